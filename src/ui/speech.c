/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/speech.h"

#include <string.h>

#include "app/settings.h"
#include "archive/body.h"
#include "base/buf.h"
#include "base/charset.h"
#include "base/clock.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/marks.h"
#include "base/utf8.h"
#include "ui/ui.h"

/* Milliseconds in which a program says that it cannot, takes more of the text, and all of it, for no key does
 * anything until then. Bytes of a line that it gets: spd-say reads 16 KiB at most, and is stopped behind
 * one. */
enum { SAYS_NO_MS = 150, FEED_MS = 1000, FEED_ALL_MS = 3000, LINE_BYTES = 1000, LINE_MOST = 8000 };

/* Speech Dispatcher is told to be silent; what it says to that is of no interest. */
static void hush(void)
{
	struct program_words words = {0};
	struct program p;
	struct err err;
	int status;

	program_word(&words, "spd-say");
	program_word(&words, "--stop");
	if (program_start(&p, &words, 0, &err) && !program_wait(&p, 0, &status))
		program_leave(&p);
	program_words_done(&words);
}

void speech_stop(struct speech *s)
{
	int status;

	s->stopped = false;
	if (!s->runs)
		return;
	s->runs = false;
	if (!program_wait(&s->program, 0, &status)) {
		s->stopped = true;
		program_stop(&s->program);
		if (s->dispatcher)
			hush();
	}
	program_words_done(&s->words);
}

/* The words of COMMAND; "%l" in them is LANGUAGE. */
static bool own_command(struct speech *s, const char *command, const char *language,
			struct err *err)
{
	struct buf b, native;
	bool good;

	buf_init(&b);
	buf_init(&native);
	for (; *command; command++)
		if (command[0] == '%' && command[1] == 'l') {
			buf_puts(&b, language);
			command++;
		} else {
			buf_putc(&b, *command);
		}
	charset_to_locale(&native, buf_str(&b), b.len);
	good = program_split(&s->words, buf_str(&native), err);
	buf_done(&b);
	buf_done(&native);
	return good;
}

/* Whether TAG is one, and nothing else: it becomes a part of a command line. */
static bool is_tag(const char *tag)
{
	return tag && *tag && *tag != '-' &&
	       !tag[strspn(tag, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-")];
}

static bool choose(struct speech *s, const char *setting, const char *language, struct err *err)
{
	s->dispatcher = !strcmp(setting, "yes");
	if (!s->dispatcher)
		return own_command(s, setting, is_tag(language) ? language : "en", err);
	program_word(&s->words, "spd-say");
	program_word(&s->words, "--pipe-mode");
	program_word(&s->words, "--wait");
	program_word(&s->words, "--application-name");
	program_word(&s->words, PACKAGE);
	if (is_tag(language)) {
		program_word(&s->words, "--language");
		program_word(&s->words, language);
	}
	return true;
}

/* Whether a line of LEN bytes ends behind CODE. */
static bool ends_line(uint32_t code, size_t len)
{
	enum { IDEOGRAPHIC_FULL_STOP = 0x3002 };

	return len > LINE_MOST ||
	       (len > LINE_BYTES && (code == ' ' || code == IDEOGRAPHIC_FULL_STOP));
}

/* The paragraph P as it is spoken, in lines. A blank begins each: spd-say takes some lines for commands. */
static void put_text(const struct paragraph *p, struct buf *out)
{
	uint32_t code;
	size_t line = 0;

	buf_putc(out, ' ');
	for (size_t i = 0, n; i < p->len; i += n) {
		n = utf8_decode(p->text + i, p->len - i, &code);
		code = code == '\n' || code == '\t' ? ' ' : code;
		if (code == ' ')
			buf_putc(out, ' ');
		else if (code < ' ')
			buf_puts(out, mark_is_inline((char)code) ? body_mark_text((char)code) : "");
		else if (code < 0x2066 || code > 0x2069)
			buf_add(out, p->text + i, n);
		if (ends_line(code, out->len - line)) {
			buf_puts(out, "\n ");
			line = out->len;
		}
	}
	buf_putc(out, '\n');
}

/* The paragraph that one is at: that of the match, where it is in sight, else the first one in sight. */
static const struct paragraph *paragraph_at(struct reading *r)
{
	const struct document *d = &r->document;
	size_t page = pane_page(&r->pane, 0), line;

	reading_wrap(r);
	line = r->top;
	if (r->hit != READING_NO_HIT && r->hit < d->ranges.n) {
		size_t hit = document_line_of(d, document_hit(d, r->hit));

		line = hit >= r->top && hit < r->top + page ? hit : line;
	}
	return line < d->lines_n ? &d->paragraphs[d->lines[line].paragraph] : NULL;
}

/* Start what was chosen, and give it TEXT; else a notice says why not. */
static void start(struct ui *ui, const struct buf *text)
{
	struct speech *s = &ui->speech;
	struct err err;
	const char *data;
	struct buf native;
	int64_t end;
	int status = 0;
	size_t len;

	if (!program_start(&s->program, &s->words, PROGRAM_INPUT, &err)) {
		ui_notice(ui, "%s", err.text);
		program_words_done(&s->words);
		return;
	}
	s->runs = true;
	buf_init(&native);
	charset_to_locale(&native, buf_str(text), text->len);
	data = buf_str(&native);
	len = native.len;
	end = clock_ms() + FEED_ALL_MS;
	while (s->program.input >= 0 && clock_ms() < end &&
	       program_feed(&s->program, &data, &len, FEED_MS))
		;
	if (s->program.input >= 0) {
		ui_notice(ui, _("%s does not read what it is to speak"), s->words.items[0]);
		speech_stop(s);
	} else if (program_wait(&s->program, SAYS_NO_MS, &status)) {
		s->runs = false;
		if (status)
			ui_notice(ui, _("%s ended with status %d"), s->words.items[0], status);
		program_words_done(&s->words);
	}
	buf_done(&native);
}

void speech_speak(struct ui *ui)
{
	struct speech *s = &ui->speech;
	const char *setting = ui->settings->speech;
	const struct statement *of = ui->reading.statement;
	const struct paragraph *p = of ? paragraph_at(&ui->reading) : NULL;
	struct err err;
	struct buf text;

	/* The key that stops it is the one that starts it. */
	if (s->stopped || !p)
		return;
	if (!*setting || !strcmp(setting, "no")) {
		ui_notice(ui, _("nothing is spoken unless the setting speech says by what"));
		return;
	}
	of = p->of ? p->of : of;
	if (!choose(s, setting, of->shared->language, &err)) {
		ui_notice(ui, "%s: %s", setting, err.text);
		program_words_done(&s->words);
		return;
	}
	buf_init(&text);
	put_text(p, &text);
	start(ui, &text);
	buf_done(&text);
}
