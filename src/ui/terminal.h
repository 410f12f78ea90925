/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Terminal: what the terminals that people have do with right-to-left text.
 *
 * Most leave it as it is sent, some put it in order themselves, and of those some can be asked not to. One
 * table says who is who, how it is known (the environment, or the answer to the secondary device
 * attributes, DA2: the environment does not cross ssh, sudo or tmux) and how to send lines so that they
 * read right. Each row was seen in pictures of that terminal. Pure data and functions but for getenv();
 * nothing is written or read here.
 */
#ifndef LR_UI_TERMINAL_H
#define LR_UI_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>

enum terminal_order {
	TERMINAL_APP, /* lines are put in order here: the terminal leaves them alone, or when asked */
	TERMINAL_OWN, /* the terminal takes rows as text of its own; nothing can be done about it */
	TERMINAL_ISOLATES, /* the terminal puts rows in order, and honours isolates (U+2066 to U+2069) */
	TERMINAL_WORDS, /* the terminal puts in order what stands together in one style: words */
	TERMINAL_ORDERS
};

struct terminal {
	const char *name;
	enum terminal_order order;
	bool mirrors; /* it draws brackets of right-to-left text the other way round */
	bool ligates; /* lam with alef takes one cell there, or leaves a gap where it has two */
	bool by_row;  /* the first letter of a row says which side it begins at */
	const char *
		on; /* sent on entering the screen, so that it keeps its hands off; NULL: nothing */
	const char *off;  /* and on leaving it */
	const char *hint; /* to be translated: what its user should know; NULL: nothing */
};

/* The terminal as the environment has it; never NULL. *WHY: the variable that told, NULL: none did. */
const struct terminal *terminal_of_environment(const char **why);
/*
 * What answers DA2 with PARAMETERS ("1;115;0"); NULL: nobody that is known, or nothing that matters.
 * GUESS, of the environment, is what is outside where a multiplexer answers.
 */
const struct terminal *terminal_of_answer(const char *parameters, const struct terminal *guess);
/* The row with this name; NULL: there is none. */
const struct terminal *terminal_find(const char *name);
/* How it is called in the setting bidi. */
const char *terminal_order_name(enum terminal_order order);

#endif
