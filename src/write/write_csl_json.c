/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* CSL-JSON: an array of items of type "speech", as the schema of the Citation Style Language has them. */
#include "config.h"

#include "archive/archive.h"
#include "archive/field.h"
#include "base/buf.h"
#include "base/i18n.h"
#include "write/entry_keys.h"
#include "write/writer.h"

static void csl_begin(const struct writer_context *c, struct buf *out)
{
	(void)c;
	buf_putc(out, '[');
}

static void csl_end(const struct writer_context *c, struct buf *out)
{
	(void)c;
	buf_puts(out, "\n]\n");
}

static void put(const char *name, const char *value, struct buf *out)
{
	if (!value || !*value)
		return;
	buf_printf(out, ",\n  \"%s\": ", name);
	writer_put_json(value, out);
}

/* Whether P can be given as numbers: year, month, day as far as known; SEASON: it may be one. */
static bool is_plain(const struct date_part *p, bool season)
{
	return !p->years && p->day != DATE_UNSPECIFIED &&
	       (p->month <= 12 || (season && p->month != DATE_UNSPECIFIED));
}

/* Before our era the year 1 is -1 here, as there is none called 0. */
static void put_part(const struct date_part *p, struct buf *out)
{
	buf_printf(out, "[%ld", (long)(p->year > 0 ? p->year : p->year - 1));
	if (p->month >= 1 && p->month <= 12) {
		buf_printf(out, ",%d", p->month);
		if (p->day)
			buf_printf(out, ",%d", p->day);
	}
	buf_putc(out, ']');
}

/* An approximate date is "circa"; what numbers cannot say is given as EDTF. */
static void put_date(const char *name, const struct statement *s, struct buf *out)
{
	struct date_expression e;

	if (!s->edtf)
		return;
	buf_printf(out, ",\n  \"%s\": ", name);
	if (!date_expression_read(s->edtf, &e) || e.flags || !is_plain(&e.start, !e.interval) ||
	    (e.interval && !is_plain(&e.end, false))) {
		buf_puts(out, "{\"literal\": ");
		writer_put_json(s->edtf, out);
		buf_putc(out, '}');
		return;
	}
	buf_puts(out, "{\"date-parts\": [");
	put_part(&e.start, out);
	if (e.interval) {
		buf_putc(out, ',');
		put_part(&e.end, out);
	}
	buf_putc(out, ']');
	if (!e.interval && e.start.month > 12)
		buf_printf(out, ", \"season\": %d", e.start.month - 20);
	if (e.start.flags || (e.interval && e.end.flags))
		buf_puts(out, ", \"circa\": true");
	buf_putc(out, '}');
}

/* The day on which this is written, as numbers. */
static void put_accessed(struct buf *out)
{
	struct date_expression e;
	struct buf today;

	buf_init(&today);
	writer_today(&today);
	if (date_expression_read(buf_str(&today), &e)) {
		buf_puts(out, ",\n  \"accessed\": {\"date-parts\": [");
		put_part(&e.start, out);
		buf_puts(out, "]}");
	}
	buf_done(&today);
}

static void put_authors(const struct statement *s, struct buf *out)
{
	struct field_values v = {.field = &field_table[FIELD_SPEAKER], .s = s};
	const char *value;
	struct buf name;
	size_t len;
	bool first = true;

	buf_init(&name);
	while (field_values_next(&v, &value, &len)) {
		buf_clear(&name);
		buf_add(&name, value, len);
		buf_puts(out, first ? ",\n  \"author\": [{\"literal\": " : ", {\"literal\": ");
		writer_put_json(buf_str(&name), out);
		buf_putc(out, '}');
		first = false;
	}
	if (!first)
		buf_putc(out, ']');
	buf_done(&name);
}

static void put_keywords(const struct statement *s, struct buf *out)
{
	struct buf all;

	buf_init(&all);
	for (size_t i = 0; s->topics[i]; i++)
		buf_printf(&all, "%s%s", i ? ", " : "", s->topics[i]);
	put("keyword", buf_str(&all), out);
	buf_done(&all);
}

static void csl_statement(const struct writer_context *c, const struct statement *s, size_t n,
			  struct buf *out)
{
	char room[STATEMENT_LABEL_SIZE];
	struct buf scratch, key;

	buf_init(&scratch);
	buf_printf(out, "%s\n{ \"type\": \"speech\"", n ? "," : "");
	writer_key(c, s, &scratch);
	buf_init(&key);
	entry_keys_put(c->keys, buf_str(&scratch), &key);
	put("id", buf_str(&key), out);
	buf_done(&key);
	put_authors(s, out);
	put("title", s->title ? s->title : statement_label(s, room), out);
	put("genre", s->shared->kind, out);
	put("event-title", s->occasion, out);
	put("event-place", s->shared->place, out);
	put_date("event-date", s, out);
	put_date("issued", s, out);
	put("language", s->shared->language, out);
	put("URL", writer_first_source(s), out);
	if (writer_first_source(s))
		put_accessed(out);
	put("archive", c->archive->title, out);
	put_keywords(s, out);
	buf_clear(&scratch);
	writer_origin(c, s, &scratch);
	writer_rest(s, true, &scratch);
	put("note", buf_str(&scratch), out);
	put("abstract", writer_value(c, &field_table[FIELD_SUMMARY], s, &scratch), out);
	buf_puts(out, " }");
	buf_done(&scratch);
}

const struct writer writer_csl_json = {
	.name = "csl-json",
	.title = N_("CSL-JSON, for citation processors"),
	.ending = "json",
	.begin = csl_begin,
	.statement = csl_statement,
	.end = csl_end,
};
