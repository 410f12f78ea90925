/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Reader: names of files and folders in, batches of statements out.
 *
 * Takes one document after another from the source (source.h), looks at its first element, picks
 * the row of the format table (format.h) by namespace and name, never by file name, and streams it.
 * Runs on the caller's thread, which is the loader's; what it shares with others goes through the
 * sink. A document that no format knows is looked at and read by a mapping that is guessed (guess.h), if
 * it holds statements. A file that cannot be used among others is a problem; only when none can be used,
 * that is an error.
 */
#ifndef LR_READ_READER_H
#define LR_READ_READER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct batch;
struct buf;
struct err;
struct format;
struct guess;
struct mappings;

/* How to read; all zero: as the files say, by the formats of the program. */
struct reader_options {
	/* As iconv calls it (encoding.h): that of all files, whatever they say. NULL: of each what it
	 * says or looks like. */
	const char *encoding;
	const struct mappings *mappings; /* formats that are data; NULL: those of the program */
	bool follow_links;               /* in folders also those that lead out of them */
	size_t threads; /* that read a large file, at most (xml_read_ahead()); 0: one */
	struct guess *
		only; /* documents are looked at for it and not read (guess.h); NULL: they are read */
};

struct reader_progress {
	uint64_t done, size; /* bytes of all files; size 0: not known (a pipe) */
};

/* Where a reading puts its results. */
struct reader_sink {
	/* The root element is known: statements will follow. */
	void (*opened)(void *data, const struct format *format);
	/*
	 * A statement of B is complete. Returns the batch to go on with: B itself, or a new one when
	 * the sink takes B away. Called after each statement.
	 */
	struct batch *(*statement)(void *data, struct batch *b, const struct reader_progress *at);
	/*
	 * The file has nothing to give just now (a pipe): what is complete should not wait with it.
	 * May take B away as statement() may. Half a statement may stand in the arena of B then: B has
	 * to live as long as the batches that follow it.
	 */
	struct batch *(*waiting)(void *data, struct batch *b, const struct reader_progress *at);
	/* Whether to stop reading; called often. */
	bool (*stopped)(void *data);
	void *data;
	/* Several threads read from now on (ON): statement() may be called by another one than the caller's,
	 * and stopped() during any call. Or the caller's alone reads again. May be NULL. */
	void (*ahead)(void *data, bool on);
	/* While several read, one has a millisecond to spare; as in struct xml_handler. May be NULL. */
	bool (*meanwhile)(void *data);
};

enum reader_end {
	READER_DONE,    /* read to the end, perhaps with problems */
	READER_STOPPED, /* the sink asked to stop */
	READER_FAILED   /* nothing could be used: ERR says why; nothing was opened */
};

/*
 * Read FILES (N of them: files, folders, "-") into *BATCH (and those the sink gives instead; at the
 * end *BATCH is the last one, not handed over). Each document gets the next number, from 0, and its
 * name in the batch (batch_file()). OPTIONS may be NULL. Errors, of the first FILE: not
 * there, a device, not readable, empty, not XML, HTML, an unknown root element, a folder or packed file
 * without an archive in it.
 */
enum reader_end reader_read(const char *const *files, size_t n,
			    const struct reader_options *options, struct batch **batch,
			    const struct reader_sink *sink, struct err *err);

/* Append all formats, MAPPINGS among them, one a line: name, tab, title. */
void reader_list_formats(const struct mappings *mappings, struct buf *out);

#endif
