/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/find.h"

#include <stdlib.h>
#include <string.h>

#include "app/session.h"
#include "app/settings.h"
#include "base/digits.h"
#include "base/err.h"
#include "base/i18n.h"
#include "search/query.h"
#include "ui/concordance_pane.h"
#include "ui/order.h"
#include "ui/look.h"
#include "ui/menu.h"
#include "ui/through.h"
#include "ui/ui.h"

void find_filter(struct ui *ui)
{
	if (ui->view && ui->view->ops->filter)
		ui_open_prompt(ui, PROMPT_VIEW, "");
	else
		ui_open_prompt(ui, PROMPT_FILTER, "");
}

void find_filter_add(struct ui *ui)
{
	struct buf b;

	buf_init(&b);
	ui_filter_begin(ui, &b);
	ui_open_prompt(ui, PROMPT_FILTER, buf_str(&b));
	buf_done(&b);
}

void find_filter_clear(struct ui *ui)
{
	ui_filter(ui, "");
}

/* The next row that has matches; VIEW_NONE: there is none. */
static size_t next_row(struct ui *ui, size_t row, int step)
{
	const struct view *v = session_view(ui->session);
	const struct reading *r = &ui->reading;

	/* All of a sitting that is read has been gone through. */
	do
		row = r->look ? look_row(ui, row, step) : row + (size_t)step;
	while (row < v->n && r->to > r->from && view_at(v, row) >= r->from &&
	       view_at(v, row) < r->to);
	return row < v->n ? row : VIEW_NONE;
}

/* To the next match; past the last one of a statement to the statement that follows. */
static void step_hit(struct ui *ui, int step)
{
	if (!session_query(ui->session) && !ui->reading.look) {
		ui_notice(ui, _("no filter, so no matches; / sets one, f looks in this text"));
		return;
	}
	for (long left = ui_times(ui); left > 0; left--) {
		size_t row;

		if (reading_hit(&ui->reading, step)) {
			through_follow_hit(ui);
			continue;
		}
		row = next_row(ui, ui->list.rows.selected, step);
		if (row == VIEW_NONE) {
			ui_notice(ui,
				  step > 0 ? _("no match further down") : _("no match further up"));
			break;
		}
		ui_select(ui, row);
		if (step > 0)
			reading_hit(&ui->reading, step);
		else
			reading_hit_end(&ui->reading);
		through_follow_hit(ui);
	}
}

void find_next_hit(struct ui *ui)
{
	step_hit(ui, 1);
}

void find_previous_hit(struct ui *ui)
{
	step_hit(ui, -1);
}

bool find_named(struct ui *ui, const char *name)
{
	struct buf b;
	bool found = false;

	name += *name == ':';
	for (size_t i = 0; i < ui->settings->names_n && !found; i++)
		found = !strcmp(ui->settings->names[i].name, name);
	if (!found)
		return false;
	buf_init(&b);
	buf_printf(&b, ":%s", name);
	ui_filter(ui, buf_str(&b));
	buf_done(&b);
	return true;
}

/* ---- samples ---- */

/* What is drawn where no number says how many. */
enum { SAMPLE_USUAL = 20 };

static void sample_lines(struct ui *ui)
{
	uint32_t seed;
	size_t drawn = concordance_pane_drawn(ui->view, &seed);

	if (concordance_pane_is_empty(ui->view)) {
		ui_notice(ui, _("there is nothing to draw from; \\ shows all again"));
		return;
	}
	path_push(ui, PATH_VIEW);
	concordance_pane_sample(ui->view, ui->count ? (size_t)ui->count
					  : drawn   ? drawn
						    : SAMPLE_USUAL);
}

/* The filter up to the sample at its end, in OUT; false: it has none there. */
static bool filter_before_sample(const struct ui *ui, struct buf *out)
{
	const char *filter = session_filter_text(ui->session), *last = strrchr(filter, ' ');
	struct query *q;
	uint32_t seed;
	bool is;

	last = last ? last + 1 : filter;
	q = session_parse(ui->session, last);
	is = query_sample(q, &seed);
	query_unref(q);
	if (is)
		buf_add(out, filter, (size_t)(last - filter));
	return is;
}

/* How many statements there are to draw from: those that match what stands before a sample. */
static size_t drawn_from(const struct view *v)
{
	size_t n = 0;

	for (size_t i = 0; i < v->order_n; i++)
		n += !view_hides(v, i) &&
		     (!v->match || (i / 64 < v->match_words && v->match[i / 64] >> i % 64 & 1));
	return n;
}

void find_sample(struct ui *ui)
{
	uint32_t seed = 0;
	size_t drawn = query_sample(session_query(ui->session), &seed);
	size_t from = drawn_from(session_view(ui->session)), n;
	bool others = false;
	struct buf b;

	if (ui_place(ui) == PANE_CONCORDANCE) {
		sample_lines(ui);
		return;
	}
	buf_init(&b);
	if (!session_view(ui->session)->n) {
		ui_notice(ui, _("there is nothing to draw from; \\ shows all again"));
	} else if (drawn && !filter_before_sample(ui, &b)) {
		ui_notice(ui, _("a sample has been drawn on the way here: go back before it for "
				"another"));
	} else {
		n = ui->count ? (size_t)ui->count : drawn ? drawn : SAMPLE_USUAL;
		others = drawn == n;
		seed = others ? seed + 1 : QUERY_SEED;
		if (!drawn)
			ui_filter_begin(ui, &b);
		buf_printf(&b, "sample:%zu/%lu", n, (unsigned long)seed);
		ui_filter(ui, buf_str(&b));
		if (others)
			ui_notice(ui, _("others are drawn, by seed %lu; Esc goes back"),
				  (unsigned long)seed);
		else
			ui_notice(ui,
				  _("%zu of %zu are drawn, by seed %lu; r draws others, Esc goes "
				    "back"),
				  n < from ? n : from, from, (unsigned long)seed);
		digits_convert(&ui->notice, 0);
	}
	buf_done(&b);
}

void find_exact_diacritics(struct ui *ui)
{
	bool exact = !session_diacritics_are_exact(ui->session);
	char *text = xstrdup(session_filter_text(ui->session));

	session_exact_diacritics(ui->session, exact);
	ui_put_filter(ui, text);
	free(text);
	ui_notice(ui, "%s",
		  exact ? _("marks typed with letters count")
			: _("marks typed with letters do not count"));
}

void find_sort(struct ui *ui)
{
	menu_open(ui, MENU_SORT);
}

void find_sort_by(struct ui *ui, enum field_id sort, bool reverse)
{
	session_sort(ui->session, sort, reverse);
	ui_sync_selection(ui);
	buf_clear(&ui->notice);
	ui->sorting = true;
	ui_sorted(ui);
}

void find_reverse(struct ui *ui)
{
	const struct view *v = session_view(ui->session);
	enum field_id sort = v->sort;
	bool reverse = v->reverse;
	int percent;

	/* What is being made is what is to be turned round. */
	session_sorts(ui->session, &sort, &reverse, &percent);
	find_sort_by(ui, sort, !reverse);
}
