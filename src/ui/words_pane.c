/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/words_pane.h"

#include <stdlib.h>
#include <string.h>

#include "app/session.h"
#include "base/digits.h"
#include "base/err.h"
#include "base/i18n.h"
#include "text/fold.h"

/* List the words that hold what '/' has. */
static void list_words(struct words_pane *p)
{
	const struct keyness *k = &p->keyness;
	size_t n = 0;

	for (size_t i = 0; i < k->rows_n; i++) {
		const struct keyness_word *w = &k->words[k->rows[i].word];

		if (!p->words.len || memmem(w->text, w->len, buf_str(&p->words), p->words.len))
			p->listed[n++] = (uint32_t)i;
	}
	rows_set(&p->rows, n);
	if (p->returns && n) {
		rows_select(&p->rows, p->row);
		p->rows.top = p->top;
		p->returns = false;
	}
	p->pane.dirty = true;
}

static bool words_work(struct pane *pane)
{
	struct words_pane *p = (struct words_pane *)pane;
	enum keyness_state before = p->keyness.state;
	bool more = keyness_work(&p->keyness);

	if (p->keyness.state != before)
		list_words(p);
	return more;
}

static void count_again(struct words_pane *p)
{
	/* Small archives are counted before they are drawn. */
	enum { SLICES = 8 };
	struct tally_source source;

	session_tally_source(p->session, false, &source);
	keyness_start(&p->keyness, &source);
	p->rows = (struct rows){0};
	for (int i = 0; i < SLICES && words_work(&p->pane); i++)
		;
	p->pane.dirty = true;
}

static void words_changed(struct pane *pane)
{
	count_again((struct words_pane *)pane);
}

static void words_open(struct pane *pane)
{
	struct words_pane *p = (struct words_pane *)pane;

	buf_clear(&p->words);
	count_again(p);
}

static void words_close(struct pane *pane)
{
	struct words_pane *p = (struct words_pane *)pane;

	buf_clear(&p->words);
}

static void words_filter(struct pane *pane, const char *text)
{
	struct words_pane *p = (struct words_pane *)pane;

	buf_clear(&p->words);
	fold_text(session_fold(p->session), &p->words, text, strlen(text));
	p->rows.top = 0;
	list_words(p);
}

static void words_save(const struct pane *pane, struct pane_place *place)
{
	const struct words_pane *p = (const struct words_pane *)pane;

	place->shown[0] = (int)p->keyness.least;
	place->shown[1] = p->keyness.under;
	place->selected = p->returns ? p->row : p->rows.selected;
	place->top = p->returns ? p->top : p->rows.top;
	place->words = xstrdup(buf_str(&p->words));
}

static void words_restore(struct pane *pane, const struct pane_place *place)
{
	struct words_pane *p = (struct words_pane *)pane;

	buf_clear(&p->words);
	buf_puts(&p->words, place->words ? place->words : "");
	p->returns = place->selected != SIZE_MAX;
	p->row = place->selected;
	p->top = place->top;
	keyness_choose(&p->keyness, (uint32_t)place->shown[0], place->shown[1]);
	count_again(p);
}

bool words_pane_compares(const struct words_pane *p)
{
	return session_view(p->session)->n < session_total(p->session);
}

static void words_title(const struct pane *pane, struct buf *title, struct buf *right)
{
	const struct words_pane *p = (const struct words_pane *)pane;

	buf_puts(title, !words_pane_compares(p) ? _("Words by number")
			: p->keyness.under      ? _("Words rarer than in the rest")
						: _("Words that stand out"));
	buf_printf(right, _("%zu of %zu"), session_view(p->session)->n, session_total(p->session));
}

static void words_status(const struct pane *pane, struct buf *left)
{
	const struct words_pane *p = (const struct words_pane *)pane;

	if (p->keyness.state == KEYNESS_COUNTING) {
		buf_printf(left, _("counting %d %%"), keyness_percent(&p->keyness));
		return;
	}
	buf_printf(left, ngettext("%zu word", "%zu words", (unsigned long)p->rows.n), p->rows.n);
	if (p->keyness.least > 1)
		buf_printf(left,
			   ngettext(", at least %u time", ", at least %u times", p->keyness.least),
			   (unsigned)p->keyness.least);
	if (!words_pane_compares(p))
		buf_puts(left, _(" · a filter gives something to compare"));
	digits_convert(left, 0);
}

static size_t words_hints(const struct pane *pane, const char **hints)
{
	const struct words_pane *p = (const struct words_pane *)pane;
	size_t n = 0;

	hints[n++] = _("m at least   ");
	if (words_pane_compares(p))
		hints[n++] = p->keyness.under ? _("v more frequent   ") : _("v rarer   ");
	hints[n++] = _("enter search it   ");
	return n;
}

static void words_step(struct pane *pane, long by)
{
	struct words_pane *p = (struct words_pane *)pane;

	rows_step(&p->rows, by);
	p->returns = false;
	p->pane.dirty = true;
}

static void choose(struct words_pane *p, uint32_t least, bool under)
{
	keyness_choose(&p->keyness, least, under);
	p->rows.selected = p->rows.top = 0;
	list_words(p);
}

/* The selected word, as a term of a filter. */
static struct request narrow(const struct words_pane *p)
{
	const char *s;
	size_t len;
	struct buf b;

	if (!p->rows.n)
		return (struct request){.kind = REQUEST_NOTHING};
	s = keyness_label(&p->keyness, p->listed[p->rows.selected], &len);
	buf_init(&b);
	/* A number by itself would be a year, and other signs mean something. */
	for (size_t i = 0; i < len && !b.len; i++)
		if ((unsigned char)s[i] < 'A')
			buf_puts(&b, "\"");
	buf_printf(&b, "%.*s%s", (int)len, s, b.len ? "\"" : "");
	return (struct request){.kind = REQUEST_NARROW, .term = buf_take(&b)};
}

static struct request words_command(struct pane *pane, enum command c, int count)
{
	static const uint32_t leasts[] = {1, 3, 10, 30, 100};
	enum { LEASTS = sizeof leasts / sizeof *leasts };
	struct words_pane *p = (struct words_pane *)pane;
	size_t at = 0;

	switch (c) {
	case COMMAND_VIEW_UNIT:
		while (at < LEASTS && leasts[at] <= p->keyness.least)
			at++;
		choose(p, count > 0 ? (uint32_t)count : leasts[at % LEASTS], p->keyness.under);
		break;
	case COMMAND_VIEW_MEASURE:
		if (words_pane_compares(p))
			choose(p, p->keyness.least, !p->keyness.under);
		break;
	case COMMAND_OPEN: return narrow(p);
	default: return (struct request){.kind = REQUEST_UNKNOWN};
	}
	return (struct request){.kind = REQUEST_NOTHING};
}

static void words_free(struct pane *pane)
{
	struct words_pane *p = (struct words_pane *)pane;

	keyness_done(&p->keyness);
	buf_done(&p->words);
	free(p->listed);
	free(p);
}

static const struct pane_ops words_ops = {
	.step = words_step,
	.open = words_open,
	.title = words_title,
	.status = words_status,
	.hints = words_hints,
	.command = words_command,
	.filter = words_filter,
	.save = words_save,
	.restore = words_restore,
	.changed = words_changed,
	.work = words_work,
	.close = words_close,
	.free = words_free,
};

struct pane *words_pane_new(struct session *session)
{
	struct words_pane *p = xcalloc(1, sizeof *p);

	p->pane = (struct pane){.ops = &words_ops, .bit = PANE_WORDS};
	p->session = session;
	keyness_init(&p->keyness, session_fold(session));
	buf_init(&p->words);
	p->listed = xcalloc(KEYNESS_LIST_MAX, sizeof *p->listed);
	return &p->pane;
}
