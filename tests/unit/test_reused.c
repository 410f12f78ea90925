/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Reused: what is said again; text that says one thing over and over is compared up to a bound. */
#include "config.h"

#include "analysis/reused.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/buf.h"
#include "counted.h"

/* All passages of TEXT said in two statements, which R has then. */
static void count(struct counted *c, struct reused *r, const char *text)
{
	const struct counted_row rows[] = {{.text = text}, {.text = text}};
	struct tally_source source;

	counted_init(c);
	counted_add(c, rows, 2);
	source = counted_source(c);
	reused_init(r, c->fold);
	reused_start(r, &source, REUSED_ALL);
	while (reused_work(r))
		;
}

static void done(struct counted *c, struct reused *r)
{
	reused_done(r);
	counted_done(c);
}

/* WHAT so often. */
static void repeat(struct buf *text, const char *what, int times)
{
	buf_clear(text);
	buf_putc(text, '\1');
	for (int i = 0; i < times; i++)
		buf_puts(text, what);
}

static void lists_what_is_said_again(void **state)
{
	struct counted c;
	struct reused r;

	(void)state;
	count(&c, &r, "\1one two three four five six seven eight nine");
	assert_false(r.cut);
	assert_int_equal(r.rows_n, 1);
	assert_int_equal(r.rows[0].words, 9);
	assert_int_equal(r.rows[0].statements, 2);
	done(&c, &r);
}

/* A long text said twice is one passage, and compared once rather than from each of its words on. */
static void compares_a_long_text_once(void **state)
{
	enum { WORDS = 60000 };
	struct counted c;
	struct reused r;
	struct buf text;

	(void)state;
	buf_init(&text);
	buf_putc(&text, '\1');
	for (int i = 0; i < WORDS; i++)
		buf_printf(&text, "w%d ", i);
	count(&c, &r, buf_str(&text));
	assert_false(r.cut);
	assert_int_equal(r.rows_n, 1);
	assert_int_equal(r.rows[0].words, WORDS);
	assert_true(*r.compared < 20 * WORDS);
	done(&c, &r);
	buf_done(&text);
}

/* One word, or one sentence, over and over: an answer, though not of all. */
static void bounds_what_is_compared(void **state)
{
	static const char *const said[] = {"word ", "a b c d e f g h i j k l "};
	static const int times[] = {30000, 2500};
	struct counted c;
	struct reused r;
	struct buf text;

	(void)state;
	buf_init(&text);
	for (int i = 0; i < 2; i++) {
		repeat(&text, said[i], times[i]);
		count(&c, &r, buf_str(&text));
		assert_true(r.cut);
		assert_true(*r.compared < UINT64_C(1) << 33);
		done(&c, &r);
	}
	buf_done(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lists_what_is_said_again),
		cmocka_unit_test(compares_a_long_text_once),
		cmocka_unit_test(bounds_what_is_compared),
	};

	return cmocka_run_group_tests_name("reused", tests, NULL, NULL);
}
