/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include <string.h>

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

static void put_name(enum writer_field field, bool *first, struct buf *out)
{
	if (!*first)
		buf_putc(out, ',');
	*first = false;
	writer_put_json(writer_field_names[field], out);
	buf_putc(out, ':');
}

static void put_list(const struct statement *s, enum writer_field field, bool *first,
		     struct buf *out)
{
	const char *item = writer_field_item(s, field, 0);

	if (!item)
		return;
	put_name(field, first, out);
	for (size_t i = 0; item; item = writer_field_item(s, field, ++i)) {
		buf_putc(out, i ? ',' : '[');
		writer_put_json(item, out);
	}
	buf_putc(out, ']');
}

static void json_statement(const struct writer_context *c, const struct statement *s, size_t n,
			   struct buf *out)
{
	struct buf scratch;
	bool first = true;

	(void)n;
	buf_init(&scratch);
	buf_putc(out, '{');
	for (enum writer_field field = 0; field < FIELDS; field++) {
		const char *value;

		if (writer_field_is_list(field)) {
			put_list(s, field, &first, out);
			continue;
		}
		value = writer_field_text(c, s, field, &scratch);
		if (!value)
			continue;
		put_name(field, &first, out);
		writer_put_json(value, out);
	}
	buf_puts(out, "}\n");
	buf_done(&scratch);
}

const struct writer writer_json = {
	.name = "json",
	.title = N_("JSON, one object a line"),
	.statement = json_statement,
};
