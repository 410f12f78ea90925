/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "read/statement_builder.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/vec.h"
#include "date/date_calendar.h"
#include "date/date_other.h"
#include "date/date_style.h"
#include "date/date_weekday.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "read/format.h"
#include "text/language.h"
#include "text/sanitize.h"

void statement_builder_init(struct statement_builder *d, struct reading *r)
{
	*d = (struct statement_builder){
		.r = r, .account = reading_account(r), .knows_ids = reading_claim_ids(r)};
	body_builder_init(&d->summary);
	body_builder_init(&d->text);
	body_builder_init(&d->notes);
	buf_init(&d->scratch);
	buf_init(&d->edtf);
}

void statement_builder_done(struct statement_builder *d)
{
	body_builder_done(&d->summary);
	body_builder_done(&d->text);
	body_builder_done(&d->notes);
	buf_done(&d->scratch);
	buf_done(&d->edtf);
	free(d->topics.items);
	free(d->sources.items);
	free(d->source_names.items);
	free(d->ids);
}

/* ---- text ---- */

void statement_builder_text(struct statement_builder *d, struct body_builder *f, const char *s,
			    size_t len)
{
	size_t cut = f->cut;

	body_builder_text(f, s, len);
	account_take(d->account, false);
	cut = f->cut - cut;
	if (cut)
		account_miss(d->account, utf8_count_visible(s + len - cut, cut), ACCOUNT_LONG);
}

void statement_builder_line(struct statement_builder *d, struct buf *line, const char *s,
			    size_t len, enum raised how)
{
	size_t room = line->len < BODY_BUILDER_MAX ? BODY_BUILDER_MAX - line->len : 0;
	size_t fit = utf8_fit(s, len, room);

	raised_put(line, s, fit, how);
	account_take(d->account, true);
	if (fit == len)
		return;
	d->cut += len - fit;
	account_miss(d->account, utf8_count_visible(s + fit, len - fit), ACCOUNT_LONG);
}

void statement_builder_begin(struct statement_builder *d, long line)
{
	statement_init_with(&d->s, &d->shared, &d->rare);
	d->s.file = reading_file(d->r);
	d->s.line = statement_line_number(line);
	d->line = line;
	d->since = account_mark(d->account);
	d->date = (struct account_receipt){0};
	d->open = true;
	d->filled = d->untitled = d->undated = false;
	d->dated = STATEMENT_UNREAD;
	d->cleaned = (struct sanitize_count){0};
	d->cut = 0;
	d->topics.n = d->sources.n = d->source_names.n = 0;
	body_builder_clear(&d->summary);
	body_builder_clear(&d->text);
	body_builder_clear(&d->notes);
}

/* ---- fields ---- */

const char *statement_builder_clean_in(struct statement_builder *d, struct arena *a, const char *s,
				       size_t len)
{
	size_t fit = utf8_fit(s, len, BODY_BUILDER_MAX);
	struct batch *b = reading_batch(d->r);

	d->cut += len - fit;
	if (!sanitize_is_clean(s, fit)) {
		buf_clear(&d->scratch);
		sanitize_counted(&d->scratch, s, fit, SANITIZE_COLLAPSE, &d->cleaned);
		s = d->scratch.data;
		fit = d->scratch.len;
	}
	if (!fit)
		return NULL;
	account_keep(d->account);
	/* A field may come here twice, as what it is and as what it stands for: one copy serves. */
	if (arena_holds(a, s, fit + 1) && !s[fit])
		return s;
	return a == &b->arena ? batch_string(b, s, fit) : arena_copy(a, s, fit);
}

const char *statement_builder_clean(struct statement_builder *d, const char *s, size_t len)
{
	return statement_builder_clean_in(d, &reading_batch(d->r)->arena, s, len);
}

/* What most addresses are called. */
static const char *const one_nameless[] = {"", NULL};

static void list_add(struct statement_builder_list *l, const char *s)
{
	l->items = vec_fit(l->items, l->n + 1, &l->size, sizeof *l->items);
	l->items[l->n++] = s;
}

/* The list in B, with its NULL; FALLBACK, which is empty, where it is. */
static const char *const *list_copy(const struct statement_builder_list *l, struct batch *b,
				    const char *const *fallback)
{
	return l->n ? batch_list(b, l->items, l->n) : fallback;
}

void statement_builder_topic(struct statement_builder *d, const char *s, size_t len)
{
	const char *topic = statement_builder_clean(d, s, len);

	if (topic)
		list_add(&d->topics, topic);
}

void statement_builder_note(struct statement_builder *d, const char *what, const char *text)
{
	struct body_builder *f = &d->notes;

	if (!text)
		return;
	body_builder_open(f, MARK_P);
	if (what && *what) {
		body_builder_text(f, what, strlen(what));
		body_builder_text(f, ": ", 2);
	}
	body_builder_text(f, text, strlen(text));
	body_builder_close(f);
}

void statement_builder_source(struct statement_builder *d, const char *href, const char *name,
			      size_t len)
{
	const char *address = href ? statement_builder_clean(d, href, strlen(href)) : NULL;
	const char *called = statement_builder_clean(d, name, len);

	if (!address && !called)
		return;
	list_add(&d->sources, address ? address : "");
	list_add(&d->source_names, called ? called : "");
}

/* ---- dates ---- */

/* The language that dates are in, as far as it is known by now. */
static const char *date_language(const struct statement_builder *d)
{
	return d->date_language     ? d->date_language
	       : d->shared.language ? d->shared.language
				    : d->language;
}

/* The date in the calendar of the source, as EDTF in d->edtf. */
static bool read_original(struct statement_builder *d, const char *calendar, const char *orig,
			  struct date *date)
{
	struct date_calendar original;

	buf_clear(&d->edtf);
	return calendar && orig && date_calendar_read(calendar, orig, &original) &&
	       date_calendar_edtf(&original, &d->edtf) && date_parse(buf_str(&d->edtf), date);
}

/* Whether PART has the figures of OTHER, as far as they go. */
static bool same_figures(const struct date_part *part, const struct date_calendar *other)
{
	const struct calendar_day *at = &other->first;

	return part->year == at->year && (other->fields < 2 || part->month == at->month) &&
	       (other->fields < 3 || part->day == at->day);
}

/* Whether YEAR is one of calendar C, and has come. */
static bool has_come(const struct statement_builder *d, enum calendar c, int32_t year)
{
	int32_t first, last;

	return calendar_year_days(c, year, &first, &last) && first <= reading_today(d->r);
}

/* Whether brackets in TEXT tell of another day: "25 October (7 November) 1917". What was read is ours. */
static bool says_two_days(const char *text)
{
	const char *in = strpbrk(text, "([");

	for (; in && *in && !strchr(")]", *in); in++)
		if (*in >= '0' && *in <= '9')
			return true;
	return false;
}

/* E, from d->edtf, has figures of calendar C: then d->edtf and *DATE become what they mean, and *ORIG what
 * they are, where nothing is said of that. False where it is no date there. */
static bool reread(struct statement_builder *d, enum calendar c, struct date_expression *e,
		   const char **orig, struct date *date)
{
	struct arena *a = &reading_batch(d->r)->arena;
	char *was;

	if (!date_calendar_reread(c, e))
		return false;
	was = arena_strdup(a, buf_str(&d->edtf));
	was[strcspn(was, "T?~%")] = '\0';
	if (!*orig && !strchr(was, '/'))
		*orig = was;
	buf_clear(&d->edtf);
	date_part_print(&e->start, &d->edtf);
	if (e->interval) {
		buf_putc(&d->edtf, '/');
		date_part_print(&e->end, &d->edtf);
	}
	return date_parse(buf_str(&d->edtf), date);
}

/* Read TEXT, as it is printed. Where the source has another calendar, figures and Roman months are of that,
 * even if they look like a date of ours, unless it has no such year yet. */
static bool read_printed(struct statement_builder *d, const char *text, const char *calendar,
			 const char **orig, struct date *date)
{
	struct date_expression e;
	struct date_calendar other;
	enum calendar c;

	if (!date_parse_text(text, date_language(d), &d->edtf, date))
		return false;
	if (!calendar || date_other_read(text, strlen(text), date_language(d), &other))
		return true;
	if (!calendar_find(calendar, &c))
		return !date_calendar_is_foreign(calendar);
	if (c == CALENDAR_GREGORIAN || !date_expression_read(buf_str(&d->edtf), &e) ||
	    !has_come(d, c, e.start.year) || says_two_days(text) || date_style_is_new(text) ||
	    (*orig && date_calendar_read(calendar, *orig, &other) && c != CALENDAR_OTTOMAN_FISCAL &&
	     !same_figures(&e.start, &other)))
		return true;
	/* Months of the Ottoman fiscal calendar begin with March: a number may count from there or from
	 * January. */
	return c != CALENDAR_OTTOMAN_FISCAL && reread(d, c, &e, orig, date);
}

/* A date that is printed in another calendar is one of that calendar. */
static void keep_original(struct statement_builder *d, const char *printed)
{
	struct arena *a = &reading_batch(d->r)->arena;
	struct date_calendar original;
	struct buf orig;

	if (d->shared.calendar || d->rare.date_orig || !printed ||
	    !date_other_read(printed, strlen(printed), date_language(d), &original))
		return;
	buf_init(&orig);
	date_calendar_print(&original.first, original.fields, &orig);
	/* Which of the lunar calendars it is, nobody says. */
	d->shared.calendar = arena_strdup(a, calendar_observed(original.calendar)
						     ? "islamic"
						     : calendar_name(original.calendar));
	d->rare.date_orig = arena_strdup(a, buf_str(&orig));
	buf_done(&orig);
}

/* EDTF has capital letters; RFC 3339 allows small ones. */
static void put_edtf(struct buf *out, const char *when)
{
	for (; *when; when++)
		buf_putc(out, *when >= 'a' && *when <= 'z' ? (char)(*when & ~0x20) : *when);
}

/* How many days lie between A and B; 0 where they have one in common. */
static int64_t days_between(const struct date *a, const struct date *b)
{
	int64_t after = (int64_t)a->first - b->last, before = (int64_t)b->first - a->last;

	return after > 0 ? after : before > 0 ? before : 0;
}

/* Whether dates that lie APART days may be of one day, DATE and one of calendar C: nobody says which of the
 * lunar calendars it is, nor who has the old style beside the new, or in which time zone the day is. */
static bool may_be_one(enum calendar c, const struct date *date, int64_t apart)
{
	enum { LUNAR = 3, AHEAD_MIN = 10, AHEAD_MAX = 13 };

	if (calendar_observed(c))
		return apart <= LUNAR;
	if (apart <= (date->precision == DATE_TIME))
		return true;
	return c == CALENDAR_GREGORIAN && date->first < date_day(1930, 1, 1) &&
	       apart >= AHEAD_MIN && apart <= AHEAD_MAX;
}

static void tell_other_day(const struct statement_builder *d, const char *taken, const char *other)
{
	reading_problem(d->r, reading_line(d->r),
			_("the date “%.100s” is taken; “%.100s” beside it is another day"), taken,
			other);
}

/* Whether it is of a time that most archives are of: not before 1500, nor of years to come. */
static bool is_near(const struct statement_builder *d, const struct date *date)
{
	enum { YEAR = 366 };

	return date->first >= date_day(1500, 1, 1) && date->first <= reading_today(d->r) + YEAR;
}

/* Whether WHEN, taken as DATE, is rather the day in CALENDAR, of which there is no other word: where that is
 * near and DATE is not. Then *TOLD says so. */
static bool is_in_calendar(struct statement_builder *d, const char *when, const char *calendar,
			   const struct date *date, struct buf *told)
{
	struct date_calendar meant;
	struct date near;

	buf_clear(told);
	if (is_near(d, date) || !date_calendar_read(calendar, when, &meant) ||
	    !date_calendar_edtf(&meant, told) || !date_parse(buf_str(told), &near) ||
	    !is_near(d, &near))
		return false;
	buf_clear(told);
	buf_printf(told, "%s (%s)", when, calendar);
	return true;
}

/* Whether TEXT, as it is printed, names another weekday than that of DATE, a day that is certain; where the
 * time is known it may be one beside it, elsewhere on earth. */
static bool differs_weekday(const struct statement_builder *d, const char *text,
			    const struct date *date)
{
	int named, apart;

	if ((date->precision != DATE_DAY && date->precision != DATE_TIME) || date->flags)
		return false;
	named = date_weekday_named(text, strlen(text), date_language(d));
	apart = named < 0 ? 0 : (named - date_weekday_of(date->first) + 7) % 7;
	return date->precision == DATE_DAY ? apart : apart > 1 && apart < 6;
}

/* Whether TEXT, as it is printed, says another day than DATE. */
static bool differs_printed(const struct statement_builder *d, const char *text,
			    const struct date *date)
{
	struct date_calendar original = {.calendar = CALENDAR_GREGORIAN};
	struct date other;
	struct buf edtf;
	bool differs = false;

	buf_init(&edtf);
	if (date_parse_text(text, date_language(d), &edtf, &other) && days_between(date, &other)) {
		date_other_read(text, strlen(text), date_language(d), &original);
		differs = !may_be_one(original.calendar, date, days_between(date, &other));
	}
	buf_done(&edtf);
	return differs;
}

/* DATE, of the attribute WHEN, is taken: note where what stands beside it says another day. */
static void compare_dates(struct statement_builder *d, const char *when, const char *text,
			  const char *calendar, const char *orig, const struct date *date)
{
	struct date_calendar original = {.calendar = CALENDAR_GREGORIAN};
	struct date other;
	bool differs = false;
	struct buf edtf;

	buf_init(&edtf);
	if (calendar && orig && date_calendar_read(calendar, orig, &original) &&
	    date_calendar_edtf(&original, &edtf) && date_parse(buf_str(&edtf), &other))
		differs = !may_be_one(original.calendar, date, days_between(date, &other));
	else
		orig = NULL;
	if (!differs && !orig && !text && calendar &&
	    is_in_calendar(d, when, calendar, date, &edtf)) {
		orig = buf_str(&edtf);
		differs = true;
	}
	/* In a calendar that is named it says a day where it names the month. */
	if (!differs && !orig && text && !says_two_days(text) &&
	    (!calendar || date_other_read(text, strlen(text), date_language(d), &original)))
		differs = differs_printed(d, text, date) && (orig = text);
	if (!differs && text && !says_two_days(text))
		differs = differs_weekday(d, text, date) && (orig = text);
	if (differs)
		tell_other_day(d, when, orig);
	buf_done(&edtf);
}

/* Whether it is one day, as far as it is known: what goes on for longer may well be dated twice. */
static bool is_one_day(const struct date *date)
{
	return date->precision != DATE_INTERVAL && date->precision != DATE_SEASON;
}

/* DATE is given as EDTF, and as TAKEN before: note where those are two days. */
static void compare_given(struct statement_builder *d, const char *taken, const char *edtf,
			  const struct date *date)
{
	struct date before;

	if (taken && date_parse(taken, &before) && is_one_day(&before) && is_one_day(date) &&
	    days_between(&before, date))
		tell_other_day(d, taken, edtf);
}

/* Read what a date element says into *DATE and d->edtf; notes what is wrong with it. */
static bool read_date(struct statement_builder *d, const char *when, const char *text,
		      const char *calendar, const char **orig, struct date *date)
{
	struct buf *edtf = &d->edtf;

	buf_clear(edtf);
	if (when && date_parse(when, date)) {
		put_edtf(edtf, when);
		compare_dates(d, when, text, calendar, *orig, date);
		return true;
	}
	if (when && date_parse_text(when, date_language(d), edtf, date)) {
		reading_problem(d->r, reading_line(d->r),
				_("the date “%.100s” is not written as EDTF: read as %s"), when,
				buf_str(edtf));
		return true;
	}
	buf_clear(edtf);
	if (text && read_printed(d, text, calendar, orig, date)) {
		if (!says_two_days(text) && differs_weekday(d, text, date))
			tell_other_day(d, buf_str(edtf), text);
		if (when)
			reading_problem(d->r, reading_line(d->r),
					_("the date “%.100s” is not understood: “%.100s” is"), when,
					text);
		return true;
	}
	if (read_original(d, calendar, *orig, date)) {
		if (when)
			reading_problem(d->r, reading_line(d->r),
					_("the date “%.100s” is not understood: “%.100s” is"), when,
					*orig);
		return true;
	}
	buf_clear(edtf);
	if (when || text || *orig)
		reading_problem(d->r, reading_line(d->r), _("the date “%.100s” is not understood"),
				when   ? when
				: text ? text
				       : *orig);
	return false;
}

void statement_builder_date(struct statement_builder *d, enum statement_builder_date type,
			    const char *when, const char *text, size_t len, const char *calendar,
			    const char *orig)
{
	struct statement *s = &d->s;
	const char *printed = statement_builder_clean(d, text, len);
	const char *edtf;
	struct date date;
	bool read;

	when = when ? statement_builder_clean(d, when, strlen(when)) : NULL;
	calendar = calendar ? statement_builder_clean(d, calendar, strlen(calendar)) : NULL;
	orig = orig ? statement_builder_clean(d, orig, strlen(orig)) : NULL;
	read = type != STATEMENT_UNREAD && read_date(d, when, printed, calendar, &orig, &date);
	if (!read && !when && !printed && !orig) {
		reading_problem(d->r, reading_line(d->r), _("a date that says nothing"));
		return;
	}
	edtf = read && when && !strcmp(when, buf_str(&d->edtf)) ? when : NULL;
	if (read && !edtf)
		edtf = batch_string(reading_batch(d->r), d->edtf.data, d->edtf.len);
	if (read && type == STATEMENT_PUBLISHED && !s->published)
		s->published = edtf;
	if (read && type == STATEMENT_REVISED && !d->rare.updated)
		d->rare.updated = edtf;
	if (!read)
		type = STATEMENT_UNREAD;
	if (type == STATEMENT_REVISED && d->undated) {
		if (printed)
			account_refuse(d->account, ACCOUNT_SECOND);
		return;
	}
	if (type >= d->dated && (d->dated != STATEMENT_UNREAD || s->date_text)) {
		if (read && (type == d->dated || type == STATEMENT_PUBLISHED))
			compare_given(d, type == d->dated ? s->edtf : s->published, edtf, &date);
		if (printed)
			account_refuse(d->account, ACCOUNT_SECOND);
		return;
	}
	account_drop(d->account, &d->date, ACCOUNT_SECOND);
	d->date = printed ? account_receipt(d->account) : (struct account_receipt){0};
	d->dated = type;
	if (read)
		s->date = date;
	s->edtf = edtf;
	s->date_text = printed ? printed : read ? NULL : when;
	d->shared.calendar = calendar;
	d->rare.date_orig = orig;
	keep_original(d, printed ? printed : when);
}

void statement_builder_undated(struct statement_builder *d)
{
	d->undated = true;
	if (d->dated != STATEMENT_REVISED)
		return;
	account_drop(d->account, &d->date, ACCOUNT_SECOND);
	d->dated = STATEMENT_UNREAD;
	d->s.date = (struct date){0};
	d->s.edtf = d->s.date_text = NULL;
	d->shared.calendar = d->rare.date_orig = NULL;
}

/* ---- ids ---- */

static uint64_t id_hash(const struct statement_builder *d, const char *s)
{
	/* The builder's address is a seed that a file cannot know. */
	uint64_t h = hash_quick(s, strlen(s), (uint64_t)(uintptr_t)d);

	return h ? h : 1;
}

/* The slot of H, or the free one where it belongs. */
static uint64_t *id_slot(const struct statement_builder *d, uint64_t h)
{
	size_t i = (size_t)h & (d->ids_size - 1);

	while (d->ids[i] && d->ids[i] != h)
		i = (i + 1) & (d->ids_size - 1);
	return &d->ids[i];
}

static bool id_known(const struct statement_builder *d, const char *id)
{
	return d->ids_size && *id_slot(d, id_hash(d, id));
}

static void ids_grow(struct statement_builder *d)
{
	uint64_t *old = d->ids;
	size_t size = d->ids_size;

	d->ids_size = size ? size * 2 : 64;
	d->ids = xcleared(d->ids_size, sizeof *d->ids);
	for (size_t i = 0; i < size; i++)
		if (old[i])
			*id_slot(d, old[i]) = old[i];
	free(old);
}

/* Add the id with the hash H. Returns whether it was there already. */
static bool id_add(struct statement_builder *d, uint64_t h)
{
	uint64_t *slot;

	if (d->ids_n * 4 >= d->ids_size * 3)
		ids_grow(d);
	slot = id_slot(d, h);
	if (*slot)
		return true;
	d->ids_n++;
	*slot = h;
	return false;
}

static const char *id_try(struct statement_builder *d, size_t base, size_t n)
{
	buf_truncate(&d->scratch, base);
	buf_printf(&d->scratch, "-%zu", n);
	return buf_str(&d->scratch);
}

/* An id of the date, and a number that no other of that date has: the same the next time, unless a
 * statement of the same day comes before it. */
static const char *make_id(struct statement_builder *d)
{
	const char *edtf = d->s.edtf ? d->s.edtf : "";
	size_t base, low = 0, high = 1;
	uint64_t hash;

	buf_clear(&d->scratch);
	buf_add(&d->scratch, edtf, strspn(edtf, "-0123456789XY"));
	if (!d->scratch.len)
		buf_puts(&d->scratch, "undated");
	base = d->scratch.len;
	/* Statements of one day mostly stand together: go on from the last. */
	hash = id_hash(d, d->scratch.data);
	if (hash == d->made) {
		low = d->made_n;
		high = low + 1;
	}
	/* The numbers run without gaps, but for ids that the file gives itself: a binary search. */
	while (id_known(d, id_try(d, base, high))) {
		low = high;
		high *= 2;
	}
	while (high - low > 1) {
		size_t mid = low + (high - low) / 2;

		if (id_known(d, id_try(d, base, mid)))
			low = mid;
		else
			high = mid;
	}
	d->made = hash;
	d->made_n = high;
	return arena_strdup(&reading_batch(d->r)->arena, id_try(d, base, high));
}

/* HASH is that of the id, where there is one. */
static void ensure_unique_id(struct statement_builder *d, uint64_t hash)
{
	/* Ids are those of a file; one that is included is a file of its own. Those before are forgotten. */
	if (d->file != reading_file(d->r)) {
		d->knows_ids &= !d->ids_n;
		d->file = reading_file(d->r);
		free(d->ids);
		d->ids = NULL;
		d->ids_n = d->ids_size = 0;
		d->made = 0;
	}
	if (!d->s.id) {
		d->s.id = make_id(d);
		d->s.made_id = true;
		id_add(d, id_hash(d, d->s.id));
		reading_problem(d->r, d->line, _("the statement has no id: “%s” is used"), d->s.id);
	} else if (id_add(d, hash)) {
		reading_problem(d->r, d->line, _("the id “%.100s” is used twice"), d->s.id);
	} else {
		d->s.first_id = d->knows_ids && d->s.file == d->file;
	}
}

/* ---- the end ---- */

static void take_links(struct statement_builder *d, struct arena *a)
{
	struct body_builder *flows[] = {&d->summary, &d->text, &d->notes};
	size_t n = d->summary.links_n + d->text.links_n + d->notes.links_n;
	const char **links;

	if (!n)
		return;
	links = arena_alloc(a, (n + 1) * sizeof *links);
	d->rare.links = links;
	for (size_t i = 0; i < 3; i++) {
		const char *at = arena_copy(a, buf_str(&flows[i]->links), flows[i]->links.len);

		for (size_t k = 0; k < flows[i]->links_n; k++, at += strlen(at) + 1)
			*links++ = at;
	}
	*links = NULL;
}

static void take_body(struct statement_builder *d, struct body_builder *f, struct kept *body)
{
	body->at = body_builder_finish(f, &reading_batch(d->r)->texts);
	d->cleaned.removed += f->cleaned.removed;
	d->cleaned.recoded += f->cleaned.recoded;
	d->cut += f->cut;
}

static bool is_empty(const struct statement_builder *d)
{
	const struct statement *s = &d->s;

	return !d->filled && !s->title && !s->occasion && !s->edtf && !s->date_text &&
	       !s->published && !d->rare.updated && !d->shared.place && !d->shared.role &&
	       !d->shared.party && !d->shared.constituency && !d->shared.gender && !s->summary.at &&
	       !s->text.at && !d->rare.notes.at && !d->topics.n && !d->sources.n;
}

void statement_builder_note_cleaned(struct reading *r, long line,
				    const struct sanitize_count *count)
{
	if (count->removed)
		reading_problem(
			r, line,
			ngettext("%zu character that must not reach a terminal was removed",
				 "%zu characters that must not reach a terminal were removed",
				 (unsigned long)count->removed),
			count->removed);
	if (count->recoded)
		reading_problem(r, line,
				ngettext("%zu control character was read as windows-1252",
					 "%zu control characters were read as windows-1252",
					 (unsigned long)count->recoded),
				count->recoded);
}

static void note_problems(struct statement_builder *d)
{
	statement_builder_note_cleaned(d->r, d->line, &d->cleaned);
	if (d->cut)
		reading_problem(d->r, d->line,
				ngettext("%zu byte is left out: a field holds %d at most",
					 "%zu bytes are left out: a field holds %d at most",
					 (unsigned long)d->cut),
				d->cut, BODY_BUILDER_MAX);
	if (!d->s.title && !d->s.occasion && !d->untitled)
		reading_problem(d->r, d->line, _("the statement has no title"));
}

/* A language is a tag, in which "_" of locales is "-"; what is none, as "Modern Greek", stands in a note. */
static void settle_language(struct statement_builder *d)
{
	const char *given = d->shared.language;
	char *tag;

	if (!given || language_is_tag(given))
		return;
	tag = arena_strdup(&reading_batch(d->r)->arena, given);
	for (char *s = tag; *s; s++)
		*s = *s == '_' ? '-' : *s;
	d->shared.language = language_is_tag(tag) ? tag : NULL;
	if (!d->shared.language)
		statement_builder_note(d, "language", given);
}

bool statement_builder_end(struct statement_builder *d)
{
	struct batch *b = reading_batch(d->r);
	uint64_t hash = d->s.id ? id_hash(d, d->s.id) : 0;
	const char *given;

	/* The set is too large for the cache: its place is asked for while other things are done. */
	if (d->ids_size)
		__builtin_prefetch(&d->ids[hash & (d->ids_size - 1)]);
	d->open = false;
	settle_language(d);
	take_body(d, &d->summary, &d->s.summary);
	take_body(d, &d->text, &d->s.text);
	take_body(d, &d->notes, &d->rare.notes);
	if (is_empty(d)) {
		reading_problem(d->r, d->line, _("the statement is empty: it is left out"));
		statement_builder_drop(d, ACCOUNT_EMPTY);
		return false;
	}
	if (!d->s.id && (given = reading_take_id(d->r))) {
		d->s.id = statement_builder_clean(d, given, strlen(given));
		hash = d->s.id ? id_hash(d, d->s.id) : 0;
	}
	d->s.topics = list_copy(&d->topics, b, d->s.topics);
	d->s.sources = list_copy(&d->sources, b, d->s.sources);
	/* Most name none, or one that has no other name. */
	d->rare.source_names = d->source_names.n == 1 && !*d->source_names.items[0]
				       ? one_nameless
				       : list_copy(&d->source_names, b, d->rare.source_names);
	take_links(d, &b->arena);
	ensure_unique_id(d, hash);
	note_problems(d);
	account_settle(d->account);
	return true;
}

void statement_builder_drop(struct statement_builder *d, enum account_fate why)
{
	d->open = false;
	account_drop_since(d->account, &d->since, why);
	account_settle(d->account);
}
