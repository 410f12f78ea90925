/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "read/read_tei.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/err.h"
#include "base/utf8.h"
#include "read/day.h"
#include "read/format.h"

static struct body_builder *body(struct tei *t)
{
	return &t->debate.builder.text;
}

/* ---- statements ---- */

static void prose_end(struct tei *t)
{
	struct debate *d = &t->debate;
	const char *by = debate_speaker(d, t->by.data, t->by.len, false), *party = NULL;

	if (t->speaker.len)
		by = tei_label(t, t->speaker.data, t->speaker.len, &party);
	t->author_speaks |= !by && t->author;
	if (!by && t->author)
		by = statement_builder_clean(&d->builder, t->author, strlen(t->author));
	people_speaker(&d->people, by, NULL, NULL, d->builder.line);
	people_speaker_has(&d->people, PEOPLE_PARTY, party);
	buf_clear(&t->speaker);
	t->label = (struct account_receipt){0};
	tei_prose_day(t);
	t->prose = false;
	t->owner = 0;
}

void tei_give(struct tei *t)
{
	if (!debate_is_open(&t->debate))
		return;
	if (t->prose)
		prose_end(t);
	else if (t->owner)
		tei_statement_end(t);
	debate_give(&t->debate);
	buf_clear(&t->by);
	tei_clear_day(t);
}

void tei_take_heads(struct tei *t, int depth)
{
	struct statement_builder *d = &t->debate.builder;
	struct buf all;

	buf_init(&all);
	for (int i = 1; i <= depth; i++) {
		const char *s = t->levels[i].head ? t->levels[i].head : t->levels[i].desc;

		t->levels[i].head_used = true;
		if (s)
			buf_printf(&all, "%s%s", all.len ? " – " : "", s);
	}
	d->s.title = statement_builder_clean(d, all.data, all.len);
	buf_done(&all);
}

/* They are of the statement that has begun. */
static void clear_id(struct tei_level *l)
{
	free(l->id);
	free(l->corresp);
	l->id = l->corresp = NULL;
}

void tei_begin(struct tei *t, const char *id, const char *corresp, const char *prefix,
	       const char *lang)
{
	struct statement_builder *b = &t->debate.builder;

	debate_begin(&t->debate, id, prefix, lang);
	b->rare.corresp = corresp ? statement_builder_clean(b, corresp, strlen(corresp)) : NULL;
	t->debate.titled = t->levels[t->depth].element != T_U && t->debate.session.s.occasion &&
			   t->debate.session.s.occasion == t->debate.session.s.title;
	t->token = T_OTHER;
	t->tokens = 0;
	t->verse = false;
	t->quotes = t->due = 0;
	t->apart = false;
	buf_clear(&t->span);
	tei_take_heads(t, t->depth - 1);
}

/* Text in a division: a statement of its own, of the nearest division with a head, or where there is none of
 * this one, if it is a LETTER. */
static void begin_prose(struct tei *t, bool letter)
{
	int owner = t->depth - 1;
	struct tei_level *l;

	/* A text in a group of them is one of its own. */
	while (owner > 1 && !t->levels[owner].head && t->levels[owner].element != T_TEXT &&
	       t->levels[owner].ending != TEI_END_TEXT)
		owner--;
	if (letter && !t->levels[owner].head)
		owner = t->depth - 1;
	l = &t->levels[owner];
	tei_begin(t, l->id, l->corresp, "div", l->lang);
	clear_id(l);
	t->owner = owner;
	t->begun = t->depth - 1;
	t->prose = true;
	buf_clear(&t->by);
}

/* Whether the utterance goes on with the one before, by @prev, where nothing else was said between. */
static bool goes_on(struct tei *t, const char *prev)
{
	const char *hash = prev ? strrchr(prev, '#') : NULL, *id = t->debate.builder.s.id;

	return prev && t->debate.ended && !t->prose && id && !strcmp(hash ? hash + 1 : prev, id);
}

void tei_speech_begin(struct tei *t, const struct tei_level *l, const char *id, const char *corresp,
		      const char *day)
{
	static const char *const prefixes[] = {"u", "post", "sp"};
	struct statement_builder *b = &t->debate.builder;

	tei_give(t);
	tei_begin(t, id, corresp, prefixes[l->element - T_U], l->lang);
	tei_take_day(t, day);
	b->s.turn = true;
	if (l->element != T_SP)
		b->shared.kind = statement_builder_clean(b, l->element == T_U ? "speech" : "post",
							 l->element == T_U ? 6 : 4);
	t->again = false;
	t->owner = t->depth;
	body(t)->quote = body(t)->list = 0;
}

void tei_speech_start(struct tei *t, struct tei_level *l, const struct xml_attribute *a, size_t n)
{
	const char *who = tei_attribute(a, n, "who");

	if (!who)
		who = buf_str(&t->turn);
	t->again = false;
	if (goes_on(t, tei_attribute(a, n, "prev"))) {
		t->debate.ended = false;
		/* Whoever said who speaks need not say it again. */
		t->again = !*who || !strcmp(who, buf_str(&t->who));
		if (!t->again)
			people_begin(&t->debate.people);
		t->owner = t->depth;
		body(t)->quote = body(t)->list = 0;
	} else {
		if (l->element == T_SP)
			tei_lone_speaker(t);
		tei_give(t);
		if (l->element == T_U)
			tei_label_tell(t, who);
		tei_speech_begin(t, l, tei_attribute(a, n, "id"), tei_attribute(a, n, "corresp"),
				 tei_attribute(a, n, "when"));
	}
	if (!t->again) {
		buf_clear(&t->who);
		buf_puts(&t->who, who);
	}
	tei_said(t, a, n);
	l->place = P_BODY;
	l->ending = TEI_END_STATEMENT;
	l->quote = l->list = 0;
}

/* Whether @who is a name, as some have it: words, of which none points at a person. */
static bool is_name(struct tei *t)
{
	const char *s = buf_str(&t->who), *ref;
	size_t words = 0;

	if (strchr(s, '#'))
		return false;
	for (; (ref = tei_next_pointer(t, &s)); words++)
		if (people_knows(&t->debate.people, ref))
			return false;
	return words > 1;
}

/* @who is a list of pointers. */
static void speakers(struct tei *t, const char *otherwise, const char *party)
{
	struct debate *d = &t->debate;
	const char *s = buf_str(&t->who), *ref;
	bool several = s[strcspn(s, " \t\r\n")] != '\0';

	while (!d->people.crowded && (ref = tei_next_pointer(t, &s))) {
		people_reference(&d->people, ref, several ? NULL : otherwise, d->builder.line);
		if (party && !several && !people_knows(&d->people, ref))
			people_speaker_has(&d->people, PEOPLE_PARTY, party);
	}
}

void tei_statement_end(struct tei *t)
{
	struct debate *d = &t->debate;
	bool drama = t->levels[t->owner].element == T_SP;
	const struct buf *who = &t->who, *called = &t->said[PEOPLE_NAME];
	const char *label, *name, *party = NULL;

	if (drama)
		label = debate_speaker(d, t->speaker.data, t->speaker.len, true);
	else
		label = tei_label(t, t->speaker.data, t->speaker.len, &party);
	name = label;
	if (t->again)
		name = NULL;
	else if (called->len)
		name = statement_builder_clean(&d->builder, called->data, called->len);
	else if (is_name(t))
		name = statement_builder_clean(&d->builder, who->data, who->len);
	else
		speakers(t, name, party);
	if (!d->people.speakers_n) {
		people_speaker(&d->people, name, NULL, NULL, d->builder.line);
		people_speaker_has(&d->people, PEOPLE_PARTY, party);
	}
	tei_give_said(t);
	tei_label_settle(t, label, party);
	buf_clear(&t->speaker);
	t->owner = 0;
	debate_end(d);
}

/* Directions that wait for a speech do not leave their division: it has none. */
static void give_pending(struct tei *t, int depth)
{
	struct statement_builder *d = &t->debate.builder;

	if (!t->debate.pending.len || debate_is_open(&t->debate))
		return;
	tei_begin(t, NULL, NULL, "proceedings", t->levels[depth].lang);
	tei_take_heads(t, depth);
	d->shared.kind = statement_builder_clean(d, "proceedings", strlen("proceedings"));
	d->s.turn = true;
	debate_end(&t->debate);
	tei_give(t);
}

/* A division that stands for a statement of which only the header says something, as our own writer has it:
 * an empty paragraph in it has begun one. */
static void keep_none(struct tei *t, const struct tei_level *l)
{
	if (!debate_is_open(&t->debate)) {
		tei_begin(t, l->id, l->corresp, "div", l->lang);
		t->prose = true;
		t->owner = t->depth;
		buf_clear(&t->by);
	}
	t->debate.textless = true;
}

void tei_division_end(struct tei *t, struct tei_level *l)
{
	tei_lone_speaker(t);
	give_pending(t, t->depth);
	if (l->none)
		keep_none(t, l);
	if (debate_is_open(&t->debate) && (t->debate.ended || t->owner == t->depth))
		tei_give(t);
	/* Prose that goes on keeps its date. */
	if (!t->prose || !debate_is_open(&t->debate))
		tei_clear_day(t);
	clear_id(l);
	if (l->outer)
		tei_group_end(t, l);
}

/* ---- divisions ---- */

static void start_division(struct tei *t, struct tei_level *l, const struct xml_attribute *a,
			   size_t n)
{
	const char *id = tei_attribute(a, n, "id");

	if (t->debate.ended)
		tei_give(t);
	give_pending(t, t->depth - 1);
	for (int i = t->depth - 1; i > 0 && tei_is_prefatory(tei_attribute(a, n, "type")); i--)
		if (t->levels[i].element == T_FRONT) {
			l->place = P_FRONT;
			return;
		}
	tei_document_day(l, a, n);
	if (l->element == T_TEXT)
		tei_group_start(t, l);
	l->ending = TEI_END_DIV;
	l->none = tei_attribute(a, n, "type") && !strcmp(tei_attribute(a, n, "type"), "none");
	l->id = id ? xstrdup(id) : NULL;
	id = tei_attribute(a, n, "corresp");
	l->corresp = id ? xstrdup(id) : NULL;
	id = tei_attribute(a, n, "desc");
	l->desc = id && *id ? xstrdup(id) : NULL;
}

static void open_block(struct tei *t, struct tei_level *l, enum mark_kind kind)
{
	/* What stands before it is of the level round it. */
	body_builder_close(body(t));
	l->quote += t->due != 0;
	body(t)->quote = l->quote;
	body(t)->list = l->list;
	body_builder_open(body(t), kind);
	l->place = P_BLOCK;
	l->ending = TEI_END_BLOCK;
	t->verse = false;
	t->token = T_OTHER;
	/* Round a block there are no quotation marks, it is marked itself. */
	for (int i = t->due; i && i < t->depth; i++)
		t->levels[i].quote++;
	t->due = 0;
}

static void start_head(struct tei *t, struct tei_level *l)
{
	if (t->prose && t->owner == t->depth - 1 && !t->heading) {
		open_block(t, l, MARK_HEAD);
		return;
	}
	/* After a salutation, the head is still that of the text. */
	if (!t->prose || t->begun != t->depth - 1 || !l[-1].begun || (l[-1].head && !t->heading))
		tei_give(t);
	tei_line_start(t, l);
	t->dated_head = false;
}

void tei_late_head(struct tei *t)
{
	struct tei_level *l = &t->levels[t->begun];
	struct statement_builder *d = &t->debate.builder;

	if (!t->prose || !l->head)
		return;
	tei_take_heads(t, t->begun);
	t->owner = t->begun;
	if (l->id)
		d->s.id = statement_builder_clean(d, l->id, strlen(l->id));
	if (l->corresp)
		d->rare.corresp = statement_builder_clean(d, l->corresp, strlen(l->corresp));
	clear_id(l);
}

/* A direction between speeches belongs to the one before, in the same division. */
static void start_direction(struct tei *t, struct tei_level *l, const struct xml_attribute *a,
			    size_t n)
{
	const char *type = tei_attribute(a, n, "type");

	t->type = NULL;
	if (type && !strcmp(type, "speaker")) {
		tei_give(t);
		t->type = "speaker";
	}
	if (debate_is_open(&t->debate)) {
		l->noted = true;
		open_block(t, l, MARK_STAGE);
	} else {
		l->element = T_NOTE;
		tei_line_start(t, l);
	}
	type = tei_attribute(a, n, "desc");
	if (type && debate_is_open(&t->debate))
		body_builder_text(body(t), type, strlen(type));
	else if (type)
		buf_puts(&t->line, type);
}

static bool is_block(enum tei_element e)
{
	return e == T_DOCDATE || e == T_DOCAUTHOR || (e >= T_P && e <= T_LIST) ||
	       (e >= T_TABLE && e <= T_FLOATING);
}

void tei_text_start(struct tei *t, struct tei_level *l, const struct xml_attribute *a, size_t n)
{
	bool letter;

	t->heading &= l->element == T_HEAD;
	/* Between paragraphs it is one. */
	if (l->element == T_Q)
		l->element = T_QUOTE;
	if (tei_group_front(t, l, a, n))
		return;
	switch (l->element) {
	case T_TITLEPAGE:
		account_leave_out(reading_account(t->r), ACCOUNT_FRONT);
		l->place = P_FRONT;
		return;
	case T_FRONT:
		account_leave_out(reading_account(t->r), ACCOUNT_FRONT);
		start_division(t, l, a, n);
		return;
	case T_DIV:
	case T_TEXT: start_division(t, l, a, n); return;
	case T_HEAD: start_head(t, l); return;
	case T_U:
	case T_POST:
	case T_SP: tei_speech_start(t, l, a, n); return;
	case T_TURN:
		buf_clear(&t->turn);
		buf_puts(&t->turn, tei_attribute(a, n, "who") ? tei_attribute(a, n, "who") : "");
		l->ending = TEI_END_TURN;
		return;
	case T_NOTE:
	case T_GAP: start_direction(t, l, a, n); return;
	case T_PERSON:
	case T_PERSONS:
	case T_GROUP:
	case T_CAST: tei_header_start(t, l, a, n); return;
	default: break;
	}
	if (!is_block(l->element))
		return;
	if (t->debate.ended && l->element == T_LABEL) {
		/* It says what comes, not what came. */
		tei_give(t);
		start_direction(t, l, a, n);
		return;
	}
	if (t->debate.ended) {
		/* Text between speeches is about them. */
		l->noted = true;
		open_block(t, l, MARK_STAGE);
		return;
	}
	/* A letter without a head is known by what opens it. */
	letter = !l[-1].begun && (l->element == T_OPENER || l->element == T_DATELINE);
	if (letter && t->prose && t->owner < t->depth - 1)
		tei_give(t);
	if (!debate_is_open(&t->debate))
		begin_prose(t, letter);
	l[-1].begun = true;
	tei_body_start(t, l, a, n);
}

/* ---- words ---- */

void tei_settle(struct tei *t)
{
	if (t->token != T_OTHER && (t->blank || t->joins) && !t->joined)
		body_builder_text(body(t), " ", 1);
	t->token = T_OTHER;
}

/*
 * Between two words there is a blank, unless @join says no. A point comes right after a word, unless the
 * file has a blank there or tells where there are none.
 */
static void start_token(struct tei *t, struct tei_level *l, const struct xml_attribute *a, size_t n)
{
	const char *join = tei_attribute(a, n, "join");
	bool left = join && (!strcmp(join, "left") || !strcmp(join, "both"));

	l->ending = TEI_END_TOKEN;
	if (t->tokens++)
		return;
	t->joins |= join != NULL;
	if (t->token != T_OTHER && !t->joined && !left &&
	    (t->blank || t->joins || (t->token == T_W && l->element == T_W)))
		body_builder_text(body(t), " ", 1);
	t->joined = join && (!strcmp(join, "right") || !strcmp(join, "both"));
}

void tei_token_end(struct tei *t)
{
	if (!t->tokens || --t->tokens)
		return;
	t->token = t->levels[t->depth].element;
	t->blank = false;
}

void tei_body_text(struct tei *t, const char *s, size_t len)
{
	struct tei_level *l = &t->levels[t->depth];
	size_t i = 0;

	if (!tei_resume(t, s, len))
		return;
	tei_day_text(t, s, len);
	if (l->named)
		buf_add(&t->by, s, utf8_fit(s, len, BODY_BUILDER_MAX - t->by.len));
	if (t->token != T_OTHER && !t->tokens) {
		while (i < len && strchr(" \t\r\n", s[i]))
			i++;
		t->blank |= i > 0;
		if (i == len)
			return;
		tei_settle(t);
		s += i;
		len -= i;
	}
	/* What comes after the last line is no more of the verse. */
	if (t->verse && !t->in_verse && !debate_is_blank(s, len)) {
		body_builder_close(body(t));
		t->verse = false;
	}
	tei_strike_text(t, s, len);
	if (t->after_note)
		debate_after_note(body(t), s, len);
	t->after_note = false;
	if (t->due || t->apart || t->closed)
		tei_text_begins(t, s, len);
	statement_builder_text(&t->debate.builder, body(t), s, len);
}

/* ---- blocks and marks ---- */

static void start_container(struct tei *t, struct tei_level *l)
{
	body_builder_close(body(t));
	t->verse = false;
	t->token = T_OTHER;
	l->place = P_BODY;
	l->ending = TEI_END_BLOCK;
	body(t)->quote = l->quote;
	body(t)->list = l->list;
}

/* Lines of a verse are lines of one block. */
static void start_verse(struct tei *t, struct tei_level *l)
{
	if (t->verse) {
		body_builder_break(body(t));
		t->token = T_OTHER;
		l->place = P_BLOCK;
	} else {
		open_block(t, l, MARK_P);
		t->verse = true;
	}
	l->ending = TEI_END_VERSE;
	t->in_verse = true;
}

/* Whether text that stands in no block has begun. */
static bool runs(const struct body_builder *f)
{
	if (f->open)
		return !body_builder_is_fresh(f);
	for (size_t i = 0; i < f->raw.len; i++)
		if (!strchr(" \t\r\n", f->raw.data[i]))
			return true;
	return false;
}

static void open_note(struct tei *t, struct tei_level *l, bool in_block)
{
	if (l->noted) {
		tei_body_text(t, " ", 1);
		return;
	}
	l->noted = true;
	/* In text that no paragraph is round it stands as in one. */
	if (!in_block && !(runs(body(t)) && (body(t)->bare || !body(t)->open))) {
		open_block(t, l, MARK_STAGE);
		return;
	}
	tei_settle(t);
	body_builder_text(body(t), " ", 1);
	body_builder_mark(body(t), MARK_NOTE, true);
	l->ending = TEI_END_NOTE;
}

static void start_note(struct tei *t, struct tei_level *l, bool in_block, const char *desc)
{
	open_note(t, l, in_block);
	if (desc)
		body_builder_text(body(t), desc, strlen(desc));
}

static void start_ref(struct tei *t, struct tei_level *l, const struct xml_attribute *a, size_t n)
{
	const char *target = tei_attribute(a, n, "target");

	t->apart = l->element == T_REF;
	if (!target ||
	    (strncasecmp(target, "http://", 7) != 0 && strncasecmp(target, "https://", 8) != 0))
		return;
	tei_settle(t);
	/* Its address is all there is to read of a pointer. */
	if (l->element == T_PTR)
		body_builder_text(body(t), " ", 1);
	body_builder_ref_open(body(t), target);
	l->ending = TEI_END_REF;
}

/* Blocks of one text, and what is like them. False where the element is none. */
static bool start_block(struct tei *t, struct tei_level *l, const struct xml_attribute *a, size_t n,
			bool in_block)
{
	struct tei_level *up = l - 1;
	char number[LIST_NUMBER];

	switch (l->element) {
	case T_DOCDATE:
		if (l->attached)
			break;
		tei_date_attributes(t, a, n);
		tei_own_date(t);
		tei_day_said(t, l, TEI_DAY_DATE);
		l->dated = true;
		break;
	case T_DATELINE:
		l->dated = !l->attached;
		if (l->dated)
			tei_day_said(t, l, TEI_DAY_LINE);
		break;
	case T_DOCAUTHOR:
	case T_BYLINE: l->byline = true; break;
	case T_SEG:
		if (!in_block)
			break;
		if (up->element == T_L)
			body_builder_text(body(t), " ", 1);
		return true;
	case T_P:
	case T_LABEL:
		/* Items with labels have those for numbers. */
		if (up->in == &up->numbers)
			up->numbers.type = '*';
		/* The first paragraph of an item is the item. */
		if (in_block && up->element == T_ITEM && body_builder_is_fresh(body(t)))
			return true;
		break;
	case T_ITEM:
		if (!l->list)
			l->list = 1;
		if (tei_item_number(l, a, n, number)) {
			open_block(t, l, MARK_P);
			body_builder_number(body(t), number);
		} else {
			open_block(t, l, MARK_ITEM);
		}
		return true;
	case T_HEAD: open_block(t, l, MARK_HEAD); return true;
	default: return false;
	}
	if (l->noted)
		tei_body_text(t, " ", 1);
	else
		open_block(t, l, MARK_P);
	return true;
}

/* Between two sentences there is a blank, but in scripts that have none. */
static void start_sentence(struct tei *t, const struct tei_level *l)
{
	static const char *const without[] = {"zh", "ja", "th", "lo", "km", "my", "yue", "wuu"};
	const char *lang = l->lang ? l->lang : t->lang ? t->lang : "";
	size_t len = strcspn(lang, "-");

	for (size_t i = 0; i < sizeof without / sizeof *without; i++)
		if (strlen(without[i]) == len && !strncasecmp(lang, without[i], len))
			return;
	if (body(t)->open && !body_builder_is_fresh(body(t))) {
		tei_settle(t);
		body_builder_text(body(t), " ", 1);
	}
}

/* In a note it is a line of text. */
static void start_table(struct tei *t, struct tei_level *l, const struct xml_attribute *a, size_t n)
{
	t->token = T_OTHER;
	if (l->noted) {
		tei_body_text(t, " ", 1);
		return;
	}
	t->verse = false;
	l->place = P_BODY;
	switch (l->element) {
	case T_TABLE:
		body(t)->quote = l->quote;
		body(t)->list = l->list;
		body_builder_table_open(body(t));
		l->ending = TEI_END_TABLE;
		break;
	case T_ROW: body_builder_row(body(t)); break;
	default:
		body_builder_cell(body(t), debate_span(a, n, "cols"), debate_span(a, n, "rows"));
		l->ending = TEI_END_CELL;
		break;
	}
}

static void start_mark(struct tei *t, struct tei_level *l, const struct xml_attribute *a, size_t n)
{
	switch (l->element) {
	case T_Q: tei_quote_start(t, l); break;
	case T_S: start_sentence(t, l); break;
	case T_DESC: tei_body_text(t, " ", 1); break;
	case T_DATE:
		if (!l->dated)
			break;
		tei_date_attributes(t, a, n);
		tei_own_date(t);
		tei_day_said(t, l, TEI_DAY_DATE);
		break;
	case T_PERSNAME: l->named = l->byline && !t->by.len; break;
	case T_HI:
	case T_EMPH: tei_hi_start(t, l, a, n); break;
	case T_REF:
	case T_PTR: start_ref(t, l, a, n); break;
	case T_LB:
	case T_PB: tei_break(t, l, a, n); break;
	default: break;
	}
}

/* What would be a block of its own in a text; in a note it is words of that. */
static bool is_part_of_note(enum tei_element e)
{
	return e == T_HEAD || e == T_LIST || e == T_ITEM || e == T_LG || e == T_L;
}

void tei_body_start(struct tei *t, struct tei_level *l, const struct xml_attribute *a, size_t n)
{
	bool in_block = l[-1].place == P_BLOCK;

	if (tei_nested_start(t, l, a, n))
		return;
	if (l->noted && is_part_of_note(l->element)) {
		tei_body_text(t, " ", 1);
		return;
	}
	switch (l->element) {
	case T_W:
	case T_PC: start_token(t, l, a, n); return;
	case T_NOTE:
	case T_GAP: start_note(t, l, in_block, tei_attribute(a, n, "desc")); return;
	case T_SPEAKER:
		/* That of a speech within words of others is one of them. */
		if (t->owner && t->owner == t->depth - 1 && !t->prose)
			tei_line_start(t, l);
		else if (l->noted)
			tei_body_text(t, " ", 1);
		else
			open_block(t, l, MARK_P);
		return;
	case T_L: start_verse(t, l); return;
	case T_LIST:
		l->list++;
		tei_list_start(l, a, n);
		start_container(t, l);
		return;
	case T_CIT:
		if (in_block || runs(body(t)))
			return;
		l->quote++;
		start_container(t, l);
		return;
	case T_QUOTE:
		if (in_block || runs(body(t))) {
			tei_quote_start(t, l);
			return;
		}
		l->quote += l[-1].element != T_CIT;
		start_container(t, l);
		return;
	case T_LG: start_container(t, l); return;
	case T_TABLE:
	case T_ROW:
	case T_CELL: start_table(t, l, a, n); return;
	case T_OPENER:
	case T_FLOATING:
		if (!in_block)
			start_container(t, l);
		l->dated = !l->attached;
		return;
	default: break;
	}
	if (!start_block(t, l, a, n, in_block))
		start_mark(t, l, a, n);
}
