/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "batch/batch_private.h"

#include "app/session.h"
#include "archive/remark.h"
#include "base/buf.h"
#include "write/notes.h"
#include "write/writer.h"

size_t batch_notes(struct session *session, const char *format, FILE *out)
{
	const struct notes_format *f = notes_format_find(format);
	const struct archive *a = session_archive(session);
	const struct view *v = session_view(session);
	const struct writer_context context = {.archive = a,
					       .calendars = session_calendars(session)};
	size_t n = 0;
	struct buf b;

	buf_init(&b);
	if (f->begin)
		f->begin(&b);
	for (size_t i = 0; i < v->n && !ferror(out); i++) {
		const struct statement *s = a->items[view_at(v, i)];
		const struct remark *m = remarks_of(a->remarks, s);

		if (!m || !remark_says(m))
			continue;
		f->remark(&context, session_fold(session), s, m, n++, &b);
		batch_flush(&b, false, false, out);
	}
	if (f->end)
		f->end(&b);
	batch_flush(&b, false, true, out);
	buf_done(&b);
	return n;
}
