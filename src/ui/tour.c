/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/tour.h"

#include <string.h>

#include "app/session.h"
#include "base/digits.h"
#include "base/i18n.h"
#include "search/query.h"
#include "ui/direction.h"
#include "ui/ui.h"

/* Keys that a step names at most; the part of the screen's rows that it may take. */
enum { STEP_KEYS = 3, ROWS_PART = 3 };

/* How often a command was run is counted so far. */
enum { RUNS_MOST = 9 };

/* ---- what says that a step is done ---- */

static bool has_moved(const struct ui *ui)
{
	return ui->list.rows.selected != ui->tour.row;
}

static bool reads(const struct ui *ui)
{
	return ui_place(ui) == PANE_TEXT;
}

static bool has_paged(const struct ui *ui)
{
	return ui->tour.runs[COMMAND_READ_ON] || ui->tour.runs[COMMAND_PAGE_DOWN];
}

static bool is_in_list(const struct ui *ui)
{
	return ui_place(ui) == PANE_LIST;
}

static bool has_filtered(const struct ui *ui)
{
	const struct query *q = session_query(ui->session);

	return ui->prompt.kind == PROMPT_NONE && q && query_terms(q) &&
	       session_settled(ui->session) && session_view(ui->session)->n;
}

static bool has_met(const struct ui *ui)
{
	return ui->tour.runs[COMMAND_NEXT_HIT];
}

static bool shows_all(const struct ui *ui)
{
	return is_in_list(ui) && !*session_filter_text(ui->session);
}

static bool has_seen_timeline(const struct ui *ui)
{
	return ui->tour.seen & PANE_TIMELINE && !ui->view;
}

static bool has_marked_twice(const struct ui *ui)
{
	return ui->tour.runs[COMMAND_MARK] > 1;
}

static bool has_cited(const struct ui *ui)
{
	return ui->tour.runs[COMMAND_COPY_CITATION];
}

static bool has_seen_help(const struct ui *ui)
{
	return ui->tour.seen & PANE_HELP && !ui->view;
}

/* ---- the steps ---- */

/* What is to be done, {0} and so on being the keys of these commands; DONE: whether it is. The last one has
 * no end. */
static const struct step {
	enum command keys[STEP_KEYS];
	bool (*done)(const struct ui *ui);
	const char *text;
} steps[] = {
	{{COMMAND_DOWN, COMMAND_BACK},
	 has_moved,
	 /* TRANSLATORS: steps of the tour. {0}, {1} and {2} are names of keys. Keep it short. */
	 /* xgettext:python-brace-format */
	 N_("This is the list, the newest first. {0} goes down: press it. {1} leaves the tour, "
	    ":tour comes back to it.")},
	{{COMMAND_OPEN},
	 reads,
	 /* TRANSLATORS: a step of the tour; {0} is the name of a key. */
	 /* xgettext:python-brace-format */
	 N_("{0} opens the selected statement: press it.")},
	{{COMMAND_READ_ON},
	 has_paged,
	 /* TRANSLATORS: a step of the tour; {0} is the name of a key. */
	 /* xgettext:python-brace-format */
	 N_("{0} turns the page, and at the end of a text goes on to the next: press it.")},
	{{COMMAND_BACK},
	 is_in_list,
	 /* TRANSLATORS: a step of the tour; {0} is the name of a key. */
	 /* xgettext:python-brace-format */
	 N_("{0} goes back one step, to where you were: press it.")},
	{{COMMAND_FILTER, COMMAND_PROMPT_ACCEPT},
	 has_filtered,
	 /* TRANSLATORS: a step of the tour; {0} and {1} are names of keys. */
	 /* xgettext:python-brace-format */
	 N_("{0} narrows the list while you type: press it, type a word, such as election, and "
	    "{1}.")},
	{{COMMAND_NEXT_HIT},
	 has_met,
	 /* TRANSLATORS: a step of the tour; {0} is the name of a key. */
	 /* xgettext:python-brace-format */
	 N_("{0} goes to the next place where the word stands: press it.")},
	{{COMMAND_BACK},
	 shows_all,
	 /* TRANSLATORS: a step of the tour; {0} is the name of a key. */
	 /* xgettext:python-brace-format */
	 N_("{0} goes back from all this, too: press it until the list has all statements.")},
	{{COMMAND_TIMELINE},
	 has_seen_timeline,
	 /* TRANSLATORS: a step of the tour; {0} is the name of a key. */
	 /* xgettext:python-brace-format */
	 N_("{0} shows how many statements there are in each year: press it, and again to come "
	    "back.")},
	{{COMMAND_MARK},
	 has_marked_twice,
	 /* TRANSLATORS: a step of the tour; {0} is the name of a key. */
	 /* xgettext:python-brace-format */
	 N_("{0} marks what you want to find again, and takes the mark away: press it twice.")},
	{{COMMAND_COPY_CITATION},
	 has_cited,
	 /* TRANSLATORS: a step of the tour; {0} is the names of two keys. */
	 /* xgettext:python-brace-format */
	 N_("{0}, one key after the other, copy a citation of the statement: press them.")},
	{{COMMAND_HELP, COMMAND_FILTER, COMMAND_BACK},
	 has_seen_help,
	 /* TRANSLATORS: a step of the tour; {0}, {1} and {2} are names of keys. */
	 /* xgettext:python-brace-format */
	 N_("{0} shows all keys, and {1} searches in them: press {0}, and {2} to come back.")},
	{{COMMAND_CLOSE, COMMAND_BACK},
	 NULL,
	 /* TRANSLATORS: the last step of the tour; {0} and {1} are names of keys. */
	 /* xgettext:python-brace-format */
	 N_("That was the tour. {0} quits the program, {1} leaves the tour and goes on here.")},
};

enum { STEPS = sizeof steps / sizeof *steps };

/* Append the first key of C, or how it is called where it has none. */
static void key_add(const struct ui *ui, enum command c, struct buf *out)
{
	struct buf keys;

	buf_init(&keys);
	keymap_keys_of(ui->keymap, c, &keys);
	if (keys.len)
		direction_put_key(keys.data, strcspn(buf_str(&keys), " "), out);
	else
		buf_printf(out, ":%s", command_name(c));
	buf_done(&keys);
}

static void step_text(const struct ui *ui, const struct step *step, struct buf *out)
{
	for (const char *s = _(step->text); *s; s++)
		if (s[0] == '{' && s[1] >= '0' && s[1] < '0' + STEP_KEYS && s[2] == '}') {
			key_add(ui, step->keys[s[1] - '0'], out);
			s += 2;
		} else {
			buf_putc(out, *s);
		}
}

static void step_begin(struct ui *ui, size_t step)
{
	struct tour *t = &ui->tour;

	t->step = step;
	t->row = ui->list.rows.selected;
	t->seen = 0;
	memset(t->runs, 0, sizeof t->runs);
	ui->chrome_dirty = true;
}

void tour_begin(struct ui *ui)
{
	ui->tour.on = true;
	ui->tour.base = ui->path.at;
	ui->tour.pushed = false;
	step_begin(ui, ui->tour.step);
}

static void tour_end(struct ui *ui)
{
	ui->tour.on = false;
	if (ui->tour.pushed && ui->path.at == ui->tour.base)
		path_back(ui);
	if (!steps[ui->tour.step].done) {
		ui->tour.step = 0;
		ui_notice(ui, _("the tour is over; :tour begins it again"));
	} else {
		ui_notice(ui, _("the tour is left; :tour goes on with it"));
	}
}

void tour_command(struct ui *ui)
{
	bool elsewhere = ui_place(ui) != PANE_LIST || *session_filter_text(ui->session);

	if (ui->tour.on) {
		tour_end(ui);
		return;
	}
	if (elsewhere) {
		path_push(ui, PATH_ALL);
		ui_show_view(ui, NULL);
		ui_focus(ui, false);
		ui_put_filter(ui, "");
	}
	tour_begin(ui);
	ui->tour.pushed = elsewhere;
}

bool tour_leave(struct ui *ui)
{
	if (!ui->tour.on || ui->path.at > ui->tour.base)
		return false;
	tour_end(ui);
	return true;
}

void tour_done(struct tour *t)
{
	buf_done(&t->text);
	wrap_done(&t->wrap);
}

void tour_ran(struct ui *ui, enum command c)
{
	struct tour *t = &ui->tour;
	const struct step *step = &steps[t->step];

	if (!t->on)
		return;
	t->seen |= ui->view ? ui->view->bit : 0;
	t->runs[c] += t->runs[c] < RUNS_MOST;
	/* Until something was pressed, the rows may still be coming. */
	if (ui->moved && step->done && step->done(ui))
		step_begin(ui, t->step + 1);
}

/* Append what step I says. */
static void step_say(const struct ui *ui, size_t i, struct buf *out)
{
	struct buf number, text;

	buf_init(&number);
	buf_init(&text);
	buf_printf(&number, "%zu/%zu", i + 1, (size_t)STEPS);
	digits_convert(&number, 0);
	step_text(ui, &steps[i], &text);
	/* TRANSLATORS: in the tour: which step this is of how many, as "3/12"; what to do. */
	buf_printf(out, _("Tour %s: %s"), buf_str(&number), buf_str(&text));
	buf_done(&number);
	buf_done(&text);
}

/* Put what step I says into T, in lines of WIDTH cells. */
static void step_make(struct tour *t, const struct ui *ui, size_t i, int width)
{
	buf_clear(&t->text);
	wrap_clear(&t->wrap);
	step_say(ui, i, &t->text);
	wrap_text(&t->wrap, t->text.data, t->text.len, width, 0);
}

void tour_say(const struct ui *ui, struct buf *out)
{
	if (ui->tour.on)
		step_say(ui, ui->tour.step, out);
}

int tour_make(struct tour *t, const struct ui *ui)
{
	int width = ui->layout.columns - 2, room = ui->layout.rows / ROWS_PART, rows = 0;

	if (!t->on || width < 1)
		return 0;
	/* As many for each step: nothing moves that one is looking at. */
	for (size_t i = 0; i < STEPS; i++) {
		step_make(t, ui, i, width);
		rows = (int)t->wrap.n > rows ? (int)t->wrap.n : rows;
	}
	step_make(t, ui, t->step, width);
	return rows < room ? rows : room;
}
