/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "batch/batch_private.h"

#include <stdlib.h>
#include <string.h>

#include "app/output.h"
#include "app/session.h"
#include "archive/codebook.h"
#include "archive/remark.h"
#include "base/buf.h"
#include "base/err.h"
#include "write/notes.h"
#include "write/qdc.h"
#include "write/writer.h"

/* The tags of the codebook and of what is shown. */
static size_t batch_codes(struct session *session, FILE *out)
{
	const struct codebook *own = session_codes(session);
	const struct archive *a = session_archive(session);
	const struct view *v = session_view(session);
	struct codebook all = {0};
	struct buf b;
	size_t n;

	for (size_t i = 0; i < own->n; i++) {
		struct code *code =
			codebook_get(&all, own->items[i].name, strlen(own->items[i].name));

		free(code->meaning);
		code->meaning = xstrdup(own->items[i].meaning);
		memcpy(code->colour, own->items[i].colour, sizeof code->colour);
	}
	for (size_t i = 0; i < v->n; i++) {
		const struct remark *m = remarks_of(a->remarks, a->items[view_at(v, i)]);

		for (char *const *tag = m ? m->tags : NULL; tag && *tag; tag++)
			codebook_get(&all, *tag, strlen(*tag));
	}
	n = all.n;
	buf_init(&b);
	qdc_write(&all, &b);
	output_flush(&b, false, true, out);
	buf_done(&b);
	codebook_done(&all);
	return n;
}

size_t batch_notes(struct session *session, const char *format, FILE *out)
{
	const struct notes_format *f = notes_format_find(format);
	const struct archive *a = session_archive(session);
	const struct view *v = session_view(session);
	const struct writer_context context = {
		.archive = a, .calendars = session_calendars(session), .noted = true};
	size_t n = 0;
	struct buf b;

	if (!f->remark)
		return batch_codes(session, out);
	buf_init(&b);
	if (f->begin)
		f->begin(&context, &b);
	for (size_t i = 0; i < v->n && !ferror(out); i++) {
		const struct statement *s = a->items[view_at(v, i)];
		const struct remark *m = remarks_of(a->remarks, s);

		if (!m || !remark_says(m))
			continue;
		f->remark(&context, session_fold(session), s, m, n++, &b);
		output_flush(&b, false, false, out);
	}
	if (f->end)
		f->end(&context, &b);
	output_flush(&b, false, true, out);
	buf_done(&b);
	return n;
}
