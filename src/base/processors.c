/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "base/processors.h"

#include <unistd.h>
#if HAVE_SCHED_GETAFFINITY
#include <sched.h>
#endif

size_t processors_n(void)
{
	long n;

#if HAVE_SCHED_GETAFFINITY && defined(CPU_COUNT)
	cpu_set_t set;

	/* It fails where the machine has more of them than the set. */
	if (sched_getaffinity(0, sizeof set, &set) == 0)
		return CPU_COUNT(&set) < 1 ? 1 : (size_t)CPU_COUNT(&set);
#endif
	n = sysconf(_SC_NPROCESSORS_ONLN);
	return n < 1 ? 1 : (size_t)n;
}
