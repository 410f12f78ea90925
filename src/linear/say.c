/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "linear/say.h"

#include <string.h>

#include "app/session.h"
#include "base/count.h"
#include "base/digits.h"
#include "base/i18n.h"
#include "linear/console.h"
#include "linear/tell.h"
#include "search/query.h"
#include "ui/menu.h"
#include "ui/nothing.h"
#include "ui/progress.h"
#include "ui/status.h"
#include "ui/ui.h"

/* Cells that a sentence about progress may take: all that there is to say. */
enum { PROGRESS_CELLS = 400 };

void say_init(struct say *s)
{
	*s = (struct say){.at = SIZE_MAX, .number = SIZE_MAX, .hit = READING_NO_HIT};
}

void say_done(struct say *s)
{
	struct buf *all[] = {&s->title,  &s->matches, &s->status, &s->notice,
			     &s->choice, &s->row,     &s->prompt, &s->tour};

	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		buf_done(all[i]);
}

/* Say NOW unless that is what BEFORE has; it does then. Empties NOW. True: it was said. */
static bool say_new(struct buf *before, struct buf *now, struct console *c)
{
	bool changed = strcmp(buf_str(before), buf_str(now)) != 0;

	buf_clear(before);
	buf_add(before, buf_str(now), now->len);
	buf_clear(now);
	if (changed && before->len)
		console_line(c, before->data, before->len);
	return changed && before->len;
}

/* ---- the parts ---- */

static void view_title(struct ui *ui, struct buf *out)
{
	struct buf right;

	if (!ui->view)
		return;
	buf_init(&right);
	ui->view->ops->title(ui->view, out, &right);
	digits_convert(&right, 0);
	if (right.len)
		buf_printf(out, " · %s", buf_str(&right));
	buf_done(&right);
	status_put_incomplete(status_incomplete(ui), " · ", "", out);
}

static void matches(struct ui *ui, struct buf *out)
{
	size_t n = session_view(ui->session)->n, all = session_total(ui->session);

	if (session_query(ui->session))
		buf_printf(out,
			   ngettext("%zu of %zu statement matches", "%zu of %zu statements match",
				    (unsigned long)all),
			   n, all);
	else
		buf_printf(out, ngettext("%zu statement", "%zu statements", (unsigned long)all),
			   all);
	count_group(out, 0);
	digits_convert(out, 0);
	status_put_incomplete(query_overruns(session_query(ui->session)), " · ", "", out);
}

/* What would help where nothing matches. */
static bool say_nothing(struct ui *ui, struct console *c)
{
	struct buf b;
	size_t i = 0;

	buf_init(&b);
	/* The first line says that there is nothing, as has been said. */
	for (i = 1; nothing_line(&ui->nothing, i, &b); i++) {
		if (b.len)
			console_line(c, b.data, b.len);
		buf_clear(&b);
	}
	buf_done(&b);
	return i > 1;
}

static bool say_matches(struct say *s, struct ui *ui, struct console *c)
{
	struct buf b;
	bool said;

	buf_init(&b);
	matches(ui, &b);
	said = say_new(&s->matches, &b, c);
	buf_done(&b);
	if (said && !session_view(ui->session)->n && session_query(ui->session))
		say_nothing(ui, c);
	return said;
}

/* ---- the row ---- */

/* Whether rows that were passed are said too: it was asked for a page of them. */
static bool is_page(const struct ui *ui)
{
	return ui->command == COMMAND_PAGE_DOWN || ui->command == COMMAND_HALF_PAGE_DOWN;
}

static bool say_row(struct say *s, struct ui *ui, struct console *c, size_t at)
{
	struct pane *p = ui_focus_pane(ui);
	struct buf b;
	bool said;

	buf_init(&b);
	tell_row(ui, p, at, &b);
	s->at = at;
	said = say_new(&s->row, &b, c);
	buf_done(&b);
	return said;
}

/* Of the list, or a view. */
static bool say_rows(struct say *s, struct ui *ui, struct console *c, bool same, bool asked)
{
	size_t at, n = tell_rows(ui, ui_focus_pane(ui), &at), from = at;
	bool said = false;

	if (!n)
		return false;
	if (same && asked && is_page(ui) && s->at < at && at - s->at <= UI_LINEAR_PAGE)
		from = s->at + 1;
	for (size_t i = from; i <= at; i++)
		said = say_row(s, ui, c, i) || said;
	return said;
}

/* The statement is another one. */
static void say_statement(struct ui *ui, struct console *c)
{
	struct buf b;

	buf_init(&b);
	tell_headline(ui, ui->list.rows.selected, &b);
	console_line(c, buf_str(&b), b.len);
	buf_done(&b);
}

/* What stands above a text is said at once, down to its last line, from where one goes on. */
static size_t pass_head(struct ui *ui)
{
	size_t n = tell_head_lines(ui);

	if (n > 1)
		reading_scroll(&ui->reading, (long)n - 1);
	return ui->reading.top;
}

static bool say_match(struct say *s, struct ui *ui, struct console *c)
{
	const struct reading *r = &ui->reading;
	struct buf b;

	s->hit = r->hit;
	if (r->hit == READING_NO_HIT || r->hit >= r->document.ranges.n ||
	    document_line_of(&r->document, document_hit(&r->document, r->hit)) != r->top)
		return false;
	buf_init(&b);
	tell_hit(ui, &b);
	console_line(c, buf_str(&b), b.len);
	buf_done(&b);
	return true;
}

/* Of the text: its line, or the match that one has gone to. */
static bool say_text(struct say *s, struct ui *ui, struct console *c, bool same, bool asked)
{
	const struct reading *r = &ui->reading;
	size_t at, from, n = tell_rows(ui, &ui->reading.pane, &at);
	size_t number = session_view(ui->session)->selected;
	bool turned = s->number != number, moved = turned || !same || s->line != at, said = false;

	if (!n)
		return false;
	from = at;
	if (turned)
		say_statement(ui, c);
	s->number = number;
	if ((s->hit != r->hit || turned) && say_match(s, ui, c)) {
		s->line = s->at = at;
		buf_clear(&s->row);
		return true;
	}
	if (!moved)
		return turned;
	if ((turned || !same) && at == 0) {
		/* The headline has said what the title does. */
		from = turned ? 1 : 0;
		at = pass_head(ui);
	} else if (same && asked && is_page(ui) && s->line < at && at - s->line <= UI_LINEAR_PAGE) {
		from = s->line + 1;
	}
	s->line = at;
	buf_clear(&s->row);
	for (size_t i = from; i <= at; i++)
		said = say_row(s, ui, c, i) || said;
	return said || turned;
}

/* Of the text, while the list has the keyboard: what a key that is for the text has led to. */
static bool say_beside(struct say *s, struct ui *ui, struct console *c, bool asked)
{
	const struct reading *r = &ui->reading;
	bool scrolls = ui->command == COMMAND_TEXT_DOWN || ui->command == COMMAND_TEXT_UP;
	bool said = false;
	struct buf b;

	if (s->hit != r->hit || s->number != session_view(ui->session)->selected)
		said = say_match(s, ui, c);
	if (asked && scrolls && !said && r->statement) {
		buf_init(&b);
		tell_row(ui, &ui->reading.pane, r->top, &b);
		console_line(c, buf_str(&b), b.len);
		buf_done(&b);
		said = true;
	}
	s->number = session_view(ui->session)->selected;
	s->line = SIZE_MAX;
	return said;
}

/* The row once more. */
static void say_again(struct say *s, struct ui *ui, struct console *c)
{
	size_t at, n = tell_rows(ui, ui_focus_pane(ui), &at);

	buf_clear(&s->row);
	if (n)
		say_row(s, ui, c, at);
	else if (ui->view && s->status.len)
		console_line(c, s->status.data, s->status.len);
	else if (s->matches.len)
		console_line(c, s->matches.data, s->matches.len);
}

/* ---- all of it ---- */

/* Whether keys wait for more: nothing has been done yet. */
static bool keys_wait(const struct ui *ui)
{
	return (ui->input.keys_n || ui->input.count) && !ui->input.done;
}

static bool say_view(struct say *s, struct ui *ui, struct console *c)
{
	struct buf b;
	bool said;

	buf_init(&b);
	view_title(ui, &b);
	said = say_new(&s->title, &b, c);
	if (ui->view)
		tell_status(ui->view, &b);
	said = say_new(&s->status, &b, c) || said;
	buf_done(&b);
	return said;
}

static bool say_words(struct say *s, struct ui *ui, struct console *c, bool asked)
{
	struct buf b;
	bool said;

	buf_init(&b);
	if (asked) {
		buf_clear(&s->notice);
		buf_clear(&s->choice);
	}
	buf_puts(&b, buf_str(&ui->notice));
	said = say_new(&s->notice, &b, c);
	if (!ui->notice.len && menu_is_open(ui))
		status_left(ui, &b);
	said = say_new(&s->choice, &b, c) || said;
	buf_done(&b);
	return said;
}

/* What the tour asks for comes last: what has been done was heard before. */
static void say_tour(struct say *s, struct ui *ui, struct console *c)
{
	struct buf b;

	buf_init(&b);
	tour_say(ui, &b);
	say_new(&s->tour, &b, c);
	buf_done(&b);
}

void say_now(struct say *s, struct ui *ui, struct console *c, bool asked)
{
	unsigned place = ui_focus_pane(ui)->bit;
	bool same = place == s->place, said = false, done;

	if (ui->prompt.kind != PROMPT_NONE) {
		say_typed(s, ui, c);
		return;
	}
	done = asked && !keys_wait(ui) && !menu_is_open(ui);
	if (!same)
		buf_clear(&s->row);
	s->place = place;
	said = say_matches(s, ui, c);
	said = say_view(s, ui, c) || said;
	said = say_words(s, ui, c, asked) || said;
	if (place == PANE_TEXT)
		said = say_text(s, ui, c, same, asked) || said;
	else
		said = say_rows(s, ui, c, same, asked) || said;
	if (place == PANE_LIST)
		said = say_beside(s, ui, c, asked) || said;
	/* What is spoken is heard instead. */
	if (done && !said && !ui->speech.runs && !ui->speech.stopped)
		say_again(s, ui, c);
	say_tour(s, ui, c);
}

/* The passage that a note is on. */
static void noted(const struct ui *ui, struct buf *out)
{
	const struct document *d = &ui->reading.document;

	if (ui->prompt.kind != PROMPT_NOTE)
		return;
	status_answer(ui, PROGRESS_CELLS, out);
	if (d->choosing) {
		buf_puts(out, _(": "));
		buf_add(out, d->paragraphs[d->chosen.paragraph].text + d->chosen.start,
			d->chosen.end - d->chosen.start);
	}
}

bool say_typed(struct say *s, struct ui *ui, struct console *c)
{
	const struct completion *k = &ui->completion;
	struct buf b;
	bool said;

	buf_init(&b);
	buf_puts(&b, buf_str(&ui->notice));
	said = say_new(&s->notice, &b, c);
	noted(ui, &b);
	if (k->on && k->list.n > 1 && k->at < k->list.n) {
		buf_printf(&b, _("%zu of %zu"), k->at + 1, k->list.n + k->list.left_out);
		digits_convert(&b, 0);
	}
	said = say_new(&s->prompt, &b, c) || said;
	buf_done(&b);
	return said;
}

void say_hello(struct say *s, struct ui *ui, struct console *c)
{
	struct buf b;

	buf_init(&b);
	status_window(ui, &b);
	console_line(c, buf_str(&b), b.len);
	/* TRANSLATORS: the first thing that is said; ? and q are keys. */
	console_line(c, _("? lists the keys, q quits"), strlen(_("? lists the keys, q quits")));
	buf_clear(&b);
	matches(ui, &b);
	if (session_query(ui->session)) {
		say_new(&s->matches, &b, c);
	} else {
		/* That has been said. */
		buf_clear(&s->matches);
		buf_add(&s->matches, b.data, b.len);
	}
	buf_done(&b);
}

void say_progress(struct ui *ui, struct console *c)
{
	struct progress p;
	struct buf b;

	buf_init(&b);
	if (session_progress(ui->session).loading) {
		progress_make(&p, ui, PROGRESS_CELLS);
		buf_printf(&b, "%s%s", buf_str(&p.before), buf_str(&p.after));
		progress_done(&p);
	} else if (ui->view && ui->view->ops->status) {
		ui->view->ops->status(ui->view, &b);
	} else {
		status_left(ui, &b);
	}
	console_line(c, buf_str(&b), b.len);
	buf_done(&b);
}
