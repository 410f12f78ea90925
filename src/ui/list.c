/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/list.h"

#include <string.h>

#include "app/session.h"
#include "archive/archive.h"
#include "search/index.h"
#include "search/query.h"

static void list_step(struct pane *p, long by);
static bool list_point(struct pane *p, int below, int y, int x);

static const struct pane_ops list_ops = {.step = list_step, .point = list_point};

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

size_t list_hits(const struct list *l, struct query_scratch *x, size_t number)
{
	const struct query *q = session_query(l->session);
	const size_t *first;
	size_t parts_n, part, hits = 0;
	struct index *const *parts = session_indexes(l->session, &first, &parts_n);

	part = index_part(first, parts_n, number);
	for (size_t term = 0; term < query_terms(q); term++)
		hits += query_count_hits(q, x, term, FIELD_ANY, parts[part], number - first[part]);
	return hits;
}

static void list_make_columns(const struct list *l, struct columns *columns)
{
	enum { ENDLESS = 10000 };
	const struct calendar_choice *c = session_calendars(l->session);
	/* A cell is for the mark of the selected row. What is said in lines has room for all. */
	int width = l->pane.single && l->choice.n ? ENDLESS : l->pane.area.columns - 1;

	columns_make(columns, &l->choice, &l->has, session_view(l->session)->sort,
		     c->first != c->second, width);
}

void list_columns(struct list *l)
{
	const struct query *q = session_query(l->session);

	l->has.hits = q && query_terms(q) > 0;
	columns_look(&l->has, session_archive(l->session));
	list_make_columns(l, &l->columns);
}

int list_columns_shown(const struct list *l, int *asked)
{
	struct columns c;

	list_make_columns(l, &c);
	*asked = c.asked;
	return c.n;
}

static const char *list_headline(const struct list *l, const struct statement *s,
				 char room[STATEMENT_LABEL_SIZE], enum field_id *field)
{
	struct statement bare = *s;
	const char *line;

	/* Who speaks has a column of its own. */
	if (s->turn && columns_have(&l->columns, FIELD_SPEAKER))
		bare.speaker = NULL;
	line = statement_line(&bare, room);
	*field = line == s->occasion ? FIELD_OCCASION : line == s->title ? FIELD_TITLE : FIELD_TEXT;
	return line;
}

/* The first words of a text, which may have several paragraphs. */
static const char *list_words(struct kept body, char room[STATEMENT_LABEL_SIZE])
{
	struct statement bare;

	statement_init(&bare);
	bare.text = body;
	return body.at ? statement_label(&bare, room) : NULL;
}

const char *list_value(const struct list *l, const struct statement *s, int column,
		       char room[STATEMENT_LABEL_SIZE], enum field_id *field)
{
	const struct field *f;
	const char *value, *slash;

	if (column == COLUMN_HEADLINE)
		return list_headline(l, s, room, field);
	f = &field_table[column];
	*field = (enum field_id)column;
	if (!field_is_counted(f))
		return list_words(*field_body(f, s), room);
	value = field_string(f, session_archive(l->session), s, 0, NULL);
	slash = value && f->type == FIELD_TYPE_FILE ? strrchr(value, '/') : NULL;
	return slash && slash[1] ? slash + 1 : value;
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

static bool list_point(struct pane *p, int below, int y, int x)
{
	(void)y;
	(void)x;
	if (!rows_has(&((struct list *)p)->rows, below))
		return false;
	list_step(p, below);
	return true;
}
