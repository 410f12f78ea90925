/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "read/read_marc.h"

#include <ctype.h>
#include <string.h>

#include "date/date.h"

/* ---- codes ---- */

/* A year of MARC, four characters, as EDTF: "19uu" is 19XX. False: it is none that EDTF can say. */
static bool put_year(const char *s, struct buf *out)
{
	size_t digits = strspn(s, "0123456789");

	digits = digits < 4 ? digits : 4;
	if (digits < 2 || strspn(s + digits, "u-") < 4 - digits)
		return false;
	buf_printf(out, "%.*s%.*s", (int)digits, s, 4 - (int)digits, "XX");
	return true;
}

/* Whether a month or day is given at S: zeros and blanks are none, dashes and "u" not known. */
static bool is_given(const char *s)
{
	return s[0] && s[1] && strncmp(s, "00", 2) != 0 && !strchr("-u |", s[0]);
}

/* "yyyymmdd", or the beginning of it, as far as it is known. */
static bool put_day(const char *from, struct buf *out)
{
	char s[9] = "";

	memcpy(s, from, strlen(from) < 8 ? strlen(from) : 8);
	if (!put_year(s, out))
		return false;
	if (strchr(out->data, 'X') || !is_given(s + 4))
		return true;
	buf_printf(out, "-%.2s", s + 4);
	if (is_given(s + 6))
		buf_printf(out, "-%.2s", s + 6);
	return true;
}

static void set_edtf(struct marc *m, enum marc_date_kind kind, const struct buf *edtf)
{
	if (!m->when[kind].edtf)
		m->when[kind].edtf = statement_builder_clean(&m->builder, edtf->data, edtf->len);
}

/* Whether a date of 008 says that there is none: blanks, fill characters, digits not known. */
static bool is_no_date(const char *s)
{
	return strspn(s, " |u#^-") >= 4 || !memcmp(s, "9999", 4);
}

/* The year at S as the date of that KIND; as it is written where it is none, which will be told. */
static void fixed_year(struct marc *m, enum marc_date_kind kind, const char *s)
{
	struct buf out;

	if (is_no_date(s))
		return;
	buf_init(&out);
	if (!put_year(s, &out)) {
		buf_clear(&out);
		buf_printf(&out, "%.4s", s);
	}
	set_edtf(m, kind, &out);
	buf_done(&out);
}

/* EDTF of level 1 has no doubt beside digits that are not known: those of B are DIGIT. */
static void fill_digits(struct buf *b, char digit)
{
	for (size_t i = 0; i < b->len; i++)
		if (b->data[i] == 'X')
			b->data[i] = digit;
}

/* From the one year to the other, or DOUBT: it is one between them. 9999: it still goes on. */
static void fixed_range(struct marc *m, const char *s, bool doubt)
{
	const char *sign = doubt ? "?" : "";
	struct buf out, end;

	buf_init(&out);
	buf_init(&end);
	if (!is_no_date(s) && !put_year(s, &out))
		buf_printf(&out, "%.4s", s);
	if (!is_no_date(s + 4) && !put_year(s + 4, &end))
		buf_printf(&end, "%.4s", s + 4);
	if (doubt) {
		fill_digits(&out, '0');
		fill_digits(&end, '9');
	}
	if (out.len && end.len && !strcmp(out.data, end.data)) {
		buf_puts(&out, sign);
	} else if (out.len || end.len) {
		buf_puts(&out, out.len ? sign : "");
		buf_putc(&out, '/');
		if (!memcmp(s + 4, "9999", 4))
			buf_puts(&out, "..");
		else
			buf_printf(&out, "%s%s", buf_str(&end), end.len ? sign : "");
	}
	if (out.len)
		set_edtf(m, MARC_ISSUED_CODE, &out);
	buf_done(&out);
	buf_done(&end);
}

/* A year, and a month and day as "mmdd". */
static void fixed_day(struct marc *m, const char *s)
{
	struct buf out;

	buf_init(&out);
	if (!put_day(s, &out)) {
		buf_clear(&out);
		buf_printf(&out, "%.8s", s);
	}
	set_edtf(m, MARC_ISSUED_CODE, &out);
	buf_done(&out);
}

/* The characters 6 to 14 and 35 to 37; blanks count, so it is the line as it stands in the file. */
void marc_fixed_end(struct marc *m)
{
	const char *s = buf_str(&m->line);
	size_t len;

	s += strspn(s, "\t\r\n");
	len = strlen(s);
	if (len < 15)
		return;
	for (int i = 0; i < 9; i++)
		m->dates[i] = (char)(isprint((unsigned char)s[6 + i]) ? s[6 + i] : '|');
	m->dates[9] = 0;
	if (len >= 38 && islower((unsigned char)s[35]) && islower((unsigned char)s[36]) &&
	    islower((unsigned char)s[37]) && strncmp(s + 35, "und", 3) != 0)
		memcpy(m->language, s + 35, 3);
	m->language[3] = 0;
	s = m->dates;
	switch (*s) {
	case 'b':
	case 'n': break;
	case 'e': fixed_day(m, s + 1); break;
	case 'p':
	case 'r':
		fixed_year(m, MARC_ISSUED_CODE, s + 1);
		fixed_year(m, MARC_ORIGINAL, s + 5);
		break;
	case 'q':
	case 'c':
	case 'd':
	case 'i':
	case 'k':
	case 'm':
	case 'u': fixed_range(m, s + 1, *s == 'q'); break;
	default: fixed_year(m, MARC_ISSUED_CODE, s + 1); break; /* s, t */
	}
}

/* "199803041530-0500", and what of it is not known as "-" or 0. */
static bool event_code(const char *s, struct buf *out)
{
	size_t len = strlen(s), time = len > 8 ? strspn(s + 8, "0123456789") : 0;

	buf_clear(out);
	if (!put_day(s, out))
		return false;
	if (out->len != 10 || time < 4)
		return true;
	buf_printf(out, "T%.2s:%.2s", s + 8, s + 10);
	if ((s[12] == '+' || s[12] == '-') && strspn(s + 13, "0123456789") >= 4)
		buf_printf(out, "%.3s:%.2s", s + 12, s + 15);
	return true;
}

void marc_coded_event_end(struct marc *m)
{
	enum marc_date_kind kind = m->second == '1' ? MARC_BROADCAST : MARC_EVENT_CODE;
	const char *s;
	struct buf one, all;

	buf_init(&one);
	buf_init(&all);
	for (int n = 0; (s = marc_take(m, 'a')); n++) {
		if (!event_code(s, &one)) {
			buf_clear(&one);
			buf_puts(&one, s);
		}
		/* Several days, or other ones, are in notes; a range has two. */
		if ((n && m->first != '2') || n > 1 || m->when[kind].edtf) {
			statement_builder_note(
				&m->builder, NULL,
				statement_builder_clean(&m->builder, one.data, one.len));
			continue;
		}
		buf_printf(&all, "%s%s", n ? "/" : "", buf_str(&one));
	}
	if (all.len)
		set_edtf(m, kind, &all);
	for (size_t i = 0; i < m->parts_n; i++)
		if (m->parts[i].code == 'p') {
			m->parts[i].taken = true;
			marc_place(m, &m->parts[i], 3);
		}
	buf_done(&one);
	buf_done(&all);
}

/* A date of 046, in EDTF or without its signs. */
static void put_coded(const char *s, struct buf *out)
{
	size_t digits = strspn(s, "0123456789u-");

	if (digits == strlen(s) && (digits == 4 || (digits == 8 && !strchr(s, '-')))) {
		if (!put_day(s, out))
			buf_puts(out, s);
	} else if (digits == 6 && !s[6] && !strchr(s, '-')) {
		buf_printf(out, "%.4s-%.2s", s, s + 4);
	} else {
		buf_puts(out, s);
	}
}

/* When it was made, from $k to $l, and when it was issued, if 008 does not say it. */
void marc_coded_date_end(struct marc *m)
{
	static const struct {
		char from, to;
		enum marc_date_kind kind;
	} pairs[] = {
		{'k', 'l', MARC_CREATED}, {'o', 'p', MARC_CREATED}, {'c', 'e', MARC_ISSUED_CODE}};
	struct buf out;

	buf_init(&out);
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		const char *from, *to;

		if (m->when[pairs[i].kind].edtf)
			continue;
		from = marc_take(m, pairs[i].from);
		to = marc_take(m, pairs[i].to);
		buf_clear(&out);
		if (from)
			put_coded(from, &out);
		if (to) {
			buf_putc(&out, '/');
			put_coded(to, &out);
		}
		if (out.len)
			set_edtf(m, pairs[i].kind, &out);
	}
	buf_done(&out);
}

/* ---- printed dates ---- */

void marc_date_printed(struct marc *m, enum marc_date_kind kind, const struct marc_subfield *from)
{
	struct marc_date *d = &m->when[kind];

	if (d->printed) {
		account_drop(reading_account(m->r), &from->receipt, ACCOUNT_SECOND);
		return;
	}
	d->printed = from->text;
	d->receipt = from->receipt;
}

/* What libraries write: "199-?]" for a decade, "1998-" for what goes on. */
static bool put_unknown(const char *s, size_t len, struct buf *out)
{
	size_t digits = 0, dashes = 0, end;

	while (digits < len && isdigit((unsigned char)s[digits]))
		digits++;
	while (digits + dashes < len && s[digits + dashes] == '-')
		dashes++;
	end = digits + dashes;
	while (end < len && strchr("?]>. ", s[end]))
		end++;
	if (end != len || !dashes)
		return false;
	if (digits == 4 && dashes == 1)
		buf_printf(out, "%.4s/..", s);
	else if ((digits == 3 || digits == 2) && digits + dashes == 4 && memchr(s, '?', len))
		buf_printf(out, "%.*s%s?/%.*s%s?", (int)digits, s, &"00"[digits - 2], (int)digits,
			   s, &"99"[digits - 2]);
	else if ((digits == 3 || digits == 2) && digits + dashes == 4)
		buf_printf(out, "%.*s%s", (int)digits, s, &"XX"[digits - 2]);
	else
		return false;
	return true;
}

/* A printed date as EDTF in OUT, with what is known of it in DATE. A "c" before the year is that of a
 * copyright, and what comes after a comma and a "c" is that of one. */
static bool read_printed(struct marc *m, const char *s, struct buf *out, struct date *date)
{
	static const char *const signs[] = {"copyright ", "©", "℗", "c", "p"};
	size_t len;
	bool bracket = *s == '[' || *s == '<';
	bool read;
	struct buf text;

	s += bracket;
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (!strncmp(s, signs[i], strlen(signs[i])) &&
		    isdigit((unsigned char)s[strlen(signs[i]) + (signs[i][1] == '\xA9')])) {
			s += strlen(signs[i]);
			break;
		}
	len = strstr(s, ", c") ? (size_t)(strstr(s, ", c") - s) : strlen(s);
	buf_clear(out);
	if (put_unknown(s, len, out))
		return date_parse(buf_str(out), date);
	buf_init(&text);
	buf_printf(&text, "%s%.*s", bracket ? "[" : "", (int)len, s);
	buf_clear(out);
	read = date_parse_text(buf_str(&text), m->builder.shared.language, out, date);
	buf_done(&text);
	return read;
}

/* ---- the statement's ---- */

/* What is best known of a date that is coded and printed, as EDTF in OUT; false: neither can be read. The
 * printed one counts where it says more: a day, a doubt. */
static bool best_of(struct marc *m, const struct marc_date *d, struct buf *out)
{
	struct date coded, printed;
	bool read = d->edtf && date_parse(d->edtf, &coded);

	if (d->printed && read_printed(m, d->printed, out, &printed) &&
	    (!read ||
	     (printed.first >= coded.first && printed.last <= coded.last &&
	      !(printed.first == coded.first && printed.last == coded.last && !printed.flags))))
		return true;
	buf_clear(out);
	if (d->edtf)
		buf_puts(out, d->edtf);
	return read;
}

/* The date was given as its code says it; what is printed beside it says the same, or that is told. */
static void give_beside(struct marc *m, enum statement_builder_date type, const struct marc_date *d,
			bool read)
{
	struct statement_builder *b = &m->builder;
	struct date date;
	struct buf out;

	buf_init(&out);
	if (d->printed && read_printed(m, d->printed, &out, &date)) {
		if (d->edtf && read)
			statement_builder_date(b, type, out.data, "", 0, NULL, NULL);
		account_drop(b->account, &d->receipt, ACCOUNT_SECOND);
	} else {
		statement_builder_note(&m->builder, NULL, d->printed);
	}
	buf_done(&out);
}

static bool says_no_more(const struct date *date, const struct date *taken)
{
	return date->first <= taken->first && date->last >= taken->last;
}

/* D is not the statement's: it stands in a note, unless it says the same or less of it. */
static void give_other(struct marc *m, const struct marc_date *d)
{
	struct statement_builder *b = &m->builder;
	struct date date, published;
	struct buf out;
	bool read;

	buf_init(&out);
	read = best_of(m, d, &out) && date_parse(buf_str(&out), &date);
	if (read && ((b->s.edtf && says_no_more(&date, &b->s.date)) ||
		     (b->s.published && date_parse(b->s.published, &published) &&
		      says_no_more(&date, &published))))
		account_drop(b->account, &d->receipt, ACCOUNT_SECOND);
	else
		statement_builder_note(&m->builder, NULL,
				       d->printed ? d->printed
						  : statement_builder_clean(b, out.data, out.len));
	buf_done(&out);
}

static void give_one(struct marc *m, enum statement_builder_date type, const struct marc_date *d)
{
	struct statement_builder *b = &m->builder;
	bool first = type == STATEMENT_DELIVERED && b->dated == STATEMENT_UNREAD && !b->s.date_text;
	struct buf out;
	bool read;

	if (!d->edtf && !d->printed)
		return;
	buf_init(&out);
	read = best_of(m, d, &out);
	if (first) {
		statement_builder_date(b, type, out.len ? out.data : NULL,
				       d->printed ? d->printed : "",
				       d->printed ? strlen(d->printed) : 0, NULL, NULL);
		b->date = d->receipt;
	} else {
		if (d->edtf || read)
			statement_builder_date(b, type, out.data, "", 0, NULL, NULL);
		give_beside(m, type, d, read);
	}
	m->fixed |= d->edtf != NULL;
	buf_done(&out);
}

/* A code and what is printed of the same are one date. */
static void join_dates(struct marc *m, enum marc_date_kind code, enum marc_date_kind printed)
{
	struct marc_date *to = &m->when[code], *from = &m->when[printed];

	if (!to->edtf || to->printed)
		return;
	to->printed = from->printed;
	to->receipt = from->receipt;
	*from = (struct marc_date){0};
}

/* Whether what is printed of that KIND is a date. */
static bool reads(struct marc *m, enum marc_date_kind kind)
{
	const char *printed = m->when[kind].printed;
	struct date date;
	struct buf out;
	bool read;

	buf_init(&out);
	read = printed && read_printed(m, printed, &out, &date);
	buf_done(&out);
	return read;
}

void marc_dates_give(struct marc *m)
{
	struct marc_date *when = m->when;
	bool issued, same, given = false;

	/* A note may be about anything. */
	if (!reads(m, MARC_EVENT_NOTE))
		when[MARC_EVENT_NOTE] = (struct marc_date){0};
	join_dates(m, MARC_EVENT_CODE, MARC_EVENT_NOTE);
	join_dates(m, MARC_CREATED, MARC_PRODUCED);
	/* What was never issued has the date of its making in 008. */
	join_dates(m, MARC_ISSUED_CODE, reads(m, MARC_ISSUED) ? MARC_ISSUED : MARC_PRODUCED);
	join_dates(m, MARC_ISSUED_CODE, MARC_ISSUED);
	for (int i = 0; i < MARC_DATES; i++) {
		issued = i == MARC_ISSUED_CODE || i == MARC_ISSUED || i == MARC_BROADCAST;
		if (!when[i].edtf && !when[i].printed)
			continue;
		same = i == MARC_EVENT_NOTE || i == MARC_CREATED ||
		       (i == MARC_ORIGINAL && *m->dates == 'p');
		if (given && !issued && !same)
			give_other(m, &when[i]);
		else
			give_one(m, given && issued ? STATEMENT_PUBLISHED : STATEMENT_DELIVERED,
				 &when[i]);
		/* A note of it is there. */
		if (given && i != MARC_EVENT_NOTE && when[i].edtf)
			give_other(m, &(struct marc_date){when[i].edtf, NULL, {0}});
		given = true;
	}
}
