/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "tui/screen.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>
#include <wctype.h>

#include "base/charset.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "search/query.h"
#include "text/wrap.h"
#include "tui/keymap.h"
#include "tui/terminfo.h"

/* Milliseconds to wait whether an Esc begins the code of a key. */
enum { ESCAPE_DELAY = 25 };

/* curses keeps a base character and four marks in a cell. */
enum { CELL_MARKS = 4 };

static SCREEN *terminal;
static FILE *keys; /* what the keys are read from */
static bool started;
static int wake[2] = {-1, -1};
static const int signals[] = {SIGWINCH, SIGTSTP, SIGTERM, SIGHUP, SIGINT, SIGQUIT};

enum { SIGNALS = sizeof signals / sizeof *signals };

static void screen_on_signal(int number)
{
	unsigned char byte = (unsigned char)number;
	int saved = errno;

	/* Full means that there is plenty to wake up for. */
	if (write(wake[1], &byte, 1) < 0)
		errno = saved;
	errno = saved;
}

static void screen_handle(int number, void (*handler)(int))
{
	struct sigaction action = {0};

	action.sa_handler = handler;
	action.sa_flags = SA_RESTART;
	sigemptyset(&action.sa_mask);
	sigaction(number, &action, NULL);
}

static void screen_handlers(void (*handler)(int))
{
	for (int i = 0; i < SIGNALS; i++)
		screen_handle(signals[i], handler);
}

static bool screen_pipe(struct err *err)
{
	if (wake[0] >= 0)
		return true;
	if (pipe(wake) < 0)
		return err_set(err, ERR_INPUT, NULL, 0, "pipe: %s", strerror(errno));
	for (int i = 0; i < 2; i++) {
		fcntl(wake[i], F_SETFD, FD_CLOEXEC);
		fcntl(wake[i], F_SETFL, O_NONBLOCK);
	}
	return true;
}

static bool screen_open_keys(bool from_tty, struct err *err)
{
	if (!from_tty) {
		keys = stdin;
		return true;
	}
	keys = fopen("/dev/tty", "re");
	if (!keys)
		return err_set(err, ERR_INPUT, NULL, 0,
			       _("there is no terminal to read keys from; --print needs none"));
	return true;
}

bool screen_start(bool keys_from_tty, struct err *err)
{
	if (!terminfo_check(err) || !screen_pipe(err) || !screen_open_keys(keys_from_tty, err))
		return false;
	if (!getenv("ESCDELAY"))
		set_escdelay(ESCAPE_DELAY);
	/* Before curses: it leaves a SIGTSTP alone that it finds handled, and else would ignore it while
	 * it writes, so that a ^Z would now and then be lost. */
	screen_handlers(screen_on_signal);
	terminal = newterm(NULL, stdout, keys);
	if (!terminal)
		return err_set(err, ERR_INPUT, NULL, 0,
			       _("the terminal cannot be used; use --print"));
	started = true;
	die_hook_set(screen_stop);
	cbreak();
	noecho();
	nonl();
	keypad(stdscr, TRUE);
	nodelay(stdscr, TRUE);
	intrflush(stdscr, FALSE);
	leaveok(stdscr, FALSE);
	scrollok(stdscr, FALSE);
	theme_init();
	screen_resize();
	return true;
}

void screen_stop(void)
{
	if (!started)
		return;
	started = false;
	endwin();
	screen_handlers(SIG_DFL);
	die_hook_set(NULL);
}

void screen_suspend(void)
{
	sigset_t tstp, before;

	endwin();
	screen_handle(SIGTSTP, SIG_DFL);
	sigemptyset(&tstp);
	sigaddset(&tstp, SIGTSTP);
	sigprocmask(SIG_UNBLOCK, &tstp, &before);
	raise(SIGTSTP);
	/* Here again after SIGCONT. */
	sigprocmask(SIG_SETMASK, &before, NULL);
	screen_handle(SIGTSTP, screen_on_signal);
	screen_resize();
}

int screen_key_fd(void)
{
	return fileno(keys);
}

int screen_signal_fd(void)
{
	return wake[0];
}

int screen_signal(void)
{
	unsigned char byte;

	return read(wake[0], &byte, 1) == 1 ? byte : 0;
}

bool screen_key(uint32_t *key, bool *gone)
{
	wint_t c;
	int kind;

	/* Of a new size we know already, by the signal. */
	do {
		errno = 0;
		kind = get_wch(&c);
	} while (kind == KEY_CODE_YES && c == KEY_RESIZE);
	if (kind == ERR) {
		*gone = errno == EIO || errno == EBADF || feof(keys);
		return false;
	}
	*key = kind == KEY_CODE_YES ? KEYMAP_CODE + (uint32_t)c : (uint32_t)c;
	return true;
}

void screen_resize(void)
{
	struct winsize size;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0 &&
	    (size.ws_row != LINES || size.ws_col != COLS))
		resizeterm(size.ws_row, size.ws_col);
	/* Terminals move their contents about while they change: nothing is known of them now. */
	screen_redraw();
}

void screen_redraw(void)
{
	clearok(curscr, TRUE);
}

void screen_flush(int y, int x)
{
	if (y >= LINES)
		y = LINES - 1;
	if (x >= COLS)
		x = COLS - 1;
	move(y < 0 ? 0 : y, x < 0 ? 0 : x);
	wnoutrefresh(stdscr);
	doupdate();
}

int screen_rows(void)
{
	return LINES;
}

int screen_columns(void)
{
	return COLS;
}

/* One cell: TEXT is a base and its marks, NUL-terminated. */
static void screen_cell(int y, int x, const wchar_t *text, struct theme_style style)
{
	cchar_t cell;

	if (setcchar(&cell, text, style.attributes, style.pair, NULL) == OK)
		mvadd_wchnstr(y, x, &cell, 1);
}

void screen_blank(int y, int x, int columns, struct theme_style style)
{
	if (y < 0 || y >= LINES || x >= COLS)
		return;
	if (columns > COLS - x)
		columns = COLS - x;
	for (int i = 0; i < columns; i++)
		screen_cell(y, x + i, L" ", style);
}

/* Whether a character without width belongs into the cell of the one before it. NEXT follows. */
static bool screen_is_mark(uint32_t code, uint32_t next)
{
	if (code == 0x200C)
		return true;
	if (code == 0x200D)
		return utf8_width(next) < 2; /* between emoji terminals do not agree on it */
	if (code < 0xA0 || code == 0xAD || (code >= 0x200B && code <= 0x200F) ||
	    (code >= 0x2060 && code <= 0x206F) || (code >= 0xFE00 && code <= 0xFE0F) ||
	    (code >= 0x1F3FB && code <= 0x1F3FF) || code >= 0xE0000)
		return false;
	return wcwidth((wchar_t)code) == 0;
}

/* CODE, or what stands for a character that the C library does not know. */
static wchar_t screen_known(uint32_t code)
{
	if (wcwidth((wchar_t)code) >= 0)
		return (wchar_t)code;
	return charset_locale_is_utf8() ? (wchar_t)UTF8_REPLACEMENT : L'?';
}

int screen_put(int y, int x, int columns, const char *s, size_t len, struct theme_style style)
{
	wchar_t text[CELL_MARKS + 2] = {0};
	size_t at = 0, n = 0;
	int used = 0, width = 0;

	if (y < 0 || y >= LINES || x < 0 || x >= COLS)
		return 0;
	if (columns > COLS - x)
		columns = COLS - x;
	while (at < len) {
		uint32_t code, next = 0;
		int w;

		at += utf8_decode(s + at, len - at, &code);
		if (at < len)
			utf8_decode(s + at, len - at, &next);
		w = utf8_width(code);
		if (w == 0) {
			if (n && n <= CELL_MARKS && screen_is_mark(code, next))
				text[n++] = (wchar_t)code;
			continue;
		}
		if (n) {
			text[n] = 0;
			screen_cell(y, x + used, text, style);
			used += width;
			n = 0;
		}
		if (w > columns - used)
			return used;
		text[n++] = screen_known(code);
		width = w;
	}
	if (n) {
		text[n] = 0;
		screen_cell(y, x + used, text, style);
		used += width;
	}
	return used;
}

size_t screen_cut(const char *s, size_t len, int columns)
{
	int cells;
	size_t fits = wrap_fit(s, len, columns, &cells);

	if (fits == len)
		return len;
	fits = wrap_fit(s, len, columns - 1, &cells);
	while (fits && s[fits - 1] == ' ')
		fits--;
	return fits;
}

int screen_put_dots(int y, int x, int columns, struct theme_style style)
{
	const char *dots = screen_symbol("…", "~");

	return screen_put(y, x, columns, dots, strlen(dots), style);
}

int screen_put_cut(int y, int x, int columns, const char *s, struct theme_style style)
{
	size_t len = strlen(s), fits = screen_cut(s, len, columns);
	int used = screen_put(y, x, columns, s, fits, style);

	return fits < len ? used + screen_put_dots(y, x + used, columns - used, style) : used;
}

int screen_put_marked(int y, int x, int columns, const char *s, size_t from, size_t to,
		      const struct query_ranges *ranges, struct theme_style style)
{
	size_t at = from;
	int used = 0;

	for (size_t i = 0; i < ranges->n && at < to; i++) {
		size_t start = ranges->items[i].start, end = ranges->items[i].end;

		if (end <= at || start >= to)
			continue;
		start = start < at ? at : start;
		end = end > to ? to : end;
		used += screen_put(y, x + used, columns - used, s + at, start - at, style);
		used += screen_put(y, x + used, columns - used, s + start, end - start,
				   theme_add(style, STYLE_MATCH));
		at = end;
	}
	return used + screen_put(y, x + used, columns - used, s + at, to - at, style);
}

const char *screen_symbol(const char *s, const char *plain)
{
	uint32_t code;

	utf8_decode(s, strlen(s), &code);
	return charset_locale_is_utf8() || wcwidth((wchar_t)code) > 0 ? s : plain;
}
