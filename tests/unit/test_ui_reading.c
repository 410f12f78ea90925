/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Reading: on from text to text, and what is searched within one. */
#include "config.h"

#include "ui/reading.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "person.h"
#include "ui/status.h"

/* The status line has TEXT, or has it not. */
static bool says(const struct person *p, const char *text)
{
	struct buf b;
	bool found;

	buf_init(&b);
	status_left(&p->ui, &b);
	found = strstr(buf_str(&b), text);
	buf_done(&b);
	return found;
}

static void the_next_text_is_a_key_away(void **state)
{
	struct person *p = *state;

	person_press(p, "Enter )");
	assert_true(p->ui.layout.focus_text);
	assert_string_equal(person_id(p), "a2006");
	person_press(p, "3 )");
	assert_string_equal(person_id(p), "b2004");
	person_press(p, "( (");
	assert_string_equal(person_id(p), "b2005");
	person_press(p, "9 (");
	assert_string_equal(person_id(p), "b2006");
	assert_int_equal(p->ui.notice.len, 0);
	person_press(p, "(");
	assert_true(p->ui.notice.len > 0);
	person_press(p, "9 9 ) )");
	assert_string_equal(person_id(p), "a2001");
	assert_true(p->ui.notice.len > 0);
}

static void space_reads_on(void **state)
{
	struct person *p = *state;
	struct reading *r = &p->ui.reading;

	person_press(p, "Enter");
	assert_false(reading_goes_on(r));
	person_press(p, "Space");
	assert_string_equal(person_id(p), "a2006");
	assert_int_equal(r->top, 0);
	assert_true(reading_goes_on(r));
	while (reading_goes_on(r)) {
		assert_string_equal(person_id(p), "a2006");
		person_press(p, "Space");
	}
	/* Other keys for a page stay in the text. */
	person_press(p, "PgDn");
	assert_string_equal(person_id(p), "a2006");
	person_press(p, "Space");
	assert_string_equal(person_id(p), "b2005");
	/* In the list it is a page. */
	person_press(p, "Esc g Space");
	assert_string_equal(person_id(p), "a2001");
}

static void a_text_opens_at_its_first_match(void **state)
{
	struct person *p = *state;
	struct reading *r = &p->ui.reading;

	ui_filter(&p->ui, "\"paragraph 35\"");
	person_wait(p);
	reading_wrap(r);
	assert_true(r->top > 0);
	assert_false(says(p, "hit"));
	person_press(p, "Enter");
	assert_true(says(p, "hit 1 of 1 · "));
	assert_true(says(p, " %"));
	/* Where one has scrolled to is where it stays when the filter changes. */
	person_press(p, "g J");
	assert_int_equal(r->top, 1);
	ui_filter(&p->ui, "\"paragraph 36\"");
	person_wait(p);
	assert_int_equal(r->top, 1);
	/* What has no match opens at its start. */
	ui_filter(&p->ui, "year:2004");
	person_wait(p);
	person_press(p, ") (");
	assert_int_equal(r->top, 0);
}

static void the_status_counts_the_matches(void **state)
{
	struct person *p = *state;

	ui_filter(&p->ui, "spring");
	person_wait(p);
	person_press(p, "j Enter");
	assert_true(says(p, "hit 1 of 40"));
	person_press(p, "n n");
	assert_true(says(p, "hit 3 of 40"));
	person_press(p, "3 N");
	assert_string_equal(person_id(p), "b2006");
	assert_true(says(p, "hit 1 of 1"));
}

static void a_search_in_the_text_leaves_the_filter(void **state)
{
	struct person *p = *state;
	struct reading *r = &p->ui.reading;
	size_t top;

	ui_filter(&p->ui, "speaker:Ann");
	person_wait(p);
	person_press(p, "Enter 5 j");
	top = r->top;
	person_press(p, "f");
	person_type(p, "graph 30");
	/* At once, and apart from the filter. */
	assert_int_equal(r->document.ranges.n, 1);
	assert_int_equal(r->hit, 0);
	assert_true(r->top > top);
	assert_int_equal(session_view(p->session)->n, 6);
	/* Esc: as it was. */
	person_press(p, "Esc");
	assert_int_equal(r->top, top);
	assert_null(r->look);
	person_press(p, "f");
	person_type(p, "3");
	person_press(p, "Enter");
	assert_true(says(p, "   f \u20683\u2069"));
	assert_string_equal(person_id(p), "a2006");
	person_press(p, "Esc");
	assert_int_equal(r->top, top);
	assert_null(r->look);
	assert_true(p->ui.layout.focus_text);
	assert_string_equal(session_filter_text(p->session), "speaker:Ann");
}

static void a_search_goes_on_in_the_next_text(void **state)
{
	struct person *p = *state;

	/* From the list it leads to the text. */
	person_press(p, "j f");
	person_type(p, "graph 30");
	person_press(p, "Enter");
	assert_true(p->ui.layout.focus_text);
	assert_string_equal(person_id(p), "a2006");
	/* Over the answer between, which has nothing. */
	person_press(p, "n");
	assert_string_equal(person_id(p), "a2005");
	assert_true(says(p, "hit 1 of 1"));
	person_press(p, "9 9 n");
	assert_string_equal(person_id(p), "a2001");
	assert_true(p->ui.notice.len > 0);
	person_press(p, "N");
	assert_string_equal(person_id(p), "a2002");
	person_press(p, "Esc");
	assert_false(p->ui.layout.focus_text);
	assert_string_equal(person_id(p), "a2006");
	/* What is not in this text may be in one that follows. */
	person_press(p, "g f");
	person_type(p, "answer of 2003");
	person_press(p, "Enter");
	assert_true(p->ui.notice.len > 0);
	person_press(p, "n");
	assert_string_equal(person_id(p), "b2003");
	/* Signs of the query language mean there what they do at the filter. */
	person_press(p, "f");
	person_type(p,
		    HAVE_PCRE2 ? "/answer of 200[12]/" : "\"answer of 2002\" | \"answer of 2001\"");
	person_press(p, "Enter n");
	assert_string_equal(person_id(p), "b2002");
	/* Searched for nothing: it is over. */
	person_press(p, "f Enter");
	assert_null(p->ui.reading.look);
}

/* ---- sittings ---- */

/* Two sittings of a parliament: seven turns, and two. */
static int sittings_setup(void **state)
{
	struct buf b;
	int result;

	buf_init(&b);
	buf_puts(&b, "<teiCorpus>");
	for (int sitting = 1; sitting <= 2; sitting++) {
		buf_printf(&b,
			   "<TEI xml:id='t%d'><teiHeader><fileDesc><titleStmt><title>Sitting %d"
			   "</title></titleStmt><sourceDesc><bibl><date when='2010-05-0%d'/></bibl>"
			   "</sourceDesc></fileDesc></teiHeader><text><body><div>",
			   sitting, sitting, sitting);
		for (int turn = 1; turn <= (sitting == 1 ? 7 : 2); turn++)
			buf_printf(&b,
				   "<u xml:id='u%d.%d' who='#%s'><seg>Words of turn %d.</seg>"
				   "<seg>And about %s.</seg></u>",
				   sitting, turn, turn % 3 ? "Ann" : "Bob", turn,
				   turn % 2 ? "ships" : "harbours");
		buf_puts(&b, "</div></body></text></TEI>");
	}
	buf_puts(&b, "</teiCorpus>");
	result = person_setup_text(state, buf_str(&b));
	buf_done(&b);
	if (result)
		return result;
	person_press(*state, ":");
	person_type(*state, "sort file");
	person_press(*state, "Enter g");
	return 0;
}

/* The text has a paragraph with TEXT. */
static size_t paragraphs(const struct person *p, const char *text)
{
	const struct document *d = &p->ui.reading.document;
	size_t n = 0;

	for (size_t i = 0; i < d->n; i++)
		n += memmem(d->paragraphs[i].text, d->paragraphs[i].len, text, strlen(text)) !=
		     NULL;
	return n;
}

static void a_sitting_is_one_text(void **state)
{
	struct person *p = *state;
	struct reading *r = &p->ui.reading;
	size_t top;

	ui_resize(&p->ui, 8, 80);
	person_press(p, "2 j Enter j");
	assert_string_equal(person_id(p), "u1.3");
	top = r->top;
	person_press(p, "T");
	assert_int_equal(paragraphs(p, "Words of turn"), 7);
	/* Who goes on speaking is not named again. */
	assert_int_equal(paragraphs(p, "Ann"), 3);
	assert_int_equal(paragraphs(p, "Bob"), 2);
	/* It begins where one was, and the list goes along. */
	assert_string_equal(person_id(p), "u1.3");
	assert_true(says(p, "turn 3 of 7"));
	person_press(p, ")");
	assert_string_equal(person_id(p), "u1.4");
	assert_true(says(p, "turn 4 of 7"));
	person_press(p, "g");
	assert_string_equal(person_id(p), "u1.1");
	assert_int_equal(r->top, 0);
	person_press(p, "5 j");
	assert_true(says(p, "turn 1 of 7") || says(p, "turn 2 of 7"));
	/* Esc: to exactly where that was. */
	person_press(p, "Esc");
	assert_string_equal(person_id(p), "u1.3");
	assert_int_equal(r->top, top);
	assert_int_equal(paragraphs(p, "Words of turn"), 1);
	/* The key again: the turn that one has come to. */
	person_press(p, "T ) ) T");
	assert_string_equal(person_id(p), "u1.5");
	assert_int_equal(paragraphs(p, "Words of turn"), 1);
	assert_true(p->ui.layout.focus_text);
}

static void matches_are_gone_through_in_a_sitting(void **state)
{
	struct person *p = *state;

	ui_filter(&p->ui, "harbours");
	person_wait(p);
	assert_int_equal(session_view(p->session)->n, 4);
	person_press(p, "g T");
	/* All of it is there, matches are marked. */
	assert_int_equal(paragraphs(p, "Words of turn"), 7);
	assert_int_equal(p->ui.reading.document.ranges.n, 3);
	person_press(p, "n n");
	assert_string_equal(person_id(p), "u1.4");
	person_press(p, "n");
	assert_string_equal(person_id(p), "u1.6");
	/* Then on to the next sitting. */
	person_press(p, "n");
	assert_string_equal(person_id(p), "u2.2");
	assert_int_equal(paragraphs(p, "Words of turn"), 2);
}

static void matches_in_a_sitting_begin_at_the_turn_one_is_at(void **state)
{
	struct person *p = *state;

	ui_filter(&p->ui, "words");
	person_wait(p);
	person_press(p, "g 4 j T n");
	assert_string_equal(person_id(p), "u1.5");
	assert_true(says(p, "hit 5 of 7"));
	person_press(p, "Esc g 4 j T N");
	assert_string_equal(person_id(p), "u1.4");
	/* Who goes to another turn begins there. */
	person_press(p, ") )");
	assert_true(says(p, "hit 6 of 7"));
	person_press(p, "n");
	assert_string_equal(person_id(p), "u1.7");
}

static void each_turn_at_the_end_has_its_place(void **state)
{
	struct person *p = *state;

	ui_resize(&p->ui, 24, 80);
	person_press(p, "T ) ) ) )");
	assert_string_equal(person_id(p), "u1.5");
	assert_true(says(p, "turn 5 of 7"));
	/* No line moves any more: the turns do. */
	person_press(p, "j");
	assert_true(says(p, "turn 6 of 7"));
	person_press(p, "PgDn");
	assert_string_equal(person_id(p), "u1.7");
	person_press(p, "j");
	assert_true(says(p, "turn 7 of 7"));
	person_press(p, "g");
	assert_true(says(p, "turn 1 of 7"));
	person_press(p, "G");
	assert_true(says(p, "turn 7 of 7"));
	person_press(p, "T");
	assert_string_equal(person_id(p), "u1.7");
}

/* A sitting goes on whatever the clock says, under headings that stand where they change. */
static int hours_setup(void **state)
{
	static const char *const turns[][3] = {
		{"10:00", "Harbours", "Ann"}, {"10:05", "Harbours", "Ann"},
		{"10:30", "Ships", "Ann"},    {"11:00", "Day one", "Bob"},
		{"11:10", "Ships", "Bob"},
	};
	struct buf b;
	int result;

	buf_init(&b);
	buf_puts(&b, "<archive>");
	for (int day = 1; day <= 2; day++)
		for (size_t i = 0; i < sizeof turns / sizeof *turns; i++)
			buf_printf(
				&b,
				"<statement id='d%d.%zu' turn='yes'><date when='2010-05-0%dT%s'/>"
				"<occasion>Day one</occasion><title>%s</title><speaker>%s</speaker>"
				"<text><p>Words of ships.</p></text></statement>",
				day, i + 1, day, turns[i][0], turns[i][1], turns[i][2]);
	buf_puts(&b, "</archive>");
	result = person_setup_text(state, buf_str(&b));
	buf_done(&b);
	if (result)
		return result;
	person_press(*state, ":");
	person_type(*state, "sort file");
	person_press(*state, "Enter g");
	return 0;
}

static void a_sitting_has_its_headings(void **state)
{
	struct person *p = *state;

	ui_resize(&p->ui, 24, 80);
	person_press(p, "j T");
	assert_true(says(p, "turn 2 of 5"));
	assert_int_equal(paragraphs(p, "Words of ships"), 5);
	assert_int_equal(paragraphs(p, "Harbours"), 1);
	assert_int_equal(paragraphs(p, "Ships"), 2);
	/* The sitting's own name is no heading within it, unless another one was before. */
	assert_int_equal(paragraphs(p, "Day one"), 2);
	/* Under a heading it is said again who speaks. */
	assert_int_equal(paragraphs(p, "Ann"), 2);
	assert_int_equal(paragraphs(p, "Bob"), 2);
	/* What is found in a heading is marked there. */
	ui_filter(&p->ui, "ships");
	person_wait(p);
	assert_int_equal(p->ui.reading.document.ranges.n, 7);
}

static void what_is_no_turn_stays_alone(void **state)
{
	struct person *p = *state;

	person_press(p, "T");
	assert_false(p->ui.reading.joined);
	assert_true(p->ui.notice.len > 0);
}

/* ---- what is not wrapped ---- */

static int table_setup(void **state)
{
	return person_setup_text(
		state,
		"<rss version='2.0'><channel><title>T</title><item><title>A table</title>"
		"<description>&lt;p&gt;Words.&lt;/p&gt;&lt;table&gt;&lt;tr&gt;&lt;td&gt;Name of "
		"the "
		"country&lt;/td&gt;&lt;td&gt;Name of its capital&lt;/td&gt;&lt;td&gt;Language that "
		"is spoken "
		"there&lt;/td&gt;&lt;/tr&gt;&lt;/table&gt;&lt;pre&gt;"
		"0123456789012345678901234567890123456789012345678901234567890123456789\n"
		"    second line&lt;/pre&gt;</description></item></channel></rss>");
}

static void wide_tables_are_moved_sideways(void **state)
{
	struct person *p = *state;
	struct reading *r = &p->ui.reading;
	const struct document_line *row = NULL, *code = NULL;

	person_press(p, "Enter");
	reading_wrap(r);
	assert_true(r->document.widest > r->document.width);
	for (size_t i = 0; i < r->document.lines_n; i++) {
		const struct document_line *l = &r->document.lines[i];

		if (r->document.paragraphs[l->paragraph].cut && !l->blank) {
			row = row ? row : l;
			code = l;
		}
	}
	assert_non_null(row);
	assert_memory_equal(r->document.paragraphs[row->paragraph].text +
				    document_skip(&r->document, row, 5),
			    "of the", 6);
	/* What is preformatted keeps its lines. */
	assert_memory_equal(r->document.paragraphs[code->paragraph].text +
				    document_skip(&r->document, code, 4),
			    "second line", 11);
	assert_int_equal(r->document.paragraphs[code->paragraph].cells, 70);
	person_press(p, "h");
	assert_true(p->ui.notice.len > 0);
	person_press(p, "l Right");
	assert_int_equal(r->shift, 16);
	person_press(p, "Left");
	assert_int_equal(r->shift, 8);
	person_press(p, "9 9 l");
	assert_int_equal(r->shift, r->document.widest - r->document.width);
	/* On a wide screen all of it fits. */
	ui_resize(&p->ui, 24, 200);
	reading_wrap(r);
	assert_int_equal(r->shift, 0);
}

int main(void)
{
#define AT_SCREEN(f) cmocka_unit_test_setup_teardown(f, person_setup, person_teardown)
	const struct CMUnitTest tests[] = {
		AT_SCREEN(the_next_text_is_a_key_away),
		AT_SCREEN(space_reads_on),
		AT_SCREEN(a_text_opens_at_its_first_match),
		AT_SCREEN(the_status_counts_the_matches),
		AT_SCREEN(a_search_in_the_text_leaves_the_filter),
		AT_SCREEN(a_search_goes_on_in_the_next_text),
		AT_SCREEN(what_is_no_turn_stays_alone),
		cmocka_unit_test_setup_teardown(a_sitting_is_one_text, sittings_setup,
						person_teardown),
		cmocka_unit_test_setup_teardown(matches_are_gone_through_in_a_sitting,
						sittings_setup, person_teardown),
		cmocka_unit_test_setup_teardown(matches_in_a_sitting_begin_at_the_turn_one_is_at,
						sittings_setup, person_teardown),
		cmocka_unit_test_setup_teardown(each_turn_at_the_end_has_its_place, sittings_setup,
						person_teardown),
		cmocka_unit_test_setup_teardown(a_sitting_has_its_headings, hours_setup,
						person_teardown),
		cmocka_unit_test_setup_teardown(wide_tables_are_moved_sideways, table_setup,
						person_teardown),
	};

	return cmocka_run_group_tests_name("reading", tests, NULL, NULL);
}
