/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/concordance_pane.h"

#include <stdlib.h>
#include <string.h>

#include "analysis/passages.h"
#include "app/printers.h"
#include "app/session.h"
#include "base/buf.h"
#include "base/count.h"
#include "base/digits.h"
#include "base/err.h"
#include "base/i18n.h"
#include "search/query.h"

/* Bytes of text that a slice of work looks at: a few milliseconds. */
enum { SLICE = 8 << 20 };

/* ---- its lines ---- */

/* There are as many rows as lines so far. */
static void count_lines(struct concordance_pane *c)
{
	rows_set(&c->rows, c->lines ? concordance_lines(c->lines) : 0);
}

/* The line of hit HIT in statement NUMBER is to be selected, also when files were read again; SIZE_MAX: the
 * first one. */
static void want_line(struct concordance_pane *c, size_t number, size_t hit)
{
	c->number = number;
	c->hit = hit;
	session_follow(c->session, number);
}

/* Remember which hit the selected line is. */
static void note_selected(struct concordance_pane *c)
{
	struct concordance_line line;

	if (!c->rows.n)
		return;
	concordance_line(c->lines, c->rows.selected, &line);
	want_line(c, line.number, line.hit);
}

static bool concordance_pane_work(struct pane *p);

static void make_lines(struct concordance_pane *c)
{
	concordance_free(c->lines);
	c->lines = session_concordance(c->session, c->passages, c->sort, c->reverse, c->sample,
				       c->seed);
	c->working = true;
	c->stale = false;
	/* Of most archives all stand at once. */
	concordance_pane_work(&c->pane);
}

/* Put PASSAGES, or none, in the place of those that are listed. */
static void set_passages(struct concordance_pane *c, struct passages *passages)
{
	passages_ref(passages);
	passages_unref(c->passages);
	c->passages = passages;
}

static void concordance_open(struct pane *p)
{
	struct concordance_pane *c = (struct concordance_pane *)p;

	set_passages(c, NULL);
	c->sample = 0;
	make_lines(c);
}

void concordance_pane_list(struct pane *p, struct passages *passages)
{
	struct concordance_pane *c = (struct concordance_pane *)p;

	set_passages(c, passages);
	c->sample = 0;
	want_line(c, SIZE_MAX, 0);
	c->top = SIZE_MAX;
	c->rows = (struct rows){0};
	make_lines(c);
}

/* A pane that is not shown does not hear of what changes: its lines are made again next time. */
static void concordance_close(struct pane *p)
{
	struct concordance_pane *c = (struct concordance_pane *)p;

	note_selected(c);
	concordance_free(c->lines);
	c->lines = NULL;
	c->rows.n = 0;
}

/* All lines stand: the one that was selected is so again. */
static void lines_done(struct concordance_pane *c)
{
	c->working = false;
	if (c->number == SIZE_MAX)
		return;
	rows_select(&c->rows, concordance_find(c->lines, c->number, c->hit));
	if (c->top != SIZE_MAX)
		c->rows.top = c->top;
	rows_show(&c->rows, pane_page(&c->pane, 0));
}

static bool concordance_pane_work(struct pane *p)
{
	struct concordance_pane *c = (struct concordance_pane *)p;
	bool more;

	if (!c->lines || !c->working)
		return false;
	p->dirty = true;
	more = concordance_work(c->lines, SLICE);
	count_lines(c);
	if (more)
		return true;
	lines_done(c);
	if (c->stale)
		make_lines(c);
	return c->working;
}

static void concordance_forget(struct pane *p)
{
	struct concordance_pane *c = (struct concordance_pane *)p;

	concordance_free(c->lines);
	c->lines = NULL;
	c->number = session_followed(c->session);
	c->top = SIZE_MAX;
	c->rows = (struct rows){0};
}

static void concordance_changed(struct pane *p)
{
	struct concordance_pane *c = (struct concordance_pane *)p;

	/* While a file is read, what is being counted is counted to its end first. */
	if (session_progress(c->session).loading && c->lines && c->working)
		c->stale = true;
	else
		make_lines(c);
}

static void sort_by(struct concordance_pane *c, enum concordance_sort sort, bool reverse)
{
	c->sort = sort;
	c->reverse = reverse;
	note_selected(c);
	make_lines(c);
}

/* The first, second or third word on one side, from one to the next. */
static enum concordance_sort next_word(enum concordance_sort sort, enum concordance_sort first)
{
	return sort >= first && sort < first + 2 ? sort + 1 : first;
}

/* ---- what the keys do ---- */

static void concordance_step(struct pane *p, long by)
{
	struct concordance_pane *c = (struct concordance_pane *)p;

	rows_step(&c->rows, by);
	rows_show(&c->rows, pane_page(p, 0));
	p->dirty = true;
	note_selected(c);
	c->top = SIZE_MAX;
}

static void concordance_save(const struct pane *p, struct pane_place *place)
{
	const struct concordance_pane *c = (const struct concordance_pane *)p;

	place->shown[0] = (int)c->sort;
	place->shown[1] = c->reverse;
	place->shown[2] = (int)c->sample;
	place->shown[3] = (int)c->seed;
	place->selected = c->rows.n ? c->number : SIZE_MAX;
	place->part = c->hit;
	place->top = c->top != SIZE_MAX ? c->top : c->rows.top;
	place->passages = passages_ref(c->passages);
}

static void concordance_restore(struct pane *p, const struct pane_place *place)
{
	struct concordance_pane *c = (struct concordance_pane *)p;

	set_passages(c, place->passages);
	c->sort = (enum concordance_sort)place->shown[0];
	c->reverse = place->shown[1];
	c->sample = (size_t)place->shown[2];
	c->seed = (uint32_t)place->shown[3];
	want_line(c, place->selected, place->part);
	c->top = place->top;
	c->rows = (struct rows){0};
	make_lines(c);
}

/* The hit in its text; a passage is looked for there, which marks it. */
static struct request read_hit(const struct concordance_pane *c)
{
	struct concordance_line line;
	struct request r;

	if (!c->rows.n || !concordance_line(c->lines, c->rows.selected, &line))
		return (struct request){.kind = REQUEST_NOTHING};
	r = (struct request){
		.kind = REQUEST_READ,
		.number = line.number,
		.at = {line.field, line.k, line.start},
	};
	if (c->passages && c->passages->looks) {
		r.term = xcalloc(line.end - line.start + 1, 1);
		memcpy(r.term, line.text + line.start, line.end - line.start);
	}
	return r;
}

static struct request concordance_command(struct pane *p, enum command command, int count)
{
	struct concordance_pane *c = (struct concordance_pane *)p;

	switch (command) {
	case COMMAND_OPEN:
	case COMMAND_SWITCH: return read_hit(c);
	case COMMAND_NEXT_HIT: concordance_step(p, command_times(count)); break;
	case COMMAND_PREVIOUS_HIT: concordance_step(p, -command_times(count)); break;
	case COMMAND_SORT:
		sort_by(c, c->sort == CONCORDANCE_DATE ? CONCORDANCE_STATEMENT : CONCORDANCE_DATE,
			false);
		break;
	case COMMAND_REVERSE: sort_by(c, c->sort, !c->reverse); break;
	case COMMAND_SORT_BEFORE: sort_by(c, next_word(c->sort, CONCORDANCE_BEFORE1), false); break;
	case COMMAND_SORT_AFTER: sort_by(c, next_word(c->sort, CONCORDANCE_AFTER1), false); break;
	default: return (struct request){.kind = REQUEST_UNKNOWN};
	}
	return (struct request){.kind = REQUEST_NOTHING};
}

void concordance_pane_sample(struct pane *p, size_t n)
{
	struct concordance_pane *c = (struct concordance_pane *)p;

	c->seed = c->sample == n ? c->seed + 1 : QUERY_SEED;
	c->sample = n;
	note_selected(c);
	make_lines(c);
}

bool concordance_pane_is_empty(const struct pane *p)
{
	const struct concordance_pane *c = (const struct concordance_pane *)p;

	return !c->rows.n && !c->working;
}

size_t concordance_pane_drawn(const struct pane *p, uint32_t *seed)
{
	const struct concordance_pane *c = (const struct concordance_pane *)p;

	*seed = c->seed;
	return c->sample;
}

/* ---- what is said of it ---- */

static void concordance_title(const struct pane *p, struct buf *title, struct buf *right)
{
	const struct concordance_pane *c = (const struct concordance_pane *)p;
	const struct query *q = session_query(c->session);
	struct buf term;

	buf_puts(title, _("Concordance"));
	if (c->passages)
		buf_printf(title, "%s%s", _(": "), c->passages->title);
	buf_init(&term);
	for (size_t i = 0; !c->passages && i < query_terms(q); i++) {
		buf_clear(&term);
		query_term_print(q, i, &term);
		buf_printf(title, "%s%s", i ? " · " : _(": "), buf_str(&term));
	}
	buf_done(&term);
	buf_printf(right, "%zu", c->rows.n);
}

static const char *sort_text(const struct concordance_pane *c)
{
	static const char *const texts[CONCORDANCE_SORTS] = {
		/* TRANSLATORS: the view and its order, in the header. */
		[CONCORDANCE_DATE] = N_("newest first"),
		[CONCORDANCE_BEFORE1] = N_("by the word before"),
		[CONCORDANCE_BEFORE2] = N_("by the second word before"),
		[CONCORDANCE_BEFORE3] = N_("by the third word before"),
		[CONCORDANCE_AFTER1] = N_("by the word after"),
		[CONCORDANCE_AFTER2] = N_("by the second word after"),
		[CONCORDANCE_AFTER3] = N_("by the third word after"),
		[CONCORDANCE_STATEMENT] = N_("in the order of the file"),
	};

	/* TRANSLATORS: the view and its order, in the header. */
	return c->sort == CONCORDANCE_DATE && c->reverse ? _("oldest first") : _(texts[c->sort]);
}

static void concordance_status(const struct pane *p, struct buf *left)
{
	const struct concordance_pane *c = (const struct concordance_pane *)p;
	size_t n = c->rows.n;

	buf_printf(left, _("%zu of %zu"), n ? c->rows.selected + 1 : 0, n);
	buf_printf(left, "   %s", sort_text(c));
	if (c->reverse && c->sort != CONCORDANCE_DATE)
		/* TRANSLATORS: the view and its order, in the header. */
		buf_printf(left, " %s", _("(reversed)"));
	count_group(left, 0);
	if (c->sample && c->lines)
		/* TRANSLATORS: of a sample of lines: from how many, by which seed. */
		buf_printf(left, _("   drawn from %zu, seed %lu"), concordance_drawn_from(c->lines),
			   (unsigned long)c->seed);
	if (c->working)
		buf_printf(left, "   %d %%", concordance_percent(c->lines));
	digits_convert(left, 0);
}

static bool concordance_recipe(const struct pane *p, struct buf *what)
{
	const struct concordance_pane *c = (const struct concordance_pane *)p;

	if (c->passages)
		return false;
	buf_printf(what, "--concordance=%s", concordance_sort_name(c->sort));
	if (c->reverse)
		buf_puts(what, " --reverse");
	if (c->sample)
		buf_printf(what, " --sample=%zu --seed=%lu", c->sample, (unsigned long)c->seed);
	return true;
}

static size_t concordance_hints(const struct pane *p, const char **hints)
{
	(void)p;
	hints[0] = _("B A by word before, after   ");
	hints[1] = HINT_("enter text   ");
	return 2;
}

static void concordance_pane_free(struct pane *p)
{
	struct concordance_pane *c = (struct concordance_pane *)p;

	concordance_free(c->lines);
	passages_unref(c->passages);
	concordance_window_done(&c->window);
	free(c);
}

static void concordance_pane_print(struct pane *p, const struct printers *by, const char *format,
				   FILE *out)
{
	const struct concordance_pane *c = (const struct concordance_pane *)p;

	by->concordance(c->session, format, c->sort, c->reverse, c->sample, c->seed, out);
}

static bool concordance_point(struct pane *p, int below, int y, int x)
{
	(void)y;
	(void)x;
	if (!rows_has(&((struct concordance_pane *)p)->rows, below))
		return false;
	concordance_step(p, below);
	return true;
}

static const struct pane_ops concordance_ops = {
	.step = concordance_step,
	.point = concordance_point,
	.open = concordance_open,
	.title = concordance_title,
	.status = concordance_status,
	.hints = concordance_hints,
	.recipe = concordance_recipe,
	.command = concordance_command,
	.save = concordance_save,
	.restore = concordance_restore,
	.forget = concordance_forget,
	.changed = concordance_changed,
	.work = concordance_pane_work,
	.close = concordance_close,
	.print = concordance_pane_print,
	.free = concordance_pane_free,
};

struct pane *concordance_pane_new(struct session *session)
{
	struct concordance_pane *c = xcalloc(1, sizeof *c);

	c->pane = (struct pane){.ops = &concordance_ops, .bit = PANE_CONCORDANCE};
	c->session = session;
	c->number = c->top = SIZE_MAX;
	concordance_window_init(&c->window);
	return &c->pane;
}
