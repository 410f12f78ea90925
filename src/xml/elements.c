/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "xml/elements.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/hash.h"
#include "text/sanitize.h"
#include "xml/xml_input.h"

void elements_init(struct elements *e, const struct xml_handler *handler, void *data,
		   struct xml_input *input, const char *encoding)
{
	*e = (struct elements){.handler = handler,
			       .data = data,
			       .input = input,
			       .encoding = encoding,
			       .fresh = true,
			       .next = 1,
			       .line = 1};
	arena_init(&e->arena);
	buf_init(&e->name);
}

void elements_done(struct elements *e)
{
	arena_done(&e->arena);
	free(e->names);
	buf_done(&e->name);
}

bool elements_stopped(const struct elements *e)
{
	return e->stopped || e->input->stopped;
}

bool elements_next(struct elements *e, struct elements_piece *piece)
{
	struct xml_input *in = e->input;
	const char *newline = NULL;
	size_t seen = 0;

	for (;;) {
		size_t len = in->end - in->pos;

		if (len > seen)
			newline = memchr(in->text.data + in->pos + seen, '\n', len - seen);
		seen = len;
		if (newline || (len && len >= e->want))
			break;
		if (elements_stopped(e) || !xml_input_more(in, e->encoding, e->next))
			break;
	}
	if (elements_stopped(e) || in->pos == in->end)
		return false;
	piece->s = in->text.data + in->pos;
	piece->len = newline ? (size_t)(newline + 1 - piece->s) : in->end - in->pos;
	piece->line = e->line = e->next;
	piece->starts = e->fresh;
	piece->ends = e->fresh = newline != NULL;
	e->next += piece->ends;
	in->pos += piece->len;
	return true;
}

/* ---- names ---- */

static const char **name_slot(const struct elements *e, const char *name)
{
	size_t i = (size_t)hash_string(name, (uint64_t)(uintptr_t)e) & (e->names_size - 1);

	while (e->names[i] && strcmp(e->names[i], name) != 0)
		i = (i + 1) & (e->names_size - 1);
	return &e->names[i];
}

static void names_grow(struct elements *e)
{
	const char **old = e->names;
	size_t size = e->names_size;

	e->names_size = size ? 2 * size : 64;
	e->names = xcalloc(e->names_size, sizeof *e->names);
	for (size_t i = 0; i < size; i++)
		if (old[i])
			*name_slot(e, old[i]) = old[i];
	free(old);
}

const char *elements_name(struct elements *e, const char *s, size_t len, const char *fallback)
{
	const char **slot;

	buf_clear(&e->name);
	sanitize(&e->name, s, len, SANITIZE_COLLAPSE);
	if (!e->name.len)
		return fallback;
	if (2 * e->names_n >= e->names_size)
		names_grow(e);
	slot = name_slot(e, e->name.data);
	if (*slot)
		return *slot;
	if (e->names_n == ELEMENTS_NAMES_MAX)
		return fallback;
	*slot = arena_copy(&e->arena, e->name.data, e->name.len);
	e->names_n++;
	return *slot;
}

/* ---- what the handler gets ---- */

void elements_start(struct elements *e, const char *ns, const char *name)
{
	if (!elements_stopped(e))
		e->handler->start(e->data, ns, name, NULL, 0);
}

void elements_end(struct elements *e, const char *ns, const char *name)
{
	if (!elements_stopped(e))
		e->handler->end(e->data, ns, name);
}

void elements_text(struct elements *e, const char *s, size_t len)
{
	if (len && !elements_stopped(e))
		e->handler->text(e->data, s, len);
}

void elements_value(struct elements *e, const char *name, const char *s, size_t len)
{
	elements_start(e, "", name);
	elements_text(e, s, len);
	elements_end(e, "", name);
}

void elements_broken(struct elements *e)
{
	elements_start(e, XML_TABLE_NS, XML_TABLE_BROKEN);
	elements_end(e, XML_TABLE_NS, XML_TABLE_BROKEN);
}

/* Tell TELL what FORMAT says of LINE. */
__attribute__((format(printf, 4, 0))) static void
elements_tell(struct elements *e, void (*tell)(void *data, long line, const char *text), long line,
	      const char *format, va_list args)
{
	struct buf text;

	e->damaged = true;
	buf_init(&text);
	buf_vprintf(&text, format, args);
	tell(e->data, line, buf_str(&text));
	buf_done(&text);
}

void elements_problem(struct elements *e, long line, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	elements_tell(e, e->handler->problem, line, format, args);
	va_end(args);
}

void elements_lost(struct elements *e, long line, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	elements_tell(e, e->handler->cut, line, format, args);
	va_end(args);
}
