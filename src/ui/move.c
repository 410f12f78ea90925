/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/move.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "app/session.h"
#include "app/settings.h"
#include "archive/archive.h"
#include "archive/field.h"
#include "date/date_calendar.h"
#include "archive/statement_date.h"
#include "base/err.h"
#include "base/i18n.h"
#include "text/fold.h"
#include "ui/find.h"
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
		ui_notice(ui, _("this statement has neither occasion nor title"));
	else if (strstr(session_filter_text(ui->session), buf_str(&b)))
		ui_notice(ui, _("the filter keeps to this occasion already"));
	else
		ui_filter_within(ui, buf_str(&b));
	buf_done(&b);
}

void move_go(struct ui *ui)
{
	ui_open_prompt(ui, PROMPT_GO, "");
}

/* The first row dated within DATE, *DISTANCE 0; else the one dated closest to it, by so many days. */
static size_t find_date(const struct ui *ui, const struct date *date, int64_t *distance)
{
	const struct view *v = session_view(ui->session);
	size_t found = VIEW_NONE;

	*distance = INT64_MAX;
	for (size_t row = 0; row < v->n && *distance; row++) {
		const struct date *d = &statement_at(ui, row)->date;
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

/* The row that is meant by a date in figures: in the calendars shown, then the Gregorian, then that
 * of the archive's own dates. The nearest, but for a year alone, which may be a row's number as well. */
static size_t find_typed(const struct ui *ui, const char *text, size_t len)
{
	const struct calendar_choice *shown = session_calendars(ui->session);
	const enum calendar calendars[] = {shown->first, shown->second, CALENDAR_GREGORIAN,
					   archive_calendar(session_archive(ui->session))};
	size_t found = VIEW_NONE;
	int64_t best = len > 4 ? INT64_MAX : 1;

	for (size_t i = 0; i < sizeof calendars / sizeof *calendars && best; i++) {
		struct date date;
		int64_t distance;
		size_t row;

		if (!date_calendar_typed(calendars[i], text, len, &date))
			continue;
		row = find_date(ui, &date, &distance);
		if (distance < best) {
			best = distance;
			found = row;
		}
	}
	return found;
}

/* The same by a date as it is printed: "6 May 2013". */
static size_t find_printed(const struct ui *ui, const char *text)
{
	size_t found = VIEW_NONE;
	struct buf edtf;
	struct date date;
	int64_t distance;

	buf_init(&edtf);
	if (date_parse_text(text, NULL, &edtf, &date) && date.precision != DATE_NONE)
		found = find_date(ui, &date, &distance);
	buf_done(&edtf);
	return found;
}

/* "calendar persian", as the setting has it. */
static bool go_calendar(struct ui *ui, const char *text)
{
	static const char name[] = "calendar ";
	const char *value = text + sizeof name - 1;
	struct calendar_choice choice = *session_calendars(ui->session);
	struct err err;

	if (strncmp(text, name, sizeof name - 1) != 0)
		return false;
	if (calendar_choice_read(value, &choice))
		ui_set_calendars(ui, &choice);
	else if (!settings_check("calendar", value, &err))
		ui_notice(ui, "%s", err.text);
	return true;
}

/* "sort party", as the setting has it. */
static bool go_sort(struct ui *ui, const char *text)
{
	static const char name[] = "sort ";
	const char *value = text + sizeof name - 1;
	const struct field *field;
	struct err err;

	if (strncmp(text, name, sizeof name - 1) != 0)
		return false;
	field = field_find(value, strlen(value));
	if (field)
		find_sort_by(ui, field_number(field), false);
	else if (!settings_check("sort", value, &err))
		ui_notice(ui, "%s", err.text);
	return true;
}

/* "columns date speaker title", as the setting "list" has it. */
static bool go_columns(struct ui *ui, const char *text)
{
	static const char name[] = "columns ";
	const char *value = text + sizeof name - 1;
	struct err err;

	if (strncmp(text, name, sizeof name - 1) != 0)
		return false;
	if (settings_check("list", value, &err))
		columns_read(&ui->list.choice, value);
	else
		ui_notice(ui, "%s", err.text);
	ui->list.pane.dirty = true;
	return true;
}

/* The command NAME, or what other programs call it. */
static enum command move_command(const char *name, size_t len)
{
	static const char *const quit[] = {"q", "q!", "qa", "wq"};

	for (size_t i = 0; i < sizeof quit / sizeof *quit; i++)
		if (strlen(quit[i]) == len && !memcmp(quit[i], name, len))
			return COMMAND_QUIT;
	return command_find(name, len);
}

void move_to(struct ui *ui, const char *text)
{
	const struct view *v = session_view(ui->session);
	struct buf folded;
	size_t row;
	enum command c;
	char *end;

	if (go_calendar(ui, text) || go_sort(ui, text) || go_columns(ui, text))
		return;
	buf_init(&folded);
	fold_text(session_fold(ui->session), &folded, text, strlen(text));
	while (folded.len && folded.data[folded.len - 1] == ' ')
		buf_truncate(&folded, folded.len - 1);
	c = move_command(buf_str(&folded), folded.len);
	row = find_typed(ui, buf_str(&folded), folded.len);
	if (row == VIEW_NONE && folded.len) {
		unsigned long long number = strtoull(buf_str(&folded), &end, 10);

		if (!*end && number > 0 && v->n)
			row = number <= v->n ? (size_t)number - 1 : v->n - 1;
	}
	if (row == VIEW_NONE && c == COMMAND_NONE)
		row = find_printed(ui, text);
	if (row != VIEW_NONE && ui->view) {
		path_push(ui, PATH_OPEN);
		ui_show_view(ui, NULL);
	}
	if (row != VIEW_NONE)
		ui_select(ui, row);
	else if (c != COMMAND_NONE && command_group(c) != GROUP_PROMPT)
		ui->next = c;
	else if (folded.len)
		ui_notice(ui, _("no such number, date or command: %s"), text);
	buf_done(&folded);
}
