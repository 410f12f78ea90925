/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include <string.h>

#include "archive/field.h"
#include "archive/statement_date.h"
#include "base/buf.h"
#include "base/i18n.h"
#include "write/writer.h"

/* One object a line (JSON Lines); RFC 8259, section 7: only these bytes need an escape. */
void writer_put_json(const char *s, struct buf *out)
{
	buf_putc(out, '"');
	for (;;) {
		const char *plain = s;

		while ((unsigned char)*s >= 0x20 && *s != '"' && *s != '\\')
			s++;
		buf_add(out, plain, (size_t)(s - plain));
		if (!*s)
			break;
		switch (*s) {
		case '"': buf_puts(out, "\\\""); break;
		case '\\': buf_puts(out, "\\\\"); break;
		case '\n': buf_puts(out, "\\n"); break;
		case '\t': buf_puts(out, "\\t"); break;
		default: buf_printf(out, "\\u%04x", (unsigned char)*s); break;
		}
		s++;
	}
	buf_putc(out, '"');
}

static void put_name(const char *name, bool *first, struct buf *out)
{
	if (!*first)
		buf_putc(out, ',');
	*first = false;
	writer_put_json(name, out);
	buf_putc(out, ':');
}

static void put_value(const char *name, const char *value, bool *first, struct buf *out)
{
	if (!value)
		return;
	put_name(name, first, out);
	writer_put_json(value, out);
}

static void put_list(const struct field *f, const struct statement *s, bool *first, struct buf *out)
{
	struct writer_items items;
	const char *item;
	size_t n = 0;

	writer_items_init(&items, f, s);
	for (; (item = writer_items_next(&items)); n++) {
		if (!n)
			put_name(f->column, first, out);
		buf_putc(out, n ? ',' : '[');
		writer_put_json(item, out);
	}
	if (n)
		buf_putc(out, ']');
	writer_items_done(&items);
}

/* As in CSV, where there is another calendar than that of the date. */
static void put_date_calendar(const struct writer_context *c, const struct statement *s,
			      bool *first, struct buf *scratch, struct buf *out)
{
	enum calendar calendar = c->calendars ? c->calendars->second : CALENDAR_GREGORIAN;

	if (calendar == CALENDAR_GREGORIAN)
		return;
	buf_clear(scratch);
	statement_date_common(s, calendar, scratch);
	put_value("date_calendar", scratch->len ? buf_str(scratch) : NULL, first, out);
}

static void json_statement(const struct writer_context *c, const struct statement *s, size_t n,
			   struct buf *out)
{
	struct buf scratch;
	bool first = true;

	(void)n;
	buf_init(&scratch);
	buf_putc(out, '{');
	for (const struct field *f = field_table; f < field_table + field_count; f++) {
		if (field_number(f) == FIELD_FILE)
			put_value(WRITER_TURN, s->turn ? "yes" : NULL, &first, out);
		if (f->first_column)
			put_value(f->first_column, writer_first_source(s), &first, out);
		if (f->column && field_is_list(f))
			put_list(f, s, &first, out);
		else if (f->column)
			put_value(f->column, writer_value(c, f, s, &scratch), &first, out);
	}
	put_date_calendar(c, s, &first, &scratch, out);
	buf_puts(out, "}\n");
	buf_done(&scratch);
}

const struct writer writer_json = {
	.name = "json",
	.title = N_("JSON, one object a line"),
	.ending = "jsonl",
	.statement = json_statement,
};
