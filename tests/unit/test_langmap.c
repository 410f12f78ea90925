/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Langmap: commands typed under other keyboard layouts. */
#include "config.h"

#include "base/langmap.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/err.h"
#include "base/utf8.h"
#include "person.h"
#include "ui/keymap.h"

/* The same fingers, in each layout. */
static const struct {
	enum langmap map;
	const char *typed, *means;
} rows[] = {
	{LANGMAP_PERSIAN, "ضصثقفغعهخحجچ", "qwertyuiop[]"},
	{LANGMAP_PERSIAN, "شسیبلاتنمکگ", "asdfghjkl;'"},
	{LANGMAP_PERSIAN, "ظطزرذدپو", "zxcvbnm,"},
	{LANGMAP_PERSIAN, "۱۲۳۴۵۶۷۸۹۰", "1234567890"},
	{LANGMAP_PERSIAN, "ؤئيإأآة»«؛", "ASDFGHJKL\""},
	{LANGMAP_PERSIAN, "كژء؟", "ZCM?"},
	{LANGMAP_ARABIC, "ذضصثقفغعهخحجد", "`qwertyuiop[]"},
	{LANGMAP_ARABIC, "شسيبلاتنمكط", "asdfghjkl;'"},
	{LANGMAP_ARABIC, "ئءؤرىةوزظ", "zxcvnm,./"},
	{LANGMAP_ARABIC, "٠١٢٣٤٥٦٧٨٩", "0123456789"},
	{LANGMAP_ARABIC, "أآ،؟", "HNK?"},
	{LANGMAP_RUSSIAN, "йцукенгшщзхъ", "qwertyuiop[]"},
	{LANGMAP_RUSSIAN, "фывапролджэ", "asdfghjkl;'"},
	{LANGMAP_RUSSIAN, "ячсмитьбю.", "zxcvbnm,./"},
	{LANGMAP_RUSSIAN, "ЙЦУКЕНГШЩЗХЪ№ЖЭ", "QWERTYUIOP{}#:\""},
	{LANGMAP_RUSSIAN, "ФЫВАПРОЛДЯЧСМИТЬБЮ", "ASDFGHJKLZXCVBNM<>"},
	{LANGMAP_GREEK, ";ςερτυθιοπ", "qwertyuiop"},
	{LANGMAP_GREEK, "ασδφγηξκλ", "asdfghjkl"},
	{LANGMAP_GREEK, "ζχψωβνμ", "zxcvbnm"},
	{LANGMAP_GREEK, "ΕΡΤΥΘΙΟΠΑΣΔΦΓΗΞΚΛΖΧΨΩΒΝΜ", "ERTYUIOPASDFGHJKLZXCVBNM"},
	{LANGMAP_HEBREW, "קראטוןםפ", "ertyuiop"},
	{LANGMAP_HEBREW, "שדגכעיחלך", "asdfghjkl"},
	{LANGMAP_HEBREW, "זסבהנמצתץ", "zxcvbnm,."},
	{LANGMAP_AZERTY, "éèçàù$", "2790']"},
	/* In a Latin layout a command is where its letter is. */
	{LANGMAP_AZERTY, "azqwmAZQWM", "azqwmAZQWM"},
	{LANGMAP_NONE, "تйξ۱", "تйξ۱"},
};

static void the_key_under_the_finger(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const char *s = rows[i].typed, *want = rows[i].means;

		while (*s) {
			uint32_t code, meant;

			s += utf8_decode(s, strlen(s), &code);
			want += utf8_decode(want, strlen(want), &meant);
			assert_int_equal(langmap_key(rows[i].map, code), meant);
		}
		assert_int_equal(*want, '\0');
	}
}

static void a_layout_types_no_character_twice(void **state)
{
	(void)state;
	for (int map = LANGMAP_NONE + 1; map < LANGMAPS; map++)
		for (uint32_t us = '!'; us <= '~'; us++) {
			uint32_t code = langmap_letter((enum langmap)map, us);

			if (code >= 0x80)
				assert_int_equal(langmap_key((enum langmap)map, code), us);
		}
	assert_int_equal(langmap_letter(LANGMAP_PERSIAN, 'j'), 0x62a);
	assert_int_equal(langmap_of(0x62a), LANGMAP_PERSIAN);
	assert_int_equal(langmap_of(0x44f), LANGMAP_RUSSIAN);
	assert_int_equal(langmap_of('j'), LANGMAP_NONE);
	assert_int_equal(langmap_of(0x4e00), LANGMAP_NONE);
}

static enum langmap of_locale(const char *all, const char *type, const char *lang)
{
	setenv("LC_ALL", all, 1);
	setenv("LC_CTYPE", type, 1);
	unsetenv("LC_MESSAGES");
	setenv("LANG", lang, 1);
	return langmap_choose(LANGMAP_AUTO);
}

static void by_itself_that_of_the_locale(void **state)
{
	(void)state;
	assert_int_equal(of_locale("", "", "fa_IR.UTF-8"), LANGMAP_PERSIAN);
	assert_int_equal(of_locale("ar_EG.UTF-8", "", "en_US.UTF-8"), LANGMAP_ARABIC);
	assert_int_equal(of_locale("", "ru_RU.UTF-8", "en_US.UTF-8"), LANGMAP_RUSSIAN);
	assert_int_equal(of_locale("", "el_GR", ""), LANGMAP_GREEK);
	assert_int_equal(of_locale("", "", "he_IL"), LANGMAP_HEBREW);
	assert_int_equal(of_locale("", "", "fr_FR@euro"), LANGMAP_AZERTY);
	/* Canada and Switzerland have other layouts; Aragon is no Arabia. */
	assert_int_equal(of_locale("", "", "fr_CA.UTF-8"), LANGMAP_NONE);
	assert_int_equal(of_locale("", "", "arn_CL.UTF-8"), LANGMAP_NONE);
	assert_int_equal(of_locale("", "", "C.UTF-8"), LANGMAP_NONE);
	assert_int_equal(langmap_choose(LANGMAP_GREEK), LANGMAP_GREEK);
	of_locale("", "", "fa_IR.UTF-8");
	assert_int_equal(langmap_choose(LANGMAP_NONE), LANGMAP_NONE);
}

/* Type the characters of TEXT in PANE: what the last of them makes. */
static enum command typed(const struct keymap *m, const char *text, unsigned pane, int *count)
{
	struct keymap_input in = {0};
	enum command c = COMMAND_NONE;

	*count = 0;
	while (*text) {
		uint32_t code;

		text += utf8_decode(text, strlen(text), &code);
		if (keymap_type(m, &in, code, pane, &c, count) == KEYMAP_NOTHING)
			c = COMMAND_NONE;
	}
	return c;
}

static void keys_are_commands(void **state)
{
	struct keymap m;
	struct err_list errs = {0};
	int count;

	(void)state;
	keymap_init(&m);
	assert_int_equal(typed(&m, "ت", PANE_LIST, &count), COMMAND_NONE);
	m.langmap = LANGMAP_PERSIAN;
	assert_int_equal(typed(&m, "ت", PANE_LIST, &count), COMMAND_DOWN);
	assert_int_equal(typed(&m, "۱۲ت", PANE_LIST, &count), COMMAND_DOWN);
	assert_int_equal(count, 12);
	assert_int_equal(typed(&m, "غف", PANE_LIST, &count), COMMAND_COPY_TEXT);
	assert_int_equal(typed(&m, "؟", PANE_TEXT, &count), COMMAND_HELP);
	/* Text is typed as it is. */
	assert_int_equal(typed(&m, "ت", PANE_PROMPT, &count), COMMAND_NONE);
	/* What the user has bound goes first. */
	assert_true(keymap_parse(&m, "keys", "bind ت up\n", &errs));
	assert_int_equal(typed(&m, "ت", PANE_LIST, &count), COMMAND_UP);
	/* What is a command stays one, in panes where it does nothing, too. */
	m.langmap = LANGMAP_AZERTY;
	assert_int_equal(typed(&m, "&", PANE_LIST, &count), COMMAND_FILTER_ADD);
	assert_int_equal(typed(&m, "&j", PANE_WORDS, &count), COMMAND_DOWN);
	assert_int_equal(count, 0);
	assert_int_equal(typed(&m, "'", PANE_LIST, &count), COMMAND_NEXT_MARK);
	assert_int_equal(typed(&m, "(", PANE_LIST, &count), COMMAND_PREVIOUS_STATEMENT);
	assert_int_equal(typed(&m, "éàj", PANE_LIST, &count), COMMAND_DOWN);
	assert_int_equal(count, 20);
	m.langmap = LANGMAP_HEBREW;
	assert_int_equal(typed(&m, "/", PANE_LIST, &count), COMMAND_FILTER);
	assert_int_equal(typed(&m, "ח", PANE_LIST, &count), COMMAND_DOWN);
	m.langmap = LANGMAP_RUSSIAN;
	assert_int_equal(typed(&m, ".", PANE_LIST, &count), COMMAND_FILTER);
	assert_int_equal(typed(&m, "нг", PANE_LIST, &count), COMMAND_COPY_LINK);
	keymap_done(&m);
}

/* With the whole program: a menu reads a key like a command, a filter takes the letter. */
static void menus_and_prompts(void **state)
{
	struct person *p = *state;

	p->keymap.langmap = LANGMAP_RUSSIAN;
	person_press(p, "ы е");
	assert_int_equal(session_view(p->session)->sort, FIELD_TITLE);
	person_press(p, ". о");
	assert_string_equal(prompt_text(&p->ui.prompt), "о");
	person_press(p, "Esc");
	assert_true(person_press(p, "о"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_key_under_the_finger),
		cmocka_unit_test(a_layout_types_no_character_twice),
		cmocka_unit_test(by_itself_that_of_the_locale),
		cmocka_unit_test(keys_are_commands),
		cmocka_unit_test_setup_teardown(menus_and_prompts, person_setup, person_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
