/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * TEI that this program wrote (write/write_tei.c): the native format in the words of TEI.
 *
 * Such a corpus says so in @n of its root element. Its elements are given to the native reader under the
 * names that they have there, so that what was printed as TEI is read as what was printed as XML is: the
 * same archive. What has no name there (the id, which is content here) is put into the statement. An
 * element that is not known goes on as it is, and the native reader complains, but in a text, where it is
 * only gone through. Belongs to read_tei.c, which hands over all events of such a document.
 */
#ifndef LR_READ_READ_TEI_OWN_H
#define LR_READ_READ_TEI_OWN_H

#include <stdbool.h>
#include <stddef.h>

#include "xml/xml.h"

struct reading;
struct tei_own;

/* Whether a root element with this name and the N attributes at A begins one. */
bool tei_own_is(const char *name, const struct xml_attribute *a, size_t n);

/* As in struct format. */
struct tei_own *tei_own_open(struct reading *r);
void tei_own_start(struct tei_own *t, const char *name, const struct xml_attribute *a, size_t n);
void tei_own_end(struct tei_own *t);
void tei_own_text(struct tei_own *t, const char *s, size_t len);
void tei_own_close(struct tei_own *t, enum xml_end end);

#endif
