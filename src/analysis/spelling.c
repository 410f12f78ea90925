/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "analysis/spelling.h"

#include <string.h>

#include "base/arena.h"

void spelling_add(struct spelling *s, const char *text, size_t len, struct arena *a)
{
	size_t i;

	for (i = 0; i < len; i++)
		if ((unsigned char)text[i] < ' ')
			return; /* with a mark of the text within */
	for (i = 0; i < SPELLING_KEPT && s->kept[i].n; i++)
		if (s->kept[i].len == len && !memcmp(s->kept[i].text, text, len))
			break;
	if (i < SPELLING_KEPT) {
		if (!s->kept[i].n)
			s->kept[i].text = arena_copy(a, text, len);
		s->kept[i].len = (uint32_t)len;
		s->kept[i].n++;
	}
	s->samples++;
}

const char *spelling_get(const struct spelling *s, size_t *len)
{
	size_t best = 0;

	for (size_t i = 1; i < SPELLING_KEPT; i++)
		if (s->kept[i].n > s->kept[best].n)
			best = i;
	*len = s->kept[best].len;
	return s->kept[best].n ? s->kept[best].text : NULL;
}
