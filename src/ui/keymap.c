/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/keymap.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/charset.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/plain.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "text/near.h"

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
	{"Esc", KEYMAP_ESC},
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

void keymap_keys_name(const uint32_t *keys, size_t n, struct buf *out)
{
	for (size_t i = 0; i < n; i++) {
		size_t start = out->len;
		bool bare;

		keymap_key_name(keys[i], out);
		bare = n == 1 || utf8_cells(out->data + start, out->len - start) <= 1 ||
		       (keys[i] < ' ' && out->data[start] == '^');
		if (!bare) {
			char *name = xstrdup(buf_str(out) + start);

			buf_truncate(out, start);
			buf_printf(out, "<%s>", name);
			free(name);
		}
	}
}

/* ---- Bindings ---- */

/* What counts more the higher it is. */
enum { LEVEL_MAIN, LEVEL_VIEW, LEVEL_NAMED, LEVELS };

/* Whether the A_N keys at A are the first ones of those at B, or all of them. */
static bool keymap_begins(const uint32_t *a, size_t a_n, const uint32_t *b, size_t b_n)
{
	return a_n <= b_n && !memcmp(a, b, a_n * sizeof *a);
}

/* Whether no pane can have both: the keys are the same, or those of one begin the other's. */
static bool keymap_clashes(const struct keymap_binding *a, const struct keymap_binding *b)
{
	return keymap_begins(a->keys, a->keys_n, b->keys, b->keys_n) ||
	       keymap_begins(b->keys, b->keys_n, a->keys, a->keys_n);
}

/* Drop what holds nowhere any more. */
static void keymap_sweep(struct keymap *m)
{
	size_t out = 0;

	for (size_t i = 0; i < m->n; i++)
		if (m->items[i].panes)
			m->items[out++] = m->items[i];
	m->n = out;
}

/* B holds in its panes, in place of what was there. */
static void keymap_bind(struct keymap *m, const struct keymap_binding *b)
{
	for (size_t i = 0; i < m->n; i++)
		if (m->items[i].level == b->level && keymap_clashes(&m->items[i], b))
			m->items[i].panes &= ~b->panes;
	keymap_sweep(m);
	m->items = vec_fit(m->items, m->n + 1, &m->size, sizeof *m->items);
	m->items[m->n++] = *b;
}

/* The keys of B, and what begins with them, do nothing any more. */
static void keymap_unbind(struct keymap *m, const struct keymap_binding *b)
{
	for (size_t i = 0; i < m->n; i++)
		if (keymap_begins(b->keys, b->keys_n, m->items[i].keys, m->items[i].keys_n))
			m->items[i].panes = 0;
	keymap_sweep(m);
}

/* ---- Key files ---- */

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

/* What a line says of WORD and its LEN bytes: a sentence with %.*s and, where there is a choice, %s. */
enum { WORD_MAX = 100 };

static int keymap_shown(const char *word, size_t len)
{
	return (int)utf8_fit(word, len, WORD_MAX);
}

/* The panes named from *LINE on. */
static bool keymap_panes(const char *line, const char *end, unsigned *panes, struct err *err)
{
	const char *word;
	size_t len;

	*panes = 0;
	while ((len = keymap_word(&line, end, &word))) {
		unsigned bit = pane_find(word, len);
		struct buf all;

		*panes |= bit;
		if (bit)
			continue;
		buf_init(&all);
		pane_names(PANES_ALL | PANE_PROMPT, &all);
		err_set(err, ERR_USAGE, NULL, 0, _("there is no pane '%.*s', only %s"),
			keymap_shown(word, len), word, buf_str(&all));
		buf_done(&all);
		return false;
	}
	return *panes != 0;
}

/* That command C works in PANES. */
static bool keymap_works(enum command c, unsigned panes, struct err *err)
{
	struct buf named, works;

	if (c == COMMAND_NONE || !(panes & ~command_panes(c)))
		return true;
	buf_init(&named);
	buf_init(&works);
	pane_names(panes & ~command_panes(c), &named);
	pane_names(command_panes(c), &works);
	/* TRANSLATORS: a command, panes of the screen, panes: "zoom does not work in help, only in ..." */
	err_set(err, ERR_USAGE, NULL, 0, _("%s does not work in %s, only in %s"), command_name(c),
		buf_str(&named), buf_str(&works));
	buf_done(&named);
	buf_done(&works);
	return false;
}

/* That there is no key called so. */
static bool keymap_no_key(const char *word, size_t len, struct err *err)
{
	struct near near;

	near_init(&near, NULL, word, len);
	for (size_t i = 0; i < NAMES; i++)
		near_offer(&near, names[i].name);
	if (*near.best)
		/* TRANSLATORS: what was written, and the name that is nearest to it. */
		return err_set(err, ERR_USAGE, NULL, 0,
			       _("there is no key called '%.*s'; did you mean %s?"),
			       keymap_shown(word, len), word, near.best);
	return err_set(err, ERR_USAGE, NULL, 0, _("there is no key called '%.*s'"),
		       keymap_shown(word, len), word);
}

/* That there is no command called so. */
static bool keymap_no_command(const char *word, size_t len, struct err *err)
{
	struct near near;

	near_init(&near, NULL, word, len);
	for (int c = COMMAND_NONE + 1; c < COMMANDS; c++)
		near_offer(&near, command_name((enum command)c));
	if (*near.best)
		/* TRANSLATORS: what was written, and the name that is nearest to it. */
		return err_set(err, ERR_USAGE, NULL, 0,
			       _("there is no command called '%.*s'; did you mean %s?"),
			       keymap_shown(word, len), word, near.best);
	return err_set(err, ERR_USAGE, NULL, 0,
		       _("there is no command called '%.*s'; --list-keys names them"),
		       keymap_shown(word, len), word);
}

/* One key more for B. */
static bool keymap_add_key(struct keymap_binding *b, const char *word, size_t len, struct err *err)
{
	uint32_t key = keymap_key(word, len);

	if (!key)
		return keymap_no_key(word, len, err);
	if (b->keys_n == KEYMAP_KEYS)
		return err_set(err, ERR_USAGE, NULL, 0, _("at most %d keys can follow one another"),
			       KEYMAP_KEYS);
	b->keys[b->keys_n++] = key;
	return true;
}

/* Where B holds: in the panes of WORDS, which may be empty; else where its command works. */
static bool keymap_place(struct keymap_binding *b, const char *in, const char *end, struct err *err)
{
	if (in) {
		b->level = LEVEL_NAMED;
		return keymap_panes(in, end, &b->panes, err) &&
		       keymap_works(b->command, b->panes, err);
	}
	b->level = command_group(b->command) == GROUP_VIEW ? LEVEL_VIEW : LEVEL_MAIN;
	b->panes = command_panes(b->command);
	return true;
}

/* Words of a line: keys, the command after them (where there is to be one), what follows "in". */
static bool keymap_words(struct keymap_binding *b, bool bind, const char *line, const char *end,
			 const char **in, struct err *err)
{
	const char *word, *last = NULL;
	size_t len, last_len = 0;

	*in = NULL;
	while (!*in && (len = keymap_word(&line, end, &word))) {
		if (len == 2 && !memcmp(word, "in", 2)) {
			*in = line;
			break;
		}
		/* The last word is the command, those before it are keys. */
		if (last && !keymap_add_key(b, last, last_len, err))
			return false;
		last = word;
		last_len = len;
	}
	if (last && !bind)
		return keymap_add_key(b, last, last_len, err);
	if (!last || !b->keys_n)
		return false;
	b->command = keymap_command(last, last_len);
	return b->command != COMMAND_NONE || keymap_no_command(last, last_len, err);
}

static bool keymap_line(struct keymap *m, const char *line, const char *end, struct err *err)
{
	struct keymap_binding b = {.command = COMMAND_NONE};
	const char *verb, *in = NULL;
	size_t verb_len = keymap_word(&line, end, &verb);
	bool bind = verb_len == 4 && !memcmp(verb, "bind", 4);
	bool unbind = verb_len == 6 && !memcmp(verb, "unbind", 6);

	if (!verb_len || *verb == '#')
		return true;
	*err = (struct err){0};
	if ((!bind && !unbind) || !keymap_words(&b, bind, line, end, &in, err) ||
	    !keymap_place(&b, in, end, err))
		return err->kind ? false
				 : err_set(err, ERR_USAGE, NULL, 0,
					   _("a line must be 'bind KEY... COMMAND [in PANE...]' or "
					     "'unbind KEY... [in PANE...]'"));
	if (bind || in)
		keymap_bind(m, &b);
	else
		keymap_unbind(m, &b);
	return true;
}

bool keymap_parse(struct keymap *m, const char *name, const char *text, struct err_list *errs)
{
	size_t before = errs->n;
	long number = 0;

	while (*text && errs->n - before < ERR_LIST_MAX) {
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
	struct err err = {0};
	FILE *file = plain_text(path, &err);
	struct buf b;
	char piece[4096];
	size_t n, before = errs->n;

	if (!file && (errno == ENOENT || errno == ENOTDIR))
		return true;
	buf_init_cap(&b, FILE_MAX);
	while (file && (n = fread(piece, 1, sizeof piece, file)) > 0 && !b.cut)
		buf_add(&b, piece, n);
	/* A zero byte would end the text: another one that no line has is a mistake of its line alone. */
	for (size_t i = 0; i < b.len; i++)
		if (!b.data[i])
			b.data[i] = '\1';
	if (file && ferror(file))
		err_set(&err, ERR_INPUT, path, 0, "%s", strerror(errno));
	else if (b.cut)
		err_set(&err, ERR_INPUT, path, 0, _("too large for a key file"));
	else if (file)
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

/* ---- What is typed ---- */

/* What KEY stands for: terminals disagree on some. */
static uint32_t keymap_meant(uint32_t key)
{
	if (key == '\n' || key == KEYMAP_ENTER)
		return '\r';
	if (key == 127)
		return KEYMAP_BACKSPACE;
	return key;
}

uint32_t keymap_opposite(uint32_t key)
{
	static const uint32_t sides[][2] = {{KEYMAP_LEFT, KEYMAP_RIGHT}, {'h', 'l'}, {'<', '>'}};

	for (size_t i = 0; i < sizeof sides / sizeof *sides; i++)
		for (int k = 0; k < 2; k++)
			if (sides[i][k] == key)
				return sides[i][!k];
	return key;
}

/* The command that goes the other way than C on the screen; C where it goes neither way. */
static enum command keymap_turned(enum command c)
{
	static const enum command sides[][2] = {{COMMAND_VIEW_LEFT, COMMAND_VIEW_RIGHT},
						{COMMAND_SPLIT_LESS, COMMAND_SPLIT_MORE}};

	for (size_t i = 0; i < sizeof sides / sizeof *sides; i++)
		for (int k = 0; k < 2; k++)
			if (sides[i][k] == c)
				return sides[i][!k];
	return c;
}

enum command keymap_find(const struct keymap *m, const uint32_t *keys, size_t n, unsigned pane,
			 bool *more)
{
	uint32_t meant[KEYMAP_KEYS];

	assert(n <= KEYMAP_KEYS);
	for (size_t i = 0; i < n; i++)
		meant[i] = keymap_meant(keys[i]);
	*more = false;
	for (int level = LEVELS - 1; level >= 0; level--) {
		for (size_t i = 0; i < m->n; i++) {
			const struct keymap_binding *b = &m->items[i];

			if (b->level != level || !(b->panes & pane) ||
			    !keymap_begins(meant, n, b->keys, b->keys_n))
				continue;
			*more = b->keys_n > n;
			if (*more)
				return COMMAND_NONE;
			/* On a mirrored screen a key with a side goes where it points. */
			return m->mirrored && keymap_opposite(meant[n - 1]) != meant[n - 1]
				       ? keymap_turned(b->command)
				       : b->command;
		}
	}
	return COMMAND_NONE;
}

/* Whether the N keys at KEYS begin what is bound in some pane where no line is typed. */
static bool keymap_is_bound(const struct keymap *m, const uint32_t *keys, size_t n)
{
	for (size_t i = 0; i < m->n; i++)
		if (m->items[i].panes & PANES_ANY &&
		    keymap_begins(keys, n, m->items[i].keys, m->items[i].keys_n))
			return true;
	return false;
}

uint32_t keymap_meant_by(const struct keymap *m, const uint32_t *keys, size_t n, uint32_t key)
{
	uint32_t all[KEYMAP_KEYS], other = langmap_key(m->langmap, key);

	if (other == key || n >= KEYMAP_KEYS)
		return key;
	memcpy(all, keys, n * sizeof *keys);
	all[n] = key;
	if (keymap_is_bound(m, all, n + 1))
		return key;
	all[n] = other;
	/* What means nothing either is called as it was typed; a digit is a count. */
	return (other >= '0' && other <= '9') || keymap_is_bound(m, all, n + 1) ? other : key;
}

/* Digits are a count for the command after them, unless they are bound. */
static bool keymap_digit(const struct keymap *m, struct keymap_input *in, uint32_t key,
			 unsigned pane)
{
	enum { COUNT_MAX = 100 * 1000 * 1000 };
	bool more;

	if (pane == PANE_PROMPT || in->keys_n || key < '0' || key > '9' ||
	    (key == '0' && !in->count))
		return false;
	if (keymap_find(m, &key, 1, pane, &more) != COMMAND_NONE || more)
		return false;
	in->count = in->count * 10 + (int)(key - '0');
	if (in->count > COUNT_MAX)
		in->count = COUNT_MAX;
	return true;
}

enum keymap_typed keymap_type(const struct keymap *m, struct keymap_input *in, uint32_t key,
			      unsigned pane, enum command *c, int *count)
{
	bool more;

	if (in->done)
		keymap_input_clear(in);
	if (pane != PANE_PROMPT)
		key = keymap_meant_by(m, in->keys, in->keys_n, key);
	if (keymap_digit(m, in, key, pane))
		return KEYMAP_WAITS;
	in->keys[in->keys_n++] = key;
	*c = keymap_find(m, in->keys, in->keys_n, pane, &more);
	if (more)
		return KEYMAP_WAITS;
	in->done = true;
	*count = in->count;
	in->count = 0;
	return *c == COMMAND_NONE ? KEYMAP_NOTHING : KEYMAP_COMMAND;
}

void keymap_input_clear(struct keymap_input *in)
{
	*in = (struct keymap_input){0};
}

/* ---- Lists ---- */

/* The panes where B holds, without those in which its keys are bound by name. */
static unsigned keymap_holds(const struct keymap *m, const struct keymap_binding *b)
{
	unsigned panes = b->panes;

	for (size_t i = 0; i < m->n; i++)
		if (b->level < LEVEL_NAMED && m->items[i].level == LEVEL_NAMED &&
		    keymap_clashes(b, &m->items[i]))
			panes &= ~m->items[i].panes;
	return panes;
}

void keymap_keys_of(const struct keymap *m, enum command c, struct buf *out)
{
	bool first = true;

	for (size_t i = 0; i < m->n; i++) {
		const struct keymap_binding *b = &m->items[i];
		unsigned panes = keymap_holds(m, b);
		uint32_t keys[KEYMAP_KEYS];

		if (b->command != c || !panes)
			continue;
		memcpy(keys, b->keys, sizeof keys);
		if (m->mirrored && keymap_turned(c) != c)
			keys[b->keys_n - 1] = keymap_opposite(keys[b->keys_n - 1]);
		buf_puts(out, first ? "" : " ");
		keymap_keys_name(keys, b->keys_n, out);
		if (panes != command_panes(c)) {
			buf_puts(out, " (");
			pane_names(panes, out);
			buf_putc(out, ')');
		}
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
