/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Runs a fuzz target with the inputs that are in the tree, and simple changes of each.
 *
 * The target is known by the program's name. Its inputs: findings of the past, tests/fuzz/findings/NAME-*;
 * tests/fuzz/seeds/NAME-*; files and folders of the table below, some of them line by line. The changes
 * come from a fixed seed, so that a failure is the same again; the input is left in $TMPDIR. With
 * arguments it runs these files alone, once each, "-" for standard input: that is what AFL++ wants.
 */
#include "config.h"

#include <dirent.h>

#include "fuzz.h"

enum { CHANGES = 24, INPUT_MAX = 300000, CHANGE_MAX = 30000 };

static const struct {
	const char *target, *path;
	bool lines;
} inputs[] = {
	{"reader", "tests/data", false},
	{"reader", "data/statements.xml", false},
	{"repair", "tests/data", false},
	{"guess", "tests/data/guess", false},
	{"guess", "tests/data/guess-none", false},
	{"guess", "tests/data", false},
	{"html", "tests/unit/html.tsv", true},
	{"date", "tests/unit/date.tsv", true},
	{"date", "tests/unit/date_text.tsv", true},
	{"query", "tests/unit/query.tsv", true},
	{"query", "tests/unit/query_print.tsv", true},
	{"wrap", "tests/unit/wrap.tsv", true},
	{"wrap", "tests/unit/fold.tsv", true},
	{"wrap", "tests/data/languages.xml", true},
	{"sanitize", "tests/unit/fold.tsv", true},
	{"sanitize", "tests/data/scripts.xml", false},
	{"kept", "tests/unit/fold.tsv", true},
	{"kept", "tests/data/languages.xml", true},
	{"kept", "tests/data/scripts.xml", false},
	{"settings", "tests/batch/list-settings.out", false},
	{"settings", "tests/batch/list-settings.out", true},
	{"theme", "data/themes", false},
	{"theme", "data/themes/dark.theme", true},
	{"keymap", "data/default.keys", false},
	{"keymap", "data/default.keys", true},
	{"history", "tests/unit/query.tsv", false},
	{"state", "tests/unit/sample.state", false},
	{"state", "tests/unit/sample.state", true},
	{"mapping", "data/formats", false},
};

static uint32_t seed = 20261127;
static unsigned long runs;

static unsigned roll(size_t n)
{
	seed = seed * 1664525 + 1013904223;
	return n ? (unsigned)((seed >> 8) % n) : 0;
}

static void run(const uint8_t *s, size_t len)
{
	/* Of its own size, so that a sanitizer sees what is beyond. */
	uint8_t *copy = xcalloc(len ? len : 1, 1);

	if (len)
		memcpy(copy, s, len);
	LLVMFuzzerTestOneInput(copy, len);
	free(copy);
	runs++;
}

/* Cut, repeat or overwrite some of the LEN bytes at S. Returns the new length. */
static size_t change(uint8_t *s, size_t len)
{
	static const char *const odd[] = {
		"<", ">", "&", "\"", "</",           "]]>",  "<!--", "\xff",
		"(", ":", "-", "0",  "\xe2\x80\xae", "\x1b", "\n",   "99999999999"};
	const char *put = odd[roll(sizeof odd / sizeof *odd)];
	size_t at = roll(len + 1), n = strlen(put);

	switch (roll(4)) {
	case 0: return at;
	case 1: return len ? (s[at % len] = (uint8_t)roll(256), len) : 0;
	case 2:
		n = at + n > len ? len - at : n;
		memcpy(s + at, put, n);
		return len;
	default:
		n = roll(len - at + 1);
		memmove(s + roll(at + 1), s + at, n);
		return len;
	}
}

static void run_all(const uint8_t *s, size_t len)
{
	uint8_t *copy = xcalloc(len + 1, 1);

	run(s, len);
	for (int i = 0; i < CHANGES && len <= CHANGE_MAX; i++) {
		size_t n = len;

		memcpy(copy, s, len);
		for (unsigned k = roll(4) + 1; k; k--)
			n = change(copy, n);
		run(copy, n);
	}
	free(copy);
}

/* The bytes of a file, for free(); "-" is standard input. */
static uint8_t *bytes_of(const char *path, size_t *len)
{
	uint8_t *s = xcalloc(INPUT_MAX, 1);
	FILE *in = strcmp(path, "-") != 0 ? fopen(path, "rb") : stdin;

	if (!in) {
		perror(path);
		abort();
	}
	*len = fread(s, 1, INPUT_MAX, in);
	if (in != stdin)
		fclose(in);
	return s;
}

static void run_file(const char *path, bool lines)
{
	size_t len, at = 0;
	uint8_t *s = bytes_of(path, &len);

	while (lines && at < len) {
		const uint8_t *end = memchr(s + at, '\n', len - at);
		size_t n = end ? (size_t)(end - s) - at : len - at;

		run_all(s + at, n);
		at += n + 1;
	}
	if (!lines)
		run_all(s, len);
	free(s);
}

/* The files of FOLDER whose names begin as START does; false: it is none. */
static bool run_folder(const char *folder, const char *start)
{
	DIR *entries = opendir(folder);
	const struct dirent *entry;
	char path[8192];

	while (entries && (entry = readdir(entries))) {
		snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
		if (entry->d_name[0] != '.' && !strncmp(entry->d_name, start, strlen(start)))
			run_file(path, false);
	}
	if (entries)
		closedir(entries);
	return entries;
}

/* The files of tests/fuzz/FOLDER that are for NAME. */
static void run_own(const char *top, const char *folder, const char *name)
{
	char path[4096], start[200];

	snprintf(path, sizeof path, "%s/tests/fuzz/%s", top, folder);
	snprintf(start, sizeof start, "%s-", name);
	run_folder(path, start);
}

int main(int argc, char **argv)
{
	const char *top = getenv("abs_srcdir"), *slash = strrchr(argv[0], '/');
	const char *name = strstr(slash ? slash : argv[0], "fuzz_");
	char path[4096];

	for (int i = 1; i < argc; i++) {
		size_t len;
		uint8_t *s = bytes_of(argv[i], &len);

		run(s, len);
		free(s);
	}
	if (argc > 1)
		return 0;
	if (!name || !top)
		return 99;
	name += strlen("fuzz_");
	for (size_t i = 0; i < sizeof inputs / sizeof *inputs; i++) {
		if (strcmp(inputs[i].target, name) != 0)
			continue;
		snprintf(path, sizeof path, "%s/%s", top, inputs[i].path);
		if (!run_folder(path, ""))
			run_file(path, inputs[i].lines);
	}
	run_own(top, "seeds", name);
	run_own(top, "findings", name);
	printf("1..1\nok 1 - %s holds for %lu inputs\n", name, runs);
	return runs ? 0 : 1;
}
