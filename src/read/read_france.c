/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * The reports of the Assemblée nationale (compteRendu, its "Syceron" files).
 *
 * Each paragraph names its speakers again: those of one speaker are one statement, as long as nobody else
 * speaks and no heading comes. What has no speaker is a direction.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/i18n.h"
#include "read/account.h"
#include "read/day.h"
#include "read/format.h"
#include "read/transcript.h"

enum element {
	F_ABOUT = TRANSCRIPT_OWN,
	F_DATE,
	F_DAY,
	F_NUMBER,
	F_TERM,
	F_SESSION,
	F_POINT,
	F_SUBTITLE,
	F_CHAIR,
	F_PARAGRAPH,
	F_SPEAKER,
	F_NAME,
	F_ID,
	F_ROLE,
	F_TEXT
};

static const struct debate_name names[] = {
	{"uid", DEBATE_LEFT_OUT + ACCOUNT_MACHINE},
	{"seanceRef", DEBATE_LEFT_OUT + ACCOUNT_MACHINE},
	{"sessionRef", DEBATE_LEFT_OUT + ACCOUNT_MACHINE},
	{"sommaire", DEBATE_LEFT_OUT + ACCOUNT_INDEX},
	{"metadonnees", F_ABOUT},
	{"quantiemes", F_ABOUT},
	{"dateSeance", F_DATE},
	{"dateSeanceJour", F_DAY},
	{"numSeance", F_NUMBER},
	{"legislature", F_TERM},
	{"session", F_SESSION},
	{"contenu", TRANSCRIPT_SECTION},
	{"ouvertureSeance", TRANSCRIPT_SECTION},
	{"finSeance", TRANSCRIPT_SECTION},
	{"point", F_POINT},
	{"intitule", TRANSCRIPT_HEADING},
	{"sousIntitule", F_SUBTITLE},
	{"presidentSeance", F_CHAIR},
	{"paragraphe", F_PARAGRAPH},
	{"orateur", F_SPEAKER},
	{"nom", F_NAME},
	{"id", F_ID},
	{"qualite", F_ROLE},
	{"texte", F_TEXT},
	{"tableau", TRANSCRIPT_TABLE},
	{"table", TRANSCRIPT_TABLE},
	{"ligne", TRANSCRIPT_ROW},
	{"tr", TRANSCRIPT_ROW},
	{"cellule", TRANSCRIPT_CELL},
	{"td", TRANSCRIPT_CELL},
	{"th", TRANSCRIPT_CELL},
	{"br", TRANSCRIPT_BREAK},
	{"italique", TRANSCRIPT_ASIDE},
	{"gras", TRANSCRIPT_STRONG},
	{"souligne", TRANSCRIPT_EM},
	{"exposant", TRANSCRIPT_ABOVE},
	{"sup", TRANSCRIPT_ABOVE},
	{"indice", TRANSCRIPT_BELOW},
	{"sub", TRANSCRIPT_BELOW},
	{"note", TRANSCRIPT_NOTE},
};

struct france {
	struct transcript t;
	struct buf term, session, number; /* of the sitting */
	/* of the paragraph */
	struct buf id;
	bool chair;
	size_t speakers;
	struct buf who[PEOPLE_TRAITS], key;
	struct buf part;
	struct buf unraised; /* text without the signs for what is raised */
};

static struct france *of(struct transcript *t)
{
	return (struct france *)t;
}

/* ---- the sitting ---- */

/* "20241001150000000" */
static void date_end(struct transcript *t)
{
	struct buf *part = &of(t)->part, day;

	transcript_keep(t, part);
	buf_init(&day);
	if (part->len >= 8 && strspn(part->data, "0123456789") >= 8)
		buf_printf(&day, "%.4s-%.2s-%.2s", part->data, part->data + 4, part->data + 6);
	else if (day_length(buf_str(part)))
		buf_add(&day, part->data, day_length(part->data));
	if (day.len)
		debate_date(&t->debate, 2, day.data, "", 0, NULL, NULL);
	else if (part->len)
		debate_date(&t->debate, 2, NULL, part->data, part->len, NULL, NULL);
	buf_done(&day);
}

static void about_end(struct transcript *t)
{
	struct france *f = of(t);
	struct buf all;

	buf_init(&all);
	if (f->term.len)
		buf_printf(&all, "%se législature", f->term.data);
	if (f->session.len)
		buf_printf(&all, "%s%s", all.len ? ", " : "", f->session.data);
	if (f->number.len)
		buf_printf(&all, "%sséance %s", all.len ? ", " : "", f->number.data);
	if (all.len)
		transcript_sitting(t, all.data);
	buf_done(&all);
}

/* ---- speakers ---- */

static void start_paragraph(struct transcript *t, const struct xml_attribute *a, size_t n)
{
	struct france *f = of(t);
	const char *role = debate_attribute(a, n, "roledebat");

	transcript_put(&f->id, debate_attribute(a, n, "id_syceron"));
	f->chair = role && !strcmp(role, "president");
	f->speakers = 0;
	for (int i = 0; i < PEOPLE_TRAITS; i++)
		buf_clear(&f->who[i]);
	buf_clear(&f->key);
}

/* "M. Jean Exemple (SOC)": a group is one word. */
static void name_end(struct transcript *t)
{
	struct france *f = of(t);
	struct buf *name = &f->part, group;

	transcript_keep(t, name);
	while (name->len && strchr(" .,:", name->data[name->len - 1]))
		buf_truncate(name, name->len - 1);
	if (!name->len)
		return;
	f->speakers++;
	buf_init(&group);
	if (transcript_part(name, &group)) {
		if (strpbrk(buf_str(&group), " \t\r\n"))
			buf_printf(name, " (%s)", group.data);
		else
			transcript_join(&f->who[PEOPLE_PARTY], buf_str(&group));
	}
	buf_done(&group);
	transcript_join(&f->who[PEOPLE_NAME], buf_str(name));
}

static void role_end(struct transcript *t)
{
	struct buf *part = &of(t)->part;
	const char *role;

	transcript_keep(t, part);
	while (part->len && strchr(" .,", part->data[part->len - 1]))
		buf_truncate(part, part->len - 1);
	role = buf_str(part);
	role += strspn(role, " ,");
	if (*role)
		transcript_join(&of(t)->who[PEOPLE_ROLE], role);
}

/* The text of a paragraph starts: its speakers are known. */
static void start_text(struct transcript *t, struct transcript_level *l)
{
	struct france *f = of(t);
	const char *key = buf_str(f->key.len ? &f->key : &f->who[PEOPLE_NAME]);

	if (l[-1].element == F_POINT) {
		transcript_read(t, l);
		l->ending = TRANSCRIPT_END_HEADING;
		return;
	}
	if (!f->speakers) {
		transcript_block(t, l, MARK_STAGE);
		return;
	}
	if (!transcript_goes_on(t, key)) {
		transcript_turn(t, f->chair ? "chair" : "speech", f->id.len ? f->id.data : NULL);
		transcript_put(&t->turn.key, key);
		for (int i = 0; i < PEOPLE_TRAITS; i++)
			transcript_put(&t->turn.who[i], buf_str(&f->who[i]));
	}
	transcript_block(t, l, MARK_P);
}

/* ---- elements ---- */

static void france_start(struct transcript *t, struct transcript_level *l,
			 const struct xml_attribute *a, size_t n)
{
	if (l->place == TRANSCRIPT_LINE)
		return;
	switch (l->element) {
	case F_ABOUT:
		account_leave_out(reading_account(t->r), ACCOUNT_FILE);
		l->place = TRANSCRIPT_ABOUT;
		l->ending = TRANSCRIPT_END_OWN;
		break;
	case F_DATE:
	case F_DAY:
	case F_NUMBER:
	case F_TERM:
	case F_SESSION:
		if (l->place == TRANSCRIPT_ABOUT)
			transcript_read(t, l);
		break;
	case F_POINT: transcript_section(t, l); break;
	case F_PARAGRAPH: start_paragraph(t, a, n); break;
	case F_SPEAKER: break;
	case F_NAME:
	case F_ID:
	case F_ROLE:
		if (l[-1].element == F_SPEAKER)
			transcript_read(t, l);
		break;
	case F_TEXT:
		if (l->place != TRANSCRIPT_ABOUT)
			start_text(t, l);
		break;
	default: transcript_read(t, l); break;
	}
}

static void france_end(struct transcript *t, struct transcript_level *l)
{
	struct france *f = of(t);
	struct buf *part = &f->part;

	switch (l->element) {
	case F_ABOUT: about_end(t); break;
	case F_DATE: date_end(t); break;
	case F_DAY:
		transcript_keep(t, part);
		if (part->len)
			debate_date(&t->debate, 1, NULL, part->data, part->len, NULL, NULL);
		break;
	case F_NUMBER: transcript_keep(t, &f->number); break;
	case F_TERM: transcript_keep(t, &f->term); break;
	case F_SESSION:
		if (f->session.len)
			transcript_refuse(t, ACCOUNT_SECOND);
		else
			transcript_keep(t, &f->session);
		break;
	case F_SUBTITLE:
		/* An empty one is "0". */
		if (strcmp(transcript_field(t), "0") != 0)
			transcript_keep_heading(t, l);
		else
			transcript_refuse(t, ACCOUNT_MACHINE);
		break;
	case F_CHAIR:
		transcript_keep(t, part);
		debate_pend(&t->debate, buf_str(part), part->len);
		break;
	case F_NAME: name_end(t); break;
	case F_ID:
		transcript_refuse(t, ACCOUNT_MACHINE);
		transcript_join(&f->key, transcript_field(t));
		break;
	case F_ROLE: role_end(t); break;
	default: break;
	}
}

/* ---- the whole ---- */

static const struct transcript_rules rules = {
	.names = names,
	.n = sizeof names / sizeof names[0],
	.start = france_start,
	.end = france_end,
};

static bool france_matches(const char *ns, const char *name)
{
	return (!*ns || strstr(ns, "assemblee-nationale.fr")) && !strcmp(name, "compteRendu");
}

/* "n[[o]] 12": what was raised in print. */
static void france_text(void *state, const char *s, size_t len)
{
	struct france *f = state;
	const char *end = s + len;

	if (!memchr(s, '[', len)) {
		transcript_text(state, s, len);
		return;
	}
	buf_clear(&f->unraised);
	for (; s < end; s++)
		if (end - s > 1 && s[0] == s[1] && strchr("[]", *s))
			s++;
		else
			buf_putc(&f->unraised, *s);
	transcript_text(state, buf_str(&f->unraised), f->unraised.len);
}

static void *france_open(struct reading *r)
{
	struct france *f = xcalloc(1, sizeof *f);

	transcript_init(&f->t, r, &rules);
	transcript_language(&f->t, "fr");
	buf_init(&f->term);
	buf_init(&f->session);
	buf_init(&f->number);
	buf_init(&f->id);
	for (int i = 0; i < PEOPLE_TRAITS; i++)
		buf_init(&f->who[i]);
	buf_init(&f->key);
	buf_init(&f->part);
	buf_init(&f->unraised);
	return f;
}

static void france_close(void *state, enum xml_end end)
{
	struct france *f = state;

	transcript_close(&f->t, end);
	transcript_done(&f->t);
	buf_done(&f->term);
	buf_done(&f->session);
	buf_done(&f->number);
	buf_done(&f->id);
	for (int i = 0; i < PEOPLE_TRAITS; i++)
		buf_done(&f->who[i]);
	buf_done(&f->key);
	buf_done(&f->part);
	buf_done(&f->unraised);
	free(f);
}

const struct format format_france = {
	.name = "france",
	.title = N_("Reports of the Assemblée nationale (France)"),
	.matches = france_matches,
	.open = france_open,
	.start = transcript_start,
	.end = transcript_end,
	.text = france_text,
	.close = france_close,
};
