/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Columns of the list by width, and what stands there when there are no rows. */
#include "config.h"

#include "ui/columns.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "person.h"
#include "ui/go.h"
#include "ui/status.h"

static const struct columns_archive feed, debate = {.turns = true, .speakers = true},
					  found = {.hits = true},
					  rich = {.speakers = true, .kinds = true, .titles = true};

/* The columns as text: "date:11@0 ...". */
static const char *laid_out(const char *wanted, const struct columns_archive *has,
			    enum field_id sort, int width)
{
	static char text[400];
	struct columns_choice choice = {.n = 0};
	struct columns c;
	size_t len = 0;

	if (*wanted)
		columns_read(&choice, wanted);
	columns_make(&c, &choice, has, sort, false, width);
	text[0] = '\0';
	for (int i = 0; i < c.n; i++) {
		const struct column *item = &c.items[i];

		assert_true(!item->cells || item->x + item->cells <= width);
		len += (size_t)snprintf(text + len, sizeof text - len, "%s%s:%d", i ? " " : "",
					item->field == COLUMN_HITS ? "hits"
					: item->field == COLUMN_HEADLINE
						? "headline"
						: field_table[item->field].name,
					item->cells);
	}
	return text;
}

static void columns_suit_the_width(void **state)
{
	(void)state;
	assert_string_equal(laid_out("", &feed, FIELD_DATE, 10), "headline:10");
	assert_string_equal(laid_out("", &feed, FIELD_DATE, 19), "date:5 headline:13");
	assert_string_equal(laid_out("", &feed, FIELD_DATE, 34), "date:11 headline:21");
	assert_string_equal(laid_out("", &debate, FIELD_DATE, 34), "date:11 headline:21");
	assert_string_equal(laid_out("", &found, FIELD_DATE, 51), "date:11 headline:32 hits:4");
	assert_string_equal(laid_out("", &rich, FIELD_DATE, 51), "date:11 headline:38");
	assert_string_equal(laid_out("", &rich, FIELD_DATE, 87),
			    "date:11 speaker:20 headline:40 kind:10");
	assert_string_equal(laid_out("", &rich, FIELD_DATE, 119),
			    "date:11 speaker:20 headline:35 title:35 kind:10");
}

static void the_order_is_always_shown(void **state)
{
	(void)state;
	assert_string_equal(laid_out("", &feed, FIELD_TITLE, 34), "date:11 title:21");
	assert_string_equal(laid_out("", &feed, FIELD_PARTY, 51), "date:11 party:10 headline:26");
	assert_string_equal(laid_out("", &feed, FIELD_OCCASION, 34), "date:11 headline:21");
	assert_string_equal(laid_out("", &debate, FIELD_SPEAKER, 34), "date:11 headline:21");
	assert_string_equal(laid_out("date title", &feed, FIELD_PLACE, 60),
			    "date:11 place:20 title:25");
	for (int width = 1; width < 130; width++)
		for (unsigned f = 0; f < field_count; f++) {
			const char *row =
				laid_out("title date text kind", &feed, (enum field_id)f, width);

			assert_true(f == FIELD_FILE || width < 30 ||
				    strstr(row, field_table[f].name));
		}
}

static void named_columns_are_taken(void **state)
{
	(void)state;
	assert_string_equal(laid_out("date speaker title", &feed, FIELD_DATE, 79),
			    "date:11 speaker:20 title:44");
	/* The last ones go where there is no room. */
	assert_string_equal(laid_out("date, speaker, party, text", &feed, FIELD_DATE, 34),
			    "date:11 speaker:11 party:8");
	assert_string_equal(laid_out("id", &feed, FIELD_FILE, 30), "id:30");
	assert_string_equal(laid_out("auto", &feed, FIELD_DATE, 34), "date:11 headline:21");
}

static void columns_are_typed(void **state)
{
	struct person *p = *state;

	go_to(&p->ui, "columns speaker title");
	list_columns(&p->ui.list);
	assert_true(columns_have(&p->ui.list.columns, FIELD_SPEAKER));
	assert_int_equal(p->ui.notice.len, 0);
	go_to(&p->ui, "columns speeker");
	assert_non_null(strstr(buf_str(&p->ui.notice), "'speeker'; did you mean speaker?"));
	list_columns(&p->ui.list);
	assert_true(columns_have(&p->ui.list.columns, FIELD_SPEAKER));
	/* One name after the other is completed. */
	person_press(p, ":");
	person_type(p, "columns date spe");
	person_press(p, "Tab");
	assert_string_equal(prompt_text(&p->ui.prompt), "columns date speaker");
	person_press(p, "Enter");
	list_columns(&p->ui.list);
	assert_int_equal(p->ui.list.columns.items[0].field, FIELD_DATE);
	go_to(&p->ui, "columns auto");
	list_columns(&p->ui.list);
	assert_true(columns_have(&p->ui.list.columns, COLUMN_HEADLINE));
}

static void the_setting_is_checked(void **state)
{
	struct settings s;
	struct err err = {0};

	(void)state;
	settings_init(&s);
	assert_string_equal(s.list, "auto");
	assert_true(settings_set(&s, "list", "date Speaker, title", &err));
	assert_string_equal(s.list, "date Speaker, title");
	assert_false(settings_set(&s, "list", "date tile", &err));
	assert_non_null(strstr(err.text, "tile"));
	assert_string_equal(s.list, "date Speaker, title");
	settings_done(&s);
}

static void hits_are_counted(void **state)
{
	struct person *p = *state;
	struct query_scratch *x = query_scratch_new(session_fold(p->session));

	list_columns(&p->ui.list);
	assert_false(p->ui.list.has.hits);
	ui_filter(&p->ui, "spring | \"new year\"");
	person_wait(p);
	person_press(p, "j");
	assert_string_equal(person_id(p), "a2006");
	assert_int_equal(list_hits(&p->ui.list, x, session_view(p->session)->selected), 41);
	list_columns(&p->ui.list);
	assert_true(p->ui.list.has.hits);
	query_scratch_free(x);
}

/* ---- the header ---- */

static void header(const struct person *p, struct buf *title, struct buf *right)
{
	buf_clear(title);
	buf_clear(right);
	status_header(&p->ui, 80, title, right);
}

static void the_header_has_order_and_numbers(void **state)
{
	struct person *p = *state;
	struct buf title, right;

	buf_init(&title);
	buf_init(&right);
	header(p, &title, &right);
	assert_string_equal(buf_str(&right), "12");
	ui_filter(&p->ui, "speaker:Ann");
	person_wait(p);
	header(p, &title, &right);
	assert_string_equal(buf_str(&right), "12 · 6 shown");
	person_press(p, "s t");
	header(p, &title, &right);
	assert_string_equal(buf_str(&right), "by title   12 · 6 shown");
	person_press(p, "s d S");
	header(p, &title, &right);
	assert_string_equal(buf_str(&right), "oldest first   12 · 6 shown");
	buf_done(&title);
	buf_done(&right);
}

static void columns_without_room_are_told(void **state)
{
	struct person *p = *state;
	struct buf title, right;

	buf_init(&title);
	buf_init(&right);
	go_to(&p->ui, "columns date speaker speaker");
	header(p, &title, &right);
	assert_string_equal(buf_str(&right), "12");
	go_to(&p->ui, "columns date speaker party kind topic title place");
	header(p, &title, &right);
	assert_string_equal(buf_str(&right), "columns 3 of 7   12");
	/* All that there are. */
	go_to(&p->ui,
	      "columns id date date_text title occasion speaker role party constituency gender "
	      "place "
	      "language kind topic source note summary text published updated file mark tag");
	header(p, &title, &right);
	assert_non_null(strstr(buf_str(&right), " of 23   12"));
	/* Lines have room for all of them. */
	ui_be_linear(&p->ui, 40);
	list_columns(&p->ui.list);
	assert_int_equal(p->ui.list.columns.n, 23);
	header(p, &title, &right);
	assert_string_equal(buf_str(&right), "12");
	buf_done(&title);
	buf_done(&right);
}

/* ---- nothing ---- */

static const char *line(const struct person *p, size_t n)
{
	static char text[200];
	struct buf b;

	buf_init(&b);
	snprintf(text, sizeof text, "%s", nothing_line(&p->ui.nothing, n, &b) ? buf_str(&b) : "-");
	/* without the isolates around what is quoted of the query: U+2068, U+2069 */
	for (char *at = text; (at = strstr(at, "\342\201"));)
		memmove(at, at + 3, strlen(at + 3) + 1);
	buf_done(&b);
	return text;
}

static void find_nothing(struct person *p, const char *filter)
{
	ui_filter(&p->ui, filter);
	person_wait(p);
	while (ui_work(&p->ui))
		;
}

static void nothing_says_what_would_help(void **state)
{
	struct person *p = *state;

	assert_string_equal(line(p, 0), "-");
	find_nothing(p, "spirng");
	assert_string_equal(line(p, 0), "Nothing matches.");
	assert_string_equal(line(p, 1), "Did you mean spring (12)?");
	assert_non_null(strstr(line(p, 2), "12"));
	assert_string_equal(line(p, 3), "-");
	/* Each term by itself; what must not be there is none of them. */
	find_nothing(p, "sumer (Ann | Bob) -speaker:Bob \"New Year\" year:2003");
	assert_string_equal(line(p, 1), "  sumer  0");
	assert_string_equal(line(p, 2), "  Ann  6");
	assert_string_equal(line(p, 3), "  Bob  6");
	assert_string_equal(line(p, 4), "  \"New Year\"  6");
	assert_string_equal(line(p, 5), "  year:2003  2");
	assert_string_equal(line(p, 6), "Did you mean summer (6)?");
	find_nothing(p, "qqqqqqq");
	assert_non_null(strstr(line(p, 1), "Esc"));
	/* The next filter finds something again. */
	find_nothing(p, "spring");
	assert_string_equal(line(p, 0), "-");
}

static void words_have_a_distance(void **state)
{
	static const uint32_t word[] = {'k', 'i', 't', 't', 'e', 'n'};
	static const uint32_t other[] = {'k', 'i', 't', 'e', 't', 'n'};

	(void)state;
	assert_int_equal(near_distance(word, 6, word, 6, 2), 0);
	assert_int_equal(near_distance(word, 6, other, 6, 2), 1);
	assert_int_equal(near_distance(word, 6, word, 4, 2), 2);
	assert_int_equal(near_distance(word, 6, word, 3, 2), 3);
	assert_int_equal(near_distance(word, 0, word, 2, 2), 2);
}

int main(void)
{
#define AT_SCREEN(f) cmocka_unit_test_setup_teardown(f, person_setup, person_teardown)
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(columns_suit_the_width),
		cmocka_unit_test(the_order_is_always_shown),
		cmocka_unit_test(named_columns_are_taken),
		cmocka_unit_test(the_setting_is_checked),
		AT_SCREEN(columns_are_typed),
		AT_SCREEN(hits_are_counted),
		AT_SCREEN(the_header_has_order_and_numbers),
		AT_SCREEN(columns_without_room_are_told),
		AT_SCREEN(nothing_says_what_would_help),
		cmocka_unit_test(words_have_a_distance),
	};

	return cmocka_run_group_tests_name("columns", tests, NULL, NULL);
}
