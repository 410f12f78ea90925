/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "app/state.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

#include "app/store.h"
#include "archive/archive.h"
#include "archive/statement_key.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/hash.h"
#include "base/i18n.h"
#include "base/plain.h"
#include "base/utf8.h"
#include "base/vec.h"

static const char suffix[] = ".state";

struct state {
	char *folder, *path; /* path NULL: not known yet */
	bool unkept;         /* nobody wants to have what changes in another run */
	const struct archive *archive;
	struct statement_keys keys;
	struct state_text text;
	struct state_change *pending; /* in force, not written yet */
	size_t pending_n, pending_size;
	struct err unusable; /* with a kind: why the file is not to be written over */
};

struct state *state_new(const char *folder)
{
	struct state *st = xcalloc(1, sizeof *st);

	st->folder = folder && *folder ? xstrdup(folder) : NULL;
	st->unkept = folder && !*folder;
	state_text_init(&st->text);
	return st;
}

static void forget_pending(struct state *st)
{
	for (size_t i = 0; i < st->pending_n; i++)
		state_change_done(&st->pending[i]);
	st->pending_n = 0;
}

void state_free(struct state *st)
{
	if (!st)
		return;
	forget_pending(st);
	free(st->pending);
	state_text_done(&st->text);
	statement_keys_done(&st->keys);
	free(st->folder);
	free(st->path);
	free(st);
}

const struct remarks *state_remarks(const struct state *st)
{
	return &st->text.remarks;
}

const char *state_place(const struct state *st)
{
	return buf_str(&st->text.place);
}

static void relink(struct state *st)
{
	if (st->text.remarks.n && st->archive)
		statement_keys_grow(&st->keys, st->archive);
	if (st->archive)
		remarks_link(&st->text.remarks, &st->keys, st->archive);
}

void state_follow(struct state *st, const struct archive *a)
{
	if (st->archive != a)
		statement_keys_done(&st->keys);
	st->archive = a;
	relink(st);
}

/* ---- which file ---- */

/* A sample of A: the smallest of all fingerprints, each once, sorted. */
static size_t sample_make(const struct archive *a, uint64_t sample[STATE_SAMPLE])
{
	size_t n = 0;

	for (size_t i = 0; i < a->n; i++) {
		uint64_t h = statement_fingerprint(a->items[i]);
		size_t at = n;

		if (n == STATE_SAMPLE && h >= sample[n - 1])
			continue;
		while (at && sample[at - 1] > h)
			at--;
		if (at && sample[at - 1] == h)
			continue;
		n = n < STATE_SAMPLE ? n + 1 : n;
		memmove(sample + at + 1, sample + at, (n - 1 - at) * sizeof *sample);
		sample[at] = h;
	}
	return n;
}

/* A file that may be the archive's. */
struct candidate {
	char *path;
	uint64_t sample[STATE_SAMPLE];
	size_t n, found;
	bool unusable; /* whether it is the archive's is not known */
};

struct candidates {
	struct candidate *items;
	size_t n, size;
};

/* The text of the file at PATH. False: there is none, or with ERR none that can be used. */
static bool text_load(const char *path, struct state_text *t, struct err *err)
{
	bool good;
	struct buf b;

	buf_init(&b);
	good = store_read(path, (size_t)STATE_FILE_MAX + 1, &b, err);
	if (good && (b.len > STATE_FILE_MAX || !state_text_read(t, &b)))
		good = err_set(err, ERR_INPUT, path, 0,
			       _("is not a file of marks and notes of this version"));
	buf_done(&b);
	return good;
}

/* Its sample, of its beginning alone, where a file as we write it has that. */
static bool candidate_read(const char *path, struct state_text *t, struct err *err)
{
	enum { BEGINNING = 4096 };
	struct stat st;
	struct buf b;
	int fd = plain_open(path, &st, err);
	ssize_t n;

	if (fd < 0)
		return false;
	buf_init(&b);
	n = read(fd, buf_reserve(&b, BEGINNING), BEGINNING);
	close(fd);
	b.len = n > 0 ? (size_t)n : 0;
	state_text_sample(t, &b);
	buf_done(&b);
	return t->sample_n || text_load(path, t, err);
}

static void candidate_add(struct candidates *c, char *path)
{
	struct state_text t;
	struct err err = {0};

	state_text_init(&t);
	if (!candidate_read(path, &t, &err) || t.sample_n) {
		c->items = vec_fit(c->items, c->n + 1, &c->size, sizeof *c->items);
		c->items[c->n] = (struct candidate){
			.path = xstrdup(path), .n = t.sample_n, .unusable = err.kind != ERR_NONE};
		memcpy(c->items[c->n++].sample, t.sample, t.sample_n * sizeof *t.sample);
	}
	state_text_done(&t);
}

/* False: the folder is there and cannot be read. */
static bool candidates_collect(struct candidates *c, const char *folder, struct err *err)
{
	DIR *entries = opendir(folder);
	const struct dirent *entry;
	struct buf b;

	if (!entries && errno != ENOENT && errno != ENOTDIR)
		return err_set(err, ERR_INPUT, folder, 0, "%s", strerror(errno));
	buf_init(&b);
	while (entries && (entry = readdir(entries))) {
		size_t len = strlen(entry->d_name), end = strlen(suffix);

		if (len <= end || strcmp(entry->d_name + len - end, suffix) != 0)
			continue;
		buf_clear(&b);
		buf_printf(&b, "%s/%s", folder, entry->d_name);
		candidate_add(c, b.data);
	}
	if (entries)
		closedir(entries);
	buf_done(&b);
	return true;
}

struct wanted {
	uint64_t hash;
	size_t candidate;
};

static int wanted_compare(const void *a, const void *b)
{
	const struct wanted *x = a, *y = b;

	return (x->hash > y->hash) - (x->hash < y->hash);
}

/* Count the fingerprints of each candidate that A has; a fingerprint that several statements have counts
 * once. */
static void candidates_count(struct candidates *c, const struct archive *a)
{
	struct wanted *wanted = xcalloc(c->n * STATE_SAMPLE + 1, sizeof *wanted);
	bool *seen = xcalloc(c->n * STATE_SAMPLE + 1, sizeof *seen);
	size_t n = 0;

	for (size_t i = 0; i < c->n; i++)
		for (size_t k = 0; k < c->items[i].n; k++)
			wanted[n++] = (struct wanted){c->items[i].sample[k], i};
	qsort(wanted, n, sizeof *wanted, wanted_compare);
	for (size_t i = 0; n && i < a->n; i++) {
		struct wanted want = {.hash = statement_fingerprint(a->items[i])};
		struct wanted *hit = bsearch(&want, wanted, n, sizeof *wanted, wanted_compare);

		while (hit && hit > wanted && hit[-1].hash == want.hash)
			hit--;
		for (; hit && hit < wanted + n && hit->hash == want.hash; hit++) {
			c->items[hit->candidate].found += !seen[hit - wanted];
			seen[hit - wanted] = true;
		}
	}
	free(wanted);
	free(seen);
}

static bool candidate_fits(const struct candidate *c)
{
	return c->found && 2 * c->found >= c->n;
}

static void candidates_done(struct candidates *c)
{
	for (size_t i = 0; i < c->n; i++)
		free(c->items[i].path);
	free(c->items);
}

/* The name that comes from where FILES are, attempt K. */
static char *path_for(const struct state *st, const char *const *files, size_t n, unsigned k)
{
	uint64_t h = 0;
	struct buf b;

	for (size_t i = 0; i < n; i++) {
		char *real = strcmp(files[i], "-") != 0 ? realpath(files[i], NULL) : NULL;

		h = hash_string(real ? real : files[i], h + 1);
		free(real);
	}
	buf_init(&b);
	buf_printf(&b, "%s/%016llx", st->folder, (unsigned long long)h);
	if (k)
		buf_printf(&b, "-%u", k);
	buf_puts(&b, suffix);
	return buf_take(&b);
}

/* The file whose sample fits best; of equals the one that goes by the place. ERR: it cannot be known. */
static char *path_find(const struct state *st, const struct archive *a, const char *const *files,
		       size_t n, bool whole, struct err *err)
{
	char *place = path_for(st, files, n, 0), *found = NULL;
	const struct candidate *best = NULL;
	struct candidates c = {0};
	bool unusable = false;

	if (!candidates_collect(&c, st->folder, err))
		return place;
	candidates_count(&c, a);
	for (size_t i = 0; i < c.n; i++) {
		const struct candidate *one = &c.items[i];
		bool here = !strcmp(one->path, place);

		/* What it keeps cannot be shown: state_open() says so. */
		unusable = unusable || (here && one->unusable);
		/* Of an archive that was not read to its end the rest may be there. */
		if (!candidate_fits(one) && !(here && !whole))
			continue;
		if (!best || one->found * best->n > best->found * one->n ||
		    (here && one->found * best->n == best->found * one->n))
			best = one;
	}
	if (best)
		found = xstrdup(best->path);
	else if (unusable)
		found = xstrdup(place);
	candidates_done(&c);
	for (unsigned k = 0; !found; k++) {
		free(place);
		place = path_for(st, files, n, k);
		if (access(place, F_OK) != 0)
			return place;
	}
	free(place);
	return found;
}

bool state_open(struct state *st, const struct archive *a, const char *const *files, size_t n,
		bool whole, struct err *err)
{
	struct state_text t;
	bool good = true;

	*err = (struct err){0};
	if (!st->folder || st->path) {
		state_follow(st, a);
		return true;
	}
	st->path = path_find(st, a, files, n, whole, err);
	store_clean(st->path);
	state_text_init(&t);
	if (err->kind || (!text_load(st->path, &t, err) && err->kind)) {
		st->unusable = *err;
		good = false;
	}
	for (size_t i = 0; i < st->pending_n; i++)
		state_text_change(&t, &st->pending[i]);
	remarks_tidy(&t.remarks);
	t.remarks.stamp = st->text.remarks.stamp + 1;
	state_text_done(&st->text);
	st->text = t;
	state_follow(st, a);
	return good && (!st->pending_n || state_flush(st, err));
}

char *state_place_before(const struct state *st, const char *const *files, size_t n)
{
	struct state_text t;
	char *path, *place;
	struct err err;

	if (!st->folder)
		return xstrdup("");
	path = path_for(st, files, n, 0);
	state_text_init(&t);
	text_load(path, &t, &err);
	place = xstrdup(buf_str(&t.place));
	state_text_done(&t);
	free(path);
	return place;
}

/* ---- changes ---- */

/* What is written: into what the file has now. */
static bool write_changes(void *data, const struct buf *old, struct buf *new, struct err *err)
{
	struct state *st = data;
	struct state_text t;

	state_text_init(&t);
	if (old->len > STATE_FILE_MAX || !state_text_read(&t, old)) {
		state_text_done(&t);
		return err_set(err, ERR_INPUT, NULL, 0,
			       _("is not a file of marks and notes of this version"));
	}
	for (size_t i = 0; i < st->pending_n; i++)
		state_text_change(&t, &st->pending[i]);
	remarks_tidy(&t.remarks);
	if (st->archive && st->archive->title) {
		free(t.title);
		t.title = xstrdup(st->archive->title);
		utf8_clean_line(t.title);
	}
	if (st->archive && st->archive->n)
		t.sample_n = sample_make(st->archive, t.sample);
	state_text_print(&t, new);
	/* What cannot be read again is not written. */
	if (new->len > STATE_FILE_MAX) {
		state_text_done(&t);
		return err_set(err, ERR_OUTPUT, NULL, 0, _("there are too many marks and notes"));
	}
	t.remarks.stamp = st->text.remarks.stamp + 1;
	state_text_done(&st->text);
	st->text = t;
	return true;
}

bool state_is_open(const struct state *st)
{
	return st->path != NULL;
}

bool state_waits(const struct state *st)
{
	return st->folder && st->pending_n && !st->path;
}

bool state_flush(struct state *st, struct err *err)
{
	bool good;

	*err = (struct err){0};
	/* Before its file is known a change waits; where there is no folder it is for this run alone: wanted
	 * so, or not. */
	if (!st->pending_n || !st->path)
		return st->folder || st->unkept || !st->pending_n ||
		       err_set(err, ERR_OUTPUT, NULL, 0, _("there is no home folder"));
	if (st->unusable.kind) {
		*err = st->unusable;
		return false;
	}
	good = store_change(st->path, (size_t)STATE_FILE_MAX + 1, write_changes, st, err);
	if (good)
		forget_pending(st);
	relink(st);
	return good;
}

static void now(char out[32])
{
	time_t t = time(NULL);
	struct tm tm;

	*out = '\0';
	if (gmtime_r(&t, &tm))
		strftime(out, 32, "%Y-%m-%dT%H:%M:%SZ", &tm);
}

static struct state_change *change_add(struct state *st, enum state_change_kind kind)
{
	st->pending =
		vec_fit(st->pending, st->pending_n + 1, &st->pending_size, sizeof *st->pending);
	st->pending[st->pending_n] = (struct state_change){.kind = kind};
	return &st->pending[st->pending_n++];
}

/* How a statement without a remark is to be known: by its text too, where several have its key. */
static uint64_t text_of(struct state *st, const struct statement *s, const char *key)
{
	size_t at = 0, n = 0;

	statement_keys_grow(&st->keys, st->archive);
	while (statement_keys_next(&st->keys, st->archive, key, &at) != SIZE_MAX)
		n++;
	return n > 1 ? statement_text_hash(s) : 0;
}

/* A change of the remark on S. */
static struct state_change *change_of(struct state *st, enum state_change_kind kind,
				      const struct statement *s)
{
	const struct remark *m = remarks_of(&st->text.remarks, s);
	struct state_change *c = change_add(st, kind);
	char room[STATEMENT_LABEL_SIZE];
	const char *label = statement_label(s, room);
	struct buf b;

	buf_init(&b);
	if (m)
		buf_puts(&b, m->key);
	else
		statement_key(s, &b);
	c->text = m ? m->text : text_of(st, s, b.data);
	c->key = buf_take(&b);
	buf_printf(&b, "%s%s", s->edtf ? s->edtf : "", s->edtf ? " " : "");
	if (label)
		utf8_add_line(&b, label, utf8_fit(label, strnlen(label, 200), 160));
	c->label = xstrdup(buf_str(&b));
	buf_done(&b);
	return c;
}

/* The last N changes are in force from here on. */
static void changes_apply(struct state *st, size_t n)
{
	for (size_t i = st->pending_n - n; i < st->pending_n; i++)
		state_text_change(&st->text, &st->pending[i]);
	remarks_tidy(&st->text.remarks);
	relink(st);
}

bool state_mark_all(struct state *st, const struct statement *const *s, size_t n, bool mark,
		    struct err *err)
{
	char when[32];

	now(when);
	for (size_t i = 0; i < n; i++)
		change_of(st, STATE_MARK, s[i])->when = mark ? xstrdup(when) : NULL;
	changes_apply(st, n);
	return state_flush(st, err);
}

bool state_mark(struct state *st, const struct statement *s, bool mark, struct err *err)
{
	return state_mark_all(st, &s, 1, mark, err);
}

bool state_has_read(struct state *st, const struct statement *s)
{
	const struct remark *m = remarks_of(&st->text.remarks, s);
	char when[32];

	if (m && m->read)
		return false;
	now(when);
	change_of(st, STATE_READ, s)->when = xstrdup(when);
	changes_apply(st, 1);
	return true;
}

/* An id that no other note has. */
static char *new_id(const struct statement *s)
{
	static unsigned counter;
	struct timespec ts = {0};
	struct buf b;

	clock_gettime(CLOCK_REALTIME, &ts);
	buf_init(&b);
	buf_printf(&b, "%ld %ld %ld %u %s", (long)ts.tv_sec, ts.tv_nsec, (long)getpid(), counter++,
		   s->id ? s->id : "");
	{
		uint64_t h = hash_string(b.data, 0);

		buf_clear(&b);
		buf_printf(&b, "%016llx", (unsigned long long)h);
	}
	return buf_take(&b);
}

bool state_note(struct state *st, const struct statement *s, const struct remark_note *note,
		struct err *err)
{
	struct state_change *c = change_of(st, STATE_NOTE, s);
	char when[32];

	now(when);
	c->note = (struct remark_note){
		.id = note->id ? xstrdup(note->id) : new_id(s),
		.made = xstrdup(note->made ? note->made : when),
		.exact = xstrdup(note->exact ? note->exact : ""),
		.prefix = xstrdup(note->prefix ? note->prefix : ""),
		.suffix = xstrdup(note->suffix ? note->suffix : ""),
		.text = xstrdup(note->text ? note->text : ""),
	};
	changes_apply(st, 1);
	return state_flush(st, err);
}

void state_set_place(struct state *st, const char *place)
{
	struct state_change *c;

	if (!strcmp(place, state_place(st)))
		return;
	c = change_add(st, STATE_PLACE);
	c->place = xstrdup(place);
	state_text_change(&st->text, c);
}
