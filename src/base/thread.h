/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Thread: how one is started, and what it does beside a lock; the rest is POSIX threads as they are.
 */
#ifndef LR_BASE_THREAD_H
#define LR_BASE_THREAD_H

#include <pthread.h>
#include <stdbool.h>

/* Start *THREAD, which calls RUN with DATA. It gets no signals but those of its own faults. 0, or the error
 * number of pthread_create(), and *THREAD is nothing. */
int thread_start(pthread_t *thread, void *(*run)(void *), void *data);

/* What CALL returns for DATA, called while LOCK, which the caller holds, is open; false where CALL is
 * NULL. */
bool thread_unlocked(pthread_mutex_t *lock, bool (*call)(void *), void *data);

#endif
