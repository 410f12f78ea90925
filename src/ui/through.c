/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/through.h"

#include <limits.h>

#include "app/session.h"
#include "base/i18n.h"
#include "ui/move.h"
#include "ui/rows.h"
#include "ui/ui.h"

/* Cells that a key moves what is not wrapped by. */
enum { SIDEWAYS = 8 };

static void through_step(struct ui *ui, long by)
{
	size_t n = session_view(ui->session)->n, row = ui->list.rows.selected;
	size_t to = rows_moved(row, by, n ? n - 1 : 0);

	if (to == row)
		ui_notice(ui, by > 0 ? _("this is the last statement")
				     : _("this is the first statement"));
	else
		ui_select(ui, to);
	if (ui->layout.focus_text)
		reading_begin(&ui->reading);
}

void through_next(struct ui *ui)
{
	through_step(ui, ui_times(ui));
}

void through_previous(struct ui *ui)
{
	through_step(ui, -ui_times(ui));
}

void through_read_on(struct ui *ui)
{
	if (ui_place(ui) == PANE_TEXT && !reading_goes_on(&ui->reading))
		through_step(ui, 1);
	else if (ui->linear)
		move_down(ui);
	else
		move_page_down(ui);
}

/* Where the filter leaves NUMBER out, what was selected stays. */
static void through_select(struct ui *ui, size_t number)
{
	struct view *v = session_view(ui->session);

	if (number == v->selected || !view_shows(v, number))
		return;
	v->selected = number;
	reading_at(&ui->reading, number);
	list_follow(&ui->list);
}

void through_scroll(struct ui *ui, long by)
{
	struct reading *r = &ui->reading;
	const struct view *v = session_view(ui->session);
	size_t top = r->top, number = v->selected;

	reading_scroll(r, by);
	if (r->to == r->from)
		return;
	if (by < 0 || reading_goes_on(r)) {
		through_select(ui, reading_turn(r));
	} else if (by == LONG_MAX) {
		through_select(ui, r->to - 1);
	} else if (top == r->top) {
		do
			number++;
		while (number < r->to && !view_shows(v, number));
		through_select(ui, number < r->to ? number : v->selected);
	} else {
		through_select(ui, reading_turn(r));
	}
}

void through_follow_hit(struct ui *ui)
{
	const struct reading *r = &ui->reading;

	if (r->to > r->from && r->hit != READING_NO_HIT)
		through_select(ui, reading_hit_turn(r));
}

void through_join(struct ui *ui)
{
	struct reading *r = &ui->reading;
	size_t number = session_view(ui->session)->selected;

	if (r->joined) {
		/* To the statement that one has come to. */
		if (!path_undo(ui, PATH_JOINED)) {
			path_push(ui, PATH_JOINED);
			reading_join(r, false);
		}
		ui_select(ui, view_row(session_view(ui->session), number));
		ui->layout.focus_text = true;
		ui_layout(ui);
	} else if (!reading_has_sitting(r)) {
		ui_notice(ui, _("this sitting has no other turns; it is all shown"));
	} else {
		path_push(ui, PATH_JOINED);
		ui_focus(ui, true);
		reading_join(r, true);
	}
}

static void through_sideways(struct ui *ui, int by)
{
	enum { TIMES = 1000 };
	long times = ui_times(ui) < TIMES ? ui_times(ui) : TIMES;

	if (!reading_sideways(&ui->reading, by * (int)times))
		ui_notice(ui,
			  by > 0 ? _("nothing more to the right") : _("nothing more to the left"));
}

void through_left(struct ui *ui)
{
	through_sideways(ui, -SIDEWAYS);
}

void through_right(struct ui *ui)
{
	through_sideways(ui, SIDEWAYS);
}
