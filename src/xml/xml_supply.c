/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "xml/xml_supply.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/thread.h"
#include "base/vec.h"
#include "xml/xml.h"

/* So many pieces are made before the parser wants them: enough for neither to wait for the other often, which
 * costs more than what does not stay in the cache. */
enum { READY = 16, FEW = 4 };

static void on_repair(void *data, long line, const char *text)
{
	struct supply *s = data;
	struct supply_piece *p = s->now;

	if (!p) {
		s->problem(s->owner, line, text);
		return;
	}
	p->problems =
		vec_fit(p->problems, p->problems_n + 1, &p->problems_size, sizeof *p->problems);
	p->problems[p->problems_n++] = (struct supply_problem){line, xstrdup(text)};
}

void supply_init(struct supply *s, const struct xml_handler *handler, void *data,
		 const char *encoding, void (*problem)(void *owner, long line, const char *text),
		 void *owner)
{
	*s = (struct supply){.encoding = encoding,
			     .problem = problem,
			     .owner = owner,
			     .handler = handler,
			     .data = data};
	xml_input_init(&s->input, handler, data, on_repair, s);
	repair_init(&s->repair, on_repair, s);
	atomic_init(&s->stop, false);
	pthread_mutex_init(&s->lock, NULL);
	pthread_cond_init(&s->changed, NULL);
	s->ready_end = &s->ready;
}

static void piece_clear(struct supply_piece *p)
{
	buf_clear(&p->text);
	repair_queue_clear(&p->queue);
	for (size_t i = 0; i < p->problems_n; i++)
		free(p->problems[i].text);
	p->given = p->taken = p->problems_n = 0;
	p->ended = p->stopped = p->broken = false;
}

static void pieces_free(struct supply_piece *p)
{
	struct supply_piece *next;

	for (; p; p = next) {
		next = p->next;
		piece_clear(p);
		buf_done(&p->text);
		repair_queue_done(&p->queue);
		free(p->problems);
		free(p);
	}
}

void supply_done(struct supply *s)
{
	supply_stop(s);
	supply_wait(s);
	pieces_free(s->ready);
	pieces_free(s->spare);
	pthread_mutex_destroy(&s->lock);
	pthread_cond_destroy(&s->changed);
	repair_done(&s->repair);
	xml_input_done(&s->input);
}

/* ---- making ---- */

static bool is_stopped(struct supply *s)
{
	return s->input.stopped || atomic_load_explicit(&s->stop, memory_order_relaxed);
}

/* More text; false at the end of a document. */
static bool make_more(struct supply *s, struct buf *text)
{
	struct xml_input *in = &s->input;
	size_t had = text->len, left, want;

	while (!s->ended && !is_stopped(s)) {
		size_t from = in->pos;

		if (!s->started && s->prolog + (in->end - in->pos) > XML_PROLOG_MAX) {
			s->endless = s->ended = true;
			return false;
		}
		in->pos += repair_text(&s->repair, buf_str(&in->text) + in->pos, in->end - in->pos,
				       s->last, text);
		s->prolog += in->pos - from;
		if (s->repair.state == REPAIR_OVER || s->last)
			s->ended = true;
		if (text->len > had)
			return true;
		if (s->ended)
			return false;
		/* A long piece without an end is looked at again only when it has doubled. */
		left = in->end - in->pos;
		want = left < 65536 ? left + 1 : 2 * left;
		while (!s->last && in->end - in->pos < want)
			s->last = !xml_input_more(in, s->encoding, s->repair.line);
	}
	return false;
}

static void put_comment(struct buf *text)
{
	buf_puts(text, "<!--");
	memset(buf_reserve(text, SUPPLY_LEAST), ' ', SUPPLY_LEAST);
	text->len += SUPPLY_LEAST;
	buf_puts(text, "-->");
}

/*
 * Enough for the parser to go by. It must not wait for what a pipe may give some day while it holds
 * back what is there: a comment that means nothing stands for it.
 */
static void make(struct supply *s, struct supply_piece *p)
{
	s->now = p;
	s->repair.queue = &p->queue;
	while (p->text.len < SUPPLY_LEAST && !s->ended && !is_stopped(s)) {
		if (s->unseen && s->repair.state == REPAIR_CONTENT) {
			put_comment(&p->text);
			s->unseen = false;
		} else if (make_more(s, &p->text)) {
			s->unseen = true;
		}
	}
	p->ended = s->ended;
	p->stopped = is_stopped(s);
	p->broken = s->input.broken && s->late;
	s->now = NULL;
}

void supply_look(struct supply *s)
{
	s->last = !xml_input_more(&s->input, s->encoding, 1);
}

/* ---- passing on ---- */

static struct supply_piece *empty_piece(struct supply *s)
{
	struct supply_piece *p;

	pthread_mutex_lock(&s->lock);
	p = s->spare;
	if (p)
		s->spare = p->next;
	pthread_mutex_unlock(&s->lock);
	if (!p)
		p = xcalloc(1, sizeof *p);
	p->next = NULL;
	return p;
}

/* Something else is done; false: there is nothing. */
static bool meanwhile(struct supply *s)
{
	return thread_unlocked(&s->lock, s->handler->meanwhile, s->data);
}

static void *make_ahead(void *data)
{
	struct supply *s = data;
	bool over = false, first;

	while (!over) {
		struct supply_piece *p = empty_piece(s);

		make(s, p);
		pthread_mutex_lock(&s->lock);
		while (s->full && s->ready_n > FEW && !s->quit && meanwhile(s))
			continue;
		while (s->full && s->ready_n > FEW && !s->quit)
			pthread_cond_wait(&s->changed, &s->lock);
		over = p->ended || p->stopped || s->quit;
		*s->ready_end = p;
		s->ready_end = &p->next;
		s->full = ++s->ready_n == READY;
		first = s->ready_n == 1;
		pthread_mutex_unlock(&s->lock);
		/* Not before: who wakes wants the lock. */
		if (first)
			pthread_cond_signal(&s->changed);
	}
	return NULL;
}

void supply_ahead(struct supply *s)
{
	if (s->ahead)
		return;
	s->ahead = thread_start(&s->thread, make_ahead, s) == 0;
}

struct supply_piece *supply_take(struct supply *s)
{
	struct supply_piece *p;
	bool few;

	if (!s->ahead && !s->ready) {
		p = empty_piece(s);
		make(s, p);
		return p;
	}
	pthread_mutex_lock(&s->lock);
	while (!s->ready)
		pthread_cond_wait(&s->changed, &s->lock);
	p = s->ready;
	s->ready = p->next;
	if (!s->ready)
		s->ready_end = &s->ready;
	few = --s->ready_n == FEW;
	pthread_mutex_unlock(&s->lock);
	if (few)
		pthread_cond_signal(&s->changed);
	p->next = NULL;
	return p;
}

void supply_give_back(struct supply *s, struct supply_piece *p)
{
	piece_clear(p);
	pthread_mutex_lock(&s->lock);
	p->next = s->spare;
	s->spare = p;
	pthread_mutex_unlock(&s->lock);
}

void supply_stop(struct supply *s)
{
	atomic_store_explicit(&s->stop, true, memory_order_relaxed);
}

void supply_pause(struct supply *s)
{
	if (!s->ahead)
		return;
	pthread_mutex_lock(&s->lock);
	s->quit = true;
	pthread_cond_signal(&s->changed);
	pthread_mutex_unlock(&s->lock);
	pthread_join(s->thread, NULL);
	s->ahead = s->quit = false;
}

void supply_wait(struct supply *s)
{
	supply_pause(s);
	pieces_free(s->ready);
	s->ready = NULL;
	s->ready_end = &s->ready;
	s->ready_n = 0;
	s->full = false;
}

bool supply_next(struct supply *s)
{
	if (!repair_next(&s->repair))
		return false;
	s->ended = false;
	return true;
}
