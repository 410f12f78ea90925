/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/mouse.h"

#include "app/settings.h"
#include "base/i18n.h"
#include "ui/run.h"
#include "ui/through.h"
#include "ui/ui.h"

/* Lines that the wheel moves at once; milliseconds between the clicks of a double one; percent of the screen
 * that a pane keeps. */
enum { WHEEL_LINES = 3, DOUBLE_MS = 400, SPLIT_LOW = 10, SPLIT_HIGH = 90 };

void mouse_set(struct ui *ui, bool on)
{
	ui->settings->mouse = on;
	settings_from(ui->settings, "mouse", SETTING_TYPED, NULL, 0);
	ui->todo |= UI_MOUSE;
}

void mouse_toggle(struct ui *ui)
{
	mouse_set(ui, !ui->settings->mouse);
	/* TRANSLATORS: "Shift" is the key: with it the terminal itself selects text. */
	ui_notice(
		ui, "%s",
		ui->settings->mouse
			? _("mouse: wheel, click, double click, the rule drags; Shift selects text")
			: _("mouse: left to the terminal, which selects text with it"));
}

static bool is_in(const struct area *a, int y, int x)
{
	return y >= a->y && y < a->y + a->rows && x >= a->x && x < a->x + a->columns;
}

struct pane *mouse_pane(struct ui *ui, int y, int x)
{
	struct pane *const both[] = {&ui->list.pane, &ui->reading.pane};

	if (ui->view)
		return is_in(&ui->view->area, y, x) ? ui->view : NULL;
	for (int i = 0; i < 2; i++)
		if (is_in(&both[i]->area, y, x))
			return both[i];
	return NULL;
}

static void mouse_wheel(struct ui *ui, struct pane *p, long by)
{
	if (p == &ui->reading.pane) {
		through_scroll(ui, by);
		return;
	}
	p->ops->step(p, by);
	if (p == &ui->list.pane)
		reading_follow(&ui->reading);
}

/* The rule is let go at Y, X. */
static void mouse_drop(struct ui *ui, int y, int x)
{
	const struct layout *l = &ui->layout;
	bool beside = l->rule.rows > 1;
	int of = beside ? l->body.columns : l->body.rows, at = beside ? x : y - l->body.y;
	int split = of ? (at * 100 + of / 2) / of : l->split;

	split = split < SPLIT_LOW ? SPLIT_LOW : split > SPLIT_HIGH ? SPLIT_HIGH : split;
	ui->settings->split = ui->layout.split = split;
	settings_from(ui->settings, "split", SETTING_TYPED, NULL, 0);
	ui_layout(ui);
}

/* TWICE: it is known to be the second time. */
static void mouse_press(struct ui *ui, struct pane *p, int y, int x, int below, bool twice,
			int64_t now)
{
	struct mouse *m = &ui->mouse;
	bool again = twice || (now - m->when < DOUBLE_MS && y == m->y && x == m->x), there;

	*m = (struct mouse){.when = again ? 0 : now, .y = y, .x = x};
	if (!ui->view && is_in(&ui->layout.rule, y, x)) {
		m->drags = true;
		return;
	}
	if (!p)
		return;
	if (!ui->view && ui->layout.focus_text != (p == &ui->reading.pane))
		run_command(ui, COMMAND_SWITCH, 0);
	there = p->ops->point && p->ops->point(p, below, y - p->area.y, x - p->area.x);
	if (there && p == &ui->list.pane)
		reading_follow(&ui->reading);
	if (there && again)
		run_command(ui, COMMAND_OPEN, 0);
}

void mouse_event(struct ui *ui, enum mouse_kind kind, int y, int x, int below, int64_t now)
{
	struct pane *p = mouse_pane(ui, y, x);

	if (ui->prompt.kind != PROMPT_NONE || ui->menu || ui->pasting)
		return;
	ui->moved = true;
	ui->interrupted = false;
	ui->chrome_dirty = true;
	buf_clear(&ui->notice);
	keymap_input_clear(&ui->input);
	switch (kind) {
	case MOUSE_UP:
	case MOUSE_DOWN:
		if (p)
			mouse_wheel(ui, p, kind == MOUSE_UP ? -WHEEL_LINES : WHEEL_LINES);
		break;
	case MOUSE_PRESS: mouse_press(ui, p, y, x, below, false, now); break;
	case MOUSE_CLICK:
	case MOUSE_DOUBLE:
		mouse_press(ui, p, y, x, below, kind == MOUSE_DOUBLE, now);
		ui->mouse.drags = false;
		break;
	case MOUSE_RELEASE:
		if (ui->mouse.drags && !is_in(&ui->layout.rule, y, x))
			mouse_drop(ui, y, x);
		ui->mouse.drags = false;
		break;
	}
}
