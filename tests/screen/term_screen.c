/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* What the program did to its screen: libvterm's model, keys by its modes, cells, the log. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "term_private.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <vterm.h>

/* ---- the model of the terminal ---- */

static void on_answer(const char *s, size_t len, void *user)
{
	struct term *t = user;

	bytes_add(&t->keys, s, len);
}

static int on_property(VTermProp prop, VTermValue *val, void *user)
{
	struct term *t = user;

	if (prop == VTERM_PROP_ALTSCREEN)
		t->alt = val->boolean;
	if (prop == VTERM_PROP_CURSORVISIBLE)
		t->cursor = val->boolean;
	return 1;
}

static int on_bell(void *user)
{
	struct term *t = user;

	t->bells++;
	return 1;
}

/* libvterm (0.1.4, 0.3.3) crashes when a wide character comes to a screen of one column. */
static int model_cols(int cols)
{
	return cols > 1 ? cols : 2;
}

void term_screen_start(struct term *t)
{
	static const VTermScreenCallbacks calls = {.settermprop = on_property, .bell = on_bell};

	t->vt = term_need(vterm_new(t->rows, model_cols(t->cols)));
	vterm_set_utf8(t->vt, 1);
	vterm_output_set_callback(t->vt, on_answer, t);
	t->screen = vterm_obtain_screen(t->vt);
	vterm_screen_enable_altscreen(t->screen, 1);
	vterm_screen_set_callbacks(t->screen, &calls, t);
	vterm_screen_reset(t->screen, 1);
}

void term_screen_write(struct term *t, const char *bytes, size_t len)
{
	vterm_input_write(t->vt, bytes, len);
}

void term_screen_resize(struct term *t, int rows, int cols)
{
	vterm_set_size(t->vt, rows, model_cols(cols));
	t->rows = rows;
	t->cols = cols;
}

void term_screen_end(struct term *t)
{
	vterm_free(t->vt);
}

/* ---- keys ---- */

/* One key without its modifiers: a named one (by the modes of the terminal) or a character. */
static bool send_key(struct term *t, const char *name, size_t len, VTermModifier mod)
{
	static const struct {
		const char *name;
		VTermKey key;
	} keys[] = {{"Up", VTERM_KEY_UP},
		    {"Down", VTERM_KEY_DOWN},
		    {"Left", VTERM_KEY_LEFT},
		    {"Right", VTERM_KEY_RIGHT},
		    {"Home", VTERM_KEY_HOME},
		    {"End", VTERM_KEY_END},
		    {"PgUp", VTERM_KEY_PAGEUP},
		    {"PgDn", VTERM_KEY_PAGEDOWN},
		    {"Ins", VTERM_KEY_INS},
		    {"Del", VTERM_KEY_DEL},
		    {"Enter", VTERM_KEY_ENTER},
		    {"Tab", VTERM_KEY_TAB},
		    {"Backspace", VTERM_KEY_BACKSPACE},
		    {"Esc", VTERM_KEY_ESCAPE},
		    {"KPEnter", VTERM_KEY_KP_ENTER}};
	bool space = len == 5 && !strncmp(name, "Space", len);
	char c, *end = NULL;
	size_t i;
	long n;

	for (i = 0; i < sizeof(keys) / sizeof(*keys); i++)
		if (strlen(keys[i].name) == len && !strncmp(keys[i].name, name, len))
			return vterm_keyboard_key(t->vt, keys[i].key, mod), true;
	n = *name == 'F' && len > 1 ? strtol(name + 1, &end, 10) : 0;
	if (n >= 1 && n <= 12 && end == name + len)
		return vterm_keyboard_key(t->vt, (VTermKey)VTERM_KEY_FUNCTION(n), mod), true;
	for (i = 1; i < len && ((unsigned char)name[i] & 0xC0) == 0x80; i++)
		;
	if ((i != len && !space) || mod & VTERM_MOD_SHIFT)
		return false;
	c = space ? ' ' : *name;
	if (mod & VTERM_MOD_CTRL)
		c = c == '?' ? 0x7F : c & 0x1F;
	if (mod & VTERM_MOD_ALT)
		bytes_add(&t->keys, "\033", 1);
	bytes_add(&t->keys, &c, 1);
	if (!space)
		bytes_add(&t->keys, name + 1, len - 1);
	return true;
}

void term_keys(struct term *t, const char *names)
{
	static const char letters[] = "SMC"; /* as VTERM_MOD_SHIFT, _ALT, _CTRL: 1, 2, 4 */
	const char *s = names, *letter;
	unsigned mod;
	size_t len;

	term_after_escape(t);
	term_drain(t);
	while (*(s += strspn(s, " "))) {
		for (mod = 0; s[1] == '-' && s[2] != ' ' && (letter = strchr(letters, *s)); s += 2)
			mod |= 1u << (letter - letters);
		len = strcspn(s, " ");
		if (!send_key(t, s, len, (VTermModifier)mod))
			term_bail_out("no such key: %.*s", (int)len, s);
		if (len == 3 && !strncmp(s, "Esc", len)) {
			if (s[len + strspn(s + len, " ")])
				term_bail_out("Esc must come last: %s", names);
			term_escape(t);
		}
		s += len;
	}
	term_pump(t, 0);
}

/* ---- what the screen shows ---- */

static void add_char(char *text, uint32_t c)
{
	static const unsigned char first[] = {0, 0, 0xC0, 0xE0, 0xF0};
	int i, n = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;

	if (c < ' ' || (c >= 0x7F && c < 0xA0))
		c = '?'; /* must not reach the tester's terminal */
	text += strlen(text);
	for (i = n - 1; i > 0; i--, c >>= 6)
		text[i] = (char)(0x80 | (c & 0x3F));
	text[0] = (char)(first[n] | c);
	text[n] = '\0';
}

static int colour(const VTermColor *c)
{
	if (VTERM_COLOR_IS_DEFAULT_FG(c) || VTERM_COLOR_IS_DEFAULT_BG(c))
		return -1;
	if (VTERM_COLOR_IS_INDEXED(c))
		return c->indexed.idx;
	return TERM_RGB | c->rgb.red << 16 | c->rgb.green << 8 | c->rgb.blue;
}

struct term_cell term_cell(const struct term *t, int row, int col)
{
	struct term_cell cell = {.fg = -1, .bg = -1};
	VTermScreenCell c;
	size_t i;

	if (row < 0 || row >= t->rows || col < 0 || col >= t->cols ||
	    !vterm_screen_get_cell(t->screen, (VTermPos){row, col}, &c))
		return cell;
	cell.width = c.width;
	if (c.chars[0] == UINT32_MAX)
		cell.width = 0;
	else if (!c.chars[0])
		cell.text[0] = ' ';
	else
		for (i = 0; i < VTERM_MAX_CHARS_PER_CELL && c.chars[i]; i++)
			add_char(cell.text, c.chars[i]);
	cell.bold = c.attrs.bold;
	cell.italic = c.attrs.italic;
	cell.blink = c.attrs.blink;
	cell.reverse = c.attrs.reverse;
	cell.strike = c.attrs.strike;
	cell.underline = c.attrs.underline;
	cell.fg = colour(&c.fg);
	cell.bg = colour(&c.bg);
	return cell;
}

int term_rows(const struct term *t)
{
	return t->rows;
}

int term_cols(const struct term *t)
{
	return t->cols;
}

void term_add_row(const struct term *t, int row, struct bytes *b)
{
	struct term_cell cell;
	int col;

	for (col = 0; col < t->cols; col++) {
		cell = term_cell(t, row, col);
		bytes_add(b, cell.text, strlen(cell.text));
	}
}

const char *term_row(struct term *t, int row)
{
	char **text = &t->text[t->texts++ % TEXTS];
	struct bytes b = {0};

	bytes_add(&b, "", 0);
	term_add_row(t, row, &b);
	while (b.len && b.data[b.len - 1] == ' ')
		b.data[--b.len] = '\0';
	free(*text);
	return *text = b.data;
}

bool term_find(struct term *t, const char *text, int *row, int *col)
{
	const char *line, *at = NULL;
	int r, c = 0;

	for (r = 0; r < t->rows; r++)
		if ((line = term_row(t, r)) && (at = strstr(line, text)))
			break;
	if (!at)
		return false;
	while (at > line || !*term_cell(t, r, c).text)
		line += strlen(term_cell(t, r, c++).text);
	if (row)
		*row = r;
	if (col)
		*col = c;
	return true;
}

bool term_cursor(const struct term *t, int *row, int *col)
{
	VTermPos pos;

	vterm_state_get_cursorpos(vterm_obtain_state(t->vt), &pos);
	if (row)
		*row = pos.row;
	if (col)
		*col = pos.col;
	return t->cursor;
}

bool term_alt(const struct term *t)
{
	return t->alt;
}

int term_bells(const struct term *t)
{
	return t->bells;
}

/* ---- what the program wrote ---- */

const char *term_log(const struct term *t, size_t *len)
{
	if (len)
		*len = t->got[TTY].len;
	return t->got[TTY].data;
}

size_t term_mark(const struct term *t)
{
	return t->got[TTY].len;
}

bool term_wrote(const struct term *t, size_t from, const char *bytes)
{
	const struct bytes *log = &t->got[TTY];

	return from <= log->len && memmem(log->data + from, log->len - from, bytes, strlen(bytes));
}

const char *term_captured(const struct term *t, int fd, size_t *len)
{
	const struct bytes *b = &t->got[fd == 1 ? OUT : ERR];

	if (len)
		*len = b->len;
	return b->data;
}

/* libvterm hands titles over differently from version to version: read them from the log. */
const char *term_title(struct term *t)
{
	const char *s = t->got[TTY].data, *title = "";
	size_t len = 0, n;

	while ((s = strstr(s, "\033]"))) {
		s += 2;
		n = strcspn(s, "\007\033");
		if ((*s == '0' || *s == '2') && s[1] == ';' && s[n]) {
			title = s + 2;
			len = n - 2;
		}
	}
	free(t->title);
	return t->title = term_need(strndup(title, len));
}

static size_t harmless(const char *s);

/* The bytes of the title of the window (OSC 2) that is set at S; 0: none, or it does not end in text. */
static size_t title_set(const char *s)
{
	size_t n = strlen("\033]2;"), more;

	if (strncmp(s, "\033]2;", n) != 0)
		return 0;
	while ((unsigned char)s[n] >= ' ' && (more = harmless(s + n)))
		n += more;
	return s[n] == '\a' ? n + 1 : 0;
}

/* How many bytes at S a well-behaved program may write; 0: none. */
static size_t harmless(const char *s)
{
	static const char *const escapes[] = {"(0", "(B", ")0", ")B", "=", ">", "7", "8", "M"};
	const unsigned char *u = (const unsigned char *)s;
	size_t i, n;

	if (*s == '\033' && s[1] == '[') {
		n = 2 + strspn(s + 2, "0123456789;:<=>?");
		n += strspn(s + n, " !\"#$%&'()*+,-./");
		return u[n] >= '@' && u[n] < 0x7F ? n + 1 : 0;
	}
	if ((n = title_set(s)))
		return n;
	for (i = 0; *s == '\033' && i < sizeof(escapes) / sizeof(*escapes); i++)
		if (!strncmp(s + 1, escapes[i], strlen(escapes[i])))
			return 1 + strlen(escapes[i]);
	if (*u < 0x80)
		return (*u >= ' ' && *u < 0x7F) || (*u && strchr("\a\b\t\n\r", *u));
	n = *u < 0xE0 ? 2 : *u < 0xF0 ? 3 : 4;
	for (i = 1; i < n; i++)
		if ((u[i] & 0xC0) != 0x80)
			return 0;
	if (*u < 0xC2 || *u > 0xF4 || (*u == 0xC2 && u[1] < 0xA0) || (*u == 0xE0 && u[1] < 0xA0) ||
	    (*u == 0xED && u[1] > 0x9F) || (*u == 0xF0 && u[1] < 0x90) ||
	    (*u == 0xF4 && u[1] > 0x8F))
		return 0;
	return n;
}

const char *term_leak(struct term *t, size_t from)
{
	enum { HALF = 300, PATIENCE = 300 }; /* bytes, ms */
	const struct bytes *log = &t->got[TTY];
	char **text = &t->text[t->texts++ % TEXTS];
	struct bytes out = {0};
	size_t i = from, n;

	do {
		while (i < log->len && (n = harmless(log->data + i)))
			i += n;
		if (i >= log->len)
			return NULL;
		/* At the end it may be the first half of something. */
	} while (log->len - i < HALF && term_pump(t, PATIENCE));
	for (n = 0; n < 16 && i + n < log->len; n++)
		bytes_printf(&out, "%s%02X", n ? " " : "", (unsigned char)log->data[i + n]);
	bytes_printf(&out, " at byte %zu", i);
	free(*text);
	return *text = out.data;
}
