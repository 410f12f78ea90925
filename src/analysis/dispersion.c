/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "analysis/dispersion.h"

#include <math.h>
#include <stdlib.h>

#include "analysis/timeline.h"
#include "archive/archive.h"
#include "base/err.h"
#include "search/view.h"

/* Statements of a slice. */
enum { YEARS = 8192 };

void dispersion_done(struct dispersion *d)
{
	free(d->rows);
	free(d->met);
	*d = (struct dispersion){0};
}

void dispersion_start(struct dispersion *d, const struct view *view, enum calendar calendar,
		      size_t n)
{
	dispersion_done(d);
	*d = (struct dispersion){
		.view = view, .calendar = calendar, .n = n, .year_last = -1, .least = 1};
	d->rows = xcalloc(n + 1, sizeof *d->rows);
	d->met = xcalloc(n + 1, sizeof *d->met);
}

static bool year_of(const struct dispersion *d, const struct statement *s, int32_t *year)
{
	return s->edtf && timeline_certain(d->calendar, TIMELINE_YEAR, &s->date, year);
}

bool dispersion_work(struct dispersion *d)
{
	const struct view *v = d->view;
	size_t end = d->years_at + YEARS < v->n ? d->years_at + YEARS : v->n;

	for (; d->years_at < end; d->years_at++) {
		bool none = d->year_last < d->year_first;
		int32_t year;

		if (!year_of(d, v->archive->items[view_at(v, d->years_at)], &year))
			continue;
		d->year_first = none || year < d->year_first ? year : d->year_first;
		d->year_last = none || year > d->year_last ? year : d->year_last;
	}
	return d->years_at < v->n;
}

static int64_t years(const struct dispersion *d)
{
	return (int64_t)d->year_last - d->year_first + 1;
}

size_t dispersion_parts(const struct dispersion *d)
{
	int64_t n = years(d);

	return n <= 0 ? 0 : n < DISPERSION_PARTS ? (size_t)n : DISPERSION_PARTS;
}

void dispersion_add(struct dispersion *d, const struct statement *s, uint64_t words, uint64_t all,
		    uint64_t (*counted)(const void *of, size_t i), const void *of)
{
	double share = all ? (double)words / (double)all : 0;
	size_t part = DISPERSION_PARTS;
	int32_t year;

	if (words && share < d->least)
		d->least = share;
	if (d->met_n && year_of(d, s, &year))
		part = (size_t)((year - d->year_first) * (int64_t)dispersion_parts(d) / years(d));
	while (d->met_n) {
		size_t i = d->met[--d->met_n];
		struct dispersion_row *row = &d->rows[i];
		uint64_t most = counted(of, i);

		/* In a statement without it the difference is the statement's share. */
		if (most)
			row->difference += fabs((double)row->here / (double)most - share) - share;
		if (part < DISPERSION_PARTS)
			row->parts[part] += row->here;
		row->here = 0;
	}
}

static uint64_t none(const void *of, size_t i)
{
	(void)of;
	(void)i;
	return 0;
}

void dispersion_group(struct dispersion *d, const struct grouping *g, size_t number)
{
	for (uint32_t k = g->start[number]; k < g->start[number + 1]; k++)
		dispersion_meet(d, g->ids[k]);
	dispersion_add(d, d->view->archive->items[number], 0, 0, none, NULL);
}

double dispersion_dp(const struct dispersion *d, size_t i, double *norm)
{
	double dp = (1 + d->rows[i].difference) / 2;

	dp = dp < 0 ? 0 : dp;
	*norm = d->least < 1 ? dp / (1 - d->least) : 0;
	return dp;
}
