/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/completion.h"

#include <stdlib.h>
#include <string.h>

#include "app/session.h"
#include "app/settings.h"
#include "archive/field.h"
#include "base/err.h"
#include "base/vec.h"
#include "ui/command.h"
#include "ui/prompt.h"

static void complete_add_as(struct complete *c, const char *name, const char *label)
{
	c->items = vec_fit(c->items, c->n + 1, &c->size, sizeof *c->items);
	c->items[c->n++] = (struct complete_item){xstrdup(name), xstrdup(label), 0};
}

static void complete_add(struct complete *c, const char *name)
{
	complete_add_as(c, name, name);
}

void completion_offer(struct completion *c, const char *text, const char *label)
{
	complete_add_as(&c->offers, text, label);
}

void completion_offer_none(struct completion *c)
{
	complete_done(&c->offers);
	c->offers = (struct complete){0};
}

/* Of the answers that are offered those that begin so. */
static void complete_offers(struct complete *c, const struct complete *offers, const char *text,
			    size_t cursor)
{
	*c = (struct complete){.from = 0, .to = cursor};
	for (size_t i = 0; i < offers->n; i++)
		if (!strncmp(offers->items[i].text, text, cursor))
			complete_add_as(c, offers->items[i].text, offers->items[i].label);
}

/* After the name of a command that takes a setting's value ("calendar ", "sort ") what that may be. */
static void complete_values(struct complete *c, const char *name, const char *text, size_t cursor)
{
	const struct setting *row = settings_row_find(name);
	const char *choice;
	size_t len = strlen(name) + 1;

	if (cursor < len || memcmp(text, name, len - 1) != 0 || text[len - 1] != ' ')
		return;
	c->from = len;
	for (int i = 0; (choice = setting_choice(row, i)); i++)
		if (!strncmp(choice, text + len, cursor - len))
			complete_add(c, choice);
}

/* After "columns " the names of fields, one after the other. */
static void complete_fields(struct complete *c, const char *text, size_t cursor)
{
	static const char name[] = "columns ";
	size_t from = cursor;

	if (strncmp(text, name, sizeof name - 1) != 0 || cursor < sizeof name - 1)
		return;
	while (text[from - 1] != ' ')
		from--;
	c->from = from;
	if (from == sizeof name - 1 && !strncmp("auto", text + from, cursor - from))
		complete_add(c, "auto");
	for (const struct field *f = field_table; f < field_table + field_count; f++)
		if (!strncmp(f->name, text + from, cursor - from))
			complete_add(c, f->name);
}

/* Names of filters and commands, for the prompt that takes them. */
static void complete_commands(struct complete *c, const struct settings *settings, const char *text,
			      size_t cursor)
{
	*c = (struct complete){.from = 0, .to = cursor};
	for (size_t i = 0; i < settings->names_n; i++)
		if (!strncmp(settings->names[i].name, text, cursor))
			complete_add(c, settings->names[i].name);
	for (int i = COMMAND_NONE + 1; i < COMMANDS; i++) {
		const char *name = command_name((enum command)i);
		enum command_group group = command_group((enum command)i);

		if (group != GROUP_PROMPT && group != GROUP_VIEW && !strncmp(name, text, cursor))
			complete_add(c, name);
	}
	/* What takes a value, and is no command of a key. */
	if (!strncmp("columns", text, cursor))
		complete_add(c, "columns ");
	complete_fields(c, text, cursor);
	complete_values(c, "calendar", text, cursor);
	complete_values(c, "sort", text, cursor);
}

static bool completion_begin(struct completion *c, const struct prompt *p, struct session *session,
			     const struct settings *settings)
{
	const char *text = prompt_text(p);

	completion_end(c);
	if (p->kind == PROMPT_FILTER || p->kind == PROMPT_ASK)
		complete_make(&c->list, text, p->cursor, session_view(session),
			      session_fold(session), settings->names, settings->names_n);
	else if (p->kind == PROMPT_GO)
		complete_commands(&c->list, settings, text, p->cursor);
	else if (p->kind == PROMPT_FILE)
		complete_path(&c->list, text, p->cursor);
	else
		complete_offers(&c->list, &c->offers, text, p->cursor);
	if (!c->list.n)
		return false;
	c->on = true;
	c->typed = xcalloc(c->list.to - c->list.from + 1, 1);
	memcpy(c->typed, text + c->list.from, c->list.to - c->list.from);
	c->at = c->list.n;
	return true;
}

bool completion_step(struct completion *c, struct prompt *p, struct session *session,
		     const struct settings *settings, int step)
{
	const char *text;

	/* The only one is taken at once, and Tab goes on from there. */
	if ((!c->on || c->list.n == 1) && !completion_begin(c, p, session, settings))
		return false;
	if (step > 0)
		c->at = c->at == c->list.n ? 0 : c->at + 1;
	else
		c->at = c->at == 0 ? c->list.n : c->at - 1;
	text = c->at < c->list.n ? c->list.items[c->at].text : c->typed;
	if (!prompt_replace(p, c->list.from, c->list.to, text))
		return false;
	c->list.to = c->list.from + strlen(text);
	return true;
}

void completion_end(struct completion *c)
{
	struct complete offers = c->offers;

	complete_done(&c->list);
	free(c->typed);
	*c = (struct completion){.offers = offers};
}
