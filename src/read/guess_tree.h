/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Guess tree: a file of an unknown kind, summed up path by path.
 *
 * Each path of elements is a node, its attributes are children of it: how often it comes, in how many of
 * its parents, how much text it holds and what its values look like. Elements of one name that are told
 * apart by an attribute (<field name="date">, <name role="display">) are nodes of their own, the KEY
 * saying which, because in such files the attribute is the name. Memory has bounds, whatever the file
 * holds: paths beyond GUESS_NODES_MAX are counted with their parents, values beyond GUESS_VALUES_MAX of a
 * path are counted only. Belongs to the reading, on its thread; never fails.
 */
#ifndef LR_READ_GUESS_TREE_H
#define LR_READ_GUESS_TREE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "xml/xml.h"

enum {
	GUESS_NODES_MAX = 4096,
	GUESS_CHILDREN_MAX = 256,
	GUESS_COLUMNS_MAX =
		200, /* of one name in one parent, told apart by what is as good as a name */
	GUESS_VARIANTS_MAX = 64,  /* of one name in one parent */
	GUESS_VALUES_MAX = 1000,  /* of a path that are looked at */
	GUESS_VALUE_BYTES = 4096, /* of a value that are */
	GUESS_SHORT_BYTES = 120,  /* of one that may be a name or a date */
	GUESS_DISTINCT_MAX = 64,
	GUESS_SAMPLE_BYTES = 60
};

/* What may stand behind a name: "Anna Sample (Hilltop, ABC) [10:20]:". */
enum {
	GUESS_NAME_BRACKETS = 1,
	GUESS_NAME_COMMA = 2, /* in the brackets */
	GUESS_NAME_TIME = 4,
	GUESS_NAME_COLON = 8,
	GUESS_NAME_TURNS = 16
};

/* What the values of a path look like: how many of N do. */
struct guess_looks {
	uint32_t n;
	uint32_t dates; /* read as a date that is certain */
	uint32_t days_first,
		months_first; /* figures of which the first, the second can be no month */
	uint32_t figures;     /* dates in figures with the year last, in whichever order */
	uint32_t years_first; /* or with the year first, in whichever calendar */
	uint32_t stamps;      /* YYYYMMDD and a time, without signs between them */
	uint32_t prose;       /* a sentence or more */
	uint32_t names;       /* like the name of a person */
	uint32_t full_names;  /* of several words */
	uint32_t addresses;   /* of the web */
	uint32_t languages;   /* codes of languages */
	uint32_t numbers;
	uint32_t markup;                     /* tags of HTML */
	uint32_t directions;                 /* all of it in brackets */
	uint32_t lines;                      /* several lines */
	uint32_t digits;                     /* nothing but figures */
	uint32_t turns[GUESS_NAME_TURNS];    /* names by what stands behind them */
	char sign;                           /* between the figures of a date */
	uint32_t distinct;                   /* different ones, up to GUESS_DISTINCT_MAX */
	uint64_t *seen;                      /* hashes of those */
	char sample[GUESS_SAMPLE_BYTES + 1]; /* the first, cleaned */
};

struct guess_node {
	struct guess_node *up, *child, *last, *next;
	const char *ns, *name;
	const char *key, *value; /* the attribute that tells it from its like; NULL: none does */
	bool attribute;
	bool holds;  /* statements: guess_find_outside() */
	bool speech; /* it can be the text of a statement */
	bool gone;   /* it was put together with another node */
	uint32_t children;
	uint32_t variants;  /* of this name in UP; in the first of them */
	uint32_t count;     /* how often it comes */
	uint32_t parents;   /* in how many of UP */
	uint32_t within;    /* the number of the last of them */
	uint32_t filled;    /* how often with text of its own */
	uint64_t words;     /* of its own text */
	uint64_t all_words; /* and of what is in it: guess_tree_sum() */
	uint64_t values;    /* with text, in it: guess_tree_sum() */
	struct guess_looks looks;
};

/* An element that is open. */
struct guess_open {
	struct guess_node *node; /* NULL: it is beyond the bounds */
	uint32_t number;         /* which of its node */
	struct buf text;         /* of its own, up to GUESS_VALUE_BYTES */
	uint64_t words;
	bool in_word;
};

struct guess_tree {
	struct arena arena;
	struct guess_node top; /* above the root */
	size_t nodes;
	size_t lost; /* elements and attributes beyond GUESS_NODES_MAX */
	struct guess_open *open;
	size_t depth, size;
	struct buf scratch, edtf;
};

void guess_tree_init(struct guess_tree *t);
void guess_tree_done(struct guess_tree *t);

void guess_tree_start(struct guess_tree *t, const char *ns, const char *name,
		      const struct xml_attribute *attributes, size_t n);
void guess_tree_text(struct guess_tree *t, const char *s, size_t len);
void guess_tree_end(struct guess_tree *t);
/* Fill all_words and values. Elements that are open yet are counted without the rest of their text. */
void guess_tree_sum(struct guess_tree *t);

/* Whether an attribute that is called KEY says what its element is: <field name="text">. */
bool guess_key_is_name(const char *key);
/* Whether A and B are elements, or attributes, of one name. */
bool guess_same_name(const struct guess_node *a, const struct guess_node *b);
/* A child of UP like the node LIKE, made where there is none. NULL beyond the bounds, and where no
 * pattern could name it. */
struct guess_node *guess_tree_child(struct guess_tree *t, struct guess_node *up,
				    const struct guess_node *like);
/* Add to TO what FROM counted of itself, without its children. */
void guess_node_add(struct guess_tree *t, struct guess_node *to, const struct guess_node *from);

/* Count the value S of LEN bytes into LOOKS. */
void guess_value(struct guess_tree *t, struct guess_looks *looks, const char *s, size_t len,
		 uint64_t words);
void guess_looks_add(struct guess_tree *t, struct guess_looks *to, const struct guess_looks *from);
/* How many words the LEN bytes at S hold, tags of HTML left out; two letters of a script without blanks
 * count as one. *IN_WORD: whether the text before them ends in a word, then whether they do. */
uint64_t guess_words(const char *s, size_t len, bool *in_word);

#endif
