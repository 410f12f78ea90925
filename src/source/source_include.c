/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/i18n.h"
#include "base/vec.h"
#include "source/source_private.h"

/* ---- documents within documents ---- */

/* What the hexadecimal digit C is worth, -1 where it is none. */
static int hex_value(char c)
{
	static const char digits[] = "0123456789abcdefABCDEF";
	const char *at = c ? strchr(digits, c) : NULL;

	return !at ? -1 : at - digits < 16 ? (int)(at - digits) : (int)(at - digits) - 6;
}

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
		int high = href[i] == '%' ? hex_value(href[i + 1]) : -1;
		int low = high < 0 ? -1 : hex_value(href[i + 2]);

		if (low >= 0 && high + low > 0) {
			path[n++] = (char)(16 * high + low);
			i += 2;
		} else {
			path[n++] = href[i];
		}
	}
	path[n] = '\0';
	return path;
}

/* Whether PATH leads down only, but for links. */
static bool path_stays(const char *path)
{
	for (const char *at = path; (at = strstr(at, "..")); at += 2)
		if ((at == path || at[-1] == '/') && (!at[2] || at[2] == '/'))
			return false;
	return true;
}

/* The folder of the current file, all links resolved; of the whole FILE where that is a folder. The
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
static char *beside(struct source *s, const char *href, const char **why)
{
	const char *from = s->levels_n ? s->levels[s->levels_n - 1].path : s->files[s->at - 1].path;
	char *path = path_of(href), *folder, *real = NULL;
	char *base = folder_of(s->arguments[s->argument]);
	bool lower = path && path_stays(path);
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
		s->unread = true;
		*why = errno == ENOENT || errno == ENOTDIR ? _("there is no such file")
							   : strerror(errno);
	} else if (!source_is_below(real, base) && !(s->hooks->follow_links && lower)) {
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

/* A level whose bytes come from IN, with a name still to be put together. */
static struct source_level *push(struct source *s, struct input *in)
{
	struct source_level *l;

	s->levels = vec_fit(s->levels, s->levels_n + 1, &s->levels_size, sizeof *s->levels);
	l = &s->levels[s->levels_n++];
	*l = (struct source_level){.in = in};
	buf_init(&l->name);
	return l;
}

/* A level for a file that is named HREF in the current document: a name like that one's. */
static void push_file(struct source *s, struct input *in, char *path, const char *href)
{
	const char *from = source_name(s), *slash = strrchr(from, '/');
	char *relative = path_of(href), *at = relative;
	struct buf stem;
	struct source_level *l;

	buf_init(&stem);
	buf_add(&stem, from, slash ? (size_t)(slash + 1 - from) : 0);
	l = push(s, in);
	l->path = path;
	buf_puts(&l->name, buf_str(&stem));
	while (at && !strncmp(at, "./", 2))
		at += 2;
	source_clean(&l->name, at ? at : href);
	free(relative);
	buf_done(&stem);
}

static void push_member(struct source *s, struct input *in)
{
	struct source_level *l = push(s, in);

	l->member = xstrdup(input_member(in));
	buf_printf(&l->name, "%s:", buf_str(&s->packed_name));
	source_clean(&l->name, l->member);
}

static void close_input(struct input *in)
{
	if (!in)
		return;
	input_close(in);
	free(in);
}

static bool same_file(const struct stat *a, const struct stat *b)
{
	return a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

/* Whether the file of ST is the current one or one that this is included by. */
static bool is_being_read(const struct source *s, const struct stat *st)
{
	if (same_file(&s->in.st, st))
		return true;
	for (size_t i = 0; i < s->levels_n; i++)
		if (same_file(&s->levels[i].in->st, st))
			return true;
	return false;
}

/* Whether a file of SIZE bytes that was read before is read once more; if not, *WHY may say so. */
static bool once_more(struct source *s, bool again, uint64_t size, const char **why)
{
	enum { LEAST = 64 << 10 };

	if (!again)
		return false;
	s->again += size < LEAST ? LEAST : size;
	s->unread = s->again > SOURCE_AGAIN;
	if (s->unread)
		*why = _("there are too many of them");
	return !s->unread;
}

/* Open PATH, owned, as the next level. */
static bool enter_file(struct source *s, char *path, const char *href, bool again, const char **why)
{
	struct input *in;
	struct err err = {0};
	struct stat st;
	bool listed;

	if (stat(path, &st) || !S_ISREG(st.st_mode)) {
		*why = _("this is no plain file: passed over");
		return false;
	}
	*why = NULL;
	listed = source_listed(s, &st);
	if (!source_unread(s, &st)) {
		if (is_being_read(s, &st)) {
			*why = _("it includes itself");
			return false;
		}
		if (!once_more(s, again, (uint64_t)st.st_size, why))
			return false;
		listed = false;
	}
	in = xcalloc(1, sizeof *in);
	if (!input_open(in, path, "", &s->hooks->input, &err)) {
		buf_clear(&s->why);
		buf_puts(&s->why, err.text);
		s->unread = err.kind == ERR_READ;
		*why = s->why.len ? buf_str(&s->why) : NULL;
	} else if (input_next(in) != INPUT_DOCUMENT || input_member(in)) {
		*why = _("this is a packed file");
		input_close(in);
	} else {
		push_file(s, in, path, href);
		if (!listed && !s->unknown)
			s->total += in->size;
		return true;
	}
	free(in);
	return false;
}

/* ---- members of a packed file ---- */

enum { CORPUS = 1, PUT_OFF = 2, READ = 4 };

/* Names with what is known of them, a hash set. */
struct names {
	struct named {
		char *name;
		unsigned flags;
	} * table;
	size_t n, size;
};

static struct named *names_slot(const struct names *set, const char *name)
{
	size_t i = (size_t)hash_string(name, 0) & (set->size - 1);

	while (set->table[i].name && strcmp(set->table[i].name, name) != 0)
		i = (i + 1) & (set->size - 1);
	return &set->table[i];
}

static unsigned names_get(const struct source *s, const char *name)
{
	return s->members ? names_slot(s->members, name)->flags : 0;
}

static void names_set(struct source *s, const char *name, unsigned flag)
{
	struct names *set = s->members;
	struct named *at;

	if (!set)
		set = s->members = xcalloc(1, sizeof *set);
	if (set->n * 2 >= set->size) {
		struct names old = *set;

		set->size = old.size ? old.size * 2 : 64;
		set->table = xcalloc(set->size, sizeof *set->table);
		for (size_t i = 0; i < old.size; i++)
			if (old.table[i].name)
				*names_slot(set, old.table[i].name) = old.table[i];
		free(old.table);
	}
	at = names_slot(set, name);
	if (!at->name) {
		at->name = xstrdup(name);
		set->n++;
	}
	at->flags |= flag;
}

void source_members_done(struct source *s)
{
	struct names *set = s->members;

	close_input(s->corpus);
	close_input(s->later);
	s->corpus = s->later = NULL;
	s->sought = s->held = false;
	for (size_t i = 0; set && i < set->size; i++)
		free(set->table[i].name);
	if (set)
		free(set->table);
	free(set);
	s->members = NULL;
}

/* The current packed file, once more from its start; NULL where that cannot be. */
static struct input *open_again(const struct source *s)
{
	struct input *in = xcalloc(1, sizeof *in);
	struct err err = {0};

	if (input_open(in, s->files[s->at - 1].path, "", &s->hooks->input, &err))
		return in;
	free(in);
	return NULL;
}

/* On in IN, to the next member that has FLAG and was not read. False: there is none any more. */
static bool find_flag(const struct source *s, struct input *in, unsigned flag)
{
	while (in && input_next(in) == INPUT_DOCUMENT)
		if (input_member(in) && (names_get(s, input_member(in)) & (flag | READ)) == flag)
			return true;
	return false;
}

/* The first TEI file of a packed one is met: look which members are roots of corpora. */
static bool seek_corpora(struct source *s)
{
	struct input *in = open_again(s);
	size_t n = 0;

	while (in && !source_stopped(s) && input_next(in) == INPUT_DOCUMENT) {
		if (!input_member(in) || !strstr(input_peek(in), "<teiCorpus"))
			continue;
		names_set(s, input_member(in), CORPUS);
		n++;
	}
	close_input(in);
	return n > 0;
}

static bool looks_like_tei(const char *head)
{
	return strstr(head, "<TEI") || strstr(head, "<teiCorpus");
}

enum input_next source_member(struct source *s)
{
	enum input_next next = INPUT_DOCUMENT;
	const char *member;

	for (;;) {
		if (s->corpus) {
			if (find_flag(s, s->corpus, CORPUS)) {
				names_set(s, input_member(s->corpus), READ);
				return INPUT_DOCUMENT;
			}
			close_input(s->corpus);
			s->corpus = NULL;
		}
		if (!s->held)
			next = input_next(&s->in);
		s->held = false;
		member = input_member(&s->in);
		if (next != INPUT_DOCUMENT || !member)
			return next;
		if (!s->sought && s->in.seeks && looks_like_tei(input_peek(&s->in))) {
			s->sought = true;
			s->corpus = seek_corpora(s) ? open_again(s) : NULL;
			s->held = s->corpus != NULL;
		}
		if (!s->held && !(names_get(s, member) & READ))
			return INPUT_DOCUMENT;
	}
}

/* The member that HREF names beside the current one; NULL, *WHY: none. The caller frees it. */
static char *member_beside(struct source *s, const char *href, const char **why)
{
	const char *from = input_member(source_input(s)), *slash = strrchr(from, '/');
	char *path = path_of(href), *part;
	struct buf b;

	if (!path) {
		*why = _("only files beside this one are");
		return NULL;
	}
	buf_init(&b);
	buf_add(&b, from, slash ? (size_t)(slash - from) : 0);
	for (part = path; part && *why == NULL;) {
		char *next = strchr(part, '/');
		const char *up;

		if (next)
			*next++ = '\0';
		up = b.len ? strrchr(b.data, '/') : NULL;
		if (!strcmp(part, "..") && !b.len)
			*why = _("it is outside the folder");
		else if (!strcmp(part, ".."))
			buf_truncate(&b, up ? (size_t)(up - b.data) : 0);
		else if (*part && strcmp(part, ".") != 0)
			buf_printf(&b, "%s%s", b.len ? "/" : "", part);
		part = next;
	}
	free(path);
	if (*why) {
		buf_done(&b);
		return NULL;
	}
	return buf_take(&b);
}

/* Whether NAME is the current member or one that this is included by. */
static bool is_current(struct source *s, const char *name)
{
	const char *member = input_member(s->corpus ? s->corpus : &s->in);

	if (member && !strcmp(member, name))
		return true;
	for (size_t i = 0; i < s->levels_n; i++)
		if (s->levels[i].member && !strcmp(s->levels[i].member, name))
			return true;
	return false;
}

/* Open the member called NAME as the next level. */
static bool enter_member(struct source *s, const char *name, bool again, const char **why)
{
	struct input *in;

	if (names_get(s, name) & READ) {
		if (is_current(s, name)) {
			*why = _("it includes itself");
			return false;
		}
		/* It is sought in the whole file. */
		if (!once_more(s, again, s->in.size, why))
			return false;
	}
	names_set(s, name, READ);
	in = open_again(s);
	while (in && input_next(in) == INPUT_DOCUMENT) {
		if (!input_member(in) || strcmp(input_member(in), name) != 0)
			continue;
		push_member(s, in);
		return true;
	}
	close_input(in);
	s->unread = true;
	*why = _("there is no such file");
	return false;
}

bool source_defer(struct source *s, const char *href)
{
	const char *why = NULL;
	char *name;

	if (!s->corpus || s->levels_n)
		return false;
	name = member_beside(s, href, &why);
	if (!name)
		return false;
	if (!(names_get(s, name) & READ))
		names_set(s, name, PUT_OFF);
	free(name);
	return true;
}

/* What was put off has been looked for: tell what is not there. */
static void note_absent(struct source *s)
{
	struct names *set = s->members;
	size_t n = 0;
	char text[256];

	for (size_t i = 0; i < set->size; i++) {
		if ((set->table[i].flags & (PUT_OFF | READ)) != PUT_OFF)
			continue;
		set->table[i].flags |= READ;
		n++;
	}
	if (n == 0 || source_stopped(s))
		return;
	snprintf(text, sizeof text,
		 ngettext("%zu file is to be included here, and is not there",
			  "%zu files are to be included here, and are not there", (unsigned long)n),
		 n);
	s->hooks->note(s->hooks->input.data, source_name(s), text, true);
}

bool source_enter_later(struct source *s)
{
	if (!s->corpus || !s->members)
		return false;
	if (!s->later)
		s->later = open_again(s);
	if (source_stopped(s) || !find_flag(s, s->later, PUT_OFF)) {
		close_input(s->later);
		s->later = NULL;
		note_absent(s);
		return false;
	}
	names_set(s, input_member(s->later), READ);
	push_member(s, s->later);
	return true;
}

/* ---- both ---- */

bool source_enter(struct source *s, const char *href, bool again, const char **why)
{
	bool packed = input_member(source_input(s)) != NULL, entered;
	char *path;

	*why = NULL;
	s->unread = s->levels_n >= SOURCE_INCLUDED || ++s->included > SOURCE_FILES;
	if (s->unread)
		*why = _("there are too many of them");
	else if (!s->in.seeks && s->refused)
		return false; /* once is enough */
	else if (!s->in.seeks)
		*why = _("only files beside a file on a disk are");
	s->refused = s->refused || *why;
	if (*why)
		return false;
	path = packed ? member_beside(s, href, why) : beside(s, href, why);
	if (!path)
		return false;
	entered =
		packed ? enter_member(s, path, again, why) : enter_file(s, path, href, again, why);
	if (packed || !entered)
		free(path);
	return entered;
}

bool source_could_not(const struct source *s)
{
	return s->unread;
}

void source_leave(struct source *s)
{
	struct source_level *l = &s->levels[--s->levels_n];

	if (l->path)
		s->done += l->in->size;
	if (l->in != s->later)
		close_input(l->in);
	buf_done(&l->name);
	free(l->path);
	free(l->member);
}
