/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Large files are read by several threads: all that is found, and told, is the same as by one. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <ctype.h>
#include <glob.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "archive/archive.h"
#include "base/buf.h"
#include "text/words.h"
#include "write/writer.h"

#include "load.h"

/* So many bytes make a file large. */
enum { LARGE = 1 << 20 };

static void on_opened(void *data, const struct format *format)
{
	(void)data;
	(void)format;
}

/* Some at a time. */
static struct batch *on_statement(void *data, struct batch *b, const struct reader_progress *at)
{
	(void)at;
	if (b->n < 500)
		return b;
	archive_take(data, b);
	return batch_new();
}

static bool on_stopped(void *data)
{
	(void)data;
	return false;
}

/* Read PATH by THREADS threads into A. */
static enum reader_end load_by(struct archive *a, const char *path, size_t threads)
{
	const struct reader_options options = {.threads = threads};
	const struct reader_sink sink = {.opened = on_opened,
					 .statement = on_statement,
					 .waiting = on_statement,
					 .stopped = on_stopped,
					 .data = a};
	struct batch *b = batch_new();
	struct err err = {0};
	enum reader_end end;

	archive_init(a);
	end = reader_read(&path, 1, &options, &b, &sink, &err);
	archive_take(a, b);
	return end;
}

/* All that reading PATH gives: every statement as JSON, then the problems. */
static void read_by(const char *path, size_t threads, struct words *words, struct buf *out)
{
	struct archive a;
	const struct writer_context c = {.archive = &a, .width = 80, .words = words};
	const struct writer *json = writer_find("json");

	buf_clear(out);
	buf_printf(out, "%d\n", (int)load_by(&a, path, threads));
	for (size_t i = 0; i < a.n; i++)
		json->statement(&c, a.items[i], i, out);
	for (size_t i = 0; i < a.problems_n; i++)
		buf_printf(out, "\n%u: %s", a.problems[i]->line, a.problems[i]->text);
	archive_done(&a);
}

/* By THREADS threads as by one. */
static void is_the_same(const char *path, const char *name, size_t threads, struct words *words)
{
	struct buf one, more;

	buf_init(&one);
	buf_init(&more);
	read_by(path, 1, words, &one);
	read_by(path, threads, words, &more);
	if (strcmp(buf_str(&one), buf_str(&more)) != 0)
		fail_msg("%s by %zu threads:\n%s\nby one:\n%s", name, threads, buf_str(&more),
			 buf_str(&one));
	buf_done(&one);
	buf_done(&more);
}

/* Where what is in the root begins in S, and how long it is; 0: there is nothing. */
static size_t root_content(const char *s, size_t *len)
{
	const char *at = s, *end = NULL;

	while ((at = strchr(at, '<')) && !isalpha((unsigned char)at[1]))
		at++;
	at = at ? strchr(at, '>') : NULL;
	for (const char *p = at; p && (p = strstr(p, "</")); p++)
		end = p;
	*len = end ? (size_t)(end - at - 1) : 0;
	return *len ? (size_t)(at + 1 - s) : 0;
}

/* The file at FROM, what is in its root so often that it is large, to PATH; false: there is nothing. */
static bool enlarge(const char *from, const char *path)
{
	FILE *in = fopen(from, "rb");
	struct buf text, large;
	size_t at, len;
	int c;

	assert_non_null(in);
	buf_init(&text);
	buf_init(&large);
	while ((c = getc(in)) != EOF)
		buf_putc(&text, (char)c);
	fclose(in);
	at = root_content(buf_str(&text), &len);
	if (at) {
		buf_add(&large, text.data, at);
		while (large.len < LARGE)
			buf_add(&large, text.data + at, len);
		buf_puts(&large, text.data + at + len);
		load_write(path, large.data, large.len);
	}
	buf_done(&text);
	buf_done(&large);
	return at > 0;
}

static void every_format(void **state)
{
	static const char *const patterns[] = {"*.xml", "guess/*.xml", "parliaments/*.xml"};
	struct words *words = words_new();
	char path[LOAD_PATH], pattern[LOAD_PATH];
	size_t n = 0;

	(void)state;
	load_temp_path(path, "large.xml");
	for (size_t i = 0; i < sizeof patterns / sizeof patterns[0]; i++) {
		glob_t found;

		load_data_path(pattern, patterns[i]);
		assert_int_equal(glob(pattern, 0, NULL, &found), 0);
		for (size_t k = 0; k < found.gl_pathc; k++)
			if (enlarge(found.gl_pathv[k], path)) {
				is_the_same(path, found.gl_pathv[k], 2 + n++ % 2, words);
			}
		globfree(&found);
	}
	unlink(path);
	words_free(words);
	assert_true(n > 40);
}

static void put_speeches(struct buf *s, int from, int end)
{
	for (int i = from; i < end; i++)
		buf_printf(s,
			   "<u who=\"#p\" xml:id=\"u%d\"><seg>Speech number %d, with some "
			   "words.</seg></u>\n",
			   i, i);
}

/* What a large document includes, within its text and at its end, stands where it belongs. */
static void included(void **state)
{
	enum { N = 20000 };
	static const char part[] = "<u xmlns=\"http://www.tei-c.org/ns/1.0\" who=\"#p\">"
				   "<seg>A part.</seg></u>";
	char path[LOAD_PATH], beside[2][LOAD_PATH];
	struct words *words = words_new();
	struct archive a;
	struct buf s;

	(void)state;
	load_temp_path(path, "large.xml");
	load_temp_path(beside[0], "part-1.xml");
	load_temp_path(beside[1], "part-2.xml");
	for (size_t i = 0; i < 2; i++)
		load_write(beside[i], part, sizeof part - 1);
	buf_init(&s);
	buf_puts(&s, "<teiCorpus xmlns=\"http://www.tei-c.org/ns/1.0\" "
		     "xmlns:xi=\"http://www.w3.org/2001/XInclude\"><teiHeader/>\n");
	for (int i = 0; i < 2; i++) {
		buf_printf(&s,
			   "<TEI xml:id=\"d%d\"><teiHeader><profileDesc><settingDesc><setting>"
			   "<date when=\"2020-01-0%d\"/></setting></settingDesc></profileDesc>"
			   "</teiHeader><text><body><div>",
			   i, i + 1);
		put_speeches(&s, i * N, i * N + N / 2);
		buf_printf(&s, "<xi:include href=\"%s\"/>", strrchr(beside[i], '/') + 1);
		put_speeches(&s, i * N + N / 2, i * N + N);
		buf_puts(&s, "</div></body></text></TEI>");
	}
	buf_puts(&s, "</teiCorpus>");
	assert_true(s.len > LARGE);
	load_write(path, s.data, s.len);
	for (size_t threads = 1; threads <= 3; threads++) {
		assert_int_equal(load_by(&a, path, threads), READER_DONE);
		assert_int_equal(a.n, 2 * N + 2);
		assert_non_null(strstr(a.items[N / 2]->text.at, "A part."));
		archive_done(&a);
		is_the_same(path, "with parts", threads, words);
	}
	unlink(path);
	unlink(beside[0]);
	unlink(beside[1]);
	buf_done(&s);
	words_free(words);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_format),
		cmocka_unit_test(included),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
