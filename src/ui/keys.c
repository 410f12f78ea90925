/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/keys.h"

#include "app/session.h"
#include "base/i18n.h"
#include "ui/menu.h"
#include "ui/run.h"
#include "ui/typing.h"
#include "ui/ui.h"

/* Whether what is typed stands from right to left: then Left and Right go where they point. */
static bool keys_are_turned(const struct ui *ui)
{
	const struct buf *text = &ui->prompt.text;

	return !ui->linear && direction_places(&ui->direction) &&
	       bidi_direction(prompt_text(&ui->prompt), text->len, BIDI_AUTO) == BIDI_RTL;
}

/* While a line is typed. */
static void keys_type(struct ui *ui, uint32_t key)
{
	struct keymap_input typed;
	enum command c;
	int count;

	if ((key == KEYMAP_LEFT || key == KEYMAP_RIGHT) && keys_are_turned(ui))
		key = keymap_opposite(key);
	switch (keymap_type(ui->keymap, &ui->input, key, PANE_PROMPT, &c, &count)) {
	case KEYMAP_WAITS: ui->chrome_dirty = true; break;
	case KEYMAP_COMMAND: run_command(ui, c, count); break;
	case KEYMAP_NOTHING:
		/* What begins no sequence after all is text, but what follows it may be a command. */
		typed = ui->input;
		typing_insert(ui, typed.keys[0]);
		for (size_t i = 1; i < typed.keys_n && ui->prompt.kind != PROMPT_NONE; i++)
			keys_type(ui, typed.keys[i]);
		break;
	}
}

/* What is pasted is text and no keys: for the line that is typed, or for nothing. */
static void keys_paste(struct ui *ui, uint32_t key)
{
	bool typed = ui->prompt.kind != PROMPT_NONE;

	/* A terminal that has lost the end of it must not keep the keyboard. */
	if (key == KEYMAP_PASTED || key == KEYMAP_ESC) {
		ui->pasting = false;
		if (typed)
			typing_pasted(ui);
		else
			ui_notice(ui, _("pasted text is not taken as keys; / and : take text"));
	} else if (typed && key < KEYMAP_CODE) {
		typing_paste(ui, key);
	}
}

bool keys_press(struct ui *ui, uint32_t key)
{
	const struct keymap_input *in = &ui->input;
	enum command c;
	int count;

	speech_stop(&ui->speech);
	ui->moved = true;
	ui->interrupted = false;
	ui->chrome_dirty = true;
	buf_clear(&ui->notice);
	if (key == KEYMAP_PASTE || ui->pasting) {
		ui->menu = MENU_NONE;
		if (ui->pasting)
			keys_paste(ui, key);
		else
			ui->pasting = true;
		return true;
	}
	if (ui->menu) {
		menu_key(ui, key);
		return true;
	}
	if (ui->prompt.kind != PROMPT_NONE) {
		keys_type(ui, key);
		return true;
	}
	switch (keymap_type(ui->keymap, &ui->input, key, ui_place(ui), &c, &count)) {
	case KEYMAP_WAITS: break;
	case KEYMAP_COMMAND: run_command(ui, c, count); break;
	case KEYMAP_NOTHING:
		/* A sequence that is given up with Esc is no mistake. */
		return in->keys_n > 1 && in->keys[in->keys_n - 1] == KEYMAP_ESC;
	}
	return true;
}

void keys_interrupt(struct ui *ui, int number)
{
	if (ui->interrupted) {
		ui->quit = true;
		ui->status = 128 + number;
		return;
	}
	ui->interrupted = true;
	if (ui->waiting != PROMPT_NONE)
		typing_return(ui);
	if (ui->prompt.kind != PROMPT_NONE)
		typing_cancel(ui);
	else if (!session_stop(ui->session))
		/* TRANSLATORS: ^C is Control and the letter. */
		ui_notice(ui, _("^C again quits"));
}
