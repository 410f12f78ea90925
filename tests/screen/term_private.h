/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * What the files of the screen-test harness share; tests see term.h alone.
 *
 * term.c moves the bytes and waits, term_leader.c starts the program and clears up whatever happens,
 * term_screen.c asks libvterm (nobody else does), term_report.c says what came of it.
 *
 * A struct term belongs to term_list until term_free(). One thread; the leader is a process of its
 * own and must not print or exit() but by _exit(). Who cannot go on calls term_bail_out().
 */
#ifndef LR_TESTS_SCREEN_TERM_PRIVATE_H
#define LR_TESTS_SCREEN_TERM_PRIVATE_H

#include "term.h"

#include <sys/types.h>

enum { BAIL_OUT = 99 }; /* the exit code of who cannot go on */
enum { TEXTS = 8 };     /* how long a string from term_row() lives */

struct bytes {
	char *data; /* a NUL follows the last one */
	size_t len, size;
};

/* What the harness reads: the terminal, the leader's notes, the program's output; what it writes. */
enum { TTY, NOTE, OUT, ERR, IN, FDS };

/* From the leader: first the program's id, then each stop, last the end. */
struct note {
	pid_t pid;
	int status;
	int restored;
};

struct VTerm;
struct VTermScreen;

struct term {
	struct term *next;
	struct VTerm *vt;
	struct VTermScreen *screen;
	int rows, cols;
	int fd[FDS];             /* -1: closed */
	int leash;               /* while this is open the leader lets the program live */
	struct bytes got[FDS];   /* got[TTY] is the log */
	struct bytes keys, feed; /* not yet taken by the terminal, by standard input */
	bool feed_end;
	pid_t leader, pid;
	bool stopped, ended, restored, failed;
	int status;
	bool alt, cursor;
	int bells;
	char *text[TEXTS], *title;
	unsigned texts;
	const char *home;
	/* In ms: when Esc was pressed, and nothing since (0: never); when the program last drew. */
	long long escape, drew;
	long long next_key; /* in ms: when the next key may be given (TERM_SLOW) */
	size_t dumped;      /* length of the log when the screen was last shown, plus 1 */
};

/* Every terminal that is not yet freed, the newest first. */
extern struct term *term_list;

/* ---- term.c ---- */

/* How long a wait may take, in milliseconds. */
long term_timeout_ms(void);
/* Move what can be moved, after at most MS milliseconds. False: nothing happened. */
bool term_pump(struct term *t, long ms);
/* Esc was pressed; and: wait, before another key, until it cannot be taken for the first half of that. */
void term_escape(struct term *t);
void term_after_escape(struct term *t);
/* Whether nothing more can come; a predicate, ARG is ignored. */
bool term_is_over(struct term *t, void *arg);
/* As term_wait(), without a report. A terminal that has failed gets a tenth of the time. */
bool term_wait_quietly(struct term *t, bool (*pred)(struct term *t, void *arg), void *arg);

/* ---- term_leader.c ---- */

/* Before anything else, as often as you like: the watchdog, and the clearing up at exit. */
void term_set_up(void);
/* Something has come to its end: from now on the watchdog gives the test its whole time again. */
void term_watch(void);
/* Free every terminal, remove the folders; in a child process nothing. */
void term_clean_up(void);
/* Write to FD; nothing is lost if nobody listens. Safe in signal handlers. */
void term_tell(int fd, const void *bytes, size_t len);
/* In the new session: start the program in a group of its own, in the foreground, and lead it. END:
 * the program's ends of the pipes, -1 where the terminal stays. */
_Noreturn void term_start_session(char **argv, const struct term_opts *o, const char *home,
				  const int *end, int leash, int notes);

/* ---- term_screen.c ---- */

/* Make the model of a terminal of T's rows and columns; drop it. */
void term_screen_start(struct term *t);
void term_screen_end(struct term *t);
/* The program wrote LEN bytes. */
void term_screen_write(struct term *t, const char *bytes, size_t len);
/* T has another size, in cells. */
void term_screen_resize(struct term *t, int rows, int cols);
/* Append the text of a row, all its blanks. */
void term_add_row(const struct term *t, int row, struct bytes *b);

/* ---- term_report.c ---- */

/* Say why it cannot go on, and exit. */
_Noreturn void term_bail_out(const char *fmt, ...) TERM_PRINTF(1, 2);
/* P, which is not NULL; else bail out. */
void *term_need(void *p);
/* Append LEN bytes (0: see to it that there is a NUL). */
void bytes_add(struct bytes *b, const void *data, size_t len);
/* Append what printf() would say, at most PATH_MAX - 1 bytes. */
void bytes_printf(struct bytes *b, const char *fmt, ...) TERM_PRINTF(2, 3);
/* Take away the first LEN bytes. */
void bytes_cut(struct bytes *b, size_t len);
/* Spell bytes out so that they can stand in a line of comment; OUT holds the result. */
const char *bytes_spell(const char *bytes, size_t len, struct bytes *out);

#endif
