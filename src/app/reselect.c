/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "app/reselect.h"

#include <stdint.h>
#include <string.h>

#include "archive/archive.h"
#include "search/view.h"

/* Rows on each side that are tried where the selected statement has gone: each costs a look at all
 * statements. */
enum { NEAR = 12 };

/* What likeness() says of two that are alike in everything. */
enum { LIKENESS_MAX = 8 };

static bool equal(const char *a, const char *b)
{
	return a && b ? !strcmp(a, b) : a == b;
}

static bool equal_bodies(struct kept a, struct kept b)
{
	struct buf room, other;
	bool same;

	if (!a.at || !b.at || kept_len(a) != kept_len(b))
		return !a.at && !b.at;
	buf_init(&room);
	buf_init(&other);
	same = !strcmp(kept_text(a, &room), kept_text(b, &other));
	buf_done(&room);
	buf_done(&other);
	return same;
}

static const char *file_of(const struct archive *a, const struct statement *s)
{
	return s->file < a->files_n ? a->files[s->file] : NULL;
}

/* How much alike two statements are; 0: they are not the same. */
static int likeness(const struct archive *old, const struct statement *s, const struct archive *now,
		    const struct statement *t)
{
	bool id = s->id && t->id && !strcmp(s->id, t->id);
	bool own = id && !s->made_id && !t->made_id;
	bool says;

	if (!own && !(s->made_id && t->made_id))
		return 0;
	says = equal(s->title, t->title) && equal(s->edtf, t->edtf);
	if (!own &&
	    !(says && equal_bodies(s->text, t->text) && equal_bodies(s->summary, t->summary)))
		return 0;
	return 1 + says * 4 + equal(file_of(old, s), file_of(now, t)) * 2 + id;
}

size_t reselect_statement(const struct archive *old, size_t number, const struct archive *now)
{
	const struct statement *s = old->items[number];
	size_t found = SIZE_MAX;
	int best = 0;

	/* Of several that are as like the first is it: one that is as like as can be ends the search. */
	for (size_t i = 0; i < now->n && best < LIKENESS_MAX; i++) {
		int like = likeness(old, s, now, now->items[i]);

		if (like > best) {
			best = like;
			found = i;
		}
	}
	return found;
}

size_t reselect(const struct view *old, const struct archive *now, bool *gone)
{
	size_t row, found = SIZE_MAX;

	*gone = true;
	if (old->selected == VIEW_NONE || old->n == 0)
		return SIZE_MAX;
	found = reselect_statement(old->archive, old->selected, now);
	*gone = found == SIZE_MAX;
	row = view_row(old, old->selected);
	for (size_t i = 1; i <= NEAR && found == SIZE_MAX; i++) {
		if (row + i < old->n)
			found = reselect_statement(old->archive, view_at(old, row + i), now);
		if (found == SIZE_MAX && row >= i)
			found = reselect_statement(old->archive, view_at(old, row - i), now);
	}
	return found;
}
