/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* JSON and CSV as elements: what comes, at which line, and what is said, however the file comes in pieces. */
#include "config.h"

#include "xml/elements.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "skips.h"
#include "xml/xml.h"

/* A parser over a string, and all it says as one: "(a)text(/a)"; ends without names. */
struct run {
	struct xml *xml;
	const char *s;
	size_t len, at, piece;
	size_t stop_after; /* elements; 0: never */
	size_t elements;
	struct buf log;
};

static void on_start(void *data, const char *ns, const char *name, const struct xml_attribute *a,
		     size_t n)
{
	struct run *r = data;

	(void)a;
	assert_int_equal(n, 0);
	assert_true(!*ns || !strcmp(ns, XML_TABLE_NS));
	buf_printf(&r->log, "(%s%s %ld)", *ns ? "!" : "", name, xml_line(r->xml));
	if (++r->elements == r->stop_after)
		xml_stop(r->xml);
}

static void on_end(void *data, const char *ns, const char *name)
{
	struct run *r = data;

	(void)ns;
	(void)name;
	buf_puts(&r->log, "()");
}

static void on_text(void *data, const char *s, size_t len)
{
	struct run *r = data;

	buf_add(&r->log, s, len);
}

/* Which it was, and where: its words are the affair of tests/batch/tables.sh. */
static void on_problem(void *data, long line, const char *text)
{
	struct run *r = data;

	assert_true(*text);
	buf_printf(&r->log, "?%ld?", line);
}

static void on_cut(void *data, long line, const char *text)
{
	struct run *r = data;

	assert_true(*text);
	buf_printf(&r->log, "!%ld!", line);
}

static long on_read(void *data, char *to, size_t len)
{
	struct run *r = data;

	if (len > r->piece)
		len = r->piece;
	if (len > r->len - r->at)
		len = r->len - r->at;
	memcpy(to, r->s + r->at, len);
	r->at += len;
	return (long)len;
}

static bool on_stopped(void *data)
{
	(void)data;
	return false;
}

static bool on_columns(void *data, const char *const *names, size_t n, bool rows)
{
	(void)data;
	(void)rows;
	return n > 1 && !strcmp(names[0], "a");
}

static const struct xml_handler handler = {
	.start = on_start,
	.end = on_end,
	.text = on_text,
	.problem = on_problem,
	.cut = on_cut,
	.read = on_read,
	.stopped = on_stopped,
	.columns = on_columns,
};

static enum xml_end run(struct run *r, const char *s, size_t len, size_t piece, size_t stop_after)
{
	enum xml_end end;

	*r = (struct run){.s = s, .len = len, .piece = piece, .stop_after = stop_after};
	buf_init(&r->log);
	r->xml = xml_new(&handler, r, NULL);
	end = xml_read(r->xml);
	xml_free(r->xml);
	return end;
}

struct row {
	const char *s;
	enum xml_end end;
	const char *log;
};

static void try_rows(const struct row *rows, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		size_t len = strlen(rows[i].s);

		for (size_t piece = 1; piece <= len; piece++) {
			struct run r;
			enum xml_end end = run(&r, rows[i].s, len, piece, 0);

			assert_string_equal(buf_str(&r.log), rows[i].log);
			assert_int_equal(end, rows[i].end);
			buf_done(&r.log);
		}
	}
}

static void test_json(void **state)
{
	static const struct row rows[] = {
		{"{\"a\":\"x\"}", XML_WHOLE, "(!json 1)(item 1)(a 1)x()()()"},
		{"\xEF\xBB\xBF{}\n{}", XML_WHOLE, "(!json 1)(item 1)()(item 2)()()"},
		{"[]", XML_WHOLE, "(!json 1)()"},
		{"[\n{\"a\":1},\n{\"a\":[true,null,\"\"]}]\n", XML_WHOLE,
		 "(!json 1)(item 2)(a 2)1()()(item 3)(a 3)(item 3)true()(item 3)()()()()"},
		{"{\"a b\":{\"c\\u0001\":-1.5e3}}{\"\":\"\\u00e9\\ud83d\\ude00\\n\"}", XML_WHOLE,
		 "(!json 1)(item 1)(a b 1)(c 1)-1.5e3()()()(item 1)(item 1)é😀\n()()()"},
		/* bad lines */
		{"{\"a\":1}\n{\"a\":\"x\n{\"a\":3}\n", XML_DAMAGED,
		 "(!json 1)(item 1)(a 1)1()()(item 2)!2!(!broken 2)()()(item 3)(a 3)3()()()"},
		{"{\"a\":1\n{\"a\":2}\n", XML_DAMAGED,
		 "(!json 1)(item 1)(a 1)1()!2!(!broken 2)()()(item 2)(a 2)2()()()"},
		{"{\"a\":1}\nxx\n\nyy\n{\"a\":2}\n", XML_DAMAGED,
		 "(!json 1)(item 1)(a 1)1()()!2!!4!(item 5)(a 5)2()()()"},
		{"[\n{\"a\":1 1},\n{\"a\":2}\n]", XML_DAMAGED,
		 "(!json 1)(item 2)(a 2)1()!2!(!broken 2)()()(item 3)(a 3)2()()()"},
		{"{\"a\":\"\\ud83d.\"}", XML_DAMAGED, "(!json 1)?1?(item 1)(a 1)?.()()()"},
		/* broken off */
		{"{\"a\":1}\n{\"b\":", XML_CUT,
		 "(!json 1)(item 1)(a 1)1()()(item 2)!2!(!broken 2)()"},
		{"[{\"a\":1},", XML_CUT, "(!json 1)(item 1)(a 1)1()()!1!"},
		{"[{\"a\":1} {\"a\":2}]", XML_CUT, "(!json 1)(item 1)(a 1)1()()!1!!1!"},
	};

	(void)state;
	if (!HAVE_YAJL)
		skip();
	/* Where it begins is seen with the second byte. */
	try_rows(rows, sizeof rows / sizeof *rows);
}

static void test_json_deep(void **state)
{
	struct buf s;
	struct run r;

	(void)state;
	if (!HAVE_YAJL)
		skip();
	buf_init(&s);
	for (int i = 0; i < 100000; i++)
		buf_puts(&s, "[");
	assert_int_equal(run(&r, s.data, s.len, 4096, 0), XML_CUT);
	assert_true(r.elements < 2 * XML_DEPTH_MAX);
	buf_done(&r.log);
	buf_done(&s);
}

static void test_csv(void **state)
{
	static const struct row rows[] = {
		{"a,b\n1,2\n", XML_WHOLE, "(!csv 1)(row 2)(a 2)1()(b 2)2()()()"},
		{"a;b\r\n1;\r\n", XML_WHOLE, "(!csv 1)(row 2)(a 2)1()(b 2)()()()"},
		{"a\tb\n1\t2", XML_WHOLE, "(!csv 1)(row 2)(a 2)1()(b 2)2()()()"},
		{"a|b|\n1|2|3", XML_WHOLE, "(!csv 1)(row 2)(a 2)1()(b 2)2()(3 2)3()()()"},
		{"\xEF\xBB\xBFsep=;\r\na;b\r\n1,1;2\r\n", XML_WHOLE,
		 "(!csv 1)(row 3)(a 3)1,1()(b 3)2()()()"},
		{"a,b\n\n\"1\n\"\"x\"\"\",\"2\"\n3,4\n", XML_WHOLE,
		 "(!csv 1)(row 3)(a 3)1\n\"x\"()(b 3)2()()(row 5)(a 5)3()(b 5)4()()()"},
		{"a,b\né,ü\n", XML_WHOLE, "(!csv 1)(row 2)(a 2)é()(b 2)ü()()()"},
		/* rows too short, too long; a name given twice */
		{"a,b\n1,2\n1\n1,2,3\n", XML_DAMAGED,
		 "(!csv 1)(row 2)(a 2)1()(b 2)2()()(row 3)(a 3)1()?3?()"
		 "(row 4)(a 4)1()(b 4)2()(3 4)3()?4?()()"},
		{"a,a\n1,2\n", XML_DAMAGED, "(!csv 1)?1?(row 2)(a 2)1()(a 2)2()()()"},
		{"a,b\n1,2\n3,\"4\n5,6\n", XML_CUT,
		 "(!csv 1)(row 2)(a 2)1()(b 2)2()()(row 3)(a 3)3()!3!(!broken 3)()"},
		{"b,a\n1,2\n", XML_NOT_XML, ""},
		{"a,b\n1\n", XML_NOT_XML, ""},
	};

	(void)state;
	if (!HAVE_LIBCSV)
		skip();
	try_rows(rows, sizeof rows / sizeof *rows);
}

/* A stop is a stop, wherever. */
static void test_stopped(void **state)
{
	static const char *const all[] = {"[{\"a\":{\"b\":[1,2]}},{\"a\":1}]", "a,b\n1,2\n3,4\n"};

	(void)state;
	for (size_t i = HAVE_YAJL ? 0 : 1; i < (HAVE_LIBCSV ? 2 : 1); i++) {
		for (size_t after = 1; after < 6; after++) {
			struct run r;

			assert_int_equal(run(&r, all[i], strlen(all[i]), 100, after), XML_STOPPED);
			assert_int_equal(r.elements, after);
			buf_done(&r.log);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_json),
		cmocka_unit_test(test_json_deep),
		cmocka_unit_test(test_csv),
		cmocka_unit_test(test_stopped),
	};

	skips_begin();
	return skips_end(cmocka_run_group_tests_name("elements", tests, NULL, NULL));
}
