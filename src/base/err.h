/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Err: the one error type, and the ways to end the program.
 *
 * Three kinds of things go wrong. A bug is an assert. Out of memory is die_memory(), never checked
 * by callers. The world (files, XML, what a user typed) fails through a `struct err *`, last
 * parameter of a function that returns false: then it holds a finished, translated sentence.
 * die() calls the hook first, so that the terminal is itself again before the message appears; the hook
 * is the process's, as its end is.
 *
 * err, buf, utf8, charset, width and vec use each other, a circle on purpose: messages are made in
 * buffers and spelled in the locale's encoding, and a buffer that cannot grow ends in a message.
 */
#ifndef LR_BASE_ERR_H
#define LR_BASE_ERR_H

#include <stdbool.h>
#include <stddef.h>

struct buf;

enum err_kind {
	ERR_NONE,
	ERR_USAGE, /* the command line or a query */
	ERR_INPUT, /* a file that cannot be used */
	ERR_READ,  /* a file, or a part of it, that cannot be read */
	ERR_OUTPUT /* a file or pipe that cannot be written */
};

struct err {
	enum err_kind kind;
	long line;       /* 1 and up; 0: none */
	char file[512];  /* as the user named it, cleaned for display; "": none */
	char text[1024]; /* the sentence, without file and line */
};

/* Fill ERR; FILE may be NULL, LINE 0. Always returns false, for `return err_set(...)`. */
_Bool err_set(struct err *err, enum err_kind kind, const char *file, long line, const char *format,
	      ...) __attribute__((format(printf, 5, 6)));
/* Append "FILE:LINE: TEXT" (the parts there are) to B. */
void err_print(const struct err *err, struct buf *b);

/* Several, in the order they were met. All zero: none. */
struct err_list {
	struct err *items;
	size_t n, size;
};

/* Of one file no more are kept: reading it ends there. */
enum { ERR_LIST_MAX = 100 };

/* Keep a copy of ERR. */
void err_list_add(struct err_list *list, const struct err *err);
void err_list_done(struct err_list *list);

/* Called once by die() before it writes, in the thread that ends the program: gives the terminal back.
 * NULL: nothing. Another thread that would end it too calls LEAVE and waits for ever: it lets go of what HOOK
 * may be waiting for. False: another thread is ending the program already, perhaps without it: there must be
 * nothing to give back. */
bool die_hook_set(void (*hook)(void), void (*leave)(void));
/* Write "leader-reader: MESSAGE" to standard error and exit with status 2. */
_Noreturn void die(const char *format, ...) __attribute__((format(printf, 1, 2)));
_Noreturn void die_memory(void);

/* From now on exit() is for die() and for end_program() alone: what a library ends, as some do without
 * memory, has status 2 and says so. */
void end_guard(void);
/* The program ends with STATUS, which main() is to return. */
int end_program(int status);

/* realloc/calloc of COUNT x SIZE bytes that never fail. */
void *xrealloc(void *p, size_t count, size_t size);
void *xcalloc(size_t count, size_t size);
/* The same as xcalloc(), cleared by hand, for large tables that are looked into before they are filled: a
 * page that is read first faults once more when it is written, and stops the other threads to do so. */
void *xcleared(size_t count, size_t size);
char *xstrdup(const char *s);

#endif
