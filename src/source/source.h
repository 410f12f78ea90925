/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Source: where the documents come from: files, folders, packed files, standard input.
 *
 * Turns the FILE arguments into one document after another: a folder into the archives in it and
 * below it (sorted by name in bytes; hidden ones passed over; links that lead out of it not followed,
 * unless asked for; each folder and file once, so that links cannot go in circles), a packed file into
 * its members. One file is open at a time, and those that include it. Belongs to one reading, on its
 * thread. What cannot be used is reported and passed over; it is an error only where the user named
 * it, and a folder or packed file where nothing in it could be used.
 */
#ifndef LR_SOURCE_SOURCE_H
#define LR_SOURCE_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "source/input.h"

enum {
	SOURCE_DEPTH = 32,        /* of folders within a folder */
	SOURCE_ENTRIES = 1000000, /* looked at in folders */
	SOURCE_FILES = 200000     /* taken from folders */
};

enum {
	SOURCE_INCLUDED = 8,    /* documents within one another */
	SOURCE_AGAIN = 64 << 20 /* bytes included once more, 64 KiB a file at least */
};

struct names;
struct source_file;
struct source_seen;

/* A document included in the one before. */
struct source_level {
	struct input *in;
	char *path;   /* of the file, all links resolved; NULL: it is ... */
	char *member; /* ... a member of the current packed file */
	struct buf name;
};

struct source_hooks {
	struct input_hooks input;
	/* Something worth telling about FILE (cleaned); TEXT is a translated sentence. UNREAD: because
	 * of it, something could not be read. */
	void (*note)(void *data, const char *file, const char *text, bool unread);
	bool follow_links; /* in folders also those that lead out of them */
};

/* Documents that belong together: of a folder, or of a packed file. */
struct source_group {
	size_t used, tried; /* could be used; could not */
	struct err first;   /* of those that could not */
};

struct source {
	const struct source_hooks *hooks;
	const char *const *arguments;
	size_t arguments_n;
	bool *is_folder;     /* by argument */
	struct err **missed; /* of each the first thing in it that could not be read; NULL: none */
	char *base;          /* of the folder that is looked at, all links resolved */
	struct source_file *files; /* what the arguments lead to */
	size_t n, size, at;
	struct source_seen *seen;
	size_t entries; /* of folders looked at */
	bool full;
	size_t argument; /* the current one */
	size_t sorted;   /* argument and 1 in which corpora come first by now */
	struct input in;
	bool open, found;
	struct buf packed_name; /* of the open file, cleaned */
	struct buf name;        /* of the document: "corpus.zip:dir/file.xml" */
	struct source_group folder, packed;
	struct input *corpus;  /* of the current packed file, read before the rest; NULL: none */
	struct input *later;   /* the same, where documents that a corpus includes are sought */
	struct names *members; /* of it, that are corpora, included or were read; NULL: none */
	bool sought, held;     /* its corpora were sought; the current member waits for them */
	struct source_level *levels; /* included ones, the innermost last */
	size_t levels_n, levels_size, included;
	uint64_t again; /* bytes of what was included once more */
	bool refused;   /* a document that was to be included, because of where this one is from */
	struct buf why; /* the last one was not followed */
	bool unread;    /* because it could not be read, and not because it may not be */
	uint64_t done, total; /* bytes of the files before this one; of all: 0 where not known */
	bool unknown;
};

enum source_next {
	SOURCE_DOCUMENT,
	SOURCE_FAILED, /* ERR says why this one cannot be used, or read; go on */
	SOURCE_END     /* or stopped */
};

/* Look what ARGUMENTS (N of them, borrowed) are. */
void source_init(struct source *s, const char *const *arguments, size_t n,
		 const struct source_hooks *hooks);
void source_done(struct source *s);

/* To the next document. */
enum source_next source_next(struct source *s, struct err *err);
/* Its name, cleaned: the FILE as given, what was found below it, or its member. */
const char *source_name(const struct source *s);
/* Whether it was found, and not named by the user: then it is no error where it is no archive. */
bool source_found(const struct source *s);
/* The document could be used; or not, because of ERR. */
void source_used(struct source *s);
void source_useless(struct source *s, const struct err *err);
/*
 * Go into the document that HREF, an XInclude, names beside the current one, until source_leave().
 * False: it is not followed, and *WHY says so (borrowed until the next call), or is NULL where it was
 * read before and that is enough; AGAIN: it is not. It must be a file below the folder of the FILE,
 * links resolved; never an address, never absolute. Then source_could_not() says whether it may be, but
 * could not be read.
 */
bool source_enter(struct source *s, const char *href, bool again, const char **why);
bool source_could_not(const struct source *s);
void source_leave(struct source *s);
/*
 * In a packed file what comes first is first: HREF is a document of its own, which may be read when
 * all of the current one has been. True: source_enter_later() will come to it. False: source_enter()
 * can, now.
 */
bool source_defer(struct source *s, const char *href);
/* Go into the next document that was put off, until source_leave(). False: there is none. */
bool source_enter_later(struct source *s);
/* As input_read(), and input_error(). */
long source_read(struct source *s, char *to, size_t len);
const char *source_error(struct source *s);
/* Whether the document is a file on a disk, plain or compressed, that takes long to read. */
bool source_is_large(const struct source *s);
/* Bytes read so far, of all files. */
uint64_t source_at(const struct source *s);

#endif
