/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Draw: the sample that a filter asks for, out of what the view shows.
 *
 * So many of the statements that match and are not hidden are drawn, by their ids (search/sample.h); what
 * stands behind the sample in the filter narrows those. While statements are still coming it is drawn
 * again and again. On the session's thread.
 */
#ifndef LR_APP_DRAW_H
#define LR_APP_DRAW_H

struct corpus;
struct fold;
struct query;
struct view;

/* Give V, a view of CORPUS that has the hits of QUERY (NULL: of everything), its sample, or none. */
void draw_sample(struct view *v, const struct query *query, struct fold *fold,
		 const struct corpus *corpus);

#endif
