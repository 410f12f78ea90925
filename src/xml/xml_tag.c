/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/i18n.h"
#include "base/vec.h"
#include "xml/xml.h"
#include "xml/xml_repair.h"

enum {
	TRACKED_MAX = 65536,  /* open elements whose names are known */
	SEARCH_MAX = 1000,    /* how far out an end tag looks for its element */
	NOTES_MAX = 4,        /* kinds of repair reported of one tag */
	VALUE_MAX = 64 * 1024 /* bytes behind a "<" in a value that may belong to it */
};

struct attribute {
	const char *name, *value;
	size_t name_len, value_len;
};

/* A start tag, taken apart. */
struct tag {
	size_t name_len;
	const char *end; /* behind it */
	bool empty;      /* "/>" */
	bool sound;      /* may be copied as it stands */
	bool bare;       /* has attributes without a value */
	bool forced;     /* what is no attribute does not make it text */
	struct attribute attributes[XML_ATTRIBUTES_MAX];
	size_t n, left_out;
	long line;
	struct {
		const char *text;
		long line;
	} notes[NOTES_MAX];
	size_t notes_n;
};

enum verdict { TAG, NO_TAG, MORE };

/* Within a tag, control characters part as blanks do. */
static bool is_blank(char c)
{
	return (unsigned char)c <= ' ';
}

/* A byte that is no character, U+FFFD by now: it may have been anything. */
static bool is_bad(const char *s, const char *end)
{
	return end - s >= 3 && !memcmp(s, "\xEF\xBF\xBD", 3);
}

static void unsound(struct tag *t, const char *text)
{
	t->sound = false;
	if (t->notes_n < NOTES_MAX) {
		t->notes[t->notes_n].text = text;
		t->notes[t->notes_n++].line = t->line;
	}
}

/* Whether what follows the quotation mark before S says that a value ends with it: TAG if so. */
static enum verdict ends_value(const struct repair *m, const char *s, const char *end)
{
	enum verdict cut = m->last ? TAG : MORE;
	size_t len;

	if (s == end || (*s == '/' && s + 1 == end))
		return cut;
	if (*s == '>' || (*s == '/' && s[1] == '>'))
		return TAG;
	if (!is_blank(*s))
		return NO_TAG;
	while (s < end && is_blank(*s))
		s++;
	if (s == end)
		return cut;
	if (*s == '>' || *s == '/')
		return TAG;
	len = repair_name(s, end);
	if (len > 0 && s + len == end)
		return cut;
	return len > 0 && (s[len] == '=' || is_blank(s[len])) ? TAG : NO_TAG;
}

/* What is in a value from S to END: whether it may stand as it is. */
static void check_value(struct tag *t, const char *s, const char *end)
{
	uint32_t code;

	while ((s = repair_scan(s, end, true)) < end) {
		size_t n = 1;

		if (*s == '\n')
			t->line++;
		else if (*s == '<')
			unsound(t, N_("“<” in the value of an attribute: kept as it stands"));
		else if (*s == '&' && !(n = repair_sound_reference(s, end, &code)))
			t->sound = false, n = 1;
		else if ((unsigned char)*s < 0x20 && *s != '\t' && *s != '\r')
			t->sound = false;
		s += n;
	}
}

/* A value in quotation marks, the first one at *P. */
static enum verdict quoted(struct repair *m, struct tag *t, struct attribute *a, const char **p,
			   const char *end)
{
	const char *s = *p + 1, *close = memchr(s, **p, (size_t)(end - s)), *less, *greater;
	enum verdict ends = TAG;

	less = memchr(s, '<', (size_t)((close ? close : end) - s));
	if (!close && !m->last && (!less || end - less < VALUE_MAX))
		return MORE;
	if (!close && !less)
		return MORE;
	if (close && less)
		ends = close - less > VALUE_MAX ? NO_TAG : ends_value(m, close + 1, end);
	if (ends == MORE)
		return MORE;
	if (!close || ends == NO_TAG) {
		/* The next tag is within it: it ended before. */
		greater = memchr(s, '>', (size_t)(less - s));
		close = greater ? greater : less;
		if (close > s && close[-1] == '/' && greater)
			close--;
		unsound(t, N_("the value of an attribute is not closed"));
		*p = close;
	} else {
		*p = close + 1;
	}
	a->value = s;
	a->value_len = (size_t)(close - s);
	check_value(t, s, close);
	return TAG;
}

/* A value without them, at *P. */
static enum verdict unquoted(struct tag *t, struct attribute *a, const char **p, const char *end)
{
	const char *s = *p;

	while (s < end && !is_blank(*s) && *s != '>' && *s != '<' && *s != '"' && *s != '\'' &&
	       !(*s == '/' && s + 1 < end && s[1] == '>'))
		s++;
	if (s == end)
		return MORE;
	a->value = *p;
	a->value_len = (size_t)(s - *p);
	unsound(t, N_("the value of an attribute is not in quotation marks"));
	*p = s;
	return TAG;
}

static void keep(struct tag *t, const struct attribute *a)
{
	for (size_t i = 0; i < t->n; i++) {
		if (t->attributes[i].name_len == a->name_len &&
		    !memcmp(t->attributes[i].name, a->name, a->name_len)) {
			unsound(t,
				N_("an attribute stands twice in one tag: the first one is read"));
			return;
		}
	}
	if (t->n == XML_ATTRIBUTES_MAX) {
		t->sound = false;
		t->left_out++;
		return;
	}
	t->attributes[t->n++] = *a;
}

static const char *skip_blanks(struct tag *t, const char *s, const char *end)
{
	for (;;) {
		for (; s < end && is_blank(*s); s++) {
			t->line += *s == '\n';
			if (*s != ' ' && *s != '\t' && *s != '\n' && *s != '\r')
				unsound(t, N_("control characters that XML does not allow: "
					      "left out"));
		}
		if (!is_bad(s, end))
			return s;
		t->sound = false;
		s += 3;
	}
}

/* Something that is no attribute, at *P: leave it out. */
static enum verdict skip_nonsense(struct tag *t, const char **p, const char *end)
{
	const char *s = *p, *close;

	if (t->n == 0 && !t->forced)
		return NO_TAG;
	unsound(t, N_("something in a tag that is no attribute: left out"));
	if (*s == '"' || *s == '\'') {
		close = memchr(s + 1, *s, (size_t)(end - s - 1));
		if (close && !memchr(s, '>', (size_t)(close - s)) &&
		    !memchr(s, '<', (size_t)(close - s))) {
			*p = close + 1;
			return TAG;
		}
	}
	for (s++; s < end && !is_blank(*s) && *s != '>' && *s != '<' && *s != '/';)
		s++;
	*p = s;
	return s == end ? MORE : TAG;
}

static enum verdict attribute(struct repair *m, struct tag *t, const char **p, const char *end)
{
	struct attribute a = {.name = *p, .name_len = repair_name(*p, end)};
	const char *s = *p + a.name_len;
	enum verdict v;

	if (s == end)
		return MORE;
	if (a.name_len == 0)
		return skip_nonsense(t, p, end);
	s = skip_blanks(t, s, end);
	if (s == end)
		return MORE;
	if (*s != '=') {
		t->bare = true;
		unsound(t, N_("an attribute without a value: left out"));
		*p = s;
		return TAG;
	}
	s = skip_blanks(t, s + 1, end);
	if (s == end)
		return MORE;
	v = *s == '"' || *s == '\'' ? quoted(m, t, &a, &s, end) : unquoted(t, &a, &s, end);
	if (v == TAG)
		keep(t, &a);
	*p = s;
	return v;
}

/* "<" at P within a tag: either that is not closed, or it is none. */
static enum verdict unclosed(struct tag *t, const char *p, const char *end)
{
	if (p + 1 == end)
		return MORE;
	if (t->n == 0 && (t->bare || (p[1] != '/' && repair_name(p + 1, end) == 0)))
		return NO_TAG;
	unsound(t, N_("a tag is not closed"));
	t->end = p;
	return TAG;
}

/* The tag at S, which begins with "<" and a name of NAME_LEN bytes, taken apart into T. */
static enum verdict parse_tag(struct repair *m, struct tag *t, const char *s, const char *end)
{
	const char *p = s + 1 + t->name_len, *before;
	enum verdict v = TAG;

	if (p < end && !is_blank(*p) && *p != '>' && *p != '/' && !is_bad(p, end) && !t->forced)
		return NO_TAG;
	if (p < end && *p == '>') {
		t->end = p + 1;
		return TAG;
	}
	while (v == TAG) {
		before = p;
		p = skip_blanks(t, p, end);
		if (p == end || (*p == '/' && p + 1 == end))
			return MORE;
		if (*p == '>' || (*p == '/' && p[1] == '>')) {
			t->empty = *p == '/';
			t->end = p + 1 + t->empty;
			/* Words with no value and nothing else: "a <b and c> d". */
			return t->bare && t->n == 0 && !t->forced ? NO_TAG : TAG;
		}
		if (*p == '<')
			return unclosed(t, p, end);
		if (*p == '/') {
			if (t->n == 0 && !t->forced)
				return NO_TAG;
			unsound(t, N_("something in a tag that is no attribute: left out"));
			p++;
			continue;
		}
		if (p == before && (t->n > 0 || t->forced))
			unsound(t, N_("a blank is missing"));
		v = attribute(m, t, &p, end);
	}
	return v;
}

/* ---- open elements ---- */

static void open_element(struct repair *m, const char *name, size_t len)
{
	if (m->depth > 0)
		m->open[m->depth - 1].parent = true;
	if (m->depth == TRACKED_MAX || m->untracked) {
		m->untracked++;
		return;
	}
	m->open = vec_fit(m->open, m->depth + 1, &m->open_size, sizeof *m->open);
	m->open[m->depth++] =
		(struct repair_level){.at = (uint32_t)m->names.len, .len = (uint32_t)len};
	buf_add(&m->names, name, len);
}

static bool is_open(const struct repair *m, size_t i, const char *name, size_t len)
{
	return m->open[i].len == len && !memcmp(m->names.data + m->open[i].at, name, len);
}

/* Close the innermost element; PUT: with an end tag of ours. */
static void close_element(struct repair *m, bool put)
{
	const struct repair_level *l = &m->open[--m->depth];

	if (put && m->depth < XML_DEPTH_MAX) {
		buf_puts(m->out, "</");
		buf_add(m->out, m->names.data + l->at, l->len);
		buf_putc(m->out, '>');
	}
	buf_truncate(&m->names, l->at);
	if (m->depth == 0) {
		m->state = REPAIR_EPILOG;
		m->junk = false;
	}
}

/* ---- start tags ---- */

static void put_value(struct repair *m, const char *s, const char *end)
{
	const char *run;
	bool last = m->last;

	/* Nothing will follow here. */
	m->last = true;
	while (s < end) {
		run = s;
		while (s < end && (unsigned char)*s >= 0x20 && *s != '<' && *s != '&' && *s != '"')
			s++;
		buf_add(m->out, run, (size_t)(s - run));
		if (s == end)
			break;
		if (*s == '&') {
			s += repair_reference(m, s, end, true);
			continue;
		}
		switch (*s) {
		case '<': buf_puts(m->out, "&lt;"); break;
		case '"': buf_puts(m->out, "&quot;"); break;
		case '\n':
		case '\t':
		case '\r': buf_putc(m->out, *s); break;
		default: repair_put_control(m, *s); break;
		}
		s++;
	}
	m->last = last;
}

/* The tag again, of what of it is sound. */
static void put_tag(struct repair *m, const struct tag *t, const char *s)
{
	long lines = 0;

	for (size_t i = 0; i < t->notes_n; i++) {
		long here = m->line;

		m->line = t->notes[i].line;
		repair_note(m, t->notes[i].text);
		m->line = here;
	}
	if (t->left_out && !m->too_many)
		repair_note(m, N_("a tag has too many attributes; the last ones are not read"));
	if (t->left_out)
		m->too_many = true;
	for (const char *p = s; p < t->end; p++)
		lines += *p == '\n';
	buf_add(m->out, s, 1 + t->name_len);
	for (size_t i = 0; i < t->n; i++) {
		const struct attribute *a = &t->attributes[i];

		buf_putc(m->out, ' ');
		buf_add(m->out, a->name, a->name_len);
		buf_puts(m->out, "=\"");
		put_value(m, a->value, a->value + a->value_len);
		buf_putc(m->out, '"');
		for (const char *p = a->value; p < a->value + a->value_len; p++)
			lines -= *p == '\n';
	}
	while (lines-- > 0)
		buf_putc(m->out, '\n');
	buf_puts(m->out, t->empty ? "/>" : ">");
}

static enum verdict take_apart_from(struct repair *m, struct tag *t, const char *s, const char *end,
				    size_t name_len, bool forced)
{
	t->name_len = name_len;
	t->empty = t->bare = false;
	t->sound = true;
	t->forced = forced;
	t->n = t->left_out = t->notes_n = 0;
	t->line = m->line;
	return parse_tag(m, t, s, end);
}

/* The bytes of the name at S that are ASCII, where something else follows those. */
static size_t ascii_name(const char *s, const char *end)
{
	const char *start = s;

	while (s < end && (unsigned char)*s < 0x80 && repair_name(s, s + 1))
		s++;
	return s < end && (unsigned char)*s >= 0x80 ? (size_t)(s - start) : 0;
}

size_t repair_start_tag(struct repair *m, const char *s, const char *end)
{
	struct tag t;
	size_t ascii;
	enum verdict v = take_apart_from(m, &t, s, end, repair_name(s + 1, end), false);

	m->tagged = false;
	/* A damaged byte where a blank was makes a strange name. */
	if (v == NO_TAG && (ascii = ascii_name(s + 1, end)) > 0)
		v = take_apart_from(m, &t, s, end, ascii, true);
	if (v == MORE)
		return m->last ? (size_t)(end - s) : REPAIR_MORE;
	if (v == NO_TAG)
		return 0;
	m->tagged = true;
	if (m->depth + m->untracked >= XML_DEPTH_MAX) {
		if (!m->too_deep)
			repair_note(m,
				    N_("elements are nested too deeply; only their text is read"));
		m->too_deep = true;
		repair_put_lines(m, s, (size_t)(t.end - s));
	} else if (t.sound) {
		buf_add(m->out, s, (size_t)(t.end - s));
	} else {
		put_tag(m, &t, s);
	}
	m->line = t.line;
	if (!t.empty)
		open_element(m, s + 1, t.name_len);
	else if (m->depth > 0)
		m->open[m->depth - 1].parent = true;
	else
		m->state = REPAIR_EPILOG, m->junk = false;
	return (size_t)(t.end - s);
}

/* ---- end tags ---- */

enum slip { NOT_CLOSED, TAKEN_FOR, LEFT_OUT };

/* Note what was done about the tag NAME of LEN bytes. */
static void note_slip(struct repair *m, enum slip slip, const char *name, size_t len)
{
	static const char *const kinds[] = {"not closed", "taken for", "left out"};
	int shown = (int)(len < 100 ? len : 100);
	struct buf text;

	m->repaired = true;
	if (m->last_problem == kinds[slip] && m->last_line == m->line)
		return;
	m->last_problem = kinds[slip];
	m->last_line = m->line;
	buf_init(&text);
	if (slip == NOT_CLOSED)
		buf_printf(&text, _("<%.*s> is not closed: it is closed here"), shown, name);
	else if (slip == TAKEN_FOR)
		buf_printf(&text, _("</%.*s> closes another element: taken for its end tag"), shown,
			   name);
	else
		buf_printf(&text, _("</%.*s> closes nothing: left out"), shown, name);
	m->problem(m->data, m->line, buf_str(&text));
	buf_done(&text);
}

/* Close all elements down to the one that is number DEPTH. */
static void close_to(struct repair *m, size_t depth)
{
	while (m->depth > depth) {
		const struct repair_level *l = &m->open[m->depth - 1];

		note_slip(m, NOT_CLOSED, m->names.data + l->at, l->len);
		close_element(m, true);
	}
}

/*
 * An end tag NAME for which no element is open, before what is at NEXT. Where the innermost element
 * has only text in it and is not closed by the very next tag, a slip of the pen: it closes that.
 */
static enum verdict closes_anyway(const struct repair *m, const char *next, const char *end)
{
	const struct repair_level *l = &m->open[m->depth - 1];
	const char *tag = memchr(next, '<', (size_t)(end - next));

	if (l->parent || m->depth < 2)
		return NO_TAG;
	if (!tag || (size_t)(end - tag) < l->len + 3)
		return m->last || end - next > VALUE_MAX ? NO_TAG : MORE;
	return tag[1] == '/' && !memcmp(tag + 2, m->names.data + l->at, l->len) &&
			       repair_name(tag + 2, end) == l->len
		       ? NO_TAG
		       : TAG;
}

/* What the end tag at S, of NAME of LEN bytes and up to TO, does. */
static enum verdict end_element(struct repair *m, const char *name, size_t len, const char *to,
				const char *end)
{
	enum verdict v;

	for (size_t n = 1; n < m->depth && n < SEARCH_MAX; n++) {
		if (is_open(m, m->depth - 1 - n, name, len)) {
			close_to(m, m->depth - n);
			close_element(m, true);
			return TAG;
		}
	}
	v = closes_anyway(m, to, end);
	if (v == TAG) {
		note_slip(m, TAKEN_FOR, name, len);
		close_element(m, true);
	} else if (v == NO_TAG) {
		note_slip(m, LEFT_OUT, name, len);
	}
	return v;
}

/* Whether there are only blanks from S to END. */
static bool is_all_blank(const char *s, const char *end)
{
	while (s < end && is_blank(*s))
		s++;
	return s == end;
}

/* Whether the end tag at S is that of the innermost element, and nothing but its name: nearly all are. */
static bool is_plain_end(const struct repair *m, const char *s, const char *end)
{
	const struct repair_level *l = &m->open[m->depth - 1];

	return !m->untracked && (size_t)(end - s) >= l->len + 3 && s[l->len + 2] == '>' &&
	       !memcmp(s + 2, m->names.data + l->at, l->len);
}

size_t repair_end_tag(struct repair *m, const char *s, const char *end)
{
	const char *name = s + 2, *p;
	size_t len;
	long lines = 0;

	if (is_plain_end(m, s, end)) {
		len = m->open[m->depth - 1].len + 3;
		if (m->depth <= XML_DEPTH_MAX)
			buf_add(m->out, s, len);
		close_element(m, false);
		return len;
	}
	len = repair_name(name, end);
	p = name + len;
	while (p < end && *p != '>' && *p != '<')
		lines += *p++ == '\n';
	if (p == end)
		return m->last ? (size_t)(end - s) : REPAIR_MORE;
	if (len == 0 && (*p == '<' || !is_all_blank(name, p)))
		return 0;
	p += *p == '>';
	if (m->untracked) {
		m->untracked--;
	} else if (len > 0 && is_open(m, m->depth - 1, name, len)) {
		if (p[-1] != '>')
			repair_note(m, N_("a tag is not closed"));
		close_element(m, true);
	} else if (end_element(m, name, len, p, end) == MORE) {
		return REPAIR_MORE;
	}
	if (lines)
		repair_put_lines(m, s, (size_t)(p - s));
	m->line += lines;
	return (size_t)(p - s);
}
