/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Facets: the values of a field, their spellings and their order. */
#include "config.h"

#include "analysis/facets.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "counted.h"
#include "own.h"

#define ROWS(rows) (rows), sizeof(rows) / sizeof *(rows)

static int setup(void **state)
{
	struct counted *c = calloc(1, sizeof *c);

	counted_init(c);
	*state = c;
	return 0;
}

static int teardown(void **state)
{
	counted_done(*state);
	free(*state);
	return 0;
}

/* "label shown/all, ..."; without: none. */
static void is(struct counted *c, enum field_id field, const char *words, bool by_name,
	       const char *want)
{
	struct tally_source source = counted_source(c);
	struct facets f;
	struct tally t;
	struct buf b;
	uint32_t *rows;
	size_t n;

	buf_init(&b);
	facets_init(&f, c->fold, c->collate);
	tally_init(&t, c->fold);
	facets_reset(&f, field, CALENDAR_GREGORIAN);
	while (facets_work(&f, &c->archive))
		;
	assert_true(facets_ready(&f, &c->archive));
	tally_start(&t, &f.grouping, &source, false);
	rows = xcalloc(f.values_n, sizeof *rows);
	n = facets_list(&f, &t, words, by_name, rows);
	for (size_t i = 0; i < n; i++) {
		size_t len;
		const char *label = facets_label(&f, rows[i], &len);

		buf_printf(&b, "%s%.*s %zu/%zu", i ? ", " : "", (int)len, label,
			   t.rows[rows[i]].shown, t.rows[rows[i]].all);
	}
	buf_printf(&b, "; %zu", t.rows[FACETS_NONE].shown);
	assert_string_equal(buf_str(&b), want);
	free(rows);
	tally_done(&t);
	facets_done(&f);
	buf_done(&b);
}

static const struct counted_row mixed[] = {
	{"2019", "Zoë Müller; Ali Karimi", "Quds Day", "unity"},
	{"2020-05", "ALI KARIMI", "quds day", "unity"},
	{"2020-05-06", "Ali Karimi", "Quds  Day", "work"},
	{"-0043", "Zoe Muller", NULL, "work"},
	{"2019/2021", "Ali Karimi; ali karimi", "Quds day ", "unity"},
	{NULL, NULL, "علي", "work"},
	{NULL, "; ", "علی", "work"},
	{"2019", NULL, "علی", NULL},
};

/* Those that are one to a reader are one, under the spelling used most, the first of equals. */
static void spellings(void **state)
{
	struct counted *c = *state;

	counted_add(c, ROWS(mixed));
	is(c, FIELD_SPEAKER, "", false, "Ali Karimi 4/4, Zoë Müller 2/2; 3");
	is(c, FIELD_OCCASION, "", false, "Quds Day 4/4, علی 3/3; 1");
	counted_filter(c, "unity");
	is(c, FIELD_SPEAKER, "", false, "Ali Karimi 3/4, Zoë Müller 1/2; 0");
	is(c, FIELD_OCCASION, "", false, "Quds Day 3/4; 0");
	counted_filter(c, "nothing at all");
	is(c, FIELD_OCCASION, "", false, "; 0");
}

static void orders(void **state)
{
	static const struct counted_row rows[] = {
		{NULL, "b", NULL, "x"},  {NULL, "b", NULL, "x"}, {NULL, "c", NULL, "x"},
		{NULL, "a", NULL, "x"},  {NULL, "é", NULL, "x"}, {NULL, "d e", NULL, "x"},
		{NULL, "c", NULL, NULL}, {NULL, "f", NULL, "x"}, {NULL, "de", NULL, "x"}};
	struct counted *c = *state;

	counted_add(c, ROWS(rows));
	is(c, FIELD_SPEAKER, "", false, "b 2/2, c 2/2, a 1/1, d e 1/1, de 1/1, é 1/1, f 1/1; 0");
	is(c, FIELD_SPEAKER, "", true, "a 1/1, b 2/2, c 2/2, d e 1/1, de 1/1, é 1/1, f 1/1; 0");
	is(c, FIELD_SPEAKER, "e", true, "d e 1/1, de 1/1, é 1/1; 0");
	is(c, FIELD_SPEAKER, "e d", true, "d e 1/1, de 1/1; 0");
}

static void years(void **state)
{
	struct counted *c = *state;

	counted_add(c, ROWS(mixed));
	is(c, FACETS_YEAR, "", true, "-43 1/1, 2019 2/2, 2020 2/2; 3");
}

/* More than fit one slice, in two batches, every one another. */
static void many(void **state)
{
	enum { N = 70000 };
	struct counted *c = *state;
	struct counted_row *rows = calloc(N, sizeof *rows);
	char(*names)[16] = calloc(N, sizeof *names);
	struct facets f;
	struct tally t;
	struct tally_source source;
	uint32_t *out;
	size_t slices = 0, n, len;

	for (size_t i = 0; i < N; i++) {
		/* In an order that is none. */
		snprintf(names[i], sizeof *names, "name %05zu", i * 7919 % (N - 1));
		rows[i].speaker = names[i];
	}
	counted_add(c, rows, 1000);
	counted_add(c, rows + 1000, N - 1000);
	source = counted_source(c);
	facets_init(&f, c->fold, c->collate);
	tally_init(&t, c->fold);
	facets_reset(&f, FIELD_SPEAKER, CALENDAR_GREGORIAN);
	while (facets_work(&f, &c->archive))
		slices++;
	assert_true(slices > 4);
	tally_start(&t, &f.grouping, &source, false);
	out = xcalloc(f.values_n, sizeof *out);
	n = facets_list(&f, &t, "", true, out);
	assert_int_equal(n, N - 1);
	assert_memory_equal(facets_label(&f, out[0], &len), "name 00000", 10);
	for (size_t i = 1; i < n; i++)
		assert_true(memcmp(facets_label(&f, out[i - 1], &len),
				   facets_label(&f, out[i], &len), 10) < 0);
	n = facets_list(&f, &t, "", false, out);
	assert_memory_equal(facets_label(&f, out[0], &len), "name 00000", 10);
	assert_int_equal(t.rows[out[0]].shown, 2);
	free(out);
	free(rows);
	free(names);
	tally_done(&t);
	facets_done(&f);
}

/* What is added to the filter means that value. */
static void queries(void **state)
{
	static const struct counted_row rows[] = {
		{"2021", "Ali Karimi", NULL, NULL},
		{"1400", "the \"great\" one", NULL, NULL},
		{NULL, "«name»", NULL, NULL},
	};
	static const char *const want[] = {"speaker:\"Ali Karimi\"", "speaker:==\"the great one\"",
					   "speaker:==\"name\""};
	struct counted *c = *state;
	struct facets f;
	struct buf b;

	buf_init(&b);
	counted_add(c, ROWS(rows));
	facets_init(&f, c->fold, c->collate);
	facets_reset(&f, FIELD_SPEAKER, CALENDAR_GREGORIAN);
	while (facets_work(&f, &c->archive))
		;
	for (size_t i = 0; i < 3; i++) {
		buf_clear(&b);
		facets_query(&f, i + 1, &b);
		assert_string_equal(buf_str(&b), want[i]);
		counted_filter(c, buf_str(&b));
		assert_int_equal(c->view.n, 1);
		assert_int_equal(view_at(&c->view, 0), i);
	}
	facets_reset(&f, FACETS_YEAR, CALENDAR_GREGORIAN);
	while (facets_work(&f, &c->archive))
		;
	buf_clear(&b);
	facets_query(&f, 2, &b);
	assert_string_equal(buf_str(&b), "ad:1400");
	facets_done(&f);
	buf_done(&b);
}

/* Nor are others found that hold it, and what lacks the field can be asked for. */
static void queries_find_no_others(void **state)
{
	static const struct counted_row rows[] = {
		{"2001-01-01", "Ann", NULL, NULL}, {"2001-12-01/2002-02-01", "Ann Lee", NULL, NULL},
		{"2001?", "ann; Bob", NULL, NULL}, {"2002", NULL, NULL, NULL},
		{NULL, "Jos\u00e9", NULL, NULL},   {"2003", "Jose", NULL, NULL},
		{"2003", "a*b", NULL, NULL},
	};
	static const enum field_id fields[] = {FIELD_SPEAKER, FACETS_YEAR, FIELD_PARTY};
	struct counted *c = *state;

	counted_add(c, ROWS(rows));
	for (size_t k = 0; k < sizeof fields / sizeof *fields; k++) {
		struct tally_source source;
		struct facets f;
		struct tally t;
		struct buf b;

		counted_filter(c, "");
		source = counted_source(c);
		buf_init(&b);
		facets_init(&f, c->fold, c->collate);
		tally_init(&t, c->fold);
		facets_reset(&f, fields[k], CALENDAR_GREGORIAN);
		while (facets_work(&f, &c->archive))
			;
		tally_start(&t, &f.grouping, &source, false);
		assert_int_equal(f.values_n > 1, fields[k] != FIELD_PARTY);
		for (size_t i = fields[k] == FACETS_YEAR; i < f.values_n; i++) {
			buf_clear(&b);
			facets_query(&f, i, &b);
			counted_filter(c, buf_str(&b));
			if (c->view.n != t.rows[i].all)
				fail_msg("%s finds %zu, not %zu", buf_str(&b), c->view.n,
					 t.rows[i].all);
		}
		facets_done(&f);
		tally_done(&t);
		buf_done(&b);
	}
	counted_filter(c, "");
}

/* A party is meant as a whole, but in all its spellings. */
static void queries_of_parties(void **state)
{
	static const struct counted_row rows[] = {
		{"2021", "S; KD", NULL, NULL}, {"2021", "SD", NULL, NULL},
		{"2021", "S", NULL, NULL},     {"2021", "Fp", NULL, NULL},
		{"2021", "FP", NULL, NULL},
	};
	static const char *const want[] = {"party:==\"S\"", "party:\"KD\"", "party:\"SD\"",
					   "party:\"Fp\""};
	static const size_t shown[] = {2, 1, 1, 2};
	struct counted *c = *state;
	struct facets f;
	struct buf b;

	counted_add(c, ROWS(rows));
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		own_shared(&c->archive.batches[0]->arena, &c->archive.batches[0]->items[i])->party =
			rows[i].speaker;
	/* The index is to have them. */
	index_free(c->parts[0]);
	c->parts[0] = index_new();
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		index_add(c->parts[0], c->fold, c->archive.items[i]);
	index_finish(c->parts[0], c->archive.batches[0]);
	buf_init(&b);
	facets_init(&f, c->fold, c->collate);
	facets_reset(&f, FIELD_PARTY, CALENDAR_GREGORIAN);
	while (facets_work(&f, &c->archive))
		;
	for (size_t i = 0; i < 4; i++) {
		buf_clear(&b);
		facets_query(&f, i + 1, &b);
		assert_string_equal(buf_str(&b), want[i]);
		counted_filter(c, buf_str(&b));
		assert_int_equal(c->view.n, shown[i]);
	}
	counted_filter(c, "");
	facets_done(&f);
	buf_done(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(spellings, setup, teardown),
		cmocka_unit_test_setup_teardown(orders, setup, teardown),
		cmocka_unit_test_setup_teardown(years, setup, teardown),
		cmocka_unit_test_setup_teardown(many, setup, teardown),
		cmocka_unit_test_setup_teardown(queries, setup, teardown),
		cmocka_unit_test_setup_teardown(queries_find_no_others, setup, teardown),
		cmocka_unit_test_setup_teardown(queries_of_parties, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
