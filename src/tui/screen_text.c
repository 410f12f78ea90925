/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "tui/screen_text.h"

#include <string.h>
#include <wchar.h>

#include "base/charset.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "search/query.h"
#include "text/wrap.h"
#include "ui/direction.h"

/* UAX #9: isolates and marks. */
enum {
	ISOLATE_LTR = 0x2066,
	ISOLATE_RTL = 0x2067,
	ISOLATE_END = 0x2069,
	MARK_OF_LTR = 0x200E,
	MARK_OF_RTL = 0x200F
};

static const struct direction *direction; /* see screen.h */

void screen_text_start(const struct direction *d)
{
	direction = d;
}

int screen_rows(void)
{
	return LINES;
}

int screen_columns(void)
{
	return COLS;
}

bool screen_places(void)
{
	return direction_places(direction);
}

bool screen_mirrored(void)
{
	return direction->mirrored;
}

/* CODE, or what stands for a character that the C library does not know. */
static wchar_t text_known(uint32_t code)
{
	if (wcwidth((wchar_t)code) >= 0)
		return (wchar_t)code;
	return charset_locale_is_utf8() ? (wchar_t)UTF8_REPLACEMENT : L'?';
}

static bool is_isolate(wchar_t code)
{
	return code == ISOLATE_LTR || code == ISOLATE_RTL;
}

/* The isolate that the cell at Y, X holds for the piece of the row behind it; 0: none. */
static wchar_t isolate_held(int y, int x)
{
	wchar_t codes[CCHARW_MAX + 1];
	attr_t attributes;
	short pair;
	cchar_t cell;
	size_t n;

	if (direction->order != TERMINAL_ISOLATES || mvin_wch(y, x, &cell) != OK ||
	    getcchar(&cell, codes, &attributes, &pair, NULL) != OK)
		return 0;
	n = wcslen(codes);
	return n > 1 && is_isolate(codes[n - 1]) ? codes[n - 1] : 0;
}

/* One cell at column X from the left, with the isolate AFTER it (0: none). */
static void text_cell_before(int y, int x, const struct cell *c, wchar_t after,
			     struct theme_style style)
{
	wchar_t codes[CELL_MARKS + 3];
	cchar_t cell;
	uint8_t i;

	for (i = 0; i < c->n; i++)
		codes[i] = text_known(c->text[i]);
	if (after) {
		i = i < CCHARW_MAX ? i : CCHARW_MAX - 1;
		codes[i++] = after;
	}
	codes[i] = 0;
	if (setcchar(&cell, codes, style.attributes, style.pair, NULL) == OK)
		mvadd_wchnstr(y, x, &cell, 1);
}

static void text_cell(int y, int x, const struct cell *c, struct theme_style style)
{
	text_cell_before(y, x, c, 0, style);
}

void screen_blank(int y, int x, int columns, struct theme_style style)
{
	static const struct cell blank = {.text = {' '}, .n = 1, .width = 1};

	if (y < 0 || y >= screen_rows() || x >= screen_columns())
		return;
	if (columns > screen_columns() - x)
		columns = screen_columns() - x;
	for (int i = 0; i < columns; i++)
		text_cell(y, direction->mirrored ? screen_columns() - 1 - x - i : x + i, &blank,
			  style);
}

/* Where a line of WIDTH cells begins, in columns from the left. */
static int line_left(int x, int columns, const struct screen_line *l, int width, bool rtl)
{
	int left = direction->mirrored ? screen_columns() - x - columns : x;

	if (!l->flush)
		return direction->mirrored ? left + columns - width : left;
	if (l->side)
		rtl = l->side == BIDI_RTL;
	/* Its first letter begins the row: blanks before it would say that the row begins at the left. */
	if (rtl && !direction_places(direction) && direction->terminal->by_row)
		return left + l->indent;
	return rtl ? left + columns - l->indent - width : left + l->indent;
}

static struct bidi_line line_cells(int *columns, int x, const struct screen_line *l)
{
	const char *dots = charset_symbol("…", "~");
	uint32_t code;

	if (*columns > screen_columns() - x)
		*columns = screen_columns() - x;
	utf8_decode(dots, strlen(dots), &code);
	return bidi_line(direction->bidi, l->s, l->len, l->start, l->end, l->dir,
			 *columns - l->indent, l->dots ? code : 0);
}

/* Drawn the other way round on a mirrored screen, where it stands alone. */
static uint32_t mirror(uint32_t code)
{
	static const uint32_t pairs[][2] = {
		{'>', '<'},       {0x2514, 0x2518}, {0x251C, 0x2524}, {0x2571, 0x2572},
		{0x250C, 0x2510}, {'/', '\\'},      {0x2039, 0x203A},
	};

	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		for (int k = 0; k < 2; k++)
			if (pairs[i][k] == code)
				return pairs[i][!k];
	return code;
}

static void put_label(int y, int left, const struct screen_line *l, const struct bidi_line *line,
		      struct theme_style style)
{
	struct cell label = {.n = 1, .width = 1};

	if (!l->label || l->indent < 2)
		return;
	utf8_decode(l->label, strlen(l->label), &label.text[0]);
	text_cell(y, line->rtl ? left + line->width + 1 : left - 2, &label, style);
}

/* Add the mark CODE, which has no width, to the cell at Y, X. */
static void add_mark(int y, int x, uint32_t code)
{
	wchar_t codes[CCHARW_MAX + 1];
	attr_t attributes;
	wchar_t after;
	short pair;
	cchar_t cell;
	size_t n;

	if (x < 0 || mvin_wch(y, x, &cell) != OK ||
	    getcchar(&cell, codes, &attributes, &pair, NULL) != OK)
		return;
	n = wcslen(codes);
	/* What ends a piece stands before what begins the next one. */
	after = code == ISOLATE_END && n > 1 && is_isolate(codes[n - 1]) ? codes[--n] : 0;
	/* Marks of a letter give way: where a piece ends, all that follows in the row hangs on it. */
	if (n + (after != 0) >= CCHARW_MAX)
		n = CCHARW_MAX - 1 - (after != 0);
	codes[n++] = (wchar_t)code;
	if (after)
		codes[n++] = after;
	codes[n] = 0;
	if (setcchar(&cell, codes, attributes, pair, NULL) == OK)
		mvadd_wchnstr(y, x, &cell, 1);
}

/* The piece of a row that LINE fills from column LEFT on is a text of its own for the terminal: from the
 * isolate on the cell before it to its end on the last one. At the edge of the screen there is no cell
 * before: a mark of its direction at the end does what can be done. */
static void put_isolate(int y, int left, const struct screen_line *l, const struct bidi_line *line)
{
	const struct cell *last = line->n ? &line->cells[line->n - 1] : NULL;

	if (!last || !charset_locale_is_utf8() ||
	    !(line->rtl || line->before || line->open ||
	      bidi_possible(l->s + l->start, l->end - l->start)))
		return;
	if (left > 0) {
		add_mark(y, left - 1, line->rtl ? ISOLATE_RTL : ISOLATE_LTR);
		if (line->before)
			add_mark(y, left - 1, line->before);
		for (int open = line->open; open >= 0; open--)
			add_mark(y, left + last->x, ISOLATE_END);
	} else {
		add_mark(y, left + last->x, line->rtl ? MARK_OF_RTL : MARK_OF_LTR);
	}
}

/* The style of cell I, asked in rising order; *K: the match at or after it. */
static struct theme_style cell_style(const struct screen_line *l, const struct bidi_line *line,
				     size_t i, size_t *k, struct theme_style style)
{
	const struct cell *c = &line->cells[i];
	const struct query_ranges *r = l->ranges;

	if (line->cut && i == line->n - 1)
		r = NULL; /* the ellipsis is no match */
	else if (l->style)
		style = l->style(l->of, c->start, c->end);
	while (r && *k < r->n && r->items[*k].end <= c->start)
		(*k)++;
	if (r && *k < r->n && r->items[*k].start < c->end)
		style = theme_match(style, r->items[*k].term);
	return style;
}

/* Blanks in a style of their own, which is not seen of them, part what the terminal puts in order. */
static struct theme_style parted(struct theme_style style)
{
	style.attributes ^= A_BOLD;
	return style;
}

static void part_at(int y, int x)
{
	static const struct cell blank = {.text = {' '}, .n = 1, .width = 1};
	wchar_t codes[CCHARW_MAX + 1];
	struct theme_style style;
	cchar_t cell;

	if (x >= 0 && x < screen_columns() && mvin_wch(y, x, &cell) == OK &&
	    getcchar(&cell, codes, &style.attributes, &style.pair, NULL) == OK && codes[0] == ' ')
		text_cell(y, x, &blank, parted(style));
}

/* The words of LINE from column LEFT on as the terminal is to get them: see TERMINAL_WORDS. */
static void put_words(int y, int left, const struct bidi_line *line,
		      const struct theme_style *styles)
{
	static unsigned *looks;
	static size_t size;

	looks = vec_fit(looks, line->n, &size, sizeof *looks);
	for (size_t i = 0; i < line->n; i++)
		looks[i] = (unsigned)styles[i].attributes ^ (unsigned)styles[i].pair << 1;
	bidi_turn_words(direction->bidi, looks);
	for (size_t i = 0; i < line->n; i++) {
		const struct cell *c = &line->cells[i];

		text_cell(y, left + c->x, c, c->text[0] == ' ' ? parted(styles[i]) : styles[i]);
	}
	part_at(y, left - 1);
	part_at(y, left + line->width);
}

int screen_put_line(int y, int x, int columns, const struct screen_line *l,
		    struct theme_style style)
{
	static struct theme_style *styles;
	static size_t size;
	struct bidi_line line;
	int left;
	size_t k = 0;

	if (y < 0 || y >= screen_rows() || x < 0 || x >= screen_columns() || columns <= 0)
		return 0;
	line = line_cells(&columns, x, l);
	left = line_left(x, columns, l, line.width, line.rtl);
	styles = vec_fit(styles, line.n, &size, sizeof *styles);
	for (size_t i = 0; i < line.n; i++)
		styles[i] = cell_style(l, &line, i, &k, style);
	if (direction->order == TERMINAL_WORDS && bidi_possible(l->s + l->start, l->end - l->start))
		put_words(y, left, &line, styles);
	else
		for (size_t i = 0; i < line.n; i++)
			text_cell_before(y, left + line.cells[i].x, &line.cells[i],
					 isolate_held(y, left + line.cells[i].x), styles[i]);
	put_label(y, left, l, &line, style);
	if (direction->order == TERMINAL_ISOLATES)
		put_isolate(y, left, l, &line);
	return line.width;
}

int screen_line_cells(int columns, const struct screen_line *l)
{
	return line_cells(&columns, 0, l).width;
}

int screen_line_cursor(int x, int columns, const struct screen_line *l, size_t at)
{
	struct bidi_line line = line_cells(&columns, x, l);
	int column = line_left(x, columns, l, line.width, line.rtl) + bidi_cursor(&line, at);

	return direction->mirrored ? screen_columns() - 1 - column : column;
}

int screen_put(int y, int x, int columns, const char *s, size_t len, struct theme_style style)
{
	struct screen_line l = {.s = s, .len = len, .end = len};

	char symbol[4];
	uint32_t code;

	if (direction->mirrored && len && utf8_decode(s, len, &code) == len) {
		l.end = l.len = utf8_encode(mirror(code), symbol);
		l.s = symbol;
	}
	return screen_put_line(y, x, columns, &l, style);
}

int screen_say(int y, int x, int columns, const char *s, struct theme_style style)
{
	struct screen_line line = {
		.s = s, .len = strlen(s), .end = strlen(s), .dir = direction_own(), .dots = true};

	return screen_put_line(y, x, columns, &line, style);
}

int screen_put_cut(int y, int x, int columns, const char *s, struct theme_style style)
{
	size_t len = strlen(s);
	struct screen_line l = {.s = s, .len = len, .end = len, .dots = true};

	return screen_put_line(y, x, columns, &l, style);
}

int screen_put_dots(int y, int x, int columns, struct theme_style style)
{
	const char *dots = charset_symbol("…", "~");

	return screen_put(y, x, columns, dots, strlen(dots), style);
}
