/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "text/bidi.h"

#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <wchar.h>

#include "base/buf.h"
#include "base/charset.h"
#include "base/err.h"
#include "base/utf8.h"
#include "base/vec.h"

#if HAVE_FRIBIDI
#include <fribidi.h>
#else
typedef uint32_t FriBidiChar;
typedef signed char FriBidiLevel;
typedef uint32_t FriBidiCharType;
#endif

/* Bytes of a stretch, those within which a blank is looked for, and those whose letters tell the
 * direction. */
enum { STRETCH = 16384, BLANK_WITHIN = 512, TELLING = 4096 };

/* What shaping leaves where two letters have become one. */
enum { FILLER = 0xFEFF };

struct bidi {
	struct bidi_way way;
	/* The stretch of a paragraph that has been worked on. */
	struct buf text;
	enum bidi_dir dir;
	bool utf8;          /* the locale is */
	bool levelled;      /* it may hold right-to-left text: types and levels are set */
	FriBidiChar *codes; /* N characters, shaped */
	size_t *at; /* the byte of each, from the start of the stretch; one more at the end */
	FriBidiCharType *types;
	FriBidiLevel *levels;
	size_t n, size;
	/* The line asked for last. */
	struct cell *cells;
	size_t cells_n, cells_size;
	uint32_t before;     /* see struct bidi_line */
	unsigned sent, deep; /* a bit for each open isolate, whether it is in a cell; how many */
	/* For each cell: type and level of its base, and place in visual order. */
	FriBidiCharType *cell_types;
	FriBidiLevel *cell_levels;
	int *order;
	char *glue;
	size_t glue_size;
};

struct bidi *bidi_new(void)
{
	struct bidi *b = xcalloc(1, sizeof *b);

	buf_init(&b->text);
	return b;
}

void bidi_free(struct bidi *b)
{
	if (!b)
		return;
	buf_done(&b->text);
	free(b->codes);
	free(b->at);
	free(b->types);
	free(b->levels);
	free(b->cells);
	free(b->cell_types);
	free(b->cell_levels);
	free(b->order);
	free(b->glue);
	free(b);
}

bool bidi_available(void)
{
	return HAVE_FRIBIDI;
}

void bidi_set(struct bidi *b, const struct bidi_way *way)
{
	b->way = *way;
	b->way.reorder = way->reorder && HAVE_FRIBIDI;
	b->way.shape = way->shape && b->way.reorder;
	b->way.mirror = (way->mirror && HAVE_FRIBIDI) || b->way.reorder;
	b->way.ligate = way->ligate && HAVE_FRIBIDI && !b->way.shape;
	buf_clear(&b->text);
	b->n = 0;
}

bool bidi_reorders(const struct bidi *b)
{
	return b->way.reorder;
}

void bidi_library(struct buf *out)
{
#if HAVE_FRIBIDI
	const char *end = strchr(fribidi_version_info, '\n');

	/* "(GNU FriBidi) 1.0.8" and more lines about it */
	buf_puts(out, ", ");
	buf_add(out, fribidi_version_info,
		end ? (size_t)(end - fribidi_version_info) : strlen(fribidi_version_info));
#else
	(void)out;
#endif
}

/* ---- Directions ---- */

static bool bidi_listed(const char *word, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!strcmp(word, list[i]))
			return true;
	return false;
}

enum bidi_dir bidi_language(const char *tag)
{
	static const char *const languages[] = {
		"ar", "arc", "arz", "azb", "bal", "bgn", "ckb", "dv",  "fa",  "glk",
		"he", "iw",  "ji",  "ks",  "lrc", "mzn", "nqo", "pes", "pnb", "prs",
		"ps", "sd",  "sdh", "skr", "syr", "ug",  "ur",  "yi",
	};
	static const char *const scripts[] = {"adlm", "arab", "aran", "hebr", "mand",
					      "nkoo", "rohg", "samr", "syrc", "thaa"};
	enum bidi_dir dir = BIDI_AUTO;
	char word[5];
	size_t n;

	for (const char *s = tag; s && *s; s += n + (s[n] != '\0')) {
		n = strcspn(s, "-_");
		if (n > 4 && dir == BIDI_AUTO)
			return BIDI_AUTO; /* a name, not a tag */
		if (n > 4)
			continue;
		for (size_t i = 0; i <= n; i++)
			word[i] = i == n ? '\0' : (char)(s[i] | 0x20);
		if (s == tag && n >= 2 && n <= 3)
			dir = bidi_listed(word, languages, sizeof languages / sizeof *languages)
				      ? BIDI_RTL
				      : BIDI_LTR;
		else if (n == 4 && dir != BIDI_AUTO) /* the script: ku-Arab, az-Latn */
			dir = bidi_listed(word, scripts, sizeof scripts / sizeof *scripts)
				      ? BIDI_RTL
				      : BIDI_LTR;
	}
	return dir;
}

bool bidi_possible(const char *s, size_t len)
{
	const unsigned char *p = (const unsigned char *)s;

	for (size_t i = 0; i < len; i++) {
		if (p[i] < 0xD6)
			continue;
		if (p[i] <= 0xDF)
			return true;
		if (i + 2 < len && ((p[i] == 0xE0 && p[i + 1] < 0xA4) ||
				    (p[i] == 0xE2 && p[i + 1] == 0x80 && p[i + 2] == 0x8F) ||
				    (p[i] == 0xEF && p[i + 1] >= 0xAC && p[i + 1] <= 0xBB) ||
				    (p[i] == 0xF0 && (p[i + 1] == 0x90 || p[i + 1] == 0x9E))))
			return true;
	}
	return false;
}

enum bidi_dir bidi_direction(const char *s, size_t len, enum bidi_dir language)
{
	size_t rtl = 0, ltr = 0, i = 0;
	bool first_rtl = false;
	uint32_t code;

	len = utf8_fit(s, len, TELLING);
	if (!bidi_possible(s, len)) {
		if (language != BIDI_RTL)
			return BIDI_LTR;
	}
	while (i < len) {
		i += utf8_decode(s + i, len - i, &code);
		switch (uc_bidi_category(code)) {
		case UC_BIDI_R:
		case UC_BIDI_AL:
			first_rtl = first_rtl || !ltr;
			rtl++;
			break;
		case UC_BIDI_L: ltr++; break;
		default: continue;
		}
		if (language == BIDI_AUTO)
			return rtl ? BIDI_RTL : BIDI_LTR;
	}
	if (language == BIDI_RTL)
		return ltr && rtl * 2 < ltr ? BIDI_LTR : BIDI_RTL;
	/* What begins from right to left is text of its own in a file that is labelled otherwise, unless no
	 * more than a name is. */
	return rtl && (first_rtl ? ltr < rtl * 2 : ltr * 2 < rtl) ? BIDI_RTL : BIDI_LTR;
}

/* ---- A stretch of a paragraph ---- */

/* Where stretch number K begins: after a blank near its byte, or between two characters. */
static size_t bidi_border(const char *s, size_t len, size_t k)
{
	size_t at = k * STRETCH, to;

	if (k == 0 || at >= len)
		return k ? len : 0;
	to = len - at > BLANK_WITHIN ? at + BLANK_WITHIN : len;
	for (size_t i = at; i < to; i++)
		if (s[i] == ' ' || s[i] == '\n')
			return i + 1;
	while (at < len && ((unsigned char)s[at] & 0xC0) == 0x80)
		at++;
	return at;
}

static void bidi_room(struct bidi *b, size_t n)
{
	if (n <= b->size)
		return;
	b->size = vec_size(b->size, n);
	b->codes = xrealloc(b->codes, b->size, sizeof *b->codes);
	b->at = xrealloc(b->at, b->size, sizeof *b->at);
	b->types = xrealloc(b->types, b->size, sizeof *b->types);
	b->levels = xrealloc(b->levels, b->size, sizeof *b->levels);
}

#if HAVE_FRIBIDI
/* Whether the letter before character I joins it. */
static bool bidi_joins(const struct bidi *b, size_t i)
{
	int type = UC_JOINING_TYPE_T;

	while (i && type == UC_JOINING_TYPE_T)
		type = uc_joining_type(b->codes[--i]);
	return type == UC_JOINING_TYPE_D || type == UC_JOINING_TYPE_C || type == UC_JOINING_TYPE_L;
}

/* Lam with alef as the one letter that is drawn for both; as in FriBidi the first leaves a filler. */
static void bidi_ligate(struct bidi *b)
{
	static const uint32_t forms[][2] = {
		{0x0622, 0xFEF5}, {0x0623, 0xFEF7}, {0x0625, 0xFEF9}, {0x0627, 0xFEFB}};

	for (size_t i = 0; i + 1 < b->n; i++)
		for (size_t k = 0; b->codes[i] == 0x0644 && k < sizeof forms / sizeof *forms; k++)
			if (b->codes[i + 1] == forms[k][0]) {
				b->codes[i + 1] = forms[k][1] + bidi_joins(b, i);
				b->codes[i] = FILLER;
			}
}

/* Levels, joining and shaping of the stretch. */
static void bidi_levels(struct bidi *b)
{
	FriBidiStrIndex n = (FriBidiStrIndex)b->n;
	FriBidiParType dir = b->dir == BIDI_RTL ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_LTR;
	FriBidiBracketType *brackets = xrealloc(NULL, b->n, sizeof *brackets);
	FriBidiArabicProp *joining = xrealloc(NULL, b->n, sizeof *joining);
	FriBidiFlags flags = b->way.mirror ? FRIBIDI_FLAG_SHAPE_MIRRORING : 0;

	fribidi_get_bidi_types(b->codes, n, b->types);
	fribidi_get_bracket_types(b->codes, n, b->types, brackets);
	if (!fribidi_get_par_embedding_levels_ex(b->types, brackets, n, &dir, b->levels))
		die_memory();
	if (b->way.shape) {
		flags |= FRIBIDI_FLAG_SHAPE_ARAB_PRES | FRIBIDI_FLAG_SHAPE_ARAB_LIGA;
		fribidi_get_joining_types(b->codes, n, joining);
		fribidi_join_arabic(b->types, n, b->levels, joining);
	}
	fribidi_shape(flags, b->levels, n, b->way.shape ? joining : NULL, b->codes);
	if (b->way.ligate)
		bidi_ligate(b);
	free(brackets);
	free(joining);
}
#endif

/* Work on the LEN bytes at S, unless that is what was done last. */
static void bidi_stretch(struct bidi *b, const char *s, size_t len, enum bidi_dir dir)
{
	size_t i = 0;

	if (b->n && b->dir == dir && b->text.len == len && !memcmp(b->text.data, s, len))
		return;
	buf_clear(&b->text);
	buf_add(&b->text, s, len);
	b->dir = dir;
	bidi_room(b, len + 1);
	b->n = 0;
	while (i < len) {
		uint32_t code;

		b->at[b->n] = i;
		i += utf8_decode(s + i, len - i, &code);
		/* The marks of archive/body part nothing. */
		if (code >= ' ')
			b->codes[b->n++] = code;
	}
	b->at[b->n] = len;
	b->levelled = (b->way.mirror || b->way.ligate) && b->n &&
		      (dir == BIDI_RTL || bidi_possible(s, len));
#if HAVE_FRIBIDI
	if (b->levelled)
		bidi_levels(b);
#endif
}

/* ---- A line of it ---- */

static struct cell *bidi_add_cell(struct bidi *b)
{
	if (b->cells_n + 1 >= b->cells_size) {
		b->cells_size = vec_size(b->cells_size, b->cells_n + 2);
		b->cells = xrealloc(b->cells, b->cells_size, sizeof *b->cells);
		b->cell_types = xrealloc(b->cell_types, b->cells_size, sizeof *b->cell_types);
		b->cell_levels = xrealloc(b->cell_levels, b->cells_size, sizeof *b->cell_levels);
		b->order = xrealloc(b->order, b->cells_size, sizeof *b->order);
	}
	b->cells[b->cells_n] = (struct cell){0};
	return &b->cells[b->cells_n++];
}

/* Whether character I, without width, is drawn with the one before it. Joined letters show already
 * what joiners asked for. */
static bool bidi_is_mark(const struct bidi *b, size_t i)
{
	uint32_t code = b->codes[i];

	if (b->way.reorder && b->levelled && (code == 0x200C || code == 0x200D) &&
	    (b->levels[i] & 1))
		return false;
	return cells_is_mark(code, i + 1 < b->n ? b->codes[i + 1] : 0);
}

/* Type and level of the cell just added, which shows character I. */
static void bidi_note_cell(struct bidi *b, size_t i)
{
	b->cell_types[b->cells_n - 1] = b->levelled ? b->types[i] : 0;
	b->cell_levels[b->cells_n - 1] = b->levelled ? b->levels[i] : 0;
}

/* Spell the last cell's character as the locale can: œ as oe. Returns the columns that adds. */
static int bidi_spell(struct bidi *b, size_t i)
{
	struct cell *c = &b->cells[b->cells_n - 1];
	struct cell first = *c;
	uint32_t spelled[CHARSET_SPELL_MAX];
	int n;

	if (wcwidth((wchar_t)c->text[0]) >= 0)
		return 0;
	n = charset_spell(c->text[0], spelled);
	c->text[0] = spelled[0];
	c->width = 1;
	for (int k = 1; k < n; k++) {
		c = bidi_add_cell(b);
		*c = first;
		c->text[0] = spelled[k];
		c->n = c->width = 1;
		bidi_note_cell(b, i);
	}
	return n - first.width;
}

/* Isolates begin with these, and end (UAX #9). */
enum { ISOLATE_FIRST = 0x2066, ISOLATE_LAST = 0x2068, ISOLATE_END = 0x2069, DEEPEST = 30 };

static bool bidi_is_isolate(uint32_t code)
{
	return code >= ISOLATE_FIRST && code <= ISOLATE_END;
}

/* Let the last cell hold CODE, which is one, unless its partner has found no place either. */
static void bidi_isolate(struct bidi *b, uint32_t code)
{
	struct cell *c = b->cells_n ? &b->cells[b->cells_n - 1] : NULL;
	bool fits = c && c->n <= CELL_MARKS;

	if (code == ISOLATE_END) {
		if (b->deep && b->sent >> --b->deep & 1 && fits)
			c->text[c->n++] = code;
		return;
	}
	if (b->deep > DEEPEST)
		return;
	if (!c && !b->before)
		b->before = code;
	else if (fits)
		c->text[c->n++] = code;
	else
		code = 0;
	b->sent = (b->sent & ~(1U << b->deep)) | (unsigned)(code != 0) << b->deep;
	b->deep++;
}

/* How many isolates of the cells have no end. */
static int bidi_open(const struct bidi *b)
{
	int open = b->before != 0;

	for (size_t i = 0; i < b->cells_n; i++)
		for (int k = 1; k < b->cells[i].n; k++)
			if (bidi_is_isolate(b->cells[i].text[k]))
				open += b->cells[i].text[k] == ISOLATE_END ? -1 : 1;
	return open;
}

/* The cells of the stretch's bytes START..END, which is byte BASE of the paragraph; no more than
 * WIDTH columns and one cell. Returns the columns. */
static int bidi_cells(struct bidi *b, size_t base, size_t start, size_t end, int width)
{
	size_t i = 0, high = b->n, from = SIZE_MAX;
	int sum = 0;

	while (i < high) {
		size_t mid = i + (high - i) / 2;

		if (b->at[mid] < start)
			i = mid + 1;
		else
			high = mid;
	}
	b->cells_n = 0;
	b->before = 0;
	b->deep = 0;
	b->utf8 = charset_locale_is_utf8();
	for (; i < b->n && b->at[i] < end; i++) {
		uint32_t code = b->codes[i];
		int w = utf8_width(code);
		struct cell *c = b->cells_n ? &b->cells[b->cells_n - 1] : NULL;
		bool mark = !w && bidi_is_mark(b, i);

		if (b->way.isolates && b->utf8 && bidi_is_isolate(code))
			bidi_isolate(b, code);
		if (!w && b->levelled && code == FILLER && from == SIZE_MAX)
			from = b->at[i]; /* a lam: shown by the cell that follows */
		/* A joiner has nothing to join at the start. */
		if (!w && (c || !mark || code == 0x200C || code == 0x200D)) {
			if (mark && c && c->n <= CELL_MARKS)
				c->text[c->n++] = code;
			if (c && from == SIZE_MAX)
				c->end = base + b->at[i + 1];
			continue;
		}
		if (sum > width)
			break;
		c = bidi_add_cell(b);
		c->start = base + (from == SIZE_MAX ? b->at[i] : from);
		c->end = base + b->at[i + 1];
		c->width = (uint8_t)(w ? w : 1);
		c->text[c->n++] = w ? code : cells_circle();
		if (!w)
			c->text[c->n++] = code;
		sum += c->width;
		from = SIZE_MAX;
		bidi_note_cell(b, i);
		if (!b->utf8 && w)
			sum += bidi_spell(b, i);
	}
	return sum;
}

/* Drop what does not fit beside an ellipsis, and blanks before it; add it. Returns the columns. */
static int bidi_cut(struct bidi *b, int sum, int width, uint32_t dots)
{
	int room = width - (dots ? 1 : 0);
	struct cell *c;

	while (b->cells_n && (sum > room || (dots && b->cells[b->cells_n - 1].text[0] == ' ')))
		sum -= b->cells[--b->cells_n].width;
	if (!dots || width < 1)
		return sum;
	c = bidi_add_cell(b);
	c->text[c->n++] = dots;
	c->width = 1;
	if (b->cells_n > 1)
		c->start = c->end = c[-1].end;
#if HAVE_FRIBIDI
	b->cell_types[b->cells_n - 1] = FRIBIDI_TYPE_WS; /* at the end: of the paragraph's level */
#endif
	b->cell_levels[b->cells_n - 1] = b->dir == BIDI_RTL;
	return sum + 1;
}

/* Give the cells their columns. */
static void bidi_place(struct bidi *b)
{
	int x = 0;

	for (size_t i = 0; i < b->cells_n; i++)
		b->order[i] = (int)i;
#if HAVE_FRIBIDI
	if (b->way.reorder && b->levelled && b->cells_n)
		if (!fribidi_reorder_line(0, b->cell_types, (FriBidiStrIndex)b->cells_n, 0,
					  b->dir == BIDI_RTL ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_LTR,
					  b->cell_levels, NULL, b->order))
			die_memory();
#endif
	for (size_t i = 0; i < b->cells_n; i++) {
		struct cell *c = &b->cells[b->order[i]];

		c->x = x;
		x += c->width;
	}
}

struct bidi_line bidi_line(struct bidi *b, const char *s, size_t len, size_t start, size_t end,
			   enum bidi_dir dir, int width, uint32_t dots)
{
	struct bidi_line line = {0};
	size_t k = start / STRETCH, to, base;

	if (dir == BIDI_AUTO)
		dir = bidi_direction(s, len, BIDI_AUTO);
	line.rtl = dir == BIDI_RTL;
	/* No screen is so wide. */
	if (start < end && end - start > STRETCH)
		end = start + utf8_fit(s + start, end - start, STRETCH);
	while ((base = bidi_border(s, len, k)) > start)
		k--;
	for (k = end / STRETCH; (to = bidi_border(s, len, k)) < end; k++)
		;
	if (start >= end || width < 0)
		return line;
	bidi_stretch(b, s + base, to - base, dir);
	line.width = bidi_cells(b, base, start - base, end - base, width);
	if (line.width > width) {
		line.width = bidi_cut(b, line.width, width, dots);
		line.cut = dots && b->cells_n;
	}
	bidi_place(b);
	line.cells = b->cells;
	line.n = b->cells_n;
	line.before = b->before;
	line.open = bidi_open(b);
	return line;
}

static bool cell_is_rtl(const struct bidi *b, int i)
{
#if HAVE_FRIBIDI
	return FRIBIDI_IS_STRONG(b->cell_types[i]) && FRIBIDI_IS_RTL(b->cell_types[i]);
#else
	(void)b;
	(void)i;
	return false;
#endif
}

/* Whether cell I may stand within a word that FIRST begins. */
static bool cell_continues(const struct bidi *b, int first, int i, const unsigned *looks)
{
#if HAVE_FRIBIDI
	return b->cells[i].text[0] != ' ' && looks[i] == looks[first] &&
	       (!FRIBIDI_IS_STRONG(b->cell_types[i]) || FRIBIDI_IS_RTL(b->cell_types[i]));
#else
	(void)b;
	(void)first;
	(void)i;
	(void)looks;
	return false;
#endif
}

static int compare_cells(const void *a, const void *b)
{
	return *(const int *)a - *(const int *)b;
}

void bidi_turn_words(struct bidi *b, const unsigned *looks)
{
	size_t last;

	for (size_t i = 0; b->levelled && i < b->cells_n; i = last + 1) {
		int x = b->cells[b->order[i]].x;

		last = i;
		if (!cell_is_rtl(b, b->order[i]))
			continue;
		for (size_t k = i + 1;
		     k < b->cells_n && cell_continues(b, b->order[i], b->order[k], looks); k++)
			if (cell_is_rtl(b, b->order[k]))
				last = k;
		qsort(b->order + i, last - i + 1, sizeof *b->order, compare_cells);
		for (size_t k = i; k <= last; k++) {
			b->cells[b->order[k]].x = x;
			x += b->cells[b->order[k]].width;
		}
	}
}

int bidi_cursor(const struct bidi_line *l, size_t at)
{
	const struct cell *last = l->n ? &l->cells[l->n - 1] : NULL;

	for (size_t i = 0; i < l->n; i++)
		if (at < l->cells[i].end)
			return l->cells[i].x;
	if (!last)
		return l->rtl ? -1 : 0;
	return l->rtl ? -1 : l->width;
}

const char *bidi_glue(struct bidi *b, const char *s, size_t len, enum bidi_dir dir)
{
	bool found = false;
	size_t from = 0, to;

	if ((!b->way.shape && !b->way.ligate) || !memmem(s, len, "\xD9\x84", 2))
		return NULL;
	if (dir == BIDI_AUTO)
		dir = bidi_direction(s, len, BIDI_AUTO);
	b->glue = vec_fit(b->glue, len, &b->glue_size, 1);
	memset(b->glue, 0, len);
	for (size_t k = 1; from < len; k++, from = to) {
		to = bidi_border(s, len, k);
		bidi_stretch(b, s + from, to - from, dir);
		for (size_t i = 0; i < b->n && b->levelled; i++)
			if (b->codes[i] == FILLER) {
				b->glue[from + b->at[i]] = 1;
				found = true;
			}
	}
	return found ? b->glue : NULL;
}
