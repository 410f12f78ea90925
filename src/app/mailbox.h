/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Mailbox: the only thing that threads share while they run.
 *
 * A locked queue of messages. What a message points to belongs to the sender before it is posted
 * and to the taker after it is taken; nobody else touches it. A mailbox may have a wake pipe whose
 * read end becomes readable when there is mail, for a poll() loop; a thread without one waits.
 */
#ifndef LR_APP_MAILBOX_H
#define LR_APP_MAILBOX_H

#include <pthread.h>
#include <stdbool.h>

/* First member of every kind of message. */
struct message {
	struct message *next;
	int kind;
};

struct mailbox {
	pthread_mutex_t lock;
	pthread_cond_t filled;
	struct message *first, *last;
	int wake[2]; /* read, write end; -1: no pipe */
};

/* With WAKE a pipe is made; failing to ends the program. */
void mailbox_init(struct mailbox *m, bool wake);
/* Messages still in it are the caller's to take first. */
void mailbox_done(struct mailbox *m);
/* Append MESSAGE; ownership passes in. Any thread. */
void mailbox_post(struct mailbox *m, struct message *message);
/* The oldest message, or NULL; never waits. Ownership passes out. */
struct message *mailbox_take(struct mailbox *m);
/* The oldest message; waits for one. */
struct message *mailbox_wait(struct mailbox *m);
/* Start a thread (base/thread.h): signals go to the front end's. Failing to ends the program. */
void mailbox_thread(pthread_t *thread, void *(*run)(void *), void *data);

#endif
