/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Answer: what the terminal says of itself, picked out from between the keys.
 *
 * Asked for its secondary device attributes (DA2, CSI > c) a terminal answers ESC [ > NUMBERS c, at once,
 * late, in pieces, or never; the primary ones (DA1, CSI c), asked for behind it, are answered by all,
 * ESC [ ? NUMBERS c: then no more will come. Both come where keys come, and must not be taken for keys: a
 * "c" would change the calendar. Keys that only begin like an answer are given back as they came. An Esc
 * alone is held for a moment while an answer may come. Pure but for the clock.
 */
#ifndef LR_UI_ANSWER_H
#define LR_UI_ANSWER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What is sent: DA2, then DA1 as the fence. */
#define ANSWER_QUESTION "\033[>c\033[c"

enum { ANSWER_MAX = 48 };

struct answer {
	bool asked, fenced;        /* the fence has come: no answer is waited for */
	int64_t asked_at;          /* clock_ms() */
	uint32_t held[ANSWER_MAX]; /* keys that are none, then those that may be one */
	size_t n, given, start;    /* how many; given back already; where the answer would begin */
	bool open;                 /* it may still become one */
	bool told;                 /* there is one to take */
	char parameters[ANSWER_MAX];
};

/* The question is being sent. */
void answer_ask(struct answer *a);
/* Whether the N keys from S on are an answer to it. */
bool answer_wants(const struct answer *a, const uint32_t *s, size_t n);
/* A key has come; those before it that are none must have been taken. */
void answer_feed(struct answer *a, uint32_t key);
/* Whether what has come so far may go on as an answer. */
bool answer_is_open(const struct answer *a);
/* Milliseconds that it is worth to wait for the rest. */
int answer_patience(const struct answer *a);
/* It will not go on. */
void answer_end(struct answer *a);
/* The next key that is none of an answer; false: there is none. */
bool answer_key(struct answer *a, uint32_t *key);
/* The parameters of the answer to DA2, once; NULL: none has come. */
const char *answer_take(struct answer *a);

#endif
