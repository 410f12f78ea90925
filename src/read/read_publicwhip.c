/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * The Hansard of publicwhip and ParlParse: speeches in a row, under the headings that stand before
 * them. The date is nowhere but in the ids, "uk.org.publicwhip/debate/2004-01-05.1.0".
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "archive/archive.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "read/day.h"
#include "read/debate.h"
#include "read/events.h"
#include "read/format.h"

enum whip_element {
	W_OTHER,
	W_SPEECH,
	W_QUESTION,
	W_ANSWER,
	W_MOTION,
	W_ORAL,
	W_MAJOR,
	W_MINOR,
	W_DIVISION,
	W_COUNT,
	W_SKIP,
	W_P,
	W_QUOTE,
	W_LIST,
	W_NUMBERS,
	W_ITEM,
	W_TABLE,
	W_ROW,
	W_CELL,
	W_BR,
	W_STRUCK,
	W_ABOVE,
	W_BELOW,
	W_BOLD,
	W_ITALIC,
	W_REF
};

static const struct debate_name names[] = {
	{"speech", W_SPEECH},
	{"ques", W_QUESTION},
	{"reply", W_ANSWER},
	{"motion", W_MOTION},
	{"oral-heading", W_ORAL},
	{"major-heading", W_MAJOR},
	{"minor-heading", W_MINOR},
	{"division", W_DIVISION},
	{"divisioncount", W_COUNT},
	{"gidredirect", DEBATE_LEFT_OUT + ACCOUNT_MACHINE},
	{"mplist", DEBATE_LEFT_OUT + ACCOUNT_VOTES},
	{"lordlist", DEBATE_LEFT_OUT + ACCOUNT_VOTES},
	{"msplist", DEBATE_LEFT_OUT + ACCOUNT_VOTES},
	{"mlalist", DEBATE_LEFT_OUT + ACCOUNT_VOTES},
	{"p", W_P},
	{"blockquote", W_QUOTE},
	{"ul", W_LIST},
	{"ol", W_NUMBERS},
	{"li", W_ITEM},
	{"table", W_TABLE},
	{"tr", W_ROW},
	{"td", W_CELL},
	{"th", W_CELL},
	{"br", W_BR},
	{"sup", W_ABOVE},
	{"sub", W_BELOW},
	{"b", W_BOLD},
	{"strong", W_BOLD},
	{"i", W_ITALIC},
	{"em", W_ITALIC},
	{"a", W_REF},
	{"phrase", W_OTHER},
};

enum whip_place { IN_TOP, IN_DEBATES, IN_HEADING, IN_SPEECH, IN_BLOCK, IN_NOTHING };

enum whip_ending {
	WHIP_END_NOTHING,
	WHIP_END_SPEECH,
	WHIP_END_HEADING,
	WHIP_END_BLOCK,
	WHIP_END_TABLE,
	WHIP_END_CELL,
	WHIP_END_ABOVE,
	WHIP_END_BELOW,
	WHIP_END_STRONG,
	WHIP_END_EM,
	WHIP_END_REF
};

struct whip_level {
	enum whip_place place;
	enum whip_element element;
	enum whip_ending ending;
	int quote, list;
	struct list_numbers numbers, *in; /* of the list that it is; of that it is in, NULL: none */
	enum raised raised;               /* in a heading */
	bool aside;   /* it stands between speeches: blocks in it are directions */
	bool struck;  /* text in it is struck out */
	bool strikes; /* and that begins here */
};

/* From the outermost in. */
enum { ORAL, MAJOR, MINOR, WHIP_HEADINGS };

struct whip_heading {
	struct buf text;
	struct account_receipt receipt;
	bool used; /* a statement has it in its occasion */
};

struct whip {
	struct reading *r;
	struct debate debate;
	struct debate_names names;
	struct whip_level levels[XML_DEPTH_MAX + 2];
	int depth;
	struct buf line;
	struct whip_heading headings[WHIP_HEADINGS];
	bool asked;      /* the current speech is a question that the House had notice of */
	bool asking;     /* the oral heading has had such questions below it */
	bool decided;    /* whether the major heading is below it, too */
	struct buf date; /* the last one said */
};

/* ---- speeches ---- */

static void take_date(struct whip *w, const char *id)
{
	for (; id && *id; id++) {
		size_t len = day_length(id);

		if (len) {
			buf_clear(&w->date);
			buf_add(&w->date, id, len);
			return;
		}
	}
}

/* The day of the id, with the time that it was said. */
static void speech_date(struct whip *w, const char *time)
{
	struct statement_builder *d = &w->debate.builder;
	struct buf when;
	struct date date;

	if (!w->date.len)
		return;
	buf_init(&when);
	buf_puts(&when, buf_str(&w->date));
	if (time && strchr("0123456789", *time)) {
		buf_printf(&when, "T%s%s", time[1] == ':' ? "0" : "", time);
		if (!date_parse(buf_str(&when), &date))
			buf_truncate(&when, w->date.len);
	}
	statement_builder_date(d, STATEMENT_DELIVERED, buf_str(&when), "", 0, NULL, NULL);
	buf_done(&when);
}

/* The headings it stands under. */
static void take_occasion(struct whip *w)
{
	struct statement_builder *d = &w->debate.builder;
	struct buf all;

	buf_init(&all);
	for (int i = 0; i < WHIP_HEADINGS; i++) {
		struct whip_heading *h = &w->headings[i];

		if (h->text.len)
			buf_printf(&all, "%s%s", all.len ? " – " : "", h->text.data);
		h->used = true;
	}
	d->s.occasion = statement_builder_clean(d, all.data, all.len);
	buf_done(&all);
}

static void heading_over(struct whip *w, int which)
{
	struct whip_heading *h = &w->headings[which];

	/* Nothing was said under it. */
	if (h->text.len && !h->used)
		account_drop(reading_account(w->r), &h->receipt, ACCOUNT_EMPTY);
	buf_clear(&h->text);
	h->used = false;
}

/*
 * Nothing says where the oral answers end. Where their questions have numbers, it is before the first
 * major heading under which the first to speak asks none of them.
 */
static void decide_oral(struct whip *w)
{
	if (w->decided || !w->debate.people.speakers_n)
		return;
	w->decided = true;
	if (w->asking && !w->asked)
		heading_over(w, ORAL);
	w->asking |= w->asked;
}

static const char *attribute_line(struct whip *w, const struct xml_attribute *a, size_t n,
				  const char *name)
{
	const char *value = debate_attribute(a, n, name);

	return value ? statement_builder_clean(&w->debate.builder, value, strlen(value)) : NULL;
}

/* A statement of this kind under the current headings. */
static void begin(struct whip *w, const char *id, const char *kind, const char *time)
{
	struct debate *d = &w->debate;

	debate_begin(d, id, kind, NULL);
	d->builder.shared.kind = statement_builder_clean(&d->builder, kind, strlen(kind));
	d->builder.s.turn = true;
	take_date(w, id);
	speech_date(w, time);
	take_occasion(w);
}

static void start_speech(struct whip *w, struct whip_level *l, const char *kind,
			 const struct xml_attribute *a, size_t n)
{
	struct debate *d = &w->debate;
	const char *id = debate_attribute(a, n, "id"), *url = debate_attribute(a, n, "url");
	const char *type = debate_attribute(a, n, "type");
	const char *name, *office;

	begin(w, id, kind, debate_attribute(a, n, "time"));
	w->asked = debate_attribute(a, n, "oral-qnum") || (type && strstr(type, "Question"));
	name = attribute_line(w, a, n, "speakername");
	office = attribute_line(w, a, n, "speakeroffice");
	if (name || office)
		people_speaker(&d->people, name ? name : office, name ? office : NULL, NULL,
			       d->builder.line);
	if (url && *url)
		statement_builder_source(&d->builder, url, "", 0);
	l->place = IN_SPEECH;
	l->ending = WHIP_END_SPEECH;
	l->quote = l->list = 0;
	l->aside = false;
}

static void speech_end(struct whip *w)
{
	decide_oral(w);
	take_occasion(w);
	debate_end(&w->debate);
}

static void start_heading(struct whip *w, struct whip_level *l, const struct xml_attribute *a,
			  size_t n)
{
	debate_give(&w->debate);
	take_date(w, debate_attribute(a, n, "id"));
	buf_clear(&w->line);
	l->raised = RAISED_NOT;
	account_line(reading_account(w->r));
	l->place = IN_HEADING;
	l->ending = WHIP_END_HEADING;
}

static void heading_end(struct whip *w, const struct whip_level *l)
{
	int which = l->element == W_ORAL ? ORAL : l->element == W_MAJOR ? MAJOR : MINOR;
	const char *s = buf_str(&w->line);
	size_t len = w->line.len;

	account_offer(reading_account(w->r));
	account_keep(reading_account(w->r));
	while (len && strchr(" \t\r\n", s[len - 1]))
		len--;
	heading_over(w, MINOR);
	if (which != MINOR) {
		heading_over(w, MAJOR);
		w->decided = false;
	}
	if (which == ORAL) {
		heading_over(w, ORAL);
		w->asking = false;
	}
	buf_add(&w->headings[which].text, s, len);
	w->headings[which].receipt = account_receipt(reading_account(w->r));
}

/* ---- text ---- */

static void enter(struct whip *w, const struct whip_level *l)
{
	w->debate.builder.text.quote = l->aside ? 0 : l->quote;
	w->debate.builder.text.list = l->aside ? 0 : l->list;
}

static void start_block(struct whip *w, struct whip_level *l, enum mark_kind kind)
{
	enter(w, l);
	body_builder_open(&w->debate.builder.text, l->aside ? MARK_STAGE : kind);
	l->place = IN_BLOCK;
	l->ending = WHIP_END_BLOCK;
}

static void start_item(struct whip *w, struct whip_level *l, const struct xml_attribute *a,
		       size_t n)
{
	char number[LIST_NUMBER];
	bool numbered = l->in && list_numbers_item(l->in, a, n, number);

	l->list += l->list == 0;
	start_block(w, l, numbered ? MARK_P : MARK_ITEM);
	if (numbered)
		body_builder_number(&w->debate.builder.text, number);
}

static void start_container(struct whip *w, struct whip_level *l)
{
	body_builder_close(&w->debate.builder.text);
	enter(w, l);
	l->place = IN_SPEECH;
	l->ending = WHIP_END_BLOCK;
}

static void start_mark(struct whip *w, struct whip_level *l, enum mark mark,
		       enum whip_ending ending)
{
	body_builder_mark(&w->debate.builder.text, mark, true);
	l->ending = ending;
}

/* How a division went; who voted how is left out. */
static void put_count(struct whip *w, const struct xml_attribute *a, size_t n)
{
	static const char *const sides[][2] = {
		{"ayes", "Ayes"},       {"noes", "Noes"},
		{"content", "Content"}, {"not-content", "Not content"},
		{"for", "For"},         {"against", "Against"},
		{"both", "Both"},       {"abstain", "Abstain"},
	};
	struct body_builder *f = &w->debate.builder.text;
	struct buf line;

	buf_init(&line);
	for (size_t i = 0; i < sizeof sides / sizeof *sides; i++) {
		const char *value = debate_attribute(a, n, sides[i][0]);

		if (value && *value)
			buf_printf(&line, "%s%s %s", line.len ? ", " : "", sides[i][1], value);
	}
	if (line.len) {
		body_builder_open(f, MARK_STAGE);
		body_builder_text(f, line.data, line.len);
		body_builder_close(f);
	}
	buf_done(&line);
}

static void start_table(struct whip *w, struct whip_level *l, const struct xml_attribute *a,
			size_t n)
{
	struct body_builder *f = &w->debate.builder.text;

	l->place = IN_SPEECH;
	switch (l->element) {
	case W_TABLE:
		enter(w, l);
		body_builder_table_open(f);
		l->ending = WHIP_END_TABLE;
		break;
	case W_ROW: body_builder_row(f); break;
	default:
		body_builder_cell(f, debate_span(a, n, "colspan"), debate_span(a, n, "rowspan"));
		l->ending = WHIP_END_CELL;
		break;
	}
}

static void start_raised(struct whip *w, struct whip_level *l)
{
	bool above = l->element == W_ABOVE;

	body_builder_raise(&w->debate.builder.text, above ? RAISED_ABOVE : RAISED_BELOW, true);
	l->ending = above ? WHIP_END_ABOVE : WHIP_END_BELOW;
}

static void start_inside(struct whip *w, struct whip_level *l, const struct xml_attribute *a,
			 size_t n)
{
	struct body_builder *f = &w->debate.builder.text;
	bool fresh = l[-1].place == IN_BLOCK && body_builder_is_fresh(f);
	const char *href;

	switch (l->element) {
	case W_P:
		w->asked |= debate_attribute(a, n, "qnum") != NULL;
		if (!fresh)
			start_block(w, l, MARK_P);
		break;
	case W_TABLE:
	case W_ROW:
	case W_CELL: start_table(w, l, a, n); break;
	case W_ITEM: start_item(w, l, a, n); break;
	case W_QUOTE:
		l->quote++;
		start_container(w, l);
		break;
	case W_LIST:
	case W_NUMBERS:
		l->list++;
		list_numbers_start(&l->numbers, l->element == W_NUMBERS, a, n);
		l->in = &l->numbers;
		start_container(w, l);
		break;
	case W_BR: body_builder_break(f); break;
	case W_ABOVE:
	case W_BELOW: start_raised(w, l); break;
	case W_BOLD: start_mark(w, l, MARK_STRONG, WHIP_END_STRONG); break;
	case W_ITALIC: start_mark(w, l, MARK_EM, WHIP_END_EM); break;
	case W_COUNT:
		put_count(w, a, n);
		l->place = IN_NOTHING;
		break;
	case W_SKIP: l->place = IN_NOTHING; break;
	case W_REF:
		href = debate_attribute(a, n, "href");
		if (!href || strncasecmp(href, "http", 4) != 0)
			break;
		body_builder_ref_open(f, href);
		l->ending = WHIP_END_REF;
		break;
	default: break;
	}
}

/* What stands between speeches is a direction of the one before, or has a statement of its own. */
static void start_aside(struct whip *w, struct whip_level *l, const struct xml_attribute *a,
			size_t n)
{
	if (!debate_is_open(&w->debate))
		begin(w, debate_attribute(a, n, "id"), "proceedings", NULL);
	l->aside = w->debate.ended;
	l->place = IN_SPEECH;
}

static void start_in_debates(struct whip *w, struct whip_level *l, const struct xml_attribute *a,
			     size_t n)
{
	switch (l->element) {
	case W_SPEECH: start_speech(w, l, "speech", a, n); break;
	case W_QUESTION: start_speech(w, l, "question", a, n); break;
	case W_ANSWER: start_speech(w, l, "answer", a, n); break;
	case W_MOTION: start_speech(w, l, "motion", a, n); break;
	case W_ORAL:
	case W_MAJOR:
	case W_MINOR: start_heading(w, l, a, n); break;
	case W_SKIP: l->place = IN_NOTHING; break;
	case W_OTHER: break;
	default:
		start_aside(w, l, a, n);
		start_inside(w, l, a, n);
		break;
	}
}

static void put_text(struct whip *w, const char *s, size_t len)
{
	if (w->levels[w->depth].struck && !debate_is_blank(s, len))
		debate_struck_text(&w->debate);
	statement_builder_text(&w->debate.builder, &w->debate.builder.text, s, len);
}

/* Text among the speeches that no element of theirs holds. */
static void bare_text(struct whip *w, const char *s, size_t len)
{
	struct whip_level *l = &w->levels[w->depth];

	if (debate_is_blank(s, len))
		return;
	if (!w->debate.builder.text.open || !debate_is_open(&w->debate)) {
		start_aside(w, l, NULL, 0);
		start_block(w, l, MARK_P);
	}
	statement_builder_text(&w->debate.builder, &w->debate.builder.text, s, len);
	/* What comes next stands where it did; the block ends with the element, if that is not all. */
	l->place = IN_DEBATES;
	l->aside = false;
	l->ending = w->depth > 1 ? WHIP_END_BLOCK : WHIP_END_NOTHING;
}

/* Words of L may be struck out. A heading has no marks. */
static void start_struck(struct whip *w, struct whip_level *l, const struct xml_attribute *a,
			 size_t n)
{
	bool line = l[-1].place == IN_HEADING;

	if (l[-1].struck || (!line && l->place != IN_SPEECH && l->place != IN_BLOCK))
		return;
	l->struck = l->strikes =
		debate_struck_start(&w->names, l->element, a, n, line ? &w->line : NULL);
}

static void whip_start(void *state, const char *ns, const char *name, const struct xml_attribute *a,
		       size_t n)
{
	struct whip *w = state;
	struct whip_level *up = &w->levels[w->depth++], *l = up + 1;
	int kind;

	*l = *up;
	l->ending = WHIP_END_NOTHING;
	l->strikes = false;
	if (up->place == IN_NOTHING)
		return;
	kind = *ns ? DEBATE_LEFT_OUT + ACCOUNT_VOCABULARY : debate_find(&w->names, name);
	if (debate_left_out(&w->debate, kind)) {
		l->place = IN_NOTHING;
		return;
	}
	l->element = (enum whip_element)kind;
	switch (up->place) {
	case IN_TOP: l->place = IN_DEBATES; break;
	case IN_DEBATES: start_in_debates(w, l, a, n); break;
	case IN_HEADING:
		if (l->element == W_BR || l->element == W_P)
			buf_putc(&w->line, ' ');
		l->raised = l->element == W_ABOVE   ? RAISED_ABOVE
			    : l->element == W_BELOW ? RAISED_BELOW
						    : l->raised;
		break;
	case IN_SPEECH:
	case IN_BLOCK: start_inside(w, l, a, n); break;
	default: break;
	}
	start_struck(w, l, a, n);
}

static void whip_end(void *state, const char *ns, const char *name)
{
	struct whip *w = state;
	const struct whip_level *l = &w->levels[w->depth--];
	struct body_builder *f = &w->debate.builder.text;

	(void)ns;
	(void)name;
	if (l->strikes)
		debate_struck_end(&w->debate, l->place == IN_HEADING ? &w->line : NULL);
	switch (l->ending) {
	case WHIP_END_NOTHING: break;
	case WHIP_END_SPEECH: speech_end(w); break;
	case WHIP_END_HEADING: heading_end(w, l); break;
	case WHIP_END_BLOCK:
		body_builder_close(f);
		enter(w, l - 1);
		break;
	case WHIP_END_TABLE: body_builder_table_close(f); break;
	case WHIP_END_CELL: body_builder_cell_close(f); break;
	case WHIP_END_ABOVE: body_builder_raise(f, RAISED_ABOVE, false); break;
	case WHIP_END_BELOW: body_builder_raise(f, RAISED_BELOW, false); break;
	case WHIP_END_STRONG: body_builder_mark(f, MARK_STRONG, false); break;
	case WHIP_END_EM: body_builder_mark(f, MARK_EM, false); break;
	case WHIP_END_REF: body_builder_ref_close(f); break;
	}
}

static void whip_text(void *state, const char *s, size_t len)
{
	struct whip *w = state;
	enum whip_place place = w->levels[w->depth].place;

	if (place == IN_SPEECH || place == IN_BLOCK)
		put_text(w, s, len);
	else if (place == IN_DEBATES)
		bare_text(w, s, len);
	else if (place == IN_HEADING)
		statement_builder_line(&w->debate.builder, &w->line, s, len,
				       w->levels[w->depth].raised);
}

/* ---- the whole ---- */

/* Others call their root <debates>, too: what comes first below it tells. */
static enum format_answer whip_look(const struct format *f, const struct events *begin, bool whole)
{
	static const char *const first[] = {
		"speech",        "ques",     "reply",         "motion",      "oral-heading",
		"major-heading", "division", "minor-heading", "gidredirect", "p"};
	const struct event *root = begin->items;

	(void)f;
	if (*root->ns ||
	    (strcmp(root->name, "publicwhip") != 0 && strcmp(root->name, "debates") != 0))
		return FORMAT_NO;
	if (!strcmp(root->name, "publicwhip"))
		return FORMAT_YES;
	for (size_t i = 1; i < begin->n; i++) {
		if (begin->items[i].kind != EVENT_START)
			continue;
		for (size_t k = 0; k < sizeof first / sizeof *first; k++)
			if (!strcmp(begin->items[i].name, first[k]))
				return FORMAT_YES;
		return FORMAT_NO;
	}
	return whole ? FORMAT_NO : FORMAT_PERHAPS;
}

static void *whip_open(struct reading *r)
{
	struct whip *w = xcalloc(1, sizeof *w);

	w->r = r;
	debate_init(&w->debate, r);
	buf_init(&w->line);
	for (int i = 0; i < WHIP_HEADINGS; i++)
		buf_init(&w->headings[i].text);
	buf_init(&w->date);
	w->names.table = names;
	w->names.n = sizeof names / sizeof names[0];
	w->names.struck = W_STRUCK;
	w->levels[0].place = IN_TOP;
	return w;
}

static void whip_close(void *state, enum xml_end end)
{
	struct whip *w = state;

	debate_close(&w->debate, end);
	debate_done(&w->debate);
	buf_done(&w->line);
	for (int i = 0; i < WHIP_HEADINGS; i++) {
		heading_over(w, i);
		buf_done(&w->headings[i].text);
	}
	buf_done(&w->date);
	free(w);
}

const struct format format_publicwhip = {
	.name = "publicwhip",
	.title = N_("publicwhip and ParlParse: Hansard"),
	.look = whip_look,
	.open = whip_open,
	.start = whip_start,
	.end = whip_end,
	.text = whip_text,
	.close = whip_close,
};
