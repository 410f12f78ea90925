/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "analysis/diff.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "analysis/diff_words.h"
#include "archive/body.h"
#include "archive/statement.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/hash.h"
#include "base/i18n.h"
#include "base/vec.h"
#include "search/query.h"
#include "text/words.h"

/* Of a hundred words that two have in common: changed, and moved. Pairs of paragraphs that are compared at
 * most between two that are the same; words that are compared at most for pairs, and again for
 * what has moved; words from which a paragraph can have moved. */
enum {
	ALIKE = 50,
	MOVED = 80,
	PAIRS_MAX = 250 * 1000,
	COMPARED_MAX = 300 * 1000 * 1000,
	MOVED_WORDS = 4
};

char diff_sign(enum diff_kind kind)
{
	static const char signs[] = {' ', '~', '-', '+', '<', '>', ' '};

	return signs[kind];
}

/* ---- the words of a side ---- */

static void add_word(struct diff_side *s, size_t start, size_t end)
{
	s->words = vec_fit(s->words, s->words_n + 1, &s->words_size, sizeof *s->words);
	s->hashes = vec_fit(s->hashes, s->words_n + 1, &s->hashes_size, sizeof *s->hashes);
	s->words[s->words_n] = (struct diff_word){.start = start, .end = end};
	s->hashes[s->words_n++] = hash_bytes(s->text + start, end - start, 0);
}

/* What stands between words, in runs without blanks. */
static void add_signs(struct diff_side *s, size_t from, size_t to)
{
	while (from < to) {
		size_t end = from;

		while (end < to && (unsigned char)s->text[end] > ' ')
			end++;
		if (end > from)
			add_word(s, from, end);
		from = end + (end < to);
	}
}

static void split_paragraph(struct diff_side *s, struct words *w, struct diff_paragraph *p)
{
	const char *at = s->text + p->start, *end = s->text + p->end, *word;
	size_t from = p->start, len;

	p->first = s->words_n;
	while (words_next(w, &at, end, &word, &len)) {
		add_signs(s, from, (size_t)(word - s->text));
		add_word(s, (size_t)(word - s->text), (size_t)(word - s->text) + len);
		from = (size_t)(word - s->text) + len;
	}
	add_signs(s, from, p->end);
	p->last = s->words_n;
	p->hash = hash_bytes((const char *)(s->hashes + p->first),
			     (p->last - p->first) * sizeof *s->hashes, 1);
	p->pair = SIZE_MAX;
}

static void side_init(struct diff_side *s, const struct statement *of, struct words *w)
{
	struct body_block block;
	struct buf text, room;
	const char *at;

	*s = (struct diff_side){0};
	buf_init(&text);
	buf_init(&room);
	at = kept_text(statement_body(of), &room);
	while (body_next(&at, &block)) {
		size_t start = text.len;

		body_block_plain(&block, &text);
		if (text.len == start)
			continue;
		s->paragraphs = vec_fit(s->paragraphs, s->n + 1, &s->size, sizeof *s->paragraphs);
		s->paragraphs[s->n++] = (struct diff_paragraph){.start = start, .end = text.len};
		buf_putc(&text, '\n');
	}
	buf_done(&room);
	buf_reserve(&text, 1);
	s->text = buf_take(&text);
	for (size_t i = 0; i < s->n; i++)
		split_paragraph(s, w, &s->paragraphs[i]);
}

/* ---- pairs of paragraphs ---- */

static int hash_compare(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

/* The hashes of each paragraph's words, sorted; a copy. */
static uint64_t *sorted_hashes(const struct diff_side *s)
{
	uint64_t *sorted = xcalloc(s->words_n + 1, sizeof *sorted);

	if (s->words_n)
		memcpy(sorted, s->hashes, s->words_n * sizeof *sorted);
	for (size_t i = 0; i < s->n; i++)
		qsort(sorted + s->paragraphs[i].first,
		      s->paragraphs[i].last - s->paragraphs[i].first, sizeof *sorted, hash_compare);
	return sorted;
}

/* The sides while paragraphs are paired. */
struct pairing {
	struct diff *d;
	uint64_t *sorted[2];
	size_t left; /* words that may still be compared; at 0 nothing is alike any more */
};

/* Of a hundred words of paragraphs I and K, how many they have in common; 0: they cannot have LEAST. */
static unsigned likeness(struct pairing *g, size_t i, size_t k, unsigned least)
{
	const struct diff_paragraph *p = &g->d->side[0].paragraphs[i],
				    *q = &g->d->side[1].paragraphs[k];
	const uint64_t *a = g->sorted[0] + p->first, *a_end = g->sorted[0] + p->last;
	const uint64_t *b = g->sorted[1] + q->first, *b_end = g->sorted[1] + q->last;
	size_t n = (size_t)(a_end - a), m = (size_t)(b_end - b), all = n + m, common = 0;

	if (!all || 200 * (n < m ? n : m) / all < least)
		return 0;
	g->left = g->left > all ? g->left - all : 0;
	if (!g->left)
		return 0;
	while (a < a_end && b < b_end) {
		common += *a == *b;
		if (*a < *b)
			a++;
		else if (*b < *a)
			b++;
		else
			a++, b++;
	}
	return (unsigned)(200 * common / all);
}

static void make_pair(struct diff *d, size_t i, size_t k, bool moved)
{
	d->side[0].paragraphs[i].pair = k;
	d->side[1].paragraphs[k].pair = i;
	d->side[0].paragraphs[i].moved = d->side[1].paragraphs[k].moved = moved;
}

static void pair_same(struct diff *d)
{
	uint64_t *hashes[2];
	bool *kept[2];
	size_t i = 0, k = 0;

	for (int s = 0; s < 2; s++) {
		hashes[s] = xcalloc(d->side[s].n + 1, sizeof *hashes[s]);
		kept[s] = xcalloc(d->side[s].n + 1, sizeof *kept[s]);
		for (size_t j = 0; j < d->side[s].n; j++)
			hashes[s][j] = d->side[s].paragraphs[j].hash;
	}
	diff_words(hashes[0], d->side[0].n, hashes[1], d->side[1].n, kept[0], kept[1]);
	while (i < d->side[0].n && k < d->side[1].n) {
		if (!kept[0][i])
			i++;
		else if (!kept[1][k])
			k++;
		else
			make_pair(d, i++, k++, false);
	}
	for (int s = 0; s < 2; s++) {
		free(hashes[s]);
		free(kept[s]);
	}
}

/* Pair those of [I, I_END) and [K, K_END) that are alike and at the same place, where too much has been
 * compared already. */
static void pair_by_position(struct pairing *g, size_t i, size_t i_end, size_t k, size_t k_end)
{
	for (; i < i_end && k < k_end; i++, k++) {
		g->left = SIZE_MAX;
		if (likeness(g, i, k, ALIKE) >= ALIKE)
			make_pair(g->d, i, k, false);
	}
	g->left = 0;
}

/* Pair those of [I, I_END) and [K, K_END) that are alike, in order, so that the sum is the largest. */
static void pair_alike(struct pairing *g, size_t i, size_t i_end, size_t k, size_t k_end)
{
	size_t n = i_end - i, m = k_end - k;
	unsigned *like, *best;

	if (!n || !m || n > PAIRS_MAX / m)
		return;
	like = xcalloc(n * m, sizeof *like);
	best = xcalloc((n + 1) * (m + 1), sizeof *best);
	/* best[x][y]: what the paragraphs from x and y on can sum up to. */
	for (size_t x = n; x-- > 0;)
		for (size_t y = m; y-- > 0;) {
			unsigned *at = &best[x * (m + 1) + y],
				 skip = at[1] > at[m + 1] ? at[1] : at[m + 1];
			unsigned one = likeness(g, i + x, k + y, ALIKE);

			like[x * m + y] = one >= ALIKE ? one : 0;
			*at = like[x * m + y] && like[x * m + y] + at[m + 2] > skip
				      ? like[x * m + y] + at[m + 2]
				      : skip;
		}
	if (!g->left)
		pair_by_position(g, i, i_end, k, k_end);
	for (size_t x = 0, y = 0; g->left && x < n && y < m;) {
		const unsigned *at = &best[x * (m + 1) + y];

		if (like[x * m + y] && *at == like[x * m + y] + at[m + 2]) {
			make_pair(g->d, i + x++, k + y++, false);
		} else if (*at == at[m + 1]) {
			x++;
		} else {
			y++;
		}
	}
	free(like);
	free(best);
}

static void pair_between(struct pairing *g)
{
	size_t n = g->d->side[0].n, m = g->d->side[1].n, i = 0, k = 0;

	while (i < n || k < m) {
		size_t i_end = i, k_end = k;

		while (i_end < n && g->d->side[0].paragraphs[i_end].pair == SIZE_MAX)
			i_end++;
		while (k_end < m && g->d->side[1].paragraphs[k_end].pair == SIZE_MAX)
			k_end++;
		pair_alike(g, i, i_end, k, k_end);
		i = i_end + 1;
		k = k_end + 1;
	}
}

/* What is left on both sides and nearly the same has moved. */
static void pair_moved(struct pairing *g)
{
	struct diff_side *a = &g->d->side[0], *b = &g->d->side[1];
	size_t left = PAIRS_MAX;

	for (size_t i = 0; i < a->n; i++) {
		size_t found = SIZE_MAX;
		unsigned best = MOVED - 1;

		if (a->paragraphs[i].pair != SIZE_MAX ||
		    a->paragraphs[i].last - a->paragraphs[i].first < MOVED_WORDS)
			continue;
		for (size_t k = 0; k < b->n && left; k++) {
			unsigned one;

			if (b->paragraphs[k].pair != SIZE_MAX)
				continue;
			left--;
			one = likeness(g, i, k, MOVED);
			if (one > best) {
				best = one;
				found = k;
			}
		}
		if (found != SIZE_MAX)
			make_pair(g->d, i, found, true);
	}
}

/* ---- rows ---- */

/* Which words the paragraphs of a pair have in common. True: they are the same. */
static bool compare_words(struct diff *d, size_t i, size_t k)
{
	struct diff_side *a = &d->side[0], *b = &d->side[1];
	const struct diff_paragraph *p = &a->paragraphs[i], *q = &b->paragraphs[k];
	size_t n = p->last - p->first, m = q->last - q->first;
	bool *kept = xcalloc(n + m + 1, sizeof *kept), same = n == m;

	diff_words(a->hashes + p->first, n, b->hashes + q->first, m, kept, kept + n);
	for (size_t w = 0; w < n; w++)
		same = (a->words[p->first + w].kept = kept[w]) && same;
	for (size_t w = 0; w < m; w++)
		b->words[q->first + w].kept = kept[n + w];
	free(kept);
	return same;
}

static void add_row(struct diff *d, enum diff_kind kind, size_t left, size_t right)
{
	d->rows = vec_fit(d->rows, d->n + 1, &d->size, sizeof *d->rows);
	d->rows[d->n++] = (struct diff_row){kind, {left, right}};
	d->count[kind]++;
}

static void make_rows(struct diff *d)
{
	struct diff_side *a = &d->side[0], *b = &d->side[1];
	size_t i = 0, k = 0;

	while (i < a->n || k < b->n) {
		const struct diff_paragraph *p = i < a->n ? &a->paragraphs[i] : NULL,
					    *q = k < b->n ? &b->paragraphs[k] : NULL;

		if (p && (p->pair == SIZE_MAX || p->moved)) {
			add_row(d, p->moved ? DIFF_MOVED_AWAY : DIFF_DROPPED, i++, SIZE_MAX);
		} else if (q && (q->pair == SIZE_MAX || q->moved)) {
			if (q->moved)
				compare_words(d, q->pair, k);
			add_row(d, q->moved ? DIFF_MOVED_HERE : DIFF_NEW, SIZE_MAX, k++);
		} else {
			add_row(d, compare_words(d, i, k) ? DIFF_SAME : DIFF_CHANGED, i, k);
			i++;
			k++;
		}
	}
}

/* Whether A and B say that they are in two languages, whatever the countries. */
static bool in_two_languages(const struct statement *a, const struct statement *b)
{
	size_t n = a->shared->language ? strcspn(a->shared->language, "-_") : 0;

	return n && b->shared->language && *b->shared->language &&
	       (n != strcspn(b->shared->language, "-_") ||
		strncasecmp(a->shared->language, b->shared->language, n) != 0);
}

/* Nothing of them is the same: they stand beside each other as they come. */
static void make_rows_beside(struct diff *d)
{
	size_t n = d->side[0].n > d->side[1].n ? d->side[0].n : d->side[1].n;

	for (size_t i = 0; i < n; i++)
		add_row(d, DIFF_BESIDE, i < d->side[0].n ? i : SIZE_MAX,
			i < d->side[1].n ? i : SIZE_MAX);
}

void diff_say(const struct diff *d, struct buf *out)
{
	const size_t *n = d->count;

	if (n[DIFF_BESIDE])
		buf_printf(out,
			   ngettext("%zu paragraph in two languages",
				    "%zu paragraphs in two languages",
				    (unsigned long)n[DIFF_BESIDE]),
			   n[DIFF_BESIDE]);
	else
		/* TRANSLATORS: numbers of paragraphs. */
		buf_printf(out,
			   _("same %zu   ~ changed %zu   - dropped %zu   + new %zu   <> moved %zu"),
			   n[DIFF_SAME], n[DIFF_CHANGED], n[DIFF_DROPPED], n[DIFF_NEW],
			   n[DIFF_MOVED_HERE]);
}

void diff_init(struct diff *d, const struct statement *a, const struct statement *b)
{
	struct pairing g = {.d = d};
	struct words *w = words_new();

	*d = (struct diff){0};
	side_init(&d->side[0], a, w);
	side_init(&d->side[1], b, w);
	words_free(w);
	if (in_two_languages(a, b)) {
		make_rows_beside(d);
		return;
	}
	for (int s = 0; s < 2; s++)
		g.sorted[s] = sorted_hashes(&d->side[s]);
	pair_same(d);
	g.left = COMPARED_MAX;
	pair_between(&g);
	g.left = COMPARED_MAX;
	pair_moved(&g);
	make_rows(d);
	for (int s = 0; s < 2; s++)
		free(g.sorted[s]);
}

void diff_done(struct diff *d)
{
	for (int s = 0; s < 2; s++) {
		free(d->side[s].text);
		free(d->side[s].words);
		free(d->side[s].hashes);
		free(d->side[s].paragraphs);
	}
	free(d->rows);
	*d = (struct diff){0};
}

/* ---- text ---- */

struct writing {
	const struct diff_side *side;
	struct buf *out;
	struct query_ranges *ranges;
	size_t base; /* where the text begins in OUT */
};

/* A blank, or the break of a line, where one stands before word AT of its side. */
static void put_blank(const struct writing *w, size_t at, size_t first)
{
	const struct diff_word *word = &w->side->words[at];
	const char *text = w->side->text;

	if (at == first || w->out->len == w->base || (unsigned char)text[word->start - 1] > ' ')
		return;
	buf_putc(w->out,
		 memchr(text + word[-1].end, '\n', word->start - word[-1].end) ? '\n' : ' ');
}

/* The words from AT on, before END, that are not kept, between the signs OPEN and CLOSE; returns where they
 * end. */
static size_t put_changed(const struct writing *w, size_t first, size_t at, size_t end,
			  const char *open, const char *close)
{
	const struct diff_word *words = w->side->words;
	size_t last = at, start;

	while (last < end && !words[last].kept)
		last++;
	if (last == at)
		return at;
	if (at == first && w->out->len > w->base)
		buf_putc(w->out, ' ');
	put_blank(w, at, first);
	start = w->out->len - w->base;
	buf_puts(w->out, open);
	buf_add(w->out, w->side->text + words[at].start, words[last - 1].end - words[at].start);
	buf_puts(w->out, close);
	if (w->ranges) {
		struct query_ranges *r = w->ranges;

		r->items = vec_fit(r->items, r->n + 1, &r->size, sizeof *r->items);
		r->items[r->n++] =
			(struct query_range){.start = start, .end = w->out->len - w->base};
	}
	return last;
}

static void put_kept(const struct writing *w, size_t at, size_t first)
{
	const struct diff_word *word = &w->side->words[at];

	put_blank(w, at, first);
	buf_add(w->out, w->side->text + word->start, word->end - word->start);
}

/* Paragraph P and Q in one, or what there is of them (NULL). */
static void put_pair(const struct diff *d, const struct diff_paragraph *p,
		     const struct diff_paragraph *q, struct buf *out, struct query_ranges *ranges)
{
	struct writing left = {&d->side[0], out, ranges, out->len}, right = left;
	size_t i = p ? p->first : 0, i_end = p ? p->last : 0, k = q ? q->first : 0,
	       k_end = q ? q->last : 0;

	right.side = &d->side[1];
	while (i < i_end || k < k_end) {
		if (i < i_end)
			i = put_changed(&left, p->first, i, i_end, "[-", "-]");
		if (k < k_end)
			k = put_changed(&right, q->first, k, k_end, "{+", "+}");
		/* What begins the new paragraph was parted in the old one from what was dropped. */
		if (k < k_end && k == q->first && i < i_end)
			put_blank(&left, i, p->first);
		if (k < k_end)
			put_kept(&right, k, q->first);
		else if (i < i_end)
			put_kept(&left, i, p->first);
		k += k < k_end;
		i += i < i_end;
	}
}

void diff_text(const struct diff *d, size_t i, enum diff_side_of side, struct buf *out,
	       struct query_ranges *ranges)
{
	const struct diff_row *row = &d->rows[i];
	const struct diff_paragraph *p[2];
	bool whole = row->kind != DIFF_CHANGED && row->kind != DIFF_MOVED_HERE;

	for (int s = 0; s < 2; s++)
		p[s] = row->paragraph[s] == SIZE_MAX ? NULL
						     : &d->side[s].paragraphs[row->paragraph[s]];
	if (row->kind == DIFF_MOVED_HERE && side == DIFF_BOTH)
		p[0] = &d->side[0].paragraphs[p[1]->pair];
	if (side == DIFF_LEFT)
		p[1] = NULL;
	else if (side == DIFF_RIGHT)
		p[0] = NULL;
	if (!whole) {
		put_pair(d, p[0], p[1], out, ranges);
	} else {
		/* What is the same is said once. */
		for (int s = p[1] && row->kind != DIFF_BESIDE; s < 2; s++) {
			if (!p[s])
				continue;
			if (s && p[0] && row->kind == DIFF_BESIDE)
				buf_putc(out, '\n');
			buf_add(out, d->side[s].text + p[s]->start, p[s]->end - p[s]->start);
		}
	}
}
