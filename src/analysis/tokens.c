/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "analysis/tokens.h"

#include <stdlib.h>
#include <string.h>

#include "base/vec.h"
#include "text/fold.h"
#include "text/words.h"

void tokens_fill(struct tokens *t, struct words *splitter, const char *s, size_t len)
{
	const char *at = s, *end = s + len, *word, *last = s;
	size_t n;

	t->n = 0;
	while (words_next(splitter, &at, end, &word, &n)) {
		t->items = vec_fit(t->items, t->n + 1, &t->size, sizeof *t->items);
		t->items[t->n] = (struct token){
			.text = word,
			.len = (uint32_t)n,
			.first = !t->n || memchr(last, FOLD_BREAK, (size_t)(word - last)),
		};
		t->n++;
		last = word + n;
	}
}

void tokens_done(struct tokens *t)
{
	free(t->items);
	*t = (struct tokens){0};
}
