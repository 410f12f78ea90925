/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "base/buf.h"
#include "xml/xml_repair.h"

struct told {
	struct buf text;
	size_t n;
};

static void on_problem(void *data, long line, const char *text)
{
	struct told *t = data;

	t->n++;
	buf_printf(&t->text, "%ld: %s\n", line, text);
}

/* S in pieces that end at FIRST and after each STEP bytes from there. */
static void repair(const char *s, size_t first, size_t step, struct buf *out, struct told *told)
{
	size_t len = strlen(s), pos = 0, end = first < len ? first : len;
	struct repair m;

	buf_init(out);
	*told = (struct told){.n = 0};
	buf_init(&told->text);
	repair_init(&m, on_problem, told);
	for (;;) {
		pos += repair_text(&m, s + pos, end - pos, end == len, out);
		if (end == len)
			break;
		end = end + step < len ? end + step : len;
	}
	repair_done(&m);
}

static void done(struct buf *out, struct told *told)
{
	buf_done(out);
	buf_done(&told->text);
}

/* IN becomes OUT wherever it is cut in pieces, with the same problems; none where they are equal. */
static void repairs(const char *in, const char *out)
{
	struct buf whole, cut;
	struct told told, told_cut;
	size_t len = strlen(in);

	repair(in, len, 1, &whole, &told);
	assert_string_equal(buf_str(&whole), out);
	if (!strcmp(in, out))
		assert_int_equal(told.n, 0);
	for (size_t first = 0; first < len; first++) {
		repair(in, first, len, &cut, &told_cut);
		assert_string_equal(buf_str(&cut), out);
		assert_string_equal(buf_str(&told_cut.text), buf_str(&told.text));
		done(&cut, &told_cut);
	}
	repair(in, 0, 1, &cut, &told_cut);
	assert_string_equal(buf_str(&cut), out);
	assert_string_equal(buf_str(&told_cut.text), buf_str(&told.text));
	done(&cut, &told_cut);
	done(&whole, &told);
}

static void says(const char *in, const char *problem)
{
	struct buf out;
	struct told told;

	repair(in, strlen(in), 1, &out, &told);
	if (!strstr(buf_str(&told.text), problem))
		fail_msg("no “%s” in: %s", problem, buf_str(&told.text));
	done(&out, &told);
}

static void test_sound(void **state)
{
	(void)state;
	repairs("<a/>", "<a/>");
	repairs("<a x='1' y = \"a>b\"\n z='&lt;&#38;&#x41;'>t &amp; u<b/>\n</a >\n",
		"<a x='1' y = \"a>b\"\n z='&lt;&#38;&#x41;'>t &amp; u<b/>\n</a>\n");
	repairs("<a>]] ]> ]<![CDATA[<&]]]]><![CDATA[>]]></a>",
		"<a>]] ]> ]<![CDATA[<&]]]]><![CDATA[>]]></a>");
	repairs("<\xD8\xA7:b\xC2\xB7 c='\xD9\x88'>\xD8\xA7\xE2\x80\x8C</\xD8\xA7:b\xC2\xB7>",
		"<\xD8\xA7:b\xC2\xB7 c='\xD9\x88'>\xD8\xA7\xE2\x80\x8C</\xD8\xA7:b\xC2\xB7>");
}

/* Taken out without a word, but for their newlines. */
static void taken_out(const char *in, const char *out)
{
	struct buf whole;
	struct told told;

	for (size_t step = 1; step < 20; step++) {
		repair(in, step, step, &whole, &told);
		assert_string_equal(buf_str(&whole), out);
		assert_string_equal(buf_str(&told.text), "");
		done(&whole, &told);
	}
}

static void test_taken_out(void **state)
{
	(void)state;
	taken_out("<?xml version='1.0'?>\n<!-- c -->\n<?p i?>\n<a><!-- <b> & --><?q <b> & ?></a>",
		  "\n\n\n<a></a>");
	taken_out("<a>1<!-- \n -->2</a>", "<a>1<!--\n-->2</a>");
	taken_out("<!DOCTYPE a PUBLIC '-//>//' \"x\" [\n<!-- ]> --><!ENTITY % p '>]'>%p;\n]>\n<a/>",
		  "\n\n\n<a/>");
	taken_out("<!DOCTYPE a [<!ENTITY e 'E &#38;#60; \"'>]><a b='&e;'>&e;</a>",
		  "<a b=\"E &lt; &quot;\">E &lt; &quot;</a>");
}

static void test_text(void **state)
{
	(void)state;
	repairs("<a>x & y &b=2 &; && &#; &#x;</a>",
		"<a>x &amp; y &amp;b=2 &amp;; &amp;&amp; &amp;#; &amp;#x;</a>");
	repairs("<a>&#00000000000000000065;&#x6666666666666666A&#6666666666666666;</a>",
		"<a>A\xEF\xBF\xBD\xEF\xBF\xBD</a>");
	repairs("<a>&nbsp;&huh;&#0;&#xFFFF;&#65 &AMP;</a>",
		"<a>\xC2\xA0&amp;huh;\xEF\xBF\xBD\xEF\xBF\xBD"
		"A &amp;</a>");
	repairs("<a>1 < 2 <3 <= <> </ ]]> <!> <? ></a>",
		"<a>1 &lt; 2 &lt;3 &lt;= &lt;> &lt;/ ]]&gt; &lt;!> &lt;? ></a>");
	repairs("<a>x\x01y\x7F<![CDATA[\x02z]]></a>", "<a>xy\x7F<![CDATA[z]]></a>");
	/* What is left out does not make a "]]>" of what stands around it. */
	repairs("<a>]]<!-- -->>1]<?x?>]>2]]></a>", "<a>]]&gt;1]]&gt;2]]&gt;</a>");
	repairs("<a>]]</b>>1]\x01]>2]<!-- -->]<!-- -->>></a>", "<a>]]&gt;1]]&gt;2]]&gt;></a>");
	repairs("<!DOCTYPE a [<!ENTITY e ']]'><!ENTITY n ''>]><a>&e;>1]]&n;>2&amp;></a>",
		"<a>]]&gt;1]]&gt;2&amp;></a>");
	repairs("<a>1<!DOCTYPE b>2<!x y>3<?xml version='1.0'?>4</a>", "<a>1234</a>");
	says("<a>\n & \n & </a>", "2: “&” should be written “&amp;”: kept as it stands\n3: ");
	says("<a>\n\n1 < 2</a>", "3: “<” that begins no tag should be written “&lt;”: kept");
}

static void test_tags(void **state)
{
	(void)state;
	repairs("<a><b>1</a>", "<a><b>1</b></a>");
	repairs("<a><b><c>1</b>2</a>", "<a><b><c>1</c></b>2</a>");
	repairs("<a><b/>1</b>2</a>", "<a><b/>12</a>");
	repairs("<a><b>1</c></b></a>", "<a><b>1</b></a>");
	/* A slip of the pen in a field of text. */
	repairs("<a><b>1</c><d>2</e></a>", "<a><b>1</b><d>2</d></a>");
	repairs("<a><b>1</b ><b>2</b\n>3</a>", "<a><b>1</b><b>2</b><!--\n-->3</a>");
	repairs("<a x=1 y='<' z = 2&3/>", "<a x=\"1\" y=\"&lt;\" z=\"2&amp;3\"/>");
	repairs("<a x='1\n>\n</a>\n", "<a x=\"1\n\">\n</a>\n");
	repairs("<a>\n<b\nx=1\n\ny='2'>t</b></a>", "<a>\n<b x=\"1\" y=\"2\"\n\n\n>t</b></a>");
	repairs("<a x='1' x='2'/>", "<a x=\"1\"/>");
	repairs("<a><b x='1'<c/></b></a>", "<a><b x=\"1\"><c/></b></a>");
	/* What follows the quotation mark says whether the value ends there. */
	repairs("<a><b x='1<2' /></a>", "<a><b x=\"1&lt;2\"/></a>");
	repairs("<a><b x='1<2'/></a>", "<a><b x=\"1&lt;2\"/></a>");
	repairs("<a><b x='1<2' y.z.p'/></a>", "<a><b x=\"1\">&lt;2' y.z.p'/></b></a>");
	repairs("<a><b>1</b<c/></a>", "<a><b>1</b><c/></a>");
	repairs("<a>n<m and m>k</a>", "<a>n&lt;m and m>k</a>");
	/* A byte that was a blank. */
	repairs("<a\xEF\xBF\xBDx='1'\x01y='2'/>", "<a x=\"1\" y=\"2\"/>");
	repairs("<a><b\xEF\xBB\xBFx='1'>2</b></a>", "<a><b \xEF\xBB\xBFx=\"1\">2</b></a>");
	says("<a>\n<b>1\n</a>", "3: <b> is not closed: it is closed here");
	says("<a>\n<c/></b></a>", "2: </b> closes nothing: left out");
	says("<a>\n<b\n x=1/></a>", "3: the value of an attribute is not in quotation marks");
}

static void test_ends(void **state)
{
	(void)state;
	/* What is open stays so: it is cut off. */
	repairs("<a><b>1<c x='", "<a><b>1");
	repairs("<a><b>1</", "<a><b>1");
	repairs("<a>1&am", "<a>1&amp;am");
	repairs("<a><![CDATA[1]]", "<a><![CDATA[1]]]]>");
	says("<a>\n<![CDATA[1\n\n", "2: a CDATA section is not closed");
	says("<a>\n<!-- 1\n\n", "2: a comment is not closed");
	repairs("<a/>\n tail <b>&</b>\n", "<a/>\n\n");
	says("<a/>\n\n<p/>", "3: what follows the end of the document is not read");
	repairs(" \n<?xml version='1.0'?><a/>", "\n<a/>");
	repairs("Warning: x\n<?xml version='1.0'?><a/>", "\n<a/>");
	repairs("<?xml version='1.0'?>junk<a/>", "<a/>");
}

static void test_next(void **state)
{
	static const char s[] = "<?xml version='1.0'?>\n<a>1</a>\n<?xml version='1.0'?>\n"
				"<!DOCTYPE a [<!ENTITY e 'E'>]><a>&e;</a><a/>";
	struct told told = {.n = 0};
	struct buf out;
	struct repair m;
	size_t pos = 0, n = 1;

	(void)state;
	buf_init(&out);
	buf_init(&told.text);
	repair_init(&m, on_problem, &told);
	for (;;) {
		pos += repair_text(&m, s + pos, strlen(s) - pos, true, &out);
		if (!repair_next(&m))
			break;
		buf_putc(&out, '|');
		n++;
	}
	assert_int_equal(n, 3);
	assert_int_equal(pos, strlen(s));
	assert_int_equal(told.n, 0);
	assert_string_equal(buf_str(&out), "\n<a>1</a>\n\n|<a>E</a>|<a/>");
	repair_done(&m);
	done(&out, &told);
}

/* What the parser and whoever takes the queue make of OUT together: the text in its place, "{" and
 * "}" round what waited, lines as a parser ends them. */
static void put_together(const struct repair_queue *queue, const struct buf *out, struct buf *all)
{
	const char *s = buf_str(out), *end = s + out->len, *text;
	size_t len, at = 0;

	for (; s < end; s++) {
		if (!strncmp(s, "<?_", 3)) {
			s = strstr(s, "?>") + 1;
			text = repair_take(queue, &at, &len);
			assert_non_null(text);
			assert_null(memchr(text, '\r', len));
			buf_printf(all, "{%.*s}", (int)len, text);
		} else if (*s == '\r') {
			buf_putc(all, '\n');
			s += s + 1 < end && s[1] == '\n';
		} else {
			buf_putc(all, *s);
		}
	}
	assert_null(repair_take(queue, &at, &len));
}

/* With its text put aside, in pieces of STEP bytes, IN becomes WANT; "}{" is where a piece ends. */
static void puts_aside(const char *in, size_t step, const char *want)
{
	size_t len = strlen(in), pos = 0, end = 0, lines_in = 0, lines_out = 0;
	struct repair_queue queue = {0};
	struct buf out, all;
	struct told told = {.n = 0};
	struct repair m;

	buf_init(&told.text);
	buf_init(&out);
	buf_init(&all);
	repair_init(&m, on_problem, &told);
	m.queue = &queue;
	while (end < len) {
		end = end + step < len ? end + step : len;
		pos += repair_text(&m, in + pos, end - pos, end == len, &out);
	}
	for (const char *p = in; *p; p++)
		lines_in += *p == '\n';
	for (size_t i = 0; i < out.len; i++)
		lines_out += out.data[i] == '\n';
	assert_int_equal(lines_out, lines_in);
	put_together(&queue, &out, &all);
	for (char *p; (p = strstr(all.data, "}{"));)
		memmove(p, p + 2, strlen(p + 2) + 1);
	assert_string_equal(all.data, want);
	repair_done(&m);
	done(&out, &told);
	repair_queue_done(&queue);
	buf_done(&all);
}

#define LONG "a long text that nothing is wrong with, line after line,"

static void test_aside(void **state)
{
	static const size_t steps[] = {1, 7, 64, 1000};

	(void)state;
	puts_aside("<a>short<b>text</b></a>", 1000, "<a>short<b>text</b></a>");
	puts_aside("<a>" LONG "<b/>" LONG "</a>", 1000, "<a>{" LONG "}<b/>{" LONG "}</a>");
	/* So does what a reference stands for, but for a control character, and what follows it. */
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
		puts_aside("<a>" LONG "\n" LONG "&amp;" LONG "</a>", steps[i] > 7 ? steps[i] : 1000,
			   "<a>{" LONG "\n" LONG "&" LONG "}</a>");
	puts_aside("<a>b &lt;p&gt;&#x2014;&nbsp;c&#10;d]]&gt;</a>", 1000,
		   "<a>b {<p>\xE2\x80\x94\xC2\xA0"
		   "c}&#10;d]]{>}</a>");
	puts_aside("<a>&lt;\r&lt;\r\n&lt;b</a>", 1000, "<a>{<}\n{<\n<b}</a>");
	puts_aside("<a b='&lt;'>&lt;<!-- c -->]&gt;</a>", 1000, "<a b='&lt;'>{<]>}</a>");
	/* A CDATA section goes all aside, whatever is in it and wherever it is cut. */
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
		puts_aside("<a><![CDATA[x <b> & y\nz]]></a>", steps[i], "<a>{x <b> & y\nz}</a>");
	puts_aside("<a><![CDATA[]]></a>", 1000, "<a></a>");
	puts_aside("<a>" LONG "\r\n" LONG "\r" LONG "\n\r</a>", 1000,
		   "<a>{" LONG "\n" LONG "\n" LONG "\n}\n</a>");
	puts_aside("<a>" LONG "\r\n" LONG "</a>", 3 + sizeof LONG, "<a>{" LONG "}\n{" LONG "}</a>");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sound), cmocka_unit_test(test_taken_out),
		cmocka_unit_test(test_text),  cmocka_unit_test(test_tags),
		cmocka_unit_test(test_ends),  cmocka_unit_test(test_next),
		cmocka_unit_test(test_aside),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
