/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Query, while it is read: what the grammar (query_parse.c) and its leaves (query_leaf.c) share. Nobody
 * else includes this.
 */
#ifndef LR_SEARCH_QUERY_PARSER_H
#define LR_SEARCH_QUERY_PARSER_H

#include "search/query_tree.h"

struct parser {
	struct query *q;
	struct query_scratch *x;
	const struct query_context *context;
	const char *text, *s;
	const char *term;                /* where the term that is being read begins */
	const struct query_field *field; /* of the group that is being read; NULL: none */
	int depth;                       /* open parentheses */
	/* The named filter that is being read, and who asked for it. */
	const struct query_name *name;
	const struct parser *outer;
};

/* What is read now is [FROM, TO); of a named filter it is its name in the text that was typed. */
void query_parser_at(struct parser *p, const char *from, const char *to);
struct query_node *query_node_new(struct parser *p, enum query_kind kind);

/* The sign of a quotation, in any keyboard's form: " “ ” „ « ». Its bytes, 0 where there is none. */
size_t query_quote_at(const char *s);
/* The bytes of the blank at S, 0 where there is none. Controls count as such: no text holds them. */
size_t query_blank_at(const char *s);
/* The value at the parser's place by itself, or that of a field. NULL: none, and why is noted. */
struct query_node *query_leaf_read(struct parser *p, const struct query_field *field);

#endif
