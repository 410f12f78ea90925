/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Duplicates: which statements of an archive are copies of others, as overlapping feeds have them.
 *
 * An id of the archive's own makes a copy, never one that was made up. An id that is an address or
 * a tag (https:, tag:, urn:, doi: and such) is enough by itself between two files, as RFC 4287 and
 * RSS mean it; unless some file gives it to different statements, for then it says nothing. Any
 * other id ("s1", "2021-05", "4711") may stand in unrelated archives, or be that of a sitting, so the
 * date, the title, the speaker and how the text begins must be the same too. Where there is a title the text
 * may be another if both say when they were published or revised, in one file not at the same time; and where
 * one has no text neither that nor the speaker is asked for. Of the copies the newest revision counts: the
 * later of updated, else published, else the date; else the one read later.
 *
 * One hash table by id and a chain for each; costs a few comparisons a statement, and 16 to 30 bytes. As
 * long as there is one file, and that gives each id once, there are no copies and no table. Pure data;
 * belongs to the thread of the archive.
 */
#ifndef LR_ARCHIVE_DUPLICATES_H
#define LR_ARCHIVE_DUPLICATES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct archive;

#define DUPLICATES_NONE UINT32_MAX

struct duplicates_slot {
	uint32_t last; /* the number of the last statement that has the id, and 1; 0: free */
	uint32_t hash; /* of the id */
};

struct duplicates {
	struct duplicates_slot *table; /* NULL: no statement so far can be a copy */
	size_t table_n, table_size;
	uint32_t *before; /* by number: the one before with the same id, and 1 */
	uint64_t *hidden; /* by number: a newer copy stands for it */
	uint64_t *vague;  /* by number: another statement of its file has the same id */
	size_t n, size;   /* looked at; and room for */
	size_t put;       /* in the table */
	size_t hidden_n;
};

void duplicates_init(struct duplicates *d);
void duplicates_done(struct duplicates *d);
/* Look for copies among the statements of A before number TO. Where a table is made of those before, too,
 * no more are looked at in one call than were new: all have been once d->n is TO. SELECTED is a number or
 * any other; returns the one that stands for it now. */
size_t duplicates_grow(struct duplicates *d, const struct archive *a, size_t to, size_t selected);
/* Whether a newer copy stands for statement NUMBER. */
bool duplicates_hidden(const struct duplicates *d, size_t number);
/* What stands for statement NUMBER (or none such): itself, or the copy that hides it. */
size_t duplicates_newest(const struct duplicates *d, const struct archive *a, size_t number);
/* The numbers of the copies of statement NUMBER of A, at most MAX, newest first; returns how many. */
size_t duplicates_of(const struct duplicates *d, const struct archive *a, size_t number,
		     uint32_t *copies, size_t max);

#endif
