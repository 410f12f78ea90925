/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/outside.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "app/session.h"
#include "app/settings.h"
#include "archive/archive.h"
#include "base/charset.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/plain.h"
#include "ui/take.h"
#include "ui/ui.h"
#include "write/writer.h"

/* How long an opener may take to say that it cannot, in milliseconds. */
enum { PATIENCE = 400 };

/* ---- errands ---- */

/* Have the front end run E, which is taken over. */
static void send_out(struct ui *ui, struct errand *e)
{
	errand_done(&ui->errand);
	ui->errand = *e;
	ui->todo |= UI_ERRAND;
}

void outside_ended(struct ui *ui, int status, const struct err *err)
{
	struct errand *e = &ui->errand;

	ui_layout(ui);
	if (err)
		ui_notice(ui, "%s", err->text);
	else if (status || e->pause)
		ui_notice(ui, _("%s ended with status %d"), e->words.items[0], status);
	errand_done(e);
}

/* What is read, as lines of WIDTH cells, for a program that reads it. */
static bool give_text(struct ui *ui, int width, struct errand *e)
{
	struct buf text;

	if (!take_statement(ui))
		return false;
	buf_init(&text);
	take_write(ui, &writer_text, width, &text);
	charset_to_locale(&e->input, buf_str(&text), text.len);
	buf_done(&text);
	e->reads = true;
	return true;
}

/* The words of COMMAND; false with a notice: it has none. */
static bool split(struct ui *ui, const char *command, struct errand *e)
{
	struct err err;
	struct buf b;
	bool good;

	buf_init(&b);
	charset_to_locale(&b, command, strlen(command));
	good = program_split(&e->words, buf_str(&b), &err);
	buf_done(&b);
	if (!good)
		ui_notice(ui, "%s: %s", command, err.text);
	return good;
}

void outside_pipe(struct ui *ui)
{
	if (take_statement(ui))
		ui_open_prompt(ui, PROMPT_PIPE, "");
}

void outside_type_pipe(struct ui *ui, const char *command)
{
	struct errand e = {.pause = true};

	if (!*command)
		return;
	if (split(ui, command, &e) && give_text(ui, 0, &e))
		send_out(ui, &e);
	else
		errand_done(&e);
}

/* The first of these that says something. */
static const char *choose(const char *first, const char *second, const char *last)
{
	return first && *first ? first : second && *second ? second : last;
}

void outside_pager(struct ui *ui)
{
	const char *pager = choose(ui->settings->pager, getenv("PAGER"), "less");
	struct errand e = {0};

	if (give_text(ui, ui->layout.columns, &e) && split(ui, pager, &e))
		send_out(ui, &e);
	else
		errand_done(&e);
}

/* ---- the editor ---- */

/* Whether the file at PATH has the text itself, and not packed; else WHY not. */
static bool is_plain_text(const char *path, const char **why)
{
	static const char *const packed[] = {"\x1f\x8b", "PK\x03\x04",       "BZh",
					     "\3757zXZ", "\x28\xb5\x2f\xfd", "7z\xbc\xaf"};
	char head[8] = "";
	struct stat st;
	struct err err;
	FILE *file;
	bool plain = true;

	*why = _("it is no plain file");
	if (stat(path, &st)) {
		*why = errno == ENOENT ? _("it is part of another file, or gone") : strerror(errno);
		return false;
	}
	if (!S_ISREG(st.st_mode))
		return false;
	file = plain_text(path, &err);
	if (!file) {
		*why = strerror(errno);
		return false;
	}
	if (fread(head, 1, sizeof head - 1, file) == 0 && ferror(file))
		plain = false;
	fclose(file);
	for (size_t i = 0; i < sizeof packed / sizeof *packed; i++)
		plain = plain && strncmp(head, packed[i], strlen(packed[i])) != 0;
	*why = _("it is packed");
	return plain;
}

void outside_editor(struct ui *ui)
{
	const char *editor = choose(getenv("VISUAL"), getenv("EDITOR"), "vi");
	const struct archive *a = session_archive(ui->session);
	const struct statement *s = take_statement(ui);
	const char *path = s && s->file < a->files_n ? a->files[s->file] : NULL, *why;
	struct errand e = {0};
	struct buf word;

	if (!s)
		return;
	if (!path || !strcmp(path, "-") || !is_plain_text(path, &why)) {
		if (path && strcmp(path, "-") != 0)
			ui_notice(ui, _("%s cannot be opened in an editor: %s"), path, why);
		else
			ui_notice(ui, _("this was read from standard input, not a file; v shows it "
					"in a pager"));
		return;
	}
	if (!split(ui, editor, &e)) {
		errand_done(&e);
		return;
	}
	buf_init(&word);
	buf_printf(&word, "+%lu", (unsigned long)(s->line ? s->line : 1));
	program_word(&e.words, buf_str(&word));
	buf_clear(&word);
	/* What begins with a sign of options is no option. */
	buf_printf(&word, "%s%s", strchr("-+", *path) ? "./" : "", path);
	program_word(&e.words, buf_str(&word));
	buf_done(&word);
	send_out(ui, &e);
}

/* ---- links ---- */

/* Whether the kind of ADDRESS, before its colon, is among LIST, parted by blanks. */
static bool has_scheme(const char *address, const char *list)
{
	size_t len = strcspn(address, ":"), n;

	if (!address[len] || !len)
		return false;
	for (; *list; list += n) {
		list += strspn(list, " ");
		n = strcspn(list, " ");
		if (n == len && !strncasecmp(list, address, len))
			return true;
	}
	return false;
}

static bool may_open(struct ui *ui, const char *address)
{
	if (has_scheme(address, "http https gemini mailto") ||
	    has_scheme(address, ui->settings->schemes))
		return true;
	if (address[strcspn(address, ":/?#")] != ':')
		ui_notice(ui, _("not opened: “%s” is only part of an address; y u copies it"),
			  address);
	else
		ui_notice(ui,
			  _("not opened: “%s” is not a kind of link that is opened; see the "
			    "setting schemes"),
			  address);
	return false;
}

static bool has_desktop(void)
{
#ifdef __APPLE__
	return true;
#else
	const char *wayland = getenv("WAYLAND_DISPLAY"), *x = getenv("DISPLAY");

	return (wayland && *wayland) || (x && *x);
#endif
}

static const char *opener(const struct ui *ui)
{
	const char *setting = ui->settings->opener;

	if (*setting && strcmp(setting, "auto") != 0)
		return setting;
#ifdef __APPLE__
	return "open";
#else
	return "xdg-open";
#endif
}

/* It goes its own way, unless it says soon that it cannot. */
static void open_beside(struct ui *ui, const struct errand *e, const char *address)
{
	struct program p;
	struct err err;
	int status = 0;

	if (!program_start(&p, &e->words, 0, &err)) {
		ui_notice(ui, "%s", err.text);
		return;
	}
	if (!program_wait(&p, PATIENCE, &status))
		program_leave(&p);
	if (status)
		ui_notice(ui, _("%s ended with status %d"), p.name, status);
	else
		/* TRANSLATORS: a program and an address. */
		ui_notice(ui, _("opened by %s: %s"), p.name, address);
}

static void open_address(struct ui *ui, const char *address)
{
	enum settings_opener place = ui->settings->opener_place;
	struct errand e = {0};

	if (!may_open(ui, address) || !split(ui, opener(ui), &e)) {
		errand_done(&e);
		return;
	}
	program_word(&e.words, address);
	if (place == SETTINGS_OPENER_TERMINAL ||
	    (place == SETTINGS_OPENER_AUTO && !has_desktop())) {
		send_out(ui, &e);
		return;
	}
	open_beside(ui, &e, address);
	errand_done(&e);
}

/* Offer the addresses of S: its sources, and the links in its text by their numbers. */
static void offer_addresses(struct ui *ui, const struct statement *s)
{
	struct buf label;

	buf_init(&label);
	for (size_t i = 0; s->sources[i]; i++)
		if (*s->sources[i])
			completion_offer(&ui->completion, s->sources[i], s->sources[i]);
	for (size_t i = 0; s->rare->links[i]; i++) {
		buf_clear(&label);
		buf_printf(&label, "[%zu] %s", i + 1, s->rare->links[i]);
		completion_offer(&ui->completion, s->rare->links[i], buf_str(&label));
	}
	buf_done(&label);
}

/* Whether S has several addresses. */
static bool has_several(const struct statement *s)
{
	size_t n = 0;

	for (size_t i = 0; s->sources[i]; i++)
		n += *s->sources[i] != '\0';
	for (size_t i = 0; s->rare->links[i]; i++)
		n++;
	return n > 1;
}

void outside_open_link(struct ui *ui)
{
	const struct statement *s = take_statement(ui);
	const char *address;

	if (!s)
		return;
	if (!ui->count && has_several(s)) {
		ui_open_prompt(ui, PROMPT_LINK, "");
		offer_addresses(ui, s);
		completion_step(ui, 1);
		return;
	}
	address = take_link(ui, s);
	if (address)
		open_address(ui, address);
}

void outside_type_link(struct ui *ui, const char *address)
{
	const struct statement *s = take_statement(ui);
	const char *const *links = s ? s->rare->links : NULL;
	long number = strtol(address, NULL, 10);

	if (!*address || !s)
		return;
	/* A number is that of a link in the text. */
	if (!address[strspn(address, "0123456789")])
		for (long i = 1; number && *links; links++, i++)
			if (i == number) {
				open_address(ui, *links);
				return;
			}
	open_address(ui, address);
}
