/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Qdc: a codebook for programs of qualitative analysis, as the REFI-QDA Codebook standard has it (1.0).
 */
#ifndef LR_WRITE_QDC_H
#define LR_WRITE_QDC_H

struct buf;
struct codebook;

/* Append C as a file of XML. The id of a code comes from its name, so that it stays the same. */
void qdc_write(const struct codebook *c, struct buf *out);

#endif
