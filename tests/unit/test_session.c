/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Session: reading and matching in threads, seen from the face that waits for them. */
#include "config.h"

#include "app/session.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/err.h"

#include "load.h"

static char path[LOAD_PATH];

static void write_archive(int n, int year)
{
	FILE *out = fopen(path, "w");

	assert_non_null(out);
	fprintf(out, "<archive><title>Year %d</title>", year);
	for (int i = 0; i < n; i++)
		fprintf(out,
			"<statement id='s%d'><date when='%d'/><title>Number %d "
			"%s</title></statement>",
			i, year, i, i % 3 ? "odd" : "third");
	fprintf(out, "</archive>");
	fclose(out);
}

static int setup(void **state)
{
	(void)state;
	load_temp_path(path, "session.xml");
	write_archive(3000, 2001);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	remove(path);
	return 0;
}

static struct session *started(void)
{
	static const char *files[1];
	struct session *s;
	struct err err = {0};

	files[0] = path;
	s = session_new(files, 1, NULL);
	assert_true(session_start(s, &err));
	return s;
}

static void reads_everything(void **state)
{
	struct session *s = started();

	(void)state;
	session_wait(s);
	assert_int_equal(session_archive(s)->n, 3000);
	assert_int_equal(session_view(s)->n, 3000);
	assert_string_equal(session_archive(s)->title, "Year 2001");
	assert_false(session_progress(s).loading);
	session_free(s);
}

/* A filter set before a byte is read is applied to all that comes. */
static void filters_while_reading(void **state)
{
	(void)state;
	for (int round = 0; round < 20; round++) {
		struct session *s = started();

		session_filter(s, "third");
		session_wait(s);
		assert_int_equal(session_view(s)->n, 1000);
		session_free(s);
	}
}

/* Only the last of many filters counts, however fast they come. */
static void last_filter_wins(void **state)
{
	static const char *const texts[] = {"t",        "th", "thi", "thir", "third",
					    "third 29", "x",  "odd", ""};
	struct session *s = started();

	(void)state;
	for (int round = 0; round < 200; round++) {
		session_filter(s, texts[round % 9]);
		if (round % 4 == 0)
			session_poll(s);
	}
	session_filter(s, "number 2999");
	session_wait(s);
	assert_int_equal(session_view(s)->n, 1);
	assert_string_equal(session_filter_text(s), "number 2999");
	session_filter(s, "");
	assert_int_equal(session_view(s)->n, 3000);
	assert_null(session_query(s));
	session_free(s);
}

/* Nothing is left hanging when the user goes at once. */
static void leaves_in_the_middle(void **state)
{
	(void)state;
	for (int round = 0; round < 30; round++) {
		struct session *s = started();

		session_filter(s, "odd");
		if (round % 2)
			session_poll(s);
		session_free(s);
	}
}

static void reads_again(void **state)
{
	struct session *s = started();
	unsigned changed = 0;

	(void)state;
	session_wait(s);
	session_view(s)->selected = 1234;
	session_filter(s, "odd");
	session_wait(s);
	write_archive(2000, 2002);
	assert_true(session_reload(s));
	while (!(changed & (SESSION_RELOADED | SESSION_FAILED)))
		changed |= session_poll(s);
	session_wait(s);
	assert_string_equal(session_archive(s)->title, "Year 2002");
	assert_int_equal(session_view(s)->n, 2000 - 667);
	assert_string_equal(session_archive(s)->items[session_view(s)->selected]->id, "s1234");
	/* Gone: the archive that is in memory stays. */
	remove(path);
	assert_true(session_reload(s));
	for (changed = 0; !(changed & (SESSION_RELOADED | SESSION_FAILED));)
		changed |= session_poll(s);
	assert_true(changed & SESSION_FAILED);
	assert_int_equal(session_archive(s)->n, 2000);
	assert_true(strlen(session_error(s)->text) > 0);
	session_free(s);
	write_archive(3000, 2001);
}

static void missing_files(void **state)
{
	static const char *const none[] = {"/no/such/file.xml"};
	const char *some[] = {"/no/such/file.xml", path};
	struct err err = {0};
	struct session *s = session_new(none, 1, NULL);

	(void)state;
	assert_false(session_start(s, &err));
	assert_int_equal(err.kind, ERR_READ);
	assert_string_equal(err.file, "/no/such/file.xml");
	session_free(s);
	s = session_new(some, 2, NULL);
	assert_true(session_start(s, &err));
	session_wait(s);
	assert_int_equal(session_archive(s)->n, 3000);
	assert_int_equal(session_archive(s)->problems_n, 1);
	session_free(s);
}

/* Many batches on their way through two threads come out in the order of the file. */
static void batches_keep_their_order(void **state)
{
	enum { N = 60000 };
	struct session *s;
	char want[32];

	(void)state;
	write_archive(N, 2003);
	s = started();
	session_filter(s, "third");
	session_wait(s);
	assert_int_equal(session_archive(s)->n, N);
	assert_true(session_archive(s)->batches_n > 1);
	for (int i = 0; i < N; i++) {
		snprintf(want, sizeof want, "s%d", i);
		assert_string_equal(session_archive(s)->items[i]->id, want);
	}
	assert_int_equal(session_view(s)->n, N / 3);
	for (size_t row = 0; row < N / 3; row++)
		assert_int_equal(view_at(session_view(s), row), row * 3);
	session_free(s);
	write_archive(3000, 2001);
}

/* A pipe that is never closed: what has come stays. */
static void stops(void **state)
{
	static const char *files[1];
	char fifo[sizeof path + 8];
	struct session *s;
	unsigned changed = 0;
	int fd;

	(void)state;
	snprintf(fifo, sizeof fifo, "%s.fifo", path);
	assert_int_equal(mkfifo(fifo, 0600), 0);
	fd = open(fifo, O_RDWR);
	assert_true(fd >= 0);
	files[0] = fifo;
	s = session_new(files, 1, NULL);
	assert_true(write(fd, "<archive><statement><title>One</title></statement>", 50) == 50);
	for (int i = 0; i < 300; i++)
		assert_true(write(fd, "<!-- silence ................... -->\n", 37) == 37);
	while (session_view(s)->n == 0)
		session_poll(s);
	assert_true(session_progress(s).loading);
	assert_true(session_stop(s));
	assert_false(session_stop(s));
	while (session_progress(s).loading)
		changed |= session_poll(s);
	assert_true(changed & SESSION_STOPPED);
	assert_false(session_stop(s));
	assert_int_equal(session_archive(s)->n, 1);
	assert_non_null(
		strstr(session_archive(s)->problems[session_archive(s)->problems_n - 1]->text,
		       "not the whole archive"));
	/* Read again and stopped again: the old one stays. */
	assert_true(session_reload(s));
	assert_true(session_stop(s));
	for (changed = 0; session_progress(s).loading;)
		changed |= session_poll(s);
	assert_true(changed & SESSION_STOPPED);
	assert_false(changed & (SESSION_RELOADED | SESSION_FAILED));
	assert_int_equal(session_archive(s)->n, 1);
	session_free(s);
	close(fd);
	remove(fifo);
}

enum { TITLES = 20000 };

/* Long titles, so that sorting them takes longer than a key may wait; every fifth one copies another. */
static void write_titles(const char *to, int n, int from)
{
	FILE *out = fopen(to, "w");

	assert_non_null(out);
	fprintf(out, "<archive><title>Long</title>");
	for (int i = 0; i < n; i++) {
		fprintf(out, "<statement id='urn:s%d'><date when='%d'/><title>", from + i,
			1900 + i % 100);
		for (int k = 0; k < 90; k++)
			fprintf(out, "same words ");
		fprintf(out, "%d</title></statement>", i * 7919 % n);
	}
	fprintf(out, "</archive>");
	fclose(out);
}

/* What the rows of S are when they are made at once. */
static void expect_rows(struct session *s, const char *const *files, const char *filter)
{
	struct session *plain = session_new(files, 2, NULL);
	const struct view *v = session_view(s), *want = session_view(plain);

	session_show_duplicates(plain, session_shows_duplicates(s));
	session_sort(plain, v->sort, v->reverse);
	session_filter(plain, filter);
	session_wait(plain);
	assert_int_equal(v->n, want->n);
	assert_memory_equal(v->rows, want->rows, v->n * sizeof *v->rows);
	session_free(plain);
}

static bool sorting(const struct session *s)
{
	enum field_id sort;
	bool reverse;
	int percent;

	return session_sorts(s, &sort, &reverse, &percent);
}

/* Take in what comes until the list is in order and whole. */
static unsigned settle(struct session *s)
{
	unsigned changed = 0;

	while (session_busy(s) || session_progress(s).loading || !session_settled(s))
		changed |= session_poll(s);
	return changed | session_poll(s);
}

/* Two files, some of whose statements are the same. */
static const char *const *long_titles(void)
{
	static char other[sizeof path + 8];
	static const char *files[2] = {path, other};

	snprintf(other, sizeof other, "%s.2.xml", path);
	write_titles(path, TITLES, 0);
	write_titles(other, TITLES / 4, TITLES - TITLES / 8);
	return files;
}

/* While it is being read, with a filter that changes and copies that are hidden and shown: no call waits for
 * it, and in the end the order is that of the plain way. */
static void sorts_in_slices(void **state)
{
	const char *const *files = long_titles();
	struct session *s = session_new(files, 2, NULL);

	(void)state;
	while (session_view(s)->n == 0)
		session_poll(s);
	session_sort(s, FIELD_TITLE, true);
	settle(s);
	expect_rows(s, files, "");
	session_sort(s, FIELD_DATE, false);
	settle(s);
	for (int round = 0; round < 2; round++) {
		session_sort(s, FIELD_TEXT, false);
		session_sort(s, FIELD_OCCASION, round);
		session_show_duplicates(s, !round);
		session_filter(s, round ? "" : "11");
		session_sort(s, FIELD_TITLE, round);
		settle(s);
		expect_rows(s, files, round ? "" : "11");
	}
	assert_int_equal(session_view(s)->n, TITLES + TITLES / 8);
	session_free(s);
}

/* The new archive comes in the order that was asked for last. */
static void sorts_what_is_read_again(void **state)
{
	const char *const *files = long_titles();
	struct session *s = session_new(files, 2, NULL);
	unsigned changed = 0;

	(void)state;
	session_wait(s);
	session_view(s)->selected = 1234;
	assert_true(session_reload(s));
	session_sort(s, FIELD_SPEAKER, true);
	while (session_progress(s).loading)
		changed |= session_poll(s);
	session_sort(s, FIELD_TITLE, false);
	/* On a busy machine the first order may stand by now, and the new archive with it. */
	assert_true(sorting(s));
	changed |= settle(s);
	assert_true(changed & SESSION_RELOADED);
	assert_int_equal(session_view(s)->sort, FIELD_TITLE);
	expect_rows(s, files, "");
	assert_int_equal(session_view(s)->selected, 1234);
	session_free(s);
}

static void sorting_is_given_up(void **state)
{
	const char *const *files = long_titles();
	struct session *s = session_new(files, 2, NULL);

	(void)state;
	session_wait(s);
	assert_false(session_sort_stop(s));
	session_sort(s, FIELD_TITLE, false);
	assert_true(sorting(s));
	session_poll(s);
	assert_true(session_sort_stop(s));
	assert_false(sorting(s));
	settle(s);
	assert_int_equal(session_view(s)->sort, FIELD_DATE);
	expect_rows(s, files, "");
	session_free(s);
	remove(files[1]);
	write_archive(3000, 2001);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_everything),
		cmocka_unit_test(filters_while_reading),
		cmocka_unit_test(last_filter_wins),
		cmocka_unit_test(leaves_in_the_middle),
		cmocka_unit_test(batches_keep_their_order),
		cmocka_unit_test(stops),
		cmocka_unit_test(sorts_in_slices),
		cmocka_unit_test(sorts_what_is_read_again),
		cmocka_unit_test(sorting_is_given_up),
		cmocka_unit_test(reads_again),
		cmocka_unit_test(missing_files),
	};

	return cmocka_run_group_tests_name("session", tests, setup, teardown);
}
