/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/words_pane.h"

#include <stdlib.h>
#include <string.h>

#include "app/recipe.h"
#include "app/session.h"
#include "app/settings.h"
#include "base/count.h"
#include "base/digits.h"
#include "base/err.h"
#include "base/i18n.h"
#include "search/query.h"

/* Whether there is something to compare with, or may be. */
static bool compares(const struct words_pane *p)
{
	return session_view(p->base.session)->n < session_total(p->base.session);
}

static void words_start(struct counts_pane *base)
{
	struct words_pane *p = (struct words_pane *)base;
	struct tally_source source;

	session_tally_source(base->session, true, &source);
	p->keyness.calendar = session_calendars(base->session)->first;
	keyness_start(&p->keyness, &source,
		      p->against.len ? session_parse(base->session, buf_str(&p->against)) : NULL);
}

static void words_open(struct pane *pane)
{
	struct words_pane *p = (struct words_pane *)pane;

	buf_clear(&p->against);
	counts_pane_open(pane);
}

static void words_answer(struct pane *pane, const char *text)
{
	struct words_pane *p = (struct words_pane *)pane;

	buf_clear(&p->against);
	buf_puts(&p->against, text);
	p->base.returns = false;
	counts_pane_count(&p->base);
}

static void words_save(const struct pane *pane, struct pane_place *place)
{
	const struct words_pane *p = (const struct words_pane *)pane;

	counts_pane_save(pane, place);
	place->shown[0] = (int)p->keyness.choice.least;
	place->shown[1] = p->keyness.choice.under;
	place->shown[2] = (int)p->keyness.choice.level;
	place->asked = xstrdup(buf_str(&p->against));
}

static void words_restore(struct pane *pane, const struct pane_place *place)
{
	struct words_pane *p = (struct words_pane *)pane;

	p->keyness.choice = (struct keyness_choice){.least = (uint32_t)place->shown[0],
						    .under = place->shown[1],
						    .level = (enum keyness_level)place->shown[2]};
	buf_clear(&p->against);
	buf_puts(&p->against, place->asked ? place->asked : "");
	counts_pane_restore(pane, place);
}

static void words_title(const struct pane *pane, struct buf *title, struct buf *right)
{
	const struct words_pane *p = (const struct words_pane *)pane;
	const struct session *s = p->base.session;
	bool under = p->keyness.choice.under;

	if (!compares(p))
		buf_puts(title, _("Words by number"));
	else if (!p->against.len)
		buf_puts(title,
			 under ? _("Words rarer than in the rest") : _("Words that stand out"));
	else
		buf_printf(title,
			   under ? _("Words rarer than in %s")
				 : _("Words that stand out against %s"),
			   buf_str(&p->against));
	if (p->keyness.stop)
		/* TRANSLATORS: behind the title of a list of words: some that a file names are left out. */
		buf_puts(title, _(", without the stop words"));
	buf_printf(right, _("%zu of %zu"), session_view(p->base.session)->n, session_total(s));
}

/* Why the words are compared with nothing. */
static const char *what_lacks(const struct words_pane *p)
{
	if (compares(p))
		return _(" · nothing to compare with");
	return session_query(p->base.session) ? _(" · the filter leaves nothing to compare with")
					      : _(" · a filter gives something to compare");
}

/* How many words there are, of how many, and by which two settings. */
static void words_status(const struct pane *pane, struct buf *left)
{
	const struct words_pane *p = (const struct words_pane *)pane;
	const struct keyness *k = &p->keyness;
	size_t n = p->base.rows.n;

	if (counts_pane_busy(&p->base, left))
		return;
	if (!keyness_compares(k)) {
		buf_printf(left, ngettext("%zu word", "%zu words", (unsigned long)n), n);
		counts_pane_cut(&p->base, left);
		if (k->common)
			buf_printf(
				left,
				/* TRANSLATORS: words of a language that are in every text: the, of. */
				ngettext(", without the commonest of all",
					 ", without the %zu commonest", (unsigned long)k->common),
				k->common);
	} else {
		buf_printf(left,
			   ngettext("%zu of %zu word", "%zu of %zu words", (unsigned long)k->tried),
			   n, k->tried);
		counts_pane_cut(&p->base, left);
		if (k->choice.level == KEYNESS_ALL)
			buf_puts(left, _(", sure or not"));
		else
			/* TRANSLATORS: the probability that this is chance, of all that is listed. */
			buf_printf(left, _(", chance below %s"),
				   keyness_level_name((int)k->choice.level));
	}
	if (k->choice.least > 1)
		buf_printf(left,
			   /* TRANSLATORS: so many statements have each of the words. */
			   ngettext(", in %u or more", ", in %u or more", k->choice.least),
			   (unsigned)k->choice.least);
	if (k->dropped >= k->choice.least)
		buf_printf(left, _("; there were too many: what is in %u and fewer may be missing"),
			   (unsigned)k->dropped);
	if (!keyness_compares(k) && !k->common)
		buf_puts(left, what_lacks(p));
	count_group(left, 0);
	digits_convert(left, 0);
}

static size_t words_hints(const struct pane *pane, const char **hints)
{
	const struct words_pane *p = (const struct words_pane *)pane;
	size_t n = 0;

	hints[n++] = _("m at least   ");
	if (compares(p)) {
		hints[n++] = HINT_("l level   ");
		hints[n++] =
			p->keyness.choice.under ? _("v more frequent   ") : HINT_("v rarer   ");
		hints[n++] = HINT_("W compare   ");
	}
	hints[n++] = _("enter lines   ");
	if (!compares(p) && p->keyness.common)
		hints[n++] = _("v the commonest too   ");
	else if (!compares(p) && !p->keyness.without_common)
		hints[n++] = _("v without the commonest   ");
	return n;
}

static void choose(struct words_pane *p, struct keyness_choice choice)
{
	keyness_choose(&p->keyness, &choice);
	counts_pane_choose(&p->base);
}

static uint32_t next_least(uint32_t least)
{
	static const uint32_t leasts[] = {1, 3, 10, 30, 100};
	enum { LEASTS = sizeof leasts / sizeof *leasts };
	size_t at = 0;

	while (at < LEASTS && leasts[at] <= least)
		at++;
	return leasts[at % LEASTS];
}

static struct request words_command(struct pane *pane, enum command c, int count)
{
	struct words_pane *p = (struct words_pane *)pane;
	struct keyness_choice choice = p->keyness.choice;
	long by = command_times(count) % KEYNESS_LEVELS;

	switch (c) {
	case COMMAND_VIEW_UNIT:
		choice.least = count > 0 ? (uint32_t)count : next_least(choice.least);
		choose(p, choice);
		break;
	case COMMAND_VIEW_MEASURE:
		if (compares(p))
			choice.under = !choice.under;
		else
			keyness_leave_common(&p->keyness, !p->keyness.without_common);
		choose(p, choice);
		break;
	case COMMAND_VIEW_RIGHT:
	case COMMAND_VIEW_LEFT:
		if (!compares(p))
			return counts_pane_no_words();
		by = c == COMMAND_VIEW_RIGHT ? by : KEYNESS_LEVELS - by;
		choice.level = (enum keyness_level)(((long)choice.level + by) % KEYNESS_LEVELS);
		choose(p, choice);
		break;
	case COMMAND_WORDS:
		if (compares(p))
			/* TRANSLATORS: before what is typed. */
			return (struct request){.kind = REQUEST_ASK, .label = _("compare with: ")};
		return (struct request){.kind = REQUEST_UNKNOWN};
	case COMMAND_OPEN: return counts_pane_evidence(&p->base);
	default: return (struct request){.kind = REQUEST_UNKNOWN};
	}
	return (struct request){.kind = REQUEST_NOTHING};
}

static bool words_gave_up(const struct pane *pane)
{
	return query_overruns(((const struct words_pane *)pane)->keyness.against) > 0;
}

static bool words_recipe(const struct pane *pane, struct buf *what)
{
	const struct words_pane *p = (const struct words_pane *)pane;
	const struct keyness_choice *choice = &p->keyness.choice;
	struct buf b;

	/* Only some of the words are not printed on their own, nor are they where nothing is compared. */
	if (p->base.words.len || p->keyness.common || !session_query(p->base.session))
		return false;
	buf_init(&b);
	buf_printf(&b, p->against.len ? "--words=%s" : "--words", buf_str(&p->against));
	recipe_word(buf_str(&b), what);
	buf_done(&b);
	buf_printf(what, "%s --keyness-level=%s --keyness-least=%lu",
		   choice->under ? " --reverse" : "", keyness_level_name((int)choice->level),
		   (unsigned long)choice->least);
	return true;
}

static void words_free(struct pane *pane)
{
	struct words_pane *p = (struct words_pane *)pane;

	counts_pane_done(&p->base);
	keyness_done(&p->keyness);
	buf_done(&p->against);
	free(p);
}

static void words_configure_choice(struct words_pane *p, const struct settings *settings)
{
	p->keyness.choice.level = settings->keyness_level;
	p->keyness.choice.least = (uint32_t)settings->keyness_least;
	p->keyness.stop = settings->stop;
}

static void words_configure(struct pane *pane, const struct settings *settings)
{
	words_configure_choice((struct words_pane *)pane, settings);
	counts_pane_changed(pane);
}

static const struct pane_ops words_ops = {
	COUNTS_PANE_OPS,          .open = words_open,     .title = words_title,
	.status = words_status,   .hints = words_hints,   .recipe = words_recipe,
	.command = words_command, .answer = words_answer, .save = words_save,
	.restore = words_restore, .free = words_free,     .configure = words_configure,
	.gave_up = words_gave_up,
};

struct pane *words_pane_new(struct session *session, const struct settings *settings)
{
	struct words_pane *p = xcalloc(1, sizeof *p);

	p->base.pane = (struct pane){.ops = &words_ops, .bit = PANE_WORDS};
	keyness_init(&p->keyness, session_fold(session));
	words_configure_choice(p, settings);
	keyness_leave_common(&p->keyness, true);
	buf_init(&p->against);
	counts_pane_init(&p->base, session, &p->keyness.counts, words_start);
	return &p->base.pane;
}
