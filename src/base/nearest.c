/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "base/nearest.h"

#include <stddef.h>
#include <string.h>

/* Longer names are near to nothing. */
enum { LETTERS_MAX = 40 };

static int least(int a, int b)
{
	return a < b ? a : b;
}

static int distance(const char *a, const char *b)
{
	int rows[3][LETTERS_MAX + 1]; /* of the last three letters of A, in turn */
	int a_n = (int)strlen(a), b_n = (int)strlen(b);

	for (int j = 0; j <= b_n; j++)
		rows[0][j] = j;
	for (int i = 1; i <= a_n; i++) {
		int *now = rows[i % 3], *before = rows[(i + 2) % 3], *earlier = rows[(i + 1) % 3];

		now[0] = i;
		for (int j = 1; j <= b_n; j++) {
			now[j] = least(least(before[j], now[j - 1]) + 1,
				       before[j - 1] + (a[i - 1] != b[j - 1]));
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
				now[j] = least(now[j], earlier[j - 2] + 1);
		}
	}
	return rows[a_n % 3][b_n];
}

void nearest_begin(struct nearest *n, const char *wanted)
{
	*n = (struct nearest){.wanted = wanted};
}

void nearest_try(struct nearest *n, const char *name)
{
	size_t wanted = strlen(n->wanted), len = strlen(name);
	int d;

	if (wanted > LETTERS_MAX || len > LETTERS_MAX)
		return;
	d = distance(n->wanted, name);
	if (3 * (size_t)d > (wanted > len ? wanted : len) || (n->best && d >= n->distance))
		return;
	n->best = name;
	n->distance = d;
}

const char *nearest_found(const struct nearest *n)
{
	return n->best;
}
