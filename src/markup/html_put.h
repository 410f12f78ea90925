/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * HTML, the half of struct html_state (html.h) that writes: from what is open and due to the marks
 * of a body builder. Only html_state.c calls this; html_text(), which is the rest of it, is in html.h.
 */
#ifndef LR_MARKUP_HTML_PUT_H
#define LR_MARKUP_HTML_PUT_H

struct buf;
struct html_state;

/* Text of the program's own: a quotation mark. */
void html_put(struct html_state *h, const char *s);
/* The same where something ends: it stays on the line of what it belongs to. */
void html_put_close(struct html_state *h, const char *s);
/* A bracket closes what "(" began, if there is anything. */
void html_put_bracket_end(struct html_state *h);
/* End the marks of elements that have ended. */
void html_put_marks_off(struct html_state *h);
/* The list that counts down to 1 has so many ITEMS: now its numbers are known. */
void html_put_numbers(struct html_state *h, unsigned list, int items);
/* The image's text, "[ALT]"; without brackets where CLASS says that it is a character. */
void html_put_image(struct html_state *h, const char *alt, const char *class_name);
/* Append HREF, cleaned, as it is seen from the base that holds. */
void html_put_address(const struct html_state *h, const char *href, struct buf *out);
/* A link to HREF starts with the innermost level. It is marked as one only when its text is known,
 * and is not the address itself. */
void html_put_link(struct html_state *h, const char *href);
/* An element starts, perhaps within a link: what that has of text comes before it. */
void html_put_link_inner(struct html_state *h);
/* The link of LEVEL (from 1) ends. */
void html_put_link_end(struct html_state *h, int level);
/* Links without text that stood before the first block, or alone in a cell, come to the end of one. */
void html_put_waiting(struct html_state *h);
/* The end: links without text that wait go to the last block; without any, their addresses are it. */
void html_put_lone(struct html_state *h);

#endif
