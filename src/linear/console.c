/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "linear/console.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "app/restore.h"
#include "app/signals.h"
#include "base/charset.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/utf8.h"

/* The terminal keeps the place of the cursor, and goes back there. */
#define KEEP "\0337"
#define BACK "\0338"

/* Cells of a row where nobody says how many there are; of a line at least, where it is parted. */
enum { COLUMNS_USUAL = 80, WIDTH_LEAST = 10, WIDTH_MOST = 10000 };

/* Keys come one by one, and what is typed is shown by us. */
static void take(struct console *c)
{
	struct termios now = c->before;

	if (!c->types)
		return;
	now.c_lflag &= ~(tcflag_t)(ICANON | ECHO | IEXTEN);
	now.c_cc[VMIN] = 1;
	now.c_cc[VTIME] = 0;
	tcsetattr(c->keys, TCSADRAIN, &now);
}

/* The number in COLUMNS; 0: there is none that would do. */
static int wanted_width(void)
{
	const char *text = getenv("COLUMNS");
	char *end;
	long n = text ? strtol(text, &end, 10) : 0;

	return text && end != text && !*end && n >= WIDTH_LEAST && n <= WIDTH_MOST ? (int)n : 0;
}

bool console_start(struct console *c, bool keys_from_tty, struct err *err)
{
	const char *type = getenv("TERM");

	*c = (struct console){.keys = STDIN_FILENO, .width = wanted_width()};
	if (keys_from_tty) {
		c->tty = fopen("/dev/tty", "re");
		if (!c->tty)
			return err_set(
				err, ERR_INPUT, NULL, 0,
				_("there is no terminal to read keys from; --print needs none"));
		c->keys = fileno(c->tty);
	}
	c->types = tcgetattr(c->keys, &c->before) == 0;
	c->shows = isatty(STDOUT_FILENO);
	c->dumb = !type || !*type || !strcmp(type, "dumb");
	if (!signals_start(err)) {
		if (c->tty)
			fclose(c->tty);
		return false;
	}
	restore_prepare(c->keys, "", 0);
	/* No memory, in a thread that reads: the program ends, and the terminal is as it was. */
	while (!die_hook_set(restore_now, NULL))
		pause();
	take(c);
	return true;
}

static void end_line(struct console *c);

static void give(struct console *c)
{
	end_line(c);
	if (c->shows && c->begun)
		console_put(c, "\n", 1);
	c->begun = false;
	fflush(stdout);
	if (c->types)
		tcsetattr(c->keys, TCSADRAIN, &c->before);
}

void console_stop(struct console *c)
{
	give(c);
	restore_forget();
	signals_stop();
	die_hook_set(NULL, NULL);
	if (c->tty)
		fclose(c->tty);
	wrap_done(&c->wrap);
	buf_done(&c->clean);
}

void console_lend(struct console *c)
{
	give(c);
}

void console_return(struct console *c)
{
	take(c);
}

/* ---- what is said ---- */

/* What says how lines are painted and has nothing to say itself: marks, isolates and other controls of
 * direction, soft hyphens. Joiners belong to the spelling. */
static bool is_said(uint32_t code)
{
	return !utf8_is_unwanted(code) && code != 0xAD && code != 0x200E && code != 0x200F &&
	       code != 0x61C && (code < 0x2066 || code > 0x2069);
}

void console_clean(const char *s, size_t len, struct buf *out)
{
	uint32_t code;

	for (size_t i = 0, n; i < len; i += n) {
		n = utf8_decode(s + i, len - i, &code);
		if (code == '\n' || is_said(code))
			buf_add(out, s + i, n);
		else if (code == '\t')
			buf_putc(out, ' ');
	}
}

void console_put(struct console *c, const char *s, size_t len)
{
	charset_print(stdout, s, len);
	c->begun = true;
	c->failed = fflush(stdout) || ferror(stdout) || c->failed;
}

/* To where the line that was said last ends. */
static void end_line(struct console *c)
{
	if (c->above)
		console_put(c, BACK, strlen(BACK));
	c->above = false;
}

void console_begin(struct console *c)
{
	end_line(c);
	if (c->begun && c->shows)
		console_put(c, "\n", 1);
}

/* To the start of what was said. */
static void go_to_start(struct console *c)
{
	int rows = c->lines - 1;
	char up[32];

	if (c->dumb || !c->shows || rows < 0)
		return;
	if (rows) {
		snprintf(up, sizeof up, KEEP "\033[%dA", rows);
		console_put(c, up, strlen(up));
	}
	c->above = rows > 0;
	console_put(c, "\r", 1);
}

void console_resize(struct console *c)
{
	/* What was kept is a place on the screen, and lines have moved since. */
	if (c->above)
		for (int i = 1; i < c->lines; i++)
			console_put(c, "\n", 1);
	c->above = false;
}

static void put_line(struct console *c, const char *s, size_t len)
{
	console_begin(c);
	console_put(c, s, len);
	if (!c->shows)
		console_put(c, "\n", 1);
	c->lines++;
}

/* Cells of a line: as asked for; else those of a row but one, where terminals differ in what follows. */
static int line_width(const struct console *c)
{
	if (c->width)
		return c->width;
	return c->shows ? console_columns(c) - 1 : 0;
}

void console_line(struct console *c, const char *s, size_t len)
{
	int width = line_width(c);

	buf_clear(&c->clean);
	console_clean(s, len, &c->clean);
	s = buf_str(&c->clean);
	c->lines = 0;
	wrap_clear(&c->wrap);
	if (width > 0)
		wrap_text(&c->wrap, s, c->clean.len, width, 0);
	for (size_t i = 0; i < c->wrap.n; i++)
		put_line(c, s + c->wrap.lines[i].start,
			 c->wrap.lines[i].end - c->wrap.lines[i].start);
	while (!c->wrap.n && *s) {
		size_t n = strcspn(s, "\n");

		put_line(c, s, n);
		s += n + (s[n] == '\n');
	}
	go_to_start(c);
}

bool console_pass(struct console *c, const char *bytes, size_t len)
{
	if (!c->shows)
		return false;
	c->failed = fwrite(bytes, 1, len, stdout) != len || fflush(stdout) || c->failed;
	return true;
}

int console_columns(const struct console *c)
{
	struct winsize size;

	(void)c;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
		return size.ws_col;
	return COLUMNS_USUAL;
}
