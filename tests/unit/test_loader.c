/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Loader: what the threads send, in which order, and that it all comes. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/loader.h"
#include "read/reader.h"
#include "search/index.h"

#include "load.h"

/* Longer than any message takes to come, unless it never does. */
enum { MESSAGE_MS = 20000 };

/* All that came, until LOADER_DONE. */
struct received {
	size_t opened, statements, indexed, problems;
	bool stopped, failed,
		cut_short; /* the last: a problem says that it is not the whole archive */
	struct err err;
	unsigned serial;
};

static void receive_batch(struct received *r, const struct loader_message *m)
{
	assert_non_null(m->index);
	for (size_t i = 0; i < m->batch->n; i++) {
		char expected[32];

		/* In the order of reading. */
		snprintf(expected, sizeof expected, "Number %zu", r->statements + i);
		assert_string_equal(m->batch->items[i].title, expected);
	}
	r->statements += m->batch->n;
	r->indexed += m->index->n;
	r->problems += m->batch->problems_n;
	for (size_t i = 0; i < m->batch->problems_n; i++)
		if (strstr(m->batch->problems[i].text, "not the whole archive"))
			r->cut_short = true;
}

/* The next message, which has to come soon. */
static struct loader_message *next_message(struct mailbox *box)
{
	struct pollfd fd = {.fd = box->wake[0], .events = POLLIN};
	struct message *m;

	while (!(m = mailbox_take(box)))
		if (poll(&fd, 1, MESSAGE_MS) <= 0)
			fail_msg("no message for %d ms", MESSAGE_MS);
	return (struct loader_message *)m;
}

/* Take one message; false: it was the last. */
static bool receive_one(struct received *r, struct mailbox *box)
{
	struct loader_message *m = next_message(box);
	enum loader_kind kind = (enum loader_kind)m->head.kind;

	r->serial = m->serial;
	switch (kind) {
	case LOADER_OPENED:
		/* The screen starts before there is anything to show. */
		assert_int_equal(r->statements, 0);
		r->opened++;
		break;
	case LOADER_BATCH: receive_batch(r, m); break;
	case LOADER_DONE:
		r->stopped = m->stopped;
		r->failed = m->failed;
		r->err = m->err;
		break;
	}
	loader_message_free(m);
	return kind != LOADER_DONE;
}

/* A file NAME of the statements from number FROM up to number END. */
static void write_file(char path[LOAD_PATH], const char *name, int from, int end)
{
	FILE *out;

	load_temp_path(path, name);
	out = fopen(path, "w");
	assert_non_null(out);
	fputs("<archive>", out);
	for (int i = from; i < end; i++)
		fprintf(out, "<statement id='s%d'><title>Number %d</title></statement>\n", i, i);
	fputs("</archive>", out);
	assert_int_equal(fclose(out), 0);
}

static void write_statements(char path[LOAD_PATH], int n)
{
	write_file(path, "loader.xml", 0, n);
}

static void receive_by(struct received *r, const char *const *files, size_t n, size_t threads)
{
	const struct reader_options options = {.threads = threads};
	struct mailbox box;
	struct loader *l;

	*r = (struct received){0};
	mailbox_init(&box, true);
	l = loader_new(files, n, &options, &box, 7);
	while (receive_one(r, &box))
		;
	loader_free(l);
	/* Nothing comes after the last. */
	assert_null(mailbox_take(&box));
	mailbox_done(&box);
	assert_int_equal(r->serial, 7);
}

static void receive_all(struct received *r, const char *const *files, size_t n)
{
	receive_by(r, files, n, 0);
}

/* Large files, a small one and one with two documents: it is the same, whoever makes the indexes. */
static void however_many_threads_read(void **state)
{
	enum { N = 60000 };
	char paths[4][LOAD_PATH];
	const char *files[4];
	struct received r;
	FILE *both, *second;
	int c;

	(void)state;
	write_file(paths[0], "loader-1.xml", 0, N);
	write_file(paths[1], "loader-2.xml", N, N + 10);
	write_file(paths[3], "loader-4.xml", 2 * N, 3 * N);
	write_file(paths[2], "loader-3.xml", N + 10, 2 * N);
	both = fopen(paths[2], "a");
	second = fopen(paths[3], "r");
	assert_non_null(both);
	assert_non_null(second);
	while ((c = getc(second)) != EOF)
		putc(c, both);
	fclose(second);
	assert_int_equal(fclose(both), 0);
	write_file(paths[3], "loader-4.xml", 3 * N, 4 * N);
	for (size_t i = 0; i < 4; i++)
		files[i] = paths[i];
	for (size_t threads = 1; threads <= 4; threads++) {
		receive_by(&r, files, 4, threads);
		assert_int_equal(r.statements, 4 * N);
		assert_int_equal(r.indexed, 4 * N);
		assert_int_equal(r.problems, 0);
		assert_false(r.stopped || r.failed || r.err.kind);
	}
	for (size_t i = 0; i < 4; i++)
		unlink(paths[i]);
}

static void everything_comes_with_its_index(void **state)
{
	char path[LOAD_PATH];
	const char *files[] = {path};
	struct received r;

	(void)state;
	write_statements(path, 20000);
	receive_all(&r, files, 1);
	unlink(path);
	assert_int_equal(r.opened, 1);
	assert_int_equal(r.statements, 20000);
	assert_int_equal(r.indexed, 20000);
	assert_int_equal(r.problems, 0);
	assert_false(r.stopped || r.failed || r.err.kind);
}

static void no_file_can_be_used(void **state)
{
	const char *files[] = {"/no/such/file.xml"};
	struct received r;

	(void)state;
	receive_all(&r, files, 1);
	assert_int_equal(r.opened, 0);
	assert_int_equal(r.statements, 0);
	assert_true(r.failed);
	assert_int_equal(r.err.kind, ERR_READ);
	assert_non_null(strstr(r.err.text, "no such file"));
}

static void one_file_of_several_is_a_problem(void **state)
{
	char path[LOAD_PATH];
	const char *files[] = {"/no/such/file.xml", path};
	struct received r;

	(void)state;
	write_statements(path, 3);
	receive_all(&r, files, 2);
	unlink(path);
	assert_int_equal(r.statements, 3);
	assert_int_equal(r.problems, 1);
	assert_false(r.failed);
}

/* A pipe that stays open: what it gave comes, and a stop is heard while nothing does. */
static void stop_while_a_pipe_is_silent(void **state)
{
	/* More than what is looked at before anything is read. */
	enum { GIVEN = 100 };
	char path[LOAD_PATH];
	const char *files[] = {path};
	struct received r = {0};
	struct mailbox box;
	struct loader *l;
	int fd;

	(void)state;
	load_temp_path(path, "loader.fifo");
	assert_int_equal(mkfifo(path, 0600), 0);
	/* For both, so that neither end waits for the other. */
	fd = open(path, O_RDWR);
	assert_true(fd >= 0);
	dprintf(fd, "<archive>");
	for (int i = 0; i < GIVEN; i++)
		dprintf(fd, "<statement id='s%d'><title>Number %d</title></statement>\n", i, i);
	mailbox_init(&box, true);
	l = loader_new(files, 1, NULL, &box, 1);
	while (r.statements < GIVEN)
		assert_true(receive_one(&r, &box));
	loader_stop(l);
	while (receive_one(&r, &box))
		;
	loader_free(l);
	mailbox_done(&box);
	close(fd);
	unlink(path);
	assert_true(r.stopped);
	assert_true(r.cut_short);
	assert_false(r.failed);
	assert_int_equal(r.statements, GIVEN);
}

/* Who goes does not wait for the rest, and takes what was posted with him. */
static void freed_while_it_reads(void **state)
{
	char path[LOAD_PATH];
	const char *files[] = {path};
	struct loader_message *m;
	struct mailbox box;

	(void)state;
	write_statements(path, 20000);
	for (size_t i = 0; i < 12; i++) {
		const struct reader_options options = {.threads = i / 2 % 4};
		struct loader *l;

		mailbox_init(&box, true);
		l = loader_new(files, 1, &options, &box, 1);
		if (i % 2)
			loader_message_free(next_message(&box));
		loader_free(l);
		while ((m = (struct loader_message *)mailbox_take(&box)))
			loader_message_free(m);
		mailbox_done(&box);
	}
	unlink(path);
	loader_free(NULL);
	loader_message_free(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(everything_comes_with_its_index),
		cmocka_unit_test(however_many_threads_read),
		cmocka_unit_test(no_file_can_be_used),
		cmocka_unit_test(one_file_of_several_is_a_problem),
		cmocka_unit_test(stop_while_a_pipe_is_silent),
		cmocka_unit_test(freed_while_it_reads),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
