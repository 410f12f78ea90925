/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Sheet: the columns of a spreadsheet have names.
 *
 * In the XML of Excel 2003 (SpreadsheetML, urn:schemas-microsoft-com:office:spreadsheet) a cell is known by
 * its place alone, and what stands in the first row of a table says what is below it. So the cells of the
 * other rows get an attribute more, column="Speaker", and the first row heading="yes": then patterns can
 * mean them, as in Cell[@column='Speaker']. Belongs to a reading, on its thread; never fails.
 */
#ifndef LR_READ_SHEET_H
#define LR_READ_SHEET_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "xml/xml.h"

#define SHEET_NS "urn:schemas-microsoft-com:office:spreadsheet"

enum { SHEET_COLUMNS_MAX = 100, SHEET_NAME_MAX = 100 /* bytes */ };

struct sheet {
	struct buf names[SHEET_COLUMNS_MAX];
	bool heading; /* this is the first row of its table */
	bool in_cell;
	size_t rows;         /* of the table, so far */
	size_t column, next; /* of this cell, and of the one behind it */
	struct xml_attribute attributes[XML_ATTRIBUTES_MAX + 1]; /* of this element */
};

/* The state of a document with a root element of the namespace NS; NULL where it is no spreadsheet. */
struct sheet *sheet_new(const char *ns);
void sheet_free(struct sheet *s);

/* An element starts: its *N attributes, with those that are made; good until the next element. */
const struct xml_attribute *sheet_start(struct sheet *s, const char *ns, const char *name,
					const struct xml_attribute *attributes, size_t *n);
void sheet_text(struct sheet *s, const char *text, size_t len);
void sheet_end(struct sheet *s, const char *ns, const char *name);

#endif
