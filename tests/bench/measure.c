/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Measure: one figure at a time for bench.sh, on standard output, in milliseconds.
 *
 * measure run PROGRAM [ARGUMENT]...         until it ends; its peak memory in KiB; the time of all processors
 * measure first TEXT PROGRAM [ARGUMENT]...  until TEXT stands on its screen
 * measure keys N WORD PROGRAM [ARGUMENT]... WORD typed as a filter over N statements: until the rows for
 *                                           its first letter are painted, until the whole count for it
 *                                           is, and the slowest count of another letter
 * measure sort N PROGRAM [ARGUMENT]...      N statements sorted by title while keys are pressed: the longest
 *                                           that one waits for its row, and until the order is there
 * measure sum FILE                          adding up all its bytes in memory, the best of five
 *
 * Screens are those of the test harness: 24 rows of 80 columns on a pseudo-terminal.
 */
#include "config.h"

#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "base/utf8.h"
#include "term.h"

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static double milliseconds(struct timeval t)
{
	return (double)t.tv_sec * 1e3 + (double)t.tv_usec / 1e3;
}

static int run(char **argv)
{
	double start = now();
	struct rusage usage;
	int status, null;
	pid_t pid = fork();

	if (pid == 0) {
		null = open("/dev/null", O_WRONLY);
		dup2(null, 1);
		dup2(null, 2);
		execvp(argv[0], argv);
		_exit(127);
	}
	if (pid < 0 || wait4(pid, &status, 0, &usage) < 0 || !WIFEXITED(status) ||
	    WEXITSTATUS(status) > 1)
		return 1;
	printf("%.2f %ld %.2f\n", now() - start, usage.ru_maxrss,
	       milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime));
	return 0;
}

static int first(char **argv)
{
	struct term_opts opts = {.program = argv[1]};
	double start = now();
	struct term *t = term_start((const char *const *)argv + 2, &opts);

	if (!term_wait_text(t, argv[0]))
		return 1;
	printf("%.2f\n", now() - start);
	fflush(stdout);
	term_free(t);
	return 0;
}

/* The prompt holds so much of the word, and the answer to it, or at least what the first rows say. */
struct wanted {
	char prompt[256];
	const char *total;
};

static bool begun(struct term *t, void *arg)
{
	const struct wanted *w = arg;
	const char *row = term_row(t, 23);
	size_t len = strlen(w->prompt);

	return !strncmp(row, w->prompt, len) && row[len] == ' ' &&
	       (strstr(row, w->total) || strstr(row, "…") || strstr(row, "nothing matches"));
}

static bool answered(struct term *t, void *arg)
{
	const struct wanted *w = arg;
	const char *row = term_row(t, 23);
	size_t len = strlen(w->prompt);

	return !strncmp(row, w->prompt, len) && row[len] == ' ' &&
	       (strstr(row, w->total) || strstr(row, "nothing matches"));
}

static int keys(char **argv)
{
	struct term_opts opts = {.program = argv[2]};
	struct wanted w = {.prompt = " /"};
	char total[64], none[80];
	const char *word = argv[1];
	double rows = 0, letter = 0, most = 0;
	struct term *t = term_start((const char *const *)argv + 3, &opts);

	snprintf(none, sizeof none, "1 of %s ", argv[0]);
	snprintf(total, sizeof total, "of %s", argv[0]);
	w.total = total;
	if (!term_wait_text(t, none))
		return 1;
	term_keys(t, "/");
	term_wait_row(t, 23, total);
	for (size_t i = 0, n; i < strlen(word); i += n) {
		uint32_t code;
		double start = now();

		n = utf8_decode(word + i, strlen(word) - i, &code);
		term_send(t, word + i, n);
		memcpy(w.prompt + 2 + i, word + i, n);
		w.prompt[2 + i + n] = '\0';
		if (!term_wait(t, begun, &w, "the rows"))
			return 1;
		if (i == 0)
			rows = now() - start;
		if (!term_wait(t, answered, &w, "the count"))
			return 1;
		start = now() - start;
		if (i == 0)
			letter = start;
		else if (start > most)
			most = start;
	}
	printf("%.2f %.2f %.2f\n", rows, letter, most);
	fflush(stdout);
	term_free(t);
	return 0;
}

/* The status line has so much at its start: "12 of 1,000". */
static bool at_row(struct term *t, void *arg)
{
	const char *want = arg;

	return !strncmp(term_row(t, 23), want, strlen(want));
}

/* It has a place in the list, and another than so; or it says that the new order is there. */
static bool moved(struct term *t, void *arg)
{
	const char *row = term_row(t, 23);

	return strstr(row, " by title") ||
	       (strstr(row, " of ") && strncmp(row, arg, strlen(arg)) != 0);
}

/* What the status line has up to the number of rows. */
static void place(struct term *t, char *out, size_t size)
{
	const char *row = term_row(t, 23), *of = strstr(row, " of ");

	snprintf(out, size, "%.*s", of ? (int)(of - row) : 0, row);
}

static int sort(char **argv)
{
	struct term_opts opts = {.program = argv[1]};
	struct term *t = term_start((const char *const *)argv + 2, &opts);
	struct timespec pause = {.tv_nsec = 5000000};
	double start, began, most = 0;
	char row[80];

	snprintf(row, sizeof row, " 1 of %s ", argv[0]);
	if (!term_wait(t, at_row, row, "all statements"))
		return 1;
	began = now();
	term_keys(t, "s t");
	/* Always down: the row is another one each time, whether the key or the new order came first. */
	for (int i = 0; i < 2 || strstr(term_row(t, 23), "sorting"); i++) {
		start = now();
		term_keys(t, "j");
		if (!term_wait(t, moved, row, "the next row"))
			return 1;
		most = now() - start > most ? now() - start : most;
		place(t, row, sizeof row);
		nanosleep(&pause, NULL);
	}
	printf("%.2f %.2f\n", most, now() - began);
	fflush(stdout);
	term_free(t);
	return 0;
}

static uint64_t sum_bytes(const unsigned char *p, size_t n)
{
	uint64_t sum = 0;
	size_t i = 0;
#ifdef __SSE2__
	__m128i zero = _mm_setzero_si128(), a = zero, b = zero;

	for (; n - i >= 32; i += 32) {
		a = _mm_add_epi64(a, _mm_sad_epu8(_mm_loadu_si128((const void *)(p + i)), zero));
		b = _mm_add_epi64(b,
				  _mm_sad_epu8(_mm_loadu_si128((const void *)(p + i + 16)), zero));
	}
	a = _mm_add_epi64(a, b);
	sum = (uint64_t)_mm_cvtsi128_si64(a) +
	      (uint64_t)_mm_cvtsi128_si64(_mm_unpackhi_epi64(a, a));
#endif
	for (; i < n; i++)
		sum += p[i];
	return sum;
}

static int sum(const char *file)
{
	struct stat st;
	int fd = open(file, O_RDONLY);
	unsigned char *p;
	size_t n, at = 0;
	double best = 1e9;
	uint64_t total = 0;

	if (fd < 0 || fstat(fd, &st) || !(p = malloc(n = (size_t)st.st_size)))
		return 1;
	for (ssize_t got; at < n && (got = read(fd, p + at, n - at)) > 0; at += (size_t)got)
		continue;
	for (int i = 0; i < 5; i++) {
		double start = now();

		total += sum_bytes(p, n);
		start = now() - start;
		best = start < best ? start : best;
	}
	printf("%.2f %llu\n", best, (unsigned long long)total);
	free(p);
	close(fd);
	return 0;
}

int main(int argc, char **argv)
{
	if (argc > 2 && !strcmp(argv[1], "run"))
		return run(argv + 2);
	if (argc > 3 && !strcmp(argv[1], "first"))
		return first(argv + 2);
	if (argc > 4 && !strcmp(argv[1], "keys"))
		return keys(argv + 2);
	if (argc > 3 && !strcmp(argv[1], "sort"))
		return sort(argv + 2);
	if (argc > 2 && !strcmp(argv[1], "sum"))
		return sum(argv[2]);
	fputs("usage: measure run|first|keys|sort|sum ...\n", stderr);
	return 2;
}
