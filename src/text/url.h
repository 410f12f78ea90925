/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * URL: a relative reference seen from its base (RFC 3986, section 5), and names of namespaces.
 *
 * Pure text: nothing is decoded, looked up or opened. What is no reference comes out as it went in.
 */
#ifndef LR_TEXT_URL_H
#define LR_TEXT_URL_H

#include <stdbool.h>

struct buf;

/* Bytes of a base and of a reference that are joined; longer ones stay as they are. */
enum { URL_MAX = 4096 };

/* Whether S begins with a scheme: "https:". */
bool url_is_absolute(const char *s);
/* Whether the namespace NS is called NAME, "http://...": in any case, with https: in place of http: too,
 * as a site that moved has it. A name that ends in '*' is the start of one. */
bool url_is_namespace(const char *ns, const char *name);
/* Append REF as it is from BASE; NULL, "" or a base without a path is none: REF itself. */
void url_join(const char *base, const char *ref, struct buf *out);

#endif
