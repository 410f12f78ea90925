/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* JSON and CSV as statements: what their printed form does not show. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "load.h"
#include "skips.h"

/* In a debate each row of the list shows who speaks. */
static void test_turns(void **state)
{
	struct load l;

	(void)state;
	if (!HAVE_YAJL)
		skip();
	load_text(&l,
		  "{\"title\":\"Roads\",\"date\":\"2021-05-01\",\"place\":\"Town\",\"speeches\":["
		  "{\"speaker\":\"Ann\",\"text\":\"Yes.\"},{\"speaker\":\"Bob\",\"text\":\"No.\","
		  "\"title\":\"Rails\"}]}");
	assert_int_equal(l.a.n, 2);
	assert_true(l.a.items[0]->turn);
	assert_false(l.a.items[1]->turn);
	for (size_t i = 0; i < 2; i++) {
		assert_string_equal(l.a.items[i]->occasion, "Roads");
		assert_string_equal(l.a.items[i]->shared->place, "Town");
		assert_string_equal(l.a.items[i]->edtf, "2021-05-01");
		assert_true(l.a.items[i]->made_id);
	}
	load_done(&l);
}

/* Statements keep the file that they were in; the one that is read holds none of its own. */
static void test_files(void **state)
{
	struct load l;

	(void)state;
	if (!HAVE_YAJL)
		skip();
	load_text(&l, "{\"id\":\"1\",\"title\":\"a\",\"file\":\"one.xml\"}\n"
		      "{\"id\":\"2\",\"title\":\"b\",\"file\":\"two.xml\"}\n"
		      "{\"id\":\"3\",\"title\":\"c\",\"file\":\"one.xml\"}\n");
	assert_int_equal(l.a.n, 3);
	assert_int_equal(l.a.files_n, 3);
	assert_string_equal(l.a.files[l.a.items[0]->file], "one.xml");
	assert_string_equal(l.a.files[l.a.items[1]->file], "two.xml");
	assert_int_equal(l.a.items[2]->file, l.a.items[0]->file);
	assert_int_equal(l.a.items[2]->line, 3);
	assert_int_equal(l.a.problems_n, 0);
	load_done(&l);
}

/* A name in pieces; what may mean a date and says none is a note. */
static void test_names(void **state)
{
	struct load l;

	(void)state;
	if (!HAVE_LIBCSV)
		skip();
	load_text(&l, "Vorname,Nachname,Rede,data\nAnn,Lee,Ja.,nichts\n,Stein,Nein.,2021-02-03\n");
	assert_int_equal(l.a.n, 2);
	assert_string_equal(l.a.items[0]->speaker, "Ann Lee");
	assert_string_equal(l.a.items[1]->speaker, "Stein");
	assert_null(l.a.items[0]->edtf);
	assert_string_equal(l.a.items[0]->rare->notes.at, "\1data: nichts");
	assert_string_equal(l.a.items[1]->edtf, "2021-02-03");
	assert_int_equal(l.a.problems_n, 0);
	load_done(&l);
}

/* Where no language is named, the letters tell of which calendar a year before 1500 is. */
static void test_other_calendars(void **state)
{
	struct load l;

	(void)state;
	if (!HAVE_LIBCSV)
		skip();
	load_text(&l, "id,date,title,text\n1,1399-01-02,سخنرانی,متن که گفته شد\n"
		      "2,1443-02-03,خطاب,هذا نص الكلمة\n3,1399-01-02,Speech,He spoke.\n"
		      "4,1399,سخنرانی,متن که گفته شد\n");
	assert_int_equal(l.a.n, 4);
	assert_string_equal(l.a.items[0]->edtf, "2020-03-21");
	assert_string_equal(l.a.items[0]->shared->calendar, "persian");
	assert_true(load_has_problem(&l, 2, "“1399-01-02” is read as one of the Solar Hijri"));
	assert_string_equal(l.a.items[1]->edtf, "2021-09-10~");
	assert_true(load_has_problem(&l, 3, "“1443-02-03” is read as one of the lunar Hijri (Umm"));
	assert_string_equal(l.a.items[2]->edtf, "1399-01-02");
	assert_null(l.a.items[3]->edtf);
	assert_string_equal(l.a.items[3]->date_text, "1399");
	assert_true(
		load_has_problem(&l, 5, "“1399” is before 1500, and its calendar is not known"));
	assert_int_equal(l.a.problems_n, 3);
	load_done(&l);
}

static void test_late(void **state)
{
	struct load l;

	(void)state;
	if (!HAVE_YAJL)
		skip();
	load_text(&l, "{\"speeches\":[{\"speaker\":\"Ann\",\"text\":\"Yes.\"}],\"date\":\"2021\"}");
	assert_int_equal(l.a.n, 1);
	assert_null(l.a.items[0]->edtf);
	assert_true(load_has_problem(&l, 0, "“date” stands after"));
	load_done(&l);
	/* Comments are part of the post that they are on. */
	load_text(&l, "[{\"title\":\"t\",\"text\":\"Post.\",\"comments\":[{\"text\":\"Nice\"}]}]");
	assert_int_equal(l.a.n, 1);
	assert_string_equal(l.a.items[0]->text.at, "\1Post.");
	assert_string_equal(l.a.items[0]->rare->notes.at, "\1comments.text: Nice");
	load_done(&l);
}

/* The texts of what JSON holds, parted by "|". */
static void texts_are(const char *json, const char *expected)
{
	char texts[400] = "";
	struct load l;

	load_text(&l, json);
	for (size_t i = 0; i < l.a.n; i++) {
		const char *text = l.a.items[i]->text.at;

		assert_true(strlen(texts) + (text ? strlen(text) : 0) + 2 < sizeof texts);
		strcat(texts, i ? "|" : "");
		strcat(texts, text ? text + 1 : "");
	}
	assert_string_equal(texts, expected);
	load_done(&l);
}

/* Which objects are statements, wherever the text of what they are in stands. */
static void test_objects(void **state)
{
	struct load l;

	(void)state;
	if (!HAVE_YAJL)
		skip();
	/* What is part of a post may stand before its text. */
	texts_are("[{\"tags\":[{\"text\":\"sea\"}],\"full_text\":\"One\",\"author\":\"Ann\"},"
		  "{\"full_text\":\"Two\"}]",
		  "One|Two");
	/* The text of each may be in an object of its own: a post that something was done with. */
	texts_are("{\"items\":[{\"actor\":\"Ann\",\"object\":{\"id\":\"1\",\"content\":\"One\"}},"
		  "{\"actor\":\"Bob\",\"object\":\"2\"},{\"actor\":\"Cy\",\"object\":"
		  "{\"content\":\"Three\"}}]}",
		  "One||Three");
	/* An archive of posts may be a script. */
	texts_are(
		"window.posts.part0 = [ {\"post\" : {\"author\" : \"Ann\", \"text\" : \"One\"}} ]",
		"One");
	/* What wraps a value says nothing of it. */
	texts_are("{\"feed\":[{\"post\":{\"cid\":\"x\",\"author\":{\"name\":\"Ann\"},\"record\":"
		  "{\"text\":\"One\",\"date\":\"2021\"}}},{\"post\":{\"author\":{\"name\":\"Bob\"},"
		  "\"record\":"
		  "{\"text\":\"Two\",\"date\":\"2021\"}}}]}",
		  "One|Two");
	texts_are("{\"data\":[{\"attributes\":{\"title\":\"A\",\"body\":{\"value\":\"One\","
		  "\"format\":"
		  "\"plain\"}}},{\"attributes\":{\"title\":\"B\",\"body\":{\"value\":\"Two\"}}}]}",
		  "One|Two");
	/* A number of records is no text. */
	texts_are("{\"startRecord\":1,\"records\":[{\"speaker\":\"Ann\",\"speech\":\"One\"},"
		  "{\"speaker\":\"Bob\",\"speech\":\"Two\"}]}",
		  "One|Two");
	/* Of two arrays each keeps its order, and none has anything of the other. */
	load_text(&l, "{\"date\":\"2021\",\"questions\":[{\"speaker\":\"Ann\",\"text\":\"Why?\"},"
		      "{\"text\":\"How?\"}],\"place\":\"Town\",\"answers\":[{\"text\":\"So.\"}]}");
	assert_int_equal(l.a.n, 3);
	for (size_t i = 0; i < 3; i++) {
		assert_string_equal(l.a.items[i]->edtf, "2021");
		assert_true(i ? !l.a.items[i]->speaker : !strcmp(l.a.items[i]->speaker, "Ann"));
	}
	assert_null(l.a.items[0]->shared->place);
	assert_string_equal(l.a.items[2]->shared->place, "Town");
	load_done(&l);
	/* What is whole where the file breaks off is there. */
	texts_are("{\"speeches\":[{\"speaker\":\"Ann\",\"text\":\"One\"},{\"text\":\"Two\"},"
		  "{\"text\":\"Thr",
		  "One|Two");
}

/* More than wait for the end of what they are in. */
static void test_many_objects(void **state)
{
	enum { N = 200 };
	struct buf json;
	struct load l;

	(void)state;
	if (!HAVE_YAJL)
		skip();
	buf_init(&json);
	buf_puts(&json, "{\"title\":\"T\",\"speeches\":[{\"title\":\"0\"}");
	for (int i = 1; i < N; i++)
		buf_printf(&json, ",{\"title\":\"%d\",\"text\":\"x\"}", i);
	buf_puts(&json, "]}");
	load_text(&l, buf_str(&json));
	assert_int_equal(l.a.n, N);
	for (int i = 0; i < N; i++) {
		char title[16];

		snprintf(title, sizeof title, "%d", i);
		assert_string_equal(l.a.items[i]->title, title);
		assert_string_equal(l.a.items[i]->occasion, "T");
	}
	load_done(&l);
	buf_done(&json);
}

/* A date in pieces, of a row or of what the statements are in. */
static void test_dates(void **state)
{
	struct load l;

	(void)state;
	if (!HAVE_YAJL || !HAVE_LIBCSV)
		skip();
	load_text(&l, "year,month,day,speaker,text\n1999,3,12,Ann,One\n1999,11,,Bob,Two\n"
		      "1999,13,40,Cy,Three\n1999,,,Dan,Four\n");
	assert_int_equal(l.a.n, 4);
	assert_string_equal(l.a.items[0]->edtf, "1999-03-12");
	assert_null(l.a.items[0]->rare->notes.at);
	assert_string_equal(l.a.items[1]->edtf, "1999-11");
	assert_string_equal(l.a.items[2]->edtf, "1999");
	assert_string_equal(l.a.items[2]->rare->notes.at, "\1month: 13\1day: 40");
	assert_string_equal(l.a.items[3]->edtf, "1999");
	load_done(&l);
	load_text(&l, "{\"header\":{\"year\":\"2015\",\"month\":\"January\",\"day\":\"12\"},"
		      "\"content\":[{\"speaker\":\"Ann\",\"text\":\"One\"},{\"speaker\":\"Bob\","
		      "\"text\":\"Two\",\"date\":\"2015-01-13\"}]}");
	assert_int_equal(l.a.n, 2);
	assert_string_equal(l.a.items[0]->edtf, "2015-01-12");
	assert_string_equal(l.a.items[1]->edtf, "2015-01-13");
	load_done(&l);
}

/* A text in pieces, as a messenger keeps it; and one whose paragraphs are objects. */
static void test_pieces(void **state)
{
	struct load l;

	(void)state;
	if (!HAVE_YAJL)
		skip();
	texts_are("{\"name\":\"News\",\"messages\":[{\"from\":\"Ann\",\"date\":\"2021-01-01\","
		  "\"text\":"
		  "[\"It is \",{\"type\":\"bold\",\"text\":\"open\"},\", "
		  "\",{\"type\":\"strikethrough\","
		  "\"text\":\"shut\"},\".\"]},{\"from\":\"Ann\",\"text\":[{\"type\":\"bold\","
		  "\"text\":\"So\"},\"\"],\"runs\":[{\"type\":\"bold\",\"text\":\"So\"}]}]}",
		  "It is open, ~~shut~~.|So");
	texts_are("{\"title\":\"T\",\"author\":\"Ann\",\"text\":[{\"text\":\"One\"},{\"text\":"
		  "\"Two\"}]}",
		  "One\1Two");
	/* The number of a person is no name. */
	load_text(&l, "{\"title\":\"T\",\"author\":3,\"tags\":[5,\"2020\"],\"content\":\"One\"}");
	assert_int_equal(l.a.n, 1);
	assert_null(l.a.items[0]->speaker);
	assert_string_equal(l.a.items[0]->rare->notes.at, "\1author: 3\1tags: 5");
	load_done(&l);
}

/* The id of a speech is its own, not that of the document that it is in. */
static void test_ids(void **state)
{
	struct load l;

	(void)state;
	if (!HAVE_YAJL)
		skip();
	load_text(&l, "{\"dok_id\":\"H1\",\"dok_titel\":\"Protokoll\",\"anforande_id\":\"a\","
		      "\"anforandetext\":\"Ja.\"}");
	assert_int_equal(l.a.n, 1);
	assert_string_equal(l.a.items[0]->id, "a");
	load_done(&l);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_turns),        cmocka_unit_test(test_files),
		cmocka_unit_test(test_names),        cmocka_unit_test(test_other_calendars),
		cmocka_unit_test(test_late),         cmocka_unit_test(test_objects),
		cmocka_unit_test(test_many_objects), cmocka_unit_test(test_ids),
		cmocka_unit_test(test_pieces),       cmocka_unit_test(test_dates),
	};

	skips_begin();
	return skips_end(cmocka_run_group_tests_name("tables", tests, NULL, NULL));
}
