/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* The native format (data/archive.rnc): what is read back is the same archive, but for the names of files. */
#include "config.h"

#include <string.h>

#include "archive/archive.h"
#include "archive/remark.h"
#include "archive/body.h"
#include "archive/field.h"
#include "base/buf.h"
#include "base/i18n.h"
#include "write/tags.h"
#include "write/writer.h"

static const struct tags native = {
	.block = {[MARK_P] = "p", "head", "stage", "item", "table"},
	.quote = "quote",
	.list = "list",
	.inline_ = {"em", "strong", "ref", "note", "del"},
	.target = "href",
	.bare = "show=\"number\"",
	.line_break = "<br/>",
	.row = "row",
	.cell = "cell",
	.columns = "cols",
	.right_to_left = "dir=\"rtl\"",
	.left_to_right = "dir=\"ltr\"",
	.spaced = "xml:space=\"preserve\"",
};

/* What a speaker has. */
static const enum field_id traits[] = {FIELD_ROLE, FIELD_PARTY, FIELD_CONSTITUENCY, FIELD_GENDER};
enum { TRAITS = sizeof traits / sizeof *traits };

static void xml_begin(const struct writer_context *c, struct buf *out)
{
	const char *notes = c->archive->notes;
	struct body_block block;
	const char *const none = NULL;
	const char *const *links = &none;

	buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		      "<archive xmlns=\"urn:leader-reader:archive:1\" version=\"1\"");
	tags_attribute("xml:lang", archive_language_of_all(c->archive), out);
	buf_puts(out, ">\n");
	tags_line("title", c->archive->title ? c->archive->title : PACKAGE, out);
	while (body_next(&notes, &block))
		tags_block(&native, "note", &block, &links, out);
}

static void xml_end(const struct writer_context *c, struct buf *out)
{
	(void)c;
	buf_puts(out, "</archive>\n");
}

static void put_dates(const struct statement *s, struct buf *out)
{
	if (s->edtf || s->date_text || s->rare->date_orig || s->rare->updated) {
		buf_puts(out, "<date");
		/* Of an undated one nobody is to read the text again, nor to take another date for it. */
		tags_attribute("when", s->edtf ? s->edtf : "", out);
		tags_attribute("calendar", s->shared->calendar, out);
		tags_attribute("orig", s->rare->date_orig, out);
		buf_putc(out, '>');
		tags_text(s->date_text ? s->date_text : "", s->date_text ? strlen(s->date_text) : 0,
			  out);
		buf_puts(out, "</date>\n");
	}
	if (s->published)
		buf_printf(out, "<date type=\"published\" when=\"%s\"/>\n", s->published);
	if (s->rare->updated)
		buf_printf(out, "<date type=\"revised\" when=\"%s\"/>\n", s->rare->updated);
}

/* What there is of all of them together where several speak: who of them has what is not known. */
static void put_speakers(const struct statement *s, struct buf *out)
{
	struct field_values v = {.field = &field_table[FIELD_SPEAKER], .s = s};
	bool one = s->speaker && !strstr(s->speaker, "; ");
	const char *name;
	size_t len;

	for (int i = 0; i < TRAITS && !one; i++)
		tags_line(field_table[traits[i]].name,
			  field_string(&field_table[traits[i]], NULL, s, 0, NULL), out);
	while (field_values_next(&v, &name, &len)) {
		buf_puts(out, "<speaker");
		for (int i = 0; i < TRAITS && one; i++)
			tags_attribute(field_table[traits[i]].name,
				       field_string(&field_table[traits[i]], NULL, s, 0, NULL),
				       out);
		buf_putc(out, '>');
		tags_text(name, len, out);
		buf_puts(out, "</speaker>\n");
	}
}

static void put_sources(const struct statement *s, struct buf *out)
{
	for (size_t i = 0; s->sources[i]; i++) {
		buf_puts(out, "<source");
		tags_attribute("href", *s->sources[i] ? s->sources[i] : NULL, out);
		buf_putc(out, '>');
		tags_text(s->rare->source_names[i], strlen(s->rare->source_names[i]), out);
		buf_puts(out, "</source>\n");
	}
}

static void put_part(const char *name, const char *attribute, const char *value, struct kept body,
		     const char *const **links, struct buf *out)
{
	struct buf room;

	if (!body.at)
		return;
	buf_init(&room);
	buf_printf(out, "<%s", name);
	tags_attribute(attribute, value, out);
	buf_puts(out, ">\n");
	tags_body(&native, kept_text(body, &room), links, out);
	buf_printf(out, "</%s>\n", name);
	buf_done(&room);
}

/* Notes of the reader: the schema has their attributes. */
static void put_remark(const struct remark *m, struct buf *out)
{
	for (size_t i = 0; m && i < m->notes_n; i++) {
		const struct remark_note *n = &m->notes[i];

		buf_puts(out, "<note by=\"reader\"");
		tags_attribute("made", n->made, out);
		tags_attribute("exact", *n->exact ? n->exact : NULL, out);
		tags_attribute("prefix", *n->prefix ? n->prefix : NULL, out);
		tags_attribute("suffix", *n->suffix ? n->suffix : NULL, out);
		buf_putc(out, '>');
		tags_text(n->text, strlen(n->text), out);
		buf_puts(out, "</note>\n");
	}
}

static void put_notes(struct kept kept, const char *const **links, struct buf *out)
{
	struct body_block block;
	struct buf room;
	const char *notes;

	buf_init(&room);
	notes = kept_text(kept, &room);
	while (body_next(&notes, &block))
		tags_block(&native, "note", &block, links, out);
	buf_done(&room);
}

static void xml_statement(const struct writer_context *c, const struct statement *s, size_t n,
			  struct buf *out)
{
	const char *const *links = s->rare->links;

	(void)n;
	buf_puts(out, "\n<statement");
	tags_attribute("id", s->id, out);
	tags_attribute("kind", s->shared->kind, out);
	tags_attribute("turn", s->turn ? "yes" : NULL, out);
	tags_attribute("xml:lang", s->shared->language, out);
	buf_puts(out, ">\n");
	put_dates(s, out);
	tags_line("title", s->title, out);
	put_speakers(s, out);
	tags_line("occasion", s->occasion, out);
	tags_line("place", s->shared->place, out);
	for (size_t i = 0; s->topics[i]; i++)
		tags_line("topic", s->topics[i], out);
	put_sources(s, out);
	put_part("summary", "by", s->shared->summary_by, s->summary, &links, out);
	put_part("text", "status", s->shared->text_status, s->text, &links, out);
	put_notes(s->rare->notes, &links, out);
	if (c->noted)
		put_remark(remarks_of(c->archive->remarks, s), out);
	buf_puts(out, "</statement>\n");
}

const struct writer writer_xml = {
	.name = "xml",
	.title = N_("leader-reader archive"),
	.ending = "xml",
	.begin = xml_begin,
	.statement = xml_statement,
	.end = xml_end,
};
