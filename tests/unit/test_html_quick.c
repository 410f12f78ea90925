/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Simple markup without libxml2: what comes out is what libxml2 makes of it. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "markup/body_builder.h"
#include "markup/html.h"
#include "markup/html_quick.h"

#include "tsv.h"

static uint64_t seed = 20261125;

static const char *one_of(const char *const *items, size_t n)
{
	return items[test_random(&seed, (uint32_t)n)];
}

#define ONE_OF(items) one_of(items, sizeof(items) / sizeof *(items))

static bool is_quick(const struct buf *in)
{
	static struct html_state h;
	struct body_builder f;
	bool quick;

	body_builder_init(&f);
	html_begin(&h, &f);
	quick = html_quick(&h, buf_str(in), in->len);
	html_end(&h);
	body_builder_done(&f);
	return quick;
}

static void same_body(void (*read)(struct body_builder *, const char *, size_t),
		      const struct buf *quick, const struct buf *slow)
{
	struct body_builder a, b;
	size_t at = 0;

	body_builder_init(&a);
	body_builder_init(&b);
	read(&a, buf_str(quick), quick->len);
	read(&b, buf_str(slow), slow->len);
	body_builder_close(&a);
	body_builder_close(&b);
	while (at < a.out.len && at < b.out.len && a.out.data[at] == b.out.data[at])
		at++;
	if (at < a.out.len || at < b.out.len)
		fail_msg("from byte %zu on, quick: %.60s\nslow: %.60s\nof %.600s", at,
			 buf_str(&a.out) + at, buf_str(&b.out) + at, buf_str(quick));
	assert_int_equal(a.links_n, b.links_n);
	assert_int_equal(a.links.len, b.links.len);
	assert_memory_equal(buf_str(&a.links), buf_str(&b.links), a.links.len);
	body_builder_done(&a);
	body_builder_done(&b);
}

/* IN comes out the same with an end that goes unseen, but that html_quick() does not take. */
static void same(const struct buf *in)
{
	struct buf slow, a, b;

	buf_init(&slow);
	buf_init(&a);
	buf_init(&b);
	buf_add(&slow, in->data, in->len);
	buf_puts(&slow, "]]>");
	assert_false(is_quick(&slow));
	same_body(html_build, in, &slow);
	same_body(html_build_lines, in, &slow);
	html_line(&a, buf_str(in), in->len);
	html_line(&b, buf_str(&slow), slow.len);
	assert_string_equal(buf_str(&a), buf_str(&b));
	buf_done(&slow);
	buf_done(&a);
	buf_done(&b);
}

/* ---- markup that is simple by its making ---- */

static void put_text(struct buf *out)
{
	static const char *const words[] = {"word",     "two words", " ",
					    "\n",       "\n\n",      " \n \n ",
					    "\t",       "از",        "می‌شود",
					    "&amp;",    "&lt;p&gt;", "&nbsp;",
					    "&#39;",    "&copy",     "a & b",
					    "&zz;",     "&#x200f;",  "e\u0301",
					    "\u00a0",   ">",         "] ",
					    "\"",       "-",         "\x7F",
					    "\xC2\x85", "&#133;",    "&#xFFFD;",
					    "x\u2028y", ""};

	for (uint32_t n = test_random(&seed, 4); n > 0; n--)
		buf_puts(out, ONE_OF(words));
	if (test_random(&seed, 50) == 0)
		for (int i = 0; i < 3000; i++)
			buf_puts(out, i % 7 ? "word" : " ");
}

static void put_attributes(struct buf *out)
{
	static const char *const attributes[] = {" class=\"x\"",
						 " dir=\"rtl\"",
						 " style=\"color: red\"",
						 "\n dir=\"ltr\"",
						 " dir=\"auto\"",
						 " lang=\"fa\"",
						 " id=\"\"",
						 " data-x-y=\"1 'n' 2\"",
						 " title=\"می‌شود\"",
						 " dir=\"rtl\" dir=\"ltr\""};

	for (uint32_t n = test_random(&seed, 5); n > 2; n--)
		buf_puts(out, ONE_OF(attributes));
	if (test_random(&seed, 20) == 0)
		buf_putc(out, ' ');
}

static void put_inline(struct buf *out, int depth, const char *within)
{
	static const char *const names[] = {"b",    "strong", "i",  "em", "a",
					    "span", "u",      "br", "img"};
	static const char *const links[] = {" href=\"https://example.org/?a=1&amp;b=2#c\"",
					    " href=\"\"", " href=\" /a b \"", " name=\"x\"",
					    " href=\"https://example.org/فا\" title=\"t\""};
	static const char *const images[] = {" src=\"x.png\" alt=\"A picture\"", " alt=\"\"",
					     " alt=\" [x] \"", " class=\"emoji\" alt=\":)\"", ""};
	char open[64];

	for (uint32_t n = test_random(&seed, 4); n > 0; n--) {
		const char *name = ONE_OF(names);

		put_text(out);
		/* Each but once. */
		snprintf(open, sizeof open, "%s %c", within, name[0] == 's' ? 'b' : name[0]);
		if (!strcmp(name, "br")) {
			buf_puts(out, test_random(&seed, 2) ? "<br>" : "<br />");
		} else if (!strcmp(name, "img")) {
			buf_printf(out, "<img%s%s>", ONE_OF(images),
				   test_random(&seed, 2) ? "" : "/");
		} else if (depth < 4 && !strstr(within, open + strlen(within)) &&
			   !(*name == 'e' && strstr(within, " i")) &&
			   !(*name == 'i' && strstr(within, " e"))) {
			buf_printf(out, "<%s%s", name, *name == 'a' ? ONE_OF(links) : "");
			put_attributes(out);
			buf_putc(out, '>');
			put_inline(out, depth + 1,
				   strcmp(name, "span") && *name != 'u' ? open : within);
			buf_printf(out, "</%s>", name);
		}
	}
	put_text(out);
}

static void put_blocks(struct buf *out, int depth)
{
	static const char *const names[] = {"p",   "p",          "p",  "h2", "h6",
					    "div", "blockquote", "ul", "ol"};

	for (uint32_t n = test_random(&seed, 5); n > 0; n--) {
		const char *name = ONE_OF(names);
		bool list = name[1] == 'l' && name[0] != 'b';

		if (test_random(&seed, 3) == 0)
			put_inline(out, 0, "");
		if (test_random(&seed, 10) == 0)
			buf_puts(out, "<!-- a - comment -->");
		buf_printf(out, "<%s", name);
		if (*name == 'o' && test_random(&seed, 2))
			buf_puts(out, " start=\"3\" type=\"a\"");
		put_attributes(out);
		buf_putc(out, '>');
		if (*name == 'p' || *name == 'h')
			put_inline(out, 0, "");
		else if (!list && depth < 4)
			put_blocks(out, depth + 1);
		for (uint32_t items = list ? test_random(&seed, 4) : 0; items > 0; items--) {
			buf_puts(out, test_random(&seed, 2) ? "\n<li>" : "<li value=\"7\">");
			if (depth < 4 && test_random(&seed, 2))
				put_blocks(out, depth + 1);
			else
				put_inline(out, 0, "");
			buf_puts(out, "</li>");
		}
		buf_printf(out, "</%s>%s", name, test_random(&seed, 2) ? "\n" : "");
	}
}

static void simple_markup_is_read_alike(void **state)
{
	struct buf in;

	(void)state;
	buf_init(&in);
	for (int round = 0; round < 4000; round++) {
		buf_clear(&in);
		buf_puts(&in, "<b></b>");
		put_blocks(&in, 0);
		put_text(&in);
		if (!is_quick(&in))
			fail_msg("not quick: %s", buf_str(&in));
		same(&in);
	}
	buf_done(&in);
}

/* ---- markup of any kind ---- */

static const char *const markup_pieces[] = {"<p>",
					    "</p>",
					    "<b>",
					    "</b>",
					    "<i>",
					    "</i>",
					    "<br>",
					    "<br/>",
					    "X",
					    " ",
					    "\n",
					    "\n\n",
					    "<ul>",
					    "</ul>",
					    "<li>",
					    "</li>",
					    "<a href=\"u\">",
					    "</a>",
					    "<div dir=\"rtl\">",
					    "</div>",
					    "<h1>",
					    "</h1>",
					    "<span>",
					    "</span>",
					    "&amp;",
					    "<p",
					    ">",
					    "<",
					    "<!--",
					    "-->",
					    "\"",
					    "<img alt=\"y\">",
					    "<blockquote>",
					    "</blockquote>",
					    "<em>",
					    "</em>",
					    "<hr>",
					    "&#1;",
					    "&#0;",
					    "\xEF\xBF\xBE",
					    "<P>",
					    "<ol>",
					    "</ol>",
					    "<p/>",
					    "</br>",
					    "<div>",
					    "\xFF",
					    "<table>"};

static void any_markup_is_read_alike(void **state)
{
	int quick = 0;
	struct buf in;

	(void)state;
	buf_init(&in);
	for (int round = 0; round < 60000; round++) {
		buf_clear(&in);
		buf_puts(&in, "<b></b>");
		for (uint32_t n = 1 + test_random(&seed, 7); n > 0; n--)
			buf_puts(&in, ONE_OF(markup_pieces));
		if (!is_quick(&in))
			continue;
		quick++;
		same(&in);
	}
	assert_in_range(quick, 100, 59000);
	buf_done(&in);
}

/* ---- what is not simple ---- */

static const char *const refused[] = {"<p>a",
				      "a</p>",
				      "<p>a<p>b</p>",
				      "<p><div>a</div></p>",
				      "<b><p>a</p></b>",
				      "<a href=\"x\"><b><a href=\"y\">z</a></b></a>",
				      "<b><i></b></i>",
				      "<ul>a<p>b</p></ul>",
				      "<li>a</li>",
				      "<ul><ul></ul></ul>",
				      "<P>a</P>",
				      "<p dir=rtl>a</p>",
				      "<p dir='rtl'>a</p>",
				      "<p/>",
				      "<p title=\"<\">a</p>",
				      "<a href=\"?a&b\">c</a>",
				      "<table></table>",
				      "<script></script>",
				      "<o:p>x</o:p>",
				      "<x>y</x>",
				      "a < b",
				      "<p",
				      "<p class=\"x",
				      "<![CDATA[x]]>",
				      "a\vb",
				      "a\rb",
				      "\xFF",
				      "&#1;",
				      "&#xFFFF;",
				      "a]]>b",
				      "\xEF\xBF\xBF",
				      "</b>",
				      "</",
				      "<"};

static void refuses_what_is_not_simple(void **state)
{
	struct buf in;

	(void)state;
	buf_init(&in);
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
		buf_clear(&in);
		buf_puts(&in, refused[i]);
		if (is_quick(&in))
			fail_msg("quick: %s", refused[i]);
	}
	/* More than there is room for. */
	buf_clear(&in);
	for (int i = 0; i < 40; i++)
		buf_puts(&in, "<div>");
	for (int i = 0; i < 40; i++)
		buf_puts(&in, "</div>");
	assert_false(is_quick(&in));
	buf_clear(&in);
	buf_puts(&in, "<p");
	for (int i = 0; i < 20; i++)
		buf_printf(&in, " a%d=\"b\"", i);
	buf_puts(&in, "></p>");
	assert_false(is_quick(&in));
	buf_clear(&in);
	buf_puts(&in, "<p");
	for (int i = 0; i < 50; i++)
		buf_putc(&in, 'p');
	buf_puts(&in, ">");
	assert_false(is_quick(&in));
	/* And nothing at all is simple. */
	buf_clear(&in);
	assert_true(is_quick(&in));
	buf_done(&in);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(simple_markup_is_read_alike),
		cmocka_unit_test(any_markup_is_read_alike),
		cmocka_unit_test(refuses_what_is_not_simple),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
