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
	QUERY_NAMED,   /* :name, its child what the settings say it is */
	QUERY_WORD,    /* a word or phrase in the text; with spans also a date */
	QUERY_PATTERN, /* words with stars or a tilde: found word by word */
	QUERY_NEAR,    /* its children, each near the one before */
	QUERY_REGEX,
	QUERY_DAYS,   /* a date */
	QUERY_SAMPLE, /* so many of what matches all that stands before it */
	QUERY_META,   /* lang: id: kind: file: */
	QUERY_NOTHING
};

enum query_value { QUERY_TEXT_VALUE, QUERY_META_VALUE, QUERY_DAYS_VALUE, QUERY_SAMPLE_VALUE };

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

/* What stands before the number of words. */
#define QUERY_NEAR_SIGN "NEAR/"

/* NEAR/n: at most so many words; word~: at most so many letters, of words of so many. */
enum {
	QUERY_NEAR_MAX = 100,
	QUERY_EDITS_MAX = 2,
	QUERY_EDITS_LETTERS_MIN = 3,
	QUERY_EDITS_LETTERS_MAX = 60
};

struct query_span {
	int32_t first, last; /* days since 1970-01-01 */
};

/* The letter at folded byte AT of a needle was typed with these marks. */
struct query_mark {
	size_t at;
	const char *marks; /* of fold_marks() */
	size_t len;
};

/* A word of a pattern. What stands between its stars are its parts: words (QUERY_WORD) in a row. */
struct query_element {
	struct query_node *parts, *key; /* NULL: any word will do; the longest of them */
	bool open_start, open_end;      /* with a star before the first part, after the last */
	/* So many letters may be other ones, missing or too many: then one of so many pieces and one
	 * more, which begin at these letters and bytes of the one part, stands in the word as it is. */
	unsigned edits;
	uint8_t letter[QUERY_EDITS_MAX + 2], byte[QUERY_EDITS_MAX + 2];
	uint32_t *letters;
};

struct query_node {
	enum query_kind kind;
	struct query_node *child, *next;
	struct query_field field; /* its name is NULL where none is named */
	const char *typed;        /* the value, without signs; blanks are single */
	bool exact, quoted, slow; /* slow: hits are verified in the original */
	bool whole;         /* a value that is nothing else; of days: what lies in no others */
	bool part;          /* of a pattern: a word may go on before it and after it */
	unsigned fields;    /* where a word is looked for, bits of fields */
	const char *needle; /* folded */
	size_t len;
	/* The same with blanks for its ZWNJs, as many write it: found besides. NULL: it has none. */
	struct query_node *spaced;
	struct query_mark *marks;
	size_t marks_n;
	struct query_span spans[3]; /* one for each calendar it may be in */
	size_t spans_n;
	unsigned calendars; /* which those are, bits */
	const char *dates;  /* of a word that may be a date: that, as of a date's own value */
	struct query_regex *regex;
	const char
		*language; /* of a language: the code of which the value is a name; NULL: of none */
	struct query_element *elements; /* of a pattern */
	size_t elements_n;
	size_t sample; /* how many are drawn; and from what */
	uint32_t seed;
	unsigned distance; /* within a NEAR: at most so many words from the one before */
	bool *files;       /* of a file: by number, whether its name matches */
	size_t files_n;
	/* Where it looks into remarks, besides the field or alone: the statements whose remark matches, by
	 * address, and remarks.stamp then. */
	bool remarks;
	const struct statement **own;
	size_t own_n;
	unsigned stamp;
	int cost; /* of running it: what is cheap goes first */
};

struct query {
	atomic_uint holders;
	struct arena arena;
	struct query_node *root; /* NULL: everything matches */
	const struct query_node **terms;
	size_t terms_n, terms_size, nodes;
	const struct query_node **leaves; /* all that hold a value, in the order typed */
	size_t leaves_n, leaves_size;
	struct query_regex **regexes; /* all, of parts that were left out too */
	size_t regexes_n, regexes_size;
	bool own;       /* some part of it looks into remarks */
	bool bracketed; /* a sample stands in brackets */
	char *problem;  /* heap; NULL: none */
	enum query_fault fault;
	struct query_range place; /* of the problem */
	struct query_range at;    /* of what is being read, where a problem of it would be */
};

/* Bytes [start, end) of a folded text. */
struct query_place {
	size_t start, end;
};

struct query_places {
	struct query_place *items;
	size_t n, size;
};

/* The words in [from, to) of a folded text; NULL: of none. */
struct query_split {
	const char *text;
	size_t from, to;
	struct query_places words;
};

/* What is looked into: bytes [from, to) of the folded TEXT, which is in FIELDS of statement OF (NULL: of no
 * one's). Where hits are verified it is x->map's, whose source is S. */
struct query_look {
	const struct statement *of;
	const char *s, *text;
	size_t from, to;
	unsigned fields;
};

struct query_scratch {
	struct fold *fold;
	struct fold_map map;
	struct buf text, marks;
	struct buf body;            /* a body that is looked into, where it is packed */
	struct query_split split;   /* of the text that is looked into */
	struct query_places places; /* of the term that is looked for */
	void *match;                /* of the expressions' library */
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

/* Whether N is what holds a value, and no more than a way to join others. */
static inline bool query_node_is_leaf(const struct query_node *n)
{
	return n->kind != QUERY_AND && n->kind != QUERY_OR && n->kind != QUERY_NOT &&
	       n->kind != QUERY_NAMED;
}
/* Whether terms A and B are found in the same places. */
bool query_node_finds_same(const struct query_node *a, const struct query_node *b);
/* Append what is the same for terms of which that is true. */
void query_node_finds_key(const struct query_node *n, struct buf *out);
/* Append N as it would be typed. */
void query_node_print(const struct query_node *n, struct buf *out);

/* Note what is wrong with the query, at q->at; the first of the worst is kept. */
void query_problem_set(struct query *q, enum query_fault fault, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* The part of Q that draws a sample; NULL: none does. */
const struct query_node *query_sample_node(const struct query *q);
/* Whether N can be pointed at in a text. */
bool query_is_term(const struct query_node *n);

/* ---- query_term.c ---- */

/* S with controls as blanks, blanks single and none outside, in the query's arena. */
const char *query_clean(struct query *q, const char *s, size_t len);
/* Fill in the needle of N from its typed value, as whole values are compared (query_whole_fold()). */
void query_whole_make(struct query *q, struct query_node *n, struct query_scratch *x);
/* Whether the LEN bytes at S are the value of N as a whole. */
bool query_whole_holds(const struct query_node *n, struct query_scratch *x, const char *s,
		       size_t len);
/* Fill in needle and marks of N from its typed value. False: nothing is left of it. */
bool query_term_make(struct query *q, struct query_node *n, struct query_scratch *x,
		     bool exact_diacritics);
/* Whether the value of LEN bytes at S, of another field than a text, is what N asks for. */
bool query_term_holds(const struct query_node *n, struct query_scratch *x, const char *s,
		      size_t len);
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
/* Whether an end of the range in the LEN bytes at S is no date yet: "2019..20". */
bool query_days_are_open(const char *s, size_t len);
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

/* Append the places of word N, at most MOST, in order but for those of its spaced form. */
void query_verify_places(const struct query_node *n, struct query_scratch *x,
			 const struct query_look *look, size_t most, struct query_places *out);

/* ---- query_pattern.c ---- */

/* Whether the LEN bytes at S hold a sign that makes a pattern of them. */
bool query_pattern_is(const char *s, size_t len);
/* Fill in the elements of N from its typed value. False: a problem of Q says why. */
bool query_pattern_make(struct query *q, struct query_node *n, struct query_scratch *x,
			bool exact_diacritics);
/* Whether pattern N may be in the folded bytes [AT, END): certain where it is false. */
bool query_pattern_may_hold(const struct query_node *n, const char *at, const char *end);
/* Append the places of pattern N, at most MOST of them, in order; they never overlap. */
void query_pattern_places(const struct query_node *n, struct query_scratch *x,
			  const struct query_look *look, size_t most, struct query_places *out);
/* The words in [FROM, TO) of TEXT, by number; borrowed until the next call. */
const struct query_places *query_pattern_split(struct query_scratch *x, const char *text,
					       size_t from, size_t to);

/* ---- query_near.c ---- */

/* Whether N can stand beside NEAR: what has places in a text. */
bool query_near_takes(const struct query_node *n);
/* Whether any part of N is looked for in the original. */
bool query_near_is_slow(const struct query_node *n);
/* The fields in which N, which has places, can be found. */
unsigned query_near_fields(const struct query_node *n);
/* The same as of patterns, of any node that has places. */
bool query_near_may_hold(const struct query_node *n, const char *at, const char *end);
void query_near_places(const struct query_node *n, struct query_scratch *x,
		       const struct query_look *look, size_t most, struct query_places *out);
/* How many places N has in those FIELDS of statement OF that it is looked for in, at most MOST: in AT to
 * END of its index, or if the node is slow, in its original text. */
size_t query_near_count(const struct query_node *n, struct query_scratch *x, unsigned fields,
			const struct statement *of, const char *at, const char *end, size_t most);
/* The paragraph of the LEN folded bytes at TEXT that begins at FROM: where it ends. */
size_t query_near_paragraph(const char *text, size_t from, size_t len);

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
