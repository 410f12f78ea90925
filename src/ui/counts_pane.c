/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/counts_pane.h"

#include <stdlib.h>
#include <string.h>

#include "analysis/passages.h"
#include "app/printers.h"
#include "app/session.h"
#include "base/digits.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/vec.h"
#include "text/fold.h"

/* List the rows that hold what '/' has. */
static void list_rows(struct counts_pane *p)
{
	const struct counts *c = p->counts;
	size_t n = 0, rows = c->ops->rows(c);

	p->listed = vec_fit(p->listed, rows, &p->listed_size, sizeof *p->listed);
	for (size_t i = 0; i < rows; i++) {
		size_t len;
		const char *label = c->ops->folded(c, i, &len);

		if (!p->words.len || memmem(label, len, buf_str(&p->words), p->words.len))
			p->listed[n++] = (uint32_t)i;
	}
	rows_set(&p->rows, n);
	if (p->returns && p->stands && n) {
		rows_select(&p->rows, p->row);
		p->rows.top = p->top;
		p->returns = false;
	}
	p->pane.dirty = true;
}

bool counts_pane_work(struct pane *pane)
{
	struct counts_pane *p = (struct counts_pane *)pane;
	const struct counts *c = p->counts;
	bool more = c->ops->work(p->counts);

	if (!p->stands && c->ops->percent(c) == 100) {
		p->stands = true;
		list_rows(p);
	}
	p->ready = !more;
	/* The labels are at their best. */
	if (!more)
		p->pane.dirty = true;
	return more;
}

/* Small archives are counted before they are drawn. */
static void work_first(struct counts_pane *p)
{
	enum { SLICES = 8 };

	for (int i = 0; i < SLICES && counts_pane_work(&p->pane); i++)
		;
}

void counts_pane_count(struct counts_pane *p)
{
	p->start(p);
	p->rows = (struct rows){0};
	p->stands = false;
	work_first(p);
}

void counts_pane_choose(struct counts_pane *p)
{
	p->rows = (struct rows){0};
	p->stands = p->returns = false;
	work_first(p);
}

bool counts_pane_selected(const struct counts_pane *p, size_t *row)
{
	if (!p->stands || !p->rows.n)
		return false;
	*row = p->listed[p->rows.selected];
	return true;
}

struct request counts_pane_evidence(const struct counts_pane *p)
{
	struct request r = {.kind = REQUEST_NOTHING};
	size_t row;

	if (!p->stands)
		return (struct request){.kind = REQUEST_SAY,
					.term = xstrdup(_("not everything is read and found yet: "
							  "wait for it, then try again"))};
	if (!counts_pane_selected(p, &row))
		return r;
	r.passages = p->counts->ops->passages(p->counts, row);
	if (r.passages)
		r.kind = REQUEST_PASSAGES;
	return r;
}

bool counts_pane_busy(const struct counts_pane *p, struct buf *left)
{
	if (p->stands)
		return false;
	/* TRANSLATORS: how far long work is, in percent. */
	buf_printf(left, _("counting %d %%"), p->counts->ops->percent(p->counts));
	digits_convert(left, 0);
	return true;
}

void counts_pane_cut(const struct counts_pane *p, struct buf *left)
{
	size_t all = p->counts->ops->listed_of(p->counts);

	if (!p->words.len && all > p->rows.n)
		/* TRANSLATORS: behind "1,000 words": of so many in all the first are listed. */
		buf_printf(left, _(", the first of %zu"), all);
}

void counts_pane_step(struct pane *pane, long by)
{
	struct counts_pane *p = (struct counts_pane *)pane;

	rows_step(&p->rows, by);
	p->returns = false;
	pane->dirty = true;
}

void counts_pane_open(struct pane *pane)
{
	struct counts_pane *p = (struct counts_pane *)pane;

	buf_clear(&p->words);
	p->returns = false;
	counts_pane_count(p);
}

bool counts_pane_point(struct pane *p, int below, int y, int x)
{
	(void)y;
	(void)x;
	if (!rows_has(&((struct counts_pane *)p)->rows, below))
		return false;
	counts_pane_step(p, below);
	return true;
}

void counts_pane_changed(struct pane *pane)
{
	counts_pane_count((struct counts_pane *)pane);
}

void counts_pane_filter(struct pane *pane, const char *text)
{
	struct counts_pane *p = (struct counts_pane *)pane;

	buf_clear(&p->words);
	fold_text(session_fold(p->session), &p->words, text, strlen(text));
	p->rows.top = 0;
	list_rows(p);
}

void counts_pane_save(const struct pane *pane, struct pane_place *place)
{
	const struct counts_pane *p = (const struct counts_pane *)pane;

	place->selected = p->returns ? p->row : p->rows.selected;
	place->top = p->returns ? p->top : p->rows.top;
	place->words = xstrdup(buf_str(&p->words));
}

void counts_pane_restore(struct pane *pane, const struct pane_place *place)
{
	struct counts_pane *p = (struct counts_pane *)pane;

	buf_clear(&p->words);
	buf_puts(&p->words, place->words ? place->words : "");
	p->returns = place->selected != SIZE_MAX;
	p->row = place->selected;
	p->top = place->top;
	counts_pane_count(p);
}

void counts_pane_init(struct counts_pane *p, struct session *session, struct counts *counts,
		      void (*start)(struct counts_pane *p))
{
	p->session = session;
	p->counts = counts;
	p->start = start;
	buf_init(&p->words);
}

void counts_pane_done(struct counts_pane *p)
{
	buf_done(&p->words);
	free(p->listed);
}

bool counts_pane_whole(const struct pane *pane)
{
	return !((const struct counts_pane *)pane)->words.len;
}

void counts_pane_print(struct pane *pane, const struct printers *by, const char *format, FILE *out)
{
	by->counts(((const struct counts_pane *)pane)->counts, format, out);
}

struct request counts_pane_no_words(void)
{
	return (struct request){
		.kind = REQUEST_SAY,
		.term = xstrdup(_("no words in the filter: / types some")),
	};
}
