/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "read/guess_shape.h"

#include <ctype.h>
#include <string.h>

#include "read/sheet.h"

#define XSI_NS "http://www.w3.org/2001/XMLSchema-instance"

/* ---- one over the other ---- */

static void merge(struct guess_tree *t, struct guess_node *to, const struct guess_node *from,
		  const struct guess_node *record)
{
	guess_node_add(t, to, from);
	for (const struct guess_node *c = from->child; c; c = c->next) {
		struct guess_node *child;

		/* An element in its like is another one. */
		if (record && guess_same_name(c, record))
			continue;
		child = guess_tree_child(t, to, c);
		if (child)
			merge(t, child, c, record);
	}
}

/* Whether the elements called as FIRST, a child of UP, are told apart by their key within each UP, and
 * not one UP from another, or by a key that is as good as a text. */
static bool is_told_apart(const struct guess_node *first)
{
	uint64_t parents = 0, most = 0, n = 0;

	for (const struct guess_node *c = first; c; c = c->next) {
		if (!guess_same_name(c, first))
			continue;
		if (!c->key && c->filled)
			return false;
		n++;
		parents += c->parents;
		most = c->parents > most ? c->parents : most;
	}
	return n >= 2 && 10 * parents >= 13 * most;
}

/* Make one node of those below N whose key tells nothing. */
static void drop_keys(struct guess_tree *t, struct guess_node *n)
{
	for (struct guess_node *c = n->child; c; c = c->next) {
		struct guess_node like = {.ns = c->ns, .name = c->name}, *plain;
		struct guess_node *before = n->child;

		while (before != c && !guess_same_name(before, c))
			before = before->next;
		if (c->attribute || !c->key || before != c || is_told_apart(c))
			continue;
		plain = guess_tree_child(t, n, &like);
		if (!plain)
			continue;
		for (struct guess_node *x = c; x; x = x->next)
			if (x != plain && guess_same_name(x, plain)) {
				merge(t, plain, x, NULL);
				x->count = x->filled = x->parents = 0;
				x->words = 0;
				x->looks.n = 0;
				x->child = NULL;
				x->gone = true;
			}
	}
	for (struct guess_node *c = n->child; c; c = c->next)
		drop_keys(t, c);
}

/* Add all elements called as NAME below N to the shape. */
static void gather(struct guess_shape *s, const struct guess_node *n, const struct guess_node *name)
{
	if (guess_same_name(n, name))
		merge(&s->tree, s->top, n, name);
	for (const struct guess_node *c = n->child; c; c = c->next)
		gather(s, c, name);
}

/* ---- where a part is ---- */

bool guess_is_in(const struct guess_node *n, const struct guess_node *inside)
{
	while (n && n != inside)
		n = n->up;
	return n != NULL;
}

bool guess_holds(const struct guess_node *n, const struct guess_node *name)
{
	for (const struct guess_node *c = n->child; c; c = c->next)
		if (guess_same_name(c, name) || guess_holds(c, name))
			return true;
	return false;
}

double guess_cover(const struct guess_node *top, const struct guess_node *n)
{
	double cover = 1;

	for (; n && n != top && n->up; n = n->up) {
		double parents = n->parents < n->up->count ? n->parents : n->up->count;

		cover *= n->up->count ? parents / n->up->count : 0;
	}
	return cover;
}

/* ---- which field a part is ---- */

static double part_of(uint32_t n, const struct guess_looks *l)
{
	return l->n ? (double)n / l->n : 0;
}

static const double sureness[] = {[FIELD_NAMES_NOT] = 0,
				  [FIELD_NAMES_PIECE] = 0.6,
				  [FIELD_NAMES_MAYBE] = 0.6,
				  [FIELD_NAMES_LIKELY] = 0.9,
				  [FIELD_NAMES_WHOLE] = 1};

/* The field that A, or A and B, are called for. */
static enum field_id called(struct guess_names *names, const char *a, const char *b, double *sure)
{
	enum field_names_sure how = FIELD_NAMES_NOT;
	struct buf both;
	enum field_id id;

	buf_init(&both);
	buf_puts(&both, a);
	if (b)
		buf_printf(&both, " %s", b);
	id = guess_names_find(names, buf_str(&both), &how);
	buf_done(&both);
	*sure = id == FIELD_NONE && how != FIELD_NAMES_PIECE ? 0 : sureness[how];
	return how == FIELD_NAMES_PIECE ? FIELD_SPEAKER : id;
}

static enum field_id better(enum field_id a, double *sure, enum field_id b, double other)
{
	if (other <= *sure)
		return a;
	*sure = other;
	return b;
}

/* What a part is called, taking what it stands in into account. */
static enum field_id name_of(struct guess_names *names, const struct guess_node *top,
			     const struct guess_node *n, double *sure)
{
	const struct guess_node *up = n->up;
	enum field_id id = FIELD_NONE, other;
	double s;

	*sure = 0;
	if (n->key)
		id = called(names, n->value, NULL, sure);
	if (*sure < 0.7) {
		other = called(names, n->name, NULL, &s);
		/* value="", content="" say nothing; what they belong to does. */
		if (n->attribute && other == FIELD_TEXT && !n->looks.prose)
			s = 0;
		id = better(id, sure, other, s);
	}
	if (n->attribute && up && up->key) {
		other = called(names, up->value, NULL, &s);
		if (*sure < 0.5 || id == FIELD_TEXT)
			id = better(id, sure, other, s * 0.9);
	}
	/* <arr name="keywords"><str>...</str></arr> */
	if (!n->attribute && up && up->key && guess_key_is_name(up->key) && *sure < 0.7) {
		other = called(names, up->value, NULL, &s);
		id = better(id, sure, other, s * 0.85);
	}
	/* What role="" says of anything but a person is how that looks: <emphasis role="bold">. */
	if (n->attribute && id == FIELD_ROLE && up && up != top &&
	    called(names, up->name, NULL, &s) != FIELD_SPEAKER) {
		*sure = 0;
		return FIELD_NONE;
	}
	if (up && up != top && up->up && *sure < 0.95) {
		other = called(names, up->name, n->name, &s);
		id = better(id, sure, other, s * 0.95);
		other = called(names, up->name, NULL, &s);
		if (*sure <= 0 && other != FIELD_ID && other != FIELD_KIND)
			id = better(id, sure, other, s * 0.5);
		/* Whatever it is called: a name in a <speaker>. */
		if (id == FIELD_SPEAKER && other == FIELD_SPEAKER && s >= 0.9 &&
		    part_of(n->looks.full_names, &n->looks) >= 0.5)
			id = better(id, sure, other, 0.8);
	}
	return id;
}

/* How well values with these looks would do as the field ID, 0 to 1. */
static double suits(enum field_id id, const struct guess_looks *l)
{
	double prose = part_of(l->prose, l);
	double dates =
		part_of(l->figures > l->dates ? l->figures : l->dates, l) + part_of(l->stamps, l);

	switch (id) {
	case FIELD_DATE:
	case FIELD_PUBLISHED:
	case FIELD_UPDATED:
		if (part_of(l->years_first, l) > dates)
			dates = part_of(l->years_first, l);
		return dates >= 0.8 ? dates > 1 ? 1 : dates : 0;
	case FIELD_SPEAKER:
		return part_of(l->numbers + l->addresses, l) > 0.3 || prose > 0.3 ? 0
		       : part_of(l->full_names, l) >= 0.5                         ? 1
		       : part_of(l->names, l) >= 0.5                              ? 0.9
										  : 0.7;
	case FIELD_PARTY:
	case FIELD_ROLE:
	case FIELD_PLACE:
	case FIELD_CONSTITUENCY:
		return prose > 0.5 || part_of(l->numbers, l) > 0.3 || dates > 0.5 ? 0 : 1;
	case FIELD_LANGUAGE: return part_of(l->languages, l) >= 0.8 ? 1 : 0;
	case FIELD_SOURCE: return part_of(l->addresses, l) >= 0.8 ? 1 : 0;
	case FIELD_KIND:
	case FIELD_GENDER: return prose > 0.1 || l->distinct > 40 ? 0 : 1;
	case FIELD_OCCASION:
	case FIELD_TITLE: return part_of(l->numbers + l->stamps, l) > 0.5 ? 0 : 1;
	case FIELD_ID:
		return prose > 0.1 || (l->n < GUESS_DISTINCT_MAX && l->distinct < l->n) ? 0 : 1;
	case FIELD_TEXT:
		return prose > 0.3                                              ? 1
		       : part_of(l->numbers + l->addresses + l->dates, l) > 0.3 ? 0
										: 0.7;
	default: return 1;
	}
}

enum field_id guess_part(struct guess_names *names, const struct guess_node *top,
			 const struct guess_node *part, double *sure)
{
	const struct guess_looks *l = &part->looks;
	enum field_id id = name_of(names, top, part, sure);
	uint32_t brackets = 0;
	double look;

	for (unsigned i = 0; i < GUESS_NAME_TURNS; i++)
		brackets += i & GUESS_NAME_BRACKETS ? l->turns[i] : 0;
	/* What only tells it apart, and where its schema is, say nothing of the statement. */
	if (part->attribute && ((part->up->key && !strcmp(part->up->key, part->name)) ||
				!strcmp(part->ns, XSI_NS) || !strcmp(part->ns, SHEET_NS))) {
		*sure = 0;
		return FIELD_NONE;
	}
	/* "Anna Sample (ABC)" */
	if ((id == FIELD_NONE ||
	     (guess_is_of(id, FIELD_BIT(FIELD_PARTY) | FIELD_BIT(FIELD_SPEAKER)) && *sure < 0.7)) &&
	    part_of(l->names, l) >= 0.8 && part_of(brackets, l) >= 0.5) {
		*sure = 0.7;
		return FIELD_SPEAKER;
	}

	if (id == FIELD_DATE_TEXT)
		id = FIELD_DATE;
	look = id == FIELD_NONE ? 0 : suits(id, l);
	if (*sure < 0.7 && suits(FIELD_DATE, l) > 0 && part_of(l->digits, l) < 0.5 &&
	    !guess_is_of(id, FIELD_BIT(FIELD_PUBLISHED) | FIELD_BIT(FIELD_UPDATED) |
				     FIELD_BIT(FIELD_DATE)))
		look = 0;
	/* "name", "from": of a person, if that is what it looks like. */
	if (id == FIELD_SPEAKER && *sure < 0.7 && part_of(l->full_names, l) < 0.5)
		look = 0;
	if (look > 0) {
		*sure *= look;
		return id;
	}
	/* A name that says nothing, but values that do. */
	*sure = 0;
	if (suits(FIELD_DATE, l) > 0 && part_of(l->digits, l) < 0.5) {
		*sure = 0.5;
		return FIELD_DATE;
	}
	if (id == FIELD_NONE && suits(FIELD_SOURCE, l) > 0) {
		*sure = 0.4;
		return FIELD_SOURCE;
	}
	return FIELD_NONE;
}

/* ---- how good it is ---- */

/* How sure the best date is that is in none of the elements called as NAME. */
static double best_date(struct guess_names *names, const struct guess_node *n,
			const struct guess_node *name)
{
	double best = 0, sure;

	if (guess_same_name(n, name))
		return 0;
	if (n->looks.n && guess_part(names, n, n, &sure) == FIELD_DATE)
		best = sure;
	for (const struct guess_node *c = n->child; c; c = c->next) {
		double inner = best_date(names, c, name);

		best = inner > best ? inner : best;
	}
	return best;
}

/* What statements are called, and what holds them or is a part of them. */
static const char records[] = " speech statement intervention contribution utterance turn address "
			      "remark rede redebeitrag wortmeldung "
			      "anforande anförande tale innlegg replikk hovedinnlegg presinnlegg "
			      "indlæg indlaeg discours discurso "
			      "intervencion intervención intervencao intervento discorso "
			      "spreekbeurt toespraak puhe puheenvuoro record "
			      "item entry post row article document message msg letter sermon "
			      "interview transcript quote tweet note news "
			      "story release doc text speechrecord logentry answer question "
			      "interjection سخنرانی بیانات خطاب речь "
			      "выступление przemówienie wypowiedź konusma konuşma beszéd projev ";
static const char others[] = " p para paragraph paragraaf al absatz line linea l li td th tr span "
			     "b i em strong div seg w s section "
			     "chapter part debate subdebate body content contents list data header "
			     "head meta metadata info root "
			     "archive collection session sitting page comment comments title "
			     "heading name speaker author description "
			     "summary note notes footnote ";

/* Whether NAME, or its last word ("SpeechRecord"), is in LIST. */
static bool in_list(const char *list, const char *name)
{
	char word[44];
	size_t len = strlen(name);

	if (len > 40)
		return false;
	word[0] = ' ';
	for (size_t i = 0; i <= len; i++)
		word[1 + i] = (char)((unsigned char)name[i] < 0x80 ? tolower((unsigned char)name[i])
								   : name[i]);
	word[1 + len] = ' ';
	word[2 + len] = '\0';
	return strstr(list, word) != NULL;
}

double guess_name_worth(const char *name)
{
	const char *last = name;

	for (const char *s = name; *s; s++)
		if (isupper((unsigned char)*s) && s > name && islower((unsigned char)s[-1]))
			last = s;
	return in_list(records, name)   ? 1
	       : in_list(others, name)  ? -1
	       : in_list(records, last) ? 0.8
					: 0;
}

static void rate(struct guess_shape *s, uint64_t prose)
{
	double before = 0.7 * s->before;
	const struct guess_field *f = s->fields;
	double share =
		s->text_words < prose ? (double)s->text_words / (double)prose : s->text_words > 0;

	s->share = share;
	s->score = 3 * share * f[FIELD_TEXT].worth + 2.5 * f[FIELD_SPEAKER].worth +
		   1.5 * (f[FIELD_DATE].worth > before ? f[FIELD_DATE].worth : before) +
		   0.3 * f[FIELD_TITLE].worth + 0.2 * f[FIELD_ID].worth +
		   0.2 * f[FIELD_PARTY].worth + 1.2 * guess_name_worth(s->top->name);
}

void guess_shape_init(struct guess_shape *s, struct guess_names *names,
		      const struct guess_node *root, const struct guess_node *name, uint64_t prose)
{
	*s = (struct guess_shape){0};
	guess_tree_init(&s->tree);
	s->top = guess_tree_child(&s->tree, &s->tree.top, name);
	s->top->key = s->top->value = NULL;
	gather(s, root, name);
	s->tree.top.count = s->top->count;
	drop_keys(&s->tree, s->top);
	guess_tree_sum(&s->tree);
	guess_shape_fields(s, names);
	s->before = best_date(names, root, name);
	rate(s, prose);
}

void guess_shape_done(struct guess_shape *s)
{
	guess_tree_done(&s->tree);
}
