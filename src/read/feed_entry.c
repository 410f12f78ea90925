/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "date/date.h"
#include "date/date_calendar.h"
#include "date/date_feed.h"
#include "date/date_other.h"
#include "read/feed.h"
#include "read/format.h"
#include "read/other_calendar.h"
#include "text/url.h"

void feed_entry_start(struct feed *f, struct feed_level *l, const struct xml_attribute *a, size_t n)
{
	struct statement_builder *d = &f->builder;

	l->mode = IN_ENTRY;
	l->ending = ENDS_ENTRY;
	f->entry = f->depth;
	statement_builder_begin(d, reading_line(f->r));
	people_begin(&f->people);
	memset(f->rank, 0, sizeof f->rank);
	memset(f->best, 0, sizeof f->best);
	memset(f->receipt, 0, sizeof f->receipt);
	f->speakers_n = 0;
	memset(f->dates, 0, sizeof f->dates);
	memset(f->date_texts, 0, sizeof f->date_texts);
	memset(f->post, 0, sizeof f->post);
	f->latitude = f->longitude = f->role = f->party = f->guest = NULL;
	f->first = f->last = NULL;
	f->withheld = f->table = false;
	f->links_n = 0;
	for (size_t i = 0; i < n; i++)
		if (!strcmp(a[i].name, "about") && feed_ns(a[i].ns) == NS_RDF)
			feed_set_if_better(
				f, SLOT_ID,
				statement_builder_clean(d, a[i].value, strlen(a[i].value)), 4);
}

void feed_set_if_better(struct feed *f, enum feed_slot slot, const char *value, int rank)
{
	struct account *account = reading_account(f->r);

	if (!value)
		return;
	if (rank <= f->rank[slot]) {
		account_refuse(account, ACCOUNT_SECOND);
		return;
	}
	account_drop(account, &f->receipt[slot], ACCOUNT_SECOND);
	f->receipt[slot] = account_receipt(account);
	f->rank[slot] = rank;
	f->best[slot] = value;
}

const char *feed_resolve(struct feed *f, const char *base, const char *href)
{
	buf_clear(&f->scratch);
	url_join(base ? base : f->link.len ? buf_str(&f->link) : NULL, href, &f->scratch);
	return buf_str(&f->scratch);
}

/* ---- lists ---- */

void feed_topic(struct feed *f, const char *s, size_t len)
{
	enum { NEAR = 64 }; /* how many are looked through for the same one */
	const struct statement_builder_list *topics = &f->builder.topics;
	size_t before = topics->n;

	statement_builder_topic(&f->builder, s, len);
	for (size_t i = 0; i < before && i < NEAR && topics->n > before; i++)
		if (!strcmp(topics->items[i], topics->items[before]))
			f->builder.topics.n = before;
	if (topics->n == before)
		account_refuse(reading_account(f->r), ACCOUNT_SECOND);
}

void feed_link(struct feed *f, const char *href, const char *name)
{
	struct feed_link *link = &f->links[f->links_n];
	const char *clean = statement_builder_clean(&f->builder, href, strlen(href));

	if (!clean || f->links_n == FEED_LINKS)
		return;
	for (size_t i = 0; i < f->links_n; i++)
		if (!strcmp(f->links[i].href, clean))
			return;
	link->href = clean;
	link->name = name ? statement_builder_clean(&f->builder, name, strlen(name)) : NULL;
	f->links_n++;
}

void feed_resource_end(struct feed *f)
{
	const struct buf *href = &f->part[SLOT_HREF - SLOT_NAME];

	if (f->entry && href->len)
		feed_link(f, feed_resolve(f, NULL, buf_str(href)), buf_str(&f->part[0]));
}

/* ---- people ---- */

void feed_speaker(struct feed *f, const char *name, const char *role, int rank,
		  const struct account_receipt *text)
{
	struct people *p = &f->people;
	struct account *account = reading_account(f->r);

	if (!name)
		return;
	if (rank < f->rank[SLOT_SPEAKER]) {
		account_drop(account, text, ACCOUNT_SECOND);
		return;
	}
	if (rank > f->rank[SLOT_SPEAKER]) {
		for (size_t i = 0; i < f->speakers_n; i++)
			account_drop(account, &f->speakers[i], ACCOUNT_SECOND);
		f->speakers_n = 0;
		people_begin(p);
	}
	f->rank[SLOT_SPEAKER] = rank;
	for (size_t i = 0; i < p->speakers_n && i < FEED_AUTHORS; i++) {
		if (p->speakers[i].traits[PEOPLE_NAME] &&
		    !strcmp(p->speakers[i].traits[PEOPLE_NAME], name)) {
			account_drop(account, text, ACCOUNT_SECOND);
			return;
		}
	}
	if (f->speakers_n < FEED_AUTHORS)
		f->speakers[f->speakers_n++] = *text;
	if (f->logins && people_knows(p, name))
		account_drop(account, text, ACCOUNT_LOGIN);
	/* A WordPress export says here how its author signs in; a co-author may have no login. */
	if (f->logins && (rank != 7 || people_knows(p, name)))
		people_reference(p, name, NULL, f->builder.line);
	else
		people_speaker(p, name, role, NULL, f->builder.line);
}

static const char *part(const struct feed *f, enum feed_slot slot)
{
	const struct buf *b = &f->part[slot - SLOT_NAME];

	return b->len ? buf_str(b) : NULL;
}

/* Of the parts of a person's name those that make none are left out. */
static struct account_receipt person_text(struct feed *f)
{
	static const enum feed_slot names[] = {SLOT_WRITTEN, SLOT_NAME, SLOT_GIVEN, SLOT_FAMILY,
					       SLOT_MAIL};
	struct account_receipt text = {0};

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		const struct account_receipt *one = &f->receipt[names[i]];

		if (!part(f, names[i]))
			continue;
		if (!text.n)
			text = *one;
		else if (names[i] == SLOT_FAMILY && part(f, SLOT_GIVEN) && !part(f, SLOT_NAME) &&
			 !part(f, SLOT_WRITTEN))
			text = account_receipt_both(&text, one);
		else
			account_drop(reading_account(f->r), one, ACCOUNT_PERSON);
	}
	return text;
}

/* The name of whoever the parts describe; may be in f->scratch. */
static const char *person_name(struct feed *f)
{
	const char *given = part(f, SLOT_GIVEN), *family = part(f, SLOT_FAMILY);

	if (part(f, SLOT_WRITTEN))
		return part(f, SLOT_WRITTEN);
	if (part(f, SLOT_NAME))
		return part(f, SLOT_NAME);
	if (!given && !family)
		return part(f, SLOT_MAIL);
	buf_clear(&f->scratch);
	buf_printf(&f->scratch, "%s%s%s", given ? given : "", given && family ? " " : "",
		   family ? family : "");
	return buf_str(&f->scratch);
}

static const char *person_role(struct feed *f)
{
	const char *job = part(f, SLOT_JOB), *body = part(f, SLOT_BODY);

	if (!job && !body)
		return NULL;
	buf_clear(&f->scratch);
	buf_printf(&f->scratch, "%s%s%s", job ? job : "", job && body ? ", " : "",
		   body ? body : "");
	return statement_builder_clean(&f->builder, f->scratch.data, f->scratch.len);
}

void feed_person_end(struct feed *f, enum feed_mode up)
{
	const char *name = person_name(f);
	const struct account_receipt text = person_text(f);

	if (!name)
		return;
	if (f->entry) {
		name = statement_builder_clean(&f->builder, name, strlen(name));
		feed_speaker(f, name, person_role(f), f->person_rank, &text);
	} else if (up == IN_FEED && f->authors_n < FEED_AUTHORS) {
		f->authors[f->authors_n++] = arena_strdup(&f->arena, name);
	}
}

/* ---- the end ---- */

/* The first day that S may mean; DATE_DAY_MIN where it is not understood. */
static int32_t day_of(struct feed *f, const char *s)
{
	struct date date;
	struct buf edtf;
	bool ok;

	buf_init(&edtf);
	ok = date_parse(s, &date) || date_parse_text(s, f->builder.shared.language, &edtf, &date);
	buf_done(&edtf);
	return ok && date.precision != DATE_NONE ? date.first : DATE_DAY_MIN;
}

/* Whether another date of the entry than S is a day of our time. */
static bool has_better(struct feed *f, const char *s)
{
	for (size_t i = 0; i < sizeof f->dates / sizeof f->dates[0]; i++)
		for (size_t k = 0; k < FEED_DATES; k++)
			if (f->dates[i][k] && f->dates[i][k] != s &&
			    day_of(f, f->dates[i][k]) >= date_day(1900, 1, 1))
				return true;
	return false;
}

/* Whether S begins with a year of our time, as the dates of Atom do. */
static bool is_modern(const char *s)
{
	return strspn(s, "0123456789") == 4 && s[4] == '-' && memcmp(s, "1500", 4) >= 0 &&
	       memcmp(s, "2300", 4) < 0;
}

void feed_other_calendar(struct feed *f, const char *s)
{
	reading_problem(f->r, f->builder.line,
			_("the date “%.100s” is of another calendar: another date of the entry "
			  "is taken"),
			s);
}

/* A year that is far ahead is of another era, or a placeholder. */
static void leave_far_date(struct feed *f, const char *s)
{
	reading_problem(f->r, f->builder.line,
			_("the date “%.100s” has not come yet: it is not taken"), s);
	if (!f->hijri)
		f->hijri = s;
}

/*
 * No feed is that old: a year before 1500 is one of the Hijra. Where another date of the entry is of our
 * time that one decides, else the language; without it nobody knows. False: S is no such date.
 */
static bool give_other_date(struct feed *f, enum statement_builder_date type, const char *s)
{
	struct statement_builder *d = &f->builder;
	struct date_calendar other;
	struct date_part part;
	int32_t day = day_of(f, s);
	bool known;

	if (day >= date_day(2300, 1, 1)) {
		leave_far_date(f, s);
		return true;
	}
	if (day >= date_day(1500, 1, 1))
		return false;
	known = date_other_in_language(s, strlen(s), d->shared.language, reading_today(f->r),
				       &other, &part);
	/* From the years about 0 come placeholders for no date, which the other way knows. */
	if (!known && day < date_day(2, 1, 1))
		return false;
	if (has_better(f, s)) {
		feed_other_calendar(f, s);
		f->hijri = s;
	} else if (known) {
		other_calendar_give(d, type, s, &other, &part, false);
	} else {
		reading_problem(
			f->r, d->line,
			_("the date “%.100s” is before 1500, and its calendar is not known"), s);
		if (!d->s.edtf && !d->s.date_text)
			d->s.date_text = s;
	}
	return true;
}

/* A date as it stands: EDTF speaks for itself, all else is to be shown as it is printed. */
static void give_date(struct feed *f, enum statement_builder_date type, const char *s)
{
	/* Written as RSS has them, they are of our time. */
	bool rss = date_feed_read(s, strlen(s), NULL);
	struct date date;

	if (!rss && !is_modern(s) && give_other_date(f, type, s))
		return;
	/* From the years about 0 come placeholders for no date, which the other way knows. */
	if (!rss && date_parse(s, &date) && date.first >= date_day(2, 1, 1))
		statement_builder_date(&f->builder, type, s, "", 0, NULL, NULL);
	else
		statement_builder_date(&f->builder, type, NULL, s, strlen(s), NULL, NULL);
}

/* A date that is not needed, because a better one was understood. */
static void leave_date_out(struct feed *f, size_t type, size_t at)
{
	const struct account_receipt *text = &f->date_texts[type][at];

	if (text->n)
		account_drop(reading_account(f->r), text, ACCOUNT_SECOND);
}

/* The day on which a row of a table was written is not that of what stands in it. */
static void give_updated(struct feed *f, const char *s)
{
	struct statement_builder *d = &f->builder;
	const enum statement_builder_date dated = d->dated;

	if (f->table)
		d->dated = STATEMENT_DELIVERED;
	give_date(f, STATEMENT_REVISED, s);
	if (f->table)
		d->dated = dated;
}

static void give_dates(struct feed *f)
{
	static const enum statement_builder_date types[] = {STATEMENT_DELIVERED,
							    STATEMENT_PUBLISHED, STATEMENT_REVISED};
	struct statement *s = &f->builder.s;

	f->hijri = NULL;
	for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
		for (size_t k = 0; k < FEED_DATES; k++) {
			if ((types[i] == STATEMENT_PUBLISHED && s->published) ||
			    (types[i] == STATEMENT_REVISED && f->builder.rare.updated) ||
			    (types[i] == STATEMENT_DELIVERED && s->edtf))
				leave_date_out(f, i, k);
			else if (f->dates[i][k] && types[i] == STATEMENT_REVISED)
				give_updated(f, f->dates[i][k]);
			else if (f->dates[i][k])
				give_date(f, types[i], f->dates[i][k]);
		}
	}
	/* Others only where the feed does not say when it was published. */
	for (size_t k = 0; k < FEED_DATES; k++) {
		const size_t other = SLOT_DATED - SLOT_DELIVERED;

		if (f->builder.dated <= STATEMENT_PUBLISHED)
			leave_date_out(f, other, k);
		else if (f->dates[other][k])
			give_date(f, STATEMENT_RECORDED, f->dates[other][k]);
	}
	if (!s->date_text)
		s->date_text = f->hijri;
}

static void give_sources(struct feed *f)
{
	const char *link = f->best[SLOT_LINK];
	size_t named = f->links_n;

	for (size_t i = 0; link && i < f->links_n; i++)
		if (!strcmp(f->links[i].href, link))
			named = i;
	if (link) {
		const char *name = named < f->links_n ? f->links[named].name : NULL;

		statement_builder_source(&f->builder, link, name ? name : "",
					 name ? strlen(name) : 0);
	}
	for (size_t i = 0; i < f->links_n; i++) {
		const char *name = f->links[i].name;

		if (i != named)
			statement_builder_source(&f->builder, f->links[i].href, name ? name : "",
						 name ? strlen(name) : 0);
	}
}

/* A first and a last name make a speaker where the whole name is not there. */
static void give_parted_name(struct feed *f)
{
	const struct account_receipt *text = &f->receipt[f->first ? SLOT_FIRST : SLOT_LAST];
	struct account *account = reading_account(f->r);
	enum { RANK = 6 }; /* that of the whole name */

	if (!f->first && !f->last)
		return;
	if (f->rank[SLOT_SPEAKER] >= RANK) {
		account_drop(account, &f->receipt[SLOT_FIRST], ACCOUNT_SECOND);
		account_drop(account, &f->receipt[SLOT_LAST], ACCOUNT_SECOND);
		return;
	}
	buf_clear(&f->scratch);
	buf_printf(&f->scratch, "%s%s%s", f->first ? f->first : "", f->first && f->last ? " " : "",
		   f->last ? f->last : "");
	feed_speaker(f, statement_builder_clean(&f->builder, f->scratch.data, f->scratch.len), NULL,
		     RANK, text);
}

static void give_speakers(struct feed *f)
{
	give_parted_name(f);
	for (size_t i = 0; !f->rank[SLOT_SPEAKER] && i < f->authors_n; i++)
		people_speaker(&f->people, f->authors[i], NULL, NULL, f->builder.line);
	if (f->role)
		people_speaker_has(&f->people, PEOPLE_ROLE, f->role);
	if (f->party)
		people_speaker_has(&f->people, PEOPLE_PARTY, f->party);
}

static void give_language(struct feed *f)
{
	const struct buf *inherited = f->levels[f->entry].lang;
	const char **language = &f->builder.shared.language;

	*language = f->best[SLOT_LANGUAGE];
	if (!*language && inherited && inherited->len)
		*language = statement_builder_clean(&f->builder, inherited->data, inherited->len);
	if (!*language && f->language.len)
		*language = statement_builder_clean(&f->builder, f->language.data, f->language.len);
}

void feed_entry_end(struct feed *f)
{
	struct statement_builder *d = &f->builder;

	if (f->field.depth)
		feed_field_end(f);
	if (f->withheld || feed_guest_end(f) || !feed_post_is_public(f)) {
		f->entry = 0;
		statement_builder_drop(d, ACCOUNT_PRIVATE);
		return;
	}
	/* Persons, votes and the like, which an entry leads to, are none. */
	if (f->expanded && !f->rank[SLOT_TEXT] && !f->rank[SLOT_SUMMARY]) {
		f->entry = 0;
		statement_builder_drop(d, ACCOUNT_EMPTY);
		return;
	}
	give_language(f);
	feed_post_dates(f);
	give_dates(f);
	give_sources(f);
	f->entry = 0;
	d->s.title = f->best[SLOT_TITLE];
	d->shared.place = f->best[SLOT_PLACE];
	d->s.occasion = f->best[SLOT_OCCASION];
	d->s.id = f->best[SLOT_ID] ? f->best[SLOT_ID] : f->best[SLOT_LINK];
	give_speakers(f);
	d->filled = f->people.speakers_n > 0 || d->s.id;
	if (statement_builder_end(d))
		people_emit(&f->people, &d->s);
	people_release(&f->people);
}
