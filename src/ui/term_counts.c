/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/term_counts.h"

#include <stdlib.h>
#include <string.h>

#include "app/session.h"
#include "base/buf.h"
#include "base/charset.h"
#include "base/clock.h"
#include "base/count.h"
#include "base/digits.h"
#include "base/err.h"
#include "search/index.h"
#include "search/query.h"

/* Bytes of text in a slice, and of an expression or a term whose marks count; a turn of them. Terms that are
 * counted at all: all may be shown, but nobody compares more. */
enum { SLICE = 1 << 20, SLOW_SLICE = 1 << 15, TURN_NS = 3000000, LEAVES = TERM_COUNTS / 2 };

void term_counts_init(struct term_counts *t, struct session *session)
{
	*t = (struct term_counts){.session = session};
}

void term_counts_forget(struct term_counts *t)
{
	while (t->items_n)
		free(t->items[--t->items_n].key);
}

void term_counts_done(struct term_counts *t)
{
	term_counts_forget(t);
	query_scratch_free(t->scratch);
	t->scratch = NULL;
}

/* The count of that key, a new one in the place of the one that was of no use for longest. */
static struct term_count *find(struct term_counts *t, const char *key, bool make)
{
	struct term_count *oldest = t->items;

	for (size_t i = 0; i < t->items_n; i++) {
		if (!strcmp(t->items[i].key, key))
			return &t->items[i];
		if (t->items[i].used < oldest->used)
			oldest = &t->items[i];
	}
	if (!make)
		return NULL;
	if (t->items_n < TERM_COUNTS)
		oldest = &t->items[t->items_n++];
	else
		free(oldest->key);
	*oldest = (struct term_count){.key = xstrdup(key)};
	return oldest;
}

static struct term_count *find_leaf(struct term_counts *t, size_t leaf, bool make)
{
	struct term_count *c;
	struct buf key;

	buf_init(&key);
	query_leaf_key(session_query(t->session), leaf, &key);
	c = find(t, buf_str(&key), make);
	buf_done(&key);
	return c;
}

/* Where so many bytes of text from statement AT on end, at least one statement further. */
static size_t slice_end(const struct index *ix, size_t at, size_t bytes)
{
	size_t end = at + 1;

	while (end < ix->n && ix->start[end + 1] - ix->start[at] <= bytes)
		end++;
	return end;
}

static void count_slice(struct term_counts *t, struct term_count *c, size_t leaf,
			const struct index *ix, size_t first)
{
	const struct query *q = session_query(t->session);
	const struct view *v = session_view(t->session);
	size_t to = slice_end(ix, c->at, query_leaf_is_slow(q, leaf) ? SLOW_SLICE : SLICE);
	uint64_t *hits = xcalloc(QUERY_WORDS(to - c->at), sizeof *hits);

	if (!t->scratch)
		t->scratch = query_scratch_new(session_fold(t->session));
	query_run_leaf(q, leaf, t->scratch, ix, c->at, to, hits);
	for (size_t i = 0; i < to - c->at; i++)
		c->n += hits[i / 64] >> i % 64 & 1 && !view_hides(v, first + c->at + i);
	free(hits);
	c->at = to;
}

/* Whether there is more of C to count; it then stands in an index that has it. */
static bool is_open(struct term_count *c, struct index *const *parts, size_t n)
{
	while (c->part < n && c->at >= parts[c->part]->n) {
		c->part++;
		c->at = 0;
	}
	return c->part < n;
}

/* Copies that were found since, or are shown now, change every count; while files are read no count is
 * final. */
static void follow(struct term_counts *t)
{
	bool loading = session_progress(t->session).loading;
	size_t hidden =
		session_shows_duplicates(t->session) ? 0 : session_duplicates(t->session)->hidden_n;

	if (loading || (hidden == t->hidden && t->final))
		return;
	if (hidden != t->hidden)
		term_counts_forget(t);
	t->hidden = hidden;
	t->final = true;
}

bool term_counts_work(struct term_counts *t, bool *changed)
{
	const struct query *q = session_query(t->session);
	size_t leaves = query_leaves(q), n;
	const size_t *first;
	struct index *const *parts = session_indexes(t->session, &first, &n);
	int64_t end = clock_ns() + TURN_NS;

	*changed = false;
	/* The filter's own answer comes first; it wakes the front end. */
	if (!session_settled(t->session))
		return false;
	follow(t);
	t->clock++;
	for (size_t leaf = 0; leaf < leaves && leaf < LEAVES; leaf++) {
		struct term_count *c = find_leaf(t, leaf, true);

		c->used = t->clock;
		while (is_open(c, parts, n)) {
			if (clock_ns() >= end)
				return true;
			count_slice(t, c, leaf, parts[c->part], first[c->part]);
			*changed = true;
		}
	}
	return false;
}

void term_counts_put(void *term_counts, size_t leaf, struct buf *out)
{
	struct term_counts *t = term_counts;
	struct term_count *c = leaf < LEAVES ? find_leaf(t, leaf, false) : NULL;
	const size_t *first;
	size_t n, from = out->len;
	struct index *const *parts = session_indexes(t->session, &first, &n);
	bool open = !c || is_open(c, parts, n) || session_progress(t->session).loading;

	if (leaf >= LEAVES)
		return;
	if (c && (c->n || !open))
		buf_printf(out, "%zu", c->n);
	count_group(out, from);
	digits_convert(out, from);
	buf_puts(out, open ? charset_symbol("…", "...") : "");
}
