/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "archive/archive.h"
#include "archive/body.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/utf8.h"
#include "read/format.h"
#include "read/reader.h"

#include "load.h"

/* One reading and all it gave. */
struct loaded {
	struct archive a;
	struct err err;
	enum reader_end end;
	size_t opened, given, waited;
	size_t stop_after; /* statements; 0: never */
	bool hoard;        /* take batches over late, not after each statement */
	int asks;          /* of stopped(), before it says yes; 0: never */
};

static void on_opened(void *data, const struct format *format)
{
	struct loaded *l = data;

	l->opened++;
	assert_string_equal(format->name, "native");
}

static struct batch *on_statement(void *data, struct batch *b, const struct reader_progress *at)
{
	struct loaded *l = data;

	l->given++;
	assert_true(at->done > 0);
	assert_true(b->n > 0);
	if (l->hoard)
		return b;
	archive_take(&l->a, b);
	return batch_new();
}

static struct batch *on_waiting(void *data, struct batch *b, const struct reader_progress *at)
{
	struct loaded *l = data;

	assert_int_equal(at->size, 0);
	assert_int_equal(l->opened, 1);
	l->waited++;
	archive_take(&l->a, b);
	return batch_new();
}

static bool on_stopped(void *data)
{
	struct loaded *l = data;

	if (l->asks && --l->asks == 0) {
		l->asks = 1;
		return true;
	}
	return l->stop_after && l->given >= l->stop_after;
}

/* What every string of an archive must be: UTF-8, and no control but the marks of bodies. */
static void check_string(const char *s, bool body)
{
	size_t len, at = 0;
	uint32_t code;

	if (!s)
		return;
	len = strlen(s);
	assert_true(len > 0);
	assert_true(utf8_valid(s, len));
	while (at < len) {
		at += utf8_decode(s + at, len - at, &code);
		if (code >= 0x7F && (code < 0xA0 || (code >= 0x202A && code <= 0x202E)))
			fail_msg("U+%04X in “%s”", (unsigned)code, s);
		if (code < 0x20 && !(body && code < 0x1C))
			fail_msg("U+%04X in “%s”", (unsigned)code, s);
	}
}

static size_t count_refs(const char *body)
{
	size_t n = 0;

	for (; body && *body; body++)
		n += *body == MARK_REF;
	return n;
}

static void check_statement(const struct statement *s)
{
	const char *lines[] = {s->edtf,
			       s->date_text,
			       s->shared->calendar,
			       s->rare->date_orig,
			       s->published,
			       s->rare->updated,
			       s->id,
			       s->title,
			       s->occasion,
			       s->speaker,
			       s->shared->role,
			       s->shared->place,
			       s->shared->language,
			       s->shared->kind,
			       s->shared->summary_by,
			       s->shared->text_status};
	size_t links = 0, sources = 0;

	for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++)
		check_string(lines[i], false);
	check_string(s->summary.at, true);
	check_string(s->text.at, true);
	check_string(s->rare->notes.at, true);
	assert_non_null(s->id);
	for (size_t i = 0; s->topics[i]; i++)
		check_string(s->topics[i], false);
	for (; s->rare->links[links]; links++)
		check_string(s->rare->links[links], false);
	assert_int_equal(links, count_refs(s->summary.at) + count_refs(s->text.at) +
					count_refs(s->rare->notes.at));
	while (s->sources[sources])
		sources++;
	for (size_t i = 0; i < sources; i++)
		assert_true(*s->sources[i] || *s->rare->source_names[i]);
	assert_null(s->rare->source_names[sources]);
}

static void load(struct loaded *l, const char *path)
{
	const struct reader_sink sink = {.opened = on_opened,
					 .statement = on_statement,
					 .waiting = on_waiting,
					 .stopped = on_stopped,
					 .data = l};
	struct batch *b = batch_new();

	archive_init(&l->a);
	l->end = reader_read(&path, 1, NULL, &b, &sink, &l->err);
	archive_take(&l->a, b);
	assert_int_equal(l->a.n, l->given);
	assert_int_equal(l->opened, l->end == READER_FAILED ? 0 : l->opened);
	for (size_t i = 0; i < l->a.n; i++) {
		assert_int_equal(l->a.items[i]->file, 0);
		check_statement(l->a.items[i]);
	}
}

static const char *temp_path(void)
{
	static char path[LOAD_PATH];

	load_temp_path(path, "reader.xml");
	return path;
}

static void load_bytes(struct loaded *l, const char *s, size_t len)
{
	load_write(temp_path(), s, len);
	load(l, temp_path());
	unlink(temp_path());
}

/* Load an archive with S within its root. */
static void load_archive(struct loaded *l, const char *s)
{
	struct buf b;

	buf_init(&b);
	buf_printf(&b, "<archive xml:lang='en'>\n%s</archive>", s);
	*l = (struct loaded){0};
	load_bytes(l, b.data, b.len);
	assert_int_equal(l->end, READER_DONE);
	buf_done(&b);
}

static void load_sample(struct loaded *l, const char *name)
{
	char path[LOAD_PATH];

	load_data_path(path, name);
	*l = (struct loaded){0};
	load(l, path);
}

static bool has_problem(const struct loaded *l, uint32_t line, const char *words)
{
	for (size_t i = 0; i < l->a.problems_n; i++)
		if (l->a.problems[i]->line == line && strstr(l->a.problems[i]->text, words))
			return true;
	return false;
}

static void expect_problem(const struct loaded *l, uint32_t line, const char *words)
{
	if (has_problem(l, line, words))
		return;
	for (size_t i = 0; i < l->a.problems_n; i++)
		print_message("# %u: %s\n", (unsigned)l->a.problems[i]->line,
			      l->a.problems[i]->text);
	fail_msg("no problem on line %u with “%s”", (unsigned)line, words);
}

static const struct statement *only(const struct loaded *l)
{
	assert_int_equal(l->a.n, 1);
	return l->a.items[0];
}

/* ---- what cannot be read ---- */

static void fails(const char *path, enum err_kind kind, const char *words)
{
	struct loaded l = {0};

	load(&l, path);
	assert_int_equal(l.end, READER_FAILED);
	assert_int_equal(l.opened, 0);
	assert_int_equal(l.err.kind, kind);
	assert_string_equal(l.err.file, path);
	if (!strstr(l.err.text, words))
		fail_msg("“%s” says not “%s”", l.err.text, words);
	/* Nothing is left of it but the error. */
	assert_int_equal(l.a.n, 0);
	assert_int_equal(l.a.files_n, 0);
	assert_int_equal(l.a.problems_n, 1);
	assert_string_equal(l.a.problems[0]->text, l.err.text);
	archive_done(&l.a);
}

static void test_unusable_files(void **state)
{
	(void)state;
	fails("/no/such/file.xml", ERR_READ, "no such file");
	unlink(temp_path());
	assert_int_equal(mkdir(temp_path(), 0700), 0);
	fails(temp_path(), ERR_INPUT, "no archive in this folder");
	rmdir(temp_path());
	fails("/dev/null", ERR_INPUT, "device");
	fails("/dev/zero", ERR_INPUT, "device");
	if (geteuid() != 0) {
		int fd = open(temp_path(), O_CREAT | O_WRONLY, 0);

		assert_true(fd >= 0);
		close(fd);
		fails(temp_path(), ERR_READ, "may not be read");
		unlink(temp_path());
	}
}

static void fails_bytes(const char *s, size_t len, const char *words)
{
	load_write(temp_path(), s, len);
	fails(temp_path(), ERR_INPUT, words);
	unlink(temp_path());
}

static void test_unusable_contents(void **state)
{
	static const struct {
		const char *s, *words;
	} all[] = {
		{"", "empty"},
		{" \r\n\t ", "empty"},
		{"\xEF\xBB\xBF", "empty"},
		{"Just text.", "not XML"},
		{"{\"a\": 1}", HAVE_YAJL ? "not of statements" : "built without"},
		{"<?xml version='1.0'?>", "not XML"},
		{"<?xml version='1.0'?><arch", "not XML"},
		{"<html><body/></html>", "HTML"},
		{"<!DOCTYPE html>\n<html><head><title>x</title>", "HTML"},
		{"<!-- c --><!doctype HTML public '-//W3C//DTD HTML 4.01//EN'><p>x", "HTML"},
		{"<HTML><BODY>x<br></BODY>", "HTML"},
		{"<html xmlns='http://www.w3.org/1999/xhtml'/>", "HTML"},
		{"\n<Body bgcolor=white>x", "HTML"},
		{"<feedback/>", "<feedback>"},
		{"<feed xmlns='urn:x'/>", "urn:x"},
		{"<archive xmlns='urn:x'/>", "<archive>"},
		{"<statements/>", "looks like statements"},
		{"<x:archive/>", "<archive>"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
		fails_bytes(all[i].s, strlen(all[i].s), all[i].words);
	fails_bytes("\0\0\0\0", 4, "not XML");
	fails_bytes("<ev\xC2\x9Bil/>", 8, "is");
}

/* ---- whole archives ---- */

static void test_english(void **state)
{
	struct loaded l;
	const struct statement *s;

	(void)state;
	load_sample(&l, "archive-en.xml");
	assert_int_equal(l.end, READER_DONE);
	assert_int_equal(l.a.problems_n, 0);
	assert_int_equal(l.a.n, 3);
	assert_string_equal(l.a.title, "Harbour Council, minutes of speech");
	assert_string_equal(l.a.language, "en");
	assert_string_equal(l.a.notes, "\1Made-up text, \16for\17 tests.\1A second note.");
	s = l.a.items[0];
	assert_string_equal(s->id, "opening");
	assert_int_equal(s->line, 16);
	assert_string_equal(s->shared->kind, "speech");
	assert_string_equal(s->shared->language, "en");
	assert_string_equal(s->edtf, "1989-06-04");
	assert_int_equal(s->date.precision, DATE_DAY);
	assert_int_equal(s->date.first, date_day(1989, 6, 4));
	assert_string_equal(s->date_text, "14 Khordad 1368");
	assert_string_equal(s->shared->calendar, "persian");
	assert_string_equal(s->rare->date_orig, "1368-03-14");
	assert_string_equal(s->published, "1989-06-05T10:00:00+03:30");
	assert_string_equal(s->rare->updated, "1990");
	assert_string_equal(s->occasion, "Opening of the session");
	assert_string_equal(s->title, "First address, with a line break");
	assert_string_equal(s->speaker, "Margaret Quay");
	assert_string_equal(s->shared->role, "Harbour master");
	assert_string_equal(s->shared->place, "Old Harbour");
	assert_string_equal(s->summary.at,
			    "\1One paragraph with \16emphasis\17 and \20strength\21.");
	assert_string_equal(s->shared->summary_by, "the clerk");
	assert_string_equal(s->shared->text_status, "excerpt");
	assert_string_equal(s->text.at,
			    "\2Part one\1Text with a \22link\23.\nNext line.\3applause"
			    "\1\6Quoted words.\4\6\7first\4\6\7second\4\6\7\7inner"
			    "\1An inner note \24so the clerk\25 and \22https://example.org/b\23.");
	assert_string_equal(s->rare->links[0], "https://example.org/a");
	assert_string_equal(s->rare->links[1], "https://example.org/b");
	assert_string_equal(s->rare->links[2], "https://example.org/c");
	assert_string_equal(s->rare->notes.at, "\1See also \22the other one\23.");
	assert_string_equal(s->sources[0], "https://example.org/1");
	assert_string_equal(s->rare->source_names[0], "Example site");
	assert_string_equal(s->sources[1], "");
	assert_string_equal(s->rare->source_names[1], "Minutes, volume 3");
	assert_string_equal(s->topics[0], "trade");
	assert_string_equal(s->topics[1], "water");
	assert_null(s->topics[2]);
	s = l.a.items[1];
	assert_string_equal(s->speaker, "M. Quay; Thomas Tide; Unnamed sailor");
	assert_string_equal(s->shared->role, "Harbour master; Pilot");
	assert_string_equal(s->shared->place, "IR");
	assert_null(s->shared->kind);
	s = l.a.items[2];
	assert_string_equal(s->title, "Saison");
	assert_string_equal(s->shared->language, "fr");
	assert_int_equal(s->date.precision, DATE_SEASON);
	archive_done(&l.a);
}

static void test_other_scripts(void **state)
{
	struct loaded l;
	const struct statement *s;

	(void)state;
	load_sample(&l, "archive-fr.xml");
	s = only(&l);
	assert_string_equal(s->id, "cœur");
	assert_string_equal(s->summary.at, "\1Le prix est de 12 €, dit-elle ; c'est « peu ».");
	archive_done(&l.a);

	load_sample(&l, "archive-ru.xml");
	s = only(&l);
	assert_string_equal(s->id, "письмо");
	assert_string_equal(s->shared->language, "ru");
	assert_string_equal(s->edtf, "2018-10?");
	assert_string_equal(s->shared->role, "Библиотекарь");
	assert_string_equal(s->text.at,
			    "\1Первый абзац без тегов.\1Второй абзац, \16тоже\17 без тегов.");
	assert_int_equal(l.a.problems_n, 0);
	archive_done(&l.a);

	load_sample(&l, "archive-zh.xml");
	s = only(&l);
	assert_string_equal(s->title, "关于水的讲话");
	assert_string_equal(s->summary.at, "\1他说：“水是大家的。”\1大家都同意。");
	assert_string_equal(l.a.language, "zh-Hans");
	archive_done(&l.a);
}

static void test_persian_and_forward_references(void **state)
{
	struct loaded l;

	(void)state;
	load_sample(&l, "archive-fa.xml");
	assert_int_equal(l.a.n, 3);
	assert_int_equal(l.a.problems_n, 0);
	/* The one that waits for its speaker comes when he does, before what follows him. */
	assert_string_equal(l.a.items[0]->id, "fa-2");
	assert_string_equal(l.a.items[0]->edtf, "2015-01-20");
	assert_string_equal(l.a.items[0]->date_text, "۲۰ ژانویه ۲۰۱۵");
	assert_string_equal(l.a.items[1]->id, "fa-1");
	assert_string_equal(l.a.items[1]->speaker, "سخنران نمونه");
	assert_string_equal(l.a.items[1]->shared->role, "رئیس");
	/* Direction is inherited, and overruled. */
	assert_string_equal(
		l.a.items[1]->summary.at,
		"\1\10می‌خواهم بگویم که آب از آن همه است.\1\13"
		"An English line.");
	assert_string_equal(l.a.items[2]->id, "fa-3");
	assert_string_equal(l.a.items[2]->speaker, "سخنران نمونه");
	archive_done(&l.a);
}

static void test_batches_may_be_kept_together(void **state)
{
	struct loaded l = {.hoard = true};
	static const char s[] = "<archive><statement id='a'><title>A</title><speaker ref='p'/>"
				"</statement><statement id='b'><title>B</title></statement>"
				"<person id='p'><name>P</name></person></archive>";

	(void)state;
	load_bytes(&l, s, strlen(s));
	assert_int_equal(l.end, READER_DONE);
	assert_int_equal(l.a.n, 2);
	assert_int_equal(l.a.batches_n, 1);
	assert_string_equal(l.a.items[0]->id, "b");
	assert_string_equal(l.a.items[1]->speaker, "P");
	archive_done(&l.a);
}

static void test_damaged(void **state)
{
	struct loaded l;
	static const char *const ids[] = {"amp", "unclosed", "2001-02-05-1", "2001-02-05-2",
					  "amp", "odd",      "c1",           "ref"};

	(void)state;
	load_sample(&l, "damaged.xml");
	assert_int_equal(l.end, READER_DONE);
	assert_int_equal(l.a.n, sizeof ids / sizeof ids[0]);
	for (size_t i = 0; i < l.a.n; i++)
		assert_string_equal(l.a.items[i]->id, ids[i]);
	assert_string_equal(l.a.items[0]->text.at, "\1R&D, caf\xC3\xA9, &unknown; end.");
	assert_string_equal(l.a.items[1]->title, "Unclosed title");
	assert_string_equal(l.a.items[1]->text.at, "\1Its text.");
	assert_null(l.a.items[4]->edtf);
	assert_string_equal(l.a.items[4]->date_text, "2001-02-31");
	assert_string_equal(l.a.items[5]->text.at, "\1"
						   "A loose paragraph.");
	assert_string_equal(l.a.items[6]->title, "Evil ›31m and more");
	assert_string_equal(l.a.items[7]->speaker, "nobody");
	expect_problem(&l, 1, "blanks before");
	expect_problem(&l, 4, "&amp;");
	expect_problem(&l, 5, "&eacute;");
	expect_problem(&l, 5, "&unknown;");
	expect_problem(&l, 6, "<text>");
	expect_problem(&l, 6, "<title> is not closed");
	expect_problem(&l, 8, "“2001-02-05-2”");
	expect_problem(&l, 9, "“2001-02-31”");
	expect_problem(&l, 9, "twice");
	expect_problem(&l, 10, "yesterday");
	expect_problem(&l, 10, "<widget>");
	expect_problem(&l, 10, "outside any field");
	expect_problem(&l, 11, "empty");
	expect_problem(&l, 12, "“nobody”");
	expect_problem(&l, 13, "1 character that");
	expect_problem(&l, 13, "1 control character was read");
	expect_problem(&l, 14, "cut off");
	expect_problem(&l, 14, "left out");
	archive_done(&l.a);
}

/* ---- single rules ---- */

static void test_roots(void **state)
{
	static const char *const roots[] = {
		"<statement><title>t</title></statement>",
		"<statement xmlns='urn:leader-reader:archive:1'><title>t</title></statement>",
		"<archive><statement><title>t</title></statement></archive>",
		"<a:archive xmlns:a='urn:leader-reader:archive:1'><a:statement><a:title>t</a:title>"
		"</a:statement></a:archive>",
		"<archive><group><part><statement><title>t</title></statement></part></group></"
		"archive>",
	};

	(void)state;
	for (size_t i = 0; i < sizeof roots / sizeof roots[0]; i++) {
		struct loaded l = {0};

		load_bytes(&l, roots[i], strlen(roots[i]));
		assert_int_equal(l.end, READER_DONE);
		assert_string_equal(only(&l)->title, "t");
		archive_done(&l.a);
	}
}

static void test_unknown_elements(void **state)
{
	struct loaded l;
	struct buf s;

	(void)state;
	buf_init(&s);
	for (int i = 0; i < 3000; i++)
		buf_puts(&s, "<statement id='x'><title>a <u>b</u> c<v/></title><u>lost</u>"
			     "<f:u xmlns:f='urn:f'>lost</f:u></statement>\n");
	load_archive(&l, s.data);
	assert_int_equal(l.a.n, 3000);
	assert_string_equal(l.a.items[0]->title, "a c");
	expect_problem(&l, 2, "<u>");
	expect_problem(&l, 2, "<v>");
	/* One for each name, and for each path whose text is lost; nothing for other namespaces; and
	 * the ids. */
	assert_int_equal(l.a.problems_n + l.a.problems_cut, 2 + 2 + 2999);
	/* That text is lost is said however many others there are. */
	assert_int_equal(l.a.problems_n, PROBLEMS_MAX + 2);
	archive_done(&l.a);
	buf_done(&s);
}

/* What is meant for an element and stands in an attribute is told, once for each. */
static void test_unknown_attributes(void **state)
{
	struct loaded l;

	(void)state;
	load_archive(
		&l,
		"<statement id='a' date='2020-01-02' kind='speech' dir='ltr' xml:space='preserve' "
		"x:y='z' xmlns:x='urn:x'><title from='2020'>T</title></statement>\n"
		"<statement id='b' date='2020-01-03'><title>U</title><date when='2020' orig='2020' "
		"calendar='julian' type='published'/></statement>\n");
	expect_problem(&l, 2, "the attribute date of <statement> is not known: it is not read");
	expect_problem(&l, 2, "the attribute from of <title> is not known: it is not read");
	for (size_t i = 0, n = 0; i < l.a.problems_n; i++) {
		n += strstr(l.a.problems[i]->text, "the attribute") != NULL;
		assert_true(n <= 2);
	}
	archive_done(&l.a);
}

/* A limit for each kind, which does not depend on where batches end. */
static void test_problems_are_capped(void **state)
{
	enum { N = PROBLEMS_MAX + 500 };
	size_t cut[2];
	struct buf s;

	(void)state;
	buf_init(&s);
	buf_puts(&s, "<archive>");
	for (int i = 0; i < N; i++)
		buf_printf(&s, "<statement id='x'><title>t</title><u%d>lost</u%d></statement>", i,
			   i);
	buf_puts(&s, "</archive>");
	for (int hoard = 0; hoard < 2; hoard++) {
		struct loaded l = {.hoard = hoard};

		load_bytes(&l, s.data, s.len);
		assert_int_equal(l.a.n, N);
		assert_int_equal(l.a.problems_n, 2 * PROBLEMS_MAX);
		cut[hoard] = l.a.problems_cut;
		archive_done(&l.a);
	}
	assert_true(cut[0] > 2 * (N - PROBLEMS_MAX));
	assert_int_equal(cut[0], cut[1]);
	buf_done(&s);
}

static const struct {
	const char *xml, *edtf, *text, *problem;
} dates[] = {
	{"<date when='1989-06-04'/>", "1989-06-04", NULL, NULL},
	{"<date when=' 1989-06-04 '> 4  June </date>", "1989-06-04", "4 June", NULL},
	{"<date>4 June 1989</date>", "1989-06-04", "4 June 1989", NULL},
	{"<date when='4 June 1989'>x</date>", "1989-06-04", "x", "not written as EDTF"},
	{"<date when='rubbish'>4 June 1989</date>", "1989-06-04", "4 June 1989", "rubbish"},
	{"<date when='rubbish'/>", NULL, "rubbish", "rubbish"},
	{"<date>some day</date>", NULL, "some day", "some day"},
	{"<date/>", NULL, NULL, "says nothing"},
	{"<date when='1990' type='published'/>", "1990", NULL, NULL},
	{"<date when='1990' type='published'/><date when='1989'/>", "1989", NULL, NULL},
	{"<date when='1989'/><date when='1990'/>", "1989", NULL, "“1990” beside it"},
	{"<date when='1989'/><date when='1989-06'/>", "1989", NULL, NULL},
	{"<date when='1944-05/1945'/><date when='1951-21'/>", "1944-05/1945", NULL, NULL},
	{"<date when='1989'/><date type='published' when='1990'/><date type='published' "
	 "when='1991'/>",
	 "1989", NULL, "“1991” beside it"},
	{"<date when='1989-06-04'>5 June 1989</date>", "1989-06-04", "5 June 1989",
	 "“5 June 1989” beside it"},
	{"<date when='1989-06-04T23:30:00-05:00'>5 June 1989</date>", "1989-06-04T23:30:00-05:00",
	 "5 June 1989", NULL},
	{"<date when='1989-06-04'>14 June 1989</date>", "1989-06-04", "14 June 1989",
	 "“14 June 1989” beside it"},
	{"<date when='1989-06'>4 June 1989</date>", "1989-06", "4 June 1989", NULL},
	{"<date when='1917-11-07'>25 October 1917</date>", "1917-11-07", "25 October 1917", NULL},
	{"<date when='1917-11-07'>5 November 1917</date>", "1917-11-07", "5 November 1917",
	 "“5 November 1917” beside it"},
	{"<date when='1917-11-07'>15 October 1917</date>", "1917-11-07", "15 October 1917",
	 "“15 October 1917” beside it"},
	{"<date when='2020-04-24'>1 Ramadan 1441</date>", "2020-04-24", "1 Ramadan 1441", NULL},
	{"<date when='2020-04-24'>9 Ramadan 1441</date>", "2020-04-24", "9 Ramadan 1441",
	 "“9 Ramadan 1441” beside it"},
	{"<date calendar='julian'>25 March 1800 (New Style)</date>", "1800-03-25",
	 "25 March 1800 (New Style)", NULL},
	{"<date calendar='julian'>25 марта 1900 г. (н. ст.)</date>", "1900-03-25",
	 "25 марта 1900 г. (н. ст.)", NULL},
	{"<date calendar='julian'>25 March 1800</date>", "1800-04-06", "25 March 1800", NULL},
	{"<date when='2020-03-20' calendar='persian' orig='1399-01-01'/>", "2020-03-20", NULL,
	 NULL},
	{"<date when='2020-03-25' calendar='persian' orig='1399-01-01'/>", "2020-03-25", NULL,
	 "“1399-01-01” beside it"},
	{"<date when='1991' type='revised'/><date when='1990' type='recorded'/>", "1990", NULL,
	 NULL},
	{"<date>some day</date><date when='1990' type='revised'/>", "1990", NULL, "some day"},
	{"<date when='1990' type='revised'/><date>some day</date>", "1990", NULL, "some day"},
	{"<date when='1990' type='odd'/>", "1990", NULL, "odd"},
	{"<date when='XXXX'/>", "XXXX", NULL, NULL},
};

static void test_dates(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof dates / sizeof dates[0]; i++) {
		struct loaded l;
		struct buf s;
		const struct statement *st;
		buf_init(&s);
		buf_printf(&s, "<statement id='i'><title>t</title>\n%s</statement>", dates[i].xml);
		load_archive(&l, s.data);
		st = only(&l);
		if (dates[i].edtf)
			assert_string_equal(st->edtf, dates[i].edtf);
		else
			assert_null(st->edtf);
		if (dates[i].text)
			assert_string_equal(st->date_text, dates[i].text);
		else
			assert_null(st->date_text);
		if (dates[i].problem)
			expect_problem(&l, 3, dates[i].problem);
		else
			assert_int_equal(l.a.problems_n, 0);
		archive_done(&l.a);
		buf_done(&s);
	}
}

static void test_ids(void **state)
{
	struct loaded l;
	struct buf s;

	(void)state;
	load_archive(&l, "<statement id='1999-2'><title>t</title></statement>"
			 "<statement><date when='1999?'/></statement>"
			 "<statement><date when='1999~'/></statement>"
			 "<statement><title>t</title></statement>"
			 "<statement xml:id='x'><title>t</title></statement>"
			 "<statement id=' '><title>t</title></statement>");
	assert_string_equal(l.a.items[1]->id, "1999-1");
	assert_string_equal(l.a.items[2]->id, "1999-3");
	assert_string_equal(l.a.items[3]->id, "undated-1");
	assert_string_equal(l.a.items[4]->id, "x");
	assert_string_equal(l.a.items[5]->id, "undated-2");
	archive_done(&l.a);

	buf_init(&s);
	for (int i = 0; i < 30000; i++)
		buf_puts(&s, "<statement><title>t</title></statement>");
	load_archive(&l, s.data);
	for (size_t i = 0; i < l.a.n; i++) {
		char id[40];

		snprintf(id, sizeof id, "undated-%zu", i + 1);
		assert_string_equal(l.a.items[i]->id, id);
	}
	assert_int_equal(l.a.problems_n, PROBLEMS_MAX);
	assert_int_equal(l.a.problems_cut, 30000 - PROBLEMS_MAX);
	archive_done(&l.a);
	buf_done(&s);
}

static void body_is(const char *xml, const char *text)
{
	struct loaded l;
	struct buf s;

	buf_init(&s);
	buf_printf(&s, "<statement id='i'><title>t</title><text>%s</text></statement>", xml);
	load_archive(&l, s.data);
	if (text)
		assert_string_equal(only(&l)->text.at, text);
	else
		assert_null(only(&l)->text.at);
	archive_done(&l.a);
	buf_done(&s);
}

static void test_bodies(void **state)
{
	(void)state;
	body_is("", NULL);
	body_is(" <p> \n </p> <head/> ", NULL);
	body_is("<p>  a \n b\t c  </p>", "\1"
					 "a b c");
	body_is("bare", "\1bare");
	body_is("one\n \t\n\n two\nlines \n\n\n", "\1one\1two lines");
	body_is("bare <em>with</em> marks\n\n<strong>two</strong><p>three</p>four",
		"\1"
		"bare \16with\17 marks\1\20two\21\1three\1"
		"four");
	body_is("<p>a <em> b </em> c</p>", "\1"
					   "a \16b\17 c");
	body_is("<p>a<em> b</em>c</p>", "\1"
					"a\16 b\17"
					"c");
	body_is("<p><em>a</em> <em>b</em></p>", "\1\16"
						"a\17 \16"
						"b\17");
	body_is("<p>a<em></em>b<strong> </strong>c</p>", "\1"
							 "ab c");
	body_is("<p>a<em>b<em>c</em>d</em>e</p>", "\1"
						  "a\16"
						  "bcd\17"
						  "e");
	body_is("<p>a <br/> b<br/><br/><br/>c<br/></p>", "\1"
							 "a\nb\n\nc");
	body_is("<p>a<br/>\n</p><p><br/>b</p>", "\1"
						"a\1"
						"b");
	body_is("<p>a <note> n </note> b <stage>laughs</stage></p>", "\1"
								     "a \24n\25 b \24laughs\25");
	body_is("<quote><p>q</p><quote><p>r</p></quote><p>s</p></quote><p>t</p>",
		"\1\6q\1\6\6r\1\6s\1t");
	body_is("<quote>bare\n\ntoo</quote>", "\1\6"
					      "bare\1\6too");
	body_is("<list><item>a<list><item>b</item></list>c</item></list>", "\4\7"
									   "a\4\7\7"
									   "b\1\7"
									   "c");
	body_is("<list><item><p>a</p><p>b</p></item></list>", "\4\7"
							      "a\1\7"
							      "b");
	body_is("<item>a</item>", "\4\7"
				  "a");
	body_is("<p dir='rtl'>a</p><p dir='auto'>b</p><quote dir='ltr'><p>c</p></quote>", "\1\10"
											  "a\1"
											  "b\1\6\13"
											  "c");
	body_is("<p>In <place>Tehran</place> then</p>", "\1In Tehran then");
	body_is("<p>a <x>b</x> c</p>", "\1"
				       "a c");
	body_is("<em>a<p>b</p>c</em>", "\1\16"
				       "a\17\1"
				       "b\1"
				       "c");
	body_is("<p>x\x1b[31my&#x202e;z</p>", "\1xyz");
	body_is("<p>zero\xE2\x80\x8Cwidth</p>", "\1zero\xE2\x80\x8Cwidth");
}

static void test_links(void **state)
{
	struct loaded l;
	const struct statement *s;

	(void)state;
	load_archive(&l, "<statement id='i'><title>T <ref href='u:0'>t</ref></title>"
			 "<note><ref href='u:5'>n</ref></note>"
			 "<text><p><ref href='u:3'>a</ref><ref>no</ref><ref href=''>no</ref></p>"
			 "<p><ref href='u:4'> </ref></p></text>"
			 "<summary><p><ref href=' u:1&amp;x '>s<ref href='u:9'>in</ref></ref></p>"
			 "<ref href='u:2'/></summary></statement>");
	s = only(&l);
	assert_string_equal(s->title, "T t");
	assert_string_equal(s->summary.at, "\1\22sin\23\1\22u:2\23");
	assert_string_equal(s->text.at, "\1\22"
					"a\23nono\1\22u:4\23");
	/* Summary, text, notes, whatever their order in the file. */
	assert_string_equal(s->rare->links[0], "u:1&x");
	assert_string_equal(s->rare->links[1], "u:2");
	assert_string_equal(s->rare->links[2], "u:3");
	assert_string_equal(s->rare->links[3], "u:4");
	assert_string_equal(s->rare->links[4], "u:5");
	assert_null(s->rare->links[5]);
	archive_done(&l.a);
}

static void test_people(void **state)
{
	struct loaded l;

	(void)state;
	load_archive(
		&l,
		"<statement id='a'><title>t</title><speaker ref='p'/><speaker ref='q'/></statement>"
		"<statement id='b'><title>t</title><speaker ref='p'>As "
		"written</speaker></statement>"
		"<statement id='c'><title>t</title><speaker ref='none'/></statement>"
		"<statement id='d'><title>t</title><person id='p'><name>P</name><role>R</role>"
		"</person><speaker ref='p' role='other'/></statement>"
		"<statement id='e'><title>t</title><speaker ref='p'/></statement>"
		"<person id='q'><name xml:lang='fr'>Qf</name><name xml:lang='en'>Q</name></person>"
		"<person id='q'><name>Again</name></person><person><name>No id</name></person>");
	assert_int_equal(l.a.n, 5);
	assert_string_equal(l.a.items[0]->speaker, "As written");
	assert_null(l.a.items[0]->shared->role);
	assert_string_equal(l.a.items[1]->id, "d");
	assert_string_equal(l.a.items[1]->shared->role, "other");
	assert_string_equal(l.a.items[2]->id, "e");
	assert_string_equal(l.a.items[2]->shared->role, "R");
	assert_string_equal(l.a.items[3]->id, "a");
	assert_string_equal(l.a.items[3]->speaker, "P; Q");
	assert_string_equal(l.a.items[4]->id, "c");
	assert_string_equal(l.a.items[4]->speaker, "none");
	expect_problem(&l, 2, "“none”");
	expect_problem(&l, 2, "“q” is described twice");
	expect_problem(&l, 2, "person without an id");
	archive_done(&l.a);
}

static void test_only_a_speaker(void **state)
{
	struct loaded l;

	(void)state;
	load_archive(&l, "<statement id='a'><speaker>S</speaker></statement><statement id='b'/>"
			 "<statement id='c'><title> </title><text><p/></text></statement>");
	assert_string_equal(only(&l)->speaker, "S");
	expect_problem(&l, 2, "has no title");
	expect_problem(&l, 2, "empty");
	archive_done(&l.a);
}

static void test_field_is_capped(void **state)
{
	enum { LONG = 9 * 1024 * 1024, MAX = 8 * 1024 * 1024 };
	struct loaded l;
	struct buf s;

	(void)state;
	buf_init(&s);
	buf_puts(&s, "<statement id='i'><title>");
	for (int i = 0; i < LONG / 2; i++)
		buf_puts(&s, "é");
	buf_puts(&s, "</title><text><p>");
	for (int i = 0; i < LONG / 2; i++)
		buf_puts(&s, "é");
	buf_puts(&s, "</p></text></statement>\n<statement id='j' kind='");
	memset(buf_reserve(&s, LONG), 'k', LONG);
	s.len += LONG;
	buf_puts(&s, "'><title>next</title></statement>");
	load_archive(&l, s.data);
	assert_int_equal(l.a.n, 2);
	assert_int_equal(strlen(l.a.items[0]->title), MAX);
	assert_int_equal(strlen(l.a.items[0]->text.at), MAX + 1);
	assert_string_equal(l.a.items[1]->title, "next");
	assert_int_equal(strlen(l.a.items[1]->shared->kind), MAX);
	expect_problem(&l, 2, "2097152 bytes are left out");
	expect_problem(&l, 3, "1048576 bytes are left out");
	archive_done(&l.a);
	buf_done(&s);
}

static void test_controls_are_counted(void **state)
{
	struct loaded l;

	(void)state;
	load_archive(&l, "<title>A&#x9b;</title>\n<statement id='a&#x90;' kind='&#x202e;k'>"
			 "<title>x&#x81;y&#x2066;</title><summary><p>&#x8d;</p><p>s</p></summary>"
			 "<topic>&#x202d;</topic></statement>");
	assert_string_equal(only(&l)->id, "a");
	assert_string_equal(only(&l)->shared->kind, "k");
	assert_string_equal(only(&l)->title, "xy");
	assert_string_equal(only(&l)->summary.at, "\1s");
	assert_null(only(&l)->topics[0]);
	expect_problem(&l, 2, "1 control character was read as windows-1252");
	expect_problem(&l, 3, "6 characters");
	archive_done(&l.a);
}

static void test_version(void **state)
{
	struct loaded l = {0};
	static const char s[] =
		"<archive version='2'><statement id='i'><title>t</title></statement>"
		"</archive>";

	(void)state;
	load_bytes(&l, s, strlen(s));
	assert_string_equal(only(&l)->title, "t");
	expect_problem(&l, 1, "version “2”");
	archive_done(&l.a);
}

/* ---- the way it is read ---- */

static void test_cut_at_every_byte(void **state)
{
	struct loaded whole = {0};
	struct buf s;
	size_t ends[20], n = 0;

	(void)state;
	buf_init(&s);
	buf_puts(&s, "<?xml version='1.0' encoding='UTF-8'?>\n<archive xml:lang='en'>"
		     "<person id='p'><name>P</name></person>\n");
	for (int i = 0; i < 8; i++) {
		buf_printf(&s,
			   "<statement id='s%d' kind=\"k\"><date when='200%d'/><title>Títle &amp;"
			   " %d</title><speaker ref='p'/>\n<text><p>Some <em>text</em> &#233; "
			   "here.</p><![CDATA[ & ]]><!-- c --></text></statement>\n",
			   i, i, i);
		ends[n++] = s.len - 1;
	}
	buf_puts(&s, "</archive>\n");
	assert_true(s.len > 1500);
	load_bytes(&whole, s.data, s.len);
	assert_int_equal(whole.a.n, n);
	assert_int_equal(whole.a.problems_n, 0);
	for (size_t len = 0; len < s.len; len++) {
		struct loaded l = {0};
		size_t complete = 0;

		while (complete < n && ends[complete] <= len)
			complete++;
		load_bytes(&l, s.data, len);
		/* One more where the end tag has begun. */
		assert_true(l.a.n == complete || l.a.n == complete + 1);
		for (size_t i = 0; i < l.a.n; i++) {
			assert_string_equal(l.a.items[i]->id, whole.a.items[i]->id);
			assert_string_equal(l.a.items[i]->title, whole.a.items[i]->title);
			assert_string_equal(l.a.items[i]->text.at, whole.a.items[i]->text.at);
			assert_string_equal(l.a.items[i]->speaker, "P");
		}
		/* Unless only the end of the root's end tag is missing, it is said. */
		if (l.opened && len + strlen("archive>\n") < s.len)
			assert_true(l.a.problems_n > 0);
		archive_done(&l.a);
	}
	archive_done(&whole.a);
	buf_done(&s);
}

static void test_stop(void **state)
{
	struct loaded l = {.stop_after = 5};
	struct buf s;

	(void)state;
	buf_init(&s);
	buf_puts(&s, "<archive>");
	for (int i = 0; i < 50000; i++)
		buf_printf(&s, "<statement id='%d'><title>t</title></statement>", i);
	buf_puts(&s, "</archive>");
	load_bytes(&l, s.data, s.len);
	assert_int_equal(l.end, READER_STOPPED);
	/* Soon, if not at once: it is asked with each piece that is read. */
	assert_true(l.a.n >= 5 && l.a.n < 5000);
	assert_int_equal(l.a.problems_n, 0);
	archive_done(&l.a);
	buf_done(&s);
}

/* Read what comes through a pipe as standard input. */
static void load_stdin(struct loaded *l, const char *s, bool hold_open)
{
	int fds[2], saved = dup(STDIN_FILENO);

	assert_int_equal(pipe(fds), 0);
	dup2(fds[0], STDIN_FILENO);
	close(fds[0]);
	assert_int_equal(write(fds[1], s, strlen(s)), (long)strlen(s));
	if (!hold_open)
		close(fds[1]);
	load(l, "-");
	if (hold_open)
		close(fds[1]);
	if (saved >= 0) {
		dup2(saved, STDIN_FILENO);
		close(saved);
	}
}

static void test_standard_input(void **state)
{
	struct loaded l = {0};

	(void)state;
	load_stdin(&l, "<archive><statement id='i'><title>t</title></statement></archive>", false);
	assert_int_equal(l.end, READER_DONE);
	assert_string_equal(only(&l)->title, "t");
	archive_done(&l.a);

	l = (struct loaded){0};
	load_stdin(&l, "", false);
	assert_int_equal(l.end, READER_FAILED);
	assert_non_null(strstr(l.err.text, "empty"));
	archive_done(&l.a);

	/* A pipe that nobody writes to any more does not hold a reader who wants to go. */
	l = (struct loaded){.asks = 3};
	load_stdin(&l, "<archive>", true);
	assert_int_equal(l.end, READER_STOPPED);
	archive_done(&l.a);
}

/* A child that writes PARTS, one after the other, with a pause before each. */
static pid_t write_slowly(const char *const *parts, int fd)
{
	pid_t child = fork();

	if (child != 0)
		return child;
	for (; *parts; parts++) {
		usleep(150000);
		if (write(fd, *parts, strlen(*parts)) < 0)
			_exit(1);
	}
	_exit(0);
}

static void load_slowly(struct loaded *l, const char *const *parts)
{
	int fds[2], saved = dup(STDIN_FILENO);
	pid_t child;

	assert_int_equal(pipe(fds), 0);
	child = write_slowly(parts, fds[1]);
	dup2(fds[0], STDIN_FILENO);
	close(fds[0]);
	close(fds[1]);
	load(l, "-");
	waitpid(child, NULL, 0);
	if (saved >= 0) {
		dup2(saved, STDIN_FILENO);
		close(saved);
	}
}

static void test_silent_pipe(void **state)
{
	/* More than what is read before anyone looks at it, and then a stop within a statement. */
	struct buf first;
	const char *parts[] = {NULL, " of</title><topic>one</topic>",
			       "<topic>two</topic><text><p>te",
			       "xt</p></text></statement></archive>", NULL};
	static const char *const not_xml[] = {"\n\n", "<?xml version='1.0'?>", "\n", "nothing",
					      NULL};
	struct loaded l = {.hoard = true};

	(void)state;
	buf_init(&first);
	buf_puts(&first, "<archive>");
	for (int i = 0; i < 100; i++)
		buf_printf(&first, "<statement id='%d'><title>t</title></statement>\n", i);
	buf_puts(&first, "<statement id='last' kind='letter'><place>Here</place><title>Title");
	parts[0] = buf_str(&first);
	load_slowly(&l, parts);
	assert_int_equal(l.end, READER_DONE);
	assert_true(l.waited > 0);
	assert_int_equal(l.a.n, 101);
	assert_string_equal(l.a.items[100]->id, "last");
	assert_string_equal(l.a.items[100]->shared->kind, "letter");
	assert_string_equal(l.a.items[100]->shared->place, "Here");
	assert_string_equal(l.a.items[100]->title, "Title of");
	assert_string_equal(l.a.items[100]->topics[0], "one");
	assert_string_equal(l.a.items[100]->topics[1], "two");
	assert_string_equal(l.a.items[100]->text.at, "\1text");
	archive_done(&l.a);
	buf_done(&first);

	l = (struct loaded){0};
	load_slowly(&l, not_xml);
	assert_int_equal(l.end, READER_FAILED);
	assert_int_equal(l.waited, 0);
	archive_done(&l.a);
}

static void test_fifo(void **state)
{
	struct loaded l = {0};
	const char *path = temp_path();
	pid_t child;

	(void)state;
	unlink(path);
	assert_int_equal(mkfifo(path, 0600), 0);
	child = fork();
	if (child == 0) {
		static const char s[] = "<statement id='i'><title>t</title></statement>";
		int fd = -1;

		usleep(100000);
		fd = open(path, O_WRONLY);
		for (size_t i = 0; i < sizeof s - 1; i++)
			if (write(fd, s + i, 1) != 1)
				_exit(1);
		_exit(0);
	}
	load(&l, path);
	assert_int_equal(l.end, READER_DONE);
	assert_string_equal(only(&l)->title, "t");
	archive_done(&l.a);
	waitpid(child, NULL, 0);
	unlink(path);
}

static void test_name_of_a_file_is_cleaned(void **state)
{
	struct loaded l = {0};
	static const char s[] = "<archive><statement><title>t</title></statement></archive>";
	char path[LOAD_PATH];

	(void)state;
	load_temp_path(path, "\x1b[31m\n");
	load_write(path, s, sizeof s - 1);
	load(&l, path);
	unlink(path);
	assert_int_equal(l.a.problems_n, 1);
	check_string(l.a.problems[0]->file, false);
	archive_done(&l.a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_unusable_files),
		cmocka_unit_test(test_unusable_contents),
		cmocka_unit_test(test_english),
		cmocka_unit_test(test_other_scripts),
		cmocka_unit_test(test_persian_and_forward_references),
		cmocka_unit_test(test_batches_may_be_kept_together),
		cmocka_unit_test(test_damaged),
		cmocka_unit_test(test_roots),
		cmocka_unit_test(test_unknown_elements),
		cmocka_unit_test(test_unknown_attributes),
		cmocka_unit_test(test_problems_are_capped),
		cmocka_unit_test(test_dates),
		cmocka_unit_test(test_ids),
		cmocka_unit_test(test_bodies),
		cmocka_unit_test(test_links),
		cmocka_unit_test(test_people),
		cmocka_unit_test(test_only_a_speaker),
		cmocka_unit_test(test_field_is_capped),
		cmocka_unit_test(test_controls_are_counted),
		cmocka_unit_test(test_version),
		cmocka_unit_test(test_cut_at_every_byte),
		cmocka_unit_test(test_stop),
		cmocka_unit_test(test_standard_input),
		cmocka_unit_test(test_silent_pipe),
		cmocka_unit_test(test_fifo),
		cmocka_unit_test(test_name_of_a_file_is_cleaned),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
