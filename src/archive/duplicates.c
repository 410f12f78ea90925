/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "archive/duplicates.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "archive/archive.h"
#include "base/err.h"
#include "base/hash.h"
#include "base/vec.h"

enum {
	/* Statements with one id that are looked at: what has more of them has no ids worth the name. */
	CHAIN_MAX = 16,
	/* Letters at the start of a text that must be the same: spaces and points may not be. */
	LETTERS = 200,
	/* Statements whose places in the table are asked for before they are looked at. */
	AHEAD = 16
};

void duplicates_init(struct duplicates *d)
{
	*d = (struct duplicates){0};
}

void duplicates_done(struct duplicates *d)
{
	free(d->table);
	free(d->before);
	free(d->hidden);
	free(d->vague);
	duplicates_init(d);
}

static bool bit_get(const uint64_t *bits, size_t i)
{
	return bits[i / 64] >> i % 64 & 1;
}

static void bit_set(uint64_t *bits, size_t i)
{
	bits[i / 64] |= UINT64_C(1) << i % 64;
}

bool duplicates_hidden(const struct duplicates *d, size_t number)
{
	return number < d->n && bit_get(d->hidden, number);
}

/* ---- the table ---- */

static uint32_t hash_id(const struct duplicates *d, const char *id)
{
	/* The address is a seed that a file cannot know. */
	return (uint32_t)hash_quick(id, strlen(id), (uint64_t)(uintptr_t)d);
}

/* The slot of ID, or the free one where it belongs. */
static struct duplicates_slot *slot(const struct duplicates *d, const struct archive *a,
				    const char *id, uint32_t hash)
{
	size_t i = hash & (d->table_size - 1);

	while (d->table[i].last &&
	       (d->table[i].hash != hash || strcmp(a->items[d->table[i].last - 1]->id, id) != 0))
		i = (i + 1) & (d->table_size - 1);
	return &d->table[i];
}

/* Room for AHEAD more. */
static void grow_table(struct duplicates *d)
{
	struct duplicates_slot *old = d->table;
	size_t old_size = d->table_size;

	if ((d->table_n + AHEAD) * 3 < d->table_size * 2)
		return;
	if (!old)
		d->before = xrealloc(NULL, d->size, sizeof *d->before);
	d->table_size = old_size ? old_size * 2 : 64;
	d->table = xcleared(d->table_size, sizeof *d->table);
	for (size_t k = 0; k < old_size; k++) {
		size_t i = old[k].hash & (d->table_size - 1);

		if (!old[k].last)
			continue;
		while (d->table[i].last)
			i = (i + 1) & (d->table_size - 1);
		d->table[i] = old[k];
	}
	free(old);
}

static void grow(struct duplicates *d, size_t n)
{
	size_t words = (d->size + 63) / 64, more;

	if (n <= d->size)
		return;
	d->size = vec_size(d->size, n);
	more = (d->size + 63) / 64;
	if (d->table)
		d->before = xrealloc(d->before, d->size, sizeof *d->before);
	d->hidden = xrealloc(d->hidden, more, sizeof *d->hidden);
	d->vague = xrealloc(d->vague, more, sizeof *d->vague);
	memset(d->hidden + words, 0, (more - words) * sizeof *d->hidden);
	memset(d->vague + words, 0, (more - words) * sizeof *d->vague);
}

/* ---- what is the same ---- */

static bool equal(const char *a, const char *b)
{
	return a && b ? !strcmp(a, b) : a == b;
}

static bool is_letter(unsigned char c)
{
	return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
	       (c >= 'a' && c <= 'z');
}

/* Whether two texts begin with the same letters; blanks, points and marks do not count, but where there is
 * nothing else. */
static bool texts_agree(const char *a, const char *b)
{
	const char *x = a, *y = b;
	size_t n = 0;

	for (; n < LETTERS; n++, a++, b++) {
		while (*a && !is_letter((unsigned char)*a))
			a++;
		while (*b && !is_letter((unsigned char)*b))
			b++;
		if (*a != *b)
			return false;
		if (!*a)
			break;
	}
	return n > 0 || !strcmp(x, y);
}

static bool bodies_agree(struct kept a, struct kept b)
{
	struct buf room, other;
	bool same;

	if (!a.at || !b.at)
		return false;
	buf_init(&room);
	buf_init(&other);
	same = texts_agree(kept_text(a, &room), kept_text(b, &other));
	buf_done(&room);
	buf_done(&other);
	return same;
}

/* When S was last revised, as far as it says; NULL: it does not. */
static const char *revised(const struct statement *s)
{
	return s->rare->updated ? s->rare->updated : s->published;
}

/* Whether one may be what became of the other: both say when, two of a file not the same. */
static bool are_revisions(const struct statement *a, const struct statement *b)
{
	const char *x = revised(a), *y = revised(b);

	return x && y && (a->file != b->file || strcmp(x, y) != 0);
}

static bool says_the_same(const struct statement *a, const struct statement *b)
{
	const struct kept x = statement_body(a), y = statement_body(b);

	if (!equal(a->edtf, b->edtf) || !equal(a->title, b->title))
		return false;
	/* The speeches of a sitting have its title. */
	if (a->title)
		return !x.at || !y.at ||
		       (equal(a->speaker, b->speaker) &&
			(are_revisions(a, b) || bodies_agree(x, y)));
	if (!x.at && !y.at)
		return a->occasion && equal(a->occasion, b->occasion);
	return equal(a->speaker, b->speaker) && bodies_agree(x, y);
}

/* Whether ID is of a kind that is meant for the whole world. */
static bool is_global(const char *id)
{
	static const char *const schemes[] = {"http:", "https:", "tag:", "urn:", "doi:", "hdl:",
					      "ark:",  "info:",  "oai:", "ftp:", "at:"};

	for (size_t i = 0; i < sizeof schemes / sizeof schemes[0]; i++)
		if (!strncasecmp(id, schemes[i], strlen(schemes[i])))
			return true;
	return false;
}

/* ---- which is newer ---- */

/* Two digits and more at S, all of them; -1 where there are none. */
static int digits(const char *s, int n)
{
	int value = 0;

	for (int i = 0; i < n; i++) {
		if (s[i] < '0' || s[i] > '9')
			return -1;
		value = value * 10 + (s[i] - '0');
	}
	return value;
}

/* The seconds of a time of RFC 3339, or of the start of one; INT64_MIN where it is none. */
static int64_t seconds(const char *s)
{
	int64_t day, t;
	int year = digits(s, 4), month = 1, mday = 1, hour, minute, second;
	size_t len = strlen(s);

	if (year < 0)
		return INT64_MIN;
	if (len >= 7 && (month = digits(s + 5, 2)) < 1)
		month = 1;
	if (len >= 10 && (mday = digits(s + 8, 2)) < 1)
		mday = 1;
	/* Years begin in March here, so that the leap day is their last. */
	year -= month <= 2;
	day = (int64_t)year * 365 + year / 4 - year / 100 + year / 400 +
	      (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + mday;
	t = day * 86400;
	if (len < 16 || (hour = digits(s + 11, 2)) < 0 || (minute = digits(s + 14, 2)) < 0)
		return t;
	t += hour * 3600 + minute * 60;
	s += 16;
	if (*s == ':' && (second = digits(s + 1, 2)) >= 0) {
		t += second;
		s += 3;
	}
	while (*s == '.' || (*s >= '0' && *s <= '9'))
		s++;
	if ((*s == '+' || *s == '-') && strlen(s) >= 6 && (hour = digits(s + 1, 2)) >= 0 &&
	    (minute = digits(s + 4, 2)) >= 0)
		t += (*s == '+' ? -1 : 1) * (hour * 3600 + minute * 60);
	return t;
}

/* Whether A, read later, is no older than B. */
static bool is_newer(const struct statement *a, const struct statement *b)
{
	const char *x = revised(a) ? revised(a) : a->edtf;
	const char *y = revised(b) ? revised(b) : b->edtf;

	return !x || !y || seconds(x) >= seconds(y);
}

/* ---- taking in ---- */

static void hide(struct duplicates *d, size_t number)
{
	bit_set(d->hidden, number);
	d->hidden_n++;
}

/* Whether statements X and Y, with one id, are copies; VAGUE: the id says little. */
static bool is_copy(const struct archive *a, size_t x, size_t y, bool vague)
{
	const struct statement *s = a->items[x], *t = a->items[y];

	if (!vague && s->file != t->file && is_global(s->id))
		return true;
	return says_the_same(s, t);
}

/* Whether the id of the chain that begins with number and 1 LINK is one that says little. */
static bool is_vague(const struct duplicates *d, uint32_t link)
{
	int n = 0;

	for (; link && n < CHAIN_MAX; link = d->before[link - 1], n++)
		if (bit_get(d->vague, link - 1))
			return true;
	return link != 0;
}

/* NUMBER is new, and LINK is the chain of those with its id. Returns what stands for SELECTED. */
static size_t take(struct duplicates *d, const struct archive *a, size_t number, uint32_t link,
		   size_t selected)
{
	const struct statement *s = a->items[number];
	bool vague = is_vague(d, link);
	uint32_t at = link;

	for (int n = 0; at && n < CHAIN_MAX && !vague; at = d->before[at - 1], n++)
		vague = a->items[at - 1]->file == s->file && !says_the_same(a->items[at - 1], s);
	if (vague)
		bit_set(d->vague, number);
	at = link;
	for (int n = 0; at && n < CHAIN_MAX; at = d->before[at - 1], n++) {
		size_t other = at - 1;

		if (bit_get(d->hidden, other) || !is_copy(a, number, other, vague))
			continue;
		if (!is_newer(s, a->items[other])) {
			hide(d, number);
			break;
		}
		hide(d, other);
		if (selected == other)
			selected = number;
	}
	return selected;
}

/* Whether S has an id of the archive's own. */
static bool has_id(const struct statement *s)
{
	return s->id && !s->made_id;
}

/* Put the next N statements into the table, AHEAD at most. It is too large for the cache. */
static size_t put(struct duplicates *d, const struct archive *a, size_t n, size_t selected)
{
	const struct statement *const *items = a->items + d->put;
	uint32_t hashes[AHEAD];

	grow_table(d);
	for (size_t i = 0; i < n; i++) {
		hashes[i] = has_id(items[i]) ? hash_id(d, items[i]->id) : 0;
		__builtin_prefetch(&d->table[hashes[i] & (d->table_size - 1)]);
	}
	for (size_t i = 0; i < n; i++, d->put++) {
		struct duplicates_slot *at;

		d->before[d->put] = 0;
		if (!has_id(items[i]))
			continue;
		at = slot(d, a, items[i]->id, hashes[i]);
		if (at->last)
			selected = take(d, a, d->put, at->last, selected);
		else
			d->table_n++;
		d->before[d->put] = at->last;
		*at = (struct duplicates_slot){(uint32_t)d->put + 1, hashes[i]};
	}
	return selected;
}

/* Whether no statement from number FROM up to TO can be a copy of those before, nor they of it. */
static bool are_single(const struct archive *a, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (a->items[i]->file != a->items[0]->file ||
		    (has_id(a->items[i]) && !a->items[i]->first_id))
			return false;
	return true;
}

size_t duplicates_grow(struct duplicates *d, const struct archive *a, size_t to, size_t selected)
{
	size_t left = to > d->n ? to - d->n : 0;

	grow(d, to);
	if (!d->table && are_single(a, d->n, to)) {
		d->n += left;
		return selected;
	}
	while (left && d->put < to) {
		size_t n = left < AHEAD ? left : AHEAD;

		n = n < to - d->put ? n : to - d->put;
		selected = put(d, a, n, selected);
		left -= n;
	}
	if (d->put > d->n)
		d->n = d->put;
	return selected;
}

size_t duplicates_of(const struct duplicates *d, const struct archive *a, size_t number,
		     uint32_t *copies, size_t max)
{
	const struct statement *s = number < d->n ? a->items[number] : NULL;
	size_t found = 0;
	uint32_t first, at;
	bool vague;

	if (!s || !has_id(s) || !d->table_size)
		return 0;
	first = slot(d, a, s->id, hash_id(d, s->id))->last;
	vague = is_vague(d, first);
	at = first;
	for (int n = 0; at && n < CHAIN_MAX && found < max; at = d->before[at - 1], n++)
		if (at - 1 != number && is_copy(a, number, at - 1, vague))
			copies[found++] = at - 1;
	return found;
}

size_t duplicates_newest(const struct duplicates *d, const struct archive *a, size_t number)
{
	uint32_t copies[CHAIN_MAX];
	size_t n;

	if (!duplicates_hidden(d, number))
		return number;
	n = duplicates_of(d, a, number, copies, CHAIN_MAX);
	for (size_t i = 0; i < n; i++)
		if (!duplicates_hidden(d, copies[i]))
			return copies[i];
	return number;
}
