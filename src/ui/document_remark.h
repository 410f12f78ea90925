/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Document, the notes of a reader: where their passages stand in it, and the notes themselves at its end.
 */
#ifndef LR_UI_DOCUMENT_REMARK_H
#define LR_UI_DOCUMENT_REMARK_H

#include <stddef.h>

struct document;
struct fold;
struct remark;

/* Add the notes of M on statement NUMBER, of several, or on the only one; M may be NULL. */
void document_add_remark(struct document *d, struct fold *fold, const struct remark *m,
			 size_t number);

#endif
