/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Any text in lines: none is too wide, nothing is lost, and each can be put in the order of the screen. */
#include "config.h"

#include "fuzz.h"

#include "text/bidi.h"
#include "text/sanitize.h"
#include "text/wrap.h"

/* The bytes of the first cluster that is drawn, with what is not before it. */
static size_t first_drawn(const char *s, size_t len)
{
	size_t n = 0;

	while (n < len) {
		size_t cluster = wrap_cluster(s + n, len - n);

		n += cluster;
		if (utf8_cells(s + n - cluster, cluster))
			break;
	}
	return n;
}

static void holds(const struct wrap *w, const char *s, size_t len, int width)
{
	size_t at = 0;

	for (size_t i = 0; i < w->n; i++) {
		const struct wrap_line *l = &w->lines[i];
		size_t first = first_drawn(s + l->start, l->end - l->start);

		FUZZ_CHECK(l->start >= at && l->start <= l->end && l->end <= len);
		FUZZ_CHECK(!utf8_count_visible(s + at, l->start - at));
		/* One cluster may be wider than all there is, with what is not drawn. */
		FUZZ_CHECK(l->cells <= width || first >= l->end - l->start ||
			   !utf8_cells(s + l->start + first, l->end - l->start - first));
		at = l->end;
	}
	FUZZ_CHECK(!utf8_count_visible(s + at, len - at));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct bidi *bidi;
	struct wrap w = {0};
	struct buf b;
	int width = size ? 1 + data[0] % 40 : 1;

	if (!bidi)
		bidi = bidi_new();
	bidi_set(bidi, &(struct bidi_way){.reorder = true, .shape = size & 1});
	buf_init(&b);
	if (size > 1)
		sanitize(&b, (const char *)data + 1, size - 1, SANITIZE_LINES);
	wrap_text(&w, buf_str(&b), b.len, width, 0);
	holds(&w, buf_str(&b), b.len, width);
	for (size_t i = 0; i < w.n; i++)
		bidi_line(bidi, buf_str(&b), b.len, w.lines[i].start, w.lines[i].end, BIDI_AUTO,
			  width, 0x2026);
	wrap_done(&w);
	buf_done(&b);
	return 0;
}
