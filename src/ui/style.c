/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/style.h"

#include <string.h>

/* Of the 256 colours these are the only ones that stand out by 4.5:1 (WCAG 2) from black and from white. */
enum { MAGENTA = 163, GREEN = 29, VIOLET = 98, RED = 131, BLUE = 63, GREY = 243, OWN = -1 };

static const struct style_look looks[STYLES] = {
	[STYLE_TEXT] = {0, OWN},
	[STYLE_TITLE] = {STYLE_BOLD, OWN},
	[STYLE_META] = {STYLE_DIM, OWN},
	[STYLE_HEAD] = {STYLE_BOLD, OWN},
	[STYLE_EM] = {STYLE_ITALIC, OWN},
	[STYLE_STRONG] = {STYLE_BOLD, OWN},
	[STYLE_REF] = {0, OWN},
	[STYLE_MATCH] = {STYLE_UNDERLINE | STYLE_BOLD, MAGENTA},
	[STYLE_NOTED] = {STYLE_UNDERLINE, GREEN},
	[STYLE_HIT] = {STYLE_REVERSE, MAGENTA},
	[STYLE_SELECTED] = {STYLE_BOLD | STYLE_REVERSE, OWN},
	[STYLE_CHOSEN] = {STYLE_BOLD, OWN},
	[STYLE_RULE] = {STYLE_DIM, OWN},
	[STYLE_RULE_FOCUS] = {STYLE_BOLD, OWN},
	[STYLE_NOTICE] = {STYLE_BOLD, OWN},
	[STYLE_BAR] = {0, OWN},
	[STYLE_BAR_ALL] = {STYLE_DIM, OWN},
	[STYLE_SERIES] = {0, MAGENTA},
	[STYLE_SERIES + 1] = {0, GREEN},
	[STYLE_SERIES + 2] = {0, VIOLET},
	[STYLE_SERIES + 3] = {0, RED},
	[STYLE_SERIES + 4] = {0, BLUE},
	[STYLE_SERIES + 5] = {0, GREY},
};

struct style_look style_look(enum style s)
{
	return looks[s];
}

bool style_dims(const char *term)
{
	return strncmp(term, "linux", 5) != 0;
}
