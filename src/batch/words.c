/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "app/session.h"
#include "base/i18n.h"
#include "batch/batch_private.h"
#include "batch/table.h"
#include "analysis/keyness.h"

static double rate(uint64_t n, uint64_t words)
{
	return words ? (double)n * 1e4 / (double)words : 0;
}

static void put_header(struct table *t)
{
	bool text = t->format == TABLE_TEXT;

	table_text(t, text ? _("word") : "word");
	table_text(t, text ? _("shown") : "shown");
	table_text(t, text ? _("rest") : "rest");
	table_text(t, text ? _("per 10,000") : "shown per 10,000");
	table_text(t, text ? _("of the rest") : "rest per 10,000");
	table_text(t, text ? "G2" : "g2");
	table_end_row(t);
}

static void put_word(struct table *t, const struct keyness *k, size_t i)
{
	const struct keyness_row *row = &k->rows[i];
	const struct keyness_word *w = &k->words[row->word];
	size_t len;
	const char *label = keyness_label(k, i, &len);

	table_bytes(t, label, len);
	table_number(t, w->shown);
	table_number(t, w->rest);
	table_decimal(t, rate(w->shown, k->total_shown));
	table_decimal(t, rate(w->rest, k->total_rest));
	table_decimal(t, k->total_rest ? row->weight : 0);
	table_end_row(t);
}

size_t batch_words(struct session *session, const char *format, bool under, FILE *out)
{
	enum { LEAST = 3 };
	struct tally_source source;
	struct keyness k;
	struct table t;
	size_t n;

	session_tally_source(session, false, &source);
	table_init(&t, table_format(format));
	keyness_init(&k, session_fold(session));
	keyness_choose(&k, LEAST, under);
	keyness_start(&k, &source);
	while (keyness_work(&k))
		;
	put_header(&t);
	for (size_t i = 0; i < k.rows_n; i++)
		put_word(&t, &k, i);
	table_print(&t, out);
	n = k.rows_n;
	table_done(&t);
	keyness_done(&k);
	return n;
}
