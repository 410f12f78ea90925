/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "write/notes.h"

#include <string.h>

#include "archive/archive.h"
#include "archive/remark.h"
#include "base/buf.h"
#include "base/i18n.h"
#include "search/passage.h"
#include "write/writer.h"

/* Tags of one note, in the order they stand there, each behind BETWEEN but the first. */
static void put_tags(const struct remark_note *note, const char *between, struct buf *out)
{
	const char *s = note->text, *tag;
	size_t len;

	for (bool first = true; (tag = remark_tag_next(&s, &len)); first = false)
		buf_printf(out, "%s%.*s", first ? "" : between, (int)len, tag);
}

/* ---- markdown ---- */

/* S on one line, what would mean something there escaped. */
static void put_markdown(const char *s, struct buf *out)
{
	for (; *s; s++) {
		if (strchr("\\`*_[]<>#|~&", *s))
			buf_putc(out, '\\');
		buf_putc(out, *s == '\n' ? ' ' : *s);
	}
}

static void markdown_note(struct fold *fold, const struct statement *s,
			  const struct remark_note *note, struct buf *out)
{
	if (*note->exact) {
		buf_puts(out, "\n> ");
		buf_puts(out, *note->prefix ? "…" : "");
		put_markdown(note->prefix, out);
		buf_puts(out, "**");
		put_markdown(note->exact, out);
		buf_puts(out, "**");
		put_markdown(note->suffix, out);
		buf_puts(out, *note->suffix ? "…\n" : "\n");
		if (!passage_is_in(fold, s, note))
			buf_printf(out, "\n*%s*\n", _("(no longer in this text)"));
	}
	buf_putc(out, '\n');
	for (const char *line = note->text; *line; line += *line == '\n') {
		size_t n = strcspn(line, "\n");

		/* A tag is no heading; a line of its own stays one. */
		if (*line == '#')
			buf_putc(out, '\\');
		buf_add(out, line, n);
		buf_puts(out, line[n] ? "  \n" : "\n");
		line += n;
	}
	buf_printf(out, "\n<small>%s</small>\n", note->made);
}

static void markdown_remark(const struct writer_context *c, struct fold *fold,
			    const struct statement *s, const struct remark *m, size_t n,
			    struct buf *out)
{
	char room[STATEMENT_LABEL_SIZE];
	const char *label = statement_label(s, room), *source = writer_first_source(s);

	buf_puts(out, n ? "\n## " : "## ");
	put_markdown(label ? label : "", out);
	buf_puts(out, "\n\n");
	writer_date(c, s, out);
	if (s->speaker) {
		buf_puts(out, " · ");
		put_markdown(s->speaker, out);
	}
	if (s->id && !s->made_id) {
		buf_puts(out, " · ");
		put_markdown(s->id, out);
	}
	if (source && writer_may_link(source))
		buf_printf(out, " · <%s>", source);
	if (m->marked)
		/* TRANSLATORS: of a statement: it has a mark. */
		buf_printf(out, " · %s", _("marked"));
	buf_putc(out, '\n');
	for (size_t i = 0; i < m->notes_n; i++)
		markdown_note(fold, s, &m->notes[i], out);
}

/* ---- CSV ---- */

static void csv_begin(const struct writer_context *c, struct buf *out)
{
	(void)c;
	buf_puts(out, "id,date,title,speaker,source,marked,note_id,made,tags,exact,prefix,suffix,"
		      "found,note\n");
}

static void put_value(const char *s, struct buf *out)
{
	writer_put_csv(s ? s : "", out);
	buf_putc(out, ',');
}

static void csv_statement(const struct statement *s, const struct remark *m, struct buf *out)
{
	put_value(s->id, out);
	put_value(s->edtf, out);
	put_value(s->title ? s->title : s->occasion, out);
	put_value(s->speaker, out);
	put_value(writer_first_source(s), out);
	put_value(m->marked, out);
}

static void csv_remark(const struct writer_context *c, struct fold *fold, const struct statement *s,
		       const struct remark *m, size_t n, struct buf *out)
{
	struct buf tags;

	(void)c;
	(void)n;
	buf_init(&tags);
	for (size_t i = 0; i < m->notes_n; i++) {
		const struct remark_note *note = &m->notes[i];

		csv_statement(s, m, out);
		put_value(note->id, out);
		put_value(note->made, out);
		buf_clear(&tags);
		put_tags(note, " ", &tags);
		put_value(buf_str(&tags), out);
		put_value(note->exact, out);
		put_value(note->prefix, out);
		put_value(note->suffix, out);
		put_value(passage_is_in(fold, s, note) ? "yes" : "no", out);
		writer_put_csv(note->text, out);
		buf_putc(out, '\n');
	}
	if (!m->notes_n) {
		csv_statement(s, m, out);
		buf_puts(out, ",,,,,,,\n");
	}
	buf_done(&tags);
}

/* ---- JSON-LD ---- */

static void jsonld_begin(const struct writer_context *c, struct buf *out)
{
	(void)c;
	buf_puts(out,
		 "{\"@context\":\"http://www.w3.org/ns/anno.jsonld\",\"type\":\"AnnotationPage\","
		 "\"items\":[");
}

static void jsonld_end(const struct writer_context *c, struct buf *out)
{
	(void)c;
	buf_puts(out, "\n]}\n");
}

/* What KIND a thing is and the key of its statement, as an address. */
static void put_urn(const char *kind, const struct remark *m, struct buf *out)
{
	buf_printf(out, "\"urn:leader-reader:%s:", kind);
	for (const char *k = m->key; *k; k++) {
		if (strchr("-._~:", *k) || (*k >= '0' && *k <= '9') ||
		    ((*k | 0x20) >= 'a' && (*k | 0x20) <= 'z'))
			buf_putc(out, *k);
		else
			buf_printf(out, "%%%02X", (unsigned)(unsigned char)*k);
	}
	buf_putc(out, '"');
}

/* The statement by its address, else by one that is made of its key. */
static void put_source(const struct statement *s, const struct remark *m, struct buf *out)
{
	const char *source = writer_first_source(s);

	if (source && writer_may_link(source))
		writer_put_json(source, out);
	else
		put_urn("statement", m, out);
}

static void put_selector(const struct remark_note *note, struct buf *out)
{
	if (!*note->exact)
		return;
	buf_puts(out, ",\"selector\":{\"type\":\"TextQuoteSelector\",\"exact\":");
	writer_put_json(note->exact, out);
	buf_puts(out, ",\"prefix\":");
	writer_put_json(note->prefix, out);
	buf_puts(out, ",\"suffix\":");
	writer_put_json(note->suffix, out);
	buf_putc(out, '}');
}

static void put_bodies(const struct remark_note *note, struct buf *out)
{
	const char *s = note->text, *tag;
	size_t len;
	struct buf b;

	buf_puts(out, ",\"body\":[{\"type\":\"TextualBody\",\"purpose\":\"commenting\","
		      "\"format\":\"text/plain\",\"value\":");
	writer_put_json(note->text, out);
	buf_putc(out, '}');
	buf_init(&b);
	while ((tag = remark_tag_next(&s, &len))) {
		buf_clear(&b);
		buf_add(&b, tag, len);
		buf_puts(out, ",{\"type\":\"TextualBody\",\"purpose\":\"tagging\",\"value\":");
		writer_put_json(buf_str(&b), out);
		buf_putc(out, '}');
	}
	buf_done(&b);
	buf_putc(out, ']');
}

static void jsonld_item(const struct statement *s, const struct remark *m,
			const struct remark_note *note, bool first, struct buf *out)
{
	buf_puts(out, first ? "\n" : ",\n");
	buf_printf(out, "{\"type\":\"Annotation\",\"motivation\":\"%s\"",
		   note ? "commenting" : "bookmarking");
	/* Each has just one. */
	buf_puts(out, ",\"id\":");
	if (!note) {
		put_urn("mark", m, out);
	} else {
		buf_puts(out, "\"urn:leader-reader:note:");
		/* It comes from a file, and is a part of an address. */
		for (const char *i = note->id; *i; i++)
			if ((*i >= '0' && *i <= '9') || ((*i | 0x20) >= 'a' && (*i | 0x20) <= 'z'))
				buf_putc(out, *i);
		buf_putc(out, '"');
	}
	buf_puts(out, ",\"created\":");
	writer_put_json(note ? note->made : m->marked, out);
	if (note)
		put_bodies(note, out);
	buf_puts(out, ",\"target\":{\"source\":");
	put_source(s, m, out);
	/* An address may be that of many statements. */
	buf_puts(out, ",\"scope\":");
	put_urn("statement", m, out);
	if (note)
		put_selector(note, out);
	buf_puts(out, "}}");
}

static void jsonld_remark(const struct writer_context *c, struct fold *fold,
			  const struct statement *s, const struct remark *m, size_t n,
			  struct buf *out)
{
	(void)c;
	(void)fold;
	if (m->marked)
		jsonld_item(s, m, NULL, !n, out);
	for (size_t i = 0; i < m->notes_n; i++)
		jsonld_item(s, m, &m->notes[i], !n && !i && !m->marked, out);
}

/* ---- the native format ---- */

static void xml_begin(const struct writer_context *c, struct buf *out)
{
	writer_xml.begin(c, out);
}

static void xml_remark(const struct writer_context *c, struct fold *fold, const struct statement *s,
		       const struct remark *m, size_t n, struct buf *out)
{
	(void)fold;
	(void)m;
	writer_xml.statement(c, s, n, out);
}

static void xml_end(const struct writer_context *c, struct buf *out)
{
	writer_xml.end(c, out);
}

static const struct notes_format formats[] = {
	{"markdown", NULL, markdown_remark, NULL},
	{"csv", csv_begin, csv_remark, NULL},
	{"jsonld", jsonld_begin, jsonld_remark, jsonld_end},
	{"xml", xml_begin, xml_remark, xml_end},
	{"qdc", NULL, NULL, NULL},
};

const struct notes_format *notes_format(size_t i)
{
	return i < sizeof formats / sizeof *formats ? &formats[i] : NULL;
}

const struct notes_format *notes_format_find(const char *name)
{
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
		if (!strcmp(formats[i].name, name))
			return &formats[i];
	return NULL;
}
