/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Ui: what a person does with an archive, without the screen it is done on.
 *
 * Knows where one is: in the list, in the text, in a view over both, in a line being typed. A front end
 * gives it the size of the screen, the keys (keys.h) and the time to look at the session (ui_poll()); it
 * paints the panes that are dirty, and carries out what TODO asks for. Everything belongs to the thread
 * of the front end. The commands (commands.h) are functions of this struct; panes do not know it.
 */
#ifndef LR_UI_UI_H
#define LR_UI_UI_H

#include <stdbool.h>
#include <stddef.h>

#include "analysis/occasion.h"
#include "app/style.h"
#include "base/buf.h"
#include "ui/completion.h"
#include "ui/direction.h"
#include "ui/errand.h"
#include "ui/export.h"
#include "ui/layout.h"
#include "ui/list.h"
#include "ui/menu.h"
#include "ui/mouse.h"
#include "ui/note.h"
#include "ui/nothing.h"
#include "ui/path.h"
#include "ui/reading.h"
#include "ui/reload.h"
#include "ui/speech.h"
#include "ui/keymap.h"
#include "ui/prompt.h"
#include "ui/strip.h"
#include "ui/take.h"
#include "ui/term_counts.h"
#include "ui/tour.h"

struct calendar_choice;
struct err_list;
struct printers;
struct session;
struct settings;

enum { UI_VIEWS = 13 };

enum { UI_LINEAR_PAGE = 10 };

/* What the front end has to do. */
enum {
	UI_REDRAW = 1 << 0,    /* send all of the screen again */
	UI_SUSPEND = 1 << 1,   /* give the terminal back until the user returns */
	UI_DIRECTION = 1 << 2, /* someone else puts right-to-left text in order now */
	UI_ROWS = 1 << 3,      /* what is shown has changed: count it again */
	UI_RELOADED = 1 << 4,  /* so has everything: old statements are gone */
	UI_RTL_TEXT = 1 << 5,  /* right-to-left text has been met for the first time */
	UI_SEND = 1 << 6,      /* the terminal is to get the bytes of OUTBOX */
	UI_ERRAND = 1 << 7,    /* a program is to have the terminal: ERRAND */
	UI_THEME = 1 << 8,     /* things look as SHEET says now */
	UI_MOUSE = 1 << 9      /* the terminal is to pass the mouse on, or no longer */
};

struct ui {
	struct session *session;
	struct settings *settings;
	struct keymap *keymap;
	const struct printers *printers; /* of views; NULL: there are none */
	struct err_list *mistakes;       /* in the user's settings, keys and theme */
	struct style_sheet sheet;        /* the theme, as it is in force ... */
	size_t sheet_at, sheet_n;        /* ... and where the mistakes in it are */
	struct direction direction;
	struct layout layout;
	struct list list;
	struct reading reading;
	struct pane *views[UI_VIEWS];
	struct pane *view;        /* the one that stands over list and text; NULL: none */
	struct pane *page;        /* what may be typed: stands over all while a prompt waits */
	struct pane *under;       /* then: the view it stands over */
	enum prompt_kind waiting; /* then: the prompt that waits, else PROMPT_NONE */
	struct occasions occasions;
	struct prompt prompt;
	struct completion completion;
	struct term_counts counts; /* of what is typed at the filter's prompt */
	struct strip strip;
	struct tour tour;
	struct mouse mouse;
	struct reload reload;
	struct note note; /* that is being written */
	struct speech speech;
	char *history;     /* path of what was typed in earlier runs; NULL: not kept */
	bool history_told; /* that it cannot be written */
	const char *hint;  /* is the notice, and makes room for a problem; NULL: it is not */
	bool incomplete;   /* status_incomplete(), as it was said last */
	bool moved;        /* a key has come: before, the first row stays selected as rows arrive */
	struct keymap_input input; /* keys typed so far */
	bool arrived;              /* what was kept of the archive is there */
	bool resuming;             /* to the place of an earlier run, once the rows are there */
	bool pasting;              /* what comes is text, whatever keys it looks like */
	enum menu menu;            /* the next key chooses from it */
	bool unmarks;              /* the last command has asked whether all marks are to go */
	bool sorting;              /* an order was chosen, and is not yet said to be there */
	struct buf notice;         /* shown until the next key */
	struct nothing nothing;    /* in the list's place, where it is empty */
	struct path path;          /* how one has come here */
	struct path_place before;  /* the place where a prompt was opened */
	bool interrupted;    /* the last thing that came was an interrupt: another one quits */
	struct buf best;     /* the last text at this prompt that matched something ... */
	size_t best_n;       /* ... and how much */
	bool used[COMMANDS]; /* their hints may go */

	/* The command being run, the number typed before it (0: none), and what is to be run after it. */
	enum command command, next;
	int count;

	struct buf outbox;      /* for the terminal, past the screen */
	struct errand errand;   /* outside.h */
	struct copying copying; /* take.h */
	struct export export;   /* to a file */

	unsigned todo;     /* UI_ bits, for the front end */
	bool chrome_dirty; /* header, rule, status line */
	bool linear;       /* there is no screen: ui_be_linear() */
	bool quit;
	int status; /* to exit with */
};

/* All borrowed, the settings to be changed. The size of the screen is not known yet: call ui_resize(). */
void ui_init(struct ui *ui, struct session *session, struct settings *settings,
	     struct keymap *keymap, struct err_list *mistakes);
void ui_done(struct ui *ui);

/* The screen has so many cells. */
void ui_resize(struct ui *ui, int rows, int columns);
/* Instead: there is no screen, but lines that come one after the other. Each pane has one line in sight, of
 * WIDTH cells at most, and a page is UI_LINEAR_PAGE of them. */
void ui_be_linear(struct ui *ui, int width);
/* Give all panes their areas again; everything is to be painted. */
void ui_layout(struct ui *ui);
/* Lines are put in another way now. */
void ui_direction_changed(struct ui *ui);
/* Whether what comes from the session is taken in now: while a note is typed it waits, since its statement
 * and passage could be gone. */
bool ui_takes_news(const struct ui *ui);
/* Take in what has come from the session and the watch of its files. */
void ui_poll(struct ui *ui);
/* Do a slice of what is to be done between keys, a few milliseconds; true: there is more. */
bool ui_work(struct ui *ui);
/* What has the keyboard. */
struct pane *ui_focus_pane(struct ui *ui);
/* The PANE_ bit of where a key is typed. */
unsigned ui_place(const struct ui *ui);

/* For the commands. */

/* How often to do the command: the number typed, or once. */
long ui_times(const struct ui *ui);
/* Say something in the status line. */
void ui_notice(struct ui *ui, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Look as the settings theme and color say now; what is wrong with the theme is told. */
void ui_theme_changed(struct ui *ui);
/* Say what is wrong with the filter, if anything is. Where that keeps a part of it from being in force, its
 * text is from then on the query that is: true. */
bool ui_notice_problem(struct ui *ui);
/* Say what is wrong in the user's files, where there are mistakes: how much, and the first of it. */
void ui_notice_mistakes(struct ui *ui);
/* Select ROW, or the last, and show its text. */
void ui_select(struct ui *ui, size_t row);
/* The selection or the rows have changed: list and text follow. */
void ui_sync_selection(struct ui *ui);
/* The rows have changed: list, text and view follow. */
void ui_rows_changed(struct ui *ui);
/* Where the order that was chosen is there: say which it is, unless something else is being said. */
void ui_sorted(struct ui *ui);
/* Give the focus to the text or the list. */
void ui_focus(struct ui *ui, bool text);
/* Show VIEW, or none (NULL), in place of the one that is open. */
void ui_show_view(struct ui *ui, struct pane *view);
/* A step to the view BIT; from it, where it is open, to what is under it. */
void ui_toggle(struct ui *ui, unsigned bit);
/* Show the table of two FIELDS, with a blank or comma between; of one, by year. False: they are none. */
bool ui_cross(struct ui *ui, const char *fields);
/* Let the open view do the command being run. False: there is none, or it means nothing to it. */
bool ui_view_command(struct ui *ui);
/* The calendars of dates by name. */
void ui_calendars(const struct ui *ui, struct buf *b);
/* Show dates in these calendars, and say so. */
void ui_set_calendars(struct ui *ui, const struct calendar_choice *choice);
/* A step to another filter: set it at once. */
void ui_filter(struct ui *ui, const char *text);
/* The same, to what has TERM as well among what is shown now. */
void ui_filter_within(struct ui *ui, const char *term);
/* Append the filter that is set, so that what is added behind it holds for all of it. */
void ui_filter_begin(const struct ui *ui, struct buf *out);
/* Set the filter without a step. */
void ui_put_filter(struct ui *ui, const char *text);
/* Open the prompt KIND with TEXT in it, and remember from where. */
void ui_open_prompt(struct ui *ui, enum prompt_kind kind, const char *text);
/* Set the filter with every letter, from where the prompt was opened. */
void ui_type_filter(struct ui *ui, const char *text);

#endif
