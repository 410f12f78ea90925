/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "date/date.h"
#include "date/date_calendar.h"
#include "date/date_english.h"
#include "date/date_names.h"
#include "date/date_other.h"
#include "date/date_weekday.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"

enum { COLUMN = 11, FIELDS_MAX = 8 };

/* ---- tables ---- */

struct row {
	char *line; /* its own memory, cut at the tabs */
	int number;
	char *field[FIELDS_MAX];
	int n;
};

struct table {
	const char *name;
	struct row *rows;
	size_t n;
	size_t rejected; /* rows from here on come after "# rejected" */
};

static struct table table_read(const char *name)
{
	const char *srcdir = getenv("abs_srcdir");
	struct table t = {.name = name, .rejected = SIZE_MAX};
	char path[4096], *line = NULL;
	size_t size = 0;
	int number = 0;
	ssize_t len;
	FILE *f;

	snprintf(path, sizeof path, "%s/tests/unit/%s", srcdir ? srcdir : ".", name);
	f = fopen(path, "r");
	if (!f)
		fail_msg("cannot read %s", path);
	while ((len = getline(&line, &size, f)) > 0) {
		struct row row = {.number = ++number};
		char *p;

		if (line[len - 1] == '\n')
			line[len - 1] = '\0';
		if (!strcmp(line, "# rejected"))
			t.rejected = t.n;
		if (!line[0] || line[0] == '#')
			continue;
		row.line = p = strdup(line);
		while (p && row.n < FIELDS_MAX) {
			row.field[row.n++] = p;
			p = strchr(p, '\t');
			if (p)
				*p++ = '\0';
		}
		t.rows = realloc(t.rows, (t.n + 1) * sizeof *t.rows);
		t.rows[t.n++] = row;
	}
	free(line);
	fclose(f);
	/* A table that went missing must not pass. */
	assert_true(t.n > 50);
	return t;
}

static void table_done(struct table *t)
{
	for (size_t i = 0; i < t->n; i++)
		free(t->rows[i].line);
	free(t->rows);
}

#define ROW_CHECK(t, row, ok, what, got) \
	do { \
		if (!(ok)) \
			fail_msg("%s:%d: %s: %s is \"%s\"", (t).name, (row)->number, \
				 (row)->field[0], what, got); \
	} while (0)

/* ---- an independent calendar: counted, not computed ---- */

static bool is_leap(int year)
{
	if (year % 400 == 0)
		return true;
	return year % 100 ? year % 4 == 0 : false;
}

static int days_in(int year, int month)
{
	switch (month) {
	case 2: return is_leap(year) ? 29 : 28;
	case 4:
	case 6:
	case 9:
	case 11: return 30;
	}
	return 31;
}

/* Counted year by year from 1970. */
static long counted_year(int year)
{
	long days = 0;

	for (int y = 1970; y < year; y++)
		days += is_leap(y) ? 366 : 365;
	for (int y = year; y < 1970; y++)
		days -= is_leap(y) ? 366 : 365;
	return days;
}

static int32_t day_of_text(const char *s)
{
	bool minus = *s == '-';
	char *end;
	long year = strtol(s + minus, &end, 10), month, day, n;

	month = strtol(end + 1, &end, 10);
	day = strtol(end + 1, &end, 10);
	year = minus ? -year : year;
	n = counted_year((int)year) + day - 1;
	for (int m = 1; m < month; m++)
		n += days_in((int)year, m);
	return (int32_t)n;
}

static int32_t expected_day(const char *s)
{
	if (!strcmp(s, "min"))
		return DATE_DAY_MIN;
	if (!strcmp(s, "max"))
		return DATE_DAY_MAX;
	return strcmp(s, "-") ? day_of_text(s) : 0;
}

static int expected_flags(const char *s)
{
	static const char signs[] = "?~<>[]";
	int flags = 0;

	for (; *s && *s != '.'; s++)
		flags |= 1 << (strchr(signs, *s) - signs);
	return flags;
}

static const char *const precisions[] = {"none",  "century", "decade", "year",    "season",
					 "month", "day",     "time",   "interval"};

static void test_every_day(void **state)
{
	int32_t want = (int32_t)counted_year(-9999);
	int32_t year;
	int month, day;

	(void)state;
	for (int y = -9999; y <= 9999; y++) {
		for (int m = 1; m <= 12; m++) {
			assert_int_equal(date_month_days(y, m), days_in(y, m));
			for (int d = 1; d <= days_in(y, m); d++, want++) {
				int32_t got = date_day(y, m, d);

				date_civil(want, &year, &month, &day);
				if (got != want || year != y || month != m || day != d)
					fail_msg("%d-%d-%d: day %d, not %d; back: %d-%d-%d", y, m,
						 d, got, want, year, month, day);
			}
		}
	}
}

static void test_far_days(void **state)
{
	int32_t year;
	int month, day;

	(void)state;
	assert_int_equal(date_day(1970, 1, 1), 0);
	assert_int_equal(date_day(INT32_MAX, 12, 31), DATE_DAY_MAX);
	assert_int_equal(date_day(INT32_MIN, 1, 1), DATE_DAY_MIN);
	assert_int_equal(date_day(-999999999, 2, 28), DATE_DAY_MIN);
	for (int64_t n = DATE_DAY_MIN; n <= DATE_DAY_MAX; n += 99991) {
		date_civil((int32_t)n, &year, &month, &day);
		assert_int_equal(date_day(year, month, day), n);
		assert_in_range(month, 1, 12);
		assert_in_range(day, 1, date_month_days(year, month));
	}
	date_civil(DATE_DAY_MAX, &year, &month, &day);
	assert_int_equal(date_day(year, month, day), DATE_DAY_MAX);
	/* A last day that exists at all is not yet clamped. */
	assert_int_equal(date_day(year, month, day - 1), DATE_DAY_MAX - 1);
}

/* ---- EDTF ---- */

static void test_parse_table(void **state)
{
	struct table t = table_read("date.tsv");

	(void)state;
	for (size_t i = 0; i < t.n && i < t.rejected; i++) {
		const struct row *r = &t.rows[i];
		struct date d;

		ROW_CHECK(t, r, r->n == FIELDS_MAX, "the number of fields", "wrong");
		ROW_CHECK(t, r, date_parse(r->field[0], &d), "date_parse", "false");
		ROW_CHECK(t, r, d.first == expected_day(r->field[1]), "not the first day",
			  r->field[1]);
		ROW_CHECK(t, r, d.last == expected_day(r->field[2]), "not the last day",
			  r->field[2]);
		ROW_CHECK(t, r, d.seconds == strtol(r->field[3], NULL, 10), "not the seconds",
			  r->field[3]);
		assert_in_range(d.precision, DATE_NONE, DATE_INTERVAL);
		ROW_CHECK(t, r, !strcmp(precisions[d.precision], r->field[4]), "precision",
			  precisions[d.precision]);
		ROW_CHECK(t, r, d.flags == expected_flags(r->field[5]), "not the flags",
			  r->field[5]);
	}
	assert_true(t.rejected < t.n);
	table_done(&t);
}

static void test_rejected(void **state)
{
	static const struct date undated;
	struct table t = table_read("date.tsv");
	struct buf out;

	(void)state;
	buf_init(&out);
	for (size_t i = t.rejected; i < t.n; i++) {
		const struct row *r = &t.rows[i];
		struct date d;

		memset(&d, 0x55, sizeof d);
		ROW_CHECK(t, r, !date_parse(r->field[0], &d), "date_parse", "true");
		ROW_CHECK(t, r,
			  d.first == undated.first && d.last == undated.last && !d.flags &&
				  d.precision == DATE_NONE,
			  "the date", "not undated");
		buf_clear(&out);
		date_print_words(r->field[0], &out);
		ROW_CHECK(t, r, !strcmp(buf_str(&out), r->field[0]), "in words", buf_str(&out));
		buf_clear(&out);
		date_print_short(r->field[0], COLUMN, &out);
		ROW_CHECK(t, r, !out.len, "short", buf_str(&out));
	}
	buf_done(&out);
	table_done(&t);
}

static void test_blanks(void **state)
{
	struct date d;

	(void)state;
	assert_true(date_parse("  1985-04\t\r\n", &d));
	assert_int_equal(d.precision, DATE_MONTH);
	assert_true(date_parse(" 1985/1986 ", &d));
	assert_false(date_parse("", &d));
	assert_false(date_parse(" \n", &d));
	assert_false(date_parse("1985 ~", &d));
}

static void test_print_table(void **state)
{
	struct table t = table_read("date.tsv");
	struct buf out;

	(void)state;
	buf_init(&out);
	for (size_t i = 0; i < t.n && i < t.rejected; i++) {
		const struct row *r = &t.rows[i];

		buf_clear(&out);
		date_print_short(r->field[0], COLUMN, &out);
		ROW_CHECK(t, r, !strcmp(buf_str(&out), strcmp(r->field[6], ".") ? r->field[6] : ""),
			  "short", buf_str(&out));
		buf_clear(&out);
		date_print_words(r->field[0], &out);
		ROW_CHECK(t, r, !strcmp(buf_str(&out), r->field[7]), "in words", buf_str(&out));
	}
	buf_done(&out);
	table_done(&t);
}

static void test_short_columns(void **state)
{
	static const struct {
		const char *edtf;
		size_t column;
		const char *want;
	} rows[] = {
		{"2021-10-24?", 10, "2021-10?"}, {"2021-10-24?", 5, "2021?"},
		{"2021-10-24?", 4, "2021"},      {"2021-10-24?", 3, ""},
		{"2021-10-24", 9, "2021-10"},    {"-0043-03-15", 10, "-0043-03"},
		{"1964/2008", 8, "1964/"},       {"1964/2008", 4, "1964"},
		{"1985/..", 5, "1985/"},         {"../1985", 5, ""},
		{"1984?/2004~", 9, "1984/2004"}, {"1984?/2004~", 11, "1984?/2004~"},
	};
	struct buf out;

	(void)state;
	buf_init(&out);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		buf_clear(&out);
		date_print_short(rows[i].edtf, rows[i].column, &out);
		assert_string_equal(buf_str(&out), rows[i].want);
	}
	buf_done(&out);
}

static void test_plain(void **state)
{
	static const char *const not_plain[] = {
		"",           "198",        "1985?", "198X",      "XXXX",    "1985-XX",
		"1985-04-XX", "1985-21",    "-1985", "1985/1986", "1985/",   "1985-04-12T10:00:00",
		"Y17000",     " 1985",      "1985 ", "1985-4",    "1985-13", "1985-02-29",
		"1985-",      "1985-04-12-"};
	struct date d;

	(void)state;
	assert_true(date_parse_plain("1985-04-12", 4, &d));
	assert_int_equal(d.precision, DATE_YEAR);
	assert_int_equal(d.last - d.first, 364);
	assert_true(date_parse_plain("1985-04-12", 7, &d));
	assert_int_equal(d.precision, DATE_MONTH);
	assert_true(date_parse_plain("1985-12", 7, &d));
	assert_true(date_parse_plain("1985-04-12", 10, &d));
	assert_int_equal(d.precision, DATE_DAY);
	assert_int_equal(d.first, day_of_text("1985-04-12"));
	for (size_t i = 0; i < sizeof not_plain / sizeof *not_plain; i++) {
		assert_false(date_parse_plain(not_plain[i], strlen(not_plain[i]), &d));
		assert_int_equal(d.precision, DATE_NONE);
	}
}

static struct date parsed(const char *s)
{
	struct date d;

	if (!date_parse(s, &d))
		fail_msg("%s is none", s);
	return d;
}

static bool overlaps(const char *a, const char *b)
{
	struct date x = parsed(a), y = parsed(b);

	assert_int_equal(date_overlaps(&x, &y), date_overlaps(&y, &x));
	return date_overlaps(&x, &y);
}

static void test_overlaps(void **state)
{
	(void)state;
	assert_true(overlaps("1985", "1985-12-31"));
	assert_false(overlaps("1985", "1986-01-01"));
	assert_true(overlaps("198X", "1989"));
	assert_true(overlaps("1985/..", "Y17000"));
	assert_true(overlaps("../1985", "-9999"));
	assert_false(overlaps("../1985", "1986"));
	assert_true(overlaps("1964/2008", "1999-05"));
	assert_true(overlaps("2003-24", "2004-02-29"));
	assert_false(overlaps("XXXX", "XXXX"));
	assert_false(overlaps("XXXX", "1985/.."));
}

/* Each earlier than the next, or at the same instant. */
static void test_key_order(void **state)
{
	static const char *const order[] = {"../1985",
					    "Y-17000",
					    "-0044",
					    "-0043-03-15",
					    "0000",
					    "0001",
					    "19XX",
					    "198X",
					    "1985",
					    "1985-04-12",
					    "1985-04-12T01:00:00+01:00",
					    "1985-04-12T00:00:00Z",
					    "1985-04-12T00:00:01",
					    "1985-04-12T10:00:00+03:30",
					    "1985-04-12T23:00:00-05:00",
					    "1985-04-13T05:00:00Z",
					    "1985-04-13T05:00:00",
					    "1985-05/..",
					    "9999",
					    "Y17000",
					    "XXXX"};

	struct date day = parsed("1970-01-03T00:00:05+00:01");

	(void)state;
	assert_int_equal(date_key(&day), 2 * 86400 + 5 - 60);
	day = parsed("XXXX");
	assert_true(date_key(&day) == INT64_MAX);
	for (size_t i = 1; i < sizeof order / sizeof *order; i++) {
		struct date a = parsed(order[i - 1]), b = parsed(order[i]);

		if (date_key(&a) > date_key(&b))
			fail_msg("%s sorts after %s", order[i - 1], order[i]);
	}
}

/* ---- as people write them ---- */

static void test_text_table(void **state)
{
	struct table t = table_read("date_text.tsv");
	struct buf out;

	(void)state;
	buf_init(&out);
	for (size_t i = 0; i < t.n; i++) {
		const struct row *r = &t.rows[i];
		struct date d, again;
		bool ok;

		ROW_CHECK(t, r, r->n == 2, "the number of fields", "wrong");
		buf_clear(&out);
		buf_puts(&out, "before ");
		ok = date_parse_text(r->field[0], NULL, &out, &d);
		assert_memory_equal(buf_str(&out), "before ", 7);
		ROW_CHECK(t, r, !strcmp(ok ? buf_str(&out) + 7 : "-", r->field[1]), "EDTF",
			  buf_str(&out) + 7);
		ROW_CHECK(t, r, ok || out.len == 7, "what it left", buf_str(&out) + 7);
		if (!ok) {
			assert_int_equal(d.precision, DATE_NONE);
			continue;
		}
		again = parsed(buf_str(&out) + 7);
		assert_int_equal(d.first, again.first);
		assert_int_equal(d.last, again.last);
		assert_int_equal(d.seconds, again.seconds);
		assert_int_equal(d.precision, again.precision);
		assert_int_equal(d.flags, again.flags);
	}
	buf_done(&out);
	table_done(&t);
}

static const char *const month_names[][12] = {
	{"January", "February", "March", "April", "May", "June", "July", "August", "September",
	 "October", "November", "December"},
	{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
	{"Jan.", "Feb.", "Mar.", "Apr.", "MAY", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.",
	 "Dec."},
	{"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September",
	 "Oktober", "November", "Dezember"},
	{"Jänner", "Feber", "MÄRZ", "Apr.", "Mai", "Jun.", "Jul.", "Aug.", "Sept.", "Okt.", "Nov.",
	 "Dez."},
	{"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
	 "octobre", "novembre", "décembre"},
	{"janv.", "févr.", "MARS", "avr.", "MAI", "JUIN", "juil.", "AOÛT", "sept.", "oct.", "nov.",
	 "déc."},
	{"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
	 "octubre", "noviembre", "diciembre"},
	{"ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "setiembre", "oct", "nov", "dic"},
	{"gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto",
	 "settembre", "ottobre", "novembre", "dicembre"},
	{"gen", "feb", "mar", "apr", "mag", "giu", "lug", "ago", "set", "ott", "nov", "dic"},
	{"janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro",
	 "outubro", "novembro", "dezembro"},
	{"jan", "fev", "MARÇO", "abr", "mai", "jun", "jul", "ago", "set", "out", "nov", "dez"},
	{"январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь",
	 "октябрь", "ноябрь", "декабрь"},
	{"января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября",
	 "октября", "ноября", "декабря"},
	{"ЯНВ", "ФЕВ", "МАР", "АПР", "МАЙ", "ИЮН", "ИЮЛ", "АВГ", "СЕН", "ОКТ", "НОЯ", "ДЕК"},
	{"Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran", "Temmuz", "Ağustos", "Eylül", "Ekim",
	 "Kasım", "Aralık"},
	{"OCAK", "ŞUBAT", "MART", "NİSAN", "MAYIS", "HAZİRAN", "TEMMUZ", "AĞUSTOS", "EYLÜL", "EKİM",
	 "KASIM", "ARALIK"},
	{"Oca", "Şub", "Mar", "Nis", "May", "Haz", "Tem", "Ağu", "Eyl", "Eki", "Kas", "Ara"},
	{"يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر",
	 "نوفمبر", "ديسمبر"},
	{"يناير", "فبراير", "مارس", "إبريل", "مايو", "يونيه", "يوليه", "اغسطس", "سبتمبر", "اكتوبر",
	 "نوفمبر", "ديسمبر"},
	{"كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول",
	 "تشرين الأول", "تشرين الثاني", "كانون الأول"},
	{"كانون ثاني", "شُباط", "اذار", "نِيسان", "ايار", "حزيــران", "تمّوز", "اب", "ايلول",
	 "تشرين أول", "تشرين ثاني", "كانون اول"},
	{"ژانویه", "فوریه", "مارس", "آوریل", "مه", "ژوئن", "ژوئیه", "اوت", "سپتامبر", "اکتبر",
	 "نوامبر", "دسامبر"},
	{"ژانويه", "فوريهٔ", "مارس", "آوريل", "می", "ژوئن", "جولای", "آگوست", "سپتامبر", "اكتبر",
	 "نوامبر", "دسامبر"},
	{"Ιανουαρίου", "Φεβρουαρίου", "Μαρτίου", "Απριλίου", "Μαΐου", "Ιουνίου", "Ιουλίου",
	 "Αυγούστου", "Σεπτεμβρίου", "Οκτωβρίου", "Νοεμβρίου", "Δεκεμβρίου"},
	{"ΙΑΝΟΥΑΡΙΟΣ", "Φεβρουάριος", "Μάρτιος", "Απρίλιος", "Μάιος", "Ιούνιος", "Ιούλιος",
	 "Αύγουστος", "Σεπτέμβριος", "Οκτώβριος", "Νοέμβριος", "Δεκέμβριος"},
	{"január", "február", "március", "április", "május", "június", "július", "augusztus",
	 "szeptember", "október", "november", "december"},
};

/* Each language's months as they are written there, full and short. */
/* A day in every language of CLDR: right where the language is known, never another day where it is not. */
static void test_languages(void **state)
{
	/* Not read: Tibetan's months in words of one unit, a comma in a month, "dal" after the year. */
	static const char *const unread[] = {"bo", "fur", "kkj", "yav"};
	static const char *const days[] = {"", "2013-05-06", "2013-11-24"};
	struct table t = table_read("month_names.tsv");
	struct buf out;
	size_t missing = 0;

	(void)state;
	buf_init(&out);
	assert_true(t.n > 150);
	for (size_t i = 0; i < t.n; i++) {
		const struct row *r = &t.rows[i];
		bool known = true;

		ROW_CHECK(t, r, r->n == 3, "the number of fields", "wrong");
		for (size_t k = 0; k < sizeof unread / sizeof *unread; k++)
			known = known && strcmp(r->field[0], unread[k]) != 0;
		for (int day = 1; day <= 2; day++) {
			for (int hint = 0; hint < 2; hint++) {
				struct date d;
				bool ok;

				buf_clear(&out);
				ok = date_parse_text(r->field[day], hint ? r->field[0] : NULL, &out,
						     &d);
				if (ok || (hint && known))
					ROW_CHECK(t, r, !strcmp(buf_str(&out), days[day]),
						  r->field[day], buf_str(&out));
				missing += !ok && !hint;
			}
		}
	}
	/* Without the language few are in doubt. */
	assert_true(missing < 30);
	buf_done(&out);
	table_done(&t);
}

static void test_month_names(void **state)
{
	struct buf text, out;
	char want[32];
	struct date d;

	(void)state;
	buf_init(&text);
	buf_init(&out);
	for (size_t i = 0; i < sizeof month_names / sizeof *month_names; i++) {
		for (int m = 1; m <= 12; m++) {
			buf_clear(&text);
			buf_clear(&out);
			buf_printf(&text, "5 %s 1994", month_names[i][m - 1]);
			snprintf(want, sizeof want, "1994-%02d-05", m);
			if (!date_parse_text(buf_str(&text), NULL, &out, &d) ||
			    strcmp(buf_str(&out), want))
				fail_msg("\"%s\" gives \"%s\"", buf_str(&text), buf_str(&out));
		}
	}
	buf_done(&text);
	buf_done(&out);
}

/* What the program says, it understands. */
static void test_words_and_back(void **state)
{
	struct buf words, back;
	char edtf[32];
	struct date d;

	(void)state;
	buf_init(&words);
	buf_init(&back);
	for (int32_t day = date_day(1899, 12, 1); day < date_day(2101, 1, 1); day++) {
		int32_t year;
		int month, dayofmonth;

		date_civil(day, &year, &month, &dayofmonth);
		for (int len = 7; len <= 10; len += 3) {
			snprintf(edtf, sizeof edtf, "%04d-%02d-%02d", (int)year, month, dayofmonth);
			edtf[len] = '\0';
			buf_clear(&words);
			buf_clear(&back);
			date_print_words(edtf, &words);
			if (!date_parse_text(buf_str(&words), NULL, &back, &d) ||
			    strcmp(buf_str(&back), edtf) || (len == 10 && d.first != day))
				fail_msg("%s: \"%s\" comes back as \"%s\"", edtf, buf_str(&words),
					 buf_str(&back));
		}
	}
	buf_done(&words);
	buf_done(&back);
}

static void test_long_texts(void **state)
{
	struct buf text, out;
	struct date d;

	(void)state;
	buf_init(&text);
	buf_init(&out);
	for (int i = 0; i < 3; i++) {
		static const char *const parts[] = {"donaudampfschifffahrtsgesellschaft", ",(",
						    "1 "};

		buf_clear(&text);
		for (int k = 0; k < 500; k++) {
			assert_false(date_parse_text(buf_str(&text), NULL, &out, &d));
			buf_puts(&text, parts[i]);
		}
	}
	buf_clear(&text);
	buf_puts(&text, "donaudampfschifffahrtsgesellschaftsversammlung 5 May 1994");
	assert_true(date_parse_text(buf_str(&text), NULL, &out, &d));
	assert_string_equal(buf_str(&out), "1994-05-05");
	buf_done(&text);
	buf_done(&out);
}

/* ---- anything ---- */

static uint64_t seed = 0x9E3779B97F4A7C15u;

static uint32_t any(uint32_t below)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return (uint32_t)((seed >> 33) % below);
}

/* What must hold for each text, whatever it is. */
static void check_any(const char *s)
{
	struct date d, again;
	struct buf out;

	buf_init(&out);
	if (date_parse(s, &d)) {
		assert_true(d.first <= d.last);
		assert_in_range(d.precision, DATE_NONE, DATE_INTERVAL);
		assert_in_range(d.flags, 0, 63);
		date_print_words(s, &out);
		assert_true(out.len > 0);
	} else {
		assert_int_equal(d.precision, DATE_NONE);
	}
	for (size_t column = 0; column < 16; column++) {
		buf_clear(&out);
		date_print_short(s, column, &out);
		assert_true(out.len <= column);
		for (size_t i = 0; i < out.len; i++)
			assert_in_range(out.data[i], ' ' + 1, '~');
	}
	buf_clear(&out);
	if (date_parse_text(s, NULL, &out, &d)) {
		if (!date_parse(buf_str(&out), &again) || again.first != d.first ||
		    again.last != d.last || again.seconds != d.seconds || d.precision == DATE_NONE)
			fail_msg("\"%s\" gives \"%s\"", s, buf_str(&out));
	} else {
		assert_int_equal(out.len, 0);
		assert_int_equal(d.precision, DATE_NONE);
	}
	buf_done(&out);
}

static void test_random_bytes(void **state)
{
	static const char likely[] = "0123456789012345678901-/:.+-TZX?~%Y, ()";
	char s[300];

	(void)state;
	for (int round = 0; round < 100000; round++) {
		uint32_t len = any(round % 50 ? 24 : sizeof s);

		for (uint32_t i = 0; i < len; i++)
			s[i] = round % 2 ? likely[any(sizeof likely - 1)] : (char)(1 + any(255));
		s[len] = '\0';
		check_any(s);
	}
}

/* The tables' own texts, some two glued together, with a byte changed, dropped or doubled. */
static void test_mutations(void **state)
{
	static const char *const names[] = {"date.tsv", "date_text.tsv"};

	(void)state;
	for (int k = 0; k < 2; k++) {
		struct table t = table_read(names[k]);

		for (int round = 0; round < 50000; round++) {
			const char *a = t.rows[any((uint32_t)t.n)].field[0];
			const char *b = t.rows[any((uint32_t)t.n)].field[0];
			char s[600];
			size_t len, at;

			snprintf(s, sizeof s, "%s%s", a, any(4) ? "" : b);
			len = strlen(s);
			at = len ? any((uint32_t)len) : 0;
			if (len && any(3)) /* change one */
				s[at] = (char)(1 + any(255));
			else if (len && any(2)) /* drop one */
				memmove(s + at, s + at + 1, len - at);
			else /* double one */
				memmove(s + at + 1, s + at, len - at + 1);
			check_any(s);
		}
		table_done(&t);
	}
}

/* Dates met in the wild, where somebody has a folder of them: one a line, in the last field. */
static void test_corpora(void **state)
{
	const char *folder = getenv("LR_CORPORA");
	char path[4096], *line = NULL;
	size_t size = 0;
	FILE *f;

	(void)state;
	if (!folder)
		return;
	snprintf(path, sizeof path, "%s/dates.tsv", folder);
	f = fopen(path, "r");
	if (!f)
		return;
	while (getline(&line, &size, f) > 0) {
		line[strcspn(line, "\n")] = '\0';
		for (char *p = line; p; p = strchr(p, '\t'))
			check_any(p += *p == '\t');
	}
	free(line);
	fclose(f);
}

/* What feeds write is read in a quick way: with a blank more, which it does not know, the same. */
static void feed_dates(void **state)
{
	static const char *const dates[] = {
		"Wed, 28 Dec 2022 10:20:30 GMT", "01 Jan 1999 00:00:00 +0330",
		"Tue, 29 Feb 2022 10:00:00 GMT", "Thu, 29 Feb 2024 10:00:00 -0130",
		"31 Apr 2020 10:00:00 GMT",      "00 Apr 2020 10:00:00 GMT",
		"28 Dec 2022 24:00:00 GMT",      "28 Dec 2022 23:59:60 GMT",
		"28 Dec 2022 24:00:01 GMT",      "28 Dec 2022 10:61:00 GMT",
		"28 Dec 2022 10:00:00 -0000",    "28 Dec 2022 10:00:00 +0000",
		"28 Dec 2022 10:00:00 +2500",    "28 Dec 2022 10:00:00 +0199",
		"28 Dec 2022 10:00:00 -1200",    "28 Dec 1499 10:00:00 GMT",
		"28 Dec 1500 10:00:00 GMT",      "28 Dec 0000 10:00:00 GMT",
		"28 Dez 2022 10:00:00 GMT",      "Foo, 28 Dec 2022 10:00:00 GMT",
	};
	struct buf quick, slow, text;

	(void)state;
	buf_init(&quick);
	buf_init(&slow);
	buf_init(&text);
	for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
		const char *year = strchr(strchr(dates[i], ':') - 9, ' ');
		struct date a, b;

		buf_clear(&quick);
		buf_clear(&slow);
		buf_clear(&text);
		buf_add(&text, dates[i], (size_t)(year - dates[i]));
		buf_printf(&text, " %s", year);
		assert_int_equal(date_parse_text(dates[i], NULL, &quick, &a),
				 date_parse_text(buf_str(&text), NULL, &slow, &b));
		assert_string_equal(buf_str(&quick), buf_str(&slow));
		assert_int_equal(date_key(&a), date_key(&b));
		assert_int_equal(a.precision, b.precision);
	}
	buf_done(&quick);
	buf_done(&slow);
	buf_done(&text);
}

static void test_future(void **state)
{
	const int32_t today = date_last_today();
	struct date date;

	(void)state;
	/* The clock of whoever builds this is right, to a year or two. */
	assert_true(today > date_day(2024, 1, 1));
	assert_true(date_parse("2024-05-06", &date));
	assert_false(date_is_future(&date, date.first));
	assert_true(date_is_future(&date, date.first - 1));
	assert_true(date_parse("3000-01-01", &date));
	assert_true(date_is_future(&date, today));
	/* This year began before today, though it ends later. */
	assert_true(date_parse("2024", &date));
	assert_false(date_is_future(&date, date_day(2024, 3, 1)));
	assert_true(date_parse("XXXX", &date));
	assert_false(date_is_future(&date, 0));
}

/* Words of English dates alone; what may be of another calendar is looked at closely even so. */
static void test_english(void **state)
{
	static const struct {
		const char *text;
		bool english;
	} all[] = {
		{"Monday, 3rd of May 2021", true}, {"May 3, 2021 (Mon)", true},
		{"3 May 2021 10:00 GMT", true},    {"", true},
		{"1 st May 2021", false},          {"1 st. st. May 1750", false},
		{"about 3 May 2021", false},       {"1 Muharram 1443", false},
		{"3 May 1400 AH", false},          {"3 mai 2021", false},
		{"\xD9\xA3 May 2021", false},      {"44 BC", false},
	};
	struct date_calendar out;
	int day;

	(void)state;
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		if (date_english(all[i].text, strlen(all[i].text), &day) != all[i].english)
			fail_msg("%s", all[i].text);
	}
	/* Of the Ottoman fiscal calendar, whose March is called so as well. */
	assert_true(date_other_read("1 Mar 1332", 10, "tr", &out));
	assert_int_equal(out.calendar, CALENDAR_OTTOMAN_FISCAL);
	assert_false(date_other_read("1 Mar 1932", 10, "tr", &out));
}

/* What a name is does not depend on what was asked before. */
static void test_names_again(void **state)
{
	(void)state;
	for (int i = 0; i < 3; i++) {
		assert_int_equal(date_name_find("listopad", 8, "hr").value, 10);
		assert_int_equal(date_name_find("listopad", 8, "cs").value, 11);
		assert_int_equal(date_name_find("listopad", 8, "cs-Latn-CZ-x-own").value, 11);
		assert_int_equal(date_name_find("listopad", 8, "hr-Latn-HR-x-own").value, 10);
		assert_int_equal(date_name_find("listopad", 8, NULL).kind, DATE_NAME_DOUBT);
		assert_int_equal(date_name_find("listopad", 8, "").kind, DATE_NAME_DOUBT);
		assert_int_equal(date_name_find("listopadu", 9, "cs").value, 11);
		assert_int_equal(date_name_find("listo", 5, "cs").kind, 0);
	}
}

/* The weekday that a date names. */
static void test_weekdays(void **state)
{
	static const struct {
		const char *text, *language;
		int day;
	} all[] = {
		{"Mon, 03 May 2021 10:00:00 GMT", NULL, 0},
		{"sunday the 2nd of May, 2021", NULL, 6},
		{"3 May 2021", NULL, -1},
		{"2021-05-03", NULL, -1},
		{"Monday or Tuesday, 3 or 4 May 2021", NULL, -1},
		{"Monday, Mon 3 May 2021", NULL, 0},
		{"Monda 3 May 2021", NULL, -1},
		{"Mond 3 May 2021", NULL, -1},
		{"Thursday morning, May 27th 2021", NULL, 3},
		{"Mittwoch, 5. Mai 2021", "de", 2},
		{"среду, 5 мая 2021 г.", "ru", 2},
		{"سه شنبه ۱۴ اردیبهشت ۱۴۰۰", "fa", 1},
		{"سه‌شنبه ۱۴ اردیبهشت ۱۴۰۰", "fa", 1},
		{"شنبه ۱۸ اردیبهشت ۱۴۰۰", "fa", 5},
		{"", NULL, -1},
	};

	(void)state;
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		int day = date_weekday_named(all[i].text, strlen(all[i].text), all[i].language);

		if (day != all[i].day)
			print_error("%s\n", all[i].text);
		assert_int_equal(day, all[i].day);
	}
	assert_int_equal(date_weekday_of(0), 3);
	assert_int_equal(date_weekday_of(-4), 6);
	assert_int_equal(date_weekday_of(18750), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_day),     cmocka_unit_test(test_far_days),
		cmocka_unit_test(test_parse_table),   cmocka_unit_test(test_rejected),
		cmocka_unit_test(test_blanks),        cmocka_unit_test(test_print_table),
		cmocka_unit_test(test_short_columns), cmocka_unit_test(test_plain),
		cmocka_unit_test(test_overlaps),      cmocka_unit_test(test_key_order),
		cmocka_unit_test(test_text_table),    cmocka_unit_test(test_month_names),
		cmocka_unit_test(test_languages),     cmocka_unit_test(test_words_and_back),
		cmocka_unit_test(test_long_texts),    cmocka_unit_test(test_random_bytes),
		cmocka_unit_test(test_mutations),     cmocka_unit_test(test_corpora),
		cmocka_unit_test(feed_dates),         cmocka_unit_test(test_future),
		cmocka_unit_test(test_weekdays),      cmocka_unit_test(test_names_again),
		cmocka_unit_test(test_english),
	};

	return cmocka_run_group_tests_name("date", tests, NULL, NULL);
}
