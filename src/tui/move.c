/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "tui/move.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "app/session.h"
#include "archive/archive.h"
#include "date/date_calendar.h"
#include "archive/statement_date.h"
#include "base/i18n.h"
#include "text/fold.h"
#include "tui/run.h"
#include "tui/tui.h"

void move_to_row(struct tui *tui, size_t row)
{
	list_select(&tui->list, row);
	reading_follow(&tui->reading);
}

/* Move by ROWS rows or lines (negative: up) in whatever has the focus. */
static void move_by(struct tui *tui, long by)
{
	size_t at = tui->list.selected;

	if (tui->view)
		tui->view->ops->step(tui->view, by);
	else if (tui->focus_text)
		reading_scroll(&tui->reading, by);
	else
		move_to_row(tui, by < 0 && (size_t)-by > at ? 0 : at + (size_t)by);
}

static long page_of(const struct tui *tui)
{
	int rows_shown = tui->view         ? tui->view->area.rows
			 : tui->focus_text ? tui->reading.pane.area.rows
					   : tui->list.pane.area.rows;

	/* A line of the page before stays in sight. */
	return rows_shown > 2 ? rows_shown - 1 : 1;
}

void move_down(struct tui *tui, int count)
{
	move_by(tui, command_times(count));
}

void move_up(struct tui *tui, int count)
{
	move_by(tui, -command_times(count));
}

void move_page_down(struct tui *tui, int count)
{
	move_by(tui, page_of(tui) * command_times(count));
}

void move_page_up(struct tui *tui, int count)
{
	move_by(tui, -page_of(tui) * command_times(count));
}

void move_half_page_down(struct tui *tui, int count)
{
	move_by(tui, (page_of(tui) + 1) / 2 * command_times(count));
}

void move_half_page_up(struct tui *tui, int count)
{
	move_by(tui, -((page_of(tui) + 1) / 2) * command_times(count));
}

static void move_end(struct tui *tui, int count, bool last)
{
	if (tui->view) {
		tui->view->ops->step(tui->view, last && !count ? LONG_MAX : LONG_MIN);
		if (count > 1)
			tui->view->ops->step(tui->view, count - 1);
	} else if (tui->focus_text) {
		reading_first(&tui->reading);
		if (count)
			reading_scroll(&tui->reading, count - 1);
		else if (last)
			reading_last(&tui->reading);
	} else {
		move_to_row(tui, count ? (size_t)count - 1 : last ? SIZE_MAX : 0);
	}
}

void move_first(struct tui *tui, int count)
{
	move_end(tui, count, false);
}

void move_last(struct tui *tui, int count)
{
	move_end(tui, count, true);
}

void move_text_down(struct tui *tui, int count)
{
	reading_scroll(&tui->reading, command_times(count));
}

void move_text_up(struct tui *tui, int count)
{
	reading_scroll(&tui->reading, -command_times(count));
}

static const struct statement *statement_at(const struct tui *tui, size_t row)
{
	const struct view *v = session_view(tui->session);

	return session_archive(tui->session)->items[view_at(v, row)];
}

/* The year a statement stands under in the calendar that is shown; INT32_MIN where it is undated. */
static int32_t year_at(const struct tui *tui, size_t row)
{
	const struct statement *s = statement_at(tui, row);
	enum calendar c = session_calendars(tui->session)->first;
	int32_t day = s->date.first == DATE_DAY_MIN ? s->date.last : s->date.first;
	struct calendar_day d;

	if (s->date.precision == DATE_NONE)
		return INT32_MIN;
	while (!calendar_from_day(c, day, &d) && c != CALENDAR_GREGORIAN)
		c = calendar_fallback(c);
	return d.year;
}

static void step_year(struct tui *tui, int step, int count)
{
	size_t n = session_view(tui->session)->n, row = tui->list.selected;

	for (long left = command_times(count); left > 0 && n; left--) {
		int32_t year = year_at(tui, row);
		size_t at = row;

		while (at < n && year_at(tui, at) == year)
			at += (size_t)step;
		if (at >= n) {
			tui_notice(tui, step > 0 ? _("no further year below")
						 : _("no further year above"));
			break;
		}
		/* Upwards: to the first of that year. */
		year = year_at(tui, at);
		while (step < 0 && at > 0 && year_at(tui, at - 1) == year)
			at--;
		row = at;
	}
	move_to_row(tui, row);
}

void move_next_year(struct tui *tui, int count)
{
	step_year(tui, 1, count);
}

void move_previous_year(struct tui *tui, int count)
{
	step_year(tui, -1, count);
}

static void step_occasion(struct tui *tui, int step, int count)
{
	const struct view *v = session_view(tui->session);
	const struct archive *a = session_archive(tui->session);
	size_t from = tui->list.selected, row = from;
	long left = command_times(count);

	if (!v->n)
		return;
	for (size_t at = from + (size_t)step; at < v->n && left > 0; at += (size_t)step) {
		if (!occasions_same(&tui->occasions, a, view_at(v, from), view_at(v, at)))
			continue;
		row = at;
		left--;
	}
	if (row == from)
		tui_notice(tui, step > 0 ? _("not the same occasion again below")
					 : _("not the same occasion again above"));
	move_to_row(tui, row);
}

void move_next_occasion(struct tui *tui, int count)
{
	step_occasion(tui, 1, count);
}

void move_previous_occasion(struct tui *tui, int count)
{
	step_occasion(tui, -1, count);
}

void move_same_occasion(struct tui *tui, int count)
{
	struct buf b;

	(void)count;
	if (!session_view(tui->session)->n)
		return;
	buf_init(&b);
	if (occasion_query(&tui->occasions, statement_at(tui, tui->list.selected), &b))
		tui_filter(tui, buf_str(&b));
	else
		tui_notice(tui, _("this statement has neither occasion nor title"));
	buf_done(&b);
}

void move_go(struct tui *tui, int count)
{
	(void)count;
	prompt_open(&tui->prompt, PROMPT_GO, "");
}

/* The first row dated within DATE, *DISTANCE 0; else the one dated closest to it, by so many days. */
static size_t find_date(const struct tui *tui, const struct date *date, int64_t *distance)
{
	const struct view *v = session_view(tui->session);
	size_t found = VIEW_NONE;

	*distance = INT64_MAX;
	for (size_t row = 0; row < v->n && *distance; row++) {
		const struct date *d = &statement_at(tui, row)->date;
		int64_t days = llabs((long long)d->first - date->first);

		if (d->precision == DATE_NONE)
			continue;
		if (date_overlaps(d, date))
			days = 0;
		else if (!days)
			days = 1;
		if (days < *distance) {
			*distance = days;
			found = row;
		}
	}
	return found;
}

/* The row that is meant by a date in figures: in the calendars shown, then the Gregorian, then the one
 * that suits the archive. The nearest, but for a year alone, which may be a row's number as well. */
static size_t find_typed(const struct tui *tui, const char *text, size_t len)
{
	const struct calendar_choice *shown = session_calendars(tui->session);
	const enum calendar calendars[] = {shown->first, shown->second, CALENDAR_GREGORIAN,
					   archive_calendar(session_archive(tui->session))};
	size_t found = VIEW_NONE;
	int64_t best = len > 4 ? INT64_MAX : 1;

	for (size_t i = 0; i < sizeof calendars / sizeof *calendars && best; i++) {
		struct date date;
		int64_t distance;
		size_t row;

		if (!date_calendar_typed(calendars[i], text, len, &date))
			continue;
		row = find_date(tui, &date, &distance);
		if (distance < best) {
			best = distance;
			found = row;
		}
	}
	return found;
}

/* "calendar persian" */
static bool go_calendar(struct tui *tui, const char *text)
{
	static const char name[] = "calendar ";
	struct calendar_choice choice = *session_calendars(tui->session);

	if (strncmp(text, name, sizeof name - 1) != 0 ||
	    !calendar_choice_read(text + sizeof name - 1, &choice))
		return false;
	tui_set_calendars(tui, &choice);
	return true;
}

void move_to(struct tui *tui, const char *text)
{
	const struct view *v = session_view(tui->session);
	struct buf folded;
	size_t row;
	enum command c;
	char *end;

	if (go_calendar(tui, text))
		return;
	buf_init(&folded);
	fold_text(session_fold(tui->session), &folded, text, strlen(text));
	while (folded.len && folded.data[folded.len - 1] == ' ')
		buf_truncate(&folded, folded.len - 1);
	c = command_find(buf_str(&folded), folded.len);
	row = find_typed(tui, buf_str(&folded), folded.len);
	if (row == VIEW_NONE && folded.len) {
		unsigned long long number = strtoull(buf_str(&folded), &end, 10);

		if (!*end && number > 0 && v->n)
			row = number <= v->n ? (size_t)number - 1 : v->n - 1;
	}
	if (row != VIEW_NONE)
		move_to_row(tui, row);
	else if (c != COMMAND_NONE && command_group(c) != GROUP_PROMPT)
		command_run(tui, c, 0);
	else if (folded.len)
		tui_notice(tui, _("no such number, date or command: %s"), text);
	buf_done(&folded);
}
