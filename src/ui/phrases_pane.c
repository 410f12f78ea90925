/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/phrases_pane.h"

#include <stdlib.h>

#include "app/session.h"
#include "app/settings.h"
#include "base/count.h"
#include "base/digits.h"
#include "base/err.h"
#include "base/i18n.h"
#include "search/query.h"

/* Bits of a place. */
enum { KEYS = 1, AROUND = 2, LEVEL = 4 };

static bool compares(const struct phrases_pane *p)
{
	return session_view(p->base.session)->n < session_total(p->base.session);
}

static bool has_words(const struct phrases_pane *p)
{
	return query_terms(session_query(p->base.session)) > 0;
}

static void phrases_pane_start(struct counts_pane *base)
{
	struct phrases_pane *p = (struct phrases_pane *)base;
	struct tally_source source;

	session_tally_source(base->session, true, &source);
	phrases_start(&p->phrases, &source, session_calendars(base->session)->first);
}

static void phrases_save(const struct pane *pane, struct pane_place *place)
{
	const struct phrases_choice *c = &((const struct phrases_pane *)pane)->phrases.choice;

	counts_pane_save(pane, place);
	place->shown[0] = (c->keys ? KEYS : 0) + (c->around ? AROUND : 0) + LEVEL * (int)c->level;
	place->shown[1] = (int)c->words;
	place->shown[2] = (int)c->least;
}

static void phrases_restore(struct pane *pane, const struct pane_place *place)
{
	struct phrases_pane *p = (struct phrases_pane *)pane;
	int shown = place->shown[0];

	p->phrases.choice = (struct phrases_choice){.keys = shown & KEYS,
						    .around = shown & AROUND,
						    .level = (enum keyness_level)(shown / LEVEL),
						    .words = (uint32_t)place->shown[1],
						    .least = (uint32_t)place->shown[2]};
	counts_pane_restore(pane, place);
}

static void phrases_title(const struct pane *pane, struct buf *title, struct buf *right)
{
	const struct phrases_pane *p = (const struct phrases_pane *)pane;
	const struct phrases_choice *c = &p->phrases.choice;

	buf_puts(title, c->keys && compares(p) ? _("Phrases that stand out") : _("Phrases"));
	if (c->around && has_words(p))
		buf_puts(title, _(" around the filter's words"));
	buf_printf(right, _("%zu of %zu"), session_view(p->base.session)->n,
		   session_total(p->base.session));
}

static void phrases_status(const struct pane *pane, struct buf *left)
{
	const struct phrases_pane *p = (const struct phrases_pane *)pane;
	const struct phrases_choice *c = &p->phrases.choice;
	size_t n = p->base.rows.n;

	if (counts_pane_busy(&p->base, left))
		return;
	/* TRANSLATORS: in the status line; a number is put in. */
	buf_printf(left, ngettext("%zu phrase", "%zu phrases", (unsigned long)n), n);
	if (c->words)
		/* TRANSLATORS: in the status line; a number is put in. */
		buf_printf(left, _(" of %u words"), (unsigned)c->words + 1);
	counts_pane_cut(&p->base, left);
	if (c->keys && phrases_compares(&p->phrases) && c->level != KEYNESS_ALL)
		buf_printf(left, _(", chance below %s"), keyness_level_name((int)c->level));
	buf_printf(left, ngettext(", in %u or more", ", in %u or more", c->least),
		   (unsigned)c->least);
	if (p->phrases.dropped >= c->least)
		buf_printf(left, _("; there were too many: what is in %u and fewer may be missing"),
			   (unsigned)p->phrases.dropped);
	count_group(left, 0);
	digits_convert(left, 0);
}

static size_t phrases_hints(const struct pane *pane, const char **hints)
{
	const struct phrases_pane *p = (const struct phrases_pane *)pane;
	size_t n = 0;

	hints[n++] = _("m at least   ");
	hints[n++] = HINT_("l words   ");
	if (has_words(p))
		hints[n++] = p->phrases.choice.around ? HINT_("space everywhere   ")
						      : HINT_("space around   ");
	if (compares(p))
		hints[n++] =
			p->phrases.choice.keys ? _("v most frequent   ") : _("v that stand out   ");
	hints[n++] = _("enter lines   ");
	return n;
}

static uint32_t next_least(uint32_t least)
{
	static const uint32_t leasts[] = {2, 3, 5, 10, 30, 100};
	enum { LEASTS = sizeof leasts / sizeof *leasts };
	size_t at = 0;

	while (at < LEASTS && leasts[at] <= least)
		at++;
	return leasts[at % LEASTS];
}

static struct request phrases_command(struct pane *pane, enum command c, int count)
{
	struct phrases_pane *p = (struct phrases_pane *)pane;
	struct phrases_choice choice = p->phrases.choice;
	uint32_t by = (uint32_t)(command_times(count) % PHRASES_LONGEST);

	switch (c) {
	case COMMAND_VIEW_UNIT:
		choice.least = count > 1 ? (uint32_t)count : next_least(choice.least);
		break;
	case COMMAND_VIEW_MEASURE:
		if (!compares(p))
			return counts_pane_no_words();
		choice.keys = !choice.keys;
		break;
	case COMMAND_VIEW_RIGHT: choice.words = (choice.words + by) % PHRASES_LONGEST; break;
	case COMMAND_VIEW_LEFT:
		choice.words = (choice.words + PHRASES_LONGEST - by) % PHRASES_LONGEST;
		break;
	case COMMAND_VIEW_PICK:
		if (!has_words(p))
			return counts_pane_no_words();
		choice.around = !choice.around;
		break;
	case COMMAND_OPEN: return counts_pane_evidence(&p->base);
	default: return (struct request){.kind = REQUEST_UNKNOWN};
	}
	if (phrases_choose(&p->phrases, &choice))
		counts_pane_choose(&p->base);
	else
		counts_pane_count(&p->base);
	return (struct request){.kind = REQUEST_NOTHING};
}

static bool phrases_recipe(const struct pane *pane, struct buf *what)
{
	const struct phrases_pane *p = (const struct phrases_pane *)pane;
	const struct phrases_choice *c = &p->phrases.choice;
	bool around = c->around && has_words(p), keys = c->keys && compares(p);

	/* Only some of the phrases are not printed on their own; and no option turns the setting off. */
	if (p->base.words.len || (p->settings->phrases_around && !around))
		return false;
	buf_printf(what, "--phrases=%s --phrases-words=%s --phrases-least=%lu",
		   phrases_order_name(keys), phrases_words_name((int)c->words),
		   (unsigned long)c->least);
	buf_puts(what, around ? " --phrases-around" : "");
	if (keys)
		buf_printf(what, " --keyness-level=%s", keyness_level_name((int)c->level));
	return true;
}

static void phrases_free(struct pane *pane)
{
	struct phrases_pane *p = (struct phrases_pane *)pane;

	counts_pane_done(&p->base);
	phrases_done(&p->phrases);
	free(p);
}

static void phrases_configure_choice(struct phrases_pane *p, const struct settings *settings)
{
	p->phrases.choice.level = settings->keyness_level;
	p->phrases.choice.least = (uint32_t)settings->phrases_least;
	p->phrases.choice.around = settings->phrases_around;
	p->phrases.choice.words = (uint32_t)settings->phrases_words;
}

static void phrases_configure(struct pane *pane, const struct settings *settings)
{
	phrases_configure_choice((struct phrases_pane *)pane, settings);
	counts_pane_changed(pane);
}

static const struct pane_ops phrases_ops = {
	COUNTS_PANE_OPS,
	.open = counts_pane_open,
	.title = phrases_title,
	.status = phrases_status,
	.hints = phrases_hints,
	.recipe = phrases_recipe,
	.command = phrases_command,
	.save = phrases_save,
	.restore = phrases_restore,
	.configure = phrases_configure,
	.free = phrases_free,
};

struct pane *phrases_pane_new(struct session *session, const struct settings *settings)
{
	struct phrases_pane *p = xcalloc(1, sizeof *p);

	p->settings = settings;
	p->base.pane = (struct pane){.ops = &phrases_ops, .bit = PANE_PHRASES};
	phrases_init(&p->phrases, session_fold(session), session_collate(session));
	phrases_configure_choice(p, settings);
	counts_pane_init(&p->base, session, &p->phrases.counts, phrases_pane_start);
	return &p->base.pane;
}
