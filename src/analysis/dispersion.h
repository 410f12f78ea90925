/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Dispersion: how what is listed is spread over the statements shown, and over time.
 *
 * By statement it is Gries' DP (2008) and DPnorm (Lijffijt and Gries 2012), where a statement is as large as
 * it has words: analysis/measure has the formulas. All that are counted are known before; so only statements
 * that have something are looked at, one after the other. By time it is counts in at most DISPERSION_PARTS
 * parts of the years from the first to the last. Belongs to one thread; never fails.
 */
#ifndef LR_ANALYSIS_DISPERSION_H
#define LR_ANALYSIS_DISPERSION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "date/calendar.h"

struct statement;
struct view;

enum { DISPERSION_PARTS = 12 };

struct dispersion_row {
	double difference; /* of its shares from those of the statements, as far as it is known */
	uint32_t parts[DISPERSION_PARTS];
	uint32_t here; /* in the statement that is looked at */
};

struct dispersion {
	const struct view *view;
	enum calendar calendar;
	size_t years_at;
	int32_t year_first, year_last;
	struct dispersion_row *rows;
	size_t *met; /* in the statement that is looked at */
	size_t n, met_n;
	double least; /* share of all words that a statement has */
};

void dispersion_done(struct dispersion *d);
/* Start over, with N rows, in what VIEW shows. */
void dispersion_start(struct dispersion *d, const struct view *view, enum calendar calendar,
		      size_t n);
/* A slice of looking at the years. True: there is more; false: statements may be added. */
bool dispersion_work(struct dispersion *d);
/* Row I was met. */
static inline void dispersion_meet(struct dispersion *d, size_t i)
{
	if (!d->rows[i].here++)
		d->met[d->met_n++] = i;
}
/* Statement S, in which all of that was, has WORDS, of ALL; row I is met COUNTED(of, I) times in all. */
void dispersion_add(struct dispersion *d, const struct statement *s, uint64_t words, uint64_t all,
		    uint64_t (*counted)(const void *of, size_t i), const void *of);
/* Statement NUMBER counts once in each of its groups, which are the rows: by time alone. */
struct grouping;
void dispersion_group(struct dispersion *d, const struct grouping *g, size_t number);
/* DP of row I, which is met somewhere, and in *NORM the normalised one. */
double dispersion_dp(const struct dispersion *d, size_t i, double *norm);
/* How many parts of time there are. */
size_t dispersion_parts(const struct dispersion *d);

#endif
