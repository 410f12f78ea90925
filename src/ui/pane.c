/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/pane.h"

#include <stdlib.h>
#include <string.h>

#include "analysis/passages.h"
#include "base/err.h"

void pane_place_done(struct pane_place *place)
{
	free(place->words);
	free(place->asked);
	passages_unref(place->passages);
	free(place->picked);
	*place = (struct pane_place){0};
}

void pane_place_copy(struct pane_place *to, const struct pane_place *from)
{
	*to = *from;
	to->words = from->words ? xstrdup(from->words) : NULL;
	to->asked = from->asked ? xstrdup(from->asked) : NULL;
	to->passages = passages_ref(from->passages);
	to->picked = NULL;
	if (from->picked_n) {
		to->picked = xrealloc(NULL, from->picked_n, sizeof *to->picked);
		memcpy(to->picked, from->picked, from->picked_n * sizeof *to->picked);
	}
}

bool pane_point_beside(struct pane *p, int below, int y, int x)
{
	(void)below;
	(void)y;
	(void)x;
	if (p->beside == PANE_NOWHERE)
		return false;
	p->ops->step(p, p->beside);
	return true;
}
