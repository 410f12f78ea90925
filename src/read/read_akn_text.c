/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "read/read_akn.h"

#include <string.h>
#include <strings.h>

#include "base/err.h"
#include "read/format.h"

static struct body_builder *body(struct akn *k)
{
	return &k->debate.builder.text;
}

static void enter(struct akn *k, const struct akn_level *l)
{
	body(k)->list = l->aside ? 0 : l->list;
	body(k)->quote = l->aside ? 0 : l->quote;
}

/* ---- blocks ---- */

void akn_open_quotes(struct akn *k, const struct akn_level *l)
{
	if (!k->opening.len || l->noted != k->opening_in_note)
		return;
	body_builder_text(body(k), k->opening.data, k->opening.len);
	buf_clear(&k->opening);
	k->after_note = false;
}

void akn_open_block(struct akn *k, struct akn_level *l, enum mark_kind kind)
{
	bool goes_on = k->joined && body(k)->open;

	k->joined = false;
	if (!goes_on) {
		enter(k, l);
		body_builder_open(body(k), l->aside ? MARK_STAGE : kind);
		k->timed = k->after_note = false;
	}
	akn_open_quotes(k, l);
	l->place = AT_BLOCK;
	l->ending = AKN_END_BLOCK;
}

/* Whether what begins is a part of the block that is open. */
static bool goes_on(struct akn *k, const struct akn_level *l)
{
	bool in_block = l[-1].place == AT_BLOCK;

	return l->noted || (in_block && (k->joined || body_builder_is_fresh(body(k))));
}

static void start_block(struct akn *k, struct akn_level *l, enum mark_kind kind)
{
	if (goes_on(k, l)) {
		k->joined = false;
		body_builder_text(body(k), " ", 1);
	} else {
		akn_open_block(k, l, kind);
	}
}

static void start_container(struct akn *k, struct akn_level *l)
{
	if (l->noted) {
		body_builder_text(body(k), " ", 1);
		return;
	}
	if (!k->joined)
		body_builder_close(body(k));
	enter(k, l);
	l->place = AT_SPEECH;
	l->ending = AKN_END_BLOCK;
}

static void start_list(struct akn *k, struct akn_level *l, const char *name,
		       const struct xml_attribute *a, size_t n)
{
	l->list++;
	list_numbers_start(&l->numbers, !strcmp(name, "ol"), a, n);
	l->in = &l->numbers;
	start_container(k, l);
}

static void start_item(struct akn *k, struct akn_level *l, const struct xml_attribute *a, size_t n)
{
	char number[LIST_NUMBER];

	if (l->noted) {
		body_builder_text(body(k), " ", 1);
		return;
	}
	l->list += l->list == 0;
	if (l->in && list_numbers_item(l->in, a, n, number)) {
		akn_open_block(k, l, MARK_P);
		body_builder_number(body(k), number);
	} else {
		akn_open_block(k, l, MARK_ITEM);
	}
}

/* A number begins the block that follows it; that of a speech is a line. */
static void start_num(struct akn *k, struct akn_level *l)
{
	if (k->speech && k->speech == k->depth - 1) {
		akn_line_start(k, l);
		return;
	}
	if (l->noted)
		body_builder_text(body(k), " ", 1);
	else if (l[-1].place != AT_BLOCK)
		akn_open_block(k, l, MARK_P);
	l->ending = AKN_END_NUM;
}

static void start_heading(struct akn *k, struct akn_level *l)
{
	bool own = k->speech && k->speech == k->depth - 1;

	/* What comes behind the text is no heading of all of it, but the first may still serve. */
	if (own && (!k->debate.builder.s.title || !body(k)->out.len))
		akn_line_start(k, l);
	else
		start_block(k, l, MARK_HEAD);
}

/* ---- tables ---- */

/* In a note and between speeches a table is a line of text. */
static void start_table(struct akn *k, struct akn_level *l, const struct xml_attribute *a, size_t n)
{
	if (l->aside && !l->noted) {
		if (l->element == A_ROW)
			akn_open_block(k, l, MARK_STAGE);
		else if (l->element == A_CELL)
			l->noted = true;
	}
	if (l->noted || l->aside) {
		if (l->element == A_CELL && !body_builder_is_fresh(body(k)))
			body_builder_text(body(k), " | ", 3);
		return;
	}
	l->place = AT_SPEECH;
	switch (l->element) {
	case A_TABLE:
		enter(k, l);
		body_builder_table_open(body(k));
		l->ending = AKN_END_TABLE;
		break;
	case A_ROW: body_builder_row(body(k)); break;
	default:
		body_builder_cell(body(k), debate_span(a, n, "colspan"),
				  debate_span(a, n, "rowspan"));
		l->ending = AKN_END_CELL;
		break;
	}
}

/* ---- words of others ---- */

static void take_quotes(struct akn *k, struct akn_level *l, const struct xml_attribute *a, size_t n)
{
	const char *open = debate_attribute(a, n, "startQuote");
	const char *close = debate_attribute(a, n, "endQuote");

	buf_puts(&k->opening, open ? open : "");
	k->opening_in_note = l->noted;
	if (close && *close)
		l->own.close = xstrdup(close);
	l->ending = AKN_END_QUOTED;
}

static void start_quoted(struct akn *k, struct akn_level *l, const struct xml_attribute *a,
			 size_t n)
{
	take_quotes(k, l, a, n);
	if (k->opening.len && k->after_note)
		body_builder_text(body(k), " ", 1);
	akn_open_quotes(k, l);
}

/* The mark goes before its first text, and after its last. */
static void start_structure(struct akn *k, struct akn_level *l, const struct xml_attribute *a,
			    size_t n)
{
	if (l->noted) {
		body_builder_text(body(k), " ", 1);
		take_quotes(k, l, a, n);
		return;
	}
	l->quote++;
	start_container(k, l);
	take_quotes(k, l, a, n);
	l->loose = true;
	l->ending = AKN_END_STRUCTURE;
}

static void close_quoted(struct akn *k, const struct akn_level *l)
{
	if (!l->own.close || k->interrupted)
		return;
	akn_open_quotes(k, l);
	body_builder_text(body(k), l->own.close, strlen(l->own.close));
}

/* ---- within a block ---- */

static void start_mark(struct akn *k, struct akn_level *l, enum mark mark, enum akn_ending ending)
{
	body_builder_mark(body(k), mark, true);
	l->ending = ending;
}

static void start_note(struct akn *k, struct akn_level *l)
{
	bool in_block = l[-1].place == AT_BLOCK;

	if (l->noted || l->aside) {
		l->noted = true;
		body_builder_text(body(k), " ", 1);
		return;
	}
	l->noted = true;
	if (in_block) {
		body_builder_text(body(k), " ", 1);
		start_mark(k, l, MARK_NOTE, AKN_END_NOTE);
	} else {
		akn_open_block(k, l, MARK_STAGE);
	}
}

/* What stands for a picture, or in the place of a note: a note of this TEXT. */
static void put_note(struct akn *k, struct akn_level *l, const char *text)
{
	if (!text || !*text)
		return;
	start_note(k, l);
	body_builder_text(body(k), text, strlen(text));
}

static void start_ref(struct akn *k, struct akn_level *l, const char *href)
{
	if (!href || strncasecmp(href, "http", 4) != 0)
		return;
	body_builder_ref_open(body(k), href);
	l->ending = AKN_END_REF;
}

void akn_inside_start(struct akn *k, struct akn_level *l, const char *name,
		      const struct xml_attribute *a, size_t n)
{
	if (l->element == A_SPEECH && l->place == AT_SPEECH) {
		akn_speech_start(k, l, name, a, n);
		return;
	}
	akn_resume(k);
	switch (l->element) {
	case A_FROM:
		if (k->speech == k->depth - 1)
			akn_line_start(k, l);
		break;
	case A_HEADING: start_heading(k, l); break;
	case A_NUM: start_num(k, l); break;
	case A_LIST: start_list(k, l, name, a, n); break;
	case A_HOLDER:
		if (l->place == AT_SPEECH)
			start_container(k, l);
		break;
	case A_ITEM: start_item(k, l, a, n); break;
	case A_INTRO:
		l->list -= l->list > 0;
		start_block(k, l, MARK_P);
		break;
	case A_P: start_block(k, l, MARK_P); break;
	case A_TABLE:
	case A_ROW:
	case A_CELL: start_table(k, l, a, n); break;
	case A_STRUCTURE: start_structure(k, l, a, n); break;
	case A_QUOTED: start_quoted(k, l, a, n); break;
	case A_STAGE:
	case A_REMARK: start_note(k, l); break;
	case A_IMAGE: put_note(k, l, debate_attribute(a, n, "alt")); break;
	case A_NOTE_REF:
		put_note(k, l, akn_notes_take(k, debate_attribute(a, n, "href")));
		l->place = AT_NOTHING;
		break;
	case A_BR: body_builder_break(body(k)); break;
	case A_ABOVE:
		body_builder_raise(body(k), RAISED_ABOVE, true);
		l->ending = AKN_END_ABOVE;
		break;
	case A_BELOW:
		body_builder_raise(body(k), RAISED_BELOW, true);
		l->ending = AKN_END_BELOW;
		break;
	case A_BOLD: start_mark(k, l, MARK_STRONG, AKN_END_STRONG); break;
	case A_ITALIC: start_mark(k, l, MARK_EM, AKN_END_EM); break;
	case A_REF: start_ref(k, l, debate_attribute(a, n, "href")); break;
	default: break;
	}
}

static void end_block(struct akn *k, const struct akn_level *l)
{
	bool note = l->element == A_STAGE || l->element == A_REMARK || l->element == A_IMAGE ||
		    l->element == A_NOTE_REF;

	if (note)
		debate_unbracket(body(k));
	if (!l->loose || note)
		body_builder_close(body(k));
	if (!l->loose)
		k->joined = false;
	enter(k, l - 1);
}

void akn_inside_end(struct akn *k, struct akn_level *l)
{
	switch (l->ending) {
	case AKN_END_BLOCK: end_block(k, l); break;
	case AKN_END_NUM:
		body_builder_text(body(k), " ", 1);
		k->joined = true;
		break;
	case AKN_END_STRUCTURE:
		close_quoted(k, l);
		/* The mark of one that ends with it, too, comes right after it. */
		if (!(l[-1].loose && l[-1].place == AT_SPEECH))
			body_builder_close(body(k));
		k->joined = false;
		enter(k, l - 1);
		break;
	case AKN_END_QUOTED: close_quoted(k, l); break;
	case AKN_END_NOTE:
		debate_unbracket(body(k));
		body_builder_mark(body(k), MARK_NOTE, false);
		k->after_note = true;
		break;
	case AKN_END_TABLE: body_builder_table_close(body(k)); break;
	case AKN_END_CELL: body_builder_cell_close(body(k)); break;
	case AKN_END_ABOVE: body_builder_raise(body(k), RAISED_ABOVE, false); break;
	case AKN_END_BELOW: body_builder_raise(body(k), RAISED_BELOW, false); break;
	case AKN_END_STRONG: body_builder_mark(body(k), MARK_STRONG, false); break;
	case AKN_END_EM: body_builder_mark(body(k), MARK_EM, false); break;
	case AKN_END_REF: body_builder_ref_close(body(k)); break;
	default: break;
	}
}
