/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Query: what the user is looking for.
 *
 * Grammar: terms parted by blanks, all of which must match.
 *
 *   word             the text holds it, wherever in a word, folded (text/fold)
 *   "two words"      the same with blanks; a quotation mark not closed yet ends with the query
 *   =word ="words"   the very word, letter by letter, and no part of a longer one
 *   field:==value    a value of the field as a whole; field:=="": it has none; year:==2021: in no other
 *   word* *word w*d  a word that begins so, that ends so, or both
 *   "a * b"          any one word in between; where a quotation has a star, its words are whole ones
 *   word~            a word that differs in one letter, or two if it has more than seven
 *   a NEAR/5 b       the one at most five words from the other, in either order, within a paragraph
 *   /a.*b/           a regular expression (PCRE2) over the search form, within a paragraph
 *   field:value      only there: title occasion speaker place topic text, with any of the above;
 *                    lang id kind file, mark and tag (archive/remark); and the dates:
 *   2021             dated 2021, in any calendar the year is likely in, or the text holds "2021";
 *                    digits of any script; also 2020-05 and 2020-05-17
 *   2019..2021       dated within; either end may be left out or be a month or a day
 *   2018-2020        dated within, or the text holds these very words
 *                    (field may be called as in the interface's language; a language as there, in
 *                    English or in itself: lang:turkish)
 *   year:2021        dated so (also date:); ad: sh: ah: in that calendar; =2021, year:=2021: surely
 *   -term  !term     the term does not match
 *   a b | c          a and b, or c;  ( ) group, also field:(a | b)
 *   AND OR NOT       in capitals are the blank, the bar and the sign
 *   sample:20/7      20 of what matches the terms before it, drawn by chance from the seed 7 (1); what
 *                    stands behind it narrows those: query_run() does neither, see query_run_rest()
 *   :name            the filter of that name in the settings
 *
 * Letters typed with marks match only letters that have them, where marks are exact (UTS #10,
 * section 8); all others match whatever marks the text has. Text means all fields but those that
 * are only looked for under their names (archive/field). What is half typed means what is complete
 * so far: nothing that can be typed fails, query_problem() says what was passed over. A query is
 * immutable once made; any thread may run it, with a scratch of its own.
 */
#ifndef LR_SEARCH_QUERY_H
#define LR_SEARCH_QUERY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "archive/field.h"
#include "search/index.h"

struct buf;
struct date;
struct fold;
struct fold_map;
struct query;
struct remarks;
struct statement;

/* A filter of the settings. */
struct query_name {
	char *name, *query;
};

/* What a query is read with; all borrowed, and not needed after. */
struct query_context {
	struct fold *fold;
	bool ignore_diacritics;   /* letters typed with marks match letters without */
	const char *const *files; /* names, by statement.file */
	size_t files_n;
	const struct query_name *names;
	size_t names_n;
	const struct remarks *remarks; /* where mark: and tag: look; NULL: there are none */
};

/* What a sample is drawn by where it does not say. */
enum { QUERY_SEED = 1 };

/* Bytes [start, end) of a text. */
struct query_range {
	size_t start, end;
	size_t term; /* of what is marked: the term that found it, by number */
};

/* How far a query can be read as it stands. */
enum query_fault {
	QUERY_FINE,
	QUERY_NOTED, /* it can; there is something to say of it */
	QUERY_OPEN, /* it is not complete: a quotation that is not closed, a sign that wants a term */
	QUERY_DOUBTFUL, /* it cannot, but might if it went on: no such field, year:20 */
	QUERY_WRONG     /* it cannot, whatever follows */
};

struct query *query_parse(const char *text, const struct query_context *context);
/* The same with nothing but a fold. */
struct query *query_new(const char *text, struct fold *fold);
/* Queries are counted by those who hold them, on any thread: one more (Q itself; NULL stays NULL), and
 * one less, the last of whom frees it. */
struct query *query_ref(struct query *q);
void query_unref(struct query *q);
/* Whether it says nothing, so that everything matches. */
bool query_is_empty(const struct query *q);
/* What was passed over in it, a translated sentence; NULL: nothing. */
const char *query_problem(const struct query *q);
/* How bad that is, and in *PLACE its bytes of the text. */
enum query_fault query_fault(const struct query *q, struct query_range *place);
/* Whether it looks into remarks: as they were when it was read. */
bool query_is_own(const struct query *q);
/* Whether letters were typed with marks that must be there. */
bool query_has_marks(const struct query *q);
/* Append the query as it would be typed, in the shortest way: reading that gives an equal one. */
void query_print(const struct query *q, struct buf *out);
/* The same with what filters with a name stand for instead of their names. */
void query_print_whole(const struct query *q, struct buf *out);
/* Append TEXT, a query, so that what is added behind it holds for all of it. */
void query_text_begin(const char *text, struct buf *out);
bool query_equal(const struct query *a, const struct query *b);
/* Whether all that A matches is known to match B: A narrows B. */
bool query_implies(const struct query *a, const struct query *b);
/* The names of what can stand before a colon, by number; NULL past the end. */
const char *query_field_name(size_t i);
/* Append name and version of the library for regular expressions. */
void query_library(struct buf *out);

/* Words of a bit set over N statements. */
#define QUERY_WORDS(n) (((n) + 63) / 64)

/* What a thread needs to run queries and to look into texts; FOLD is borrowed and that thread's. */
struct query_scratch;
struct query_scratch *query_scratch_new(struct fold *fold);
void query_scratch_free(struct query_scratch *x);
/* Ask STOP now and then whether to leave a run early; its bits are then good for nothing. */
void query_scratch_stop(struct query_scratch *x, bool (*stop)(void *), void *data);

/* Set in HITS (QUERY_WORDS(ix->n) words, cleared here) a bit for each statement that matches. */
void query_run(const struct query *q, struct query_scratch *x, const struct index *ix,
	       uint64_t *hits);
/* The same for statements [FROM, TO), bits counting from FROM; where WITHIN is given, among those
 * whose bit it has. */
void query_run_range(const struct query *q, struct query_scratch *x, const struct index *ix,
		     size_t from, size_t to, const uint64_t *within, uint64_t *hits);
/* The same as if all terms that are looked for in the text were found, and those that must not occur there
 * were not: the statements that were looked through for them, to which their numbers are to be related. */
void query_run_base(const struct query *q, struct query_scratch *x, const struct index *ix,
		    size_t from, size_t to, uint64_t *hits);
/* How many Q draws as a sample, and from which seed; 0: it does not. */
size_t query_sample(const struct query *q, uint32_t *seed);
/* Set in HITS a bit for each statement of IX that has one in WITHIN and matches what stands behind the
 * sample. */
void query_run_rest(const struct query *q, struct query_scratch *x, const struct index *ix,
		    const uint64_t *within, uint64_t *hits);
/* In how many paragraphs an expression took too long and was given up. Q may be NULL. */
unsigned query_overruns(const struct query *q);
/* The sentence that says so. */
const char *query_overrun_text(void);

struct query_ranges {
	struct query_range *items;
	size_t n, size;
};

/*
 * Where the terms of Q that must or may match occur in the LEN bytes at S (marks and all), which
 * are of the fields of statement OF whose bits FIELDS has (FIELD_ANY and NULL: of any, of no
 * one's): at the original letters, in order, merged. MAP is scratch. Appends to RANGES.
 */
void query_highlight_fields(const struct query *q, struct fold *fold, struct fold_map *map,
			    const struct statement *of, unsigned fields, const char *s, size_t len,
			    struct query_ranges *ranges);
void query_highlight(const struct query *q, struct fold *fold, struct fold_map *map, const char *s,
		     size_t len, struct query_ranges *ranges);
void query_ranges_done(struct query_ranges *ranges);

/* Append the LEN bytes at S, a value of a field, as values are compared as a whole: folded, without quotation
 * marks, which cannot be typed within others, and without blanks at its ends. */
void query_whole_fold(struct fold *fold, const char *s, size_t len, struct buf *out);

/* The leaves of Q: its words, expressions, dates and values, those that must not be there too, in the order
 * typed. A key is the same for leaves that find the same; what is slow takes some 50 times as long. */
size_t query_leaves(const struct query *q);
void query_leaf_key(const struct query *q, size_t i, struct buf *out);
bool query_leaf_is_slow(const struct query *q, size_t i);
/* query_run_range() with leaf I alone. */
void query_run_leaf(const struct query *q, size_t i, struct query_scratch *x,
		    const struct index *ix, size_t from, size_t to, uint64_t *hits);
/* Append how Q is understood, a part of a sentence in the language of the program; where COUNT is given, with
 * what that appends for each leaf in brackets behind it. */
void query_say(const struct query *q, void (*count)(void *data, size_t leaf, struct buf *out),
	       void *data, struct buf *out);

/* How many terms of Q can be pointed at in a text: the words, phrases and expressions that must or may occur,
 * each once, in the order typed. */
size_t query_terms(const struct query *q);
/* Whether term I is looked for in title, summary or text, and is no date as well. */
bool query_term_in_text(const struct query *q, size_t i);
/* The fields that term I is looked for in, as bits. */
unsigned query_term_fields(const struct query *q, size_t i);
/* Whether what term I finds differs in its letters: a pattern of words. */
bool query_term_varies(const struct query *q, size_t i);
/* Append term I as it would be typed. */
void query_term_print(const struct query *q, size_t i, struct buf *out);

/* Bytes [start, end) of a text that term TERM found. */
struct query_hit {
	size_t start, end, term;
};

struct query_hits {
	struct query_hit *items;
	size_t n, size;
};

/*
 * Where each term of Q occurs in the LEN bytes at S, which are of FIELDS of statement OF (as
 * above): in order of place, then of terms; those of one term never overlap. Appends to HITS.
 */
void query_hits(const struct query *q, struct query_scratch *x, const struct statement *of,
		unsigned fields, const char *s, size_t len, struct query_hits *hits);
void query_hits_done(struct query_hits *hits);
/* How often term TERM of Q occurs in statement STATEMENT of IX, in those of its searched fields whose
 * bits FIELDS has, together: what query_hits() would find in them. */
size_t query_count_hits(const struct query *q, struct query_scratch *x, size_t term,
			unsigned fields, const struct index *ix, size_t statement);

/* Whether the LEN bytes at S alone match Q, dates and other fields aside: for lists of our own, as
 * help is. */
bool query_matches_text(const struct query *q, struct fold *fold, const char *s, size_t len);

/* What the dates of Q say to a statement's date: it lies within; or it may, being vague, or longer
 * than what was asked for; or it does not, or Q has no dates. */
enum query_date_match { QUERY_DATE_NO, QUERY_DATE_MAYBE, QUERY_DATE_YES };
enum query_date_match query_date_match(const struct query *q, const struct date *date);
/* Whether it does or may. */
bool query_dates(const struct query *q, const struct date *date);

#endif
