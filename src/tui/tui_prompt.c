/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Tui: while a line is typed, and what that does to the list. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/history.h"
#include "app/paths.h"
#include "app/session.h"
#include "app/settings.h"
#include "base/err.h"
#include "tui/find.h"
#include "tui/move.h"
#include "tui/tui.h"

static void tui_set_filter(struct tui *tui, const char *text)
{
	if (session_filter(tui->session, text))
		tui_rows_changed(tui);
	tui->list.pane.dirty = tui->chrome_dirty = true;
}

void tui_filter(struct tui *tui, const char *text)
{
	tui->before.restoring = false;
	tui_set_filter(tui, text);
}

void tui_open_filter(struct tui *tui, const char *text)
{
	free(tui->before.filter);
	tui->before = (struct tui_before){
		.filter = xstrdup(session_filter_text(tui->session)),
		.selected = session_view(tui->session)->selected,
		.top = tui->list.anchor,
		.place = tui->reading.place,
	};
	buf_clear(&tui->best);
	tui->used_filter = true;
	prompt_open(&tui->prompt, PROMPT_FILTER, text);
	tui->chrome_dirty = true;
}

/* Each key searches from where the prompt was opened, not from where the last one led. */
static void tui_type_filter(struct tui *tui, const char *text)
{
	session_view(tui->session)->selected = tui->before.selected;
	tui_set_filter(tui, text);
}

void tui_cancel(struct tui *tui)
{
	bool filter = tui->prompt.kind == PROMPT_FILTER;

	if (tui->prompt.kind == PROMPT_VIEW && tui->view)
		tui->view->ops->filter(tui->view, "");
	completion_end(tui);
	prompt_close(&tui->prompt, false);
	if (filter && strcmp(session_filter_text(tui->session), tui->before.filter)) {
		tui->before.restoring = true;
		tui_type_filter(tui, tui->before.filter);
	}
	tui->chrome_dirty = true;
}

/* Keep what was typed for the next run. */
static void tui_keep(struct tui *tui, enum prompt_kind kind, const char *text)
{
	if (tui->history && (kind == PROMPT_FILTER || kind == PROMPT_GO))
		history_add(tui->history, kind == PROMPT_GO ? ':' : '/', text);
}

static void tui_recall(void *data, char sign, const char *text)
{
	struct tui *tui = data;

	prompt_remember(&tui->prompt, sign == ':' ? PROMPT_GO : PROMPT_FILTER, text);
}

void tui_start_history(struct tui *tui)
{
	tui->history = tui->settings->history ? paths_state("history") : NULL;
	if (tui->history)
		history_read(tui->history, tui_recall, tui);
}

void tui_tell_problem(struct tui *tui)
{
	enum query_fault fault;
	struct query_range place;
	const char *problem = session_filter_problem(tui->session, &fault, &place);

	if (problem)
		tui_notice(tui, "%s", problem);
}

static void tui_accept(struct tui *tui)
{
	enum prompt_kind kind = tui->prompt.kind;
	char *text = xstrdup(prompt_text(&tui->prompt));

	prompt_close(&tui->prompt, true);
	tui->chrome_dirty = true;
	if (*text)
		tui_keep(tui, kind, text);
	if (kind == PROMPT_FILTER)
		tui_tell_problem(tui);
	if (kind == PROMPT_GO && !find_named(tui, text))
		move_to(tui, text);
	free(text);
}

/* Command C; COMMAND_NONE: KEY, which is text if it is a character. */
static void tui_prompt_command(struct tui *tui, enum command c, uint32_t key)
{
	bool empty = tui->prompt.text.len == 0;
	enum prompt_result result;

	tui->chrome_dirty = true;
	/* Deleting beyond the start leaves the prompt, as everywhere. */
	if (empty && c == COMMAND_PROMPT_BACKSPACE)
		c = COMMAND_PROMPT_CANCEL;
	if (c == COMMAND_PROMPT_DIACRITICS) {
		find_exact_diacritics(tui, 0);
		return;
	}
	if (c == COMMAND_PROMPT_COMPLETE || c == COMMAND_PROMPT_COMPLETE_BACK) {
		result = completion_step(tui, c == COMMAND_PROMPT_COMPLETE ? 1 : -1)
				 ? PROMPT_CHANGED
				 : PROMPT_SAME;
	} else {
		completion_end(tui);
		result = prompt_key(&tui->prompt, c, key);
	}
	switch (result) {
	case PROMPT_CHANGED:
		if (tui->prompt.kind == PROMPT_FILTER)
			tui_type_filter(tui, prompt_text(&tui->prompt));
		else if (tui->prompt.kind == PROMPT_VIEW && tui->view)
			tui->view->ops->filter(tui->view, prompt_text(&tui->prompt));
		break;
	case PROMPT_ACCEPTED: tui_accept(tui); break;
	case PROMPT_CANCELLED: tui_cancel(tui); break;
	case PROMPT_SAME: break;
	}
}

void tui_prompt_key(struct tui *tui, uint32_t key)
{
	struct keymap_input typed;
	enum command c;
	int count;

	switch (keymap_type(tui->keymap, &tui->input, key, PANE_PROMPT, &c, &count)) {
	case KEYMAP_WAITS: tui->chrome_dirty = true; break;
	case KEYMAP_COMMAND: tui_prompt_command(tui, c, key); break;
	case KEYMAP_NOTHING:
		/* What begins no sequence after all is text, but what follows it may be a command. */
		typed = tui->input;
		tui_prompt_command(tui, COMMAND_NONE, typed.keys[0]);
		for (size_t i = 1; i < typed.keys_n && tui->prompt.kind != PROMPT_NONE; i++)
			tui_prompt_key(tui, typed.keys[i]);
		break;
	}
}
