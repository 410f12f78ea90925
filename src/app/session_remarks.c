/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Session: what is kept of an archive from run to run (app/state.h), and what follows from a change. */
#include "config.h"

#include "app/session_private.h"

#include <assert.h>
#include <stdlib.h>

#include "app/corpus.h"
#include "app/state.h"
#include "archive/field.h"
#include "base/err.h"

void session_take_remarks(struct session *s)
{
	struct archive *a = &s->now->archive;
	unsigned bits = FIELD_BIT(FIELD_MARK) | FIELD_BIT(FIELD_TAG);

	if (!s->state)
		return;
	state_follow(s->state, a);
	a->remarks = state_remarks(s->state);
	a->fields &= ~bits;
	for (size_t i = 0; i < a->remarks->links_n; i++) {
		const struct remark *m = a->remarks->links[i].remark;

		a->fields |= FIELD_BIT(FIELD_MARK) | (m->tags ? FIELD_BIT(FIELD_TAG) : 0);
	}
}

unsigned session_open_state(struct session *s, bool whole)
{
	if (!s->state)
		return 0;
	state_open(s->state, &s->now->archive, s->files, s->files_n, whole, &s->state_error);
	session_take_remarks(s);
	view_remarks(&s->view);
	if (session_filter_again(s))
		s->stale = true;
	return SESSION_REMARKS;
}

void session_keep(struct session *s, const char *folder)
{
	if (!s->state)
		s->state = state_new(folder);
	session_take_remarks(s);
}

void session_read_codes(struct session *s, const char *path, struct err_list *errs)
{
	codebook_read(&s->codes, path, errs);
}

const struct codebook *session_codes(const struct session *s)
{
	return &s->codes;
}

bool session_has_opened(const struct session *s)
{
	return s->state && state_is_open(s->state);
}

const struct err *session_remarks_error(const struct session *s)
{
	return &s->state_error;
}

const struct remarks *session_remarks(const struct session *s)
{
	return s->state ? state_remarks(s->state) : NULL;
}

bool session_mark(struct session *s, const size_t *numbers, size_t n, bool mark, struct err *err)
{
	const struct statement **items = xcalloc(n ? n : 1, sizeof *items);
	bool kept;

	for (size_t i = 0; i < n; i++)
		items[i] = s->now->archive.items[numbers[i]];
	kept = state_mark_all(s->state, items, n, mark, err);
	free(items);
	session_take_remarks(s);
	view_remarks(&s->view);
	return kept;
}

bool session_has_read(struct session *s, size_t number)
{
	if (!state_has_read(s->state, s->now->archive.items[number]))
		return false;
	session_take_remarks(s);
	return true;
}

bool session_note(struct session *s, size_t number, const struct remark_note *note, struct err *err)
{
	assert(number < s->now->archive.n);
	bool kept = state_note(s->state, s->now->archive.items[number], note, err);

	session_take_remarks(s);
	view_remarks(&s->view);
	return kept;
}

bool session_filter_again(struct session *s)
{
	if (!query_is_own(s->query))
		return false;
	session_read_filter(s);
	return session_match(s);
}

char *session_place_before(const struct session *s)
{
	return s->state ? state_place_before(s->state, s->files, s->files_n) : xstrdup("");
}

const char *session_place(const struct session *s)
{
	return s->state ? state_place(s->state) : "";
}

void session_set_place(struct session *s, const char *place)
{
	if (s->state)
		state_set_place(s->state, place);
}

bool session_flush(struct session *s, struct err *err)
{
	*err = (struct err){0};
	if (!s->state)
		return true;
	/* Who leaves before all has been read keeps what was marked until then. */
	if (state_waits(s->state))
		return state_open(s->state, &s->now->archive, s->files, s->files_n, false, err);
	return state_flush(s->state, err);
}
