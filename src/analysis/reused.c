/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "analysis/reused.h"

#include <stdlib.h>
#include <string.h>

#include "analysis/passages.h"
#include "archive/archive.h"
#include "base/err.h"
#include "base/hash.h"
#include "base/i18n.h"
#include "base/marks.h"
#include "base/vec.h"
#include "search/index.h"
#include "search/query.h"
#include "search/view.h"
#include "text/words.h"

/* Bits of the tables of hashes; of a slice, bytes of text, comparisons, neighbours, words, words compared,
 * labels; words that an order looks at; lists by the first shingle. Words compared at most for the places of
 * one hash, and for each place more; for the rows of one list, and for each word of the stream more. */
enum {
	BITS = 1 << 27,
	SLICE = 1 << 17,
	STEPS = 1 << 14,
	PAIRS = 1 << 12,
	STREAM = 1 << 19,
	COMPARED = 1 << 22,
	LABELS = 16,
	CONTEXT = 256,
	HEADS = 1 << 16,
	GROUP_MOST = 1 << 28,
	PLACE_MOST = 1 << 10,
	CHAIN_MOST = 1 << 24,
	CHAIN_WORD = 16
};

/* Words compared in all, after which one hash has only what its places have. */
#define COMPARED_MOST (UINT64_C(1) << 33)

/* ---- the words of a statement ---- */

static void push(struct reused *r, uint32_t word)
{
	r->text = vec_fit(r->text, r->text_n + 1, &r->text_size, sizeof *r->text);
	r->text[r->text_n++] = word;
}

/* Fill r->text with those of statement AT of IX. */
static void read_text(struct reused *r, const struct index *ix, size_t at)
{
	struct index_walk walk = index_walk(ix, at);
	const char *field;
	size_t len;

	r->text_n = 0;
	push(r, 0);
	while ((field = index_walk_next(&walk, &len))) {
		if (!field_table[walk.field].words || !len)
			continue;
		tokens_fill(&r->tokens, r->splitter, field, len);
		for (size_t k = 0; k < r->tokens.n; k++) {
			const struct token *t = &r->tokens.items[k];
			uint32_t hash = (uint32_t)hash_bytes(t->text, t->len, 0);

			if (t->first)
				push(r, 0);
			push(r, hash ? hash : 1);
		}
	}
	push(r, 0);
}

/* The hash of the shingle at WORDS; false: a paragraph ends in it. */
static bool shingle(const uint32_t *words, uint32_t *hash)
{
	uint64_t h = 0;

	for (int i = 0; i < REUSED_SHINGLE; i++) {
		if (!words[i])
			return false;
		h = hash_number(h ^ words[i]);
	}
	*hash = (uint32_t)h;
	return true;
}

/* The next shingle that is kept, from *AT on, which is the last one or 0. */
static bool next_kept(const struct reused *r, size_t *window, size_t *at, uint32_t *hash)
{
	for (; *window + REUSED_WORDS <= r->text_n; ++*window) {
		size_t best = 0;
		uint32_t least = 0, one;
		int i;

		for (i = 0; i < REUSED_WINDOW && shingle(r->text + *window + i, &one); i++)
			if (!i || one <= least) {
				least = one;
				best = *window + (size_t)i;
			}
		if (i < REUSED_WINDOW || best == *at)
			continue;
		*at = best;
		*hash = least;
		++*window;
		return true;
	}
	return false;
}

/* ---- which shingles come again, and where they are ---- */

static bool has(const uint64_t *bits, uint32_t hash)
{
	return bits[hash % BITS / 64] >> hash % 64 & 1;
}

static void set(uint64_t *bits, uint32_t hash)
{
	bits[hash % BITS / 64] |= UINT64_C(1) << hash % 64;
}

static void mark(struct reused *r)
{
	size_t window = 0, at = 0;
	uint32_t hash;

	while (next_kept(r, &window, &at, &hash))
		set(has(r->once, hash) ? r->again : r->once, hash);
}

static void gather(struct reused *r, size_t number)
{
	size_t window = 0, at = 0, base = r->words_n;
	bool kept = false;
	uint32_t hash;

	while (next_kept(r, &window, &at, &hash)) {
		if (!has(r->again, hash))
			continue;
		if (r->places_n >= REUSED_PLACES || base + r->text_n >= UINT32_MAX) {
			r->cut = true;
			break;
		}
		r->places = vec_fit(r->places, r->places_n + 1, &r->places_size, sizeof *r->places);
		r->places[r->places_n++] = (struct reused_place){hash, (uint32_t)(base + at)};
		kept = true;
	}
	if (!kept)
		return;
	r->starts = vec_fit(r->starts, r->starts_n + 1, &r->starts_size, sizeof *r->starts);
	r->starts[r->starts_n++] = (struct reused_start){(uint32_t)base, (uint32_t)number};
	r->words = vec_fit(r->words, base + r->text_n, &r->words_size, sizeof *r->words);
	memcpy(r->words + base, r->text, r->text_n * sizeof *r->text);
	r->words_n += r->text_n;
}

/* Look at the next statements shown, by number: what is found is the same in any order of the list. False:
 * that was the last one. */
static bool text_slice(struct reused *r)
{
	for (size_t bytes = 0; bytes < SLICE; r->row++) {
		size_t part, at;
		const struct index *ix;

		if (r->row >= r->all)
			return false;
		bytes += 1;
		if (!view_shows(r->source.view, r->row))
			continue;
		part = index_part(r->source.first, r->source.parts_n, r->row);
		ix = r->source.parts[part];
		at = r->row - r->source.first[part];
		read_text(r, ix, at);
		if (r->state == REUSED_MARKING)
			mark(r);
		else
			gather(r, r->row);
		bytes += ix->start[at + 1] - ix->start[at] + 64;
	}
	return true;
}

/* ---- passages from neighbours ---- */

/* How many words are the same from A and B on, at most MOST. */
static size_t same_after(const struct reused *r, size_t a, size_t b, size_t most)
{
	size_t n = 0;

	while (n < most && r->words[a + n] && r->words[a + n] == r->words[b + n])
		n++;
	*r->compared += n + 1;
	return n;
}

static bool place_before(const void *data, uint32_t x, uint32_t y)
{
	const struct reused *r = data;
	const struct reused_place *a = &r->places[x], *b = &r->places[y];

	return a->hash != b->hash ? a->hash < b->hash : a->at < b->at;
}

static bool sort_slice(struct reused *r)
{
	if (!r->merging) {
		r->order = xcalloc(r->places_n + 1, sizeof *r->order);
		r->spare = xcalloc(r->places_n + 1, sizeof *r->spare);
		for (size_t i = 0; i < r->places_n; i++)
			r->order[i] = (uint32_t)i;
		merge_start(&r->merge, r->order, r->spare, 0, r->places_n, place_before, r);
		r->merging = true;
	}
	if (merge_work(&r->merge, STEPS))
		return true;
	if (merge_result(&r->merge) == r->spare) {
		r->spare = r->order;
		r->order = merge_result(&r->merge);
	}
	r->merging = false;
	return false;
}

/* The statement that word AT of the stream is of: which of the starts. */
static size_t start_of(const struct reused *r, size_t at)
{
	size_t low = 0, high = r->starts_n;

	while (high - low > 1) {
		size_t mid = low + (high - low) / 2;

		if (r->starts[mid].at <= at)
			low = mid;
		else
			high = mid;
	}
	return low;
}

static void put_found(struct reused *r, const struct reused_passage *p)
{
	size_t i = (size_t)p->hash & (r->found_slots - 1);

	while (r->found[i].words && r->found[i].hash != p->hash)
		i = (i + 1) & (r->found_slots - 1);
	r->found_n += !r->found[i].words;
	if (!r->found[i].words || p->at < r->found[i].at)
		r->found[i] = *p;
}

static void add_found(struct reused *r, size_t at, size_t words)
{
	struct reused_passage p = {0, (uint32_t)at, (uint32_t)words};

	*r->compared += words;
	for (size_t i = 0; i < words; i++)
		p.hash = hash_number(p.hash ^ r->words[at + i]) + i;
	if ((r->found_n + 1) * 2 > r->found_slots) {
		struct reused_passage *old = r->found;
		size_t n = r->found_slots;

		r->found_slots = n ? n * 2 : 4096;
		r->found = xcalloc(r->found_slots, sizeof *r->found);
		r->found_n = 0;
		for (size_t i = 0; i < n; i++)
			if (old[i].words)
				put_found(r, &old[i]);
		free(old);
	}
	put_found(r, &p);
}

/* Places of one hash, in the order of the words from R->BACK words before each of them on. */
static bool context_before(const void *data, uint32_t x, uint32_t y)
{
	const struct reused *r = data;
	size_t a = r->places[x].at - r->back, b = r->places[y].at - r->back;
	size_t n = same_after(r, a, b, CONTEXT);

	if (n < CONTEXT && r->words[a + n] != r->words[b + n])
		return r->words[a + n] < r->words[b + n];
	return a < b;
}

/* Whether a paragraph has so many words before AT. */
static bool has_back(const struct reused *r, size_t at)
{
	for (size_t i = 1; i <= r->back; i++)
		if (!r->words[at - i])
			return false;
	return true;
}

/* How many words places I and the next one of a sorted group have in common. */
static size_t common(const struct reused *r, const uint32_t *group, size_t i)
{
	return same_after(r, r->places[group[i]].at - r->back, r->places[group[i + 1]].at - r->back,
			  SIZE_MAX);
}

/* What the neighbours I and I + 1 of N have in common is a passage, unless all that have it have the word
 * before it too: then it is part of a longer one. */
static void join(struct reused *r, const uint32_t *group, size_t n, const uint32_t *same, size_t i)
{
	size_t from = i, to = i + 1, first = r->places[group[i]].at;
	uint32_t before = r->words[first - r->back - 1];
	bool whole = !before, wanted = r->only == REUSED_ALL;

	while (from && same[from - 1] >= same[i])
		from--;
	while (to + 1 < n && same[to] >= same[i])
		to++;
	*r->compared += to - from;
	for (size_t k = from; k <= to; k++) {
		size_t place = r->places[group[k]].at;

		first = place < first ? place : first;
		whole = whole || r->words[place - r->back - 1] != before;
		wanted = wanted || r->starts[start_of(r, place)].number == r->only;
	}
	if (whole && wanted)
		add_found(r, first - r->back, same[i]);
}

/* Whether it is known without a look at what follows that the M places of GROUP begin no passage: all of them
 * go on before in the same way. */
static bool goes_on_before(const struct reused *r, const uint32_t *group, size_t m)
{
	uint32_t before = m < 2 ? 0 : r->words[r->places[group[0]].at - r->back - 1];

	for (size_t i = 1; i < m && before; i++)
		if (r->words[r->places[group[i]].at - r->back - 1] != before)
			before = 0;
	return m < 2 || before;
}

/* Passages of the M places in GROUP, which has room for as many more, with SAME for what neighbours have in
 * common; no more once r->compared is MOST. */
static void join_places(struct reused *r, uint32_t *group, size_t m, uint32_t *same, uint64_t most)
{
	uint32_t *sorted;
	struct merge merge;

	merge_start(&merge, group, group + m, 0, m, context_before, r);
	while (merge_work(&merge, STEPS))
		if (*r->compared > most)
			return;
	sorted = merge_result(&merge);
	for (size_t i = 0; i + 1 < m && *r->compared <= most; i++)
		same[i] = (uint32_t)common(r, sorted, i);
	for (size_t i = 0; i + 1 < m && *r->compared <= most; i++)
		if (same[i] >= REUSED_WORDS && (!i || same[i] != same[i - 1]))
			join(r, sorted, m, same, i);
}

/* The N places of one hash, in PLACES: a passage begins with one of them, or up to as many words before as a
 * window may pass over. Text that says one thing over and over would never end: what is left of it then is
 * left out. */
static void join_group(struct reused *r, const uint32_t *places, size_t n)
{
	uint32_t *group = xcalloc(2 * n, sizeof *group), *same = xcalloc(n, sizeof *same);
	uint64_t most = *r->compared + (uint64_t)n * PLACE_MOST;

	most += *r->compared < COMPARED_MOST ? GROUP_MOST : 0;
	for (r->back = 0; r->back < REUSED_WINDOW && *r->compared <= most; r->back++) {
		size_t m = 0;

		for (size_t i = 0; i < n; i++)
			if (has_back(r, r->places[places[i]].at))
				group[m++] = places[i];
		if (!goes_on_before(r, group, m))
			join_places(r, group, m, same, most);
	}
	r->cut = r->cut || *r->compared > most;
	free(group);
	free(same);
}

static bool join_slice(struct reused *r)
{
	uint64_t most = *r->compared + COMPARED;

	for (size_t i = 0; i < PAIRS && r->joined < r->places_n && *r->compared < most;) {
		size_t end = r->joined;

		while (end < r->places_n &&
		       r->places[r->order[end]].hash == r->places[r->order[r->joined]].hash)
			end++;
		if (end > r->joined + 1)
			join_group(r, r->order + r->joined, end - r->joined);
		i += end - r->joined;
		r->joined = end;
	}
	return r->joined < r->places_n;
}

/* ---- the longest, counted ---- */

static int compare_found(const void *a, const void *b)
{
	const struct reused_passage *x = a, *y = b;

	if (x->words != y->words)
		return x->words < y->words ? 1 : -1;
	return (x->at > y->at) - (x->at < y->at);
}

static void list_rows(struct reused *r)
{
	size_t n = 0;

	for (size_t i = 0; i < r->found_slots; i++)
		if (r->found[i].words)
			r->found[n++] = r->found[i];
	if (n)
		qsort(r->found, n, sizeof *r->found, compare_found);
	r->listed_of = n;
	r->rows_n = n < REUSED_LIST_MAX ? n : REUSED_LIST_MAX;
	memset(r->heads, 0, HEADS * sizeof *r->heads);
	for (size_t i = 0; i < r->rows_n; i++) {
		uint32_t hash = 0;

		r->rows[i] = (struct reused_row){.at = r->found[i].at, .words = r->found[i].words};
		shingle(r->words + r->rows[i].at, &hash);
		r->chain[i] = r->heads[hash % HEADS];
		r->heads[hash % HEADS] = (uint32_t)i + 1;
	}
	free(r->found);
	r->found = NULL;
	r->found_n = r->found_slots = 0;
	r->joined = r->group = 0;
}

/* List HEAD takes too long to compare with: the shorter half of its rows goes, which are first in it. */
static void leave_out(struct reused *r, uint32_t *head)
{
	size_t n = 0;

	for (uint32_t i = *head; i; i = r->chain[i - 1])
		n++;
	for (n = (n + 1) / 2; n; n--) {
		r->rows[*head - 1].statements = 0;
		*head = r->chain[*head - 1];
	}
	r->cut = true;
}

/* Word AT of the stream begins some rows: those that are there. */
static void count_at(struct reused *r, size_t at)
{
	uint32_t hash, number = r->starts[r->group].number, *head;
	uint64_t before = *r->compared, most = CHAIN_MOST + (uint64_t)r->words_n * CHAIN_WORD;

	if (!shingle(r->words + at, &hash))
		return;
	head = &r->heads[hash % HEADS];
	for (uint32_t i = *head; i; i = r->chain[i - 1]) {
		struct reused_row *row = &r->rows[i - 1];

		if (same_after(r, row->at, at, row->words) < row->words)
			continue;
		row->times++;
		row->statements += row->seen != number + 1;
		row->seen = number + 1;
		row->here = row->here || number == r->only;
	}
	if (!*head)
		return;
	/* The longest may take longer: it is what the list is for. */
	most <<= r->chain[*head - 1] ? 0 : 4;
	if ((r->rows[*head - 1].compared += *r->compared - before) > most)
		leave_out(r, head);
}

/* Longest first; of one length what is in most. */
static int compare_rows(const void *a, const void *b)
{
	const struct reused_row *x = a, *y = b;

	if (x->words != y->words)
		return x->words < y->words ? 1 : -1;
	if (x->statements != y->statements)
		return x->statements < y->statements ? 1 : -1;
	return (x->at > y->at) - (x->at < y->at);
}

static bool counting_slice(struct reused *r)
{
	size_t end = r->joined + STREAM < r->words_n ? r->joined + STREAM : r->words_n, n = 0;
	uint64_t most = *r->compared + COMPARED;

	for (; r->joined + REUSED_SHINGLE <= end; r->joined++) {
		if (*r->compared > most)
			return true;
		while (r->group + 1 < r->starts_n && r->starts[r->group + 1].at <= r->joined)
			r->group++;
		count_at(r, r->joined);
	}
	if (end < r->words_n)
		return true;
	for (size_t i = 0; i < r->rows_n; i++)
		if (r->rows[i].statements > 1 && (r->only == REUSED_ALL || r->rows[i].here))
			r->rows[n++] = r->rows[i];
	r->rows_n = n;
	if (n)
		qsort(r->rows, n, sizeof *r->rows, compare_rows);
	return false;
}

/* ---- as they are written ---- */

/* Append the LEN bytes at S on one line, without marks. */
static void put_plain(const char *s, size_t len, struct buf *out)
{
	for (size_t i = 0; i < len; i++)
		if ((unsigned char)s[i] > ' ')
			buf_putc(out, s[i]);
		else if (!mark_is_inline(s[i]) && out->len && out->data[out->len - 1] != ' ')
			buf_putc(out, ' ');
}

/* The words of ROW, which are those from SKIP on of the LEN bytes at S, as they are written and folded; if
 * they are there. Returns how many words S has. */
static size_t label_from(struct reused *r, struct reused_row *row, const char *s, size_t len,
			 size_t skip)
{
	const struct token *first, *last;
	struct buf b;
	size_t from, to;

	fold_map_fill(r->fold, &r->map, s, len);
	tokens_fill(&r->tokens, r->splitter, r->map.text, r->map.len);
	if (skip + row->words > r->tokens.n)
		return r->tokens.n;
	first = &r->tokens.items[skip];
	last = first + row->words - 1;
	fold_map_source(&r->map, (size_t)(first->text - r->map.text),
			(size_t)(last->text - r->map.text) + last->len, &from, &to);
	buf_init(&b);
	put_plain(s + from, to - from, &b);
	row->label = arena_copy(&r->arena, buf_str(&b), b.len);
	row->label_len = (uint32_t)b.len;
	buf_clear(&b);
	for (const struct token *t = first; t <= last; t++) {
		buf_puts(&b, t > first ? " " : "");
		buf_add(&b, t->text, t->len);
	}
	row->folded = arena_copy(&r->arena, buf_str(&b), b.len);
	row->folded_len = (uint32_t)b.len;
	buf_done(&b);
	return r->tokens.n;
}

static void label(struct reused *r, struct reused_row *row)
{
	size_t start = start_of(r, row->at), skip = 0;
	const struct statement *s = r->source.view->archive->items[r->starts[start].number];

	for (size_t i = r->starts[start].at; i < row->at; i++)
		skip += r->words[i] != 0;
	for (const struct field *f = field_table; f < field_table + field_count; f++) {
		const char *text;

		for (size_t k = 0;
		     !row->label && f->words && (text = field_string(f, NULL, s, k, &r->room));
		     k++) {
			size_t n = label_from(r, row, text, strlen(text), skip);

			skip = skip > n ? skip - n : 0;
		}
	}
}

static bool label_slice(struct reused *r)
{
	for (int i = 0; i < LABELS && r->labeled < r->rows_n; i++)
		label(r, &r->rows[r->labeled++]);
	return r->labeled < r->rows_n;
}

/* ---- the whole ---- */

static void forget(struct reused *r)
{
	free(r->once);
	free(r->again);
	free(r->found);
	free(r->order);
	free(r->spare);
	r->once = r->again = NULL;
	r->found = NULL;
	r->order = r->spare = NULL;
	r->merging = false;
	r->found_n = r->found_slots = 0;
}

void reused_start(struct reused *r, const struct tally_source *source, size_t only)
{
	query_unref(r->source.query);
	r->source = *source;
	r->only = only;
	forget(r);
	r->once = xcalloc(BITS / 64, sizeof *r->once);
	r->again = xcalloc(BITS / 64, sizeof *r->again);
	arena_done(&r->arena);
	arena_init(&r->arena);
	r->state = REUSED_MARKING;
	r->all = source->parts_n ? source->first[source->parts_n - 1] +
					   source->parts[source->parts_n - 1]->n
				 : 0;
	r->row = r->words_n = r->starts_n = r->places_n = r->joined = r->group = 0;
	r->rows_n = r->labeled = r->listed_of = 0;
	r->cut = false;
	*r->compared = 0;
}

/* What comes after a state that is done. */
static void next_state(struct reused *r)
{
	r->state++;
	r->row = 0;
	switch (r->state) {
	case REUSED_SORTING:
		free(r->once);
		free(r->again);
		r->once = r->again = NULL;
		break;
	case REUSED_COUNTING:
		list_rows(r);
		forget(r);
		break;
	default: break;
	}
}

bool reused_work(struct reused *r)
{
	static bool (*const slices[])(struct reused *) = {text_slice, text_slice,     sort_slice,
							  join_slice, counting_slice, label_slice};

	if (r->state == REUSED_READY)
		return false;
	if (!slices[r->state](r))
		next_state(r);
	return r->state != REUSED_READY;
}

int reused_percent(const struct reused *r)
{
	static const int from[] = {0, 40, 80, 90, 95, 99, 100};
	size_t n = r->all;

	return from[r->state] + (r->state <= REUSED_GATHERING && n ? (int)(r->row * 40 / n) : 0);
}

/* ---- what is shown of it ---- */

enum { WORDS, STATEMENTS, TIMES };

static const struct counts_column columns[] = {
	/* TRANSLATORS: narrow columns, at most nine cells each: words of a passage; statements that have it;
	 * how often it stands in them. */
	[WORDS] = {"words", N_COLUMN("words"), COUNTS_NUMBER, 40, false},
	[STATEMENTS] = {"statements", N_COLUMN("statem."), COUNTS_NUMBER, 30, false},
	[TIMES] = {"count", N_COLUMN("how often"), COUNTS_NUMBER, 60, false},
};

static const struct reused *of(const struct counts *c)
{
	return (const struct reused *)c;
}

static bool counts_work(struct counts *c)
{
	return reused_work((struct reused *)c);
}

static int counts_percent(const struct counts *c)
{
	return reused_percent(of(c));
}

static size_t counts_rows(const struct counts *c)
{
	return of(c)->state == REUSED_READY ? of(c)->rows_n : 0;
}

static const char *counts_label(const struct counts *c, size_t row, size_t *len)
{
	*len = of(c)->rows[row].label_len;
	return of(c)->rows[row].label;
}

static const char *counts_folded(const struct counts *c, size_t row, size_t *len)
{
	*len = of(c)->rows[row].folded_len;
	return of(c)->rows[row].folded;
}

static double counts_value(const struct counts *c, size_t row, size_t column)
{
	const struct reused_row *r = &of(c)->rows[row];

	return column == WORDS ? r->words : column == STATEMENTS ? r->statements : r->times;
}

static struct passages *counts_passages(const struct counts *c, size_t row)
{
	const struct reused_row *r = &of(c)->rows[row];

	return passages_of_words(of(c)->fold, r->folded, r->folded_len, r->label, r->label_len);
}

static const struct counts_ops ops = {
	.label = N_COLUMN("passage"),
	.columns = columns,
	.columns_n = sizeof columns / sizeof *columns,
	.work = counts_work,
	.percent = counts_percent,
	.rows = counts_rows,
	.label_of = counts_label,
	.folded = counts_folded,
	.value = counts_value,
	.passages = counts_passages,
};

void reused_init(struct reused *r, struct fold *fold)
{
	*r = (struct reused){
		.counts = {&ops}, .fold = fold, .splitter = words_new(), .state = REUSED_READY};
	arena_init(&r->arena);
	r->rows = xcalloc(REUSED_LIST_MAX, sizeof *r->rows);
	r->heads = xcalloc(HEADS, sizeof *r->heads);
	r->chain = xcalloc(REUSED_LIST_MAX, sizeof *r->chain);
	r->compared = xcalloc(1, sizeof *r->compared);
}

void reused_done(struct reused *r)
{
	forget(r);
	words_free(r->splitter);
	fold_map_done(&r->map);
	tokens_done(&r->tokens);
	query_unref(r->source.query);
	free(r->words);
	free(r->starts);
	free(r->text);
	free(r->places);
	free(r->rows);
	free(r->heads);
	free(r->chain);
	free(r->compared);
	arena_done(&r->arena);
	buf_done(&r->room);
	*r = (struct reused){0};
}
