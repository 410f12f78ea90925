/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "analysis/counts.h"

#include "analysis/collocates.h"
#include "analysis/keyness.h"
#include "analysis/phrases.h"
#include "analysis/reused.h"
#include "app/session.h"
#include "app/settings.h"
#include "base/i18n.h"
#include "batch/batch_private.h"
#include "batch/table.h"
#include "search/query.h"

/* For programs all columns are there, each in its place; text leaves out those that say nothing. */
static bool has_column(const struct table *t, const struct counts *c, size_t column)
{
	if (t->format == TABLE_TEXT)
		return counts_has(c, column);
	return !c->ops->replaced || !c->ops->replaced(c, column);
}

static void put_header(struct table *t, const struct counts *c)
{
	bool text = t->format == TABLE_TEXT;

	table_text(t, text ? _(c->ops->label) : c->ops->label);
	for (size_t i = 0; i < c->ops->columns_n; i++)
		if (has_column(t, c, i))
			table_text(t, text ? _(c->ops->columns[i].title) : c->ops->columns[i].name);
	table_end_row(t);
}

static void put_row(struct table *t, const struct counts *c, size_t row, struct buf *b)
{
	size_t len;
	const char *label = c->ops->label_of(c, row, &len);

	table_bytes(t, label, len);
	for (size_t i = 0; i < c->ops->columns_n; i++) {
		if (!has_column(t, c, i))
			continue;
		if (!counts_has(c, i)) {
			table_none(t);
			continue;
		}
		buf_clear(b);
		counts_print(c, row, i, b);
		if (c->ops->columns[i].type == COUNTS_LINE)
			table_text(t, buf_str(b));
		else if (!b->len)
			table_none(t);
		else
			table_value(t, buf_str(b));
	}
	table_end_row(t);
}

size_t batch_counts(struct counts *c, const char *format, FILE *out)
{
	struct table t;
	struct buf b;
	size_t n;

	while (c->ops->work(c))
		;
	buf_init(&b);
	table_init(&t, table_format(format));
	put_header(&t, c);
	n = c->ops->rows(c);
	for (size_t i = 0; i < n; i++)
		put_row(&t, c, i, &b);
	table_print(&t, out);
	table_done(&t);
	buf_done(&b);
	return n;
}

/* Of too many different ones those in DROPPED statements and fewer were not all kept. */
static void tell_dropped(uint32_t dropped, uint32_t least)
{
	struct buf b;

	if (dropped < least)
		return;
	buf_init(&b);
	buf_printf(&b,
		   _("there were too many to count: what is in %u statements and fewer may be "
		     "missing"),
		   (unsigned)dropped);
	batch_complain(buf_str(&b));
	buf_done(&b);
}

/* Only the first N rows are printed where there are more. */
static void tell_cut(const struct counts *c, size_t n)
{
	size_t all = c->ops->listed_of(c);
	struct buf b;

	if (all <= n)
		return;
	buf_init(&b);
	buf_printf(&b, _("there are more: these are the first %zu of %zu"), n, all);
	batch_complain(buf_str(&b));
	buf_done(&b);
}

size_t batch_words(struct session *session, const struct settings *settings, const char *against,
		   const char *format, bool under, bool *whole, FILE *out)
{
	struct keyness_choice choice = {.level = settings->keyness_level,
					.least = (uint32_t)settings->keyness_least,
					.under = under};
	struct tally_source source;
	struct keyness k;
	size_t n;

	session_tally_source(session, true, &source);
	keyness_init(&k, session_fold(session));
	k.calendar = session_calendars(session)->first;
	k.stop = settings->stop;
	keyness_choose(&k, &choice);
	keyness_start(&k, &source, against ? session_parse(session, against) : NULL);
	n = batch_counts(&k.counts, format, out);
	tell_cut(&k.counts, n);
	tell_dropped(k.dropped, choice.least);
	*whole = !batch_gave_up(k.against);
	if (*whole && k.against && k.in_shown && !k.in_rest)
		batch_complain(_("the query of --words finds nothing to compare with"));
	keyness_done(&k);
	return n;
}

size_t batch_collocates(struct session *session, const struct settings *settings, int order,
			const char *format, FILE *out)
{
	struct tally_source source;
	struct collocates c;
	size_t n;

	session_tally_source(session, true, &source);
	collocates_init(&c, session_fold(session));
	c.choice = (struct collocates_choice){.side = settings->collocates_side,
					      .span = (uint32_t)settings->collocates_span,
					      .least = (uint32_t)settings->collocates_least,
					      .order = (enum collocates_order)order};
	c.stop = settings->stop;
	collocates_start(&c, &source, session_calendars(session)->first);
	n = batch_counts(&c.counts, format, out);
	tell_cut(&c.counts, n);
	collocates_done(&c);
	return n;
}

size_t batch_phrases(struct session *session, const struct settings *settings, int order,
		     const char *format, FILE *out)
{
	struct tally_source source;
	struct phrases p;
	size_t n;

	session_tally_source(session, true, &source);
	phrases_init(&p, session_fold(session), session_collate(session));
	p.choice = (struct phrases_choice){.level = settings->keyness_level,
					   .least = (uint32_t)settings->phrases_least,
					   .words = (uint32_t)settings->phrases_words,
					   .around = settings->phrases_around,
					   .keys = order == 1};
	phrases_start(&p, &source, session_calendars(session)->first);
	n = batch_counts(&p.counts, format, out);
	tell_cut(&p.counts, n);
	tell_dropped(p.dropped, p.choice.least);
	phrases_done(&p);
	return n;
}

size_t batch_reused(struct session *session, const char *format, FILE *out)
{
	struct tally_source source;
	struct reused r;
	size_t n;

	session_tally_source(session, false, &source);
	reused_init(&r, session_fold(session));
	reused_start(&r, &source, REUSED_ALL);
	n = batch_counts(&r.counts, format, out);
	if (r.cut)
		batch_complain(_("there were too many to compare: some may be missing"));
	if (r.listed_of > REUSED_LIST_MAX)
		batch_complain(_("there are more: these are the longest"));
	reused_done(&r);
	return n;
}
