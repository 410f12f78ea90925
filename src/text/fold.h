/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Fold: the search form of a text, and the way back to the original.
 *
 * Two texts that a reader would call the same word have the same search form: case, accents and
 * vowel marks, compatibility forms, digits of any script, Arabic and Persian letter variants, ZWNJ
 * and other invisible characters make no difference. Per code point, three times over: NFKD, drop
 * Mn and Me (but not where they are letters: Indic, Thai, kana voicing ...), full case folding, own
 * table of some 60 more; at last NFC (UAX #15, UTS #10 section 8 for the idea). libunistring is asked
 * when a code point is first seen; after that a text costs one look-up a character.
 *
 * What stands above the line is plain after a letter (km² is km2), but after a digit it is no more of
 * that number: 10² is 10^2, never 102.
 *
 * White space of any kind becomes a blank, a run of it one. Control bytes are marks (base/marks.h):
 * inline ones vanish, a run of others becomes one FOLD_BREAK, which no needle holds, so that no
 * phrase spans two paragraphs ('\t', '\n' and '\r' are white space).
 *
 * Canonically equivalent texts have the same form: the marks that stay are put in order and composed
 * with what stands before them on the way, so nothing needs to be normalized beforehand.
 *
 * A `struct fold` belongs to one thread (its table grows); each thread makes its own.
 */
#ifndef LR_TEXT_FOLD_H
#define LR_TEXT_FOLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;
struct fold;
struct words;

#define FOLD_BREAK '\x1e'

struct fold *fold_new(void);
void fold_free(struct fold *fold);
/* The words of its thread, made when first asked for; borrowed. */
struct words *fold_words(struct fold *fold);

/* Append the search form of the LEN bytes at S (UTF-8; bytes that are not are skipped) to OUT, whose
 * cap is not heeded. Blanks and breaks run together, and marks compose, within one call only; blanks
 * at the start and the end stay. The form is at most eleven times as long as S, seldom longer. */
void fold_text(struct fold *fold, struct buf *out, const char *s, size_t len);

/* The search form of one text with, for each of its bytes, where it came from. */
struct fold_map {
	char *text;     /* LEN bytes, NUL-terminated */
	uint32_t *from; /* LEN + 1 byte offsets into the source; from[len] is the source's length */
	size_t len, size;
};

/* Fill MAP (zeroed before its first use, reused after) for the LEN bytes at S, LEN < 4 GiB. */
void fold_map_fill(struct fold *fold, struct fold_map *map, const char *s, size_t len);
void fold_map_done(struct fold_map *map);
/*
 * The source bytes [*FROM, *TO) whose search form holds the folded bytes [START, END), START < END:
 * whole characters with all their marks, and whole ligatures and expansions.
 */
void fold_map_source(const struct fold_map *map, size_t start, size_t end, size_t *from,
		     size_t *to);

/* Whether CODE is a mark that the fold drops. */
bool fold_drops_mark(uint32_t code);
/*
 * Append what the fold drops of the letter, LEN bytes at S, of a text in LANGUAGE (BCP 47; NULL: not
 * known): its marks in canonical order, or the letter itself where it is the stroke that goes. In
 * Turkish and Azeri the dot of i counts, and so does its absence from I.
 */
void fold_marks(const char *s, size_t len, const char *language, struct buf *out);

/* Append name and version of the Unicode library in use. */
void fold_library(struct buf *out);

#endif
