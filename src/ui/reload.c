/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/reload.h"

#include <string.h>

#include "app/session.h"
#include "app/watch.h"
#include "text/sanitize.h"
#include "ui/list.h"

void reload_init(struct reload *r, struct session *session, bool watch)
{
	size_t n;
	const char *const *files = session_files(session, &n);

	*r = (struct reload){.session = session};
	if (watch)
		r->watch = watch_new(files, n);
}

void reload_done(struct reload *r)
{
	watch_free(r->watch);
}

int reload_fd(const struct reload *r)
{
	return watch_fd(r->watch);
}

/* Whether a change has to wait, for what will wake the loop when it is over. */
static bool reload_busy(const struct reload *r, bool typed)
{
	return typed || session_progress(r->session).loading;
}

int reload_wait(const struct reload *r, bool typed, int ms)
{
	int wait = reload_busy(r, typed) ? -1 : watch_wait(r->watch);

	return wait >= 0 && (ms < 0 || wait < ms) ? wait : ms;
}

bool reload_check(struct reload *r, bool typed, struct buf *missing)
{
	const char *name, *slash;

	if (!r->watch)
		return true;
	watch_read(r->watch);
	if (reload_busy(r, typed) || !watch_due(r->watch))
		return true;
	name = watch_missing(r->watch);
	if (!name) {
		session_reload(r->session);
		return true;
	}
	slash = strrchr(name, '/');
	name = slash && slash[1] ? slash + 1 : name;
	sanitize(missing, name, strlen(name), 0);
	return false;
}

bool reload_now(struct reload *r)
{
	watch_renew(r->watch);
	return session_reload(r->session);
}

void reload_keep(struct reload *r, const struct list *l)
{
	r->keeps = true;
	r->above = l->rows.selected > l->rows.top ? l->rows.selected - l->rows.top : 0;
}

void reload_rows(struct reload *r, struct list *l)
{
	size_t selected = l->rows.selected;

	if (!r->keeps)
		return;
	l->anchor = selected > r->above ? selected - r->above : 0;
	list_follow(l);
	r->keeps = !session_settled(r->session);
}
