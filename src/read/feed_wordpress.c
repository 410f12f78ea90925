/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "date/date.h"
#include "read/feed.h"
#include "read/format.h"

static const char *post(const struct feed *f, enum feed_slot slot)
{
	return f->post[slot - SLOT_POST_TYPE];
}

/* RFC 5023: what lacks the element is public. */
static bool is_blog_public(const struct feed *f)
{
	const char *draft = post(f, SLOT_DRAFT), *type = post(f, SLOT_BLOG_TYPE);
	const char *status = post(f, SLOT_BLOG_STATUS);

	return (!draft || strcasecmp(draft, "yes") != 0) &&
	       (!type || !strcmp(type, "POST") || !strcmp(type, "PAGE")) &&
	       (!status || !strcmp(status, "LIVE"));
}

bool feed_post_is_public(const struct feed *f)
{
	/* Parts of WordPress itself and its editor; "wp_*" stands for templates, blocks and the like. */
	static const char *const own[] = {"attachment",          "revision",   "nav_menu_item",
					  "customize_changeset", "custom_css", "oembed_cache",
					  "user_request"};
	const char *type = post(f, SLOT_POST_TYPE), *status = post(f, SLOT_POST_STATUS);

	if ((status && strcmp(status, "publish") != 0) || !is_blog_public(f))
		return false;
	for (size_t i = 0; type && i < sizeof own / sizeof *own; i++)
		if (!strcmp(type, own[i]))
			return false;
	return !type || strncmp(type, "wp_", 3) != 0;
}

bool feed_guest_end(struct feed *f)
{
	const char *type = post(f, SLOT_POST_TYPE);

	if (!type || strcmp(type, "guest-author") != 0)
		return false;
	if (f->guest && !people_knows(&f->people, f->guest))
		people_person(&f->people, f->guest, f->best[SLOT_TITLE], NULL, f->builder.line);
	return true;
}

/* ---- shortcodes ---- */

/* The length of the shortcode at S, "[gallery ids='1']" or "[/gallery]"; *CLOSING says which, *KEEPS that
 * what stands between the two is text. 0: it is none of those of WordPress. */
static size_t shortcode(const char *s, bool *closing, bool *keeps, const char **name)
{
	static const char *const names[] = {"caption", "wp_caption", "gallery", "embed",
					    "audio",   "video",      "playlist"};
	const char *at = s + 1, *end;

	*closing = *at == '/';
	*keeps = false;
	*name = "";
	at += *closing;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		size_t len = strlen(names[i]);

		if (strncmp(at, names[i], len) != 0 || !at[len] || !strchr(" ]/\t\r\n", at[len]))
			continue;
		end = strchr(at, ']');
		*keeps = i < 2;
		*name = names[i];
		return end ? (size_t)(end + 1 - s) : 0;
	}
	return 0;
}

/* Where "[/NAME]" ends after S; NULL: nowhere, or another one starts before. */
static const char *shortcode_end(const char *s, const char *name)
{
	size_t len = strlen(name);

	for (s = strchr(s, '['); s; s = strchr(s + 1, '[')) {
		if (s[1] == '/' && !strncmp(s + 2, name, len) && s[2 + len] == ']')
			return s + len + 3;
		if (!strncmp(s + 1, name, len))
			return NULL;
	}
	return NULL;
}

void feed_strip_shortcodes(struct buf *text)
{
	const char *from = buf_str(text), *s = from, *bracket;
	struct buf out;

	if (!strchr(from, '['))
		return;
	buf_init(&out);
	while ((bracket = strchr(s, '['))) {
		const char *name, *end;
		bool closing, keeps;
		size_t len = shortcode(bracket, &closing, &keeps, &name);

		buf_add(&out, s, (size_t)(bracket - s));
		s = bracket + len;
		/* "[[gallery]]" is how to write about one. */
		if (!len || (bracket > from && bracket[-1] == '[')) {
			buf_putc(&out, '[');
			s = bracket + 1;
			continue;
		}
		if (!closing && !keeps && s[-2] != '/' && (end = shortcode_end(s, name)))
			s = end;
	}
	buf_puts(&out, s);
	buf_clear(text);
	buf_add(text, out.data, out.len);
	buf_done(&out);
}

/* ---- dates ---- */

enum {
	/* Years before and after these are of another calendar. */
	ERA_FIRST = 1500,
	ERA_END = 2300,
	DAYS_ERA = 300 /* no zone is that far from UTC */
};

/* "2008-06-16 14:35:55"; not the placeholder for "never". */
static bool read_time(struct feed *f, const char *s, struct date_part *part)
{
	char *blank;

	if (!s || !strncmp(s, "0000", 4))
		return false;
	buf_clear(&f->scratch);
	buf_puts(&f->scratch, s);
	blank = strchr(f->scratch.data, ' ');
	if (blank)
		*blank = 'T';
	return date_part_read(f->scratch.data, f->scratch.len, part) && part->time;
}

static int64_t minutes(const struct date_part *part)
{
	return (int64_t)date_day(part->year, part->month, part->day) * 1440 + part->hour * 60 +
	       part->minute;
}

/*
 * Plugins put the year of another calendar into the local time; the one in UTC is the Gregorian. Without it
 * the local one is a date like that of any feed, behind those of the feed itself.
 */
static void give_local_time(struct feed *f, enum statement_builder_date type, const char *local,
			    const struct date_part *utc)
{
	const size_t row =
		(type == STATEMENT_PUBLISHED ? SLOT_PUBLISHED : SLOT_UPDATED) - SLOT_DELIVERED;
	struct date_part part;
	struct buf edtf;

	if (!utc) {
		if (!f->dates[row][FEED_DATES - 1])
			f->dates[row][FEED_DATES - 1] = local;
		return;
	}
	part = *utc;
	part.zone = DATE_ZONE_UTC;
	feed_other_calendar(f, local);
	buf_init(&edtf);
	date_part_print(&part, &edtf);
	statement_builder_date(&f->builder, type, buf_str(&edtf), local, strlen(local), NULL, NULL);
	buf_done(&edtf);
}

static void give_time(struct feed *f, enum statement_builder_date type, enum feed_slot slot)
{
	const char *local = post(f, slot), *gmt = post(f, slot + 1);
	struct date_part here, there;
	struct buf edtf;
	bool known = read_time(f, local, &here), sure = read_time(f, gmt, &there);
	int64_t offset = known && sure ? minutes(&here) - minutes(&there) : 0;

	if (!known && !sure)
		return;
	if (known && (here.year < ERA_FIRST || here.year >= ERA_END ||
		      (sure && llabs(offset) > DAYS_ERA * 24 * 60))) {
		give_local_time(f, type, local, sure ? &there : NULL);
		return;
	}
	if (!known)
		here = there;
	if (sure && offset >= -24 * 60 && offset <= 24 * 60) {
		here.zone = offset ? DATE_ZONE_OFFSET : DATE_ZONE_UTC;
		here.offset = (int16_t)offset;
	}
	buf_init(&edtf);
	date_part_print(&here, &edtf);
	statement_builder_date(&f->builder, type, buf_str(&edtf), "", 0, NULL, NULL);
	buf_done(&edtf);
}

void feed_post_dates(struct feed *f)
{
	give_time(f, STATEMENT_PUBLISHED, SLOT_DATE);
	give_time(f, STATEMENT_REVISED, SLOT_MODIFIED);
}

/* ---- further elements ---- */

void feed_login_end(struct feed *f)
{
	const struct buf *login = &f->part[SLOT_KEY - SLOT_NAME];
	const struct buf *name = &f->part[0], *given = &f->part[SLOT_GIVEN - SLOT_NAME];
	const struct buf *family = &f->part[SLOT_FAMILY - SLOT_NAME];

	struct account *account = reading_account(f->r);

	if (!login->len)
		return;
	if (name->len || (given->len && family->len))
		account_drop(account, &f->receipt[SLOT_KEY], ACCOUNT_LOGIN);
	if (name->len || !given->len || !family->len) {
		account_drop(account, &f->receipt[SLOT_GIVEN], ACCOUNT_SECOND);
		account_drop(account, &f->receipt[SLOT_FAMILY], ACCOUNT_SECOND);
	}
	/* All authors stand before the first post. */
	f->logins = f->people.debate = true;
	buf_clear(&f->scratch);
	if (name->len)
		buf_puts(&f->scratch, buf_str(name));
	else if (given->len && family->len)
		buf_printf(&f->scratch, "%s %s", buf_str(given), buf_str(family));
	else
		buf_puts(&f->scratch, buf_str(login));
	people_person(&f->people, buf_str(login), buf_str(&f->scratch), NULL, reading_line(f->r));
}

void feed_meta_end(struct feed *f)
{
	const char *key = buf_str(&f->part[SLOT_KEY - SLOT_NAME]);
	const struct buf *value = &f->part[SLOT_VALUE - SLOT_NAME];
	const char *clean;
	struct account *account = reading_account(f->r);

	account_drop(account, &f->receipt[SLOT_KEY], ACCOUNT_MACHINE);
	if (!f->entry || (strncmp(key, "geo_", 4) != 0 && strcmp(key, "cap-user_login") != 0)) {
		account_drop(account, &f->receipt[SLOT_VALUE], ACCOUNT_MACHINE);
		return;
	}
	clean = statement_builder_clean(&f->builder, value->data, value->len);
	if (!strcmp(key, "cap-user_login"))
		f->guest = clean;
	else if (!strcmp(key, "geo_address"))
		feed_set_if_better(f, SLOT_PLACE, clean, 4);
	else if (!strcmp(key, "geo_latitude"))
		f->latitude = clean;
	else if (!strcmp(key, "geo_longitude"))
		f->longitude = clean;
	if (!f->latitude || !f->longitude)
		return;
	buf_clear(&f->scratch);
	buf_printf(&f->scratch, "%s %s", f->latitude, f->longitude);
	feed_set_if_better(f, SLOT_PLACE,
			   statement_builder_clean(&f->builder, f->scratch.data, f->scratch.len),
			   1);
}
