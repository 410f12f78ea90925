/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "text/sentence.h"

#if HAVE_ICU

#include <string.h>

#include <unicode/ubrk.h>
#include <unicode/utext.h>

static bool is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\t';
}

/* The two boundaries around AT, in bytes: those of a UText over UTF-8 are. */
static bool boundaries(UBreakIterator *b, const char *s, size_t len, size_t at, size_t *from,
		       size_t *to)
{
	UErrorCode status = U_ZERO_ERROR;
	UText *text = utext_openUTF8(NULL, s, (int64_t)len, &status);
	int32_t start, end;

	ubrk_setUText(b, text, &status);
	if (U_FAILURE(status)) {
		utext_close(text);
		return false;
	}
	end = ubrk_following(b, (int32_t)at);
	*to = end == UBRK_DONE ? len : (size_t)end;
	start = ubrk_preceding(b, (int32_t)*to);
	*from = start == UBRK_DONE ? 0 : (size_t)start;
	utext_close(text);
	return true;
}

bool sentence_around(const char *s, size_t len, size_t at, const char *language, size_t *from,
		     size_t *to)
{
	enum { TEXT_MAX = 1 << 30 };
	UErrorCode status = U_ZERO_ERROR;
	UBreakIterator *b;
	bool known;

	if (at >= len || len > TEXT_MAX)
		return false;
	b = ubrk_open(UBRK_SENTENCE, language ? language : "", NULL, 0, &status);
	if (U_FAILURE(status))
		return false;
	known = boundaries(b, s, len, at, from, to);
	ubrk_close(b);
	while (known && *to > *from && is_blank(s[*to - 1]))
		--*to;
	while (known && *from < *to && is_blank(s[*from]))
		++*from;
	return known && *to > *from;
}

#else

bool sentence_around(const char *s, size_t len, size_t at, const char *language, size_t *from,
		     size_t *to)
{
	(void)s;
	(void)len;
	(void)at;
	(void)language;
	(void)from;
	(void)to;
	return false;
}

#endif
