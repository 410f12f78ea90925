/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/mark.h"

#include <stdlib.h>

#include "app/session.h"
#include "archive/remark.h"
#include "base/count.h"
#include "base/digits.h"
#include "base/err.h"
#include "app/settings.h"
#include "base/i18n.h"
#include "ui/resume.h"
#include "ui/ui.h"

void mark_ready(struct ui *ui)
{
	if (!session_remarks(ui->session))
		session_keep(ui->session, NULL);
}

void mark_changed(struct ui *ui)
{
	reading_calendars(&ui->reading);
	ui->reading.pane.dirty = true;
	if (session_filter_again(ui->session))
		ui_rows_changed(ui);
	else
		ui->todo |= UI_ROWS;
	ui->list.pane.dirty = ui->chrome_dirty = true;
	if (ui->view) {
		if (ui->view->ops->changed)
			ui->view->ops->changed(ui->view);
		ui->view->dirty = true;
	}
}

void mark_arrived(struct ui *ui)
{
	const struct err *err = session_remarks_error(ui->session);

	mark_changed(ui);
	if (err->kind && !ui->notice.len)
		ui_notice(
			ui,
			_("earlier marks and notes cannot be used, and new ones are not kept: %s"),
			err->text);
}

static const struct remark *remark_at(const struct ui *ui, size_t row)
{
	size_t number = view_at(session_view(ui->session), row);

	return remarks_of(session_remarks(ui->session),
			  session_archive(ui->session)->items[number]);
}

static bool is_marked(const struct ui *ui, size_t row)
{
	const struct remark *m = remark_at(ui, row);

	return m && m->marked;
}

/* Mark, or no longer, those of the rows [FROM, TO) that are not yet as they shall be; say so. */
static void mark_rows(struct ui *ui, size_t from, size_t to, bool mark)
{
	const struct view *v = session_view(ui->session);
	size_t *numbers = xcalloc(to - from + 1, sizeof *numbers), n = 0;
	struct err err;

	for (size_t row = from; row < to; row++)
		if (is_marked(ui, row) != mark)
			numbers[n++] = view_at(v, row);
	if (session_mark(ui->session, numbers, n, mark, &err))
		ui_notice(
			ui,
			/* TRANSLATORS: said when it is done. */
			mark ? ngettext("%zu statement marked", "%zu statements marked",
					(unsigned long)n)
			     /* TRANSLATORS: said when it is done. */
			     : ngettext("%zu mark removed", "%zu marks removed", (unsigned long)n),
			n);
	else
		ui_notice(ui, _("this holds until you leave: it cannot be kept: %s"), err.text);
	count_group(&ui->notice, 0);
	digits_convert(&ui->notice, 0);
	free(numbers);
	mark_changed(ui);
}

void mark_toggle(struct ui *ui)
{
	const struct view *v = session_view(ui->session);
	size_t row = view_row(v, v->selected), times = (size_t)ui_times(ui);

	if (row == VIEW_NONE)
		return;
	mark_ready(ui);
	/* A number marks so many rows as the first of them is. */
	mark_rows(ui, row, times < v->n - row ? row + times : v->n, !is_marked(ui, row));
}

void mark_all(struct ui *ui)
{
	size_t n = session_view(ui->session)->n, marked = 0;

	if (!n)
		return;
	mark_ready(ui);
	for (size_t row = 0; row < n; row++)
		marked += is_marked(ui, row);
	if (marked < n || ui->unmarks) {
		ui->unmarks = false;
		mark_rows(ui, 0, n, marked < n);
		return;
	}
	/* They may have been set one by one. */
	ui->unmarks = true;
	ui_notice(ui,
		  ngettext("all are marked; M again removes %zu mark",
			   "all are marked; M again removes %zu marks", (unsigned long)n),
		  n);
	count_group(&ui->notice, 0);
	digits_convert(&ui->notice, 0);
}

/* To the next row, or the one before, that has a mark or a note. */
static void step(struct ui *ui, int by)
{
	const struct view *v = session_view(ui->session);
	size_t row = ui->list.rows.selected, at = row;

	for (long left = ui_times(ui); left > 0 && v->n; left--) {
		const struct remark *m = NULL;

		do {
			at += (size_t)by;
			m = at < v->n ? remark_at(ui, at) : NULL;
		} while (at < v->n && !(m && remark_says(m)));
		if (at >= v->n)
			break;
		row = at;
	}
	if (row != ui->list.rows.selected)
		ui_select(ui, row);
	else
		ui_notice(ui, by > 0 ? _("no mark or note further down; m marks, a notes")
				     : _("no mark or note further up; m marks, a notes"));
}

void mark_next(struct ui *ui)
{
	step(ui, 1);
}

void mark_previous(struct ui *ui)
{
	step(ui, -1);
}

void mark_read(struct ui *ui)
{
	size_t number = session_view(ui->session)->selected;

	if (!ui->settings->read_marks || !ui->layout.focus_text || ui->view || number == VIEW_NONE)
		return;
	mark_ready(ui);
	if (session_has_read(ui->session, number))
		ui->list.pane.dirty = true;
}

bool mark_leave(struct ui *ui, struct err *err)
{
	struct err why;

	if (ui->settings->resume && session_remarks(ui->session))
		resume_save(ui);
	if (session_flush(ui->session, err))
		return true;
	why = *err;
	return err_set(err, ERR_OUTPUT, NULL, 0, _("marks, notes and places cannot be kept: %s"),
		       why.text);
}
