/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "format/xml_input.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "format/xml.h"

enum {
	BYTES = 128 * 1024, /* read at once */
	/* What the parser gets at least, but at the end: it looks up to 250 bytes ahead and takes what
	 * is not there for missing, even when it is only late. */
	AHEAD = 512
};

static void complain(struct xml_input *in, long line, const char *text)
{
	in->mended = true;
	in->handler->problem(in->data, line, text);
}

/* libxml2 2.9 takes a NUL for the end of everything. */
static void mend(struct xml_input *in, char *s, size_t len, long line)
{
	const char *end = s + len;

	while (!in->wide && (s = memchr(s, '\0', (size_t)(end - s)))) {
		*s++ = ' ';
		if (!in->nul)
			complain(in, line, _("there are NUL bytes in the file"));
		in->nul = true;
	}
}

/* More bytes behind those not yet given; false at the end. */
static bool fill(struct xml_input *in, long line)
{
	long n;

	if (in->eof || in->stopped)
		return false;
	if (in->released || in->len == BYTES) {
		memmove(in->bytes, in->bytes + in->pos, in->len - in->pos);
		in->len -= in->pos;
		in->pos = 0;
		in->moved = true;
	}
	n = in->handler->read(in->data, in->bytes + in->len, BYTES - in->len);
	if (n <= 0) {
		in->eof = true;
		in->stopped = n < 0;
		return false;
	}
	in->len += (size_t)n;
	if (in->known)
		mend(in, in->bytes + in->len - n, (size_t)n, line);
	return true;
}

/* Whether there is something to give. */
static bool look_ahead(struct xml_input *in, long line)
{
	while (in->len - in->pos < AHEAD && fill(in, line))
		continue;
	return in->len > in->pos;
}

/* Nothing may stand before "<?xml"; in one damaged feed of four a newline does. */
static void skip_blank_start(struct xml_input *in)
{
	size_t at = strspn(in->bytes, " \t\r\n");

	if (at == 0 || strncmp(in->bytes + at, "<?xml", 5) != 0)
		return;
	for (size_t i = 0; i < at; i++)
		in->skipped += in->bytes[i] == '\n';
	in->start = in->pos = at;
	complain(in, 1, _("there are blanks before the XML declaration"));
}

void xml_input_init(struct xml_input *in, const struct xml_handler *handler, void *data)
{
	*in = (struct xml_input){.handler = handler, .data = data};
	in->bytes = xrealloc(NULL, BYTES + 1, 1);
	look_ahead(in, 1);
	in->wide = in->len > 1 &&
		   (!in->bytes[0] || !in->bytes[1] || (unsigned char)in->bytes[0] >= 0xFE);
	in->known = true;
	mend(in, in->bytes, in->len, 1);
	in->bytes[in->len] = '\0';
	skip_blank_start(in);
}

void xml_input_done(struct xml_input *in)
{
	free(in->bytes);
	*in = (struct xml_input){0};
}

size_t xml_input_read(struct xml_input *in, char *to, size_t len, long line)
{
	size_t n;

	if (in->handler->stopped(in->data))
		in->stopped = true;
	if (in->stopped || !look_ahead(in, line))
		return 0;
	n = in->len - in->pos;
	if (n > len)
		n = len;
	memcpy(to, in->bytes + in->pos, n);
	in->pos += n;
	return n;
}

bool xml_input_ended(const struct xml_input *in)
{
	return in->eof && in->pos == in->len;
}

void xml_input_release(struct xml_input *in)
{
	in->released = true;
}

bool xml_input_rewind(struct xml_input *in)
{
	if (in->moved)
		return false;
	in->pos = in->start;
	return true;
}

const char *xml_input_guess(const struct xml_input *in)
{
	/* The last few bytes may be half a character. */
	size_t len = in->len > 8 ? in->len - 4 : in->len;

	return utf8_valid(in->bytes, utf8_fit(in->bytes, in->len, len)) ? "UTF-8" : "windows-1252";
}

const unsigned char *xml_tag_end(const unsigned char *base, const unsigned char *at,
				 const unsigned char *end)
{
	const unsigned char *to = at;

	if (at >= end || *at == '>' || (*at == '/' && end - at > 1 && at[1] == '>'))
		return at;
	if (*at == '<') {
		/* A quotation mark is missing: the next tag is here, so this one ended before. */
		while (to > base && *--to != '<')
			continue;
		while (to < at && *to != '>')
			to++;
	} else {
		while (to < end && *to != '>' && *to != '<')
			to++;
		if (to > at && to[-1] == '/')
			to--;
	}
	return to >= end || *to == '<' ? at : to;
}
