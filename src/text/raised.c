/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "text/raised.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <unictype.h>

#include "base/buf.h"
#include "base/marks.h"
#include "base/utf8.h"

static const char *const digits[2][10] = {
	{"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"},
	{"₀", "₁", "₂", "₃", "₄", "₅", "₆", "₇", "₈", "₉"},
};

/* What CODE is; NULL: itself. */
static const char *form(uint32_t code, bool below)
{
	int digit;

	switch (code) {
	case '+': return below ? "₊" : "⁺";
	case '-':
	case 0x2010: /* hyphen */
	case 0x2011: /* one that does not break */
	case 0x2012: /* figure dash */
	case 0x2212: /* minus sign */ return below ? "₋" : "⁻";
	case '=': return below ? "₌" : "⁼";
	case '(': return below ? "₍" : "⁽";
	case ')': return below ? "₎" : "⁾";
	default: break;
	}
	digit = code >= '0' && code <= '9' ? (int)code - '0'
		: code < 0x80              ? -1
					   : uc_decimal_value(code);
	return digit < 0 ? NULL : digits[below][digit];
}

/* The letters that have forms beside those of figures. NULL: CODE has none. */
static const char *letter_form(uint32_t code, bool below)
{
	static const struct {
		char letter;
		const char *form;
	} lowered[] = {{'a', "ₐ"}, {'e', "ₑ"}, {'h', "ₕ"}, {'k', "ₖ"}, {'l', "ₗ"}, {'m', "ₘ"},
		       {'n', "ₙ"}, {'o', "ₒ"}, {'p', "ₚ"}, {'s', "ₛ"}, {'t', "ₜ"}, {'x', "ₓ"}};

	if (!below)
		return code == 'n' ? "ⁿ" : code == 'i' ? "ⁱ" : NULL;
	for (size_t i = 0; i < sizeof lowered / sizeof *lowered; i++)
		if ((uint32_t)lowered[i].letter == code)
			return lowered[i].form;
	return NULL;
}

static void put(struct buf *out, const char *s, size_t len, bool below, bool letters)
{
	for (size_t i = 0, n; i < len; i += n) {
		uint32_t code;
		const char *instead;

		n = utf8_decode(s + i, len - i, &code);
		instead = form(code, below);
		if (!instead && letters)
			instead = letter_form(code, below);
		if (instead)
			buf_puts(out, instead);
		else
			buf_add(out, s + i, n);
	}
}

void raised_put(struct buf *out, const char *s, size_t len, enum raised how)
{
	if (how == RAISED_NOT)
		buf_add(out, s, len);
	else
		put(out, s, len, how == RAISED_BELOW, false);
}

/* ---- a whole run ---- */

enum {
	RUN_MAX = 16, /* characters; what is longer is small print, */
	WORD_MAX = 8, /* below the line such a word */
	WORD_LONG = 4 /* and no abbreviation of one letter more */
};

/* What a run is made of, and what it stands behind. */
struct run {
	bool below, nested;
	bool link; /* it leads somewhere: a note */
	int chars, letters, digits;
	int signs; /* of sums and lists, but for a hyphen that it begins with */
	int sums;  /* of these, what is in sums alone */
	int blanks, fractions;
	bool hyphen;              /* it begins with one */
	bool latin, greek, forms; /* it has such letters; all of it has forms */
	uint32_t first, letter;   /* its first character, its last letter */
	uint32_t base;            /* the character before it; 0: it stands alone */
	int word; /* letters in a row that the base is the last of, up to WORD_LONG */
};

enum look {
	LOOK_CHARS,   /* figures, signs and brackets have forms, letters stay */
	LOOK_LETTERS, /* letters have, too */
	LOOK_PLAIN,   /* all stays as it is */
	LOOK_SIGN     /* "^" or "_" stands before it */
};

static bool is_digit(uint32_t code)
{
	return code < 0x80 ? code >= '0' && code <= '9' : uc_digit_value(code) >= 0;
}

static bool is_greek(uint32_t code)
{
	return (code >= 0x370 && code < 0x400) || (code >= 0x1F00 && code < 0x2000);
}

static bool is_of(const char *set, uint32_t code)
{
	return code && code < 0x80 && strchr(set, (int)code);
}

static bool is_blank(uint32_t code)
{
	return code == ' ' || code == '\n' || code == '\t' || code == '\r' || code == 0xA0;
}

static bool is_hyphen(uint32_t code)
{
	return code == '-' || code == 0x2010 || code == 0x2011 || code == 0x2012;
}

static void look_at(struct run *r, uint32_t code)
{
	if (!r->chars++) {
		r->first = code;
		r->hyphen = is_hyphen(code);
	}
	r->forms = r->forms && (form(code, r->below) || letter_form(code, r->below));
	if (is_digit(code)) {
		r->digits++;
	} else if (uc_is_alpha(code)) {
		r->letters++;
		r->letter = code;
		r->latin = r->latin || code < 0x80;
		r->greek = r->greek || is_greek(code);
	} else if (is_blank(code)) {
		r->blanks++;
	} else if (is_of("+=", code) || code == 0x2212) {
		r->signs++;
		r->sums++;
	} else if (code == ',' || (is_hyphen(code) && r->chars > 1)) {
		r->signs++;
	} else if (code >= 0x80 && uc_numeric_value(code).denominator > 1) {
		r->fractions++;
	}
}

/* The character that ends before byte AT of S; marks are passed over. 0: there is none. *START: its first
 * byte. */
static uint32_t code_before(const char *s, size_t at, size_t *start)
{
	uint32_t code;

	while (at && mark_is_inline(s[at - 1]))
		at--;
	if (!at)
		return 0;
	for (*start = at - 1; *start && ((unsigned char)s[*start] & 0xC0) == 0x80;)
		--*start;
	utf8_decode(s + *start, at - *start, &code);
	return code;
}

/* What stands before byte AT of S, if a run there belongs to it. */
static void find_base(struct run *r, const char *s, size_t at)
{
	uint32_t code = code_before(s, at, &at);

	if (!uc_is_alnum(code) && !is_of(")]", code) && !is_digit(code))
		return;
	r->base = code;
	for (; r->word < WORD_LONG && code && uc_is_alpha(code); code = code_before(s, at, &at))
		r->word++;
}

/* Whether a raised letter is the ending of a number or a sign beside it: 1ª, 4ᵉ, 5ʰ. */
static bool is_ending(uint32_t letter)
{
	/* In Greek numbers have one of these. */
	static const uint32_t greek[] = {0x3BF, 0x3CC, 0x3B7, 0x3AE, 0x3B1,
					 0x3AC, 0x39F, 0x397, 0x391};

	if (letter < 0x80)
		return is_of("aoedhmsrtgAOEDRT", letter);
	for (size_t i = 0; i < sizeof greek / sizeof *greek; i++)
		if (greek[i] == letter)
			return true;
	return !is_greek(letter);
}

/* A raised letter behind a letter is mostly one that is left of a word: Dʳ, Wᵐ. Others are a power or a
 * note. */
static bool is_abbreviation(const struct run *r)
{
	if (r->link || (is_greek(r->letter) && !is_greek(r->base)))
		return false;
	if (r->letter == 'a')
		return r->word < WORD_LONG;
	if (r->letter == 'k' || r->letter == 'N')
		return r->word > 1;
	return !is_of("bcfjquvwxzBCFJKQUVWXYZ", r->letter);
}

static enum look letters_above(const struct run *r)
{
	if (r->latin && r->greek)
		return LOOK_SIGN;
	if (r->letters > 1)
		return r->link && uc_is_alpha(r->base) ? LOOK_SIGN : LOOK_PLAIN;
	if (r->forms)
		return LOOK_LETTERS;
	if (is_digit(r->base))
		return is_ending(r->letter) ? LOOK_PLAIN : LOOK_SIGN;
	return uc_is_alpha(r->base) && is_abbreviation(r) ? LOOK_PLAIN : LOOK_SIGN;
}

static enum look look_of(const struct run *r)
{
	if (!r->base)
		return LOOK_CHARS;
	if (r->nested)
		return LOOK_SIGN;
	if (r->chars > RUN_MAX || is_of("([", r->first))
		return LOOK_CHARS;
	if (r->blanks)
		return r->letters && r->sums && is_digit(r->base) ? LOOK_SIGN : LOOK_CHARS;
	if (!r->letters)
		return r->fractions && is_digit(r->base) ? LOOK_SIGN : LOOK_CHARS;
	if (r->digits || r->signs) {
		/* CO₂eq, CO₂e */
		if (r->below && r->digits && !r->signs && is_digit(r->first) &&
		    (r->letters > 1 || r->letter == 'e'))
			return LOOK_CHARS;
		return r->forms ? LOOK_LETTERS : LOOK_SIGN;
	}
	if (!r->below)
		return letters_above(r);
	if (r->letters > WORD_MAX)
		return LOOK_CHARS;
	return r->forms ? LOOK_LETTERS : LOOK_SIGN;
}

static void put_look(struct buf *out, const struct run *r, const char *s, size_t len)
{
	enum look look = look_of(r);
	bool brackets = look == LOOK_SIGN && (r->nested || (r->chars > 1 && r->chars > r->letters));

	if (look == LOOK_SIGN)
		buf_putc(out, r->below ? '_' : '^');
	if (brackets)
		buf_putc(out, '(');
	if (look == LOOK_CHARS || look == LOOK_LETTERS)
		put(out, s, len, r->below, look == LOOK_LETTERS);
	else
		buf_add(out, s, len);
	if (brackets)
		buf_putc(out, ')');
}

void raised_settle(struct buf *out, size_t from, enum raised how, bool nested,
		   const struct buf *before)
{
	struct run r = {.below = how == RAISED_BELOW, .nested = nested, .forms = true};
	struct buf text;

	while (from < out->len &&
	       (is_blank((unsigned char)out->data[from]) || mark_is_inline(out->data[from])))
		from++;
	if (how == RAISED_NOT || from >= out->len)
		return;
	buf_init(&text);
	buf_add(&text, out->data + from, out->len - from);
	for (size_t i = from; i && mark_is_inline(out->data[i - 1]); i--)
		r.link = r.link || out->data[i - 1] == MARK_REF;
	if (from)
		find_base(&r, out->data, from);
	else if (before)
		find_base(&r, before->data, before->len);
	/* A dash at its beginning is what was typed for a minus sign. */
	if (r.base && text.len > strlen("–") && !strncmp(text.data, "–", strlen("–")))
		memcpy(text.data, "−", strlen("−"));
	for (size_t i = 0, n; i < text.len; i += n) {
		uint32_t code;

		n = utf8_decode(text.data + i, text.len - i, &code);
		if (code == MARK_REF)
			r.link = true;
		else if (code >= 0x80 || !mark_is_inline((char)code))
			look_at(&r, code);
	}
	buf_truncate(out, from);
	put_look(out, &r, text.data, text.len);
	buf_done(&text);
}

/* ---- what was raised ---- */

bool raised_is_above(uint32_t code)
{
	return code == 0xB2 || code == 0xB3 || code == 0xB9 || code == 0x2070 || code == 0x2071 ||
	       (code >= 0x2074 && code <= 0x207F);
}

bool raised_after_digit(const char *s, size_t at)
{
	uint32_t code = code_before(s, at, &at);

	return is_digit(code) && !raised_is_above(code);
}
