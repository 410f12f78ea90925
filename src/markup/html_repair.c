/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "markup/html_repair.h"

#include <string.h>

#include "base/utf8.h"
#include "markup/html_element.h"
#include "text/named_character.h"

enum {
	LEVELS_MAX = 256, /* elements the parser may have open */
	AHEAD = 512, /* bytes of repaired text made at a time: what it has open is known that late */
	SPAN = 4096,      /* of plain text */
	VALUE_MAX = 8192, /* of an attribute: pictures have been met there */
};

/* ---- what a '<' begins ---- */

struct tag {
	const struct html_element *element; /* NULL: not of HTML */
	const char *name, *rest, *end;      /* REST: after the name; END: after '>' */
	size_t name_len;
	bool closes;
};

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

static bool is_name(char c)
{
	return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == ':' ||
	       c == '.';
}

/* The name of the tag at S, which begins with '<'; its end is not looked for. False: it is none. */
static bool tag_name(struct tag *t, const char *s, const char *end)
{
	const char *p = s + 1;

	t->closes = p < end && *p == '/';
	p += t->closes;
	if (p >= end || !is_letter(*p))
		return false;
	t->name = p;
	while (p < end && is_name(*p))
		p++;
	/* Neither "<name@host>" nor "<https://...>" is a tag. */
	if (p < end && !is_blank(*p) && *p != '>' && (*p != '/' || p[-1] == ':'))
		return false;
	t->name_len = (size_t)(p - t->name);
	t->rest = t->end = p;
	t->element = html_element_find(t->name, t->name_len);
	return true;
}

static bool has_escaped(const char *s, const char *end)
{
	const char *p = s + 4;
	size_t n = 0;

	if (end - s < 6 || (memcmp(s, "&lt;", 4) != 0 && memcmp(s, "&LT;", 4) != 0))
		return false;
	p += *p == '/';
	while (p + n < end && is_name(p[n]))
		n++;
	return n && p + n < end && html_element_find(p, n) &&
	       (is_blank(p[n]) || p[n] == '/' || p[n] == '&');
}

unsigned html_scan(const char *s, size_t len)
{
	const char *end = s + len, *p;
	unsigned has = 0;
	struct named_character code;
	struct tag t;

	if (!len)
		return 0;
	for (p = s; (p = memchr(p, '<', (size_t)(end - p))); p++) {
		if (end - p >= 4 && !memcmp(p, "<!--", 4))
			has |= HTML_HAS_TAG;
		if (!tag_name(&t, p, end) || t.end == end)
			continue;
		/* An end tag is one, whatever its name. */
		if (!t.element) {
			has |= t.closes ? HTML_HAS_TAG : 0;
			continue;
		}
		has |= HTML_HAS_TAG;
		if (!t.closes && (t.element->kind == HTML_BREAK ||
				  (t.element->kind == HTML_PARA &&
				   (t.name_len == 1 || !strcmp(t.element->name, "div"))))) {
			has |= HTML_HAS_BLOCKS;
			break;
		}
	}
	for (p = s; (p = memchr(p, '&', (size_t)(end - p))); p++) {
		if (!(has & HTML_HAS_ENTITY) && named_character(p, (size_t)(end - p), &code))
			has |= HTML_HAS_ENTITY;
		if (has & HTML_HAS_TAG ? has & HTML_HAS_ENTITY : has & HTML_HAS_ESCAPED)
			break;
		if (has_escaped(p, end))
			has |= HTML_HAS_ESCAPED;
	}
	return has;
}

/* ---- text ---- */

/* Append what is to be no markup: valid UTF-8, with '<' and '&' escaped. */
static void put_span(struct buf *out, const char *s, size_t len)
{
	bool valid = utf8_valid(s, len);
	size_t from = 0, n;
	char utf8[4];
	uint32_t code;

	for (size_t i = 0; i < len; i += n) {
		const char *instead = NULL;

		n = 1;
		if (s[i] == '<')
			instead = "&lt;";
		else if (s[i] == '&')
			instead = "&amp;";
		else if (s[i] == '\f' || s[i] == '\v')
			instead = " ";
		else if (!s[i])
			instead = "\xEF\xBF\xBD";
		else if (!valid && (unsigned char)s[i] >= 0x80) {
			n = utf8_decode(s + i, len - i, &code);
			if (code != UTF8_REPLACEMENT)
				continue;
			buf_add(out, s + from, i - from);
			buf_add(out, utf8, utf8_encode(code, utf8));
			from = i + n;
		}
		if (instead) {
			buf_add(out, s + from, i - from);
			buf_puts(out, instead);
			from = i + 1;
		}
	}
	buf_add(out, s + from, len - from);
}

static void put_entity(struct html_repair *m)
{
	struct named_character c;
	size_t n = named_character(m->s, (size_t)(m->end - m->s), &c);

	if (n) {
		put_span(&m->out, c.text, c.len);
		m->s += n;
	} else {
		buf_puts(&m->out, "&amp;");
		m->s++;
	}
}

/* ---- tags ---- */

/* Whether the quotation mark at P begins a value: not the one in <b it's>. */
static bool begins_value(const char *start, const char *p)
{
	do
		p--;
	while (p > start && is_blank(*p));
	return p >= start && *p == '=';
}

/* The end of the tag whose name, perhaps KNOWN, ends at P, past its '>'; NULL: it has none. */
static const char *tag_end(struct html_repair *m, const char *p, bool known)
{
	const char *start = p;

	if (m->no_gt)
		return NULL;
	for (; p < m->end && *p != '>'; p++) {
		bool *none = *p == '"' ? &m->no_quote : *p == '\'' ? &m->no_apostrophe : NULL;
		const char *q;

		/* Where the name is no element's, the '<' of another ends it: this one is text. */
		if (*p == '<' && !known)
			return NULL;
		if (!none || *none || !begins_value(start, p))
			continue;
		q = memchr(p + 1, *p, (size_t)(m->end - p - 1));
		*none = !q;
		p = q ? q : p;
	}
	if (p < m->end)
		return p + 1;
	m->no_gt = memchr(start, '>', (size_t)(m->end - start)) == NULL;
	return NULL;
}

/* Where the end tag of T's element is, if there is any after it; NULL: nowhere. */
static const char *find_end(struct html_repair *m, const struct tag *t)
{
	const char *p = t->end;
	struct tag found;
	size_t i = 0;

	while (i < HTML_REPAIR_NAMES && m->ends[i].element && m->ends[i].element != t->element)
		i++;
	if (i == HTML_REPAIR_NAMES)
		return NULL;
	if (m->ends[i].element && m->ends[i].at >= p)
		return m->ends[i].at == m->end ? NULL : m->ends[i].at;
	for (; p < m->end && (p = memchr(p, '<', (size_t)(m->end - p))); p++)
		if (tag_name(&found, p, m->end) && found.closes && found.element == t->element)
			break;
	m->ends[i].element = t->element;
	m->ends[i].at = p ? p : m->end;
	return p && p < m->end ? p : NULL;
}

/* Attributes, but for values that are too long to mean anything, and what would mislead libxml2. */
static void put_attributes(struct html_repair *m, const char *s, const char *end)
{
	const char *start = s, *from = s, *q;

	for (; s < end; s++) {
		bool quote = *s == '"' || *s == '\'';

		if (!quote && *s != '<' && *s)
			continue;
		buf_add(&m->out, from, (size_t)(s - from));
		from = s + 1;
		if (!quote || !begins_value(start, s))
			continue;
		q = memchr(s + 1, *s, (size_t)(end - s - 1));
		if (!q)
			continue;
		buf_putc(&m->out, *s);
		if (q - s <= VALUE_MAX && utf8_valid(s, (size_t)(q - s)) &&
		    !memchr(s, '\0', (size_t)(q - s)))
			buf_add(&m->out, s + 1, (size_t)(q - s - 1));
		buf_putc(&m->out, *q);
		s = q;
		from = q + 1;
	}
	if (utf8_valid(from, (size_t)(end - from)))
		buf_add(&m->out, from, (size_t)(end - from));
}

/* What libxml2 is told that the element is. */
static void put_name(struct html_repair *m, const struct html_element *e)
{
	/* Within its own, it takes these for no elements of a body. */
	if (e->kind == HTML_BODY || e->kind == HTML_HEADER || !strcmp(e->name, "iframe") ||
	    !strcmp(e->name, "textarea"))
		buf_puts(&m->out, "x-");
	/* Only some versions know it, and that it is empty. */
	buf_puts(&m->out, !strcmp(e->name, "image") ? "img" : e->name);
}

/* A start tag that means something. */
static void put_start(struct html_repair *m, const struct tag *t)
{
	const struct html_element *e = t->element;
	bool dropped = e->kind == HTML_RAW || e->kind == HTML_DROP;

	if (dropped) {
		const char *at = t->end - 2 > t->rest && t->end[-2] == '/' ? NULL : find_end(m, t);

		if (e->kind == HTML_RAW)
			m->s = at ? at : t->end[-2] == '/' ? t->end : m->end;
		/* Without an end, all the rest would be dropped. */
		if (!at || e->kind == HTML_RAW)
			return;
	}
	if (*m->depth >= LEVELS_MAX && !e->empty) {
		if (e->kind >= HTML_BODY)
			buf_puts(&m->out, "<hr>");
		return;
	}
	buf_putc(&m->out, '<');
	put_name(m, e);
	if (e->kind == HTML_LINK || e->kind == HTML_IMAGE || e->kind >= HTML_BODY) {
		const char *end = t->end - 1;

		while (end > t->rest && (is_blank(end[-1]) || end[-1] == '/'))
			end--;
		/* The last '/' of <a href=x/> is the address's. */
		if (end > t->rest && end[-1] != '"' && end[-1] != '\'')
			end = t->end - 1;
		if (end > t->rest) {
			buf_putc(&m->out, ' ');
			put_attributes(m, t->rest, end);
			buf_putc(&m->out, ' ');
		}
	}
	buf_putc(&m->out, '>');
}

static void put_end(struct html_repair *m, const struct tag *t)
{
	const struct html_element *e = t->element;

	if (e->kind == HTML_BREAK) {
		buf_puts(&m->out, "<br>");
	} else if (!e->empty && e->kind != HTML_RAW) {
		buf_puts(&m->out, "</");
		put_name(m, e);
		buf_putc(&m->out, '>');
		/* One that ends nothing parts paragraphs all the same. */
		if (e->kind == HTML_PARA && t->name_len == 1)
			buf_puts(&m->out, "<hr>");
	}
}

const char *html_comment_end(const char *s, const char *end)
{
	const char *p = s + 4;

	/* "<!-->" and "<!--->" are whole. */
	for (; p < end && (p = memchr(p, '>', (size_t)(end - p))); p++)
		if ((p[-1] == '-' && p[-2] == '-') ||
		    (p[-1] == '!' && p[-2] == '-' && p[-3] == '-'))
			return p + 1;
	return end;
}

/* "<!-- -->", "<![CDATA[ ]]>", "<! >", "<? >". False: none of these. */
static bool put_declaration(struct html_repair *m)
{
	const char *s = m->s, *p;
	size_t left = (size_t)(m->end - s);

	if (left < 2 || (s[1] != '!' && s[1] != '?'))
		return false;
	if (left >= 9 && !memcmp(s, "<![CDATA[", 9)) {
		/* Its text is text; "]]>" goes when it comes. */
		m->s += 9;
		return true;
	}
	if (left >= 4 && !memcmp(s, "<!--", 4)) {
		m->s = html_comment_end(s, m->end);
		return true;
	}
	p = m->no_gt ? NULL : memchr(s, '>', left);
	m->no_gt |= !p;
	/* "<!" and "<?" that no '>' ends are text; so are they before anything but a letter. */
	if (!p || (!is_letter(s[2]) && s[2] != '-' && s[2] != '[' && s[2] != '>'))
		return false;
	m->s = p + 1;
	return true;
}

static void put_tag(struct html_repair *m)
{
	struct tag t;
	const char *end;

	if (put_declaration(m))
		return;
	if (!tag_name(&t, m->s, m->end)) {
		buf_puts(&m->out, "&lt;");
		m->s++;
		return;
	}
	end = tag_end(m, t.rest, t.element != NULL);
	if (!end) {
		/* Cut off: of a tag nothing is left to be shown, of anything else all. */
		if (t.element && !memchr(t.rest, '<', (size_t)(m->end - t.rest))) {
			m->s = m->end;
		} else {
			buf_puts(&m->out, "&lt;");
			m->s++;
		}
		return;
	}
	t.end = m->s = end;
	if (!t.element || t.element->kind <= HTML_INLINE)
		return;
	if (t.closes)
		put_end(m, &t);
	else
		put_start(m, &t);
}

/* ---- the whole ---- */

void html_repair_init(struct html_repair *m, const char *s, size_t len, const int *depth)
{
	*m = (struct html_repair){.s = s, .end = s + len, .depth = depth};
	buf_init(&m->out);
}

void html_repair_done(struct html_repair *m)
{
	buf_done(&m->out);
}

static void step(struct html_repair *m)
{
	size_t left = (size_t)(m->end - m->s), n = 0;

	if (*m->s == '<') {
		put_tag(m);
		return;
	}
	if (*m->s == '&') {
		put_entity(m);
		return;
	}
	if (left >= 3 && !memcmp(m->s, "]]>", 3)) {
		m->s += 3;
		return;
	}
	left = utf8_fit(m->s, left, SPAN);
	if (!left)
		left = 1;
	while (n < left && m->s[n] != '<' && m->s[n] != '&' && (n == 0 || m->s[n] != ']'))
		n++;
	put_span(&m->out, m->s, n);
	m->s += n;
}

size_t html_repair_read(struct html_repair *m, char *to, size_t len)
{
	size_t n;

	if (m->at == m->out.len) {
		buf_clear(&m->out);
		m->at = 0;
		/* An element of no meaning around all: text outside of any gets a p from libxml2. */
		if (!m->started)
			buf_puts(&m->out, "<x-all>");
		m->started = true;
		while (m->out.len < AHEAD && m->s < m->end)
			step(m);
	}
	n = m->out.len - m->at;
	if (n > len)
		n = len;
	if (n)
		memcpy(to, m->out.data + m->at, n);
	m->at += n;
	return n;
}
