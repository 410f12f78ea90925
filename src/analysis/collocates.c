/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "analysis/collocates.h"

#include <stdlib.h>
#include <string.h>

#include "analysis/measure.h"
#include "analysis/passages.h"
#include "analysis/timeline.h"
#include "archive/archive.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/vec.h"
#include "search/index.h"
#include "search/view.h"
#include "text/words.h"

/* Of a slice, bytes of text; what reading a text with its hits costs more; statements whose year is looked
 * at. */
enum { SLICE = 1 << 18, READ_COST = 6, YEARS = 1 << 16 };

const char *collocates_side_name(int side)
{
	static const char *const names[COLLOCATES_SIDES] = {"both", "before", "after"};

	return side < COLLOCATES_SIDES ? names[side] : NULL;
}

const char *collocates_order_name(int order)
{
	static const char *const names[COLLOCATES_ORDERS] = {"logdice", "mi", "t", "g2", "lines"};

	return order < COLLOCATES_ORDERS ? names[order] : NULL;
}

/* ---- one text ---- */

static void text_init(struct collocates_text *t, struct fold *fold)
{
	*t = (struct collocates_text){
		.fold = fold, .splitter = words_new(), .scratch = query_scratch_new(fold)};
}

static void text_done(struct collocates_text *t)
{
	words_free(t->splitter);
	query_scratch_free(t->scratch);
	fold_map_done(&t->map);
	tokens_done(&t->tokens);
	query_hits_done(&t->hits);
	free(t->spans);
}

/* The words that [START, END) of the original text touches. */
static struct collocates_hit text_span(const struct collocates_text *t, size_t start, size_t end)
{
	const struct tokens *k = &t->tokens;
	size_t low = 0, high = k->n;
	struct collocates_hit span;

	/* The first word that ends behind its start. */
	while (low < high) {
		size_t mid = (low + high) / 2;
		const struct token *w = &k->items[mid];
		size_t last = (size_t)(w->text - t->map.text) + w->len - 1;

		if (t->map.from[last] < start)
			low = mid + 1;
		else
			high = mid;
	}
	span = (struct collocates_hit){low, low};
	while (span.end < k->n && t->map.from[k->items[span.end].text - t->map.text] < end)
		span.end++;
	return span;
}

/* Read the LEN bytes at S of FIELD of statement OF with the hits of Q. False: there are none. */
static bool text_read(struct collocates_text *t, const struct query *q, const struct statement *of,
		      enum field_id field, const char *s, size_t len)
{
	t->hits.n = 0;
	query_hits(q, t->scratch, of, FIELD_BIT(field), s, len, &t->hits);
	if (!t->hits.n)
		return false;
	fold_map_fill(t->fold, &t->map, s, len);
	tokens_fill(&t->tokens, t->splitter, t->map.text, t->map.len);
	t->spans = vec_fit(t->spans, t->hits.n, &t->spans_size, sizeof *t->spans);
	for (size_t i = 0; i < t->hits.n; i++) {
		t->spans[i] = text_span(t, t->hits.items[i].start, t->hits.items[i].end);
		for (size_t k = t->spans[i].first; k < t->spans[i].end; k++)
			t->tokens.items[k].id = 1;
	}
	return true;
}

/* The words of the window of hit I: [*FROM, *TO) without those of the hit. */
static void text_window(const struct collocates_text *t, const struct collocates_choice *choice,
			size_t i, size_t *from, size_t *to)
{
	const struct collocates_hit *h = &t->spans[i];
	size_t before = choice->side == COLLOCATES_AFTER ? 0 : choice->span;
	size_t after = choice->side == COLLOCATES_BEFORE ? 0 : choice->span;

	*from = h->first > before ? h->first - before : 0;
	*to = t->tokens.n - h->end > after ? h->end + after : t->tokens.n;
}

/* Whether word I of the text, in a window, may be counted. */
static bool text_counts(const struct collocates_text *t, const struct collocates_hit *hit, size_t i)
{
	const struct token *w = &t->tokens.items[i];

	return (i < hit->first || i >= hit->end) && w->id != 1 && w->len <= TOKEN_BYTES;
}

/* ---- counting in windows ---- */

void collocates_start(struct collocates *c, const struct tally_source *source,
		      enum calendar calendar)
{
	query_unref(c->source.query);
	c->source = *source;
	c->calendar = calendar;
	c->state = COLLOCATES_WINDOWS;
	c->part = c->at = c->done = 0;
	c->based_in = NULL;
	c->years_known = false;
	c->years_at = 0;
	c->year_first = 0;
	c->year_last = -1;
	c->hits = c->places = c->window = c->base = c->own = 0;
	c->rows_n = 0;
	vocabulary_clear(&c->vocabulary);
	arena_done(&c->spelled);
}

/* The years from the first to the last of what is shown. True: there is more to look at. */
static bool years_slice(struct collocates *c)
{
	const struct view *v = c->source.view;
	size_t end = c->years_at + YEARS < v->n ? c->years_at + YEARS : v->n;

	for (; c->years_at < end; c->years_at++) {
		const struct statement *s = v->archive->items[view_at(v, c->years_at)];
		bool none = c->year_last < c->year_first;
		int32_t year;

		if (!s->edtf || !timeline_certain(c->calendar, TIMELINE_YEAR, &s->date, &year))
			continue;
		c->year_first = none || year < c->year_first ? year : c->year_first;
		c->year_last = none || year > c->year_last ? year : c->year_last;
	}
	return c->years_at < v->n;
}

/* How many parts the years are cut into. */
static size_t parts(const struct collocates *c)
{
	int64_t years = (int64_t)c->year_last - c->year_first + 1;

	return years <= 0 ? 0 : years < COLLOCATES_PARTS ? (size_t)years : COLLOCATES_PARTS;
}

/* The part that S is of; COLLOCATES_PARTS: none. */
static size_t part_of(const struct collocates *c, const struct statement *s)
{
	int64_t years = (int64_t)c->year_last - c->year_first + 1;
	int32_t year;

	if (!s->edtf || years <= 0 ||
	    !timeline_certain(c->calendar, TIMELINE_YEAR, &s->date, &year))
		return COLLOCATES_PARTS;
	return (size_t)((year - c->year_first) * (int64_t)parts(c) / years);
}

static struct collocates_word *word_of(struct collocates *c, const struct token *w)
{
	size_t n = c->vocabulary.n;
	uint32_t word = vocabulary_add(&c->vocabulary, w->text, w->len);

	if (word < n)
		return &c->words[word];
	c->words = vec_fit(c->words, n + 1, &c->words_size, sizeof *c->words);
	memset(&c->words[word], 0, sizeof *c->words);
	return &c->words[word];
}

static void spell(struct collocates *c, struct collocates_word *word, const struct token *w,
		  const char *s)
{
	size_t from = (size_t)(w->text - c->text.map.text), to;

	if (spelling_full(&word->spelling))
		return;
	fold_map_source(&c->text.map, from, from + w->len, &from, &to);
	spelling_add(&word->spelling, s + from, to - from, &c->spelled);
}

/* Hit I of statement number DONE, which is of PART. */
static void count_hit(struct collocates *c, size_t i, size_t part, const char *s)
{
	struct collocates_text *t = &c->text;
	size_t from, to;

	c->hits++;
	text_window(t, &c->choice, i, &from, &to);
	for (size_t k = from; k < to; k++) {
		struct token *w = &t->tokens.items[k];
		struct collocates_word *word;

		if (!text_counts(t, &t->spans[i], k))
			continue;
		word = word_of(c, w);
		if (!w->id) { /* in no window before */
			w->id = 2;
			word->together++;
			c->window++;
			spell(c, word, w, s);
		}
		word->in += word->statement != c->done;
		word->statement = (uint32_t)c->done;
		if (word->line == (uint32_t)c->hits)
			continue;
		word->line = (uint32_t)c->hits;
		word->lines++;
		if (part < COLLOCATES_PARTS)
			word->parts[part]++;
	}
}

static void count_text(struct collocates *c, const struct statement *of, enum field_id field,
		       const char *s, size_t len, size_t part)
{
	struct collocates_text *t = &c->text;
	size_t end = 0;

	if (!len || !text_read(t, c->source.query, of, field, s, len))
		return;
	for (size_t k = 0; k < t->tokens.n; k++)
		if (t->tokens.items[k].id == 1 && t->tokens.items[k].len <= TOKEN_BYTES) {
			word_of(c, &t->tokens.items[k])->own++;
			c->own++;
		}
	for (size_t i = 0; i < t->hits.n; i++) {
		c->places += t->spans[i].first >= end;
		end = t->spans[i].end > end ? t->spans[i].end : end;
		count_hit(c, i, part, s);
	}
}

/* The next statement: *IX, *AT and its number. False at the end. */
static bool next_statement(struct collocates *c, const struct index **ix, size_t *at,
			   size_t *number)
{
	while (c->part < c->source.parts_n && c->at >= c->source.parts[c->part]->n) {
		c->part++;
		c->at = 0;
	}
	if (c->part >= c->source.parts_n)
		return false;
	*ix = c->source.parts[c->part];
	*at = c->at++;
	*number = c->source.first[c->part] + *at;
	c->done++;
	return true;
}

static unsigned counted_fields(void)
{
	unsigned fields = 0;

	for (unsigned i = 0; i < field_count; i++)
		fields |= field_table[i].words ? FIELD_BIT(i) : 0;
	return fields;
}

static size_t count_statement(struct collocates *c, const struct index *ix, size_t at,
			      size_t number)
{
	const struct statement *s = c->source.view->archive->items[number];
	size_t hits = 0, bytes = 0, part = part_of(c, s);

	for (size_t term = 0; term < query_terms(c->source.query); term++)
		hits += query_count_hits(c->source.query, c->text.scratch, term, counted_fields(),
					 ix, at);
	if (!hits)
		return 0;
	for (const struct field *f = field_table; f < field_table + field_count; f++) {
		const char *text;

		for (size_t k = 0; f->words && (text = field_string(f, NULL, s, k, &c->room));
		     k++) {
			size_t len = strlen(text);

			count_text(c, s, field_number(f), text, len, part);
			bytes += len;
		}
	}
	return bytes * READ_COST;
}

static bool windows_slice(struct collocates *c)
{
	const struct index *ix;
	size_t at, number;

	if (!c->years_known) {
		c->years_known = !years_slice(c);
		return true;
	}
	for (size_t bytes = 0; bytes < SLICE; bytes += 64) {
		if (!c->source.query || !next_statement(c, &ix, &at, &number))
			return false;
		if (view_shows(c->source.view, number))
			bytes += count_statement(c, ix, at, number) +
				 (ix->start[at + 1] - ix->start[at]) / 8;
	}
	return true;
}

/* ---- counting at all ---- */

/* Whether statement AT of IX was looked through. */
static bool in_base(struct collocates *c, const struct index *ix, size_t at)
{
	if (c->based_in != ix || at < c->based_from || at >= c->based_from + TALLY_BASE) {
		c->based_in = ix;
		c->based_from = at / TALLY_BASE * TALLY_BASE;
		query_run_base(c->source.query, c->text.scratch, ix, c->based_from,
			       ix->n - c->based_from < TALLY_BASE ? ix->n
								  : c->based_from + TALLY_BASE,
			       c->based);
	}
	at -= c->based_from;
	return c->based[at / 64] >> at % 64 & 1;
}

static void count_base(struct collocates *c, const char *s, size_t len)
{
	const char *end = s + len, *word;
	size_t n;

	while (words_next(c->text.splitter, &s, end, &word, &n)) {
		uint32_t id = n <= TOKEN_BYTES ? vocabulary_find(&c->vocabulary, word, n)
					       : VOCABULARY_NONE;

		c->base++;
		if (id != VOCABULARY_NONE)
			c->words[id].all++;
	}
}

static bool base_slice(struct collocates *c)
{
	const struct index *ix;
	size_t at, number;

	for (size_t bytes = 0; bytes < SLICE; bytes++) {
		struct index_walk walk;
		const char *field;
		size_t len;

		if (!c->source.query || !next_statement(c, &ix, &at, &number))
			return false;
		if (view_hides(c->source.view, number) || !in_base(c, ix, at))
			continue;
		walk = index_walk(ix, at);
		bytes += (size_t)(walk.end - walk.at);
		while ((field = index_walk_next(&walk, &len)))
			if (field_table[walk.field].words)
				count_base(c, field, len);
	}
	return true;
}

/* ---- the list ---- */

/* How often the word occurs outside of hits; and how often that would be in windows by chance. */
static uint64_t word_all(const struct collocates_word *w)
{
	/* What is shown is of the base, but for what is hidden. */
	return w->all > w->own + w->together ? w->all - w->own : w->together;
}

static uint64_t base_words(const struct collocates *c)
{
	return c->base > c->own + c->window ? c->base - c->own : c->window;
}

static double expected(const struct collocates *c, const struct collocates_word *w)
{
	uint64_t base = base_words(c);

	return base ? (double)word_all(w) * (double)c->window / (double)base : 0;
}

static double measure(const struct collocates *c, const struct collocates_word *w,
		      enum collocates_order order)
{
	switch (order) {
	case COLLOCATES_LOG_DICE: return measure_log_dice(w->together, c->places, word_all(w));
	case COLLOCATES_MUTUAL: return measure_mutual(w->together, expected(c, w));
	case COLLOCATES_T: return measure_t(w->together, expected(c, w));
	case COLLOCATES_LIKELIHOOD:
		return measure_likelihood(w->together, c->window, word_all(w) - w->together,
					  base_words(c) - c->window);
	default: return w->lines;
	}
}

struct weighed {
	double weight;
	uint32_t word;
};

static int compare_weighed(const void *a, const void *b)
{
	const struct weighed *x = a, *y = b;

	if (x->weight != y->weight)
		return x->weight < y->weight ? 1 : -1;
	return (x->word > y->word) - (x->word < y->word);
}

static bool is_stopped(const struct collocates *c, size_t word)
{
	const struct vocabulary_word *w = &c->vocabulary.items[word];

	return c->stop && vocabulary_find(c->stop, w->text, w->len) != VOCABULARY_NONE;
}

static void list_rows(struct collocates *c)
{
	struct weighed *all = xcalloc(c->vocabulary.n + 1, sizeof *all);
	size_t n = 0;

	for (size_t i = 0; i < c->vocabulary.n; i++) {
		const struct collocates_word *w = &c->words[i];

		if (w->lines && w->lines >= c->choice.least && !is_stopped(c, i))
			all[n++] = (struct weighed){measure(c, w, c->choice.order), (uint32_t)i};
	}
	qsort(all, n, sizeof *all, compare_weighed);
	c->listed_of = n;
	c->rows_n = n < COLLOCATES_LIST_MAX ? n : COLLOCATES_LIST_MAX;
	for (size_t i = 0; i < c->rows_n; i++)
		c->rows[i] = all[i].word;
	free(all);
}

bool collocates_choose(struct collocates *c, const struct collocates_choice *choice)
{
	bool same = choice->side == c->choice.side && choice->span == c->choice.span;

	c->choice = *choice;
	if (same && c->state == COLLOCATES_READY)
		list_rows(c);
	return same;
}

bool collocates_work(struct collocates *c)
{
	switch (c->state) {
	case COLLOCATES_WINDOWS:
		if (!windows_slice(c)) {
			c->part = c->at = 0;
			c->state = COLLOCATES_BASE;
		}
		return true;
	case COLLOCATES_BASE:
		if (!base_slice(c)) {
			list_rows(c);
			c->state = COLLOCATES_READY;
		}
		return c->state != COLLOCATES_READY;
	default: return false;
	}
}

int collocates_percent(const struct collocates *c)
{
	size_t n = c->source.view ? c->source.view->archive->n : 0;

	return c->state == COLLOCATES_READY || !n ? 100
						  : (int)((double)c->done * 99 / 2 / (double)n);
}

/* ---- the lines of a word ---- */

struct collocate_passages {
	struct passages base;
	struct collocates_text text;
	struct query *query;
	struct collocates_choice choice;
	char *word;
	size_t len;
};

static bool passages_may(struct passages *base, const struct index *ix, size_t at)
{
	struct collocate_passages *p = (struct collocate_passages *)base;

	return memmem(ix->text + ix->start[at], ix->start[at + 1] - ix->start[at], p->word,
		      p->len) != NULL;
}

/* Whether hit I has the word in its window. */
static bool passages_has(const struct collocate_passages *p, size_t i)
{
	const struct collocates_text *t = &p->text;
	size_t from, to;

	text_window(t, &p->choice, i, &from, &to);
	for (size_t k = from; k < to; k++)
		if (text_counts(t, &t->spans[i], k) && t->tokens.items[k].len == p->len &&
		    !memcmp(t->tokens.items[k].text, p->word, p->len))
			return true;
	return false;
}

static void passages_find(struct passages *base, const struct statement *of, size_t number,
			  enum field_id field, const char *s, size_t len, struct query_hits *hits)
{
	struct collocate_passages *p = (struct collocate_passages *)base;

	(void)number;
	if (!field_table[field].words || !text_read(&p->text, p->query, of, field, s, len))
		return;
	for (size_t i = 0; i < p->text.hits.n; i++) {
		if (!passages_has(p, i))
			continue;
		hits->items = vec_fit(hits->items, hits->n + 1, &hits->size, sizeof *hits->items);
		hits->items[hits->n++] = p->text.hits.items[i];
	}
}

static void passages_drop(struct passages *base)
{
	struct collocate_passages *p = (struct collocate_passages *)base;

	text_done(&p->text);
	query_unref(p->query);
	free(p->word);
	free(p);
}

static const struct passages_ops passages_ops = {passages_may, passages_find, passages_drop};

/* ---- what is shown of it ---- */

enum { LOG_DICE, LINES, TOGETHER, ALL, BY_TIME, IN, MUTUAL, T_SCORE, G2 };

static const struct counts_column columns[] = {
	/* TRANSLATORS: narrow columns, at most nine cells each: logDice, MI, t-score and G2 are names of
	 * measures; matches that have the word beside them, how often it stands beside one, and how often it
	 * occurs at all; by time; statements in which it stands beside one. */
	[LOG_DICE] = {"logdice", N_COLUMN("logDice"), COUNTS_DECIMAL, 0, false},
	[LINES] = {"lines", N_COLUMN("lines"), COUNTS_NUMBER, 30, false},
	[TOGETHER] = {"together", N_COLUMN("beside"), COUNTS_NUMBER, 44, false},
	[ALL] = {"in_all", N_COLUMN("in all"), COUNTS_NUMBER, 56, false},
	[BY_TIME] = {"lines_by_time", N_COLUMN("by time"), COUNTS_LINE, 70, false},
	[IN] = {"statements", N_COLUMN("statem."), COUNTS_NUMBER, 96, false},
	[MUTUAL] = {"mi", N_COLUMN("MI"), COUNTS_DECIMAL, 106, false},
	[T_SCORE] = {"t", N_COLUMN("t-score"), COUNTS_DECIMAL, 116, false},
	[G2] = {"g2", N_COLUMN("G2"), COUNTS_DECIMAL, 126, false},
};

static const struct collocates *of(const struct counts *c)
{
	return (const struct collocates *)c;
}

static const struct collocates_word *row_word(const struct counts *c, size_t row)
{
	return &of(c)->words[of(c)->rows[row]];
}

static size_t counts_column(const struct counts *c)
{
	static const size_t columns_of[COLLOCATES_ORDERS] = {
		[COLLOCATES_LOG_DICE] = LOG_DICE, [COLLOCATES_MUTUAL] = MUTUAL,
		[COLLOCATES_T] = T_SCORE,         [COLLOCATES_LIKELIHOOD] = G2,
		[COLLOCATES_LINES] = LINES,
	};

	return columns_of[of(c)->choice.order];
}

static bool counts_work(struct counts *c)
{
	return collocates_work((struct collocates *)c);
}

static int counts_percent(const struct counts *c)
{
	return collocates_percent(of(c));
}

static size_t counts_rows(const struct counts *c)
{
	return of(c)->state == COLLOCATES_READY ? of(c)->rows_n : 0;
}

static const char *counts_folded(const struct counts *c, size_t row, size_t *len)
{
	const struct vocabulary_word *w = &of(c)->vocabulary.items[of(c)->rows[row]];

	*len = w->len;
	return w->text;
}

static const char *counts_label(const struct counts *c, size_t row, size_t *len)
{
	const char *s = spelling_get(&row_word(c, row)->spelling, len);

	return s ? s : counts_folded(c, row, len);
}

static double counts_value(const struct counts *c, size_t row, size_t column)
{
	const struct collocates_word *w = row_word(c, row);

	switch (column) {
	case LOG_DICE: return measure(of(c), w, COLLOCATES_LOG_DICE);
	case LINES: return w->lines;
	case TOGETHER: return w->together;
	case ALL: return (double)word_all(w);
	case IN: return w->in;
	case MUTUAL: return measure(of(c), w, COLLOCATES_MUTUAL);
	case T_SCORE: return measure(of(c), w, COLLOCATES_T);
	default: return measure(of(c), w, COLLOCATES_LIKELIHOOD);
	}
}

static const double *counts_line(const struct counts *c, size_t row, size_t column, size_t *n)
{
	struct collocates *k = (struct collocates *)c;

	(void)column;
	*n = parts(k);
	for (size_t i = 0; i < *n; i++)
		k->line[i] = row_word(c, row)->parts[i];
	return k->line;
}

static struct passages *counts_passages(const struct counts *c, size_t row)
{
	const struct collocates *k = of(c);
	struct collocate_passages *p = xcalloc(1, sizeof *p);
	size_t len;
	const char *s = counts_label(c, row, &len);
	struct buf title;

	/* It is a match of the filter that is listed, and marked as such. */
	p->base = (struct passages){&passages_ops, 1, false, NULL};
	buf_init(&title);
	for (size_t i = 0; i < query_terms(k->source.query); i++) {
		buf_puts(&title, i ? " · " : "");
		query_term_print(k->source.query, i, &title);
	}
	buf_printf(&title, " + %.*s", (int)len, s);
	p->base.title = buf_take(&title);
	text_init(&p->text, k->text.fold);
	p->query = query_ref(k->source.query);
	p->choice = k->choice;
	s = counts_folded(c, row, &p->len);
	p->word = xcalloc(p->len + 1, 1);
	memcpy(p->word, s, p->len);
	return &p->base;
}

static size_t counts_listed_of(const struct counts *c)
{
	return of(c)->listed_of;
}

static const struct counts_ops ops = {
	.label = N_COLUMN("word"),
	.columns = columns,
	.columns_n = sizeof columns / sizeof *columns,
	.ordered = counts_column,
	.work = counts_work,
	.percent = counts_percent,
	.rows = counts_rows,
	.listed_of = counts_listed_of,
	.label_of = counts_label,
	.folded = counts_folded,
	.value = counts_value,
	.line = counts_line,
	.passages = counts_passages,
};

void collocates_init(struct collocates *c, struct fold *fold)
{
	*c = (struct collocates){
		.counts = {&ops}, .choice = {.span = 5, .least = 3}, .state = COLLOCATES_READY};
	text_init(&c->text, fold);
	vocabulary_init(&c->vocabulary);
	c->rows = xcalloc(COLLOCATES_LIST_MAX, sizeof *c->rows);
}

void collocates_done(struct collocates *c)
{
	text_done(&c->text);
	query_unref(c->source.query);
	vocabulary_done(&c->vocabulary);
	free(c->words);
	free(c->rows);
	arena_done(&c->spelled);
	buf_done(&c->room);
	*c = (struct collocates){0};
}
