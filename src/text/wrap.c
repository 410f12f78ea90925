/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "text/wrap.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <unigbrk.h>
#include <unilbrk.h>

#include "base/err.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "text/cells.h"

/* ---- Where a line may end ---- */

/* What may be done before a byte of a paragraph. */
enum {
	CUT = 1,  /* a grapheme cluster begins here: a long word may be cut */
	BREAK = 2 /* a break opportunity; always a CUT, too */
};

/* A paragraph taken apart. Marks would part clusters and words, so they are left out of it. */
struct analysis {
	char *text;   /* N bytes without control bytes */
	char *flags;  /* for each of them */
	char *breaks; /* scratch for libunistring */
	size_t n;
};

static bool is_control(char c)
{
	return (unsigned char)c < 0x20 || c == 0x7F;
}

static bool is_blank(uint32_t code)
{
	return code == ' ' || code == 0x3000 || code == 0x1680 || code == 0x205F ||
	       (code >= 0x2000 && code <= 0x200A && code != 0x2007);
}

/* UAX #14's class IS, as far as living scripts go. */
static bool is_infix(uint32_t code)
{
	return code == ',' || code == '.' || code == ':' || code == ';' || code == 0x037E ||
	       code == 0x0589 || code == 0x060C || code == 0x060D || code == 0x07F8 ||
	       code == 0x2044;
}

static bool is_initial_quote(uint32_t code)
{
	return code == 0xAB || code == 0x2018 || code == 0x201B || code == 0x201C ||
	       code == 0x201F || code == 0x2039;
}

static bool is_final_quote(uint32_t code)
{
	return code == 0xBB || code == 0x2019 || code == 0x201D || code == 0x203A;
}

/* White space, no-break or not, or the border of the text. */
static bool is_space(uint32_t code)
{
	return code == 0 || code == 0xA0 || code == 0x202F || is_blank(code);
}

/* LB15a, newer than libunistring: whether CODE after BEFORE opens a quotation, and holds on to what
 * follows over blanks, as in French. Elsewhere the same mark closes one, after a letter. */
static bool quote_opens(uint32_t before, uint32_t code)
{
	return is_initial_quote(code) && (is_space(before) || before == '(' || before == '[' ||
					  before == '"' || is_initial_quote(before));
}

/* LB15b: whether CODE before AFTER closes one, and holds on to what stands before it. */
static bool quote_closes(uint32_t code, uint32_t after)
{
	return is_final_quote(code) &&
	       (is_space(after) ||
		uc_is_general_category_withtable(after, UC_CATEGORY_MASK_Pe | UC_CATEGORY_MASK_Pf |
								UC_CATEGORY_MASK_Pi |
								UC_CATEGORY_MASK_Po));
}

/* Whether AFTER may begin a line that the one before ends with BEFORE, where UAX #14 allows it. */
static bool may_break(uint32_t before, uint32_t after)
{
	/* A break at a soft hyphen wants a hyphen to be painted. */
	if (before == 0xAD)
		return false;
	/* LB29, which libunistring lacks. Wide letters are ideographs, and break. */
	return !(is_infix(before) && uc_is_general_category_withtable(after, UC_CATEGORY_MASK_L) &&
		 utf8_width(after) == 1);
}

/* Take the LEN bytes at S apart; A has room for them. */
static void analyse(struct analysis *a, const char *s, size_t len)
{
	bool ascii = true, opened = false;
	uint32_t before = 0, code, after;
	size_t i, n;

	a->n = 0;
	for (i = 0; i < len; i++) {
		if (is_control(s[i]))
			continue;
		ascii = ascii && (unsigned char)s[i] < 0x80;
		a->text[a->n++] = s[i];
	}
	if (!a->n)
		return;
	if (ascii)
		memset(a->flags, CUT, a->n);
	else
		u8_grapheme_breaks((const uint8_t *)a->text, a->n, a->flags);
	u8_possible_linebreaks((const uint8_t *)a->text, a->n, "UTF-8", a->breaks);
	i = utf8_decode(a->text, a->n, &code);
	for (size_t at = 0; code; at = i, i += n, before = code, code = after) {
		after = 0;
		n = i < a->n ? utf8_decode(a->text + i, a->n - i, &after) : 0;
		/* After a format character a mark is a cluster, but is drawn on what precedes. */
		if (at && code >= 0x300 && (a->flags[at] & CUT) &&
		    uc_is_general_category_withtable(code, UC_CATEGORY_MASK_M))
			a->flags[at] = 0;
		if ((a->flags[at] & CUT) && a->breaks[at] == UC_BREAK_POSSIBLE && !opened &&
		    !quote_closes(code, after) && may_break(before, code))
			a->flags[at] |= BREAK;
		opened = quote_opens(before, code) || (opened && is_blank(code));
	}
}

/* ---- The fill ---- */

/* A line being filled. Offsets are into the whole text. */
struct fill {
	struct wrap *wrap;
	int width, limit; /* limit: of this line */
	size_t start;     /* its first byte */
	size_t end;       /* where it would end now: after the last word and the marks on it */
	size_t lead; /* marks between blanks and the next word, which they go with; or NOWHERE */
	long cells;  /* with the blanks that hang if the line ends now */
	long shown;  /* without them */
	struct {     /* the last break opportunity; next: NOWHERE where there is none */
		size_t end, next; /* where this line would end, and the next one begin */
		long cells, shown;
		bool lone; /* it begins with a mark that nothing carries */
	} last;
};

static const size_t NOWHERE = SIZE_MAX;

static void line_add(struct fill *f, size_t end, long cells)
{
	struct wrap *w = f->wrap;

	w->lines = vec_fit(w->lines, w->n + 1, &w->size, sizeof *w->lines);
	w->lines[w->n++] = (struct wrap_line){f->start, end, (int)cells};
	f->limit = f->width;
}

static void line_start(struct fill *f, size_t at)
{
	f->start = f->end = at;
	f->lead = f->last.next = NOWHERE;
	f->cells = f->shown = 0;
}

/* End the line somewhere before the character that begins, with its marks, at NEXT; false: it
 * cannot be ended. */
static bool line_end(struct fill *f, size_t next, int flags)
{
	if (f->last.next != NOWHERE) {
		line_add(f, f->last.end, f->last.shown);
		f->start = f->last.next;
		f->last.next = NOWHERE;
		f->cells -= f->last.cells;
		f->shown = f->end > f->start ? f->shown - f->last.cells : 0;
		/* Now it stands on a circle. */
		if (f->last.lone && f->end > f->start) {
			f->cells++;
			f->shown++;
		}
		return true;
	}
	if (f->limit < f->width) {
		/* The first word may fit where no label takes of the room. */
		line_add(f, f->start, 0);
		return true;
	}
	if (!(flags & CUT) || !f->cells)
		return false;
	line_add(f, f->end, f->shown);
	line_start(f, next);
	return true;
}

static void fill_mark(struct fill *f, size_t at)
{
	if (f->end == at)
		f->end++;
	else if (f->lead == NOWHERE)
		f->lead = at;
}

static void fill_blank(struct fill *f, size_t at, long cells)
{
	/* Marks between blanks: no line would have them, if this one had not. */
	if (f->lead != NOWHERE)
		f->end = at;
	f->lead = NOWHERE;
	f->cells += cells;
}

/* Add a cluster that is no blank: the bytes from AT to END. LONE: it begins with a mark, which at the start
 * of a line stands on a circle. */
static void fill_cluster(struct fill *f, size_t at, size_t end, long cells, bool lone, int flags)
{
	size_t next = f->lead != NOWHERE ? f->lead : at;

	f->lead = NOWHERE;
	if (flags & BREAK) {
		f->last.end = f->end;
		f->last.next = next;
		f->last.cells = f->cells;
		f->last.shown = f->shown;
		f->last.lone = false;
	}
	if (lone && f->cells == f->last.cells)
		f->last.lone = true;
	/* What takes no cells takes room all the same when blanks before it can no longer hang. */
	while (f->cells + cells > f->limit && (cells > 0 || f->cells > f->shown))
		if (!line_end(f, next, flags))
			break;
	f->cells += cells + (lone && !f->cells);
	f->shown = f->cells;
	f->end = end;
}

/* Whether CODE, without width, is drawn on something: a joiner is not. */
static bool is_mark(uint32_t code)
{
	return code != 0x200C && code != 0x200D && cells_is_mark(code, 0);
}

/* A cluster of a paragraph. */
struct cluster {
	long cells;
	bool blank, lone; /* lone: it begins with a mark */
};

/* The end of the cluster at AT of S, which goes on at most to END; *J: the same place in A's text,
 * moved on. */
static size_t cluster_end(const struct analysis *a, const char *s, const char *glue, size_t at,
			  size_t end, size_t *j, struct cluster *c)
{
	size_t i = at, past = at, n;
	bool glued = false;
	uint32_t code;

	*c = (struct cluster){0};
	while (i < end) {
		if (is_control(s[i])) {
			i++; /* within the cluster, if it goes on */
			continue;
		}
		if (past > at && (a->flags[*j] & CUT) && !glued)
			break;
		n = utf8_decode(s + i, end - i, &code);
		c->blank = past == at && is_blank(code);
		glued = glue && glue[i];
		c->lone = c->lone || (!c->cells && !glued && is_mark(code));
		c->cells += glued ? 0 : utf8_width(code);
		*j += n;
		past = i += n;
	}
	return past;
}

static void fill_paragraph(struct fill *f, const struct analysis *a, const char *s, size_t from,
			   size_t to)
{
	size_t i = from, j = 0, end;
	struct cluster c;
	int flags;

	line_start(f, from);
	while (i < to) {
		if (is_control(s[i])) {
			fill_mark(f, i++);
			continue;
		}
		flags = (unsigned char)a->flags[j];
		end = cluster_end(a, s, f->wrap->glue, i, to, &j, &c);
		if (c.blank)
			fill_blank(f, i, c.cells);
		else
			fill_cluster(f, i, end, c.cells, c.lone, flags);
		i = end;
	}
	line_add(f, f->lead != NOWHERE ? to : f->end, f->shown);
}

void wrap_text(struct wrap *w, const char *s, size_t len, int width, int first)
{
	struct fill f = {.wrap = w, .width = width, .limit = width - first};
	struct analysis a;
	size_t from = 0, to;
	const char *newline;

	if (!len)
		s = ""; /* it may have been NULL */
	if (f.limit < 1)
		f.limit = 1;
	a.text = xrealloc(NULL, 3, len);
	a.flags = a.text + len;
	a.breaks = a.flags + len;
	do {
		newline = memchr(s + from, '\n', len - from);
		to = newline ? (size_t)(newline - s) : len;
		analyse(&a, s + from, to - from);
		fill_paragraph(&f, &a, s, from, to);
		from = to + 1;
	} while (from < len);
	free(a.text);
}

void wrap_clear(struct wrap *w)
{
	w->n = 0;
}

void wrap_done(struct wrap *w)
{
	free(w->lines);
	*w = (struct wrap){0};
}

/* ---- Clusters ---- */

/* GB9b: from here on there are signs that a letter or digit behind them belongs to, as U+06DD. */
enum { FIRST_PREPEND = 0x600 };

static bool is_regional_indicator(uint32_t code)
{
	return code >= 0x1F1E6 && code <= 0x1F1FF;
}

/* The first cluster of S where two code points do not tell, but all before them do. */
static size_t cluster_long(const char *s, size_t len)
{
	char small[64], *flags = small;
	size_t size = sizeof small, n, i;

	for (;; size *= 2) {
		n = utf8_fit(s, len, size);
		if (flags != small)
			free(flags);
		flags = n > sizeof small ? xrealloc(NULL, n, 1) : small;
		u8_grapheme_breaks((const uint8_t *)s, n, flags);
		for (i = 1; i < n && !flags[i];)
			i++;
		if (i < n || n == len)
			break;
	}
	if (flags != small)
		free(flags);
	return i;
}

size_t wrap_cluster(const char *s, size_t len)
{
	uint32_t before, after;
	size_t at = 0, n;

	if (is_control(s[0]))
		return 1;
	n = utf8_decode(s, len, &before);
	while (at += n, at < len) {
		if ((unsigned char)s[at] < 0x80 && before < FIRST_PREPEND)
			break;
		n = utf8_decode(s + at, len - at, &after);
		if (uc_is_grapheme_break(before, after)) {
			/* Families and flags: GB11 and GB12 look further back. */
			if (before == 0x200D ||
			    (is_regional_indicator(before) && is_regional_indicator(after)))
				return cluster_long(s, len);
			break;
		}
		before = after;
	}
	return at;
}

size_t wrap_fit(const char *s, size_t len, int width, int *cells)
{
	size_t at = 0, n;
	int sum = 0, w;

	while (at < len) {
		n = wrap_cluster(s + at, len - at);
		w = utf8_cells(s + at, n);
		if (w > width - sum)
			break;
		sum += w;
		at += n;
	}
	*cells = sum;
	return at;
}

size_t wrap_fit_end(const char *s, size_t len, int width, int *cells)
{
	size_t at = 0;

	*cells = utf8_cells(s, len);
	while (at<len && * cells> width) {
		size_t n = wrap_cluster(s + at, len - at);

		*cells -= utf8_cells(s + at, n);
		at += n;
	}
	return at;
}
