/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "read/mapping_as.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/i18n.h"
#include "date/date.h"

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static void trim(const char **s, size_t *len)
{
	while (*len && is_blank(**s)) {
		++*s;
		--*len;
	}
	while (*len && is_blank((*s)[*len - 1]))
		--*len;
}

/* ---- dates ---- */

struct clock_and_day {
	int year, month, day, hour, minute, second; /* -1: not given */
	char zone[8];                               /* as EDTF has it: "Z", "+01:00" or "" */
};

/* Up to MOST digits, at least LEAST, as a number; -1: there are none. */
static int number(const char **s, int least, int most)
{
	int n = 0, digits = 0;

	while (digits < most && is_digit(**s)) {
		n = n * 10 + *(*s)++ - '0';
		digits++;
	}
	return digits < least ? -1 : n;
}

/* The part of a day that the letter C of WAY stands for. */
static bool day_part(struct clock_and_day *d, char c, bool fixed, const char **s)
{
	int *to = c == 'Y'   ? &d->year
		  : c == 'M' ? &d->month
		  : c == 'D' ? &d->day
		  : c == 'h' ? &d->hour
		  : c == 'm' ? &d->minute
			     : &d->second;
	int most = c == 'Y' ? 4 : 2;

	*to = number(s, fixed || c == 'Y' ? most : 1, most);
	return *to >= 0;
}

/* What stands behind a time: parts of a second, then its zone. */
static void zone_read(struct clock_and_day *d, const char *s)
{
	int hours, minutes;
	char sign;

	if ((*s == '.' || *s == ',') && is_digit(s[1]))
		for (s++; is_digit(*s);)
			s++;
	sign = *s++;
	if (sign == 'Z')
		memcpy(d->zone, "Z", 2);
	if (sign != '+' && sign != '-')
		return;
	hours = number(&s, 2, 2);
	s += *s == ':';
	minutes = number(&s, 2, 2);
	if (hours >= 0 && minutes >= 0)
		snprintf(d->zone, sizeof d->zone, "%c%02d:%02d", sign, hours % 100, minutes % 100);
}

/* Whether the date that ends at S is a part of one: of a day, or of days from one to another. */
static bool goes_on(const char *s)
{
	static const char en_dash[] = "\xE2\x80\x93";
	const char *at = s + strspn(s, " ");

	if (!strncmp(at, en_dash, 3))
		at += 3;
	else if (*at && strchr("-/.", *at))
		at++;
	else
		return is_digit(*s);
	at += strspn(at, " ");
	/* But a zone. */
	return is_digit(*at) && !(*s == '-' && strspn(s + 1, "0123456789") == 2 && s[3] == ':');
}

/* Read S in the one WAY: letters are numbers, all else, T and Z too, stands for itself, a blank for any
 * of them. */
static bool day_read(struct clock_and_day *d, const char *way, const char *s)
{
	*d = (struct clock_and_day){-1, -1, -1, -1, -1, -1, ""};
	s += strspn(s, " \t\r\n");
	for (; *way; way++) {
		if (strchr("YMDhms", *way)) {
			if (!day_part(d, *way, way[1] && strchr("YMDhms", way[1]), &s))
				return false;
		} else if (is_blank(*way)) {
			s += strspn(s, " \t\r\n");
		} else if (*s++ != *way) {
			return false;
		}
	}
	if (d->hour >= 0)
		zone_read(d, s);
	return d->hour >= 0 || !goes_on(s);
}

static void day_print(const struct clock_and_day *d, struct buf *edtf)
{
	buf_printf(edtf, "%04d", d->year);
	if (d->month > 0)
		buf_printf(edtf, "-%02d", d->month);
	if (d->month > 0 && d->day > 0)
		buf_printf(edtf, "-%02d", d->day);
	if (d->month > 0 && d->day > 0 && d->hour >= 0)
		buf_printf(edtf, "T%02d:%02d:%02d%s", d->hour, d->minute < 0 ? 0 : d->minute,
			   d->second < 0 ? 0 : d->second, d->zone);
}

static const char sentence[] = "in a sentence";

/* Whether a date may begin or end with the word at S. */
static bool has_digit(const char *s)
{
	const char *end = s + strcspn(s, " ");

	while (s < end && !is_digit(*s) && !((unsigned char)*s & 0x80))
		s++;
	return s < end;
}

/* Read the longest run of words in S that is a date: one that has a digit, or a letter that may be one, at
 * either end. */
static bool sentence_read(const char *s, const char *language, struct buf *edtf)
{
	enum { WORDS = 40, DATE_WORDS = 6 };
	const char *starts[WORDS + 1];
	size_t words = 0, start = edtf->len;
	struct buf part;
	struct date date;
	bool found = false;

	while (*s && words < WORDS) {
		s += strspn(s, " ");
		starts[words] = s;
		words += *s != '\0';
		s += strcspn(s, " ");
	}
	starts[words] = s;
	buf_init(&part);
	for (size_t n = words < DATE_WORDS ? words : DATE_WORDS; n && !found; n--) {
		for (size_t i = 0; i + n <= words && !found; i++) {
			size_t len = (size_t)(starts[i + n] - starts[i]);

			if (!has_digit(starts[i]) && !has_digit(starts[i + n - 1]))
				continue;
			while (len && strchr(" ,;.:", starts[i][len - 1]))
				len--;
			buf_clear(&part);
			buf_add(&part, starts[i], len);
			found = date_parse_text(buf_str(&part), language, edtf, &date) &&
				date.precision >= DATE_DAY;
			if (!found)
				buf_truncate(edtf, start);
		}
	}
	buf_done(&part);
	return found;
}

bool mapping_as_date(const struct mapping_as *as, const char *s, const char *language,
		     struct buf *edtf)
{
	size_t start = edtf->len;
	struct clock_and_day d;
	struct date date;

	for (const struct mapping_way *w = as->ways; w; w = w->next) {
		if (!strcmp(w->text, sentence)) {
			if (sentence_read(s, language, edtf))
				return true;
			continue;
		}
		if (!day_read(&d, w->text, s))
			continue;
		day_print(&d, edtf);
		if (date_parse(buf_str(edtf) + start, &date))
			return true;
		buf_truncate(edtf, start);
	}
	return false;
}

static bool is_day(const char *way)
{
	if (!strcmp(way, sentence))
		return true;
	if (!strchr(way, 'Y'))
		return false;
	for (const char *c = way; *c; c++)
		if (is_letter(*c) && (!strchr("YMDhmsTZ", *c) || strchr(c + 1, *c)))
			return false;
	return true;
}

/* ---- names ---- */

static const char *const parts[MAPPING_PARTS] = {
	[MAPPING_NAME] = "name", [MAPPING_FIRST] = "first",
	[MAPPING_LAST] = "last", [MAPPING_PARTY] = "party",
	[MAPPING_ROLE] = "role", [MAPPING_CONSTITUENCY] = "constituency",
	[MAPPING_TIME] = "time",
};

/* The part whose name ends at END and begins at or after START; the letters before it are no part. */
static int part_before(const char *start, const char *end, const char **begins)
{
	*begins = end;
	while (*begins > start && is_letter((*begins)[-1]))
		--*begins;
	for (int i = 0; i < MAPPING_PARTS; i++)
		if (strlen(parts[i]) == (size_t)(end - *begins) &&
		    !memcmp(parts[i], *begins, strlen(parts[i])))
			return i;
	return -1;
}

/* Whether what stands in a way between two parts, from MARK to MARK_END, stands at S too; blanks are as
 * many as there are. *AFTER is where it ends. */
static bool mark_fits(const char *mark, const char *mark_end, const char *s, const char *end,
		      const char **after)
{
	for (; mark < mark_end; mark++) {
		if (is_blank(*mark)) {
			while (s < end && is_blank(*s))
				s++;
			continue;
		}
		if (s == end || *s != *mark)
			return false;
		s++;
	}
	*after = s;
	return true;
}

/* The last place before END where the mark stands, all that follows up to END being the part's. */
static const char *mark_find(const char *mark, const char *mark_end, const char *s, const char *end,
			     const char **after)
{
	while (mark < mark_end && is_blank(*mark))
		mark++;
	while (mark < mark_end && is_blank(mark_end[-1]))
		mark_end--;
	/* Nothing but a blank parts them. */
	for (const char *at = end; mark == mark_end && at > s; at--)
		if (is_blank(at[-1])) {
			*after = at;
			return at - 1;
		}
	for (const char *at = end; mark < mark_end && at > s; at--)
		if (mark_fits(mark, mark_end, at - 1, end, after))
			return at - 1;
	return NULL;
}

/* From the right, so that what is left over at the left is the longest. */
static bool name_read(const char *way, const char *s, size_t len,
		      struct mapping_span to[MAPPING_PARTS])
{
	const char *end = s + len, *way_end = way + strlen(way), *after;

	memset(to, 0, MAPPING_PARTS * sizeof *to);
	while (way_end > way) {
		const char *mark = way_end, *begins;
		int part;

		/* What stands behind the last part has to end the value. */
		while (mark > way && !is_letter(mark[-1]))
			mark--;
		if (mark < way_end) {
			const char *at = mark_find(mark, way_end, s, end, &after);

			if (!at || after != end)
				return false;
			end = at;
			way_end = mark;
		}
		part = part_before(way, way_end, &begins);
		for (mark = begins; mark > way && !is_letter(mark[-1]);)
			mark--;
		after = s;
		if (mark < begins && mark > way) {
			const char *at = mark_find(mark, begins, s, end, &after);

			if (!at)
				return false;
			to[part] = (struct mapping_span){after, (size_t)(end - after)};
			end = at;
		} else if (mark < begins) {
			if (!mark_fits(mark, begins, s, end, &after))
				return false;
			to[part] = (struct mapping_span){after, (size_t)(end - after)};
		} else {
			to[part] = (struct mapping_span){s, (size_t)(end - s)};
		}
		trim(&to[part].s, &to[part].len);
		if (!to[part].len)
			return false;
		way_end = mark;
	}
	return true;
}

void mapping_as_name(const struct mapping_as *as, const char *s, size_t len,
		     struct mapping_span to[MAPPING_PARTS])
{
	enum { LONG = 1000 }; /* no name, and not worth the search */

	trim(&s, &len);
	while (len && (s[len - 1] == ':' || is_blank(s[len - 1])))
		len--;
	for (const struct mapping_way *w = as->ways; w && len <= LONG; w = w->next)
		if (name_read(w->text, s, len, to))
			return;
	memset(to, 0, MAPPING_PARTS * sizeof *to);
	to[MAPPING_NAME] = (struct mapping_span){s, len};
}

static bool is_name(const char *way)
{
	unsigned met = 0;

	for (const char *c = way; *c;) {
		const char *end = c, *begins;
		int part;

		while (is_letter(*end))
			end++;
		if (end == c) {
			c++;
			continue;
		}
		part = part_before(c, end, &begins);
		if (part < 0 || met >> part & 1)
			return false;
		met |= 1u << part;
		c = end;
	}
	return met & (1u << MAPPING_NAME | 1u << MAPPING_LAST);
}

/* ---- words ---- */

const char *mapping_as_word(const struct mapping_as *as, const char *s)
{
	for (const struct mapping_way *w = as->ways; w; w = w->next)
		if (!strcmp(w->text, s))
			return w->to;
	return s;
}

/* ---- reading ---- */

/* Append the LEN bytes at TEXT as a way to the list that ends at *LAST. */
static struct mapping_way *add_way(struct mapping_as *as, struct mapping_way *last,
				   const char *text, size_t len, struct arena *a)
{
	struct mapping_way *w = arena_calloc(a, 1, sizeof *w);

	trim(&text, &len);
	w->text = arena_copy(a, text, len);
	if (last)
		last->next = w;
	else
		as->ways = w;
	return w;
}

/* Parted by "|". */
static bool read_ways(struct mapping_as *as, const char *text, struct arena *a,
		      bool (*good)(const char *way))
{
	struct mapping_way *last = NULL;

	for (;;) {
		size_t len = strcspn(text, "|"), end = len;

		/* A colon behind a name is no part of it, and has gone before a way is tried. */
		while (end && (is_blank(text[end - 1]) || text[end - 1] == ':'))
			end--;
		last = add_way(as, last, text, end, a);
		if (!good(last->text))
			return false;
		text += len;
		if (!*text++)
			return true;
	}
}

/* "A: b, C: d". */
static bool read_words(struct mapping_as *as, const char *text, struct arena *a)
{
	struct mapping_way *last = NULL;

	while (*text) {
		size_t from = strcspn(text, ":,"), to;
		const char *word;

		if (text[from] != ':')
			return false;
		last = add_way(as, last, text, from, a);
		text += from + 1;
		to = strcspn(text, ",");
		word = text;
		text += to + (text[to] == ',');
		trim(&word, &to);
		last->to = arena_copy(a, word, to);
	}
	return as->ways;
}

static bool is_body(enum field_id field)
{
	return field == FIELD_TEXT || field == FIELD_SUMMARY || field == FIELD_NOTE;
}

static bool is_date(enum field_id field)
{
	return field == FIELD_DATE || field == FIELD_PUBLISHED || field == FIELD_UPDATED;
}

bool mapping_as_read(struct mapping_as *as, enum field_id field, const char *text, struct arena *a,
		     struct buf *what)
{
	static const char parted[] = "parted by ";
	bool parts_may = field == FIELD_TOPIC || field == FIELD_SPEAKER || field == FIELD_SOURCE;

	*as = (struct mapping_as){0};
	if (is_date(field)) {
		as->kind = MAPPING_AS_DATE;
		if (read_ways(as, text, a, is_day))
			return true;
		buf_puts(what, _("where the digits of year, month and day stand, as in D.M.Y, YMD "
				 "or Y-M-D h:m:s; or: in a sentence"));
		return false;
	}
	as->kind = !strcmp(text, "plain")                                ? MAPPING_AS_PLAIN
		   : !strcmp(text, "html")                               ? MAPPING_AS_HTML
		   : is_body(field) && !strcmp(text, "lines")            ? MAPPING_AS_LINES
		   : parts_may && !strncmp(text, parted, strlen(parted)) ? MAPPING_AS_PARTED
		   : field == FIELD_SPEAKER                              ? MAPPING_AS_NAME
									 : MAPPING_AS_WORDS;
	switch (as->kind) {
	case MAPPING_AS_PARTED:
		add_way(as, NULL, text + strlen(parted), strlen(text + strlen(parted)), a);
		return true;
	case MAPPING_AS_NAME:
		if (read_ways(as, text, a, is_name))
			return true;
		buf_puts(what, _("what stands where in it, as in name (party) or last, first; of "
				 "name, first, last, party, role, constituency, time"));
		return false;
	case MAPPING_AS_WORDS:
		if (!is_body(field) && read_words(as, text, a))
			return true;
		buf_puts(what, is_body(field) ? _("html, lines or plain")
					      : _("html, or words for words: J: reply, N: speech"));
		return false;
	default: return true;
	}
}
