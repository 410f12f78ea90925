/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/palette.h"

#include <string.h>

#include "app/session.h"
#include "app/settings.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/vec.h"
#include "text/fold.h"
#include "text/name.h"
#include "ui/go_name.h"
#include "ui/ui.h"

/* Rows of the screen that are no list; of those left it takes half at most. */
enum { CHROME = 4, ROWS_MOST = 12 };

/* Letters from which they are looked for in help. */
enum { HELP_FROM = 2 };

/* How well something fits what is typed. */
enum { FITS_NAME, FITS_WORD, FITS_HELP, FITS };

void palette_done(struct palette *p)
{
	complete_done(&p->list);
	*p = (struct palette){0};
}

/* ---- what is listed ---- */

/* What is looked for. */
struct wanted {
	const struct ui *ui;
	const char *s;
	size_t len;
	char *folded; /* its search form */
};

/* How well NAME, which is said to be HELP, fits; FITS: not at all. */
static int palette_fit(const struct wanted *w, const char *name, const char *help)
{
	struct buf b;
	bool says;

	if (name_begins(name, w->s, w->len))
		return FITS_NAME;
	for (const char *part = name; (part = strpbrk(part, "- ")); part++)
		if (name_begins(part + 1, w->s, w->len))
			return FITS_WORD;
	if (w->len < HELP_FROM || !*w->folded)
		return FITS;
	buf_init(&b);
	fold_text(session_fold(w->ui->session), &b, help, strlen(help));
	says = strstr(buf_str(&b), w->folded) != NULL;
	buf_done(&b);
	return says ? FITS_HELP : FITS;
}

static void palette_add(struct complete *c, const char *name, const char *behind)
{
	struct buf b;

	buf_init(&b);
	buf_printf(&b, "%s%s", name, behind);
	c->items = vec_fit(c->items, c->n + 1, &c->size, sizeof *c->items);
	c->items[c->n++] = (struct complete_item){xstrdup(buf_str(&b)), xstrdup(name), 0};
	buf_done(&b);
}

/* Whether C can be typed where one is. */
static bool palette_works(const struct ui *ui, enum command c)
{
	unsigned place = ui->view ? ui->view->bit : ui->layout.focus_text ? PANE_TEXT : PANE_LIST;

	return command_panes(c) & place && command_group(c) != GROUP_PROMPT;
}

/* Of the names themselves those that fit so well: filters, what takes a value, commands. */
static void palette_add_names(struct complete *c, const struct wanted *w, int fit)
{
	/* What one looks for a name for comes before what a hand knows. */
	static const enum command_group groups[] = {GROUP_FIND, GROUP_COUNT, GROUP_VIEW,
						    GROUP_TAKE, GROUP_OTHER, GROUP_READ,
						    GROUP_PANE, GROUP_MOVE};
	const struct settings *settings = w->ui->settings;
	const struct go_value *v;

	for (size_t i = 0; i < settings->names_n; i++)
		if (palette_fit(w, settings->names[i].name, "") == fit)
			palette_add(c, settings->names[i].name, "");
	for (size_t i = 0; (v = go_value_row(i)); i++)
		if (command_find(v->name, strlen(v->name)) == COMMAND_NONE &&
		    palette_fit(w, v->name, _(v->help)) == fit)
			palette_add(c, v->name, " ");
	for (size_t g = 0; g < sizeof groups / sizeof *groups; g++)
		for (int i = COMMAND_NONE + 1; i < COMMANDS; i++)
			if (command_group((enum command)i) == groups[g] &&
			    palette_works(w->ui, (enum command)i) &&
			    palette_fit(w, command_name((enum command)i),
					_(command_help((enum command)i))) == fit)
				palette_add(c, command_name((enum command)i), "");
	/* A command that takes a value, once its name stands there. */
	for (size_t i = 0; (v = go_value_row(i)); i++)
		if (fit == FITS_NAME && strlen(v->name) == w->len &&
		    name_is(v->name, w->s, w->len) && command_find(v->name, w->len) != COMMAND_NONE)
			palette_add(c, v->name, " ");
}

void palette_complete(struct complete *c, const struct ui *ui, const char *text, size_t cursor)
{
	struct wanted w = {.ui = ui, .s = text, .len = cursor};
	const struct go_value *v;
	const char *value = NULL;
	struct buf before, folded;

	*c = (struct complete){.from = 0, .to = cursor};
	buf_init(&before);
	buf_init(&folded);
	buf_add(&before, text, cursor);
	v = go_value_of(buf_str(&before), &value);
	if (v) {
		c->from = (size_t)(value - buf_str(&before));
		go_value_complete(c, ui, v, value);
	} else {
		fold_text(session_fold(ui->session), &folded, text, cursor);
		buf_str(&folded);
		w.folded = folded.data;
		for (int fit = 0; fit < FITS; fit++)
			palette_add_names(c, &w, fit);
	}
	buf_done(&before);
	buf_done(&folded);
}

/* ---- what is shown ---- */

const struct complete *palette_list(const struct palette *p, const struct ui *ui, size_t *at)
{
	const struct complete *c = ui->completion.on ? &ui->completion.list : &p->list;

	*at = ui->completion.on ? ui->completion.at : c->n;
	return c;
}

int palette_make(struct palette *p, const struct ui *ui)
{
	int room = (ui->layout.rows - CHROME) / 2, rows;
	const struct complete *c;
	size_t at;

	complete_done(&p->list);
	p->list = (struct complete){0};
	if (!ui->completion.on)
		palette_complete(&p->list, ui, prompt_text(&ui->prompt), ui->prompt.cursor);
	c = palette_list(p, ui, &at);
	room = room > ROWS_MOST ? ROWS_MOST : room < 0 ? 0 : room;
	rows = c->n < (size_t)room ? (int)c->n : room;
	if (at >= c->n || at < p->first)
		p->first = at < c->n ? at : 0;
	else if (rows && at >= p->first + (size_t)rows)
		p->first = at - (size_t)rows + 1;
	return rows;
}

void palette_describe(const struct palette *p, const struct ui *ui,
		      const struct complete_item *item, struct buf *keys, struct buf *help)
{
	const char *text = prompt_text(&ui->prompt), *value;
	const struct go_value *v = go_value_of(text, &value);
	enum command c;
	size_t at;

	/* It stands behind a word that takes a value, and is none itself. */
	if (v && palette_list(p, ui, &at)->from) {
		go_value_describe(ui, v, value, item, keys, help);
		return;
	}
	for (size_t i = 0; i < ui->settings->names_n; i++)
		if (!strcmp(ui->settings->names[i].name, item->label)) {
			buf_puts(help, ui->settings->names[i].query);
			return;
		}
	for (size_t i = 0; (v = go_value_row(i)); i++)
		if (!strcmp(v->name, item->label) && strcmp(item->text, item->label) != 0) {
			buf_puts(help, _(v->help));
			return;
		}
	c = command_find(item->label, strlen(item->label));
	if (c == COMMAND_NONE)
		return;
	keymap_keys_of(ui->keymap, c, keys);
	buf_puts(help, _(command_help(c)));
}
