/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* People: speakers by reference, wherever the persons stand. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "base/buf.h"
#include "date/date.h"
#include "read/people.h"

#include "load.h"

static void speaker_is(const struct load *l, size_t i, const char *id, const char *speaker,
		       const char *role)
{
	assert_true(i < l->a.n);
	assert_string_equal(l->a.items[i]->id, id);
	assert_string_equal(l->a.items[i]->speaker, speaker);
	if (role)
		assert_string_equal(l->a.items[i]->shared->role, role);
	else
		assert_null(l->a.items[i]->shared->role);
}

#define STATEMENT(id, speakers) "<statement id='" id "'><title>t</title>" speakers "</statement>\n"
#define PERSON(id, name, role) \
	"<person id='" id "'><name>" name "</name><role>" role "</role></person>\n"

/* clang-format off */
static const char before[] = "<archive>"
	PERSON("a", "Ann", "Mayor")
	PERSON("b", "Bob", "Clerk")
	STATEMENT("1", "<speaker ref='a'/><speaker ref='b'/>")
	STATEMENT("2", "<speaker ref='b' role='Guest'>Robert</speaker>")
	"</archive>";

static const char after[] = "<archive>"
	STATEMENT("1", "<speaker ref='a'/><speaker ref='b'/>")
	STATEMENT("2", "<speaker>Eve</speaker>")
	PERSON("a", "Ann", "Mayor")
	STATEMENT("3", "<speaker ref='a'/>")
	PERSON("b", "Bob", "Clerk")
	"</archive>";

static const char never[] = "<archive>\n"
	STATEMENT("1", "<speaker ref='ghost'/>")
	STATEMENT("2", "<speaker ref='ghost'/><speaker>Eve</speaker>")
	"</archive>";

static const char wrong[] = "<archive>\n"
	PERSON("a", "Ann", "Mayor")
	PERSON("a", "Other", "Clerk")
	"<person id='n'><role>Nobody</role></person>\n"
	STATEMENT("1", "<speaker ref='a'/><speaker ref='n'/>")
	"</archive>";
/* clang-format on */

static void persons_before(void **state)
{
	struct load l;

	(void)state;
	load_text(&l, before);
	assert_int_equal(l.end, READER_DONE);
	assert_int_equal(l.a.n, 2);
	speaker_is(&l, 0, "1", "Ann; Bob", "Mayor; Clerk");
	/* What a statement says itself counts for more. */
	speaker_is(&l, 1, "2", "Robert", "Guest");
	assert_int_equal(l.a.problems_n, 0);
	load_done(&l);
}

/* Who waits for a person is held back, the others are not; nobody is lost. */
static void persons_after(void **state)
{
	struct load l;

	(void)state;
	load_text(&l, after);
	assert_int_equal(l.a.n, 3);
	speaker_is(&l, 0, "2", "Eve", NULL);
	speaker_is(&l, 1, "3", "Ann", "Mayor");
	speaker_is(&l, 2, "1", "Ann; Bob", "Mayor; Clerk");
	assert_int_equal(l.a.problems_n, 0);
	load_done(&l);
}

/* A reference that leads nowhere is the name, and a problem where it stands. */
static void persons_that_never_come(void **state)
{
	struct load l;

	(void)state;
	load_text(&l, never);
	assert_int_equal(l.a.n, 2);
	speaker_is(&l, 0, "1", "ghost", NULL);
	speaker_is(&l, 1, "2", "ghost; Eve", NULL);
	assert_true(load_has_problem(&l, 2, "no person “ghost”"));
	assert_int_equal(l.a.problems_n, 1);
	load_done(&l);
}

static void persons_that_are_wrong(void **state)
{
	struct load l;

	(void)state;
	load_text(&l, wrong);
	/* The first description counts. */
	speaker_is(&l, 0, "1", "Ann; n", "Mayor; Nobody");
	assert_true(load_has_problem(&l, 3, "“a” is described twice"));
	assert_true(load_has_problem(&l, 4, "“n” has no name"));
	load_done(&l);
}

/* More than the table of references starts with, all in the wrong order. */
static void many_persons(void **state)
{
	enum { MANY = 1000 };
	struct load l;
	struct buf b;
	char id[20], name[20];

	(void)state;
	buf_init(&b);
	buf_puts(&b, "<archive>");
	for (int i = 0; i < MANY; i++)
		buf_printf(&b, STATEMENT("s%d", "<speaker ref='p%d'/>"), i, i);
	for (int i = MANY; i-- > 0;)
		buf_printf(&b, PERSON("p%d", "Person %d", "r"), i, i);
	buf_puts(&b, "</archive>");
	load_text(&l, buf_str(&b));
	buf_done(&b);
	assert_int_equal(l.a.n, MANY);
	for (int i = 0; i < MANY; i++) {
		size_t at;

		snprintf(id, sizeof id, "s%d", i);
		snprintf(name, sizeof name, "Person %d", i);
		at = archive_find(&l.a, id);
		assert_true(at < l.a.n);
		assert_string_equal(l.a.items[at]->speaker, name);
	}
	load_done(&l);
}

static void days_of_terms(void **state)
{
	struct people_term t = {0};
	struct date d;

	(void)state;
	people_term_days(&t, NULL, NULL);
	assert_int_equal(t.first, DATE_DAY_MIN);
	assert_int_equal(t.last, DATE_DAY_MAX);
	/* From its first day to its last, to any precision. */
	people_term_days(&t, "2001", "2003-05");
	assert_true(date_parse("2001-01-01", &d));
	assert_int_equal(t.first, d.first);
	assert_true(date_parse("2003-05-31", &d));
	assert_int_equal(t.last, d.last);
	/* What cannot be read sets no end. */
	people_term_days(&t, "when young", "");
	assert_int_equal(t.first, DATE_DAY_MIN);
	assert_int_equal(t.last, DATE_DAY_MAX);
}

/* Each part of an interrupted speech has all its speakers: they are kept once, and not without end. */
static void many_speakers(void **state)
{
	enum { MANY = PEOPLE_SPEAKERS_MAX + 200, PARTS = 20 };
	struct load l;
	struct buf b, names;

	(void)state;
	buf_init(&b);
	buf_init(&names);
	buf_puts(&b, "<TEI><text><body><div>\n<u who='");
	for (int i = 0; i < MANY; i++) {
		buf_printf(&b, "#p%d ", i);
		if (i < PEOPLE_SPEAKERS_MAX)
			buf_printf(&names, "%sp%d", i ? "; " : "", i);
	}
	buf_puts(&b, "'>\n");
	for (int i = 0; i < PARTS; i++)
		buf_printf(&b, "<seg>One.</seg><u who='#q%d'><seg>Two.</seg></u>", i % 2);
	buf_puts(&b, "</u></div></body></text></TEI>");
	load_text(&l, buf_str(&b));
	assert_int_equal(l.a.n, 2 * PARTS);
	for (size_t i = 0; i < l.a.n; i++) {
		const char *other = i % 4 == 1 ? "q0" : "q1";

		assert_string_equal(l.a.items[i]->speaker, i % 2 ? other : buf_str(&names));
	}
	assert_true(load_has_problem(&l, 2, "more than 1000 speakers"));
	load_done(&l);
	buf_done(&b);
	buf_done(&names);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(persons_before),
		cmocka_unit_test(persons_after),
		cmocka_unit_test(persons_that_never_come),
		cmocka_unit_test(persons_that_are_wrong),
		cmocka_unit_test(many_persons),
		cmocka_unit_test(days_of_terms),
		cmocka_unit_test(many_speakers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
