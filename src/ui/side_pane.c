/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/side_pane.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "app/pair.h"
#include "app/printers.h"
#include "app/recipe.h"
#include "app/session.h"
#include "archive/archive.h"
#include "base/digits.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/vec.h"
#include "text/bidi.h"
#include "ui/direction.h"

/* Cells from which there are two columns. */
enum { TWO_FROM = 60 };

static void texts_done(struct side_pane *p)
{
	for (size_t i = 0; i < p->texts_n; i++) {
		buf_done(&p->texts[i].text);
		query_ranges_done(&p->texts[i].ranges);
		wrap_done(&p->texts[i].wrap);
	}
	free(p->texts);
	p->texts = NULL;
	p->texts_n = 0;
	p->width = 0;
}

/* "2021-06-28 New Year message": what the statement is called in the head, where it runs as the head does,
 * whatever its letters are and those beside it. */
static void make_label(struct buf *b, const struct statement *s)
{
	bool rtl = direction_own() == BIDI_RTL;
	char room[STATEMENT_LABEL_SIZE];

	buf_clear(b);
	if (s->edtf)
		buf_printf(b, "%s ", s->edtf);
	buf_puts(b, statement_label(s, room));
	if (rtl || bidi_possible(buf_str(b), b->len))
		buf_puts(b, rtl ? "\u200f" : "\u200e");
}

static void compare(struct side_pane *p)
{
	const struct archive *a = session_archive(p->session);

	texts_done(p);
	diff_done(&p->diff);
	for (int s = 0; s < 2; s++)
		buf_clear(&p->label[s]);
	p->rows = (struct rows){0};
	if (p->number[0] >= a->n || p->number[1] >= a->n)
		return;
	for (int s = 0; s < 2; s++)
		make_label(&p->label[s], a->items[p->number[s]]);
	diff_init(&p->diff, a->items[p->number[0]], a->items[p->number[1]]);
	p->pane.dirty = true;
}

void side_pane_set(struct pane *pane, size_t a, size_t b)
{
	struct side_pane *p = (struct side_pane *)pane;

	p->number[0] = a;
	p->number[1] = b;
}

int side_pane_column(const struct side_pane *p)
{
	int columns = p->two ? (p->pane.area.columns - SIDE_GAP) / 2 : p->pane.area.columns;

	return columns > SIDE_SIGN ? columns : SIDE_SIGN + 1;
}

/* Row I in its columns; returns how many lines that is. */
static size_t lay_row(struct side_pane *p, size_t i)
{
	size_t lines = 0;

	for (int s = 0; s < 2; s++) {
		struct side_text *t = &p->texts[2 * i + (size_t)s];

		buf_init(&t->text);
		if (!p->two && s)
			continue;
		diff_text(&p->diff, i,
			  !p->two ? DIFF_BOTH
			  : s     ? DIFF_RIGHT
				  : DIFF_LEFT,
			  &t->text, &t->ranges);
		if (t->text.len)
			wrap_text(&t->wrap, buf_str(&t->text), t->text.len,
				  side_pane_column(p) - SIDE_SIGN, 0);
		lines = t->wrap.n > lines ? t->wrap.n : lines;
	}
	return lines;
}

void side_pane_layout(struct side_pane *p)
{
	size_t first = p->rows.n ? p->lines[p->rows.selected].row : 0, n = 0, at = 0;

	if (p->width == p->pane.area.columns)
		return;
	texts_done(p);
	p->width = p->pane.area.columns;
	p->two = p->width >= TWO_FROM && !p->pane.single;
	p->texts_n = 2 * p->diff.n;
	p->texts = xcalloc(p->texts_n + 1, sizeof *p->texts);
	for (size_t i = 0; i < p->diff.n; i++) {
		/* A blank line after each. */
		size_t lines = lay_row(p, i) + !p->pane.single;

		p->lines = vec_fit(p->lines, n + lines, &p->lines_size, sizeof *p->lines);
		at = i == first ? n : at;
		for (size_t k = 0; k < lines; k++)
			p->lines[n++] = (struct side_line){i, k};
	}
	/* What was in sight stays so. */
	rows_set(&p->rows, n);
	rows_select(&p->rows, at);
	p->rows.top = p->rows.selected;
}

/* ---- what the keys do ---- */

static void side_step(struct pane *pane, long by)
{
	struct side_pane *p = (struct side_pane *)pane;
	size_t page = pane_page(pane, 1), last;

	side_pane_layout(p);
	last = p->rows.n > page ? p->rows.n - page : 0;
	p->rows.top = p->rows.selected = rows_moved(p->rows.selected, by, last);
	pane->dirty = true;
}

/* To the next row that differs; false: there is none that can be moved to. */
static bool side_next(struct side_pane *p, int step)
{
	size_t i = p->rows.selected;

	while (p->rows.n && (step > 0 ? i + 1 < p->rows.n : i > 0)) {
		i += (size_t)step;
		if (p->lines[i].line == 0 && p->diff.rows[p->lines[i].row].kind != DIFF_SAME) {
			size_t from = p->rows.selected;

			side_step(&p->pane, (long)i - (long)from);
			return p->rows.selected != from;
		}
	}
	return false;
}

static struct request side_differences(struct side_pane *p, int step, int count)
{
	long left = command_times(count);
	bool moved = false;

	while (left-- > 0 && side_next(p, step))
		moved = true;
	if (moved)
		return (struct request){.kind = REQUEST_NOTHING};
	return (struct request){.kind = REQUEST_SAY,
				.term = xstrdup(step > 0 ? _("no difference further down")
							 : _("no difference further up"))};
}

static struct request side_command(struct pane *pane, enum command c, int count)
{
	struct side_pane *p = (struct side_pane *)pane;

	side_pane_layout(p);
	switch (c) {
	case COMMAND_NEXT_HIT: return side_differences(p, 1, count);
	case COMMAND_PREVIOUS_HIT: return side_differences(p, -1, count);
	case COMMAND_OPEN:
		if (p->number[1] == SIZE_MAX)
			break;
		return (struct request){.kind = REQUEST_SHOW, .number = p->number[1]};
	case COMMAND_SWITCH: {
		size_t other = p->number[0];

		side_pane_set(pane, p->number[1], other);
		compare(p);
		break;
	}
	default: return (struct request){.kind = REQUEST_UNKNOWN};
	}
	return (struct request){.kind = REQUEST_NOTHING};
}

static void side_open(struct pane *pane)
{
	compare((struct side_pane *)pane);
}

static void side_forget(struct pane *pane)
{
	struct side_pane *p = (struct side_pane *)pane;

	side_pane_set(pane, SIZE_MAX, SIZE_MAX);
	compare(p);
}

static void side_save(const struct pane *pane, struct pane_place *place)
{
	const struct side_pane *p = (const struct side_pane *)pane;

	place->selected = p->number[0];
	place->part = p->number[1];
	place->top = p->rows.selected;
}

static void side_restore(struct pane *pane, const struct pane_place *place)
{
	struct side_pane *p = (struct side_pane *)pane;

	side_pane_set(pane, place->selected, place->part);
	compare(p);
	side_step(pane, place->top < LONG_MAX ? (long)place->top : LONG_MAX);
}

/* ---- what is said of it ---- */

static void side_title(const struct pane *pane, struct buf *title, struct buf *right)
{
	const struct side_pane *p = (const struct side_pane *)pane;

	(void)right;
	/* TRANSLATORS: the names of two statements that are compared. */
	buf_printf(title, _("Side by side: %s | %s"), buf_str(&p->label[0]), buf_str(&p->label[1]));
}

static void side_status(const struct pane *pane, struct buf *left)
{
	size_t start = left->len;

	diff_say(&((const struct side_pane *)pane)->diff, left);
	digits_convert(left, start);
}

static size_t side_hints(const struct pane *pane, const char **hints)
{
	(void)pane;
	hints[0] = HINT_("n next   ");
	hints[1] = _("tab turn round   ");
	return 2;
}

/* Whether both are there still. */
static bool has_both(const struct side_pane *p)
{
	size_t n = session_archive(p->session)->n;

	return p->number[0] < n && p->number[1] < n;
}

/* Append the ids of both, with a comma between. False: they are not those of these two alone. */
static bool put_ids(const struct side_pane *p, struct buf *out)
{
	const struct archive *a = session_archive(p->session);
	size_t from = out->len, number[2];
	bool more;

	if (!has_both(p))
		return false;
	buf_printf(out, "%s,%s", a->items[p->number[0]]->id, a->items[p->number[1]]->id);
	return pair_find(p->session, buf_str(out) + from, number, &more) && !more &&
	       number[0] == p->number[0] && number[1] == p->number[1];
}

static bool side_recipe(const struct pane *pane, struct buf *what)
{
	const struct side_pane *p = (const struct side_pane *)pane;
	struct buf b;
	bool there;

	buf_init(&b);
	buf_puts(&b, "--diff=");
	there = put_ids(p, &b);
	if (there)
		recipe_word(buf_str(&b), what);
	buf_done(&b);
	return there;
}

static void side_print(struct pane *pane, const struct printers *by, const char *format, FILE *out)
{
	const struct side_pane *p = (const struct side_pane *)pane;

	(void)format;
	if (has_both(p))
		by->diff(p->session, p->number, out);
}

static bool side_whole(const struct pane *pane)
{
	(void)pane;
	return true;
}

static void side_free(struct pane *pane)
{
	struct side_pane *p = (struct side_pane *)pane;

	texts_done(p);
	diff_done(&p->diff);
	free(p->lines);
	for (int s = 0; s < 2; s++)
		buf_done(&p->label[s]);
	free(p);
}

static const struct pane_ops side_ops = {
	.step = side_step,
	.open = side_open,
	.title = side_title,
	.status = side_status,
	.hints = side_hints,
	.command = side_command,
	.recipe = side_recipe,
	.print = side_print,
	.whole = side_whole,
	.text = true,
	.save = side_save,
	.restore = side_restore,
	.forget = side_forget,
	.free = side_free,
};

struct pane *side_pane_new(struct session *session)
{
	struct side_pane *p = xcalloc(1, sizeof *p);

	p->pane = (struct pane){.ops = &side_ops, .bit = PANE_SIDE};
	p->session = session;
	p->number[0] = p->number[1] = SIZE_MAX;
	for (int s = 0; s < 2; s++)
		buf_init(&p->label[s]);
	return &p->pane;
}
