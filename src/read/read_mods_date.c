/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "read/read_mods.h"

#include <string.h>

#include "base/vec.h"
#include "date/date.h"
#include "read/debate.h"

/* The dates of MARC ("199u") and of ISO 8601 without signs (19980304) as EDTF in OUT. */
static void code_date(const char *s, struct buf *out)
{
	size_t digits = strspn(s, "0123456789");

	buf_clear(out);
	if (digits == 8 && !s[8])
		buf_printf(out, "%.4s-%.2s-%s", s, s + 4, s + 6);
	else if (digits && digits + strspn(s + digits, "u") == 4 && !s[4])
		buf_printf(out, "%.*s%.*s", (int)digits, s, 4 - (int)digits, "XXX");
	else
		buf_puts(out, s);
}

void mods_date_start(struct mods_dates *all, enum mods_date_kind kind,
		     const struct xml_attribute *a, size_t n)
{
	const char *point = debate_attribute(a, n, "point");
	const char *sure = debate_attribute(a, n, "qualifier");
	const char *key = debate_attribute(a, n, "keyDate");

	all->items = vec_fit(all->items, all->n + 1, &all->size, sizeof *all->items);
	all->items[all->n++] = (struct mods_date){
		.kind = kind,
		.key = key && !strcmp(key, "yes"),
		.coded = debate_attribute(a, n, "encoding") != NULL,
		.point = point ? *point : 0,
		.sign = !sure                           ? 0
			: !strcmp(sure, "approximate")  ? '~'
			: !strcmp(sure, "questionable") ? '?'
							: 0,
	};
}

void mods_date_end(struct mods_dates *all, struct statement_builder *b, const struct buf *line)
{
	struct mods_date *d = &all->items[all->n - 1];

	account_keep(b->account);
	d->receipt = account_receipt(b->account);
	d->text = statement_builder_clean(b, line->data, line->len);
	all->n -= !d->text;
}

/* How much a date says of the statement's own. */
static int date_rank(const struct mods_date *d)
{
	int rank = d->kind == MODS_CREATED      ? 6
		   : d->kind == MODS_ISSUED     ? 4
		   : d->kind == MODS_DATE_OTHER ? 2
						: 0;

	return d->key ? 20 + d->coded : rank ? 10 + rank + d->coded : 0;
}

/* The first of D's kind that is its start ('s') or end, of those coded as it is, or else of the others; NULL:
 * there is none. */
static const struct mods_date *point_of(const struct mods_dates *all, const struct mods_date *d,
					char point)
{
	const struct mods_date *other = NULL;

	for (size_t i = 0; i < all->n; i++) {
		const struct mods_date *one = &all->items[i];

		if (one->kind != d->kind || one->point != point)
			continue;
		if (one->coded == d->coded)
			return one;
		if (!other)
			other = one;
	}
	return other;
}

/* Whether D is a part of what FROM says. */
static bool belongs_to(const struct mods_dates *all, const struct mods_date *d,
		       const struct mods_date *from)
{
	return d == from || (from && from->point && d->point && d->kind == from->kind &&
			     d == point_of(all, from, d->point));
}

static void add_edtf(const struct mods_date *d, struct buf *out)
{
	struct date date;
	struct buf one;

	buf_init(&one);
	code_date(d->text, &one);
	buf_puts(out, buf_str(&one));
	/* EDTF has no doubt beside X. */
	if (d->sign && date_parse(buf_str(&one), &date) && !strpbrk(one.data, "X~?%"))
		buf_putc(out, d->sign);
	buf_done(&one);
}

/* D in EDTF, with the other end of its range; false: it is no date of EDTF. */
static bool edtf_of(const struct mods_dates *all, const struct mods_date *d, struct buf *out)
{
	const struct mods_date *start = point_of(all, d, 's'), *end = point_of(all, d, 'e');
	struct date date;

	buf_clear(out);
	if (!d->point) {
		add_edtf(d, out);
		return date_parse(buf_str(out), &date);
	}
	if (start)
		add_edtf(start, out);
	buf_putc(out, '/');
	if (end)
		add_edtf(end, out);
	return date_parse(buf_str(out), &date);
}

/* A date of D's kind as it is printed. */
static const struct mods_date *printed_with(const struct mods_dates *all, const struct mods_date *d)
{
	for (size_t i = 0; i < all->n; i++)
		if (all->items[i].kind == d->kind && !all->items[i].coded && !all->items[i].point)
			return &all->items[i];
	return NULL;
}

void mods_dates_give(struct mods_dates *all, struct statement_builder *b)
{
	const struct mods_date *best = NULL, *printed = NULL;
	struct buf edtf, doubted;

	buf_init(&edtf);
	buf_init(&doubted);
	for (size_t i = 0; i < all->n; i++)
		if (date_rank(&all->items[i]) &&
		    (!best || date_rank(&all->items[i]) > date_rank(best)))
			best = &all->items[i];
	if (best) {
		bool coded = edtf_of(all, best, &edtf);

		const char *text = buf_str(&edtf); /* of a range both ends */

		printed = best->coded && coded ? printed_with(all, best) : coded ? NULL : best;
		if (printed && !(printed == best && best->point))
			text = printed->text;
		if (coded && !printed && best->sign && !best->point && strchr(edtf.data, 'X')) {
			buf_printf(&doubted, "%s%c", edtf.data, best->sign);
			printed = best;
			text = buf_str(&doubted);
		}
		statement_builder_date(b, STATEMENT_DELIVERED, coded ? buf_str(&edtf) : NULL,
				       printed ? text : "", printed ? strlen(text) : 0, NULL, NULL);
	}
	for (size_t i = 0; i < all->n; i++) {
		const struct mods_date *d = &all->items[i];
		bool issued = d->kind == MODS_ISSUED, modified = d->kind == MODS_MODIFIED;
		bool used = d == printed || belongs_to(all, d, best);

		if (!used && ((issued && !b->s.published) || (modified && !b->rare.updated)) &&
		    edtf_of(all, d, &edtf)) {
			statement_builder_date(b, issued ? STATEMENT_PUBLISHED : STATEMENT_REVISED,
					       buf_str(&edtf), "", 0, NULL, NULL);
			used = issued ? b->s.published != NULL : b->rare.updated != NULL;
		}
		if (!used)
			account_drop(b->account, &d->receipt,
				     date_rank(d) || modified ? ACCOUNT_SECOND : ACCOUNT_FILE);
	}
	buf_done(&edtf);
	buf_done(&doubted);
}
