/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/export.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "app/complete.h"
#include "app/session.h"
#include "app/printers.h"
#include "archive/archive.h"
#include "archive/remark.h"
#include "base/charset.h"
#include "base/clock.h"
#include "base/count.h"
#include "base/digits.h"
#include "base/err.h"
#include "base/i18n.h"
#include "text/words.h"
#include "ui/menu.h"
#include "ui/status.h"
#include "ui/take.h"
#include "ui/ui.h"
#include "write/entry_keys.h"

/* Milliseconds of a slice; bytes of a name that is offered. */
enum { SLICE_MS = 10, NAME_BYTES = 60 };

/* ---- asking ---- */

void export_open(struct ui *ui)
{
	if (ui->export.on)
		ui_notice(ui, _("a file is being written; Esc gives it up"));
	else if (session_progress(ui->session).loading || !session_settled(ui->session))
		ui_notice(ui, _("the files are still being read: wait until all is there"));
	else
		menu_open(ui, MENU_EXPORT);
}

/* Whether what was chosen can be written by W: tables of views are text, CSV and JSON, other views text. */
static bool fits(const struct ui *ui, const struct writer *w)
{
	bool table = ui->view && !ui->view->ops->text;

	return ui->export.what != EXPORT_VIEW || w == &writer_text ||
	       (table && (w == &writer_csv || w == &writer_json));
}

static bool is_marked(const struct ui *ui, size_t number)
{
	const struct remark *m = remarks_of(session_remarks(ui->session),
					    session_archive(ui->session)->items[number]);

	return m && m->marked;
}

static size_t count_marked(const struct ui *ui)
{
	size_t n = 0;

	for (size_t i = 0; i < session_archive(ui->session)->n; i++)
		n += is_marked(ui, i);
	return n;
}

/* A view narrowed by what no option says (recipe() in pane.h) would be printed as more than is seen. */
static bool view_is_whole(const struct pane *view)
{
	struct buf b;
	bool whole;

	if (view->ops->whole)
		return view->ops->whole(view);
	if (!view->ops->recipe)
		return true;
	buf_init(&b);
	whole = view->ops->recipe(view, &b);
	buf_done(&b);
	return whole;
}

/* Whether there is something to write; else a notice says so. */
static bool can_export(struct ui *ui, enum export_what what)
{
	if (what == EXPORT_MARKED && !count_marked(ui))
		ui_notice(ui, _("nothing is marked; m marks, M marks all that are shown"));
	else if (what == EXPORT_VIEW && (!ui->view || !ui->view->ops->print || !ui->printers))
		ui_notice(ui, _("no view is open that is a table; t, o, w and W open some"));
	else if (what == EXPORT_VIEW && !view_is_whole(ui->view))
		ui_notice(
			ui,
			_("only a part of the view is shown, and that is not printed on its own"));
	else
		return what == EXPORT_MARKED || what == EXPORT_VIEW || take_statement(ui);
	return false;
}

void export_key(struct ui *ui, uint32_t key)
{
	/* By enum export_what. */
	static const uint32_t keys[] = {'t', 's', 'm', 'v'};
	struct export *e = &ui->export;
	size_t i;

	for (i = 0; i < sizeof keys / sizeof *keys && key != keys[i]; i++)
		continue;
	if (i == sizeof keys / sizeof *keys || !can_export(ui, (enum export_what)i))
		return;
	e->what = (enum export_what)i;
	if (!fits(ui, e->writer))
		e->writer = NULL;
	ui_open_prompt(ui, PROMPT_FORMAT, "");
	ui->prompt.offered = true;
	for (const struct writer *const *w = writer_all(); *w; w++)
		if (fits(ui, *w))
			completion_offer(&ui->completion, (*w)->name, (*w)->name);
	do
		completion_step(ui, 1);
	while (e->writer && strcmp(prompt_text(&ui->prompt), e->writer->name) != 0);
}

/* A name for the file, of the statement's id or the archive's: only signs that mean nothing anywhere. */
static void offer_name(const struct ui *ui, const struct statement *s, struct buf *out)
{
	size_t n;
	const char *of = s ? s->id : session_files(ui->session, &n)[0];
	const char *slash = strrchr(of, '/');

	if (!s && slash && slash[1])
		of = slash + 1;
	for (; *of && out->len < NAME_BYTES && (s || *of != '.'); of++)
		if ((unsigned char)*of >= 0x80 || (*of >= '0' && *of <= '9') ||
		    (*of >= 'A' && *of <= 'Z') || (*of >= 'a' && *of <= 'z') ||
		    (strchr("-_.", *of) && out->len))
			buf_putc(out, *of);
		else if (out->len && out->data[out->len - 1] != '-')
			buf_putc(out, '-');
	if (!out->len)
		buf_puts(out, "export");
	/* A letter is not cut in two. */
	if ((*of & 0xC0) == 0x80) {
		while (out->len > 1 && (out->data[out->len - 1] & 0xC0) == 0x80)
			buf_truncate(out, out->len - 1);
		buf_truncate(out, out->len - 1);
	}
	buf_printf(out, ".%s", ui->export.writer->ending);
}

bool export_knows_format(struct ui *ui, const char *name)
{
	const struct writer *w = writer_find(name);

	if (!*name || (w && fits(ui, w)))
		return true;
	ui_notice(ui, _("no format “%s”; Tab goes through them"), name);
	return false;
}

void export_type_format(struct ui *ui, const char *name)
{
	enum export_what what = ui->export.what;
	const struct statement *s = what == EXPORT_THIS ? take_statement(ui) : NULL;
	struct buf path;

	if (!*name || (what == EXPORT_THIS && !s))
		return;
	ui->export.writer = writer_find(name);
	buf_init(&path);
	offer_name(ui, s, &path);
	ui_open_prompt(ui, PROMPT_FILE, "");
	prompt_offer(&ui->prompt, PROMPT_FILE, buf_str(&path));
	buf_done(&path);
}

/* ---- writing ---- */

/* The whole path of what was typed as PATH, from the home folder on where it is below that; heap. */
static char *whole_path(const struct export *e)
{
	char *real = realpath(e->target, NULL), *shown;
	const char *home = getenv("HOME");
	size_t len = home ? strlen(home) : 0;
	struct buf b;

	if (!real || *e->path == '/' || !strncmp(e->path, "~/", 2)) {
		free(real);
		return xstrdup(e->path);
	}
	while (len && home[len - 1] == '/')
		len--;
	buf_init(&b);
	if (len && !strncmp(real, home, len) && real[len] == '/')
		buf_printf(&b, "~%s", real + len);
	else
		buf_puts(&b, real);
	shown = charset_from_locale(buf_str(&b));
	buf_done(&b);
	free(real);
	return shown;
}

/* What is said of the numbers on the screen goes for a file of what is shown, too. */
static void tell_incomplete(struct ui *ui)
{
	enum export_what what = ui->export.what;
	bool shown = what == EXPORT_SHOWN || what == EXPORT_VIEW;

	status_put_incomplete(shown && status_incomplete(ui), " · ", "", &ui->notice);
}

static void finish(struct ui *ui, bool keep)
{
	struct export *e = &ui->export;
	struct err err = {0};
	struct buf size;
	char *path;

	if (!e->on)
		return;
	buf_init(&size);
	e->on = false;
	if (!output_close(&e->output, keep, &err)) {
		ui_notice(ui, "%s: %s", err.file, err.text);
	} else if (keep) {
		buf_printf(&size, ngettext("%zu statement", "%zu statements", (unsigned long)e->n),
			   e->n);
		count_group(&size, 0);
		digits_convert(&size, 0);
		path = whole_path(e);
		/* TRANSLATORS: a file, "12 statements", and the name of a format. */
		ui_notice(ui, _("written to %s: %s as %s"), path, buf_str(&size), e->writer->name);
		tell_incomplete(ui);
		free(path);
	}
	buf_done(&size);
	words_free(e->context.words);
	entry_keys_free(e->context.keys);
	free(e->target);
	free(e->numbers);
	e->numbers = NULL;
	buf_done(&e->text);
}

/* The statements that are to be written, by number. */
static void choose_statements(struct ui *ui)
{
	const struct view *v = session_view(ui->session);
	const struct reading *r = &ui->reading;
	struct export *e = &ui->export;
	bool sitting = e->what == EXPORT_THIS && r->to > r->from;

	e->n = e->what == EXPORT_SHOWN    ? v->n
	       : e->what == EXPORT_MARKED ? count_marked(ui)
	       : sitting                  ? r->to - r->from
					  : 1;
	e->at = 0;
	e->numbers = xcalloc(e->n ? e->n : 1, sizeof *e->numbers);
	for (size_t i = 0, k = 0; e->what == EXPORT_MARKED && k < e->n; i++)
		if (is_marked(ui, i))
			e->numbers[k++] = (uint32_t)i;
	if (e->what == EXPORT_MARKED)
		return;
	for (size_t i = 0; i < e->n; i++)
		e->numbers[i] = (uint32_t)(e->what == EXPORT_SHOWN ? view_at(v, i)
					   : sitting               ? r->from + i
								   : v->selected);
}

/* The table of the view, at once. */
static void write_view(struct ui *ui)
{
	struct export *e = &ui->export;
	struct err err;
	char *path;

	ui->view->ops->print(ui->view, ui->printers, e->writer->name, e->output.file);
	if (output_close(&e->output, true, &err)) {
		path = whole_path(e);
		/* TRANSLATORS: a file, and the name of a format. */
		ui_notice(ui, _("written to %s: the view as %s"), path, e->writer->name);
		tell_incomplete(ui);
		free(path);
	} else {
		ui_notice(ui, "%s: %s", err.file, err.text);
	}
	free(e->target);
}

static void begin(struct ui *ui, enum output_how how)
{
	struct export *e = &ui->export;
	struct err err;

	e->target = complete_path_meant(e->path);
	if (!output_open(&e->output, e->target, how, &err)) {
		ui_notice(ui, "%s: %s", err.file, err.text);
		free(e->target);
		return;
	}
	if (e->what == EXPORT_VIEW) {
		write_view(ui);
		return;
	}
	e->on = true;
	choose_statements(ui);
	buf_init(&e->text);
	e->context = (struct writer_context){.archive = session_archive(ui->session),
					     .calendars = session_calendars(ui->session),
					     .words = words_new(),
					     .keys = entry_keys_new()};
	if (e->writer->begin)
		e->writer->begin(&e->context, &e->text);
	/* What is little is there at once. */
	export_work(ui);
}

static bool is_read(const struct ui *ui, const struct stat *st)
{
	size_t n;
	const char *const *files = session_files(ui->session, &n);
	struct stat input;

	for (size_t i = 0; i < n; i++)
		if (!stat(files[i], &input) && input.st_dev == st->st_dev &&
		    input.st_ino == st->st_ino)
			return true;
	return false;
}

void export_type_file(struct ui *ui, const char *text)
{
	struct export *e = &ui->export;
	struct stat st;
	char *path;
	bool there;

	if (!*text || !can_export(ui, e->what))
		return;
	free(e->path);
	e->path = xstrdup(text);
	path = complete_path_meant(text);
	there = !lstat(path, &st);
	/* What a link leads to. */
	if (there && stat(path, &st))
		there = false;
	free(path);
	if (there && S_ISDIR(st.st_mode))
		ui_notice(ui, _("%s is a folder; name a file in it"), text);
	else if (there && is_read(ui, &st))
		ui_notice(ui, _("%s is a file that is read, and not written over; name another"),
			  text);
	else if (there)
		menu_open(ui, MENU_OVER);
	else
		begin(ui, OUTPUT_NEW);
}

void export_over_key(struct ui *ui, uint32_t key)
{
	if (key == 'y')
		begin(ui, OUTPUT_OVER);
	else if (key == 'n')
		ui_open_prompt(ui, PROMPT_FILE, ui->export.path);
	else
		/* TRANSLATORS: in the status line. */
		ui_notice(ui, _("not written"));
}

bool export_work(struct ui *ui)
{
	struct export *e = &ui->export;
	int64_t end = clock_ms() + SLICE_MS;

	if (!e->on)
		return false;
	for (; e->at < e->n && clock_ms() < end && !ferror(e->output.file); e->at++) {
		e->writer->statement(&e->context, e->context.archive->items[e->numbers[e->at]],
				     e->at, &e->text);
		output_flush(&e->text, e->writer->plain, false, e->output.file);
	}
	ui->chrome_dirty = true;
	if (e->at < e->n && !ferror(e->output.file))
		return true;
	if (e->writer->end)
		e->writer->end(&e->context, &e->text);
	output_flush(&e->text, e->writer->plain, true, e->output.file);
	finish(ui, true);
	return false;
}

int export_percent(const struct ui *ui)
{
	const struct export *e = &ui->export;

	return e->on ? (int)(e->at * 100 / (e->n ? e->n : 1)) : -1;
}

bool export_stop(struct ui *ui, const char *why)
{
	if (!ui->export.on)
		return false;
	finish(ui, false);
	if (why)
		ui_notice(ui, "%s", why);
	return true;
}

void export_done(struct ui *ui)
{
	export_stop(ui, NULL);
	free(ui->export.path);
}
