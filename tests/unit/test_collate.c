/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Names come in the order that readers of a language expect; with ICU by the Unicode collation algorithm. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "base/buf.h"
#include "text/collate.h"
#include "text/fold.h"
#include "skips.h"

static int open_fold(void **state)
{
	*state = fold_new();
	return 0;
}

static int close_fold(void **state)
{
	fold_free(*state);
	return 0;
}

static int compare(struct collate *c, const char *a, const char *b, bool letters)
{
	struct buf x, y;
	int order;

	buf_init(&x);
	buf_init(&y);
	collate_key(c, a, strlen(a), letters, &x);
	collate_key(c, b, strlen(b), letters, &y);
	assert_int_equal(strlen(buf_str(&x)), x.len);
	order = strcmp(buf_str(&x), buf_str(&y));
	buf_done(&x);
	buf_done(&y);
	return order;
}

/* The words of LIST, with blanks between, stand in their order in LANGUAGE. */
static void in_order(struct fold *fold, const char *language, const char *list)
{
	struct collate *c = collate_new(fold);
	char all[400], *at = all, *word, *before = NULL;

	collate_language(c, language);
	assert_true(strlen(list) < sizeof all);
	memcpy(all, list, strlen(list) + 1);
	while (*at) {
		word = at;
		at += strcspn(at, " ");
		if (*at)
			*at++ = '\0';
		if (before && compare(c, before, word, false) >= 0)
			fail_msg("%s: %s does not stand before %s", language, before, word);
		before = word;
	}
	collate_free(c);
}

/* Right with ICU and without it. */
static void letters_of_their_own(void **state)
{
	in_order(*state, "fa", "آب آن ابر باد");
	in_order(*state, "fa",
		 "ابر باد پیر تاب جان چاه حال دل زاغ ژاله سنگ کار گل لب ماه نان ور هوا یار");
	in_order(*state, "ar", "أمل باب تاج ثوب جمل هدى وعد يوم");
	in_order(*state, "uk", "гай ґанок дім їжак кіт");
	in_order(*state, "uk", "жити ибис Іван їжа Їжак йод каша");
	in_order(*state, "be", "зара іней йод уліца ўлада фарба");
	in_order(*state, "ru", "игра Иден Йемен йод кит");
	in_order(*state, "ru", "ель йод кит щит эхо юг яма");
	in_order(*state, "en", "apple banana cherry");
}

static void tailored(void **state)
{
#if HAVE_ICU
	in_order(*state, "sv", "apa zebra åka äta öga");
	in_order(*state, "de", "Ära Arzt Öl Olm zebra");
	in_order(*state, "cs", "cesta čas dům hora chata jaro");
	in_order(*state, "tr", "can çay ıhlamur ince kuş");
	in_order(*state, "es", "nube ñandú oso");
	in_order(*state, "lt", "ilgas yra jonas");
	in_order(*state, "da", "zebra ægir ørn åse");
#else
	(void)state;
	skip();
#endif
}

static void strength(void **state)
{
	struct collate *c = collate_new(*state);

	assert_int_equal(compare(c, "resume", "résumé", true), 0);
	assert_int_equal(compare(c, "Resume", "resume", true), 0);
	assert_true(compare(c, "resume", "resumes", true) < 0);
#if HAVE_ICU
	assert_true(compare(c, "resume", "résumé", false) < 0);
#endif
	assert_int_equal(compare(c, "", "\u0301", false), 0);
	assert_true(collate_language(c, "fa"));
	assert_false(collate_language(c, "fa"));
	assert_true(collate_language(c, NULL));
	collate_free(c);
}

static void languages(void **state)
{
	(void)state;
	assert_true(collate_knows("fa"));
	assert_true(collate_knows("de-AT"));
	assert_false(collate_knows(""));
	assert_false(collate_knows("no language"));
	assert_false(collate_knows("123"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(letters_of_their_own),
		cmocka_unit_test(tailored),
		cmocka_unit_test(strength),
		cmocka_unit_test(languages),
	};

	skips_begin();
	return skips_end(cmocka_run_group_tests(tests, open_fold, close_fold));
}
