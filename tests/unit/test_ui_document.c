/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Document: a statement in paragraphs and lines, places that survive a new width, and matches. */
#include "config.h"

#include "ui/document_statement.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "app/settings.h"
#include "archive/archive.h"
#include "base/marks.h"
#include "ui/direction.h"

static struct fold *fold;
static struct settings settings;
static struct direction direction;
static const struct calendar_choice gregorian = {0};

static int setup(void **state)
{
	(void)state;
	fold = fold_new();
	settings_init(&settings);
	direction_init(&direction, &settings);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	direction_done(&direction);
	settings_done(&settings);
	fold_free(fold);
	return 0;
}

/* A document of TEXT alone, its bytes marked as archive/body does. */
static void make(struct document *d, struct statement *s, const char *text)
{
	statement_init(s);
	s->title = "A title";
	s->text.at = text;
	document_init(d, &direction);
	document_set(d, s, &gregorian);
}

static const struct paragraph *last(const struct document *d)
{
	return &d->paragraphs[d->n - 1];
}

static void who_speaks_for_whom_is_a_line(void **state)
{
	struct document d;
	struct statement_shared shared = {0};
	struct statement s;

	(void)state;
	make(&d, &s, "Words.");
	s.shared = &shared;
	s.speaker = "Nora Quill";
	shared.role = "Chair";
	shared.party = "Moor";
	shared.constituency = "Fenside";
	shared.kind = "speech";
	shared.language = "en";
	shared.place = "Hall";
	document_set(&d, &s, &gregorian);
	assert_string_equal(d.paragraphs[2].text, "Nora Quill (Chair) · Moor · Fenside");
	assert_string_equal(d.paragraphs[3].text, "Hall · speech · en");
	assert_int_equal(d.paragraphs[2].fields, FIELD_BIT(FIELD_SPEAKER) | FIELD_BIT(FIELD_ROLE) |
							 FIELD_BIT(FIELD_PARTY) |
							 FIELD_BIT(FIELD_CONSTITUENCY));
	document_done(&d);
}

static void title_date_and_text_stand_in_this_order(void **state)
{
	struct document d;
	struct statement s;

	(void)state;
	make(&d, &s, "Words.");
	assert_int_equal(d.n, 3);
	assert_int_equal(d.paragraphs[0].style, STYLE_TITLE);
	assert_string_equal(d.paragraphs[0].text, "A title");
	assert_int_equal(d.paragraphs[1].style, STYLE_META);
	assert_int_equal(d.paragraphs[2].style, STYLE_TEXT);
	assert_true(d.paragraphs[2].gap);
	document_add_line(&d, "also in: b.xml");
	assert_int_equal(last(&d)->len, strlen("also in: b.xml"));
	document_set(&d, NULL, NULL);
	assert_int_equal(d.n, 0);
	document_wrap(&d, 10);
	assert_int_equal(d.lines_n, 0);
	document_done(&d);
}

static void a_title_made_of_the_text_outlives_what_made_it(void **state)
{
	struct document d;
	struct statement s;
	char text[] = "The first words of it.";

	(void)state;
	statement_init(&s);
	s.text.at = text;
	document_init(&d, &direction);
	document_set(&d, &s, &gregorian);
	assert_int_equal(strncmp(d.paragraphs[0].text, "The first words", 15), 0);
	document_done(&d);
}

static void lines_are_filled_to_the_width(void **state)
{
	struct document d;
	struct statement s;
	size_t from;

	(void)state;
	make(&d, &s, "one two three four five six seven");
	document_wrap(&d, 10);
	from = document_line_of(&d, (struct document_place){.paragraph = 2});
	assert_int_equal(d.lines_n - from, 4);
	for (size_t i = from; i < d.lines_n; i++)
		assert_true(d.lines[i].end - d.lines[i].start <= 10);
	assert_true(d.lines[from].first && !d.lines[from + 1].first);
	/* The gap before a paragraph is a line of its own. */
	assert_true(d.lines[from - 1].blank);
	document_wrap(&d, 80);
	assert_int_equal(d.lines[d.lines_n - 1].end, s.text.at ? strlen(s.text.at) : 0);
	document_done(&d);
}

static void a_place_survives_every_width(void **state)
{
	struct document d;
	struct statement s;
	struct document_place place, gap;

	(void)state;
	make(&d, &s, "one two three four five six seven");
	document_wrap(&d, 10);
	place = document_place_of(&d, d.lines_n - 1);
	assert_int_equal(place.at, strlen("one two three four five six "));
	document_wrap(&d, 14);
	assert_true(d.lines[document_line_of(&d, place)].start <= place.at);
	assert_true(d.lines[document_line_of(&d, place)].end > place.at);
	document_wrap(&d, 10);
	assert_int_equal(document_line_of(&d, place), d.lines_n - 1);
	/* So does the gap before a paragraph. */
	gap = document_place_of(&d, d.lines_n - 5);
	assert_true(gap.gap);
	assert_int_equal(document_line_of(&d, gap), d.lines_n - 5);
	assert_int_equal(document_place_of(&d, 1000).paragraph, 0);
	document_done(&d);
}

/* The match at byte AT of its text. */
static size_t hit_at(const struct document *d, const struct statement *s, size_t at)
{
	const struct field_place place = {FIELD_TEXT, 0, at};

	return document_hit_at(d, s, &place);
}

static void matches_have_a_place(void **state)
{
	struct document d;
	struct statement s;
	struct query *q = query_new("two", fold);

	(void)state;
	make(&d, &s, "one two three two");
	document_match(&d, q, fold, &s);
	assert_int_equal(d.ranges.n, 2);
	assert_int_equal(document_hit(&d, 1).paragraph, 2);
	assert_int_equal(document_hit(&d, 1).at, 14);
	assert_int_equal(hit_at(&d, &s, 4), 0);
	assert_int_equal(hit_at(&d, &s, 14), 1);
	assert_int_equal(hit_at(&d, &s, 1000), 0);
	document_match(&d, NULL, fold, &s);
	assert_int_equal(d.ranges.n, 0);
	query_unref(q);
	document_done(&d);
}

/* What stands on the screen in a line that is made for it: the address is at the foot. */
static void matches_of_fields_have_a_place(void **state)
{
	static const char *const sources[] = {"http://two.example/", NULL}, *const names[] = {
										    "The two",
										    NULL};
	static const char *const topics[] = {"one", "and two", NULL};
	struct document d;
	struct draft draft;
	struct statement *s = &draft.s;
	struct query *q = query_new("two", fold);
	struct field_place at;

	(void)state;
	draft_init(&draft);
	s->title = "A title of two";
	s->occasion = "Two of them";
	s->text.at = "one two";
	s->topics = topics;
	s->sources = sources;
	draft.rare.source_names = names;
	document_init(&d, &direction);
	document_set(&d, s, &gregorian);
	document_match(&d, q, fold, s);
	assert_int_equal(d.ranges.n, 6);
	for (size_t i = 0; i < d.ranges.n; i++) {
		const struct document_place place = document_hit(&d, i);
		const struct paragraph *p = &d.paragraphs[place.paragraph];

		assert_int_equal(strncasecmp(p->text + place.at, "two", 3), 0);
		assert_in_range(i, p->range, p->range + p->ranges - 1);
	}
	at = (struct field_place){FIELD_TITLE, 0, 11};
	assert_int_equal(document_hit_at(&d, s, &at), 0);
	at = (struct field_place){FIELD_OCCASION, 0, 0};
	assert_int_equal(document_hit_at(&d, s, &at), 1);
	at = (struct field_place){FIELD_SOURCE, 0, 4};
	assert_int_equal(document_hit_at(&d, s, &at), 2);
	at = (struct field_place){FIELD_TEXT, 0, 4};
	assert_int_equal(document_hit_at(&d, s, &at), 3);
	at = (struct field_place){FIELD_TOPIC, 1, 4};
	assert_int_equal(document_hit_at(&d, s, &at), 4);
	at = (struct field_place){FIELD_SOURCE, 1, 7};
	assert_int_equal(document_hit_at(&d, s, &at), 5);
	query_unref(q);
	document_done(&d);
}

/* Where the screen says more than the text, places in the one are found in the other. */
static void numbers_of_links_move_what_follows(void **state)
{
	static const char text[] = {'a', ' ', MARK_REF, 'b', MARK_REF_OFF, ' ', 't', 'w', 'o', 0};
	static const char *const links[] = {"http://example.org/", NULL};
	struct document d;
	struct draft draft;
	struct statement *s = &draft.s;
	struct query *q = query_new("two", fold);
	const struct paragraph *p;

	(void)state;
	draft_init(&draft);
	s->title = "A title";
	s->text.at = text;
	draft.rare.links = links;
	document_init(&d, &direction);
	document_set(&d, s, &gregorian);
	p = &d.paragraphs[2];
	assert_non_null(strstr(p->text, "[1]"));
	assert_string_equal(last(&d)->text, "[1] http://example.org/");
	document_match(&d, q, fold, s);
	assert_int_equal(d.ranges.n, 1);
	assert_int_equal(document_hit(&d, 0).at, strstr(p->text, "two") - p->text);
	assert_int_equal(hit_at(&d, s, 6), 0);
	query_unref(q);
	document_done(&d);
}

static void marks_are_on_across_lines(void **state)
{
	static const char text[] = {'a', 'a', 'a', ' ',         MARK_EM, 'b', 'b', ' ', 'c',
				    'c', ' ', 'd', MARK_EM_OFF, ' ',     'e', 'e', 0};
	struct document d;
	struct statement s;
	size_t line;

	(void)state;
	make(&d, &s, text);
	document_wrap(&d, 3);
	line = document_line_of(&d, (struct document_place){.paragraph = 2, .at = 8});
	assert_int_equal(d.lines[line].marks, DOCUMENT_EM);
	assert_int_equal(d.lines[d.lines_n - 1].marks, 0);
	assert_int_equal(document_marks(DOCUMENT_EM, MARK_STRONG), DOCUMENT_EM | DOCUMENT_STRONG);
	assert_int_equal(document_marks(DOCUMENT_EM, MARK_EM_OFF), 0);
	assert_int_equal(document_marks(DOCUMENT_NOTE, 'x'), DOCUMENT_NOTE);
	document_done(&d);
}

/* A row is a line, whatever the width; what is found in a cell is found where it stands. */
static void rows_of_a_table_are_not_wrapped(void **state)
{
	static const char text[] =
		"\1before\5\14\34Old Harbour\34twelve ships or more\14\34New\34\26nine\27";
	struct document d;
	struct statement s;
	struct query *q = query_new("nine", fold);

	(void)state;
	make(&d, &s, text);
	assert_int_equal(d.n, 5);
	assert_true(d.paragraphs[3].cut && d.paragraphs[3].gap && !d.paragraphs[4].gap);
	assert_string_equal(d.paragraphs[3].text, "\34Old Harbour  \34twelve ships or more");
	assert_string_equal(last(&d)->text, "\34New          \34\26~~nine~~\27");
	document_wrap(&d, 8);
	assert_int_equal(d.lines[d.lines_n - 1].end, last(&d)->len);
	assert_int_equal(d.lines[d.lines_n - 2].paragraph, 3);
	document_match(&d, q, fold, &s);
	assert_int_equal(d.ranges.n, 1);
	assert_int_equal(document_hit(&d, 0).at, strstr(last(&d)->text, "nine") - last(&d)->text);
	assert_int_equal(hit_at(&d, &s, (size_t)(strstr(text, "nine") - text)), 0);
	query_unref(q);
	document_done(&d);
}

/* Cells of two directions: each is apart, and takes the cells it is drawn in. */
static void cells_of_a_table_are_isolates(void **state)
{
	struct document d;
	struct statement s;

	(void)state;
	make(&d, &s, "\5\14\34بندر\34London\14\34تهران\34Paris");
	assert_string_equal(d.paragraphs[2].text, "\34\u2068بندر\u2069   \34\u2068London\u2069");
	assert_string_equal(last(&d)->text, "\34\u2068تهران\u2069  \34\u2068Paris\u2069");
	assert_int_equal(last(&d)->dir, BIDI_RTL);
	document_done(&d);
	/* Lam and alef share a cell where they are joined. */
	make(&d, &s, "\5\14\34لا\34a\14\34بب\34b");
	assert_string_equal(d.paragraphs[2].text, bidi_available()
							  ? "\34\u2068لا\u2069   \34\u2068a\u2069"
							  : "\34\u2068لا\u2069  \34\u2068a\u2069");
	document_done(&d);
}

static void struck_words_say_so(void **state)
{
	struct document d;
	struct statement s;

	(void)state;
	make(&d, &s, "\1We will \26not\27 pay");
	assert_string_equal(last(&d)->text, "We will \26~~not~~\27 pay");
	assert_int_equal(document_marks(0, MARK_STRUCK), DOCUMENT_STRUCK);
	assert_int_equal(document_marks(DOCUMENT_STRUCK, MARK_STRUCK_OFF), 0);
	document_done(&d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(title_date_and_text_stand_in_this_order),
		cmocka_unit_test(who_speaks_for_whom_is_a_line),
		cmocka_unit_test(a_title_made_of_the_text_outlives_what_made_it),
		cmocka_unit_test(lines_are_filled_to_the_width),
		cmocka_unit_test(a_place_survives_every_width),
		cmocka_unit_test(matches_have_a_place),
		cmocka_unit_test(matches_of_fields_have_a_place),
		cmocka_unit_test(numbers_of_links_move_what_follows),
		cmocka_unit_test(marks_are_on_across_lines),
		cmocka_unit_test(rows_of_a_table_are_not_wrapped),
		cmocka_unit_test(cells_of_a_table_are_isolates),
		cmocka_unit_test(struck_words_say_so),
	};

	return cmocka_run_group_tests_name("document", tests, setup, teardown);
}
