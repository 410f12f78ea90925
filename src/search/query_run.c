/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Query: over an index, as sets of bits. */
#include "config.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "archive/archive.h"
#include "base/err.h"
#include "search/query_tree.h"
#include "search/scan.h"

/* The statements [from, from + n) of an index; sets of bits count from `from`. */
struct run {
	const struct index *ix;
	struct query_scratch *x;
	size_t from, n, words;
	bool base; /* what is looked for in the text counts as found, ... */
	bool absent; /* ... or, where it must not occur, as not found: either way it leaves nothing out */
	bool rest; /* only what stands behind a sample counts, else only what stands before it */
};

static bool bit(const uint64_t *set, size_t i)
{
	return set[i / 64] >> i % 64 & 1;
}

static void bit_set(uint64_t *set, size_t i)
{
	set[i / 64] |= UINT64_C(1) << i % 64;
}

static size_t bit_count(const uint64_t *set, size_t words)
{
	size_t n = 0;

	for (size_t w = 0; w < words; w++)
		n += (size_t)__builtin_popcountll(set[w]);
	return n;
}

/* The next one set from I on; N where there is none. */
static size_t bit_next(const uint64_t *set, size_t i, size_t n)
{
	while (i < n) {
		uint64_t rest = set[i / 64] >> i % 64;

		if (rest) {
			i += (size_t)__builtin_ctzll(rest);
			return i < n ? i : n;
		}
		i = (i / 64 + 1) * 64;
	}
	return n;
}

/* Its text is soon looked at: far apart, no processor guesses where. */
static void run_expect(const struct run *r, size_t i)
{
	__builtin_prefetch(r->ix->text + r->ix->start[r->from + (i < r->n ? i : r->n)]);
}

static const char *run_text(const struct run *r, size_t i)
{
	return r->ix->text + r->ix->start[r->from + i];
}

static bool run_stopped(const struct run *r)
{
	return r->x->stop && r->x->stop(r->x->stop_data);
}

/* Whether a hit at P, in the statement of the text [AT, END), or one that follows there lies in one
 * of FIELDS; its place. */
static const char *run_field(unsigned fields, const struct scan *scan, const char *at,
			     const char *p, const char *end)
{
	unsigned field = index_walk_of(at, end).next;

	if (fields == FIELD_ANY)
		return p;
	while (p) {
		const char *mark;

		while ((mark = memchr(at, INDEX_FIELD, (size_t)(p - at)))) {
			at = mark + 1;
			field = index_field_after(field);
		}
		if (fields & FIELD_BIT(field))
			return p;
		if (field >= field_count || !(fields >> field))
			return NULL;
		/* Not here, but in a field after this one. */
		mark = memchr(p, INDEX_FIELD, (size_t)(end - p));
		if (!mark)
			return NULL;
		at = mark + 1;
		field = index_field_after(field);
		p = scan_next(scan, at, end);
	}
	return NULL;
}

/* Whether statement I, in which P is the first hit of the search form, matches word N. */
static bool run_check(const struct query_node *n, const struct run *r, const struct scan *scan,
		      size_t i, const char *p)
{
	if (!run_field(n->fields, scan, run_text(r, i), p, run_text(r, i + 1)))
		return false;
	return !n->slow ||
	       query_verify_count(n, r->x, FIELD_ANY, &r->ix->batch->items[r->from + i], 1) > 0;
}

/* Statement by statement, where few are asked for. */
static void run_word_few(const struct query_node *n, const struct run *r, const struct scan *scan,
			 const uint64_t *mask, uint64_t *out)
{
	size_t next;

	for (size_t i = bit_next(mask, 0, r->n); i < r->n; i = next) {
		const char *p;

		next = bit_next(mask, i + 1, r->n);
		run_expect(r, next);
		p = scan_next(scan, run_text(r, i), run_text(r, i + 1));
		if (p && run_check(n, r, scan, i, p))
			bit_set(out, i);
	}
}

/* All of them as they lie in memory: it streams, which is as quick for many hits as for none. */
static void run_word_all(const struct query_node *n, const struct run *r, const struct scan *scan,
			 const uint64_t *mask, uint64_t *out)
{
	bool certain = scan->len <= 2 && n->fields == FIELD_ANY && !n->slow;

	for (size_t i = 0; i < r->n; i++) {
		const char *p, *at = run_text(r, i), *end = run_text(r, i + 1);

		if (!scan_holds(scan, at, end) || !bit(mask, i))
			continue;
		if (certain || ((p = scan_next(scan, at, end)) && run_check(n, r, scan, i, p)))
			bit_set(out, i);
		if (n->slow && run_stopped(r))
			break;
	}
}

static void run_word(const struct query_node *n, const struct run *r, const uint64_t *mask,
		     uint64_t *out)
{
	/* Below this share of the statements, skipping the others pays. */
	enum { FEW = 2 };
	struct scan scan;

	if (n->spaced)
		run_word(n->spaced, r, mask, out);
	if (r->ix->len) {
		scan_init(&scan, n->needle, n->len, r->ix->histogram);
		if (bit_count(mask, r->words) < r->n / FEW)
			run_word_few(n, r, &scan, mask, out);
		else
			run_word_all(n, r, &scan, mask, out);
	}
}

static void run_days(const struct query_node *n, const struct run *r, const uint64_t *mask,
		     uint64_t *out)
{
	const struct statement *s = r->ix->batch->items + r->from;

	for (size_t i = bit_next(mask, 0, r->n); i < r->n; i = bit_next(mask, i + 1, r->n))
		if (query_days_match(n, &s[i].date) != QUERY_DATE_NO)
			bit_set(out, i);
}

/* What has places in a text: expressions, patterns, what is near. */
static void run_places(const struct query_node *n, const struct run *r, const uint64_t *mask,
		       uint64_t *out)
{
	for (size_t i = bit_next(mask, 0, r->n); i < r->n && !run_stopped(r);
	     i = bit_next(mask, i + 1, r->n))
		if (query_near_count(n, r->x, FIELD_ANY, &r->ix->batch->items[r->from + i],
				     run_text(r, i), run_text(r, i + 1), 1))
			bit_set(out, i);
}

/* "fa" is the language of "fa-IR" too. */
static bool is_language(const char *s, const char *want, bool exact)
{
	size_t i = 0;

	for (; want[i]; i++) {
		char a = s[i] == '_' ? '-' : s[i], b = want[i] == '_' ? '-' : want[i];

		if ((a >= 'A' && a <= 'Z' ? a | 0x20 : a) != (b >= 'A' && b <= 'Z' ? b | 0x20 : b))
			return false;
	}
	return !s[i] || (!exact && (s[i] == '-' || s[i] == '_'));
}

static int own_compare(const void *a, const void *b)
{
	const struct statement *const *x = a, *const *y = b;

	return (*x > *y) - (*x < *y);
}

static bool run_own(const struct query_node *n, const struct statement *s)
{
	return n->own_n && bsearch(&s, n->own, n->own_n, sizeof *n->own, own_compare);
}

/* Whether one of VALUES is that of N; where N has none, whether all of them say nothing. */
static bool run_whole(const struct query_node *n, struct query_scratch *x,
		      struct field_values *values)
{
	const char *value;
	size_t len;

	while (field_values_next(values, &value, &len))
		if (query_whole_holds(n, x, value, len) == (n->len > 0))
			return n->len > 0;
	return !n->len;
}

static bool run_meta_one(const struct query_node *n, struct query_scratch *x,
			 const struct statement *s)
{
	const struct field *field = n->field.field;
	struct field_values values = {.field = field, .s = s, .room = &x->body};
	const char *value;
	size_t len;

	if (field->search == FIELD_SEARCH_OWN)
		return run_own(n, s) != (n->whole && !n->len);
	if (field->search == FIELD_SEARCH_FILE)
		return s->file < n->files_n && n->files[s->file];
	if (n->whole)
		return run_whole(n, x, &values);
	/* Of several speakers each by itself: one is meant. */
	while (field_values_next(&values, &value, &len)) {
		bool found;

		if (field->search == FIELD_SEARCH_LANGUAGE) {
			found = is_language(value, n->typed, n->exact) ||
				(n->language && is_language(value, n->language, n->exact));
		} else if (n->exact && !n->elements_n) {
			found = strlen(n->typed) == len && !memcmp(value, n->typed, len);
		} else {
			found = query_term_holds(n, x, value, len);
		}
		if (found)
			return true;
	}
	return false;
}

/* What the remarks add that N looks into. */
static void run_remarks(const struct query_node *n, const struct run *r, const uint64_t *mask,
			uint64_t *out)
{
	const struct statement *s = r->ix->batch->items + r->from;

	for (size_t i = bit_next(mask, 0, r->n); i < r->n; i = bit_next(mask, i + 1, r->n))
		if (run_own(n, &s[i]))
			bit_set(out, i);
}

static void run_meta(const struct query_node *n, const struct run *r, const uint64_t *mask,
		     uint64_t *out)
{
	const struct statement *s = r->ix->batch->items + r->from;

	for (size_t i = bit_next(mask, 0, r->n); i < r->n; i = bit_next(mask, i + 1, r->n))
		if (run_meta_one(n, r->x, &s[i]))
			bit_set(out, i);
}

static void run_node(const struct query_node *n, const struct run *r, const uint64_t *mask,
		     uint64_t *out);

/* Whether N is looked for in what a statement says, not in who, where or when it was. */
static bool node_in_text(const struct query_node *n)
{
	unsigned fields = n->spans_n || !query_is_term(n) ? 0 : query_near_fields(n);

	for (unsigned i = 0; i < field_count; i++)
		if (field_table[i].words && fields & FIELD_BIT(i))
			return true;
	return false;
}

bool query_term_in_text(const struct query *q, size_t i)
{
	return node_in_text(q->terms[i]);
}

unsigned query_term_fields(const struct query *q, size_t i)
{
	return query_near_fields(q->terms[i]);
}

/* Where the children of N begin that count. */
static const struct query_node *run_first(const struct query_node *n, const struct run *r)
{
	const struct query_node *c = n->child;

	while (r->rest && c->kind != QUERY_SAMPLE)
		c = c->next;
	return r->rest ? c->next : c;
}

static bool run_ends(const struct query_node *c, const struct run *r)
{
	return c->kind == QUERY_SAMPLE && !r->base;
}

/* Each child among what the ones before have left; the cheap ones first. */
static void run_and(const struct query_node *n, const struct run *r, const uint64_t *mask,
		    uint64_t *out)
{
	uint64_t *left = xcalloc(r->words, sizeof *left);
	struct run inner = *r;

	inner.rest = false;
	memcpy(left, mask, r->words * sizeof *left);
	memcpy(out, mask, r->words * sizeof *out);
	for (int cost = 0; cost <= n->cost; cost++) {
		for (const struct query_node *c = run_first(n, r); c && !run_ends(c, r);
		     c = c->next) {
			if (c->cost != cost)
				continue;
			memset(out, 0, r->words * sizeof *out);
			run_node(c, &inner, left, out);
			memcpy(left, out, r->words * sizeof *left);
		}
	}
	free(left);
}

/* Each child among what the ones before have not found. */
static void run_or(const struct query_node *n, const struct run *r, const uint64_t *mask,
		   uint64_t *out)
{
	uint64_t *left = xcalloc(r->words * 2, sizeof *left), *one = left + r->words;

	for (const struct query_node *c = n->child; c; c = c->next) {
		for (size_t w = 0; w < r->words; w++) {
			left[w] = mask[w] & ~out[w];
			one[w] = 0;
		}
		run_node(c, r, left, one);
		for (size_t w = 0; w < r->words; w++)
			out[w] |= one[w];
	}
	free(left);
}

static void run_not(const struct query_node *n, const struct run *r, const uint64_t *mask,
		    uint64_t *out)
{
	struct run inner = *r;

	inner.absent = !r->absent;
	run_node(n->child, &inner, mask, out);
	for (size_t w = 0; w < r->words; w++)
		out[w] = mask[w] & ~out[w];
}

/* Set in OUT, which is clear, the bits of MASK whose statements match N. */
static void run_node(const struct query_node *n, const struct run *r, const uint64_t *mask,
		     uint64_t *out)
{
	if (r->base && node_in_text(n)) {
		if (!r->absent)
			memcpy(out, mask, r->words * sizeof *out);
		return;
	}
	switch (n->kind) {
	case QUERY_AND: run_and(n, r, mask, out); break;
	case QUERY_OR: run_or(n, r, mask, out); break;
	case QUERY_NAMED: run_node(n->child, r, mask, out); break;
	case QUERY_NOT: run_not(n, r, mask, out); break;
	case QUERY_WORD:
		run_word(n, r, mask, out);
		if (n->spans_n)
			run_days(n, r, mask, out);
		break;
	case QUERY_PATTERN:
	case QUERY_NEAR:
	case QUERY_REGEX: run_places(n, r, mask, out); break;
	case QUERY_DAYS: run_days(n, r, mask, out); break;
	case QUERY_META: run_meta(n, r, mask, out); break;
	case QUERY_SAMPLE: memcpy(out, mask, r->words * sizeof *out); break;
	case QUERY_NOTHING: break;
	}
	if (n->remarks && n->kind != QUERY_META)
		run_remarks(n, r, mask, out);
}

/* ROOT, NULL: all match. */
static void run_range(const struct query_node *root, struct run r, const uint64_t *within,
		      uint64_t *hits)
{
	uint64_t *mask;

	r.words = QUERY_WORDS(r.n);
	if (!r.n)
		return;
	mask = xcalloc(r.words, sizeof *mask);
	for (size_t w = 0; w < r.words; w++)
		mask[w] = within ? within[w] : ~UINT64_C(0);
	if (r.n % 64)
		mask[r.words - 1] &= (UINT64_C(1) << r.n % 64) - 1;
	memset(hits, 0, r.words * sizeof *hits);
	if (!root)
		memcpy(hits, mask, r.words * sizeof *hits);
	else
		run_node(root, &r, mask, hits);
	free(mask);
}

void query_run_range(const struct query *q, struct query_scratch *x, const struct index *ix,
		     size_t from, size_t to, const uint64_t *within, uint64_t *hits)
{
	struct run r = {.ix = ix, .x = x, .from = from, .n = to - from};

	run_range(q ? q->root : NULL, r, within, hits);
}

void query_run_base(const struct query *q, struct query_scratch *x, const struct index *ix,
		    size_t from, size_t to, uint64_t *hits)
{
	struct run r = {.ix = ix, .x = x, .from = from, .n = to - from, .base = true};

	run_range(q ? q->root : NULL, r, NULL, hits);
}

void query_run_leaf(const struct query *q, size_t i, struct query_scratch *x,
		    const struct index *ix, size_t from, size_t to, uint64_t *hits)
{
	struct run r = {.ix = ix, .x = x, .from = from, .n = to - from};

	run_range(q->leaves[i], r, NULL, hits);
}

void query_run_rest(const struct query *q, struct query_scratch *x, const struct index *ix,
		    const uint64_t *within, uint64_t *hits)
{
	struct run r = {.ix = ix, .x = x, .n = ix->n, .rest = true};

	if (q->root->kind == QUERY_AND)
		run_range(q->root, r, within, hits);
	else
		memcpy(hits, within, QUERY_WORDS(ix->n) * sizeof *hits);
}

void query_run(const struct query *q, struct query_scratch *x, const struct index *ix,
	       uint64_t *hits)
{
	query_run_range(q, x, ix, 0, ix->n, NULL, hits);
}

static size_t count_hits(const struct query_node *n, struct query_scratch *x, unsigned fields,
			 const struct index *ix, size_t statement)
{
	const char *at = ix->text + ix->start[statement],
		   *end = ix->text + ix->start[statement + 1];
	struct index_walk walk = index_walk_of(at, end);
	const char *field;
	struct scan scan;
	size_t found = 0, len;

	fields &= n->fields;
	scan_init(&scan, n->needle, n->len, ix->histogram);
	if (n->slow)
		return scan_next(&scan, at, end)
			       ? query_verify_count(n, x, fields, &ix->batch->items[statement],
						    SIZE_MAX)
			       : 0;
	while ((field = index_walk_next(&walk, &len))) {
		const char *p = field;

		if (!(fields & FIELD_BIT(walk.field)) || len < n->len)
			continue;
		for (; (p = scan_next(&scan, p, field + len)); p += n->len)
			found++;
	}
	return found;
}

size_t query_count_hits(const struct query *q, struct query_scratch *x, size_t term,
			unsigned fields, const struct index *ix, size_t statement)
{
	const struct query_node *n = q->terms[term];

	if (n->kind != QUERY_WORD)
		return query_near_count(n, x, fields, &ix->batch->items[statement],
					ix->text + ix->start[statement],
					ix->text + ix->start[statement + 1], SIZE_MAX);
	return count_hits(n, x, fields, ix, statement) +
	       (n->spaced ? count_hits(n->spaced, x, fields, ix, statement) : 0);
}

void query_scratch_stop(struct query_scratch *x, bool (*stop)(void *), void *data)
{
	x->stop = stop;
	x->stop_data = data;
}
