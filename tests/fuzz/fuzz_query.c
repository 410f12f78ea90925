/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Any query: nothing fails, and what is printed of it reads as the same query. */
#include "config.h"

#include "fuzz.h"

#include "search/query.h"
#include "text/fold.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static char name[] = "just", filter[] = "justice | law";
	static const char *const files[] = {"one.xml", "folder/Second.xml"};
	static struct query_name names[] = {{name, filter}};
	static struct fold *fold;
	struct query_context c = {.files = files, .files_n = 2, .names = names, .names_n = 1};
	struct query *q, *again;
	struct query_range place;
	struct buf b;
	char *s;

	if (size > 2000 || !utf8_valid((const char *)data, size))
		return 0;
	if (!fold)
		fold = fold_new();
	c.fold = fold;
	s = fuzz_string(data, size);
	q = query_parse(s, &c);
	query_fault(q, &place);
	FUZZ_CHECK(place.start <= place.end && place.end <= strlen(s));
	buf_init(&b);
	query_print(q, &b);
	again = query_parse(buf_str(&b), &c);
	FUZZ_CHECK(query_equal(q, again));
	query_matches_text(q, fold, "hope and justice 2021", 21);
	buf_done(&b);
	query_unref(again);
	query_unref(q);
	free(s);
	return 0;
}
