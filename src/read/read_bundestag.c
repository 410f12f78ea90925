/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * The stenographic reports of the German Bundestag since 2017 (dbtplenarprotokoll.dtd).
 *
 * A `rede` is what somebody has the floor for; within it speak the chair (`name`, p klasse="N") and
 * whoever asks a question. Each is a turn of its own.
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
	B_ROOT = TRANSCRIPT_OWN,
	B_FRONT, /* what is about the report; the date in it counts */
	B_DATE,
	B_PERIOD,
	B_NUMBER,
	B_PLACE,
	B_ITEM,
	B_SPEECH,
	B_SPEAKER,
	B_NAME,
	B_NAME_PART,
	B_PARTY,
	B_ROLE,
	B_STATE,
	B_P
};

static const struct debate_name names[] = {
	{"dbtplenarprotokoll", B_ROOT},
	{"vorspann", B_FRONT},
	{"inhaltsverzeichnis", DEBATE_LEFT_OUT + ACCOUNT_INDEX},
	{"rednerliste", DEBATE_LEFT_OUT + ACCOUNT_INDEX},
	{"seite", DEBATE_LEFT_OUT + ACCOUNT_PAGE},
	{"seitenbuchstabe", DEBATE_LEFT_OUT + ACCOUNT_PAGE},
	{"datum", B_DATE},
	{"wahlperiode", B_PERIOD},
	{"sitzungsnr", B_NUMBER},
	{"ort", B_PLACE},
	{"sitzungsbeginn", TRANSCRIPT_SECTION},
	{"tagesordnungspunkt", B_ITEM},
	{"anlagen", TRANSCRIPT_SECTION},
	{"anlage", TRANSCRIPT_SECTION},
	{"anlagen-text", TRANSCRIPT_SECTION},
	{"anlagen-titel", TRANSCRIPT_HEADING},
	{"rede", B_SPEECH},
	{"redner", B_SPEAKER},
	{"name", B_NAME},
	{"titel", B_NAME_PART},
	{"vorname", B_NAME_PART},
	{"namenszusatz", B_NAME_PART},
	{"nachname", B_NAME_PART},
	{"ortszusatz", B_NAME_PART},
	{"fraktion", B_PARTY},
	{"rolle_lang", B_ROLE},
	{"rolle_kurz", DEBATE_LEFT_OUT + ACCOUNT_SECOND},
	{"bundesland", B_STATE},
	{"bdland", B_STATE},
	{"p", B_P},
	{"kommentar", TRANSCRIPT_STAGE},
	{"zitat", TRANSCRIPT_QUOTE},
	{"liste", TRANSCRIPT_LIST},
	{"ul", TRANSCRIPT_LIST},
	{"ol", TRANSCRIPT_NUMBERS},
	{"li", TRANSCRIPT_ITEM},
	{"table", TRANSCRIPT_TABLE},
	{"tr", TRANSCRIPT_ROW},
	{"td", TRANSCRIPT_CELL},
	{"th", TRANSCRIPT_CELL},
	{"br", TRANSCRIPT_BREAK},
	{"b", TRANSCRIPT_STRONG},
	{"i", TRANSCRIPT_EM},
	{"sup", TRANSCRIPT_ABOVE},
	{"sub", TRANSCRIPT_BELOW},
	{"fussnote", TRANSCRIPT_NOTE},
};

/* Where a level is: in the paragraph before a speech, in the description of a speaker. */
enum own { ELSEWHERE, LABEL, SPEAKER };

struct bundestag {
	struct transcript t;
	bool named;                /* the speaker's name was given in its parts */
	struct buf period, number; /* of the sitting */
	struct buf part;
};

static struct bundestag *of(struct transcript *t)
{
	return (struct bundestag *)t;
}

/* ---- the sitting ---- */

/* That of the root element counts more than one in the front. */
static void take_date(struct transcript *t, int rank, const char *s)
{
	if (s && *s)
		debate_date(&t->debate, rank, NULL, s, strlen(s), NULL, NULL);
}

/* What the sitting is called, once that is known. */
static void take_sitting(struct transcript *t)
{
	struct bundestag *b = of(t);
	struct buf sitting;

	if (!b->period.len && !b->number.len)
		return;
	buf_init(&sitting);
	if (b->period.len)
		buf_printf(&sitting, "%s. Wahlperiode", b->period.data);
	if (b->number.len)
		buf_printf(&sitting, "%s%s. Sitzung", sitting.len ? ", " : "", b->number.data);
	transcript_sitting(t, sitting.data);
	buf_done(&sitting);
}

static void take_place(struct transcript *t, const char *place)
{
	if (t->debate.session.shared.place)
		account_refuse(reading_account(t->r), ACCOUNT_SECOND);
	else if (place)
		t->debate.session.shared.place = debate_keep(&t->debate, place, strlen(place));
}

static void start_root(struct transcript *t, const struct xml_attribute *a, size_t n)
{
	struct bundestag *b = of(t);

	transcript_put(&b->period, debate_attribute(a, n, "wahlperiode"));
	transcript_put(&b->number, debate_attribute(a, n, "sitzung-nr"));
	take_sitting(t);
	take_place(t, debate_attribute(a, n, "sitzung-ort"));
	take_date(t, 2, debate_attribute(a, n, "sitzung-datum"));
}

/* What the root says already is said again in the front. */
static void keep_first(struct transcript *t, struct buf *to)
{
	if (to->len)
		transcript_refuse(t, ACCOUNT_SECOND);
	else
		transcript_keep(t, to);
}

static void front_end(struct transcript *t, const struct transcript_level *l)
{
	struct bundestag *b = of(t);

	switch (l->element) {
	case B_PERIOD: keep_first(t, &b->period); break;
	case B_NUMBER: keep_first(t, &b->number); break;
	case B_PLACE:
		transcript_keep(t, &b->part);
		take_place(t, buf_str(&b->part));
		break;
	default: take_sitting(t); break;
	}
}

static void date_end(struct transcript *t)
{
	struct buf text;

	buf_init(&text);
	transcript_keep(t, &text);
	take_date(t, 1, text.len ? text.data : NULL);
	buf_done(&text);
}

/* ---- speakers ---- */

/* Somebody speaks, within a speech or between them. */
static void turn(struct transcript *t, const struct transcript_level *l, const char *kind)
{
	if (l->speech)
		transcript_next(t, kind);
	else
		transcript_turn(t, kind, NULL);
	of(t)->named = false;
}

/* "Präsidentin Berta Muster:" has the floor. A paragraph of that class that ends in no colon is text. */
static void chair_end(struct transcript *t, const struct transcript_level *l)
{
	struct bundestag *b = of(t);
	size_t len;

	transcript_keep(t, &b->part);
	len = b->part.len;
	if (!len)
		return;
	if (l->element == B_P && b->part.data[len - 1] != ':') {
		transcript_say_block(t, l - 1, MARK_P, b->part.data, len);
		return;
	}
	while (len && strchr(" \t\r\n:", b->part.data[len - 1]))
		len--;
	turn(t, l - 1, "chair");
	buf_add(&t->turn.who[PEOPLE_NAME], b->part.data, len);
}

static void name_part_end(struct transcript *t)
{
	struct bundestag *b = of(t);
	struct buf *name = &t->turn.who[PEOPLE_NAME];

	transcript_keep(t, &b->part);
	if (!b->part.len)
		return;
	buf_printf(name, "%s%s", name->len ? " " : "", b->part.data);
	b->named = true;
}

/* The label before a speech, "Dr. Anna Muster (SPD):", says what the speaker's parts do. */
static void label_end(struct transcript *t)
{
	struct buf *name = &t->turn.who[PEOPLE_NAME];

	if (of(t)->named) {
		transcript_refuse(t, ACCOUNT_SECOND);
		return;
	}
	transcript_keep(t, name);
	if (!transcript_part(name, &t->turn.who[PEOPLE_PARTY]))
		buf_truncate(name, strcspn(buf_str(name), ":"));
}

/* ---- elements ---- */

static void start_paragraph(struct transcript *t, struct transcript_level *l,
			    const struct xml_attribute *a, size_t n)
{
	const char *class = debate_attribute(a, n, "klasse");

	if (class && !strcmp(class, "redner")) {
		turn(t, l, "speech");
		transcript_read(t, l);
		l->own = LABEL;
	} else if (class && !strcmp(class, "N")) {
		transcript_read(t, l);
	} else if (class && !strncmp(class, "T_", 2) && !l->speech) {
		transcript_read(t, l);
		l->ending = TRANSCRIPT_END_HEADING;
	} else {
		l->quote += class && *class == 'Z' && !l->quote;
		transcript_paragraph(t, l);
	}
}

static void start_item(struct transcript *t, struct transcript_level *l,
		       const struct xml_attribute *a, size_t n)
{
	const char *id = debate_attribute(a, n, "top-id");

	transcript_section(t, l);
	if (id)
		transcript_heading(t, l, id, true);
}

static void bundestag_start(struct transcript *t, struct transcript_level *l,
			    const struct xml_attribute *a, size_t n)
{
	switch (l->element) {
	case B_ROOT: start_root(t, a, n); return;
	case B_FRONT:
		account_leave_out(reading_account(t->r), ACCOUNT_FILE);
		l->place = TRANSCRIPT_ABOUT;
		l->ending = TRANSCRIPT_END_OWN;
		return;
	case B_PERIOD:
	case B_NUMBER:
	case B_PLACE:
		if (l->place == TRANSCRIPT_ABOUT)
			transcript_read(t, l);
		return;
	case B_DATE:
		if (l->place != TRANSCRIPT_ABOUT)
			return;
		take_date(t, 1, debate_attribute(a, n, "date"));
		transcript_read(t, l);
		return;
	default: break;
	}
	if (l->place == TRANSCRIPT_ABOUT)
		return;
	switch (l->element) {
	case B_ITEM: start_item(t, l, a, n); break;
	case B_SPEECH:
		transcript_turn(t, "speech", debate_attribute(a, n, "id"));
		l->speech = true;
		l->ending = TRANSCRIPT_END_OWN;
		break;
	case B_SPEAKER:
		if (l[-1].own != LABEL)
			turn(t, l, "speech");
		l->own = SPEAKER;
		l->ending = TRANSCRIPT_END_OWN;
		break;
	case B_NAME:
		if (l[-1].own != SPEAKER)
			transcript_read(t, l);
		break;
	case B_P: start_paragraph(t, l, a, n); break;
	default: transcript_read(t, l); break;
	}
}

static void bundestag_end(struct transcript *t, struct transcript_level *l)
{
	int up = l[-1].own;

	switch (l->element) {
	case B_DATE: date_end(t); break;
	case B_FRONT:
	case B_PERIOD:
	case B_NUMBER:
	case B_PLACE: front_end(t, l); break;
	case B_SPEECH: transcript_end_turn(t); break;
	case B_SPEAKER:
		/* What follows in its paragraph is the label. */
		if (up == LABEL)
			transcript_read(t, l - 1);
		break;
	case B_NAME: chair_end(t, l); break;
	case B_NAME_PART: name_part_end(t); break;
	case B_PARTY: transcript_add(t, &t->turn.who[PEOPLE_PARTY]); break;
	case B_ROLE: transcript_add(t, &t->turn.who[PEOPLE_ROLE]); break;
	case B_STATE: transcript_add(t, &t->turn.who[PEOPLE_CONSTITUENCY]); break;
	case B_P:
		if (l->own == LABEL)
			label_end(t);
		else
			chair_end(t, l);
		break;
	default: break;
	}
}

/* ---- the whole ---- */

static const struct transcript_rules rules = {
	.names = names,
	.n = sizeof names / sizeof names[0],
	.start = bundestag_start,
	.end = bundestag_end,
};

static bool bundestag_matches(const char *ns, const char *name)
{
	return !*ns && !strcmp(name, "dbtplenarprotokoll");
}

static void *bundestag_open(struct reading *r)
{
	struct bundestag *b = xcalloc(1, sizeof *b);

	transcript_init(&b->t, r, &rules);
	transcript_language(&b->t, "de");
	buf_init(&b->period);
	buf_init(&b->number);
	buf_init(&b->part);
	return b;
}

static void bundestag_close(void *state, enum xml_end end)
{
	struct bundestag *b = state;

	transcript_close(&b->t, end);
	transcript_done(&b->t);
	buf_done(&b->period);
	buf_done(&b->number);
	buf_done(&b->part);
	free(b);
}

const struct format format_bundestag = {
	.name = "plenarprotokoll",
	.title = N_("Reports of the Bundestag since 2017 (Germany)"),
	.matches = bundestag_matches,
	.open = bundestag_open,
	.start = transcript_start,
	.end = transcript_end,
	.text = transcript_text,
	.close = bundestag_close,
};
