/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * The real program on a pseudo-terminal, its screen read back through libvterm; results as TAP.
 *
 * Nothing sleeps: a wait returns once its condition holds, and fails after TERM_TIMEOUT seconds (10;
 * under a sanitizer 200; a tenth once one has failed) or when the program has ended. A failed wait
 * is a failed test by itself and shows the screen. Send keys after a wait has proved that the program
 * reads; wait for what only they can bring; where a key does nothing, send a second one that does.
 * What is drawn comes in pieces: what must not be there, too, is waited for. To find who does not, set
 * TERM_SLOW to milliseconds: keys then are so far apart, and the screen is read byte by byte.
 *
 * Between test and program stands a small leader, as a shell would: a session leader could not be
 * stopped by ^Z. It passes stops and the exit on, forwards SIGHUP, and when the test goes, however
 * that happens, kills the program's process group and removes the folders.
 *
 * Terminals live until term_free() or term_done(), strings from T as long as it, those of term_row()
 * and term_leak() until eight more were asked for. Who cannot go on says "Bail out!" and exits with
 * 99; so does a watchdog after 12 times the timeout. One thread. Rows, columns: cells from 0.
 */
#ifndef LR_TESTS_SCREEN_TERM_H
#define LR_TESTS_SCREEN_TERM_H

#include <stdbool.h>
#include <stddef.h>

#if defined(__GNUC__)
#define TERM_PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))
#else
#define TERM_PRINTF(fmt, args)
#endif

struct term;

/* How to start the program; all zero is the usual way. */
struct term_opts {
	int rows, cols;         /* 0: 24 rows, 80 columns; both -1: a terminal that says 0x0 */
	const char *program;    /* NULL: $LR */
	const char *const *env; /* ends in NULL: "NAME=value" sets, "NAME" takes away */
	const char *home;       /* NULL: a fresh, empty folder */
	const char *dir;        /* working directory; NULL: home */
	const char *stdin_file; /* standard input is this file */
	bool stdin_pipe;        /* standard input is a pipe: term_feed() */
	bool stdout_pipe;       /* standard output is a pipe: term_captured(t, 1) */
	bool stderr_pipe;       /* standard error is a pipe: term_captured(t, 2) */
	bool detached;          /* a session of its own, without a controlling terminal */
	bool no_hup;            /* the leader does not pass SIGHUP on */
};

/* The arguments for term_start(), without the program's name: TERM_ARGS("-f", "unity"). */
#define TERM_ARGS(...) ((const char *const[]){__VA_ARGS__, NULL})

/* What stands in one cell. Dim is not here: libvterm (0.1.4, 0.3) drops it; term_wrote() sees it. */
struct term_cell {
	char text[32]; /* UTF-8 with its combining marks; " " when blank, "" right of a wide one */
	int width;     /* 1, 2; 0: the second cell of a wide character, or outside the screen */
	bool bold, italic, blink, reverse, strike;
	int underline; /* 0 none, 1 single, 2 double, 3 curly */
	int fg, bg;    /* -1 default, 0..255 palette, else TERM_RGB | 0xRRGGBB */
};
#define TERM_RGB 0x1000000

/*
 * Start the program with ARGS (NULL: none) and OPTS (NULL: the usual way). Its environment is empty
 * but for TERM=xterm-256color, LC_ALL=C.UTF-8, TZ=UTC, PATH, HOME and XDG_* below the home folder,
 * the sanitizers' options, and OPTS->env. Never NULL.
 */
struct term *term_start(const char *const *args, const struct term_opts *opts);
/* Kill what still runs, forget everything. A sanitizer's report in the output is a failed test. */
void term_free(struct term *t);
/* A fresh empty folder, absolute, removed at the end: to fill before the start, to share a home. */
const char *term_folder(void);
/* The home folder of T. */
const char *term_home(const struct term *t);
/* The absolute path of a file of the source tree: term_source("tests/data/a.xml"). Caller frees. */
char *term_source(const char *path);

/* Send LEN bytes to the terminal as they are; never blocks. */
void term_send(struct term *t, const char *bytes, size_t len);
/* Send the text as if typed. */
void term_type(struct term *t, const char *text);
/*
 * Send keys by name, parted by blanks: "Down Down Enter C-l M-e S-Tab g". A name is one character
 * or Up Down Left Right Home End PgUp PgDn Ins Del Enter Tab Space Backspace Esc F1..F12 KPEnter,
 * after any of C- M- S-. The bytes are xterm's, by the modes the program has set. Esc must be the
 * last of a call: what follows at once would make it Meta. An unknown name bails out.
 */
void term_keys(struct term *t, const char *names);
/* Give LEN bytes to standard input (stdin_pipe); never blocks. */
void term_feed(struct term *t, const void *bytes, size_t len);
/* Standard input ends after what was fed. */
void term_feed_end(struct term *t);

/* Wait until PRED(t, arg) holds; WHAT names it in the report. False: it never did. */
bool term_wait(struct term *t, bool (*pred)(struct term *t, void *arg), void *arg,
	       const char *what);
/* Wait until the text stands somewhere in one row; in row ROW; nowhere. */
bool term_wait_text(struct term *t, const char *text);
bool term_wait_row(struct term *t, int row, const char *text);
bool term_wait_gone(struct term *t, const char *text);
/* Wait until the alternate screen is on, or off. */
bool term_wait_alt(struct term *t, bool on);
/* Wait until the program, after byte FROM of its log, has written these bytes to the terminal. */
bool term_wait_wrote(struct term *t, size_t from, const char *bytes);
/* Wait until the program has stopped; returns the signal that did it, 0 if it did not stop. */
int term_wait_stop(struct term *t);
/* Wait for the end and the last output: the exit code, 128 + the signal's number, or -1. */
int term_wait_exit(struct term *t);

/* Read what has arrived, without waiting; only for loops that send without waiting. */
void term_drain(struct term *t);
/* Change the size of the terminal, after reading what has arrived. 0x0 only tells the program. */
void term_resize(struct term *t, int rows, int cols);
/* Tell the program that it is so large, though the terminal is not. */
void term_tell_size(struct term *t, int rows, int cols);
/* Let a stopped program go on. */
void term_continue(struct term *t);
/* Send a signal to the program alone (as kill does; ^C and ^Z go by term_keys). */
void term_signal(struct term *t, int sig);
/* Take the terminal away, as when its window is closed. */
void term_hangup(struct term *t);

int term_rows(const struct term *t);
int term_cols(const struct term *t);
struct term_cell term_cell(const struct term *t, int row, int col);
/* A row as UTF-8, blanks at its end cut. */
const char *term_row(struct term *t, int row);
/* Where the text first stands, in cells; false: nowhere. ROW and COL may be NULL. */
bool term_find(struct term *t, const char *text, int *row, int *col);
/* The cursor's place; returns whether it is visible. ROW and COL may be NULL. */
bool term_cursor(const struct term *t, int *row, int *col);
bool term_alt(const struct term *t);
int term_bells(const struct term *t);
/* The title last set (OSC 0 or 2), "" if none. The stack of titles (CSI 22 t) is not followed. */
const char *term_title(struct term *t);
/* Whether the modes of the terminal were, at the last stop or exit, again those of the start. */
bool term_restored(const struct term *t);
/* Whether it has ended. */
bool term_ended(const struct term *t);
/* The program's process id. */
long term_pid(const struct term *t);
/* Whether tests and program are built with a sanitizer, which wants memory of its own. */
bool term_sanitized(void);

/* All bytes the program wrote to the terminal so far, and after them a NUL. */
const char *term_log(const struct term *t, size_t *len);
/* How many bytes those are: a mark for term_wrote(). */
size_t term_mark(const struct term *t);
/* Whether these bytes were written after the first FROM. */
bool term_wrote(const struct term *t, size_t from, const char *bytes);
/* The first thing written after FROM that a well-behaved program does not write (C1 or other
 * controls, invalid UTF-8, escape sequences but CSI, charset, keypad, title), spelled out; NULL: none. */
const char *term_leak(struct term *t, size_t from);
/* What came through the pipe of standard output (1) or error (2) so far. LEN may be NULL. */
const char *term_captured(const struct term *t, int fd, size_t *len);

/*
 * Wait until the screen equals tests/screen/golden/NAME.txt, and report it as a test. With
 * UPDATE_GOLDEN=1 in the environment, write that file instead. The file: `NN|text|` for each row;
 * below it, where cells have attributes, `NN:letters`, one for each cell; each letter explained
 * (`A = bold fg=4`); the cursor. Blank cells: only what can be seen of a blank.
 */
bool term_golden(struct term *t, const char *name);

/* Report a test; when it failed, show the screens. Returns OK. */
bool term_ok(bool ok, const char *fmt, ...) TERM_PRINTF(2, 3);
/* A line of comment. */
void term_note(const char *fmt, ...) TERM_PRINTF(1, 2);
/* Show the screen of T as comments. */
void term_dump(struct term *t);
/* Say beforehand how many tests there will be; otherwise term_done() says how many there were. */
void term_plan(int tests);
/* End: free every terminal and folder. Returns main's status: 0, or 1 when a test failed. */
int term_done(void);

#endif
