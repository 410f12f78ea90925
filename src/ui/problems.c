/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/problems.h"

#include <stdlib.h>
#include <string.h>

#include "app/session.h"
#include "archive/archive.h"
#include "base/count.h"
#include "base/digits.h"
#include "base/err.h"
#include "base/i18n.h"
#include "ui/direction.h"
#include "ui/overlay.h"

/* An invisible mark (UAX #9). */
#define LEFT_TO_RIGHT "\u200e"

/* Cells of the column of lines; cells that the lines of a mapping are moved in by. */
enum { LINE_CELLS = 14, MAPPING_INDENT = 6 };

struct problems {
	struct overlay overlay;
	const struct err_list *mistakes;
	size_t n;   /* that there were when it was opened */
	bool reads; /* there may be more */
};

size_t problems_count(const struct session *session, const struct err_list *mistakes)
{
	const struct archive *a = session_archive(session);

	return a->problems_n + a->problems_cut + mistakes->n;
}

/* A path goes from left to right in any sentence; what is at its ends, too. */
static void add_file(struct overlay *o, const char *name)
{
	const char *mark = direction_own() == BIDI_RTL ? LEFT_TO_RIGHT : "";
	struct buf b;

	buf_init(&b);
	buf_printf(&b, "%s%s%s", mark, name, mark);
	overlay_add_heading(o, buf_str(&b));
	buf_done(&b);
}

/* A row: TEXT beside its line in the file. */
static struct overlay_item *add_row(struct overlay *o, unsigned long line, const char *text)
{
	struct overlay_item *item;
	struct buf b;

	buf_init(&b);
	if (line) {
		/* TRANSLATORS: of a file; a number. */
		buf_printf(&b, _("line %lu"), line);
		digits_convert(&b, 0);
	}
	item = overlay_add_pair(o, buf_str(&b), text, LINE_CELLS);
	buf_done(&b);
	return item;
}

/* The lines of a mapping, below the problem that it is in use. */
static void add_mapping(struct overlay *o, const char *mapping)
{
	struct buf b;

	buf_init(&b);
	while (*mapping) {
		size_t len = strcspn(mapping, "\n");

		buf_clear(&b);
		buf_printf(&b, "%*s", MAPPING_INDENT - 2, "");
		buf_add(&b, mapping, len);
		overlay_add(o, buf_str(&b), MAPPING_INDENT);
		mapping += len + (mapping[len] == '\n');
	}
	buf_done(&b);
}

static void add_mistakes(struct overlay *o, const struct err_list *mistakes)
{
	for (size_t i = 0; i < mistakes->n; i++) {
		const struct err *e = &mistakes->items[i];

		if (*e->file && (!i || strcmp(e->file, e[-1].file) != 0))
			add_file(o, e->file);
		add_row(o, (unsigned long)e->line, e->text);
	}
}

/* By file, in the order in which the files were met; then by line. */
struct place {
	const struct problem *problem;
	size_t file, number; /* the first problem of its file, and its own */
};

static int place_order(const void *a, const void *b)
{
	const struct place *x = a, *y = b;

	if (x->file != y->file)
		return x->file < y->file ? -1 : 1;
	if (x->problem->line != y->problem->line)
		return x->problem->line < y->problem->line ? -1 : 1;
	return x->number < y->number ? -1 : x->number > y->number;
}

static int file_order(const void *a, const void *b)
{
	const struct place *x = a, *y = b;
	int order = strcmp(x->problem->file, y->problem->file);

	return order ? order : x->number < y->number ? -1 : x->number > y->number;
}

/* The archive's problems in the order they are shown in; heap. */
static struct place *sort_problems(const struct archive *a)
{
	struct place *p = xcalloc(a->problems_n ? a->problems_n : 1, sizeof *p);

	for (size_t i = 0; i < a->problems_n; i++)
		p[i] = (struct place){.problem = a->problems[i], .number = i};
	qsort(p, a->problems_n, sizeof *p, file_order);
	for (size_t i = 0; i < a->problems_n; i++)
		p[i].file = i && !strcmp(p[i].problem->file, p[i - 1].problem->file) ? p[i - 1].file
										     : p[i].number;
	qsort(p, a->problems_n, sizeof *p, place_order);
	return p;
}

static void add_problems(struct overlay *o, const struct archive *a)
{
	struct place *p = sort_problems(a);

	for (size_t i = 0; i < a->problems_n; i++) {
		const struct problem *problem = p[i].problem;

		if (!i || p[i].file != p[i - 1].file)
			add_file(o, problem->file);
		add_row(o, problem->line, problem->text)->of = problem;
		if (problem->mapping)
			add_mapping(o, problem->mapping);
	}
	free(p);
}

static void problems_open(struct pane *pane)
{
	struct problems *p = (struct problems *)pane;
	struct overlay *o = &p->overlay;
	const struct archive *a = session_archive(o->session);
	struct buf b;

	p->n = problems_count(o->session, p->mistakes);
	add_mistakes(o, p->mistakes);
	add_problems(o, a);
	if (a->problems_cut) {
		buf_init(&b);
		buf_printf(&b,
			   /* TRANSLATORS: in the status line; a number is put in. */
			   ngettext("and %zu more", "and %zu more", (unsigned long)a->problems_cut),
			   a->problems_cut);
		overlay_add_heading(o, buf_str(&b));
		buf_done(&b);
	}
	p->reads = session_progress(o->session).loading;
	if (!o->n)
		/* TRANSLATORS: problems while reading, which goes on. */
		overlay_add_heading(o, p->reads ? _("None so far.")
						: _("None: everything was read as it stands."));
	overlay_filled(o);
}

/* The problems of before are gone. */
static void problems_forget(struct pane *pane)
{
	struct problems *p = (struct problems *)pane;

	p->n = SIZE_MAX;
	for (size_t i = 0; i < p->overlay.n; i++)
		p->overlay.items[i].of = NULL;
}

/* There may be more. */
static void problems_changed(struct pane *pane)
{
	struct problems *p = (struct problems *)pane;
	struct pane_place place = {0};

	if (problems_count(p->overlay.session, p->mistakes) == p->n &&
	    session_progress(p->overlay.session).loading == p->reads)
		return;
	overlay_save(pane, &place);
	overlay_close(pane);
	problems_open(pane);
	overlay_restore(pane, &place);
	pane_place_done(&place);
}

static void problems_title(const struct pane *pane, struct buf *title, struct buf *right)
{
	const struct problems *p = (const struct problems *)pane;

	buf_puts(title, _("Problems while reading"));
	buf_printf(right, "%zu", p->n);
}

/* How many problems '/' has left, without the lines of mappings. */
static size_t problems_found(const struct problems *p)
{
	size_t n = 0;

	for (size_t i = 0; i < p->overlay.n; i++)
		n += p->overlay.items[i].visible && p->overlay.items[i].keys;
	return n;
}

static void problems_status(const struct pane *pane, struct buf *left)
{
	const struct problems *p = (const struct problems *)pane;
	size_t n = p->overlay.words && *p->overlay.words ? problems_found(p) : p->n;

	/* TRANSLATORS: in the status line; a number is put in. */
	buf_printf(left, ngettext("%zu problem", "%zu problems", (unsigned long)n), n);
	count_group(left, 0);
	digits_convert(left, 0);
}

static size_t problems_hints(const struct pane *pane, const char **hints)
{
	const struct problems *p = (const struct problems *)pane;
	size_t n = 0;

	if (session_archive(p->overlay.session)->problems_n)
		hints[n++] = _("enter the statement   ");
	hints[n++] = HINT_("/ search   ");
	return n;
}

/* The statement that P is in; SIZE_MAX: it is before the first of its file, or says not where. */
static size_t find_statement(const struct archive *a, const struct problem *p)
{
	size_t file = 0, found = SIZE_MAX;

	while (file < a->files_n && strcmp(a->files[file], p->file) != 0)
		file++;
	for (size_t i = 0; i < a->n && p->line; i++) {
		const struct statement *s = a->items[i];

		if (s->file == file && s->line <= p->line &&
		    (found == SIZE_MAX || s->line >= a->items[found]->line))
			found = i;
	}
	return found;
}

static struct request problems_enter(const struct problems *p)
{
	const struct overlay *o = &p->overlay;
	const struct problem *problem = o->selected < o->n ? o->items[o->selected].of : NULL;
	size_t number = problem ? find_statement(session_archive(o->session), problem) : SIZE_MAX;

	if (number != SIZE_MAX)
		return (struct request){.kind = REQUEST_SHOW, .number = number};
	return (struct request){.kind = REQUEST_SAY,
				.term = xstrdup(_("this concerns no statement by itself"))};
}

static struct request problems_command(struct pane *pane, enum command c, int count)
{
	return c == COMMAND_OPEN ? problems_enter((const struct problems *)pane)
				 : overlay_command(pane, c, count);
}

static bool problems_recipe(const struct pane *pane, struct buf *what)
{
	(void)pane;
	buf_puts(what, "--check");
	return true;
}

static const struct pane_ops problems_ops = {
	.step = overlay_step,
	.point = overlay_point,
	.open = problems_open,
	.title = problems_title,
	.status = problems_status,
	.hints = problems_hints,
	.recipe = problems_recipe,
	.command = problems_command,
	.filter = overlay_filter,
	.save = overlay_save,
	.restore = overlay_restore,
	.forget = problems_forget,
	.changed = problems_changed,
	.close = overlay_close,
	.free = overlay_free,
};

struct pane *problems_new(struct session *session, const struct direction *direction,
			  const struct err_list *mistakes)
{
	struct problems *p = xcalloc(1, sizeof *p);

	overlay_init(&p->overlay, &problems_ops, PANE_PROBLEMS, session, direction);
	p->overlay.picks = true;
	p->mistakes = mistakes;
	return &p->overlay.pane;
}
