/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "base/err.h"

#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "base/vec.h"

static _Atomic(void (*)(void)) die_hook, die_leave;
static atomic_bool ending;

bool err_set(struct err *err, enum err_kind kind, const char *file, long line, const char *format,
	     ...)
{
	struct err made = {.kind = kind, .line = line}; /* the arguments may point into *ERR */
	va_list args;

	snprintf(made.file, sizeof made.file, "%s", file ? file : "");
	utf8_clean_line(made.file);
	va_start(args, format);
	vsnprintf(made.text, sizeof made.text, format, args);
	va_end(args);
	utf8_clean_line(made.text);
	*err = made;
	return false;
}

void err_print(const struct err *err, struct buf *b)
{
	if (err->file[0]) {
		buf_puts(b, err->file);
		if (err->line > 0)
			buf_printf(b, ":%ld", err->line);
		buf_puts(b, ": ");
	}
	buf_puts(b, err->text);
}

void err_list_add(struct err_list *list, const struct err *err)
{
	list->items = vec_fit(list->items, list->n + 1, &list->size, sizeof *list->items);
	list->items[list->n++] = *err;
}

void err_list_done(struct err_list *list)
{
	free(list->items);
	*list = (struct err_list){0};
}

bool die_hook_set(void (*hook)(void), void (*leave)(void))
{
	atomic_store(&die_leave, leave);
	atomic_store(&die_hook, hook);
	/* Who is ending the program has seen the hook, or it is seen here that he may not have. */
	return !atomic_load(&ending);
}

/* Of several threads that find no memory the first ends the program; another would end it while the
 * first still gives the terminal back. */
static void die_restore(void)
{
	static _Thread_local bool mine;
	void (*hook)(void), (*leave)(void) = atomic_load(&die_leave);

	if (!mine && atomic_exchange(&ending, true)) {
		if (leave)
			leave();
		for (;;)
			pause();
	}
	mine = true;
	hook = atomic_exchange(&die_hook, NULL);
	if (hook)
		hook();
}

static atomic_bool end_wanted;

static void end_check(void)
{
	static const char text[] = PACKAGE ": a library ended the program, for want of memory\n";

	if (atomic_load(&end_wanted))
		return;
	die_restore();
	if (write(STDERR_FILENO, text, sizeof text - 1) < 0)
		_exit(2);
	_exit(2);
}

void end_guard(void)
{
	/* Where there is no room for it, the end is as the library has it. */
	(void)atexit(end_check);
}

int end_program(int status)
{
	atomic_store(&end_wanted, true);
	return status;
}

void die(const char *format, ...)
{
	va_list args;

	die_restore();
	end_program(2);
	va_start(args, format);
	fputs(PACKAGE ": ", stderr);
	vfprintf(stderr, format, args);
	fputc('\n', stderr);
	va_end(args);
	exit(2);
}

void die_memory(void)
{
	const char *text = _("out of memory");

	die_restore();
	/* No stdio here: it may want memory itself. */
	if (write(STDERR_FILENO, PACKAGE ": ", sizeof PACKAGE + 1) < 0 ||
	    write(STDERR_FILENO, text, strlen(text)) < 0 || write(STDERR_FILENO, "\n", 1) < 0)
		_exit(2);
	_exit(2);
}

void *xrealloc(void *p, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / size)
		die_memory();
	p = realloc(p, count && size ? count * size : 1);
	if (!p)
		die_memory();
	return p;
}

void *xcalloc(size_t count, size_t size)
{
	void *p = calloc(count ? count : 1, size ? size : 1);

	if (!p)
		die_memory();
	return p;
}

void *xcleared(size_t count, size_t size)
{
	return memset(xrealloc(NULL, count, size), 0, count * size);
}

char *xstrdup(const char *s)
{
	size_t size = strlen(s) + 1;

	return memcpy(xrealloc(NULL, size, 1), s, size);
}
