/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include <string.h>

#include "analysis/diff.h"
#include "app/output.h"
#include "app/session.h"
#include "archive/archive.h"
#include "archive/statement_date.h"
#include "base/buf.h"
#include "batch/batch_private.h"

/* Of a date in another calendar than the Gregorian, which stands as it is kept. */
enum { DATE_CELLS = 40 };

static const struct statement *find(const struct archive *a, const char *id, size_t len)
{
	for (size_t i = 0; i < a->n; i++)
		if (a->items[i]->id && strlen(a->items[i]->id) == len &&
		    !memcmp(a->items[i]->id, id, len))
			return a->items[i];
	return NULL;
}

/* IDS at the comma that parts two ids that are there: an id may hold one itself. */
static bool find_both(const struct archive *a, const char *ids, const struct statement *found[2])
{
	for (const char *comma = ids; (comma = strchr(comma, ',')); comma++) {
		found[0] = find(a, ids, (size_t)(comma - ids));
		found[1] = find(a, comma + 1, strlen(comma + 1));
		if (found[0] && found[1])
			return true;
	}
	return false;
}

static void put_name(const struct statement *s, enum calendar calendar, const char *sign,
		     struct buf *out)
{
	char room[STATEMENT_LABEL_SIZE];

	buf_printf(out, "%s %s  ", sign, s->id);
	if (calendar == CALENDAR_GREGORIAN)
		buf_puts(out, s->edtf ? s->edtf : "");
	else
		statement_date_short(s, calendar, DATE_CELLS, out);
	buf_printf(out, "  %s\n", statement_label(s, room));
}

bool batch_diff(struct session *session, const char *ids, FILE *out)
{
	const struct statement *found[2];
	struct diff d;
	struct buf b, text;

	if (!find_both(session_archive(session), ids, found))
		return false;
	diff_init(&d, found[0], found[1]);
	buf_init(&b);
	buf_init(&text);
	put_name(found[0], session_calendars(session)->first, "---", &b);
	put_name(found[1], session_calendars(session)->first, "+++", &b);
	diff_say(&d, &b);
	buf_puts(&b, "\n");
	for (size_t i = 0; i < d.n; i++) {
		const char *line;
		char sign = diff_sign(d.rows[i].kind);

		buf_clear(&text);
		diff_text(&d, i, DIFF_BOTH, &text, NULL);
		buf_putc(&b, '\n');
		for (line = buf_str(&text); *line; sign = ' ') {
			size_t len = strcspn(line, "\n");

			buf_printf(&b, "%c %.*s\n", sign, (int)len, line);
			line += len + (line[len] == '\n');
		}
		output_flush(&b, true, false, out);
	}
	output_flush(&b, true, true, out);
	buf_done(&b);
	buf_done(&text);
	diff_done(&d);
	return true;
}
