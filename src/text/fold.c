/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "text/fold.h"

#include <assert.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistring/version.h>

#include "base/blocks.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/marks.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "text/raised.h"
#include "text/words.h"

/*
 * The table: eight bytes for each code point met so far, in pages of 256. A tag up to INLINE_MAX is
 * the length of the search form, which lies in the entry; other tags ask for a closer look.
 */
enum {
	PAGES = 0x110000 / 256,
	INLINE_MAX = 7,
	TAG_RAISED =
		0xFB, /* inline, text[6] its length: above the line, after a digit no more of that */
	TAG_BLANK = 0xFC, /* white space: runs of it become one */
	TAG_JOIN,         /* inline, text[6] its length: may compose with what stands before */
	TAG_POOL,         /* too long: text[0..3] is its place in the pool, text[4] its length */
	TAG_NONE,         /* not met yet */
	FORM_MAX = 64     /* bytes of the longest form; U+FDFA has 33 */
};

struct entry {
	uint8_t tag;
	char text[INLINE_MAX];
};

struct fold {
	struct entry *pages[PAGES];
	struct buf pool;
	struct blocks_pairs same; /* characters of two bytes met so far that are their own form */
	struct words *words;      /* NULL: not asked for yet */
};

/* ---- The rule: the search form of one code point ---- */

/* clang-format off */
/* What Unicode keeps apart and readers do not: characters of FROM become TO. */
static const struct {
	const char *from, *to;
} customs[] = {
	{"æ", "ae"}, {"œ", "oe"}, {"þ", "th"}, {"ðđ", "d"}, {"ħ", "h"}, {"ł", "l"}, {"ø", "o"},
	{"ŧ", "t"},
	{"ı", "i"},                            /* Istanbul, however it is written */
	{"´ʻʼʾʿ᾽᾿‘’‚‛′‹›\u05F3", "'"},         /* also acute, okina, half rings, koronis, geresh */
	{"«»“”„‟″\u05F4", "\""},               /* also gershayim */
	{"‐‒–—―−\u2011\u05BE", "-"},           /* also maqaf */
	{"⁄∕", "/"}, {"、", ","}, {"。", "."}, {"〜", "~"},
	{"\u060C\u066C", ","}, {"\u061B", ";"}, {"\u061F", "?"}, {"\u066A", "%"},
	{"\u066B\u06D4", "."}, {"\u066D", "*"}, /* Arabic and Urdu punctuation, signs in numbers */
	{"\u0640", ""},                         /* tatweel */
	{"\u0671\u0672\u0673", "\u0627"},       /* alef wasla, with wavy hamza -> alef */
	{"\u0643\u06AA", "\u06A9"},             /* Arabic kaf, swash kaf -> keheh */
	{"\u0649\u064A\u06CD\u06D2", "\u06CC"}, /* alef maksura, yeh, its forms -> Farsi yeh */
	{"\u0629\u06BE\u06C1\u06C3\u06D5", "\u0647"}, /* teh marbuta, forms of heh -> heh */
};

/* Scripts whose nonspacing marks are vowels, viramas and tones: without them it is another word. */
static const char *const letter_marks[] = {
	"Devanagari", "Bengali", "Gurmukhi", "Gujarati", "Oriya", "Tamil", "Telugu", "Kannada",
	"Malayalam", "Sinhala", "Thai", "Lao", "Tibetan", "Myanmar", "Khmer", "Balinese", "Javanese",
	"Sundanese", "Buginese", "Batak", "Cham", "Tai_Tham", "Tai_Viet", "Lepcha", "Limbu",
	"Meetei_Mayek", "Newa", "Tirhuta", "Grantha", "Sharada", "Kaithi", "Syloti_Nagri", "Chakma",
	"Tagalog", "Thaana",
};
/* clang-format on */

static bool mark_is_letter(uint32_t code)
{
	const uc_script_t *script = uc_script(code);

	if (code == 0x3099 || code == 0x309A)
		return true; /* kana voicing: ka is not ga */
	for (size_t i = 0; script && i < sizeof letter_marks / sizeof *letter_marks; i++)
		if (strcmp(script->name, letter_marks[i]) == 0)
			return true;
	return false;
}

static bool is_mark(uint32_t code)
{
	return uc_is_general_category_withtable(code, UC_CATEGORY_MASK_M);
}

bool fold_drops_mark(uint32_t code)
{
	return code >= 0x300 && (uc_is_general_category_withtable(code, UC_CATEGORY_MASK_Me) ||
				 (uc_is_general_category_withtable(code, UC_CATEGORY_MASK_Mn) &&
				  !mark_is_letter(code)));
}

/* Append to OUT what CODE is without regard to Unicode's own mappings; returns code points. */
static size_t custom(uint32_t code, uint32_t *out)
{
	char utf8[5] = "";
	size_t n = 0;
	int digit;

	if (code < 0x80) {
		*out = code;
		return 1;
	}
	utf8_encode(code, utf8);
	for (size_t i = 0; i < sizeof customs / sizeof *customs; i++) {
		const char *to = customs[i].to;

		if (!strstr(customs[i].from, utf8))
			continue;
		for (size_t len = strlen(to); len; n++) {
			size_t step = utf8_decode(to, len, out + n);

			to += step;
			len -= step;
		}
		return n;
	}
	if (uc_is_property_white_space(code)) {
		*out = ' ';
		return 1;
	}
	if (uc_is_general_category_withtable(code, UC_CATEGORY_MASK_Cf | UC_CATEGORY_MASK_Cc) ||
	    uc_is_property_default_ignorable_code_point(code))
		return 0;
	digit = uc_decimal_value(code);
	*out = digit >= 0 ? '0' + (uint32_t)digit : code;
	return 1;
}

/* One round of the rule over the N code points at CODES (room for FORM_MAX); returns how many. */
static size_t rule_round(uint32_t *codes, size_t n)
{
	uint32_t wide[FORM_MAX], cased[FORM_MAX];
	size_t wide_n = FORM_MAX, cased_n = FORM_MAX, kept = 0, out = 0;

	if (u32_normalize(UNINORM_NFKD, codes, n, wide, &wide_n) != wide)
		die_memory();
	for (size_t i = 0; i < wide_n; i++) {
		uint32_t c = wide[i];

		if (!fold_drops_mark(c))
			wide[kept++] = c;
	}
	if (!kept)
		return 0;
	if (u32_casefold(wide, kept, NULL, NULL, cased, &cased_n) != cased)
		die_memory();
	for (size_t i = 0; i < cased_n && out < FORM_MAX / 2; i++)
		out += custom(cased[i], codes + out);
	return out;
}

/*
 * Write the search form of CODE to FORM (room for FORM_MAX bytes); returns its length.
 *
 * Marks that change a letter go everywhere alike. That makes Cyrillic short i (U+0439) a plain i, as
 * it makes io (U+0451) a ie: one is a letter of its own, but who types without the breve finds both,
 * the other way round costs a few hits too many, and composed and decomposed text stay equal.
 */
static size_t rule(uint32_t code, char *form)
{
	uint32_t codes[FORM_MAX], done[FORM_MAX];
	size_t done_n = FORM_MAX, n = 0, len = 0, from = 0;

	/* The own table goes first as well, before NFKD makes blanks of spacing accents; on what NFD
	 * makes of CODE, so that canonical twins stay alike. */
	if (u32_normalize(UNINORM_NFD, &code, 1, done, &done_n) != done)
		die_memory();
	for (size_t i = 0; i < done_n; i++)
		n += custom(done[i], codes + n);
	done_n = FORM_MAX;
	/* Three rounds: a fold may decompose, a decomposition hold what is folded. */
	for (int round = 0; round < 3 && n; round++)
		n = rule_round(codes, n);
	if (!n)
		return 0;
	if (u32_normalize(UNINORM_NFC, codes, n, done, &done_n) != done)
		die_memory();
	/* NFKD writes a spacing mark as a blank and the mark. */
	while (done_n - from > 1 && done[from] == ' ')
		from++;
	for (size_t i = from; i < done_n && len <= FORM_MAX - 4; i++)
		len += utf8_encode(done[i], form + len);
	return len;
}

static bool form_joins(const char *form, size_t len)
{
	uint32_t first;

	utf8_decode(form, len, &first);
	/* Vowels and finals of Hangul, and the marks that were kept. */
	return (first >= 0x1161 && first <= 0x11FF) || (first >= 0x300 && is_mark(first));
}

/* ---- The table ---- */

struct fold *fold_new(void)
{
	return xcalloc(1, sizeof(struct fold));
}

void fold_free(struct fold *fold)
{
	if (!fold)
		return;
	for (size_t i = 0; i < PAGES; i++)
		free(fold->pages[i]);
	buf_done(&fold->pool);
	words_free(fold->words);
	free(fold);
}

struct words *fold_words(struct fold *fold)
{
	if (!fold->words)
		fold->words = words_new();
	return fold->words;
}

static void entry_fill(struct fold *fold, struct entry *e, uint32_t code)
{
	char form[FORM_MAX], own[4];
	size_t len;
	uint32_t at;

	/* A syllable of Hangul is three jamo and itself again. */
	len = code >= 0xAC00 && code <= 0xD7A3 ? utf8_encode(code, form) : rule(code, form);
	if (len == 1 && form[0] == ' ') {
		e->tag = TAG_BLANK;
	} else if (len && len < INLINE_MAX && (raised_is_above(code) || form_joins(form, len))) {
		e->tag = raised_is_above(code) ? TAG_RAISED : TAG_JOIN;
		e->text[INLINE_MAX - 1] = (char)len;
		memcpy(e->text, form, len);
	} else if (len <= INLINE_MAX) {
		e->tag = (uint8_t)len;
		memcpy(e->text, form, len);
		if (len == 2 && utf8_encode(code, own) == 2 && !memcmp(own, form, 2))
			blocks_pairs_add(&fold->same, (unsigned char)own[0], (unsigned char)own[1]);
	} else {
		at = (uint32_t)fold->pool.len;
		buf_add(&fold->pool, form, len);
		memcpy(e->text, &at, sizeof at);
		e->text[4] = (char)len;
		e->tag = TAG_POOL;
	}
}

static const struct entry *entry_get(struct fold *fold, uint32_t code)
{
	struct entry **page = &fold->pages[code >> 8];
	struct entry *e;

	if (!*page) {
		*page = xrealloc(NULL, 256, sizeof **page);
		memset(*page, TAG_NONE, 256 * sizeof **page);
	}
	e = *page + (code & 0xFF);
	if (e->tag == TAG_NONE)
		entry_fill(fold, e, code);
	return e;
}

/* ---- Where the search form goes ---- */

struct sink {
	char *text;     /* LEN bytes so far, room for SIZE */
	uint32_t *from; /* their sources; NULL: not asked for */
	size_t len, size;
	size_t start; /* what this call has written begins here */
	struct buf *buf;
	struct fold_map *map; /* one of the two owns the memory */
};

/* Room for one more form, and for one block of the fast path. */
enum { ROOM = FORM_MAX };

static void sink_grow(struct sink *k, size_t more)
{
	struct fold_map *map = k->map;

	if (map) {
		map->size = vec_size(map->size, k->len + more + 1); /* and the end */
		map->text = k->text = xrealloc(map->text, map->size, 1);
		map->from = k->from = xrealloc(map->from, map->size, sizeof *map->from);
		k->size = map->size - 1;
	} else {
		k->buf->len = k->len;
		k->text = buf_reserve(k->buf, more) - k->len;
		k->size = k->buf->size - 1;
	}
}

static void sink_add(struct sink *k, const char *s, size_t n, size_t source)
{
	memcpy(k->text + k->len, s, n);
	if (k->from)
		for (size_t i = 0; i < n; i++)
			k->from[k->len + i] = (uint32_t)source;
	k->len += n;
}

/* The last byte written by this call; 0: none. */
static char sink_last(const struct sink *k)
{
	return k->len > k->start ? k->text[k->len - 1] : '\0';
}

static void sink_blank(struct sink *k, size_t source)
{
	char last = sink_last(k);

	if (last != ' ' && last != FOLD_BREAK)
		sink_add(k, " ", 1, source);
}

static void sink_break(struct sink *k, size_t source)
{
	static const char mark = FOLD_BREAK;
	char last = sink_last(k);

	if (last == ' ')
		k->text[k->len - 1] = FOLD_BREAK;
	else if (last != FOLD_BREAK)
		sink_add(k, &mark, 1, source);
}

/* Where the code point that ends before AT begins; AT itself at the start. */
static size_t sink_back(const struct sink *k, size_t at)
{
	if (at > k->start)
		at--;
	while (at > k->start && ((unsigned char)k->text[at] & 0xC0) == 0x80)
		at--;
	return at;
}

/*
 * Bring the last base and its marks into canonical order and composition (NFC). Marks come one by
 * one, so this costs a sort for each: 30 at most, the limit of UAX #15's Stream-Safe Text Format.
 */
static void sink_normalize(struct sink *k)
{
	size_t at = k->len, n = 4 * 32;
	uint8_t form[4 * 32];
	uint32_t code = 0;

	for (int marks = 0; marks < 31 && at > k->start; marks++) {
		at = sink_back(k, at);
		utf8_decode(k->text + at, k->len - at, &code);
		if (!uc_combining_class(code))
			break;
	}
	if (u8_normalize(UNINORM_NFC, (const uint8_t *)k->text + at, k->len - at, form, &n) != form)
		die_memory();
	k->len = at;
	if (k->size - at < n)
		sink_grow(k, n);
	sink_add(k, (const char *)form, n, k->from ? k->from[at] : 0);
}

/* Add a form that begins with a mark or a jamo, N bytes at S, composed with what it follows. */
static void sink_join(struct sink *k, const char *s, size_t n, size_t source)
{
	size_t at = sink_back(k, k->len);
	uint32_t before, code, both;
	char form[4];
	int combining;

	if (at == k->len) {
		sink_add(k, s, n, source);
		return;
	}
	utf8_decode(k->text + at, k->len - at, &before);
	both = utf8_decode(s, n, &code) == n ? uc_composition(before, code) : 0;
	if (both) {
		k->len = at;
		sink_add(k, form, utf8_encode(both, form), k->from ? k->from[at] : 0);
		return;
	}
	sink_add(k, s, n, source);
	combining = uc_combining_class(code);
	if (combining && uc_combining_class(before) && combining != uc_combining_class(before))
		sink_normalize(k);
}

/* ---- Text ---- */

/* Fold the one character of S at AT into K; returns where the next one begins. */
static size_t fold_step(struct fold *fold, struct sink *k, const char *s, size_t at, size_t len)
{
	const struct entry *e;
	unsigned char c = (unsigned char)s[at];
	uint32_t code, pool;
	size_t n;
	char lower;

	if (k->size - k->len < ROOM)
		sink_grow(k, ROOM);
	if (c < 0x80) {
		if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
			sink_blank(k, at);
		} else if (c < 0x20 || c == 0x7F) {
			if (!mark_is_inline((char)c))
				sink_break(k, at);
		} else {
			lower = (char)(c >= 'A' && c <= 'Z' ? c + 0x20 : c);
			sink_add(k, &lower, 1, at);
		}
		return at + 1;
	}
	n = utf8_decode(s + at, len - at, &code);
	if (utf8_is_bad(s + at, n, code))
		return at + n;
	e = entry_get(fold, code);
	if (e->tag <= INLINE_MAX) {
		sink_add(k, e->text, e->tag, at);
	} else if (e->tag == TAG_BLANK) {
		sink_blank(k, at);
	} else if (e->tag == TAG_RAISED) {
		if (raised_after_digit(s, at))
			sink_add(k, "^", 1, at);
		sink_add(k, e->text, (size_t)e->text[INLINE_MAX - 1], at);
	} else if (e->tag == TAG_JOIN) {
		sink_join(k, e->text, (size_t)e->text[INLINE_MAX - 1], at);
	} else {
		memcpy(&pool, e->text, sizeof pool);
		sink_add(k, fold->pool.data + pool, (size_t)e->text[4], at);
	}
	return at + n;
}

/* Fold what only has to be copied, but for capitals of ASCII, from AT on; returns where that ends. */
static size_t fold_blocks(struct fold *fold, struct sink *k, const char *s, size_t at, size_t len)
{
	char last = sink_last(k);
	size_t room = k->size - k->len, n = len - at;

	if (room < BLOCKS_SPARE)
		return at;
	if (n > room - BLOCKS_SPARE)
		n = room - BLOCKS_SPARE;
	n = blocks_lower(&fold->same, k->text + k->len, s + at, n,
			 last == ' ' || last == FOLD_BREAK);
	k->len += n;
	return at + n;
}

/* Fold what is common, letters with a short form and single blanks, about MAX bytes from AT on; returns
 * where that ends. The same as fold_step(), without what slows it down. */
static size_t fold_letters(struct fold *fold, struct sink *k, const char *s, size_t at, size_t len,
			   size_t max)
{
	const unsigned char *p = (const unsigned char *)s;
	const size_t end = len - at > max ? at + max : len;
	char *to = k->text + k->len;

	while (at < end && k->size - (size_t)(to - k->text) >= INLINE_MAX) {
		const struct entry *page, *e;
		uint32_t code = p[at];
		size_t n = 1;

		if (code < 0x80) {
			if (code < 0x21 || code == 0x7F) {
				if (code != ' ' || to == k->text + k->start || to[-1] == ' ' ||
				    to[-1] == FOLD_BREAK)
					break;
			} else if (code >= 'A' && code <= 'Z') {
				code += 0x20;
			}
			*to++ = (char)code;
			at++;
			continue;
		}
		if (code >= 0xC2 && code <= 0xDF && len - at >= 2 && (p[at + 1] & 0xC0) == 0x80) {
			code = (code & 0x1F) << 6 | (p[at + 1] & 0x3Fu);
			n = 2;
		} else if (code >= 0xE1 && code <= 0xEC && len - at >= 3 &&
			   (p[at + 1] & 0xC0) == 0x80 && (p[at + 2] & 0xC0) == 0x80) {
			code = (code & 0x0F) << 12 | (p[at + 1] & 0x3Fu) << 6 | (p[at + 2] & 0x3Fu);
			n = 3;
		} else {
			break;
		}
		page = fold->pages[code >> 8];
		if (!page)
			break;
		e = page + (code & 0xFF);
		if (e->tag > INLINE_MAX)
			break;
		memcpy(to, e->text, INLINE_MAX);
		to += e->tag;
		at += n;
	}
	k->len = (size_t)(to - k->text);
	return at;
}

void fold_text(struct fold *fold, struct buf *out, const char *s, size_t len)
{
	enum { FEW = 8, RUN = 128 };
	struct sink k = {.start = out->len, .len = out->len, .buf = out};
	size_t i = 0, at;

	if (!len)
		return;
	/* One reservation for nearly every text: search forms are seldom longer than their source. */
	sink_grow(&k, len + ROOM);
	while (i < len) {
		size_t start = i;

		i = fold_blocks(fold, &k, s, i, len);
		/* Where blocks do not come far, a text of other letters, they are not tried for each. */
		at = fold_letters(fold, &k, s, i, len, i - start < FEW ? RUN : 1);
		i = at > i || i == len ? at : fold_step(fold, &k, s, i, len);
	}
	out->len = k.len;
	out->data[k.len] = '\0';
}

/* ---- The way back ---- */

void fold_map_fill(struct fold *fold, struct fold_map *map, const char *s, size_t len)
{
	struct sink k = {.text = map->text, .from = map->from, .map = map};

	assert(len < UINT32_MAX);
	k.size = map->size ? map->size - 1 : 0;
	if (!map->size)
		sink_grow(&k, ROOM);
	for (size_t i = 0; i < len;)
		i = fold_step(fold, &k, s, i, len);
	map->len = k.len;
	map->text[k.len] = '\0';
	map->from[k.len] = (uint32_t)len;
}

void fold_map_done(struct fold_map *map)
{
	free(map->text);
	free(map->from);
	*map = (struct fold_map){0};
}

/* Whether the folded byte AT belongs to the same source character as the one before it, or is a mark
 * on it. */
static bool map_goes_on(const struct fold_map *map, size_t at)
{
	uint32_t code;

	if (map->from[at] == map->from[at - 1] || ((unsigned char)map->text[at] & 0xC0) == 0x80)
		return true;
	if (map->text[at - 1] == FOLD_BREAK)
		return false;
	utf8_decode(map->text + at, map->len - at, &code);
	return code >= 0x300 && is_mark(code);
}

void fold_map_source(const struct fold_map *map, size_t start, size_t end, size_t *from, size_t *to)
{
	assert(start < end && end <= map->len);
	while (start > 0 && map_goes_on(map, start))
		start--;
	while (end < map->len && map_goes_on(map, end))
		end++;
	*from = map->from[start];
	*to = map->from[end];
}

void fold_library(struct buf *out)
{
	buf_printf(out, "libunistring %d.%d", _libunistring_version >> 16,
		   _libunistring_version >> 8 & 0xFF);
}
