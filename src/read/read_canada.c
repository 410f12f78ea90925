/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * The debates of the House of Commons of Canada, as it publishes them.
 *
 * A file is a sitting in one of two languages; where somebody spoke the other one, a FloorLanguage says
 * that what follows is a translation.
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
	C_ROOT = TRANSCRIPT_OWN,
	C_ABOUT,
	C_ITEM,
	C_TIME,
	C_LANGUAGE,
	C_SPEECH,
	C_PERSON,
	C_AFFILIATION,
	C_DIVISION,
	C_WRITTEN, /* question and answer, on paper */
	C_NUMBER,
	C_ASKS,
	C_ASKED,
	C_ANSWERS,
	C_ANSWERED
};

static const struct debate_name names[] = {
	{"Hansard", C_ROOT},
	{"ExtractedInformation", C_ABOUT},
	{"ExtractedItem", C_ITEM},
	{"DocumentTitle", DEBATE_LEFT_OUT + ACCOUNT_FILE},
	{"StartPageNumber", DEBATE_LEFT_OUT + ACCOUNT_PAGE},
	{"EndPageNumber", DEBATE_LEFT_OUT + ACCOUNT_PAGE},
	{"CatchLine", DEBATE_LEFT_OUT + ACCOUNT_PAGE},
	{"TableOfContents", DEBATE_LEFT_OUT + ACCOUNT_INDEX},
	{"OrderOfBusiness", TRANSCRIPT_SECTION},
	{"SubjectOfBusiness", TRANSCRIPT_SECTION},
	{"OrderOfBusinessTitle", TRANSCRIPT_HEADING},
	{"SubjectOfBusinessTitle", TRANSCRIPT_HEADING},
	{"SubjectOfBusinessQualifier", TRANSCRIPT_HEADING},
	{"Timestamp", C_TIME},
	{"FloorLanguage", C_LANGUAGE},
	{"Intervention", C_SPEECH},
	{"Interjection", C_SPEECH},
	{"PersonSpeaking", C_PERSON},
	{"Affiliation", C_AFFILIATION},
	{"Division", C_DIVISION},
	{"WrittenQuestionResponse", C_WRITTEN},
	{"QuestionID", C_NUMBER},
	{"Questioner", C_ASKS},
	{"QuestionContent", C_ASKED},
	{"Responder", C_ANSWERS},
	{"ResponseContent", C_ANSWERED},
	{"ParaText", TRANSCRIPT_P},
	{"QuotePara", TRANSCRIPT_P},
	{"QuestionPara", TRANSCRIPT_P},
	{"ResponsePara", TRANSCRIPT_P},
	{"ProceduralText", TRANSCRIPT_STAGE},
	{"Quote", TRANSCRIPT_QUOTE},
	{"Poetry", TRANSCRIPT_QUOTE},
	{"Verse", TRANSCRIPT_P},
	{"ul", TRANSCRIPT_LIST},
	{"ol", TRANSCRIPT_NUMBERS},
	{"li", TRANSCRIPT_ITEM},
	{"table", TRANSCRIPT_TABLE},
	{"tr", TRANSCRIPT_ROW},
	{"row", TRANSCRIPT_ROW},
	{"td", TRANSCRIPT_CELL},
	{"th", TRANSCRIPT_CELL},
	{"entry", TRANSCRIPT_CELL},
	{"Line", TRANSCRIPT_BREAK},
	{"LineBreak", TRANSCRIPT_BREAK},
	{"B", TRANSCRIPT_STRONG},
	{"I", TRANSCRIPT_EM},
	{"Sup", TRANSCRIPT_ABOVE},
	{"Sub", TRANSCRIPT_BELOW},
	{"Footnote", TRANSCRIPT_NOTE},
};

/* What the file says of the sitting. */
enum item { PARLIAMENT, SESSION, NUMBER, DATE, YEAR, MONTH, DAY, ITEMS };

static const char *const items[ITEMS] = {
	"ParliamentNumber", "SessionNumber",    "Number",        "Date",
	"MetaDateNumYear",  "MetaDateNumMonth", "MetaDateNumDay"};

struct canada {
	struct transcript t;
	bool french;     /* the file is */
	bool translated; /* what is said is in the other language */
	struct buf items[ITEMS];
	int item;        /* that is being read; ITEMS: none of these */
	int division;    /* the depth of the one that is open; 0: none is */
	struct buf time; /* of the last time stamp */
	struct buf id;   /* of the written question that is open */
	struct buf part;
};

static struct canada *of(struct transcript *t)
{
	return (struct canada *)t;
}

/* ---- the sitting ---- */

static bool is_number(const struct buf *b)
{
	return b->len && b->len <= 4 && strspn(b->data, "0123456789") == b->len;
}

/* "45" is the 45th parliament; what says so itself stands as it is. */
static void add_number(struct buf *to, const struct buf *value, const char *what)
{
	if (!value->len)
		return;
	if (to->len)
		buf_puts(to, ", ");
	if (is_number(value))
		buf_printf(to, "%s ", what);
	buf_puts(to, value->data);
}

/* All is known of the sitting. */
static void about_end(struct canada *c)
{
	struct buf *i = c->items, all;
	bool numbers = is_number(&i[YEAR]) && is_number(&i[MONTH]) && is_number(&i[DAY]);

	buf_init(&all);
	add_number(&all, &i[PARLIAMENT], c->french ? "Législature" : "Parliament");
	add_number(&all, &i[SESSION], c->french ? "session" : "Session");
	add_number(&all, &i[NUMBER], c->french ? "numéro" : "Number");
	if (all.len)
		transcript_sitting(&c->t, all.data);
	buf_clear(&all);
	if (numbers)
		buf_printf(&all, "%04ld-%02ld-%02ld", strtol(i[YEAR].data, NULL, 10),
			   strtol(i[MONTH].data, NULL, 10), strtol(i[DAY].data, NULL, 10));
	if (all.len || i[DATE].len)
		debate_date(&c->t.debate, 1, all.len ? all.data : NULL, buf_str(&i[DATE]),
			    i[DATE].len, NULL, NULL);
	buf_done(&all);
}

static void start_item(struct transcript *t, struct transcript_level *l,
		       const struct xml_attribute *a, size_t n)
{
	const char *name = debate_attribute(a, n, "Name");
	int item = 0;

	while (item < ITEMS && (!name || strcmp(name, items[item]) != 0))
		item++;
	if (item == ITEMS)
		return;
	of(t)->item = item;
	transcript_read(t, l);
}

/* "(1005)", where the attributes do not say it. */
static void take_time(struct transcript *t, const struct xml_attribute *a, size_t n)
{
	struct canada *c = of(t);
	const char *hour = debate_attribute(a, n, "Hr"), *minute = debate_attribute(a, n, "Mn");

	if (!hour || !minute || !strchr("0123456789", *hour) || !strchr("0123456789", *minute))
		return;
	buf_clear(&c->time);
	buf_printf(&c->time, "%02ld:%02ld", strtol(hour, NULL, 10), strtol(minute, NULL, 10));
	if (t->due)
		transcript_put(&t->turn.when, c->time.data);
}

/* ---- speeches ---- */

static void start_speech(struct transcript *t, struct transcript_level *l,
			 const struct xml_attribute *a, size_t n)
{
	static const char *const kinds[][2] = {
		{"Question", "question"}, {"Answer", "answer"}, {"Interjection", "interjection"}};
	const char *type = debate_attribute(a, n, "Type"), *id = debate_attribute(a, n, "id");
	const char *kind = l->speech ? "interjection" : "speech";

	for (size_t i = 0; type && i < sizeof kinds / sizeof kinds[0]; i++)
		if (!strcmp(kinds[i][0], type))
			kind = kinds[i][1];
	/* What another says within a speech, which goes on after it. */
	if (l->speech) {
		transcript_interrupt(t, kind, id);
		l->place = TRANSCRIPT_LOOSE;
	} else {
		transcript_turn(t, kind, id);
	}
	transcript_put(&t->turn.when, buf_str(&of(t)->time));
	buf_clear(&of(t)->time);
	t->turn.status = of(t)->translated ? "translation" : NULL;
	l->speech = true;
	l->ending = TRANSCRIPT_END_OWN;
}

/* Whether what stands beside a party is an office and not a riding. */
static bool is_office(const char *s)
{
	static const char *const words[] = {"Minister",  "Secretary",  "Leader",     "Speaker",
					    "Whip",      "President",  "Chair",      "ministre",
					    "Ministre",  "secrétaire", "Secrétaire", "leader",
					    "président", "Président",  "whip"};

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (strstr(s, words[i]))
			return true;
	return false;
}

/* "Name (riding, party)", "Name (office, party)", "The Deputy Speaker (Name)". */
static void person_end(struct transcript *t)
{
	struct buf *who = t->turn.who, *name = &who[PEOPLE_NAME], *part = &of(t)->part;
	const char *comma;
	struct buf *beside;

	transcript_keep(t, name);
	while (name->len && strchr(" \t\r\n:", name->data[name->len - 1]))
		buf_truncate(name, name->len - 1);
	transcript_put(part, buf_str(name));
	if (!transcript_part(name, part))
		return;
	comma = strrchr(buf_str(part), ',');
	if (!comma && strpbrk(buf_str(part), " \t\r\n")) {
		buf_printf(name, " (%s)", part->data);
		return;
	}
	transcript_put(&who[PEOPLE_PARTY],
		       comma ? comma + 1 + strspn(comma + 1, " ") : buf_str(part));
	if (!comma)
		return;
	beside = &who[is_office(buf_str(part)) ? PEOPLE_ROLE : PEOPLE_CONSTITUENCY];
	buf_clear(beside);
	buf_add(beside, part->data, (size_t)(comma - part->data));
}

/* Another one asks, or answers. */
static void written_turn(struct transcript *t, const char *kind)
{
	if (t->turn.kind)
		transcript_next(t, kind);
	else
		transcript_turn(t, kind, buf_str(&of(t)->id));
	t->turn.status = of(t)->translated ? "translation" : NULL;
}

static void start_written(struct transcript *t, struct transcript_level *l,
			  const struct xml_attribute *a, size_t n)
{
	const char *kind = l->element == C_ASKS || l->element == C_ASKED ? "question" : "answer";

	/* Within a speech it is no more than a part of that. */
	if (l->speech)
		return;
	switch (l->element) {
	case C_WRITTEN:
		transcript_section(t, l);
		transcript_put(&of(t)->id, debate_attribute(a, n, "id"));
		break;
	case C_ASKED:
	case C_ANSWERED:
		if (!t->turn.kind || strcmp(t->turn.kind, kind) != 0)
			written_turn(t, kind);
		l->speech = true;
		l->ending = TRANSCRIPT_END_OWN;
		break;
	case C_NUMBER: transcript_read(t, l); break;
	default:
		written_turn(t, kind);
		transcript_read(t, l);
		break;
	}
}

/* What is asked may stand within who asks: then the name is over. */
static bool content_in_person(struct transcript *t, struct transcript_level *l)
{
	struct transcript_level *up = l - 1;

	if (!(up->element == C_ASKS && l->element == C_ASKED) &&
	    !(up->element == C_ANSWERS && l->element == C_ANSWERED))
		return false;
	person_end(t);
	up->ending = TRANSCRIPT_END_NOTHING;
	up->place = l->place = TRANSCRIPT_LOOSE;
	return true;
}

/* "Question No. 12—" */
static void number_end(struct transcript *t, const struct transcript_level *l)
{
	static const char dash[] = "—";
	size_t n = sizeof dash - 1;

	transcript_field(t);
	if (t->line.len >= n && !memcmp(t->line.data + t->line.len - n, dash, n))
		buf_truncate(&t->line, t->line.len - n);
	transcript_keep_heading(t, l - 1);
}

/* What follows was said in the language of the file, or in the other one. */
static void start_language(struct transcript *t, struct transcript_level *l,
			   const struct xml_attribute *a, size_t n)
{
	struct canada *c = of(t);
	const char *floor = debate_attribute(a, n, "language");

	if (floor && *floor)
		c->translated = (*floor == 'F' || *floor == 'f') != c->french;
	if (t->due)
		t->turn.status = c->translated ? "translation" : NULL;
	transcript_read(t, l);
}

/* "[Translation]": at the start of a speech a field says it, later on a direction has to. */
static void language_end(struct transcript *t, const struct transcript_level *l)
{
	struct canada *c = of(t);

	if (!l[-1].speech || t->due) {
		transcript_refuse(t, ACCOUNT_SECOND);
		return;
	}
	transcript_keep(t, &c->part);
	if (c->part.len)
		transcript_say_block(t, l - 1, MARK_STAGE, c->part.data, c->part.len);
}

/* ---- the whole ---- */

static void start_root(struct transcript *t, const struct xml_attribute *a, size_t n)
{
	const char *language = debate_attribute(a, n, "lang");

	of(t)->french = language && (*language == 'F' || *language == 'f');
	transcript_language(t, of(t)->french ? "fr" : "en");
}

static void canada_start(struct transcript *t, struct transcript_level *l,
			 const struct xml_attribute *a, size_t n)
{
	struct canada *c = of(t);

	if (l->place == TRANSCRIPT_LINE && !content_in_person(t, l))
		return;
	switch (l->element) {
	case C_ROOT: start_root(t, a, n); break;
	case C_ABOUT:
		account_leave_out(reading_account(t->r), ACCOUNT_FILE);
		l->place = TRANSCRIPT_ABOUT;
		l->ending = TRANSCRIPT_END_OWN;
		break;
	case C_ITEM:
		if (l->place == TRANSCRIPT_ABOUT)
			start_item(t, l, a, n);
		break;
	case C_TIME:
		take_time(t, a, n);
		account_leave_out(reading_account(t->r), ACCOUNT_SECOND);
		l->place = TRANSCRIPT_SKIPPED;
		break;
	case C_SPEECH: start_speech(t, l, a, n); break;
	case C_PERSON: transcript_read(t, l); break;
	case C_WRITTEN:
	case C_NUMBER:
	case C_ASKS:
	case C_ASKED:
	case C_ANSWERS:
	case C_ANSWERED: start_written(t, l, a, n); break;
	case C_LANGUAGE: start_language(t, l, a, n); break;
	case C_DIVISION:
		c->division = c->division ? c->division : t->depth;
		l->ending = TRANSCRIPT_END_OWN;
		break;
	default:
		if (!c->division)
			break;
		account_leave_out(reading_account(t->r), ACCOUNT_VOTES);
		l->place = TRANSCRIPT_SKIPPED;
		break;
	}
}

static void canada_end(struct transcript *t, struct transcript_level *l)
{
	struct canada *c = of(t);

	switch (l->element) {
	case C_ABOUT: about_end(c); break;
	case C_ITEM: transcript_keep(t, &c->items[c->item]); break;
	case C_SPEECH:
		if (l[-1].speech)
			transcript_back(t);
		else
			transcript_end_turn(t);
		break;
	case C_ASKED:
	case C_ANSWERED: transcript_end_turn(t); break;
	case C_PERSON:
	case C_ASKS:
	case C_ANSWERS: person_end(t); break;
	case C_NUMBER: number_end(t, l); break;
	case C_LANGUAGE: language_end(t, l); break;
	case C_DIVISION:
		if (c->division == t->depth)
			c->division = 0;
		break;
	default: break;
	}
}

static const struct transcript_rules rules = {
	.names = names,
	.n = sizeof names / sizeof names[0],
	.start = canada_start,
	.end = canada_end,
};

static enum format_answer canada_look(const struct format *f, const struct events *begin,
				      bool whole)
{
	(void)f;
	(void)whole;
	if (strcmp(begin->items[0].name, "Hansard") != 0)
		return FORMAT_NO;
	return transcript_knows(&rules, begin);
}

static void *canada_open(struct reading *r)
{
	struct canada *c = xcalloc(1, sizeof *c);

	transcript_init(&c->t, r, &rules);
	for (int i = 0; i < ITEMS; i++)
		buf_init(&c->items[i]);
	buf_init(&c->time);
	buf_init(&c->id);
	buf_init(&c->part);
	return c;
}

static void canada_close(void *state, enum xml_end end)
{
	struct canada *c = state;

	transcript_close(&c->t, end);
	transcript_done(&c->t);
	for (int i = 0; i < ITEMS; i++)
		buf_done(&c->items[i]);
	buf_done(&c->time);
	buf_done(&c->id);
	buf_done(&c->part);
	free(c);
}

const struct format format_canada = {
	.name = "canada",
	.title = N_("Debates of the House of Commons (Canada)"),
	.look = canada_look,
	.open = canada_open,
	.start = transcript_start,
	.end = transcript_end,
	.text = transcript_text,
	.close = canada_close,
};
