/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Names that are typed: of fields with and without their accents, of languages in several languages. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "base/buf.h"
#include "text/language.h"
#include "text/name.h"

static bool is(const char *name, const char *typed)
{
	return name_is(name, typed, strlen(typed));
}

static void compares_names(void **state)
{
	(void)state;
	assert_true(is("year", "Year"));
	assert_true(is("année", "annee"));
	assert_true(is("année", "ANNE\u0301E"));
	assert_true(is("Thèmes\u00a0", "themes"));
	assert_true(is("زبان‌ها", "زبانها"));
	assert_true(is("تاریخ", "تاريخ")); /* with the yeh of an Arabic keyboard */
	assert_false(is("year", "yea"));
	assert_false(is("year", "years"));
	assert_false(is("", ""));
	assert_false(is(NULL, "year"));
	assert_false(is("année", "\u0301"));
	assert_true(name_begins("année", "anné", 5));
	assert_true(name_begins("année", "ann", 3));
	assert_true(name_begins("année", "", 0));
	assert_false(name_begins("année", "na", 2));
}

#if HAVE_ICU
static const char *code_of(const char *name)
{
	static char code[LANGUAGE_CODE];

	return language_find(name, strlen(name), code) ? code : "";
}

static void names(const char *tag, const char *want)
{
	struct buf b;

	buf_init(&b);
	assert_int_equal(language_name(tag, &b), want != NULL);
	assert_string_equal(buf_str(&b), want ? want : "");
	buf_done(&b);
}
#endif

static void knows_languages(void **state)
{
	(void)state;
#if HAVE_ICU
	language_speak("");
	names("tr", "Turkish");
	names("en-GB", "English (United Kingdom)");
	names("fa", "Persian");
	names("zz", NULL);
	names("no language", NULL);
	names("", NULL);
	assert_string_equal(code_of("turkish"), "tr");
	assert_string_equal(code_of("Türkçe"), "tr");
	assert_string_equal(code_of("turkce"), "tr");
	assert_string_equal(code_of("tur"), "tr");
	assert_string_equal(code_of("فارسی"), "fa");
	assert_string_equal(code_of("turc"), "");
	assert_string_equal(code_of("turk"), "");
	language_speak("fr");
	names("tr", "turc");
	assert_string_equal(code_of("turc"), "tr");
	assert_string_equal(code_of("Turkish"), "tr");
	language_speak("fa_IR");
	assert_string_equal(code_of("ترکی استانبولی"), "tr");
	names("en", "انگلیسی");
#else
	char code[LANGUAGE_CODE];

	assert_false(language_find("turkish", 7, code));
#endif
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(compares_names),
		cmocka_unit_test(knows_languages),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
