/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * The Official Report of the Houses of Parliament at Westminster, 1803-2005, as it was digitised: a file
 * is a volume, with many sittings of either House in it.
 *
 * Nothing but a `member` in a paragraph says that a speech begins; paragraphs without one go on with it.
 * So the start of a paragraph, "1." or "§", waits until it is known whose it is.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/i18n.h"
#include "read/account.h"
#include "read/format.h"
#include "read/transcript.h"

enum element {
	H_COMMONS = TRANSCRIPT_OWN,
	H_LORDS,
	H_HALL,
	H_COMMITTEE,
	H_ANSWERS,
	H_LORDS_ANSWERS,
	H_STATEMENTS,
	H_LORDS_STATEMENTS,
	H_PETITIONS,
	H_TITLE,
	H_DATE,
	H_P,
	H_MEMBER,
	H_CONSTITUENCY
};

static const struct debate_name names[] = {
	{"housecommons", H_COMMONS},
	{"houselords", H_LORDS},
	{"commons", H_COMMONS},
	{"lords", H_LORDS},
	{"westminsterhall", H_HALL},
	{"grandcommitteereport", H_COMMITTEE},
	{"writtenanswers", H_ANSWERS},
	{"writtenstatements", H_STATEMENTS},
	{"lordswrittenanswers", H_LORDS_ANSWERS},
	{"lordswrittenstatements", H_LORDS_STATEMENTS},
	{"petitions", H_PETITIONS},
	{"titlepage", DEBATE_LEFT_OUT + ACCOUNT_FRONT},
	{"index", DEBATE_LEFT_OUT + ACCOUNT_INDEX},
	{"image", DEBATE_LEFT_OUT + ACCOUNT_PAGE},
	{"col", DEBATE_LEFT_OUT + ACCOUNT_PAGE},
	{"section", TRANSCRIPT_SECTION},
	{"debates", TRANSCRIPT_SECTION},
	{"oralquestions", TRANSCRIPT_SECTION},
	{"title", H_TITLE},
	{"date", H_DATE},
	{"p", H_P},
	{"member", H_MEMBER},
	{"memberconstituency", H_CONSTITUENCY},
	{"membercontribution", TRANSCRIPT_OTHER},
	{"quote", TRANSCRIPT_QUOTE},
	{"ul", TRANSCRIPT_LIST},
	{"ol", TRANSCRIPT_NUMBERS},
	{"li", TRANSCRIPT_ITEM},
	{"division", TRANSCRIPT_OTHER},
	{"table", TRANSCRIPT_TABLE},
	{"tr", TRANSCRIPT_ROW},
	{"td", TRANSCRIPT_CELL},
	{"th", TRANSCRIPT_CELL},
	{"lb", TRANSCRIPT_BREAK},
	{"br", TRANSCRIPT_BREAK},
	{"b", TRANSCRIPT_STRONG},
	{"i", TRANSCRIPT_EM},
	{"u", TRANSCRIPT_EM},
	{"sub", TRANSCRIPT_BELOW},
	{"sup", TRANSCRIPT_ABOVE},
};

/* What the parts of a volume are called where they have no title. */
static const char *const houses[] = {
	"House of Commons",   "House of Lords",
	"Westminster Hall",   "Grand Committee",
	"Written Answers",    "Written Answers (Lords)",
	"Written Statements", "Written Statements (Lords)",
	"Petitions",
};

enum { HOUSES = sizeof houses / sizeof houses[0] };

/* Where a level is. */
enum own { ELSEWHERE, IN_HOUSE, IN_MEMBER };

struct hansard {
	struct transcript t;
	struct buf id;                       /* of a paragraph */
	struct buf name, constituency, part; /* of a member */
	char *when;                          /* the attribute of a date */
	int rank;                            /* of the last date: a later one is of another day */
	bool in_house, titled;               /* a part of the volume is open, and has a title */
};

static struct hansard *of(struct transcript *t)
{
	return (struct hansard *)t;
}

/* ---- sittings ---- */

static void start_house(struct transcript *t, struct transcript_level *l)
{
	struct hansard *h = of(t);

	transcript_section(t, l);
	if (h->in_house)
		return;
	transcript_reset(t);
	t->debate.session.s.occasion = houses[l->element - TRANSCRIPT_OWN];
	h->in_house = true;
	h->titled = false;
	l->own = IN_HOUSE;
	l->ending = TRANSCRIPT_END_OWN;
}

static void title_end(struct transcript *t, const struct transcript_level *l)
{
	struct hansard *h = of(t);

	if (l[-1].own != IN_HOUSE || h->titled) {
		transcript_keep_heading(t, l);
		return;
	}
	transcript_keep(t, &h->part);
	h->titled = h->part.len > 0;
	if (h->titled)
		transcript_sitting(t, h->part.data);
}

static void start_date(struct transcript *t, struct transcript_level *l,
		       const struct xml_attribute *a, size_t n)
{
	const char *when = debate_attribute(a, n, "format");

	if (l->place != TRANSCRIPT_LOOSE)
		return;
	transcript_read(t, l);
	of(t)->when = when && *when ? xstrdup(when) : NULL;
}

static void date_end(struct transcript *t)
{
	struct hansard *h = of(t);
	const char *text = transcript_field(t);

	transcript_close_turn(t);
	account_offer(reading_account(t->r));
	if (h->when || *text)
		debate_date(&t->debate, ++h->rank, h->when, text, strlen(text), NULL, NULL);
	free(h->when);
	h->when = NULL;
}

/* ---- members ---- */

/* The paragraph that has waited is a member's. */
static void start_member(struct transcript *t, struct transcript_level *l)
{
	struct hansard *h = of(t);

	if (l->place == TRANSCRIPT_WAITING)
		transcript_keep(t, &t->ahead);
	if (l[-1].place <= TRANSCRIPT_WAITING)
		transcript_block(t, l - 1, MARK_P);
	buf_clear(&h->name);
	buf_clear(&h->constituency);
	transcript_read(t, l);
	l->own = IN_MEMBER;
}

static void name_piece(struct transcript *t)
{
	struct hansard *h = of(t);

	transcript_keep(t, &h->part);
	if (h->part.len)
		buf_printf(&h->name, "%s%s", h->name.len ? " " : "", h->part.data);
}

static void start_constituency(struct transcript *t, struct transcript_level *l)
{
	if (l[-1].own == IN_MEMBER)
		name_piece(t);
	transcript_read(t, l);
}

/* "(Fife, E.)", "(Fylde) (Con)". */
static void take_constituency(struct transcript *t, struct buf *all)
{
	struct buf *last = &of(t)->part, *place = &t->turn.who[PEOPLE_CONSTITUENCY];

	buf_clear(last);
	if (transcript_part(all, last)) {
		transcript_put(&t->turn.who[PEOPLE_PARTY], buf_str(last));
		buf_clear(last);
		transcript_part(all, last);
	}
	transcript_put(place, buf_str(last->len ? last : all));
}

static void constituency_end(struct transcript *t, struct transcript_level *l)
{
	struct hansard *h = of(t);

	transcript_keep(t, &h->constituency);
	if (l[-1].own == IN_MEMBER) {
		/* More of the name may follow. */
		transcript_read(t, l - 1);
		return;
	}
	if (t->due)
		take_constituency(t, &h->constituency);
	else
		transcript_say(t, l - 1, h->constituency.data, h->constituency.len);
}

static void member_end(struct transcript *t)
{
	struct hansard *h = of(t);
	struct buf *name = &h->name;

	name_piece(t);
	while (name->len && strchr(" ,:;-", name->data[name->len - 1]))
		buf_truncate(name, name->len - 1);
	if (!transcript_goes_on(t, buf_str(name))) {
		transcript_turn(t, "speech", h->id.len ? h->id.data : NULL);
		transcript_put(&t->turn.key, buf_str(name));
		transcript_put(&t->turn.who[PEOPLE_NAME], buf_str(name));
		if (h->constituency.len)
			take_constituency(t, &h->constituency);
	}
	/* What parts the name from the speech is still to come. */
	t->leading = true;
}

/* ---- the whole ---- */

static void hansard_start(struct transcript *t, struct transcript_level *l,
			  const struct xml_attribute *a, size_t n)
{
	bool line = l->place == TRANSCRIPT_LINE;

	switch (l->element) {
	case H_TITLE:
		if (l->place == TRANSCRIPT_LOOSE)
			transcript_read(t, l);
		break;
	case H_DATE: start_date(t, l, a, n); break;
	case H_P:
		if (l->place == TRANSCRIPT_LOOSE) {
			transcript_put(&of(t)->id, debate_attribute(a, n, "id"));
			transcript_wait(t, l);
		} else if (!line) {
			transcript_paragraph(t, l);
		}
		break;
	case H_MEMBER:
		if (!line && l->place != TRANSCRIPT_CELLS)
			start_member(t, l);
		break;
	case H_CONSTITUENCY:
		if (!line || l[-1].own == IN_MEMBER)
			start_constituency(t, l);
		break;
	default:
		if (!line)
			start_house(t, l);
		break;
	}
}

static void hansard_end(struct transcript *t, struct transcript_level *l)
{
	switch (l->element) {
	case H_TITLE: title_end(t, l); break;
	case H_DATE: date_end(t); break;
	case H_MEMBER: member_end(t); break;
	case H_CONSTITUENCY: constituency_end(t, l); break;
	default: of(t)->in_house = false; break;
	}
}

static const struct transcript_rules rules = {
	.names = names,
	.n = sizeof names / sizeof names[0],
	.lead = ":",
	.speaker = H_MEMBER,
	.start = hansard_start,
	.end = hansard_end,
};

/* Australia's has the same root, but a version, and dots in the names of its elements. */
static enum format_answer hansard_look(const struct format *f, const struct events *begin,
				       bool whole)
{
	const struct event *last = &begin->items[begin->n - 1];

	(void)f;
	(void)whole;
	if (strcmp(begin->items[0].name, "hansard") != 0 || *begin->items[0].ns)
		return FORMAT_NO;
	if (event_attribute(begin->items, "version") ||
	    (last->kind == EVENT_START && strchr(last->name, '.')))
		return FORMAT_NO;
	return transcript_knows(&rules, begin);
}

static void *hansard_open(struct reading *r)
{
	struct hansard *h = xcalloc(1, sizeof *h);

	transcript_init(&h->t, r, &rules);
	transcript_language(&h->t, "en");
	buf_init(&h->id);
	buf_init(&h->name);
	buf_init(&h->constituency);
	buf_init(&h->part);
	return h;
}

static void hansard_close(void *state, enum xml_end end)
{
	struct hansard *h = state;

	transcript_close(&h->t, end);
	transcript_done(&h->t);
	buf_done(&h->id);
	buf_done(&h->name);
	buf_done(&h->constituency);
	buf_done(&h->part);
	free(h->when);
	free(h);
}

const struct format format_hansard = {
	.name = "hansard",
	.title = N_("Hansard of Westminster, 1803 to 2005 (United Kingdom)"),
	.look = hansard_look,
	.open = hansard_open,
	.start = transcript_start,
	.end = transcript_end,
	.text = transcript_text,
	.close = hansard_close,
};
