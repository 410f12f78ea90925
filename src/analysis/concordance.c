/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "analysis/concordance.h"

#include <stdlib.h>
#include <string.h>

#include "analysis/passages.h"
#include "archive/archive.h"
#include "base/arena.h"
#include "base/err.h"
#include "base/merge.h"
#include "base/vec.h"
#include "search/query.h"
#include "search/sample.h"
#include "search/sort_keys.h"
#include "text/collate.h"

enum {
	WORDS = 3,        /* that an order by words looks at */
	KEY_BYTES = 200,  /* of text on the side of the hit in which those are looked for */
	LINE_COST = 4096, /* bytes of work that reading the words of one line counts as */
	LOOKUP_COST = 4 * LINE_COST, /* where they are looked up */
	SORT_COST = 64,              /* and putting one line in its place, once */
	MERGE_STEPS = 8192,
	PASSAGES_COST = 64 /* reading the words of a text is so much slower than looking for hits */
};

/* A line of an order by words, or of a sample. */
struct entry {
	uint32_t row, hit;
	const char *key;
};

/* What is left to do, in this order. */
enum stage { ORDERING, COUNTING, DRAWING, READING, SORTING, DONE };

struct concordance {
	struct concordance_source source;
	enum concordance_sort sort;
	bool reverse;
	enum stage stage;
	struct query_scratch *scratch;
	struct index **indexes; /* the arrays of the source may move as more is read */
	size_t *first;

	uint32_t *rows; /* in the order of the lines */
	size_t *start;  /* the first line of each row; start[counted]: how many lines there are */
	size_t counted;

	uint64_t *dates; /* what the rows are ordered by, `dated` of them */
	size_t dated;
	bool unsorted; /* they are not in that order already */

	struct entry *entries; /* an order by words; until it is done the lines are without */
	size_t entries_n;
	struct sample sample;        /* what is drawn: numbers of lines */
	size_t drawing, drawing_row; /* the next line that may be, and its row */
	size_t read, row;            /* entries that have their key; the row of the next one */
	struct arena keys;

	struct merge merge; /* of rows by dates, of entries by keys */
	bool merging;
	uint32_t *order, *spare;

	struct concordance_line *lines; /* of one statement, the last one looked into */
	size_t lines_n, lines_size;
	size_t number;                /* of that; SIZE_MAX: none */
	struct buf rooms[FIELD_NONE]; /* its bodies, by field */
	struct query_hits hits;
	struct concordance_window window;
};

static const char *const sort_names[CONCORDANCE_SORTS] = {
	[CONCORDANCE_DATE] = "date",       [CONCORDANCE_BEFORE1] = "before1",
	[CONCORDANCE_BEFORE2] = "before2", [CONCORDANCE_BEFORE3] = "before3",
	[CONCORDANCE_AFTER1] = "after1",   [CONCORDANCE_AFTER2] = "after2",
	[CONCORDANCE_AFTER3] = "after3",   [CONCORDANCE_STATEMENT] = "statement",
};

const char *concordance_sort_name(enum concordance_sort sort)
{
	return sort < CONCORDANCE_SORTS ? sort_names[sort] : NULL;
}

bool concordance_sort_find(const char *name, enum concordance_sort *sort)
{
	for (int i = 0; i < CONCORDANCE_SORTS; i++) {
		if (!strcmp(name, sort_names[i])) {
			*sort = (enum concordance_sort)i;
			return true;
		}
	}
	return false;
}

static bool sorts_by_words(const struct concordance *c)
{
	return c->sort >= CONCORDANCE_BEFORE1 && c->sort <= CONCORDANCE_AFTER3;
}

struct concordance *concordance_new(const struct concordance_source *source,
				    enum concordance_sort sort, bool reverse)
{
	struct concordance *c = xcalloc(1, sizeof *c);
	size_t n = source->query || source->passages ? source->rows_n : 0;

	c->source = *source;
	c->source.rows_n = n;
	c->rows = source->rows;
	if (source->indexes_n) {
		c->indexes = xrealloc(NULL, source->indexes_n, sizeof *c->indexes);
		memcpy(c->indexes, source->indexes, source->indexes_n * sizeof *c->indexes);
		c->first = xrealloc(NULL, source->indexes_n, sizeof *c->first);
		memcpy(c->first, source->first, source->indexes_n * sizeof *c->first);
	}
	c->sort = sort;
	c->reverse = reverse;
	c->number = SIZE_MAX;
	c->start = xcalloc(n + 1, sizeof *c->start);
	c->scratch = query_scratch_new(source->fold);
	arena_init(&c->keys);
	concordance_window_init(&c->window);
	sample_init(&c->sample, source->sample);
	return c;
}

void concordance_free(struct concordance *c)
{
	if (!c)
		return;
	query_unref(c->source.query);
	passages_unref(c->source.passages);
	free(c->indexes);
	free(c->first);
	free(c->rows);
	free(c->start);
	free(c->dates);
	free(c->entries);
	sample_done(&c->sample);
	free(c->order);
	free(c->spare);
	arena_done(&c->keys);
	free(c->lines);
	for (size_t i = 0; i < FIELD_NONE; i++)
		buf_done(&c->rooms[i]);
	query_hits_done(&c->hits);
	query_scratch_free(c->scratch);
	concordance_window_done(&c->window);
	free(c);
}

/* ---- the statements in their order ---- */

static bool date_before(const void *data, uint32_t a, uint32_t b)
{
	const struct concordance *c = data;

	return c->dates[a] < c->dates[b];
}

/* What the next row is ordered by: the newest first, or the oldest first reversed; undated ones last; what is
 * of one day stays as it stood. */
static void date_row(struct concordance *c)
{
	bool by_file = c->sort == CONCORDANCE_STATEMENT;
	uint32_t number = c->rows[c->dated];
	uint64_t key = by_file ? number : sort_keys_date(c->source.archive->items[number]);

	if (c->reverse && (by_file || (key != SORT_KEYS_NONE && !sorts_by_words(c))))
		key = ~key;
	c->dates[c->dated] = key;
	c->unsorted = c->unsorted || (c->dated && c->dates[c->dated - 1] > key);
	c->dated++;
}

/* Room to sort N numbers, which count up. */
static void start_merge(struct concordance *c, size_t n,
			bool (*before)(const void *data, uint32_t a, uint32_t b))
{
	c->order = xrealloc(c->order, n ? n : 1, sizeof *c->order);
	c->spare = xrealloc(c->spare, n ? n : 1, sizeof *c->spare);
	for (size_t i = 0; i < n; i++)
		c->order[i] = (uint32_t)i;
	merge_start(&c->merge, c->order, c->spare, 0, n, before, c);
	c->merging = true;
}

/* One step of sorting. False: c->order is sorted. */
static bool merge_step(struct concordance *c)
{
	if (merge_work(&c->merge, MERGE_STEPS))
		return true;
	if (merge_result(&c->merge) == c->spare) {
		c->spare = c->order;
		c->order = merge_result(&c->merge);
	}
	c->merging = false;
	return false;
}

/* One step of putting rows in their order; returns its cost. */
static size_t order_step(struct concordance *c)
{
	size_t n = c->source.rows_n;

	if (c->dated < n) {
		c->dates = c->dates ? c->dates : xrealloc(NULL, n, sizeof *c->dates);
		date_row(c);
		return SORT_COST;
	}
	if (c->unsorted) {
		if (!c->merging)
			start_merge(c, n, date_before);
		if (merge_step(c))
			return MERGE_STEPS * SORT_COST;
		for (size_t i = 0; i < n; i++)
			c->spare[i] = c->rows[c->order[i]];
		if (n)
			memcpy(c->rows, c->spare, n * sizeof *c->rows);
	}
	free(c->dates);
	c->dates = NULL;
	c->stage = COUNTING;
	return n;
}

/* ---- counting ---- */

static void expand(struct concordance *c, size_t number);

/* How many passages there are in statement I of IX; returns what looking for them cost. */
static size_t count_passages(struct concordance *c, const struct index *ix, size_t i, size_t number,
			     size_t *n)
{
	struct passages *p = c->source.passages;

	if (!p->ops->may(p, ix, i))
		return 0;
	expand(c, number);
	*n = c->lines_n;
	return (ix->start[i + 1] - ix->start[i]) * PASSAGES_COST;
}

/* Count the hits of the next row; returns the bytes that took. */
static size_t count_row(struct concordance *c)
{
	const struct concordance_source *s = &c->source;
	size_t number = c->rows[c->counted], hits = 0, cost = 0;
	size_t part = index_part(c->first, c->source.indexes_n, number);
	const struct index *ix = c->indexes[part];
	size_t i = number - c->first[part];

	if (s->passages)
		cost = count_passages(c, ix, i, number, &hits);
	for (size_t term = 0; !s->passages && term < query_terms(s->query); term++)
		hits += query_count_hits(s->query, c->scratch, term, FIELD_ANY, ix, i);
	c->counted++;
	c->start[c->counted] = c->start[c->counted - 1] + hits;
	return ix->start[i + 1] - ix->start[i] + cost + 1;
}

/* ---- one statement's lines ---- */

static void add_string(struct concordance *c, const struct statement *of, enum field_id field,
		       size_t k, const char *text)
{
	size_t len = strlen(text);

	c->hits.n = 0;
	if (len && c->source.passages)
		c->source.passages->ops->find(c->source.passages, of, c->number, field, text, len,
					      &c->hits);
	else if (len)
		query_hits(c->source.query, c->scratch, of, FIELD_BIT(field), text, len, &c->hits);
	for (size_t i = 0; i < c->hits.n; i++) {
		const struct query_hit *h = &c->hits.items[i];

		c->lines = vec_fit(c->lines, c->lines_n + 1, &c->lines_size, sizeof *c->lines);
		c->lines[c->lines_n] = (struct concordance_line){
			.hit = c->lines_n,
			.field = field,
			.k = k,
			.text = text,
			.len = len,
			.start = h->start,
			.end = h->end,
			.term = h->term,
		};
		c->lines_n++;
	}
}

static void add_field(struct concordance *c, const struct statement *of, const struct field *f)
{
	const char *text;

	for (size_t k = 0; (text = field_string(f, NULL, of, k, &c->rooms[field_number(f)])); k++)
		add_string(c, of, field_number(f), k, text);
}

/* Look into statement NUMBER, in the order in which it is read. */
static void expand(struct concordance *c, size_t number)
{
	const struct statement *s = c->source.archive->items[number];

	if (c->number == number)
		return;
	c->number = number;
	c->lines_n = 0;
	/* Lists stand below the text. */
	for (int below = 0; below < 2; below++)
		for (const struct field *f = field_table; f < field_table + field_count; f++)
			if (f->search == FIELD_SEARCH_TEXT && field_is_list(f) == below)
				add_field(c, s, f);
	for (size_t i = 0; i < c->lines_n; i++)
		c->lines[i].number = number;
}

/* ---- an order by words ---- */

/* The words that line LINE is sorted by, folded, the first one first. */
static const char *make_key(struct concordance *c, const struct concordance_line *line)
{
	bool before = c->sort <= CONCORDANCE_BEFORE3;
	int first = (int)(c->sort - (before ? CONCORDANCE_BEFORE1 : CONCORDANCE_AFTER1));
	struct buf word, key;
	const char *copy;

	buf_init(&word);
	buf_init(&key);
	concordance_window(&c->window, line, before ? KEY_BYTES : 0, before ? 0 : KEY_BYTES);
	for (int i = 0; i < WORDS; i++) {
		buf_clear(&word);
		concordance_word(&c->window, before ? -1 : 1, (first + i) % WORDS + 1, &word);
		collate_key(c->source.collate, buf_str(&word), word.len, true, &key);
		buf_putc(&key, '\1');
	}
	copy = arena_copy(&c->keys, key.data, key.len);
	buf_done(&word);
	buf_done(&key);
	return copy;
}

/* Make the next entry. */
static void read_line(struct concordance *c)
{
	struct entry *e = &c->entries[c->read];

	if (!c->source.sample) {
		while (c->start[c->row + 1] <= c->read)
			c->row++;
		*e = (struct entry){(uint32_t)c->row, (uint32_t)(c->read - c->start[c->row]), ""};
	}
	c->read++;
	expand(c, c->rows[e->row]);
	if (e->hit < c->lines_n)
		e->key = make_key(c, &c->lines[e->hit]);
}

static bool entry_before(const void *data, uint32_t a, uint32_t b)
{
	const struct concordance *c = data;
	int order = strcmp(c->entries[a].key, c->entries[b].key);

	return c->reverse ? order > 0 : order < 0;
}

/* The lines are known, and those of a sample drawn: what comes next. */
static void lines_done(struct concordance *c)
{
	c->stage = DONE;
	if (!sorts_by_words(c) || c->entries_n == 0)
		return;
	if (!c->entries)
		c->entries = xrealloc(NULL, c->entries_n, sizeof *c->entries);
	c->stage = READING;
}

/* All is counted. */
static void counting_done(struct concordance *c)
{
	c->entries_n = c->start[c->counted];
	if (c->source.sample)
		c->stage = DRAWING;
	else
		lines_done(c);
}

/* ---- a sample ---- */

static int item_compare(const void *a, const void *b)
{
	const struct sample_item *x = a, *y = b;

	return (x->at > y->at) - (x->at < y->at);
}

/* All have had their chance: those that are drawn, in the order of the lines. */
static void drawing_done(struct concordance *c)
{
	size_t n = c->sample.n;

	if (n)
		qsort(c->sample.items, n, sizeof *c->sample.items, item_compare);
	c->entries = xrealloc(NULL, n ? n : 1, sizeof *c->entries);
	c->order = xrealloc(c->order, n ? n : 1, sizeof *c->order);
	for (size_t i = 0, row = 0; i < n; i++) {
		size_t at = c->sample.items[i].at;

		while (c->start[row + 1] <= at)
			row++;
		c->entries[i] = (struct entry){(uint32_t)row, (uint32_t)(at - c->start[row]), ""};
		c->order[i] = (uint32_t)i;
	}
	c->entries_n = n;
	lines_done(c);
}

/* The next line may be drawn. False: there is none. */
static bool draw_line(struct concordance *c)
{
	size_t at = c->drawing;
	const char *id;

	if (at == c->start[c->counted])
		return false;
	while (c->start[c->drawing_row + 1] <= at)
		c->drawing_row++;
	id = c->source.archive->items[c->rows[c->drawing_row]]->id;
	sample_add(&c->sample,
		   sample_number(id ? id : "", at - c->start[c->drawing_row] + 1, c->source.seed),
		   at);
	c->drawing++;
	return true;
}

/* ---- the whole ---- */

bool concordance_work(struct concordance *c, size_t bytes)
{
	size_t done = 0;

	concordance_window_forget(&c->window);
	while (c->stage != DONE && done < bytes) {
		switch (c->stage) {
		case ORDERING: done += order_step(c); break;
		case COUNTING:
			if (c->counted < c->source.rows_n)
				done += count_row(c);
			else
				counting_done(c);
			break;
		case DRAWING:
			if (!draw_line(c))
				drawing_done(c);
			done += SORT_COST;
			break;
		case READING:
			if (c->read < c->entries_n) {
				read_line(c);
				done += c->window.looked_up ? LOOKUP_COST : LINE_COST;
			} else {
				c->stage = SORTING;
				start_merge(c, c->entries_n, entry_before);
			}
			break;
		default:
			if (!merge_step(c))
				c->stage = DONE;
			done += MERGE_STEPS * SORT_COST;
			break;
		}
	}
	return c->stage != DONE;
}

int concordance_percent(const struct concordance *c)
{
	size_t rows = c->source.rows_n, n = c->entries_n;
	bool words = sorts_by_words(c);

	switch (c->stage) {
	case ORDERING: return 0;
	case COUNTING: return (int)(c->counted * (words ? 20 : 100) / (rows ? rows : 1));
	case DRAWING: return words ? 20 : 99;
	case READING: return 20 + (int)(c->read * 60 / n);
	case SORTING: break;
	default: return 100;
	}
	return 80 + merge_percent(&c->merge) * 20 / 100;
}

size_t concordance_drawn_from(const struct concordance *c)
{
	return c->source.sample ? c->start[c->counted] : 0;
}

size_t concordance_lines(const struct concordance *c)
{
	if (c->source.sample)
		return c->stage > DRAWING ? c->entries_n : 0;
	return c->start[c->counted];
}

/* The row that line I belongs to. */
static size_t row_of(const struct concordance *c, size_t i)
{
	size_t low = 0, high = c->counted;

	while (high - low > 1) {
		size_t mid = low + (high - low) / 2;

		if (c->start[mid] <= i)
			low = mid;
		else
			high = mid;
	}
	return low;
}

bool concordance_line(struct concordance *c, size_t i, struct concordance_line *line)
{
	size_t row, hit;

	if (c->entries && (c->stage == DONE || c->source.sample)) {
		const struct entry *e = &c->entries[c->stage == DONE ? c->order[i] : i];

		row = e->row;
		hit = e->hit;
	} else {
		row = row_of(c, i);
		hit = i - c->start[row];
	}
	expand(c, c->rows[row]);
	if (hit >= c->lines_n) {
		*line = (struct concordance_line){.number = c->rows[row], .hit = hit, .text = ""};
		return false;
	}
	*line = c->lines[hit];
	return true;
}

size_t concordance_find(struct concordance *c, size_t number, size_t hit)
{
	size_t n = concordance_lines(c), row = 0;

	while (row < c->counted && c->rows[row] != number)
		row++;
	if (row == c->counted)
		return 0;
	if (c->stage == DONE && c->entries) {
		for (size_t i = 0; i < n; i++)
			if (c->entries[c->order[i]].row == row &&
			    c->entries[c->order[i]].hit == hit)
				return i;
		return 0;
	}
	if (hit >= c->start[row + 1] - c->start[row])
		hit = 0;
	return c->start[row] + hit < n ? c->start[row] + hit : 0;
}
