/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "read/read_akn.h"

#include <stddef.h>
#include <string.h>

#include "archive/archive.h"
#include "base/err.h"
#include "base/utf8.h"
#include "read/day.h"
#include "read/format.h"
#include "read/office.h"

/* ---- what a statement is ---- */

/* The headings it stands under, from the outermost in. */
static void take_occasion(struct akn *k)
{
	struct statement_builder *b = &k->debate.builder;
	struct buf all;

	buf_init(&all);
	for (int i = 1; i <= k->depth; i++) {
		struct akn_own *own = &k->levels[i].own;
		const char *s = own->heading ? own->heading : own->num;

		own->used = true;
		if (s)
			buf_printf(&all, "%s%s", all.len ? " – " : "", s);
	}
	b->s.occasion = statement_builder_clean(b, all.data, all.len);
	buf_done(&all);
}

/* The level that says the member of struct akn_own at OFFSET: the speech's own or that of a group round
 * it, not of another speech; 0: none does. */
static int nearest(const struct akn *k, size_t offset)
{
	bool own = true;

	for (int i = k->depth; i > 0; i--) {
		const struct akn_level *l = &k->levels[i];

		if ((own || l->ending != AKN_END_SPEECH) &&
		    *(char *const *)((const char *)&l->own + offset))
			return i;
		own &= l->ending != AKN_END_SPEECH;
	}
	return 0;
}

#define NEAREST(k, member) nearest(k, offsetof(struct akn_own, member))

/* The day of the heading, else the last one said; START is a time, or a day and a time. */
static void take_date(struct akn *k, const char *start)
{
	struct statement_builder *b = &k->debate.builder;
	const char *day = k->levels[NEAREST(k, day)].own.day;
	struct buf when;
	struct date date;

	if (!day && k->day.len)
		day = buf_str(&k->day);
	if (start && !day_length(start) && !day && k->debate.session.s.edtf &&
	    day_length(k->debate.session.s.edtf))
		day = k->debate.session.s.edtf;
	buf_init(&when);
	if (start && day_length(start)) {
		buf_puts(&when, start);
		akn_take_day(k, start);
	} else if (day) {
		buf_add(&when, day, day_length(day) ? day_length(day) : strlen(day));
	}
	if (start && !day_length(start) && day_length(buf_str(&when))) {
		size_t len = when.len;

		buf_printf(&when, "T%s", start);
		if (!date_parse(buf_str(&when), &date))
			buf_truncate(&when, len);
	}
	if (when.len)
		statement_builder_date(b, STATEMENT_DELIVERED, buf_str(&when), "", 0, NULL, NULL);
	buf_done(&when);
}

/* What the statement with ID, or the whole of a document, is called in all languages and versions, by the
 * Akoma Ntoso Naming Convention: the work, "~" and the part of it. */
static const char *part_of_work(struct akn *k, const char *id)
{
	struct buf part;
	const char *clean;

	if (!k->work.len || !(id || k->document))
		return NULL;
	buf_init(&part);
	buf_printf(&part, "%s%s%s", buf_str(&k->work), id ? "~" : "", id ? id : "");
	clean = statement_builder_clean(&k->debate.builder, part.data, part.len);
	buf_done(&part);
	return clean;
}

static void begin(struct akn *k, const char *id, const char *prefix, const char *kind,
		  const char *start)
{
	struct debate *d = &k->debate;

	debate_begin(d, id, prefix, NULL);
	d->builder.rare.corresp = part_of_work(k, id);
	d->builder.shared.kind = statement_builder_clean(&d->builder, kind, strlen(kind));
	d->builder.text.list = d->builder.text.quote = 0;
	k->joined = k->numbered = k->after_note = false;
	buf_clear(&k->opening);
	take_date(k, start);
}

/* Text of a section that nobody speaks. */
static void begin_proceedings(struct akn *k, const char *id)
{
	begin(k, id, "proceedings", "proceedings", NULL);
	k->debate.builder.s.turn = true;
	take_occasion(k);
}

void akn_document_start(struct akn *k)
{
	struct debate *d = &k->debate;

	if (debate_is_open(d))
		return;
	begin(k, NULL, k->document, k->document, NULL);
	/* What it is called itself; else by what it is attached to. */
	take_occasion(k);
	if (d->session.s.occasion) {
		d->builder.s.title = statement_builder_clean(&d->builder, d->session.s.occasion,
							     strlen(d->session.s.occasion));
	} else {
		d->builder.s.title = d->builder.s.occasion;
		d->builder.s.occasion = NULL;
	}
	d->titled = true;
}

/* ---- speeches ---- */

#define BLANKS " \t\r\n"

static void begin_speech(struct akn *k, const char *id, const char *name)
{
	begin(k, id, name, name, k->levels[NEAREST(k, start)].own.start);
	k->debate.builder.s.turn = true;
	take_occasion(k);
	k->speech = k->depth;
}

static char *attribute_copy(const struct xml_attribute *a, size_t n, const char *name)
{
	const char *value = debate_attribute(a, n, name);

	return value && *value ? xstrdup(value) : NULL;
}

static void take_own(struct akn_level *l, const struct xml_attribute *a, size_t n)
{
	const char *start = debate_attribute(a, n, "startTime");

	l->own.by = attribute_copy(a, n, "by");
	l->own.as = attribute_copy(a, n, "as");
	if (start && *start >= '0' && *start <= '9')
		l->own.start = xstrdup(start);
}

void akn_speech_start(struct akn *k, struct akn_level *l, const char *name,
		      const struct xml_attribute *a, size_t n)
{
	if (k->speech) {
		akn_speech_end(k);
		k->interrupted = true;
	}
	take_own(l, a, n);
	l->own.kind = xstrdup(name);
	l->place = AT_SPEECH;
	l->ending = AKN_END_SPEECH;
	l->list = l->quote = 0;
	l->aside = l->noted = l->loose = false;
	begin_speech(k, akn_id_of(a, n), name);
}

static const char *role_of(const struct akn *k, const char *as)
{
	for (size_t r = 0; as && r < k->roles_n; r++)
		if (!strcmp(k->roles[r].id, akn_pointer_id(as)))
			return k->roles[r].name;
	return NULL;
}

/* The office that FROM, with what is marked as one in it, gives to the person called NAME. */
static const char *office(struct akn *k, const char *from, const char *marked, const char *name)
{
	struct statement_builder *b = &k->debate.builder;
	const char *role = NULL;
	struct buf found;

	if (!from || !name)
		return NULL;
	buf_init(&found);
	if (!k->fold)
		k->fold = fold_new();
	if (!office_beside_name(k->fold, from, name, &found) && marked)
		buf_puts(&found, marked);
	if (found.len)
		role = statement_builder_clean(b, found.data, found.len);
	buf_done(&found);
	return role;
}

/* The label FROM has its text in OWN. Where who speaks is described, nothing is shown of it but the office in
 * it, ROLE; of what a group says another speech may show more. */
static void settle_label(struct akn *k, struct akn_own *own, const char *from, const char *role)
{
	uint64_t shown = role ? utf8_count_visible(role, strlen(role)) : own->label.n;

	if (!role && !people_shows(&k->debate.people, from))
		return;
	if (own->label.n > shown)
		account_drop_some(reading_account(k->r), &own->label, own->label.n - shown,
				  ACCOUNT_SECOND);
	own->label = (struct account_receipt){0};
}

/* The id that the pointer at *BY is to, and *BY behind it; several speak together. NULL: there is none. */
static const char *next_pointer(struct akn *k, const char **by)
{
	const char *start = *by + strspn(*by, BLANKS), *ref;
	size_t len = strcspn(start, BLANKS);

	*by = start + len;
	ref = statement_builder_clean(&k->debate.builder, start, len);
	return ref ? akn_pointer_id(ref) : NULL;
}

void akn_speech_end(struct akn *k)
{
	struct debate *d = &k->debate;
	int by = NEAREST(k, by), from_level = NEAREST(k, from), as = NEAREST(k, as);
	const char *from = NULL, *role = NULL, *ref = NULL, *said = NULL, *others = "";

	/* What a group says is of no use where the speech names another person. */
	if (from_level && from_level >= by)
		from = debate_speaker(d, k->levels[from_level].own.from,
				      strlen(k->levels[from_level].own.from), false);
	if (as && as >= by)
		role = role_of(k, k->levels[as].own.as);
	if (by) {
		others = k->levels[by].own.by;
		ref = next_pointer(k, &others);
	}
	if (role)
		role = statement_builder_clean(&d->builder, role, strlen(role));
	else if (ref)
		role = said = office(k, from, from ? k->levels[from_level].own.office : NULL,
				     people_name(&d->people, ref));
	if (ref)
		people_reference(&d->people, ref, from, d->builder.line);
	else
		people_speaker(&d->people, from, NULL, NULL, d->builder.line);
	if (role)
		people_speaker_has(&d->people, PEOPLE_ROLE, role);
	if (from)
		settle_label(k, &k->levels[from_level].own, from, said);
	while (ref && (ref = next_pointer(k, &others)))
		people_reference(&d->people, ref, NULL, d->builder.line);
	k->speech = 0;
	debate_end(d);
}

void akn_resume(struct akn *k)
{
	int i = k->depth, depth = k->depth;

	if (!k->interrupted || k->speech)
		return;
	k->interrupted = false;
	while (i > 0 && k->levels[i].ending != AKN_END_SPEECH)
		i--;
	if (!i) {
		if (k->document)
			akn_document_start(k);
		return;
	}
	/* It is that speech which goes on, and its level that ends it. */
	k->depth = i;
	begin_speech(k, NULL, k->levels[i].own.kind);
	k->depth = depth;
}

/* ---- sections ---- */

/* What stands here goes into the section's own statement, or is a direction of the speech before. */
static void open_text(struct akn *k, struct akn_level *l, const struct xml_attribute *a, size_t n)
{
	l->place = AT_SPEECH;
	if (!debate_is_open(&k->debate))
		begin_proceedings(k, akn_id_of(a, n));
	l->aside = k->debate.ended;
}

static void start_stage(struct akn *k, struct akn_level *l, const struct xml_attribute *a, size_t n)
{
	open_text(k, l, a, n);
	l->noted = true;
	akn_open_block(k, l, MARK_STAGE);
}

void akn_section_start(struct akn *k, struct akn_level *l, const char *name,
		       const struct xml_attribute *a, size_t n)
{
	switch (l->element) {
	case A_SPEECH: akn_speech_start(k, l, name, a, n); break;
	case A_GROUP: take_own(l, a, n); break;
	case A_FROM:
	case A_NUM: akn_line_start(k, l); break;
	case A_HEADING:
		/* What text of the section has come before it has another one. */
		if (debate_is_open(&k->debate) && !k->debate.ended) {
			open_text(k, l, a, n);
			akn_inside_start(k, l, name, a, n);
		} else {
			akn_line_start(k, l);
		}
		break;
	case A_STAGE: start_stage(k, l, a, n); break;
	case A_OTHER:
	case A_BODY:
		debate_give(&k->debate);
		l->ending = AKN_END_SECTION;
		break;
	case A_RECORDED:
	case A_DOCDATE:
	case A_BR: break;
	default:
		open_text(k, l, a, n);
		akn_inside_start(k, l, name, a, n);
		break;
	}
}

void akn_section_text(struct akn *k, const char *s, size_t len)
{
	struct akn_level *l = &k->levels[k->depth];
	struct body_builder *f = &k->debate.builder.text;

	if (!debate_is_open(&k->debate))
		begin_proceedings(k, NULL);
	if (k->debate.ended && !f->open) {
		f->list = l->list;
		f->quote = l->quote;
		body_builder_open(f, MARK_STAGE);
	}
	statement_builder_text(&k->debate.builder, f, s, len);
}

void akn_section_end(struct akn *k)
{
	/* A note of a heading has no other text to go with. */
	if (k->debate.pending.len && !debate_is_open(&k->debate))
		begin_proceedings(k, NULL);
	debate_give(&k->debate);
}
