/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Sorting a list that takes a while: the sign that it goes on, keys meanwhile, and Esc. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "person.h"
#include "ui/hints.h"
#include "ui/status.h"

enum { MANY = 20000, WORDS = 90 };

static void write_many(const char *path)
{
	FILE *out = fopen(path, "w");

	assert_non_null(out);
	fprintf(out, "<archive><title>Long</title>");
	for (int i = 0; i < MANY; i++) {
		fprintf(out, "<statement id='s%d'><date when='%d'/><title>", i, 1990 + i % 30);
		for (int k = 0; k < WORDS; k++)
			fprintf(out, "same words ");
		fprintf(out, "%05d</title></statement>", MANY - i);
	}
	fprintf(out, "</archive>");
	assert_int_equal(fclose(out), 0);
}

static int setup_many(void **state)
{
	struct person *p;

	if (person_setup(state))
		return -1;
	p = *state;
	write_many(p->path);
	person_press(p, "R");
	return session_total(p->session) == MANY ? 0 : -1;
}

static const char *left(const struct person *p)
{
	static char said[256];
	struct buf b;

	buf_init(&b);
	status_left(&p->ui, &b);
	snprintf(said, sizeof said, "%s", buf_str(&b));
	buf_done(&b);
	return said;
}

static void press(struct person *p, const char *key)
{
	keys_press(&p->ui, keymap_key(key, strlen(key)));
}

static const char *title(const struct person *p)
{
	const struct view *v = session_view(p->session);

	return session_archive(p->session)->items[v->selected]->id;
}

static void list_stays_usable(void **state)
{
	struct person *p = *state;
	struct buf hints;

	person_press(p, "g g");
	press(p, "s");
	press(p, "t");
	assert_non_null(strstr(left(p), "1 of 20,000   sorting by title: "));
	buf_init(&hints);
	hints_row(&p->ui, 8, &hints);
	assert_string_equal(buf_str(&hints), "esc stop");
	buf_done(&hints);
	press(p, "j");
	ui_poll(&p->ui);
	assert_non_null(strstr(left(p), "2 of 20,000   sorting by title: "));
	/* The order of before: the second of the newest. */
	assert_string_equal(title(p), "s59");
	person_wait(p);
	assert_string_equal(left(p), "by title");
	assert_string_equal(title(p), "s59");
	assert_int_equal(p->ui.list.rows.selected, MANY - 60);
	/* What was made is kept, and turned round. */
	person_press(p, "S");
	assert_string_equal(left(p), "by title, reversed");
	assert_int_equal(p->ui.list.rows.selected, 59);
}

static void esc_stops(void **state)
{
	struct person *p = *state;
	size_t row;

	person_press(p, "j j j");
	row = p->ui.list.rows.selected;
	press(p, "s");
	press(p, "t");
	ui_poll(&p->ui);
	press(p, "Esc");
	assert_string_equal(left(p), "sorting stopped: the order is as it was");
	person_wait(p);
	assert_int_equal(p->ui.list.rows.selected, row);
	assert_int_equal(session_view(p->session)->sort, FIELD_DATE);
	/* Another order takes its place. */
	press(p, "s");
	press(p, "t");
	ui_poll(&p->ui);
	press(p, "s");
	press(p, "f");
	person_wait(p);
	assert_string_equal(left(p), "in the order of the file");
	assert_int_equal(session_view(p->session)->sort, FIELD_FILE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(list_stays_usable, setup_many, person_teardown),
		cmocka_unit_test_setup_teardown(esc_stops, setup_many, person_teardown),
	};

	return cmocka_run_group_tests_name("ui_sort", tests, NULL, NULL);
}
