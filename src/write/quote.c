/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "write/quote.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "archive/body.h"
#include "archive/field.h"
#include "archive/statement.h"
#include "base/buf.h"
#include "base/i18n.h"
#include "text/sentence.h"
#include "text/words.h"
#include "write/cite.h"
#include "write/writer.h"

/* A passage of more words is found by so many of its first and last ones. */
enum { WORDS_WHOLE = 12, WORDS_ENDS = 5 };

/* ---- the passage ---- */

/* The block that byte AT of BODY stands in, with *IN its byte of it, else the first, with SIZE_MAX. False:
 * there is none. */
static bool find_block(const char *body, size_t at, struct body_block *block, size_t *in)
{
	const char *next = body;
	struct body_block b;
	bool any = false;

	*in = SIZE_MAX;
	while (*in == SIZE_MAX && body_next(&next, &b)) {
		size_t start = (size_t)(b.text - body);
		bool here = at >= start && at - start <= b.len;

		if (here)
			*in = at - start;
		if (here || !any)
			*block = b;
		any = true;
	}
	return any;
}

/* The block of S that AT stands in, else the first that there is; its text may be in ROOM. */
static bool find_passage(const struct statement *s, const struct field_place *at, struct buf *room,
			 struct body_block *block, size_t *in)
{
	static const enum field_id fields[] = {FIELD_TEXT, FIELD_SUMMARY, FIELD_NOTE};
	const char *body;

	if (at && !field_is_counted(&field_table[at->field])) {
		body = field_string(&field_table[at->field], NULL, s, 0, room);
		if (body && find_block(body, at->at, block, in) && *in != SIZE_MAX)
			return true;
	}
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
		body = field_string(&field_table[fields[i]], NULL, s, 0, room);
		if (body && find_block(body, SIZE_MAX, block, in))
			return true;
	}
	return false;
}

/* Append the text of BLOCK without marks, as a page shows it; *AT, bytes of the block, becomes bytes of
 * that. */
static void put_bare(const struct body_block *block, size_t *at, struct buf *out)
{
	size_t from = out->len, mark = *at;

	for (size_t i = 0; i <= block->len; i++) {
		if (i == mark)
			*at = out->len - from;
		if (i < block->len &&
		    ((unsigned char)block->text[i] >= ' ' || block->text[i] == '\n'))
			buf_putc(out, block->text[i]);
	}
}

/* Cut BLOCK to what is the bytes FROM to TO of its bare text. Marks that open before it are put into ROOM
 * with it, so that what is struck out stays so. */
static void cut_block(struct body_block *block, size_t from, size_t to, struct buf *room)
{
	size_t bare = 0;
	bool struck = false, note = false, inside = false;

	for (size_t i = 0; i < block->len; i++) {
		char c = block->text[i];
		bool mark = mark_is_inline(c);

		if (!mark && bare == from && !inside) {
			inside = true;
			if (struck)
				buf_putc(room, MARK_STRUCK);
			if (note)
				buf_putc(room, MARK_NOTE);
		}
		if (!mark && bare >= to)
			break;
		struck = c == MARK_STRUCK || (struck && c != MARK_STRUCK_OFF);
		note = c == MARK_NOTE || (note && c != MARK_NOTE_OFF);
		if (inside)
			buf_putc(room, c);
		bare += !mark;
	}
	if (note)
		buf_putc(room, MARK_NOTE_OFF);
	if (struck)
		buf_putc(room, MARK_STRUCK_OFF);
	block->text = buf_str(room);
	block->len = room->len;
}

/* Make BLOCK, whose text without marks is BARE, the sentence around byte AT of that, and BARE its text. */
static void take_sentence(struct body_block *block, struct buf *bare, size_t at,
			  const char *language, struct buf *room)
{
	size_t from, to;

	if (block->kind == MARK_TABLE ||
	    !sentence_around(buf_str(bare), bare->len, at, language, &from, &to))
		return;
	cut_block(block, from, to, room);
	memmove(bare->data, bare->data + from, to - from);
	buf_truncate(bare, to - from);
}

/* ---- the link ---- */

/* What may stand in a directive as it is; "-", "," and "&" are its own. */
static void put_encoded(const char *s, size_t len, struct buf *out)
{
	static const char plain[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._~";

	for (size_t i = 0; i < len; i++)
		if (s[i] == '\n')
			buf_puts(out, "%20");
		else if (s[i] && strchr(plain, s[i]))
			buf_putc(out, s[i]);
		else
			buf_printf(out, "%%%02X", (unsigned char)s[i]);
}

/* Where the first and the last few words of a passage are. */
struct ends {
	const char *start, *start_end, *last[WORDS_ENDS], *end;
	size_t n;
};

static void find_ends(struct words *words, const char *s, size_t len, struct ends *e)
{
	const char *at = s, *word;
	size_t word_len;

	*e = (struct ends){0};
	while (words_next(words, &at, s + len, &word, &word_len)) {
		if (!e->n)
			e->start = word;
		e->last[e->n++ % WORDS_ENDS] = word;
		if (e->n <= WORDS_ENDS)
			e->start_end = word + word_len;
		e->end = word + word_len;
	}
}

void quote_link(struct words *words, const char *address, const char *passage, size_t len,
		struct buf *out)
{
	struct ends e;

	buf_puts(out, address);
	find_ends(words, passage, len, &e);
	if ((strncasecmp(address, "http://", 7) != 0 && strncasecmp(address, "https://", 8) != 0) ||
	    !e.n)
		return;
	buf_puts(out, strchr(address, '#') ? ":~:text=" : "#:~:text=");
	if (e.n <= WORDS_WHOLE) {
		put_encoded(e.start, (size_t)(e.end - e.start), out);
		return;
	}
	put_encoded(e.start, (size_t)(e.start_end - e.start), out);
	buf_putc(out, ',');
	put_encoded(e.last[e.n % WORDS_ENDS], (size_t)(e.end - e.last[e.n % WORDS_ENDS]), out);
}

/* ---- all of it ---- */

bool quote_put(const struct writer_context *c, const struct statement *s,
	       const struct field_place *at, bool sentence, struct buf *out)
{
	const char *address = writer_first_source(s);
	struct buf bare, room, line, body;
	struct body_block block;
	size_t place;

	buf_init(&body);
	if (!find_passage(s, at, &body, &block, &place)) {
		buf_done(&body);
		return false;
	}
	buf_init(&bare);
	buf_init(&room);
	buf_init(&line);
	place = place == SIZE_MAX ? 0 : place;
	put_bare(&block, &place, &bare);
	if (sentence)
		take_sentence(&block, &bare, place, s->shared->language, &room);
	body_block_plain(&block, &line);
	/* TRANSLATORS: a passage that is quoted. */
	buf_printf(out, _("“%s”"), buf_str(&line));
	buf_puts(out, "\n\n");
	cite_note(c, s, false, true, out);
	buf_putc(out, '\n');
	if (address) {
		quote_link(c->words, address, buf_str(&bare), bare.len, out);
		buf_putc(out, '\n');
	}
	buf_clear(&line);
	writer_origin(c, s, &line);
	buf_printf(out, "%s\n", buf_str(&line));
	buf_done(&bare);
	buf_done(&room);
	buf_done(&line);
	buf_done(&body);
	return true;
}
