/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Datapackage: what a table of statements (CSV) is, for other programs: a Frictionless Tabular Data Package,
 * version 1 (specs.frictionlessdata.io), with each column's type and meaning from archive/field.
 *
 * All columns are strings: a date may be uncertain, open or a year alone. Pure functions.
 */
#ifndef LR_WRITE_DATAPACKAGE_H
#define LR_WRITE_DATAPACKAGE_H

#include <stddef.h>

struct buf;
struct writer_context;

/* Append datapackage.json for the file called NAME beside it, which has the N statements of the archive that
 * QUERY finds ("": all). */
void datapackage_put(const struct writer_context *c, const char *name, size_t n, const char *query,
		     struct buf *out);

/* Tell COLUMN each column of CSV, in order, and what it is. */
void csv_columns(void (*column)(void *data, const char *name, const char *about), void *data);

#endif
