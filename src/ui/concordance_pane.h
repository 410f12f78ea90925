/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Concordance pane: a view with a line for each hit, aligned on the keyword.
 */
#ifndef LR_UI_CONCORDANCE_PANE_H
#define LR_UI_CONCORDANCE_PANE_H

#include <stdbool.h>
#include <stddef.h>

#include "analysis/concordance.h"
#include "ui/pane.h"
#include "ui/rows.h"

struct session;

struct concordance_pane {
	struct pane pane;
	struct session *session;
	struct passages *passages; /* listed instead of the filter's hits; NULL: none */
	struct concordance *lines; /* NULL while it is not shown */
	enum concordance_sort sort;
	bool reverse;
	size_t sample; /* so many lines are drawn, by SEED; 0: all are shown */
	uint32_t seed;
	bool stale;         /* more has come since it was made */
	bool working;       /* not all is counted and sorted yet */
	struct rows rows;   /* a line each */
	size_t number, hit; /* the selected line's own: it stays selected in every order */
	size_t top;         /* the first line in sight when all stand; SIZE_MAX: as it comes */
	struct concordance_window window; /* of the line being painted */
};

struct pane *concordance_pane_new(struct session *session);
/* List PASSAGES, which are held from here on, in the pane P, which is shown. */
void concordance_pane_list(struct pane *p, struct passages *passages);
/* Draw N of its lines, other ones if there are so many already. */
void concordance_pane_sample(struct pane *p, size_t n);
/* Whether there are none, and none will come. */
bool concordance_pane_is_empty(const struct pane *p);
/* How many are drawn, and by which seed; 0: it shows all. */
size_t concordance_pane_drawn(const struct pane *p, uint32_t *seed);

#endif
