/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "archive/remark.h"

#include <stdlib.h>
#include <string.h>

#include "archive/archive.h"
#include "archive/statement_key.h"
#include "base/err.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "text/character.h"

/* As many notes as are looked through one by one; a table's first size, a power of two. */
enum { NOTES_FEW = 16, SLOTS_FIRST = 64 };

/* ---- one remark ---- */

static void note_done(struct remark_note *n)
{
	free(n->id);
	free(n->made);
	free(n->exact);
	free(n->prefix);
	free(n->suffix);
	free(n->text);
}

static void tags_done(struct remark *m)
{
	for (size_t i = 0; m->tags && m->tags[i]; i++)
		free(m->tags[i]);
	free(m->tags);
	m->tags = NULL;
}

static void remark_done(struct remark *m)
{
	for (size_t i = 0; i < m->notes_n; i++)
		note_done(&m->notes[i]);
	tags_done(m);
	free(m->notes);
	free(m->ids);
	free(m->key);
	free(m->label);
	free(m->marked);
	free(m->read);
}

bool remark_says(const struct remark *m)
{
	return m->marked || m->notes_n;
}

void remark_set(char **at, const char *when)
{
	char *copy = when ? xstrdup(when) : NULL;

	free(*at);
	*at = copy;
}

/* Letters, digits, marks, ZWNJ, "_" and "-". */
static size_t tag_letters(const char *s)
{
	size_t n = 0, step, left = strlen(s);
	uint32_t code;

	for (; n < left; n += step) {
		step = utf8_decode(s + n, left - n, &code);
		if (code != '_' && code != '-' && !character_is_word(code) &&
		    !character_is_format(code))
			break;
	}
	return n;
}

const char *remark_tag_next(const char **s, size_t *len)
{
	const char *sign;

	while ((sign = strchr(*s, '#'))) {
		bool starts = sign == *s || strchr(" \t\n([{,;", sign[-1]);

		*len = tag_letters(sign + 1);
		*s = sign + 1 + *len;
		if (starts && *len)
			return sign + 1;
	}
	return NULL;
}

/* The slot of the tag in a table of SIZE for M's first ones, or the one where it would be put. */
static uint32_t *tag_slot(const struct remark *m, uint32_t *slots, size_t size, const char *tag,
			  size_t len)
{
	size_t i = (size_t)hash_bytes(tag, len, (uintptr_t)slots) & (size - 1);

	while (slots[i] && (strlen(m->tags[slots[i] - 1]) != len ||
			    memcmp(m->tags[slots[i] - 1], tag, len) != 0))
		i = (i + 1) & (size - 1);
	return &slots[i];
}

/* A table twice as large as NEED at least, with nothing in it. */
static uint32_t *slots_for(size_t need, size_t *size)
{
	for (*size = SLOTS_FIRST; *size < 2 * need;)
		*size *= 2;
	return xcalloc(*size, sizeof(uint32_t));
}

static void tags_make(struct remark *m)
{
	size_t n = 0, size = 0, len, slots_size;
	uint32_t *slots = slots_for(0, &slots_size);
	const char *tag;

	tags_done(m);
	for (size_t i = 0; i < m->notes_n; i++) {
		const char *s = m->notes[i].text;

		while ((tag = remark_tag_next(&s, &len))) {
			if (*tag_slot(m, slots, slots_size, tag, len))
				continue;
			m->tags = vec_fit(m->tags, n + 2, &size, sizeof *m->tags);
			m->tags[n] = xcalloc(len + 1, 1);
			memcpy(m->tags[n++], tag, len);
			m->tags[n] = NULL;
			if (2 * n > slots_size) {
				free(slots);
				slots = slots_for(2 * n, &slots_size);
				for (size_t k = 0; k + 1 < n; k++)
					*tag_slot(m, slots, slots_size, m->tags[k],
						  strlen(m->tags[k])) = (uint32_t)k + 1;
			}
			*tag_slot(m, slots, slots_size, m->tags[n - 1], len) = (uint32_t)n;
		}
	}
	free(slots);
	m->retag = false;
}

static uint32_t *id_slot(const struct remark *m, const char *id)
{
	size_t i = (size_t)hash_string(id, (uintptr_t)m->ids) & (m->ids_size - 1);

	while (m->ids[i] && strcmp(m->notes[m->ids[i] - 1].id, id) != 0)
		i = (i + 1) & (m->ids_size - 1);
	return &m->ids[i];
}

static void ids_forget(struct remark *m)
{
	free(m->ids);
	m->ids = NULL;
}

/* The number of the note called ID, that of all notes where there is none. */
static size_t note_find(struct remark *m, const char *id)
{
	size_t i = 0;
	uint32_t *slot;

	if (m->notes_n < NOTES_FEW) {
		while (i < m->notes_n && strcmp(m->notes[i].id, id) != 0)
			i++;
		return i;
	}
	if (!m->ids) {
		m->ids = slots_for(2 * m->notes_n, &m->ids_size);
		for (; i < m->notes_n; i++)
			*id_slot(m, m->notes[i].id) = (uint32_t)i + 1;
	}
	slot = id_slot(m, id);
	return *slot ? *slot - 1 : m->notes_n;
}

static void note_remove(struct remark *m, size_t i)
{
	note_done(&m->notes[i]);
	memmove(m->notes + i, m->notes + i + 1, (m->notes_n - i - 1) * sizeof *m->notes);
	m->notes_n--;
	ids_forget(m);
}

/* Room for one more at the end. */
static void note_room(struct remark *m)
{
	m->notes = vec_fit(m->notes, m->notes_n + 1, &m->notes_size, sizeof *m->notes);
	if (2 * (m->notes_n + 1) > m->ids_size)
		ids_forget(m);
}

void remark_put_note(struct remark *m, const struct remark_note *note)
{
	size_t i = note_find(m, note->id);
	bool there = i < m->notes_n;

	m->retag = true;
	if (!*note->text) {
		if (there)
			note_remove(m, i);
		return;
	}
	if (there)
		note_done(&m->notes[i]);
	else
		note_room(m);
	m->notes[i] = (struct remark_note){xstrdup(note->id),     xstrdup(note->made),
					   xstrdup(note->exact),  xstrdup(note->prefix),
					   xstrdup(note->suffix), xstrdup(note->text)};
	if (there)
		return;
	m->notes_n++;
	if (m->ids)
		*id_slot(m, note->id) = (uint32_t)m->notes_n;
}

/* ---- all of them ---- */

void remarks_done(struct remarks *r)
{
	for (size_t i = 0; i < r->n; i++)
		remark_done(&r->items[i]);
	free(r->items);
	free(r->slots);
	free(r->links);
	*r = (struct remarks){.stamp = r->stamp + 1};
}

/* The slot of the remark with KEY and TEXT, or the one where it would be put. */
static uint32_t *slot_of(const struct remarks *r, const char *key, uint64_t text)
{
	size_t i = (size_t)hash_string(key, text) & (r->slots_size - 1);

	while (r->slots[i] && (r->items[r->slots[i] - 1].text != text ||
			       strcmp(r->items[r->slots[i] - 1].key, key) != 0))
		i = (i + 1) & (r->slots_size - 1);
	return &r->slots[i];
}

static void slots_make(struct remarks *r, size_t size)
{
	free(r->slots);
	r->slots = xcalloc(size, sizeof *r->slots);
	r->slots_size = size;
	for (size_t i = 0; i < r->n; i++)
		*slot_of(r, r->items[i].key, r->items[i].text) = (uint32_t)i + 1;
}

struct remark *remarks_get(struct remarks *r, const char *key, uint64_t text, const char *label)
{
	uint32_t *slot;

	if (2 * (r->n + 1) > r->slots_size)
		slots_make(r, r->slots_size ? 2 * r->slots_size : 64);
	slot = slot_of(r, key, text);
	if (*slot)
		return &r->items[*slot - 1];
	r->items = vec_fit(r->items, r->n + 1, &r->size, sizeof *r->items);
	r->items[r->n++] = (struct remark){
		.key = xstrdup(key), .text = text, .label = xstrdup(label ? label : "")};
	*slot = (uint32_t)r->n;
	r->links_n = 0;
	return &r->items[r->n - 1];
}

void remarks_tidy(struct remarks *r)
{
	size_t kept = 0;

	for (size_t i = 0; i < r->n; i++) {
		struct remark *m = &r->items[i];

		if (m->retag)
			tags_make(m);
		if (remark_says(m) || m->read)
			r->items[kept++] = *m;
		else
			remark_done(m);
	}
	if (kept < r->n) {
		r->n = kept;
		slots_make(r, r->slots_size);
	}
	r->links_n = 0;
	r->stamp++;
}

static int link_compare(const void *a, const void *b)
{
	const struct remark_link *x = a, *y = b;

	return (x->s > y->s) - (x->s < y->s);
}

static void link_add(struct remarks *r, const struct archive *a, size_t number, struct remark *m)
{
	r->links = vec_fit(r->links, r->links_n + 1, &r->links_size, sizeof *r->links);
	r->links[r->links_n++] = (struct remark_link){a->items[number], number, m};
	m->found++;
}

/* The statements of the key; of several those with the text that it had. */
static void link_one(struct remarks *r, const struct statement_keys *keys, const struct archive *a,
		     struct remark *m)
{
	size_t at = 0, number, n = 0;

	while (statement_keys_next(keys, a, m->key, &at) != SIZE_MAX)
		n++;
	for (at = 0; (number = statement_keys_next(keys, a, m->key, &at)) != SIZE_MAX;)
		if (n == 1 || !m->text || statement_text_hash(a->items[number]) == m->text)
			link_add(r, a, number, m);
}

void remarks_link(struct remarks *r, const struct statement_keys *keys, const struct archive *a)
{
	r->links_n = 0;
	r->stamp++;
	for (size_t i = 0; i < r->n; i++) {
		r->items[i].found = 0;
		link_one(r, keys, a, &r->items[i]);
	}
	if (r->links_n)
		qsort(r->links, r->links_n, sizeof *r->links, link_compare);
}

const struct remark *remarks_of(const struct remarks *r, const struct statement *s)
{
	struct remark_link want = {.s = s};
	const struct remark_link *found;

	if (!r || !r->links_n)
		return NULL;
	found = bsearch(&want, r->links, r->links_n, sizeof *r->links, link_compare);
	return found ? found->remark : NULL;
}

/* ---- as fields ---- */

const char *remark_mark_value(const struct remark *m, size_t k)
{
	/* What may stand behind "mark:" in a query. */
	if (m->marked && k-- == 0)
		return "marked";
	if (m->notes_n && k-- == 0)
		return "noted";
	if (m->read && k-- == 0)
		return "read";
	return NULL;
}

const char *remark_tag_value(const struct remark *m, size_t k)
{
	return m->tags ? m->tags[k] : NULL;
}

const char *remark_note_value(const struct remark *m, size_t k)
{
	return k < m->notes_n ? m->notes[k].text : NULL;
}
