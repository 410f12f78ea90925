/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "archive/body.h"
#include "base/buf.h"

static void plain_is(const char *body, const char *expected)
{
	struct buf out;

	buf_init(&out);
	body_plain(body, &out);
	assert_string_equal(buf_str(&out), expected);
	buf_done(&out);
}

static void test_next(void **state)
{
	const char *body = "bare\1\6\6\7\10one\2head\4\7\13item \16em\17\3applause";
	const char *at = body;
	struct body_block b;

	(void)state;
	assert_true(body_next(&at, &b));
	assert_int_equal(b.kind, MARK_P);
	assert_int_equal(b.len, 4);
	assert_memory_equal(b.text, "bare", 4);
	assert_true(body_next(&at, &b));
	assert_int_equal(b.kind, MARK_P);
	assert_int_equal(b.quote, 2);
	assert_int_equal(b.list, 1);
	assert_int_equal(b.dir, MARK_RTL);
	assert_memory_equal(b.text, "one", b.len);
	assert_true(body_next(&at, &b));
	assert_int_equal(b.kind, MARK_HEAD);
	assert_int_equal(b.quote, 0);
	assert_int_equal(b.dir, 0);
	assert_true(body_next(&at, &b));
	assert_int_equal(b.kind, MARK_ITEM);
	assert_int_equal(b.dir, MARK_LTR);
	assert_int_equal(b.len, strlen("item \16em\17"));
	assert_true(body_next(&at, &b));
	assert_int_equal(b.kind, MARK_STAGE);
	assert_false(body_next(&at, &b));
	assert_false(body_next(&at, &b));
	at = NULL;
	assert_false(body_next(&at, &b));
	at = "";
	assert_false(body_next(&at, &b));
}

static void test_open_drops_empty_blocks(void **state)
{
	struct buf out;

	(void)state;
	buf_init(&out);
	body_open(&out, MARK_P, 0, 0, 0);
	body_open(&out, MARK_HEAD, 1, 0, MARK_RTL);
	buf_puts(&out, " \16\17 ");
	body_open(&out, MARK_ITEM, 1, 2, MARK_LTR);
	buf_puts(&out, "x");
	body_open(&out, MARK_P, 0, 0, 0);
	buf_puts(&out, "\n");
	body_finish(&out);
	assert_string_equal(buf_str(&out), "\4\6\7\7\13x");
	body_finish(&out);
	assert_string_equal(buf_str(&out), "\4\6\7\7\13x");
	buf_clear(&out);
	body_open(&out, MARK_P, 0, 0, 0);
	body_finish(&out);
	assert_int_equal(out.len, 0);
	buf_done(&out);
}

static void test_blanks_at_the_end(void **state)
{
	struct buf out;

	(void)state;
	buf_init(&out);
	body_open(&out, MARK_P, 0, 0, 0);
	buf_puts(&out, "a \16b \n\17 ");
	body_open(&out, MARK_P, 0, 0, 0);
	buf_puts(&out, "c");
	body_finish(&out);
	/* The mark stays, the blanks on both sides of it go. */
	assert_string_equal(buf_str(&out), "\1a \16b\17\1c");
	buf_done(&out);
}

static void test_depth_is_capped(void **state)
{
	struct buf out;
	struct body_block b;
	const char *at;

	(void)state;
	buf_init(&out);
	body_open(&out, MARK_P, 5000, 5000, 0);
	buf_puts(&out, "x");
	at = buf_str(&out);
	assert_true(body_next(&at, &b));
	assert_int_equal(b.quote, BODY_DEPTH_MAX);
	assert_int_equal(b.list, BODY_DEPTH_MAX);
	buf_done(&out);
}

static void test_plain(void **state)
{
	(void)state;
	plain_is(NULL, "");
	plain_is("\1one", "one");
	plain_is("\1one\1two", "one\n\ntwo");
	plain_is("\2Head\1a \16b\17 \20c\21 \22d\23 \24note\25.", "Head\n\na b c d [note].");
	plain_is("\1before\3applause\1after", "before\n\n[applause]\n\nafter");
	plain_is("\1line\nbreak", "line\nbreak");
}

static void test_plain_lists(void **state)
{
	(void)state;
	plain_is("\1p\4\7a\4\7b\4\7\7c\4\7d\1q", "p\n\n* a\n* b\n  * c\n* d\n\nq");
	plain_is("\4\7one\ntwo\1\7more", "* one\n  two\n  more");
	plain_is("\4\7a\1b\4\7c", "* a\n\nb\n\n* c");
}

static void test_plain_quotes(void **state)
{
	(void)state;
	plain_is("\1\6a\nb\1\6c\1d", "> a\n> b\n>\n> c\n\nd");
	plain_is("\1\6\6a\1\6\6b\1\6c", "> > a\n> >\n> > b\n>\n> c");
	plain_is("\4\6\7a\4\6\7b", "> * a\n> * b");
}

static void test_plain_struck(void **state)
{
	(void)state;
	plain_is("\1We will \26not\27 pay", "We will ~~not~~ pay");
	plain_is("\5\14\34a\34\26b\27\35\14\34cc\34\34d", "a   ~~b~~\ncc     d");
}

/* Plain text that is read is the same plain text again; what it looks like is what it is. */
static void test_read(void **state)
{
	static const struct {
		const char *plain, *body;
	} rows[] = {
		{"", ""},
		{"one", "\1one"},
		{"one\ntwo\n\nthree", "\1one\ntwo\1three"},
		{"* a\n* b", "\4\7a\4\7b"},
		{"* a\n  more\n  * deep\nafter", NULL},
		{"p\n\n* a\n  * b\n* c\n\nq", "\1p\4\7a\4\7\7b\4\7c\1q"},
		{"> a\n>\n> b", "\1\6a\1\6b"},
		{"> * a\n> * b", "\4\6\7a\4\6\7b"},
		{"> > deep\n> > line", "\1\6\6deep\nline"},
		/* what no body would be written as */
		{"* a\n\n* b", "\1* a\1* b"},
		{">a", "\1>a"},
		{"\n\n\nx", NULL},
		{"> a\n\n> b", NULL},
		{"a   b\n   c", "\1a   b\n   c"},
	};
	struct buf body, again;

	(void)state;
	buf_init(&body);
	buf_init(&again);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		buf_clear(&body);
		buf_clear(&again);
		body_read(rows[i].plain, strlen(rows[i].plain), &body);
		if (rows[i].body)
			assert_string_equal(buf_str(&body), rows[i].body);
		if (rows[i].plain[0] == '\n')
			continue;
		body_plain(buf_str(&body), &again);
		assert_string_equal(buf_str(&again), rows[i].plain);
	}
	buf_done(&body);
	buf_done(&again);
}

static void test_prefix(void **state)
{
	const char *at = "\4\6\7\7text";
	struct body_block b;
	struct buf out;

	(void)state;
	assert_true(body_next(&at, &b));
	buf_init(&out);
	body_block_prefix(&b, true, &out);
	assert_string_equal(buf_str(&out), ">   * ");
	buf_clear(&out);
	body_block_prefix(&b, false, &out);
	assert_string_equal(buf_str(&out), ">     ");
	buf_done(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_next),
		cmocka_unit_test(test_open_drops_empty_blocks),
		cmocka_unit_test(test_blanks_at_the_end),
		cmocka_unit_test(test_depth_is_capped),
		cmocka_unit_test(test_plain),
		cmocka_unit_test(test_plain_lists),
		cmocka_unit_test(test_plain_quotes),
		cmocka_unit_test(test_plain_struck),
		cmocka_unit_test(test_read),
		cmocka_unit_test(test_prefix),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
