/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Markdown: CommonMark 0.30, with the tables and struck words of GitHub's. Signs of the text that Markdown
 * would read are escaped, so that what is shown is what the archive has.
 */
#include "config.h"

#include <string.h>

#include "archive/archive.h"
#include "archive/body.h"
#include "archive/body_table.h"
#include "archive/field.h"
#include "base/buf.h"
#include "base/i18n.h"
#include "write/writer.h"

struct walk {
	struct buf *out;
	const struct body_block *block;
	const char *const **links;
	const char *target; /* of the open link */
	bool cell;          /* in a table: a line break is a blank */
	char open
		[8]; /* blanks that wait before the next opening mark, and marks that wait for text */
	int open_n;
};

static void put_escaped(const char *s, size_t len, struct buf *out)
{
	for (size_t i = 0; i < len; i++) {
		if (strchr("\\`*_[]<>~|&#", s[i]))
			buf_putc(out, '\\');
		buf_putc(out, s[i]);
	}
}

/* The same at the start of a line, where more signs would be read: "-", "+", "=", "1.", "1)". */
static void put_line_start(const char *s, size_t len, struct buf *out)
{
	size_t digits = 0;

	while (digits < len && s[digits] >= '0' && s[digits] <= '9')
		digits++;
	if (len && strchr("-+=", *s))
		buf_putc(out, '\\');
	if (digits && digits < len && (s[digits] == '.' || s[digits] == ')')) {
		buf_add(out, s, digits);
		buf_putc(out, '\\');
		s += digits;
		len -= digits;
	}
	put_escaped(s, len, out);
}

/* An address in angle brackets, which are its only end. */
static void put_address(const char *s, struct buf *out)
{
	buf_putc(out, '<');
	for (; *s; s++)
		if (strchr("<>\\ \n", *s))
			buf_printf(out, "%%%02X", (unsigned char)*s);
		else
			buf_putc(out, *s);
	buf_putc(out, '>');
}

static const char *mark_sign(char mark)
{
	switch (mark) {
	case MARK_EM:
	case MARK_EM_OFF: return "*";
	case MARK_STRONG:
	case MARK_STRONG_OFF: return "**";
	case MARK_STRUCK:
	case MARK_STRUCK_OFF: return "~~";
	case MARK_NOTE: return "\\[";
	case MARK_NOTE_OFF: return "\\]";
	case MARK_REF: return "[";
	default: return "";
	}
}

/* Marks that open wait until text comes: a sign of emphasis has none but blanks before it. */
static void put_waiting(struct walk *w)
{
	for (int i = 0; i < w->open_n; i++)
		buf_puts(w->out, mark_sign(w->open[i]));
	w->open_n = 0;
}

/* A sign that closes stands right behind the text: blanks before it go behind it. */
static void put_close(struct walk *w, const char *sign)
{
	size_t blanks = 0;

	while (blanks < w->out->len && w->out->data[w->out->len - 1 - blanks] == ' ')
		blanks++;
	buf_truncate(w->out, w->out->len - blanks);
	buf_puts(w->out, sign);
	for (size_t i = 0; i < blanks; i++)
		buf_putc(w->out, ' ');
}

static void close_ref(struct walk *w)
{
	if (!w->target)
		return;
	buf_puts(w->out, "](");
	put_address(w->target, w->out);
	buf_putc(w->out, ')');
	w->target = NULL;
}

/* What must not be followed is no link; one that has nothing to read is its address. */
static void open_ref(struct walk *w, bool has_text)
{
	const char *target = **w->links ? *(*w->links)++ : NULL;

	put_waiting(w);
	if (!target || !writer_may_link(target))
		return;
	if (!has_text) {
		put_address(target, w->out);
		return;
	}
	w->target = target;
	buf_putc(w->out, '[');
}

static void put_mark(struct walk *w, const char *at, const char *end)
{
	char mark = *at;
	bool opens = (mark - MARK_EM) % 2 == 0;

	if (mark > MARK_STRUCK_OFF)
		return;
	if (mark == MARK_REF) {
		open_ref(w, at + 1 < end && at[1] != MARK_REF_OFF);
	} else if (mark == MARK_REF_OFF) {
		put_waiting(w);
		close_ref(w);
	} else if (opens && w->open_n < (int)sizeof w->open) {
		w->open[w->open_n++] = mark;
	} else if (w->open_n && w->open[w->open_n - 1] == mark - 1) {
		/* Nothing stood in it. */
		w->open_n--;
	} else {
		put_close(w, mark_sign(mark));
	}
}

static void put_text(struct walk *w, const char *s, size_t len, bool line_start)
{
	size_t blanks = 0;

	while (blanks < len && s[blanks] == ' ')
		blanks++;
	buf_add(w->out, s, blanks);
	if (blanks == len)
		return;
	put_waiting(w);
	if (line_start && !w->cell)
		put_line_start(s + blanks, len - blanks, w->out);
	else
		put_escaped(s + blanks, len - blanks, w->out);
}

static void put_break(struct walk *w)
{
	if (w->cell) {
		buf_putc(w->out, ' ');
		return;
	}
	buf_puts(w->out, "\\\n");
	body_block_prefix(w->block, false, w->out);
}

static void put_inline(struct walk *w, const char *s, size_t len)
{
	const char *end = s + len;
	bool start = true;

	while (s < end) {
		const char *plain = s;

		while (s < end && *s != '\n' && !mark_is_inline(*s))
			s++;
		if (s > plain)
			put_text(w, plain, (size_t)(s - plain), start);
		start = start && s == plain;
		if (s == end)
			break;
		if (*s == '\n') {
			put_break(w);
			start = true;
		} else {
			put_mark(w, s, end);
		}
		s++;
	}
	w->open_n = 0;
	close_ref(w);
}

/* The first row of a table is its head to Markdown. */
static void put_table(struct walk *w)
{
	struct body_table table;
	const struct body_table_cell *cell;
	int column = 0;
	bool head = true;

	w->cell = true;
	body_table_init(&table, w->block);
	for (size_t i = 0; i < table.n; i++) {
		cell = &table.cells[i];
		buf_puts(w->out, "| ");
		put_inline(w, cell->text, cell->len);
		buf_putc(w->out, ' ');
		for (int k = 1; k < cell->span; k++)
			buf_puts(w->out, "| ");
		column += cell->span;
		if (i + 1 < table.n && table.cells[i + 1].row == cell->row)
			continue;
		for (; column < table.columns; column++)
			buf_puts(w->out, "| ");
		buf_putc(w->out, '|');
		column = 0;
		for (int k = 0; head && k < table.columns; k++) {
			if (!k) {
				buf_putc(w->out, '\n');
				body_block_prefix(w->block, false, w->out);
			}
			buf_puts(w->out, k + 1 < table.columns ? "| --- " : "| --- |");
		}
		head = false;
		if (i + 1 < table.n) {
			buf_putc(w->out, '\n');
			body_block_prefix(w->block, false, w->out);
		}
	}
	body_table_done(&table);
	w->cell = false;
}

static void put_block(struct walk *w)
{
	const struct body_block *block = w->block;

	body_block_prefix(block, true, w->out);
	if (block->kind == MARK_HEAD)
		buf_puts(w->out, "#### ");
	if (block->kind == MARK_STAGE)
		buf_puts(w->out, "\\[");
	if (block->kind == MARK_TABLE)
		put_table(w);
	else
		put_inline(w, block->text, block->len);
	if (block->kind == MARK_STAGE)
		buf_puts(w->out, "\\]");
	buf_putc(w->out, '\n');
}

/* A paragraph in an item needs an empty line before it, which plain text does without. */
static void put_gap(const struct body_block *before, const struct body_block *block,
		    struct buf *out)
{
	if (!before->list || !block->list) {
		body_block_gap(before, block, out);
		return;
	}
	if (block->kind == MARK_ITEM)
		return;
	for (int i = 0; i < before->quote && i < block->quote; i++)
		buf_puts(out, i ? " >" : ">");
	buf_putc(out, '\n');
}

static void put_body(const char *body, const char *const **links, struct buf *out)
{
	struct body_block block, before;
	struct walk w = {.out = out, .block = &block, .links = links};

	for (bool first = true; body_next(&body, &block); first = false) {
		if (!first)
			put_gap(&before, &block, out);
		put_block(&w);
		before = block;
	}
}

static void put_line(const char *s, struct buf *out)
{
	put_escaped(s, strlen(s), out);
}

static void put_label(const char *name, const char *value, struct buf *out)
{
	buf_printf(out, "- **%s:** ", name);
	put_line(value, out);
	buf_putc(out, '\n');
}

static void put_source(const char *name, const char *address, const char *called, struct buf *out)
{
	buf_printf(out, "- **%s:** ", name);
	if (!*address) {
		put_line(called, out);
	} else if (!writer_may_link(address)) {
		put_line(*called ? called : address, out);
	} else if (*called) {
		buf_putc(out, '[');
		put_line(called, out);
		buf_puts(out, "](");
		put_address(address, out);
		buf_putc(out, ')');
	} else {
		put_address(address, out);
	}
	buf_putc(out, '\n');
}

static void put_field(const struct writer_context *c, const struct field *f,
		      const struct statement *s, struct buf *scratch, struct buf *out)
{
	const char *value;

	buf_clear(scratch);
	switch (f->type) {
	case FIELD_TYPE_DATE: writer_date(c, s, scratch); break;
	case FIELD_TYPE_MOMENT:
		if (field_is_given(f, NULL, s))
			date_print_words(field_string(f, NULL, s, 0, NULL), scratch);
		break;
	case FIELD_TYPE_SOURCES:
		for (size_t i = 0; s->sources[i]; i++)
			put_source(_(f->label), s->sources[i], s->rare->source_names[i], out);
		return;
	default:
		for (size_t i = 0; (value = field_string(f, c->archive, s, i, NULL)); i++) {
			buf_printf(scratch, "%s%s", i ? "; " : "", value);
			if (!field_is_list(f))
				break;
		}
	}
	if (scratch->len)
		put_label(_(f->label), buf_str(scratch), out);
}

static void put_part(const char *name, const char *of, struct kept body, const char *const **links,
		     struct buf *out)
{
	struct buf room;

	if (!body.at)
		return;
	buf_init(&room);
	buf_printf(out, "\n### %s", name);
	if (of) {
		buf_puts(out, " (");
		put_line(of, out);
		buf_putc(out, ')');
	}
	buf_puts(out, "\n\n");
	put_body(kept_text(body, &room), links, out);
	buf_done(&room);
}

static void markdown_statement(const struct writer_context *c, const struct statement *s, size_t n,
			       struct buf *out)
{
	const char *const *links = s->rare->links;
	char room[STATEMENT_LABEL_SIZE];
	struct buf scratch;

	buf_init(&scratch);
	buf_puts(out, n ? "\n## " : "## ");
	put_line(s->title ? s->title : statement_label(s, room), out);
	buf_puts(out, "\n\n");
	for (const struct field *f = field_table; f < field_table + field_count; f++)
		if (field_number(f) == FIELD_ROLE && s->shared->role)
			put_label(_("Role"), s->shared->role, out);
		else if (f->label)
			put_field(c, f, s, &scratch, out);
	put_part(_("Summary"), s->shared->summary_by, s->summary, &links, out);
	put_part(_("Text"), s->shared->text_status, s->text, &links, out);
	put_part(_("Notes"), NULL, s->rare->notes, &links, out);
	buf_done(&scratch);
}

const struct writer writer_markdown = {
	.name = "markdown",
	.title = N_("Markdown, a section each"),
	.ending = "md",
	.statement = markdown_statement,
};
