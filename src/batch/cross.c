/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/cross.h"
#include "analysis/facets.h"
#include "app/session.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "batch/batch_private.h"
#include "batch/table.h"

static void put_label(const struct cross_axis *a, size_t i, struct table *t)
{
	struct buf b;

	buf_init(&b);
	cross_label(a, i, t->format != TABLE_TEXT, &b);
	table_text(t, buf_str(&b));
	buf_done(&b);
}

/* Over a column: what has no value is no value that is called so. */
static void put_title(const struct cross_axis *a, size_t i, struct table *t)
{
	struct buf b;

	if (!a->time && a->groups[i] == FACETS_NONE) {
		put_label(a, i, t);
		return;
	}
	buf_init(&b);
	cross_label(a, i, t->format != TABLE_TEXT, &b);
	table_name(t, a->name, buf_str(&b));
	buf_done(&b);
}

static void put_row(const struct cross *c, size_t row, struct table *t)
{
	table_number(t, cross_cell(c, row, CROSS_SUM));
	for (size_t k = 0; k < c->across.n; k++)
		table_number(t, cross_cell(c, row, k));
	table_end_row(t);
}

/* How wide text is, before any of it is there: each number of a column is at most its sum. */
static void widen(const struct cross *c, struct table *t)
{
	char number[32];
	struct buf b;

	buf_init(&b);
	table_widen(t, 0, utf8_cells(_("all"), strlen(_("all"))));
	for (size_t i = 0; i < c->down.n; i++) {
		buf_clear(&b);
		cross_label(&c->down, i, false, &b);
		table_widen(t, 0, utf8_cells(buf_str(&b), b.len));
	}
	for (size_t k = 0; k <= c->across.n; k++) {
		size_t sum = cross_cell(c, CROSS_SUM, k ? k - 1 : CROSS_SUM);

		table_widen(t, k + 1, snprintf(number, sizeof number, "%zu", sum));
	}
	buf_done(&b);
}

/* It may have more cells than the memory has bytes, nearly all of them 0: no row is kept. */
static void put_table(const struct cross *c, struct table *t, FILE *out)
{
	bool text = t->format == TABLE_TEXT;

	table_text(t, c->down.name);
	table_text(t, text ? _("statements") : "statements");
	for (size_t k = 0; k < c->across.n; k++)
		put_title(&c->across, k, t);
	table_end_row(t);
	table_print_along(t, out);
	if (text && c->down.n)
		widen(c, t);
	for (size_t i = 0; i < c->down.n && !ferror(out); i++) {
		put_label(&c->down, i, t);
		put_row(c, i, t);
	}
	/* Programs add up for themselves, and would count it twice. */
	if (text && c->down.n && !ferror(out)) {
		table_text(t, _("all"));
		put_row(c, CROSS_SUM, t);
	}
}

void batch_cross(struct session *session, const char *fields, const char *format, FILE *out)
{
	const char *comma = strchr(fields, ',');
	struct buf down;
	struct cross c;
	struct table t;

	buf_init(&down);
	buf_add(&down, fields, (size_t)(comma - fields));
	cross_init(&c, session_fold(session), session_collate(session));
	cross_choose(&c, buf_str(&down), comma + 1, session_calendars(session)->first);
	buf_done(&down);
	cross_start(&c, session_archive(session), session_view(session));
	while (cross_work(&c))
		;
	table_init(&t, table_format(format));
	put_table(&c, &t, out);
	table_print(&t, out);
	table_done(&t);
	batch_tell_gaps(&c.down.timeline);
	batch_tell_gaps(&c.across.timeline);
	cross_done(&c);
}
