/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/progress.h"

#include <string.h>

#include "app/session.h"
#include "base/charset.h"
#include "base/count.h"
#include "base/digits.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "text/wrap.h"
#include "ui/run.h"
#include "ui/status.h"
#include "ui/ui.h"

/* Cells of the bar, and of the longest name of a file. */
enum { BAR_MIN = 8, BAR_MAX = 20, NAME_MAX_CELLS = 28 };

/* Before so much of a second is over, and less than a hundredth read, nothing can be said. */
enum { SECOND = 1000 * 1000 * 1000, TELL_FROM = SECOND / 3 };

/* The parts of the line, from left to right; between the first two stands the bar. */
struct line {
	struct buf what, percent, count, left;
};

static int cells(const struct buf *b)
{
	return utf8_cells(buf_str(b), b->len);
}

/* The bytes of the LEN at S to keep where there are COLUMNS cells and an ellipsis must follow; LEN where
 * all of it fits. */
static size_t cut_to(const char *s, size_t len, int columns)
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

static void put_what(const struct ui *ui, struct buf *b, bool named)
{
	size_t n, from;
	const char *const *files = session_files(ui->session, &n);
	const char *slash = strrchr(files[0], '/');
	const char *name = slash && slash[1] ? slash + 1 : files[0];

	if (!named) {
		/* TRANSLATORS: in the status line. */
		buf_puts(b, _("reading"));
	} else if (n > 1) {
		from = b->len;
		/* TRANSLATORS: in the status line; a number is put in. */
		buf_printf(b, ngettext("reading %zu file", "reading %zu files", (unsigned long)n),
			   n);
		count_group(b, from);
	} else if (!strcmp(name, "-")) {
		buf_puts(b, _("reading standard input"));
	} else {
		/* TRANSLATORS: a file's name. */
		buf_printf(b, _("reading %.*s"), (int)cut_to(name, strlen(name), NAME_MAX_CELLS),
			   name);
		if (cut_to(name, strlen(name), NAME_MAX_CELLS) < strlen(name))
			buf_puts(b, charset_symbol("…", "..."));
	}
	utf8_clean_line(buf_reserve(b, 0) - b->len);
	b->len = strlen(buf_str(b));
}

static void put_count(const struct ui *ui, struct buf *b)
{
	const struct view *v = session_view(ui->session);
	size_t n = session_total(ui->session);

	if (session_query(ui->session))
		buf_printf(b, _("%zu of %zu"), v->n, n);
	else
		/* TRANSLATORS: in the status line; a number is put in. */
		buf_printf(b, ngettext("%zu statement", "%zu statements", (unsigned long)n), n);
	count_group(b, 0);
	status_typed(&ui->input, b);
}

static void put_left(const struct session_progress *p, struct buf *b)
{
	double rest;
	unsigned long seconds;

	if (!p->bytes_total || p->ns < TELL_FROM || p->bytes < p->bytes_total / 100)
		return;
	rest = (double)p->ns / SECOND * (double)(p->bytes_total - p->bytes) / (double)p->bytes;
	seconds = (unsigned long)rest + 1;
	if (seconds < 120)
		/* TRANSLATORS: seconds until the file is read. */
		buf_printf(b, _("%lu s left"), seconds);
	else
		/* TRANSLATORS: in the status line; a number is put in. */
		buf_printf(b, _("%lu min left"), (seconds + 59) / 60);
}

/* The bytes read where nobody knows how many there are. */
static void put_percent(const struct session_progress *p, struct buf *b)
{
	if (p->bytes_total)
		buf_printf(b, "%3d %%", (int)((double)p->bytes * 100 / (double)p->bytes_total));
	else
		/* TRANSLATORS: megabytes. */
		buf_printf(b, _("%.1f MB"), (double)p->bytes / 1e6);
}

/* What the parts take with a bar of BAR cells, two cells between them. */
static int line_cells(const struct line *l, int bar)
{
	int n = cells(&l->what) + 2 + cells(&l->percent);

	n += bar ? bar + 2 : 0;
	n += l->count.len ? 2 + cells(&l->count) : 0;
	return n + (l->left.len ? 2 + cells(&l->left) : 0);
}

/* Give up parts, the least wanted first, until the line fits into ROOM. Returns the bar's cells. */
static int line_fit(const struct ui *ui, struct line *l, int room, bool bar)
{
	int width = bar ? BAR_MIN : 0;

	for (int step = 0; line_cells(l, width) > room && step < 4; step++) {
		switch (step) {
		case 0: buf_clear(&l->left); break;
		case 1:
			buf_clear(&l->what);
			put_what(ui, &l->what, false);
			break;
		case 2: width = 0; break;
		case 3: buf_clear(&l->count); break;
		}
	}
	while (width && width < BAR_MAX && line_cells(l, width + 1) <= room)
		width++;
	return width;
}

/* The hint goes first. Returns the columns that are left. */
static int line_hint(const struct ui *ui, const struct line *l, int room, struct progress *p)
{
	int hint;

	p->hint = run_would_stop(ui) ? _("esc stop") : "";
	hint = utf8_cells(p->hint, strlen(p->hint));
	if (hint && room - hint - 3 > BAR_MIN + cells(&l->percent) + cells(&l->count))
		return room - hint - 3;
	p->hint = "";
	return room;
}

static void line_done(struct line *l)
{
	buf_done(&l->what);
	buf_done(&l->percent);
	buf_done(&l->count);
	buf_done(&l->left);
}

void progress_make(struct progress *p, const struct ui *ui, int room)
{
	struct session_progress now = session_progress(ui->session);
	struct line l = {{0}, {0}, {0}, {0}};

	buf_init(&p->before);
	buf_init(&p->after);
	if (now.bytes > now.bytes_total && now.bytes_total)
		now.bytes = now.bytes_total; /* the file has grown */
	put_what(ui, &l.what, true);
	put_percent(&now, &l.percent);
	put_count(ui, &l.count);
	put_left(&now, &l.left);
	digits_convert(&l.percent, 0);
	digits_convert(&l.count, 0);
	digits_convert(&l.left, 0);
	room = line_hint(ui, &l, room, p);
	p->bar = line_fit(ui, &l, room, now.bytes_total > 0);
	p->eighths = p->bar ? (int)((double)now.bytes * p->bar * 8 / (double)now.bytes_total) : 0;
	buf_printf(&p->before, "%s  ", buf_str(&l.what));
	buf_printf(&p->after, "%s%s%s%s%s", buf_str(&l.percent), l.count.len ? "  " : "",
		   buf_str(&l.count), l.left.len ? "  " : "", buf_str(&l.left));
	line_done(&l);
}

void progress_done(struct progress *p)
{
	buf_done(&p->before);
	buf_done(&p->after);
}
