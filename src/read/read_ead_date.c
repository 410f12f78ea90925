/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "read/read_ead.h"

#include <string.h>
#include <strings.h>

#include "date/date.h"

/* A date in ISO 8601, with or without signs, as EDTF. */
static void put_iso(const char *s, size_t len, char sign, struct buf *out)
{
	size_t digits = strspn(s, "0123456789");

	if (digits >= len && len == 8)
		buf_printf(out, "%.4s-%.2s-%.2s", s, s + 4, s + 6);
	else if (digits >= len && len == 6)
		buf_printf(out, "%.4s-%.2s", s, s + 4);
	else
		buf_printf(out, "%.*s", (int)len, s);
	if (sign && len && s[len - 1] != '.' && !memchr(s, 'X', len) && !strchr("~?%", s[len - 1]))
		buf_putc(out, sign);
}

/* "19480101/19980401"; a range of one day is that day. */
static void put_normal(struct ead *e, const char *s)
{
	const char *slash = strchr(s, '/');
	size_t len = slash ? (size_t)(slash - s) : strlen(s);

	buf_clear(&e->when);
	put_iso(s, len, e->sign, &e->when);
	if (!slash || (strlen(slash + 1) == len && !strncmp(s, slash + 1, len)))
		return;
	buf_putc(&e->when, '/');
	put_iso(slash + 1, strlen(slash + 1), e->sign, &e->when);
}

/* How sure the archivist is. */
static char sign_of(const char *certainty)
{
	static const char *const about[] = {"circa", "ca", "c.", "approx", "estimat", "about"};

	if (!certainty || !*certainty || !strcasecmp(certainty, "certain"))
		return 0;
	for (size_t i = 0; i < sizeof about / sizeof *about; i++)
		if (!strncasecmp(certainty, about[i], strlen(about[i])))
			return '~';
	return '?';
}

void ead_date_start(struct ead *e, const struct xml_attribute *a, size_t n)
{
	const char *type = debate_attribute(a, n, "type");
	const char *of = debate_attribute(a, n, "datechar");
	const char *normal = debate_attribute(a, n, "normal");

	type = type ? type : debate_attribute(a, n, "unitdatetype");
	e->bulk = type && !strcmp(type, "bulk");
	e->issued = of && (!strcasecmp(of, "publication") || !strcasecmp(of, "issued"));
	e->sign = sign_of(debate_attribute(a, n, "certainty"));
	buf_clear(&e->when);
	if (normal && *normal)
		put_normal(e, normal);
}

/* An attribute, with its SIGN; false: there is none. */
static bool put_attribute(struct ead *e, const struct xml_attribute *a, size_t n, const char *name,
			  char sign)
{
	const char *s = debate_attribute(a, n, name);

	if (!s || !*s)
		return false;
	put_iso(s, strlen(s), sign, &e->when);
	return true;
}

/* A date of a structure: the standard form, or between which days it lies. */
void ead_date_single(struct ead *e, const struct xml_attribute *a, size_t n)
{
	if (put_attribute(e, a, n, "standarddate", e->sign))
		return;
	put_attribute(e, a, n, "notbefore", '?');
	buf_putc(&e->when, '/');
	put_attribute(e, a, n, "notafter", '?');
	if (e->when.len == 1)
		buf_clear(&e->when);
}

/* An end of a range: the one that lacks is not known. */
void ead_date_point(struct ead *e, bool to, const struct xml_attribute *a, size_t n)
{
	if (to && !strchr(buf_str(&e->when), '/'))
		buf_putc(&e->when, '/');
	if (!put_attribute(e, a, n, "standarddate", e->sign))
		put_attribute(e, a, n, to ? "notafter" : "notbefore", '?');
	if (!to)
		buf_putc(&e->when, '/');
}

/* The doubt of what is printed, where the code of the date has none. */
static void put_doubt(struct ead *e, const char *printed)
{
	const char *slash = strchr(buf_str(&e->when), '/');
	size_t start = slash ? (size_t)(slash - e->when.data) : e->when.len;
	char sign = strpbrk(buf_str(&e->when), "~?%X") ? 0 : sign_of(printed);
	struct date printed_date;

	if (sign == '?') {
		buf_clear(&e->scratch);
		sign = !date_parse_text(printed, NULL, &e->scratch, &printed_date) ? 0
		       : printed_date.flags & DATE_APPROXIMATE                     ? '~'
		       : printed_date.flags & DATE_UNCERTAIN                       ? '?'
										   : 0;
	}
	if (!sign)
		return;
	buf_clear(&e->scratch);
	buf_printf(&e->scratch, "%.*s%s", (int)start, e->when.data,
		   start ? (const char[]){sign, 0} : "");
	if (slash)
		buf_printf(&e->scratch, "%s%s", slash,
			   slash[1] && slash[1] != '.' ? (const char[]){sign, 0} : "");
	buf_clear(&e->when);
	buf_puts(&e->when, e->scratch.data);
}

/* Whether the words say that there is no date. */
static bool is_undated(const char *s)
{
	static const char *const words[] = {"undated", "no date",   "n.d",       "s.d",       "o.d",
					    "o. d",    "sans date", "sin fecha", "ohne datum"};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (!strncasecmp(s + (*s == '['), words[i], strlen(words[i])))
			return true;
	return false;
}

/* A date without a code, of which the archivist says how sure it is. */
static void put_certainty(struct ead *e)
{
	struct statement *s = &e->builder.s;
	struct date date;

	if (!e->sign || e->when.len || !s->edtf || strchr(s->edtf, 'X') ||
	    !date_parse(s->edtf, &date) || (date.flags & (DATE_APPROXIMATE | DATE_UNCERTAIN)) ||
	    date.precision == DATE_INTERVAL)
		return;
	buf_printf(&e->when, "%s%c", s->edtf, e->sign);
	if (!date_parse(e->when.data, &date))
		return;
	s->edtf = ead_clean(e, &e->when);
	s->date = date;
}

/* The date is over, TEXT is what is printed of it. */
void ead_date_end(struct ead *e, const char *text, size_t len)
{
	struct statement_builder *b = &e->builder;
	const char *printed = len ? statement_builder_clean(b, text, len) : NULL;
	enum statement_builder_date type = e->issued ? STATEMENT_PUBLISHED : STATEMENT_DELIVERED;

	if (!printed && !e->when.len)
		return;
	if (printed && e->when.len)
		put_doubt(e, printed);
	if (printed && !e->when.len && is_undated(printed))
		type = STATEMENT_UNREAD;
	if (e->bulk || (e->issued ? b->s.published != NULL : e->dated_own)) {
		statement_builder_note(&e->builder, e->bulk ? "bulk" : NULL,
				       printed ? printed : ead_clean(e, &e->when));
	} else if (e->issued && e->dated_own) {
		statement_builder_date(b, type, e->when.len ? e->when.data : printed, "", 0, NULL,
				       NULL);
	} else {
		statement_builder_date(b, type, e->when.len ? e->when.data : NULL,
				       printed ? printed : "", printed ? strlen(printed) : 0, NULL,
				       NULL);
		put_certainty(e);
	}
	e->dated_own |= !e->issued && !e->bulk;
	buf_clear(&e->when);
}
