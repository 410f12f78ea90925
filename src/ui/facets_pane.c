/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/facets_pane.h"

#include <stdlib.h>
#include <string.h>

#include "app/printers.h"
#include "app/session.h"
#include "archive/archive.h"
#include "base/count.h"
#include "base/digits.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/vec.h"
#include "text/fold.h"
#include "text/language.h"

bool facets_pane_picked(const struct facets_pane *p, uint32_t value)
{
	return value < p->picked_size && p->picked[value / 64] >> value % 64 & 1;
}

static void pick_none(struct facets_pane *p)
{
	if (p->picked_size)
		memset(p->picked, 0, p->picked_size / 64 * sizeof *p->picked);
	p->picked_n = 0;
}

void facets_pane_label(const struct facets_pane *p, uint32_t value, struct buf *out)
{
	size_t len, from = out->len;
	const char *s = facets_label(&p->facets, value, &len);
	struct buf tag;
	bool named;

	if (p->facets.field == FIELD_LANGUAGE) {
		buf_init(&tag);
		buf_add(&tag, s, len);
		named = language_name(buf_str(&tag), out);
		buf_done(&tag);
		if (named)
			return;
	}
	buf_add(out, s + p->hidden, len - p->hidden);
	/* A year is counted; all else is as the files have it. */
	if (p->facets.field == FACETS_YEAR)
		digits_convert(out, from);
}

/* The bytes at the start of a value that are not shown: of files the folders that all are in. */
static size_t hidden_bytes(const struct facets_pane *p)
{
	const char *first, *s;
	size_t len, n;

	if (p->facets.field != FIELD_FILE || !p->rows.n)
		return 0;
	first = facets_label(&p->facets, p->values[0], &len);
	for (size_t i = 1; i < p->rows.n; i++) {
		size_t same = 0;

		s = facets_label(&p->facets, p->values[i], &n);
		while (same < len && same < n && s[same] == first[same])
			same++;
		len = same;
	}
	while (len && first[len - 1] != '/')
		len--;
	return len;
}

/* A language by the name that it is shown by. */
struct named {
	uint32_t value;
	size_t place; /* in the order of before */
	char *key;    /* folded; heap */
};

static int named_order(const void *a, const void *b)
{
	const struct named *x = a, *y = b;
	int order = strcmp(x->key, y->key);

	return order ? order : x->place < y->place ? -1 : 1;
}

/* Keep the languages whose name or code has what is searched, and put them in the order of their names. */
static void list_languages(struct facets_pane *p)
{
	struct named *all = xcalloc(p->rows.n ? p->rows.n : 1, sizeof *all);
	size_t n = 0;
	struct buf name, key;

	buf_init(&name);
	buf_init(&key);
	for (size_t i = 0; i < p->rows.n; i++) {
		size_t len;
		const char *code = facets_label(&p->facets, p->values[i], &len);

		buf_clear(&name);
		buf_clear(&key);
		facets_pane_label(p, p->values[i], &name);
		buf_putc(&name, ' ');
		buf_add(&name, code, len);
		fold_text(session_fold(p->session), &key, buf_str(&name), name.len);
		if (strstr(buf_str(&key), buf_str(&p->words)))
			all[n++] = (struct named){p->values[i], i, xstrdup(buf_str(&key))};
	}
	if (p->by_name)
		qsort(all, n, sizeof *all, named_order);
	for (size_t i = 0; i < n; i++) {
		p->values[i] = all[i].value;
		free(all[i].key);
	}
	p->rows.n = n;
	free(all);
	buf_done(&name);
	buf_done(&key);
}

/* List the values again; the selected one stays selected where it is among them. */
static void list_values(struct facets_pane *p)
{
	uint32_t value = p->value != FACETS_NONE ? p->value
			 : p->rows.n             ? p->values[p->rows.selected]
						 : FACETS_NONE;
	bool languages = p->facets.field == FIELD_LANGUAGE;

	p->values = vec_fit(p->values, p->facets.values_n, &p->size, sizeof *p->values);
	p->rows.n = facets_list(&p->facets, &p->tally, languages ? "" : buf_str(&p->words),
				p->by_name, p->values);
	/* of this field, before a value of it is named */
	p->hidden = hidden_bytes(p);
	if (languages)
		list_languages(p);
	p->rows.selected = 0;
	for (size_t i = 0; i < p->rows.n && value != FACETS_NONE; i++)
		if (p->values[i] == value)
			p->rows.selected = i;
	if (p->value != FACETS_NONE)
		p->rows.top = p->top;
	p->value = FACETS_NONE;
	p->pane.dirty = true;
}

/* Take in what is new, and count when all is. */
/* When each value is said: a slice of counting that. True: there is more. */
static bool spread_slice(struct facets_pane *p)
{
	enum { STATEMENTS = 8192 };
	const struct view *v = session_view(p->session);
	size_t end = p->spread_at + STATEMENTS < v->n ? p->spread_at + STATEMENTS : v->n;

	if (p->spread_ready)
		return false;
	if (dispersion_work(&p->spread))
		return true;
	for (; p->spread_at < end; p->spread_at++)
		dispersion_group(&p->spread, &p->facets.grouping, view_at(v, p->spread_at));
	p->spread_ready = p->spread_at == v->n;
	p->pane.dirty = p->pane.dirty || p->spread_ready;
	return !p->spread_ready;
}

static bool facets_pane_work(struct pane *pane)
{
	struct facets_pane *p = (struct facets_pane *)pane;
	const struct archive *a = session_archive(p->session);
	struct tally_source source;

	if (p->counted)
		return spread_slice(p);
	if (!facets_ready(&p->facets, a)) {
		facets_work(&p->facets, a);
		return true;
	}
	session_tally_source(p->session, false, &source);
	tally_start(&p->tally, &p->facets.grouping, &source, false);
	p->counted = true;
	list_values(p);
	dispersion_start(&p->spread, session_view(p->session), session_calendars(p->session)->first,
			 p->facets.values_n);
	p->spread_at = 0;
	return true;
}

static void choose_field(struct facets_pane *p, enum field_id field)
{
	facets_reset(&p->facets, field, session_calendars(p->session)->first);
	pick_none(p);
	p->rows = (struct rows){0};
	p->value = FACETS_NONE;
	p->counted = p->spread_ready = false;
	p->pane.dirty = true;
}

static void count_again(struct facets_pane *p)
{
	/* Small archives are counted before they are drawn. */
	enum { SLICES = 4 };
	const struct archive *a = session_archive(p->session);
	bool years = p->facets.field == FACETS_YEAR;

	if (p->archive != a) {
		tally_forget(&p->tally);
		choose_field(p, p->facets.field);
	} else if (years && p->facets.calendar != session_calendars(p->session)->first) {
		choose_field(p, FACETS_YEAR);
	}
	p->archive = a;
	p->counted = p->spread_ready = false;
	for (int i = 0; i < SLICES && facets_pane_work(&p->pane); i++)
		;
}

static void facets_forget(struct pane *pane)
{
	((struct facets_pane *)pane)->archive = NULL;
}

static void facets_changed(struct pane *pane)
{
	count_again((struct facets_pane *)pane);
}

static void facets_open(struct pane *pane)
{
	struct facets_pane *p = (struct facets_pane *)pane;
	const struct archive *a = session_archive(p->session);
	enum field_id fields[FIELD_NONE + 1];

	buf_clear(&p->words);
	pick_none(p);
	/* A field that no statement has would be an empty page. */
	if (p->facets.field != FACETS_YEAR && !(a->fields & FIELD_BIT(p->facets.field))) {
		facets_fields(a, FACETS_YEAR, fields);
		choose_field(p, fields[0]);
	}
	count_again(p);
}

static void facets_close(struct pane *pane)
{
	struct facets_pane *p = (struct facets_pane *)pane;

	buf_clear(&p->words);
	pick_none(p);
}

static void facets_filter(struct pane *pane, const char *text)
{
	struct facets_pane *p = (struct facets_pane *)pane;

	buf_clear(&p->words);
	fold_text(session_fold(p->session), &p->words, text, strlen(text));
	if (p->counted)
		list_values(p);
	p->rows.top = 0;
}

static void facets_save(const struct pane *pane, struct pane_place *place)
{
	const struct facets_pane *p = (const struct facets_pane *)pane;

	place->shown[0] = (int)p->facets.field;
	place->shown[1] = p->by_name;
	place->selected = p->value != FACETS_NONE ? p->value
			  : p->rows.n             ? p->values[p->rows.selected]
						  : SIZE_MAX;
	place->top = p->value != FACETS_NONE ? p->top : p->rows.top;
	place->words = xstrdup(buf_str(&p->words));
	if (!p->picked_n)
		return;
	place->part = p->picked_n;
	place->picked_n = p->picked_size / 64;
	place->picked = xrealloc(NULL, place->picked_n, sizeof *place->picked);
	memcpy(place->picked, p->picked, place->picked_n * sizeof *place->picked);
}

static void facets_restore(struct pane *pane, const struct pane_place *place)
{
	struct facets_pane *p = (struct facets_pane *)pane;

	if (p->facets.field != (enum field_id)place->shown[0])
		choose_field(p, (enum field_id)place->shown[0]);
	p->by_name = place->shown[1];
	p->value = place->selected == SIZE_MAX ? FACETS_NONE : (uint32_t)place->selected;
	p->top = place->top;
	buf_clear(&p->words);
	buf_puts(&p->words, place->words ? place->words : "");
	pick_none(p);
	if (place->picked_n) {
		p->picked = xrealloc(p->picked, place->picked_n, sizeof *p->picked);
		memcpy(p->picked, place->picked, place->picked_n * sizeof *p->picked);
		p->picked_size = place->picked_n * 64;
		p->picked_n = place->part;
	}
	count_again(p);
}

static void facets_head(const struct pane *pane, struct buf *title, struct buf *right)
{
	const struct facets_pane *p = (const struct facets_pane *)pane;

	buf_puts(title, _(facets_title(p->facets.field)));
	if (p->facets.field == FACETS_YEAR && p->facets.calendar != CALENDAR_GREGORIAN)
		buf_printf(title, " (%s)", _(calendar_title(p->facets.calendar)));
	buf_printf(right, _("%zu of %zu"), session_view(p->session)->n, session_total(p->session));
}

static void facets_status(const struct pane *pane, struct buf *left)
{
	const struct facets_pane *p = (const struct facets_pane *)pane;
	const struct archive *a = session_archive(p->session);
	size_t none;

	if (!p->counted) {
		buf_printf(left, _("counting %d %%"),
			   a->n ? (int)((double)p->facets.n * 100 / (double)a->n) : 0);
		return;
	}
	none = p->tally.rows[FACETS_NONE].shown;
	/* TRANSLATORS: in the status line; a number is put in. */
	buf_printf(left, ngettext("%zu value", "%zu values", (unsigned long)p->rows.n), p->rows.n);
	if (p->picked_n)
		buf_printf(left,
			   /* TRANSLATORS: in the status line; a number is put in. */
			   ngettext(", %zu picked", ", %zu picked", (unsigned long)p->picked_n),
			   p->picked_n);
	if (none)
		/* TRANSLATORS: so many statements lack the field that is counted. */
		buf_printf(left, ngettext(", %zu without", ", %zu without", (unsigned long)none),
			   none);
	count_say(left, 0);
}

static size_t facets_hints(const struct pane *pane, const char **hints)
{
	const struct facets_pane *p = (const struct facets_pane *)pane;
	size_t n = 0;

	hints[n++] = _("v by year   ");
	hints[n++] = p->by_name ? _("s by count   ") : _("s by name   ");
	hints[n++] = HINT_("tab field   ");
	hints[n++] = HINT_("space pick   ");
	hints[n++] = HINT_("enter these   ");
	return n;
}

static void facets_step(struct pane *pane, long by)
{
	struct facets_pane *p = (struct facets_pane *)pane;

	rows_step(&p->rows, by);
	p->value = FACETS_NONE;
	p->pane.dirty = true;
}

int facets_pane_fields(const struct facets_pane *p, enum field_id fields[FIELD_NONE + 1], int *at)
{
	int n = (int)facets_fields(session_archive(p->session), p->facets.field, fields);

	*at = 0;
	while (*at < n - 1 && fields[*at] != p->facets.field)
		++*at;
	return n;
}

static void next_field(struct facets_pane *p, long by)
{
	enum field_id fields[FIELD_NONE + 1];
	int at, n = facets_pane_fields(p, fields, &at);

	choose_field(p, fields[(at + by % n + n) % n]);
	buf_clear(&p->words);
	count_again(p);
}

static void pick(struct facets_pane *p)
{
	uint32_t value;

	if (!p->rows.n)
		return;
	value = p->values[p->rows.selected];
	if (p->picked_size < p->facets.values_n) {
		size_t before = p->picked_size / 64;

		p->picked_size = (p->facets.values_n + 63) / 64 * 64;
		p->picked = xrealloc(p->picked, p->picked_size / 64, sizeof *p->picked);
		memset(p->picked + before, 0, (p->picked_size / 64 - before) * sizeof *p->picked);
	}
	p->picked[value / 64] ^= UINT64_C(1) << value % 64;
	p->picked_n += facets_pane_picked(p, value) ? 1 : SIZE_MAX;
	facets_step(&p->pane, 1);
	p->pane.dirty = true;
}

/* What is picked, or the selected value, as a term of a filter. */
static struct request narrow(const struct facets_pane *p)
{
	struct buf b;
	bool several = p->picked_n > 1, first = true;

	if (!p->rows.n)
		return (struct request){.kind = REQUEST_NOTHING};
	buf_init(&b);
	buf_puts(&b, several ? "(" : "");
	for (uint32_t value = 1; p->picked_n && value < p->picked_size; value++) {
		if (!facets_pane_picked(p, value))
			continue;
		buf_puts(&b, first ? "" : " | ");
		facets_query(&p->facets, value, &b);
		first = false;
	}
	if (!p->picked_n)
		facets_query(&p->facets, p->values[p->rows.selected], &b);
	buf_puts(&b, several ? ")" : "");
	return (struct request){.kind = REQUEST_NARROW, .term = buf_take(&b)};
}

/* The values by year; years by what is counted first. */
static struct request cross(const struct facets_pane *p)
{
	enum field_id fields[FIELD_NONE + 1];
	struct buf b;

	facets_fields(session_archive(p->session), FACETS_YEAR, fields);
	buf_init(&b);
	if (p->facets.field != FACETS_YEAR)
		buf_printf(&b, "%s,year", field_table[p->facets.field].name);
	else if (fields[0] != FACETS_YEAR)
		buf_printf(&b, "year,%s", field_table[fields[0]].name);
	if (!b.len)
		return (struct request){.kind = REQUEST_NOTHING};
	return (struct request){.kind = REQUEST_CROSS, .term = buf_take(&b)};
}

static struct request facets_command(struct pane *pane, enum command c, int count)
{
	struct facets_pane *p = (struct facets_pane *)pane;
	long times = command_times(count);

	switch (c) {
	case COMMAND_VIEW_LEFT: next_field(p, -times); break;
	case COMMAND_VIEW_RIGHT:
	case COMMAND_SWITCH: next_field(p, times); break;
	case COMMAND_VIEW_PICK: pick(p); break;
	case COMMAND_VIEW_MEASURE: return cross(p);
	case COMMAND_OPEN: return narrow(p);
	case COMMAND_SORT:
		p->by_name = !p->by_name;
		if (p->counted)
			list_values(p);
		break;
	default: return (struct request){.kind = REQUEST_UNKNOWN};
	}
	return (struct request){.kind = REQUEST_NOTHING};
}

static void facets_free(struct pane *pane)
{
	struct facets_pane *p = (struct facets_pane *)pane;

	facets_done(&p->facets);
	tally_done(&p->tally);
	dispersion_done(&p->spread);
	buf_done(&p->words);
	free(p->values);
	free(p->picked);
	free(p);
}

static void facets_print(struct pane *pane, const struct printers *by, const char *format,
			 FILE *out)
{
	const struct facets_pane *p = (const struct facets_pane *)pane;

	by->count_by(p->session, field_table[p->facets.field].name, format, out);
}

static bool facets_recipe(const struct pane *pane, struct buf *what)
{
	const struct facets_pane *p = (const struct facets_pane *)pane;

	/* Only some of the values are not printed on their own. */
	if (p->words.len)
		return false;
	buf_printf(what, "--count-by=%s",
		   p->facets.field == FACETS_YEAR ? "year" : field_table[p->facets.field].name);
	return true;
}

static bool facets_point(struct pane *p, int below, int y, int x)
{
	(void)y;
	(void)x;
	if (!rows_has(&((struct facets_pane *)p)->rows, below))
		return false;
	facets_step(p, below);
	return true;
}

static const struct pane_ops facets_ops = {
	.step = facets_step,
	.point = facets_point,
	.open = facets_open,
	.title = facets_head,
	.status = facets_status,
	.hints = facets_hints,
	.recipe = facets_recipe,
	.command = facets_command,
	.filter = facets_filter,
	.save = facets_save,
	.restore = facets_restore,
	.forget = facets_forget,
	.changed = facets_changed,
	.work = facets_pane_work,
	.close = facets_close,
	.print = facets_print,
	.free = facets_free,
};

struct pane *facets_pane_new(struct session *session)
{
	struct facets_pane *p = xcalloc(1, sizeof *p);

	p->pane = (struct pane){.ops = &facets_ops, .bit = PANE_FACETS};
	p->session = session;
	facets_init(&p->facets, session_fold(session), session_collate(session));
	tally_init(&p->tally, session_fold(session));
	buf_init(&p->words);
	p->value = FACETS_NONE;
	return &p->pane;
}
