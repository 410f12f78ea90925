/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/path.h"

#include <stdlib.h>
#include <string.h>

#include "app/session.h"
#include "archive/archive.h"
#include "base/buf.h"
#include "base/charset.h"
#include "base/err.h"
#include "base/hash.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "text/bidi.h"
#include "text/wrap.h"
#include "ui/direction.h"
#include "ui/ui.h"

/* Steps that are remembered; cells of a crumb at most; bytes of a text that tell it from another. */
enum { STEPS = 200, CRUMB_CELLS = 24, KEY_BYTES = 400 };

/* What is put in cannot turn what stands beside it. */
#define ISOLATE "\u2068"
#define ISOLATE_END "\u2069"

void path_place_done(struct path_place *place)
{
	free(place->filter);
	free(place->look);
	pane_place_done(&place->state);
	*place = (struct path_place){0};
}

static void path_place_copy(struct path_place *to, const struct path_place *from)
{
	*to = *from;
	to->filter = xstrdup(from->filter);
	to->look = from->look ? xstrdup(from->look) : NULL;
	pane_place_copy(&to->state, &from->state);
}

void path_init(struct ui *ui)
{
	struct path *path = &ui->path;

	path->steps = vec_fit(NULL, 1, &path->size, sizeof *path->steps);
	path->steps[0] = (struct path_step){0};
	path_save(ui, &path->steps[0].place);
	path->n = 1;
	/* A filter to start with is a step as well: the way back leads to the whole archive. */
	if (*session_filter_text(ui->session)) {
		path_push(ui, PATH_ALL);
		*path->steps[0].place.filter = '\0';
	}
}

/* Forget the steps from FROM on. */
static void path_cut(struct path *path, size_t from)
{
	for (size_t i = from; i < path->n; i++)
		path_place_done(&path->steps[i].place);
	path->n = from;
}

void path_done(struct ui *ui)
{
	path_cut(&ui->path, 0);
	path_place_done(&ui->path.wanted);
	free(ui->path.steps);
}

/* ---- places ---- */

static uint64_t path_hash(const char *s, uint64_t seed)
{
	return s ? hash_bytes(s, strnlen(s, KEY_BYTES), seed) : seed;
}

/* What a statement is known by when its number has become another one. */
static uint64_t path_key(const struct statement *s)
{
	uint64_t key = path_hash(s->made_id ? NULL : s->id, 0);
	struct buf room;

	key = path_hash(s->edtf, key);
	key = path_hash(s->title, key);
	key = path_hash(s->speaker, key);
	buf_init(&room);
	key = path_hash(kept_text(statement_body(s), &room), key);
	buf_done(&room);
	return key;
}

static struct pane *path_view(const struct ui *ui, unsigned bit)
{
	for (int i = 0; bit && i < UI_VIEWS; i++)
		if (ui->views[i]->bit == bit)
			return ui->views[i];
	return NULL;
}

void path_save(struct ui *ui, struct path_place *place)
{
	const struct view *v = session_view(ui->session);
	const struct archive *a = session_archive(ui->session);

	/* What is still being put back is the place. */
	if (ui->path.waiting) {
		path_place_copy(place, &ui->path.wanted);
		return;
	}
	*place = (struct path_place){
		.filter = xstrdup(session_filter_text(ui->session)),
		.selected = v->selected,
		.key = v->selected < a->n ? path_key(a->items[v->selected]) : 0,
		.top = ui->list.anchor,
		.text = ui->reading.place,
		.hit = ui->reading.hit,
		.look = ui->reading.look_text ? xstrdup(ui->reading.look_text) : NULL,
		.view = ui->view ? ui->view->bit : 0,
		.focus_text = ui->layout.focus_text,
		.zoom = ui->layout.zoom,
		.joined = ui->reading.joined,
	};
	if (ui->view && ui->view->ops->save)
		ui->view->ops->save(ui->view, &place->state);
}

/* Rows and view, which need the rows of the filter. */
static void path_put_rows(struct ui *ui, const struct path_place *place, unsigned parts)
{
	struct view *v = session_view(ui->session);

	if (parts & PATH_ROWS && v->n) {
		if (place->selected != VIEW_NONE)
			v->selected = view_at(v, view_row(v, place->selected));
		ui->list.anchor = place->top;
		ui_sync_selection(ui);
		if (v->selected == place->selected)
			reading_return(&ui->reading, place->text, place->hit);
	}
	if (parts & PATH_VIEW && ui->view && ui->view->bit == place->view && ui->view->ops->restore)
		ui->view->ops->restore(ui->view, &place->state);
}

void path_restore(struct ui *ui, const struct path_place *place, unsigned parts)
{
	struct path *path = &ui->path;
	bool other;

	path_stop(ui);
	if (parts & PATH_VIEW)
		ui_show_view(ui, path_view(ui, place->view));
	if (parts & PATH_JOIN)
		reading_join(&ui->reading, place->joined);
	if (parts & PATH_LOOK)
		reading_look(&ui->reading, place->look);
	if (parts & PATH_FOCUS)
		ui->layout.focus_text = place->focus_text;
	if (parts & PATH_ZOOM)
		ui->layout.zoom = place->zoom;
	ui_layout(ui);
	other = strcmp(session_filter_text(ui->session), place->filter) != 0;
	if (!(parts & PATH_FILTER) || (!other && session_settled(ui->session))) {
		path_put_rows(ui, place, parts);
		return;
	}
	path_place_copy(&path->wanted, place);
	path->waiting = parts;
	session_view(ui->session)->selected = place->selected;
	if (other)
		ui_put_filter(ui, place->filter);
}

void path_settle(struct ui *ui)
{
	struct path *path = &ui->path;
	unsigned parts = path->waiting;

	if (!parts || !session_settled(ui->session))
		return;
	path->waiting = 0;
	path_put_rows(ui, &path->wanted, parts);
	path_place_done(&path->wanted);
}

void path_stop(struct ui *ui)
{
	if (!ui->path.waiting)
		return;
	ui->path.waiting = 0;
	path_place_done(&ui->path.wanted);
}

/* ---- steps ---- */

void path_push_place(struct ui *ui, struct path_place *place, unsigned parts)
{
	struct path *path = &ui->path;

	path_cut(path, path->at + 1);
	path_place_done(&path->steps[path->at].place);
	path->steps[path->at].place = *place;
	*place = (struct path_place){0};
	if (path->n == STEPS) {
		/* The start stays; the step after it goes. */
		path_place_done(&path->steps[1].place);
		memmove(path->steps + 1, path->steps + 2, (STEPS - 2) * sizeof *path->steps);
		path->steps[1].parts = PATH_ALL;
		path->n--;
		path->at--;
	}
	path->steps = vec_fit(path->steps, path->n + 1, &path->size, sizeof *path->steps);
	path->steps[path->n++] = (struct path_step){.place.filter = xstrdup(""), .parts = parts};
	path->at++;
	ui->chrome_dirty = true;
}

void path_push(struct ui *ui, unsigned parts)
{
	struct path_place here;

	path_save(ui, &here);
	path_push_place(ui, &here, parts);
}

/* Leave the present place for the one TO, which is next to it. */
static void path_go(struct ui *ui, size_t to, unsigned parts)
{
	struct path *path = &ui->path;
	struct path_place *here = &path->steps[path->at].place;

	path_place_done(here);
	path_save(ui, here);
	path->at = to;
	path_restore(ui, &path->steps[to].place, parts);
	ui->chrome_dirty = true;
}

bool path_back(struct ui *ui)
{
	struct path *path = &ui->path;

	if (!path->at)
		return false;
	path_go(ui, path->at - 1, path->steps[path->at].parts);
	return true;
}

bool path_forward(struct ui *ui)
{
	struct path *path = &ui->path;

	if (!path_is_ahead(ui, PATH_ALL))
		return false;
	path_go(ui, path->at + 1, path->steps[path->at + 1].parts);
	return true;
}

bool path_undo(struct ui *ui, unsigned parts)
{
	const struct path *path = &ui->path;
	const struct path_place *before;

	if (!path->at || path->steps[path->at].parts != parts)
		return false;
	before = &path->steps[path->at - 1].place;
	/* A search within a view has led to that view as well. */
	return (!ui->view || before->view != ui->view->bit) && path_back(ui);
}

/* ---- another archive ---- */

void path_find_again(struct path_place *place, const struct archive *now)
{
	size_t i = 0;

	while (i < now->n && (!place->key || path_key(now->items[i]) != place->key))
		i++;
	place->selected = i < now->n ? i : VIEW_NONE;
	/* Numbers of statements and values mean nothing any more. */
	place->state.selected = place->state.part = SIZE_MAX;
	free(place->state.picked);
	place->state.picked = NULL;
	place->state.picked_n = 0;
}

void path_adopt(struct ui *ui, struct path_step *steps, size_t n)
{
	struct path *path = &ui->path;
	struct path_place place;

	path_cut(path, 0);
	free(path->steps);
	path->steps = steps;
	path->n = path->size = n;
	path->at = n - 1;
	path_place_copy(&place, &steps[n - 1].place);
	path_restore(ui, &place, PATH_ALL);
	path_place_done(&place);
}

void path_reload(struct ui *ui, const struct archive *now)
{
	struct path *path = &ui->path;

	for (size_t i = 0; i < path->n; i++)
		if (i != path->at)
			path_find_again(&path->steps[i].place, now);
	if (path->waiting)
		path_find_again(&path->wanted, now);
}

/* ---- what the header says ---- */

static const char *path_view_name(unsigned bit)
{
	static const struct {
		unsigned bit;
		const char *name;
	} names[UI_VIEWS] = {
		/* TRANSLATORS: names of views, as short steps of a path. */
		{PANE_HELP, N_("Help")},
		{PANE_PROBLEMS, N_("Problems")},
		{PANE_CONCORDANCE, N_("Concordance")},
		{PANE_TIMELINE, N_("Timeline")},
		{PANE_FACETS, N_("Values")},
		{PANE_CROSS, N_("Table")},
		{PANE_WORDS, N_("Words")},
		{PANE_COLLOCATES, N_("Beside")},
		{PANE_PHRASES, N_("Phrases")},
		{PANE_REUSED, N_("Passages")},
		{PANE_RECIPE, N_("As a command")},
		{PANE_SIDE, N_("Side by side")},
		{PANE_SETTINGS, N_("Settings")},
	};
	size_t i = 0;

	while (names[i].bit != bit)
		i++;
	return _(names[i].name);
}

/* One after the other in TEXT; the first ones are left out from the start. */
struct crumbs {
	struct buf text;
	size_t *starts;
	size_t n, size;
};

static void crumb_add(struct crumbs *c, const char *s)
{
	int cells;
	size_t len = strlen(s), fits = wrap_fit(s, len, CRUMB_CELLS, &cells);
	bool apart = direction_own() == BIDI_RTL || bidi_possible(s, fits);

	c->starts = vec_fit(c->starts, c->n + 1, &c->size, sizeof *c->starts);
	c->starts[c->n++] = c->text.len;
	buf_printf(&c->text, "%s%.*s%s%s", apart ? ISOLATE : "", (int)fits, s,
		   fits < len ? charset_symbol("…", "~") : "", apart ? ISOLATE_END : "");
	buf_putc(&c->text, '\0');
}

static void crumbs_clear(struct crumbs *c)
{
	buf_clear(&c->text);
	c->n = 0;
}

/* The filter NOW after BEFORE: what has been added to it, else all of it. */
static void crumb_filter(struct crumbs *c, const char *before, const char *now)
{
	size_t len = strlen(before);
	const char *more = now;
	struct buf shown;

	if (*now == '(' && !strncmp(now + 1, before, len) && now[1 + len] == ')')
		more = now + len + 2;
	else if (!strncmp(now, before, len) && (now[len] == ' ' || !now[len]))
		more = now + len;
	else
		crumbs_clear(c);
	more += strspn(more, " ");
	buf_init(&shown);
	utf8_add_line(&shown, more, strlen(more));
	if (shown.len)
		crumb_add(c, buf_str(&shown));
	buf_done(&shown);
}

/* The statement that is read. */
static void crumb_statement(struct crumbs *c, const struct ui *ui)
{
	const struct statement *s = ui->reading.statement;
	char room[STATEMENT_LABEL_SIZE];

	if (s)
		crumb_add(c, s->turn && s->speaker ? s->speaker : statement_label(s, room));
}

static void crumbs_make(const struct ui *ui, struct crumbs *c)
{
	const struct path *path = &ui->path;
	const char *before = "";
	/* What is being typed stands in the prompt. */
	bool typed = ui->prompt.kind == PROMPT_FILTER;
	/* Steps within the view that is open: it names itself. */
	size_t within = path->at;

	while (ui->view && within && path->steps[within - 1].place.view == ui->view->bit)
		within--;
	for (size_t i = 0; i <= path->at; i++) {
		const struct path_place *place = &path->steps[i].place;
		bool here = i == path->at;
		const char *filter = !here   ? place->filter
				     : typed ? ui->before.filter
					     : session_filter_text(ui->session);

		if (strcmp(filter, before) != 0)
			crumb_filter(c, before, filter);
		before = filter;
		if (i < within && place->view &&
		    (!i || path->steps[i - 1].place.view != place->view))
			crumb_add(c, path_view_name(place->view));
	}
	if (!ui->view && ui->layout.focus_text)
		crumb_statement(c, ui);
	if (!ui->view && ui->reading.joined)
		/* TRANSLATORS: a step of the path: a sitting read as one text. */
		crumb_add(c, _("the sitting"));
	if (!ui->view && ui->reading.look && ui->prompt.kind != PROMPT_LOOK)
		crumb_add(c, ui->reading.look_text);
}

void path_crumbs(const struct ui *ui, int columns, struct buf *out)
{
	const char *sign = charset_symbol(" › ", " > ");
	struct crumbs c = {.n = 0};
	size_t from, start = out->len;

	buf_init(&c.text);
	crumbs_make(ui, &c);
	for (from = 0; from < c.n; from++) {
		buf_truncate(out, start);
		if (from)
			buf_printf(out, "%s%s", charset_symbol("…", "~"), sign);
		for (size_t i = from; i < c.n; i++)
			buf_printf(out, "%s%s", i > from ? sign : "", c.text.data + c.starts[i]);
		if (utf8_cells(buf_str(out) + start, out->len - start) <= columns)
			break;
	}
	/* That there is a way is said where none of it has room. */
	if (from == c.n) {
		buf_truncate(out, start);
		buf_puts(out, c.n ? charset_symbol("…", "~") : "");
	}
	buf_done(&c.text);
	free(c.starts);
}

bool path_is_ahead(const struct ui *ui, unsigned parts)
{
	const struct path *path = &ui->path;

	return path->at + 1 < path->n && path->steps[path->at + 1].parts & parts;
}
