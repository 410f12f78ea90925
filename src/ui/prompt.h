/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Prompt: the line that is being typed at the foot of the screen, and what was typed before.
 *
 * Only the line: what it means, and what happens at each key, is its user's (typing.c). The cursor is a
 * byte offset and always stands between grapheme clusters.
 */
#ifndef LR_UI_PROMPT_H
#define LR_UI_PROMPT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "ui/command.h"

enum prompt_kind {
	PROMPT_NONE,
	PROMPT_FILTER,
	PROMPT_GO,
	PROMPT_VIEW,   /* searching in a view, as in help */
	PROMPT_LOOK,   /* in the text that is read */
	PROMPT_ASK,    /* what the view has asked for: a query */
	PROMPT_NOTE,   /* a note */
	PROMPT_PIPE,   /* a command that reads the text */
	PROMPT_LINK,   /* an address to open */
	PROMPT_FORMAT, /* to export in */
	PROMPT_FILE,   /* to export to */
	PROMPT_KINDS
};

struct prompt_history {
	char **items;
	size_t n, size;
};

struct prompt {
	enum prompt_kind kind;
	const char *label; /* of what is asked: what stands before it, borrowed */
	struct buf text;
	size_t cursor; /* bytes */
	bool offered;  /* the text is a proposal: what is typed takes its place */
	struct prompt_history history[PROMPT_KINDS];
	size_t recalled; /* index in the history; n: the line being typed */
	char *typed;     /* that line, while an older one is shown */
};

enum prompt_result {
	PROMPT_SAME,   /* nothing, or only the cursor */
	PROMPT_CHANGED /* the text */
};

void prompt_init(struct prompt *p);
void prompt_done(struct prompt *p);
/* Begin a line of KIND with TEXT in it. */
void prompt_open(struct prompt *p, enum prompt_kind kind, const char *text);
/* The same, TEXT being a proposal, until a key that edits it takes it up. */
void prompt_offer(struct prompt *p, enum prompt_kind kind, const char *text);
/* Leave it; with KEEP the text goes into the history. */
void prompt_close(struct prompt *p, bool keep);
/* Put in the character CODE at the cursor, if it is one. */
enum prompt_result prompt_insert(struct prompt *p, uint32_t code);
/* Do C, which deletes, moves the cursor or fetches what was typed before. */
enum prompt_result prompt_edit(struct prompt *p, enum command c);
/* Put TEXT in the place of the bytes [FROM, TO), the cursor behind it. False: it would get too long. */
bool prompt_replace(struct prompt *p, size_t from, size_t to, const char *text);
/* A line of an earlier run. */
void prompt_remember(struct prompt *p, enum prompt_kind kind, const char *text);
const char *prompt_text(const struct prompt *p);

#endif
