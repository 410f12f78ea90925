/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "date/date_words.h"

#include <stdbool.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"

/* The first of a month, which some languages number apart: where a translation has no message of its own, it
 * is as other days. */
static const char *const firsts[] = {
	/* TRANSLATORS: the first day of a month, where that is written in another way than others, as
	 * in French ("1er janvier"); else leave these twelve, and "1 %s %s", untranslated. */
	N_DATE("1 January %s"), N_DATE("1 February %s"), N_DATE("1 March %s"),
	N_DATE("1 April %s"),   N_DATE("1 May %s"),      N_DATE("1 June %s"),
	N_DATE("1 July %s"),    N_DATE("1 August %s"),   N_DATE("1 September %s"),
	N_DATE("1 October %s"), N_DATE("1 November %s"), N_DATE("1 December %s"),
};

static bool first_words(int month, const char *year, struct buf *out)
{
	const char *message = firsts[month - 1], *own = _(message), *at;

	at = strstr(own, "%s");
	if (own == message || !at)
		return false;
	buf_add(out, own, (size_t)(at - own));
	buf_puts(out, year);
	buf_puts(out, at + 2);
	return true;
}

/* The day, the month and the year are one message each time: so every language has its own order and
 * its own form of the month, which after a day is often another than alone. */
static void day_words(int month, int day, const char *year, struct buf *out)
{
	switch (month) {
	/* TRANSLATORS: a day: "24 October 2021". If the year comes first, write %2$s and %1$d. */
	case 1: buf_printf(out, DATE_("%d January %s"), day, year); break;
	case 2: buf_printf(out, DATE_("%d February %s"), day, year); break;
	case 3: buf_printf(out, DATE_("%d March %s"), day, year); break;
	case 4: buf_printf(out, DATE_("%d April %s"), day, year); break;
	case 5: buf_printf(out, DATE_("%d May %s"), day, year); break;
	case 6: buf_printf(out, DATE_("%d June %s"), day, year); break;
	case 7: buf_printf(out, DATE_("%d July %s"), day, year); break;
	case 8: buf_printf(out, DATE_("%d August %s"), day, year); break;
	case 9: buf_printf(out, DATE_("%d September %s"), day, year); break;
	case 10: buf_printf(out, DATE_("%d October %s"), day, year); break;
	case 11: buf_printf(out, DATE_("%d November %s"), day, year); break;
	case 12: buf_printf(out, DATE_("%d December %s"), day, year); break;
	}
}

static void month_words(int month, const char *year, struct buf *out)
{
	switch (month) {
	/* TRANSLATORS: a month: "October 2021"; the year may come as "44 BC". */
	case 1: buf_printf(out, DATE_("January %s"), year); break;
	case 2: buf_printf(out, DATE_("February %s"), year); break;
	case 3: buf_printf(out, DATE_("March %s"), year); break;
	case 4: buf_printf(out, DATE_("April %s"), year); break;
	case 5: buf_printf(out, DATE_("May %s"), year); break;
	case 6: buf_printf(out, DATE_("June %s"), year); break;
	case 7: buf_printf(out, DATE_("July %s"), year); break;
	case 8: buf_printf(out, DATE_("August %s"), year); break;
	case 9: buf_printf(out, DATE_("September %s"), year); break;
	case 10: buf_printf(out, DATE_("October %s"), year); break;
	case 11: buf_printf(out, DATE_("November %s"), year); break;
	case 12: buf_printf(out, DATE_("December %s"), year); break;
	/* TRANSLATORS: a season: "spring 2001". */
	case 21: buf_printf(out, DATE_("spring %s"), year); break;
	case 22: buf_printf(out, DATE_("summer %s"), year); break;
	case 23: buf_printf(out, DATE_("autumn %s"), year); break;
	case 24: buf_printf(out, DATE_("winter %s"), year); break;
	}
}

void date_year_words(int32_t year, struct buf *out)
{
	if (year > 0)
		buf_printf(out, "%ld", (long)year);
	else
		/* TRANSLATORS: a year before Christ, before the common era: "44 BC". */
		buf_printf(out, DATE_("%d BC"), 1 - (int)year);
}

void date_roman_words(int month, int day, const char *year, struct buf *out)
{
	if (day == 1 && month >= 1 && month <= 12 && first_words(month, year, out))
		return;
	if (day)
		day_words(month, day, year, out);
	else
		month_words(month, year, out);
}

void date_interval_words(const char *start, const char *end, struct buf *out)
{
	/* TRANSLATORS: an interval: "12 April 1985 to 3 May 1985", "1964 to 2008". */
	buf_printf(out, DATE_("%s to %s"), start, end);
}
