/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "analysis/facets.h"
#include "analysis/tally.h"
#include "analysis/timeline.h"
#include "app/session.h"
#include "archive/archive.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/i18n.h"
#include "batch/batch_private.h"
#include "batch/table.h"
#include "search/view.h"

/* One side of the table: the values of a field, or times. */
struct axis {
	const char *name;
	bool time;
	struct timeline timeline;
	struct facets facets;
	const struct grouping *grouping;
	uint32_t *groups; /* N of them, in the order of the table */
	size_t n;
	uint32_t *places; /* of each group in that order, + 1; 0: it is not in the table */
};

/* How many statements of each group are shown. */
static void axis_tally(const struct axis *a, struct session *session, struct tally *t)
{
	struct tally_source source;

	session_tally_source(session, false, &source);
	tally_init(t, session_fold(session));
	tally_start(t, a->grouping, &source, false);
}

static void axis_add(struct axis *a, uint32_t group)
{
	a->groups[a->n++] = group;
	a->places[group] = (uint32_t)a->n;
}

static void axis_order_time(struct axis *a, const struct tally *t)
{
	for (size_t i = 0; i < a->timeline.bars_n; i++)
		axis_add(a, (uint32_t)(TIMELINE_BARS + i));
	if (t->rows[TIMELINE_UNCERTAIN].shown)
		axis_add(a, TIMELINE_UNCERTAIN);
	if (t->rows[TIMELINE_UNDATED].shown)
		axis_add(a, TIMELINE_UNDATED);
}

static void axis_order_values(struct axis *a, const struct tally *t)
{
	uint32_t *values = xcalloc(a->facets.values_n + 1, sizeof *values);
	size_t n = facets_list(&a->facets, t, "", false, values);

	for (size_t i = 0; i < n; i++)
		axis_add(a, values[i]);
	free(values);
	if (t->rows[FACETS_NONE].shown)
		axis_add(a, FACETS_NONE);
}

static void axis_init(struct axis *a, struct session *session, const char *name, size_t len)
{
	const struct field *f = field_find(name, len);
	const struct archive *archive = session_archive(session);
	enum calendar calendar = session_calendars(session)->first;
	enum timeline_unit unit = TIMELINE_YEAR;
	struct tally t;

	a->time = timeline_unit_find(name, len, &unit);
	a->name = a->time ? timeline_unit_name(unit) : f->name;
	timeline_init(&a->timeline, calendar, unit);
	facets_init(&a->facets, session_fold(session), session_collate(session));
	if (a->time) {
		timeline_grow(&a->timeline, archive);
		a->grouping = &a->timeline.grouping;
	} else {
		facets_reset(&a->facets, field_number(f), calendar);
		while (facets_work(&a->facets, archive))
			;
		a->grouping = &a->facets.grouping;
	}
	axis_tally(a, session, &t);
	a->groups = xcalloc(a->grouping->groups + TIMELINE_BARS, sizeof *a->groups);
	a->places = xcalloc(a->grouping->groups + TIMELINE_BARS, sizeof *a->places);
	(a->time ? axis_order_time : axis_order_values)(a, &t);
	tally_done(&t);
}

static void axis_done(struct axis *a)
{
	timeline_done(&a->timeline);
	facets_done(&a->facets);
	free(a->groups);
	free(a->places);
}

/* Put in T what stands for group I of the order. */
static void axis_label(const struct axis *a, size_t i, struct table *t)
{
	bool text = t->format == TABLE_TEXT;
	uint32_t group = a->groups[i];
	const char *label;
	struct buf b;
	size_t len;

	if (!a->time && group != FACETS_NONE) {
		label = facets_label(&a->facets, group, &len);
		table_bytes(t, label, len);
	} else if (!a->time) {
		table_text(t, text ? _("(none)") : "");
	} else if (group == TIMELINE_UNCERTAIN) {
		table_text(t, text ? _("uncertain") : "uncertain");
	} else if (group == TIMELINE_UNDATED) {
		table_text(t, text ? _("undated") : "undated");
	} else {
		buf_init(&b);
		timeline_label(&a->timeline, a->timeline.bars[group - TIMELINE_BARS].unit, &b);
		table_text(t, buf_str(&b));
		buf_done(&b);
	}
}

/* Statement NUMBER counts in each of its places, and once in each of its rows. */
static void count_statement(const struct axis *down, const struct axis *across, size_t number,
			    uint32_t *cells, uint32_t *totals)
{
	const struct grouping *d = down->grouping, *a = across->grouping;

	for (uint32_t i = d->start[number]; i < d->start[number + 1]; i++) {
		uint32_t row = down->places[d->ids[i]];

		if (!row)
			continue;
		totals[row - 1]++;
		for (uint32_t k = a->start[number]; k < a->start[number + 1]; k++) {
			uint32_t column = across->places[a->ids[k]];

			if (column)
				cells[(row - 1) * across->n + column - 1]++;
		}
	}
}

static void put_table(const struct axis *down, const struct axis *across, const uint32_t *cells,
		      const uint32_t *totals, struct table *t)
{
	table_text(t, down->name);
	table_text(t, t->format == TABLE_TEXT ? _("statements") : "statements");
	for (size_t k = 0; k < across->n; k++)
		axis_label(across, k, t);
	table_end_row(t);
	for (size_t i = 0; i < down->n; i++) {
		axis_label(down, i, t);
		table_number(t, totals[i]);
		for (size_t k = 0; k < across->n; k++)
			table_number(t, cells[i * across->n + k]);
		table_end_row(t);
	}
}

void batch_cross(struct session *session, const char *fields, const char *format, FILE *out)
{
	const char *comma = strchr(fields, ',');
	struct axis down = {0}, across = {0};
	const struct view *v = session_view(session);
	uint32_t *cells, *totals;
	struct table t;

	axis_init(&down, session, fields, (size_t)(comma - fields));
	axis_init(&across, session, comma + 1, strlen(comma + 1));
	cells = xcalloc(down.n * across.n + 1, sizeof *cells);
	totals = xcalloc(down.n + 1, sizeof *totals);
	for (size_t i = 0; i < v->n; i++)
		count_statement(&down, &across, view_at(v, i), cells, totals);
	table_init(&t, table_format(format));
	put_table(&down, &across, cells, totals, &t);
	table_print(&t, out);
	table_done(&t);
	free(cells);
	free(totals);
	axis_done(&down);
	axis_done(&across);
}
