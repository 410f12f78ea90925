/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "tui/reload.h"

#include <string.h>

#include "app/session.h"
#include "app/settings.h"
#include "app/watch.h"
#include "base/i18n.h"
#include "text/sanitize.h"
#include "tui/tui.h"

void reload_start(struct tui *tui)
{
	size_t n;
	const char *const *files = session_files(tui->session, &n);

	if (tui->settings->watch)
		tui->watch = watch_new(files, n);
}

void reload_stop(struct tui *tui)
{
	watch_free(tui->watch);
	tui->watch = NULL;
}

int reload_fd(const struct tui *tui)
{
	return watch_fd(tui->watch);
}

/* Whether a change has to wait, for what will wake the loop when it is over. */
static bool reload_busy(const struct tui *tui)
{
	return tui->prompt.kind != PROMPT_NONE || session_progress(tui->session).loading;
}

int reload_wait(const struct tui *tui, int ms)
{
	int wait = reload_busy(tui) ? -1 : watch_wait(tui->watch);

	return wait >= 0 && (ms < 0 || wait < ms) ? wait : ms;
}

void reload_check(struct tui *tui)
{
	const char *missing, *slash;
	struct buf name;

	if (!tui->watch)
		return;
	watch_read(tui->watch);
	if (reload_busy(tui) || !watch_due(tui->watch))
		return;
	missing = watch_missing(tui->watch);
	if (!missing) {
		session_reload(tui->session);
		return;
	}
	slash = strrchr(missing, '/');
	missing = slash && slash[1] ? slash + 1 : missing;
	buf_init(&name);
	sanitize(&name, missing, strlen(missing), 0);
	tui_notice(tui, _("%s has gone; what was read of it stays"), buf_str(&name));
	buf_done(&name);
}

bool reload_now(struct tui *tui)
{
	watch_renew(tui->watch);
	return session_reload(tui->session);
}

void reload_done(struct tui *tui, unsigned changed)
{
	struct document_place place = tui->reading.place;
	size_t selected = session_view(tui->session)->selected;

	/* Old statements are gone; the same one may stand where it stood. */
	tui->reload_keeps = true;
	tui->reload_above =
		tui->list.selected > tui->list.top ? tui->list.selected - tui->list.top : 0;
	tui->before.selected = selected;
	reading_forget(&tui->reading);
	tui_sync_selection(tui);
	if (selected != VIEW_NONE && !(changed & SESSION_GONE))
		tui->reading.place = place;
	tui_notice(tui,
		   ngettext("read again: %zu statement", "read again: %zu statements",
			    (unsigned long)session_total(tui->session)),
		   session_total(tui->session));
}

void reload_rows(struct tui *tui)
{
	struct list *l = &tui->list;

	if (!tui->reload_keeps)
		return;
	l->anchor = l->selected > tui->reload_above ? l->selected - tui->reload_above : 0;
	list_follow(l);
	tui->reload_keeps = !session_settled(tui->session);
}
