/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Settings: what a user prefers, from a file of `name = value` lines.
 *
 * The table below is the only list: the members of struct settings, parsing, error sentences,
 * --list-settings, completion and the manual come from it. A row says what a value may be (its type
 * and its limits), so there is no code beside it: to add a setting add a row. Filters with a name of
 * the user's own, filter.NAME, come besides. The file is `config` in the user's configuration folder
 * or the one given by --config; it is not trusted: a line that makes no sense is reported and passed
 * over. Options on the command line that are settings win.
 */
#ifndef LR_APP_SETTINGS_H
#define LR_APP_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "analysis/collocates.h"
#include "analysis/keyness.h"
#include "analysis/phrases.h"
#include "date/calendar.h"
#include "base/digits.h"
#include "base/langmap.h"
#include "search/query.h"
#include "search/view.h"

struct buf;
struct err;
struct err_list;

enum settings_bidi {
	SETTINGS_BIDI_AUTO,
	SETTINGS_BIDI_APP,
	SETTINGS_BIDI_TERMINAL,
	SETTINGS_BIDI_ISOLATES,
	SETTINGS_BIDI_WORDS
};
enum settings_opener { SETTINGS_OPENER_AUTO, SETTINGS_OPENER_TERMINAL, SETTINGS_OPENER_BACKGROUND };
enum settings_colour { SETTINGS_COLOUR_AUTO, SETTINGS_COLOUR_ALWAYS, SETTINGS_COLOUR_NEVER };
enum settings_direction { SETTINGS_DIRECTION_AUTO, SETTINGS_DIRECTION_LTR, SETTINGS_DIRECTION_RTL };

enum setting_type {
	SETTING_FLAG,     /* bool: the first or the second of its choices */
	SETTING_CHOICE,   /* an enum: the number of its choice */
	SETTING_FIELD,    /* enum field_id: the same, by any name of the field */
	SETTING_NUMBER,   /* int, within its range */
	SETTING_TEXT,     /* char *, heap: any, in UTF-8 */
	SETTING_ENCODING, /* char *, heap: one that iconv knows, as it calls it; "" for none */
	SETTING_LANGUAGE, /* char *, heap: "auto" or a BCP 47 tag whose order is known */
	SETTING_FIELDS,   /* char *, heap: "auto" or names of fields, parted by blanks */
	SETTING_THEME,    /* char *, heap: one that is there (themes.h) */
	SETTING_CALENDAR  /* struct calendar_choice: a choice, or two names with a + */
};

/*
 * X(type, type in C, member, name, limits, default, help). Limits are YES_NO, CHOICES("a", "b"),
 * CHOICES_OF(function that names them by number), RANGE(least, most) or ANY; they follow the help
 * wherever it is shown, so that it does not repeat them.
 */
/* clang-format off */
#define SETTINGS_LIST(X) \
	X(FIELD, enum field_id, sort, "sort", CHOICES_OF(settings_sort), "date", N_("order of the list")) \
	X(FIELDS, char *, list, "list", ANY, "auto", \
	  N_("columns of the list, names of fields; auto: as archive and width suit")) \
	X(LANGUAGE, char *, collation, "collation", ANY, "auto", \
	  N_("the language in whose order names and titles are; auto: that of the archive")) \
	X(FLAG, bool, reverse, "reverse", YES_NO, "no", N_("turn the order round")) \
	X(FLAG, bool, show_duplicates, "duplicates", CHOICES("hide", "show"), "hide", \
	  N_("copies of a statement from several files")) \
	X(FLAG, bool, watch, "watch", YES_NO, "yes", N_("read files again when they change")) \
	X(NUMBER, int, split, "split", RANGE(10, 90), "44", \
	  N_("width of the list in percent of the screen")) \
	X(NUMBER, int, measure, "measure", RANGE(20, 200), "80", N_("most cells in a line of text")) \
	X(CALENDAR, struct calendar_choice, calendars, "calendar", CHOICES_OF(settings_calendar), \
	  "gregorian", \
	  N_("calendar of dates")) \
	X(FLAG, bool, own_month_names, "month-names", CHOICES("interface", "own"), "interface", \
	  N_("names of Hijri months: in the language of the program, or in their own script")) \
	X(CHOICE, enum digits, digits, "digits", CHOICES("auto", "latin", "native"), "auto", \
	  N_("digits of dates and counts; auto goes by the language of the program")) \
	X(TEXT, char *, filter, "filter", ANY, "", N_("a query to start with")) \
	X(ENCODING, char *, encoding, "encoding", ANY, "", \
	  N_("encoding of all files, whatever they say; empty: their own")) \
	X(FLAG, bool, follow_links, "follow-links", YES_NO, "no", \
	  N_("in folders also follow links that lead out of them")) \
	X(FLAG, bool, exact_diacritics, "exact-diacritics", YES_NO, "yes", \
	  N_("a letter typed with a diacritic matches only with it")) \
	X(CHOICE, enum settings_bidi, bidi, "bidi", \
	  CHOICES("auto", "app", "terminal", "isolates", "words"), "auto", \
	  N_("who puts right-to-left text in order")) \
	X(FLAG, bool, arabic_shaping, "arabic-shaping", YES_NO, "yes", \
	  N_("join Arabic letters, where bidi is app")) \
	X(CHOICE, enum settings_direction, direction, "direction", CHOICES("auto", "ltr", "rtl"), "auto", \
	  N_("direction of the screen; auto goes by the language of the program")) \
	X(THEME, char *, theme, "theme", CHOICES_OF(themes_name), "default", N_("how the screen looks")) \
	X(CHOICE, enum settings_colour, colour, "color", CHOICES("auto", "always", "never"), "auto", \
	  N_("colours; auto: on terminals, unless NO_COLOR or CLICOLOR says something else")) \
	X(CHOICE, enum langmap, langmap, "langmap", CHOICES_OF(langmap_name), "auto", \
	  N_("keyboard layout whose keys are commands by their place; auto: that of the locale")) \
	X(FLAG, bool, mouse, "mouse", YES_NO, "no", \
	  N_("wheel, clicks and dragging; the terminal then selects text while Shift is held")) \
	X(FLAG, bool, title, "title", YES_NO, "yes", \
	  N_("name the archive in the title of the window")) \
	X(NUMBER, int, ambiguous_width, "ambiguous-width", RANGE(1, 2), "1", \
	  N_("cells of Greek, Cyrillic, rules and the like; 2 in East Asian terminals that draw them wide")) \
	X(FLAG, bool, linear, "linear", YES_NO, "no", \
	  N_("say each change on a line of its own, for screen readers and braille; no screen is painted")) \
	X(CHOICE, enum keyness_level, keyness_level, "keyness-level", CHOICES_OF(keyness_level_name), \
	  "0.05", \
	  N_("words stand out where chance is less likely than this, corrected for all words tried")) \
	X(NUMBER, int, keyness_least, "keyness-least", RANGE(1, 1000000), "3", \
	  N_("statements that must have a word, for it to be tried")) \
	X(TEXT, char *, stop_words, "stop-words", ANY, "", \
	  N_("a file of words that are left out of the lists of words; empty: none are")) \
	X(TEXT, char *, clipboard, "clipboard", ANY, "auto", \
	  N_("what copies: auto, terminal (OSC 52), or a command that reads the text")) \
	X(TEXT, char *, opener, "opener", ANY, "auto", \
	  N_("what opens links: a command that gets the address; auto: xdg-open, or open on macOS")) \
	X(CHOICE, enum settings_opener, opener_place, "opener-place", \
	  CHOICES("auto", "terminal", "background"), "auto", \
	  N_("whether the opener has the terminal; auto: where there is no desktop")) \
	X(TEXT, char *, schemes, "schemes", ANY, "", \
	  N_("kinds of links that are opened besides http https gemini mailto, as in ftp gopher")) \
	X(TEXT, char *, pager, "pager", ANY, "", \
	  N_("what shows a text; empty: $PAGER, else less")) \
	X(TEXT, char *, speech, "speech", ANY, "no", \
	  N_("what speaks a paragraph: no, yes (spd-say), or a command that reads it, %l its language")) \
	X(NUMBER, int, collocates_span, "collocates-span", RANGE(1, COLLOCATES_SPAN_MOST), "5", \
	  N_("words on a side of a match that stand beside it")) \
	X(CHOICE, enum collocates_side, collocates_side, "collocates-side", \
	  CHOICES_OF(collocates_side_name), "both", N_("on which side of a match that is")) \
	X(NUMBER, int, collocates_least, "collocates-least", RANGE(1, 1000000), "3", \
	  N_("matches that must have a word beside them, for it to be listed")) \
	X(NUMBER, int, phrases_least, "phrases-least", RANGE(2, 1000000), "3", \
	  N_("statements that must have a phrase, for it to be listed")) \
	X(CHOICE, int, phrases_words, "phrases-words", CHOICES_OF(phrases_words_name), "any", \
	  N_("words of a phrase; any: two to six, those left out that a longer one has as often")) \
	X(FLAG, bool, phrases_around, "phrases-around", YES_NO, "no", \
	  N_("list the phrases alone that the filter finds something in")) \
	X(NUMBER, int, timeline_mean, "timeline-mean", RANGE(0, 99), "0", \
	  N_("units of the timeline's moving mean; 0: there is none")) \
	X(FLAG, bool, history, "history", YES_NO, "yes", N_("keep what was typed for the next time")) \
	X(FLAG, bool, resume, "resume", YES_NO, "no", \
	  N_("begin where the last run left the archive: place, path, filter, order, calendar")) \
	X(FLAG, bool, read_marks, "read-marks", YES_NO, "no", N_("keep which statements you have read"))
/* clang-format on */

#ifndef SETTINGS_MORE
/* A test adds a row here, to show that a row is all it takes. */
#define SETTINGS_MORE(X)
#endif

/* Where a value is from. */
enum setting_from {
	SETTING_DEFAULT,
	SETTING_FILE,   /* of the user: FILE, LINE */
	SETTING_OPTION, /* the command line */
	SETTING_TYPED   /* the program, by :set */
};

struct setting_origin {
	enum setting_from from;
	char *file; /* heap, NULL where it is none */
	long line;
};

enum {
#define X(type, ctype, member, name, limits, value, help) SETTINGS_ROW_##member,
	SETTINGS_LIST(X) SETTINGS_MORE(X)
#undef X
		SETTINGS_ROWS
};

struct vocabulary;

struct settings {
	struct setting_origin origins[SETTINGS_ROWS]; /* in the order of the table */
#define X(type, ctype, member, name, limits, value, help) ctype member;
	SETTINGS_LIST(X)
	SETTINGS_MORE(X)
#undef X
	/* Of the command line: --mapping, --log (borrowed; NULL: not given); whether formats of the user's
	 * own are there; --tour. */
	const char *mapping, *log;
	bool own_formats, tour;
	/* What stop_words names, once it is read; borrowed, NULL: nothing. */
	const struct vocabulary *stop;
	struct query_name *names; /* filter.NAME = QUERY */
	size_t names_n, names_size;
};

/* A row. */
struct setting {
	const char *name, *value, *help; /* value: the default; help: untranslated */
	enum setting_type type;
	size_t at;                         /* where in struct settings */
	int low, high;                     /* of a number */
	const char *const *choices;        /* up to NULL, or ... */
	const char *(*choice)(int choice); /* ... NULL past the end */
};

/* The defaults. */
void settings_init(struct settings *s);
void settings_done(struct settings *s);
/* Set NAME to VALUE, in the locale's encoding. False: ERR says what is wrong with it, and what may
 * stand there. */
bool settings_set(struct settings *s, const char *name, const char *value, struct err *err);
/* The same of a name and a value in UTF-8. */
bool settings_put(struct settings *s, const char *name, const char *value, struct err *err);
/* Remember where the value of NAME is from; FILE may be NULL, and is copied. */
void settings_from(struct settings *s, const char *name, enum setting_from from, const char *file,
		   long line);
/* Where the value of ROW is from. */
const struct setting_origin *setting_origin(const struct setting *row, const struct settings *s);
/* Whether that could be done. */
bool settings_check(const char *name, const char *value, struct err *err);
/*
 * Read PATH. False when it cannot be opened (unless MISSING_OK and it is not there), or some line
 * was wrong: each of them is added to ERRS; all good lines are in force.
 */
bool settings_read(struct settings *s, const char *path, bool missing_ok, struct err_list *errs);
/* One line a setting, as it would stand in the file, with its help as a comment. */
void settings_list(const struct settings *s, FILE *out);

/* The rows: setting I, or the one called NAME (an old name will do); NULL: there is none. */
const struct setting *settings_row(size_t i);
const struct setting *settings_row_find(const char *name);
/* The word for choice I of what has choices; NULL past the end. */
const char *setting_choice(const struct setting *row, int i);
/* Append what its value may be, in words: "yes or no", "10 to 90"; nothing where it may be any. */
void setting_allowed(const struct setting *row, struct buf *out);
/* Append its value, as it would stand in the file. */
void setting_print(const struct setting *row, const struct settings *s, struct buf *out);

#endif
