/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "source/source_private.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "source/unpack.h"
#include "text/sanitize.h"

void source_init(struct source *s, const char *const *arguments, size_t n,
		 const struct source_hooks *hooks)
{
	*s = (struct source){.hooks = hooks, .arguments = arguments, .arguments_n = n};
	s->seen = xcalloc(1, sizeof *s->seen);
	s->is_folder = xcalloc(n ? n : 1, sizeof *s->is_folder);
	s->missed = xcalloc(n ? n : 1, sizeof(struct err *));
	buf_init(&s->name);
	buf_init(&s->why);
	buf_init(&s->packed_name);
	for (size_t i = 0; i < n && !source_stopped(s); i++)
		source_look(s, i);
	for (size_t i = 0; i < s->n && !s->unknown; i++)
		s->total += s->files[i].size;
}

void source_done(struct source *s)
{
	source_members_done(s);
	if (s->open)
		input_close(&s->in);
	for (size_t i = 0; i < s->n; i++)
		free(s->files[i].path);
	free(s->files);
	free(s->is_folder);
	for (size_t i = 0; i < s->arguments_n; i++)
		free(s->missed[i]);
	free((void *)s->missed);
	free(s->levels);
	free(s->seen->table);
	free(s->seen);
	buf_done(&s->name);
	buf_done(&s->why);
	buf_done(&s->packed_name);
}

/* ---- one after another ---- */

static void group_useless(struct source_group *g, const struct err *err)
{
	if (!g->tried++)
		g->first = *err;
}

/* What held several documents is over; where none could be used, that is an error of NAME; where there
 * was none at all, of this KIND, NOTHING says so. */
static bool group_end(const struct source *s, struct source_group *g, const char *name,
		      enum err_kind kind, const char *nothing, struct err *err)
{
	bool empty = !g->used && !source_stopped(s);

	if (empty && g->tried)
		err_set(err, g->first.kind, name, 0,
			_("nothing in it can be read here; the first: %s: %s"), g->first.file,
			g->first.text);
	else if (empty)
		err_set(err, kind, name, 0, "%s", nothing);
	*g = (struct source_group){0};
	return empty;
}

static bool folder_end(struct source *s, struct err *err)
{
	size_t argument = s->argument++;
	struct buf name;
	bool empty;

	s->found = false;
	if (!s->is_folder[argument]) {
		s->folder = (struct source_group){0};
		return false;
	}
	if (!s->folder.tried && s->missed[argument])
		group_useless(&s->folder, s->missed[argument]);
	buf_init(&name);
	source_clean(&name, s->arguments[argument]);
	empty = group_end(s, &s->folder, buf_str(&name), ERR_INPUT,
			  _("there is no archive in this folder (*.xml, *.rss, *.atom, *.tei, "
			    "*.rdf)"),
			  err);
	buf_done(&name);
	return empty;
}

static void note_passed(struct source *s)
{
	const struct unpack *u = s->in.unpack;
	const char *name = buf_str(&s->packed_name);
	size_t encrypted = unpack_encrypted(u), nested = unpack_nested(u);
	void *data = s->hooks->input.data;
	char text[256];

	if (encrypted) {
		snprintf(text, sizeof text,
			 ngettext("%zu file in it is encrypted: passed over",
				  "%zu files in it are encrypted: passed over",
				  (unsigned long)encrypted),
			 encrypted);
		s->hooks->note(data, name, text, true);
	}
	if (nested) {
		snprintf(text, sizeof text,
			 ngettext("%zu packed file within it is not opened",
				  "%zu packed files within it are not opened",
				  (unsigned long)nested),
			 nested);
		s->hooks->note(data, name, text, false);
	}
}

/* The open file breaks off, and some of it could be used. */
static void note_ended(struct source *s, const char *why)
{
	struct buf text;

	buf_init(&text);
	buf_printf(&text, _("reading ended here: %s"), why);
	s->hooks->note(s->hooks->input.data, buf_str(&s->packed_name), buf_str(&text), true);
	buf_done(&text);
}

/* The open file is over. True where that is an error. */
static bool file_end(struct source *s, bool broken, struct err *err)
{
	const char *name = buf_str(&s->packed_name), *why = broken ? input_error(&s->in) : NULL;
	bool failed = false;

	s->found = s->is_folder[s->argument];
	if (s->in.unpack && !source_stopped(s)) {
		note_passed(s);
		if (why && s->packed.used)
			note_ended(s, why);
		failed = group_end(s, &s->packed, name, why ? ERR_READ : ERR_INPUT,
				   why ? why
				       : _("there is no archive in this packed file (*.xml, *.rss, "
					   "*.atom, *.tei, *.rdf)"),
				   err);
	}
	s->packed = (struct source_group){0};
	source_members_done(s);
	s->done += s->files[s->at - 1].size;
	input_close(&s->in);
	s->open = false;
	return failed;
}

static bool file_begin(struct source *s, struct err *err)
{
	const struct source_file *file = &s->files[s->at++];

	s->found = s->is_folder[s->argument];
	buf_clear(&s->packed_name);
	source_clean(&s->packed_name, file->path);
	s->open = input_open(&s->in, file->path, buf_str(&s->packed_name), &s->hooks->input, err);
	if (s->open && s->found && s->sorted != s->argument + 1 && strstr(s->in.head, "<TEI")) {
		s->sorted = s->argument + 1;
		if (source_corpora_first(s, s->at - 1)) {
			s->at--;
			input_close(&s->in);
			s->open = false;
			return false;
		}
	}
	if (s->open && s->in.seeks && !source_unread(s, &s->in.st)) {
		/* It was included before. */
		source_used(s);
		input_close(&s->in);
		s->open = false;
	} else if (!s->open) {
		s->done += file->size;
	}
	return s->open;
}

static void document_begin(struct source *s)
{
	const char *member = input_member(source_input(s));

	s->refused = false;

	s->found = s->is_folder[s->argument] || member;
	buf_clear(&s->name);
	buf_puts(&s->name, buf_str(&s->packed_name));
	if (member) {
		buf_putc(&s->name, ':');
		source_clean(&s->name, member);
	}
}

enum source_next source_next(struct source *s, struct err *err)
{
	while (!source_stopped(s)) {
		if (s->open) {
			enum input_next next = source_member(s);

			if (next == INPUT_DOCUMENT) {
				document_begin(s);
				return SOURCE_DOCUMENT;
			}
			if (file_end(s, next == INPUT_BROKEN, err))
				return SOURCE_FAILED;
		} else if (s->at < s->n && s->files[s->at].argument == s->argument) {
			if (!file_begin(s, err) && err->kind)
				return SOURCE_FAILED;
		} else if (s->argument < s->arguments_n) {
			if (folder_end(s, err))
				return SOURCE_FAILED;
		} else {
			return SOURCE_END;
		}
	}
	return SOURCE_END;
}

/* ---- the current document ---- */

struct input *source_input(struct source *s)
{
	return s->levels_n ? s->levels[s->levels_n - 1].in : s->corpus ? s->corpus : &s->in;
}

const char *source_name(const struct source *s)
{
	return buf_str(s->levels_n ? &s->levels[s->levels_n - 1].name : &s->name);
}

bool source_found(const struct source *s)
{
	return s->found;
}

void source_used(struct source *s)
{
	s->packed.used++;
	s->folder.used++;
}

void source_useless(struct source *s, const struct err *err)
{
	if (s->open)
		group_useless(&s->packed, err);
	group_useless(&s->folder, err);
}

long source_read(struct source *s, char *to, size_t len)
{
	return input_read(source_input(s), to, len);
}

const char *source_error(struct source *s)
{
	return input_error(source_input(s));
}

bool source_is_large(const struct source *s)
{
	enum { LARGE = 1 << 20 };

	/* Members of a packed file are many, and none need be large. */
	return s->open && !s->levels_n && !input_member(&s->in) && s->in.seeks &&
	       s->in.size >= LARGE;
}

uint64_t source_at(const struct source *s)
{
	uint64_t n = s->done + (s->open ? s->in.done : 0);

	for (size_t i = 0; i < s->levels_n; i++)
		n += s->levels[i].path ? s->levels[i].in->done : 0;
	return n;
}
