/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Export: what is read, all that is shown or marked, into a file, in any format that is printed; or the view
 * that is open, as a table.
 *
 * A menu asks what, a prompt in which format, another one for the file. No file is written over unless that
 * was asked, none that is read in any case, and each is whole or not there (app/output.h). Much is written in
 * slices between keys; Esc gives it up and leaves nothing behind.
 */
#ifndef LR_UI_EXPORT_H
#define LR_UI_EXPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/output.h"
#include "base/buf.h"
#include "write/writer.h"

struct ui;

enum export_what { EXPORT_THIS, EXPORT_SHOWN, EXPORT_MARKED, EXPORT_VIEW };

struct export
{
	enum export_what what;
	const struct writer *writer; /* the format that was chosen last; NULL: none yet */
	char *path;                  /* as it was typed last, or is offered; heap */
	/* While it is written. */
	bool on;
	char *target; /* the same path in the locale's encoding; heap */
	struct output output;
	struct writer_context context;
	uint32_t *numbers; /* of the statements, in their order */
	size_t n, at;
	struct buf text;
};

/* The command: ask what. */
void export_open(struct ui *ui);
/* A key in that menu; and in the one that asks whether a file is to be written over. */
void export_key(struct ui *ui, uint32_t key);
void export_over_key(struct ui *ui, uint32_t key);
/* What was typed at the prompts. */
/* Whether what was chosen can be written in the format NAME, or NAME is empty; else a notice says so. */
bool export_knows_format(struct ui *ui, const char *name);
void export_type_format(struct ui *ui, const char *name);
void export_type_file(struct ui *ui, const char *path);
/* Write a slice; true: there is more. */
bool export_work(struct ui *ui);
/* How much is written, in percent; -1: nothing is being written. */
int export_percent(const struct ui *ui);
/* Give up what is being written, for the reason WHY (translated; NULL: none needs be said). False: nothing
 * was. */
bool export_stop(struct ui *ui, const char *why);
void export_done(struct ui *ui);

#endif
