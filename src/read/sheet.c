/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "read/sheet.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/utf8.h"

struct sheet *sheet_new(const char *ns)
{
	struct sheet *s;

	if (strcmp(ns, SHEET_NS) != 0)
		return NULL;
	s = xcalloc(1, sizeof *s);
	for (size_t i = 0; i < SHEET_COLUMNS_MAX; i++)
		buf_init_cap(&s->names[i], SHEET_NAME_MAX);
	return s;
}

void sheet_free(struct sheet *s)
{
	for (size_t i = 0; s && i < SHEET_COLUMNS_MAX; i++)
		buf_done(&s->names[i]);
	free(s);
}

/* The number in the attribute NAME; OTHERWISE where it lacks or is beyond all columns. */
static size_t number_of(const char *name, const struct xml_attribute *attributes, size_t n,
			size_t otherwise)
{
	for (size_t i = 0; i < n; i++) {
		unsigned long number;

		if (strcmp(attributes[i].ns, SHEET_NS) != 0 ||
		    strcmp(attributes[i].name, name) != 0)
			continue;
		number = strtoul(attributes[i].value, NULL, 10);
		if (number > 0 && number <= SHEET_COLUMNS_MAX)
			return number;
	}
	return otherwise;
}

static const struct xml_attribute *with(struct sheet *s, const struct xml_attribute *attributes,
					size_t *n, const char *name, const char *value)
{
	size_t kept = *n < XML_ATTRIBUTES_MAX ? *n : XML_ATTRIBUTES_MAX;

	/* Of no attributes there may be no array. */
	if (kept)
		memcpy(s->attributes, attributes, kept * sizeof *attributes);
	s->attributes[kept] = (struct xml_attribute){.ns = "", .name = name, .value = value};
	*n = kept + 1;
	return s->attributes;
}

const struct xml_attribute *sheet_start(struct sheet *s, const char *ns, const char *name,
					const struct xml_attribute *attributes, size_t *n)
{
	if (strcmp(ns, SHEET_NS) != 0)
		return attributes;
	if (!strcmp(name, "Table")) {
		s->rows = 0;
		for (size_t i = 0; i < SHEET_COLUMNS_MAX; i++)
			buf_clear(&s->names[i]);
	} else if (!strcmp(name, "Row")) {
		s->heading = s->rows++ == 0;
		s->next = 0;
		if (s->heading)
			return with(s, attributes, n, "heading", "yes");
	} else if (!strcmp(name, "Cell")) {
		s->in_cell = true;
		s->column = number_of("Index", attributes, *n, s->next + 1) - 1;
		s->next = s->column + 1 + number_of("MergeAcross", attributes, *n, 0);
		if (!s->heading && s->column < SHEET_COLUMNS_MAX && s->names[s->column].len)
			return with(s, attributes, n, "column", buf_str(&s->names[s->column]));
	}
	return attributes;
}

void sheet_text(struct sheet *s, const char *text, size_t len)
{
	struct buf *name;

	if (!s->heading || !s->in_cell || s->column >= SHEET_COLUMNS_MAX)
		return;
	name = &s->names[s->column];
	/* A pattern cannot have quotation marks, nor half a letter. */
	len = utf8_fit(text, len, SHEET_NAME_MAX - name->len);
	for (size_t i = 0; i < len; i++)
		buf_putc(name, strchr("'\"\n\r\t", text[i]) ? ' ' : text[i]);
}

void sheet_end(struct sheet *s, const char *ns, const char *name)
{
	if (!strcmp(name, "Cell") && !strcmp(ns, SHEET_NS))
		s->in_cell = false;
}
