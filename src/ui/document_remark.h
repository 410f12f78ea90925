/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Document, the notes of a reader: where their passages stand in it, and the notes themselves at its end.
 */
#ifndef LR_UI_DOCUMENT_REMARK_H
#define LR_UI_DOCUMENT_REMARK_H

#include <stddef.h>

struct buf;
struct document;
struct fold;
struct remark;

/* Add the notes of M on statement NUMBER, of several, or on the only one; M may be NULL. */
void document_add_remark(struct document *d, struct fold *fold, const struct remark *m,
			 size_t number);

/* Append the end of the paragraph before paragraph I, or the start of the one after it, where that is a part
 * of the text too. */
void document_before(const struct document *d, size_t i, struct buf *prefix);
void document_after(const struct document *d, size_t i, struct buf *suffix);

#endif
