/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Speeches within speeches in TEI: a turn each, then the outer one goes on, as a statement of its own.
 */
#include "config.h"

#include "read/read_tei.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"

/* Who speaks in a speech that was interrupted, as it said that. */
struct tei_turn {
	char *who, *speaker, *id, *day;
	char *said[PEOPLE_TRAITS];
};

static char *copy(const struct buf *b)
{
	return xstrdup(buf_str(b));
}

static void put(struct buf *b, const char *s)
{
	buf_clear(b);
	buf_puts(b, s);
}

/* The level of the speech that DEPTH is in; 0: it is in none, or in what somebody else says there. */
static int speech_round(const struct tei *t, int depth)
{
	for (; depth > 0; depth--) {
		const struct tei_level *l = &t->levels[depth];

		if (l->ending == TEI_END_STATEMENT)
			return depth;
		if (l->noted || l->quote || l->ending == TEI_END_QUOTE ||
		    (l->element != T_P && l->element != T_SEG && l->element != T_S &&
		     l->element != T_OTHER))
			return 0;
	}
	return 0;
}

static void interrupt(struct tei *t, struct tei_level *l)
{
	const struct body_builder *f = &t->debate.builder.text;
	const struct statement *s = &t->debate.builder.s;
	struct tei_turn *turn = l->turn;

	if (!turn) {
		turn = l->turn = xcalloc(1, sizeof *turn);
		turn->who = copy(&t->who);
		turn->day = s->edtf ? xstrdup(s->edtf) : NULL;
		for (int i = 0; i < PEOPLE_TRAITS; i++)
			turn->said[i] = copy(&t->said[i]);
		turn->speaker = copy(&t->speaker);
	}
	free(turn->id);
	/* Where nothing was said yet it has only just begun. */
	turn->id = s->id && !f->out.len && debate_is_blank(buf_str(&f->raw), f->raw.len)
			   ? xstrdup(s->id)
			   : NULL;
}

bool tei_nested_start(struct tei *t, struct tei_level *l, const struct xml_attribute *a, size_t n)
{
	bool speech = l->element == T_U || l->element == T_POST || l->element == T_SP;
	int round = speech && !t->prose ? speech_round(t, t->depth - 1) : 0;

	if (round) {
		if (t->owner == round)
			interrupt(t, &t->levels[round]);
		tei_speech_start(t, l, a, n);
		t->interrupted = false;
		return true;
	}
	/* A direction is of what was said last. */
	if (t->interrupted && l->element != T_NOTE && l->element != T_GAP)
		tei_resume(t, "x", 1);
	return false;
}

bool tei_resume(struct tei *t, const char *s, size_t len)
{
	int depth = t->depth, i = depth;
	const struct tei_turn *turn;

	if (!t->interrupted || t->levels[depth].noted)
		return true;
	if (debate_is_blank(s, len))
		return false;
	t->interrupted = false;
	while (i > 0 && !t->levels[i].turn)
		i--;
	turn = t->levels[i].turn;
	if (!turn)
		return true;
	t->depth = i;
	tei_speech_begin(t, &t->levels[i], turn->id, NULL, turn->day);
	t->depth = depth;
	put(&t->who, turn->who);
	put(&t->speaker, turn->speaker);
	for (int k = 0; k < PEOPLE_TRAITS; k++)
		put(&t->said[k], turn->said[k]);
	if (t->levels[depth].place == P_BLOCK)
		body_builder_open(&t->debate.builder.text, MARK_P);
	return true;
}

void tei_turn_free(struct tei_level *l)
{
	struct tei_turn *turn = l->turn;

	if (!turn)
		return;
	free(turn->who);
	free(turn->speaker);
	free(turn->id);
	free(turn->day);
	for (int i = 0; i < PEOPLE_TRAITS; i++)
		free(turn->said[i]);
	free(turn);
	l->turn = NULL;
}

void tei_nested_end(struct tei *t, struct tei_level *l)
{
	int i = t->depth - 1;

	tei_turn_free(l);
	while (i > 0 && !t->levels[i].turn)
		i--;
	t->interrupted = i > 0 && !t->owner;
}
