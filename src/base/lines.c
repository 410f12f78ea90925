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

/* The next line, whatever it says: LINES_END, LINES_LONG, LINES_WRONG if there are zero bytes in it, which no
 * text has; else LINES_PAIR. */
static enum lines_kind next_line(struct lines *l)
{
	enum lines_kind kind = LINES_PAIR;
	size_t len = 0;
	int c;

	while ((c = getc(l->file)) != EOF) {
		if (len < sizeof l->text - 1)
			l->text[len] = (char)c;
		len++;
		if (c == '\n')
			break;
		if (!c)
			kind = LINES_WRONG;
	}
	if (!len)
		return LINES_END;
	l->number++;
	if (len > sizeof l->text - 1)
		return LINES_LONG;
	l->text[len] = '\0';
	return kind;
}

enum lines_kind lines_next(struct lines *l)
{
	enum lines_kind kind;
	char *name, *equals;

	l->name = l->value = NULL;
	while ((kind = next_line(l)) != LINES_END) {
		if (kind == LINES_LONG)
			return LINES_LONG;
		name = trim(l->text);
		if (*name == '#' || (!*name && kind == LINES_PAIR))
			continue;
		if (kind == LINES_WRONG)
			return LINES_WRONG;
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
