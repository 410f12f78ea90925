/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/again.h"

#include <stdlib.h>

#include "app/paths.h"
#include "app/recipe.h"
#include "app/session.h"
#include "app/settings.h"
#include "app/store.h"
#include "archive/archive.h"
#include "base/err.h"
#include "base/i18n.h"
#include "ui/recipe_pane.h"
#include "ui/status.h"
#include "ui/ui.h"

/* The options that print what is shown in WHAT; false, and that is said: there are none. */
static bool again_what(struct ui *ui, struct buf *what)
{
	const struct view *v = session_view(ui->session);
	bool good = true;
	struct buf id;

	if (!session_settled(ui->session) || session_progress(ui->session).loading) {
		ui_notice(ui,
			  _("not everything is read and found yet: wait for it, then try again"));
		return false;
	}
	if (ui->view) {
		good = ui->view->ops->recipe && ui->view->ops->recipe(ui->view, what);
		if (!good)
			ui_notice(ui, _("no command line prints this view as it is; x writes it to "
					"a file"));
		return good;
	}
	buf_puts(what, "--print");
	if (ui->layout.focus_text && v->n) {
		buf_init(&id);
		buf_printf(&id, "--id=%s", session_archive(ui->session)->items[v->selected]->id);
		recipe_word(buf_str(&id), what);
		buf_done(&id);
	}
	return true;
}

static struct pane *again_pane(const struct ui *ui)
{
	int i = 0;

	while (ui->views[i]->bit != PANE_RECIPE)
		i++;
	return ui->views[i];
}

void again_show(struct ui *ui)
{
	struct buf what;

	buf_init(&what);
	if (ui->view && ui->view->bit == PANE_RECIPE) {
		ui_toggle(ui, PANE_RECIPE);
	} else if (again_what(ui, &what)) {
		recipe_pane_set(again_pane(ui), buf_str(&what), status_incomplete(ui));
		ui_toggle(ui, PANE_RECIPE);
	}
	buf_done(&what);
}

void again_log(struct ui *ui)
{
	char *own = ui->settings->log ? xstrdup(ui->settings->log) : paths_state("log");
	struct err err = {0};
	struct buf what;

	buf_init(&what);
	/* The program's own folder is made; one that is named must be there. */
	if (own && !ui->settings->log)
		store_folders(own);
	if (!own)
		ui_notice(ui, _("no file is named for a log: start with --log=FILE"));
	else if (!again_what(ui, &what))
		;
	else if (recipe_log(ui->session, ui->settings, buf_str(&what), status_incomplete(ui), own,
			    &err))
		/* TRANSLATORS: said when it is done; the name of a file. */
		ui_notice(ui, _("appended to %s"), own);
	else
		ui_notice(ui, "%s: %s", own, err.text);
	buf_done(&what);
	free(own);
}
