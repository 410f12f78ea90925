/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "markup/html.h"

#include <string.h>

#include "markup/body_builder.h"
#include "markup/html_parse.h"
#include "text/named_character.h"
#include "text/sanitize.h"

/* What text of bare lines makes of them: nothing, paragraphs, or those and lines. */
enum lines { LINES_NOT, LINES_PARAGRAPHS, LINES_ALL };

static void read_markup(struct body_builder *f, const char *s, size_t len, enum lines lines,
			bool line)
{
	struct html_state h;

	html_begin(&h, f);
	h.paragraphs = lines != LINES_NOT;
	h.lines = lines == LINES_ALL;
	h.line = line;
	html_parse(&h, s, len);
	html_end(&h);
}

/* Text without any tag: its blank lines part paragraphs. */
static void read_text(struct body_builder *f, const char *s, size_t len, unsigned has)
{
	struct buf text;

	if (has & HTML_HAS_ENTITY) {
		buf_init(&text);
		named_character_decode(&text, s, len);
		body_builder_bare(f, text.data, text.len);
		buf_done(&text);
	} else {
		body_builder_bare(f, s, len);
	}
}

/* What WordPress makes of the lines of a text: nothing where its editor of blocks has written it. */
static enum lines lines_of(const char *s, size_t len)
{
	static const char block[] = "<!-- wp:";
	const char *end = s + len;

	while ((s = memchr(s, '<', (size_t)(end - s)))) {
		if ((size_t)(end - s) >= sizeof block - 1 && !memcmp(s, block, sizeof block - 1))
			return LINES_PARAGRAPHS;
		s++;
	}
	return LINES_ALL;
}

static void read_any(struct body_builder *f, const char *s, size_t len, enum lines lines)
{
	unsigned has = html_scan(s, len);
	struct buf once;

	if ((has & HTML_HAS_TAG) || (lines && !(has & HTML_HAS_ESCAPED))) {
		if (!lines && !(has & HTML_HAS_BLOCKS))
			lines = LINES_PARAGRAPHS;
		read_markup(f, s, len, lines, false);
	} else if (has & HTML_HAS_ESCAPED) {
		buf_init(&once);
		named_character_decode(&once, s, len);
		has = html_scan(once.data, once.len);
		if (!lines && !(has & HTML_HAS_BLOCKS))
			lines = LINES_PARAGRAPHS;
		if (has & HTML_HAS_TAG)
			read_markup(f, once.data, once.len, lines, false);
		else
			read_text(f, once.data, once.len, 0);
		buf_done(&once);
	} else {
		read_text(f, s, len, has);
	}
}

void html_build(struct body_builder *f, const char *s, size_t len)
{
	read_any(f, s, len, LINES_NOT);
}

void html_build_lines(struct body_builder *f, const char *s, size_t len)
{
	read_any(f, s, len, lines_of(s, len));
}

bool html_is_markup(const char *s, size_t len)
{
	return html_scan(s, len) & (HTML_HAS_TAG | HTML_HAS_ENTITY);
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/* Append S with each run of blanks as one, none at either end. */
static void put_collapsed(struct buf *out, size_t start, const char *s, size_t len)
{
	const char *end = s + len, *from;

	while (s < end && is_blank(*s))
		s++;
	while (end > s && is_blank(end[-1]))
		end--;
	if (s < end && out->len > start)
		buf_putc(out, ' ');
	if (sanitize_is_clean(s, (size_t)(end - s))) {
		buf_add(out, s, (size_t)(end - s));
		return;
	}
	/* S is not blank here, nor is what stands before END. */
	while (s < end) {
		for (from = s; s < end && (!is_blank(*s) || (*s == ' ' && !is_blank(s[1]))); s++)
			continue;
		buf_add(out, from, (size_t)(s - from));
		if (s == end)
			break;
		buf_putc(out, ' ');
		while (is_blank(*s))
			s++;
	}
}

size_t html_line(struct buf *out, const char *s, size_t len)
{
	unsigned has = html_scan(s, len);
	size_t start = out->len, hidden;
	struct body_block block;
	struct body_builder f;
	struct buf text;
	const char *at;

	if (!(has & (HTML_HAS_TAG | HTML_HAS_ENTITY))) {
		put_collapsed(out, start, s, len);
		return 0;
	}
	buf_init(&text);
	if (!(has & HTML_HAS_TAG)) {
		named_character_decode(&text, s, len);
		put_collapsed(out, start, text.data, text.len);
		buf_done(&text);
		return 0;
	}
	body_builder_init(&f);
	read_markup(&f, s, len, false, true);
	body_finish(&f.out);
	for (at = buf_str(&f.out); body_next(&at, &block);) {
		buf_clear(&text);
		body_block_plain(&block, &text);
		put_collapsed(out, start, text.data, text.len);
	}
	hidden = f.hidden;
	buf_done(&text);
	body_builder_done(&f);
	return hidden;
}
