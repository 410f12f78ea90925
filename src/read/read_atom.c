/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include <string.h>

#include "base/i18n.h"
#include "read/feed.h"
#include "read/format.h"

static bool atom_matches(const char *ns, const char *name)
{
	return (!*ns || feed_ns(ns) == NS_ATOM) &&
	       (!strcmp(name, "feed") || !strcmp(name, "entry"));
}

static void *atom_open(struct reading *r)
{
	return feed_open(r, NS_ATOM);
}

const struct format format_atom = {
	.name = "atom",
	.title = N_("Atom feed (1.0, 0.3)"),
	.matches = atom_matches,
	.open = atom_open,
	.start = feed_start,
	.end = feed_end,
	.text = feed_text,
	.close = feed_close,
};
