/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Sandbox: what a thread that parses can no longer do; and that the loader's threads are such ones. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <arpa/inet.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/sandbox.h"
#include "app/session.h"
#include "base/buf.h"
#include "base/err.h"

#include "load.h"
#include "skips.h"

static char folder[LOAD_PATH], inside[LOAD_PATH + 20], outside[LOAD_PATH + 20],
	fresh[LOAD_PATH + 20], beside[LOAD_PATH + 20], link_folder[LOAD_PATH],
	link_to[LOAD_PATH + 20];

static int setup(void **state)
{
	(void)state;
	load_temp_path(folder, "named");
	load_temp_path(outside, "not-named.xml");
	snprintf(inside, sizeof inside, "%s/a.xml", folder);
	snprintf(fresh, sizeof fresh, "%s/b.xml", folder);
	snprintf(beside, sizeof beside, "%s/c.xml", folder);
	load_temp_path(link_folder, "links");
	snprintf(link_to, sizeof link_to, "%s/l.xml", link_folder);
	if (mkdir(folder, 0700) || mkdir(link_folder, 0700) || symlink(inside, link_to))
		return -1;
	load_write(inside, "<a/>", 4);
	load_write(beside, "<a/>", 4);
	load_write(outside, "<a/>", 4);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	unlink(inside);
	unlink(outside);
	unlink(fresh);
	unlink(beside);
	unlink(link_to);
	return rmdir(link_folder) || rmdir(folder) ? -1 : 0;
}

static int abi(void)
{
	struct buf b;
	int number = 0;

	buf_init(&b);
	sandbox_library(&b);
	if (!strncmp(buf_str(&b), "Landlock ", 9))
		number = atoi(buf_str(&b) + 9);
	else
		assert_string_equal(buf_str(&b), "no sandbox");
	buf_done(&b);
	return number;
}

/* 0: PATH could be opened with FLAGS; else errno. */
static int opens(const char *path, int flags)
{
	int fd = open(path, flags | O_CLOEXEC, 0600);

	if (fd < 0)
		return errno;
	close(fd);
	return 0;
}

/* 0: a program could be run; else errno. */
static int runs(void)
{
	int status = -1;
	pid_t pid = fork();

	if (pid == 0) {
		execl("/bin/true", "true", (char *)NULL);
		_exit(errno);
	}
	waitpid(pid, &status, 0);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static int connects(void)
{
	struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(1)};
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), error;

	to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	error = connect(fd, (struct sockaddr *)&to, sizeof to) ? errno : 0;
	close(fd);
	return error;
}

struct findings {
	const char *named;
	bool anywhere, entered;
	int inside, beside, outside, child_outside, write, make, run, connect;
};

static void *look_outside(void *data)
{
	struct findings *f = data;

	f->child_outside = opens(outside, O_RDONLY);
	return NULL;
}

static void *try_all(void *data)
{
	struct findings *f = data;
	pthread_t child;

	f->entered = sandbox_enter(&f->named, 1, f->anywhere);
	f->inside = opens(inside, O_RDONLY);
	f->beside = opens(beside, O_RDONLY);
	f->outside = opens(outside, O_RDONLY);
	f->write = opens(inside, O_WRONLY);
	f->make = opens(fresh, O_WRONLY | O_CREAT);
	f->run = runs();
	f->connect = connects();
	if (pthread_create(&child, NULL, look_outside, f) == 0)
		pthread_join(child, NULL);
	return NULL;
}

static struct findings in_thread(const char *named, bool anywhere)
{
	struct findings f = {.named = named, .anywhere = anywhere};
	pthread_t thread;

	assert_int_equal(pthread_create(&thread, NULL, try_all, &f), 0);
	pthread_join(thread, NULL);
	return f;
}

static void gives_up_what_reading_does_not_need(void **state)
{
	struct findings f;

	(void)state;
	if (!abi())
		skip();
	for (int i = 0; i < 2; i++) {
		f = in_thread(i ? inside : folder, false);
		assert_true(f.entered);
		assert_int_equal(f.inside, 0);
		assert_int_equal(f.outside, EACCES);
		assert_int_equal(f.child_outside, EACCES);
		assert_int_equal(f.write, EACCES);
		assert_int_equal(f.make, EACCES);
		assert_int_equal(f.run, EACCES);
		assert_int_equal(f.connect, abi() >= 4 ? EACCES : ECONNREFUSED);
	}
	/* the thread that asked for it is as free as before */
	assert_int_equal(opens(outside, O_RDONLY), 0);
	assert_int_equal(opens(fresh, O_WRONLY | O_CREAT), 0);
}

/* What a file includes lies beside the file itself, not beside the link that names it. */
static void reads_beside_what_a_link_leads_to(void **state)
{
	struct findings f;

	(void)state;
	if (!abi())
		skip();
	f = in_thread(link_to, false);
	assert_true(f.entered);
	assert_int_equal(f.inside, 0);
	assert_int_equal(f.beside, 0);
	assert_int_equal(f.outside, EACCES);
	assert_int_equal(f.write, EACCES);
}

static void follows_links_where_asked(void **state)
{
	struct findings f;

	(void)state;
	if (!abi())
		skip();
	f = in_thread(folder, true);
	assert_int_equal(f.outside, 0);
	assert_int_equal(f.write, EACCES);
}

/* Threads of this process that can gain no privileges any more, as those in a sandbox. */
static int confined(void)
{
	DIR *tasks = opendir("/proc/self/task");
	struct dirent *e;
	int n = 0;

	assert_non_null(tasks);
	while ((e = readdir(tasks))) {
		char path[300], line[200];
		FILE *f;

		snprintf(path, sizeof path, "/proc/self/task/%s/status", e->d_name);
		f = fopen(path, "r");
		while (f && fgets(line, sizeof line, f))
			n += !strcmp(line, "NoNewPrivs:\t1\n");
		if (f)
			fclose(f);
	}
	closedir(tasks);
	return n;
}

/* While nothing comes, its threads wait: what they may do is seen from outside. */
static void the_loader_is_in_it(void **state)
{
	static const char text[] =
		"<archive xmlns='urn:leader-reader:archive:1'><statement><text>One"
		"</text></statement></archive>";
	static const char *const files[] = {"-"};
	struct session *session;
	struct err err;
	int ends[2];

	(void)state;
	if (!abi())
		skip();
	assert_int_equal(pipe(ends), 0);
	assert_int_equal(dup2(ends[0], STDIN_FILENO), STDIN_FILENO);
	close(ends[0]);
	session = session_new(files, 1, NULL);
	/* the reader waits for what does not come yet, the indexer for the reader */
	for (int tries = 0; confined() < 2 && tries < 10000; tries++)
		poll(NULL, 0, 1);
	assert_in_range(confined(), 2, 9);
	assert_int_equal(write(ends[1], text, sizeof text - 1), sizeof text - 1);
	close(ends[1]);
	assert_true(session_start(session, &err));
	session_wait(session);
	assert_int_equal(session_total(session), 1);
	session_free(session);
}

/* Read from the fifo at PATH with a thread that waits for what comes, as soon as START has begun it. */
static void read_in_it(const char *path,
		       struct session *(*start)(struct session *, const char *const *),
		       struct session **session)
{
	static const char text[] = "<archive><statement><title>One</title></statement></archive>";
	static const char *files[1]; /* as long as the session */
	int fd = -1;

	files[0] = path;
	/* The system may show a thread a little longer than it can be waited for. */
	for (int tries = 0; confined() && tries < 10000; tries++)
		poll(NULL, 0, 1);
	assert_int_equal(confined(), 0);
	*session = start(*session, files);
	for (int tries = 0; confined() < 2 && tries < 10000; tries++)
		poll(NULL, 0, 1);
	assert_in_range(confined(), 2, 9);
	/* What is written before the thread has opened the other end would be lost. */
	for (int tries = 0; fd < 0 && tries < 10000; tries++) {
		fd = open(path, O_WRONLY | O_NONBLOCK | O_CLOEXEC);
		if (fd < 0)
			poll(NULL, 0, 1);
	}
	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, sizeof text - 1), sizeof text - 1);
	close(fd);
}

static struct session *first(struct session *s, const char *const *files)
{
	(void)s;
	return session_new(files, 1, NULL);
}

static struct session *again(struct session *s, const char *const *files)
{
	(void)files;
	assert_true(session_reload(s));
	return s;
}

/* Those that read once more are in it as the first ones were. */
static void reloading_is_in_it(void **state)
{
	struct session *session = NULL;
	static char path[LOAD_PATH];
	struct err err;

	(void)state;
	if (!abi())
		skip();
	load_temp_path(path, "fifo");
	assert_int_equal(mkfifo(path, 0600), 0);
	read_in_it(path, first, &session);
	assert_true(session_start(session, &err));
	session_wait(session);
	read_in_it(path, again, &session);
	session_wait(session);
	assert_int_equal(session_total(session), 1);
	session_free(session);
	remove(path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(gives_up_what_reading_does_not_need, setup,
						teardown),
		cmocka_unit_test_setup_teardown(reads_beside_what_a_link_leads_to, setup, teardown),
		cmocka_unit_test_setup_teardown(follows_links_where_asked, setup, teardown),
		cmocka_unit_test(the_loader_is_in_it),
		cmocka_unit_test(reloading_is_in_it),
	};

	skips_begin();
	return skips_end(cmocka_run_group_tests(tests, NULL, NULL));
}
