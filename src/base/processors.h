/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Processors: how many there are for this process, so that it has no more busy threads than them.
 *
 * Any thread. Where the system says nothing of it there is one.
 */
#ifndef LR_BASE_PROCESSORS_H
#define LR_BASE_PROCESSORS_H

#include <stddef.h>

/* Those it may run on (taskset, cpusets), where the system tells, else those of the machine; 1 or more. */
size_t processors_n(void);

#endif
