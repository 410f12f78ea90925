/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * How a text in TEI looks, by the words of @rend and @rendition: everybody has words of one's own; how a
 * list is numbered; and whether text is struck out, which any element may be.
 */
#include "config.h"

#include "read/read_tei.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "read/format.h"

/* Whether one of the words of REND is one of these, NULL at the end; in any case. */
static bool rends(const char *rend, const char *const *words)
{
	static const char parts[] = " #:;,_-.\t\r\n";

	while (*(rend += strspn(rend, parts))) {
		size_t len = strcspn(rend, parts);

		for (size_t i = 0; words[i]; i++)
			if (strlen(words[i]) == len && !strncasecmp(rend, words[i], len))
				return true;
		rend += len;
	}
	return false;
}

static const char *look_of(const struct xml_attribute *a, size_t n)
{
	const char *rend = tei_attribute(a, n, "rend");

	return rend ? rend : tei_attribute(a, n, "rendition");
}

enum raised tei_raised(const struct xml_attribute *a, size_t n)
{
	const char *rend = look_of(a, n);

	if (!rend)
		return RAISED_NOT;
	if (rends(rend, (const char *const[]){"sup", "super", "superscript", "superior", NULL}))
		return RAISED_ABOVE;
	return rends(rend, (const char *const[]){"sub", "subscript", "inferior", NULL})
		       ? RAISED_BELOW
		       : RAISED_NOT;
}

static void start_raised(struct tei *t, struct tei_level *l, enum raised how)
{
	tei_settle(t);
	body_builder_raise(&t->debate.builder.text, how, true);
	l->ending = how == RAISED_ABOVE ? TEI_END_ABOVE : TEI_END_BELOW;
}

void tei_hi_start(struct tei *t, struct tei_level *l, const struct xml_attribute *a, size_t n)
{
	const char *rend = look_of(a, n);

	if (l->element == T_HI && !rend)
		return;
	if (l->element == T_HI && tei_raised(a, n)) {
		start_raised(t, l, tei_raised(a, n));
	} else if (l->element == T_HI && strstr(rend, "bold")) {
		tei_settle(t);
		body_builder_mark(&t->debate.builder.text, MARK_STRONG, true);
		l->ending = TEI_END_STRONG;
	} else if (l->element == T_EMPH || strstr(rend, "ital") || !strcmp(rend, "i")) {
		tei_settle(t);
		body_builder_mark(&t->debate.builder.text, MARK_EM, true);
		l->ending = TEI_END_EM;
	}
}

/* ---- lists ---- */

static bool list_says(const struct xml_attribute *a, size_t n, const char *const *words)
{
	const char *type = tei_attribute(a, n, "type"), *look = look_of(a, n);

	return (type && rends(type, words)) || (look && rends(look, words));
}

void tei_list_start(struct tei_level *l, const struct xml_attribute *a, size_t n)
{
	bool alpha = list_says(a, n, (const char *const[]){"alpha", "alphabetic", NULL});
	bool roman = list_says(a, n, (const char *const[]){"roman", NULL});
	bool upper = list_says(a, n, (const char *const[]){"upper", NULL});
	bool numbered = alpha || roman ||
			list_says(a, n,
				  (const char *const[]){"ordered", "numbered", "decimal", "arabic",
							"enumerated", NULL});

	list_numbers_start(&l->numbers, numbered, a, n);
	if (l->numbers.type == '1' && (alpha || roman))
		l->numbers.type = alpha ? (upper ? 'A' : 'a') : upper ? 'I' : 'i';
	l->in = &l->numbers;
}

bool tei_item_number(struct tei_level *l, const struct xml_attribute *a, size_t n,
		     char out[LIST_NUMBER])
{
	const char *own = tei_attribute(a, n, "n");

	if (!l->in)
		return false;
	if (own && *own && strspn(own, "0123456789") == strlen(own))
		l->in->next = list_number_read(own, l->in->next);
	if (!list_numbers_item(l->in, a, n, out))
		return false;
	/* One that is no figure is as it is: "(a)", "IV." */
	if (own && *own && strspn(own, "0123456789") != strlen(own) &&
	    strlen(own) < LIST_NUMBER - 1)
		snprintf(out, LIST_NUMBER, "%s ", own);
	return true;
}

/* ---- struck out ---- */

static bool says_struck(const char *look)
{
	return rends(look, (const char *const[]){"strike", "strikethrough", "struck", "strikeout",
						 "struckout", "struckthrough", "through",
						 "linethrough", "overstrike", "overstruck",
						 "crossed", "crossedout", NULL});
}

/* Whether ID, of LEN bytes, is that of a rendition that strikes out. */
static bool strikes(const struct tei *t, const char *id, size_t len)
{
	for (size_t at = 0; at < t->strikes.len; at += strlen(t->strikes.data + at) + 1)
		if (strlen(t->strikes.data + at) == len && !memcmp(t->strikes.data + at, id, len))
			return true;
	return false;
}

void tei_rendition_start(struct tei *t, const struct xml_attribute *a, size_t n)
{
	const char *id = tei_attribute(a, n, "id");

	buf_clear(&t->rendition);
	buf_puts(&t->rendition, id ? id : "");
}

void tei_rendition_end(struct tei *t)
{
	const struct buf *id = &t->rendition;

	account_refuse(reading_account(t->r), ACCOUNT_FILE);
	if (!id->len || !says_struck(buf_str(&t->line)) || strikes(t, id->data, id->len))
		return;
	buf_add(&t->strikes, id->data, id->len);
	buf_add(&t->strikes, "", 1);
}

/* Whether one of the pointers in S leads to such a rendition. */
static bool points_to_strike(const struct tei *t, const char *s)
{
	while (*(s += strspn(s, " \t\r\n"))) {
		size_t len = strcspn(s, " \t\r\n");
		const char *hash = memchr(s, '#', len), *id = hash ? hash + 1 : s;

		if (strikes(t, id, (size_t)(s + len - id)))
			return true;
		s += len;
	}
	return false;
}

static bool is_struck(const struct tei *t, const struct tei_level *l, const struct xml_attribute *a,
		      size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const char *name = a[i].name, *value = a[i].value;
		bool rend;

		if (*a[i].ns || (*name != 'r' && *name != 's'))
			continue;
		rend = !strcmp(name, "rend") || !strcmp(name, "rendition");
		if ((rend || !strcmp(name, "style")) && says_struck(value))
			return true;
		/* Words that mean other things on other elements. */
		if (rend && l->element == T_HI &&
		    rends(value, (const char *const[]){"s", "del", NULL}))
			return true;
		if (!strcmp(name, "rendition") && points_to_strike(t, value))
			return true;
	}
	return false;
}

static bool is_in_text(enum tei_place place)
{
	return place == P_TEXT || place == P_BODY || place == P_BLOCK || place == P_LINE;
}

/* All is struck out from here to the element that @spanTo points to. */
static void span(struct tei *t, const struct tei_level *l, const struct xml_attribute *a, size_t n)
{
	const char *to = l->element == T_STRUCK_SPAN ? tei_attribute(a, n, "spanTo") : NULL;
	const char *id = tei_attribute(a, n, "id"), *hash = to ? strchr(to, '#') : NULL;

	tei_strike_end(t, l);
	if (id && !strcmp(id, buf_str(&t->span)))
		buf_clear(&t->span);
	if (hash && (l->place == P_BODY || l->place == P_BLOCK)) {
		buf_clear(&t->span);
		buf_puts(&t->span, hash + 1);
	}
}

void tei_strike(struct tei *t, struct tei_level *l, const struct xml_attribute *a, size_t n)
{
	if (!is_in_text(l->place))
		return;
	if (t->span.len || l->element == T_STRUCK_SPAN)
		span(t, l, a, n);
	if (l->element == T_RESTORED) {
		l->restored = true;
		l->struck = false;
	} else if (!l->restored && (l->element == T_STRUCK || is_struck(t, l, a, n))) {
		l->struck = true;
	}
}

static void mark(struct tei *t, bool on)
{
	body_builder_mark(&t->debate.builder.text, MARK_STRUCK, on);
}

void tei_strike_start(struct tei *t, const struct tei_level *l)
{
	/* Of a word the blank before it is put already. */
	if (l->place != P_BLOCK || l->element == T_W || l->element == T_PC ||
	    t->debate.builder.text.struck)
		return;
	tei_settle(t);
	mark(t, true);
}

void tei_strike_end(struct tei *t, const struct tei_level *l)
{
	if (l->struck && l[-1].struck)
		return;
	if (l->place == P_LINE && t->line_struck) {
		tei_line_put(t, "~~");
		t->line_struck = false;
	} else if ((l->struck || t->span.len) && t->debate.builder.text.struck) {
		mark(t, false);
	}
}

void tei_strike_text(struct tei *t, const char *s, size_t len)
{
	const struct tei_level *l = &t->levels[t->depth];
	bool struck = l->struck || (t->span.len && !l->restored);

	/* Blanks begin nothing. */
	if (struck == (t->debate.builder.text.struck > 0) || (struck && debate_is_blank(s, len)))
		return;
	/* What parts the words is not struck out. */
	if (struck && debate_is_blank(s, 1))
		body_builder_text(&t->debate.builder.text, " ", 1);
	mark(t, struck);
}

size_t tei_strike_line(struct tei *t, const char *s, size_t len)
{
	const struct tei_level *l = &t->levels[t->depth];

	size_t blanks = 0;

	if (l->struck == t->line_struck || (l->struck && debate_is_blank(s, len)))
		return 0;
	while (l->struck && debate_is_blank(s + blanks, 1))
		blanks++;
	tei_line_put(t, blanks ? " ~~" : "~~");
	t->line_struck = l->struck;
	return blanks;
}

/* ---- ends of lines and pages ---- */

/* A word that is divided at the end of a line is one word; CERTAIN: by what is never a part of one. */
static bool drop_hyphen(struct buf *raw, bool certain)
{
	static const char *const hyphens[] = {"¬", "\302\255", "-", "‐"};

	for (size_t i = 0; i < (certain ? 2 : sizeof hyphens / sizeof *hyphens); i++) {
		size_t len = strlen(hyphens[i]);

		if (raw->len >= len && !memcmp(raw->data + raw->len - len, hyphens[i], len)) {
			buf_truncate(raw, raw->len - len);
			return true;
		}
	}
	return false;
}

void tei_break(struct tei *t, const struct tei_level *l, const struct xml_attribute *a, size_t n)
{
	struct body_builder *f = &t->debate.builder.text;
	const char *value = tei_attribute(a, n, "break");

	if (value && !strcmp(value, "no"))
		drop_hyphen(&f->raw, false);
	else if (l->element == T_LB && !drop_hyphen(&f->raw, true))
		tei_body_text(t, " ", 1);
}
