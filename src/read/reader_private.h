/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Reader, within: what reader.c (a file, and all of them) and reader_document.c (documents within one
 * another) share. Nobody else's; the two call each other: a document may include another one.
 */
#ifndef LR_READ_READER_PRIVATE_H
#define LR_READ_READER_PRIVATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "read/account.h"
#include "read/events.h"
#include "read/file_names.h"
#include "read/guesses.h"
#include "read/reader.h"
#include "source/source.h"
#include "xml/xml.h"

/* A document that is being read: a file, or what one includes. */
struct document {
	struct document *outer; /* the one that includes it; NULL: none does */
	const char *name;       /* cleaned */
	uint32_t file;          /* its number, once NUMBERED */
	bool numbered;
	bool cut_short; /* by an error of the file system or of what it is packed in */
	int depth;      /* of open elements where it begins */
	struct xml *xml;
};

/* A file while it is being read, with what it includes. */
struct reading {
	struct run *run;
	struct document *document; /* the innermost */
	const struct format *format;
	void *state;
	bool reads; /* STATE is that of a document */
	/* What a document begins with, while nobody knows it; the row of the table that is asked. */
	struct events begin;
	size_t row;
	const struct event
		*again; /* the one of them that is being given to the format; NULL: none */
	size_t problems, lost, statements; /* so far; of problems, and of text that is lost */
	struct reader_progress at;
	_Atomic uint64_t done; /* the same, as far as it was read */
	bool ahead;            /* another thread reads it, ahead of the parser */
	bool ids_known;        /* there is a builder that knows them; see reading_claim_ids() */
	struct err *err;
	int depth;           /* of elements that the format has been given */
	int passed;          /* elements within that, too deep */
	bool failed;         /* ERR is set */
	bool looked;         /* it was for options.only */
	struct sheet *sheet; /* NULL: it is no spreadsheet */
	uint64_t read;       /* bytes of this document */
	char head[1024];     /* how the file begins */
	size_t head_len;
	const char *given_id; /* see reading_give_id() */
};

/* All that is read in one go. */
struct run {
	struct source source;
	struct reader_options options;
	struct batch **batch;
	const struct reader_sink *sink;
	struct account account;
	struct guesses guesses;    /* formats that are made as files ask for them */
	struct reading *now;       /* NULL between documents */
	struct field_names *names; /* NULL: nobody has asked */
	struct file_names called;  /* files that documents name */
	size_t noted, unread;      /* problems of no document; and what was not read */
	uint32_t files;            /* numbers given so far */
	int32_t today;             /* days since 1970-01-01 */
	struct err first;          /* what was wrong with the first FILE that could not be used */
	bool opened;
};

/* What the parser of each document calls. */
extern const struct xml_handler reading_handler;

/* Note at LINE that something could not be read. */
void reading_unread(struct reading *r, long line, const char *text);
/* Whether the reading, which is DATA, is to end. */
bool reading_stopped(void *data);

/* The document that the source is in becomes the innermost. */
void document_open(struct document *d, struct reading *r);
void document_close(struct document *d, struct reading *r);
/* Read the document that the source has gone into, and come back. */
void reading_inside(struct reading *r);

/* Whether one more of those that *N counts is kept; else it is only counted, in the batch. */
bool run_keeps(struct run *run, size_t *n);
/* Note a problem because of which something of FILE was not read. */
void run_unread(struct run *run, const char *file, long line, const char *text);

#endif
