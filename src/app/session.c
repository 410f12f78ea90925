/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "app/session_private.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/corpus.h"
#include "app/draw.h"
#include "app/loader.h"
#include "app/reselect.h"
#include "app/matcher.h"
#include "analysis/passages.h"
#include "app/state.h"
#include "analysis/tally.h"
#include "archive/duplicates.h"
#include "archive/statement_date.h"
#include "base/clock.h"
#include "base/err.h"
#include "base/i18n.h"
#include "read/reader.h"
#include "search/index.h"
#include "search/query.h"
#include "text/collate.h"
#include "text/fold.h"

/* While statements stream in, the rows are made again so often, and take this share of the time at
 * most: one making costs the more the longer the list is. */
enum { REFRESH_NS = 40 * 1000 * 1000, REFRESH_SHARE = 5, REFRESH_MAX_NS = 400 * 1000 * 1000 };

/* Of work on an order at a time, between keys; and when it is asked for, so that a small archive is sorted
 * when the key has been pressed. */
enum { SLICE_NS = 6 * 1000 * 1000, AT_ONCE_NS = 20 * 1000 * 1000 };

/* The rows: what matches; of that the sample, if the filter draws one. */
static void session_update(struct session *s)
{
	draw_sample(&s->view, s->found.given, s->fold, s->now);
	view_update(&s->view);
}

/* What suits the archive is seen from its first statements. */
static void session_suit(struct session *s)
{
	if (!s->calendars.suited || s->suited_by >= ARCHIVE_CALENDAR_SAMPLE)
		return;
	s->suited_by = s->now->archive.n;
	s->calendars.second = archive_calendar(&s->now->archive);
}

/* The language that the order of names and titles of H is to be that of, from the first statements. */
static void session_choose_order(struct session *s, const struct corpus *h)
{
	const struct archive *a = &h->archive;
	const char *language = s->collation;

	if (s->collated || !a->n)
		return;
	s->collated = true;
	if (!strcmp(language, "auto"))
		language = archive_language(a);
	if (!language)
		language = *s->interface ? s->interface : NULL;
	if (collate_language(s->collate, language) && h == s->now) {
		view_collation(&s->view);
		session_update(s);
	}
}

void session_collation(struct session *s, const char *language, const char *interface)
{
	s->collation = language;
	if (interface)
		snprintf(s->interface, sizeof s->interface, "%s", interface);
	s->collated = false;
	session_choose_order(s, s->now);
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
	s->followed = SIZE_MAX;
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
	view_done(&s->coming);
	state_free(s->state);
	codebook_done(&s->codes);
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

bool session_match(struct session *s)
{
	struct filter_source source = session_source(s);
	bool known = filter_set(&s->found, &s->view, &source, s->query);

	if (known)
		session_update(s);
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
		.remarks = session_remarks(s),
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
	return query_overrun_text();
}

void session_read_filter(struct session *s)
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

/* Which statements are hidden; where it is the selected one, what stands for it is selected. */
static void session_hide(struct session *s)
{
	const struct corpus *h = s->now;
	size_t newest;

	s->view.hidden = !s->show_duplicates && h->hides ? h->hidden : NULL;
	if (s->view.selected == VIEW_NONE || !view_hides(&s->view, s->view.selected))
		return;
	newest = duplicates_newest(&h->duplicates, &h->archive, s->view.selected);
	if (newest < s->view.order_n)
		s->view.selected = newest;
}

/* ---- The order, in slices ---- */

/* Begin to put all that is there in an order; it may be the present one. */
static void session_begin_order(struct session *s, enum field_id sort, bool reverse)
{
	if (s->arriving) {
		view_begin(&s->coming, sort, reverse);
		return;
	}
	session_choose_order(s, s->now);
	view_begin(&s->view, sort, reverse);
	s->cost = 0;
}

/* The rows are as order, filter and copies say. */
static void session_show(struct session *s)
{
	int64_t start = clock_ns(), wait;

	session_hide(s);
	session_update(s);
	filter_shown(&s->found, &s->view);
	s->stale = false;
	s->refresh_due = clock_ns();
	wait = (s->cost + s->refresh_due - start) * REFRESH_SHARE;
	wait = wait > REFRESH_MAX_NS ? REFRESH_MAX_NS : wait > REFRESH_NS ? wait : REFRESH_NS;
	s->refresh_due += wait;
	s->cost = 0;
}

void session_follow(struct session *s, size_t number)
{
	s->followed = number;
}

size_t session_followed(const struct session *s)
{
	return s->followed;
}

/* The reload is whole and in order: the new archive takes the old one's place. */
static unsigned session_swap(struct session *s)
{
	struct view *v = &s->view;
	bool gone;
	size_t row = view_row(v, v->selected);
	size_t selected = reselect(v, &s->next->archive, &gone);
	struct corpus *old = s->now;

	s->followed = s->followed < old->archive.n
			      ? reselect_statement(&old->archive, s->followed, &s->next->archive)
			      : SIZE_MAX;
	/* The matcher may be looking at the old one. */
	filter_forget(&s->found);
	s->now = s->next;
	s->next = NULL;
	s->suited_by = 0;
	session_suit(s);
	session_take_remarks(s);
	view_done(v);
	*v = s->coming;
	s->coming = (struct view){.selected = VIEW_NONE};
	s->arriving = false;
	/* Where nothing near it is left, the row counts. */
	if (selected == SIZE_MAX && row != VIEW_NONE && v->order_n)
		selected = v->order[row < v->order_n ? row : v->order_n - 1];
	v->selected = selected;
	session_hide(s);
	corpus_free(old);
	session_read_filter(s);
	session_match(s);
	session_show(s);
	return SESSION_ROWS | SESSION_RELOADED | (s->state ? SESSION_REMARKS : 0) |
	       (gone ? SESSION_GONE : 0);
}

/* Whether it is time to make the rows again: while much comes, not with everything that comes. */
static bool session_is_due(const struct session *s)
{
	return s->stale && (!s->loading || s->silent || clock_ns() >= s->refresh_due);
}

static bool session_orders(const struct session *s)
{
	return s->arriving || view_works(&s->view);
}

bool session_busy(const struct session *s)
{
	return session_orders(s) || session_is_due(s);
}

int session_patience(const struct session *s)
{
	enum { NS_PER_MS = 1000 * 1000, MOST_MS = 60 * 1000 };
	int64_t ms = (s->refresh_due - clock_ns()) / NS_PER_MS + 1;

	if (!s->stale)
		return -1;
	return ms < 1 ? 1 : ms > MOST_MS ? MOST_MS : (int)ms;
}

/* Go on with the order that is being made, until the clock is at UNTIL. Returns SESSION_ bits. */
static unsigned session_work(struct session *s, int64_t until)
{
	int64_t start = clock_ns();
	bool more;

	if (s->arriving)
		return corpus_work(s->next, &s->coming, until) ? 0 : session_swap(s);
	if (!view_works(&s->view))
		return 0;
	/* What another order costs says nothing of what taking in new statements does. */
	more = corpus_work(s->now, &s->view, until);
	s->cost += s->view.job.other ? 0 : clock_ns() - start;
	if (more)
		return 0;
	session_show(s);
	s->stale = s->view.order_n < s->now->archive.n;
	return SESSION_ROWS;
}

/* The archive that was read again is whole. */
static void session_arrive(struct session *s)
{
	enum field_id sort = s->view.sort;
	bool reverse = s->view.reverse;
	int percent;

	/* What was asked for last is what the new one is to have. */
	view_sorts(&s->view, &sort, &reverse, &percent);
	view_begin(&s->view, s->view.sort, s->view.reverse);
	s->collated = false;
	session_choose_order(s, s->next);
	view_init(&s->coming, &s->next->archive, s->collate);
	view_whole(&s->coming);
	view_begin(&s->coming, sort, reverse);
	s->arriving = true;
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
		session_arrive(s);
	} else {
		view_whole(&s->view);
		s->stale = true;
		changed |= session_open_state(s, !m->stopped && !m->failed);
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
	if (s->state && session_remarks(s)->n)
		session_take_remarks(s);
	if (!query_is_empty(s->query)) {
		struct filter_source source = session_source(s);

		if (s->query_files < s->now->archive.files_n)
			session_read_filter(s);
		filter_grow(&s->found, &source, s->query);
	}
	return SESSION_ROWS | SESSION_PROGRESS;
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
	bool due = session_is_due(s);

	if (due && !session_orders(s))
		session_begin_order(s, s->view.sort, s->view.reverse);
	changed |= session_work(s, clock_ns() + SLICE_NS);
	if (due && !(changed & SESSION_ROWS)) {
		session_show(s);
		changed |= SESSION_ROWS;
	}
	return changed;
}

int session_fd(const struct session *s)
{
	return s->box.wake[0];
}

static void session_sleep(const struct session *s, int ms)
{
	struct pollfd fd = {.fd = session_fd(s), .events = POLLIN};

	poll(&fd, 1, ms);
}

bool session_start(struct session *s, struct err *err)
{
	while (!s->opened && s->loading) {
		session_poll(s);
		if (!s->opened && s->loading)
			session_sleep(s, -1);
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
	session_update(s);
	filter_shown(&s->found, &s->view);
	return true;
}

bool session_is_partial(const struct session *s)
{
	return s->found.partial;
}

void session_wait(struct session *s)
{
	session_wait_and(s, NULL, NULL);
}

void session_wait_and(struct session *s, void (*look)(const struct session *s, void *data),
		      void *data)
{
	enum { LOOK_MS = 250 };

	/* Nobody looks at the rows before the end; while more is read there is time for copies. */
	for (;;) {
		session_take(s);
		corpus_find_copies(s->next ? s->next : s->now);
		if (s->arriving)
			session_work(s, INT64_MAX);
		else if (!s->loading && session_settled(s))
			break;
		else
			session_sleep(s, look ? LOOK_MS : -1);
		if (look)
			look(s, data);
	}
	session_work(s, INT64_MAX);
	if (!s->stale)
		return;
	session_begin_order(s, s->view.sort, s->view.reverse);
	session_work(s, INT64_MAX);
	session_show(s);
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
	session_begin_order(s, sort, reverse);
	if (!s->arriving)
		session_work(s, clock_ns() + AT_ONCE_NS);
}

bool session_sorts(const struct session *s, enum field_id *sort, bool *reverse, int *percent)
{
	const struct view *v = s->arriving ? &s->coming : &s->view;

	return view_sorts(v, sort, reverse, percent) &&
	       (*sort != s->view.sort || *reverse != s->view.reverse);
}

bool session_sort_stop(struct session *s)
{
	enum field_id sort;
	bool reverse;
	int percent;

	if (!session_sorts(s, &sort, &reverse, &percent))
		return false;
	session_begin_order(s, s->view.sort, s->view.reverse);
	return true;
}

void session_show_duplicates(struct session *s, bool show)
{
	s->show_duplicates = show;
	session_hide(s);
	session_update(s);
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
	view_done(&s->coming);
	if (s->arriving) {
		s->arriving = s->collated = false;
		session_choose_order(s, s->now);
	}
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
	if (s->view.drawn_shown) {
		*words = s->view.drawn_words;
		return s->view.drawn_shown;
	}
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

struct concordance *session_concordance(struct session *s, struct passages *passages,
					enum concordance_sort sort, bool reverse, size_t sample,
					uint32_t seed)
{
	const struct view *v = session_view(s);
	struct concordance_source source = {
		.archive = session_archive(s),
		.fold = session_fold(s),
		.collate = session_collate(s),
		.query = query_ref(s->query),
		.passages = passages_ref(passages),
		.rows = xrealloc(NULL, v->n ? v->n : 1, sizeof *source.rows),
		.sample = sample,
		.seed = seed,
	};

	/* What is of one day stands as in the file, however the list is ordered. */
	if (v->sort == FIELD_DATE && !v->reverse)
		for (; source.rows_n < v->n; source.rows_n++)
			source.rows[source.rows_n] = (uint32_t)view_at(v, source.rows_n);
	else
		for (size_t number = 0; number < v->order_n && source.rows_n < v->n; number++)
			if (view_shows(v, number))
				source.rows[source.rows_n++] = (uint32_t)number;
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
