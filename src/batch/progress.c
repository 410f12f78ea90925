/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "batch/progress.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "app/session.h"
#include "base/buf.h"
#include "base/charset.h"
#include "base/clock.h"
#include "base/count.h"
#include "base/digits.h"
#include "base/i18n.h"
#include "base/utf8.h"

/* Milliseconds until it is shown at all, and between two times; cells that any terminal has. */
enum { FIRST_MS = 1000, NEXT_MS = 200, CELLS = 60 };

void progress_begin(struct progress *p)
{
	*p = (struct progress){.on = isatty(STDERR_FILENO), .due = clock_ms() + FIRST_MS};
}

/* Whether it is time to say something. */
static bool is_due(struct progress *p)
{
	int64_t now;

	if (!p->on)
		return false;
	now = clock_ms();
	if (now < p->due)
		return false;
	p->due = now + NEXT_MS;
	return true;
}

/* Write TEXT, whose digits are those of the interface, over what stood there. */
static void show(struct progress *p, struct buf *text)
{
	struct buf line;

	count_group(text, 0);
	digits_convert(text, 0);
	buf_init(&line);
	buf_printf(&line, "\r%s: %s%*s", PACKAGE, buf_str(text),
		   CELLS - utf8_cells(buf_str(text), text->len), "");
	charset_print(stderr, buf_str(&line), line.len);
	fflush(stderr);
	p->shown = true;
	buf_done(&line);
}

void progress_reading(const struct session *session, void *data)
{
	struct progress *p = data;
	size_t n = session_total(session);
	struct session_progress s;
	struct buf text;

	if (!is_due(p))
		return;
	s = session_progress(session);
	buf_init(&text);
	if (s.bytes_total)
		/* TRANSLATORS: how far long work is; a number of percent. */
		buf_printf(&text, _("reading %d %%"),
			   (int)((double)s.bytes * 100 / (double)s.bytes_total));
	else
		buf_printf(&text,
			   ngettext("reading: %zu statement so far",
				    "reading: %zu statements so far", (unsigned long)n),
			   n);
	show(p, &text);
	buf_done(&text);
}

void progress_writing(struct progress *p, size_t n, size_t all)
{
	struct buf text;

	if (!is_due(p))
		return;
	buf_init(&text);
	/* TRANSLATORS: how far long work is; a number of percent. */
	buf_printf(&text, _("writing %d %%"), (int)((double)n * 100 / (double)(all ? all : 1)));
	show(p, &text);
	buf_done(&text);
}

void progress_end(struct progress *p)
{
	if (p->shown)
		fprintf(stderr, "\r%*s\r", CELLS + (int)sizeof PACKAGE + 2, "");
	fflush(stderr);
	p->shown = false;
}
