/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "read/transcript.h"

#include <string.h>

#include "base/utf8.h"
#include "read/account.h"
#include "read/format.h"

static struct body_builder *body(struct transcript *t)
{
	return &t->debate.builder.text;
}

/* ---- text of a statement ---- */

/* Whether the character CODE, which REST follows, may stand between a speaker and the speech. */
static bool is_lead(const struct transcript *t, uint32_t code, const char *rest, size_t len)
{
	if (code == 0xA0 || (code >= 0x2010 && code <= 0x2015))
		return true;
	if (!code || code >= 0x80)
		return false;
	if (code != '(' || !strchr(t->rules->lead, '('))
		return strchr(" \n\t\r-", (int)code) || strchr(t->rules->lead, (int)code);
	/* A bracket, round what was a field. */
	while (len && strchr(" \t\r\n", *rest)) {
		rest++;
		len--;
	}
	return !len || *rest == ')';
}

/* The length of what stands there at the start of S. */
static size_t lead(const struct transcript *t, const char *s, size_t len)
{
	size_t at = 0;
	uint32_t code;

	while (at < len) {
		size_t n = utf8_decode(s + at, len - at, &code);

		if (!is_lead(t, code, s + at + n, len - at - n))
			break;
		at += n;
	}
	return at;
}

/* What comes next in L stands as deep as that does. */
static void enter(struct transcript *t, const struct transcript_level *l)
{
	body(t)->quote = t->aside ? 0 : l->quote;
	body(t)->list = t->aside ? 0 : l->list;
}

static void open_block(struct transcript *t, const struct transcript_level *l)
{
	struct body_builder *f = body(t);
	int block = t->block;

	if (debate_is_open(&t->debate) && !t->due &&
	    (l->place == TRANSCRIPT_CELLS || (!block && l->place == TRANSCRIPT_BLOCK)))
		return;
	/* A direction behind an interruption begins no statement of who goes on after it. */
	if (block == MARK_STAGE + 1 && t->turn.part && debate_is_open(&t->debate))
		t->aside = true;
	else
		transcript_need(t, l);
	t->block = 0;
	t->aside |= block == MARK_STAGE + 1;
	if (block)
		body_builder_close(f);
	enter(t, l);
	if (block)
		body_builder_open(f, t->aside ? MARK_STAGE : (enum mark_kind)(block - 1));
	if (block && t->number[0])
		body_builder_number(f, t->number);
	t->number[0] = '\0';
}

/* Text comes at L: the block that is due is opened. */
static void open_due(struct transcript *t, const struct transcript_level *l)
{
	open_block(t, l);
	if (l->struck)
		debate_struck_text(&t->debate);
}

void transcript_block(struct transcript *t, struct transcript_level *l, enum mark_kind kind)
{
	t->block = (int)kind + 1;
	t->number[0] = '\0';
	l->place = TRANSCRIPT_BLOCK;
	l->ending = kind == MARK_STAGE ? TRANSCRIPT_END_STAGE : TRANSCRIPT_END_BLOCK;
}

/* Text comes that no paragraph of its own is round. */
static void loose(struct transcript *t, struct transcript_level *l)
{
	if (l->speech || t->block || (debate_is_open(&t->debate) && body(t)->open))
		return;
	t->block = MARK_P + 1;
	l->loose = true;
}

static void block_end(struct transcript *t, bool stage)
{
	if (!t->block && debate_is_open(&t->debate)) {
		if (stage || t->aside)
			debate_unbracket(body(t));
		body_builder_close(body(t));
	}
	t->block = 0;
	t->number[0] = '\0';
}

/* There is a place for text at L; the number of bytes of it that are no speech yet. */
static size_t prepare(struct transcript *t, struct transcript_level *l, const char *s, size_t len)
{
	size_t skip;

	if (l->place == TRANSCRIPT_LOOSE)
		loose(t, l);
	open_due(t, l);
	skip = t->leading && !t->aside ? lead(t, s, len) : 0;
	t->leading &= t->aside || skip == len;
	t->labelled = false;
	if (t->ahead.len && skip < len) {
		body_builder_text(body(t), t->ahead.data, t->ahead.len);
		body_builder_text(body(t), " ", 1);
		buf_clear(&t->ahead);
	}
	return skip;
}

void transcript_say(struct transcript *t, struct transcript_level *l, const char *s, size_t len)
{
	size_t skip = prepare(t, l, s, len);

	body_builder_text(body(t), s + skip, len - skip);
}

/* Nothing came that it was to be ahead of. */
static void say_ahead(struct transcript *t, struct transcript_level *l)
{
	struct buf ahead = t->ahead;

	buf_init(&t->ahead);
	transcript_say(t, l, ahead.data, ahead.len);
	buf_done(&ahead);
}

void transcript_say_block(struct transcript *t, const struct transcript_level *l,
			  enum mark_kind kind, const char *s, size_t len)
{
	struct transcript_level block = *l;

	transcript_block(t, &block, kind);
	transcript_say(t, &block, s, len);
	block_end(t, kind == MARK_STAGE);
}

void transcript_wait(struct transcript *t, struct transcript_level *l)
{
	buf_clear(&t->line);
	account_line(reading_account(t->r));
	l->raised = RAISED_NOT;
	l->place = TRANSCRIPT_WAITING;
	l->ending = TRANSCRIPT_END_BLOCK;
}

/* The paragraph L is of the turn that is open; a direction, where there is none. */
static void settle(struct transcript *t, struct transcript_level *l)
{
	struct account *account = reading_account(t->r);

	account_offer(account);
	account_keep(account);
	transcript_block(t, l, t->turn.kind ? MARK_P : MARK_STAGE);
	if (!debate_is_blank(buf_str(&t->line), t->line.len))
		transcript_say(t, l, t->line.data, t->line.len);
}

static void put_text(struct transcript *t, struct transcript_level *l, const char *s, size_t len)
{
	size_t skip;

	/* Blanks part words, they open nothing. */
	if (debate_is_blank(s, len) && (t->block || t->due || !debate_is_open(&t->debate)))
		return;
	if (debate_is_blank(s, len)) {
		body_builder_text(body(t), s, len);
		return;
	}
	/* So does what parts the speaker from the speech. */
	if (t->due && t->rules->lead && t->turn.kind && !t->turn.part && lead(t, s, len) == len) {
		account_take(reading_account(t->r), false);
		return;
	}
	skip = prepare(t, l, s, len);
	statement_builder_text(&t->debate.builder, body(t), s + skip, len - skip);
}

void transcript_text(void *state, const char *s, size_t len)
{
	struct transcript *t = state;
	struct transcript_level *l = &t->levels[t->depth];

	if (l->place == TRANSCRIPT_LINE || l->place == TRANSCRIPT_WAITING)
		statement_builder_line(&t->debate.builder, &t->line, s, len, l->raised);
	else if (l->place <= TRANSCRIPT_CELLS)
		put_text(t, l, s, len);
	l->parted = false;
}

/* ---- elements ---- */

/* Elements nobody knows, in text that no paragraph is round: words of one are none of another's. In a speech
 * one that stands between words of the text may be no more than how they look. */
static void part_words(struct transcript *t, struct transcript_level *up, bool end)
{
	bool apart = up->speech && up->place == TRANSCRIPT_LOOSE && up->parted && !end;

	if ((up->loose || apart) && !t->block && debate_is_open(&t->debate))
		body_builder_text(body(t), " ", 1);
	up->parted = end;
}

static void start_mark(struct transcript *t, struct transcript_level *l, enum mark mark)
{
	if (l->place == TRANSCRIPT_LOOSE)
		loose(t, l);
	open_due(t, l);
	/* Its brackets do not run into a word. */
	if (mark == MARK_NOTE)
		body_builder_text(body(t), " ", 1);
	body_builder_mark(body(t), mark, true);
	l->mark = mark;
	l->noted |= mark == MARK_NOTE;
	l->ending = mark == MARK_NOTE ? TRANSCRIPT_END_NOTE : TRANSCRIPT_END_MARK;
	if (l->place == TRANSCRIPT_LOOSE)
		l->place = TRANSCRIPT_BLOCK;
}

/* Words of L may be struck out. A field has no marks. */
static void start_struck(struct transcript *t, struct transcript_level *l,
			 const struct xml_attribute *a, size_t n)
{
	const struct transcript_level *up = l - 1;
	bool line = up->place == TRANSCRIPT_LINE && l->place == TRANSCRIPT_LINE;

	if (up->struck || (!line && l->place > TRANSCRIPT_CELLS))
		return;
	l->struck = l->strikes =
		debate_struck_start(&t->names, l->element, a, n, line ? &t->line : NULL);
}

static void start_table(struct transcript *t, struct transcript_level *l,
			const struct xml_attribute *a, size_t n)
{
	struct body_builder *f = body(t);

	if (l->element == TRANSCRIPT_TABLE) {
		transcript_need(t, l);
		t->block = 0;
		body_builder_close(f);
		enter(t, l);
		body_builder_table_open(f);
		l->place = TRANSCRIPT_CELLS;
		l->ending = TRANSCRIPT_END_TABLE;
	} else if (l->place != TRANSCRIPT_CELLS) {
		transcript_block(t, l, MARK_P);
	} else if (l->element == TRANSCRIPT_ROW) {
		body_builder_row(f);
	} else {
		body_builder_cell(f, debate_span(a, n, "colspan"), debate_span(a, n, "rowspan"));
		l->ending = TRANSCRIPT_END_CELL;
	}
}

static void start_block(struct transcript *t, struct transcript_level *l, enum mark_kind kind)
{
	if (l->place != TRANSCRIPT_CELLS) {
		transcript_block(t, l, kind);
		return;
	}
	body_builder_open(body(t), kind);
	l->ending = TRANSCRIPT_END_BLOCK;
}

void transcript_paragraph(struct transcript *t, struct transcript_level *l)
{
	/* A paragraph that holds nothing but another one is none. */
	if (l->noted)
		body_builder_text(body(t), " ", 1);
	else if (l->place != TRANSCRIPT_BLOCK || (!t->block && !body_builder_is_fresh(body(t))))
		start_block(t, l, MARK_P);
}

static void start_list(struct transcript_level *l, const struct xml_attribute *a, size_t n)
{
	l->list++;
	list_numbers_start(&l->numbers, l->element == TRANSCRIPT_NUMBERS, a, n);
	l->in = &l->numbers;
}

static void start_item(struct transcript *t, struct transcript_level *l,
		       const struct xml_attribute *a, size_t n)
{
	char number[LIST_NUMBER];

	l->list += l->list == 0;
	if (!l->in || !list_numbers_item(l->in, a, n, number)) {
		start_block(t, l, MARK_ITEM);
		return;
	}
	start_block(t, l, MARK_P);
	if (l->place == TRANSCRIPT_CELLS)
		body_builder_number(body(t), number);
	else
		memcpy(t->number, number, sizeof number);
}

/* A new line, where there is one before it. The text of a cell opens its block only when it is put there. */
static void start_break(struct transcript *t)
{
	struct body_builder *f = body(t);

	if (t->block || !debate_is_open(&t->debate))
		return;
	body_builder_flush(f);
	if (f->open)
		body_builder_break(f);
}

static bool is_block(int element)
{
	return element >= TRANSCRIPT_P && element <= TRANSCRIPT_CELL;
}

void transcript_shared(struct transcript *t, struct transcript_level *l,
		       const struct xml_attribute *a, size_t n)
{
	if (l->noted && is_block(l->element)) {
		body_builder_text(body(t), " ", 1);
		return;
	}
	switch (l->element) {
	case TRANSCRIPT_P: transcript_paragraph(t, l); break;
	case TRANSCRIPT_STAGE: start_block(t, l, MARK_STAGE); break;
	case TRANSCRIPT_QUOTE:
		l->quote++;
		transcript_block(t, l, MARK_P);
		break;
	case TRANSCRIPT_LIST:
	case TRANSCRIPT_NUMBERS:
		start_list(l, a, n);
		transcript_block(t, l, MARK_P);
		break;
	case TRANSCRIPT_ITEM: start_item(t, l, a, n); break;
	case TRANSCRIPT_TABLE:
	case TRANSCRIPT_ROW:
	case TRANSCRIPT_CELL: start_table(t, l, a, n); break;
	case TRANSCRIPT_BREAK: start_break(t); break;
	case TRANSCRIPT_STRONG: start_mark(t, l, MARK_STRONG); break;
	case TRANSCRIPT_EM: start_mark(t, l, MARK_EM); break;
	case TRANSCRIPT_STRUCK: break;
	case TRANSCRIPT_NOTE: start_mark(t, l, MARK_NOTE); break;
	case TRANSCRIPT_ABOVE:
	case TRANSCRIPT_BELOW:
		body_builder_raise(body(t),
				   l->element == TRANSCRIPT_ABOVE ? RAISED_ABOVE : RAISED_BELOW,
				   true);
		l->ending = TRANSCRIPT_END_RAISED;
		break;
	case TRANSCRIPT_ASIDE:
		transcript_read(t, l);
		l->ending = TRANSCRIPT_END_ASIDE;
		break;
	default: part_words(t, l - 1, false); break;
	}
}

/* Elements in a field: what it is raised by, and a blank for a new line. */
static void start_in_line(struct transcript *t, struct transcript_level *l)
{
	if (l->element == TRANSCRIPT_ABOVE)
		l->raised = RAISED_ABOVE;
	else if (l->element == TRANSCRIPT_BELOW)
		l->raised = RAISED_BELOW;
	else if (l->element == TRANSCRIPT_BREAK || l->element == TRANSCRIPT_P)
		buf_putc(&t->line, ' ');
}

static bool is_raised(const struct transcript_level *l)
{
	return l->element == TRANSCRIPT_ABOVE || l->element == TRANSCRIPT_BELOW;
}

void transcript_start(void *state, const char *ns, const char *name, const struct xml_attribute *a,
		      size_t n)
{
	struct transcript *t = state;
	struct transcript_level *up = &t->levels[t->depth++], *l = up + 1;

	*l = *up;
	l->ending = TRANSCRIPT_END_NOTHING;
	l->section = false;
	l->loose = l->parted = false;
	l->strikes = false;
	l->own = 0;
	if (t->depth == 1) {
		buf_puts(&t->ns, ns);
		l->section = true;
	}
	if (up->place == TRANSCRIPT_SKIPPED)
		return;
	l->element = !*ns || !strcmp(ns, buf_str(&t->ns)) ? debate_find(&t->names, name)
							  : DEBATE_LEFT_OUT + ACCOUNT_VOCABULARY;
	if (debate_left_out(&t->debate, l->element)) {
		l->place = TRANSCRIPT_SKIPPED;
		return;
	}
	if (up->place == TRANSCRIPT_WAITING && l->element != t->rules->speaker && !is_raised(l)) {
		settle(t, up);
		l->place = up->place;
	}
	if (l->element >= TRANSCRIPT_OWN)
		t->rules->start(t, l, a, n);
	else if (l->place == TRANSCRIPT_LINE || l->place == TRANSCRIPT_WAITING)
		start_in_line(t, l);
	else if (l->place == TRANSCRIPT_ABOUT)
		return;
	else if (l->element == TRANSCRIPT_SECTION)
		transcript_section(t, l);
	else if (l->element == TRANSCRIPT_HEADING) {
		transcript_read(t, l);
		l->ending = TRANSCRIPT_END_HEADING;
	} else
		transcript_shared(t, l, a, n);
	start_struck(t, l, a, n);
}

/* Emphasis is over: where brackets are round it, it is what happened and not what was said. */
static void aside_end(struct transcript *t, struct transcript_level *l)
{
	struct account *account = reading_account(t->r);
	const char *raw = buf_str(&t->line), *s = raw + strspn(raw, " \t\r\n");
	size_t len = strlen(s);
	bool blank;
	enum mark mark = MARK_EM;

	account_offer(account);
	account_keep(account);
	while (len && strchr(" \t\r\n", s[len - 1]))
		len--;
	if (!len)
		return;
	blank = s[len] != '\0';
	if (s > raw)
		transcript_say(t, l, " ", 1);
	open_due(t, l);
	if (len > 2 && ((*s == '(' && s[len - 1] == ')') || (*s == '[' && s[len - 1] == ']')) &&
	    !memchr(s + 1, *s, len - 2)) {
		mark = MARK_NOTE;
		s++;
		len -= 2;
	}
	if (t->aside) {
		body_builder_text(body(t), s, len);
	} else {
		body_builder_mark(body(t), mark, true);
		transcript_say(t, l, s, len);
		body_builder_mark(body(t), mark, false);
	}
	if (blank)
		body_builder_text(body(t), " ", 1);
}

void transcript_end(void *state, const char *ns, const char *name)
{
	struct transcript *t = state;
	struct transcript_level *l = &t->levels[t->depth];
	struct body_builder *f = body(t);

	(void)ns;
	(void)name;
	if (l->strikes)
		debate_struck_end(&t->debate, l->place == TRANSCRIPT_LINE ? &t->line : NULL);
	if (l->loose)
		block_end(t, false);
	switch (l->ending) {
	case TRANSCRIPT_END_NOTHING:
		if (!l->strikes)
			part_words(t, l - 1, true);
		break;
	case TRANSCRIPT_END_OWN: t->rules->end(t, l); break;
	case TRANSCRIPT_END_HEADING: transcript_keep_heading(t, l - 1); break;
	case TRANSCRIPT_END_BLOCK:
		if (l->place == TRANSCRIPT_WAITING)
			settle(t, l);
		else if (t->ahead.len)
			say_ahead(t, l);
		block_end(t, false);
		enter(t, l - 1);
		break;
	case TRANSCRIPT_END_STAGE:
		block_end(t, true);
		enter(t, l - 1);
		break;
	case TRANSCRIPT_END_TABLE: body_builder_table_close(f); break;
	case TRANSCRIPT_END_CELL: body_builder_cell_close(f); break;
	case TRANSCRIPT_END_MARK: body_builder_mark(f, l->mark, false); break;
	case TRANSCRIPT_END_RAISED: body_builder_raise(f, RAISED_NOT, false); break;
	case TRANSCRIPT_END_ASIDE: aside_end(t, l - 1); break;
	case TRANSCRIPT_END_NOTE:
		debate_unbracket(f);
		body_builder_mark(f, MARK_NOTE, false);
		break;
	}
	t->depth--;
	if (l->section) {
		if (!l->speech && l->place != TRANSCRIPT_LINE)
			transcript_close_turn(t);
		transcript_section_end(t, (int)(l - t->levels));
	}
}
