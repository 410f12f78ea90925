/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Query: what is printed reads back as the same; what is wrong is reported; what narrows what. */
#include "config.h"

#include "search/query.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "date/date.h"
#include "base/buf.h"
#include "text/fold.h"
#include "tsv.h"

static struct fold *fold;
static char loop_a[] = "a", loop_aq[] = "hope :b", loop_b[] = "b", loop_bq[] = "(x | :a)";
static char name_j[] = "just", name_jq[] = "justice | law", name_e[] = "empty", name_eq[] = " ";
static const struct query_name names[] = {
	{loop_a, loop_aq}, {loop_b, loop_bq}, {name_j, name_jq}, {name_e, name_eq}};
static const char *const files[] = {"one.xml", "folder/Second.xml"};

static int setup(void **state)
{
	(void)state;
	fold = fold_new();
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	fold_free(fold);
	return 0;
}

static struct query *read_query(const char *text)
{
	struct query_context c = {
		.fold = fold, .files = files, .files_n = 2, .names = names, .names_n = 4};

	return query_parse(text, &c);
}

static void prints(const char *text, const char *want)
{
	struct query *q = read_query(text);
	struct buf b;

	buf_init(&b);
	query_print(q, &b);
	if (strcmp(buf_str(&b), want))
		fail_msg("'%s' prints as '%s', want '%s'", text, buf_str(&b), want);
	buf_done(&b);
	query_unref(q);
}

static void prints_as_the_table_says(void **state)
{
	struct tsv t;
	int rows = 0;

	(void)state;
	assert_true(tsv_open(&t, "query_print.tsv"));
	for (; tsv_next(&t); rows++)
		if (HAVE_PCRE2 || !strchr(t.field[0], '/') || strstr(t.field[0], "2020/"))
			prints(t.field[0], t.field[1]);
	assert_true(rows > 40);
}

/* ---- Random queries ---- */

static uint32_t seed = 20261125;

static unsigned roll(unsigned n)
{
	seed = seed * 1664525 + 1013904223;
	return seed >> 8 & 0xFFFF ? (seed >> 8) % n : 0;
}

#define PICK(list) list[roll(sizeof(list) / sizeof *(list))]

static const char *const random_words[] = {"hope",
					   "École",
					   "1400",
					   "۱۴۰۳",
					   "can't",
					   "a-b",
					   "x:y",
					   "title",
					   "and/or",
					   "50%",
					   "=",
					   "-",
					   "!",
					   "|",
					   "(",
					   ")",
					   ":",
					   "/",
					   "lang:",
					   "«گفت»",
					   "كِتاب",
					   "می‌خواهم",
					   "\"two words\"",
					   "\"",
					   "2019..2021",
					   "..2020",
					   "2020-05",
					   "2018-2020",
					   "۲۰۱۸–۲۰۲۰",
					   "\"2018–2020\"",
					   "OR",
					   "AND",
					   "NOT",
					   "\"OR\"",
					   "=NOT",
					   "имя:x",
					   "year:",
					   "\\",
					   "..",
					   "ß",
					   "\"2021\"",
					   "sample:3/2",
					   "NEAR/3",
					   "NEAR/",
					   "NEAR",
					   "\"NEAR\"",
					   "\"NEAR/3\"",
					   "hop*",
					   "*ope",
					   "می‌خوا*",
					   "hopes~",
					   "*",
					   "~",
					   "\"a * b\"",
					   "\"new * yaer~\"",
					   "=\"New Year\""};

static const char *const random_fields[] = {
	"title:", "occasion:", "speaker:", "PLACE:", "topic:",   "text:",   "lang:",
	"id:",    "kind:",     "file:",    "year:",  "date:",    "sh:",     "ah:",
	"ad:",    "mark:",     ":just",    ":empty", "nofield:", "title: ", "year: "};

static void random_query(struct buf *b, int depth)
{
	static const char *const signs[] = {"-", "!", "=", "--", "=-", "/", "\""};
	static const char *const regexes[] = {"/a.*b/",  "/[آ-ی]+/", "/(?:x|y) z/", "/\\bÉ\\w+/",
					      "/a\\/b/", "/[/",      "/(a+)+$/"};

	for (unsigned n = 1 + roll(4); n; n--) {
		buf_puts(b, roll(4) ? " " : roll(2) ? "|" : " | ");
		if (!roll(4))
			buf_puts(b, PICK(signs));
		if (!roll(3))
			buf_puts(b, PICK(random_fields));
		if (depth && !roll(4)) {
			buf_putc(b, '(');
			random_query(b, depth - 1);
			buf_puts(b, roll(8) ? ")" : "");
		} else if (!roll(6)) {
			buf_puts(b, PICK(regexes));
		} else {
			buf_puts(b, PICK(random_words));
		}
	}
}

static void reads_what_it_prints(void **state)
{
	(void)state;
	for (int i = 0; i < 20000; i++) {
		struct buf text, once, twice;
		struct query *a, *b;

		buf_init(&text);
		buf_init(&once);
		buf_init(&twice);
		random_query(&text, 3);
		a = read_query(buf_str(&text));
		query_print(a, &once);
		b = read_query(buf_str(&once));
		query_print(b, &twice);
		if (!query_equal(a, b) || strcmp(buf_str(&once), buf_str(&twice)))
			fail_msg("'%s' prints as '%s', that as '%s'", buf_str(&text),
				 buf_str(&once), buf_str(&twice));
		if (!query_implies(a, a))
			fail_msg("'%s' does not imply itself", buf_str(&text));
		query_unref(a);
		query_unref(b);
		buf_done(&text);
		buf_done(&once);
		buf_done(&twice);
	}
}

/* ---- Problems ---- */

static void tells(const char *text, const char *part, enum query_fault fault)
{
	struct query *q = read_query(text);
	const char *problem = query_problem(q);
	struct query_range place;

	if (!part && problem)
		fail_msg("'%s': %s", text, problem);
	if (part && (!problem || !strstr(problem, part)))
		fail_msg("'%s': %s, want %s", text, problem ? problem : "nothing", part);
	if (query_fault(q, &place) != fault)
		fail_msg("'%s': fault %d, want %d", text, query_fault(q, &place), fault);
	if (place.start > place.end || place.end > strlen(text) || !part != !place.end)
		fail_msg("'%s': at %zu to %zu", text, place.start, place.end);
	query_unref(q);
}

static void tells_what_it_passed_over(void **state)
{
	(void)state;
	tells("hope \"and 2019.. date: year:20 year:2021- lang: -\"", NULL, QUERY_FINE);
#if HAVE_PCRE2
	tells("/a(b", "/a(b/", QUERY_DOUBTFUL);
	tells("/a(b/", "/a(b/", QUERY_WRONG);
	tells("/((a{1,1000}){1,1000}){1,1000}/", "/((a{1,1000}){1,1000}){1,1000}/", QUERY_WRONG);
	tells("/\\C/", "\\C", QUERY_WRONG);
	tells("/\x1b[/", "/?[/: ", QUERY_WRONG);
	tells("/a", "not closed", QUERY_OPEN);
#else
	tells("/a/", "no regular expressions", QUERY_WRONG);
#endif
	tells("hope spaeker:one", "spaeker", QUERY_DOUBTFUL);
	tells("имя:x", "имя", QUERY_DOUBTFUL);
	tells("می‌شود:x", "می", QUERY_DOUBTFUL);
	tells("۱۲:۳۰ ١٢:٣٠ 2x:3", NULL, QUERY_FINE);
	tells("http://example.org 12:30 \"x:y\" a-b:c", NULL, QUERY_FINE);
	tells("date:soon", "date:", QUERY_WRONG);
	tells("sh:1400-13-01", "sh:", QUERY_DOUBTFUL);
	tells("year:20", "year:", QUERY_DOUBTFUL);
	/* An end of a range that is no date is not passed over. */
	tells("2019..20", "date: wants a date", QUERY_DOUBTFUL);
	tells("year:2019-13..2021", "year: wants a date", QUERY_DOUBTFUL);
	tells("date:2019..x", "date: wants a date", QUERY_WRONG);
	tells("2019..x", NULL, QUERY_FINE);
	tells("year:/20../", "year:", QUERY_WRONG);
	tells("a NEAR/0 b", "1 to 100", QUERY_WRONG);
	tells("a NEAR/101 b", "1 to 100", QUERY_WRONG);
	tells("a NEAR/x b", "1 to 100", QUERY_WRONG);
	tells("a NEAR/2 2019..2021", "NEAR/2 wants words", QUERY_WRONG);
	tells("a NEAR/2 (b c)", "NEAR/2 wants words", QUERY_WRONG);
	tells("title:a NEAR/2 text:b", "never in the same field", QUERY_WRONG);
	tells("a NEAR/2 b NEAR/3 \"c * d\" NEAR/4 e~f*", NULL, QUERY_FINE);
	tells("a near/3 b", "did you mean NEAR/3?", QUERY_NOTED);
	tells("a \"near/3\" near/ near/x", NULL, QUERY_FINE);
	tells("a sample:20 b", NULL, QUERY_FINE);
	tells("sample:0", "wants how many", QUERY_DOUBTFUL);
	tells("sample:2/", "wants how many", QUERY_DOUBTFUL);
	tells("sample:2 sample:3", "may stand once", QUERY_WRONG);
	tells("a | sample:2", "may stand once", QUERY_WRONG);
	tells("-sample:2", "may stand once", QUERY_WRONG);
	tells("(sample:3 a)", "outside of brackets", QUERY_WRONG);
	tells("(sample:3)", "outside of brackets", QUERY_WRONG);
	tells("(a) sample:3 (b)", NULL, QUERY_FINE);
	tells("ab~", "three letters", QUERY_DOUBTFUL);
	tells("hop*s~", "do not go together", QUERY_WRONG);
	tells("=hopes~", "do not go together", QUERY_WRONG);
	tells("lang:f*", "lang: takes no *", QUERY_WRONG);
	tells(":nosuch", "nosuch", QUERY_WRONG);
	tells(":just :empty", NULL, QUERY_FINE);
	tells(":a", "asks for itself", QUERY_WRONG);
}

static const struct {
	const char *text, *part;
	size_t start, end;
} half_typed[] = {
	{"hope \"and", "quotation is not closed", 5, 6},
	{"title:“new", "quotation is not closed", 6, 9},
	{"hope (and", "bracket is not closed", 5, 6},
	{"((a) b", "bracket is not closed", 0, 1},
	{"hope title:", "title: wants a value", 5, 11},
	{"title: ", "title: wants a value", 0, 6},
	{"title: | x", "title: wants a value", 0, 6},
	{"title: year:2021", "title: wants a value", 0, 6},
	{"title: -x", "title: wants a value", 0, 6},
	{"title: OR x", "title: wants a value", 0, 6},
	{"hope -", "'-' wants", 5, 6},
	{"a - b", "'-' wants", 2, 3},
	{"a NOT", "'NOT' wants", 2, 5},
	{"NOT - x", "'-' wants", 4, 5},
	{"NOT AND x", "'NOT' wants", 0, 3},
	{"hope |", "'|' wants", 5, 6},
	{"| hope", "'|' wants", 0, 1},
	{"a || b", "'|' wants", 2, 3},
	{"a OR", "'OR' wants", 2, 4},
	{"OR a", "'OR' wants", 0, 2},
	{"(a OR) b", "'OR' wants", 3, 5},
	{"a AND", "'AND' wants", 2, 5},
	{"AND a", "'AND' wants", 0, 3},
	{"a AND AND b", "'AND' wants", 2, 5},
	{"a AND OR b", "'AND' wants", 2, 5},
	{"a ()", "nothing stands in the brackets", 2, 4},
	{"\"\" a", "nothing is quoted", 0, 2},
	{"a =", "nothing stands after =", 2, 3},
	{"a :", "wants the name of a filter", 2, 3},
	{"a NEAR/", "wants a number of words", 2, 7},
	{"a NEAR", "wants a number of words", 2, 6},
	{"a NEAR b", "wants a number of words", 2, 6},
	{"NEAR", "'NEAR' wants", 0, 4},
	{"a NEAR/5", "'NEAR/5' wants", 2, 8},
	{"NEAR/5 a", "'NEAR/5' wants", 0, 6},
	{"a NEAR/5 -b", "'NEAR/5' wants", 2, 8},
	{"a NEAR/5 | b", "'NEAR/5' wants", 2, 8},
	{"- NEAR/5 b", "'-' wants", 0, 1},
	{"title: NEAR/5 b", "title: wants a value", 0, 6},
	{"a *", "* stands for", 2, 3},
	{"\"* *\"", "* stands for", 0, 5},
};

/* What is half typed is said to be so, and where. */
static void tells_what_is_not_complete(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof half_typed / sizeof *half_typed; i++) {
		struct query *q = read_query(half_typed[i].text);
		struct query_range place;

		tells(half_typed[i].text, half_typed[i].part, QUERY_OPEN);
		query_fault(q, &place);
		if (place.start != half_typed[i].start || place.end != half_typed[i].end)
			fail_msg("'%s': at %zu to %zu", half_typed[i].text, place.start, place.end);
		query_unref(q);
	}
	tells("hope)", "no bracket is open", QUERY_DOUBTFUL);
	tells("(hope))", "no bracket is open", QUERY_DOUBTFUL);
	tells("f(x) \"a)\" (b)", NULL, QUERY_FINE);
	/* The worst is reported, and of those the first. */
	tells("(a tpic:x", "tpic", QUERY_DOUBTFUL);
	tells("tpic:x date:soon :nosuch", "date:", QUERY_WRONG);
	/* Words in capitals that are no operators. */
	tells("=OR \"AND\" =NEAR NEARBY title:NOT ORDER", NULL, QUERY_FINE);
}

/* A query that a hostile file of settings could hold, or a paste. */
static void bears_any_length(void **state)
{
	struct buf b;
	struct query *q;
	struct query_range place;

	(void)state;
	buf_init(&b);
	for (int i = 0; i < 100000; i++)
		buf_puts(&b, i % 3 ? "(" : "-");
	q = read_query(buf_str(&b));
	query_unref(q);
	buf_clear(&b);
	for (int i = 0; i < 100000; i++)
		buf_puts(&b, "a|b ");
	q = read_query(buf_str(&b));
	assert_int_equal(query_fault(q, &place), QUERY_WRONG);
	query_unref(q);
	buf_clear(&b);
	for (int i = 0; i < 100000; i++)
		buf_puts(&b, "NOT ");
	q = read_query(buf_str(&b));
	assert_true(query_is_empty(q));
	query_unref(q);
	buf_done(&b);
}

static void implies(const char *a, const char *b, bool want)
{
	struct query *x = read_query(a), *y = read_query(b);

	if (query_implies(x, y) != want)
		fail_msg("'%s' %s '%s'", a, want ? "should narrow" : "must not narrow", b);
	query_unref(x);
	query_unref(y);
}

static void knows_what_narrows(void **state)
{
	(void)state;
	implies("hope", "hop", true);
	implies("hope", "ope", true);
	implies("hop", "hope", false);
	implies("hope justice", "justice", true);
	implies("hope justice", "just", true);
	implies("justice", "hope justice", false);
	implies("-hope", "-hop", false);
	implies("-hop", "-hop", true);
	implies("hope x", "hope | x", false);
	implies("title:hope", "hop", true);
	implies("hope", "title:hop", false);
	implies("2021", "202", false);
	implies("20210", "2021", false);
	implies("école", "écol", false);
	implies("école", "ecol", true);
	implies("=hope", "=hop", false);
	implies("=hope", "hop", true);
	implies("2019..2021 hope", "2019..2021", true);
	implies("anything", "", true);
	implies("", "a", false);
	implies("می‌خواه", "می", false);
	implies("می‌خواه", "می‌خواه", true);
	implies("hope sample:3", "hop", true);
	implies("hope sample:3 x", "x", false);
	implies("hope", "hop sample:3 x", true);
	implies("lang:fa a", "lang:fa", true);
}

/* ---- Dates ---- */

static void dated(const char *text, const char *edtf, enum query_date_match want)
{
	struct query *q = read_query(text);
	struct date date;

	assert_true(date_parse(edtf, &date));
	if (query_date_match(q, &date) != want)
		fail_msg("'%s' and %s: %d, want %d", text, edtf, (int)query_date_match(q, &date),
			 (int)want);
	query_unref(q);
}

static void knows_how_sure_a_date_is(void **state)
{
	enum query_date_match no = QUERY_DATE_NO, maybe = QUERY_DATE_MAYBE, yes = QUERY_DATE_YES;

	(void)state;
	dated("2021", "2021-06-28", yes);
	dated("2021", "2021?", maybe);
	dated("2021", "2020/2022", maybe);
	dated("2021", "202X", maybe);
	dated("2021-06", "2021", maybe);
	dated("2021-06", "2021-06", yes);
	dated("=2021", "2021?", no);
	dated("=2021", "2021-06-28", yes);
	dated("date:=2021-06", "2021", no);
	dated("date:\"=2021-06\"", "2021-06", yes);
	dated("2019..2021", "2020~", maybe);
	dated("2019.. hope", "1985/..", maybe);
	dated("1400", "2021-03-21", yes); /* 1 Farvardin 1400 */
	dated("1400", "2022-03-20", yes);
	dated("1400", "2022-03-21", no);
	dated("1400", "2021", maybe);
	dated("۱۴۰۰", "2021-08-01", yes);
	dated("1442", "2020-12-01", yes); /* Rabi al-thani 1442 */
	dated("year:1442", "2021-12-01", no);
	dated("sh:1400", "2021-08-01", yes);
	dated("sh:1400", "1980-03-01", no);
	dated("ah:1400", "1980-03-01", yes);
	dated("ad:1400", "2021-08-01", no);
	dated("ad:1400", "1400", yes);
	dated("date:1400-05-12", "2021-08-03", yes);
	dated("sh:1399..1400", "2020-04-01", yes);
	dated("sh:1400..", "2020-04-01", no);
	dated("1400..", "1970-04-01", no);
	dated("sh:1403-12-30", "2025-03-20", yes);
	dated("ad:2021-02-30", "2021-03-02", no);
	dated("hope", "2021", no);
	dated("-2021", "2021", no);
	dated("2020 | 2021", "2021?", maybe);
	dated("2020..2022 2021", "2021-01-01", yes);
	dated("2020..2022 2019", "2021-01-01", no);
	dated("year:20210", "2021", no);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(prints_as_the_table_says),
		cmocka_unit_test(reads_what_it_prints),
		cmocka_unit_test(tells_what_it_passed_over),
		cmocka_unit_test(tells_what_is_not_complete),
		cmocka_unit_test(bears_any_length),
		cmocka_unit_test(knows_what_narrows),
		cmocka_unit_test(knows_how_sure_a_date_is),
	};

	return cmocka_run_group_tests_name("query grammar", tests, setup, teardown);
}
