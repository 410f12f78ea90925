/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "tui/run.h"

#include "app/session.h"
#include "app/settings.h"
#include "base/i18n.h"
#include "text/bidi.h"
#include "tui/direction.h"
#include "tui/find.h"
#include "tui/move.h"
#include "tui/reload.h"
#include "tui/screen.h"
#include "tui/tui.h"

/* Percent that a key moves the border between the panes. */
enum { SPLIT_STEP = 5, SPLIT_LOW = 10, SPLIT_HIGH = 90 };

static void run_open(struct tui *tui, int count)
{
	(void)count;
	if (session_view(tui->session)->n)
		tui_focus(tui, true);
}

static void run_switch(struct tui *tui, int count)
{
	(void)count;
	tui_focus(tui, !tui->focus_text);
}

static void run_zoom(struct tui *tui, int count)
{
	(void)count;
	tui->zoom = !tui->zoom;
	tui_layout(tui);
}

static void split_to(struct tui *tui, int split)
{
	tui->split = split < SPLIT_LOW ? SPLIT_LOW : split > SPLIT_HIGH ? SPLIT_HIGH : split;
	tui_layout(tui);
}

static void run_split_less(struct tui *tui, int count)
{
	split_to(tui, tui->split - SPLIT_STEP * (int)(count > 20 ? 20 : command_times(count)));
}

static void run_split_more(struct tui *tui, int count)
{
	split_to(tui, tui->split + SPLIT_STEP * (int)(count > 20 ? 20 : command_times(count)));
}

static void run_split_reset(struct tui *tui, int count)
{
	(void)count;
	split_to(tui, tui->settings->split);
}

/* One layer: the view, the zoom, the text. False where there is none left. */
static bool step_back(struct tui *tui)
{
	if (tui->view) {
		tui_view(tui, NULL);
	} else if (tui->zoom) {
		tui->zoom = false;
		tui_layout(tui);
	} else if (tui->focus_text) {
		tui_focus(tui, false);
	} else {
		return false;
	}
	return true;
}

bool command_would_stop(const struct tui *tui)
{
	return session_progress(tui->session).loading && !tui->view && !tui->zoom &&
	       !tui->focus_text && !*session_filter_text(tui->session);
}

static void run_close(struct tui *tui, int count)
{
	(void)count;
	if (!step_back(tui))
		tui->quit = true;
}

static void run_back(struct tui *tui, int count)
{
	(void)count;
	if (command_would_stop(tui))
		session_stop(tui->session);
	else if (!step_back(tui) && *session_filter_text(tui->session))
		tui_filter(tui, "");
}

static void run_quit(struct tui *tui, int count)
{
	(void)count;
	tui->quit = true;
}

static void run_help(struct tui *tui, int count)
{
	bool open = tui->overlay.kind != OVERLAY_HELP;

	(void)count;
	tui->used_help = true;
	tui_view(tui, NULL);
	if (!open)
		return;
	overlay_open_help(&tui->overlay, tui->keymap);
	tui_view(tui, &tui->overlay.pane);
}

static void run_problems(struct tui *tui, int count)
{
	bool open = tui->overlay.kind != OVERLAY_PROBLEMS;

	(void)count;
	tui_view(tui, NULL);
	if (!open)
		return;
	overlay_open_problems(&tui->overlay, session_archive(tui->session));
	tui_view(tui, &tui->overlay.pane);
}

static void run_concordance(struct tui *tui, int count)
{
	bool open = tui->view != &tui->concordance.pane;

	(void)count;
	if (open)
		concordance_pane_open(&tui->concordance);
	tui_view(tui, open ? &tui->concordance.pane : NULL);
}

static void run_bidi(struct tui *tui, int count)
{
	(void)count;
	if (!bidi_available()) {
		tui_notice(tui, _("built without FriBidi: the terminal orders right-to-left text"));
		return;
	}
	screen_set_text(!screen_reorders(), tui->settings->arabic_shaping,
			direction_mirrored(tui->settings->direction));
	tui->keymap->mirrored = screen_mirrored();
	reading_rewrap(&tui->reading);
	direction_look(tui);
	tui_layout(tui);
	tui_notice(tui, "%s",
		   screen_reorders() ? _("right-to-left text is put in order here")
				     : _("right-to-left text is left to the terminal"));
}

static void run_calendar(struct tui *tui, int count)
{
	struct calendar_choice next = *session_calendars(tui->session);

	for (int i = 0; i < (int)(command_times(count) % (CALENDARS + 1)); i++)
		calendar_choice_next(&next);
	tui_set_calendars(tui, &next);
}

static void run_facets(struct tui *tui, int count)
{
	bool open = tui->view != &tui->facets.pane;

	(void)count;
	tui_view(tui, NULL);
	if (!open)
		return;
	facets_pane_open(&tui->facets);
	tui_view(tui, &tui->facets.pane);
}

static void run_words(struct tui *tui, int count)
{
	bool open = tui->view != &tui->words.pane;

	(void)count;
	tui_view(tui, NULL);
	if (!open)
		return;
	words_pane_open(&tui->words);
	tui_view(tui, &tui->words.pane);
}

static void run_timeline(struct tui *tui, int count)
{
	bool open = tui->view != &tui->timeline.pane;

	(void)count;
	tui_view(tui, NULL);
	if (!open)
		return;
	timeline_pane_open(&tui->timeline);
	tui_view(tui, &tui->timeline.pane);
}

static void run_duplicates(struct tui *tui, int count)
{
	bool show = !session_shows_duplicates(tui->session);
	size_t n = session_duplicates(tui->session)->hidden_n;

	(void)count;
	session_show_duplicates(tui->session, show);
	tui_rows_changed(tui);
	if (!n)
		tui_notice(tui, _("no statement is there twice"));
	else if (show)
		tui_notice(tui,
			   ngettext("%zu copy is shown too", "%zu copies are shown too",
				    (unsigned long)n),
			   n);
	else
		tui_notice(
			tui,
			ngettext("%zu copy is hidden", "%zu copies are hidden", (unsigned long)n),
			n);
}

static void run_reload(struct tui *tui, int count)
{
	(void)count;
	if (!reload_now(tui))
		tui_notice(tui, _("standard input cannot be read again"));
}

static void run_redraw(struct tui *tui, int count)
{
	(void)count;
	screen_redraw();
	tui_layout(tui);
}

static void run_suspend(struct tui *tui, int count)
{
	(void)count;
	screen_suspend();
	tui_layout(tui);
}

static void (*const functions[COMMANDS])(struct tui *, int) = {
	[COMMAND_DOWN] = move_down,
	[COMMAND_UP] = move_up,
	[COMMAND_PAGE_DOWN] = move_page_down,
	[COMMAND_PAGE_UP] = move_page_up,
	[COMMAND_HALF_PAGE_DOWN] = move_half_page_down,
	[COMMAND_HALF_PAGE_UP] = move_half_page_up,
	[COMMAND_FIRST] = move_first,
	[COMMAND_LAST] = move_last,
	[COMMAND_TEXT_DOWN] = move_text_down,
	[COMMAND_TEXT_UP] = move_text_up,
	[COMMAND_NEXT_YEAR] = move_next_year,
	[COMMAND_PREVIOUS_YEAR] = move_previous_year,
	[COMMAND_NEXT_OCCASION] = move_next_occasion,
	[COMMAND_PREVIOUS_OCCASION] = move_previous_occasion,
	[COMMAND_SAME_OCCASION] = move_same_occasion,
	[COMMAND_GO] = move_go,
	[COMMAND_FILTER] = find_filter,
	[COMMAND_FILTER_ADD] = find_filter_add,
	[COMMAND_FILTER_CLEAR] = find_filter_clear,
	[COMMAND_NEXT_HIT] = find_next_hit,
	[COMMAND_PREVIOUS_HIT] = find_previous_hit,
	[COMMAND_CONCORDANCE] = run_concordance,
	[COMMAND_EXACT_DIACRITICS] = find_exact_diacritics,
	[COMMAND_SORT] = find_sort,
	[COMMAND_REVERSE] = find_reverse,
	[COMMAND_TIMELINE] = run_timeline,
	[COMMAND_WORDS] = run_words,
	[COMMAND_FACETS] = run_facets,
	[COMMAND_OPEN] = run_open,
	[COMMAND_SWITCH] = run_switch,
	[COMMAND_ZOOM] = run_zoom,
	[COMMAND_SPLIT_LESS] = run_split_less,
	[COMMAND_SPLIT_MORE] = run_split_more,
	[COMMAND_SPLIT_RESET] = run_split_reset,
	[COMMAND_CLOSE] = run_close,
	[COMMAND_BACK] = run_back,
	[COMMAND_QUIT] = run_quit,
	[COMMAND_CALENDAR] = run_calendar,
	[COMMAND_BIDI] = run_bidi,
	[COMMAND_HELP] = run_help,
	[COMMAND_PROBLEMS] = run_problems,
	[COMMAND_DUPLICATES] = run_duplicates,
	[COMMAND_RELOAD] = run_reload,
	[COMMAND_REDRAW] = run_redraw,
	[COMMAND_SUSPEND] = run_suspend,
};

void command_run(struct tui *tui, enum command c, int count)
{
	struct pane *view = tui->view;

	tui->chrome_dirty = true;
	if (view && !(command_panes(c) & view->bit))
		return;
	if (view && view->ops->command && view->ops->command(view, tui, c, count))
		return;
	/* A command of one view means nothing to another. */
	if (functions[c])
		functions[c](tui, count);
}
