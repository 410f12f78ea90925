/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * The account of text: what is kept, left out and unaccounted for adds up to all the text that there is,
 * counted once more by itself, in every sample and in those below the folder $LR_ACCOUNT_FOLDER.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "archive/archive.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/utf8.h"
#include "read/account.h"
#include "read/reader.h"
#include "xml/xml.h"
#include "skips.h"

/* ---- one file ---- */

static void on_opened(void *data, const struct format *format)
{
	(void)data;
	(void)format;
}

static struct batch *on_batch(void *data, struct batch *b, const struct reader_progress *at)
{
	(void)at;
	archive_take(data, b);
	return batch_new();
}

static bool on_stopped(void *data)
{
	(void)data;
	return false;
}

/* False where the file is no archive. */
static bool load(struct archive *a, const char *path)
{
	const struct reader_sink sink = {.opened = on_opened,
					 .statement = on_batch,
					 .waiting = on_batch,
					 .stopped = on_stopped,
					 .data = a};
	struct batch *b = batch_new();
	struct err err = {0};
	bool done;

	archive_init(a);
	done = reader_read(&path, 1, NULL, &b, &sink, &err) == READER_DONE;
	archive_take(a, b);
	return done;
}

struct counter {
	FILE *file;
	uint64_t n;
	int depth;
	bool includes;
};

static void count_start(void *data, const char *ns, const char *name, const struct xml_attribute *a,
			size_t n)
{
	struct counter *c = data;

	(void)a;
	(void)n;
	c->depth++;
	c->includes = c->includes || (strstr(ns, "XInclude") && !strcmp(name, "include"));
}

static void count_end(void *data, const char *ns, const char *name)
{
	struct counter *c = data;

	(void)ns;
	(void)name;
	c->depth--;
}

static void count_text(void *data, const char *s, size_t len)
{
	struct counter *c = data;

	for (size_t i = 0; i < len;) {
		uint32_t code;

		i += utf8_decode(s + i, len - i, &code);
		c->n += code > 0x20 && code != 0xA0 && code != 0x3000 && code != 0x85 &&
			code != 0x1680 && code != 0x2028 && code != 0x2029 && code != 0x202F &&
			code != 0x205F && !(code >= 0x2000 && code <= 0x200A) && code != 0x7F;
	}
}

static void count_problem(void *data, long line, const char *text)
{
	(void)data;
	(void)line;
	(void)text;
}

static long count_read(void *data, char *to, size_t len)
{
	struct counter *c = data;

	return (long)fread(to, 1, len, c->file);
}

/* All the text there is; false where that is in other files, too. */
static bool count(const char *path, uint64_t *n)
{
	static const struct xml_handler handler = {.start = count_start,
						   .end = count_end,
						   .text = count_text,
						   .problem = count_problem,
						   .cut = count_problem,
						   .read = count_read,
						   .stopped = on_stopped};
	struct counter c = {.file = fopen(path, "rb")};
	struct xml *x = xml_new(&handler, &c, NULL);

	assert_non_null(c.file);
	xml_read(x);
	xml_free(x);
	fclose(c.file);
	*n = c.n;
	return !c.includes;
}

static size_t checked;

static void check_file(const char *path)
{
	struct archive a;
	uint64_t sums[3] = {0}, all = 0;

	if (load(&a, path)) {
		for (size_t i = 0; i < a.text_n; i++)
			sums[a.text[i]->fate] += a.text[i]->n;
		if (sums[TEXT_KEPT] + sums[TEXT_LEFT_OUT] + sums[TEXT_UNACCOUNTED] != a.text_total)
			fail_msg("%s: %ju kept, %ju left out, %ju unaccounted for, of %ju", path,
				 (uintmax_t)sums[TEXT_KEPT], (uintmax_t)sums[TEXT_LEFT_OUT],
				 (uintmax_t)sums[TEXT_UNACCOUNTED], (uintmax_t)a.text_total);
		if (count(path, &all) && all != a.text_total)
			fail_msg("%s: an account of %ju, and %ju in all", path,
				 (uintmax_t)a.text_total, (uintmax_t)all);
		checked++;
	}
	archive_done(&a);
}

static int visit(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	size_t len = strlen(path);

	(void)st;
	(void)ftw;
	if (type == FTW_F && len > 4 && !strcmp(path + len - 4, ".xml"))
		check_file(path);
	return 0;
}

static void samples_add_up(void **state)
{
	char path[4096];

	(void)state;
	snprintf(path, sizeof path, "%s/tests/data", getenv("abs_srcdir"));
	assert_int_equal(nftw(path, visit, 16, FTW_PHYS), 0);
	assert_true(checked >= 15);
}

static void folder_adds_up(void **state)
{
	const char *folder = getenv("LR_ACCOUNT_FOLDER");

	(void)state;
	if (!folder)
		skip();
	else
		assert_int_equal(nftw(folder, visit, 16, FTW_PHYS), 0);
}

/* ---- the account itself ---- */

struct found {
	struct buf list;
};

static void list(void *data, const struct account_finding *f)
{
	struct found *found = data;

	buf_printf(&found->list, "%s %s%s%s %d;", f->path, f->fate == ACCOUNT_KEPT ? "kept" : "",
		   f->fate == ACCOUNT_UNACCOUNTED ? "?" : "", account_reason(f->fate), (int)f->n);
}

static void piece(struct account *a, uint64_t n)
{
	account_piece(a, n, 7, 0);
}

/* An element of one line, of N characters, and what becomes of it. */
static struct account_receipt line(struct account *a, const char *name, uint64_t n)
{
	struct account_receipt r;

	account_enter(a, "", name);
	account_line(a);
	piece(a, n);
	account_take(a, true);
	account_piece_end(a);
	account_offer(a);
	account_keep(a);
	r = account_receipt(a);
	account_leave(a);
	return r;
}

static void fates(void **state)
{
	struct account a;
	struct found f;
	struct account_receipt first;

	(void)state;
	account_init(&a);
	account_file(&a, "f.xml");
	account_enter(&a, "", "root");
	/* Text that nobody takes. */
	piece(&a, 5);
	account_piece_end(&a);
	/* Taken at once, but for what did not fit. */
	account_enter(&a, "", "body");
	piece(&a, 9);
	account_take(&a, false);
	account_miss(&a, 2, ACCOUNT_LONG);
	account_piece_end(&a);
	account_leave(&a);
	/* A line is kept when its value is; a second one takes its place. */
	first = line(&a, "title", 3);
	line(&a, "title", 4);
	account_drop(&a, &first, ACCOUNT_SECOND);
	/* What the format does not want, and all in it. */
	account_enter(&a, "urn:x", "other");
	account_leave_out(&a, ACCOUNT_VOCABULARY);
	account_enter(&a, "urn:x", "inner");
	piece(&a, 6);
	account_piece_end(&a);
	account_leave(&a);
	account_leave(&a);
	account_settle(&a);
	account_leave(&a);
	buf_init(&f.list);
	account_each(&a, list, &f);
	assert_string_equal(buf_str(&f.list),
			    "/root ? 5;/root/body kept 7;/root/body beyond what a field holds 2;"
			    "/root/title kept 4;/root/title given again: another is kept 3;"
			    "/root/other{urn:x}/inner another vocabulary 6;");
	assert_int_equal(a.total, 5 + 9 + 3 + 4 + 6);
	buf_clear(&f.list);
	account_document_end(&a, list, &f);
	assert_string_equal(buf_str(&f.list), "/root ? 5;");
	buf_done(&f.list);
	account_done(&a);
}

static void a_dropped_statement(void **state)
{
	struct account a;
	struct account_receipt mark;
	struct found f;

	(void)state;
	account_init(&a);
	account_file(&a, "f.xml");
	account_enter(&a, "", "s");
	mark = account_mark(&a);
	piece(&a, 8);
	account_take(&a, false);
	account_piece_end(&a);
	account_drop_since(&a, &mark, ACCOUNT_CUT);
	account_settle(&a);
	account_leave(&a);
	buf_init(&f.list);
	account_each(&a, list, &f);
	assert_string_equal(buf_str(&f.list), "/s the file breaks off within the statement 8;");
	buf_done(&f.list);
	account_done(&a);
}

/* The document ends within a line: what is in it never comes to be kept. */
static void a_line_that_is_cut(void **state)
{
	struct account a;
	struct found f;

	(void)state;
	account_init(&a);
	account_file(&a, "f.xml");
	account_enter(&a, "", "s");
	account_line(&a);
	piece(&a, 3);
	account_take(&a, true);
	account_piece_end(&a);
	account_offer(&a);
	account_line(&a);
	piece(&a, 8);
	account_take(&a, true);
	account_piece_end(&a);
	account_cut(&a);
	account_settle(&a);
	account_reset(&a);
	account_document_most(&a, NULL, NULL);
	buf_init(&f.list);
	account_each(&a, list, &f);
	assert_string_equal(buf_str(&f.list),
			    "/s ? 3;/s the file breaks off within the element 8;");
	buf_done(&f.list);
	account_done(&a);
}

/* A later choice takes back a part, or what is final already: by the path that it came from. */
static void a_later_choice(void **state)
{
	struct account a;
	struct account_receipt part, all;
	struct found f;

	(void)state;
	account_init(&a);
	account_file(&a, "f.xml");
	account_enter(&a, "", "s");
	part = line(&a, "title", 7);
	account_drop_some(&a, &part, 2, ACCOUNT_HIDDEN);
	all = line(&a, "date", 4);
	account_settle(&a);
	account_drop(&a, &all, ACCOUNT_SECOND);
	/* Nobody takes a line after the end of its element. */
	line(&a, "title", 1);
	account_refuse(&a, ACCOUNT_FILE);
	account_settle(&a);
	account_leave(&a);
	buf_init(&f.list);
	account_each(&a, list, &f);
	assert_string_equal(buf_str(&f.list), "/s/title kept 6;/s/title hidden 2;"
					      "/s/date given again: another is kept 4;");
	assert_int_equal(a.total, 7 + 4 + 1);
	buf_done(&f.list);
	account_done(&a);
}

/* Another parser may put another name where one was. */
static void names_are_forgotten(void **state)
{
	char name[] = "one";
	struct account a;
	struct found f;

	(void)state;
	account_init(&a);
	account_file(&a, "f.xml");
	for (int i = 0; i < 2; i++) {
		account_enter(&a, "", name);
		piece(&a, 3);
		account_piece_end(&a);
		account_leave(&a);
		account_forget_names(&a);
		strcpy(name, "two");
	}
	buf_init(&f.list);
	account_each(&a, list, &f);
	assert_string_equal(buf_str(&f.list), "/one ? 3;/two ? 3;");
	buf_done(&f.list);
	account_done(&a);
}

static void depth_has_a_limit(void **state)
{
	struct account a;
	struct found f;

	(void)state;
	account_init(&a);
	account_file(&a, "f.xml");
	for (int i = 0; i < 300; i++)
		account_enter(&a, "", "x");
	piece(&a, 2);
	account_piece_end(&a);
	for (int i = 0; i < 300; i++)
		account_leave(&a);
	buf_init(&f.list);
	account_each(&a, list, &f);
	assert_true(f.list.len < 500);
	assert_non_null(strstr(buf_str(&f.list), " ? 2;"));
	buf_done(&f.list);
	account_done(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fates),
		cmocka_unit_test(a_dropped_statement),
		cmocka_unit_test(a_line_that_is_cut),
		cmocka_unit_test(a_later_choice),
		cmocka_unit_test(names_are_forgotten),
		cmocka_unit_test(depth_has_a_limit),
		cmocka_unit_test(samples_add_up),
		cmocka_unit_test(folder_adds_up),
	};

	skips_begin();
	return skips_end(cmocka_run_group_tests(tests, NULL, NULL));
}
