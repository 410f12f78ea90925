/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include <string.h>
#include <strings.h>

#include "base/i18n.h"
#include "read/feed.h"
#include "read/format.h"

static bool rss_matches(const char *ns, const char *name)
{
	enum feed_ns which = feed_ns(ns);

	if (!strcasecmp(name, "rss"))
		return true;
	if (which == NS_RDF)
		return !strcmp(name, "RDF");
	return which == NS_RSS && !strcasecmp(name, "channel");
}

static void *rss_open(struct reading *r)
{
	return feed_open(r, NS_RSS);
}

const struct format format_rss = {
	.name = "rss",
	.title = N_("RSS feed (0.90 to 2.0, RDF), RSS-CB, WordPress export"),
	.matches = rss_matches,
	.open = rss_open,
	.start = feed_start,
	.end = feed_end,
	.text = feed_text,
	.close = feed_close,
};
