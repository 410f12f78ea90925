/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "text/collate.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#if HAVE_ICU
#include <unicode/ucol.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>
#include <unicode/uversion.h>
#else
#include <unicase.h>
#endif

#include "base/buf.h"
#include "base/err.h"
#include "base/utf8.h"
#include "text/fold.h"
#if !HAVE_ICU
#include "text/character.h"
#endif

enum { LANGUAGE_SIZE = 64 };

struct collate {
	struct fold *fold;
	char language[LANGUAGE_SIZE]; /* "": none */
	struct buf folded;
#if HAVE_ICU
	UCollator *order; /* NULL: could not be opened */
	UCollator *letters;
	UChar *text;
	size_t text_size;
#endif
};

#if HAVE_ICU

enum { KEY_ROOM = 256 }; /* bytes: enough for most titles, at once */

static UCollator *open_order(const char *language, UCollationStrength strength)
{
	char locale[ULOC_FULLNAME_CAPACITY] = "";
	UErrorCode status = U_ZERO_ERROR;
	UCollator *order;

	if (*language)
		uloc_forLanguageTag(language, locale, sizeof locale, NULL, &status);
	if (U_FAILURE(status))
		*locale = '\0';
	status = U_ZERO_ERROR;
	order = ucol_open(*locale ? locale : "root", &status);
	if (U_FAILURE(status)) {
		ucol_close(order);
		return NULL;
	}
	ucol_setStrength(order, strength);
	/* Blanks and marks of punctuation count, as in a library's catalogue. */
	ucol_setAttribute(order, UCOL_ALTERNATE_HANDLING, UCOL_NON_IGNORABLE, &status);
	return order;
}

static void open_orders(struct collate *c)
{
	c->order = open_order(c->language, UCOL_TERTIARY);
	c->letters = open_order(c->language, UCOL_PRIMARY);
}

static void close_orders(struct collate *c)
{
	if (c->order)
		ucol_close(c->order);
	if (c->letters)
		ucol_close(c->letters);
	c->order = c->letters = NULL;
}

bool collate_knows(const char *language)
{
	char locale[ULOC_FULLNAME_CAPACITY] = "";
	UErrorCode status = U_ZERO_ERROR;
	int32_t parsed = 0;

	uloc_forLanguageTag(language, locale, sizeof locale, &parsed, &status);
	return U_SUCCESS(status) && *language && (size_t)parsed == strlen(language) &&
	       *uloc_getISO3Language(locale);
}

void collate_library(struct buf *out)
{
	buf_printf(out, ", ICU %s", U_ICU_VERSION);
}

/* Append the key, whose diacritics and case count unless LETTERS; false where ICU cannot make it. */
static bool put_key(struct collate *c, const char *s, size_t len, bool letters, struct buf *out)
{
	UCollator *order = letters ? c->letters : c->order;
	UErrorCode status = U_ZERO_ERROR;
	int32_t length = 0, size, room = KEY_ROOM;

	if (!order)
		return false;
	if (c->text_size < len + 1) {
		c->text_size = len + 64;
		c->text = xrealloc(c->text, c->text_size, sizeof *c->text);
	}
	u_strFromUTF8WithSub(c->text, (int32_t)c->text_size, &length, s, (int32_t)len, 0xFFFD, NULL,
			     &status);
	if (U_FAILURE(status))
		return false;
	size = ucol_getSortKey(order, c->text, length, (uint8_t *)buf_reserve(out, KEY_ROOM), room);
	if (size > room) {
		room = size;
		size = ucol_getSortKey(order, c->text, length,
				       (uint8_t *)buf_reserve(out, (size_t)room), room);
	}
	if (size <= 1)
		return false;
	/* It ends in a NUL, which is no part of it here. */
	out->len += (size_t)size - 1;
	return true;
}

/* What folds to nothing has nothing to sort by; its beginning mostly tells. */
static bool folds_to_nothing(struct collate *c, const char *s, size_t len)
{
	buf_clear(&c->folded);
	fold_text(c->fold, &c->folded, s, utf8_fit(s, len, 64));
	if (!c->folded.len)
		fold_text(c->fold, &c->folded, s, len);
	return !c->folded.len;
}

#else

static void open_orders(struct collate *c)
{
	(void)c;
}

static void close_orders(struct collate *c)
{
	(void)c;
}

bool collate_knows(const char *language)
{
	size_t n = strspn(language, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

	return n >= 2 && n <= 8 && (!language[n] || language[n] == '-');
}

void collate_library(struct buf *out)
{
	(void)out;
}

/* A letter that stands elsewhere than its code point says: the N-th behind the letter AFTER; 0: as it. */
static const struct place {
	const char *language; /* NULL: in all */
	uint32_t letter, after;
	char n;
} places[] = {
	{NULL, 0x06A9, 0x0643, 0},                            /* keheh as kaf, Farsi yeh as yeh */
	{NULL, 0x06CC, 0x064A, 0}, {NULL, 0x067E, 0x0628, 1}, /* peh after beh */
	{NULL, 0x0679, 0x062A, 1},                            /* tteh after teh */
	{NULL, 0x0686, 0x062C, 1},                            /* tcheh after jeem */
	{NULL, 0x0688, 0x062F, 1},                            /* ddal after dal */
	{NULL, 0x0691, 0x0631, 1},                            /* rreh after reh */
	{NULL, 0x0698, 0x0632, 1},                            /* jeh after zain */
	{NULL, 0x06A4, 0x0641, 1},                            /* veh after feh */
	{NULL, 0x06AF, 0x0643, 1},                            /* gaf after kaf */
	{"fa", 0x0648, 0x0646, 1},                            /* waw before heh */
	{"ps", 0x0648, 0x0646, 1}, {"ur", 0x0648, 0x0646, 1},
	{"fa", 0x0622, 0x0621, 1}, /* alef with madda before alef */
	{"ps", 0x0622, 0x0621, 1}, {"ur", 0x0622, 0x0621, 1},
	{NULL, 0x0491, 0x0433, 1}, /* Ukrainian and Belarusian letters after their like */
	{NULL, 0x0454, 0x0435, 1}, {NULL, 0x0456, 0x0438, 1},
	{NULL, 0x0457, 0x0438, 2}, {NULL, 0x0439, 0x0438, 3}, /* short i after all of them */
	{NULL, 0x045E, 0x0443, 1}, {NULL, 0x0452, 0x0434, 1}, /* Serbian and Macedonian */
	{NULL, 0x0458, 0x0438, 4}, {NULL, 0x0459, 0x043B, 1},
	{NULL, 0x045A, 0x043D, 1}, {NULL, 0x045B, 0x0442, 1},
	{NULL, 0x045F, 0x0447, 1}, {NULL, 0x0455, 0x0437, 1},
};

static bool is_language(const struct collate *c, const char *language)
{
	size_t n = strlen(language);

	return !strncasecmp(c->language, language, n) && (!c->language[n] || c->language[n] == '-');
}

static const struct place *place_find(const struct collate *c, uint32_t code)
{
	for (size_t i = 0; code >= 0x400 && i < sizeof places / sizeof *places; i++)
		if (places[i].letter == code &&
		    (!places[i].language || is_language(c, places[i].language)))
			return &places[i];
	return NULL;
}

/* A byte that no text has puts it behind all that begins with the letter itself. */
static void place_put(const struct place *place, struct buf *out)
{
	char utf8[4];

	buf_add(out, utf8, utf8_encode(place->after, utf8));
	if (place->n) {
		buf_putc(out, '\xFF');
		buf_putc(out, place->n);
	}
}

static void put_folded(struct collate *c, const char *s, size_t len, struct buf *out)
{
	buf_clear(&c->folded);
	fold_text(c->fold, &c->folded, s, len);
	for (size_t i = 0, step; i < c->folded.len; i += step) {
		const struct place *place;
		uint32_t code;

		step = utf8_decode(c->folded.data + i, c->folded.len - i, &code);
		if ((place = place_find(c, code)))
			place_put(place, out);
		else
			buf_add(out, c->folded.data + i, step);
	}
}

/* Letters are put in their places before the search form, which takes their marks, is made of the rest. */
static void put_key(struct collate *c, const char *s, size_t len, struct buf *out)
{
	struct buf text;
	size_t from = 0;

	buf_init(&text);
	character_compose(&text, s, len);
	for (size_t i = 0, step; i < text.len; i += step) {
		const struct place *place;
		uint32_t code;

		step = utf8_decode(text.data + i, text.len - i, &code);
		if (!(place = place_find(c, uc_tolower(code))))
			continue;
		put_folded(c, text.data + from, i - from, out);
		place_put(place, out);
		from = i + step;
	}
	put_folded(c, text.data + from, text.len - from, out);
	buf_done(&text);
}

#endif

struct collate *collate_new(struct fold *fold)
{
	struct collate *c = xcalloc(1, sizeof *c);

	c->fold = fold;
	buf_init(&c->folded);
	open_orders(c);
	return c;
}

void collate_free(struct collate *c)
{
	if (!c)
		return;
	close_orders(c);
	buf_done(&c->folded);
#if HAVE_ICU
	free(c->text);
#endif
	free(c);
}

bool collate_language(struct collate *c, const char *language)
{
	if (!language || strlen(language) >= sizeof c->language)
		language = "";
	if (!strcasecmp(c->language, language))
		return false;
	memcpy(c->language, language, strlen(language) + 1);
	close_orders(c);
	open_orders(c);
	return true;
}

void collate_key(struct collate *c, const char *s, size_t len, bool letters, struct buf *out)
{
#if HAVE_ICU
	/* The marks that a text has beside its letters (base/marks.h) mean nothing here. */
	if (folds_to_nothing(c, s, len) || put_key(c, s, len, letters, out))
		return;
	fold_text(c->fold, out, s, len);
#else
	(void)letters;
	put_key(c, s, len, out);
#endif
}
