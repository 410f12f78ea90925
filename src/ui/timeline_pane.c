/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/timeline_pane.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "app/printers.h"
#include "app/recipe.h"
#include "app/session.h"
#include "app/settings.h"
#include "archive/archive.h"
#include "base/buf.h"
#include "base/charset.h"
#include "base/count.h"
#include "base/digits.h"
#include "base/err.h"
#include "base/i18n.h"
#include "search/query.h"
#include "ui/rows.h"

static size_t shown_at(const struct timeline_pane *p, size_t bar)
{
	return p->series.whole.rows[TIMELINE_BARS + bar].shown;
}

/* Select BAR. */
static void select_bar(struct timeline_pane *p, size_t bar)
{
	p->selected = bar < p->timeline.bars_n ? bar : p->timeline.bars_n - 1;
	p->unit = p->timeline.bars[p->selected].unit;
	p->placed = true;
	p->pane.dirty = true;
}

/* The bars are others: the same unit, else the last bar that shows something. */
static void find_place(struct timeline_pane *p)
{
	size_t bar = p->timeline.bars_n;

	if (!bar)
		return;
	if (p->placed) {
		p->selected = timeline_find(&p->timeline, p->unit);
		if (p->unit == p->timeline.bars[p->selected].unit)
			return;
	}
	while (bar > 1 && !shown_at(p, bar - 1))
		bar--;
	p->selected = bar - 1;
	p->placed = false;
}

/* To the bar of the selected statement, if it is of one. */
static void find_selected(struct timeline_pane *p)
{
	const struct archive *a = session_archive(p->session);
	size_t number = session_view(p->session)->selected;
	int32_t unit;

	if (number >= a->n || !timeline_certain(p->timeline.calendar, p->timeline.unit,
						&a->items[number]->date, &unit))
		return;
	p->unit = unit;
	p->placed = true;
	find_place(p);
}

/* The place that was asked for while there were no bars. */
static void find_asked(struct timeline_pane *p)
{
	size_t bar;

	if (p->opening && p->timeline.bars_n)
		find_selected(p);
	if (p->opening && p->timeline.bars_n && !shown_at(p, p->selected)) {
		/* Where nothing is shown there is nothing to look at. */
		p->placed = false;
		find_place(p);
	}
	p->opening = false;
	if (!p->asks || !p->timeline.bars_n)
		return;
	p->asks = false;
	bar = timeline_find(&p->timeline, p->to);
	while (bar > 0 && p->timeline.bars[bar].unit > p->from &&
	       (!shown_at(p, bar) || p->timeline.bars[bar].unit > p->to))
		bar--;
	select_bar(p, bar);
}

/* ---- what is counted ---- */

int timeline_pane_shows(const struct timeline_pane *p)
{
	bool hits = p->shows == SERIES_HITS || p->shows == SERIES_RATE;

	if (hits ? series_has_hits(&p->series) : series_has_share(&p->series))
		return p->shows;
	return SERIES_STATEMENTS;
}

enum series_measure timeline_pane_measure(const struct timeline_pane *p)
{
	int shows = timeline_pane_shows(p);

	if (shows == TIMELINE_STRIPS)
		return series_has_hits(&p->series) ? SERIES_RATE : SERIES_SHARE;
	return (enum series_measure)shows;
}

size_t timeline_pane_series(const struct timeline_pane *p)
{
	return series_n(&p->series, timeline_pane_measure(p));
}

bool timeline_pane_ready(const struct timeline_pane *p)
{
	return series_ready(&p->series, timeline_pane_measure(p));
}

void timeline_pane_label(const struct timeline_pane *p, size_t i, struct buf *out)
{
	buf_puts(out, "\u2068");
	/* TRANSLATORS: all values of a field but those that are shown by name. */
	series_label(&p->series, i, timeline_pane_measure(p), _("others"), out);
	buf_puts(out, "\u2069");
}

/* The terms of Q that are looked for in the text, else all: SERIES_MOST queries at most; returns how many. */
static size_t queries_of_terms(const struct timeline_pane *p, const struct query *q,
			       struct query **queries)
{
	size_t terms = q ? query_terms(q) : 0, in_text = 0, n = 0;
	struct buf b;

	buf_init(&b);
	for (size_t i = 0; i < terms; i++)
		in_text += query_term_in_text(q, i);
	for (size_t i = 0; i < terms; i++) {
		if (in_text && !query_term_in_text(q, i))
			continue;
		buf_clear(&b);
		query_term_print(q, i, &b);
		if (queries && n < SERIES_MOST)
			queries[n] = session_parse(p->session, buf_str(&b));
		n++;
	}
	buf_done(&b);
	return n;
}

static void start_queries(struct timeline_pane *p, struct tally_source *source, bool rate)
{
	struct query *queries[SERIES_MOST];
	size_t n = 0, all = p->asked_n;

	if (p->by == TIMELINE_BY_TERMS && queries_of_terms(p, source->query, NULL) > 1) {
		size_t terms = queries_of_terms(p, source->query, queries);

		all += terms;
		n = terms < SERIES_MOST ? terms : SERIES_MOST;
	}
	for (size_t i = 0; i < p->asked_n && n < SERIES_MOST; i++)
		queries[n++] = session_parse(p->session, p->asked[i]);
	all += source->query && !query_is_empty(source->query);
	p->left_out = all > SERIES_MOST ? all - SERIES_MOST : 0;
	if (n)
		series_start_queries(&p->series, &p->timeline, source, rate, queries, n);
	else
		series_start(&p->series, &p->timeline, source, rate);
}

/* A slice of counting statements. True: there is more, and what was counted before stands. */
static bool count_slice(struct timeline_pane *p)
{
	struct tally_source source;
	bool rate = p->shows == SERIES_RATE || p->shows == TIMELINE_STRIPS;

	if (p->counted)
		return false;
	if (timeline_work(&p->timeline, session_archive(p->session)))
		return true;
	session_tally_source(p->session, true, &source);
	p->left_out = 0;
	if (p->by == TIMELINE_BY_FIELD)
		series_start_field(&p->series, &p->timeline, &source, rate,
				   session_archive(p->session), p->field, p->timeline.calendar);
	else
		start_queries(p, &source, rate);
	p->counted = true;
	/* A small archive is counted before it is drawn. */
	series_work(&p->series);
	find_place(p);
	find_asked(p);
	p->pane.dirty = true;
	return false;
}

/* Count what is shown now. What has been counted of another archive or calendar is forgotten. */
static void count_again(struct timeline_pane *p)
{
	const struct archive *a = session_archive(p->session);
	enum calendar calendar = session_calendars(p->session)->first;

	if (p->archive != a)
		series_forget(&p->series);
	if (p->archive != a || p->timeline.calendar != calendar) {
		timeline_reset(&p->timeline, calendar, p->timeline.unit);
		p->placed = false;
	}
	p->archive = a;
	p->counted = false;
	count_slice(p);
	p->pane.dirty = true;
}

static void timeline_forget(struct pane *pane)
{
	((struct timeline_pane *)pane)->archive = NULL;
}

static void timeline_changed(struct pane *pane)
{
	count_again((struct timeline_pane *)pane);
}

static void timeline_open(struct pane *pane)
{
	struct timeline_pane *p = (struct timeline_pane *)pane;

	p->opening = true;
	count_again(p);
}

static bool timeline_pane_work(struct pane *pane)
{
	struct timeline_pane *p = (struct timeline_pane *)pane;
	bool busy, more;

	if (!p->counted) {
		count_slice(p);
		return true;
	}
	busy = !timeline_pane_ready(p);
	more = series_work(&p->series);
	/* Hits are drawn when they are all there: half of them would mislead. */
	p->pane.dirty = p->pane.dirty || (busy && timeline_pane_ready(p)) || (busy && !more);
	return more;
}

/* ---- what is said of it ---- */

static void timeline_head(const struct pane *pane, struct buf *title, struct buf *right)
{
	static const char *const units[TIMELINE_UNITS] = {
		N_("Timeline by years"), N_("Timeline by months"), N_("Timeline by decades")};
	const struct timeline_pane *p = (const struct timeline_pane *)pane;
	const struct view *v = session_view(p->session);

	buf_puts(title, _(units[p->timeline.unit]));
	if (p->timeline.calendar != CALENDAR_GREGORIAN)
		buf_printf(title, " (%s)", _(calendar_title(p->timeline.calendar)));
	if (p->by == TIMELINE_BY_FIELD)
		buf_printf(title, " · %s", _(facets_title(p->field)));
	else if (p->by == TIMELINE_BY_TERMS && p->series.kind == SERIES_QUERIES)
		buf_printf(title, " · %s", _("each term by itself"));
	buf_printf(right, _("%zu of %zu"), v->n, session_total(p->session));
}

static void put_count(const struct series_numbers *n, struct buf *out)
{
	size_t start = out->len;

	if (n->statements == n->all)
		buf_printf(out, ngettext("%zu statement", "%zu statements", (unsigned long)n->all),
			   (size_t)n->all);
	else
		buf_printf(out,
			   ngettext("%zu of %zu statement", "%zu of %zu statements",
				    (unsigned long)n->all),
			   (size_t)n->statements, (size_t)n->all);
	count_say(out, start);
}

static void put_share(const struct series_numbers *n, struct buf *out)
{
	size_t start = out->len;
	double low, high;

	if (!n->all)
		return;
	series_interval(n, &low, &high);
	buf_printf(out,
		   /* TRANSLATORS: a share in percent, and the interval the true one lies in, with
		    * a certainty of 95 %. */
		   _(", %.1f %% (95 %%: %.1f–%.1f %%)"), series_value(n, SERIES_SHARE, 1), low,
		   high);
	digits_convert(out, start);
}

/* What SHOWS makes of N: "8", "8 (87.05)", "57.1 %". */
static void put_value(const struct series_numbers *n, int shows, struct buf *out)
{
	bool hits = shows == SERIES_HITS || shows == SERIES_RATE;
	size_t start = out->len;

	if (shows == SERIES_SHARE)
		/* TRANSLATORS: a number of percent. */
		buf_printf(out, _("%.1f %%"), series_value(n, SERIES_SHARE, 1));
	else
		buf_printf(out, "%llu", (unsigned long long)(hits ? n->hits : n->statements));
	if (shows == SERIES_RATE && n->words)
		buf_printf(out, " (%.2f)", series_value(n, SERIES_RATE, 1));
	count_say(out, start);
}

/* The values of all series in GROUP, beside each other; of a filter the hits of its terms. */
static void put_values(const struct timeline_pane *p, size_t group, struct buf *out)
{
	bool filter = p->series.kind == SERIES_FILTER;
	int shows = timeline_pane_shows(p);
	enum series_measure measure = filter ? SERIES_HITS : timeline_pane_measure(p);
	size_t n = filter && !series_has_hits(&p->series) ? 0 : series_n(&p->series, measure);

	if (filter && shows != SERIES_RATE)
		shows = SERIES_HITS;
	for (size_t i = 0; i < n; i++) {
		struct series_numbers x = series_numbers(&p->series, group, i, measure);

		/* TRANSLATORS: between the parts of a list. */
		buf_puts(out, _(", "));
		/* Isolated (UAX #9): the number behind it runs as the sentence does. */
		buf_puts(out, "\u2068");
		series_label(&p->series, i, measure, _("others"), out);
		buf_puts(out, "\u2069 ");
		put_value(&x, shows, out);
	}
}

/* How many words the rates of series I in GROUP refer to, or those of all (SIZE_MAX) where it is as many. */
static void put_base(const struct timeline_pane *p, size_t group, size_t i, struct buf *out)
{
	size_t n = series_n(&p->series, SERIES_RATE), first = i == SIZE_MAX ? 0 : i;
	size_t end = i == SIZE_MAX ? n : i + 1, start = out->len;
	struct series_numbers base = series_numbers(&p->series, group, first, SERIES_RATE);

	for (size_t k = first; k < end; k++) {
		struct series_numbers x = series_numbers(&p->series, group, k, SERIES_RATE);

		if (!x.terms || x.words != base.words)
			return;
	}
	buf_puts(out, _(", "));
	/* TRANSLATORS: in the status line; a number is put in. */
	buf_printf(out, ngettext("%zu word", "%zu words", (unsigned long)base.words),
		   (size_t)base.words);
	count_say(out, start);
}

/* The series that is selected, or the only one there is; SIZE_MAX: none of several. */
static size_t selected_series(const struct timeline_pane *p)
{
	size_t n = timeline_pane_series(p);

	if (p->at && p->at <= n)
		return p->at - 1;
	return n == 1 ? 0 : SIZE_MAX;
}

static void put_mean(const struct timeline_pane *p, size_t i, struct buf *out)
{
	enum series_measure measure = timeline_pane_measure(p);
	size_t units, start = out->len;
	struct series_numbers n =
		series_around(&p->series, p->selected, i, measure, p->mean, &units);

	/* TRANSLATORS: a moving mean. */
	buf_printf(out, _(", mean %.2f"), series_value(&n, measure, units));
	digits_convert(out, start);
}

static void put_dispersion(const struct timeline_pane *p, size_t i, struct buf *out)
{
	size_t parts, start;
	double norm, dp = series_dispersion(&p->series, i, &norm, &parts);

	timeline_pane_label(p, i, out);
	start = out->len;
	if (isnan(dp))
		buf_printf(out, ": %s", charset_symbol("—", "-"));
	else
		/* TRANSLATORS: Gries' measures of dispersion, by their names, and what they mean. */
		buf_printf(out, _(": DP %.2f, DPnorm %.2f (0 spread evenly, 1 all in one place)"),
			   dp, norm);
	digits_convert(out, start);
}

static void put_bar(const struct timeline_pane *p, struct buf *out)
{
	size_t group = TIMELINE_BARS + p->selected, start = out->len, i = selected_series(p);
	bool one = p->at && i != SIZE_MAX, ready = timeline_pane_ready(p);
	const struct tally_row *row = &p->series.whole.rows[group];
	struct series_numbers n = {.statements = row->shown, .all = row->all};

	timeline_title(&p->timeline, p->timeline.bars[p->selected].unit, out);
	digits_convert(out, start);
	if (one && ready) {
		n = series_numbers(&p->series, group, i, timeline_pane_measure(p));
		buf_puts(out, " · ");
		timeline_pane_label(p, i, out);
	}
	/* TRANSLATORS: between a name and what is said of it. */
	buf_puts(out, _(": "));
	put_count(&n, out);
	if (!ready ||
	    (!one && p->series.kind == SERIES_FILTER && !series_ready(&p->series, SERIES_HITS))) {
		buf_printf(out, "%s%s", _(", "), charset_symbol("…", "..."));
		return;
	}
	if (timeline_pane_shows(p) == SERIES_SHARE && (one || p->series.kind == SERIES_FILTER))
		put_share(&n, out);
	if (one && n.terms && timeline_pane_measure(p) != SERIES_SHARE) {
		start = out->len;
		buf_puts(out, _(", "));
		buf_printf(out, ngettext("%llu hit", "%llu hits", (unsigned long)n.hits),
			   (unsigned long long)n.hits);
		if (timeline_pane_measure(p) == SERIES_RATE && n.words)
			buf_printf(out, " (%.2f)", series_value(&n, SERIES_RATE, 1));
		count_say(out, start);
	} else if (!one &&
		   !(p->series.kind == SERIES_FILTER && timeline_pane_shows(p) == SERIES_SHARE)) {
		put_values(p, group, out);
	}
	if (timeline_pane_shows(p) == SERIES_RATE)
		put_base(p, group, one ? i : SIZE_MAX, out);
	if (p->mean && i != SIZE_MAX)
		put_mean(p, i, out);
}

static void timeline_status(const struct pane *pane, struct buf *left)
{
	const struct timeline_pane *p = (const struct timeline_pane *)pane;
	size_t n, i;

	if (!p->timeline.bars_n && !p->counted) {
		n = session_archive(p->session)->n;
		buf_printf(left, _("counting %d %%"),
			   n ? (int)((double)p->timeline.n * 100 / (double)n) : 0);
	} else if (!p->timeline.bars_n) {
		buf_puts(left, _("nothing here has a date"));
	} else if (timeline_pane_shows(p) == TIMELINE_STRIPS && timeline_pane_ready(p) &&
		   timeline_pane_series(p)) {
		i = selected_series(p);
		put_dispersion(p, i == SIZE_MAX ? 0 : i, left);
	} else {
		put_bar(p, left);
	}
}

/* What comes after SHOWS, of what there is. */
static int shows_next(const struct timeline_pane *p, int shows)
{
	struct timeline_pane next = *p;

	do {
		next.shows = (shows + 1) % TIMELINE_SHOWS;
		shows = next.shows;
	} while (timeline_pane_shows(&next) != shows);
	return shows;
}

static size_t timeline_hints(const struct pane *pane, const char **hints)
{
	static const char *const units[TIMELINE_UNITS] = {N_("m months   "), N_("m decades   "),
							  N_("m years   ")};
	static const char *const shows[TIMELINE_SHOWS] = {N_("v statements   "), N_("v hits   "),
							  N_("v per 10,000 words   "),
							  N_("v percent   "), N_("v how even   ")};
	const struct timeline_pane *p = (const struct timeline_pane *)pane;
	size_t n = 0;
	int next = shows_next(p, timeline_pane_shows(p));

	if (timeline_pane_series(p) > 1)
		hints[n++] = _("tab series   ");
	else
		hints[n++] = _("a another query   ");
	hints[n++] = _("f by field   ");
	if (next != timeline_pane_shows(p))
		hints[n++] = _(shows[next]);
	hints[n++] = _(units[p->timeline.unit]);
	hints[n++] = _("enter these   ");
	return n;
}

/* ---- what one does ---- */

static void timeline_step(struct pane *pane, long by)
{
	struct timeline_pane *p = (struct timeline_pane *)pane;

	if (p->timeline.bars_n)
		select_bar(p, rows_moved(p->selected, by, p->timeline.bars_n - 1));
}

/* The next unit. Of the bars that lie in the one selected now, the last that shows something. */
static void next_unit(struct timeline_pane *p)
{
	enum timeline_unit unit = (enum timeline_unit)((p->timeline.unit + 1) % TIMELINE_UNITS);
	int32_t first, last;

	p->asks = p->timeline.bars_n &&
		  timeline_days(&p->timeline, p->timeline.bars[p->selected].unit, &first, &last) &&
		  timeline_unit_of(p->timeline.calendar, unit, first, first, &p->from) &&
		  timeline_unit_of(p->timeline.calendar, unit, last, last, &p->to);
	timeline_reset(&p->timeline, p->timeline.calendar, unit);
	p->placed = false;
	count_again(p);
}

static void next_measure(struct timeline_pane *p)
{
	p->shows = shows_next(p, timeline_pane_shows(p));
	p->at = p->at <= timeline_pane_series(p) ? p->at : 0;
	if (p->shows == SERIES_RATE || p->shows == TIMELINE_STRIPS)
		series_want_rate(&p->series);
	if (p->counted)
		series_work(&p->series);
	p->pane.dirty = true;
}

/* The next that bars can be divided by: nothing, the terms of the filter, each field that is there. */
static void next_division(struct timeline_pane *p)
{
	enum field_id fields[FIELD_NONE + 1];
	unsigned n = facets_fields(session_archive(p->session), p->field, fields), at = 0;

	/* The last is the year. */
	n--;
	if (p->by == TIMELINE_BY_FIELD)
		while (at < n && fields[at] != p->field)
			at++;
	if (p->by == TIMELINE_BY_FIELD)
		at++;
	p->at = 0;
	if (p->by == TIMELINE_BY_NOTHING &&
	    queries_of_terms(p, session_query(p->session), NULL) > 1) {
		p->by = TIMELINE_BY_TERMS;
	} else if (at < n) {
		p->by = TIMELINE_BY_FIELD;
		p->field = fields[at];
	} else {
		p->by = TIMELINE_BY_NOTHING;
	}
	count_again(p);
}

static void next_mean(struct timeline_pane *p, int count)
{
	static const unsigned widths[] = {3, 5, 7, 11, 21};
	int most = settings_row_find("timeline-mean")->high;
	size_t i = 0;

	while (i < sizeof widths / sizeof *widths && widths[i] <= p->mean)
		i++;
	if (count > 0)
		p->mean = (unsigned)(count < most ? count : most);
	else
		p->mean = i < sizeof widths / sizeof *widths ? widths[i] : 0;
	p->pane.dirty = true;
}

static void forget_asked(struct timeline_pane *p)
{
	while (p->asked_n)
		free(p->asked[--p->asked_n]);
}

static void add_asked(struct timeline_pane *p, const char *text, size_t len)
{
	struct buf b = {0};

	if (p->asked_n == SERIES_MOST || !len)
		return;
	buf_add(&b, text, len);
	p->asked[p->asked_n++] = buf_take(&b);
}

/* Another query; an empty line takes them all away. */
static void timeline_answer(struct pane *pane, const char *text)
{
	struct timeline_pane *p = (struct timeline_pane *)pane;

	if (!text[strspn(text, " ")])
		forget_asked(p);
	else
		add_asked(p, text, strlen(text));
	if (p->by == TIMELINE_BY_FIELD)
		p->by = TIMELINE_BY_NOTHING;
	p->at = 0;
	count_again(p);
}

static struct request ask_query(struct timeline_pane *p)
{
	if (p->by == TIMELINE_BY_FIELD || timeline_pane_series(p) < SERIES_MOST || !p->asked_n)
		return (struct request){.kind = REQUEST_ASK, .label = _("another query: ")};
	forget_asked(p);
	count_again(p);
	return (struct request){
		.kind = REQUEST_SAY,
		.term = xstrdup(_("there were six already: those typed here are gone"))};
}

enum { PLACE_UNIT, PLACE_SHOWS, PLACE_AT_UNIT, PLACE_MEAN, PLACE_BY, PLACE_FIELD, PLACE_SERIES };

static void timeline_save(const struct pane *pane, struct pane_place *place)
{
	const struct timeline_pane *p = (const struct timeline_pane *)pane;
	struct buf b;

	place->shown[PLACE_UNIT] = (int)p->timeline.unit;
	place->shown[PLACE_SHOWS] = p->shows;
	place->shown[PLACE_AT_UNIT] = p->unit;
	place->shown[PLACE_MEAN] = (int)p->mean;
	place->shown[PLACE_BY] = (int)p->by;
	place->shown[PLACE_FIELD] = (int)p->field;
	place->shown[PLACE_SERIES] = (int)p->at;
	place->selected = p->placed;
	place->top = p->left;
	/* A line each. */
	buf_init(&b);
	for (size_t i = 0; i < p->asked_n; i++)
		buf_printf(&b, "%s\n", p->asked[i]);
	place->asked = buf_take(&b);
}

static void timeline_restore(struct pane *pane, const struct pane_place *place)
{
	struct timeline_pane *p = (struct timeline_pane *)pane;

	if (p->timeline.unit != (enum timeline_unit)place->shown[PLACE_UNIT])
		timeline_reset(&p->timeline, p->timeline.calendar,
			       (enum timeline_unit)place->shown[PLACE_UNIT]);
	p->shows = place->shown[PLACE_SHOWS];
	p->unit = place->shown[PLACE_AT_UNIT];
	p->mean = (unsigned)place->shown[PLACE_MEAN];
	p->by = (enum timeline_by)place->shown[PLACE_BY];
	p->field = (enum field_id)place->shown[PLACE_FIELD];
	p->at = (size_t)place->shown[PLACE_SERIES];
	p->placed = place->selected == 1;
	p->left = place->top;
	forget_asked(p);
	for (const char *s = place->asked ? place->asked : ""; *s;) {
		size_t len = strcspn(s, "\n");

		add_asked(p, s, len);
		s += len + (s[len] == '\n');
	}
	p->opening = p->asks = false;
	count_again(p);
}

/* The bar, or what is counted of the series selected in it, as a filter. */
static struct request narrow(const struct timeline_pane *p)
{
	enum request_kind kind = REQUEST_NARROW;
	struct buf b, series;

	if (!p->timeline.bars_n)
		return (struct request){.kind = REQUEST_NOTHING};
	buf_init(&b);
	buf_init(&series);
	if (p->at && p->at <= timeline_pane_series(p)) {
		if (!series_query(&p->series, p->at - 1, timeline_pane_measure(p), &series))
			kind = REQUEST_FILTER;
		query_text_begin(buf_str(&series), &b);
	}
	facets_query_time(&p->timeline, p->timeline.bars[p->selected].unit,
			  p->series.whole.rows[TIMELINE_UNCERTAIN].all > 0, &b);
	buf_done(&series);
	return (struct request){.kind = kind, .term = buf_take(&b)};
}

static struct request timeline_command(struct pane *pane, enum command c, int count)
{
	enum { MONTHS = 12 };
	struct timeline_pane *p = (struct timeline_pane *)pane;
	long year = p->timeline.unit == TIMELINE_MONTH ? MONTHS : 1;

	switch (c) {
	case COMMAND_VIEW_LEFT: timeline_step(pane, -command_times(count)); break;
	case COMMAND_VIEW_RIGHT: timeline_step(pane, command_times(count)); break;
	case COMMAND_PREVIOUS_YEAR: timeline_step(pane, -year * command_times(count)); break;
	case COMMAND_NEXT_YEAR: timeline_step(pane, year * command_times(count)); break;
	case COMMAND_VIEW_UNIT: next_unit(p); break;
	case COMMAND_VIEW_MEASURE: next_measure(p); break;
	case COMMAND_VIEW_SERIES: next_division(p); break;
	case COMMAND_VIEW_MEAN: next_mean(p, count); break;
	case COMMAND_VIEW_QUERY: return ask_query(p);
	case COMMAND_SWITCH:
		p->at = p->at < timeline_pane_series(p) ? p->at + 1 : 0;
		p->pane.dirty = true;
		break;
	case COMMAND_OPEN: return narrow(p);
	default: return (struct request){.kind = REQUEST_UNKNOWN};
	}
	return (struct request){.kind = REQUEST_NOTHING};
}

static void timeline_free(struct pane *pane)
{
	struct timeline_pane *p = (struct timeline_pane *)pane;

	series_done(&p->series);
	timeline_done(&p->timeline);
	forget_asked(p);
	free(p);
}

static void timeline_print(struct pane *pane, const struct printers *by, const char *format,
			   FILE *out)
{
	struct timeline_pane *p = (struct timeline_pane *)pane;

	while (count_slice(p))
		;
	series_want_rate(&p->series);
	while (series_work(&p->series))
		;
	by->series(&p->series, p->mean, timeline_pane_shows(p) == TIMELINE_STRIPS, format, out);
}

static bool timeline_recipe(const struct pane *pane, struct buf *what)
{
	const struct timeline_pane *p = (const struct timeline_pane *)pane;
	const struct series *s = &p->series;
	struct buf b;

	buf_printf(what, "--count-by=%s", timeline_unit_name(p->timeline.unit));
	buf_init(&b);
	for (size_t i = s->first_is_filter; s->kind == SERIES_QUERIES && i < s->n; i++) {
		buf_clear(&b);
		buf_puts(&b, "--series=");
		/* Filters with a name are written out: they may have none elsewhere. */
		query_print_whole(s->queries[i].query, &b);
		recipe_word(buf_str(&b), what);
	}
	if (s->kind == SERIES_FIELD)
		buf_printf(what, " --series-by=%s", field_table[s->field].name);
	if (p->mean || p->settings->timeline_mean)
		buf_printf(what, " --timeline-mean=%u", p->mean);
	if (timeline_pane_shows(p) == TIMELINE_STRIPS)
		buf_puts(what, " --dispersion");
	buf_done(&b);
	return true;
}

static void timeline_configure(struct pane *pane, const struct settings *settings)
{
	((struct timeline_pane *)pane)->mean = (unsigned)settings->timeline_mean;
	pane->dirty = true;
}

static const struct pane_ops timeline_ops = {
	.step = timeline_step,
	.point = pane_point_beside,
	.open = timeline_open,
	.title = timeline_head,
	.status = timeline_status,
	.hints = timeline_hints,
	.gave_up = timeline_pane_gave_up,
	.recipe = timeline_recipe,
	.command = timeline_command,
	.answer = timeline_answer,
	.save = timeline_save,
	.restore = timeline_restore,
	.forget = timeline_forget,
	.changed = timeline_changed,
	.work = timeline_pane_work,
	.configure = timeline_configure,
	.print = timeline_print,
	.free = timeline_free,
};

struct pane *timeline_pane_new(struct session *session, const struct settings *settings)
{
	struct timeline_pane *p = xcalloc(1, sizeof *p);

	p->pane = (struct pane){.ops = &timeline_ops, .bit = PANE_TIMELINE};
	p->session = session;
	p->settings = settings;
	p->mean = (unsigned)settings->timeline_mean;
	timeline_init(&p->timeline, CALENDAR_GREGORIAN, TIMELINE_YEAR);
	series_init(&p->series, session_fold(session), session_collate(session));
	return &p->pane;
}
