/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* The screen in Persian: translated, with its own digits, and the other way round; in the order of
 * reading where the terminal is left to turn text, in that of the screen where that is done here. */
#include "config.h"

#include <stdio.h>

#if ENABLE_NLS
#include "speaking.h"

static const char *locale;

static struct term *start(const char *bidi, int rows, int cols)
{
	char *file = term_source("tests/data/archive-fa.xml");
	struct term *t =
		speaking_start("fa", locale, TERM_ARGS("--no-config", bidi, file), rows, cols);

	term_wait_row(t, rows - 1, "۳");
	free(file);
	return t;
}

/* What is said, as it is written: with or without FriBidi. */
static void words(void)
{
	struct term *t = start("--bidi=terminal", 24, 80);

	term_wait_row(t, 23, "۱ از ۳");
	term_wait_row(t, 23, "/ پالایش   ? راهنما   q خروج");
	term_wait_text(t, "۲۰ ژانویهٔ ۲۰۱۵");
	term_wait_text(t, "بی‌تاریخ");
	term_golden(t, "persian-80x24");
	term_keys(t, "~");
	term_wait_row(
		t, 23,
		"کلید ~ اینجا کاری نمی‌کند؛ ? کلیدها را نشان "
		"می‌دهد");
	term_keys(t, "!");
	term_wait_text(
		t, "هیچ: همه‌چیز همان‌گونه که هست خوانده شد.");
	term_keys(t, "Esc");
	term_keys(t, "s");
	term_wait_row(t, 23, "d تاریخ   t عنوان   o مناسبت   s گوینده   f ترتیب فایل");
	term_keys(t, "d");
	term_wait_row(t, 23, "نخست تازه‌ترین");
	term_keys(t, "c c");
	term_wait_row(t, 23, "تقویم: هجری شمسی");
	term_wait_text(t, "۳۰ دی ۱۳۹۳");
	term_ok(!term_leak(t, 0), "nothing odd was written");
	quit(t);
}

static void filter(void)
{
	struct term *t = start("--bidi=terminal", 24, 80);

	term_type(t, "/سخن");
	term_wait_row(t, 23, "۲ از ۳ · Enter نگه‌داشتن · Esc بازگشت");
	term_type(t, " zz");
	/* How many the terms before had. */
	term_wait_row(t, 23, "چیزی یافت نشد · «سخن» ۲ مورد دارد");
	term_keys(t, "Esc");
	term_wait_row(t, 23, "۱ از ۳");
	quit(t);
}

static void help(void)
{
	struct term *t = start("--bidi=terminal", 24, 80);

	term_keys(t, "?");
	term_wait_row(t, 0, "راهنما");
	term_wait_text(t, "جابه‌جایی");
	term_wait_row(t, 23, "/ جست‌وجو   Esc بازگشت");
	term_golden(t, "persian-help-80x24");
	term_type(t, "/پالایش");
	term_wait_gone(t, "جابه‌جایی");
	term_wait_text(t, "پالایش فهرست همراه با تایپ");
	term_keys(t, "Esc");
	term_wait_text(t, "جابه‌جایی");
	quit(t);
}

/* The years go from right to left, and so do the keys that point. */
static void timeline(void)
{
	struct term *t = start("--bidi=app", 24, 80);

	term_keys(t, "t");
	term_wait_row(t, 23, "۲۰۱۵");
	term_golden(t, "persian-app-timeline-80x24");
	term_keys(t, "Right");
	term_wait_row(t, 23, "۲۰۱۴");
	term_keys(t, "Left");
	term_wait_row(t, 23, "۲۰۱۵");
	term_keys(t, "l");
	term_wait_row(t, 23, "۲۰۱۴");
	term_keys(t, "h");
	term_wait_row(t, 23, "۲۰۱۵");
	term_keys(t, "Esc");
	quit(t);
}

/* What stands from left to right in a sentence that does not. */
static void problems(void)
{
	char *file = term_source("tests/data/damaged.xml");
	struct term *t =
		speaking_start("fa", locale, TERM_ARGS("--no-config", "--bidi=app", file), 24, 200);

	term_wait_row(t, 23, "! ");
	term_keys(t, "!");
	term_wait_text(t, " /");
	term_wait_text(t, "/damaged.xml");
	term_wait_text(t, "«&amp;»");
	term_wait_text(t, "«2001-02-31»");
	term_keys(t, "Esc");
	quit(t);
	free(file);
}

/* The same turned round, joined, on the other side; keys stay as they are typed. */
static void turned(void)
{
	static const struct {
		int rows, cols;
		const char *screen, *help, *prompt;
	} sizes[] = {
		{24, 80, "persian-app-80x24", "persian-app-help-80x24", "persian-app-prompt-80x24"},
		{12, 40, "persian-app-40x12", "persian-app-help-40x12", "persian-app-prompt-40x12"},
	};

	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		int last = sizes[i].rows - 1;
		struct term *t = start("--bidi=app", sizes[i].rows, sizes[i].cols);

		term_wait_row(t, last, "۳ ﺯﺍ ۱");
		term_golden(t, sizes[i].screen);
		term_type(t, "/نامه");
		term_wait_row(t, last, "ﻪﻣﺎﻧ");
		term_wait_row(t, last, "۳ ﺯﺍ ۱");
		term_golden(t, sizes[i].prompt);
		term_keys(t, "Esc");
		term_keys(t, "?");
		term_wait_row(t, 0, "ﺎﻤﻨﻫﺍﺭ");
		term_golden(t, sizes[i].help);
		term_ok(!term_leak(t, 0), "nothing odd was written");
		quit(t);
	}
}

/* A bracket that is a key is not mirrored, whatever sentence names it; a sign that points does, where it
 * points to. */
static void brackets(void)
{
	struct term *t = start("--bidi=app", 24, 160);

	term_keys(t, "Tab");
	/* What is next is ")". */
	term_wait_row(t, 23, "ﯼﺪﻌﺑ ﻦﺘﻣ )  ");
	term_keys(t, "~ )");
	term_wait_row(t, 23, "۳ ﺯﺍ ۲");
	term_type(t, "t)");
	term_wait_row(t, 23, ") (next-statement)");
	term_type(t, "y)");
	term_resize(t, 24, 30);
	term_keys(t, "X");
	term_wait_row(t, 1, " ‹");
	term_keys(t, "Left Left Left");
	term_wait_row(t, 1, " › ");
	quit(t);
}

/* The figures that the program says are those of its language, in the years of values and in notices. */
static void figures(void)
{
	struct term *t = start("--bidi=terminal", 24, 80);

	term_keys(t, "o");
	term_wait_row(t, 0, "مناسبت‌ها");
	term_keys(t, "S-Tab");
	term_wait_row(t, 0, "سال‌ها");
	term_wait_text(t, "۱۹۸۹  ");
	term_ok(rows_with(t, "1989") == 0, "and in no others");
	term_keys(t, "Esc");
	term_type(t, "/سخن");
	term_keys(t, "Enter");
	term_wait_row(t, 23, "۱ از ۲");
	term_keys(t, "C");
	term_wait_row(t, 0, "هم‌نشین‌های سخن");
	term_keys(t, "s");
	term_wait_row(t, 23, "، به ترتیب MI");
	term_keys(t, "Esc");
	term_wait_row(t, 23, "۱ از ۲");
	term_keys(t, "r");
	term_wait_row(t, 23, "۲ از ۲ گرفته شد، با بذر ۱");
	quit(t);
}

/* What a shell reads stays as it is typed. */
static void command(void)
{
	struct term *t = start("--bidi=app", 24, 80);

	term_type(t, "/سخن");
	term_keys(t, "Enter");
	term_wait_row(t, 23, "۲ ﺯﺍ ۱");
	term_keys(t, "F4");
	term_wait_text(t, "leader-reader --no-config '--filter=ﻦﺨﺳ' --print");
	term_wait_text(t, "statements: 2 of 3");
	quit(t);
}

static void persian(const char *speaking)
{
	locale = speaking;
	words();
	filter();
	help();
	figures();
	if (HAVE_FRIBIDI) {
		turned();
		command();
		timeline();
		problems();
		brackets();
	}
}

int main(void)
{
	return speaking_run("fa", "Persian", persian);
}
#else
int main(void)
{
	puts("1..0 # SKIP built without translations");
	return 0;
}
#endif
