/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "search/query.h"

#include <stdlib.h>
#include <string.h>

#include "archive/archive.h"
#include "base/buf.h"
#include "base/err.h"
#include "search/index.h"
#include "search/scan.h"
#include "text/fold.h"

struct query_term {
	bool negated;
	bool dated;       /* the date may match ... */
	struct date date; /* ... this one */
	char *needle;     /* folded; NULL: the text does not matter */
	size_t len;
	char *typed;
};

struct query {
	struct query_term *terms;
	size_t n;
};

static struct query_term *query_add(struct query *q)
{
	struct query_term *t;

	q->terms = xrealloc(q->terms, q->n + 1, sizeof *q->terms);
	t = &q->terms[q->n++];
	*t = (struct query_term){0};
	return t;
}

/* The words of a folded needle stand with one blank between them and none outside. */
static void query_trim(struct buf *b)
{
	size_t start = 0;

	while (b->len && b->data[b->len - 1] == ' ')
		buf_truncate(b, b->len - 1);
	while (start < b->len && b->data[start] == ' ')
		start++;
	if (start) {
		memmove(b->data, b->data + start, b->len - start);
		buf_truncate(b, b->len - start);
	}
}

/* "A..B", "A..", "..B" of plain dates. An end that is half typed counts as left out. */
static bool query_parse_range(const char *s, size_t len, struct date *date)
{
	const char *dots = memmem(s, len, "..", 2);
	const char *end = s + len;
	struct date from, to;
	bool has_from, has_to;

	if (!dots)
		return false;
	has_from = date_parse_plain(s, (size_t)(dots - s), &from);
	while (dots < end && *dots == '.')
		dots++;
	has_to = date_parse_plain(dots, (size_t)(end - dots), &to);
	if (!has_from && !has_to)
		return false;
	*date = has_from ? from : to;
	date->precision = DATE_INTERVAL;
	date->first = has_from ? from.first : DATE_DAY_MIN;
	date->last = has_to ? to.last : DATE_DAY_MAX;
	if (date->first > date->last) {
		date->first = to.first;
		date->last = from.last;
	}
	return true;
}

/* One bare or quoted word, already without its sign. */
static void query_term_parse(struct query *q, struct fold *fold, const char *s, size_t len,
			     bool quoted, bool negated)
{
	struct buf folded;
	struct date date = {0};
	bool dated = false, range = false;

	buf_init(&folded);
	fold_text(fold, &folded, s, len);
	for (size_t i = 0; i < folded.len; i++)
		if (folded.data[i] == FOLD_BREAK)
			folded.data[i] = ' ';
	query_trim(&folded);
	if (!quoted && folded.len) {
		range = query_parse_range(folded.data, folded.len, &date);
		dated = range || date_parse_plain(folded.data, folded.len, &date);
	}
	if (folded.len) {
		struct query_term *t = query_add(q);

		t->negated = negated;
		t->dated = dated;
		t->date = date;
		if (!range) {
			t->len = folded.len;
			t->needle = buf_take(&folded);
			buf_printf(&folded, quoted ? "\"%.*s\"" : "%.*s", (int)len, s);
			t->typed = buf_take(&folded);
		}
	}
	buf_done(&folded);
}

/* The sign of a quotation, in any keyboard's form: " “ ” „ « ». Its bytes, 0 where there is none. */
static size_t query_quote(const char *s)
{
	static const char *const marks[] = {"\"", "“", "”", "„", "«", "»"};

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (!strncmp(s, marks[i], strlen(marks[i])))
			return strlen(marks[i]);
	return 0;
}

/* Whether a blank stands at S, and its bytes. Controls count as such: no text holds them. */
static bool query_blank(const char *s, size_t *len)
{
	static const char *const blanks[] = {"\u00a0", "\u3000"};

	*len = 1;
	if ((unsigned char)*s <= ' ' || *s == 0x7F)
		return true;
	for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++) {
		if (!strncmp(s, blanks[i], strlen(blanks[i]))) {
			*len = strlen(blanks[i]);
			return true;
		}
	}
	return false;
}

struct query *query_new(const char *text, struct fold *fold)
{
	struct query *q = xcalloc(1, sizeof *q);
	const char *s = text;
	size_t step;

	while (*s) {
		const char *start;
		bool negated = false;
		size_t quote;

		if (query_blank(s, &step)) {
			s += step;
			continue;
		}
		while (*s == '-' || *s == '!') {
			negated = true;
			s++;
		}
		quote = query_quote(s);
		start = s += quote;
		while (*s && !query_quote(s) && (quote || !query_blank(s, &step)))
			s++;
		query_term_parse(q, fold, start, (size_t)(s - start), quote > 0, negated);
		if (quote)
			s += query_quote(s);
	}
	return q;
}

void query_free(struct query *q)
{
	if (!q)
		return;
	for (size_t i = 0; i < q->n; i++) {
		free(q->terms[i].needle);
		free(q->terms[i].typed);
	}
	free(q->terms);
	free(q);
}

bool query_is_empty(const struct query *q)
{
	return !q || q->n == 0;
}

/* The statement of IX that holds the byte at AT; FROM is one at or before it. */
static size_t query_gallop(const struct index *ix, size_t from, size_t at)
{
	size_t step = 1, low = from, high;

	while (low + step < ix->n && ix->start[low + step] <= at) {
		low += step;
		step *= 2;
	}
	high = low + step < ix->n ? low + step : ix->n;
	while (high - low > 1) {
		size_t mid = low + (high - low) / 2;

		if (ix->start[mid] <= at)
			low = mid;
		else
			high = mid;
	}
	return low;
}

static void query_run_term(const struct query_term *t, const struct index *ix, uint64_t *hits)
{
	memset(hits, 0, QUERY_WORDS(ix->n) * sizeof *hits);
	if (t->needle && ix->n) {
		const char *text = buf_str(&ix->text), *end = text + ix->text.len, *p = text;
		struct scan scan;
		size_t i = 0;

		scan_init(&scan, t->needle, t->len, ix->histogram);
		while ((p = scan_next(&scan, p, end))) {
			i = query_gallop(ix, i, (size_t)(p - text));
			hits[i / 64] |= UINT64_C(1) << i % 64;
			if (++i >= ix->n)
				break;
			p = text + ix->start[i];
		}
	}
	if (t->dated)
		for (size_t i = 0; i < ix->n; i++)
			if (date_overlaps(&ix->batch->items[i].date, &t->date))
				hits[i / 64] |= UINT64_C(1) << i % 64;
}

void query_run(const struct query *q, const struct index *ix, uint64_t *hits)
{
	size_t words = QUERY_WORDS(ix->n);
	uint64_t *one = xcalloc(words, sizeof *one);

	for (size_t i = 0; i < ix->n; i += 64)
		hits[i / 64] = ix->n - i >= 64 ? ~UINT64_C(0) : (UINT64_C(1) << (ix->n - i)) - 1;
	for (size_t k = 0; k < q->n; k++) {
		query_run_term(&q->terms[k], ix, one);
		for (size_t w = 0; w < words; w++)
			hits[w] &= q->terms[k].negated ? ~one[w] : one[w];
	}
	free(one);
}

static void query_range_add(struct query_ranges *r, size_t start, size_t end)
{
	if (r->n == r->size) {
		r->size = r->size ? r->size * 2 : 8;
		r->items = xrealloc(r->items, r->size, sizeof *r->items);
	}
	r->items[r->n++] = (struct query_range){start, end};
}

static int query_range_compare(const void *a, const void *b)
{
	const struct query_range *x = a, *y = b;

	return (x->start > y->start) - (x->start < y->start);
}

/* Sort the ranges from FIRST on and join those that touch. */
static void query_range_merge(struct query_ranges *r, size_t first)
{
	size_t out = first;

	if (r->n - first < 2)
		return;
	qsort(r->items + first, r->n - first, sizeof *r->items, query_range_compare);
	for (size_t i = first + 1; i < r->n; i++) {
		if (r->items[i].start > r->items[out].end)
			r->items[++out] = r->items[i];
		else if (r->items[i].end > r->items[out].end)
			r->items[out].end = r->items[i].end;
	}
	r->n = out + 1;
}

void query_highlight(const struct query *q, struct fold *fold, struct fold_map *map, const char *s,
		     size_t len, struct query_ranges *ranges)
{
	static const uint32_t even[256];
	size_t first = ranges->n;
	bool filled = false;

	for (size_t k = 0; q && k < q->n; k++) {
		const struct query_term *t = &q->terms[k];
		const char *p, *end;
		struct scan scan;

		if (t->negated || !t->needle)
			continue;
		if (!filled)
			fold_map_fill(fold, map, s, len);
		filled = true;
		if (!map->len)
			return;
		scan_init(&scan, t->needle, t->len, even);
		end = map->text + map->len;
		for (p = map->text; (p = scan_next(&scan, p, end)); p += t->len) {
			size_t at = (size_t)(p - map->text), from, to;

			fold_map_source(map, at, at + t->len, &from, &to);
			query_range_add(ranges, from, to);
		}
	}
	query_range_merge(ranges, first);
}

void query_ranges_done(struct query_ranges *ranges)
{
	free(ranges->items);
	*ranges = (struct query_ranges){0};
}

struct query_scratch {
	struct fold *fold;
	struct fold_map map;
};

struct query_scratch *query_scratch_new(struct fold *fold)
{
	struct query_scratch *x = xcalloc(1, sizeof *x);

	x->fold = fold;
	return x;
}

void query_scratch_free(struct query_scratch *x)
{
	if (!x)
		return;
	fold_map_done(&x->map);
	free(x);
}

/* Term I of those that can be pointed at. */
static const struct query_term *query_term_get(const struct query *q, size_t i)
{
	for (size_t k = 0; k < q->n; k++)
		if (!q->terms[k].negated && q->terms[k].needle && i-- == 0)
			return &q->terms[k];
	return NULL;
}

size_t query_terms(const struct query *q)
{
	size_t n = 0;

	while (q && query_term_get(q, n))
		n++;
	return n;
}

void query_term_print(const struct query *q, size_t i, struct buf *out)
{
	const struct query_term *t = query_term_get(q, i);

	buf_puts(out, t->typed);
}

static void query_hit_add(struct query_hits *h, size_t start, size_t end, size_t term)
{
	if (h->n == h->size) {
		h->size = h->size ? h->size * 2 : 8;
		h->items = xrealloc(h->items, h->size, sizeof *h->items);
	}
	h->items[h->n++] = (struct query_hit){start, end, term};
}

static int query_hit_compare(const void *a, const void *b)
{
	const struct query_hit *x = a, *y = b;

	if (x->start != y->start)
		return x->start > y->start ? 1 : -1;
	return (x->term > y->term) - (x->term < y->term);
}

void query_hits(const struct query *q, struct query_scratch *x, const struct statement *of,
		enum index_field field, const char *s, size_t len, struct query_hits *hits)
{
	static const uint32_t even[256];
	const struct query_term *t;
	size_t first = hits->n;

	(void)of;
	(void)field;
	if (!q || !query_terms(q))
		return;
	fold_map_fill(x->fold, &x->map, s, len);
	for (size_t k = 0; (t = query_term_get(q, k)); k++) {
		const char *p = x->map.text, *end = p + x->map.len;
		struct scan scan;

		scan_init(&scan, t->needle, t->len, even);
		for (; (p = scan_next(&scan, p, end)); p += t->len) {
			size_t at = (size_t)(p - x->map.text), from, to;

			fold_map_source(&x->map, at, at + t->len, &from, &to);
			query_hit_add(hits, from, to, k);
		}
	}
	qsort(hits->items + first, hits->n - first, sizeof *hits->items, query_hit_compare);
}

void query_hits_done(struct query_hits *hits)
{
	free(hits->items);
	*hits = (struct query_hits){0};
}

size_t query_count_hits(const struct query *q, struct query_scratch *x, size_t term,
			const struct index *ix, size_t statement)
{
	const struct query_term *t = query_term_get(q, term);
	const char *p = ix->text.data + ix->start[statement];
	const char *end = ix->text.data + ix->start[statement + 1];
	struct scan scan;
	size_t n = 0;

	(void)x;
	scan_init(&scan, t->needle, t->len, ix->histogram);
	for (; (p = scan_next(&scan, p, end)); p += t->len)
		n++;
	return n;
}

bool query_matches_text(const struct query *q, struct fold *fold, const char *s, size_t len)
{
	struct buf folded;
	bool all = true;

	buf_init(&folded);
	fold_text(fold, &folded, s, len);
	for (size_t k = 0; q && k < q->n && all; k++) {
		const struct query_term *t = &q->terms[k];

		if (t->needle)
			all = (memmem(buf_str(&folded), folded.len, t->needle, t->len) != NULL) !=
			      t->negated;
	}
	buf_done(&folded);
	return all;
}

bool query_dates(const struct query *q, const struct date *date)
{
	for (size_t k = 0; q && k < q->n; k++)
		if (q->terms[k].dated && !q->terms[k].negated &&
		    date_overlaps(date, &q->terms[k].date))
			return true;
	return false;
}
