/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * XML input: the bytes of a file on their way to the parser, mended where XML would give up.
 *
 * Reads large pieces through the handler's read() and gives the parser the small ones it wants.
 * The start of the file is kept until it is released, so that a reading in the wrong encoding can
 * begin again, from a pipe too. Used by xml.c alone, on its thread. Repairs are told to the
 * handler's problem(). Without repair, a read error and a stop look like the end of the file.
 */
#ifndef LR_FORMAT_XML_INPUT_H
#define LR_FORMAT_XML_INPUT_H

#include <stdbool.h>
#include <stddef.h>

struct xml_handler;

struct xml_input {
	const struct xml_handler *handler;
	void *data;
	char *bytes; /* [pos, len) is still to be given */
	size_t len, pos;
	size_t start; /* where the document starts: after blanks that must not be there */
	long skipped; /* lines among those */
	bool eof;
	bool stopped;  /* by the handler, or a read error */
	bool released; /* the start need not be kept */
	bool moved;    /* the start is gone */
	bool known;    /* whether it is wide */
	bool wide;     /* UTF-16 or UTF-32 */
	bool nul;      /* NUL bytes were met */
	bool mended;   /* something was repaired */
};

/* Read the start of the file. HANDLER and DATA must outlive IN. */
void xml_input_init(struct xml_input *in, const struct xml_handler *handler, void *data);
void xml_input_done(struct xml_input *in);

/* Up to LEN bytes into TO; 0 at the end. The parser stands at LINE. */
size_t xml_input_read(struct xml_input *in, char *to, size_t len, long line);
/* Whether all there is has been given. */
bool xml_input_ended(const struct xml_input *in);

/* The start is no longer needed. */
void xml_input_release(struct xml_input *in);
/* Back to the start; false where that is gone. */
bool xml_input_rewind(struct xml_input *in);
/* Where a start tag ends, its ">" or "/>", when the parser is done with its attributes at AT within
 * [BASE, END); AT itself where that cannot be told. */
const unsigned char *xml_tag_end(const unsigned char *base, const unsigned char *at,
				 const unsigned char *end);

/* By the look of the start: "UTF-8", or "windows-1252" for anything else of one byte a letter. */
const char *xml_input_guess(const struct xml_input *in);

#endif
