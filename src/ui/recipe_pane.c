/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/recipe_pane.h"

#include <stdlib.h>
#include <string.h>

#include "analysis/forms.h"
#include "app/recipe.h"
#include "app/session.h"
#include "base/err.h"
#include "base/i18n.h"
#include "search/query.h"
#include "ui/overlay.h"

/* Cells that further lines are moved in by. */
enum { INDENT = 4 };

/* Cells of the column of numbers. */
enum { NUMBER = 10 };

struct recipe_pane {
	struct overlay overlay;
	const struct settings *settings;
	struct buf what;
	bool incomplete; /* an expression of WHAT was given up */
};

static bool recipe_gave_up(const struct pane *p)
{
	return ((const struct recipe_pane *)p)->incomplete;
}

void recipe_pane_set(struct pane *p, const char *what, bool incomplete)
{
	struct buf *b = &((struct recipe_pane *)p)->what;

	buf_clear(b);
	buf_puts(b, what);
	((struct recipe_pane *)p)->incomplete = incomplete;
}

static void add_lines(struct overlay *o, const char *text)
{
	struct buf line;

	buf_init(&line);
	while (*text) {
		size_t len = strcspn(text, "\n");

		buf_clear(&line);
		buf_add(&line, text, len);
		overlay_add(o, buf_str(&line), INDENT)->data = true;
		text += len + (text[len] == '\n');
	}
	buf_done(&line);
}

/* What patterns of words have found. */
static void add_forms(struct overlay *o)
{
	const struct query *q = session_query(o->session);
	size_t term = SIZE_MAX;
	struct forms f;
	struct buf b;

	forms_init(&f, session_view(o->session), q, session_fold(o->session));
	buf_init(&b);
	for (size_t i = 0; i < f.n; i++) {
		buf_clear(&b);
		if (f.items[i].term != term) {
			term = f.items[i].term;
			query_term_print(q, term, &b);
			overlay_add_heading(o, buf_str(&b));
			buf_clear(&b);
		}
		buf_printf(&b, "%zu", f.items[i].hits);
		overlay_add_pair(o, buf_str(&b), f.items[i].text, NUMBER);
	}
	buf_done(&b);
	forms_done(&f);
}

static void recipe_open(struct pane *pane)
{
	struct recipe_pane *p = (struct recipe_pane *)pane;
	struct overlay *o = &p->overlay;
	struct overlay_item *item;
	struct buf b;

	buf_init(&b);
	recipe_command(o->session, p->settings, buf_str(&p->what), false, &b);
	overlay_add_heading(o, _("The command line that prints this"));
	item = overlay_add(o, buf_str(&b), INDENT);
	item->command = item->data = true;
	add_forms(o);
	buf_clear(&b);
	recipe_record(o->session, p->settings, buf_str(&p->what), p->incomplete, false, &b);
	overlay_add_heading(o, _("What Y appends to the log, with the SHA-256 of each file"));
	add_lines(o, buf_str(&b));
	overlay_filled(o);
	buf_done(&b);
}

static void recipe_title(const struct pane *p, struct buf *title, struct buf *right)
{
	(void)p;
	(void)right;
	buf_puts(title, _("As a command"));
}

static size_t recipe_hints(const struct pane *p, const char **hints)
{
	(void)p;
	hints[0] = _("Y into the log   ");
	return 1;
}

/* The statements it counted are gone, and so may their numbers be: it is filled when it is opened. */
static void recipe_forget(struct pane *p)
{
	(void)p;
}

static void recipe_free(struct pane *p)
{
	buf_done(&((struct recipe_pane *)p)->what);
	overlay_free(p);
}

static bool recipe_recipe(const struct pane *p, struct buf *what)
{
	buf_puts(what, buf_str(&((const struct recipe_pane *)p)->what));
	return true;
}

static const struct pane_ops recipe_ops = {
	.step = overlay_step,
	.open = recipe_open,
	.title = recipe_title,
	.hints = recipe_hints,
	.gave_up = recipe_gave_up,
	.recipe = recipe_recipe,
	.command = overlay_command,
	.filter = overlay_filter,
	.save = overlay_save,
	.restore = overlay_restore,
	.forget = recipe_forget,
	.close = overlay_close,
	.free = recipe_free,
};

struct pane *recipe_pane_new(struct session *session, const struct direction *direction,
			     const struct settings *settings)
{
	struct recipe_pane *p = xcalloc(1, sizeof *p);

	overlay_init(&p->overlay, &recipe_ops, PANE_RECIPE, session, direction);
	p->settings = settings;
	buf_init(&p->what);
	return &p->overlay.pane;
}
