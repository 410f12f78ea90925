/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "markup/html_put.h"

#include <string.h>

#include "base/utf8.h"
#include "base/vec.h"
#include "markup/body_builder.h"
#include "markup/html.h"
#include "markup/html_element.h"
#include "markup/list_numbers.h"
#include "text/sanitize.h"
#include "text/url.h"

#define NBSP "\xC2\xA0"

/* In a row, within pre. */
enum { PRE_BLANKS_MAX = 200 };

/* Bytes of blanks, no-break spaces too, that S starts with. */
static size_t blanks(const char *s, size_t len)
{
	size_t i = 0;

	while (i < len) {
		if (html_is_blank(s[i]))
			i++;
		else if (len - i >= 2 && !memcmp(s + i, NBSP, 2))
			i += 2;
		else
			break;
	}
	return i;
}

/* ---- blocks and marks ---- */

/* The number of an item, which no mark can hold: it is text. */
static void put_number(struct html_state *h)
{
	char text[LIST_NUMBER];

	list_number_text(text, h->number, h->item);
	if (h->backwards) {
		h->places = vec_fit(h->places, h->places_n + 1, &h->places_size, sizeof *h->places);
		h->places[h->places_n++] = (struct html_place){
			.at = h->body->out.len,
			.len = strlen(text) - 1,
			.list = h->backwards,
			.number = h->number,
			.type = h->item,
		};
	}
	body_builder_text(h->body, text, strlen(text));
}

/* The number at PLACE of the body goes into OUT, which has all up to AT, with what is before it. Returns
 * where the rest begins. */
static size_t put_known(const struct html_state *h, const struct html_place *place, size_t at,
			int items, struct buf *out)
{
	const struct buf *body = &h->body->out;
	char was[LIST_NUMBER], is[LIST_NUMBER];

	list_number_text(was, place->number, place->type);
	list_number_text(is, place->number + items, place->type);
	/* It may have been raised, or be in a table that has closed. */
	if (place->at < at || place->at + place->len > body->len ||
	    memcmp(body->data + place->at, was, place->len) != 0)
		return at;
	buf_add(out, body->data + at, place->at - at);
	buf_add(out, is, strlen(is) - 1);
	return place->at + place->len;
}

void html_put_numbers(struct html_state *h, unsigned list, int items)
{
	size_t first = h->places_n, at;
	struct buf all;

	while (first && h->places[first - 1].list == list)
		first--;
	if (first == h->places_n)
		return;
	body_builder_flush(h->body);
	at = h->places[first].at;
	if (at > h->body->out.len)
		at = h->body->out.len;
	buf_init(&all);
	for (size_t i = first; i < h->places_n; i++)
		at = put_known(h, &h->places[i], at, items, &all);
	buf_add(&all, h->body->out.data + at, h->body->out.len - at);
	body_builder_rewrite(h->body, h->places[first].at, &all);
	buf_done(&all);
	h->places_n = first;
}

void html_put_waiting(struct html_state *h)
{
	for (size_t at = 0; at < h->lone.len; at += strlen(h->lone.data + at) + 1)
		body_builder_ref_bare(h->body, h->lone.data + at);
	buf_clear(&h->lone);
}

static void start_block(struct html_state *h)
{
	struct body_builder *f = h->body;
	enum mark_kind kind = MARK_P;

	if (h->open)
		html_put_waiting(h);
	f->quote = h->quote_base + h->quotes;
	/* An item outside any list is one nevertheless. */
	f->list = h->list_base + (h->lists || !h->item ? h->lists : 1);
	if (h->item == '*')
		kind = MARK_ITEM;
	for (int i = h->depth; kind == MARK_P && !h->item && i > 0; i--)
		if (h->levels[i - 1].kind == HTML_HEADING)
			kind = MARK_HEAD;
	body_builder_open(f, kind);
	if (h->pres && kind == MARK_P)
		body_builder_pre(f);
	if (h->item && h->item != '*')
		put_number(h);
	h->item = 0;
	h->backwards = 0;
	h->on_n = 0;
	h->open = true;
}

/* What the styles are in a body; most recently added, innermost. */
static const enum mark style_marks[HTML_STYLES] = {MARK_EM, MARK_STRONG, MARK_STRUCK};

static bool style_is_on(const struct html_state *h, int style)
{
	for (int i = 0; i < h->on_n; i++)
		if (h->on[i] == style)
			return true;
	return false;
}

/* Something is to be shown: do what is due before it. */
static void prepare(struct html_state *h)
{
	if (!h->open || h->due == HTML_BLOCK)
		start_block(h);
	else if (h->due == HTML_LINE)
		body_builder_break(h->body);
	h->due = HTML_NOTHING;
	h->due_break = h->newline = false;
	for (int i = 0; i < HTML_STYLES; i++)
		if (h->styles[i] && !style_is_on(h, i)) {
			body_builder_mark(h->body, style_marks[i], true);
			h->on[h->on_n++] = i;
		}
}

void html_put_marks_off(struct html_state *h)
{
	int from = 0;

	while (from < h->on_n && h->styles[h->on[from]])
		from++;
	/* Those within one that has ended begin again when there is text: marks nest. */
	while (h->on_n > from)
		body_builder_mark(h->body, style_marks[h->on[--h->on_n]], false);
}

/* ---- links ---- */

/* Whether HREF leads anywhere outside the text. */
static bool is_address(const char *href)
{
	static const char *const none[] = {"javascript:", "vbscript:", "data:", "about:"};
	char start[16];
	size_t n = 0;

	href += blanks(href, strlen(href));
	if (!*href || *href == '#')
		return false;
	for (; n < sizeof start - 1 && href[n]; n++)
		start[n] = (char)(href[n] >= 'A' && href[n] <= 'Z' ? href[n] + 32 : href[n]);
	start[n] = '\0';
	for (size_t i = 0; i < sizeof none / sizeof *none; i++)
		if (!strncmp(start, none[i], strlen(none[i])))
			return false;
	return true;
}

void html_put_address(const struct html_state *h, const char *href, struct buf *out)
{
	struct buf plain;

	buf_init(&plain);
	sanitize(&plain, href, strlen(href), SANITIZE_COLLAPSE);
	url_join(h->base.len ? buf_str(&h->base) : h->body->base, buf_str(&plain), out);
	buf_done(&plain);
}

void html_put_link(struct html_state *h, const char *href)
{
	/* Links do not nest: the first holds. */
	if (h->link || h->line || !href || !is_address(href))
		return;
	h->link = h->depth;
	buf_clear(&h->href);
	html_put_address(h, href, &h->href);
	buf_clear(&h->link_text);
}

static const char *bare_address(const char *s, size_t *len)
{
	static const char *const schemes[] = {"http://", "https://", "mailto:", "tel:"};
	size_t skip = blanks(s, *len);

	s += skip;
	*len -= skip;
	for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
		size_t n = strlen(schemes[i]);

		if (*len > n && !strncmp(s, schemes[i], n)) {
			s += n;
			*len -= n;
			break;
		}
	}
	while (*len && (html_is_blank(s[*len - 1]) || s[*len - 1] == '/'))
		--*len;
	return s;
}

/* Whether the link's text is its address. */
static bool says_address(const struct html_state *h)
{
	size_t n = h->href.len, m = h->link_text.len;
	const char *a = bare_address(buf_str(&h->href), &n);
	const char *b = bare_address(buf_str(&h->link_text), &m);

	return n && n == m && !memcmp(a, b, n);
}

/* The link has text that is not its address. */
static void commit_link(struct html_state *h)
{
	prepare(h);
	h->link = 0;
	body_builder_ref_open(h->body, buf_str(&h->href));
	body_builder_text(h->body, h->link_text.data, h->link_text.len);
	buf_clear(&h->link_text);
}

void html_put_link_inner(struct html_state *h)
{
	if (h->link && blanks(h->link_text.data, h->link_text.len) < h->link_text.len)
		commit_link(h);
}

/* The link has nothing to read, but perhaps a picture: a number is enough. Where no block is open,
 * it waits for one. */
static void put_lone(struct html_state *h)
{
	h->link = 0;
	if (h->open && h->body->open && !h->lone.len)
		body_builder_ref_bare(h->body, buf_str(&h->href));
	else
		buf_add(&h->lone, buf_str(&h->href), h->href.len + 1);
}

void html_put_lone(struct html_state *h)
{
	struct buf all = h->lone;

	if (h->open) {
		html_put_waiting(h);
		return;
	}
	buf_init(&h->lone);
	for (size_t at = 0; at < all.len; at += strlen(all.data + at) + 1) {
		h->due = h->open ? HTML_LINE : HTML_BLOCK;
		prepare(h);
		body_builder_ref_open(h->body, all.data + at);
		body_builder_ref_close(h->body);
	}
	buf_done(&all);
}

void html_put_link_end(struct html_state *h, int level)
{
	if (h->link == level) {
		if (blanks(h->link_text.data, h->link_text.len) == h->link_text.len) {
			put_lone(h);
			return;
		}
		if (!says_address(h)) {
			commit_link(h);
		} else {
			h->link = 0;
			body_builder_text(h->body, h->link_text.data, h->link_text.len);
			return;
		}
	}
	if (!h->link)
		body_builder_ref_close(h->body);
}

/* ---- text ---- */

/* Text that is to be shown, nothing being due; directly in a link it waits for the rest. */
static void emit(struct html_state *h, const char *s, size_t len)
{
	if (!len)
		return;
	if (h->link == h->depth && h->depth && !h->due) {
		buf_add(&h->link_text, s, len);
		return;
	}
	if (h->link)
		commit_link(h);
	body_builder_text(h->body, s, len);
}

/* LEN bytes without a blank line that counts. */
static void put_text(struct html_state *h, const char *s, size_t len)
{
	size_t skip = blanks(s, len);

	if (h->due || !h->open) {
		s += skip;
		len -= skip;
		skip = 0;
	}
	if (!len)
		return;
	if (skip < len)
		prepare(h);
	emit(h, s, len);
}

/* Bytes up to the first blank line of S, or LEN; *NEXT is where that ends. */
static size_t blank_line(struct html_state *h, const char *s, size_t len, size_t *next)
{
	size_t at = 0;

	while (at < len) {
		const char *newline;
		size_t end = at;

		if (!h->newline) {
			newline = memchr(s + at, '\n', len - at);
			if (!newline)
				break;
			at = (size_t)(newline - s);
			end = at + 1;
		}
		h->newline = false;
		while (end < len && html_is_blank(s[end]) && s[end] != '\n')
			end++;
		if (end == len) {
			h->newline = true;
			break;
		}
		if (s[end] == '\n') {
			*next = end + 1;
			return at;
		}
		at = end;
	}
	*next = len;
	return len;
}

/* The same; where a line ends in it, one ends in the text. */
static void put_lines(struct html_state *h, const char *s, size_t len)
{
	const char *newline;

	while (h->lines && (newline = memchr(s, '\n', len))) {
		put_text(h, s, (size_t)(newline - s));
		h->due = h->due > HTML_LINE ? h->due : HTML_LINE;
		len -= (size_t)(newline + 1 - s);
		s = newline + 1;
	}
	put_text(h, s, len);
}

static void put_paragraphs(struct html_state *h, const char *s, size_t len)
{
	while (len) {
		size_t next, n = blank_line(h, s, len, &next);
		bool newline = h->newline;

		put_lines(h, s, n);
		h->newline = newline;
		if (n < next)
			h->due = HTML_BLOCK;
		s += next;
		len -= next;
	}
}

static void put_pre_blanks(struct html_state *h, bool start)
{
	for (int n = h->pre_blanks; n > 0; n--)
		if (n > 1 || start)
			emit(h, NBSP, 2);
		else
			emit(h, " ", 1);
	h->pre_column += h->pre_blanks;
	h->pre_blanks = 0;
}

/* Text within pre, that is not a newline. The body builder collapses blanks, but those that do not break. */
static void put_pre_line(struct html_state *h, const char *s, size_t len)
{
	size_t i = 0;

	while (i < len) {
		size_t n = 0;
		bool start = h->due || !h->open;

		if (s[i] == ' ' || s[i] == '\t') {
			if (h->pre_blanks < PRE_BLANKS_MAX)
				h->pre_blanks +=
					s[i] == ' ' ? 1 : 8 - (h->pre_column + h->pre_blanks) % 8;
			i++;
			continue;
		}
		while (i + n < len && s[i + n] != ' ' && s[i + n] != '\t')
			n++;
		/* Blanks stand before marks, but after the start of a line. */
		if (!start)
			put_pre_blanks(h, false);
		prepare(h);
		if (start)
			put_pre_blanks(h, true);
		for (size_t c = i; c < i + n; c++)
			h->pre_column += ((unsigned char)s[c] & 0xC0) != 0x80;
		emit(h, s + i, n);
		i += n;
	}
}

static void put_pre(struct html_state *h, const char *s, size_t len)
{
	for (;;) {
		const char *newline = memchr(s, '\n', len);
		size_t n = newline ? (size_t)(newline - s) : len;

		put_pre_line(h, s, n && newline && newline[-1] == '\r' ? n - 1 : n);
		if (!newline)
			return;
		h->pre_blanks = h->pre_column = 0;
		if (h->open && h->due != HTML_BLOCK) {
			/* An empty line is one: it does not part paragraphs. */
			if (h->due == HTML_LINE)
				prepare(h);
			h->due = HTML_LINE;
			h->due_break = false;
		}
		s = newline + 1;
		len -= n + 1;
	}
}

void html_text(struct html_state *h, const char *s, size_t len)
{
	if (!len)
		return;
	if (h->drop) {
		*(h->levels[h->drop - 1].hidden ? &h->body->hidden : &h->body->dropped) +=
			utf8_count_visible(s, len);
		return;
	}
	if (h->pres)
		put_pre(h, s, len);
	else if (h->paragraphs && !h->lists && !h->tables)
		put_paragraphs(h, s, len);
	else
		put_text(h, s, len);
}

void html_put(struct html_state *h, const char *s)
{
	prepare(h);
	emit(h, s, strlen(s));
}

void html_put_close(struct html_state *h, const char *s)
{
	if (h->open)
		emit(h, s, strlen(s));
}

void html_put_bracket_end(struct html_state *h)
{
	struct buf *raw = &h->body->raw;

	while (raw->len && html_is_blank(raw->data[raw->len - 1]))
		buf_truncate(raw, raw->len - 1);
	/* Nothing is said beside the last part of a word. */
	if (raw->len && raw->data[raw->len - 1] == '(')
		buf_truncate(raw, raw->len - 1);
	else
		html_put_close(h, ")");
}

void html_put_image(struct html_state *h, const char *alt, const char *class_name)
{
	bool character =
		class_name && (strstr(class_name, "emoji") || strstr(class_name, "smiley"));
	size_t len = alt ? strlen(alt) : 0, skip = alt ? blanks(alt, len) : 0;

	if (skip == len)
		return;
	while (html_is_blank(alt[len - 1]))
		len--;
	/* "[info]" has its brackets. */
	character |= alt[skip] == '[' && alt[len - 1] == ']';
	prepare(h);
	if (!character)
		emit(h, "[", 1);
	emit(h, alt + skip, len - skip);
	if (!character)
		emit(h, "]", 1);
}
