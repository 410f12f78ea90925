/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "date/date.h"

#include <string.h>

#include "date/date_calendar.h"
#include "date/date_feed.h"
#include "date/date_interval.h"
#include "date/date_other.h"
#include "date/date_shape.h"
#include "date/date_style.h"
#include "date/date_token.h"
#include "base/buf.h"

enum {
	TEXT_MAX = 256, /* bytes; what is longer is prose */
	/* Before 1500 a year beside Arabic letters, or in figures alone, is mostly one of the Hijra. */
	YEAR_SURE = 1500,
	/* Years of the Ottoman fiscal calendar, which has the months of the Turkish and Arabic tables. */
	OTTOMAN_FIRST = 1250,
	OTTOMAN_LAST = 1350,
	/* The Buddhist era: 2484 and later begin on 1 January, those before on 1 April. */
	BUDDHIST_SURE = 2300,
	/* A printed year from here on is one of the Buddhist, the Jewish or another era. */
	YEAR_END = BUDDHIST_SURE,
	BUDDHIST_AHEAD = 543,
	BUDDHIST_APRIL = 2484
};

/* A date being made out: each step takes the tokens it understands. */
struct text {
	struct date_tokens t;
	struct date_part part;
	bool dated;   /* part has its year, month and day */
	bool ottoman; /* the month is one of the Ottoman calendar too */
};

/* ---- the day ---- */

/* The Gregorian year that YEAR of the Buddhist era is in MONTH; 0: it may be one of two. */
static int32_t buddhist_year(int32_t year, int32_t month)
{
	if (year >= BUDDHIST_APRIL || month > 3)
		return year - BUDDHIST_AHEAD;
	return month ? year - BUDDHIST_AHEAD + 1 : 0;
}

static bool set_date(struct text *x, int32_t year, int32_t month, int32_t day)
{
	if (x->t.buddhist && year >= BUDDHIST_SURE) {
		year = buddhist_year(year, month);
		if (!year)
			return false;
	}
	if (year >= YEAR_END || month > 12 || (month && day > date_month_days(year, month)))
		return false;
	x->part.year = year;
	x->part.month = (uint8_t)month;
	x->part.day = (uint8_t)day;
	x->dated = true;
	return true;
}

/* 20210518, 2020/1/10, 17.06.2020, 2021. 03. 31. False where the order of the fields is in doubt. */
static bool take_numeric(struct text *x)
{
	const struct date_token *at = x->t.at;

	for (size_t i = 0; i < x->t.n; i++) {
		char sep = at[i + 1].mark;
		int32_t a, b, c;

		if (date_token_number(&x->t, i, 8, 8)) {
			a = at[i].value;
			date_tokens_use(&x->t, i, i + 1);
			return a / 10000 >= YEAR_SURE && a / 100 % 100 && a % 100 &&
			       set_date(x, a / 10000, a / 100 % 100, a % 100);
		}
		if (!date_token_number(&x->t, i, 1, 4) || at[i + 1].kind != DATE_TOKEN_MARK ||
		    !at[i + 1].glued || !(sep == '-' || sep == '/' || sep == '.') ||
		    !date_token_number(&x->t, i + 2, 1, 2) || !at[i + 3].glued ||
		    !date_token_mark(&x->t, i + 3, sep) || !date_token_number(&x->t, i + 4, 1, 4))
			continue;
		if (sep != '.' && !(at[i + 2].glued && at[i + 4].glued))
			continue;
		a = at[i].value;
		b = at[i + 2].value;
		c = at[i + 4].value;
		date_tokens_use(&x->t, i, i + 5);
		if (!a || !b || !c)
			return false;
		if (at[i].digits == 4 && at[i + 4].digits <= 2)
			return a >= YEAR_SURE && set_date(x, a, b, c);
		if (at[i + 4].digits != 4 || at[i].digits > 2 || c < YEAR_SURE)
			return false;
		if (sep == '.' || a > 12 || a == b)
			return set_date(x, c, b, a);
		return b > 12 && set_date(x, c, a, b);
	}
	return true;
}

static bool is_beside_year(enum date_name_kind kind)
{
	return kind == DATE_NAME_NOISE || kind == DATE_NAME_CIRCA || kind == DATE_NAME_UNCERTAIN ||
	       kind == DATE_NAME_AD || kind == DATE_NAME_BC || kind == DATE_NAME_BUDDHIST ||
	       kind == DATE_NAME_BEFORE || kind == DATE_NAME_AFTER;
}

/* Whether nothing stands beside a year that could give it another meaning. */
static bool year_alone(const struct text *x)
{
	for (size_t i = 0; i < x->t.n; i++) {
		const struct date_token *token = &x->t.at[i];

		if (token->kind == DATE_TOKEN_WORD &&
		    !is_beside_year((enum date_name_kind)token->name.kind))
			return false;
		if (token->kind == DATE_TOKEN_MARK && !token->used &&
		    (!token->mark || !strchr(".,?()[]~", token->mark)))
			return false;
	}
	return true;
}

/* The sign that says what number I is, 'Y', 'M' or 'D'; 0: there is none. */
static char sign_of(const struct text *x, size_t i)
{
	size_t next = i + 1;

	if (x->t.at[next].glued && x->t.at[next].kind == DATE_TOKEN_MARK && x->t.at[next].mark &&
	    strchr("YMD", x->t.at[next].mark))
		return x->t.at[next].mark;
	if (i && date_token_name(&x->t, i - 1, DATE_NAME_BEFORE))
		return (char)x->t.at[i - 1].name.value;
	/* "5-р сарын": the ending of an ordinal number stands between. */
	if (date_token_mark(&x->t, next, '-') && next + 1 < x->t.n && x->t.at[next + 1].glued &&
	    x->t.at[next + 1].kind == DATE_TOKEN_WORD && !x->t.at[next + 1].name.kind)
		next += 2;
	return date_token_name(&x->t, next, DATE_NAME_AFTER) ? (char)x->t.at[next].name.value : 0;
}

/* The one number of MIN to MAX digits that is left, and takes it; 0: there is none, or there are two. */
static int32_t take_rest(struct text *x, int min, int max)
{
	size_t found = x->t.n;

	for (size_t i = 0; i < x->t.n; i++) {
		if (!date_token_number(&x->t, i, min, max))
			continue;
		if (found < x->t.n)
			return 0;
		found = i;
	}
	if (found == x->t.n)
		return 0;
	date_tokens_use(&x->t, found, found + 1);
	return x->t.at[found].value;
}

struct named_month {
	int value;    /* 0: none */
	size_t at;    /* where it stands */
	bool doubt;   /* two names disagree */
	bool weekday; /* one gave way because it may be a weekday */
	bool ottoman;
};

static struct named_month find_month(const struct text *x)
{
	struct named_month found = {0};
	bool sure = false;

	for (size_t i = 0; i < x->t.n; i++) {
		const struct date_name *name = &x->t.at[i].name;
		bool pair = date_token_name(&x->t, i, DATE_NAME_PAIR);
		int value = name->value, ordinal = pair ? date_token_ordinal(&x->t, i) : -1;

		if (date_token_name(&x->t, i, DATE_NAME_DOUBT))
			found.doubt = true;
		if (ordinal < 0 && !date_token_name(&x->t, i, DATE_NAME_MONTH))
			continue;
		if (pair)
			value = (value - 1 + ordinal) % 12 + 1;
		if (found.value && value != found.value) {
			if (sure == !name->weekday)
				found.doubt = true;
			else
				found.weekday = true;
		}
		if (!found.value || (!sure && !name->weekday)) {
			found.value = value;
			found.at = i;
			found.ottoman = pair || name->ottoman;
			sure = !name->weekday;
		}
	}
	return found;
}

/* Numbers that each have their sign, as in Chinese, Japanese, Korean, Vietnamese and Mongolian. */
static bool take_signs(struct text *x)
{
	static const char signs[] = "YMD";
	int32_t value[3] = {0};
	int n = 0;

	for (size_t i = 0; i < x->t.n; i++) {
		char sign = date_token_number(&x->t, i, 1, 4) ? sign_of(x, i) : 0;
		int k = sign ? (int)(strchr(signs, sign) - signs) : 0;

		if (!sign || (k == 0) != (x->t.at[i].digits == 4))
			continue;
		if (value[k] || !x->t.at[i].value)
			return false;
		value[k] = x->t.at[i].value;
		date_tokens_use(&x->t, i, i + 1);
		if (date_token_mark(&x->t, i + 1, sign) || date_token_mark(&x->t, i + 1, '-'))
			date_tokens_use(&x->t, i + 1, i + 2);
		n++;
	}
	if (!n)
		return true;
	/* A year alone has its sign in "6 мая 2013 оны", too: the month is a name. */
	if (value[0] && !value[1] && !value[2] && !year_alone(x)) {
		for (size_t i = 0; i < x->t.n; i++)
			if (x->t.at[i].kind == DATE_TOKEN_NUMBER && x->t.at[i].value == value[0])
				x->t.at[i].used = false;
		return true;
	}
	if (!value[0])
		value[0] = take_rest(x, 4, 4);
	if (value[1] && !value[2])
		value[2] = take_rest(x, 1, 2);
	if (value[2] && !value[1]) {
		/* "ngày 6 tháng tư năm 2013": the month is a name. */
		struct named_month month = find_month(x);

		value[1] = month.doubt ? 0 : month.value;
	}
	return value[0] && (value[1] || !value[2]) && set_date(x, value[0], value[1], value[2]);
}

/* Two numbers, a day and a year in either order. */
static bool are_day_and_year(const struct text *x, size_t a, size_t b)
{
	return (date_token_number(&x->t, a, 1, 2) && date_token_number(&x->t, b, 4, 4)) ||
	       (date_token_number(&x->t, a, 4, 4) && date_token_number(&x->t, b, 1, 2));
}

/* A month as a Roman number between day and year: 6.V.2013, 6/V/2013, 6 V 2013, 2013. V. 6. */
static struct named_month find_roman_month(const struct text *x)
{
	static const char *const numbers[] = {"i",   "ii",   "iii", "iv", "v",  "vi",
					      "vii", "viii", "ix",  "x",  "xi", "xii"};
	const struct date_token *at = x->t.at;

	for (size_t i = 1; i + 1 < x->t.n; i++) {
		bool before = at[i - 1].kind == DATE_TOKEN_MARK && i > 1;
		bool after = at[i + 1].kind == DATE_TOKEN_MARK;

		if (at[i].kind != DATE_TOKEN_WORD || i + 1 + after >= x->t.n ||
		    !are_day_and_year(x, i - 1 - before, i + 1 + after) ||
		    (before && !strchr("./-", at[i - 1].mark)) ||
		    (after && !strchr("./-", at[i + 1].mark)))
			continue;
		for (int m = 0; m < 12; m++)
			if (strlen(numbers[m]) == at[i].len &&
			    !memcmp(numbers[m], at[i].word, at[i].len))
				return (struct named_month){.value = m + 1, .at = i};
	}
	return (struct named_month){0};
}

/* Whether token I is a word that nothing is known of. Those that link day, month and year do not count, nor
 * endings as in "6th". */
static bool is_unknown_word(const struct text *x, size_t i)
{
	static const char *const links[] = {"of", "de", "del", "di", "do", "da", "den", "d"};
	const struct date_token *token = &x->t.at[i];

	if (i >= x->t.n || token->kind != DATE_TOKEN_WORD || token->name.kind || token->glued)
		return false;
	for (size_t k = 0; k < sizeof links / sizeof *links; k++)
		if (strlen(links[k]) == token->len && !memcmp(links[k], token->word, token->len))
			return false;
	return true;
}

/* "Mer., 6 Du 2013": the month is the word that is not known, and what looks like one is a weekday. */
static bool is_weekday_only(const struct text *x, size_t month, const size_t number[2])
{
	if (!x->t.at[month].name.weekday || month > number[0])
		return false;
	for (size_t i = number[0] + 1; i < number[1]; i++)
		if (is_unknown_word(x, i))
			return true;
	return false;
}

/* Whether the second number is a year of two digits: "Mon 6 May 13", "06-MAY-13", and in RFC 822 "Thu, 09
 * Feb 06 23:59:45 +0000". "6 May 13" alone may be the 13th. */
static bool is_short_year(const struct text *x, const size_t number[2], size_t month)
{
	bool dashes, weekday = false;
	size_t after;

	/* A month that stands first has nothing before it. */
	if (number[0] > month || month > number[1])
		return false;
	/* "Sunday, 6 January 25 Heisei", "6 January Minguo 87": years of an era that is not known. */
	after = number[1] + 1 + date_token_mark(&x->t, number[1] + 1, '.');
	if (is_unknown_word(x, after) || is_unknown_word(x, number[1] - 1))
		return false;
	dashes = date_token_mark(&x->t, month - 1, '-') && date_token_mark(&x->t, month + 1, '-');
	for (size_t i = 0; i < number[0]; i++)
		weekday = weekday || date_token_name(&x->t, i, DATE_NAME_WEEKDAY) ||
			  x->t.at[i].name.weekday;
	return x->t.at[number[0]].digits <= 2 && x->t.at[number[1]].digits == 2 &&
	       (x->part.time || weekday || dashes);
}

/* The number that an era makes a year: 312 AD, AD 312, 44 BC. Returns x->t.n where there is none. */
static size_t find_era(const struct text *x, bool *before_christ)
{
	*before_christ = false;
	for (size_t i = 0; i < x->t.n; i++) {
		bool ad = date_token_name(&x->t, i, DATE_NAME_AD);

		if (!ad && !date_token_name(&x->t, i, DATE_NAME_BC))
			continue;
		if (i && date_token_number(&x->t, i - 1, 1, 4)) {
			*before_christ = !ad;
			return i - 1;
		}
		if (ad && date_token_number(&x->t, i + 1, 3, 4))
			return i + 1;
	}
	return x->t.n;
}

/* Day, month name and year in any order; month and year; a year alone. */
static bool take_named(struct text *x)
{
	const struct date_token *at = x->t.at;
	struct named_month month = find_month(x);
	size_t number[2], n = 0, year, day;
	bool before_christ;

	for (size_t i = 0; i < x->t.n; i++) {
		if (at[i].kind != DATE_TOKEN_NUMBER || at[i].used)
			continue;
		if (n == 2)
			return false;
		number[n++] = i;
	}
	if (!month.value)
		month = find_roman_month(x);
	if (!n || month.doubt || (!month.value && (n > 1 || !year_alone(x))))
		return false;
	/* "mar, 12 nov 1991" is a Tuesday, "mar - nov 1991" are two months. */
	if (month.weekday && n == 1)
		return false;
	if (month.value && n == 2 && is_weekday_only(x, month.at, number))
		return false;
	year = find_era(x, &before_christ);
	for (size_t i = 0; i < n && year == x->t.n; i++)
		if (at[number[i]].digits == 4)
			year = number[i];
	if (year == x->t.n && n == 2 && month.value && is_short_year(x, number, month.at)) {
		int32_t yy = at[number[1]].value;

		year = number[1];
		set_date(x, yy < 50 ? 2000 + yy : 1900 + yy, month.value, 0);
	} else if (year == x->t.n || !at[year].value ||
		   !set_date(x, before_christ ? 1 - at[year].value : at[year].value, month.value,
			     0)) {
		return false;
	}
	date_tokens_use(&x->t, year, year + 1);
	x->ottoman = month.ottoman;
	if (n == 1)
		return true;
	day = number[0] == year ? number[1] : number[0];
	if (!date_token_number(&x->t, day, 1, 2) || !at[day].value)
		return false;
	date_tokens_use(&x->t, day, day + 1);
	return set_date(x, x->part.year, month.value, at[day].value);
}

/* ---- the whole ---- */

/* What token I alone says, wherever it stands: "probably", "approximate", "6? May", "?2004". */
static uint8_t qualifier(const struct date_tokens *t, size_t i)
{
	if (date_token_name(t, i, DATE_NAME_CIRCA) && t->at[i].name.value)
		return DATE_APPROXIMATE;
	if (date_token_name(t, i, DATE_NAME_UNCERTAIN))
		return DATE_UNCERTAIN;
	if (!date_token_mark(t, i, '?') || date_token_mark(t, i + 1, '?'))
		return 0;
	if (!i)
		return t->at[1].kind == DATE_TOKEN_NUMBER ? DATE_UNCERTAIN : 0;
	return t->at[i].glued && t->at[i - 1].kind == DATE_TOKEN_NUMBER ? DATE_UNCERTAIN : 0;
}

/* "c. 1800", "~1800", "May 1931?" */
static void take_qualifier(struct text *x)
{
	size_t last = x->t.n;

	for (size_t i = 0; i < x->t.n; i++) {
		size_t next = i + 1 + date_token_mark(&x->t, i + 1, '.');

		if ((date_token_name(&x->t, i, DATE_NAME_CIRCA) ||
		     date_token_mark(&x->t, i, '~')) &&
		    (date_token_number(&x->t, next, 1, 8) ||
		     date_token_name(&x->t, next, DATE_NAME_MONTH)))
			x->part.flags |= DATE_APPROXIMATE;
		x->part.flags |= qualifier(&x->t, i);
	}
	while (last &&
	       (date_token_mark(&x->t, last - 1, ')') || date_token_mark(&x->t, last - 1, ']')))
		last--;
	if (last > 1 && date_token_mark(&x->t, last - 1, '?') &&
	    !date_token_mark(&x->t, last - 2, '?'))
		x->part.flags |= DATE_UNCERTAIN;
}

/* Whether what is left allows the date that was found. */
static bool settle(const struct text *x)
{
	bool foreign = x->t.arabic;

	for (size_t i = 0; i < x->t.n; i++) {
		if (x->t.at[i].kind == DATE_TOKEN_NUMBER && !x->t.at[i].used)
			return false;
		/* A negative year: WordPress writes "30 Nov -0001" for no date. */
		if (date_token_mark(&x->t, i, '-') && !x->t.at[i].used &&
		    (!i || !x->t.at[i].glued) && x->t.at[i + 1].kind == DATE_TOKEN_NUMBER &&
		    x->t.at[i + 1].glued)
			return false;
		if (date_token_name(&x->t, i, DATE_NAME_JULIAN) ||
		    date_token_name(&x->t, i, DATE_NAME_DOUBT) || date_token_bounds(&x->t, i))
			return false;
		if (date_token_name(&x->t, i, DATE_NAME_OTHER))
			foreign = true;
	}
	if (x->part.year <= 0 || x->part.year >= YEAR_SURE)
		return true;
	return !foreign &&
	       !(x->ottoman && x->part.year >= OTTOMAN_FIRST && x->part.year <= OTTOMAN_LAST);
}

/* Add FLAGS; EDTF has no doubtful time. */
static void qualify(struct date_part *part, uint8_t flags)
{
	part->flags |= flags;
	if (!part->flags)
		return;
	part->time = false;
	part->zone = DATE_ZONE_NONE;
	part->offset = 0;
}

static bool read_words(const char *s, size_t len, const char *language, struct date_part *part)
{
	struct text x = {.dated = false};

	if (!date_tokens_split(&x.t, s, len, language) || !date_tokens_clock(&x.t, &x.part))
		return false;
	take_qualifier(&x);
	if (!take_numeric(&x) || (!x.dated && !take_signs(&x)) || (!x.dated && !take_named(&x)) ||
	    !settle(&x))
		return false;
	if (x.part.time && !x.part.day)
		return false;
	*part = x.part;
	qualify(part, 0);
	return true;
}

static bool is_blank(char c)
{
	return (uint8_t)c <= ' ';
}

static void trim(const char **s, size_t *len)
{
	for (; *len && is_blank(**s); ++*s)
		--*len;
	while (*len && is_blank((*s)[*len - 1]))
		--*len;
}

/* What programs write for no date: 0000; -0001-11-30, which is what WordPress makes of 0000-00-00; and
 * the first second of the year 1, where the time of Go and .NET begins. */
static bool is_placeholder(const struct date_part *part)
{
	if (part->years == 4 || !part->year)
		return true;
	if (part->year == -1)
		return part->month == 11 && part->day == 30;
	return part->year == 1 && part->month == 1 && part->day == 1 && part->time && !part->hour &&
	       !part->minute && !part->second;
}

static bool read_plain(const char *s, size_t len, const char *language, struct date_part *part)
{
	trim(&s, &len);
	return (date_part_read(s, len, part) || read_words(s, len, language, part)) &&
	       !is_placeholder(part);
}

/*
 * Parts S into what stands outside of brackets (OUT) and within the first pair (IN); either has room
 * for LEN bytes and a NUL. In RFC 822 brackets are comments, with other brackets and \) in them.
 * False where there are none, or one stays open.
 */
static bool split_brackets(const char *s, size_t len, char *out, char *in)
{
	size_t depth = 0, pairs = 0, o = 0, n = 0;

	for (size_t i = 0; i < len; i++) {
		bool escaped = depth && s[i] == '\\' && i + 1 < len;

		i += escaped;
		if (s[i] == '(' && !escaped) {
			if (!depth++) {
				out[o++] = ' ';
				pairs++;
			}
		} else if (s[i] == ')' && depth && !escaped) {
			depth--;
		} else if (!depth) {
			out[o++] = s[i];
		} else if (pairs == 1) {
			in[n++] = s[i];
		}
	}
	in[n] = '\0';
	if (!strcmp(in, "?"))
		out[o++] = '?';
	out[o] = '\0';
	return pairs && !depth;
}

/* What brackets that hold nothing else say of the date beside them: "(probably)". */
static uint8_t says_qualifier(const char *s)
{
	struct date_tokens t;
	uint8_t flags = 0;

	if (!date_tokens_split(&t, s, strlen(s), NULL))
		return 0;
	for (size_t i = 0; i < t.n; i++) {
		uint8_t one = qualifier(&t, i);

		if (!one && t.at[i].kind != DATE_TOKEN_MARK)
			return 0;
		flags |= one;
	}
	return flags;
}

/* A day alone, of one or two digits; 0: it is something else. */
static int says_day(const char *s)
{
	struct date_tokens t;

	if (!date_tokens_split(&t, s, strlen(s), NULL) || t.n != 1 ||
	    !date_token_number(&t, 0, 1, 2))
		return 0;
	return t.at[0].value;
}

/* "11 (24) февраля 1917": the same day in both calendars, of which the Gregorian is ahead. */
static bool take_new_style(struct date_part *part, int other)
{
	enum { AHEAD_MIN = 10, AHEAD_MAX = 13 };
	int ahead = other - part->day;

	if (!part->day || part->year <= 0 || part->month < 1 || part->month > 12)
		return false;
	if (ahead >= AHEAD_MIN && ahead <= AHEAD_MAX &&
	    other <= date_month_days(part->year, part->month))
		part->day = (uint8_t)other;
	else if (ahead < -AHEAD_MAX || ahead > -AHEAD_MIN)
		return false;
	return true;
}

/* A day and the name of its month, and no year. */
static bool says_month(const char *s)
{
	struct date_tokens t;
	bool day = false, month = false;

	if (!date_tokens_split(&t, s, strlen(s), NULL))
		return false;
	for (size_t i = 0; i < t.n; i++) {
		day = day || date_token_number(&t, i, 1, 2);
		month = month || date_token_name(&t, i, DATE_NAME_MONTH);
		if (date_token_number(&t, i, 3, 9))
			return false;
	}
	return day && month;
}

/* Whether a number stands behind the last of the brackets. */
static bool goes_on(const char *s, size_t len)
{
	while (len && s[len - 1] != ')')
		if (s[--len] >= '0' && s[len] <= '9')
			return true;
	return false;
}

static bool read_date(const char *s, size_t len, const char *language, struct date_part *part)
{
	char out[TEXT_MAX + 1], in[TEXT_MAX + 1];
	struct date_calendar julian;
	struct date_part other;
	int day;

	if (!split_brackets(s, len, out, in))
		return read_plain(s, len, language, part);
	/* "Juche 104 (2015) May 6": a year in brackets is not all that such a text says. */
	if (!read_plain(out, strlen(out), language, part))
		return read_plain(in, strlen(in), language, part) &&
		       (part->day || !strpbrk(out, "0123456789"));
	/* "1732 (O.S.)", "1400 (2021)", "1443 (AH)": the brackets may tell of another calendar. */
	if (date_style_is_old(in) && date_other_read(in, strlen(in), language, &julian))
		return date_text_agrees(out, strlen(out), language, &julian);
	if (date_style_is_old(in) && !says_month(in))
		return false;
	if ((says_month(in) || date_style_is_new(in)) && !date_style_beside(in, language, part))
		return false;
	day = goes_on(s, len) ? says_day(in) : 0;
	if (day && !take_new_style(part, day))
		return false;
	if (read_plain(in, strlen(in), language, &other) && date_other_is_old_style(part, &other))
		*part = other;
	qualify(part, says_qualifier(in));
	return part->year <= 0 || part->year >= YEAR_SURE || read_plain(s, len, language, part);
}

bool date_text_agrees(const char *s, size_t len, const char *language,
		      const struct date_calendar *other)
{
	enum { DAYS_APART = 3 };
	struct date_part part;
	struct date ours, theirs;
	struct buf edtf;
	bool ok;

	if (!read_date(s, len, language, &part))
		return false;
	date_part_span(&part, &ours);
	buf_init(&edtf);
	ok = date_calendar_edtf(other, &edtf) && date_parse(buf_str(&edtf), &theirs) &&
	     ours.first <= theirs.last + DAYS_APART && theirs.first <= ours.last + DAYS_APART;
	buf_done(&edtf);
	return ok;
}

/* The Gregorian half of a day that is given in two calendars. */
static bool read_pair(const char *s, size_t len, const char *language, struct date_part *part)
{
	struct date_calendar other;
	size_t first = 0, second;
	bool certain;

	while (date_shape_pair(s, len, &first, &second, &certain)) {
		const char *rest = s + second;
		size_t rest_len = len - second;

		if (read_date(s, first, language, part) && part->year >= YEAR_SURE &&
		    (certain || (date_other_read(rest, rest_len, language, &other) &&
				 date_text_agrees(s, first, language, &other))))
			return true;
		if (read_date(rest, rest_len, language, part) && part->year >= YEAR_SURE &&
		    (certain || (date_other_read(s, first, language, &other) &&
				 date_text_agrees(rest, rest_len, language, &other))))
			return true;
	}
	return false;
}

/* All shapes, into EDTF. */
static bool read_text(const char *s, size_t len, const char *language, struct buf *edtf)
{
	struct date_calendar other;
	struct date_expression e;

	if (date_expression_read(s, &e) && e.interval) {
		if (!e.flags && !date_interval_one_calendar(&e.start, &e.end))
			return false;
		buf_add(edtf, s, len);
	} else if (read_date(s, len, language, &e.start)) {
		date_part_print(&e.start, edtf);
	} else if (date_interval_read(s, len, language, read_date, &e.start, &e.end)) {
		date_part_print(&e.start, edtf);
		buf_putc(edtf, '/');
		date_part_print(&e.end, edtf);
	} else if (read_pair(s, len, language, &e.start)) {
		date_part_print(&e.start, edtf);
	} else {
		return date_other_read(s, len, language, &other) &&
		       date_calendar_edtf(&other, edtf);
	}
	return true;
}

bool date_parse_text(const char *s, const char *language, struct buf *edtf, struct date *date)
{
	size_t len = strlen(s), start = edtf->len;
	struct buf shape;
	bool ok;

	*date = (struct date){0};
	trim(&s, &len);
	if (!len || len > TEXT_MAX)
		return false;
	if (date_feed_read(s, len, edtf)) {
		if (date_parse(buf_str(edtf) + start, date))
			return true;
		buf_truncate(edtf, start);
	}
	if (date_shape_is_lunar(s, len))
		return false;
	buf_init(&shape);
	if (date_shape_rewrite(s, len, &shape) && shape.len <= TEXT_MAX)
		ok = read_text(buf_str(&shape), shape.len, language, edtf);
	else
		ok = read_text(s, len, language, edtf);
	buf_done(&shape);
	if (ok && date_parse(buf_str(edtf) + start, date))
		return true;
	buf_truncate(edtf, start);
	return false;
}
