/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Options: the command line, as data.
 *
 * One table serves parsing and --help (options_help.c); options_fit.c says what goes together. Strings point
 * into argv, or are owned where converted from the locale's encoding. Nothing is opened or printed here but
 * the help; main() acts on the result.
 */
#ifndef LR_APP_OPTIONS_H
#define LR_APP_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "analysis/concordance.h"
#include "analysis/series.h"
#include "base/buf.h"

struct err;
struct settings;

enum options_action {
	OPTIONS_READ, /* the screen, or print: see print */
	OPTIONS_COUNT,
	OPTIONS_CHECK,
	OPTIONS_CONCORDANCE,
	OPTIONS_DIFF,
	OPTIONS_FORMS,
	OPTIONS_COUNT_BY,
	OPTIONS_WORDS,
	OPTIONS_COLLOCATES,
	OPTIONS_PHRASES,
	OPTIONS_REUSED,
	OPTIONS_NOTES,
	OPTIONS_GUESS,
	OPTIONS_HELP, /* from here on no file is read */
	OPTIONS_VERSION,
	OPTIONS_LIST_FORMATS,
	OPTIONS_LIST_KEYS,
	OPTIONS_LIST_SETTINGS
};

/* An option. */
struct options_row {
	int value; /* its letter, if below 256 */
	const char *name;
	const char *argument; /* marked; NULL: takes none; "[...]": may have one */
	const char *help;     /* marked, of several lines */
};

/* The options for one task. */
struct options_part {
	const char *title; /* marked */
	const struct options_row *rows;
	size_t n;
};

/* A setting on the command line. */
struct options_setting {
	const char *name, *value;
};

struct options {
	enum options_action action;
	bool print;                 /* --print or --format given */
	char *filter;               /* UTF-8; NULL: none */
	const char *format;         /* a writer's name; NULL: text */
	bool metadata;              /* what its columns are is written beside the output */
	const char *output;         /* the file that is written; NULL: standard output */
	char *id;                   /* UTF-8: only the statement with this id; NULL: all */
	bool marked;                /* --marked: only what is marked */
	char *diff;                 /* UTF-8: the two ids of --diff */
	bool check_text;            /* --check=text: the account in full */
	bool verbose;               /* --version=verbose */
	unsigned long sample, seed; /* --sample: 0: none; --seed */
	bool seeded;                /* a seed was given */
	enum concordance_sort concordance_sort;
	int collocates_order, phrases_order; /* of analysis/collocates and phrases */
	char *against;        /* UTF-8: the query that --words compares with; NULL: the rest */
	const char *count_by; /* a unit of time (search/timeline) or a field (search/facets) */
	char *series
		[SERIES_MOST]; /* UTF-8: what --count-by compares in units of time: queries ... */
	size_t series_n;
	const char *series_by; /* ... or the values of a field; NULL: none */
	bool dispersion;       /* how evenly that is spread over the units, and no more */
	struct options_setting *settings; /* those given, in that order */
	size_t settings_n, settings_size;
	bool linear;  /* --linear is among them: so even where standard output is no terminal */
	bool reverse; /* --reverse is among them: it turns more than the list round */
	const char *mapping; /* --mapping=FILE */
	const char *log;     /* --log=FILE */
	struct buf what;     /* the options that say what is printed, quoted for the shell */
	const char *config;  /* --config=FILE */
	bool no_config;
	bool tour;          /* --tour: the screen begins with it */
	const char **files; /* as given; none: the shipped archive */
	size_t files_n;
};

/* Read ARGV into O. False on a wrong one, ERR says which. */
bool options_parse(struct options *o, int argc, char **argv, struct err *err);
void options_done(struct options *o);
/* Whether --count-by names a unit of time alone. */
bool options_counts_time(const struct options *o);
/* Put the settings that were given over those of SETTINGS. */
void options_settings(const struct options *o, struct settings *settings);
/* The parts of --help, in their order; NULL past the end. */
const struct options_part *options_part(size_t i);
/* The rows of all parts, one after the other; NULL past the end. Whether one is a setting of its name. */
const struct options_row *options_row(size_t i);
bool options_is_setting(const struct options_row *row);
/* Append the options that say what is printed, as recipe_command() wants them. */
void options_what(const struct options *o, struct buf *out);
/* Whether setting or option NAME says something of what the options WHAT print, which are as recipe_command()
 * has them: those of one view say nothing of another. */
bool options_goes(const char *name, const char *what);
/* Whether each of the other options that were given does; false: ERR names one. */
bool options_matter(const struct options *o, struct err *err);
/* Whether all settings that were given do, where nothing is shown but printed; false: ERR names one. */
bool options_fit(const struct options *o, struct err *err);
/* The text of --help, at most 80 cells wide in every language. */
void options_help(FILE *out);

#endif
