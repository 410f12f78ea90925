/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>
#include <sys/resource.h>

#include "base/arena.h"
#include "base/pages.h"
#include "skips.h"

enum { BLOCK = 4 << 20, SMALL = 1000, BLOCKS = 40, GIANT = 100 << 20 };

static bool is_filled_with(const struct pages_block *b, int c)
{
	const char *s = b->data;

	return s[0] == c && !memcmp(s, s + 1, b->size - 1);
}

/* More blocks than a span has room for, each trimmed but for the last. */
static void fill(struct pages *p, struct pages_block blocks[BLOCKS])
{
	for (int i = 0; i < BLOCKS; i++) {
		blocks[i] = pages_take(p, BLOCK);
		assert_true(blocks[i].size == BLOCK);
		assert_int_equal((uintptr_t)blocks[i].data % _Alignof(max_align_t), 0);
		memset(blocks[i].data, i, i % 2 ? BLOCK : SMALL);
		if (i % 2 == 0)
			pages_trim(p, &blocks[i], SMALL);
	}
}

static void blocks_keep_what_is_in_them(void **state)
{
	struct pages p = {0};
	struct pages_block blocks[BLOCKS], giant;

	(void)state;
	fill(&p, blocks);
	giant = pages_take(&p, GIANT);
	((char *)giant.data)[GIANT - 1] = 'x';
	/* Another was taken since: nothing happens. */
	pages_trim(&p, &blocks[0], 1);
	assert_true(blocks[0].size >= SMALL);
	pages_done(&p);
	pages_done(&p);
	for (int i = 0; i < BLOCKS; i++) {
		blocks[i].size = i % 2 ? BLOCK : SMALL;
		assert_true(is_filled_with(&blocks[i], i));
		pages_free(&blocks[i]);
		assert_null(blocks[i].data);
		pages_free(&blocks[i]);
	}
	assert_int_equal(((char *)giant.data)[GIANT - 1], 'x');
	pages_free(&giant);
}

static void what_is_trimmed_is_taken_next(void **state)
{
	struct pages p = {0};
	struct pages_block one = pages_take(&p, BLOCK), two;

	(void)state;
	if (!one.span) {
		pages_free(&one);
		skip(); /* all blocks are of the heap */
	}
	pages_trim(&p, &one, SMALL);
	assert_int_equal(one.size, SMALL);
	two = pages_take(&p, BLOCK);
	assert_true((char *)two.data - (char *)one.data < 2 * SMALL);
	assert_ptr_equal(one.span, two.span);
	pages_free(&one);
	pages_free(&two);
	pages_done(&p);
}

static void what_is_last_grows_where_it_lies(void **state)
{
	struct pages p = {0};
	struct pages_block one = pages_take(&p, SMALL), two;
	void *there = one.data;

	(void)state;
	if (!one.span) {
		assert_false(pages_extend(&p, &one, BLOCK));
		pages_free(&one);
		skip(); /* all blocks are of the heap */
	}
	memset(one.data, 'a', SMALL);
	assert_true(pages_extend(&p, &one, BLOCK));
	assert_int_equal(one.size, BLOCK);
	assert_ptr_equal(one.data, there);
	memset((char *)one.data + SMALL, 'a', BLOCK - SMALL);
	two = pages_take(&p, SMALL);
	memset(two.data, 'b', SMALL);
	assert_true(is_filled_with(&one, 'a'));
	/* Another was taken since; or there is no room. */
	assert_false(pages_extend(&p, &one, 2 * BLOCK));
	assert_false(pages_extend(&p, &two, SIZE_MAX / 2));
	assert_int_equal(one.size, BLOCK);
	assert_true(is_filled_with(&two, 'b'));
	pages_free(&one);
	pages_free(&two);
	pages_done(&p);
}

/* With little address space nothing is reserved that may not be needed. */
static void works_where_address_space_is_limited(void **state)
{
	struct rlimit old, limit;
	struct pages p = {0};
	struct pages_block blocks[BLOCKS];

	(void)state;
	blocks[0] = pages_take(&p, SMALL);
	if (!blocks[0].span) {
		pages_free(&blocks[0]);
		skip(); /* the sanitizer needs all of it */
	}
	pages_free(&blocks[0]);
	pages_done(&p);
	assert_int_equal(getrlimit(RLIMIT_AS, &old), 0);
	limit = old;
	limit.rlim_cur = (rlim_t)1 << 50;
	if (limit.rlim_max != RLIM_INFINITY && limit.rlim_cur > limit.rlim_max)
		limit.rlim_cur = limit.rlim_max;
	assert_int_equal(setrlimit(RLIMIT_AS, &limit), 0);
	fill(&p, blocks);
	for (int i = 1; i < BLOCKS; i++)
		assert_ptr_not_equal(blocks[i].span, blocks[i - 1].span);
	for (int i = 0; i < BLOCKS; i++)
		pages_free(&blocks[i]);
	pages_done(&p);
	setrlimit(RLIMIT_AS, &old);
}

static void heap_blocks_are_no_part_of_a_span(void **state)
{
	struct pages_block b = pages_take(NULL, SMALL), none = {0};

	(void)state;
	assert_null(b.span);
	memset(b.data, 'x', SMALL);
	assert_true(is_filled_with(&b, 'x'));
	pages_free(&b);
	pages_free(&none);
}

static void arena_outgrows_its_block(void **state)
{
	enum { STRINGS = 3000, LEN = 5000 };
	static char text[LEN], *strings[STRINGS];
	struct pages p = {0};
	struct arena a;

	(void)state;
	arena_init_in(&a, &p);
	arena_reserve(&a, BLOCK);
	for (int i = 0; i < STRINGS; i++) {
		memset(text, 'a' + i % 26, LEN);
		strings[i] = arena_copy(&a, text, LEN - (size_t)i);
	}
	arena_trim(&a);
	pages_done(&p);
	for (int i = 0; i < STRINGS; i++) {
		assert_int_equal(strlen(strings[i]), LEN - i);
		assert_int_equal(strings[i][0], 'a' + i % 26);
		assert_int_equal(strings[i][LEN - i - 1], 'a' + i % 26);
	}
	arena_done(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(blocks_keep_what_is_in_them),
		cmocka_unit_test(what_is_trimmed_is_taken_next),
		cmocka_unit_test(what_is_last_grows_where_it_lies),
		cmocka_unit_test(works_where_address_space_is_limited),
		cmocka_unit_test(heap_blocks_are_no_part_of_a_span),
		cmocka_unit_test(arena_outgrows_its_block),
	};

	skips_begin();
	return skips_end(cmocka_run_group_tests_name("pages", tests, NULL, NULL));
}
