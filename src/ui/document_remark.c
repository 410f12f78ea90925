/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/document_remark.h"

#include <string.h>

#include "archive/remark.h"
#include "base/buf.h"
#include "base/charset.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "search/passage.h"
#include "ui/document.h"

/* Of a passage so much stands before its note. */
enum { QUOTED_BYTES = 120 };

void document_before(const struct document *d, size_t i, struct buf *prefix)
{
	const struct paragraph *p = &d->paragraphs[i];
	struct buf none;

	if (!i || !document_is_text(p - 1))
		return;
	buf_init(&none);
	passage_around(p[-1].text, p[-1].len, p[-1].len, p[-1].len, prefix, &none);
	buf_putc(prefix, ' ');
	buf_done(&none);
}

void document_after(const struct document *d, size_t i, struct buf *suffix)
{
	const struct paragraph *p = &d->paragraphs[i];
	struct buf none;

	if (i + 1 >= d->n || !document_is_text(p + 1))
		return;
	buf_init(&none);
	buf_putc(suffix, ' ');
	passage_around(p[1].text, p[1].len, 0, 0, &none, suffix);
	buf_done(&none);
}

/* How alike the neighbours of paragraph I are to those of NOTE, where its passage was all of a paragraph. */
static size_t alike(const struct document *d, size_t i, const struct remark_note *note)
{
	struct buf prefix, suffix;
	size_t like;

	buf_init(&prefix);
	buf_init(&suffix);
	document_before(d, i, &prefix);
	document_after(d, i, &suffix);
	like = prefix.len && !strcmp(prefix.data, note->prefix) ? prefix.len : 0;
	like += suffix.len && !strcmp(suffix.data, note->suffix) ? suffix.len : 0;
	buf_done(&prefix);
	buf_done(&suffix);
	return like;
}

/* Find the passage of NOTE among the paragraphs of statement NUMBER. */
static bool find_passage(struct document *d, struct fold *fold, const struct remark_note *note,
			 size_t number)
{
	struct document_noted best = {0};
	size_t most = 0;
	bool found = false;

	for (size_t i = 0; i < d->n; i++) {
		const struct paragraph *p = &d->paragraphs[i];
		struct query_range at;
		size_t like;

		if (!document_is_text(p) || (p->of && p->number != number) ||
		    !passage_find(fold, &d->map, p->text, p->len, note, &at, &like))
			continue;
		like += alike(d, i, note);
		if (found && like <= most)
			continue;
		best = (struct document_noted){i, at.start, at.end, note};
		most = like;
		found = true;
	}
	if (!found)
		return false;
	d->noted = vec_fit(d->noted, d->noted_n + 1, &d->noted_size, sizeof *d->noted);
	d->noted[d->noted_n++] = best;
	return true;
}

static void add_note(struct document *d, const struct remark_note *note, bool found)
{
	size_t len = strlen(note->exact), cut = utf8_fit(note->exact, len, QUOTED_BYTES);
	struct paragraph *p;
	struct buf b;

	buf_init(&b);
	if (len)
		buf_printf(&b, "“%.*s%s” ", (int)cut, note->exact,
			   cut < len ? charset_symbol("…", "~") : "");
	if (!found)
		/* TRANSLATORS: of the passage of a note, which stands before it. */
		buf_printf(&b, "%s ", _("(no longer in this text)"));
	buf_puts(&b, note->text);
	p = document_add(d, arena_copy(&d->arena, b.data, b.len), b.len, STYLE_TEXT, false);
	p->indent = 2;
	buf_done(&b);
}

void document_add_remark(struct document *d, struct fold *fold, const struct remark *m,
			 size_t number)
{
	/* TRANSLATORS: heading above the notes of the user. */
	const char *title = _("Your notes");
	size_t first = d->n;

	if (!m || !m->notes_n)
		return;
	document_add(d, title, strlen(title), STYLE_HEAD, false)->side = d->side;
	d->paragraphs[first].gap = true;
	for (size_t i = 0; i < m->notes_n; i++) {
		const struct remark_note *note = &m->notes[i];

		add_note(d, note, !*note->exact || find_passage(d, fold, note, number));
	}
}
