/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "search/passage.h"

#include <string.h>

#include "archive/remark.h"
#include "archive/statement.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "text/fold.h"

void passage_plain(const char *s, size_t from, size_t to, struct buf *out)
{
	size_t start = out->len;

	for (size_t i = from; i < to; i++) {
		if ((unsigned char)s[i] > ' ')
			buf_putc(out, s[i]);
		else if (strchr(" \n\t", s[i]) &&
			 (out->len == start || out->data[out->len - 1] != ' '))
			buf_putc(out, ' ');
	}
}

/* The last PASSAGE_AROUND characters of the LEN bytes at S, or the first. */
static void cut(struct buf *b, bool last)
{
	const char *s = buf_str(b);
	size_t n = 0, at = 0;

	for (size_t i = 0; i < b->len; i++)
		n += ((unsigned char)s[i] & 0xC0) != 0x80;
	if (n <= PASSAGE_AROUND)
		return;
	for (size_t left = last ? n - PASSAGE_AROUND : PASSAGE_AROUND; left; left--)
		do
			at++;
		while (at < b->len && ((unsigned char)s[at] & 0xC0) == 0x80);
	if (!last) {
		buf_truncate(b, at);
		return;
	}
	memmove(b->data, b->data + at, b->len - at);
	buf_truncate(b, b->len - at);
}

void passage_around(const char *s, size_t len, size_t from, size_t to, struct buf *prefix,
		    struct buf *suffix)
{
	passage_plain(s, 0, from, prefix);
	passage_plain(s, to, len, suffix);
	cut(prefix, true);
	cut(suffix, false);
}

/* How many folded bytes before AT are those at the end of PREFIX, and from END on those of SUFFIX. */
static size_t alike(const struct fold_map *map, size_t at, size_t end, const struct buf *prefix,
		    const struct buf *suffix)
{
	size_t before = 0, after = 0;

	while (before < at && before < prefix->len &&
	       map->text[at - 1 - before] == prefix->data[prefix->len - 1 - before])
		before++;
	while (end + after < map->len && after < suffix->len &&
	       map->text[end + after] == suffix->data[after])
		after++;
	return before + after;
}

bool passage_find(struct fold *fold, struct fold_map *map, const char *s, size_t len,
		  const struct remark_note *note, struct query_range *at, size_t *likeness)
{
	struct buf exact, prefix, suffix;
	const char *p, *end;
	bool found = false;

	buf_init(&exact);
	buf_init(&prefix);
	buf_init(&suffix);
	fold_text(fold, &exact, note->exact, strlen(note->exact));
	fold_text(fold, &prefix, note->prefix, strlen(note->prefix));
	fold_text(fold, &suffix, note->suffix, strlen(note->suffix));
	fold_map_fill(fold, map, s, len);
	p = map->text;
	end = p + map->len;
	while (exact.len && (p = memmem(p, (size_t)(end - p), exact.data, exact.len))) {
		size_t from = (size_t)(p - map->text);
		size_t like = alike(map, from, from + exact.len, &prefix, &suffix);

		if (!found || like > *likeness) {
			*likeness = like;
			fold_map_source(map, from, from + exact.len, &at->start, &at->end);
		}
		found = true;
		p++;
	}
	buf_done(&exact);
	buf_done(&prefix);
	buf_done(&suffix);
	return found;
}

bool passage_is_in(struct fold *fold, const struct statement *s, const struct remark_note *note)
{
	const struct kept bodies[] = {s->text, s->summary};
	struct fold_map map = {0};
	struct query_range at;
	bool found = !*note->exact;
	size_t likeness;
	struct buf room;

	buf_init(&room);
	for (size_t i = 0; i < sizeof bodies / sizeof *bodies && !found; i++) {
		const char *text = kept_text(bodies[i], &room);

		found = text && passage_find(fold, &map, text, strlen(text), note, &at, &likeness);
	}
	buf_done(&room);
	fold_map_done(&map);
	return found;
}
