/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "date/date_weekday.h"

#include <stdbool.h>
#include <string.h>

#include "base/utf8.h"
#include "date/date_english.h"
#include "date/date_token.h"

enum { WEEK = DATE_ENGLISH_WEEK };

/* From Monday to Sunday, with blanks between names of one day. Of weekdays that are an ordinal with a word of
 * its own (Hebrew, Portuguese, Chinese) there are none. */
static const char *const names[][WEEK] = {
	{"Monday Mon", "Tuesday Tue", "Wednesday Wed", "Thursday Thu", "Friday Fri", "Saturday Sat",
	 "Sunday Sun"},
	{"Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag Sonnabend", "Sonntag"},
	{"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"},
	{"lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"},
	{"lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"},
	{"maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"},
	{"måndag mandag", "tisdag tirsdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"},
	{"maanantai", "tiistai", "keskiviikko", "torstai", "perjantai", "lauantai", "sunnuntai"},
	{"poniedziałek", "wtorek", "środa", "czwartek", "piątek", "sobota", "niedziela"},
	{"pondělí", "úterý", "středa", "čtvrtek", "pátek", "sobota", "neděle"},
	{"hétfő", "kedd", "szerda", "csütörtök", "péntek", "szombat", "vasárnap"},
	{"luni", "marți", "miercuri", "joi", "vineri", "sâmbătă", "duminică"},
	{"понедельник", "вторник", "среда среду", "четверг", "пятница пятницу", "суббота субботу",
	 "воскресенье"},
	{"понеділок", "вівторок", "середа", "четвер", "пʼятниця", "субота", "неділя"},
	{"Δευτέρα", "Τρίτη", "Τετάρτη", "Πέμπτη", "Παρασκευή", "Σάββατο", "Κυριακή"},
	{"pazartesi", "salı", "çarşamba", "perşembe", "cuma", "cumartesi", "pazar"},
	{"senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu"},
	{"الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"},
	{"دوشنبه", "سهشنبه", "چهارشنبه", "پنجشنبه", "جمعه آدینه", "شنبه", "یکشنبه"},
};

enum { LANGUAGES = sizeof names / sizeof names[0], SATURDAY = 5 };

/* Persian counts the days from the Saturday, one word or two: the number that stands before its name. */
static const char *const counted[WEEK] = {"دو", "سه", "چهار", "پنج", "", "", "یک"};

/* Whether the word of N bytes is the name of LEN bytes, which is in no form yet. */
static bool is_name(const char *name, size_t len, const char *word, size_t n)
{
	size_t at = 0;

	for (size_t i = 0, used; i < len; i += used) {
		char letter[4];
		uint32_t c;
		size_t size;

		used = utf8_decode(name + i, len - i, &c);
		c = date_name_fold(c);
		size = c ? utf8_encode(c, letter) : 0;
		if (at + size > n || memcmp(word + at, letter, size) != 0)
			return false;
		at += size;
	}
	return at == n;
}

static bool is_one_of(const char *list, const struct date_token *t)
{
	while (*list) {
		size_t len = strcspn(list, " ");

		if (is_name(list, len, t->word, t->len))
			return true;
		list += len + strspn(list + len, " ");
	}
	return false;
}

/* The script of the first letter of S: Latin, Greek, Cyrillic or another. Folding does not change it. */
static int script(const char *s)
{
	unsigned char c = (unsigned char)*s;

	return (c >= 0xCE) + (c >= 0xD0) + (c >= 0xD4);
}

/* The weekday that token I is; -1: it is none. */
static int weekday(const struct date_tokens *t, size_t i)
{
	const struct date_token *token = &t->at[i];

	for (int l = 0; l < LANGUAGES; l++) {
		if (script(names[l][0]) != script(token->word))
			continue;
		for (int day = 0; day < WEEK; day++) {
			if (!is_one_of(names[l][day], token))
				continue;
			for (int n = 0; l == LANGUAGES - 1 && day == SATURDAY && i && n < WEEK; n++)
				if (*counted[n] && is_one_of(counted[n], token - 1))
					return n;
			return day;
		}
	}
	return -1;
}

int date_weekday_named(const char *s, size_t len, const char *language)
{
	struct date_tokens t;
	int found = -1;

	if (date_english(s, len, &found))
		return found;
	found = -1;
	if (!date_tokens_split(&t, s, len, language))
		return -1;
	for (size_t i = 0; i < t.n; i++) {
		int day;

		if (t.at[i].kind != DATE_TOKEN_WORD || t.at[i].len >= DATE_WORD_MAX ||
		    (t.at[i].name.kind && t.at[i].name.kind != DATE_NAME_WEEKDAY))
			continue;
		day = weekday(&t, i);
		if (day >= 0 && found >= 0 && day != found)
			return -1;
		found = day >= 0 ? day : found;
	}
	return found;
}

int date_weekday_of(int32_t day)
{
	enum { FIRST = 3 }; /* of 1970-01-01 */

	return (int)(((int64_t)day % WEEK + WEEK + FIRST) % WEEK);
}
