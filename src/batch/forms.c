/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "analysis/forms.h"
#include "app/session.h"
#include "base/buf.h"
#include "base/i18n.h"
#include "batch/batch_private.h"
#include "batch/table.h"
#include "search/query.h"

size_t batch_forms(struct session *session, const char *format, FILE *out)
{
	const struct query *q = session_query(session);
	struct forms f;
	struct table t;
	struct buf term;
	bool text;
	size_t n;

	table_init(&t, table_format(format));
	text = t.format == TABLE_TEXT;
	/* TRANSLATORS: heading of a column of the forms that were found. */
	table_text(&t, text ? _("form") : "form");
	/* TRANSLATORS: heading of a column of the forms that were found. */
	table_text(&t, text ? _("hits") : "hits");
	/* TRANSLATORS: heading of a column of the forms that were found. */
	table_text(&t, text ? _("statements") : "statements");
	/* TRANSLATORS: heading of a column of the forms that were found. */
	table_text(&t, text ? _("found by") : "term");
	table_end_row(&t);
	forms_init(&f, session_view(session), q, session_fold(session));
	buf_init(&term);
	for (size_t i = 0; i < f.n; i++) {
		buf_clear(&term);
		query_term_print(q, f.items[i].term, &term);
		table_text(&t, f.items[i].text);
		table_number(&t, f.items[i].hits);
		table_number(&t, f.items[i].statements);
		table_text(&t, buf_str(&term));
		table_end_row(&t);
	}
	table_print(&t, out);
	n = f.n;
	buf_done(&term);
	forms_done(&f);
	table_done(&t);
	return n;
}
