/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "tui/status_draw.h"

#include <string.h>

#include "base/buf.h"
#include "base/charset.h"
#include "base/count.h"
#include "base/digits.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "text/wrap.h"
#include "ui/direction.h"
#include "tui/chart.h"
#include "tui/screen_text.h"
#include "tui/sparkline.h"
#include "ui/hints.h"
#include "ui/progress.h"
#include "ui/status.h"
#include "ui/ui.h"

/* Cells between two items; and of an item at most. */
enum { GAP = 3, ITEM_CELLS = 40 };

/* Cells of the status line from which the way out has some of them for itself, and from which it has where a
 * number ends what is said; of a part at its end that goes rather than be cut. */
enum { WAY_OUT_FROM = 28, WAY_OUT_OF_CHART_FROM = 58, SHORT_PART = 20 };

/* Put S so that it ends before the last column; returns where it starts, or END without room. */
static int put_right(int y, int from, const char *s, enum style style)
{
	int end = screen_columns() - 1;
	int cells = utf8_cells(s, strlen(s));

	if (cells == 0 || from + cells > end)
		return end;
	screen_say(y, end - cells, cells, s, theme_style(style));
	return end - cells;
}

void status_draw_header(const struct ui *ui, struct sparkline *sparkline, int y)
{
	struct buf right, title;
	int end;

	buf_init(&right);
	buf_init(&title);
	screen_blank(y, 0, screen_columns(), theme_style(STYLE_TEXT));
	status_header(ui, screen_columns(), &title, &right);
	end = put_right(y, 2, buf_str(&right), STYLE_META);
	if (!ui->view)
		end = sparkline_draw(sparkline, y, 1 + utf8_cells(buf_str(&title), title.len), end);
	screen_put_cut(y, 1, end - 3, buf_str(&title), theme_style(STYLE_TEXT));
	buf_done(&right);
	buf_done(&title);
}

/* At the right, in what is left from column FROM on. */
static void draw_hints(const struct ui *ui, int y, int from)
{
	struct buf b;

	buf_init(&b);
	hints_row(ui, screen_columns() - 1 - from, &b);
	put_right(y, from, buf_str(&b), STYLE_META);
	buf_done(&b);
}

/* What is typed comes first, then the answer, then the hint. Returns the columns left from X on for what
 * is typed. */
static int draw_answer(const struct ui *ui, int y, int x)
{
	const struct prompt *p = &ui->prompt;
	int room = screen_columns() - x - 1, typed = utf8_cells(prompt_text(p), p->text.len);
	struct buf answer, both;

	buf_init(&answer);
	buf_init(&both);
	status_answer(ui, room - typed - 4, &answer);
	status_prompt_hint(ui, &answer, &both);
	if (p->kind != PROMPT_GO && p->kind != PROMPT_VIEW && p->kind < PROMPT_PIPE &&
	    typed + utf8_cells(both.data, both.len) + 3 < room)
		room = put_right(y, x, both.data, STYLE_META) - x - 1;
	else if (answer.len && (typed + utf8_cells(answer.data, answer.len) + 3 < room ||
				utf8_cells(answer.data, answer.len) * 2 < room))
		room = put_right(y, x, answer.data, STYLE_META) - x - 1;
	buf_done(&answer);
	buf_done(&both);
	return room;
}

static void draw_prompt(const struct ui *ui, int y, int *cursor)
{
	const struct prompt *p = &ui->prompt;
	struct theme_style style = theme_style(STYLE_TEXT);
	int x = 1 + screen_say(y, 1, screen_columns(), status_prompt(p), style);
	int room = draw_answer(ui, y, x);
	struct screen_line line;
	struct buf shown;
	size_t start = 0, at;
	const char *text;
	bool rtl;

	buf_init(&shown);
	/* As it can be shown: the cursor is where the end of what is before it comes to stand. */
	utf8_add_line(&shown, prompt_text(p), p->cursor);
	at = shown.len;
	utf8_add_line(&shown, prompt_text(p) + p->cursor, p->text.len - p->cursor);
	text = buf_str(&shown);
	while (start < at && utf8_cells(text + start, at - start) > room - 1)
		start += wrap_cluster(text + start, shown.len - start);
	line = (struct screen_line){.s = text, .len = shown.len, .start = start, .end = shown.len};
	/* From right to left the cursor at the end stands left of what is typed. */
	rtl = screen_places() && bidi_direction(text, line.len, BIDI_AUTO) == BIDI_RTL;
	if (rtl && !screen_mirrored())
		x++, room--;
	screen_put_line(y, x, room, &line, style);
	*cursor = screen_line_cursor(x, room, &line, at);
	buf_done(&shown);
}

/* A bar of WIDTH cells, filled to FULL eighths of one where the terminal has such. */
static void add_bar(struct buf *b, int width, int full)
{
	int from = utf8_cells(buf_str(b), b->len);

	for (int i = 0; i < full / CHART_EIGHTHS; i++)
		buf_puts(b, charset_symbol("█", "#"));
	if (full % CHART_EIGHTHS && chart_blocks())
		buf_puts(b, chart_across(full % CHART_EIGHTHS));
	while (utf8_cells(b->data, b->len) < from + width)
		buf_putc(b, ' ');
}

static void draw_progress(const struct ui *ui, int y)
{
	int columns = screen_columns();
	struct progress p;

	progress_make(&p, ui, columns - 2);
	put_right(y, 0, p.hint, STYLE_META);
	if (p.bar) {
		add_bar(&p.before, p.bar, p.eighths);
		buf_puts(&p.before, "  ");
	}
	buf_puts(&p.before, buf_str(&p.after));
	screen_say(y, 1, columns - 2, buf_str(&p.before), theme_style(STYLE_TEXT));
	progress_done(&p);
}

/* Drop short parts at the end of LEFT that have no room in COLUMNS cells: half a word says nothing. */
static void drop_parts(struct buf *left, int columns)
{
	while (utf8_cells(buf_str(left), left->len) > columns) {
		size_t end = left->len;

		while (end > 3 && memcmp(left->data + end - 3, "   ", 3) != 0)
			end--;
		if (end <= 3 || utf8_cells(left->data + end, left->len - end) > SHORT_PART)
			return;
		buf_truncate(left, end - 3);
	}
}

/* In charts and tables what is selected is named before its number, which is not to be cut. */
static int way_out_from(const struct ui *ui)
{
	return ui->view && (ui->view->bit & (PANE_TIMELINE | PANE_CROSS)) ? WAY_OUT_OF_CHART_FROM
									  : WAY_OUT_FROM;
}

void status_draw(const struct ui *ui, int y, int *cursor)
{
	bool menu = menu_is_open(ui);
	bool said = ui->notice.len && !ui->strip.notice;
	enum style style = said || menu ? STYLE_NOTICE : STYLE_TEXT;
	struct buf left;
	int used, room = screen_columns() - 2;

	*cursor = -1;
	screen_blank(y, 0, screen_columns(), theme_style(STYLE_TEXT));
	if (ui->prompt.kind != PROMPT_NONE) {
		draw_prompt(ui, y, cursor);
		return;
	}
	if (status_is_loading(ui)) {
		draw_progress(ui, y);
		return;
	}
	buf_init(&left);
	status_left(ui, &left);
	/* However much there is to say, the way out stays in sight. */
	if (style == STYLE_TEXT && room >= way_out_from(ui))
		room -= utf8_cells(hints_way_out(ui), strlen(hints_way_out(ui))) + 3;
	if (style == STYLE_TEXT)
		drop_parts(&left, room);
	used = screen_say(y, 1, room, buf_str(&left), theme_style(style));
	if (!menu)
		draw_hints(ui, y, 1 + used + 3);
	buf_done(&left);
}

static int item_cells(const struct complete_item *item, struct buf *count)
{
	int cells = utf8_cells(item->label, strlen(item->label));

	buf_clear(count);
	if (item->count)
		buf_printf(count, " %zu", item->count);
	digits_convert(count, 0);
	return (cells < ITEM_CELLS ? cells : ITEM_CELLS) + utf8_cells(buf_str(count), count->len);
}

/* The first item to show so that the one that is put in is on the screen. */
static size_t strip_first(const struct completion *c, int room, struct buf *count)
{
	size_t first = 0;
	int x = 0;

	for (size_t i = 0; i < c->list.n && i <= c->at; i++) {
		int cells = item_cells(&c->list.items[i], count);

		if (x + cells > room && i > first) {
			first = i;
			x = 0;
		}
		x += cells + GAP;
	}
	return c->at < c->list.n ? first : 0;
}

/* That there are values beyond the last one offered. */
static void draw_left_out(size_t n, int y, int x, int columns)
{
	struct buf b;

	if (!n || x >= columns)
		return;
	buf_init(&b);
	/* TRANSLATORS: after the values that can be put in: so many more match, and are rarer. */
	buf_printf(&b, ngettext("%zu more", "%zu more", (unsigned long)n), n);
	count_group(&b, 0);
	digits_convert(&b, 0);
	screen_put_cut(y, x, columns - x, buf_str(&b), theme_style(STYLE_META));
	buf_done(&b);
}

/* What of the open menu has no room in the status line. */
static void draw_menu_above(const struct ui *ui, struct area area)
{
	int columns = area.columns - 2, y = area.y + area.rows;
	struct buf above, line;

	buf_init(&above);
	buf_init(&line);
	menu_text(ui, columns, &above, &line);
	/* From the last up, each ended by a line feed. */
	while (above.len && y-- > area.y) {
		size_t at = above.len - 1;

		above.data[at] = '\0';
		while (at && above.data[at - 1] != '\n')
			at--;
		screen_say(y, 1, columns, above.data + at, theme_style(STYLE_NOTICE));
		buf_truncate(&above, at);
	}
	buf_done(&above);
	buf_done(&line);
}

/* Line I of W of the LEN bytes at S, FROM bytes into what was wrapped, in AREA; of the last one there is room
 * for an ellipsis says that there are more. */
static void draw_wrapped(const char *s, size_t len, size_t from, const struct wrap *w, int i,
			 struct area area, enum style style)
{
	const struct wrap_line *l = &w->lines[i];
	bool cut = i + 1 == area.rows && (size_t)i + 1 < w->n;
	struct screen_line line = {.s = s, .len = len, .start = l->start - from, .dots = cut};

	line.end = cut ? len : l->end - from;
	line.dir = direction_own() == BIDI_RTL ? BIDI_RTL : BIDI_LTR;
	screen_put_line(area.y + i, 1, area.columns - 2, &line, theme_style(style));
}

void status_draw_tour(const struct tour *t, struct area area)
{
	for (int i = 0; i < area.rows; i++) {
		screen_blank(area.y + i, 0, area.columns, theme_style(STYLE_TEXT));
		if ((size_t)i < t->wrap.n)
			draw_wrapped(t->text.data, t->text.len, 0, &t->wrap, i, area, STYLE_NOTICE);
	}
}

/* What is wrong with the query that is typed, and how it is understood. */
static void draw_words(const struct strip *s, struct area area)
{
	for (int i = 0; i < area.rows && (size_t)i < s->wrap.n; i++) {
		bool problem = s->wrap.lines[i].start < s->problem;
		size_t from = problem ? 0 : s->problem;

		draw_wrapped(s->text.data + from, (problem ? s->problem : s->text.len) - from, from,
			     &s->wrap, i, area, problem ? STYLE_NOTICE : STYLE_META);
	}
}

static void draw_completions(const struct ui *ui, int y)
{
	const struct completion *c = &ui->completion;
	struct theme_style meta = theme_style(STYLE_META);
	int columns = screen_columns(), x = 1;
	struct buf count;
	size_t first;

	buf_init(&count);
	first = strip_first(c, columns - 4, &count);
	for (size_t i = first; i < c->list.n; i++) {
		const struct complete_item *item = &c->list.items[i];
		int cells = item_cells(item, &count),
		    number = utf8_cells(buf_str(&count), count.len), label = cells - number;
		enum style style = i == c->at ? STYLE_SELECTED : STYLE_TEXT;

		if (x + cells > columns - 3) {
			/* There is always room for one, cut. */
			if (i > first) {
				screen_put_dots(y, x, columns - x, meta);
				break;
			}
			label = columns - 3 - x - number;
		}
		if (label > 0)
			screen_put_cut(y, x, label, item->label, theme_style(style));
		screen_put(y, x + (label > 0 ? label : 0), number + 1, buf_str(&count), count.len,
			   meta);
		x += cells + GAP;
		if (i + 1 == c->list.n)
			draw_left_out(c->list.left_out, y, x, columns);
	}
	buf_done(&count);
}

/* Cells of the columns of the palette: of names and keys at most; screens from which the columns stay where
 * they are, whatever is in sight. */
enum { NAME_CELLS = 24, KEYS_CELLS = 8, WIDE_FROM = 70 };

/* The widest name and the widest keys of what is in sight. */
static void palette_columns(const struct ui *ui, struct area area, int *names, int *keys_cells)
{
	const struct palette *p = &ui->strip.palette;
	size_t at;
	const struct complete *c = palette_list(p, ui, &at);
	struct buf keys, help;

	buf_init(&keys);
	buf_init(&help);
	*names = *keys_cells = 0;
	for (size_t i = p->first; i < c->n && i - p->first < (size_t)area.rows; i++) {
		int name = utf8_cells(c->items[i].label, strlen(c->items[i].label)), of_keys;

		buf_clear(&keys);
		palette_describe(p, ui, &c->items[i], &keys, &help);
		of_keys = utf8_cells(buf_str(&keys), keys.len);
		*names = name > *names ? name : *names;
		*keys_cells = of_keys > *keys_cells ? of_keys : *keys_cells;
	}
	if (*names > NAME_CELLS || area.columns >= WIDE_FROM)
		*names = NAME_CELLS;
	if (*keys_cells > KEYS_CELLS || area.columns >= WIDE_FROM)
		*keys_cells = KEYS_CELLS;
	buf_done(&keys);
	buf_done(&help);
}

/* A row a command: its name, keys, help; the one that is put in selected, as in the list. */
static void draw_palette(const struct ui *ui, struct area area)
{
	const struct palette *p = &ui->strip.palette;
	size_t at;
	const struct complete *c = palette_list(p, ui, &at);
	int names, keys_cells;
	struct buf keys, help;

	buf_init(&keys);
	buf_init(&help);
	palette_columns(ui, area, &names, &keys_cells);
	for (size_t i = p->first; i < c->n && i - p->first < (size_t)area.rows; i++) {
		int y = area.y + (int)(i - p->first), x = 1 + names + 2;
		bool more = i + 1 < c->n && i + 1 - p->first == (size_t)area.rows;
		struct theme_style style = theme_style(i == at ? STYLE_SELECTED : STYLE_TEXT),
				   meta = theme_style(i == at ? STYLE_SELECTED : STYLE_META);

		buf_clear(&keys);
		buf_clear(&help);
		palette_describe(p, ui, &c->items[i], &keys, &help);
		screen_blank(y, 0, area.columns, style);
		if (i == at)
			screen_put(y, 0, 1, ">", 1, style);
		screen_put_cut(y, 1, names, c->items[i].label, style);
		screen_put_cut(y, x, keys_cells, buf_str(&keys), meta);
		x += keys_cells ? keys_cells + 2 : 0;
		screen_say(y, x, area.columns - x - 2, buf_str(&help), meta);
		if (more)
			screen_put_cut(y, area.columns - 1, 1, charset_symbol("↓", "v"), meta);
	}
	buf_done(&keys);
	buf_done(&help);
}

void status_draw_strip(const struct ui *ui, struct area area)
{
	const struct completion *c = &ui->completion;

	for (int i = 0; i < area.rows; i++)
		screen_blank(area.y + i, 0, area.columns, theme_style(STYLE_TEXT));
	if (menu_is_open(ui))
		draw_menu_above(ui, area);
	else if (ui->prompt.kind == PROMPT_GO)
		draw_palette(ui, area);
	else if (c->on && c->list.n > 1)
		draw_completions(ui, area.y);
	else
		draw_words(&ui->strip, area);
}
