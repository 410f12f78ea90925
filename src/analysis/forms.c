/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "analysis/forms.h"

#include <stdlib.h>
#include <string.h>

#include "archive/archive.h"
#include "archive/field.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/hash.h"
#include "base/vec.h"
#include "search/query.h"
#include "search/view.h"
#include "text/fold.h"

static void slots_fill(struct forms *f, size_t n)
{
	free(f->slots);
	f->slots_n = n;
	f->slots = xcalloc(n, sizeof *f->slots);
	for (size_t i = 0; i < f->n; i++) {
		size_t at = f->items[i].hash & (n - 1);

		while (f->slots[at])
			at = (at + 1) & (n - 1);
		f->slots[at] = (uint32_t)i + 1;
	}
}

/* The form TEXT of TERM, which may be a new one. */
static struct form *find(struct forms *f, const char *text, size_t term)
{
	enum { SLOTS_MIN = 256 };
	uint64_t hash = hash_string(text, term);
	size_t at;

	if (2 * (f->n + 1) > f->slots_n)
		slots_fill(f, f->slots_n ? 2 * f->slots_n : SLOTS_MIN);
	for (at = hash & (f->slots_n - 1); f->slots[at]; at = (at + 1) & (f->slots_n - 1)) {
		struct form *form = &f->items[f->slots[at] - 1];

		if (form->hash == hash && form->term == term && !strcmp(form->text, text))
			return form;
	}
	f->items = vec_fit(f->items, f->n + 1, &f->size, sizeof *f->items);
	f->items[f->n] =
		(struct form){.text = xstrdup(text), .hash = hash, .term = term, .last = SIZE_MAX};
	f->slots[at] = (uint32_t)++f->n;
	return &f->items[f->n - 1];
}

struct counting {
	struct forms *forms;
	const struct query *query;
	struct query_scratch *x;
	struct fold *fold;
	struct query_hits hits;
	struct buf folded, room;
};

static void count_string(struct counting *c, const struct statement *s, size_t number,
			 unsigned fields, const char *text)
{
	c->hits.n = 0;
	query_hits(c->query, c->x, s, fields, text, strlen(text), &c->hits);
	for (size_t i = 0; i < c->hits.n; i++) {
		const struct query_hit *h = &c->hits.items[i];
		struct form *form;

		if (!query_term_varies(c->query, h->term))
			continue;
		buf_clear(&c->folded);
		fold_text(c->fold, &c->folded, text + h->start, h->end - h->start);
		form = find(c->forms, buf_str(&c->folded), h->term);
		form->hits++;
		form->statements += form->last != number;
		form->last = number;
	}
}

static int form_compare(const void *a, const void *b)
{
	const struct form *x = a, *y = b;

	if (x->term != y->term)
		return x->term > y->term ? 1 : -1;
	if (x->hits != y->hits)
		return x->hits < y->hits ? 1 : -1;
	return strcmp(x->text, y->text);
}

void forms_init(struct forms *f, const struct view *v, const struct query *q, struct fold *fold)
{
	struct counting c = {.forms = f, .query = q, .fold = fold};
	bool varies = false;
	const char *text;

	*f = (struct forms){0};
	for (size_t i = 0; i < query_terms(q); i++)
		varies = varies || query_term_varies(q, i);
	if (!varies)
		return;
	c.x = query_scratch_new(fold);
	buf_init(&c.folded);
	buf_init(&c.room);
	for (size_t row = 0; row < v->n; row++) {
		size_t number = view_at(v, row);
		const struct statement *s = v->archive->items[number];

		for (const struct field *field = field_table; field < field_table + field_count;
		     field++)
			for (size_t k = 0; field->search == FIELD_SEARCH_TEXT &&
					   (text = field_string(field, NULL, s, k, &c.room));
			     k++)
				count_string(&c, s, number, FIELD_BIT(field_number(field)), text);
	}
	if (f->n > 1)
		qsort(f->items, f->n, sizeof *f->items, form_compare);
	query_hits_done(&c.hits);
	buf_done(&c.folded);
	buf_done(&c.room);
	query_scratch_free(c.x);
}

void forms_done(struct forms *f)
{
	for (size_t i = 0; i < f->n; i++)
		free(f->items[i].text);
	free(f->items);
	free(f->slots);
	*f = (struct forms){0};
}
