/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Program: runs another program, and never a shell.
 *
 * A line of text is split into words as a shell would split it, with quotation marks and backslashes, but
 * no sign in it means anything else: no variable, no pattern, no second command. A program gets the
 * environment as it came to us, all signals as they usually are, and no file of ours but the three standard
 * ones; what it is to read comes through a pipe, so that nothing is left in a temporary file. The thread of
 * the front end alone starts programs. Errors are sentences.
 */
#ifndef LR_APP_PROGRAM_H
#define LR_APP_PROGRAM_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

struct err;

/* The words of a command line, NULL-terminated; all zero: none. */
struct program_words {
	char **items;
	size_t n, size;
};

/* Append the words of TEXT. False: a quotation mark is not closed, or there are none. */
bool program_split(struct program_words *w, const char *text, struct err *err);
/* Append one word as it is. */
void program_word(struct program_words *w, const char *word);
void program_words_done(struct program_words *w);

enum {
	PROGRAM_INPUT = 1 << 0,   /* it reads from us: program_feed() */
	PROGRAM_TERMINAL = 1 << 1 /* it has the terminal; else it sees and says nothing */
};

struct program {
	const char *name; /* the first of its words */
	pid_t pid;
	int input; /* -1: none */
};

/* Start the program that W names, which must live as long as P; it is sought on the PATH. */
bool program_start(struct program *p, const struct program_words *w, unsigned how, struct err *err);
/* Give it what it takes of *LEN bytes at *DATA within MS milliseconds (-1: for ever), and go past that.
 * False: it took nothing. When it has all of it, or wants no more, it reads an end and INPUT is -1. */
bool program_feed(struct program *p, const char **data, size_t *len, int ms);
/* It reads an end now. */
void program_end_input(struct program *p);
/* Wait for its end, MS milliseconds at most. False: it still runs; else *STATUS is what it ended with, as a
 * shell says it: 128 and more for a signal. */
bool program_wait(struct program *p, int ms, int *status);
/* The same for one that has the terminal, however long it runs: give it LEN bytes to read, and wait for its
 * end. STOPPED is called when it has been stopped, as by ^Z; after that it goes on. */
void program_attend(struct program *p, const char *data, size_t len, void (*stopped)(void),
		    int *status);
/* End one that has not the terminal, with all that it has started: it is asked to, then made to. */
void program_stop(struct program *p);
/* End it, and what it has started itself; it has not the terminal. */
void program_kill(struct program *p);
/* It may run on: its end is taken note of when another one is started. */
void program_leave(struct program *p);

#endif
