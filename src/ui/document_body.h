/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Document body: running text as paragraphs of a document, as document_statement.c puts them together.
 *
 * A block is shown as it is; where the screen says more (the number after a link, "~~" round struck
 * words, brackets, the columns of a table) a copy is made, and the paragraph knows which of its pieces
 * are the statement's own.
 */
#ifndef LR_UI_DOCUMENT_BODY_H
#define LR_UI_DOCUMENT_BODY_H

#include <stddef.h>

#include "ui/document.h"

/* The blocks of BODY (NULL: none). *REFS counts the links of the statement. */
void document_add_body(struct document *d, const char *body, size_t *refs);
/* The same for what an editor says, quietly. */
void document_add_notes(struct document *d, const char *notes, size_t *refs);

#endif
