/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "read/read_akn.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "archive/archive.h"
#include "base/err.h"
#include "read/format.h"

const char *akn_pointer_id(const char *s)
{
	const char *hash = strrchr(s, '#');

	return hash ? hash + 1 : s;
}

const char *akn_id_of(const struct xml_attribute *a, size_t n)
{
	const char *id = debate_attribute(a, n, "eId");

	if (!id)
		id = debate_attribute(a, n, "id");
	return id ? id : debate_attribute(a, n, "wId");
}

void akn_take_title(struct akn *k, const char *s, size_t len)
{
	struct debate *d = &k->debate;
	struct batch *b = reading_batch(k->r);
	const char *title = debate_keep(d, s, len);

	if (!title)
		return;
	d->session.occasion = title;
	if (!b->title || k->aliased)
		b->title = arena_strdup(&b->arena, title);
}

/* ---- one line ---- */

static void start_line(struct akn *k, struct akn_level *l)
{
	l->place = AT_LINE;
	l->ending = AKN_END_LINE;
	k->line = k->depth;
	buf_clear(&k->text);
}

void akn_front_start(struct akn *k, struct akn_level *l, const struct xml_attribute *a, size_t n)
{
	const char *date = debate_attribute(a, n, "date");

	if (l->element != A_DOCDATE && (l->element != A_DOCTITLE || k->titled))
		return;
	buf_clear(&k->date);
	k->dated = date != NULL;
	buf_puts(&k->date, date ? date : "");
	start_line(k, l);
}

void akn_line_end(struct akn *k)
{
	const struct akn_level *l = &k->levels[k->line];
	struct debate *d = &k->debate;
	struct akn_level *up = &k->levels[k->line - 1];
	const char *s = buf_str(&k->text);
	size_t len = k->text.len;

	k->line = 0;
	switch (l->element) {
	case A_DOCDATE:
		debate_date(d, RANK_PRINTED, k->dated ? buf_str(&k->date) : NULL, s, len, NULL,
			    NULL);
		break;
	case A_DOCTITLE:
		akn_take_title(k, s, len);
		k->titled = true;
		break;
	case A_FROM:
		buf_clear(&k->from);
		buf_add(&k->from, s, len);
		break;
	case A_HEADING:
		if (k->speech) {
			if (!d->builder.s.title)
				d->builder.s.title = statement_builder_clean(&d->builder, s, len);
		} else if (!up->heading && s[strspn(s, " \t\r\n")]) {
			up->heading = xstrdup(s);
		}
		break;
	default: debate_pend(d, s, len); break;
	}
}

/* ---- speeches ---- */

static void start_speech(struct akn *k, struct akn_level *l, const char *name,
			 const struct xml_attribute *a, size_t n)
{
	struct debate *d = &k->debate;
	const char *by = debate_attribute(a, n, "by"), *as = debate_attribute(a, n, "as");
	int i = k->depth - 1;

	debate_begin(d, akn_id_of(a, n), name, NULL);
	d->builder.s.kind = statement_builder_clean(&d->builder, name, strlen(name));
	d->builder.s.turn = true;
	while (i > 0 && !k->levels[i].heading)
		i--;
	if (k->levels[i].heading)
		d->builder.s.occasion = statement_builder_clean(&d->builder, k->levels[i].heading,
								strlen(k->levels[i].heading));
	k->by = by ? statement_builder_clean(&d->builder, akn_pointer_id(by),
					     strlen(akn_pointer_id(by)))
		   : NULL;
	k->role = NULL;
	for (size_t r = 0; as && r < k->roles_n; r++)
		if (!strcmp(k->roles[r].id, akn_pointer_id(as)))
			k->role = k->roles[r].name;
	buf_clear(&k->from);
	k->speech = k->depth;
	l->place = AT_SPEECH;
	l->ending = AKN_END_SPEECH;
	d->builder.text.list = d->builder.text.quote = 0;
}

void akn_speech_end(struct akn *k)
{
	struct debate *d = &k->debate;
	const char *from = debate_speaker(d, k->from.data, k->from.len, false);

	if (k->by)
		people_reference(&d->people, k->by, from, d->builder.line);
	else
		people_speaker(&d->people, from, NULL, NULL, d->builder.line);
	if (k->role)
		people_speaker_has(&d->people, PEOPLE_ROLE,
				   statement_builder_clean(&d->builder, k->role, strlen(k->role)));
	k->speech = 0;
	debate_end(d);
}

static void open_block(struct akn *k, struct akn_level *l, enum mark_kind kind)
{
	struct body_builder *f = &k->debate.builder.text;

	f->list = l->list;
	body_builder_open(f, kind);
	l->place = AT_BLOCK;
	l->ending = AKN_END_BLOCK;
}

/* A direction between speeches belongs to the one before, in the same section. */
static void start_stage(struct akn *k, struct akn_level *l)
{
	l->noted = true;
	if (debate_is_open(&k->debate))
		open_block(k, l, MARK_STAGE);
	else
		start_line(k, l);
}

void akn_section_start(struct akn *k, struct akn_level *l, const char *name,
		       const struct xml_attribute *a, size_t n)
{
	switch (l->element) {
	case A_SPEECH: start_speech(k, l, name, a, n); break;
	case A_HEADING: start_line(k, l); break;
	case A_STAGE: start_stage(k, l); break;
	case A_OTHER:
	case A_BODY:
		debate_give(&k->debate);
		l->ending = AKN_END_SECTION;
		break;
	default: l->place = AT_NOTHING; break;
	}
}

static void start_mark(struct akn *k, struct akn_level *l, enum mark mark, enum akn_ending ending)
{
	body_builder_mark(&k->debate.builder.text, mark, true);
	l->ending = ending;
}

void akn_inside_start(struct akn *k, struct akn_level *l, const struct xml_attribute *a, size_t n)
{
	struct body_builder *f = &k->debate.builder.text;
	bool in_block = l[-1].place == AT_BLOCK;
	const char *href;

	switch (l->element) {
	case A_FROM:
	case A_HEADING:
		if (!in_block)
			start_line(k, l);
		break;
	case A_LIST:
		l->list++;
		body_builder_close(f);
		l->place = AT_SPEECH;
		l->ending = AKN_END_BLOCK;
		break;
	case A_ITEM:
		l->list += l->list == 0;
		open_block(k, l, MARK_ITEM);
		break;
	case A_P:
		if (l->noted || (in_block && body_builder_is_fresh(f)))
			body_builder_text(f, " ", 1);
		else
			open_block(k, l, MARK_P);
		break;
	case A_STAGE:
	case A_REMARK:
		if (l->noted)
			break;
		l->noted = true;
		if (in_block)
			start_mark(k, l, MARK_NOTE, AKN_END_NOTE);
		else
			open_block(k, l, MARK_STAGE);
		break;
	case A_BR: body_builder_break(f); break;
	case A_BOLD: start_mark(k, l, MARK_STRONG, AKN_END_STRONG); break;
	case A_ITALIC: start_mark(k, l, MARK_EM, AKN_END_EM); break;
	case A_REF:
		href = debate_attribute(a, n, "href");
		if (!href || strncasecmp(href, "http", 4) != 0)
			break;
		body_builder_ref_open(f, href);
		l->ending = AKN_END_REF;
		break;
	default: break;
	}
}
