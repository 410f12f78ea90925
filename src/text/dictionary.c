/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "text/dictionary.h"

#if HAVE_ICU

#include <stdlib.h>

#include <unicode/ubrk.h>
#include <unicode/ustring.h>

#include "base/err.h"
#include "base/utf8.h"

enum { UNITS_MAX = 2048 };

struct dictionary {
	UBreakIterator *words;
	UChar text[UNITS_MAX];
};

struct dictionary *dictionary_new(void)
{
	struct dictionary *d = xcalloc(1, sizeof *d);
	UErrorCode status = U_ZERO_ERROR;

	d->words = ubrk_open(UBRK_WORD, "", NULL, 0, &status);
	if (U_SUCCESS(status))
		return d;
	free(d);
	return NULL;
}

void dictionary_free(struct dictionary *d)
{
	if (!d)
		return;
	ubrk_close(d->words);
	free(d);
}

size_t dictionary_ends(struct dictionary *d, const char *s, size_t len, size_t *ends, size_t max)
{
	UErrorCode status = U_ZERO_ERROR;
	int32_t units = 0, end;
	size_t n = 0, byte = 0;

	if (!d)
		return 0;
	u_strFromUTF8(d->text, UNITS_MAX, &units, s, (int32_t)len, &status);
	if (U_FAILURE(status) || units > UNITS_MAX)
		return 0;
	status = U_ZERO_ERROR;
	ubrk_setText(d->words, d->text, units, &status);
	if (U_FAILURE(status))
		return 0;
	units = 0;
	while (n < max && (end = ubrk_next(d->words)) != UBRK_DONE) {
		/* From units of UTF-16 to bytes: what takes four bytes takes two units. */
		while (units < end && byte < len) {
			uint32_t code;
			size_t step = utf8_decode(s + byte, len - byte, &code);

			units += step == 4 ? 2 : 1;
			byte += step;
		}
		ends[n++] = byte;
	}
	return n;
}

#else

struct dictionary *dictionary_new(void)
{
	return NULL;
}

void dictionary_free(struct dictionary *d)
{
	(void)d;
}

size_t dictionary_ends(struct dictionary *d, const char *s, size_t len, size_t *ends, size_t max)
{
	(void)d;
	(void)s;
	(void)len;
	(void)ends;
	(void)max;
	return 0;
}

#endif
