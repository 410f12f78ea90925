/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "app/state_text.h"

#include <stdlib.h>
#include <string.h>

#include "archive/statement_key.h"
#include "base/err.h"
#include "base/utf8.h"

static const char first_line[] = "leader-reader state 1";

void state_text_init(struct state_text *t)
{
	*t = (struct state_text){0};
	buf_init(&t->place);
	buf_init(&t->other);
}

void state_text_done(struct state_text *t)
{
	free(t->title);
	remarks_done(&t->remarks);
	buf_done(&t->place);
	buf_done(&t->other);
}

/* ---- fields ---- */

void state_field_put(struct buf *out, const char *s)
{
	buf_putc(out, '\t');
	for (; s && *s; s++) {
		const char *escape = *s == '\t'   ? "\\t"
				     : *s == '\n' ? "\\n"
				     : *s == '\\' ? "\\\\"
						  : NULL;

		if (escape)
			buf_puts(out, escape);
		else
			buf_putc(out, *s);
	}
}

/* Undo the escapes of S in place. */
static void unescape(char *s)
{
	static const char escapes[] = "nt\\", meant[] = "\n \\";
	char *to = s;

	for (; *s; s++) {
		const char *escape = *s == '\\' && s[1] ? strchr(escapes, s[1]) : NULL;

		*to++ = escape ? meant[escape - escapes] : *s;
		s += escape != NULL;
	}
	*to = '\0';
}

size_t state_fields(char *line, char *fields[STATE_FIELDS])
{
	size_t n = 0;

	while (line && n < STATE_FIELDS) {
		char *tab = strchr(line, '\t');

		if (tab)
			*tab = '\0';
		unescape(line);
		fields[n++] = line;
		line = tab ? tab + 1 : NULL;
	}
	for (size_t i = n; i < STATE_FIELDS; i++)
		fields[i] = NULL;
	return n;
}

/* Whether the LEN bytes at S are clean text with tabs between. */
static bool line_is_clean(const char *s, size_t len)
{
	uint32_t code;

	for (size_t step; len; s += step, len -= step) {
		step = utf8_decode(s, len, &code);
		if (utf8_is_bad(s, step, code) || (code != '\t' && utf8_is_unwanted(code)))
			return false;
	}
	return true;
}

/* ---- reading ---- */

static bool read_hex(const char *s, uint64_t *value)
{
	char *end;

	if (!s || strlen(s) != 16 || strspn(s, "0123456789abcdef") != 16)
		return false;
	*value = strtoull(s, &end, 16);
	return true;
}

/* Its fields, and whether it may be one of that many: KEY and TEXT in front. */
static struct remark *read_remark(struct state_text *t, char *const *fields, size_t n, size_t need)
{
	uint64_t text;

	if (n != need || !*fields[1] || strlen(fields[1]) > STATEMENT_KEY_MAX ||
	    !read_hex(fields[2], &text))
		return NULL;
	return remarks_get(&t->remarks, fields[1], text, fields[n - 1]);
}

static bool read_sample(struct state_text *t, char *const *fields, size_t n)
{
	uint64_t value;

	for (size_t i = 1; i < n; i++)
		if (!read_hex(fields[i], &value))
			return false;
	for (size_t i = 1; i < n && t->sample_n < STATE_SAMPLE; i++)
		if (read_hex(fields[i], &value))
			t->sample[t->sample_n++] = value;
	return true;
}

/* A note may have several lines, and nothing else. */
enum { NOTE_TEXT = 8 };

static void flatten(char *const *fields, size_t n)
{
	for (size_t i = 0; i < n; i++)
		for (char *s = fields[i]; i != NOTE_TEXT && *s; s++)
			*s = *s == '\n' ? ' ' : *s;
}

static bool read_fields(struct state_text *t, char *const *fields, size_t n)
{
	struct remark *m;

	flatten(fields, n);
	if (!strcmp(fields[0], "title") && n == 2) {
		free(t->title);
		t->title = xstrdup(fields[1]);
		return true;
	}
	if (!strcmp(fields[0], "sample"))
		return read_sample(t, fields, n);
	if (!strcmp(fields[0], "mark") && (m = read_remark(t, fields, n, 5))) {
		remark_set(&m->marked, fields[3]);
		return true;
	}
	if (!strcmp(fields[0], "read") && (m = read_remark(t, fields, n, 5))) {
		remark_set(&m->read, fields[3]);
		return true;
	}
	if (!strcmp(fields[0], "note") && n == 10 && *fields[3] && *fields[NOTE_TEXT] &&
	    (m = read_remark(t, fields, n, 10))) {
		remark_put_note(m, &(struct remark_note){fields[3], fields[4], fields[5], fields[6],
							 fields[7], fields[NOTE_TEXT]});
		return true;
	}
	return false;
}

/* A line, LEN bytes at S. */
static void read_line(struct state_text *t, const char *s, size_t len)
{
	static const char place[] = "place\t";
	char *fields[STATE_FIELDS];
	bool known = false;
	struct buf line;

	if (!len)
		return;
	if (line_is_clean(s, len) && len > strlen(place) && !memcmp(s, place, strlen(place))) {
		buf_add(&t->place, s + strlen(place), len - strlen(place));
		buf_putc(&t->place, '\n');
		return;
	}
	buf_init(&line);
	if (line_is_clean(s, len)) {
		buf_add(&line, s, len);
		known = read_fields(t, fields, state_fields(line.data, fields));
	}
	buf_done(&line);
	if (known)
		return;
	buf_add(&t->other, s, len);
	buf_putc(&t->other, '\n');
}

/* Whether B begins with the first line, and no other. */
static bool is_ours(const struct buf *b)
{
	size_t len = strlen(first_line);

	return b->len >= len && !memcmp(b->data, first_line, len) &&
	       (b->len == len || b->data[len] == '\n');
}

void state_text_sample(struct state_text *t, const struct buf *b)
{
	static const char sample[] = "\nsample\t";
	const char *s, *stop;

	if (!is_ours(b))
		return;
	s = memmem(b->data, b->len, sample, strlen(sample));
	stop = s ? memchr(s + 1, '\n', (size_t)(b->data + b->len - s - 1)) : NULL;
	if (stop)
		read_line(t, s + 1, (size_t)(stop - s - 1));
}

bool state_text_read(struct state_text *t, const struct buf *b)
{
	const char *s = buf_str(b), *end = s + b->len;

	if (!b->len)
		return true;
	if (!is_ours(b))
		return false;
	for (s += strlen(first_line); s < end; s++) {
		const char *stop = memchr(s, '\n', (size_t)(end - s));

		read_line(t, s, (size_t)((stop ? stop : end) - s));
		s = stop ? stop : end;
	}
	remarks_tidy(&t->remarks);
	return true;
}

/* ---- printing ---- */

static void put_hex(struct buf *out, uint64_t value)
{
	buf_printf(out, "\t%016llx", (unsigned long long)value);
}

static void put_key(struct buf *out, const char *word, const struct remark *m)
{
	buf_puts(out, word);
	state_field_put(out, m->key);
	put_hex(out, m->text);
}

static void print_when(struct buf *out, const char *word, const struct remark *m, const char *when)
{
	if (!when)
		return;
	put_key(out, word, m);
	state_field_put(out, when);
	state_field_put(out, m->label);
	buf_putc(out, '\n');
}

static void print_notes(struct buf *out, const struct remark *m)
{
	for (size_t i = 0; i < m->notes_n; i++) {
		const struct remark_note *n = &m->notes[i];

		put_key(out, "note", m);
		state_field_put(out, n->id);
		state_field_put(out, n->made);
		state_field_put(out, n->exact);
		state_field_put(out, n->prefix);
		state_field_put(out, n->suffix);
		state_field_put(out, n->text);
		state_field_put(out, m->label);
		buf_putc(out, '\n');
	}
}

void state_text_print(const struct state_text *t, struct buf *out)
{
	buf_printf(out, "%s\n", first_line);
	if (t->title) {
		buf_puts(out, "title");
		state_field_put(out, t->title);
		buf_putc(out, '\n');
	}
	if (t->sample_n) {
		buf_puts(out, "sample");
		for (size_t i = 0; i < t->sample_n; i++)
			put_hex(out, t->sample[i]);
		buf_putc(out, '\n');
	}
	for (size_t i = 0; i < t->remarks.n; i++) {
		const struct remark *m = &t->remarks.items[i];

		print_when(out, "mark", m, m->marked);
		print_when(out, "read", m, m->read);
		print_notes(out, m);
	}
	for (const char *s = buf_str(&t->place); *s; s += strcspn(s, "\n") + 1)
		buf_printf(out, "place\t%.*s\n", (int)strcspn(s, "\n"), s);
	buf_add(out, buf_str(&t->other), t->other.len);
}

/* ---- changing ---- */

void state_text_change(struct state_text *t, const struct state_change *c)
{
	struct remark *m;

	if (c->kind == STATE_PLACE) {
		buf_clear(&t->place);
		buf_puts(&t->place, c->place);
		return;
	}
	m = remarks_get(&t->remarks, c->key, c->text, c->label);
	switch (c->kind) {
	case STATE_MARK: remark_set(&m->marked, c->when); break;
	case STATE_READ: remark_set(&m->read, c->when); break;
	default: remark_put_note(m, &c->note); break;
	}
}

void state_change_done(struct state_change *c)
{
	free(c->key);
	free(c->label);
	free(c->when);
	free(c->note.id);
	free(c->note.made);
	free(c->note.exact);
	free(c->note.prefix);
	free(c->note.suffix);
	free(c->note.text);
	free(c->place);
}
