/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Note: writing a note on a statement or on a passage of it.
 *
 * While the note is typed, the keys for what was typed before and after move over what it is on: the whole
 * statement, its paragraphs, the matches and noted passages in them; the text shows which. What is noted
 * there already is in the line, to be changed; a note that is left empty is taken away, after a question, as
 * nothing would bring it back. Functions of the struct ui, whose thread it is.
 */
#ifndef LR_UI_NOTE_H
#define LR_UI_NOTE_H

#include <stdbool.h>
#include <stddef.h>

struct ui;

/* What is being written. */
struct note {
	size_t number; /* the statement's */
	char *id;      /* of the note that is changed; NULL: it is a new one */
	char *loaded;  /* its text; NULL: none */
	bool asked;    /* whether it is to be taken away */
};

void note_done(struct note *n);

/* The command. */
void note_open(struct ui *ui);
/* To the next thing that a note can be on (STEP 1), or the one before (-1). */
void note_step(struct ui *ui, int step);
/* Whether TEXT, which was typed, would take the note away, and that was not asked before: it is now. */
bool note_asks(struct ui *ui, const char *text);
/* TEXT is what was typed. */
void note_accept(struct ui *ui, const char *text);
void note_cancel(struct ui *ui);

#endif
