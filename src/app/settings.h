/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Settings: what a user prefers, from a file of `name = value` lines.
 *
 * The table below is the only list: parsing, --list-settings and the manual come from it; filters with
 * a name of the user's own, filter.NAME, come besides. The file
 * is `config` in the user's configuration folder or the one given by --config; it is not trusted: a
 * line that makes no sense is told and passed over. Options on the command line win.
 */
#ifndef LR_APP_SETTINGS_H
#define LR_APP_SETTINGS_H

#include <stdbool.h>
#include <stdio.h>

#include "date/calendar.h"
#include "base/digits.h"
#include "xml/encoding.h"
#include "search/query.h"
#include "search/view.h"

struct err;

/* id, name, default, help */
/* clang-format off */
#define SETTINGS_LIST(X) \
	X(SORT, "sort", "date", N_("order of the list: date, title, occasion, speaker or file")) \
	X(REVERSE, "reverse", "no", N_("turn the order round: yes or no")) \
	X(DUPLICATES, "duplicates", "hide", N_("copies of a statement from several files: hide or show")) \
	X(WATCH, "watch", "yes", N_("read files again when they change: yes or no")) \
	X(SPLIT, "split", "44", N_("width of the list in percent of the screen, 10 to 90")) \
	X(MEASURE, "measure", "80", N_("most cells in a line of text, 20 to 200")) \
	X(CALENDAR, "calendar", "gregorian", \
	  N_("of dates: gregorian, persian, islamic-umalqura, islamic-civil, julian, both or two with a +")) \
	X(MONTH_NAMES, "month-names", "interface", \
	  N_("of Hijri calendars: interface, in the language of the program, or own, in their script")) \
	X(DIGITS, "digits", "auto", \
	  N_("of dates and counts: latin, native, or auto by the language of the program")) \
	X(FILTER, "filter", "", N_("a query to start with")) \
	X(ENCODING, "encoding", "", N_("encoding of all files, whatever they say; empty: their own")) \
	X(EXACT_DIACRITICS, "exact-marks", "yes", N_("a letter typed with a mark matches only with it: yes or no")) \
	X(BIDI, "bidi", "auto", N_("who puts right-to-left text in order: app, terminal or auto")) \
	X(ARABIC_SHAPING, "arabic-shaping", "yes", N_("join Arabic letters (with bidi = app): yes or no")) \
	X(DIRECTION, "direction", "auto", N_("of the screen: ltr, rtl or auto, as the language is")) \
	X(AMBIGUOUS_WIDTH, "ambiguous-width", "1", \
	  N_("cells of Greek, Cyrillic, rules and the like: 2 in East Asian terminals that draw them wide")) \
	X(HISTORY, "history", "yes", N_("keep what was typed for the next time: yes or no"))
/* clang-format on */

enum setting_id {
#define X(id, name, value, help) SETTING_##id,
	SETTINGS_LIST(X)
#undef X
		SETTINGS_N
};

enum settings_bidi { SETTINGS_BIDI_AUTO, SETTINGS_BIDI_APP, SETTINGS_BIDI_TERMINAL };
enum settings_direction { SETTINGS_DIRECTION_AUTO, SETTINGS_DIRECTION_LTR, SETTINGS_DIRECTION_RTL };

struct settings {
	enum view_sort sort;
	bool reverse;
	bool show_duplicates, watch;
	int split;   /* percent */
	int measure; /* cells */
	int ambiguous_width;
	struct calendar_choice calendars;
	enum digits digits;
	char *filter;                 /* heap; "" for none */
	char encoding[ENCODING_NAME]; /* of the files, as iconv calls it; "" for their own */
	enum settings_bidi bidi;
	enum settings_direction direction;
	bool exact_diacritics, history, arabic_shaping;
	struct query_name *names; /* filter.NAME = QUERY */
	size_t names_n, names_size;
};

void settings_init(struct settings *s);
/* The value of `bidi` of this name (auto, app, terminal); false where there is none. */
bool settings_bidi_find(const char *name, enum settings_bidi *bidi);
void settings_done(struct settings *s);
/* The encoding that VALUE means, as iconv calls it. False: ERR says that there is none. */
bool settings_encoding(const char *value, char name[ENCODING_NAME], struct err *err);
/* "hide" or "show" as the value of the setting and the option. False: ERR says what is wrong. */
bool settings_duplicates(const char *value, bool *show, struct err *err);
/* Set NAME to VALUE. False: ERR says what is wrong with it. */
bool settings_set(struct settings *s, const char *name, const char *value, struct err *err);
/*
 * Read PATH. False when it cannot be opened (unless MISSING_OK and it is not there), or some line
 * was wrong: ERR then tells of the first; all good lines are in force.
 */
bool settings_read(struct settings *s, const char *path, bool missing_ok, struct err *err);
/* One line a setting, as it would stand in the file, with its help as a comment. */
void settings_list(const struct settings *s, FILE *out);

#endif
