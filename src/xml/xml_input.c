/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "xml/xml_input.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/blocks.h"
#include "base/buf.h"
#include "base/charset.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "xml/xml.h"

enum {
	BYTES = 64 * 1024,    /* read at once */
	START = 256,          /* looked at for a mark and a declaration */
	WINDOW = 4096,        /* looked at for what encoding it is, where that is in doubt */
	GUESS = 32 * 1024,    /* what a guess may look at, when it is there */
	UTF8_FOR_CERTAIN = 4, /* so many characters, and nothing else, are UTF-8 whatever is said */
};

void xml_input_init(struct xml_input *in, const struct xml_handler *handler, void *data,
		    void (*problem)(void *owner, long line, const char *text), void *owner)
{
	*in = (struct xml_input){
		.handler = handler, .data = data, .problem = problem, .owner = owner};
	buf_init(&in->text);
	buf_init(&in->raw);
}

void xml_input_done(struct xml_input *in)
{
	buf_done(&in->text);
	buf_done(&in->raw);
	charset_close(in->charset);
	in->charset = NULL;
}

/* A problem where AT is in the text, which is at LINE where pos is. */
static void complain(struct xml_input *in, size_t at, long line, const char *text)
{
	in->repaired = true;
	for (size_t i = in->pos; i < at && i < in->text.len; i++)
		line += in->text.data[i] == '\n';
	in->problem(in->owner, line, text);
}

static void complain_of_bytes(struct xml_input *in, size_t at, long line)
{
	if (!in->bad)
		complain(in, at, line,
			 _("bytes that are not in the encoding of the file: each is shown as “�”"));
	in->bad = in->repaired = true;
}

/* Which encoding the file is read in, where that is not what it says. */
static void complain_of_encoding(struct xml_input *in, const char *name, size_t at, long line)
{
	char title[ENCODING_NAME];
	struct buf text;

	encoding_title(name, title);
	buf_init(&text);
	if (in->unknown)
		buf_printf(&text, _("the encoding “%s” is not known: read as %s"), in->declared,
			   title);
	else if (in->declared[0])
		buf_printf(&text, _("the file is not in the encoding it declares: read as %s"),
			   title);
	else
		buf_printf(&text,
			   _("the file is not in UTF-8 and declares no encoding: read as %s"),
			   title);
	complain(in, at, line, buf_str(&text));
	buf_done(&text);
}

/* Bytes of the file to the end of B; false when there are no more. */
static bool fill(struct xml_input *in, struct buf *b)
{
	long n;

	if (!in->stopped && in->handler->stopped(in->data))
		in->stopped = true;
	if (in->eof || in->stopped)
		return false;
	n = in->handler->read(in->data, buf_reserve(b, BYTES), BYTES);
	if (n <= 0) {
		in->eof = true;
		in->stopped = in->broken = n < 0;
		return false;
	}
	b->len += (size_t)n;
	b->data[b->len] = '\0';
	return true;
}

/* From here on the text is converted from NAME, what follows the end of what is checked too. */
static void convert_from(struct xml_input *in, const char *name)
{
	in->decided = true;
	in->charset = charset_open(name);
	if (!in->charset)
		return;
	buf_add(&in->raw, in->text.data + in->end, in->text.len - in->end);
	buf_truncate(&in->text, in->end);
}

/* ---- the start ---- */

static bool is_wide(const char *name)
{
	return !strncmp(name, "UTF-16", 6) || !strncmp(name, "UTF-32", 6);
}

/* What is asked for; where that is UTF-16, a mark knows its byte order. */
static const char *asked(const char *encoding, const struct encoding_start *start)
{
	return start->name && is_wide(encoding) && !strncmp(encoding, start->name, 6) ? start->name
										      : encoding;
}

static void look_at_start(struct xml_input *in, const char *encoding)
{
	struct encoding_start start;
	const char *name;

	while (in->text.len < START && fill(in, &in->text))
		continue;
	in->started = true;
	encoding_start(buf_str(&in->text), in->text.len, &start);
	snprintf(in->declared, sizeof in->declared, "%s", start.declared);
	name = encoding ? asked(encoding, &start) : start.name;
	if (start.mark && (!name || !strcmp(name, start.name))) {
		memmove(in->text.data, in->text.data + start.mark, in->text.len - start.mark);
		buf_truncate(&in->text, in->text.len - start.mark);
	}
	if (encoding || (name && is_wide(name))) {
		if (!strcmp(name, "UTF-8"))
			in->decided = true;
		else
			convert_from(in, name);
	} else if (!start.mark && in->declared[0]) {
		in->unknown = !encoding_find(in->declared, in->candidate);
		/* It cannot be what it says when that could not have been read. */
		if (in->unknown || is_wide(in->candidate) || !strcmp(in->candidate, "UTF-8") ||
		    !encoding_is_ascii(in->candidate))
			in->candidate[0] = '\0';
		else if (!strncasecmp(in->candidate, "ISO-2022", 8) ||
			 !strcmp(in->candidate, "UTF-7") || !strncasecmp(in->candidate, "HZ", 2))
			convert_from(in, in->candidate);
	}
}

/* Whether the declared encoding is not the one that it turned out to be. */
static bool declaration_contradicted(const struct xml_input *in)
{
	char name[ENCODING_NAME];

	return in->declared[0] && (in->candidate[0] || !encoding_find(in->declared, name) ||
				   strcmp(name, "UTF-8") != 0);
}

/* The first byte that is not ASCII stands at the end of what is checked. False: more is needed. */
static bool decide(struct xml_input *in, long line)
{
	const char *s = in->text.data + in->end, *name;
	size_t len = in->text.len - in->end, good, bad;

	encoding_count(s, len < GUESS ? len : GUESS, &good, &bad);
	if (!in->eof && len < WINDOW && (in->candidate[0] || bad > 0 || good < 2))
		return false;
	if (in->candidate[0] ? bad == 0 && good >= UTF8_FOR_CERTAIN : good > 0 && good >= bad) {
		in->decided = true;
		if (declaration_contradicted(in))
			complain_of_encoding(in, "UTF-8", in->end, line);
		return true;
	}
	name = in->candidate[0] ? in->candidate : encoding_guess(s, len);
	if (!in->candidate[0])
		complain_of_encoding(in, name, in->end, line);
	convert_from(in, name);
	return true;
}

/* ---- what is a character ---- */

/* The end of what is ASCII from S on. */
static const char *ascii_end(const char *s, const char *end)
{
	uint64_t eight;

	for (; end - s >= 8; s += 8) {
		memcpy(&eight, s, 8);
		if (eight & 0x8080808080808080u)
			break;
	}
	while (s < end && (unsigned char)*s < 0x80)
		s++;
	return s;
}

/* The end of what is UTF-8 and allowed in XML from S on. */
static const char *good_end(const char *s, const char *end)
{
	return s + blocks_utf8(s, (size_t)(end - s));
}

/* Whether what is at S may be a character of which the rest has still to come. */
static bool is_cut(const char *s, const char *end)
{
	uint32_t code;
	size_t n = utf8_decode(s, (size_t)(end - s), &code), left = (size_t)(end - s);

	return code == UTF8_REPLACEMENT && n == left && left < 4 && (unsigned char)*s >= 0xC2 &&
	       (unsigned char)*s <= 0xF4 && !(left == 3 && (unsigned char)*s < 0xF0);
}

/* What is behind the checked part holds bad bytes: make U+FFFD of each, check the rest. */
static void repair(struct xml_input *in, long line)
{
	struct buf old;
	const char *s, *end, *to;
	uint32_t code;

	buf_init(&old);
	buf_add(&old, in->text.data + in->end, in->text.len - in->end);
	buf_truncate(&in->text, in->end);
	complain_of_bytes(in, in->end, line);
	s = buf_str(&old);
	end = s + old.len;
	while (s < end && (in->eof || !is_cut(s, end))) {
		to = good_end(s, end);
		buf_add(&in->text, s, (size_t)(to - s));
		s = to;
		if (s == end || (!in->eof && is_cut(s, end)))
			break;
		buf_puts(&in->text, "\xEF\xBF\xBD");
		s += utf8_decode(s, (size_t)(end - s), &code);
	}
	in->end = in->text.len;
	buf_add(&in->text, s, (size_t)(end - s));
	buf_done(&old);
}

/* Where S begins to be ISO-2022-JP, whose letters are ASCII bytes between escapes (ECMA-35); END: nowhere. */
static const char *japanese_start(const char *s, const char *end)
{
	while ((s = memchr(s, '\x1b', (size_t)(end - s))) && end - s >= 3) {
		if (s[1] == '$' && (s[2] == 'B' || s[2] == '@'))
			return s;
		s++;
	}
	return end;
}

/* Check what was not: false where that is nothing, or what there is needs more bytes. */
static bool check(struct xml_input *in, long line)
{
	const char *s = in->text.data + in->end, *end = in->text.data + in->text.len, *to;

	if (s == end)
		return false;
	to = in->decided ? good_end(s, end) : ascii_end(s, end);
	if (!in->decided && !in->charset && !in->candidate[0])
		to = japanese_start(s, to);
	if (!in->decided && to == s) {
		if (!decide(in, line))
			return false;
		return check(in, line);
	}
	if (to == s) {
		if (!in->eof && is_cut(s, end))
			return false;
		repair(in, line);
	} else {
		in->end = (size_t)(to - in->text.data);
	}
	return true;
}

/*
 * What a terminal wrote for itself (ECMA-48, 5.4: ESC, "[", numbers, a letter) is no part of the
 * text: take it out of what is checked, from FROM on.
 */
static void take_out_sequences(struct xml_input *in, size_t from, long line)
{
	char *data = in->text.data, *end = data + in->end, *s, *to, *run;

	s = to = memchr(data + from, '\x1b', in->end - from);
	while (s && s < end) {
		if (*s != '\x1b') {
			*to++ = *s++;
			continue;
		}
		run = s + 1;
		if (run < end && *run == '[')
			for (run++; run < end && run - s < 20; run++)
				if (!strchr("0123456789;?", *run) || !*run)
					break;
		if (run == end && !in->eof && in->end == in->text.len)
			break; /* the rest of it comes */
		if (run < end && run - s > 1 && (*run | 0x20) >= 'a' && (*run | 0x20) <= 'z') {
			if (!in->sequences)
				complain(in, (size_t)(to - data), line,
					 _("control sequences of a terminal: left out"));
			in->sequences = in->repaired = true;
			s = run + 1;
		} else {
			*to++ = *s++;
		}
	}
	if (!s)
		return;
	in->end = (size_t)(to - data);
	memmove(to, s, in->text.len - (size_t)(s - data));
	buf_truncate(&in->text, in->text.len - (size_t)(s - to));
}

/* Convert what was read. */
static void convert(struct xml_input *in, long line)
{
	size_t bad_at, taken;

	taken = charset_decode(in->charset, buf_str(&in->raw), in->raw.len, in->eof, &in->text,
			       &bad_at);
	if (bad_at != SIZE_MAX)
		complain_of_bytes(in, bad_at, line);
	memmove(in->raw.data, in->raw.data + taken, in->raw.len - taken);
	buf_truncate(&in->raw, in->raw.len - taken);
}

bool xml_input_more(struct xml_input *in, const char *encoding, long line)
{
	size_t had;

	if (in->pos > 0) {
		memmove(in->text.data, in->text.data + in->pos, in->text.len - in->pos);
		buf_truncate(&in->text, in->text.len - in->pos);
		in->end -= in->pos;
		in->pos = 0;
	}
	had = in->end;
	if (!in->started)
		look_at_start(in, encoding);
	for (;;) {
		if (check(in, line) && in->end > had)
			take_out_sequences(in, had, line);
		if (in->end > had)
			return true;
		if (in->charset && in->raw.len > 0) {
			size_t before = in->raw.len;

			convert(in, line);
			if (in->raw.len < before)
				continue;
		}
		/* At the end once more: what was waited for does not come. */
		if (in->eof || in->stopped)
			break;
		fill(in, in->charset ? &in->raw : &in->text);
	}
	if (!in->stopped && !in->decided && !in->candidate[0] && declaration_contradicted(in)) {
		in->decided = true;
		complain_of_encoding(in, "UTF-8", in->end, line);
	}
	return false;
}
