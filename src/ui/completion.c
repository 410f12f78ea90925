/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/completion.h"

#include <stdlib.h>
#include <string.h>

#include "app/session.h"
#include "app/settings.h"
#include "archive/codebook.h"
#include "archive/remark.h"
#include "base/err.h"
#include "base/vec.h"
#include "ui/palette.h"
#include "ui/ui.h"

static void complete_add_as(struct complete *c, const char *name, const char *label)
{
	c->items = vec_fit(c->items, c->n + 1, &c->size, sizeof *c->items);
	c->items[c->n++] = (struct complete_item){xstrdup(name), xstrdup(label), 0};
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

/* The tags of the codebook, and those in use, that begin with what stands between '#' and the cursor. */
static void complete_tags(struct complete *c, const struct session *session, const char *text,
			  size_t cursor)
{
	const struct codebook *codes = session_codes(session);
	const struct remarks *r = session_remarks(session);
	size_t from = cursor;

	while (from && text[from - 1] != '#' && text[from - 1] != ' ')
		from--;
	if (!from || text[from - 1] != '#')
		return;
	*c = (struct complete){.from = from, .to = cursor};
	for (size_t i = 0; i < codes->n; i++)
		if (!strncmp(codes->items[i].name, text + from, cursor - from))
			complete_add_as(c, codes->items[i].name, codes->items[i].name);
	for (size_t i = 0; r && i < r->n; i++) {
		char *const *tags = r->items[i].tags;

		for (; tags && *tags; tags++) {
			bool known = strncmp(*tags, text + from, cursor - from) != 0;

			for (size_t k = 0; k < c->n && !known; k++)
				known = !strcmp(c->items[k].text, *tags);
			if (!known)
				complete_add_as(c, *tags, *tags);
		}
	}
}

static bool completion_begin(struct ui *ui)
{
	struct completion *c = &ui->completion;
	const struct settings *settings = ui->settings;
	const struct prompt *p = &ui->prompt;
	struct session *session = ui->session;
	const char *text = prompt_text(p);

	completion_end(c);
	if (p->kind == PROMPT_FILTER || p->kind == PROMPT_ASK)
		complete_make(&c->list, text, p->cursor, session_view(session),
			      session_fold(session), settings->names, settings->names_n);
	else if (p->kind == PROMPT_GO)
		palette_complete(&c->list, ui, text, p->cursor);
	else if (p->kind == PROMPT_FILE)
		complete_path(&c->list, text, p->cursor);
	else if (p->kind == PROMPT_NOTE)
		complete_tags(&c->list, session, text, p->cursor);
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

bool completion_step(struct ui *ui, int step)
{
	struct completion *c = &ui->completion;
	const char *text;

	/* The only one is taken at once, and Tab goes on from there. */
	if ((!c->on || c->list.n == 1) && !completion_begin(ui))
		return false;
	if (step > 0)
		c->at = c->at == c->list.n ? 0 : c->at + 1;
	else
		c->at = c->at == 0 ? c->list.n : c->at - 1;
	text = c->at < c->list.n ? c->list.items[c->at].text : c->typed;
	if (!prompt_replace(&ui->prompt, c->list.from, c->list.to, text))
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
