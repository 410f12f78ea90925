/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/document.h"

#include <stdlib.h>
#include <string.h>

#include "base/marks.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "ui/direction.h"

void document_init(struct document *d, const struct direction *direction)
{
	*d = (struct document){.direction = direction};
	arena_init(&d->arena);
}

void document_done(struct document *d)
{
	arena_done(&d->arena);
	free(d->own);
	free(d->paragraphs);
	free(d->lines);
	query_ranges_done(&d->ranges);
	fold_map_done(&d->map);
	wrap_done(&d->wrap);
	free(d->noted);
}

struct paragraph *document_add(struct document *d, const char *text, size_t len, enum style style,
			       bool searched)
{
	struct paragraph *p;

	d->paragraphs = vec_fit(d->paragraphs, d->n + 1, &d->size, sizeof *d->paragraphs);
	p = &d->paragraphs[d->n++];
	*p = (struct paragraph){.text = text,
				.len = len,
				.style = style,
				.searched = searched,
				.dir = bidi_direction(text, len, d->language),
				.of = d->of,
				.number = d->number,
				.fields = d->fields};
	return p;
}

void document_clear(struct document *d)
{
	arena_done(&d->arena);
	d->n = d->lines_n = d->ranges.n = d->own_n = 0;
	d->width = d->widest = 0;
	d->of = NULL;
	d->number = 0;
	d->noted_n = 0;
	d->choosing = false;
}

void document_match(struct document *d, const struct query *q, struct fold *fold,
		    const struct statement *s)
{
	d->ranges.n = 0;
	for (size_t i = 0; i < d->n; i++) {
		struct paragraph *p = &d->paragraphs[i];
		const struct statement *of = p->of ? p->of : s;

		p->range = d->ranges.n;
		p->ranges = 0;
		p->whole = i == 1 && of && query_dates(q, &of->date);
		if (!p->searched || !q)
			continue;
		query_highlight_fields(q, fold, &d->map, of, p->fields, p->text, p->len,
				       &d->ranges);
		p->ranges = d->ranges.n - p->range;
	}
}

uint8_t document_marks(uint8_t marks, char c)
{
	switch (c) {
	case MARK_EM: return marks | DOCUMENT_EM;
	case MARK_EM_OFF: return marks & (uint8_t)~DOCUMENT_EM;
	case MARK_STRONG: return marks | DOCUMENT_STRONG;
	case MARK_STRONG_OFF: return marks & (uint8_t)~DOCUMENT_STRONG;
	case MARK_STRUCK: return marks | DOCUMENT_STRUCK;
	case MARK_STRUCK_OFF: return marks & (uint8_t)~DOCUMENT_STRUCK;
	case MARK_REF: return marks | DOCUMENT_REF;
	case MARK_REF_OFF: return marks & (uint8_t)~DOCUMENT_REF;
	case MARK_NOTE: return marks | DOCUMENT_NOTE;
	case MARK_NOTE_OFF: return marks & (uint8_t)~DOCUMENT_NOTE;
	default: return marks;
	}
}

static struct document_line *document_add_wrapped(struct document *d)
{
	d->lines = vec_fit(d->lines, d->lines_n + 1, &d->lines_size, sizeof *d->lines);
	d->lines[d->lines_n] = (struct document_line){0};
	return &d->lines[d->lines_n++];
}

/* A line for each that stands in the paragraph: what does not fit is scrolled to. */
static void document_cut_paragraph(struct document *d, size_t number)
{
	const struct paragraph *p = &d->paragraphs[number];
	uint8_t marks = 0;

	for (size_t at = 0, next; at <= p->len; at = next) {
		const char *newline = at < p->len ? memchr(p->text + at, '\n', p->len - at) : NULL;
		size_t end = newline ? (size_t)(newline - p->text) : p->len;
		struct document_line *l;

		next = end + 1;
		/* A newline at the end opens no further line. */
		if (at && at == p->len)
			break;
		l = document_add_wrapped(d);
		*l = (struct document_line){.paragraph = number,
					    .start = at,
					    .end = end,
					    .first = at == 0,
					    .marks = marks};
		for (; at < end; at++)
			marks = document_marks(marks, p->text[at]);
	}
	d->widest = p->cells > d->widest ? p->cells : d->widest;
}

static void document_wrap_paragraph(struct document *d, size_t number)
{
	const struct paragraph *p = &d->paragraphs[number];
	/* On a very narrow screen the text matters more than its indentation. */
	int indent = p->indent * 2 < d->width ? p->indent : 0;
	uint8_t marks = 0;
	size_t at = 0;

	if (p->gap && !d->solid) {
		struct document_line *l = document_add_wrapped(d);

		l->paragraph = number;
		l->blank = true;
	}
	if (p->cut) {
		document_cut_paragraph(d, number);
		return;
	}
	wrap_clear(&d->wrap);
	d->wrap.glue = direction_glue(d->direction, p->text, p->len, p->dir);
	wrap_text(&d->wrap, p->text, p->len, d->width - indent, 0);
	for (size_t i = 0; i < d->wrap.n; i++) {
		struct document_line *l = document_add_wrapped(d);

		l->paragraph = number;
		l->start = d->wrap.lines[i].start;
		l->end = d->wrap.lines[i].end;
		l->first = i == 0;
		for (; at < l->start; at++)
			marks = document_marks(marks, p->text[at]);
		l->marks = marks;
	}
}

bool document_is_text(const struct paragraph *p)
{
	return p->searched && p->fields & (FIELD_BIT(FIELD_TEXT) | FIELD_BIT(FIELD_SUMMARY)) &&
	       p->fields != FIELD_ANY && p->style != STYLE_TITLE;
}

void document_wrap(struct document *d, int width)
{
	if (width < 1)
		width = 1;
	d->width = width;
	d->widest = 0;
	d->lines_n = 0;
	for (size_t i = 0; i < d->n; i++)
		document_wrap_paragraph(d, i);
}

size_t document_line_of(const struct document *d, struct document_place place)
{
	size_t low = 0, high = d->lines_n;

	/* The last line that does not begin behind the place. */
	while (high - low > 1) {
		size_t mid = low + (high - low) / 2;
		const struct document_line *l = &d->lines[mid];

		if (l->paragraph < place.paragraph ||
		    (l->paragraph == place.paragraph && l->start <= place.at))
			low = mid;
		else
			high = mid;
	}
	return place.gap && low && d->lines[low - 1].blank ? low - 1 : low;
}

struct document_place document_place_of(const struct document *d, size_t line)
{
	const struct document_line *l = &d->lines[line];

	if (line >= d->lines_n)
		return (struct document_place){0};
	return (struct document_place){l->paragraph, l->start, l->blank};
}

size_t document_turn_start(const struct document *d, size_t number)
{
	size_t i = 0;

	while (i < d->n && (!d->paragraphs[i].of || d->paragraphs[i].number < number))
		i++;
	return i;
}

size_t document_skip(const struct document *d, const struct document_line *l, int cells)
{
	const struct paragraph *p = &d->paragraphs[l->paragraph];
	const char *glue = direction_glue(d->direction, p->text, p->len, p->dir);
	size_t at = l->start;
	uint32_t code;

	while (at < l->end) {
		size_t n = wrap_cluster(p->text + at, l->end - at);

		utf8_decode(p->text + at, l->end - at, &code);
		if (code >= ' ' && !(glue && glue[at])) {
			if (cells <= 0)
				break;
			cells -= utf8_width(code);
		}
		at += n;
	}
	return at;
}

struct document_place document_hit(const struct document *d, size_t range)
{
	size_t low = 0, high = d->n;
	const struct paragraph *p;

	/* The last paragraph whose matches do not begin behind it. */
	while (high - low > 1) {
		size_t mid = low + (high - low) / 2;

		if (d->paragraphs[mid].range <= range)
			low = mid;
		else
			high = mid;
	}
	p = &d->paragraphs[low];
	if (low >= d->n || range < p->range || range >= p->range + p->ranges)
		return (struct document_place){0};
	return (struct document_place){.paragraph = low, .at = d->ranges.items[range].start};
}

/* Whether the paragraph shows byte AT of a statement's text, and where in its own. */
static bool document_shows(const struct paragraph *p, uintptr_t at, size_t *byte)
{
	for (size_t i = 0; i < p->pieces_n; i++) {
		uintptr_t from = (uintptr_t)p->pieces[i].source;

		if (at < from || at - from >= p->pieces[i].len)
			continue;
		*byte = p->pieces[i].at + (size_t)(at - from);
		return true;
	}
	*byte = (size_t)(at - (uintptr_t)p->text);
	return !p->pieces_n && at >= (uintptr_t)p->text && *byte < p->len;
}

const char *document_own(struct document *d, const struct statement *s, enum field_id field)
{
	struct document_own *own;
	const char *text;
	struct buf room;

	buf_init(&room);
	text = kept_text(*field_body(&field_table[field], s), &room);
	if (text) {
		d->own = vec_fit(d->own, d->own_n + 1, &d->own_size, sizeof *d->own);
		own = &d->own[d->own_n++];
		*own = (struct document_own){s, field, text, strlen(text)};
		if (text == room.data)
			own->text = text = arena_copy(&d->arena, text, own->len);
	}
	buf_done(&room);
	return text;
}

/* Where what is shown of S at AT stands; NULL: it is not shown. */
static const char *own_at(const struct document *d, const struct statement *s,
			  const struct field_place *at)
{
	const struct field *f = &field_table[at->field];
	const char *string = NULL;

	if (field_is_counted(f)) {
		string = field_string(f, NULL, s, at->k, NULL);
	} else {
		for (size_t i = 0; i < d->own_n; i++)
			if (d->own[i].of == s && d->own[i].field == at->field)
				string = d->own[i].text;
	}
	return string ? string + at->at : NULL;
}

/* The match of P at BYTE of it, or the last one before. */
static size_t hit_of(const struct document *d, const struct paragraph *p, size_t byte)
{
	size_t k = p->range;

	while (k + 1 < p->range + p->ranges && d->ranges.items[k].end <= byte)
		k++;
	return k;
}

/* The match at AT of S where its string is shown in a paragraph that was made for the screen; SIZE_MAX: in
 * none. */
static size_t hit_in_copy(const struct document *d, const struct statement *s,
			  const struct field_place *at)
{
	const char *string, *found;

	if (!field_is_counted(&field_table[at->field]))
		return SIZE_MAX;
	string = field_string(&field_table[at->field], NULL, s, at->k, NULL);
	for (size_t i = 0; string && *string && i < d->n; i++) {
		const struct paragraph *p = &d->paragraphs[i];

		if (!p->ranges || (p->of && p->of != s) || !(p->fields & FIELD_BIT(at->field)))
			continue;
		found = memmem(p->text, p->len, string, strlen(string));
		if (found)
			return hit_of(d, p, (size_t)(found - p->text) + at->at);
	}
	return SIZE_MAX;
}

size_t document_hit_at(const struct document *d, const struct statement *s,
		       const struct field_place *place)
{
	const char *at = own_at(d, s, place);
	size_t hit;

	for (size_t i = 0; at && i < d->n; i++) {
		const struct paragraph *p = &d->paragraphs[i];
		size_t byte;

		if (p->ranges && document_shows(p, (uintptr_t)at, &byte))
			return hit_of(d, p, byte);
	}
	hit = hit_in_copy(d, s, place);
	return hit == SIZE_MAX ? 0 : hit;
}

/* What is shown at PLACE: a byte of one of the statement's strings; NULL: it is the screen's own. */
static const char *shown_at(const struct document *d, struct document_place place)
{
	const struct paragraph *p = &d->paragraphs[place.paragraph];

	for (size_t i = 0; i < p->pieces_n; i++)
		if (place.at < p->pieces[i].at + p->pieces[i].len) {
			size_t at = p->pieces[i].at;

			return p->pieces[i].source + (place.at > at ? place.at - at : 0);
		}
	return p->pieces_n ? NULL : p->text + place.at;
}

const struct statement *document_source(const struct document *d, struct document_place place,
					struct field_place *at)
{
	uintptr_t shown = (uintptr_t)shown_at(d, place);

	for (size_t i = 0; shown && i < d->own_n; i++) {
		const struct document_own *own = &d->own[i];
		uintptr_t from = (uintptr_t)own->text;

		if (shown < from || shown - from >= own->len)
			continue;
		*at = (struct field_place){.field = own->field, .at = (size_t)(shown - from)};
		return own->of;
	}
	return NULL;
}
