/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/vec.h"
#include "markup/html.h"
#include "read/format.h"
#include "read/read_mapped.h"

/* ---- values that are held ---- */

static bool is_list(enum field_id field)
{
	enum field_type type = field_table[field].type;

	return type == FIELD_TYPE_PEOPLE || type == FIELD_TYPE_LIST || type == FIELD_TYPE_SOURCES;
}

static unsigned choice_of(const struct mapped *m, const struct mapping_use *use)
{
	return m->m->values[use->field].items[use->item].choice;
}

void mapped_held_remove(struct mapped *m, size_t i)
{
	const struct mapped_held *h = &m->held[i];

	/* Where no statement shows it, it is not in the archive. */
	if (h->text && !h->shown)
		account_drop(reading_account(m->r), &h->receipt,
			     h->used ? ACCOUNT_SECOND : ACCOUNT_EMPTY);
	free(h->text);
	memmove(m->held + i, m->held + i + 1, (m->held_n - i - 1) * sizeof *m->held);
	m->held_n--;
}

/* Whether NEW, of the same or an outer level, takes the place of OLD. */
static bool held_replaces(const struct mapped *m, const struct mapped_held *new,
			  const struct mapped_held *old)
{
	const struct mapping_use *a = &m->m->uses[new->pattern], *b = &m->m->uses[old->pattern];

	if (old->depth < new->depth || a->field != b->field)
		return false;
	if (new->pattern == old->pattern)
		return old->used || !is_list(a->field);
	/* A heading ends those below it. */
	return a->field == FIELD_TITLE && choice_of(m, a) == choice_of(m, b) && b->item > a->item;
}

/* It is NEW's turn; its text passes in. */
static void held_add(struct mapped *m, const struct mapped_held *new)
{
	for (size_t i = 0; i < m->held_n;)
		if (held_replaces(m, new, &m->held[i]))
			mapped_held_remove(m, i);
		else
			i++;
	if (m->held_n == MAPPED_HELD_MAX)
		mapped_held_remove(m, 0);
	m->held = vec_fit(m->held, m->held_n + 1, &m->held_size, sizeof *m->held);
	m->held[m->held_n++] = *new;
}

void mapped_level_end(struct mapped *m, int depth)
{
	const struct mapped_level *l = &m->levels[depth];

	for (size_t i = 0; i < m->held_n;) {
		struct mapped_held one = m->held[i];

		if (one.depth != depth) {
			i++;
			continue;
		}
		if (l->spoken || l->section) {
			mapped_held_remove(m, i);
			continue;
		}
		/* Nobody spoke in there: it is about what follows. */
		m->held[i].text = NULL;
		mapped_held_remove(m, i);
		one.depth--;
		held_add(m, &one);
	}
}

/* ---- values ---- */

/* LEN bytes at S, trimmed and with single blanks, in m->line. */
static void collapse(struct mapped *m, const char *s, size_t len)
{
	const char *end = s + len;

	buf_clear(&m->line);
	while (s < end) {
		const char *from;

		while (s < end && strchr(" \t\r\n", *s) && *s)
			s++;
		for (from = s; s < end && (!*s || !strchr(" \t\r\n", *s)); s++)
			continue;
		if (from == s)
			break;
		if (m->line.len)
			buf_putc(&m->line, ' ');
		buf_add(&m->line, from, (size_t)(s - from));
	}
}

void mapped_value(struct mapped *m, unsigned pattern, const char *s, size_t len, int depth,
		  const struct account_receipt *receipt)
{
	const struct mapping_use *use = &m->m->uses[pattern];
	uint32_t parent = m->levels[depth].serial;

	if (m->m->values[use->field].as.kind == MAPPING_AS_HTML) {
		buf_clear(&m->line);
		len = html_line(&m->line, s, len);
		if (receipt)
			account_drop_some(reading_account(m->r), receipt, len, ACCOUNT_HIDDEN);
	} else {
		collapse(m, s, len);
	}
	if (!m->line.len)
		return;
	if (!mapped_frame(m)) {
		struct mapped_held one = {.pattern = pattern,
					  .depth = depth,
					  .parent = parent,
					  .receipt =
						  receipt ? *receipt : (struct account_receipt){0},
					  .text = xstrdup(buf_str(&m->line))};

		/* What follows has another heading: directions from here on belong there. */
		if (use->field == FIELD_TITLE)
			debate_give(&m->debate);
		held_add(m, &one);
		return;
	}
	m->values = vec_fit(m->values, m->values_n + 1, &m->values_size, sizeof *m->values);
	m->values[m->values_n++] = (struct mapped_value){
		.pattern = pattern,
		.at = m->store.len,
		.len = m->line.len,
		.parent = parent,
		.receipt = receipt ? *receipt : (struct account_receipt){0},
	};
	buf_add(&m->store, m->line.data, m->line.len);
}

/* ---- which of them a field is made of ---- */

static void pick(struct mapped *m, const struct mapped_pick *one)
{
	m->picks = vec_fit(m->picks, m->picks_n + 1, &m->picks_size, sizeof *m->picks);
	m->picks[m->picks_n++] = *one;
}

static void pick_own(struct mapped *m, enum field_id field, unsigned choice)
{
	for (size_t i = mapped_frame(m)->values; i < m->values_n; i++) {
		const struct mapped_value *v = &m->values[i];
		const struct mapping_use *use = &m->m->uses[v->pattern];

		if (use->what == MAPPING_FIELD && use->field == field &&
		    choice_of(m, use) == choice)
			pick(m, &(struct mapped_pick){.s = m->store.data + v->at,
						      .len = v->len,
						      .item = use->item,
						      .parent = v->parent,
						      .receipt = &v->receipt});
	}
}

/* The innermost of each item, of a list the innermost ones, of headings all. */
static void pick_held(struct mapped *m, enum field_id field, unsigned choice)
{
	int innermost = -1;

	for (size_t i = 0; i < m->held_n; i++) {
		struct mapped_held *h = &m->held[i];
		const struct mapping_use *use = &m->m->uses[h->pattern];
		size_t k = m->picks_n;

		if (use->field != field || choice_of(m, use) != choice)
			continue;
		if (is_list(field) && h->depth != innermost) {
			if (h->depth < innermost)
				continue;
			innermost = h->depth;
			m->picks_n = 0;
		}
		for (k = 0; field != FIELD_TITLE && !is_list(field) && k < m->picks_n; k++)
			if (m->picks[k].item == use->item)
				break;
		if (k < m->picks_n && !is_list(field) && field != FIELD_TITLE) {
			if (m->picks[k].depth > h->depth)
				continue;
			m->picks[k].s = h->text;
			m->picks[k].len = strlen(h->text);
			m->picks[k].depth = h->depth;
			m->picks[k].held = h;
			continue;
		}
		pick(m, &(struct mapped_pick){.s = h->text,
					      .len = strlen(h->text),
					      .item = use->item,
					      .parent = h->parent,
					      .depth = h->depth,
					      .held = h});
	}
}

static int by_place(const void *a, const void *b)
{
	const struct mapped_pick *x = a, *y = b;

	if (x->depth != y->depth)
		return x->depth < y->depth ? -1 : 1;
	if (x->item != y->item)
		return x->item < y->item ? -1 : 1;
	return x->n < y->n ? -1 : x->n > y->n;
}

/* Headings from the outermost in, those of one level in the order of the mapping. */
static void sort_headings(struct mapped_pick *p, size_t n)
{
	for (size_t i = 0; i < n; i++)
		p[i].n = i;
	if (n > 1)
		qsort(p, n, sizeof *p, by_place);
}

static bool is_constant(const struct mapping_value *v, unsigned choice)
{
	for (unsigned i = 0; i < v->n; i++)
		if (v->items[i].choice == choice && !v->items[i].literal)
			return false;
	return true;
}

/* The values of the statement's own that are of another choice than the one taken. */
static void drop_others(struct mapped *m, enum field_id field, unsigned choice)
{
	for (size_t i = mapped_frame(m)->values; i < m->values_n; i++) {
		struct mapped_value *v = &m->values[i];
		const struct mapping_use *use = &m->m->uses[v->pattern];

		if (use->what == MAPPING_FIELD && use->field == field &&
		    choice_of(m, use) != choice)
			account_drop(reading_account(m->r), &v->receipt, ACCOUNT_SECOND);
	}
}

/* What choice C of FIELD has in m->picks: what is the statement's OWN, or what holds for it as well. */
static bool pick_choice(struct mapped *m, enum field_id field, unsigned c, bool own)
{
	size_t held;

	if (field == FIELD_TITLE)
		pick_held(m, field, c);
	sort_headings(m->picks, m->picks_n);
	held = m->picks_n;
	pick_own(m, field, c);
	if (field == FIELD_TITLE && m->picks_n > held)
		sort_headings(m->picks + held, m->picks_n - held);
	else if (field != FIELD_TITLE && field != FIELD_ID && !own && !m->picks_n)
		pick_held(m, field, c);
	return m->picks_n > 0;
}

bool mapped_choose(struct mapped *m, enum field_id field, unsigned *choice)
{
	const struct mapping_value *v = &m->m->values[field];
	unsigned c = v->choices;

	m->picks_n = 0;
	if (!v->line)
		return false;
	/* Its own come before those that hold for all: who speaks here is not who speaks elsewhere. */
	if (field != FIELD_TITLE)
		for (c = 0; c < v->choices && !pick_choice(m, field, c, true); c++)
			;
	if (c == v->choices)
		for (c = 0;
		     c < v->choices && !pick_choice(m, field, c, false) && !is_constant(v, c); c++)
			;
	if (c == v->choices)
		return false;
	drop_others(m, field, c);
	for (size_t i = 0; i < m->picks_n; i++)
		if (m->picks[i].held)
			m->picks[i].held->shown = true;
	*choice = c;
	return true;
}

/* ---- joining them ---- */

static const struct mapped_pick *find_item(const struct mapped *m, const struct mapped_tuple *t,
					   unsigned item)
{
	for (size_t i = t->from; i < t->to; i++)
		if (m->picks[i].item == item)
			return &m->picks[i];
	return NULL;
}

bool mapped_tuple_next(const struct mapped *m, struct mapped_tuple *t)
{
	const struct mapped_pick *p = m->picks;

	t->from = t->to;
	for (size_t i = t->from; i < m->picks_n; i++) {
		t->to = i;
		if (!find_item(m, t, p[i].item))
			continue;
		/* What stands beside the one that comes again is of the next. */
		while (t->to - 1 > t->from && p[t->to - 1].parent == p[i].parent &&
		       p[t->to - 1].item != p[i].item)
			t->to--;
		return true;
	}
	t->to = m->picks_n;
	return t->to > t->from;
}

/* Whether the nearest pattern from item I on, upwards or DOWN, has its value, or there is none. */
static bool neighbour_is_there(const struct mapped *m, const struct mapping_value *v,
			       const struct mapped_tuple *t, unsigned i, int step)
{
	unsigned choice = v->items[i].choice;

	for (i += (unsigned)step; i < v->n && v->items[i].choice == choice; i += (unsigned)step)
		if (!v->items[i].literal)
			return find_item(m, t, i);
	return true;
}

void mapped_join(const struct mapped *m, const struct mapping_value *v, unsigned choice,
		 const struct mapped_tuple *t, const char *joint, struct buf *out)
{
	bool value = false;

	buf_clear(out);
	for (unsigned i = 0; i < v->n; i++) {
		const struct mapping_item *item = &v->items[i];
		const struct mapped_pick *p;

		if (item->choice != choice)
			continue;
		if (item->literal) {
			if (!neighbour_is_there(m, v, t, i, -1) ||
			    !neighbour_is_there(m, v, t, i, 1))
				continue;
			buf_puts(out, item->literal);
			value = false;
			continue;
		}
		p = find_item(m, t, i);
		if (!p)
			continue;
		if (value)
			buf_puts(out, joint);
		if (v->as.kind == MAPPING_AS_WORDS) {
			struct buf one;

			buf_init(&one);
			buf_add(&one, p->s, p->len);
			buf_puts(out, mapping_as_word(&v->as, buf_str(&one)));
			buf_done(&one);
		} else {
			buf_add(out, p->s, p->len);
		}
		value = true;
	}
}

bool mapped_line(struct mapped *m, enum field_id field)
{
	const struct mapping_value *v = &m->m->values[field];
	struct mapped_tuple t = {0};
	unsigned choice;

	buf_clear(&m->line);
	if (!mapped_choose(m, field, &choice))
		return false;
	mapped_tuple_next(m, &t);
	for (size_t i = t.to; i < m->picks_n; i++)
		if (m->picks[i].receipt)
			account_drop(reading_account(m->r), m->picks[i].receipt, ACCOUNT_SECOND);
	mapped_join(m, v, choice, &t, " ", &m->line);
	return m->line.len;
}
