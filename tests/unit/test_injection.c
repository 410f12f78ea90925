/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Injection: every unwanted character, in every text and every attribute of the samples of all formats.
 *
 * What is read of them is written in every format; what leaves, that and every problem, path and name, is
 * looked at character by character with the sanitizer's own table.
 */
#include "config.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "load.h"
#include "text/words.h"
#include "write/writer.h"

enum where { IN_TEXT = 1, IN_ATTRIBUTES = 2, AS_REFERENCES = 4 };

/* Every unwanted character but NUL, and what terminals would take for more than one. */
static void make_payload(struct buf *out, unsigned where)
{
	static const char *const sequences[] = {"\033]0;title\007",
						"\033[31m",
						"\033P$q\033\\",
						("\xC2\x9B"
						 "2J"),
						"\u202edcba\u202c",
						"\r\b\177"};
	char utf8[4];

	for (uint32_t code = 1; code <= 0x10FFFF; code++) {
		if (!utf8_is_unwanted(code) || (code >= 0xD800 && code < 0xE000))
			continue;
		if (where & AS_REFERENCES)
			buf_printf(out, "&#%lu;", (unsigned long)code);
		else
			buf_add(out, utf8, utf8_encode(code, utf8));
	}
	for (size_t i = 0; i < sizeof sequences / sizeof *sequences; i++)
		buf_puts(out, sequences[i]);
}

/* S with PAYLOAD behind the first byte of each text, or in each attribute that declares no namespace. */
static void inject(const char *s, const char *payload, unsigned where, struct buf *out)
{
	bool tag = false, name = false, text = true;

	for (const char *at = s; *at; at++) {
		buf_putc(out, *at);
		if (tag && *at == '"') {
			const char *end = strchr(at + 1, '"'), *word = at;

			while (word > s && word[-1] != ' ')
				word--;
			if (!end)
				continue;
			if (where & IN_ATTRIBUTES && strncmp(word, "xmlns", 5) != 0)
				buf_puts(out, payload);
			buf_add(out, at + 1, (size_t)(end - at));
			at = end;
		} else if (*at == '<') {
			tag = at[1] != '!' && at[1] != '?';
			name = true;
		} else if (*at == '>') {
			tag = name = false;
			text = true;
		} else if (!name && text && where & IN_TEXT && *at != '\n' && *at != ' ') {
			buf_puts(out, payload);
			text = false;
		}
	}
}

static void is_clean(const char *what, const char *s, size_t len)
{
	uint32_t code;

	for (size_t i = 0, n; i < len; i += n) {
		n = utf8_decode(s + i, len - i, &code);
		if ((code != '\n' && code != '\t' && code != '\r' && utf8_is_unwanted(code)) ||
		    utf8_is_bad(s + i, n, code))
			fail_msg("%s lets U+%04lX out, at %zu of %zu: %.60s", what,
				 (unsigned long)code, i, len, s + (i > 20 ? i - 20 : 0));
	}
}

static void leaves_clean(const struct archive *a, const struct writer *writer, struct words *words)
{
	const struct writer_context c = {.archive = a, .width = 60, .words = words};
	struct buf b;

	buf_init(&b);
	if (writer->begin)
		writer->begin(&c, &b);
	for (size_t i = 0; i < a->n; i++)
		writer->statement(&c, a->items[i], i, &b);
	if (writer->end)
		writer->end(&c, &b);
	is_clean(writer->name, buf_str(&b), b.len);
	buf_done(&b);
}

static void reads_clean(const char *text, struct words *words)
{
	struct load l;

	load_text(&l, text);
	for (const struct writer *const *writer = writer_all(); *writer; writer++)
		leaves_clean(&l.a, *writer, words);
	for (size_t i = 0; i < l.a.problems_n; i++) {
		is_clean("a problem", l.a.problems[i]->text, strlen(l.a.problems[i]->text));
		is_clean("its file", l.a.problems[i]->file, strlen(l.a.problems[i]->file));
	}
	for (size_t i = 0; i < l.a.text_n; i++)
		is_clean("a path", l.a.text[i]->path, strlen(l.a.text[i]->path));
	is_clean("an error", l.err.text, strlen(l.err.text));
	load_done(&l);
}

static char *load_bytes(const char *path)
{
	enum { MAX = 1 << 20 };
	char *s = calloc(MAX, 1);
	FILE *in = fopen(path, "rb");

	assert_non_null(s);
	assert_non_null(in);
	assert_true(fread(s, 1, MAX - 1, in) > 0);
	fclose(in);
	return s;
}

/* Each sample in a folder of tests/data, in each way; how many there are. */
static int samples_are_clean(const char *name, struct words *words)
{
	static const unsigned ways[] = {IN_TEXT, IN_ATTRIBUTES, IN_TEXT | IN_ATTRIBUTES,
					IN_TEXT | IN_ATTRIBUTES | AS_REFERENCES};
	char folder[LOAD_PATH], path[2 * LOAD_PATH];
	const struct dirent *entry;
	int files = 0;
	DIR *samples;

	load_data_path(folder, name);
	samples = opendir(folder);
	assert_non_null(samples);
	while ((entry = readdir(samples))) {
		char *s;

		if (!strstr(entry->d_name, ".xml"))
			continue;
		snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
		s = load_bytes(path);
		for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
			struct buf payload, text;

			buf_init(&payload);
			buf_init(&text);
			make_payload(&payload, ways[i]);
			inject(s, buf_str(&payload), ways[i], &text);
			reads_clean(buf_str(&text), words);
			buf_done(&payload);
			buf_done(&text);
		}
		free(s);
		files++;
	}
	closedir(samples);
	return files;
}

/* Every format has a sample, those that are data too; and what is guessed. */
static void nothing_comes_through(void **state)
{
	struct words *words = words_new();

	(void)state;
	assert_true(samples_are_clean("", words) > 20);
	assert_true(samples_are_clean("parliaments", words) > 4);
	assert_true(samples_are_clean("guess", words) > 10);
	words_free(words);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_comes_through),
	};

	return cmocka_run_group_tests_name("injection", tests, NULL, NULL);
}
