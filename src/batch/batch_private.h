/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Batch, its parts: what batch.c hands its work to, and what those share. Nobody else's. They call back
 * into batch.c for the first two functions alone.
 */
#ifndef LR_BATCH_BATCH_PRIVATE_H
#define LR_BATCH_BATCH_PRIVATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "analysis/concordance.h"

struct buf;
struct counts;
struct options;
struct query;
struct series;
struct series_numbers;
struct session;
struct settings;
struct table;
struct timeline;

/* Say SENTENCE on standard error. */
void batch_complain(const char *sentence);
/* Whether an expression of Q was given up, so that what was counted is not all there is; it is said. */
bool batch_gave_up(const struct query *q);

/* Append what became of the text of all files: kept, left out and why, unaccounted for; FULL: path by
 * path. */
void batch_account(struct session *session, bool full, struct buf *out);

/* Print the forms that the patterns of the session's filter have found, with counts, as "text", "csv" or
 * "json"; returns how many there are. */
size_t batch_forms(struct session *session, const char *format, FILE *out);

/* Print the two statements of these numbers compared. */
void batch_diff(struct session *session, const size_t number[2], FILE *out);
/* The same of those with the two IDS, parted by a comma. False: one of them is not there. */
bool batch_diff_ids(struct session *session, const char *ids, FILE *out);

/* Print the concordance of the session's filter, or of its lines a SAMPLE drawn by SEED (0: all), as
 * "text", "csv" or "json"; returns how many lines there are. */
size_t batch_concordance(struct session *session, const char *format, enum concordance_sort sort,
			 bool reverse, size_t sample, uint32_t seed, FILE *out);
/* The same; as text, what was found stands behind MARK, a sequence of the terminal ("": none). */
size_t batch_concordance_marked(struct session *session, const char *format,
				enum concordance_sort sort, bool reverse, size_t sample,
				uint32_t seed, const char *mark, FILE *out);

/* Print how many statements, hits and words there are for each value of FIELD as "text", "csv" or "json". */
void batch_count_by(struct session *session, const char *field, const char *format, FILE *out);
/* The same for each unit of the timeline that --count-by of OPTIONS names, and what it compares there. False:
 * an expression of that was given up. */
bool batch_timeline(struct session *session, const struct options *options, unsigned mean,
		    const char *format, FILE *out);
/* Say how many units T leaves out in long gaps, if any. */
void batch_tell_gaps(const struct timeline *t);
/* Print what S has counted, with a moving MEAN of so many units (0: none), or its DISPERSION alone. */
void batch_series(const struct series *s, unsigned mean, bool dispersion, const char *format,
		  FILE *out);
/* What a rate is of: so many statements SEARCHED, so many WORDS; two columns, empty unless there HAS been a
 * search; their names. */
void batch_put_base(struct table *t, uint64_t searched, uint64_t words, bool has);
void batch_put_base_names(struct table *t);
/* A share in percent with the ends of its interval, three columns, empty unless it HAS one; their names. */
void batch_put_share(struct table *t, const struct series_numbers *n, bool has);
void batch_put_share_names(struct table *t);

/* Count to the end, and print it all; returns how many rows there are. */
size_t batch_counts(struct counts *c, const char *format, FILE *out);
/* Print how many of the statements shown have each value of the first and each of the second of FIELDS, two
 * of those with a comma between. */
void batch_cross(struct session *session, const char *fields, const char *format, FILE *out);
/* Print the reader's notes and marks on what is shown, in FORMAT (write/notes.h); returns on how many
 * statements. */
size_t batch_notes(struct session *session, const char *format, FILE *out);

/* Print the words that stand out in what is shown, or with UNDER are rarer, against what the query AGAINST
 * finds (NULL: the rest); returns how many. False in WHOLE: an expression of AGAINST was given up. */
size_t batch_words(struct session *session, const struct settings *settings, const char *against,
		   const char *format, bool under, bool *whole, FILE *out);

/* Print the phrases that recur in what is shown, or stand out in it; returns how many. */
size_t batch_phrases(struct session *session, const struct settings *settings, int order,
		     const char *format, FILE *out);
/* Print the passages that stand in more than one statement shown; returns how many. */
size_t batch_reused(struct session *session, const char *format, FILE *out);
/* Print the words beside what the session's filter finds; returns how many. */
size_t batch_collocates(struct session *session, const struct settings *settings, int order,
			const char *format, FILE *out);

#endif
