/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "archive/archive.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "write/writer.h"

static const char *files[] = {"one.xml", "two \".xml"};
static const char *const two_topics[] = {"trade; barter", "water \"fresh\"", NULL};
static const char *const addresses[] = {"", "https://example.org/?a=1&b=2", "https://example.org/2",
					NULL};
static const char *const names[] = {"Minutes, volume 3", "Example", "", NULL};
static const char *const links[] = {"https://example.org/link", NULL};

static const struct statement_shared full_shared = {.role = "Chair",
						    .party = "Greens",
						    .constituency = "North",
						    .gender = "F",
						    .place = "Tehran",
						    .language = "en",
						    .kind = "speech",
						    .summary_by = "the clerk",
						    .text_status = "excerpt"};
static struct statement_rare full_rare = {.updated = "2022",
					  .notes.at = "\1"
						      "A note.\1Another \16one\17.",
					  .source_names = names,
					  .links = links};

static struct statement full(void)
{
	struct statement s;

	statement_init(&s);
	s.shared = &full_shared;
	s.rare = &full_rare;
	s.edtf = "2021-10-24?";
	date_parse(s.edtf, &s.date);
	s.date_text = "17 Rabi al-Awwal 1443";
	s.published = "2021-10-25T10:00:00+03:30";
	s.id = "s-1";
	s.title = "A \"quoted\" title, with \\ and\ttab";
	s.occasion = "Birth anniversary";
	s.speaker = "سخنران نمونه";
	s.summary.at = "\1One \16em\17.\1\6Quoted words here.";
	s.text.at = "\2Head\1Line one\nline two with a \22link\23.\4\7item\4\7\7inner\3applause";
	s.topics = two_topics;
	s.sources = addresses;
	return s;
}

static struct statement bare(void)
{
	struct statement s;

	statement_init(&s);
	s.id = "s-2";
	s.file = 1;
	return s;
}

/* All that a writer makes of N statements; the caller frees it. */
static char *write_all(const char *name, const struct statement *s, size_t n, int width)
{
	const struct writer *w = writer_find(name);
	const struct archive a = {.files = files, .files_n = 2};
	struct writer_context c = {.archive = &a, .width = width};
	struct buf out;

	assert_non_null(w);
	buf_init(&out);
	if (w->begin)
		w->begin(&c, &out);
	for (size_t i = 0; i < n; i++)
		w->statement(&c, &s[i], i, &out);
	if (w->end)
		w->end(&c, &out);
	assert_true(utf8_valid(out.data ? out.data : "", out.len));
	assert_null(strchr(buf_str(&out), 0x1b));
	return buf_take(&out);
}

static void test_table(void **state)
{
	const struct writer *const *all = writer_all();
	size_t n = 0;

	(void)state;
	for (; all[n]; n++) {
		assert_ptr_equal(writer_find(all[n]->name), all[n]);
		assert_true(*all[n]->title);
	}
	assert_int_equal(n, 12);
	assert_null(writer_find("jso"));
	assert_null(writer_find(""));
}

/* ---- JSON: a small reader of it, to see that another one would read the same ---- */

struct json {
	const char *s;
	struct buf out; /* "name=value|" and "name[]=value|" with nothing escaped */
};

static void json_expect(struct json *j, char c)
{
	if (*j->s != c)
		fail_msg("no “%c” at “%s”", c, j->s);
	j->s++;
}

static void json_escape(struct json *j)
{
	static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
	const char *at = strchr(from, *j->s);
	char hex[5] = "", utf8[4];

	assert_true(*j->s);
	if (at) {
		buf_putc(&j->out, to[at - from]);
		j->s++;
		return;
	}
	json_expect(j, 'u');
	for (int i = 0; i < 4; i++)
		hex[i] = *j->s++;
	buf_add(&j->out, utf8, utf8_encode((uint32_t)strtoul(hex, NULL, 16), utf8));
}

static void json_string(struct json *j)
{
	json_expect(j, '"');
	while (*j->s != '"') {
		assert_true((unsigned char)*j->s >= 0x20);
		if (*j->s != '\\') {
			buf_putc(&j->out, *j->s++);
			continue;
		}
		j->s++;
		json_escape(j);
	}
	j->s++;
}

static void json_object(struct json *j)
{
	json_expect(j, '{');
	for (bool first = true; *j->s != '}'; first = false) {
		if (!first)
			json_expect(j, ',');
		json_string(j);
		json_expect(j, ':');
		if (*j->s != '[') {
			buf_putc(&j->out, '=');
			json_string(j);
			buf_putc(&j->out, '|');
			continue;
		}
		for (char c = '['; *j->s != ']'; c = ',') {
			json_expect(j, c);
			buf_puts(&j->out, c == '[' ? "[]=" : ",");
			json_string(j);
		}
		j->s++;
		buf_putc(&j->out, '|');
	}
	j->s++;
}

static void test_json(void **state)
{
	const struct statement s[] = {full(), bare()};
	char *text = write_all("json", s, 2, 0);
	struct json j = {.s = text};

	(void)state;
	buf_init(&j.out);
	json_object(&j);
	json_expect(&j, '\n');
	assert_string_equal(
		buf_str(&j.out),
		"id=s-1|date=2021-10-24?|date_text=17 Rabi al-Awwal 1443|"
		"title=A \"quoted\" title, with \\ and\ttab|occasion=Birth anniversary|"
		"speaker=سخنران "
		"نمونه|role=Chair|party=Greens|constituency=North|gender=F|place=Tehran|language="
		"en|kind=speech|"
		"topics[]=trade; barter,water \"fresh\"|source=https://example.org/?a=1&b=2|"
		"sources[]=Minutes, volume 3,https://example.org/?a=1&b=2,https://example.org/2|"
		"notes[]=A note.,Another one.|summary=One em.\n\n> Quoted words here.|"
		"text=Head\n\nLine one\nline two with a link.\n\n* item\n  * inner\n\n[applause]|"
		"published=2021-10-25T10:00:00+03:30|updated=2022|file=one.xml|");
	/* What lacks is left out, and a name of a file is any bytes. */
	buf_clear(&j.out);
	json_object(&j);
	json_expect(&j, '\n');
	assert_int_equal(*j.s, '\0');
	assert_string_equal(buf_str(&j.out), "id=s-2|file=two \".xml|");
	buf_done(&j.out);
	free(text);
}

static void test_json_bytes(void **state)
{
	struct statement s = bare();
	char *text;

	(void)state;
	/* Escapes where JSON wants them, and nowhere else. */
	s.file = 0;
	s.title = "é\"\\/\n\t\x01\x7F日";
	text = write_all("json", &s, 1, 0);
	assert_string_equal(text, "{\"id\":\"s-2\",\"title\":\"é\\\"\\\\/"
				  "\\n\\t\\u0001\x7F日\",\"file\":\"one.xml\"}\n");
	free(text);
	assert_string_equal(text = write_all("json", &s, 0, 0), "");
	free(text);
}

/* ---- CSV: the same ---- */

/* Read one row of at most MAX fields from *S into BUFS; returns how many there were. */
static size_t csv_row(const char **s, struct buf *fields, size_t max)
{
	size_t n = 0;

	for (;; (*s)++) {
		struct buf *f = &fields[n++];

		assert_true(n <= max);
		buf_clear(f);
		if (**s == '"') {
			for ((*s)++; **s != '"' || (*s)[1] == '"'; (*s)++) {
				assert_true(**s);
				if (**s == '"')
					(*s)++;
				buf_putc(f, **s);
			}
			(*s)++;
		} else {
			while (!strchr(",\n\"", **s))
				buf_putc(f, *(*s)++);
		}
		if (**s != ',')
			break;
	}
	assert_int_equal(**s, '\n');
	(*s)++;
	return n;
}

/* Scripts rely on these. */
static const char *const columns[] = {
	"id",   "date",      "date_text",    "title",   "occasion", "speaker",
	"role", "party",     "constituency", "gender",  "place",    "language",
	"kind", "topics",    "source",       "sources", "notes",    "summary",
	"text", "published", "updated",      "turn",    "file",     "date_calendar"};

enum { COLUMNS = sizeof columns / sizeof *columns };

static void test_csv(void **state)
{
	const struct statement s[] = {full(), bare()};
	char *text = write_all("csv", s, 2, 0);
	const char *at = text;
	struct buf f[COLUMNS];
	static const char *const first[] = {
		"s-1",
		"2021-10-24?",
		"17 Rabi al-Awwal 1443",
		"A \"quoted\" title, with \\ and\ttab",
		"Birth anniversary",
		"سخنران نمونه",
		"Chair",
		"Greens",
		"North",
		"F",
		"Tehran",
		"en",
		"speech",
		"trade;; barter; water \"fresh\"",
		"https://example.org/?a=1&b=2",
		"Minutes, volume 3; https://example.org/?a=1&b=2; https://example.org/2",
		"A note.\n\nAnother one.",
		"One em.\n\n> Quoted words here.",
		"Head\n\nLine one\nline two with a link.\n\n* item\n  * inner\n\n[applause]",
		"2021-10-25T10:00:00+03:30",
		"2022",
		"no",
		"one.xml",
		"2021-10-24"};

	(void)state;
	for (size_t i = 0; i < COLUMNS; i++)
		buf_init(&f[i]);
	assert_int_equal(csv_row(&at, f, COLUMNS), COLUMNS);
	for (size_t i = 0; i < COLUMNS; i++)
		assert_string_equal(buf_str(&f[i]), columns[i]);
	assert_int_equal(csv_row(&at, f, COLUMNS), COLUMNS);
	for (size_t i = 0; i < COLUMNS; i++)
		assert_string_equal(buf_str(&f[i]), first[i]);
	assert_int_equal(csv_row(&at, f, COLUMNS), COLUMNS);
	assert_string_equal(buf_str(&f[0]), "s-2");
	for (size_t i = 1; i < COLUMNS; i++)
		if (strcmp(columns[i], "file") != 0 && strcmp(columns[i], "turn") != 0)
			assert_string_equal(buf_str(&f[i]), "");
	assert_string_equal(buf_str(&f[COLUMNS - 2]), "two \".xml");
	assert_int_equal(*at, '\0');
	for (size_t i = 0; i < COLUMNS; i++)
		buf_done(&f[i]);
	free(text);
}

static void test_csv_leaves_data_alone(void **state)
{
	struct statement s = bare();
	char *text;

	(void)state;
	s.id = "=1+1";
	s.title = "plain";
	s.file = 0;
	text = write_all("csv", &s, 1, 0);
	assert_string_equal(strchr(text, '\n') + 1, "=1+1,,,plain,,,,,,,,,,,,,,,,,,no,one.xml,\n");
	free(text);
}

static void test_calendar_date(void **state)
{
	static const char *const all[][2] = {{"1989-06-04", "1989-06-04"},
					     {"1989-06", "1989-06"},
					     {"1989", "1989"},
					     {"1989-XX", "1989"},
					     {"1989-06-XX", "1989-06"},
					     {"198X", ""},
					     {"XXXX", ""},
					     {"1951-21", "1951"},
					     {"1963~", "1963"},
					     {"1964/2008", ""},
					     {"2021-10-24/2021-10-26", "2021-10"},
					     {"2021-10-24/2021-12-01", "2021"},
					     {"1985/..", ""},
					     {"../1985", ""},
					     {"-0043-03-15", "-0043-03-15"},
					     {"1989-06-04T10:00:00Z", "1989-06-04"}};

	(void)state;
	for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
		struct statement s = bare();
		char *text;
		const char *last;

		s.edtf = all[i][0];
		assert_true(date_parse(s.edtf, &s.date));
		text = write_all("csv", &s, 1, 0);
		text[strlen(text) - 1] = '\0';
		last = strrchr(text, ',') + 1;
		if (strcmp(last, all[i][1]) != 0)
			fail_msg("%s: “%s”, not “%s”", s.edtf, last, all[i][1]);
		free(text);
	}
}

/* ---- text ---- */

static void test_text(void **state)
{
	const struct statement s[] = {full(), bare()};
	char *text = write_all("text", s, 2, 40);

	(void)state;
	assert_string_equal(text, "A \"quoted\" title, with \\ and\ttab\n"
				  "===============================\n"
				  "Date: 24 October 2021 (uncertain)\n"
				  "  [2021-10-24?]\n"
				  "As printed: 17 Rabi al-Awwal 1443\n"
				  "Occasion: Birth anniversary\n"
				  "Speaker: سخنران نمونه (Chair)\n"
				  "Party: Greens\n"
				  "Constituency: North\n"
				  "Gender: F\n"
				  "Place: Tehran\n"
				  "Language: en\n"
				  "Kind: speech\n"
				  "Topics: trade; barter; water \"fresh\"\n"
				  "Source: Minutes, volume 3\n"
				  "Source: Example <https://example.org/?a=1&b=2>\n"
				  "Source: https://example.org/2\n"
				  "Published: 25 October 2021, 10:00\n"
				  "  (+03:30)\n"
				  "Updated: 2022\n"
				  "\n"
				  "Summary (the clerk)\n"
				  "\n"
				  "One em.\n"
				  "\n"
				  "> Quoted words here.\n"
				  "\n"
				  "Text (excerpt)\n"
				  "\n"
				  "Head\n"
				  "\n"
				  "Line one\n"
				  "line two with a link.\n"
				  "\n"
				  "* item\n"
				  "  * inner\n"
				  "\n"
				  "[applause]\n"
				  "\n"
				  "Notes\n"
				  "\n"
				  "A note.\n\n"
				  "Another one.\n"
				  "\n"
				  "Links\n"
				  "\n"
				  "https://example.org/link\n"
				  "\n"
				  "----------------------------------------\n"
				  "\n"
				  "s-2\n"
				  "===\n"
				  "Date: undated\n");
	free(text);
}

static void test_text_is_wrapped(void **state)
{
	struct statement s = bare();
	char *text;

	(void)state;
	s.title = "T";
	s.text.at =
		"\1\6one two three four five six seven eight nine ten\4\7one two three four five "
		"six";
	text = write_all("text", &s, 1, 22);
	assert_string_equal(strstr(text, "\n\nText") + 8, "> one two three four\n"
							  "> five six seven eight\n"
							  "> nine ten\n"
							  "\n"
							  "* one two three four\n"
							  "  five six\n");
	free(text);
	/* Not at all, with width 0. */
	text = write_all("text", &s, 1, 0);
	assert_string_equal(strstr(text, "\n\nText") + 8,
			    "> one two three four five six seven eight nine ten\n"
			    "\n"
			    "* one two three four five six\n");
	free(text);
}

/* BODY as native elements; its links go to "u1", "u2" ... */
static void expect_tags(const char *body, const char *want)
{
	static const char *const targets[] = {"u1", "u2", NULL};
	struct draft draft;
	char *got;
	const char *at;

	draft_init(&draft);
	draft.s.id = "x";
	draft.s.text.at = body;
	draft.rare.links = targets;
	got = write_all("xml", &draft.s, 1, 0);
	at = strstr(got, "<text>\n");
	assert_non_null(at);
	if (strncmp(at + 7, want, strlen(want)) != 0)
		fail_msg("want %s got %s", want, at + 7);
	assert_int_equal(strncmp(at + 7 + strlen(want), "</text>", 7), 0);
	free(got);
}

static void test_tags(void **state)
{
	(void)state;
	/* Without a kind it is a paragraph. */
	expect_tags("a < b & \"c\"", "<p>a &lt; b &amp; &quot;c&quot;</p>\n");
	/* Marks that overlap, that nothing closes, that close nothing. */
	expect_tags("\1\x0E"
		    "a\x10"
		    "b\x0F"
		    "c\x11"
		    "d",
		    "<p><em>a<strong>b</strong></em><strong>c</strong>d</p>\n");
	expect_tags("\1\x0E"
		    "a",
		    "<p><em>a</em></p>\n");
	expect_tags("\1"
		    "a\x0F"
		    "b",
		    "<p>ab</p>\n");
	expect_tags("\1\x0E"
		    "a\x0E"
		    "b\x0F"
		    "c",
		    "<p><em>ab</em>c</p>\n");
	/* A link that would be torn apart stays one. */
	expect_tags("\1\x0E"
		    "a\x12"
		    "b\x0F"
		    "c\x13"
		    "d\x12"
		    "e\x13",
		    "<p><em>a<ref href=\"u1\">b</ref></em>cd<ref href=\"u2\">e</ref></p>\n");
	/* Depths become elements: an item in a quotation, a quotation in an item, back again. */
	expect_tags("\4\7a\1\6\7q\4\7b", "<list>\n<item>a<quote>\n<p>q</p>\n</quote>\n</item>\n"
					 "<item>b</item>\n</list>\n");
	expect_tags("\4\7a\4\6\7q", "<list>\n<item>a</item>\n</list>\n"
				    "<quote>\n<list>\n<item>q</item>\n</list>\n</quote>\n");
	expect_tags("\4\7\7a\4\7b\1"
		    "c",
		    "<list>\n<list>\n<item>a</item>\n</list>\n<item>b</item>\n</list>\n"
		    "<p>c</p>\n");
	expect_tags("\1\7a", "<list>\n<p>a</p>\n</list>\n");
	expect_tags("\4"
		    "a",
		    "<list>\n<item>a</item>\n</list>\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_table),
		cmocka_unit_test(test_json),
		cmocka_unit_test(test_tags),
		cmocka_unit_test(test_json_bytes),
		cmocka_unit_test(test_csv),
		cmocka_unit_test(test_csv_leaves_data_alone),
		cmocka_unit_test(test_calendar_date),
		cmocka_unit_test(test_text),
		cmocka_unit_test(test_text_is_wrapped),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
