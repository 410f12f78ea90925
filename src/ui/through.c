/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/through.h"

#include "app/session.h"
#include "base/i18n.h"
#include "ui/move.h"
#include "ui/rows.h"
#include "ui/ui.h"

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
	else
		move_page_down(ui);
}
