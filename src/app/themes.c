/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "app/themes.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/paths.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/lines.h"
#include "base/plain.h"
#include "text/near.h"

/* The files of data/themes, as strings. */
static const struct {
	const char *name, *text;
} own[] = {
#include "app/themes.inc"
};

enum { OWN = sizeof own / sizeof *own, WORD_BYTES = 32 };

static const struct {
	const char *name;
	unsigned bit;
} attributes[] = {
	{"bold", STYLE_BOLD},           {"dim", STYLE_DIM},         {"italic", STYLE_ITALIC},
	{"underline", STYLE_UNDERLINE}, {"reverse", STYLE_REVERSE},
};

/* By number; behind them come the bright ones. */
static const char *const colours[] = {"black", "red",     "green", "yellow",
				      "blue",  "magenta", "cyan",  "white"};
enum {
	COLOURS = sizeof colours / sizeof *colours,
	ATTRIBUTES = sizeof attributes / sizeof *attributes
};
static const char BRIGHT[] = "bright-", TERMINAL[] = "default", ON[] = "on";

static bool no_user;

void themes_user(bool there)
{
	no_user = !there;
}

const char *themes_name(int i)
{
	return i < OWN ? own[i].name : NULL;
}

static const char *own_text(const char *name)
{
	for (int i = 0; i < OWN; i++)
		if (!strcmp(own[i].name, name))
			return own[i].text;
	return NULL;
}

/* The file of the user's theme NAME; NULL where there can be none. */
static char *user_path(const char *name)
{
	struct buf b;
	char *path;

	if (no_user || !*name || *name == '.' || strchr(name, '/'))
		return NULL;
	buf_init(&b);
	buf_printf(&b, "themes/%s.theme", name);
	path = paths_config(buf_str(&b));
	buf_done(&b);
	return path;
}

bool themes_has(const char *name)
{
	char *path = user_path(name);
	bool has = own_text(name) || (path && access(path, F_OK) == 0);

	free(path);
	return has;
}

/* ---- A line ---- */

/* The colour called WORD. */
static bool colour_read(const char *word, int *colour)
{
	bool bright = !strncmp(word, BRIGHT, sizeof BRIGHT - 1);
	const char *name = bright ? word + sizeof BRIGHT - 1 : word;
	size_t len = strlen(word);

	if (*word == '#' && len == 7 && strspn(word + 1, "0123456789abcdefABCDEF") == 6) {
		*colour = STYLE_RGB + (int)strtoul(word + 1, NULL, 16);
		return true;
	}
	if (len <= 3 && strspn(word, "0123456789") == len) {
		*colour = (int)strtoul(word, NULL, 10);
		return *colour < STYLE_COLOURS;
	}
	if (!strcmp(word, TERMINAL)) {
		*colour = STYLE_OWN;
		return true;
	}
	for (*colour = 0; *colour < COLOURS; (*colour)++)
		if (!strcmp(colours[*colour], name)) {
			*colour += bright ? COLOURS : 0;
			return true;
		}
	return false;
}

static bool attribute_read(const char *word, unsigned *bits)
{
	for (int i = 0; i < ATTRIBUTES; i++)
		if (!strcmp(attributes[i].name, word)) {
			*bits |= attributes[i].bit;
			return true;
		}
	return false;
}

static bool refuse_word(const char *word, struct err *err)
{
	struct near near;

	near_init(&near, NULL, word, strlen(word));
	for (int i = 0; i < ATTRIBUTES; i++)
		near_offer(&near, attributes[i].name);
	for (int i = 0; i < COLOURS; i++)
		near_offer(&near, colours[i]);
	if (*near.best)
		return err_set(err, ERR_USAGE, NULL, 0,
			       _("'%s' is no colour and no attribute; the nearest is '%s'"), word,
			       near.best);
	return err_set(
		err, ERR_USAGE, NULL, 0,
		_("'%s' is no colour (a name, 0 to 255, #rrggbb) and no attribute (bold, dim, "
		  "italic, underline, reverse)"),
		word);
}

static bool refuse_role(const char *role, struct err *err)
{
	struct near near;

	near_init(&near, NULL, role, strlen(role));
	for (int s = 0; s < STYLES; s++)
		near_offer(&near, style_name((enum style)s));
	if (*near.best)
		return err_set(err, ERR_USAGE, NULL, 0,
			       _("a theme has no role '%s'; the nearest is '%s'"), role, near.best);
	return err_set(err, ERR_USAGE, NULL, 0,
		       _("a theme has no role '%s'; the manual lists them"), role);
}

/* The look that VALUE says: colour, "on" and colour, attributes, each of which may be left out. */
static bool look_read(const char *value, struct style_look *look, struct err *err)
{
	static const char between[] = " \t";
	bool on = false, has[2] = {false, false};
	char word[WORD_BYTES];
	int colour;

	*look = (struct style_look){.fg = STYLE_OWN, .bg = STYLE_OWN};
	for (value += strspn(value, between); *value; value += strspn(value, between)) {
		size_t len = strcspn(value, between);

		snprintf(word, sizeof word, "%.*s", len < WORD_BYTES ? (int)len : WORD_BYTES - 1,
			 value);
		value += len;
		if (!strcmp(word, ON) && !on && !has[1]) {
			on = true;
			continue;
		}
		if (!on && attribute_read(word, &look->attributes))
			continue;
		if (len >= WORD_BYTES || !colour_read(word, &colour))
			return refuse_word(word, err);
		if (has[on])
			return err_set(
				err, ERR_USAGE, NULL, 0,
				_("'%s' is one colour too many; that of the background stands "
				  "behind 'on'"),
				word);
		*(on ? &look->bg : &look->fg) = colour;
		has[on] = true;
		on = false;
	}
	return !on || err_set(err, ERR_USAGE, NULL, 0, _("behind 'on' there is no colour"));
}

/* ---- All of it ---- */

static void sheet_read(FILE *file, const char *path, struct style_sheet *sheet,
		       struct err_list *errs)
{
	size_t before = errs->n;
	enum lines_kind kind;
	struct lines line;
	struct err err;

	lines_init(&line, file);
	while (errs->n - before < ERR_LIST_MAX && (kind = lines_next(&line)) != LINES_END) {
		enum style s = kind == LINES_PAIR ? style_find(line.name) : STYLES;
		struct style_look look;

		if (kind != LINES_PAIR)
			lines_complain(&line, kind, path, &err);
		else if (s == STYLES ? refuse_role(line.name, &err)
				     : look_read(line.value, &look, &err)) {
			sheet->looks[s] = look;
			continue;
		} else {
			err_set(&err, err.kind, path, line.number, "%s", err.text);
		}
		err_list_add(errs, &err);
	}
	if (ferror(file)) {
		err_set(&err, ERR_INPUT, path, 0, "%s", strerror(errno));
		err_list_add(errs, &err);
	}
}

static void sheet_read_own(const char *name, struct style_sheet *sheet, struct err_list *errs)
{
	const char *text = own_text(name);
	FILE *file = fmemopen((void *)(uintptr_t)text, strlen(text), "r");

	if (!file)
		die_memory();
	sheet_read(file, name, sheet, errs);
	fclose(file);
}

/* A colour that is not said is that of the text, so that each look is a pair which the theme has chosen. */
static void sheet_complete(struct style_sheet *sheet)
{
	const struct style_look *text = &sheet->looks[STYLE_TEXT];

	for (int s = 0; s < STYLES; s++) {
		struct style_look *look = &sheet->looks[s];

		if (style_is_added((enum style)s) && look->fg < 0 && look->bg < 0)
			continue;
		look->fg = look->fg < 0 ? text->fg : look->fg;
		look->bg = look->bg < 0 ? text->bg : look->bg;
	}
}

static void sheet_read_user(const char *path, struct style_sheet *sheet, struct err_list *errs)
{
	struct err err;
	FILE *file = plain_text(path, &err);

	if (file) {
		sheet_read(file, path, sheet, errs);
		fclose(file);
	} else {
		err_list_add(errs, &err);
	}
}

void themes_read_file(const char *path, struct style_sheet *sheet, struct err_list *errs)
{
	sheet_read_own(THEMES_DEFAULT, sheet, errs);
	sheet_read_user(path, sheet, errs);
	sheet_complete(sheet);
}

void themes_read(const char *name, struct style_sheet *sheet, struct err_list *errs)
{
	char *path = user_path(name);
	struct err err;
	struct stat st;

	sheet_read_own(THEMES_DEFAULT, sheet, errs);
	/* A link that leads nowhere is the user's, too, and says so. */
	if (path && lstat(path, &st) == 0) {
		sheet_read_user(path, sheet, errs);
	} else if (own_text(name)) {
		sheet_read_own(name, sheet, errs);
	} else {
		err_set(&err, ERR_USAGE, NULL, 0, _("there is no theme '%s'"), name);
		err_list_add(errs, &err);
	}
	free(path);
	sheet_complete(sheet);
}
