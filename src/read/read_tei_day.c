/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * The day of a statement in TEI, beside that of the session: by its own attributes, by a date in it, by what
 * a dateline says in words, or by the division it stands in. And what the attributes of a date say.
 */
#include "config.h"

#include "read/read_tei.h"

#include <string.h>
#include <strings.h>

#include "base/err.h"
#include "base/utf8.h"
#include "date/date.h"
#include "read/day.h"

/* The name that CLDR has for a calendar; NULL: the Gregorian, which needs no saying. */
static const char *cldr_name(const char *s)
{
	static const char *const known[][2] = {
		{"gregorian", NULL},        {"islamic", "islamic"},
		{"hijri", "islamic"},       {"ottomanfiscal", "ottoman-fiscal"},
		{"rumi", "ottoman-fiscal"}, {"persian", "persian"},
		{"jalali", "persian"},      {"solarhijri", "persian"},
		{"solar-hijri", "persian"}, {"jewish", "hebrew"},
		{"hebrew", "hebrew"},       {"julian", "julian"},
		{"coptic", "coptic"},
	};
	const char *hash = strrchr(s, '#');

	if (hash)
		s = hash + 1;
	if (!strncasecmp(s, "cal_", 4) || !strncasecmp(s, "cal-", 4))
		s += 4;
	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
		if (!strcasecmp(s, known[i][0]))
			return known[i][1];
	return *s ? s : NULL;
}

static void put(struct tei *t, int which, const char *value)
{
	t->has[which] = value != NULL;
	buf_clear(&t->date[which]);
	if (value)
		buf_puts(&t->date[which], value);
}

static bool is_single(const char *s)
{
	return s && *s && !s[strspn(s, "0123456789-")];
}

void tei_date_attributes(struct tei *t, const struct xml_attribute *a, size_t n)
{
	const char *when = tei_attribute(a, n, "when"), *from, *to;
	const char *calendar = tei_attribute(a, n, "calendar");
	const char *cert = tei_attribute(a, n, "cert");

	if (!when)
		when = tei_attribute(a, n, "when-iso");
	if (!when)
		when = tei_attribute(a, n, "value");
	tei_range(a, n, &from, &to);
	put(t, TEI_ORIG, tei_attribute(a, n, "when-custom"));
	/* That is what the method is of, and not the words in it. */
	if (!calendar && t->has[TEI_ORIG])
		calendar = tei_attribute(a, n, "datingMethod");
	put(t, TEI_CALENDAR, calendar ? cldr_name(calendar) : NULL);
	if (when && !*when)
		when = NULL;
	put(t, TEI_WHEN, when ? when : from && to && !strcmp(from, to) ? from : NULL);
	if (!t->has[TEI_WHEN] && (from || to)) {
		t->has[TEI_WHEN] = true;
		buf_printf(&t->date[TEI_WHEN], "%s/%s", from ? from : "..", to ? to : "..");
	} else if (cert && !strcmp(cert, "low") && is_single(buf_str(&t->date[TEI_WHEN]))) {
		buf_putc(&t->date[TEI_WHEN], '?');
	}
}

enum { SAID_MAX = 256 }; /* bytes; what is longer is no dateline */

void tei_document_day(struct tei_level *l, const struct xml_attribute *a, size_t n)
{
	const char *min = NULL, *max = NULL;
	struct buf day;

	for (size_t i = 0; i < n; i++) {
		if (!strcmp(a[i].name, "doc-dateTime-min"))
			min = a[i].value;
		else if (!strcmp(a[i].name, "doc-dateTime-max"))
			max = a[i].value;
	}
	if (!min || !day_length(min))
		return;
	buf_init(&day);
	buf_add(&day, min, day_length(min));
	if (max && day_length(max) && strncmp(min, max, day_length(max)) != 0) {
		buf_putc(&day, '/');
		buf_add(&day, max, day_length(max));
	}
	l->day = buf_take(&day);
}

void tei_own_date(struct tei *t)
{
	if (!t->has[TEI_WHEN] || t->has_own[TEI_WHEN])
		return;
	for (int i = 0; i < TEI_DATE_MAX; i++) {
		t->has_own[i] = t->has[i];
		buf_clear(&t->own[i]);
		buf_puts(&t->own[i], buf_str(&t->date[i]));
	}
}

void tei_clear_day(struct tei *t)
{
	memset(t->has_own, 0, sizeof t->has_own);
	t->day_said = TEI_DAY_NOT;
	buf_clear(&t->day);
}

static const char *own(const struct tei *t, int which)
{
	return t->has_own[which] ? buf_str(&t->own[which]) : NULL;
}

bool tei_take_day(struct tei *t, const char *when)
{
	/* A division may have begun below the one that the text stood in. */
	int i = t->prose ? t->owner : t->depth;

	while (i > 0 && !t->levels[i].day)
		i--;
	if (!when || !day_length(when))
		when = t->levels[i].day;
	if (when)
		statement_builder_date(&t->debate.builder, STATEMENT_DELIVERED, when, "", 0, NULL,
				       NULL);
	return when != NULL;
}

/* ---- in words ---- */

void tei_day_said(struct tei *t, struct tei_level *l, enum tei_day how)
{
	l->day_said = TEI_DAY_NOT;
	/* The first one; a date in a dateline, and not all of the line. */
	if (how <= t->day_said)
		return;
	l->day_said = t->day_said = how;
	t->day_lang = l->lang;
	buf_clear(&t->day);
	buf_clear(&t->day_calendar);
	if (how == TEI_DAY_DATE)
		buf_puts(&t->day_calendar, buf_str(&t->date[TEI_CALENDAR]));
}

void tei_day_text(struct tei *t, const char *s, size_t len)
{
	enum tei_day how = t->levels[t->depth].day_said;

	if (how && how == t->day_said)
		buf_add(&t->day, s, utf8_fit(s, len, SAID_MAX - t->day.len));
}

static void take_said(struct tei *t)
{
	struct statement_builder *b = &t->debate.builder;
	struct buf edtf;
	struct date date;

	buf_init(&edtf);
	if (t->day.len && date_parse_text(buf_str(&t->day), t->day_lang, &edtf, &date) &&
	    (t->day_said == TEI_DAY_DATE || date.precision >= DATE_DAY)) {
		b->date_language = t->day_lang;
		statement_builder_date(
			b, STATEMENT_DELIVERED, t->day_calendar.len ? NULL : buf_str(&edtf),
			t->day.data, t->day.len,
			t->day_calendar.len ? buf_str(&t->day_calendar) : NULL, NULL);
		b->date_language = NULL;
	}
	buf_done(&edtf);
}

void tei_prose_day(struct tei *t)
{
	if (t->has_own[TEI_WHEN])
		statement_builder_date(&t->debate.builder, STATEMENT_DELIVERED, own(t, TEI_WHEN),
				       "", 0, own(t, TEI_CALENDAR), own(t, TEI_ORIG));
	else if (!tei_take_day(t, NULL))
		take_said(t);
}
