/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/document_statement.h"

#include <string.h>

#include "archive/archive.h"
#include "archive/field.h"
#include "archive/statement_date.h"
#include "base/buf.h"
#include "base/i18n.h"
#include "date/date_calendar.h"
#include "date/date_other.h"
#include "ui/document_body.h"

static void document_add_buf(struct document *d, struct buf *b, bool searched)
{
	if (b->len)
		document_add(d, arena_copy(&d->arena, b->data, b->len), b->len, STYLE_META,
			     searched)
			->side = d->side;
	buf_clear(b);
}

/* Whether the date as printed is more than the same date in other words. */
static bool document_date_says_more(const struct statement *s)
{
	struct date_calendar other;
	struct date date;
	struct buf edtf;
	bool same;

	if (!s->date_text)
		return false;
	buf_init(&edtf);
	same = s->edtf && date_parse_text(s->date_text, s->shared->language, &edtf, &date) &&
	       date.first == s->date.first && date.last == s->date.last &&
	       !date_other_read(s->date_text, strlen(s->date_text), s->shared->language, &other);
	buf_done(&edtf);
	return !same;
}

/* A part of a quiet line; one from right to left does not draw its neighbours in. */
static void document_join(struct document *d, struct buf *b, const char *s)
{
	bool apart = s && (d->side == BIDI_RTL || bidi_possible(s, strlen(s)));

	if (s && *s)
		buf_printf(b, apart ? "%s\u2068%s\u2069" : "%s%s", b->len ? " · " : "", s);
}

static void document_add_date(struct document *d, const struct statement *s,
			      const struct calendar_choice *calendars, struct buf *b)
{
	static const char dot[] = " · ";
	struct buf words;
	char *part, *next;

	buf_init(&words);
	statement_date_words(s, calendars, &words);
	if (!words.len && !s->date_text)
		/* TRANSLATORS: part of a statement, above its text. */
		buf_puts(&words, _("undated"));
	if (document_date_says_more(s) && !strstr(buf_str(&words), s->date_text))
		buf_printf(&words, "%s%s", words.len ? dot : "", s->date_text);
	/* It begins in the interface's language, and runs as that does. */
	for (part = words.data; part && words.len; part = next) {
		next = strstr(part, dot);
		if (next) {
			*next = '\0';
			next += strlen(dot);
		}
		document_join(d, b, part);
	}
	document_add_buf(d, b, true);
	d->paragraphs[d->n - 1].dir =
		words.len ? bidi_direction(words.data, strlen(words.data), BIDI_AUTO) : BIDI_LTR;
	buf_done(&words);
}

/* The fields of S that are part of a line of its head. */
static void document_join_fields(struct document *d, const struct statement *s,
				 enum field_head head, struct buf *b)
{
	for (const struct field *f = field_table; f < field_table + field_count; f++) {
		if (f->head != head)
			continue;
		document_join(d, b, field_string(f, NULL, s, 0, NULL));
		if (f->search == FIELD_SEARCH_TEXT)
			d->fields |= FIELD_BIT(field_number(f));
	}
}

/* The quiet line: place, kind, language, where it is from. The addresses stand at the end. */
static void document_add_origin(struct document *d, const struct statement *s, struct buf *b)
{
	d->fields = FIELD_BIT(FIELD_SOURCE);
	document_join_fields(d, s, FIELD_HEAD_ORIGIN, b);
	document_join_fields(d, s, FIELD_HEAD_LANGUAGE, b);
	for (size_t i = 0; s->sources[i]; i++)
		document_join(d, b, s->rare->source_names[i]);
	document_add_buf(d, b, true);
}

/* Who speaks, in which role, for which party and constituency. */
static void document_speaker(struct document *d, const struct statement *s, struct buf *b)
{
	d->fields = FIELD_BIT(FIELD_SPEAKER) | FIELD_BIT(FIELD_ROLE);
	if (s->speaker && s->shared->role)
		/* TRANSLATORS: a speaker, and in which role. */
		buf_printf(b, _("%s (%s)"), s->speaker, s->shared->role);
	else if (s->speaker || s->shared->role)
		buf_puts(b, s->speaker ? s->speaker : s->shared->role);
	document_join_fields(d, s, FIELD_HEAD_SPEAKER, b);
}

static void document_add_meta(struct document *d, const struct statement *s,
			      const struct calendar_choice *calendars)
{
	size_t first = d->n;
	struct buf b;

	buf_init(&b);
	d->fields = FIELD_ANY;
	document_add_date(d, s, calendars, &b);
	d->fields = FIELD_BIT(FIELD_OCCASION);
	if (s->occasion && s->title) {
		buf_puts(&b, s->occasion);
		document_add_buf(d, &b, true);
	}
	document_speaker(d, s, &b);
	document_add_buf(d, &b, true);
	document_add_origin(d, s, &b);
	buf_done(&b);
	if (d->n > first)
		d->paragraphs[first].gap = true;
}

/* Who wrote the summary, and what the text after it is. */
static void document_add_by(struct document *d, const struct statement *s)
{
	struct buf b;

	buf_init(&b);
	if (s->summary.at && s->shared->summary_by) {
		/* TRANSLATORS: part of a statement, above its text. */
		buf_printf(&b, _("Summary by %s"), s->shared->summary_by);
		document_add_buf(d, &b, false);
		d->paragraphs[d->n - 1].gap = true;
	}
	if (s->summary.at && s->text.at) {
		if (s->shared->text_status)
			/* TRANSLATORS: the full text follows; %s: complete, excerpt, translation */
			buf_printf(&b, _("Text (%s)"), s->shared->text_status);
		else
			/* TRANSLATORS: part of a statement, above its text. */
			buf_puts(&b, _("Text"));
		document_add_buf(d, &b, false);
		d->paragraphs[d->n - 1].gap = true;
	}
	buf_done(&b);
}

/* A line with an address: those run from left to right whatever is in them. */
static void document_add_address(struct document *d, struct buf *b)
{
	document_add_buf(d, b, false);
	d->paragraphs[d->n - 1].dir = d->paragraphs[d->n - 1].side = BIDI_LTR;
}

/* The targets of the links in the text. */
static void document_add_links(struct document *d, const struct statement *s)
{
	struct buf b;

	buf_init(&b);
	for (size_t i = 0; s->rare->links[i]; i++) {
		buf_printf(&b, "[%zu] %s", i + 1, s->rare->links[i]);
		document_add_address(d, &b);
	}
	buf_done(&b);
}

/* The foot: topics, sources with their addresses, targets of the links in the text. */
static void document_add_foot(struct document *d, const struct statement *s)
{
	struct buf b;
	size_t first = d->n;

	buf_init(&b);
	d->fields = FIELD_BIT(FIELD_TOPIC);
	for (size_t i = 0; s->topics[i]; i++)
		document_join(d, &b, s->topics[i]);
	document_add_buf(d, &b, true);
	d->fields = FIELD_BIT(FIELD_SOURCE);
	for (size_t i = 0; s->sources[i]; i++) {
		if (!*s->sources[i])
			continue;
		buf_puts(&b, s->sources[i]);
		document_add_address(d, &b);
		d->paragraphs[d->n - 1].searched = true;
	}
	document_add_links(d, s);
	if (d->n > first)
		d->paragraphs[first].gap = true;
	buf_done(&b);
}

void document_add_line(struct document *d, const char *text)
{
	struct buf b;
	size_t first = d->n;

	buf_init(&b);
	buf_puts(&b, text);
	document_add_buf(d, &b, false);
	buf_done(&b);
	if (d->n > first)
		d->paragraphs[first].gap = true;
}

void document_set(struct document *d, const struct statement *s,
		  const struct calendar_choice *calendars)
{
	char room[STATEMENT_LABEL_SIZE];
	const char *title;
	size_t refs = 0;

	document_clear(d);
	if (!s)
		return;
	d->language = bidi_language(s->shared->language);
	title = s->title ? s->title : statement_label(s, room);
	if (title == room)
		title = arena_copy(&d->arena, room, strlen(room));
	d->fields = FIELD_BIT(s->title ? FIELD_TITLE : s->occasion ? FIELD_OCCASION : FIELD_TEXT);
	d->side = document_add(d, title, strlen(title), STYLE_TITLE, true)->dir;
	document_add_meta(d, s, calendars);
	d->fields = FIELD_BIT(FIELD_SUMMARY);
	document_add_body(d, document_own(d, s, FIELD_SUMMARY), &refs);
	document_add_by(d, s);
	d->fields = FIELD_BIT(FIELD_TEXT);
	document_add_body(d, document_own(d, s, FIELD_TEXT), &refs);
	d->fields = FIELD_BIT(FIELD_NOTE);
	document_add_notes(d, document_own(d, s, FIELD_NOTE), &refs);
	document_add_foot(d, s);
}

/* The heading that turn S of a sitting stands under, unless it is *ABOVE, the last one there is; true: what
 * follows begins anew. */
static bool document_add_heading(struct document *d, const struct statement *s, const char **above)
{
	struct paragraph *p;

	if (!s->title || !strcmp(s->title, *above))
		return false;
	d->fields = FIELD_BIT(FIELD_TITLE);
	p = document_add(d, s->title, strlen(s->title), STYLE_TITLE, true);
	p->side = d->side;
	p->gap = true;
	d->fields = FIELD_ANY;
	*above = s->title;
	return true;
}

/* The turn S of a sitting, under the name of who speaks unless that is who spoke BEFORE, which is taken
 * over. */
static void document_add_turn(struct document *d, const struct statement *s, const char **above,
			      struct buf *before)
{
	size_t refs = 0, first;
	struct buf b;

	buf_init(&b);
	d->language = bidi_language(s->shared->language);
	if (document_add_heading(d, s, above))
		buf_clear(before);
	document_speaker(d, s, &b);
	if (b.len && strcmp(buf_str(&b), buf_str(before)) != 0) {
		struct paragraph *p = document_add(d, arena_copy(&d->arena, b.data, b.len), b.len,
						   STYLE_HEAD, true);

		p->side = d->side;
		p->gap = true;
	}
	buf_clear(before);
	buf_puts(before, buf_str(&b));
	buf_done(&b);
	d->fields = FIELD_BIT(FIELD_SUMMARY);
	document_add_body(d, document_own(d, s, FIELD_SUMMARY), &refs);
	d->fields = FIELD_BIT(FIELD_TEXT);
	document_add_body(d, document_own(d, s, FIELD_TEXT), &refs);
	d->fields = FIELD_BIT(FIELD_NOTE);
	document_add_notes(d, document_own(d, s, FIELD_NOTE), &refs);
	first = d->n;
	document_add_links(d, s);
	if (d->n > first)
		d->paragraphs[first].gap = true;
}

void document_set_turns(struct document *d, const struct archive *a, size_t from, size_t to,
			const struct calendar_choice *calendars)
{
	char room[STATEMENT_LABEL_SIZE];
	const struct statement *s = a->items[from];
	const char *title = statement_label(s, room), *above;
	struct buf b;

	document_clear(d);
	buf_init(&b);
	d->of = s;
	d->number = from;
	d->language = bidi_language(s->shared->language);
	if (title == room)
		title = arena_copy(&d->arena, room, strlen(room));
	above = title;
	d->fields = FIELD_BIT(s->occasion ? FIELD_OCCASION : FIELD_TITLE);
	d->side = document_add(d, title, strlen(title), STYLE_TITLE, true)->dir;
	d->fields = FIELD_ANY;
	document_add_date(d, s, calendars, &b);
	d->paragraphs[d->n - 1].gap = true;
	for (; d->number < to; d->number++) {
		d->of = a->items[d->number];
		document_add_turn(d, d->of, &above, &b);
	}
	buf_done(&b);
}
