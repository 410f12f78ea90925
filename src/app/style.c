/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "app/style.h"

#include <string.h>

/* One row a role: its name in a theme. */
static const struct {
	const char *name;
	bool added;
} roles[STYLES] = {
	[STYLE_TEXT] = {"text", false},
	[STYLE_TITLE] = {"title", false},
	[STYLE_META] = {"meta", false},
	[STYLE_HEAD] = {"heading", false},
	[STYLE_EM] = {"emphasis", true},
	[STYLE_STRONG] = {"strong", true},
	[STYLE_REF] = {"link", true},
	[STYLE_MATCH] = {"match", true},
	[STYLE_NOTED] = {"noted", true},
	[STYLE_HIT] = {"hit", true},
	[STYLE_SELECTED] = {"selected", false},
	[STYLE_CHOSEN] = {"chosen", false},
	[STYLE_RULE] = {"rule", false},
	[STYLE_RULE_FOCUS] = {"rule-focus", false},
	[STYLE_NOTICE] = {"notice", false},
	[STYLE_BAR] = {"bar", false},
	[STYLE_BAR_ALL] = {"bar-all", false},
	[STYLE_SERIES] = {"series-1", false},
	[STYLE_SERIES + 1] = {"series-2", false},
	[STYLE_SERIES + 2] = {"series-3", false},
	[STYLE_SERIES + 3] = {"series-4", false},
	[STYLE_SERIES + 4] = {"series-5", false},
	[STYLE_SERIES + 5] = {"series-6", false},
};

/* The first sixteen of xterm; then six steps of each part, then greys. */
static const uint32_t named[STYLE_NAMED] = {
	0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5,
	0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff,
};
static const uint32_t steps[] = {0, 95, 135, 175, 215, 255};
enum { STEPS = 6, GREYS = STYLE_NAMED + STEPS * STEPS * STEPS, GREY_FIRST = 8, GREY_STEP = 10 };

const char *style_name(enum style s)
{
	return roles[s].name;
}

enum style style_find(const char *name)
{
	int s = 0;

	while (s < STYLES && strcmp(roles[s].name, name) != 0)
		s++;
	return (enum style)s;
}

bool style_is_added(enum style s)
{
	return roles[s].added;
}

uint32_t style_rgb(int colour)
{
	int i = colour - STYLE_NAMED;

	if (colour >= STYLE_RGB)
		return (uint32_t)(colour - STYLE_RGB);
	if (colour < STYLE_NAMED)
		return named[colour];
	if (colour >= GREYS)
		return (uint32_t)(GREY_FIRST + GREY_STEP * (colour - GREYS)) * 0x010101;
	return steps[i / (STEPS * STEPS)] << 16 | steps[i / STEPS % STEPS] << 8 | steps[i % STEPS];
}

/* How far apart two colours are, roughly as the eye has it: green weighs most, blue least. */
static long distance(uint32_t a, uint32_t b)
{
	long red = (long)(a >> 16) - (long)(b >> 16);
	long green = (long)(a >> 8 & 255) - (long)(b >> 8 & 255);
	long blue = (long)(a & 255) - (long)(b & 255);

	return 3 * red * red + 6 * green * green + blue * blue;
}

int style_nearest(uint32_t rgb)
{
	int best = STYLE_NAMED;

	for (int i = best + 1; i < STYLE_COLOURS; i++)
		if (distance(style_rgb(i), rgb) < distance(style_rgb(best), rgb))
			best = i;
	return best;
}

struct style_look style_shown(struct style_look look, int colours)
{
	if (colours > STYLE_COLOURS)
		return look;
	if (colours == STYLE_COLOURS) {
		look.fg = look.fg >= STYLE_RGB ? style_nearest(style_rgb(look.fg)) : look.fg;
		look.bg = look.bg >= STYLE_RGB ? style_nearest(style_rgb(look.bg)) : look.bg;
		return look;
	}
	/* The eight are bright by being bold, and their backgrounds never are. */
	if (colours < STYLE_FEW || look.fg >= STYLE_NAMED || look.bg >= STYLE_NAMED ||
	    (colours < STYLE_NAMED && look.bg >= STYLE_FEW)) {
		look.fg = look.bg = STYLE_OWN;
	} else if (colours < STYLE_NAMED && look.fg >= STYLE_FEW) {
		look.fg -= STYLE_FEW;
		look.attributes |= STYLE_BOLD;
	}
	return look;
}

/* The console of Linux dims to a grey that cannot be read, and makes what is bold and reversed dark grey on
 * light grey. */
unsigned style_attributes(unsigned attributes, const char *term)
{
	if (strncmp(term, "linux", 5) != 0)
		return attributes;
	attributes &= ~(unsigned)STYLE_DIM;
	return attributes & STYLE_REVERSE ? attributes & ~(unsigned)STYLE_BOLD : attributes;
}
