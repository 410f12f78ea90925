/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Clock: how much time has passed.
 *
 * The system's monotonic clock, which no one sets: good for differences, not for the time of day. Any
 * thread may ask. Never fails: POSIX systems that this program runs on all have it.
 */
#ifndef LR_BASE_CLOCK_H
#define LR_BASE_CLOCK_H

#include <stdint.h>
#include <time.h>

/* Nanoseconds since some moment before the program started. */
static inline int64_t clock_ns(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

/* The same in milliseconds. */
static inline int64_t clock_ms(void)
{
	return clock_ns() / 1000000;
}

#endif
