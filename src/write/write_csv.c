/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include <string.h>

#include "archive/field.h"
#include "archive/statement_date.h"
#include "base/buf.h"
#include "base/i18n.h"
#include "write/datapackage.h"
#include "write/writer.h"

/* RFC 4180, but lines end in LF alone, as other tools here have it. Data is not altered: a value
 * that starts with "=" stays one. */
void writer_put_csv(const char *s, struct buf *out)
{
	if (!s[strcspn(s, "\",\n\r")]) {
		buf_puts(out, s);
		return;
	}
	buf_putc(out, '"');
	while (*s) {
		size_t n = strcspn(s, "\"");

		buf_add(out, s, n);
		s += n;
		if (*s) {
			buf_puts(out, "\"\"");
			s++;
		}
	}
	buf_putc(out, '"');
}

static void put_name(void *data, const char *name, const char *about)
{
	struct buf *out = data;

	(void)about;
	buf_printf(out, "%s%s", out->len ? "," : "", name);
}

void csv_columns(void (*column)(void *data, const char *name, const char *about), void *data)
{
	for (const struct field *f = field_table; f < field_table + field_count; f++) {
		if (field_number(f) == FIELD_FILE)
			column(data, WRITER_TURN,
			       "Whether it is one of many in a debate or a play: yes or no");
		if (f->first_column)
			column(data, f->first_column, "The first address it is found at");
		if (f->column)
			column(data, f->column, f->about);
	}
	column(data, "date_calendar",
	       "The date in the calendar that was asked for, as YYYY-MM-DD, as far as it is known");
}

static void csv_begin(const struct writer_context *c, struct buf *out)
{
	(void)c;
	csv_columns(put_name, out);
	buf_putc(out, '\n');
}

static void put_value(const char *value, struct buf *out)
{
	if (value)
		writer_put_csv(value, out);
	buf_putc(out, ',');
}

/* An item of a list, whose items "; " parts: what could be taken for that, or its beginning, is doubled. */
static void put_item(const char *s, struct buf *out)
{
	while (*s) {
		size_t plain = strcspn(s, ";"), n = strspn(s + plain, ";");
		bool parts = !s[plain + n] || s[plain + n] == ' ';

		buf_add(out, s, plain + n);
		if (parts)
			buf_add(out, s + plain, n);
		s += plain + n;
	}
}

/* The items of a list in one value; of notes, which are sentences, with an empty line between them. */
static void put_list(const struct field *f, const struct statement *s, struct buf *scratch,
		     struct buf *out)
{
	struct writer_items items;
	const char *item;

	buf_clear(scratch);
	writer_items_init(&items, f, s);
	for (size_t i = 0; (item = writer_items_next(&items)); i++) {
		bool sentence = f->type == FIELD_TYPE_NOTES;

		buf_puts(scratch, !i ? "" : sentence ? "\n\n" : "; ");
		if (sentence)
			buf_puts(scratch, item);
		else
			put_item(item, scratch);
	}
	put_value(buf_str(scratch), out);
	writer_items_done(&items);
}

static void csv_statement(const struct writer_context *c, const struct statement *s, size_t n,
			  struct buf *out)
{
	struct buf scratch;

	(void)n;
	buf_init(&scratch);
	for (const struct field *f = field_table; f < field_table + field_count; f++) {
		if (field_number(f) == FIELD_FILE)
			put_value(s->turn ? "yes" : "no", out);
		if (f->first_column)
			put_value(writer_first_source(s), out);
		if (f->column && field_is_list(f))
			put_list(f, s, &scratch, out);
		else if (f->column)
			put_value(writer_value(c, f, s, &scratch), out);
	}
	/* The Gregorian date is there already: of two calendars the other. */
	statement_date_common(s, c->calendars ? c->calendars->second : CALENDAR_GREGORIAN, out);
	buf_putc(out, '\n');
	buf_done(&scratch);
}

const struct writer writer_csv = {
	.name = "csv",
	.title = N_("CSV, a header and a row each"),
	.ending = "csv",
	.begin = csv_begin,
	.statement = csv_statement,
};
