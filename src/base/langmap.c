/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "base/langmap.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <uchar.h>

enum { KEYS = 47 };

/* The keys of a US keyboard, row by row, and with Shift. */
static const char us_plain[] = "`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./";
static const char us_shift[] = "~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:\"ZXCVBNM<>?";

/* The same keys in other layouts; a blank for what is a dead key, or a letter of ASCII. Greek has two keys
 * for the capital sigma: it stands for S. */
static const struct layout {
	const char *name, *languages; /* as locales begin, parted by blanks */
	char32_t plain[KEYS + 1], shift[KEYS + 1];
} layouts[LANGMAPS] = {
	/* clang-format off */
	[LANGMAP_AUTO] = {.name = "auto"},
	[LANGMAP_NONE] = {.name = "none"},
	[LANGMAP_PERSIAN] = {.name = "persian", .languages = "fa",
		.plain = U"\u200d۱۲۳۴۵۶۷۸۹۰-=ضصثقفغعهخحجچ\\شسیبلاتنمکگظطزرذدپو./",
		.shift = U"÷!\u066c\u066b\ufdfc\u066a×،*)("
			 U"\u0640+\u0652\u064c\u064d\u064b\u064f\u0650\u064e\u0651][}{|"
			 U"ؤئيإأآة»«:؛ك\u0653ژ\u0670\u200c\u0654ء><؟"},
	[LANGMAP_ARABIC] = {.name = "arabic", .languages = "ar",
		.plain = U"ذ1234567890-=ضصثقفغعهخحجد<شسيبلاتنمكطئءؤر\ufefbىةوزظ",
		.shift = U"\u0651!@#$%^&*()_+\u064e\u064b\u064f\u064c\ufef9"
			 U"إ`÷×؛{}>\\S[]\ufef7أ\u0640،/:\"~\u0652\u0650\u064d\ufef5آ',.؟"},
	[LANGMAP_RUSSIAN] = {.name = "russian", .languages = "ru",
		.plain = U"ё1234567890-=йцукенгшщзхъ\\фывапролджэячсмитьбю.",
		.shift = U"Ё!\"№;%:?*()_+ЙЦУКЕНГШЩЗХЪ/ФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,"},
	[LANGMAP_GREEK] = {.name = "greek", .languages = "el",
		.plain = U"`1234567890-=;ςερτυθιοπ[]\\ασδφγηξκλ 'ζχψωβνμ,./",
		.shift = U"~!@#$%^&*()_+: ΕΡΤΥΘΙΟΠ{}|ΑΣΔΦΓΗΞΚΛ \"ΖΧΨΩΒΝΜ<>?"},
	[LANGMAP_HEBREW] = {.name = "hebrew", .languages = "he iw",
		.plain = U";1234567890-=/'קראטוןםפ][\\שדגכעיחלךף,זסבהנמצתץ.",
		.shift = U"~!@#$%^&*)(_+QWERTYUIOP}{|ASDFGHJKL:\"ZXCVBNM><?"},
	[LANGMAP_AZERTY] = {.name = "azerty", .languages = "fr_FR fr_BE",
		.plain = U"²&é\"'(-è_çà)=          ^$*          ù       ;:!",
		.shift = U"~          °+          ¨£µ          %       ./§"},
	/* clang-format on */
};

_Static_assert(sizeof us_plain == KEYS + 1 && sizeof us_shift == KEYS + 1, "a key is missing");

const char *langmap_name(int i)
{
	return i < LANGMAPS ? layouts[i].name : NULL;
}

/* The layout of LOCALE, "fa_IR.UTF-8"; LANGMAP_NONE: there is none. */
static enum langmap langmap_of_locale(const char *locale)
{
	for (int i = LANGMAP_NONE + 1; i < LANGMAPS; i++) {
		const char *s = layouts[i].languages;

		for (size_t len; *s; s += len + strspn(s + len, " ")) {
			len = strcspn(s, " ");
			/* Nothing more, or what is none of the language: its end is found too. */
			if (!strncmp(locale, s, len) && strchr("_.@", locale[len]))
				return (enum langmap)i;
		}
	}
	return LANGMAP_NONE;
}

enum langmap langmap_choose(enum langmap wanted)
{
	static const char *const variables[] = {"LC_ALL", "LC_CTYPE", "LC_MESSAGES", "LANG"};
	enum langmap found = LANGMAP_NONE;

	if (wanted != LANGMAP_AUTO)
		return wanted;
	for (size_t i = 0; i < sizeof variables / sizeof *variables && found == LANGMAP_NONE; i++) {
		const char *locale = getenv(variables[i]);

		if (locale)
			found = langmap_of_locale(locale);
	}
	return found;
}

/* Digits of the Arabic script, in either form, whatever the layout. */
static uint32_t langmap_digit(uint32_t code)
{
	enum { ARABIC = 0x660, PERSIAN = 0x6f0 };

	if (code >= ARABIC && code < ARABIC + 10)
		return '0' + code - ARABIC;
	if (code >= PERSIAN && code < PERSIAN + 10)
		return '0' + code - PERSIAN;
	return code;
}

/* Letters and digits of ASCII. */
static bool is_letter(uint32_t code)
{
	return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') ||
	       (code >= '0' && code <= '9');
}

uint32_t langmap_key(enum langmap map, uint32_t code)
{
	const struct layout *l = &layouts[map];

	if (map <= LANGMAP_NONE || code <= ' ' || is_letter(code))
		return code;
	for (size_t i = 0; i < KEYS; i++)
		if (l->plain[i] == code)
			return (unsigned char)us_plain[i];
	for (size_t i = 0; i < KEYS; i++)
		if (l->shift[i] == code)
			return (unsigned char)us_shift[i];
	return langmap_digit(code);
}

uint32_t langmap_letter(enum langmap map, uint32_t code)
{
	const struct layout *l = &layouts[map];

	for (size_t i = 0; i < KEYS && map > LANGMAP_NONE; i++) {
		if ((unsigned char)us_plain[i] == code && l->plain[i] != ' ')
			return l->plain[i];
		if ((unsigned char)us_shift[i] == code && l->shift[i] != ' ')
			return l->shift[i];
	}
	return code;
}

enum langmap langmap_of(uint32_t code)
{
	for (int i = LANGMAP_NONE + 1; i < LANGMAPS && code >= 0x80; i++)
		if (langmap_key((enum langmap)i, code) != code)
			return (enum langmap)i;
	return LANGMAP_NONE;
}
