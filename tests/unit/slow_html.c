/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Markup made to be slow: the time it takes grows with its length, not with the square of it. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "archive/body.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "markup/body_builder.h"
#include "markup/html.h"

#include "slow.h"

static double seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* HEAD, then PIECE until there are LEN bytes, then "end". Returns the time it takes. */
static double try_hostile(const char *head, const char *piece, size_t len, bool shows_end)
{
	struct buf in, out;
	struct body_builder f;
	struct arena arena;
	const char *body;
	double start, took;

	buf_init(&in);
	buf_init(&out);
	for (size_t i = 0; i < len / 2 && *head; i += strlen(head))
		buf_puts(&in, head);
	while (in.len < len)
		buf_puts(&in, piece);
	buf_puts(&in, "end");
	body_builder_init(&f);
	start = seconds();
	html_build(&f, in.data, in.len);
	took = seconds() - start;
	arena_init(&arena);
	body = body_builder_finish(&f, &arena);
	body_plain(body ? body : "", &out);
	arena_done(&arena);
	assert_true(utf8_valid(buf_str(&out), out.len));
	if (shows_end && f.cut == 0 && !strstr(buf_str(&out), "end"))
		fail_msg("no end after %s%s", head, piece);
	buf_clear(&out);
	html_line(&out, in.data, in.len);
	body_builder_done(&f);
	buf_done(&out);
	buf_done(&in);
	return took;
}

static const struct {
	const char *head, *piece;
	bool hides;
} hostile_cases[] = {
	{"", "<div>", false},
	{"", "<", false},
	{"", "&", false},
	{"", "&#", false},
	{"", "&lt;", false},
	{"", "&lt;p ", true},
	{"", "&x;", false},
	{"", "&zzzz;", false},
	{"", "<b>", false},
	{"", "<b>x", false},
	{"", "<i><b>", false},
	{"", "<div></b>", false},
	{"<b>", "<div></b>", false},
	{"<b>", "<p>a</i>", false},
	{"", "</b>", false},
	{"", "</p>", false},
	{"", "<li>", false},
	{"", "<li><td>", false},
	{"", "<ul><li>x", false},
	{"", "<table><tr><td>x", false},
	{"", "<table>", false},
	{"", "<!--", true},
	{"", "<!", false},
	{"", "<!->", false},
	{"", "<?", false},
	{"", "<![CDATA[", false},
	{"", "<a href=\"", true},
	{"", "<a href='x", true},
	{"", "<a href=x>", false},
	{"", "<a href=x>y", false},
	{"", "<a href=http://x>x", false},
	{"", "<a ", true},
	{"", "<x ", false},
	{"", "<x a=\"", false},
	{"<x a=\"", "<x b='", false},
	{"", "<a", false},
	{"", "<a b='>", false},
	{"", "<p class=\"x", true},
	{"", "<p x= \"", true},
	{"<p x=\"\">", "<p x= '", true},
	{"", "<form>", false},
	{"", "<object><form>x", false},
	{"", "<script>", true},
	{"", "<style>a</style>", false},
	{"<svg>", "</svg>", false},
	{"<svg>", "<math>", false},
	{"", "<title>", false},
	{"", "<textarea>", false},
	{"", "<head>", true},
	{"", "<body>", false},
	{"", "<html>", false},
	{"", "<br>", false},
	{"", "<hr>", false},
	{"", "<q>", false},
	{"", "<sup>", false},
	{"", "<sub>x", false},
	{"", "<pre>\n", false},
	{"<pre>", "\n", false},
	{"<pre>", " \t", false},
	{"<pre>", " a\t\r\n\n", false},
	{"<b>", "\n", false},
	{"<b>", "x\n \n", false},
	{"<b>", " \n", false},
	{"<b>", "\xC2\xA0", false},
	{"<b>", "\xC2", false},
	{"<b>", "]", false},
	{"<b>", "]]>", false},
	{"<b>", "long text without an end ", false},
	{"", "<p><blockquote>x", false},
	{"", "<x-all>", false},
	{"", "</x-all>", false},
	{"", "<ol start=2147483647><li value=-2147483648>x<li>y", false},
	{"", "<img alt=x>", false},
	{"", "<dl><dt>x<dd>", false},
	{"", "<a href=x><b>y</a>", false},
};

static void test_hostile(void **state)
{
	/* Four times as much may take four times as long, and the machine be busy: not sixteen. */
	const size_t small = 200000;
	int failed = 0;

	(void)state;
	for (size_t i = 0; i < sizeof hostile_cases / sizeof *hostile_cases; i++) {
		double one = try_hostile(hostile_cases[i].head, hostile_cases[i].piece, small,
					 !hostile_cases[i].hides);
		double four = try_hostile(hostile_cases[i].head, hostile_cases[i].piece, 4 * small,
					  !hostile_cases[i].hides);

		if (getenv("LR_TEST_TIMES"))
			print_message("# %-30.60s %.3f %.3f\n", hostile_cases[i].piece, one, four);
		if (four > 0.5 && four > 10 * one) {
			print_message("# %s%s: %.3f s, four times that: %.3f s\n",
				      hostile_cases[i].head, hostile_cases[i].piece, one, four);
			failed++;
		}
	}
	assert_int_equal(failed, 0);
}

static void test_ten_megabytes(void **state)
{
	static const char *const pieces[] = {"<div>", "<", "&", "<b>", "<b>x</b> "};

	(void)state;
	for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
		double took = try_hostile("", pieces[i], 10000000, true);

		if (getenv("LR_TEST_TIMES"))
			print_message("# 10 MB of %s: %.3f s\n", pieces[i], took);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_hostile),
		cmocka_unit_test(test_ten_megabytes),
	};

	return slow_left_out() ? 0 : cmocka_run_group_tests(tests, NULL, NULL);
}
