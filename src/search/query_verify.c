/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Query: what is found in the search form, looked at in the original; hits and highlights. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "archive/statement.h"
#include "base/err.h"
#include "base/marks.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "search/query_tree.h"
#include "search/scan.h"
#include "text/character.h"
#include "text/raised.h"
#include "text/words.h"

struct query_scratch *query_scratch_new(struct fold *fold)
{
	struct query_scratch *x = xcalloc(1, sizeof *x);

	x->fold = fold;
	return x;
}

static void scratch_forget_holders(struct query_scratch *x)
{
	for (size_t i = 0; i < sizeof x->holders / sizeof *x->holders; i++) {
		free(x->holders[i]);
		x->holders[i] = NULL;
	}
}

static void scratch_done(struct query_scratch *x)
{
	if (x->held)
		scratch_forget_holders(x);
	buf_done(&x->text);
	buf_done(&x->marks);
	buf_done(&x->body);
	free(x->split.words.items);
	free(x->places.items);
	query_regex_scratch_free(x->match);
}

void query_scratch_free(struct query_scratch *x)
{
	if (!x)
		return;
	fold_map_done(&x->map);
	scratch_done(x);
	free(x);
}

/* ---- The very word ---- */

/* Whether a word goes on at CODE, or 0 where that cannot be decided yet. */
static int goes_on(uint32_t code)
{
	if (character_is_word(code))
		return 1;
	/* Marks of a body, ZWNJ and other unseen ones: what follows decides. */
	if ((code < 0x80 && mark_is_inline((char)code)) || character_is_format(code))
		return 0;
	return -1;
}

/* Whether the word of CODE goes on with OTHER, its neighbour across AT. */
static bool joined(struct query_scratch *x, const char *s, size_t at, uint32_t code, uint32_t other)
{
	if (!words_unspaced(code) && !words_unspaced(other))
		return true;
	return !words_edge(fold_words(x->fold), s, s + at);
}

/* Whether the word that ends in LAST before byte AT goes on there. */
static bool word_after(struct query_scratch *x, const char *s, size_t at, uint32_t last)
{
	while (s[at]) {
		uint32_t code;
		size_t step = utf8_decode(s + at, strnlen(s + at, 4), &code);

		/* 2015³ is the word 2015, and what stands above it. */
		if (raised_is_above(code) && raised_after_digit(s, at))
			return false;
		if (goes_on(code))
			return goes_on(code) > 0 && joined(x, s, at, last, code);
		at += step;
	}
	return false;
}

/* Whether the word that begins with FIRST at byte FROM began before. */
static bool word_before(struct query_scratch *x, const char *s, size_t from, uint32_t first)
{
	size_t at = from;

	while (at) {
		size_t start = at - 1;
		uint32_t code;

		while (start && ((unsigned char)s[start] & 0xC0) == 0x80)
			start--;
		utf8_decode(s + start, at - start, &code);
		if (goes_on(code))
			return goes_on(code) > 0 && joined(x, s, from, first, code);
		at = start;
	}
	return false;
}

/* The bytes [FROM, TO) of S without marks of a body, blanks single, composed, in x->text. */
static void plain(struct query_scratch *x, const char *s, size_t from, size_t to)
{
	struct buf bare;

	buf_init(&bare);
	for (size_t i = from; i < to; i++) {
		unsigned char c = (unsigned char)s[i];

		if (mark_is_inline((char)c))
			continue;
		if (c > ' ')
			buf_putc(&bare, (char)c);
		else if (bare.len && bare.data[bare.len - 1] != ' ')
			buf_putc(&bare, ' ');
	}
	buf_clear(&x->text);
	character_compose(&x->text, buf_str(&bare), bare.len);
	buf_done(&bare);
}

/* The same without unseen characters at its end, down to LEN bytes: they are not part of what was found
 * unless they were typed. Returns where in S it ends. */
static size_t plain_trimmed(struct query_scratch *x, const char *s, size_t from, size_t to,
			    size_t len)
{
	plain(x, s, from, to);
	while (x->text.len > len) {
		size_t at = to;
		uint32_t code;

		do
			at--;
		while (at > from && ((unsigned char)s[at] & 0xC0) == 0x80);
		utf8_decode(s + at, to - at, &code);
		if (goes_on(code) || at == from)
			break;
		to = at;
		plain(x, s, from, to);
	}
	return to;
}

static bool verify_exact(const struct query_node *n, struct query_scratch *x, const char *s,
			 size_t from, size_t to)
{
	struct buf want;
	uint32_t first = 0, last = 0;
	bool same;

	buf_init(&want);
	character_compose(&want, n->typed, strlen(n->typed));
	to = plain_trimmed(x, s, from, to, want.len);
	same = x->text.len == want.len && !memcmp(buf_str(&x->text), buf_str(&want), want.len);
	for (size_t i = 0, step; same && i < want.len; i += step) {
		step = utf8_decode(want.data + i, want.len - i, &last);
		first = i ? first : last;
	}
	buf_done(&want);
	if (!same || n->part)
		return same;
	return !(goes_on(first) >= 0 && word_before(x, s, from, first)) &&
	       !(goes_on(last) >= 0 && word_after(x, s, to, last));
}

/* Whether MARKS, of a letter in the text, hold those that were typed with it. */
static bool holds_marks(const struct buf *marks, const struct query_mark *m)
{
	const char *at = buf_str(marks), *end = at + marks->len;

	for (size_t i = 0, step; i < m->len; i += step) {
		uint32_t code;
		const char *found;

		step = utf8_decode(m->marks + i, m->len - i, &code);
		found = memmem(at, (size_t)(end - at), m->marks + i, step);
		if (!found)
			return false;
		at = found + step;
	}
	return true;
}

/* Whether CODE is or holds the mark x->held. */
static bool is_holder(struct query_scratch *x, uint32_t code)
{
	uint8_t **page = &x->holders[code >> 8];
	char utf8[4], mark[4];

	if (!*page)
		*page = xcalloc(256, 1);
	if (!(*page)[code & 0xFF]) {
		size_t len = utf8_encode(x->held, mark);

		buf_clear(&x->marks);
		fold_marks(utf8, utf8_encode(code, utf8), NULL, &x->marks);
		(*page)[code & 0xFF] = memmem(buf_str(&x->marks), x->marks.len, mark, len) ? 2 : 1;
	}
	return (*page)[code & 0xFF] == 2;
}

/*
 * Whether the first mark that N asks for is anywhere in S: most texts can be decided at a glance, without
 * their map. Where dots of i count, ASCII may hold it.
 */
static bool may_hold(const struct query_node *n, struct query_scratch *x,
		     const struct statement *of, const char *s)
{
	uint32_t mark, code;

	if (!n->marks_n)
		return true;
	utf8_decode(n->marks[0].marks, n->marks[0].len, &mark);
	if ((mark == 0x131 || mark == 0x307) && of->shared->language)
		return true;
	if (x->held != mark) {
		scratch_forget_holders(x);
		x->held = mark;
	}
	for (size_t len = strlen(s), step; len; s += step, len -= step) {
		step = 1;
		if ((unsigned char)*s < 0x80)
			continue;
		step = utf8_decode(s, len, &code);
		if (is_holder(x, code))
			return true;
	}
	return false;
}

bool query_verify(const struct query_node *n, struct query_scratch *x, const struct statement *of,
		  const char *s, size_t at)
{
	size_t from, to;

	if (n->exact) {
		fold_map_source(&x->map, at, at + n->len, &from, &to);
		return verify_exact(n, x, s, from, to);
	}
	for (size_t i = 0; i < n->marks_n; i++) {
		size_t letter = at + n->marks[i].at;

		fold_map_source(&x->map, letter, letter + 1, &from, &to);
		buf_clear(&x->marks);
		fold_marks(s + from, to - from, of ? of->shared->language : NULL, &x->marks);
		if (!holds_marks(&x->marks, &n->marks[i]))
			return false;
	}
	return true;
}

size_t query_verify_count(const struct query_node *n, struct query_scratch *x, unsigned fields,
			  const struct statement *of, size_t most)
{
	static const uint32_t even[256];
	struct scan scan;
	size_t found = 0;
	const char *s;

	scan_init(&scan, n->needle, n->len, even);
	for (const struct field *f = field_table; f < field_table + field_count; f++) {
		if (!(n->fields & fields & FIELD_BIT(field_number(f))) ||
		    f->search != FIELD_SEARCH_TEXT)
			continue;
		for (size_t k = 0; (s = field_string(f, NULL, of, k, &x->body)); k++) {
			const char *p, *end;

			if (!may_hold(n, x, of, s))
				continue;
			fold_map_fill(x->fold, &x->map, s, strlen(s));
			p = x->map.text;
			end = p + x->map.len;
			while ((p = scan_next(&scan, p, end))) {
				bool good = query_verify(n, x, of, s, (size_t)(p - x->map.text));

				found += good;
				if (found >= most)
					return found;
				p += good ? n->len : 1;
			}
		}
	}
	return found;
}

/* ---- Hits ---- */

static void hit_add(struct query_hits *h, struct query_scratch *x, size_t at, size_t end,
		    size_t term)
{
	size_t from, to;

	fold_map_source(&x->map, at, end, &from, &to);
	h->items = vec_fit(h->items, h->n + 1, &h->size, sizeof *h->items);
	h->items[h->n++] = (struct query_hit){from, to, term};
}

static int hit_compare(const void *a, const void *b)
{
	const struct query_hit *x = a, *y = b;

	if (x->start != y->start)
		return x->start > y->start ? 1 : -1;
	return (x->term > y->term) - (x->term < y->term);
}

void query_verify_places(const struct query_node *n, struct query_scratch *x,
			 const struct query_look *look, size_t most, struct query_places *out)
{
	static const uint32_t even[256];
	const char *p = look->text + look->from, *end = look->text + look->to;
	struct scan scan;

	scan_init(&scan, n->needle, n->len, even);
	while (most && (p = scan_next(&scan, p, end))) {
		size_t at = (size_t)(p - look->text);
		bool good = !n->slow || query_verify(n, x, look->of, look->s, at);

		if (good) {
			out->items =
				vec_fit(out->items, out->n + 1, &out->size, sizeof *out->items);
			out->items[out->n++] = (struct query_place){at, at + n->len};
			most--;
		}
		p += good ? n->len : 1;
	}
}

static void hits_of(const struct query_node *n, struct query_scratch *x,
		    const struct query_look *look, size_t term, struct query_hits *hits)
{
	x->places.n = 0;
	query_near_places(n, x, look, SIZE_MAX, &x->places);
	for (size_t i = 0; i < x->places.n; i++)
		hit_add(hits, x, x->places.items[i].start, x->places.items[i].end, term);
}

void query_hits(const struct query *q, struct query_scratch *x, const struct statement *of,
		unsigned fields, const char *s, size_t len, struct query_hits *hits)
{
	struct query_look look = {.of = of, .fields = fields};
	size_t first = hits->n;
	bool filled = false;
	char *copy = NULL;

	x->split.text = NULL;
	for (size_t k = 0; k < query_terms(q); k++) {
		const struct query_node *n = q->terms[k];

		if (!(query_near_fields(n) & fields))
			continue;
		if (!filled)
			fold_map_fill(x->fold, &x->map, s, len);
		filled = true;
		if (!x->map.len)
			return;
		if (n->slow && !copy) { /* looks beyond the hit, up to the end of a string */
			copy = xcalloc(len + 1, 1);
			memcpy(copy, s, len);
		}
		look.s = copy;
		look.text = x->map.text;
		look.to = x->map.len;
		hits_of(n, x, &look, k, hits);
	}
	free(copy);
	if (hits->n - first > 1)
		qsort(hits->items + first, hits->n - first, sizeof *hits->items, hit_compare);
}

void query_hits_done(struct query_hits *hits)
{
	free(hits->items);
	*hits = (struct query_hits){0};
}

static void range_add(struct query_ranges *r, size_t first, const struct query_hit *h)
{
	struct query_range *last = r->n > first ? &r->items[r->n - 1] : NULL;

	if (last && h->start <= last->end) {
		last->end = h->end > last->end ? h->end : last->end;
		return;
	}
	r->items = vec_fit(r->items, r->n + 1, &r->size, sizeof *r->items);
	r->items[r->n++] = (struct query_range){h->start, h->end, h->term};
}

void query_highlight_fields(const struct query *q, struct fold *fold, struct fold_map *map,
			    const struct statement *of, unsigned fields, const char *s, size_t len,
			    struct query_ranges *ranges)
{
	struct query_scratch x = {.fold = fold, .map = *map};
	struct query_hits hits = {0};
	size_t first = ranges->n;

	query_hits(q, &x, of, fields, s, len, &hits);
	for (size_t i = 0; i < hits.n; i++)
		range_add(ranges, first, &hits.items[i]);
	*map = x.map;
	query_hits_done(&hits);
	scratch_done(&x);
}

void query_highlight(const struct query *q, struct fold *fold, struct fold_map *map, const char *s,
		     size_t len, struct query_ranges *ranges)
{
	query_highlight_fields(q, fold, map, NULL, FIELD_ANY, s, len, ranges);
}

void query_ranges_done(struct query_ranges *ranges)
{
	free(ranges->items);
	*ranges = (struct query_ranges){0};
}

/* 1: the text in x->map matches N, 0: it does not, -1: N is not about a text. */
static int matches_text(const struct query_node *n, struct query_scratch *x, const char *s)
{
	struct query_look look = {
		.s = s, .text = x->map.text, .to = x->map.len, .fields = FIELD_ANY};
	struct query_hits hits = {0};
	int all = -1, any = -1, one;

	switch (n->kind) {
	case QUERY_WORD:
	case QUERY_PATTERN:
	case QUERY_NEAR:
	case QUERY_REGEX: hits_of(n, x, &look, 0, &hits); break;
	case QUERY_DAYS:
	case QUERY_META:
	case QUERY_SAMPLE:
	case QUERY_NOTHING: return -1;
	default:
		for (const struct query_node *c = n->child; c; c = c->next) {
			one = matches_text(c, x, s);
			if (one < 0)
				continue;
			all = all < 0 || one < all ? one : all;
			any = one > any ? one : any;
		}
		if (n->kind == QUERY_NOT)
			return any < 0 ? -1 : !any;
		return n->kind == QUERY_OR ? any : all;
	}
	one = hits.n > 0;
	query_hits_done(&hits);
	return one;
}

bool query_matches_text(const struct query *q, struct fold *fold, const char *s, size_t len)
{
	struct query_scratch *x;
	char *copy;
	bool match;

	if (query_is_empty(q))
		return true;
	x = query_scratch_new(fold);
	copy = xcalloc(len + 1, 1);
	memcpy(copy, s, len);
	fold_map_fill(fold, &x->map, copy, len);
	match = matches_text(q->root, x, copy) != 0;
	free(copy);
	query_scratch_free(x);
	return match;
}
