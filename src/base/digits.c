/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "base/digits.h"

#include <locale.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"

enum { ARABIC = 0x0660, PERSIAN = 0x06F0, DECIMAL = 0x066B, GROUP = 0x066C };

/* CLDR's native digits of a language, or of it in one country; in the order of looking. In the west
 * of the Arab world 0 to 9 are usual. */
static const struct {
	const char *language;
	uint32_t zero;
	bool usual;
} rows[] = {
	{"ar_DZ", ARABIC, false}, {"ar_EH", ARABIC, false}, {"ar_LY", ARABIC, false},
	{"ar_MA", ARABIC, false}, {"ar_TN", ARABIC, false}, {"ar", ARABIC, true},
	{"ckb", ARABIC, true},    {"sd", ARABIC, true},     {"fa", PERSIAN, true},
	{"prs", PERSIAN, true},   {"ps", PERSIAN, true},    {"ks", PERSIAN, true},
	{"lrc", PERSIAN, true},   {"mzn", PERSIAN, true},   {"ur_IN", PERSIAN, true},
	{"ur", PERSIAN, false},   {"as", 0x09E6, false},    {"bn", 0x09E6, false},
	{"bo", 0x0F20, false},    {"dz", 0x0F20, false},    {"gu", 0x0AE6, false},
	{"hi", 0x0966, false},    {"km", 0x17E0, false},    {"kn", 0x0CE6, false},
	{"lo", 0x0ED0, false},    {"ml", 0x0D66, false},    {"mr", 0x0966, false},
	{"my", 0x1040, false},    {"ne", 0x0966, false},    {"or", 0x0B66, false},
	{"pa", 0x0A66, false},    {"ta", 0x0BE6, false},    {"te", 0x0C66, false},
	{"th", 0x0E50, false},
};

static uint32_t zero = '0';
static char chosen_for[32]; /* the language */

/* Whether LANGUAGE is NAME, or NAME and more; - and _ are the same. */
static bool is_language(const char *language, const char *name)
{
	size_t len = strlen(name);

	for (size_t i = 0; i < len; i++)
		if ((language[i] == '-' ? '_' : language[i]) != name[i])
			return false;
	return !language[len] || strchr("-_.@", language[len]);
}

/* The digits of LANGUAGE. */
static uint32_t digits_of(enum digits wanted, const char *language)
{
	if (wanted == DIGITS_LATIN)
		return '0';
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (is_language(language, rows[i].language))
			return wanted == DIGITS_NATIVE || rows[i].usual ? rows[i].zero : '0';
	return '0';
}

void digits_choose(enum digits wanted, const char *language)
{
	snprintf(chosen_for, sizeof chosen_for, "%s", language ? language : "");
	zero = digits_of(wanted, chosen_for);
}

void digits_choose_again(enum digits wanted)
{
	const char *locale = setlocale(LC_MESSAGES, NULL);

	/* A program in English has none but those of the locale. */
	zero = digits_of(wanted,
			 *chosen_for || wanted != DIGITS_NATIVE || !locale ? chosen_for : locale);
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* What stands for byte I of B between two digits, where that is another sign than in ASCII; 0: none does. */
static uint32_t sign_at(const struct buf *b, size_t from, size_t i)
{
	if ((zero != ARABIC && zero != PERSIAN) || i == from || i + 1 >= b->len ||
	    !is_digit(b->data[i - 1]) || !is_digit(b->data[i + 1]))
		return 0;
	return b->data[i] == '.' ? DECIMAL : b->data[i] == ',' ? GROUP : 0;
}

void digits_convert(struct buf *b, size_t from)
{
	struct buf out;

	if (zero == '0' || from >= b->len)
		return;
	buf_init(&out);
	for (size_t i = from; i < b->len; i++) {
		char bytes[4];
		uint32_t code = is_digit(b->data[i]) ? zero + (uint32_t)(b->data[i] - '0')
						     : sign_at(b, from, i);

		if (code)
			buf_add(&out, bytes, utf8_encode(code, bytes));
		else
			buf_putc(&out, b->data[i]);
	}
	buf_truncate(b, from);
	buf_add(b, buf_str(&out), out.len);
	buf_done(&out);
}
