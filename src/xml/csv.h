/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * CSV: tables as elements (elements.h), by libcsv; nothing else uses that.
 *
 * RFC 4180, with comma, semicolon, tab or bar between values, whichever makes a table of it. The first
 * row names the columns; the root is <csv>, each further row a <row>, each value an element with its
 * column's name. Whether the names are those of a table that is of use, the handler says (xml.h), for
 * nothing else tells a table from prose. A row with more or fewer values is given, and reported.
 * Built without libcsv it only tells what is a table.
 */
#ifndef LR_XML_CSV_H
#define LR_XML_CSV_H

#include <stdbool.h>
#include <stddef.h>

#include "xml/xml.h"

struct buf;
struct elements;

enum { CSV_HEAD_MAX = 64 * 1024, CSV_COLUMNS_MAX = 1000 };

/*
 * Whether the LEN bytes at S begin a table; LAST: there are no more. Its separator, else '\0'. Two rows
 * are enough; *MORE: the first has not ended, or says that it may be one and the second has not.
 */
char csv_begins(struct elements *e, const char *s, size_t len, bool last, bool *more);
/* Read all of it, with this separator. */
enum xml_end csv_read(struct elements *e, char separator);
/* Append name and version of the library in use; nothing where there is none. */
void csv_library(struct buf *out);

#endif
