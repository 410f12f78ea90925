/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* TEI: texts in a group, each with a title page, whose day and author are not those of the others. */
#include "config.h"

#include "read/read_tei.h"

#include <stdlib.h>
#include <strings.h>

#include "base/err.h"
#include "read/account.h"
#include "read/format.h"

static struct tei_level *text_round(struct tei *t)
{
	struct tei_level *l = &t->levels[t->depth];

	while (l->place != P_TOP && l->element != T_TEXT)
		l--;
	return l;
}

void tei_group_start(struct tei *t, struct tei_level *l)
{
	const struct draft *session = &t->debate.session;
	struct tei_outer *outer = xcalloc(1, sizeof *outer);

	outer->date = session->s.date;
	outer->edtf = session->s.edtf;
	outer->date_text = session->s.date_text;
	outer->calendar = session->shared.calendar;
	outer->date_orig = session->rare.date_orig;
	outer->date_rank = t->debate.date_rank;
	outer->day = t->debate.date;
	outer->author = t->author;
	outer->best = t->best[TEI_BEST_AUTHOR];
	outer->receipt = t->receipt[TEI_BEST_AUTHOR];
	l->outer = outer;
}

void tei_group_end(struct tei *t, struct tei_level *l)
{
	const struct tei_outer *outer = l->outer;
	struct draft *session = &t->debate.session;

	tei_give(t);
	if (outer->dated) {
		session->s.date = outer->date;
		session->s.edtf = outer->edtf;
		session->s.date_text = outer->date_text;
		session->shared.calendar = outer->calendar;
		session->rare.date_orig = outer->date_orig;
		t->debate.date_rank = outer->date_rank;
		t->debate.date = outer->day;
	}
	if (outer->authored) {
		t->author = outer->author;
		t->best[TEI_BEST_AUTHOR] = outer->best;
		t->receipt[TEI_BEST_AUTHOR] = outer->receipt;
	}
	free(l->outer);
	l->outer = NULL;
}

struct tei_level *tei_group_text(struct tei *t)
{
	struct tei_level *l = text_round(t);

	return l->outer ? l : NULL;
}

bool tei_is_prefatory(const char *type)
{
	static const char *const known[] = {
		"preface",   "section",    "contents",      "toc",      "title",
		"titlepage", "title-page", "imprint",       "colophon", "foreword",
		"index",     "persons",    "abbreviations", "sources",
	};

	for (size_t i = 0; type && i < sizeof known / sizeof *known; i++)
		if (!strcasecmp(type, known[i]))
			return true;
	return false;
}

bool tei_group_front(struct tei *t, struct tei_level *l, const struct xml_attribute *a, size_t n)
{
	if (l[-1].element != T_FRONT || !tei_group_text(t) ||
	    (l->element != T_DOCDATE && l->element != T_DOCAUTHOR && l->element != T_TITLEPART))
		return false;
	account_leave_out(reading_account(t->r), ACCOUNT_FRONT);
	l->place = P_FRONT;
	tei_header_start(t, l, a, n);
	return true;
}

void tei_group_field(struct tei *t, enum tei_element e)
{
	struct tei_outer *outer = text_round(t)->outer;
	struct draft *session = &t->debate.session;

	if (!outer)
		return;
	if (e == T_DOCDATE && !outer->dated) {
		outer->dated = true;
		session->s.edtf = session->s.date_text = NULL;
		session->shared.calendar = session->rare.date_orig = NULL;
		t->debate.date_rank = 0;
		t->debate.date = (struct account_receipt){0};
	} else if (e == T_DOCAUTHOR && !outer->authored) {
		outer->authored = true;
		t->author = NULL;
		t->best[TEI_BEST_AUTHOR] = 0;
		t->receipt[TEI_BEST_AUTHOR] = (struct account_receipt){0};
	}
}
