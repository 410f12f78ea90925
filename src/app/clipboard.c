/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "app/clipboard.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/i18n.h"

/* How long a program may take nothing, or not end, in milliseconds; and how long a command of the user's own
 * may still say that it has failed: if it runs on, it holds the text itself. */
enum { PATIENCE = 2000, PATIENCE_OWN = 200 };

/* They read what they are given and then hold it, in the background. */
static const struct {
	const char *display; /* the variable that says where it is; NULL: none is needed */
	const char *command;
} programs[] = {
	{"WAYLAND_DISPLAY", "wl-copy --type text/plain"},
	{"DISPLAY", "xclip -in -selection clipboard"},
	{"DISPLAY", "xsel --input --clipboard"},
	{NULL, "pbcopy"},
};

enum { PROGRAMS = sizeof programs / sizeof *programs };

static bool is_given(const struct clipboard *c)
{
	return c->program.input < 0;
}

/* It is not waited for any longer. */
static void stop(struct clipboard *c, bool may_stay)
{
	program_end_input(&c->program);
	if (may_stay)
		program_leave(&c->program);
	else
		program_kill(&c->program);
	c->runs = false;
}

static bool start(struct clipboard *c, const char *command, struct err *err)
{
	program_words_done(&c->words);
	c->runs = program_split(&c->words, command, err) &&
		  program_start(&c->program, &c->words, PROGRAM_INPUT, err);
	c->given = 0;
	c->end = clock_ms() + PATIENCE;
	return c->runs;
}

/* The next of the programs that can be started; false: there is none. */
static bool start_next(struct clipboard *c)
{
	struct err passed;

	while (c->next < PROGRAMS) {
		size_t i = c->next++;
		const char *display = programs[i].display ? getenv(programs[i].display) : "yes";

		if (display && *display && start(c, programs[i].command, &passed))
			return true;
	}
	return false;
}

/* Give it more of the text. */
static void give(struct clipboard *c, int ms)
{
	const char *data = buf_str(&c->text) + c->given;
	size_t len = c->text.len - c->given;

	if (program_feed(&c->program, &data, &len, ms))
		c->end = clock_ms() + (is_given(c) && c->own ? PATIENCE_OWN : PATIENCE);
	c->given = c->text.len - len;
}

/* What has become of the program that runs. */
static enum clipboard_result look(struct clipboard *c, int ms, struct err *err)
{
	const char *name = c->program.name;
	int status = 0;

	if (!is_given(c))
		give(c, ms);
	if (is_given(c) && program_wait(&c->program, ms, &status)) {
		c->runs = false;
		if (!status)
			return CLIPBOARD_DONE;
		err_set(err, ERR_OUTPUT, NULL, 0, _("%s ended with status %d"), name, status);
		return CLIPBOARD_FAILED;
	}
	if (clock_ms() < c->end)
		return CLIPBOARD_RUNS;
	if (is_given(c) && c->own) {
		stop(c, true);
		return CLIPBOARD_DONE;
	}
	stop(c, false);
	err_set(err, ERR_OUTPUT, NULL, 0, _("%s does not answer"), name);
	return CLIPBOARD_FAILED;
}

enum clipboard_result clipboard_go_on(struct clipboard *c, int ms, struct buf *by, struct err *err)
{
	int64_t end = clock_ms() + ms, left;
	enum clipboard_result result;

	do {
		left = end - clock_ms();
		result = look(c, left > 0 ? (int)left : 0, err);
		buf_clear(by);
		buf_puts(by, c->program.name);
		if (result == CLIPBOARD_FAILED && !c->own)
			result = start_next(c) ? CLIPBOARD_RUNS : CLIPBOARD_TERMINAL;
	} while (result == CLIPBOARD_RUNS && clock_ms() < end);
	return result;
}

enum clipboard_result clipboard_copy(struct clipboard *c, const char *setting, const char *text,
				     size_t len, struct buf *by, struct err *err)
{
	clipboard_done(c);
	buf_init(&c->text);
	buf_add(&c->text, text, len);
	if (!strcmp(setting, "terminal"))
		return CLIPBOARD_TERMINAL;
	c->own = *setting && strcmp(setting, "auto") != 0;
	if (c->own && !start(c, setting, err))
		return CLIPBOARD_FAILED;
	if (!c->own && !start_next(c))
		return CLIPBOARD_TERMINAL;
	/* Most answer at once. */
	return clipboard_go_on(c, PATIENCE_OWN / 4, by, err);
}

void clipboard_done(struct clipboard *c)
{
	if (c->runs)
		stop(c, is_given(c));
	program_words_done(&c->words);
	buf_done(&c->text);
	*c = (struct clipboard){0};
}
