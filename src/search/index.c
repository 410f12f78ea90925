/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "search/index.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "archive/archive.h"
#include "archive/field.h"
#include "base/err.h"
#include "base/vec.h"
#include "text/fold.h"

enum {
	/* Enough to tell rare bytes from common ones. */
	SAMPLE = 16 * 1024,
	/* What is first taken, where nobody has said how much it is going to be. */
	ROOM_MIN = 64 * 1024
};

struct index *index_new(void)
{
	return index_new_in(NULL);
}

struct index *index_new_in(struct pages *pages)
{
	struct index *ix = xcalloc(1, sizeof *ix);

	ix->pages = pages;
	return ix;
}

void index_free(struct index *ix)
{
	if (!ix)
		return;
	pages_free(&ix->block);
	buf_done(&ix->fold);
	buf_done(&ix->body);
	free(ix->start);
	free(ix);
}

void index_reserve(struct index *ix, size_t bytes)
{
	size_t need = ix->len + bytes, room = ix->block.size ? ix->block.size * 2 : ROOM_MIN;
	struct pages_block more;

	room = room < need ? need : room;
	if (need <= ix->block.size || (ix->pages && pages_extend(ix->pages, &ix->block, room)))
		return;
	more = pages_take(ix->pages, room);
	if (ix->len)
		memcpy(more.data, ix->text, ix->len);
	pages_free(&ix->block);
	ix->block = more;
	ix->text = more.data;
}

static unsigned searched_from(unsigned i)
{
	while (i < field_count && field_table[i].search != FIELD_SEARCH_TEXT)
		i++;
	return i;
}

unsigned index_field_after(unsigned i)
{
	return searched_from(i + 1);
}

/* Bytes of a statement's search form that are those of a field. */
struct part {
	size_t start, len;
};

static struct part index_field(struct index *ix, struct fold *fold, const struct field *f,
			       const struct statement *s)
{
	const size_t start = ix->fold.len;
	const char *text;

	for (size_t k = 0; (text = field_string(f, NULL, s, k, &ix->body)); k++) {
		if (k)
			buf_putc(&ix->fold, FOLD_BREAK);
		fold_text(fold, &ix->fold, text, strlen(text));
	}
	buf_putc(&ix->fold, INDEX_FIELD);
	return (struct part){start, ix->fold.len - 1 - start};
}

/* Append S, whose fields are PARTS of what is appended. */
static void append(struct index *ix, struct fold *fold, const struct statement *s,
		   struct part parts[FIELD_NONE])
{
	ix->start = vec_fit(ix->start, ix->n + 2, &ix->size, sizeof *ix->start);
	ix->start[ix->n++] = (uint32_t)ix->len;
	buf_clear(&ix->fold);
	for (unsigned i = searched_from(0); i < field_count; i = index_field_after(i))
		parts[i] = index_field(ix, fold, &field_table[i], s);
	buf_putc(&ix->fold, INDEX_END);
	index_reserve(ix, ix->fold.len + 1);
	memcpy(ix->text + ix->len, ix->fold.data, ix->fold.len);
	ix->len += ix->fold.len;
}

void index_add(struct index *ix, struct fold *fold, const struct statement *s)
{
	struct part parts[FIELD_NONE];

	append(ix, fold, s, parts);
}

void index_take(struct index *ix, struct fold *fold, struct statement *s,
		struct kept_packer *packer, struct arena *a)
{
	static const enum field_id fields[] = {FIELD_SUMMARY, FIELD_TEXT, FIELD_NOTE};
	struct kept *const bodies[] = {&s->summary, &s->text, &s->rare->notes};
	struct part parts[FIELD_NONE];
	const size_t start = ix->len;

	append(ix, fold, s, parts);
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
		const struct part *part = &parts[fields[i]];

		if (bodies[i]->at)
			kept_pack(packer, bodies[i], strlen(bodies[i]->at), &ix->text,
				  start + part->start, part->len, a);
	}
}

void index_finish(struct index *ix, const struct batch *batch)
{
	size_t step = ix->len / SAMPLE + 1;

	/* A batch ends long before. */
	assert(batch && !ix->batch && ix->len <= UINT32_MAX);
	buf_done(&ix->fold);
	buf_done(&ix->body);
	index_reserve(ix, 1);
	ix->text[ix->len] = '\0';
	if (ix->pages)
		pages_trim(ix->pages, &ix->block, ix->len + 1);
	ix->pages = NULL;
	ix->batch = batch;
	ix->size = ix->n + 1;
	ix->start = xrealloc(ix->start, ix->size, sizeof *ix->start);
	ix->start[ix->n] = (uint32_t)ix->len;
	memset(ix->histogram, 0, sizeof ix->histogram);
	for (size_t at = 0; at < ix->len; at += step)
		ix->histogram[(unsigned char)ix->text[at]]++;
}

struct index_walk index_walk_of(const char *at, const char *end)
{
	return (struct index_walk){.at = at, .end = end, .next = searched_from(0)};
}

struct index_walk index_walk(const struct index *ix, size_t i)
{
	return index_walk_of(ix->text + ix->start[i], ix->text + ix->start[i + 1]);
}

const char *index_walk_next(struct index_walk *w, size_t *len)
{
	const char *text = w->at;
	const char *mark = memchr(text, INDEX_FIELD, (size_t)(w->end - text));

	if (!mark)
		return NULL;
	*len = (size_t)(mark - text);
	w->at = mark + 1;
	w->field = w->next;
	w->next = index_field_after(w->next);
	return text;
}

size_t index_part(const size_t *first, size_t n, size_t number)
{
	size_t low = 0, high = n;

	while (high - low > 1) {
		size_t mid = low + (high - low) / 2;

		if (first[mid] <= number)
			low = mid;
		else
			high = mid;
	}
	return low;
}
