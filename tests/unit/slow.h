/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * For tests that take seconds: `make check SLOW=no` leaves them out, and says so.
 */
#ifndef LR_TESTS_UNIT_SLOW_H
#define LR_TESTS_UNIT_SLOW_H

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Whether this test is left out; then it has said so. */
static inline bool slow_left_out(void)
{
	const char *slow = getenv("SLOW");

	if (!slow || strcmp(slow, "no") != 0)
		return false;
	puts("1..0 # SKIP SLOW=no");
	return true;
}

#endif
