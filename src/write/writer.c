/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "write/writer.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>

#include "archive/archive.h"
#include "archive/body.h"
#include "archive/field.h"
#include "archive/statement.h"
#include "archive/statement_date.h"
#include "base/buf.h"

static const struct writer *const writers[] = {
	&writer_text,     &writer_markdown, &writer_json, &writer_csv,    &writer_xml,
	&writer_tei,      &writer_html,     &writer_vrt,  &writer_bibtex, &writer_ris,
	&writer_csl_json, &writer_cite,     NULL};

const struct writer *writer_find(const char *name)
{
	for (size_t i = 0; writers[i]; i++)
		if (!strcmp(writers[i]->name, name))
			return writers[i];
	return NULL;
}

const struct writer *const *writer_all(void)
{
	return writers;
}

const char *writer_first_source(const struct statement *s)
{
	for (size_t i = 0; s->sources[i]; i++)
		if (*s->sources[i])
			return s->sources[i];
	return NULL;
}

bool writer_may_link(const char *address)
{
	static const char *const schemes[] = {"http:", "https:", "mailto:", "ftp:", "gemini:"};

	for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
		if (!strncasecmp(address, schemes[i], strlen(schemes[i])))
			return true;
	/* Relative ones have no scheme. */
	return address[strcspn(address, ":/?#")] != ':';
}

void writer_date(const struct writer_context *c, const struct statement *s, struct buf *out)
{
	static const struct calendar_choice gregorian;

	statement_date_words(s, c->calendars ? c->calendars : &gregorian, out);
}

void writer_origin(const struct writer_context *c, const struct statement *s, struct buf *out)
{
	const char *file = field_string(&field_table[FIELD_FILE], c->archive, s, 0, NULL);

	buf_clear(out);
	if (s->date_text)
		buf_printf(out, "%s; ", s->date_text);
	if (s->rare->date_orig)
		buf_printf(out, "%s (%s); ", s->rare->date_orig,
			   s->shared->calendar ? s->shared->calendar : "gregorian");
	buf_printf(out, "%s", s->id);
	if (file)
		buf_printf(out, ", %s", file);
}

/* Whether two dates say one day, whatever the time. */
static bool same_day(const char *a, const char *b)
{
	size_t len = strcspn(a, "T");

	return len == strcspn(b, "T") && !strncmp(a, b, len);
}

void writer_rest(const struct statement *s, bool addresses, struct buf *out)
{
	const char *first = writer_first_source(s);

	if (!s->speaker && s->shared->role)
		buf_printf(out, "; %s", s->shared->role);
	if (s->published && !(s->edtf && same_day(s->published, s->edtf)))
		buf_printf(out, "; published %s", s->published);
	for (size_t i = 0; s->sources[i]; i++) {
		const char *name = s->rare->source_names[i];

		if (*s->sources[i] && addresses && s->sources[i] != first)
			buf_printf(out, "; %s", s->sources[i]);
		else if (!*s->sources[i] && name)
			buf_printf(out, "; %s", name);
	}
}

void writer_key(const struct writer_context *c, const struct statement *s, struct buf *out)
{
	buf_puts(out, s->id);
	/* Ids are those of a file. */
	if (c->archive->files_n > 1)
		buf_printf(out, "-%lu", (unsigned long)s->file + 1);
}

/* The time that SOURCE_DATE_EPOCH says; else it is now, and false. */
static bool given_time(time_t *t)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	char *end;
	long long seconds = epoch ? strtoll(epoch, &end, 10) : -1;
	bool given = epoch && *epoch && !*end && seconds >= 0;

	*t = given ? (time_t)seconds : time(NULL);
	return given;
}

void writer_today(struct buf *out)
{
	char text[16];
	struct tm day;
	time_t t;

	if (given_time(&t))
		gmtime_r(&t, &day);
	else
		localtime_r(&t, &day);
	strftime(text, sizeof text, "%Y-%m-%d", &day);
	buf_puts(out, text);
}

void writer_now(struct buf *out)
{
	char text[32];
	struct tm utc;
	time_t t;

	given_time(&t);
	gmtime_r(&t, &utc);
	strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
	buf_puts(out, text);
}

static const char *plain(const struct field *f, const struct statement *s, struct buf *scratch)
{
	struct buf room;

	if (!field_is_given(f, NULL, s))
		return NULL;
	buf_init(&room);
	buf_clear(scratch);
	body_plain(field_string(f, NULL, s, 0, &room), scratch);
	buf_done(&room);
	return buf_str(scratch);
}

void writer_items_init(struct writer_items *w, const struct field *f, const struct statement *s)
{
	*w = (struct writer_items){.f = f, .s = s};
	buf_init(&w->room);
	buf_init(&w->note);
	if (f->type == FIELD_TYPE_NOTES)
		w->notes = kept_text(s->rare->notes, &w->room);
}

const char *writer_items_next(struct writer_items *w)
{
	const struct field *f = w->f;
	struct body_block block;
	const char *address;
	size_t i = w->n++;

	if (f->type == FIELD_TYPE_NOTES) {
		if (!body_next(&w->notes, &block))
			return NULL;
		buf_clear(&w->note);
		body_block_plain(&block, &w->note);
		return buf_str(&w->note);
	}
	if (f->type != FIELD_TYPE_SOURCES)
		return field_string(f, NULL, w->s, i, NULL);
	address = field_string(f, NULL, w->s, 2 * i + 1, NULL);
	return address && !*address ? field_string(f, NULL, w->s, 2 * i, NULL) : address;
}

void writer_items_done(struct writer_items *w)
{
	buf_done(&w->room);
	buf_done(&w->note);
}

const char *writer_value(const struct writer_context *c, const struct field *f,
			 const struct statement *s, struct buf *scratch)
{
	if (f->type == FIELD_TYPE_BODY)
		return plain(f, s, scratch);
	return field_string(f, c->archive, s, 0, NULL);
}
