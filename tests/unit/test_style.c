/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Everything that is written can be read: in each theme by 4.5:1 (WCAG 2, 1.4.3), on its own background or on
 * black and on white, in the colours that terminals have; and without colours. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <math.h>
#include <string.h>

#include "app/style.h"
#include "app/themes.h"
#include "base/err.h"

static const double ENOUGH = 4.5, HIGH = 7;

/* The first sixteen colours, the text on black and on white, and how that is dimmed: to so many
 * hundredths, or to a colour. */
struct palette {
	const char *name;
	const char *term;
	uint32_t colours[16];
	uint32_t on_black, on_white;
	int dim; /* percent; 0: to DIM_COLOUR */
	uint32_t dim_colour;
	bool brightens; /* bold does, the first eight */
};

static const struct palette palettes[] = {
	{"xterm",
	 "xterm-256color",
	 {0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5, 0x7f7f7f,
	  0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff},
	 0xe5e5e5,
	 0x000000,
	 66,
	 0,
	 true},
	{"VTE",
	 "xterm-256color",
	 {0x000000, 0xcc0000, 0x4d9a05, 0xc3a000, 0x3464a3, 0x754f7b, 0x05979a, 0xd3d6cf, 0x545652,
	  0xef2828, 0x89e234, 0xfbe84f, 0x729fcf, 0xac7ea8, 0x34e2e2, 0xededeb},
	 0xd3d6cf,
	 0x000000,
	 66,
	 0,
	 false},
	{"Konsole",
	 "xterm-256color",
	 {0x000000, 0xb21818, 0x18b218, 0xb26818, 0x1818b2, 0xb218b2, 0x18b2b2, 0xb2b2b2, 0x686868,
	  0xff5454, 0x54ff54, 0xffff54, 0x5454ff, 0xff54ff, 0x54ffff, 0xffffff},
	 0xfcfcfc,
	 0x000000,
	 66,
	 0,
	 true},
	{"Linux console",
	 "linux",
	 {0x000000, 0xaa0000, 0x00aa00, 0xaa5500, 0x0000aa, 0xaa00aa, 0x00aaaa, 0xaaaaaa, 0x555555,
	  0xff5555, 0x55ff55, 0xffff55, 0x5555ff, 0xff55ff, 0x55ffff, 0xffffff},
	 0xaaaaaa,
	 0x000000,
	 0,
	 0x555555,
	 true},
};

enum { PALETTES = sizeof palettes / sizeof *palettes };

static double linear(uint32_t part)
{
	double c = part / 255.0;

	return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double luminance(uint32_t rgb)
{
	return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8 & 255) +
	       0.0722 * linear(rgb & 255);
}

static double contrast(uint32_t a, uint32_t b)
{
	double x = luminance(a), y = luminance(b);

	return (fmax(x, y) + 0.05) / (fmin(x, y) + 0.05);
}

static uint32_t colour_of(const struct palette *p, int colour)
{
	return colour < STYLE_NAMED ? p->colours[colour] : style_rgb(colour);
}

static uint32_t dimmed(const struct palette *p, uint32_t rgb)
{
	uint32_t dim = (uint32_t)p->dim;

	if (!dim)
		return p->dim_colour;
	return (rgb >> 16) * dim / 100 << 16 | (rgb >> 8 & 255) * dim / 100 << 8 |
	       (rgb & 255) * dim / 100;
}

/* How well LOOK is seen by a terminal of so many COLOURS, whose own background is BLACK or white. */
static double seen(const struct palette *p, int colours, struct style_look look, bool black)
{
	uint32_t fg = black ? p->on_black : p->on_white, bg = black ? 0x000000 : 0xffffff;
	unsigned attributes;

	look = style_shown(look, colours);
	attributes = style_attributes(look.attributes, p->term);
	if (look.fg >= 0)
		fg = colour_of(
			p, look.fg + (p->brightens && look.fg < STYLE_FEW && attributes & STYLE_BOLD
					      ? STYLE_FEW
					      : 0));
	if (look.bg >= 0)
		bg = colour_of(p, look.bg);
	if (attributes & STYLE_DIM)
		fg = dimmed(p, fg);
	/* The letters are the background then, and made bright. */
	if (attributes & STYLE_REVERSE && attributes & STYLE_BOLD && !strcmp(p->term, "linux"))
		bg = p->colours[STYLE_FEW];
	/* Reversed it is the same two colours. */
	return contrast(fg, bg);
}

static double worst(const struct palette *p, int colours, struct style_look look)
{
	return fmin(seen(p, colours, look, true), seen(p, colours, look, false));
}

static void read_theme(const char *name, struct style_sheet *sheet)
{
	struct err_list errs = {0};

	themes_read(name, sheet, &errs);
	if (errs.n)
		fail_msg("%s: line %ld: %s", name, errs.items[0].line, errs.items[0].text);
	err_list_done(&errs);
}

static void each_theme_can_be_read(void **state)
{
	static const int terminals[] = {0, 8, 16, 256, STYLE_RGB};
	struct style_sheet sheet;
	const char *name;

	(void)state;
	for (int t = 0; (name = themes_name(t)); t++) {
		read_theme(name, &sheet);
		for (size_t i = 0; i < PALETTES; i++)
			for (size_t c = 0; c < sizeof terminals / sizeof *terminals; c++)
				for (int s = 0; s < STYLES; s++) {
					double ratio =
						worst(&palettes[i], terminals[c], sheet.looks[s]);

					if (ratio < ENOUGH)
						fail_msg("%s: %s: %.2f:1 in %s of %d colours", name,
							 style_name((enum style)s), ratio,
							 palettes[i].name, terminals[c]);
				}
	}
}

static void high_contrast_is_high(void **state)
{
	static const enum style text[] = {STYLE_TEXT,  STYLE_TITLE, STYLE_META,     STYLE_HEAD,
					  STYLE_MATCH, STYLE_NOTED, STYLE_SELECTED, STYLE_CHOSEN,
					  STYLE_HIT,   STYLE_NOTICE};
	struct style_sheet sheet;

	(void)state;
	read_theme("high-contrast", &sheet);
	for (size_t i = 0; i < PALETTES; i++)
		for (size_t s = 0; s < sizeof text / sizeof *text; s++) {
			assert_true(worst(&palettes[i], 16, sheet.looks[text[s]]) >= HIGH);
			assert_true(sheet.looks[text[s]].bg >= 0);
		}
}

/* Added to each other, too: a match in a title, in the row that is selected. */
static void bold_changes_no_colour(void **state)
{
	struct style_sheet sheet;

	(void)state;
	read_theme("default", &sheet);
	for (int s = 0; s < STYLES; s++) {
		assert_true(sheet.looks[s].fg < 0 || (sheet.looks[s].fg >= STYLE_NAMED &&
						      sheet.looks[s].fg < STYLE_COLOURS));
		assert_int_equal(sheet.looks[s].bg, STYLE_OWN);
	}
}

/* Why default has none of them. */
static void none_of_the_sixteen_can_be_read_everywhere(void **state)
{
	(void)state;
	for (int colour = 0; colour < STYLE_NAMED; colour++) {
		const struct style_look look = {.fg = colour, .bg = STYLE_OWN};
		double ratio = 21;

		for (size_t i = 0; i < PALETTES; i++)
			ratio = fmin(ratio, worst(&palettes[i], 16, look));
		assert_true(ratio < ENOUGH);
	}
}

/* What it is measured by finds what is known to be wrong. */
static void what_cannot_be_read_is_found(void **state)
{
	enum { YELLOW = 3, BLUE = 4, MAGENTA = 5 };
	const struct style_look selected = {STYLE_BOLD | STYLE_REVERSE, STYLE_OWN, STYLE_OWN};

	(void)state;
	assert_true(contrast(0xffffff, 0x000000) > 20.99);
	assert_true(worst(&palettes[0], 16, (struct style_look){STYLE_BOLD, YELLOW, -1}) < 1.1);
	assert_true(worst(&palettes[2], 16, (struct style_look){STYLE_BOLD, MAGENTA, -1}) < 2.7);
	assert_true(worst(&palettes[0], 16, (struct style_look){0, BLUE, -1}) < 2.3);
	assert_true(contrast(palettes[3].dim_colour, 0x000000) < ENOUGH);
	assert_true(contrast(palettes[3].on_black, palettes[3].colours[8]) < ENOUGH);
	assert_true(worst(&palettes[3], 8, selected) > ENOUGH);
}

/* What means something has attributes of its own, in each theme: there may be no colours. */
static void meaning_needs_no_colour(void **state)
{
	static const enum style telling[] = {STYLE_TEXT, STYLE_MATCH, STYLE_NOTED, STYLE_HIT};
	enum { TELLING = sizeof telling / sizeof *telling };
	struct style_sheet sheet;
	const char *name;

	(void)state;
	for (int t = 0; (name = themes_name(t)); t++) {
		read_theme(name, &sheet);
		for (size_t a = 0; a < TELLING; a++)
			for (size_t b = 0; b < a; b++)
				assert_int_not_equal(sheet.looks[telling[a]].attributes,
						     sheet.looks[telling[b]].attributes);
		assert_true(sheet.looks[STYLE_SELECTED].attributes & STYLE_REVERSE);
	}
	read_theme(THEMES_MONO, &sheet);
	for (int s = 0; s < STYLES; s++)
		assert_true(sheet.looks[s].fg < 0 && sheet.looks[s].bg < 0);
}

/* Series that stand side by side have colours of their own. */
static void series_differ(void **state)
{
	struct style_sheet sheet;
	const char *name;

	(void)state;
	for (int t = 0; (name = themes_name(t)); t++) {
		read_theme(name, &sheet);
		for (int a = STYLE_SERIES; a <= STYLE_SERIES_LAST; a++)
			for (int b = STYLE_SERIES; b < a; b++)
				if (sheet.looks[a].fg >= 0)
					assert_int_not_equal(style_shown(sheet.looks[a], 256).fg,
							     style_shown(sheet.looks[b], 256).fg);
	}
}

static void the_nearest_colour_is_itself(void **state)
{
	(void)state;
	assert_int_equal(style_rgb(163), 0xd700af);
	assert_int_equal(style_rgb(255), 0xeeeeee);
	for (int colour = STYLE_NAMED; colour < STYLE_COLOURS; colour++)
		assert_int_equal(style_rgb(style_nearest(style_rgb(colour))), style_rgb(colour));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_theme_can_be_read),
		cmocka_unit_test(high_contrast_is_high),
		cmocka_unit_test(bold_changes_no_colour),
		cmocka_unit_test(none_of_the_sixteen_can_be_read_everywhere),
		cmocka_unit_test(what_cannot_be_read_is_found),
		cmocka_unit_test(meaning_needs_no_colour),
		cmocka_unit_test(series_differ),
		cmocka_unit_test(the_nearest_colour_is_itself),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
