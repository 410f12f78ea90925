/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* RIS, which reference managers import. A speech is a presentation (SLIDE) to them: it has an occasion. */
#include "config.h"

#include <string.h>

#include "archive/archive.h"
#include "archive/field.h"
#include "base/buf.h"
#include "base/i18n.h"
#include "write/entry_keys.h"
#include "write/writer.h"

static void put_bytes(const char *tag, const char *s, size_t len, struct buf *out)
{
	buf_printf(out, "%s  - ", tag);
	for (size_t i = 0; i < len; i++)
		buf_putc(out, s[i] == '\n' ? ' ' : s[i]);
	buf_puts(out, "\r\n");
}

static void put(const char *tag, const char *s, struct buf *out)
{
	if (s && *s)
		put_bytes(tag, s, strlen(s), out);
}

/* The day as YYYY/MM/DD/ as far as it is known, and the year alone. False: that is not all the date says. */
static bool put_date(const struct statement *s, struct buf *out)
{
	struct date_expression e;
	const struct date_part *p = &e.start;

	if (!s->edtf)
		return true;
	if (!date_expression_read(s->edtf, &e) || p->years || p->year < 1 || p->year > 9999 ||
	    (e.flags & (DATE_OPEN_START | DATE_UNKNOWN_START)))
		return false;
	buf_printf(out, "PY  - %04ld\r\nDA  - %04ld/", (long)p->year, (long)p->year);
	if (p->month >= 1 && p->month <= 12)
		buf_printf(out, "%02d", p->month);
	buf_putc(out, '/');
	if (p->day >= 1 && p->day <= 31 && p->month <= 12)
		buf_printf(out, "%02d", p->day);
	buf_puts(out, "/\r\n");
	return !e.interval && !p->flags && p->month <= 12 && p->day <= 31 && !p->time;
}

/* The day on which this is written, as YYYY/MM/DD. */
static void put_accessed(struct buf *out)
{
	struct buf today;

	buf_init(&today);
	writer_today(&today);
	for (char *p = today.data; *p; p++)
		if (*p == '-')
			*p = '/';
	put("Y2", today.data, out);
	buf_done(&today);
}

static void ris_statement(const struct writer_context *c, const struct statement *s, size_t n,
			  struct buf *out)
{
	struct field_values v = {.field = &field_table[FIELD_SPEAKER], .s = s};
	char room[STATEMENT_LABEL_SIZE];
	struct buf scratch;
	const char *name;
	size_t len;
	bool dated;

	(void)n;
	buf_init(&scratch);
	put("TY", "SLIDE", out);
	writer_key(c, s, &scratch);
	buf_puts(out, "ID  - ");
	entry_keys_put(c->keys, buf_str(&scratch), out);
	buf_puts(out, "\r\n");
	buf_clear(&scratch);
	while (field_values_next(&v, &name, &len))
		put_bytes("AU", name, len, out);
	put("TI", s->title ? s->title : statement_label(s, room), out);
	put("T2", s->occasion, out);
	dated = put_date(s, out);
	put("CY", s->shared->place, out);
	put("LA", s->shared->language, out);
	put("M3", s->shared->kind, out);
	for (size_t i = 0; s->sources[i]; i++)
		put("UR", s->sources[i], out);
	if (writer_first_source(s))
		put_accessed(out);
	for (size_t i = 0; s->topics[i]; i++)
		put("KW", s->topics[i], out);
	/* What the date cannot say above. */
	if (!dated)
		put("N1", s->edtf, out);
	writer_origin(c, s, &scratch);
	writer_rest(s, false, &scratch);
	put("N1", buf_str(&scratch), out);
	put("AB", writer_value(c, &field_table[FIELD_SUMMARY], s, &scratch), out);
	put("DB", c->archive->title, out);
	buf_puts(out, "ER  - \r\n\r\n");
	buf_done(&scratch);
}

const struct writer writer_ris = {
	.name = "ris",
	.title = N_("RIS, for reference managers"),
	.ending = "ris",
	.statement = ris_statement,
};
