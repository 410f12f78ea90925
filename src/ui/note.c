/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/note.h"

#include <stdlib.h>
#include <string.h>

#include "app/session.h"
#include "archive/remark.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/vec.h"
#include "search/passage.h"
#include "text/sanitize.h"
#include "ui/document_remark.h"
#include "ui/mark.h"
#include "ui/ui.h"

static void forget(struct note *n)
{
	free(n->id);
	free(n->loaded);
	n->id = n->loaded = NULL;
	n->asked = false;
}

void note_done(struct note *n)
{
	forget(n);
}

/* ---- what a note can be on ---- */

struct targets {
	struct document_noted *items;
	size_t n, size;
};

static void target_add(struct targets *t, size_t paragraph, size_t start, size_t end)
{
	for (size_t i = t->n; i-- > 0 && t->items[i].paragraph == paragraph;)
		if (t->items[i].start == start && t->items[i].end == end)
			return;
	t->items = vec_fit(t->items, t->n + 1, &t->size, sizeof *t->items);
	t->items[t->n++] = (struct document_noted){paragraph, start, end, NULL};
}

/* Each paragraph of the statement's text, and after it the matches and noted passages in it. */
static void targets_make(const struct ui *ui, struct targets *t)
{
	const struct document *d = &ui->reading.document;

	for (size_t i = 0; i < d->n; i++) {
		const struct paragraph *p = &d->paragraphs[i];

		if (!document_is_text(p) || !p->len || (p->of && p->number != ui->note.number))
			continue;
		target_add(t, i, 0, p->len);
		for (size_t k = p->range; k < p->range + p->ranges; k++)
			target_add(t, i, d->ranges.items[k].start, d->ranges.items[k].end);
		for (size_t k = 0; k < d->noted_n; k++)
			if (d->noted[k].paragraph == i)
				target_add(t, i, d->noted[k].start, d->noted[k].end);
	}
}

static const struct remark *remark_now(const struct ui *ui)
{
	const struct archive *a = session_archive(ui->session);

	return ui->note.number < a->n
		       ? remarks_of(session_remarks(ui->session), a->items[ui->note.number])
		       : NULL;
}

/* Whether NOTED is the passage AT: its words, found again by their letters alone, with no mark at their
 * edges. */
static bool is_same(const struct document *d, const struct document_noted *noted,
		    const struct document_noted *at)
{
	const char *text = d->paragraphs[at->paragraph].text;
	struct buf exact;
	bool same;

	if (noted->paragraph != at->paragraph || noted->end <= at->start || at->end <= noted->start)
		return false;
	buf_init(&exact);
	passage_plain(text, at->start, at->end, &exact);
	same = (noted->start == at->start && noted->end == at->end) ||
	       !strcmp(buf_str(&exact), noted->note->exact);
	buf_done(&exact);
	return same;
}

/* The note that is there already. */
static const struct remark_note *note_at(const struct ui *ui, const struct document_noted *at)
{
	const struct document *d = &ui->reading.document;
	const struct remark *m = remark_now(ui);

	for (size_t i = 0; m && !at && i < m->notes_n; i++)
		if (!*m->notes[i].exact)
			return &m->notes[i];
	for (size_t i = 0; m && at && i < d->noted_n; i++)
		if (is_same(d, &d->noted[i], at))
			return d->noted[i].note;
	return NULL;
}

/* Write on AT from here on, NULL: on the whole statement. */
static void choose(struct ui *ui, const struct document_noted *at)
{
	struct document *d = &ui->reading.document;
	const char *typed = prompt_text(&ui->prompt);
	const struct remark_note *note;
	bool open = ui->prompt.kind == PROMPT_NOTE;

	if (at)
		reading_show(&ui->reading,
			     (struct document_place){at->paragraph, at->start, false});
	d->choosing = at != NULL;
	if (at)
		d->chosen = *at;
	ui->reading.pane.dirty = true;
	/* What has been typed stays, and is a note of its own. */
	if (open && strcmp(typed, ui->note.loaded ? ui->note.loaded : "") != 0) {
		free(ui->note.id);
		ui->note.id = NULL;
		return;
	}
	note = note_at(ui, at);
	forget(&ui->note);
	if (note) {
		ui->note.id = xstrdup(note->id);
		ui->note.loaded = xstrdup(note->text);
	}
	if (open)
		prompt_replace(&ui->prompt, 0, ui->prompt.text.len, note ? note->text : "");
}

void note_step(struct ui *ui, int step)
{
	const struct document *d = &ui->reading.document;
	struct targets t = {NULL, 0, 0};
	size_t at = 0;

	targets_make(ui, &t);
	if (!d->choosing) {
		/* The first one in sight. */
		while (at < t.n && t.items[at].paragraph < ui->reading.place.paragraph)
			at++;
		if (step > 0 && t.n)
			choose(ui, &t.items[at < t.n ? at : t.n - 1]);
	} else {
		while (at < t.n &&
		       (t.items[at].paragraph != d->chosen.paragraph ||
			t.items[at].start != d->chosen.start || t.items[at].end != d->chosen.end))
			at++;
		if (step < 0 && (!at || at >= t.n))
			choose(ui, NULL);
		else if (at + (size_t)step < t.n)
			choose(ui, &t.items[at + (size_t)step]);
	}
	ui->chrome_dirty = true;
	free(t.items);
}

/* ---- the line ---- */

void note_open(struct ui *ui)
{
	const struct reading *r = &ui->reading;
	struct document_noted at = {0};
	bool hit = ui->layout.focus_text && r->hit < r->document.ranges.n;

	if (!session_view(ui->session)->n || !r->statement)
		return;
	mark_ready(ui);
	ui->note.number = session_view(ui->session)->selected;
	if (hit)
		at = (struct document_noted){document_hit(&r->document, r->hit).paragraph,
					     r->document.ranges.items[r->hit].start,
					     r->document.ranges.items[r->hit].end, NULL};
	hit = hit && document_is_text(&r->document.paragraphs[at.paragraph]);
	choose(ui, hit ? &at : NULL);
	ui_open_prompt(ui, PROMPT_NOTE, ui->note.loaded ? ui->note.loaded : "");
	/* TRANSLATORS: before the note that is typed. */
	ui->prompt.label = _("note: ");
}

static void stop(struct ui *ui)
{
	forget(&ui->note);
	ui->reading.document.choosing = false;
	ui->reading.pane.dirty = true;
}

void note_cancel(struct ui *ui)
{
	stop(ui);
}

/* What stands around AT; where the paragraph ends its neighbours go on. */
static void around(const struct document *d, const struct document_noted *at, struct buf *prefix,
		   struct buf *suffix)
{
	const struct paragraph *p = &d->paragraphs[at->paragraph];

	passage_around(p->text, p->len, at->start, at->end, prefix, suffix);
	if (!prefix->len)
		document_before(d, at->paragraph, prefix);
	if (!suffix->len)
		document_after(d, at->paragraph, suffix);
}

/* What was pasted may hold anything: a line that is not clean would not be read again. */
static void clean(const char *text, struct buf *copy)
{
	text += strspn(text, " ");
	sanitize(copy, text, strlen(text), 0);
	while (copy->len && copy->data[copy->len - 1] == ' ')
		buf_truncate(copy, copy->len - 1);
}

bool note_asks(struct ui *ui, const char *text)
{
	bool asks;
	struct buf copy;

	buf_init(&copy);
	clean(text, &copy);
	asks = !copy.len && ui->note.id && !ui->note.asked;
	buf_done(&copy);
	if (!asks)
		return false;
	ui->note.asked = true;
	/* TRANSLATORS: two keys: a note was left empty. */
	ui_notice(ui, _("Enter removes the note, Esc keeps it"));
	return true;
}

void note_accept(struct ui *ui, const char *text)
{
	const struct document *d = &ui->reading.document;
	struct buf exact, prefix, suffix, copy;
	struct remark_note note = {.id = ui->note.id};
	struct err err;
	bool kept = true;

	buf_init(&exact);
	buf_init(&prefix);
	buf_init(&suffix);
	buf_init(&copy);
	if (d->choosing && d->chosen.paragraph < d->n) {
		const struct paragraph *p = &d->paragraphs[d->chosen.paragraph];

		passage_plain(p->text, d->chosen.start, d->chosen.end, &exact);
		around(d, &d->chosen, &prefix, &suffix);
	}
	clean(text, &copy);
	if (copy.len || note.id) {
		char nothing[] = "";

		note.exact = exact.len ? exact.data : nothing;
		note.prefix = prefix.len ? prefix.data : nothing;
		note.suffix = suffix.len ? suffix.data : nothing;
		note.text = copy.len ? copy.data : nothing;
		kept = session_note(ui->session, ui->note.number, &note, &err);
		if (!kept)
			ui_notice(ui, _("this holds until you leave: it cannot be kept: %s"),
				  err.text);
		else if (copy.len)
			ui_notice(ui, exact.len ? _("noted, on the passage")
						: _("noted, on the statement"));
		else
			ui_notice(ui, _("the note is removed"));
	}
	buf_done(&exact);
	buf_done(&prefix);
	buf_done(&suffix);
	buf_done(&copy);
	stop(ui);
	mark_changed(ui);
}
