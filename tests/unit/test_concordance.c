/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Concordance: every hit once, in each order, with its words; the counts agree with a plain search. */
#include "config.h"

#include "analysis/concordance.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "archive/archive.h"
#include "base/buf.h"
#include "base/err.h"
#include "search/index.h"
#include "search/query.h"
#include "text/collate.h"
#include "text/fold.h"

#include "skips.h"

static const struct {
	const char *edtf, *title, *occasion, *summary;
} samples[] = {
	{"2020-03-01", "Hope for spring", NULL, "\x01We have hope, and hope stays.\x01Our Hope!"},
	{"2021-05-02", "No such word", NULL, NULL},
	{"2021-06-28", "A day", "Day of hopes", "\x01the zeal of ho\x0epe\x0f renewed"},
	{NULL, "Undated hope", NULL, NULL},
	{"2019", "امید ما", NULL, "\x01با اُميدِ فراوان"},
};

enum { SAMPLES = sizeof samples / sizeof *samples, HOPES = 7 };

static struct fold *fold;
static struct collate *collate;
static struct archive archive;
/* Two indexes, so that a statement's index has to be found. */
static struct index *parts[2];
static size_t first[2];

static void add_batch(size_t from, size_t to, int part)
{
	struct batch *b = batch_new();

	parts[part] = index_new();
	first[part] = from;
	for (size_t i = from; i < to; i++) {
		struct statement *s = batch_add(b);

		s->title = samples[i].title;
		s->occasion = samples[i].occasion;
		s->summary.at = samples[i].summary;
		s->edtf = samples[i].edtf;
		if (s->edtf)
			assert_true(date_parse(s->edtf, &s->date));
		index_add(parts[part], fold, s);
	}
	index_finish(parts[part], b);
	archive_take(&archive, b);
}

static int setup(void **state)
{
	(void)state;
	fold = fold_new();
	collate = collate_new(fold);
	archive_init(&archive);
	add_batch(0, 2, 0);
	add_batch(2, SAMPLES, 1);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	index_free(parts[0]);
	index_free(parts[1]);
	archive_done(&archive);
	collate_free(collate);
	fold_free(fold);
	return 0;
}

/* The concordance of TEXT over all statements, all its work done in slices of BYTES. */
static struct concordance *make(const char *text, enum concordance_sort sort, bool reverse,
				size_t bytes)
{
	struct concordance_source source = {
		.archive = &archive,
		.indexes = parts,
		.first = first,
		.indexes_n = 2,
		.fold = fold,
		.collate = collate,
		.query = query_new(text, fold),
		.rows = xcalloc(SAMPLES, sizeof *source.rows),
		.rows_n = SAMPLES,
	};
	struct concordance *c;

	for (uint32_t i = 0; i < SAMPLES; i++)
		source.rows[i] = i;
	c = concordance_new(&source, sort, reverse);
	while (concordance_work(c, bytes))
		continue;
	assert_int_equal(concordance_percent(c), 100);
	return c;
}

/* All lines of C as "number:keyword", a blank between them. */
static void print(struct concordance *c, struct buf *out)
{
	struct concordance_window w;

	concordance_window_init(&w);
	buf_clear(out);
	for (size_t i = 0; i < concordance_lines(c); i++) {
		struct concordance_line line;

		assert_true(concordance_line(c, i, &line));
		concordance_window(&w, &line, 40, 40);
		buf_printf(out, "%s%zu:%.*s", i ? " " : "", line.number,
			   (int)(w.word_end - w.word_start), buf_str(&w.text) + w.word_start);
	}
	concordance_window_done(&w);
}

static void every_hit_is_a_line(void **state)
{
	struct concordance *c = make("hope", CONCORDANCE_STATEMENT, false, SIZE_MAX);
	struct buf b;

	(void)state;
	buf_init(&b);
	print(c, &b);
	assert_string_equal(buf_str(&b), "0:Hope 0:hope 0:hope 0:Hope 2:hopes 2:hope 3:hope");
	concordance_free(c);
	c = make("hope", CONCORDANCE_STATEMENT, true, SIZE_MAX);
	print(c, &b);
	assert_string_equal(buf_str(&b), "3:hope 2:hopes 2:hope 0:Hope 0:hope 0:hope 0:Hope");
	concordance_free(c);
	/* letter variants and vowel marks are the original's */
	c = make("امید", CONCORDANCE_DATE, false, SIZE_MAX);
	print(c, &b);
	assert_string_equal(buf_str(&b), "4:امید 4:اُميدِ");
	concordance_free(c);
	c = make("nothing", CONCORDANCE_AFTER1, false, SIZE_MAX);
	assert_int_equal(concordance_lines(c), 0);
	concordance_free(c);
	c = make("", CONCORDANCE_DATE, false, SIZE_MAX);
	assert_int_equal(concordance_lines(c), 0);
	concordance_free(c);
	c = make("-hope 2021", CONCORDANCE_DATE, false, SIZE_MAX);
	concordance_free(c);
	buf_done(&b);
}

static void orders_by_date(void **state)
{
	struct concordance *c = make("hope", CONCORDANCE_DATE, false, SIZE_MAX);
	struct buf b;

	(void)state;
	buf_init(&b);
	print(c, &b);
	/* newest first; within a statement as it is read; undated last, reversed or not */
	assert_string_equal(buf_str(&b), "2:hopes 2:hope 0:Hope 0:hope 0:hope 0:Hope 3:hope");
	concordance_free(c);
	c = make("hope", CONCORDANCE_DATE, true, SIZE_MAX);
	print(c, &b);
	assert_string_equal(buf_str(&b), "0:Hope 0:hope 0:hope 0:Hope 2:hopes 2:hope 3:hope");
	concordance_free(c);
	buf_done(&b);
}

/* The words that each order is by, from the first line to the last. */
static void check_words(enum concordance_sort sort, int step, int n, const char *want)
{
	struct concordance *whole = make("hope", sort, false, SIZE_MAX);
	struct concordance *sliced = make("hope", sort, false, 1);
	struct concordance_window w;
	struct buf words, a, b;

	buf_init(&words);
	buf_init(&a);
	buf_init(&b);
	concordance_window_init(&w);
	assert_int_equal(concordance_lines(whole), HOPES);
	for (size_t i = 0; i < HOPES; i++) {
		struct concordance_line line;

		assert_true(concordance_line(whole, i, &line));
		concordance_window(&w, &line, 80, 80);
		buf_putc(&words, '|');
		concordance_word(&w, step, n, &words);
		assert_int_equal(concordance_find(whole, line.number, line.hit), i);
	}
	assert_string_equal(buf_str(&words), want);
	print(whole, &a);
	print(sliced, &b);
	assert_string_equal(buf_str(&a), buf_str(&b));
	concordance_window_done(&w);
	concordance_free(whole);
	concordance_free(sliced);
	buf_done(&words);
	buf_done(&a);
	buf_done(&b);
}

static void orders_by_words(void **state)
{
	(void)state;
	check_words(CONCORDANCE_BEFORE1, -1, 1, "||and|have|of|of|Our|Undated");
	check_words(CONCORDANCE_BEFORE2, -1, 2, "|||Day|hope|stays|We|zeal");
	check_words(CONCORDANCE_AFTER1, 1, 1, "||||and|for|renewed|stays");
	check_words(CONCORDANCE_AFTER2, 1, 2, "|||||hope|Our|spring");
}

static void window_is_clean(void **state)
{
	struct concordance_line line = {.field = FIELD_SUMMARY, .start = 11, .end = 15};
	struct concordance_window w;

	(void)state;
	line.text = "\x01one \x0etwo\x0f\nfour\x02\x06 five";
	line.len = strlen(line.text);
	concordance_window_init(&w);
	concordance_window(&w, &line, 80, 80);
	assert_string_equal(buf_str(&w.text), "one two four five");
	assert_int_equal(w.word_start, 8);
	assert_int_equal(w.word_end, 12);
	/* neither half a word nor half a character at the ends */
	line.text = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
		    "aaaaaaaaaa"
		    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaéé bb hit cc éé"
		    "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz"
		    "zzzzzz"
		    "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz";
	line.len = strlen(line.text);
	line.start = (size_t)(strstr(line.text, "hit") - line.text);
	line.end = line.start + 3;
	concordance_window(&w, &line, 10, 10);
	assert_string_equal(buf_str(&w.text), "bb hit cc ");
	concordance_window_done(&w);
}

/* What looks whole at a cut is. */
static void a_cut_word_is_known(void **state)
{
	static const struct {
		const char *before, *after;
		bool cuts;
	} cuts[] = {
		{"", "one", false},        {"o", "ne", true},         {"one", " two-three", false},
		{"one ", "two-", false},   {"two", "-three", true},   {"two-", "three", true},
		{"three", ", say", false}, {", ", "say", false},      {"say (", "this", false},
		{"say (t", "his)", true},  {"(this", ") hit", false},
	};
	struct concordance_line line = {
		.field = FIELD_SUMMARY, .text = "one two-three, say (this) hit", .start = 26};
	struct concordance_window w;

	(void)state;
	line.len = line.end = strlen(line.text);
	concordance_window_init(&w);
	concordance_window(&w, &line, 80, 80);
	for (size_t i = 0; i < sizeof cuts / sizeof *cuts; i++) {
		char joined[40];
		size_t at;

		snprintf(joined, sizeof joined, "%s%s", cuts[i].before, cuts[i].after);
		at = (size_t)(strstr(buf_str(&w.text), joined) - buf_str(&w.text));
		assert_int_equal(concordance_cuts(&w, at + strlen(cuts[i].before)), cuts[i].cuts);
	}
	assert_false(concordance_cuts(&w, w.text.len));
	concordance_window_done(&w);
}

/* A paragraph goes its own way, whatever the language of the text and the paragraphs beside it. */
static void a_paragraph_has_its_own_direction(void **state)
{
	struct concordance_line line = {.field = FIELD_TEXT};
	struct concordance_window w;

	(void)state;
	concordance_window_init(&w);
	line.text = "\x01"
		    "An English paragraph that is long enough.\x01"
		    "نوشته‌ها و کتاب‌ها"
		    "\x01"
		    "English again.";
	line.len = strlen(line.text);
	line.start = (size_t)(strstr(line.text, "long") - line.text);
	assert_int_equal(concordance_direction(&w, &line, BIDI_LTR), BIDI_LTR);
	line.start = (size_t)(strstr(line.text, "کتاب") - line.text);
	assert_int_equal(concordance_direction(&w, &line, BIDI_LTR), BIDI_RTL);
	assert_int_equal(concordance_direction(&w, &line, BIDI_AUTO), BIDI_RTL);
	line.start = (size_t)(strstr(line.text, "again") - line.text);
	assert_int_equal(concordance_direction(&w, &line, BIDI_RTL), BIDI_LTR);
	/* One line without blocks, as a title is. */
	line.text = "مجله BUKHARA";
	line.len = strlen(line.text);
	line.start = 0;
	assert_int_equal(concordance_direction(&w, &line, BIDI_AUTO), BIDI_RTL);
	concordance_window_done(&w);
}

/* Each hit of a very long paragraph knows how it goes and what is struck, without a walk to its start. */
static void a_long_paragraph_is_looked_through_once(void **state)
{
	enum { HITS = 200000, STRUCK = HITS / 2 };
	struct concordance_line line = {.field = FIELD_TEXT};
	struct concordance_window w;
	struct buf text;

	(void)state;
	buf_init(&text);
	buf_puts(&text, "\x01"
			"One.\x01"
			"\xd8\xb3 ");
	line.start = text.len;
	for (int i = 0; i < HITS; i++)
		buf_puts(&text, i == STRUCK     ? "\x16"
						  "hit "
				: i == HITS - 9 ? "\x17"
						  "hit "
						: "a hit ");
	buf_puts(&text, "\x01Last.");
	line.text = buf_str(&text);
	line.len = text.len;
	concordance_window_init(&w);
	for (int i = 0; i < HITS; i++) {
		line.start += strcspn(line.text + line.start, "h");
		line.end = line.start + 3;
		concordance_window(&w, &line, 8, 8);
		assert_int_equal(!strncmp(buf_str(&w.text) + w.word_start, "~~", 2),
				 i >= STRUCK && i < HITS - 9);
		assert_int_equal(concordance_direction(&w, &line, BIDI_AUTO), BIDI_RTL);
		line.start = line.end;
	}
	line.start = line.len - 5;
	assert_int_equal(concordance_direction(&w, &line, BIDI_AUTO), BIDI_LTR);
	concordance_window_done(&w);
	buf_done(&text);
}

/* Struck words are in "~~", also where the window has only some of them. */
static void window_shows_what_is_struck(void **state)
{
	struct concordance_line line = {.field = FIELD_SUMMARY};
	struct concordance_window w;

	(void)state;
	line.text = "\x01We will \x16not\x17 pay \x16old debts of others\x17 now";
	line.len = strlen(line.text);
	concordance_window_init(&w);
	line.start = (size_t)(strstr(line.text, "not") - line.text);
	line.end = line.start + 3;
	concordance_window(&w, &line, 80, 80);
	assert_string_equal(buf_str(&w.text), "We will ~~not~~ pay ~~old debts of others~~ now");
	assert_memory_equal(buf_str(&w.text) + w.hit_start, "not~~", 5);
	assert_int_equal(w.hit_end, w.hit_start + 3);
	line.start = (size_t)(strstr(line.text, "debts") - line.text);
	line.end = line.start + 5;
	concordance_window(&w, &line, 1, 4);
	assert_string_equal(buf_str(&w.text), "~~debts~~ ~~of~~");
	assert_int_equal(w.word_start, 0);
	assert_int_equal(w.hit_start, 2);
	concordance_window(&w, &line, 80, 80);
	assert_string_equal(buf_str(&w.text),
			    "We will ~~not~~ pay ~~old~~ ~~debts~~ ~~of others~~ now");
	line.start = (size_t)(strstr(line.text, "pay") - line.text);
	line.end = line.start + 3;
	concordance_window(&w, &line, 1, 6);
	assert_string_equal(buf_str(&w.text), "pay ~~old~~");
	concordance_window_done(&w);
}

/* Turns of a debate of one day stand as they were spoken, with times or without, as in the list. */
static void turns_stay_as_they_were_spoken(void **state)
{
	static const char *const times[] = {"2030-05-02T09:00:00Z", "2030-05-02T09:30:00Z"};
	struct statement *s[] = {&archive.batches[0]->items[0], &archive.batches[1]->items[0]};
	struct statement before[] = {*s[0], *s[1]};
	struct concordance *c;
	struct buf got;

	(void)state;
	buf_init(&got);
	for (int turn = 0; turn < 2; turn++) {
		for (size_t i = 0; i < 2; i++) {
			s[i]->turn = turn;
			assert_true(date_parse(times[i], &s[i]->date));
		}
		c = make("hope", CONCORDANCE_DATE, false, SIZE_MAX);
		buf_clear(&got);
		print(c, &got);
		concordance_free(c);
		assert_string_equal(buf_str(&got),
				    turn ? "0:Hope 0:hope 0:hope 0:Hope 2:hopes 2:hope 3:hope"
					 : "2:hopes 2:hope 0:Hope 0:hope 0:hope 0:Hope 3:hope");
	}
	buf_done(&got);
	*s[0] = before[0];
	*s[1] = before[1];
}

/* Where no blanks part words, the keyword and its neighbours are those of the dictionary. */
static void window_knows_words_without_blanks(void **state)
{
	static const char s[] = "我们今天讨论国家预算。政府必须加强教育";
	static const size_t budget = sizeof "我们今天讨论国家" - 1;
	struct concordance_line line = {
		.text = s, .len = sizeof s - 1, .start = budget, .end = budget + 3};
	struct concordance_window w;
	struct buf word;

	(void)state;
#if !HAVE_ICU
	skip();
#endif
	concordance_window_init(&w);
	buf_init(&word);
	concordance_window(&w, &line, 80, 80);
	assert_int_equal(w.word_start, budget);
	assert_int_equal(w.word_end - w.word_start, strlen("预算"));
	assert_int_equal(w.hit_end - w.hit_start, 3);
	concordance_word(&w, -1, 1, &word);
	buf_putc(&word, ' ');
	concordance_word(&w, -1, 2, &word);
	buf_putc(&word, ' ');
	concordance_word(&w, 1, 1, &word);
	assert_string_equal(buf_str(&word), "国家 讨论 政府");
	/* Cut within a word: it is left out. */
	concordance_window(&w, &line, 9, 12);
	assert_string_equal(buf_str(&w.text), "国家预算。");
	buf_done(&word);
	concordance_window_done(&w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_hit_is_a_line),
		cmocka_unit_test(orders_by_date),
		cmocka_unit_test(orders_by_words),
		cmocka_unit_test(turns_stay_as_they_were_spoken),
		cmocka_unit_test(window_is_clean),
		cmocka_unit_test(a_cut_word_is_known),
		cmocka_unit_test(a_paragraph_has_its_own_direction),
		cmocka_unit_test(a_long_paragraph_is_looked_through_once),
		cmocka_unit_test(window_shows_what_is_struck),
		cmocka_unit_test(window_knows_words_without_blanks),
	};

	skips_begin();
	return skips_end(cmocka_run_group_tests_name("concordance", tests, setup, teardown));
}
