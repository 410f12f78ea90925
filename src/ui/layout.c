/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/layout.h"

/* Sizes at which the layout changes, in cells. */
enum {
	SIDE_BY_SIDE_FROM = 60, /* columns */
	TWO_PANES_FROM = 10,    /* rows */
	HEADER_FROM = 6,
	STATUS_FROM = 2,
	STRIP_FROM = 7,
	LIST_MIN = 20, /* columns, side by side */
	TEXT_MIN = 24,
	ROWS_MIN = 3 /* of the list, stacked */
};

bool layout_has_strip(const struct layout *l)
{
	return l->rows >= STRIP_FROM;
}

bool layout_is_low(const struct layout *l)
{
	return l->rows < TWO_PANES_FROM;
}

bool layout_is_single(const struct layout *l)
{
	return l->zoom || layout_is_low(l);
}

static int clamp(int n, int low, int high)
{
	return n < low ? low : n > high ? high : n;
}

static void layout_panes(struct layout *l)
{
	struct area body = l->body;
	int share;

	l->list = l->text = body;
	l->rule = (struct area){0};
	if (layout_is_single(l)) {
		*(l->focus_text ? &l->list : &l->text) = (struct area){0};
		return;
	}
	l->rule = body;
	if (body.columns >= SIDE_BY_SIDE_FROM && !l->stacked) {
		share = clamp(body.columns * l->split / 100, LIST_MIN, body.columns - TEXT_MIN);
		l->list.columns = share;
		l->rule.x = share;
		l->rule.columns = 1;
		l->text.x = share + 1;
		l->text.columns = body.columns - share - 1;
	} else {
		share = clamp(body.rows * l->split / 100, ROWS_MIN, body.rows - ROWS_MIN);
		l->list.rows = share;
		l->rule.y = body.y + share;
		l->rule.rows = 1;
		l->text.y = l->rule.y + 1;
		l->text.rows = body.rows - share - 1;
	}
}

void layout_update(struct layout *l)
{
	int header = l->rows >= HEADER_FROM, status = l->rows >= STATUS_FROM;
	int strip = layout_has_strip(l) ? l->strip : 0;
	int tour = l->rows >= STRIP_FROM ? l->tour : 0;

	l->header = (struct area){0, 0, header, l->columns};
	l->body = (struct area){header, 0, l->rows - header - status - strip - tour, l->columns};
	l->tour_area = (struct area){l->rows - 1 - strip - tour, 0, tour, l->columns};
	l->below = (struct area){l->rows - 1 - strip, 0, strip, l->columns};
	l->status = (struct area){l->rows - 1, 0, status, l->columns};
	layout_panes(l);
}
