/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/typing.h"

#include <stdlib.h>
#include <string.h>

#include "app/history.h"
#include "app/paths.h"
#include "app/session.h"
#include "app/settings.h"
#include "base/err.h"
#include "base/i18n.h"
#include "search/query.h"
#include "ui/export.h"
#include "ui/find.h"
#include "ui/look.h"
#include "ui/go.h"
#include "ui/note.h"
#include "ui/outside.h"
#include "ui/query_page.h"
#include "ui/ui.h"

/* Once a run it is told that this cannot be, when there is nothing else to tell. */
void typing_keep(struct ui *ui, enum prompt_kind kind, const char *text)
{
	struct err err;

	if (!*text || kind == PROMPT_NOTE)
		return;
	prompt_remember(&ui->prompt, kind, text);
	if (!ui->history || (kind != PROMPT_FILTER && kind != PROMPT_GO) ||
	    history_add(ui->history, kind == PROMPT_GO ? ':' : '/', text, &err) || !err.kind ||
	    ui->history_told || ui->notice.len)
		return;
	ui->history_told = true;
	ui_notice(ui, _("what was typed cannot be kept: %s"), err.text);
}

static void typing_recall(void *data, char sign, const char *text)
{
	struct ui *ui = data;

	prompt_remember(&ui->prompt, sign == ':' ? PROMPT_GO : PROMPT_FILTER, text);
}

void typing_start(struct ui *ui)
{
	ui->history = ui->settings->history ? paths_state("history") : NULL;
	if (ui->history)
		history_read(ui->history, typing_recall, ui);
}

/* What has been typed so far is in force at once. */
static void typing_changed(struct ui *ui, enum prompt_result result)
{
	if (result != PROMPT_CHANGED)
		return;
	ui->note.asked = false;
	if (ui->prompt.kind == PROMPT_FILTER)
		ui_type_filter(ui, prompt_text(&ui->prompt));
	else if (ui->prompt.kind == PROMPT_VIEW && ui->view)
		ui->view->ops->filter(ui->view, prompt_text(&ui->prompt));
	else if (ui->prompt.kind == PROMPT_LOOK)
		look_type(ui, prompt_text(&ui->prompt));
}

void typing_insert(struct ui *ui, uint32_t code)
{
	ui->chrome_dirty = true;
	completion_end(&ui->completion);
	typing_changed(ui, prompt_insert(&ui->prompt, code));
}

void typing_paste(struct ui *ui, uint32_t code)
{
	/* Lines become one, as a query is. */
	prompt_insert(&ui->prompt, code == '\n' || code == '\r' || code == '\t' ? ' ' : code);
}

void typing_pasted(struct ui *ui)
{
	completion_end(&ui->completion);
	typing_changed(ui, PROMPT_CHANGED);
}

static void complete(struct ui *ui, int step)
{
	/* The next of the formats is a proposal like the first; a name is completed to go on with it. */
	if (ui->prompt.kind != PROMPT_FORMAT)
		ui->prompt.offered = false;
	if (completion_step(ui, step))
		typing_changed(ui, PROMPT_CHANGED);
}

/* Up and Down go through the list above the ':' prompt; beyond its top, and where an older line stands, to
 * what was typed before. */
static bool typing_chooses(struct ui *ui)
{
	const struct prompt *p = &ui->prompt;
	const struct completion *c = &ui->completion;

	if (p->kind != PROMPT_GO || p->recalled < p->history[p->kind].n)
		return false;
	if (ui->command == COMMAND_PROMPT_NEWER)
		complete(ui, 1);
	else if (ui->command == COMMAND_PROMPT_OLDER && c->on && c->at < c->list.n)
		complete(ui, -1);
	else
		return false;
	return true;
}

void typing_edit(struct ui *ui)
{
	if (typing_chooses(ui))
		return;
	completion_end(&ui->completion);
	/* A note goes over what it can be on. */
	if (ui->prompt.kind == PROMPT_NOTE &&
	    (ui->command == COMMAND_PROMPT_OLDER || ui->command == COMMAND_PROMPT_NEWER)) {
		note_step(ui, ui->command == COMMAND_PROMPT_NEWER ? 1 : -1);
		return;
	}
	typing_changed(ui, prompt_edit(&ui->prompt, ui->command));
}

void typing_backspace(struct ui *ui)
{
	/* Deleting beyond the start leaves the prompt, as everywhere. */
	if (ui->prompt.text.len == 0)
		typing_cancel(ui);
	else
		typing_edit(ui);
}

void typing_complete(struct ui *ui)
{
	complete(ui, 1);
}

void typing_complete_back(struct ui *ui)
{
	complete(ui, -1);
}

void typing_cancel(struct ui *ui)
{
	bool stays = ui->prompt.kind == PROMPT_GO || ui->prompt.kind >= PROMPT_PIPE;

	completion_end(&ui->completion);
	if (ui->prompt.kind == PROMPT_NOTE)
		note_cancel(ui);
	prompt_close(&ui->prompt, false);
	if (!stays)
		path_restore(ui, &ui->before, PATH_ALL);
	ui->chrome_dirty = true;
}

/* The parts of its place that have changed with what was typed at the prompt; 0: none has. */
static unsigned typing_changes(const struct ui *ui, enum prompt_kind kind, const char *text)
{
	const char *words = ui->before.state.words, *look = ui->before.look;
	const char *asked = ui->before.state.asked;

	switch (kind) {
	case PROMPT_FILTER: return strcmp(ui->before.filter, text) != 0 ? PATH_ALL : 0;
	case PROMPT_VIEW: return strcmp(words ? words : "", text) != 0 ? PATH_OPEN : 0;
	case PROMPT_LOOK: return strcmp(look ? look : "", text) != 0 ? PATH_LOOKED : 0;
	case PROMPT_ASK: return strcmp(asked ? asked : "", text) != 0 ? PATH_OPEN : 0;
	default: return 0;
	}
}

/* Whether TEXT cannot be taken as what the prompt is for: that is said, and it stays to be mended. */
static bool typing_refuses(struct ui *ui, enum prompt_kind kind, const char *text)
{
	struct query_range place;
	struct query *q;
	uint32_t seed;
	bool refuses;

	if (kind == PROMPT_NOTE)
		return note_asks(ui, text);
	if (kind == PROMPT_FORMAT)
		return !export_knows_format(ui, text);
	if (kind != PROMPT_FILTER && kind != PROMPT_ASK && kind != PROMPT_LOOK)
		return false;
	q = kind == PROMPT_LOOK ? reading_look_query(&ui->reading, text)
				: session_parse(ui->session, text);
	refuses = query_fault(q, &place) > QUERY_NOTED;
	if (refuses) {
		ui_notice(ui, "%s", query_problem(q));
	} else if (kind == PROMPT_ASK && query_sample(q, &seed)) {
		ui_notice(ui, "%s", _("only the filter can draw a sample"));
		refuses = true;
	}
	query_unref(q);
	return refuses;
}

void typing_accept(struct ui *ui)
{
	enum prompt_kind kind = ui->prompt.kind;
	char *text;
	unsigned parts;

	completion_end(&ui->completion);
	if (typing_refuses(ui, kind, prompt_text(&ui->prompt)))
		return;
	text = xstrdup(prompt_text(&ui->prompt));
	prompt_close(&ui->prompt, false);
	parts = typing_changes(ui, kind, text);
	if (parts)
		path_push_place(ui, &ui->before, parts);
	switch (kind) {
	case PROMPT_LOOK: look_accept(ui, text); break;
	case PROMPT_NOTE: note_accept(ui, text); break;
	case PROMPT_ASK:
		if (ui->view && ui->view->ops->answer)
			ui->view->ops->answer(ui->view, text);
		break;
	case PROMPT_PIPE: outside_type_pipe(ui, text); break;
	case PROMPT_LINK: outside_type_link(ui, text); break;
	case PROMPT_FORMAT: export_type_format(ui, text); break;
	case PROMPT_FILE: export_type_file(ui, text); break;
	case PROMPT_GO:
		if (!find_named(ui, text))
			go_to(ui, text);
		break;
	default: break;
	}
	typing_keep(ui, kind, text);
	free(text);
}

/* Other lines take no filter: there the key is none of the line's. */
void typing_help(struct ui *ui)
{
	enum prompt_kind kind = ui->prompt.kind;

	if (kind != PROMPT_FILTER && kind != PROMPT_GO && kind != PROMPT_VIEW && kind != PROMPT_ASK)
		return;
	completion_end(&ui->completion);
	ui->waiting = ui->prompt.kind;
	ui->under = ui->view;
	query_page_of(ui->page, ui->waiting, prompt_text(&ui->prompt));
	ui->prompt.kind = PROMPT_NONE;
	ui->view = ui->page;
	ui->page->ops->open(ui->page);
	ui_layout(ui);
}

void typing_return(struct ui *ui)
{
	ui->page->ops->close(ui->page);
	ui->prompt.kind = ui->waiting;
	ui->waiting = PROMPT_NONE;
	ui->view = ui->under;
	ui->under = NULL;
	/* More may have been read meanwhile. */
	if (ui->view && ui->view->ops->changed)
		ui->view->ops->changed(ui->view);
	ui_layout(ui);
}
