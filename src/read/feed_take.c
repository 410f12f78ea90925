/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include <string.h>

#include "base/utf8.h"
#include "read/feed.h"
#include "read/format.h"
#include "text/sanitize.h"

/* RSS: "mail (Name)", "Name <mail>" or what there is. */
static void take_author(struct feed *f, const struct feed_row *row, const char *s, size_t len)
{
	const char *at = memchr(s, '@', len), *mail = strstr(s, "(mailto:");
	const char *open, *close = s + len;

	while (close > s && (close[-1] == ' ' || close[-1] == '\n' || close[-1] == '\t'))
		close--;
	if (mail && mail > s)
		len = (size_t)(mail - s);
	else if (at && close > s && close[-1] == ')' &&
		 (open = memchr(at, '(', (size_t)(close - at))) && close - open > 2) {
		s = open + 1;
		len = (size_t)(close - 1 - s);
	} else if (at && close[-1] == '>' && (open = memchr(s, '<', (size_t)(at - s))) &&
		   strspn(s, " \t\r\n") < (size_t)(open - s)) {
		len = (size_t)(open - s);
	}
	feed_speaker(f, statement_builder_clean(&f->builder, s, len), NULL, row->rank);
}

/* What the feed itself is called and where it is. */
static void take_of_feed(struct feed *f, const struct feed_row *row, const char *s, size_t len)
{
	struct batch *b = reading_batch(f->r);
	const char *clean = statement_builder_clean_in(&f->builder, &b->arena, s, len);

	f->builder.dropped = f->builder.cut = 0;
	if (!clean)
		return;
	if (row->what == SLOT_TITLE && row->rank > f->title_rank) {
		b->title = clean;
		f->title_rank = row->rank;
	} else if (row->what == SLOT_LANGUAGE) {
		b->language = clean;
		buf_clear(&f->language);
		buf_puts(&f->language, clean);
	} else if (row->what == SLOT_LINK && row->rank > f->link_rank) {
		buf_clear(&f->link);
		buf_puts(&f->link, clean);
		f->link_rank = row->rank;
	}
}

static void take_part(struct feed *f, enum feed_slot slot, const char *s, size_t len)
{
	struct buf *part = &f->part[slot - SLOT_NAME];

	if (part->len)
		return;
	sanitize(part, s, utf8_fit(s, len, BODY_BUILDER_MAX), SANITIZE_COLLAPSE);
}

/* WordPress writes "never" like this. */
static bool is_no_date(const char *s)
{
	return !strncmp(s, "0000-00-00", 10) || strstr(s, " -0001 ") ||
	       !strncmp(s, "-0001-11-30", 11);
}

static void take_date(struct feed *f, const struct feed_row *row, const char *s, size_t len)
{
	const char **date = &f->dates[row->what - SLOT_DELIVERED][FEED_DATES - row->rank];
	const char *clean = statement_builder_clean(&f->builder, s, len);

	if (clean && !*date && !is_no_date(clean))
		*date = clean;
}

static void take_id(struct feed *f, const struct feed_row *row, const char *s, size_t len)
{
	const char *id = statement_builder_clean(&f->builder, s, len);

	feed_set_if_better(f, SLOT_ID, id, row->rank);
	if (id && f->field.permalink && (!strncmp(id, "http://", 7) || !strncmp(id, "https://", 8)))
		feed_set_if_better(f, SLOT_LINK, id, 1);
}

void feed_take(struct feed *f, const struct feed_row *row, const char *s, size_t len)
{
	const char *value;

	if (row->what >= SLOT_NAME && row->what <= SLOT_VALUE) {
		take_part(f, (enum feed_slot)row->what, s, len);
		return;
	}
	if (!f->entry) {
		take_of_feed(f, row, s, len);
		return;
	}
	switch (row->what) {
	case SLOT_ID: take_id(f, row, s, len); break;
	case SLOT_LINK:
		value = statement_builder_clean(&f->builder, s, len);
		if (!value)
			break;
		value = feed_resolve(f, f->field.base, value);
		feed_set_if_better(f, SLOT_LINK,
				   statement_builder_clean(&f->builder, value, strlen(value)),
				   row->rank);
		break;
	case SLOT_TITLE:
	case SLOT_PLACE:
	case SLOT_LANGUAGE:
	case SLOT_OCCASION:
		feed_set_if_better(f, (enum feed_slot)row->what,
				   statement_builder_clean(&f->builder, s, len), row->rank);
		break;
	case SLOT_DELIVERED:
	case SLOT_PUBLISHED:
	case SLOT_UPDATED: take_date(f, row, s, len); break;
	case SLOT_SPEAKER: take_author(f, row, s, len); break;
	case SLOT_TOPIC: feed_topic(f, s, len); break;
	default:
		if (row->what >= SLOT_POST_TYPE && !f->post[row->what - SLOT_POST_TYPE])
			f->post[row->what - SLOT_POST_TYPE] =
				statement_builder_clean(&f->builder, s, len);
		break;
	}
}
