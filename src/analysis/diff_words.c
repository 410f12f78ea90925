/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "analysis/diff_words.h"

#include <stdlib.h>

#include "base/err.h"

/* Differences after which the middle is taken where most has been passed. */
enum { COST_MAX = 1024 };

/* Diagonal K of the field is where the place in A is K more than that in B; FORWARD and BACKWARD say how
 * far A has been passed on each, from its two ends. */
struct field {
	const uint64_t *a, *b;
	bool *kept_a, *kept_b;
	ptrdiff_t *forward, *backward;
};

/* A part of both: [a, a_end) and [b, b_end). */
struct part {
	ptrdiff_t a, a_end, b, b_end;
};

struct band {
	ptrdiff_t low, high;
};

/* One diagonal more at each side, as far as the part goes; those beyond count for nothing. */
static void widen(struct band *band, ptrdiff_t low, ptrdiff_t high, ptrdiff_t *at,
		  ptrdiff_t nothing)
{
	if (band->low > low)
		at[--band->low - 1] = nothing;
	else
		band->low++;
	if (band->high < high)
		at[++band->high + 1] = nothing;
	else
		band->high--;
}

static bool in_band(const struct band *band, ptrdiff_t k)
{
	return k >= band->low && k <= band->high;
}

/* One difference more from the start. True: the two ways meet, at *X of A on diagonal *K. */
static bool step_forward(const struct field *f, const struct part *p, const struct band *band,
			 const struct band *met, bool odd, ptrdiff_t *x, ptrdiff_t *k)
{
	for (*k = band->high; *k >= band->low; *k -= 2) {
		ptrdiff_t before = f->forward[*k - 1], after = f->forward[*k + 1], y;

		*x = before < after ? after : before + 1;
		for (y = *x - *k; *x < p->a_end && y < p->b_end && f->a[*x] == f->b[y]; y++)
			++*x;
		f->forward[*k] = *x;
		if (odd && in_band(met, *k) && f->backward[*k] <= *x)
			return true;
	}
	return false;
}

/* The same from the end. */
static bool step_backward(const struct field *f, const struct part *p, const struct band *band,
			  const struct band *met, bool odd, ptrdiff_t *x, ptrdiff_t *k)
{
	for (*k = band->high; *k >= band->low; *k -= 2) {
		ptrdiff_t before = f->backward[*k - 1], after = f->backward[*k + 1], y;

		*x = before < after ? before : after - 1;
		for (y = *x - *k; *x > p->a && y > p->b && f->a[*x - 1] == f->b[y - 1]; y--)
			--*x;
		f->backward[*k] = *x;
		if (!odd && in_band(met, *k) && *x <= f->forward[*k])
			return true;
	}
	return false;
}

/* Where most of both has been passed from the start. */
static void settle(const struct field *f, const struct part *p, const struct band *band,
		   ptrdiff_t *x, ptrdiff_t *k)
{
	ptrdiff_t most = -1;

	*x = p->a;
	*k = p->a - p->b;
	for (ptrdiff_t d = band->high; d >= band->low; d -= 2) {
		ptrdiff_t at = f->forward[d] < p->a_end ? f->forward[d] : p->a_end;

		if (at - d > p->b_end)
			at = p->b_end + d;
		if (at + at - d > most) {
			most = at + at - d;
			*x = at;
			*k = d;
		}
	}
}

/* A place on a shortest way through P, in neither of its corners. */
static void find_middle(const struct field *f, const struct part *p, ptrdiff_t *x, ptrdiff_t *y)
{
	ptrdiff_t low = p->a - p->b_end, high = p->a_end - p->b, k;
	struct band forward = {p->a - p->b, p->a - p->b};
	struct band backward = {p->a_end - p->b_end, p->a_end - p->b_end};
	bool odd = (forward.low - backward.low) & 1;

	f->forward[forward.low] = p->a;
	f->backward[backward.low] = p->a_end;
	for (int cost = 1;; cost++) {
		widen(&forward, low, high, f->forward, -1);
		if (step_forward(f, p, &forward, &backward, odd, x, &k))
			break;
		widen(&backward, low, high, f->backward, PTRDIFF_MAX);
		if (step_backward(f, p, &backward, &forward, odd, x, &k))
			break;
		if (cost >= COST_MAX) {
			settle(f, p, &forward, x, &k);
			break;
		}
	}
	*y = *x - k;
}

static void keep(const struct field *f, ptrdiff_t x, ptrdiff_t y)
{
	f->kept_a[x] = true;
	f->kept_b[y] = true;
}

static void compare(const struct field *f, struct part p)
{
	ptrdiff_t x, y;

	while (p.a < p.a_end && p.b < p.b_end && f->a[p.a] == f->b[p.b])
		keep(f, p.a++, p.b++);
	while (p.a < p.a_end && p.b < p.b_end && f->a[p.a_end - 1] == f->b[p.b_end - 1])
		keep(f, --p.a_end, --p.b_end);
	if (p.a == p.a_end || p.b == p.b_end)
		return;
	find_middle(f, &p, &x, &y);
	compare(f, (struct part){p.a, x, p.b, y});
	compare(f, (struct part){x, p.a_end, y, p.b_end});
}

void diff_words(const uint64_t *a, size_t n, const uint64_t *b, size_t m, bool *kept_a,
		bool *kept_b)
{
	/* Diagonals -m - 1 to n + 1, twice. */
	size_t diagonals = n + m + 3;
	ptrdiff_t *room = xcalloc(2 * diagonals, sizeof *room);
	struct field f = {.a = a,
			  .b = b,
			  .kept_a = kept_a,
			  .kept_b = kept_b,
			  .forward = room + m + 1,
			  .backward = room + diagonals + m + 1};

	compare(&f, (struct part){0, (ptrdiff_t)n, 0, (ptrdiff_t)m});
	free(room);
}
