/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Pattern: which elements and attributes of a stream are meant, "debate//speech[@type='oral']/@by".
 *
 * The patterns of XSLT 1.0 (5.2), as far as a stream can say at a start tag whether one fits: names, *,
 * prefix:*, *:name, / and // between steps and before the first, @name or text() as the last step, and
 * of an element [@name], [@name='value'], [@name!='value'] and [not(@name)]. A name without a prefix is
 * one of the default namespace where one is declared, else of any; an attribute without one has none.
 *
 * All patterns of a mapping are matched at once: the steps that have been made are a set of positions,
 * and the sets that occur are the states of an automaton that is built while a file is read. So an element
 * costs one look into a table, however many patterns there are. The patterns do not change once
 * they are there, and may be shared; a run belongs to one reading.
 */
#ifndef LR_READ_PATTERN_H
#define LR_READ_PATTERN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "xml/xml.h"

struct buf;

enum {
	PATTERN_STEPS_MAX = 16,       /* of one pattern */
	PATTERN_CONDITIONS_MAX = 64,  /* steps with conditions, of all patterns */
	PATTERN_POSITIONS_MAX = 2048, /* steps of all patterns, about */
	PATTERN_STATES_MAX = 1000     /* that are remembered */
};

/* NULL: any. A namespace "" is none. */
struct pattern_name {
	const char *ns, *name;
};

enum pattern_asks { PATTERN_HAS, PATTERN_LACKS, PATTERN_IS, PATTERN_IS_NOT };

struct pattern_condition {
	struct pattern_name attribute;
	enum pattern_asks asks;
	const char *value;
	const struct pattern_condition *next; /* that has to hold as well */
};

struct pattern_step {
	unsigned name;                              /* a number in patterns.names */
	bool deep;                                  /* it may be any level below the step before */
	unsigned bit;                               /* of its conditions, if there are any */
	const struct pattern_condition *conditions; /* NULL: none */
};

struct pattern {
	const struct pattern_step *steps; /* of elements */
	unsigned n;
	unsigned base; /* the position before its first step */
	bool rooted;   /* it begins with a single "/" */
	bool is_text;  /* it ends in "/text()": what stands directly in the element */
	bool is_attribute;
	struct pattern_name attribute; /* of the last element */
};

struct pattern_prefix {
	const char *prefix, *ns; /* prefix "": of names without one */
};

struct patterns {
	struct arena arena;
	struct pattern *items;
	size_t n, size;
	struct pattern_name *names; /* of elements that occur in steps, each once */
	size_t names_n, names_size;
	struct pattern_prefix *prefixes;
	size_t prefixes_n, prefixes_size;
	unsigned positions;
	const struct pattern_condition *conditions[PATTERN_CONDITIONS_MAX];
	unsigned conditions_n;
};

void patterns_init(struct patterns *p);
void patterns_done(struct patterns *p);
/* Whether the name of an element or attribute can stand in a pattern: none with a second colon can. */
bool pattern_can_name(const char *name);
/* Names with PREFIX are of the namespace NS from now on. */
void patterns_prefix(struct patterns *p, const char *prefix, const char *ns);
/*
 * Read the pattern at S, which ends at a blank, a "|" or the end; its number is p->n - 1 then. Returns
 * where it ends; NULL where it is none: then WHAT has a translated phrase, what is expected.
 */
const char *patterns_add(struct patterns *p, const char *s, struct buf *what);
/* The value of the attribute among the N at A that NAME means; NULL where it lacks. */
const char *pattern_attribute(const struct pattern_name *name, const struct xml_attribute *a,
			      size_t n);

/* ---- pattern_run.c ---- */

struct pattern_run;

/* What an element is: numbers of patterns, in their order. */
struct pattern_hits {
	const uint16_t *elements;   /* that mean it */
	const uint16_t *attributes; /* that mean an attribute of it, if it has that */
	size_t elements_n, attributes_n;
};

/* P is borrowed. */
struct pattern_run *pattern_run_new(const struct patterns *p);
void pattern_run_free(struct pattern_run *r);
/* An element starts. What is returned is good until the next one does. */
const struct pattern_hits *pattern_run_start(struct pattern_run *r, const char *ns,
					     const char *name, const struct xml_attribute *a,
					     size_t n);
/* Whether anything below the innermost open element could still be meant. */
bool pattern_run_waits(const struct pattern_run *r);
/* It ends. */
void pattern_run_end(struct pattern_run *r);

#endif
