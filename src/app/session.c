/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "app/session.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/filter.h"
#include "app/loader.h"
#include "app/mailbox.h"
#include "app/reselect.h"
#include "app/matcher.h"
#include "analysis/tally.h"
#include "archive/duplicates.h"
#include "archive/statement_date.h"
#include "base/clock.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/vec.h"
#include "read/reader.h"
#include "search/index.h"
#include "search/query.h"
#include "text/collate.h"
#include "text/fold.h"

/* While statements stream in, the rows are made again so often, and take this share of the time at
 * most: one making costs the more the longer the list is. */
enum { REFRESH_NS = 40 * 1000 * 1000, REFRESH_SHARE = 5 };

/* An archive with its indexes; a second one is filled while reloading. */
struct corpus {
	struct archive archive;
	struct duplicates duplicates;
	struct index **parts; /* one a batch */
	size_t *first;        /* number of the part's first statement */
	size_t n, size;
};

struct session {
	const char *const *files;
	size_t files_n;
	struct reader_options options;
	struct mailbox box;
	struct loader *loader;
	unsigned serial; /* of the loader; messages of one before are dropped */
	struct fold *fold;
	struct collate *collate;
	const char *collation;     /* as session_collation() got it */
	char interface[32];        /* likewise; "": none */
	bool collated;             /* the order is that of the archive's language */
	struct corpus *now, *next; /* next: NULL unless reloading */
	struct view view;
	bool show_duplicates;
	char *filter;
	struct query *query;
	size_t query_files;             /* it was read for so many */
	const struct query_name *names; /* what :name stands for */
	size_t names_n;
	bool ignore_diacritics;
	struct filter found; /* what the filter finds */
	bool opened, loading;
	bool stopping;       /* loading ends before its time */
	int64_t began;       /* when loading did, as refresh_due */
	bool stale;          /* the rows are behind what has come */
	bool silent;         /* the loader waits for its file: nothing may come for long */
	int64_t refresh_due; /* when they may be made again, nanoseconds of the monotonic clock */
	uint64_t bytes, bytes_total;
	struct calendar_choice calendars;
	size_t suited_by; /* statements that the second was chosen by */
	struct err error;
	bool failed;
};

static struct corpus *corpus_new(void)
{
	struct corpus *h = xcalloc(1, sizeof *h);

	archive_init(&h->archive);
	duplicates_init(&h->duplicates);
	return h;
}

static void corpus_free(struct corpus *h)
{
	if (!h)
		return;
	for (size_t i = 0; i < h->n; i++)
		index_free(h->parts[i]);
	free(h->parts);
	free(h->first);
	duplicates_done(&h->duplicates);
	archive_done(&h->archive);
	free(h);
}

static void corpus_take(struct corpus *h, struct batch *batch, struct index *index)
{
	if (h->n == h->size) {
		h->size = vec_size(h->size, h->n + 1);
		h->parts = xrealloc(h->parts, h->size, sizeof *h->parts);
		h->first = xrealloc(h->first, h->size, sizeof *h->first);
	}
	h->first[h->n] = h->archive.n;
	h->parts[h->n++] = index;
	archive_take(&h->archive, batch);
}

/* What suits the archive is seen from its first statements. */
static void session_suit(struct session *s)
{
	if (!s->calendars.suited || s->suited_by >= ARCHIVE_CALENDAR_SAMPLE)
		return;
	s->suited_by = s->now->archive.n;
	s->calendars.second = archive_calendar(&s->now->archive);
}

/* The language that the order of names and titles is to be that of, from the first statements. */
static void session_choose_order(struct session *s)
{
	const struct archive *a = &s->now->archive;
	const char *language = s->collation;

	if (s->collated || !a->n)
		return;
	s->collated = true;
	if (!strcmp(language, "auto"))
		language = archive_language(a);
	if (!language)
		language = *s->interface ? s->interface : NULL;
	if (collate_language(s->collate, language) && s->view.order_n)
		view_sort(&s->view, s->view.sort, s->view.reverse);
}

void session_collation(struct session *s, const char *language, const char *interface)
{
	s->collation = language;
	snprintf(s->interface, sizeof s->interface, "%s", interface);
	s->collated = false;
	session_choose_order(s);
}

struct session *session_new(const char *const *files, size_t n,
			    const struct reader_options *options)
{
	struct session *s = xcalloc(1, sizeof *s);

	s->files = files;
	s->files_n = n;
	if (options)
		s->options = *options;
	mailbox_init(&s->box, true);
	s->fold = fold_new();
	s->collate = collate_new(s->fold);
	s->collation = "auto";
	s->now = corpus_new();
	s->filter = xstrdup("");
	view_init(&s->view, &s->now->archive, s->collate);
	filter_init(&s->found, &s->box);
	s->loading = true;
	s->stopping = false;
	s->began = clock_ns();
	s->loader = loader_new(files, n, &s->options, &s->box, ++s->serial);
	return s;
}

void session_free(struct session *s)
{
	struct message *m;

	if (!s)
		return;
	loader_free(s->loader);
	filter_done(&s->found);
	while ((m = mailbox_take(&s->box))) {
		if (m->kind == MATCHER_ANSWER)
			matcher_answer_free((struct matcher_answer *)m);
		else
			loader_message_free((struct loader_message *)m);
	}
	mailbox_done(&s->box);
	view_done(&s->view);
	corpus_free(s->now);
	corpus_free(s->next);
	collate_free(s->collate);
	fold_free(s->fold);
	query_unref(s->query);
	free(s->filter);
	free(s);
}

static struct filter_source session_source(const struct session *s)
{
	return (struct filter_source){
		.parts = s->now->parts,
		.first = s->now->first,
		.n = s->now->n,
		.statements = s->now->archive.n,
		.loading = s->loading && !s->next,
	};
}

/* Put the query (again) to the whole archive. True when the rows are right at once. */
static bool session_match(struct session *s)
{
	struct filter_source source = session_source(s);
	bool known = filter_set(&s->found, &s->view, &source, s->query);

	if (known)
		view_update(&s->view);
	return known;
}

void session_names(struct session *s, const struct query_name *names, size_t n)
{
	s->names = names;
	s->names_n = n;
}

void session_exact_diacritics(struct session *s, bool exact)
{
	s->ignore_diacritics = !exact;
}

bool session_diacritics_are_exact(const struct session *s)
{
	return !s->ignore_diacritics;
}

struct query *session_parse(const struct session *s, const char *text)
{
	struct query_context context = {
		.fold = s->fold,
		.ignore_diacritics = s->ignore_diacritics,
		.files = s->now->archive.files,
		.files_n = s->now->archive.files_n,
		.names = s->names,
		.names_n = s->names_n,
	};

	return query_parse(text, &context);
}

const char *session_filter_problem(const struct session *s, enum query_fault *fault,
				   struct query_range *place)
{
	*fault = query_fault(s->query, place);
	if (!s->found.overrun)
		return query_problem(s->query);
	*fault = QUERY_WRONG;
	*place = (struct query_range){0};
	return _("the expression takes too long and was given up: the list is not complete");
}

/* The filter, for the files that there are now: a query knows them by number. */
static void session_read_filter(struct session *s)
{
	query_unref(s->query);
	s->query = session_parse(s, s->filter);
	s->query_files = s->now->archive.files_n;
}

bool session_filter(struct session *s, const char *text)
{
	char *copy = xstrdup(text);

	free(s->filter);
	s->filter = copy;
	session_read_filter(s);
	return session_match(s);
}

static unsigned session_take_answer(struct session *s, const struct matcher_answer *a)
{
	struct filter_source source = session_source(s);

	return filter_take(&s->found, &s->view, &source, a) == FILTER_ROWS ? SESSION_ROWS : 0;
}

/* Which statements are hidden, and which one is selected for a hidden one. */
static void session_hide(struct session *s, size_t stands_for)
{
	const struct duplicates *d = &s->now->duplicates;

	s->view.hidden = !s->show_duplicates && d->hidden_n ? d->hidden : NULL;
	if (s->view.hidden)
		s->view.selected = stands_for;
}

/* The view takes in what is new. */
static void session_grow(struct session *s)
{
	struct corpus *h = s->now;

	session_choose_order(s);
	session_hide(s, duplicates_grow(&h->duplicates, &h->archive, s->view.selected));
	view_grow(&s->view);
}

/* The reload is whole: the new archive takes the old one's place. */
static unsigned session_swap(struct session *s)
{
	struct view *v = &s->view;
	enum field_id sort = v->sort;
	bool reverse = v->reverse, gone;
	size_t row = view_row(v, v->selected);
	size_t selected = reselect(v, &s->next->archive, &gone);
	struct corpus *old = s->now;

	/* The matcher may be looking at the old one. */
	filter_forget(&s->found, &s->box);
	s->now = s->next;
	s->suited_by = 0;
	s->collated = false;
	session_suit(s);
	s->next = NULL;
	view_done(v);
	session_choose_order(s);
	view_init(v, &s->now->archive, s->collate);
	view_sort(v, sort, reverse);
	session_grow(s);
	s->stale = false;
	/* Where nothing near it is left, the row counts. */
	if (selected == SIZE_MAX && row != VIEW_NONE && v->order_n)
		selected = v->order[row < v->order_n ? row : v->order_n - 1];
	v->selected = s->show_duplicates
			      ? selected
			      : duplicates_newest(&s->now->duplicates, &s->now->archive, selected);
	corpus_free(old);
	session_read_filter(s);
	session_match(s);
	view_update(v);
	return SESSION_ROWS | SESSION_RELOADED | (gone ? SESSION_GONE : 0);
}

static unsigned session_take_done(struct session *s, struct loader_message *m)
{
	unsigned changed = SESSION_PROGRESS;

	s->loading = false;
	if (m->stopped)
		changed |= SESSION_STOPPED;
	if (m->failed) {
		s->error = m->err;
		s->failed = true;
	}
	if (s->next && (m->failed || m->stopped)) {
		corpus_free(s->next);
		s->next = NULL;
		changed |= m->stopped ? 0 : SESSION_FAILED;
	} else if (s->next) {
		changed |= session_swap(s);
	}
	loader_free(s->loader);
	s->loader = NULL;
	return changed;
}

static unsigned session_take_loaded(struct session *s, struct loader_message *m)
{
	if (m->serial != s->serial)
		return 0;
	s->bytes = m->bytes;
	s->bytes_total = m->bytes_total;
	switch (m->head.kind) {
	case LOADER_OPENED: s->opened = true; return SESSION_PROGRESS;
	case LOADER_DONE: return session_take_done(s, m);
	default: break;
	}
	corpus_take(s->next ? s->next : s->now, m->batch, m->index);
	session_suit(s);
	m->batch = NULL;
	m->index = NULL;
	if (s->next)
		return SESSION_PROGRESS;
	s->silent = m->silent;
	if (!query_is_empty(s->query)) {
		struct filter_source source = session_source(s);

		if (s->query_files < s->now->archive.files_n)
			session_read_filter(s);
		filter_grow(&s->found, &source, s->query);
	}
	return SESSION_ROWS | SESSION_PROGRESS;
}

/* Make the rows again if it is time; there is always more mail to come while it is not. */
static bool session_refresh(struct session *s)
{
	int64_t start = clock_ns(), cost;

	if (s->loading && !s->silent && start < s->refresh_due)
		return false;
	session_grow(s);
	view_update(&s->view);
	filter_shown(&s->found, &s->view);
	s->stale = false;
	s->refresh_due = clock_ns();
	cost = s->refresh_due - start;
	s->refresh_due += cost * REFRESH_SHARE > REFRESH_NS ? cost * REFRESH_SHARE : REFRESH_NS;
	return true;
}

/* Take in the mail. Returns what it changes, SESSION_ROWS when the rows have fallen behind. */
static unsigned session_take(struct session *s)
{
	struct message *m;
	unsigned changed = 0;

	while ((m = mailbox_take(&s->box))) {
		if (m->kind == MATCHER_ANSWER) {
			changed |= session_take_answer(s, (struct matcher_answer *)m);
			matcher_answer_free((struct matcher_answer *)m);
		} else {
			changed |= session_take_loaded(s, (struct loader_message *)m);
			loader_message_free((struct loader_message *)m);
		}
	}
	s->stale = s->stale || changed & SESSION_ROWS;
	return changed;
}

unsigned session_poll(struct session *s)
{
	unsigned changed = session_take(s) & ~(unsigned)SESSION_ROWS;

	return s->stale && session_refresh(s) ? changed | SESSION_ROWS : changed;
}

int session_fd(const struct session *s)
{
	return s->box.wake[0];
}

static void session_sleep(const struct session *s)
{
	struct pollfd fd = {.fd = session_fd(s), .events = POLLIN};

	poll(&fd, 1, -1);
}

bool session_start(struct session *s, struct err *err)
{
	while (!s->opened && s->loading) {
		session_poll(s);
		if (!s->opened && s->loading)
			session_sleep(s);
	}
	if (s->failed)
		*err = s->error;
	return !s->failed;
}

bool session_settled(const struct session *s)
{
	return filter_settled(&s->found);
}

bool session_show_part(struct session *s)
{
	if (!filter_show_part(&s->found, &s->view))
		return false;
	view_update(&s->view);
	filter_shown(&s->found, &s->view);
	return true;
}

bool session_is_partial(const struct session *s)
{
	return s->found.partial;
}

void session_wait(struct session *s)
{
	/* Nobody looks at the rows before the end. */
	for (;;) {
		session_take(s);
		if (!s->loading && session_settled(s))
			break;
		session_sleep(s);
	}
	if (s->stale)
		session_refresh(s);
}

const char *session_filter_text(const struct session *s)
{
	return s->filter;
}

const struct query *session_query(const struct session *s)
{
	return query_is_empty(s->query) ? NULL : s->query;
}

void session_sort(struct session *s, enum field_id sort, bool reverse)
{
	view_sort(&s->view, sort, reverse);
	view_update(&s->view);
}

void session_show_duplicates(struct session *s, bool show)
{
	size_t selected = s->view.selected;

	s->show_duplicates = show;
	if (!show)
		selected = duplicates_newest(&s->now->duplicates, &s->now->archive, selected);
	session_hide(s, selected);
	view_update(&s->view);
}

bool session_shows_duplicates(const struct session *s)
{
	return s->show_duplicates;
}

const struct duplicates *session_duplicates(const struct session *s)
{
	return &s->now->duplicates;
}

size_t session_total(const struct session *s)
{
	const struct corpus *h = s->now;

	return h->archive.n - (s->show_duplicates ? 0 : h->duplicates.hidden_n);
}

bool session_reload(struct session *s)
{
	for (size_t i = 0; i < s->files_n; i++)
		if (!strcmp(s->files[i], "-"))
			return false;
	if (s->loading && !s->next)
		return true; /* It is being read right now. */
	loader_free(s->loader);
	corpus_free(s->next);
	s->next = corpus_new();
	s->failed = false;
	s->loading = true;
	s->stopping = false;
	s->began = clock_ns();
	s->bytes = s->bytes_total = 0;
	s->loader = loader_new(s->files, s->files_n, &s->options, &s->box, ++s->serial);
	return true;
}

bool session_stop(struct session *s)
{
	if (!s->loading || s->stopping)
		return false;
	s->stopping = true;
	loader_stop(s->loader);
	return true;
}

const struct archive *session_archive(const struct session *s)
{
	return &s->now->archive;
}

struct view *session_view(struct session *s)
{
	return &s->view;
}

struct fold *session_fold(struct session *s)
{
	return s->fold;
}

struct collate *session_collate(struct session *s)
{
	return s->collate;
}

const char *const *session_files(const struct session *s, size_t *n)
{
	*n = s->files_n;
	return s->files;
}

struct index *const *session_indexes(const struct session *s, const size_t **first, size_t *n)
{
	*first = s->now->first;
	*n = s->now->n;
	return s->now->parts;
}

const uint64_t *session_matches(const struct session *s, size_t *words)
{
	*words = s->view.match_words;
	return s->view.match;
}

const struct err *session_error(const struct session *s)
{
	return &s->error;
}

struct session_progress session_progress(const struct session *s)
{
	return (struct session_progress){s->loading, s->bytes, s->bytes_total,
					 clock_ns() - s->began};
}

void session_set_calendars(struct session *s, const struct calendar_choice *choice)
{
	s->calendars = *choice;
	s->suited_by = 0;
	session_suit(s);
}

const struct calendar_choice *session_calendars(const struct session *s)
{
	return &s->calendars;
}

struct concordance *session_concordance(struct session *s, enum concordance_sort sort, bool reverse)
{
	const struct view *v = session_view(s);
	struct concordance_source source = {
		.archive = session_archive(s),
		.fold = session_fold(s),
		.collate = session_collate(s),
		.query = query_ref(s->query),
		.rows = xrealloc(NULL, v->n ? v->n : 1, sizeof *source.rows),
		.rows_n = v->n,
	};

	for (size_t i = 0; i < v->n; i++)
		source.rows[i] = (uint32_t)view_at(v, i);
	source.indexes = session_indexes(s, &source.first, &source.indexes_n);
	return concordance_new(&source, sort, reverse);
}

void session_tally_source(struct session *s, bool terms, struct tally_source *source)
{
	*source = (struct tally_source){.view = session_view(s)};
	/* The filter may change while it is counted what it was. */
	if (terms && session_query(s))
		source->query = query_ref(s->query);
	source->parts = session_indexes(s, &source->first, &source->parts_n);
}
