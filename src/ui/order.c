/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/order.h"

#include "base/buf.h"
#include "base/i18n.h"

/* The orders that have a key, and what is said of them. */
static const struct order {
	enum field_id field;
	char key;
	const char *said, *reversed;
} orders[] = {
	{FIELD_DATE, 'd', N_("newest first"), N_("oldest first")},
	/* TRANSLATORS: the order of the list, in the header. */
	{FIELD_TITLE, 't', N_("by title"), N_("by title, reversed")},
	/* TRANSLATORS: the order of the list, in the header. */
	{FIELD_OCCASION, 'o', N_("by occasion"), N_("by occasion, reversed")},
	/* TRANSLATORS: the order of the list, in the header. */
	{FIELD_SPEAKER, 's', N_("by speaker"), N_("by speaker, reversed")},
	{FIELD_FILE, 'f', N_("in the order of the file"), N_("in the file's order, reversed")},
};

enum { ORDERS = sizeof orders / sizeof *orders };

void order_name(enum field_id sort, bool reverse, struct buf *out)
{
	for (int i = 0; i < ORDERS; i++) {
		if (orders[i].field != sort)
			continue;
		buf_puts(out, _(reverse ? orders[i].reversed : orders[i].said));
		return;
	}
	/* TRANSLATORS: the order of the list; %s is a field: role, party ... */
	/* TRANSLATORS: an order of the list; the name of a field. */
	buf_printf(out, reverse ? _("by %s, reversed") : _("by %s"), _(field_table[sort].name));
}

bool order_of_key(uint32_t key, enum field_id *sort)
{
	for (int i = 0; i < ORDERS; i++) {
		if (key != (unsigned char)orders[i].key)
			continue;
		*sort = orders[i].field;
		return true;
	}
	return false;
}
