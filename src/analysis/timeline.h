/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Timeline: statements grouped by year, month or decade of a calendar.
 *
 * A statement stands in a unit when all days it may be of lie in that unit: one dated 2021 is in the
 * year 2021, but in none of its months and in no year of another calendar. What fits no single unit
 * stands apart as uncertain, what has no date as undated. Units without statements stand too, so
 * that time is to scale, up to TIMELINE_GAP of them in a row; a longer gap becomes a break. So
 * neither open intervals nor the year 17000 make more units than there are statements.
 *
 * The counting is search/tally's; this only makes the grouping. Belongs to the front end's thread; never
 * fails.
 */
#ifndef LR_ANALYSIS_TIMELINE_H
#define LR_ANALYSIS_TIMELINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "date/calendar.h"
#include "analysis/tally.h"

struct archive;
struct buf;
struct date;

enum timeline_unit { TIMELINE_YEAR, TIMELINE_MONTH, TIMELINE_DECADE, TIMELINE_UNITS };

/* Groups of the grouping; bar I is group TIMELINE_BARS + I. */
enum { TIMELINE_UNDATED, TIMELINE_UNCERTAIN, TIMELINE_BARS };

enum { TIMELINE_GAP = 240 };

struct timeline_bar {
	int32_t unit;     /* a year; the first of a decade; 12 * year + month - 1 */
	uint32_t skipped; /* units left out before it */
};

struct timeline {
	enum calendar calendar;
	enum timeline_unit unit;
	int32_t *keys; /* by number: the unit, or one of two values that are none */
	size_t n, size;
	struct timeline_bar *bars;
	size_t bars_n, bars_size;
	struct grouping grouping;
};

void timeline_init(struct timeline *t, enum calendar calendar, enum timeline_unit unit);
void timeline_done(struct timeline *t);
/* Start over: another calendar, unit or archive. */
void timeline_reset(struct timeline *t, enum calendar calendar, enum timeline_unit unit);
/* Take in statements of A that are new, a slice of some milliseconds. True: there are more, and bars and
 * grouping are as before; false: they are those of A. */
bool timeline_work(struct timeline *t, const struct archive *a);
/* How many units the bars leave out, in all gaps together. */
uint64_t timeline_skipped(const struct timeline *t);
/* All of them at once; true where there were some (bars may have moved). */
bool timeline_grow(struct timeline *t, const struct archive *a);

/* The unit of the days from FIRST to LAST (archive/date); false where they lie in no single one. */
bool timeline_unit_of(enum calendar calendar, enum timeline_unit unit, int32_t first, int32_t last,
		      int32_t *key);
/* The same for a date, one end of which may be open or unknown: then it lies in none. */
bool timeline_certain(enum calendar calendar, enum timeline_unit unit, const struct date *date,
		      int32_t *key);
/* The first bar at or after UNIT; the last where there is none. Needs bars. */
size_t timeline_find(const struct timeline *t, int32_t unit);
/* From one unit to the next, as they are numbered. */
int32_t timeline_unit_step(enum timeline_unit unit);
/* First and last day of a unit. False beyond the calendar's years. */
bool timeline_days(const struct timeline *t, int32_t unit, int32_t *first, int32_t *last);

/* Append what stands for a bar in a table: "1400", "1400-03", "1390s". */
void timeline_label(const struct timeline *t, int32_t unit, struct buf *out);
/* The same in the interface's language: "1400", "Khordad 1400", "1390s". */
void timeline_title(const struct timeline *t, int32_t unit, struct buf *out);

/* Append the query for what is, or may be, of a unit. */
void timeline_query(const struct timeline *t, int32_t unit, struct buf *out);

/* Names for --count-by: "year" ... NULL past the end. */
const char *timeline_unit_name(enum timeline_unit unit);
/* The unit of that name, which may be in the language of the program; false: there is none. */
bool timeline_unit_find(const char *name, size_t len, enum timeline_unit *unit);

#endif
