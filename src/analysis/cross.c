/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "analysis/cross.h"

#include <stdlib.h>
#include <string.h>

#include "archive/archive.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/vec.h"
#include "search/view.h"

/* Pairs of a statement and a column that are counted in a slice. */
enum { SLICE = 1 << 16 };

bool cross_can(const char *name, size_t len)
{
	const struct field *f = field_find(name, len);
	enum timeline_unit unit;

	return timeline_unit_find(name, len, &unit) || (f && field_is_counted(f));
}

/* ---- a side ---- */

static void axis_init(struct cross_axis *a, struct fold *fold, struct collate *collate)
{
	timeline_init(&a->timeline, CALENDAR_GREGORIAN, TIMELINE_YEAR);
	facets_init(&a->facets, fold, collate);
}

static void axis_done(struct cross_axis *a)
{
	timeline_done(&a->timeline);
	facets_done(&a->facets);
	free(a->groups);
	free(a->sums);
	free(a->places);
}

static void axis_choose(struct cross_axis *a, const char *name, enum calendar calendar)
{
	size_t len = strlen(name);
	const struct field *f = field_find(name, len);
	enum timeline_unit unit = TIMELINE_YEAR;

	a->time = timeline_unit_find(name, len, &unit);
	a->name = a->time ? timeline_unit_name(unit) : f->name;
	timeline_reset(&a->timeline, calendar, unit);
	if (!a->time)
		facets_reset(&a->facets, field_number(f), calendar);
	a->n = 0;
}

static const struct grouping *axis_grouping(const struct cross_axis *a)
{
	return a->time ? &a->timeline.grouping : &a->facets.grouping;
}

/* A slice of taking in statements. True: there are more. */
static bool axis_work(struct cross_axis *a, const struct archive *archive)
{
	return a->time ? timeline_work(&a->timeline, archive) : facets_work(&a->facets, archive);
}

static void axis_add(struct cross_axis *a, const struct tally *t, uint32_t group)
{
	a->sums[a->n] = (uint32_t)t->rows[group].shown;
	a->groups[a->n++] = group;
	a->places[group] = (uint32_t)a->n;
}

static void axis_order_time(struct cross_axis *a, const struct tally *t)
{
	a->uncertain = t->rows[TIMELINE_UNCERTAIN].all > 0;
	for (size_t i = 0; i < a->timeline.bars_n; i++)
		axis_add(a, t, (uint32_t)(TIMELINE_BARS + i));
	if (t->rows[TIMELINE_UNCERTAIN].shown)
		axis_add(a, t, TIMELINE_UNCERTAIN);
	if (t->rows[TIMELINE_UNDATED].shown)
		axis_add(a, t, TIMELINE_UNDATED);
}

static void axis_order_values(struct cross_axis *a, const struct tally *t)
{
	uint32_t *values = xcalloc(a->facets.values_n + 1, sizeof *values);
	size_t n = facets_list(&a->facets, t, "", false, values);

	for (size_t i = 0; i < n; i++)
		axis_add(a, t, values[i]);
	free(values);
	if (t->rows[FACETS_NONE].shown)
		axis_add(a, t, FACETS_NONE);
}

/* What is shown of the groups, and in which order. */
static void axis_order(struct cross_axis *a, const struct cross *c)
{
	const struct grouping *g = axis_grouping(a);
	const struct tally_source source = {.view = c->view};
	size_t room = g->groups + TIMELINE_BARS;
	struct tally t;

	tally_init(&t, c->fold);
	tally_start(&t, g, &source, false);
	a->n = 0;
	a->groups = xrealloc(a->groups, room, sizeof *a->groups);
	a->sums = xrealloc(a->sums, room, sizeof *a->sums);
	a->places = xrealloc(a->places, room, sizeof *a->places);
	memset(a->places, 0, room * sizeof *a->places);
	(a->time ? axis_order_time : axis_order_values)(a, &t);
	tally_done(&t);
}

/* ---- the table ---- */

void cross_init(struct cross *c, struct fold *fold, struct collate *collate)
{
	*c = (struct cross){.fold = fold};
	axis_init(&c->down, fold, collate);
	axis_init(&c->across, fold, collate);
}

static void cross_clear(struct cross *c)
{
	free(c->of_row);
	free(c->numbers);
	free(c->start);
	free(c->one);
	c->of_row = c->start = NULL;
	c->numbers = c->one = NULL;
	c->row = c->cells_n = 0;
	c->begun = c->ready = false;
}

void cross_done(struct cross *c)
{
	cross_clear(c);
	axis_done(&c->down);
	axis_done(&c->across);
	free(c->columns);
	free(c->counts);
	*c = (struct cross){0};
}

void cross_choose(struct cross *c, const char *down, const char *across, enum calendar calendar)
{
	cross_clear(c);
	axis_choose(&c->down, down, calendar);
	axis_choose(&c->across, across, calendar);
}

void cross_forget(struct cross *c)
{
	cross_clear(c);
	for (int i = 0; i < 2; i++) {
		struct cross_axis *a = i ? &c->across : &c->down;

		timeline_reset(&a->timeline, a->timeline.calendar, a->timeline.unit);
		facets_reset(&a->facets, a->facets.field, a->facets.calendar);
		a->n = 0;
	}
}

void cross_start(struct cross *c, const struct archive *a, const struct view *view)
{
	cross_clear(c);
	c->archive = a;
	c->view = view;
}

/* The statements shown of each row, one row after the other. */
static void cross_begin(struct cross *c)
{
	const struct grouping *g = axis_grouping(&c->down);
	size_t n = 0, *at;

	axis_order(&c->down, c);
	axis_order(&c->across, c);
	c->of_row = xcalloc(c->down.n + 1, sizeof *c->of_row);
	c->start = xcalloc(c->down.n + 1, sizeof *c->start);
	c->one = xcalloc(c->across.n + 1, sizeof *c->one);
	for (size_t i = 0; i < c->down.n; i++)
		c->of_row[i + 1] = n += c->down.sums[i];
	c->numbers = xcalloc(n + 1, sizeof *c->numbers);
	at = xcalloc(c->down.n + 1, sizeof *at);
	memcpy(at, c->of_row, c->down.n * sizeof *at);
	for (size_t i = 0; i < c->view->n; i++) {
		size_t number = view_at(c->view, i);

		for (uint32_t k = g->start[number]; k < g->start[number + 1]; k++)
			if (c->down.places[g->ids[k]])
				c->numbers[at[c->down.places[g->ids[k]] - 1]++] = (uint32_t)number;
	}
	free(at);
	c->begun = true;
}

static int compare_columns(const void *a, const void *b)
{
	const uint32_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* The cells of the row that is next; returns how much work that was. */
static size_t count_row(struct cross *c)
{
	const struct grouping *g = axis_grouping(&c->across);
	size_t from = c->of_row[c->row], to = c->of_row[c->row + 1], pairs = 1, first = c->cells_n;

	for (size_t i = from; i < to; i++)
		for (uint32_t k = g->start[c->numbers[i]]; k < g->start[c->numbers[i] + 1]; k++) {
			uint32_t column = c->across.places[g->ids[k]];

			pairs++;
			if (!column || c->one[--column]++)
				continue;
			c->columns = vec_fit(c->columns, c->cells_n + 1, &c->columns_size,
					     sizeof *c->columns);
			c->columns[c->cells_n++] = column;
		}
	if (c->cells_n > first)
		qsort(c->columns + first, c->cells_n - first, sizeof *c->columns, compare_columns);
	c->counts = vec_fit(c->counts, c->cells_n, &c->counts_size, sizeof *c->counts);
	for (size_t i = first; i < c->cells_n; i++) {
		c->counts[i] = c->one[c->columns[i]];
		c->one[c->columns[i]] = 0;
	}
	c->start[++c->row] = c->cells_n;
	return pairs;
}

bool cross_work(struct cross *c)
{
	if (c->ready || !c->archive)
		return false;
	if (!c->begun) {
		if (axis_work(&c->down, c->archive) || axis_work(&c->across, c->archive))
			return true;
		cross_begin(c);
		return true;
	}
	for (size_t pairs = 0; c->row < c->down.n && pairs < SLICE;)
		pairs += count_row(c);
	c->ready = c->row == c->down.n;
	return !c->ready;
}

static size_t axis_at(const struct cross_axis *a)
{
	return a->time ? a->timeline.n : a->facets.n;
}

int cross_percent(const struct cross *c)
{
	size_t n = c->archive ? c->archive->n : 0;

	if (c->ready || !n)
		return 100;
	/* Each side a third of it. */
	if (!c->begun)
		return (int)((axis_at(&c->down) + axis_at(&c->across)) * 33 / n);
	return 66 + (int)(c->row * 33 / (c->down.n + 1));
}

size_t cross_cell(const struct cross *c, size_t row, size_t column)
{
	size_t low, high;

	if (row == CROSS_SUM)
		return column == CROSS_SUM ? c->view->n : c->across.sums[column];
	if (column == CROSS_SUM)
		return c->down.sums[row];
	for (low = c->start[row], high = c->start[row + 1]; low < high;) {
		size_t mid = low + (high - low) / 2;

		if (c->columns[mid] == column)
			return c->counts[mid];
		if (c->columns[mid] < column)
			low = mid + 1;
		else
			high = mid;
	}
	return 0;
}

void cross_label(const struct cross_axis *a, size_t i, bool data, struct buf *out)
{
	uint32_t group = a->groups[i];
	bool none = a->groups[a->n - 1] == FACETS_NONE;
	int32_t unit;

	if (!a->time && group != FACETS_NONE) {
		facets_label_beside(&a->facets, group, none && !data ? _("(none)") : NULL,
				    data ? NULL : _("all"), out);
	} else if (!a->time) {
		buf_puts(out, data ? "" : _("(none)"));
	} else if (group == TIMELINE_UNCERTAIN) {
		buf_puts(out, data ? "uncertain" : _("uncertain"));
	} else if (group == TIMELINE_UNDATED) {
		buf_puts(out, data ? "undated" : _("undated"));
	} else {
		unit = a->timeline.bars[group - TIMELINE_BARS].unit;
		timeline_label(&a->timeline, unit, out);
	}
}

/* ---- what it counts ---- */

/* What is dated, but lies in none of the units. */
static void query_uncertain(const struct timeline *t, struct buf *out)
{
	buf_puts(out, "-date:==\"\"");
	for (size_t i = 0; i < t->bars_n; i++) {
		buf_puts(out, " -");
		facets_query_time(t, t->bars[i].unit, true, out);
	}
}

static void axis_query(const struct cross_axis *a, size_t place, struct buf *out)
{
	uint32_t group = a->groups[place];
	const struct timeline *t = &a->timeline;

	if (!a->time)
		facets_query(&a->facets, group, out);
	else if (group == TIMELINE_UNDATED)
		buf_puts(out, "date:==\"\"");
	else if (group == TIMELINE_UNCERTAIN)
		query_uncertain(t, out);
	else
		/* Not all that is uncertain need be shown, but it would be found. */
		facets_query_time(t, t->bars[group - TIMELINE_BARS].unit, a->uncertain, out);
}

void cross_query(const struct cross *c, size_t row, size_t column, struct buf *out)
{
	if (row != CROSS_SUM)
		axis_query(&c->down, row, out);
	if (row != CROSS_SUM && column != CROSS_SUM)
		buf_putc(out, ' ');
	if (column != CROSS_SUM)
		axis_query(&c->across, column, out);
}

bool cross_before(const struct cross_axis *axis, size_t a, size_t b)
{
	const struct facets *f = &axis->facets;
	uint32_t x = axis->groups[a], y = axis->groups[b];

	if (axis->time)
		return a < b;
	if (x == FACETS_NONE || y == FACETS_NONE)
		return y == FACETS_NONE && x != FACETS_NONE;
	return strcmp(f->values[x].order, f->values[y].order) < 0;
}
