/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "app/recipe.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "analysis/tally.h"
#include "app/options.h"
#include "app/session.h"
#include "app/settings.h"
#include "app/store.h"
#include "archive/archive.h"
#include "archive/field.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/utf8.h"
#include "search/index.h"
#include "source/digest.h"

/* ---- The line ---- */

/* Whether the LEN bytes at S can stand in a line that is shown. */
static bool is_clean(const char *s, size_t len)
{
	struct buf b;
	bool clean;

	buf_init(&b);
	utf8_add_line(&b, s, len);
	clean = b.len == len && !memcmp(buf_str(&b), s, len);
	buf_done(&b);
	return clean;
}

/* As $'...', which shells know (POSIX.1-2024): what cannot be shown by its bytes, in octal. */
static void put_escaped(const char *s, struct buf *out)
{
	uint32_t code;

	buf_puts(out, "$'");
	for (size_t left = strlen(s), n; left; s += n, left -= n) {
		n = utf8_decode(s, left, &code);
		if (*s == '\'' || *s == '\\')
			buf_putc(out, '\\');
		if (is_clean(s, n))
			buf_add(out, s, n);
		for (size_t i = 0; !is_clean(s, n) && i < n; i++)
			buf_printf(out, "\\%03o", (unsigned)(unsigned char)s[i]);
	}
	buf_putc(out, '\'');
}

void recipe_word(const char *s, struct buf *out)
{
	static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
				    "_@%+=:,./-";

	buf_putc(out, ' ');
	if (*s && !s[strspn(s, plain)]) {
		buf_puts(out, s);
		return;
	}
	if (!is_clean(s, strlen(s))) {
		put_escaped(s, out);
		return;
	}
	buf_putc(out, '\'');
	for (; *s; s++) {
		if (*s == '\'')
			buf_puts(out, "'\\''");
		else
			buf_putc(out, *s);
	}
	buf_putc(out, '\'');
}

/* " --NAME=VALUE". */
static void put_option(const char *name, const char *value, struct buf *out)
{
	struct buf b;

	buf_init(&b);
	buf_printf(&b, "--%s=%s", name, value);
	recipe_word(buf_str(&b), out);
	buf_done(&b);
}

/* The path of FILE from the root, or as it was given where it has none; heap. */
static char *whole_path(const char *file)
{
	char *path = strcmp(file, "-") != 0 ? realpath(file, NULL) : NULL;

	return path ? path : xstrdup(file);
}

/* " --NAME=FILE", from the root if ABSOLUTE. */
static void put_path(const char *name, const char *file, bool absolute, struct buf *out)
{
	char *path = absolute ? whole_path(file) : xstrdup(file);

	put_option(name, path, out);
	free(path);
}

static void put_file(const char *file, bool absolute, struct buf *out)
{
	char *path = absolute ? whole_path(file) : xstrdup(file);
	struct buf b;

	buf_init(&b);
	/* No option. */
	buf_printf(&b, "%s%s", path[0] == '-' && path[1] ? "./" : "", path);
	recipe_word(buf_str(&b), out);
	buf_done(&b);
	free(path);
}

void recipe_query(const struct session *session, struct buf *out)
{
	query_print_whole(session_query(session), out);
}

/* Settings whose value the session has; and those that are about screens. */
static const char *const apart[] = {"sort", "reverse", "duplicates", "calendar", "exact-diacritics",
				    "bidi", "color",   "stop-words"};

bool recipe_has(const char *name)
{
	for (size_t i = 0; i < sizeof apart / sizeof *apart; i++)
		if (!strcmp(apart[i], name))
			return strcmp(name, "reverse") != 0;
	return true;
}

/* The other settings that can be given on the command line and say something of what WHAT prints, where they
 * are not the usual ones. */
static void put_others(const struct settings *settings, const char *what, struct buf *out)
{
	struct settings usual;
	struct buf now, then;

	settings_init(&usual);
	buf_init(&now);
	buf_init(&then);
	for (size_t i = 0; options_row(i); i++) {
		const struct options_row *option = options_row(i);
		const struct setting *row;
		bool other = options_is_setting(option) && options_goes(option->name, what);

		for (size_t k = 0; k < sizeof apart / sizeof *apart; k++)
			other = other && strcmp(option->name, apart[k]) != 0;
		if (!other || !(row = settings_row_find(option->name)))
			continue;
		buf_clear(&now);
		buf_clear(&then);
		setting_print(row, settings, &now);
		setting_print(row, &usual, &then);
		/* One that takes no value says yes. */
		if (!option->argument && !strcmp(buf_str(&now), "yes"))
			buf_printf(out, " --%s", option->name);
		else if (strcmp(buf_str(&now), buf_str(&then)) != 0)
			put_option(option->name, buf_str(&now), out);
	}
	buf_done(&now);
	buf_done(&then);
	settings_done(&usual);
}

/* The settings that what WHAT prints depends on, where they are not the usual ones; of an order, only if that
 * is the list's. */
static void put_settings(struct session *session, const struct settings *settings, const char *what,
			 bool absolute, struct buf *out)
{
	const struct view *v = session_view(session);
	bool ordered = options_goes("sort", *what ? what : "--print");
	struct buf b;

	if (v->sort != FIELD_DATE && ordered)
		put_option("sort", view_sort_name(v->sort), out);
	if (v->reverse && ordered)
		buf_puts(out, " --reverse");
	if (session_shows_duplicates(session))
		buf_puts(out, " --duplicates=show");
	if (!session_diacritics_are_exact(session))
		buf_puts(out, " --exact-diacritics=no");
	put_others(settings, what, out);
	if (settings->mapping)
		put_path("mapping", settings->mapping, absolute, out);
	if (settings->stop && options_goes("stop-words", what))
		put_path("stop-words", settings->stop_words, absolute, out);
	buf_init(&b);
	calendar_choice_print(session_calendars(session), &b);
	if (strcmp(buf_str(&b), "gregorian") != 0)
		put_option("calendar", buf_str(&b), out);
	buf_done(&b);
}

void recipe_command(struct session *session, const struct settings *settings, const char *what,
		    bool absolute, struct buf *out)
{
	const char *const *files;
	struct buf query;
	size_t n;

	/* Formats of the user's own are read without settings of theirs. */
	buf_printf(out, "%s %s", PACKAGE,
		   settings->own_formats ? "--config=/dev/null" : "--no-config");
	put_settings(session, settings, what, absolute, out);
	buf_init(&query);
	recipe_query(session, &query);
	if (query.len && options_goes("filter", what))
		put_option("filter", buf_str(&query), out);
	buf_done(&query);
	buf_printf(out, " %s", *what ? what + (*what == ' ') : "--print");
	files = session_files(session, &n);
	for (size_t i = 0; i < n; i++)
		put_file(files[i], absolute, out);
}

/* ---- The record ---- */

static void put_line(const char *name, const char *value, struct buf *out)
{
	buf_printf(out, "%s: ", name);
	/* Whatever a name or a query holds, a record stays lines that can be shown. */
	utf8_add_line(out, value, strlen(value));
	buf_putc(out, '\n');
}

static void put_digest(const char *path, bool digests, struct buf *out)
{
	struct buf b;

	put_line("file", path, out);
	buf_init(&b);
	if (!digests)
		;
	else if (digest_file(path, &b))
		put_line("sha256", buf_str(&b), out);
	else
		put_line("sha256",
			 digest_available() ? "none (this is no file that can be read again)"
					    : "none (this build has no digests)",
			 out);
	buf_done(&b);
}

/* The longest part of PATH that is a plain file, of what stands in a packed one: in OUT; false: none is. */
static bool plain_part(const char *path, struct buf *out)
{
	struct stat st;
	char *end;

	buf_clear(out);
	buf_puts(out, path);
	while (out->len) {
		if (!stat(buf_str(out), &st) && S_ISREG(st.st_mode))
			return true;
		end = strrchr(buf_reserve(out, 0) - out->len, '/');
		if (!end)
			return false;
		buf_truncate(out, (size_t)(end - out->data));
	}
	return false;
}

/* The files that have been read of FOLDER, each once. */
static void put_folder(const struct archive *a, const char *folder, bool digests, struct buf *out)
{
	size_t len = strlen(folder);
	struct buf part, last;

	while (len > 1 && folder[len - 1] == '/')
		len--;
	buf_init(&part);
	buf_init(&last);
	for (size_t i = 0; i < a->files_n; i++) {
		char *path;

		if (strncmp(a->files[i], folder, len) != 0 || a->files[i][len] != '/' ||
		    !plain_part(a->files[i], &part) || !strcmp(buf_str(&part), buf_str(&last)))
			continue;
		buf_clear(&last);
		buf_puts(&last, buf_str(&part));
		path = whole_path(buf_str(&part));
		put_digest(path, digests, out);
		free(path);
	}
	buf_done(&part);
	buf_done(&last);
}

static void put_files(const struct session *session, bool digests, struct buf *out)
{
	size_t n;
	const char *const *files = session_files(session, &n);
	struct stat st;

	for (size_t i = 0; i < n; i++) {
		char *path = whole_path(files[i]);

		if (!stat(path, &st) && S_ISDIR(st.st_mode))
			put_folder(session_archive(session), files[i], digests, out);
		else
			put_digest(path, digests, out);
		free(path);
	}
}

/* How often term I of Q occurs: HITS, of which BESIDES are in what is only about a statement. Tables of hits
 * do not count these. */
static void put_hits(const struct query *q, size_t i, size_t hits, size_t besides, struct buf *out)
{
	unsigned fields = query_term_fields(q, i) & ~tally_fields(q, i);
	bool first = true;
	struct buf b;

	buf_init(&b);
	query_term_print(q, i, &b);
	buf_printf(&b, " = %zu", hits);
	put_line("hits", buf_str(&b), out);
	buf_clear(&b);
	query_term_print(q, i, &b);
	buf_printf(&b, " = %zu (", hits - besides);
	for (unsigned f = 0; f < field_count; f++) {
		if (field_table[f].search != FIELD_SEARCH_TEXT || !(fields & FIELD_BIT(f)))
			continue;
		buf_printf(&b, "%s%s", first ? "but for " : ", ", field_table[f].name);
		first = false;
	}
	buf_putc(&b, ')');
	if (besides)
		put_line("counted", buf_str(&b), out);
	buf_done(&b);
}

/* How many statements are shown, and how often each term is in them. */
static void put_counts(struct session *session, bool incomplete, struct buf *out)
{
	const struct view *v = session_view(session);
	const struct query *q = session_query(session);
	const size_t *first;
	size_t parts_n;
	struct index *const *parts = session_indexes(session, &first, &parts_n);
	struct query_scratch *x = query_scratch_new(session_fold(session));

	buf_printf(out, "statements: %zu of %zu\n", v->n, session_total(session));
	for (size_t i = 0; i < query_terms(q); i++) {
		unsigned fields = tally_fields(q, i);
		size_t hits = 0, said = 0;

		for (size_t row = 0; row < v->n; row++) {
			size_t number = view_at(v, row), part = index_part(first, parts_n, number);

			hits += query_count_hits(q, x, i, FIELD_ANY, parts[part],
						 number - first[part]);
			said += query_count_hits(q, x, i, fields, parts[part],
						 number - first[part]);
		}
		put_hits(q, i, hits, hits - said, out);
	}
	if (incomplete || query_overruns(q))
		put_line("incomplete", "an expression took too long and was given up", out);
	query_scratch_free(x);
}

void recipe_record(struct session *session, const struct settings *settings, const char *what,
		   bool incomplete, bool digests, struct buf *out)
{
	time_t now = time(NULL);
	struct tm utc;
	struct buf b;

	if (gmtime_r(&now, &utc))
		buf_printf(out, "time: %04d-%02d-%02dT%02d:%02d:%02dZ\n", utc.tm_year + 1900,
			   utc.tm_mon + 1, utc.tm_mday, utc.tm_hour, utc.tm_min, utc.tm_sec);
	put_line("program", PACKAGE_STRING, out);
	put_files(session, digests, out);
	buf_init(&b);
	recipe_query(session, &b);
	put_line("query", buf_str(&b), out);
	buf_clear(&b);
	put_settings(session, settings, what, true, &b);
	put_line("settings", b.len ? buf_str(&b) + 1 : "the usual ones", out);
	put_counts(session, incomplete, out);
	buf_clear(&b);
	recipe_command(session, settings, what, true, &b);
	put_line("command", buf_str(&b), out);
	buf_done(&b);
}

bool recipe_log(struct session *session, const struct settings *settings, const char *what,
		bool incomplete, const char *path, struct err *err)
{
	struct buf b;
	bool good;

	buf_init(&b);
	recipe_record(session, settings, what, incomplete, true, &b);
	buf_putc(&b, '\n');
	good = store_append(path, &b, err);
	buf_done(&b);
	return good;
}
