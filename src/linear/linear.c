/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "linear/linear.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "app/session.h"
#include "app/signals.h"
#include "base/buf.h"
#include "base/clock.h"
#include "base/err.h"
#include "base/i18n.h"
#include "linear/console.h"
#include "linear/echo.h"
#include "linear/keyboard.h"
#include "linear/say.h"
#include "ui/keys.h"
#include "ui/mark.h"
#include "ui/outside.h"
#include "ui/typing.h"
#include "ui/ui.h"

/* Cells of a line where nobody wants it parted: more than any text has. */
enum { WIDTH_ALL = 1 << 24 };

/* Milliseconds: how long an Esc may be the start of a key, which a network may take apart; how long what a
 * key has brought is waited for before something is said all the same; between two lines about progress, and
 * at least between two of them; percent from one to the next. */
enum {
	ESCAPE_MS = 100,
	ESCAPE_FAR_MS = 250,
	PATIENCE_MS = 700,
	PROGRESS_MS = 10000,
	PROGRESS_LEAST_MS = 2000,
	QUARTER = 25
};

struct linear {
	struct ui ui;
	struct console console;
	struct keyboard keyboard;
	struct echo echo;
	struct say say;
	bool greeted; /* it is said what is read */
	bool asked;   /* a key was pressed, and what it has changed is not said */
	bool ended;   /* no more keys come */
	bool partial; /* what has come is not yet a key */
	bool held;    /* keys wait until what the last one has opened is said */
	int64_t due;  /* when that is said at the latest; clock_ms() */
	int64_t progress;
	int percent; /* that was said last, in quarters */
};

/* ---- what is said ---- */

/* Whether work goes on whose end is to be waited for. MORE: of ui_work(). */
static bool is_busy(const struct linear *l, bool more)
{
	struct session *s = l->ui.session;

	return more || session_progress(s).loading || !session_settled(s) || session_busy(s) ||
	       l->ui.sorting;
}

static void say(struct linear *l, bool asked)
{
	l->asked = false;
	/* Before all is read there is only that to say. */
	if (!l->greeted && session_progress(l->ui.session).loading) {
		say_progress(&l->ui, &l->console);
		return;
	}
	if (!l->greeted) {
		l->greeted = true;
		say_hello(&l->say, &l->ui, &l->console);
	}
	say_now(&l->say, &l->ui, &l->console, asked);
}

/* How far the reading is, in quarters. */
static int quarter(const struct linear *l)
{
	struct session_progress p = session_progress(l->ui.session);

	if (!p.loading || !p.bytes_total)
		return 0;
	return (int)((double)p.bytes * 100 / (double)p.bytes_total) / QUARTER;
}

static void say_work(struct linear *l)
{
	int64_t now = clock_ms(), since = now - l->progress;

	if (since < PROGRESS_LEAST_MS || (since < PROGRESS_MS && quarter(l) <= l->percent))
		return;
	l->progress = now;
	l->percent = quarter(l);
	if (l->ui.prompt.kind != PROMPT_NONE)
		return;
	say_progress(&l->ui, &l->console);
	echo_lost(&l->echo);
}

/* Say what there is to say, when it is time. */
static void speak_up(struct linear *l, bool busy)
{
	bool typing = l->ui.prompt.kind != PROMPT_NONE;

	if (!busy)
		l->progress = clock_ms();
	if (typing) {
		l->asked = false;
		if (busy)
			say_work(l);
	} else if (l->asked && (!busy || clock_ms() >= l->due)) {
		say(l, true);
	} else if (!l->asked && !busy) {
		say(l, false);
	} else if (busy) {
		say_work(l);
	}
	echo_follow(&l->echo, &l->ui, &l->console);
}

/* ---- what comes in ---- */

static void press(struct linear *l)
{
	l->asked = true;
	l->due = clock_ms() + PATIENCE_MS;
}

static void suspend(struct linear *l)
{
	console_lend(&l->console);
	signals_stop_process();
	console_return(&l->console);
	echo_lost(&l->echo);
	press(l);
}

static void take_signal(struct linear *l, int number)
{
	switch (number) {
	case SIGWINCH: console_resize(&l->console); break;
	case SIGTSTP: suspend(l); break;
	case SIGINT:
		keys_interrupt(&l->ui, number);
		press(l);
		break;
	default:
		l->ui.quit = true;
		l->ui.status = 128 + number;
		break;
	}
}

/* The program that is to have the terminal has it. */
static void run_errand(struct linear *l)
{
	struct errand *e = &l->ui.errand;
	struct err err = {0};
	int number, status = 0;

	console_lend(&l->console);
	if (errand_run(e, &status, &err)) {
		while ((number = errand_signal()))
			take_signal(l, number);
		if ((e->pause || status) && !l->ui.quit && l->console.types)
			errand_pause(e, status, l->console.keys);
	}
	console_return(&l->console);
	outside_ended(&l->ui, status, err.kind ? &err : NULL);
	press(l);
}

/* Do what the commands have left to the front end. What concerns a screen alone is nothing here: to draw it
 * again has the row said again, as each key does that changes nothing. */
static void carry_out(struct linear *l)
{
	struct ui *ui = &l->ui;
	unsigned todo = ui->todo;

	ui->todo = 0;
	/* Nobody would let a script go on. */
	if (todo & UI_SUSPEND && l->console.types)
		suspend(l);
	if (todo & UI_SEND && !console_pass(&l->console, buf_str(&ui->outbox), ui->outbox.len))
		ui_notice(ui, _("not copied: there is no terminal that could take it"));
	buf_clear(&ui->outbox);
	if (todo & UI_ERRAND)
		run_errand(l);
}

static void report_keys(struct ui *ui)
{
	struct buf name;

	buf_init(&name);
	for (size_t i = 0; i < ui->input.keys_n; i++) {
		buf_puts(&name, i ? " " : "");
		if (ui->input.keys[i] < KEYMAP_OTHER)
			keymap_key_name(ui->input.keys[i], &name);
		else
			/* TRANSLATORS: stands for a key that has no name. */
			buf_puts(&name, _("this key"));
	}
	ui_notice(ui, _("%s does nothing here; ? shows the keys"), buf_str(&name));
	buf_done(&name);
}

static void take_key(struct linear *l, uint32_t key)
{
	if (!keys_press(&l->ui, key))
		report_keys(&l->ui);
	press(l);
	if (l->ui.prompt.kind != PROMPT_NONE && say_typed(&l->say, &l->ui, &l->console))
		echo_lost(&l->echo);
	echo_follow(&l->echo, &l->ui, &l->console);
	carry_out(l);
}

/* Whether the next key may be taken: from a terminal at once, from a script when all has been said. */
static bool takes_key(const struct linear *l, bool busy)
{
	return l->console.types || l->ui.prompt.kind != PROMPT_NONE ||
	       (l->greeted && !busy && !l->asked);
}

/* Take in what has been typed. */
static void read_keys(struct linear *l)
{
	char bytes[256];
	ssize_t n = read(l->console.keys, bytes, sizeof bytes);

	l->partial = false;
	if (n > 0)
		keyboard_feed(&l->keyboard, bytes, (size_t)n);
	else if (n == 0 || (errno != EAGAIN && errno != EINTR))
		l->ended = true;
}

/* The terminal has gone, or the script is done. */
static void end(struct linear *l)
{
	l->ui.quit = true;
	if (l->console.types && !l->ui.status)
		l->ui.status = 128 + SIGHUP;
}

static void press_keys(struct linear *l, bool came, bool busy)
{
	/* A person's Esc is one when nothing follows; in a script all of a key comes some time. */
	bool more = !l->ended && (came || !l->console.types);
	uint32_t key;

	l->held = false;
	while (!l->held && !l->ui.quit && takes_key(l, busy) &&
	       keyboard_key(&l->keyboard, more, &key)) {
		unsigned place = ui_focus_pane(&l->ui)->bit;

		take_key(l, key);
		busy = true;
		/* Of a text its head is said first, and passed. */
		l->held = ui_focus_pane(&l->ui)->bit != place;
	}
	l->partial = !l->held && takes_key(l, busy) && keyboard_waits(&l->keyboard);
	if (l->ended && !keyboard_waits(&l->keyboard) && takes_key(l, busy))
		end(l);
}

static int escape_ms(void)
{
	const char *delay = getenv("ESCDELAY");
	long ms = delay ? strtol(delay, NULL, 10) : 0;

	if (ms > 0 && ms <= PATIENCE_MS)
		return (int)ms;
	return getenv("SSH_CONNECTION") ? ESCAPE_FAR_MS : ESCAPE_MS;
}

/* How long there may be nothing to do, in milliseconds; -1: for ever. */
static int idle_ms(const struct linear *l, bool more, bool busy)
{
	struct session *s = l->ui.session;
	int ms = -1;

	if (ui_takes_news(&l->ui))
		ms = more || session_busy(s) ? 0 : session_patience(s);
	else if (more)
		ms = 0;
	/* There is something to say soon, or a key to press. */
	if ((busy || l->asked) && (ms < 0 || ms > PATIENCE_MS))
		ms = l->asked ? PATIENCE_MS : PROGRESS_LEAST_MS;
	if (l->held || (!busy && !l->console.types &&
			(l->ended || (keyboard_waits(&l->keyboard) && !l->partial))))
		ms = 0;
	return ms;
}

static void wait_for_work(struct linear *l, bool more, bool busy)
{
	struct ui *ui = &l->ui;
	bool reads = !l->ended && (l->console.types || takes_key(l, busy));
	struct pollfd fds[] = {
		{.fd = reads ? l->console.keys : -1, .events = POLLIN},
		{.fd = signals_fd(), .events = POLLIN},
		{.fd = ui_takes_news(ui) ? session_fd(ui->session) : -1, .events = POLLIN},
		{.fd = reload_fd(&ui->reload), .events = POLLIN},
	};
	int number, ms = idle_ms(l, more, busy);

	if (l->console.types && keyboard_waits(&l->keyboard) && (ms < 0 || ms > escape_ms()))
		ms = escape_ms();
	if (poll(fds, 4, reload_wait(&ui->reload, ui->prompt.kind != PROMPT_NONE, ms)) < 0)
		fds[0].revents = 0;
	while ((number = signals_next()))
		take_signal(l, number);
	if (fds[0].revents)
		read_keys(l);
	press_keys(l, fds[0].revents != 0, busy);
	ui_poll(ui);
	carry_out(l);
}

/* ---- the loop ---- */

static void first_notice(struct ui *ui, const char *notice)
{
	if (notice)
		ui_notice(ui, "%s", notice);
	else if (ui->mistakes->n)
		ui_notice_mistakes(ui);
	else
		ui_notice_problem(ui);
}

static void loop(struct linear *l, const char *notice)
{
	struct ui *ui = &l->ui;

	typing_start(ui);
	ui_be_linear(ui, l->console.width ? l->console.width : WIDTH_ALL);
	if (ui->settings->tour)
		tour_begin(ui);
	first_notice(ui, notice);
	ui_poll(ui);
	ui_rows_changed(ui);
	carry_out(l);
	l->progress = clock_ms();
	while (!ui->quit) {
		bool more = ui_work(ui), busy = is_busy(l, more);

		speak_up(l, busy);
		if (l->console.failed && !ui->quit)
			end(l);
		if (!ui->quit)
			wait_for_work(l, more, busy);
	}
	/* The last key may have had something to say. */
	if (l->asked && ui->notice.len && !l->console.failed)
		say_now(&l->say, ui, &l->console, true);
}

int linear_run(struct session *session, const struct printers *printers, struct settings *settings,
	       struct keymap *keymap, bool keys_from_tty, const char *notice,
	       struct err_list *mistakes, struct err *err)
{
	struct linear l = {0};
	int status = 2;

	ui_init(&l.ui, session, settings, keymap, mistakes);
	l.ui.printers = printers;
	say_init(&l.say);
	if (console_start(&l.console, keys_from_tty, err)) {
		loop(&l, notice);
		status = l.ui.status;
		mark_leave(&l.ui, err);
		console_stop(&l.console);
	}
	say_done(&l.say);
	echo_done(&l.echo);
	keyboard_done(&l.keyboard);
	ui_done(&l.ui);
	return status;
}
