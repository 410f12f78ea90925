/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * How a text in TEI looks, by the words of @rend and @rendition: everybody has words of one's own.
 */
#include "config.h"

#include "read/read_tei.h"

#include <string.h>
#include <strings.h>

/* Whether one of the words of REND is one of these, NULL at the end; in any case. */
static bool rends(const char *rend, const char *const *words)
{
	static const char parts[] = " #:;,_-.\t\r\n";

	while (*(rend += strspn(rend, parts))) {
		size_t len = strcspn(rend, parts);

		for (size_t i = 0; words[i]; i++)
			if (strlen(words[i]) == len && !strncasecmp(rend, words[i], len))
				return true;
		rend += len;
	}
	return false;
}

const char *tei_rend(const struct xml_attribute *a, size_t n)
{
	const char *rend = tei_attribute(a, n, "rend");

	return rend ? rend : tei_attribute(a, n, "rendition");
}

bool tei_is_struck(const struct xml_attribute *a, size_t n)
{
	const char *rend = tei_rend(a, n);

	return rend && rends(rend, (const char *const[]){"strike", "strikethrough", "struck", "s",
							 "strikeout", "through", "del", NULL});
}

enum raised tei_raised(const struct xml_attribute *a, size_t n)
{
	const char *rend = tei_rend(a, n);

	if (!rend)
		return RAISED_NOT;
	if (rends(rend, (const char *const[]){"sup", "super", "superscript", "superior", NULL}))
		return RAISED_ABOVE;
	return rends(rend, (const char *const[]){"sub", "subscript", "inferior", NULL})
		       ? RAISED_BELOW
		       : RAISED_NOT;
}
