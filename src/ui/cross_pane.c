/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/cross_pane.h"

#include <stdlib.h>
#include <string.h>

#include "app/printers.h"
#include "app/session.h"
#include "archive/archive.h"
#include "base/count.h"
#include "base/digits.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/merge.h"
#include "base/vec.h"
#include "text/fold.h"
#include "text/language.h"

size_t cross_pane_row(const struct cross_pane *p, size_t i)
{
	return i ? p->places[i - 1] : CROSS_SUM;
}

size_t cross_pane_column(size_t k)
{
	return k ? k - 1 : CROSS_SUM;
}

size_t cross_pane_first(const struct cross_pane *p)
{
	const struct cross *c = &p->cross;
	size_t k = 0;

	while (k < c->across.n && !cross_cell(c, CROSS_SUM, k))
		k++;
	return k < c->across.n ? k : 0;
}

void cross_pane_label(const struct cross_axis *a, size_t place, struct buf *out)
{
	struct buf tag;

	if (place == CROSS_SUM) {
		buf_puts(out, _("all"));
		return;
	}
	buf_init(&tag);
	cross_label(a, place, false, &tag);
	if (a->time || a->facets.field != FIELD_LANGUAGE || !language_name(buf_str(&tag), out))
		buf_puts(out, buf_str(&tag));
	buf_done(&tag);
	if (a->time)
		digits_convert(out, 0);
}

/* ---- the rows ---- */

static bool row_before(const void *data, uint32_t a, uint32_t b)
{
	const struct cross_pane *p = data;
	const struct cross *c = &p->cross;
	size_t x, y;

	if (p->order == CROSS_BY_NAME)
		return cross_before(&c->down, a, b);
	x = cross_cell(c, a, cross_pane_column(p->by));
	y = cross_cell(c, b, cross_pane_column(p->by));
	return x > y;
}

/* Put the rows in order; the table has them by number, and those of times as these go. */
static void sort_rows(struct cross_pane *p)
{
	struct merge m;

	if (p->order == CROSS_BY_NUMBER || !p->places_n)
		return;
	p->spare = vec_fit(p->spare, p->places_n, &p->spare_size, sizeof *p->spare);
	merge_start(&m, p->places, p->spare, 0, p->places_n, row_before, p);
	while (merge_work(&m, SIZE_MAX))
		;
	if (merge_result(&m) == p->spare)
		memcpy(p->places, p->spare, p->places_n * sizeof *p->places);
}

static bool row_holds(const struct cross_pane *p, size_t place)
{
	struct buf label, key;
	bool holds;

	if (!p->words.len)
		return true;
	buf_init(&label);
	buf_init(&key);
	cross_pane_label(&p->cross.down, place, &label);
	fold_text(session_fold(p->session), &key, buf_str(&label), label.len);
	holds = memmem(buf_str(&key), key.len, buf_str(&p->words), p->words.len) != NULL;
	buf_done(&label);
	buf_done(&key);
	return holds;
}

static void list_rows(struct cross_pane *p)
{
	const struct cross *c = &p->cross;

	p->places = vec_fit(p->places, c->down.n, &p->places_size, sizeof *p->places);
	p->places_n = 0;
	for (size_t i = 0; i < c->down.n; i++)
		if (row_holds(p, i))
			p->places[p->places_n++] = (uint32_t)i;
	sort_rows(p);
	rows_set(&p->rows, p->places_n + 1);
	if (p->returns) {
		rows_select(&p->rows, p->row);
		p->rows.top = p->top;
	}
	p->returns = false;
	p->column = p->column > c->across.n ? c->across.n : p->column;
	p->pane.dirty = true;
}

static bool cross_pane_work(struct pane *pane)
{
	struct cross_pane *p = (struct cross_pane *)pane;

	if (p->listed)
		return false;
	if (cross_work(&p->cross))
		return true;
	p->listed = true;
	list_rows(p);
	return false;
}

/* Count what is shown now. What is known of the fields' values stays, but for another archive or calendar. */
static void count_again(struct cross_pane *p)
{
	/* Small archives are counted before they are drawn. */
	enum { SLICES = 8 };
	const struct archive *a = session_archive(p->session);
	enum calendar calendar = session_calendars(p->session)->first;

	if (p->cross.down.timeline.calendar != calendar)
		cross_choose(&p->cross, p->cross.down.name, p->cross.across.name, calendar);
	else if (p->archive != a)
		cross_forget(&p->cross);
	p->archive = a;
	cross_start(&p->cross, a, session_view(p->session));
	p->listed = false;
	for (int i = 0; i < SLICES && cross_pane_work(&p->pane); i++)
		;
	p->pane.dirty = true;
}

static void cross_forget_archive(struct pane *pane)
{
	((struct cross_pane *)pane)->archive = NULL;
}

static void cross_changed(struct pane *pane)
{
	count_again((struct cross_pane *)pane);
}

/* The selected cell is the sum of all. */
static void go_home(struct cross_pane *p)
{
	p->rows = (struct rows){0};
	p->column = p->left = 0;
	p->returns = false;
}

static void choose(struct cross_pane *p, const char *down, const char *across)
{
	cross_choose(&p->cross, down, across, session_calendars(p->session)->first);
	p->order = CROSS_BY_NUMBER;
	buf_clear(&p->words);
	go_home(p);
}

bool cross_pane_choose(struct pane *pane, const char *down, size_t down_len, const char *across,
		       size_t across_len)
{
	struct cross_pane *p = (struct cross_pane *)pane;
	struct buf a, b;

	if (!cross_can(down, down_len) || !cross_can(across, across_len))
		return false;
	buf_init(&a);
	buf_init(&b);
	buf_add(&a, down, down_len);
	buf_add(&b, across, across_len);
	choose(p, buf_str(&a), buf_str(&b));
	buf_done(&a);
	buf_done(&b);
	return true;
}

/* Fields that the archive has: the first two that are listed, the second one the year. */
static void choose_first(struct cross_pane *p)
{
	const struct archive *a = session_archive(p->session);
	enum field_id fields[FIELD_NONE + 1];

	facets_fields(a, FACETS_YEAR, fields);
	if (a->fields & FIELD_BIT(FIELD_SPEAKER))
		fields[0] = FIELD_SPEAKER;
	choose(p, fields[0] == FACETS_YEAR ? "file" : field_table[fields[0]].name,
	       timeline_unit_name(TIMELINE_YEAR));
}

static void cross_open(struct pane *pane)
{
	struct cross_pane *p = (struct cross_pane *)pane;

	if (!p->cross.down.name)
		choose_first(p);
	buf_clear(&p->words);
	count_again(p);
}

static void cross_filter(struct pane *pane, const char *text)
{
	struct cross_pane *p = (struct cross_pane *)pane;

	buf_clear(&p->words);
	fold_text(session_fold(p->session), &p->words, text, strlen(text));
	p->rows.top = 0;
	if (p->listed)
		list_rows(p);
}

/* ---- the place ---- */

static void cross_save(const struct pane *pane, struct pane_place *place)
{
	const struct cross_pane *p = (const struct cross_pane *)pane;
	struct buf b;

	buf_init(&b);
	buf_printf(&b, "%s,%s", p->cross.down.name, p->cross.across.name);
	place->asked = buf_take(&b);
	place->shown[0] = (int)p->order;
	place->shown[1] = (int)p->by;
	place->shown[2] = (int)p->left;
	place->selected = p->returns ? p->row : p->rows.selected;
	place->top = p->returns ? p->top : p->rows.top;
	place->part = p->column;
	place->words = xstrdup(buf_str(&p->words));
}

static void cross_restore(struct pane *pane, const struct pane_place *place)
{
	struct cross_pane *p = (struct cross_pane *)pane;
	const char *comma = place->asked ? strchr(place->asked, ',') : NULL;
	bool other = comma && (strlen(p->cross.down.name) != (size_t)(comma - place->asked) ||
			       strncmp(p->cross.down.name, place->asked,
				       (size_t)(comma - place->asked)) != 0 ||
			       strcmp(p->cross.across.name, comma + 1) != 0);

	if (other)
		cross_pane_choose(pane, place->asked, (size_t)(comma - place->asked), comma + 1,
				  strlen(comma + 1));
	p->order = (enum cross_order)place->shown[0];
	p->by = (size_t)place->shown[1];
	p->left = (size_t)place->shown[2];
	p->column = place->part;
	buf_clear(&p->words);
	buf_puts(&p->words, place->words ? place->words : "");
	p->returns = place->selected != SIZE_MAX;
	p->row = place->selected;
	p->top = place->top;
	count_again(p);
}

/* ---- what is said ---- */

static const char *axis_title(const struct cross_axis *a)
{
	return _(a->name);
}

static void cross_title(const struct pane *pane, struct buf *title, struct buf *right)
{
	const struct cross_pane *p = (const struct cross_pane *)pane;

	/* TRANSLATORS: over a table of two fields: "speaker by year". */
	buf_printf(title, _("%s by %s"), axis_title(&p->cross.down), axis_title(&p->cross.across));
	if ((p->cross.down.time || p->cross.across.time) &&
	    p->cross.down.timeline.calendar != CALENDAR_GREGORIAN)
		buf_printf(title, " (%s)", _(calendar_title(p->cross.down.timeline.calendar)));
	buf_printf(right, _("%zu of %zu"), session_view(p->session)->n, session_total(p->session));
}

static void cross_status(const struct pane *pane, struct buf *left)
{
	const struct cross_pane *p = (const struct cross_pane *)pane;
	const struct cross *c = &p->cross;
	size_t row, column, n;

	if (!p->listed) {
		buf_printf(left, _("counting %d %%"), cross_percent(c));
		digits_convert(left, 0);
		return;
	}
	row = cross_pane_row(p, p->rows.selected);
	column = cross_pane_column(p->column);
	n = cross_cell(c, row, column);
	buf_puts(left, "\u2068");
	cross_pane_label(&c->down, row, left);
	buf_puts(left, "\u2069");
	/* TRANSLATORS: between the parts of a list. */
	buf_puts(left, _(", "));
	buf_puts(left, "\u2068");
	cross_pane_label(&c->across, column, left);
	buf_puts(left, "\u2069");
	/* TRANSLATORS: between a name and what is said of it. */
	buf_puts(left, _(": "));
	row = left->len;
	buf_printf(left, ngettext("%zu statement", "%zu statements", (unsigned long)n), n);
	count_group(left, row);
	digits_convert(left, row);
}

static size_t cross_hints(const struct pane *pane, const char **hints)
{
	static const char *const orders[CROSS_ORDERS] = {N_("s by name   "), N_("s by column   "),
							 N_("s by count   ")};
	const struct cross_pane *p = (const struct cross_pane *)pane;
	size_t n = 0;

	hints[n++] = _("tab turn   ");
	hints[n++] = _(orders[p->order]);
	hints[n++] = _("h l column   ");
	hints[n++] = _("enter these   ");
	return n;
}

/* ---- what is done ---- */

static void cross_step(struct pane *pane, long by)
{
	struct cross_pane *p = (struct cross_pane *)pane;

	rows_step(&p->rows, by);
	p->returns = false;
	p->pane.dirty = true;
}

/* From the sums on to the columns that are in sight. */
static void step_column(struct cross_pane *p, long by)
{
	if (p->listed)
		p->column = rows_moved(p->column || by < 0 ? p->column : cross_pane_first(p), by,
				       p->cross.across.n);
	p->pane.dirty = true;
}

static bool cross_point(struct pane *pane, int below, int y, int x)
{
	struct cross_pane *p = (struct cross_pane *)pane;

	(void)y;
	(void)x;
	if (!p->listed || !rows_has(&p->rows, below))
		return false;
	cross_step(pane, below);
	if (pane->beside != PANE_NOWHERE)
		p->column = rows_moved(p->column, pane->beside, p->cross.across.n);
	return true;
}

/* Rows become columns, and the selected cell stays the selected one. */
static void turn(struct cross_pane *p)
{
	size_t row = p->listed ? cross_pane_row(p, p->rows.selected) : CROSS_SUM;
	size_t column = p->column;

	choose(p, p->cross.across.name, p->cross.down.name);
	p->column = row == CROSS_SUM ? 0 : row + 1;
	p->row = column;
	p->returns = true;
	count_again(p);
}

/* The next order; that of a column is of the selected one. */
static void next_order(struct cross_pane *p)
{
	size_t row;

	if (!p->listed)
		return;
	row = cross_pane_row(p, p->rows.selected);
	p->order = (p->order + 1) % CROSS_ORDERS;
	p->by = p->column;
	list_rows(p);
	for (size_t i = 0; i < p->rows.n; i++)
		if (cross_pane_row(p, i) == row)
			rows_select(&p->rows, i);
}

static struct request narrow(const struct cross_pane *p)
{
	size_t row, column;
	struct buf b;

	if (!p->listed)
		return (struct request){.kind = REQUEST_NOTHING};
	row = cross_pane_row(p, p->rows.selected);
	column = cross_pane_column(p->column);
	if (!cross_cell(&p->cross, row, column))
		return (struct request){.kind = REQUEST_SAY,
					.term = xstrdup(_("no statement is counted here"))};
	if (row == CROSS_SUM && column == CROSS_SUM)
		return (struct request){.kind = REQUEST_SAY,
					.term = xstrdup(_("these are all that are shown"))};
	buf_init(&b);
	cross_query(&p->cross, row, column, &b);
	return (struct request){.kind = REQUEST_NARROW, .term = buf_take(&b)};
}

static struct request cross_command(struct pane *pane, enum command c, int count)
{
	struct cross_pane *p = (struct cross_pane *)pane;

	switch (c) {
	case COMMAND_VIEW_LEFT: step_column(p, -command_times(count)); break;
	case COMMAND_VIEW_RIGHT: step_column(p, command_times(count)); break;
	case COMMAND_SWITCH: turn(p); break;
	case COMMAND_SORT: next_order(p); break;
	case COMMAND_OPEN: return narrow(p);
	default: return (struct request){.kind = REQUEST_UNKNOWN};
	}
	return (struct request){.kind = REQUEST_NOTHING};
}

static bool cross_recipe(const struct pane *pane, struct buf *what)
{
	const struct cross_pane *p = (const struct cross_pane *)pane;

	/* Only some of the rows are not printed on their own. */
	if (p->words.len)
		return false;
	buf_printf(what, "--count-by=%s,%s", p->cross.down.name, p->cross.across.name);
	return true;
}

static void cross_print(struct pane *pane, const struct printers *by, const char *format, FILE *out)
{
	const struct cross_pane *p = (const struct cross_pane *)pane;
	struct buf b;

	buf_init(&b);
	buf_printf(&b, "%s,%s", p->cross.down.name, p->cross.across.name);
	by->cross(p->session, buf_str(&b), format, out);
	buf_done(&b);
}

static void cross_free(struct pane *pane)
{
	struct cross_pane *p = (struct cross_pane *)pane;

	cross_done(&p->cross);
	buf_done(&p->words);
	free(p->places);
	free(p->spare);
	free(p);
}

static const struct pane_ops cross_ops = {
	.step = cross_step,
	.point = cross_point,
	.open = cross_open,
	.title = cross_title,
	.status = cross_status,
	.hints = cross_hints,
	.recipe = cross_recipe,
	.command = cross_command,
	.filter = cross_filter,
	.save = cross_save,
	.restore = cross_restore,
	.forget = cross_forget_archive,
	.changed = cross_changed,
	.work = cross_pane_work,
	.print = cross_print,
	.free = cross_free,
};

struct pane *cross_pane_new(struct session *session)
{
	struct cross_pane *p = xcalloc(1, sizeof *p);

	p->pane = (struct pane){.ops = &cross_ops, .bit = PANE_CROSS};
	p->session = session;
	cross_init(&p->cross, session_fold(session), session_collate(session));
	buf_init(&p->words);
	return &p->pane;
}
