/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Query: patterns, which are found word by word: word* and *word, word~, "a * b".
 *
 * The words are those of text/words over the folded text. A scan for the longest part finds the places
 * that are worth a look, so that a pattern costs little more than a word. What may differ in K letters
 * still holds, as it is, one of any K + 1 pieces of the word (the pigeonhole principle), which is what is
 * scanned for; then the distance of Levenshtein (1966) is computed.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "search/query_tree.h"
#include "search/scan.h"
#include "text/words.h"

/* Of one letter in UTF-8. */
enum { LETTER_BYTES = 4 };

static const uint32_t even[256];

/* ---- From what is typed ---- */

/* The bytes of the star at S, of a line in any script; 0 where there is none. */
static size_t star_at(const char *s, size_t len)
{
	static const char wide[] = "＊";

	if (len && *s == '*')
		return 1;
	return len >= sizeof wide - 1 && !memcmp(s, wide, sizeof wide - 1) ? sizeof wide - 1 : 0;
}

bool query_pattern_is(const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		bool ends = i + 1 == len || (unsigned char)s[i + 1] <= ' ';

		if (star_at(s + i, len - i))
			return true;
		if (s[i] == '~' && ends && i && (unsigned char)s[i - 1] > ' ')
			return true;
	}
	return false;
}

struct maker {
	struct query *q;
	struct query_node *n;
	struct query_scratch *x;
	bool exact_diacritics;
	struct query_element *items; /* heap */
	size_t items_n, size;
	struct fold_map map;
};

static struct query_element *maker_add(struct maker *m)
{
	m->items = vec_fit(m->items, m->items_n + 1, &m->size, sizeof *m->items);
	m->items[m->items_n] = (struct query_element){0};
	return &m->items[m->items_n++];
}

/* Append the LEN bytes typed at S, one word or a part of one, to the parts of E. */
static void maker_part(struct maker *m, struct query_element *e, const char *s, size_t len)
{
	struct query_node *part = arena_calloc(&m->q->arena, 1, sizeof *part);
	struct query_node **tail = &e->parts;

	part->kind = QUERY_WORD;
	part->typed = arena_copy(&m->q->arena, s, len);
	part->exact = m->n->exact;
	part->quoted = part->part = true;
	part->fields = m->n->fields;
	if (!query_term_make(m->q, part, m->x, m->exact_diacritics))
		return;
	while (*tail)
		tail = &(*tail)->next;
	*tail = part;
	if (!e->key || part->len > e->key->len)
		e->key = part;
	m->n->slow = m->n->slow || part->slow;
}

/* The words of the LEN bytes at S, in which no star is; FIRST: the first element of what blanks part. */
static void maker_words(struct maker *m, const char *s, size_t len, size_t first, bool *star)
{
	const char *at, *end, *word;
	size_t word_len, from, to;

	fold_map_fill(m->x->fold, &m->map, s, len);
	at = m->map.text;
	end = at + m->map.len;
	while (words_next(fold_words(m->x->fold), &at, end, &word, &word_len)) {
		size_t start = (size_t)(word - m->map.text);
		struct query_element *e;

		fold_map_source(&m->map, start, start + word_len, &from, &to);
		if (*star && m->items_n > first) {
			e = &m->items[m->items_n - 1];
			e->open_end = false;
		} else {
			e = maker_add(m);
			e->open_start = *star;
		}
		*star = false;
		maker_part(m, e, s + from, to - from);
	}
}

/* Where the pieces of E begin, of which one stands unchanged; its letters are added to *LETTERS. A word of
 * few stays as it is. False: a problem says why not. */
static bool maker_edits(struct maker *m, struct query_element *e, size_t *letters)
{
	const struct query_node *word = e->parts;
	size_t n = 0, piece = 0, step;

	if (e->open_start || e->open_end || !word || word->next) {
		query_problem_set(m->q, QUERY_WRONG, _("* and ~ do not go together in one word"));
		return false;
	}
	if (m->n->exact) {
		query_problem_set(m->q, QUERY_WRONG, _("= and ~ do not go together"));
		return false;
	}
	e->letters = arena_calloc(&m->q->arena, word->len, sizeof *e->letters);
	for (size_t i = 0; i < word->len; i += step)
		step = utf8_decode(word->needle + i, word->len - i, &e->letters[n++]);
	*letters += n;
	if (n < QUERY_EDITS_LETTERS_MIN)
		return true;
	if (n > QUERY_EDITS_LETTERS_MAX) {
		query_problem_set(m->q, QUERY_WRONG, _("the word before ~ is too long"));
		return false;
	}
	e->edits = n > 7 ? 2 : 1;
	for (size_t i = 0, letter = 0; i < word->len; i += step, letter++) {
		uint32_t code;

		if (letter == n * piece / (e->edits + 1)) {
			e->letter[piece] = (uint8_t)letter;
			e->byte[piece++] = (uint8_t)i;
		}
		step = utf8_decode(word->needle + i, word->len - i, &code);
	}
	e->letter[piece] = (uint8_t)n;
	e->byte[piece] = (uint8_t)word->len;
	return true;
}

/* "~" behind the elements from FIRST on, which are one word, or several with signs between them. */
static bool maker_close(struct maker *m, size_t first)
{
	size_t letters = 0;

	for (size_t i = first; i < m->items_n; i++)
		if (!maker_edits(m, &m->items[i], &letters))
			return false;
	if (letters < QUERY_EDITS_LETTERS_MIN) {
		query_problem_set(m->q, QUERY_DOUBTFUL,
				  _("~ wants a word of three letters or more"));
		return false;
	}
	return true;
}

/* What stands between blanks: a word, several with signs between them, or a star that is one itself. */
static bool maker_token(struct maker *m, const char *s, size_t len)
{
	bool edits = s[len - 1] == '~', star = false, any = false;
	size_t first = m->items_n, step;
	const char *from = s;

	len -= edits;
	for (size_t i = 0; i <= len; i += step ? step : 1) {
		step = star_at(s + i, len - i);
		if (!step && i < len)
			continue;
		maker_words(m, from, (size_t)(s + i - from), first, &star);
		from = s + i + step;
		if (step && m->items_n > first)
			m->items[m->items_n - 1].open_end = true;
		star = star || step;
		any = any || step;
		if (i == len)
			break;
	}
	if (m->items_n == first) {
		if (any)
			maker_add(m);
		return true;
	}
	return !edits || maker_close(m, first);
}

bool query_pattern_make(struct query *q, struct query_node *n, struct query_scratch *x,
			bool exact_diacritics)
{
	struct maker m = {
		.q = q, .n = n, .x = x, .exact_diacritics = exact_diacritics && !n->exact};
	const char *s = n->typed, *end;
	bool good = true, key = false;

	for (; good && *s; s = *end ? end + 1 : end) {
		end = s + strcspn(s, " ");
		if (end > s)
			good = maker_token(&m, s, (size_t)(end - s));
	}
	for (size_t i = 0; i < m.items_n; i++)
		key = key || m.items[i].key;
	if (good && !key) {
		query_problem_set(q, QUERY_OPEN,
				  _("* stands for letters of a word, or in a quotation for a word: "
				    "peace*, \"peace * justice\""));
		good = false;
	}
	if (good) {
		n->elements = arena_calloc(&q->arena, m.items_n, sizeof *n->elements);
		memcpy(n->elements, m.items, m.items_n * sizeof *n->elements);
		n->elements_n = m.items_n;
	}
	free(m.items);
	fold_map_done(&m.map);
	return good;
}

/* ---- One word ---- */

/* Whether the distance of the LEN bytes at S and the letters of E is no more than its edits. */
static bool element_is_close(const struct query_element *e, const char *s, size_t len)
{
	unsigned n = e->letter[e->edits + 1];
	uint8_t rows[2][QUERY_EDITS_LETTERS_MAX + 1], *row = rows[0], *next = rows[1];
	size_t step;

	if (len + e->edits * LETTER_BYTES < e->parts->len ||
	    len > e->parts->len + (n + e->edits) * LETTER_BYTES)
		return false;
	for (unsigned k = 0; k <= n; k++)
		row[k] = (uint8_t)k;
	for (size_t i = 0; i < len; i += step) {
		uint8_t *swap = row, least;
		uint32_t code;

		step = utf8_decode(s + i, len - i, &code);
		if (row[0] > n + e->edits)
			return false;
		least = next[0] = (uint8_t)(row[0] + 1);
		for (unsigned k = 1; k <= n; k++) {
			uint8_t one = (uint8_t)(row[k - 1] + (e->letters[k - 1] != code));

			one = row[k] + 1 < one ? (uint8_t)(row[k] + 1) : one;
			next[k] = next[k - 1] + 1 < one ? (uint8_t)(next[k - 1] + 1) : one;
			least = next[k] < least ? next[k] : least;
		}
		if (least > e->edits)
			return false;
		row = next;
		next = swap;
	}
	return row[n] <= e->edits;
}

static bool part_at(const struct query_node *part, struct query_scratch *x,
		    const struct query_look *look, size_t at, size_t end)
{
	return part->len <= end - at && !memcmp(look->text + at, part->needle, part->len) &&
	       (!part->slow || query_verify(part, x, look->of, look->s, at));
}

/* Whether the word [START, END) is what E asks for: each part at the first place where it can be. */
static bool element_is(const struct query_element *e, struct query_scratch *x,
		       const struct query_look *look, size_t start, size_t end)
{
	size_t at = start;

	if (e->edits)
		return element_is_close(e, look->text + start, end - start);
	for (const struct query_node *part = e->parts; part; part = part->next) {
		bool first = part == e->parts && !e->open_start, last = !part->next && !e->open_end;

		if (part->len > end - at)
			return false;
		if (last && !first)
			at = end - part->len;
		while (!part_at(part, x, look, at, end))
			if (first || last || ++at + part->len > end)
				return false;
		at += part->len;
		if (last && at != end)
			return false;
	}
	return true;
}

/* ---- In a text ---- */

const struct query_places *query_pattern_split(struct query_scratch *x, const char *text,
					       size_t from, size_t to)
{
	struct query_split *split = &x->split;
	const char *at = text + from, *word;
	size_t len;

	if (split->text == text && split->from == from && split->to == to)
		return &split->words;
	*split = (struct query_split){text, from, to, split->words};
	split->words.n = 0;
	while (words_next(fold_words(x->fold), &at, text + to, &word, &len)) {
		struct query_places *w = &split->words;

		w->items = vec_fit(w->items, w->n + 1, &w->size, sizeof *w->items);
		w->items[w->n++] =
			(struct query_place){(size_t)(word - text), (size_t)(word - text) + len};
	}
	return &split->words;
}

/* The word around byte AT of the text, as far as no blank parts it; NULL: none is there. */
static const struct query_place *word_around(struct query_scratch *x, const struct query_look *look,
					     size_t at)
{
	const struct query_places *words;
	size_t from = at, to = at, low = 0, high;

	if (x->split.text != look->text || at < x->split.from || at >= x->split.to) {
		while (from > look->from && (unsigned char)look->text[from - 1] > ' ')
			from--;
		while (to < look->to && (unsigned char)look->text[to] > ' ')
			to++;
		words = query_pattern_split(x, look->text, from, to);
	} else {
		words = &x->split.words;
	}
	for (high = words->n; low < high;) {
		size_t mid = low + (high - low) / 2;

		if (words->items[mid].end <= at)
			low = mid + 1;
		else
			high = mid;
	}
	return low < words->n && words->items[low].start <= at ? &words->items[low] : NULL;
}

static bool is_plain(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/* Whether more than MOST letters of ASCII stand in a row before AT (STEP -1) or from it on (1). */
static bool is_deep(const struct query_look *look, size_t at, int step, size_t most)
{
	size_t n = 0;

	if (step < 0)
		while (at > look->from && is_plain(look->text[at - 1]) && n <= most)
			at--, n++;
	else
		while (at < look->to && is_plain(look->text[at]) && n <= most)
			at++, n++;
	return n > most;
}

/* Something that is scanned for, and how far the letters around it may reach. */
struct clue {
	struct scan scan;
	const char *next; /* where it is found next; NULL: nowhere */
	size_t before, after;
};

static size_t clues_init(const struct query_element *e, struct clue *clues)
{
	const struct query_node *key = e->key;

	for (unsigned i = 0; e->edits && i <= e->edits; i++) {
		scan_init(&clues[i].scan, key->needle + e->byte[i], e->byte[i + 1] - e->byte[i],
			  even);
		clues[i].before = e->letter[i] + e->edits;
		clues[i].after = e->letter[e->edits + 1] - e->letter[i + 1] + e->edits;
	}
	if (e->edits)
		return e->edits + 1;
	scan_init(&clues[0].scan, key->needle, key->len, even);
	clues[0].before = key == e->parts && !e->open_start ? 0 : SIZE_MAX;
	clues[0].after = !key->next && !e->open_end ? 0 : SIZE_MAX;
	return 1;
}

/* Whether the letters around the clue at AT are too many already: then its word need not be looked up. */
static bool clue_is_lost(const struct clue *c, const struct query_look *look, size_t at)
{
	size_t end = at + c->scan.len;

	return (c->before != SIZE_MAX && is_plain(look->text[at]) &&
		is_deep(look, at, -1, c->before)) ||
	       (c->after != SIZE_MAX && is_plain(look->text[end - 1]) &&
		is_deep(look, end, 1, c->after));
}

static void place_add(struct query_places *out, size_t start, size_t end)
{
	out->items = vec_fit(out->items, out->n + 1, &out->size, sizeof *out->items);
	out->items[out->n++] = (struct query_place){start, end};
}

/* The places of a pattern of one word. */
static void places_one(const struct query_element *e, struct query_scratch *x,
		       const struct query_look *look, size_t most, struct query_places *out)
{
	struct clue clues[QUERY_EDITS_MAX + 1];
	size_t n = clues_init(e, clues), at = look->from, first = out->n;
	const char *end = look->text + look->to;

	for (size_t i = 0; i < n; i++)
		clues[i].next = scan_next(&clues[i].scan, look->text + at, end);
	while (out->n - first < most) {
		struct clue *c = NULL;
		const struct query_place *word;
		size_t from;

		for (size_t i = 0; i < n; i++)
			if (clues[i].next && (!c || clues[i].next < c->next))
				c = &clues[i];
		if (!c)
			break;
		from = (size_t)(c->next - look->text);
		c->next = scan_next(&c->scan, c->next + 1, end);
		if (from < at || clue_is_lost(c, look, from))
			continue;
		word = word_around(x, look, from);
		if (!word || !element_is(e, x, look, word->start, word->end))
			continue;
		place_add(out, word->start, word->end);
		at = word->end;
	}
}

/* The places of a pattern of several words, within one paragraph. */
static void places_row(const struct query_node *n, struct query_scratch *x,
		       const struct query_look *look, size_t most, struct query_places *out)
{
	const struct query_places *words = query_pattern_split(x, look->text, look->from, look->to);
	size_t first = out->n;

	for (size_t i = 0; i + n->elements_n <= words->n && out->n - first < most; i++) {
		const struct query_place *w = words->items + i;
		size_t k = 0;

		while (k < n->elements_n &&
		       element_is(&n->elements[k], x, look, w[k].start, w[k].end))
			k++;
		if (k < n->elements_n)
			continue;
		place_add(out, w->start, w[k - 1].end);
		i += k - 1;
	}
}

void query_pattern_places(const struct query_node *n, struct query_scratch *x,
			  const struct query_look *look, size_t most, struct query_places *out)
{
	struct query_look part = *look;
	size_t first = out->n;

	if (n->elements_n == 1) {
		places_one(n->elements, x, look, most, out);
		return;
	}
	for (; part.from < look->to && out->n - first < most; part.from = part.to + 1) {
		part.to = query_near_paragraph(look->text, part.from, look->to);
		if (query_pattern_may_hold(n, look->text + part.from, look->text + part.to))
			places_row(n, x, &part, most - (out->n - first), out);
	}
}

bool query_pattern_may_hold(const struct query_node *n, const char *at, const char *end)
{
	for (size_t i = 0; i < n->elements_n; i++) {
		struct clue clues[QUERY_EDITS_MAX + 1];
		size_t clues_n, k = 0;

		if (!n->elements[i].key)
			continue;
		clues_n = clues_init(&n->elements[i], clues);
		while (k < clues_n && !scan_next(&clues[k].scan, at, end))
			k++;
		if (k == clues_n)
			return false;
	}
	return true;
}
