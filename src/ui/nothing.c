/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/nothing.h"

#include <stdlib.h>
#include <string.h>

#include "app/session.h"
#include "base/buf.h"
#include "base/count.h"
#include "base/digits.h"
#include "base/err.h"
#include "base/hash.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "search/index.h"
#include "search/query.h"
#include "text/fold.h"

/* Different words that are kept; letters from which two may be wrong; bytes of a word. */
enum { WORDS_MAX = 1 << 20, LONG_FROM = 5, WORD_BYTES = 4 * NOTHING_LETTERS };

/* Bytes whose words are a slice of work: some milliseconds. */
enum { SLICE_BYTES = 1 << 19 };

/* A word of the archive, and what it is near to. */
struct nothing_word {
	uint64_t hash; /* 0: a free place */
	const char *text;
	uint32_t n;
	uint8_t len, term, distance; /* LEN 0: near to nothing */
};

void nothing_init(struct nothing *n, struct session *session)
{
	*n = (struct nothing){.session = session};
}

static void nothing_clear(struct nothing *n)
{
	for (size_t i = 0; i < n->terms_n; i++) {
		free(n->terms[i].text);
		free(n->terms[i].guess);
		query_unref(n->terms[i].query);
		query_unref(n->terms[i].guess_query);
	}
	free(n->filter);
	free(n->words);
	*n = (struct nothing){.session = n->session};
}

void nothing_done(struct nothing *n)
{
	nothing_clear(n);
}

/* ---- the terms ---- */

static size_t letters_of(const char *s, size_t len, uint32_t letters[NOTHING_LETTERS])
{
	size_t n = 0;

	for (size_t i = 0; i < len; n++) {
		if (n == NOTHING_LETTERS)
			return 0;
		i += utf8_decode(s + i, len - i, &letters[n]);
	}
	return n;
}

/* The LEN bytes at S are a term of the filter. */
static void add_term(struct nothing *n, const char *s, size_t len)
{
	static const char *const operators[] = {"AND", "OR", "NOT", "NEAR", "|"};
	struct nothing_term *t = &n->terms[n->terms_n];
	struct buf folded;

	for (size_t i = 0; i < sizeof operators / sizeof *operators; i++)
		if (strlen(operators[i]) == len && !memcmp(operators[i], s, len))
			return;
	if (len > 5 && !memcmp(s, "NEAR/", 5))
		return;
	/* What must not be there is not what is missing. */
	if (!len || n->terms_n == NOTHING_TERMS || *s == '-' || *s == '!')
		return;
	*t = (struct nothing_term){0};
	t->text = xcalloc(len + 1, 1);
	memcpy(t->text, s, len);
	t->query = session_parse(n->session, t->text);
	buf_init(&folded);
	fold_text(session_fold(n->session), &folded, s, len);
	if (!strpbrk(t->text, ":\"/=*~.0123456789"))
		t->letters_n = letters_of(buf_str(&folded), folded.len, t->letters);
	buf_done(&folded);
	n->terms_n++;
}

/* Take the filter apart: at blanks and brackets, but for those within quotation marks and expressions. */
static void add_terms(struct nothing *n)
{
	const char *s = n->filter, *start = s;
	char within = '\0';

	for (;; s++) {
		if (within && *s) {
			within = *s == within ? '\0' : within;
			continue;
		}
		if (*s && !strchr(" ()|", *s)) {
			within = *s == '"' || (*s == '/' && (s == start || s[-1] == ':')) ? *s
											  : '\0';
			continue;
		}
		add_term(n, start, (size_t)(s - start));
		start = s + 1;
		if (!*s)
			return;
	}
}

bool nothing_follow(struct nothing *n)
{
	const char *filter = session_filter_text(n->session);
	bool shown = n->filter;

	if (!session_settled(n->session) || session_view(n->session)->n ||
	    !session_query(n->session)) {
		nothing_clear(n);
		return shown;
	}
	if (shown && !strcmp(n->filter, filter) && session_progress(n->session).loading)
		return false;
	nothing_clear(n);
	n->filter = xstrdup(filter);
	add_terms(n);
	return true;
}

/* ---- what the archive has ---- */

static size_t count_part(const struct nothing *n, const struct query *q, struct query_scratch *x,
			 const struct index *ix, size_t first)
{
	const struct view *v = session_view(n->session);
	uint64_t *hits = xcalloc(QUERY_WORDS(ix->n) + 1, sizeof *hits);
	size_t found = 0;

	query_run(q, x, ix, hits);
	for (size_t i = 0; i < ix->n; i++)
		found += hits[i / 64] >> i % 64 & 1 && !view_hides(v, first + i);
	free(hits);
	return found;
}

/* The place of a word in the table. */
static struct nothing_word *word_place(struct nothing *n, uint64_t hash)
{
	size_t i = hash & (n->words_size - 1);

	while (n->words[i].hash && n->words[i].hash != hash)
		i = (i + 1) & (n->words_size - 1);
	return &n->words[i];
}

static void words_grow(struct nothing *n)
{
	struct nothing_word *old = n->words;
	size_t size = n->words_size;

	n->words_size = size ? 2 * size : 1024;
	n->words = xcalloc(n->words_size, sizeof *n->words);
	for (size_t i = 0; i < size; i++)
		if (old[i].hash)
			*word_place(n, old[i].hash) = old[i];
	free(old);
}

/* Which term the word is near to, if any. */
static void word_compare(const struct nothing *n, struct nothing_word *w, const char *s, size_t len)
{
	uint32_t letters[NOTHING_LETTERS];
	size_t letters_n = letters_of(s, len, letters);
	int best = 3;

	for (size_t i = 0; letters_n && i < n->terms_n; i++) {
		const struct nothing_term *t = &n->terms[i];
		int most = t->letters_n < LONG_FROM ? 1 : 2, d;

		if (t->letters_n < 3 || letters_n > t->letters_n + 2 ||
		    t->letters_n > letters_n + 2)
			continue;
		d = near_distance(t->letters, t->letters_n, letters, letters_n, most);
		if (d > most || d >= best)
			continue;
		best = d;
		w->term = (uint8_t)i;
		w->distance = (uint8_t)d;
		w->text = s;
		w->len = (uint8_t)len;
	}
}

static void add_word(struct nothing *n, const char *s, size_t len)
{
	uint64_t hash = hash_bytes(s, len, 0) | 1;
	struct nothing_word *w;

	if (n->words_n * 2 >= n->words_size)
		words_grow(n);
	w = word_place(n, hash);
	if (!w->hash) {
		if (n->words_n == WORDS_MAX)
			return;
		n->words_n++;
		w->hash = hash;
		word_compare(n, w, s, len);
	}
	w->n++;
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80;
}

/* The words of a part from N->AT on, letters and all that is not ASCII, a slice of them. False: that was
 * the last. */
static bool add_words(struct nothing *n, const struct index *ix)
{
	const char *s = ix->text + n->at, *end = ix->text + ix->len;
	const char *until = end - s > SLICE_BYTES ? s + SLICE_BYTES : end;

	while (s < until) {
		const char *start = s;

		while (s < end && is_letter(*s))
			s++;
		if (s - start > 2 && s - start <= WORD_BYTES)
			add_word(n, start, (size_t)(s - start));
		while (s < end && !is_letter(*s))
			s++;
	}
	n->at = (size_t)(s - ix->text);
	return s < end;
}

/* Whether a word that is nowhere is among the terms. */
static bool wants_words(const struct nothing *n)
{
	for (size_t i = 0; i < n->terms_n; i++)
		if (!n->terms[i].n && n->terms[i].letters_n)
			return true;
	return false;
}

/* The nearest word of each term that nothing has. */
static void choose_guesses(struct nothing *n)
{
	const struct nothing_word *best[NOTHING_TERMS] = {NULL};

	for (size_t i = 0; i < n->words_size; i++) {
		const struct nothing_word *w = &n->words[i], *b = best[w->term];

		if (w->len && (!b || w->distance < b->distance ||
			       (w->distance == b->distance && w->n > b->n)))
			best[w->term] = w;
	}
	for (size_t i = 0; i < n->terms_n; i++) {
		struct nothing_term *t = &n->terms[i];

		if (t->n || !best[i])
			continue;
		t->guess = xcalloc((size_t)best[i]->len + 1, 1);
		memcpy(t->guess, best[i]->text, best[i]->len);
		t->guess_query = session_parse(n->session, t->guess);
	}
	free(n->words);
	n->words = NULL;
	n->words_n = n->words_size = 0;
}

bool nothing_is_busy(const struct nothing *n)
{
	return n->filter && n->pass != NOTHING_KNOWN;
}

/* All parts have been looked at. */
static void next_pass(struct nothing *n)
{
	n->part = n->at = 0;
	if (n->pass == NOTHING_WORDS)
		choose_guesses(n);
	n->pass++;
	if (n->pass == NOTHING_WORDS && !wants_words(n))
		n->pass = NOTHING_KNOWN;
}

static void count_terms(struct nothing *n, const struct index *ix, size_t first)
{
	struct query_scratch *x = query_scratch_new(session_fold(n->session));

	for (size_t i = 0; i < n->terms_n; i++) {
		struct nothing_term *t = &n->terms[i];

		if (n->pass == NOTHING_COUNTS)
			t->n += count_part(n, t->query, x, ix, first);
		else if (t->guess)
			t->guess_n += count_part(n, t->guess_query, x, ix, first);
	}
	query_scratch_free(x);
}

bool nothing_work(struct nothing *n)
{
	const size_t *first;
	size_t parts_n;
	struct index *const *parts = session_indexes(n->session, &first, &parts_n);

	if (!nothing_is_busy(n))
		return false;
	if (n->part >= parts_n) {
		next_pass(n);
		return nothing_is_busy(n);
	}
	if (n->pass != NOTHING_WORDS)
		count_terms(n, parts[n->part], first[n->part]);
	else if (add_words(n, parts[n->part]))
		return true;
	n->part++;
	n->at = 0;
	return true;
}

/* ---- what is said ---- */

static void put_number(size_t number, bool known, struct buf *out)
{
	struct buf b;

	buf_init(&b);
	buf_printf(&b, "%zu", number);
	count_group(&b, 0);
	digits_convert(&b, 0);
	buf_printf(out, "%s%s", buf_str(&b), known ? "" : "…");
	buf_done(&b);
}

static void put_guess(const struct nothing_term *t, bool known, struct buf *out)
{
	struct buf number, word;

	buf_init(&number);
	buf_init(&word);
	put_number(t->guess_n, known, &number);
	utf8_add_isolated(&word, t->guess, strlen(t->guess));
	/* TRANSLATORS: a word that is like one that was not found, and how many statements have it. */
	buf_printf(out,
		   ngettext("Did you mean %s (%s)?", "Did you mean %s (%s)?",
			    (unsigned long)t->guess_n),
		   buf_str(&word), buf_str(&number));
	buf_done(&number);
	buf_done(&word);
}

bool nothing_line(const struct nothing *n, size_t line, struct buf *out)
{
	size_t terms = n->terms_n > 1 ? n->terms_n : 0;

	if (!n->filter)
		return false;
	if (line == 0) {
		/* TRANSLATORS: in place of the list. */
		buf_puts(out, _("Nothing matches."));
		return true;
	}
	line--;
	/* A term by itself, where there are several. */
	if (line < terms) {
		const struct nothing_term *t = &n->terms[line];

		/* The number follows it as the interface runs, whatever the term does. */
		buf_puts(out, "  ");
		utf8_add_isolated(out, t->text, strlen(t->text));
		buf_puts(out, "  ");
		put_number(t->n, n->pass > NOTHING_COUNTS, out);
		return true;
	}
	line -= terms;
	for (size_t i = 0; i < n->terms_n; i++) {
		const struct nothing_term *t = &n->terms[i];

		if (!t->guess || line--)
			continue;
		put_guess(t, n->pass > NOTHING_GUESSES, out);
		return true;
	}
	if (line)
		return false;
	/* TRANSLATORS: keys, and what they do; how many statements "all" are follows. */
	buf_puts(out, _("Esc: back   \\: all "));
	put_number(session_total(n->session), !session_progress(n->session).loading, out);
	return true;
}
