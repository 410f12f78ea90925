/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Elements: what is no XML as elements, for those that read only them.
 *
 * JSON (json.c) and CSV (csv.c) are trees of named values too. Both take the file line by line from
 * xml_input, so that a line number is exact and a bad line ends where it ends, and give their values to the
 * handler of xml.h as elements: the root in XML_TABLE_NS, records below it, values by their names. Names
 * are cleaned (text/sanitize) and live as long as this does; equal ones have the same address. Part of a
 * struct xml, on its thread.
 */
#ifndef LR_XML_ELEMENTS_H
#define LR_XML_ELEMENTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "xml/xml.h"

struct xml_input;

enum {
	ELEMENTS_NAMES_MAX = 20000, /* names that are told apart */
	ELEMENTS_VALUE_MAX =
		64 * 1024 * 1024 /* bytes of one value; where there is a longer one, it ends */
};

struct elements {
	const struct xml_handler *handler;
	void *data;
	struct xml_input *input;
	const char *encoding;
	bool on;      /* this is what reads the file */
	bool stopped; /* by xml_stop() */
	bool damaged; /* something is wrong with it */
	bool fresh;   /* the next piece is the start of a line */
	size_t want;  /* bytes that the next piece should have, unless its line ends before */
	long next;    /* the line of the next piece */
	long line;    /* of the current event */
	struct arena arena;
	const char **names; /* a hash table */
	size_t names_n, names_size;
	struct buf name;
};

/* A piece of a line: LEN bytes. */
struct elements_piece {
	const char *s;
	size_t len;
	long line;
	bool starts, ends; /* it is the start, has the end of its line */
};

void elements_init(struct elements *e, const struct xml_handler *handler, void *data,
		   struct xml_input *input, const char *encoding);
void elements_done(struct elements *e);

/* The next piece of the file, good until the next call. False: there is none, or it was stopped. */
bool elements_next(struct elements *e, struct elements_piece *piece);
bool elements_stopped(const struct elements *e);

/* The LEN bytes at S as a name; where nothing is left of them, FALLBACK. */
const char *elements_name(struct elements *e, const char *s, size_t len, const char *fallback);
void elements_start(struct elements *e, const char *ns, const char *name);
void elements_end(struct elements *e, const char *ns, const char *name);
void elements_text(struct elements *e, const char *s, size_t len);
/* A value: an element with nothing but text. */
void elements_value(struct elements *e, const char *name, const char *s, size_t len);
/* What is open but for the root is not whole: an empty element says so. */
void elements_broken(struct elements *e);
/* Something is wrong at LINE; or cannot be read there, and is lost. */
void elements_problem(struct elements *e, long line, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
void elements_lost(struct elements *e, long line, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

#endif
