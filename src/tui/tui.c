/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "tui/tui.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "app/session.h"
#include "app/settings.h"
#include "archive/archive.h"
#include "base/count.h"
#include "base/digits.h"
#include "base/err.h"
#include "base/i18n.h"
#include "tui/direction.h"
#include "tui/find.h"
#include "tui/move.h"
#include "tui/reload.h"
#include "tui/run.h"
#include "tui/screen.h"
#include "tui/status.h"

/* Sizes at which the layout changes, in cells. */
enum {
	SIDE_BY_SIDE_FROM = 60, /* columns */
	TWO_PANES_FROM = 10,    /* rows */
	HEADER_FROM = 6,
	STATUS_FROM = 2,
	STRIP_FROM = 7,
	LIST_MIN = 20, /* columns, side by side */
	TEXT_MIN = 24,
	ROWS_MIN = 3 /* of the list, stacked */
};

/* How long an answer of the matcher may take before the screen is drawn without it. */
enum { ANSWER_MS = 12, FIRST_WAITS = 4, SMALL_BYTES = 1 << 20 };

void tui_notice(struct tui *tui, const char *format, ...)
{
	va_list args;

	buf_clear(&tui->notice);
	va_start(args, format);
	buf_vprintf(&tui->notice, format, args);
	va_end(args);
	tui->chrome_dirty = true;
}

bool tui_one_pane(const struct tui *tui)
{
	return tui->zoom || screen_rows() < TWO_PANES_FROM;
}

static int clamp(int n, int low, int high)
{
	return n < low ? low : n > high ? high : n;
}

static void tui_layout_panes(struct tui *tui, struct area body)
{
	struct area *list = &tui->list.pane.area, *text = &tui->reading.pane.area;
	int share;

	*list = *text = body;
	tui->rule = (struct area){0};
	if (tui_one_pane(tui)) {
		*(tui->focus_text ? list : text) = (struct area){0};
		return;
	}
	tui->rule = body;
	/* A terminal that reorders whole rows would move text over the rule. */
	if (body.columns >= SIDE_BY_SIDE_FROM && (screen_reorders() || !tui->rtl)) {
		share = clamp(body.columns * tui->split / 100, LIST_MIN, body.columns - TEXT_MIN);
		list->columns = share;
		tui->rule.x = share;
		tui->rule.columns = 1;
		text->x = share + 1;
		text->columns = body.columns - share - 1;
	} else {
		share = clamp(body.rows * tui->split / 100, ROWS_MIN, body.rows - ROWS_MIN);
		list->rows = share;
		tui->rule.y = body.y + share;
		tui->rule.rows = 1;
		text->y = tui->rule.y + 1;
		text->rows = body.rows - share - 1;
	}
}

void tui_layout(struct tui *tui)
{
	int rows = screen_rows();
	int header = rows >= HEADER_FROM, status = rows >= STATUS_FROM;
	int strip = tui->strip && rows >= STRIP_FROM;
	struct area body = {header, 0, rows - header - status - strip, screen_columns()};

	tui_layout_panes(tui, body);
	if (tui->view) {
		tui->view->area = body;
		tui->view->focus = tui->view->dirty = true;
	}
	tui->list.pane.focus = !tui->focus_text;
	tui->reading.pane.focus = tui->focus_text;
	tui->list.pane.dirty = tui->reading.pane.dirty = true;
	tui->chrome_dirty = true;
}

void tui_view(struct tui *tui, struct pane *p)
{
	if (tui->view && tui->view != p && tui->view->ops->close)
		tui->view->ops->close(tui->view);
	tui->view = p;
	tui_layout(tui);
}

void tui_focus(struct tui *tui, bool text)
{
	tui->focus_text = text;
	tui_layout(tui);
}

void tui_sync_selection(struct tui *tui)
{
	list_follow(&tui->list);
	reading_follow(&tui->reading);
	tui->chrome_dirty = true;
}

/* View and sparkline show what the list does. */
static void tui_view_changed(struct tui *tui, bool reloaded)
{
	sparkline_changed(&tui->sparkline, reloaded);
	if (reloaded) {
		tui->timeline.archive = tui->facets.archive = NULL;
		occasions_forget(&tui->occasions);
	}
	if (tui->view && tui->view->ops->changed)
		tui->view->ops->changed(tui->view, reloaded);
}

/* List and text show dates anew. */
static void tui_calendars(struct tui *tui)
{
	reading_calendars(&tui->reading);
	tui_view_changed(tui, false);
	tui->list.pane.dirty = tui->chrome_dirty = true;
	if (tui->view)
		tui->view->dirty = true;
}

void tui_set_calendars(struct tui *tui, const struct calendar_choice *choice)
{
	struct buf name;

	session_set_calendars(tui->session, choice);
	tui_calendars(tui);
	buf_init(&name);
	status_calendars(tui, &name);
	/* TRANSLATORS: %s is one calendar, or two: "Solar Hijri", "Gregorian + Solar Hijri". */
	tui_notice(tui, _("calendar: %s"), buf_str(&name));
	buf_done(&name);
}

/* Remember what matched something, for when a further letter does not. */
static void tui_note_best(struct tui *tui)
{
	size_t n = session_view(tui->session)->n;

	if (tui->prompt.kind != PROMPT_FILTER || !session_settled(tui->session) || n == 0)
		return;
	buf_clear(&tui->best);
	buf_puts(&tui->best, prompt_text(&tui->prompt));
	tui->best_n = n;
}

void tui_rows_changed(struct tui *tui)
{
	tui_sync_selection(tui);
	if (tui->before.restoring && session_settled(tui->session)) {
		tui->before.restoring = false;
		tui->list.anchor = tui->before.top;
		list_follow(&tui->list);
		tui->reading.place = tui->before.place;
	}
	reload_rows(tui);
	reading_match(&tui->reading);
	tui_note_best(tui);
	tui_view_changed(tui, false);
}

/* The pane that has the keyboard. */
static unsigned tui_pane(const struct tui *tui)
{
	return tui->view ? tui->view->bit : tui->focus_text ? PANE_TEXT : PANE_LIST;
}

/* Keys that mean nothing: which, but for a sequence that is given up with Esc. */
static void tui_report_keys(struct tui *tui)
{
	const struct keymap_input *in = &tui->input;
	struct buf name;

	if (in->keys_n > 1 && in->keys[in->keys_n - 1] == KEYMAP_ESC)
		return;
	buf_init(&name);
	for (size_t i = 0; i < in->keys_n; i++) {
		buf_puts(&name, i ? " " : "");
		screen_key_name(in->keys[i], &name);
	}
	tui_notice(tui, _("%s does nothing here; ? shows the keys"), buf_str(&name));
	buf_done(&name);
}

static void tui_key(struct tui *tui, uint32_t key)
{
	enum command c;
	int count;

	tui->moved = true;
	if (tui->notice.len) {
		buf_clear(&tui->notice);
		tui->chrome_dirty = true;
	}
	if (tui->sort_menu) {
		find_sort_key(tui, key);
		return;
	}
	if (tui->prompt.kind != PROMPT_NONE) {
		tui_prompt_key(tui, key);
		return;
	}
	tui->chrome_dirty = true;
	switch (keymap_type(tui->keymap, &tui->input, key, tui_pane(tui), &c, &count)) {
	case KEYMAP_WAITS: break;
	case KEYMAP_COMMAND: command_run(tui, c, count); break;
	case KEYMAP_NOTHING: tui_report_keys(tui); break;
	}
}

/* Leave because of a signal. */
static void tui_end(struct tui *tui, int number)
{
	tui->quit = true;
	tui->status = 128 + number;
}

static void tui_signal(struct tui *tui, int number)
{
	switch (number) {
	case SIGWINCH:
		screen_resize();
		tui_layout(tui);
		break;
	case SIGTSTP:
		screen_suspend();
		tui_layout(tui);
		break;
	case SIGINT:
		if (tui->prompt.kind != PROMPT_NONE)
			tui_cancel(tui);
		else if (!session_stop(tui->session))
			tui_end(tui, number);
		break;
	default: tui_end(tui, number); break;
	}
}

static void tui_draw_rule(const struct tui *tui)
{
	struct theme_style style = theme_style(tui->focus_text ? STYLE_RULE_FOCUS : STYLE_RULE);
	struct area a = tui->rule;
	const char *line;

	if (a.rows > 1)
		line = tui->focus_text ? screen_symbol("┃", "|") : screen_symbol("│", "|");
	else
		line = tui->focus_text ? screen_symbol("━", "=") : screen_symbol("─", "-");
	for (int y = 0; y < a.rows; y++)
		for (int x = 0; x < a.columns; x++)
			screen_put(a.y + y, a.x + x, 1, line, strlen(line), style);
}

static void tui_draw(struct tui *tui)
{
	struct pane *panes[] = {&tui->list.pane, &tui->reading.pane};
	struct pane *focus = tui->view ? tui->view : panes[tui->focus_text ? 1 : 0];
	int rows = screen_rows(), cursor = -1, y = 0, x = 0;

	if (tui->strip != completion_has_strip(tui)) {
		tui->strip = !tui->strip;
		tui_layout(tui);
	}
	for (int i = 0; i < 2 && !tui->view; i++)
		if (panes[i]->dirty && pane_shown(panes[i]))
			panes[i]->ops->draw(panes[i]);
	if (tui->view && tui->view->dirty && pane_shown(tui->view))
		tui->view->ops->draw(tui->view);
	if (tui->chrome_dirty) {
		if (rows >= HEADER_FROM)
			status_draw_header(tui, 0);
		if (!tui->view)
			tui_draw_rule(tui);
	}
	if (rows >= STATUS_FROM || tui->prompt.kind != PROMPT_NONE || tui->notice.len)
		status_draw(tui, rows - 1, &cursor);
	if (tui->strip && rows >= STRIP_FROM)
		completion_draw_strip(tui, rows - 2);
	tui->chrome_dirty = false;
	if (cursor >= 0) {
		y = rows - 1;
		x = cursor;
	} else {
		focus->ops->cursor(focus, &y, &x);
	}
	screen_flush(y, x);
}

/* Reading was stopped: what is there is not all. */
static void tui_stopped(struct tui *tui)
{
	size_t n = session_total(tui->session);

	tui_notice(tui,
		   ngettext("reading stopped: %zu statement is here; R reads the whole archive",
			    "reading stopped: %zu statements are here; R reads the whole archive",
			    (unsigned long)n),
		   n);
	count_group(&tui->notice, 0);
	digits_convert(&tui->notice, 0);
}

static void tui_poll_session(struct tui *tui)
{
	enum calendar second = session_calendars(tui->session)->second;
	unsigned changed = session_poll(tui->session);
	struct view *v = session_view(tui->session);

	if (!tui->moved && v->n)
		v->selected = view_at(v, 0);

	if (!tui->rtl && !screen_reorders())
		direction_look(tui);
	if (changed & SESSION_RELOADED) {
		reload_done(tui, changed);
		tui_view_changed(tui, true);
	}
	if (changed & SESSION_ROWS)
		tui_rows_changed(tui);
	if (session_calendars(tui->session)->second != second)
		tui_calendars(tui);
	if (changed & SESSION_STOPPED)
		tui_stopped(tui);
	if (changed & SESSION_FAILED) {
		const struct err *err = session_error(tui->session);
		const char *slash = strrchr(err->file, '/');

		tui_notice(tui, "%s: %s", slash ? slash + 1 : err->file, err->text);
	}
	if (changed)
		tui->chrome_dirty = true;
}

/* Wait for something to do, at most MS milliseconds (-1: for ever). True when keys wait. */
static void tui_wait(struct tui *tui, int ms)
{
	struct pollfd fds[] = {
		{.fd = screen_key_fd(), .events = POLLIN},
		{.fd = screen_signal_fd(), .events = POLLIN},
		{.fd = session_fd(tui->session), .events = POLLIN},
		{.fd = reload_fd(tui), .events = POLLIN},
	};
	uint32_t key;
	bool gone = false;
	int number;

	if (poll(fds, 4, reload_wait(tui, ms)) < 0 && errno != EINTR)
		gone = true;
	while ((number = screen_signal()))
		tui_signal(tui, number);
	while (!tui->quit && screen_key(&key, &gone))
		tui_key(tui, key);
	if (gone || fds[0].revents & (POLLHUP | POLLERR | POLLNVAL)) {
		/* The terminal has gone: there is nobody to ask, and nothing to show it on. */
		tui->quit = true;
		tui->status = tui->status ? tui->status : 128 + SIGHUP;
	}
	tui_poll_session(tui);
	reload_check(tui);
}

/* Give the matcher the time to answer before the screen is drawn; then show what it knows so far. */
static void tui_wait_answer(struct tui *tui)
{
	struct timespec t;
	int64_t now, end = 0;

	while (!session_settled(tui->session) && !tui->quit) {
		clock_gettime(CLOCK_MONOTONIC, &t);
		now = (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
		end = end ? end : now + ANSWER_MS;
		if (now >= end) {
			if (session_show_part(tui->session))
				tui_rows_changed(tui);
			return;
		}
		tui_wait(tui, (int)(end - now));
	}
}

const char *tui_library(void)
{
	return curses_version();
}

static void tui_init(struct tui *tui, struct session *session, const struct settings *settings,
		     struct keymap *keymap)
{
	*tui = (struct tui){.session = session,
			    .settings = settings,
			    .keymap = keymap,
			    .split = settings->split};
	buf_init(&tui->notice);
	buf_init(&tui->best);
	list_init(&tui->list, session);
	reading_init(&tui->reading, session, settings->measure);
	overlay_init(&tui->overlay, session_fold(session));
	concordance_pane_init(&tui->concordance, session);
	timeline_pane_init(&tui->timeline, session);
	facets_pane_init(&tui->facets, session);
	words_pane_init(&tui->words, session);
	occasions_init(&tui->occasions, session_fold(session));
	sparkline_init(&tui->sparkline, session);
	prompt_init(&tui->prompt);
	reload_start(tui);
	tui_start_history(tui);
}

static void tui_done(struct tui *tui)
{
	reload_stop(tui);
	list_done(&tui->list);
	reading_done(&tui->reading);
	overlay_done(&tui->overlay);
	concordance_pane_done(&tui->concordance);
	timeline_pane_done(&tui->timeline);
	facets_pane_done(&tui->facets);
	words_pane_done(&tui->words);
	occasions_done(&tui->occasions);
	sparkline_done(&tui->sparkline);
	completion_end(tui);
	prompt_done(&tui->prompt);
	free(tui->history);
	buf_done(&tui->notice);
	buf_done(&tui->best);
	free(tui->before.filter);
}

/* Whether the first screen should wait a little: there is nothing to show yet, or the file is so
 * small that it can be the only one. */
static bool tui_is_early(struct session *session)
{
	struct session_progress p = session_progress(session);

	return p.loading &&
	       (session_view(session)->n == 0 || (p.bytes_total && p.bytes_total < SMALL_BYTES));
}

/* What is wrong in the user's files: how much, and the first of it. */
static void tui_report_mistakes(struct tui *tui)
{
	const struct err_list *m = tui->mistakes;
	struct buf first;

	buf_init(&first);
	err_print(&m->items[0], &first);
	if (m->n == 1)
		tui_notice(tui, "%s", buf_str(&first));
	else
		/* TRANSLATORS: what follows is the first of them, with file and line. */
		tui_notice(tui,
			   ngettext("%zu mistake in settings and keys: %s",
				    "%zu mistakes in settings and keys: %s", (unsigned long)m->n),
			   m->n, buf_str(&first));
	buf_done(&first);
}

int tui_run(struct session *session, const struct settings *settings, struct keymap *keymap,
	    bool keys_from_tty, const struct err_list *mistakes, struct err *err)
{
	struct tui tui;

	screen_set_text(direction_reorders(settings->bidi), settings->arabic_shaping,
			direction_mirrored(settings->direction));
	if (!screen_start(keys_from_tty, err))
		return 2;
	keymap->mirrored = screen_mirrored();
	tui_init(&tui, session, settings, keymap);
	tui.mistakes = mistakes;
	tui_layout(&tui);
	if (mistakes->n)
		tui_report_mistakes(&tui);
	else
		tui_tell_problem(&tui);
	tui_poll_session(&tui);
	for (int i = 0; i < FIRST_WAITS && tui_is_early(session) && !tui.quit; i++)
		tui_wait(&tui, ANSWER_MS);
	tui_sync_selection(&tui);
	while (!tui.quit) {
		bool more = tui.view && tui.view->ops->work && tui.view->ops->work(tui.view);

		tui_draw(&tui);
		tui_wait(&tui, more ? 0 : -1);
		tui_wait_answer(&tui);
	}
	screen_stop();
	tui_done(&tui);
	return tui.status;
}
