/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "read/read_akn.h"

#include <stdlib.h>
#include <string.h>

#include "archive/archive.h"
#include "base/err.h"
#include "base/utf8.h"
#include "read/day.h"
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
	d->session.s.occasion = title;
	if (!b->title || (k->aliased && k->documents < 2))
		b->title = arena_strdup(&b->arena, title);
}

/* ---- days ---- */

void akn_take_day(struct akn *k, const char *s)
{
	if (!day_length(s))
		return;
	buf_clear(&k->day);
	buf_add(&k->day, s, day_length(s));
}

/* The text that says the day is of that day, too. */
static void date_proceedings(struct akn *k)
{
	struct statement_builder *b = &k->debate.builder;

	if (!b->open || k->debate.ended)
		return;
	b->s.edtf = b->s.date_text = NULL;
	b->dated = STATEMENT_UNREAD;
	statement_builder_date(b, STATEMENT_DELIVERED, buf_str(&k->day), "", 0, NULL, NULL);
}

void akn_recorded(struct akn *k, const struct akn_level *l, const struct xml_attribute *a, size_t n)
{
	struct debate *d = &k->debate;
	const char *time = debate_attribute(a, n, "time"), *type = debate_attribute(a, n, "type");
	char day[sizeof "2012-02-21"] = "";

	/* "It rose at six till tomorrow at ten": the second says the next one's day. */
	if (!time || !day_length(time) || k->timed || (type && !strncmp(type, "end", 3)))
		return;
	k->timed = true;
	memcpy(day, time, day_length(time));
	if (l->place == AT_FRONT) {
		debate_date(d, RANK_PRINTED, day, "", 0, NULL, NULL);
	} else if (k->speech && !d->builder.s.edtf) {
		statement_builder_date(&d->builder, STATEMENT_DELIVERED, time, "", 0, NULL, NULL);
	} else if (!k->speech) {
		akn_take_day(k, time);
		date_proceedings(k);
	}
}

/* ---- one line ---- */

void akn_line_start(struct akn *k, struct akn_level *l)
{
	l->place = AT_LINE;
	l->ending = AKN_END_LINE;
	l->raised = RAISED_NOT;
	k->line = k->depth;
	buf_clear(&k->text);
	buf_clear(&k->note);
	account_line(reading_account(k->r));
}

void akn_line_inside(struct akn *k, struct akn_level *l, const struct xml_attribute *a, size_t n)
{
	const char *open = debate_attribute(a, n, "startQuote");
	const char *close = debate_attribute(a, n, "endQuote");
	const char *time = debate_attribute(a, n, "time");
	bool from = k->levels[k->line].element == A_FROM;

	switch (l->element) {
	case A_REMARK:
		l->place = AT_LINE_NOTE;
		l->ending = AKN_END_LINE_NOTE;
		buf_putc(&k->note, ' ');
		break;
	case A_P:
	case A_BR: buf_putc(&k->text, ' '); break;
	case A_OFFICE:
		if (!from)
			break;
		l->start = k->text.len;
		l->ending = AKN_END_LINE_OFFICE;
		break;
	case A_RECORDED:
		if (!from || !time || !day_length(time))
			break;
		/* It is the speech's date, and no part of the name. */
		account_leave_out(reading_account(k->r), ACCOUNT_SECOND);
		l->place = AT_NOTHING;
		break;
	case A_ABOVE: l->raised = RAISED_ABOVE; break;
	case A_BELOW: l->raised = RAISED_BELOW; break;
	case A_QUOTED:
		buf_puts(&k->text, open ? open : "");
		if (!close)
			break;
		l->own.close = xstrdup(close);
		l->ending = AKN_END_LINE_QUOTED;
		break;
	default: break;
	}
}

void akn_line_text(struct akn *k, const char *s, size_t len)
{
	const struct akn_level *l = &k->levels[k->depth];
	struct buf *line = l->place == AT_LINE_NOTE ? &k->note : &k->text;

	statement_builder_line(&k->debate.builder, line, s, len, l->raised);
}

void akn_front_start(struct akn *k, struct akn_level *l, const struct xml_attribute *a, size_t n)
{
	const char *date = debate_attribute(a, n, "date");

	if (l->element != A_DOCDATE && (l->element != A_DOCTITLE || k->titled))
		return;
	buf_clear(&k->date);
	k->dated = date != NULL;
	buf_puts(&k->date, date ? date : "");
	akn_line_start(k, l);
}

/* The first one in a label counts. */
void akn_line_office_end(struct akn *k, const struct akn_level *l)
{
	struct akn_own *own = &k->levels[k->line - 1].own;

	if (!own->office && k->text.len > l->start)
		own->office = xstrdup(buf_str(&k->text) + l->start);
}

/* A note within a line goes on in another buffer; of several, one after the other. */
void akn_line_note_end(struct akn *k)
{
	buf_putc(&k->note, ' ');
}

static void add_line(char **to, const char *s)
{
	struct buf both;

	buf_init(&both);
	if (*to)
		buf_printf(&both, "%s – ", *to);
	buf_puts(&both, s);
	free(*to);
	*to = buf_take(&both);
}

/* A speech has a number, a heading, one below that. */
static void add_title(struct akn *k, const char *s, bool number)
{
	struct statement_builder *b = &k->debate.builder;
	bool numbered = number || k->numbered;
	const char *title = b->s.title;
	struct buf both;

	buf_init(&both);
	if (number || !title)
		buf_printf(&both, "%s%s%s", s, title ? " " : "", title ? title : "");
	else
		buf_printf(&both, "%s%s%s", title, numbered ? " " : " – ", s);
	b->s.title = statement_builder_clean(b, both.data, both.len);
	k->numbered = number && !title;
	buf_done(&both);
}

/* The heading of a section, or of a speech. */
static void heading_end(struct akn *k, struct akn_level *up, const char *s)
{
	struct account *account = reading_account(k->r);
	struct account_receipt receipt;
	struct buf day;

	if (!s[strspn(s, " \t\r\n")])
		return;
	if (k->speech) {
		add_title(k, s, false);
		return;
	}
	/* It is what is shown, and no number beside it. */
	if (up->own.num && !up->own.heading)
		account_drop(account, &up->own.numbered, ACCOUNT_NUMBER);
	account_keep(account);
	receipt = account_receipt(account);
	up->own.headed = up->own.heading && !up->own.used
				 ? account_receipt_both(&up->own.headed, &receipt)
				 : receipt;
	/* Statements have what came before; somebody may speak under this one, or nobody. */
	up->own.used = false;
	add_line(&up->own.heading, s);
	buf_init(&day);
	if (!up->own.day && day_in_heading(s, &day))
		up->own.day = buf_take(&day);
	buf_done(&day);
}

static void num_end(struct akn *k, struct akn_level *up, const char *s)
{
	if (!s[strspn(s, " \t\r\n")])
		return;
	if (k->speech) {
		add_title(k, s, true);
	} else if (up->own.heading) {
		account_refuse(reading_account(k->r), ACCOUNT_NUMBER);
	} else {
		/* It serves where there is no heading. */
		add_line(&up->own.num, s);
		account_keep(reading_account(k->r));
		up->own.numbered = account_receipt(reading_account(k->r));
	}
}

/* A note in a heading goes with the text below it. */
static void note_end(struct akn *k)
{
	struct body_builder *f = &k->debate.builder.text;

	if (!buf_str(&k->note)[strspn(buf_str(&k->note), " \t\r\n")])
		return;
	account_keep(reading_account(k->r));
	if (k->speech) {
		body_builder_open(f, MARK_STAGE);
		body_builder_text(f, k->note.data, k->note.len);
		debate_unbracket(f);
		body_builder_close(f);
	} else {
		debate_pend(&k->debate, buf_str(&k->note), k->note.len);
	}
	buf_clear(&k->note);
}

void akn_line_end(struct akn *k)
{
	const struct akn_level *l = &k->levels[k->line];
	struct akn_level *up = &k->levels[k->line - 1];
	const char *s = buf_str(&k->text);
	size_t len = k->text.len;

	k->line = 0;
	account_offer(reading_account(k->r));
	switch (l->element) {
	case A_DOCDATE:
		debate_date(&k->debate, RANK_PRINTED, k->dated ? buf_str(&k->date) : NULL, s, len,
			    NULL, NULL);
		break;
	case A_DOCTITLE:
		akn_take_title(k, s, len);
		k->titled = true;
		break;
	case A_FROM:
		free(up->own.from);
		up->own.from = xstrdup(s);
		account_keep(reading_account(k->r));
		up->own.label =
			account_receipt_but(reading_account(k->r), buf_str(&k->note), k->note.len);
		break;
	case A_HEADING: heading_end(k, up, s); break;
	default: num_end(k, up, s); break;
	}
	note_end(k);
}
