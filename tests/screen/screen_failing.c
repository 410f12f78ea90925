/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * One call of the system fails in a session that filters, marks, notes, exports and quits: no crash, the
 * terminal as it was, what was kept before still there and what is new kept or told.
 *
 * By the library of tests/batch/failing.c. The first calls of each kind, and then ever further ones; with
 * FAILING_MAX=2000 each of them up to there, then every 97th (make check-deep). FAILING_NAME=read: of one
 * kind; FAILING_NAME=limits: what ulimit limits.
 */
#include "config.h"

#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fixture.h"

enum { TEXT_MAX = 1 << 16, FIRST = 12, FAR = 97, LAST = 40000 };

static const char *const names[] = {"read",   "write",  "open",        "fsync",
				    "rename", "malloc", "malloc-once", "pthread_create"};

/* Where it all happens. */
static struct {
	const char *home;
	char folder[400], state[700], history[500], exported[500], mark[500]; /* paths */
	char *state_was, *history_was, *export_whole;
} place;

static char *read_file(const char *path)
{
	char *text = calloc(1, TEXT_MAX);
	FILE *in = fopen(path, "r");

	if (!text)
		abort();
	if (in && fread(text, 1, TEXT_MAX - 1, in) == 0)
		*text = '\0';
	if (in)
		fclose(in);
	return text;
}

static void put_file(const char *path, const char *text)
{
	FILE *out = fopen(path, "w");

	if (!out)
		abort();
	fputs(text, out);
	fclose(out);
}

/* The library, made here; false: it cannot be. */
static bool make_library(char *path, size_t size)
{
	char *source = term_source("tests/batch/failing.c"), command[2000];
	const char *cc = getenv("CC");
	bool made;

	snprintf(path, size, "LD_PRELOAD=%s/failing.so", term_folder());
	snprintf(command, sizeof command, "%s -shared -fPIC -O1 -o '%s' '%s' -ldl 2>/dev/null",
		 cc && *cc ? cc : "cc", strchr(path, '=') + 1, source);
	made = !strstr(command, "fsanitize") && system(command) == 0;
	free(source);
	return made;
}

/* ---- a session ---- */

static bool is_seen(struct term *t, void *text)
{
	return term_ended(t) || term_find(t, text, NULL, NULL) ||
	       term_find(t, "problem", NULL, NULL);
}

static bool is_over(struct term *t, void *arg)
{
	(void)arg;
	return term_ended(t) || !term_alt(t);
}

/* Type what there is to do, and quit. False: there was no screen to do it on. */
static bool work(struct term *t)
{
	/* the last row: what is typed is about what was seen */
	char seen[] = "2020-02-21?";
	bool on;

	term_wait(t, is_seen, seen, "a first screen, or the end");
	on = !term_ended(t) && term_find(t, seen, NULL, NULL);
	/* If one of them does not do what it should the next ones start nothing. */
	term_type(t, "jmakept later\rxs\025json\r\025out.json\r/ghad\r\003Q");
	return on;
}

static struct term *start(const char *name, long n, const char *library)
{
	char failing[60], mark[600];
	const char *env[] = {failing, mark, library, NULL};
	struct term_opts opts = {.env = env, .home = place.home, .dir = place.home};

	snprintf(failing, sizeof failing, "FAILING=%s:%ld", name, n);
	snprintf(mark, sizeof mark, "FAILING_MARK=%s", place.mark);
	return term_start(NULL, &opts);
}

/* The one file of marks and notes. */
static void find_state(void)
{
	DIR *folder = opendir(place.folder);
	const struct dirent *e;

	while (folder && (e = readdir(folder)))
		if (strstr(e->d_name, ".state"))
			snprintf(place.state, sizeof place.state, "%s/%s", place.folder, e->d_name);
	if (folder)
		closedir(folder);
}

/* A session in which nothing fails leaves what those to come find and must leave too. */
static void prepare(void)
{
	struct term *t;

	place.home = term_folder();
	snprintf(place.folder, sizeof place.folder, "%s/.local/state/leader-reader/archives",
		 place.home);
	snprintf(place.history, sizeof place.history, "%s/.local/state/leader-reader/history",
		 place.home);
	snprintf(place.exported, sizeof place.exported, "%s/out.json", place.home);
	snprintf(place.mark, sizeof place.mark, "%s/mark", place.home);
	t = start("nothing", 0, "NOTHING=1");
	term_wait_text(t, "2020-02-21?");
	term_type(t, "makept before\r");
	term_wait_text(t, "noted, on the statement");
	term_type(t, "/elite\r");
	quit(t);
	find_state();
	place.state_was = read_file(place.state);
	place.history_was = read_file(place.history);
	t = start("nothing", 0, "NOTHING=1");
	work(t);
	term_ok(term_wait_exit(t) == 0, "a session in which nothing fails");
	term_free(t);
	place.export_whole = read_file(place.exported);
	term_ok(strstr(place.state_was, "kept before") && strstr(place.history_was, "elite") &&
			strlen(place.export_whole) > 100,
		"keeps a note, what was typed, and an export");
}

/* Everything as it was before. */
static void put_back(void)
{
	DIR *folder = opendir(place.folder);
	const struct dirent *e;
	char path[800];

	while (folder && (e = readdir(folder))) {
		snprintf(path, sizeof path, "%s/%s", place.folder, e->d_name);
		unlink(path);
	}
	if (folder)
		closedir(folder);
	unlink(place.exported);
	unlink(place.mark);
	put_file(place.state, place.state_was);
	put_file(place.history, place.history_was);
}

/* ---- what came of it ---- */

/* Whether each line that WAS there is there still, and the last one is whole. */
static bool holds(const char *path, const char *was)
{
	char *now = read_file(path), *line = strdup(was), *next;
	bool good = *now && now[strlen(now) - 1] == '\n';

	for (char *at = line; good && *at; at = next) {
		next = strchr(at, '\n') + 1;
		next[-1] = '\0';
		/* the place that was left last is another each time, the sample that of what was read */
		good = !strncmp(at, "place\t", 6) || !strncmp(at, "sample\t", 7) || strstr(now, at);
	}
	free(now);
	free(line);
	return good;
}

static bool has(const char *path, const char *part)
{
	char *text = read_file(path);
	bool found = strstr(text, part) != NULL;

	free(text);
	return found;
}

/* Whether what crashed was a library that has no answer to missing memory itself: libxml2 before 2.12 has
 * none for the one thing of a thread that it does not ask the program for. */
static bool is_of_a_library(void)
{
	static const char *const libraries[] = {"libncurses", "libtinfo", "libxml2"};
	char *text = read_file(place.mark);
	const char *crash = strstr(text, "crash ");
	bool is = false;

	for (size_t i = 0; crash && i < sizeof libraries / sizeof *libraries; i++)
		is = is || strstr(crash, libraries[i]) != NULL;
	free(text);
	return is;
}

/* Whether an export is no whole one. Of an archive that was read in part it has what was read. */
static bool is_half(const char *name)
{
	char *text = read_file(place.exported);
	size_t len = strlen(text);
	bool all = !strcmp(name, "write") || !strcmp(name, "fsync") || !strcmp(name, "rename"),
	     half;

	half = len && (text[len - 1] != '\n' || (all && strcmp(text, place.export_whole) != 0));
	free(text);
	return half;
}

/* What is wrong with what session T has left; NULL: nothing. */
static const char *wrong(struct term *t, const char *name, int status, bool worked)
{
	bool told = term_wrote(t, 0, "cannot be ") || term_wrote(t, 0, "not written");

	if (status > 2 && !is_of_a_library())
		return "it crashed";
	if (term_alt(t) || !term_restored(t))
		return "the terminal is not as it was";
	if (!holds(place.state, place.state_was))
		return "marks and notes are lost";
	if (!holds(place.history, place.history_was))
		return "what was typed is lost";
	if (is_half(name))
		return "half an export";
	if (status == 0 && worked && !told && !has(place.state, "kept later"))
		return "a note is not kept, without a word";
	return NULL;
}

/* One session; false: there is no N-th call. */
static bool once(const char *name, long n, const char *library, int *faults)
{
	struct stat st;
	const char *what;
	struct term *t;
	bool worked;
	int status;

	put_back();
	t = start(name, n, library);
	worked = work(t);
	term_wait(t, is_over, NULL, "the end");
	status = term_wait_exit(t);
	what = wrong(t, name, status, worked);
	if (what) {
		char *text = read_file(place.mark);

		++*faults;
		term_note("%s %ld: %s (status %d); %.200s", name, n, what, status, text);
		free(text);
		term_dump(t);
	}
	term_free(t);
	return !stat(place.mark, &st) && st.st_size > 0;
}

static void every(const char *name, const char *library)
{
	const char *deep = getenv("FAILING_MAX");
	long most = deep ? strtol(deep, NULL, 10) : FIRST, n = 1, met = 0;
	int faults = 0;

	while (n <= LAST && once(name, n, library, &faults)) {
		met++;
		n += n < most ? 1 : deep ? FAR : n;
	}
	term_ok(met && !faults, "%s: %ld of them, to the %ldth; %d faults", name, met, n, faults);
}

/* A session with few files, little memory or small files ends as every other does. */
static void limits(void)
{
	static const struct {
		const char *limit;
		int from, to, step;
	} ladders[] = {{"n", 3, 24, 4}, {"v", 20000, 180000, 40000}, {"f", 0, 16, 8}};
	bool deep = getenv("FAILING_MAX") != NULL;

	for (size_t i = 0; i < sizeof ladders / sizeof *ladders; i++) {
		int step = deep ? (ladders[i].step + 39) / 40 : ladders[i].step, runs = 0,
		    faults = 0;

		for (int at = ladders[i].from; at <= ladders[i].to; at += step, runs++) {
			struct term_opts opts = {.program = "/bin/sh"};
			char script[100];
			struct term *t;
			int status;

			snprintf(script, sizeof script, "ulimit -%s %d; exec \"$0\"",
				 ladders[i].limit, at);
			t = term_start(TERM_ARGS("-c", script, getenv("LR")), &opts);
			work(t);
			term_wait(t, is_over, NULL, "the end");
			status = term_wait_exit(t);
			/* What a shell or a loader cannot start has 126 or 127. */
			if ((status > 2 && status < 126) || status > 127 || term_alt(t) ||
			    !term_restored(t)) {
				faults++;
				term_note("ulimit -%s %d: status %d", ladders[i].limit, at, status);
				term_dump(t);
			}
			term_free(t);
		}
		term_ok(runs && !faults, "ulimit -%s: %d sessions, %d faults", ladders[i].limit,
			runs, faults);
	}
}

int main(void)
{
	const char *one = getenv("FAILING_NAME");
	char library[500];

	if (!term_sanitized() && (!one || !strcmp(one, "limits")))
		limits();
	if (term_sanitized() || !make_library(library, sizeof library)) {
		term_ok(true, "failing calls # SKIP no library can stand before the others here");
		return term_done();
	}
	prepare();
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (!one || !strcmp(one, names[i]))
			every(names[i], library);
	free(place.state_was);
	free(place.history_was);
	free(place.export_whole);
	return term_done();
}
