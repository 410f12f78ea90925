/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/move.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "app/session.h"
#include "archive/archive.h"
#include "base/i18n.h"
#include "ui/through.h"
#include "ui/ui.h"

/* Move by BY rows or lines (negative: up) in whatever has the focus. */
static void move_by(struct ui *ui, long by)
{
	struct pane *p = ui_focus_pane(ui);

	if (p == &ui->reading.pane) {
		through_scroll(ui, by);
		return;
	}
	p->ops->step(p, by);
	if (p == &ui->list.pane)
		reading_follow(&ui->reading);
}

static long page_of(struct ui *ui)
{
	int rows = ui_focus_pane(ui)->area.rows;

	if (ui->linear)
		return UI_LINEAR_PAGE;

	/* A line of the page before stays in sight. */
	return rows > 2 ? rows - 1 : 1;
}

void move_down(struct ui *ui)
{
	move_by(ui, ui_times(ui));
}

void move_up(struct ui *ui)
{
	move_by(ui, -ui_times(ui));
}

void move_page_down(struct ui *ui)
{
	move_by(ui, page_of(ui) * ui_times(ui));
}

void move_page_up(struct ui *ui)
{
	move_by(ui, -page_of(ui) * ui_times(ui));
}

void move_half_page_down(struct ui *ui)
{
	move_by(ui, (page_of(ui) + 1) / 2 * ui_times(ui));
}

void move_half_page_up(struct ui *ui)
{
	move_by(ui, -((page_of(ui) + 1) / 2) * ui_times(ui));
}

void move_first(struct ui *ui)
{
	move_by(ui, LONG_MIN);
	if (ui->count > 1)
		move_by(ui, ui->count - 1);
}

void move_last(struct ui *ui)
{
	if (ui->count)
		move_first(ui);
	else
		move_by(ui, LONG_MAX);
}

/* The text by BY lines: of the statement, or of the view that is all text. */
static void move_text(struct ui *ui, long by)
{
	if (ui->view) {
		ui->view->ops->step(ui->view, by);
		return;
	}
	through_scroll(ui, by);
}

void move_text_down(struct ui *ui)
{
	move_text(ui, ui_times(ui));
}

void move_text_up(struct ui *ui)
{
	move_text(ui, -ui_times(ui));
}

static const struct statement *statement_at(const struct ui *ui, size_t row)
{
	const struct view *v = session_view(ui->session);

	return session_archive(ui->session)->items[view_at(v, row)];
}

/* The year a statement stands under in the calendar that is shown; INT32_MIN where it is undated. */
static int32_t year_at(const struct ui *ui, size_t row)
{
	const struct statement *s = statement_at(ui, row);
	enum calendar c = session_calendars(ui->session)->first;
	int32_t day = s->date.first == DATE_DAY_MIN ? s->date.last : s->date.first;
	struct calendar_day d;

	if (s->date.precision == DATE_NONE)
		return INT32_MIN;
	while (!calendar_from_day(c, day, &d) && c != CALENDAR_GREGORIAN)
		c = calendar_fallback(c);
	return d.year;
}

static void step_year(struct ui *ui, int step)
{
	size_t n = session_view(ui->session)->n, row = ui->list.rows.selected;

	for (long left = ui_times(ui); left > 0 && n; left--) {
		int32_t year = year_at(ui, row);
		size_t at = row;

		while (at < n && year_at(ui, at) == year)
			at += (size_t)step;
		if (at >= n) {
			ui_notice(ui, step > 0 ? _("no further year below")
					       : _("no further year above"));
			break;
		}
		/* Upwards: to the first of that year. */
		year = year_at(ui, at);
		while (step < 0 && at > 0 && year_at(ui, at - 1) == year)
			at--;
		row = at;
	}
	ui_select(ui, row);
}

void move_next_year(struct ui *ui)
{
	step_year(ui, 1);
}

void move_previous_year(struct ui *ui)
{
	step_year(ui, -1);
}

static void step_occasion(struct ui *ui, int step)
{
	const struct view *v = session_view(ui->session);
	const struct archive *a = session_archive(ui->session);
	size_t from = ui->list.rows.selected, row = from, at;
	long left = ui_times(ui);

	if (!v->n)
		return;
	at = from + (size_t)step;
	/* The turns of a sitting stand together: the next one is beyond them. */
	while (at < v->n && statement_at(ui, from)->turn &&
	       occasions_equal(a, view_at(v, from), view_at(v, at)))
		at += (size_t)step;
	for (; at < v->n && left > 0; at += (size_t)step) {
		if (!occasions_same(&ui->occasions, a, view_at(v, from), view_at(v, at)))
			continue;
		row = at;
		left--;
	}
	if (row == from)
		ui_notice(ui, step > 0 ? _("not the same occasion again below")
				       : _("not the same occasion again above"));
	ui_select(ui, row);
}

void move_next_occasion(struct ui *ui)
{
	step_occasion(ui, 1);
}

void move_previous_occasion(struct ui *ui)
{
	step_occasion(ui, -1);
}

void move_same_occasion(struct ui *ui)
{
	const struct view *v = session_view(ui->session);
	struct buf b;

	if (!v->n)
		return;
	buf_init(&b);
	if (!occasion_query_narrow(&ui->occasions, session_archive(ui->session),
				   view_at(v, ui->list.rows.selected), &b))
		ui_notice(ui, _("this statement has neither occasion nor title; / finds by words"));
	else if (strstr(session_filter_text(ui->session), buf_str(&b)))
		ui_notice(ui, _("the filter keeps to this occasion already; \\ shows all again"));
	else
		ui_filter_within(ui, buf_str(&b));
	buf_done(&b);
}
