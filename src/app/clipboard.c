/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "app/clipboard.h"

#include <stdlib.h>
#include <string.h>

#include "app/program.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/i18n.h"

/* A desktop that does not answer must not keep the keys waiting, in milliseconds. */
enum { PATIENCE = 2000 };

/* They read what they are given and then hold it, in the background. */
static const struct {
	const char *display; /* the variable that says where it is; NULL: none is needed */
	const char *command;
} programs[] = {
	{"WAYLAND_DISPLAY", "wl-copy --type text/plain"},
	{"DISPLAY", "xclip -in -selection clipboard"},
	{"DISPLAY", "xsel --input --clipboard"},
	{NULL, "pbcopy"},
};

/* By COMMAND. One that does not end holds the text itself, where it is the user's own choice to have it. */
static bool copy_by(const char *command, bool may_stay, const char *text, size_t len,
		    struct buf *by, struct err *err)
{
	struct program_words words = {0};
	struct program p;
	bool ended, read;
	int status = 0;

	buf_clear(by);
	if (!program_split(&words, command, err) ||
	    !program_start(&p, &words, PROGRAM_INPUT, err)) {
		program_words_done(&words);
		return false;
	}
	buf_puts(by, p.name);
	read = program_feed(&p, text, len, PATIENCE);
	ended = program_wait(&p, read && may_stay ? PATIENCE / 10 : PATIENCE, &status);
	if (!ended && read && may_stay)
		program_leave(&p);
	else if (!ended)
		program_kill(&p);
	program_words_done(&words);
	if (!read || (!ended && !may_stay))
		return err_set(err, ERR_OUTPUT, NULL, 0, _("%s does not answer"), buf_str(by));
	if (ended && status)
		return err_set(err, ERR_OUTPUT, NULL, 0, _("%s ended with status %d"), buf_str(by),
			       status);
	return true;
}

enum clipboard_result clipboard_copy(const char *setting, const char *text, size_t len,
				     struct buf *by, struct err *err)
{
	struct err passed;

	if (!strcmp(setting, "terminal"))
		return CLIPBOARD_TERMINAL;
	if (*setting && strcmp(setting, "auto") != 0)
		return copy_by(setting, true, text, len, by, err) ? CLIPBOARD_DONE
								  : CLIPBOARD_FAILED;
	for (size_t i = 0; i < sizeof programs / sizeof *programs; i++) {
		const char *display = programs[i].display ? getenv(programs[i].display) : "yes";

		if (display && *display &&
		    copy_by(programs[i].command, false, text, len, by, &passed))
			return CLIPBOARD_DONE;
	}
	return CLIPBOARD_TERMINAL;
}
