/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Query page: what may be typed at a prompt, on one page, with examples out of the archive that is read.
 *
 * It stands over everything while the prompt waits: its own commonest words, a speaker, values and years
 * that it has, so that each example can be typed as it stands and finds something. A view of lines
 * (overlay.h).
 */
#ifndef LR_UI_QUERY_PAGE_H
#define LR_UI_QUERY_PAGE_H

#include "ui/prompt.h"

struct direction;
struct pane;
struct session;
struct settings;

/* All borrowed. */
struct pane *query_page_new(struct session *session, const struct settings *settings,
			    const struct direction *direction);
/* What it says when it is opened next: of prompts of KIND, at which TEXT is typed (borrowed while it is
 * open). */
void query_page_of(struct pane *page, enum prompt_kind kind, const char *text);

#endif
