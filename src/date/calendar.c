/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "date/calendar.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "date/date.h"
#include "base/buf.h"
#include "base/i18n.h"

enum {
	MONTHS = 12,
	NAME_MAX_BYTES = 32,
	/* 1 Muharram 1 is Friday, 16 July 622 of the Julian calendar. */
	ISLAMIC_EPOCH = -492148,
	UMALQURA_FIRST = 1300,
	UMALQURA_LAST = 1600,
	/* The first of January 1 of the Julian calendar is two days before that of the Gregorian. */
	JULIAN_EPOCH = -719164,
	/* 1 March 1256 is that of 1840 of the Julian calendar. */
	FISCAL_YEARS = 584,
	FISCAL_FIRST_MONTH = 3
};

/* The division C does not have: rounds towards the past, also before the year 0. */
static int64_t floor_div(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

/* ---- Gregorian and Julian ---- */

static int64_t gregorian_start(int32_t year)
{
	return date_day(year, 1, 1);
}

static int64_t julian_start(int32_t year)
{
	int64_t past = (int64_t)year - 1;

	return 365 * past + floor_div(past, 4) + JULIAN_EPOCH;
}

/* The months are those of the other, and of a leap year every fourth. */
static int julian_month(int32_t year, int month)
{
	return date_month_days(year % 4 ? 1 : 4, month);
}

/* ---- Ottoman fiscal ---- */

static int fiscal_roman(int month)
{
	return (month + FISCAL_FIRST_MONTH - 2) % MONTHS + 1;
}

static int64_t fiscal_start(int32_t year)
{
	int32_t julian = year + FISCAL_YEARS;

	return julian_start(julian) + julian_month(julian, 1) + julian_month(julian, 2);
}

/* January and February are those of the next Julian year. */
static int fiscal_month(int32_t year, int month)
{
	int roman = fiscal_roman(month);

	return julian_month(year + FISCAL_YEARS + (roman < FISCAL_FIRST_MONTH), roman);
}

/* ---- Solar Hijri ---- */

/* Years that begin a day before the one that the rule says. */
static const int16_t persian_early[] = {
	1503, 1602, 1635, 1668, 1701, 1734, 1767, 1800, 1833, 1866, 1899, 1932, 1965,
	1998, 2031, 2060, 2064, 2097, 2130, 2159, 2163, 2192, 2196, 2225, 2229, 2258,
	2262, 2291, 2295, 2324, 2328, 2357, 2361, 2390, 2394, 2423, 2427, 2456, 2460,
	2489, 2493, 2522, 2526, 2555, 2559, 2588, 2592, 2621, 2625, 2654, 2658, 2687,
	2691, 2720, 2724, 2749, 2753, 2757, 2782, 2786, 2790, 2819, 2823, 2848, 2852,
	2856, 2881, 2885, 2889, 2914, 2918, 2922, 2947, 2951, 2955, 2980, 2984, 2988,
};

static int compare_year(const void *key, const void *element)
{
	int32_t year = *(const int32_t *)key;

	return (year > *(const int16_t *)element) - (year < *(const int16_t *)element);
}

/* Leap are the years with (25 y + 11) mod 33 < 8. */
static int64_t persian_start(int32_t year)
{
	bool early = year >= persian_early[0] &&
		     bsearch(&year, persian_early, sizeof persian_early / sizeof *persian_early,
			     sizeof *persian_early, compare_year);

	return 365 * ((int64_t)year - 1) + floor_div(8 * (int64_t)year + 21, 33) - 492268 - early;
}

static int persian_month(int32_t year, int month)
{
	if (month == MONTHS)
		return (int)(persian_start(year + 1) - persian_start(year)) - 6 * 31 - 5 * 30;
	return month <= 6 ? 31 : 30;
}

/* ---- lunar Hijri ---- */

static int64_t islamic_start(int32_t year)
{
	return 354 * ((int64_t)year - 1) + floor_div(11 * (int64_t)year + 3, 30) + ISLAMIC_EPOCH;
}

static int islamic_month(int32_t year, int month)
{
	if (month == MONTHS)
		return (int)(islamic_start(year + 1) - islamic_start(year)) - 6 * 30 - 5 * 29;
	return month % 2 ? 30 : 29;
}

/* A year each, ten a line: a bit for each month of 30 days, Muharram's the lowest; above them by how
 * many days the year begins after that of islamic-civil, and one. */
static const uint16_t umalqura[UMALQURA_LAST - UMALQURA_FIRST + 1] = {
	0x1555, 0x02ab, 0x0937, 0x12b6, 0x0576, 0x136c, 0x1b55, 0x1aaa, 0x1956, 0x049e, /* 1300 */
	0x095d, 0x12ba, 0x05b5, 0x13aa, 0x1b4b, 0x1a96, 0x152e, 0x02ad, 0x056d, 0x1b5a, /* 1310 */
	0x1752, 0x1f25, 0x2e8a, 0x1d16, 0x1a56, 0x1ab5, 0x16b4, 0x1da9, 0x1b92, 0x1b25, /* 1320 */
	0x164b, 0x0a9b, 0x135a, 0x16d9, 0x15d4, 0x1da5, 0x2d4a, 0x1a95, 0x1536, 0x0975, /* 1330 */
	0x12f4, 0x16e9, 0x16d4, 0x16a9, 0x1535, 0x025d, 0x04bd, 0x09ba, 0x13b4, 0x1b69, /* 1340 */
	0x1b2a, 0x1a55, 0x14ad, 0x0a5d, 0x12da, 0x16d9, 0x1eaa, 0x2e94, 0x1d2a, 0x1c56, /* 1350 */
	0x14ae, 0x0a6d, 0x156a, 0x1d55, 0x1d4a, 0x1a93, 0x152b, 0x0a5b, 0x153a, 0x06b5, /* 1360 */
	0x1ea9, 0x2d52, 0x1d29, 0x1a55, 0x14ad, 0x056d, 0x1aea, 0x16e4, 0x1ed1, 0x2da2, /* 1370 */
	0x1aaa, 0x195a, 0x12da, 0x05b9, 0x1bb2, 0x2764, 0x16c9, 0x1555, 0x02ab, 0x04db, /* 1380 */
	0x1aba, 0x15b4, 0x1da9, 0x2d52, 0x1aa5, 0x192d, 0x126d, 0x08ed, 0x12da, 0x0ad5, /* 1390 */
	0x1aa5, 0x1a4b, 0x0497, 0x0937, 0x12b6, 0x0975, 0x1d69, 0x1d52, 0x1c95, 0x192b, /* 1400 */
	0x025b, 0x04db, 0x19d5, 0x15d2, 0x1da5, 0x2d4a, 0x1a95, 0x154d, 0x0aad, 0x13aa, /* 1410 */
	0x1bd2, 0x1bc4, 0x1b89, 0x1a95, 0x052d, 0x05ad, 0x1b6a, 0x16d4, 0x1dc9, 0x1d92, /* 1420 */
	0x1aa6, 0x1956, 0x02ae, 0x056d, 0x136a, 0x0b55, 0x1aaa, 0x094d, 0x049d, 0x095d, /* 1430 */
	0x02ba, 0x05b5, 0x15aa, 0x0d55, 0x1a9a, 0x192e, 0x026e, 0x055d, 0x0ada, 0x16d4, /* 1440 */
	0x16a5, 0x0b27, 0x1a4d, 0x14ad, 0x056d, 0x1b5a, 0x2754, 0x1f49, 0x2e92, 0x1d26, /* 1450 */
	0x1a56, 0x1356, 0x06b5, 0x1baa, 0x2b92, 0x1b25, 0x168b, 0x0a9b, 0x155a, 0x1ada, /* 1460 */
	0x15b4, 0x1da9, 0x2b52, 0x1a9a, 0x1536, 0x1276, 0x0575, 0x1af2, 0x16d4, 0x16a9, /* 1470 */
	0x1555, 0x02ad, 0x04bd, 0x19ba, 0x1574, 0x1b69, 0x2b52, 0x1a95, 0x152d, 0x0a5d, /* 1480 */
	0x14da, 0x1ad9, 0x16b2, 0x1e95, 0x2e2a, 0x1c96, 0x192e, 0x0aad, 0x156a, 0x1d65, /* 1490 */
	0x1d4a, 0x1d15, 0x162b, 0x0c5b, 0x153a, 0x16b5, 0x1db2, 0x2d64, 0x1d29, 0x1a55, /* 1500 */
	0x14ad, 0x096d, 0x1aea, 0x26e8, 0x1ed1, 0x2da4, 0x2d4a, 0x1a6a, 0x12da, 0x05b9, /* 1510 */
	0x1b72, 0x2b68, 0x16d1, 0x1655, 0x14ab, 0x095b, 0x12ba, 0x05b5, 0x1da9, 0x2d52, /* 1520 */
	0x1ca6, 0x194e, 0x146e, 0x095d, 0x14da, 0x1ad5, 0x1aaa, 0x1a4d, 0x049b, 0x0937, /* 1530 */
	0x14b6, 0x0975, 0x1d6a, 0x2d52, 0x1aa5, 0x194b, 0x12ab, 0x055b, 0x1ad9, 0x15d2, /* 1540 */
	0x1dc5, 0x2d92, 0x1b25, 0x1555, 0x1ab5, 0x15b4, 0x1ba9, 0x17a2, 0x1745, 0x1593, /* 1550 */
	0x0aab, 0x14d6, 0x19d6, 0x15d2, 0x1ba5, 0x2b4a, 0x1a95, 0x14ad, 0x015d, 0x02dd, /* 1560 */
	0x19da, 0x15b4, 0x15a9, 0x152d, 0x025b, 0x08b7, 0x1176, 0x056d, 0x1b6a, 0x1aca, /* 1570 */
	0x1a96, 0x152b, 0x015b, 0x02bb, 0x15b6, 0x1daa, 0x2b94, 0x1d46, 0x1a8d, 0x152d, /* 1580 */
	0x0a9d, 0x155a, 0x1755, 0x1749, 0x1f13, 0x2e4a, 0x1a96, 0x1556, 0x06b5, 0x1baa, /* 1590 */
	0x2b94,                                                                         /* 1600 */
};

static int64_t umalqura_start(int32_t year)
{
	/* The first day of the year after the last ends it. */
	if (year > UMALQURA_LAST)
		return islamic_start(year);
	return islamic_start(year) + (umalqura[year - UMALQURA_FIRST] >> MONTHS) - 1;
}

static int umalqura_month(int32_t year, int month)
{
	return 29 + (umalqura[year - UMALQURA_FIRST] >> (month - 1) & 1);
}

/* ---- the table ---- */

static const char *const roman_months[MONTHS] = {
	N_MONTH("January"),   N_MONTH("February"), N_MONTH("March"),    N_MONTH("April"),
	N_MONTH("May"),       N_MONTH("June"),     N_MONTH("July"),     N_MONTH("August"),
	N_MONTH("September"), N_MONTH("October"),  N_MONTH("November"), N_MONTH("December"),
};

static const char *const fiscal_months[MONTHS] = {
	N_MONTH("March"),    N_MONTH("April"),    N_MONTH("May"),       N_MONTH("June"),
	N_MONTH("July"),     N_MONTH("August"),   N_MONTH("September"), N_MONTH("October"),
	N_MONTH("November"), N_MONTH("December"), N_MONTH("January"),   N_MONTH("February"),
};

static const char *const persian_months[MONTHS] = {
	N_MONTH("Farvardin"), N_MONTH("Ordibehesht"), N_MONTH("Khordad"), N_MONTH("Tir"),
	N_MONTH("Mordad"),    N_MONTH("Shahrivar"),   N_MONTH("Mehr"),    N_MONTH("Aban"),
	N_MONTH("Azar"),      N_MONTH("Dey"),         N_MONTH("Bahman"),  N_MONTH("Esfand"),
};

static const char *const persian_own[MONTHS] = {
	"فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور",
	"مهر",     "آبان",     "آذر",   "دی",  "بهمن",  "اسفند",
};

static const char *const islamic_months[MONTHS] = {
	N_MONTH("Muharram"), N_MONTH("Safar"),         N_MONTH("Rabi' I"),
	N_MONTH("Rabi' II"), N_MONTH("Jumada I"),      N_MONTH("Jumada II"),
	N_MONTH("Rajab"),    N_MONTH("Sha'ban"),       N_MONTH("Ramadan"),
	N_MONTH("Shawwal"),  N_MONTH("Dhu al-Qi'dah"), N_MONTH("Dhu al-Hijjah"),
};

static const char *const islamic_own[MONTHS] = {
	"محرم", "صفر",   "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة",
	"رجب",  "شعبان", "رمضان",      "شوال",       "ذو القعدة",    "ذو الحجة",
};

static const struct row {
	const char *name;
	const char *others; /* names it is also known by, each between blanks */
	const char *title, *era;
	const char *const *months, *const *own;
	int64_t (*start)(int32_t year); /* day of the first of the first month */
	int (*days)(int32_t year, int month);
	int32_t first, last; /* years; start(last + 1) is right too */
	/* A year's mean length is days / years; from it the year of a day is guessed. */
	int32_t mean_days, mean_years;
	enum calendar fallback;
	bool observed;
} rows[CALENDARS] = {
	[CALENDAR_GREGORIAN] = {"gregorian", " gregory iso iso8601 miladi ad ce ",
				N_CALENDAR("Gregorian"), "", roman_months, NULL, gregorian_start,
				date_month_days, -5877640, 5881579, 146097, 400, CALENDAR_GREGORIAN,
				false},
	/* TRANSLATORS: after a year of the Solar Hijri calendar, shortly: "1368 SH". */
	[CALENDAR_PERSIAN] =
		{"persian",
		 " solar solar-hijri shamsi hijri-shamsi jalali khorshidi iranian sh ap ",
		 N_CALENDAR("Solar Hijri"), N_CALENDAR("SH"), persian_months, persian_own,
		 persian_start, persian_month, 1, 3000, 12053, 33, CALENDAR_GREGORIAN, false},
	[CALENDAR_ISLAMIC_UMALQURA] =
		{"islamic-umalqura",
		 " islamic hijri lunar lunar-hijri qamari hijri-qamari umalqura umm-al-qura ah ",
		 /* TRANSLATORS: after a year of the lunar Hijri calendar, shortly: "1409 AH". */
		 N_CALENDAR("lunar Hijri (Umm al-Qura)"), N_CALENDAR("AH"), islamic_months,
		 islamic_own, umalqura_start, umalqura_month, UMALQURA_FIRST, UMALQURA_LAST, 10631,
		 30, CALENDAR_ISLAMIC_CIVIL, true},
	[CALENDAR_ISLAMIC_CIVIL] = {"islamic-civil", " islamicc tabular islamic-tabular ",
				    N_CALENDAR("lunar Hijri (by rule)"), N_CALENDAR("AH"),
				    islamic_months, islamic_own, islamic_start, islamic_month, 1,
				    9999, 10631, 30, CALENDAR_GREGORIAN, true},
	[CALENDAR_JULIAN] = {"julian", " old-style os o.s. ", N_CALENDAR("Julian"),
			     /* TRANSLATORS: after a date of the Julian calendar, Old Style. */
			     N_CALENDAR("O.S."), roman_months, NULL, julian_start, julian_month,
			     -9999, 9999, 1461, 4, CALENDAR_GREGORIAN, false},
	[CALENDAR_OTTOMAN_FISCAL] =
		{"ottoman-fiscal", " ottoman rumi mali ", N_CALENDAR("Ottoman fiscal"),
		 /* TRANSLATORS: after a date of the fiscal calendar of the Ottoman Empire. */
		 N_CALENDAR("Ottoman fiscal"), fiscal_months, NULL, fiscal_start, fiscal_month,
		 1256, 1332, 1461, 4, CALENDAR_GREGORIAN, false},
};

int calendar_roman_month(enum calendar c, int month)
{
	if (rows[c].own)
		return 0;
	return c == CALENDAR_OTTOMAN_FISCAL ? fiscal_roman(month) : month;
}

int calendar_month_days(enum calendar c, int32_t year, int month)
{
	if (month < 1 || month > MONTHS || year < rows[c].first || year > rows[c].last)
		return 0;
	return rows[c].days(year, month);
}

bool calendar_from_day(enum calendar c, int32_t day, struct calendar_day *out)
{
	const struct row *row = &rows[c];
	int64_t epoch = row->start(row->first), year, left;
	int month = 1, days;

	*out = (struct calendar_day){0};
	if (day < epoch || day >= row->start(row->last + 1))
		return false;
	/* This or a neighbour of it. */
	year = row->first + (day - epoch) * row->mean_years / row->mean_days;
	if (year > row->last)
		year = row->last;
	while (day < row->start((int32_t)year))
		year--;
	while (day >= row->start((int32_t)year + 1))
		year++;
	left = day - row->start((int32_t)year);
	while (left >= (days = row->days((int32_t)year, month))) {
		left -= days;
		month++;
	}
	*out = (struct calendar_day){(int32_t)year, month, (int)left + 1};
	return true;
}

bool calendar_to_day(enum calendar c, const struct calendar_day *d, int32_t *day)
{
	int64_t n;

	*day = 0;
	if (d->day < 1 || d->day > calendar_month_days(c, d->year, d->month))
		return false;
	n = rows[c].start(d->year) + d->day - 1;
	for (int m = 1; m < d->month; m++)
		n += rows[c].days(d->year, m);
	*day = (int32_t)n;
	return true;
}

bool calendar_month_span(enum calendar c, int32_t year, int month, int32_t *first, int32_t *last)
{
	struct calendar_day d = {year, month, 1};

	*last = 0;
	if (!calendar_to_day(c, &d, first))
		return false;
	*last = *first + rows[c].days(year, month) - 1;
	return true;
}

bool calendar_year_days(enum calendar c, int32_t year, int32_t *first, int32_t *last)
{
	*first = *last = 0;
	if (year < rows[c].first || year > rows[c].last)
		return false;
	*first = (int32_t)rows[c].start(year);
	*last = (int32_t)(rows[c].start(year + 1) - 1);
	return true;
}

void calendar_years(enum calendar c, int32_t *first, int32_t *last)
{
	*first = rows[c].first;
	*last = rows[c].last;
}

enum calendar calendar_fallback(enum calendar c)
{
	return rows[c].fallback;
}

bool calendar_observed(enum calendar c)
{
	return rows[c].observed;
}

const char *calendar_name(enum calendar c)
{
	return rows[c].name;
}

bool calendar_find(const char *name, enum calendar *c)
{
	char word[NAME_MAX_BYTES] = " ";
	size_t len = strlen(name);

	if (!len || len > sizeof word - 3)
		return false;
	for (size_t i = 0; i < len; i++) {
		if (name[i] == ' ')
			return false;
		word[i + 1] = (char)(name[i] >= 'A' && name[i] <= 'Z' ? name[i] + 32 : name[i]);
	}
	for (int i = 0; i < CALENDARS; i++) {
		word[len + 1] = '\0';
		if (!strcmp(word + 1, rows[i].name)) {
			*c = (enum calendar)i;
			return true;
		}
		word[len + 1] = ' ';
		if (strstr(rows[i].others, word)) {
			*c = (enum calendar)i;
			return true;
		}
	}
	return false;
}

const char *calendar_title(enum calendar c)
{
	return rows[c].title;
}

const char *calendar_era(enum calendar c)
{
	return rows[c].era;
}

const char *calendar_month(enum calendar c, int month)
{
	assert(month >= 1 && month <= MONTHS);
	return rows[c].months[month - 1];
}

const char *calendar_month_own(enum calendar c, int month)
{
	assert(month >= 1 && month <= MONTHS);
	return rows[c].own ? rows[c].own[month - 1] : NULL;
}

bool calendar_choice_read(const char *s, struct calendar_choice *choice)
{
	struct calendar_choice c = {CALENDAR_GREGORIAN, CALENDAR_PERSIAN, false, choice->own};
	const char *plus = strchr(s, '+');
	char name[NAME_MAX_BYTES];

	if (!strcmp(s, "both")) {
		c.suited = true;
	} else if (plus) {
		if ((size_t)(plus - s) >= sizeof name)
			return false;
		memcpy(name, s, (size_t)(plus - s));
		name[plus - s] = '\0';
		if (!calendar_find(name, &c.first) || !calendar_find(plus + 1, &c.second))
			return false;
	} else if (calendar_find(s, &c.first)) {
		c.second = c.first;
	} else {
		return false;
	}
	*choice = c;
	return true;
}

void calendar_choice_print(const struct calendar_choice *choice, struct buf *out)
{
	if (choice->suited)
		buf_puts(out, "both");
	else if (choice->first == choice->second)
		buf_puts(out, calendar_name(choice->first));
	else
		buf_printf(out, "%s+%s", calendar_name(choice->first),
			   calendar_name(choice->second));
}

void calendar_choice_next(struct calendar_choice *choice)
{
	bool both = choice->first != choice->second;

	if (both || choice->first < CALENDAR_JULIAN)
		choice->first = choice->second =
			both ? CALENDAR_GREGORIAN : (enum calendar)(choice->first + 1);
	else
		*choice = (struct calendar_choice){CALENDAR_GREGORIAN, CALENDAR_PERSIAN, true,
						   choice->own};
	choice->suited = choice->first != choice->second;
}
