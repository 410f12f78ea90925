/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "analysis/measure.h"

#include <math.h>

/* Above this a probability is 1 less the rest, of which there is little; G2 that counts as equal;
 * when a sum or a fraction no longer changes. */
#define ROUGH 0.2
#define EQUAL 1e-9
#define DONE 1e-16

/* x ln(x / expected), 0 for none. */
static double cell(double x, double expected)
{
	return x > 0 ? x * log(x / expected) : 0;
}

static double likelihood(double a, double n, double b, double m)
{
	double both = (a + b) / (n + m), g2;

	if (n <= 0 || m <= 0 || both <= 0 || both >= 1)
		return 0;
	g2 = cell(a, n * both) + cell(n - a, n * (1 - both)) + cell(b, m * both) +
	     cell(m - b, m * (1 - both));
	return g2 > 0 ? 2 * g2 : 0;
}

double measure_likelihood(uint64_t a, uint64_t n, uint64_t b, uint64_t m)
{
	return likelihood((double)a, (double)n, (double)b, (double)m);
}

/* ln n!, exact to a double: lgamma() is no function of threads. */
static double log_factorial(double n)
{
	double sum = 0, x = n + 1, inverse;

	while (x < 16) {
		sum -= log(x);
		x++;
	}
	inverse = 1 / (x * x);
	return sum + (x - 0.5) * log(x) - x + 0.5 * log(2 * acos(-1)) +
	       (1 / 12.0 - inverse * (1 / 360.0 - inverse * (1 / 1260.0 - inverse / 1680))) / x;
}

static double log_choose(double n, double k)
{
	return log_factorial(n) - log_factorial(k) - log_factorial(n - k);
}

/* Of K things among N + M, that X fall to the N: its probability. */
static double dealt(double x, double k, double n, double m)
{
	return exp(log_choose(n, x) + log_choose(m, k - x) - log_choose(n + m, k));
}

/* The sum of what is dealt from X on, STEP by STEP, to END. */
static double tail(double x, double end, double step, double k, double n, double m)
{
	double p, sum = 0;

	if ((end - x) * step < 0)
		return 0;
	for (p = dealt(x, k, n, m); p > 0; x += step) {
		sum += p;
		if (x == end || p < sum * DONE)
			break;
		p *= step > 0 ? (n - x) * (k - x) / ((x + 1) * (m - k + x + 1))
			      : x * (m - k + x) / ((n - x + 1) * (k - x + 1));
	}
	return sum;
}

/* The nearest whole number to the mean, from it towards END, from which on G2 is at least LEAST; beyond END
 * where there is none. */
static double reach(double mean, double end, double k, double n, double m, double least)
{
	double step = end > mean ? 1 : -1;
	double low = step > 0 ? ceil(mean) : floor(mean), high = end;

	if (likelihood(end, n, k - end, m) < least - EQUAL)
		return end + step;
	while (low != high) {
		double mid = step > 0 ? floor((low + high) / 2) : ceil((low + high) / 2);

		if (likelihood(mid, n, k - mid, m) >= least - EQUAL)
			high = mid;
		else
			low = mid + step;
	}
	return high;
}

double measure_chance(uint64_t a, uint64_t n, uint64_t b, uint64_t m)
{
	double k = (double)a + (double)b, nn = (double)n, mm = (double)m;
	double g2 = measure_likelihood(a, n, b, m), rough = erfc(sqrt(g2 / 2));
	double least = k > mm ? k - mm : 0, most = k < nn ? k : nn, mean, low, high, chance;

	mean = k * nn / (nn + mm);
	low = reach(mean, least, k, nn, mm, g2);
	high = reach(mean, most, k, nn, mm, g2);
	if (rough > ROUGH)
		chance = 1 - tail(low + 1, high - 1, 1, k, nn, mm);
	else
		chance = tail(low, least, -1, k, nn, mm) + tail(high, most, 1, k, nn, mm);
	return chance < 1 ? chance : 1;
}

void measure_holm(double *chances, size_t n, size_t tried)
{
	double last = 0;

	for (size_t i = 0; i < n; i++) {
		double p = chances[i] * (double)(tried - i);

		last = p > last ? p : last;
		chances[i] = last < 1 ? last : 1;
	}
}

double measure_ratio(uint64_t a, uint64_t n, uint64_t b, uint64_t m)
{
	double x = a ? (double)a : 0.5, y = b ? (double)b : 0.5;
	double ratio = n && m ? x / (double)n / (y / (double)m) : 1;

	/* None is not more than some, however few they are taken from. */
	if (!a && ratio > 1)
		return 1;
	return !b && ratio < 1 ? 1 : ratio;
}

/* The continued fraction of the incomplete beta function (DLMF 8.17.22), by Lentz's method. */
static double beta_fraction(double a, double b, double x)
{
	enum { TERMS = 10000 };
	double c = 1, d = 1 - (a + b) * x / (a + 1), f;

	d = 1 / (fabs(d) < 1e-300 ? 1e-300 : d);
	f = d;
	for (int i = 1; i < TERMS; i++) {
		double even = i * (b - i) * x / ((a + 2 * i - 1) * (a + 2 * i));
		double odd = -(a + i) * (a + b + i) * x / ((a + 2 * i) * (a + 2 * i + 1));

		d = 1 / (1 + even * d);
		c = 1 + even / c;
		f *= c * d;
		d = 1 / (1 + odd * d);
		c = 1 + odd / c;
		f *= c * d;
		if (fabs(c * d - 1) < DONE * 8)
			break;
	}
	return f;
}

/* The regularized incomplete beta function I_x(a, b), of whole numbers: that at least A of A + B - 1 throws
 * are hits of probability X. BETA is the logarithm of 1 / B(a, b). */
static double beta_share(double a, double b, double beta, double x)
{
	double front = exp(beta + a * log(x) + b * log1p(-x));

	if (x < (a + 1) / (a + b + 2))
		return front * beta_fraction(a, b, x) / a;
	return 1 - front * beta_fraction(b, a, 1 - x) / b;
}

double measure_ratio_least(uint64_t a, uint64_t n, uint64_t b, uint64_t m, double alpha)
{
	enum { STEPS = 50 };
	double low = 0, high = 1, ratio, beta;

	if (!a || !n || !m)
		return 1;
	beta = log_factorial((double)(a + b)) - log_factorial((double)a - 1) -
	       log_factorial((double)b);
	for (int i = 0; i < STEPS; i++) {
		double mid = (low + high) / 2;

		if (beta_share((double)a, (double)b + 1, beta, mid) < alpha / 2)
			low = mid;
		else
			high = mid;
	}
	ratio = (double)m / (double)n * low / (1 - low);
	return ratio > 1 ? ratio : 1;
}

double measure_log_dice(uint64_t together, uint64_t f1, uint64_t f2)
{
	return together && f1 + f2 ? 14 + log2(2 * (double)together / ((double)f1 + (double)f2))
				   : 0;
}

double measure_mutual(double observed, double expected)
{
	return observed > 0 && expected > 0 ? log2(observed / expected) : 0;
}

double measure_t(double observed, double expected)
{
	return observed > 0 ? (observed - expected) / sqrt(observed) : 0;
}

void measure_wilson(uint64_t a, uint64_t n, double z, double *low, double *high)
{
	double nn = (double)n, p = n ? (double)a / nn : 0, middle, half;

	*low = 0;
	*high = 1;
	if (!n)
		return;
	middle = (p + z * z / (2 * nn)) / (1 + z * z / nn);
	half = z / (1 + z * z / nn) * sqrt(p * (1 - p) / nn + z * z / (4 * nn * nn));
	*low = a ? middle - half : 0;
	*high = a < n ? middle + half : 1;
}

double measure_dp(const uint64_t *counts, const uint64_t *sizes, size_t n, double *norm)
{
	double counted = 0, all = 0, sum = 0, least = 1;

	for (size_t i = 0; i < n; i++) {
		counted += (double)counts[i];
		all += (double)sizes[i];
	}
	*norm = NAN;
	if (counted <= 0 || all <= 0)
		return NAN;
	for (size_t i = 0; i < n; i++) {
		double share = (double)sizes[i] / all;

		sum += fabs((double)counts[i] / counted - share);
		least = share > 0 && share < least ? share : least;
	}
	*norm = least < 1 ? sum / 2 / (1 - least) : 0;
	return sum / 2;
}
