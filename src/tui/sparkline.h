/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Sparkline: in one line, when the statements shown are from.
 *
 * A column a year (a month, where there are few years), several where there are more than columns;
 * its height goes by the statements shown, a low quiet one stands where there are others. Counted
 * when it is drawn, so it costs nothing where it has no room.
 */
#ifndef LR_TUI_SPARKLINE_H
#define LR_TUI_SPARKLINE_H

#include <stdbool.h>

#include "analysis/tally.h"
#include "analysis/timeline.h"

struct session;

struct sparkline {
	struct session *session;
	struct timeline timeline;
	struct tally tally;
	bool stale;
};

void sparkline_init(struct sparkline *l, struct session *session);
void sparkline_done(struct sparkline *l);
/* The rows have changed, or RELOADED: all statements are others. */
void sparkline_changed(struct sparkline *l, bool reloaded);
/* Draw it in row Y so that it ends two columns before END and leaves FROM columns, where there is room
 * for one and block characters to draw it; returns where it begins, or END. */
int sparkline_draw(struct sparkline *l, int y, int from, int end);

#endif
