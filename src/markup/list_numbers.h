/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * List numbers: what stands before the items of a numbered list, as HTML's attributes and CSS say.
 *
 * A body (archive/body.h) has no mark for such an item: it is a paragraph of its list that begins with the
 * number. Pure functions.
 */
#ifndef LR_MARKUP_LIST_NUMBERS_H
#define LR_MARKUP_LIST_NUMBERS_H

#include <stdbool.h>
#include <stddef.h>

struct xml_attribute;

enum { LIST_NUMBER = 40 }; /* bytes that one takes */

/* A list that is open. */
struct list_numbers {
	char type;    /* '1', 'a', 'A', 'i' or 'I'; '*' or 0: it has bullets */
	int next;     /* the number of the next item, and */
	int step;     /* what is added for the one behind it */
	bool unknown; /* it counts down, and from what is not said */
};

/* A list starts with these attributes; NUMBERED: it has numbers where they do not say otherwise. Where
 * it counts down from a number that is not said, items have bullets until one says its own. */
void list_numbers_start(struct list_numbers *l, bool numbered, const struct xml_attribute *a,
			size_t n);
/* An item of it does: its number in OUT, with a blank behind. False where it has a bullet. */
bool list_numbers_item(struct list_numbers *l, const struct xml_attribute *a, size_t n,
		       char out[LIST_NUMBER]);

/* N as items of TYPE have it: "iv. ". */
void list_number_text(char out[LIST_NUMBER], int n, char type);
/* How a list or an item says that it is numbered: '*' for a bullet. */
char list_number_type(const struct xml_attribute *a, size_t n, char otherwise);
/* The number that S, which may be NULL, begins with. */
int list_number_read(const char *s, int otherwise);

#endif
