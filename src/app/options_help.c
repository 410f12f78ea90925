/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "app/options.h"

#include <string.h>

#include "base/buf.h"
#include "base/charset.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "text/wrap.h"

/* Cells of a line, and of the column of options in it. */
enum { LINE_CELLS = 80, NAME_CELLS = 26 };

/* "=NAME", or "[=NAME]" for one that may be left out. */
static void help_argument(const char *name, struct buf *out)
{
	if (*name == '[')
		buf_printf(out, "[=%s", name + 1);
	else
		buf_printf(out, "=%s", name);
}

/* In the place of "-" while lines are filled: options and names of pages are not broken. */
#define HYPHEN "\u2011"

/* Append the LEN bytes at S with their hyphens as they were. */
static void help_line(const char *s, size_t len, struct buf *out)
{
	for (const char *end = s + len; s < end; s++)
		if (!strncmp(s, HYPHEN, sizeof HYPHEN - 1)) {
			buf_putc(out, '-');
			s += sizeof HYPHEN - 2;
		} else {
			buf_putc(out, *s);
		}
}

/* Append TEXT, filled into lines that begin at cell INDENT; the first one is there already. */
static void help_fill(const char *text, int indent, struct buf *out)
{
	struct wrap w = {0};
	struct buf b;

	buf_init(&b);
	/* Where a message has lines of its own, they are those of English. */
	for (; *text; text++)
		if (*text == '-')
			buf_puts(&b, HYPHEN);
		else
			buf_putc(&b, *text == '\n' ? ' ' : *text);
	wrap_text(&w, buf_str(&b), b.len, LINE_CELLS - indent, 0);
	for (size_t i = 0; i < w.n; i++) {
		if (i)
			buf_printf(out, "%*s", indent, "");
		help_line(b.data + w.lines[i].start, w.lines[i].end - w.lines[i].start, out);
		buf_putc(out, '\n');
	}
	wrap_done(&w);
	buf_done(&b);
}

static void help_row(const struct options_row *row, struct buf *out)
{
	size_t start = out->len;
	int cells;

	if (row->value < 256)
		buf_printf(out, "  -%c, --%s", row->value, row->name);
	else
		buf_printf(out, "      --%s", row->name);
	if (row->argument)
		help_argument(_(row->argument), out);
	cells = utf8_cells(out->data + start, out->len - start);
	if (cells >= NAME_CELLS) {
		buf_putc(out, '\n');
		cells = 0;
	}
	buf_printf(out, "%*s", NAME_CELLS - cells, "");
	help_fill(_(row->help), NAME_CELLS, out);
}

/* Where people turn to, in the words that GNU programs have for it. */
static void help_address(struct buf *out)
{
	struct buf line;

	buf_init(&line);
	buf_printf(&line, _("Report bugs to: %s"), PACKAGE_BUGREPORT);
	buf_putc(out, '\n');
	help_fill(buf_str(&line), 0, out);
	if (*PACKAGE_URL) {
		buf_clear(&line);
		/* TRANSLATORS: an address follows. */
		buf_printf(&line, _("Home page: %s"), PACKAGE_URL);
		help_fill(buf_str(&line), 0, out);
	}
	buf_done(&line);
}

void options_help(FILE *out)
{
	const struct options_part *part;
	struct buf b;

	buf_init(&b);
	help_fill(_("Usage: leader-reader [OPTION]... [FILE]..."), 0, &b);
	help_fill(_("Read and search an archive of public statements."), 0, &b);
	buf_putc(&b, '\n');
	help_fill(_("FILE is an XML archive, also compressed or packed, a folder of them, or '-', "
		    "standard input; without one, what is piped in or else the archive that comes "
		    "with the program."),
		  0, &b);
	for (size_t i = 0; (part = options_part(i)); i++) {
		buf_putc(&b, '\n');
		help_fill(_(part->title), 0, &b);
		for (size_t k = 0; k < part->n; k++)
			help_row(&part->rows[k], &b);
	}
	buf_putc(&b, '\n');
	help_fill(
		_("QUERY: words that must all occur, \"a phrase\", -word for what must not, a | b "
		  "or a OR b, ( ), title:word, =word exactly (capitals too), word* or *word, "
		  "word~ (nearly so), "
		  "\"a * b\", a NEAR/5 b, /expression/, a year (2021, sh:1400) or a range "
		  "(2019..2021). The manual page has it all."),
		0, &b);
	buf_putc(&b, '\n');
	help_fill(_("Exit status: 0 done, 1 nothing matched, problems found, or input that could "
		    "not be read whole, 2 wrong usage, unusable input, or output that was not "
		    "written."),
		  0, &b);
	help_address(&b);
	charset_print(out, buf_str(&b), b.len);
	buf_done(&b);
}
