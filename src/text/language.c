/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "text/language.h"

#include <stdlib.h>
#include <string.h>

#if HAVE_ICU
#include <unicode/uloc.h>
#include <unicode/ustring.h>
#endif

#include "base/buf.h"
#include "base/err.h"
#include "base/vec.h"
#include "text/name.h"

#if HAVE_ICU

enum { NAME_UNITS = 160 };

/* A name of the language CODE. */
struct language {
	char *name;
	char code[LANGUAGE_CODE];
};

static char spoken[ULOC_FULLNAME_CAPACITY] = "en";
/* Made when a name is first looked up, for the language that is spoken then. */
static struct language *languages;
static size_t languages_n, languages_size;

static void forget(void)
{
	for (size_t i = 0; i < languages_n; i++)
		free(languages[i].name);
	free(languages);
	languages = NULL;
	languages_n = languages_size = 0;
}

void language_speak(const char *tag)
{
	UErrorCode status = U_ZERO_ERROR;

	forget();
	/* It takes "pt_BR" and "pt-BR". */
	uloc_canonicalize(tag, spoken, sizeof spoken, &status);
	if (U_FAILURE(status) || !*spoken)
		memcpy(spoken, "en", sizeof "en");
}

/* What LOCALE is called in the language IN; false: nothing but its code. */
static bool display_name(const char *locale, const char *in, struct buf *out)
{
	UChar name[NAME_UNITS];
	char utf8[NAME_UNITS * 4];
	UErrorCode status = U_ZERO_ERROR;
	int32_t len = uloc_getDisplayName(locale, in, name, NAME_UNITS, &status), bytes = 0;

	if (U_FAILURE(status) || status == U_USING_DEFAULT_WARNING || len <= 0 || len >= NAME_UNITS)
		return false;
	u_strToUTF8(utf8, sizeof utf8, &bytes, name, len, &status);
	if (U_FAILURE(status))
		return false;
	buf_add(out, utf8, (size_t)bytes);
	return true;
}

bool language_name(const char *tag, struct buf *out)
{
	char locale[ULOC_FULLNAME_CAPACITY] = "", code[LANGUAGE_CODE] = "";
	UErrorCode status = U_ZERO_ERROR;
	int32_t parsed = 0;
	size_t from = out->len;

	uloc_forLanguageTag(tag, locale, sizeof locale, &parsed, &status);
	if (U_FAILURE(status) || (size_t)parsed != strlen(tag))
		return false;
	status = U_ZERO_ERROR;
	uloc_getLanguage(locale, code, sizeof code, &status);
	if (U_FAILURE(status) || !*code || !display_name(locale, spoken, out))
		return false;
	/* A code that it does not know is its own name. */
	if (!strncmp(buf_str(out) + from, code, strlen(code))) {
		buf_truncate(out, from);
		return false;
	}
	return true;
}

static void add(const char *code, const char *name)
{
	languages = vec_fit(languages, languages_n + 1, &languages_size, sizeof *languages);
	languages[languages_n] = (struct language){.name = xstrdup(name)};
	memcpy(languages[languages_n++].code, code, strlen(code) + 1);
}

static void add_all(void)
{
	const char *const *codes = uloc_getISOLanguages();

	for (; *codes; codes++) {
		const char *in[] = {spoken, "en", *codes};
		struct buf name;

		if (strlen(*codes) >= LANGUAGE_CODE)
			continue;
		buf_init(&name);
		for (size_t i = 0; i < sizeof in / sizeof *in; i++) {
			buf_clear(&name);
			if (display_name(*codes, in[i], &name) &&
			    strcmp(buf_str(&name), *codes) != 0)
				add(*codes, buf_str(&name));
		}
		add(*codes, uloc_getISO3Language(*codes));
		buf_done(&name);
	}
}

bool language_find(const char *s, size_t len, char code[LANGUAGE_CODE])
{
	if (!languages)
		add_all();
	for (size_t i = 0; i < languages_n; i++) {
		if (!name_is(languages[i].name, s, len))
			continue;
		memcpy(code, languages[i].code, LANGUAGE_CODE);
		return true;
	}
	return false;
}

#else

void language_speak(const char *tag)
{
	(void)tag;
}

bool language_name(const char *tag, struct buf *out)
{
	(void)tag;
	(void)out;
	return false;
}

bool language_find(const char *s, size_t len, char code[LANGUAGE_CODE])
{
	(void)s;
	(void)len;
	(void)code;
	return false;
}

#endif

bool language_is_tag(const char *s)
{
	size_t letters = 0;
	bool first = true; /* of its parts: that has no digits */

	for (; *s; s++) {
		bool letter = (*s >= 'a' && *s <= 'z') || (*s >= 'A' && *s <= 'Z');
		bool digit = !first && *s >= '0' && *s <= '9';

		if (*s == '-' ? !letters : ++letters > 8 || (!letter && !digit))
			return false;
		first &= *s != '-';
		letters = *s == '-' ? 0 : letters;
	}
	return letters > 0;
}
