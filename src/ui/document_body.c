/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/document_body.h"

#include <stdlib.h>
#include <string.h>

#include "archive/body.h"
#include "archive/body_table.h"
#include "base/buf.h"
#include "base/charset.h"
#include "base/err.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "ui/direction.h"

/* Cells that a level of quotation or list moves the text in. */
enum { INDENT = 2 };

#define ISOLATE "\u2068"
#define ISOLATE_END "\u2069"

static enum style document_block_style(enum mark_kind kind)
{
	return kind == MARK_HEAD ? STYLE_HEAD : kind == MARK_STAGE ? STYLE_META : STYLE_TEXT;
}

/* ---- text of the statement's and the screen's own ---- */

/* What is being made: text, and which of it are pieces of the statement's. */
struct dress {
	struct buf text;
	struct document_piece *pieces;
	size_t n, size;
};

static void dress_done(struct dress *w)
{
	buf_done(&w->text);
	free(w->pieces);
}

/* LEN bytes of the statement's text at SOURCE. */
static void dress_add(struct dress *w, const char *source, size_t len)
{
	struct document_piece *last = w->n ? &w->pieces[w->n - 1] : NULL;

	if (last && last->source + last->len == source && last->at + last->len == w->text.len) {
		last->len += len;
	} else if (len) {
		w->pieces = vec_fit(w->pieces, w->n + 1, &w->size, sizeof *w->pieces);
		w->pieces[w->n++] = (struct document_piece){source, len, w->text.len};
	}
	buf_add(&w->text, source, len);
}

/* LEN bytes at S, a block's text or a cell's, with what its marks show. */
static void dress_marked(struct dress *w, const char *s, size_t len, size_t *refs)
{
	size_t done = 0;

	for (size_t i = 0; i < len; i++) {
		if (s[i] != MARK_REF_OFF && s[i] != MARK_STRUCK && s[i] != MARK_STRUCK_OFF)
			continue;
		/* "~~" is within the marks, to look as what it says. */
		dress_add(w, s + done, i + (s[i] != MARK_STRUCK_OFF) - done);
		done = i + (s[i] != MARK_STRUCK_OFF);
		if (s[i] == MARK_REF_OFF)
			buf_printf(&w->text, "[%zu]", ++*refs);
		else
			buf_puts(&w->text, body_mark_text(s[i]));
	}
	dress_add(w, s + done, len - done);
}

/* A paragraph of what was made. */
static struct paragraph *dress_paragraph(struct dress *w, struct document *d, enum style style,
					 bool searched)
{
	struct paragraph *p =
		document_add(d, arena_copy(&d->arena, w->text.len ? w->text.data : "", w->text.len),
			     w->text.len, style, searched);
	struct document_piece *pieces = NULL;

	if (w->n) {
		pieces = arena_alloc(&d->arena, w->n * sizeof *pieces);
		memcpy(pieces, w->pieces, w->n * sizeof *pieces);
	}
	p->pieces = pieces;
	p->pieces_n = w->n;
	return p;
}

/* The direction that a block says it has. */
static void document_turn(struct paragraph *p, const struct body_block *block)
{
	if (block->dir)
		p->dir = block->dir == MARK_RTL ? BIDI_RTL : BIDI_LTR;
}

/* The cells that LEN bytes at S take on the screen. */
static int shown_cells(const struct direction *direction, const char *s, size_t len)
{
	enum bidi_dir dir = bidi_direction(s, len, BIDI_AUTO);
	const char *glue = direction_glue(direction, s, len, dir);
	uint32_t code;
	int cells = 0;

	for (size_t i = 0, n; i < len; i += n) {
		n = utf8_decode(s + i, len - i, &code);
		if (code >= ' ' && !(glue && glue[i]))
			cells += utf8_width(code);
	}
	return cells;
}

/* P keeps its lines as they are. */
static void document_cut(struct document *d, struct paragraph *p)
{
	int most = 0;

	for (size_t at = 0; at < p->len;) {
		const char *newline = memchr(p->text + at, '\n', p->len - at);
		size_t end = newline ? (size_t)(newline - p->text) : p->len;
		int cells = shown_cells(d->direction, p->text + at, end - at);

		most = cells > most ? cells : most;
		at = end + 1;
	}
	p->cut = true;
	p->cells = p->indent + most;
}

/* A paragraph of BLOCK, dressed where something must be added to its text. */
static struct paragraph *document_add_block(struct document *d, const struct body_block *block,
					    enum style style, bool searched, size_t *refs)
{
	bool stage = block->kind == MARK_STAGE;
	struct dress w = {.n = 0};
	struct paragraph *p;

	if (!stage && !memchr(block->text, MARK_REF_OFF, block->len) &&
	    !memchr(block->text, MARK_STRUCK, block->len)) {
		p = document_add(d, block->text, block->len, style, searched);
	} else {
		if (stage)
			buf_putc(&w.text, '[');
		dress_marked(&w, block->text, block->len, refs);
		if (stage)
			buf_putc(&w.text, ']');
		p = dress_paragraph(&w, d, style, searched);
		dress_done(&w);
	}
	document_turn(p, block);
	return p;
}

/* ---- tables ---- */

/* Dress CELL of T, and give it its lines. */
static void table_dress(struct body_table *t, struct body_table_cell *cell, struct dress *w,
			size_t *refs, const struct direction *direction)
{
	size_t start = w->text.len;

	dress_marked(w, cell->text, cell->len, refs);
	while (start < w->text.len) {
		const char *s = w->text.data + start;
		const char *newline = memchr(s, '\n', w->text.len - start);
		size_t len = newline ? (size_t)(newline - s) : w->text.len - start;

		body_table_add_line(t, cell, start, start + len, shown_cells(direction, s, len));
		start += len + 1;
	}
}

/* Add the bytes START..END of FROM to W. */
static void dress_part(struct dress *w, const struct dress *from, size_t start, size_t end)
{
	size_t low = 0, high = from->n;

	/* The first piece that ends behind START. */
	while (low < high) {
		size_t middle = (low + high) / 2;

		if (from->pieces[middle].at + from->pieces[middle].len <= start)
			low = middle + 1;
		else
			high = middle;
	}
	while (start < end) {
		const struct document_piece *p = low < from->n ? &from->pieces[low] : NULL;
		size_t to = p && p->at < end ? p->at : end;

		if (p && p->at <= start) {
			to = p->at + p->len < end ? p->at + p->len : end;
			dress_add(w, p->source + (start - p->at), to - start);
			low++;
		} else {
			buf_add(&w->text, from->text.data + start, to - start);
		}
		start = to;
	}
}

/* One line of the table: each cell at its column. An isolate keeps the letters of one from turning the
 * next; the mark, phrases from reaching over. */
static void table_line(const struct body_table *t, const struct body_table_walk *walk,
		       const struct dress *cells, bool apart, struct dress *w)
{
	int at = 0;

	buf_clear(&w->text);
	w->n = 0;
	for (size_t i = walk->first; i < walk->end; i++) {
		const struct body_table_line *line =
			body_table_cell_line(t, &t->cells[i], walk->line);

		if (!line || line->start == line->end)
			continue;
		for (; at < t->starts[t->cells[i].column]; at++)
			buf_putc(&w->text, ' ');
		buf_putc(&w->text, MARK_CELL);
		if (apart)
			buf_puts(&w->text, ISOLATE);
		dress_part(w, cells, line->start, line->end);
		if (apart)
			buf_puts(&w->text, ISOLATE_END);
		at += line->width;
	}
}

/* The table BLOCK: a paragraph for each of its lines. */
static void document_add_table(struct document *d, const struct body_block *block, bool gap,
			       size_t *refs)
{
	enum bidi_dir dir = bidi_direction(block->text, block->len, d->language);
	bool apart = dir == BIDI_RTL || bidi_possible(block->text, block->len);
	struct dress cells = {.n = 0}, w = {.n = 0};
	struct body_table_walk walk = {0};
	struct body_table t;

	body_table_init(&t, block);
	for (size_t i = 0; i < t.n; i++)
		table_dress(&t, &t.cells[i], &cells, refs, d->direction);
	body_table_fit(&t);
	for (; body_table_next(&t, &walk); gap = false) {
		struct paragraph *p;

		table_line(&t, &walk, &cells, apart, &w);
		p = dress_paragraph(&w, d, STYLE_TEXT, true);
		p->dir = dir;
		document_turn(p, block);
		p->indent = INDENT * (block->quote + block->list);
		document_cut(d, p);
		p->gap = gap;
	}
	body_table_done(&t);
	dress_done(&cells);
	dress_done(&w);
}

/* ---- bodies ---- */

void document_add_body(struct document *d, const char *body, size_t *refs)
{
	const char *bullet = charset_symbol("•", "*");
	struct body_block block;
	bool item = false;

	while (body_next(&body, &block)) {
		struct paragraph *p;

		if (block.kind == MARK_TABLE) {
			document_add_table(d, &block, true, refs);
			item = false;
			continue;
		}
		p = document_add_block(d, &block, document_block_style(block.kind), true, refs);
		p->indent = INDENT * (block.quote + block.list);
		p->label = block.kind == MARK_ITEM ? bullet : NULL;
		if (block.len && block.text[0] == MARK_PRE)
			document_cut(d, p);
		p->gap = !(item && block.kind == MARK_ITEM);
		item = block.kind == MARK_ITEM;
	}
}

void document_add_notes(struct document *d, const char *notes, size_t *refs)
{
	struct body_block block;
	bool first = true;

	while (body_next(&notes, &block)) {
		struct paragraph *p;

		if (block.kind == MARK_TABLE) {
			document_add_table(d, &block, first, refs);
			first = false;
			continue;
		}
		p = document_add_block(d, &block, STYLE_META, true, refs);
		p->label = "*";
		p->indent = INDENT;
		p->gap = first;
		first = false;
	}
}
