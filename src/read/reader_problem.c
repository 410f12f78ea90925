/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "read/reader_private.h"

#include <stdarg.h>

#include "base/buf.h"
#include "read/format.h"

bool run_keeps(struct run *run, size_t *n)
{
	if (++*n <= PROBLEMS_MAX)
		return true;
	(*run->batch)->problems_cut++;
	return false;
}

void reading_problem(struct reading *r, long line, const char *format, ...)
{
	struct buf text;
	va_list args;

	if (!run_keeps(r->run, &r->problems))
		return;
	buf_init(&text);
	va_start(args, format);
	buf_vprintf(&text, format, args);
	va_end(args);
	batch_problem(reading_batch(r), r->document->name, line, "%s", buf_str(&text));
	buf_done(&text);
}

void run_unread(struct run *run, const char *file, long line, const char *text)
{
	if (run_keeps(run, &run->unread))
		batch_unread(*run->batch, file, line, text);
	else
		(*run->batch)->unread.n++;
}

void reading_unread(struct reading *r, long line, const char *text)
{
	run_unread(r->run, r->document->name, line, text);
}
