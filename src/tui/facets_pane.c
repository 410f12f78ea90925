/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "tui/facets_pane.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "app/session.h"
#include "archive/archive.h"
#include "base/digits.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "text/fold.h"
#include "tui/chart.h"
#include "tui/narrow.h"
#include "tui/screen.h"
#include "tui/run.h"
#include "tui/tui.h"

/* Cells of a bar, columns from which there is one; rows from which fields are named above. */
enum { BAR_CELLS = 20, BAR_FROM = 60, FIELDS_FROM = 4, FIELD_GAP = 2 };

static void facets_draw(struct pane *p);
static void facets_cursor(const struct pane *p, int *y, int *x);
static void facets_head(const struct pane *p, struct buf *title, struct buf *right);
static void facets_status(const struct pane *p, struct buf *left);
static size_t facets_hints(const struct pane *p, const char **hints, size_t size);
static void facets_step(struct pane *p, long by);
static bool facets_command(struct pane *p, struct tui *tui, enum command c, int count);
static void facets_filter(struct pane *p, const char *text);
static void facets_changed(struct pane *p, bool reloaded);
static bool facets_pane_work(struct pane *p);
static void facets_close(struct pane *p);

static const struct pane_ops facets_ops = {
	.draw = facets_draw,
	.cursor = facets_cursor,
	.title = facets_head,
	.status = facets_status,
	.hints = facets_hints,
	.step = facets_step,
	.command = facets_command,
	.filter = facets_filter,
	.changed = facets_changed,
	.work = facets_pane_work,
	.close = facets_close,
};

void facets_pane_init(struct facets_pane *p, struct session *session)
{
	*p = (struct facets_pane){.pane = {.ops = &facets_ops, .bit = PANE_FACETS},
				  .session = session};
	facets_init(&p->facets, session_fold(session));
	tally_init(&p->tally, session_fold(session));
	buf_init(&p->words);
}

void facets_pane_done(struct facets_pane *p)
{
	facets_done(&p->facets);
	tally_done(&p->tally);
	buf_done(&p->words);
	free(p->rows);
	free(p->picked);
}

static bool is_picked(const struct facets_pane *p, uint32_t value)
{
	return value < p->picked_size && p->picked[value / 64] >> value % 64 & 1;
}

static void pick_none(struct facets_pane *p)
{
	if (p->picked_size)
		memset(p->picked, 0, p->picked_size / 64 * sizeof *p->picked);
	p->picked_n = 0;
}

/* Rows of the values, and how many there are in the pane. */
static int first_row(const struct facets_pane *p)
{
	return p->pane.area.rows >= FIELDS_FROM ? 1 : 0;
}

static size_t page_rows(const struct facets_pane *p)
{
	int rows = p->pane.area.rows - first_row(p);

	return rows > 0 ? (size_t)rows : 1;
}

/* The rows anew; the selected value stays selected where it is among them. */
static void list_rows(struct facets_pane *p)
{
	uint32_t value = p->selected < p->n ? p->rows[p->selected] : FACETS_NONE;

	if (p->size < p->facets.values_n) {
		p->size = p->facets.values_n;
		p->rows = xrealloc(p->rows, p->size, sizeof *p->rows);
	}
	p->n = facets_list(&p->facets, &p->tally, buf_str(&p->words), p->by_name, p->rows);
	p->selected = 0;
	for (size_t i = 0; i < p->n && value != FACETS_NONE; i++)
		if (p->rows[i] == value)
			p->selected = i;
	p->pane.dirty = true;
}

/* Take in what is new, and count when all is. */
static bool facets_pane_work(struct pane *pane)
{
	struct facets_pane *p = (struct facets_pane *)pane;
	const struct archive *a = session_archive(p->session);
	struct tally_source source;

	if (p->counted)
		return false;
	if (!facets_ready(&p->facets, a)) {
		facets_work(&p->facets, a);
		return true;
	}
	session_tally_source(p->session, false, &source);
	tally_start(&p->tally, &p->facets.grouping, &source, false);
	p->counted = true;
	list_rows(p);
	return false;
}

static void choose_field(struct facets_pane *p, enum field_id field)
{
	facets_reset(&p->facets, field, session_calendars(p->session)->first);
	pick_none(p);
	p->n = p->selected = p->top = 0;
	p->counted = false;
	p->pane.dirty = true;
}

static void count_anew(struct facets_pane *p)
{
	/* Small archives are counted before they are drawn. */
	enum { SLICES = 4 };
	const struct archive *a = session_archive(p->session);
	bool years = p->facets.field == FACETS_YEAR;

	if (p->archive != a) {
		tally_forget(&p->tally);
		choose_field(p, p->facets.field);
	} else if (years && p->facets.calendar != session_calendars(p->session)->first) {
		choose_field(p, FACETS_YEAR);
	}
	p->archive = a;
	p->counted = false;
	for (int i = 0; i < SLICES && facets_pane_work(&p->pane); i++)
		;
}

static void facets_changed(struct pane *pane, bool reloaded)
{
	(void)reloaded;
	count_anew((struct facets_pane *)pane);
}

void facets_pane_open(struct facets_pane *p)
{
	buf_clear(&p->words);
	pick_none(p);
	count_anew(p);
}

static void facets_close(struct pane *pane)
{
	struct facets_pane *p = (struct facets_pane *)pane;

	buf_clear(&p->words);
	pick_none(p);
}

static void facets_filter(struct pane *pane, const char *text)
{
	struct facets_pane *p = (struct facets_pane *)pane;

	buf_clear(&p->words);
	fold_text(session_fold(p->session), &p->words, text, strlen(text));
	if (p->counted)
		list_rows(p);
	p->top = 0;
}

static void facets_head(const struct pane *pane, struct buf *title, struct buf *right)
{
	const struct facets_pane *p = (const struct facets_pane *)pane;

	buf_puts(title, _(facets_title(p->facets.field)));
	if (p->facets.field == FACETS_YEAR && p->facets.calendar != CALENDAR_GREGORIAN)
		buf_printf(title, " (%s)", _(calendar_title(p->facets.calendar)));
	buf_printf(right, _("%zu of %zu"), session_view(p->session)->n, session_total(p->session));
}

static void facets_status(const struct pane *pane, struct buf *left)
{
	const struct facets_pane *p = (const struct facets_pane *)pane;
	const struct archive *a = session_archive(p->session);
	size_t none;

	if (!p->counted) {
		buf_printf(left, _("counting %d %%"),
			   a->n ? (int)((double)p->facets.n * 100 / (double)a->n) : 0);
		return;
	}
	none = p->tally.rows[FACETS_NONE].shown;
	buf_printf(left, ngettext("%zu value", "%zu values", (unsigned long)p->n), p->n);
	if (p->picked_n)
		buf_printf(left,
			   ngettext(", %zu picked", ", %zu picked", (unsigned long)p->picked_n),
			   p->picked_n);
	if (none)
		/* TRANSLATORS: so many statements lack the field that is counted. */
		buf_printf(left, ngettext(", %zu without", ", %zu without", (unsigned long)none),
			   none);
	digits_convert(left, 0);
}

static size_t facets_hints(const struct pane *pane, const char **hints, size_t size)
{
	const struct facets_pane *p = (const struct facets_pane *)pane;
	size_t n = 0;

	(void)size;
	hints[n++] = p->by_name ? _("s by count   ") : _("s by name   ");
	hints[n++] = _("tab field   ");
	hints[n++] = _("space pick   ");
	hints[n++] = _("enter these   ");
	return n;
}

static void facets_step(struct pane *pane, long by)
{
	struct facets_pane *p = (struct facets_pane *)pane;

	if (!p->n)
		return;
	if (by < 0)
		p->selected =
			by == LONG_MIN || (size_t)-by > p->selected ? 0 : p->selected - (size_t)-by;
	else
		p->selected =
			(size_t)by >= p->n - p->selected ? p->n - 1 : p->selected + (size_t)by;
	p->pane.dirty = true;
}

static int fields_listed(const struct facets_pane *p, enum field_id fields[FIELD_NONE + 1])
{
	return (int)facets_fields(session_archive(p->session), p->facets.field, fields);
}

/* The place of the present field among FIELDS. */
static int field_at(const struct facets_pane *p, const enum field_id *fields, int n)
{
	int i = 0;

	while (i < n - 1 && fields[i] != p->facets.field)
		i++;
	return i;
}

static void next_field(struct facets_pane *p, long by)
{
	enum field_id fields[FIELD_NONE + 1];
	int n = fields_listed(p, fields);

	choose_field(p, fields[(field_at(p, fields, n) + by % n + n) % n]);
	buf_clear(&p->words);
	count_anew(p);
}

static void pick(struct facets_pane *p)
{
	uint32_t value;

	if (p->selected >= p->n)
		return;
	value = p->rows[p->selected];
	if (p->picked_size < p->facets.values_n) {
		size_t before = p->picked_size / 64;

		p->picked_size = (p->facets.values_n + 63) / 64 * 64;
		p->picked = xrealloc(p->picked, p->picked_size / 64, sizeof *p->picked);
		memset(p->picked + before, 0, (p->picked_size / 64 - before) * sizeof *p->picked);
	}
	p->picked[value / 64] ^= UINT64_C(1) << value % 64;
	p->picked_n += is_picked(p, value) ? 1 : SIZE_MAX;
	facets_step(&p->pane, 1);
	p->pane.dirty = true;
}

/* Narrow the filter to what is picked, or to the selected value. */
static void enter(struct facets_pane *p, struct tui *tui)
{
	struct buf b;
	bool several = p->picked_n > 1, first = true;

	if (p->selected >= p->n)
		return;
	buf_init(&b);
	buf_puts(&b, several ? "(" : "");
	for (uint32_t value = 1; p->picked_n && value < p->picked_size; value++) {
		if (!is_picked(p, value))
			continue;
		buf_puts(&b, first ? "" : " | ");
		facets_query(&p->facets, value, &b);
		first = false;
	}
	if (!p->picked_n)
		facets_query(&p->facets, p->rows[p->selected], &b);
	buf_puts(&b, several ? ")" : "");
	narrow_to(tui, buf_str(&b));
	buf_done(&b);
}

static bool facets_command(struct pane *pane, struct tui *tui, enum command c, int count)
{
	struct facets_pane *p = (struct facets_pane *)pane;
	long times = command_times(count);

	switch (c) {
	case COMMAND_VIEW_LEFT: next_field(p, -times); break;
	case COMMAND_VIEW_RIGHT:
	case COMMAND_SWITCH: next_field(p, times); break;
	case COMMAND_VIEW_PICK: pick(p); break;
	case COMMAND_OPEN: enter(p, tui); break;
	case COMMAND_SORT:
		p->by_name = !p->by_name;
		if (p->counted)
			list_rows(p);
		break;
	default: return false;
	}
	return true;
}

/* Cells of the names of the fields FROM to TO, each with a gap. */
static int names_cells(const enum field_id *fields, int from, int to)
{
	int cells = 0;

	for (int i = from; i <= to; i++)
		cells += utf8_cells(_(facets_name(fields[i])), strlen(_(facets_name(fields[i])))) +
			 FIELD_GAP;
	return cells;
}

/* The fields in a line, the present one marked and in sight. */
static void draw_fields(const struct facets_pane *p)
{
	struct area a = p->pane.area;
	enum field_id fields[FIELD_NONE + 1];
	int n = fields_listed(p, fields), now = field_at(p, fields, n);
	int x = a.x + 1, first = 0;

	while (first < now && names_cells(fields, first, now) > a.columns - 1)
		first++;
	for (int i = first; i < n && x < a.x + a.columns; i++) {
		const char *name = _(facets_name(fields[i]));

		x += screen_put(a.y, x, a.x + a.columns - x, name, strlen(name),
				theme_style(i == now ? STYLE_SELECTED : STYLE_META));
		x += FIELD_GAP;
	}
}

/* "  7" or "7 / 12": statements shown, of all that have the value. */
static void counts(const struct tally_row *row, bool all, struct buf *out)
{
	buf_printf(out, "%zu", row->shown);
	if (!all)
		buf_printf(out, " / %zu", row->all);
	digits_convert(out, 0);
}

/* The cells of the widest counts on the screen. */
static int counts_cells(const struct facets_pane *p, size_t page, bool all)
{
	int widest = 0;
	struct buf b;

	buf_init(&b);
	for (size_t i = p->top; i < p->n && i < p->top + page; i++) {
		int cells;

		buf_clear(&b);
		counts(&p->tally.rows[p->rows[i]], all, &b);
		cells = utf8_cells(b.data, b.len);
		widest = cells > widest ? cells : widest;
	}
	buf_done(&b);
	return widest;
}

/* WIDEST: the cells of the widest counts, whose right sides stand one under the other. */
static void draw_value(const struct facets_pane *p, int y, size_t i, size_t top, int widest)
{
	struct area a = p->pane.area;
	const struct tally_row *row = &p->tally.rows[p->rows[i]];
	bool selected = i == p->selected, picked = is_picked(p, p->rows[i]);
	bool all = session_view(p->session)->n == session_total(p->session);
	struct theme_style style = theme_style(selected ? STYLE_SELECTED : STYLE_TEXT);
	int bar = a.columns >= BAR_FROM ? BAR_CELLS + 1 : 0, right, cells;
	struct screen_line line;
	size_t len;
	const char *label = facets_label(&p->facets, p->rows[i], &len);
	struct buf b;

	screen_blank(y, a.x, a.columns, style);
	screen_put(y, a.x, 1, selected ? ">" : " ", 1, style);
	if (picked)
		screen_put(y, a.x + 1, 1, "*", 1, style);
	buf_init(&b);
	counts(row, all, &b);
	right = a.x + a.columns - 1 - bar;
	cells = screen_mirrored() ? widest : utf8_cells(b.data, b.len);
	if (right - cells > a.x + 3)
		screen_put(y, right - cells, cells, buf_str(&b), b.len, style);
	else
		right = cells = a.x;
	right = right > a.x ? right - cells - 2 : a.x + a.columns;
	line = (struct screen_line){.s = label, .len = len, .end = len, .dots = true};
	screen_put_line(y, a.x + 3, right - a.x - 3, &line, style);
	buf_done(&b);
	for (int k = 0; k < BAR_CELLS && bar; k++) {
		const char *block =
			chart_across(chart_eighths((double)row->shown, (double)top, BAR_CELLS) -
				     k * CHART_EIGHTHS);

		screen_put(y, a.x + a.columns - 1 - BAR_CELLS + k, 1, block, strlen(block),
			   theme_style(STYLE_BAR));
	}
}

static void facets_draw(struct pane *pane)
{
	struct facets_pane *p = (struct facets_pane *)pane;
	struct area a = pane->area;
	size_t page = page_rows(p), top = 1;
	int widest;

	pane->dirty = false;
	for (int y = 0; y < a.rows; y++)
		screen_blank(a.y + y, a.x, a.columns, theme_style(STYLE_TEXT));
	if (first_row(p))
		draw_fields(p);
	if (p->selected < p->top)
		p->top = p->selected;
	if (p->selected >= p->top + page)
		p->top = p->selected - page + 1;
	if (p->top + page > p->n)
		p->top = p->n > page ? p->n - page : 0;
	for (size_t i = 0; i < p->n; i++)
		if (p->tally.rows[p->rows[i]].shown > top)
			top = p->tally.rows[p->rows[i]].shown;
	widest = counts_cells(p, page, session_view(p->session)->n == session_total(p->session));
	for (size_t i = 0; i < page && p->top + i < p->n; i++)
		draw_value(p, a.y + first_row(p) + (int)i, p->top + i, top, widest);
}

static void facets_cursor(const struct pane *pane, int *y, int *x)
{
	const struct facets_pane *p = (const struct facets_pane *)pane;

	*y = p->pane.area.y + first_row(p) + (int)(p->selected - p->top);
	*x = p->pane.area.x;
}
