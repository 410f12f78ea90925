/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "linear/tell.h"

#include <string.h>

#include "analysis/concordance.h"
#include "analysis/counts.h"
#include "analysis/diff.h"
#include "app/session.h"
#include "archive/archive.h"
#include "archive/body.h"
#include "archive/remark.h"
#include "archive/statement_date.h"
#include "base/buf.h"
#include "base/charset.h"
#include "base/count.h"
#include "base/digits.h"
#include "base/i18n.h"
#include "base/marks.h"
#include "base/utf8.h"
#include "search/query.h"
#include "text/sentence.h"
#include "ui/concordance_pane.h"
#include "ui/counts_pane.h"
#include "ui/facets_pane.h"
#include "ui/nothing.h"
#include "ui/overlay.h"
#include "ui/side_pane.h"
#include "ui/timeline_pane.h"
#include "ui/ui.h"

/* Bytes of a concordance line on each side of its word; of a label at most. */
enum { SIDE_BYTES = 120, LABEL_BYTES = 1024 };

/* ---- the list ---- */

static void add_part(struct buf *out, size_t start, const char *s)
{
	if (s && *s)
		/* TRANSLATORS: between the parts of a headline that is read out. */
		buf_printf(out, "%s%.*s", out->len > start ? _(", ") : "",
			   (int)utf8_fit(s, strnlen(s, LABEL_BYTES + 1), LABEL_BYTES), s);
}

static void add_date(const struct list *l, const struct statement *s, size_t start, struct buf *out)
{
	struct buf words;

	buf_init(&words);
	statement_date_words(s, session_calendars(l->session), &words);
	if (!words.len)
		buf_puts(&words, s->date_text ? s->date_text : _("undated"));
	/* It may be of the time that is asked for, but need not. */
	if (query_date_match(session_query(l->session), &s->date) == QUERY_DATE_MAYBE)
		buf_puts(&words, " ~");
	add_part(out, start, buf_str(&words));
	buf_done(&words);
}

static void add_hits(const struct list *l, size_t number, size_t start, struct buf *out)
{
	struct query_scratch *x = query_scratch_new(session_fold(l->session));
	size_t n = list_hits(l, x, number);
	struct buf b;

	buf_init(&b);
	buf_printf(&b, ngettext("%zu hit", "%zu hits", (unsigned long)n), n);
	digits_convert(&b, 0);
	add_part(out, start, buf_str(&b));
	buf_done(&b);
	query_scratch_free(x);
}

static void add_remarks(const struct remark *m, size_t start, struct buf *out)
{
	struct buf b;

	if (!m)
		return;
	if (m->marked)
		add_part(out, start, _("marked"));
	buf_init(&b);
	if (m->notes_n)
		buf_printf(&b, ngettext("%zu note", "%zu notes", (unsigned long)m->notes_n),
			   m->notes_n);
	digits_convert(&b, 0);
	add_part(out, start, buf_str(&b));
	buf_done(&b);
	if (m->read)
		/* TRANSLATORS: of a statement in the list, which the user has read. */
		add_part(out, start, _("read before"));
}

static void add_headline(struct ui *ui, size_t i, struct buf *out)
{
	struct list *l = &ui->list;
	const struct archive *a = session_archive(l->session);
	size_t number = view_at(session_view(l->session), i), start = out->len;
	const struct statement *s = a->items[number];

	list_columns(l);
	for (int k = 0; k < l->columns.n; k++) {
		int field = l->columns.items[k].field;
		char room[STATEMENT_LABEL_SIZE];
		enum field_id of;

		if (field == FIELD_DATE)
			add_date(l, s, start, out);
		else if (field == COLUMN_HITS)
			add_hits(l, number, start, out);
		if (field == FIELD_DATE || field == COLUMN_HITS || field == FIELD_MARK)
			continue;
		add_part(out, start, list_value(l, s, field, room, &of));
	}
	/* No row says nothing. */
	if (out->len == start)
		buf_puts(out, charset_symbol("—", "-"));
	add_remarks(remarks_of(a->remarks, s), start, out);
}

static size_t list_rows(struct ui *ui, struct pane *p, size_t *at)
{
	(void)p;
	*at = ui->list.rows.selected;
	return session_view(ui->session)->n;
}

static void list_row(struct ui *ui, struct pane *p, size_t i, struct buf *out)
{
	(void)p;
	add_headline(ui, i, out);
}

/* ---- the text ---- */

static size_t text_rows(struct ui *ui, struct pane *p, size_t *at)
{
	(void)p;
	reading_wrap(&ui->reading);
	*at = ui->reading.top;
	return ui->reading.document.lines_n;
}

/* The bytes FROM to TO of P, with signs for what is struck out or an editor's. */
static void add_marked(const struct paragraph *p, size_t from, size_t to, struct buf *out)
{
	for (size_t i = from; i < to; i++) {
		char c = p->text[i];

		if (!mark_is_inline(c))
			buf_putc(out, c);
		else if (c == MARK_NOTE || c == MARK_NOTE_OFF)
			buf_puts(out, body_mark_text(c));
	}
}

static void text_row(struct ui *ui, struct pane *pane, size_t i, struct buf *out)
{
	const struct document *d = &ui->reading.document;
	const struct document_line *l = &d->lines[i];
	const struct paragraph *p = &d->paragraphs[l->paragraph];
	struct buf b;

	(void)pane;
	buf_init(&b);
	if (l->first && p->label)
		buf_printf(&b, "%s ", p->label);
	if (p->style == STYLE_META && document_is_text(p))
		buf_putc(&b, '[');
	add_marked(p, l->start, l->end, &b);
	if (p->style == STYLE_META && document_is_text(p))
		buf_putc(&b, ']');
	if (p->style == STYLE_HEAD && l->first)
		/* TRANSLATORS: %s is a heading in a text. */
		buf_printf(out, _("heading: %s"), buf_str(&b));
	else
		buf_puts(out, buf_str(&b));
	buf_done(&b);
}

void tell_hit(struct ui *ui, struct buf *out)
{
	const struct reading *r = &ui->reading;
	const struct document *d = &r->document;
	const struct paragraph *p = &d->paragraphs[document_hit(d, r->hit).paragraph];
	size_t at = d->ranges.items[r->hit].start, from = 0, to = p->len, start = out->len;

	if (!sentence_around(p->text, p->len, at, r->statement->shared->language, &from, &to)) {
		from = 0;
		to = p->len;
	}
	buf_printf(out, _("hit %zu of %zu"), r->hit + 1, d->ranges.n);
	digits_convert(out, start);
	buf_puts(out, _(": "));
	add_marked(p, from, to, out);
}

size_t tell_head_lines(const struct ui *ui)
{
	const struct document *d = &ui->reading.document;
	size_t n = 0;

	while (n < d->lines_n && !document_is_text(&d->paragraphs[d->lines[n].paragraph]))
		n++;
	return n < d->lines_n ? n : 1;
}

/* ---- lines of our own: help, problems ---- */

static size_t overlay_rows(struct ui *ui, struct pane *p, size_t *at)
{
	struct overlay *o = (struct overlay *)p;
	int column;

	(void)ui;
	overlay_wrap(o);
	if (!o->picks || !overlay_selected_row(o, at, &column))
		*at = o->rows.top;
	return o->rows.n;
}

static void overlay_row(struct ui *ui, struct pane *p, size_t i, struct buf *out)
{
	const struct overlay *o = (const struct overlay *)p;
	const struct overlay_line *l = overlay_line_at(o, i, 0);
	const struct overlay_item *item;
	size_t keys;

	(void)ui;
	if (!l)
		return;
	item = &o->items[l->item];
	keys = l->start == 0 && item->keys <= l->end ? item->keys : 0;
	if (keys) {
		size_t len = keys;

		while (len && item->text[len - 1] == ' ')
			len--;
		if (len > OVERLAY_INSET) {
			buf_add(out, item->text + OVERLAY_INSET, len - OVERLAY_INSET);
			buf_puts(out, _(": "));
		}
	}
	if (item->heading)
		buf_printf(out, _("heading: %s"), item->text);
	else
		buf_add(out, item->text + l->start + keys, l->end - l->start - keys);
}

/* ---- side by side ---- */

static size_t side_rows(struct ui *ui, struct pane *p, size_t *at)
{
	struct side_pane *s = (struct side_pane *)p;

	(void)ui;
	side_pane_layout(s);
	*at = s->rows.selected;
	return s->rows.n;
}

static void side_row(struct ui *ui, struct pane *pane, size_t i, struct buf *out)
{
	/* TRANSLATORS: what a paragraph is, of two statements that are compared; the paragraph follows. */
	static const char *const kinds[DIFF_KINDS] = {
		[DIFF_SAME] = N_("the same"),
		[DIFF_CHANGED] = N_("changed"),
		[DIFF_DROPPED] = N_("dropped"),
		[DIFF_NEW] = N_("new"),
		[DIFF_MOVED_AWAY] = N_("moved from here"),
		[DIFF_MOVED_HERE] = N_("moved to here"),
		[DIFF_BESIDE] = N_("beside it"),
	};
	const struct side_pane *p = (const struct side_pane *)pane;
	const struct side_line *at = &p->lines[i];
	const struct side_text *t = &p->texts[2 * at->row];

	(void)ui;
	if (at->line >= t->wrap.n)
		return;
	if (!at->line)
		buf_printf(out, "%s%s", _(kinds[p->diff.rows[at->row].kind]), _(": "));
	buf_add(out, t->text.data + t->wrap.lines[at->line].start,
		t->wrap.lines[at->line].end - t->wrap.lines[at->line].start);
}

/* ---- views that count ---- */

static size_t concordance_rows(struct ui *ui, struct pane *p, size_t *at)
{
	const struct concordance_pane *c = (const struct concordance_pane *)p;

	(void)ui;
	*at = c->rows.selected;
	return c->rows.n;
}

static void concordance_row(struct ui *ui, struct pane *p, size_t i, struct buf *out)
{
	struct concordance_pane *c = (struct concordance_pane *)p;
	struct concordance_line line;
	struct buf date;

	if (!concordance_line(c->lines, i, &line))
		return;
	buf_init(&date);
	add_date(&ui->list, session_archive(c->session)->items[line.number], 0, &date);
	concordance_window_forget(&c->window);
	concordance_window(&c->window, &line, SIDE_BYTES, SIDE_BYTES);
	buf_printf(out, "%s%s%s", buf_str(&date), _(": "), buf_str(&c->window.text));
	buf_done(&date);
}

static size_t timeline_rows(struct ui *ui, struct pane *p, size_t *at)
{
	const struct timeline_pane *t = (const struct timeline_pane *)p;

	(void)ui;
	*at = t->selected;
	return t->timeline.bars_n;
}

static void timeline_row(struct ui *ui, struct pane *p, size_t i, struct buf *out)
{
	struct timeline_pane copy = *(const struct timeline_pane *)p;

	(void)ui;
	copy.selected = i;
	p->ops->status(&copy.pane, out);
}

static size_t facets_rows(struct ui *ui, struct pane *p, size_t *at)
{
	const struct facets_pane *f = (const struct facets_pane *)p;

	(void)ui;
	*at = f->rows.selected;
	return f->counted ? f->rows.n : 0;
}

static void facets_row(struct ui *ui, struct pane *pane, size_t i, struct buf *out)
{
	const struct facets_pane *p = (const struct facets_pane *)pane;
	const struct tally_row *row = &p->tally.rows[p->values[i]];
	size_t from;

	(void)ui;
	facets_pane_label(p, p->values[i], out);
	buf_puts(out, _(": "));
	from = out->len;
	if (row->shown == row->all)
		buf_printf(out,
			   ngettext("%zu statement", "%zu statements", (unsigned long)row->all),
			   row->all);
	else
		buf_printf(out,
			   ngettext("%zu of %zu statement", "%zu of %zu statements",
				    (unsigned long)row->all),
			   row->shown, row->all);
	count_group(out, from);
	digits_convert(out, from);
	if (facets_pane_picked(p, p->values[i]))
		/* TRANSLATORS: behind a value of a field, which is one of those chosen. */
		buf_printf(out, ", %s", _("picked"));
}

static size_t counts_rows(struct ui *ui, struct pane *p, size_t *at)
{
	const struct counts_pane *c = (const struct counts_pane *)p;

	(void)ui;
	*at = c->rows.selected;
	return c->stands ? c->rows.n : 0;
}

/* The values of a small chart, one after the other. */
static void add_values(const struct counts *c, size_t row, size_t column, struct buf *out)
{
	size_t n;
	const double *values = c->ops->line(c, row, column, &n);

	for (size_t i = 0; i < n; i++)
		buf_printf(out, "%s%.0f", i ? " " : "", values[i]);
}

static void counts_row(struct ui *ui, struct pane *pane, size_t i, struct buf *out)
{
	const struct counts_pane *p = (const struct counts_pane *)pane;
	const struct counts *c = p->counts;
	size_t len, from, at, row = p->listed[i];
	const char *label = c->ops->label_of(c, row, &len), *apart = _(": ");

	(void)ui;
	buf_add(out, label, len);
	from = out->len;
	for (size_t k = 0; k < c->ops->columns_n; k++) {
		if (!counts_has(c, k))
			continue;
		buf_printf(out, "%s%s ", apart, _(c->ops->columns[k].title));
		apart = ", ";
		at = out->len;
		if (c->ops->columns[k].type == COUNTS_LINE)
			add_values(c, row, k, out);
		else
			counts_print(c, row, k, out);
		if (c->ops->columns[k].type == COUNTS_NUMBER)
			count_group(out, at);
		count_point(out, at);
		if (out->len == at)
			buf_puts(out, charset_symbol("—", "-"));
	}
	digits_convert(out, from);
}

/* ---- all of them ---- */

static const struct teller {
	unsigned panes;                        /* PANE_ bits, or ... */
	void (*step)(struct pane *p, long by); /* ... all that move so */
	size_t (*rows)(struct ui *ui, struct pane *p, size_t *at);
	void (*row)(struct ui *ui, struct pane *p, size_t i, struct buf *out);
	bool numbered; /* rows are said with their number */
	bool placed;   /* the first part of the status says where one is, as the row does */
} tellers[] = {
	{PANE_LIST, NULL, list_rows, list_row, true, false},
	{PANE_TEXT, NULL, text_rows, text_row, false, false},
	{0, overlay_step, overlay_rows, overlay_row, false, false},
	{PANE_SIDE, NULL, side_rows, side_row, false, false},
	{PANE_CONCORDANCE, NULL, concordance_rows, concordance_row, true, true},
	{PANE_TIMELINE, NULL, timeline_rows, timeline_row, true, true},
	{PANE_FACETS, NULL, facets_rows, facets_row, true, false},
	{PANES_COUNTS, NULL, counts_rows, counts_row, true, false},
};

static const struct teller *teller_of(const struct pane *p)
{
	for (size_t i = 0; i < sizeof tellers / sizeof *tellers; i++)
		if (tellers[i].panes & p->bit ||
		    (tellers[i].step && tellers[i].step == p->ops->step))
			return &tellers[i];
	return NULL;
}

size_t tell_rows(struct ui *ui, struct pane *p, size_t *at)
{
	const struct teller *t = teller_of(p);
	size_t n;

	*at = 0;
	n = t ? t->rows(ui, p, at) : 0;
	if (*at >= n)
		*at = n ? n - 1 : 0;
	return n;
}

void tell_row(struct ui *ui, struct pane *p, size_t i, struct buf *out)
{
	const struct teller *t = teller_of(p);
	size_t at, n = tell_rows(ui, p, &at);

	if (i >= n)
		return;
	if (t->numbered) {
		size_t from = out->len;

		buf_printf(out, _("%zu of %zu"), i + 1, n);
		count_group(out, from);
		digits_convert(out, from);
		buf_puts(out, _(": "));
	}
	t->row(ui, p, i, out);
}

void tell_headline(struct ui *ui, size_t i, struct buf *out)
{
	tell_row(ui, &ui->list.pane, i, out);
}

/* What a chart shows beside its bars; in OUT there is something from FROM on. */
static void put_unseen(const struct timeline_pane *p, size_t from, struct buf *out)
{
	uint64_t skipped = timeline_skipped(&p->timeline);

	buf_puts(out, out->len > from ? "   " : "");
	timeline_pane_put_apart(p, out);
	if (!skipped)
		return;
	buf_puts(out, out->len > from ? "   " : "");
	buf_printf(out, _("units without any statement that are left out in long gaps: %llu"),
		   (unsigned long long)skipped);
}

void tell_status(struct pane *p, struct buf *out)
{
	const struct teller *t = teller_of(p);
	size_t from = out->len;
	const char *rest;
	struct buf b;

	if (!p->ops->status)
		return;
	buf_init(&b);
	p->ops->status(p, &b);
	rest = buf_str(&b);
	if (t && t->placed) {
		rest = strstr(rest, "   ");
		rest = rest ? rest + 3 : "";
	}
	buf_puts(out, rest);
	buf_done(&b);
	/* No legend is seen, and no axis that breaks. */
	if (p->bit == PANE_TIMELINE)
		put_unseen((const struct timeline_pane *)p, from, out);
}
