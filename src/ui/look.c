/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/look.h"

#include <stdint.h>

#include "app/session.h"
#include "base/i18n.h"
#include "search/index.h"
#include "search/query.h"
#include "ui/ui.h"

void look_open(struct ui *ui)
{
	if (ui->reading.statement)
		ui_open_prompt(ui, PROMPT_LOOK, "");
}

void look_type(struct ui *ui, const char *text)
{
	reading_look(&ui->reading, text);
	reading_return(&ui->reading, ui->before.text, READING_NO_HIT);
	if (ui->reading.look)
		reading_hit_from(&ui->reading, ui->before.text);
	ui->chrome_dirty = true;
}

void look_accept(struct ui *ui, const char *text)
{
	if (!*text)
		reading_look(&ui->reading, NULL);
	if (!ui->layout.focus_text)
		ui_focus(ui, true);
	if (ui->reading.look && !ui->reading.document.ranges.n)
		ui_notice(ui, _("not in this text; n looks in those that follow"));
}

size_t look_row(struct ui *ui, size_t row, int step)
{
	const struct view *v = session_view(ui->session);
	struct query_scratch *x = query_scratch_new(session_fold(ui->session));
	const size_t *first;
	size_t parts_n, found = VIEW_NONE;
	struct index *const *parts = session_indexes(ui->session, &first, &parts_n);

	for (row += (size_t)step; row < v->n && found == VIEW_NONE; row += (size_t)step) {
		size_t number = view_at(v, row), part = index_part(first, parts_n, number);
		uint64_t hit = 0;

		number -= first[part];
		query_run_range(ui->reading.look, x, parts[part], number, number + 1, NULL, &hit);
		if (hit & 1)
			found = row;
	}
	query_scratch_free(x);
	return found;
}
