/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* TEI P5: a corpus in which each statement is a text with a header of its own; valid against tei_all. */
#include "config.h"

#include <string.h>

#include "archive/archive.h"
#include "archive/body.h"
#include "archive/field.h"
#include "base/buf.h"
#include "base/i18n.h"
#include "write/tags.h"
#include "write/writer.h"

static const struct tags tei = {
	.block = {[MARK_P] = "p", "p rend=\"head\"", "stage", "item", "table"},
	.quote = "quote",
	.list = "list",
	.inline_ = {"hi rend=\"italic\"", "hi rend=\"bold\"", "ref", "note", "del"},
	.target = "target",
	.line_break = "<lb/>",
	.row = "row",
	.cell = "cell",
	.columns = "cols",
};

/* A header that says as much as it must: where the text is from, and nothing that is not known. */
static void put_header_start(const char *title, struct buf *out)
{
	buf_puts(out, "<teiHeader>\n<fileDesc>\n<titleStmt>\n");
	tags_line("title", title, out);
}

static void put_header_middle(struct buf *out)
{
	buf_puts(out, "</titleStmt>\n<publicationStmt>\n<p>Written by " PACKAGE
		      " from an archive of public "
		      "statements.</p>\n</publicationStmt>\n<sourceDesc>\n");
}

static void tei_begin(const struct writer_context *c, struct buf *out)
{
	const struct archive *a = c->archive;

	buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		      "<teiCorpus xmlns=\"http://www.tei-c.org/ns/1.0\"");
	tags_attribute("xml:lang", archive_language_of_all(a), out);
	buf_puts(out, ">\n");
	put_header_start(a->title ? a->title : PACKAGE, out);
	put_header_middle(out);
	if (!a->files_n)
		tags_line("p", PACKAGE, out);
	for (size_t i = 0; i < a->files_n; i++)
		tags_line("bibl", a->files[i], out);
	buf_puts(out, "</sourceDesc>\n</fileDesc>\n</teiHeader>\n");
}

static void tei_end(const struct writer_context *c, struct buf *out)
{
	(void)c;
	buf_puts(out, "</teiCorpus>\n");
}

static void put_date(const struct statement *s, struct buf *out)
{
	const char *printed = s->date_text ? s->date_text : s->edtf;
	struct date_expression e;

	if (!printed)
		return;
	buf_puts(out, "<date");
	/* What W3C's types can say; EDTF says the rest in words of its own. */
	if (s->edtf && date_expression_read(s->edtf, &e) && !e.interval && !e.start.flags &&
	    !e.start.years && e.start.month <= 12 && e.start.day <= 31 && e.start.year > 0 &&
	    !strchr(s->edtf, 'Y'))
		tags_attribute("when", s->edtf, out);
	else if (s->edtf)
		tags_attribute("when-custom", s->edtf, out);
	buf_putc(out, '>');
	tags_text(printed, strlen(printed), out);
	buf_puts(out, "</date>\n");
}

static void put_speakers(const char *name, const struct statement *s, struct buf *out)
{
	struct field_values v = {.field = &field_table[FIELD_SPEAKER], .s = s};
	const char *value;
	size_t len;

	while (field_values_next(&v, &value, &len)) {
		buf_printf(out, "<%s>", name);
		tags_text(value, len, out);
		buf_printf(out, "</%s>\n", name);
	}
}

static void put_source(const char *address, const char *called, struct buf *out)
{
	const char *shown = *called ? called : address;
	struct buf target;

	/* Blanks would part it from another one. */
	buf_init(&target);
	for (const char *s = address; *s; s++)
		buf_printf(&target, *s == ' ' ? "%%20" : "%c", *s);
	buf_puts(out, "<ref");
	tags_attribute("target", *address ? buf_str(&target) : NULL, out);
	buf_done(&target);
	buf_putc(out, '>');
	tags_text(shown, strlen(shown), out);
	buf_puts(out, "</ref>\n");
}

/* A note about the statement, of the kind that NAME says. */
static void put_note(const char *name, const char *value, struct buf *out)
{
	if (!value)
		return;
	buf_puts(out, "<note");
	tags_attribute("type", name, out);
	buf_putc(out, '>');
	tags_text(value, strlen(value), out);
	buf_puts(out, "</note>\n");
}

static void put_bibl(const struct statement *s, struct buf *out)
{
	static const enum field_id noted[] = {FIELD_ROLE,   FIELD_PARTY, FIELD_CONSTITUENCY,
					      FIELD_GENDER, FIELD_KIND,  FIELD_PUBLISHED,
					      FIELD_UPDATED};

	buf_puts(out, "<bibl>\n");
	put_speakers("author", s, out);
	tags_line("title type=\"event\"", s->occasion, out);
	tags_line("pubPlace", s->shared->place, out);
	put_date(s, out);
	for (size_t i = 0; s->sources[i]; i++)
		put_source(s->sources[i], s->rare->source_names[i], out);
	tags_line("idno", s->id, out);
	for (size_t i = 0; i < sizeof noted / sizeof *noted; i++)
		put_note(field_table[noted[i]].name,
			 field_string(&field_table[noted[i]], NULL, s, 0, NULL), out);
	buf_puts(out, "</bibl>\n");
}

static void put_topics(const struct statement *s, struct buf *out)
{
	if (!s->topics[0])
		return;
	buf_puts(out, "<profileDesc>\n<textClass>\n<keywords>\n");
	for (size_t i = 0; s->topics[i]; i++)
		tags_line("term", s->topics[i], out);
	buf_puts(out, "</keywords>\n</textClass>\n</profileDesc>\n");
}

static void put_part(const char *type, struct kept body, const char *const **links, struct buf *out)
{
	struct buf room;

	if (!body.at)
		return;
	buf_init(&room);
	buf_printf(out, "<div type=\"%s\">\n", type);
	tags_body(&tei, kept_text(body, &room), links, out);
	buf_puts(out, "</div>\n");
	buf_done(&room);
}

static void tei_statement(const struct writer_context *c, const struct statement *s, size_t n,
			  struct buf *out)
{
	const char *const *links = s->rare->links;
	char room[STATEMENT_LABEL_SIZE];

	(void)c;
	(void)n;
	buf_puts(out, "<TEI");
	tags_attribute("xml:lang", s->shared->language, out);
	buf_puts(out, ">\n");
	put_header_start(s->title ? s->title : statement_label(s, room), out);
	put_speakers("author", s, out);
	put_header_middle(out);
	put_bibl(s, out);
	buf_puts(out, "</sourceDesc>\n</fileDesc>\n");
	put_topics(s, out);
	buf_puts(out, "</teiHeader>\n<text>\n<body>\n");
	put_part("summary", s->summary, &links, out);
	put_part("text", s->text, &links, out);
	put_part("notes", s->rare->notes, &links, out);
	if (!s->summary.at && !s->text.at && !s->rare->notes.at)
		buf_puts(out, "<div type=\"none\">\n<p/>\n</div>\n");
	buf_puts(out, "</body>\n</text>\n</TEI>\n");
}

const struct writer writer_tei = {
	.name = "tei",
	.title = N_("TEI, a corpus with a text each"),
	.ending = "tei.xml",
	.begin = tei_begin,
	.statement = tei_statement,
	.end = tei_end,
};
