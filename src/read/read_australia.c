/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * The debates of the Parliament of Australia, in the four shapes they have had.
 *
 * Up to 1997 names are in capitals and speakers in attributes (HANSARD). Then who talks is in elements,
 * with paragraphs beside them (2.0, 2.1); interjections stand within a speech or after it. Since about
 * 2013 (2.2) the text is a word processor's, where a link or span before a paragraph says who begins.
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
#include "base/vec.h"
#include "read/account.h"
#include "read/format.h"
#include "read/transcript.h"

enum element {
	A_ROOT = TRANSCRIPT_OWN,
	A_ABOUT,
	A_DATE,
	A_DAY,
	A_PARLIAMENT,
	A_SESSION,
	A_PERIOD,
	A_CHAMBER,
	A_MAIN_COMMITTEE,
	A_FEDERATION,
	A_SPEECH,
	A_QUESTION,
	A_ANSWER,
	A_MOTION,
	A_INTERJECTION,
	A_CONTINUE,
	A_TALKER,
	A_NAME,
	A_NAME_ID,
	A_PARTY,
	A_ELECTORATE,
	A_ROLE,
	A_TIME,
	A_TITLE,
	A_SIDE,
	A_VOTES,
	A_P,
	A_ITEM,
	A_INLINE,
	A_LABEL
};

static const struct debate_name names[] = {
	{"hansard", A_ROOT},
	{"session.header", A_ABOUT},
	{"date", A_DATE},
	{"parliament.no", A_PARLIAMENT},
	{"session.no", A_SESSION},
	{"period.no", A_PERIOD},
	{"chamber", A_CHAMBER},
	{"page.no", DEBATE_LEFT_OUT + ACCOUNT_PAGE},
	{"proof", DEBATE_LEFT_OUT + ACCOUNT_FILE},
	{"type", DEBATE_LEFT_OUT + ACCOUNT_MACHINE},
	{"id.no", DEBATE_LEFT_OUT + ACCOUNT_MACHINE},
	{"in.gov", DEBATE_LEFT_OUT + ACCOUNT_MACHINE},
	{"first.speech", DEBATE_LEFT_OUT + ACCOUNT_MACHINE},
	{"names", DEBATE_LEFT_OUT + ACCOUNT_VOTES},
	{"chamber.xscript", TRANSCRIPT_SECTION},
	{"maincomm.xscript", A_MAIN_COMMITTEE},
	{"fedchamb.xscript", A_FEDERATION},
	{"answers.to.questions", TRANSCRIPT_SECTION},
	{"business.start", TRANSCRIPT_SECTION},
	{"day.start", A_DAY},
	{"debate", TRANSCRIPT_SECTION},
	{"subdebate.1", TRANSCRIPT_SECTION},
	{"subdebate.2", TRANSCRIPT_SECTION},
	{"subdebate.3", TRANSCRIPT_SECTION},
	{"subdebate.4", TRANSCRIPT_SECTION},
	{"debate.sub1", TRANSCRIPT_SECTION},
	{"debate.sub2", TRANSCRIPT_SECTION},
	{"debate.sub3", TRANSCRIPT_SECTION},
	{"qwn", TRANSCRIPT_SECTION},
	{"question.block", TRANSCRIPT_SECTION},
	{"petition.group", TRANSCRIPT_SECTION},
	{"adjournment", TRANSCRIPT_SECTION},
	{"title", A_TITLE},
	{"speech", A_SPEECH},
	{"question", A_QUESTION},
	{"answer", A_ANSWER},
	{"motionnospeech", A_MOTION},
	{"interjection", A_INTERJECTION},
	{"interject", A_INTERJECTION},
	{"continue", A_CONTINUE},
	{"talker", A_TALKER},
	{"name", A_NAME},
	{"name.id", A_NAME_ID},
	{"party", A_PARTY},
	{"electorate", A_ELECTORATE},
	{"role", A_ROLE},
	{"time.stamp", A_TIME},
	{"ayes", A_SIDE},
	{"noes", A_SIDE},
	{"pairs", A_SIDE},
	{"num.votes", A_VOTES},
	{"para", A_P},
	{"p", A_P},
	{"interrupt", TRANSCRIPT_STAGE},
	{"quote", TRANSCRIPT_QUOTE},
	{"motion", TRANSCRIPT_QUOTE},
	{"amendment", TRANSCRIPT_QUOTE},
	{"list", TRANSCRIPT_LIST},
	{"ul", TRANSCRIPT_LIST},
	{"ol", TRANSCRIPT_NUMBERS},
	{"item", A_ITEM},
	{"li", A_ITEM},
	{"table", TRANSCRIPT_TABLE},
	{"row", TRANSCRIPT_ROW},
	{"tr", TRANSCRIPT_ROW},
	{"entry", TRANSCRIPT_CELL},
	{"td", TRANSCRIPT_CELL},
	{"th", TRANSCRIPT_CELL},
	{"br", TRANSCRIPT_BREAK},
	{"b", TRANSCRIPT_STRONG},
	{"strong", TRANSCRIPT_STRONG},
	{"i", TRANSCRIPT_EM},
	{"em", TRANSCRIPT_EM},
	{"sup", TRANSCRIPT_ABOVE},
	{"sub", TRANSCRIPT_BELOW},
	{"inline", A_INLINE},
	{"a", A_LABEL},
	{"span", A_LABEL},
};

/* Talkers that are remembered of a file. */
enum { KNOWN_MAX = 1024 };

/* Where a level is; what a name in it is. */
enum own {
	ELSEWHERE,
	NAME_SORTED,
	NAME_PRINTED,
	IN_SIDE,
	LABEL_SAME,
	LABEL_OTHER,
	LABEL_ELECTORATE,
	LABEL_ROLE,
	LABEL_TIME
};

/* A talker, by id: later turns say less than the first. */
struct known {
	char *id;
	char *who[PEOPLE_TRAITS];
};

struct australia {
	struct transcript t;
	struct buf chamber, parliament, session, period;
	struct buf printed;     /* the name of a talker as it is printed */
	struct buf side, votes; /* of a division */
	struct buf part;
	struct known *known;
	size_t known_n, known_size;
	const char *occasion; /* without a second chamber */
	int rank;             /* of the last date */
	bool interrupted;     /* the turn is one within the text of another (2.2) */
};

static struct australia *of(struct transcript *t)
{
	return (struct australia *)t;
}

/* ---- the sitting ---- */

/* "1961-04-11", "08/05/1990" */
static void take_date(struct transcript *t, const char *s)
{
	struct buf day;
	char end;
	int d, m, y;

	if (!s || !*s)
		return;
	buf_init(&day);
	if (sscanf(s, "%2d/%2d/%4d%c", &d, &m, &y, &end) == 3)
		buf_printf(&day, "%04d-%02d-%02d", y, m, d);
	debate_date(&t->debate, ++of(t)->rank, day.len ? day.data : NULL, s, strlen(s), NULL, NULL);
	buf_done(&day);
}

/* The length of the blank or dash that S begins with. */
static size_t lead_length(const char *s)
{
	return *s == ' ' || *s == '-'                                             ? 1
	       : !strncmp(s, "\xE2\x80\x93", 3) || !strncmp(s, "\xE2\x80\x94", 3) ? 3
										  : 0;
}

static void add_number(struct buf *to, const char *what, const struct buf *number)
{
	if (number->len)
		buf_printf(to, "%s%s %s", to->len ? ", " : "", what, number->data);
}

static void about_end(struct transcript *t)
{
	struct australia *au = of(t);
	const char *chamber = buf_str(&au->chamber);
	struct buf all;

	buf_init(&all);
	if (!strcasecmp(chamber, "REPS") || !strcasecmp(chamber, "House of Reps"))
		chamber = "House of Representatives";
	else if (!strcasecmp(chamber, "SENATE"))
		chamber = "Senate";
	buf_puts(&all, chamber);
	add_number(&all, "Parliament", &au->parliament);
	add_number(&all, "Session", &au->session);
	add_number(&all, "Period", &au->period);
	if (all.len)
		transcript_sitting(t, all.data);
	au->occasion = t->debate.session.s.occasion;
	buf_done(&all);
}

static void start_root(struct transcript *t, const struct xml_attribute *a, size_t n)
{
	struct australia *au = of(t);

	transcript_put(&au->chamber, debate_attribute(a, n, "CHAMBER"));
	transcript_put(&au->parliament, debate_attribute(a, n, "PARLIAMENT.NO"));
	transcript_put(&au->session, debate_attribute(a, n, "SESSION.NO"));
	transcript_put(&au->period, debate_attribute(a, n, "PERIOD.NO"));
	about_end(t);
	take_date(t, debate_attribute(a, n, "DATE"));
}

/* The Main Committee, later the Federation Chamber: beside the House, on the same day. */
static void start_second_chamber(struct transcript *t, struct transcript_level *l)
{
	const char *occasion = of(t)->occasion;
	struct buf all;

	transcript_section(t, l);
	transcript_new_day(t);
	buf_init(&all);
	if (occasion)
		buf_printf(&all, "%s – ", occasion);
	buf_puts(&all, l->element == A_FEDERATION ? "Federation Chamber" : "Main Committee");
	t->debate.session.s.occasion = debate_keep(&t->debate, all.data, all.len);
	buf_done(&all);
	l->ending = TRANSCRIPT_END_OWN;
}

/* ---- talkers ---- */

static struct known *find_known(struct australia *au, const char *id)
{
	for (size_t i = 0; *id && i < au->known_n; i++)
		if (!strcasecmp(au->known[i].id, id))
			return &au->known[i];
	return NULL;
}

/* What is known of who talks fills what this turn does not say; or it is remembered. */
static void know(struct transcript *t)
{
	struct australia *au = of(t);
	struct known *k = find_known(au, buf_str(&t->turn.key));

	for (int i = 0; k && i < PEOPLE_TRAITS; i++)
		if (!t->turn.who[i].len)
			transcript_put(&t->turn.who[i], k->who[i]);
	if (!t->turn.who[PEOPLE_NAME].len)
		transcript_put(&t->turn.who[PEOPLE_NAME], buf_str(&au->printed));
	else if (!k && t->turn.key.len && au->known_n < KNOWN_MAX) {
		au->known = vec_fit(au->known, au->known_n + 1, &au->known_size, sizeof *au->known);
		k = &au->known[au->known_n++];
		k->id = xstrdup(t->turn.key.data);
		for (int i = 0; i < PEOPLE_TRAITS; i++)
			k->who[i] = t->turn.who[i].len ? xstrdup(t->turn.who[i].data) : NULL;
	}
}

static const char *kind_of(int element)
{
	switch (element) {
	case A_QUESTION: return "question";
	case A_ANSWER: return "answer";
	case A_MOTION: return "motion";
	case A_INTERJECTION: return "interjection";
	default: return "speech";
	}
}

/* Capitals: attributes say who talks. */
static void take_talker(struct transcript *t, const struct xml_attribute *a, size_t n)
{
	static const char *const attributes[PEOPLE_TRAITS] = {[PEOPLE_NAME] = "SPEAKER",
							      [PEOPLE_PARTY] = "PARTY",
							      [PEOPLE_CONSTITUENCY] = "ELECTORATE"};

	buf_clear(&of(t)->printed);
	transcript_put(&t->turn.key, debate_attribute(a, n, "NAMEID"));
	for (int i = 0; i < PEOPLE_TRAITS; i++)
		if (attributes[i])
			transcript_put(&t->turn.who[i], debate_attribute(a, n, attributes[i]));
	if (t->turn.who[PEOPLE_NAME].len)
		know(t);
}

static void start_talk(struct transcript *t, struct transcript_level *l,
		       const struct xml_attribute *a, size_t n)
{
	const char *kind = kind_of(l->element);

	if (!l->speech)
		transcript_turn(t, kind, NULL);
	else if (l->element == A_CONTINUE && t->turn.kind)
		transcript_interrupt(t, t->turn.kind, NULL);
	else
		transcript_interrupt(t, kind, NULL);
	take_talker(t, a, n);
	l->speech = true;
	l->ending = TRANSCRIPT_END_OWN;
}

static void talk_end(struct transcript *t, const struct transcript_level *l)
{
	if (of(t)->interrupted)
		transcript_back(t);
	of(t)->interrupted = false;
	if (l[-1].speech)
		transcript_back(t);
	else
		transcript_end_turn(t);
}

/* Of a talker, or of a motion that nobody speaks to: what else is called so is text. */
static bool is_of_talker(const struct transcript_level *l)
{
	return l[-1].element == A_TALKER || l[-1].element == A_MOTION;
}

static void start_field(struct transcript *t, struct transcript_level *l,
			const struct xml_attribute *a, size_t n)
{
	const char *role = debate_attribute(a, n, "role"), *id = debate_attribute(a, n, "NAMEID");

	/* Beside a heading or a vote it is no speaker's. */
	if (l->element == A_TIME && !is_of_talker(l) && !(l->speech && t->due)) {
		account_leave_out(reading_account(t->r), ACCOUNT_SECOND);
		l->place = TRANSCRIPT_SKIPPED;
		return;
	}
	if (l->element != A_TIME && !is_of_talker(l))
		return;
	transcript_read(t, l);
	if (l->element != A_NAME)
		return;
	l->own = role && !strcmp(role, "metadata") ? NAME_SORTED : NAME_PRINTED;
	if (id && !t->turn.key.len)
		transcript_put(&t->turn.key, id);
}

/* "(South Australia)", and with a bracket that is closed in another field. */
static void keep_bare(struct transcript *t, struct buf *to)
{
	struct buf *part = &of(t)->part;
	const char *s, *open, *close;
	size_t len;

	transcript_keep(t, part);
	s = buf_str(part);
	while (lead_length(s))
		s += lead_length(s);
	open = strchr(s, '(');
	close = strrchr(s, ')');
	len = strlen(s);
	if (open == s && (!close || close == s + len - 1)) {
		s++;
		len--;
		open = NULL;
	}
	if (len && close == s + len - 1 && !open)
		len--;
	buf_clear(to);
	buf_add(to, s, len);
}

/* "14:01:00", "(10.31)", "(8.05 p.m.)" */
static void time_end(struct transcript *t)
{
	struct buf *part = &of(t)->part;
	int hour, minute, second = 0;
	const char *s;

	transcript_keep(t, part);
	s = buf_str(part);
	s += strcspn(s, "0123456789");
	if (sscanf(s, "%2d%*1[.:]%2d%*1[.:]%2d", &hour, &minute, &second) < 2)
		return;
	if (strstr(s, "p.m.") && hour < 12)
		hour += 12;
	buf_clear(&t->turn.when);
	buf_printf(&t->turn.when, "%02d:%02d:%02d", hour, minute, second);
}

static void name_end(struct transcript *t, const struct transcript_level *l)
{
	struct australia *au = of(t);
	struct buf *name = &t->turn.who[PEOPLE_NAME];

	if (l->own == NAME_SORTED && !name->len) {
		transcript_keep(t, name);
		return;
	}
	transcript_put(&au->printed, transcript_field(t));
	if (name->len)
		transcript_refuse(t, ACCOUNT_SECOND);
	else
		transcript_keep(t, &au->printed);
	if (l[-1].element == A_MOTION)
		know(t);
}

/* ---- labels before paragraphs (2.2) ---- */

/* Somebody else begins within the text of a speech; or who had the floor goes on. */
static void interrupt(struct transcript *t, const char *id)
{
	struct australia *au = of(t);

	if (au->interrupted)
		transcript_back(t);
	transcript_interrupt(t, "interjection", NULL);
	au->interrupted = true;
	buf_clear(&au->printed);
	transcript_put(&t->turn.key, id);
}

static void go_on(struct transcript *t)
{
	struct australia *au = of(t);

	if (au->interrupted)
		transcript_back(t);
	au->interrupted = false;
}

/* What a link or span is for; NULL: nothing but how it looks. */
static const char *label_type(const struct xml_attribute *a, size_t n)
{
	const char *type = debate_attribute(a, n, "type"), *class = debate_attribute(a, n, "class");

	if (type && *type)
		return type;
	return class && !strncmp(class, "HPS-", 4) ? class + 4 : NULL;
}

static void start_label(struct transcript *t, struct transcript_level *l,
			const struct xml_attribute *a, size_t n)
{
	const char *type = label_type(a, n), *id = debate_attribute(a, n, "href");
	enum own own = ELSEWHERE;

	if (!type || !l->speech)
		return;
	if (!strncmp(type, "General", 7) || !strcmp(type, "MemberIInterjecting")) {
		/* "Honourable members interjecting—": nobody's words. */
		if (t->block && strstr(type, "Interjecting"))
			t->block = MARK_STAGE + 1;
	} else if (strstr(type, "Interjecting")) {
		interrupt(t, id);
		own = LABEL_OTHER;
	} else if (strstr(type, "Continuation")) {
		go_on(t);
		own = LABEL_SAME;
	} else if (!strncmp(type, "Member", 6) || !strncmp(type, "Office", 6)) {
		own = t->due ? LABEL_SAME : ELSEWHERE;
	} else if (t->due && !strcmp(type, "Electorate")) {
		own = LABEL_ELECTORATE;
	} else if (t->due && !strcmp(type, "MinisterialTitles")) {
		own = LABEL_ROLE;
	} else if (t->due && !strcmp(type, "Time")) {
		own = LABEL_TIME;
	}
	if (own == ELSEWHERE)
		return;
	transcript_read(t, l);
	l->own = own;
}

static void label_end(struct transcript *t, const struct transcript_level *l)
{
	struct australia *au = of(t);
	struct buf *who = t->turn.who;
	size_t len;

	switch ((enum own)l->own) {
	case LABEL_TIME: time_end(t); return;
	case LABEL_ELECTORATE:
	case LABEL_ROLE:
		who += l->own == LABEL_ROLE ? PEOPLE_ROLE : PEOPLE_CONSTITUENCY;
		if (who->len)
			transcript_refuse(t, ACCOUNT_SECOND);
		else
			keep_bare(t, who);
		return;
	default: break;
	}
	t->leading = t->labelled = true;
	if (who[PEOPLE_NAME].len) {
		transcript_refuse(t, ACCOUNT_SECOND);
		return;
	}
	transcript_keep(t, &au->printed);
	len = au->printed.len;
	while (len && strchr(" :.", au->printed.data[len - 1]))
		len--;
	buf_truncate(&au->printed, len);
	know(t);
}

/* ---- elements ---- */

static void start_paragraph(struct transcript *t, struct transcript_level *l,
			    const struct xml_attribute *a, size_t n)
{
	const char *class = debate_attribute(a, n, "class");

	/* A heading, or the day, over once more; a rule. */
	if (class && !l->speech &&
	    (!strcmp(class, "HPS-Debate") || !strcmp(class, "HPS-SubDebate") ||
	     !strcmp(class, "HPS-SubSubDebate") || !strcmp(class, "HPS-SODJobDate") ||
	     !strcmp(class, "HPS-Line"))) {
		account_leave_out(reading_account(t->r), ACCOUNT_SECOND);
		l->place = TRANSCRIPT_SKIPPED;
	} else if (class && (!strcmp(class, "HPS-Bullet") || !strcmp(class, "HPS-SmallBullet"))) {
		l->element = TRANSCRIPT_ITEM;
		transcript_shared(t, l, a, n);
	} else {
		transcript_paragraph(t, l);
	}
}

/* Its number is an attribute. */
static void start_item(struct transcript *t, struct transcript_level *l,
		       const struct xml_attribute *a, size_t n)
{
	const char *label = debate_attribute(a, n, "label");

	l->element = TRANSCRIPT_ITEM;
	transcript_shared(t, l, a, n);
	if (label)
		t->number[0] = '\0';
	transcript_put(&t->ahead, label);
}

static void start_inline(struct transcript *t, struct transcript_level *l,
			 const struct xml_attribute *a, size_t n)
{
	const char *style = debate_attribute(a, n, "font-style");
	const char *weight = debate_attribute(a, n, "font-weight");

	if (weight && !strcmp(weight, "bold"))
		l->element = TRANSCRIPT_STRONG;
	else if (style && !strcmp(style, "italic"))
		l->element = TRANSCRIPT_EM;
	else
		return;
	transcript_shared(t, l, a, n);
}

static void start_title(struct transcript *t, struct transcript_level *l)
{
	transcript_read(t, l);
	if (l[-1].own == IN_SIDE)
		return;
	l->ending = TRANSCRIPT_END_HEADING;
}

static void start_about(struct transcript *t, struct transcript_level *l,
			const struct xml_attribute *a, size_t n)
{
	switch (l->element) {
	case A_ROOT: start_root(t, a, n); break;
	case A_ABOUT:
		account_leave_out(reading_account(t->r), ACCOUNT_FILE);
		l->place = TRANSCRIPT_ABOUT;
		l->ending = TRANSCRIPT_END_OWN;
		break;
	case A_DAY:
		take_date(t, debate_attribute(a, n, "DATE"));
		transcript_read(t, l);
		break;
	case A_MAIN_COMMITTEE:
	case A_FEDERATION: start_second_chamber(t, l); break;
	default:
		if (l->place == TRANSCRIPT_ABOUT)
			transcript_read(t, l);
		break;
	}
}

static void australia_start(struct transcript *t, struct transcript_level *l,
			    const struct xml_attribute *a, size_t n)
{
	if (l->place == TRANSCRIPT_LINE)
		return;
	if (l->element < A_SPEECH || l->place == TRANSCRIPT_ABOUT) {
		start_about(t, l, a, n);
		return;
	}
	switch (l->element) {
	case A_TALKER:
		buf_clear(&of(t)->printed);
		l->ending = TRANSCRIPT_END_OWN;
		break;
	case A_NAME:
	case A_NAME_ID:
	case A_PARTY:
	case A_ELECTORATE:
	case A_ROLE:
	case A_TIME: start_field(t, l, a, n); break;
	case A_TITLE: start_title(t, l); break;
	case A_SIDE:
		buf_clear(&of(t)->side);
		buf_clear(&of(t)->votes);
		l->own = IN_SIDE;
		l->ending = TRANSCRIPT_END_OWN;
		break;
	case A_VOTES:
		if (l[-1].own == IN_SIDE)
			transcript_read(t, l);
		break;
	case A_P: start_paragraph(t, l, a, n); break;
	case A_ITEM: start_item(t, l, a, n); break;
	case A_INLINE: start_inline(t, l, a, n); break;
	case A_LABEL: start_label(t, l, a, n); break;
	default: start_talk(t, l, a, n); break;
	}
}

/* "AYES 38": who they were is left out. */
static void side_end(struct transcript *t, const struct transcript_level *l)
{
	struct buf *side = &of(t)->side;

	buf_printf(side, "%s%s", side->len && of(t)->votes.len ? " " : "", buf_str(&of(t)->votes));
	if (side->len)
		transcript_say_block(t, l - 1, MARK_STAGE, side->data, side->len);
}

static void about_field_end(struct transcript *t, const struct transcript_level *l)
{
	struct australia *au = of(t);

	switch (l->element) {
	case A_ABOUT: about_end(t); break;
	case A_DATE:
	case A_DAY:
		transcript_keep(t, &au->part);
		take_date(t, buf_str(&au->part));
		break;
	case A_PARLIAMENT: transcript_keep(t, &au->parliament); break;
	case A_SESSION: transcript_keep(t, &au->session); break;
	case A_PERIOD: transcript_keep(t, &au->period); break;
	case A_CHAMBER: transcript_keep(t, &au->chamber); break;
	default:
		t->debate.session.s.occasion = au->occasion;
		transcript_new_day(t);
		break;
	}
}

static void australia_end(struct transcript *t, struct transcript_level *l)
{
	struct australia *au = of(t);

	if (l->element < A_SPEECH) {
		about_field_end(t, l);
		return;
	}
	switch (l->element) {
	case A_TALKER: know(t); break;
	case A_NAME: name_end(t, l); break;
	case A_NAME_ID:
		transcript_keep(t, &t->turn.key);
		/* It is to tell one from the other by, and not shown. */
		account_refuse(reading_account(t->r), ACCOUNT_PERSON);
		break;
	case A_PARTY: transcript_keep(t, &t->turn.who[PEOPLE_PARTY]); break;
	case A_ELECTORATE: keep_bare(t, &t->turn.who[PEOPLE_CONSTITUENCY]); break;
	case A_ROLE: keep_bare(t, &t->turn.who[PEOPLE_ROLE]); break;
	case A_TIME: time_end(t); break;
	case A_TITLE: transcript_keep(t, &au->side); break;
	case A_VOTES: transcript_keep(t, &au->votes); break;
	case A_SIDE: side_end(t, l); break;
	case A_LABEL: label_end(t, l); break;
	default: talk_end(t, l); break;
	}
}

/* ---- the whole ---- */

static const struct transcript_rules rules = {
	.names = names,
	.n = sizeof names / sizeof names[0],
	.any_case = true,
	.lead = ".:()",
	.start = australia_start,
	.end = australia_end,
};

static enum format_answer australia_look(const struct format *f, const struct events *begin,
					 bool whole)
{
	const struct event *root = begin->items, *last = &begin->items[begin->n - 1];

	(void)f;
	(void)whole;
	if (*root->ns)
		return FORMAT_NO;
	if (!strcmp(root->name, "HANSARD"))
		return FORMAT_YES;
	if (strcmp(root->name, "hansard") != 0)
		return FORMAT_NO;
	if (event_attribute(root, "version") ||
	    (last->kind == EVENT_START && strchr(last->name, '.')))
		return FORMAT_YES;
	return FORMAT_PERHAPS;
}

static void *australia_open(struct reading *r)
{
	struct australia *au = xcalloc(1, sizeof *au);

	transcript_init(&au->t, r, &rules);
	transcript_language(&au->t, "en");
	buf_init(&au->chamber);
	buf_init(&au->parliament);
	buf_init(&au->session);
	buf_init(&au->period);
	buf_init(&au->printed);
	buf_init(&au->side);
	buf_init(&au->votes);
	buf_init(&au->part);
	return au;
}

static void australia_close(void *state, enum xml_end end)
{
	struct australia *au = state;

	transcript_close(&au->t, end);
	transcript_done(&au->t);
	buf_done(&au->chamber);
	buf_done(&au->parliament);
	buf_done(&au->session);
	buf_done(&au->period);
	buf_done(&au->printed);
	buf_done(&au->side);
	buf_done(&au->votes);
	buf_done(&au->part);
	for (size_t i = 0; i < au->known_n; i++) {
		free(au->known[i].id);
		for (int k = 0; k < PEOPLE_TRAITS; k++)
			free(au->known[i].who[k]);
	}
	free(au->known);
	free(au);
}

const struct format format_australia = {
	.name = "australia",
	.title = N_("Hansard of the Parliament (Australia)"),
	.look = australia_look,
	.open = australia_open,
	.start = transcript_start,
	.end = transcript_end,
	.text = transcript_text,
	.close = australia_close,
};
