/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/session.h"
#include "archive/archive.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/i18n.h"
#include "batch/batch_private.h"
#include "batch/table.h"
#include "analysis/facets.h"
#include "search/query.h"
#include "analysis/tally.h"
#include "analysis/timeline.h"

/* A table of groups: by a timeline or by facets. */
struct count_by {
	const char *field;
	struct tally tally;
	struct table table;
	enum table_format format;
};

static void start(struct count_by *c, struct session *session, const struct grouping *grouping)
{
	struct tally_source source;

	session_tally_source(session, true, &source);
	tally_init(&c->tally, session_fold(session));
	tally_start(&c->tally, grouping, &source, true);
	while (tally_work(&c->tally))
		;
}

static void put_header(struct count_by *c)
{
	struct table *t = &c->table;
	bool text = c->format == TABLE_TEXT;
	struct buf term;

	table_text(t, c->field);
	table_text(t, text ? _("statements") : "statements");
	table_text(t, text ? _("of all") : "all");
	if (c->tally.terms)
		table_text(t, text ? _("words") : "words");
	buf_init(&term);
	for (size_t i = 0; i < c->tally.terms; i++) {
		buf_clear(&term);
		query_term_print(c->tally.source.query, c->tally.term[i], &term);
		table_text(t, buf_str(&term));
		buf_puts(&term, text ? "" : " per 10,000");
		table_text(t, text ? _("per 10,000") : buf_str(&term));
	}
	buf_done(&term);
	table_end_row(t);
}

static void put_group(struct count_by *c, const char *value, size_t len, size_t group)
{
	const struct tally_row *row = &c->tally.rows[group];
	struct table *t = &c->table;

	table_bytes(t, value, len);
	table_number(t, row->shown);
	table_number(t, row->all);
	if (c->tally.terms)
		table_number(t, row->words);
	for (size_t i = 0; i < c->tally.terms; i++) {
		table_number(t, tally_hits(&c->tally, group, i));
		table_decimal(t, tally_rate(&c->tally, group, i));
	}
	table_end_row(t);
}

static void put_string(struct count_by *c, const char *value, size_t group)
{
	put_group(c, value, strlen(value), group);
}

static void by_time(struct count_by *c, struct session *session, enum timeline_unit unit)
{
	bool text = c->format == TABLE_TEXT;
	struct timeline t;
	struct buf label;

	timeline_init(&t, session_calendars(session)->first, unit);
	timeline_grow(&t, session_archive(session));
	start(c, session, &t.grouping);
	put_header(c);
	buf_init(&label);
	for (size_t i = 0; i < t.bars_n; i++) {
		buf_clear(&label);
		timeline_label(&t, t.bars[i].unit, &label);
		put_string(c, buf_str(&label), TIMELINE_BARS + i);
	}
	buf_done(&label);
	if (c->tally.rows[TIMELINE_UNCERTAIN].all)
		put_string(c, text ? _("uncertain") : "uncertain", TIMELINE_UNCERTAIN);
	if (c->tally.rows[TIMELINE_UNDATED].all)
		put_string(c, text ? _("undated") : "undated", TIMELINE_UNDATED);
	timeline_done(&t);
}

static void by_facet(struct count_by *c, struct session *session, enum field_id field)
{
	const struct archive *a = session_archive(session);
	struct facets f;
	uint32_t *values;
	size_t n;

	facets_init(&f, session_fold(session), session_collate(session));
	facets_reset(&f, field, session_calendars(session)->first);
	while (facets_work(&f, a))
		;
	start(c, session, &f.grouping);
	put_header(c);
	values = xcalloc(f.values_n, sizeof *values);
	n = facets_list(&f, &c->tally, "", false, values);
	for (size_t i = 0; i < n; i++) {
		size_t len;
		const char *label = facets_label(&f, values[i], &len);

		put_group(c, label, len, values[i]);
	}
	if (c->tally.rows[FACETS_NONE].shown)
		put_string(c, c->format == TABLE_TEXT ? _("(none)") : "", FACETS_NONE);
	free(values);
	facets_done(&f);
}

void batch_count_by(struct session *session, const char *field, const char *format, FILE *out)
{
	const struct field *f = field_find(field, strlen(field));
	struct count_by c = {.field = f ? f->name : field, .format = table_format(format)};
	enum timeline_unit unit;

	table_init(&c.table, c.format);
	if (timeline_unit_find(field, strlen(field), &unit)) {
		c.field = timeline_unit_name(unit);
		by_time(&c, session, unit);
	} else if (f)
		by_facet(&c, session, field_number(f));
	table_print(&c.table, out);
	table_done(&c.table);
	tally_done(&c.tally);
}
