/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "read/guess_tree.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "base/vec.h"
#include "read/pattern.h"

enum { KEY_VALUE_MAX = 40 };

/* Attributes that tell elements of one name apart, the surest first. */
static const char *const keys[] = {"name", "field", "key",  "property", "itemprop", "column", "tag",
				   "code", "role",  "type", "class",    "klasse",   "kind"};

enum { KEYS = sizeof keys / sizeof keys[0], KEYS_NAMES = 8 /* of them say what the element is */ };

bool guess_key_is_name(const char *key)
{
	for (size_t i = 0; i < KEYS_NAMES; i++)
		if (!strcasecmp(key, keys[i]))
			return true;
	return false;
}

void guess_tree_init(struct guess_tree *t)
{
	*t = (struct guess_tree){.top = {.ns = "", .name = "", .count = 1}};
	arena_init(&t->arena);
	buf_init_cap(&t->scratch, GUESS_VALUE_BYTES);
	buf_init(&t->edtf);
}

void guess_tree_done(struct guess_tree *t)
{
	for (size_t i = 0; i < t->size; i++)
		buf_done(&t->open[i].text);
	free(t->open);
	buf_done(&t->scratch);
	buf_done(&t->edtf);
	arena_done(&t->arena);
}

/* ---- nodes ---- */

static bool same_string(const char *a, const char *b)
{
	return a == b || (a && b && !strcmp(a, b));
}

bool guess_same_name(const struct guess_node *a, const struct guess_node *b)
{
	return a->attribute == b->attribute && !strcmp(a->name, b->name) && !strcmp(a->ns, b->ns);
}

struct guess_node *guess_tree_child(struct guess_tree *t, struct guess_node *up,
				    const struct guess_node *like)
{
	struct guess_node *first = NULL, *n;

	for (n = up->child; n; n = n->next) {
		if (!guess_same_name(n, like))
			continue;
		if (same_string(n->key, like->key) && same_string(n->value, like->value))
			return n;
		if (!first)
			first = n;
	}
	if (first && like->key &&
	    first->variants >=
		    (guess_key_is_name(like->key) ? GUESS_COLUMNS_MAX : GUESS_VARIANTS_MAX)) {
		/* The values of the key are no names. */
		struct guess_node plain = *like;

		plain.key = plain.value = NULL;
		return guess_tree_child(t, up, &plain);
	}
	if (t->nodes >= GUESS_NODES_MAX || up->children >= GUESS_CHILDREN_MAX ||
	    !pattern_can_name(like->name))
		return NULL;
	t->nodes++;
	up->children++;
	n = arena_calloc(&t->arena, 1, sizeof *n);
	n->up = up;
	n->ns = arena_strdup(&t->arena, like->ns);
	n->name = arena_strdup(&t->arena, like->name);
	n->key = like->key ? arena_strdup(&t->arena, like->key) : NULL;
	n->value = like->key ? arena_strdup(&t->arena, like->value) : NULL;
	n->attribute = like->attribute;
	(first ? first : n)->variants++;
	if (up->last)
		up->last->next = n;
	else
		up->child = n;
	up->last = n;
	return n;
}

void guess_node_add(struct guess_tree *t, struct guess_node *to, const struct guess_node *from)
{
	to->count += from->count;
	to->parents += from->parents;
	to->filled += from->filled;
	to->words += from->words;
	guess_looks_add(t, &to->looks, &from->looks);
}

/* One more of N in the element that is its parent, the number WITHIN of its node. */
static void node_count(struct guess_node *n, uint32_t within)
{
	n->count++;
	if (n->within != within) {
		n->within = within;
		n->parents++;
	}
}

/* ---- elements ---- */

static bool key_is_name(const char *value)
{
	size_t len = strlen(value);

	return len > 0 && len <= KEY_VALUE_MAX && !strpbrk(value, "'\"[]\t\n\r|") &&
	       utf8_count_visible(value, len) > 0;
}

/* The attribute that tells an element from its like; NULL: none does. */
static const struct xml_attribute *find_key(const struct xml_attribute *attributes, size_t n)
{
	for (size_t k = 0; k < KEYS; k++)
		for (size_t i = 0; i < n; i++)
			if (!*attributes[i].ns && !strcasecmp(attributes[i].name, keys[k]) &&
			    key_is_name(attributes[i].value))
				return &attributes[i];
	return NULL;
}

static void count_attribute(struct guess_tree *t, const struct guess_open *o,
			    const struct xml_attribute *a)
{
	const struct guess_node like = {.ns = a->ns, .name = a->name, .attribute = true};
	struct guess_node *n = guess_tree_child(t, o->node, &like);
	size_t len = utf8_fit(a->value, strlen(a->value), GUESS_VALUE_BYTES);
	bool in_word = false;
	uint64_t words;

	if (!n) {
		t->lost++;
		return;
	}
	node_count(n, o->number);
	words = guess_words(a->value, strlen(a->value), &in_word);
	n->filled += words > 0;
	n->words += words;
	guess_value(t, &n->looks, a->value, len, words);
}

void guess_tree_start(struct guess_tree *t, const char *ns, const char *name,
		      const struct xml_attribute *attributes, size_t n)
{
	const struct xml_attribute *key = find_key(attributes, n);
	const struct guess_node like = {.ns = ns,
					.name = name,
					.key = key ? key->name : NULL,
					.value = key ? key->value : NULL};
	struct guess_open *up, *o;
	size_t size = t->size;

	t->open = vec_fit(t->open, t->depth + 1, &t->size, sizeof *t->open);
	for (; size < t->size; size++) {
		t->open[size] = (struct guess_open){0};
		buf_init_cap(&t->open[size].text, GUESS_VALUE_BYTES);
	}
	up = t->depth ? &t->open[t->depth - 1] : NULL;
	o = &t->open[t->depth++];
	o->node = !up        ? guess_tree_child(t, &t->top, &like)
		  : up->node ? guess_tree_child(t, up->node, &like)
			     : NULL;
	o->words = 0;
	o->in_word = false;
	buf_clear(&o->text);
	o->text.cut = 0;
	if (!o->node) {
		t->lost++;
		return;
	}
	node_count(o->node, up ? up->number : t->top.count);
	o->number = o->node->count;
	for (size_t i = 0; i < n; i++)
		count_attribute(t, o, &attributes[i]);
}

void guess_tree_text(struct guess_tree *t, const char *s, size_t len)
{
	struct guess_open *o;

	/* What is beyond the bounds is text of the nearest element within them. */
	for (o = t->depth ? &t->open[t->depth - 1] : NULL; o && !o->node && o > t->open; o--)
		;
	if (!o || !o->node)
		return;
	o->words += guess_words(s, len, &o->in_word);
	buf_add(&o->text, s, len);
}

void guess_tree_end(struct guess_tree *t)
{
	struct guess_open *o;

	if (!t->depth)
		return;
	o = &t->open[--t->depth];
	if (!o->node || !o->words)
		return;
	o->node->filled++;
	o->node->words += o->words;
	guess_value(t, &o->node->looks, buf_str(&o->text),
		    utf8_fit(buf_str(&o->text), o->text.len, o->text.len), o->words);
}

void guess_tree_sum(struct guess_tree *t)
{
	struct guess_node *n = &t->top;

	/* Children before parents, without recursion: a file decides how deep they are. */
	while (n->child)
		n = n->child;
	for (;;) {
		n->all_words = n->words;
		n->values = n->filled;
		for (const struct guess_node *c = n->child; c; c = c->next) {
			n->all_words += c->all_words;
			n->values += c->values;
		}
		if (n == &t->top)
			return;
		if (n->next)
			for (n = n->next; n->child; n = n->child)
				;
		else
			n = n->up;
	}
}
