/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Facets pane: the view that shows what values a field has in the statements shown, and how often.
 *
 * A line of fields, then a value a line with its statements: those shown, of all. '/' narrows the
 * values; picked ones (or the selected one) narrow the list. A field with very many values is taken
 * in between keys.
 */
#ifndef LR_TUI_FACETS_PANE_H
#define LR_TUI_FACETS_PANE_H

#include "base/buf.h"
#include "analysis/facets.h"
#include "analysis/tally.h"
#include "tui/pane.h"

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
	bool counted;   /* rows are those of what is shown now */
	uint32_t *rows; /* values in sight, in their order */
	size_t n, size;
	size_t selected, top;
	uint64_t *picked;   /* bits by value */
	size_t picked_size; /* values there is room for */
	size_t picked_n;
};

void facets_pane_init(struct facets_pane *p, struct session *session);
void facets_pane_done(struct facets_pane *p);
/* Begin to count what is shown now; then it is ready to stand over list and text. */
void facets_pane_open(struct facets_pane *p);

#endif
