/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "text/words.h"

#include <stdlib.h>
#include <string.h>

#include <unictype.h>
#include <uniwbrk.h>

#include "base/err.h"
#include "base/utf8.h"
#include "text/dictionary.h"

/* Classes of UAX #29, as far as words depend on them. MID_ALL: MidNumLet and Single_Quote, which
 * stand between letters and between digits alike. LONE: no rule joins it, but it is a letter. */
enum kind {
	UNKNOWN, /* not asked for yet */
	BREAK,
	LONE,
	EXTEND,
	LETTER,
	HEBREW,
	NUMERIC,
	KATAKANA,
	JOINER, /* ExtendNumLet */
	MID_LETTER,
	MID_NUMBER,
	MID_ALL,
	SINGLE_QUOTE,
	DOUBLE_QUOTE
};

/* Added to the class: a letter or a number, which makes a word of its segment. */
enum { WORD = 0x80 };

enum { PAGE = 256, PAGES = 0x110000 / PAGE };

/* Letters in a row of a script without blanks that are looked up at once, in bytes, and their words. */
enum { RUN_MAX = 3072, RUN_WORDS = RUN_MAX / 3 };

/* How far back from a place, and on, there is looked for words that may go on across it, in bytes. */
enum { REACH = RUN_MAX / 2, PIECE = 3 * REACH };

/* Part of a text, and where in it words go on: bit i, across byte i. */
struct piece {
	char text[PIECE];
	uint8_t within[PIECE / 8 + 1];
	size_t len;
	bool closed, ends; /* with something that parts words; with the text */
};

struct words {
	uint8_t *pages[PAGES]; /* class and WORD; NULL: of none of them */
	uint8_t ascii[128];
	struct dictionary *dictionary; /* NULL: there is none */
	/* The run that was looked up last, and where its words end. */
	char run[RUN_MAX];
	size_t run_len, at; /* bytes of it, and of those the ones that were given */
	size_t ends[RUN_WORDS], ends_n, next;
	struct piece piece; /* the one that words_edge() looked at last */
};

static uint8_t kind_of(uint32_t code)
{
	uint8_t word =
		uc_is_general_category_withtable(code, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_N)
			? WORD
			: 0;

	switch (uc_wordbreak_property(code)) {
	case WBP_EXTEND:
	case WBP_FORMAT:
	case WBP_ZWJ: return EXTEND;
	case WBP_ALETTER: return LETTER | word;
	case WBP_HL: return HEBREW | word;
	case WBP_NUMERIC: return NUMERIC | word;
	case WBP_KATAKANA: return KATAKANA | word;
	case WBP_EXTENDNUMLET: return JOINER;
	case WBP_MIDLETTER: return MID_LETTER;
	case WBP_MIDNUM: return MID_NUMBER;
	case WBP_MIDNUMLET: return MID_ALL;
	case WBP_SQ: return SINGLE_QUOTE;
	case WBP_DQ: return DOUBLE_QUOTE;
	case WBP_OTHER: return word ? LONE | WORD : BREAK;
	default: return BREAK;
	}
}

struct words *words_new(void)
{
	struct words *w = xcalloc(1, sizeof *w);

	w->dictionary = dictionary_new();
	for (uint32_t code = 0; code < 128; code++)
		w->ascii[code] = kind_of(code);
	return w;
}

void words_free(struct words *w)
{
	if (!w)
		return;
	for (size_t i = 0; i < PAGES; i++)
		free(w->pages[i]);
	dictionary_free(w->dictionary);
	free(w);
}

/* The class of the code point at S, which takes *STEP bytes; sets *WORD where it makes one. */
static enum kind kind_at(struct words *w, const char *s, const char *end, size_t *step, bool *word)
{
	uint32_t code;
	uint8_t **page, *known;

	if ((unsigned char)*s < 128) {
		uint8_t c = w->ascii[(unsigned char)*s];

		*step = 1;
		*word = *word || c & WORD;
		return (enum kind)(c & ~WORD);
	}
	*step = utf8_decode(s, (size_t)(end - s), &code);
	page = &w->pages[code / PAGE];
	if (!*page)
		*page = xcalloc(PAGE, sizeof **page);
	known = &(*page)[code % PAGE];
	if (*known == UNKNOWN)
		*known = kind_of(code);
	*word = *word || *known & WORD;
	return (enum kind)(*known & ~WORD);
}

/* What follows at *S, extenders passed over (WB4), and *STEP bytes of it; BREAK at the end. Sets
 * *WORD where an extender makes one, *NEXT where what follows does. */
static enum kind kind_next(struct words *w, const char **s, const char *end, size_t *step,
			   bool *word, bool *next)
{
	while (*s < end) {
		bool makes = false;
		enum kind c = kind_at(w, *s, end, step, &makes);

		if (c != EXTEND) {
			*next = *next || makes;
			return c;
		}
		*word = *word || makes;
		*s += *step;
	}
	*step = 0;
	return BREAK;
}

static bool is_letter(enum kind c)
{
	return c == LETTER || c == HEBREW;
}

/* WB5, 8 to 10, 13 to 13b: whether B goes on where A stands. */
static bool joins(enum kind a, enum kind b)
{
	if (is_letter(a) || a == NUMERIC)
		return is_letter(b) || b == NUMERIC || b == JOINER;
	if (a == KATAKANA)
		return b == KATAKANA || b == JOINER;
	return is_letter(b) || b == NUMERIC || b == KATAKANA || b == JOINER;
}

/* WB6, 7, 7b, 7c, 11, 12: whether MID stands within a word between A and B. */
static bool bridges(enum kind a, enum kind mid, enum kind b)
{
	bool quote = mid == SINGLE_QUOTE || mid == MID_ALL;

	if (is_letter(a) && is_letter(b) && (mid == MID_LETTER || quote))
		return true;
	if (a == HEBREW && b == HEBREW && mid == DOUBLE_QUOTE)
		return true;
	return a == NUMERIC && b == NUMERIC && (mid == MID_NUMBER || quote);
}

/* The end of the segment that begins before S with a letter, digit or joiner of class A. */
static const char *segment_end(struct words *w, const char *s, const char *end, enum kind a,
			       bool *word)
{
	size_t step, further;

	for (;;) {
		bool more = false;
		enum kind b = kind_next(w, &s, end, &step, word, &more);
		const char *t = s + step;

		if (b == BREAK || b == LONE)
			return s;
		if (b >= MID_LETTER) {
			enum kind c = kind_next(w, &t, end, &further, &more, &more);

			if (bridges(a, b, c)) {
				t += further;
				b = c;
			} else if (a == HEBREW && b == SINGLE_QUOTE) {
				return t; /* WB7a; extenders are behind it already */
			} else {
				return s;
			}
		} else if (!joins(a, b)) {
			return s;
		}
		s = t;
		a = b;
		*word = *word || more;
	}
}

/* ---- scripts without blanks ---- */

/* The end of the letters from S on that no rule joins, with their marks; katakana is among them. */
static const char *run_end(struct words *w, const char *s, const char *end)
{
	const char *from = s;
	size_t step;

	while (s < end) {
		bool word = false;
		enum kind c = kind_at(w, s, end, &step, &word);

		if ((c != LONE && c != EXTEND && c != KATAKANA) ||
		    (size_t)(s - from) + step > RUN_MAX)
			break;
		s += step;
	}
	return s;
}

/* The end of the word that begins at S with a letter of such a script; NULL: no dictionary knows. */
static const char *dictionary_end(struct words *w, const char *s, const char *end)
{
	size_t left = w->run_len - w->at;

	/* The rest of the run that was looked up, byte by byte: else it is another text. */
	if (w->next == w->ends_n || !left || (size_t)(end - s) < left ||
	    memcmp(w->run + w->at, s, left) != 0) {
		w->run_len = (size_t)(run_end(w, s, end) - s);
		w->at = w->next = 0;
		memcpy(w->run, s, w->run_len);
		w->ends_n = dictionary_ends(w->dictionary, s, w->run_len, w->ends, RUN_WORDS);
	}
	if (w->next == w->ends_n)
		return NULL;
	s += w->ends[w->next] - w->at;
	w->at = w->ends[w->next++];
	return s;
}

/* ---- words ---- */

bool words_next(struct words *w, const char **at, const char *end, const char **start, size_t *len)
{
	const char *s = *at;

	while (s < end) {
		size_t step;
		bool word = false, ignored = false;
		enum kind c = kind_at(w, s, end, &step, &word);
		const char *stop = s + step, *dictionary;

		if (c >= LETTER && c <= JOINER)
			stop = segment_end(w, stop, end, c, &word);
		else if (w->dictionary && c == LONE && (dictionary = dictionary_end(w, s, end)))
			stop = dictionary;
		else if ((unsigned char)*s >= ' ')
			kind_next(w, &stop, end, &step, &word, &ignored);
		if (word) {
			*start = s;
			*len = (size_t)(stop - s);
			*at = stop;
			return true;
		}
		s = stop;
	}
	*at = end;
	return false;
}

size_t words_count(struct words *w, const char *s, size_t len)
{
	const char *end = s + len, *start;
	size_t n = 0, bytes;

	while (words_next(w, &s, end, &start, &bytes))
		n++;
	return n;
}

bool words_unspaced(uint32_t code)
{
	uint8_t kind = kind_of(code);

	return (kind == (LONE | WORD) || kind == (KATAKANA | WORD)) &&
	       uc_is_general_category_withtable(code, UC_CATEGORY_MASK_L);
}

/* Where to begin to look for words that may go on across AT: where one begins for sure; in letters without
 * end, at one of a few places, the same for many AT. */
static const char *piece_start(struct words *w, const char *s, const char *at)
{
	const char *from = at, *before;
	size_t cell = (size_t)(at - s) / REACH;

	for (; from > s && at - from < REACH; from = before) {
		size_t step;
		bool word = false;

		for (before = from - 1; before > s && ((unsigned char)*before & 0xC0) == 0x80;)
			before--;
		if (kind_at(w, before, from, &step, &word) == BREAK)
			return from;
	}
	if (from == s)
		return s;
	from = cell ? s + (cell - 1) * REACH : s;
	while (((unsigned char)*from & 0xC0) == 0x80)
		from++;
	return from;
}

/* How much of the text from FROM on decides what goes on across AT: up to what parts words, or enough. */
static size_t piece_length(struct words *w, const char *from, const char *at, bool *closed)
{
	size_t len = strnlen(from, PIECE), i = (size_t)(at - from), step;

	/* What is cut off has its last character cut off too. */
	while (len == PIECE && ((unsigned char)from[len - 1] & 0xC0) == 0x80)
		len--;
	for (*closed = false; i < len && !*closed; i += step) {
		bool word = false;

		*closed = kind_at(w, from + i, from + len, &step, &word) == BREAK;
	}
	return *closed ? i : len;
}

/* Note where in the piece from FROM on words go on. */
static void piece_read(struct words *w, const char *from, const char *at)
{
	struct piece *p = &w->piece;
	const char *next = from, *end, *start;
	size_t len;

	p->len = piece_length(w, from, at, &p->closed);
	memcpy(p->text, from, p->len);
	p->ends = !from[p->len];
	memset(p->within, 0, p->len / 8 + 1);
	/* What was looked up for another text says nothing of this one, nor this of the next. */
	w->next = w->ends_n;
	for (end = from + p->len; words_next(w, &next, end, &start, &len);)
		for (size_t i = (size_t)(start - from) + 1; i < (size_t)(start - from) + len; i++)
			p->within[i / 8] |= (uint8_t)(1u << i % 8);
	w->next = w->ends_n;
}

/* Whether the piece that was read last is what stands at FROM, and tells of AT. */
static bool piece_holds(const struct piece *p, const char *from, const char *at)
{
	size_t i = (size_t)(at - from);

	/* Where it is cut off it does not know how a word goes on. */
	if (i >= p->len || (!p->closed && !p->ends && i + REACH > p->len))
		return false;
	return !strncmp(p->text, from, p->len) && (p->closed || !p->ends || !from[p->len]);
}

bool words_edge(struct words *w, const char *s, const char *at)
{
	struct piece *p = &w->piece;
	const char *from = piece_start(w, s, at);
	size_t i = (size_t)(at - from);

	if (!piece_holds(p, from, at))
		piece_read(w, from, at);
	return i >= p->len || !(p->within[i / 8] >> i % 8 & 1);
}

void words_join_unspaced(struct words *w, const char *s, size_t len, char *breaks)
{
	const char *at = s, *end = s + len, *start;
	size_t bytes;

	if (!w->dictionary)
		return;
	while (words_next(w, &at, end, &start, &bytes)) {
		uint32_t code;

		utf8_decode(start, bytes, &code);
		if (words_unspaced(code) && bytes > 1)
			memset(breaks + (start - s) + 1, 0, bytes - 1);
	}
}

void words_boundaries(const char *s, size_t len, char *breaks)
{
	u8_wordbreaks((const uint8_t *)s, len, breaks);
}
