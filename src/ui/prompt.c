/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/prompt.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "text/wrap.h"

/* Lines kept; and how long one may get (a paste). */
enum { HISTORY = 200, LINE_BYTES = 4096 };

enum { UNICODE_LAST = 0x10FFFF };

void prompt_init(struct prompt *p)
{
	*p = (struct prompt){0};
	buf_init_cap(&p->text, LINE_BYTES);
}

void prompt_done(struct prompt *p)
{
	buf_done(&p->text);
	free(p->typed);
	for (int k = 0; k < PROMPT_KINDS; k++) {
		for (size_t i = 0; i < p->history[k].n; i++)
			free(p->history[k].items[i]);
		free(p->history[k].items);
	}
}

static void prompt_set(struct prompt *p, const char *text)
{
	buf_clear(&p->text);
	buf_puts(&p->text, text);
	p->cursor = p->text.len;
}

void prompt_open(struct prompt *p, enum prompt_kind kind, const char *text)
{
	p->kind = kind;
	p->recalled = p->history[kind].n;
	p->offered = false;
	prompt_set(p, text);
}

void prompt_offer(struct prompt *p, enum prompt_kind kind, const char *text)
{
	prompt_open(p, kind, text);
	p->offered = true;
}

void prompt_remember(struct prompt *p, enum prompt_kind kind, const char *text)
{
	struct prompt_history *h = &p->history[kind];

	for (size_t i = 0; i < h->n; i++) {
		if (strcmp(h->items[i], text) != 0)
			continue;
		free(h->items[i]);
		memmove(h->items + i, h->items + i + 1, (h->n - i - 1) * sizeof *h->items);
		h->n--;
		break;
	}
	if (h->n == HISTORY) {
		free(h->items[0]);
		memmove(h->items, h->items + 1, (h->n - 1) * sizeof *h->items);
		h->n--;
	}
	h->items = vec_fit(h->items, h->n + 1, &h->size, sizeof *h->items);
	h->items[h->n++] = xstrdup(text);
}

void prompt_close(struct prompt *p, bool keep)
{
	if (keep && p->text.len)
		prompt_remember(p, p->kind, buf_str(&p->text));
	p->kind = PROMPT_NONE;
	free(p->typed);
	p->typed = NULL;
}

const char *prompt_text(const struct prompt *p)
{
	return buf_str(&p->text);
}

/* Where the cluster before byte AT begins. */
static size_t prompt_before(const struct prompt *p, size_t at)
{
	size_t i = 0, last = 0;

	while (i < at) {
		last = i;
		i += wrap_cluster(p->text.data + i, p->text.len - i);
	}
	return last;
}

static size_t prompt_after(const struct prompt *p, size_t at)
{
	return at < p->text.len ? at + wrap_cluster(p->text.data + at, p->text.len - at) : at;
}

static enum prompt_result prompt_remove(struct prompt *p, size_t from, size_t to)
{
	if (from >= to)
		return PROMPT_SAME;
	memmove(p->text.data + from, p->text.data + to, p->text.len - to);
	buf_truncate(&p->text, p->text.len - (to - from));
	p->cursor = from;
	return PROMPT_CHANGED;
}

enum prompt_result prompt_insert(struct prompt *p, uint32_t code)
{
	char utf8[4];
	size_t n;

	if (code < ' ' || (code >= 0x7F && code < 0xA0) || code > UNICODE_LAST)
		return PROMPT_SAME;
	if (p->offered)
		prompt_set(p, "");
	p->offered = false;
	n = utf8_encode(code, utf8);
	if (p->text.len + n > LINE_BYTES)
		return PROMPT_SAME;
	buf_reserve(&p->text, n);
	memmove(p->text.data + p->cursor + n, p->text.data + p->cursor, p->text.len - p->cursor);
	memcpy(p->text.data + p->cursor, utf8, n);
	p->text.len += n;
	p->text.data[p->text.len] = '\0';
	p->cursor += n;
	return PROMPT_CHANGED;
}

bool prompt_replace(struct prompt *p, size_t from, size_t to, const char *text)
{
	size_t len = strlen(text), rest = p->text.len - to;

	if (p->text.len - (to - from) + len > LINE_BYTES)
		return false;
	buf_reserve(&p->text, len);
	memmove(p->text.data + from + len, p->text.data + to, rest);
	memcpy(p->text.data + from, text, len);
	p->text.len = from + len + rest;
	p->text.data[p->text.len] = '\0';
	p->cursor = from + len;
	return true;
}

static size_t prompt_word(const struct prompt *p)
{
	size_t at = p->cursor;

	while (at && p->text.data[at - 1] == ' ')
		at--;
	while (at && p->text.data[at - 1] != ' ')
		at--;
	return at;
}

static enum prompt_result prompt_recall(struct prompt *p, int step)
{
	struct prompt_history *h = &p->history[p->kind];

	if (step < 0 ? p->recalled == 0 : p->recalled >= h->n)
		return PROMPT_SAME;
	if (p->recalled == h->n) {
		free(p->typed);
		p->typed = xstrdup(buf_str(&p->text));
	}
	p->recalled = step < 0 ? p->recalled - 1 : p->recalled + 1;
	prompt_set(p, p->recalled < h->n ? h->items[p->recalled] : p->typed);
	return PROMPT_CHANGED;
}

enum prompt_result prompt_edit(struct prompt *p, enum command c)
{
	p->offered = false;
	switch (c) {
	case COMMAND_PROMPT_BACKSPACE:
		return prompt_remove(p, prompt_before(p, p->cursor), p->cursor);
	case COMMAND_PROMPT_DELETE: return prompt_remove(p, p->cursor, prompt_after(p, p->cursor));
	case COMMAND_PROMPT_LEFT: p->cursor = prompt_before(p, p->cursor); break;
	case COMMAND_PROMPT_RIGHT: p->cursor = prompt_after(p, p->cursor); break;
	case COMMAND_PROMPT_START: p->cursor = 0; break;
	case COMMAND_PROMPT_END: p->cursor = p->text.len; break;
	case COMMAND_PROMPT_KILL_START: return prompt_remove(p, 0, p->cursor);
	case COMMAND_PROMPT_KILL_END: return prompt_remove(p, p->cursor, p->text.len);
	case COMMAND_PROMPT_KILL_WORD: return prompt_remove(p, prompt_word(p), p->cursor);
	case COMMAND_PROMPT_OLDER: return prompt_recall(p, -1);
	case COMMAND_PROMPT_NEWER: return prompt_recall(p, 1);
	default: break;
	}
	return PROMPT_SAME;
}
