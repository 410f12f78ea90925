/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Citations as plain lines: a note as in the Chicago Manual of Style (17th edition, 14.217: speeches), then
 * an entry as in the Publication Manual of the APA (7th edition, 10.5 and 10.16). Names are written as the
 * archive has them: which part is the family's is not known.
 */
#include "config.h"

#include <string.h>

#include "archive/archive.h"
#include "archive/field.h"
#include "archive/statement_date.h"
#include "base/buf.h"
#include "base/i18n.h"
#include "write/cite.h"
#include "write/writer.h"

/* Append the speakers: "A", "A and B", "A, B, and C". */
static void put_speakers(const struct statement *s, const char *last, struct buf *out)
{
	struct field_values v = {.field = &field_table[FIELD_SPEAKER], .s = s};
	size_t all = 0, n = 0, len;
	const char *value;

	while (field_values_next(&v, &value, &len))
		all++;
	v = (struct field_values){.field = &field_table[FIELD_SPEAKER], .s = s};
	while (field_values_next(&v, &value, &len)) {
		if (n++)
			buf_puts(out, n < all || all > 2 ? ", " : " ");
		if (n > 1 && n == all)
			buf_printf(out, "%s ", last);
		buf_add(out, value, len);
	}
}

/* A sentence that ends as it should. */
static void put_stop(struct buf *out)
{
	if (out->len && !strchr(".?!", out->data[out->len - 1]))
		buf_putc(out, '.');
}

/* What stands in brackets has square ones in it (Chicago, 6.101). */
static void put_more(const char *s, bool *first, struct buf *out)
{
	if (!s || !*s)
		return;
	buf_puts(out, *first ? "" : ", ");
	for (; *s; s++)
		buf_putc(out, *s == '(' ? '[' : *s == ')' ? ']' : *s);
	*first = false;
}

/* In words, or as it is printed where it is not understood. It is to stand in brackets: what it has in
 * some of its own ("uncertain") comes after a comma. */
static void put_date(const struct writer_context *c, const struct statement *s, struct buf *out)
{
	struct buf date;

	buf_init(&date);
	writer_date(c, s, &date);
	if (!date.len && s->date_text)
		buf_puts(&date, s->date_text);
	for (const char *p = buf_str(&date); *p; p++) {
		if (p[0] == ' ' && p[1] == '(') {
			buf_puts(out, ", ");
			p++;
		} else if (*p != '(' && *p != ')') {
			buf_putc(out, *p);
		}
	}
	buf_done(&date);
}

static void put_chicago(const struct statement *s, const char *date, bool with_address, bool role,
			struct buf *out)
{
	const char *address = with_address ? writer_first_source(s) : NULL;
	char room[STATEMENT_LABEL_SIZE];
	const char *title = s->title ? s->title : statement_label(s, room);
	bool first = true;

	/* TRANSLATORS: in a citation: between two authors; or no date. */
	put_speakers(s, _("and"), out);
	if (role && s->shared->role)
		buf_printf(out, s->speaker ? " (%s)" : "%s", s->shared->role);
	if (s->speaker || (role && s->shared->role))
		buf_puts(out, ", ");
	/* TRANSLATORS: a title in a citation. */
	buf_printf(out, _("“%s”"), title);
	buf_puts(out, " (");
	put_more(s->shared->kind, &first, out);
	if (s->title)
		put_more(s->occasion, &first, out);
	put_more(s->shared->place, &first, out);
	/* TRANSLATORS: in a citation: between two authors; or no date. */
	put_more(*date ? date : _("n.d."), &first, out);
	buf_putc(out, ')');
	if (address)
		buf_printf(out, ", %s", address);
	put_stop(out);
}

void cite_note(const struct writer_context *c, const struct statement *s, bool address, bool role,
	       struct buf *out)
{
	struct buf date;

	buf_init(&date);
	put_date(c, s, &date);
	put_chicago(s, buf_str(&date), address, role, out);
	buf_done(&date);
}

/* "2021, July 28", as far as it is known; an interval and what is not certain in words. */
static void put_apa_date(const struct statement *s, const char *words, struct buf *out)
{
	struct date_expression e;
	const struct date_part *p = &e.start;

	if (!s->edtf || !date_expression_read(s->edtf, &e) || e.interval || e.flags || p->flags ||
	    p->years || p->year < 1 || p->month > 12) {
		buf_puts(out, *words ? words : _("n.d."));
		return;
	}
	buf_printf(out, "%ld", (long)p->year);
	if (p->month)
		buf_printf(out, ", %s", calendar_month(CALENDAR_GREGORIAN, p->month));
	if (p->day && p->day <= 31)
		buf_printf(out, " %d", p->day);
}

static void put_apa_title(const struct statement *s, const char *title, struct buf *out)
{
	/* TRANSLATORS: what the cited thing is, in square brackets. */
	buf_printf(out, "%s [%s]. ", title, s->shared->kind ? s->shared->kind : _("Statement"));
}

static void put_apa(const struct statement *s, const char *title, const char *date, struct buf *out)
{
	const char *address = writer_first_source(s);
	bool first = true;

	put_speakers(s, "&", out);
	if (s->speaker) {
		put_stop(out);
		buf_putc(out, ' ');
	}
	/* The title stands where there is no speaker. */
	if (!s->speaker)
		put_apa_title(s, title, out);
	buf_putc(out, '(');
	put_apa_date(s, date, out);
	buf_puts(out, "). ");
	if (s->speaker)
		put_apa_title(s, title, out);
	if (s->title && s->occasion)
		put_more(s->occasion, &first, out);
	put_more(s->shared->place, &first, out);
	if (!first) {
		put_stop(out);
		buf_putc(out, ' ');
	}
	buf_puts(out, address ? address : "");
	if (out->data[out->len - 1] == ' ')
		buf_truncate(out, out->len - 1);
	buf_putc(out, '\n');
}

static void cite_statement(const struct writer_context *c, const struct statement *s, size_t n,
			   struct buf *out)
{
	char room[STATEMENT_LABEL_SIZE];
	const char *title = s->title ? s->title : statement_label(s, room);
	struct buf date;

	buf_init(&date);
	put_date(c, s, &date);
	if (n)
		buf_putc(out, '\n');
	put_chicago(s, buf_str(&date), true, false, out);
	buf_putc(out, '\n');
	put_apa(s, title, buf_str(&date), out);
	buf_done(&date);
}

const struct writer writer_cite = {
	.name = "cite",
	.title = N_("citations as plain lines: a Chicago note, an APA entry"),
	.ending = "txt",
	.plain = true,
	.statement = cite_statement,
};
