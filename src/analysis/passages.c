/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "analysis/passages.h"

#include <stdlib.h>
#include <string.h>

#include "analysis/tokens.h"
#include "base/err.h"
#include "base/vec.h"
#include "search/index.h"
#include "text/fold.h"
#include "text/words.h"

struct passages *passages_ref(struct passages *p)
{
	if (p)
		p->holders++;
	return p;
}

void passages_unref(struct passages *p)
{
	if (!p || --p->holders)
		return;
	free(p->title);
	p->ops->free(p);
}

/* ---- words side by side ---- */

struct passages_words {
	struct passages base;
	struct fold *fold;
	struct words *splitter;
	struct fold_map map;
	struct tokens tokens;
	char *folded; /* the words; the first one has FIRST bytes */
	size_t len, first;
};

static bool words_may(struct passages *base, const struct index *ix, size_t at)
{
	struct passages_words *p = (struct passages_words *)base;

	/* What parts words side by side is not always a blank. */
	return memmem(ix->text + ix->start[at], ix->start[at + 1] - ix->start[at], p->folded,
		      p->first) != NULL;
}

/* Whether the words from I on are ours, side by side; how many that are, or 0. */
static size_t words_follow(const struct passages_words *p, size_t i)
{
	const char *want = p->folded, *stop = p->folded + p->len;
	size_t from = i;

	for (; i < p->tokens.n; i++) {
		const struct token *t = &p->tokens.items[i];
		size_t n = strcspn(want, " ");

		if (n != t->len || memcmp(want, t->text, n) != 0 || (i > from && t->first))
			return 0;
		want += n;
		if (want == stop)
			return i + 1 - from;
		want++;
	}
	return 0;
}

void passages_add(struct query_hits *hits, const struct fold_map *map, const struct token *first,
		  const struct token *last)
{
	struct query_hit hit = {0};

	fold_map_source(map, (size_t)(first->text - map->text),
			(size_t)(last->text + last->len - map->text), &hit.start, &hit.end);
	hits->items = vec_fit(hits->items, hits->n + 1, &hits->size, sizeof *hits->items);
	hits->items[hits->n++] = hit;
}

static void words_find(struct passages *base, const struct statement *of, size_t number,
		       enum field_id field, const char *s, size_t len, struct query_hits *hits)
{
	struct passages_words *p = (struct passages_words *)base;

	(void)of;
	(void)number;
	if (!field_table[field].words)
		return;
	fold_map_fill(p->fold, &p->map, s, len);
	tokens_fill(&p->tokens, p->splitter, p->map.text, p->map.len);
	for (size_t i = 0; i < p->tokens.n; i++) {
		size_t n = words_follow(p, i);

		if (n)
			passages_add(hits, &p->map, &p->tokens.items[i],
				     &p->tokens.items[i + n - 1]);
	}
}

static void words_drop(struct passages *base)
{
	struct passages_words *p = (struct passages_words *)base;

	words_free(p->splitter);
	tokens_done(&p->tokens);
	fold_map_done(&p->map);
	free(p->folded);
	free(p);
}

static const struct passages_ops words_ops = {words_may, words_find, words_drop};

struct passages *passages_of_words(struct fold *fold, const char *folded, size_t len,
				   const char *title, size_t title_len)
{
	struct passages_words *p = xcalloc(1, sizeof *p);

	p->base = (struct passages){&words_ops, 1, true, NULL};
	p->base.title = xcalloc(title_len + 1, 1);
	memcpy(p->base.title, title, title_len);
	p->fold = fold;
	p->splitter = words_new();
	p->folded = xcalloc(len + 1, 1);
	memcpy(p->folded, folded, len);
	p->len = len;
	p->first = strcspn(p->folded, " ");
	return &p->base;
}
