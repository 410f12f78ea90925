/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "date/date_token.h"

#include <string.h>

#include "date/date.h"
#include "date/date_ordinal.h"
#include "base/utf8.h"

enum { OFFSET_MAX = 14 * 60 }; /* minutes; no zone is further from UTC */

/* ---- tokens ---- */

/* Decimal digits of the scripts. */
static int digit_value(uint32_t code)
{
	static const uint32_t zeros[] = {
		0x0660,  0x06F0,  0xFF10, /* Arabic, Persian, fullwidth */
		0x0966,  0x09E6,  0x0A66, 0x0AE6,
		0x0B66, /* Devanagari, Bengali, Gurmukhi, Gujarati, Oriya */
		0x0E50,  0x0ED0,  0x17E0, 0x1040, /* Thai, Lao, Khmer, Burmese */
		0x0BE6,  0x0C66,  0x0CE6, 0x0D66,
		0x0DE6, /* Tamil, Telugu, Kannada, Malayalam, Sinhala */
		0x07C0,  0x0F20,  0x1810, 0x1C50,
		0xABF0,           /* N'Ko, Tibetan, Mongolian, Ol Chiki, Meetei Mayek */
		0x11136, 0x1E950, /* Chakma, Adlam */
	};

	if (code < 0x80)
		return code >= '0' && code <= '9' ? (int)(code - '0') : -1;
	for (size_t i = 0; i < sizeof zeros / sizeof *zeros; i++)
		if (code >= zeros[i] && code <= zeros[i] + 9)
			return (int)(code - zeros[i]);
	return -1;
}

static bool blank(uint32_t code)
{
	return code <= 0x20 || code == 0x7F || code == 0x85 || code == 0xA0 ||
	       (code >= 0x2000 && code <= 0x200A) || code == 0x2028 || code == 0x2029 ||
	       code == 0x202F || code == 0x205F || code == 0x3000;
}

/* The mark a code point stands for; 0: it is a letter. */
static char mark_of(uint32_t code)
{
	if (code < 0x80)
		return (code | 0x20) >= 'a' && (code | 0x20) <= 'z' ? 0 : (char)code;
	switch (code) {
	case 0x2010:
	case 0x2011:
	case 0x2212: return '-';
	case 0x2012:
	case 0x2013:
	case 0x2014:
	case 0x2015: return '_';
	case 0x060C:
	case 0x3001:
	case 0xFF0C: return ',';
	case 0x061F: return '?';
	case 0xFF1A: return ':';
	case 0xFF0F: return '/';
	case 0xAB:
	case 0xB7:
	case 0xBB:
	case 0x2018:
	case 0x2019:
	case 0x201C:
	case 0x201D: return '\'';
	}
	return 0;
}

static char east_asian_sign(uint32_t code)
{
	switch (code) {
	case 0x5E74:
	case 0xB144: return 'Y';
	case 0x6708:
	case 0xC6D4: return 'M';
	case 0x65E5:
	case 0x53F7:
	case 0xC77C: return 'D';
	}
	return 0;
}

static struct date_token *add_token(struct date_tokens *t, enum date_token_kind kind, bool glued)
{
	struct date_token *token = &t->at[t->n];

	if (t->n == DATE_TOKENS_MAX)
		return NULL;
	t->n++;
	*token = (struct date_token){.kind = (uint8_t)kind, .glued = glued};
	return token;
}

static bool add_digit(struct date_tokens *t, int digit, bool glued)
{
	struct date_token *last = t->n && glued ? &t->at[t->n - 1] : NULL;

	if (!last || last->kind != DATE_TOKEN_NUMBER)
		last = add_token(t, DATE_TOKEN_NUMBER, glued);
	if (!last)
		return false;
	last->digits++;
	if (last->digits < 10)
		last->value = last->value * 10 + digit;
	return true;
}

static bool add_letter(struct date_tokens *t, uint32_t folded, bool glued)
{
	struct date_token *last = t->n && glued ? &t->at[t->n - 1] : NULL;

	if (!last || last->kind != DATE_TOKEN_WORD)
		last = add_token(t, DATE_TOKEN_WORD, glued);
	if (!last)
		return false;
	if (last->len + 4 > DATE_WORD_MAX)
		last->len = DATE_WORD_MAX;
	else
		last->len += utf8_encode(folded, last->word + last->len);
	return true;
}

/* Whether a dot at I, after the word of LETTERS letters, is one within "a.m." */
static bool joins(const char *s, size_t len, size_t i, int letters)
{
	uint32_t code;

	if (letters != 1 || i + 1 >= len)
		return false;
	utf8_decode(s + i + 1, len - i - 1, &code);
	return !mark_of(code) && !blank(code) && digit_value(code) < 0;
}

/* Letters that are written where years may be of the Buddhist era. */
static bool is_buddhist(uint32_t code)
{
	return (code >= 0x0E00 && code <= 0x0EFF) || (code >= 0x1000 && code <= 0x109F) ||
	       (code >= 0x1780 && code <= 0x17FF);
}

/* ---- names ---- */

static bool is_word(const struct date_tokens *t, size_t i)
{
	return t->at[i].kind == DATE_TOKEN_WORD && t->at[i].len < DATE_WORD_MAX;
}

/* The word that goes on after token I, as in "tháng năm", "dhul-hijja", "มี.ค.", "c’hwevrer"; 0: there
 * is none. *GLUE: an apostrophe, which is no part of a name, joins them. */
static size_t next_word(const struct date_tokens *t, size_t i, bool *glue)
{
	size_t next = i + 1;

	*glue = false;
	if (next < t->n && t->at[next].glued &&
	    (date_token_mark(t, next, '-') || date_token_mark(t, next, '.') ||
	     date_token_mark(t, next, '\''))) {
		*glue = t->at[next].mark == '\'';
		next++;
	}
	return next < t->n && is_word(t, next) ? next : 0;
}

/* The longest name that begins at token I, of up to eight words; those after the first become noise. */
static void find_name(struct date_tokens *t, size_t i, const char *language)
{
	enum { WORDS = 8 };
	char name[WORDS * (DATE_WORD_MAX + 1)];
	size_t len[WORDS], last[WORDS], n = 0, at = i, used = 0;
	bool glue = false;
	struct date_name found;

	for (size_t word = i; n < WORDS; word = at) {
		if (n && !glue)
			name[used++] = ' ';
		for (size_t k = 0; k < t->at[word].len; k++)
			name[used++] = t->at[word].word[k];
		last[n] = word;
		len[n++] = used;
		at = next_word(t, word, &glue);
		if (!at)
			break;
	}
	t->at[i].name = date_name_find(name, len[0], language);
	if (n > 1 && date_name_is_old_style(t->at[i].word, t->at[i].len, t->at[last[1]].word,
					    t->at[last[1]].len)) {
		t->at[i].name = (struct date_name){.kind = DATE_NAME_JULIAN};
		t->at[last[1]].name.kind = DATE_NAME_NOISE;
		return;
	}
	if (n == 1 || !date_name_begins(name, len[0]))
		return;
	/* Of these the next word says which it is. */
	if (t->at[i].name.kind == DATE_NAME_OTHER || t->at[i].name.kind == DATE_NAME_PAIR)
		return;
	while (--n > 0) {
		found = date_name_find(name, len[n], language);
		if (found.kind != DATE_NAME_MONTH && found.kind != DATE_NAME_OTHER &&
		    found.kind != DATE_NAME_WEEKDAY)
			continue;
		found.whole = true;
		t->at[i].name = found;
		for (size_t k = i + 1; k <= last[n]; k++)
			t->at[k].name.kind = DATE_NAME_NOISE;
		return;
	}
}

bool date_token_bounds(const struct date_tokens *t, size_t i)
{
	static const char *const links[] = {"to",  "than", "the", "dem", "den", "der", "de",
					    "del", "le",   "il",  "von", "از",  "من"};
	size_t next = i + 1;
	bool link = true;

	if (!date_token_name(t, i, DATE_NAME_BOUND))
		return false;
	for (; link && next < t->n; next += link) {
		link = false;
		for (size_t k = 0; k < sizeof links / sizeof *links; k++)
			link = link || (t->at[next].kind == DATE_TOKEN_WORD &&
					strlen(links[k]) == t->at[next].len &&
					!memcmp(links[k], t->at[next].word, t->at[next].len));
	}
	if (next >= t->n)
		return false;
	return t->at[next].kind == DATE_TOKEN_NUMBER || t->at[next].name.kind == DATE_NAME_MONTH ||
	       t->at[next].name.kind == DATE_NAME_PAIR ||
	       t->at[next].name.kind == DATE_NAME_OTHER ||
	       t->at[next].name.kind == DATE_NAME_WEEKDAY;
}

/* A weekday says which language it is, and so which month another word. */
static void ask_weekday(struct date_tokens *t)
{
	const char *languages = NULL;

	for (size_t i = 0; i < t->n; i++)
		if (date_token_name(t, i, DATE_NAME_WEEKDAY) && t->at[i].name.languages)
			languages = t->at[i].name.languages;
	for (size_t i = 0; i < t->n && languages; i++)
		if (date_token_name(t, i, DATE_NAME_DOUBT))
			t->at[i].name = date_name_find(t->at[i].word, t->at[i].len, languages);
}

static void find_names(struct date_tokens *t, const char *language)
{
	for (size_t i = 0; i < t->n; i++) {
		if (is_word(t, i) && !t->at[i].name.kind)
			find_name(t, i, language);
		if (date_token_name(t, i, DATE_NAME_BUDDHIST))
			t->buddhist = true;
	}
	ask_weekday(t);
}

/* ---- cutting ---- */

bool date_tokens_split(struct date_tokens *t, const char *s, size_t len, const char *language)
{
	bool glued = false, ok = true;
	int letters = 0; /* of the word being read, since its last dot */
	size_t n;

	t->n = 0;
	t->arabic = t->buddhist = false;
	for (size_t i = 0; i < len && ok; i += n) {
		bool after_number = glued && t->n && t->at[t->n - 1].kind == DATE_TOKEN_NUMBER;
		uint32_t code, folded;
		char mark;
		int digit;

		n = utf8_decode(s + i, len - i, &code);
		digit = digit_value(code);
		folded = date_name_fold(code);
		mark = after_number && east_asian_sign(code) ? east_asian_sign(code)
							     : mark_of(code);
		if (code >= 0x0600 && code <= 0x06FF)
			t->arabic = true;
		t->buddhist = t->buddhist || is_buddhist(code);
		if (blank(code)) {
			glued = false;
			letters = 0;
			continue;
		}
		if (!folded || (mark == '.' && joins(s, len, i, letters))) {
			letters = folded ? 0 : letters;
			continue;
		}
		if (digit >= 0) {
			ok = add_digit(t, digit, glued);
			letters = 0;
		} else if (mark) {
			ok = add_token(t, DATE_TOKEN_MARK, glued) != NULL;
			t->at[t->n - 1].mark = mark;
			letters = 0;
		} else {
			ok = add_letter(t, folded, glued);
			letters++;
		}
		glued = true;
	}
	t->at[t->n] = (struct date_token){.kind = DATE_TOKEN_MARK};
	if (ok) {
		find_names(t, language);
		date_ordinal_take(t, language);
	}
	return ok;
}

bool date_token_mark(const struct date_tokens *t, size_t i, char mark)
{
	return t->at[i].kind == DATE_TOKEN_MARK && t->at[i].mark == mark;
}

int date_token_ordinal(const struct date_tokens *t, size_t i)
{
	for (size_t k = i + 1; k < t->n && k <= i + 3; k++) {
		if (date_token_name(t, k, DATE_NAME_ORDINAL))
			return t->at[k].name.value;
		if (t->at[k].kind == DATE_TOKEN_NUMBER)
			break;
	}
	return -1;
}

bool date_token_name(const struct date_tokens *t, size_t i, enum date_name_kind kind)
{
	return t->at[i].kind == DATE_TOKEN_WORD && t->at[i].name.kind == kind;
}

bool date_token_number(const struct date_tokens *t, size_t i, int min, int max)
{
	const struct date_token *token = &t->at[i];

	return token->kind == DATE_TOKEN_NUMBER && !token->used && token->digits >= min &&
	       token->digits <= max;
}

void date_tokens_use(struct date_tokens *t, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		t->at[i].used = true;
}

/* ---- time and zone ---- */

/* A number right after what stands before it. */
static bool is_glued_number(const struct date_tokens *t, size_t i, int min, int max)
{
	return t->at[i].glued && date_token_number(t, i, min, max);
}

static bool is_glued_mark(const struct date_tokens *t, size_t i, char mark)
{
	return t->at[i].glued && date_token_mark(t, i, mark);
}

static bool is_sign(const struct date_tokens *t, size_t i)
{
	return date_token_mark(t, i, '+') || date_token_mark(t, i, '-');
}

/* The word of the one ASCII letter C. */
static bool is_letter(const struct date_tokens *t, size_t i, char c)
{
	return t->at[i].kind == DATE_TOKEN_WORD && t->at[i].len == 1 && t->at[i].word[0] == c;
}

/* +0330, +03:30, +3. A false answer is a zone that cannot be. */
static bool take_offset(struct date_tokens *t, struct date_part *part, size_t i)
{
	const struct date_token *number = &t->at[i + 1];
	bool minus = date_token_mark(t, i, '-'), sure = true;
	int32_t hours = number->value, minutes = 0;
	size_t end = i + 2;

	if (!is_glued_number(t, i + 1, 1, 9))
		return minus && !t->at[i].glued; /* a dash, then */
	if (number->digits <= 2 && is_glued_mark(t, end, ':') &&
	    is_glued_number(t, end + 1, 1, 2)) {
		minutes = t->at[end + 1].value;
		sure = t->at[end + 1].digits == 2;
		end += 2;
	} else if (is_glued_mark(t, end, ':')) {
		return false;
	} else if (number->digits == 4) {
		minutes = hours % 100;
		hours /= 100;
	} else {
		sure = number->digits <= 2;
	}
	date_tokens_use(t, i, end);
	/* +000 and +00:0 are miswritten, but what they mean is plain. */
	if (!sure && (hours || minutes))
		return true;
	if (minutes > 59 || hours * 60 + minutes > OFFSET_MAX)
		return false;
	part->offset = (int16_t)((hours * 60 + minutes) * (minus ? -1 : 1));
	part->zone = minus && !part->offset ? DATE_ZONE_UTC : DATE_ZONE_OFFSET;
	return true;
}

/* The zone after a time, if there is one at I: GMT, EST, +03:30, UTC+3. */
static bool take_zone(struct date_tokens *t, struct date_part *part, size_t i)
{
	int offset = t->at[i].name.value;

	if (date_token_name(t, i, DATE_NAME_ZONE)) {
		part->offset = (int16_t)offset;
		part->zone = offset ? DATE_ZONE_OFFSET : DATE_ZONE_UTC;
		i++;
		if (offset || !t->at[i].glued)
			return true;
	}
	return !is_sign(t, i) || take_offset(t, part, i);
}

static bool take_half_day(const struct date_tokens *t, struct date_part *part, size_t before,
			  size_t after)
{
	bool am = false, pm = false;

	for (size_t k = 0; k < 2; k++) {
		size_t i = k ? after : before;

		am = am || date_token_name(t, i, DATE_NAME_AM);
		pm = pm || date_token_name(t, i, DATE_NAME_PM);
	}
	/* In Arabic one letter stands for "after Christ" and for "in the evening". */
	if (date_token_name(t, after, DATE_NAME_AD) && t->at[after].word[0] & 0x80)
		pm = true;
	if ((am && pm) || (am && part->hour > 12))
		return false;
	if (pm && part->hour < 12)
		part->hour += 12;
	if (am && part->hour == 12)
		part->hour = 0;
	return true;
}

static size_t skip_half_day(const struct date_tokens *t, size_t i)
{
	if (!date_token_name(t, i, DATE_NAME_AM) && !date_token_name(t, i, DATE_NAME_PM))
		return i;
	return i + 1 + is_glued_mark(t, i + 1, '.');
}

/* Whether the word before number I says that a time of day follows, so that 12.30 is one. */
static bool says_time(const struct date_tokens *t, size_t i)
{
	size_t before = i && date_token_mark(t, i - 1, '.') ? i - 1 : i;

	return before && date_token_name(t, before - 1, DATE_NAME_TIME);
}

/* A word that makes the number before it an hour: 10 h, 5 pm. */
static bool says_hour(const struct date_tokens *t, size_t i)
{
	return date_token_name(t, i, DATE_NAME_HOUR) || date_token_name(t, i, DATE_NAME_AM) ||
	       date_token_name(t, i, DATE_NAME_PM);
}

/* The same without a colon: 10.30 Uhr, 10 h 30, 10 Uhr, 3 pm, ore 10. */
static size_t read_hour(const struct date_tokens *t, size_t i, int32_t *minute)
{
	const struct date_token *at = t->at;
	size_t end = i + 1;

	if (!date_token_number(t, i, 1, 2))
		return i;
	if (is_glued_mark(t, end, '.') && is_glued_number(t, end + 1, 2, 2) &&
	    (says_time(t, i) || says_hour(t, end + 2))) {
		*minute = at[end + 1].value;
		return end + 2;
	}
	if (date_token_name(t, end, DATE_NAME_HOUR)) {
		bool point = is_glued_mark(t, end + 1, '.');

		end += 1 + point;
		/* "10 h 30", and not "10 Uhr 5. März" */
		if (date_token_number(t, end, 2, 2) && !date_token_mark(t, end + 1, '.') &&
		    !date_token_name(t, end + 1, DATE_NAME_MONTH))
			*minute = at[end++].value;
		return end;
	}
	if (at[i].value && at[i].value <= 12 && says_hour(t, end) && at[end].len == 2)
		return end;
	/* "kl. 10", but not "ore 10.2.2013" */
	if (says_time(t, i) && (end == t->n || !at[end].glued))
		return end;
	return i;
}

/* Finds the end of a time that starts at I and puts it into PART: 9:15, 10:20:30.25, 15h30, and
 * after a T 1020 and 102030. Returns the token after it; I where there is none, 0 for a bad one. */
static size_t read_clock(const struct date_tokens *t, size_t i, struct date_part *part)
{
	const struct date_token *at = t->at;
	int32_t hour = at[i].value, minute = 0, second = 0;
	size_t end = i + 1;

	if (date_token_number(t, i, 1, 2) && is_glued_mark(t, end, ':') &&
	    is_glued_number(t, end + 1, 2, 2)) {
		minute = at[i + 2].value;
		end = i + 3;
		if (is_glued_mark(t, end, ':')) {
			if (!is_glued_number(t, end + 1, 1, 2))
				return 0;
			second = at[end + 1].value;
			end += 2;
		}
	} else if (i && is_letter(t, i - 1, 't') && at[i - 1].glued && at[i].glued &&
		   (date_token_number(t, i, 4, 4) || date_token_number(t, i, 6, 6))) {
		second = at[i].digits == 6 ? hour % 100 : 0;
		hour = at[i].digits == 6 ? hour / 100 : hour;
		minute = hour % 100;
		hour /= 100;
	} else {
		end = read_hour(t, i, &minute);
		if (end == i)
			return i;
	}
	if ((is_glued_mark(t, end, '.') || is_glued_mark(t, end, ',')) &&
	    is_glued_number(t, end + 1, 1, 1000))
		end += 2;
	if (is_glued_mark(t, end, ':') || hour > 24 || minute > 59 || second > 60 ||
	    (hour == 24 && (minute || second)))
		return 0;
	part->time = true;
	part->hour = (uint8_t)hour;
	part->minute = (uint8_t)minute;
	part->second = (uint8_t)second;
	return end;
}

/* The end of "10:00-12:00" and "10:00 - 12:00", whose first half, without seconds, in PART, ends before I:
 * what it says is no zone, as -05:00 is. Returns the token after it; I where there is none. */
static size_t skip_until(struct date_tokens *t, const struct date_part *part, size_t i)
{
	struct date_part until = {0};
	bool dash = date_token_mark(t, i, '-') || date_token_mark(t, i, '_');
	/* "10:00 -05:00", "2021-03-05 03:00-05:00" */
	bool zone = dash && (t->at[i].glued != t->at[i + 1].glued ||
			     (date_token_mark(t, 1, '-') && t->at[0].digits == 4));
	size_t end = dash && !zone ? read_clock(t, i + 1, &until) : 0;

	if (end <= i + 1 || !date_token_mark(t, i + 2, ':') ||
	    !take_half_day(t, &until, t->n, end) ||
	    until.hour * 60 + until.minute <= part->hour * 60 + part->minute)
		return i;
	end = skip_half_day(t, end);
	date_tokens_use(t, i, end);
	return end;
}

bool date_tokens_clock(struct date_tokens *t, struct date_part *part)
{
	for (size_t i = 0; i < t->n; i++) {
		struct date_part clock = *part;
		size_t end = read_clock(t, i, &clock);
		bool minutes = end == i + 3 && date_token_mark(t, i + 1, ':');

		if (end == i)
			continue;
		if (!end)
			return false;
		/* 2019-08-23+02:00, as XML Schema has it: the zone of a day tells nothing more. */
		if (i && t->at[i].glued && is_sign(t, i - 1)) {
			date_tokens_use(t, i - 1, end);
			continue;
		}
		if (part->time)
			return false;
		*part = clock;
		date_tokens_use(t, i, end);
		if (!take_half_day(t, part, i ? i - 1 : t->n, end))
			return false;
		end = skip_half_day(t, end);
		if (minutes)
			end = skip_until(t, part, end);
		if (!take_zone(t, part, end))
			return false;
	}
	return true;
}
