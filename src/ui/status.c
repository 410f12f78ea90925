/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/status.h"

#include <string.h>

#include "app/session.h"
#include "archive/archive.h"
#include "base/charset.h"
#include "base/count.h"
#include "base/digits.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "search/query.h"
#include "text/wrap.h"
#include "ui/direction.h"
#include "ui/order.h"
#include "ui/problems.h"
#include "ui/menu.h"
#include "ui/ui.h"

/* The last part of a path; NULL where it has none. */
static const char *status_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash && slash[1] ? slash + 1 : slash ? NULL : path;
}

/* What is read: the archive's title, else the file's name; of several files how many there are, and of a
 * folder its name. */
static void status_title(const struct ui *ui, struct buf *b)
{
	const struct archive *a = session_archive(ui->session);
	size_t n;
	const char *const *files = session_files(ui->session, &n);
	const char *name = status_name(files[0]);
	size_t from;

	if (a->files_n <= 1) {
		buf_puts(b, a->title ? a->title : name ? name : files[0]);
		return;
	}
	if (n == 1 && name)
		/* TRANSLATORS: a folder's name, before how many files it has. */
		buf_printf(b, _("%s: "), name);
	from = b->len;
	/* TRANSLATORS: in the status line; a number is put in. */
	buf_printf(b, ngettext("%zu file", "%zu files", (unsigned long)a->files_n), a->files_n);
	count_group(b, from);
	digits_convert(b, from);
}

static bool status_gregorian(const struct ui *ui)
{
	const struct calendar_choice *c = session_calendars(ui->session);

	return c->first == CALENDAR_GREGORIAN && c->second == CALENDAR_GREGORIAN;
}

/* Append S, with an ellipsis where it takes more than COLUMNS cells. */
static void status_cut(struct buf *b, const char *s, int columns)
{
	int cells;
	size_t len = strlen(s), fits = wrap_fit(s, len, columns, &cells);

	if (fits < len)
		fits = wrap_fit(s, len, columns - 1, &cells);
	buf_add(b, s, fits);
	buf_puts(b, fits < len ? charset_symbol("…", "~") : "");
}

/* Cells of the archive's title beside the way to here, which leave room for the sparkline. */
static int status_title_cells(int columns, int crumbs)
{
	enum { TITLE_MIN = 24, SPARKLINE = 16 };
	int left = columns - crumbs - 3;

	if (!crumbs)
		return columns;
	if (left - SPARKLINE > TITLE_MIN)
		return left - SPARKLINE;
	return left < TITLE_MIN ? left : TITLE_MIN;
}

/* The way to here behind the archive's title, or the view's behind the way. */
static void status_path(const struct ui *ui, int columns, struct buf *title)
{
	enum { TITLE_LEAST = 8 };
	const char *sign = charset_symbol(" › ", " > ");
	struct buf name, crumbs, unused;
	int cells;

	buf_init(&name);
	buf_init(&crumbs);
	buf_init(&unused);
	if (ui->view)
		ui->view->ops->title(ui->view, &name, &unused);
	else
		status_title(ui, &name);
	utf8_clean_line(buf_reserve(&name, 0) - name.len);
	name.len = strlen(buf_str(&name));
	cells = utf8_cells(buf_str(&name), name.len);
	path_crumbs(ui, ui->view ? columns - cells - 3 : columns * 2 / 3, &crumbs);
	/* It runs as the interface does, whatever is on the way or begins the name of the view. */
	if (crumbs.len || (ui->view && direction_own() == BIDI_RTL))
		buf_puts(title, direction_own() == BIDI_RTL ? "\u200f" : "\u200e");
	if (ui->view) {
		buf_printf(title, "%s%s%s", buf_str(&crumbs), crumbs.len ? sign : "",
			   buf_str(&name));
	} else {
		cells = status_title_cells(columns, utf8_cells(buf_str(&crumbs), crumbs.len));
		if (cells >= TITLE_LEAST || !crumbs.len)
			status_cut(title, buf_str(&name), cells);
		buf_printf(title, "%s%s", crumbs.len && cells >= TITLE_LEAST ? sign : "",
			   buf_str(&crumbs));
	}
	buf_done(&name);
	buf_done(&crumbs);
	buf_done(&unused);
}

/* A sign that a number is not final. */
static void status_so_far(const struct ui *ui, struct buf *b)
{
	const char *dots = charset_symbol("…", "...");
	size_t n = strlen(dots);

	if (!session_progress(ui->session).loading && session_settled(ui->session))
		return;
	/* What is not counted yet may end in it already. */
	if (b->len < n || memcmp(b->data + b->len - n, dots, n) != 0)
		buf_puts(b, dots);
}

/* That the files are being read, where the status line says something else. */
static void status_reading_files(const struct ui *ui, struct buf *b)
{
	struct session_progress p = session_progress(ui->session);

	if (!p.loading || status_is_loading(ui))
		return;
	if (p.bytes_total && p.bytes < p.bytes_total)
		buf_printf(b, _("reading %d %%"),
			   (int)((double)p.bytes * 100 / (double)p.bytes_total));
	else
		buf_puts(b, _("reading"));
	buf_puts(b, "   ");
}

/* That columns a person asked for have no room, where the list is seen. */
static void status_columns(const struct ui *ui, struct buf *b)
{
	int asked, shown = list_columns_shown(&ui->list, &asked);

	if (ui->layout.list.columns && shown < asked) {
		/* TRANSLATORS: of the list, for which there is room, of how many that were asked for. */
		buf_printf(b, _("columns %d of %d"), shown, asked);
		buf_puts(b, "   ");
	}
}

bool status_incomplete(const struct ui *ui)
{
	return query_overruns(session_query(ui->session)) || query_overruns(ui->reading.look) ||
	       (ui->view && ui->view->ops->gave_up && ui->view->ops->gave_up(ui->view));
}

void status_put_incomplete(bool incomplete, const char *before, const char *behind, struct buf *out)
{
	if (incomplete)
		/* TRANSLATORS: beside numbers: a search was given up, so there may be more. */
		buf_printf(out, "%s%s%s", before, _("incomplete"), behind);
}

/* The order, unless it is the usual one; how many statements there are, and how many are shown. */
static void status_numbers(const struct ui *ui, struct buf *b)
{
	const struct view *v = session_view(ui->session);
	size_t from, total = session_total(ui->session);

	if (v->sort != FIELD_DATE || v->reverse) {
		order_name(v->sort, v->reverse, b);
		buf_puts(b, "   ");
	}
	from = b->len;
	buf_printf(b, "%zu", total);
	if (session_query(ui->session)) {
		status_so_far(ui, b);
		/* TRANSLATORS: behind the number of all: so many of them match the filter. */
		buf_printf(b, _(" · %zu shown"), v->n);
	}
	status_so_far(ui, b);
	count_group(b, from);
}

void status_header(const struct ui *ui, int columns, struct buf *title, struct buf *right)
{
	struct buf unused;

	buf_init(&unused);
	status_reading_files(ui, right);
	status_put_incomplete(status_incomplete(ui), "", "   ", right);
	if (ui->view) {
		size_t from = right->len;

		ui->view->ops->title(ui->view, &unused, right);
		count_group(right, from);
		status_so_far(ui, right);
	} else {
		if (!status_gregorian(ui)) {
			ui_calendars(ui, right);
			buf_puts(right, "   ");
		}
		status_columns(ui, right);
		status_numbers(ui, right);
	}
	digits_convert(right, 0);
	status_path(ui, columns - utf8_cells(buf_str(right), right->len) - 4, title);
	buf_done(&unused);
}

void status_window(const struct ui *ui, struct buf *out)
{
	enum { TITLE_CELLS = 100 };
	size_t all = session_total(ui->session), shown = session_view(ui->session)->n, from;
	struct buf name;

	buf_init(&name);
	status_title(ui, &name);
	utf8_clean_line(buf_reserve(&name, 0) - name.len);
	status_cut(out, buf_str(&name), TITLE_CELLS);
	buf_done(&name);
	if (session_progress(ui->session).loading)
		return;
	buf_puts(out, " · ");
	from = out->len;
	if (session_query(ui->session))
		buf_printf(out, _("%zu of %zu"), shown, all);
	else
		buf_printf(out, ngettext("%zu statement", "%zu statements", (unsigned long)all),
			   all);
	count_group(out, from);
	digits_convert(out, from);
	status_put_incomplete(status_incomplete(ui), " · ", "", out);
}

/* "2 of 7": where we are in what is shown. */
static void status_position(const struct ui *ui, struct buf *b)
{
	const struct view *v = session_view(ui->session);
	size_t from = b->len;

	/* TRANSLATORS: row and number of rows. */
	buf_printf(b, _("%zu of %zu"), v->n ? ui->list.rows.selected + 1 : 0, v->n);
	count_group(b, from);
}

/* TRANSLATORS: the match that one is at, and how many the text has. */
static void status_hit(const struct ui *ui, struct buf *b)
{
	const struct reading *r = &ui->reading;

	/* TRANSLATORS: in the status line; a number is put in. */
	buf_printf(b, _("hit %zu of %zu"), r->hit + 1, r->document.ranges.n);
}

/* Which of the matches in the text one is at, and how far it is read. */
static void status_reading(const struct ui *ui, struct buf *b)
{
	const struct reading *r = &ui->reading;
	size_t n = r->document.ranges.n;
	bool at = r->hit != READING_NO_HIT;

	if (!r->statement || (!ui->layout.focus_text && !at))
		return;
	buf_puts(b, "   ");
	if (r->to > r->from) {
		size_t from = b->len;

		/* TRANSLATORS: who speaks now, of how many one after the other, in a debate. */
		buf_printf(b, _("turn %zu of %zu"), reading_turn(r) - r->from + 1, r->to - r->from);
		count_group(b, from);
		buf_puts(b, " · ");
	}
	if (at)
		status_hit(ui, b);
	else if (n)
		/* TRANSLATORS: in the status line; a number is put in. */
		buf_printf(b, ngettext("%zu hit", "%zu hits", (unsigned long)n), n);
	if (ui->layout.focus_text)
		buf_printf(b, "%s%d %%", n ? " · " : "", reading_percent(r));
}

static void status_problems(const struct ui *ui, struct buf *b)
{
	size_t n = problems_count(ui->session, ui->mistakes), from;
	size_t guesses = session_archive(ui->session)->guesses_n;

	if (guesses)
		/* TRANSLATORS: ! is the key that shows it. */
		buf_printf(b, "   %s", _("read by a guessed mapping; ! shows it"));
	if (n == guesses)
		return;
	buf_puts(b, "   ");
	from = b->len;
	/* TRANSLATORS: ! is the key that lists them. */
	buf_printf(b, ngettext("! %zu problem", "! %zu problems", (unsigned long)n), n);
	count_group(b, from);
}

/* The list stands in its old order until the new one is made. */
static void status_sorting(const struct ui *ui, struct buf *b)
{
	enum field_id sort;
	struct buf name;
	bool reverse;
	int percent;

	if (!session_sorts(ui->session, &sort, &reverse, &percent))
		return;
	buf_init(&name);
	order_name(sort, reverse, &name);
	/* TRANSLATORS: %s is the order that is being made: "by title", "newest first". */
	buf_printf(b, _("   sorting %s: %d %%"), buf_str(&name), percent);
	buf_done(&name);
}

const char *status_prompt(const struct prompt *p)
{
	static const char *const labels[PROMPT_KINDS] = {
		[PROMPT_GO] = ":",
		/* TRANSLATORS: before what is typed to be searched in the text. */
		[PROMPT_LOOK] = N_("find: "),
		/* TRANSLATORS: before a command that is typed. */
		[PROMPT_PIPE] = N_("give the text to: "),
		/* TRANSLATORS: before the address of a link. */
		[PROMPT_LINK] = N_("open: "),
		/* TRANSLATORS: before the name of a format, "markdown". */
		[PROMPT_FORMAT] = N_("export as: "),
		/* TRANSLATORS: before the name of a file. */
		[PROMPT_FILE] = N_("to file: "),
	};

	if (p->kind == PROMPT_ASK || p->kind == PROMPT_NOTE)
		return p->label;
	return labels[p->kind] ? _(labels[p->kind]) : "/";
}

void status_typed(const struct keymap_input *in, struct buf *b)
{
	struct buf name;

	if (in->count)
		buf_printf(b, "   %d", in->count);
	buf_init(&name);
	for (size_t i = 0; i < in->keys_n && !in->done; i++) {
		buf_puts(b, i || in->count ? " " : "   ");
		buf_clear(&name);
		keymap_key_name(in->keys[i], &name);
		direction_put_key(buf_str(&name), name.len, b);
	}
	buf_done(&name);
}

void status_left(const struct ui *ui, struct buf *b)
{
	const char *filter = session_filter_text(ui->session);
	size_t start = b->len;
	struct buf above;

	/* A long one stands above. */
	if (ui->notice.len && !ui->strip.notice) {
		buf_puts(b, ui->notice.data);
		return;
	}
	if (menu_is_open(ui)) {
		buf_init(&above);
		menu_text(ui, ui->layout.columns - 2, &above, b);
		buf_done(&above);
		return;
	}
	if (ui->view && ui->view->ops->status) {
		ui->view->ops->status(ui->view, b);
		if (ui->view->bit != PANE_HELP)
			status_so_far(ui, b);
		status_typed(&ui->input, b);
		return;
	}
	status_position(ui, b);
	if (export_percent(ui) >= 0)
		/* TRANSLATORS: a file is being written; so much of it is. */
		buf_printf(b, _("   writing %d %%"), export_percent(ui));
	status_sorting(ui, b);
	status_reading(ui, b);
	digits_convert(b, start);
	if (*filter) {
		buf_puts(b, "   / ");
		utf8_add_isolated(b, filter, strlen(filter));
	}
	if (ui->reading.look) {
		buf_puts(b, "   f ");
		utf8_add_isolated(b, ui->reading.look_text, strlen(ui->reading.look_text));
	}
	if (!session_diacritics_are_exact(ui->session))
		/* TRANSLATORS: in the header or the status line. */
		buf_puts(b, _("   marks ignored"));
	start = b->len;
	status_problems(ui, b);
	status_typed(&ui->input, b);
	digits_convert(b, start);
}

/* The last terms of what was typed for TEXT that still matched, and how many statements that were; where
 * COLUMNS have room for it beside what ends the line. */
static void status_best(const struct ui *ui, const char *text, int columns, struct buf *b)
{
	struct buf count, best, line;
	size_t len = ui->best.len;

	if (!len || strncmp(text, ui->best.data, len) != 0)
		return;
	buf_init(&count);
	buf_printf(&count, "%zu", ui->best_n);
	count_group(&count, 0);
	digits_convert(&count, 0);
	buf_init(&best);
	while (len && ui->best.data[len - 1] == ' ')
		len--;
	utf8_add_isolated(&best, ui->best.data, len);
	buf_init(&line);
	/* TRANSLATORS: the last text that matched, and how many it matched. */
	buf_printf(&line, _(" · \"%s\" has %s"), buf_str(&best), buf_str(&count));
	len = line.len;
	buf_printf(&line, " · %s", _("enter keep · esc back"));
	if (utf8_cells(buf_str(b), b->len) + utf8_cells(buf_str(&line), line.len) <= columns)
		buf_add(b, line.data, len);
	buf_done(&best);
	buf_done(&count);
	buf_done(&line);
}

/* That the count is that of what is complete so far. */
static void status_open(const struct ui *ui, struct buf *b)
{
	enum query_fault fault;
	struct query_range place;

	session_filter_problem(ui->session, &fault, &place);
	if (fault == QUERY_OPEN)
		/* TRANSLATORS: after the count of what matches a query that is half typed. */
		buf_puts(b, _(" so far"));
}

void status_answer(const struct ui *ui, int columns, struct buf *b)
{
	const struct view *v = session_view(ui->session);
	const char *text = prompt_text(&ui->prompt);
	size_t from = b->len;

	/* Why what is typed was not taken, where there is no row above for that. */
	if (ui->notice.len && !layout_has_strip(&ui->layout)) {
		buf_puts(b, buf_str(&ui->notice));
	} else if (ui->prompt.kind == PROMPT_LOOK) {
		if (ui->reading.document.ranges.n && ui->reading.look)
			status_hit(ui, b);
		else if (*text && !ui->reading.look_unread)
			buf_puts(b, _("not in this text"));
		digits_convert(b, from);
	} else if (ui->prompt.kind == PROMPT_NOTE) {
		/* TRANSLATORS: what a note that is being typed is on; the keys Up and Down change it. */
		buf_puts(b, ui->reading.document.choosing ? _("on the passage, Up Down")
							  : _("on the statement, Down: passages"));
	} else if (ui->prompt.kind == PROMPT_VIEW) {
		if (ui->view && ui->view->ops->status)
			ui->view->ops->status(ui->view, b);
	} else if (ui->prompt.kind == PROMPT_GO &&
		   ui->strip.palette.list.n + ui->completion.list.n) {
		/* TRANSLATORS: keys, at the prompt for commands, which are listed above. */
		buf_puts(b, _("tab, down choose · enter does it"));
	} else if (ui->prompt.kind == PROMPT_FILTER && !session_settled(ui->session)) {
		/* So many so far. */
		if (session_is_partial(ui->session))
			buf_printf(b, "%zu", v->n);
		digits_convert(b, 0);
		buf_puts(b, charset_symbol("…", "..."));
	} else if (ui->prompt.kind == PROMPT_FILTER && v->n == 0 && *text) {
		/* TRANSLATORS: letters with marks were typed; ^T is the key that ignores those. */
		buf_puts(b, query_has_marks(session_query(ui->session))
				    ? _("nothing matches · ^T without marks")
				    /* TRANSLATORS: in the header or the status line. */
				    : _("nothing matches"));
		status_open(ui, b);
		status_best(ui, text, columns, b);
	} else if (ui->prompt.kind == PROMPT_FILTER) {
		buf_printf(b, _("%zu of %zu"), v->n, session_total(ui->session));
		count_group(b, from);
		digits_convert(b, from);
		status_open(ui, b);
	}
}

void status_prompt_hint(const struct ui *ui, const struct buf *answer, struct buf *b)
{
	const char *text = buf_str(answer);
	struct buf key;

	buf_init(&key);
	if (ui->prompt.kind == PROMPT_FILTER && !ui->prompt.text.len)
		keymap_keys_of(ui->keymap, COMMAND_PROMPT_HELP, &key);
	if (key.len)
		/* TRANSLATORS: how many match; the key that shows what a filter may say; what ends it. */
		buf_printf(b, _("%s · %s help · %s"), text, buf_str(&key),
			   _("enter keep · esc back"));
	else
		buf_printf(b, "%s%s%s", text, *text ? " · " : "", _("enter keep · esc back"));
	buf_done(&key);
}

bool status_is_loading(const struct ui *ui)
{
	return session_progress(ui->session).loading && !ui->notice.len && !ui->menu &&
	       !ui->sorting && !(ui->view && ui->view->ops->status);
}

/* That it is not complete is said beside it: status_open(). */
const char *status_problem(const struct ui *ui)
{
	enum query_fault fault;
	struct query_range place;
	const char *problem = session_filter_problem(ui->session, &fault, &place);

	return ui->prompt.kind == PROMPT_FILTER && fault != QUERY_OPEN ? problem : NULL;
}
