/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "read/guesses.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/err.h"
#include "read/events.h"
#include "read/guess.h"
#include "read/mapping.h"

enum { ENOUGH = 20 }; /* statements that tell how all others are */

/* A mapping that was in use. */
struct guessed_mapping {
	struct mapping *mapping;
	struct guessed_mapping *before;
};

struct guessed {
	char *ns, *name; /* of the root element */
	struct guess *guess;
	struct guessed_mapping *last;
	struct buf text; /* of that mapping */
	bool settled;
	struct guessed *next;
};

void guesses_done(struct guesses *g)
{
	while (g->first) {
		struct guessed *one = g->first;

		g->first = one->next;
		while (one->last) {
			struct guessed_mapping *last = one->last;

			one->last = last->before;
			mapping_free(last->mapping);
			free(last);
		}
		guess_free(one->guess);
		buf_done(&one->text);
		free(one->ns);
		free(one->name);
		free(one);
	}
}

static struct guessed *find(const struct guesses *g, const struct events *begin)
{
	const struct event *root = begin->items;
	struct guessed *one = g->first;

	while (one && (strcmp(one->name, root->name) != 0 || strcmp(one->ns, root->ns) != 0))
		one = one->next;
	return one;
}

static const struct format *format_of(const struct guessed *one)
{
	return one->last ? &one->last->mapping->format : NULL;
}

const struct format *guesses_known(const struct guesses *g, const struct events *begin)
{
	const struct guessed *one = find(g, begin);

	return one && one->settled ? format_of(one) : NULL;
}

bool guesses_hopeless(const struct events *begin)
{
	return guess_is_hopeless(begin->items[0].ns);
}

static struct guessed *add(struct guesses *g, const struct events *begin)
{
	struct guessed *one = xcalloc(1, sizeof *one);

	one->ns = xstrdup(begin->items[0].ns);
	one->name = xstrdup(begin->items[0].name);
	one->guess = guess_new();
	buf_init(&one->text);
	one->next = g->first;
	g->first = one;
	return one;
}

/* The mapping TEXT is the one from now on, unless it is already. */
static void take(struct guessed *one, struct buf *text, struct buf *mapping)
{
	struct guessed_mapping *last;
	struct mapping *m;
	struct err err;

	if (one->last && !strcmp(buf_str(text), buf_str(&one->text)))
		return;
	/* A file may have names that no pattern can have. */
	m = mapping_parse(buf_str(text), text->len, "guess", "", &err);
	if (!m)
		return;
	last = xcalloc(1, sizeof *last);
	last->mapping = m;
	last->before = one->last;
	one->last = last;
	buf_clear(&one->text);
	buf_puts(&one->text, buf_str(text));
	buf_puts(mapping, buf_str(text));
}

const struct format *guesses_make(struct guesses *g, const struct events *begin,
				  struct buf *mapping)
{
	struct guessed *one = find(g, begin);
	struct buf text;

	if (!one)
		one = add(g, begin);
	guess_look(one->guess, begin);
	if (guess_find(one->guess)) {
		buf_init(&text);
		guess_print(one->guess, false, &text);
		take(one, &text, mapping);
		buf_done(&text);
		one->settled = guess_statements(one->guess) >= ENOUGH;
	}
	return format_of(one);
}
