/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include <stdlib.h>

#include "app/session.h"
#include "base/err.h"
#include "search/query.h"
#include "analysis/tally.h"

struct concordance *session_concordance(struct session *s, enum concordance_sort sort, bool reverse)
{
	const struct view *v = session_view(s);
	struct concordance_source source = {
		.archive = session_archive(s),
		.fold = session_fold(s),
		.query = session_parse(s, session_filter_text(s)),
		.rows = xrealloc(NULL, v->n ? v->n : 1, sizeof *source.rows),
		.rows_n = v->n,
	};

	for (size_t i = 0; i < v->n; i++)
		source.rows[i] = (uint32_t)view_at(v, i);
	source.indexes = session_indexes(s, &source.first, &source.indexes_n);
	return concordance_new(&source, sort, reverse);
}

void session_tally_source(struct session *s, bool terms, struct tally_source *source)
{
	*source = (struct tally_source){.view = session_view(s)};
	/* The filter may change while it is counted what it was. */
	if (terms && session_query(s))
		source->query = session_query_again(s);
	source->parts = session_indexes(s, &source->first, &source->parts_n);
}
