/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "format/source_private.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "format/unpack.h"
#include "text/sanitize.h"

void source_init(struct source *s, const char *const *arguments, size_t n,
		 const struct source_hooks *hooks)
{
	*s = (struct source){.hooks = hooks, .arguments = arguments, .arguments_n = n};
	s->seen = xcalloc(1, sizeof *s->seen);
	s->is_folder = xcalloc(n ? n : 1, sizeof *s->is_folder);
	buf_init(&s->name);
	buf_init(&s->packed_name);
	for (size_t i = 0; i < n && !source_stopped(s); i++)
		source_look(s, i);
	for (size_t i = 0; i < s->n && !s->unknown; i++)
		s->total += s->files[i].size;
}

void source_done(struct source *s)
{
	if (s->open)
		input_close(&s->in);
	for (size_t i = 0; i < s->n; i++)
		free(s->files[i].path);
	free(s->files);
	free(s->is_folder);
	free(s->levels);
	free(s->seen->table);
	free(s->seen);
	buf_done(&s->name);
	buf_done(&s->packed_name);
}

/* ---- one after another ---- */

/* What held several documents is over; where none could be used, that is an error of NAME. */
static bool group_end(const struct source *s, struct source_group *g, const char *name,
		      const char *nothing, struct err *err)
{
	bool empty = !g->used && !source_stopped(s);

	if (empty && g->tried)
		err_set(err, ERR_INPUT, name, 0,
			_("nothing in it can be read here; the first: %s: %s"), g->first.file,
			g->first.text);
	else if (empty)
		err_set(err, ERR_INPUT, name, 0, "%s", nothing);
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
	buf_init(&name);
	source_clean(&name, s->arguments[argument]);
	empty = group_end(s, &s->folder, buf_str(&name),
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
		s->hooks->note(data, name, text);
	}
	if (nested) {
		snprintf(text, sizeof text,
			 ngettext("%zu packed file within it is not opened",
				  "%zu packed files within it are not opened",
				  (unsigned long)nested),
			 nested);
		s->hooks->note(data, name, text);
	}
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
			s->hooks->note(s->hooks->input.data, name, why);
		failed = group_end(s, &s->packed, name,
				   why ? why
				       : _("there is no archive in this packed file (*.xml, *.rss, "
					   "*.atom, *.tei, *.rdf)"),
				   err);
	}
	s->packed = (struct source_group){0};
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
	const char *member = input_member(&s->in);

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
			enum input_next next = input_next(&s->in);

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

/* ---- documents within documents ---- */

/* HREF, a reference of a URI, as the path it is; NULL where it is anything else. */
static char *path_of(const char *href)
{
	size_t colon = strcspn(href, ":"), len = strlen(href), n = 0;
	char *path;

	if (!*href || *href == '/' || *href == '#' || strcspn(href, "/?#") > colon ||
	    strpbrk(href, "?#"))
		return NULL;
	path = xrealloc(NULL, len + 1, 1);
	for (size_t i = 0; i < len; i++) {
		unsigned code;

		if (href[i] == '%' && sscanf(href + i, "%%%2x", &code) == 1 && code) {
			path[n++] = (char)code;
			i += 2;
		} else {
			path[n++] = href[i];
		}
	}
	path[n] = '\0';
	return path;
}

/* The folder of the file at hand, all links resolved; of the whole FILE where that is a folder. The
 * caller frees it. NULL: errno says why. */
static char *folder_of(const char *path)
{
	char *real = realpath(path, NULL), *slash = real ? strrchr(real, '/') : NULL;
	struct stat st;

	if (slash && (stat(real, &st) || !S_ISDIR(st.st_mode)))
		slash[slash == real] = '\0';
	return real;
}

/* The file HREF names, resolved, and below the folder of what is read. */
static char *beside(const struct source *s, const char *href, const char **why)
{
	const char *from = s->levels_n ? s->levels[s->levels_n - 1].path : s->files[s->at - 1].path;
	char *path = path_of(href), *folder, *real = NULL;
	char *base = folder_of(s->arguments[s->argument]);
	size_t len = base ? strlen(base) : 0;
	struct buf b;

	if (!path) {
		free(base);
		*why = _("only files beside this one are");
		return NULL;
	}
	folder = folder_of(from);
	buf_init(&b);
	buf_printf(&b, "%s/%s", folder ? folder : ".", path);
	if (base && folder)
		real = realpath(buf_str(&b), NULL);
	if (!real) {
		*why = errno == ENOENT || errno == ENOTDIR ? _("there is no such file")
							   : strerror(errno);
	} else if (strncmp(real, base, len) != 0 || (real[len] != '/' && len > 1)) {
		*why = _("it is outside the folder");
		free(real);
		real = NULL;
	}
	buf_done(&b);
	free(folder);
	free(base);
	free(path);
	return real;
}

/* Open PATH, owned, as the next level. */
static bool enter(struct source *s, char *path, const char *href, const char **why)
{
	static _Thread_local char text[1024];
	struct source_level *l;
	struct err err = {0};
	struct stat st;
	const char *slash = strrchr(source_name(s), '/');
	bool listed;
	int stem = slash ? (int)(slash + 1 - source_name(s)) : 0;

	if (stat(path, &st) || !S_ISREG(st.st_mode)) {
		*why = _("this is no plain file: passed over");
		return false;
	}
	*why = NULL;
	listed = source_listed(s, &st);
	if (!source_unread(s, &st))
		return false;
	s->levels = xrealloc(s->levels, s->levels_n + 1, sizeof *s->levels);
	l = &s->levels[s->levels_n];
	buf_init(&l->name);
	buf_printf(&l->name, "%.*s", stem, source_name(s));
	source_clean(&l->name, href);
	if (!input_open(&l->in, path, "", &s->hooks->input, &err)) {
		snprintf(text, sizeof text, "%s", err.text);
		*why = *text ? text : NULL;
	} else if (input_next(&l->in) != INPUT_DOCUMENT || input_member(&l->in)) {
		*why = _("this is a packed file");
		input_close(&l->in);
	} else {
		l->path = path;
		s->levels_n++;
		if (!listed && !s->unknown)
			s->total += l->in.size;
		return true;
	}
	buf_done(&l->name);
	return false;
}

bool source_enter(struct source *s, const char *href, const char **why)
{
	char *path;

	*why = NULL;
	if (s->levels_n >= SOURCE_INCLUDED || ++s->included > SOURCE_FILES)
		*why = _("there are too many of them");
	else if (!s->in.seeks || input_member(&s->in))
		*why = _("only files beside a file on a disk are");
	if (*why)
		return false;
	path = beside(s, href, why);
	if (!path)
		return false;
	if (enter(s, path, href, why))
		return true;
	free(path);
	return false;
}

void source_leave(struct source *s)
{
	struct source_level *l = &s->levels[--s->levels_n];

	s->done += l->in.size;
	input_close(&l->in);
	buf_done(&l->name);
	free(l->path);
}

/* ---- the document at hand ---- */

static struct input *source_input(const struct source *s)
{
	return s->levels_n ? &s->levels[s->levels_n - 1].in : (struct input *)&s->in;
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

static void group_useless(struct source_group *g, const struct err *err)
{
	if (!g->tried++)
		g->first = *err;
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

const char *source_error(const struct source *s)
{
	return input_error(source_input(s));
}

uint64_t source_at(const struct source *s)
{
	uint64_t n = s->done + (s->open ? s->in.done : 0);

	for (size_t i = 0; i < s->levels_n; i++)
		n += s->levels[i].in.done;
	return n;
}
