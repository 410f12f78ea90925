/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/unknown.h"

#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "ui/direction.h"
#include "ui/ui.h"

/* More panes than that are not listed. */
enum { PANES_MOST = 4 };

/* The command of KEY alone in the panes PANES, and the panes where it is that. */
static enum command command_in(const struct ui *ui, uint32_t key, unsigned panes, unsigned *where)
{
	enum command found = COMMAND_NONE;

	*where = 0;
	for (unsigned bit = 1; bit && bit <= panes; bit <<= 1) {
		bool more;
		enum command c =
			panes & bit ? keymap_find(ui->keymap, &key, 1, bit, &more) : COMMAND_NONE;

		found = found == COMMAND_NONE ? c : found;
		*where |= c != COMMAND_NONE && c == found ? bit : 0;
	}
	return found;
}

/* A layout types KEY with a key that does something here. */
static bool say_layout(struct ui *ui, uint32_t key, const char *name)
{
	enum langmap map = langmap_of(key);
	uint32_t other = langmap_key(map, key);
	bool more;

	if (map == LANGMAP_NONE ||
	    (keymap_find(ui->keymap, &other, 1, ui_place(ui), &more) == COMMAND_NONE && !more))
		return false;
	/* TRANSLATORS: a key, the name of a keyboard layout, the key that it stands for in it. */
	ui_notice(ui, _("%s does nothing here; with :set langmap=%s it is %c"), name,
		  langmap_name((int)map), (int)other);
	return true;
}

/* KEY does something elsewhere. */
static bool say_panes(struct ui *ui, uint32_t key, const char *name)
{
	unsigned where;
	enum command c = command_in(ui, key, PANES_ANY, &where);
	struct buf panes;
	int n = 0;

	for (unsigned bits = where; bits; bits &= bits - 1)
		n++;
	if (c == COMMAND_NONE || n > PANES_MOST)
		return false;
	buf_init(&panes);
	pane_names(where, &panes);
	/* TRANSLATORS: a key, its command, and the panes of the screen where it works: "list or text". */
	ui_notice(ui, _("%s (%s) works only in %s"), name, command_name(c), buf_str(&panes));
	buf_done(&panes);
	return true;
}

/* The same letter, small or capital, does something here. */
static bool say_case(struct ui *ui, uint32_t key, const char *name)
{
	bool letter = (key >= 'a' && key <= 'z') || (key >= 'A' && key <= 'Z');
	uint32_t other = key ^ 0x20;
	unsigned where;
	enum command c = letter ? command_in(ui, other, ui_place(ui), &where) : COMMAND_NONE;

	if (c == COMMAND_NONE)
		return false;
	/* TRANSLATORS: a key, the same letter small or capital, and its command. */
	ui_notice(ui, _("%s does nothing here, but %c is %s; ? shows the keys"), name, (int)other,
		  command_name(c));
	return true;
}

/* What may follow the keys but for the last. */
static bool say_sequence(struct ui *ui, const char *name)
{
	const struct keymap *m = ui->keymap;
	size_t n = ui->input.keys_n - 1;
	struct buf first, next;

	buf_init(&first);
	buf_init(&next);
	keymap_keys_name(ui->input.keys, n, &first);
	for (size_t i = 0; i < m->n; i++) {
		const struct keymap_binding *b = &m->items[i];
		bool begins = b->keys_n > n && b->panes & ui_place(ui);

		for (size_t k = 0; k < n && begins; k++)
			begins = b->keys[k] == ui->input.keys[k];
		if (!begins)
			continue;
		buf_puts(&next, next.len ? " " : "");
		keymap_key_name(b->keys[n], &next);
	}
	if (next.len)
		/* TRANSLATORS: keys that do nothing; the first of them; the keys that may follow it. */
		ui_notice(ui, _("%s does nothing here; %s is followed by %s"), name,
			  buf_str(&first), buf_str(&next));
	buf_done(&first);
	buf_done(&next);
	return ui->notice.len > 0;
}

void unknown_say(struct ui *ui, const char *name)
{
	uint32_t key = ui->input.keys_n ? ui->input.keys[0] : 0;
	struct buf b;
	bool said;

	buf_init(&b);
	direction_put_key(name, strlen(name), &b);
	name = buf_str(&b);
	if (ui->input.keys_n > 1)
		said = say_sequence(ui, name);
	else
		said = say_layout(ui, key, name) || say_panes(ui, key, name) ||
		       say_case(ui, key, name);
	if (!said)
		ui_notice(ui, _("%s does nothing here; ? shows the keys"), name);
	buf_done(&b);
}
