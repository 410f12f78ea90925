/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/go.h"

#include <stdlib.h>
#include <string.h>

#include "app/session.h"
#include "archive/archive.h"
#include "archive/field.h"
#include "archive/statement_date.h"
#include "base/digits.h"
#include "base/err.h"
#include "base/i18n.h"
#include "date/date_calendar.h"
#include "text/fold.h"
#include "text/name.h"
#include "ui/find.h"
#include "ui/go_name.h"
#include "ui/order.h"
#include "ui/ui.h"

/* Letters of a year in figures. */
enum { YEAR_LETTERS = 4 };

static const struct statement *statement_at(const struct ui *ui, size_t row)
{
	return session_archive(ui->session)->items[view_at(session_view(ui->session), row)];
}

void go_open(struct ui *ui)
{
	ui_open_prompt(ui, PROMPT_GO, "");
}

/* ---- dates ---- */

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

/* The row that is meant by a date in figures, all of the LEN bytes at S: in the calendars shown, then the
 * Gregorian, then that of the archive's own dates; the nearest, *DISTANCE days from it. VIEW_NONE: it is
 * none, or nothing is dated. */
static size_t find_typed(const struct ui *ui, const char *s, size_t len, int64_t *distance)
{
	const struct calendar_choice *shown = session_calendars(ui->session);
	const enum calendar calendars[] = {shown->first, shown->second, CALENDAR_GREGORIAN,
					   archive_calendar(session_archive(ui->session))};
	size_t found = VIEW_NONE;

	*distance = INT64_MAX;
	for (size_t i = 0; i < sizeof calendars / sizeof *calendars && *distance; i++) {
		struct date date;
		int64_t days;
		size_t row;

		if (!date_calendar_typed(calendars[i], s, len, &date))
			continue;
		row = find_date(ui, &date, &days);
		if (days < *distance) {
			*distance = days;
			found = row;
		}
	}
	return found;
}

/* Append TEXT, a month or a day in figures, year first, as YYYY-MM-DD; false: it is not written so. */
static bool put_figures(const char *text, struct buf *out)
{
	size_t len = strspn(text, "0123456789"), parts = 1;

	if (len != YEAR_LETTERS)
		return false;
	buf_add(out, text, len);
	for (; text[len] && strchr("-/.", text[len]) && parts < 3; parts++) {
		text += len + 1;
		len = strspn(text, "0123456789");
		if (len < 1 || len > 2)
			return false;
		buf_printf(out, len == 1 ? "-0%.*s" : "-%.*s", (int)len, text);
	}
	return !text[len] && parts > 1;
}

/* Whether TEXT is written as a day that does not exist: the calendar that its year is nearest in has none
 * such. In another it would be centuries away. */
static bool is_no_day(const struct ui *ui, const char *text)
{
	enum { YEAR_DAYS = 366 };
	int64_t day = 0, year = 0;
	struct buf b;
	bool none = false;

	buf_init(&b);
	if (put_figures(text, &b)) {
		none = find_typed(ui, buf_str(&b), b.len, &day) == VIEW_NONE;
		buf_truncate(&b, YEAR_LETTERS);
		none = find_typed(ui, buf_str(&b), b.len, &year) != VIEW_NONE &&
		       (none || day > year + YEAR_DAYS);
	}
	buf_done(&b);
	return none;
}

/* Whether one of the parts of PRINTED, apart by " · ", is TEXT. */
static bool is_part(const char *printed, const char *text)
{
	static const char between[] = " · ";
	const char *end;

	for (; (end = strstr(printed, between)); printed = end + sizeof between - 1) {
		struct buf part;
		bool same;

		buf_init(&part);
		buf_add(&part, printed, (size_t)(end - printed));
		same = name_is(buf_str(&part), text, strlen(text));
		buf_done(&part);
		if (same)
			return true;
	}
	return name_is(printed, text, strlen(text));
}

/* The first row whose date the screen prints as TEXT, in the list or above the text. */
static size_t find_shown(const struct ui *ui, const char *text)
{
	enum { COLUMN = 12 };
	const struct calendar_choice *c = session_calendars(ui->session);
	const enum calendar calendars[] = {c->first, c->second};
	const struct view *v = session_view(ui->session);
	size_t found = VIEW_NONE;
	struct buf b;

	buf_init(&b);
	for (size_t row = 0; row < v->n && found == VIEW_NONE; row++) {
		const struct statement *s = statement_at(ui, row);

		for (size_t i = 0; i < 2 && found == VIEW_NONE; i++) {
			buf_clear(&b);
			statement_date_short(s, calendars[i], COLUMN, &b);
			if (name_is(buf_str(&b), text, strlen(text)))
				found = row;
		}
		buf_clear(&b);
		statement_date_words(s, c, &b);
		if (found == VIEW_NONE && is_part(buf_str(&b), text))
			found = row;
	}
	buf_done(&b);
	return found;
}

/* The same by a date as people print it: "6 May 2013". */
static size_t find_printed(const struct ui *ui, const char *text, int64_t *distance)
{
	size_t found = VIEW_NONE;
	struct buf edtf;
	struct date date;

	buf_init(&edtf);
	if (date_parse_text(text, NULL, &edtf, &date) && date.precision != DATE_NONE)
		found = find_date(ui, &date, distance);
	buf_done(&edtf);
	return found;
}

/* A row is in the list: a view over it is left, and Esc goes back there. */
static void go_row(struct ui *ui, size_t row)
{
	if (ui->view) {
		path_push(ui, PATH_OPEN);
		ui_show_view(ui, NULL);
	}
	ui_select(ui, row);
}

/* Go to ROW, DISTANCE days from the date that was typed as TEXT. */
static void go_date(struct ui *ui, size_t row, int64_t distance, const char *text)
{
	struct buf b;

	go_row(ui, row);
	if (!distance)
		return;
	buf_init(&b);
	statement_date_words(statement_at(ui, row), session_calendars(ui->session), &b);
	/* TRANSLATORS: a date that was typed, and that of the statement that is gone to. */
	ui_notice(ui, _("nothing is dated %s; the nearest is %s"), text, buf_str(&b));
	buf_done(&b);
}

/* ---- numbers ---- */

/* TEXT, folded, as a number that may be parted as the screen does it: 3,934. False: it is none. */
static bool read_number(const char *text, unsigned long long *number)
{
	static const char *const signs[] = {",", "٬", ".", "'", "’", " "};
	struct buf digits;
	bool ok = *text != '\0';
	char *end;

	buf_init(&digits);
	while (*text && ok) {
		size_t i = 0, n = sizeof signs / sizeof *signs;

		if (*text >= '0' && *text <= '9') {
			buf_putc(&digits, *text++);
			continue;
		}
		while (i < n && strncmp(text, signs[i], strlen(signs[i])) != 0)
			i++;
		ok = i < n && digits.len;
		if (ok)
			text += strlen(signs[i]);
		/* Three of them follow. */
		ok = ok && strspn(text, "0123456789") == 3;
	}
	ok = ok && digits.len < 19;
	*number = ok ? strtoull(buf_str(&digits), &end, 10) : 0;
	buf_done(&digits);
	return ok;
}

/* That there is no row of that number. */
static void notice_beyond(struct ui *ui, const char *text, bool year)
{
	size_t n = session_view(ui->session)->n;

	if (year)
		/* TRANSLATORS: a year, and how many statements the list has; short, for narrow screens. */
		ui_notice(ui, _("nothing is dated %s; %zu shown"), text, n);
	else
		/* TRANSLATORS: the number of a row, and how many there are; short, for narrow screens. */
		ui_notice(ui, _("there is no row %s; %zu shown"), text, n);
	digits_convert(&ui->notice, 0);
}

/* "1400", "13": a year, else a row. */
static bool go_number(struct ui *ui, const char *text)
{
	const struct view *v = session_view(ui->session);
	bool year = strlen(text) == YEAR_LETTERS;
	unsigned long long number;
	int64_t distance;
	size_t row;

	if (!read_number(text, &number))
		return false;
	row = year ? find_typed(ui, text, strlen(text), &distance) : VIEW_NONE;
	if (row != VIEW_NONE && !distance)
		go_row(ui, row);
	else if (number > 0 && number <= v->n)
		go_row(ui, (size_t)number - 1);
	else
		notice_beyond(ui, text, year && row != VIEW_NONE);
	return true;
}

/* "50 %": of the text where that is being read, else of the list. */
static bool go_percent(struct ui *ui, const char *text)
{
	const struct view *v = session_view(ui->session);
	size_t digits = strspn(text, "0123456789");
	const char *rest = text + digits + strspn(text + digits, " ");
	unsigned long long percent;
	struct buf number;

	if (!digits || digits > 3 || (strcmp(rest, "%") != 0 && strcmp(rest, "٪") != 0))
		return false;
	buf_init(&number);
	buf_add(&number, text, digits);
	percent = strtoull(buf_str(&number), NULL, 10);
	buf_done(&number);
	percent = percent > 100 ? 100 : percent;
	if (ui->layout.focus_text && !ui->view)
		reading_to_percent(&ui->reading, (int)percent);
	else if (v->n)
		go_row(ui, percent ? (v->n * (size_t)percent + 99) / 100 - 1 : 0);
	return true;
}

/* "$": the last row, or the end of the text. */
static bool go_end(struct ui *ui, const char *text)
{
	if (strcmp(text, "$") != 0)
		return false;
	ui->next = COMMAND_LAST;
	return true;
}

/* ---- names ---- */

/* The order that the header calls TEXT: "by title", "oldest first". */
static bool go_order(struct ui *ui, const char *text)
{
	struct buf b;
	bool found = false;

	buf_init(&b);
	for (unsigned i = 0; i < field_count * 2 && !found; i++) {
		buf_clear(&b);
		order_name((enum field_id)(i / 2), i % 2, &b);
		found = name_is(buf_str(&b), text, strlen(text));
		if (found)
			find_sort_by(ui, (enum field_id)(i / 2), i % 2);
	}
	buf_done(&b);
	return found;
}

/* What other programs have, and this one does not need. */
static bool go_foreign(struct ui *ui, const char *text)
{
	static const char *const writes[] = {"w", "w!", "wa", "write", "up", "update"};

	for (size_t i = 0; i < sizeof writes / sizeof *writes; i++) {
		if (strcmp(writes[i], text) != 0)
			continue;
		ui_notice(ui, _("there is nothing to save: archives are only read; :q quits"));
		return true;
	}
	return false;
}

/* Run C, or say where it works. */
static void go_run(struct ui *ui, enum command c)
{
	struct buf panes;

	if (command_panes(c) & ui_place(ui)) {
		ui->next = c;
		return;
	}
	buf_init(&panes);
	pane_names(command_panes(c), &panes);
	/* TRANSLATORS: a command, and the panes of the screen where it does something: "list or text". */
	ui_notice(ui, _("%s does nothing here, only in %s"), command_name(c), buf_str(&panes));
	buf_done(&panes);
}

static bool go_command(struct ui *ui, const char *text)
{
	enum command c = go_name_command(text);

	if (c == COMMAND_NONE)
		return false;
	go_run(ui, c);
	return true;
}

/* The beginning of a command's name, where only one that works here begins so. */
static bool go_begun(struct ui *ui, const char *text)
{
	enum command found = COMMAND_NONE;

	for (int c = COMMAND_NONE + 1; c < COMMANDS; c++) {
		if (command_group((enum command)c) == GROUP_PROMPT ||
		    !(command_panes((enum command)c) & ui_place(ui)) ||
		    !name_begins(command_name((enum command)c), text, strlen(text)))
			continue;
		if (found != COMMAND_NONE)
			return false;
		found = (enum command)c;
	}
	if (found != COMMAND_NONE)
		ui->next = found;
	return found != COMMAND_NONE;
}

/* Dates in figures and in words. A date that nobody could print is told before the rows are looked at. */
static bool go_dated(struct ui *ui, const char *folded, const char *text)
{
	int64_t distance = 0;
	size_t row = find_typed(ui, folded, strlen(folded), &distance);

	if (row == VIEW_NONE)
		row = find_printed(ui, text, &distance);
	if (row == VIEW_NONE || distance) {
		size_t shown = find_shown(ui, text);

		distance = shown != VIEW_NONE ? 0 : distance;
		row = shown != VIEW_NONE ? shown : row;
	}
	if ((row == VIEW_NONE || distance) && is_no_day(ui, folded)) {
		/* TRANSLATORS: a date that was typed, as 2020-02-30. */
		ui_notice(ui, _("there is no such day: %s"), text);
		return true;
	}
	if (row == VIEW_NONE)
		return false;
	go_date(ui, row, distance, text);
	return true;
}

/* TEXT without blanks at its ends; heap. */
static char *trimmed(const char *text)
{
	struct buf b;

	text += strspn(text, " ");
	buf_init(&b);
	buf_puts(&b, text);
	while (b.len && b.data[b.len - 1] == ' ')
		buf_truncate(&b, b.len - 1);
	return b.len ? buf_take(&b) : xstrdup("");
}

void go_to(struct ui *ui, const char *typed)
{
	char *text = trimmed(typed);
	struct buf folded;

	buf_init(&folded);
	/* Digits of any script, and letters of any case. */
	fold_text(session_fold(ui->session), &folded, text, strlen(text));
	if (*text && !go_name_value(ui, text) && !go_command(ui, buf_str(&folded)) &&
	    !go_number(ui, buf_str(&folded)) && !go_percent(ui, buf_str(&folded)) &&
	    !go_end(ui, text) && !go_order(ui, text) && !go_foreign(ui, text) &&
	    !go_dated(ui, buf_str(&folded), text) && !go_begun(ui, text))
		go_name_wrong(ui, text);
	buf_done(&folded);
	free(text);
}
