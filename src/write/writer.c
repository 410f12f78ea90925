/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "write/writer.h"

#include <string.h>

#include "archive/archive.h"
#include "archive/body.h"
#include "archive/statement.h"
#include "base/buf.h"

static const struct writer *const writers[] = {&writer_text, &writer_json, &writer_csv, NULL};

const struct writer *writer_find(const char *name)
{
	for (size_t i = 0; writers[i]; i++)
		if (!strcmp(writers[i]->name, name))
			return writers[i];
	return NULL;
}

const struct writer *const *writer_all(void)
{
	return writers;
}

const char *const writer_field_names[FIELDS] = {
	[FIELD_ID] = "id",           [FIELD_DATE] = "date",         [FIELD_DATE_TEXT] = "date_text",
	[FIELD_TITLE] = "title",     [FIELD_OCCASION] = "occasion", [FIELD_SPEAKER] = "speaker",
	[FIELD_PLACE] = "place",     [FIELD_LANGUAGE] = "language", [FIELD_KIND] = "kind",
	[FIELD_TOPICS] = "topics",   [FIELD_SOURCE] = "source",     [FIELD_SOURCES] = "sources",
	[FIELD_SUMMARY] = "summary", [FIELD_TEXT] = "text",         [FIELD_PUBLISHED] = "published",
	[FIELD_UPDATED] = "updated", [FIELD_FILE] = "file",
};

bool writer_field_is_list(enum writer_field field)
{
	return field == FIELD_TOPICS || field == FIELD_SOURCES;
}

const char *writer_field_item(const struct statement *s, enum writer_field field, size_t i)
{
	if (field == FIELD_TOPICS)
		return s->topics[i];
	return s->sources[i] && !*s->sources[i] ? s->source_names[i] : s->sources[i];
}

static const char *main_source(const struct statement *s)
{
	for (size_t i = 0; s->sources[i]; i++)
		if (*s->sources[i])
			return s->sources[i];
	return NULL;
}

static const char *plain(const char *body, struct buf *scratch)
{
	if (!body)
		return NULL;
	buf_clear(scratch);
	body_plain(body, scratch);
	return buf_str(scratch);
}

static const char *file_name(const struct writer_context *c, const struct statement *s)
{
	return c->archive && s->file < c->archive->files_n ? c->archive->files[s->file] : NULL;
}

const char *writer_field_text(const struct writer_context *c, const struct statement *s,
			      enum writer_field field, struct buf *scratch)
{
	switch (field) {
	case FIELD_ID: return s->id;
	case FIELD_DATE: return s->edtf;
	case FIELD_DATE_TEXT: return s->date_text;
	case FIELD_TITLE: return s->title;
	case FIELD_OCCASION: return s->occasion;
	case FIELD_SPEAKER: return s->speaker;
	case FIELD_PLACE: return s->place;
	case FIELD_LANGUAGE: return s->language;
	case FIELD_KIND: return s->kind;
	case FIELD_SOURCE: return main_source(s);
	case FIELD_SUMMARY: return plain(s->summary, scratch);
	case FIELD_TEXT: return plain(s->text, scratch);
	case FIELD_PUBLISHED: return s->published;
	case FIELD_UPDATED: return s->updated;
	case FIELD_FILE: return file_name(c, s);
	default: return NULL;
	}
}
