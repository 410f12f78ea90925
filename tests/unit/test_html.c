/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "archive/body.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "markup/body_builder.h"
#include "markup/html.h"
#include "xml/xml.h"

#include "tsv.h"

/* ---- a body one can read: the plain text, with its marks ---- */

static void put_inline(struct buf *out, char c)
{
	switch (c) {
	case MARK_EM:
	case MARK_EM_OFF: buf_putc(out, '/'); break;
	case MARK_STRONG:
	case MARK_STRONG_OFF: buf_putc(out, '*'); break;
	case MARK_REF: buf_putc(out, '{'); break;
	case MARK_REF_OFF: buf_putc(out, '}'); break;
	default: buf_putc(out, c); break;
	}
}

/* Heads begin with "# ", a direction with "rtl:" or "ltr:"; /em/, *strong*, {link}. */
static void show(const char *body, struct buf *out)
{
	struct body_block b;
	struct buf marked;

	buf_init(&marked);
	while (body_next(&body, &b)) {
		body_open(&marked, b.kind, b.quote, b.list, b.dir);
		buf_puts(&marked, b.kind == MARK_HEAD ? "# " : "");
		buf_puts(&marked, b.dir == MARK_RTL ? "rtl:" : b.dir == MARK_LTR ? "ltr:" : "");
		for (size_t i = 0; i < b.len; i++)
			put_inline(&marked, b.text[i]);
	}
	body_plain(buf_str(&marked), out);
	buf_done(&marked);
}

/* What F holds, and its links at the end. */
static void finish(struct body_builder *f, struct buf *out)
{
	struct arena arena;
	const char *link = buf_str(&f->links), *body;

	arena_init(&arena);
	body = body_builder_finish(f, &arena);
	buf_clear(out);
	show(body ? body : "", out);
	for (size_t i = 0; i < f->links_n; i++) {
		buf_printf(out, "\n[%zu] %s", i + 1, link);
		link += strlen(link) + 1;
	}
	arena_done(&arena);
}

static void body_builder_is(const char *html, size_t len, const char *expected)
{
	struct body_builder f;
	struct buf out;
	char *exact = test_exact(html, len);

	body_builder_init(&f);
	buf_init(&out);
	html_build(&f, exact, len);
	finish(&f, &out);
	assert_string_equal(buf_str(&out), expected);
	buf_done(&out);
	body_builder_done(&f);
	free(exact);
}

static void test_table(void **state)
{
	struct tsv t;
	struct body_builder f;
	struct buf out;
	int failed = 0, n = 0;

	(void)state;
	assert_true(tsv_open(&t, "html.tsv"));
	body_builder_init(&f);
	buf_init(&out);
	while (tsv_next(&t)) {
		char *exact = test_exact(t.field[0], t.len[0]);

		body_builder_clear(&f);
		html_build(&f, exact, t.len[0]);
		finish(&f, &out);
		if (strcmp(buf_str(&out), t.field[1]) != 0) {
			print_message("# html.tsv:%d: %s\n# %s\n# expected: %s\n# is: %s\n", t.line,
				      t.field[2], t.field[0], t.field[1], buf_str(&out));
			failed++;
		}
		free(exact);
		n++;
	}
	buf_done(&out);
	body_builder_done(&f);
	assert_true(n > 150);
	assert_int_equal(failed, 0);
}

static void test_flow_goes_on(void **state)
{
	struct body_builder f;
	struct buf out;

	(void)state;
	body_builder_init(&f);
	buf_init(&out);
	f.quote = 1;
	body_builder_open(&f, MARK_P);
	body_builder_text(&f, "before", 6);
	html_build(&f, "<blockquote>a<ul><li>b", 22);
	html_build(&f, "plain", 5);
	html_build(&f, "", 0);
	assert_int_equal(f.quote, 1);
	assert_int_equal(f.list, 0);
	body_builder_text(&f, "after", 5);
	finish(&f, &out);
	assert_string_equal(buf_str(&out),
			    "> before\n>\n> > a\n> >\n> > * b\n>\n> plain\n>\n> after");
	buf_done(&out);
	body_builder_done(&f);
}

static void line_is(const char *html, const char *expected)
{
	struct buf out;

	buf_init(&out);
	html_line(&out, html, strlen(html));
	assert_string_equal(buf_str(&out), expected);
	buf_clear(&out);
	buf_puts(&out, "x");
	html_line(&out, html, strlen(html));
	assert_string_equal(buf_str(&out) + 1, expected);
	buf_done(&out);
}

static void test_line(void **state)
{
	(void)state;
	line_is("", "");
	line_is("  a \n\n b ", "a b");
	line_is("<b>a</b> b<br>c", "a b c");
	line_is("a &amp; b &lt;i&gt;", "a & b <i>");
	line_is("AT&T <3 x", "AT&T <3 x");
	line_is("CO<sub>2</sub> <a href='http://x/'>link</a>", "CO₂ link");
	line_is("<p>a</p><p>b</p>", "a b");
	line_is("a<script>b</script>", "a");
	line_is("&nbsp", "\xC2\xA0");
	line_is("caf&eacute;", "café");
	line_is("<![CDATA[a & b]]>", "a & b");
	line_is("<![CDATA[a", "a");
	line_is("10<sup>12</sup> <s>a</s> b", "10¹² ~~a~~ b");
}

static void test_is_markup(void **state)
{
	static const char *const yes[] = {"<p>",   "a<br/>b", "</b>",  "&amp;",    "&#8217;",
					  "&nbsp", "<!-- x",  "<B >x", "&lt;p&gt;"};
	static const char *const no[] = {"",        "a < b",        "<3",        "AT&T", "a & b",
					 "<a@b.c>", "<https://x/>", "&unknown;", "<",    "<b"};

	(void)state;
	for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
		assert_true(html_is_markup(yes[i], strlen(yes[i])));
	for (size_t i = 0; i < sizeof no / sizeof *no; i++)
		assert_false(html_is_markup(no[i], strlen(no[i])));
}

static void test_lines(void **state)
{
	const char *post = "One <b>a</b>\nline.\n\n<div>Two</div>\n \nThree\n\n<pre>a\n\nb</pre>";
	const char *blocks = "<!-- wp:paragraph --><p>One\nline.</p><!-- /wp:paragraph -->";
	struct body_builder f;
	struct buf out;

	(void)state;
	body_builder_init(&f);
	buf_init(&out);
	html_build_lines(&f, post, strlen(post));
	finish(&f, &out);
	assert_string_equal(buf_str(&out), "One *a*\nline.\n\nTwo\n\nThree\n\na\n\nb");
	body_builder_clear(&f);
	html_build_lines(&f, blocks, strlen(blocks));
	finish(&f, &out);
	assert_string_equal(buf_str(&out), "One line.");
	body_builder_clear(&f);
	html_build_lines(&f, "One &amp;\ntwo", 13);
	finish(&f, &out);
	assert_string_equal(buf_str(&out), "One &\ntwo");
	body_builder_clear(&f);
	html_build(&f, post, strlen(post));
	finish(&f, &out);
	assert_string_equal(buf_str(&out), "One *a* line.\n\nTwo\n\nThree\n\na\n\nb");
	buf_done(&out);
	body_builder_done(&f);
}

/* ---- elements as events ---- */

static void test_events(void **state)
{
	const struct xml_attribute href = {.ns = "", .name = "href", .value = "http://a/"};
	const struct xml_attribute rtl[] = {{.ns = "urn:x", .name = "dir", .value = "ltr"},
					    {.ns = "", .name = "dir", .value = "rtl"}};
	struct html_state h;
	struct body_builder f;
	struct buf out;

	(void)state;
	body_builder_init(&f);
	buf_init(&out);
	html_begin(&h, &f);
	html_open(&h, "div", rtl, 2);
	html_text(&h, "\n  ", 3);
	html_open(&h, "p", NULL, 0);
	html_text(&h, "see ", 4);
	html_open(&h, "a", &href, 1);
	html_text(&h, "th", 2);
	html_text(&h, "is", 2);
	html_close(&h, "a");
	html_close(&h, "nothing");
	html_close(&h, "p");
	html_open(&h, "script", NULL, 0);
	html_open(&h, "p", NULL, 0);
	html_text(&h, "no", 2);
	html_close(&h, "p");
	html_close(&h, "script");
	html_close(&h, "div");
	html_open(&h, "ul", NULL, 0);
	html_open(&h, "li", NULL, 0);
	html_text(&h, "never closed", 12);
	html_end(&h);
	finish(&f, &out);
	assert_string_equal(buf_str(&out), "rtl:see {this}\n\n* never closed\n[1] http://a/");
	buf_done(&out);
	body_builder_done(&f);
}

static void test_events_deep(void **state)
{
	struct html_state h;
	struct body_builder f;
	struct buf out;

	(void)state;
	body_builder_init(&f);
	buf_init(&out);
	html_begin(&h, &f);
	for (int i = 0; i < 1000; i++)
		html_open(&h, "blockquote", NULL, 0);
	html_text(&h, "deep", 4);
	for (int i = 0; i < 1000; i++)
		html_close(&h, "blockquote");
	html_text(&h, "out", 3);
	html_close(&h, "p");
	html_end(&h);
	finish(&f, &out);
	assert_non_null(strstr(buf_str(&out), "> deep"));
	assert_non_null(strstr(buf_str(&out), "\n\nout"));
	buf_done(&out);
	body_builder_done(&f);
}

/* Whether all inline marks of a body end, in their block, and none is within its own kind. */
static bool marks_end(const char *body)
{
	struct body_block b;

	while (body_next(&body, &b)) {
		unsigned open = 0;

		for (size_t i = 0; i < b.len; i++) {
			unsigned bit = mark_is_inline(b.text[i]) ? 1u << (b.text[i] - MARK_EM) : 0;
			bool ends = (b.text[i] - MARK_EM) % 2;

			if (bit && (open & (ends ? bit >> 1 : bit)) != (ends ? bit >> 1 : 0))
				return false;
			open ^= ends ? bit >> 1 : bit;
		}
		if (open)
			return false;
	}
	return true;
}

/* clang-format off */
static const char *const pieces[] = {
	"<p>", "</p>", "<b>", "</b>", "<i>", "</i>", "<br>", "X", " ", "\n", "<ul>", "</ul>",
	"<ol>", "</ol>", "<li>", "</li>", "<table>", "</table>", "<tr>", "</tr>", "<td>",
	"</td>", "<a href=u>", "</a>", "<pre>", "</pre>", "<q>", "</q>", "<sub>", "</sub>",
	"<h1>", "</h1>", "&amp;", "&#0;", "<div dir=rtl>", "</div>", "<sup>", "</sup>", "<dl>",
	"<dt>", "</dd>", "<blockquote>", "<hr/>", "&nbsp;", "<img alt=y>", "\xFF", "<html>",
	"<body>", "</body>", "</html>", "<o:p>", "<!--", "-->", "\t", "</blockquote>", "X< ",
	"<td colspan=3>", "<th rowspan=0>", "<caption>", "<s>", "</s>",
	"<em style=text-decoration:line-through>", "</em>", "<tbody>", "</caption>",
	"<span style='vertical-align:sub'>", "</span>",
};
/* clang-format on */

/* Pieces of markup in any order: nothing but valid text comes out, and all letters X do. */
static void test_in_any_order(void **state)
{
	uint64_t seed = 20260101;

	(void)state;
	for (int round = 0; round < 3000; round++) {
		struct buf in, out;
		struct body_builder f;
		size_t given = 0, shown = 0;
		bool comment = false;
		char *exact;

		buf_init(&in);
		buf_init(&out);
		for (uint32_t n = test_random(&seed, 60); n > 0; n--) {
			const char *p = pieces[test_random(&seed, sizeof pieces / sizeof *pieces)];

			comment |= !strcmp(p, "<!--");
			given += *p == 'X';
			buf_puts(&in, p);
		}
		exact = test_exact(buf_str(&in), in.len);
		body_builder_init(&f);
		html_build(&f, exact, in.len);
		if (!marks_end(buf_str(&f.out)))
			fail_msg("marks go on: %s", buf_str(&in));
		finish(&f, &out);
		assert_true(utf8_valid(buf_str(&out), out.len));
		for (size_t i = 0; i < out.len; i++)
			shown += out.data[i] == 'X';
		if (comment ? shown > given : shown != given)
			fail_msg("%zu of %zu are shown of: %s", shown, given, buf_str(&in));
		body_builder_done(&f);
		free(exact);
		buf_done(&out);
		buf_done(&in);
	}
}

static void test_bytes(void **state)
{
	(void)state;
	body_builder_is("<p>a\0b</p>", 10,
			"a\xEF\xBF\xBD"
			"b");
	body_builder_is("<p>\xC3(</p>", 9, "\xEF\xBF\xBD(");
	body_builder_is("<p>a\x1B[31mb\x01</p>", 14, "a[31mb");
	body_builder_is("<img alt='\xFF'>x", 14, "x");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_table),        cmocka_unit_test(test_flow_goes_on),
		cmocka_unit_test(test_line),         cmocka_unit_test(test_is_markup),
		cmocka_unit_test(test_lines),        cmocka_unit_test(test_events),
		cmocka_unit_test(test_events_deep),  cmocka_unit_test(test_bytes),
		cmocka_unit_test(test_in_any_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
