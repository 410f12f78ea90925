/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "base/alternatives.h"

#include "base/buf.h"
#include "base/i18n.h"

void alternatives_begin(struct alternatives *a, struct buf *out)
{
	*a = (struct alternatives){.out = out};
}

void alternatives_add(struct alternatives *a, const char *name)
{
	if (a->last)
		/* TRANSLATORS: between the names of a list, "date, title or file". */
		buf_printf(a->out, "%s%s", a->n > 1 ? _(", ") : "", a->last);
	a->last = name;
	a->n++;
}

void alternatives_end(struct alternatives *a)
{
	if (a->n > 1)
		/* TRANSLATORS: before the last name of a list, "date, title or file". */
		buf_puts(a->out, _(" or "));
	if (a->last)
		buf_puts(a->out, a->last);
	a->last = NULL;
}
