/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/recipe_pane.h"
#include "ui/side_pane.h"
#include "ui/ui.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/passages.h"
#include "app/colour.h"
#include "app/paths.h"
#include "app/session.h"
#include "app/settings.h"
#include "app/themes.h"
#include "archive/archive.h"
#include "base/count.h"
#include "base/digits.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "search/query.h"
#include "ui/collocates_pane.h"
#include "ui/concordance_pane.h"
#include "ui/cross_pane.h"
#include "ui/facets_pane.h"
#include "ui/help.h"
#include "ui/mark.h"
#include "ui/order.h"
#include "ui/problems.h"
#include "ui/phrases_pane.h"
#include "ui/query_page.h"
#include "ui/reused_pane.h"
#include "ui/resume.h"
#include "ui/settings_pane.h"
#include "ui/status.h"
#include "ui/timeline_pane.h"
#include "ui/words_pane.h"

/* Read the theme; without colours that is always the one that has none. */
static void ui_read_theme(struct ui *ui)
{
	const char *name = colour_screen(ui->settings->colour) ? ui->settings->theme : THEMES_MONO;
	struct err_list *m = ui->mistakes;

	/* What was wrong with the theme before is no matter any more. */
	if (ui->sheet_n)
		memmove(m->items + ui->sheet_at, m->items + ui->sheet_at + ui->sheet_n,
			(m->n - ui->sheet_at - ui->sheet_n) * sizeof *m->items);
	m->n -= ui->sheet_n;
	ui->sheet_at = m->n;
	themes_read(name, &ui->sheet, m);
	ui->sheet_n = m->n - ui->sheet_at;
	for (size_t i = ui->sheet_at; i < m->n; i++)
		paths_shorten(&m->items[i]);
}

void ui_init(struct ui *ui, struct session *session, struct settings *settings,
	     struct keymap *keymap, struct err_list *mistakes)
{
	*ui = (struct ui){
		.session = session, .settings = settings, .keymap = keymap, .mistakes = mistakes};
	buf_init(&ui->notice);
	buf_init(&ui->best);
	buf_init(&ui->outbox);
	direction_init(&ui->direction, settings);
	keymap->mirrored = ui->direction.mirrored;
	keymap->langmap = langmap_choose(settings->langmap);
	ui->layout.split = settings->split;
	list_init(&ui->list, session);
	columns_read(&ui->list.choice, settings->list);
	ui->list.nothing = &ui->nothing;
	reading_init(&ui->reading, session, &ui->direction, settings->measure);
	ui->views[0] = help_new(session, &ui->direction, keymap);
	ui->views[1] = problems_new(session, &ui->direction, mistakes);
	ui->views[2] = concordance_pane_new(session);
	ui->views[3] = timeline_pane_new(session, settings);
	ui->views[4] = facets_pane_new(session);
	ui->views[5] = words_pane_new(session, settings);
	ui->views[6] = collocates_pane_new(session, settings);
	ui->views[7] = phrases_pane_new(session, settings);
	ui->views[8] = reused_pane_new(session);
	ui->views[9] = recipe_pane_new(session, &ui->direction, settings);
	ui->views[10] = side_pane_new(session);
	ui->views[11] = cross_pane_new(session);
	ui->views[12] = settings_pane_new(session, &ui->direction, settings);
	occasions_init(&ui->occasions, session_fold(session));
	prompt_init(&ui->prompt);
	term_counts_init(&ui->counts, session);
	ui->page = query_page_new(session, settings, &ui->direction);
	nothing_init(&ui->nothing, session);
	reload_init(&ui->reload, session, settings->watch);
	path_init(ui);
	ui_read_theme(ui);
}

void ui_done(struct ui *ui)
{
	speech_stop(&ui->speech);
	reload_done(&ui->reload);
	reading_done(&ui->reading);
	for (int i = 0; i < UI_VIEWS; i++)
		ui->views[i]->ops->free(ui->views[i]);
	occasions_done(&ui->occasions);
	completion_end(&ui->completion);
	prompt_done(&ui->prompt);
	term_counts_done(&ui->counts);
	ui->page->ops->free(ui->page);
	strip_done(&ui->strip);
	tour_done(&ui->tour);
	nothing_done(&ui->nothing);
	note_done(&ui->note);
	direction_done(&ui->direction);
	free(ui->history);
	buf_done(&ui->notice);
	buf_done(&ui->best);
	buf_done(&ui->outbox);
	errand_done(&ui->errand);
	clipboard_done(&ui->copying.clipboard);
	export_done(ui);
	completion_offer_none(&ui->completion);
	path_place_done(&ui->before);
	path_done(ui);
}

void ui_notice(struct ui *ui, const char *format, ...)
{
	va_list args;

	buf_clear(&ui->notice);
	va_start(args, format);
	buf_vprintf(&ui->notice, format, args);
	va_end(args);
	/* It may name what was typed, or a file. */
	if (ui->notice.len) {
		utf8_clean_line(ui->notice.data);
		buf_truncate(&ui->notice, strlen(ui->notice.data));
	}
	ui->chrome_dirty = true;
}

/* Have the query that is in force as the text of the filter, where that has parts that are not. */
static bool ui_drop_unread(struct ui *ui)
{
	struct query *q = session_parse(ui->session, session_filter_text(ui->session));
	struct query_range place;
	bool unread = query_fault(q, &place) > QUERY_NOTED;
	struct buf b;

	buf_init(&b);
	query_print_whole(q, &b);
	if (unread)
		ui_put_filter(ui, buf_str(&b));
	buf_done(&b);
	query_unref(q);
	return unread;
}

bool ui_notice_problem(struct ui *ui)
{
	enum query_fault fault;
	struct query_range place;
	const char *problem = session_filter_problem(ui->session, &fault, &place);

	if (!problem)
		return false;
	ui_notice(ui, "%s", problem);
	return ui_drop_unread(ui);
}

/* N of the mistakes, from number FIRST on. */
static void ui_notice_from(struct ui *ui, size_t first, size_t n)
{
	struct buf b;

	buf_init(&b);
	err_print(&ui->mistakes->items[first], &b);
	if (n == 1)
		ui_notice(ui, "%s", buf_str(&b));
	else
		/* TRANSLATORS: what follows is the first of them, with file and line. */
		ui_notice(ui,
			  ngettext("%zu mistake in settings and keys; ! lists it: %s",
				   "%zu mistakes in settings and keys; ! lists them: %s",
				   (unsigned long)n),
			  n, buf_str(&b));
	buf_done(&b);
}

void ui_notice_mistakes(struct ui *ui)
{
	ui_notice_from(ui, 0, ui->mistakes->n);
}

void ui_theme_changed(struct ui *ui)
{
	ui_read_theme(ui);
	if (ui->sheet_n)
		ui_notice_from(ui, ui->sheet_at, ui->sheet_n);
	else if (!colour_screen(ui->settings->colour) && strcmp(ui->settings->theme, THEMES_MONO))
		ui_notice(ui, "%s",
			  _("there are to be no colours (color, NO_COLOR, CLICOLOR): the theme is "
			    "mono"));
	ui->todo |= UI_THEME | UI_REDRAW;
	ui_layout(ui);
}

/* ---- where one is ---- */

void ui_resize(struct ui *ui, int rows, int columns)
{
	ui->layout.rows = rows;
	ui->layout.columns = columns;
	ui_layout(ui);
}

void ui_be_linear(struct ui *ui, int width)
{
	ui->linear = true;
	ui->list.pane.single = ui->reading.pane.single = ui->page->single = true;
	for (int i = 0; i < UI_VIEWS; i++)
		ui->views[i]->single = true;
	/* Nothing stands at a side: keys mean what they say. */
	ui->direction.mirrored = ui->keymap->mirrored = false;
	ui->reading.document.solid = true;
	ui->reading.measure = width;
	ui_resize(ui, 1, width + 2 * READING_MARGIN);
}

void ui_layout(struct ui *ui)
{
	struct layout *l = &ui->layout;

	/* A terminal that reorders whole rows would move text over the rule. */
	l->stacked = ui->direction.rtl_text && !direction_places(&ui->direction);
	layout_update(l);
	/* Both are there, one at a time. */
	if (ui->linear)
		l->list = l->text = l->body;
	ui->list.pane.area = l->list;
	ui->reading.pane.area = l->text;
	ui->list.pane.focus = !l->focus_text;
	ui->reading.pane.focus = l->focus_text;
	ui->list.pane.dirty = ui->reading.pane.dirty = true;
	if (ui->view) {
		ui->view->area = l->body;
		ui->view->focus = ui->view->dirty = true;
	}
	ui->chrome_dirty = true;
}

void ui_direction_changed(struct ui *ui)
{
	ui->keymap->mirrored = ui->direction.mirrored;
	ui->todo |= UI_DIRECTION;
	reading_rewrap(&ui->reading);
	direction_look(&ui->direction, session_archive(ui->session));
	ui_layout(ui);
}

struct pane *ui_focus_pane(struct ui *ui)
{
	return ui->view ? ui->view : ui->layout.focus_text ? &ui->reading.pane : &ui->list.pane;
}

unsigned ui_place(const struct ui *ui)
{
	if (ui->prompt.kind != PROMPT_NONE)
		return PANE_PROMPT;
	if (ui->view)
		return ui->view->bit;
	return ui->layout.focus_text ? PANE_TEXT : PANE_LIST;
}

void ui_focus(struct ui *ui, bool text)
{
	ui->layout.focus_text = text;
	ui_layout(ui);
}

void ui_show_view(struct ui *ui, struct pane *view)
{
	struct pane *closed = ui->view;

	if (view == closed)
		return;
	if (closed && closed->ops->close)
		closed->ops->close(closed);
	if (view)
		view->area = ui->layout.body;
	if (view && view->ops->open)
		view->ops->open(view);
	ui->view = view;
	ui_layout(ui);
}

void ui_toggle(struct ui *ui, unsigned bit)
{
	struct pane *view = NULL;

	for (int i = 0; i < UI_VIEWS; i++)
		if (ui->views[i]->bit == bit && ui->views[i] != ui->view)
			view = ui->views[i];
	if (!view && path_undo(ui, PATH_OPEN))
		return;
	path_push(ui, PATH_OPEN);
	ui_show_view(ui, view);
}

void ui_select(struct ui *ui, size_t row)
{
	list_select(&ui->list, row);
	reading_follow(&ui->reading);
}

/* ---- what a view wants ---- */

/* ADD TERM to the filter, or have it instead, leave the view, and go to the list. */
static void ui_narrow(struct ui *ui, const char *term, bool add)
{
	struct buf b;

	buf_init(&b);
	if (add)
		ui_filter_begin(ui, &b);
	buf_puts(&b, term);
	path_push(ui, PATH_ALL);
	ui_show_view(ui, NULL);
	ui_focus(ui, false);
	ui_put_filter(ui, buf_str(&b));
	buf_done(&b);
}

/* Leave the view for the text of a statement, at a match. */
static void ui_read(struct ui *ui, const struct request *r)
{
	path_push(ui, PATH_OPEN);
	ui_show_view(ui, NULL);
	ui_select(ui, view_row(session_view(ui->session), r->number));
	if (r->term)
		reading_look(&ui->reading, r->term);
	ui_focus(ui, true);
	reading_hit_at(&ui->reading, session_archive(ui->session)->items[r->number], &r->at);
}

/* From a view that counts to what it has counted. */
static void ui_list(struct ui *ui, struct passages *passages)
{
	path_push(ui, PATH_OPEN);
	for (int i = 0; i < UI_VIEWS; i++)
		if (ui->views[i]->bit == PANE_CONCORDANCE) {
			ui_show_view(ui, ui->views[i]);
			concordance_pane_list(ui->views[i], passages);
		}
}

bool ui_cross(struct ui *ui, const char *fields)
{
	size_t len = strcspn(fields, " ,");
	const char *across = fields + len + strspn(fields + len, " ,");
	size_t across_len = strcspn(across, " ,");
	struct pane *pane = NULL;

	if (!*across) {
		across = timeline_unit_name(TIMELINE_YEAR);
		across_len = strlen(across);
	}
	if (!cross_can(fields, len) || !cross_can(across, across_len) ||
	    across[across_len + strspn(across + across_len, " ")])
		return false;
	for (int i = 0; i < UI_VIEWS; i++)
		pane = ui->views[i]->bit == PANE_CROSS ? ui->views[i] : pane;
	path_push(ui, PATH_OPEN);
	cross_pane_choose(pane, fields, len, across, across_len);
	if (ui->view == pane)
		pane->ops->changed(pane);
	else
		ui_show_view(ui, pane);
	ui->chrome_dirty = true;
	return true;
}

/* Leave the view for the text of statement NUMBER, and the filter too where that does not show it. */
static void ui_show_statement(struct ui *ui, size_t number)
{
	unsigned parts = PATH_OPEN;
	struct path_place place;

	path_save(ui, &place);
	if (!view_shows(session_view(ui->session), number)) {
		*place.filter = '\0';
		parts = PATH_ALL;
	}
	path_push(ui, parts);
	place.selected = number;
	place.text = (struct document_place){0};
	place.hit = READING_NO_HIT;
	place.view = 0;
	place.focus_text = true;
	path_restore(ui, &place, parts);
	path_place_done(&place);
	if (parts == PATH_ALL)
		ui_notice(ui, _("the filter does not show this statement: here are all"));
}

bool ui_view_command(struct ui *ui)
{
	struct pane *view = ui->view;
	struct request r = {0};

	if (view && view->ops->command)
		r = view->ops->command(view, ui->command, ui->count);
	switch (r.kind) {
	case REQUEST_UNKNOWN: return false;
	case REQUEST_NOTHING: break;
	case REQUEST_NARROW: ui_narrow(ui, r.term, true); break;
	case REQUEST_FILTER: ui_narrow(ui, r.term, false); break;
	case REQUEST_SHOW: ui_show_statement(ui, r.number); break;
	case REQUEST_SAY: ui_notice(ui, "%s", r.term); break;
	case REQUEST_TYPE: ui_open_prompt(ui, PROMPT_GO, r.term); break;
	case REQUEST_READ: ui_read(ui, &r); break;
	case REQUEST_PASSAGES: ui_list(ui, r.passages); break;
	case REQUEST_CROSS: ui_cross(ui, r.term); break;
	case REQUEST_ASK:
		ui->prompt.label = r.label;
		ui_open_prompt(ui, PROMPT_ASK, "");
		break;
	}
	passages_unref(r.passages);
	free(r.term);
	return true;
}

long ui_times(const struct ui *ui)
{
	return command_times(ui->count);
}

/* ---- when something changes ---- */

void ui_sync_selection(struct ui *ui)
{
	list_follow(&ui->list);
	reading_follow(&ui->reading);
	ui->chrome_dirty = true;
}

void ui_sorted(struct ui *ui)
{
	const struct view *v = session_view(ui->session);
	enum field_id sort;
	struct buf name;
	bool reverse;
	int percent;

	if (!ui->sorting || session_sorts(ui->session, &sort, &reverse, &percent))
		return;
	ui->sorting = false;
	if (ui->prompt.kind != PROMPT_NONE || ui->notice.len)
		return;
	buf_init(&name);
	order_name(v->sort, v->reverse, &name);
	ui_notice(ui, "%s", buf_str(&name));
	buf_done(&name);
}

/* The view shows what the list does. */
static void ui_view_changed(struct ui *ui)
{
	ui->todo |= UI_ROWS;
	if (ui->view && ui->view->ops->changed)
		ui->view->ops->changed(ui->view);
}

/* List and text show dates again. */
static void ui_calendars_changed(struct ui *ui)
{
	reading_calendars(&ui->reading);
	ui_view_changed(ui);
	ui->list.pane.dirty = ui->chrome_dirty = true;
	if (ui->view)
		ui->view->dirty = true;
}

void ui_calendars(const struct ui *ui, struct buf *b)
{
	const struct calendar_choice *c = session_calendars(ui->session);

	buf_puts(b, _(calendar_title(c->first)));
	if (c->first != c->second)
		buf_printf(b, " + %s", _(calendar_title(c->second)));
}

void ui_set_calendars(struct ui *ui, const struct calendar_choice *choice)
{
	struct buf name;

	session_set_calendars(ui->session, choice);
	ui_calendars_changed(ui);
	buf_init(&name);
	ui_calendars(ui, &name);
	/* TRANSLATORS: %s is one calendar, or two: "Solar Hijri", "Gregorian + Solar Hijri". */
	ui_notice(ui, _("calendar: %s"), buf_str(&name));
	buf_done(&name);
}

/* Remember what matched something, for when what is added to it does not: whole terms, which a blank ends,
 * as far as they leave something out. */
static void ui_note_best(struct ui *ui)
{
	size_t n = session_view(ui->session)->n, len = ui->prompt.text.len;
	const char *text = prompt_text(&ui->prompt);
	enum query_fault fault;
	struct query_range place;

	if (ui->prompt.kind != PROMPT_FILTER || !session_settled(ui->session) || n == 0 ||
	    n == session_total(ui->session) || !len || text[len - 1] != ' ')
		return;
	session_filter_problem(ui->session, &fault, &place);
	if (fault > QUERY_NOTED)
		return;
	buf_clear(&ui->best);
	buf_puts(&ui->best, text);
	ui->best_n = n;
}

void ui_rows_changed(struct ui *ui)
{
	ui_sync_selection(ui);
	reload_rows(&ui->reload, &ui->list);
	reading_match(&ui->reading);
	ui->list.pane.dirty = nothing_follow(&ui->nothing) || ui->list.pane.dirty;
	ui_note_best(ui);
	ui_view_changed(ui);
	path_settle(ui);
}

void ui_put_filter(struct ui *ui, const char *text)
{
	if (session_filter(ui->session, text))
		ui_rows_changed(ui);
	else
		ui_note_best(ui);
	ui->list.pane.dirty = ui->chrome_dirty = true;
}

void ui_filter(struct ui *ui, const char *text)
{
	if (strcmp(session_filter_text(ui->session), text) != 0)
		path_push(ui, PATH_ALL);
	path_stop(ui);
	ui_put_filter(ui, text);
}

void ui_filter_begin(const struct ui *ui, struct buf *out)
{
	query_text_begin(session_filter_text(ui->session), out);
}

void ui_filter_within(struct ui *ui, const char *term)
{
	struct buf b;

	buf_init(&b);
	ui_filter_begin(ui, &b);
	buf_puts(&b, term);
	ui_filter(ui, buf_str(&b));
	buf_done(&b);
}

void ui_open_prompt(struct ui *ui, enum prompt_kind kind, const char *text)
{
	path_place_done(&ui->before);
	path_save(ui, &ui->before);
	path_stop(ui);
	buf_clear(&ui->best);
	completion_offer_none(&ui->completion);
	prompt_open(&ui->prompt, kind, text);
	ui->chrome_dirty = true;
}

/* Each key searches from where the prompt was opened, not from where the last one led. */
void ui_type_filter(struct ui *ui, const char *text)
{
	session_view(ui->session)->selected = ui->before.selected;
	ui_put_filter(ui, text);
}

/* ---- what comes from the session ---- */

/* Reading was stopped: what is there is not all. */
static void ui_notice_stopped(struct ui *ui)
{
	size_t n = session_total(ui->session);

	ui_notice(ui,
		  ngettext("reading stopped: %zu statement is here; R reads the whole archive",
			   "reading stopped: %zu statements are here; R reads the whole archive",
			   (unsigned long)n),
		  n);
	count_group(&ui->notice, 0);
	digits_convert(&ui->notice, 0);
}

static void ui_notice_failed(struct ui *ui)
{
	const struct err *err = session_error(ui->session);
	const char *slash = strrchr(err->file, '/');

	ui_notice(ui, "%s: %s", slash ? slash + 1 : err->file, err->text);
}

/* Everything has been read again; CHANGED is what session_poll() said. */
static void ui_reloaded(struct ui *ui, unsigned changed)
{
	const struct reading_spot spot = reading_spot(&ui->reading);
	size_t selected = session_view(ui->session)->selected, n = session_total(ui->session);
	bool given_up;

	/* Old statements are gone; the same one may stand where it stood. */
	reload_keep(&ui->reload, &ui->list);
	given_up = export_stop(ui, NULL);
	ui->before.selected = selected;
	path_reload(ui, session_archive(ui->session));
	reading_forget(&ui->reading);
	ui_sync_selection(ui);
	if (selected != VIEW_NONE && !(changed & SESSION_GONE))
		reading_resume(&ui->reading, &spot);
	if (given_up)
		ui_notice(ui, _("the file was not written: all has been read again meanwhile"));
	else
		ui_notice(ui,
			  ngettext("read again: %zu statement", "read again: %zu statements",
				   (unsigned long)n),
			  n);
	count_say(&ui->notice, 0);
	ui->todo |= UI_RELOADED;
	occasions_forget(&ui->occasions);
	term_counts_forget(&ui->counts);
	for (int i = 0; i < UI_VIEWS; i++)
		if (ui->views[i]->ops->forget)
			ui->views[i]->ops->forget(ui->views[i]);
	ui_view_changed(ui);
}

/* A problem, told in the same row, matters more than the hint does. */
static void ui_hint_leaves(struct ui *ui)
{
	if (!ui->hint || !problems_count(ui->session, ui->mistakes))
		return;
	if (!strcmp(buf_str(&ui->notice), ui->hint))
		buf_clear(&ui->notice);
	ui->hint = NULL;
	ui->chrome_dirty = true;
}

bool ui_takes_news(const struct ui *ui)
{
	return ui->prompt.kind != PROMPT_NOTE;
}

static void ui_poll_session(struct ui *ui)
{
	enum calendar second = session_calendars(ui->session)->second;
	unsigned changed = session_poll(ui->session);
	struct view *v = session_view(ui->session);

	if (!ui->moved && v->n)
		v->selected = view_at(v, 0);
	if (direction_look(&ui->direction, session_archive(ui->session))) {
		ui_layout(ui);
		ui->todo |= UI_RTL_TEXT;
	}
	if (changed & SESSION_RELOADED)
		ui_reloaded(ui, changed);
	if (changed & SESSION_ROWS)
		ui_rows_changed(ui);
	if (session_calendars(ui->session)->second != second)
		ui_calendars_changed(ui);
	/* A small archive may have been read before there was a ui to hear of it. */
	if (!ui->arrived && session_has_opened(ui->session)) {
		ui->arrived = true;
		mark_arrived(ui);
		ui->resuming = ui->settings->resume && !*session_filter_text(ui->session);
	} else if (changed & SESSION_REMARKS) {
		mark_changed(ui);
	}
	if (ui->resuming && !session_busy(ui->session) && session_settled(ui->session)) {
		ui->resuming = false;
		if (!ui->moved)
			resume_go(ui);
	}
	if (changed & SESSION_STOPPED)
		ui_notice_stopped(ui);
	if (changed & SESSION_FAILED)
		ui_notice_failed(ui);
	ui_hint_leaves(ui);
	ui_sorted(ui);
	if (changed || ui->sorting)
		ui->chrome_dirty = true;
}

/* As soon as it is known; the header goes on saying so. */
static void ui_tell_incomplete(struct ui *ui)
{
	bool incomplete = status_incomplete(ui);

	if (incomplete == ui->incomplete)
		return;
	ui->incomplete = incomplete;
	ui->chrome_dirty = true;
	if (incomplete && ui->prompt.kind == PROMPT_NONE)
		ui_notice(ui, "%s", query_overrun_text());
}

bool ui_work(struct ui *ui)
{
	bool more = ui->view && ui->view->ops->work && ui->view->ops->work(ui->view);

	/* Its numbers stand in the header, too. */
	ui->chrome_dirty = ui->chrome_dirty || (ui->view && ui->view->dirty);
	if (ui->prompt.kind == PROMPT_FILTER) {
		bool changed;

		more = term_counts_work(&ui->counts, &changed) || more;
		ui->chrome_dirty = ui->chrome_dirty || changed;
	}
	more = export_work(ui) || more;
	if (nothing_is_busy(&ui->nothing)) {
		more = nothing_work(&ui->nothing) || more;
		ui->list.pane.dirty = true;
	}
	ui_tell_incomplete(ui);
	return more;
}

void ui_poll(struct ui *ui)
{
	struct buf missing;

	if (ui_takes_news(ui))
		ui_poll_session(ui);
	take_go_on(ui);
	buf_init(&missing);
	if (!reload_check(&ui->reload, ui->prompt.kind != PROMPT_NONE, &missing))
		ui_notice(ui, _("%s has gone; what was read of it stays"), buf_str(&missing));
	buf_done(&missing);
	tour_ran(ui, COMMAND_NONE);
}
