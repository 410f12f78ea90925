/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "archive/body.h"

#include <string.h>

#include "archive/body_table.h"
#include "base/buf.h"

bool body_next(const char **at, struct body_block *block)
{
	const char *s = *at;

	if (!s || !*s)
		return false;
	*block = (struct body_block){.kind = MARK_P};
	if (mark_is_kind(*s)) {
		block->kind = (enum mark_kind)s[0];
		s++;
	}
	for (; mark_is_block(*s); s++) {
		if (*s == MARK_QUOTE)
			block->quote++;
		else if (*s == MARK_LIST)
			block->list++;
		else
			block->dir = (enum mark)s[0];
	}
	block->text = s;
	/* Kind bytes are the lowest there are: a span of anything else is one strcspn. */
	block->len = strcspn(s, MARK_KINDS);
	*at = s + block->len;
	return true;
}

/* Take blanks off the end of OUT, past closing marks, and a block that has nothing else. */
static void close_block(struct buf *out)
{
	size_t text = out->len, to;

	while (text && (out->data[text - 1] == ' ' || out->data[text - 1] == '\n' ||
			mark_is_inline(out->data[text - 1])))
		text--;
	to = text;
	for (size_t i = text; i < out->len; i++)
		if (mark_is_inline(out->data[i]))
			out->data[to++] = out->data[i];
	/* Links are counted: one without text keeps its block. */
	if (to > text && memchr(out->data + text, MARK_REF_OFF, to - text))
		text = to;
	while (text && mark_is_block(out->data[text - 1]))
		text--;
	if (text && mark_is_kind(out->data[text - 1]))
		to = text - 1;
	buf_truncate(out, to);
}

static void put_levels(struct buf *out, enum mark mark, int n)
{
	for (int i = 0; i < n && i < BODY_DEPTH_MAX; i++)
		buf_putc(out, (char)mark);
}

void body_open(struct buf *out, enum mark_kind kind, int quote, int list, enum mark dir)
{
	close_block(out);
	buf_putc(out, (char)kind);
	put_levels(out, MARK_QUOTE, quote);
	put_levels(out, MARK_LIST, list);
	if (dir)
		buf_putc(out, (char)dir);
}

void body_finish(struct buf *out)
{
	close_block(out);
}

const char *body_mark_text(char mark)
{
	switch (mark) {
	case MARK_NOTE: return "[";
	case MARK_NOTE_OFF: return "]";
	case MARK_STRUCK:
	case MARK_STRUCK_OFF: return "~~";
	default: return "";
	}
}

void body_block_plain(const struct body_block *block, struct buf *out)
{
	const char *s = block->text, *end = s + block->len;

	if (block->kind == MARK_TABLE) {
		body_table_plain(block, out);
		return;
	}
	if (block->kind == MARK_STAGE)
		buf_putc(out, '[');
	while (s < end) {
		const char *mark = s;

		while (mark < end && !mark_is_inline(*mark))
			mark++;
		buf_add(out, s, (size_t)(mark - s));
		if (mark == end)
			break;
		buf_puts(out, body_mark_text(*mark));
		s = mark + 1;
	}
	if (block->kind == MARK_STAGE)
		buf_putc(out, ']');
}

void body_block_prefix(const struct body_block *block, bool first, struct buf *out)
{
	for (int i = 0; i < block->quote; i++)
		buf_puts(out, "> ");
	for (int i = 1; i < block->list; i++)
		buf_puts(out, "  ");
	if (block->kind == MARK_ITEM && first)
		buf_puts(out, "* ");
	else if (block->list || block->kind == MARK_ITEM)
		buf_puts(out, "  ");
}

void body_block_gap(const struct body_block *before, const struct body_block *block,
		    struct buf *out)
{
	if (before->list && block->list)
		return;
	for (int i = 0; i < before->quote && i < block->quote; i++)
		buf_puts(out, i ? " >" : ">");
	buf_putc(out, '\n');
}

/* Append the lines of S, each after the first with the prefix of BLOCK's further lines. */
static void put_lines(const struct body_block *block, const char *s, size_t len, struct buf *out)
{
	const char *newline;

	while ((newline = memchr(s, '\n', len))) {
		size_t n = (size_t)(newline - s) + 1;

		buf_add(out, s, n);
		body_block_prefix(block, false, out);
		s += n;
		len -= n;
	}
	buf_add(out, s, len);
}

void body_plain(const char *body, struct buf *out)
{
	struct body_block block, before;
	struct buf text;
	bool first = true;

	buf_init(&text);
	while (body_next(&body, &block)) {
		buf_clear(&text);
		body_block_plain(&block, &text);
		/* A link that has nothing to read may be all of a block. */
		if (!text.len)
			continue;
		if (!first) {
			buf_putc(out, '\n');
			body_block_gap(&before, &block, out);
		}
		body_block_prefix(&block, true, out);
		if (block.quote || block.list)
			put_lines(&block, buf_str(&text), text.len, out);
		else
			buf_add(out, text.data, text.len);
		before = block;
		first = false;
	}
	buf_done(&text);
}

/* ---- plain text as a body ---- */

/* A line of plain text, as what it looks like. */
struct line {
	int quote, blanks; /* levels of quotation, blanks after them */
	bool item, empty;
	const char *text; /* LEN bytes behind all that */
	size_t len;
};

static void read_line(const char *s, size_t len, struct line *l)
{
	const char *end = s + len;

	*l = (struct line){.quote = 0};
	for (; end - s >= 2 && s[0] == '>' && s[1] == ' '; s += 2)
		l->quote++;
	/* What parts the paragraphs of a quotation. */
	l->empty = s == end || (end - s == 1 && *s == '>');
	for (; s < end && *s == ' '; s++)
		l->blanks++;
	if (end - s >= 2 && s[0] == '*' && s[1] == ' ' && l->blanks % 2 == 0) {
		l->item = true;
		s += 2;
	}
	l->text = s;
	l->len = (size_t)(end - s);
}

/* The lines as they look. Whether there is more to them than paragraphs. */
static bool read_structure(const char *s, size_t len, struct buf *out)
{
	const char *end = s + len, *newline;
	bool open = false, found = false;
	int quote = 0, list = 0;

	for (; s < end; s = newline < end ? newline + 1 : end) {
		struct line l;

		newline = memchr(s, '\n', (size_t)(end - s));
		newline = newline ? newline : end;
		read_line(s, (size_t)(newline - s), &l);
		found |= l.item || l.quote;
		if (l.empty) {
			open = false;
			continue;
		}
		if (!open || l.item || l.quote != quote || (list && l.blanks < 2 * list)) {
			quote = l.quote;
			list = l.item ? l.blanks / 2 + 1 : 0;
			if (list > BODY_DEPTH_MAX || quote > BODY_DEPTH_MAX)
				return false;
			body_open(out, l.item ? MARK_ITEM : MARK_P, quote, list, 0);
		} else {
			buf_putc(out, '\n');
			l.blanks -= 2 * list;
			l.text -= l.blanks;
			l.len += (size_t)l.blanks;
		}
		buf_add(out, l.text, l.len);
		open = true;
	}
	body_finish(out);
	return found;
}

/* A paragraph for each piece between blank lines, letter by letter. */
static void read_paragraphs(const char *s, size_t len, struct buf *out)
{
	const char *end = s + len, *gap;

	for (; s < end; s = gap < end ? gap + 2 : end) {
		for (gap = s; gap < end && (gap[0] != '\n' || gap + 1 == end || gap[1] != '\n');)
			gap++;
		body_open(out, MARK_P, 0, 0, 0);
		buf_add(out, s, (size_t)(gap - s));
	}
	body_finish(out);
}

void body_read(const char *s, size_t len, struct buf *out)
{
	struct buf body, again;
	bool same = false;

	buf_init(&body);
	buf_init(&again);
	if (read_structure(s, len, &body)) {
		body_plain(buf_str(&body), &again);
		same = again.len == len && !memcmp(buf_str(&again), s, len);
	}
	if (same)
		buf_add(out, body.data, body.len);
	else
		read_paragraphs(s, len, out);
	buf_done(&body);
	buf_done(&again);
}
