/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * XML: a stream of bytes as elements and text, by libxml2's SAX2 interface in pull mode.
 *
 * JSON and tables come as elements too, without libxml2 (json.h, csv.h). For XML there are three
 * stages: xml_input makes UTF-8 of the bytes, xml_repair well-formed XML of that, libxml2
 * elements. It is the only user of libxml2's XML side; what that cannot do safely never reaches it: no
 * network, no DTD, no external entity, no XInclude, no default attributes. Entities that a file
 * declares as plain text are put in, within limits, those of HTML are known, all others stay as
 * written ("&name;"). Our own limits hold instead of libxml2's. Damage is reported through problem()
 * with its line, and the reading goes on as well as it can. Strings are valid UTF-8, no more: clean
 * them (text/sanitize) before they go anywhere. Runs on the caller's thread, but see xml_read_ahead(); each
 * thread may have its own parser.
 */
#ifndef LR_XML_XML_H
#define LR_XML_XML_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct buf;
struct xml;

/* Elements deeper than this are passed over, their text is kept; attributes after so many, too. */
enum { XML_DEPTH_MAX = 200, XML_ATTRIBUTES_MAX = 256 };

/* Where reading ends: bytes without an element; names and namespaces that are different. What is read
 * holds hundreds of these; libxml2's time grows by the square of them. */
enum { XML_PROLOG_MAX = 64 << 20, XML_NAMES_MAX = 50000 };

#define XML_NS "http://www.w3.org/XML/1998/namespace" /* of xml:lang, xml:id, xml:base */

/* What is no XML comes as elements all the same (elements.h): the namespace of its root, and of an
 * element without anything in it that says that all that is open but for the root is not whole. */
#define XML_TABLE_NS "urn:leader-reader:table"
#define XML_TABLE_BROKEN "broken"

#define XML_INCLUDE_NS "http://www.w3.org/2001/XInclude"

struct xml_attribute {
	const char *ns; /* "" where there is none */
	const char *name;
	const char *value; /* NUL-terminated, entities resolved, not cleaned */
};

/* The value of the attribute NAME of no namespace among the N at A; NULL where there is none. */
static inline const char *xml_attribute_value(const struct xml_attribute *a, size_t n,
					      const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (!*a[i].ns && a[i].value && !strcmp(a[i].name, name))
			return a[i].value;
	return NULL;
}

/* What a reader of a format gives: callbacks. Strings are borrowed for the call; but the names
 * and namespaces of elements live until the next document of the file begins, or the parser is freed,
 * and what is equal has the same address. */
struct xml_handler {
	/* An element starts; NS is "" where there is none, and the prefix itself where that is not
	 * declared. ATTRIBUTES: N of them, without those that declare namespaces. */
	void (*start)(void *data, const char *ns, const char *name,
		      const struct xml_attribute *attributes, size_t n);
	void (*end)(void *data, const char *ns, const char *name);
	/* A piece of text, not NUL-terminated, any length; several in a row are one text. */
	void (*text)(void *data, const char *s, size_t len);
	/* Something is wrong at LINE; TEXT is a translated sentence. */
	void (*problem)(void *data, long line, const char *text);
	/* The document stops at LINE before its root element ends, or (what is no XML) something in it is
	 * not read: that is lost. As problem(). */
	void (*cut)(void *data, long line, const char *text);
	/* Up to LEN bytes of the file into TO; 0 at the end, -1 on an error or to stop. */
	long (*read)(void *data, char *to, size_t len);
	/* Asked now and then: whether to stop here. */
	bool (*stopped)(void *data);
	/* Reading ahead, read() has failed, and what came before has been given; may be NULL. */
	void (*broken)(void *data);
	/* It is read ahead no more: all calls are by the caller's thread, and another document may be read
	 * within them. Before a start tag of XInclude, and before the root element's end at the latest; may
	 * be NULL. */
	void (*alone)(void *data);
	/* Reading ahead, a thread has a millisecond to spare for something else; false: there is nothing. By
	 * any thread of the reading, during any other call; may be NULL. */
	bool (*meanwhile)(void *data);
	/* Whether these N names, not cleaned, are the columns of a table, with ROWS or without; may be
	 * NULL: none are. */
	bool (*columns)(void *data, const char *const *names, size_t n, bool rows);
	/* Behind the document another one begins, whose root element has the same name; may be NULL. */
	void (*document)(void *data);
};

/* How it ended. */
enum xml_end {
	XML_WHOLE,   /* to the end of a well-formed document */
	XML_DAMAGED, /* to the end, with repairs */
	XML_CUT,     /* the document stops before its root element ends */
	XML_STOPPED, /* xml_stop(), stopped() or a read error */
	XML_ENDLESS, /* no element in XML_PROLOG_MAX bytes */
	XML_NOT_XML  /* no element at all; xml_lacks() may say why */
};

/* Set what libxml2 has one of for the whole process: no catalogs, nothing from outside a document. Before
 * there are threads; xml_new() does it where nobody has. */
void xml_init(void);
/*
 * A parser that gives what it finds to HANDLER, DATA being passed to each callback. ENCODING, borrowed,
 * is that of the file, as iconv calls it (encoding.h); NULL: to be found.
 */
struct xml *xml_new(const struct xml_handler *handler, void *data, const char *encoding);
void xml_free(struct xml *x);

/* Read the whole document; once for each parser. */
enum xml_end xml_read(struct xml *x);
/* From a callback: what comes, until alone(), is read by THREADS threads, 2 or 3; more are of no use. One
 * calls read() and stopped(), and nothing else does. One, that or the caller's or another, makes all other
 * calls, still one after the other. Callers need no locks for what only callbacks use, and for what is used
 * after xml_read(). False: it is not, for it is no XML, or ahead already. */
bool xml_read_ahead(struct xml *x, size_t threads);
/* From a callback: give no more. */
void xml_stop(struct xml *x);
/* From a callback: the line of the current event (of a start tag: where it begins), 1 and up. */
long xml_line(const struct xml *x);
/* What the file is that this program was built without, a translated sentence; NULL: nothing of that. */
const char *xml_lacks(const struct xml *x);
/* Append names and versions of the libraries in use, for XML and what is read like it, and for encodings. */
void xml_library(struct buf *out);

#endif
