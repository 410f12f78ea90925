/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/reading.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/occasion.h"
#include "app/session.h"
#include "archive/archive.h"
#include "archive/duplicates.h"
#include "archive/remark.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/i18n.h"
#include "ui/document_remark.h"
#include "ui/document_statement.h"
#include "ui/rows.h"

/* Cells from which there is room for margins. */
enum { MARGIN_FROM = 30 };

static void reading_step(struct pane *p, long by);

static const struct pane_ops reading_ops = {.step = reading_step};

void reading_init(struct reading *r, struct session *session, const struct direction *direction,
		  int measure)
{
	*r = (struct reading){.pane = {.ops = &reading_ops, .bit = PANE_TEXT, .dirty = true},
			      .session = session,
			      .hit = READING_NO_HIT,
			      .measure = measure};
	document_init(&r->document, direction);
}

void reading_done(struct reading *r)
{
	free(r->by);
	document_done(&r->document);
	query_unref(r->look);
	free(r->look_text);
}

int reading_margin(const struct reading *r)
{
	return r->pane.area.columns >= MARGIN_FROM ? READING_MARGIN : 0;
}

void reading_wrap(struct reading *r)
{
	int width = r->pane.area.columns - 2 * reading_margin(r);
	size_t page = pane_page(&r->pane, 0);
	size_t lines;

	if (width > r->measure)
		width = r->measure;
	if (width < 1)
		width = 1;
	if (width != r->document.width)
		document_wrap(&r->document, width);
	if (r->shift > r->document.widest - width)
		r->shift = r->document.widest > width ? r->document.widest - width : 0;
	lines = r->document.lines_n;
	r->top = document_line_of(&r->document, r->place);
	if (r->top + page > lines)
		r->top = lines > page ? lines - page : 0;
}

void reading_forget(struct reading *r)
{
	r->statement = r->made = NULL;
	r->from = r->to = 0;
	document_set(&r->document, NULL, NULL);
	r->pane.dirty = true;
}

/* The bytes of FILE's folders that OTHER is in as well. */
static size_t reading_same_folder(const char *file, const char *other)
{
	size_t same = 0;

	for (size_t i = 0; file[i] && file[i] == other[i]; i++)
		if (file[i] == '/')
			same = i + 1;
	return same;
}

/* Where the copies of the statement are that do not stand in the list. */
static void reading_add_copies(struct reading *r, size_t number)
{
	const struct archive *a = session_archive(r->session);
	const struct statement *s = a->items[number];
	uint32_t copies[8];
	size_t n = duplicates_of(session_duplicates(r->session), a, number, copies,
				 sizeof copies / sizeof copies[0]);
	uint32_t last = s->file;
	struct buf b;

	buf_init(&b);
	for (size_t i = 0; i < n; i++) {
		uint32_t file = a->items[copies[i]]->file;

		if (file == last || file >= a->files_n)
			continue;
		last = file;
		buf_printf(&b, "%s%s", b.len ? ", " : "",
			   a->files[file] + reading_same_folder(a->files[file], a->files[s->file]));
	}
	if (b.len) {
		struct buf line;

		buf_init(&line);
		/* TRANSLATORS: files that have this statement too. */
		buf_printf(&line, _("also in: %s"), b.data);
		document_add_line(&r->document, line.data);
		buf_done(&line);
	}
	buf_done(&b);
	r->copies = n;
}

/* Whether I and K are turns of one sitting: of one day, whatever the clock said. */
static bool same_sitting(const struct archive *a, size_t i, size_t k)
{
	const struct statement *s = a->items[i], *t = a->items[k];
	bool dated = s->date.precision != DATE_NONE;

	return s->turn && t->turn && s->file == t->file && occasions_equal(a, i, k) &&
	       dated == (t->date.precision != DATE_NONE) && s->date.first == t->date.first &&
	       s->date.last == t->date.last;
}

/* The sitting that statement NUMBER is of: it and its neighbours in the file. */
static void find_sitting(const struct archive *a, size_t number, size_t *from, size_t *to)
{
	*from = number;
	*to = number + 1;
	while (*from && same_sitting(a, number, *from - 1))
		--*from;
	while (*to < a->n && same_sitting(a, number, *to))
		++*to;
}

bool reading_has_sitting(const struct reading *r)
{
	size_t from, to, number = session_view(r->session)->selected;

	if (!r->statement)
		return false;
	find_sitting(session_archive(r->session), number, &from, &to);
	return to - from > 1;
}

/* The reader's own notes. */
static void reading_add_remark(struct reading *r, size_t number)
{
	const struct archive *a = session_archive(r->session);

	document_add_remark(&r->document, session_fold(r->session),
			    remarks_of(a->remarks, a->items[number]), number);
}

static void reading_make(struct reading *r, size_t number)
{
	const struct archive *a = session_archive(r->session);

	r->from = r->to = 0;
	if (r->joined && r->statement)
		find_sitting(a, number, &r->from, &r->to);
	r->known = a->n;
	r->copies = 0;
	if (r->to - r->from > 1) {
		document_set_turns(&r->document, a, r->from, r->to, session_calendars(r->session));
		for (size_t i = r->from; i < r->to; i++)
			reading_add_remark(r, i);
		return;
	}
	r->to = r->from;
	document_set(&r->document, r->statement, session_calendars(r->session));
	if (!r->statement)
		return;
	reading_add_copies(r, number);
	reading_add_remark(r, number);
}

/* Make the document of the selected statement. Where it is made again, a note that is being written
 * stays on its passage. */
static void reading_set(struct reading *r, size_t number)
{
	struct document *d = &r->document;
	struct document_noted chosen = d->chosen;
	bool choosing = d->choosing && r->made == r->statement;
	size_t from = r->from, to = r->to;

	reading_make(r, number);
	r->made = r->statement;
	d->choosing = choosing && r->from == from && r->to == to && chosen.paragraph < d->n &&
		      chosen.end <= d->paragraphs[chosen.paragraph].len;
	d->chosen = chosen;
}

/* Whether more copies of the selected statement have come since. */
static bool reading_is_stale(const struct reading *r, size_t number)
{
	uint32_t copies[8];

	return r->statement && r->copies != duplicates_of(session_duplicates(r->session),
							  session_archive(r->session), number,
							  copies, sizeof copies / sizeof copies[0]);
}

/* The line of the sitting at which statement NUMBER begins is the first in sight. */
static void reading_show_turn(struct reading *r, size_t number)
{
	struct document_place place = {.paragraph = document_turn_start(&r->document, number),
				       .gap = true};

	/* The first one comes with the head. */
	r->place = number == r->from ? (struct document_place){0} : place;
	r->moved = true;
	/* Matches are gone through from here on. */
	r->hit = READING_NO_HIT;
	if (pane_shown(&r->pane))
		reading_wrap(r);
	r->pane.dirty = true;
}

struct reading_spot reading_spot(const struct reading *r)
{
	const struct document *d = &r->document;
	struct reading_spot spot = {.place = r->place, .hit = READING_NO_HIT, .hits = d->ranges.n};

	if (r->hit < d->ranges.n) {
		spot.hit = r->hit;
		spot.hit_place = document_hit(d, r->hit);
	}
	return spot;
}

/* The matches have been marked anew: be at that of SPOT if there are as many and it stands where it did. */
static void reading_stay(struct reading *r, const struct reading_spot *spot)
{
	const struct document *d = &r->document;
	struct document_place place;

	if (spot->hit >= d->ranges.n || spot->hits != d->ranges.n)
		return;
	place = document_hit(d, spot->hit);
	if (place.paragraph == spot->hit_place.paragraph && place.at == spot->hit_place.at)
		r->hit = spot->hit;
}

/* The selected statement is one of the sitting that is read. */
static void reading_follow_turn(struct reading *r, size_t number)
{
	const struct archive *a = session_archive(r->session);
	size_t from, to;

	if (r->known != a->n) {
		find_sitting(a, number, &from, &to);
		r->known = a->n;
		if (from != r->from || to != r->to) {
			reading_set(r, number);
			reading_match(r);
		}
	}
	if (a->items[number] == r->statement)
		return;
	r->statement = a->items[number];
	reading_show_turn(r, number);
}

/* Whether paragraph I begins in the text of the statement, and where. */
static bool starts_in_text(const struct reading *r, size_t i, struct field_place *at)
{
	const struct document_place place = {.paragraph = i};
	const struct document *d = &r->document;
	const struct paragraph *p = &d->paragraphs[i];

	if (p->pieces_n || (p->of && p->of != r->statement))
		return false;
	return document_source(d, place, at) == r->statement && r->statement &&
	       at->field == FIELD_TEXT;
}

void reading_join(struct reading *r, bool joined)
{
	const struct document *d = &r->document;
	struct document_place place = r->place;
	struct field_place at, other;
	bool own;

	if (r->joined == joined)
		return;
	/* The text itself stands in every document of it. */
	own = r->moved && place.paragraph < d->n && starts_in_text(r, place.paragraph, &at);
	r->joined = joined;
	r->place = (struct document_place){0};
	reading_set(r, session_view(r->session)->selected);
	reading_match(r);
	if (r->to > r->from)
		reading_show_turn(r, session_view(r->session)->selected);
	for (size_t i = 0; own && i < d->n; i++)
		if (starts_in_text(r, i, &other) && other.at == at.at)
			r->place = (struct document_place){i, place.at, place.gap};
	r->pane.dirty = true;
	if (pane_shown(&r->pane))
		reading_wrap(r);
}

size_t reading_turn(const struct reading *r)
{
	const struct document *d = &r->document;
	size_t number = session_view(r->session)->selected, top = r->from;

	if (r->top < d->lines_n)
		top = d->paragraphs[d->lines[r->top].paragraph].number;
	/* The last turns stand in sight together: none of them can be the first there. */
	if (!reading_goes_on(r) && number > top && number < r->to)
		return number;
	return top;
}

size_t reading_hit_turn(const struct reading *r)
{
	return r->document.paragraphs[document_hit(&r->document, r->hit).paragraph].number;
}

void reading_at(struct reading *r, size_t number)
{
	r->statement = session_archive(r->session)->items[number];
}

bool reading_sideways(struct reading *r, int by)
{
	const struct document *d = &r->document;
	int shift = r->shift, most;

	reading_wrap(r);
	for (size_t i = 0; i < d->n; i++) {
		if (!d->paragraphs[i].cut)
			continue;
		/* What begins at the right goes on to the left. */
		if (d->paragraphs[i].dir == BIDI_RTL)
			by = -by;
		break;
	}
	most = d->widest > d->width ? d->widest - d->width : 0;
	shift = shift + by < 0 ? 0 : shift + by > most ? most : shift + by;
	if (shift == r->shift)
		return false;
	r->shift = shift;
	r->pane.dirty = true;
	return true;
}

void reading_follow(struct reading *r)
{
	const struct view *v = session_view(r->session);
	const struct statement *s = NULL;

	if (v->n && v->selected != VIEW_NONE)
		s = session_archive(r->session)->items[v->selected];
	if (s && r->joined && r->to > r->from && v->selected >= r->from && v->selected < r->to) {
		reading_follow_turn(r, v->selected);
		return;
	}
	if (s == r->statement) {
		if (reading_is_stale(r, v->selected)) {
			const struct reading_spot spot = reading_spot(r);

			reading_set(r, v->selected);
			reading_match(r);
			reading_stay(r, &spot);
		}
		return;
	}
	r->statement = s;
	reading_set(r, v->selected);
	r->place = (struct document_place){0};
	r->top = 0;
	r->shift = 0;
	r->moved = false;
	reading_match(r);
	if (r->to > r->from)
		reading_show_turn(r, v->selected);
}

void reading_return(struct reading *r, struct document_place place, size_t hit)
{
	r->place = place;
	r->moved = true;
	r->hit = hit < r->document.ranges.n ? hit : READING_NO_HIT;
	r->pane.dirty = true;
	if (pane_shown(&r->pane))
		reading_wrap(r);
}

void reading_resume(struct reading *r, const struct reading_spot *spot)
{
	reading_return(r, spot->place, READING_NO_HIT);
	reading_stay(r, spot);
}

void reading_show(struct reading *r, struct document_place place)
{
	size_t line;

	reading_wrap(r);
	line = document_line_of(&r->document, place);
	if (line >= r->top && line + 1 < r->top + pane_page(&r->pane, 0))
		return;
	r->place = place;
	r->moved = true;
	reading_wrap(r);
	r->pane.dirty = true;
}

void reading_calendars(struct reading *r)
{
	size_t hit = r->hit;

	if (!r->statement)
		return;
	reading_set(r, session_view(r->session)->selected);
	reading_match(r);
	/* Its text is the same: what comes and goes stands after it. */
	r->hit = hit < r->document.ranges.n ? hit : READING_NO_HIT;
}

void reading_rewrap(struct reading *r)
{
	r->document.width = 0;
	r->pane.dirty = true;
}

static void reading_go(struct reading *r, size_t line)
{
	size_t page = pane_page(&r->pane, 0);
	size_t lines = r->document.lines_n;

	if (line + page > lines)
		line = lines > page ? lines - page : 0;
	r->top = line;
	r->place = document_place_of(&r->document, line);
	r->pane.dirty = true;
}

/* Have LINE in sight, with what stands before it. */
static void reading_show_line(struct reading *r, size_t line)
{
	size_t page = pane_page(&r->pane, 0);

	if (line < r->top || line >= r->top + page)
		reading_go(r, line > page / 3 ? line - page / 3 : 0);
}

/* What the matches are of. */
static const char *reading_words(const struct reading *r)
{
	return r->look ? r->look_text : session_filter_text(r->session);
}

/* Mark what is looked for. */
static void reading_mark(struct reading *r)
{
	free(r->by);
	r->by = xstrdup(reading_words(r));
	document_match(&r->document, r->look ? r->look : session_query(r->session),
		       session_fold(r->session), r->statement);
	r->hit = READING_NO_HIT;
	r->pane.dirty = true;
}

struct query *reading_look_query(const struct reading *r, const char *text)
{
	struct query *q;
	struct buf b;

	if (!*text || strpbrk(text, "\"/|()=*~:"))
		return session_parse(r->session, text);
	buf_init(&b);
	buf_printf(&b, "\"%s\"", text);
	q = session_parse(r->session, buf_str(&b));
	buf_done(&b);
	return q;
}

void reading_look(struct reading *r, const char *text)
{
	query_unref(r->look);
	free(r->look_text);
	r->look = text ? reading_look_query(r, text) : NULL;
	r->look_unread = query_fault(r->look, &(struct query_range){0}) > QUERY_NOTED;
	r->look_text = text ? xstrdup(text) : NULL;
	if (query_is_empty(r->look)) {
		query_unref(r->look);
		free(r->look_text);
		r->look = NULL;
		r->look_text = NULL;
	}
	reading_mark(r);
}

void reading_match(struct reading *r)
{
	const struct reading_spot spot = reading_spot(r);
	struct document *d = &r->document;
	bool same = r->by && !strcmp(r->by, reading_words(r));

	reading_mark(r);
	if (same)
		reading_stay(r, &spot);
	if (r->moved || !pane_shown(&r->pane))
		return;
	/* It opens at its first match. */
	r->place = (struct document_place){0};
	reading_wrap(r);
	if (d->ranges.n)
		reading_show_line(r, document_line_of(d, document_hit(d, 0)));
}

void reading_scroll(struct reading *r, long by)
{
	reading_wrap(r);
	r->moved = true;
	reading_go(r, rows_moved(r->top, by, r->document.lines_n));
}

static void reading_step(struct pane *p, long by)
{
	reading_scroll((struct reading *)p, by);
}

static void reading_show_hit(struct reading *r)
{
	reading_wrap(r);
	r->moved = true;
	reading_show_line(r, document_line_of(&r->document, document_hit(&r->document, r->hit)));
	r->pane.dirty = true;
}

/* The first match in LINE or below it; READING_NO_HIT: there is none. */
static size_t reading_first_hit(const struct reading *r, size_t line)
{
	const struct document *d = &r->document;

	for (size_t i = 0; i < d->ranges.n; i++)
		if (document_line_of(d, document_hit(d, i)) >= line)
			return i;
	return READING_NO_HIT;
}

void reading_hit_from(struct reading *r, struct document_place place)
{
	if (!r->document.ranges.n)
		return;
	reading_wrap(r);
	r->hit = reading_first_hit(r, document_line_of(&r->document, place));
	if (r->hit == READING_NO_HIT)
		r->hit = 0;
	reading_show_hit(r);
}

/* How many matches stand before the first one to go to: in a sitting those of the turns before. */
static size_t reading_hits_before(const struct reading *r)
{
	const struct document *d = &r->document;
	size_t i, n = 0;

	if (r->from == r->to)
		return 0;
	for (i = document_turn_start(d, session_view(r->session)->selected); i-- > 0;)
		n += d->paragraphs[i].ranges;
	return n;
}

void reading_begin(struct reading *r)
{
	reading_wrap(r);
	r->pane.dirty = true;
	if (r->hit != READING_NO_HIT)
		return;
	if (r->from == r->to) {
		r->hit = reading_first_hit(r, r->top);
		return;
	}
	/* Of a sitting only the turn itself is being read. */
	r->hit = reading_hits_before(r);
	if (r->hit >= r->document.ranges.n ||
	    reading_hit_turn(r) != session_view(r->session)->selected)
		r->hit = READING_NO_HIT;
}

bool reading_hit(struct reading *r, int step)
{
	size_t n = r->document.ranges.n, next;

	if (r->hit == READING_NO_HIT)
		next = reading_hits_before(r) - (step < 0);
	else
		next = r->hit + (size_t)step;
	/* Before the first one it has become a very large number. */
	if (next >= n)
		return false;
	r->hit = next;
	reading_show_hit(r);
	return true;
}

void reading_hit_at(struct reading *r, const struct statement *s, const struct field_place *at)
{
	if (r->document.ranges.n == 0)
		return;
	r->hit = document_hit_at(&r->document, s, at);
	reading_show_hit(r);
}

void reading_hit_end(struct reading *r)
{
	if (r->document.ranges.n == 0)
		return;
	r->hit = r->document.ranges.n - 1;
	reading_show_hit(r);
}

/* The lines down to the last one in sight. */
static size_t reading_seen(const struct reading *r)
{
	return r->top + (r->pane.area.rows > 0 ? (size_t)r->pane.area.rows : 0);
}

bool reading_goes_on(const struct reading *r)
{
	return reading_seen(r) < r->document.lines_n;
}

const struct statement *reading_passage(const struct reading *r, struct field_place *at, bool *hit)
{
	const struct document *d = &r->document;
	const struct statement *s = NULL;

	*hit = r->hit != READING_NO_HIT && r->hit < d->ranges.n;
	if (*hit)
		s = document_source(d, document_hit(d, r->hit), at);
	*hit = s != NULL;
	for (size_t line = r->top; !s && line < reading_seen(r) && line < d->lines_n; line++)
		s = document_source(d, document_place_of(d, line), at);
	return s;
}

void reading_to_percent(struct reading *r, int percent)
{
	size_t page = pane_page(&r->pane, 0), seen;

	reading_wrap(r);
	seen = (r->document.lines_n * (size_t)percent + 99) / 100;
	reading_scroll(r, LONG_MIN);
	if (percent > 0 && seen > page)
		reading_scroll(r, (long)(seen - page));
}

int reading_percent(const struct reading *r)
{
	size_t lines = r->document.lines_n;

	return reading_goes_on(r) ? (int)(reading_seen(r) * 100 / lines) : 100;
}
