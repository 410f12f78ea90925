/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "app/suggest.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "analysis/collocates.h"
#include "analysis/concordance.h"
#include "analysis/phrases.h"
#include "analysis/timeline.h"
#include "app/complete.h"
#include "app/options.h"
#include "app/paths.h"
#include "app/session.h"
#include "app/settings.h"
#include "archive/field.h"
#include "base/buf.h"
#include "base/charset.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/vec.h"
#include "read/mappings.h"
#include "read/reader.h"
#include "write/writer.h"

/* Bytes of files that are read while somebody waits for a Tab; packed ones hold more than they show. */
enum { READ_BYTES = 16 << 20 };

/* What is being completed: VALUE is what of it has been typed, HEAD what stands before that in the word. */
struct suggest {
	const char *head;
	size_t head_len;
	const char *value;
	const char *const *files; /* those named before it */
	size_t files_n;
	struct buf *out;
};

/* A line, if it begins with what is typed. */
static void suggest_add(const struct suggest *s, const char *text, const char *about)
{
	if (strncmp(text, s->value, strlen(s->value)) != 0)
		return;
	buf_add(s->out, s->head, s->head_len);
	buf_puts(s->out, text);
	if (about && *about) {
		buf_putc(s->out, '\t');
		for (; *about; about++)
			buf_putc(s->out, *about == '\n' ? ' ' : *about);
	}
	buf_putc(s->out, '\n');
}

static void suggest_options(const struct suggest *s)
{
	const struct options_row *row;
	struct buf name;

	buf_init(&name);
	for (size_t i = 0; (row = options_row(i)); i++) {
		buf_clear(&name);
		/* one that must have an argument goes on behind its "=" */
		buf_printf(&name, "--%s%s", row->name,
			   row->argument && *row->argument != '[' ? "=" : "");
		suggest_add(s, buf_str(&name), _(row->help));
	}
	buf_done(&name);
}

/* What statements can be counted by; times too, if TIME. */
static void suggest_counts(struct suggest s, bool time)
{
	const char *comma = strrchr(s.value, ',');
	const char *name;

	if (comma) {
		s.head_len += (size_t)(comma + 1 - s.value);
		s.value = comma + 1;
	}
	for (int i = 0; time && (name = timeline_unit_name((enum timeline_unit)i)); i++)
		suggest_add(&s, name, NULL);
	for (const struct field *f = field_table; f < field_table + field_count; f++)
		if (field_is_counted(f))
			suggest_add(&s, f->name, NULL);
}

static void suggest_writers(const struct suggest *s)
{
	const struct writer *const *writers = writer_all();

	for (size_t i = 0; writers[i]; i++)
		suggest_add(s, writers[i]->name, _(writers[i]->title));
}

static void suggest_orders(const struct suggest *s)
{
	const char *name;

	for (int i = 0; (name = concordance_sort_name((enum concordance_sort)i)); i++)
		suggest_add(s, name, NULL);
}

static void suggest_names(const struct suggest *s, const char *(*names)(int))
{
	for (int i = 0; names(i); i++)
		suggest_add(s, names(i), NULL);
}

static void suggest_choices(const struct suggest *s, const struct setting *setting)
{
	const char *choice;

	for (int i = 0; (choice = setting_choice(setting, i)); i++)
		suggest_add(s, choice, NULL);
}

/* Whether the files named, or the shipped archive PATH, are few enough bytes to read now. */
static bool suggest_is_small(const struct suggest *s, const char *path)
{
	long long bytes = 0;
	struct stat st;

	for (size_t i = 0; i < (s->files_n ? s->files_n : 1); i++) {
		if (stat(s->files_n ? s->files[i] : path, &st) || !S_ISREG(st.st_mode))
			return false;
		bytes += (long long)st.st_size;
	}
	return bytes <= READ_BYTES;
}

/* A query, as on the screen. The session is started even where nothing is read: fields need none. */
static void suggest_query(const struct suggest *s)
{
	char *query = charset_from_locale(s->value);
	char *shipped = paths_data("statements.xml");
	const char *const own[] = {shipped};
	struct mappings mappings = {0};
	const struct reader_options how = {.mappings = &mappings};
	bool read = suggest_is_small(s, shipped);
	struct complete list = {0};
	struct session *session;
	struct err err;
	struct buf count;

	mappings_add_own(&mappings);
	session = session_new(read && s->files_n ? s->files : own,
			      read && s->files_n ? s->files_n : 1, &how);
	if (session_start(session, &err)) {
		session_wait(session);
		complete_make(&list, query, strlen(query), session_view(session),
			      session_fold(session), NULL, 0);
		buf_init(&count);
		for (size_t i = 0; i < list.n; i++) {
			/* the shipped archive's values are not those of what could not be read */
			if (list.items[i].count && !read)
				continue;
			buf_add(s->out, s->head, s->head_len);
			buf_add(s->out, query, list.from);
			buf_puts(s->out, list.items[i].text);
			if (list.items[i].count)
				buf_printf(s->out, "\t%zu", list.items[i].count);
			buf_putc(s->out, '\n');
		}
		buf_done(&count);
		complete_done(&list);
	}
	session_free(session);
	mappings_done(&mappings);
	free(shipped);
	free(query);
}

/* The value of an option. */
static void suggest_value(const struct suggest *s, const struct options_row *row)
{
	const struct setting *setting = settings_row_find(row->name);

	if (!strcmp(row->name, "filter") || !strcmp(row->name, "words") ||
	    !strcmp(row->name, "series"))
		suggest_query(s);
	else if (!strcmp(row->name, "count-by") || !strcmp(row->name, "series-by"))
		suggest_counts(*s, !strcmp(row->name, "count-by"));
	else if (!strcmp(row->name, "format"))
		suggest_writers(s);
	else if (!strcmp(row->name, "concordance"))
		suggest_orders(s);
	else if (!strcmp(row->name, "collocates"))
		suggest_names(s, collocates_order_name);
	else if (!strcmp(row->name, "phrases"))
		suggest_names(s, phrases_order_name);
	else if (!strcmp(row->name, "check"))
		suggest_add(s, "text", NULL);
	else if (!strcmp(row->name, "version"))
		suggest_add(s, "verbose", NULL);
	else if (row->argument && !strcmp(row->argument, "FILE"))
		buf_puts(s->out, ":files\n");
	else if (options_is_setting(row) && setting)
		suggest_choices(s, setting);
}

/* The option that WORD is, and where its value begins in it; NULL: none, or one that stands by itself. */
static const struct options_row *suggest_option(const char *word, const char **value)
{
	size_t len = strcspn(word, "=");
	const struct options_row *row;

	*value = word[len] ? word + len + 1 : NULL;
	for (size_t i = 0; (row = options_row(i)); i++) {
		if (word[0] == '-' && word[1] == '-' && strlen(row->name) == len - 2 &&
		    !strncmp(word + 2, row->name, len - 2))
			return row;
		if (row->value < 256 && word[0] == '-' && word[1] == row->value) {
			*value = word[2] ? word + 2 : NULL;
			return row;
		}
	}
	return NULL;
}

void suggest_words(const char *const *words, size_t n, struct buf *out)
{
	const char *last = n ? words[n - 1] : "";
	const struct options_row *row = NULL;
	struct suggest s = {.head = last, .value = last, .out = out};
	const char **files = NULL;
	const char *value;
	size_t size = 0;
	bool plain = false; /* after "--" there are files only */

	for (size_t i = 0; i + 1 < n; i++) {
		if (row || plain || words[i][0] != '-' || !words[i][1]) {
			if (!row) {
				files = vec_fit(files, s.files_n + 1, &size, sizeof *files);
				files[s.files_n++] = words[i];
			}
			row = NULL;
			continue;
		}
		plain = !strcmp(words[i], "--");
		row = suggest_option(words[i], &value);
		if (value || (row && (!row->argument || *row->argument == '[')))
			row = NULL;
	}
	s.files = files;
	if (row) {
		suggest_value(&s, row);
	} else if (!plain && *last == '-' && (row = suggest_option(last, &value)) && value) {
		s.head_len = (size_t)(value - last);
		s.value = value;
		suggest_value(&s, row);
	} else if (!plain && *last == '-') {
		suggest_options(&s);
	} else {
		buf_puts(out, ":files\n");
	}
	free(files);
}
