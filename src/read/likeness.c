/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "read/likeness.h"

#include <string.h>
#include <strings.h>

/* Past a byte order mark, blanks, an XML declaration and comments. */
static const char *skip_prolog(const char *s)
{
	const char *end;

	if (!strncmp(s, "\xEF\xBB\xBF", 3))
		s += 3;
	for (;;) {
		s += strspn(s, " \t\r\n");
		if (!strncmp(s, "<?xml", 5) && (end = strstr(s, "?>")))
			s = end + 2;
		else if (!strncmp(s, "<!--", 4) && (end = strstr(s, "-->")))
			s = end + 3;
		else
			return s;
	}
}

bool likeness_html(const char *head)
{
	static const char *const begins[] = {"!doctype html", "html", "head", "body", "meta",
					     "script",        "div",  "p",    "h1",   "table"};
	const char *s = skip_prolog(head);

	if (*s++ != '<')
		return false;
	for (size_t i = 0; i < sizeof begins / sizeof begins[0]; i++) {
		size_t len = strlen(begins[i]);

		if (!strncasecmp(s, begins[i], len) && (s[len] == '>' || strchr(" \t\r\n", s[len])))
			return true;
	}
	return false;
}
