/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include <string.h>

#include "archive/archive.h"
#include "archive/body.h"
#include "archive/field.h"
#include "base/buf.h"
#include "base/digits.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "write/writer.h"
#include "text/wrap.h"

enum { RULE = 72, UNDERLINE_MAX = 72, WIDTH_MIN = 20 };

/* What the writing of one statement works with. */
struct text {
	const struct writer_context *c;
	const struct statement *s;
	struct buf *out;
	struct buf scratch, prefix;
	struct wrap wrap;
	int widest;        /* cells of the widest line of what was put last */
	unsigned fields;   /* that what is put is of, FIELD_BITs */
	const char *style; /* what it begins with where it is no match; NULL: nothing */
	bool whole;        /* all of it is a match: a date */
};

static void repeat(struct buf *out, char c, int n)
{
	for (int i = 0; i < n; i++)
		buf_putc(out, c);
}

static void put_piece(struct text *t, const char *mark, const char *s, size_t len)
{
	if (!len)
		return;
	if (mark && *mark) {
		buf_puts(t->out, mark);
		buf_add(t->out, s, len);
		buf_puts(t->out, WRITER_MARK_OFF);
	} else {
		buf_add(t->out, s, len);
	}
}

/* Find what of S is to be marked. */
static void find_matches(struct text *t, const char *s, size_t len)
{
	struct writer_marks *m = t->c->marks;

	if (!m)
		return;
	m->ranges.n = 0;
	if (m->query && !t->whole)
		query_highlight_fields(m->query, m->fold, m->map, t->s, t->fields, s, len,
				       &m->ranges);
}

/* Bytes [FROM, TO) of S as they are marked. */
static void put_marked(struct text *t, const char *s, size_t from, size_t to)
{
	const struct writer_marks *m = t->c->marks;

	for (size_t i = 0; m && i < m->ranges.n && from < to; i++) {
		size_t start = m->ranges.items[i].start, end = m->ranges.items[i].end;

		if (end <= from || start >= to)
			continue;
		start = start > from ? start : from;
		end = end < to ? end : to;
		put_piece(t, t->style, s + from, start - from);
		put_piece(t, m->match, s + start, end - start);
		from = end;
	}
	put_piece(t, m && t->whole ? m->match : t->style, s + from, to - from);
}

static void put_line(struct text *t, const char *lead, const char *s, size_t from, size_t to)
{
	int cells = utf8_cells(s + from, to - from);

	buf_puts(t->out, lead);
	put_marked(t, s, from, to);
	buf_putc(t->out, '\n');
	t->widest = cells > t->widest ? cells : t->widest;
}

/* The lines that S has of itself. */
static void put_lines(struct text *t, const char *s, size_t len, const char *first,
		      const char *next)
{
	const char *newline;
	size_t from = 0;

	while ((newline = memchr(s + from, '\n', len - from))) {
		put_line(t, first, s, from, (size_t)(newline - s));
		from = (size_t)(newline + 1 - s);
		first = next;
	}
	put_line(t, first, s, from, len);
}

/* LEN bytes of S, wrapped; FIRST stands before the first line, NEXT before the others. */
static void put_wrapped(struct text *t, const char *s, size_t len, const char *first,
			const char *next)
{
	int indent = utf8_cells(next, strlen(next)), lead = utf8_cells(first, strlen(first));
	int width = t->c->width - indent;

	t->widest = 0;
	find_matches(t, s, len);
	if (t->c->width <= 0) {
		put_lines(t, s, len, first, next);
		return;
	}
	wrap_clear(&t->wrap);
	wrap_text(&t->wrap, s, len, width < WIDTH_MIN ? WIDTH_MIN : width,
		  lead > indent ? lead - indent : 0);
	for (size_t i = 0; i < t->wrap.n; i++) {
		const struct wrap_line *line = &t->wrap.lines[i];

		put_line(t, i ? next : first, s, line->start, line->end);
	}
}

static void put_heading(struct text *t, const char *s)
{
	t->fields = FIELD_BIT(t->s->title ? FIELD_TITLE : FIELD_OCCASION);
	t->style = t->c->marks ? t->c->marks->title : NULL;
	put_wrapped(t, s, strlen(s), "", "");
	t->style = NULL;
	repeat(t->out, '=', t->widest < UNDERLINE_MAX ? t->widest : UNDERLINE_MAX);
	buf_putc(t->out, '\n');
}

/* "Name: value" */
static void put_label(struct text *t, const char *name, const char *value)
{
	struct buf label;

	if (!value)
		return;
	buf_init(&label);
	buf_printf(&label, "%s: ", name);
	put_wrapped(t, value, strlen(value), buf_str(&label), "  ");
	buf_done(&label);
}

/* The same, never wrapped: what is copied from here has to work. */
static void put_address(struct text *t, const char *name, const char *called, const char *address)
{
	buf_printf(t->out, "%s: %s%s", name, called, *called && *address ? " " : "");
	if (*address)
		buf_printf(t->out, *called ? "<%s>" : "%s", address);
	buf_putc(t->out, '\n');
}

static void put_date(struct text *t)
{
	const struct statement *s = t->s;
	struct buf *b = &t->scratch;

	buf_clear(b);
	writer_date(t->c, s, b);
	if (b->len && s->edtf && strcmp(buf_str(b), s->edtf) != 0)
		buf_printf(b, " [%s]", s->edtf);
	t->whole = t->c->marks && query_dates(t->c->marks->query, &s->date);
	if (b->len)
		put_label(t, _("Date"), buf_str(b));
	else if (!s->date_text)
		put_label(t, _("Date"), _("undated"));
	t->whole = false;
}

static void put_moment(struct text *t, const char *name, const char *edtf)
{
	if (!edtf)
		return;
	buf_clear(&t->scratch);
	date_print_words(edtf, &t->scratch);
	digits_convert(&t->scratch, 0);
	put_label(t, name, buf_str(&t->scratch));
}

static void put_speaker(struct text *t)
{
	const struct statement *s = t->s;
	struct buf *b = &t->scratch;

	t->fields = FIELD_BIT(FIELD_SPEAKER) | FIELD_BIT(FIELD_ROLE);
	buf_clear(b);
	if (s->speaker)
		buf_puts(b, s->speaker);
	if (s->shared->role)
		buf_printf(b, s->speaker ? " (%s)" : "%s", s->shared->role);
	if (b->len)
		put_label(t, _("Speaker"), buf_str(b));
}

static void put_list(struct text *t, const struct field *f)
{
	struct buf *b = &t->scratch;
	const char *item;

	buf_clear(b);
	for (size_t i = 0; (item = field_string(f, NULL, t->s, i, NULL)); i++)
		buf_printf(b, "%s%s", i ? "; " : "", item);
	if (b->len)
		put_label(t, _(f->label), buf_str(b));
}

static void put_field(struct text *t, const struct field *f)
{
	const struct statement *s = t->s;

	t->fields = FIELD_BIT(field_number(f));
	switch (f->type) {
	case FIELD_TYPE_DATE: put_date(t); break;
	case FIELD_TYPE_MOMENT:
		put_moment(t, _(f->label), field_string(f, NULL, s, 0, NULL));
		break;
	case FIELD_TYPE_LIST: put_list(t, f); break;
	case FIELD_TYPE_SOURCES:
		for (size_t i = 0; s->sources[i]; i++)
			put_address(t, _(f->label), s->rare->source_names[i], s->sources[i]);
		break;
	default: put_label(t, _(f->label), field_string(f, NULL, s, 0, NULL)); break;
	}
}

/* An occasion that is the heading is not said twice. */
static void put_fields(struct text *t)
{
	for (const struct field *f = field_table; f < field_table + field_count; f++) {
		if (field_number(f) == FIELD_SPEAKER)
			put_speaker(t);
		else if (f->label && (field_number(f) != FIELD_OCCASION || t->s->title))
			put_field(t, f);
	}
}

static void put_table(struct text *t, const char *s, size_t len, const char *first,
		      const char *next)
{
	find_matches(t, s, len);
	put_lines(t, s, len, first, next);
}

static void put_body(struct text *t, const char *body)
{
	struct body_block block, before = {.kind = MARK_P};
	struct buf next;

	buf_init(&next);
	for (bool first = true; body_next(&body, &block);) {
		buf_clear(&t->scratch);
		buf_clear(&t->prefix);
		buf_clear(&next);
		body_block_plain(&block, &t->scratch);
		if (!t->scratch.len)
			continue;
		if (!first)
			body_block_gap(&before, &block, t->out);
		first = false;
		body_block_prefix(&block, true, &t->prefix);
		body_block_prefix(&block, false, &next);
		t->style = t->c->marks && block.kind == MARK_HEAD ? t->c->marks->heading : NULL;
		/* A table's columns stand one below the other, however wide it is. */
		if (block.kind == MARK_TABLE)
			put_table(t, buf_str(&t->scratch), t->scratch.len, buf_str(&t->prefix),
				  buf_str(&next));
		else
			put_wrapped(t, buf_str(&t->scratch), t->scratch.len, buf_str(&t->prefix),
				    buf_str(&next));
		before = block;
	}
	t->style = NULL;
	buf_done(&next);
}

/* A part of running text, FIELD, under its name, with what is to be said of it. */
static void put_part(struct text *t, enum field_id field, const char *name, const char *of,
		     struct kept body)
{
	struct buf room;

	if (!body.at)
		return;
	buf_init(&room);
	t->fields = FIELD_BIT(field);
	buf_putc(t->out, '\n');
	put_piece(t, t->c->marks ? t->c->marks->heading : NULL, name, strlen(name));
	if (of)
		buf_printf(t->out, " (%s)", of);
	buf_puts(t->out, "\n\n");
	put_body(t, kept_text(body, &room));
	buf_done(&room);
}

static void text_statement(const struct writer_context *c, const struct statement *s, size_t n,
			   struct buf *out)
{
	struct text t = {.c = c, .s = s, .out = out};
	char room[STATEMENT_LABEL_SIZE];

	buf_init(&t.scratch);
	buf_init(&t.prefix);
	if (n) {
		buf_putc(out, '\n');
		repeat(out, '-', c->width > 0 && c->width < RULE ? c->width : RULE);
		buf_puts(out, "\n\n");
	}
	put_heading(&t, s->title ? s->title : statement_label(s, room));
	put_fields(&t);
	put_part(&t, FIELD_SUMMARY, _("Summary"), s->shared->summary_by, s->summary);
	put_part(&t, FIELD_TEXT, _("Text"), s->shared->text_status, s->text);
	put_part(&t, FIELD_NOTE, _("Notes"), NULL, s->rare->notes);
	if (s->rare->links[0])
		/* TRANSLATORS: heading before a value or a part of the text that is printed. */
		buf_printf(out, "\n%s\n\n", _("Links"));
	for (size_t i = 0; s->rare->links[i]; i++)
		buf_printf(out, "%s\n", s->rare->links[i]);
	wrap_done(&t.wrap);
	buf_done(&t.scratch);
	buf_done(&t.prefix);
}

const struct writer writer_text = {
	.name = "text",
	.title = N_("plain text for reading"),
	.ending = "txt",
	.plain = true,
	.statement = text_statement,
};
