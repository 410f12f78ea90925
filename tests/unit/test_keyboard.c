/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Keys out of bytes, whole and in pieces; and what is said of a text. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <locale.h>
#include <string.h>

#include "linear/console.h"
#include "linear/keyboard.h"
#include "ui/keymap.h"

static const struct {
	const char *bytes;
	uint32_t keys[4];
} cases[] = {
	{"j", {'j'}},
	{"\n\r", {'\r', '\r'}},
	{"\177\b", {KEYMAP_BACKSPACE, KEYMAP_BACKSPACE}},
	{"\033[A\033OB", {KEYMAP_UP, KEYMAP_DOWN}},
	{"\033[5~\033[6~", {KEYMAP_PAGE_UP, KEYMAP_PAGE_DOWN}},
	{"\033[1~\033[F", {KEYMAP_HOME, KEYMAP_END}},
	{"\033[Z\t", {KEYMAP_BACKTAB, '\t'}},
	{"\033OP\033[[B\033[24~", {KEYMAP_F0 + 1, KEYMAP_F0 + 2, KEYMAP_F0 + 12}},
	{"\033[200~x\033[201~", {KEYMAP_PASTE, 'x', KEYMAP_PASTED}},
	{"\033[1;5A", {KEYMAP_OTHER}},
	{"\033", {KEYMAP_ESC}},
	{"\033q", {KEYMAP_ESC, 'q'}},
	{"\033[\001j", {KEYMAP_ESC, '[', 1, 'j'}},
	{"é۳", {0xE9, 0x6F3}},
	{"\xff"
	 "a",
	 {0xFFFD, 'a'}},
	{"\xd9", {0xFFFD}},
	{"\xf0\x9f\x98\x80", {0x1F600}},
};

/* All that BYTES are, which come STEP at a time. */
static void assert_keys(const char *bytes, const uint32_t *want, size_t step)
{
	struct keyboard k = {0};
	size_t len = strlen(bytes), n = 0;
	uint32_t key;

	for (size_t at = 0; at < len; at += step) {
		keyboard_feed(&k, bytes + at, len - at < step ? len - at : step);
		while (keyboard_key(&k, true, &key))
			assert_int_equal(key, want[n++]);
	}
	while (keyboard_key(&k, false, &key))
		assert_int_equal(key, want[n++]);
	assert_false(keyboard_waits(&k));
	assert_true(n == 4 || want[n] == 0);
	keyboard_done(&k);
}

static void keys_in_pieces(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		for (size_t step = 1; step <= 8; step++)
			assert_keys(cases[i].bytes, cases[i].keys, step);
}

/* An Esc is not one as long as more of a key may follow; when nothing does, it is. */
static void esc_waits(void **state)
{
	struct keyboard k = {0};
	uint32_t key;

	(void)state;
	keyboard_feed(&k, "\033", 1);
	assert_false(keyboard_key(&k, true, &key));
	assert_true(keyboard_waits(&k));
	keyboard_feed(&k, "[", 1);
	assert_false(keyboard_key(&k, true, &key));
	keyboard_feed(&k, "B", 1);
	assert_true(keyboard_key(&k, true, &key));
	assert_int_equal(key, KEYMAP_DOWN);
	keyboard_done(&k);
}

static void what_only_paints_is_not_said(void **state)
{
	static const char text[] = "a\u2068ب\u2069 c\u200e \u200fd\u00ade\tf\016g\017\nمی\u200cرود";
	struct buf b;

	(void)state;
	buf_init(&b);
	console_clean(text, sizeof text - 1, &b);
	assert_string_equal(buf_str(&b), "aب c de fg\nمی\u200cرود");
	buf_done(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys_in_pieces),
		cmocka_unit_test(esc_waits),
		cmocka_unit_test(what_only_paints_is_not_said),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
