/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Query: what matches, against a table; and where, in the original letters. */
#include "config.h"

#include "own.h"
#include "search/query.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "archive/archive.h"
#include "archive/body.h"
#include "base/buf.h"
#include "search/index.h"
#include "text/fold.h"
#include "tsv.h"

static struct fold *fold;
static struct query_scratch *scratch;
static struct batch *batch;
static struct index *ix;

struct sample {
	const char *edtf, *title, *occasion, *speaker, *place, *topic, *summary, *text;
};

static const struct sample samples[] = {
	{"2021-06-28", "Hope and justice", "Judiciary Day", "Speaker One", "Tehran", "topic one",
	 "\x01One", NULL},
	{"2020-07?", "A message", "Season", "Speaker Two", "Tehran", "topic two", "\x01Two", NULL},
	{"1963~", "Café, École, Straße", NULL, NULL, NULL, NULL, NULL, NULL},
	{NULL, "Undated", NULL, NULL, NULL, NULL, "\x01In 2021 there is ho\x0epe\x0f.", NULL},
	{"1985", "Justice", NULL, NULL, NULL, NULL, "\x01Two paragraphs\x01meet here", NULL},
	{NULL, "علی می‌خواهم", NULL, NULL, NULL, NULL, NULL, "\x01کتاب"},
	{NULL, "ISI, Diyarbakır, izmir", NULL, NULL, NULL, NULL, NULL, "\x01xa"},
};

enum { SAMPLES = sizeof samples / sizeof *samples };

static int setup(void **state)
{
	(void)state;
	fold = fold_new();
	scratch = query_scratch_new(fold);
	batch = batch_new();
	ix = index_new();
	for (size_t i = 0; i < SAMPLES; i++) {
		struct statement *s = batch_add(batch);
		struct statement_shared *shared = own_shared(&batch->arena, s);
		const char **topics = arena_calloc(&batch->arena, 2, sizeof *topics);

		s->title = samples[i].title;
		s->occasion = samples[i].occasion;
		s->speaker = samples[i].speaker;
		shared->place = samples[i].place;
		s->summary.at = samples[i].summary;
		s->text.at = samples[i].text;
		s->edtf = samples[i].edtf;
		shared->language = i == 5 ? "fa-IR" : i == 6 ? "tr" : NULL;
		s->id = i == 0 ? "S-0" : NULL;
		shared->kind = i == 0 ? "letter" : NULL;
		topics[0] = samples[i].topic;
		s->topics = topics;
		if (s->edtf)
			assert_true(date_parse(s->edtf, &s->date));
		index_add(ix, fold, s);
	}
	index_finish(ix, batch);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	index_free(ix);
	batch_free(batch);
	query_scratch_free(scratch);
	fold_free(fold);
	return 0;
}

static void run(const char *text, struct buf *out)
{
	struct query *q = query_new(text, fold);
	uint64_t hits[QUERY_WORDS(SAMPLES)];

	query_run(q, scratch, ix, hits);
	for (size_t i = 0; i < SAMPLES; i++)
		if (hits[i / 64] >> i % 64 & 1)
			buf_printf(out, "%s%zu", out->len ? " " : "", i);
	query_unref(q);
}

static void matches_as_the_table_says(void **state)
{
	struct tsv t;
	int rows = 0;

	(void)state;
	assert_true(tsv_open(&t, "query.tsv"));
	while (tsv_next(&t)) {
		struct buf got;

		rows++;
		if (!HAVE_PCRE2 && strchr(t.field[0], '/'))
			continue; /* built without expressions */

		buf_init(&got);
		run(t.field[0], &got);
		if (strcmp(buf_str(&got), t.field[1]))
			fail_msg("%d: '%s': want '%s', got '%s'", t.line, t.field[0], t.field[1],
				 buf_str(&got));
		buf_done(&got);
	}
	assert_true(rows > 40);
}

/* Every start of a query means something: no start is wrong, none crashes. */
static void half_typed_is_never_wrong(void **state)
{
	static const char full[] = "!\"hope and justice\" -2019..2021 \"“ ۲۰۲۰-۰۷.. --\" «گفت» ...";

	(void)state;
	for (size_t n = 0; n < sizeof full; n++) {
		char *part = calloc(1, n + 1);
		struct buf out;

		assert_non_null(part);
		memcpy(part, full, n);
		buf_init(&out);
		run(part, &out);
		buf_done(&out);
		free(part);
	}
}

static void marks(const char *query, const char *text, const char *want)
{
	struct query *q = query_new(query, fold);
	struct fold_map map = {0};
	struct query_ranges ranges = {0};
	struct buf got;
	size_t at = 0;

	query_highlight(q, fold, &map, text, strlen(text), &ranges);
	buf_init(&got);
	for (size_t i = 0; i < ranges.n; i++) {
		buf_add(&got, text + at, ranges.items[i].start - at);
		buf_putc(&got, '[');
		buf_add(&got, text + ranges.items[i].start,
			ranges.items[i].end - ranges.items[i].start);
		buf_putc(&got, ']');
		at = ranges.items[i].end;
	}
	buf_puts(&got, text + at);
	assert_string_equal(buf_str(&got), want);
	buf_done(&got);
	query_ranges_done(&ranges);
	fold_map_done(&map);
	query_unref(q);
}

static void marks_original_letters(void **state)
{
	(void)state;
	marks("ghad", "Eid al-Ghadeer and Ghadir", "Eid al-[Ghad]eer and [Ghad]ir");
	marks("cafe", "Un Café.", "Un [Café].");
	marks("cafe", "Un Cafe\u0301.", "Un [Cafe\u0301].");
	marks("1403", "سال ۱۴۰۳", "سال [۱۴۰۳]");
	marks("strasse", "die Straße", "die [Straße]");
	marks("كتاب", "کِتابٌ", "[کِتابٌ]");
	marks("one two", "two one twone", "[two] [one] [twone]");
	marks("-one two", "one two", "one [two]");
	marks("2019..2021", "in 2020", "in 2020");
	marks("2020", "in 2020", "in [2020]");
	marks("\"a b\"", "a  b, a\nb", "[a  b], [a\nb]");
	marks("", "text", "text");
	marks("é", "élève, eleve, E\u0301cole", "[é]lève, eleve, [E\u0301]cole");
	marks("e", "élève", "[é]l[è]v[e]");
	marks("أحمد", "احمد أحمد أَحمد", "احمد [أحمد] [أَحمد]");
	marks("احمد", "احمد أحمد", "[احمد] [أحمد]");
	marks("شدّ", "شدَّ شد", "[شدَّ] شد");
	marks("ss", "Straße", "Stra[ß]e");
	marks("الله", "ﷲ", "[ﷲ]");
	marks("fi", "ﬁnal", "[ﬁ]nal");
	marks("رابطه", "رابطهٔ", "[رابطهٔ]");
	marks("ё", "ёлка елка", "[ё]лка елка");
	marks("ø", "Øre ore", "[Ø]re ore");
	marks("ı", "ılık ilik", "[ı]l[ı]k [i]l[i]k");
	marks("=2015",
	      "2015³ 20153 \x12"
	      "2015\x13¹ 12015",
	      "[2015]³ 20153 \x12[2015\x13]¹ 12015");
	marks("10^12", "10¹² 1012", "[10¹²] 1012");
	marks("10", "10¹²", "[10]¹²");
	marks("10^n", "10ⁿ 10^n 10n", "[10ⁿ] [10^n] 10n");
	marks("NOx", "NOₓ", "[NOₓ]");
	marks("=Two", "Two two Twofold \x0eTwo\x0f", "[Two] two Twofold \x0e[Two\x0f]");
#if HAVE_PCRE2
	marks("/T\\w+/", "Two, three", "[Two], [three]");
	marks("/x*/", "axxb", "a[xx]b");
#endif
	marks("title:one", "one", "[one]");
	marks("می‌خواهم", "می خواهم میخواهم می‌خواهم می",
	      "[می خواهم] [میخواهم] [می‌خواهم] می");
	marks("=می‌خواهم", "می خواهم می‌خواهم",
	      "می خواهم [می‌خواهم]");
	marks("کتاب‌ها~", "کتاب‌ها کتابها کتاب ها کتاب",
	      "[کتاب‌ها] [کتابها] [کتاب ها] کتاب");
	marks("می‌وم~", "می‌روم می روم", "[می‌روم] می روم");
	marks("well-knwn~", "Well known, wel-known, well", "[Well known], [wel-known], well");
	marks("we-go~", "we go, ye go", "[we go], ye go");
	marks("한ㄱ", "한국어", "[한]국어"); /* half a syllable */
	marks("\"ㅋㅋ\"", "ㅋㅋ", "[ㅋㅋ]");
	marks("(one | two) -three", "three two one", "three [two] [one]");
}

/* Where no blanks are written, a letter beside a word does not make it longer. */
static void marks_words_without_blanks(void **state)
{
	(void)state;
	marks("=2025", "我们2025年", "我们[2025]年");
	marks("=AI", "的AI经济, AIs", "的[AI]经济, AIs");
	marks("=カタ", "カタカナ カタ", "カタカナ [カタ]");
	marks("=한국", "한국어 한국", "한국어 [한국]");
#if HAVE_ICU
	marks("=预算", "我们今天讨论国家预算。", "我们今天讨论国家[预算]。");
	marks("=家预", "我们今天讨论国家预算。", "我们今天讨论国家预算。");
	marks("=\"国家预算\"", "讨论国家预算。", "讨论[国家预算]。");
	marks("=本日", "議長、\x0e本日\x0fは予算", "議長、\x0e[本日\x0f]は予算");
	marks("=ดูแล", "รัฐบาลต้องดูแลประชาชน", "รัฐบาลต้อง[ดูแล]ประชาชน");
#else
	marks("=预", "国家预算。", "国家[预]算。");
#endif
}

/* What is looked for in one field is marked only there. */
static void marks_where_it_was_looked_for(void **state)
{
	struct query *q = query_new("title:one two", fold);
	struct query_hits h = {0};

	(void)state;
	query_hits(q, scratch, NULL, FIELD_BIT(FIELD_TEXT), "one two", 7, &h);
	assert_int_equal(h.n, 1);
	assert_int_equal(h.items[0].start, 4);
	query_hits(q, scratch, NULL, FIELD_BIT(FIELD_TITLE), "one two", 7, &h);
	assert_int_equal(h.n, 3);
	query_hits_done(&h);
	query_unref(q);
}

static void plain_marks_match_all(void **state)
{
	struct query_context c = {.fold = fold, .ignore_diacritics = true};
	struct query *q = query_parse("ècole", &c);
	uint64_t hits[QUERY_WORDS(SAMPLES)];

	(void)state;
	query_run(q, scratch, ix, hits);
	assert_int_equal(hits[0], 1 << 2);
	query_unref(q);
}

#if HAVE_PCRE2
/* A pattern that would take for ever is given up, and that is known. */
static void gives_up_what_takes_too_long(void **state)
{
	struct query *q = query_new("/(a|aa|a?)+$/", fold);
	struct query_hits h = {0};
	char text[201];

	(void)state;
	memset(text, 'a', 200);
	text[199] = 'b';
	text[200] = '\0';
	assert_int_equal(query_overruns(q), 0);
	for (int i = 0; i < 100; i++)
		query_hits(q, scratch, NULL, FIELD_ANY, text, 200, &h);
	assert_int_equal(h.n, 0);
	assert_in_range(query_overruns(q), 1, 30);
	query_unref(q);
	/* What must not match, too. */
	q = query_new("-/(a|aa|a?)+$/", fold);
	assert_int_equal(query_terms(q), 0);
	query_unref(q);
	query_hits_done(&h);
}
#endif

/* What is said twice is one term, and is counted once; "=" and other fields make it another. */
static void has_each_term_once(void **state)
{
	static const struct {
		const char *query;
		size_t terms;
	} cases[] = {
		{"tea milk | tea sugar", 3},
		{"tea | TEA | \"tea\"", 1},
		{"tea text:tea", 2},
		{"tea =tea", 2},
		{"=tea | =tea", 1},
		{"=tea | =Tea", 2},
		{"te* | te* | teas~ | tea*", 3},
		{"café | cafe", 2},
		{"2021 | \"2021\"", 1},
		{"a NEAR/2 b | a NEAR/2 b | a NEAR/3 b", 2},
		{"tea -tea", 1},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct query *q = query_new(cases[i].query, fold);

		if (query_terms(q) != cases[i].terms)
			fail_msg("%s: %zu terms", cases[i].query, query_terms(q));
		query_unref(q);
	}
}

static void knows_which_dates_it_means(void **state)
{
	struct query *q = query_new("2020 -1985", fold);
	struct date date;

	(void)state;
	assert_true(date_parse("2020-07?", &date));
	assert_true(query_dates(q, &date));
	assert_true(date_parse("1985", &date));
	assert_false(query_dates(q, &date));
	assert_false(query_dates(NULL, &date));
	query_unref(q);
}

/* "text" with [..] at each hit, a digit for its term. */
static void hits(const char *text, const char *s, const char *want)
{
	struct query *q = query_new(text, fold);
	struct query_scratch *x = query_scratch_new(fold);
	struct query_hits h = {0};
	struct buf got;

	buf_init(&got);
	query_hits(q, x, NULL, FIELD_ANY, s, strlen(s), &h);
	for (size_t i = 0; i < h.n; i++)
		buf_printf(&got, "%s%zu:%.*s", i ? " " : "", h.items[i].term,
			   (int)(h.items[i].end - h.items[i].start), s + h.items[i].start);
	if (strcmp(buf_str(&got), want))
		fail_msg("'%s' in '%s': want '%s', got '%s'", text, s, want, buf_str(&got));
	buf_done(&got);
	query_hits_done(&h);
	query_scratch_free(x);
	query_unref(q);
}

static void knows_whose_hit_it_is(void **state)
{
	(void)state;
	hits("one two", "two one twone", "1:two 0:one 1:two 0:one");
	hits("-one two", "one two", "0:two");
	hits("e ecole", "École", "0:É 1:École 0:e");
	hits("2019.. aa", "aaa", "0:aa");
	hits("", "text", "");
}

/* However many terms there are, each is there once, in the order typed. */
static void tells_many_terms_once(void **state)
{
	static const struct {
		const char *before, *after;
		bool other; /* it is found elsewhere */
	} forms[] = {
		{"w", "", false},     {"W", "", false}, {"\"w", "\"", false},
		{"text:w", "", true}, {"=w", "", true}, {"title:w", "", true},
	};
	enum { WORDS = 300 };
	struct query *q;
	struct buf b, term;

	(void)state;
	buf_init(&b);
	buf_init(&term);
	for (size_t form = 0; form < sizeof forms / sizeof *forms; form++) {
		const char *before = forms[form].before, *after = forms[form].after;
		size_t terms = forms[form].other ? 2 * WORDS : WORDS;

		buf_clear(&b);
		for (size_t i = 0; i < WORDS; i++)
			buf_printf(&b, "w%zu ", i);
		for (size_t i = 0; i < WORDS; i++)
			buf_printf(&b, "%s%zu%s ", before, WORDS - 1 - i, after);
		q = query_new(buf_str(&b), fold);
		assert_int_equal(query_terms(q), terms);
		for (size_t i = 0; i < terms; i++) {
			buf_clear(&b);
			buf_clear(&term);
			if (i < WORDS)
				buf_printf(&b, "w%zu", i);
			else
				buf_printf(&b, "%s%zu%s", before, 2 * WORDS - 1 - i, after);
			query_term_print(q, i, &term);
			assert_string_equal(buf_str(&term), buf_str(&b));
		}
		query_unref(q);
	}
	buf_done(&term);
	buf_done(&b);
}

static void tells_its_terms(void **state)
{
	struct query *q = query_new("one -two 2019.. \"three four\" 2021", fold);
	struct buf b;

	(void)state;
	buf_init(&b);
	assert_int_equal(query_terms(q), 3);
	for (size_t i = 0; i < 3; i++) {
		query_term_print(q, i, &b);
		buf_putc(&b, '\n');
	}
	assert_string_equal(buf_str(&b), "one\n\"three four\"\n2021\n");
	assert_int_equal(query_terms(NULL), 0);
	buf_done(&b);
	query_unref(q);
}

static void counts_hits_of_a_statement(void **state)
{
	struct query *q = query_new("topic e nosuch", fold);
	struct query_scratch *x = query_scratch_new(fold);

	(void)state;
	assert_int_equal(query_count_hits(q, x, 0, FIELD_ANY, ix, 0), 1);
	assert_int_equal(query_count_hits(q, x, 0, FIELD_ANY, ix, 3), 0);
	assert_int_equal(query_count_hits(q, x, 1, FIELD_ANY, ix, 2), 4);
	assert_int_equal(query_count_hits(q, x, 2, FIELD_ANY, ix, 2), 0);
	query_unref(q);
	q = query_new("é =Hope title:o title:two", fold);
	assert_int_equal(query_count_hits(q, x, 0, FIELD_ANY, ix, 2), 2);
	assert_int_equal(query_count_hits(q, x, 1, FIELD_ANY, ix, 0), 1);
	assert_int_equal(query_count_hits(q, x, 2, FIELD_ANY, ix, 0), 1);
	assert_int_equal(query_count_hits(q, x, 3, FIELD_ANY, ix, 1), 0);
#if HAVE_PCRE2
	query_unref(q);
	q = query_new("/o\\w/ title:/o/", fold);
	assert_int_equal(query_count_hits(q, x, 0, FIELD_ANY, ix, 0), 5);
	assert_int_equal(query_count_hits(q, x, 1, FIELD_ANY, ix, 0), 1);
#endif
	query_scratch_free(x);
	query_unref(q);
}

static void index_is_the_same_however_it_grows(void **state)
{
	struct index *once = index_new(), *grown = index_new();
	size_t n = 200;

	(void)state;
	index_reserve(once, n * (ix->len + 1));
	for (size_t k = 0; k < n; k++) {
		for (size_t i = 0; i < SAMPLES; i++) {
			index_add(once, fold, &batch->items[i]);
			index_add(grown, fold, &batch->items[i]);
		}
	}
	index_finish(once, batch);
	index_finish(grown, batch);
	assert_int_equal(once->len, n * ix->len);
	assert_int_equal(grown->len, once->len);
	assert_memory_equal(grown->text, once->text, once->len + 1);
	assert_int_equal(grown->n, n * SAMPLES);
	for (size_t i = 0; i < n * SAMPLES; i++)
		assert_int_equal(grown->start[i], i / SAMPLES * ix->len + ix->start[i % SAMPLES]);
	assert_int_equal(grown->start[grown->n], grown->len);
	index_free(once);
	index_free(grown);
	/* Nothing in it, and not finished. */
	once = index_new();
	index_finish(once, batch);
	assert_int_equal(once->len, 0);
	index_free(once);
	grown = index_new();
	index_add(grown, fold, &batch->items[0]);
	index_free(grown);
	index_free(index_new());
}

/* A query lives as long as anyone holds it, and no longer (as a leak or a use after free would show). */
static void lives_while_it_is_held(void **state)
{
	struct query *q = query_new("a b", fold), *other = query_ref(q);

	(void)state;
	assert_ptr_equal(q, other);
	query_unref(q);
	assert_int_equal(query_terms(other), 2);
	query_unref(other);
	assert_null(query_ref(NULL));
	query_unref(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(matches_as_the_table_says),
		cmocka_unit_test(half_typed_is_never_wrong),
		cmocka_unit_test(marks_original_letters),
		cmocka_unit_test(marks_words_without_blanks),
		cmocka_unit_test(marks_where_it_was_looked_for),
		cmocka_unit_test(plain_marks_match_all),
#if HAVE_PCRE2
		cmocka_unit_test(gives_up_what_takes_too_long),
#endif
		cmocka_unit_test(knows_which_dates_it_means),
		cmocka_unit_test(knows_whose_hit_it_is),
		cmocka_unit_test(tells_its_terms),
		cmocka_unit_test(tells_many_terms_once),
		cmocka_unit_test(has_each_term_once),
		cmocka_unit_test(counts_hits_of_a_statement),
		cmocka_unit_test(index_is_the_same_however_it_grows),
		cmocka_unit_test(lives_while_it_is_held),
	};

	return cmocka_run_group_tests_name("query", tests, setup, teardown);
}
