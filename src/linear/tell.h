/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Tell: what stands in a row of a pane, in words.
 *
 * What the screen says by a place, a bar or a sign is said by a word or a number. A pane that is not in the
 * table is told by its title and its status alone. Rows count from 0. Nothing is changed here but what a pane
 * makes itself ready with.
 */
#ifndef LR_LINEAR_TELL_H
#define LR_LINEAR_TELL_H

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct pane;
struct ui;

/* The rows of pane P, and in *AT the one that one is at. */
size_t tell_rows(struct ui *ui, struct pane *p, size_t *at);
/* Append row I of it. */
void tell_row(struct ui *ui, struct pane *p, size_t i, struct buf *out);
/* Append what P says of itself beyond its title and its rows. */
void tell_status(struct pane *p, struct buf *out);
/* Append the headline of row I of the list. */
void tell_headline(struct ui *ui, size_t i, struct buf *out);
/* Append the match that one is at, with the sentence around it. */
void tell_hit(struct ui *ui, struct buf *out);
/* Lines of the text before the first paragraph of it: title, date, who speaks. */
size_t tell_head_lines(const struct ui *ui);

#endif
