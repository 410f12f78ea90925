/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "linear/echo.h"

#include <string.h>

#include "base/utf8.h"
#include "linear/console.h"
#include "ui/status.h"
#include "ui/ui.h"

void echo_done(struct echo *e)
{
	buf_done(&e->label);
	buf_done(&e->text);
}

void echo_lost(struct echo *e)
{
	e->shown = false;
}

static void put_times(struct console *c, const char *s, int times)
{
	for (int i = 0; i < times; i++)
		console_put(c, s, strlen(s));
}

/* From byte FROM of the line to byte TO. */
static void move(const struct buf *text, size_t from, size_t to, struct console *c)
{
	const char *s = buf_str(text);

	if (to < from)
		put_times(c, "\b", utf8_cells(s + to, from - to));
	else
		console_put(c, s + from, to - from);
}

static void show_all(struct echo *e, struct console *c)
{
	console_begin(c);
	console_put(c, buf_str(&e->label), e->label.len);
	console_put(c, buf_str(&e->text), e->text.len);
	if (c->shows)
		move(&e->text, e->text.len, e->cursor, c);
	e->shown = true;
}

static bool in_a_row(const struct echo *e, const struct buf *now, const struct console *c)
{
	int room = console_columns(c) - 1 - utf8_cells(buf_str(&e->label), e->label.len);

	return utf8_cells(buf_str(&e->text), e->text.len) <= room &&
	       utf8_cells(buf_str(now), now->len) <= room;
}

/* Whether byte AT of TEXT is within a character. */
static bool is_within(const struct buf *text, size_t at)
{
	return at < text->len && ((unsigned char)text->data[at] & 0xC0) == 0x80;
}

/* How many bytes the two begin with, and end with beyond that, that are the same. */
static void compare(const struct buf *old, const struct buf *now, size_t *before, size_t *after)
{
	size_t least = old->len < now->len ? old->len : now->len, b = 0, a = 0;

	while (b < least && old->data[b] == now->data[b])
		b++;
	while (b && (is_within(old, b) || is_within(now, b)))
		b--;
	while (a < least - b && old->data[old->len - a - 1] == now->data[now->len - a - 1])
		a++;
	while (a && is_within(old, old->len - a))
		a--;
	*before = b;
	*after = a;
}

/* Change what is shown to NOW with its cursor at AT. False: it takes a line of its own. */
static bool change(const struct echo *e, const struct buf *now, size_t at, struct console *c)
{
	const struct buf *old = &e->text;
	size_t before, after;
	int blanks;

	compare(old, now, &before, &after);
	/* Something has taken the place of something else. */
	if (old->len > before + after && now->len > before + after)
		return false;
	if (before == old->len && e->cursor == old->len && at == now->len) {
		console_put(c, buf_str(now) + before, now->len - before);
		return true;
	}
	if (!in_a_row(e, now, c))
		return now->len == old->len && at == e->cursor;
	move(old, e->cursor, before, c);
	console_put(c, buf_str(now) + before, now->len - before);
	blanks = utf8_cells(buf_str(old) + before, old->len - before) -
		 utf8_cells(buf_str(now) + before, now->len - before);
	put_times(c, " ", blanks);
	put_times(c, "\b", blanks);
	move(now, now->len, at, c);
	return true;
}

static void set(struct echo *e, const struct buf *now, size_t at)
{
	buf_clear(&e->text);
	buf_add(&e->text, buf_str(now), now->len);
	e->cursor = at;
}

/* The line has ended. */
static void end(struct echo *e, struct console *c)
{
	if (e->open && !c->shows) {
		show_all(e, c);
		console_put(c, "\n", 1);
	}
	e->open = e->shown = false;
}

void echo_follow(struct echo *e, const struct ui *ui, struct console *c)
{
	const struct prompt *p = &ui->prompt;
	struct buf now;
	size_t at;

	if (p->kind == PROMPT_NONE) {
		end(e, c);
		return;
	}
	buf_init(&now);
	/* As it can be shown. */
	utf8_add_line(&now, prompt_text(p), p->cursor);
	at = now.len;
	utf8_add_line(&now, prompt_text(p) + p->cursor, p->text.len - p->cursor);
	if (strcmp(buf_str(&e->label), status_prompt(p)) != 0)
		end(e, c);
	buf_clear(&e->label);
	buf_puts(&e->label, status_prompt(p));
	e->open = true;
	if (c->shows && e->shown && change(e, &now, at, c)) {
		set(e, &now, at);
	} else {
		set(e, &now, at);
		if (c->shows)
			show_all(e, c);
	}
	buf_done(&now);
}
