/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "tui/find.h"

#include <stdlib.h>
#include <string.h>

#include "app/session.h"
#include "app/settings.h"
#include "base/err.h"
#include "base/i18n.h"
#include "tui/run.h"
#include "tui/move.h"
#include "tui/tui.h"

void find_filter(struct tui *tui, int count)
{
	(void)count;
	if (tui->view && tui->view->ops->filter)
		prompt_open(&tui->prompt, PROMPT_VIEW, "");
	else
		tui_open_filter(tui, "");
}

void find_filter_add(struct tui *tui, int count)
{
	struct buf b;

	(void)count;
	buf_init(&b);
	buf_puts(&b, session_filter_text(tui->session));
	if (b.len && b.data[b.len - 1] != ' ')
		buf_putc(&b, ' ');
	tui_open_filter(tui, buf_str(&b));
	buf_done(&b);
}

void find_filter_clear(struct tui *tui, int count)
{
	(void)count;
	tui_filter(tui, "");
}

/* To the next match; past the last one of a statement to the statement that follows. */
static void step_hit(struct tui *tui, int step, int count)
{
	size_t n = session_view(tui->session)->n;

	if (!session_query(tui->session)) {
		tui_notice(tui, _("no filter, so no matches; / sets one"));
		return;
	}
	for (long left = command_times(count); left > 0; left--) {
		size_t row = tui->list.selected;

		if (reading_hit(&tui->reading, step))
			continue;
		if (step > 0 ? row + 1 >= n : row == 0) {
			tui_notice(tui, step > 0 ? _("no match further down")
						 : _("no match further up"));
			break;
		}
		move_to_row(tui, row + (size_t)step);
		if (step > 0)
			reading_hit(&tui->reading, step);
		else
			reading_hit_end(&tui->reading);
	}
}

void find_next_hit(struct tui *tui, int count)
{
	step_hit(tui, 1, count);
}

void find_previous_hit(struct tui *tui, int count)
{
	step_hit(tui, -1, count);
}

bool find_named(struct tui *tui, const char *name)
{
	struct buf b;
	bool found = false;

	name += *name == ':';
	for (size_t i = 0; i < tui->settings->names_n && !found; i++)
		found = !strcmp(tui->settings->names[i].name, name);
	if (!found)
		return false;
	buf_init(&b);
	buf_printf(&b, ":%s", name);
	tui_filter(tui, buf_str(&b));
	buf_done(&b);
	return true;
}

void find_exact_diacritics(struct tui *tui, int count)
{
	bool exact = !session_diacritics_are_exact(tui->session);
	char *text = xstrdup(session_filter_text(tui->session));

	(void)count;
	session_exact_diacritics(tui->session, exact);
	tui_filter(tui, text);
	free(text);
	tui_notice(tui, "%s",
		   exact ? _("marks typed with letters count")
			 : _("marks typed with letters do not count"));
}

void find_sort(struct tui *tui, int count)
{
	(void)count;
	tui->sort_menu = true;
}

/* The orders that have a key, and what is said of them. */
static const struct order {
	enum field_id field;
	char key;
	const char *said, *reversed;
} orders[] = {
	{FIELD_DATE, 'd', N_("newest first"), N_("oldest first")},
	{FIELD_TITLE, 't', N_("by title"), N_("by title, reversed")},
	{FIELD_OCCASION, 'o', N_("by occasion"), N_("by occasion, reversed")},
	{FIELD_SPEAKER, 's', N_("by speaker"), N_("by speaker, reversed")},
	{FIELD_FILE, 'f', N_("in the order of the file"), N_("in the file's order, reversed")},
};

enum { ORDERS = sizeof orders / sizeof *orders };

static void tell_order(struct tui *tui, enum field_id sort, bool reverse)
{
	for (int i = 0; i < ORDERS; i++) {
		if (orders[i].field != sort)
			continue;
		tui_notice(tui, "%s", _(reverse ? orders[i].reversed : orders[i].said));
		return;
	}
	/* TRANSLATORS: the order of the list; %s is a field: role, party ... */
	tui_notice(tui, reverse ? _("by %s, reversed") : _("by %s"), _(field_table[sort].name));
}

static void sort_by(struct tui *tui, enum field_id sort, bool reverse)
{
	session_sort(tui->session, sort, reverse);
	tui_sync_selection(tui);
	tell_order(tui, sort, reverse);
}

void find_sort_key(struct tui *tui, uint32_t key)
{
	tui->sort_menu = false;
	tui->chrome_dirty = true;
	for (int i = 0; i < ORDERS; i++)
		if (key == (unsigned char)orders[i].key)
			sort_by(tui, orders[i].field, false);
}

void find_reverse(struct tui *tui, int count)
{
	const struct view *v = session_view(tui->session);

	(void)count;
	sort_by(tui, v->sort, !v->reverse);
}
