/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "analysis/concordance.h"

#include <stdint.h>
#include <string.h>

#include "app/output.h"
#include "app/session.h"
#include "archive/archive.h"
#include "archive/field.h"
#include "archive/statement_date.h"
#include "base/buf.h"
#include "base/charset.h"
#include "base/utf8.h"
#include "batch/batch_private.h"
#include "write/writer.h"
#include "search/query.h"
#include "text/wrap.h"

/* Cells of the date, of a line on each side of the start of the keyword, and bytes of context in data. */
enum { DATE_CELLS = 11, BEFORE_CELLS = 40, LINE_CELLS = 100, CONTEXT_BYTES = 160 };

/* The columns after those of the statement (archive/field); scripts rely on the names. */
enum column { FIELD, TERM, BEFORE, KEYWORD, AFTER, COLUMNS };

static const char *const columns[COLUMNS] = {"field", "term", "before", "keyword", "after"};

struct concordance_print {
	struct session *session;
	const struct statement *s; /* of the line */
	struct concordance_window window;
	const char *mark;
	struct buf values[COLUMNS];
};

static void set_value(struct concordance_print *p, enum column column, const char *s, size_t len)
{
	buf_clear(&p->values[column]);
	buf_add(&p->values[column], s, len);
}

/* What field F of the line's statement has to say in one value; "" where it lacks it. */
static const char *field_value(const struct concordance_print *p, const struct field *f)
{
	const char *value = field_string(f, session_archive(p->session), p->s, 0, NULL);

	return value ? value : "";
}

static void fill_values(struct concordance_print *p, const struct concordance_line *line,
			const struct query *q)
{
	const struct concordance_window *w = &p->window;
	const char *text = buf_str(&w->text);

	p->s = session_archive(p->session)->items[line->number];
	set_value(p, FIELD, field_table[line->field].name, strlen(field_table[line->field].name));
	buf_clear(&p->values[TERM]);
	query_term_print(q, line->term, &p->values[TERM]);
	set_value(p, BEFORE, text, w->word_start);
	set_value(p, KEYWORD, text + w->word_start, w->word_end - w->word_start);
	set_value(p, AFTER, text + w->word_end, w->text.len - w->word_end);
}

static void put_csv(struct concordance_print *p, struct buf *out)
{
	for (const struct field *f = field_table; f < field_table + field_count; f++) {
		if (!f->concordance)
			continue;
		writer_put_csv(field_value(p, f), out);
		buf_putc(out, ',');
	}
	for (int i = 0; i < COLUMNS; i++) {
		writer_put_csv(buf_str(&p->values[i]), out);
		buf_putc(out, i < COLUMNS - 1 ? ',' : '\n');
	}
}

static void put_json(struct concordance_print *p, struct buf *out)
{
	bool first = true;

	buf_putc(out, '{');
	for (const struct field *f = field_table; f < field_table + field_count; f++) {
		if (!f->concordance || !*field_value(p, f))
			continue;
		buf_printf(out, "%s\"%s\":", first ? "" : ",", f->name);
		writer_put_json(field_value(p, f), out);
		first = false;
	}
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
	const char *dots = charset_symbol("…", "~");
	const int room = LINE_CELLS - BEFORE_CELLS - 15;
	size_t end = w->word_start, len = w->text.len - end, start, fits, word;
	int cells, used;
	bool cut, cut_after;
	struct buf date;

	buf_init(&date);
	while (end && text[end - 1] == ' ')
		end--;
	/* A word that is cut off at an edge is not to look whole. */
	start = wrap_fit_end(text, end, BEFORE_CELLS - 1, &cells);
	cut = concordance_cuts(w, start);
	if (cut)
		start = wrap_fit_end(text, end, BEFORE_CELLS - 2, &cells);
	statement_date_short(p->s, session_calendars(p->session)->first, DATE_CELLS, &date);
	buf_printf(out, "%s%*s  %*s", buf_str(&date),
		   DATE_CELLS - utf8_cells(buf_str(&date), date.len), "",
		   BEFORE_CELLS - 1 - cells - cut, "");
	buf_done(&date);
	buf_puts(out, cut ? dots : "");
	buf_add(out, text + start, end - start);
	buf_puts(out, end < w->word_start || !end ? "  " : " ");
	fits = wrap_fit(text + w->word_start, len, room, &used);
	cut_after = concordance_cuts(w, w->word_start + fits);
	if (cut_after)
		fits = wrap_fit(text + w->word_start, len, room - 1, &used);
	while (!cut_after && fits && text[w->word_start + fits - 1] == ' ')
		fits--;
	word = w->word_end - w->word_start < fits ? w->word_end - w->word_start : fits;
	buf_printf(out, "%s%.*s%s", p->mark, (int)word, text + w->word_start,
		   *p->mark ? WRITER_MARK_OFF : "");
	buf_add(out, text + w->word_start + word, fits - word);
	buf_puts(out, cut_after ? dots : "");
	while (out->data[out->len - 1] == ' ')
		buf_truncate(out, out->len - 1);
	buf_putc(out, '\n');
}

static void put_header(struct buf *out)
{
	for (const struct field *f = field_table; f < field_table + field_count; f++)
		if (f->concordance)
			buf_printf(out, "%s,", f->name);
	for (int i = 0; i < COLUMNS; i++)
		buf_printf(out, "%s%c", columns[i], i < COLUMNS - 1 ? ',' : '\n');
}

size_t batch_concordance(struct session *session, const char *format, enum concordance_sort sort,
			 bool reverse, size_t sample, uint32_t seed, FILE *out)
{
	return batch_concordance_marked(session, format, sort, reverse, sample, seed, "", out);
}

size_t batch_concordance_marked(struct session *session, const char *format,
				enum concordance_sort sort, bool reverse, size_t sample,
				uint32_t seed, const char *mark, FILE *out)
{
	struct concordance_print p = {.session = session, .mark = mark};
	struct concordance *c = session_concordance(session, NULL, sort, reverse, sample, seed);
	const struct query *q = session_query(session);
	bool csv = !strcmp(format, "csv"), json = !strcmp(format, "json");
	struct buf b;
	size_t n;

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
		output_flush(&b, !csv && !json, false, out);
	}
	output_flush(&b, !csv && !json, true, out);
	buf_done(&b);
	for (int i = 0; i < COLUMNS; i++)
		buf_done(&p.values[i]);
	concordance_window_done(&p.window);
	concordance_free(c);
	return n;
}
