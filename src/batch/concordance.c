/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "analysis/concordance.h"

#include <stdint.h>
#include <string.h>

#include "app/session.h"
#include "archive/archive.h"
#include "base/buf.h"
#include "base/charset.h"
#include "base/utf8.h"
#include "batch/batch_private.h"
#include "write/writer.h"
#include "search/query.h"
#include "text/wrap.h"

/* Cells of the date, of a line on each side of the start of the keyword, and bytes of context in data. */
enum { DATE_CELLS = 11, BEFORE_CELLS = 40, LINE_CELLS = 100, CONTEXT_BYTES = 160 };

/* The names of the columns; scripts rely on them. */
enum column {
	ID,
	DATE,
	OCCASION,
	SPEAKER,
	FILE_NAME,
	FIELD,
	TERM,
	BEFORE,
	KEYWORD,
	AFTER,
	COLUMNS
};

static const char *const columns[COLUMNS] = {
	[ID] = "id",           [DATE] = "date",   [OCCASION] = "occasion", [SPEAKER] = "speaker",
	[FILE_NAME] = "file",  [FIELD] = "field", [TERM] = "term",         [BEFORE] = "before",
	[KEYWORD] = "keyword", [AFTER] = "after",
};

static const char *const fields[INDEX_FIELDS] = {
	[INDEX_TITLE] = "title", [INDEX_OCCASION] = "occasion", [INDEX_SPEAKER] = "speaker",
	[INDEX_PLACE] = "place", [INDEX_TOPICS] = "topic",      [INDEX_SUMMARY] = "summary",
	[INDEX_TEXT] = "text",
};

struct concordance_print {
	struct session *session;
	const char *const *files;
	struct concordance_window window;
	struct buf values[COLUMNS];
};

static void set_value(struct concordance_print *p, enum column column, const char *s, size_t len)
{
	buf_clear(&p->values[column]);
	buf_add(&p->values[column], s, len);
}

static void set_string(struct concordance_print *p, enum column column, const char *s)
{
	set_value(p, column, s ? s : "", s ? strlen(s) : 0);
}

static void fill_values(struct concordance_print *p, const struct concordance_line *line,
			const struct query *q)
{
	const struct statement *s = session_archive(p->session)->items[line->number];
	const struct concordance_window *w = &p->window;
	const char *text = buf_str(&w->text);

	set_string(p, ID, s->id);
	set_string(p, DATE, s->edtf);
	set_string(p, OCCASION, s->occasion);
	set_string(p, SPEAKER, s->speaker);
	set_string(p, FILE_NAME, p->files[s->file]);
	set_string(p, FIELD, fields[line->field]);
	buf_clear(&p->values[TERM]);
	query_term_print(q, line->term, &p->values[TERM]);
	set_value(p, BEFORE, text, w->word_start);
	set_value(p, KEYWORD, text + w->word_start, w->word_end - w->word_start);
	set_value(p, AFTER, text + w->word_end, w->text.len - w->word_end);
}

static void put_csv(struct concordance_print *p, struct buf *out)
{
	for (int i = 0; i < COLUMNS; i++) {
		if (i)
			buf_putc(out, ',');
		writer_put_csv(buf_str(&p->values[i]), out);
	}
	buf_putc(out, '\n');
}

static void put_json(struct concordance_print *p, struct buf *out)
{
	bool first = true;

	buf_putc(out, '{');
	for (int i = 0; i < COLUMNS; i++) {
		if (!p->values[i].len && i < BEFORE)
			continue;
		buf_printf(out, "%s\"%s\":", first ? "" : ",", columns[i]);
		writer_put_json(buf_str(&p->values[i]), out);
		first = false;
	}
	buf_puts(out, "}\n");
}

/* Date, before, keyword, after, aligned; in logical order, as every line that leaves the program. */
static void put_text(struct concordance_print *p, struct buf *out)
{
	const struct concordance_window *w = &p->window;
	const char *text = buf_str(&w->text);
	size_t end = w->word_start, start, fits;
	int cells, used;
	struct buf date;

	buf_init(&date);
	while (end && text[end - 1] == ' ')
		end--;
	start = wrap_fit_end(text, end, BEFORE_CELLS - 1, &cells);
	if (p->values[DATE].len)
		date_print_short(buf_str(&p->values[DATE]), DATE_CELLS, &date);
	buf_printf(out, "%-*s  %*s", DATE_CELLS, buf_str(&date), BEFORE_CELLS - 1 - cells, "");
	buf_done(&date);
	buf_add(out, text + start, end - start);
	buf_puts(out, end < w->word_start || !end ? "  " : " ");
	fits = wrap_fit(text + w->word_start, w->text.len - w->word_start,
			LINE_CELLS - BEFORE_CELLS - 15, &used);
	buf_add(out, text + w->word_start, fits);
	while (out->data[out->len - 1] == ' ')
		buf_truncate(out, out->len - 1);
	buf_putc(out, '\n');
}

static void put_header(struct buf *out)
{
	for (int i = 0; i < COLUMNS; i++)
		buf_printf(out, "%s%s", i ? "," : "", columns[i]);
	buf_putc(out, '\n');
}

size_t batch_concordance(struct session *session, const char *format, enum concordance_sort sort,
			 bool reverse, FILE *out)
{
	struct concordance_print p = {.session = session};
	struct concordance *c = session_concordance(session, sort, reverse);
	const struct query *q = session_query(session);
	bool csv = !strcmp(format, "csv"), json = !strcmp(format, "json");
	struct buf b;
	size_t n;

	p.files = session_archive(session)->files;
	concordance_window_init(&p.window);
	for (int i = 0; i < COLUMNS; i++)
		buf_init(&p.values[i]);
	buf_init(&b);
	if (csv)
		put_header(&b);
	concordance_work(c, SIZE_MAX);
	n = concordance_lines(c);
	for (size_t i = 0; i < n && !ferror(out); i++) {
		struct concordance_line line;

		if (!concordance_line(c, i, &line))
			continue;
		concordance_window(&p.window, &line, CONTEXT_BYTES, CONTEXT_BYTES);
		fill_values(&p, &line, q);
		(csv ? put_csv : json ? put_json : put_text)(&p, &b);
		batch_flush(&b, !csv && !json, false, out);
	}
	batch_flush(&b, !csv && !json, true, out);
	buf_done(&b);
	for (int i = 0; i < COLUMNS; i++)
		buf_done(&p.values[i]);
	concordance_window_done(&p.window);
	concordance_free(c);
	return n;
}
