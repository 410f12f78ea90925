/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * For tests that may call skip(): cmocka says "not ok 3 # SKIP" of those, which to readers of TAP is a
 * failure. skips_begin() before the tests are run, skips_end() after, and it is "ok 3 # SKIP".
 */
#ifndef LR_TESTS_UNIT_SKIPS_H
#define LR_TESTS_UNIT_SKIPS_H

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static FILE *skips_said;
static int skips_out;

static inline void skips_begin(void)
{
	skips_said = tmpfile();
	fflush(stdout);
	skips_out = dup(STDOUT_FILENO);
	if (skips_said && skips_out >= 0)
		dup2(fileno(skips_said), STDOUT_FILENO);
}

/* Returns STATUS, which is that of the tests. */
static inline int skips_end(int status)
{
	char line[4096];

	fflush(stdout);
	if (!skips_said || skips_out < 0)
		return 99;
	dup2(skips_out, STDOUT_FILENO);
	close(skips_out);
	rewind(skips_said);
	while (fgets(line, sizeof line, skips_said))
		fputs(!strncmp(line, "not ok ", 7) && strstr(line, "# SKIP") ? line + 4 : line,
		      stdout);
	fclose(skips_said);
	return status;
}

#endif
