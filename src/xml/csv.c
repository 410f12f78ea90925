/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

/* The library's header has the name of ours. */
#if HAVE_LIBCSV
#include <csv.h>
#endif

#include "xml/csv.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/vec.h"
#include "xml/elements.h"

#if HAVE_LIBCSV

#define ROOT "csv"
#define ROW "row"

/* "sep=;", the line that a spreadsheet puts before all others: its length, 0 where there is none. */
static size_t separator_line(const char *s, size_t len, char *separator)
{
	size_t n = 5;

	if (len < 6 || memcmp(s, "sep=", 4) != 0)
		return 0;
	if (s[n] == '\r')
		n++;
	if (n == len || s[n] != '\n')
		return 0;
	*separator = s[4];
	return n + 1;
}

/* ---- quotation marks that are part of a value ---- */

/*
 * A value that begins with a quotation mark ends with one. Not all programs keep to that: in
 *   1,Ann,"Thank you" she said.
 * the marks are the value's. Taken for those of CSV they would go on over the next lines, up to wherever
 * one stands before a separator. So what such a value is goes to the parser as CSV has it.
 */
struct quotes {
	char separator;
	bool quoted; /* within a value in quotation marks, which may have several lines */
	bool begun;  /* within a value without */
};

/* Whether the quotation mark at S, which may end a value, does so before END. */
static bool ends_value(const struct quotes *q, const char *s, const char *end)
{
	do
		s++;
	while (s < end && *s == ' ');
	return s == end || *s == q->separator || *s == '\r' || *s == '\n';
}

/* Whether the value at S, which begins with a quotation mark, has it as text: none ends the value in this
 * line, up to END, there are others within, and they are in pairs. */
static bool is_literal(const struct quotes *q, const char *s, const char *end)
{
	size_t n = 1;

	while (++s < end && *s != '\n') {
		if (*s != '"')
			continue;
		if (s + 1 < end && s[1] == '"') {
			n += 2;
			s++;
			continue;
		}
		if (ends_value(q, s, end))
			return false;
		n++;
	}
	return n > 1 && n % 2 == 0;
}

/* Append the value at S as CSV has it: up to a separator or the end of the line. Returns where it ends. */
static const char *put_quoted(const struct quotes *q, const char *s, const char *end,
			      struct buf *out)
{
	buf_putc(out, '"');
	for (; s < end && *s != q->separator && *s != '\r' && *s != '\n'; s++)
		buf_puts(out, *s == '"' ? "\"\"" : (char[2]){*s, '\0'});
	buf_putc(out, '"');
	return s;
}

/* Append the LEN bytes at S, a line or, if not WHOLE, a part of one, to OUT as CSV has them. False: so they
 * are already, and nothing is appended. */
static bool put_line(struct quotes *q, const char *s, size_t len, bool whole, struct buf *out)
{
	const char *const begin = s, *const end = s + len, *from = s;

	if (!q->quoted && !memchr(s, '"', len))
		s = whole ? end : s;
	while (s < end) {
		if (q->quoted) {
			s = memchr(s, '"', (size_t)(end - s));
			if (!s)
				break;
			if (s + 1 < end && s[1] == '"')
				s++;
			else if (ends_value(q, s, end))
				q->quoted = false, q->begun = true;
		} else if (*s == q->separator || *s == '\n') {
			q->begun = false;
		} else if (q->begun) {
			/* No quotation mark in it begins anything; a line end is the last byte. */
			s = memchr(s, q->separator, (size_t)(end - s));
			s = s ? s : end[-1] == '\n' ? end - 1 : end;
			continue;
		} else if (*s == '"') {
			if (whole && is_literal(q, s, end)) {
				buf_add(out, from, (size_t)(s - from));
				from = s = put_quoted(q, s, end, out);
				q->begun = true;
				continue;
			}
			q->quoted = true;
		} else if (*s != ' ') {
			q->begun = true;
		}
		s++;
	}
	if (whole && !q->quoted)
		q->begun = false;
	if (from == begin)
		return false;
	buf_add(out, from, (size_t)(end - from));
	return true;
}

/* Append S, some lines of which the last may be cut off if not LAST. */
static void put_lines(struct quotes *q, const char *s, size_t len, bool last, struct buf *out)
{
	while (len) {
		const char *end = memchr(s, '\n', len);
		size_t n = end ? (size_t)(end + 1 - s) : len;

		if (!put_line(q, s, n, end || last, out))
			buf_add(out, s, n);
		s += n;
		len -= n;
	}
}

/* ---- whether it is a table ---- */

/* The first two rows of what may be a table. */
struct head {
	struct buf text; /* the values of the first, each with its NUL */
	size_t columns;  /* in the first row */
	size_t values;   /* in the second */
	size_t rows;
};

static void head_value(void *s, size_t len, void *data)
{
	struct head *h = data;

	if (h->rows == 1)
		h->values++;
	if (h->rows)
		return;
	buf_add(&h->text, s, s ? len : 0);
	buf_putc(&h->text, '\0');
	h->columns++;
}

static void head_row(int end, void *data)
{
	struct head *h = data;

	(void)end;
	h->rows++;
}

static bool head_fits(struct elements *e, const struct head *h, bool last)
{
	const char *names[CSV_COLUMNS_MAX], *s = buf_str(&h->text);

	if (h->columns < 2 || h->columns > CSV_COLUMNS_MAX ||
	    (h->rows > 1 && h->values != h->columns))
		return false;
	for (size_t i = 0; i < h->columns; i++) {
		names[i] = s;
		s += strlen(s) + 1;
		/* A value with a NUL in it would shift all that follow. */
		if ((size_t)(s - h->text.data) > h->text.len)
			return false;
	}
	return e->handler->columns(e->data, names, h->columns, h->rows > 1 || !last);
}

static void init(struct csv_parser *parser, char separator)
{
	if (csv_init(parser, 0) != 0)
		die_memory();
	csv_set_delim(parser, (unsigned char)separator);
}

/* Whether it is a table with this separator. */
static bool is_table(struct elements *e, const char *s, size_t len, bool last, char separator,
		     bool *more)
{
	struct csv_parser parser;
	struct head h = {.rows = 0};
	struct quotes quotes = {.separator = separator};
	struct buf lines;
	bool fits;

	init(&parser, separator);
	buf_init(&h.text);
	buf_init(&lines);
	put_lines(&quotes, s, len, last, &lines);
	csv_parse(&parser, buf_str(&lines), lines.len, head_value, head_row, &h);
	buf_done(&lines);
	if (last)
		csv_fini(&parser, head_value, head_row, &h);
	csv_free(&parser);
	fits = h.rows > 0 && head_fits(e, &h, last);
	buf_done(&h.text);
	/* A second row as long as that is one. */
	if (h.rows > 1 || last || len >= CSV_HEAD_MAX)
		return fits;
	*more |= fits || !h.rows;
	return false;
}

char csv_begins(struct elements *e, const char *s, size_t len, bool last, bool *more)
{
	static const char separators[] = ",;\t|";
	char said = '\0';
	size_t skip = separator_line(s, len, &said);

	*more = false;
	if (!e->handler->columns)
		return '\0';
	if (said)
		return is_table(e, s + skip, len - skip, last, said, more) ? said : '\0';
	for (const char *separator = separators; *separator; separator++)
		if (is_table(e, s, len, last, *separator, more))
			return *separator;
	return '\0';
}

/* ---- its rows ---- */

struct csv {
	struct elements *e;
	struct csv_parser parser;
	const char **names; /* of the columns */
	size_t columns, size;
	size_t values;     /* of the current row so far */
	bool headed;       /* the names are known */
	bool row;          /* a row is open */
	bool idle;         /* nothing of the next row has come */
	bool full, uneven; /* rows have had all their values; some have not */
	bool cut;      /* the last row is the first that has not, or the header, and no line end */
	long line;     /* where the row begins */
	size_t waited; /* bytes since the last value */
	struct buf name;
	struct quotes quotes;
	struct buf piece; /* with its quotation marks as the parser has them */
};

/* A name for a column that has none: its number. */
static const char *number_name(struct csv *c, size_t column)
{
	buf_clear(&c->name);
	buf_printf(&c->name, "%zu", column + 1);
	return elements_name(c->e, c->name.data, c->name.len, ROW);
}

static void add_name(struct csv *c, const char *s, size_t len)
{
	const char *name = elements_name(c->e, s, len, NULL);

	if (!name)
		name = number_name(c, c->columns);
	for (size_t i = 0; i < c->columns; i++) {
		if (c->names[i] == name) {
			elements_problem(c->e, c->line, _("two columns are called “%.100s”"), name);
			break;
		}
	}
	c->names = vec_fit(c->names, c->columns + 1, &c->size, sizeof *c->names);
	c->names[c->columns++] = name;
}

static void on_value(void *s, size_t len, void *data)
{
	struct csv *c = data;
	const char *value = s ? s : "";

	c->waited = 0;
	if (!c->headed) {
		add_name(c, value, len);
		return;
	}
	c->e->line = c->line;
	if (!c->row)
		elements_start(c->e, "", ROW);
	c->row = true;
	if (c->values < c->columns)
		elements_value(c->e, c->names[c->values], value, len);
	else if (c->values < CSV_COLUMNS_MAX)
		elements_value(c->e, number_name(c, c->values), value, len);
	else
		elements_value(c->e, ROW, value, len);
	c->values++;
}

static void on_row(int end, void *data)
{
	struct csv *c = data;

	/* Columns may be missing, and all rows are. */
	if (!c->headed)
		c->cut = end == -1;
	if (c->headed && c->row) {
		c->e->line = c->line;
		c->cut = end == -1 && c->values < c->columns && c->full && !c->uneven;
		c->full |= c->values == c->columns;
		c->uneven |= c->values != c->columns;
		if (c->cut)
			return;
		if (c->values != c->columns)
			elements_problem(c->e, c->line,
					 ngettext("the row has %zu value, the header %zu names",
						  "the row has %zu values, the header %zu names",
						  (unsigned long)c->values),
					 c->values, c->columns);
		elements_end(c->e, "", ROW);
	}
	c->headed = true;
	c->row = false;
	c->values = 0;
	c->idle = true;
}

static enum xml_end cut(struct csv *c, const char *why)
{
	c->e->line = c->line;
	c->e->handler->cut(c->e->data, c->line, why);
	if (c->row)
		elements_broken(c->e);
	return XML_CUT;
}

static enum xml_end finish(struct csv *c)
{
	if (elements_stopped(c->e))
		return XML_STOPPED;
	if (c->waited > ELEMENTS_VALUE_MAX)
		return cut(c, _("a value is longer than 64 MiB: the file is not read beyond here"));
	/* Only now: quotation marks within a value are no harm. */
	csv_set_opts(&c->parser, CSV_STRICT | CSV_STRICT_FINI);
	if (csv_fini(&c->parser, on_value, on_row, c) != 0)
		return cut(
			c,
			_("a quotation mark that begins a value in this row has no other that ends "
			  "it: the file is not read beyond here"));
	if (elements_stopped(c->e))
		return XML_STOPPED;
	if (c->cut)
		return cut(c, _("the file ends before its values do: it is cut off"));
	elements_end(c->e, XML_TABLE_NS, ROOT);
	return c->e->damaged ? XML_DAMAGED : XML_WHOLE;
}

/* The next piece of the file. Blank lines are no rows. */
static void parse(struct csv *c, const struct elements_piece *piece)
{
	bool blank = piece->starts && piece->ends && piece->s[strspn(piece->s, "\r")] == '\n';
	bool idle = c->idle;
	const char *s = piece->s;
	size_t len = piece->len;
	char said;

	if (idle)
		c->line = piece->line;
	if (piece->line == 1 && piece->starts && separator_line(piece->s, piece->len, &said))
		return;
	c->waited += piece->len;
	c->idle = false;
	buf_clear(&c->piece);
	if (put_line(&c->quotes, s, len, piece->starts && piece->ends, &c->piece)) {
		s = c->piece.data;
		len = c->piece.len;
	}
	if (csv_parse(&c->parser, s, len, on_value, on_row, c) != len)
		die_memory();
	c->idle |= idle && blank;
}

enum xml_end csv_read(struct elements *e, char separator)
{
	struct csv c = {.e = e, .line = 1, .idle = true, .quotes.separator = separator};
	struct elements_piece piece;
	enum xml_end how;

	init(&c.parser, separator);
	buf_init(&c.name);
	buf_init(&c.piece);
	elements_start(e, XML_TABLE_NS, ROOT);
	while (c.waited <= ELEMENTS_VALUE_MAX && elements_next(e, &piece))
		parse(&c, &piece);
	how = finish(&c);
	csv_free(&c.parser);
	free(c.names);
	buf_done(&c.name);
	buf_done(&c.piece);
	return how;
}

void csv_library(struct buf *out)
{
	buf_printf(out, "libcsv %d.%d.%d", CSV_MAJOR, CSV_MINOR, CSV_RELEASE);
}

#else

char csv_begins(struct elements *e, const char *s, size_t len, bool last, bool *more)
{
	(void)e;
	(void)s;
	(void)len;
	(void)last;
	*more = false;
	return '\0';
}

enum xml_end csv_read(struct elements *e, char separator)
{
	(void)e;
	(void)separator;
	return XML_NOT_XML;
}

void csv_library(struct buf *out)
{
	(void)out;
}

#endif
