/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* What a screen test says: texts, the screen as one, goldens, results as TAP. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "term_private.h"

#include <errno.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>

static int tests, failures, planned;

_Noreturn void term_bail_out(const char *fmt, ...)
{
	va_list ap;

	printf("Bail out! ");
	va_start(ap, fmt);
	vprintf(fmt, ap);
	va_end(ap);
	putchar('\n');
	exit(BAIL_OUT);
}

/* ---- texts that grow ---- */

void *term_need(void *p)
{
	if (!p)
		term_bail_out("no memory");
	return p;
}

void bytes_add(struct bytes *b, const void *data, size_t len)
{
	if (!b->data || b->size - b->len <= len) {
		b->size = (b->len + len + 64) * 2;
		b->data = term_need(realloc(b->data, b->size));
	}
	if (len)
		memcpy(b->data + b->len, data, len);
	b->len += len;
	b->data[b->len] = '\0';
}

void bytes_printf(struct bytes *b, const char *fmt, ...)
{
	char line[PATH_MAX];
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(line, sizeof(line), fmt, ap);
	va_end(ap);
	bytes_add(b, line, n < (int)sizeof(line) ? (size_t)n : sizeof(line) - 1);
}

void bytes_cut(struct bytes *b, size_t len)
{
	memmove(b->data, b->data + len, b->len - len + 1);
	b->len -= len;
}

const char *bytes_spell(const char *bytes, size_t len, struct bytes *out)
{
	size_t i;

	out->len = 0;
	for (i = 0; i < len; i++)
		bytes_printf(out,
			     (unsigned char)bytes[i] < ' ' || bytes[i] == 0x7F ? "\\x%02X" : "%c",
			     (unsigned char)bytes[i]);
	return out->data;
}

/* ---- the screen as a text that people can read and compare ---- */

struct legend {
	char style[62][64];
	char letter[62];
	int count, others;
};

static void add_colour(char *style, size_t size, const char *name, int c)
{
	size_t len = strlen(style);

	if (c >= TERM_RGB)
		snprintf(style + len, size - len, " %s=#%06X", name, (unsigned)(c - TERM_RGB));
	else if (c >= 0)
		snprintf(style + len, size - len, " %s=%d", name, c);
}

/* The attributes in words; of a blank only those that can be seen. */
static void describe(const struct term_cell *c, char *style, size_t size)
{
	static const char *const lines[] = {"", " underline", " double", " curly"};
	bool blank = !strcmp(c->text, " ");

	snprintf(style, size, "%s%s%s%s%s%s", c->bold && !blank ? " bold" : "",
		 c->italic && !blank ? " italic" : "", lines[c->underline & 3],
		 c->blink && !blank ? " blink" : "", c->strike ? " strike" : "",
		 c->reverse ? " reverse" : "");
	if (!blank || c->reverse || c->underline || c->strike)
		add_colour(style, size, "fg", c->fg);
	add_colour(style, size, "bg", c->bg);
}

/* The letter of a style: simple ones have theirs, others get A to Z, then digits, as they come. */
static char letter(struct legend *l, const char *style)
{
	static const char own[][2][12] = {{"b", " bold"},  {"i", " italic"}, {"u", " underline"},
					  {"k", " blink"}, {"s", " strike"}, {"r", " reverse"}};
	static const char others[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
	size_t i;
	int n;

	if (!*style)
		return ' ';
	for (n = 0; n < l->count; n++)
		if (!strcmp(l->style[n], style))
			return l->letter[n];
	if (n == 42)
		return '?';
	l->letter[n] = '\0';
	for (i = 0; i < sizeof(own) / sizeof(*own); i++)
		if (!strcmp(own[i][1], style))
			l->letter[n] = own[i][0][0];
	if (!l->letter[n])
		l->letter[n] = others[l->others++ % 36];
	snprintf(l->style[n], sizeof(l->style[n]), "%s", style);
	l->count++;
	return l->letter[n];
}

static void render(const struct term *t, struct bytes *b)
{
	struct legend legend = {.count = 0};
	struct term_cell cell;
	char style[64], c = ' ';
	int row, col, i;
	size_t len;

	bytes_printf(b, "%d rows, %d columns\n", t->rows, t->cols);
	for (row = 0; row < t->rows; row++) {
		bytes_printf(b, "%02d|", row);
		term_add_row(t, row, b);
		bytes_printf(b, "|\n%02d:", row);
		len = b->len - 3;
		for (col = 0; col < t->cols; col++) {
			cell = term_cell(t, row, col);
			if (*cell.text) { /* else right of a wide one: its letter again */
				describe(&cell, style, sizeof(style));
				c = letter(&legend, style);
			}
			bytes_add(b, &c, 1);
		}
		while (b->data[b->len - 1] == ' ')
			b->len--;
		if (b->len == len + 3)
			b->len = len;
		else
			bytes_add(b, "\n", 1);
	}
	for (i = 0; i < legend.count; i++)
		bytes_printf(b, "%c =%s\n", legend.letter[i], legend.style[i]);
	if (term_cursor(t, &row, &col))
		bytes_printf(b, "cursor in row %d, column %d\n", row, col);
	else
		bytes_printf(b, "cursor hidden\n");
}

static bool is_attributes(const char *line, size_t len)
{
	size_t digits = strspn(line, "0123456789");

	return digits && digits < len && line[digits] == ':';
}

/* Rows stand in both texts; lines of attributes may stand in one of them alone. */
static void print_diff(const char *want, const char *got)
{
	size_t w, g;
	int more; /* 1: only WANT has attributes here, -1: only GOT */

	while (*want || *got) {
		w = strcspn(want, "\n");
		g = strcspn(got, "\n");
		more = is_attributes(want, w) - is_attributes(got, g);
		if (*want && *got && w == g && !memcmp(want, got, w)) {
			printf("#   %.*s\n", (int)w, want);
		} else {
			if (*want && more >= 0)
				printf("# - %.*s\n", (int)w, want);
			if (*got && more <= 0)
				printf("# + %.*s\n", (int)g, got);
		}
		if (more >= 0)
			want += w + (want[w] != '\0');
		if (more <= 0)
			got += g + (got[g] != '\0');
	}
}

static char *read_file(const char *path)
{
	struct bytes b = {0};
	char buf[4096];
	size_t n;
	FILE *f = fopen(path, "r");

	if (!f)
		return NULL;
	bytes_add(&b, "", 0);
	while ((n = fread(buf, 1, sizeof(buf), f)))
		bytes_add(&b, buf, n);
	fclose(f);
	return b.data;
}

static bool equals(struct term *t, void *want)
{
	struct bytes b = {0};
	bool same;

	render(t, &b);
	same = !strcmp(b.data, want);
	free(b.data);
	return same;
}

static bool update_golden(struct term *t, const char *name, const char *path)
{
	struct bytes b = {0};
	FILE *f;

	while (!term_is_over(t, NULL) && term_pump(t, term_timeout_ms() / 20))
		; /* there is no condition to wait for yet: until nothing comes */
	render(t, &b);
	if (!(f = fopen(path, "w")) || fputs(b.data, f) < 0 || fclose(f))
		term_bail_out("%s: %s", path, strerror(errno));
	free(b.data);
	return term_ok(true, "screen %s (written)", name);
}

static bool compare_golden(struct term *t, const char *name, char *want)
{
	bool ok = term_wait_quietly(t, equals, want);
	struct bytes got = {0};

	t->dumped = t->got[TTY].len + 1; /* the difference shows it */
	term_ok(ok, "screen %s", name);
	if (!ok) {
		t->failed = true;
		render(t, &got);
		print_diff(want, got.data);
		free(got.data);
	}
	return ok;
}

bool term_golden(struct term *t, const char *name)
{
	const char *update = getenv("UPDATE_GOLDEN");
	char *dir = term_source("tests/screen/golden"), *want;
	struct bytes path = {0};
	bool ok;

	bytes_printf(&path, "%s/%s.txt", dir, name);
	want = read_file(path.data);
	if (update && !strcmp(update, "1")) {
		mkdir(dir, 0777);
		ok = update_golden(t, name, path.data);
	} else if (want) {
		ok = compare_golden(t, name, want);
	} else {
		ok = term_ok(false, "screen %s: no such file; UPDATE_GOLDEN=1 writes it", name);
	}
	free(want);
	free(path.data);
	free(dir);
	return ok;
}

/* ---- results ---- */

/* As comments, line by line; what could upset the tester's terminal is spelled out. */
static void print_comment(const char *text)
{
	struct bytes line = {0};
	size_t n;

	for (; *text; text += n + (text[n] != '\0')) {
		n = strcspn(text, "\n");
		printf("# %s\n", n ? bytes_spell(text, n, &line) : "");
	}
	free(line.data);
}

void term_note(const char *fmt, ...)
{
	char text[8192];
	va_list ap;

	term_set_up();
	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	print_comment(text);
}

void term_dump(struct term *t)
{
	struct bytes b = {0};

	render(t, &b);
	if (t->stopped)
		bytes_printf(&b, "stopped by signal %d\n", WSTOPSIG(t->status));
	else if (!t->ended)
		bytes_printf(&b, "running\n");
	else if (WIFSIGNALED(t->status))
		bytes_printf(&b, "killed by signal %d\n", WTERMSIG(t->status));
	else
		bytes_printf(&b, "exited with %d\n", WEXITSTATUS(t->status));
	print_comment(b.data);
	if (t->got[ERR].len)
		term_note("standard error:\n%s", t->got[ERR].data);
	free(b.data);
	t->dumped = t->got[TTY].len + 1;
}

bool term_ok(bool ok, const char *fmt, ...)
{
	char text[8192], *end;
	struct term *t;
	va_list ap;

	term_set_up();
	term_watch();
	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	end = text + strcspn(text, "\n");
	end += *end ? 1 : 0;
	printf("%sok %d - %.*s\n", ok ? "" : "not ", ++tests, (int)strcspn(text, "\n"), text);
	print_comment(end);
	if (!ok)
		failures++;
	for (t = term_list; t && !ok; t = t->next)
		if (t->dumped != t->got[TTY].len + 1)
			term_dump(t);
	return ok;
}

void term_plan(int n)
{
	term_set_up();
	planned = n;
	printf("1..%d\n", n);
}

int term_done(void)
{
	term_clean_up();
	if (!planned)
		printf("1..%d\n", tests);
	else if (planned != tests)
		printf("# planned %d tests, ran %d\n", planned, tests), failures++;
	if (failures)
		printf("# %d of %d failed\n", failures, tests);
	fflush(stdout);
	return failures ? EXIT_FAILURE : EXIT_SUCCESS;
}
