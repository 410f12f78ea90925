/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "analysis/occasion.h"

#include <stdlib.h>
#include <string.h>

#include "archive/archive.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "text/fold.h"
#include "text/words.h"

/* More of a label than anyone reads is not looked at; characters of an ending behind a number. */
enum { LABEL_MAX = 1024, ENDING_MAX = 6 };

/* In their search form, in the order of their bytes. Common words besides are left out. */
static const char *const ordinals[] = {
	"cinquieme",  "deuxieme",    "dixieme",   "douzieme",   "eighteenth", "eighth",
	"eleventh",   "fifteenth",   "fifth",     "fiftieth",   "first",      "fortieth",
	"fourteenth", "fourth",      "huitieme",  "hundredth",  "neuvieme",   "nineteenth",
	"ninth",      "onzieme",     "premier",   "premiere",   "quatrieme",  "second",
	"septieme",   "seventeenth", "seventh",   "sixieme",    "sixteenth",  "sixth",
	"sixtieth",   "tenth",       "third",     "thirteenth", "thirtieth",  "troisieme",
	"twelfth",    "twentieth",   "الاول",     "الاولی",     "التاسع",     "التاسعه",
	"الثالث",     "الثالثه",     "الثامن",    "الثامنه",    "الثانی",     "الثانیه",
	"الخامس",     "الخامسه",     "الرابع",    "الرابعه",    "السابع",     "السابعه",
	"السادس",     "السادسه",     "العاشر",    "العاشره",    "اول",        "اولین",
	"بیستم",      "بیستمین",     "دهم",       "دهمین",      "دوازدهم",    "دوازدهمین",
	"دوم",        "دومین",       "سوم",       "سومین",      "سیزدهم",     "سیزدهمین",
	"سیم",        "سیمین",       "شانزدهم",   "شانزدهمین",  "ششم",        "ششمین",
	"نخستین",     "نهم",         "نهمین",     "نوزدهم",     "نوزدهمین",   "هجدهم",
	"هجدهمین",    "هشتم",        "هشتمین",    "هفتم",       "هفتمین",     "هفدهم",
	"هفدهمین",    "پانزدهم",     "پانزدهمین", "پنجاهم",     "پنجاهمین",   "پنجم",
	"پنجمین",     "چهاردهم",     "چهاردهمین", "چهارم",      "چهارمین",    "چهلم",
	"چهلمین",     "یازدهم",      "یازدهمین"};

static const char *const eras[] = {"ad",   "ah",    "ap",      "bc",     "bce",     "ce",
				   "h",    "sh",    "الموافق", "الهجری", "خورشیدی", "ش",
				   "شمسی", "ق",     "قمری",    "م",      "میلادی",  "میلادیه",
				   "ه",    "هجريه", "هجری",    "هش",     "هـ",      "هق"};

struct listed {
	const char *s;
	size_t len;
};

static int compare_listed(const void *key, const void *item)
{
	const struct listed *k = key;
	const char *word = *(const char *const *)item;
	int order = strncmp(k->s, word, k->len);

	return order || !word[k->len] ? order : -1;
}

/* Whether the LEN bytes at S are one of the N words of LIST. */
static bool is_listed(const char *const *list, size_t n, const char *s, size_t len)
{
	struct listed key = {s, len};

	return len && bsearch(&key, list, n, sizeof *list, compare_listed);
}

static bool is_ordinal(const struct buf *word)
{
	return is_listed(ordinals, sizeof ordinals / sizeof *ordinals, buf_str(word), word->len);
}

static bool is_era(const struct buf *word)
{
	return is_listed(eras, sizeof eras / sizeof *eras, buf_str(word), word->len);
}

/* Whether the folded word holds a digit. */
static bool has_digit(const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (s[i] >= '0' && s[i] <= '9')
			return true;
	return false;
}

/* In capitals as they stand: "XI" is a number, "Xi" a name; "I" is neither. */
static bool is_roman(const char *s, size_t len)
{
	return len > 1 && strspn(s, "IVXLC") >= len;
}

/* Whether the word at S goes on what ends at END: nothing but a sign of omission between. */
static bool is_ending(const char *end, const char *s)
{
	static const char *const signs[] = {"", "'", "’", ".", "‌", "ʼ"};

	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		size_t len = strlen(signs[i]);

		if ((size_t)(s - end) == len && !memcmp(end, signs[i], len))
			return true;
	}
	return false;
}

static size_t characters(const char *s, size_t len)
{
	size_t n = 0;

	for (size_t i = 0; i < len; i++)
		n += ((unsigned char)s[i] & 0xC0) != 0x80;
	return n;
}

static void put_word(const struct buf *word, bool query, bool apart, struct buf *out)
{
	if (query && apart)
		buf_puts(out, out->len ? "\" \"" : "\"");
	else if (out->len)
		buf_putc(out, ' ');
	for (size_t i = 0; i < word->len; i++) {
		/* As in Hebrew abbreviations: no phrase can hold it. */
		if (query && word->data[i] == '"')
			buf_puts(out, "\" \"");
		else
			buf_putc(out, word->data[i]);
	}
}

void occasion_key(struct fold *fold, struct words *words, const char *label, size_t len, bool query,
		  struct buf *out)
{
	const char *at = label, *end = label + utf8_fit(label, len, LABEL_MAX), *start,
		   *before = NULL;
	size_t bytes;
	bool number = false, apart = true;
	struct buf word, rest;

	buf_init(&word);
	buf_init(&rest);
	while (words_next(words, &at, end, &start, &bytes)) {
		bool numeral;

		buf_clear(&word);
		fold_text(fold, &word, start, bytes);
		numeral = has_digit(buf_str(&word), word.len) || is_roman(start, bytes);
		/* Its ending, and the era it is of, go with the number. */
		if (!numeral && number &&
		    ((before && is_ending(before, start) &&
		      characters(start, bytes) <= ENDING_MAX) ||
		     is_era(&word))) {
			before = NULL;
			continue;
		}
		number = numeral;
		before = numeral ? start + bytes : NULL;
		/* A phrase holds only what stands side by side with blanks alone between. */
		if (numeral || is_ordinal(&word)) {
			apart = true;
			continue;
		}
		apart = apart || !rest.len || start[-1] != ' ';
		put_word(&word, query, apart, &rest);
		apart = at < end && *at != ' ';
	}
	if (rest.len && query)
		buf_putc(&rest, '"');
	if (rest.len)
		buf_add(out, buf_str(&rest), rest.len);
	else
		fold_text(fold, out, label, (size_t)(end - label));
	buf_done(&word);
	buf_done(&rest);
}

void occasions_init(struct occasions *o, struct fold *fold)
{
	*o = (struct occasions){.fold = fold, .words = words_new()};
}

void occasions_done(struct occasions *o)
{
	words_free(o->words);
	free(o->keys);
	*o = (struct occasions){0};
}

void occasions_forget(struct occasions *o)
{
	o->n = 0;
}

static const char *occasion_label(const struct statement *s)
{
	return s->occasion ? s->occasion : s->title;
}

static uint64_t key_of(struct occasions *o, const struct statement *s, struct buf *b)
{
	const char *label = occasion_label(s);
	uint64_t h;

	buf_clear(b);
	if (label)
		occasion_key(o->fold, o->words, label, strlen(label), false, b);
	h = hash_bytes(buf_str(b), b->len, 0);
	/* 1: it has none. */
	return !b->len ? 1 : h > 1 ? h : 2;
}

static uint64_t key_at(struct occasions *o, const struct archive *a, size_t i)
{
	struct buf b;

	if (o->n < a->n) {
		o->keys = xrealloc(o->keys, a->n, sizeof *o->keys);
		memset(o->keys + o->n, 0, (a->n - o->n) * sizeof *o->keys);
		o->n = a->n;
	}
	if (!o->keys[i]) {
		buf_init(&b);
		o->keys[i] = key_of(o, a->items[i], &b);
		buf_done(&b);
	}
	return o->keys[i];
}

bool occasions_same(struct occasions *o, const struct archive *a, size_t i, size_t k)
{
	uint64_t key = key_at(o, a, i);

	return key > 1 && key_at(o, a, k) == key;
}

bool occasion_query(struct occasions *o, const struct statement *s, struct buf *out)
{
	const char *label = occasion_label(s), *field = s->occasion ? "occasion" : "title";
	struct buf b;

	if (!label)
		return false;
	buf_init(&b);
	occasion_key(o->fold, o->words, label, strlen(label), true, &b);
	/* A label of numbers alone has no phrases. */
	if (b.len && b.data[0] != '"')
		buf_printf(out, "%s:\"%s\"", field, buf_str(&b));
	for (const char *p = b.len && b.data[0] == '"' ? buf_str(&b) : NULL; p && *p;) {
		const char *end = strchr(p + 1, '"') + 1;

		buf_printf(out, "%s%s:%.*s", out->len ? " " : "", field, (int)(end - p), p);
		p = *end == ' ' ? end + 1 : end;
	}
	buf_done(&b);
	return true;
}

bool occasions_equal(const struct archive *a, size_t i, size_t k)
{
	const char *one = occasion_label(a->items[i]), *other = occasion_label(a->items[k]);

	return one == other || (one && other && !strcmp(one, other));
}

/* Whether numbers tell occasions like that of statement NUMBER from one another. */
static bool numbers_count(struct occasions *o, const struct archive *a, size_t number)
{
	/* So many statements are looked at for what most of them are. */
	enum { SAMPLE = 2000 };
	size_t same = 0, all = 0;

	if (a->items[number]->turn)
		return true;
	for (size_t i = 0; i < a->n; i++)
		if (i != number && occasions_equal(a, i, number))
			return true;
	for (size_t i = 0; i < a->n && i < SAMPLE; i++) {
		if (!occasion_label(a->items[i]))
			continue;
		all++;
		same += occasions_same(o, a, i, number);
	}
	return same * 2 > all;
}

bool occasion_query_narrow(struct occasions *o, const struct archive *a, size_t number,
			   struct buf *out)
{
	const struct statement *s = a->items[number];
	const char *label = occasion_label(s);
	struct buf folded;
	bool exact;

	buf_init(&folded);
	if (label)
		fold_text(o->fold, &folded, label, strlen(label));
	/* A quotation mark has no place in a phrase. */
	exact = has_digit(buf_str(&folded), folded.len) && !strchr(label, '"') &&
		numbers_count(o, a, number);
	buf_done(&folded);
	if (!exact)
		return occasion_query(o, s, out);
	buf_printf(out, "%s:=\"%s\"", s->occasion ? "occasion" : "title", label);
	return true;
}
