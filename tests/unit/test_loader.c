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

/* A file of N statements. */
static void write_statements(char path[LOAD_PATH], int n)
{
	FILE *out;

	load_temp_path(path, "loader.xml");
	out = fopen(path, "w");
	assert_non_null(out);
	fputs("<archive>", out);
	for (int i = 0; i < n; i++)
		fprintf(out, "<statement id='s%d'><title>Number %d</title></statement>\n", i, i);
	fputs("</archive>", out);
	assert_int_equal(fclose(out), 0);
}

static void receive_all(struct received *r, const char *const *files, size_t n)
{
	struct mailbox box;
	struct loader *l;

	*r = (struct received){0};
	mailbox_init(&box, true);
	l = loader_new(files, n, NULL, &box, 7);
	while (receive_one(r, &box))
		;
	loader_free(l);
	/* Nothing comes after the last. */
	assert_null(mailbox_take(&box));
	mailbox_done(&box);
	assert_int_equal(r->serial, 7);
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
	for (int i = 0; i < 10; i++) {
		struct loader *l;

		mailbox_init(&box, true);
		l = loader_new(files, 1, NULL, &box, 1);
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
		cmocka_unit_test(no_file_can_be_used),
		cmocka_unit_test(one_file_of_several_is_a_problem),
		cmocka_unit_test(stop_while_a_pipe_is_silent),
		cmocka_unit_test(freed_while_it_reads),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
