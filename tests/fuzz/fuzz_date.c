/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Any date: what is read of it is EDTF, whose words are clean. */
#include "config.h"

#include "fuzz.h"

#include "date/date.h"
#include "date/date_feed.h"

/* Names of months in a script of their own stand between isolates of ours: else it is clean. */
static bool isolated(struct buf *words)
{
	char *at;

	while (words->len &&
	       ((at = strstr(words->data, "\u2068")) || (at = strstr(words->data, "\u2069"))))
		memmove(at, at + 3, strlen(at + 3) + 1);
	return fuzz_is_clean(buf_str(words), strlen(buf_str(words)));
}

static void is_a_date(const struct buf *edtf)
{
	struct date date;
	struct buf words;

	buf_init(&words);
	FUZZ_CHECK(date_parse(buf_str(edtf), &date));
	date_print_words(buf_str(edtf), &words);
	FUZZ_CHECK(words.len && fuzz_is_clean(buf_str(&words), words.len));
	for (int c = 0; c < CALENDARS; c++) {
		buf_clear(&words);
		date_print_words_in((enum calendar)c, true, buf_str(edtf), &words);
		FUZZ_CHECK(isolated(&words));
	}
	buf_done(&words);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const languages[] = {NULL, "en", "fa", "ar", "fr", "de", "ru", "zh"};
	char *s = fuzz_string(data, size);
	struct date date;
	struct date_expression expression;
	struct buf edtf;

	buf_init(&edtf);
	date_parse(s, &date);
	date_expression_read(s, &expression);
	if (date_feed_read(s, size, &edtf))
		is_a_date(&edtf);
	buf_clear(&edtf);
	if (size && date_parse_text(s, languages[data[size - 1] % 8], &edtf, &date))
		is_a_date(&edtf);
	buf_done(&edtf);
	free(s);
	return 0;
}
