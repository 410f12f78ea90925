/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "app/settings.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/charset.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/vec.h"

static const struct row {
	const char *name, *value, *help;
} rows[SETTINGS_N] = {
#define X(id, name, value, help) [SETTING_##id] = {name, value, help},
	SETTINGS_LIST(X)
#undef X
};

/* A line of the file longer than this is no setting. */
enum { LINE_MAX_BYTES = 4096 };

static bool settings_number(const char *value, int low, int high, int *out, struct err *err)
{
	char *end;
	long n = strtol(value, &end, 10);

	if (end == value || *end || n < low || n > high)
		return err_set(err, ERR_USAGE, NULL, 0, _("'%s' is not a number from %d to %d"),
			       value, low, high);
	*out = (int)n;
	return true;
}

bool settings_encoding(const char *value, char name[ENCODING_NAME], struct err *err)
{
	if (!encoding_find(value, name))
		return err_set(err, ERR_USAGE, NULL, 0,
			       _("there is no encoding '%.100s'; iconv -l names most of them"),
			       value);
	return true;
}

bool settings_duplicates(const char *value, bool *show, struct err *err)
{
	if (strcmp(value, "show") && strcmp(value, "hide"))
		return err_set(err, ERR_USAGE, NULL, 0,
			       _("duplicates: '%s' is neither hide nor show"), value);
	*show = !strcmp(value, "show");
	return true;
}

static bool settings_flag(const char *value, bool *out, struct err *err)
{
	if (strcmp(value, "yes") && strcmp(value, "no"))
		return err_set(err, ERR_USAGE, NULL, 0, _("'%s' is neither yes nor no"), value);
	*out = !strcmp(value, "yes");
	return true;
}

static const char *const bidi_names[] = {"auto", "app", "terminal"};
static const char *const direction_names[] = {"auto", "ltr", "rtl"};

/* The index of VALUE among three NAMES. */
static bool settings_choice(const char *value, const char *const *names, int *out)
{
	for (int i = 0; i < 3; i++)
		if (!strcmp(value, names[i])) {
			*out = i;
			return true;
		}
	return false;
}

bool settings_bidi_find(const char *name, enum settings_bidi *bidi)
{
	int i;

	if (!settings_choice(name, bidi_names, &i))
		return false;
	*bidi = (enum settings_bidi)i;
	return true;
}

static bool settings_direction_set(struct settings *s, const char *value, struct err *err)
{
	int i;

	if (!settings_choice(value, direction_names, &i))
		return err_set(err, ERR_USAGE, NULL, 0, _("'%s' is neither ltr, rtl nor auto"),
			       value);
	s->direction = (enum settings_direction)i;
	return true;
}

static bool settings_set_id(struct settings *s, enum setting_id id, const char *value,
			    struct err *err)
{
	switch (id) {
	case SETTING_SORT:
		if (!view_sort_find(value, &s->sort))
			return err_set(
				err, ERR_USAGE, NULL, 0,
				_("cannot sort by '%s', only by date, title, occasion, speaker "
				  "or file"),
				value);
		return true;
	case SETTING_DUPLICATES: return settings_duplicates(value, &s->show_duplicates, err);
	case SETTING_WATCH: return settings_flag(value, &s->watch, err);
	case SETTING_REVERSE: return settings_flag(value, &s->reverse, err);
	case SETTING_SPLIT: return settings_number(value, 10, 90, &s->split, err);
	case SETTING_MEASURE: return settings_number(value, 20, 200, &s->measure, err);
	case SETTING_CALENDAR:
		return calendar_choice_read(value, &s->calendars) ||
		       err_set(err, ERR_USAGE, NULL, 0, _("there is no calendar '%s'"), value);
	case SETTING_MONTH_NAMES:
		if (strcmp(value, "interface") != 0 && strcmp(value, "own") != 0)
			return err_set(err, ERR_USAGE, NULL, 0,
				       _("names of months can be interface or own, not '%s'"),
				       value);
		s->calendars.own = !strcmp(value, "own");
		return true;
	case SETTING_DIGITS:
		return digits_find(value, &s->digits) ||
		       err_set(err, ERR_USAGE, NULL, 0,
			       _("digits can be latin, native or auto, not '%s'"), value);
	case SETTING_FILTER:
		free(s->filter);
		s->filter = charset_from_locale(value);
		return true;
	case SETTING_ENCODING:
		s->encoding[0] = '\0';
		return !*value || settings_encoding(value, s->encoding, err);
	case SETTING_EXACT_DIACRITICS: return settings_flag(value, &s->exact_diacritics, err);
	case SETTING_BIDI:
		return settings_bidi_find(value, &s->bidi) ||
		       err_set(err, ERR_USAGE, NULL, 0, _("'%s' is neither app, terminal nor auto"),
			       value);
	case SETTING_ARABIC_SHAPING: return settings_flag(value, &s->arabic_shaping, err);
	case SETTING_DIRECTION: return settings_direction_set(s, value, err);
	case SETTING_AMBIGUOUS_WIDTH: return settings_number(value, 1, 2, &s->ambiguous_width, err);
	case SETTING_HISTORY: return settings_flag(value, &s->history, err);
	case SETTINGS_N: break;
	}
	return false;
}

void settings_init(struct settings *s)
{
	struct err err;

	*s = (struct settings){0};
	for (int i = 0; i < SETTINGS_N; i++)
		settings_set_id(s, (enum setting_id)i, rows[i].value, &err);
}

void settings_done(struct settings *s)
{
	for (size_t i = 0; i < s->names_n; i++) {
		free(s->names[i].name);
		free(s->names[i].query);
	}
	free(s->names);
	free(s->filter);
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
	own = charset_from_locale(name);
	while (i < s->names_n && strcmp(s->names[i].name, own))
		i++;
	if (i == s->names_n) {
		s->names = vec_fit(s->names, s->names_n + 1, &s->names_size, sizeof *s->names);
		s->names[s->names_n++] = (struct query_name){own, NULL};
	} else {
		free(own);
	}
	free(s->names[i].query);
	s->names[i].query = charset_from_locale(value);
	return true;
}

bool settings_set(struct settings *s, const char *name, const char *value, struct err *err)
{
	if (!strncmp(name, "filter.", 7))
		return settings_filter(s, name + 7, value, err);
	for (int i = 0; i < SETTINGS_N; i++)
		if (!strcmp(name, rows[i].name))
			return settings_set_id(s, (enum setting_id)i, value, err);
	return err_set(err, ERR_USAGE, NULL, 0,
		       _("there is no setting '%s'; --list-settings names them"), name);
}

static char *settings_trim(char *s)
{
	size_t len;

	while (*s == ' ' || *s == '\t')
		s++;
	len = strlen(s);
	while (len && (s[len - 1] == ' ' || s[len - 1] == '\t' || s[len - 1] == '\r' ||
		       s[len - 1] == '\n'))
		s[--len] = '\0';
	return s;
}

static bool settings_line(struct settings *s, char *line, struct err *err)
{
	char *name = settings_trim(line), *equals;

	if (!*name || *name == '#')
		return true;
	equals = strchr(name, '=');
	if (!equals)
		return err_set(err, ERR_USAGE, NULL, 0, _("a line must be 'name = value'"));
	*equals = '\0';
	return settings_set(s, settings_trim(name), settings_trim(equals + 1), err);
}

bool settings_read(struct settings *s, const char *path, bool missing_ok, struct err *err)
{
	char line[LINE_MAX_BYTES];
	FILE *file = fopen(path, "re");
	bool good = true;
	long number = 0;

	if (!file) {
		if (missing_ok && (errno == ENOENT || errno == ENOTDIR))
			return true;
		return err_set(err, ERR_INPUT, path, 0, "%s", strerror(errno));
	}
	while (fgets(line, sizeof line, file)) {
		struct err one = {0};

		number++;
		if (settings_line(s, line, &one))
			continue;
		if (good)
			err_set(err, ERR_USAGE, path, number, "%s", one.text);
		good = false;
	}
	if (ferror(file) && good)
		good = err_set(err, ERR_INPUT, path, 0, "%s", strerror(errno));
	fclose(file);
	return good;
}

static void settings_value(const struct settings *s, enum setting_id id, struct buf *b)
{
	switch (id) {
	case SETTING_SORT: buf_puts(b, view_sort_name(s->sort)); break;
	case SETTING_DUPLICATES: buf_puts(b, s->show_duplicates ? "show" : "hide"); break;
	case SETTING_WATCH: buf_puts(b, s->watch ? "yes" : "no"); break;
	case SETTING_REVERSE: buf_puts(b, s->reverse ? "yes" : "no"); break;
	case SETTING_SPLIT: buf_printf(b, "%d", s->split); break;
	case SETTING_MEASURE: buf_printf(b, "%d", s->measure); break;
	case SETTING_CALENDAR: calendar_choice_print(&s->calendars, b); break;
	case SETTING_MONTH_NAMES: buf_puts(b, s->calendars.own ? "own" : "interface"); break;
	case SETTING_DIGITS: buf_puts(b, digits_name(s->digits)); break;
	case SETTING_FILTER: buf_puts(b, s->filter); break;
	case SETTING_ENCODING: buf_puts(b, s->encoding); break;
	case SETTING_EXACT_DIACRITICS: buf_puts(b, s->exact_diacritics ? "yes" : "no"); break;
	case SETTING_BIDI: buf_puts(b, bidi_names[s->bidi]); break;
	case SETTING_ARABIC_SHAPING: buf_puts(b, s->arabic_shaping ? "yes" : "no"); break;
	case SETTING_DIRECTION: buf_puts(b, direction_names[s->direction]); break;
	case SETTING_AMBIGUOUS_WIDTH: buf_printf(b, "%d", s->ambiguous_width); break;
	case SETTING_HISTORY: buf_puts(b, s->history ? "yes" : "no"); break;
	case SETTINGS_N: break;
	}
}

void settings_list(const struct settings *s, FILE *out)
{
	struct buf b;

	buf_init(&b);
	for (int i = 0; i < SETTINGS_N; i++) {
		buf_printf(&b, "# %s\n%s = ", _(rows[i].help), rows[i].name);
		settings_value(s, (enum setting_id)i, &b);
		buf_putc(&b, '\n');
	}
	for (size_t i = 0; i < s->names_n; i++) {
		if (i == 0)
			buf_printf(&b, "# %s\n", _("filters of your own: :NAME in a query"));
		buf_printf(&b, "filter.%s = %s\n", s->names[i].name, s->names[i].query);
	}
	charset_print(out, buf_str(&b), b.len);
	buf_done(&b);
}
