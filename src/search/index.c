/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "search/index.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "archive/archive.h"
#include "base/err.h"
#include "base/pages.h"
#include "text/fold.h"

/* Enough to tell rare bytes from common ones. */
enum { SAMPLE = 16 * 1024 };

struct index *index_new(void)
{
	return xcalloc(1, sizeof(struct index));
}

void index_free(struct index *ix)
{
	if (!ix)
		return;
	if (ix->batch)
		pages_free(ix->text.data, ix->text.size);
	else
		buf_done(&ix->text);
	free(ix->start);
	free(ix);
}

static void index_field(struct index *ix, struct fold *fold, const char *s)
{
	if (s)
		fold_text(fold, &ix->text, s, strlen(s));
	buf_putc(&ix->text, INDEX_FIELD);
}

void index_add(struct index *ix, struct fold *fold, const struct statement *s)
{
	if (ix->n + 1 >= ix->size) {
		ix->size = ix->size ? ix->size * 2 : 64;
		ix->start = xrealloc(ix->start, ix->size, sizeof *ix->start);
	}
	ix->start[ix->n++] = ix->text.len;
	index_field(ix, fold, s->title);
	index_field(ix, fold, s->occasion);
	index_field(ix, fold, s->speaker);
	index_field(ix, fold, s->place);
	for (const char *const *t = s->topics; *t; t++) {
		if (t != s->topics)
			buf_putc(&ix->text, FOLD_BREAK);
		fold_text(fold, &ix->text, *t, strlen(*t));
	}
	buf_putc(&ix->text, INDEX_FIELD);
	index_field(ix, fold, s->summary);
	index_field(ix, fold, s->text);
	buf_putc(&ix->text, INDEX_END);
}

void index_finish(struct index *ix, const struct batch *batch)
{
	size_t step = ix->text.len / SAMPLE + 1, size = ix->text.len + 1;
	char *exact = pages_new(size);

	assert(batch && !ix->batch);
	pages_huge(exact, size);
	memcpy(exact, buf_str(&ix->text), size);
	buf_done(&ix->text);
	ix->text.data = exact;
	ix->text.len = size - 1;
	ix->text.size = size;
	ix->batch = batch;
	ix->size = ix->n + 1;
	ix->start = xrealloc(ix->start, ix->size, sizeof *ix->start);
	ix->start[ix->n] = ix->text.len;
	memset(ix->histogram, 0, sizeof ix->histogram);
	for (size_t at = 0; at < ix->text.len; at += step)
		ix->histogram[(unsigned char)exact[at]]++;
}
