/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "app/settings.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "app/themes.h"
#include "archive/field.h"
#include "base/alternatives.h"
#include "base/buf.h"
#include "base/charset.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/lines.h"
#include "base/plain.h"
#include "base/vec.h"
#include "text/collate.h"
#include "text/near.h"
#include "xml/encoding.h"

/* Filters of one's own: each is looked for among the others. */
enum { FILTERS_MAX = 1000 };

/* ---- The table ---- */

static const char *settings_sort(int i)
{
	return view_sort_name((enum field_id)i);
}

static const char *settings_calendar(int i)
{
	return i < CALENDARS ? calendar_name((enum calendar)i) : i == CALENDARS ? "both" : NULL;
}

#define YES_NO CHOICES("no", "yes")
#define CHOICES(...) \
	.choices = (const char *const[]) \
	{ \
		__VA_ARGS__, NULL \
	}
#define CHOICES_OF(function) .choice = (function)
#define RANGE(least, most) .low = (least), .high = (most)
#define ANY .choices = NULL

static const struct setting rows[] = {
#define X(type_, ctype, member, name_, limits, value_, help_) \
	{.name = name_, \
	 .value = value_, \
	 .help = help_, \
	 .type = SETTING_##type_, \
	 .at = offsetof(struct settings, member), \
	 limits},
	SETTINGS_LIST(X) SETTINGS_MORE(X)
#undef X
};

enum { ROWS = SETTINGS_ROWS };

_Static_assert(sizeof rows / sizeof *rows == SETTINGS_ROWS, "a row for each");

/* That each member can take what its type puts there. */
enum {
	SIZE_FLAG = sizeof(bool),
	SIZE_CHOICE = sizeof(int),
	SIZE_FIELD = sizeof(enum field_id),
	SIZE_NUMBER = sizeof(int),
	SIZE_TEXT = sizeof(char *),
	SIZE_ENCODING = sizeof(char *),
	SIZE_LANGUAGE = sizeof(char *),
	SIZE_FIELDS = sizeof(char *),
	SIZE_THEME = sizeof(char *),
	SIZE_CALENDAR = sizeof(struct calendar_choice)
};
#define X(type, ctype, member, name, limits, value, help) \
	_Static_assert(sizeof(ctype) == SIZE_##type, name);
SETTINGS_LIST(X)
SETTINGS_MORE(X)
#undef X

/* What settings were called before: still read, no longer listed. */
static const struct {
	const char *old, *now;
} renamed[] = {
	{"exact-marks", "exact-diacritics"},
};

const struct setting *settings_row(size_t i)
{
	return i < ROWS ? &rows[i] : NULL;
}

const struct setting *settings_row_find(const char *name)
{
	for (size_t i = 0; i < sizeof renamed / sizeof *renamed; i++)
		if (!strcmp(name, renamed[i].old))
			name = renamed[i].now;
	for (size_t i = 0; i < ROWS; i++)
		if (!strcmp(name, rows[i].name))
			return &rows[i];
	return NULL;
}

const char *setting_choice(const struct setting *row, int i)
{
	if (row->choices)
		return row->choices[i];
	return row->choice ? row->choice(i) : NULL;
}

/* ---- The types: reading a value, printing it, saying what it may be ---- */

/* What is wrong with VALUE. */
static bool setting_refuse(const struct setting *row, const char *value, struct err *err)
{
	struct buf allowed;

	buf_init(&allowed);
	setting_allowed(row, &allowed);
	/* TRANSLATORS: a setting, what was given, what may be given: "split cannot be 'x', only ..." */
	err_set(err, ERR_USAGE, NULL, 0, _("%s cannot be '%.100s', only %s"), row->name, value,
		buf_str(&allowed));
	buf_done(&allowed);
	return false;
}

/* The number of the choice called VALUE, -1 for none. */
static int setting_choice_find(const struct setting *row, const char *value)
{
	const char *name;

	for (int i = 0; (name = setting_choice(row, i)); i++)
		if (!strcmp(name, value))
			return i;
	return -1;
}

static bool flag_read(const struct setting *row, const char *value, void *at, struct err *err)
{
	int i = setting_choice_find(row, value);

	if (i < 0)
		return setting_refuse(row, value, err);
	*(bool *)at = i;
	return true;
}

static void flag_print(const struct setting *row, const void *at, struct buf *out)
{
	buf_puts(out, setting_choice(row, *(const bool *)at));
}

/* A flag is asked for by the second of its choices: "yes or no". */
static void flag_allowed(const struct setting *row, struct buf *out)
{
	bool yes_no = !strcmp(setting_choice(row, 0), "no");
	struct alternatives a;

	alternatives_begin(&a, out);
	alternatives_add(&a, setting_choice(row, yes_no));
	alternatives_add(&a, setting_choice(row, !yes_no));
	alternatives_end(&a);
}

/* An enum is as large as an int here; its members count up from 0. */
static bool choice_read(const struct setting *row, const char *value, void *at, struct err *err)
{
	int i = setting_choice_find(row, value);

	if (i < 0)
		return setting_refuse(row, value, err);
	memcpy(at, &i, sizeof i);
	return true;
}

/* A field by any of its names. */
static bool field_read(const struct setting *row, const char *value, void *at, struct err *err)
{
	const struct field *f = field_find(value, strlen(value));
	enum field_id field = f ? field_number(f) : FIELD_NONE;

	if (!f || !setting_choice(row, (int)field))
		return setting_refuse(row, value, err);
	memcpy(at, &field, sizeof field);
	return true;
}

static void choice_print(const struct setting *row, const void *at, struct buf *out)
{
	int i;

	memcpy(&i, at, sizeof i);
	buf_puts(out, setting_choice(row, i));
}

static void choice_allowed(const struct setting *row, struct buf *out)
{
	struct alternatives a;
	const char *name;

	alternatives_begin(&a, out);
	for (int i = 0; (name = setting_choice(row, i)); i++)
		alternatives_add(&a, name);
	alternatives_end(&a);
}

static bool number_read(const struct setting *row, const char *value, void *at, struct err *err)
{
	char *end;
	long n = strtol(value, &end, 10);

	if (end == value || *end || n < row->low || n > row->high)
		return setting_refuse(row, value, err);
	*(int *)at = (int)n;
	return true;
}

static void number_print(const struct setting *row, const void *at, struct buf *out)
{
	(void)row;
	buf_printf(out, "%d", *(const int *)at);
}

static void number_allowed(const struct setting *row, struct buf *out)
{
	/* TRANSLATORS: the least and the most that a number may be. */
	buf_printf(out, _("%d to %d"), row->low, row->high);
}

static bool text_read(const struct setting *row, const char *value, void *at, struct err *err)
{
	(void)row;
	(void)err;
	free(*(char **)at);
	*(char **)at = xstrdup(value);
	return true;
}

static void text_print(const struct setting *row, const void *at, struct buf *out)
{
	(void)row;
	buf_puts(out, *(char *const *)at);
}

static bool encoding_read(const struct setting *row, const char *value, void *at, struct err *err)
{
	char name[ENCODING_NAME] = "";

	if (*value && !encoding_find(value, name))
		return err_set(err, ERR_USAGE, NULL, 0,
			       _("there is no encoding '%.100s'; iconv -l names most of them"),
			       value);
	return text_read(row, name, at, err);
}

static bool language_read(const struct setting *row, const char *value, void *at, struct err *err)
{
	if (strcmp(value, "auto") != 0 && !collate_knows(value))
		return err_set(err, ERR_USAGE, NULL, 0,
			       _("'%.100s' is no language: auto, or a tag as in fa, de-AT"), value);
	return text_read(row, value, at, err);
}

static bool fields_read(const struct setting *row, const char *value, void *at, struct err *err)
{
	static const char between[] = " ,";
	size_t len;

	for (const char *s = value + strspn(value, between); *s && strcmp(value, "auto") != 0;
	     s += len + strspn(s + len, between)) {
		len = strcspn(s, between);
		if (!field_find(s, len))
			return err_set(
				err, ERR_USAGE, NULL, 0,
				_("there is no field '%.*s'; --list-settings names them at sort"),
				len < 100 ? (int)len : 100, s);
	}
	return text_read(row, *value ? value : "auto", at, err);
}

static void theme_allowed(const struct setting *row, struct buf *out)
{
	struct alternatives a;

	(void)row;
	alternatives_begin(&a, out);
	for (int i = 0; themes_name(i); i++)
		alternatives_add(&a, themes_name(i));
	/* TRANSLATORS: the last of a list of themes: "dark, light or NAME of a file ..."; keep the path. */
	alternatives_add(&a, _("NAME of a file ~/.config/leader-reader/themes/NAME.theme"));
	alternatives_end(&a);
}

static bool theme_read(const struct setting *row, const char *value, void *at, struct err *err)
{
	return themes_has(value) ? text_read(row, value, at, err) : setting_refuse(row, value, err);
}

static bool calendar_read(const struct setting *row, const char *value, void *at, struct err *err)
{
	return calendar_choice_read(value, at) || setting_refuse(row, value, err);
}

static void calendar_print(const struct setting *row, const void *at, struct buf *out)
{
	(void)row;
	calendar_choice_print(at, out);
}

static void calendar_allowed(const struct setting *row, struct buf *out)
{
	struct alternatives a;
	const char *name;

	alternatives_begin(&a, out);
	for (int i = 0; (name = setting_choice(row, i)); i++)
		alternatives_add(&a, name);
	/* TRANSLATORS: the last of a list: "gregorian, persian, both or two of them with a +" */
	alternatives_add(&a, _("two of them with a +"));
	alternatives_end(&a);
}

static const struct {
	bool (*read)(const struct setting *row, const char *value, void *at, struct err *err);
	void (*print)(const struct setting *row, const void *at, struct buf *out);
	void (*allowed)(const struct setting *row, struct buf *out); /* NULL: any value */
	bool heap;                                                   /* a string that it owns */
} types[] = {
	[SETTING_FLAG] = {flag_read, flag_print, flag_allowed, false},
	[SETTING_CHOICE] = {choice_read, choice_print, choice_allowed, false},
	[SETTING_FIELD] = {field_read, choice_print, choice_allowed, false},
	[SETTING_NUMBER] = {number_read, number_print, number_allowed, false},
	[SETTING_TEXT] = {text_read, text_print, NULL, true},
	[SETTING_ENCODING] = {encoding_read, text_print, NULL, true},
	[SETTING_LANGUAGE] = {language_read, text_print, NULL, true},
	[SETTING_FIELDS] = {fields_read, text_print, NULL, true},
	[SETTING_THEME] = {theme_read, text_print, theme_allowed, true},
	[SETTING_CALENDAR] = {calendar_read, calendar_print, calendar_allowed, false},
};

void setting_allowed(const struct setting *row, struct buf *out)
{
	if (types[row->type].allowed)
		types[row->type].allowed(row, out);
}

void setting_print(const struct setting *row, const struct settings *s, struct buf *out)
{
	types[row->type].print(row, (const char *)s + row->at, out);
}

/* ---- All of them ---- */

void settings_init(struct settings *s)
{
	struct err err;

	*s = (struct settings){0};
	for (size_t i = 0; i < ROWS; i++)
		if (!settings_set(s, rows[i].name, rows[i].value, &err))
			die("%s", err.text);
}

void settings_done(struct settings *s)
{
	for (size_t i = 0; i < ROWS; i++)
		if (types[rows[i].type].heap)
			free(*(char **)((char *)s + rows[i].at));
	for (size_t i = 0; i < ROWS; i++)
		free(s->origins[i].file);
	for (size_t i = 0; i < s->names_n; i++) {
		free(s->names[i].name);
		free(s->names[i].query);
	}
	free(s->names);
	*s = (struct settings){0};
}

/* filter.NAME, which :NAME in a query stands for. An empty one forgets it. */
static bool settings_filter(struct settings *s, const char *name, const char *value,
			    struct err *err)
{
	char *own;
	size_t i = 0;

	if (!*name || strpbrk(name, " \t|()\":/=-!"))
		return err_set(err, ERR_USAGE, NULL, 0,
			       _("'%s' is no name for a filter: one word of letters and digits"),
			       name);
	own = xstrdup(name);
	while (i < s->names_n && strcmp(s->names[i].name, own) != 0)
		i++;
	if (i == FILTERS_MAX) {
		free(own);
		return err_set(err, ERR_USAGE, NULL, 0, _("there are more than %d filters"),
			       FILTERS_MAX);
	}
	if (i == s->names_n) {
		s->names = vec_fit(s->names, s->names_n + 1, &s->names_size, sizeof *s->names);
		s->names[s->names_n++] = (struct query_name){own, NULL};
	} else {
		free(own);
	}
	free(s->names[i].query);
	s->names[i].query = xstrdup(value);
	return true;
}

/* That there is none called NAME, and which name is nearest. */
static bool settings_unknown(const char *name, struct err *err)
{
	struct near near;

	near_init(&near, NULL, name, strlen(name));
	for (size_t i = 0; i < ROWS; i++)
		near_offer(&near, rows[i].name);
	if (*near.best)
		/* TRANSLATORS: what was written, and the name that is nearest to it. */
		return err_set(err, ERR_USAGE, NULL, 0,
			       _("there is no setting '%.100s'; did you mean %s?"), name,
			       near.best);
	return err_set(err, ERR_USAGE, NULL, 0,
		       _("there is no setting '%s'; --list-settings names them"), name);
}

bool settings_put(struct settings *s, const char *name, const char *value, struct err *err)
{
	static const char filter[] = "filter.";
	const struct setting *row = settings_row_find(name);

	if (!row && strncmp(name, filter, sizeof filter - 1) != 0)
		return settings_unknown(name, err);
	return row ? types[row->type].read(row, value, (char *)s + row->at, err)
		   : settings_filter(s, name + sizeof filter - 1, value, err);
}

bool settings_set(struct settings *s, const char *name, const char *value, struct err *err)
{
	char *utf8_name = charset_from_locale(name), *utf8 = charset_from_locale(value);
	bool good = settings_put(s, utf8_name, utf8, err);

	free(utf8_name);
	free(utf8);
	return good;
}

void settings_from(struct settings *s, const char *name, enum setting_from from, const char *file,
		   long line)
{
	const struct setting *row = settings_row_find(name);
	struct setting_origin *o = row ? &s->origins[row - rows] : NULL;

	if (!o)
		return;
	free(o->file);
	*o = (struct setting_origin){from, file ? xstrdup(file) : NULL, line};
}

const struct setting_origin *setting_origin(const struct setting *row, const struct settings *s)
{
	return &s->origins[row - rows];
}

bool settings_check(const char *name, const char *value, struct err *err)
{
	struct settings s;
	bool good;

	settings_init(&s);
	good = settings_set(&s, name, value, err);
	settings_done(&s);
	return good;
}

bool settings_read(struct settings *s, const char *path, bool missing_ok, struct err_list *errs)
{
	struct err err;
	FILE *file = plain_text(path, &err);
	size_t before = errs->n;
	enum lines_kind kind;
	struct lines line;

	if (!file) {
		if (missing_ok && (errno == ENOENT || errno == ENOTDIR))
			return true;
		err_list_add(errs, &err);
		return false;
	}
	lines_init(&line, file);
	while (errs->n - before < ERR_LIST_MAX && (kind = lines_next(&line)) != LINES_END) {
		if (kind != LINES_PAIR)
			lines_complain(&line, kind, path, &err);
		else if (settings_set(s, line.name, line.value, &err)) {
			settings_from(s, line.name, SETTING_FILE, path, line.number);
			continue;
		} else
			err_set(&err, err.kind, path, line.number, "%s", err.text);
		err_list_add(errs, &err);
	}
	if (ferror(file)) {
		err_set(&err, ERR_INPUT, path, 0, "%s", strerror(errno));
		err_list_add(errs, &err);
	}
	fclose(file);
	return errs->n == before;
}

void settings_list(const struct settings *s, FILE *out)
{
	struct buf b, allowed;

	buf_init(&b);
	buf_init(&allowed);
	for (size_t i = 0; i < ROWS; i++) {
		buf_clear(&allowed);
		setting_allowed(&rows[i], &allowed);
		buf_printf(&b, "# %s", _(rows[i].help));
		if (allowed.len)
			buf_printf(&b, " (%s)", buf_str(&allowed));
		buf_printf(&b, "\n%s = ", rows[i].name);
		setting_print(&rows[i], s, &b);
		buf_putc(&b, '\n');
	}
	for (size_t i = 0; i < s->names_n; i++) {
		if (i == 0)
			buf_printf(&b, "# %s\n", _("filters of your own: :NAME in a query"));
		buf_printf(&b, "filter.%s = %s\n", s->names[i].name, s->names[i].query);
	}
	charset_print(out, buf_str(&b), b.len);
	buf_done(&allowed);
	buf_done(&b);
}
