/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/help.h"

#include "base/digits.h"
#include "base/err.h"
#include "base/i18n.h"
#include "ui/keymap.h"
#include "ui/overlay.h"

/* Cells of the column of keys. */
enum { KEYS_CELLS = 18 };

struct help {
	struct overlay overlay;
	const struct keymap *keymap;
};

/* The language of filters, one thing a row. */
static const struct grammar {
	const char *example, *help;
} grammar[] = {
	/* TRANSLATORS: an example of what a filter may say. */
	{N_("word other"), N_("both occur, anywhere in a word; accents, case and letter variants "
			      "make no difference")},
	/* TRANSLATORS: an example of what a filter may say. */
	{N_("\"two words\""), N_("one after the other")},
	/* TRANSLATORS: an example of what a filter may say. */
	{N_("=word"), N_("this very word, letter by letter: capitals count")},
	{N_("wor* *ord w*d"),
	 N_("a word that begins so, ends so, or both; in a quotation a star alone is "
	    "any one word")},
	/* TRANSLATORS: an example of what a filter may say. */
	{N_("word~"), N_("a word that differs in one letter, a long one in two")},
	{N_("one NEAR/5 other"), N_("at most five words from each other, in either order")},
	/* TRANSLATORS: an example of what a filter may say. */
	{N_("-word"), N_("does not occur")},
	{N_("one | other"), N_("one of them; brackets hold together: court (high | low)")},
	{N_("AND OR NOT"), N_("in capitals mean the same as the blank, the bar and the minus")},
	/* TRANSLATORS: an example of what a filter may say. */
	{N_("speaker:name"),
	 N_("only there; Tab puts in the names of fields, and then their values")},
	{"2021", N_("dated in that year, or the number occurs; also 2020-05, 2020-05-17")},
	{"2019..2021", N_("dated within; an end may be left out")},
	{"year:2021", N_("dated so, whatever the text says; also date:2019..2021, and sh:1400 or "
			 "ah:1442 for a year of the Solar or the lunar Hijri calendar")},
	{"=2021", N_("certainly dated so, where it is known exactly enough")},
	/* TRANSLATORS: an example of what a filter may say. */
	{N_("/expression/"), N_("a regular expression over words without case and accents")},
	{"mark:marked", N_("your marks; also mark:noted, tag:word, note:word")},
	{"sample:20", N_("so many of what matches, drawn by chance")},
	/* TRANSLATORS: an example of what a filter may say. */
	{N_(":name"), N_("a filter of your own, from the settings")},
};

/* That keys count by their place, where they do, with an example: what j types, or a digit. */
static void help_langmap(struct help *h)
{
	enum langmap map = h->keymap->langmap;
	uint32_t key = langmap_letter(map, 'j') != 'j' ? 'j' : '2';
	struct buf keys, text;

	if (map <= LANGMAP_NONE)
		return;
	buf_init(&keys);
	buf_init(&text);
	keymap_key_name(langmap_letter(map, key), &keys);
	/* TRANSLATORS: a name of a keyboard layout, a character, the key in the same place. */
	buf_printf(&text,
		   _("keyboard layout %s: what is no command itself counts as the key in its "
		     "place: %s "
		     "as %c (setting langmap)"),
		   langmap_name((int)map), buf_str(&keys), (int)key);
	overlay_add_pair(&h->overlay, buf_str(&keys), buf_str(&text), KEYS_CELLS)->also = "langmap";
	buf_done(&keys);
	buf_done(&text);
}

static void help_open(struct pane *p)
{
	struct help *h = (struct help *)p;
	struct overlay *o = &h->overlay;
	struct buf keys;

	buf_init(&keys);
	for (int g = 0; g < GROUPS; g++) {
		if (!group_used((enum command_group)g))
			continue;
		overlay_add_heading(o, _(group_title((enum command_group)g)));
		for (int c = COMMAND_NONE + 1; c < COMMANDS; c++) {
			if (command_group((enum command)c) != (enum command_group)g)
				continue;
			buf_clear(&keys);
			keymap_keys_of(h->keymap, (enum command)c, &keys);
			overlay_add_pair(o, buf_str(&keys), _(command_help((enum command)c)),
					 KEYS_CELLS)
				->also = command_name((enum command)c);
		}
		if (g == GROUP_OTHER)
			help_langmap(h);
	}
	overlay_add_heading(o, _("What a filter may say"));
	for (size_t i = 0; i < sizeof grammar / sizeof *grammar; i++)
		overlay_add_pair(o, _(grammar[i].example), _(grammar[i].help), KEYS_CELLS);
	overlay_filled(o);
	buf_done(&keys);
}

static void help_title(const struct pane *p, struct buf *title, struct buf *right)
{
	(void)p;
	(void)right;
	buf_puts(title, _("Help"));
}

static void help_status(const struct pane *p, struct buf *left)
{
	const struct overlay *o = (const struct overlay *)p;

	/* TRANSLATORS: in the status line; a number is put in. */
	buf_printf(left, ngettext("%zu line", "%zu lines", (unsigned long)o->found), o->found);
	digits_convert(left, 0);
}

static size_t help_hints(const struct pane *p, const char **hints)
{
	const struct overlay *o = (const struct overlay *)p;
	size_t n = 0;

	if (o->words && *o->words && o->found)
		hints[n++] = _("n N next match, the one before   ");
	hints[n++] = _("/ search   ");
	return n;
}

static const struct pane_ops help_ops = {
	.step = overlay_step,
	.open = help_open,
	.title = help_title,
	.status = help_status,
	.hints = help_hints,
	.command = overlay_command,
	.filter = overlay_filter,
	.save = overlay_save,
	.restore = overlay_restore,
	.close = overlay_close,
	.free = overlay_free,
};

struct pane *help_new(struct session *session, const struct direction *direction,
		      const struct keymap *keymap)
{
	struct help *h = xcalloc(1, sizeof *h);

	overlay_init(&h->overlay, &help_ops, PANE_HELP, session, direction);
	h->overlay.several = true;
	h->keymap = keymap;
	return &h->overlay.pane;
}
