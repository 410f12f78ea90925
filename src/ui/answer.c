/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/answer.h"

#include <assert.h>
#include <string.h>

#include "base/clock.h"

enum {
	ESCAPE = 27,
	PATIENCE_MS = 100,  /* between the pieces of an answer */
	HOLD_MS = 5 * 1000, /* so long after the question an Esc is held */
	HEAD = 3            /* "ESC [ >" */
};

void answer_ask(struct answer *a)
{
	*a = (struct answer){.asked = true, .asked_at = clock_ms()};
}

bool answer_is_open(const struct answer *a)
{
	return a->open;
}

/* How much of what may be an answer is there. */
static size_t length(const struct answer *a)
{
	return a->n - a->start;
}

int answer_patience(const struct answer *a)
{
	bool fresh = !a->fenced && clock_ms() - a->asked_at < HOLD_MS;

	/* Past "ESC [ >" it is nobody's typing. */
	return fresh || length(a) >= HEAD ? PATIENCE_MS : 0;
}

void answer_end(struct answer *a)
{
	a->open = false;
}

/* Whether KEY may be number AT of an answer's. */
static bool fits(size_t at, uint32_t key)
{
	switch (at) {
	case 0: return key == ESCAPE;
	case 1: return key == '[';
	case 2: return key == '>' || key == '?';
	default: return (key >= '0' && key <= '9') || key == ';' || key == 'c';
	}
}

bool answer_wants(const struct answer *a, const uint32_t *s, size_t n)
{
	size_t at = 0;

	while (at < n && fits(at, s[at]))
		at++;
	return a->asked && at == n && n > HEAD && s[n - 1] == 'c';
}

static void complete(struct answer *a)
{
	const uint32_t *s = a->held + a->start;
	size_t n = 0;

	if (s[2] == '>') {
		for (size_t i = HEAD; i < length(a); i++)
			a->parameters[n++] = (char)s[i];
		a->parameters[n] = '\0';
		a->told = true;
	} else {
		a->fenced = true;
	}
	a->n = a->start;
	a->open = false;
}

/* Forget the keys that have been given back. */
static void shift(struct answer *a)
{
	memmove(a->held, a->held + a->given, (a->n - a->given) * sizeof *a->held);
	a->n -= a->given;
	a->start -= a->start < a->given ? a->start : a->given;
	a->given = 0;
}

void answer_feed(struct answer *a, uint32_t key)
{
	shift(a);
	assert(a->n < ANSWER_MAX);
	if (!a->open)
		a->start = a->n;
	/* What was not asked for is not swallowed; what is too long is none; one that breaks off may be
	 * followed by another. */
	if (!fits(length(a), key) || a->n + 1 == ANSWER_MAX) {
		a->open = false;
		a->start = a->n;
	}
	if (a->open && key == 'c' && length(a) >= HEAD) {
		complete(a);
		return;
	}
	a->open = a->asked && a->n + 1 < ANSWER_MAX && fits(length(a), key);
	a->held[a->n++] = key;
}

bool answer_key(struct answer *a, uint32_t *key)
{
	if (a->given == (a->open ? a->start : a->n))
		return false;
	*key = a->held[a->given++];
	return true;
}

const char *answer_take(struct answer *a)
{
	if (!a->told)
		return NULL;
	a->told = false;
	return a->parameters;
}
