/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Tui: the face with a screen: one loop, its panes, and what they share.
 *
 * The loop polls keys, signals and the session's mailbox; it runs all keys that wait, takes in what
 * the workers have sent, lets dirty panes draw, and sends the difference to the terminal once. There
 * is no tick: nothing happens while nothing happens.
 */
#ifndef LR_TUI_TUI_H
#define LR_TUI_TUI_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "analysis/occasion.h"
#include "tui/concordance_pane.h"
#include "tui/facets_pane.h"
#include "ui/keymap.h"
#include "tui/list.h"
#include "tui/completion.h"
#include "tui/overlay.h"
#include "ui/prompt.h"
#include "tui/reading.h"
#include "tui/sparkline.h"
#include "tui/timeline_pane.h"
#include "tui/words_pane.h"

struct calendar_choice;
struct err;
struct err_list;
struct session;
struct settings;
struct watch;

/* What Esc at the filter's prompt goes back to. */
struct tui_before {
	char *filter;
	size_t selected, top;
	struct document_place place;
	bool restoring; /* the rows of the old filter are still on their way */
};

struct tui {
	struct session *session;
	const struct settings *settings;
	struct keymap *keymap;
	const struct err_list *mistakes; /* in the user's settings and keys */
	struct list list;
	struct reading reading;
	struct overlay overlay;
	struct concordance_pane concordance;
	struct timeline_pane timeline;
	struct facets_pane facets;
	struct words_pane words;
	struct occasions occasions;
	struct sparkline sparkline; /* in the header */
	struct pane *view;          /* what stands over list and text; NULL: nothing */
	struct prompt prompt;
	struct completion completion;
	bool strip;       /* a line above the prompt is in use */
	char *history;    /* path of what was typed in earlier runs; NULL: not kept */
	bool focus_text;  /* else the list */
	bool zoom;        /* only the pane with the focus */
	int split;        /* percent of the screen for the list */
	struct area rule; /* between the panes; rows 0: none */
	bool moved;       /* a key has come: before, the first row stays selected as rows arrive */
	struct keymap_input input; /* keys typed so far */
	bool sort_menu;            /* the next key chooses an order */
	struct buf notice;         /* shown until the next key */
	struct watch *watch;       /* of the session's files; NULL: they are not watched */
	bool reload_keeps;         /* rows of a reload are still on their way: ... */
	size_t reload_above;       /* ... so many stand above the selected one */
	struct tui_before before;
	struct buf best;             /* the last text at this prompt that matched something ... */
	size_t best_n;               /* ... and how much */
	bool used_filter, used_help; /* their hints may go */
	bool rtl;                    /* the archive has right-to-left text ... */
	size_t rtl_seen;             /* ... looked for in so many of its statements */
	bool chrome_dirty;           /* header, rule, status line */
	bool quit;
	int status; /* to exit with */
};

/* Show SESSION, which has been started, until the user leaves. MISTAKES in the user's files are
 * reported first, and kept for later.
 * Returns the exit status. False start: ERR says why there is no screen, and 2 is returned. */
int tui_run(struct session *session, const struct settings *settings, struct keymap *keymap,
	    bool keys_from_tty, const struct err_list *mistakes, struct err *err);

/* Name and version of the screen library in use. */
const char *tui_library(void);

/* For the commands. */

/* Tell something in the status line. */
void tui_notice(struct tui *tui, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* The selection or the rows have changed: list and text follow. */
void tui_sync_selection(struct tui *tui);
/* The rows have changed: list, text and view follow. */
void tui_rows_changed(struct tui *tui);
/* Give the focus to the text or the list. */
void tui_focus(struct tui *tui, bool text);
/* Areas of all panes, by the size of the screen; everything is drawn. */
void tui_layout(struct tui *tui);
/* Let view P stand over list and text, instead of the one that does; NULL: none. */
void tui_view(struct tui *tui, struct pane *p);
/* Whether only the pane with the focus is shown. */
bool tui_one_pane(const struct tui *tui);
/* Show dates in these calendars, and tell. */
void tui_set_calendars(struct tui *tui, const struct calendar_choice *choice);
/* Set the filter at once, as from the prompt. */
void tui_filter(struct tui *tui, const char *text);
/* Open the prompt for a filter that begins as TEXT. */
void tui_open_filter(struct tui *tui, const char *text);

/* For its own files. */

/* A key while a line is typed; leaving it with everything as it was before. */
void tui_prompt_key(struct tui *tui, uint32_t key);
void tui_cancel(struct tui *tui);
/* Tell what of the filter was passed over, if anything was. */
void tui_tell_problem(struct tui *tui);
/* Take in what was typed in earlier runs. */
void tui_start_history(struct tui *tui);

#endif
