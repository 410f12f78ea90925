/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Counts: what a view that counts has to show: rows, each a label and some numbers.
 *
 * The words that stand out, the words beside a word, phrases and passages said again are counted each in
 * a way of their own, and shown in the same: by a view of the screen (ui/counts_pane) and as a table
 * (batch/counts), which both know nothing but this. So the numbers are the same. The work is done in
 * slices of a few milliseconds; rows stand when the percentage is 100, and their labels may still get
 * better, and some numbers be unknown, while there is more to do. Belongs to one thread.
 */
#ifndef LR_ANALYSIS_COUNTS_H
#define LR_ANALYSIS_COUNTS_H

#include <stdbool.h>
#include <stddef.h>

struct counts;
struct passages;

enum counts_type {
	COUNTS_NUMBER,  /* a whole number */
	COUNTS_DECIMAL, /* with two digits after the point */
	COUNTS_CHANCE,  /* a probability: with as many digits as it takes */
	COUNTS_LINE     /* a number for each part of time, as a small chart */
};

struct counts_column {
	const char *name;  /* in CSV and JSON; scripts rely on it */
	const char *title; /* over it, at most nine cells; untranslated */
	enum counts_type type;
	int from;  /* cells of a screen that it takes to show it too */
	bool late; /* it is known when there is no more to do, and not as soon as the rows stand */
};

struct counts_ops {
	const char *label; /* over the labels, untranslated; and their name in CSV and JSON */
	const struct counts_column *columns;
	size_t columns_n;
	/* Whether there is something in such a column; NULL: in all. */
	bool (*has)(const struct counts *c, size_t column);
	/* Whether there is none, as another one stands in its place; NULL: never. */
	bool (*replaced)(const struct counts *c, size_t column);
	/* The column that the rows are in the order of, which counts_has(); NULL: it is the first one. */
	size_t (*ordered)(const struct counts *c);
	bool (*work)(struct counts *c); /* true: there is more */
	int (*percent)(const struct counts *c);
	size_t (*rows)(const struct counts *c);
	/* How many there would be, were the list not cut; NULL: it is not, or the view says so itself. */
	size_t (*listed_of)(const struct counts *c);
	/* *LEN bytes, as it is mostly written; and folded, for who searches among them. */
	const char *(*label_of)(const struct counts *c, size_t row, size_t *len);
	const char *(*folded)(const struct counts *c, size_t row, size_t *len);
	double (*value)(const struct counts *c, size_t row, size_t column); /* NAN: there is none */
	/* Of a COUNTS_LINE: *N values. */
	const double *(*line)(const struct counts *c, size_t row, size_t column, size_t *n);
	/* Where all that the row counts stands, for the caller to let go of; NULL: nowhere. */
	struct passages *(*passages)(const struct counts *c, size_t row);
};

/* The first member of what counts. */
struct counts {
	const struct counts_ops *ops;
};

static inline bool counts_has(const struct counts *c, size_t column)
{
	return !c->ops->has || c->ops->has(c, column);
}

static inline size_t counts_ordered(const struct counts *c)
{
	return c->ops->ordered ? c->ops->ordered(c) : 0;
}

/* Append a number as it is shown and printed, in ASCII; those of a line with blanks between; nothing
 * where there is none. */
struct buf;
void counts_print(const struct counts *c, size_t row, size_t column, struct buf *out);

#endif
