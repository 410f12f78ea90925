/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/reused_pane.h"

#include <stdlib.h>

#include "app/session.h"
#include "base/count.h"
#include "base/digits.h"
#include "base/err.h"
#include "base/i18n.h"
#include "search/view.h"

static void reused_pane_start(struct counts_pane *base)
{
	struct reused_pane *p = (struct reused_pane *)base;
	struct tally_source source;

	session_tally_source(base->session, false, &source);
	reused_start(&p->reused, &source, p->only);
}

static void reused_open(struct pane *pane)
{
	struct reused_pane *p = (struct reused_pane *)pane;
	size_t selected = session_view(p->base.session)->selected;

	p->only = selected == VIEW_NONE ? REUSED_ALL : selected;
	counts_pane_open(pane);
}

static void reused_forget(struct pane *pane)
{
	((struct reused_pane *)pane)->only = REUSED_ALL;
}

static void reused_save(const struct pane *pane, struct pane_place *place)
{
	counts_pane_save(pane, place);
	place->part = ((const struct reused_pane *)pane)->only;
}

static void reused_restore(struct pane *pane, const struct pane_place *place)
{
	((struct reused_pane *)pane)->only = place->part;
	counts_pane_restore(pane, place);
}

static void reused_title(const struct pane *pane, struct buf *title, struct buf *right)
{
	const struct reused_pane *p = (const struct reused_pane *)pane;

	buf_puts(title, p->only == REUSED_ALL ? _("Passages in more than one statement")
					      : _("Passages of this statement that others have"));
	buf_printf(right, _("%zu of %zu"), session_view(p->base.session)->n,
		   session_total(p->base.session));
}

static void reused_status(const struct pane *pane, struct buf *left)
{
	const struct reused_pane *p = (const struct reused_pane *)pane;
	size_t n = p->base.rows.n;

	if (counts_pane_busy(&p->base, left))
		return;
	buf_printf(left,
		   ngettext("%zu passage of 8 words or more", "%zu passages of 8 words or more",
			    (unsigned long)n),
		   n);
	if (p->reused.listed_of > REUSED_LIST_MAX)
		buf_printf(left, _(", the longest of %zu"), p->reused.listed_of);
	if (p->reused.cut)
		buf_puts(left, _("; there were too many: some may be missing"));
	count_group(left, 0);
	digits_convert(left, 0);
}

static size_t reused_hints(const struct pane *pane, const char **hints)
{
	const struct reused_pane *p = (const struct reused_pane *)pane;

	hints[0] = p->only == REUSED_ALL ? _("v this statement   ") : _("v of all   ");
	hints[1] = HINT_("enter lines   ");
	return 2;
}

static struct request reused_command(struct pane *pane, enum command c, int count)
{
	struct reused_pane *p = (struct reused_pane *)pane;
	size_t selected = session_view(p->base.session)->selected;

	(void)count;
	switch (c) {
	case COMMAND_VIEW_MEASURE:
		p->only = p->only == REUSED_ALL && selected != VIEW_NONE ? selected : REUSED_ALL;
		p->base.returns = false;
		counts_pane_count(&p->base);
		break;
	case COMMAND_OPEN: return counts_pane_evidence(&p->base);
	default: return (struct request){.kind = REQUEST_UNKNOWN};
	}
	return (struct request){.kind = REQUEST_NOTHING};
}

static bool reused_recipe(const struct pane *pane, struct buf *what)
{
	const struct reused_pane *p = (const struct reused_pane *)pane;

	/* Those of one statement, or only some of them, are not printed on their own. */
	if (p->base.words.len || p->only != REUSED_ALL)
		return false;
	buf_puts(what, "--reused");
	return true;
}

static void reused_free(struct pane *pane)
{
	struct reused_pane *p = (struct reused_pane *)pane;

	counts_pane_done(&p->base);
	reused_done(&p->reused);
	free(p);
}

static const struct pane_ops reused_ops = {
	COUNTS_PANE_OPS,           .open = reused_open,   .title = reused_title,
	.status = reused_status,   .hints = reused_hints, .recipe = reused_recipe,
	.command = reused_command, .save = reused_save,   .restore = reused_restore,
	.forget = reused_forget,   .free = reused_free,
};

struct pane *reused_pane_new(struct session *session)
{
	struct reused_pane *p = xcalloc(1, sizeof *p);

	p->base.pane = (struct pane){.ops = &reused_ops, .bit = PANE_REUSED};
	p->only = REUSED_ALL;
	reused_init(&p->reused, session_fold(session));
	counts_pane_init(&p->base, session, &p->reused.counts, reused_pane_start);
	return &p->base.pane;
}
