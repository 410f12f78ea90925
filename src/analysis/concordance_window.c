/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include <string.h>

#include "archive/body.h"
#include "base/marks.h"
#include "base/utf8.h"
#include "analysis/concordance.h"
#include "text/character.h"
#include "text/words.h"

/* Bytes before a line that are looked through for each of them. */
enum { BLOCK_NEAR = 4096 };

void concordance_window_init(struct concordance_window *w)
{
	*w = (struct concordance_window){0};
	buf_init(&w->text);
	buf_init(&w->breaks);
	buf_init(&w->block.struck);
}

void concordance_window_done(struct concordance_window *w)
{
	buf_done(&w->text);
	buf_done(&w->breaks);
	buf_done(&w->struck);
	buf_done(&w->block.struck);
	words_free(w->words);
}

void concordance_window_forget(struct concordance_window *w)
{
	w->block.text = NULL;
}

/* Note that struck words start or end at byte AT of the text. */
static void window_toggle(struct concordance_window *w, size_t at)
{
	buf_add(&w->struck, &at, sizeof at);
}

/* Append [FROM, TO) of S: without inline marks, a blank for other marks and white space. */
static void window_add(struct concordance_window *w, const char *s, size_t from, size_t to)
{
	struct buf *out = &w->text;

	while (from < to) {
		size_t start = from;

		while (from < to && (unsigned char)s[from] > ' ')
			from++;
		buf_add(out, s + start, from - start);
		for (; from < to && (unsigned char)s[from] <= ' '; from++)
			if (s[from] == MARK_STRUCK || s[from] == MARK_STRUCK_OFF)
				window_toggle(w, out->len);
			else if (!mark_is_inline(s[from]) && out->len &&
				 out->data[out->len - 1] != ' ')
				buf_putc(out, ' ');
	}
}

/* Whether the character at S is part of a word, and not only between words. */
static bool in_word(const char *s, size_t len)
{
	uint32_t code;

	utf8_decode(s, len, &code);
	return character_is_word(code);
}

/* Whether S may have letters of a script that writes no blanks: all of them take three bytes or four. */
static bool may_be_unspaced(const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if ((unsigned char)s[i] >= 0xE0)
			return true;
	return false;
}

/* Where words begin, in w->breaks, a byte for each of the text. */
static void window_break(struct concordance_window *w)
{
	w->looked_up = may_be_unspaced(buf_str(&w->text), w->text.len);
	buf_clear(&w->breaks);
	buf_reserve(&w->breaks, w->text.len + 1);
	words_boundaries(buf_str(&w->text), w->text.len, w->breaks.data);
	w->breaks.len = w->text.len;
	if (!w->looked_up)
		return;
	if (!w->words)
		w->words = words_new();
	words_join_unspaced(w->words, buf_str(&w->text), w->text.len, w->breaks.data);
}

/* Leave out a word that is cut at the start or the end, unless it is the only one there. */
static void window_trim(struct concordance_window *w, bool start, bool end)
{
	struct buf *text = &w->text;
	size_t from = 1, to = text->len;

	/* In with a word, not with what stands between two. */
	while (start && from < w->hit_start &&
	       !(w->breaks.data[from] && in_word(text->data + from, text->len - from)))
		from++;
	while (end && to > w->hit_end && !(to < text->len && w->breaks.data[to]))
		to--;
	if (end && to > w->hit_end)
		buf_truncate(text, to);
	if (!start || from >= w->hit_start)
		return;
	memmove(text->data, text->data + from, text->len - from);
	memmove(w->breaks.data, w->breaks.data + from, text->len - from);
	buf_truncate(text, text->len - from);
	w->hit_start -= from;
	w->hit_end -= from;
	for (size_t i = 0; i < w->struck.len / sizeof from; i++) {
		size_t *at = (size_t *)(void *)w->struck.data + i;

		*at = *at > from ? *at - from : 0;
	}
}

/* Widen the hit to whole words, where it touches one. */
static void window_widen(struct concordance_window *w)
{
	const char *breaks = w->breaks.data, *text = w->text.data;
	size_t len = w->text.len;

	w->word_start = w->hit_start;
	w->word_end = w->hit_end;
	if (in_word(text + w->word_start, len - w->word_start))
		while (w->word_start > 0 && !breaks[w->word_start])
			w->word_start--;
	while (w->word_end < len && !breaks[w->word_end])
		w->word_end++;
}

/* Make the block of LINE that byte AT is in the one remembered: where it lies and where struck words start
 * and end in it. */
static void remember_block(struct concordance_block *b, const struct concordance_line *line,
			   size_t at)
{
	size_t from = at, to = at, len = line->len;
	const char *s = line->text, *start;

	/* Another text may be in the same place. */
	if (b->text == s && b->number == line->number && b->field == line->field && at > b->from &&
	    at <= b->to)
		return;
	while (from > 0 && !mark_is_kind(s[from - 1]))
		from--;
	while (to < len && !mark_is_kind(s[to]))
		to++;
	*b = (struct concordance_block){
		.text = s,
		.number = line->number,
		.field = line->field,
		.from = from,
		.to = to,
		.struck = b->struck,
	};
	start = s + from - (from > 0);
	body_next(&start, &b->body);
	buf_clear(&b->struck);
	for (size_t i = from; i < to; i++)
		if (s[i] == MARK_STRUCK || s[i] == MARK_STRUCK_OFF)
			buf_add(&b->struck, &i, sizeof i);
}

/* Whether struck words go on at byte AT of the block remembered. */
static bool struck_in(const struct concordance_block *b, size_t at)
{
	const size_t *marks = (const size_t *)(const void *)b->struck.data;
	size_t low = 0, high = b->struck.len / sizeof *marks;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (marks[mid] < at)
			low = mid + 1;
		else
			high = mid;
	}
	return low && b->text[marks[low - 1]] == MARK_STRUCK;
}

/* Whether struck words go on at byte AT of LINE: no mark reaches over a block. A long block is remembered, as
 * many lines may be of it. */
static bool struck_at(struct concordance_block *b, const struct concordance_line *line, size_t at)
{
	const char *s = line->text;
	size_t near = at > BLOCK_NEAR ? at - BLOCK_NEAR : 0;

	for (size_t i = at; i-- > near;) {
		if (mark_is_kind(s[i]))
			return false;
		if (s[i] == MARK_STRUCK || s[i] == MARK_STRUCK_OFF)
			return s[i] == MARK_STRUCK;
	}
	if (!near)
		return false;
	remember_block(b, line, at);
	return struck_in(b, at);
}

/* Put "~~" at byte AT of the text. Where it opens the hit, or the keyword, it is not of the hit, but of
 * the keyword, which it stands beside. */
static void window_insert(struct concordance_window *w, size_t at, bool opens)
{
	size_t tail = w->text.len - at;

	buf_puts(&w->text, "~~");
	memmove(w->text.data + at + 2, w->text.data + at, tail);
	memcpy(w->text.data + at, "~~", 2);
	buf_add(&w->breaks, "\1\0", 2);
	memmove(w->breaks.data + at + 2, w->breaks.data + at, tail);
	memcpy(w->breaks.data + at, "\1\0", 2);
	if (at + 2 < w->breaks.len)
		w->breaks.data[at + 2] = 1;
	w->hit_start += at <= w->hit_start ? 2 : 0;
	w->hit_end += at < w->hit_end ? 2 : 0;
	w->word_start += at < w->word_start || (at == w->word_start && !opens) ? 2 : 0;
	w->word_end += at < w->word_end ? 2 : 0;
}

static void add_range(struct buf *ranges, size_t start, size_t end)
{
	if (start >= end)
		return;
	buf_add(ranges, &start, sizeof start);
	buf_add(ranges, &end, sizeof end);
}

/* The ranges of struck words, in RANGES: apart at the keyword, so that each of the three parts of a line
 * says so however much of the outer ones is cut off. */
static void struck_ranges(struct concordance_window *w, struct buf *ranges)
{
	const char *text = buf_str(&w->text);
	size_t n, from = w->word_start, to = w->word_end;
	const size_t *at;

	if (w->struck.len / sizeof n % 2)
		window_toggle(w, w->text.len);
	at = (const size_t *)(const void *)w->struck.data;
	n = w->struck.len / sizeof n;
	while (from > 0 && text[from - 1] == ' ')
		from--;
	while (to < w->text.len && text[to] == ' ')
		to++;
	for (size_t i = 0; i + 1 < n; i += 2) {
		size_t start = at[i], end = at[i + 1] < w->text.len ? at[i + 1] : w->text.len;

		if (start < w->word_start && end > w->word_start) {
			add_range(ranges, start, from);
			start = w->word_start;
		}
		if (start < w->word_end && end > to) {
			add_range(ranges, start, w->word_end);
			start = to;
		}
		add_range(ranges, start, end);
	}
}

/* Show which words are struck, also where the window has only some of them. */
static void window_show_struck(struct concordance_window *w)
{
	struct buf ranges;
	const size_t *at;

	if (!w->struck.len)
		return;
	buf_init(&ranges);
	struck_ranges(w, &ranges);
	at = (const size_t *)(const void *)ranges.data;
	for (size_t n = ranges.len / sizeof *at; n; n -= 2) {
		window_insert(w, at[n - 1], false);
		window_insert(w, at[n - 2], true);
	}
	buf_done(&ranges);
}

void concordance_window(struct concordance_window *w, const struct concordance_line *line,
			size_t before, size_t after)
{
	size_t from = line->start > before ? line->start - before : 0;
	size_t to = line->len - line->end > after ? line->end + after : line->len;
	const char *s = line->text;

	/* Neither half a character nor the marks of one that is left out. */
	while (from < line->start && ((unsigned char)s[from] & 0xC0) == 0x80)
		from++;
	to = utf8_fit(s, line->len, to);
	buf_clear(&w->text);
	buf_clear(&w->struck);
	if (struck_at(&w->block, line, from))
		window_toggle(w, 0);
	window_add(w, s, from, line->start);
	w->hit_start = w->text.len;
	window_add(w, s, line->start, line->end);
	w->hit_end = w->text.len;
	window_add(w, s, line->end, to);
	if (w->hit_end == w->hit_start) {
		w->word_start = w->word_end = w->hit_start;
		return;
	}
	window_break(w);
	window_trim(w, from > 0, to < line->len);
	window_widen(w);
	window_show_struck(w);
}

bool concordance_cuts(const struct concordance_window *w, size_t at)
{
	const char *s = buf_str(&w->text);
	bool before = false, after = false;

	if (!at || at >= w->text.len || s[at] == ' ' || s[at - 1] == ' ')
		return false;
	/* A script that writes no blanks has words all the same. */
	if (w->looked_up && w->breaks.len == w->text.len)
		return !w->breaks.data[at];
	/* Half of what a hyphen joins looks whole, too; signs beside a word are none of it. */
	for (size_t i = at; i-- > 0 && s[i] != ' ' && !before;)
		before = ((unsigned char)s[i] & 0xC0) != 0x80 && in_word(s + i, at - i);
	for (size_t i = at; i < w->text.len && s[i] != ' ' && !after; i++)
		after = ((unsigned char)s[i] & 0xC0) != 0x80 && in_word(s + i, w->text.len - i);
	return before && after;
}

/* The border of a segment of UAX #29 next to AT. */
static size_t window_step(const struct concordance_window *w, size_t at, int step)
{
	if (step > 0)
		for (at++; at < w->text.len && !w->breaks.data[at]; at++)
			continue;
	else
		for (at--; at > 0 && !w->breaks.data[at]; at--)
			continue;
	return at;
}

void concordance_word(const struct concordance_window *w, int step, int n, struct buf *out)
{
	size_t at = step > 0 ? w->word_end : w->word_start;

	while (step > 0 ? at < w->text.len : at > 0) {
		size_t next = window_step(w, at, step);
		size_t from = step > 0 ? at : next, to = step > 0 ? next : at;

		at = next;
		if (!in_word(w->text.data + from, to - from) || --n > 0)
			continue;
		buf_add(out, w->text.data + from, to - from);
		return;
	}
}

enum bidi_dir concordance_direction(struct concordance_window *w,
				    const struct concordance_line *line, enum bidi_dir language)
{
	size_t from = line->start, near = from > BLOCK_NEAR ? from - BLOCK_NEAR : 0;
	struct body_block block = {.dir = 0};
	const char *at;

	while (from > near && !mark_is_kind(line->text[from]))
		from--;
	at = line->text + from;
	if (from && !mark_is_kind(*at)) {
		remember_block(&w->block, line, line->start);
		block = w->block.body;
	} else if (!body_next(&at, &block)) {
		return bidi_direction(line->text, line->len, language);
	}
	if (block.dir)
		return block.dir == MARK_RTL ? BIDI_RTL : BIDI_LTR;
	return bidi_direction(block.text, block.len, language);
}
