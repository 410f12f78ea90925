/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/side.h"

#include <string.h>
#include <strings.h>

#include "app/session.h"
#include "archive/archive.h"
#include "archive/remark.h"
#include "base/count.h"
#include "base/i18n.h"
#include "ui/menu.h"
#include "ui/side_pane.h"
#include "ui/ui.h"

/* What a statement can be compared with, in the order of the menu. */
enum counterpart { OTHER_LANGUAGE, BEFORE, AFTER, COUNTERPARTS };

static const char keys[COUNTERPARTS] = {'l', 'b', 'a'};

/* The bytes of an id before the language at its end, "speech-1" of "speech-1.fa"; all where there is none. */
static size_t stem(const struct statement *s)
{
	size_t len = strlen(s->id),
	       n = s->shared->language ? strcspn(s->shared->language, "-_") : 0;

	if (n && len > n + 1 && strchr("-_./:", s->id[len - n - 1]) &&
	    !strncasecmp(s->id + len - n, s->shared->language, n))
		return len - n - 1;
	return len;
}

static bool is_translation(const struct statement *a, const struct statement *b)
{
	size_t n;

	if (!a->id || !b->id || !a->shared->language || !b->shared->language ||
	    !strcasecmp(a->shared->language, b->shared->language))
		return false;
	n = stem(a);
	return n == stem(b) && !strncmp(a->id, b->id, n);
}

/* Whether one of the pointers of A is to B: "#id", or so in another file. */
static bool points_to(const struct statement *a, const struct statement *b)
{
	size_t len, id = b->id ? strlen(b->id) : 0;

	for (const char *s = a->rare->corresp; id && s && *s; s += len + strspn(s + len, " ")) {
		len = strcspn(s, " ");
		if (len > id && s[len - id - 1] == '#' && !strncmp(s + len - id, b->id, id))
			return true;
	}
	return false;
}

/* Whether both are called the same, as what they are a translation or a version of. */
static bool share_name(const struct statement *a, const struct statement *b)
{
	size_t len;

	for (const char *s = a->rare->corresp; b->rare->corresp && s && *s;
	     s += len + strspn(s + len, " ")) {
		len = strcspn(s, " ");
		for (const char *t = b->rare->corresp; *t; t += strspn(t, " ")) {
			if (!strncmp(s, t, len) && (t[len] == ' ' || !t[len]))
				return true;
			t += strcspn(t, " ");
		}
	}
	return false;
}

/* The counterpart of statement NUMBER; SIZE_MAX: it has none. */
static size_t find(struct ui *ui, size_t number, enum counterpart which)
{
	const struct archive *a = session_archive(ui->session);
	const struct view *v = session_view(ui->session);
	const struct statement *s = a->items[number];
	size_t found = SIZE_MAX;

	for (size_t i = 0; i < a->n; i++) {
		const struct date *d = &a->items[i]->date;

		if (i == number || view_hides(v, i))
			continue;
		if (which == OTHER_LANGUAGE) {
			if (is_translation(s, a->items[i]) || points_to(s, a->items[i]) ||
			    points_to(a->items[i], s) || share_name(s, a->items[i]))
				return i;
			continue;
		}
		if (d->precision == DATE_NONE || s->date.precision == DATE_NONE ||
		    (which == BEFORE ? d->last >= s->date.first : d->first <= s->date.last))
			continue;
		/* The nearest in time. */
		if (found != SIZE_MAX &&
		    (which == BEFORE ? d->first <= a->items[found]->date.first
				     : d->first >= a->items[found]->date.first))
			continue;
		if (occasions_same(&ui->occasions, a, number, i))
			found = i;
	}
	return found;
}

static struct pane *side_pane(const struct ui *ui)
{
	int i = 0;

	while (ui->views[i]->bit != PANE_SIDE)
		i++;
	return ui->views[i];
}

/* The older of two occasions stands at the left; of two languages the one that was selected. */
static void side_show(struct ui *ui, enum counterpart which, size_t number, size_t other)
{
	side_pane_set(side_pane(ui), which == BEFORE ? other : number,
		      which == BEFORE ? number : other);
	ui_toggle(ui, PANE_SIDE);
}

void side_key(struct ui *ui, uint32_t key)
{
	size_t number = session_view(ui->session)->selected, other;

	for (int i = 0; i < COUNTERPARTS; i++) {
		if (key != (unsigned char)keys[i])
			continue;
		other = find(ui, number, (enum counterpart)i);
		if (other == SIZE_MAX)
			ui_notice(ui,
				  _("there is no such statement; m marks two, then d shows them"));
		else
			side_show(ui, (enum counterpart)i, number, other);
	}
}

/* The first two statements that are marked; how many are. */
static size_t find_marked(struct ui *ui, size_t marked[2])
{
	const struct archive *a = session_archive(ui->session);
	size_t n = 0;

	for (size_t i = 0; i < a->n; i++) {
		const struct remark *m =
			view_hides(session_view(ui->session), i)
				? NULL
				: remarks_of(session_remarks(ui->session), a->items[i]);

		if (!m || !m->marked)
			continue;
		if (n < 2)
			marked[n] = i;
		n++;
	}
	return n;
}

void side_by_side(struct ui *ui)
{
	size_t number = session_view(ui->session)->selected, found[COUNTERPARTS], n = 0, marked;
	int last = 0;

	if (ui->view && ui->view->bit == PANE_SIDE) {
		ui_toggle(ui, PANE_SIDE);
		return;
	}
	if (!session_view(ui->session)->n)
		return;
	marked = find_marked(ui, found);
	if (marked == 2) {
		/* The older one at the left. */
		const struct archive *a = session_archive(ui->session);
		bool turn = a->items[found[0]]->date.first > a->items[found[1]]->date.first;

		side_show(ui, AFTER, found[turn], found[!turn]);
		return;
	}
	for (int i = 0; i < COUNTERPARTS; i++) {
		found[i] = find(ui, number, (enum counterpart)i);
		n += found[i] != SIZE_MAX;
		last = found[i] != SIZE_MAX ? i : last;
	}
	if (n > 1)
		menu_open(ui, MENU_SIDE);
	else if (n == 1)
		side_show(ui, (enum counterpart)last, number, found[last]);
	else if (marked > 2)
		ui_notice(ui,
			  ngettext("%zu statement is marked, and two can be compared",
				   "%zu statements are marked, and two can be compared",
				   (unsigned long)marked),
			  marked);
	else
		ui_notice(ui,
			  _("nothing to compare it with: no translation by its id, no other of its "
			    "occasion"));
	if (n == 0)
		count_say(&ui->notice, 0);
}
