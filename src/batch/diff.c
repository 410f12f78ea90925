/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include <string.h>

#include "analysis/diff.h"
#include "app/output.h"
#include "app/pair.h"
#include "app/session.h"
#include "archive/archive.h"
#include "archive/statement_date.h"
#include "base/buf.h"
#include "base/i18n.h"
#include "batch/batch_private.h"

/* Of a date in another calendar than the Gregorian, which stands as it is kept. */
enum { DATE_CELLS = 40 };

/* In which file it is, where there are several: an id may be that of another one's, too. */
static void put_name(struct session *session, size_t number, const char *sign, struct buf *out)
{
	enum calendar calendar = session_calendars(session)->first;
	const struct archive *a = session_archive(session);
	const struct statement *s = a->items[number];
	char room[STATEMENT_LABEL_SIZE];

	buf_printf(out, "%s %s  ", sign, s->id);
	if (calendar == CALENDAR_GREGORIAN)
		buf_puts(out, s->edtf ? s->edtf : "");
	else
		statement_date_short(s, calendar, DATE_CELLS, out);
	buf_printf(out, "  %s", statement_label(s, room));
	if (a->files_n > 1)
		buf_printf(out, "  %s", a->files[s->file]);
	buf_putc(out, '\n');
}

void batch_diff(struct session *session, const size_t number[2], FILE *out)
{
	struct diff d;
	struct buf b, text;

	diff_init(&d, session_archive(session)->items[number[0]],
		  session_archive(session)->items[number[1]]);
	buf_init(&b);
	buf_init(&text);
	put_name(session, number[0], "---", &b);
	put_name(session, number[1], "+++", &b);
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
}

bool batch_diff_ids(struct session *session, const char *ids, FILE *out)
{
	size_t number[2];
	bool more;

	if (!pair_find(session, ids, number, &more))
		return false;
	if (more)
		batch_complain(
			_("more than one statement is called so: the first one is compared"));
	batch_diff(session, number, out);
	return true;
}
