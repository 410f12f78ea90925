/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "app/options.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "app/recipe.h"
#include "app/settings.h"
#include "archive/field.h"
#include "base/alternatives.h"
#include "base/buf.h"
#include "base/charset.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "read/reader.h"
#include "search/query.h"
#include "write/notes.h"
#include "write/writer.h"
#include "analysis/collocates.h"
#include "analysis/phrases.h"
#include "analysis/timeline.h"

/* What getopt_long() returns for options without a letter. */
enum {
	OPT_COUNT = 256,
	OPT_OUTPUT,
	OPT_METADATA,
	OPT_ID,
	OPT_MARKED,
	OPT_NOTES,
	OPT_COUNT_BY,
	OPT_SERIES,
	OPT_SERIES_BY,
	OPT_DISPERSION,
	OPT_WORDS,
	OPT_COLLOCATES,
	OPT_PHRASES,
	OPT_REUSED,
	OPT_CONCORDANCE,
	OPT_DIFF,
	OPT_FORMS,
	OPT_SAMPLE,
	OPT_SEED,
	OPT_LOG,
	OPT_MAPPING,
	OPT_GUESS,
	OPT_SETTING, /* one that is a setting of the same name */
	OPT_CHECK,
	OPT_CONFIG,
	OPT_NO_CONFIG,
	OPT_TOUR,
	OPT_LIST_FORMATS,
	OPT_LIST_KEYS,
	OPT_LIST_SETTINGS
};

/* One row an option, in the order of --help, an array for each of its parts. */
static const struct options_row reading[] = {
	{OPT_TOUR, "tour", NULL, N_("begin with a tour: this program in a few steps")},
	{OPT_SETTING, "calendar", N_ARGUMENT("NAME"),
	 N_("show dates in gregorian, persian, islamic-civil ...")},
	{OPT_SETTING, "bidi", N_ARGUMENT("MODE"),
	 N_("who puts right-to-left text in order: auto, app,\n"
	    "terminal, isolates, words")},
	{OPT_SETTING, "color", N_ARGUMENT("WHEN"),
	 N_("mark headlines and matches: auto (on terminals, unless\n"
	    "NO_COLOR or CLICOLOR is set), always or never")},
	{OPT_SETTING, "linear", NULL,
	 N_("no screen but lines, one after the other: for screen\n"
	    "readers and braille displays")},
};

static const struct options_row finding[] = {
	{'f', "filter", N_ARGUMENT("QUERY"), N_("keep the statements that match QUERY")},
	{OPT_MARKED, "marked", NULL, N_("keep only the statements that you have marked")},
	{OPT_ID, "id", N_ARGUMENT("ID"), N_("print only the statement with this id")},
	{OPT_SAMPLE, "sample", N_ARGUMENT("N"),
	 N_("only N of what matches, drawn by chance; with\n"
	    "--concordance, N of its lines")},
	{OPT_SEED, "seed", N_ARGUMENT("S"),
	 N_("draw those of this number (1), the same ones each time")},
	{OPT_SETTING, "sort", N_ARGUMENT("FIELD"),
	 N_("order: date (newest first), any other field,\n"
	    "or file (as in the file)")},
	{OPT_SETTING, "reverse", NULL, N_("turn the order round")},
	{OPT_SETTING, "duplicates", N_ARGUMENT("HOW"),
	 N_("copies from several files: hide (default) or show")},
	{OPT_SETTING, "exact-diacritics", N_ARGUMENT("HOW"),
	 N_("whether é finds é alone, and not e: yes or no")},
};

static const struct options_row printing[] = {
	{'p', "print", NULL, N_("print instead of opening the screen (as in a pipe)")},
	{'F', "format", N_ARGUMENT("FORMAT"),
	 N_("print as text, markdown, json (one object a line),\n"
	    "csv, xml, bibtex ...: --list-formats names them")},
	{OPT_OUTPUT, "output", N_ARGUMENT("FILE"),
	 N_("print to FILE: all of it, or it stays as it is")},
	{OPT_METADATA, "metadata", NULL,
	 N_("with --format=csv and --output=FILE: write what the\n"
	    "columns are to datapackage.json beside FILE")},
	{OPT_NOTES, "notes", NULL,
	 N_("print your notes on what matches, as markdown, csv,\n"
	    "jsonld (Web Annotations), xml; or qdc, the tags")},
	{OPT_DIFF, "diff", N_ARGUMENT("ID,ID"),
	 N_("print the two statements compared, by paragraph and\n"
	    "by word")},
	{OPT_LOG, "log", N_ARGUMENT("FILE"),
	 N_("append to FILE what was asked and counted, of which\n"
	    "files, and the command line that does it again")},
};

static const struct options_row counting[] = {
	{OPT_COUNT, "count", NULL, N_("print only how many statements match")},
	{OPT_COUNT_BY, "count-by", N_ARGUMENT("FIELD[,FIELD]"),
	 N_("print a table by year, month, decade or any field:\n"
	    "speaker, occasion, topic, language ...; of two fields:\n"
	    "how many statements have both values")},
	{OPT_CONCORDANCE, "concordance", N_ARGUMENT("[ORDER]"),
	 N_("print each match in its context (KWIC); by date,\n"
	    "before1 to 3, after1 to 3 (words) or statement")},
	{OPT_FORMS, "forms", NULL,
	 N_("print the forms that word*, word~ and \"a * b\" have\n"
	    "found, with counts")},
	{OPT_SERIES, "series", N_ARGUMENT("QUERY"),
	 N_("count QUERY beside the filter in each year (month,\n"
	    "decade); can be given again, up to six in all")},
	{OPT_SERIES_BY, "series-by", N_ARGUMENT("FIELD"),
	 N_("the same of what the filter leaves: by the five most\n"
	    "frequent values of FIELD, others together")},
	{OPT_SETTING, "timeline-mean", N_ARGUMENT("NUMBER"),
	 N_("with a moving mean of so many years (months, decades)")},
	{OPT_DISPERSION, "dispersion", NULL,
	 N_("how evenly it is spread over the years: Gries' DP,\n"
	    "0 evenly, 1 all in one place")},
	{OPT_WORDS, "words", N_ARGUMENT("[QUERY]"),
	 N_("print the words that stand out in what matches,\n"
	    "against the rest or what QUERY finds")},
	{OPT_SETTING, "keyness-level", N_ARGUMENT("LEVEL"),
	 N_("those less likely by chance: 0.05, 0.01, 0.001, all")},
	{OPT_SETTING, "keyness-least", N_ARGUMENT("NUMBER"),
	 N_("those in so many statements at least")},
	{OPT_COLLOCATES, "collocates", N_ARGUMENT("[ORDER]"),
	 N_("print the words beside the query's; by logdice, mi,\n"
	    "t, g2 or lines")},
	{OPT_SETTING, "stop-words", N_ARGUMENT("FILE"),
	 N_("leave out the words of FILE, of words beside others too")},
	{OPT_SETTING, "collocates-span", N_ARGUMENT("NUMBER"),
	 N_("those within so many words; 5 if not given")},
	{OPT_SETTING, "collocates-side", N_ARGUMENT("SIDE"),
	 N_("those before, after or on both sides")},
	{OPT_SETTING, "collocates-least", N_ARGUMENT("NUMBER"),
	 N_("those beside so many matches at least")},
	{OPT_PHRASES, "phrases", N_ARGUMENT("[ORDER]"),
	 N_("print the phrases that recur: frequent (default), or\n"
	    "key: those that stand out in what matches")},
	{OPT_SETTING, "phrases-words", N_ARGUMENT("NUMBER"), N_("those of so many words, 2 to 6")},
	{OPT_SETTING, "phrases-around", NULL, N_("those around the query's words")},
	{OPT_SETTING, "phrases-least", N_ARGUMENT("NUMBER"),
	 N_("those in so many statements at least")},
	{OPT_REUSED, "reused", NULL,
	 N_("print the passages that stand in more than one\n"
	    "statement of what matches")},
};

static const struct options_row files[] = {
	{OPT_SETTING, "encoding", N_ARGUMENT("NAME"),
	 N_("read the files in this encoding, whatever they say")},
	{OPT_MAPPING, "mapping", N_ARGUMENT("FILE"),
	 N_("read files by the format in FILE: see\n"
	    "leader-reader-formats(5)")},
	{OPT_GUESS, "guess", NULL,
	 N_("print such a format for the FILEs, to be mended\n"
	    "and used by --mapping")},
	{OPT_SETTING, "follow-links", N_ARGUMENT("HOW"),
	 N_("in folders also follow links that lead out: yes or no")},
	{OPT_CHECK, "check", N_ARGUMENT("[text]"),
	 N_("report every problem with file and line, and how much\n"
	    "text was kept and left out; =text: path by path")},
	{OPT_LIST_FORMATS, "list-formats", NULL, N_("list the formats read and printed")},
};

static const struct options_row program[] = {
	{OPT_CONFIG, "config", N_ARGUMENT("FILE"),
	 N_("read settings from FILE instead of the usual place")},
	{OPT_NO_CONFIG, "no-config", NULL, N_("read no settings and no key file")},
	{OPT_LIST_KEYS, "list-keys", NULL, N_("list the keys and what they do")},
	{OPT_LIST_SETTINGS, "list-settings", NULL, N_("list the settings and their values")},
	{'h', "help", NULL, N_("show this help")},
	{'V', "version", N_ARGUMENT("[verbose]"),
	 N_("show the version and the libraries in use; =verbose:\n"
	    "also which terminal this is, and what that means")},
};

#define PART(title, rows) \
	{ \
		title, rows, sizeof rows / sizeof *rows \
	}
/* TRANSLATORS: headings over the options in --help. */
static const struct options_part parts[] = {
	PART(N_ARGUMENT("Reading:"), reading),   PART(N_ARGUMENT("Finding:"), finding),
	PART(N_ARGUMENT("Printing:"), printing), PART(N_ARGUMENT("Counting:"), counting),
	PART(N_("Files and formats:"), files),   PART(N_("Settings and help:"), program),
};

enum {
	PARTS = sizeof parts / sizeof *parts,
	ROWS = (sizeof reading + sizeof finding + sizeof printing + sizeof counting + sizeof files +
		sizeof program) /
	       sizeof *reading
};

const struct options_part *options_part(size_t i)
{
	return i < PARTS ? &parts[i] : NULL;
}

const struct options_row *options_row(size_t i)
{
	for (size_t p = 0; p < PARTS; i -= parts[p++].n)
		if (i < parts[p].n)
			return &parts[p].rows[i];
	return NULL;
}

bool options_is_setting(const struct options_row *row)
{
	return row->value == OPT_SETTING;
}

/* Tables for getopt_long() made of the rows. */
static void options_tables(struct option *longs, char *shorts)
{
	/* ':' first: a missing argument is distinguished from an unknown option. */
	*shorts++ = ':';
	for (size_t i = 0; i < ROWS; i++) {
		const struct options_row *row = options_row(i);
		int argument = !row->argument            ? no_argument
			       : row->argument[0] == '[' ? optional_argument
							 : required_argument;

		longs[i] = (struct option){row->name, argument, NULL, row->value};
		if (row->value < 256) {
			*shorts++ = (char)row->value;
			if (argument != no_argument)
				*shorts++ = ':';
			if (argument == optional_argument)
				*shorts++ = ':';
		}
	}
	longs[ROWS] = (struct option){0};
	*shorts = '\0';
}

/* Whether --count-by knows the LEN bytes at FIELD. */
static bool options_can_count(const char *field, size_t len)
{
	const struct field *f = field_find(field, len);
	enum timeline_unit unit;

	return timeline_unit_find(field, len, &unit) || (f && field_is_counted(f));
}

/* The part of FIELDS, one or two with a comma between, that cannot be counted by; NULL: all can. */
static const char *options_uncounted(const char *fields)
{
	size_t len = strcspn(fields, ",");

	if (!options_can_count(fields, len))
		return fields;
	if (!fields[len])
		return NULL;
	fields += len + 1;
	return options_can_count(fields, strlen(fields)) ? NULL : fields;
}

/* FIELD, or the first of two, is none to count by; TIMES: those would do as well. */
static bool options_refuse_count(const char *field, bool times, struct err *err)
{
	struct alternatives a;
	struct buf wrong, b;
	const char *name;
	size_t len = strcspn(field, ",");

	buf_init(&wrong);
	buf_add(&wrong, field, options_can_count(field, len) ? strlen(field) : len);
	buf_init(&b);
	alternatives_begin(&a, &b);
	for (int i = 0; times && (name = timeline_unit_name((enum timeline_unit)i)); i++)
		alternatives_add(&a, name);
	for (const struct field *f = field_table; f < field_table + field_count; f++)
		if (field_is_counted(f))
			alternatives_add(&a, f->name);
	alternatives_end(&a);
	err_set(err, ERR_USAGE, NULL, 0, _("cannot count by '%.100s', only by %s"), buf_str(&wrong),
		buf_str(&b));
	buf_done(&wrong);
	buf_done(&b);
	return false;
}

/* Each prints something of its own, and one of them would be left out. */
static bool options_refuse_two(const char *a, const char *b, struct err *err)
{
	return err_set(err, ERR_USAGE, NULL, 0,
		       _("--%s and --%s do not go together: each prints something of its own"), a,
		       b);
}

bool options_counts_time(const struct options *o)
{
	enum timeline_unit unit;

	return o->count_by && timeline_unit_find(o->count_by, strlen(o->count_by), &unit);
}

/* What --count-by compares in units of time. */
static bool options_apply_series(struct options *o, int value, char *argument, struct err *err)
{
	const struct field *f;

	switch (value) {
	case OPT_SERIES:
		if (o->series_n == SERIES_MOST)
			return err_set(err, ERR_USAGE, NULL, 0,
				       _("--series can be given %d times at most"), SERIES_MOST);
		o->series[o->series_n++] = charset_from_locale(argument);
		break;
	case OPT_SERIES_BY:
		f = field_find(argument, strlen(argument));
		if (!f || !field_is_counted(f))
			return options_refuse_count(argument, false, err);
		o->series_by = f->name;
		break;
	default: o->dispersion = true; break;
	}
	return true;
}

/* Whether they go together. */
static bool options_series_fit(const struct options *o, struct err *err)
{
	if (o->series_n && o->series_by)
		return options_refuse_two("series", "series-by", err);
	if ((o->series_n || o->series_by || o->dispersion) && o->action < OPTIONS_HELP &&
	    !options_counts_time(o))
		return err_set(err, ERR_USAGE, NULL, 0,
			       _("--%s goes with --count-by=year, month or decade"),
			       o->series_n    ? "series"
			       : o->series_by ? "series-by"
					      : "dispersion");
	return true;
}

static bool options_refuse_order(const char *order, struct err *err)
{
	struct alternatives a;
	struct buf b;
	const char *name;

	buf_init(&b);
	alternatives_begin(&a, &b);
	for (int i = 0; (name = concordance_sort_name((enum concordance_sort)i)); i++)
		alternatives_add(&a, name);
	alternatives_end(&a);
	err_set(err, ERR_USAGE, NULL, 0,
		_("a concordance cannot be ordered by '%.100s', only by %s"), order, buf_str(&b));
	buf_done(&b);
	return false;
}

/* Append the names of NAMES: "a, b or c". */
static void options_alternatives(const char *(*names)(int), struct buf *out)
{
	struct alternatives a;

	alternatives_begin(&a, out);
	for (int i = 0; names(i); i++)
		alternatives_add(&a, names(i));
	alternatives_end(&a);
}

/* The number of what NAMES calls NAME. */
static bool options_order(const char *name, const char *(*names)(int), int *order)
{
	for (int i = 0; names(i); i++)
		if (!strcmp(names(i), name)) {
			*order = i;
			return true;
		}
	return false;
}

static bool options_refuse_collocates(const char *order, struct err *err)
{
	struct buf b;

	buf_init(&b);
	options_alternatives(collocates_order_name, &b);
	err_set(err, ERR_USAGE, NULL, 0, _("collocates cannot be ordered by '%.100s', only by %s"),
		order, buf_str(&b));
	buf_done(&b);
	return false;
}

static bool options_refuse_phrases(const char *order, struct err *err)
{
	struct buf b;

	buf_init(&b);
	options_alternatives(phrases_order_name, &b);
	err_set(err, ERR_USAGE, NULL, 0, _("phrases are listed by %s, not by '%.100s'"),
		buf_str(&b), order);
	buf_done(&b);
	return false;
}

/* Whether setting NAME is given. */
static bool options_given(const struct options *o, const char *name)
{
	for (size_t i = 0; i < o->settings_n; i++)
		if (!strcmp(o->settings[i].name, name))
			return true;
	return false;
}

static void options_add_setting(struct options *o, const char *name, const char *value)
{
	o->settings =
		vec_fit(o->settings, o->settings_n + 1, &o->settings_size, sizeof *o->settings);
	o->settings[o->settings_n++] = (struct options_setting){name, value};
}

/* An option that is setting NAME; without an argument it says yes. */
static bool options_setting(struct options *o, const char *name, const char *value, struct err *err)
{
	value = value ? value : "yes";
	if (!settings_check(name, value, err))
		return false;
	options_add_setting(o, name, value);
	return true;
}

void options_settings(const struct options *o, struct settings *settings)
{
	struct err err;

	for (size_t i = 0; i < o->settings_n; i++)
		if (settings_set(settings, o->settings[i].name, o->settings[i].value, &err))
			settings_from(settings, o->settings[i].name, SETTING_OPTION, NULL, 0);
}

/* Put ARGUMENT, in UTF-8, in the place of *TO. */
static void options_take(char **to, char *argument)
{
	free(*to);
	*to = argument ? charset_from_locale(argument) : NULL;
}

static bool options_version(struct options *o, const char *how, struct err *err)
{
	if (how && strcmp(how, "verbose") != 0)
		return err_set(err, ERR_USAGE, NULL, 0, _("a version can be verbose, not '%s'"),
			       how);
	o->verbose = how != NULL;
	o->action = OPTIONS_VERSION;
	return true;
}

/* One that prints a table. */
static bool options_apply_table(struct options *o, int value, char *argument, struct err *err)
{
	switch (value) {
	case OPT_COUNT_BY:
		if (options_uncounted(argument))
			return options_refuse_count(options_uncounted(argument), true, err);
		o->count_by = argument;
		o->action = OPTIONS_COUNT_BY;
		break;
	case OPT_WORDS:
		options_take(&o->against, argument);
		o->action = OPTIONS_WORDS;
		break;
	case OPT_COLLOCATES:
		if (argument &&
		    !options_order(argument, collocates_order_name, &o->collocates_order))
			return options_refuse_collocates(argument, err);
		o->action = OPTIONS_COLLOCATES;
		break;
	case OPT_REUSED: o->action = OPTIONS_REUSED; break;
	case OPT_PHRASES:
		if (argument && !options_order(argument, phrases_order_name, &o->phrases_order))
			return options_refuse_phrases(argument, err);
		o->action = OPTIONS_PHRASES;
		break;
	default:
		if (argument && !concordance_sort_find(argument, &o->concordance_sort))
			return options_refuse_order(argument, err);
		o->action = OPTIONS_CONCORDANCE;
		break;
	}
	return true;
}

/* A number from LEAST on, of at most nine digits, for option NAME. */
static bool options_number(const char *name, const char *argument, unsigned long least,
			   unsigned long *number, struct err *err)
{
	enum { DIGITS_MAX = 9 };
	size_t len = strlen(argument);

	*number = strtoul(argument, NULL, 10);
	if (len && len <= DIGITS_MAX && strspn(argument, "0123456789") == len && *number >= least)
		return true;
	return err_set(err, ERR_USAGE, NULL, 0, _("--%s wants a number from %lu on, not '%.100s'"),
		       name, least, argument);
}

/* Options that say what is asked for, and no more than that. */
static bool options_ask(struct options *o, int value, char *argument, struct err *err)
{
	switch (value) {
	case OPT_DIFF:
		if (!strchr(argument, ','))
			return err_set(err, ERR_USAGE, NULL, 0,
				       _("“%.200s” does not name two statements of the archive"),
				       argument);
		options_take(&o->diff, argument);
		o->action = OPTIONS_DIFF;
		break;
	case OPT_FORMS: o->action = OPTIONS_FORMS; break;
	case OPT_LIST_FORMATS: o->action = OPTIONS_LIST_FORMATS; break;
	case OPT_LIST_KEYS: o->action = OPTIONS_LIST_KEYS; break;
	case OPT_LIST_SETTINGS: o->action = OPTIONS_LIST_SETTINGS; break;
	case 'h': o->action = OPTIONS_HELP; break;
	default: return options_version(o, argument, err);
	}
	return true;
}

static bool options_apply(struct options *o, int value, char *argument, struct err *err)
{
	switch (value) {
	case 'f': options_take(&o->filter, argument); break;
	case 'p': o->print = true; break;
	case 'F':
		if (!writer_find(argument) && !notes_format_find(argument))
			return err_set(
				err, ERR_USAGE, NULL, 0,
				_("there is no output format '%s'; --list-formats names them"),
				argument);
		o->format = argument;
		o->print = true;
		break;
	case OPT_LOG:
		if (!*argument)
			return err_set(err, ERR_USAGE, NULL, 0,
				       _("option '%s' needs an argument; --help shows the options"),
				       "--log");
		o->log = argument;
		break;
	case OPT_MAPPING: o->mapping = argument; break;
	case OPT_GUESS: o->action = OPTIONS_GUESS; break;
	case OPT_OUTPUT:
		o->output = argument;
		o->print = true;
		break;
	case OPT_METADATA: o->metadata = true; break;
	case OPT_ID:
		options_take(&o->id, argument);
		o->print = true;
		break;
	case OPT_MARKED: o->marked = true; break;
	case OPT_NOTES: o->action = OPTIONS_NOTES; break;
	case OPT_CONFIG: o->config = argument; break;
	case OPT_NO_CONFIG: o->no_config = true; break;
	case OPT_TOUR: o->tour = true; break;
	case OPT_COUNT: o->action = OPTIONS_COUNT; break;
	case OPT_SERIES:
	case OPT_SERIES_BY:
	case OPT_DISPERSION: return options_apply_series(o, value, argument, err);
	case OPT_COUNT_BY:
	case OPT_WORDS:
	case OPT_COLLOCATES:
	case OPT_PHRASES:
	case OPT_REUSED:
	case OPT_CONCORDANCE: return options_apply_table(o, value, argument, err);
	case OPT_SAMPLE: return options_number("sample", argument, 1, &o->sample, err);
	case OPT_SEED: o->seeded = true; return options_number("seed", argument, 0, &o->seed, err);
	case OPT_CHECK:
		if (argument && strcmp(argument, "text") != 0)
			return err_set(err, ERR_USAGE, NULL, 0,
				       _("'%s' cannot be checked on its own, only text"), argument);
		o->check_text = argument != NULL;
		o->action = OPTIONS_CHECK;
		break;
	default: return options_ask(o, value, argument, err);
	}
	return true;
}

/* Tables are for reading or for other programs, and no statements; ASKED is the option for what is printed
 * instead of those. */
static bool options_format_fits(const struct options *o, const char *asked, struct err *err)
{
	bool table = o->action == OPTIONS_COUNT_BY || o->action == OPTIONS_WORDS ||
		     o->action == OPTIONS_CONCORDANCE || o->action == OPTIONS_COLLOCATES ||
		     o->action == OPTIONS_PHRASES || o->action == OPTIONS_REUSED ||
		     o->action == OPTIONS_FORMS;

	if (o->id && o->action != OPTIONS_READ && o->action < OPTIONS_HELP)
		return err_set(err, ERR_USAGE, NULL, 0,
			       _("--id prints a statement: it does not go with counts and tables"));

	if (o->seeded && !o->sample && o->action < OPTIONS_HELP)
		return err_set(err, ERR_USAGE, NULL, 0,
			       _("--seed goes with --sample=N, which says how many are drawn"));
	if (o->metadata && (o->action != OPTIONS_READ || !o->output || !o->format ||
			    strcmp(o->format, "csv") != 0))
		return err_set(
			err, ERR_USAGE, NULL, 0,
			_("--metadata goes with statements in --format=csv and --output=FILE"));
	if (o->action == OPTIONS_DIFF && o->format && strcmp(o->format, "text") != 0)
		return err_set(err, ERR_USAGE, NULL, 0,
			       _("a comparison is printed as text, not as %s"), o->format);
	if (o->format && !table && o->action != OPTIONS_READ && o->action != OPTIONS_DIFF &&
	    o->action != OPTIONS_NOTES && o->action < OPTIONS_HELP)
		return err_set(err, ERR_USAGE, NULL, 0,
			       _("--format is for statements and tables: it does not go with --%s"),
			       asked);
	if (o->format && o->action == OPTIONS_NOTES && !notes_format_find(o->format))
		return err_set(
			err, ERR_USAGE, NULL, 0,
			_("notes are printed as markdown, csv, jsonld, xml or qdc, not as %s"),
			o->format);
	if (o->format && o->action != OPTIONS_NOTES && o->action < OPTIONS_HELP &&
	    !writer_find(o->format))
		return err_set(err, ERR_USAGE, NULL, 0,
			       _("only notes are printed as %s: see --notes"), o->format);
	if (!table || !o->format || !strcmp(o->format, "text") || !strcmp(o->format, "csv") ||
	    !strcmp(o->format, "json"))
		return true;
	return err_set(err, ERR_USAGE, NULL, 0,
		       _("a table is printed as text, csv or json, not as %s"), o->format);
}

/* Whether option VALUE, called NAME, is none of those that say what is printed: those of the recipe itself
 * (recipe.h), and where the output goes; options_what() has --print where that says something. */
static bool options_is_apart(int value, const char *name)
{
	static const int apart[] = {'f',        'p',           OPT_SAMPLE,  OPT_SEED,
				    OPT_OUTPUT, OPT_METADATA,  OPT_MAPPING, OPT_LOG,
				    OPT_CONFIG, OPT_NO_CONFIG, OPT_MARKED};

	if (value == OPT_SETTING)
		return recipe_has(name);
	for (size_t i = 0; i < sizeof apart / sizeof *apart; i++)
		if (apart[i] == value)
			return true;
	return false;
}

/* The long name of the option that getopt_long() has found: ROW is right for those without a letter. */
static const char *options_name(int value, int row)
{
	for (row = value < OPT_COUNT ? 0 : row; options_row((size_t)row)->value != value;)
		row++;
	return options_row((size_t)row)->name;
}

/* Remember an option that says what is printed. */
static void options_remember(struct options *o, int value, const char *name, const char *argument)
{
	struct buf b;

	if (options_is_apart(value, name))
		return;
	buf_init(&b);
	buf_printf(&b, argument ? "--%s=%s" : "--%s", name, argument);
	recipe_word(buf_str(&b), &o->what);
	buf_done(&b);
}

void options_what(const struct options *o, struct buf *out)
{
	if (o->action == OPTIONS_READ)
		buf_puts(out, "--print");
	buf_puts(out, buf_str(&o->what) + (o->what.len && o->action != OPTIONS_READ));
	if (o->action == OPTIONS_CONCORDANCE && o->sample)
		buf_printf(out, " --sample=%lu --seed=%lu", o->sample, o->seed);
}

bool options_parse(struct options *o, int argc, char **argv, struct err *err)
{
	struct option longs[ROWS + 1];
	char shorts[3 * ROWS + 2];
	enum options_action before = OPTIONS_READ;
	const char *asked = NULL; /* the option that says what is to be printed */
	const char *name;
	int value, row = 0;

	*o = (struct options){.seed = QUERY_SEED};
	buf_init(&o->what);
	options_tables(longs, shorts);
	opterr = 0;
	optind = 1;
	while ((value = getopt_long(argc, argv, shorts, longs, &row)) != -1) {
		if (value == ':')
			return err_set(err, ERR_USAGE, NULL, 0,
				       _("option '%s' needs an argument; --help shows the options"),
				       argv[optind - 1]);
		if (value == '?')
			return err_set(err, ERR_USAGE, NULL, 0,
				       _("cannot use option '%s'; --help shows the options"),
				       optopt > 0 && optopt < 256 ? (char[]){'-', (char)optopt, 0}
								  : argv[optind - 1]);
		name = options_name(value, row);
		if (value == OPT_SETTING ? !options_setting(o, name, optarg, err)
					 : !options_apply(o, value, optarg, err))
			return false;
		options_remember(o, value, name, optarg);
		/* As everywhere: help and version win over what else is asked. */
		if (o->action == OPTIONS_HELP || o->action == OPTIONS_VERSION)
			break;
		if (o->action == before)
			continue;
		if (asked)
			return options_refuse_two(asked, name, err);
		asked = name;
		before = o->action;
	}
	/* An order that is asked for runs in its own direction, whatever the settings turn round. */
	o->linear = options_given(o, "linear");
	o->reverse = options_given(o, "reverse");
	if (options_given(o, "sort") && !o->reverse)
		options_add_setting(o, "reverse", "no");
	o->files = (const char **)argv + optind;
	o->files_n = (size_t)(argc - optind);
	if (o->tour && (o->print || asked))
		return err_set(err, ERR_USAGE, NULL, 0,
			       _("--tour is for the screen: it does not go with --%s"),
			       asked ? asked : "print");
	return options_series_fit(o, err) && options_format_fits(o, asked, err) &&
	       options_matter(o, err);
}

void options_done(struct options *o)
{
	free(o->filter);
	free(o->against);
	free(o->diff);
	free(o->id);
	for (size_t i = 0; i < o->series_n; i++)
		free(o->series[i]);
	free(o->settings);
	buf_done(&o->what);
	*o = (struct options){0};
}
