/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "analysis/facets.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "archive/archive.h"
#include "base/err.h"
#include "base/i18n.h"
#include "analysis/timeline.h"
#include "base/hash.h"
#include "base/vec.h"
#include "search/query.h"
#include "text/collate.h"
#include "text/fold.h"

/* Statements of a slice; comparisons in one. */
enum { SLICE = 8192, MERGE_STEPS = 1 << 15 };

/* More of a value than anyone reads is not looked at: it may be a whole text. */
enum { VALUE_MAX = 1024 };

unsigned facets_fields(const struct archive *a, enum field_id kept,
		       enum field_id fields[FIELD_NONE + 1])
{
	unsigned n = 0;

	for (const struct field *f = field_table; f < field_table + field_count; f++)
		if (f->many && (field_number(f) == kept || a->fields & FIELD_BIT(field_number(f))))
			fields[n++] = field_number(f);
	fields[n++] = FACETS_YEAR;
	return n;
}

const char *facets_name(enum field_id field)
{
	return field == FACETS_YEAR ? N_("year") : field_table[field].name;
}

const char *facets_title(enum field_id field)
{
	/* TRANSLATORS: a field of values. */
	return field == FACETS_YEAR ? N_("Years") : field_table[field].many;
}

void facets_init(struct facets *f, struct fold *fold, struct collate *collate)
{
	*f = (struct facets){.fold = fold, .collate = collate};
	arena_init(&f->arena);
	buf_init(&f->key);
	facets_reset(f, FIELD_OCCASION, CALENDAR_GREGORIAN);
}

void facets_done(struct facets *f)
{
	arena_done(&f->arena);
	buf_done(&f->key);
	free(f->values);
	free(f->spellings);
	free(f->by_text.slots);
	free(f->by_key.slots);
	free(f->order);
	free(f->spare);
	grouping_done(&f->grouping);
	*f = (struct facets){0};
}

static void table_clear(struct facet_table *t)
{
	if (t->size)
		memset(t->slots, 0, t->size * sizeof *t->slots);
}

void facets_reset(struct facets *f, enum field_id field, enum calendar calendar)
{
	arena_done(&f->arena);
	arena_init(&f->arena);
	f->field = field;
	f->calendar = calendar;
	f->n = f->spellings_n = f->sorted_n = 0;
	f->sorting = f->uncertain = false;
	f->values_n = 1; /* FACETS_NONE */
	table_clear(&f->by_text);
	table_clear(&f->by_key);
	grouping_clear(&f->grouping);
	f->grouping.groups = 1;
}

static uint32_t value_hash(const struct facet_value *v)
{
	return (uint32_t)hash_bytes(v->key, v->key_len, 0);
}

static void table_put(struct facet_table *t, uint32_t hash, uint32_t number)
{
	size_t i = hash & (t->size - 1);

	while (t->slots[i])
		i = (i + 1) & (t->size - 1);
	t->slots[i] = number + 1;
}

/* Room for N numbers and one more. True where the table is new and all must be put again. */
static bool table_grow(struct facet_table *t, size_t n)
{
	if ((n + 1) * 2 <= t->size)
		return false;
	t->size = t->size ? t->size * 2 : 256;
	free(t->slots);
	t->slots = xcalloc(t->size, sizeof *t->slots);
	return true;
}

static uint64_t key_start(const char *key)
{
	uint64_t start = 0;

	for (size_t i = 0; i < sizeof start; i++)
		start = start << 8 | (*key ? (unsigned char)*key++ : 0);
	return start;
}

/* The key of an order for the LEN bytes at S without blanks at their ends; often it is KEY. */
static const char *order_key(struct facets *f, const char *s, size_t len, const char *key)
{
	struct buf b;
	const char *order = key;

	while (len && s[len - 1] == ' ')
		len--;
	for (; len && *s == ' '; len--)
		s++;
	buf_init(&b);
	collate_key(f->collate, s, len, false, &b);
	if (strcmp(buf_str(&b), key) != 0)
		order = arena_copy(&f->arena, buf_str(&b), b.len);
	buf_done(&b);
	return order;
}

/* The value whose key is f->key, that of the LEN bytes at S; made where there is none. */
static uint32_t value_of(struct facets *f, const char *s, size_t len, uint32_t spelling)
{
	uint32_t hash = (uint32_t)hash_bytes(buf_str(&f->key), f->key.len, 0);
	struct facet_value *v;

	if (table_grow(&f->by_key, f->values_n))
		for (size_t i = 1; i < f->values_n; i++)
			table_put(&f->by_key, value_hash(&f->values[i]), (uint32_t)i);
	for (size_t i = hash & (f->by_key.size - 1); f->by_key.slots[i];
	     i = (i + 1) & (f->by_key.size - 1)) {
		v = &f->values[f->by_key.slots[i] - 1];
		if (v->key_len == f->key.len && !memcmp(v->key, buf_str(&f->key), v->key_len))
			return f->by_key.slots[i] - 1;
	}
	f->values = vec_fit(f->values, f->values_n + 1, &f->values_size, sizeof *f->values);
	v = &f->values[f->values_n];
	*v = (struct facet_value){.key = arena_copy(&f->arena, buf_str(&f->key), f->key.len),
				  .key_len = (uint32_t)f->key.len,
				  .spelling = spelling};
	v->order = order_key(f, s, len, v->key);
	v->start = key_start(v->order);
	table_put(&f->by_key, hash, (uint32_t)f->values_n);
	return (uint32_t)f->values_n++;
}

static uint32_t spelling_of(struct facets *f, const char *s, size_t len, bool copy)
{
	uint32_t hash = (uint32_t)hash_bytes(s, len, 0);
	struct facet_spelling *p;

	if (table_grow(&f->by_text, f->spellings_n))
		for (size_t i = 0; i < f->spellings_n; i++)
			table_put(&f->by_text, f->spellings[i].hash, (uint32_t)i);
	for (size_t i = hash & (f->by_text.size - 1); f->by_text.slots[i];
	     i = (i + 1) & (f->by_text.size - 1)) {
		p = &f->spellings[f->by_text.slots[i] - 1];
		if (p->hash == hash && p->len == len && !memcmp(p->text, s, len))
			return f->by_text.slots[i] - 1;
	}
	f->spellings =
		vec_fit(f->spellings, f->spellings_n + 1, &f->spellings_size, sizeof *f->spellings);
	buf_clear(&f->key);
	query_whole_fold(f->fold, s, len, &f->key);
	p = &f->spellings[f->spellings_n];
	*p = (struct facet_spelling){.text = copy ? arena_copy(&f->arena, s, len) : s,
				     .len = (uint32_t)len,
				     .hash = hash};
	/* What folds to nothing is no value. */
	p->value = f->key.len ? value_of(f, s, len, (uint32_t)f->spellings_n) : FACETS_NONE;
	table_put(&f->by_text, hash, (uint32_t)f->spellings_n);
	return (uint32_t)f->spellings_n++;
}

/* The statement that is being taken in has this value. */
static void add(struct facets *f, const char *s, size_t len, bool copy)
{
	struct grouping *g = &f->grouping;
	uint32_t spelling = spelling_of(f, s, len < VALUE_MAX ? len : VALUE_MAX, copy);
	struct facet_spelling *p = &f->spellings[spelling];

	if (p->value == FACETS_NONE)
		return;
	p->count++;
	if (p->count > f->spellings[f->values[p->value].spelling].count)
		f->values[p->value].spelling = spelling;
	for (size_t i = g->n ? g->start[g->n] : 0; i < g->ids_n; i++)
		if (g->ids[i] == p->value)
			return;
	grouping_add(g, p->value);
}

static void add_year(struct facets *f, const struct date *date)
{
	int32_t year;
	char text[16];

	if (!timeline_certain(f->calendar, TIMELINE_YEAR, date, &year)) {
		f->uncertain = f->uncertain || date->precision != DATE_NONE;
		return;
	}
	add(f, text, (size_t)snprintf(text, sizeof text, "%ld", (long)year), true);
}

/* The bytes of the LEN at VALUE, a date, that a query can ask for: without the time of one day. */
static size_t day_bytes(const char *value, size_t len)
{
	const char *time = memchr(value, 'T', len);

	return time && !memchr(value, '/', len) ? (size_t)(time - value) : len;
}

static void take_in(struct facets *f, const struct archive *a, const struct statement *s)
{
	size_t before = f->grouping.ids_n;

	if (f->field == FACETS_YEAR) {
		add_year(f, &s->date);
	} else {
		struct field_values v = {.field = &field_table[f->field], .archive = a, .s = s};
		const char *value;
		size_t len;

		while (field_values_next(&v, &value, &len))
			add(f, value, f->field == FIELD_DATE ? day_bytes(value, len) : len, false);
	}
	if (f->grouping.ids_n == before)
		grouping_add(&f->grouping, FACETS_NONE);
	grouping_next(&f->grouping);
}

/* Whether value A stands before B by name; years go by their number, which may be negative. */
static bool name_before(const void *data, uint32_t a, uint32_t b)
{
	const struct facets *f = data;
	const struct facet_value *x = &f->values[a], *y = &f->values[b];

	if (f->field == FACETS_YEAR)
		return strtol(x->key, NULL, 10) < strtol(y->key, NULL, 10);
	if (x->start != y->start)
		return x->start < y->start;
	return strcmp(x->order, y->order) < 0;
}

/* A slice of sorting all values by name. True: there is more. */
static bool sort(struct facets *f)
{
	size_t n = f->values_n - 1;

	if (f->sorted_n == n)
		return false;
	if (!f->sorting) {
		if (f->order_size < n) {
			f->order_size = vec_size(f->order_size, n);
			f->order = xrealloc(f->order, f->order_size, sizeof *f->order);
			f->spare = xrealloc(f->spare, f->order_size, sizeof *f->spare);
		}
		for (size_t i = 0; i < n; i++)
			f->order[i] = (uint32_t)i + 1;
		merge_start(&f->merge, f->order, f->spare, 0, n, name_before, f);
		f->sorting = true;
	}
	if (merge_work(&f->merge, MERGE_STEPS))
		return true;
	if (merge_result(&f->merge) == f->spare) {
		f->spare = f->order;
		f->order = merge_result(&f->merge);
	}
	f->sorting = false;
	f->sorted_n = n;
	return false;
}

bool facets_ready(const struct facets *f, const struct archive *a)
{
	return f->n == a->n && f->sorted_n == f->values_n - 1;
}

bool facets_work(struct facets *f, const struct archive *a)
{
	size_t end = a->n - f->n > SLICE ? f->n + SLICE : a->n;

	if (f->n == a->n)
		return sort(f);
	/* More values may come: they are sorted when all are there. */
	f->sorting = false;
	f->sorted_n = 0;
	for (; f->n < end; f->n++)
		take_in(f, a, a->items[f->n]);
	f->grouping.groups = f->values_n;
	return true;
}

/* Whether every word of FOLDED occurs in the LEN bytes at KEY. */
static bool holds_words(const char *key, size_t len, const char *folded)
{
	while (*folded) {
		size_t word = strcspn(folded, " ");

		if (word && !memmem(key, len, folded, word))
			return false;
		folded += word + (folded[word] == ' ');
	}
	return true;
}

size_t facets_list(const struct facets *f, const struct tally *t, const char *folded, bool by_name,
		   uint32_t *out)
{
	size_t n = 0, top = 0, *at;
	uint32_t *names;

	for (size_t i = 0; i < f->sorted_n; i++) {
		const struct facet_value *v = &f->values[f->order[i]];

		if (t->rows[f->order[i]].shown && holds_words(v->key, v->key_len, folded))
			out[n++] = f->order[i];
	}
	if (by_name || n < 2)
		return n;
	/* Counting sort, which leaves equals by name; a count is at most that of all statements. */
	for (size_t i = 0; i < n; i++)
		top = t->rows[out[i]].shown > top ? t->rows[out[i]].shown : top;
	names = xcalloc(n, sizeof *names);
	memcpy(names, out, n * sizeof *names);
	at = xcalloc(top + 2, sizeof *at);
	for (size_t i = 0; i < n; i++)
		at[top - t->rows[names[i]].shown + 1]++;
	for (size_t i = 1; i <= top + 1; i++)
		at[i] += at[i - 1];
	for (size_t i = 0; i < n; i++)
		out[at[top - t->rows[names[i]].shown]++] = names[i];
	free(at);
	free(names);
	return n;
}

/* The bytes of the quotation mark at S, which no phrase can hold; 0: none. */
static size_t quote_at(const char *s, size_t len)
{
	static const char *const marks[] = {"\"", "“", "”", "„", "«", "»"};

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		size_t n = strlen(marks[i]);

		if (n <= len && !memcmp(s, marks[i], n))
			return n;
	}
	return 0;
}

/* Whether a phrase would not find just the statements that have VALUE: others hold it, some spell it without
 * a mark that it has, or it has signs of a pattern. */
static bool is_whole(const struct facets *f, size_t value)
{
	const struct facet_value *v = &f->values[value];
	size_t len, spellings = 0;
	const char *s = facets_label(f, value, &len);
	bool marks = false;

	for (size_t i = 0; i < len; i++) {
		if (strchr("*~", s[i]) || quote_at(s + i, len - i))
			return true;
		marks = marks || (unsigned char)s[i] >= 0x80;
	}
	for (size_t i = 0; i < f->spellings_n && marks; i++)
		spellings += f->spellings[i].value == value;
	if (spellings > 1)
		return true;
	for (size_t i = 1; i < f->values_n; i++)
		if (i != value &&
		    memmem(f->values[i].key, f->values[i].key_len, v->key, v->key_len))
			return true;
	return false;
}

void facets_query_time(const struct timeline *t, int32_t unit, bool uncertain, struct buf *out)
{
	const char *query, *value;
	struct buf b;

	buf_init(&b);
	timeline_query(t, unit, &b);
	query = buf_str(&b);
	value = query + strcspn(query, ":");
	value += *value == ':';
	buf_printf(out, "%.*s%s%s", (int)(value - query), query, uncertain ? "==" : "", value);
	buf_done(&b);
}

static bool is_called(const char *s, size_t len, const char *word)
{
	return word && len == strlen(word) && !memcmp(s, word, len);
}

void facets_label_beside(const struct facets *f, size_t value, const char *word, const char *other,
			 struct buf *out)
{
	const char *field = f->field < field_count ? field_table[f->field].name : "";
	size_t len, name = strlen(field), at = 0;
	const char *s = facets_label(f, value, &len);

	/* What has the field before it already needs another one, lest it be taken for that. */
	while (name && len - at > name && !memcmp(s + at, field, name) && s[at + name] == ':')
		at += name + 1;
	if (name && (is_called(s + at, len - at, word) || is_called(s + at, len - at, other)))
		buf_printf(out, "%s:", field);
	buf_add(out, s, len);
}

void facets_query(const struct facets *f, size_t value, struct buf *out)
{
	size_t len, quote;
	const char *s;

	if (f->field == FACETS_YEAR) {
		struct timeline t = {.calendar = f->calendar, .unit = TIMELINE_YEAR};

		facets_query_time(&t, (int32_t)strtol(f->values[value].key, NULL, 10), f->uncertain,
				  out);
		return;
	}
	buf_printf(out, "%s:", field_query_name(&field_table[f->field]));
	if (value == FACETS_NONE) {
		buf_puts(out, "==\"\"");
		return;
	}
	s = facets_label(f, value, &len);
	buf_puts(out, is_whole(f, value) ? "==\"" : "\"");
	/* No quotation holds the mark that ends it; whole values are compared without. */
	for (size_t i = 0; i < len; i += quote ? quote : 1) {
		quote = quote_at(s + i, len - i);
		if (!quote)
			buf_putc(out, s[i]);
	}
	buf_putc(out, '"');
}
