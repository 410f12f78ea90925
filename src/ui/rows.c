/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/rows.h"

#include <limits.h>

size_t rows_moved(size_t at, long by, size_t last)
{
	if (by == LONG_MIN || (by < 0 && (size_t)-by > at))
		return 0;
	if (by < 0)
		return at - (size_t)-by;
	return at >= last || (size_t)by >= last - at ? last : at + (size_t)by;
}

void rows_set(struct rows *r, size_t n)
{
	r->n = n;
	rows_select(r, r->selected);
}

void rows_select(struct rows *r, size_t row)
{
	r->selected = row < r->n ? row : r->n ? r->n - 1 : 0;
}

void rows_step(struct rows *r, long by)
{
	r->selected = rows_moved(r->selected, by, r->n ? r->n - 1 : 0);
}

bool rows_has(const struct rows *r, int below)
{
	return below < 0 ? (size_t)-below <= r->selected
			 : (size_t)below < r->n - r->selected && r->n;
}

void rows_scroll(struct rows *r, long by)
{
	r->top = rows_moved(r->top, by, r->n);
}

void rows_fill(struct rows *r, size_t page)
{
	if (r->top + page > r->n)
		r->top = r->n > page ? r->n - page : 0;
}

void rows_show(struct rows *r, size_t page)
{
	if (r->selected < r->top)
		r->top = r->selected;
	if (r->selected >= r->top + page)
		r->top = r->selected - page + 1;
	rows_fill(r, page);
}
