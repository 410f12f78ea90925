/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "analysis/series.h"

#include "analysis/timeline.h"
#include "base/buf.h"
#include "base/i18n.h"
#include "batch/batch_private.h"
#include "batch/table.h"

/* A table of a timeline's series: of a filter a row a unit, its terms beside each other; of several series a
 * row for each of them in each unit. Text leaves out columns that say nothing; for programs all that a filter
 * may have are there with any, each in its place, and those that are as many as it has terms come last. */
struct series_table {
	const struct series *s;
	unsigned mean; /* units of a moving mean; 0: none */
	bool text, several;
	bool hits, share; /* there are such columns */
	bool last;        /* those of terms come last */
	struct table table;
};

static void put_name(struct series_table *t, const char *name, const char *title)
{
	table_text(&t->table, t->text ? _(title) : name);
}

static void put_label(struct series_table *t, size_t i, enum series_measure measure)
{
	struct buf b;

	buf_init(&b);
	series_label(t->s, i, measure, t->text ? _("others") : "others", &b);
	table_text(&t->table, buf_str(&b));
	buf_done(&b);
}

/* The column of the hits of term I. */
static void put_term(struct series_table *t, size_t i)
{
	struct buf b;

	buf_init(&b);
	series_label(t->s, i, SERIES_HITS, "", &b);
	table_name(&t->table, "hits", buf_str(&b));
	buf_done(&b);
}

/* The columns of the hits of series I, BEHIND it what they are. */
static void put_hits_name(struct series_table *t, size_t i, const char *behind, const char *title)
{
	struct buf b;

	if (t->several || t->text) {
		put_name(t, behind, title);
		return;
	}
	buf_init(&b);
	series_label(t->s, i, SERIES_HITS, "", &b);
	buf_printf(&b, "%s%s", b.len ? " " : "", behind);
	table_name(&t->table, "hits", buf_str(&b));
	buf_done(&b);
}

static size_t columns_of_hits(const struct series_table *t)
{
	return !t->hits                ? 0
	       : t->several            ? 1
	       : series_has_hits(t->s) ? series_n(t->s, SERIES_HITS)
				       : 0;
}

static void put_hits_names(struct series_table *t)
{
	for (size_t i = 0; i < columns_of_hits(t); i++) {
		if (t->several)
			put_name(t, "hits", N_("hits"));
		else
			put_term(t, i);
		put_hits_name(t, i, "per 10,000", N_("per 10,000"));
	}
}

static void put_hits_mean_names(struct series_table *t)
{
	for (size_t i = 0; i < columns_of_hits(t); i++) {
		put_hits_name(t, i, t->several ? "hits_mean" : "mean", N_("mean hits"));
		put_hits_name(t, i, "per 10,000 mean", N_("mean per 10,000"));
	}
}

static void put_header(struct series_table *t)
{
	table_text(&t->table, timeline_unit_name(t->s->timeline->unit));
	if (t->several)
		put_name(t, "series", N_("series"));
	put_name(t, "statements", N_("statements"));
	put_name(t, "all", N_("of all"));
	if (t->hits)
		batch_put_base_names(&t->table);
	if (!t->last)
		put_hits_names(t);
	if (t->share)
		batch_put_share_names(&t->table);
	if (t->mean) {
		/* TRANSLATORS: over a column of moving means. */
		put_name(t, "statements_mean", N_("mean"));
		if (t->share)
			put_name(t, "share_mean", N_("mean percent"));
		if (!t->last)
			put_hits_mean_names(t);
	}
	if (t->last)
		put_hits_names(t);
	if (t->last && t->mean)
		put_hits_mean_names(t);
}

void batch_put_base_names(struct table *t)
{
	bool text = t->format == TABLE_TEXT;

	/* TRANSLATORS: heading of a column: how many statements were looked through. */
	table_text(t, text ? _("searched") : "searched");
	table_text(t, text ? _("words") : "words");
}

void batch_put_base(struct table *t, uint64_t searched, uint64_t words, bool has)
{
	if (!has) {
		table_none(t);
		table_none(t);
		return;
	}
	table_number(t, searched);
	table_number(t, words);
}

void batch_put_share(struct table *t, const struct series_numbers *n, bool has)
{
	double low, high;

	series_interval(n, &low, &high);
	if (!has || !n->all) {
		table_none(t);
		table_none(t);
		table_none(t);
		return;
	}
	table_decimal(t, series_value(n, SERIES_SHARE, 1));
	table_decimal(t, low);
	table_decimal(t, high);
}

void batch_put_share_names(struct table *t)
{
	bool text = t->format == TABLE_TEXT;

	table_text(t, text ? _("percent") : "share");
	/* TRANSLATORS: over the two ends of an interval that the true value lies in. */
	/* xgettext:no-c-format */
	table_text(t, text ? _("95 % from") : "share_low");
	/* TRANSLATORS: over the upper end of an interval. */
	table_text(t, text ? _("to") : "share_high");
}

/* A value that has a base, if HAS. */
static void put_value(struct series_table *t, const struct series_numbers *n,
		      enum series_measure measure, size_t units, bool has)
{
	if (has)
		table_decimal(&t->table, series_value(n, measure, units));
	else
		table_none(&t->table);
}

/* What GROUP and its neighbours have; of what is no bar nothing. */
static struct series_numbers numbers_around(struct series_table *t, size_t group, size_t i,
					    enum series_measure measure, size_t *units)
{
	*units = 1;
	if (group < TIMELINE_BARS)
		return (struct series_numbers){0};
	return series_around(t->s, group - TIMELINE_BARS, i, measure, t->mean, units);
}

static void put_hits_means(struct series_table *t, size_t group, size_t i)
{
	for (size_t k = 0; k < columns_of_hits(t); k++) {
		size_t units;
		struct series_numbers n =
			numbers_around(t, group, t->several ? i : k, SERIES_HITS, &units);

		put_value(t, &n, SERIES_HITS, units, n.terms);
		put_value(t, &n, SERIES_RATE, units, n.terms && n.words);
	}
}

static void put_means(struct series_table *t, size_t group, size_t i)
{
	size_t units;
	struct series_numbers n = numbers_around(t, group, i, SERIES_STATEMENTS, &units);

	put_value(t, &n, SERIES_STATEMENTS, units, group >= TIMELINE_BARS);
	if (t->share)
		put_value(t, &n, SERIES_SHARE, units, n.all && series_has_share(t->s));
	if (!t->last)
		put_hits_means(t, group, i);
}

static void put_hits(struct series_table *t, size_t group, size_t i)
{
	for (size_t k = 0; k < columns_of_hits(t); k++) {
		struct series_numbers n =
			series_numbers(t->s, group, t->several ? i : k, SERIES_HITS);

		if (n.terms)
			table_number(&t->table, n.hits);
		else
			table_none(&t->table);
		put_value(t, &n, SERIES_RATE, 1, n.terms && n.words);
	}
}

static void put_row(struct series_table *t, const char *label, size_t group, size_t i)
{
	struct series_numbers n = series_numbers(t->s, group, i, SERIES_STATEMENTS);

	table_text(&t->table, label);
	if (t->several)
		put_label(t, i, SERIES_STATEMENTS);
	table_number(&t->table, n.statements);
	table_number(&t->table, n.all);
	if (t->hits)
		batch_put_base(&t->table, n.searched, n.words, n.terms);
	if (!t->last)
		put_hits(t, group, i);
	if (t->share)
		batch_put_share(&t->table, &n, series_has_share(t->s));
	if (t->mean)
		put_means(t, group, i);
	if (t->last)
		put_hits(t, group, i);
	if (t->last && t->mean)
		put_hits_means(t, group, i);
	table_end_row(&t->table);
}

static void put_group(struct series_table *t, const char *label, size_t group)
{
	size_t n = series_n(t->s, SERIES_STATEMENTS);

	for (size_t i = 0; i < n; i++)
		put_row(t, label, group, i);
}

static void put_groups(struct series_table *t)
{
	const struct timeline *time = t->s->timeline;
	const struct tally_row *rows = t->s->whole.rows;
	struct buf label;

	put_header(t);
	table_end_row(&t->table);
	buf_init(&label);
	for (size_t i = 0; i < time->bars_n; i++) {
		buf_clear(&label);
		timeline_label(time, time->bars[i].unit, &label);
		put_group(t, buf_str(&label), TIMELINE_BARS + i);
	}
	buf_done(&label);
	if (rows[TIMELINE_UNCERTAIN].all)
		put_group(t, t->text ? _("uncertain") : "uncertain", TIMELINE_UNCERTAIN);
	if (rows[TIMELINE_UNDATED].all)
		put_group(t, t->text ? _("undated") : "undated", TIMELINE_UNDATED);
}

/* A row a series: how evenly it is spread over the units. */
static void put_dispersion(struct series_table *t)
{
	size_t n = series_n(t->s, SERIES_HITS);

	put_name(t, "series", N_("series"));
	put_name(t, "units", N_("units"));
	put_name(t, "counted", N_("counted"));
	put_name(t, "base", N_("of all"));
	table_text(&t->table, "dp");
	table_text(&t->table, "dpnorm");
	table_end_row(&t->table);
	for (size_t i = 0; i < n; i++) {
		uint64_t counted = 0, base = 0;
		size_t parts;
		double norm, dp = series_dispersion(t->s, i, &norm, &parts);

		for (size_t bar = 0; bar < t->s->timeline->bars_n; bar++) {
			uint64_t count, of;

			series_part(t->s, bar, i, &count, &of);
			counted += count;
			base += of;
		}
		put_label(t, i, SERIES_HITS);
		table_number(&t->table, parts);
		table_number(&t->table, counted);
		table_number(&t->table, base);
		table_decimal(&t->table, dp);
		table_decimal(&t->table, norm);
		table_end_row(&t->table);
	}
}

void batch_series(const struct series *s, unsigned mean, bool dispersion, const char *format,
		  FILE *out)
{
	struct series_table t = {.s = s, .mean = mean, .several = s->kind != SERIES_FILTER};

	table_init(&t.table, table_format(format));
	t.text = t.table.format == TABLE_TEXT;
	t.share = series_has_share(s);
	t.hits = t.text ? series_has_hits(s) : t.share;
	t.last = !t.text && !t.several;
	if (dispersion)
		put_dispersion(&t);
	else
		put_groups(&t);
	table_print(&t.table, out);
	table_done(&t.table);
}
