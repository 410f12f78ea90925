/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "text/near.h"

#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "text/fold.h"

int near_distance(const uint32_t *a, size_t a_n, const uint32_t *b, size_t b_n, int most)
{
	int rows[3][NEAR_LETTERS + 1];
	int *before = rows[0], *last = rows[1], *now = rows[2], *t, least = 0;

	for (size_t k = 0; k <= b_n; k++)
		last[k] = (int)k;
	for (size_t i = 1; i <= a_n && least <= most; i++) {
		now[0] = least = (int)i;
		for (size_t k = 1; k <= b_n; k++) {
			int d = last[k - 1] + (a[i - 1] != b[k - 1]);

			d = last[k] + 1 < d ? last[k] + 1 : d;
			d = now[k - 1] + 1 < d ? now[k - 1] + 1 : d;
			if (i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1] &&
			    before[k - 2] + 1 < d)
				d = before[k - 2] + 1;
			now[k] = d;
			least = d < least ? d : least;
		}
		t = before;
		before = last;
		last = now;
		now = t;
	}
	return least > most || last[b_n] > most ? most + 1 : last[b_n];
}

static size_t near_letters(struct fold *fold, const char *s, size_t len,
			   uint32_t letters[NEAR_LETTERS])
{
	struct buf folded;
	size_t n = 0;

	buf_init(&folded);
	if (fold)
		fold_text(fold, &folded, s, len);
	else
		buf_add(&folded, s, len);
	for (size_t i = 0; i < folded.len && n < NEAR_LETTERS; n++) {
		i += utf8_decode(folded.data + i, folded.len - i, &letters[n]);
		if (letters[n] >= 'A' && letters[n] <= 'Z')
			letters[n] += 'a' - 'A';
	}
	buf_done(&folded);
	return n;
}

void near_init(struct near *near, struct fold *fold, const char *typed, size_t len)
{
	*near = (struct near){.fold = fold};
	near->typed_n = near_letters(fold, typed, len, near->typed);
	/* Two letters of a short name are another name. */
	near->distance = near->typed_n < 3 ? 1 : near->typed_n < 6 ? 2 : 3;
}

void near_offer(struct near *near, const char *name)
{
	uint32_t letters[NEAR_LETTERS];
	size_t n = near_letters(near->fold, name, strlen(name), letters);
	int d = near_distance(near->typed, near->typed_n, letters, n, near->distance - 1);

	if (d >= near->distance || strlen(name) >= sizeof near->best)
		return;
	near->distance = d;
	memcpy(near->best, name, strlen(name) + 1);
}
