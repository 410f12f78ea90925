/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Words of others in TEI: quotation marks for elements that stand for them, of the text's language as the
 * Unicode CLDR has them; none where the text has its own.
 */
#include "config.h"

#include "read/read_tei.h"

#include <string.h>
#include <strings.h>

struct quote_marks {
	char lang[8];
	const char *open, *close, *inner_open, *inner_close;
};

static const struct quote_marks *marks_of(const char *lang)
{
	static const struct quote_marks all[] = {
		{"", "“", "”", "‘", "’"},
		{"ar", "”", "“", "’", "‘"},
		{"be", "«", "»", "„", "“"},
		{"bg", "„", "“", "’", "‘"},
		{"bs", "„", "”", "‘", "’"},
		{"ca", "«", "»", "“", "”"},
		{"cs", "„", "“", "‚", "‘"},
		{"de", "„", "“", "‚", "‘"},
		{"el", "«", "»", "“", "”"},
		{"es", "«", "»", "“", "”"},
		{"et", "„", "“", "‚", "‘"},
		{"fa", "«", "»", "‹", "›"},
		{"fi", "”", "”", "’", "’"},
		{"fr", "«", "»", "«", "»"},
		{"he", "”", "”", "’", "’"},
		{"hr", "„", "”", "‚", "’"},
		{"hu", "„", "”", "»", "«"},
		{"hy", "«", "»", "«", "»"},
		{"is", "„", "“", "‚", "‘"},
		{"it", "«", "»", "“", "”"},
		{"ja", "「", "」", "『", "』"},
		{"ka", "„", "“", "«", "»"},
		{"lt", "„", "“", "„", "“"},
		{"mk", "„", "“", "’", "‘"},
		{"nb", "«", "»", "‘", "’"},
		{"nl", "‘", "’", "“", "”"},
		{"nn", "«", "»", "‘", "’"},
		{"no", "«", "»", "‘", "’"},
		{"pl", "„", "”", "«", "»"},
		{"ro", "„", "”", "«", "»"},
		{"ru", "«", "»", "„", "“"},
		{"sk", "„", "“", "‚", "‘"},
		{"sl", "„", "“", "‚", "‘"},
		{"sq", "«", "»", "“", "”"},
		{"sr", "„", "“", "’", "’"},
		{"sv", "”", "”", "’", "’"},
		{"uk", "«", "»", "„", "“"},
		{"ur", "”", "“", "’", "‘"},
		{"zh-hant", "「", "」", "『", "』"},
		{"zh-tw", "「", "」", "『", "』"},
	};

	for (size_t i = 1; lang && i < sizeof all / sizeof *all; i++) {
		size_t len = strlen(all[i].lang);

		if (!strncasecmp(lang, all[i].lang, len) && (!lang[len] || lang[len] == '-'))
			return &all[i];
	}
	return &all[0];
}

static bool starts_with_mark(const char *s, size_t len)
{
	static const char *const known[] = {"\"", "“", "”", "„", "«",  "»",  "‹",
					    "›",  "‘", "‚", "'", "「", "『", "”"};

	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (len >= strlen(known[i]) && !memcmp(s, known[i], strlen(known[i])))
			return true;
	return false;
}

/* The text before what comes next: the builder's last bytes; *LEN of them. */
static const char *before(const struct tei *t, size_t *len)
{
	const struct body_builder *f = &t->debate.builder.text;
	const struct buf *b = f->raw.len ? &f->raw : &f->out;

	*len = b->len;
	return b->data;
}

static bool ends_with_mark(const struct tei *t)
{
	size_t len;
	const char *s = before(t, &len);

	/* Of one to three bytes. */
	for (size_t n = 1; n <= 3 && n <= len; n++)
		if ((s[len - n] & 0xC0) != 0x80)
			return starts_with_mark(s + len - n, n);
	return false;
}

static bool is_word(char c)
{
	return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || (c & 0x80);
}

void tei_quote_start(struct tei *t, struct tei_level *l)
{
	l->ending = TEI_END_QUOTE;
	if (!t->quoted)
		t->due = t->depth;
	if (t->due && !t->closed && ends_with_mark(t))
		t->due = 0;
}

void tei_text_begins(struct tei *t, const char *s, size_t len)
{
	struct body_builder *f = &t->debate.builder.text;
	size_t i = 0, n;
	const char *last = before(t, &n);

	while (i < len && strchr(" \t\r\n", s[i]))
		i++;
	if (i == len)
		return;
	t->closed = false;
	/* "as said 12" and not "as said12"; "in 2015 3", not "20153" */
	if (t->apart && i == 0 && s[0] >= '0' && s[0] <= '9' && n && is_word(last[n - 1]))
		body_builder_text(f, " ", 1);
	t->apart = false;
	if (t->due && !starts_with_mark(s + i, len - i)) {
		struct tei_level *l = &t->levels[t->due];
		const struct quote_marks *m = marks_of(l->lang ? l->lang : t->lang);
		const char *open = t->quotes % 2 ? m->inner_open : m->open;

		body_builder_text(f, open, strlen(open));
		l->marked = true;
		t->quotes++;
	}
	t->due = 0;
}

void tei_quote_end(struct tei *t, struct tei_level *l)
{
	const struct quote_marks *m = marks_of(l->lang ? l->lang : t->lang);
	const char *close;

	if (t->due == t->depth)
		t->due = 0;
	if (!l->marked)
		return;
	close = --t->quotes % 2 ? m->inner_close : m->close;
	body_builder_text(&t->debate.builder.text, close, strlen(close));
	t->closed = true;
}

const char *tei_line_quote(struct tei *t, const struct tei_level *l, bool open)
{
	const struct quote_marks *m = marks_of(l->lang ? l->lang : t->lang);
	const struct buf *line = &t->line;
	size_t n = line->len, len = 1;

	while (open && len < n && len < 3 && (line->data[n - len] & 0xC0) == 0x80)
		len++;
	if (t->quoted || (open && !t->closed && n && starts_with_mark(line->data + n - len, len)))
		return NULL;
	return open ? m->open : m->close;
}
