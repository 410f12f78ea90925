/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Statement builder: ids, dates and what is noted when something is left out. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "base/buf.h"

#include "load.h"

/* Read an archive with S in it, on its second line. */
static void read_archive(struct load *l, const char *s)
{
	struct buf b;

	buf_init(&b);
	buf_printf(&b, "<archive xml:lang='en'>\n%s</archive>", s);
	load_text(l, buf_str(&b));
	buf_done(&b);
	assert_int_equal(l->end, READER_DONE);
}

static const struct statement *only(const struct load *l)
{
	assert_int_equal(l->a.n, 1);
	return l->a.items[0];
}

#define DATED(id, when) "<statement" id "><date when='" when "'/><title>t</title></statement>\n"

static void ids_are_made(void **state)
{
	struct load l;

	(void)state;
	read_archive(&l, DATED("", "2001-02-03") DATED(" id='2001-02-03-2'",
						       "1999") DATED("", "2001-02-03")
				 DATED("", "2001-02-03") "<statement><title>u</title></statement>");
	assert_int_equal(l.a.n, 5);
	assert_string_equal(l.a.items[0]->id, "2001-02-03-1");
	assert_true(l.a.items[0]->made_id);
	assert_false(l.a.items[1]->made_id);
	/* Never one that the file uses itself. */
	assert_string_equal(l.a.items[2]->id, "2001-02-03-3");
	assert_string_equal(l.a.items[3]->id, "2001-02-03-4");
	assert_string_equal(l.a.items[4]->id, "undated-1");
	assert_true(load_has_problem(&l, 2, "no id: “2001-02-03-1” is used"));
	load_done(&l);
}

static void ids_that_are_used_twice(void **state)
{
	struct load l;

	(void)state;
	read_archive(&l, DATED(" id='a'", "2001") DATED(" id='a'", "2002"));
	/* Both are kept. */
	assert_int_equal(l.a.n, 2);
	assert_true(load_has_problem(&l, 3, "“a” is used twice"));
	assert_true(l.a.items[0]->first_id);
	assert_false(l.a.items[1]->first_id);
	load_done(&l);
}

/* Which are the first with their id where a file is S, a digit each. */
static void check_first(const char *s, const char *first)
{
	char found[16] = "";
	struct load l;

	load_text(&l, s);
	assert_int_equal(l.end, READER_DONE);
	assert_in_range(l.a.n, 1, sizeof found - 1);
	for (size_t i = 0; i < l.a.n; i++)
		found[i] = l.a.items[i]->first_id ? '1' : '0';
	assert_string_equal(found, first);
	load_done(&l);
}

/* Said only where it is certain: who looks for copies goes by it. */
static void ids_that_are_first(void **state)
{
	(void)state;
	check_first("<archive>" DATED(" id='a'", "2001") DATED("", "2001") DATED(" id='b'", "2001")
			    DATED(" id='a'", "2001") "</archive>",
		    "1010");
	/* A second document is read by another builder. */
	check_first("<archive>" DATED(" id='a'", "2001") "</archive>\n<archive>" DATED(
			    " id='a'", "2001") DATED(" id='b'", "2001") "</archive>",
		    "100");
}

static const struct {
	const char *date, *edtf, *text, *problem;
} dated[] = {
	{"<date when='2001-02-03'>3 Feb</date>", "2001-02-03", "3 Feb", NULL},
	{"<date>3 February 2001</date>", "2001-02-03", "3 February 2001", NULL},
	{"<date when='3 February 2001'/>", "2001-02-03", NULL, "not written as EDTF"},
	{"<date when='soon'>3 February 2001</date>", "2001-02-03", "3 February 2001",
	 "“soon” is not understood"},
	/* Not understood is not thrown away. */
	{"<date when='soon'/>", NULL, "soon", "“soon” is not understood"},
	/* "listopad" is a month here and another one there. */
	{"<date xml:lang='hr'>5. listopada 1850.</date>", "1850-10-05", "5. listopada 1850.", NULL},
	{"<date xml:lang='pl'>5 listopada 1850</date>", "1850-11-05", "5 listopada 1850", NULL},
	{"<date>one fine day</date>", NULL, "one fine day", "not understood"},
	{"<date/>", NULL, NULL, "a date that says nothing"},
	{"<date calendar='persian' orig='1368-03-14'/>", "1989-06-04", NULL, NULL},
	{"<date calendar='hebrew' orig='5775-07-15'/>", NULL, NULL, "“5775-07-15” is not"},
	/* What is printed is in the calendar that is named, if it can be. */
	{"<date calendar='julian'>25 October 1917</date>", "1917-11-07", "25 October 1917", NULL},
	{"<date calendar='julian' orig='1917-10-25'>25 October 1917</date>", "1917-11-07",
	 "25 October 1917", NULL},
	{"<date calendar='julian'>25 October 1917, 10:30</date>", "1917-11-07T10:30:00",
	 "25 October 1917, 10:30", NULL},
	{"<date calendar='julian'>c. October 1917</date>", "1917-10-14~/1917-11-13~",
	 "c. October 1917", NULL},
	{"<date calendar='julian'>25–27 October 1917</date>", "1917-11-07/1917-11-09",
	 "25–27 October 1917", NULL},
	{"<date calendar='persian'>1368-03-14</date>", "1989-06-04", "1368-03-14", NULL},
	{"<date calendar='persian'>1368</date>", "1989-03-21/1990-03-20", "1368", NULL},
	{"<date calendar='islamic'>1420-01-05</date>", "1999-04-21~", "1420-01-05", NULL},
	{"<date calendar='persian'>4 June 1989</date>", "1989-06-04", "4 June 1989", NULL},
	{"<date calendar='persian' orig='1368-03-14'>4 June 1989</date>", "1989-06-04",
	 "4 June 1989", NULL},
	/* New Style is what it says. */
	{"<date calendar='julian'>7 November 1917 (N.S.)</date>", "1917-11-07",
	 "7 November 1917 (N.S.)", NULL},
	{"<date calendar='julian'>7 November 1917, New Style</date>", "1917-11-07",
	 "7 November 1917, New Style", NULL},
	{"<date calendar='julian'>7 ноября 1917 г. (н. ст.)</date>", "1917-11-07",
	 "7 ноября 1917 г. (н. ст.)", NULL},
	{"<date calendar='julian'>7 November 1917 (Gregorian)</date>", "1917-11-07",
	 "7 November 1917 (Gregorian)", NULL},
	{"<date calendar='gregorian'>25 October 1917 (O.S.)</date>", "1917-11-07",
	 "25 October 1917 (O.S.)", NULL},
	{"<date calendar='gregorian'>25 October 1917</date>", "1917-10-25", "25 October 1917",
	 NULL},
	{"<date calendar='ottoman-fiscal'>17 February 1326</date>", NULL, "17 February 1326",
	 "not understood"},
	{"<date calendar='ottoman-fiscal'>17 Şubat 1326</date>", "1911-03-02", "17 Şubat 1326",
	 NULL},
	{"<date calendar='coptic'>1735-02-03</date>", NULL, "1735-02-03", "not understood"},
	{"<date calendar='julian'>5 мая 1889 (17 мая 1889)</date>", "1889-05-17",
	 "5 мая 1889 (17 мая 1889)", NULL},
	{"<date calendar='islamic'>24 October 2015</date>", "2015-10-24", "24 October 2015", NULL},
	{"<date calendar='persian'>1368-07-31</date>", NULL, "1368-07-31", "not understood"},
	{"<date calendar='julian'>29 February 1900</date>", NULL, "29 February 1900",
	 "not understood"},
};

static void dates(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof dated / sizeof *dated; i++) {
		const struct statement *s;
		struct load l;
		struct buf b;

		buf_init(&b);
		buf_printf(&b, "<statement id='a'><title>t</title>%s</statement>", dated[i].date);
		read_archive(&l, buf_str(&b));
		buf_done(&b);
		s = only(&l);
		if (!s->edtf != !dated[i].edtf || (s->edtf && strcmp(s->edtf, dated[i].edtf) != 0))
			fail_msg("%s: %s", dated[i].date, s->edtf ? s->edtf : "no date");
		if (!s->date_text != !dated[i].text ||
		    (s->date_text && strcmp(s->date_text, dated[i].text) != 0))
			fail_msg("%s: %s", dated[i].date, s->date_text ? s->date_text : "no text");
		if (dated[i].problem ? !load_has_problem(&l, 2, dated[i].problem)
				     : l.a.problems_n != 0)
			fail_msg("%s: another problem", dated[i].date);
		load_done(&l);
	}
}

/* Of several dates the day of delivery counts, in whatever order they come. */
static void dates_of_other_kinds(void **state)
{
	static const char *const orders[] = {
		"<date type='published' when='2002'/><date when='2001'/>",
		"<date when='2001'/><date type='published' when='2002'/>"};
	struct load l;

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct buf b;

		buf_init(&b);
		buf_printf(&b, "<statement id='a'><title>t</title>%s</statement>", orders[i]);
		read_archive(&l, buf_str(&b));
		buf_done(&b);
		assert_string_equal(only(&l)->edtf, "2001");
		assert_string_equal(only(&l)->published, "2002");
		load_done(&l);
	}
}

/* An empty day is none: that of a revision is no other one, in whatever order they come. */
static void days_that_are_not_known(void **state)
{
	static const struct {
		const char *dates, *edtf, *text;
	} cases[] = {
		{"<date type='revised' when='2002'/>", "2002", NULL},
		{"<date when=''/><date type='revised' when='2002'/>", NULL, NULL},
		{"<date type='revised' when='2002'>the 2nd</date><date when=''/>", NULL, NULL},
		{"<date type='revised' when='2002'/><date when=''>soon</date>", NULL, "soon"},
		{"<date when=''>soon</date><date type='revised' when='2002'/>", NULL, "soon"},
		{"<date when=''/><date type='published' when='2002'/>"
		 "<date type='revised' when='2002'/>",
		 "2002", NULL},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct statement *s;
		struct load l;
		struct buf b;

		buf_init(&b);
		buf_printf(&b, "<statement id='a'>%s</statement>", cases[i].dates);
		read_archive(&l, buf_str(&b));
		buf_done(&b);
		s = only(&l);
		assert_string_equal(s->edtf ? s->edtf : "-", cases[i].edtf ? cases[i].edtf : "-");
		assert_int_equal(s->date.precision != DATE_NONE, s->edtf != NULL);
		assert_string_equal(s->date_text ? s->date_text : "-",
				    cases[i].text ? cases[i].text : "-");
		assert_string_equal(s->rare->updated, "2002");
		load_done(&l);
	}
}

static void what_is_left_out_is_noted(void **state)
{
	struct load l;

	(void)state;
	read_archive(&l, "<statement id='a'></statement>\n"
			 "<statement id='b'><title>a\xC2\x9B"
			 "b</title></statement>\n"
			 "<statement id='c'><text><p>No title</p></text></statement>");
	assert_int_equal(l.a.n, 2);
	assert_true(load_has_problem(&l, 2, "empty: it is left out"));
	assert_true(load_has_problem(&l, 3, "1 control character was read as windows-1252"));
	assert_string_equal(l.a.items[0]->title, "a›b");
	assert_true(load_has_problem(&l, 4, "no title"));
	load_done(&l);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ids_are_made),
		cmocka_unit_test(ids_that_are_used_twice),
		cmocka_unit_test(ids_that_are_first),
		cmocka_unit_test(dates),
		cmocka_unit_test(dates_of_other_kinds),
		cmocka_unit_test(days_that_are_not_known),
		cmocka_unit_test(what_is_left_out_is_noted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
