/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include <string.h>

#include "archive/field.h"
#include "archive/statement_date.h"
#include "base/buf.h"
#include "base/i18n.h"
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

static void csv_begin(const struct writer_context *c, struct buf *out)
{
	(void)c;
	for (const struct field *f = field_table; f < field_table + field_count; f++) {
		if (f->first_column)
			buf_printf(out, "%s,", f->first_column);
		if (f->column)
			buf_printf(out, "%s,", f->column);
	}
	buf_puts(out, "date_calendar\n");
}

static void put_value(const char *value, struct buf *out)
{
	if (value)
		writer_put_csv(value, out);
	buf_putc(out, ',');
}

/* The items of a list in one value. */
static void put_list(const struct field *f, const struct statement *s, struct buf *scratch,
		     struct buf *out)
{
	struct buf all;
	const char *item;

	buf_init(&all);
	for (size_t i = 0; (item = writer_item(f, s, i, scratch)); i++)
		buf_printf(&all, "%s%s", i ? "; " : "", item);
	put_value(buf_str(&all), out);
	buf_done(&all);
}

static void csv_statement(const struct writer_context *c, const struct statement *s, size_t n,
			  struct buf *out)
{
	struct buf scratch;

	(void)n;
	buf_init(&scratch);
	for (const struct field *f = field_table; f < field_table + field_count; f++) {
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
