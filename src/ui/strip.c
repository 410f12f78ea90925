/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/strip.h"

#include <string.h>

#include "app/session.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "search/query.h"
#include "ui/menu.h"
#include "ui/status.h"
#include "ui/ui.h"

/* Rows of the screen from which the strip has room for one more row; a notice goes with the next key. */
enum { ROWS_PER_ROW = 6, ROWS_PER_NOTICE_ROW = 4 };

/* Rows of the screen that a menu leaves to all else. */
enum { MENU_LEAVES = 4 };

void strip_done(struct strip *s)
{
	buf_done(&s->text);
	wrap_done(&s->wrap);
	palette_done(&s->palette);
}

/* Put behind WORDS that something is switched, and the key that does it. */
static void add_switch(const struct ui *ui, enum command c, const char *what, struct buf *words)
{
	struct buf all, key;

	buf_init(&all);
	buf_init(&key);
	keymap_keys_of(ui->keymap, c, &key);
	if (key.len)
		/* TRANSLATORS: the query in words; what is switched on or off; the key that does it. */
		buf_printf(&all, _("%s; %s (%s)"), buf_str(words), what, buf_str(&key));
	else
		/* TRANSLATORS: the query in words; what is switched on or off. */
		buf_printf(&all, _("%s; %s"), buf_str(words), what);
	buf_clear(words);
	buf_puts(words, buf_str(&all));
	buf_done(&all);
	buf_done(&key);
}

void strip_words(const struct ui *ui, struct buf *out)
{
	const struct session *s = ui->session;
	struct buf words;

	buf_init(&words);
	/* The counts are no part of what is asked, only of what is said. */
	query_say(session_query(s), term_counts_put, (void *)&ui->counts, &words);
	if (words.len && !session_diacritics_are_exact(s))
		add_switch(ui, COMMAND_PROMPT_DIACRITICS,
			   _("marks typed with letters do not count"), &words);
	if (words.len && session_shows_duplicates(s) && session_duplicates(s)->hidden_n)
		add_switch(ui, COMMAND_DUPLICATES, _("copies are shown too"), &words);
	buf_puts(out, buf_str(&words));
	buf_done(&words);
}

/* Rows that there is room for. */
static int strip_room(const struct strip *s, const struct ui *ui)
{
	int rows = ui->layout.rows / (s->notice ? ROWS_PER_NOTICE_ROW : ROWS_PER_ROW);

	return rows < 1 ? 1 : rows > STRIP_ROWS ? STRIP_ROWS : rows;
}

/* Rows that the menu that is open takes besides the status line. */
static int menu_rows(const struct ui *ui)
{
	int room = ui->layout.rows - MENU_LEAVES, rows = 0;
	struct buf above, line;

	buf_init(&above);
	buf_init(&line);
	menu_text(ui, ui->layout.columns - 2, &above, &line);
	for (size_t i = 0; i < above.len; i++)
		rows += above.data[i] == '\n';
	buf_done(&above);
	buf_done(&line);
	return rows < room ? rows : room < 0 ? 0 : room;
}

/* Whether WIDTH cells in the status line are too few for the notice, and rows above it can be had. */
static bool notice_is_long(const struct ui *ui, int width)
{
	return ui->prompt.kind == PROMPT_NONE && ui->notice.len && layout_has_strip(&ui->layout) &&
	       utf8_cells(ui->notice.data, ui->notice.len) > width;
}

int strip_make(struct strip *s, const struct ui *ui)
{
	const char *problem = status_problem(ui);
	int width = ui->layout.columns - 2, room;

	buf_clear(&s->text);
	wrap_clear(&s->wrap);
	s->problem = 0;
	s->notice = false;
	if (menu_is_open(ui))
		return menu_rows(ui);
	s->notice = notice_is_long(ui, width);
	room = strip_room(s, ui);
	if (ui->prompt.kind == PROMPT_NONE && !s->notice)
		return 0;
	if (ui->prompt.kind == PROMPT_GO)
		return palette_make(&s->palette, ui);
	if (ui->completion.on && ui->completion.list.n > 1 && !s->notice)
		return 1;
	/* What is typed was not taken. */
	if (ui->notice.len)
		problem = buf_str(&ui->notice);
	if (problem) {
		utf8_add_line(&s->text, problem, strlen(problem));
		s->problem = s->text.len;
		buf_putc(&s->text, '\n');
	}
	if (ui->prompt.kind == PROMPT_FILTER)
		strip_words(ui, &s->text);
	if (!s->text.len)
		return 0;
	wrap_text(&s->wrap, s->text.data, s->text.len, width > 0 ? width : 1, 0);
	return (int)s->wrap.n < room ? (int)s->wrap.n : room;
}
