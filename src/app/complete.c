/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "app/complete.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "archive/archive.h"
#include "archive/field.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "search/query.h"
#include "search/view.h"
#include "text/collate.h"
#include "text/fold.h"
#include "text/language.h"
#include "text/name.h"

/* More than that nobody steps through; longer ones nobody reads. */
enum { ITEMS_MAX = 200, LABEL_BYTES = 200 };

/* ---- Counting values ---- */

struct value {
	const char *s;
	size_t len, count;
};

struct values {
	struct value *items; /* a hash table of SIZE, a power of two */
	size_t n, size;
};

static struct value *values_slot(const struct values *v, const char *s, size_t len)
{
	size_t i = (size_t)hash_bytes(s, len, 0) & (v->size - 1);

	while (v->items[i].s && (v->items[i].len != len || memcmp(v->items[i].s, s, len) != 0))
		i = (i + 1) & (v->size - 1);
	return &v->items[i];
}

static void values_grow(struct values *v)
{
	struct values bigger = {.n = v->n, .size = v->size ? v->size * 2 : 256};

	bigger.items = xcalloc(bigger.size, sizeof *bigger.items);
	for (size_t i = 0; i < v->size; i++)
		if (v->items[i].s)
			*values_slot(&bigger, v->items[i].s, v->items[i].len) = v->items[i];
	free(v->items);
	*v = bigger;
}

static void values_add(struct values *v, const char *s, size_t len)
{
	struct value *slot;

	if (!len || len > LABEL_BYTES)
		return;
	if (v->n * 2 >= v->size)
		values_grow(v);
	slot = values_slot(v, s, len);
	if (!slot->s) {
		*slot = (struct value){s, len, 0};
		v->n++;
	}
	slot->count++;
}

static void values_count(struct values *v, const struct view *view, const struct field *field)
{
	const struct archive *archive = view->archive;

	for (size_t i = 0; i < archive->n; i++) {
		struct field_values of = {
			.field = field, .archive = archive, .s = archive->items[i]};
		const char *value;
		size_t len;

		/* A copy that is not shown is not counted either. */
		if (view_hides(view, i))
			continue;
		while (field_values_next(&of, &value, &len))
			values_add(v, value, len);
	}
}

/* ---- Items ---- */

static struct complete_item *item_add(struct complete *c, struct buf *text, const char *label,
				      size_t label_len, size_t count)
{
	struct buf b;

	c->items = vec_fit(c->items, c->n + 1, &c->size, sizeof *c->items);
	buf_init(&b);
	buf_add(&b, label, label_len);
	buf_putc(&b, '\0');
	c->items[c->n] = (struct complete_item){buf_take(text), buf_take(&b), count};
	return &c->items[c->n++];
}

static size_t quote_bytes(const char *s)
{
	static const char *const marks[] = {"\"", "“", "”", "„", "«", "»"};

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (!strncmp(s, marks[i], strlen(marks[i])))
			return strlen(marks[i]);
	return 0;
}

/* As it must stand in a query: in quotation marks where it would not hold together without. What holds
 * quotation marks itself is taken up to the first, or from the last on. */
static void value_put(struct buf *out, const struct field *field, const char *s, size_t len)
{
	/* "S" is a party, and a part of others: the very value is meant. */
	bool exact = field->type == FIELD_TYPE_PEOPLE && field_number(field) != FIELD_SPEAKER;
	size_t start = 0, end = 0;
	bool quoted;

	for (size_t i = 0, from = 0; i <= len; i++) {
		size_t quote = i < len ? quote_bytes(s + i) : 1;

		if (!quote)
			continue;
		if (i - from > end - start) {
			start = from;
			end = i;
		}
		from = i + quote;
		i = from - 1;
	}
	quoted = memchr(s + start, ' ', end - start) || memchr(s + start, '|', end - start) ||
		 memchr(s + start, '(', end - start) || memchr(s + start, ')', end - start) ||
		 strchr("=/", s[start]) || memmem(s + start, end - start, "\u00a0", 2) ||
		 memmem(s + start, end - start, "\u3000", 3);
	buf_printf(out, "%s:%s%s", field_query_name(field), exact ? "=" : "", quoted ? "\"" : "");
	buf_add(out, s + start, end - start);
	buf_puts(out, quoted ? "\"" : "");
}

/* 2: FOLDED begins with PREFIX, 1: a later word of it does, 0: neither. */
static int value_rank(const struct buf *folded, const struct buf *prefix)
{
	const char *at = buf_str(folded), *end = at + folded->len;

	if (folded->len >= prefix->len && !memcmp(at, buf_str(prefix), prefix->len))
		return 2;
	while ((at = memmem(at, (size_t)(end - at), buf_str(prefix), prefix->len))) {
		if (at[-1] == ' ')
			return 1;
		at++;
	}
	return 0;
}

struct found {
	const struct value *value;
	int rank;
	const char *key; /* of its name's order */
};

/* The commonest of those that match best first. */
static int found_compare(const void *a, const void *b)
{
	const struct found *x = a, *y = b;

	if (x->rank != y->rank)
		return y->rank - x->rank;
	return (x->value->count < y->value->count) - (x->value->count > y->value->count);
}

/* The same, and what is as common in the order of names. */
static int found_compare_names(const void *a, const void *b)
{
	const struct found *x = a, *y = b;
	size_t len = x->value->len < y->value->len ? x->value->len : y->value->len;
	int order = found_compare(a, b);

	order = order ? order : strcmp(x->key, y->key);
	order = order ? order : memcmp(x->value->s, y->value->s, len);
	return order ? order : (x->value->len > y->value->len) - (x->value->len < y->value->len);
}

/* The best ITEMS_MAX of the N in FOUND go first, in their order. */
static void found_sort(struct found *found, size_t n, struct collate *collate, struct arena *keys)
{
	struct buf key;

	qsort(found, n, sizeof *found, found_compare);
	/* Keys take time: only what is offered, or is as good as the last of that, gets one. */
	for (size_t i = ITEMS_MAX; i < n; i++)
		if (found_compare(&found[i], &found[ITEMS_MAX - 1]))
			n = i;
	buf_init(&key);
	for (size_t i = 0; i < n; i++) {
		buf_clear(&key);
		collate_key(collate, found[i].value->s, found[i].value->len, false, &key);
		found[i].key = arena_copy(keys, buf_str(&key), key.len);
	}
	buf_done(&key);
	qsort(found, n, sizeof *found, found_compare_names);
}

/* Append what people call a value: of languages, the name for the code. */
static bool value_name(const struct field *field, const struct value *value, struct buf *out)
{
	struct buf tag;
	bool named;

	if (field->search != FIELD_SEARCH_LANGUAGE)
		return false;
	buf_init(&tag);
	buf_add(&tag, value->s, value->len);
	named = language_name(buf_str(&tag), out);
	buf_done(&tag);
	return named;
}

static void complete_values(struct complete *c, const struct field *field, const char *typed,
			    size_t len, const struct view *view, struct fold *fold)
{
	struct values v = {0};
	struct found *found;
	struct buf prefix, folded, text;
	struct arena keys;
	size_t n = 0;

	buf_init(&prefix);
	buf_init(&folded);
	buf_init(&text);
	fold_text(fold, &prefix, typed, len);
	values_count(&v, view, field);
	found = xcalloc(v.n ? v.n : 1, sizeof *found);
	for (size_t i = 0; i < v.size; i++) {
		int rank;

		if (!v.items[i].s)
			continue;
		buf_clear(&folded);
		fold_text(fold, &folded, v.items[i].s, v.items[i].len);
		rank = value_rank(&folded, &prefix);
		/* Nobody need know its code. */
		buf_clear(&text);
		if (!rank && value_name(field, &v.items[i], &text)) {
			buf_clear(&folded);
			fold_text(fold, &folded, buf_str(&text), text.len);
			rank = value_rank(&folded, &prefix);
		}
		if (rank)
			found[n++] = (struct found){.value = &v.items[i], .rank = rank};
	}
	arena_init(&keys);
	if (n)
		found_sort(found, n, view->collate, &keys);
	arena_done(&keys);
	c->left_out = n > ITEMS_MAX ? n - ITEMS_MAX : 0;
	for (size_t i = 0; i < n && i < ITEMS_MAX; i++) {
		const struct value *one = found[i].value;

		buf_clear(&text);
		buf_clear(&folded);
		if (value_name(field, one, &text)) {
			/* TRANSLATORS: the code of a language and its name: "tr: Turkish". */
			buf_printf(&folded, _("%.*s: %s"), (int)one->len, one->s, buf_str(&text));
			buf_clear(&text);
		} else {
			buf_add(&folded, one->s, one->len);
		}
		value_put(&text, field, one->s, one->len);
		item_add(c, &text, buf_str(&folded), folded.len, one->count);
	}
	free(found);
	free(v.items);
	buf_done(&prefix);
	buf_done(&folded);
	buf_done(&text);
}

/* Whether the field that queries call NAME has a name of ours that begins with what is typed. */
static bool field_begins(const char *name, const char *typed, size_t len)
{
	const struct field *f = field_find(name, strlen(name));

	return name_begins(name, typed, len) || (f && name_begins(f->name, typed, len));
}

static void complete_fields(struct complete *c, const char *typed, size_t len)
{
	struct buf text;
	const char *name;

	buf_init(&text);
	for (size_t i = 0; (name = query_field_name(i)); i++) {
		/* Nothing can be marked yet. */
		if (!strcmp(name, "mark"))
			continue;
		/* In the language of the program it is understood as well. */
		if (!field_begins(name, typed, len)) {
			name = _(name);
			if (!name_begins(name, typed, len))
				continue;
		}
		buf_printf(&text, "%s:", name);
		item_add(c, &text, name, strlen(name), 0);
	}
	buf_done(&text);
}

/* The operators that begin with what is typed, in capitals as they are. */
static void complete_operators(struct complete *c, const char *typed, size_t len)
{
	static const char *const operators[] = {"AND", "OR", "NOT"};
	struct buf text;

	buf_init(&text);
	for (size_t i = 0; len && i < sizeof operators / sizeof *operators; i++) {
		if (strncmp(operators[i], typed, len) != 0)
			continue;
		buf_puts(&text, operators[i]);
		item_add(c, &text, operators[i], strlen(operators[i]), 0);
	}
	buf_done(&text);
}

static void complete_names(struct complete *c, const char *typed, size_t len,
			   const struct query_name *names, size_t n)
{
	struct buf text;

	buf_init(&text);
	for (size_t i = 0; i < n; i++) {
		if (strncmp(names[i].name, typed, len) != 0)
			continue;
		buf_printf(&text, ":%s", names[i].name);
		item_add(c, &text, names[i].name, strlen(names[i].name), 0);
	}
	buf_done(&text);
}

/* ---- Where the cursor is ---- */

/* Whether the LEN bytes at S are "field:", with blanks after it: what follows belongs to it. */
static bool ends_with_field(const char *s, size_t len)
{
	while (len && strchr("-!", *s))
		s++, len--;
	while (len && s[len - 1] == ' ')
		len--;
	return len && s[len - 1] == ':' && field_find(s, len - 1);
}

/* The start of the term that ends at CURSOR, behind its signs. */
static size_t term_start(const char *text, size_t cursor)
{
	size_t start = 0, quote;
	bool quoted = false;

	for (size_t i = 0; i < cursor; i++) {
		quote = quote_bytes(text + i);
		if (quote) {
			quoted = !quoted;
			i += quote - 1;
		} else if (!quoted && strchr(" |()", text[i]) &&
			   !(text[i] == ' ' && ends_with_field(text + start, i - start))) {
			start = i + 1;
		}
	}
	while (start < cursor && strchr("-!", text[start]))
		start++;
	return start;
}

void complete_make(struct complete *c, const char *text, size_t cursor, const struct view *view,
		   struct fold *fold, const struct query_name *names, size_t names_n)
{
	size_t start = term_start(text, cursor), at;
	const char *colon = memchr(text + start, ':', cursor - start);
	const struct field *field;
	bool quoted = false;

	*c = (struct complete){.from = start, .to = cursor};
	if (!colon) {
		complete_fields(c, text + start, cursor - start);
		complete_operators(c, text + start, cursor - start);
		return;
	}
	at = (size_t)(colon - text) + 1;
	if (at - 1 == start) {
		complete_names(c, text + at, cursor - at, names, names_n);
		return;
	}
	while (at < cursor && (text[at] == ' ' || text[at] == '='))
		at++;
	if (at < cursor) {
		quoted = quote_bytes(text + at) > 0;
		at += quote_bytes(text + at);
	}
	if (at > cursor)
		at = cursor;
	/* The quotation that is being filled in may be closed already. */
	if (quoted)
		c->to += quote_bytes(text + cursor);
	field = field_find(text + start, (size_t)(colon - text) - start);
	if (field && field->many)
		complete_values(c, field, text + at, cursor - at, view, fold);
}

void complete_done(struct complete *c)
{
	for (size_t i = 0; i < c->n; i++) {
		free(c->items[i].text);
		free(c->items[i].label);
	}
	free(c->items);
	*c = (struct complete){0};
}
