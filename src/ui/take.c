/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/take.h"

#include "app/clipboard.h"
#include "app/session.h"
#include "app/settings.h"
#include "archive/archive.h"
#include "base/buf.h"
#include "base/count.h"
#include "base/digits.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "text/words.h"
#include "ui/osc52.h"
#include "ui/ui.h"
#include "write/entry_keys.h"
#include "write/quote.h"
#include "write/writer.h"

/* ---- what is read ---- */

const struct statement *take_statement(struct ui *ui)
{
	const struct reading *r = &ui->reading;

	if (!r->statement && !*session_filter_text(ui->session))
		ui_notice(ui, _("no statement is shown here"));
	else if (!r->statement)
		ui_notice(ui, _("no statement is shown here; \\ shows all again"));
	else if (r->to > r->from)
		return session_archive(ui->session)->items[reading_turn(r)];
	return r->statement;
}

static void context_init(struct ui *ui, struct writer_context *c, int width)
{
	*c = (struct writer_context){.archive = session_archive(ui->session),
				     .width = width,
				     .calendars = session_calendars(ui->session),
				     .words = words_new(),
				     .keys = entry_keys_new()};
}

static void context_done(struct writer_context *c)
{
	words_free(c->words);
	entry_keys_free(c->keys);
}

void take_write(struct ui *ui, const struct writer *writer, int width, struct buf *out)
{
	const struct reading *r = &ui->reading;
	struct writer_context c;

	context_init(ui, &c, width);
	if (writer->begin)
		writer->begin(&c, out);
	if (r->to == r->from)
		writer->statement(&c, r->statement, 0, out);
	for (size_t i = r->from; i < r->to; i++)
		writer->statement(&c, c.archive->items[i], i - r->from, out);
	if (writer->end)
		writer->end(&c, out);
	context_done(&c);
}

const char *take_link(struct ui *ui, const struct statement *s)
{
	const char *const *list = s->rare->links[0] ? s->rare->links : s->sources;
	const char *source = writer_first_source(s);
	size_t n = 0;

	while (list[n])
		n++;
	if (!ui->count && source)
		return source;
	if (!n)
		ui_notice(ui, _("this text has no link; y c copies a citation"));
	else if ((size_t)ui->count > n)
		ui_notice(ui,
			  ngettext("there is no link %d: this text has %zu",
				   "there is no link %d: this text has %zu", (unsigned long)n),
			  ui->count, n);
	else
		return list[ui->count ? ui->count - 1 : 0];
	count_say(&ui->notice, 0);
	return NULL;
}

/* ---- what is copied ---- */

static bool make_title(struct ui *ui, const struct statement *s, struct buf *out)
{
	char room[STATEMENT_LABEL_SIZE];
	const char *source = writer_first_source(s);

	(void)ui;
	buf_printf(out, "%s\n", s->title ? s->title : statement_label(s, room));
	if (source)
		buf_printf(out, "%s\n", source);
	return true;
}

static bool make_text(struct ui *ui, const struct statement *s, struct buf *out)
{
	(void)s;
	take_write(ui, &writer_text, 0, out);
	return true;
}

static bool make_markdown(struct ui *ui, const struct statement *s, struct buf *out)
{
	(void)s;
	take_write(ui, &writer_markdown, 0, out);
	return true;
}

static bool make_link(struct ui *ui, const struct statement *s, struct buf *out)
{
	const char *link = take_link(ui, s);

	if (link)
		buf_puts(out, link);
	return link != NULL;
}

static bool make_citation(struct ui *ui, const struct statement *s, struct buf *out)
{
	struct writer_context c;

	context_init(ui, &c, 0);
	writer_cite.statement(&c, s, 0, out);
	context_done(&c);
	return true;
}

static bool make_quotation(struct ui *ui, const struct statement *s, struct buf *out)
{
	const struct statement *of;
	struct writer_context c;
	struct field_place at;
	bool hit, made;

	reading_wrap(&ui->reading);
	of = reading_passage(&ui->reading, &at, &hit);
	context_init(ui, &c, 0);
	made = of ? quote_put(&c, of, &at, hit, out) : quote_put(&c, s, NULL, false, out);
	context_done(&c);
	if (!made)
		ui_notice(ui, _("there is no text here to quote; y c copies a citation"));
	return made;
}

static const struct what {
	enum command command;
	const char *label; /* N_() */
	bool (*make)(struct ui *ui, const struct statement *s, struct buf *out);
} whats[] = {
	/* TRANSLATORS: what is copied, as short as can be: they stand beside their keys. */
	{COMMAND_COPY_TITLE, N_("title"), make_title},
	{COMMAND_COPY_TEXT, N_("text"), make_text},
	/* TRANSLATORS: what was copied. */
	{COMMAND_COPY_LINK, N_("link"), make_link},
	/* TRANSLATORS: what was copied. */
	{COMMAND_COPY_CITATION, N_("citation"), make_citation},
	/* TRANSLATORS: what was copied. */
	{COMMAND_COPY_QUOTATION, N_("quotation"), make_quotation},
	/* TRANSLATORS: what was copied. */
	{COMMAND_COPY_MARKDOWN, N_("Markdown"), make_markdown},
};

enum { WHATS = sizeof whats / sizeof *whats };

/* ---- copying ---- */

/* How often it is looked whether a program has copied, in milliseconds. */
enum { COPYING_MS = 20 };

/* "1,234 characters" */
static void put_size(const struct buf *text, struct buf *out)
{
	size_t n = 0, from = out->len;

	for (size_t i = 0; i < text->len; i++)
		n += ((unsigned char)text->data[i] & 0xC0) != 0x80;
	/* TRANSLATORS: in the status line; a number is put in. */
	buf_printf(out, ngettext("%zu character", "%zu characters", (unsigned long)n), n);
	count_group(out, from);
	digits_convert(out, from);
}

/* The terminal may take it; it does not say whether it has. */
static void send_to_terminal(struct ui *ui, const char *label, const struct buf *text,
			     const char *size)
{
	enum osc52_through through = osc52_of_environment();

	if (through == OSC52_NONE) {
		ui_notice(ui,
			  _("not copied: no wl-copy, xclip, xsel or pbcopy with its display, and "
			    "this terminal has no clipboard; see the setting clipboard"));
		return;
	}
	osc52_put(through, buf_str(text), text->len, &ui->outbox);
	ui->todo |= UI_SEND;
	if (text->len > OSC52_SURE)
		/* TRANSLATORS: what is copied, and its size. */
		ui_notice(ui,
			  _("sent to the terminal (OSC 52), which may not take as much: %s, %s"),
			  label, size);
	else
		/* TRANSLATORS: what is copied, and its size. */
		ui_notice(ui, _("sent to the terminal to be copied (OSC 52): %s, %s"), label, size);
}

/* Say what has become of it, once that is known. */
static void say_copied(struct ui *ui, enum clipboard_result result, const char *by,
		       const struct err *err)
{
	const struct copying *c = &ui->copying;
	struct buf size;

	buf_init(&size);
	put_size(&c->clipboard.text, &size);
	switch (result) {
	case CLIPBOARD_DONE:
		/* TRANSLATORS: a program, what is copied, and its size. */
		ui_notice(ui, _("copied by %s: %s, %s"), by, c->label, buf_str(&size));
		break;
	case CLIPBOARD_TERMINAL:
		send_to_terminal(ui, c->label, &c->clipboard.text, buf_str(&size));
		break;
	case CLIPBOARD_FAILED: ui_notice(ui, _("not copied: %s"), err->text); break;
	case CLIPBOARD_RUNS: break;
	}
	buf_done(&size);
}

static void copy(struct ui *ui, const char *label, const struct buf *text)
{
	struct err err = {0};
	enum clipboard_result result;
	struct buf by;

	buf_init(&by);
	ui->copying.label = label;
	result = clipboard_copy(&ui->copying.clipboard, ui->settings->clipboard, buf_str(text),
				text->len, &by, &err);
	say_copied(ui, result, buf_str(&by), &err);
	buf_done(&by);
}

int take_wait(const struct ui *ui, int ms)
{
	return ui->copying.clipboard.runs && (ms < 0 || ms > COPYING_MS) ? COPYING_MS : ms;
}

void take_go_on(struct ui *ui)
{
	struct err err = {0};
	enum clipboard_result result;
	struct buf by;

	if (!ui->copying.clipboard.runs)
		return;
	buf_init(&by);
	result = clipboard_go_on(&ui->copying.clipboard, 0, &by, &err);
	say_copied(ui, result, buf_str(&by), &err);
	buf_done(&by);
}

void take_copy(struct ui *ui)
{
	const struct statement *s = take_statement(ui);
	const struct what *what = whats;
	struct buf text;

	if (!s)
		return;
	while (what->command != ui->command)
		what++;
	buf_init(&text);
	if (what->make(ui, s, &text))
		copy(ui, _(what->label), &text);
	buf_done(&text);
}

void take_hint(const struct ui *ui, struct buf *out)
{
	const struct keymap_input *in = &ui->input;
	uint32_t keys[KEYMAP_KEYS];
	bool first = true, more;

	if (in->done || !in->keys_n || in->keys_n >= KEYMAP_KEYS)
		return;
	for (size_t i = 0; i < in->keys_n; i++)
		keys[i] = in->keys[i];
	for (size_t i = 0; i < WHATS; i++)
		for (uint32_t key = '!'; key <= '~'; key++) {
			keys[in->keys_n] = key;
			if (keymap_find(ui->keymap, keys, in->keys_n + 1, ui_place(ui), &more) !=
			    whats[i].command)
				continue;
			/* TRANSLATORS: before keys and what each copies. */
			buf_puts(out, first ? _("copy:") : "");
			buf_printf(out, "  %c %s", (char)key, _(whats[i].label));
			first = false;
		}
}
