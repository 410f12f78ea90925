/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Events: what a document begins with, kept until somebody knows what it is.
 *
 * The name of a root element may be that of several formats. The reading (reader.c) keeps the elements
 * and text from there on, asks the formats each time an element starts, and gives all of it to the one
 * that says yes, as if it had just been read: each event has its own line. Names and namespaces of
 * elements are those of the parser, which live as long as the reading of the document (xml.h); all else
 * is a copy. Memory is bounded by who keeps them, by `bytes`. Belongs to one thread; never fails.
 */
#ifndef LR_READ_EVENTS_H
#define LR_READ_EVENTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "xml/xml.h"

struct field_names;

enum event_kind { EVENT_START, EVENT_END, EVENT_TEXT };

struct event {
	enum event_kind kind;
	long line;
	const char *ns, *name;                  /* of an element */
	const struct xml_attribute *attributes; /* where it starts: N of them */
	size_t n;
	const char *text; /* LEN bytes, and a NUL */
	size_t len;
};

struct events {
	struct arena arena;
	struct event *items; /* the first is the start of the root element */
	size_t n, size;
	size_t depth;              /* open elements behind the last of them */
	size_t bytes;              /* that they take, about */
	struct field_names *names; /* for who looks at them; borrowed */
	bool found;                /* nobody has named the document: it was in a folder or packed */
};

void events_init(struct events *e);
void events_done(struct events *e);
/* Forget them all. */
void events_clear(struct events *e);

void events_start(struct events *e, long line, const char *ns, const char *name,
		  const struct xml_attribute *attributes, size_t n);
void events_end(struct events *e, long line, const char *ns, const char *name);
void events_text(struct events *e, long line, const char *s, size_t len);

/* The value of the attribute NAME, of no namespace, of an element's start; NULL where it lacks. */
const char *event_attribute(const struct event *start, const char *name);

#endif
