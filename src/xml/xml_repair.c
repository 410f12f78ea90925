/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "xml/xml_repair.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/blocks.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "base/vec.h"

/* Text before an XML declaration, in bytes, and a document type, beyond which they are none. */
enum { JUNK_MAX = 4096, DOCTYPE_MAX = 1024 * 1024 };

/* Shorter text, in bytes, costs the parser less than an instruction that stands for it: of ASCII; and of
 * others, of which it looks at each character. */
enum { BYPASS_MIN = 48, BYPASS_OTHERS = 16 };

void repair_init(struct repair *m, void (*problem)(void *data, long line, const char *text),
		 void *data)
{
	*m = (struct repair){.problem = problem, .data = data, .line = 1, .first = true};
	buf_init(&m->names);
	buf_init(&m->entities.strings);
}

void repair_done(struct repair *m)
{
	buf_done(&m->names);
	free(m->open);
	free(m->root);
	repair_entities_done(&m->entities);
	warn_once_done(&m->reported);
}

static void note_at(struct repair *m, long line, const char *text)
{
	m->repaired = true;
	if (text == m->last_problem && line == m->last_line)
		return;
	m->last_problem = text;
	m->last_line = line;
	m->problem(m->data, line, _(text));
}

void repair_note(struct repair *m, const char *text)
{
	note_at(m, m->line, text);
}

/* ---- what others use ---- */

void repair_put_lines(struct repair *m, const char *s, size_t len)
{
	const char *end = s + len;
	bool content = m->state == REPAIR_CONTENT || m->back == REPAIR_CONTENT;
	long n = 0;

	while ((s = memchr(s, '\n', (size_t)(end - s)))) {
		if (n++ == 0 && content)
			buf_puts(m->out, "<!--");
		buf_putc(m->out, '\n');
		s++;
	}
	if (n > 0 && content)
		buf_puts(m->out, "-->");
}

const char *repair_scan(const char *s, const char *end, bool markup)
{
	return s + blocks_text(s, (size_t)(end - s), markup);
}

/* XML 1.0, productions 4 and 4a, beyond ASCII. */
static bool is_name_char(uint32_t c, bool start)
{
	static const uint32_t ranges[][2] = {
		{0xC0, 0xD6},     {0xD8, 0xF6},     {0xF8, 0x2FF},    {0x370, 0x37D},
		{0x37F, 0x1FFF},  {0x200C, 0x200D}, {0x2070, 0x218F}, {0x2C00, 0x2FEF},
		{0x3001, 0xD7FF}, {0xF900, 0xFDCF}, {0xFDF0, 0xFFFC}, {0x10000, 0xEFFFF},
	};

	for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
		if (c >= ranges[i][0] && c <= ranges[i][1])
			return true;
	return !start && (c == 0xB7 || (c >= 0x300 && c <= 0x36F) || c == 0x203F || c == 0x2040);
}

/* Of ASCII, what may begin a name (2) and what may be in one (1). */
static const unsigned char
	name_chars[256] =
		{
			['-'] = 1, ['.'] = 1, ['0'] = 1, 1,         1, 1, 1, 1,         1, 1, 1,
			1,         [':'] = 3, ['_'] = 3, ['A'] = 3, 3, 3, 3, 3,         3, 3, 3,
			3,         3,         3,         3,         3, 3, 3, 3,         3, 3, 3,
			3,         3,         3,         3,         3, 3, 3, ['a'] = 3, 3, 3, 3,
			3,         3,         3,         3,         3, 3, 3, 3,         3, 3, 3,
			3,         3,         3,         3,         3, 3, 3, 3,         3, 3, 3,
};

size_t repair_name(const char *s, const char *end)
{
	const char *start = s;
	uint32_t code;
	size_t n;

	while (s < end) {
		/* Most names are ASCII, and wholly. */
		if (name_chars[(unsigned char)*s] & (s == start ? 2 : 1)) {
			do
				s++;
			while (s < end && name_chars[(unsigned char)*s]);
			continue;
		}
		if ((unsigned char)*s < 0x80)
			break;
		n = utf8_decode(s, (size_t)(end - s), &code);
		if (!is_name_char(code, s == start))
			break;
		s += n;
	}
	return (size_t)(s - start);
}

/* ---- control characters ---- */

void repair_put_control(struct repair *m, char c)
{
	if (c == '\n')
		m->line++;
	if (c == '\n' || c == '\t' || c == '\r') {
		buf_putc(m->out, c);
	} else if (c == '\0') {
		repair_note(m, N_("there are NUL bytes in the file"));
		buf_putc(m->out, ' ');
	} else {
		repair_note(m, N_("control characters that XML does not allow: left out"));
	}
}

/* ---- text, and the queue of what bypasses the parser ---- */

/* Append S with its line ends made newlines (XML 1.0, 2.11), as the parser would. */
static void add_lines(struct buf *out, const char *s, size_t len)
{
	const char *end = s + len, *cr;

	while ((cr = memchr(s, '\r', (size_t)(end - s)))) {
		buf_add(out, s, (size_t)(cr - s));
		s = cr + 1;
		if (s == end || *s != '\n')
			buf_putc(out, '\n');
	}
	buf_add(out, s, (size_t)(end - s));
}

/* Whether what is put out now follows a text of the queue at once. */
static bool is_behind_aside(const struct repair *m)
{
	return m->queue && m->queue->n > 0 && m->out->len == m->aside;
}

/* Text S with LINES newlines in it into the queue. */
static void put_aside(struct repair *m, const char *s, size_t len, long lines)
{
	static const char begin[] = "<?_", end[] = "?>";
	struct repair_queue *q = m->queue;

	if (is_behind_aside(m)) {
		buf_truncate(m->out, m->out->len - strlen(end));
	} else {
		q->ends = vec_fit(q->ends, q->n + 1, &q->size, sizeof *q->ends);
		q->n++;
		buf_add(m->out, begin, strlen(begin));
	}
	add_lines(&q->text, s, len);
	q->ends[q->n - 1] = q->text.len;
	for (; lines > 0; lines--)
		buf_putc(m->out, '\n');
	buf_add(m->out, end, strlen(end));
	m->aside = m->out->len;
}

bool repair_put_char(struct repair *m, uint32_t code)
{
	char utf8[4];

	if (!m->queue || code < ' ')
		return false;
	m->after_cr = false;
	put_aside(m, utf8, utf8_encode(code, utf8), 0);
	return true;
}

void repair_put_text(struct repair *m, const char *s, size_t len, long lines, bool any)
{
	/* A line end may be cut in two. */
	if (m->queue && m->after_cr && len > 0 && *s == '\n') {
		buf_putc(m->out, *s++);
		len--;
		lines--;
	}
	if (len == 0)
		return;
	m->after_cr = s[len - 1] == '\r';
	if (m->queue && (any || is_behind_aside(m) ||
			 len >= ((unsigned char)*s < 0x80 ? BYPASS_MIN : BYPASS_OTHERS))) {
		len -= m->after_cr;
		if (len > 0)
			put_aside(m, s, len, lines);
		if (m->after_cr)
			buf_putc(m->out, '\r');
	} else {
		buf_add(m->out, s, len);
	}
}

const char *repair_take(const struct repair_queue *queue, size_t *at, size_t *len)
{
	size_t from;

	if (*at == queue->n)
		return NULL;
	from = *at ? queue->ends[*at - 1] : 0;
	*len = queue->ends[(*at)++] - from;
	return queue->text.data + from;
}

void repair_queue_clear(struct repair_queue *queue)
{
	buf_clear(&queue->text);
	queue->n = 0;
}

void repair_queue_done(struct repair_queue *queue)
{
	buf_done(&queue->text);
	free(queue->ends);
	*queue = (struct repair_queue){0};
}

/* Where something was left out, "]]" may meet a ">" that was not behind it. */
static const char *part_brackets(struct repair *m, const char *s, const char *end)
{
	const char *greater = s + (*s == ']');

	if (greater == end || *greater != '>')
		return s;
	buf_add(m->out, s, (size_t)(greater - s));
	buf_puts(m->out, "&gt;");
	m->after_cr = false;
	return greater + 1;
}

/* Copy text up to what MARKUP stops at, past what needs no more than being copied. */
static const char *copy_run(struct repair *m, const char *s, const char *end, bool markup)
{
	const char *run;
	long lines = 0;

	if (m->joined && markup && s < end)
		s = part_brackets(m, s, end);
	for (run = s;;) {
		/* Between most tags there is no more than this. */
		while (s < end && (*s == '\n' || *s == ' '))
			lines += *s++ == '\n';
		s = repair_scan(s, end, markup);
		if (s == end || (*s != '\n' && *s != '\t' && *s != '\r' && *s != ']'))
			break;
		if (*s == ']' && (s + 1 == end || s[1] == ']'))
			break;
		lines += *s++ == '\n';
	}
	m->line += lines;
	repair_put_text(m, run, (size_t)(s - run), lines, !markup);
	return s;
}

/* ---- comments, instructions, CDATA ---- */

static bool begins(const char *s, const char *end, const char *with)
{
	size_t len = strlen(with);

	return (size_t)(end - s) >= len && !strncasecmp(s, with, len);
}

/* Whether S ends within what could yet be WITH. */
static bool may_begin(const struct repair *m, const char *s, const char *end, const char *with)
{
	size_t len = (size_t)(end - s);

	return !m->last && len < strlen(with) && !strncasecmp(s, with, len);
}

/* Pass over S up to and with CLOSE, which ends the state. */
static size_t pass_over(struct repair *m, const char *s, const char *end, const char *close)
{
	size_t n = strlen(close), len = (size_t)(end - s);
	const char *to = memmem(s, len, close, n);

	if (to)
		len = (size_t)(to - s) + n;
	else if (!m->last)
		len -= len < n - 1 ? len : n - 1;
	repair_put_lines(m, s, len);
	for (size_t i = 0; i < len; i++)
		m->line += s[i] == '\n';
	if (to)
		m->state = m->back;
	return len > 0 ? len : REPAIR_MORE;
}

static size_t enter(struct repair *m, enum repair_state state, size_t len)
{
	m->back = m->state;
	m->state = state;
	m->begun = m->line;
	m->first = false;
	return len;
}

static size_t cdata(struct repair *m, const char *s, const char *end)
{
	const char *p = copy_run(m, s, end, false);

	if (p == end)
		return (size_t)(p - s);
	if (*p != ']') {
		repair_put_control(m, *p++);
	} else if (begins(p, end, "]]>")) {
		if (!m->queue)
			buf_puts(m->out, "]]>");
		m->state = REPAIR_CONTENT;
		p += 3;
	} else if (!may_begin(m, p, end, "]]>")) {
		buf_putc(m->out, *p++);
	}
	return p > s ? (size_t)(p - s) : REPAIR_MORE;
}

/* ---- what stands before, between and behind ---- */

/* A declaration, to its ">"; 0 where there is none. */
static size_t declaration(struct repair *m, const char *s, const char *end)
{
	const char *close = memchr(s, '>', (size_t)(end - s));
	size_t len;

	if (!close)
		return m->last ? (size_t)(end - s) : REPAIR_MORE;
	repair_note(m, N_("a declaration that does not belong here: left out"));
	len = (size_t)(close + 1 - s);
	repair_put_lines(m, s, len);
	for (size_t i = 0; i < len; i++)
		m->line += s[i] == '\n';
	return len;
}

static size_t doctype(struct repair *m, const char *s, const char *end)
{
	size_t len = repair_doctype(s, end);

	m->first = false;
	if (len == 0) {
		if (!m->last && end - s < DOCTYPE_MAX)
			return REPAIR_MORE;
		repair_note(m, N_("the document type declaration is damaged"));
		if (!memchr(s, '>', (size_t)(end - s)))
			return (size_t)(end - s);
		len = (size_t)((const char *)memchr(s, '>', (size_t)(end - s)) + 1 - s);
	} else {
		repair_declare(m, s, len);
	}
	repair_put_lines(m, s, len);
	for (size_t i = 0; i < len; i++)
		m->line += s[i] == '\n';
	return len;
}

/* Whether the document type at S names the root element of the document before. */
static bool is_next_doctype(const struct repair *m, const char *s, const char *end)
{
	size_t len;

	s += strlen("<!DOCTYPE");
	while (s < end && (*s == ' ' || *s == '\n' || *s == '\r' || *s == '\t'))
		s++;
	len = repair_name(s, end);
	return m->root && strlen(m->root) == len && !memcmp(m->root, s, len);
}

/* Text, or "<" that begins nothing, where no text may be. */
static size_t junk(struct repair *m, const char *s, const char *end)
{
	const char *to;
	size_t len;

	if (m->state == REPAIR_EPILOG && m->junk) {
		m->repaired = true;
	} else if (m->state == REPAIR_EPILOG) {
		m->junk = m->repaired = true;
		if (m->lost != m->line)
			repair_note(m, N_("what follows the end of the document is not read"));
	} else if (m->first) {
		if (end - s < JUNK_MAX && !m->last)
			return REPAIR_MORE;
		if (end - s > JUNK_MAX)
			end = s + JUNK_MAX;
		to = memmem(s, (size_t)(end - s), "<?xml", 5);
		for (const char *p = s; !to && (p = memchr(p, '<', (size_t)(end - p))); p++)
			if (repair_name(p + 1, end) > 0 || (p + 1 < end && p[1] == '!'))
				to = p;
		if (!to) {
			m->state = REPAIR_OVER;
			free(m->root);
			m->root = NULL;
			return 0;
		}
		repair_note(m, N_("there is text before the first element: left out"));
		len = (size_t)(to - s);
		repair_put_lines(m, s, len);
		for (size_t i = 0; i < len; i++)
			m->line += s[i] == '\n';
		m->first = false;
		return len;
	} else if (!m->junk) {
		m->junk = true;
		repair_note(m, N_("there is text before the first element: left out"));
	}
	/* As far as the next thing that may be something. */
	to = memchr(s + 1, '<', (size_t)(end - s - 1));
	len = (size_t)((to ? to : end) - s);
	repair_put_lines(m, s, len);
	for (size_t i = 0; i < len; i++)
		m->line += s[i] == '\n';
	return len;
}

static size_t bare_less_than(struct repair *m, const char *s, const char *end)
{
	if (m->state != REPAIR_CONTENT)
		return junk(m, s, end);
	repair_note(m, N_("“<” that begins no tag should be written “&lt;”: kept as it stands"));
	buf_puts(m->out, "&lt;");
	return 1;
}

/* "<!" at S. */
static size_t exclamation(struct repair *m, const char *s, const char *end)
{
	if (begins(s, end, "<!--"))
		return enter(m, REPAIR_COMMENT, 4);
	if (begins(s, end, "<![CDATA[") && m->state == REPAIR_CONTENT) {
		if (!m->queue)
			buf_puts(m->out, "<![CDATA[");
		return enter(m, REPAIR_CDATA, 9);
	}
	if (begins(s, end, "<!DOCTYPE") && m->state == REPAIR_PROLOG)
		return doctype(m, s, end);
	if (begins(s, end, "<!DOCTYPE") && m->state == REPAIR_EPILOG && end - s < 200 && !m->last)
		return REPAIR_MORE;
	if (begins(s, end, "<!DOCTYPE") && m->state == REPAIR_EPILOG &&
	    is_next_doctype(m, s, end)) {
		m->state = REPAIR_OVER;
		return 0;
	}
	if (may_begin(m, s, end, "<!--") || may_begin(m, s, end, "<![CDATA[") ||
	    may_begin(m, s, end, "<!DOCTYPE"))
		return REPAIR_MORE;
	if (repair_name(s + 2, end) > 0 && m->state != REPAIR_EPILOG)
		return declaration(m, s, end);
	return bare_less_than(m, s, end);
}

/* "<?" at S. */
static size_t instruction(struct repair *m, const char *s, const char *end)
{
	if (end - s < 6 && !m->last)
		return REPAIR_MORE;
	if (repair_name(s + 2, end) == 0)
		return bare_less_than(m, s, end);
	if (begins(s, end, "<?xml") && repair_name(s + 2, end) == 3) {
		if (m->state == REPAIR_PROLOG && m->first && m->blank)
			note_at(m, 1, N_("there are blanks before the XML declaration"));
		else if (m->state == REPAIR_CONTENT)
			repair_note(m,
				    N_("an XML declaration that is not at the start of the file"));
	}
	return enter(m, REPAIR_INSTRUCTION, 2);
}

/* Whether NAME, of LEN bytes, is of what web servers put behind all that they send. */
static bool is_appended(const char *name, size_t len)
{
	static const char *const known[] = {
		"a",      "body", "br",   "center", "div", "font",   "head", "hr",    "html",
		"iframe", "img",  "link", "meta",   "p",   "script", "span", "style", "noscript"};

	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (strlen(known[i]) == len && !strncasecmp(known[i], name, len))
			return true;
	return false;
}

/* A start tag at S where no element is open. */
static size_t root_tag(struct repair *m, const char *s, const char *end)
{
	size_t len = repair_name(s + 1, end), taken;
	char *name;

	if (s + 1 + len == end && !m->last)
		return REPAIR_MORE;
	if (m->state == REPAIR_EPILOG) {
		if (!m->root || strlen(m->root) != len || memcmp(m->root, s + 1, len) != 0) {
			if (!m->lost && len && !is_appended(s + 1, len))
				m->lost = m->line;
			return junk(m, s, end);
		}
		m->state = REPAIR_OVER;
		return 0;
	}
	m->state = REPAIR_CONTENT;
	taken = repair_start_tag(m, s, end);
	if (taken == 0 || taken == REPAIR_MORE || !m->tagged) {
		if (m->depth == 0)
			m->state = REPAIR_PROLOG;
		return taken ? taken : junk(m, s, end);
	}
	name = xrealloc(NULL, len + 1, 1);
	memcpy(name, s + 1, len);
	name[len] = '\0';
	free(m->root);
	m->root = name;
	return taken;
}

/* "<" at S. */
static size_t markup(struct repair *m, const char *s, const char *end)
{
	size_t n;

	if (end - s < 3 && !m->last)
		return REPAIR_MORE;
	/* A tag that the end of the file cuts is none. */
	if (end - s == 1)
		return 1;
	if (s[1] == '!')
		return exclamation(m, s, end);
	if (s[1] == '?')
		return instruction(m, s, end);
	if (s[1] == '/')
		n = m->state == REPAIR_CONTENT ? repair_end_tag(m, s, end) : 0;
	else if (!(name_chars[(unsigned char)s[1]] & 2) && repair_name(s + 1, end) == 0)
		n = 0;
	else if (m->state != REPAIR_CONTENT)
		return root_tag(m, s, end);
	else
		n = repair_start_tag(m, s, end);
	return n ? n : bare_less_than(m, s, end);
}

static size_t content(struct repair *m, const char *s, const char *end)
{
	const char *p = copy_run(m, s, end, true);
	size_t n, before = m->out->len;

	if (p > s)
		m->joined = false;
	if (p == end)
		return (size_t)(p - s);
	switch (*p) {
	case '<': n = markup(m, p, end); break;
	case '&': n = repair_reference(m, p, end, false); break;
	case ']':
		n = 1;
		if (may_begin(m, p, end, "]]>")) {
			n = REPAIR_MORE;
		} else if (begins(p, end, "]]>")) {
			repair_note(m, N_("“]]>” in the text: kept as it stands"));
			buf_puts(m->out, "]]&gt;");
			n = 3;
		} else {
			buf_putc(m->out, ']');
		}
		break;
	default: repair_put_control(m, *p); n = 1;
	}
	if (n == REPAIR_MORE)
		return p > s ? (size_t)(p - s) : REPAIR_MORE;
	m->joined = m->out->len == before || m->out->data[m->out->len - 1] == ']';
	return (size_t)(p - s) + n;
}

/* Before the root element, or behind it. */
static size_t outside(struct repair *m, const char *s, const char *end)
{
	if (*s == '<')
		return markup(m, s, end);
	if (*s == ' ' || *s == '\t' || *s == '\r' || *s == '\n') {
		m->blank = true;
		if (*s == '\n')
			repair_put_control(m, *s);
		return 1;
	}
	/* A byte order mark from where files were put together. */
	if (end - s < 3 && !m->last)
		return REPAIR_MORE;
	if (begins(s, end, "\xEF\xBB\xBF"))
		return 3;
	if ((unsigned char)*s < 0x20) {
		repair_put_control(m, *s);
		return 1;
	}
	return junk(m, s, end);
}

/* ---- the whole ---- */

static size_t step(struct repair *m, const char *s, const char *end)
{
	switch (m->state) {
	case REPAIR_CONTENT: return content(m, s, end);
	case REPAIR_CDATA: return cdata(m, s, end);
	case REPAIR_COMMENT: return pass_over(m, s, end, "-->");
	case REPAIR_INSTRUCTION: return pass_over(m, s, end, "?>");
	default: return outside(m, s, end);
	}
}

/* What the end of the text leaves open. Elements stay open: they are cut off. */
static void finish(struct repair *m)
{
	switch (m->state) {
	case REPAIR_CDATA:
		if (!m->queue)
			buf_puts(m->out, "]]>");
		note_at(m, m->begun, N_("a CDATA section is not closed"));
		break;
	case REPAIR_COMMENT: note_at(m, m->begun, N_("a comment is not closed")); break;
	case REPAIR_INSTRUCTION:
		note_at(m, m->begun, N_("a processing instruction is not closed"));
		break;
	default: return;
	}
	m->state = m->back;
}

size_t repair_text(struct repair *m, const char *s, size_t len, bool last, struct buf *out)
{
	const char *p = s, *end = s + len;
	size_t n;

	m->out = out;
	m->last = last;
	while (p < end && m->state != REPAIR_OVER) {
		n = step(m, p, end);
		if (n == REPAIR_MORE) {
			if (end - p < REPAIR_TOKEN_MAX)
				break;
			n = bare_less_than(m, p, end);
		}
		p += n;
		m->taken += n;
	}
	if (last && p == end && m->state != REPAIR_OVER)
		finish(m);
	return (size_t)(p - s);
}

bool repair_next(struct repair *m)
{
	if (m->state != REPAIR_OVER || !m->root)
		return false;
	repair_entities_done(&m->entities);
	buf_init(&m->entities.strings);
	m->state = m->back = REPAIR_PROLOG;
	m->first = m->blank = m->junk = false;
	m->depth = m->untracked = 0;
	buf_clear(&m->names);
	return true;
}
