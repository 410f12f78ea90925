/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Archive: what has been read, in append-only batches.
 *
 * A batch is an arena, the statements in it and the problems met on the way. The loader's thread
 * fills one that nobody else sees, then it is handed over whole and never changes again; so
 * pointers to statements stay good as long as the archive lives. The archive numbers statements in
 * the order of reading, from 0. Pure data: no I/O, no threads.
 */
#ifndef LR_ARCHIVE_ARCHIVE_H
#define LR_ARCHIVE_ARCHIVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "archive/statement.h"
#include "base/arena.h"
#include "base/pages.h"

/* Something wrong in a file that did not stop the reading. */
struct problem {
	const char *file; /* as the user named it, cleaned */
	uint32_t line;    /* 0: not known */
	const char *text; /* a translated sentence */
	const char *
		mapping; /* the one that was guessed and is in use, lines of text; NULL: none was */
};

/* Input that could not be read, to its end or at all: the archive lacks what stands there. */
struct unread {
	size_t n;
	struct problem first; /* as it is among the problems */
};

/* What became of the text of some elements; of the account that --check prints. */
enum text_fate { TEXT_KEPT, TEXT_LEFT_OUT, TEXT_UNACCOUNTED };

struct text_row {
	enum text_fate fate;
	const char *reason; /* why it is left out, a translated phrase */
	const char *path;   /* of the elements, "/archive/statement" */
	const char *file;   /* where the first of it stands; line 0: not known */
	uint32_t line;
	uint64_t n; /* non-blank characters */
};

struct batch {
	struct arena arena;
	struct said *said;   /* until there will be no more: what may be said again */
	size_t again;        /* bytes of those that were, and have no copy of their own */
	struct arena texts;  /* bodies as they were read; empty once they are packed ... */
	struct arena packed; /* ... into this */
	struct statement *items;
	size_t n, size;           /* size 0: they are in the arena, and there will be no more */
	struct pages_block block; /* of one for bulk: what the items are in */
	struct pages *pages;      /* which that comes from */
	struct problem *problems;
	size_t problems_n, problems_size;
	size_t problems_cut; /* met, but no longer kept: a file with a million errors */
	struct unread unread;
	size_t guesses_n; /* problems with a mapping */
	struct text_row *text;
	size_t text_n, text_size;
	uint64_t text_total; /* non-blank characters of all text that was read; rows add up to it */
	const char **files;  /* names of files that begin in this batch; in the arena */
	size_t files_n, files_size;
	const char *title; /* the archive's, when this batch brought it; in the arena */
	const char *language;
	const char *notes; /* a body: the archive's own notes, when this batch brought them */
	/* The same of the files before the last that begins in this batch: the first that says something
	 * says it for all. */
	const char *first_title, *first_language, *first_notes;
	unsigned
		fields; /* that some statement has (archive/field), of those whose values are listed */
	bool noted;     /* they are known */
};

struct batch *batch_new(void);
/* One for bulk, with room for so many BYTES of strings in STRINGS and so many STATEMENTS in ITEMS, before it
 * has to look for more. Both belong to the same thread until batch_trim(). */
struct batch *batch_new_in(struct pages *strings, size_t bytes, struct pages *items,
			   size_t statements);
/* Bytes of all that its statements say. */
size_t batch_bytes(const struct batch *b);
/* B may be NULL. */
void batch_free(struct batch *b);
/* No more will come: give back spare memory. Statements may move. */
void batch_trim(struct batch *b);
/* And note which fields they have: on any thread, but once. */
void batch_note_fields(struct batch *b);
/* A new statement at the end of B, all fields empty; valid until the next one is added. */
struct statement *batch_add(struct batch *b);
/* The same, a copy of FROM, whose strings are in B's arenas already. Records that others have too are kept
 * once. */
struct statement *batch_put(struct batch *b, const struct statement *from);
/* A copy of the LEN bytes at S in B's arena, or one that is there: what many statements say, who speaks and
 * for whom, is kept once. */
const char *batch_string(struct batch *b, const char *s, size_t len);
/* The same of the list of N strings of that arena at ITEMS: NULL-terminated. */
const char *const *batch_list(struct batch *b, const char *const *items, size_t n);
/* Note a problem; copies what it is given. Who reads keeps to a limit, and counts the others: where a batch
 * ends depends on the time. */
void batch_problem(struct batch *b, const char *file, long line, const char *format, ...)
	__attribute__((format(printf, 4, 5)));
/* Note a problem of FILE, and of others like it, that are read by a guess: MAPPING, clean lines. */
void batch_guessed(struct batch *b, const char *file, const char *text, const char *mapping);
/* Note a problem likewise, because of which something was not read. */
void batch_unread(struct batch *b, const char *file, long line, const char *text);
/* A row of the account; copies what it is given, but for the reason. */
void batch_text(struct batch *b, const struct text_row *row);
/* Another document begins: what those before said of the archive holds. */
void batch_document(struct batch *b);
/* The archive's next file begins, called NAME (cleaned; it is copied). */
void batch_file(struct batch *b, const char *name);

struct remarks;

struct archive {
	struct batch **batches;
	size_t batches_n, batches_size;
	const struct statement **items; /* all statements, by number */
	size_t n, size;
	const struct problem **problems;
	size_t problems_n, problems_size, problems_cut;
	struct unread unread;
	size_t guesses_n;             /* problems with a mapping */
	const struct text_row **text; /* complete when all has been read */
	size_t text_n, text_size;
	uint64_t text_total;
	const char **files; /* names, by statement->file */
	size_t files_n, files_size;
	unsigned fields;                      /* as those of the batches */
	const char *title, *language, *notes; /* of the first file that has them; NULL: none */
	const struct remarks
		*remarks; /* what a reader has put beside its statements; NULL: nothing */
};

void archive_init(struct archive *a);
void archive_done(struct archive *a);
/* Append B; ownership passes in. Its statements get the next numbers. */
void archive_take(struct archive *a, struct batch *b);
/* The number of the statement with this id, SIZE_MAX where there is none. A linear search. */
size_t archive_find(const struct archive *a, const char *id);

/* The language that the archive is in: declared, of its first statement, or Persian where its letters say
 * so; NULL: not known. A BCP 47 tag, good as long as the archive. */
const char *archive_language(const struct archive *a);
/* The language that it declares, to be written at the root; NULL where a statement has none, which would take
 * it from there. */
const char *archive_language_of_all(const struct archive *a);

/* All fields empty, the lists too. */
void statement_init(struct statement *s);
/* The same, with records of its own: SHARED and RARE. */
void statement_init_with(struct statement *s, struct statement_shared *shared,
			 struct statement_rare *rare);
/* The same of D, which stays where it is. */
void draft_init(struct draft *d);
/* A copy of FROM in *TO, of the same strings. */
void draft_of(struct draft *to, const struct statement *from);
/* The same with all its strings in A, its bodies in TEXTS. */
void draft_copy(struct draft *to, const struct statement *from, struct arena *a,
		struct arena *texts);
/*
 * What stands in a list for statement S: occasion, else title, else the start of its text or
 * summary, at last its date as printed or its id; one line without marks. Borrowed from S, or made in
 * ROOM.
 */
const char *statement_label(const struct statement *s, char room[STATEMENT_LABEL_SIZE]);
/* The same as a row of a list, where neighbours share their occasion: of a turn in a debate its speaker
 * and first words. */
const char *statement_line(const struct statement *s, char room[STATEMENT_LABEL_SIZE]);

#endif
