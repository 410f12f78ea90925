/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/go_name.h"

#include <string.h>

#include "app/complete.h"
#include "app/session.h"
#include "app/settings.h"
#include "analysis/cross.h"
#include "archive/archive.h"
#include "archive/field.h"
#include "base/alternatives.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/vec.h"
#include "text/name.h"
#include "text/near.h"
#include "ui/find.h"
#include "ui/set.h"
#include "ui/ui.h"

/* ---- what takes a value ---- */

/* The calendar called NAME, or as the screen calls it: "Solar Hijri". */
static bool find_calendar(const char *name, enum calendar *c)
{
	if (calendar_find(name, c))
		return true;
	for (int i = 0; i < CALENDARS; i++) {
		const char *title = calendar_title((enum calendar)i);

		*c = (enum calendar)i;
		if (name_is(title, name, strlen(name)) || name_is(_(title), name, strlen(name)))
			return true;
	}
	return false;
}

/* "Gregorian + Solar Hijri", as the header has it. */
static bool read_calendars(const char *value, struct calendar_choice *choice)
{
	const char *plus = strchr(value, '+');
	struct buf first;
	bool ok;

	if (calendar_choice_read(value, choice))
		return true;
	buf_init(&first);
	buf_add(&first, value, plus ? (size_t)(plus - value) : strlen(value));
	while (first.len && first.data[first.len - 1] == ' ')
		buf_truncate(&first, first.len - 1);
	ok = find_calendar(buf_str(&first), &choice->first);
	choice->second = choice->first;
	choice->suited = false;
	if (plus)
		ok = find_calendar(plus + 1 + strspn(plus + 1, " "), &choice->second) && ok;
	buf_done(&first);
	return ok;
}

static bool set_calendar(struct ui *ui, const char *value)
{
	struct calendar_choice choice = *session_calendars(ui->session);

	if (!read_calendars(value, &choice))
		return false;
	ui_set_calendars(ui, &choice);
	return true;
}

static bool set_sort(struct ui *ui, const char *value)
{
	const struct field *f = field_find(value, strlen(value));

	if (!f)
		return false;
	find_sort_by(ui, field_number(f), false);
	return true;
}

static bool set_columns(struct ui *ui, const char *value)
{
	struct err err;

	if (!settings_check("list", value, &err))
		return false;
	columns_read(&ui->list.choice, value);
	ui->list.pane.dirty = ui->chrome_dirty = true;
	return true;
}

/* The last word of a value that is a list of them. */
static const char *last_word(const char *value)
{
	const char *blank = strrchr(value, ' ');

	return blank ? blank + 1 : value;
}

static bool is_field(const char *name, size_t len)
{
	return field_find(name, len) != NULL;
}

static const char *column_word(size_t i)
{
	return i == 0 ? "auto" : i <= field_count ? field_table[i - 1].name : NULL;
}

/* What a side of a table can be: units of time, and the fields that have values. */
static const char *cross_word(size_t i)
{
	size_t n = 0;

	for (int unit = 0; timeline_unit_name((enum timeline_unit)unit); unit++)
		if (n++ == i)
			return timeline_unit_name((enum timeline_unit)unit);
	for (const struct field *f = field_table; f < field_table + field_count; f++)
		if (f->many && n++ == i)
			return f->name;
	return NULL;
}

/* A word that takes a value, by that name or its translation: a choice of a setting, or a list of names. */
static const struct go_value values[] = {
	{.name = N_("calendar"),
	 .setting = "calendar",
	 .help = N_("calendar of dates"),
	 .set = set_calendar},
	{.name = N_("sort"), .setting = "sort", .help = N_("order of the list"), .set = set_sort},
	{.name = N_("columns"),
	 .setting = "list",
	 .help = N_("columns of the list, names of fields; auto: as archive and width suit"),
	 .set = set_columns,
	 .word = column_word,
	 .knows = is_field},
	{.name = N_("cross"),
	 .help = N_("show or leave a table of two fields, as `:cross speaker year` names them"),
	 .set = ui_cross,
	 .word = cross_word,
	 .knows = cross_can},
	{.name = "set",
	 .help = N_(
		 "a setting, until the end of this run: name=value; name: what it is; all: a list"),
	 .set = set_typed,
	 .complete = set_complete,
	 .describe = set_describe},
};

enum { VALUES = sizeof values / sizeof *values };

const struct go_value *go_value_row(size_t i)
{
	return i < VALUES ? &values[i] : NULL;
}

const struct go_value *go_value_of(const char *text, const char **value)
{
	size_t len = strcspn(text, " ");

	for (size_t i = 0; i < VALUES && text[len]; i++) {
		if (!name_is(values[i].name, text, len) && !name_is(_(values[i].name), text, len))
			continue;
		*value = text + len + strspn(text + len, " ");
		return &values[i];
	}
	return NULL;
}

/* The words that may stand there, one after the other; NULL past the end. */
static const char *value_word(const struct go_value *v, size_t i)
{
	return v->word ? v->word(i) : setting_choice(settings_row_find(v->setting), (int)i);
}

/* Whether some statement has the field called NAME, as far as the archive knows; what is no field is. */
static bool is_there(const struct ui *ui, const char *name)
{
	const struct field *f = field_find(name, strlen(name));

	return !f ||
	       (!f->many || session_archive(ui->session)->fields & FIELD_BIT(field_number(f)));
}

/* Say what the first wrong word of VALUE was perhaps meant to be, else what there is in this archive. */
static void value_refuse(struct ui *ui, const struct go_value *v, const char *value)
{
	bool fields = v->word || !strcmp(v->name, "sort");
	struct alternatives a;
	const char *word;
	struct buf wrong, all;
	struct near near;

	buf_init(&wrong);
	buf_init(&all);
	for (const char *s = value; v->word && *s; s += strspn(s, " ,")) {
		size_t len = strcspn(s, " ,");

		if (!v->knows(s, len) && !wrong.len)
			buf_add(&wrong, s, len);
		s += len;
	}
	if (!wrong.len)
		buf_puts(&wrong, value);
	near_init(&near, session_fold(ui->session), buf_str(&wrong), wrong.len);
	alternatives_begin(&a, &all);
	for (size_t i = 0; (word = value_word(v, i)); i++) {
		near_offer(&near, word);
		if (!fields || is_there(ui, word))
			alternatives_add(&a, word);
	}
	alternatives_end(&a);
	if (*near.best)
		/* TRANSLATORS: what is set, what was typed for it, and what was perhaps meant. */
		ui_notice(ui, _("%s cannot be '%s'; did you mean %s?"), v->name, buf_str(&wrong),
			  near.best);
	else
		/* TRANSLATORS: what is set, what was typed for it, and all that it may be. */
		ui_notice(ui, _("%s cannot be '%s', only %s"), v->name, buf_str(&wrong),
			  buf_str(&all));
	buf_done(&wrong);
	buf_done(&all);
}

/* Say all that may be set behind the word V, which stands alone. */
static void value_ask(struct ui *ui, const struct go_value *v)
{
	bool fields = v->word || !strcmp(v->name, "sort");
	struct alternatives a;
	const char *word;
	struct buf all;

	buf_init(&all);
	alternatives_begin(&a, &all);
	for (size_t i = 0; (word = value_word(v, i)); i++)
		if (!fields || is_there(ui, word))
			alternatives_add(&a, word);
	alternatives_end(&a);
	ui_notice(ui, _("%s: %s"), v->name, buf_str(&all));
	buf_done(&all);
}

bool go_name_value(struct ui *ui, const char *text)
{
	const char *value;
	const struct go_value *v = go_value_of(text, &value);

	if (!v || !*value)
		return false;
	if (!v->set(ui, value))
		value_refuse(ui, v, value);
	return true;
}

/* ---- commands ---- */

enum command go_name_command(const char *name)
{
	static const struct {
		const char *name;
		enum command command;
	} others[] = {
		{"q", COMMAND_QUIT},           {"q!", COMMAND_QUIT},
		{"qa", COMMAND_QUIT},          {"qa!", COMMAND_QUIT},
		{"wq", COMMAND_QUIT},          {"wqa", COMMAND_QUIT},
		{"x", COMMAND_QUIT},           {"exit", COMMAND_QUIT},
		{"h", COMMAND_HELP},           {"e!", COMMAND_RELOAD},
		{"noh", COMMAND_FILTER_CLEAR}, {"nohlsearch", COMMAND_FILTER_CLEAR},
	};
	enum command c = command_find(name, strlen(name));

	for (size_t i = 0; i < sizeof others / sizeof *others && c == COMMAND_NONE; i++)
		if (!strcmp(others[i].name, name))
			c = others[i].command;
	return c != COMMAND_NONE && command_group(c) != GROUP_PROMPT ? c : COMMAND_NONE;
}

/* Whether the command can be typed: it does something without a line that is typed or a view. */
static bool is_typed(enum command c)
{
	return command_group(c) != GROUP_PROMPT && command_panes(c) & PANES_MAIN;
}

void go_name_wrong(struct ui *ui, const char *text)
{
	size_t len = strlen(text);
	struct near near;

	for (size_t i = 0; i < VALUES; i++) {
		if (!name_is(values[i].name, text, len) && !name_is(_(values[i].name), text, len))
			continue;
		if (values[i].set == set_typed)
			ui->next = COMMAND_SETTINGS;
		else
			value_ask(ui, &values[i]);
		return;
	}
	near_init(&near, session_fold(ui->session), text, len);
	for (size_t i = 0; i < ui->settings->names_n; i++)
		near_offer(&near, ui->settings->names[i].name);
	for (size_t i = 0; i < VALUES; i++)
		near_offer(&near, values[i].name);
	for (int c = COMMAND_NONE + 1; c < COMMANDS; c++)
		if (is_typed((enum command)c))
			near_offer(&near, command_name((enum command)c));
	if (*near.best)
		/* TRANSLATORS: what was typed, and the name that is nearest to it. */
		ui_notice(ui, _("no such number, date or command: %s; did you mean %s?"), text,
			  near.best);
	else
		ui_notice(ui, _("no such number, date or command: %s"), text);
}

/* ---- completion ---- */

static void add(struct complete *c, const char *name)
{
	c->items = vec_fit(c->items, c->n + 1, &c->size, sizeof *c->items);
	c->items[c->n++] = (struct complete_item){xstrdup(name), xstrdup(name), 0};
}

void go_value_complete(struct complete *c, const struct ui *ui, const struct go_value *v,
		       const char *value)
{
	const char *s = v->word ? last_word(value) : value, *word;
	size_t len = strlen(s);

	c->from += (size_t)(s - value);
	if (v->complete) {
		v->complete(c, ui, value);
		return;
	}
	for (size_t i = 0; (word = value_word(v, i)); i++) {
		const struct field *f =
			v->set == set_calendar ? NULL : field_find(word, strlen(word));

		if (name_begins(word, s, len))
			add(c, word);
		else if (f && name_begins(_(f->name), s, len))
			add(c, _(f->name));
		else if (f && name_begins(f->alias, s, len))
			add(c, f->alias);
	}
}

void go_value_describe(const struct ui *ui, const struct go_value *v, const char *value,
		       const struct complete_item *item, struct buf *keys, struct buf *help)
{
	const struct field *f = field_find(item->label, strlen(item->label));
	enum calendar c;

	if (v->describe)
		v->describe(ui, value, item, keys, help);
	else if (f && f->label && v->set != set_calendar)
		buf_puts(help, _(f->label));
	else if (v->set == set_calendar && calendar_find(item->label, &c))
		buf_puts(help, _(calendar_title(c)));
}
