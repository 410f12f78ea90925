/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * BibLaTeX. Of its types @unpublished is the one with an event, its date and its place; dates are EDTF there
 * (ISO 8601-2, level 1), as they are here.
 */
#include "config.h"

#include <string.h>

#include "archive/archive.h"
#include "archive/field.h"
#include "base/buf.h"
#include "base/i18n.h"
#include "write/entry_keys.h"
#include "write/writer.h"

/* What TeX takes for more than a letter. */
static const char *escaped(char c)
{
	switch (c) {
	case '\\': return "\\textbackslash{}";
	/* With a backslash, too, one without its other would end the value elsewhere. */
	case '{': return "\\textbraceleft{}";
	case '}': return "\\textbraceright{}";
	case '$': return "\\$";
	case '&': return "\\&";
	case '#': return "\\#";
	case '%': return "\\%";
	case '_': return "\\_";
	case '^': return "\\textasciicircum{}";
	case '~': return "\\textasciitilde{}";
	default: return NULL;
	}
}

/* All on one line: an empty one would end the paragraph. */
static void put_tex(const char *s, size_t len, struct buf *out)
{
	for (const char *end = s + len; s < end; s++) {
		const char *e = escaped(*s);

		if (e)
			buf_puts(out, e);
		else
			buf_putc(out, *s == '\n' ? ' ' : *s);
	}
}

static void put_field(const char *name, const char *value, struct buf *out)
{
	if (!value || !*value)
		return;
	buf_printf(out, "  %s = {", name);
	put_tex(value, strlen(value), out);
	buf_puts(out, "},\n");
}

/* Whether BibLaTeX reads all of the EDTF string: not a day of which nothing is known, nor X within an
 * interval, nor a year of five digits. */
static bool is_known(const char *edtf)
{
	struct date_expression e;
	const struct date_part *p = &e.start;

	if (!edtf || !date_expression_read(edtf, &e) || p->years == 4 || strchr(edtf, 'Y'))
		return false;
	return !e.interval || !strchr(edtf, 'X');
}

/* A date is read as it is, and "~" is none of TeX's there. */
static void put_date(const char *name, const struct statement *s, struct buf *out)
{
	if (is_known(s->edtf))
		buf_printf(out, "  %s = {%s},\n", name, s->edtf);
}

/* A key may be any text without the signs that BibTeX reads. */
static void put_key(const struct writer_context *c, const struct statement *s, struct buf *out)
{
	struct buf key;

	buf_init(&key);
	writer_key(c, s, &key);
	for (char *p = key.data; *p; p++)
		if (strchr("\"#'(),={}%~\\ @", *p))
			*p = '-';
	entry_keys_put(c->keys, key.data, out);
	buf_done(&key);
}

/* Names stand in braces of their own: they are not to be taken apart. */
static void put_authors(const struct statement *s, struct buf *out)
{
	struct field_values v = {.field = &field_table[FIELD_SPEAKER], .s = s};
	const char *value;
	size_t len;
	bool first = true;

	if (!s->speaker)
		return;
	buf_puts(out, "  author = {");
	while (field_values_next(&v, &value, &len)) {
		buf_puts(out, first ? "{" : " and {");
		put_tex(value, len, out);
		buf_putc(out, '}');
		first = false;
	}
	buf_puts(out, "},\n");
}

/* An address is read as it is: what would end it is written as %XX. */
static void put_address(const char *address, struct buf *out)
{
	if (!address)
		return;
	buf_puts(out, "  url = {");
	for (; *address; address++)
		if (strchr("{}\\ ", *address))
			buf_printf(out, "%%%02X", (unsigned char)*address);
		else
			buf_putc(out, *address);
	buf_puts(out, "},\n");
}

/* One with a comma in it stands in braces. */
static void put_keywords(const struct statement *s, struct buf *out)
{
	if (!s->topics[0])
		return;
	buf_puts(out, "  keywords = {");
	for (size_t i = 0; s->topics[i]; i++) {
		bool comma = strchr(s->topics[i], ',') != NULL;

		buf_printf(out, "%s%s", i ? ", " : "", comma ? "{" : "");
		put_tex(s->topics[i], strlen(s->topics[i]), out);
		buf_puts(out, comma ? "}" : "");
	}
	buf_puts(out, "},\n");
}

static void bibtex_statement(const struct writer_context *c, const struct statement *s, size_t n,
			     struct buf *out)
{
	const struct field *summary = &field_table[FIELD_SUMMARY];
	char room[STATEMENT_LABEL_SIZE];
	struct buf scratch;

	buf_init(&scratch);
	buf_printf(out, "%s@unpublished{", n ? "\n" : "");
	put_key(c, s, out);
	buf_puts(out, ",\n");
	put_authors(s, out);
	put_field("title", s->title ? s->title : statement_label(s, room), out);
	put_field("titleaddon", s->shared->kind, out);
	put_date("date", s, out);
	put_field("eventtitle", s->occasion, out);
	put_date("eventdate", s, out);
	put_field("venue", s->shared->place, out);
	put_field("language", s->shared->language, out);
	put_address(writer_first_source(s), out);
	if (writer_first_source(s)) {
		writer_today(&scratch);
		put_field("urldate", buf_str(&scratch), out);
		buf_clear(&scratch);
	}
	writer_origin(c, s, &scratch);
	if (s->edtf && !is_known(s->edtf))
		buf_printf(&scratch, "; %s", s->edtf);
	writer_rest(s, true, &scratch);
	put_field("note", buf_str(&scratch), out);
	put_field("abstract", writer_value(c, summary, s, &scratch), out);
	put_keywords(s, out);
	buf_puts(out, "}\n");
	buf_done(&scratch);
}

const struct writer writer_bibtex = {
	.name = "bibtex",
	.title = N_("BibLaTeX, an entry each"),
	.ending = "bib",
	.statement = bibtex_statement,
};
