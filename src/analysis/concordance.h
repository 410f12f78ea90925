/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Concordance: every hit of a query as one line in its context (keyword in context, KWIC).
 *
 * A concordance is a list of as many lines as the terms of a query occur in the statements shown;
 * nothing of a line is kept but what the order needs. The hits of each statement are counted in the
 * index, so line I is found by its place in the sums, and its statement is looked into only when
 * the line is wanted: a million lines are open as soon as they are counted. An order by words needs
 * the words next to every hit; then a key a line is kept.
 *
 * Passages (analysis/passages) may take the place of hits: what another view has counted.
 *
 * The work is done in slices by whoever shows the list. "Before" and "after" are the order of
 * reading, whichever side of the keyword that is on a screen. Words are those of UAX #29. Belongs to
 * the front end's thread; borrows what it is given.
 */
#ifndef LR_ANALYSIS_CONCORDANCE_H
#define LR_ANALYSIS_CONCORDANCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "archive/body.h"
#include "archive/field.h"
#include "text/bidi.h"
#include "search/index.h"

struct archive;
struct concordance;
struct collate;
struct fold;
struct passages;
struct query;

enum concordance_sort {
	CONCORDANCE_DATE,    /* newest first, as the list's own order by date */
	CONCORDANCE_BEFORE1, /* the word before, then the second and the third */
	CONCORDANCE_BEFORE2, /* the second word before, then the third, then the first */
	CONCORDANCE_BEFORE3,
	CONCORDANCE_AFTER1,
	CONCORDANCE_AFTER2,
	CONCORDANCE_AFTER3,
	CONCORDANCE_STATEMENT, /* the order in the files */
	CONCORDANCE_SORTS
};

/* "date", "before1" ...; NULL past the end. */
const char *concordance_sort_name(enum concordance_sort sort);
bool concordance_sort_find(const char *name, enum concordance_sort *sort);

/* What there is to look into. */
struct concordance_source {
	const struct archive *archive;
	struct index *const *indexes; /* of all statements, INDEXES_N of them ... */
	const size_t *first;          /* ... and the number of the first statement of each */
	size_t indexes_n;
	struct fold *fold;
	struct collate *collate;
	struct query *query; /* held, for the concordance to take; NULL: no hits */
	struct passages
		*passages; /* the same; they are the lines then, and not the hits; NULL: none */
	uint32_t *rows;    /* numbers of the statements shown, ROWS_N of them; heap */
	size_t rows_n;
	size_t sample; /* draw so many of the lines by SEED (search/sample.h); 0: all of them */
	uint32_t seed;
};

struct concordance_line {
	size_t number; /* of the statement */
	size_t hit;    /* which of that statement's hits, from 0 */
	enum field_id field;
	size_t k;         /* which of the field's strings */
	const char *text; /* its LEN bytes */
	size_t len;
	size_t start, end; /* the hit: bytes of TEXT */
	size_t term;       /* of the query */
};

/* Copies SOURCE and its arrays of indexes; query and rows pass in; all else must live as long. */
struct concordance *concordance_new(const struct concordance_source *source,
				    enum concordance_sort sort, bool reverse);
void concordance_free(struct concordance *c);

/* Go on with what is to be done, about BYTES of text; true: there is more. */
bool concordance_work(struct concordance *c, size_t bytes);
/* How far it is: 0 to 100. */
int concordance_percent(const struct concordance *c);
/* How many lines there are that the sample was drawn from; without one 0. */
size_t concordance_drawn_from(const struct concordance *c);
/* Lines so far. While the work goes on they grow, and an order by words is not yet kept. */
size_t concordance_lines(const struct concordance *c);
/* Line I < concordance_lines(); its text is good until another one is asked for. False where the index and
 * the text disagree, which is a line without a hit. */
bool concordance_line(struct concordance *c, size_t i, struct concordance_line *line);
/* The line of hit HIT of statement NUMBER, or the nearest one; 0 where there is none. */
size_t concordance_find(struct concordance *c, size_t number, size_t hit);

/* The last long block that a window was of: bytes of TEXT, of a statement, and those of them where struck
 * words start or end. An archive must not change while there is the window, unless
 * concordance_window_forget() is called. */
struct concordance_block {
	const char *text; /* borrowed; NULL: none */
	size_t number;
	enum field_id field;
	size_t from, to;
	struct body_block body;
	struct buf struck;
};

/* A line's text on both sides, on one line and without marks: the keyword is the hit widened to
 * whole words. */
struct concordance_window {
	struct buf text;
	size_t word_start, word_end; /* the keyword: bytes of text */
	size_t hit_start, hit_end;   /* the hit in it */
	struct buf breaks, struck;   /* scratch */
	struct concordance_block block;
	struct words *words; /* NULL: not needed so far */
	bool looked_up;      /* words were looked up in a dictionary, which takes time */
};

void concordance_window_init(struct concordance_window *w);
void concordance_window_done(struct concordance_window *w);
/* Texts may have changed since the last line. */
void concordance_window_forget(struct concordance_window *w);
/* Fill W with the hit of LINE and up to BEFORE and AFTER bytes on its sides, cut between words; a
 * word at the hit is whole as far as they reach. */
void concordance_window(struct concordance_window *w, const struct concordance_line *line,
			size_t before, size_t after);
/* Whether the text of W, cut off at byte AT, ends or begins within what is no whole word. */
bool concordance_cuts(const struct concordance_window *w, size_t at);
/* The direction of the paragraph that LINE's hit is in, which is in a text whose language goes LANGUAGE. */
enum bidi_dir concordance_direction(struct concordance_window *w,
				    const struct concordance_line *line, enum bidi_dir language);
/* Append word N (1, 2 ... from the keyword) before (STEP -1) or after (1) the keyword of W; nothing
 * where there is none. */
void concordance_word(const struct concordance_window *w, int step, int n, struct buf *out);

#endif
