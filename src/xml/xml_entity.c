/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/hash.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "text/named_character.h"
#include "xml/xml_repair.h"

enum {
	ENTITY_NAME_MAX = 64, /* bytes of an entity's name: what is longer is none */
	NUMBER_MAX = 12,      /* of a character reference */
	ENTITIES_MAX = 4096,
	STRINGS_MAX = 1024 * 1024, /* bytes of all names and values */
	ROWS = 1024,
	FREE = 1024 * 1024, /* entities may become so many bytes, */
	TIMES = 5           /* and so many times what the file has */
};

/* ---- what references are made of ---- */

/* XML 1.0, production 2. */
static bool is_char(uint32_t c)
{
	return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c <= 0xD7FF) ||
	       (c >= 0xE000 && c <= 0xFFFD) || (c >= 0x10000 && c <= 0x10FFFF);
}

/* The number after "&#" at S; returns the end of its digits, NULL where there are none. */
static const char *number(const char *s, const char *end, uint32_t *code)
{
	uint32_t base = 10, digit;
	const char *start;

	*code = 0;
	if (s < end && (*s == 'x' || *s == 'X')) {
		base = 16;
		s++;
	}
	for (start = s; s < end; s++) {
		if (*s >= '0' && *s <= '9')
			digit = (uint32_t)(*s - '0');
		else if (base == 16 && (*s | 0x20) >= 'a' && (*s | 0x20) <= 'f')
			digit = (uint32_t)((*s | 0x20) - 'a' + 10);
		else
			break;
		if (*code <= 0x10FFFF)
			*code = *code * base + digit;
	}
	return s > start ? s : NULL;
}

static uint32_t predefined(const char *name, size_t len)
{
	static const struct {
		const char *name;
		char code;
	} all[] = {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}};

	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		if (strlen(all[i].name) == len && !memcmp(all[i].name, name, len))
			return (uint32_t)all[i].code;
	return 0;
}

/* ---- declarations ---- */

static unsigned row_of(const char *name, size_t len)
{
	return (unsigned)(hash_bytes(name, len, 0) % ROWS);
}

static const struct repair_entity *find(const struct repair_entities *e, const char *name,
					size_t len)
{
	const char *strings = e->strings.data;

	if (e->n == 0)
		return NULL;
	for (unsigned i = e->table[row_of(name, len)]; i; i = e->all[i].next)
		if (!strncmp(strings + e->all[i].name, name, len) && !strings[e->all[i].name + len])
			return &e->all[i];
	return NULL;
}

/* Append S with its character references resolved, and, with ALL, entities: XML's own, and those of E that
 * were declared before. False where there is more in it than text. */
static bool resolve(const struct repair_entities *e, const char *s, size_t len, bool all,
		    struct buf *out)
{
	const char *end = s + len, *to;
	const struct repair_entity *known;
	char utf8[4];
	uint32_t code;
	bool plain = true;

	while (s < end) {
		if (*s != '&') {
			plain = plain && (*s != '<' || !all) &&
				((unsigned char)*s >= 0x20 || *s == '\n' || *s == '\t' ||
				 *s == '\r');
			buf_putc(out, *s++);
			continue;
		}
		if (end - s > 2 && s[1] == '#') {
			to = number(s + 2, end, &code);
			plain = plain && to && to < end && *to == ';' && is_char(code);
			if (!plain)
				return false;
			buf_add(out, utf8, utf8_encode(code, utf8));
			s = to + 1;
			continue;
		}
		to = all ? memchr(s, ';', (size_t)(end - s)) : NULL;
		code = all && to ? predefined(s + 1, (size_t)(to - s - 1)) : 0;
		known = all && to && !code ? find(e, s + 1, (size_t)(to - s - 1)) : NULL;
		if (all && !code && !(known && known->plain))
			return false;
		if (known) {
			/* Doubled again and again it would soon be too much. */
			if (out->len + known->value_len > STRINGS_MAX)
				return false;
			buf_add(out, e->strings.data + known->value, known->value_len);
			s = to + 1;
		} else if (code) {
			buf_putc(out, (char)code);
			s = to + 1;
		} else {
			buf_putc(out, *s++);
		}
	}
	return plain;
}

/* The first declaration of a name holds (XML 1.0, 4.2). VALUE: NULL where it is in another file. */
static void declare(struct repair_entities *e, const char *name, size_t name_len, const char *value,
		    size_t value_len)
{
	struct repair_entity *added;
	struct buf once_resolved, text;
	unsigned row = row_of(name, name_len);

	if (name_len > ENTITY_NAME_MAX || find(e, name, name_len) || e->n + 1 >= ENTITIES_MAX ||
	    e->strings.len + name_len + value_len > STRINGS_MAX)
		return;
	if (!e->all) {
		e->all = xcalloc(ENTITIES_MAX, sizeof *e->all);
		e->table = xcalloc(ROWS, sizeof *e->table);
	}
	added = &e->all[++e->n];
	*added = (struct repair_entity){
		.name = e->strings.len, .next = e->table[row], .here = value != NULL};
	e->table[row] = e->n;
	buf_add(&e->strings, name, name_len);
	buf_add(&e->strings, "", 1);
	added->value = e->strings.len;
	if (value) {
		/* Once where it is declared, once where it is referred to. */
		buf_init(&once_resolved);
		buf_init(&text);
		added->plain = resolve(e, value, value_len, false, &once_resolved) &&
			       resolve(e, buf_str(&once_resolved), once_resolved.len, true, &text);
		if (added->plain) {
			buf_add(&e->strings, buf_str(&text), text.len);
			added->value_len = text.len;
		}
		buf_done(&text);
		buf_done(&once_resolved);
	}
	buf_add(&e->strings, "", 1);
}

static const char *skip_blanks(const char *s, const char *end)
{
	while (s < end && (*s == ' ' || *s == '\t' || *s == '\r' || *s == '\n'))
		s++;
	return s;
}

/* "<!ENTITY" at S, up to END or so. */
static void declare_at(struct repair *m, const char *s, const char *end)
{
	const char *name, *close;
	size_t len;

	s = skip_blanks(s + strlen("<!ENTITY"), end);
	if (s < end && *s == '%')
		return;
	name = s;
	len = repair_name(s, end);
	s = skip_blanks(s + len, end);
	if (len == 0 || s >= end)
		return;
	if (*s != '"' && *s != '\'')
		declare(&m->entities, name, len, NULL, 0);
	else if ((close = memchr(s + 1, *s, (size_t)(end - s - 1))))
		declare(&m->entities, name, len, s + 1, (size_t)(close - s - 1));
}

/* Past the comment, instruction or quoted text at S; S itself where it is none of these. */
static const char *skip_opaque(const char *s, const char *end)
{
	const char *close = NULL;
	size_t left = (size_t)(end - s);

	if (*s == '"' || *s == '\'')
		return (close = memchr(s + 1, *s, left - 1)) ? close + 1 : end;
	if (left >= 4 && !memcmp(s, "<!--", 4))
		return (close = memmem(s + 4, left - 4, "-->", 3)) ? close + 3 : end;
	if (left >= 2 && !memcmp(s, "<?", 2))
		return (close = memmem(s + 2, left - 2, "?>", 2)) ? close + 2 : end;
	return s;
}

size_t repair_doctype(const char *s, const char *end)
{
	const char *start = s;
	bool subset = false;

	for (s += strlen("<!DOCTYPE"); s < end; s++) {
		const char *past = skip_opaque(s, end);

		if (past == end)
			return 0;
		if (past > s)
			s = past - 1;
		else if (*s == '[')
			subset = true;
		else if (*s == ']')
			subset = false;
		else if (*s == '>' && !subset)
			return (size_t)(s + 1 - start);
	}
	return 0;
}

void repair_declare(struct repair *m, const char *s, size_t len)
{
	const char *end = s + len, *past;
	bool subset = false;

	for (s += strlen("<!DOCTYPE"); s < end; s++) {
		past = skip_opaque(s, end);
		if (past > s) {
			s = past - 1;
			continue;
		}
		if (*s == '[')
			subset = true;
		else if (!subset && (*s == 'S' || *s == 'P') &&
			 (!strncmp(s, "SYSTEM", 6) || !strncmp(s, "PUBLIC", 6)))
			m->entities.outside = true;
		else if (subset && *s == '%')
			m->entities.outside = true;
		else if (subset && end - s > 8 && !memcmp(s, "<!ENTITY", 8))
			declare_at(m, s, end);
		/* A parameter entity's name is no reference to it. */
		if (subset && *s == '<')
			while (s + 1 < end && s[1] != '"' && s[1] != '\'' && s[1] != '>' &&
			       s[1] != '<')
				s++;
	}
}

void repair_entities_done(struct repair_entities *e)
{
	buf_done(&e->strings);
	free(e->all);
	free(e->table);
	*e = (struct repair_entities){0};
}

/* ---- references ---- */

static void put_char(struct repair *m, uint32_t code)
{
	char utf8[4];

	switch (code) {
	case '&': buf_puts(m->out, "&amp;"); break;
	case '<': buf_puts(m->out, "&lt;"); break;
	case '>': buf_puts(m->out, "&gt;"); break;
	case '"': buf_puts(m->out, "&quot;"); break;
	case '\'': buf_puts(m->out, "&apos;"); break;
	default:
		/* A newline would be one more line. */
		if (code < 0x20)
			buf_printf(m->out, "&#%u;", (unsigned)code);
		else
			buf_add(m->out, utf8, utf8_encode(code, utf8));
	}
}

static void note_entity(struct repair *m, const char *name, bool html)
{
	struct buf b;

	if (!warn_once(&m->reported, '&', name))
		return;
	m->repaired = true;
	buf_init(&b);
	if (html)
		buf_printf(&b, _("“&%s;” belongs to HTML and is not declared here"), name);
	else
		buf_printf(&b, _("the entity “&%s;” is shown as it is written"), name);
	m->problem(m->data, m->line, buf_str(&b));
	buf_done(&b);
}

static void put_as_written(struct repair *m, const char *name)
{
	buf_printf(m->out, "&amp;%s;", name);
	note_entity(m, name, false);
}

static void put_value(struct repair *m, const char *value, bool attribute)
{
	for (; *value; value++) {
		unsigned char c = (unsigned char)*value;

		if (c >= 0x80)
			buf_putc(m->out, *value);
		else
			put_char(m, attribute && c < 0x20 ? ' ' : c);
	}
}

static void put_entity(struct repair *m, const char *name, bool attribute)
{
	const struct repair_entity *e = find(&m->entities, name, strlen(name));
	const char *value;
	uint32_t code;

	if (e && e->plain) {
		value = m->entities.strings.data + e->value;
		m->expanded += e->value_len;
		if (m->expanded <= FREE + TIMES * m->taken) {
			put_value(m, value, attribute);
			return;
		}
		m->expanded -= e->value_len;
		if (!m->too_large)
			repair_note(m,
				    N_("the entities of this file become too much text: from here "
				       "on they are shown as they are written"));
		m->too_large = true;
		buf_printf(m->out, "&amp;%s;", name);
		return;
	}
	/* What this file says it is, is not what HTML says. */
	value = e && e->here ? NULL : named_character_find(name, strlen(name));
	if (!value) {
		put_as_written(m, name);
		return;
	}
	while (*value) {
		value += utf8_decode(value, strlen(value), &code);
		if (attribute || !repair_put_char(m, code))
			put_char(m, code);
	}
	if (!e && !m->entities.outside)
		note_entity(m, name, true);
}

size_t repair_sound_reference(const char *s, const char *end, uint32_t *code)
{
	const char *to;
	size_t len;

	if (end - s > 3 && s[1] == '#') {
		to = s[2] == 'X' ? NULL : number(s + 2, end, code);
		return to && to < end && *to == ';' && to - s <= NUMBER_MAX && is_char(*code)
			       ? (size_t)(to - s + 1)
			       : 0;
	}
	len = 1;
	while (len < 6 && s + len < end && s[len] >= 'a' && s[len] <= 'z')
		len++;
	*code = s + len < end && s[len] == ';' ? predefined(s + 1, len - 1) : 0;
	return *code ? len + 1 : 0;
}

/* "&#" at S. */
static size_t put_number(struct repair *m, const char *s, const char *end)
{
	uint32_t code;
	const char *to = number(s + 2, end, &code), *looked = to ? to : s + 2;

	if (!to && looked < end && (*looked | 0x20) == 'x')
		looked++;
	/* However many digits: where the text is cut must make no difference. */
	if (looked == end && !m->last && end - s < REPAIR_TOKEN_MAX / 2)
		return REPAIR_MORE;
	if (!to) {
		repair_note(m, N_("“&” should be written “&amp;”: kept as it stands"));
		buf_puts(m->out, "&amp;");
		return 1;
	}
	if (!is_char(code))
		repair_note(m, N_("a character reference that stands for no character"));
	if (to == end || *to != ';')
		repair_note(m, N_("a character reference without “;”: read as one"));
	put_char(m, is_char(code) ? code : UTF8_REPLACEMENT);
	return (size_t)(to - s) + (to < end && *to == ';');
}

size_t repair_reference(struct repair *m, const char *s, const char *end, bool attribute)
{
	char name[ENTITY_NAME_MAX + 1];
	uint32_t code;
	size_t len = repair_sound_reference(s, end, &code);

	if (len) {
		if (attribute || !repair_put_char(m, code))
			buf_add(m->out, s, len);
		return len;
	}
	if (end - s >= 2 && s[1] == '#')
		return put_number(m, s, end);
	len = repair_name(s + 1, end - s > ENTITY_NAME_MAX + 2 ? s + ENTITY_NAME_MAX + 2 : end);
	if (s + 1 + len == end && !m->last && len <= ENTITY_NAME_MAX)
		return REPAIR_MORE;
	if (len == 0 || len > ENTITY_NAME_MAX || s + 1 + len == end || s[1 + len] != ';') {
		repair_note(m, N_("“&” should be written “&amp;”: kept as it stands"));
		buf_puts(m->out, "&amp;");
		return 1;
	}
	memcpy(name, s + 1, len);
	name[len] = '\0';
	put_entity(m, name, attribute);
	return len + 2;
}
