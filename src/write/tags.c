/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "write/tags.h"

#include <string.h>

#include "archive/body.h"
#include "archive/body_table.h"
#include "base/buf.h"

/* What is open around the blocks. */
enum around { AROUND_QUOTE, AROUND_LIST, AROUND_ITEM };

struct walk {
	const struct tags *t;
	const char *const **links;
	struct buf *out;
	enum around stack[3 * BODY_DEPTH_MAX];
	int depth, quotes, lists;
	char marks[TAGS_INLINE]; /* the open inline marks, by their opening byte; each once */
	int marks_n;
};

void tags_text(const char *s, size_t len, struct buf *out)
{
	const char *end = s + len;

	while (s < end) {
		const char *plain = s;

		while (s < end && *s != '&' && *s != '<' && *s != '>' && *s != '"')
			s++;
		buf_add(out, plain, (size_t)(s - plain));
		if (s == end)
			return;
		switch (*s++) {
		case '&': buf_puts(out, "&amp;"); break;
		case '<': buf_puts(out, "&lt;"); break;
		case '>': buf_puts(out, "&gt;"); break;
		default: buf_puts(out, "&quot;"); break;
		}
	}
}

void tags_attribute(const char *name, const char *value, struct buf *out)
{
	if (!value)
		return;
	buf_printf(out, " %s=\"", name);
	tags_text(value, strlen(value), out);
	buf_putc(out, '"');
}

static void put_end(const char *name, struct buf *out)
{
	buf_puts(out, "</");
	buf_add(out, name, strcspn(name, " "));
	buf_putc(out, '>');
}

void tags_line(const char *name, const char *s, struct buf *out)
{
	if (!s)
		return;
	buf_printf(out, "<%s>", name);
	tags_text(s, strlen(s), out);
	put_end(name, out);
	buf_putc(out, '\n');
}

/* ---- inline ---- */

static const char *inline_name(const struct walk *w, char mark)
{
	return w->t->inline_[(mark - MARK_EM) / 2];
}

static void open_mark(struct walk *w, char mark, bool has_text)
{
	const char *name = inline_name(w, mark), *address = "";

	buf_printf(w->out, "<%s", name);
	if (mark == MARK_REF && w->links && **w->links) {
		address = *(*w->links)++;
		if (!w->t->may_link || w->t->may_link(address))
			tags_attribute(w->t->target, address, w->out);
		if (!has_text && w->t->bare)
			buf_printf(w->out, " %s", w->t->bare);
	}
	buf_putc(w->out, '>');
	if (!has_text && w->t->bare_address)
		tags_text(address, strlen(address), w->out);
	w->marks[w->marks_n++] = mark;
}

/* End the mark that opened with MARK; those opened in it are opened again, but for links: half of one
 * would be another link. */
static void close_mark(struct walk *w, char mark)
{
	int at = w->marks_n;
	char inner[TAGS_INLINE];
	int n;

	while (at && w->marks[at - 1] != mark)
		at--;
	if (!at)
		return;
	n = w->marks_n - at;
	memcpy(inner, w->marks + at, (size_t)n);
	for (int i = n; i-- > 0;)
		put_end(inline_name(w, inner[i]), w->out);
	put_end(inline_name(w, mark), w->out);
	w->marks_n = at - 1;
	for (int i = 0; i < n; i++) {
		if (inner[i] == MARK_REF)
			continue;
		buf_printf(w->out, "<%s>", inline_name(w, inner[i]));
		w->marks[w->marks_n++] = inner[i];
	}
}

static void put_mark(struct walk *w, const char *at, const char *end)
{
	char mark = *at;
	bool opens = (mark - MARK_EM) % 2 == 0;

	if (mark > MARK_STRUCK_OFF)
		return;
	if (!opens)
		close_mark(w, (char)(mark - 1));
	else if (!memchr(w->marks, mark, (size_t)w->marks_n))
		open_mark(w, mark, at + 1 < end && at[1] != MARK_REF_OFF);
}

static void put_inline(struct walk *w, const char *s, size_t len)
{
	const char *end = s + len;

	while (s < end) {
		const char *plain = s;

		while (s < end && *s != '\n' && !mark_is_inline(*s))
			s++;
		tags_text(plain, (size_t)(s - plain), w->out);
		if (s == end)
			break;
		if (*s == '\n')
			buf_puts(w->out, w->t->line_break);
		else
			put_mark(w, s, end);
		s++;
	}
	while (w->marks_n)
		put_end(inline_name(w, w->marks[--w->marks_n]), w->out);
}

/* Whether a reader that collapses blanks would leave LEN bytes at S another text. */
static bool is_spaced(const char *s, size_t len)
{
	char last = '\n';

	for (size_t i = 0; i < len; i++) {
		if (mark_is_inline(s[i]))
			continue;
		if ((s[i] == ' ' && (last == ' ' || last == '\n')) || (s[i] == '\n' && last == ' '))
			return true;
		last = s[i];
	}
	return last == ' ';
}

static void put_spaced(const struct walk *w, const char *s, size_t len)
{
	if (w->t->spaced && is_spaced(s, len))
		buf_printf(w->out, " %s", w->t->spaced);
}

void tags_block(const struct tags *t, const char *name, const struct body_block *block,
		const char *const **links, struct buf *out)
{
	struct walk w = {.t = t, .links = links, .out = out};

	buf_printf(out, "<%s", name);
	put_spaced(&w, block->text, block->len);
	buf_putc(out, '>');
	put_inline(&w, block->text, block->len);
	put_end(name, out);
	buf_putc(out, '\n');
}

/* ---- quotations, lists, blocks ---- */

static const char *around_name(const struct walk *w, enum around what)
{
	switch (what) {
	case AROUND_QUOTE: return w->t->quote;
	case AROUND_LIST: return w->t->list;
	default: return w->t->block[MARK_ITEM];
	}
}

static void push(struct walk *w, enum around what)
{
	w->stack[w->depth++] = what;
	w->quotes += what == AROUND_QUOTE;
	w->lists += what == AROUND_LIST;
	if (what != AROUND_ITEM)
		buf_printf(w->out, "<%s>\n", around_name(w, what));
}

static void pop(struct walk *w)
{
	enum around what = w->stack[--w->depth];

	w->quotes -= what == AROUND_QUOTE;
	w->lists -= what == AROUND_LIST;
	put_end(around_name(w, what), w->out);
	buf_putc(w->out, '\n');
}

/* Whether an item of list number LIST, within QUOTE quotations, may begin where the walk stands, or where it
 * stands once more is opened. */
static bool fits_item(const struct walk *w, int quote, int list)
{
	if (w->quotes > quote || w->lists > list)
		return false;
	return w->lists < list || (w->quotes == quote && w->stack[w->depth - 1] == AROUND_LIST);
}

/* Open and close until QUOTE quotations and LIST lists are open, in a list where an ITEM comes. */
static void go_to(struct walk *w, int quote, int list, bool item)
{
	while (w->quotes > quote || w->lists > list || (item && !fits_item(w, quote, list)))
		pop(w);
	while (w->quotes < quote)
		push(w, AROUND_QUOTE);
	while (w->lists < list)
		push(w, AROUND_LIST);
}

static int least(int a, int b)
{
	return a < b ? a : b;
}

static void put_open(struct walk *w, const struct body_block *block)
{
	const char *way = block->dir == MARK_RTL   ? w->t->right_to_left
			  : block->dir == MARK_LTR ? w->t->left_to_right
						   : w->t->either_way;

	buf_printf(w->out, "<%s", w->t->block[block->kind]);
	if (way)
		buf_printf(w->out, " %s", way);
	if (block->kind != MARK_TABLE)
		put_spaced(w, block->text, block->len);
	buf_putc(w->out, '>');
}

static void end_line(const char *name, struct buf *out)
{
	put_end(name, out);
	buf_putc(out, '\n');
}

static void put_table(struct walk *w, const struct body_block *block)
{
	struct body_table table;
	size_t row = 0;

	body_table_init(&table, block);
	buf_putc(w->out, '\n');
	for (size_t i = 0; i < table.n; i++) {
		const struct body_table_cell *cell = &table.cells[i];

		if (!i || cell->row != row) {
			if (i)
				end_line(w->t->row, w->out);
			buf_printf(w->out, "<%s>", w->t->row);
			row = cell->row;
		}
		buf_printf(w->out, "<%s", w->t->cell);
		if (cell->span > 1)
			buf_printf(w->out, " %s=\"%d\"", w->t->columns, cell->span);
		buf_putc(w->out, '>');
		put_inline(w, cell->text, cell->len);
		put_end(w->t->cell, w->out);
	}
	if (table.n)
		end_line(w->t->row, w->out);
	body_table_done(&table);
}

static void put_block(struct walk *w, const struct body_block *block)
{
	bool item = block->kind == MARK_ITEM;
	int list = item && block->list == 0 ? 1 : block->list;

	go_to(w, least(block->quote, BODY_DEPTH_MAX), least(list, BODY_DEPTH_MAX), item);
	put_open(w, block);
	if (block->kind == MARK_TABLE)
		put_table(w, block);
	else
		put_inline(w, block->text, block->len);
	if (item) {
		push(w, AROUND_ITEM);
		return;
	}
	end_line(w->t->block[block->kind], w->out);
}

void tags_body(const struct tags *t, const char *body, const char *const **links, struct buf *out)
{
	struct walk w = {.t = t, .links = links, .out = out};
	struct body_block block;

	while (body_next(&body, &block))
		put_block(&w, &block);
	while (w.depth)
		pop(&w);
}
