/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* TEI P5: a corpus in which each statement is a text with a header of its own; valid against tei_all. What is
 * read back is the same archive (read/read_tei_own.c), but for the names of files. */
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
	.bare = "rend=\"number\"",
	.line_break = "<lb/>",
	.row = "row",
	.cell = "cell",
	.columns = "cols",
	.right_to_left = "style=\"direction: rtl\"",
	.left_to_right = "style=\"direction: ltr\"",
	.spaced = "xml:space=\"preserve\"",
};

/* A header that says as much as it must: where the text is from, and nothing that is not known. */
static void put_header_start(const char *element, const char *title, struct buf *out)
{
	buf_puts(out, "<teiHeader>\n<fileDesc>\n<titleStmt>\n");
	tags_line(element, title, out);
}

/* NOTES, a body, are of the archive; NULL: there are none. */
static void put_header_middle(const char *notes, struct buf *out)
{
	struct body_block block;
	const char *const none = NULL;
	const char *const *links = &none;

	buf_puts(out, "</titleStmt>\n<publicationStmt>\n<p>Written by " PACKAGE
		      " from an archive of public "
		      "statements.</p>\n</publicationStmt>\n");
	if (notes)
		buf_puts(out, "<notesStmt>\n");
	for (const char *rest = notes; body_next(&rest, &block);)
		tags_block(&tei, "note", &block, &links, out);
	if (notes)
		buf_puts(out, "</notesStmt>\n");
	buf_puts(out, "<sourceDesc>\n");
}

static void tei_begin(const struct writer_context *c, struct buf *out)
{
	const struct archive *a = c->archive;

	buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		      "<teiCorpus xmlns=\"http://www.tei-c.org/ns/1.0\""
		      " n=\"urn:leader-reader:archive:1\"");
	tags_attribute("xml:lang", archive_language_of_all(a), out);
	buf_puts(out, ">\n");
	put_header_start("title", a->title ? a->title : PACKAGE, out);
	put_header_middle(a->notes, out);
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

/* Whether W3C's types can say WHEN; EDTF says the rest in words of its own. */
static bool is_w3c(const char *when)
{
	const char *time = strchr(when, 'T');
	struct date_expression e;

	return date_expression_read(when, &e) && !e.interval && !e.start.flags && !e.start.years &&
	       e.start.month <= 12 && e.start.day <= 31 && e.start.year > 0 && !strchr(when, 'Y') &&
	       (!time || (strlen(time) >= sizeof "Thh:mm:ss" - 1 && time[6] == ':'));
}

/* A date of this TYPE, NULL: that of the statement, whose empty one would be a date, too. ORIG is the day in
 * CALENDAR, and the last thing in @when-custom. */
static void put_date(const char *type, const char *when, const char *calendar, const char *orig,
		     const char *printed, struct buf *out)
{
	bool w3c = when && is_w3c(when);
	struct buf custom;

	buf_init(&custom);
	if (when && !w3c)
		buf_puts(&custom, when);
	/* What comes second is not the first. */
	if (orig)
		buf_printf(&custom, "%s%s", w3c ? "" : " ", orig);
	buf_puts(out, "<date");
	tags_attribute("type", type, out);
	tags_attribute("when", w3c ? when : NULL, out);
	tags_attribute("when-custom", custom.len ? buf_str(&custom) : NULL, out);
	buf_done(&custom);
	if (calendar) {
		buf_puts(out, " datingMethod=\"#");
		tags_text(calendar, strlen(calendar), out);
		buf_putc(out, '"');
	}
	buf_putc(out, '>');
	tags_text(printed, strlen(printed), out);
	buf_puts(out, "</date>\n");
}

static void put_dates(const struct statement *s, struct buf *out)
{
	const struct statement_rare *rare = s->rare;

	if (s->edtf || s->date_text || rare->date_orig || rare->updated)
		put_date(NULL, s->edtf, s->shared->calendar, rare->date_orig,
			 s->date_text ? s->date_text : "", out);
	if (s->published)
		put_date("published", s->published, NULL, NULL, "", out);
	if (rare->updated)
		put_date("revised", rare->updated, NULL, NULL, "", out);
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

/* What there is of its speaker; of several, who has what is not known, and it comes before them. */
static void put_traits(const struct statement *s, struct buf *out)
{
	static const enum field_id traits[] = {FIELD_ROLE, FIELD_PARTY, FIELD_CONSTITUENCY,
					       FIELD_GENDER};

	for (size_t i = 0; i < sizeof traits / sizeof *traits; i++)
		put_note(field_table[traits[i]].name,
			 field_string(&field_table[traits[i]], NULL, s, 0, NULL), out);
}

static void put_bibl(const struct statement *s, struct buf *out)
{
	bool several = s->speaker && strstr(s->speaker, "; ");

	buf_puts(out, "<bibl>\n");
	if (several)
		put_traits(s, out);
	put_speakers("author", s, out);
	if (!several)
		put_traits(s, out);
	tags_line("title type=\"event\"", s->occasion, out);
	tags_line("pubPlace", s->shared->place, out);
	put_dates(s, out);
	for (size_t i = 0; s->sources[i]; i++)
		put_source(s->sources[i], s->rare->source_names[i], out);
	tags_line("idno", s->id, out);
	put_note("kind", s->shared->kind, out);
	put_note("turn", s->turn ? "yes" : NULL, out);
	put_note("summary_by", s->shared->summary_by, out);
	put_note("text_status", s->shared->text_status, out);
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
	put_header_start(s->title ? "title" : "title type=\"label\"",
			 s->title ? s->title : statement_label(s, room), out);
	put_speakers("author", s, out);
	put_header_middle(NULL, out);
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
