/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Which settings on the command line say something of what is printed. */
#include "config.h"

#include "app/options.h"

#include <string.h>

#include "base/alternatives.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/i18n.h"

enum { VIEWS = 3 };

/* Settings that are about some views alone, and the options that print these. */
static const struct {
	const char *name, *with[VIEWS];
} kin[] = {
	{"timeline-mean", {"--count-by=year", "--count-by=month", "--count-by=decade"}},
	{"keyness-level", {"--words", "--phrases=key"}},
	{"keyness-least", {"--words"}},
	{"stop-words", {"--words", "--collocates"}},
	{"collocates-span", {"--collocates"}},
	{"collocates-side", {"--collocates"}},
	{"collocates-least", {"--collocates"}},
	{"phrases-words", {"--phrases"}},
	{"phrases-around", {"--phrases"}},
	{"phrases-least", {"--phrases"}},
};

/* Whether the word at WHAT, which may be quoted, is OPTION, with a value or without. */
static bool is(const char *what, const char *option)
{
	size_t len = strlen(option);

	what += *what == '$';
	what += *what == '\'';
	return !strncmp(what, option, len) && strchr(" ='", what[len]);
}

/* Whether WHAT, quoted as recipe_word() does, has OPTION. */
static bool has(const char *what, const char *option)
{
	bool quoted = false, escapes = true;
	char last = ' ';

	for (; *what; last = *what++) {
		if (!quoted && last == ' ' && is(what, option))
			return true;
		if (*what == '\\' && escapes && what[1]) {
			what++;
		} else if (*what == '\'') {
			/* '...' has no escapes, $'...' has. */
			escapes = quoted || last == '$';
			quoted = !quoted;
		}
	}
	return false;
}

bool options_goes(const char *name, const char *what)
{
	bool goes = true;

	for (size_t i = 0; i < sizeof kin / sizeof *kin; i++) {
		if (strcmp(kin[i].name, name) != 0)
			continue;
		goes = false;
		for (size_t k = 0; k < VIEWS && kin[i].with[k]; k++)
			goes = goes || has(what, kin[i].with[k]);
	}
	return goes;
}

/* The options that setting NAME, which is one of those, goes with: "a, b or c". */
static void put_kin(const char *name, struct buf *out)
{
	struct alternatives a;

	alternatives_begin(&a, out);
	for (size_t i = 0; i < sizeof kin / sizeof *kin; i++)
		for (size_t k = 0; k < VIEWS && !strcmp(kin[i].name, name) && kin[i].with[k]; k++)
			alternatives_add(&a, kin[i].with[k]);
	alternatives_end(&a);
}

bool options_fit(const struct options *o, struct err *err)
{
	struct buf what, with;
	bool fit = true;

	buf_init(&what);
	buf_init(&with);
	options_what(o, &what);
	for (size_t i = 0; i < o->settings_n && fit; i++) {
		const char *name = o->settings[i].name;

		fit = options_goes(name, buf_str(&what));
		if (fit)
			continue;
		put_kin(name, &with);
		err_set(err, ERR_USAGE, NULL, 0, _("--%s goes with %s"), name, buf_str(&with));
	}
	buf_done(&what);
	buf_done(&with);
	return fit;
}
