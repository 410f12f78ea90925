/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/settings_pane.h"

#include "app/session.h"
#include "app/settings.h"
#include "base/buf.h"
#include "base/digits.h"
#include "base/err.h"
#include "base/i18n.h"
#include "ui/overlay.h"
#include "ui/set.h"

/* Cells of the column of names and values; of a screen from which there is room for it. */
enum { VALUE_CELLS = 28, VALUE_FROM = 60, VALUE_NARROW = 4 };

struct settings_pane {
	struct overlay overlay;
	const struct settings *settings;
};

static int value_cells(const struct settings_pane *p)
{
	return p->overlay.pane.area.columns < VALUE_FROM ? VALUE_NARROW : VALUE_CELLS;
}

/* NAME = VALUE beside what it is, what it may be, and where it is set. */
static void add_setting(struct settings_pane *p, const struct setting *row)
{
	struct buf value, text;

	buf_init(&value);
	buf_init(&text);
	buf_printf(&value, "%s = ", row->name);
	setting_print(row, p->settings, &value);
	buf_printf(&text, "%s (", _(row->help));
	setting_allowed(row, &text);
	if (text.data[text.len - 1] == '(')
		buf_truncate(&text, text.len - 2);
	else
		buf_putc(&text, ')');
	buf_puts(&text, " · ");
	set_origin(row, p->settings, &text);
	overlay_add_pair(&p->overlay, buf_str(&value), buf_str(&text), value_cells(p))->of = row;
	buf_done(&value);
	buf_done(&text);
}

static void settings_open(struct pane *pane)
{
	struct settings_pane *p = (struct settings_pane *)pane;
	const struct setting *row;
	struct buf b;

	buf_init(&b);
	for (size_t i = 0; (row = settings_row(i)); i++)
		add_setting(p, row);
	if (p->settings->names_n)
		overlay_add_heading(&p->overlay, _("filters of your own: :NAME in a query"));
	for (size_t i = 0; i < p->settings->names_n; i++) {
		buf_clear(&b);
		buf_printf(&b, "filter.%s =", p->settings->names[i].name);
		overlay_add_pair(&p->overlay, buf_str(&b), p->settings->names[i].query,
				 value_cells(p));
	}
	overlay_filled(&p->overlay);
	buf_done(&b);
}

/* One of them has been set. */
static void settings_changed(struct pane *pane)
{
	struct pane_place place = {0};

	overlay_save(pane, &place);
	overlay_close(pane);
	settings_open(pane);
	overlay_restore(pane, &place);
	pane_place_done(&place);
	pane->dirty = true;
}

static void settings_title(const struct pane *p, struct buf *title, struct buf *right)
{
	(void)p;
	(void)right;
	buf_puts(title, _("Settings"));
}

static void settings_status(const struct pane *p, struct buf *left)
{
	const struct overlay *o = (const struct overlay *)p;

	buf_printf(left, ngettext("%zu setting", "%zu settings", (unsigned long)o->found),
		   o->found);
	digits_convert(left, 0);
}

static size_t settings_hints(const struct pane *p, const char **hints)
{
	(void)p;
	hints[0] = _("enter change   ");
	hints[1] = _("/ search   ");
	return 2;
}

/* Let the selected one be typed, from the value that it has. */
static struct request settings_enter(const struct settings_pane *p)
{
	const struct overlay *o = &p->overlay;
	const struct setting *row = o->selected < o->n ? o->items[o->selected].of : NULL;
	struct buf b;

	if (!row)
		return (struct request){.kind = REQUEST_NOTHING};
	buf_init(&b);
	buf_printf(&b, "set %s=", row->name);
	setting_print(row, p->settings, &b);
	return (struct request){.kind = REQUEST_TYPE, .term = buf_take(&b)};
}

static struct request settings_command(struct pane *pane, enum command c, int count)
{
	return c == COMMAND_OPEN ? settings_enter((const struct settings_pane *)pane)
				 : overlay_command(pane, c, count);
}

static const struct pane_ops settings_ops = {
	.step = overlay_step,
	.point = overlay_point,
	.open = settings_open,
	.title = settings_title,
	.status = settings_status,
	.hints = settings_hints,
	.command = settings_command,
	.filter = overlay_filter,
	.save = overlay_save,
	.restore = overlay_restore,
	.changed = settings_changed,
	.close = overlay_close,
	.free = overlay_free,
};

struct pane *settings_pane_new(struct session *session, const struct direction *direction,
			       const struct settings *settings)
{
	struct settings_pane *p = xcalloc(1, sizeof *p);

	overlay_init(&p->overlay, &settings_ops, PANE_SETTINGS, session, direction);
	p->overlay.picks = true;
	p->settings = settings;
	return &p->overlay.pane;
}
