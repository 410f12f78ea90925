/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "base/merge.h"

#include <string.h>

enum {
	/* Runs that are made by insertion, which is quicker for so few. */
	RUN = 16,
	/* Numbers copied in the time of one comparison. */
	COPY_GAIN = 16
};

void merge_start(struct merge *m, uint32_t *numbers, uint32_t *spare, size_t sorted, size_t n,
		 bool (*before)(const void *data, uint32_t a, uint32_t b), const void *data)
{
	*m = (struct merge){.sorted = numbers,
			    .from = numbers,
			    .to = spare,
			    .before = before,
			    .data = data,
			    .low = sorted,
			    .n = n,
			    .at = sorted};
}

static void copy(struct merge *m, size_t *from, size_t n)
{
	memcpy(m->to + m->out, m->from + *from, n * sizeof *m->to);
	*from += n;
	m->out += n;
}

/* The next RUN numbers are put in order where they are. Returns its steps. */
static size_t insert(struct merge *m)
{
	size_t end = m->n - m->at > RUN ? m->at + RUN : m->n, steps = 0;

	for (size_t k = m->at + 1; k < end; k++) {
		uint32_t number = m->from[k];
		size_t to = k;

		for (steps++; to > m->at && m->before(m->data, number, m->from[to - 1]); to--) {
			m->from[to] = m->from[to - 1];
			steps++;
		}
		m->from[to] = number;
	}
	m->at = end;
	return steps + 1;
}

/* What of the left run stands before all of the right one stays where it is: often all. */
static size_t skip(struct merge *m)
{
	size_t low = m->i, high = m->mid, from = m->i, steps = 1;

	if (m->j == m->end || !m->before(m->data, m->from[m->j], m->from[m->mid - 1]))
		low = high;
	for (; low < high; steps++) {
		size_t mid = low + (high - low) / 2;

		if (m->before(m->data, m->from[m->j], m->from[mid]))
			high = mid;
		else
			low = mid + 1;
	}
	copy(m, &m->i, low - from);
	return steps + (low - from) / COPY_GAIN;
}

/* Begin with the runs [FROM, MID) and [MID, END). */
static size_t begin(struct merge *m, size_t from, size_t mid, size_t end)
{
	m->i = m->out = from;
	m->mid = m->j = mid;
	m->end = end;
	return skip(m);
}

/* Go on with the two runs for STEPS; returns how many it took. */
static size_t two_runs(struct merge *m, size_t steps)
{
	size_t done = 0;

	for (; done < steps && m->i < m->mid && m->j < m->end; done++) {
		if (m->before(m->data, m->from[m->j], m->from[m->i]))
			m->to[m->out++] = m->from[m->j++];
		else
			m->to[m->out++] = m->from[m->i++];
	}
	if (m->i < m->mid && m->j < m->end)
		return done;
	done += (m->end - m->out) / COPY_GAIN;
	copy(m, &m->i, m->mid - m->i);
	copy(m, &m->j, m->end - m->j);
	return done;
}

/* Begin with what is next in this pass. */
static size_t next_runs(struct merge *m)
{
	size_t from = m->at;
	size_t mid = m->n - from > m->width ? from + m->width : m->n;

	if (!m->width)
		return insert(m);
	m->at = m->n - mid > m->width ? mid + m->width : m->n;
	return begin(m, from, mid, m->at);
}

static void change_places(struct merge *m)
{
	uint32_t *to = m->to;

	m->to = m->from;
	m->from = to;
}

/* A pass is over: the next one. False: there is none. */
static bool next_pass(struct merge *m)
{
	if (m->width)
		change_places(m);
	m->width = m->width ? 2 * m->width : RUN;
	m->at = m->low;
	if (m->width < m->n - m->low)
		return true;
	if (!m->low || m->low == m->n)
		return false;
	/* All that is new is one run, perhaps in the other array than what was sorted before. */
	if (m->from != m->sorted) {
		memcpy(m->sorted + m->low, m->from + m->low, (m->n - m->low) * sizeof *m->from);
		change_places(m);
	}
	begin(m, 0, m->low, m->n);
	m->low = 0;
	m->at = m->width = m->n;
	return true;
}

bool merge_work(struct merge *m, size_t steps)
{
	size_t done = 0;

	while (!m->ready && done < steps) {
		if (m->out < m->end)
			done += two_runs(m, steps - done);
		else if (m->at < m->n)
			done += next_runs(m);
		else
			m->ready = !next_pass(m);
	}
	return !m->ready;
}

uint32_t *merge_result(const struct merge *m)
{
	return m->from;
}

int merge_percent(const struct merge *m)
{
	size_t new = m->n - m->low, passes = 1, gone = 0;

	for (size_t width = RUN; width < new; width *= 2) {
		passes++;
		gone += width <= m->width;
	}
	if (m->ready || !new)
		return 100;
	return (int)(((double)gone + (double)(m->at - m->low) / (double)new) * 100 /
		     (double)passes);
}
