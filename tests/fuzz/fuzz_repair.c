/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* XML in pieces is repaired as in one; what libxml2 finds well-formed is read as libxml2 reads it. */
#include "config.h"

#include "fuzz.h"

#include <libxml/parser.h>

#include "xml/xml.h"

struct source {
	const uint8_t *s;
	size_t len, piece;
	struct buf events;
	int depth, deepest;
};

static void on_start(void *data, const char *ns, const char *name, const struct xml_attribute *a,
		     size_t n)
{
	struct source *x = data;

	(void)ns;
	(void)a;
	(void)n;
	buf_printf(&x->events, "<%s>", name);
	if (++x->depth > x->deepest)
		x->deepest = x->depth;
}

static void on_end(void *data, const char *ns, const char *name)
{
	struct source *x = data;

	(void)ns;
	x->depth--;
	buf_printf(&x->events, "</%s>", name);
}

static void on_text(void *data, const char *s, size_t len)
{
	struct source *x = data;

	buf_add(&x->events, s, len);
}

static void on_problem(void *data, long line, const char *text)
{
	(void)data;
	(void)line;
	FUZZ_CHECK(*text);
}

static long on_read(void *data, char *to, size_t len)
{
	struct source *x = data;

	len = len < x->piece ? len : x->piece;
	len = len < x->len ? len : x->len;
	if (len)
		memcpy(to, x->s, len);
	x->s += len;
	x->len -= len;
	return (long)len;
}

static bool on_stopped(void *data)
{
	(void)data;
	return false;
}

static const struct xml_handler handler = {
	.start = on_start,
	.end = on_end,
	.text = on_text,
	.problem = on_problem,
	.cut = on_problem,
	.read = on_read,
	.stopped = on_stopped,
};

static void ours(struct source *x, const uint8_t *s, size_t len, size_t piece)
{
	struct xml *xml = xml_new(&handler, x, "UTF-8");

	*x = (struct source){.s = s, .len = len, .piece = piece};
	buf_init(&x->events);
	xml_read(xml);
	xml_free(xml);
}

/* ---- libxml2 alone ---- */

static void their_start(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *ns,
			int namespaces_n, const xmlChar **namespaces, int n, int defaulted_n,
			const xmlChar **attributes)
{
	(void)prefix;
	(void)namespaces_n;
	(void)namespaces;
	(void)n;
	(void)defaulted_n;
	(void)attributes;
	on_start(data, (const char *)ns, (const char *)name, NULL, 0);
}

static void their_end(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *ns)
{
	(void)prefix;
	on_end(data, (const char *)ns, (const char *)name);
}

static void their_text(void *data, const xmlChar *s, int len)
{
	on_text(data, (const char *)s, (size_t)len);
}

static void quiet(void *data, const char *format, ...)
{
	(void)data;
	(void)format;
}

/* Whether the LEN bytes at S are well-formed; then *X has what libxml2 reads. */
static bool theirs(struct source *x, const char *s, size_t len)
{
	xmlSAXHandler sax = {.initialized = XML_SAX2_MAGIC,
			     .startElementNs = their_start,
			     .endElementNs = their_end,
			     .characters = their_text,
			     .ignorableWhitespace = their_text,
			     .cdataBlock = their_text,
			     .error = quiet,
			     .warning = quiet};

	*x = (struct source){0};
	buf_init(&x->events);
	return xmlSAXUserParseMemory(&sax, x, s, (int)len) == 0;
}

/* Around what is repaired, and where a file breaks off, blanks may or may not have been given by then. */
static bool same_but_blanks(const struct buf *a, const struct buf *b)
{
	static const char blanks[] = " \t\r\n";
	const char *s = buf_str(a), *t = buf_str(b);

	for (;;) {
		s += strspn(s, blanks);
		t += strspn(t, blanks);
		if (!*s || *s != *t)
			return *s == *t;
		s++;
		t++;
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	enum { MAX = 100000, UNTOLD = 190 };
	char *s = fuzz_string(data, size < MAX ? size : MAX);
	size_t len = size < MAX ? size : MAX;
	struct source whole, pieces, lib;

	ours(&whole, (const uint8_t *)s, len, SIZE_MAX);
	ours(&pieces, (const uint8_t *)s, len, len ? 1 + data[0] % 17 : 1);
	/* A document type and other encodings are read in another way on purpose. */
	if (utf8_valid(s, len) && strlen(s) == len && !strstr(s, "<!DOCTYPE") &&
	    !strstr(s, "encoding")) {
		if (theirs(&lib, s, len) && lib.deepest < UNTOLD)
			FUZZ_CHECK(whole.events.len == lib.events.len &&
				   !memcmp(buf_str(&whole.events), buf_str(&lib.events),
					   lib.events.len));
		buf_done(&lib.events);
	}
	FUZZ_CHECK(same_but_blanks(&whole.events, &pieces.events));
	buf_done(&whole.events);
	buf_done(&pieces.events);
	free(s);
	return 0;
}
