/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Keymap: names of keys, the default map, and key files of users. */
#include "config.h"

#include "ui/keymap.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/err.h"

/* What one key is in a pane. */
static enum command find(const struct keymap *m, uint32_t key, unsigned pane)
{
	bool more;

	return keymap_find(m, &key, 1, pane, &more);
}

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
	assert_int_equal(find(&m, 'j', PANE_LIST), COMMAND_DOWN);
	assert_int_equal(find(&m, 'j', PANE_PROMPT), COMMAND_NONE);
	assert_int_equal(find(&m, '\r', PANE_LIST), COMMAND_OPEN);
	assert_int_equal(find(&m, '\n', PANE_LIST), COMMAND_OPEN);
	assert_int_equal(find(&m, '\r', PANE_PROMPT), COMMAND_PROMPT_ACCEPT);
	assert_int_equal(find(&m, 127, PANE_PROMPT), COMMAND_PROMPT_BACKSPACE);
	assert_int_equal(find(&m, KEYMAP_ENTER, PANE_PROMPT), COMMAND_PROMPT_ACCEPT);
	for (uint32_t digit = '0'; digit <= '9'; digit++)
		assert_int_equal(find(&m, digit, PANE_LIST), COMMAND_NONE);
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
	assert_int_equal(find(&m, 'x', PANE_LIST), COMMAND_QUIT);
	assert_int_equal(find(&m, 'q', PANE_LIST), COMMAND_NONE);
	assert_int_equal(find(&m, 0x62A, PANE_LIST), COMMAND_DOWN);
	assert_int_equal(find(&m, 'j', PANE_LIST), COMMAND_UP);
	/* A name that it had before. */
	assert_int_equal(find(&m, 'X', PANE_LIST), COMMAND_EXACT_DIACRITICS);
	/* A key may mean one thing at a prompt and another elsewhere. */
	assert_int_equal(find(&m, KEYMAP_UP, PANE_PROMPT), COMMAND_PROMPT_CANCEL);
	assert_int_equal(find(&m, KEYMAP_UP, PANE_LIST), COMMAND_UP);
	keymap_done(&m);
}

static void wrong_lines_are_told(void **state)
{
	static const char form[] = "a line must be";
	static const struct {
		const char *text;
		long line;
		const char *says;
	} wrong[] = {
		{"bind j\n", 1, form},
		{"bind\n", 1, form},
		{"bind j nothing\n", 1, "no command called 'nothing'; --list-keys names them"},
		{"bind j timelien\n", 1, "no command called 'timelien'; did you mean timeline?"},
		{"bind Dwn down\n", 1, "no key called 'Dwn'; did you mean Down?"},
		{"\nbind jj down\n", 2, "no key called 'jj'"},
		{"bind j down up\n", 1, "no key called 'down'"},
		{"map j down\n", 1, form},
		{"unbind\n", 1, form},
		{"unbind j down\n", 1, "no key called 'down'"},
		{"bind \x1b[0m down", 1, "no key called"},
		{"bind a b c d e down", 1, "at most 4 keys"},
		{"bind j down in", 1, form},
		{"bind in down", 1, form},
		{"unbind in list", 1, form},
		{"bind j down in nowhere", 1, "no pane 'nowhere', only list, text, "},
		{"bind j down in list nowhere", 1, "no pane 'nowhere'"},
		{"bind j zoom in text help", 1, "zoom does not work in help, only in list or text"},
		{"bind j down in prompt", 1, "down does not work in prompt"},
		{"bind j prompt-accept in list", 1, "only in prompt"},
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
		if (!strstr(errs.items[0].text, wrong[i].says))
			fail_msg("%s: %s", wrong[i].text, errs.items[0].text);
		err_list_done(&errs);
		keymap_done(&m);
	}
}

/* The default keys, and LINES over them. */
static void read_lines(struct keymap *m, const char *lines)
{
	struct err_list errs = {0};

	keymap_init(m);
	if (!keymap_parse(m, "keys", lines, &errs))
		fail_msg("%ld: %s", errs.items[0].line, errs.items[0].text);
}

/* What is listed for the keys of C. */
static void expect_keys(const struct keymap *m, enum command c, const char *want)
{
	struct buf b;

	buf_init(&b);
	keymap_keys_of(m, c, &b);
	assert_string_equal(buf_str(&b), want);
	buf_done(&b);
}

/* What belongs to a view comes before what a key does elsewhere, whichever is bound last. */
static void views_come_first(void **state)
{
	struct keymap m;

	(void)state;
	read_lines(&m, "bind h down\n");
	assert_int_equal(find(&m, 'h', PANE_LIST), COMMAND_DOWN);
	assert_int_equal(find(&m, 'h', PANE_PROBLEMS), COMMAND_DOWN);
	assert_int_equal(find(&m, 'h', PANE_TIMELINE), COMMAND_VIEW_LEFT);
	assert_int_equal(find(&m, 'B', PANE_CONCORDANCE), COMMAND_SORT_BEFORE);
	assert_int_equal(find(&m, 'B', PANE_TIMELINE), COMMAND_NONE);
	assert_int_equal(find(&m, ' ', PANE_FACETS), COMMAND_VIEW_PICK);
	assert_int_equal(find(&m, ' ', PANE_TIMELINE), COMMAND_READ_ON);
	/* What works in some panes only is found in no other. */
	assert_int_equal(find(&m, 'z', PANE_TEXT), COMMAND_ZOOM);
	assert_int_equal(find(&m, 'z', PANE_HELP), COMMAND_NONE);
	keymap_done(&m);
}

static void keys_are_bound_in_panes(void **state)
{
	struct keymap m;

	(void)state;
	read_lines(&m, "bind j up in text timeline\nbind h quit in timeline\n"
		       "bind j page-down\nunbind k in list\nbind ~ zoom in list\n");
	assert_int_equal(find(&m, 'j', PANE_TEXT), COMMAND_UP);
	assert_int_equal(find(&m, 'j', PANE_TIMELINE), COMMAND_UP);
	assert_int_equal(find(&m, 'j', PANE_LIST), COMMAND_PAGE_DOWN);
	assert_int_equal(find(&m, 'h', PANE_TIMELINE), COMMAND_QUIT);
	assert_int_equal(find(&m, 'h', PANE_FACETS), COMMAND_VIEW_LEFT);
	assert_int_equal(find(&m, 'k', PANE_LIST), COMMAND_NONE);
	assert_int_equal(find(&m, 'k', PANE_TEXT), COMMAND_UP);
	assert_int_equal(find(&m, '~', PANE_LIST), COMMAND_ZOOM);
	assert_int_equal(find(&m, '~', PANE_TEXT), COMMAND_NONE);
	expect_keys(&m, COMMAND_ZOOM, "z ~ (list)");
	keymap_done(&m);
	/* The last line counts, and unbinding undoes all of them. */
	read_lines(&m, "bind j up in text\nbind j quit in text list\nunbind j\n");
	assert_int_equal(find(&m, 'j', PANE_TEXT), COMMAND_NONE);
	assert_int_equal(find(&m, 'j', PANE_LIST), COMMAND_NONE);
	assert_int_equal(find(&m, 'j', PANE_HELP), COMMAND_NONE);
	keymap_done(&m);
	/* A command that works in fewer panes leaves the key to the others. */
	read_lines(&m, "bind W zoom\nunbind z\n");
	assert_int_equal(find(&m, 'W', PANE_LIST), COMMAND_ZOOM);
	assert_int_equal(find(&m, 'W', PANE_HELP), COMMAND_WORDS);
	expect_keys(&m, COMMAND_ZOOM, "W");
	keymap_done(&m);
}

/* Type the characters of KEYS in PANE: the command, with its count, that the last of them makes. */
static enum keymap_typed type(const struct keymap *m, struct keymap_input *in, const char *keys,
			      unsigned pane, enum command *c, int *count)
{
	enum keymap_typed last = KEYMAP_NOTHING;

	for (; *keys; keys++) {
		last = keymap_type(m, in, (uint32_t)*keys, pane, c, count);
		if (keys[1])
			assert_int_equal(last, KEYMAP_WAITS);
	}
	return last;
}

static void expect(const struct keymap *m, const char *keys, unsigned pane, enum command command,
		   int count)
{
	struct keymap_input in = {0};
	enum command c;
	int n;

	assert_int_equal(type(m, &in, keys, pane, &c, &n), KEYMAP_COMMAND);
	assert_int_equal(c, command);
	assert_int_equal(n, count);
	/* The next one begins again. */
	assert_int_equal(type(m, &in, keys, pane, &c, &n), KEYMAP_COMMAND);
	assert_int_equal(n, count);
}

static void expect_nothing(const struct keymap *m, const char *keys, unsigned pane)
{
	struct keymap_input in = {0};
	enum command c;
	int n;

	assert_int_equal(type(m, &in, keys, pane, &c, &n), KEYMAP_NOTHING);
	assert_int_equal(in.keys[in.keys_n - 1], (uint32_t)keys[strlen(keys) - 1]);
	assert_int_equal(keymap_type(m, &in, 'j', PANE_LIST, &c, &n), KEYMAP_COMMAND);
	assert_int_equal(c, COMMAND_DOWN);
	assert_int_equal(n, 0);
}

static void counts_come_before(void **state)
{
	struct keymap m;

	(void)state;
	read_lines(&m, "bind 7 first\n");
	expect(&m, "j", PANE_LIST, COMMAND_DOWN, 0);
	expect(&m, "3j", PANE_LIST, COMMAND_DOWN, 3);
	expect(&m, "120j", PANE_TIMELINE, COMMAND_DOWN, 120);
	expect(&m, "99999999999j", PANE_TEXT, COMMAND_DOWN, 100 * 1000 * 1000);
	expect(&m, "7", PANE_LIST, COMMAND_FIRST, 0);
	expect(&m, "67", PANE_LIST, COMMAND_FIRST, 6);
	/* A zero begins no number, and at a prompt nothing does. */
	expect_nothing(&m, "0", PANE_LIST);
	expect_nothing(&m, "3", PANE_PROMPT);
	expect_nothing(&m, "3Z", PANE_LIST);
	keymap_done(&m);
}

static void keys_follow_one_another(void **state)
{
	struct keymap m;

	(void)state;
	read_lines(&m, "bind y t first\nbind y T last in text\nbind y y y y quit\n"
		       "bind g g first\nbind ^X Space timeline\n");
	expect(&m, "yt", PANE_LIST, COMMAND_FIRST, 0);
	expect(&m, "12yt", PANE_HELP, COMMAND_FIRST, 12);
	expect(&m, "yyyy", PANE_LIST, COMMAND_QUIT, 0);
	expect(&m, "\x18 ", PANE_LIST, COMMAND_TIMELINE, 0);
	/* In the text `y T` is bound by name, and comes before what begins with y elsewhere. */
	expect(&m, "yT", PANE_TEXT, COMMAND_LAST, 0);
	expect(&m, "5gg", PANE_LIST, COMMAND_FIRST, 5);
	expect_nothing(&m, "yT", PANE_LIST);
	expect_nothing(&m, "yx", PANE_LIST);
	expect_nothing(&m, "y3", PANE_LIST);
	expect_nothing(&m, "2yyx", PANE_LIST);
	expect_nothing(&m, "y\x1b", PANE_LIST);
	/* Nothing of it is known at a prompt. */
	expect_nothing(&m, "y", PANE_PROMPT);
	expect_keys(&m, COMMAND_FIRST, "Home yt gg");
	expect_keys(&m, COMMAND_TIMELINE, "t ^X<Space>");
	expect_keys(&m, COMMAND_LAST, "G End yT (text)");
	keymap_done(&m);
}

/* A key is a command or begins a sequence: what is bound last. */
static void sequences_and_their_first_keys(void **state)
{
	struct keymap m;

	(void)state;
	read_lines(&m, "bind t x quit\n");
	expect_nothing(&m, "tt", PANE_LIST);
	expect(&m, "tx", PANE_LIST, COMMAND_QUIT, 0);
	expect_keys(&m, COMMAND_TIMELINE, "");
	keymap_done(&m);
	read_lines(
		&m,
		"bind t x quit\nbind t y quit\nbind t z close\nbind t x timeline\nbind t words\n");
	expect(&m, "t", PANE_LIST, COMMAND_WORDS, 0);
	keymap_done(&m);
	read_lines(&m, "bind t x quit\nbind t y close\nunbind t x\n");
	expect_nothing(&m, "tx", PANE_LIST);
	expect(&m, "ty", PANE_LIST, COMMAND_CLOSE, 0);
	keymap_done(&m);
	read_lines(&m, "bind t x quit\nbind t y close in help\nunbind t\n");
	expect_nothing(&m, "t", PANE_LIST);
	expect_nothing(&m, "t", PANE_HELP);
	keymap_done(&m);
	/* In the panes that are named only. */
	read_lines(&m, "bind t x quit in help\n");
	expect(&m, "t", PANE_LIST, COMMAND_TIMELINE, 0);
	expect(&m, "tx", PANE_HELP, COMMAND_QUIT, 0);
	keymap_done(&m);
}

/* On a mirrored screen a key with a side goes where it points. */
static void sides_are_mirrored(void **state)
{
	struct keymap m;

	(void)state;
	read_lines(&m, "bind x Left view-left\n");
	m.mirrored = true;
	assert_int_equal(find(&m, KEYMAP_LEFT, PANE_TIMELINE), COMMAND_VIEW_RIGHT);
	assert_int_equal(find(&m, KEYMAP_RIGHT, PANE_TIMELINE), COMMAND_VIEW_LEFT);
	assert_int_equal(find(&m, KEYMAP_LEFT, PANE_PROMPT), COMMAND_PROMPT_LEFT);
	assert_int_equal(find(&m, 'h', PANE_FACETS), COMMAND_VIEW_RIGHT);
	assert_int_equal(find(&m, 'l', PANE_FACETS), COMMAND_VIEW_LEFT);
	assert_int_equal(find(&m, KEYMAP_BACKTAB, PANE_FACETS), COMMAND_VIEW_LEFT);
	assert_int_equal(find(&m, '<', PANE_LIST), COMMAND_SPLIT_MORE);
	assert_int_equal(find(&m, '>', PANE_LIST), COMMAND_SPLIT_LESS);
	/* What is at the left of a text is there on any screen. */
	assert_int_equal(find(&m, 'h', PANE_TEXT), COMMAND_TEXT_LEFT);
	assert_int_equal(find(&m, KEYMAP_LEFT, PANE_TEXT), COMMAND_TEXT_LEFT);
	expect_keys(&m, COMMAND_VIEW_LEFT, "l Right BackTab x<Right>");
	expect_keys(&m, COMMAND_SPLIT_LESS, ">");
	expect_keys(&m, COMMAND_TEXT_LEFT, "h Left");
	keymap_done(&m);
}

static void zero_byte_is_a_mistake_of_its_line(void **state)
{
	static const char text[] = "bind j up\nbind k\0 down\nbind X down\n";
	char path[] = "/tmp/test_keymap.XXXXXX";
	struct err_list errs = {0};
	int fd = mkstemp(path);
	struct keymap m;

	(void)state;
	assert_int_equal(write(fd, text, sizeof text - 1), sizeof text - 1);
	close(fd);
	keymap_init(&m);
	assert_false(keymap_read(&m, path, &errs));
	unlink(path);
	assert_int_equal(errs.n, 1);
	assert_int_equal(errs.items[0].line, 2);
	assert_int_equal(find(&m, 'j', PANE_LIST), COMMAND_UP);
	assert_int_equal(find(&m, 'X', PANE_LIST), COMMAND_DOWN);
	keymap_done(&m);
	err_list_done(&errs);
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
	assert_int_equal(find(&m, 'x', PANE_LIST), COMMAND_QUIT);
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
		cmocka_unit_test(views_come_first),
		cmocka_unit_test(keys_are_bound_in_panes),
		cmocka_unit_test(counts_come_before),
		cmocka_unit_test(keys_follow_one_another),
		cmocka_unit_test(sequences_and_their_first_keys),
		cmocka_unit_test(sides_are_mirrored),
		cmocka_unit_test(wrong_lines_are_told),
		cmocka_unit_test(good_lines_count_beside_wrong_ones),
		cmocka_unit_test(zero_byte_is_a_mistake_of_its_line),
		cmocka_unit_test(a_missing_file_is_no_error),
	};

	return cmocka_run_group_tests_name("keymap", tests, NULL, NULL);
}
