/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Keyness: the words listed, their spellings, the bound; and that chance finds nothing. */
#include "config.h"

#include "analysis/keyness.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "app/session.h"
#include "base/hash.h"
#include "analysis/measure.h"
#include "counted.h"
#include "load.h"

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

/* "word statements shown/others (words/words), ...", sure or not. */
static void is(struct counted *c, uint32_t least, bool under, const char *want)
{
	struct keyness_choice choice = {KEYNESS_ALL, least, under};
	struct tally_source source = counted_terms(c);
	struct keyness k;
	struct buf b;

	buf_init(&b);
	keyness_init(&k, c->fold);
	keyness_choose(&k, &choice);
	keyness_start(&k, &source, c->against ? query_new(c->against, c->fold) : NULL);
	while (keyness_work(&k))
		;
	assert_int_equal(keyness_percent(&k), 100);
	for (size_t i = 0; i < k.rows_n; i++) {
		const struct keyness_word *w = &k.words[k.rows[i].word];
		size_t len;
		const char *label = k.counts.ops->label_of(&k.counts, i, &len);

		buf_printf(&b, "%s%.*s %u/%u (%u/%u)", i ? ", " : "", (int)len, label,
			   (unsigned)w->shown_in, (unsigned)w->rest_in, (unsigned)w->shown,
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
	is(c, 4, false, "the 4/0 (15/0)");
	is(c, 3, false, "the 4/0 (15/0), sea 3/0 (8/0)");
	/* What the filter finds is left out. */
	counted_filter(c, "meer");
	is(c, 2, false, "sea 1/2 (1/7)");
	is(c, 1, true, "Hope 0/2 (0/9), and 0/2 (0/3), rain 0/1 (0/1)");
	/* Against some of the others alone. */
	c->against = "and sea";
	is(c, 1, true, "and 0/1 (0/2)");
	/* What is asked for is a comparison: words by number are no answer. */
	c->against = "nosuchword";
	is(c, 1, false, "");
	c->against = NULL;
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
	is(c, 1, true, "x 0/1 (0/1), y 0/1 (0/1), z 0/1 (0/1)");
	counted_filter(c, "");
	is(c, 1, false, "Élan 1/0 (5/0), x 1/0 (1/0), y 1/0 (1/0), z 1/0 (1/0)");
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
	keyness_start(&k, &source, NULL);
	while (keyness_work(&k))
		assert_true(k.vocabulary.n <= KEYNESS_WORDS_MAX + EACH + 1);
	assert_true(k.dropped > 0);
	assert_true(k.rows_n >= 1);
	assert_memory_equal(k.counts.ops->label_of(&k.counts, 0, &len), "often", 5);
	assert_int_equal(k.words[k.rows[0].word].shown, TEXTS * EACH / 1000);
	assert_int_equal(k.total_shown, (uint64_t)TEXTS * (EACH + EACH / 1000));
	keyness_done(&k);
	for (int i = 0; i < TEXTS; i++)
		free(text[i]);
}

/* Where nothing is compared the words of the language itself are left out, of what is large enough to show
 * them; however many words there are, the list is made. */
static void the_commonest(void **state)
{
	enum { TEXTS = 400, EACH = 150, SIZE = EACH * 12 };
	static struct counted_row rows[TEXTS];
	struct counted *c = *state;
	struct tally_source source;
	struct keyness k;
	size_t len;

	for (int i = 0; i < TEXTS; i++) {
		char *text = malloc(SIZE);
		size_t at = 0;

		assert_non_null(text);
		/* "the" is everywhere, "echo" as frequent in few texts; all others are rare. */
		for (int w = 0; w < EACH; w++) {
			if (w % 10 == 0)
				at += (size_t)snprintf(text + at, SIZE - at, "the ");
			else if (i < TEXTS / 40)
				at += (size_t)snprintf(text + at, SIZE - at, "echo ");
			else
				at += (size_t)snprintf(text + at, SIZE - at, "w%d ",
						       (i * 31 + w * 7) % 2000);
		}
		rows[i].text = text;
	}
	counted_add(c, rows, TEXTS);
	keyness_init(&k, c->fold);
	source = counted_source(c);
	keyness_start(&k, &source, NULL);
	while (keyness_work(&k))
		;
	assert_true(k.total_shown >= KEYNESS_COMMON_FROM);
	assert_int_equal(k.common, 0);
	assert_memory_equal(k.counts.ops->label_of(&k.counts, 0, &len), "the", 3);
	keyness_leave_common(&k, true);
	keyness_choose(&k, &k.choice);
	while (keyness_work(&k))
		;
	assert_int_equal(k.common, 1);
	for (size_t i = 0; i < k.rows_n; i++)
		assert_memory_not_equal(k.counts.ops->label_of(&k.counts, i, &len), "the", 3);
	assert_true(k.rows_n > 200);
	keyness_done(&k);
	for (int i = 0; i < TEXTS; i++)
		free((char *)rows[i].text);
}

/* The words of one half of an archive, dealt out by chance, do not stand out from those of the other: in no
 * more of many trials than the level says (and as they are not independent, in hardly any). */
static void halves(void **state)
{
	enum { SEEDS = 100, FALSE_MOST = 5 };
	char path[LOAD_PATH];
	const char *files[] = {path};
	struct session *s;
	struct keyness k;
	struct err err;
	int found = 0;

	(void)state;
	load_data_path(path, ".");
	s = session_new(files, 1, NULL);
	assert_true(session_start(s, &err));
	session_wait(s);
	assert_true(session_total(s) > 150);
	keyness_init(&k, session_fold(s));
	for (uint64_t seed = 1; seed <= SEEDS; seed++) {
		struct view *v = session_view(s);
		size_t words = QUERY_WORDS(session_archive(s)->n);
		uint64_t *match = xcalloc(words, sizeof *match);
		struct tally_source source;

		for (size_t i = 0; i < words; i++)
			match[i] = hash_number(seed << 32 | i);
		view_match_take(v, match, words);
		view_update(v);
		session_tally_source(s, false, &source);
		keyness_start(&k, &source, NULL);
		while (k.state != KEYNESS_SPELLING)
			keyness_work(&k);
		assert_true(k.tried > 100);
		found += k.rows_n > 0;
	}
	print_message("# %d of %d halves with a word that stands out\n", found, SEEDS);
	assert_true(found <= FALSE_MOST);
	/* And what is no chance is found. */
	view_match_take(session_view(s), NULL, 0);
	session_filter(s, "lang:en");
	session_wait(s);
	{
		struct tally_source source;

		session_tally_source(s, true, &source);
		keyness_start(&k, &source, NULL);
		while (keyness_work(&k))
			;
		assert_true(k.rows_n >= 3);
		assert_true(k.rows[0].least > 1 && k.rows[0].chance < 0.05);
	}
	keyness_done(&k);
	session_free(s);
}

/* How often each word stands in each statement, against the formula over all of them. */
static void spread(void **state)
{
	static const struct counted_row rows[] = {
		{"2001", NULL, NULL, "peace peace hope and war"},
		{"2002", NULL, NULL, "hope"},
		{"2004", NULL, NULL, "peace and hope and law and more of it all"},
		{NULL, NULL, NULL, "law law law"},
		{"2003", NULL, NULL, "left out"},
	};
	static const uint64_t sizes[] = {5, 1, 10, 3};
	static const struct {
		const char *word;
		uint64_t counts[4];
		double by_time[4];
	} want[] = {
		{"peace", {2, 0, 1, 0}, {2, 0, 0, 1}}, {"hope", {1, 1, 1, 0}, {1, 1, 0, 1}},
		{"and", {1, 0, 3, 0}, {1, 0, 0, 3}},   {"law", {0, 0, 1, 3}, {0, 0, 0, 1}},
		{"it", {0, 0, 1, 0}, {0, 0, 0, 1}},
	};
	struct counted *c = *state;
	struct tally_source source;
	struct keyness_choice choice = {KEYNESS_ALL, 1, false};
	struct keyness k;
	size_t found = 0;

	counted_add(c, rows, sizeof rows / sizeof *rows);
	counted_filter(c, "-left");
	source = counted_terms(c);
	keyness_init(&k, c->fold);
	keyness_choose(&k, &choice);
	keyness_start(&k, &source, NULL);
	while (keyness_work(&k))
		;
	for (size_t i = 0; i < k.rows_n; i++) {
		size_t len, n, row = i;
		const char *label = k.counts.ops->label_of(&k.counts, i, &len);

		for (size_t w = 0; w < sizeof want / sizeof *want; w++) {
			double norm, dp = measure_dp(want[w].counts, sizes, 4, &norm), got,
				     got_norm;
			const double *line;

			if (strlen(want[w].word) != len || memcmp(want[w].word, label, len) != 0)
				continue;
			found++;
			got = dispersion_dp(&k.spread, row, &got_norm);
			assert_true(fabs(got - dp) < 1e-9 && fabs(got_norm - norm) < 1e-9);
			line = k.counts.ops->line(&k.counts, row, k.counts.ops->columns_n - 1, &n);
			assert_int_equal(n, 4);
			assert_memory_equal(line, want[w].by_time, sizeof want[w].by_time);
		}
	}
	assert_int_equal(found, sizeof want / sizeof *want);
	keyness_done(&k);
	counted_filter(c, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(words, setup, teardown),
		cmocka_unit_test_setup_teardown(marks, setup, teardown),
		cmocka_unit_test_setup_teardown(bounded, setup, teardown),
		cmocka_unit_test_setup_teardown(the_commonest, setup, teardown),
		cmocka_unit_test_setup_teardown(spread, setup, teardown),
		cmocka_unit_test(halves),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
