/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "analysis/counts.h"

#include <math.h>
#include <stdint.h>

#include "base/buf.h"

/* Below this a probability is said to be. */
#define CHANCE_LEAST 1e-300

/* With a point in every locale: data are the same everywhere, and who shows it puts in another one. */
static void print_decimal(double n, struct buf *out)
{
	uint64_t hundredths;

	if (isnan(n))
		return;
	hundredths = (uint64_t)(fabs(n) * 100 + 0.5);
	buf_printf(out, "%s%llu.%02llu", n < 0 && hundredths ? "-" : "",
		   (unsigned long long)(hundredths / 100), (unsigned long long)(hundredths % 100));
}

/* "0.0123", "4.1e-07". */
static void print_chance(double p, struct buf *out)
{
	int exponent, tenths;

	if (p <= CHANCE_LEAST) {
		buf_puts(out, "0.0e+00");
		return;
	}
	if (p >= 0.001) {
		buf_printf(out, "%d.%04d", p >= 0.99995, p >= 0.99995 ? 0 : (int)(p * 1e4 + 0.5));
		return;
	}
	exponent = (int)floor(log10(p));
	tenths = (int)(p / pow(10, exponent) * 10 + 0.5);
	if (tenths == 100) {
		tenths = 10;
		exponent++;
	}
	buf_printf(out, "%d.%de-%02d", tenths / 10, tenths % 10, -exponent);
}

void counts_print(const struct counts *c, size_t row, size_t column, struct buf *out)
{
	const double *values;
	size_t n;

	switch (c->ops->columns[column].type) {
	case COUNTS_NUMBER:
		buf_printf(out, "%llu", (unsigned long long)c->ops->value(c, row, column));
		break;
	case COUNTS_DECIMAL: print_decimal(c->ops->value(c, row, column), out); break;
	case COUNTS_CHANCE: print_chance(c->ops->value(c, row, column), out); break;
	case COUNTS_LINE:
		values = c->ops->line(c, row, column, &n);
		for (size_t i = 0; i < n; i++)
			buf_printf(out, "%s%llu", i ? " " : "", (unsigned long long)values[i]);
		break;
	}
}
