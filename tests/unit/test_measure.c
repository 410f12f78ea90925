/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Measures: against values of the literature, against sums of exact fractions, and as the manual has them.
 */
#include "config.h"

#include "analysis/measure.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* Within a millionth of WANT, or of 1 where it is less. */
static void near(double got, double want)
{
	double size = fabs(want) > 1 ? fabs(want) : 1;

	if (fabs(got - want) > size * 1e-6)
		fail_msg("got %.12g, want %.12g", got, want);
}

/* The same for what may be very small. */
static void near_chance(double got, double want)
{
	if (fabs(log(got) - log(want)) > 1e-6)
		fail_msg("got %.12g, want %.12g", got, want);
}

static void likelihood(void **state)
{
	(void)state;
	near(measure_likelihood(12, 20, 3, 30), 14.660985);
	near(measure_likelihood(3, 30, 12, 20), 14.660985);
	near(measure_likelihood(20, 500, 0, 500), 28.134079);
	near(measure_likelihood(10, 100, 10, 100), 0);
	near(measure_likelihood(300, 1000, 200, 1500), 102.260112);
	near(measure_likelihood(40, 40, 10, 60), 84.562091);
	assert_true(measure_likelihood(0, 10, 0, 10) == 0);
	assert_true(measure_likelihood(10, 10, 7, 7) == 0);
	assert_true(measure_likelihood(5, 10, 0, 0) == 0);
	/* "the swiss", the first line of table 2 of Dunning's paper (1993). */
	near(measure_likelihood(110, 2552, 111, 29225), 270.721876);
	assert_true(isfinite(measure_likelihood(UINT32_MAX, UINT64_C(1) << 40, 1, 5)));
}

static void chance(void **state)
{
	(void)state;
	near_chance(measure_chance(12, 20, 3, 30), 0.00031164297455199503);
	near_chance(measure_chance(20, 500, 0, 500), 1.571330520449316e-06);
	near_chance(measure_chance(300, 1000, 200, 1500), 7.348115192421593e-24);
	near_chance(measure_chance(107, 1000, 12, 1000), 2.9692243472899427e-21);
	near_chance(measure_chance(0, 20, 9, 20), 0.0012285012285012285);
	near_chance(measure_chance(40, 40, 10, 60), 1.4945588822428829e-18);
	near_chance(measure_chance(1, 3, 0, 10), 0.23076923076923078);
	near_chance(measure_chance(10, 100, 10, 100), 1);
	/* Where chi-squared has 0.44, 0.39, 0.25, 0.33. */
	near_chance(measure_chance(1, 2, 4, 5), 1);
	near_chance(measure_chance(2, 6, 5, 9), 0.6083916083916084);
	near_chance(measure_chance(3, 10, 8, 15), 0.4138713151164356);
	near_chance(measure_chance(30, 100, 40, 110), 0.37991729921710404);
}

static void holm(void **state)
{
	/* The example of the manual: four of five tried. */
	double p[] = {0.001, 0.012, 0.02, 0.04};

	(void)state;
	measure_holm(p, 4, 5);
	near(p[0], 0.005);
	near(p[1], 0.048);
	near(p[2], 0.06);
	near(p[3], 0.08);
	p[0] = 0.9;
	measure_holm(p, 1, 5);
	near(p[0], 1);
}

static void ratio(void **state)
{
	(void)state;
	near(measure_ratio(12, 20, 3, 30), 6);
	near(measure_ratio(3, 30, 12, 20), 1 / 6.0);
	near(measure_ratio(20, 500, 0, 500), 40);
	near(measure_ratio(0, 3, 2, 15), 1);
	near(measure_ratio(3, 9, 0, 1), 1);
	near(measure_ratio(0, 5, 4, 8), 0.2);
	near(measure_ratio_least(12, 20, 3, 30, 0.05), 1.6192090985866776);
	near(measure_ratio_least(20, 500, 0, 500, 0.05 / 1000), 1.4313390972693405);
	near(measure_ratio_least(300, 1000, 200, 1500, 0.05), 1.8751233550096578);
	near(measure_ratio_least(40, 40, 10, 60, 0.001), 1.9724343292470137);
	near(measure_ratio_least(5, 10, 5, 10, 0.05), 1);
	near(measure_ratio_least(0, 10, 5, 10, 0.05), 1);
}

static void beside(void **state)
{
	(void)state;
	/* 14 where they never stand apart; 1 less for half as often. */
	near(measure_log_dice(50, 50, 50), 14);
	near(measure_log_dice(25, 50, 50), 13);
	near(measure_log_dice(30, 15000, 1320), 14 + log2(60.0 / 16320));
	near(measure_mutual(8, 1), 3);
	near(measure_mutual(30, 9.5), log2(30 / 9.5));
	near(measure_t(16, 4), 3);
}

/* Newcombe (1998), table I, the score method without continuity correction: 81 of 263, 15 of 148, 0 of 20,
 * 1 of 29. */
static void wilson(void **state)
{
	static const struct {
		unsigned a, n;
		double low, high;
	} rows[] = {{81, 263, 0.2553, 0.3662},
		    {15, 148, 0.0624, 0.1605},
		    {0, 20, 0, 0.1611},
		    {1, 29, 0.0061, 0.1718}};
	double low, high;

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		measure_wilson(rows[i].a, rows[i].n, 1.959964, &low, &high);
		assert_true(fabs(low - rows[i].low) < 0.00006);
		assert_true(fabs(high - rows[i].high) < 0.00006);
	}
}

static void dispersion(void **state)
{
	/* Gries (2008), the text of 50 letters in 5 parts, the letter "a": 1 2 3 4 5 in parts of
	 * 9 10 10 10 11. */
	static const uint64_t a[] = {1, 2, 3, 4, 5}, sizes[] = {9, 10, 10, 10, 11};
	static const uint64_t even[] = {3, 3, 3}, same[] = {7, 7, 7}, one[] = {9, 0, 0}, none[3];
	double norm;

	(void)state;
	near(measure_dp(a, sizes, 5, &norm), 0.18);
	near(norm, 0.18 / (1 - 0.18));
	near(measure_dp(even, same, 3, &norm), 0);
	near(norm, 0);
	near(measure_dp(one, same, 3, &norm), 2 / 3.0);
	near(norm, 1);
	assert_true(isnan(measure_dp(none, same, 3, &norm)));
	assert_true(isnan(norm));
}

/* ---- the examples of leader-reader-statistics(7) ---- */

enum { ARGUMENTS = 12 };

/* What a measure makes of its arguments. */
static double of_likelihood(const double *x)
{
	return measure_likelihood((uint64_t)x[0], (uint64_t)x[1], (uint64_t)x[2], (uint64_t)x[3]);
}

static double of_chance(const double *x)
{
	return measure_chance((uint64_t)x[0], (uint64_t)x[1], (uint64_t)x[2], (uint64_t)x[3]);
}

static double of_ratio(const double *x)
{
	return measure_ratio((uint64_t)x[0], (uint64_t)x[1], (uint64_t)x[2], (uint64_t)x[3]);
}

static double of_ratio_least(const double *x)
{
	return measure_ratio_least((uint64_t)x[0], (uint64_t)x[1], (uint64_t)x[2], (uint64_t)x[3],
				   x[4]);
}

static double of_log_dice(const double *x)
{
	return measure_log_dice((uint64_t)x[0], (uint64_t)x[1], (uint64_t)x[2]);
}

static double of_mutual(const double *x)
{
	return measure_mutual(x[0], x[1]);
}

static double of_t(const double *x)
{
	return measure_t(x[0], x[1]);
}

static const struct {
	const char *name;
	int arguments;
	double (*function)(const double *x);
} measures[] = {
	{"likelihood", 4, of_likelihood},
	{"chance", 4, of_chance},
	{"ratio", 4, of_ratio},
	{"ratio_least", 5, of_ratio_least},
	{"log_dice", 3, of_log_dice},
	{"mutual", 2, of_mutual},
	{"t", 2, of_t},
};

enum { MEASURES = sizeof measures / sizeof *measures };

/* The numbers at S up to what is none; returns how many. */
static int numbers(const char *s, double *out)
{
	int n = 0;

	for (; n < ARGUMENTS; n++) {
		char *end;

		s += strspn(s, " ,");
		out[n] = strtod(s, &end);
		if (end == s)
			break;
		s = end;
	}
	return n;
}

/* GOT is WANT, to as many digits as the page gives. */
static void as_printed(double got, const char *want)
{
	const char *point = strchr(want, '.');
	double half = 0.5;

	for (size_t i = 1; point && point[i] >= '0' && point[i] <= '9'; i++)
		half /= 10;
	if (fabs(got - strtod(want, NULL)) > half * 1.0001)
		fail_msg("got %.9g, want %s", got, want);
}

/* Several probabilities, corrected: of several results. */
static void holm_example(const char *arguments, const char *want)
{
	double p[ARGUMENTS], results[ARGUMENTS];
	int n = numbers(arguments, p);

	assert_int_equal(numbers(want, results), n);
	measure_holm(p, (size_t)n, (size_t)n);
	for (int i = 0; i < n; i++)
		near(p[i], results[i]);
}

/* One counts of parts and one sizes: half of the arguments each. */
static void dp_example(const char *arguments, const char *want)
{
	double x[ARGUMENTS], results[ARGUMENTS], norm;
	uint64_t counts[ARGUMENTS], sizes[ARGUMENTS];
	int n = numbers(arguments, x) / 2;

	for (int i = 0; i < n; i++) {
		counts[i] = (uint64_t)x[i];
		sizes[i] = (uint64_t)x[n + i];
	}
	assert_int_equal(numbers(want, results), 2);
	assert_true(fabs(measure_dp(counts, sizes, (size_t)n, &norm) - results[0]) < 0.00051);
	assert_true(fabs(norm - results[1]) < 0.00051);
}

static void wilson_example(const char *arguments, const char *want)
{
	double x[ARGUMENTS], results[ARGUMENTS], low, high;

	assert_int_equal(numbers(arguments, x), 2);
	assert_int_equal(numbers(want, results), 2);
	measure_wilson((uint64_t)x[0], (uint64_t)x[1], 1.959964, &low, &high);
	assert_true(fabs(low - results[0]) < 0.00051 && fabs(high - results[1]) < 0.00051);
}

/* ".Dl name(1, 2) = 3". */
static void example(const char *line)
{
	char name[32] = "";
	const char *open = strchr(line, '('), *equals = strstr(line, ") = ");
	double x[ARGUMENTS];
	size_t i = 0;

	assert_true(open && equals && (size_t)(open - line) < sizeof name);
	memcpy(name, line, (size_t)(open - line));
	equals += 4;
	if (!strcmp(name, "holm")) {
		holm_example(open + 1, equals);
		return;
	}
	if (!strcmp(name, "dp")) {
		dp_example(open + 1, equals);
		return;
	}
	if (!strcmp(name, "wilson")) {
		wilson_example(open + 1, equals);
		return;
	}
	while (i < MEASURES && strcmp(measures[i].name, name) != 0)
		i++;
	if (i == MEASURES)
		fail_msg("the page has an example of %s, which is no measure", name);
	assert_int_equal(numbers(open + 1, x), measures[i].arguments);
	as_printed(measures[i].function(x), equals);
}

static void manual(void **state)
{
	const char *top = getenv("abs_srcdir");
	char path[4096], line[400];
	int examples = 0;
	FILE *in;

	(void)state;
	snprintf(path, sizeof path, "%s/data/leader-reader-statistics.7", top ? top : ".");
	in = fopen(path, "r");
	assert_non_null(in);
	while (fgets(line, sizeof line, in)) {
		if (strncmp(line, ".Dl ", 4) != 0)
			continue;
		example(line + 4);
		examples++;
	}
	fclose(in);
	assert_true(examples >= 6);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(likelihood), cmocka_unit_test(chance), cmocka_unit_test(holm),
		cmocka_unit_test(ratio),      cmocka_unit_test(beside), cmocka_unit_test(wilson),
		cmocka_unit_test(dispersion), cmocka_unit_test(manual),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
