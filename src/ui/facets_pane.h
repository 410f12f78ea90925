/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Facets pane: the view that shows what values a field has in the statements shown, and how often.
 *
 * A line of fields, then a value a line with its statements: those shown, of all. Languages stand by
 * their names, files without the folders that all are in. '/' narrows the values; picked ones (or the
 * selected one) narrow the list. A field with very many values is taken in between keys.
 */
#ifndef LR_UI_FACETS_PANE_H
#define LR_UI_FACETS_PANE_H

#include "analysis/dispersion.h"
#include "analysis/facets.h"
#include "analysis/tally.h"
#include "base/buf.h"
#include "ui/pane.h"
#include "ui/rows.h"

struct archive;
struct session;

struct facets_pane {
	struct pane pane;
	struct session *session;
	const struct archive *archive; /* NULL: it has been reloaded */
	struct facets facets;
	struct tally tally;
	struct buf words; /* of '/', folded */
	bool by_name;
	bool counted;             /* VALUES are those of what is shown now */
	struct dispersion spread; /* of what is counted, by time, ... */
	size_t spread_at;         /* ... as far as it is: rows of the list */
	bool spread_ready;
	uint32_t *values; /* a row each */
	size_t size;
	size_t hidden; /* bytes at the start of each of them that are not shown */
	struct rows rows;
	uint32_t
		value; /* to select when the values are listed; FACETS_NONE: the one that is selected */
	size_t top;         /* the first in sight then */
	uint64_t *picked;   /* bits by value */
	size_t picked_size; /* values there is room for */
	size_t picked_n;
};

struct pane *facets_pane_new(struct session *session);
/* The fields to choose from; returns how many, *AT is the place of the present one. */
int facets_pane_fields(const struct facets_pane *p, enum field_id fields[FIELD_NONE + 1], int *at);
/* Append VALUE as it is shown. */
void facets_pane_label(const struct facets_pane *p, uint32_t value, struct buf *out);
/* Whether VALUE is picked. */
bool facets_pane_picked(const struct facets_pane *p, uint32_t value);

#endif
