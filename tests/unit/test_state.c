/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * State: marks and notes find their statements again, and nothing is lost between programs, by a kill, or
 * where nothing can be written. KILLS=1000 in the environment kills so often.
 */
#include "config.h"

#include "app/state.h"

#include <dirent.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

#include <cmocka.h>

#include "app/store.h"
#include "base/buf.h"
#include "base/err.h"
#include "load.h"

static char folder[1000], place[1100];
static const char *const files[] = {place};
static struct err err;

static int setup(void **state)
{
	const char *tmp = getenv("TMPDIR");

	(void)state;
	snprintf(folder, sizeof folder, "%s/state-XXXXXX", tmp ? tmp : "/tmp");
	assert_non_null(mkdtemp(folder));
	snprintf(place, sizeof place, "%s/archive.xml", folder);
	return 0;
}

/* Statements FROM to TO; those that a multiple of five has the number of have no id. FIRST comes first. */
static void archive_make(struct load *l, int from, int to, int first)
{
	struct buf b;

	buf_init(&b);
	buf_puts(&b, "<archive><title>Speeches</title>");
	for (int k = from; k <= to; k++) {
		int i = k == from ? first : k <= first ? k - 1 : k;

		buf_puts(&b, "<statement");
		if (i % 5)
			buf_printf(&b, " id='s%d'", i);
		buf_printf(&b,
			   "><date when='%d-03-0%d'/><title>Speech %d</title>"
			   "<text><p>Words of %d.</p></text></statement>",
			   2000 + i / 9, 1 + i % 9, i, i);
	}
	buf_puts(&b, "</archive>");
	load_text(l, buf_str(&b));
	load_write(place, b.data, b.len);
	buf_done(&b);
	assert_int_equal(l->a.n, to - from + 1);
}

static const struct statement *titled(const struct load *l, const char *title)
{
	for (size_t i = 0; i < l->a.n; i++)
		if (!strcmp(l->a.items[i]->title, title))
			return l->a.items[i];
	return NULL;
}

static struct state *opened(const char *in, const struct load *l)
{
	struct state *st = state_new(in);

	assert_true(state_open(st, &l->a, files, 1, true, &err));
	return st;
}

/* The titles of what is marked, in the order of the archive. */
static void marked(const struct state *st, const struct load *l, const char *want)
{
	struct buf b;

	buf_init(&b);
	for (size_t i = 0; i < l->a.n; i++) {
		const struct remark *m = remarks_of(state_remarks(st), l->a.items[i]);

		if (m && m->marked)
			buf_printf(&b, "%s%s", b.len ? " " : "",
				   l->a.items[i]->title + strlen("Speech "));
	}
	assert_string_equal(buf_str(&b), want);
	buf_done(&b);
}

static void a_new_folder(char name[1100], const char *what)
{
	snprintf(name, 1100, "%s/%s/deep", folder, what);
}

static void finds_them_again(void **state)
{
	char exact[] = "Words", after[] = " of 5.", text[] = "see #plan", nothing[] = "";
	struct remark_note note = {.exact = exact, .suffix = after, .text = text};
	char in[1100];
	struct load l;
	struct state *st;
	const struct remark *m;

	(void)state;
	a_new_folder(in, "again");
	archive_make(&l, 1, 40, 1);
	st = opened(in, &l);
	marked(st, &l, "");
	assert_true(state_mark(st, titled(&l, "Speech 3"), true, &err));
	assert_true(state_mark(st, titled(&l, "Speech 10"), true, &err));
	assert_true(state_mark(st, titled(&l, "Speech 11"), true, &err));
	assert_true(state_mark(st, titled(&l, "Speech 11"), false, &err));
	assert_true(state_note(st, titled(&l, "Speech 5"), &note, &err));
	state_free(st);
	load_done(&l);

	/* In another place, in another order, and twice as long. */
	snprintf(place, sizeof place, "%s/renamed.xml", folder);
	archive_make(&l, 1, 80, 60);
	st = opened(in, &l);
	marked(st, &l, "3 10");
	m = remarks_of(state_remarks(st), titled(&l, "Speech 5"));
	assert_non_null(m);
	assert_int_equal(m->notes_n, 1);
	assert_string_equal(m->notes[0].text, "see #plan");
	assert_string_equal(m->notes[0].suffix, " of 5.");
	assert_string_equal(m->tags[0], "plan");
	assert_null(m->tags[1]);
	/* Taken away by having no text. */
	note.id = m->notes[0].id;
	note.text = nothing;
	assert_true(state_note(st, titled(&l, "Speech 5"), &note, &err));
	assert_null(remarks_of(state_remarks(st), titled(&l, "Speech 5")));
	state_free(st);
	load_done(&l);

	/* Another archive in its place has none, and takes none away. */
	archive_make(&l, 900, 940, 900);
	st = opened(in, &l);
	marked(st, &l, "");
	assert_true(state_mark(st, titled(&l, "Speech 901"), true, &err));
	state_free(st);
	st = opened(in, &l);
	marked(st, &l, "901");
	state_free(st);
	load_done(&l);
	snprintf(place, sizeof place, "%s/archive.xml", folder);
	archive_make(&l, 1, 40, 1);
	st = opened(in, &l);
	marked(st, &l, "3 10");
	state_free(st);
	load_done(&l);
}

/* Several statements of one date and no title: the text tells them apart. */
static void tells_twins_apart(void **state)
{
	static const char twins[] =
		"<archive><statement><date when='2001-01-01'/><text><p>One.</p></text>"
		"</statement><statement><date when='2001-01-01'/><text><p>Two.</p>"
		"</text></statement></archive>";
	char in[1100];
	struct load l;
	struct state *st;

	(void)state;
	a_new_folder(in, "twins");
	load_text(&l, twins);
	st = opened(in, &l);
	assert_true(state_mark(st, l.a.items[1], true, &err));
	state_free(st);
	st = opened(in, &l);
	assert_null(remarks_of(state_remarks(st), l.a.items[0]));
	assert_non_null(remarks_of(state_remarks(st), l.a.items[1]));
	state_free(st);
	load_done(&l);
}

/* One program more: it marks from FROM on every second statement that is not, and takes the others' marks
 * away. */
static pid_t program(const char *in, const struct load *l, size_t from, size_t to)
{
	pid_t pid = fork();
	struct state *st;

	if (pid != 0)
		return pid;
	st = opened(in, l);
	for (size_t i = from; i < to; i++)
		while (!state_mark(st, l->a.items[i], i % 2, &err))
			if (err.kind != ERR_OUTPUT)
				_exit(1);
	_exit(0);
}

static void loses_nothing_between_programs(void **state)
{
	enum { EACH = 50, PROGRAMS = 4 };
	char in[1100];
	struct load l;
	struct state *st;

	(void)state;
	a_new_folder(in, "merge");
	archive_make(&l, 1, EACH * PROGRAMS, 1);
	st = opened(in, &l);
	assert_true(state_mark_all(st, l.a.items, l.a.n, true, &err));
	for (size_t i = 0; i < PROGRAMS; i++)
		assert_true(program(in, &l, i * EACH, (i + 1) * EACH) > 0);
	for (int i = 0, status; i < PROGRAMS; i++)
		assert_true(wait(&status) > 0 && status == 0);
	/* What the first one writes last brings nothing back either. */
	assert_true(state_mark(st, l.a.items[0], true, &err));
	for (size_t i = 0; i < l.a.n; i++) {
		const struct remark *m = remarks_of(state_remarks(st), l.a.items[i]);

		if ((m && m->marked) != (i % 2 || !i))
			fail_msg("statement %zu: the mark is wrong", i);
	}
	state_free(st);
	load_done(&l);
}

static void survives_kills(void **state)
{
	const char *wish = getenv("KILLS");
	int kills = wish ? atoi(wish) : 25;
	struct timespec rest = {0};
	unsigned seed = 7;
	size_t before = 0;
	char in[1100];
	struct load l;
	struct state *st;

	(void)state;
	a_new_folder(in, "kills");
	archive_make(&l, 1, 300, 1);
	for (int k = 0; k < kills; k++) {
		pid_t pid = fork();
		size_t n = 0;
		int status;

		if (!pid) {
			/* Marks the next one, and from the start again takes the next one away. */
			st = opened(in, &l);
			for (size_t i = before;; i++)
				state_mark(st, l.a.items[i % l.a.n], i / l.a.n % 2 == 0, &err);
		}
		seed = seed * 1103515245 + 12345;
		rest.tv_nsec = (long)(seed >> 8) % 12000000;
		nanosleep(&rest, NULL);
		kill(pid, SIGKILL);
		assert_true(waitpid(pid, &status, 0) == pid);
		st = opened(in, &l);
		/* All of one moment: marks are the first ones, or the last ones. */
		for (size_t i = 0; i < l.a.n; i++)
			n += remarks_of(state_remarks(st), l.a.items[i]) != NULL;
		for (size_t i = 0; i < n; i++)
			if (!remarks_of(state_remarks(st), l.a.items[i]) &&
			    !remarks_of(state_remarks(st), l.a.items[l.a.n - 1 - i]))
				fail_msg("after kill %d: neither the old nor the new", k);
		before = n == l.a.n || (n && !remarks_of(state_remarks(st), l.a.items[0]))
				 ? 2 * l.a.n - n
				 : n;
		state_free(st);
	}
	load_done(&l);
}

static void says_what_cannot_be_kept(void **state)
{
	const struct rlimit small = {200, RLIM_INFINITY};
	struct rlimit limit;
	char in[1100];
	struct load l;
	struct state *st;

	(void)state;
	archive_make(&l, 1, 20, 1);
	st = state_new("/dev/null/archives");
	assert_true(state_open(st, &l.a, files, 1, true, &err));
	assert_false(state_mark(st, l.a.items[2], true, &err));
	assert_int_equal(err.kind, ERR_OUTPUT);
	/* It holds until the end. */
	marked(st, &l, "3");
	assert_false(state_flush(st, &err));
	state_free(st);
	st = state_new(NULL);
	assert_true(state_open(st, &l.a, files, 1, true, &err));
	assert_false(state_mark(st, l.a.items[2], true, &err));
	marked(st, &l, "3");
	state_free(st);

	/* No room: what there was stays, and what could not be written is tried again. */
	a_new_folder(in, "full");
	st = opened(in, &l);
	assert_true(state_mark(st, l.a.items[0], true, &err));
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
	assert_false(state_mark(st, l.a.items[1], true, &err));
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
	marked(st, &l, "1 2");
	{
		struct state *other = opened(in, &l);

		marked(other, &l, "1");
		state_free(other);
	}
	assert_true(state_mark(st, l.a.items[2], true, &err));
	state_free(st);
	st = opened(in, &l);
	marked(st, &l, "1 2 3");
	state_free(st);

	load_done(&l);
}

/* The path of the only file in the folder IN. */
static void file_in(const char *in, char path[2400])
{
	DIR *entries = opendir(in);
	const struct dirent *entry;

	assert_non_null(entries);
	while ((entry = readdir(entries)))
		if (strstr(entry->d_name, ".state"))
			snprintf(path, 2400, "%s/%s", in, entry->d_name);
	closedir(entries);
}

/* What has become another file in the meantime is not written over. */
static void leaves_what_is_not_ours(void **state)
{
	char in[1100], path[2400] = "";
	struct load l;
	struct state *st;
	struct buf b;

	(void)state;
	archive_make(&l, 1, 20, 1);
	a_new_folder(in, "foreign");
	st = opened(in, &l);
	assert_true(state_mark(st, l.a.items[0], true, &err));
	file_in(in, path);
	load_write(path, "dear diary\n", 11);
	assert_false(state_mark(st, l.a.items[1], true, &err));
	assert_int_equal(err.kind, ERR_INPUT);
	state_free(st);
	buf_init(&b);
	assert_true(store_read(path, 100, &b, &err));
	assert_string_equal(buf_str(&b), "dear diary\n");
	buf_done(&b);
	load_done(&l);
}

/* What is there for this archive and cannot be read is said, and no other file takes its place. */
static void says_what_cannot_be_read(void **state)
{
	char in[1100], path[2400] = "";
	struct load l;
	struct state *st;

	(void)state;
	archive_make(&l, 1, 20, 1);
	a_new_folder(in, "unread");
	st = opened(in, &l);
	assert_true(state_mark(st, l.a.items[0], true, &err));
	state_free(st);
	file_in(in, path);
	load_write(path, "leader-reader state 2\nall else\n", 31);
	st = state_new(in);
	assert_false(state_open(st, &l.a, files, 1, true, &err));
	assert_string_equal(err.text, "is not a file of marks and notes of this version");
	assert_false(state_mark(st, l.a.items[1], true, &err));
	state_free(st);
	remove(path);
	*path = '\0';
	file_in(in, path);
	assert_string_equal(path, "");
	load_done(&l);
}

/* So many notes on one statement take no time: each is found by its id, each tag is there once. */
static void many_notes_are_fast(void **state)
{
	enum { MANY = 100000, TAGS = 1000 };
	char id[20], made[] = "now", nothing[] = "", text[60];
	struct remarks r = {0};
	struct remark *m = remarks_get(&r, "id:s1", 0, "s1");
	struct remark_note note = {id, made, nothing, nothing, nothing, text};
	size_t tags = 0;

	(void)state;
	for (int twice = 0; twice < 2; twice++)
		for (int i = 0; i < MANY; i++) {
			snprintf(id, sizeof id, "%d", i);
			snprintf(text, sizeof text, "%d #tag%d #all", twice, i % TAGS);
			remark_put_note(m, &note);
		}
	remarks_tidy(&r);
	m = &r.items[0];
	assert_int_equal(m->notes_n, MANY);
	assert_string_equal(m->notes[MANY - 1].text, "1 #tag999 #all");
	while (m->tags[tags])
		tags++;
	assert_int_equal(tags, TAGS + 1);
	*text = '\0';
	snprintf(id, sizeof id, "%d", 5);
	remark_put_note(m, &note);
	assert_int_equal(m->notes_n, MANY - 1);
	assert_string_equal(m->notes[5].id, "6");
	snprintf(id, sizeof id, "%d", MANY - 1);
	snprintf(text, sizeof text, "last");
	remark_put_note(m, &note);
	assert_string_equal(m->notes[MANY - 2].text, "last");
	remarks_done(&r);
}

/* What TEXT becomes. */
static void becomes(const char *text, const char *want)
{
	struct state_text t;
	struct buf b, out;

	buf_init(&b);
	buf_init(&out);
	buf_puts(&b, text);
	state_text_init(&t);
	assert_int_equal(state_text_read(&t, &b), want != NULL);
	if (want) {
		state_text_print(&t, &out);
		assert_string_equal(buf_str(&out), want);
	}
	state_text_done(&t);
	buf_done(&b);
	buf_done(&out);
}

#define HEAD "leader-reader state 1\n"
#define ZERO "0000000000000000"

static void keeps_what_it_does_not_know(void **state)
{
	(void)state;
	becomes("", HEAD);
	becomes(HEAD, HEAD);
	becomes("leader-reader state 1", HEAD);
	becomes("leader-reader state 2\n", NULL);
	becomes("<archive/>", NULL);
	becomes("\n", NULL);
	becomes(HEAD "future\tthing\nmark\tid:a\t" ZERO
		     "\tT\tLabel\n\nmark\tid:b\n\xff\xfe\x1b[2J\n",
		HEAD "mark\tid:a\t" ZERO
		     "\tT\tLabel\nfuture\tthing\nmark\tid:b\n\xff\xfe\x1b[2J\n");
	/* Twice the same is once; a note needs a text; fields may be empty. */
	becomes(HEAD "mark\tid:a\t" ZERO "\tT\tL\nmark\tid:a\t" ZERO "\tU\tL\n"
		     "note\tid:a\t" ZERO "\tn1\tT\t\t\t\tline one\\nand \\\\ two \\t#tag\tL\n"
		     "note\tid:a\t" ZERO "\tn2\tT\t\t\t\t\tL\n",
		HEAD "mark\tid:a\t" ZERO "\tU\tL\n"
		     "note\tid:a\t" ZERO "\tn1\tT\t\t\t\tline one\\nand \\\\ two  #tag\tL\n"
		     "note\tid:a\t" ZERO "\tn2\tT\t\t\t\t\tL\n");
	becomes(HEAD "place\tfilter\tx\nsample\t" ZERO "\tnone\nsample\t" ZERO "\n",
		HEAD "sample\t" ZERO "\nplace\tfilter\tx\nsample\t" ZERO "\tnone\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_them_again),
		cmocka_unit_test(tells_twins_apart),
		cmocka_unit_test(loses_nothing_between_programs),
		cmocka_unit_test(survives_kills),
		cmocka_unit_test(says_what_cannot_be_kept),
		cmocka_unit_test(leaves_what_is_not_ours),
		cmocka_unit_test(says_what_cannot_be_read),
		cmocka_unit_test(many_notes_are_fast),
		cmocka_unit_test(keeps_what_it_does_not_know),
	};

	return cmocka_run_group_tests_name("state", tests, setup, NULL);
}
