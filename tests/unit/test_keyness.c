/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Keyness: the weight against known values, the words listed, their spellings, the bound. */
#include "config.h"

#include "analysis/keyness.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "counted.h"

#define ROWS(rows) (rows), sizeof(rows) / sizeof *(rows)

static int setup(void **state)
{
	struct counted *c = calloc(1, sizeof *c);

	counted_init(c);
	*state = c;
	return 0;
}

static int teardown(void **state)
{
	counted_done(*state);
	free(*state);
	return 0;
}

/* Values worked out by hand from 2 (a ln(a/E1) + b ln(b/E2)). */
static void weights(void **state)
{
	(void)state;
	assert_true(fabs(keyness_weight(10, 0, 100, 100) - 13.8629) < 1e-3);
	assert_true(fabs(keyness_weight(0, 10, 100, 100) + 13.8629) < 1e-3);
	assert_true(fabs(keyness_weight(10, 10, 100, 100)) < 1e-9);
	assert_true(fabs(keyness_weight(20, 10, 1000, 1000) - 3.3980) < 1e-3);
	assert_true(fabs(keyness_weight(10, 20, 1000, 2000)) < 1e-9);
	assert_true(fabs(keyness_weight(107, 12, 10000, 10000) - 87.1608) < 1e-3);
	assert_true(keyness_weight(0, 0, 10, 10) == 0);
	assert_true(keyness_weight(5, 0, 10, 0) == 0);
	assert_true(isfinite(keyness_weight(UINT32_MAX, 1, UINT64_C(1) << 40, 5)));
}

/* "word shown/rest, ..." */
static void is(struct counted *c, uint32_t least, bool under, const char *want)
{
	struct tally_source source = counted_source(c);
	struct keyness k;
	struct buf b;

	buf_init(&b);
	keyness_init(&k, c->fold);
	keyness_choose(&k, least, under);
	keyness_start(&k, &source);
	while (keyness_work(&k))
		;
	assert_int_equal(keyness_percent(&k), 100);
	for (size_t i = 0; i < k.rows_n; i++) {
		const struct keyness_word *w = &k.words[k.rows[i].word];
		size_t len;
		const char *label = keyness_label(&k, i, &len);

		buf_printf(&b, "%s%.*s %u/%u", i ? ", " : "", (int)len, label, (unsigned)w->shown,
			   (unsigned)w->rest);
	}
	assert_string_equal(buf_str(&b), want);
	keyness_done(&k);
	buf_done(&b);
}

static const struct counted_row texts[] = {
	{NULL, "Rain Rain Rain", "rain", "Hope Hope hope hope hope. The rain, the sea"},
	{NULL, NULL, NULL, "hope HOPE Hope and the Hope"},
	{NULL, NULL, NULL, "the sea the sea the sea the sea the sea the sea and and"},
	{NULL, NULL, NULL, "the sea the Meer the meer the MEER the the Meer Meer"},
};

static void words(void **state)
{
	struct counted *c = *state;

	counted_add(c, texts, 1);
	counted_add(c, texts + 1, 3);
	/* Nothing to compare with: by number; speaker and occasion are not counted. */
	is(c, 3, false, "the 15/0, Hope 9/0, sea 8/0, Meer 5/0, and 3/0");
	counted_filter(c, "hope");
	is(c, 3, false, "Hope 9/0");
	is(c, 1, false, "Hope 9/0");
	is(c, 3, true, "Meer 0/5");
	is(c, 10, false, "");
	counted_filter(c, "nosuchword");
	is(c, 1, false, "");
}

/* Marks of the text and a cut in slices make no difference. */
static void marks(void **state)
{
	static const struct counted_row rows[] = {{NULL, NULL, NULL,
						   "\x01\x0eÉlan\x0f \x0e"
						   "É\x0f"
						   "lan élan Élan\x02Élan"},
						  {NULL, NULL, NULL, "x y z"}};
	struct counted *c = *state;

	counted_add(c, ROWS(rows));
	counted_filter(c, "elan");
	is(c, 3, false, "Élan 5/0");
}

/* More words than there is room for: the rare ones go, the frequent ones stay. */
static void bounded(void **state)
{
	enum { TEXTS = 24, EACH = 50000, SIZE = EACH * 14 };
	struct counted *c = *state;
	char *text[TEXTS];
	struct counted_row rows[TEXTS] = {{0}};
	struct tally_source source;
	struct keyness k;
	size_t len;

	for (int i = 0; i < TEXTS; i++) {
		size_t at = 0;

		text[i] = malloc(SIZE);
		for (int w = 0; w < EACH; w++)
			at += (size_t)snprintf(text[i] + at, SIZE - at, "w%d %s", i * EACH + w,
					       w % 1000 ? "" : "often ");
		rows[i].text = text[i];
	}
	counted_add(c, rows, TEXTS);
	source = counted_source(c);
	keyness_init(&k, c->fold);
	keyness_start(&k, &source);
	while (keyness_work(&k))
		assert_true(k.n <= KEYNESS_WORDS_MAX);
	assert_true(k.dropped > 0);
	assert_true(k.rows_n >= 1);
	assert_memory_equal(keyness_label(&k, 0, &len), "often", 5);
	assert_int_equal(k.words[k.rows[0].word].shown, TEXTS * EACH / 1000);
	assert_int_equal(k.total_shown, (uint64_t)TEXTS * (EACH + EACH / 1000));
	keyness_done(&k);
	for (int i = 0; i < TEXTS; i++)
		free(text[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(weights),
		cmocka_unit_test_setup_teardown(words, setup, teardown),
		cmocka_unit_test_setup_teardown(marks, setup, teardown),
		cmocka_unit_test_setup_teardown(bounded, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
