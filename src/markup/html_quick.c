/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "markup/html_quick.h"

#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "markup/html.h"
#include "markup/html_element.h"
#include "text/named_character.h"
#include "markup/html_repair.h"
#include "xml/xml.h"

enum {
	LEVELS_MAX = 32, /* far from any limit of html_state and html_repair */
	NAME_SIZE = 32,
	ATTRIBUTES_MAX = 16,
	VALUE_MAX = 4096 /* below the limit of html_repair */
};

/* Where an element may stand, so that no version of libxml2 closes another one for it. */
enum place {
	NOWHERE,
	INLINE,    /* anywhere but in a list; it holds inline elements and text */
	VOID,      /* the same; it holds nothing */
	BLOCK,     /* among blocks; it holds inline elements and text */
	CONTAINER, /* among blocks; it holds those, too */
	LIST,      /* among blocks; it holds items */
	ITEM       /* in a list; it holds blocks */
};

struct quick {
	const char *s, *end;
	struct html_state *h; /* NULL: the first time, nobody is told */
	const struct html_element *open[LEVELS_MAX];
	enum place places[LEVELS_MAX];
	size_t depth;
	/* The attributes of the tag at hand: where in ATTRIBUTES their names stand, and behind them
	 * their values. */
	size_t at[ATTRIBUTES_MAX], n;
	struct buf attributes;
	struct buf text; /* not yet told */
};

static enum place place_of(const struct html_element *e)
{
	const char *name = e->name;

	switch (e->kind) {
	case HTML_LINK: return INLINE;
	case HTML_EM: return !strcmp(name, "em") || !strcmp(name, "i") ? INLINE : NOWHERE;
	case HTML_STRONG: return INLINE;
	case HTML_BREAK: return VOID;
	case HTML_IMAGE: return !strcmp(name, "img") ? VOID : NOWHERE;
	case HTML_HEADING: return BLOCK;
	case HTML_PARA: return name[0] == 'p' ? BLOCK : !strcmp(name, "div") ? CONTAINER : NOWHERE;
	case HTML_QUOTE: return CONTAINER;
	case HTML_LIST: return !strcmp(name, "ul") ? LIST : NOWHERE;
	case HTML_NUMBERS: return LIST;
	case HTML_ITEM: return ITEM;
	default: return NOWHERE;
	}
}

/* Whether E may stand in what is open. */
static bool fits(const struct quick *q, const struct html_element *e, enum place place)
{
	enum place in = q->depth ? q->places[q->depth - 1] : CONTAINER;

	if (place == NOWHERE || q->depth == LEVELS_MAX)
		return false;
	if (in == LIST || place == ITEM)
		return in == LIST && place == ITEM;
	if (place != INLINE && place != VOID)
		return in == CONTAINER || in == ITEM;
	for (size_t i = q->depth; place == INLINE && i-- && q->places[i] == INLINE;)
		if (q->open[i]->kind == e->kind)
			return false;
	return true;
}

static bool is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool is_name(char c)
{
	return is_lower(c) || (c >= '0' && c <= '9');
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\t';
}

static void skip_blanks(struct quick *q)
{
	while (q->s < q->end && is_blank(*q->s))
		q->s++;
}

/* The name at hand, the first letter a small one; "" where there is none or it is a longer one. */
static void read_name(struct quick *q, char name[NAME_SIZE], char also)
{
	size_t n = 0;

	if (q->s < q->end && is_lower(*q->s))
		while (q->s < q->end && n < NAME_SIZE && (is_name(*q->s) || *q->s == also))
			name[n++] = *q->s++;
	name[n < NAME_SIZE ? n : 0] = '\0';
}

/* One attribute with a value in double quotes, in which "&amp;" is the only entity. */
static bool read_attribute(struct quick *q)
{
	char name[NAME_SIZE];
	const char *end;

	read_name(q, name, '-');
	if (!*name || q->n == ATTRIBUTES_MAX || q->end - q->s < 3 || q->s[0] != '=' ||
	    q->s[1] != '"')
		return false;
	q->s += 2;
	end = memchr(q->s, '"', (size_t)(q->end - q->s));
	if (!end || end - q->s > VALUE_MAX)
		return false;
	q->at[q->n++] = q->attributes.len;
	buf_add(&q->attributes, name, strlen(name) + 1);
	for (; q->s < end; q->s++) {
		if (*q->s == '<' || *q->s == '>' || *q->s == '\n' || *q->s == '\t')
			return false;
		buf_putc(&q->attributes, *q->s);
		if (*q->s != '&')
			continue;
		if (end - q->s < 5 || memcmp(q->s, "&amp;", 5) != 0)
			return false;
		q->s += 4;
	}
	buf_putc(&q->attributes, '\0');
	q->s++;
	return q->s < q->end && (is_blank(*q->s) || *q->s == '>' || *q->s == '/');
}

/* The attributes and the end of a tag; *CLOSED: it is "/>". */
static bool read_attributes(struct quick *q, bool *closed)
{
	q->n = 0;
	buf_clear(&q->attributes);
	skip_blanks(q);
	while (q->s < q->end && is_lower(*q->s)) {
		if (!read_attribute(q))
			return false;
		skip_blanks(q);
	}
	*closed = q->s < q->end && *q->s == '/';
	q->s += *closed;
	return q->s < q->end && *q->s++ == '>';
}

/* What has been read since the last tag that means something, in one piece. */
static void tell_text(struct quick *q)
{
	html_text(q->h, q->text.data, q->text.len);
	buf_clear(&q->text);
}

static void tell_open(struct quick *q, const struct html_element *e)
{
	struct xml_attribute attributes[ATTRIBUTES_MAX];

	tell_text(q);
	for (size_t i = 0; i < q->n; i++) {
		const char *name = q->attributes.data + q->at[i];

		attributes[i] = (struct xml_attribute){"", name, name + strlen(name) + 1};
	}
	html_open(q->h, e->name, attributes, q->n);
}

static bool start_tag(struct quick *q, const struct html_element *e)
{
	enum place place = place_of(e);
	bool closed;

	if (!read_attributes(q, &closed))
		return false;
	/* What means nothing to a reader is left out by html_repair, too. */
	if (e->kind == HTML_INLINE)
		return true;
	if (!fits(q, e, place) || (closed && place != VOID))
		return false;
	if (q->h)
		tell_open(q, e);
	if (place == VOID) {
		if (q->h)
			html_close(q->h, e->name);
		return true;
	}
	q->open[q->depth] = e;
	q->places[q->depth++] = place;
	return true;
}

static bool end_tag(struct quick *q, const struct html_element *e)
{
	if (q->s == q->end || *q->s++ != '>')
		return false;
	if (e->kind == HTML_INLINE)
		return true;
	if (!q->depth || q->open[q->depth - 1] != e)
		return false;
	q->depth--;
	if (q->h) {
		tell_text(q);
		html_close(q->h, e->name);
	}
	return true;
}

static bool tag(struct quick *q)
{
	const struct html_element *e;
	char name[NAME_SIZE];
	bool closes;

	if (q->end - q->s >= 4 && !memcmp(q->s, "<!--", 4)) {
		q->s = html_comment_end(q->s, q->end);
		return true;
	}
	q->s++;
	closes = q->s < q->end && *q->s == '/';
	q->s += closes;
	read_name(q, name, '\0');
	e = html_element_find(name, strlen(name));
	if (!e || (q->s < q->end && !is_blank(*q->s) && *q->s != '>' && *q->s != '/'))
		return false;
	return closes ? end_tag(q, e) : start_tag(q, e);
}

static bool entity(struct quick *q)
{
	uint32_t code;
	char utf8[4];
	struct named_character c;
	size_t n = named_character(q->s, (size_t)(q->end - q->s), &c), len;

	code = '&';
	if (n && utf8_decode(c.text, c.len, &code) < c.len)
		return false;
	/* What XML forbids. */
	if ((code < ' ' && code != '\n' && code != '\t') || code == 0xFFFE || code == 0xFFFF)
		return false;
	q->s += n ? n : 1;
	if (!q->h)
		return true;
	len = utf8_encode(code, utf8);
	if (code == '&' || code == '<') {
		/* These are escaped by html_repair, so they come alone from libxml2. */
		tell_text(q);
		html_text(q->h, utf8, len);
	} else {
		buf_add(&q->text, utf8, len);
	}
	return true;
}

static void text(struct quick *q)
{
	const char *end = memchr(q->s, '<', (size_t)(q->end - q->s)), *amp;

	if (!end)
		end = q->end;
	amp = memchr(q->s, '&', (size_t)(end - q->s));
	if (amp)
		end = amp;
	if (q->h)
		buf_add(&q->text, q->s, (size_t)(end - q->s));
	q->s = end;
}

static bool walk(struct quick *q, const char *s, size_t len, struct html_state *h)
{
	bool simple = true;

	q->s = s;
	q->end = s + len;
	q->h = h;
	q->depth = 0;
	while (simple && q->s < q->end) {
		if (*q->s == '<')
			simple = tag(q);
		else if (*q->s == '&')
			simple = entity(q);
		else
			text(q);
	}
	return simple && q->depth == 0;
}

static bool has(const char *s, size_t len, const char *what)
{
	const char *end = s + len;
	size_t n = strlen(what);

	for (; (s = memchr(s, what[0], (size_t)(end - s))); s++)
		if ((size_t)(end - s) >= n && !memcmp(s, what, n))
			return true;
	return false;
}

/* Whether all of it are characters that go through html_repair and libxml2 as they are. */
static bool is_plain(const char *s, size_t len)
{
	bool plain = true;

	for (size_t i = 0; i < len; i++)
		plain &= (unsigned char)s[i] >= ' ' || s[i] == '\n' || s[i] == '\t';
	return plain && utf8_valid(s, len) && !has(s, len, "]]>") && !has(s, len, "\xEF\xBF");
}

bool html_quick(struct html_state *h, const char *s, size_t len)
{
	struct quick q;
	bool simple;

	if (!is_plain(s, len))
		return false;
	buf_init(&q.attributes);
	buf_init(&q.text);
	simple = walk(&q, s, len, NULL);
	if (simple) {
		walk(&q, s, len, h);
		tell_text(&q);
	}
	buf_done(&q.attributes);
	buf_done(&q.text);
	return simple;
}
