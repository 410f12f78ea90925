/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Query, inside: the tree that the files query_*.c share. Nobody else includes this. They call each
 * other: a term is parsed with the folding that it is run with, and a leaf that is found is verified.
 *
 * A query is a tree of AND, OR and NOT over leaves, all in one arena, immutable once parsed. What a
 * thread needs to run it lies in its own struct query_scratch; all that threads share and change is how
 * many hold it, and how often an expression had to be given up.
 */
#ifndef LR_SEARCH_QUERY_TREE_H
#define LR_SEARCH_QUERY_TREE_H

#include "archive/field.h"
#include <stdatomic.h>

#include "base/arena.h"
#include "base/buf.h"
#include "search/query.h"
#include "text/fold.h"

enum query_kind {
	QUERY_AND,
	QUERY_OR,
	QUERY_NOT,
	QUERY_NAMED, /* :name, its child what the settings say it is */
	QUERY_WORD,  /* a word or phrase in the text; with spans also a date */
	QUERY_REGEX,
	QUERY_DAYS, /* a date */
	QUERY_META, /* lang: id: kind: file: */
	QUERY_NOTHING
};

enum query_value { QUERY_TEXT_VALUE, QUERY_META_VALUE, QUERY_DAYS_VALUE, QUERY_MARK_VALUE };

/* Calendars a date may be meant in, as bits. */
enum { QUERY_AD = 1, QUERY_SH = 2, QUERY_AH = 4, QUERY_ANY_CALENDAR = 7 };

/* A field that can be named: of a statement, or a part or property of it that only queries know. */
struct query_field {
	const char *name; /* as it is printed; NULL: none */
	enum query_value value;
	const struct field *field; /* NULL: not one of the table's */
	unsigned what;             /* bits of fields; bits of calendars */
};

/* All fields of the text. */
#define QUERY_ALL_TEXT FIELD_ANY

struct query_span {
	int32_t first, last; /* days since 1970-01-01 */
};

/* The letter at folded byte AT of a needle was typed with these marks. */
struct query_mark {
	size_t at;
	const char *marks; /* of fold_marks() */
	size_t len;
};

struct query_node {
	enum query_kind kind;
	struct query_node *child, *next;
	struct query_field field; /* its name is NULL where none is named */
	const char *typed;        /* the value, without signs; blanks are single */
	bool exact, quoted, slow; /* slow: hits are verified in the original */
	unsigned fields;          /* where a word is looked for, bits of fields */
	const char *needle;       /* folded */
	size_t len;
	/* The same with blanks for its ZWNJs, as many write it: found besides. NULL: it has none. */
	struct query_node *spaced;
	struct query_mark *marks;
	size_t marks_n;
	struct query_span spans[3]; /* one for each calendar it may be in */
	size_t spans_n;
	struct query_regex *regex;
	const char
		*language; /* of a language: the code of which the value is a name; NULL: of none */
	bool *files;       /* of a file: by number, whether its name matches */
	size_t files_n;
	int cost; /* of running it: what is cheap goes first */
};

struct query {
	atomic_uint holders;
	struct arena arena;
	struct query_node *root; /* NULL: everything matches */
	const struct query_node **terms;
	size_t terms_n, terms_size, nodes;
	char *problem; /* heap; NULL: none */
	enum query_fault fault;
	struct query_range place; /* of the problem */
	struct query_range at;    /* of what is being read, where a problem of it would be */
};

struct query_scratch {
	struct fold *fold;
	struct fold_map map;
	struct buf text, marks;
	struct words *words; /* NULL: not asked for yet */
	void *match;         /* of the expressions' library */
	/* Which code points hold the mark HELD, by pages of 256: 0 not looked at yet, 1 no, 2 yes. */
	uint8_t *holders[0x1100];
	uint32_t held;
	bool (*stop)(void *);
	void *stop_data;
};

/* The bytes at S that could name a field: letters of any script. */
size_t query_field_letters(const char *s);
/* What the LEN bytes at NAME mean before a colon; false: nothing. */
bool query_field_find(const char *name, size_t len, struct query_field *field);

/* Note what is wrong with the query, at q->at; the first of the worst is kept. */
void query_problem_set(struct query *q, enum query_fault fault, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* ---- query_term.c ---- */

/* S with controls as blanks, blanks single and none outside, in the query's arena. */
const char *query_clean(struct query *q, const char *s, size_t len);
/* Fill in needle and marks of N from its typed value. False: nothing is left of it. */
bool query_term_make(struct query *q, struct query_node *n, struct query_scratch *x,
		     bool exact_diacritics);
/* Read a date or range, digits of any script folded: A, A..B, A.., ..B with A = YYYY[-M[-D]].
 * CALENDARS are bits. Sets spans and, in ASCII, typed. */
bool query_days_make(struct query *q, struct query_node *n, const char *s, size_t len,
		     unsigned calendars);
/* The same of a date as people print it: "6 May 2013", "۱۶ اردیبهشت ۱۳۹۲". S may be folded. */
bool query_days_printed(struct query *q, struct query_node *n, const char *s);
/* Whether the LEN folded bytes at S are two years with a hyphen between them, "2018-2020". */
bool query_days_are_years(const char *s, size_t len);
/* Whether the LEN bytes at S could become one by typing on. */
bool query_days_half(const char *s, size_t len);
/* How the spans of N and DATE go together. */
enum query_date_match query_days_match(const struct query_node *n, const struct date *date);

/* ---- query_verify.c ---- */

/* Whether the hit at folded byte AT of x->map, the map of the string S of statement OF, is what N
 * asks for: the marks typed with the letters, the very word. */
bool query_verify(const struct query_node *n, struct query_scratch *x, const struct statement *of,
		  const char *s, size_t at);
/* How often N occurs in those FIELDS of statement OF that it is looked for in, at most MOST times; by
 * their original text. */
size_t query_verify_count(const struct query_node *n, struct query_scratch *x, unsigned fields,
			  const struct statement *of, size_t most);

/* ---- query_regex.c ---- */

/* Compile the pattern, its letters folded. NULL: a problem of Q says why. */
struct query_regex *query_regex_new(struct query *q, const char *pattern, struct fold *fold,
				    bool closed);
void query_regex_free(struct query_regex *re);
/* The next match in the LEN folded bytes at S from *AT on; [*AT, *END) is not empty. No match spans a
 * break. */
bool query_regex_next(struct query_regex *re, struct query_scratch *x, const char *s, size_t len,
		      size_t *at, size_t *end);
/* How often it had to give up. */
unsigned query_regex_overruns(const struct query_regex *re);
void query_regex_scratch_free(void *match);

#endif
