/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "markup/html_parse.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "markup/html.h"
#include "markup/html_element.h"
#include "markup/body_builder.h"
#include "markup/html_tree.h"
#include "text/named_character.h"
#include "xml/xml.h"

enum {
	TEXT_MAX = 64 * 1024, /* bytes of text that wait */
	VALUE_MAX = 8192,     /* of an attribute: pictures have been met there */
	ATTRIBUTES_MAX = 16,
	ENDS_MAX = 32 /* names of elements that are dropped, for the search of their ends */
};

struct parser {
	const char *s, *end;
	const char *tag; /* the next '<', if it is not before S */
	struct html_state *h;
	bool clean;                          /* all of it is UTF-8, without control characters */
	bool no_gt, no_quote, no_apostrophe; /* there is none any more */
	struct buf text;                     /* not yet given */
	/* The attributes of a tag: where in VALUES their names stand, and behind them their values. */
	struct xml_attribute attributes[ATTRIBUTES_MAX];
	size_t names[ATTRIBUTES_MAX], values[ATTRIBUTES_MAX], n;
	struct buf strings;
	/* Where the next end tag of such a name was found, or `end`. */
	struct {
		const void *element;
		const char *at;
	} ends[ENDS_MAX];
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

static bool is_name(char c)
{
	return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == ':' ||
	       c == '.';
}

/*
 * "if a<b then c>d": what looks like a tag for the look of words, but has words where its attributes would
 * be, is text. FROM is after its name. None of these has an attribute without a value but those here.
 */
static bool is_prose(const struct html_element *e, const char *from, const char *end)
{
	static const char *const looks[] = {"b",   "i",   "s",   "u",   "q",     "em",  "strong",
					    "ins", "del", "sub", "sup", "small", "big", "strike"};
	static const char *const bare[] = {"hidden", "inert", "itemscope", "autofocus"};
	enum { NEAR = 80 };
	bool words = false, look = false;
	const char *p = from;

	for (size_t i = 0; i < sizeof looks / sizeof *looks && !look; i++)
		look = !strcmp(e->name, looks[i]);
	if (!look)
		return false;
	end = end - p > NEAR ? p + NEAR : end;
	while (p < end && html_is_blank(*p)) {
		const char *word;

		while (p < end && html_is_blank(*p))
			p++;
		for (word = p; p < end && !html_is_blank(*p) && !strchr("=\"'<>/", *p);)
			p++;
		for (size_t i = 0; i < sizeof bare / sizeof *bare; i++)
			if (strlen(bare[i]) == (size_t)(p - word) &&
			    !strncasecmp(bare[i], word, strlen(bare[i])))
				return false;
		words = words || p > word;
	}
	return words && p < end && *p == '>';
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
	if (p < end && !html_is_blank(*p) && *p != '>' && (*p != '/' || p[-1] == ':'))
		return false;
	t->name_len = (size_t)(p - t->name);
	t->rest = t->end = p;
	t->element = html_element_find(t->name, t->name_len);
	return t->closes || !t->element || p >= end || !html_is_blank(*p) ||
	       !is_prose(t->element, p, end);
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
	       (html_is_blank(p[n]) || p[n] == '/' || p[n] == '&');
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
		if ((end - p >= 4 && !memcmp(p, "<!--", 4)) ||
		    (end - p >= 9 && !memcmp(p, "<![CDATA[", 9)))
			has |= HTML_HAS_TAG;
		if (!tag_name(&t, p, end) || t.end == end)
			continue;
		/* An end tag is one, whatever its name. */
		if (!t.element) {
			has |= t.closes ? HTML_HAS_TAG : 0;
			continue;
		}
		has |= HTML_HAS_TAG;
		if (!t.closes && (t.element->kind == HTML_BREAK || t.element->kind == HTML_P ||
				  !strcmp(t.element->name, "div"))) {
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

/* Append LEN bytes that are no markup, made valid UTF-8. */
static void put_span(struct parser *m, const char *s, size_t len)
{
	size_t from = 0, n;
	char utf8[4];
	uint32_t code;

	for (size_t i = 0; !m->clean && i < len; i += n) {
		bool blank = s[i] == '\f' || s[i] == '\v';

		n = utf8_decode(s + i, len - i, &code);
		if (!blank && s[i] && code != UTF8_REPLACEMENT)
			continue;
		buf_add(&m->text, s + from, i - from);
		if (blank)
			buf_putc(&m->text, ' ');
		else
			buf_add(&m->text, utf8, utf8_encode(UTF8_REPLACEMENT, utf8));
		from = i + n;
	}
	buf_add(&m->text, s + from, len - from);
}

static void give_text(struct parser *m)
{
	if (m->text.len)
		html_text(m->h, m->text.data, m->text.len);
	buf_clear(&m->text);
}

static void put_reference(struct parser *m)
{
	struct named_character c;
	size_t n = named_character(m->s, (size_t)(m->end - m->s), &c);

	if (n)
		buf_add(&m->text, c.text, c.len);
	else
		buf_putc(&m->text, '&');
	m->s += n ? n : 1;
}

/* LEN bytes of text without references. "]]>" goes: it is the end of a section whose start is gone too. */
static void put_plain(struct parser *m, const char *s, size_t len)
{
	const char *end = s + len, *stop = s;

	while ((stop = memchr(stop, ']', (size_t)(end - stop)))) {
		if (end - stop < 3 || stop[1] != ']' || stop[2] != '>') {
			stop++;
			continue;
		}
		put_span(m, s, (size_t)(stop - s));
		s = stop = stop + 3;
	}
	put_span(m, s, (size_t)(end - s));
}

/* Text up to the next thing that may be none. */
static void put_text(struct parser *m)
{
	const char *amp;

	if (m->tag < m->s) {
		m->tag = memchr(m->s, '<', (size_t)(m->end - m->s));
		m->tag = m->tag ? m->tag : m->end;
	}
	amp = memchr(m->s, '&', (size_t)(m->tag - m->s));
	amp = amp ? amp : m->tag;
	put_plain(m, m->s, (size_t)(amp - m->s));
	m->s = amp;
	if (m->text.len > TEXT_MAX)
		give_text(m);
}

/* ---- tags ---- */

/* Whether the quotation mark at P begins a value: not the one in <b it's>. */
static bool begins_value(const char *start, const char *p)
{
	do
		p--;
	while (p > start && html_is_blank(*p));
	return p >= start && *p == '=';
}

/* The end of the tag whose name, perhaps KNOWN, ends at P, past its '>'; NULL: it has none. */
static const char *tag_end(struct parser *m, const char *p, bool known)
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
static const char *find_end(struct parser *m, const struct tag *t)
{
	const char *p = t->end;
	struct tag found;
	size_t i = 0;

	while (i < ENDS_MAX && m->ends[i].element && m->ends[i].element != t->element)
		i++;
	if (i == ENDS_MAX)
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

/* Whether the attribute of this name, LEN bytes, means anything here. */
static bool is_wanted(const char *name, size_t len)
{
	static const char *const wanted[] = {"href",   "alt",   "class",   "dir",
					     "hidden", "style", "start",   "reversed",
					     "type",   "value", "colspan", "rowspan"};

	for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
		if (strlen(wanted[i]) == len && !strncasecmp(wanted[i], name, len))
			return true;
	return false;
}

/* Take the attribute NAME, with its value of LEN bytes. */
static void take_attribute(struct parser *m, const char *name, size_t name_len, const char *value,
			   size_t len)
{
	if (m->n == ATTRIBUTES_MAX || !is_wanted(name, name_len))
		return;
	m->names[m->n] = m->strings.len;
	for (size_t i = 0; i < name_len; i++)
		buf_putc(&m->strings, (char)(is_letter(name[i]) ? name[i] | 0x20 : name[i]));
	buf_putc(&m->strings, '\0');
	m->values[m->n++] = m->strings.len;
	if (len <= VALUE_MAX && utf8_valid(value, len) && !memchr(value, '\0', len))
		named_character_decode(&m->strings, value, len);
	buf_putc(&m->strings, '\0');
}

/* The value that begins at S, its *LEN bytes; returns where it ends. */
static const char *read_value(const char *s, const char *end, const char **value, size_t *len)
{
	const char *close =
		*s == '"' || *s == '\'' ? memchr(s + 1, *s, (size_t)(end - s - 1)) : NULL;

	*value = close ? s + 1 : s;
	if (!close)
		for (close = s; close < end && !html_is_blank(*close);)
			close++;
	*len = (size_t)(close - *value);
	return close;
}

/* The attributes between the name of a tag and its '>'. */
static void read_attributes(struct parser *m, const char *s, const char *end)
{
	m->n = 0;
	buf_clear(&m->strings);
	while (s < end) {
		const char *name = s, *value = "";
		size_t name_len, len = 0;

		if (html_is_blank(*s) || *s == '/') {
			s++;
			continue;
		}
		for (s++; s < end && !html_is_blank(*s) && *s != '/' && *s != '=';)
			s++;
		name_len = (size_t)(s - name);
		while (s < end && html_is_blank(*s))
			s++;
		if (s < end && *s == '=') {
			for (s++; s < end && html_is_blank(*s);)
				s++;
			if (s < end)
				s = read_value(s, end, &value, &len);
			s += s < end && (*s == '"' || *s == '\'');
		}
		take_attribute(m, name, name_len, value, len);
	}
	for (size_t i = 0; i < m->n; i++)
		m->attributes[i] = (struct xml_attribute){
			.ns = "",
			.name = m->strings.data + m->names[i],
			.value = m->strings.data + m->values[i],
		};
}

/* A start tag that means something. */
static void start_tag(struct parser *m, const struct tag *t)
{
	const struct html_element *e = t->element;
	bool closed = t->end - 2 > t->rest && t->end[-2] == '/';

	if (e->kind >= HTML_RAW && e->kind <= HTML_RAW_DROP) {
		const char *at = closed ? NULL : find_end(m, t);

		/* Without an end, all the rest would be dropped. */
		if (!at && e->kind == HTML_RAW && !closed)
			at = m->end;
		if (!at)
			return;
		if (e->kind != HTML_DROP || at == m->end) {
			m->h->body->dropped += utf8_count_visible(m->s, (size_t)(at - m->s));
			m->s = at;
			return;
		}
	}
	read_attributes(m, t->rest, t->end - 1);
	give_text(m);
	html_tree_start(m->h, e, m->attributes, m->n);
}

/* Past the comment at S, which begins with "<!--": END where none ends it. */
static const char *comment_end(const char *s, const char *end)
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
static bool declaration(struct parser *m)
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
		m->s = comment_end(s, m->end);
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

static void tag(struct parser *m)
{
	struct tag t;
	const char *end;

	if (declaration(m))
		return;
	if (!tag_name(&t, m->s, m->end)) {
		buf_putc(&m->text, '<');
		m->s++;
		return;
	}
	end = tag_end(m, t.rest, t.element != NULL);
	if (!end) {
		/* Cut off: of a tag nothing is left to be shown, of anything else all. */
		if (t.element && !memchr(t.rest, '<', (size_t)(m->end - t.rest))) {
			m->s = m->end;
		} else {
			buf_putc(&m->text, '<');
			m->s++;
		}
		return;
	}
	t.end = m->s = end;
	if (!t.element)
		return;
	if (!t.closes) {
		start_tag(m, &t);
	} else if (t.element->kind < HTML_RAW || t.element->kind > HTML_RAW_DROP ||
		   t.element->kind == HTML_DROP) {
		give_text(m);
		html_tree_end(m->h, t.element);
	}
}

/* ---- the whole ---- */

static bool is_clean(const char *s, size_t len)
{
	return utf8_valid(s, len) && !memchr(s, '\f', len) && !memchr(s, '\v', len) &&
	       !memchr(s, '\0', len);
}

void html_parse(struct html_state *h, const char *s, size_t len)
{
	struct parser m = {.s = s, .end = s + len, .h = h, .clean = is_clean(s, len)};

	buf_init(&m.text);
	buf_init(&m.strings);
	m.tag = len ? memchr(s, '<', len) : NULL;
	m.tag = m.tag ? m.tag : m.end;
	while (m.s < m.end) {
		if (*m.s == '<')
			tag(&m);
		else if (*m.s == '&')
			put_reference(&m);
		else
			put_text(&m);
	}
	give_text(&m);
	buf_done(&m.text);
	buf_done(&m.strings);
}
