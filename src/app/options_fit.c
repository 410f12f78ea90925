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

enum { VIEWS = 4, IDLE = 6 };

#define LISTS "--list-formats", "--list-keys", "--list-settings"

/* Settings that are about some views alone, and the options that print these; "--print" is what prints
 * statements. */
static const struct {
	const char *name, *with[VIEWS];
} kin[] = {
	{"sort", {"--print", "--notes"}},
	{"reverse", {"--print", "--notes", "--words", "--concordance"}},
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

/* Options that change nothing in what others print. */
static const struct {
	const char *name, *without[IDLE];
} idle[] = {
	{"timeline-mean", {"--dispersion"}},
	{"filter", {"--check", "--diff", "--guess", LISTS}},
	{"marked", {"--check", "--diff", "--guess", LISTS}},
	{"sample", {"--check", "--diff", "--guess", LISTS}},
	{"output", {"--guess", LISTS}},
	{"log", {"--guess", LISTS}},
	{"format", {LISTS}},
	{"id", {LISTS}},
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

/* The option of WHAT that option NAME changes nothing in; NULL: none. */
static const char *idles(const char *name, const char *what)
{
	for (size_t i = 0; i < sizeof idle / sizeof *idle; i++)
		for (size_t k = 0; k < IDLE && !strcmp(idle[i].name, name) && idle[i].without[k];
		     k++)
			if (has(what, idle[i].without[k]))
				return idle[i].without[k];
	return NULL;
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
	return goes && !idles(name, what);
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

static bool refuse_idle(const char *name, const char *in, struct err *err)
{
	return err_set(err, ERR_USAGE, NULL, 0, _("--%s changes nothing in what %s prints"), name,
		       in);
}

static bool refuse(const char *name, struct err *err)
{
	struct buf with;

	buf_init(&with);
	put_kin(name, &with);
	err_set(err, ERR_USAGE, NULL, 0, _("--%s goes with %s"), name, buf_str(&with));
	buf_done(&with);
	return false;
}

bool options_matter(const struct options *o, struct err *err)
{
	const struct {
		const char *name;
		bool given;
	} rows[] = {
		{"filter", o->filter}, {"marked", o->marked}, {"sample", o->sample},
		{"output", o->output}, {"log", o->log},       {"format", o->format},
		{"id", o->id},
	};
	const char *in = NULL;
	struct buf what;

	/* These win over what else is asked. */
	if (o->action == OPTIONS_HELP || o->action == OPTIONS_VERSION)
		return true;
	buf_init(&what);
	options_what(o, &what);
	for (size_t i = 0; i < sizeof rows / sizeof *rows && !in; i++) {
		in = rows[i].given ? idles(rows[i].name, buf_str(&what)) : NULL;
		if (in)
			refuse_idle(rows[i].name, in, err);
	}
	buf_done(&what);
	return !in;
}

bool options_fit(const struct options *o, struct err *err)
{
	const char *name = NULL, *in = NULL;
	struct buf what;
	bool fit = true;

	buf_init(&what);
	options_what(o, &what);
	for (size_t i = 0; i < o->settings_n && fit; i++) {
		name = o->settings[i].name;
		fit = options_goes(name, buf_str(&what));
	}
	in = fit ? NULL : idles(name, buf_str(&what));
	buf_done(&what);
	return fit || (in ? refuse_idle(name, in, err) : refuse(name, err));
}
