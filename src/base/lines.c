/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "base/lines.h"

#include <stdbool.h>
#include <string.h>

#include "base/err.h"
#include "base/i18n.h"

void lines_init(struct lines *l, FILE *file)
{
	l->file = file;
	l->number = 0;
	l->name = l->value = NULL;
}

static char *trim(char *s)
{
	size_t len;

	while (*s == ' ' || *s == '\t')
		s++;
	len = strlen(s);
	while (len && strchr(" \t\r\n", s[len - 1]))
		s[--len] = '\0';
	return s;
}

/* The next line, whatever it says. False at the end. */
static bool next_line(struct lines *l, bool *whole)
{
	int c;

	if (!fgets(l->text, sizeof l->text, l->file))
		return false;
	l->number++;
	*whole = strlen(l->text) < sizeof l->text - 1 || strchr(l->text, '\n');
	if (!*whole)
		while ((c = getc(l->file)) != EOF && c != '\n')
			;
	return true;
}

enum lines_kind lines_next(struct lines *l)
{
	char *name, *equals;
	bool whole;

	l->name = l->value = NULL;
	while (next_line(l, &whole)) {
		if (!whole)
			return LINES_LONG;
		name = trim(l->text);
		if (!*name || *name == '#')
			continue;
		equals = strchr(name, '=');
		if (!equals)
			return LINES_WRONG;
		*equals = '\0';
		l->value = trim(equals + 1);
		l->name = trim(name);
		return LINES_PAIR;
	}
	return LINES_END;
}

void lines_complain(const struct lines *l, enum lines_kind kind, const char *path, struct err *err)
{
	if (kind == LINES_LONG)
		err_set(err, ERR_USAGE, path, l->number, _("a line is longer than %d bytes"),
			LINES_BYTES_MAX);
	else
		err_set(err, ERR_USAGE, path, l->number, _("a line must be 'name = value'"));
}
