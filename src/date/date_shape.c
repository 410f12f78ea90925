/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "date/date_shape.h"

#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "date/date.h"

/* ---- East Asia ---- */

enum { TEN = 10, HUNDRED = 100, THOUSAND = 1000 };

/* The value of a numeral: 0 to 9, or TEN, HUNDRED, THOUSAND; -1: it is none. */
static int numeral(uint32_t code)
{
	static const uint32_t digits[] = {0x3007, 0x4E00, 0x4E8C, 0x4E09, 0x56DB,
					  0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D};

	for (int i = 0; i < 10; i++)
		if (digits[i] == code)
			return i;
	switch (code) {
	case 0x25CB:
	case 0x25EF:
	case 0x96F6: return 0; /* the circles that stand for it, and its long form */
	case 0x5341: return TEN;
	case 0x767E: return HUNDRED;
	case 0x5343: return THOUSAND;
	}
	return -1;
}

/* 廿 and 卅: twenty, thirty. */
static int tens(uint32_t code)
{
	return code == 0x5EFF ? 20 : code == 0x5345 ? 30 : 0;
}

static bool is_sign(uint32_t code)
{
	switch (code) {
	case 0x5E74: /* year */
	case 0xB144:
	case 0x6708: /* month */
	case 0xC6D4:
	case 0xC77C:
	case 0x65E5:
	case 0x53F7:
	case 0x865F: return true; /* day */
	}
	return false;
}

/*
 * The number that the numerals at S say, place by place (二〇一三) or with their units (六十四); the first
 * of an era is 元. Returns its bytes, 0 where there is none that a sign of year, month or day follows.
 */
static size_t read_numerals(const char *s, size_t len, int *value)
{
	int sum = 0, digit = -1, places = 0;
	bool units = false;
	size_t i = 0, n;
	uint32_t code;

	while (i < len) {
		int v;

		n = utf8_decode(s + i, len - i, &code);
		v = numeral(code);
		if (code == 0x5143 && i == 0) {
			v = 1;
		} else if (tens(code)) {
			sum += tens(code);
			units = true;
			i += n;
			continue;
		}
		if (v < 0)
			break;
		if (v >= TEN) {
			sum += (digit < 0 ? 1 : digit) * v;
			digit = -1;
			units = true;
		} else {
			digit = digit < 0 || units ? v : digit * 10 + v;
		}
		if (++places > 8)
			return 0;
		i += n;
	}
	if (!i || i >= len)
		return 0;
	utf8_decode(s + i, len - i, &code);
	if (!is_sign(code))
		return 0;
	*value = sum + (digit < 0 ? 0 : digit);
	return i;
}

/* Until 1872 the calendar of Japan was another; until 1940 the year of Thailand began in April. */
static const struct {
	const char *name;
	int before; /* the year before its first */
	int first;  /* year of it that is one of the Gregorian calendar */
	int last;   /* a year of it is not later, but for what was printed ahead of time */
} eras[] = {
	{"令和", 2018, 1, 99},       {"㋿", 2018, 1, 99},        {"平成", 1988, 1, 40},
	{"㍻", 1988, 1, 40},         {"昭和", 1925, 1, 70},       {"㍼", 1925, 1, 70},
	{"大正", 1911, 1, 15},       {"㍽", 1911, 1, 15},         {"明治", 1867, 6, 45},
	{"㍾", 1867, 6, 45},         {"中華民國", 1911, 1, 299},  {"中华民国", 1911, 1, 299},
	{"中華民国", 1911, 1, 299},  {"民國", 1911, 1, 299},      {"民国", 1911, 1, 299},
	{"단기", -2333, 2334, 4400}, {"檀紀", -2333, 2334, 4400}, {"주체", 1911, 1, 299},
	{"佛曆", -543, 2484, 2699},  {"佛历", -543, 2484, 2699},  {"仏暦", -543, 2484, 2699},
};

/* The bytes of a blank at S, 0 where there is none. */
static size_t blank_at(const char *s, size_t len)
{
	static const char ideographic[] = "\u3000";

	if (len && *s == ' ')
		return 1;
	return len > 3 && !memcmp(s, ideographic, 3) ? 3 : 0;
}

/* The digit at S, ASCII or fullwidth; its bytes, 0 where it is none. */
static size_t read_digit(const char *s, size_t len, int *digit)
{
	uint32_t code;
	size_t n = len ? utf8_decode(s, len, &code) : 0;

	if (!n || !((code >= '0' && code <= '9') || (code >= 0xFF10 && code <= 0xFF19)))
		return 0;
	*digit = code < 0x80 ? (int)code - '0' : (int)(code - 0xFF10);
	return n;
}

/* "(2013)" after a year of an era, as in 平成25(2013)年: its bytes, 0 where there is none, SIZE_MAX where it is
 * another year than YEAR. */
static size_t read_same_year(const char *s, size_t len, int year)
{
	enum { BYTES = 6 };
	int said = 0;

	if (len < BYTES || s[0] != '(' || s[BYTES - 1] != ')')
		return 0;
	for (size_t i = 1; i < BYTES - 1; i++) {
		if (s[i] < '0' || s[i] > '9')
			return 0;
		said = said * 10 + (s[i] - '0');
	}
	return said == year ? BYTES : SIZE_MAX;
}

/* An era and its year at S: appends the Gregorian year; the bytes read, 0 where there is none. */
static size_t rewrite_era(const char *s, size_t len, struct buf *out)
{
	for (size_t e = 0; e < sizeof eras / sizeof *eras; e++) {
		size_t i = strlen(eras[e].name), n, same, blank;
		int year = 0, digit;

		if (len <= i || memcmp(s, eras[e].name, i) != 0)
			continue;
		while ((blank = blank_at(s + i, len - i)) > 0)
			i += blank;
		n = read_numerals(s + i, len - i, &year);
		for (size_t k = 0; !n || k; n += k) {
			k = read_digit(s + i + n, len - i - n, &digit);
			if (!k)
				break;
			year = year * 10 + digit;
			if (year > eras[e].last)
				break;
		}
		if (!n || year < eras[e].first || year > eras[e].last)
			return 0;
		same = read_same_year(s + i + n, len - i - n, year + eras[e].before);
		if (same == SIZE_MAX)
			return 0;
		buf_printf(out, "%d", year + eras[e].before);
		return i + n + same;
	}
	return 0;
}

static bool ends_in_digit(const struct buf *out)
{
	return out->len && out->data[out->len - 1] >= '0' && out->data[out->len - 1] <= '9';
}

/* The bytes of a blank at S between a figure and the sign of what it is: 2013 年 5 月 6 日; 0: there is none.
 * The sign of the month and of the day begin the names of weekdays, too. */
static size_t parts_sign(const char *s, size_t len, const struct buf *out)
{
	size_t blank = blank_at(s, len), n;
	uint32_t code;

	if (!blank || len <= blank || !ends_in_digit(out))
		return 0;
	n = blank + utf8_decode(s + blank, len - blank, &code);
	if (!is_sign(code))
		return 0;
	code = 0;
	if (n < len)
		utf8_decode(s + n, len - n, &code);
	return code != 0x66DC && code != 0xC694 ? blank : 0;
}

/* Two digits and one of the two signs at S, after a blank or none, as ":30"; the bytes, 0 where there is no
 * such thing. */
static size_t rewrite_sixtieth(const char *s, size_t len, const char *sign, const char *other,
			       struct buf *out)
{
	size_t i = blank_at(s, len), n = 0, k;
	int value = 0, digit;

	for (; n < 2 && (k = read_digit(s + i, len - i, &digit)) > 0; n++, i += k)
		value = value * 10 + digit;
	if (!n || len - i < 3 || (memcmp(s + i, sign, 3) != 0 && memcmp(s + i, other, 3) != 0))
		return 0;
	buf_printf(out, ":%02d", value);
	return i + 3;
}

/* The signs of hour, minute and second after figures: 12時30分, 12시 30분 5초. Those read, as 12:30. */
static size_t rewrite_clock(const char *s, size_t len, struct buf *out)
{
	static const char *const hours[] = {"時", "时", "点", "點", "시"};
	size_t n = 0, minutes;

	for (size_t k = 0; k < sizeof hours / sizeof *hours && !n; k++)
		if (len >= 3 && !memcmp(s, hours[k], 3))
			n = 3;
	if (!n || !ends_in_digit(out))
		return 0;
	minutes = rewrite_sixtieth(s + n, len - n, "分", "분", out);
	if (!minutes)
		buf_puts(out, ":00");
	else
		n += minutes +
		     rewrite_sixtieth(s + n + minutes, len - n - minutes, "秒", "초", out);
	return n;
}

/* Where the first letter outside of ASCII is; LEN where there is none, as in most dates. */
static size_t first_wide(const char *s, size_t len)
{
	size_t i = 0;

	while (i < len && (unsigned char)s[i] < 0x80)
		i++;
	return i;
}

static bool rewrite_east_asian(const char *s, size_t len, struct buf *out)
{
	size_t start = out->len, n;
	bool changed = false;
	int value;

	if (first_wide(s, len) == len)
		return false;
	for (size_t i = 0; i < len; i += n) {
		n = parts_sign(s + i, len - i, out);
		if (n) {
			changed = true;
			continue;
		}
		/* All of these are written in three bytes, from U+25CB on. */
		if ((unsigned char)s[i] < 0xE2) {
			n = 1;
			buf_putc(out, s[i]);
			continue;
		}
		n = rewrite_era(s + i, len - i, out);
		if (!n)
			n = rewrite_clock(s + i, len - i, out);
		if (!n && (n = read_numerals(s + i, len - i, &value)))
			buf_printf(out, "%d", value);
		if (n) {
			changed = true;
			continue;
		}
		n = 1;
		buf_putc(out, s[i]);
	}
	if (!changed)
		buf_truncate(out, start);
	return changed;
}

/* R6.5.6, H25.5.6: a Japanese era by its letter, and nothing but the day beside it. */
static bool rewrite_era_letter(const char *s, size_t len, struct buf *out)
{
	static const char letters[] = "MTSHR";
	static const struct {
		int before, first, last; /* years of the era */
	} rows[] = {{1867, 6, 45}, {1911, 1, 15}, {1925, 1, 64}, {1988, 1, 31}, {2018, 1, 99}};
	const char *letter = len ? strchr(letters, *s) : NULL;
	int number[3] = {0};
	size_t i = 1;

	if (!letter || !*letter)
		return false;
	for (int k = 0; k < 3; k++) {
		size_t digits = 0;

		for (; i < len && digits < 2 && s[i] >= '0' && s[i] <= '9'; digits++)
			number[k] = number[k] * 10 + (s[i++] - '0');
		if (!digits || (k < 2 && (i >= len || s[i++] != '.')))
			return false;
	}
	if (i < len || number[0] < rows[letter - letters].first ||
	    number[0] > rows[letter - letters].last)
		return false;
	buf_printf(out, "%d.%d.%d", rows[letter - letters].before + number[0], number[1],
		   number[2]);
	return true;
}

/* ---- ISO 8601 ---- */

/* N digits at S as a number; -1: there are fewer. */
static int digits(const char *s, size_t len, size_t n)
{
	int value = 0;

	for (size_t i = 0; i < n; i++) {
		if (i >= len || s[i] < '0' || s[i] > '9')
			return -1;
		value = value * 10 + (s[i] - '0');
	}
	return value;
}

static void put_day(struct buf *out, int32_t day)
{
	int32_t year;
	int month, dayofmonth;

	date_civil(day, &year, &month, &dayofmonth);
	buf_printf(out, "%04d-%02d-%02d", (int)year, month, dayofmonth);
}

/* The Monday of week 1, in which the 4th of January is. */
static int32_t first_week(int32_t year)
{
	int32_t fourth = date_day(year, 1, 4);

	/* 1970-01-01 was a Thursday. */
	return fourth - (((fourth + 3) % 7) + 7) % 7;
}

/* 2013-W19-1, 2013W191, 2013-W19; what follows must be the end or a time of day. */
static bool rewrite_week(const char *s, size_t len, struct buf *out)
{
	int year = digits(s, len, 4), week, day = 0;
	size_t i = 4;
	bool dashes;
	int32_t monday;

	if (year < 1583 || i >= len)
		return false;
	dashes = s[i] == '-';
	i += dashes;
	if (i >= len || (s[i] != 'W' && s[i] != 'w'))
		return false;
	week = digits(s + i + 1, len - i - 1, 2);
	i += 3;
	monday = first_week(year) + 7 * (week - 1);
	if (week < 1 || monday >= first_week(year + 1))
		return false;
	if (i + dashes < len && (!dashes || s[i] == '-') &&
	    (s[i] == '-' || digits(s + i, len - i, 1) > 0)) {
		i += dashes;
		day = digits(s + i, len - i, 1);
		if (day < 1 || day > 7)
			return false;
		i++;
	}
	if (i < len && !(day && (s[i] == 'T' || s[i] == 't' || s[i] == ' ')))
		return false;
	put_day(out, monday + (day ? day - 1 : 0));
	if (!day) {
		buf_puts(out, " - ");
		put_day(out, monday + 6);
	}
	buf_add(out, s + i, len - i);
	return true;
}

/* 2013-126: the day of the year. */
static bool rewrite_ordinal(const char *s, size_t len, struct buf *out)
{
	int year = digits(s, len, 4), day;
	int32_t first;

	if (year < 1583 || len < 8 || s[4] != '-')
		return false;
	day = digits(s + 5, len - 5, 3);
	if (day < 1 || (len > 8 && s[8] != 'T' && s[8] != 't' && s[8] != ' '))
		return false;
	first = date_day(year, 1, 1);
	if (first + day - 1 >= date_day(year + 1, 1, 1))
		return false;
	put_day(out, first + day - 1);
	buf_add(out, s + 8, len - 8);
	return true;
}

bool date_shape_rewrite(const char *s, size_t len, struct buf *out)
{
	return rewrite_week(s, len, out) || rewrite_ordinal(s, len, out) ||
	       rewrite_era_letter(s, len, out) || rewrite_east_asian(s, len, out);
}

bool date_shape_is_lunar(const char *s, size_t len)
{
	static const char *const words[] = {
		"农历", "農曆", "农暦", "農暦", "阴历", "陰曆",    "陰暦",    "旧历",
		"舊曆", "旧暦", "夏历", "夏曆", "음력", "âm lịch", "Âm lịch",
	};

	for (size_t i = first_wide(s, len); i < len; i++) {
		/* One of these begins with each of them. */
		if ((unsigned char)s[i] != 0xC3 && (unsigned char)s[i] < 0xE4)
			continue;
		for (size_t k = 0; k < sizeof words / sizeof *words; k++) {
			size_t n = strlen(words[k]);

			if (len - i >= n && !memcmp(s + i, words[k], n))
				return true;
		}
	}
	return false;
}

/* ---- a day in two calendars ---- */

bool date_shape_pair(const char *s, size_t len, size_t *first, size_t *second, bool *certain)
{
	/* The longer before what begins like it. */
	static const struct {
		const char *word;
		bool certain;
	} words[] = {
		{"الموافقة ل", true},
		{"الموافق ل", true},
		{"الموافقة", true},
		{"الموافق", true},
		{"الموافـق", true},
		{"الموافـــق", true},
		{"موافق", true},
		{"corresponding to", true},
		{"corresponds to", true},
		{"برابر با", true},
		{"برابر", true},
		{"مطابق با", true},
		{"مصادف با", true},
		{"بمطابق", true},
		{"مطابق", true},
		{" = ", true},
		{" / ", false},
		{" - ", false},
		{" – ", false},
		{" — ", false},
		{" | ", false},
		{"، ", false},
		{"/", false},
		{"-", false},
	};

	/* What stands beside the other has a byte at least. */
	for (size_t i = *first ? *first + 1 : 1; i + 1 < len; i++) {
		for (size_t k = 0; k < sizeof words / sizeof *words; k++) {
			const char *word = words[k].word;
			size_t n;

			/* The first byte of an Arabic letter is that of half of them. */
			if (s[i] != word[0] || (word[1] && s[i + 1] != word[1]))
				continue;
			n = strlen(word);
			if (len - i <= n || memcmp(s + i, word, n) != 0)
				continue;
			*first = i;
			*second = i + n;
			*certain = words[k].certain;
			return true;
		}
	}
	return false;
}
