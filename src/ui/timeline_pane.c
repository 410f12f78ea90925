/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/timeline_pane.h"

#include <stdlib.h>

#include "app/printers.h"
#include "app/session.h"
#include "archive/archive.h"
#include "base/buf.h"
#include "base/charset.h"
#include "base/digits.h"
#include "base/err.h"
#include "base/i18n.h"
#include "search/query.h"
#include "ui/rows.h"

static size_t shown_at(const struct timeline_pane *p, size_t bar)
{
	return p->tally.rows[TIMELINE_BARS + bar].shown;
}

/* Select BAR. */
static void select_bar(struct timeline_pane *p, size_t bar)
{
	p->selected = bar < p->timeline.bars_n ? bar : p->timeline.bars_n - 1;
	p->unit = p->timeline.bars[p->selected].unit;
	p->placed = true;
	p->pane.dirty = true;
}

/* The bars are others: the same unit, else the last bar that shows something. */
static void find_place(struct timeline_pane *p)
{
	size_t bar = p->timeline.bars_n;

	if (!bar)
		return;
	if (p->placed) {
		p->selected = timeline_find(&p->timeline, p->unit);
		if (p->unit == p->timeline.bars[p->selected].unit)
			return;
	}
	while (bar > 1 && !shown_at(p, bar - 1))
		bar--;
	p->selected = bar - 1;
	p->placed = false;
}

/* To the bar of the selected statement, if it is of one. */
static void find_selected(struct timeline_pane *p)
{
	const struct archive *a = session_archive(p->session);
	size_t number = session_view(p->session)->selected;
	int32_t unit;

	if (number >= a->n || !timeline_certain(p->timeline.calendar, p->timeline.unit,
						&a->items[number]->date, &unit))
		return;
	p->unit = unit;
	p->placed = true;
	find_place(p);
}

/* The place that was asked for while there were no bars. */
static void find_asked(struct timeline_pane *p)
{
	size_t bar;

	if (p->opening && p->timeline.bars_n)
		find_selected(p);
	if (p->opening && p->timeline.bars_n && !shown_at(p, p->selected)) {
		/* Where nothing is shown there is nothing to look at. */
		p->placed = false;
		find_place(p);
	}
	p->opening = false;
	if (!p->asked || !p->timeline.bars_n)
		return;
	p->asked = false;
	bar = timeline_find(&p->timeline, p->to);
	while (bar > 0 && p->timeline.bars[bar].unit > p->from &&
	       (!shown_at(p, bar) || p->timeline.bars[bar].unit > p->to))
		bar--;
	select_bar(p, bar);
}

/* A slice of counting statements. True: there is more, and what was counted before stands. */
static bool count_slice(struct timeline_pane *p)
{
	struct tally_source source;

	if (p->counted)
		return false;
	if (timeline_work(&p->timeline, session_archive(p->session)))
		return true;
	session_tally_source(p->session, true, &source);
	tally_start(&p->tally, &p->timeline.grouping, &source, p->measure == TIMELINE_RATE);
	p->counted = true;
	/* A small archive is counted before it is drawn. */
	tally_work(&p->tally);
	find_place(p);
	find_asked(p);
	p->pane.dirty = true;
	return false;
}

/* Count what is shown now. What has been counted of another archive or calendar is forgotten. */
static void count_again(struct timeline_pane *p)
{
	const struct archive *a = session_archive(p->session);
	enum calendar calendar = session_calendars(p->session)->first;

	if (p->archive != a)
		tally_forget(&p->tally);
	if (p->archive != a || p->timeline.calendar != calendar) {
		timeline_reset(&p->timeline, calendar, p->timeline.unit);
		p->placed = false;
	}
	p->archive = a;
	p->counted = false;
	count_slice(p);
	p->pane.dirty = true;
}

static void timeline_forget(struct pane *pane)
{
	((struct timeline_pane *)pane)->archive = NULL;
}

static void timeline_changed(struct pane *pane)
{
	count_again((struct timeline_pane *)pane);
}

static void timeline_open(struct pane *pane)
{
	struct timeline_pane *p = (struct timeline_pane *)pane;

	p->opening = true;
	count_again(p);
}

static bool timeline_pane_work(struct pane *pane)
{
	struct timeline_pane *p = (struct timeline_pane *)pane;
	bool busy, more;

	if (!p->counted) {
		count_slice(p);
		return true;
	}
	busy = !tally_ready(&p->tally);
	more = tally_work(&p->tally);
	/* Hits are drawn when they are all there: half of them would mislead. */
	p->pane.dirty = p->pane.dirty || (busy && !more);
	return more;
}

static void timeline_head(const struct pane *pane, struct buf *title, struct buf *right)
{
	static const char *const units[TIMELINE_UNITS] = {
		N_("Timeline by years"), N_("Timeline by months"), N_("Timeline by decades")};
	const struct timeline_pane *p = (const struct timeline_pane *)pane;
	const struct view *v = session_view(p->session);

	buf_puts(title, _(units[p->timeline.unit]));
	if (p->timeline.calendar != CALENDAR_GREGORIAN)
		buf_printf(title, " (%s)", _(calendar_title(p->timeline.calendar)));
	buf_printf(right, _("%zu of %zu"), v->n, session_total(p->session));
}

static void timeline_status(const struct pane *pane, struct buf *left)
{
	const struct timeline_pane *p = (const struct timeline_pane *)pane;
	const struct tally *t = &p->tally;
	size_t group = TIMELINE_BARS + p->selected, start = left->len, n;
	const struct tally_row *row;

	if (!p->timeline.bars_n && !p->counted) {
		n = session_archive(p->session)->n;
		buf_printf(left, _("counting %d %%"),
			   n ? (int)((double)p->timeline.n * 100 / (double)n) : 0);
		return;
	}
	if (!p->timeline.bars_n) {
		buf_puts(left, _("nothing here has a date"));
		return;
	}
	row = &t->rows[group];
	timeline_title(&p->timeline, p->timeline.bars[p->selected].unit, left);
	/* TRANSLATORS: between a name and what is said of it. */
	buf_puts(left, _(": "));
	if (row->shown == row->all)
		buf_printf(left,
			   ngettext("%zu statement", "%zu statements", (unsigned long)row->all),
			   row->all);
	else
		buf_printf(left,
			   ngettext("%zu of %zu statement", "%zu of %zu statements",
				    (unsigned long)row->all),
			   row->shown, row->all);
	digits_convert(left, start);
	if (!tally_ready(t)) {
		buf_printf(left, "%s%s", _(", "), charset_symbol("…", "..."));
		return;
	}
	for (size_t i = 0; i < t->terms; i++) {
		/* TRANSLATORS: between the parts of a list. */
		buf_puts(left, _(", "));
		/* Isolated (UAX #9): the number behind it runs as the sentence does. */
		buf_puts(left, "\u2068");
		query_term_print(t->source.query, t->term[i], left);
		start = left->len;
		buf_printf(left, "\u2069 %llu", (unsigned long long)tally_hits(t, group, i));
		if (p->measure == TIMELINE_RATE)
			buf_printf(left, " (%.2f)", tally_rate(t, group, i));
		digits_convert(left, start);
	}
}

static size_t timeline_hints(const struct pane *pane, const char **hints)
{
	static const char *const units[TIMELINE_UNITS] = {N_("m months   "), N_("m decades   "),
							  N_("m years   ")};
	static const char *const measures[TIMELINE_MEASURES] = {
		N_("v hits   "), N_("v per 10,000 words   "), N_("v statements   ")};
	const struct timeline_pane *p = (const struct timeline_pane *)pane;
	size_t n = 0;

	if (p->tally.terms)
		hints[n++] = _(measures[p->measure]);
	hints[n++] = _(units[p->timeline.unit]);
	hints[n++] = _("enter these   ");
	return n;
}

static void timeline_step(struct pane *pane, long by)
{
	struct timeline_pane *p = (struct timeline_pane *)pane;

	if (p->timeline.bars_n)
		select_bar(p, rows_moved(p->selected, by, p->timeline.bars_n - 1));
}

/* The next unit. Of the bars that lie in the one selected now, the last that shows something. */
static void next_unit(struct timeline_pane *p)
{
	enum timeline_unit unit = (enum timeline_unit)((p->timeline.unit + 1) % TIMELINE_UNITS);
	enum calendar c = p->timeline.calendar;
	int32_t first, last;

	p->asked = p->timeline.bars_n &&
		   timeline_days(&p->timeline, p->timeline.bars[p->selected].unit, &first, &last) &&
		   timeline_unit_of(c, unit, first, first, &p->from) &&
		   timeline_unit_of(c, unit, last, last, &p->to);
	timeline_reset(&p->timeline, c, unit);
	p->placed = false;
	count_again(p);
}

static void next_measure(struct timeline_pane *p)
{
	p->measure = (enum timeline_measure)((p->measure + 1) % TIMELINE_MEASURES);
	if (p->measure == TIMELINE_RATE)
		tally_want_rate(&p->tally);
	if (p->counted)
		tally_work(&p->tally);
	p->pane.dirty = true;
}

static void timeline_save(const struct pane *pane, struct pane_place *place)
{
	const struct timeline_pane *p = (const struct timeline_pane *)pane;

	place->shown[0] = (int)p->timeline.unit;
	place->shown[1] = (int)p->measure;
	place->shown[2] = p->unit;
	place->selected = p->placed;
	place->top = p->left;
}

static void timeline_restore(struct pane *pane, const struct pane_place *place)
{
	struct timeline_pane *p = (struct timeline_pane *)pane;

	if (p->timeline.unit != (enum timeline_unit)place->shown[0])
		timeline_reset(&p->timeline, p->timeline.calendar,
			       (enum timeline_unit)place->shown[0]);
	p->measure = (enum timeline_measure)place->shown[1];
	p->unit = place->shown[2];
	p->placed = place->selected == 1;
	p->left = place->top;
	p->opening = p->asked = false;
	count_again(p);
}

/* The bar, as a term of a filter. */
static struct request narrow(const struct timeline_pane *p)
{
	struct buf b;

	if (!p->timeline.bars_n)
		return (struct request){.kind = REQUEST_NOTHING};
	buf_init(&b);
	timeline_query(&p->timeline, p->timeline.bars[p->selected].unit, &b);
	return (struct request){.kind = REQUEST_NARROW, .term = buf_take(&b)};
}

static struct request timeline_command(struct pane *pane, enum command c, int count)
{
	enum { MONTHS = 12 };
	struct timeline_pane *p = (struct timeline_pane *)pane;
	long year = p->timeline.unit == TIMELINE_MONTH ? MONTHS : 1;

	switch (c) {
	case COMMAND_VIEW_LEFT: timeline_step(pane, -command_times(count)); break;
	case COMMAND_VIEW_RIGHT: timeline_step(pane, command_times(count)); break;
	case COMMAND_PREVIOUS_YEAR: timeline_step(pane, -year * command_times(count)); break;
	case COMMAND_NEXT_YEAR: timeline_step(pane, year * command_times(count)); break;
	case COMMAND_VIEW_UNIT: next_unit(p); break;
	case COMMAND_VIEW_MEASURE: next_measure(p); break;
	case COMMAND_OPEN: return narrow(p);
	default: return (struct request){.kind = REQUEST_UNKNOWN};
	}
	return (struct request){.kind = REQUEST_NOTHING};
}

static void timeline_free(struct pane *pane)
{
	struct timeline_pane *p = (struct timeline_pane *)pane;

	timeline_done(&p->timeline);
	tally_done(&p->tally);
	free(p);
}

static void timeline_print(struct pane *pane, const struct printers *by, const char *format,
			   FILE *out)
{
	const struct timeline_pane *p = (const struct timeline_pane *)pane;

	by->count_by(p->session, timeline_unit_name(p->timeline.unit), format, out);
}

static bool timeline_recipe(const struct pane *pane, struct buf *what)
{
	const struct timeline_pane *p = (const struct timeline_pane *)pane;

	buf_printf(what, "--count-by=%s", timeline_unit_name(p->timeline.unit));
	return true;
}

static const struct pane_ops timeline_ops = {
	.step = timeline_step,
	.open = timeline_open,
	.title = timeline_head,
	.status = timeline_status,
	.hints = timeline_hints,
	.recipe = timeline_recipe,
	.command = timeline_command,
	.save = timeline_save,
	.restore = timeline_restore,
	.forget = timeline_forget,
	.changed = timeline_changed,
	.work = timeline_pane_work,
	.print = timeline_print,
	.free = timeline_free,
};

struct pane *timeline_pane_new(struct session *session)
{
	struct timeline_pane *p = xcalloc(1, sizeof *p);

	p->pane = (struct pane){.ops = &timeline_ops, .bit = PANE_TIMELINE};
	p->session = session;
	timeline_init(&p->timeline, CALENDAR_GREGORIAN, TIMELINE_YEAR);
	tally_init(&p->tally, session_fold(session));
	return &p->pane;
}
