/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "read/events.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/vec.h"

void events_init(struct events *e)
{
	*e = (struct events){0};
	arena_init(&e->arena);
}

void events_done(struct events *e)
{
	arena_done(&e->arena);
	free(e->items);
	*e = (struct events){0};
}

void events_clear(struct events *e)
{
	events_done(e);
	events_init(e);
}

static void add(struct events *e, const struct event *event)
{
	e->items = vec_fit(e->items, e->n + 1, &e->size, sizeof *e->items);
	e->items[e->n++] = *event;
	e->bytes = e->arena.bytes + e->n * sizeof *e->items;
}

void events_start(struct events *e, long line, const char *ns, const char *name,
		  const struct xml_attribute *attributes, size_t n)
{
	struct xml_attribute *copy = NULL;

	if (n)
		copy = arena_alloc(&e->arena, n * sizeof *copy);
	for (size_t i = 0; i < n; i++)
		copy[i] = (struct xml_attribute){arena_strdup(&e->arena, attributes[i].ns),
						 arena_strdup(&e->arena, attributes[i].name),
						 arena_strdup(&e->arena, attributes[i].value)};
	add(e, &(struct event){EVENT_START, line, ns, name, copy, n, NULL, 0});
	e->depth++;
}

void events_end(struct events *e, long line, const char *ns, const char *name)
{
	assert(e->depth > 0);
	add(e, &(struct event){EVENT_END, line, ns, name, NULL, 0, NULL, 0});
	e->depth--;
}

void events_text(struct events *e, long line, const char *s, size_t len)
{
	add(e, &(struct event){EVENT_TEXT, line, NULL, NULL, NULL, 0, arena_copy(&e->arena, s, len),
			       len});
}

const char *event_attribute(const struct event *start, const char *name)
{
	for (size_t i = 0; i < start->n; i++)
		if (!*start->attributes[i].ns && !strcmp(start->attributes[i].name, name))
			return start->attributes[i].value;
	return NULL;
}
