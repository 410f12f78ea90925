/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/menu.h"

#include <string.h>

#include "app/session.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "date/calendar.h"
#include "ui/export.h"
#include "ui/find.h"
#include "ui/order.h"
#include "ui/side.h"
#include "ui/status.h"
#include "ui/take.h"
#include "ui/ui.h"

/* Between the parts of a menu. */
#define GAP "   "

static void sort_key(struct ui *ui, uint32_t key)
{
	enum field_id sort;

	if (order_of_key(key, &sort))
		find_sort_by(ui, sort, false);
}

static void calendar_key(struct ui *ui, uint32_t key)
{
	static const struct {
		char key;
		enum calendar calendar;
	} keys[] = {
		{'g', CALENDAR_GREGORIAN},        {'p', CALENDAR_PERSIAN},
		{'u', CALENDAR_ISLAMIC_UMALQURA}, {'i', CALENDAR_ISLAMIC_CIVIL},
		{'j', CALENDAR_JULIAN},
	};
	struct calendar_choice choice = *session_calendars(ui->session);

	if (key == 'b') {
		calendar_choice_read("both", &choice);
		ui_set_calendars(ui, &choice);
	} else if (key == 'c') {
		calendar_choice_next(&choice);
		ui_set_calendars(ui, &choice);
	}
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		if (key != (unsigned char)keys[i].key)
			continue;
		choice.first = choice.second = keys[i].calendar;
		choice.suited = false;
		ui_set_calendars(ui, &choice);
	}
}

static const struct row {
	void (*key)(struct ui *ui, uint32_t key);
	const char *text;
} rows[MENUS] = {
	/* TRANSLATORS: the letters are keys and must stay l b a; three blanks part the choices. */
	[MENU_SIDE] = {side_key, N_("side by side with:  l its other language   b the occasion "
				    "before   a the one after")},
	/* TRANSLATORS: the letters are keys and must stay d t o s f; three blanks part the choices. */
	[MENU_SORT] = {sort_key,
		       N_("sort by:  d date   t title   o occasion   s speaker   f file order")},
	/* TRANSLATORS: the letters are keys and must stay g p u i j b c; three blanks part the choices.
	 * Umm al-Qura: the lunar Hijri calendar of its tables; by rule: the same as it is reckoned. */
	[MENU_CALENDAR] = {calendar_key,
			   N_("dates:  g Gregorian   p Solar Hijri   u lunar Hijri (Umm al-Qura)   "
			      "i lunar Hijri by rule   j Julian   b two at once   c the next")},
	/* TRANSLATORS: the letters are keys and must stay t s m v; three blanks part the choices. */
	[MENU_EXPORT] = {export_key,
			 N_("export:  t this text   s all shown   m all marked   v this view")},
	/* TRANSLATORS: the letters are keys and must stay y n; three blanks part the choices. */
	[MENU_OVER] = {export_over_key,
		       N_("that file is there:  y write over it   n another name   esc leave it")},
};

void menu_open(struct ui *ui, enum menu menu)
{
	ui->menu = menu;
	ui->chrome_dirty = true;
}

void menu_key(struct ui *ui, uint32_t key)
{
	enum menu menu = ui->menu;

	menu_open(ui, MENU_NONE);
	rows[menu].key(ui, langmap_key(ui->keymap->langmap, key));
}

/* What is in force. */
static void menu_now(const struct ui *ui, struct buf *b)
{
	struct buf name;

	if (ui->menu != MENU_CALENDAR)
		return;
	buf_init(&name);
	ui_calendars(ui, &name);
	/* TRANSLATORS: the calendar that dates are shown in. */
	buf_printf(b, _("now %s"), buf_str(&name));
	buf_puts(b, GAP);
	buf_done(&name);
}

/* All in one line; false: none is open. */
static bool menu_whole(const struct ui *ui, struct buf *b)
{
	if (ui->menu) {
		menu_now(ui, b);
		buf_puts(b, _(rows[ui->menu].text));
		return true;
	}
	take_hint(ui, b);
	if (b->len)
		status_typed(&ui->input, b);
	return b->len;
}

bool menu_is_open(const struct ui *ui)
{
	struct buf b;
	bool is;

	buf_init(&b);
	is = menu_whole(ui, &b);
	buf_done(&b);
	return is;
}

/* The bytes at the start of S that are whole parts and fit in COLUMNS cells, or the first part. */
static size_t first_parts(const char *s, int columns)
{
	size_t fits = 0, at = 0;

	do {
		const char *gap = strstr(s + at, "  ");
		size_t end = gap ? (size_t)(gap - s) : strlen(s);

		if (fits && utf8_cells(s, end) > columns)
			break;
		fits = end;
		at = end + strspn(s + end, " ");
	} while (s[at]);
	return fits;
}

void menu_text(const struct ui *ui, int columns, struct buf *above, struct buf *line)
{
	struct buf all;

	buf_init(&all);
	menu_whole(ui, &all);
	for (const char *s = buf_str(&all); *s;) {
		size_t n = first_parts(s, columns);
		const char *rest = s + n + strspn(s + n, " ");

		buf_add(*rest ? above : line, s, n);
		if (*rest)
			buf_putc(above, '\n');
		s = rest;
	}
	buf_done(&all);
}
