/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Query: the leaves: words with their marks, dates in their calendars. */
#include "config.h"

#include <string.h>

#include "date/calendar.h"
#include "date/date.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "search/query_parser.h"
#include "search/query_tree.h"

const char *query_clean(struct query *q, const char *s, size_t len)
{
	struct buf b;
	const char *clean;

	buf_init(&b);
	for (size_t i = 0; i < len; i++) {
		char c = (unsigned char)s[i] <= ' ' || s[i] == 0x7F ? ' ' : s[i];

		if (c != ' ' || (b.len && b.data[b.len - 1] != ' '))
			buf_putc(&b, c);
	}
	if (b.len && b.data[b.len - 1] == ' ')
		buf_truncate(&b, b.len - 1);
	clean = arena_copy(&q->arena, buf_str(&b), b.len);
	buf_done(&b);
	return clean;
}

#define DOTLESS_I "ı"

/* The marks the letters of [START, END) of the map were typed with. */
static void query_marks_make(struct query *q, struct query_node *n, struct query_scratch *x,
			     size_t start, size_t end)
{
	n->marks = arena_calloc(&q->arena, end - start, sizeof *n->marks);
	for (size_t i = start; i < end;) {
		size_t from, to;

		fold_map_source(&x->map, i, i + 1, &from, &to);
		buf_clear(&x->marks);
		fold_marks(n->typed + from, to - from, NULL, &x->marks);
		/* People write i for it, and it for i: only the very word tells them apart. */
		if (x->marks.len && !(to - from == strlen(DOTLESS_I) &&
				      !memcmp(n->typed + from, DOTLESS_I, to - from)))
			n->marks[n->marks_n++] = (struct query_mark){
				i - start, arena_copy(&q->arena, x->marks.data, x->marks.len),
				x->marks.len};
		while (i < end && x->map.from[i] < to)
			i++;
	}
}

/* Without the consonant at the end that begins a syllable of Hangul yet to be typed. */
static size_t query_whole_syllables(const char *s, size_t start, size_t end)
{
	uint32_t last, before;

	if (end - start < 6)
		return end;
	utf8_decode(s + end - 3, 3, &last);
	utf8_decode(s + end - 6, 3, &before);
	return last >= 0x1100 && last <= 0x115F && before >= 0xAC00 && before <= 0xD7A3 ? end - 3
											: end;
}

void query_whole_fold(struct fold *fold, const char *s, size_t len, struct buf *out)
{
	size_t start = out->len, to = start;
	struct buf folded;

	buf_init(&folded);
	fold_text(fold, &folded, s, len);
	for (size_t i = 0; i < folded.len;) {
		size_t quote = query_quote_at(buf_str(&folded) + i);
		bool blank = !quote && folded.data[i] == ' ';

		/* Where a quotation mark is left out no second blank remains. */
		if (!quote && !(blank && (out->len == start || out->data[out->len - 1] == ' ')))
			buf_putc(out, folded.data[i]);
		i += quote ? quote : 1;
	}
	to = out->len;
	while (to > start && out->data[to - 1] == ' ')
		to--;
	buf_truncate(out, to);
	buf_done(&folded);
}

void query_whole_make(struct query *q, struct query_node *n, struct query_scratch *x)
{
	buf_clear(&x->text);
	query_whole_fold(x->fold, n->typed, strlen(n->typed), &x->text);
	n->needle = arena_copy(&q->arena, buf_str(&x->text), x->text.len);
	n->len = x->text.len;
}

bool query_whole_holds(const struct query_node *n, struct query_scratch *x, const char *s,
		       size_t len)
{
	buf_clear(&x->text);
	query_whole_fold(x->fold, s, len, &x->text);
	return x->text.len == n->len && !memcmp(buf_str(&x->text), n->needle, n->len);
}

bool query_term_make(struct query *q, struct query_node *n, struct query_scratch *x,
		     bool exact_diacritics)
{
	size_t start = 0, end;

	fold_map_fill(x->fold, &x->map, n->typed, strlen(n->typed));
	end = x->map.len;
	while (end && x->map.text[end - 1] == ' ')
		end--;
	while (start < end && x->map.text[start] == ' ')
		start++;
	if (!n->quoted && !n->exact)
		end = query_whole_syllables(x->map.text, start, end);
	if (start == end)
		return false;
	n->needle = arena_copy(&q->arena, x->map.text + start, end - start);
	n->len = end - start;
	if (exact_diacritics && !n->exact)
		query_marks_make(q, n, x, start, end);
	n->slow = n->exact || n->marks_n;
	return true;
}

bool query_term_holds(const struct query_node *n, struct query_scratch *x, const char *s,
		      size_t len)
{
	struct query_look look = {.s = s, .fields = FIELD_ANY};

	if (n->elements_n) {
		fold_map_fill(x->fold, &x->map, s, len);
		look.text = x->map.text;
		look.to = x->map.len;
		x->split.text = NULL;
		x->places.n = 0;
		query_pattern_places(n, x, &look, 1, &x->places);
		return x->places.n;
	}
	buf_clear(&x->text);
	fold_text(x->fold, &x->text, s, len);
	return memmem(buf_str(&x->text), x->text.len, n->needle, n->len) != NULL;
}

/* ---- Dates ---- */

/* Hijri years that can be meant: of the 19th to the 21st century. Others are Gregorian. */
enum { HIJRI_FROM = 1200, HIJRI_TO = 1500, YEAR_DIGITS = 4 };

struct query_point {
	int32_t year;
	int month, day; /* 0: not given */
};

static int query_digits(const char **s, const char *end, int *value)
{
	int n = 0;

	for (*value = 0; *s < end && **s >= '0' && **s <= '9' && n < 5; n++)
		*value = *value * 10 + *(*s)++ - '0';
	return n;
}

/* YYYY, YYYY-MM, YYYY-MM-DD; a slash will do. */
static bool query_point_read(const char *s, size_t len, struct query_point *p)
{
	const char *end = s + len;
	int value;

	*p = (struct query_point){0};
	if (query_digits(&s, end, &value) != 4)
		return false;
	p->year = value;
	if (s == end)
		return true;
	if (*s != '-' && *s != '/')
		return false;
	s++;
	value = query_digits(&s, end, &p->month);
	if (value < 1 || value > 2 || p->month < 1 || p->month > 12)
		return false;
	if (s == end)
		return true;
	if (*s != '-' && *s != '/')
		return false;
	s++;
	value = query_digits(&s, end, &p->day);
	return s == end && value >= 1 && value <= 2 && p->day >= 1 && p->day <= 31;
}

static bool query_point_span(enum calendar c, const struct query_point *p, struct query_span *span)
{
	struct calendar_day d = {p->year, p->month, p->day};

	if (p->day) {
		if (!calendar_to_day(c, &d, &span->first))
			return false;
		span->last = span->first;
		return true;
	}
	if (p->month)
		return calendar_month_span(c, p->year, p->month, &span->first, &span->last);
	return calendar_year_days(c, p->year, &span->first, &span->last);
}

/* The same beyond the years of the calendar: those of the one that stands in for it. */
static bool query_point_days(enum calendar c, const struct query_point *p, struct query_span *span)
{
	return query_point_span(c, p, span) || (c == CALENDAR_ISLAMIC_UMALQURA &&
						query_point_span(CALENDAR_ISLAMIC_CIVIL, p, span));
}

static void query_point_print(const struct query_point *p, struct buf *out)
{
	buf_printf(out, "%04d", (int)p->year);
	if (p->month)
		buf_printf(out, "-%02d", p->month);
	if (p->day)
		buf_printf(out, "-%02d", p->day);
}

static bool query_point_hijri(const struct query_point *p)
{
	return p->year >= HIJRI_FROM && p->year <= HIJRI_TO;
}

/* The days from FROM to TO (NULL: open), in calendar C. */
static void query_span_add(struct query_node *n, enum calendar c, const struct query_point *from,
			   const struct query_point *to)
{
	struct query_span span = {DATE_DAY_MIN, DATE_DAY_MAX}, one;

	if (from && !query_point_days(c, from, &one))
		return;
	if (from)
		span.first = one.first;
	if (to && !query_point_days(c, to, &one))
		return;
	if (to)
		span.last = one.last;
	n->spans[n->spans_n++] = span;
}

bool query_days_are_years(const char *s, size_t len)
{
	struct query_point first, last;

	return len == 2 * YEAR_DIGITS + 1 && s[YEAR_DIGITS] == '-' &&
	       query_point_read(s, YEAR_DIGITS, &first) &&
	       query_point_read(s + YEAR_DIGITS + 1, YEAR_DIGITS, &last);
}

/* What stands between the ends of a range is at *SIGN up to *AFTER; NULL: it is none. */
static void query_range_sign(const char *s, size_t len, const char **sign, const char **after)
{
	const char *end = s + len;

	*sign = *after = memmem(s, len, "..", 2);
	while (*after && *after < end && **after == '.')
		++*after;
	if (!*sign && query_days_are_years(s, len)) {
		*sign = s + YEAR_DIGITS;
		*after = *sign + 1;
	}
}

/* Whether the LEN bytes at S, an end of a range, may become a date when more is typed. */
static bool query_end_is_open(const char *s, size_t len)
{
	struct query_point p;

	return len && !query_point_read(s, len, &p) && query_days_half(s, len);
}

bool query_days_are_open(const char *s, size_t len)
{
	const char *dots, *after;

	query_range_sign(s, len, &dots, &after);
	return dots && (query_end_is_open(s, (size_t)(dots - s)) ||
			query_end_is_open(after, (size_t)(s + len - after)));
}

bool query_days_make(struct query *q, struct query_node *n, const char *s, size_t len,
		     unsigned calendars)
{
	static const enum calendar all[] = {CALENDAR_GREGORIAN, CALENDAR_PERSIAN,
					    CALENDAR_ISLAMIC_UMALQURA};
	const char *dots, *after, *end = s + len;
	struct query_point a, b;
	bool has_a, has_b = false, backwards = false, hijri, any = calendars == QUERY_ANY_CALENDAR;
	struct buf typed;

	query_range_sign(s, len, &dots, &after);
	has_a = query_point_read(s, dots ? (size_t)(dots - s) : len, &a);
	if (dots)
		has_b = query_point_read(after, (size_t)(end - after), &b);
	if (!has_a && !has_b)
		return false;
	/* Letters at an end: it is no range of dates. */
	if (dots && ((!has_a && !query_days_half(s, (size_t)(dots - s))) ||
		     (!has_b && !query_days_half(after, (size_t)(end - after)))))
		return false;
	if (!dots)
		b = a;
	if (has_a && has_b &&
	    (b.year * 512 + b.month * 32 + b.day) < (a.year * 512 + a.month * 32 + a.day)) {
		struct query_point t = a;

		a = b;
		b = t;
		backwards = true;
	}
	if (!(has_a && has_b) && dots && query_point_hijri(has_a ? &a : &b) && any)
		calendars &=
			~(unsigned)
				QUERY_AD; /* "1400.." does not mean the Middle Ages and all since */
	hijri = (!has_a || query_point_hijri(&a)) && (!has_b || query_point_hijri(&b));
	n->spans_n = 0;
	n->calendars = 0;
	for (size_t i = 0; i < 3; i++) {
		size_t before = n->spans_n;

		if (calendars & 1u << i && (i == 0 || hijri || !any))
			query_span_add(n, all[i], has_a ? &a : NULL, has_b || !dots ? &b : NULL);
		n->calendars |= n->spans_n > before ? 1u << i : 0;
	}
	if (!n->spans_n)
		return false;
	buf_init(&typed);
	if (has_a)
		query_point_print(&a, &typed);
	if (dots)
		buf_puts(&typed, "..");
	if (has_b)
		query_point_print(&b, &typed);
	n->typed = arena_copy(&q->arena, typed.data, typed.len);
	buf_done(&typed);
	if (backwards)
		/* TRANSLATORS: a range of dates as it was typed, and how it is understood. */
		query_problem_set(q, QUERY_DOUBTFUL, _("the dates %.*s run backwards: read as %s"),
				  (int)len, s, n->typed);
	return true;
}

/* YYYY-MM-DD, as query_days_make() reads it. Returns whether the year could be one of the Hijra, too. */
static bool query_day_print(int32_t day, struct buf *out)
{
	int32_t year;
	struct query_point p;

	date_civil(day, &year, &p.month, &p.day);
	p.year = year;
	query_point_print(&p, out);
	return query_point_hijri(&p);
}

bool query_days_printed(struct query *q, struct query_node *n, const char *s)
{
	struct date date;
	struct buf text;
	bool ok;

	buf_init(&text);
	ok = date_parse_text(s, NULL, &text, &date) && date.precision != DATE_NONE &&
	     date.first >= date_day(1, 1, 1) && date.last < date_day(10000, 1, 1);
	if (ok) {
		buf_clear(&text);
		/* Which it is not. */
		if (query_day_print(date.first, &text))
			query_field_find("ad", 2, &n->field);
		if (date.last != date.first) {
			buf_puts(&text, "..");
			query_day_print(date.last, &text);
		}
		n->spans[0] = (struct query_span){date.first, date.last};
		n->spans_n = 1;
		n->calendars = QUERY_AD;
		n->typed = arena_copy(&q->arena, text.data, text.len);
	}
	buf_done(&text);
	return ok;
}

bool query_days_half(const char *s, size_t len)
{
	if (query_days_are_years(s, len))
		return true;
	for (size_t i = 0; i < len; i++)
		if ((s[i] < '0' || s[i] > '9') && s[i] != '-' && s[i] != '/' && s[i] != '.')
			return false;
	return true;
}

enum query_date_match query_days_match(const struct query_node *n, const struct date *date)
{
	/* What stands in one year of a timeline may be doubtful, but has no open end. */
	const unsigned doubts = DATE_UNCERTAIN | DATE_APPROXIMATE;
	enum query_date_match best = QUERY_DATE_NO;

	if (n->whole && !n->spans_n)
		return date->precision == DATE_NONE ? QUERY_DATE_YES : QUERY_DATE_NO;
	if (date->precision == DATE_NONE)
		return QUERY_DATE_NO;
	for (size_t i = 0; i < n->spans_n; i++) {
		const struct query_span *span = &n->spans[i];

		if (date->first > span->last || date->last < span->first)
			continue;
		if (date->first >= span->first && date->last <= span->last &&
		    !(date->flags & (n->whole ? ~doubts : doubts)))
			return QUERY_DATE_YES;
		best = QUERY_DATE_MAYBE;
	}
	return n->exact ? QUERY_DATE_NO : best;
}
