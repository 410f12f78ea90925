/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* What the bars of a timeline do not show. */
#include "config.h"

#include "ui/timeline_pane.h"

#include "base/buf.h"
#include "base/digits.h"
#include "base/i18n.h"

/* Series, or terms, that there is no room for. */
static size_t left_out(const struct timeline_pane *p, bool hits)
{
	if (p->series.kind != SERIES_FILTER)
		return p->left_out;
	return hits ? p->series.whole.left_out : 0;
}

/* A dot behind what is there since FROM. */
static void put_dot(struct buf *out, size_t from)
{
	buf_puts(out, out->len > from ? " · " : "");
}

void timeline_pane_put_apart(const struct timeline_pane *p, struct buf *out)
{
	enum series_measure measure = timeline_pane_measure(p);
	bool hits = measure == SERIES_HITS || measure == SERIES_RATE;
	const struct tally_row *rows = p->series.whole.rows;
	/* The line below says hits with every measure. */
	uint64_t besides = timeline_pane_ready(p) ? series_apart(&p->series) : 0;
	size_t from = out->len;

	if (!rows)
		return;
	if (rows[TIMELINE_UNCERTAIN].shown)
		/* TRANSLATORS: so many statements whose date fits no single year (or month). */
		buf_printf(out, _("%zu uncertain"), rows[TIMELINE_UNCERTAIN].shown);
	if (rows[TIMELINE_UNDATED].shown) {
		put_dot(out, from);
		buf_printf(out, _("%zu undated"), rows[TIMELINE_UNDATED].shown);
	}
	if (left_out(p, hits)) {
		put_dot(out, from);
		/* TRANSLATORS: so many more series, for which there is no room. */
		buf_printf(out, _("%zu not shown"), left_out(p, hits));
	}
	if (besides) {
		put_dot(out, from);
		/* TRANSLATORS: so many more hits are not counted: in role, source and the like. */
		buf_printf(out,
			   ngettext("%llu more hit in other fields",
				    "%llu more hits in other fields", (unsigned long)besides),
			   (unsigned long long)besides);
	}
	digits_convert(out, from);
}

bool timeline_pane_gave_up(const struct pane *pane)
{
	return series_gave_up(&((const struct timeline_pane *)pane)->series);
}
