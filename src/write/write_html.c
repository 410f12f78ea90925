/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* HTML: one page that stands alone, an article for each statement. */
#include "config.h"

#include <string.h>

#include "archive/archive.h"
#include "archive/field.h"
#include "archive/statement_date.h"
#include "base/buf.h"
#include "base/i18n.h"
#include "text/bidi.h"
#include "write/tags.h"
#include "write/writer.h"

static const struct tags html = {
	.block = {[MARK_P] = "p", "h3", "p class=\"stage\"", "li", "table"},
	.quote = "blockquote",
	.list = "ul",
	.inline_ = {"em", "strong", "a", "span class=\"note\"", "del"},
	.target = "href",
	.may_link = writer_may_link,
	.bare_address = true,
	.line_break = "<br>",
	.row = "tr",
	.cell = "td",
	.columns = "colspan",
	.right_to_left = "dir=\"rtl\"",
	.left_to_right = "dir=\"ltr\"",
	.either_way = "dir=\"auto\"",
};

static const char style[] =
	"body{max-width:45em;margin:auto;padding:0 1em;line-height:1.5;font-family:serif}"
	"article{border-top:1px solid;margin-top:2em}"
	"dl{display:grid;grid-template-columns:max-content 1fr;gap:0 1em}dd{margin:0}"
	".stage,.note{font-style:italic}.stage::before,.note::before{content:'['}"
	".stage::after,.note::after{content:']'}"
	"table{border-collapse:collapse}td{border:1px solid;padding:.2em .5em;vertical-align:top}";

/* The language of what follows, and which way it runs. */
static void put_language(const char *language, struct buf *out)
{
	tags_attribute("lang", language, out);
	if (language && bidi_language(language) != BIDI_AUTO)
		tags_attribute("dir", bidi_language(language) == BIDI_RTL ? "rtl" : "ltr", out);
}

static void html_begin(const struct writer_context *c, struct buf *out)
{
	const char *title = c->archive->title ? c->archive->title : PACKAGE;

	buf_puts(out, "<!DOCTYPE html>\n<html");
	put_language(archive_language(c->archive), out);
	buf_puts(out, ">\n<head>\n<meta charset=\"utf-8\">\n"
		      "<meta name=\"viewport\" content=\"width=device-width\">\n");
	tags_line("title", title, out);
	buf_printf(out, "<style>%s</style>\n</head>\n<body>\n", style);
	tags_line("h1", title, out);
}

static void html_end(const struct writer_context *c, struct buf *out)
{
	(void)c;
	buf_puts(out, "</body>\n</html>\n");
}

static void put_source(const char *address, const char *called, struct buf *out)
{
	const char *shown = *called ? called : address;

	if (*address && writer_may_link(address)) {
		buf_puts(out, "<dd><a");
		tags_attribute("href", address, out);
		buf_putc(out, '>');
		tags_text(shown, strlen(shown), out);
		buf_puts(out, "</a></dd>\n");
		return;
	}
	tags_line("dd", shown, out);
	if (*called && *address)
		tags_line("dd", address, out);
}

static void put_field(const struct writer_context *c, const struct field *f,
		      const struct statement *s, struct buf *scratch, struct buf *out)
{
	struct writer_items items;
	const char *item;

	buf_clear(scratch);
	if (f->type == FIELD_TYPE_DATE)
		writer_date(c, s, scratch);
	else if (f->type == FIELD_TYPE_MOMENT && field_is_given(f, NULL, s))
		date_print_words(field_string(f, NULL, s, 0, NULL), scratch);
	if (scratch->len) {
		tags_line("dt", _(f->label), out);
		tags_line("dd", buf_str(scratch), out);
	}
	if (f->type == FIELD_TYPE_DATE || f->type == FIELD_TYPE_MOMENT ||
	    !field_is_given(f, c->archive, s))
		return;
	tags_line("dt", _(f->label), out);
	if (f->type == FIELD_TYPE_SOURCES)
		for (size_t i = 0; s->sources[i]; i++)
			put_source(s->sources[i], s->rare->source_names[i], out);
	writer_items_init(&items, f, s);
	while (f->type != FIELD_TYPE_SOURCES && (item = writer_items_next(&items)))
		tags_line("dd", item, out);
	writer_items_done(&items);
}

static void put_part(const char *name, const char *of, struct kept body, const char *const **links,
		     struct buf *out)
{
	struct buf room;

	if (!body.at)
		return;
	buf_init(&room);
	buf_puts(out, "<section>\n<h3>");
	tags_text(name, strlen(name), out);
	if (of) {
		buf_puts(out, " (");
		tags_text(of, strlen(of), out);
		buf_putc(out, ')');
	}
	buf_puts(out, "</h3>\n");
	tags_body(&html, kept_text(body, &room), links, out);
	buf_puts(out, "</section>\n");
	buf_done(&room);
}

static void html_statement(const struct writer_context *c, const struct statement *s, size_t n,
			   struct buf *out)
{
	char room[STATEMENT_LABEL_SIZE];
	const char *const *links = s->rare->links;
	struct buf scratch;

	(void)n;
	buf_init(&scratch);
	buf_puts(out, "<article");
	tags_attribute("data-id", s->id, out);
	put_language(s->shared->language, out);
	buf_puts(out, ">\n");
	tags_line("h2", s->title ? s->title : statement_label(s, room), out);
	buf_puts(out, "<dl>\n");
	for (const struct field *f = field_table; f < field_table + field_count; f++)
		if (f->label && f->search != FIELD_SEARCH_FILE)
			put_field(c, f, s, &scratch, out);
		else if (field_number(f) == FIELD_ROLE && s->shared->role) {
			/* TRANSLATORS: heading before a value or a part of the text that is printed. */
			tags_line("dt", _("Role"), out);
			tags_line("dd", s->shared->role, out);
		}
	buf_puts(out, "</dl>\n");
	/* TRANSLATORS: heading before a value or a part of the text that is printed. */
	put_part(_("Summary"), s->shared->summary_by, s->summary, &links, out);
	put_part(_("Text"), s->shared->text_status, s->text, &links, out);
	/* TRANSLATORS: heading before a value or a part of the text that is printed. */
	put_part(_("Notes"), NULL, s->rare->notes, &links, out);
	buf_puts(out, "</article>\n");
	buf_done(&scratch);
}

const struct writer writer_html = {
	.name = "html",
	.title = N_("HTML, one page to read"),
	.ending = "html",
	.begin = html_begin,
	.statement = html_statement,
	.end = html_end,
};
