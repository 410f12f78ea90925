/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "app/pair.h"

#include <stdint.h>
#include <string.h>

#include "app/session.h"
#include "archive/archive.h"
#include "search/view.h"

/* The first statements that are called so, SIZE_MAX where there is none: shown, and any. */
struct called {
	size_t shown, first, second;
	size_t shown_n, n;
};

static struct called find(struct session *session, const char *id, size_t len)
{
	const struct archive *a = session_archive(session);
	struct called c = {.shown = SIZE_MAX, .first = SIZE_MAX, .second = SIZE_MAX};

	for (size_t i = 0; i < a->n; i++) {
		if (strlen(a->items[i]->id) != len || memcmp(a->items[i]->id, id, len) != 0)
			continue;
		if (!view_hides(session_view(session), i) && !c.shown_n++)
			c.shown = i;
		if (!c.n)
			c.first = i;
		else if (c.n == 1)
			c.second = i;
		c.n++;
	}
	return c;
}

bool pair_find(struct session *session, const char *ids, size_t number[2], bool *more)
{
	for (const char *comma = ids; (comma = strchr(comma, ',')); comma++) {
		size_t len = (size_t)(comma - ids);
		struct called a = find(session, ids, len);
		struct called b = find(session, comma + 1, strlen(comma + 1));
		bool same = strlen(comma + 1) == len && !memcmp(ids, comma + 1, len);

		if (!a.n || !b.n || (same && a.n < 2))
			continue;
		number[0] = same ? a.first : a.shown_n ? a.shown : a.first;
		number[1] = same ? a.second : b.shown_n ? b.shown : b.first;
		*more = same ? a.n > 2 : a.shown_n > 1 || b.shown_n > 1;
		return true;
	}
	return false;
}
