/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* A query in words: how it is understood, term by term. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "search/query.h"
#include "text/fold.h"

static char own_name[] = "own", own_query[] = "a | b c";
static const struct query_name names[] = {{own_name, own_query}};
static struct fold *fold;

static int open_fold(void **state)
{
	(void)state;
	fold = fold_new();
	return 0;
}

static int close_fold(void **state)
{
	(void)state;
	fold_free(fold);
	return 0;
}

/* The number of the leaf stands for how often it is found. */
static void count(void *data, size_t leaf, struct buf *out)
{
	*(size_t *)data += 1;
	buf_printf(out, "%zu", leaf + 1);
}

/* What QUERY says is WANT; isolates are left out. */
static void says_with(const char *text, const char *want, bool counts)
{
	struct query_context context = {.fold = fold, .names = names, .names_n = 1};
	struct query *q = query_parse(text, &context);
	struct buf b, plain;
	size_t asked = 0;

	buf_init(&b);
	buf_init(&plain);
	query_say(q, counts ? count : NULL, &asked, &b);
	for (const char *s = buf_str(&b); *s; s++) {
		if (!strncmp(s, "\u2068", 3) || !strncmp(s, "\u2069", 3))
			s += 2;
		else
			buf_putc(&plain, *s);
	}
	if (strcmp(buf_str(&plain), want))
		fail_msg("%s: '%s', want '%s'", text, buf_str(&plain), want);
	assert_int_equal(asked, counts ? query_leaves(q) : 0);
	buf_done(&b);
	buf_done(&plain);
	query_unref(q);
}

static void says(const char *text, const char *want)
{
	says_with(text, want, false);
}

static void joins_terms(void **state)
{
	(void)state;
	says("mark:marked", "that you have marked");
	says("-mark:noted hope", "not with a note of yours, \"hope\"");
	says("government~", "nearly \"government\"");
	says("econom*", "words like \"econom*\"");
	says("", "");
	says("-", "");
	says("hope", "\"hope\"");
	says("hope \"two words\"", "\"hope\", \"two words\"");
	says("(economy | crisis) speaker:Erel date:2020",
	     "\"economy\" or \"crisis\", said by Erel, in 2020");
	says("a | b speaker:c", "\"a\" or (\"b\", said by c)");
	says("-a -speaker:b -(c | d) -(e f)",
	     "without \"a\", not said by b, not (\"c\" or \"d\"), not (\"e\", \"f\")");
	says(":own x", "the filter own (\"a\" or (\"b\", \"c\")), \"x\"");
	says("speaker:(a | =b)", "said by a or exactly said by b");
	says("year:(2020 | 2021", "in 2020 or in 2021");
}

static void names_fields(void **state)
{
	(void)state;
	says("title:hope", "\"hope\" in the title");
	says("=hope title:=hope", "exactly \"hope\", exactly \"hope\" in the title");
	says("kind:speech id:7", "of the kind speech, with the id 7");
	says("caf\u00e9", "\"caf\u00e9\" with its marks");
	says("econom* speaker:smi*", "words like \"econom*\", said by words like \"smi*\"");
	says("a NEAR/5 b | c", "\"a\" within 5 words of \"b\" or \"c\"");
	says("(a | b) NEAR/1 c d", "(\"a\" or \"b\") within 1 word of \"c\", \"d\"");
#if HAVE_PCRE2
	says("/a.*b/ title:/c/", "the expression /a.*b/, the expression /c/ in the title");
#endif
#if HAVE_ICU
	says("lang:tr lang:persian", "in the language Turkish, in the language Persian");
#endif
	says("lang:xx-none", "in the language xx-none");
	/* what would break the line, or say how it runs */
	says("title:\"a\u202eb\"", "\"a?b\" in the title");
}

static void names_dates(void **state)
{
	(void)state;
	says("2021", "\"2021\" or dated in 2021");
	says("date:2021-05", "in the month May 2021");
	says("2021-05-06", "\"2021-05-06\" or dated on 6 May 2021");
	says("date:\"6 May 2021\"", "on 6 May 2021");
	says("2019..2021", "from 2019 to 2021");
	says("2019-05..2021", "from May 2019 to 2021");
	says("2019..", "since 2019");
	says("..2019-05-06", "until 6 May 2019");
	says("date:=2021", "exactly in 2021");
	says("year:==2021", "exactly in 2021");
	says("speaker:==Ann", "exactly said by Ann");
	says("speaker:==\"\"", "without any \"speaker\"");
	says("year:1400", "in 1400, in 1400 SH or in 1400 AH");
	says("sh:1400", "in 1400 SH");
	says("sh:1400-03-14", "on 14 Khordad 1400");
	says("ah:1442..1443", "from 1442 AH to 1443 AH");
	says("2018-2020", "\"2018-2020\" or dated from 2018 to 2020");
}

static void counts_each_term(void **state)
{
	(void)state;
	says_with("a NEAR/2 b c", "\"a\" within 2 words of \"b\" (1), \"c\" (2)", true);
	says_with("(a | b) -c date:2020", "\"a\" (1) or \"b\" (2), without \"c\" (3), in 2020 (4)",
		  true);
	says_with(
		":own -(x y)",
		"the filter own (\"a\" (1) or (\"b\" (2), \"c\" (3))), not (\"x\" (4), \"y\" (5))",
		true);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(joins_terms),
		cmocka_unit_test(names_fields),
		cmocka_unit_test(names_dates),
		cmocka_unit_test(counts_each_term),
	};

	return cmocka_run_group_tests(tests, open_fold, close_fold);
}
