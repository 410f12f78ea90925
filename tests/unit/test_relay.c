/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "base/buf.h"
#include "xml/xml_relay.h"
#include "xml/xml_supply.h"

/* What a handler is given, as one: "1(a x=y)2text3(/a)", with lines. */
struct run {
	struct relay relay;
	struct supply supply;
	struct buf log;
	size_t starts, text_bytes, texts;
	size_t stop_after; /* elements; 0: never */
	bool quiet;
	pthread_t by; /* the thread of the last call */
	/* Of what the threads do meanwhile. */
	pthread_t parser;
	pthread_mutex_t lock;
	pthread_cond_t changed;
	size_t parser_n, giver_n; /* calls */
	size_t to_do;             /* of the next calls, that find something */
};

static void on_start(void *data, const char *ns, const char *name, const struct xml_attribute *a,
		     size_t n)
{
	struct run *r = data;

	r->by = pthread_self();
	if (++r->starts == r->stop_after)
		relay_stop(&r->relay);
	if (r->quiet)
		return;
	buf_printf(&r->log, "%ld(%s%s%s", r->relay.given_line, ns, *ns ? "|" : "", name);
	for (size_t i = 0; i < n; i++)
		buf_printf(&r->log, " %s=%s", a[i].name, a[i].value);
	buf_puts(&r->log, ")");
}

static void on_end(void *data, const char *ns, const char *name)
{
	struct run *r = data;

	(void)ns;
	if (!r->quiet)
		buf_printf(&r->log, "%ld(/%s)", r->relay.given_line, name);
}

static void on_text(void *data, const char *s, size_t len)
{
	struct run *r = data;

	r->texts++;
	r->text_bytes += len;
	if (r->quiet)
		return;
	buf_printf(&r->log, "%ld", r->relay.given_line);
	buf_add(&r->log, s, len);
}

static void on_problem(void *data, long line, const char *text)
{
	struct run *r = data;

	buf_printf(&r->log, "%ld!%s", line, text);
}

static void on_cut(void *data, long line, const char *text)
{
	struct run *r = data;

	buf_printf(&r->log, "%ld#%s", line, text);
}

static void on_broken(void *data)
{
	struct run *r = data;

	buf_printf(&r->log, "%ldbroken", r->relay.given_line);
}

static const struct xml_handler handler = {
	.start = on_start,
	.end = on_end,
	.text = on_text,
	.problem = on_problem,
	.cut = on_cut,
	.broken = on_broken,
};

static void no_problem(void *owner, long line, const char *text)
{
	(void)owner;
	(void)line;
	fail_msg("%s", text);
}

static void begin(struct run *r)
{
	buf_init(&r->log);
	supply_init(&r->supply, &handler, r, NULL, no_problem, r);
	relay_init(&r->relay, &handler, r, &r->supply);
	relay_begin(&r->relay);
	assert_true(r->relay.on);
}

static void done(struct run *r)
{
	relay_done(&r->relay);
	supply_done(&r->supply);
	buf_done(&r->log);
}

static void start(struct run *r, const char *name, const char *value)
{
	const struct xml_attribute a = {"", "x", value};

	relay_recorder.start(&r->relay, "", name, &a, value ? 1 : 0);
}

/* All that a parser finds is given in its order, with its lines, by another thread. */
static void test_order(void **state)
{
	struct run r = {0};
	char text[] = "text";
	struct buf expected;

	(void)state;
	begin(&r);
	r.relay.line = 7;
	start(&r, "a", "one");
	r.relay.line = 9;
	relay_recorder.text(&r.relay, text, 4);
	memset(text, '-', 4);
	relay_recorder.problem(&r.relay, 3, "wrong");
	relay_text(&r.relay, "kept", 4);
	relay_pass(&r.relay);
	r.relay.line = LONG_MAX;
	start(&r, "b", NULL);
	relay_recorder.end(&r.relay, "", "b");
	relay_recorder.cut(&r.relay, 12, "lost");
	r.relay.line = 13;
	relay_recorder.broken(&r.relay);
	relay_end(&r.relay);
	buf_init(&expected);
	buf_printf(&expected, "7(a x=one)9text3!wrong9kept%ld(b)%ld(/b)12#lost13broken", LONG_MAX,
		   LONG_MAX);
	assert_string_equal(buf_str(&r.log), buf_str(&expected));
	buf_done(&expected);
	assert_false(pthread_equal(r.by, pthread_self()));
	done(&r);
}

/* Values and texts stay whole where blocks end, and where one is longer than a block. */
static void test_sizes(void **state)
{
	struct run r = {0};
	struct buf expected, value;

	(void)state;
	buf_init(&expected);
	buf_init(&value);
	begin(&r);
	for (size_t i = 0; i < 400; i++) {
		buf_clear(&value);
		for (size_t k = 0; k < (i % 100 == 99 ? 200000 : i * 7); k++)
			buf_putc(&value, (char)('a' + (i + k) % 26));
		r.relay.line = (long)i;
		start(&r, "a", buf_str(&value));
		relay_recorder.text(&r.relay, buf_str(&value), value.len);
		buf_printf(&expected, "%zu(a x=", i);
		buf_add(&expected, buf_str(&value), value.len);
		buf_printf(&expected, ")%zu", i);
		buf_add(&expected, buf_str(&value), value.len);
	}
	relay_end(&r.relay);
	assert_string_equal(buf_str(&r.log), buf_str(&expected));
	done(&r);
	buf_done(&expected);
	buf_done(&value);
}

/* A text that is too long for one event comes in several, none of which ends within a character. */
static void test_long_text(void **state)
{
	enum { LONG = (1 << 28) + 1000 };
	struct run r = {.quiet = true};
	char *s = calloc(1, LONG);

	(void)state;
	assert_non_null(s);
	memcpy(s + (1 << 28) - 1, "\xC3\xA9", 2);
	begin(&r);
	relay_text(&r.relay, s, LONG);
	relay_end(&r.relay);
	assert_int_equal(r.text_bytes, LONG);
	assert_int_equal(r.texts, 2);
	done(&r);
	free(s);
}

/* Nothing is given once the handler wants no more, and the parser is not left waiting. */
static void test_stop(void **state)
{
	struct run r = {.quiet = true, .stop_after = 3};

	(void)state;
	begin(&r);
	for (size_t i = 0; i < 1000; i++) {
		start(&r, "a", "value");
		relay_pass(&r.relay);
	}
	relay_end(&r.relay);
	assert_true(relay_stopped(&r.relay));
	assert_int_equal(r.starts, 3);
	done(&r);
}

/* A piece goes back once its texts have been given; then another document may be relayed. */
static void test_again(void **state)
{
	struct run r = {0};

	(void)state;
	begin(&r);
	for (int i = 0; i < 3; i++) {
		struct supply_piece *p = calloc(1, sizeof *p);

		assert_non_null(p);
		buf_puts(&p->queue.text, "text");
		relay_begin(&r.relay);
		assert_true(r.relay.on);
		r.relay.line = i;
		relay_text(&r.relay, p->queue.text.data, p->queue.text.len);
		relay_used(&r.relay, p);
		relay_end(&r.relay);
		assert_false(r.relay.on);
		assert_ptr_equal(r.supply.spare, p);
		assert_int_equal(p->queue.text.len, 0);
		r.supply.spare = p->next;
		buf_done(&p->text);
		repair_queue_done(&p->queue);
		free(p);
	}
	assert_string_equal(buf_str(&r.log), "0text1text2text");
	done(&r);
}

/* Wait until *N, of R, is more than FROM. */
static void await(struct run *r, const size_t *n, size_t from)
{
	struct timespec until;

	clock_gettime(CLOCK_REALTIME, &until);
	until.tv_sec += 20;
	pthread_mutex_lock(&r->lock);
	while (*n <= from && !pthread_cond_timedwait(&r->changed, &r->lock, &until))
		continue;
	assert_true(*n > from);
	pthread_mutex_unlock(&r->lock);
}

static bool on_meanwhile(void *data)
{
	struct run *r = data;
	bool found;

	pthread_mutex_lock(&r->lock);
	++*(pthread_equal(pthread_self(), r->parser) ? &r->parser_n : &r->giver_n);
	found = r->to_do > 0;
	r->to_do -= found;
	pthread_mutex_unlock(&r->lock);
	pthread_cond_signal(&r->changed);
	return found;
}

enum { TO_DO = 5 }; /* so much that is done meanwhile */

/* Until the parser has done all else there was, and found no more. */
static void on_start_late(void *data, const char *ns, const char *name,
			  const struct xml_attribute *a, size_t n)
{
	struct run *r = data;

	await(r, &r->parser_n, TO_DO);
	on_start(data, ns, name, a, n);
}

/* Whoever would wait, or is far ahead, does something else as long as there is something. */
static void test_meanwhile(void **state)
{
	enum { BLOCKS = 100 };
	const struct xml_handler other = {.start = on_start_late, .meanwhile = on_meanwhile};
	struct run r = {.quiet = true, .to_do = TO_DO, .parser = pthread_self()};

	(void)state;
	pthread_mutex_init(&r.lock, NULL);
	pthread_cond_init(&r.changed, NULL);
	supply_init(&r.supply, &other, &r, NULL, no_problem, &r);
	relay_init(&r.relay, &other, &r, &r.supply);
	relay_begin(&r.relay);
	assert_true(r.relay.on);
	/* It does all that there is, and then waits. */
	await(&r, &r.giver_n, TO_DO);
	assert_int_equal(r.to_do, 0);
	r.to_do = TO_DO;
	for (size_t i = 0; i < BLOCKS; i++) {
		start(&r, "a", "value");
		relay_pass(&r.relay);
	}
	relay_end(&r.relay);
	assert_true(r.parser_n > TO_DO);
	assert_int_equal(r.starts, BLOCKS);
	relay_done(&r.relay);
	supply_done(&r.supply);
	pthread_mutex_destroy(&r.lock);
	pthread_cond_destroy(&r.changed);
}

/* Whether giving takes long is known after some blocks. */
static void test_idles(void **state)
{
	const struct timespec pause = {0, 1000000};
	struct run r = {.quiet = true};

	(void)state;
	begin(&r);
	for (size_t i = 0; i < 100; i++) {
		/* The other thread has nothing to do meanwhile. */
		if (i % 10 == 0)
			nanosleep(&pause, NULL);
		if (i < 60)
			assert_false(relay_idles(&r.relay));
		start(&r, "a", NULL);
		relay_pass(&r.relay);
	}
	/* On a busy machine it may be late to say so. */
	for (size_t i = 0; i < 10000 && !relay_idles(&r.relay); i++) {
		nanosleep(&pause, NULL);
		start(&r, "a", NULL);
		relay_pass(&r.relay);
		nanosleep(&pause, NULL);
	}
	assert_true(relay_idles(&r.relay));
	relay_end(&r.relay);
	assert_false(relay_idles(&r.relay));
	/* What was does not count for the next document. */
	relay_begin(&r.relay);
	assert_false(relay_idles(&r.relay));
	done(&r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_order),     cmocka_unit_test(test_sizes),
		cmocka_unit_test(test_long_text), cmocka_unit_test(test_stop),
		cmocka_unit_test(test_again),     cmocka_unit_test(test_meanwhile),
		cmocka_unit_test(test_idles),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
