/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "source/unpack.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#if HAVE_LIBARCHIVE
#include <archive.h>
#include <archive_entry.h>
#endif

#include "base/buf.h"
#include "base/err.h"
#include "base/i18n.h"
#include "source/gunzip.h"

/* ---- what a file is, by its first bytes and by its name ---- */

static const struct magic {
	const char *name;
	size_t at, len;
	const char *bytes;
} magics[] = {
	{"gzip", 0, 3, "\x1F\x8B\x08"},
	{"bzip2", 0, 3, "BZh"},
	{"xz", 0, 6, "\xFD\x37zXZ\0"},
	{"zstd", 0, 4, "\x28\xB5\x2F\xFD"},
	{"lz4", 0, 4, "\x04\x22\x4D\x18"},
	{"compress", 0, 2, "\x1F\x9D"},
	{"zip", 0, 4, "PK\3\4"},
	{"zip", 0, 4, "PK\5\6"},
	{"7z", 0, 6, "7z\xBC\xAF\x27\x1C"},
	{"tar", 257, 5, "ustar"},
};

enum { MAGICS = sizeof magics / sizeof magics[0] };

bool unpack_maybe(const char *head, size_t len)
{
	/* How XML begins, with a byte order mark or without: no need to look further. */
	if (len && (strchr("< \t\r\n\xEF\xFE\xFF", head[0]) && head[0]))
		return false;
	return len < INPUT_HEAD;
}

const char *unpack_kind(const char *head, size_t len)
{
	for (size_t i = 0; i < MAGICS; i++)
		if (len >= magics[i].at + magics[i].len &&
		    !memcmp(head + magics[i].at, magics[i].bytes, magics[i].len))
			return magics[i].name;
	return NULL;
}

/* Length of NAME without the ending, one of LIST; 0 where it has none of them. */
static size_t name_without(const char *name, size_t len, const char *const *list)
{
	for (; *list; list++) {
		size_t n = strlen(*list);

		if (len > n && !strncasecmp(name + len - n, *list, n))
			return len - n;
	}
	return 0;
}

static const char *const endings[] = {".xml", ".rss", ".atom", ".tei", ".rdf", NULL};
static const char *const tables[] = {".json", ".jsonl", ".ndjson", ".csv", ".tsv", NULL};
static const char *const compressions[] = {".gz", ".bz2", ".xz", ".zst", ".lz4", ".Z", NULL};

/* Whether NAME has one of these endings, or, where COMPRESSED, one of a compressed form behind it. */
static bool name_has(const char *name, bool compressed, const char *const *list)
{
	const char *slash = strrchr(name, '/');
	size_t len;

	name = slash ? slash + 1 : name;
	len = strlen(name);
	if (*name == '.')
		return false;
	if (name_without(name, len, list))
		return true;
	len = compressed ? name_without(name, len, compressions) : 0;
	return len && name_without(name, len, list);
}

bool unpack_name_fits(const char *name, bool compressed)
{
	return name_has(name, compressed, endings) || name_has(name, compressed, tables);
}

bool unpack_name_is_table(const char *name)
{
	return name_has(name, true, tables);
}

#if HAVE_LIBARCHIVE

/* ---- libarchive ---- */

enum {
	BYTES = 64 * 1024,
	RETRIES = 8 /* of what libarchive says may be tried again */
};

struct unpack {
	struct archive *a;
	struct input *in;
	struct gunzip *gunzip; /* what comes before libarchive; NULL: nothing does */
	char *bytes;
	char *member;
	bool single; /* one compressed document */
	bool over;
	bool entered; /* libarchive stands within a member */
	bool passed;  /* what is no member stood where one begins */
	uint64_t out; /* bytes unpacked */
	size_t members, encrypted, nested;
	char head[INPUT_HEAD + 1]; /* looked at, but not yet given */
	size_t head_len, head_pos;
	const char *block; /* of this member, by libarchive: what is not given yet */
	size_t block_len;
	la_int64_t block_at, at; /* where it belongs, and where what was given ends */
	int block_status;        /* what libarchive says behind the block */
	const char *error;       /* a translated sentence; NULL: none */
	struct buf said;
};

/* Why there are no more bytes, for libarchive to say. */
static const char *unpack_why(const struct unpack *u)
{
	const char *why = u->gunzip ? gunzip_error(u->gunzip) : NULL;

	return why ? why : u->in->error ? strerror(u->in->error) : "read";
}

static la_ssize_t unpack_fetch(struct archive *a, void *data, const void **bytes)
{
	struct unpack *u = data;
	long n = -1;

	if (u->in->hooks->stopped(u->in->hooks->data))
		u->in->stopped = true;
	else if (u->gunzip)
		n = gunzip_read(u->gunzip, u->bytes, BYTES);
	else
		n = input_raw(u->in, u->bytes, BYTES);
	*bytes = u->bytes;
	/* libarchive would throw away what it has not given yet: where gzip breaks off it sees an end. */
	if (n < 0 && u->gunzip && !u->in->stopped)
		return 0;
	if (n < 0)
		archive_set_error(a, EIO, "%s", unpack_why(u));
	return n;
}

static la_int64_t unpack_seek(struct archive *a, void *data, la_int64_t offset, int whence)
{
	struct unpack *u = data;
	off_t at = lseek(u->in->fd, (off_t)offset, whence);

	if (at < 0)
		archive_set_error(a, EIO, "seek");
	return at < 0 ? ARCHIVE_FATAL : at;
}

static la_int64_t unpack_skip(struct archive *a, void *data, la_int64_t n)
{
	struct unpack *u = data;
	off_t from = lseek(u->in->fd, 0, SEEK_CUR), to;

	(void)a;
	/* Never past the end: that would look like a whole file. */
	if (from < 0 || n <= 0 || from + n > u->in->st.st_size)
		return 0;
	to = lseek(u->in->fd, (off_t)n, SEEK_CUR);
	return to < 0 ? 0 : to - from;
}

/* Filters that libarchive was built without would run another program: not here. */
static void unpack_filters(struct archive *a)
{
	static int (*const filters[])(struct archive *) = {
		archive_read_support_filter_gzip, archive_read_support_filter_bzip2,
		archive_read_support_filter_xz,   archive_read_support_filter_zstd,
		archive_read_support_filter_lz4,  archive_read_support_filter_compress,
	};

	for (size_t i = 0; i < sizeof filters / sizeof filters[0]; i++) {
		struct archive *trial = archive_read_new();

		if (!trial)
			die_memory();
		if (filters[i](trial) == ARCHIVE_OK)
			filters[i](a);
		archive_read_free(trial);
	}
}

/* What libarchive has to say, as the reason of a sentence of ours. */
static const char *unpack_say(struct unpack *u, const char *sentence)
{
	const char *why = u->gunzip ? gunzip_error(u->gunzip) : NULL;

	if (!why)
		why = archive_error_string(u->a);
	if (u->in->stopped)
		return NULL;
	buf_clear(&u->said);
	if (why && *why)
		buf_printf(&u->said, "%s (%.200s)", sentence, why);
	else
		buf_puts(&u->said, sentence);
	return buf_str(&u->said);
}

static struct unpack *unpack_begin(struct input *in)
{
	struct unpack *u = xcalloc(1, sizeof *u);

	u->in = in;
	u->bytes = xrealloc(NULL, BYTES, 1);
	buf_init(&u->said);
	u->a = archive_read_new();
	if (!u->a)
		die_memory();
	if (!strcmp(unpack_kind(in->head, in->head_len), "gzip"))
		u->gunzip = gunzip_new(in);
	else
		unpack_filters(u->a);
	archive_read_support_format_tar(u->a);
	/* One tar behind another is read, not left out without a word. */
	archive_read_set_format_option(u->a, "tar", "read_concatenated_archives", "1");
	archive_read_support_format_zip(u->a);
	archive_read_support_format_7zip(u->a);
	archive_read_support_format_raw(u->a);
	archive_read_support_format_empty(u->a);
	archive_read_set_callback_data(u->a, u);
	archive_read_set_read_callback(u->a, unpack_fetch);
	if (in->seeks && lseek(in->fd, 0, SEEK_SET) == 0) {
		in->head_len = in->head_pos = 0;
		in->done = 0;
	}
	if (in->seeks && !u->gunzip) {
		archive_read_set_seek_callback(u->a, unpack_seek);
		archive_read_set_skip_callback(u->a, unpack_skip);
	}
	return u;
}

struct unpack *unpack_new(struct input *in, struct err *err)
{
	struct unpack *u = unpack_begin(in);
	const char *said;

	if (archive_read_open1(u->a) == ARCHIVE_OK)
		return u;
	said = unpack_say(u, _("this packed file cannot be read"));
	err_set(err, ERR_READ, NULL, 0, "%s", said ? said : "");
	unpack_free(u);
	return NULL;
}

void unpack_free(struct unpack *u)
{
	if (!u)
		return;
	archive_read_free(u->a);
	gunzip_free(u->gunzip);
	buf_done(&u->said);
	free(u->bytes);
	free(u->member);
	free(u);
}

/* N more bytes have been unpacked: whether that may be. */
static bool unpack_count(struct unpack *u, size_t n)
{
	u->out += n;
	if (u->out > UNPACK_FREE && u->out / UNPACK_RATIO > u->in->done) {
		buf_clear(&u->said);
		buf_printf(&u->said, _("it unpacks to more than %d times its size"), UNPACK_RATIO);
		u->error = buf_str(&u->said);
	} else if (u->out >> 30 >= UNPACK_GIB) {
		buf_clear(&u->said);
		buf_printf(&u->said, _("it unpacks to more than %d GiB"), UNPACK_GIB);
		u->error = buf_str(&u->said);
	}
	u->over = u->over || u->error;
	return !u->error;
}

/* What libarchive answered that is less than good: whether to go on with this member. */
static bool unpack_failed(struct unpack *u, long status)
{
	if (status == ARCHIVE_FATAL || status == ARCHIVE_RETRY)
		u->over = true;
	u->error = unpack_say(u, _("the packed file is damaged or cut off here"));
	return false;
}

/* Whether what is behind the last member is whole: the sum is at the very end. */
static bool unpack_ends(struct unpack *u)
{
	long n = u->gunzip ? 1 : 0;

	while (n > 0 && !u->in->hooks->stopped(u->in->hooks->data)) {
		n = gunzip_read(u->gunzip, u->bytes, BYTES);
		if (n > 0 && !unpack_count(u, (size_t)n))
			return false;
	}
	if (n < 0) {
		archive_set_error(u->a, EIO, "%s", unpack_why(u));
		u->error = unpack_say(u, _("the packed file is damaged or cut off here"));
	}
	return n >= 0;
}

/* The next block of this member, even where it comes with a complaint: that is for later. */
static void unpack_block(struct unpack *u)
{
	int status = ARCHIVE_RETRY;
	const void *block = NULL;
	la_int64_t at = u->at;
	size_t n = 0;

	for (int i = 0; i < RETRIES && status == ARCHIVE_RETRY; i++)
		status = archive_read_data_block(u->a, &block, &n, &at);
	u->block_status = status;
	if (status != ARCHIVE_OK && (status != ARCHIVE_WARN || !block || at < u->at))
		return;
	if (at < u->at) {
		u->block_status = ARCHIVE_RETRY;
		return;
	}
	u->block = block;
	u->block_len = n;
	u->block_at = at;
}

/* Of the block at hand, and of the zeros that are left out before it. */
static size_t unpack_give(struct unpack *u, char *to, size_t len)
{
	uint64_t zeros = (uint64_t)(u->block_at - u->at);
	size_t n = zeros < len ? (size_t)zeros : len, rest = len - n;

	if (n)
		memset(to, 0, n);
	if (rest > u->block_len)
		rest = u->block_len;
	if (rest) {
		memcpy(to + n, u->block, rest);
		u->block += rest;
		u->block_len -= rest;
		u->block_at += (la_int64_t)rest;
	}
	u->at += (la_int64_t)(n + rest);
	return n + rest;
}

static long unpack_fetch_data(struct unpack *u, char *to, size_t len)
{
	size_t n = 0;

	if (u->over || u->error)
		return -1;
	while (len && (n = unpack_give(u, to, len)) == 0 && u->block_status == ARCHIVE_OK)
		unpack_block(u);
	if (n)
		return unpack_count(u, n) ? (long)n : -1;
	if (u->block_status < ARCHIVE_OK) {
		unpack_failed(u, u->block_status);
		return -1;
	}
	u->over = u->over || (u->single && !unpack_ends(u));
	return u->over ? -1 : 0;
}

const char *unpack_peek(struct unpack *u)
{
	long n = 1;

	while (n > 0 && u->head_len < INPUT_HEAD) {
		n = unpack_fetch_data(u, u->head + u->head_len, INPUT_HEAD - u->head_len);
		u->head_len += n > 0 ? (size_t)n : 0;
	}
	u->head[u->head_len] = '\0';
	return u->head;
}

long unpack_read(struct unpack *u, char *to, size_t len)
{
	size_t n = u->head_len - u->head_pos;

	if (n == 0)
		return unpack_fetch_data(u, to, len);
	if (n > len)
		n = len;
	memcpy(to, u->head + u->head_pos, n);
	u->head_pos += n;
	return (long)n;
}

/* Whether it is not compressed as a whole. */
static bool unpack_plain(const struct unpack *u)
{
	return !u->gunzip && archive_filter_code(u->a, 0) == ARCHIVE_FILTER_NONE;
}

/* Pass over what is left of a member, counting: it may be a bomb. */
static bool unpack_pass(struct unpack *u)
{
	const void *block;
	size_t n;
	la_int64_t offset;
	int status = ARCHIVE_OK;

	if (u->single || unpack_plain(u))
		return true; /* libarchive skips it */
	while (status == ARCHIVE_OK || status == ARCHIVE_WARN) {
		status = archive_read_data_block(u->a, &block, &n, &offset);
		if (status == ARCHIVE_OK && !unpack_count(u, n))
			return false;
		if (u->in->hooks->stopped(u->in->hooks->data))
			u->in->stopped = true;
		if (u->in->stopped)
			return false;
	}
	return true;
}

/* Whether the member at ENTRY is one to read. */
static bool unpack_chosen(struct unpack *u, struct archive_entry *entry)
{
	const char *name = archive_entry_pathname_utf8(entry);

	if (!name)
		name = archive_entry_pathname(entry);
	if (!name)
		name = "";
	u->single = archive_format(u->a) == ARCHIVE_FORMAT_RAW;
	free(u->member);
	u->member = NULL;
	if (u->single)
		return true;
	if (archive_entry_filetype(entry) != AE_IFREG)
		return false;
	if (!unpack_name_fits(name, false)) {
		u->nested += unpack_name_fits(name, true);
		return false;
	}
	if (archive_entry_is_encrypted(entry)) {
		u->encrypted++;
		return false;
	}
	u->member = xstrdup(name);
	return true;
}

/* The next member, as libarchive answers. A tar ends with zeros: one that stops behind a member is cut off,
 * and libarchive does not say so, nor that it has passed over what is no member. */
static int unpack_header(struct unpack *u, struct archive_entry **entry)
{
	la_int64_t at;
	int status = ARCHIVE_OK;
	bool tar;

	if (u->entered)
		status = archive_read_data_skip(u->a);
	u->entered = false;
	if (status < ARCHIVE_WARN)
		return status;
	at = archive_filter_bytes(u->a, 0);
	status = archive_read_next_header(u->a, entry);
	u->entered = status == ARCHIVE_OK || status == ARCHIVE_WARN;
	u->passed |= status == ARCHIVE_RETRY;
	tar = (archive_format(u->a) & ARCHIVE_FORMAT_BASE_MASK) == ARCHIVE_FORMAT_TAR;
	if (status == ARCHIVE_EOF && (u->passed || (tar && archive_filter_bytes(u->a, 0) == at)))
		return ARCHIVE_FATAL;
	return status;
}

enum input_next unpack_next(struct unpack *u)
{
	struct archive_entry *entry;
	int status;

	if (u->over)
		return INPUT_END;
	/* A bad member ends with itself; the next one may be good. */
	u->error = NULL;
	u->head_len = u->head_pos = 0;
	u->block_len = 0;
	u->block_at = u->at = 0;
	u->block_status = ARCHIVE_OK;
	for (;;) {
		if (u->members && !unpack_pass(u))
			break;
		status = unpack_header(u, &entry);
		if (status == ARCHIVE_EOF || (u->single && u->members)) {
			if (unpack_ends(u))
				return INPUT_END;
			break;
		}
		if (++u->members > UNPACK_MEMBERS) {
			u->error = _("it holds too many files");
			break;
		}
		if (status == ARCHIVE_FATAL || (status == ARCHIVE_RETRY && u->members > RETRIES)) {
			u->error = archive_read_has_encrypted_entries(u->a) > 0
					   ? _("this packed file is encrypted")
					   : unpack_say(u, _("the packed file is damaged or cut "
							     "off here"));
			break;
		}
		if (status != ARCHIVE_RETRY && unpack_chosen(u, entry)) {
			if (!u->single || !unpack_plain(u))
				return INPUT_DOCUMENT;
			/* It only begins as a packed file does. */
			u->error = _("the packed file is damaged or cut off here");
			break;
		}
	}
	u->over = true;
	return INPUT_BROKEN;
}

const char *unpack_member(const struct unpack *u)
{
	return u->member;
}

const char *unpack_error(const struct unpack *u)
{
	return u->error;
}

size_t unpack_encrypted(const struct unpack *u)
{
	return u->encrypted;
}

size_t unpack_nested(const struct unpack *u)
{
	return u->nested;
}

void unpack_library(struct buf *out)
{
	/* Its number is 3006002 for 3.6.2. */
	int n = archive_version_number();

	buf_printf(out, ", libarchive %d.%d.%d", n / 1000000, n / 1000 % 1000, n % 1000);
}

#else

struct unpack *unpack_new(struct input *in, struct err *err)
{
	err_set(err, ERR_INPUT, NULL, 0,
		_("this is a packed file (%s), and the program was built without libarchive, which "
		  "reads these"),
		unpack_kind(in->head, in->head_len));
	return NULL;
}

void unpack_free(struct unpack *u)
{
	(void)u;
}

enum input_next unpack_next(struct unpack *u)
{
	(void)u;
	return INPUT_END;
}

const char *unpack_member(const struct unpack *u)
{
	(void)u;
	return NULL;
}

const char *unpack_peek(struct unpack *u)
{
	(void)u;
	return "";
}

long unpack_read(struct unpack *u, char *to, size_t len)
{
	(void)u;
	(void)to;
	(void)len;
	return -1;
}

const char *unpack_error(const struct unpack *u)
{
	(void)u;
	return NULL;
}

size_t unpack_encrypted(const struct unpack *u)
{
	(void)u;
	return 0;
}

size_t unpack_nested(const struct unpack *u)
{
	(void)u;
	return 0;
}

void unpack_library(struct buf *out)
{
	(void)out;
}

#endif
