/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "read/account.h"

#include <stdlib.h>
#include <string.h>

#include "archive/archive.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/hash.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "text/sanitize.h"

/* Paths are distinguished up to here; past it the text of an element is its parent's. */
enum { PATHS_MAX = 20000, PATHS_SLOTS = 1 << 16, DEPTH_MAX = 200 };

struct tally {
	uint64_t n;
	uint32_t file, line; /* of the first */
};

/* Text below an element that is reached by the same names from the root. */
struct account_path {
	struct account_path *up, *first, *last, *next;
	const char *ns, *name;
	struct tally all[ACCOUNT_FATES];
	struct tally missing; /* unaccounted for in this document */
	uint64_t here;        /* of all fates in this document */
	size_t entry;         /* the last in the journal */
};

struct account_level {
	struct account_path *path;
	enum account_fate why; /* what becomes of text that nobody takes */
};

struct account_entry {
	struct account_path *path;
	uint64_t n;
	uint32_t file, line;
	enum account_fate fate;
	uint32_t owner;
	bool waits; /* in a line that nobody has kept yet */
};

static const char *const reasons[ACCOUNT_FATES] = {
	[ACCOUNT_VOCABULARY] = N_REASON("another vocabulary"),
	[ACCOUNT_NAVIGATION] = N_REASON("navigation"),
	[ACCOUNT_PAGE] = N_REASON("page number or running head"),
	[ACCOUNT_NUMBER] = N_REASON("number of a part or note"),
	[ACCOUNT_INDEX] = N_REASON("table of contents or index"),
	[ACCOUNT_FRONT] = N_REASON("title page or preface"),
	[ACCOUNT_NOTE] = N_REASON("notes of editors"),
	[ACCOUNT_PRIVATE] = N_REASON("not published"),
	[ACCOUNT_HIDDEN] = N_REASON("hidden"),
	[ACCOUNT_SCRIPT] = N_REASON("script, style or form"),
	[ACCOUNT_MACHINE] = N_REASON("for programs"),
	[ACCOUNT_FILE] = N_REASON("about the file, edition or feed"),
	[ACCOUNT_RIGHTS] = N_REASON("rights and licences"),
	[ACCOUNT_MEDIA] = N_REASON("about a picture or recording"),
	[ACCOUNT_COMMENT] = N_REASON("comments of readers"),
	[ACCOUNT_PERSON] = N_REASON("about persons and bodies"),
	[ACCOUNT_VARIANT] = N_REASON("another reading"),
	[ACCOUNT_SECOND] = N_REASON("given again: another is kept"),
	[ACCOUNT_LANGUAGE] = N_REASON("the same in another language"),
	[ACCOUNT_LOGIN] = N_REASON("a login: the name is kept"),
	[ACCOUNT_VOTES] = N_REASON("who voted how"),
	[ACCOUNT_DOCUMENT] = N_REASON("a document without statements"),
	[ACCOUNT_BINARY] = N_REASON("coded data"),
	[ACCOUNT_MARKUP] = N_REASON("markup without text"),
	[ACCOUNT_EMPTY] = N_REASON("a statement without text"),
	[ACCOUNT_CUT] = N_REASON("the file breaks off within the statement"),
	[ACCOUNT_BROKEN] = N_REASON("the file breaks off within the element"),
	[ACCOUNT_LONG] = N_REASON("beyond what a field holds"),
};

const char *account_reason(enum account_fate why)
{
	return reasons[why] ? _(reasons[why]) : "";
}

void account_init(struct account *a)
{
	*a = (struct account){0};
	arena_init(&a->arena);
	a->root = arena_calloc(&a->arena, 1, sizeof *a->root);
	a->root->ns = a->root->name = "";
	a->paths = xcalloc(PATHS_SLOTS, sizeof(struct account_path *));
	a->open = vec_fit(NULL, 1, &a->size, sizeof *a->open);
	a->open[0] = (struct account_level){a->root, ACCOUNT_UNACCOUNTED};
}

void account_done(struct account *a)
{
	arena_done(&a->arena);
	free(a->files);
	free((void *)a->paths);
	free(a->open);
	free(a->journal);
}

void account_file(struct account *a, const char *name)
{
	a->files = vec_fit(a->files, a->files_n + 1, &a->files_size, sizeof *a->files);
	a->files[a->files_n++] = arena_strdup(&a->arena, name);
}

/* ---- paths ---- */

void account_forget_names(struct account *a)
{
	memset(a->cache, 0, sizeof a->cache);
}

/* Where the path of this name below UP is among all of them, or is to be put. */
static struct account_path **path_slot(const struct account *a, const struct account_path *up,
				       const char *ns, const char *name)
{
	size_t i = (size_t)hash_string(name, hash_string(ns, (uintptr_t)up)) & (PATHS_SLOTS - 1);
	const struct account_path *p;

	while ((p = a->paths[i]) &&
	       (p->up != up || strcmp(p->name, name) != 0 || strcmp(p->ns, ns) != 0))
		i = (i + 1) & (PATHS_SLOTS - 1);
	return &a->paths[i];
}

static struct account_path *path_below(struct account *a, struct account_path *up, const char *ns,
				       const char *name)
{
	struct account_path **at = path_slot(a, up, ns, name), *p = *at;

	if (p || a->paths_n == PATHS_MAX || a->depth >= DEPTH_MAX)
		return p ? p : up;
	a->paths_n++;
	p = arena_calloc(&a->arena, 1, sizeof *p);
	p->up = up;
	p->ns = arena_strdup(&a->arena, ns);
	p->name = arena_strdup(&a->arena, name);
	if (up->last)
		up->last->next = p;
	else
		up->first = p;
	up->last = p;
	*at = p;
	return p;
}

/* What was offered was taken by now, or it is not. */
static void close_offer(struct account *a)
{
	a->offered.to = a->offered.from;
}

void account_enter(struct account *a, const char *ns, const char *name)
{
	struct account_path *up = a->open[a->depth].path;
	uintptr_t mixed = (uintptr_t)name * 31 + (uintptr_t)up;
	size_t i = (uint32_t)(mixed >> 3) * 2654435769u >> 24;

	_Static_assert(ACCOUNT_CACHE == 256, "the hash has eight bits");
	if (a->cache[i].name != name || a->cache[i].up != up || a->cache[i].ns != ns) {
		a->cache[i].path = path_below(a, up, ns, name);
		a->cache[i].up = up;
		a->cache[i].ns = ns;
		a->cache[i].name = name;
	}
	a->depth++;
	a->open = vec_fit(a->open, a->depth + 1, &a->size, sizeof *a->open);
	close_offer(a);
	a->open[a->depth] = (struct account_level){a->cache[i].path, a->open[a->depth - 1].why};
}

void account_leave(struct account *a)
{
	a->depth--;
	close_offer(a);
}

void account_reset(struct account *a)
{
	a->depth = 0;
}

void account_leave_out(struct account *a, enum account_fate why)
{
	a->open[a->depth].why = why;
}

/* ---- text ---- */

static void tally_add(struct tally *t, uint64_t n, uint32_t file, uint32_t line)
{
	if (!t->n) {
		t->file = file;
		t->line = line;
	}
	t->n += n;
}

/* Final. */
static void path_add(struct account_path *p, enum account_fate fate, uint64_t n, uint32_t file,
		     uint32_t line)
{
	tally_add(&p->all[fate], n, file, line);
	p->here += n;
	if (fate == ACCOUNT_UNACCOUNTED)
		tally_add(&p->missing, n, file, line);
}

void account_piece(struct account *a, uint64_t n, long line, uint32_t file)
{
	a->total += n;
	a->piece = n;
	a->line = statement_line_number(line);
	a->file = file;
	a->taken = false;
}

void account_piece_end(struct account *a)
{
	if (!a->taken)
		account_lose(a, a->open[a->depth].why);
	a->piece = 0;
}

void account_lose(struct account *a, enum account_fate why)
{
	path_add(a->open[a->depth].path, why, a->piece, a->file, a->line);
	a->piece = 0;
}

/* The journal's entry for text of P since the current value began. */
static struct account_entry *entry_of(struct account *a, struct account_path *p,
				      enum account_fate fate, bool waits)
{
	struct account_entry *e;

	if (p->entry >= a->start && p->entry < a->journal_n && a->journal[p->entry].path == p &&
	    a->journal[p->entry].fate == fate && a->journal[p->entry].owner == a->owner)
		return &a->journal[p->entry];
	a->journal = vec_fit(a->journal, a->journal_n + 1, &a->journal_size, sizeof *a->journal);
	p->entry = a->journal_n;
	e = &a->journal[a->journal_n++];
	*e = (struct account_entry){p, 0, a->file, a->line, fate, a->owner, waits};
	return e;
}

void account_take(struct account *a, bool as_line)
{
	const struct account_level *l = &a->open[a->depth];

	if (!a->piece || a->taken)
		return;
	a->taken = true;
	if (as_line != a->in_line) {
		a->start = a->journal_n;
		a->in_line = as_line;
	}
	/* A line that nobody keeps is what its element is left out for. */
	entry_of(a, l->path, as_line ? l->why : ACCOUNT_KEPT, as_line)->n += a->piece;
}

void account_miss(struct account *a, uint64_t n, enum account_fate why)
{
	struct account_path *p = a->open[a->depth].path;

	if (!a->piece || !a->taken || !n)
		return;
	if (n > a->piece)
		n = a->piece;
	a->piece -= n;
	a->journal[p->entry].n -= n;
	path_add(p, why, n, a->file, a->line);
}

/* The first N entries of the journal become final. */
static void settle(struct account *a, size_t n)
{
	size_t left = a->journal_n - n;

	for (size_t i = 0; i < n; i++) {
		const struct account_entry *e = &a->journal[i];

		if (e->n)
			path_add(e->path, e->fate, e->n, e->file, e->line);
	}
	if (n && left)
		memmove(a->journal, a->journal + n, left * sizeof *a->journal);
	for (size_t i = 0; i < left; i++)
		a->journal[i].path->entry = i;
	a->journal_n = left;
	a->journal_id++;
}

void account_settle(struct account *a)
{
	struct account_receipt *r = &a->offered;
	size_t n = a->in_line ? a->start : a->journal_n;

	/* A line that is being read, or waits to be taken, is no part of what is over. */
	if (r->to > r->from && r->from < n)
		n = r->from;
	settle(a, n);
	a->start = a->start > n ? a->start - n : 0;
	if (r->to > r->from)
		*r = (struct account_receipt){.journal = a->journal_id,
					      .from = r->from - (uint32_t)n,
					      .to = r->to - (uint32_t)n,
					      .path = r->path,
					      .file = r->file,
					      .line = r->line,
					      .n = r->n};
}

/* ---- lines ---- */

void account_cut(struct account *a)
{
	for (size_t i = a->start; a->in_line && i < a->journal_n; i++)
		if (a->journal[i].waits && a->journal[i].fate == ACCOUNT_UNACCOUNTED)
			a->journal[i].fate = ACCOUNT_BROKEN;
}

void account_line(struct account *a)
{
	a->start = a->journal_n;
}

static void begins_at(struct account_receipt *r, const struct account_entry *e)
{
	r->path = e->path;
	r->file = e->file;
	r->line = e->line;
}

void account_offer(struct account *a)
{
	struct account_receipt *r = &a->offered;

	*r = (struct account_receipt){
		.journal = a->journal_id, .from = (uint32_t)a->start, .to = (uint32_t)a->journal_n};
	a->start = a->journal_n;
	for (uint32_t i = r->from; i < r->to; i++)
		r->n += a->journal[i].n;
	if (r->n)
		begins_at(r, &a->journal[r->from]);
}

void account_keep(struct account *a)
{
	for (uint32_t i = a->offered.from; i < a->offered.to; i++) {
		if (a->journal[i].waits)
			a->journal[i].fate = ACCOUNT_KEPT;
		a->journal[i].waits = false;
	}
}

void account_refuse(struct account *a, enum account_fate why)
{
	for (uint32_t i = a->offered.from; i < a->offered.to; i++) {
		a->journal[i].fate = why;
		a->journal[i].waits = false;
	}
}

struct account_receipt account_receipt(const struct account *a)
{
	return a->offered;
}

struct account_receipt account_receipt_but(const struct account *a, const char *s, size_t len)
{
	struct account_receipt r = a->offered;
	uint64_t n = len ? utf8_count_visible(s, len) : 0;

	r.n -= n < r.n ? n : r.n;
	return r;
}

struct account_receipt account_receipt_both(const struct account_receipt *a,
					    const struct account_receipt *b)
{
	struct account_receipt both = *a;

	both.n += b->n;
	if (a->journal == b->journal && b->to > a->to)
		both.to = b->to;
	return both;
}

void account_drop_some(struct account *a, const struct account_receipt *what, uint64_t n,
		       enum account_fate why)
{
	uint32_t to = what->journal == a->journal_id ? what->to : what->from;

	for (uint32_t i = what->from; i < to && n; i++) {
		struct account_entry *e = &a->journal[i];
		uint64_t part = e->n < n ? e->n : n;

		if (e->fate != ACCOUNT_KEPT || (what->owner && e->owner != what->owner))
			continue;
		e->n -= part;
		n -= part;
		path_add(e->path, why, part, e->file, e->line);
	}
	/* It is final, but for this: what the first path has of it. */
	if (what->journal != a->journal_id && what->path && what->path->all[ACCOUNT_KEPT].n >= n) {
		what->path->all[ACCOUNT_KEPT].n -= n;
		path_add(what->path, why, n, what->file, what->line);
	}
}

void account_drop(struct account *a, const struct account_receipt *what, enum account_fate why)
{
	account_drop_some(a, what, what->n, why);
}

struct account_receipt account_mark(const struct account *a)
{
	return (struct account_receipt){.journal = a->journal_id, .from = (uint32_t)a->journal_n};
}

struct account_receipt account_since(const struct account *a, const struct account_receipt *mark,
				     uint32_t owner)
{
	struct account_receipt r = *mark;

	if (mark->journal != a->journal_id)
		return (struct account_receipt){0};
	r.to = (uint32_t)a->journal_n;
	r.owner = owner;
	for (uint32_t i = r.from; i < r.to; i++) {
		const struct account_entry *e = &a->journal[i];

		if (e->fate != ACCOUNT_KEPT || e->owner != owner)
			continue;
		if (!r.n)
			begins_at(&r, e);
		r.n += e->n;
	}
	return r;
}

void account_drop_since(struct account *a, const struct account_receipt *mark,
			enum account_fate why)
{
	size_t i = mark->journal == a->journal_id ? mark->from : 0;

	for (; i < a->journal_n; i++)
		if (a->journal[i].fate <= ACCOUNT_UNACCOUNTED)
			a->journal[i].fate = why;
	/* What comes is another value. */
	a->start = a->journal_n;
}

/* ---- the account ---- */

/* "/a/b{namespace}": a namespace stands where it is another than the parent's. */
static void path_put(const struct account_path *p, struct buf *out)
{
	if (!p->up)
		return;
	path_put(p->up, out);
	buf_putc(out, '/');
	sanitize(out, p->name, strlen(p->name), SANITIZE_COLLAPSE);
	if (*p->ns && p->up->up && strcmp(p->ns, p->up->ns) != 0) {
		buf_putc(out, '{');
		sanitize(out, p->ns, strlen(p->ns), SANITIZE_COLLAPSE);
		buf_putc(out, '}');
	}
}

static void path_found(const struct account *a, const struct account_path *p,
		       enum account_fate fate, const struct tally *t,
		       void (*found)(void *, const struct account_finding *), void *data)
{
	struct account_finding what = {.fate = fate, .n = t->n, .line = t->line};
	struct buf path;

	if (!t->n)
		return;
	buf_init(&path);
	path_put(p, &path);
	what.path = buf_str(&path);
	what.file = t->file < a->files_n ? a->files[t->file] : "";
	found(data, &what);
	buf_done(&path);
}

/* The path after P, its own first. */
static struct account_path *path_next(struct account_path *p)
{
	if (p->first)
		return p->first;
	while (p && !p->next)
		p = p->up;
	return p ? p->next : NULL;
}

void account_document_end(struct account *a, void (*found)(void *, const struct account_finding *),
			  void *data)
{
	for (struct account_path *p = a->root; p; p = path_next(p)) {
		path_found(a, p, ACCOUNT_UNACCOUNTED, &p->missing, found, data);
		p->missing = (struct tally){0};
		p->here = 0;
	}
}

void account_document_most(struct account *a, void (*found)(void *, const struct account_finding *),
			   void *data)
{
	enum { MOST = 3 };
	const struct account_path *most[MOST] = {NULL};

	settle(a, a->journal_n);
	a->start = 0;
	a->offered = (struct account_receipt){0};
	for (struct account_path *p = a->root; p; p = path_next(p)) {
		const struct account_path *one = p;

		for (int i = 0; i < MOST; i++) {
			if (one && one->here && (!most[i] || one->here > most[i]->here)) {
				const struct account_path *less = most[i];

				most[i] = one;
				one = less;
			}
		}
	}
	for (int i = 0; found && i < MOST && most[i]; i++) {
		struct tally t = {.n = most[i]->here};

		path_found(a, most[i], ACCOUNT_KEPT, &t, found, data);
	}
}

void account_each(struct account *a, void (*found)(void *, const struct account_finding *),
		  void *data)
{
	for (struct account_path *p = a->root; p; p = path_next(p))
		for (int i = 0; i < ACCOUNT_FATES; i++)
			path_found(a, p, (enum account_fate)i, &p->all[i], found, data);
}

static void give_row(void *data, const struct account_finding *what)
{
	struct text_row row = {.fate = what->fate == ACCOUNT_KEPT          ? TEXT_KEPT
				       : what->fate == ACCOUNT_UNACCOUNTED ? TEXT_UNACCOUNTED
									   : TEXT_LEFT_OUT,
			       .reason = account_reason(what->fate),
			       .path = what->path,
			       .file = what->file,
			       .line = what->line,
			       .n = what->n};

	batch_text(data, &row);
}

void account_give(struct account *a, struct batch *b)
{
	account_each(a, give_row, b);
	b->text_total = a->total;
}
