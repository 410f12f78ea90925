/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include <string.h>
#include <strings.h>

#include "date/date.h"
#include "read/read_table.h"

bool table_reads_day(const char *s, const char *language, struct date *date)
{
	struct buf edtf;
	bool reads;

	if (date_parse(s, date))
		return true;
	buf_init(&edtf);
	reads = date_parse_text(s, language, &edtf, date);
	buf_done(&edtf);
	return reads;
}

enum piece { YEAR, MONTH, DAY, PIECES };

/* Which piece of a date the value of NODE is; PIECES: none. */
static enum piece piece_of(struct table_node *node)
{
	static const char *const names[PIECES][13] = {
		{"year", "jahr", "année", "annee", "año", "ano", "anno", "jaar", "år", "год", "سال",
		 "yıl"},
		{"month", "monat", "mois", "mes", "mês", "mese", "maand", "månad", "måned", "месяц",
		 "ماه", "ay"},
		{"day", "tag", "jour", "día", "dia", "giorno", "dag", "день", "روز", "gün"},
	};

	if (node->piece)
		return (enum piece)(node->piece - 1);
	node->piece = PIECES + 1;
	for (int piece = 0; node->name && piece < PIECES; piece++)
		for (const char *const *name = names[piece]; *name; name++)
			if (!strcasecmp(*name, node->name))
				node->piece = (uint8_t)(piece + 1);
	return (enum piece)(node->piece - 1);
}

static const char *text_of(const struct table *t, const struct table_value *v)
{
	return t->text.data + v->at;
}

bool table_pieced_date(struct table *t, const struct table_frame *frame, size_t end)
{
	struct table_value *pieces[PIECES] = {NULL};
	const char *year, *month, *day;
	struct date date;

	for (size_t i = frame->from; i < end; i++) {
		struct table_value *v = &t->values[i];
		enum piece piece = v->held && frame != &t->frames[t->frames_n - 1]
					   ? PIECES
					   : piece_of(v->node);
		bool beside = true;

		for (int k = 0; k < PIECES; k++)
			beside &= !pieces[k] || pieces[k]->object == v->object;
		if (piece < PIECES && beside && !pieces[piece])
			pieces[piece] = v;
	}
	if (!pieces[YEAR] || !pieces[MONTH])
		return false;
	year = text_of(t, pieces[YEAR]);
	month = text_of(t, pieces[MONTH]);
	day = pieces[DAY] ? text_of(t, pieces[DAY]) : NULL;
	if (strlen(year) != 4 || strspn(year, "0123456789") != 4 || (day && strlen(day) > 2))
		return false;
	buf_clear(&t->joined);
	if (strspn(month, "0123456789") == strlen(month))
		buf_printf(&t->joined, "%s-%s%s%s%s%s", year, month[1] ? "" : "0", month,
			   day ? "-" : "", day && !day[1] ? "0" : "", day ? day : "");
	else
		buf_printf(&t->joined, "%s%s%s %s", day ? day : "", day ? " " : "", month, year);
	if (!table_reads_day(buf_str(&t->joined), t->builder.shared.language, &date))
		return false;
	for (int k = 0; k < PIECES; k++)
		if (pieces[k])
			pieces[k]->done = true;
	return true;
}
