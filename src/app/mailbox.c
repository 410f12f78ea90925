/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "app/mailbox.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/err.h"
#include "base/thread.h"

void mailbox_init(struct mailbox *m, bool wake)
{
	pthread_mutex_init(&m->lock, NULL);
	pthread_cond_init(&m->filled, NULL);
	m->first = m->last = NULL;
	m->wake[0] = m->wake[1] = -1;
	if (wake) {
		if (pipe(m->wake) < 0)
			die("pipe: %s", strerror(errno));
		for (int i = 0; i < 2; i++) {
			fcntl(m->wake[i], F_SETFD, FD_CLOEXEC);
			fcntl(m->wake[i], F_SETFL, O_NONBLOCK);
		}
	}
}

void mailbox_done(struct mailbox *m)
{
	pthread_mutex_destroy(&m->lock);
	pthread_cond_destroy(&m->filled);
	for (int i = 0; i < 2; i++)
		if (m->wake[i] >= 0)
			close(m->wake[i]);
}

void mailbox_post(struct mailbox *m, struct message *message)
{
	message->next = NULL;
	pthread_mutex_lock(&m->lock);
	if (m->last)
		m->last->next = message;
	else
		m->first = message;
	m->last = message;
	pthread_mutex_unlock(&m->lock);
	/* Not before: who wakes wants the lock. */
	pthread_cond_signal(&m->filled);
	/* A full pipe is as good as a byte: the reader wakes anyway. */
	if (m->wake[1] >= 0 && write(m->wake[1], "", 1) < 0)
		return;
}

static struct message *mailbox_pop(struct mailbox *m)
{
	struct message *message = m->first;

	if (message) {
		m->first = message->next;
		if (!m->first)
			m->last = NULL;
		message->next = NULL;
	}
	return message;
}

struct message *mailbox_take(struct mailbox *m)
{
	struct message *message;
	char drain[64];

	pthread_mutex_lock(&m->lock);
	message = mailbox_pop(m);
	pthread_mutex_unlock(&m->lock);
	/* Only when it is found empty is the pipe emptied; what comes after that fills it again, and
	 * so it is looked into once more. */
	if (!message && m->wake[0] >= 0) {
		while (read(m->wake[0], drain, sizeof drain) > 0)
			continue;
		pthread_mutex_lock(&m->lock);
		message = mailbox_pop(m);
		pthread_mutex_unlock(&m->lock);
	}
	return message;
}

struct message *mailbox_wait(struct mailbox *m)
{
	struct message *message;

	pthread_mutex_lock(&m->lock);
	while (!(message = mailbox_pop(m)))
		pthread_cond_wait(&m->filled, &m->lock);
	pthread_mutex_unlock(&m->lock);
	return message;
}

void mailbox_thread(pthread_t *thread, void *(*run)(void *), void *data)
{
	int error = thread_start(thread, run, data);

	if (error)
		die("pthread_create: %s", strerror(error));
}
