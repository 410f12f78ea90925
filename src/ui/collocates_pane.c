/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/collocates_pane.h"

#include <stdlib.h>

#include "app/session.h"
#include "app/settings.h"
#include "base/count.h"
#include "base/digits.h"
#include "base/err.h"
#include "base/i18n.h"
#include "search/query.h"

static void collocates_pane_start(struct counts_pane *base)
{
	struct collocates_pane *p = (struct collocates_pane *)base;
	struct tally_source source;

	session_tally_source(base->session, true, &source);
	collocates_start(&p->collocates, &source, session_calendars(base->session)->first);
}

static void collocates_save(const struct pane *pane, struct pane_place *place)
{
	const struct collocates_choice *c =
		&((const struct collocates_pane *)pane)->collocates.choice;

	counts_pane_save(pane, place);
	place->shown[0] = (int)c->side * COLLOCATES_ORDERS + (int)c->order;
	place->shown[1] = (int)c->span;
	place->shown[2] = (int)c->least;
}

static void collocates_restore(struct pane *pane, const struct pane_place *place)
{
	struct collocates_pane *p = (struct collocates_pane *)pane;

	p->collocates.choice = (struct collocates_choice){
		.side = (enum collocates_side)(place->shown[0] / COLLOCATES_ORDERS),
		.order = (enum collocates_order)(place->shown[0] % COLLOCATES_ORDERS),
		.span = (uint32_t)place->shown[1],
		.least = (uint32_t)place->shown[2]};
	counts_pane_restore(pane, place);
}

/* Which words are listed: how near, on which side, in how many lines at least. */
static void print_which(const struct collocates_choice *c, struct buf *out)
{
	size_t from = out->len;

	switch (c->side) {
	case COLLOCATES_BEFORE: buf_printf(out, _(", up to %u before"), (unsigned)c->span); break;
	case COLLOCATES_AFTER: buf_printf(out, _(", up to %u after"), (unsigned)c->span); break;
	default: buf_printf(out, _(", up to %u on each side"), (unsigned)c->span); break;
	}
	if (c->least > 1)
		/* TRANSLATORS: so many lines have each of the words. */
		buf_printf(out, ngettext(", in %u or more", ", in %u or more", c->least),
			   (unsigned)c->least);
	digits_convert(out, from);
}

static void collocates_title(const struct pane *pane, struct buf *title, struct buf *right)
{
	const struct collocates_pane *p = (const struct collocates_pane *)pane;
	const struct query *q = session_query(p->base.session);
	struct buf terms;

	buf_init(&terms);
	for (size_t i = 0; i < query_terms(q); i++) {
		buf_puts(&terms, i ? " · " : "");
		query_term_print(q, i, &terms);
	}
	if (terms.len)
		/* TRANSLATORS: in the status line; a number is put in. */
		buf_printf(title, _("Words beside %s"), buf_str(&terms));
	else
		buf_puts(title, _("Words beside the matches"));
	buf_done(&terms);
	print_which(&p->collocates.choice, title);
	if (p->collocates.stop)
		buf_puts(title, _(", without the stop words"));
	buf_printf(right, _("%zu of %zu"), session_view(p->base.session)->n,
		   session_total(p->base.session));
}

static const char *order_text(enum collocates_order order)
{
	static const char *const texts[COLLOCATES_ORDERS] = {
		/* TRANSLATORS: orders of a list, by the names of measures. */
		[COLLOCATES_LOG_DICE] = N_("by logDice"),
		[COLLOCATES_MUTUAL] = N_("by MI"),
		/* TRANSLATORS: an order. */
		[COLLOCATES_T] = N_("by t-score"),
		[COLLOCATES_LIKELIHOOD] = N_("by G2"),
		/* TRANSLATORS: an order. */
		[COLLOCATES_LINES] = N_("by lines"),
	};

	return _(texts[order]);
}

/* Whether the filter looks for something in the text, beside which words stand. */
static bool looks_in_text(const struct session *s)
{
	const struct query *q = session_query(s);
	bool looks = false;

	for (size_t i = 0; i < query_terms(q); i++)
		looks = looks || query_term_in_text(q, i);
	return looks;
}

static void collocates_status(const struct pane *pane, struct buf *left)
{
	const struct collocates_pane *p = (const struct collocates_pane *)pane;
	const struct collocates_choice *c = &p->collocates.choice;
	size_t n = p->base.rows.n, all = p->collocates.listed_of;

	if (!looks_in_text(p->base.session)) {
		buf_puts(left, _("no words in the filter: / types some"));
		return;
	}
	if (counts_pane_busy(&p->base, left))
		return;
	if (!p->base.words.len && all > n)
		/* TRANSLATORS: in the status line; a number is put in. */
		buf_printf(left, ngettext("%zu of %zu word", "%zu of %zu words", all), n, all);
	else
		/* TRANSLATORS: in the status line; a number is put in. */
		buf_printf(left, ngettext("%zu word", "%zu words", (unsigned long)n), n);
	/* The usual order is that of the first column. */
	if (c->order != COLLOCATES_LOG_DICE)
		buf_printf(left, "%s%s", _(", "), order_text(c->order));
	count_group(left, 0);
	digits_convert(left, 0);
}

static size_t collocates_hints(const struct pane *pane, const char **hints)
{
	size_t n = 0;

	(void)pane;
	hints[n++] = HINT_("s measure   ");
	hints[n++] = _("m at least   ");
	hints[n++] = _("h l span   ");
	hints[n++] = HINT_("v side   ");
	hints[n++] = _("enter lines   ");
	return n;
}

static void choose(struct collocates_pane *p, const struct collocates_choice *choice)
{
	if (collocates_choose(&p->collocates, choice))
		counts_pane_choose(&p->base);
	else
		counts_pane_count(&p->base);
}

static uint32_t next_least(uint32_t least)
{
	static const uint32_t leasts[] = {1, 3, 5, 10, 30, 100};
	enum { LEASTS = sizeof leasts / sizeof *leasts };
	size_t at = 0;

	while (at < LEASTS && leasts[at] <= least)
		at++;
	return leasts[at % LEASTS];
}

static uint32_t moved_span(uint32_t span, long by)
{
	long to = (long)span + by;

	return to < 1 ? 1 : to > COLLOCATES_SPAN_MOST ? COLLOCATES_SPAN_MOST : (uint32_t)to;
}

static struct request collocates_command(struct pane *pane, enum command c, int count)
{
	struct collocates_pane *p = (struct collocates_pane *)pane;
	struct collocates_choice choice = p->collocates.choice;

	switch (c) {
	case COMMAND_VIEW_UNIT:
		choice.least = count > 0 ? (uint32_t)count : next_least(choice.least);
		break;
	case COMMAND_VIEW_MEASURE: choice.side = (choice.side + 1) % COLLOCATES_SIDES; break;
	case COMMAND_VIEW_RIGHT: choice.span = moved_span(choice.span, command_times(count)); break;
	case COMMAND_VIEW_LEFT: choice.span = moved_span(choice.span, -command_times(count)); break;
	case COMMAND_SORT: choice.order = (choice.order + 1) % COLLOCATES_ORDERS; break;
	case COMMAND_OPEN: return counts_pane_evidence(&p->base);
	default: return (struct request){.kind = REQUEST_UNKNOWN};
	}
	choose(p, &choice);
	return (struct request){.kind = REQUEST_NOTHING};
}

static bool collocates_recipe(const struct pane *pane, struct buf *what)
{
	const struct collocates_pane *p = (const struct collocates_pane *)pane;
	const struct collocates_choice *c = &p->collocates.choice;

	/* Only some of the words are not printed on their own. */
	if (p->base.words.len || !query_terms(session_query(p->base.session)))
		return false;
	buf_printf(what, "--collocates=%s --collocates-span=%lu --collocates-side=%s",
		   collocates_order_name((int)c->order), (unsigned long)c->span,
		   collocates_side_name((int)c->side));
	buf_printf(what, " --collocates-least=%lu", (unsigned long)c->least);
	return true;
}

static void collocates_free(struct pane *pane)
{
	struct collocates_pane *p = (struct collocates_pane *)pane;

	counts_pane_done(&p->base);
	collocates_done(&p->collocates);
	free(p);
}

static void collocates_configure_choice(struct collocates_pane *p, const struct settings *settings)
{
	p->collocates.choice.side = settings->collocates_side;
	p->collocates.choice.span = (uint32_t)settings->collocates_span;
	p->collocates.choice.least = (uint32_t)settings->collocates_least;
	p->collocates.stop = settings->stop;
}

static void collocates_configure(struct pane *pane, const struct settings *settings)
{
	collocates_configure_choice((struct collocates_pane *)pane, settings);
	counts_pane_changed(pane);
}

static const struct pane_ops collocates_ops = {
	COUNTS_PANE_OPS,
	.open = counts_pane_open,
	.title = collocates_title,
	.status = collocates_status,
	.hints = collocates_hints,
	.recipe = collocates_recipe,
	.command = collocates_command,
	.save = collocates_save,
	.restore = collocates_restore,
	.configure = collocates_configure,
	.free = collocates_free,
};

struct pane *collocates_pane_new(struct session *session, const struct settings *settings)
{
	struct collocates_pane *p = xcalloc(1, sizeof *p);

	p->base.pane = (struct pane){.ops = &collocates_ops, .bit = PANE_COLLOCATES};
	collocates_init(&p->collocates, session_fold(session));
	collocates_configure_choice(p, settings);
	counts_pane_init(&p->base, session, &p->collocates.counts, collocates_pane_start);
	return &p->base.pane;
}
