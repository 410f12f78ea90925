/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * HTML tree: which elements a tag opens and closes besides its own.
 *
 * The tree builder of the HTML standard (section 13.2.6), without a tree: a p ends where another block
 * begins, an item where the next one does, cells and rows likewise; an end tag finds its element only
 * as far as its scope reaches (not out of a cell of a table); marks cross blocks and each other. Where
 * a block ends that holds marks, they end with it: unlike a browser, which would go on to strike out
 * the rest of a text for one "</s>" that is missing.
 */
#ifndef LR_MARKUP_HTML_TREE_H
#define LR_MARKUP_HTML_TREE_H

#include <stddef.h>

struct html_element;
struct html_state;
struct xml_attribute;

/* A start tag of E with N attributes. */
void html_tree_start(struct html_state *h, const struct html_element *e,
		     const struct xml_attribute *a, size_t n);
/* An end tag. */
void html_tree_end(struct html_state *h, const struct html_element *e);

#endif
