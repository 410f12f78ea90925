/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#if HAVE_LIBARCHIVE
#include <archive.h>
#include <archive_entry.h>
#endif

#include "base/buf.h"
#include "base/err.h"
#include "source/source.h"
#include "source/unpack.h"
#include "skips.h"

/* What a source gave: "NAME=BYTES;", "!NAME: ERROR;" for what cannot be used, "?" where the user did
 * not name that; and the notes. */
static struct buf given, notes;
static bool stop;

static void on_waiting(void *data)
{
	(void)data;
}

static bool on_stopped(void *data)
{
	(void)data;
	return stop;
}

static void on_note(void *data, const char *file, const char *text, bool unread)
{
	(void)data;
	buf_printf(&notes, "%s%s: %s;", unread ? "unread " : "", file, text);
}

static const struct source_hooks hooks = {{on_waiting, on_stopped, NULL}, on_note, false};

/* A document counts as used unless it begins as "no". */
static void take_document(struct source *s)
{
	char bytes[100];
	struct err useless = {.kind = ERR_INPUT, .text = "useless"};
	size_t start, total = 0;
	long n;

	buf_printf(&given, "%s=", source_name(s));
	start = given.len;
	while ((n = source_read(s, bytes, sizeof bytes)) > 0) {
		total += (size_t)n;
		if (given.len < 4000)
			buf_add(&given, bytes, (size_t)n);
	}
	if (n < 0)
		buf_printf(&given, "<%s>", source_error(s) ? source_error(s) : "stopped");
	if (total > 4000)
		buf_printf(&given, "[%zu MiB]", total >> 20);
	buf_puts(&given, ";");
	if (strncmp(given.data + start, "no", 2) != 0) {
		source_used(s);
		return;
	}
	snprintf(useless.file, sizeof useless.file, "%s", source_name(s));
	source_useless(s, &useless);
}

static const char *read_all(const char *const *files, size_t n)
{
	struct source s;
	enum source_next next;

	buf_clear(&given);
	buf_clear(&notes);
	stop = false;
	source_init(&s, files, n, &hooks);
	do {
		struct err err = {0};

		next = source_next(&s, &err);
		if (next == SOURCE_DOCUMENT)
			take_document(&s);
		if (next == SOURCE_FAILED) {
			buf_printf(&given, "!%s%s: %s;", source_found(&s) ? "?" : "", err.file,
				   err.text);
			if (source_found(&s))
				source_useless(&s, &err);
		}
	} while (next != SOURCE_END);
	if (!s.unknown)
		assert_int_equal(source_at(&s), s.total);
	source_done(&s);
	return buf_str(&given);
}

static const char *read_one(const char *file)
{
	return read_all(&file, 1);
}

static void put(const char *path, const char *bytes, size_t len)
{
	FILE *f = fopen(path, "wb");

	assert_non_null(f);
	assert_int_equal(fwrite(bytes, 1, len, f), len);
	fclose(f);
}

static void put_text(const char *path, const char *text)
{
	put(path, text, strlen(text));
}

/* An empty folder, which becomes the working folder. */
static void fresh_folder(void)
{
	static int number;
	char path[500];

	snprintf(path, sizeof path, "%s/source-%d", getenv("TMPDIR"), number++);
	assert_int_equal(mkdir(path, 0700), 0);
	assert_int_equal(chdir(path), 0);
}

/* ---- files and folders ---- */

static void test_files(void **state)
{
	const char *const files[] = {"b.xml", "missing.xml", "a.txt", "b.xml"};

	(void)state;
	fresh_folder();
	put_text("a.txt", "<a>");
	put_text("b.xml", "<b>");
	assert_string_equal(read_all(files, 4),
			    "b.xml=<b>;!missing.xml: there is no such file;a.txt=<a>;");
	put_text("empty", "");
	assert_string_equal(read_one("empty"), "empty=;");
	assert_string_equal(read_one("/dev/zero"), "!/dev/zero: this is a device, not a file;");
	put_text("\x1b[31m\n.xml", "<c>");
	assert_string_equal(read_one("\x1b[31m\n.xml"), "[31m .xml=<c>;");
}

static void test_folder(void **state)
{
	(void)state;
	fresh_folder();
	assert_int_equal(mkdir("d", 0700) | mkdir("d/b", 0700) | mkdir("d/.git", 0700), 0);
	put_text("d/b/x.RSS", "<x>");
	put_text("d/.hidden.xml", "<hidden>");
	put_text("d/.git/y.xml", "<git>");
	put_text("d/a.xml", "<a>");
	put_text("d/Z.atom", "<z>");
	put_text("d/c.tei", "no");
	put_text("d/notes.txt", "<notes>");
	assert_int_equal(symlink("..", "d/b/loop") | symlink("a.xml", "d/link.xml") |
				 symlink("nowhere", "d/dead.xml") | mkfifo("d/pipe.xml", 0600),
			 0);
	assert_string_equal(read_one("d/"), "d/Z.atom=<z>;d/a.xml=<a>;d/b/x.RSS=<x>;d/c.tei=no;");
	assert_string_equal(buf_str(&notes), "unread d/dead.xml: No such file or directory;"
					     "d/pipe.xml: this is no plain file: passed over;");
}

static void test_folder_with_nothing(void **state)
{
	(void)state;
	fresh_folder();
	assert_int_equal(mkdir("d", 0700), 0);
	put_text("d/notes.txt", "<notes>");
	assert_non_null(strstr(read_one("d"), "!d: there is no archive in this folder (*.xml"));
	put_text("d/a.xml", "no");
	put_text("d/b.xml", "no");
	assert_string_equal(read_one("d"),
			    "d/a.xml=no;d/b.xml=no;"
			    "!d: nothing in it can be read here; the first: d/a.xml: useless;");
}

static void test_deep_folder(void **state)
{
	char path[300] = "d";

	(void)state;
	fresh_folder();
	assert_int_equal(mkdir(path, 0700), 0);
	for (int i = 0; i < SOURCE_DEPTH + 2; i++) {
		strcat(path, "/d");
		assert_int_equal(mkdir(path, 0700), 0);
		if (i == 3 || i == SOURCE_DEPTH) {
			strcat(path, "/a.xml");
			put_text(path, "<a>");
			*strrchr(path, '/') = '\0';
		}
	}
	assert_string_equal(read_one("d"), "d/d/d/d/d/a.xml=<a>;");
	assert_non_null(strstr(buf_str(&notes), "folders go too deep here"));
}

static void test_stop(void **state)
{
	const char *const files[] = {"a.xml"};
	struct source s;
	struct err err = {0};

	(void)state;
	fresh_folder();
	put_text("a.xml", "<a>");
	stop = true;
	source_init(&s, files, 1, &hooks);
	assert_int_equal(source_next(&s, &err), SOURCE_END);
	source_done(&s);
}

static void test_names(void **state)
{
	(void)state;
	assert_true(unpack_name_fits("a.xml", false));
	assert_true(unpack_name_fits("d/A.XML", false));
	assert_false(unpack_name_fits("d/.a.xml", true));
	assert_false(unpack_name_fits(".xml", true));
	assert_false(unpack_name_fits("a.xml.gz", false));
	assert_true(unpack_name_fits("a.rdf.zst", true));
	assert_false(unpack_name_fits("a.gz", true));
	assert_false(unpack_name_fits("xml", true));
}

/* ---- packed files ---- */

#if HAVE_LIBARCHIVE

struct member {
	const char *name, *bytes;
};

enum { KIND_TAR, KIND_ZIP, KIND_RAW };

/* Pack MEMBERS, up to one without a name, into PATH. */
static void pack(const char *path, int kind, int (*filter)(struct archive *),
		 const struct member *members)
{
	struct archive *a = archive_write_new();

	if (kind == KIND_TAR)
		archive_write_set_format_pax(a);
	else if (kind == KIND_ZIP)
		archive_write_set_format_zip(a);
	else
		archive_write_set_format_raw(a);
	if (filter)
		assert_int_equal(filter(a), ARCHIVE_OK);
	assert_int_equal(archive_write_open_filename(a, path), ARCHIVE_OK);
	for (; members->name; members++) {
		struct archive_entry *e = archive_entry_new();
		size_t len = strlen(members->bytes);

		archive_entry_set_pathname(e, members->name);
		archive_entry_set_filetype(e, *members->bytes ? AE_IFREG : AE_IFDIR);
		archive_entry_set_perm(e, 0644);
		archive_entry_set_size(e, (la_int64_t)len);
		assert_int_equal(archive_write_header(a, e), ARCHIVE_OK);
		assert_int_equal(archive_write_data(a, members->bytes, len), len);
		archive_entry_free(e);
	}
	assert_int_equal(archive_write_close(a), ARCHIVE_OK);
	archive_write_free(a);
}

static const struct member corpus[] = {
	{"d/", ""},           {"d/a.xml", "<a>"}, {"d/notes.txt", "notes"},
	{"d/b.xml.gz", "gz"}, {"d/c.rss", "<c>"}, {"._c.rss", "mac"},
	{NULL, NULL},
};

static void test_packed(void **state)
{
	static const struct {
		const char *name;
		int kind;
		int (*filter)(struct archive *);
	} ways[] = {
		{"c.tar", KIND_TAR, NULL},
		{"c.tar.gz", KIND_TAR, archive_write_add_filter_gzip},
		{"c.tar.bz2", KIND_TAR, archive_write_add_filter_bzip2},
		{"c.tar.xz", KIND_TAR, archive_write_add_filter_xz},
		{"c.tar.zst", KIND_TAR, archive_write_add_filter_zstd},
		{"c.zip", KIND_ZIP, NULL},
	};

	(void)state;
	fresh_folder();
	for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
		/* Names do not count: this one is called something else. */
		pack("x", ways[i].kind, ways[i].filter, corpus);
		assert_string_equal(read_one("x"), "x:d/a.xml=<a>;x:d/c.rss=<c>;");
		assert_string_equal(buf_str(&notes), "x: 1 packed file within it is not opened;");
	}
}

static void test_compressed(void **state)
{
	static int (*const filters[])(struct archive *) = {
		archive_write_add_filter_gzip,
		archive_write_add_filter_bzip2,
		archive_write_add_filter_xz,
		archive_write_add_filter_zstd,
	};
	static const struct member one[] = {{"a.xml", "<a>"}, {NULL, NULL}};

	(void)state;
	fresh_folder();
	assert_int_equal(mkdir("d", 0700), 0);
	for (size_t i = 0; i < sizeof filters / sizeof filters[0]; i++) {
		pack("d/a.xml.gz", KIND_RAW, filters[i], one);
		assert_string_equal(read_one("d/a.xml.gz"), "d/a.xml.gz=<a>;");
		assert_string_equal(read_one("d"), "d/a.xml.gz=<a>;");
	}
}

/* A child writes the file at PATH into a pipe, byte by byte. */
static const char *read_piped(const char *path)
{
	pid_t child;

	unlink("pipe");
	assert_int_equal(mkfifo("pipe", 0600), 0);
	child = fork();
	if (child == 0) {
		int from = open(path, O_RDONLY), to = open("pipe", O_WRONLY);
		char c;

		while (read(from, &c, 1) == 1)
			if (write(to, &c, 1) != 1)
				_exit(1);
		_exit(0);
	}
	read_one("pipe");
	waitpid(child, NULL, 0);
	return buf_str(&given);
}

static void test_pipe(void **state)
{
	(void)state;
	fresh_folder();
	pack("t", KIND_TAR, archive_write_add_filter_gzip, corpus);
	assert_string_equal(read_piped("t"), "pipe:d/a.xml=<a>;pipe:d/c.rss=<c>;");
	pack("z", KIND_ZIP, NULL, corpus);
	assert_string_equal(read_piped("z"), "pipe:d/a.xml=<a>;pipe:d/c.rss=<c>;");
	put_text("plain", "<plain>");
	assert_string_equal(read_piped("plain"), "pipe=<plain>;");
	put_text("short", "x");
	assert_string_equal(read_piped("short"), "pipe=x;");
}

static void test_member_names(void **state)
{
	static const struct member evil[] = {
		{"../../etc/a.xml", "<a>"}, {"/b\x1b[31m\n.xml", "<b>"}, {NULL, NULL}};

	(void)state;
	fresh_folder();
	pack("t", KIND_TAR, NULL, evil);
	assert_string_equal(read_one("t"), "t:../../etc/a.xml=<a>;t:/b[31m .xml=<b>;");
}

static size_t read_file(const char *path, char *to, size_t size)
{
	FILE *f = fopen(path, "rb");
	size_t n;

	assert_non_null(f);
	n = fread(to, 1, size, f);
	fclose(f);
	return n;
}

static void test_cut_off(void **state)
{
	static char bytes[400000], text[300001];
	struct member members[] = {{"a.xml", "<a>"}, {"b.xml", text}, {NULL, NULL}};
	size_t n;

	(void)state;
	fresh_folder();
	for (size_t i = 0; i < sizeof text - 1; i++)
		text[i] = (char)('a' + (i * i * i / 7919 + i / 100 * 31) % 26);
	pack("t", KIND_TAR, archive_write_add_filter_gzip, members);
	n = read_file("t", bytes, sizeof bytes);
	put("cut", bytes, n * 2 / 3);
	assert_non_null(strstr(read_one("cut"), "cut:a.xml=<a>;cut:b.xml="));
	assert_non_null(strstr(buf_str(&given), "<the packed file is damaged or cut off here ("));
	/* Every length ends, and none is a crash. */
	for (size_t len = 0; len < n; len += len < 400 ? 1 : 997) {
		put("cut", bytes, len);
		read_one("cut");
	}
	pack("z", KIND_ZIP, NULL, corpus);
	n = read_file("z", bytes, sizeof bytes);
	for (size_t len = 0; len < n; len++) {
		put("cut", bytes, len);
		read_one("cut");
	}
	/* Nor is any flipped bit. */
	for (size_t i = 0; i < n; i++) {
		bytes[i] ^= (char)(1 << i % 8);
		put("cut", bytes, n);
		read_one("cut");
		bytes[i] ^= (char)(1 << i % 8);
	}
}

static void test_nothing_in_it(void **state)
{
	static const struct member none[] = {{"notes.txt", "x"}, {NULL, NULL}};
	static const struct member bad[] = {{"a.xml", "no"}, {NULL, NULL}};

	(void)state;
	fresh_folder();
	assert_int_equal(mkdir("d", 0700), 0);
	pack("t", KIND_TAR, NULL, none);
	assert_non_null(strstr(read_one("t"), "!t: there is no archive in this packed file ("));
	pack("t", KIND_ZIP, NULL, bad);
	assert_string_equal(read_one("t"), "t:a.xml=no;!t: nothing in it can be read here; the "
					   "first: t:a.xml: useless;");
	/* In a folder it is no more than one of many. */
	put_text("d/a.xml", "<a>");
	pack("d/b.xml.gz", KIND_TAR, archive_write_add_filter_gzip, none);
	read_one("d");
	assert_non_null(strstr(buf_str(&given), "d/a.xml=<a>;!?d/b.xml.gz: there is no archive"));
}

static void test_bomb(void **state)
{
	struct archive *a = archive_write_new();
	struct archive_entry *e = archive_entry_new();
	static char same[1 << 20];
	enum { MIB = 128 };

	(void)state;
	fresh_folder();
	memset(same, 'x', sizeof same);
	archive_write_set_format_pax(a);
	assert_int_equal(archive_write_add_filter_gzip(a), ARCHIVE_OK);
	assert_int_equal(archive_write_set_filter_option(a, "gzip", "compression-level", "6"), 0);
	archive_write_open_filename(a, "bomb");
	/* First one that is passed over, then one that is read. */
	for (int k = 0; k < 2; k++) {
		archive_entry_clear(e);
		archive_entry_set_pathname(e, k ? "a.xml" : "a.txt");
		archive_entry_set_filetype(e, AE_IFREG);
		archive_entry_set_size(e, k ? (la_int64_t)MIB << 20 : 1);
		archive_write_header(a, e);
		for (int i = 0; i < (k ? MIB : 1); i++)
			archive_write_data(a, same, k ? sizeof same : 1);
	}
	archive_entry_free(e);
	archive_write_close(a);
	archive_write_free(a);
	read_one("bomb");
	assert_true(given.len > 4000);
	assert_non_null(strstr(given.data + given.len - 200,
			       "<it unpacks to more than 250 times its size>"));
}

static void test_encrypted(void **state)
{
	struct archive *a = archive_write_new();
	struct archive_entry *e = archive_entry_new();

	(void)state;
	fresh_folder();
	archive_write_set_format_zip(a);
	if (archive_write_set_options(a, "zip:encryption=traditional") != ARCHIVE_OK)
		skip();
	archive_write_set_passphrase(a, "secret");
	archive_write_open_filename(a, "z");
	archive_entry_set_pathname(e, "a.xml");
	archive_entry_set_filetype(e, AE_IFREG);
	archive_entry_set_size(e, 3);
	archive_write_header(a, e);
	archive_write_data(a, "<a>", 3);
	archive_entry_free(e);
	archive_write_close(a);
	archive_write_free(a);
	read_one("z");
	assert_string_equal(buf_str(&notes), "unread z: 1 file in it is encrypted: passed over;");
	assert_null(strstr(buf_str(&given), "<a>"));
}

#else

static void test_refused(void **state)
{
	(void)state;
	fresh_folder();
	put("a.xml.gz", "\x1F\x8B\x08\0\0\0\0\0", 8);
	assert_non_null(strstr(read_one("a.xml.gz"), "!a.xml.gz: this is a packed file (gzip)"));
	assert_non_null(strstr(buf_str(&given), "built without libarchive"));
}

#endif

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_files),
		cmocka_unit_test(test_folder),
		cmocka_unit_test(test_folder_with_nothing),
		cmocka_unit_test(test_deep_folder),
		cmocka_unit_test(test_stop),
		cmocka_unit_test(test_names),
#if HAVE_LIBARCHIVE
		cmocka_unit_test(test_packed),
		cmocka_unit_test(test_compressed),
		cmocka_unit_test(test_pipe),
		cmocka_unit_test(test_member_names),
		cmocka_unit_test(test_cut_off),
		cmocka_unit_test(test_nothing_in_it),
		cmocka_unit_test(test_bomb),
		cmocka_unit_test(test_encrypted),
#else
		cmocka_unit_test(test_refused),
#endif
	};
	int failed;

	buf_init(&given);
	buf_init(&notes);
	skips_begin();
	failed = skips_end(cmocka_run_group_tests(tests, NULL, NULL));
	buf_done(&given);
	buf_done(&notes);
	return failed;
}
