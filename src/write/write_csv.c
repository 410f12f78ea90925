/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include <string.h>

#include "archive/statement.h"
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
	for (enum writer_field field = 0; field < FIELDS; field++)
		buf_printf(out, "%s,", writer_field_names[field]);
	buf_puts(out, "date_calendar\n");
}

static void csv_statement(const struct writer_context *c, const struct statement *s, size_t n,
			  struct buf *out)
{
	struct buf scratch;

	(void)n;
	buf_init(&scratch);
	for (enum writer_field field = 0; field < FIELDS; field++) {
		const char *value = NULL;

		if (writer_field_is_list(field)) {
			buf_clear(&scratch);
			for (size_t i = 0; (value = writer_field_item(s, field, i)); i++)
				buf_printf(&scratch, "%s%s", i ? "; " : "", value);
			value = buf_str(&scratch);
		} else {
			value = writer_field_text(c, s, field, &scratch);
		}
		if (value)
			writer_put_csv(value, out);
		buf_putc(out, ',');
	}
	/* The Gregorian date is there already: of two calendars the other. */
	statement_date_common(s, c->calendars ? c->calendars->second : CALENDAR_GREGORIAN, out);
	buf_putc(out, '\n');
	buf_done(&scratch);
}

const struct writer writer_csv = {
	.name = "csv",
	.title = N_("CSV, a header and a row each"),
	.begin = csv_begin,
	.statement = csv_statement,
};
