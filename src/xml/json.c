/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "xml/json.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/vec.h"
#include "xml/elements.h"

#if HAVE_YAJL
#include <yajl/yajl_parse.h>
#include <yajl/yajl_version.h>
#endif

static size_t blanks(const char *s, size_t len)
{
	size_t n = 0;

	while (n < len && strchr(" \t\r\n", s[n]) && s[n])
		n++;
	return n;
}

static const char script_name[] = "abcdefghijklmnopqrstuvwxyz"
				  "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_$.";

/* What stands before JSON in a script, as archives of posts have it: "window.posts.part0 = ". Its length. */
static size_t assignment(const char *s, size_t len)
{
	size_t from = blanks(s, len), at = from, equals;

	while (at < len && s[at] && strchr(script_name, s[at]))
		at++;
	equals = at + blanks(s + at, len - at);
	if (at == from || equals == len || s[equals] != '=')
		return 0;
	equals++;
	return equals + blanks(s + equals, len - equals);
}

bool json_begins(const char *s, size_t len)
{
	size_t at = assignment(s, len), next;

	at += blanks(s + at, len - at);

	if (at == len || (s[at] != '{' && s[at] != '['))
		return false;
	next = at + 1 + blanks(s + at + 1, len - at - 1);
	if (next == len)
		return true;
	return s[at] == '{' ? s[next] == '"' || s[next] == '}' : strchr("{[]", s[next]) && s[next];
}

#if HAVE_YAJL

#define ROOT "json"
#define ITEM "item"

enum { UNKNOWN = -1, ALWAYS = -2 };

struct level {
	bool array;
	const char *name; /* of its element; NULL: it has none */
};

struct json {
	struct elements *e;
	yajl_handle parser;
	struct level *levels; /* open objects and arrays */
	size_t depth, size;
	const char *item, *key; /* names of the next value, in an array and in an object */
	size_t waited;          /* bytes since the last event */
	bool too_deep;
	/* the last record: an object at the top, or in an array there */
	long line;   /* where it begins */
	long indent; /* blanks before it on its line; UNKNOWN where something else is */
	bool open;   /* it has not ended yet */
	/* the current piece */
	struct elements_piece piece;
	bool skipping; /* what is no JSON, up to a line that begins a record */
	bool told;     /* that something is skipped */
};

/* ---- values ---- */

static bool at_top(const struct json *j)
{
	return j->depth == 0 || (j->depth == 1 && j->levels[0].array);
}

static const char *value_name(const struct json *j)
{
	return j->depth && !j->levels[j->depth - 1].array ? j->key : j->item;
}

static int go_on(struct json *j)
{
	j->waited = 0;
	return !elements_stopped(j->e);
}

static int value(struct json *j, const char *s, size_t len)
{
	elements_value(j->e, value_name(j), s, len);
	return go_on(j);
}

static int on_null(void *data)
{
	return go_on(data);
}

static int on_boolean(void *data, int is)
{
	const char *s = is ? "true" : "false";

	return value(data, s, strlen(s));
}

static int on_number(void *data, const char *s, size_t len)
{
	return value(data, s, len);
}

static int on_string(void *data, const unsigned char *s, size_t len)
{
	return value(data, (const char *)s, len);
}

static int on_key(void *data, const unsigned char *s, size_t len)
{
	struct json *j = data;

	j->key = elements_name(j->e, (const char *)s, len, j->item);
	return go_on(j);
}

/* A record begins in the current piece: where on its line? */
static void record_starts(struct json *j)
{
	const char *s = j->piece.s;
	size_t n = blanks(s, j->piece.len);

	j->open = true;
	j->line = j->piece.line;
	j->indent = UNKNOWN;
	if (j->piece.starts && n < j->piece.len && s[n] == '{')
		j->indent = (long)n;
}

static int begin(struct json *j, bool array)
{
	const char *name = value_name(j);

	if (j->depth == XML_DEPTH_MAX) {
		j->too_deep = true;
		return 0;
	}
	if (at_top(j) && !array)
		record_starts(j);
	if (at_top(j) && j->depth == 0 && array)
		name = NULL;
	if (name)
		elements_start(j->e, "", name);
	j->levels = vec_fit(j->levels, j->depth + 1, &j->size, sizeof *j->levels);
	j->levels[j->depth++] = (struct level){array, name};
	return go_on(j);
}

static int end(struct json *j)
{
	const char *name = j->levels[--j->depth].name;

	if (name)
		elements_end(j->e, "", name);
	if (at_top(j))
		j->open = false;
	return go_on(j);
}

static int on_map(void *data)
{
	return begin(data, false);
}

static int on_array(void *data)
{
	return begin(data, true);
}

static int on_end(void *data)
{
	return end(data);
}

static const yajl_callbacks callbacks = {
	.yajl_null = on_null,
	.yajl_boolean = on_boolean,
	.yajl_number = on_number,
	.yajl_string = on_string,
	.yajl_start_map = on_map,
	.yajl_map_key = on_key,
	.yajl_end_map = on_end,
	.yajl_start_array = on_array,
	.yajl_end_array = on_end,
};

/* ---- what is no JSON ---- */

/* What yajl finds wrong, as a phrase; its own words where there is none. */
static void describe(yajl_handle parser, struct buf *out)
{
	static const struct {
		const char *says, *phrase;
	} rows[] = {
		{"unallowed token", N_("something else is due here")},
		{"premature EOF", N_("the file ends")},
		{"colon", N_("a colon is missing after a key")},
		{"inside map", N_("a comma or the end of the object is missing")},
		{"after array element", N_("a comma or the end of the array is missing")},
		{"invalid object key", N_("a key is no string")},
		{"invalid character inside string",
		 N_("a string has a control character in it, or no end on its line")},
		{"which it may not", N_("“\\” before a character that needs none")},
		{"non-hex", N_("“\\u” without four hexadecimal digits")},
		{"digit is required", N_("a number without digits")},
		{"invalid char in json text", N_("a character that begins no value")},
		{"invalid string in json text", N_("a word that is no value")},
	};
	unsigned char *said = yajl_get_error(parser, 0, NULL, 0);
	const char *s = said ? (const char *)said : "";

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (strstr(s, rows[i].says)) {
			buf_puts(out, _(rows[i].phrase));
			break;
		}
	}
	if (!out->len)
		buf_add(out, s, strcspn(s, "\n"));
	yajl_free_error(parser, said);
}

static void new_parser(struct json *j)
{
	if (j->parser)
		yajl_free(j->parser);
	j->parser = yajl_alloc(&callbacks, NULL, j);
	if (!j->parser)
		die_memory();
	yajl_config(j->parser, yajl_allow_multiple_values, 1);
	/* xml_input has seen to it. */
	yajl_config(j->parser, yajl_dont_validate_strings, 1);
}

/* Close what is open, down to DEPTH levels. */
static void close_levels(struct json *j, size_t depth)
{
	while (j->depth > depth && !elements_stopped(j->e))
		end(j);
}

/* Whether the current piece begins a record where the last one began on its line. */
static bool begins_record(const struct json *j)
{
	size_t n = blanks(j->piece.s, j->piece.len);

	return j->piece.starts && n < j->piece.len && j->piece.s[n] == '{' &&
	       (j->indent == UNKNOWN || j->indent == (long)n);
}

/* The current piece is no JSON. False: nothing can be read beyond it. */
static bool recover(struct json *j)
{
	bool in_array = j->depth && j->levels[0].array, was_open = j->open;
	struct buf why;

	buf_init(&why);
	describe(j->parser, &why);
	if (was_open && j->line < j->piece.line)
		elements_lost(
			j->e, j->piece.line,
			_("this is not JSON (%s): the object that begins in line %ld is left out"),
			buf_str(&why), j->line);
	else if (was_open)
		elements_lost(j->e, j->piece.line,
			      _("this is not JSON (%s): the object is left out"), buf_str(&why));
	else
		elements_lost(j->e, j->piece.line, _("this is not JSON (%s): it is left out"),
			      buf_str(&why));
	buf_done(&why);
	if (was_open)
		elements_broken(j->e);
	close_levels(j, in_array ? 1 : 0);
	/* In one long line there is no telling where the next one begins. */
	if (in_array && j->indent == UNKNOWN)
		return false;
	new_parser(j);
	if (in_array) {
		/* The array is still open: for the parser too. */
		close_levels(j, 0);
		yajl_parse(j->parser, (const unsigned char *)"[", 1);
	}
	j->skipping = true;
	j->told = was_open;
	return true;
}

/* Whether S, LEN bytes within a string, has half of a pair (U+D800 to U+DFFF) alone: yajl says nothing. */
static bool has_half(const char *s, size_t len)
{
	const char *end = s + len;
	bool high = false; /* the first half stands just before */

	while ((s = memchr(s, '\\', (size_t)(end - s))) && end - s >= 6) {
		bool half = s[1] == 'u' && (s[2] | 0x20) == 'd' && strchr("89abAB", s[3]) && s[3];
		bool second =
			s[1] == 'u' && (s[2] | 0x20) == 'd' && strchr("cdefCDEF", s[3]) && s[3];

		if (second != high)
			return true;
		high = half;
		s += s[1] == 'u' ? 6 : 2;
		if (high && end - s >= 1 && *s != '\\')
			return true;
	}
	return false;
}

/* ---- the whole ---- */

/* Skip the current piece, unless a record begins there. */
static bool skip(struct json *j)
{
	const struct elements_piece *p = &j->piece;

	if (begins_record(j)) {
		j->skipping = false;
		return false;
	}
	if (!j->told && blanks(p->s, p->len) < p->len) {
		elements_lost(j->e, p->line,
			      _("this is not JSON: it is left out, up to the next line that begins "
				"an object"));
		j->told = true;
	}
	return true;
}

/* Parse the current piece, for the second time perhaps. False: there is nothing to be read beyond it. */
static bool parse(struct json *j, bool again)
{
	const struct elements_piece *p = &j->piece;
	long line = j->line;
	bool open = j->open;

	if (j->skipping && skip(j))
		return true;
	if (!again && has_half(p->s, p->len))
		elements_problem(j->e, p->line, _("half a character (“\\ud…”) is read as “?”"));
	j->waited += p->len;
	if (yajl_parse(j->parser, (const unsigned char *)p->s, p->len) == yajl_status_ok) {
		/* A value that has not ended yajl reads once more with the next piece: the longer it is, the
		 * longer that has to be. */
		j->e->want = j->waited;
		return j->waited <= ELEMENTS_VALUE_MAX;
	}
	j->e->want = 0;
	if (elements_stopped(j->e) || j->too_deep || !recover(j))
		return false;
	/* What is missing at the end of one record is missed where the next one begins. */
	if (open && line < p->line && begins_record(j))
		return parse(j, true);
	return true;
}

static enum xml_end cut(struct json *j, const char *why)
{
	j->e->handler->cut(j->e->data, j->piece.line, why);
	if (j->open)
		elements_broken(j->e);
	return XML_CUT;
}

/* All pieces are read, or the rest is not to be. */
static enum xml_end finish(struct json *j, bool all)
{
	if (elements_stopped(j->e))
		return XML_STOPPED;
	if (j->too_deep)
		return cut(j, _("values are nested too deep: the file is not read beyond here"));
	if (j->waited > ELEMENTS_VALUE_MAX)
		return cut(j, _("a value is longer than 64 MiB: the file is not read beyond here"));
	if (!all)
		return cut(
			j,
			_("where the next object begins is not known: the file is not read beyond "
			  "here"));
	if (!j->skipping && yajl_complete_parse(j->parser) != yajl_status_ok && j->depth)
		return cut(j, _("the file ends before its values do: it is cut off"));
	if (elements_stopped(j->e))
		return XML_STOPPED;
	elements_end(j->e, XML_TABLE_NS, ROOT);
	return j->e->damaged ? XML_DAMAGED : XML_WHOLE;
}

enum xml_end json_read(struct elements *e)
{
	struct json j = {.e = e, .indent = UNKNOWN};
	enum xml_end how;
	bool more = true, first = true;

	j.item = elements_name(e, ITEM, strlen(ITEM), ITEM);
	elements_start(e, XML_TABLE_NS, ROOT);
	new_parser(&j);
	while (more && elements_next(e, &j.piece)) {
		if (first) {
			size_t n = assignment(j.piece.s, j.piece.len);

			j.piece.s += n;
			j.piece.len -= n;
			first = false;
		}
		more = parse(&j, false);
	}
	how = finish(&j, more);
	yajl_free(j.parser);
	free(j.levels);
	return how;
}

void json_library(struct buf *out)
{
	int version = yajl_version();

	buf_printf(out, "yajl %d.%d.%d", version / 10000, version / 100 % 100, version % 100);
}

#else

enum xml_end json_read(struct elements *e)
{
	(void)e;
	return XML_NOT_XML;
}

void json_library(struct buf *out)
{
	(void)out;
}

#endif
