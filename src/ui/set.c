/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/set.h"

#include <stdlib.h>
#include <string.h>

#include "app/complete.h"
#include "app/paths.h"
#include "app/session.h"
#include "app/settings.h"
#include "archive/field.h"
#include "base/buf.h"
#include "base/digits.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/vec.h"
#include "text/name.h"
#include "ui/find.h"
#include "ui/ui.h"

/* ---- what is done besides ---- */

static void set_order(struct ui *ui)
{
	find_sort_by(ui, ui->settings->sort, ui->settings->reverse);
}

static void set_list(struct ui *ui)
{
	columns_read(&ui->list.choice, ui->settings->list);
	ui->list.pane.dirty = ui->chrome_dirty = true;
}

static void set_collation(struct ui *ui)
{
	session_collation(ui->session, ui->settings->collation, NULL);
	ui_rows_changed(ui);
}

static void set_duplicates(struct ui *ui)
{
	session_show_duplicates(ui->session, ui->settings->show_duplicates);
	ui_rows_changed(ui);
}

static void set_watch(struct ui *ui)
{
	reload_done(&ui->reload);
	reload_init(&ui->reload, ui->session, ui->settings->watch);
}

static void set_split(struct ui *ui)
{
	ui->layout.split = ui->settings->split;
	ui_layout(ui);
}

static void set_measure(struct ui *ui)
{
	ui->reading.measure = ui->settings->measure;
	reading_rewrap(&ui->reading);
}

static void set_calendars(struct ui *ui)
{
	struct calendar_choice calendars = ui->settings->calendars;

	calendars.own = ui->settings->own_month_names;
	ui_set_calendars(ui, &calendars);
}

static void set_digits(struct ui *ui)
{
	digits_choose_again(ui->settings->digits);
	set_calendars(ui);
	ui_layout(ui);
}

static void set_filter(struct ui *ui)
{
	ui_filter(ui, ui->settings->filter);
}

static void set_diacritics(struct ui *ui)
{
	char *text = xstrdup(session_filter_text(ui->session));

	session_exact_diacritics(ui->session, ui->settings->exact_diacritics);
	ui_put_filter(ui, text);
	free(text);
}

static void set_direction(struct ui *ui)
{
	direction_configure(&ui->direction, ui->settings);
	ui_direction_changed(ui);
}

/* The views of BITS begin with what is set now, the others stay as keys have made them. */
static void set_views(struct ui *ui, unsigned bits)
{
	for (int i = 0; i < UI_VIEWS; i++)
		if (ui->views[i]->bit & bits)
			ui->views[i]->ops->configure(ui->views[i], ui->settings);
}

static void set_keyness(struct ui *ui)
{
	set_views(ui, PANE_WORDS | PANE_PHRASES);
}

static void set_words(struct ui *ui)
{
	set_views(ui, PANE_WORDS);
}

static void set_collocates(struct ui *ui)
{
	set_views(ui, PANE_COLLOCATES);
}

static void set_phrases(struct ui *ui)
{
	set_views(ui, PANE_PHRASES);
}

static void set_timeline(struct ui *ui)
{
	set_views(ui, PANE_TIMELINE);
}

static void set_history(struct ui *ui)
{
	free(ui->history);
	ui->history = ui->settings->history ? paths_state("history") : NULL;
}

static void set_langmap(struct ui *ui)
{
	ui->keymap->langmap = langmap_choose(ui->settings->langmap);
}

static void set_mouse(struct ui *ui)
{
	mouse_set(ui, ui->settings->mouse);
}

/* What is looked up where it is needed. */
static void set_nothing(struct ui *ui)
{
	(void)ui;
}

/* Any other setting counts only while the program starts. */
static const struct effect {
	const char *name;
	void (*apply)(struct ui *ui);
} effects[] = {
	{"sort", set_order},
	{"reverse", set_order},
	{"list", set_list},
	{"collation", set_collation},
	{"duplicates", set_duplicates},
	{"watch", set_watch},
	{"split", set_split},
	{"measure", set_measure},
	{"calendar", set_calendars},
	{"month-names", set_calendars},
	{"digits", set_digits},
	{"filter", set_filter},
	{"exact-diacritics", set_diacritics},
	{"bidi", set_direction},
	{"arabic-shaping", set_direction},
	{"direction", set_direction},
	{"langmap", set_langmap},
	{"mouse", set_mouse},
	{"theme", ui_theme_changed},
	{"color", ui_theme_changed},
	{"keyness-level", set_keyness},
	{"keyness-least", set_words},
	{"collocates-span", set_collocates},
	{"collocates-side", set_collocates},
	{"collocates-least", set_collocates},
	{"phrases-least", set_phrases},
	{"phrases-words", set_phrases},
	{"phrases-around", set_phrases},
	{"timeline-mean", set_timeline},
	{"history", set_history},
	{"clipboard", set_nothing},
	{"opener", set_nothing},
	{"opener-place", set_nothing},
	{"schemes", set_nothing},
	{"pager", set_nothing},
	{"speech", set_nothing},
	{"resume", set_nothing},
	{"read-marks", set_nothing},
};

static const struct effect *set_effect(const struct setting *row)
{
	for (size_t i = 0; i < sizeof effects / sizeof *effects; i++)
		if (!strcmp(effects[i].name, row->name))
			return &effects[i];
	return NULL;
}

/* ---- what is said ---- */

void set_origin(const struct setting *row, const struct settings *s, struct buf *out)
{
	const struct setting_origin *o = setting_origin(row, s);
	/* TRANSLATORS: the value of a setting where none is usual. */
	const char *usual = *row->value ? row->value : _("nothing");

	switch (o->from) {
	case SETTING_DEFAULT:
		/* TRANSLATORS: where the value of a setting is from: nobody has set it. */
		buf_puts(out, _("default"));
		break;
	case SETTING_FILE:
		/* TRANSLATORS: where the value of a setting is from: a file, a line; the usual value. */
		buf_printf(out, _("%s, line %ld; default: %s"), o->file, o->line, usual);
		break;
	case SETTING_OPTION: buf_printf(out, _("command line; default: %s"), usual); break;
	case SETTING_TYPED:
		/* TRANSLATORS: where the value of a setting is from: it was typed; the usual value. */
		buf_printf(out, _("set in this run; default: %s"), usual);
		break;
	}
}

/* What ROW is, and why. */
static void set_show(struct ui *ui, const struct setting *row)
{
	struct buf value, from;

	buf_init(&value);
	buf_init(&from);
	setting_print(row, ui->settings, &value);
	set_origin(row, ui->settings, &from);
	ui_notice(ui, "%s = %s (%s)", row->name, buf_str(&value), buf_str(&from));
	buf_done(&value);
	buf_done(&from);
}

/* That it counts only while the program starts, and where it is to be put. */
static void set_later(struct ui *ui, const struct setting *row)
{
	char *path = paths_config("config");
	const char *home = getenv("HOME");
	size_t len = home ? strlen(home) : 0;
	bool within = path && len && !strncmp(path, home, len) && path[len] == '/';
	struct buf file;

	buf_init(&file);
	buf_printf(&file, "%s%s", within ? "~" : "", path ? path + (within ? len : 0) : "config");
	/* TRANSLATORS: a setting that counts only while the program starts; the path of a file. */
	ui_notice(ui, _("%s needs a new start: write it into %s"), row->name, buf_str(&file));
	buf_done(&file);
	free(path);
}

/* A filter of the user's own. */
static void set_named(struct ui *ui, const char *name, const char *value)
{
	char *text = xstrdup(session_filter_text(ui->session));
	struct err err;

	if (settings_put(ui->settings, name, value, &err)) {
		session_names(ui->session, ui->settings->names, ui->settings->names_n);
		ui_put_filter(ui, text);
		ui_notice(ui, "%s = %s", name, value);
	} else {
		ui_notice(ui, "%s", err.text);
	}
	free(text);
}

/* ---- what keys have changed ---- */

static void follow(struct ui *ui, const char *name, const char *value)
{
	struct buf now;
	struct err err;

	buf_init(&now);
	setting_print(settings_row_find(name), ui->settings, &now);
	if (strcmp(buf_str(&now), value) != 0 && settings_put(ui->settings, name, value, &err))
		settings_from(ui->settings, name, SETTING_TYPED, NULL, 0);
	buf_done(&now);
}

void set_follow(struct ui *ui)
{
	const struct view *v = session_view(ui->session);
	const char *order = view_sort_name(v->sort);
	struct buf calendars;

	buf_init(&calendars);
	calendar_choice_print(session_calendars(ui->session), &calendars);
	follow(ui, "calendar", buf_str(&calendars));
	if (order)
		follow(ui, "sort", order);
	follow(ui, "reverse", v->reverse ? "yes" : "no");
	follow(ui, "duplicates", session_shows_duplicates(ui->session) ? "show" : "hide");
	follow(ui, "exact-diacritics", session_diacritics_are_exact(ui->session) ? "yes" : "no");
	buf_done(&calendars);
}

/* ---- what is typed ---- */

static void set_put(struct ui *ui, const struct setting *row, const char *value)
{
	const struct effect *effect = set_effect(row);
	struct buf before, now;
	struct err err;

	buf_init(&before);
	buf_init(&now);
	setting_print(row, ui->settings, &before);
	if (!effect) {
		if (settings_check(row->name, value, &err))
			set_later(ui, row);
		else
			ui_notice(ui, "%s", err.text);
	} else if (settings_put(ui->settings, row->name, value, &err)) {
		settings_from(ui->settings, row->name, SETTING_TYPED, NULL, 0);
		effect->apply(ui);
		setting_print(row, ui->settings, &now);
		/* TRANSLATORS: a setting, its value, and the value before. */
		ui_notice(ui, _("%s = %s; before: %s"), row->name, buf_str(&now), buf_str(&before));
	} else {
		ui_notice(ui, "%s", err.text);
	}
	if (ui->view && ui->view->bit == PANE_SETTINGS)
		ui->view->ops->changed(ui->view);
	buf_done(&before);
	buf_done(&now);
}

/* The name at the start of TEXT, heap, and its value; NULL: there is none. A blank will do for the "=". */
static char *set_split_text(const char *text, const char **value)
{
	size_t len = strcspn(text, " =");
	char *name = xcalloc(len + 1, 1);
	const char *s = text + len + strspn(text + len, " ");

	memcpy(name, text, len);
	*value = *s ? s + (*s == '=') : NULL;
	if (*value)
		*value += strspn(*value, " ");
	return name;
}

bool set_typed(struct ui *ui, const char *text)
{
	const char *value;
	char *name = set_split_text(text, &value);
	const struct setting *row = settings_row_find(name);
	struct err err = {0};

	set_follow(ui);
	if (!value && !strcmp(name, "all"))
		ui->next = ui->view && ui->view->bit == PANE_SETTINGS ? COMMAND_NONE
								      : COMMAND_SETTINGS;
	else if (row && value)
		set_put(ui, row, value);
	else if (row)
		set_show(ui, row);
	else if (value)
		set_named(ui, name, value);
	else if (!settings_check(name, "", &err))
		ui_notice(ui, "%s", err.text);
	free(name);
	return true;
}

/* ---- completion ---- */

static void set_add(struct complete *c, const char *name, const char *label, const char *behind)
{
	struct buf b;

	buf_init(&b);
	buf_printf(&b, "%s%s", name, behind);
	c->items = vec_fit(c->items, c->n + 1, &c->size, sizeof *c->items);
	c->items[c->n++] = (struct complete_item){xstrdup(buf_str(&b)), xstrdup(label), 0};
	buf_done(&b);
}

static void set_add_if(struct complete *c, const char *word, const char *s)
{
	if (name_begins(word, s, strlen(s)))
		set_add(c, word, word, "");
}

static void set_complete_names(struct complete *c, const char *s)
{
	const struct setting *row;

	for (int part = 0; part < 2; part++)
		for (size_t i = 0; (row = settings_row(i)); i++) {
			const char *dash = strchr(row->name, '-');
			bool begins = name_begins(row->name, s, strlen(s));

			if (part ? !begins && dash && name_begins(dash + 1, s, strlen(s)) : begins)
				set_add(c, row->name, row->name, "=");
		}
	set_add_if(c, "all", s);
}

/* What ROW may be: its choices; of others what it is, and what is usual. */
static void set_complete_values(struct complete *c, const struct ui *ui, const struct setting *row,
				const char *s)
{
	struct buf now;
	const char *word;

	for (int i = 0; (word = setting_choice(row, i)); i++)
		set_add_if(c, word, s);
	if (row->type == SETTING_FIELDS || row->type == SETTING_LANGUAGE)
		set_add_if(c, "auto", s);
	for (size_t i = 0; row->type == SETTING_FIELDS && i < field_count; i++)
		set_add_if(c, field_table[i].name, s);
	if (c->n || setting_choice(row, 0) || row->type == SETTING_FIELDS)
		return;
	buf_init(&now);
	setting_print(row, ui->settings, &now);
	if (now.len)
		set_add_if(c, buf_str(&now), s);
	if (*row->value && strcmp(row->value, buf_str(&now)) != 0)
		set_add_if(c, row->value, s);
	buf_done(&now);
}

void set_complete(struct complete *c, const struct ui *ui, const char *text)
{
	const char *value;
	char *name = set_split_text(text, &value);
	const struct setting *row = settings_row_find(name);

	if (!value) {
		set_complete_names(c, text);
	} else if (row) {
		/* The last of several fields. */
		const char *blank = row->type == SETTING_FIELDS ? strrchr(value, ' ') : NULL;

		value = blank ? blank + 1 : value;
		c->from += (size_t)(value - text);
		set_complete_values(c, ui, row, value);
	}
	free(name);
}

void set_describe(const struct ui *ui, const char *text, const struct complete_item *item,
		  struct buf *keys, struct buf *help)
{
	const char *value;
	char *name = set_split_text(text, &value);
	const struct setting *row = settings_row_find(item->label), *of = settings_row_find(name);
	struct buf now;

	buf_init(&now);
	if (row && strcmp(item->text, item->label) != 0) {
		setting_print(row, ui->settings, keys);
		buf_puts(help, _(row->help));
	} else if (!strcmp(item->label, "all")) {
		buf_puts(help, _(command_help(COMMAND_SETTINGS)));
	} else if (of) {
		setting_print(of, ui->settings, &now);
		/* TRANSLATORS: beside a value that a setting may have: it has it; it has it usually. */
		if (!strcmp(buf_str(&now), item->label))
			buf_puts(help, _("as it is"));
		else if (!strcmp(of->value, item->label))
			buf_puts(help, _("default"));
	}
	free(name);
	buf_done(&now);
}
