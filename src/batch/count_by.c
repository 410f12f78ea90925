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
#include "analysis/dispersion.h"
#include "analysis/facets.h"
#include "analysis/series.h"
#include "analysis/tally.h"
#include "analysis/timeline.h"
#include "app/options.h"
#include "search/query.h"
#include "search/view.h"

/* A table of the values of a field. */
struct count_by {
	const char *field;
	bool filtered;
	struct tally tally;
	struct table table;
	enum table_format format;
	struct dispersion spread; /* of facets, by time */
};

static void start(struct count_by *c, struct session *session, const struct grouping *grouping)
{
	struct tally_source source;

	session_tally_source(session, true, &source);
	c->filtered = source.query && !query_is_empty(source.query);
	tally_init(&c->tally, session_fold(session));
	tally_start(&c->tally, grouping, &source, true);
	while (tally_work(&c->tally))
		;
}

static void put_term_names(struct count_by *c)
{
	struct table *t = &c->table;
	struct buf term;

	buf_init(&term);
	for (size_t i = 0; i < c->tally.terms; i++) {
		buf_clear(&term);
		query_term_print(c->tally.source.query, c->tally.term[i], &term);
		table_name(t, "hits", buf_str(&term));
		buf_puts(&term, " per 10,000");
		if (c->format == TABLE_TEXT)
			/* TRANSLATORS: heading of a column, or the row of what has none. */
			table_text(t, _("per 10,000"));
		else
			table_name(t, "hits", buf_str(&term));
	}
	buf_done(&term);
}

static void put_terms(struct count_by *c, size_t group)
{
	for (size_t i = 0; i < c->tally.terms; i++) {
		table_number(&c->table, tally_hits(&c->tally, group, i));
		if (c->tally.rows[group].words)
			table_decimal(&c->table, tally_rate(&c->tally, group, i));
		else
			table_none(&c->table);
	}
}

/* Text leaves out columns that say nothing; for programs all that a filter may have are there with any, each
 * in its place, and those that are as many as there are terms come last. */
static void put_header(struct count_by *c)
{
	struct table *t = &c->table;
	bool text = c->format == TABLE_TEXT;

	table_text(t, c->field);
	table_text(t, text ? _("statements") : "statements");
	/* TRANSLATORS: heading of a column, or the row of what has none. */
	table_text(t, text ? _("of all") : "all");
	if (text ? c->tally.terms > 0 : c->filtered)
		batch_put_base_names(t);
	if (text)
		put_term_names(c);
	if (c->filtered)
		batch_put_share_names(t);
	if (!text || c->spread.n)
		table_text(t, text ? _("by time") : "statements_by_time");
	if (!text)
		put_term_names(c);
	table_end_row(t);
}

/* "3 0 1": the statements in each part of time. */
static void put_parts(struct count_by *c, size_t group)
{
	struct buf b;

	buf_init(&b);
	for (size_t i = 0; i < dispersion_parts(&c->spread); i++)
		buf_printf(&b, "%s%lu", i ? " " : "",
			   (unsigned long)c->spread.rows[group].parts[i]);
	table_text(&c->table, buf_str(&b));
	buf_done(&b);
}

static void put_group(struct count_by *c, const char *value, size_t group)
{
	const struct tally_row *row = &c->tally.rows[group];
	bool text = c->format == TABLE_TEXT;
	struct table *t = &c->table;

	table_text(t, value);
	table_number(t, row->shown);
	table_number(t, row->all);
	if (text ? c->tally.terms > 0 : c->filtered)
		batch_put_base(t, row->searched, row->words, c->tally.terms);
	if (text)
		put_terms(c, group);
	if (c->filtered)
		batch_put_share(t,
				&(struct series_numbers){.statements = row->shown, .all = row->all},
				true);
	if (!text || c->spread.n)
		put_parts(c, group);
	if (!text)
		put_terms(c, group);
	table_end_row(t);
}

static void by_facet(struct count_by *c, struct session *session, enum field_id field)
{
	const struct archive *a = session_archive(session);
	const struct view *v = session_view(session);
	struct facets f;
	const char *without = NULL;
	uint32_t *values;
	struct buf label;
	size_t n;

	facets_init(&f, session_fold(session), session_collate(session));
	facets_reset(&f, field, session_calendars(session)->first);
	while (facets_work(&f, a))
		;
	start(c, session, &f.grouping);
	dispersion_start(&c->spread, v, session_calendars(session)->first, f.values_n);
	while (dispersion_work(&c->spread))
		;
	for (size_t i = 0; i < v->n; i++)
		dispersion_group(&c->spread, &f.grouping, view_at(v, i));
	put_header(c);
	buf_init(&label);
	if (c->tally.rows[FACETS_NONE].shown)
		/* TRANSLATORS: heading of a column, or the row of what has none. */
		without = c->format == TABLE_TEXT ? _("(none)") : "";
	values = xcalloc(f.values_n, sizeof *values);
	n = facets_list(&f, &c->tally, "", false, values);
	for (size_t i = 0; i < n; i++) {
		buf_clear(&label);
		facets_label_beside(&f, values[i], without, NULL, &label);
		put_group(c, buf_str(&label), values[i]);
	}
	if (without)
		put_group(c, without, FACETS_NONE);
	buf_done(&label);
	free(values);
	facets_done(&f);
}

/* Hits that the concordance has besides. */
static void tell_apart(uint64_t hits)
{
	struct buf b;

	if (!hits)
		return;
	buf_init(&b);
	buf_printf(&b,
		   _("hits not counted, in role, party, constituency, source, note: %llu; "
		     "--concordance has them"),
		   (unsigned long long)hits);
	batch_complain(buf_str(&b));
	buf_done(&b);
}

/* Terms that have no column. */
static void tell_left_out(const struct tally *t)
{
	struct buf b;

	if (!t->left_out)
		return;
	buf_init(&b);
	buf_printf(&b, _("the filter has more terms than can be counted: the first %zu of %zu are"),
		   t->terms, t->terms + t->left_out);
	batch_complain(buf_str(&b));
	buf_done(&b);
}

void batch_tell_gaps(const struct timeline *t)
{
	uint64_t skipped = timeline_skipped(t);
	struct buf b;

	if (!skipped)
		return;
	buf_init(&b);
	/* TRANSLATORS: a unit is a year, a month or a decade. */
	buf_printf(&b, _("units without any statement that are left out in long gaps: %llu"),
		   (unsigned long long)skipped);
	batch_complain(buf_str(&b));
	buf_done(&b);
}

/* What is spread over units is what is of one: the statements that are of none. */
static void tell_unplaced(const struct series *s)
{
	const struct tally_row *rows = s->whole.rows;
	bool all = s->kind == SERIES_QUERIES;
	size_t uncertain = all ? rows[TIMELINE_UNCERTAIN].all : rows[TIMELINE_UNCERTAIN].shown;
	size_t undated = all ? rows[TIMELINE_UNDATED].all : rows[TIMELINE_UNDATED].shown;
	struct buf b;

	if (!uncertain && !undated)
		return;
	buf_init(&b);
	buf_printf(&b, _("not counted, as they are of no single unit: %zu uncertain, %zu undated"),
		   uncertain, undated);
	batch_complain(buf_str(&b));
	buf_done(&b);
}

void batch_count_by(struct session *session, const char *field, const char *format, FILE *out)
{
	const struct field *f = field_find(field, strlen(field));
	struct count_by c = {.field = f->name, .format = table_format(format)};

	table_init(&c.table, c.format);
	by_facet(&c, session, field_number(f));
	table_print(&c.table, out);
	tell_left_out(&c.tally);
	tell_apart(c.tally.apart);
	table_done(&c.table);
	tally_done(&c.tally);
	dispersion_done(&c.spread);
}

bool batch_timeline(struct session *session, const struct options *options, unsigned mean,
		    const char *format, FILE *out)
{
	enum calendar calendar = session_calendars(session)->first;
	enum timeline_unit unit = TIMELINE_YEAR;
	struct query *queries[SERIES_MOST];
	struct tally_source source;
	struct timeline timeline;
	struct series series;
	bool whole = true;

	timeline_unit_find(options->count_by, strlen(options->count_by), &unit);
	timeline_init(&timeline, calendar, unit);
	timeline_grow(&timeline, session_archive(session));
	session_tally_source(session, true, &source);
	series_init(&series, session_fold(session), session_collate(session));
	if (options->series_by) {
		const struct field *f = field_find(options->series_by, strlen(options->series_by));

		series_start_field(&series, &timeline, &source, true, session_archive(session),
				   field_number(f), calendar);
	} else if (options->series_n) {
		for (size_t i = 0; i < options->series_n; i++)
			queries[i] = session_parse(session, options->series[i]);
		series_start_queries(&series, &timeline, &source, true, queries, options->series_n);
	} else {
		series_start(&series, &timeline, &source, true);
	}
	while (series_work(&series))
		;
	batch_series(&series, mean, options->dispersion, format, out);
	if (series.kind == SERIES_FILTER)
		tell_left_out(&series.whole);
	tell_apart(series_apart(&series));
	if (options->dispersion)
		tell_unplaced(&series);
	else
		batch_tell_gaps(&timeline);
	if (series_gave_up(&series)) {
		batch_complain(query_overrun_text());
		whole = false;
	}
	series_done(&series);
	timeline_done(&timeline);
	return whole;
}
