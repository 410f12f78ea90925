/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/keymap.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/charset.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/utf8.h"

static const char default_keys[] =
#include "ui/default_keys.inc"
	;

/* More than any key file needs. */
enum { FILE_MAX = 1 << 20 };

static const struct {
	const char *name;
	uint32_t key;
} names[] = {
	{"Space", ' '},
	{"Enter", '\r'},
	{"Esc", 27},
	{"Tab", '\t'},
	{"BackTab", KEYMAP_BACKTAB},
	{"Backspace", KEYMAP_BACKSPACE},
	{"Delete", KEYMAP_DELETE},
	{"Insert", KEYMAP_INSERT},
	{"Up", KEYMAP_UP},
	{"Down", KEYMAP_DOWN},
	{"Left", KEYMAP_LEFT},
	{"Right", KEYMAP_RIGHT},
	{"Home", KEYMAP_HOME},
	{"End", KEYMAP_END},
	{"PgUp", KEYMAP_PAGE_UP},
	{"PgDn", KEYMAP_PAGE_DOWN},
};

enum { NAMES = sizeof names / sizeof *names, FUNCTION_KEYS = 12 };

uint32_t keymap_key(const char *s, size_t len)
{
	uint32_t code;

	for (size_t i = 0; i < NAMES; i++)
		if (strlen(names[i].name) == len && !memcmp(s, names[i].name, len))
			return names[i].key;
	if (len == 2 && s[0] == '^' && s[1] >= '@' && s[1] <= '_')
		return s[1] == '@' ? 0 : (uint32_t)(s[1] - '@');
	if (len == 2 && s[0] == '^' && s[1] >= 'a' && s[1] <= 'z')
		return (uint32_t)(s[1] - 'a' + 1);
	if ((len == 2 || len == 3) && s[0] == 'F' && s[1] >= '1' && s[1] <= '9') {
		uint32_t n = (uint32_t)(s[1] - '0');

		if (len == 3)
			n = s[2] >= '0' && s[2] <= '9' ? n * 10 + (uint32_t)(s[2] - '0') : 0;
		return n >= 1 && n <= FUNCTION_KEYS ? KEYMAP_F0 + n : 0;
	}
	if (len && utf8_decode(s, len, &code) == len && code > ' ' && code != UTF8_REPLACEMENT)
		return code;
	return 0;
}

void keymap_key_name(uint32_t key, struct buf *out)
{
	char utf8[4];

	for (size_t i = 0; i < NAMES; i++) {
		if (names[i].key == key) {
			buf_puts(out, names[i].name);
			return;
		}
	}
	if (key > KEYMAP_F0 && key <= KEYMAP_F_LAST)
		buf_printf(out, "F%u", (unsigned)(key - KEYMAP_F0));
	else if (key < ' ')
		buf_printf(out, "^%c", (int)key + '@');
	else
		buf_add(out, utf8, utf8_encode(key, utf8));
}

/* The place that command C is for. */
static enum keymap_place keymap_place_of(enum command c)
{
	switch (command_group(c)) {
	case GROUP_PROMPT: return KEYMAP_PROMPT;
	case GROUP_VIEW: return KEYMAP_VIEW;
	default: return KEYMAP_MAIN;
	}
}

static void keymap_remove(struct keymap *m, uint32_t key, enum keymap_place place)
{
	size_t out = 0;

	for (size_t i = 0; i < m->n; i++)
		if (m->items[i].key != key || keymap_place_of(m->items[i].command) != place)
			m->items[out++] = m->items[i];
	m->n = out;
}

static void keymap_bind(struct keymap *m, uint32_t key, enum command c)
{
	keymap_remove(m, key, keymap_place_of(c));
	if (m->n == m->size) {
		m->size = m->size ? m->size * 2 : 64;
		m->items = xrealloc(m->items, m->size, sizeof *m->items);
	}
	m->items[m->n++] = (struct keymap_binding){key, c};
}

/* The next word of a line: its start in *WORD; returns its length, 0 at the end. */
static size_t keymap_word(const char **at, const char *end, const char **word)
{
	const char *s = *at;

	while (s < end && (*s == ' ' || *s == '\t' || *s == '\r'))
		s++;
	*word = s;
	while (s < end && *s != ' ' && *s != '\t' && *s != '\r')
		s++;
	*at = s;
	return (size_t)(s - *word);
}

/* What commands were called before: still read. */
static const struct {
	const char *old, *now;
} renamed[] = {
	{"exact-marks", "exact-diacritics"},
	{"prompt-exact-marks", "prompt-exact-diacritics"},
};

/* The command called by the LEN bytes at NAME, an old name or a new one. */
static enum command keymap_command(const char *name, size_t len)
{
	for (size_t i = 0; i < sizeof renamed / sizeof *renamed; i++)
		if (strlen(renamed[i].old) == len && !memcmp(renamed[i].old, name, len))
			return command_find(renamed[i].now, strlen(renamed[i].now));
	return command_find(name, len);
}

static bool keymap_line(struct keymap *m, const char *line, const char *end, struct err *err)
{
	const char *verb, *name, *what, *rest;
	size_t verb_len = keymap_word(&line, end, &verb);
	size_t name_len = keymap_word(&line, end, &name);
	size_t what_len = keymap_word(&line, end, &what);
	bool bind = verb_len == 4 && !memcmp(verb, "bind", 4);
	bool unbind = verb_len == 6 && !memcmp(verb, "unbind", 6);
	enum command c;
	uint32_t key;

	if (!verb_len || *verb == '#')
		return true;
	if ((!bind && !unbind) || !name_len || bind != (what_len > 0) ||
	    keymap_word(&line, end, &rest))
		return err_set(err, ERR_USAGE, NULL, 0,
			       _("a line must be 'bind KEY COMMAND' or 'unbind KEY'"));
	key = keymap_key(name, name_len);
	if (!key)
		return err_set(err, ERR_USAGE, NULL, 0, _("there is no key called '%.*s'"),
			       (int)name_len, name);
	if (unbind) {
		keymap_remove(m, key, KEYMAP_MAIN);
		keymap_remove(m, key, KEYMAP_VIEW);
		keymap_remove(m, key, KEYMAP_PROMPT);
		return true;
	}
	c = keymap_command(what, what_len);
	if (c == COMMAND_NONE)
		return err_set(err, ERR_USAGE, NULL, 0,
			       _("there is no command called '%.*s'; --list-keys names them"),
			       (int)what_len, what);
	keymap_bind(m, key, c);
	return true;
}

bool keymap_parse(struct keymap *m, const char *name, const char *text, struct err_list *errs)
{
	size_t before = errs->n;
	long number = 0;

	while (*text) {
		const char *end = text + strcspn(text, "\n");
		struct err err;

		number++;
		if (!keymap_line(m, text, end, &err)) {
			err_set(&err, err.kind, name, number, "%s", err.text);
			err_list_add(errs, &err);
		}
		text = *end ? end + 1 : end;
	}
	return errs->n == before;
}

bool keymap_read(struct keymap *m, const char *path, struct err_list *errs)
{
	FILE *file = fopen(path, "re");
	struct err err = {0};
	struct buf b;
	char piece[4096];
	size_t n, before = errs->n;

	if (!file && (errno == ENOENT || errno == ENOTDIR))
		return true;
	buf_init_cap(&b, FILE_MAX);
	while (file && (n = fread(piece, 1, sizeof piece, file)) > 0 && !b.cut)
		buf_add(&b, piece, n);
	if (!file || ferror(file))
		err_set(&err, ERR_INPUT, path, 0, "%s", strerror(errno));
	else if (b.cut)
		err_set(&err, ERR_INPUT, path, 0, _("too large for a key file"));
	else
		keymap_parse(m, path, buf_str(&b), errs);
	if (err.kind)
		err_list_add(errs, &err);
	if (file)
		fclose(file);
	buf_done(&b);
	return errs->n == before;
}

void keymap_init(struct keymap *m)
{
	struct err_list errs = {0};

	*m = (struct keymap){0};
	if (!keymap_parse(m, "default.keys", default_keys, &errs))
		die("%s:%ld: %s", errs.items[0].file, errs.items[0].line, errs.items[0].text);
}

void keymap_done(struct keymap *m)
{
	free(m->items);
	*m = (struct keymap){0};
}

/* What Left or Right stands for where it is typed: in a view it goes where it points. */
static uint32_t keymap_turned(const struct keymap *m, uint32_t key, enum keymap_place place)
{
	const uint32_t left = KEYMAP_LEFT, right = KEYMAP_RIGHT;

	if (place != KEYMAP_VIEW || !m->mirrored || (key != left && key != right))
		return key;
	return left + right - key;
}

enum command keymap_find(const struct keymap *m, uint32_t key, enum keymap_place place)
{
	uint32_t turned;

	/* Terminals disagree on these. */
	if (key == '\n' || key == KEYMAP_ENTER)
		key = '\r';
	if (key == 127)
		key = KEYMAP_BACKSPACE;
	turned = keymap_turned(m, key, place);
	for (size_t i = 0; i < m->n; i++)
		if (m->items[i].key == turned && keymap_place_of(m->items[i].command) == place)
			return m->items[i].command;
	return place == KEYMAP_VIEW ? keymap_find(m, key, KEYMAP_MAIN) : COMMAND_NONE;
}

void keymap_keys_of(const struct keymap *m, enum command c, struct buf *out)
{
	bool first = true;

	for (size_t i = 0; i < m->n; i++) {
		if (m->items[i].command != c)
			continue;
		if (!first)
			buf_putc(out, ' ');
		keymap_key_name(keymap_turned(m, m->items[i].key, keymap_place_of(c)), out);
		first = false;
	}
}

static void keymap_pad(struct buf *b, size_t from, int cells)
{
	int have = utf8_cells(b->data + from, b->len - from);

	do
		buf_putc(b, ' ');
	while (++have < cells);
}

void keymap_list(const struct keymap *m, FILE *out)
{
	struct buf b;

	buf_init(&b);
	for (int g = 0; g < GROUPS; g++) {
		if (!group_used((enum command_group)g))
			continue;
		buf_printf(&b, "%s# %s\n", g ? "\n" : "", _(group_title((enum command_group)g)));
		for (int c = COMMAND_NONE + 1; c < COMMANDS; c++) {
			size_t start = b.len;

			if (command_group((enum command)c) != (enum command_group)g)
				continue;
			buf_puts(&b, command_name((enum command)c));
			keymap_pad(&b, start, 24);
			keymap_keys_of(m, (enum command)c, &b);
			keymap_pad(&b, start, 41);
			buf_printf(&b, "%s\n", _(command_help((enum command)c)));
		}
	}
	charset_print(out, buf_str(&b), b.len);
	buf_done(&b);
}
