/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/hints.h"

#include <string.h>

#include "app/session.h"
#include "archive/archive.h"
#include "base/buf.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "search/query.h"
#include "ui/direction.h"
#include "ui/ui.h"

/* Columns of the screen from which there is more than one; cells for each further one; columns from which a
 * view names other views, and help. */
enum { FEW_BELOW = 100, EACH = 20, VIEW_FROM = 140, VIEW_HELP_FROM = 100 };

static bool has_hits(const struct ui *ui)
{
	return ui->reading.document.ranges.n;
}

static bool has_terms(const struct ui *ui)
{
	return session_query(ui->session) && query_terms(session_query(ui->session));
}

static bool has_sitting(const struct ui *ui)
{
	return ui->reading.statement && ui->reading.statement->turn && !ui->reading.joined;
}

static bool has_occasion(const struct ui *ui)
{
	return ui->reading.statement && ui->reading.statement->occasion;
}

static bool has_two_panes(const struct ui *ui)
{
	return !layout_is_low(&ui->layout);
}

/* One key begins all of them. */
static bool has_not_copied(const struct ui *ui)
{
	bool copied = false;

	for (int c = COMMAND_COPY_TITLE; c <= COMMAND_COPY_MARKDOWN; c++)
		copied = copied || ui->used[c];
	return !copied;
}

/* What is of use, the most useful first. The key is the usual one, and begins the text in every language. */
static const struct hint {
	enum command command;
	char key;
	unsigned panes;
	bool (*useful)(const struct ui *ui); /* NULL: always */
	const char *text;
} rows[] = {
	{COMMAND_FILTER, '/', PANES_MAIN, NULL, N_HINT("/ filter   ")},
	{COMMAND_NEXT_HIT, 'n', PANES_MAIN, has_hits, N_HINT("n next match   ")},
	{COMMAND_NEXT_STATEMENT, ')', PANE_TEXT, NULL, N_HINT(") next text   ")},
	{COMMAND_TIMELINE, 't', PANES_ALL & ~PANE_TIMELINE, NULL, N_HINT("t timeline   ")},
	{COMMAND_CONCORDANCE, 'w', PANES_ALL & ~PANE_CONCORDANCE, has_terms,
	 N_HINT("w matches in context   ")},
	{COMMAND_FACETS, 'o', PANES_ALL & ~PANE_FACETS, NULL, N_HINT("o values   ")},
	{COMMAND_WORDS, 'W', PANES_ALL & ~PANE_WORDS, NULL, N_HINT("W words   ")},
	{COMMAND_LOOK, 'f', PANE_TEXT, NULL, N_HINT("f find here   ")},
	{COMMAND_JOIN, 'T', PANES_MAIN, has_sitting, N_HINT("T whole sitting   ")},
	{COMMAND_MARK, 'm', PANES_MAIN, NULL, N_HINT("m mark   ")},
	{COMMAND_SORT, 's', PANES_MAIN, NULL, N_HINT("s sort   ")},
	{COMMAND_SAME_OCCASION, '*', PANES_MAIN, has_occasion, N_HINT("* same occasion   ")},
	{COMMAND_CALENDAR, 'c', PANES_MAIN, NULL, N_HINT("c calendar   ")},
	{COMMAND_COPY_QUOTATION, 'y', PANES_MAIN, has_not_copied, N_HINT("y copy   ")},
	{COMMAND_REVERSE, 'S', PANES_MAIN, NULL, N_HINT("S reverse   ")},
	{COMMAND_NEXT_YEAR, ']', PANES_MAIN, NULL, N_HINT("] next year   ")},
	{COMMAND_ZOOM, 'z', PANES_MAIN, has_two_panes, N_HINT("z one pane   ")},
	{COMMAND_GO, ':', PANES_MAIN, NULL, N_HINT(": go to a date   ")},
};

static const struct hint help = {COMMAND_HELP, '?', PANES_ALL, NULL, N_HINT("? help   ")};

/* Append the hint with the key that is in force; nothing where no key is. */
static void hint_add(const struct ui *ui, const struct hint *h, struct buf *out)
{
	uint32_t key = (unsigned char)h->key;
	const char *text = _(h->text), *rest = text + strcspn(text, " ");
	struct buf keys;
	bool more;

	/* It may begin a sequence. */
	if (keymap_find(ui->keymap, &key, 1, ui_place(ui), &more) == h->command || more) {
		direction_put_key(text, (size_t)(rest - text), out);
		buf_puts(out, rest);
		return;
	}
	buf_init(&keys);
	keymap_keys_of(ui->keymap, h->command, &keys);
	if (keys.len && *rest) {
		direction_put_key(keys.data, strcspn(buf_str(&keys), " "), out);
		buf_puts(out, rest);
	}
	buf_done(&keys);
}

const char *hints_way_out(const struct ui *ui)
{
	return ui->view                ? HINT_("esc back")
	       : ui->sorting           ? HINT_("esc stop")
	       : ui->layout.focus_text ? HINT_("esc back")
				       : HINT_("q quit");
}

/* How many of the rows there should be. */
static int hints_wanted(const struct ui *ui)
{
	int columns = ui->layout.columns;

	if (ui->view)
		return columns < VIEW_FROM ? 0 : (columns - VIEW_FROM) / EACH + 1;
	/* Who reads on the whole screen looks at the text. */
	if (ui->layout.focus_text && layout_is_single(&ui->layout))
		return 0;
	return columns < FEW_BELOW ? 1 : columns / EACH - 3;
}

/* The first N of what has not been used. */
static void rows_add(const struct ui *ui, int n, struct buf *out)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows && n > 0; i++) {
		const struct hint *h = &rows[i];

		if (!(h->panes & ui_place(ui)) || ui->used[h->command] ||
		    (h->useful && !h->useful(ui)))
			continue;
		hint_add(ui, h, out);
		n--;
	}
}

/* The hints of the view that is open, but for the first SKIPPED of them. */
static size_t view_add(const struct ui *ui, size_t skipped, struct buf *out)
{
	const char *hints[PANE_HINTS];
	size_t n = ui->view && ui->view->ops->hints ? ui->view->ops->hints(ui->view, hints) : 0;

	for (size_t i = skipped; i < n; i++)
		buf_puts(out, hints[i]);
	return n;
}

void hints_row(const struct ui *ui, int columns, struct buf *out)
{
	size_t start = out->len, skipped = 0, own;
	int n = hints_wanted(ui);
	bool ahead = path_is_ahead(ui, PATH_FILTER | PATH_VIEW), with_help;

	with_help = ui->view ? ui->layout.columns >= VIEW_HELP_FROM && ui->view->bit != PANE_HELP
			     : !ui->layout.focus_text || !layout_is_single(&ui->layout);
	for (;;) {
		buf_truncate(out, start);
		own = view_add(ui, skipped, out);
		if (ahead)
			buf_puts(out, HINT_("L forward   "));
		rows_add(ui, n, out);
		if (with_help)
			hint_add(ui, &help, out);
		buf_puts(out, hints_way_out(ui));
		if (utf8_cells(buf_str(out) + start, out->len - start) <= columns)
			return;
		/* One less: the last to go is the way out. */
		if (n > 0)
			n--;
		else if (skipped < own)
			skipped++;
		else if (ahead)
			ahead = false;
		else if (with_help)
			with_help = false;
		else
			break;
	}
	buf_truncate(out, start);
}
