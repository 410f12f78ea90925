/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/run.h"

#include <stdlib.h>
#include <string.h>

#include "app/session.h"
#include "app/settings.h"
#include "base/count.h"
#include "base/err.h"
#include "base/i18n.h"
#include "text/bidi.h"
#include "ui/again.h"
#include "ui/export.h"
#include "ui/find.h"
#include "ui/go.h"
#include "ui/look.h"
#include "ui/menu.h"
#include "ui/mark.h"
#include "ui/mouse.h"
#include "ui/move.h"
#include "ui/note.h"
#include "ui/outside.h"
#include "ui/set.h"
#include "ui/side.h"
#include "ui/speech.h"
#include "ui/take.h"
#include "ui/through.h"
#include "ui/tour.h"
#include "ui/typing.h"
#include "ui/ui.h"

/* Percent that a key moves the border between the panes. */
enum { SPLIT_STEP = 5, SPLIT_LOW = 10, SPLIT_HIGH = 90 };

static void run_open(struct ui *ui)
{
	if (!session_view(ui->session)->n || ui->layout.focus_text)
		return;
	path_push(ui, PATH_FOCUS);
	ui_focus(ui, true);
	reading_begin(&ui->reading);
}

/* Each of these leads back where it has just led to. */
static void run_switch(struct ui *ui)
{
	if (path_undo(ui, PATH_FOCUS))
		return;
	path_push(ui, PATH_FOCUS);
	ui_focus(ui, !ui->layout.focus_text);
}

/* Whether there cannot be two panes, whatever key is pressed; that is said. */
static bool is_low(struct ui *ui)
{
	if (layout_is_low(&ui->layout))
		ui_notice(ui, _("the window is too low for two panes"));
	return layout_is_low(&ui->layout);
}

static void run_zoom(struct ui *ui)
{
	if (is_low(ui) || path_undo(ui, PATH_ZOOM))
		return;
	path_push(ui, PATH_ZOOM);
	ui->layout.zoom = !ui->layout.zoom;
	ui_layout(ui);
}

static void split_to(struct ui *ui, int split)
{
	if (is_low(ui))
		return;
	if (layout_is_single(&ui->layout)) {
		/* TRANSLATORS: z is a key. */
		ui_notice(ui, _("one pane has the whole screen; z shows both"));
		return;
	}
	ui->layout.split = split < SPLIT_LOW ? SPLIT_LOW : split > SPLIT_HIGH ? SPLIT_HIGH : split;
	ui_layout(ui);
}

/* What the number typed comes to; more than all of it is enough. */
static int split_step(const struct ui *ui)
{
	return ui->count > SPLIT_HIGH / SPLIT_STEP ? SPLIT_HIGH : SPLIT_STEP * (int)ui_times(ui);
}

static void run_split_less(struct ui *ui)
{
	split_to(ui, ui->layout.split - split_step(ui));
}

static void run_split_more(struct ui *ui)
{
	split_to(ui, ui->layout.split + split_step(ui));
}

static void run_split_reset(struct ui *ui)
{
	split_to(ui, ui->settings->split);
}

bool run_would_stop(const struct ui *ui)
{
	return session_progress(ui->session).loading && !ui->path.at;
}

/* A filter that is left by going back can be typed again with the prompt's keys. */
static void step_back(struct ui *ui)
{
	char *filter = xstrdup(session_filter_text(ui->session));

	if (!path_back(ui))
		ui_notice(ui, _("this is where you began; q quits"));
	else if (*filter && strcmp(filter, session_filter_text(ui->session)) != 0)
		typing_keep(ui, PROMPT_FILTER, filter);
	free(filter);
}

static void run_close(struct ui *ui)
{
	if (ui->waiting != PROMPT_NONE)
		typing_return(ui);
	else if (ui_place(ui) == PANE_LIST)
		ui->quit = true;
	else
		step_back(ui);
}

static void run_back(struct ui *ui)
{
	if (ui->waiting != PROMPT_NONE) {
		typing_return(ui);
		return;
	}
	if (ui->sorting && !ui->view && session_sort_stop(ui->session))
		ui_notice(ui, _("sorting stopped: the order is as it was"));
	else if (export_stop(ui, _("not written: given up")))
		return;
	else if (run_would_stop(ui))
		session_stop(ui->session);
	else if (!tour_leave(ui))
		step_back(ui);
}

static void run_forward(struct ui *ui)
{
	if (!path_forward(ui))
		ui_notice(ui,
			  _("nothing lies ahead on this path; L goes where Backspace came from"));
}

static void run_quit(struct ui *ui)
{
	ui->quit = true;
}

/* Each opens its view, or closes it. */
static void run_help(struct ui *ui)
{
	if (ui->waiting != PROMPT_NONE) {
		typing_return(ui);
		return;
	}
	ui_toggle(ui, PANE_HELP);
}

static void run_problems(struct ui *ui)
{
	ui_toggle(ui, PANE_PROBLEMS);
}

static void run_settings(struct ui *ui)
{
	set_follow(ui);
	ui_toggle(ui, PANE_SETTINGS);
}

static void run_concordance(struct ui *ui)
{
	ui_toggle(ui, PANE_CONCORDANCE);
}

static void run_timeline(struct ui *ui)
{
	ui_toggle(ui, PANE_TIMELINE);
}

static void run_facets(struct ui *ui)
{
	ui_toggle(ui, PANE_FACETS);
}

static void run_cross(struct ui *ui)
{
	ui_toggle(ui, PANE_CROSS);
}

static void run_words(struct ui *ui)
{
	ui_toggle(ui, PANE_WORDS);
}

static void run_phrases(struct ui *ui)
{
	ui_toggle(ui, PANE_PHRASES);
}

static void run_reused(struct ui *ui)
{
	ui_toggle(ui, PANE_REUSED);
}

static void run_collocates(struct ui *ui)
{
	ui_toggle(ui, PANE_COLLOCATES);
}

/* What only views know how to do: they have been asked before. */
static void run_in_view(struct ui *ui)
{
	(void)ui;
}

static void run_bidi(struct ui *ui)
{
	static const char *const said[TERMINAL_ORDERS] = {
		N_("right-to-left text is put in order here"),
		N_("right-to-left text is left to the terminal"),
		N_("right-to-left text is left to the terminal, each piece on its own (isolates)"),
		N_("right-to-left text is put in order here, the letters of a word by the "
		   "terminal"),
	};
	enum terminal_order next = (ui->direction.order + 1) % TERMINAL_ORDERS;

	while (!bidi_available() && (next == TERMINAL_APP || next == TERMINAL_WORDS))
		next = (next + 1) % TERMINAL_ORDERS;
	direction_set(&ui->direction, next);
	ui_direction_changed(ui);
	ui_notice(ui, "%s", _(said[next]));
}

/* Which terminal this is taken for, and why: what to say of right-to-left text that reads wrong. */
static void run_terminal(struct ui *ui)
{
	struct buf b;

	buf_init(&b);
	direction_print(&ui->direction, &b);
	ui_notice(ui, "%s", buf_str(&b));
	buf_done(&b);
}

static void run_calendar(struct ui *ui)
{
	struct calendar_choice next = *session_calendars(ui->session);

	if (!ui->count) {
		menu_open(ui, MENU_CALENDAR);
		return;
	}
	for (int i = 0; i < (int)(ui_times(ui) % (CALENDARS + 1)); i++)
		calendar_choice_next(&next);
	ui_set_calendars(ui, &next);
}

static void run_duplicates(struct ui *ui)
{
	bool show = !session_shows_duplicates(ui->session);
	size_t n = session_duplicates(ui->session)->hidden_n;

	session_show_duplicates(ui->session, show);
	ui_rows_changed(ui);
	if (!n)
		ui_notice(ui, _("no statement is there twice"));
	else if (show)
		ui_notice(ui,
			  ngettext("%zu copy is shown too", "%zu copies are shown too",
				   (unsigned long)n),
			  n);
	else
		ui_notice(ui,
			  ngettext("%zu copy is hidden", "%zu copies are hidden", (unsigned long)n),
			  n);
	count_say(&ui->notice, 0);
}

static void run_reload(struct ui *ui)
{
	if (!reload_now(&ui->reload))
		ui_notice(ui, _("standard input cannot be read again; start with a file's name for "
				"that"));
}

static void run_redraw(struct ui *ui)
{
	ui->todo |= UI_REDRAW;
	ui_layout(ui);
}

static void run_suspend(struct ui *ui)
{
	ui->todo |= UI_SUSPEND;
	ui_layout(ui);
}

static void (*const functions[COMMANDS])(struct ui *) = {
#define X(id, name, group, panes, function, help) [COMMAND_##id] = function,
	COMMAND_LIST(X)
#undef X
};

/* What only a screen has. */
static bool needs_screen(enum command c)
{
	static const enum command of_screen[] = {
		COMMAND_ZOOM,      COMMAND_SPLIT_LESS, COMMAND_SPLIT_MORE, COMMAND_SPLIT_RESET,
		COMMAND_TEXT_LEFT, COMMAND_TEXT_RIGHT, COMMAND_BIDI,       COMMAND_MOUSE,
	};

	for (size_t i = 0; i < sizeof of_screen / sizeof *of_screen; i++)
		if (of_screen[i] == c)
			return true;
	return false;
}

/* What is done with a statement, or from one to another; what takes it out says so itself (take.h). */
static bool needs_statement(enum command c)
{
	static const enum command of_statements[] = {
		COMMAND_OPEN,
		COMMAND_READ_ON,
		COMMAND_NEXT_YEAR,
		COMMAND_PREVIOUS_YEAR,
		COMMAND_NEXT_OCCASION,
		COMMAND_PREVIOUS_OCCASION,
		COMMAND_SAME_OCCASION,
		COMMAND_NEXT_STATEMENT,
		COMMAND_NEXT_MARK,
		COMMAND_PREVIOUS_MARK,
		COMMAND_PREVIOUS_STATEMENT,
		COMMAND_JOIN,
		COMMAND_LOOK,
		COMMAND_SPEAK,
		COMMAND_MARK,
		COMMAND_MARK_ALL,
		COMMAND_NOTE,
		COMMAND_SIDE,
	};

	for (size_t i = 0; i < sizeof of_statements / sizeof *of_statements; i++)
		if (of_statements[i] == c)
			return true;
	return false;
}

/* Whether C is for a statement, and there is none; that is said, but for what may come yet. */
static bool run_has_nothing(struct ui *ui, enum command c)
{
	if (ui->view || !(ui_place(ui) & PANES_MAIN) || !needs_statement(c) ||
	    session_progress(ui->session).loading || !session_settled(ui->session))
		return false;
	return !take_statement(ui);
}

void run_command(struct ui *ui, enum command c, int count)
{
	ui->next = c;
	ui->count = count;
	ui->unmarks = ui->unmarks && c == COMMAND_MARK_ALL;
	while (ui->next != COMMAND_NONE) {
		ui->command = ui->next;
		ui->next = COMMAND_NONE;
		ui->chrome_dirty = true;
		if (!(command_panes(ui->command) & ui_place(ui)))
			continue;
		/* What is done in a view is not what the hints beside the list name, but for other views. */
		if (!ui->view || command_group(ui->command) == GROUP_COUNT)
			ui->used[ui->command] = true;
		/* Who goes on does not wait for a place to come back. */
		if (command_group(ui->command) <= GROUP_READ)
			path_stop(ui);
		if (ui->linear && needs_screen(ui->command))
			/* TRANSLATORS: a command's name; it was given where lines are read one by one. */
			ui_notice(ui,
				  _("%s is for the screen: here lines come one after the other"),
				  command_name(ui->command));
		else if (!run_has_nothing(ui, ui->command) &&
			 (ui_place(ui) == PANE_PROMPT || !ui_view_command(ui)))
			functions[ui->command](ui);
		ui->count = 0;
		tour_ran(ui, ui->command);
	}
	mark_read(ui);
}
