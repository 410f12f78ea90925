/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/query_page.h"

#include <string.h>

#include "app/session.h"
#include "app/settings.h"
#include "archive/archive.h"
#include "archive/statement_date.h"
#include "base/alternatives.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "search/view.h"
#include "ui/overlay.h"
#include "ui/query_example.h"

/* Cells of the column of examples. */
enum { EXAMPLE_CELLS = 26 };

struct query_page {
	struct overlay overlay;
	const struct settings *settings;
	enum prompt_kind kind;
	const char *text;
};

static void add(struct overlay *o, const char *example, const char *help)
{
	overlay_add_pair(o, example, help, EXAMPLE_CELLS);
}

/* Whether EXAMPLE finds something; where nothing is there yet, all may. */
static bool finds(const struct overlay *o, const char *example)
{
	return !session_total(o->session) || query_example_finds(o->session, example);
}

/* The example is made of WORD, which the archive may not have, and of what stands around it; it is left out
 * where nothing is found so. */
static void add_made(struct overlay *o, const char *before, const char *word, const char *after,
		     const char *last, const char *help)
{
	struct buf example;

	/* What joins two words stands between blanks. */
	if (!*word || (*after == ' ' && !*last))
		return;
	buf_init(&example);
	buf_printf(&example, "%s%s%s%s", before, word, after, last);
	if (finds(o, buf_str(&example)))
		add(o, buf_str(&example), help);
	buf_done(&example);
}

static bool finds_without(const struct overlay *o, const char *one, const char *two)
{
	struct buf example;
	bool found;

	buf_init(&example);
	buf_printf(&example, "%s -%s", one, two);
	found = finds(o, buf_str(&example));
	buf_done(&example);
	return found;
}

/* Each help is short enough for one line of 80 cells: all of it is one page there. */
static void add_words(struct overlay *o, const struct query_example *e)
{
	const char *one = e->word[0].len ? buf_str(&e->word[0]) : _("word");
	/* TRANSLATORS: an example word, or a heading, of the page on what a filter may say. */
	const char *two = e->word[1].len ? buf_str(&e->word[1]) : _("other");

	add_made(o, "", one, " ", two, _("both occur, in any case, with or without accents"));
	add_made(o, "\"", buf_str(&e->phrase), "\"", "", _("one after the other"));
	add_made(o, "=", buf_str(&e->written), "", "",
		 _("this very word, letter by letter: capitals count"));
	add_made(o, "", one, " -", finds_without(o, one, two) ? two : buf_str(&e->beside),
		 _("the first, but not the second"));
	add_made(o, "", one, " | ", two, _("one of them; ( ) groups; also AND, OR, NOT"));
	add_made(o, "", one, "*", "", _("words that begin so; *word: that end so"));
	add_made(o, "", one, "~", "", _("words that differ in a letter or two"));
	add_made(o, "", one, " NEAR/5 ", buf_str(&e->beside), _("within five words of each other"));
#if HAVE_PCRE2
	add_made(o, "/", one, ".*/", "", _("a regular expression"));
#endif
	if (e->value.len && finds(o, buf_str(&e->value)))
		add(o, buf_str(&e->value), _("only there; Tab puts in fields and their values"));
	else
		add_made(o, "title:", buf_str(&e->title), "", "", _("only in the title"));
	if (e->language.len && finds(o, buf_str(&e->language)))
		add(o, buf_str(&e->language), _("in this language, by its code or its name"));
}

static void add_year(struct overlay *o, const char *before, int from, const char *between, int to,
		     const char *help)
{
	struct buf example;

	buf_init(&example);
	buf_printf(&example, "%s%d%s", before, from, between);
	if (to)
		buf_printf(&example, "%d", to);
	if (finds(o, buf_str(&example)))
		add(o, buf_str(&example), help);
	buf_done(&example);
}

static void add_dates(struct overlay *o, const struct query_example *e)
{
	int year = e->last_year ? e->last_year : 2021, first = e->first_year ? e->first_year : 2019;

	add_year(o, "", year, "", 0, _("dated in that year, or the number in the text"));
	add_year(o, "", first, "..", year, _("dated within; an end may be left out"));
	add_year(o, "year:", year, "", 0, _("the date alone; also date:2020-05, 2020-05-17"));
	add_year(o, "=", year, "", 0, _("certainly dated so"));
	if (e->own_year)
		add_year(o, strcmp(e->own_calendar, "sh") ? "ah:" : "sh:", e->own_year, "", 0,
			 _("sh: Solar Hijri, ah: lunar Hijri, ad: Gregorian"));
}

static void add_more(struct overlay *o, const struct query_page *p)
{
	const struct archive *a = session_archive(o->session);
	const struct settings *s = p->settings;
	struct alternatives list;
	struct buf name, names;

	buf_init(&name);
	buf_init(&names);
	add(o, "mark:marked", _("your marks; also mark:noted, tag:word, note:word"));
	add(o, "sample:20", _("so many of what matches, drawn by chance"));
	/* TRANSLATORS: an example word, or a heading, of the page on what a filter may say. */
	buf_printf(&name, ":%s", s->names_n ? s->names[0].name : _("name"));
	add(o, buf_str(&name), _("a filter of your own, from the settings"));
	alternatives_begin(&list, &names);
	for (const struct field *f = field_table; f < field_table + field_count; f++)
		if (f->search != FIELD_SEARCH_NONE &&
		    (!f->many || a->fields & FIELD_BIT(field_number(f))))
			alternatives_add(&list, _(f->name));
	alternatives_end(&list);
	/* TRANSLATORS: an example word, or a heading, of the page on what a filter may say. */
	add(o, _("the fields"), buf_str(&names));
	buf_done(&name);
	buf_done(&names);
}

/* What the ':' prompt takes. */
static void add_places(struct overlay *o)
{
	const struct view *v = session_view(o->session);
	const struct archive *a = session_archive(o->session);
	struct buf date;

	overlay_add_heading(o, _("Where to go"));
	add(o, "12", _("to the row of that number"));
	buf_init(&date);
	if (v->n)
		statement_date_words(a->items[view_at(v, 0)], session_calendars(o->session), &date);
	/* The first of the calendars that it is in. */
	if (strstr(buf_str(&date), " · "))
		buf_truncate(&date, (size_t)(strstr(date.data, " · ") - date.data));
	if (date.len)
		add(o, buf_str(&date), _("to that date, as it is printed, in any calendar"));
	buf_done(&date);
	add(o, "2021  2021-05-17", _("to that year, or that day"));
	add(o, "50%  $", _("to the middle, to the end"));
	overlay_add_heading(o, _("What to do"));
	add(o, "sort title", _("by a field; columns date title: what stands in a row"));
	add(o, "calendar persian", _("dates in that calendar, or in two: gregorian+persian"));
	add(o, "timeline  quit  ...", _("a command by its name; Tab puts them in"));
	add(o, _("name"), _("a filter of your own, from the settings"));
}

static void query_page_open(struct pane *pane)
{
	struct query_page *p = (struct query_page *)pane;
	struct query_example e;

	if (p->kind == PROMPT_GO) {
		add_places(&p->overlay);
	} else {
		query_example_make(&e, p->overlay.session);
		add_words(&p->overlay, &e);
		add_dates(&p->overlay, &e);
		add_more(&p->overlay, p);
		query_example_done(&e);
	}
	overlay_filled(&p->overlay);
}

static void query_page_title(const struct pane *pane, struct buf *title, struct buf *right)
{
	const struct query_page *p = (const struct query_page *)pane;

	(void)right;
	buf_puts(title, p->kind == PROMPT_GO ? _("What may be typed after :")
					     : _("What a filter may say"));
}

/* What is typed so far: it is still there. */
static void query_page_status(const struct pane *pane, struct buf *left)
{
	const struct query_page *p = (const struct query_page *)pane;

	buf_puts(left, p->kind == PROMPT_GO ? ":" : "/");
	utf8_add_line(left, p->text, strlen(p->text));
}

void query_page_of(struct pane *page, enum prompt_kind kind, const char *text)
{
	struct query_page *p = (struct query_page *)page;

	p->kind = kind;
	p->text = text;
}

static const struct pane_ops ops = {
	.step = overlay_step,
	.open = query_page_open,
	.title = query_page_title,
	.status = query_page_status,
	.close = overlay_close,
	.free = overlay_free,
};

struct pane *query_page_new(struct session *session, const struct settings *settings,
			    const struct direction *direction)
{
	struct query_page *p = xcalloc(1, sizeof *p);

	overlay_init(&p->overlay, &ops, PANE_QUERY, session, direction);
	p->settings = settings;
	p->text = "";
	return &p->overlay.pane;
}
