/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Table: rows of values as aligned text, CSV or JSON.
 *
 * The first row names the columns. Text aligns numbers right and all else left, by terminal cells;
 * JSON is one object a line. Values go in one by one, a row is ended; then all is printed.
 */
#ifndef LR_BATCH_TABLE_H
#define LR_BATCH_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/buf.h"

enum table_format { TABLE_TEXT, TABLE_CSV, TABLE_JSON };

struct table_cell {
	size_t start, len; /* bytes of the text */
	bool number;
};

struct table {
	enum table_format format;
	struct buf text;
	struct table_cell *cells;
	size_t n, size;
	size_t columns; /* 0: the first row is not ended yet */
};

/* The format called "text", "csv" or "json". */
enum table_format table_format(const char *name);

void table_init(struct table *t, enum table_format format);
void table_done(struct table *t);
void table_text(struct table *t, const char *s);
void table_bytes(struct table *t, const char *s, size_t len);
void table_number(struct table *t, uint64_t n);
/* A number as it is printed already. */
void table_value(struct table *t, const char *number);
/* No number where one would stand. */
void table_none(struct table *t);
/* With two digits after the point. */
void table_decimal(struct table *t, double n);
/* Every row must have as many values as the first. */
void table_end_row(struct table *t);
void table_print(const struct table *t, FILE *out);

#endif
