/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "archive/field.h"

#include <string.h>

#include "archive/archive.h"
#include "archive/remark.h"
#include "base/i18n.h"
#include "text/name.h"

/* Rows that a test adds. */
#ifndef FIELD_LIST_MORE
#define FIELD_LIST_MORE(X)
#endif

static const char *field_order_title(const struct statement *s, char room[STATEMENT_LABEL_SIZE])
{
	(void)room;
	return s->title ? s->title : s->occasion;
}

#define X(id, ...) {__VA_ARGS__},
const struct field field_table[] = {FIELD_LIST(X) FIELD_LIST_MORE(X)};
#undef X

const unsigned field_count = sizeof field_table / sizeof *field_table;

_Static_assert(sizeof field_table / sizeof *field_table < FIELD_NONE,
	       "a set of fields is the bits of an unsigned");

const struct field *field_find(const char *name, size_t len)
{
	for (const struct field *f = field_table; f < field_table + field_count; f++)
		if (name_is(f->name, name, len) || name_is(f->alias, name, len) ||
		    name_is(f->column, name, len))
			return f;
	for (const struct field *f = field_table; f < field_table + field_count; f++)
		if (name_is(_(f->name), name, len))
			return f;
	/* As the screen calls them. */
	for (const struct field *f = field_table; f < field_table + field_count; f++)
		if ((f->label && name_is(_(f->label), name, len)) ||
		    (f->many && name_is(_(f->many), name, len)))
			return f;
	return NULL;
}

const char *field_query_name(const struct field *f)
{
	return f->alias ? f->alias : f->name;
}

static const void *member(const struct field *f, const struct statement *s)
{
	const void *record = f->in == FIELD_IN_SHARED ? (const void *)s->shared
			     : f->in == FIELD_IN_RARE ? (const void *)s->rare
						      : s;

	return (const char *)record + f->member;
}

static const char *own_string(const struct field *f, const struct archive *a,
			      const struct statement *s, size_t k)
{
	const struct remark *m = a ? remarks_of(a->remarks, s) : NULL;

	return m ? f->own(m, k) : NULL;
}

const struct kept *field_body(const struct field *f, const struct statement *s)
{
	return member(f, s);
}

const char *field_string(const struct field *f, const struct archive *a, const struct statement *s,
			 size_t k, struct buf *room)
{
	switch (f->type) {
	case FIELD_TYPE_BODY:
	case FIELD_TYPE_NOTES: return k == 0 ? kept_text(*field_body(f, s), room) : NULL;
	case FIELD_TYPE_LIST: return (*(const char *const *const *)member(f, s))[k];
	case FIELD_TYPE_SOURCES:
		if (!s->sources[k / 2])
			return NULL;
		return k % 2 ? s->sources[k / 2] : s->rare->source_names[k / 2];
	case FIELD_TYPE_FILE: return k == 0 && a && s->file < a->files_n ? a->files[s->file] : NULL;
	case FIELD_TYPE_OWN: return own_string(f, a, s, k);
	default: return k == 0 ? *(const char *const *)member(f, s) : NULL;
	}
}

bool field_is_given(const struct field *f, const struct archive *a, const struct statement *s)
{
	if (field_is_counted(f))
		return field_string(f, a, s, 0, NULL);
	return field_body(f, s)->at;
}

/* The next of what "; " joins. */
static bool next_part(struct field_values *v, const char **value, size_t *len)
{
	const char *s = v->k++ == 0 ? field_string(v->field, v->archive, v->s, 0, NULL) : v->rest;
	const char *end = s ? strstr(s, "; ") : NULL;

	if (!s || !*s)
		return false;
	*value = s;
	*len = end ? (size_t)(end - s) : strlen(s);
	v->rest = end ? end + 2 : NULL;
	return true;
}

bool field_values_next(struct field_values *v, const char **value, size_t *len)
{
	const char *s;

	if (v->field->type == FIELD_TYPE_PEOPLE)
		return next_part(v, value, len);
	s = field_string(v->field, v->archive, v->s, v->k++, v->room);
	if (s && v->field->type == FIELD_TYPE_SOURCES) {
		const char *address = field_string(v->field, v->archive, v->s, v->k++, NULL);

		s = *s ? s : address;
	}
	if (!s)
		return false;
	*value = s;
	*len = strlen(s);
	return true;
}

bool field_is_counted(const struct field *f)
{
	return f->type != FIELD_TYPE_BODY && f->type != FIELD_TYPE_NOTES;
}

bool field_is_list(const struct field *f)
{
	return f->type == FIELD_TYPE_LIST || f->type == FIELD_TYPE_SOURCES ||
	       f->type == FIELD_TYPE_NOTES || f->type == FIELD_TYPE_OWN;
}

const char *field_order(const struct field *f, const struct archive *a, const struct statement *s,
			char label[STATEMENT_LABEL_SIZE], struct buf *room)
{
	const char *text;

	if (f->type == FIELD_TYPE_DATE || f->type == FIELD_TYPE_FILE)
		return NULL;
	if (f->order)
		return f->order(s, label);
	text = field_string(f, a, s, 0, room);
	/* A source without a name goes by its address. */
	return text && !*text ? field_string(f, NULL, s, 1, NULL) : text;
}
