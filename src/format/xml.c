/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "format/xml.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/HTMLparser.h>
#include <libxml/catalog.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "format/once.h"
#include "format/xml_error.h"
#include "format/xml_input.h"

/* One source serves libxml2 2.9 to 2.15, whose newest calls the others' only ways deprecated. */
#if defined(__GNUC__)
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
#endif

#if LIBXML_VERSION >= 21200
typedef const xmlError *libxml_error;
#else
typedef xmlError *libxml_error;
#endif

/* RECOVER: what is damaged is read as well as it can be. HUGE: no limit of 10 MB to one text; what
 * libxml2 limits without it, entities, is inert here. All else that an XML file could ask for is
 * off by being absent. */
enum {
	OPTIONS = XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_HUGE
#if LIBXML_VERSION >= 21300
		  | XML_PARSE_NO_XXE
#endif
#if LIBXML_VERSION >= 21400
		  | XML_PARSE_NO_SYS_CATALOG
#endif
};

/* What an unknown entity gives libxml2 instead of its "&", of which that has ideas of its own. No
 * character of a file can be this one. */
#define AMP '\1'

struct xml {
	const struct xml_handler *handler;
	void *data;
	xmlParserCtxt *ctxt;

	struct xml_input input;

	long line;                          /* of the last event */
	int depth;                          /* of open elements */
	bool started;                       /* an element was met */
	bool in_tag;                        /* start() is being called */
	bool just_started;                  /* the last event was a start tag */
	const xmlChar *last_name, *last_ns; /* of that */
	bool declares;                      /* the DTD has entities of its own */
	bool stopped;
	bool again; /* this attempt is given up: the next one has another encoding */
	bool damaged;
	bool too_deep, too_many; /* said once */
	char encoding[64];       /* the declared one, when it is not known */
	const char *guess;       /* the encoding of the second attempt */
	int last_code;           /* of the last problem; one of a kind for each line is enough */
	long last_line;

	struct xml_attribute attributes[XML_ATTRIBUTES_MAX];
	struct buf values;
	struct once names;        /* entities and prefixes complained of */
	struct _xmlEntity entity; /* the answer to an entity that is not XML's own */
	struct buf entity_text;
};

static void on_end(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *ns);

static bool deaf(const struct xml *x)
{
	return x->stopped || x->again || x->input.stopped;
}

/* Within a callback libxml2 must not be told to stop: some versions free what they work with. An
 * early end of the file and deaf callbacks come to the same. */
static int on_read(void *data, char *to, int len)
{
	struct xml *x = data;

	if (deaf(x) || len <= 0)
		return 0;
	return (int)xml_input_read(&x->input, to, (size_t)len, xml_line(x));
}

/* ---- problems ---- */

long xml_line(const struct xml *x)
{
	const xmlParserInput *in = x->ctxt ? x->ctxt->input : NULL;
	long line = x->line;

	if (in && in->line > 0)
		line = x->input.skipped + in->line;
	if (!in || !x->in_tag)
		return line;
	/* libxml2 stands at the end of the tag; no '<' can be between that and its start. */
	for (const xmlChar *p = in->cur; p > in->base && *--p != '<';)
		line -= *p == '\n';
	return line;
}

/* Whether the parser has seen all there is. */
static bool at_end(const struct xml *x)
{
	const xmlParserInput *in = x->ctxt->input;

	return xml_input_ended(&x->input) && in && in->cur >= in->end;
}

static void on_error(void *data, libxml_error e)
{
	struct xml *x = data;
	struct buf text;
	long line = e->line > 0 ? x->input.skipped + e->line : xml_line(x);

	if (e->code == XML_ERR_NO_MEMORY)
		die_memory();
	if (deaf(x))
		return;
	x->line = line;
	if (!x->started && !x->guess && !x->input.moved &&
	    (e->code == XML_ERR_UNKNOWN_ENCODING || e->code == XML_ERR_UNSUPPORTED_ENCODING ||
	     e->code == XML_ERR_INVALID_ENCODING)) {
		if (e->code != XML_ERR_INVALID_ENCODING && e->str1)
			snprintf(x->encoding, sizeof x->encoding, "%s", e->str1);
		x->again = true;
		return;
	}
	if (e->level < XML_ERR_ERROR)
		return;
	x->damaged = true;
	if ((at_end(x) && x->depth > 0) || (e->code == x->last_code && line == x->last_line))
		return;
	if (e->code == XML_NS_ERR_UNDEFINED_NAMESPACE && e->str1 && !once(&x->names, ':', e->str1))
		return;
	x->last_code = e->code;
	x->last_line = line;
	buf_init(&text);
	xml_error_describe(&(struct xml_error){.code = e->code,
					       .message = e->message ? e->message : "",
					       .a = e->str1,
					       .b = e->str2,
					       .line = x->input.skipped + e->int1},
			   &text);
	x->handler->problem(x->data, line, buf_str(&text));
	buf_done(&text);
	/* libxml2 forgets an element whose start tag is past mending, without a word of its end. */
	if (e->code == XML_ERR_GT_REQUIRED && x->just_started)
		on_end(x, x->last_name, NULL, x->last_ns);
}

/* ---- entities ---- */

/* In content, libxml2 drops every entity, "&amp;" too, once it has seen any damage: for the rest of
 * the file. Each callback makes it forget; what it must know of damage, `damaged` knows. */
static void revive(struct xml *x)
{
	x->ctxt->wellFormed = 1;
}

static void complain_of_entity(struct xml *x, const char *name, bool html)
{
	struct buf text;

	if (x->depth == 0 || x->again || (html && x->declares) || !once(&x->names, '&', name))
		return;
	x->damaged = true;
	buf_init(&text);
	if (html)
		buf_printf(&text, _("“&%s;” belongs to HTML and is not declared here"), name);
	else
		buf_printf(&text, _("the entity “&%s;” is shown as it is written"), name);
	x->handler->problem(x->data, xml_line(x), buf_str(&text));
	buf_done(&text);
}

/* What NAME stands for; as it is written where that is not known, with AMP for its "&". */
static void entity_text(struct xml *x, const char *name, char amp, struct buf *out)
{
	const htmlEntityDesc *html = htmlEntityLookup((const xmlChar *)name);
	char utf8[4];

	if (html) {
		buf_add(out, utf8, utf8_encode(html->value, utf8));
	} else {
		buf_putc(out, amp);
		buf_puts(out, name);
		buf_putc(out, ';');
	}
	complain_of_entity(x, name, html != NULL);
}

/* Never NULL: libxml2 would drop the text. Always "predefined": what it thinks is XML's own it does
 * not parse, so an entity cannot hold another one. */
static xmlEntity *on_entity(void *data, const xmlChar *name)
{
	static xmlChar original[] = "", one[] = "x";
	struct xml *x = data;
	xmlEntity *known = xmlGetPredefinedEntity(name);

	revive(x);
	if (known)
		return known;
	buf_clear(&x->entity_text);
	x->entity = (struct _xmlEntity){
		.type = XML_ENTITY_DECL,
		.name = name,
		.orig = original, /* set, lest a declaration puts its own there */
		.etype = XML_INTERNAL_PREDEFINED_ENTITY,
	};
#if LIBXML_VERSION < 21400
	/* In an attribute it would take the first byte alone. Of one that is not XML's own it keeps
	 * the reference, and value_add() resolves that. */
	if (x->ctxt->instate == XML_PARSER_ATTRIBUTE_VALUE) {
		x->entity.etype = XML_INTERNAL_GENERAL_ENTITY;
		x->entity.content = one;
		x->entity.length = 1;
		return &x->entity;
	}
#else
	(void)one;
#endif
	entity_text(x, (const char *)name, AMP, &x->entity_text);
	x->entity.content = (xmlChar *)x->entity_text.data;
	x->entity.length = (int)x->entity_text.len;
	return &x->entity;
}

static void on_entity_declaration(void *data, const xmlChar *name, int type,
				  const xmlChar *public_id, const xmlChar *system_id,
				  xmlChar *content)
{
	struct xml *x = data;

	(void)name;
	(void)type;
	(void)public_id;
	(void)system_id;
	(void)content;
	x->declares = true;
}

static xmlParserInput *refuse(const char *url, const char *id, xmlParserCtxt *ctxt)
{
	(void)url;
	(void)id;
	(void)ctxt;
	return NULL;
}

/* ---- elements and text ---- */

/* Append an attribute's value with its NUL. libxml2 leaves "&" as "&#38;", and references too. */
static void value_add(struct xml *x, const char *s, size_t len)
{
	struct buf *out = &x->values;
	const char *end = s + len, *amp, *semicolon;
	char *unknown;
	size_t start = out->len;

	while ((amp = memchr(s, '&', (size_t)(end - s)))) {
		buf_add(out, s, (size_t)(amp - s));
		s = amp + 1;
		semicolon = memchr(s, ';', (size_t)(end - s));
		if (end - s >= 4 && !memcmp(s, "#38;", 4)) {
			buf_putc(out, '&');
			s += 4;
		} else if (semicolon && semicolon - s <= 100) {
			char name[101];

			memcpy(name, s, (size_t)(semicolon - s));
			name[semicolon - s] = '\0';
			entity_text(x, name, '&', out);
			s = semicolon + 1;
		} else {
			buf_putc(out, '&');
		}
	}
	buf_add(out, s, (size_t)(end - s));
	buf_add(out, "", 1);
	for (unknown = out->data + start; (unknown = strchr(unknown, AMP));)
		*unknown = '&';
}

/* libxml2's attributes, five pointers each, as ours. Returns how many. */
static size_t take_attributes(struct xml *x, const xmlChar **given, size_t n)
{
	size_t at = 0;

	if (n > XML_ATTRIBUTES_MAX) {
		n = XML_ATTRIBUTES_MAX;
		if (!x->too_many)
			x->handler->problem(
				x->data, xml_line(x),
				_("a tag has too many attributes; the last ones are not read"));
		x->too_many = x->damaged = true;
	}
	buf_clear(&x->values);
	for (size_t i = 0; i < n; i++) {
		const char *value = (const char *)given[5 * i + 3];

		value_add(x, value, (size_t)((const char *)given[5 * i + 4] - value));
	}
	/* Only now the values no longer move. */
	for (size_t i = 0; i < n; i++) {
		const xmlChar *prefix = given[5 * i + 1], *ns = given[5 * i + 2];

		ns = ns ? ns : prefix;
		x->attributes[i] = (struct xml_attribute){
			.ns = ns ? (const char *)ns : "",
			.name = (const char *)given[5 * i],
			.value = x->values.data + at,
		};
		at += strlen(x->values.data + at) + 1;
	}
	return n;
}

/*
 * A tag that libxml2 gives up in the middle, as for a value without quotation marks. It would drop
 * the element but not the end tag, which would then end the parent, and so on: one such tag, and
 * the root ends far too early. It has not looked at what follows yet: let it find the tag's end.
 */
static void mend_tag(struct xml *x)
{
	xmlParserInput *in = x->ctxt->input;
	const xmlChar *at = in->cur, *to = xml_tag_end(in->base, at, in->end), *p;

	for (p = at; p < to; p++)
		in->line += *p == '\n';
	for (p = to; p < at; p++)
		in->line -= *p == '\n';
	in->cur = to;
}

static void on_start(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *ns,
		     int namespaces_n, const xmlChar **namespaces, int n, int defaulted_n,
		     const xmlChar **attributes)
{
	struct xml *x = data;
	size_t kept;

	(void)namespaces_n;
	(void)namespaces;
	revive(x);
	/* A tag that the end of the file cuts is none. */
	if (deaf(x) || at_end(x))
		return;
	x->started = x->just_started = true;
	x->last_name = name;
	x->last_ns = ns ? ns : prefix;
	xml_input_release(&x->input);
	mend_tag(x);
	x->in_tag = true;
	if (++x->depth > XML_DEPTH_MAX) {
		if (!x->too_deep)
			x->handler->problem(
				x->data, xml_line(x),
				_("elements are nested too deeply; only their text is read"));
		x->too_deep = x->damaged = true;
	} else {
		/* Those the DTD adds come last; a DTD has no say here. */
		kept = take_attributes(x, attributes, (size_t)(n - defaulted_n));
		ns = ns ? ns : prefix;
		x->handler->start(x->data, ns ? (const char *)ns : "", (const char *)name,
				  x->attributes, kept);
	}
	x->in_tag = false;
}

static void on_end(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *ns)
{
	struct xml *x = data;

	revive(x);
	if (deaf(x))
		return;
	x->just_started = false;
	ns = ns ? ns : prefix;
	if (x->depth <= XML_DEPTH_MAX)
		x->handler->end(x->data, ns ? (const char *)ns : "", (const char *)name);
	x->depth--;
}

static void on_text(void *data, const xmlChar *s, int len)
{
	struct xml *x = data;

	revive(x);
	if (deaf(x) || len <= 0 || x->depth == 0)
		return;
	x->just_started = false;
	if (*s == AMP) {
		x->handler->text(x->data, "&", 1);
		s++;
		len--;
	}
	x->handler->text(x->data, (const char *)s, (size_t)len);
}

/* ---- the whole ---- */

struct xml *xml_new(const struct xml_handler *handler, void *data)
{
	struct xml *x = xcalloc(1, sizeof *x);

	x->handler = handler;
	x->data = data;
	x->line = 1;
	buf_init(&x->values);
	buf_init(&x->entity_text);
	xmlInitParser();
	xmlSetExternalEntityLoader(refuse);
#ifdef LIBXML_CATALOG_ENABLED
	xmlCatalogSetDefaults(XML_CATA_ALLOW_NONE);
#endif
	return x;
}

void xml_free(struct xml *x)
{
	if (!x)
		return;
	buf_done(&x->values);
	once_done(&x->names);
	buf_done(&x->entity_text);
	xml_input_done(&x->input);
	free(x);
}

void xml_stop(struct xml *x)
{
	x->stopped = true;
}

static void parse(struct xml *x)
{
	xmlSAXHandler sax = {
		.initialized = XML_SAX2_MAGIC,
		.startElementNs = on_start,
		.endElementNs = on_end,
		.characters = on_text,
		.ignorableWhitespace = on_text,
		.cdataBlock = on_text,
		.getEntity = on_entity,
		.entityDecl = on_entity_declaration,
		.serror = on_error,
	};
	xmlStructuredErrorFunc outer = xmlStructuredError;
	void *outer_data = xmlStructuredErrorContext;
	xmlDoc *doc;

#if LIBXML_VERSION >= 21100
	x->ctxt = xmlNewSAXParserCtxt(&sax, x);
	if (!x->ctxt)
		die_memory();
#else
	x->ctxt = xmlNewParserCtxt();
	if (!x->ctxt)
		die_memory();
	*x->ctxt->sax = sax;
	x->ctxt->userData = x;
#endif
	/* For what libxml2 says without a parser at hand, lest it writes to standard error. A document
	 * may be included while another one is read: the other's hook comes back after. */
	xmlSetStructuredErrorFunc(x, on_error);
	doc = xmlCtxtReadIO(x->ctxt, on_read, NULL, x, NULL, x->guess,
			    OPTIONS | (x->guess ? XML_PARSE_IGNORE_ENC : 0));
	xmlSetStructuredErrorFunc(outer_data, outer);
	xmlFreeDoc(doc);
	xmlFreeParserCtxt(x->ctxt);
	x->ctxt = NULL;
}

/* The declared encoding is none that is known, or not the file's: guess, and start again. */
static void parse_again(struct xml *x)
{
	struct buf text;

	x->guess = xml_input_guess(&x->input);
	buf_init(&text);
	if (x->encoding[0])
		buf_printf(&text, _("the encoding “%s” is not known: read as %s"), x->encoding,
			   x->guess);
	else
		buf_printf(&text, _("the file is not in the encoding it declares: read as %s"),
			   x->guess);
	x->handler->problem(x->data, x->input.skipped + 1, buf_str(&text));
	buf_done(&text);
	x->damaged = true;
	x->again = false;
	parse(x);
}

void xml_library(struct buf *out)
{
	/* As the library says it: 20914 is 2.9.14. */
	int version = (int)strtol(xmlParserVersion, NULL, 10);

	buf_printf(out, "libxml2 %d.%d.%d", version / 10000, version / 100 % 100, version % 100);
}

enum xml_end xml_read(struct xml *x)
{
	xml_input_init(&x->input, x->handler, x->data);
	if (!deaf(x))
		parse(x);
	if (x->again && xml_input_rewind(&x->input))
		parse_again(x);
	if (deaf(x))
		return XML_STOPPED;
	if (!x->started)
		return XML_NOT_XML;
	if (x->depth > 0) {
		x->handler->problem(
			x->data, x->line,
			xml_input_ended(&x->input)
				? _("the file ends before its elements are closed: it is cut off")
				: _("the file is so damaged that it is not read beyond here"));
		return XML_CUT;
	}
	return x->damaged || x->input.mended ? XML_DAMAGED : XML_WHOLE;
}
