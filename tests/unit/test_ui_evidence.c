/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Every number that a view shows leads to what it counts: Enter lists just so many, Esc comes back to it. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "person.h"

#include "analysis/concordance.h"
#include "app/complete.h"
#include "archive/archive.h"
#include "ui/concordance_pane.h"
#include "ui/counts_pane.h"
#include "ui/cross_pane.h"
#include "ui/facets_pane.h"
#include "ui/palette.h"

/* Values that others hold, phrases said again, marks and quotation marks, dates that are none or doubtful. */
static const char text[] =
	"<archive><title>Speeches</title>"
	"<statement id='a'><date when='2001-01-01'/><occasion>New "
	"Year</occasion><speaker>Ann</speaker>"
	"<text><p>We hope for peace, and we hope for a spring of peace and of plenty for us "
	"all.</p>"
	"</text></statement>"
	"<statement id='b'><date when='2001-06-05'/><occasion>New Year 2001</occasion>"
	"<speaker>Ann Lee</speaker><text><p>They hope for peace, and they hope for a spring of "
	"peace and "
	"of plenty for us all. Peace peace peace.</p></text></statement>"
	"<statement id='c'><date when='2002?'/><occasion>The \"New\" "
	"Year</occasion><speaker>Bob</speaker>"
	"<text><p>Jos\u00e9 said: summer is no spring of peace.</p><p>Of plenty for us all he said "
	"nothing at all.</p></text></statement>"
	"<statement id='d'><occasion>Budget</occasion><speaker>Bob; Ann</speaker><text><p>The "
	"budget of "
	"the year is the budget of peace, we hope for peace.</p></text></statement>"
	"<statement id='e'><date when='2001-12-01/2002-02-01'/><speaker>Jos\u00e9</speaker><text>"
	"<p>Jose is Jos\u00e9, and the budget of the year is a hope for "
	"peace.</p></text></statement>"
	"<statement id='f'><date when='2003-02'/><occasion>New "
	"Year</occasion><speaker>Jose</speaker>"
	"<text><p>Nothing was said of a summer, nothing of a "
	"spring.</p></text></statement></archive>";

static int setup(void **state)
{
	return person_setup_text(state, text);
}

static void work(struct person *p)
{
	while (ui_work(&p->ui))
		;
	person_wait(p);
}

static void filter(struct person *p, const char *query)
{
	person_press(p, "/ ^U");
	person_type(p, query);
	person_press(p, "Enter");
	work(p);
}

/* The column called NAME; columns_n where there is none. */
static size_t column_of(const struct counts *c, const char *name)
{
	size_t i = 0;

	while (i < c->ops->columns_n &&
	       (strcmp(c->ops->columns[i].name, name) || !counts_has(c, i)))
		i++;
	return i;
}

/* The lines and the statements of the concordance that is open. */
static void listed(struct person *p, size_t *lines, size_t *statements)
{
	const struct concordance_pane *c = (const struct concordance_pane *)p->ui.view;
	bool seen[16] = {false};

	assert_int_equal(p->ui.view->bit, PANE_CONCORDANCE);
	*lines = c->rows.n;
	*statements = 0;
	for (size_t i = 0; i < c->rows.n; i++) {
		struct concordance_line line;

		concordance_line(c->lines, i, &line);
		*statements += !seen[line.number];
		seen[line.number] = true;
	}
}

/* Each row of the view that KEYS open: as many lines as the column PLACES says, in so many statements. */
static void counted(struct person *p, const char *query, const char *keys, const char *places,
		    size_t least)
{
	struct counts_pane *c;
	size_t rows, lines, statements;

	filter(p, query);
	person_press(p, keys);
	work(p);
	c = (struct counts_pane *)p->ui.view;
	rows = c->rows.n;
	if (rows < least)
		fail_msg("%s %s: %zu rows", query, keys, rows);
	for (size_t i = 0; i < rows; i++) {
		size_t row = c->listed[i], at = column_of(c->counts, places),
		       in = column_of(c->counts, "statements"), len;
		const char *label = c->counts->ops->label_of(c->counts, row, &len);
		char name[80];

		snprintf(name, sizeof name, "%s: %.*s", keys, (int)len, label);
		assert_int_equal(c->rows.selected, i);
		person_press(p, "Enter");
		work(p);
		listed(p, &lines, &statements);
		if (lines != (size_t)c->counts->ops->value(c->counts, row, at) ||
		    statements != (size_t)c->counts->ops->value(c->counts, row, in))
			fail_msg("%s: %zu lines in %zu statements, not %g in %g", name, lines,
				 statements, c->counts->ops->value(c->counts, row, at),
				 c->counts->ops->value(c->counts, row, in));
		person_press(p, "Esc");
		work(p);
		assert_ptr_equal(p->ui.view, &c->pane);
		assert_int_equal(c->rows.n, rows);
		assert_int_equal(c->rows.selected, i);
		person_press(p, "j");
	}
	person_press(p, "Esc");
	assert_null(p->ui.view);
}

static void words_lead_to_their_places(void **state)
{
	struct person *p = *state;

	p->settings.keyness_least = 1;
	counted(p, "", "W 1 m", "words", 20);
	counted(p, "speaker:ann", "W 1 m h", "words", 5);
	counted(p, "speaker:ann", "W v", "words", 1);
}

static void words_beside_lead_to_their_lines(void **state)
{
	struct person *p = *state;

	counted(p, "peace", "C 1 m", "lines", 10);
	counted(p, "peace | hope", "C 1 m v", "lines", 5);
	counted(p, "jose", "C 1 m v", "lines", 3);
}

static void phrases_lead_to_their_places(void **state)
{
	struct person *p = *state;

	counted(p, "", "P 2 m", "count", 5);
	counted(p, "", "P 2 m l", "count", 5);
	counted(p, "peace", "P Space", "count", 1);
}

static void passages_lead_to_their_places(void **state)
{
	struct person *p = *state;

	counted(p, "", "u v", "count", 1);
}

static void values_lead_to_their_statements(void **state)
{
	struct person *p = *state;
	enum field_id fields[FIELD_NONE + 1];
	struct facets_pane *f;
	int n, at;

	person_press(p, "o");
	work(p);
	f = (struct facets_pane *)p->ui.view;
	n = facets_pane_fields(f, fields, &at);
	assert_true(n >= 4);
	for (int k = 0; k < n; k++) {
		size_t rows = f->rows.n;

		assert_true(rows > 0);
		for (size_t i = 0; i < rows; i++) {
			size_t want = f->tally.rows[f->values[i]].shown;

			assert_int_equal(f->rows.selected, i);
			person_press(p, "Enter");
			work(p);
			assert_null(p->ui.view);
			if (session_view(p->session)->n != want)
				fail_msg("%s: %zu statements, not %zu",
					 session_filter_text(p->session),
					 session_view(p->session)->n, want);
			person_press(p, "Esc");
			work(p);
			assert_ptr_equal(p->ui.view, &f->pane);
			assert_int_equal(f->rows.selected, i);
			person_press(p, "j");
		}
		person_press(p, "Tab");
		work(p);
	}
}

/* Each cell of the table of FIELDS. */
static void cells(struct person *p, const char *fields)
{
	struct cross_pane *c;
	size_t rows, columns;

	person_type(p, ":cross ");
	person_type(p, fields);
	person_press(p, "Enter");
	work(p);
	assert_int_equal(p->ui.view->bit, PANE_CROSS);
	c = (struct cross_pane *)p->ui.view;
	rows = c->rows.n;
	columns = c->cross.across.n + 1;
	for (size_t i = 0; i < rows; i++) {
		for (size_t k = 0; k < columns; k++) {
			size_t want =
				cross_cell(&c->cross, cross_pane_row(c, i), cross_pane_column(k));

			assert_int_equal(c->rows.selected, i);
			assert_int_equal(c->column, k);
			person_press(p, "Enter");
			work(p);
			if (want && (i || k)) {
				assert_null(p->ui.view);
				if (session_view(p->session)->n != want)
					fail_msg("%s: %zu statements, not %zu",
						 session_filter_text(p->session),
						 session_view(p->session)->n, want);
				person_press(p, "Esc");
				work(p);
			} else {
				assert_true(p->ui.notice.len > 0);
			}
			assert_ptr_equal(p->ui.view, &c->pane);
			person_press(p, "l");
		}
		person_press(p, "9 9 h j");
	}
	person_press(p, "Esc");
}

static void cells_lead_to_their_statements(void **state)
{
	struct person *p = *state;

	cells(p, "speaker year");
	cells(p, "month speaker");
	cells(p, "occasion,decade");
	cells(p, "party occasion");
	filter(p, "peace | summer");
	cells(p, "year speaker");
	cells(p, "speaker");
}

/* Where there is nothing there is nothing to order; a first row may have no cells. */
static void an_empty_table_is_ordered(void **state)
{
	struct person *p = *state;
	const struct cross_pane *c;

	filter(p, "zzzz");
	person_press(p, "X s s s");
	work(p);
	assert_int_equal(p->ui.view->bit, PANE_CROSS);
	c = (const struct cross_pane *)p->ui.view;
	assert_int_equal(c->cross.down.n, 0);
	assert_int_equal(c->rows.n, 1);
	person_press(p, "X");
	filter(p, "year:2003");
	cells(p, "year speaker");
	assert_int_equal(c->cross.down.sums[0], 0);
	assert_int_equal(cross_cell(&c->cross, CROSS_SUM, CROSS_SUM), 1);
}

/* A view that is turned and ordered stays at its cell. */
static void a_table_turns(void **state)
{
	struct person *p = *state;
	const struct cross_pane *c;
	struct complete offered;

	person_press(p, "X");
	work(p);
	c = (const struct cross_pane *)p->ui.view;
	assert_string_equal(c->cross.down.name, "speaker");
	assert_string_equal(c->cross.across.name, "year");
	person_press(p, "j j l");
	assert_int_equal(cross_cell(&c->cross, cross_pane_row(c, 2), 0), 0);
	person_press(p, "Tab");
	work(p);
	assert_string_equal(c->cross.down.name, "year");
	assert_int_equal(c->rows.selected, 1);
	assert_int_equal(c->column, 2);
	person_press(p, "Tab s s");
	work(p);
	assert_int_equal(c->order, CROSS_BY_COLUMN);
	assert_int_equal(c->by, c->column);
	for (size_t i = 2; i < c->rows.n; i++)
		assert_true(cross_cell(&c->cross, cross_pane_row(c, i - 1), c->by - 1) >=
			    cross_cell(&c->cross, cross_pane_row(c, i), c->by - 1));
	/* From the values, by year. */
	person_press(p, "X o v");
	work(p);
	assert_int_equal(p->ui.view->bit, PANE_CROSS);
	assert_string_equal(c->cross.down.name, "occasion");
	/* What is no field is refused. */
	person_type(p, ":cross speakr year");
	person_press(p, "Enter");
	assert_non_null(strstr(buf_str(&p->ui.notice), "speakr"));
	assert_string_equal(c->cross.down.name, "occasion");
	palette_complete(&offered, &p->ui, "cross speaker mo", strlen("cross speaker mo"));
	assert_int_equal(offered.n, 1);
	assert_string_equal(offered.items[0].text, "month");
	complete_done(&offered);
}

/* A line of the concordance leads to that very place. */
static void lines_lead_to_their_places(void **state)
{
	struct person *p = *state;
	struct concordance_pane *c;
	size_t rows;

	filter(p, "peace");
	person_press(p, "w");
	work(p);
	c = (struct concordance_pane *)p->ui.view;
	rows = c->rows.n;
	assert_int_equal(rows, 11);
	for (size_t i = 0; i < rows; i++) {
		struct concordance_line line;

		concordance_line(c->lines, i, &line);
		person_press(p, "Enter");
		work(p);
		assert_null(p->ui.view);
		assert_int_equal(session_view(p->session)->selected, line.number);
		assert_int_not_equal(p->ui.reading.hit, READING_NO_HIT);
		person_press(p, "Esc");
		work(p);
		assert_int_equal(c->rows.selected, i);
		person_press(p, "j");
	}
}

int main(void)
{
#define PERSON(test) cmocka_unit_test_setup_teardown(test, setup, person_teardown)
	const struct CMUnitTest tests[] = {
		PERSON(words_lead_to_their_places),      PERSON(words_beside_lead_to_their_lines),
		PERSON(phrases_lead_to_their_places),    PERSON(passages_lead_to_their_places),
		PERSON(values_lead_to_their_statements), PERSON(cells_lead_to_their_statements),
		PERSON(an_empty_table_is_ordered),       PERSON(a_table_turns),
		PERSON(lines_lead_to_their_places),
	};

	return cmocka_run_group_tests_name("ui evidence", tests, NULL, NULL);
}
