/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Keymap: names of keys, the default map, and key files of users. */
#include "config.h"

#include "ui/keymap.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/err.h"

static uint32_t key(const char *name)
{
	return keymap_key(name, strlen(name));
}

static void names_and_keys_agree(void **state)
{
	static const char *const names[] = {"j",      "G",         "?",   "/",   "ت",  "é",
					    "Space",  "Enter",     "Esc", "Tab", "Up", "PgDn",
					    "Home",   "F1",        "F12", "^L",  "^A", "\\",
					    "Delete", "Backspace", "#"};

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct buf b;

		assert_int_not_equal(key(names[i]), 0);
		buf_init(&b);
		keymap_key_name(key(names[i]), &b);
		assert_string_equal(buf_str(&b), names[i]);
		buf_done(&b);
	}
	assert_int_equal(key("^l"), key("^L"));
	assert_int_equal(key("F0"), 0);
	assert_int_equal(key("F13"), 0);
	assert_int_equal(key("F1x"), 0);
	assert_int_equal(key("jj"), 0);
	assert_int_equal(key("up"), 0);
	assert_int_equal(key(""), 0);
	assert_int_equal(key("\xff"), 0);
}

/* Every command can be reached, and no key is bound twice. */
static void default_keys_reach_everything(void **state)
{
	struct keymap m;

	(void)state;
	keymap_init(&m);
	for (int c = COMMAND_NONE + 1; c < COMMANDS; c++) {
		struct buf b;

		buf_init(&b);
		keymap_keys_of(&m, (enum command)c, &b);
		if (!b.len)
			fail_msg("no key for %s", command_name((enum command)c));
		buf_done(&b);
	}
	assert_int_equal(keymap_find(&m, 'j', KEYMAP_MAIN), COMMAND_DOWN);
	assert_int_equal(keymap_find(&m, 'j', KEYMAP_PROMPT), COMMAND_NONE);
	assert_int_equal(keymap_find(&m, '\r', KEYMAP_MAIN), COMMAND_OPEN);
	assert_int_equal(keymap_find(&m, '\n', KEYMAP_MAIN), COMMAND_OPEN);
	assert_int_equal(keymap_find(&m, '\r', KEYMAP_PROMPT), COMMAND_PROMPT_ACCEPT);
	assert_int_equal(keymap_find(&m, 127, KEYMAP_PROMPT), COMMAND_PROMPT_BACKSPACE);
	assert_int_equal(keymap_find(&m, KEYMAP_ENTER, KEYMAP_PROMPT), COMMAND_PROMPT_ACCEPT);
	for (uint32_t digit = '0'; digit <= '9'; digit++)
		assert_int_equal(keymap_find(&m, digit, KEYMAP_MAIN), COMMAND_NONE);
	keymap_done(&m);
}

static void users_keys_win(void **state)
{
	struct keymap m;
	struct err_list errs = {0};

	(void)state;
	keymap_init(&m);
	assert_true(keymap_parse(&m, "keys",
				 "# mine\n\n  bind x quit\r\nunbind q\nbind ت down\n"
				 "bind j up\nbind Up prompt-cancel\nbind X exact-marks",
				 &errs));
	assert_int_equal(keymap_find(&m, 'x', KEYMAP_MAIN), COMMAND_QUIT);
	assert_int_equal(keymap_find(&m, 'q', KEYMAP_MAIN), COMMAND_NONE);
	assert_int_equal(keymap_find(&m, 0x62A, KEYMAP_MAIN), COMMAND_DOWN);
	assert_int_equal(keymap_find(&m, 'j', KEYMAP_MAIN), COMMAND_UP);
	/* A name that it had before. */
	assert_int_equal(keymap_find(&m, 'X', KEYMAP_MAIN), COMMAND_EXACT_DIACRITICS);
	/* A key may mean one thing at a prompt and another elsewhere. */
	assert_int_equal(keymap_find(&m, KEYMAP_UP, KEYMAP_PROMPT), COMMAND_PROMPT_CANCEL);
	assert_int_equal(keymap_find(&m, KEYMAP_UP, KEYMAP_MAIN), COMMAND_UP);
	keymap_done(&m);
}

static void wrong_lines_are_told(void **state)
{
	static const struct {
		const char *text;
		long line;
	} wrong[] = {
		{"bind j\n", 1},         {"bind j nothing\n", 1},  {"\nbind jj down\n", 2},
		{"bind j down up\n", 1}, {"map j down\n", 1},      {"unbind\n", 1},
		{"unbind j down\n", 1},  {"bind \x1b[0m down", 1},
	};

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		struct keymap m;
		struct err_list errs = {0};

		keymap_init(&m);
		assert_false(keymap_parse(&m, "keys", wrong[i].text, &errs));
		assert_int_equal(errs.n, 1);
		assert_int_equal(errs.items[0].line, wrong[i].line);
		assert_string_equal(errs.items[0].file, "keys");
		assert_null(strchr(errs.items[0].text, 27));
		err_list_done(&errs);
		keymap_done(&m);
	}
}

static void good_lines_count_beside_wrong_ones(void **state)
{
	struct keymap m;
	struct err_list errs = {0};

	(void)state;
	keymap_init(&m);
	assert_false(keymap_parse(&m, "keys", "wrong\nbind x quit\nwrong again\n", &errs));
	assert_int_equal(errs.n, 2);
	assert_int_equal(errs.items[0].line, 1);
	assert_int_equal(errs.items[1].line, 3);
	err_list_done(&errs);
	assert_int_equal(keymap_find(&m, 'x', KEYMAP_MAIN), COMMAND_QUIT);
	keymap_done(&m);
}

static void a_missing_file_is_no_error(void **state)
{
	struct keymap m;
	struct err_list errs = {0};

	(void)state;
	keymap_init(&m);
	assert_true(keymap_read(&m, "/nonexistent/keys", &errs));
	assert_int_equal(errs.n, 0);
	assert_false(keymap_read(&m, "/", &errs));
	assert_int_equal(errs.n, 1);
	err_list_done(&errs);
	keymap_done(&m);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_and_keys_agree),
		cmocka_unit_test(default_keys_reach_everything),
		cmocka_unit_test(users_keys_win),
		cmocka_unit_test(wrong_lines_are_told),
		cmocka_unit_test(good_lines_count_beside_wrong_ones),
		cmocka_unit_test(a_missing_file_is_no_error),
	};

	return cmocka_run_group_tests_name("keymap", tests, NULL, NULL);
}
