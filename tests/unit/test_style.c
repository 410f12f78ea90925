/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Everything that is written can be read: 4.5:1 (WCAG 2, 1.4.3) on black and on white, in the colours that
 * terminals have. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <math.h>

#include "ui/style.h"

static const double ENOUGH = 4.5;

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

/* Number I of the 256 colours: six steps of each, then greys. */
static uint32_t colour_of(const struct palette *p, int i)
{
	static const uint32_t steps[] = {0, 95, 135, 175, 215, 255};

	if (i < 16)
		return p->colours[i];
	if (i >= 232)
		return (uint32_t)(8 + 10 * (i - 232)) * 0x010101;
	i -= 16;
	return steps[i / 36] << 16 | steps[i / 6 % 6] << 8 | steps[i % 6];
}

/* What is really seen of LOOK as text on a background that is BLACK or white. */
static uint32_t seen(const struct palette *p, struct style_look look, bool black)
{
	uint32_t rgb = black ? p->on_black : p->on_white;

	if (look.colour >= 0)
		rgb = colour_of(p, look.colour + (p->brightens && look.colour < 8 &&
								  look.attributes & STYLE_BOLD
							  ? 8
							  : 0));
	if (!(look.attributes & STYLE_DIM) || !style_dims(p->term))
		return rgb;
	if (!p->dim)
		return p->dim_colour;
	return (rgb >> 16) * (uint32_t)p->dim / 100 << 16 |
	       (rgb >> 8 & 255) * (uint32_t)p->dim / 100 << 8 |
	       (rgb & 255) * (uint32_t)p->dim / 100;
}

static double worst(const struct palette *p, struct style_look look)
{
	/* Reversed it is the same two colours. */
	return fmin(contrast(seen(p, look, true), 0x000000),
		    contrast(seen(p, look, false), 0xffffff));
}

static void all_text_can_be_read(void **state)
{
	(void)state;
	for (size_t i = 0; i < PALETTES; i++)
		for (int s = 0; s < STYLES; s++) {
			double ratio = worst(&palettes[i], style_look((enum style)s));

			if (ratio < ENOUGH)
				fail_msg("style %d: %.2f:1 in %s", s, ratio, palettes[i].name);
		}
}

/* Added to each other, too: a match in a title, in the row that is selected. */
static void bold_changes_no_colour(void **state)
{
	(void)state;
	for (int s = 0; s < STYLES; s++) {
		short colour = style_look((enum style)s).colour;

		assert_true(colour < 0 || (colour >= 16 && colour < 256));
	}
}

/* What it is measured by finds what is known to be wrong. */
static void what_cannot_be_read_is_found(void **state)
{
	enum { YELLOW = 3, BLUE = 4, MAGENTA = 5 };

	(void)state;
	assert_true(contrast(0xffffff, 0x000000) > 20.99);
	assert_true(worst(&palettes[0], (struct style_look){STYLE_BOLD, YELLOW}) < 1.1);
	assert_true(worst(&palettes[2], (struct style_look){STYLE_BOLD, MAGENTA}) < 2.7);
	assert_true(worst(&palettes[0], (struct style_look){0, BLUE}) < 2.3);
	assert_true(contrast(palettes[3].dim_colour, 0x000000) < ENOUGH);
}

/* Series that stand side by side have colours of their own. */
static void series_differ(void **state)
{
	(void)state;
	for (int a = STYLE_SERIES; a <= STYLE_SERIES_LAST; a++)
		for (int b = STYLE_SERIES; b < a; b++)
			assert_int_not_equal(style_look((enum style)a).colour,
					     style_look((enum style)b).colour);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_text_can_be_read),
		cmocka_unit_test(bold_changes_no_colour),
		cmocka_unit_test(what_cannot_be_read_is_found),
		cmocka_unit_test(series_differ),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
