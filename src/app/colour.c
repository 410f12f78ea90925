/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "app/colour.h"

#include <stdlib.h>
#include <string.h>

#include "app/style.h"

static bool is_set(const char *variable)
{
	const char *value = getenv(variable);

	return value && *value;
}

static bool is_zero(const char *variable)
{
	const char *value = getenv(variable);

	return value && !strcmp(value, "0");
}

/* What the environment says of a place that has colours of itself, or not. */
static bool by_environment(bool of_itself)
{
	if (is_set("NO_COLOR"))
		return false;
	if (is_set("CLICOLOR_FORCE") && !is_zero("CLICOLOR_FORCE"))
		return true;
	return of_itself && !is_zero("CLICOLOR");
}

bool colour_screen(enum settings_colour wanted)
{
	return wanted == SETTINGS_COLOUR_AUTO ? by_environment(true)
					      : wanted == SETTINGS_COLOUR_ALWAYS;
}

bool colour_print(enum settings_colour wanted, bool terminal)
{
	const char *term = getenv("TERM");

	if (wanted != SETTINGS_COLOUR_AUTO)
		return wanted == SETTINGS_COLOUR_ALWAYS;
	return by_environment(terminal && term && *term && strcmp(term, "dumb") != 0);
}

int colour_printed(void)
{
	const char *term = getenv("TERM");

	return is_set("COLORTERM") || (term && (strstr(term, "256color") || strstr(term, "direct")))
		       ? STYLE_COLOURS
		       : STYLE_NAMED;
}
