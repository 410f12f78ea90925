/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * The verbatim reports of the European Parliament (CRE), as bare DEBATS or in a page of HTML.
 *
 * Each speech is in the language it was held in; the headings are in all of them, of which one is taken.
 */
#include "config.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/i18n.h"
#include "read/account.h"
#include "read/day.h"
#include "read/format.h"
#include "read/transcript.h"

enum element {
	E_HEAD = TRANSCRIPT_OWN,
	E_META,
	E_CHAPTER,
	E_HEADING,
	E_NUMBER,
	E_SPEECH,
	E_SPEAKER,
	E_EMPHASIS
};

static const struct debate_name names[] = {
	{"HEAD", E_HEAD},
	{"META", E_META},
	{"CHAPTER", E_CHAPTER},
	{"TL-CHAP", E_HEADING},
	{"NUMERO", E_NUMBER},
	{"INTERVENTION", E_SPEECH},
	{"ORATEUR", E_SPEAKER},
	{"EMPHAS", E_EMPHASIS},
	{"PARA", TRANSCRIPT_P},
	{"P", TRANSCRIPT_P},
	{"QUOTE", TRANSCRIPT_QUOTE},
	{"UL", TRANSCRIPT_LIST},
	{"OL", TRANSCRIPT_NUMBERS},
	{"LI", TRANSCRIPT_ITEM},
	{"TABLE", TRANSCRIPT_TABLE},
	{"TR", TRANSCRIPT_ROW},
	{"TD", TRANSCRIPT_CELL},
	{"TH", TRANSCRIPT_CELL},
	{"BR", TRANSCRIPT_BREAK},
	{"SUP", TRANSCRIPT_ABOVE},
	{"SUB", TRANSCRIPT_BELOW},
	{"NOTE", TRANSCRIPT_NOTE},
};

/* Where a level is: in the name before a speech; in bold there; in a heading in English. */
enum own { ELSEWHERE, IN_SPEAKER, IN_NAME, IN_ENGLISH };

struct europarl {
	struct transcript t;
	struct buf heading; /* of the chapter that has begun */
	bool english;       /* it is in English */
	struct account_receipt receipt;
	struct buf id, when, language; /* of the speech to come */
	bool named;                    /* its speaker is, by an attribute */
	struct buf part;
};

static struct europarl *of(struct transcript *t)
{
	return (struct europarl *)t;
}

/* ---- the sitting ---- */

/* "14-01-2020" */
static void meta_end(struct transcript *t)
{
	struct buf *part = &of(t)->part, day;
	char end;
	int d, m, y;

	transcript_keep(t, part);
	if (!part->len)
		return;
	buf_init(&day);
	if (sscanf(part->data, "%2d-%2d-%4d%c", &d, &m, &y, &end) == 3)
		buf_printf(&day, "%04d-%02d-%02d", y, m, d);
	debate_date(&t->debate, 2, day.len ? day.data : NULL, part->data, part->len, NULL, NULL);
	buf_done(&day);
}

/* ---- headings ---- */

static void start_heading(struct transcript *t, struct transcript_level *l,
			  const struct xml_attribute *a, size_t n)
{
	const char *language = debate_attribute(a, n, "VL");

	transcript_read(t, l);
	l->own = language && !strcasecmp(language, "EN") ? IN_ENGLISH : ELSEWHERE;
}

/* The first one, but for one in English. */
static void heading_end(struct transcript *t, const struct transcript_level *l)
{
	struct europarl *e = of(t);
	struct account *account = reading_account(t->r);
	bool english = l->own == IN_ENGLISH;

	if (e->heading.len && (e->english || !english)) {
		transcript_refuse(t, ACCOUNT_LANGUAGE);
		return;
	}
	if (!*transcript_field(t))
		return;
	if (e->heading.len)
		account_drop(account, &e->receipt, ACCOUNT_LANGUAGE);
	transcript_keep(t, &e->heading);
	e->receipt = account_receipt(account);
	e->english = english;
}

/* No more of them come. */
static void take_heading(struct transcript *t, const struct transcript_level *l)
{
	struct europarl *e = of(t);

	if (e->heading.len && transcript_heading(t, l, e->heading.data, false))
		transcript_heading_text(t, e->receipt);
	buf_clear(&e->heading);
}

/* ---- speeches ---- */

static void put_language(struct buf *to, const char *s)
{
	buf_clear(to);
	for (; s && isalpha((unsigned char)*s); s++)
		buf_putc(to, (char)tolower((unsigned char)*s));
}

static void take_number(struct transcript *t, const struct xml_attribute *a, size_t n)
{
	struct europarl *e = of(t);
	const char *when = debate_attribute(a, n, "VOD-START");

	transcript_put(&e->id, debate_attribute(a, n, "ACT"));
	put_language(&e->language, debate_attribute(a, n, "VL"));
	transcript_put(&e->when, when);
	buf_truncate(&e->when, strcspn(buf_str(&e->when), "."));
	if (when && day_length(when)) {
		buf_clear(&e->part);
		buf_add(&e->part, when, day_length(when));
		debate_date(&t->debate, 1, e->part.data, "", 0, NULL, NULL);
	}
}

/* The number stands before the speech or in it. */
static void use_number(struct transcript *t)
{
	struct europarl *e = of(t);

	transcript_put(&t->turn.id, buf_str(&e->id));
	transcript_put(&t->turn.when, buf_str(&e->when));
	transcript_put(&t->turn.language, buf_str(&e->language));
	buf_clear(&e->id);
	buf_clear(&e->language);
}

static void start_speech(struct transcript *t, struct transcript_level *l)
{
	/* What another says within a speech, which goes on after it. */
	if (l->speech) {
		transcript_interrupt(t, "speech", NULL);
		l->place = TRANSCRIPT_LOOSE;
	} else {
		transcript_turn(t, "speech", NULL);
	}
	use_number(t);
	l->speech = true;
	l->ending = TRANSCRIPT_END_OWN;
}

/* "Lu | Example" */
static void start_speaker(struct transcript *t, struct transcript_level *l,
			  const struct xml_attribute *a, size_t n)
{
	const char *name = debate_attribute(a, n, "LIB"), *party = debate_attribute(a, n, "PP");
	const char *language = debate_attribute(a, n, "LG"), *bar = name ? strchr(name, '|') : NULL;
	struct buf *who = t->turn.who;
	size_t first = bar ? (size_t)(bar - name) : 0;

	while (first && name[first - 1] == ' ')
		first--;
	if (bar)
		buf_printf(&who[PEOPLE_NAME], "%.*s%s%s", (int)first, name, first ? " " : "",
			   bar + 1 + strspn(bar + 1, " "));
	else
		transcript_put(&who[PEOPLE_NAME], name);
	of(t)->named = who[PEOPLE_NAME].len > strspn(buf_str(&who[PEOPLE_NAME]), " ");
	if (!of(t)->named)
		buf_clear(&who[PEOPLE_NAME]);
	if (party && *party && strcmp(party, "NULL") != 0 && strcmp(party, "-") != 0)
		transcript_put(&who[PEOPLE_PARTY], party);
	if (language && *language)
		put_language(&t->turn.language, language);
	transcript_read(t, l);
	l->own = IN_SPEAKER;
}

/* S without the points and dashes round it; *LEN bytes. */
static const char *bare(const char *s, size_t *len)
{
	static const char points[] = " ,.;:";
	static const char *const dashes[] = {"–", "—", "-"};
	const char *closes;
	bool more = true;

	s += strspn(s, " ,.;:)");
	/* A bracket that closes within is one of the words. */
	closes = strrchr(s, ')');
	while (*s == '(' && (!closes || closes < s))
		s += 1 + strspn(s + 1, " ,.;:");
	for (*len = strlen(s); more;) {
		more = false;
		while (*len && strchr(points, s[*len - 1]))
			(*len)--;
		for (size_t i = 0; i < sizeof dashes / sizeof dashes[0]; i++) {
			size_t n = strlen(dashes[i]);

			if (*len >= n && !memcmp(s + *len - n, dashes[i], n)) {
				*len -= n;
				more = true;
			}
		}
	}
	return s;
}

/* S behind the group in brackets that it begins with, which is the speaker's party. */
static const char *after_party(struct transcript *t, const char *s)
{
	struct buf *party = &t->turn.who[PEOPLE_PARTY], *part = &of(t)->part;
	const char *open = s + strspn(s, " ,.;:"), *close = strchr(open, ')');

	if (*open != '(' || !close)
		return s;
	buf_clear(part);
	buf_add(part, open + 1, (size_t)(close - open - 1));
	/* What has several words may be something else. */
	if (!party->len && !strpbrk(buf_str(part), " \t\r\n"))
		transcript_put(party, buf_str(part));
	return strcmp(buf_str(party), buf_str(part)) != 0 ? s : close + 1;
}

/* Whether the LEN bytes at S are the speaker's name once more. */
static bool is_name(const struct transcript *t, const char *s, size_t len)
{
	const struct buf *name = &t->turn.who[PEOPLE_NAME];

	return name->len == len && !memcmp(name->data, s, len);
}

/* A piece of what stands before a speech: the name in bold, "on behalf of the group" beside it. */
static void speaker_piece(struct transcript *t, bool name)
{
	struct europarl *e = of(t);
	const char *s = transcript_field(t);
	struct buf *who = t->turn.who;
	size_t len;

	s = bare(name ? s : after_party(t, s), &len);
	if (!len || (name ? e->named : is_name(t, s, len))) {
		transcript_refuse(t, ACCOUNT_SECOND);
		return;
	}
	transcript_keep(t, &e->part);
	buf_clear(&e->part);
	buf_add(&e->part, s, len);
	transcript_join(&who[name ? PEOPLE_NAME : PEOPLE_ROLE], e->part.data);
	if (name && transcript_part(&who[PEOPLE_NAME], &e->part))
		transcript_put(&who[PEOPLE_PARTY], buf_str(&e->part));
}

static void start_emphasis(struct transcript *t, struct transcript_level *l,
			   const struct xml_attribute *a, size_t n)
{
	const char *name = debate_attribute(a, n, "NAME");
	bool bold = name && (*name == 'B' || *name == 'b');

	if (l[-1].own == IN_SPEAKER) {
		speaker_piece(t, false);
		transcript_read(t, l);
		l->own = bold ? IN_NAME : ELSEWHERE;
		return;
	}
	if (l->place == TRANSCRIPT_LINE)
		return;
	l->element = bold ? TRANSCRIPT_STRONG : TRANSCRIPT_ASIDE;
	transcript_shared(t, l, a, n);
}

static void emphasis_end(struct transcript *t, struct transcript_level *l)
{
	if (l[-1].own != IN_SPEAKER)
		return;
	speaker_piece(t, l->own == IN_NAME);
	transcript_read(t, l - 1);
}

/* ---- the whole ---- */

static void europarl_start(struct transcript *t, struct transcript_level *l,
			   const struct xml_attribute *a, size_t n)
{
	if (l->place == TRANSCRIPT_LINE && l->element != E_EMPHASIS)
		return;
	switch (l->element) {
	case E_HEAD:
		account_leave_out(reading_account(t->r), ACCOUNT_FILE);
		l->place = TRANSCRIPT_ABOUT;
		break;
	case E_META:
		if (l->place == TRANSCRIPT_ABOUT)
			transcript_read(t, l);
		break;
	case E_CHAPTER:
		transcript_section(t, l);
		l->ending = TRANSCRIPT_END_OWN;
		break;
	case E_HEADING: start_heading(t, l, a, n); break;
	case E_NUMBER:
		take_heading(t, l - 1);
		take_number(t, a, n);
		if (l->speech && t->due)
			use_number(t);
		break;
	case E_SPEECH:
		take_heading(t, l - 1);
		start_speech(t, l);
		break;
	case E_SPEAKER:
		if (l->speech && t->due)
			start_speaker(t, l, a, n);
		break;
	case E_EMPHASIS: start_emphasis(t, l, a, n); break;
	default: break;
	}
}

static void europarl_end(struct transcript *t, struct transcript_level *l)
{
	switch (l->element) {
	case E_META: meta_end(t); break;
	case E_CHAPTER: take_heading(t, l); break;
	case E_HEADING: heading_end(t, l); break;
	case E_SPEECH:
		if (l[-1].speech)
			transcript_back(t);
		else
			transcript_end_turn(t);
		break;
	case E_SPEAKER: speaker_piece(t, false); break;
	case E_EMPHASIS: emphasis_end(t, l); break;
	default: break;
	}
}

static const struct transcript_rules rules = {
	.names = names,
	.n = sizeof names / sizeof names[0],
	.any_case = true,
	.lead = "",
	.start = europarl_start,
	.end = europarl_end,
};

/* A page of HTML is one where nothing but its head comes before the debates. */
static enum format_answer europarl_look(const struct format *f, const struct events *begin,
					bool whole)
{
	static const char *const before[] = {"html", "head", "meta",  "title", "link",
					     "body", "base", "style", "script"};
	const struct event *last = &begin->items[begin->n - 1];

	(void)f;
	(void)whole;
	if (last->kind != EVENT_START)
		return FORMAT_PERHAPS;
	if (!strcasecmp(last->name, "debats"))
		return FORMAT_YES;
	if (strcasecmp(begin->items[0].name, "html") != 0)
		return FORMAT_NO;
	for (size_t i = 0; i < sizeof before / sizeof before[0]; i++)
		if (!strcasecmp(last->name, before[i]))
			return FORMAT_PERHAPS;
	return FORMAT_NO;
}

static void *europarl_open(struct reading *r)
{
	struct europarl *e = xcalloc(1, sizeof *e);

	transcript_init(&e->t, r, &rules);
	buf_init(&e->heading);
	buf_init(&e->id);
	buf_init(&e->when);
	buf_init(&e->language);
	buf_init(&e->part);
	return e;
}

static void europarl_close(void *state, enum xml_end end)
{
	struct europarl *e = state;

	transcript_close(&e->t, end);
	transcript_done(&e->t);
	buf_done(&e->heading);
	buf_done(&e->id);
	buf_done(&e->when);
	buf_done(&e->language);
	buf_done(&e->part);
	free(e);
}

const struct format format_europarl = {
	.name = "europarl",
	.title = N_("Debates of the European Parliament"),
	.look = europarl_look,
	.open = europarl_open,
	.start = transcript_start,
	.end = transcript_end,
	.text = transcript_text,
	.close = europarl_close,
};
