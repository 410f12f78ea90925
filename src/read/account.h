/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Account: what became of every character of text that the parser delivered.
 *
 * The unit is a non-blank character (utf8_count_visible) of character data, CDATA sections and
 * included documents among it. Each is kept, left out for a reason, or unaccounted for; the reading
 * counts them by the path of their element, whatever the format does or forgets. Text counts as
 * kept only when it comes to a function that keeps it: statement_builder_text() at once, a line
 * (statement_builder_line()) when its value is taken. What nobody takes is left out where the format
 * gave its element a reason, else unaccounted for. A later choice can still drop what was kept: until
 * the statement is settled, a journal knows from which paths its text came.
 *
 * Not counted, because it is no character data that the parser delivers: attributes, comments and
 * processing instructions, characters that the repair of damaged XML removed, text outside the root
 * element, members of a packed file that are not read. The reading reports those in other ways, but
 * for attributes and comments. Belongs to one reading, on its thread; never fails.
 */
#ifndef LR_READ_ACCOUNT_H
#define LR_READ_ACCOUNT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* What became of a piece of text. From ACCOUNT_VOCABULARY on: left out, and why (account.c). */
enum account_fate {
	ACCOUNT_KEPT,
	ACCOUNT_UNACCOUNTED,
	ACCOUNT_VOCABULARY, /* of a namespace that the format does not know */
	ACCOUNT_NAVIGATION,
	ACCOUNT_PAGE,     /* page numbers, running heads */
	ACCOUNT_NUMBER,   /* numbers of parts and notes */
	ACCOUNT_INDEX,    /* tables of contents */
	ACCOUNT_FRONT,    /* title pages, prefaces */
	ACCOUNT_NOTE,     /* notes of editors that nothing shows */
	ACCOUNT_PRIVATE,  /* drafts, comments */
	ACCOUNT_HIDDEN,   /* marked as not to be shown */
	ACCOUNT_SCRIPT,   /* scripts, styles, forms */
	ACCOUNT_MACHINE,  /* settings of the program that wrote the file */
	ACCOUNT_FILE,     /* about the file, edition or feed: its making, its names */
	ACCOUNT_RIGHTS,   /* copyright, licences */
	ACCOUNT_MEDIA,    /* titles and credits of pictures and recordings */
	ACCOUNT_COMMENT,  /* what readers wrote below it */
	ACCOUNT_PERSON,   /* about a person or body, beyond what is shown of a speaker */
	ACCOUNT_VARIANT,  /* another reading: struck out, not yet corrected, spelled in short */
	ACCOUNT_SECOND,   /* a field given again: another one is kept */
	ACCOUNT_LANGUAGE, /* the same in another language */
	ACCOUNT_LOGIN,    /* a login that a name stands for */
	ACCOUNT_VOTES,    /* who voted how */
	ACCOUNT_DOCUMENT, /* a document that holds no statements */
	ACCOUNT_BINARY,   /* coded data */
	ACCOUNT_MARKUP,   /* a field of tags alone */
	ACCOUNT_EMPTY,    /* a statement with nothing in it */
	ACCOUNT_CUT,      /* a statement that the file breaks off in */
	ACCOUNT_BROKEN,   /* the same of another element: a heading, a name */
	ACCOUNT_LONG,     /* beyond what a field holds */
	ACCOUNT_FATES
};

struct account_path;
struct batch;
struct account_level;
struct account_entry;

/* A piece of the journal: the text of one value. */
struct account_receipt {
	uint32_t journal; /* which one it is in */
	uint32_t from, to;
	struct account_path *path; /* of its first text, */
	uint32_t file, line;       /* where that stands, and */
	uint64_t n;                /* characters of all */
	uint32_t owner;            /* of them; 0: whoever's they are */
};

enum { ACCOUNT_CACHE = 256 };

struct account {
	struct arena arena;
	struct account_path *root;
	size_t paths_n;
	struct account_path **paths; /* a hash set of them */
	const char **files;          /* names, by number */
	size_t files_n, files_size;
	struct account_level *open; /* the open elements; [0] is above the root */
	size_t depth, size;
	struct account_entry *journal;
	size_t journal_n, journal_size;
	uint32_t journal_id;
	size_t start; /* of the value that is being read */
	bool in_line; /* it is a line */
	uint32_t
		owner; /* of what is taken, where values may stand in one another: set by who reads them */
	struct account_receipt offered;
	uint64_t total;
	/* the piece of text being read */
	uint64_t piece;
	uint32_t line, file;
	bool taken;
	struct {
		const char *ns, *name;
		struct account_path *up, *path;
	} cache[ACCOUNT_CACHE];
};

void account_init(struct account *a);
void account_done(struct account *a);

/* ---- for the reading ---- */

/* The file with the next number, from 0, is called NAME. */
void account_file(struct account *a, const char *name);
/* Names of elements die here: another parser starts (xml.h). */
void account_forget_names(struct account *a);
/* The element NAME starts, or ends. */
void account_enter(struct account *a, const char *ns, const char *name);
void account_leave(struct account *a);
/* No element is open any more. */
void account_reset(struct account *a);
/* A piece of text with N non-blank characters, at LINE of the file numbered FILE, goes to the format;
 * account_piece_end() when it has been there. */
void account_piece(struct account *a, uint64_t n, long line, uint32_t file);
void account_piece_end(struct account *a);
/* A piece that goes to no format. */
void account_lose(struct account *a, enum account_fate why);
/* A statement is over: what the journal holds becomes final, but for a line that is being read. */
void account_settle(struct account *a);

/* The document breaks off: the line that is being read, if any, never comes to its end. */
void account_cut(struct account *a);

/* Text of one path, of one fate. */
struct account_finding {
	const char *path; /* "/a/b", good for the call */
	enum account_fate fate;
	uint64_t n;
	const char *file; /* where the first of it stands */
	uint32_t line;
};

/* The document is over: hand to FOUND (may be NULL) the few paths with most of its text, the most first. */
void account_document_most(struct account *a, void (*found)(void *, const struct account_finding *),
			   void *data);
/* Then, path by path in the order of the file, what it left unaccounted for. */
void account_document_end(struct account *a, void (*found)(void *, const struct account_finding *),
			  void *data);
/* The same of all text of all documents. */
void account_each(struct account *a, void (*found)(void *, const struct account_finding *),
		  void *data);
/* The same as rows of B, and how much there was in all. */
void account_give(struct account *a, struct batch *b);

/* ---- for formats and what serves them ---- */

/* The element that has just started, and all in it, is left out, where nobody takes its text. */
void account_leave_out(struct account *a, enum account_fate why);
/* The piece is kept; AS_LINE: once the line that it is a part of is kept. */
void account_take(struct account *a, bool as_line);
/* N characters of the piece that was just taken were not kept. */
void account_miss(struct account *a, uint64_t n, enum account_fate why);
/* A line begins. */
void account_line(struct account *a);
/* The line is whole: its value is about to be taken, or not. */
void account_offer(struct account *a);
/* What was offered is kept; is left out; and its receipt. */
void account_keep(struct account *a);
void account_refuse(struct account *a, enum account_fate why);
struct account_receipt account_receipt(const struct account *a);
/* One for the text of A, and B that came next. */
struct account_receipt account_receipt_both(const struct account_receipt *a,
					    const struct account_receipt *b);
/* The same without the LEN bytes at S, which stand at its end and are kept for themselves. */
struct account_receipt account_receipt_but(const struct account *a, const char *s, size_t len);
/* What was kept with this receipt is left out after all. */
void account_drop(struct account *a, const struct account_receipt *what, enum account_fate why);
/* N characters of it. */
void account_drop_some(struct account *a, const struct account_receipt *what, uint64_t n,
		       enum account_fate why);
/* A receipt for what OWNER kept since a mark, which account_mark() makes. */
struct account_receipt account_since(const struct account *a, const struct account_receipt *mark,
				     uint32_t owner);
/* Where the journal is; and all that came since, unless it was left out, is left out. */
struct account_receipt account_mark(const struct account *a);
void account_drop_since(struct account *a, const struct account_receipt *mark,
			enum account_fate why);

/* Why it is left out, a translated phrase; of what is not: "". */
const char *account_reason(enum account_fate why);

#endif
