/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * XML input: the bytes of a file as UTF-8.
 *
 * Takes bytes from the handler's read() and makes text of them: in the encoding that is asked for,
 * or else that of the byte order mark, the one declared, UTF-8, or the likeliest (encoding.h). What
 * is only ASCII so far is the same in all of these, so nothing need be read twice, from a pipe
 * neither: the choice is made where the first other byte stands. What is no character becomes
 * U+FFFD. Used by xml.c alone, on its thread.
 */
#ifndef LR_XML_XML_INPUT_H
#define LR_XML_XML_INPUT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "xml/encoding.h"

struct charset;
struct xml_handler;

struct xml_input {
	const struct xml_handler *handler;
	void *data;
	void (*problem)(void *owner, long line, const char *text);
	void *owner;
	struct buf text; /* [pos, end) is UTF-8 to be taken; what is behind was not looked at */
	size_t pos, end;
	struct buf raw;                /* bytes that CHARSET has still to convert */
	struct charset *charset;       /* NULL: the text is what the file holds */
	bool started;                  /* the first bytes were looked at */
	bool decided;                  /* which encoding it is */
	bool eof;                      /* there are no more bytes */
	bool stopped;                  /* by the handler, or a read error */
	bool broken;                   /* by a read error */
	bool bad;                      /* bytes that are no characters were met */
	bool sequences;                /* control sequences were met */
	bool repaired;                 /* something was repaired */
	bool unknown;                  /* the declared encoding is none */
	char declared[ENCODING_NAME];  /* as written, "" for none */
	char candidate[ENCODING_NAME]; /* what it is if it is not UTF-8; "": to be guessed */
};

/* Read from HANDLER with DATA, tell PROBLEM with OWNER. Nothing is read yet. */
void xml_input_init(struct xml_input *in, const struct xml_handler *handler, void *data,
		    void (*problem)(void *owner, long line, const char *text), void *owner);
void xml_input_done(struct xml_input *in);
/*
 * More text behind [pos, end), which may move to the start of the buffer; LINE is that of pos.
 * False where there is no more: the end, a stop or a read error. ENCODING: as iconv calls it, wins
 * over all else; NULL: to be found.
 */
bool xml_input_more(struct xml_input *in, const char *encoding, long line);

#endif
