/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * What a value looks like, for the summary of a file of an unknown kind.
 */
#include "config.h"

#include <ctype.h>
#include <string.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "date/date.h"
#include "date/date_calendar.h"
#include "date/date_other.h"
#include "read/guess_tree.h"
#include "text/sanitize.h"
#include "text/words.h"

enum {
	DATE_BYTES = 80, /* what is longer is no date, but a sentence that may hold one */
	NAME_BYTES = 80,
	NAME_WORDS = 8,
	PROSE_WORDS = 8,
	WORD_BYTES = 25, /* of one, on average, at most */
	YEAR_FIRST = 1000
};

/* ---- words ---- */

/* The length of the tag of HTML at S; 0: there is none. */
static size_t tag_length(const char *s, size_t len)
{
	const char *end;

	if (len < 3 || *s != '<' || !(isalpha((unsigned char)s[1]) || s[1] == '/'))
		return 0;
	end = memchr(s, '>', len < 200 ? len : 200);
	return end ? (size_t)(end - s) + 1 : 0;
}

uint64_t guess_words(const char *s, size_t len, bool *in_word)
{
	uint64_t n = 0;
	unsigned unspaced = 0;

	for (size_t i = 0; i < len;) {
		size_t tag = s[i] == '<' ? tag_length(s + i, len - i) : 0;
		uint32_t code;

		if (tag) {
			i += tag;
			*in_word = false;
			continue;
		}
		if ((unsigned char)s[i] < 0x80) {
			code = (unsigned char)s[i++];
		} else {
			i += utf8_decode(s + i, len - i, &code);
			if (words_unspaced(code)) {
				n += unspaced++ % 2 == 0;
				*in_word = false;
				continue;
			}
		}
		if (code <= ' ' || code == 0xA0) {
			*in_word = false;
		} else if (!*in_word && (code >= 0x80 || isalnum((int)code))) {
			n++;
			*in_word = true;
		}
	}
	return n;
}

/* ---- looks ---- */

static bool is_address(const char *s, size_t len)
{
	return (len > 10 && (!strncmp(s, "http://", 7) || !strncmp(s, "https://", 8))) ||
	       (len > 6 && !strncmp(s, "www.", 4));
}

static bool is_number(const char *s, size_t len)
{
	bool digit = false;

	for (size_t i = 0; i < len; i++) {
		digit = digit || isdigit((unsigned char)s[i]);
		if (!isdigit((unsigned char)s[i]) && !strchr(" .,:/-+%", s[i]))
			return false;
	}
	return digit;
}

/* "en", "DE", "pt-BR", "sr_Latn" */
static bool is_language(const char *s, size_t len)
{
	static const char codes[] =
		" ar bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl he hi hr hu hy id "
		"is it ja ka kk ko ku lt lv mk ms mt nb nl nn no pl ps pt ro ru sh sk sl sq "
		"sr sv sw ta th tr uk ur uz vi zh deu eng fra fas spa ita por rus ara zho jpn "
		"nld swe nor dan fin pol ces tur kor ";
	size_t code = 0;
	char word[6] = " ";

	while (code < len && isalpha((unsigned char)s[code]))
		code++;
	if (code < 2 || code > 3 || (code < len && s[code] != '-' && s[code] != '_') || len > 12)
		return false;
	for (size_t i = 0; i < code; i++)
		word[1 + i] = (char)tolower((unsigned char)s[i]);
	word[1 + code] = ' ';
	return strstr(codes, word) != NULL;
}

/* Whether the word at S may begin a part of a name: no small letter of ASCII. */
static bool is_capital(const char *s)
{
	return !islower((unsigned char)*s) && !isdigit((unsigned char)*s);
}

static bool has_digit(const char *s, size_t len)
{
	while (len && !isdigit((unsigned char)*s)) {
		s++;
		len--;
	}
	return len > 0;
}

/* What stands behind the name that the *LEN bytes at S begin with, which becomes *LEN. */
static unsigned cut_name(const char *s, size_t *len)
{
	const char *open;
	unsigned has = 0;

	if (*len > 1 && s[*len - 1] == ':') {
		has |= GUESS_NAME_COLON;
		--*len;
	}
	open = *len > 4 && s[*len - 1] == ']' ? memchr(s, '[', *len) : NULL;
	if (open && open > s) {
		has |= GUESS_NAME_TIME;
		*len = (size_t)(open - s);
		while (*len && s[*len - 1] == ' ')
			--*len;
	}
	open = *len > 4 && s[*len - 1] == ')' ? memchr(s, '(', *len) : NULL;
	if (open && open > s && !has_digit(open, *len - (size_t)(open - s))) {
		has |= GUESS_NAME_BRACKETS;
		if (memchr(open, ',', *len - (size_t)(open - s)))
			has |= GUESS_NAME_COMMA;
		*len = (size_t)(open - s);
	}
	return has;
}

/* How many words there are if they may be the name of a person: most of them with a capital letter, no
 * figures and no end of a sentence, "Dr. Anna de Sample". Else 0. */
static size_t name_words(const char *s, size_t len)
{
	size_t words = 0, capitals = 0, letters = 0;
	bool in_word = false;

	while (len && s[len - 1] == ' ')
		len--;
	if (len < 3 || len > NAME_BYTES)
		return 0;
	for (size_t i = 0; i < len; i++) {
		if (isdigit((unsigned char)s[i]) || strchr("/@=<>{}_;!?#*\"\n", s[i]))
			return 0;
		letters += (unsigned char)s[i] >= 0x80 || isalpha((unsigned char)s[i]);
		if (s[i] == ' ') {
			in_word = false;
		} else if (!in_word) {
			in_word = true;
			words++;
			capitals += is_capital(s + i);
		}
	}
	if (letters < 3 || words > NAME_WORDS || !is_capital(s) || 2 * capitals < words)
		return 0;
	return s[len - 1] != '.' || len < 5 || s[len - 4] == ' ' || s[len - 3] == ' ' ? words : 0;
}

static void count_name(struct guess_looks *l, const char *s, size_t len)
{
	unsigned has = cut_name(s, &len);
	size_t words = name_words(s, len);

	if (!words)
		return;
	l->names++;
	/* One word of a script that writes no blanks may be all of a name. */
	l->full_names += words > 1 || (unsigned char)*s >= 0xE0;
	l->turns[has]++;
}

/* Figures parted by two of the same sign with the year last: which of them can be the month. */
static void count_figures(struct guess_looks *l, const char *s, size_t len)
{
	unsigned parts[3] = {0};
	size_t n = 0, digits = 0;
	char sign = '\0';

	for (size_t i = 0; i < len && (s[i] != ' ' || n < 2); i++) {
		if (isdigit((unsigned char)s[i])) {
			if (++digits > 4)
				return;
			parts[n] = 10 * parts[n] + (unsigned)(s[i] - '0');
		} else if (strchr("./-", s[i]) && digits && n < 2 && (!sign || sign == s[i])) {
			sign = s[i];
			n++;
			digits = 0;
		} else {
			return;
		}
	}
	if (n == 2 && parts[0] >= YEAR_FIRST && parts[1] && parts[1] <= 12 && parts[2] &&
	    parts[2] <= 31)
		l->years_first++;
	if (n != 2 || digits != 4 || parts[2] < YEAR_FIRST || !parts[0] || !parts[1] ||
	    parts[0] > 31 || parts[1] > 31)
		return;
	l->figures++;
	l->sign = sign;
	l->days_first += parts[0] > 12 && parts[1] <= 12;
	l->months_first += parts[1] > 12 && parts[0] <= 12;
}

/* YYYYMMDDhhmm and more. */
static bool is_stamp(const char *s, size_t len)
{
	char day[9] = {0};
	struct date date;
	struct buf edtf;
	bool good;

	if (len < 12 || len > 17 || strspn(s, "0123456789") < len || *s > '2')
		return false;
	memcpy(day, s, 8);
	buf_init(&edtf);
	good = date_parse_text(day, NULL, &edtf, &date);
	buf_done(&edtf);
	return good && (s[8] - '0') * 10 + (s[9] - '0') < 24 && s[10] < '6';
}

static bool is_date(struct guess_tree *t, const char *s, size_t len)
{
	struct date_calendar other;
	struct date_part part;
	struct date date;

	if (len < 6 || len > DATE_BYTES)
		return false;
	buf_clear(&t->edtf);
	if (date_parse_text(s, NULL, &t->edtf, &date))
		return date.precision >= DATE_MONTH && date.first >= date_day(YEAR_FIRST, 1, 1);
	return date_other_in_language(s, len, "fa", INT32_MAX, &other, &part);
}

/* ---- counting ---- */

static void count_distinct(struct guess_tree *t, struct guess_looks *l, uint64_t hash)
{
	if (l->distinct >= GUESS_DISTINCT_MAX)
		return;
	if (!l->seen)
		l->seen = arena_calloc(&t->arena, GUESS_DISTINCT_MAX, sizeof *l->seen);
	for (uint32_t i = 0; i < l->distinct; i++)
		if (l->seen[i] == hash)
			return;
	l->seen[l->distinct++] = hash;
}

static void keep_sample(struct guess_looks *l, const char *s, size_t len)
{
	struct buf clean;

	buf_init_cap(&clean, GUESS_SAMPLE_BYTES);
	sanitize(&clean, s, len, SANITIZE_COLLAPSE);
	memcpy(l->sample, buf_str(&clean), clean.len + 1);
	buf_done(&clean);
}

void guess_value(struct guess_tree *t, struct guess_looks *l, const char *s, size_t len,
		 uint64_t words)
{
	while (len && isspace((unsigned char)*s)) {
		s++;
		len--;
	}
	while (len && isspace((unsigned char)s[len - 1]))
		len--;
	if (!len || l->n >= GUESS_VALUES_MAX)
		return;
	if (!l->n++)
		keep_sample(l, s, len);
	count_distinct(t, l, hash_bytes(s, len, (uintptr_t)t));
	/* Coded data has lines for words. */
	l->prose += words >= PROSE_WORDS && len <= WORD_BYTES * words;
	l->directions +=
		len > 2 && ((*s == '(' && s[len - 1] == ')') || (*s == '[' && s[len - 1] == ']'));
	l->lines += memchr(s, '\n', len) != NULL;
	for (size_t i = 0; i + 3 < len; i++)
		if (s[i] == '<' && tag_length(s + i, len - i)) {
			l->markup++;
			break;
		}
	if (len >= GUESS_SHORT_BYTES)
		return;
	/* The functions of dates want a string. */
	buf_clear(&t->scratch);
	buf_add(&t->scratch, s, len);
	s = buf_str(&t->scratch);
	l->dates += is_date(t, s, len);
	l->stamps += is_stamp(s, len);
	l->addresses += is_address(s, len);
	l->numbers += is_number(s, len);
	l->languages += is_language(s, len);
	count_name(l, s, len);
	l->digits += strspn(s, "0123456789") == len;
	count_figures(l, s, len);
}

void guess_looks_add(struct guess_tree *t, struct guess_looks *to, const struct guess_looks *from)
{
	if (!to->n)
		memcpy(to->sample, from->sample, sizeof to->sample);
	to->n += from->n;
	to->dates += from->dates;
	to->days_first += from->days_first;
	to->months_first += from->months_first;
	to->figures += from->figures;
	to->stamps += from->stamps;
	to->prose += from->prose;
	to->names += from->names;
	to->full_names += from->full_names;
	to->lines += from->lines;
	to->directions += from->directions;
	to->addresses += from->addresses;
	to->languages += from->languages;
	to->numbers += from->numbers;
	to->markup += from->markup;
	to->digits += from->digits;
	to->years_first += from->years_first;
	to->sign = from->sign ? from->sign : to->sign;
	for (size_t i = 0; i < GUESS_NAME_TURNS; i++)
		to->turns[i] += from->turns[i];
	for (uint32_t i = 0; i < from->distinct; i++)
		count_distinct(t, to, from->seen[i]);
}
