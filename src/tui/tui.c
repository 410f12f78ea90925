/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "tui/tui.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>

#include "app/session.h"
#include "app/signals.h"
#include "base/buf.h"
#include "base/charset.h"
#include "base/clock.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "tui/draw.h"
#include "ui/mark.h"
#include "ui/mouse.h"
#include "ui/keys.h"
#include "ui/outside.h"
#include "tui/screen.h"
#include "tui/screen_text.h"
#include "tui/sparkline.h"
#include "ui/status.h"
#include "ui/take.h"
#include "tui/status_draw.h"
#include "tui/theme.h"
#include "ui/typing.h"
#include "ui/unknown.h"
#include "ui/ui.h"

/* Rows of the screen from which it begins with a hint. */
enum { HINT_ROWS = 10 };

/* How long an answer of the matcher may take before the screen is drawn without it. */
enum { ANSWER_MS = 12, FIRST_WAITS = 4, SMALL_BYTES = 1 << 20 };

struct tui {
	struct ui ui;
	struct draw draw;
	struct sparkline sparkline; /* in the header */
	struct buf title;           /* of the window, as it was sent last */
};

/* How each pane is painted. */
static const struct painter {
	unsigned pane;
	void (*draw)(struct draw *d, struct pane *p);
	bool (*cursor)(const struct pane *p, int *y, int *x);
	int (*beside)(const struct pane *p, int y, int x); /* NULL: nothing stands so */
} painters[] = {
	{PANE_LIST, list_draw, list_cursor, NULL},
	{PANE_TEXT, reading_draw, reading_cursor, NULL},
	{PANE_HELP, overlay_draw, overlay_cursor, NULL},
	{PANE_PROBLEMS, overlay_draw, overlay_cursor, NULL},
	{PANE_RECIPE, overlay_draw, overlay_cursor, NULL},
	{PANE_SIDE, side_draw, side_cursor, NULL},
	{PANE_SETTINGS, overlay_draw, overlay_cursor, NULL},
	{PANE_CONCORDANCE, concordance_draw, concordance_cursor, NULL},
	{PANE_TIMELINE, timeline_draw, timeline_cursor, timeline_beside},
	{PANE_FACETS, facets_draw, facets_cursor, NULL},
	{PANE_CROSS, cross_draw, cross_cursor, cross_beside},
	{PANE_WORDS, counts_draw, counts_cursor, NULL},
	{PANE_COLLOCATES, counts_draw, counts_cursor, NULL},
	{PANE_PHRASES, counts_draw, counts_cursor, NULL},
	{PANE_REUSED, counts_draw, counts_cursor, NULL},
	{PANE_QUERY, overlay_draw, overlay_cursor, NULL},
};

static const struct painter *tui_painter(const struct pane *p)
{
	size_t i = 0;

	while (painters[i].pane != p->bit)
		i++;
	return &painters[i];
}

/* ---- painting ---- */

static void tui_draw_pane(struct tui *tui, struct pane *p)
{
	if (!p->dirty || !pane_shown(p))
		return;
	tui_painter(p)->draw(&tui->draw, p);
	p->dirty = false;
}

static void tui_draw_rule(const struct layout *l)
{
	struct theme_style style = theme_style(l->focus_text ? STYLE_RULE_FOCUS : STYLE_RULE);
	struct area a = l->rule;
	const char *line;

	if (a.rows > 1)
		line = l->focus_text ? charset_symbol("┃", "|") : charset_symbol("│", "|");
	else
		line = l->focus_text ? charset_symbol("━", "=") : charset_symbol("─", "-");
	for (int y = 0; y < a.rows; y++)
		for (int x = 0; x < a.columns; x++)
			screen_put(a.y + y, a.x + x, 1, line, strlen(line), style);
}

static void tui_draw_chrome(struct tui *tui, int *cursor)
{
	struct ui *ui = &tui->ui;
	const struct layout *l = &ui->layout;

	if (ui->chrome_dirty && l->header.rows)
		status_draw_header(ui, &tui->sparkline, l->header.y);
	if (ui->chrome_dirty && !ui->view)
		tui_draw_rule(l);
	/* On the smallest screen too, where there is something to answer or to say. */
	if (l->status.rows || ui->prompt.kind != PROMPT_NONE || ui->notice.len)
		status_draw(ui, l->status.y, cursor);
	if (l->tour_area.rows)
		status_draw_tour(&ui->tour, l->tour_area);
	if (l->below.rows)
		status_draw_strip(ui, l->below);
	ui->chrome_dirty = false;
}

/* Not while it may change with each letter that is typed. */
static void tui_title(struct tui *tui)
{
	struct buf title;

	if (!session_settled(tui->ui.session))
		return;
	buf_init(&title);
	status_window(&tui->ui, &title);
	if (strcmp(buf_str(&title), buf_str(&tui->title)) != 0) {
		buf_clear(&tui->title);
		buf_add(&tui->title, title.data, title.len);
		screen_title(buf_str(&title));
	}
	buf_done(&title);
}

static void tui_draw(struct tui *tui)
{
	struct ui *ui = &tui->ui;
	struct pane *focus;
	int cursor = -1, y = 0, x = 0, strip, tour;
	bool shown = true;

	strip = ui->chrome_dirty ? strip_make(&ui->strip, ui) : ui->layout.strip;
	tour = ui->chrome_dirty ? tour_make(&ui->tour, ui) : ui->layout.tour;
	if (ui->layout.strip != strip || ui->layout.tour != tour) {
		ui->layout.strip = strip;
		ui->layout.tour = tour;
		ui_layout(ui);
	}
	if (ui->view) {
		tui_draw_pane(tui, ui->view);
	} else {
		tui_draw_pane(tui, &ui->list.pane);
		tui_draw_pane(tui, &ui->reading.pane);
	}
	tui_draw_chrome(tui, &cursor);
	focus = ui_focus_pane(ui);
	if (cursor >= 0) {
		y = ui->layout.status.y;
		x = cursor;
	} else {
		/* In a word it would part the letters that such a terminal puts in order. */
		shown = tui_painter(focus)->cursor(focus, &y, &x) &&
			(focus != &ui->reading.pane || ui->direction.order != TERMINAL_WORDS);
	}
	screen_flush(y, x, shown);
	tui_title(tui);
}

/* ---- what comes in ---- */

static void tui_resize(struct tui *tui)
{
	ui_resize(&tui->ui, screen_rows(), screen_columns());
}

static void tui_suspend(struct tui *tui)
{
	screen_suspend();
	buf_clear(&tui->title);
	tui_resize(tui);
}

/* Who the terminal is matters now: there is text that it may put in order. */
static void tui_ask(struct tui *tui)
{
	const struct direction *d = &tui->ui.direction;

	/* Who has set it knows. */
	if (d->wanted != SETTINGS_BIDI_AUTO)
		return;
	screen_ask();
	if (d->terminal->hint)
		ui_notice(&tui->ui, "%s", _(d->terminal->hint));
}

/* It has said so. */
static void tui_answer(struct tui *tui)
{
	const char *answer = screen_answer();
	struct direction *d = &tui->ui.direction;

	if (!answer || !direction_answer(d, answer))
		return;
	ui_direction_changed(&tui->ui);
	if (d->terminal->hint)
		ui_notice(&tui->ui, "%s", _(d->terminal->hint));
}

static void tui_signal(struct tui *tui, int number)
{
	switch (number) {
	case SIGWINCH:
		screen_resize();
		tui_resize(tui);
		break;
	case SIGTSTP: tui_suspend(tui); break;
	case SIGINT: keys_interrupt(&tui->ui, number); break;
	default:
		tui->ui.quit = true;
		tui->ui.status = 128 + number;
		break;
	}
}

/* The program that is to have the terminal has it. */
static void tui_errand(struct tui *tui)
{
	struct errand *e = &tui->ui.errand;
	struct err err = {0};
	int number, status = 0;

	screen_lend();
	if (errand_run(e, &status, &err)) {
		while ((number = errand_signal()))
			tui_signal(tui, number);
		if ((e->pause || status) && !tui->ui.quit)
			errand_pause(e, status, screen_key_fd());
	}
	screen_return();
	tui_resize(tui);
	outside_ended(&tui->ui, status, err.kind ? &err : NULL);
}

/* Do what the commands have left to the front end. */
static void tui_carry_out(struct tui *tui)
{
	unsigned todo = tui->ui.todo;

	tui->ui.todo = 0;
	if (todo & (UI_ROWS | UI_RELOADED))
		sparkline_changed(&tui->sparkline, todo & UI_RELOADED);
	if (todo & UI_DIRECTION)
		screen_direction_changed();
	if (todo & UI_RTL_TEXT)
		tui_ask(tui);
	if (todo & UI_THEME)
		theme_use(&tui->ui.sheet);
	if (todo & UI_REDRAW)
		screen_redraw();
	if (todo & UI_SUSPEND)
		tui_suspend(tui);
	if (todo & UI_SEND)
		screen_pass(buf_str(&tui->ui.outbox), tui->ui.outbox.len);
	buf_clear(&tui->ui.outbox);
	if (todo & UI_MOUSE)
		screen_mouse(tui->ui.settings->mouse);
	if (todo & UI_ERRAND)
		tui_errand(tui);
}

/* The keys that mean nothing where they were typed. */
static void tui_report_keys(struct ui *ui)
{
	struct buf name;

	buf_init(&name);
	for (size_t i = 0; i < ui->input.keys_n; i++) {
		buf_puts(&name, i ? " " : "");
		screen_key_name(ui->input.keys[i], &name);
	}
	unknown_say(ui, buf_str(&name));
	buf_done(&name);
}

/* KIND has been done with the mouse. The cursor stands on the selected row. */
static void tui_mouse(struct tui *tui, int kind, int y, int x)
{
	struct pane *p = mouse_pane(&tui->ui, y, x);
	int at = y, column;

	if (p && !tui_painter(p)->cursor(p, &at, &column))
		at = y;
	if (p && tui_painter(p)->beside)
		p->beside = tui_painter(p)->beside(p, y, x);
	mouse_event(&tui->ui, (enum mouse_kind)kind, y, x, y - at, clock_ms());
}

static void tui_key(struct tui *tui, uint32_t key)
{
	int kind, y, x;

	if (screen_mouse_event(key, &kind, &y, &x))
		tui_mouse(tui, kind, y, x);
	else if (!keys_press(&tui->ui, key))
		tui_report_keys(&tui->ui);
	tui_carry_out(tui);
}

/* Wait for something to do, at most MS milliseconds (-1: for ever), and do it. */
static void tui_wait(struct tui *tui, int ms)
{
	struct ui *ui = &tui->ui;
	struct pollfd fds[] = {
		{.fd = screen_key_fd(), .events = POLLIN},
		{.fd = signals_fd(), .events = POLLIN},
		{.fd = ui_takes_news(ui) ? session_fd(ui->session) : -1, .events = POLLIN},
		{.fd = reload_fd(&ui->reload), .events = POLLIN},
	};
	uint32_t key;
	bool gone = false;
	int number;

	ms = take_wait(ui, reload_wait(&ui->reload, ui->prompt.kind != PROMPT_NONE, ms));
	if (poll(fds, 4, ms) < 0 && errno != EINTR)
		gone = true;
	while ((number = signals_next()))
		tui_signal(tui, number);
	while (!ui->quit && screen_key(&key, &gone))
		tui_key(tui, key);
	tui_answer(tui);
	if (gone || fds[0].revents & (POLLHUP | POLLERR | POLLNVAL)) {
		/* The terminal has gone: there is nobody to ask, and nothing to show it on. */
		ui->quit = true;
		ui->status = ui->status ? ui->status : 128 + SIGHUP;
	}
	ui_poll(ui);
	tui_carry_out(tui);
}

/* Give the matcher the time to answer before the screen is drawn; then show what it knows so far. */
static void tui_wait_answer(struct tui *tui)
{
	struct ui *ui = &tui->ui;
	int64_t now, end = 0;

	while (!session_settled(ui->session) && !ui->quit) {
		now = clock_ms();
		end = end ? end : now + ANSWER_MS;
		if (now >= end) {
			if (session_show_part(ui->session))
				ui_rows_changed(ui);
			break;
		}
		tui_wait(tui, (int)(end - now));
	}
	tui_carry_out(tui);
}

const char *tui_library(void)
{
	return screen_library();
}

/* Whether the first screen should wait a little: there is nothing to show yet, or the file is so
 * small that it can be the only one. */
static bool tui_is_early(struct session *session)
{
	struct session_progress p = session_progress(session);

	return p.loading &&
	       (session_view(session)->n == 0 || (p.bytes_total && p.bytes_total < SMALL_BYTES));
}

static void tui_loop(struct tui *tui, const char *notice, const char *hint)
{
	struct ui *ui = &tui->ui;

	typing_start(ui);
	screen_mouse(ui->settings->mouse);
	if (ui->settings->tour)
		tour_begin(ui);
	tui_resize(tui);
	if (ui->direction.rtl)
		tui_ask(tui);
	if (notice)
		ui_notice(ui, "%s", notice);
	else if (ui->mistakes->n)
		ui_notice_mistakes(ui);
	else
		ui_notice_problem(ui);
	/* Where there is room, and nothing else to say. */
	if (hint && !ui->notice.len && ui->layout.rows >= HINT_ROWS &&
	    ui->layout.columns > utf8_cells(hint, strlen(hint))) {
		ui_notice(ui, "%s", hint);
		ui->hint = hint;
	}
	ui_poll(ui);
	for (int i = 0; i < FIRST_WAITS && tui_is_early(ui->session) && !ui->quit; i++)
		tui_wait(tui, ANSWER_MS);
	/* Some rows may have come before there was a ui to hear of them. */
	ui_rows_changed(ui);
	tui_carry_out(tui);
	while (!ui->quit) {
		bool more = ui_work(ui);

		tui_draw(tui);
		tui_wait(tui, !ui_takes_news(ui)                  ? (more ? 0 : -1)
			      : more || session_busy(ui->session) ? 0
								  : session_patience(ui->session));
		tui_wait_answer(tui);
	}
}

int tui_run(struct session *session, const struct printers *printers, struct settings *settings,
	    struct keymap *keymap, bool keys_from_tty, const char *notice, const char *hint,
	    struct err_list *mistakes, struct err *err)
{
	struct tui tui = {0};
	int status = 2;

	ui_init(&tui.ui, session, settings, keymap, mistakes);
	tui.ui.printers = printers;
	sparkline_init(&tui.sparkline, session);
	buf_init(&tui.title);
	if (screen_start(&tui.ui.direction, keys_from_tty, settings->title, err)) {
		theme_use(&tui.ui.sheet);
		tui_loop(&tui, notice, hint);
		screen_stop();
		status = tui.ui.status;
		mark_leave(&tui.ui, err);
	}
	sparkline_done(&tui.sparkline);
	buf_done(&tui.title);
	fold_map_done(&tui.draw.map);
	query_ranges_done(&tui.draw.ranges);
	ui_done(&tui.ui);
	return status;
}
