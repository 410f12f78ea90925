/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/columns.h"

#include <string.h>

#include "archive/archive.h"
#include "archive/remark.h"

/* Cells of what takes the room that is left, at least; of others where there is little; between two. */
enum { REST_MIN = 10, NARROW = 8, GAP = 2 };

/* Widths from which there is a year, a date, a column beside the headline, and more of them. */
enum {
	YEAR_FROM = 13,
	MARK_FROM = 20,
	DATE_FROM = 25,
	SORT_FROM = 45,
	HITS_FROM = 50,
	SPEAKER_FROM = 64,
	KIND_FROM = 80,
	TITLE_FROM = 100
};

/* Statements of an archive that are looked at. */
enum { SAMPLE = 400 };

static bool is_chosen(const struct columns_choice *c, int field)
{
	for (int i = 0; i < c->n; i++)
		if (c->fields[i] == field)
			return true;
	return false;
}

void columns_read(struct columns_choice *c, const char *text)
{
	static const char between[] = " ,";
	size_t len;

	c->n = 0;
	for (const char *s = text + strspn(text, between); *s;
	     s += len + strspn(s + len, between)) {
		const struct field *f = field_find(s, len = strcspn(s, between));

		if (f && !is_chosen(c, (int)field_number(f)))
			c->fields[c->n++] = (int)field_number(f);
	}
}

static bool differ(const char *a, const char *b)
{
	return a && b && strcmp(a, b) != 0;
}

static bool has_marks(const struct remarks *r)
{
	for (size_t i = 0; r && i < r->links_n; i++)
		if (remark_says(r->links[i].remark))
			return true;
	return false;
}

void columns_look(struct columns_archive *has, const struct archive *a)
{
	if (has->seen > a->n)
		*has = (struct columns_archive){0};
	has->marks = has_marks(a->remarks);
	for (; has->seen < a->n && has->seen < SAMPLE; has->seen++) {
		const struct statement *s = a->items[has->seen];
		const struct statement *before = has->seen ? a->items[has->seen - 1] : s;

		has->turns = has->turns || s->turn;
		has->speakers = has->speakers || differ(s->speaker, before->speaker);
		has->kinds = has->kinds || differ(s->shared->kind, before->shared->kind);
		has->titles = has->titles || differ(s->occasion, s->title);
	}
}

bool columns_have(const struct columns *c, int field)
{
	for (int i = 0; i < c->n; i++)
		if (c->items[i].field == field)
			return true;
	return false;
}

/* What a field takes where nothing is known of its values; 0: what is left. */
static int natural_cells(int field)
{
	switch (field) {
	case COLUMN_HEADLINE:
	case FIELD_TITLE:
	case FIELD_OCCASION:
	case FIELD_TEXT:
	case FIELD_SUMMARY:
	case FIELD_NOTE: return 0;
	case FIELD_DATE: return COLUMN_DATE_CELLS;
	case FIELD_MARK: return COLUMN_MARK_CELLS;
	case COLUMN_HITS: return 4;
	case FIELD_GENDER: return 6;
	case FIELD_LANGUAGE: return 8;
	case FIELD_KIND:
	case FIELD_PARTY: return 10;
	case FIELD_PUBLISHED:
	case FIELD_UPDATED: return 16;
	default: return 20;
	}
}

static void add(struct columns *c, int field)
{
	if (!columns_have(c, field))
		c->items[c->n++] = (struct column){.field = field, .cells = natural_cells(field)};
}

static void insert(struct columns *c, int at, int field)
{
	if (columns_have(c, field))
		return;
	memmove(c->items + at + 1, c->items + at, (size_t)(c->n - at) * sizeof *c->items);
	c->items[at] = (struct column){.field = field, .cells = natural_cells(field)};
	c->n++;
}

/* In front of what takes the room that is left. */
static void add_before_rest(struct columns *c, int field)
{
	int at = 0;

	while (at < c->n && c->items[at].cells)
		at++;
	insert(c, at, field);
}

/* Whether the headline shows what the list is ordered by, or the place in the list does. */
static bool shown_anyway(const struct columns_archive *has, enum field_id sort)
{
	return sort == FIELD_FILE || sort == (has->turns ? FIELD_SPEAKER : FIELD_OCCASION);
}

/* Blank cells behind it. */
static int gap_behind(const struct column *item)
{
	return item->cells == COLUMN_YEAR_CELLS || item->field == FIELD_MARK ? 1 : GAP;
}

static void choose(struct columns *c, const struct columns_archive *has, enum field_id sort,
		   int width)
{
	bool other = sort != FIELD_DATE && !shown_anyway(has, sort);

	if (width >= YEAR_FROM)
		add(c, FIELD_DATE);
	if (width < DATE_FROM && c->n)
		c->items[0].cells = COLUMN_YEAR_CELLS;
	/* In little room the order takes the headline's place. */
	add(c, other && width < SORT_FROM ? (int)sort : COLUMN_HEADLINE);
	if (width >= SPEAKER_FROM && has->speakers)
		add_before_rest(c, FIELD_SPEAKER);
	if (other)
		add_before_rest(c, (int)sort);
	if (width >= TITLE_FROM && has->titles)
		add(c, FIELD_TITLE);
	if (width >= KIND_FROM && has->kinds)
		add(c, FIELD_KIND);
	if (width >= HITS_FROM && has->hits)
		add(c, COLUMN_HITS);
}

/* What one takes at least. */
static int least_cells(const struct column *item)
{
	if (item->field == FIELD_DATE || (item->cells && item->cells < NARROW))
		return item->cells;
	return item->cells ? NARROW : REST_MIN;
}

/* What all of them leave of WIDTH, if each takes the least; negative: they do not fit. */
static int spare_cells(const struct columns *c, int width)
{
	for (int i = 0; i < c->n; i++)
		width -= least_cells(&c->items[i]) + (i < c->n - 1 ? gap_behind(&c->items[i]) : 0);
	return width;
}

/* Make them fit: fewer where it must be, but for the first and for what the list is ordered by; then the
 * first ones get what they would like to have. */
static void fit(struct columns *c, enum field_id sort, int width)
{
	int spare;

	for (int i = c->n - 1; i > 0 && spare_cells(c, width) < 0; i--) {
		if (c->items[i].field == (int)sort)
			continue;
		memmove(c->items + i, c->items + i + 1, (size_t)(c->n - i - 1) * sizeof *c->items);
		c->n--;
	}
	spare = spare_cells(c, width);
	for (int i = 0; i < c->n; i++) {
		struct column *item = &c->items[i];
		int least = least_cells(item), more = item->cells - least;

		if (!item->cells)
			continue;
		more = more > spare ? spare : more;
		item->cells = least + (more > 0 ? more : 0);
		spare -= more > 0 ? more : 0;
	}
}

/* The room that is left goes to those that have none of their own, else to the last. */
static void share(struct columns *c, int width)
{
	int rest = 0, left, x = 0;

	for (int i = 0; i < c->n; i++)
		rest += !c->items[i].cells;
	if (!rest) {
		c->items[c->n - 1].cells = 0;
		rest = 1;
	}
	left = width;
	for (int i = 0; i < c->n; i++)
		left -= c->items[i].cells + (i < c->n - 1 ? gap_behind(&c->items[i]) : 0);
	left = left > 0 ? left : 0;
	for (int i = 0; i < c->n; i++) {
		struct column *item = &c->items[i];

		if (!item->cells) {
			item->cells = left / rest;
			left -= item->cells;
			rest--;
		}
		item->x = x;
		if (x + item->cells > width)
			item->cells = width > x ? width - x : 0;
		x += item->cells + gap_behind(item);
	}
}

void columns_make(struct columns *c, const struct columns_choice *choice,
		  const struct columns_archive *has, enum field_id sort, bool both, int width)
{
	c->n = 0;
	for (int i = 0; i < choice->n; i++)
		add(c, choice->fields[i]);
	if (!choice->n)
		choose(c, has, sort, width);
	else if (sort != FIELD_FILE)
		add_before_rest(c, (int)sort);
	if (has->marks && width >= MARK_FROM)
		insert(c, 0, FIELD_MARK);
	for (int i = 0; both && width >= SORT_FROM && i < c->n; i++)
		if (c->items[i].field == FIELD_DATE)
			c->items[i].cells = 2 * COLUMN_DATE_CELLS + 1;
	c->asked = choice->n ? c->n : 0;
	fit(c, sort, width);
	share(c, width);
}
