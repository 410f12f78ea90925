/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * HTML state: the levels of open elements, for the parser of tags (html_parse.c) alone.
 *
 * HTML's rules close elements in ways that XML has not: an end tag may take one out of the middle, and
 * leave open what was opened later. html_open() and html_close() of html.h are for elements that nest.
 */
#ifndef LR_MARKUP_HTML_STATE_H
#define LR_MARKUP_HTML_STATE_H

#include <stddef.h>

struct html_element;
struct html_state;
struct xml_attribute;

/* E starts; past HTML_DEPTH_MAX levels only its breaks count. */
void html_state_open(struct html_state *h, const struct html_element *e,
		     const struct xml_attribute *a, size_t n);
/* Level AT (from 0) ends, those above it stay. */
void html_state_close(struct html_state *h, int at);
/* A paragraph break is due. */
void html_state_part(struct html_state *h);

#endif
