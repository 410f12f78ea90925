/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "tui/sequence.h"

#include <ncurses.h>
#include <stdio.h>

#include "base/buf.h"
#include "base/charset.h"
#include "ui/keymap.h"

/* The number and the letter that a sequence has; with a modifier ESC [ NUMBER ; MODIFIER LETTER. */
static const struct {
	uint32_t key;
	int number;
	char letter;
} rows[] = {
	{KEYMAP_UP, 1, 'A'},        {KEYMAP_DOWN, 1, 'B'},     {KEYMAP_RIGHT, 1, 'C'},
	{KEYMAP_LEFT, 1, 'D'},      {KEYMAP_HOME, 1, 'H'},     {KEYMAP_END, 1, 'F'},
	{KEYMAP_F0 + 1, 1, 'P'},    {KEYMAP_F0 + 2, 1, 'Q'},   {KEYMAP_F0 + 3, 1, 'R'},
	{KEYMAP_F0 + 4, 1, 'S'},    {KEYMAP_HOME, 1, '~'},     {KEYMAP_INSERT, 2, '~'},
	{KEYMAP_DELETE, 3, '~'},    {KEYMAP_END, 4, '~'},      {KEYMAP_PAGE_UP, 5, '~'},
	{KEYMAP_PAGE_DOWN, 6, '~'}, {KEYMAP_HOME, 7, '~'},     {KEYMAP_END, 8, '~'},
	{KEYMAP_F0 + 1, 11, '~'},   {KEYMAP_F0 + 2, 12, '~'},  {KEYMAP_F0 + 3, 13, '~'},
	{KEYMAP_F0 + 4, 14, '~'},   {KEYMAP_F0 + 5, 15, '~'},  {KEYMAP_F0 + 6, 17, '~'},
	{KEYMAP_F0 + 7, 18, '~'},   {KEYMAP_F0 + 8, 19, '~'},  {KEYMAP_F0 + 9, 20, '~'},
	{KEYMAP_F0 + 10, 21, '~'},  {KEYMAP_F0 + 11, 23, '~'}, {KEYMAP_F0 + 12, 24, '~'},
};

/* The modifier is one more than the sum of these. */
enum { SHIFT = 1, ALT = 2, CONTROL = 4, MODIFIERS = 8 };

enum { ROWS = sizeof rows / sizeof *rows };

/* Keys of another use stay as they are; those that could only be said to do nothing get a name. */
static void define(const char *sequence, int code, int modifiers)
{
	int now = key_defined(sequence);
	bool function = now >= KEY_F0 && now <= KEY_F(63);

	if (now == 0 || (now > 0 && modifiers && !function))
		define_key(sequence, code + modifiers);
}

void sequence_define(int code)
{
	char s[32];

	for (int i = 0; i < ROWS; i++, code += MODIFIERS) {
		if (rows[i].letter == '~') {
			snprintf(s, sizeof s, "\033[%d~", rows[i].number);
			define(s, code, 0);
		} else {
			snprintf(s, sizeof s, "\033[%c", rows[i].letter);
			define(s, code, 0);
			snprintf(s, sizeof s, "\033O%c", rows[i].letter);
			define(s, code, 0);
		}
		for (int m = 1; m < MODIFIERS; m++) {
			snprintf(s, sizeof s, "\033[%d;%d%c", rows[i].number, m + 1,
				 rows[i].letter);
			define(s, code, m);
		}
	}
}

/* ECMA-48, 5.4: ESC [, parameters and intermediates from blank to "?", and the last from "@" to "~". Behind
 * ESC [ M come three more, of the mouse; ESC O has one (SS3). */
enum sequence sequence_form(const uint32_t *s, size_t n)
{
	size_t at = 2;

	if (n < 2)
		return SEQUENCE_OPEN;
	if (s[1] == 'O' && n > 2)
		return s[2] > ' ' && s[2] <= '~' ? SEQUENCE_WHOLE : SEQUENCE_NONE;
	if (s[1] != '[')
		return s[1] == 'O' ? SEQUENCE_OPEN : SEQUENCE_NONE;
	while (at < n && s[at] >= ' ' && s[at] <= '?')
		at++;
	if (at == n)
		return n < SEQUENCE_MOST ? SEQUENCE_OPEN : SEQUENCE_NONE;
	if (s[at] < '@' || s[at] > '~')
		return SEQUENCE_NONE;
	return at == 2 && s[at] == 'M' && n < 6 ? SEQUENCE_OPEN : SEQUENCE_WHOLE;
}

int sequence_unknown(void)
{
	return ROWS * MODIFIERS;
}

bool sequence_key(int code, uint32_t *key)
{
	if (code < 0 || code >= ROWS * MODIFIERS)
		return false;
	*key = code % MODIFIERS ? KEYMAP_OTHER : rows[code / MODIFIERS].key;
	return true;
}

bool sequence_name(int code, struct buf *out)
{
	if (code == sequence_unknown()) {
		buf_printf(out, "Esc%s", charset_symbol("…", "..."));
		return true;
	}
	if (code < 0 || code >= ROWS * MODIFIERS)
		return false;
	buf_printf(out, "%s%s%s", code & CONTROL ? "C-" : "", code & ALT ? "M-" : "",
		   code & SHIFT ? "S-" : "");
	keymap_key_name(rows[code / MODIFIERS].key, out);
	return true;
}
