/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "xml/xml.h"

#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/catalog.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/threads.h>
#include <libxml/xmlerror.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/warn_once.h"
#include "xml/csv.h"
#include "xml/elements.h"
#include "xml/json.h"
#include "xml/xml_error.h"
#include "xml/xml_relay.h"
#include "xml/xml_repair.h"
#include "xml/xml_supply.h"

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

/* Problems wait here until the parser is where they are: the text is repaired ahead of it. */
enum { WAITING = 64 };

struct xml {
	const struct xml_handler *handler; /* the caller's, or the relay's recorder */
	void *data;
	struct relay relay; /* by which the caller's handler is called where it is read ahead */
	xmlParserCtxt *ctxt;
	xmlDict *dict; /* the names of the document before, or of the last one */

	struct elements elements; /* where it is no XML */
	const char *lacks;        /* what it is that cannot be read here; NULL: nothing */
	struct supply supply;
	struct supply_piece *pieces; /* of which something is still to be used, in order */
	bool ended;                  /* the last of the document is among them */
	bool over;                   /* the reading ends behind them */
	size_t ahead;                /* threads that are to read from now on; 0: this one */
	bool unrelayed;              /* none of them gives: that takes next to nothing */

	long before;  /* lines before the current document */
	long line;    /* of the last event */
	int depth;    /* of open elements */
	bool started; /* an element was met */
	bool in_tag;  /* what is being called is for all that begins where the last "<" is */
	bool stopped;
	bool cut; /* stopped, and so said */
	bool damaged;
	int last_code; /* of the last problem; one of a kind for each line is enough */
	long last_line;
	struct supply_problem waiting[WAITING];
	size_t waiting_n;

	struct xml_attribute attributes[XML_ATTRIBUTES_MAX];
	struct buf values;
	struct warn_once names; /* prefixes complained of */
};

static bool is_stopped(const struct xml *x)
{
	return x->stopped || x->over || relay_stopped(&x->relay);
}

/* ---- problems ---- */

static void tell(struct xml *x, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		x->handler->problem(x->data, x->waiting[i].line, x->waiting[i].text);
		free(x->waiting[i].text);
	}
	x->waiting_n -= n;
	memmove(x->waiting, x->waiting + n, x->waiting_n * sizeof *x->waiting);
}

/* Tell what is wrong up to LINE. */
static void tell_up_to(struct xml *x, long line)
{
	size_t n = 0;

	while (n < x->waiting_n && x->waiting[n].line <= line)
		n++;
	if (n > 0)
		tell(x, n);
}

/* Keep what was wrong on the way to the parser. */
static void wait_for_line(struct xml *x, struct supply_problem *p)
{
	size_t i;

	if (x->waiting_n == WAITING)
		tell(x, WAITING);
	for (i = x->waiting_n++; i > 0 && x->waiting[i - 1].line > p->line; i--)
		x->waiting[i] = x->waiting[i - 1];
	x->waiting[i] = *p;
	p->text = NULL;
}

/* What is met while no piece is being made. */
static void on_problem(void *data, long line, const char *text)
{
	struct xml *x = data;
	struct supply_problem p;

	if (x->elements.on) {
		x->handler->problem(x->data, line, text);
		return;
	}
	p = (struct supply_problem){line, xstrdup(text)};
	wait_for_line(x, &p);
}

/* ---- where the parser is ---- */

/* Where the parser is; the caller may be given what stands before. */
static long parser_line(const struct xml *x)
{
	const xmlParserInput *in = x->ctxt ? x->ctxt->input : NULL;

	return in && in->line > 0 ? x->before + in->line : x->line;
}

/* Where the tag begins that the parser is at the end of: no '<' can be between. */
static long tag_line(const struct xml *x)
{
	const xmlParserInput *in = x->ctxt->input;
	const xmlChar *p = in ? in->cur : NULL;
	long line = parser_line(x);

	while (p && p > in->base && *--p != '<')
		continue;
	for (; p && (p = memchr(p, '\n', (size_t)(in->cur - p))); p++)
		line--;
	return line;
}

long xml_line(const struct xml *x)
{
	if (x->elements.on)
		return x->elements.line;
	if (x->relay.on)
		return x->relay.given_line;
	return x->in_tag ? tag_line(x) : parser_line(x);
}

/* What is found now stands where the parser is. */
static void mark_line(struct xml *x)
{
	if (x->relay.on)
		x->relay.line = parser_line(x);
}

/* ---- bytes ---- */

/* Give back the pieces that are used up. */
static void drop_pieces(struct xml *x)
{
	struct supply_piece *p;

	while ((p = x->pieces) && p->given == p->text.len && p->taken == p->queue.n) {
		x->pieces = p->next;
		if (x->relay.on)
			relay_used(&x->relay, p);
		else
			supply_give_back(&x->supply, p);
	}
}

/* The caller's handler is called by the relay from now on, or again by this thread. */
static void begin_relay(struct xml *x)
{
	relay_begin(&x->relay);
	if (!x->relay.on)
		return;
	x->handler = &relay_recorder;
	x->data = &x->relay;
}

static void end_relay(struct xml *x)
{
	relay_end(&x->relay);
	x->handler = x->relay.handler;
	x->data = x->relay.data;
}

/* Nothing is read ahead any more, and all that was found has been given. */
static void go_alone(struct xml *x)
{
	if (!x->ahead)
		return;
	x->ahead = 0;
	x->unrelayed = false;
	supply_pause(&x->supply);
	x->supply.late = false;
	end_relay(x);
	if (x->handler->alone)
		x->handler->alone(x->data);
}

/* Of two threads one repairs and parses and the other one gives; of three each does one of these. But where
 * tags are many and text is little, as in corpora whose words are annotated, one repairs and the other one
 * parses and gives: writing down so many events takes longer than giving them. */
static void read_ahead(struct xml *x)
{
	if (relay_idles(&x->relay)) {
		end_relay(x);
		x->unrelayed = true;
	}
	if (!x->unrelayed)
		begin_relay(x);
	if (x->unrelayed || x->ahead > 2)
		supply_ahead(&x->supply);
}

static void take_piece(struct xml *x)
{
	struct supply_piece **end = &x->pieces, *p;

	drop_pieces(x);
	if (x->ahead)
		read_ahead(x);
	relay_pass(&x->relay);
	p = supply_take(&x->supply);
	while (*end)
		end = &(*end)->next;
	*end = p;
	x->ended = p->ended;
	for (size_t i = 0; i < p->problems_n; i++)
		wait_for_line(x, &p->problems[i]);
	if (p->broken && x->handler->broken) {
		mark_line(x);
		x->handler->broken(x->data);
	}
	x->over = p->stopped;
}

/* Bytes of the pieces that the parser has not been given. */
static size_t text_left(const struct xml *x)
{
	size_t n = 0;

	for (const struct supply_piece *p = x->pieces; p; p = p->next)
		n += p->text.len - p->given;
	return n;
}

/* Within a callback libxml2 must not be asked to stop: some versions free what they work with. An
 * early end of the file and deaf callbacks come to the same. */
static int on_read(void *data, char *to, int len)
{
	struct xml *x = data;
	size_t done = 0, n;

	if (is_stopped(x) || len <= 0)
		return 0;
	if (text_left(x) < SUPPLY_LEAST && !x->ended)
		take_piece(x);
	if (is_stopped(x))
		return 0;
	for (struct supply_piece *p = x->pieces; p && done < (size_t)len; p = p->next) {
		n = p->text.len - p->given;
		if (n > (size_t)len - done)
			n = (size_t)len - done;
		if (n > 0)
			memcpy(to + done, p->text.data + p->given, n);
		p->given += n;
		done += n;
	}
	return (int)done;
}

/* The next of the texts that pass the parser by. */
static const char *take_text(struct xml *x, size_t *len)
{
	struct supply_piece *p = x->pieces;

	while (p && p->taken == p->queue.n)
		p = p->next;
	return p ? repair_take(&p->queue, &p->taken, len) : NULL;
}

/* ---- damage ---- */

/* Whether the parser has seen all there is. */
static bool at_end(const struct xml *x)
{
	const xmlParserInput *in = x->ctxt->input;

	return x->ended && text_left(x) == 0 && in && in->cur >= in->end;
}

/* libxml2 says that there is none, too, where one of its own limits is met. */
static bool memory_is_left(void)
{
	enum { SOME = 16 << 20 };
	void *p = malloc(SOME);
	bool is = p != NULL;

	free(p);
	return is;
}

static void on_error(void *data, libxml_error e)
{
	struct xml *x = data;
	struct buf text;
	long line = e->line > 0 ? x->before + e->line : parser_line(x);

	if (e->code == XML_ERR_NO_MEMORY && !memory_is_left())
		die_memory();
	if (is_stopped(x))
		return;
	x->line = line;
	if (e->level < XML_ERR_ERROR || !x->started)
		return;
	if ((at_end(x) && x->depth > 0) || (e->code == x->last_code && line == x->last_line))
		return;
	x->damaged = true;
	if (e->code == XML_NS_ERR_UNDEFINED_NAMESPACE && e->str1 &&
	    !warn_once(&x->names, ':', e->str1))
		return;
	x->last_code = e->code;
	x->last_line = line;
	buf_init(&text);
	xml_error_describe(&(struct xml_error){.code = e->code,
					       .message = e->message ? e->message : "",
					       .a = e->str1},
			   &text);
	tell_up_to(x, line);
	x->handler->problem(x->data, line, buf_str(&text));
	buf_done(&text);
}

/* ---- entities ---- */

/* In content, libxml2 drops every entity, "&amp;" too, once it has seen any damage: for the rest of
 * the file. Each callback makes it forget; what it must know of damage, `damaged` knows. */
static void revive(struct xml *x)
{
	x->ctxt->wellFormed = 1;
	if (x->waiting_n && !x->stopped && !relay_stopped(&x->relay))
		tell_up_to(x, parser_line(x));
}

/* Those of XML itself; all others are already text. */
static xmlEntity *on_entity(void *data, const xmlChar *name)
{
	revive(data);
	return xmlGetPredefinedEntity(name);
}

static xmlParserInput *refuse(const char *url, const char *id, xmlParserCtxt *ctxt)
{
	(void)url;
	(void)id;
	(void)ctxt;
	return NULL;
}

/* ---- elements and text ---- */

/* Append an attribute's value with its NUL. libxml2 leaves "&" as "&#38;". */
static void value_add(struct xml *x, const char *s, size_t len)
{
	struct buf *out = &x->values;
	const char *end = s + len, *amp;

	while ((amp = memchr(s, '&', (size_t)(end - s)))) {
		buf_add(out, s, (size_t)(amp + 1 - s));
		s = amp + 1;
		if (end - s >= 4 && !memcmp(s, "#38;", 4))
			s += 4;
	}
	buf_add(out, s, (size_t)(end - s));
	buf_add(out, "", 1);
}

/* libxml2's attributes, five pointers each, as ours. Returns how many. */
static size_t take_attributes(struct xml *x, const xmlChar **given, size_t n)
{
	size_t at = 0;

	if (n > XML_ATTRIBUTES_MAX)
		n = XML_ATTRIBUTES_MAX;
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

/* The document has more names than anything that is read here. */
static void give_up(struct xml *x)
{
	char text[256];

	snprintf(
		text, sizeof text,
		_("there are more than %d different names in the file: it is not read beyond here"),
		XML_NAMES_MAX);
	x->handler->cut(x->data, parser_line(x), text);
	x->stopped = x->cut = true;
}

static bool is_include(const xmlChar *ns, const xmlChar *name)
{
	/* Of all start tags: a call for each would be felt. */
	return ns && *name == 'i' && !strcmp((const char *)name, "include") &&
	       !strcmp((const char *)ns, XML_INCLUDE_NS);
}

static void on_start(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *ns,
		     int namespaces_n, const xmlChar **namespaces, int n, int defaulted_n,
		     const xmlChar **attributes)
{
	struct xml *x = data;
	size_t kept;

	(void)namespaces_n;
	(void)namespaces;
	(void)defaulted_n;
	revive(x);
	if (x->ahead && is_include(ns, name))
		go_alone(x);
	if (is_stopped(x))
		return;
	/* Once: later another thread may look. */
	if (!x->started)
		x->started = x->supply.started = true;
	if (xmlDictSize(x->ctxt->dict) > XML_NAMES_MAX) {
		give_up(x);
		return;
	}
	x->in_tag = true;
	x->depth++;
	kept = take_attributes(x, attributes, (size_t)n);
	ns = ns ? ns : prefix;
	if (x->relay.on)
		x->relay.line = tag_line(x);
	x->handler->start(x->data, ns ? (const char *)ns : "", (const char *)name, x->attributes,
			  kept);
	x->in_tag = false;
}

static void on_end(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *ns)
{
	struct xml *x = data;

	revive(x);
	if (x->ahead && x->depth == 1)
		go_alone(x);
	if (is_stopped(x))
		return;
	ns = ns ? ns : prefix;
	mark_line(x);
	x->handler->end(x->data, ns ? (const char *)ns : "", (const char *)name);
	x->depth--;
}

static void on_text(void *data, const xmlChar *s, int len)
{
	struct xml *x = data;

	revive(x);
	if (is_stopped(x) || len <= 0 || x->depth == 0)
		return;
	mark_line(x);
	x->handler->text(x->data, (const char *)s, (size_t)len);
}

/* Text that has passed the parser by. No other instruction reaches it. */
static void on_instruction(void *data, const xmlChar *target, const xmlChar *content)
{
	struct xml *x = data;
	const char *text;
	size_t len;

	(void)target;
	(void)content;
	revive(x);
	text = take_text(x, &len);
	if (!text || is_stopped(x) || x->depth == 0)
		return;
	/* Its lines are in the instruction: it begins where that does. */
	if (x->relay.on) {
		x->relay.line = tag_line(x);
		relay_text(&x->relay, text, len);
		return;
	}
	x->in_tag = true;
	x->handler->text(x->data, text, len);
	x->in_tag = false;
}

/* ---- the whole ---- */

/* libxml2 is not to go on without memory, which some of it cannot. */
static void *allocate(size_t size)
{
	return xrealloc(NULL, 1, size);
}

static void *reallocate(void *p, size_t size)
{
	return xrealloc(p, 1, size);
}

void xml_init(void)
{
	static atomic_bool done;

	if (atomic_exchange(&done, true))
		return;
	if (xmlMemSetup(free, allocate, reallocate, xstrdup))
		die_memory();
	xmlInitParser();
	xmlSetExternalEntityLoader(refuse);
#ifdef LIBXML_CATALOG_ENABLED
	xmlCatalogSetDefaults(XML_CATA_ALLOW_NONE);
#endif
}

struct xml *xml_new(const struct xml_handler *handler, void *data, const char *encoding)
{
	struct xml *x = xcalloc(1, sizeof *x);

	x->handler = handler;
	x->data = data;
	x->line = 1;
	buf_init(&x->values);
	relay_init(&x->relay, handler, data, &x->supply);
	supply_init(&x->supply, handler, data, encoding, on_problem, x);
	elements_init(&x->elements, handler, data, &x->supply.input, encoding);
	xml_init();
	return x;
}

static void forget_names(struct xml *x)
{
	if (x->dict)
		xmlDictFree(x->dict);
	x->dict = NULL;
}

void xml_free(struct xml *x)
{
	if (!x)
		return;
	relay_done(&x->relay);
	forget_names(x);
	buf_done(&x->values);
	warn_once_done(&x->names);
	for (size_t i = 0; i < x->waiting_n; i++)
		free(x->waiting[i].text);
	elements_done(&x->elements);
	for (struct supply_piece *p; (p = x->pieces);) {
		x->pieces = p->next;
		supply_give_back(&x->supply, p);
	}
	supply_done(&x->supply);
	free(x);
}

void xml_stop(struct xml *x)
{
	if (x->relay.on)
		relay_stop(&x->relay);
	else
		x->stopped = x->elements.stopped = true;
	supply_stop(&x->supply);
}

bool xml_read_ahead(struct xml *x, size_t threads)
{
	if (x->relay.on || x->ahead || x->elements.on)
		return false;
	x->ahead = threads;
	x->supply.late = true;
	return true;
}

const char *xml_lacks(const struct xml *x)
{
	return x->lacks;
}

static void say_nothing(void *data, const char *format, ...)
{
	(void)data;
	(void)format;
}

/* What libxml2 keeps for a thread is made when it is first looked at, by malloc(). Before 2.12 it calls
 * itself without end where there is no memory for that: so there is to be some. */
static void need_thread_state(void)
{
#if LIBXML_VERSION >= 21200
	if (xmlCheckThreadLocalStorage() < 0)
		die_memory();
#else
	free(xrealloc(NULL, 1, sizeof(xmlGlobalState)));
	if (!xmlIsMainThread() && !xmlGetGlobalState())
		die_memory();
#endif
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
		.processingInstruction = on_instruction,
		.getEntity = on_entity,
		.serror = on_error,
	};
	xmlStructuredErrorFunc outer;
	void *outer_data;
	xmlDoc *doc;

	need_thread_state();
	outer = xmlStructuredError;
	outer_data = xmlStructuredErrorContext;
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
	/* For what libxml2 says without a parser, lest it writes to standard error. The hook is the
	 * thread's. A document may be included while another one is read: the other's comes back after. */
	xmlSetStructuredErrorFunc(x, on_error);
	xmlSetGenericErrorFunc(NULL, say_nothing);
	doc = xmlCtxtReadIO(x->ctxt, on_read, NULL, x, NULL, NULL, OPTIONS);
	xmlSetStructuredErrorFunc(outer_data, outer);
	xmlFreeDoc(doc);
	go_alone(x);
	/* The names of the last document are still asked for. */
	forget_names(x);
	x->dict = x->ctxt->dict;
	xmlDictReference(x->dict);
	xmlFreeParserCtxt(x->ctxt);
	x->ctxt = NULL;
	supply_wait(&x->supply);
}

void xml_library(struct buf *out)
{
	/* As the library says it: 20914 is 2.9.14. */
	int version = (int)strtol(xmlParserVersion, NULL, 10);

	buf_printf(out, "libxml2 %d.%d.%d", version / 10000, version / 100 % 100, version % 100);
#if HAVE_UCHARDET
	buf_puts(out, ", uchardet " UCHARDET_VERSION);
#endif
	buf_puts(out, HAVE_YAJL ? ", " : "");
	json_library(out);
	buf_puts(out, HAVE_LIBCSV ? ", " : "");
	csv_library(out);
}

/* ---- what is no XML ---- */

/* What the file is, as far as it is there: XML, or not known. */
enum other { OTHER_MORE, OTHER_NONE, OTHER_JSON, OTHER_CSV };

static enum other other_of(struct xml *x, char *separator)
{
	const char *s = buf_str(&x->supply.input.text);
	size_t len = x->supply.input.end, blanks = 0;
	bool more = false;

	while (blanks < len && strchr(" \t\r\n", s[blanks]) && s[blanks])
		blanks++;
	if (blanks == len)
		return x->supply.last || len >= CSV_HEAD_MAX ? OTHER_NONE : OTHER_MORE;
	if (s[blanks] == '<')
		return OTHER_NONE;
	if (json_begins(s, len))
		return OTHER_JSON;
	*separator = csv_begins(&x->elements, s, len, x->supply.last, &more);
	if (*separator)
		return OTHER_CSV;
	return more && !x->supply.last ? OTHER_MORE : OTHER_NONE;
}

/* Look how the file begins; true: as no XML, and then it has been read, and *HOW says how that ended. */
static bool read_other(struct xml *x, enum xml_end *how)
{
	enum other other;
	char separator = '\0';

	while ((other = other_of(x, &separator)) == OTHER_MORE && !is_stopped(x)) {
		supply_look(&x->supply);
		x->over = x->supply.input.stopped;
	}
	if (other == OTHER_JSON && !HAVE_YAJL)
		x->lacks =
			_("this is JSON: the program was built without the library that reads it");
	if ((other != OTHER_JSON && other != OTHER_CSV) || x->lacks || is_stopped(x))
		return false;
	tell(x, x->waiting_n);
	x->elements.on = true;
	*how = other == OTHER_JSON ? json_read(&x->elements) : csv_read(&x->elements, separator);
	if (x->supply.input.repaired && *how == XML_WHOLE)
		*how = XML_DAMAGED;
	return true;
}

enum xml_end xml_read(struct xml *x)
{
	const struct repair *repair = &x->supply.repair;
	enum xml_end how;

	if (read_other(x, &how))
		return how;
	parse(x);
	/* Files are put together one behind the other; each is a document of its own. */
	while (!is_stopped(x) && x->depth == 0 && x->started && x->ended &&
	       supply_next(&x->supply)) {
		x->before = repair->line - 1;
		x->ended = false;
		if (x->handler->document)
			x->handler->document(x->data);
		parse(x);
	}
	if (is_stopped(x))
		return x->cut ? XML_CUT : XML_STOPPED;
	if (!x->started)
		return x->supply.endless ? XML_ENDLESS : XML_NOT_XML;
	tell(x, x->waiting_n);
	if (x->depth > 0) {
		x->handler->cut(
			x->data, x->ended ? repair->line : x->line,
			x->ended ? _("the file ends before its elements are closed: it is cut off")
				 : _("the file is so damaged that it is not read beyond here"));
		return XML_CUT;
	}
	if (repair->lost)
		x->handler->cut(x->data, repair->lost,
				_("what follows the end of the document is not read"));
	return x->damaged || x->supply.input.repaired || repair->repaired ? XML_DAMAGED : XML_WHOLE;
}
