/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/list.h"

#include "app/session.h"

static void list_step(struct pane *p, long by);

static const struct pane_ops list_ops = {.step = list_step};

void list_init(struct list *l, struct session *session)
{
	*l = (struct list){.pane = {.ops = &list_ops, .bit = PANE_LIST, .dirty = true},
			   .session = session};
}

void list_show(struct list *l)
{
	l->rows.n = session_view(l->session)->n;
	l->rows.top = l->anchor;
	rows_show(&l->rows, pane_page(&l->pane, 0));
}

/* The same, and from there on. */
static void list_settle(struct list *l)
{
	list_show(l);
	l->anchor = l->rows.top;
	l->pane.dirty = true;
}

void list_follow(struct list *l)
{
	const struct view *v = session_view(l->session);
	size_t row = view_row(v, v->selected);

	l->rows.selected = row == VIEW_NONE ? 0 : row;
	list_settle(l);
}

void list_select(struct list *l, size_t row)
{
	struct view *v = session_view(l->session);

	if (v->n == 0)
		return;
	l->rows.n = v->n;
	rows_select(&l->rows, row);
	v->selected = view_at(v, l->rows.selected);
	list_settle(l);
}

static void list_step(struct pane *p, long by)
{
	struct list *l = (struct list *)p;
	size_t n = session_view(l->session)->n;

	list_select(l, rows_moved(l->rows.selected, by, n ? n - 1 : 0));
}
