/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "tui/sparkline.h"

#include <string.h>

#include "app/session.h"
#include "tui/chart.h"
#include "tui/screen_text.h"

/* Statements below which the list says it all; columns it takes at most and, with others, at least;
 * years below which months say more. */
enum { STATEMENTS_MIN = 10, COLUMNS_MAX = 40, COLUMNS_MIN = 12, YEARS_MIN = 6, GAP = 2 };

void sparkline_init(struct sparkline *l, struct session *session)
{
	*l = (struct sparkline){.session = session, .stale = true};
	timeline_init(&l->timeline, CALENDAR_GREGORIAN, TIMELINE_YEAR);
	tally_init(&l->tally, session_fold(session));
}

void sparkline_done(struct sparkline *l)
{
	timeline_done(&l->timeline);
	tally_done(&l->tally);
}

void sparkline_changed(struct sparkline *l, bool reloaded)
{
	l->stale = true;
	if (reloaded) {
		timeline_reset(&l->timeline, l->timeline.calendar, TIMELINE_YEAR);
		tally_forget(&l->tally);
	}
}

static void sparkline_count(struct sparkline *l)
{
	const struct archive *a = session_archive(l->session);
	struct timeline *t = &l->timeline;
	enum calendar calendar = session_calendars(l->session)->first;
	struct tally_source source;

	if (t->calendar != calendar)
		timeline_reset(t, calendar, TIMELINE_YEAR);
	timeline_grow(t, a);
	if (t->unit == TIMELINE_YEAR && t->bars_n && t->bars_n < YEARS_MIN) {
		timeline_reset(t, t->calendar, TIMELINE_MONTH);
		timeline_grow(t, a);
	}
	if (t->unit == TIMELINE_MONTH && t->bars_n > (YEARS_MIN + 1) * 12) {
		timeline_reset(t, t->calendar, TIMELINE_YEAR);
		timeline_grow(t, a);
	}
	session_tally_source(l->session, false, &source);
	tally_start(&l->tally, &t->grouping, &source, false);
	l->stale = false;
}

/* What column I of COLUMNS shows. */
static void column_counts(const struct sparkline *l, size_t i, size_t columns, size_t *shown,
			  size_t *all)
{
	size_t n = l->timeline.bars_n;

	*shown = *all = 0;
	for (size_t bar = (i * n + columns - 1) / columns;
	     bar < ((i + 1) * n + columns - 1) / columns; bar++) {
		*shown += l->tally.rows[TIMELINE_BARS + bar].shown;
		*all += l->tally.rows[TIMELINE_BARS + bar].all;
	}
}

int sparkline_draw(struct sparkline *l, int y, int from, int end)
{
	int room = end - from - 2 * GAP, x;
	size_t columns, shown, all, top = 0;

	if (room < COLUMNS_MIN || session_archive(l->session)->n < STATEMENTS_MIN ||
	    !chart_blocks())
		return end;
	if (l->stale)
		sparkline_count(l);
	columns = (size_t)(room < COLUMNS_MAX ? room : COLUMNS_MAX);
	columns = columns < l->timeline.bars_n ? columns : l->timeline.bars_n;
	if (columns < YEARS_MIN)
		return end;
	x = end - GAP - (int)columns;
	for (size_t i = 0; i < columns; i++) {
		column_counts(l, i, columns, &shown, &all);
		top = shown > top ? shown : top;
	}
	for (size_t i = 0; i < columns; i++) {
		const char *block;
		int eighths;

		column_counts(l, i, columns, &shown, &all);
		eighths = chart_eighths((double)shown, (double)top, 1);
		block = chart_block(eighths ? eighths : all > 0);
		screen_put(y, x + (int)i, 1, block, strlen(block),
			   theme_style(eighths ? STYLE_BAR : STYLE_BAR_ALL));
	}
	return x;
}
