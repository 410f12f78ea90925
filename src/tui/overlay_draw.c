/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* What help and problems look like. */
#include "config.h"

#include "tui/draw.h"

#include "app/session.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "ui/direction.h"
#include "ui/overlay.h"
#include "tui/screen_text.h"

/* Put LINE, which is all of its paragraph or a part, with what is searched for. */
static void overlay_put(struct draw *d, const struct overlay *o, int y, int x, int columns,
			struct screen_line *line, struct theme_style style, bool heading)
{
	d->ranges.n = 0;
	if (!heading)
		query_highlight(o->query, session_fold(o->session), &d->map, line->s, line->len,
				&d->ranges);
	line->ranges = &d->ranges;
	screen_put_line(y, x, columns, line, style);
}

/* Line L from column X on. Keys are a paragraph of their own: they go from left to right whatever stands
 * beside them. */
static void overlay_draw_line(struct draw *d, const struct overlay *o, const struct overlay_line *l,
			      int y, int x)
{
	const struct overlay_item *item = &o->items[l->item];
	bool selected = l->item == o->selected;
	struct theme_style style = theme_style(selected        ? STYLE_SELECTED
					       : item->heading ? STYLE_HEAD
							       : STYLE_TEXT);
	int columns = o->width, indent = overlay_indent(o, item);
	size_t keys = indent ? item->keys : 0;
	int keys_cells = utf8_cells(item->text, keys);
	struct screen_line line = {
		.s = item->text, .len = item->len, .dir = item->data ? BIDI_LTR : direction_own()};

	if (selected) {
		screen_blank(y, x, o->width + 2 * OVERLAY_MARGIN, style);
		screen_put(y, x, 1, l->start ? " " : ">", 1, style);
	}
	x += OVERLAY_MARGIN;
	if (keys_cells >= columns)
		keys = 0;
	if (l->start > 0) {
		x += indent;
		columns -= indent;
	} else if (keys) {
		struct screen_line own = {.s = item->text + OVERLAY_INSET,
					  .len = keys - OVERLAY_INSET};

		while (own.len && own.s[own.len - 1] == ' ')
			own.len--;
		own.end = own.len;
		overlay_put(d, o, y, x + OVERLAY_INSET, keys_cells - OVERLAY_INSET, &own, style,
			    false);
		x += keys_cells;
		columns -= keys_cells;
	}
	line.s += keys;
	line.len -= keys;
	line.start = l->start > keys ? l->start - keys : 0;
	line.end = l->end > keys ? l->end - keys : 0;
	overlay_put(d, o, y, x, columns, &line, style, item->heading);
	/* What is copied out of several lines is still one command. */
	if (item->command && l->end < item->len && item->text[l->end] == ' ' &&
	    !screen_mirrored()) {
		x += utf8_cells(item->text + l->start, l->end - l->start) + OVERLAY_GOES_ON - 1;
		screen_put(y, x, 1, "\\", 1, style);
	}
}

void overlay_draw(struct draw *d, struct pane *p)
{
	struct overlay *o = (struct overlay *)p;

	overlay_wrap(o);
	for (int y = 0; y < p->area.rows; y++) {
		screen_blank(p->area.y + y, p->area.x, p->area.columns, theme_style(STYLE_TEXT));
		for (int i = 0; i < o->columns; i++) {
			const struct overlay_line *l =
				overlay_line_at(o, o->rows.top + (size_t)y, i);

			if (l)
				overlay_draw_line(d, o, l, p->area.y + y,
						  p->area.x + i * (o->width + 2 * OVERLAY_MARGIN));
		}
	}
	if (!o->found && o->words && *o->words)
		screen_say(p->area.y, p->area.x + OVERLAY_MARGIN, o->width,
			   _("nothing here has that"), theme_style(STYLE_TEXT));
}

bool overlay_cursor(const struct pane *p, int *y, int *x)
{
	const struct overlay *o = (const struct overlay *)p;
	int inset = p->area.columns > OVERLAY_MARGIN ? OVERLAY_MARGIN : 0, column;
	size_t row;

	*y = p->area.y;
	*x = p->area.x + inset;
	if (!overlay_selected_row(o, &row, &column) || row < o->rows.top ||
	    row - o->rows.top >= (size_t)p->area.rows)
		return false;
	*y += (int)(row - o->rows.top);
	*x = p->area.x + column * (o->width + 2 * OVERLAY_MARGIN);
	return true;
}
