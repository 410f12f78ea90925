/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "markup/html.h"

#include <string.h>

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>

#include "base/err.h"
#include "markup/body_builder.h"
#include "text/named_character.h"
#include "markup/html_repair.h"
#include "markup/html_quick.h"
#include "xml/xml.h"

/* One source serves libxml2 2.9 to 2.15, whose newest calls the others' only ways deprecated. */
#if defined(__GNUC__)
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
#endif

#if LIBXML_VERSION >= 21200
typedef const xmlError *libxml_error;
#else
typedef xmlError *libxml_error;
#endif

/* IGNORE_ENC: a meta element has no say, the text is UTF-8. */
enum {
	OPTIONS = HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NODEFDTD |
		  HTML_PARSE_NOIMPLIED | HTML_PARSE_IGNORE_ENC,
	ATTRIBUTES_MAX = 16
};

struct html {
	struct html_state state;
	struct html_repair repair;
	int depth; /* of elements that libxml2 has open */
};

/* The name an element has outside html_repair. */
static const char *own_name(const xmlChar *name)
{
	const char *s = (const char *)name;

	return s[0] == 'x' && s[1] == '-' ? s + 2 : s;
}

static void on_start(void *data, const xmlChar *name, const xmlChar **given)
{
	struct html *h = data;
	struct xml_attribute attributes[ATTRIBUTES_MAX];
	size_t n = 0;

	h->depth++;
	for (; given && given[0] && n < ATTRIBUTES_MAX; given += 2)
		attributes[n++] = (struct xml_attribute){
			.ns = "",
			.name = (const char *)given[0],
			.value = given[1] ? (const char *)given[1] : "",
		};
	html_open(&h->state, own_name(name), attributes, n);
}

static void on_end(void *data, const xmlChar *name)
{
	struct html *h = data;

	h->depth--;
	html_close(&h->state, own_name(name));
}

static void on_text(void *data, const xmlChar *s, int len)
{
	struct html *h = data;

	html_text(&h->state, (const char *)s, (size_t)len);
}

/* Bad markup is no news. Set lest libxml2 tells the error function of the XML around this. */
static void on_error(void *data, libxml_error e)
{
	(void)data;
	if (e->code == XML_ERR_NO_MEMORY)
		die_memory();
}

static int on_read(void *data, char *to, int len)
{
	struct html *h = data;

	return len > 0 ? (int)html_repair_read(&h->repair, to, (size_t)len) : 0;
}

static void parse(struct html *h, const char *s, size_t len)
{
	xmlSAXHandler sax = {
		.initialized = XML_SAX2_MAGIC,
		.startElement = on_start,
		.endElement = on_end,
		.characters = on_text,
		.ignorableWhitespace = on_text,
		.cdataBlock = on_text,
		.serror = on_error,
	};
	htmlParserCtxt *ctxt;

#if LIBXML_VERSION >= 21100
	ctxt = htmlNewSAXParserCtxt(&sax, h);
	if (!ctxt)
		die_memory();
#else
	ctxt = htmlNewParserCtxt();
	if (!ctxt)
		die_memory();
	*ctxt->sax = sax;
	ctxt->userData = h;
#endif
	html_repair_init(&h->repair, s, len, &h->depth);
	xmlFreeDoc(htmlCtxtReadIO(ctxt, on_read, NULL, h, NULL, "UTF-8", OPTIONS));
	html_repair_done(&h->repair);
	htmlFreeParserCtxt(ctxt);
}

static void read_markup(struct body_builder *f, const char *s, size_t len, bool lines, bool line)
{
	struct html h;

	h.depth = 0;
	html_begin(&h.state, f);
	h.state.paragraphs = lines;
	h.state.line = line;
	if (!html_quick(&h.state, s, len))
		parse(&h, s, len);
	html_end(&h.state);
}

/* Text without any tag: its blank lines part paragraphs. */
static void read_text(struct body_builder *f, const char *s, size_t len, unsigned has)
{
	struct buf text;

	body_builder_close(f);
	if (has & HTML_HAS_ENTITY) {
		buf_init(&text);
		named_character_decode(&text, s, len);
		body_builder_text(f, text.data, text.len);
		buf_done(&text);
	} else {
		body_builder_text(f, s, len);
	}
	body_builder_close(f);
}

static void read_any(struct body_builder *f, const char *s, size_t len, bool lines)
{
	unsigned has = html_scan(s, len);
	struct buf once;

	if (has & HTML_HAS_TAG) {
		read_markup(f, s, len, lines || !(has & HTML_HAS_BLOCKS), false);
	} else if (has & HTML_HAS_ESCAPED) {
		buf_init(&once);
		named_character_decode(&once, s, len);
		has = html_scan(once.data, once.len);
		if (has & HTML_HAS_TAG)
			read_markup(f, once.data, once.len, lines || !(has & HTML_HAS_BLOCKS),
				    false);
		else
			read_text(f, once.data, once.len, 0);
		buf_done(&once);
	} else {
		read_text(f, s, len, has);
	}
}

void html_build(struct body_builder *f, const char *s, size_t len)
{
	read_any(f, s, len, false);
}

void html_build_lines(struct body_builder *f, const char *s, size_t len)
{
	read_any(f, s, len, true);
}

bool html_is_markup(const char *s, size_t len)
{
	return html_scan(s, len) & (HTML_HAS_TAG | HTML_HAS_ENTITY);
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/* Append S with each run of blanks as one, none at either end. */
static void put_collapsed(struct buf *out, size_t start, const char *s, size_t len)
{
	const char *end = s + len, *from;

	while (s < end && is_blank(*s))
		s++;
	while (end > s && is_blank(end[-1]))
		end--;
	if (s < end && out->len > start)
		buf_putc(out, ' ');
	/* S is not blank here, nor is what stands before END. */
	while (s < end) {
		for (from = s; s < end && (!is_blank(*s) || (*s == ' ' && !is_blank(s[1]))); s++)
			continue;
		buf_add(out, from, (size_t)(s - from));
		if (s == end)
			break;
		buf_putc(out, ' ');
		while (is_blank(*s))
			s++;
	}
}

void html_line(struct buf *out, const char *s, size_t len)
{
	unsigned has = html_scan(s, len);
	size_t start = out->len;
	struct body_block block;
	struct body_builder f;
	struct buf text;
	const char *at;

	if (!(has & (HTML_HAS_TAG | HTML_HAS_ENTITY))) {
		put_collapsed(out, start, s, len);
		return;
	}
	buf_init(&text);
	if (!(has & HTML_HAS_TAG)) {
		named_character_decode(&text, s, len);
		put_collapsed(out, start, text.data, text.len);
		buf_done(&text);
		return;
	}
	body_builder_init(&f);
	read_markup(&f, s, len, false, true);
	body_finish(&f.out);
	for (at = buf_str(&f.out); body_next(&at, &block);) {
		buf_clear(&text);
		body_block_plain(&block, &text);
		put_collapsed(out, start, text.data, text.len);
	}
	buf_done(&text);
	body_builder_done(&f);
}
