/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "tui/screen.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#include <wctype.h>

#include "app/restore.h"
#include "app/signals.h"
#include "base/buf.h"
#include "base/charset.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/width.h"
#include "ui/answer.h"
#include "ui/direction.h"
#include "ui/keymap.h"
#include "ui/mouse.h"
#include "tui/screen_text.h"
#include "tui/sequence.h"
#include "tui/terminfo.h"

/* Milliseconds to wait whether an Esc begins the code of a key: longer where the code comes over a network,
 * which may take it apart. */
enum { ESCAPE_DELAY = 100, ESCAPE_DELAY_FAR = 250 };

/* No screen has more; curses, which counts cells in shorts, could not use them, and each costs memory. */
enum { ROWS_MOST = 1000, COLUMNS_MOST = 2000 };

/* Bracketed paste: what is pasted comes between two sequences (xterm's control sequences). */
#define PASTE_ON "\033[?2004h"
#define PASTE_OFF "\033[?2004l"
#define PASTE_BEGINS "\033[200~"
#define PASTE_ENDS "\033[201~"

/* The title of the window (XTWINOPS): put by, and brought back. */
#define TITLE_KEEP "\033[22;2t"
#define TITLE_BACK "\033[23;2t"

/* The mouse (xterm's control sequences): curses turns it on, and off where it ends the screen itself. */
#define MOUSE_OFF "\033[?1006;1000l"

/* What the mouse does, as a key: kind, row and column beside each other. */
enum { MOUSE_KEY = 0x40000000, MOUSE_KIND = 24, MOUSE_ROW = 12, MOUSE_CELLS = 0xfff };

#define MOUSE_MASK \
	(BUTTON1_PRESSED | BUTTON1_RELEASED | BUTTON1_CLICKED | BUTTON1_DOUBLE_CLICKED | \
	 BUTTON1_TRIPLE_CLICKED | BUTTON4_PRESSED | BUTTON5_PRESSED)

/* Codes of our own, beyond all of curses: from KEY_MAX on it has those that terminfo has names for alone. */
enum { KEY_PASTE = KEY_MAX + 0x400, KEY_PASTED, KEY_SEQUENCE };

static SCREEN *terminal;
static FILE *keys;                        /* what the keys are read from */
static bool started, pastes;              /* the terminal says what is pasted */
static bool titles;                       /* its window has a title that may be ours */
static const struct direction *direction; /* see screen.h */
static const char *give_back; /* gives the order of text back to the terminal; NULL: it has it */
enum { MOVES_MAX = 8 };
static uint32_t moves[MOVES_MAX]; /* of the mouse, the last first */
static size_t moves_n;
static bool mouse;                              /* the terminal passes the mouse on */
static char off[128];                           /* ends all modes that are on */
static struct answer answer;                    /* of the terminal, among the keys */
static atomic_flag painting = ATOMIC_FLAG_INIT; /* or ended for good by another thread */
/* This thread is painting, or starting. */
static _Thread_local bool mine;

/* How large the terminal is, as far as it is used; 0: it does not say. Returns whether it is larger. */
static bool screen_size(int *rows, int *columns)
{
	struct winsize size = {0};

	ioctl(STDOUT_FILENO, TIOCGWINSZ, &size);
	*rows = size.ws_row < ROWS_MOST ? size.ws_row : ROWS_MOST;
	*columns = size.ws_col < COLUMNS_MOST ? size.ws_col : COLUMNS_MOST;
	return size.ws_row > ROWS_MOST || size.ws_col > COLUMNS_MOST;
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

/* Past curses, whose buffer is empty when it is called. */
static void screen_send(const char *mode)
{
	size_t len = strlen(mode);

	if (write(STDOUT_FILENO, mode, len) != (ssize_t)len)
		return; /* the terminal is gone: the loop will see it */
}

/* What ends all that is on now. */
static void screen_choose_off(void)
{
	snprintf(off, sizeof off, "%s%s%s%s", mouse ? MOUSE_OFF : "", pastes ? PASTE_OFF : "",
		 titles ? TITLE_BACK : "", give_back ? give_back : "");
	restore_after(off);
}

/* Who orders text, as it is to be from now on; and what ends all that is on then. */
static void screen_choose(void)
{
	bool asks = direction->order == TERMINAL_APP && direction->terminal->on;

	give_back = asks ? direction->terminal->off : NULL;
	screen_choose_off();
	if (asks)
		screen_send(direction->terminal->on);
}

/* The terminal keeps its hands off the order of text, and says what is pasted, if it knows how to. */
static void screen_enter(void)
{
	screen_choose();
	if (pastes)
		screen_send(PASTE_ON);
	if (titles)
		screen_send(TITLE_KEEP);
}

/* What it does otherwise is up to its user again. */
static void screen_leave(void)
{
	screen_send(off);
}

void screen_title(const char *title)
{
	struct buf b;

	if (!titles)
		return;
	/* Nothing of curses comes in between: its buffer is empty after each screen. */
	buf_init(&b);
	buf_printf(&b, "\033]2;%s\a", title);
	screen_send(buf_str(&b));
	buf_done(&b);
}

void screen_mouse(bool on)
{
	if (mouse == on)
		return;
	mouse = on;
	/* Curses would wait for the second click of two. What comes at once it makes into one even so. */
	mouseinterval(0);
	keyok(KEY_MOUSE, on);
	mousemask(on ? BUTTON1_PRESSED | BUTTON1_RELEASED | BUTTON4_PRESSED | BUTTON5_PRESSED : 0,
		  NULL);
	screen_choose_off();
}

/* What EVENT is, as a key; 0: nothing that means anything. */
static uint32_t screen_mouse_key(const MEVENT *event)
{
	static const struct {
		mmask_t bit;
		enum mouse_kind kind;
	} kinds[] = {{BUTTON4_PRESSED, MOUSE_UP},           {BUTTON5_PRESSED, MOUSE_DOWN},
		     {BUTTON1_PRESSED, MOUSE_PRESS},        {BUTTON1_RELEASED, MOUSE_RELEASE},
		     {BUTTON1_CLICKED, MOUSE_CLICK},        {BUTTON1_DOUBLE_CLICKED, MOUSE_DOUBLE},
		     {BUTTON1_TRIPLE_CLICKED, MOUSE_DOUBLE}};

	if (event->y < 0 || event->x < 0 || event->y >= LINES || event->x >= COLS)
		return 0;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (event->bstate & kinds[i].bit)
			return MOUSE_KEY | (uint32_t)kinds[i].kind << MOUSE_KIND |
			       (uint32_t)(event->y & MOUSE_CELLS) << MOUSE_ROW |
			       (uint32_t)(event->x & MOUSE_CELLS);
	return 0;
}

/* Take in all that curses has of the mouse: it announces once what comes at once, and gives the last
 * first. */
static void screen_mouse_take(void)
{
	MEVENT event;

	while (moves_n < MOVES_MAX && getmouse(&event) == OK) {
		uint32_t key = screen_mouse_key(&event);

		if (key)
			moves[moves_n++] = key;
	}
}

bool screen_mouse_event(uint32_t key, int *kind, int *y, int *x)
{
	if (key < MOUSE_KEY)
		return false;
	*kind = (int)((key & ~(uint32_t)MOUSE_KEY) >> MOUSE_KIND);
	*y = (int)(key >> MOUSE_ROW & MOUSE_CELLS);
	*x = (int)(key & MOUSE_CELLS);
	if (screen_mirrored())
		*x = COLS - 1 - *x;
	return true;
}

void screen_direction_changed(void)
{
	if (give_back)
		screen_send(give_back);
	screen_choose();
	screen_redraw();
}

void screen_ask(void)
{
	if (answer.asked)
		return;
	/* Nothing may be left in curses' buffer that would come in between. */
	answer_ask(&answer);
	screen_send(ANSWER_QUESTION);
}

const char *screen_answer(void)
{
	return answer_take(&answer);
}

static void screen_lock(void)
{
	while (atomic_flag_test_and_set(&painting))
		sched_yield();
	mine = true;
}

static void screen_unlock(void)
{
	mine = false;
	atomic_flag_clear(&painting);
}

/* The end in any thread: not in the middle of what another one paints, and nothing is painted after. */
static void screen_die(void)
{
	if (!mine)
		screen_lock();
	if (started)
		screen_stop();
	else
		restore_now();
}

/* Curses and layout must agree; they would not where libraries are bound to each other before the
 * program. */
static void screen_check_width(void)
{
	WINDOW *pad = newpad(1, 4);

	if (!pad)
		return;
	waddwstr(pad, L"\u2502");
	if (getcurx(pad) == 1)
		width_set_ambiguous(1);
	delwin(pad);
}

/* Another thread ends the program, and waits for this one to be done with painting: that will not be. */
static void screen_let_go(void)
{
	if (mine)
		screen_unlock();
}

/* How the terminal is used, now that curses has it. */
static void screen_modes(void)
{
	cbreak();
	noecho();
	nonl();
	keypad(stdscr, TRUE);
	define_key(PASTE_BEGINS, KEY_PASTE);
	define_key(PASTE_ENDS, KEY_PASTED);
	sequence_define(KEY_SEQUENCE);
	/* While it is off curses would take but the beginning of what it reports, and leave the letters. */
	keyok(KEY_MOUSE, FALSE);
	pastes = terminfo_pastes();
	titles = titles && terminfo_titles() && charset_locale_is_utf8();
	/* Now that the screen is entered, and before it is cleared: terminals note it by the line. */
	screen_enter();
	screen_check_width();
	nodelay(stdscr, TRUE);
	intrflush(stdscr, FALSE);
	leaveok(stdscr, FALSE);
	scrollok(stdscr, FALSE);
	theme_init();
	screen_resize();
}

bool screen_start(const struct direction *d, bool keys_from_tty, bool with_titles, struct err *err)
{
	int rows, columns;

	screen_text_start(d);
	titles = with_titles;
	direction = d;
	if (!terminfo_check(err) || !screen_open_keys(keys_from_tty, err))
		return false;
	/* Before curses: it leaves a SIGTSTP alone that it finds handled, and else would ignore it while
	 * it writes, so that a ^Z would now and then be lost. */
	if (!signals_start(err))
		return false;
	if (!getenv("ESCDELAY"))
		set_escdelay(getenv("SSH_CONNECTION") ? ESCAPE_DELAY_FAR : ESCAPE_DELAY);
	/* From here on the terminal is another; a thread that ends the program waits for the rest. */
	screen_lock();
	if (!die_hook_set(screen_die, screen_let_go)) {
		screen_unlock();
		for (;;)
			pause();
	}
	/* Curses would ask the terminal itself; of its description it has a size to begin with. */
	if (screen_size(&rows, &columns))
		use_env(FALSE);
	terminal = newterm(NULL, stdout, keys);
	started = terminal != NULL;
	if (started)
		screen_modes();
	screen_unlock();
	if (started)
		return true;
	restore_now();
	signals_stop();
	die_hook_set(NULL, NULL);
	return err_set(err, ERR_INPUT, NULL, 0, _("the terminal cannot be used; use --print"));
}

void screen_stop(void)
{
	if (!started)
		return;
	started = false;
	endwin();
	screen_leave();
	restore_forget();
	signals_stop();
	die_hook_set(NULL, NULL);
}

void screen_lend(void)
{
	endwin();
	screen_leave();
}

void screen_return(void)
{
	screen_enter();
	screen_resize();
}

void screen_pass(const char *bytes, size_t len)
{
	while (len) {
		ssize_t n = write(STDOUT_FILENO, bytes, len);

		if (n < 0 && errno != EINTR)
			return; /* the terminal is gone: the loop will see it */
		if (n > 0) {
			bytes += n;
			len -= (size_t)n;
		}
	}
}

void screen_suspend(void)
{
	screen_lend();
	signals_stop_process();
	screen_return();
}

int screen_key_fd(void)
{
	return fileno(keys);
}

/* Curses' codes for the keys that have a name of ours. */
static const struct {
	int curses;
	uint32_t key;
} codes[] = {
	{KEY_BTAB, KEYMAP_BACKTAB},  {KEY_BACKSPACE, KEYMAP_BACKSPACE},
	{KEY_DC, KEYMAP_DELETE},     {KEY_IC, KEYMAP_INSERT},
	{KEY_UP, KEYMAP_UP},         {KEY_DOWN, KEYMAP_DOWN},
	{KEY_LEFT, KEYMAP_LEFT},     {KEY_RIGHT, KEYMAP_RIGHT},
	{KEY_HOME, KEYMAP_HOME},     {KEY_END, KEYMAP_END},
	{KEY_PPAGE, KEYMAP_PAGE_UP}, {KEY_NPAGE, KEYMAP_PAGE_DOWN},
	{KEY_ENTER, KEYMAP_ENTER},   {KEY_PASTE, KEYMAP_PASTE},
	{KEY_PASTED, KEYMAP_PASTED},
};

static uint32_t screen_code(int code)
{
	uint32_t key;

	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		if (codes[i].curses == code)
			return codes[i].key;
	if (code > KEY_F0 && code <= KEY_F(63))
		return KEYMAP_F0 + (uint32_t)(code - KEY_F0);
	if (sequence_key(code - KEY_SEQUENCE, &key) && key != KEYMAP_OTHER)
		return key;
	return KEYMAP_OTHER + (uint32_t)code;
}

void screen_key_name(uint32_t key, struct buf *out)
{
	int code = key >= KEYMAP_OTHER ? (int)(key - KEYMAP_OTHER) : ERR;
	const char *name = code == ERR ? NULL : keyname(code);

	if (code != ERR && sequence_name(code - KEY_SEQUENCE, out))
		return;
	if (name)
		buf_puts(out, name);
	else
		keymap_key_name(key, out);
}

/* The next key that curses has. */
static bool screen_read(uint32_t *key, bool *gone)
{
	wint_t c;
	int kind;

	/* Of a new size we know already, by the signal; and what the mouse does may mean nothing. */
	do {
		if (moves_n) {
			*key = moves[--moves_n];
			return true;
		}
		errno = 0;
		kind = get_wch(&c);
		if (kind == KEY_CODE_YES && c == KEY_MOUSE)
			screen_mouse_take();
	} while (kind == KEY_CODE_YES && (c == KEY_RESIZE || c == KEY_MOUSE));
	if (kind == ERR) {
		*gone = errno == EIO || errno == EBADF || feof(keys);
		return false;
	}
	*key = kind == KEY_CODE_YES ? screen_code((int)c) : (uint32_t)c;
	return true;
}

/* Whether something comes within MS milliseconds. */
static bool screen_waits(int ms)
{
	struct pollfd fd = {.fd = fileno(keys), .events = POLLIN};

	return ms > 0 && poll(&fd, 1, ms) > 0;
}

/* What came behind an Esc and is no sequence; how much there is, and is given back already. */
static uint32_t behind[SEQUENCE_MOST];
static size_t behind_n, behind_at;

/* An Esc has come. Whether it begins a sequence, which is taken then, that nobody waits for. */
static bool screen_sequence(bool *gone)
{
	enum sequence form;

	behind[0] = KEYMAP_ESC;
	behind_n = behind_at = 1;
	while ((form = sequence_form(behind, behind_n)) == SEQUENCE_OPEN) {
		if (screen_read(&behind[behind_n], gone))
			behind_n++;
		/* Curses has waited behind the first two: if they alone are there, a person typed them. */
		else if (*gone || behind_n < 3 || !screen_waits(get_escdelay()))
			break;
	}
	if (form != SEQUENCE_WHOLE || answer_wants(&answer, behind, behind_n))
		return false;
	behind_n = 0;
	return true;
}

/* The next key; of what is pasted each letter. */
static bool screen_next(uint32_t *key, bool *gone)
{
	static bool pasting;

	if (behind_at < behind_n) {
		*key = behind[behind_at++];
		return true;
	}
	if (!screen_read(key, gone))
		return false;
	if (*key == KEYMAP_PASTE || *key == KEYMAP_PASTED)
		pasting = *key == KEYMAP_PASTE;
	if (*key == KEYMAP_ESC && !pasting && screen_sequence(gone))
		*key = KEYMAP_OTHER + (uint32_t)(KEY_SEQUENCE + sequence_unknown());
	return true;
}

bool screen_key(uint32_t *key, bool *gone)
{
	while (!answer_key(&answer, key)) {
		uint32_t next;

		if (screen_next(&next, gone))
			answer_feed(&answer, next);
		else if (*gone || !answer_is_open(&answer))
			return false;
		else if (!screen_waits(answer_patience(&answer)))
			answer_end(&answer);
	}
	return true;
}

void screen_resize(void)
{
	int rows, columns;

	screen_size(&rows, &columns);
	if (rows > 0 && columns > 0 && (rows != LINES || columns != COLS))
		resizeterm(rows, columns);
	/* Terminals move their contents about while they change: nothing is known of them now. */
	screen_redraw();
}

void screen_redraw(void)
{
	clearok(curscr, TRUE);
}

/* What the two rows hold, cell by cell, is the same; *MARKS: one of them has marks. */
static bool rows_same(WINDOW *a, WINDOW *b, int y, bool *marks)
{
	bool same = true;

	*marks = false;
	for (int x = 0; x < COLS; x++) {
		cchar_t one, other;

		if (mvwin_wch(a, y, x, &one) == ERR || mvwin_wch(b, y, x, &other) == ERR)
			return true;
		*marks = *marks || one.chars[1] || other.chars[1];
		same = same && !memcmp(&one, &other, sizeof one);
	}
	return same;
}

/* Marks may be drawn beyond their cells, and stay where only cells that differ are sent: rows that have
 * some, or had, are sent whole. */
static void screen_redraw_marks(void)
{
	bool marks;

	for (int y = 0; y < LINES; y++)
		if (is_linetouched(stdscr, y) && !rows_same(curscr, stdscr, y, &marks) && marks)
			wredrawln(stdscr, y, 1);
}

void screen_flush(int y, int x, bool shown)
{
	if (y >= LINES)
		y = LINES - 1;
	if (x >= COLS)
		x = COLS - 1;
	if (screen_mirrored())
		x = COLS - 1 - x;
	screen_redraw_marks();
	move(y < 0 ? 0 : y, x < 0 ? 0 : x);
	screen_lock();
	wnoutrefresh(stdscr);
	/* A hidden one still goes to its place. */
	curs_set(shown);
	doupdate();
	screen_unlock();
}

const char *screen_library(void)
{
	return curses_version();
}
