/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * VRT, the vertical text of the IMS Corpus Workbench: a word a line, the rest as tags. What a statement has
 * stands in attributes of its <text>; lists as the Workbench has them, "|a|b|". Struck words, stage
 * directions and notes are in elements of their own, so that who counts can leave them out.
 */
#include "config.h"

#include <string.h>

#include "archive/body.h"
#include "archive/body_table.h"
#include "archive/field.h"
#include "base/buf.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "text/words.h"
#include "text/wrap.h"
#include "write/tags.h"
#include "write/writer.h"

static void put_list(const struct field *f, const struct statement *s, struct buf *out)
{
	struct writer_items items;
	const char *item;

	buf_printf(out, " %s=\"|", f->column);
	writer_items_init(&items, f, s);
	while ((item = writer_items_next(&items))) {
		for (const char *bar; (bar = strchr(item, '|')); item = bar + 1) {
			tags_text(item, (size_t)(bar - item), out);
			buf_puts(out, "/");
		}
		tags_text(item, strlen(item), out);
		buf_putc(out, '|');
	}
	writer_items_done(&items);
	buf_putc(out, '"');
}

/* What lies between words: its signs are tokens too, each character one. */
static void put_signs(const char *s, const char *end, struct buf *out)
{
	while (s < end) {
		size_t n = wrap_cluster(s, (size_t)(end - s));

		if (utf8_count_visible(s, n)) {
			tags_text(s, n, out);
			buf_putc(out, '\n');
		}
		s += n;
	}
}

static void put_words(struct words *w, const char *s, const char *end, struct buf *out)
{
	const char *at = s, *start;
	size_t len;

	while (words_next(w, &at, end, &start, &len)) {
		put_signs(s, start, out);
		tags_text(start, len, out);
		buf_putc(out, '\n');
		s = start + len;
	}
	put_signs(s, end, out);
}

static const char *mark_tag(char mark)
{
	switch (mark) {
	case MARK_NOTE: return "<note>\n";
	case MARK_NOTE_OFF: return "</note>\n";
	case MARK_STRUCK: return "<del>\n";
	case MARK_STRUCK_OFF: return "</del>\n";
	default: return NULL;
	}
}

/* Text with its marks: those that mean nothing to who counts words do not part them. */
static void put_inline(struct words *w, const char *s, size_t len, struct buf *scratch,
		       struct buf *out)
{
	const char *end = s + len, *tag;

	buf_clear(scratch);
	for (; s <= end; s++) {
		tag = s < end ? mark_tag(*s) : NULL;
		if (s == end || tag || *s == MARK_ROW || *s == MARK_CELL || *s == MARK_SPAN) {
			put_words(w, buf_str(scratch), buf_str(scratch) + scratch->len, out);
			buf_clear(scratch);
			buf_puts(out, tag ? tag : "");
		} else if (!mark_is_inline(*s)) {
			buf_putc(scratch, *s);
		}
	}
}

static void put_body(struct words *w, const char *name, struct kept kept, struct buf *scratch,
		     struct buf *out)
{
	static const char *const tags[] = {[MARK_P] = "p", "head", "stage", "item", "table"};
	struct body_block block;
	struct buf room;
	const char *body;

	if (!kept.at)
		return;
	buf_init(&room);
	body = kept_text(kept, &room);
	buf_printf(out, "<%s>\n", name);
	while (body_next(&body, &block)) {
		buf_printf(out, "<%s>\n", tags[block.kind]);
		put_inline(w, block.text, block.len, scratch, out);
		buf_printf(out, "</%s>\n", tags[block.kind]);
	}
	buf_printf(out, "</%s>\n", name);
	buf_done(&room);
}

static void vrt_statement(const struct writer_context *c, const struct statement *s, size_t n,
			  struct buf *out)
{
	struct buf scratch;

	(void)n;
	buf_init(&scratch);
	buf_puts(out, "<text");
	for (const struct field *f = field_table; f < field_table + field_count; f++) {
		if (!f->column || f->type == FIELD_TYPE_BODY || f->type == FIELD_TYPE_NOTES)
			continue;
		if (field_is_list(f))
			put_list(f, s, out);
		else
			tags_attribute(f->column, writer_value(c, f, s, &scratch), out);
	}
	buf_puts(out, ">\n");
	put_body(c->words, "summary", s->summary, &scratch, out);
	put_body(c->words, "body", s->text, &scratch, out);
	put_body(c->words, "notes", s->rare->notes, &scratch, out);
	buf_puts(out, "</text>\n");
	buf_done(&scratch);
}

const struct writer writer_vrt = {
	.name = "vrt",
	.title = N_("vertical text of the Corpus Workbench, a word a line"),
	.ending = "vrt",
	.statement = vrt_statement,
};
