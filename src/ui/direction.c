/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/direction.h"

#include <string.h>

#include "archive/archive.h"
#include "base/buf.h"
#include "base/i18n.h"

/* Of a headline, where it is looked at for its letters. */
enum { LABEL_BYTES = 256 };

/* Of a large archive so much is looked at where it only matters for what is asked of the terminal. */
enum { LOOK_MAX = 10000 };

static enum terminal_order order_of(const struct direction *d)
{
	switch (d->wanted) {
	case SETTINGS_BIDI_APP: return TERMINAL_APP;
	case SETTINGS_BIDI_TERMINAL: return TERMINAL_OWN;
	case SETTINGS_BIDI_ISOLATES: return TERMINAL_ISOLATES;
	case SETTINGS_BIDI_WORDS: return TERMINAL_WORDS;
	default: return d->terminal->order;
	}
}

static bool begins_at_right(enum settings_direction direction)
{
	if (direction != SETTINGS_DIRECTION_AUTO)
		return direction == SETTINGS_DIRECTION_RTL;
	return direction_own() == BIDI_RTL;
}

void direction_init(struct direction *d, const struct settings *settings)
{
	*d = (struct direction){.bidi = bidi_new(),
				.shape = settings->arabic_shaping,
				.wanted = settings->bidi,
				.rtl = begins_at_right(settings->direction)};
	d->terminal = terminal_of_environment(&d->why);
	direction_set(d, order_of(d));
}

void direction_configure(struct direction *d, const struct settings *settings)
{
	d->shape = settings->arabic_shaping;
	d->wanted = settings->bidi;
	d->rtl = begins_at_right(settings->direction);
	direction_set(d, order_of(d));
}

void direction_done(struct direction *d)
{
	bidi_free(d->bidi);
}

bool direction_reorders(const struct direction *d)
{
	return d->order == TERMINAL_APP || d->order == TERMINAL_WORDS;
}

bool direction_places(const struct direction *d)
{
	return d->order != TERMINAL_OWN;
}

void direction_set(struct direction *d, enum terminal_order order)
{
	/* Without FriBidi there is no order of ours. */
	bool own = order == TERMINAL_APP || order == TERMINAL_WORDS;
	struct bidi_way way = {.reorder = own,
			       .shape = d->shape && order == TERMINAL_APP,
			       .mirror = !d->terminal->mirrors,
			       .isolates = order == TERMINAL_ISOLATES,
			       .ligate = d->terminal->ligates && d->shape};

	d->order = own && !bidi_available() ? TERMINAL_OWN : order;
	bidi_set(d->bidi, &way);
	d->mirrored = d->rtl && direction_places(d);
}

bool direction_answer(struct direction *d, const char *parameters)
{
	const struct terminal *t = terminal_of_answer(parameters, d->terminal);

	if (!t)
		return false;
	d->why = "DA2";
	if (t == d->terminal || d->wanted != SETTINGS_BIDI_AUTO) {
		d->terminal = t;
		return false;
	}
	d->terminal = t;
	direction_set(d, t->order);
	return true;
}

void direction_print(const struct direction *d, struct buf *out)
{
	const char *name = d->terminal->name, *order = terminal_order_name(d->order);
	bool set = d->wanted != SETTINGS_BIDI_AUTO;

	/* TRANSLATORS: the first %s is a terminal's name; (by %s) is what told so: the name of a variable. */
	if (set && d->why)
		buf_printf(out, _("terminal: %s (by %s); bidi = %s, as the setting says"), name,
			   d->why, order);
	else if (set)
		buf_printf(out, _("terminal: %s; bidi = %s, as the setting says"), name, order);
	else if (d->why)
		buf_printf(out, _("terminal: %s (by %s); bidi = %s"), name, d->why, order);
	else
		buf_printf(out, _("terminal: %s; bidi = %s"), name, order);
	if (d->terminal->hint)
		buf_printf(out, "; %s", _(d->terminal->hint));
}

const char *direction_glue(const struct direction *d, const char *s, size_t len, enum bidi_dir dir)
{
	return bidi_glue(d->bidi, s, len, dir);
}

bool direction_look(struct direction *d, const struct archive *a)
{
	if (d->rtl_text)
		return false;
	if (d->seen > a->n)
		d->seen = 0;
	for (; d->seen < a->n && !d->rtl_text; d->seen++) {
		if (d->seen >= LOOK_MAX && direction_places(d))
			break;
		const struct statement *s = a->items[d->seen];
		char room[STATEMENT_LABEL_SIZE];
		const char *label = statement_label(s, room);

		d->rtl_text = bidi_language(s->shared->language) == BIDI_RTL ||
			      bidi_possible(label, strnlen(label, LABEL_BYTES));
	}
	return d->rtl_text;
}

enum bidi_dir direction_own(void)
{
	/* TRANSLATORS: translate it as "direction: rtl" if your language is written from right to
	 * left: the list then stands at the right. Else leave it as it is. */
	return strcmp(_("direction: ltr"), "direction: rtl") ? BIDI_LTR : BIDI_RTL;
}

void direction_put_key(const char *name, size_t len, struct buf *out)
{
	static const char mirrored[] = "()[]{}<>";
	bool held = false;

	for (size_t i = 0; i < len; i++)
		held = held || memchr(mirrored, name[i], sizeof mirrored - 1);
	held = held && direction_own() == BIDI_RTL;
	buf_puts(out, held ? "\u200e" : "");
	buf_add(out, name, len);
	buf_puts(out, held ? "\u200e" : "");
}
