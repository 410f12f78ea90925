/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "write/datapackage.h"

#include <string.h>

#include "archive/archive.h"
#include "base/buf.h"
#include "write/writer.h"

/* Names in a package have small letters, digits and ".-_" alone. */
static void put_name(const char *name, struct buf *out)
{
	size_t from;

	buf_putc(out, '"');
	from = out->len;
	for (; *name; name++)
		if ((*name >= 'a' && *name <= 'z') || (*name >= '0' && *name <= '9'))
			buf_putc(out, *name);
		else if (*name >= 'A' && *name <= 'Z')
			buf_putc(out, (char)(*name + ('a' - 'A')));
		else if (out->len > from && out->data[out->len - 1] != '-')
			buf_putc(out, '-');
	if (out->len > from && out->data[out->len - 1] == '-')
		buf_truncate(out, out->len - 1);
	buf_puts(out, out->len > from ? "\"" : "statements\"");
}

static void put_column(void *data, const char *name, const char *about)
{
	struct buf *out = data;

	buf_puts(out, out->data[out->len - 1] == '[' ? "\n" : ",\n");
	buf_puts(out, "          {\"name\": ");
	writer_put_json(name, out);
	buf_puts(out, ", \"type\": \"string\", \"description\": ");
	writer_put_json(about, out);
	buf_putc(out, '}');
}

/* The files that were read. */
static void put_sources(const struct archive *a, struct buf *out)
{
	buf_puts(out, "  \"sources\": [");
	for (size_t i = 0; i < a->files_n; i++) {
		buf_puts(out, i ? ",\n    {\"title\": " : "\n    {\"title\": ");
		writer_put_json(a->files[i], out);
		buf_putc(out, '}');
	}
	buf_puts(out, a->files_n ? "\n  ],\n" : "],\n");
}

static void put_description(const struct archive *a, size_t n, const char *query, struct buf *out)
{
	struct buf text;

	buf_init(&text);
	buf_printf(&text, "%zu of %zu statements", n, a->n);
	if (*query)
		buf_printf(&text, ", those that match: %s", query);
	buf_puts(out, "  \"description\": ");
	writer_put_json(buf_str(&text), out);
	buf_puts(out, ",\n");
	buf_done(&text);
}

void datapackage_put(const struct writer_context *c, const char *name, size_t n, const char *query,
		     struct buf *out)
{
	const struct archive *a = c->archive;
	buf_puts(out, "{\n  \"profile\": \"tabular-data-package\",\n  \"name\": ");
	put_name(name, out);
	if (a->title) {
		buf_puts(out, ",\n  \"title\": ");
		writer_put_json(a->title, out);
	}
	buf_puts(out, ",\n");
	put_description(a, n, query, out);
	buf_puts(out, "  \"created\": \"");
	writer_now(out);
	buf_puts(out, "\",\n");
	put_sources(a, out);
	buf_puts(out, "  \"resources\": [\n    {\n      \"profile\": \"tabular-data-resource\",\n"
		      "      \"name\": ");
	put_name(name, out);
	buf_puts(out, ",\n      \"path\": ");
	writer_put_json(name, out);
	buf_puts(out, ",\n      \"format\": \"csv\",\n      \"mediatype\": \"text/csv\",\n"
		      "      \"encoding\": \"utf-8\",\n"
		      "      \"dialect\": {\"delimiter\": \",\", \"lineTerminator\": \"\\n\", "
		      "\"quoteChar\": \"\\\"\", \"doubleQuote\": true, \"header\": true},\n"
		      "      \"schema\": {\n        \"fields\": [");
	csv_columns(put_column, out);
	buf_puts(out, "\n        ],\n        \"missingValues\": [\"\"]\n      }\n    }\n  ]\n}\n");
}
