/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "markup/body_builder.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "markup/body_builder_tables.h"
#include "text/sanitize.h"

void body_builder_init(struct body_builder *f)
{
	*f = (struct body_builder){0};
	buf_init(&f->out);
	buf_init(&f->raw);
	buf_init(&f->links);
}

void body_builder_done(struct body_builder *f)
{
	buf_done(&f->out);
	buf_done(&f->raw);
	buf_done(&f->links);
	body_builder_tables_free(f);
}

void body_builder_clear(struct body_builder *f)
{
	struct buf out = f->out, raw = f->raw, links = f->links;
	struct body_builder_tables *tables = f->tables;

	*f = (struct body_builder){.out = out, .raw = raw, .links = links, .tables = tables};
	body_builder_tables_clear(f);
	buf_clear(&f->out);
	buf_clear(&f->raw);
	buf_clear(&f->links);
}

/* How much there is room for of the LEN bytes at S, which are taken. */
static size_t fit(struct body_builder *f, const char *s, size_t len)
{
	size_t room = BODY_BUILDER_MAX - f->taken, n = len;

	if (len > room) {
		n = utf8_fit(s, len, room);
		f->cut += len - n;
	}
	f->taken += n;
	return n;
}

void body_builder_text(struct body_builder *f, const char *s, size_t len)
{
	buf_add(&f->raw, s, fit(f, s, len));
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/* Put the blank that is due; never at the start of a line or note, nor after another one. */
static void put_blank(struct body_builder *f)
{
	size_t at = f->out.len;
	bool noted = false;

	for (; at && mark_is_inline(f->out.data[at - 1]); at--)
		noted |= f->out.data[at - 1] == MARK_NOTE;
	if (f->blank && !f->fresh && !noted && at && f->out.data[at - 1] != ' ')
		buf_putc(&f->out, ' ');
	f->blank = false;
}

/* LEN bytes of the file's text into the open block. */
static void put_text(struct body_builder *f, const char *s, size_t len)
{
	size_t before, start;
	bool blank;

	if (!len)
		return;
	if (f->spaced) {
		sanitize_counted(&f->out, s, len, SANITIZE_LINES, &f->cleaned);
		f->fresh = false;
		return;
	}
	before = f->out.len;
	blank = f->blank;
	f->blank |= is_blank(s[0]);
	put_blank(f);
	start = f->out.len;
	sanitize_counted(&f->out, s, len, SANITIZE_COLLAPSE, &f->cleaned);
	if (f->out.len == start) {
		/* Nothing but blanks: one is due. */
		buf_truncate(&f->out, before);
		f->blank = blank || is_blank(s[0]);
		return;
	}
	f->fresh = false;
	f->blank = is_blank(s[len - 1]);
}

/* ---- superscripts and subscripts ---- */

static int raises(const struct body_builder *f)
{
	return f->raises_n < BODY_BUILDER_RAISES ? f->raises_n : BODY_BUILDER_RAISES;
}

static bool has_text(const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (!is_blank(s[i]) && !mark_is_inline(s[i]))
			return true;
	return false;
}

/* Whether AROUND has text before R starts. */
static bool has_own(const struct body_builder *f, const struct body_builder_raise *around,
		    const struct body_builder_raise *r)
{
	const struct buf *in = around->raw ? &f->raw : &f->out;
	size_t end = around->raw == r->raw ? r->from : in->len;

	return (around->from < end && has_text(in->data + around->from, end - around->from)) ||
	       (around->raw != r->raw && has_text(f->raw.data, r->from));
}

/* What open ones have so far is all of it. */
static void settle_raises(struct body_builder *f, int from)
{
	for (int i = raises(f) - 1; i >= from; i--) {
		struct body_builder_raise *r = &f->raises[i], *around = i ? r - 1 : NULL;
		struct buf *text = r->raw ? &f->raw : &f->out;
		bool joins = r->raw && !r->from && f->open && !f->blank;

		if (r->from >= text->len || !has_text(text->data + r->from, text->len - r->from))
			continue;
		raised_settle(text, r->from, r->how, r->nested, joins ? &f->out : NULL);
		/* One that is nothing but the other is the same once more. */
		if (around && has_own(f, around, r)) {
			around->nested = true;
		} else if (around) {
			around->raw = r->raw;
			around->from = text->len;
		}
		r->from = text->len;
		r->nested = false;
	}
}

/* What has just been put is nothing that is raised. */
static void skip_raises(struct body_builder *f)
{
	for (int i = 0; i < raises(f); i++)
		if (!f->raises[i].raw)
			f->raises[i].from = f->out.len;
}

static void open_block(struct body_builder *f, enum mark_kind kind, bool bare)
{
	body_open(&f->out, kind, f->quote, f->list, f->dir);
	skip_raises(f);
	f->open = f->fresh = true;
	f->bare = bare;
	f->blank = false;
}

/* Where MARK began, if nothing to read has come since; else the end of the text. */
static size_t begins_empty(const struct body_builder *f, enum mark mark)
{
	const struct buf *out = &f->out;

	for (size_t i = out->len; i > 0; i--) {
		char c = out->data[i - 1];

		if (c == (char)mark)
			return i - 1;
		/* A link without words has its number. */
		if (!(is_blank(c) || mark_is_inline(c)) || c == (char)MARK_REF_OFF)
			break;
	}
	return out->len;
}

/* The mark ends; round nothing, there is none. */
static void end_mark(struct body_builder *f, enum mark mark)
{
	struct buf *out = &f->out;
	size_t at = begins_empty(f, mark);

	if (at == out->len) {
		buf_putc(out, (char)(mark + 1));
		return;
	}
	memmove(out->data + at, out->data + at + 1, out->len - at - 1);
	buf_truncate(out, out->len - 1);
}

static void mark_off(struct body_builder *f, int *open, enum mark mark)
{
	if (*open)
		end_mark(f, mark);
	*open = 0;
}

/* A link without text shows its address: it must not vanish, links are counted. */
static void ref_off(struct body_builder *f)
{
	const char *href;
	size_t at = f->ref_start;

	if (!f->ref)
		return;
	while (at < f->out.len && (is_blank(f->out.data[at]) || mark_is_inline(f->out.data[at])))
		at++;
	if (at == f->out.len) {
		href = f->links.data + f->links.len - 1;
		while (href > f->links.data && href[-1])
			href--;
		settle_raises(f, 0);
		buf_puts(&f->out, href);
		skip_raises(f);
		f->fresh = false;
	}
	mark_off(f, &f->ref, MARK_REF);
}

static void close_block(struct body_builder *f)
{
	settle_raises(f, 0);
	mark_off(f, &f->note, MARK_NOTE);
	ref_off(f);
	mark_off(f, &f->struck, MARK_STRUCK);
	mark_off(f, &f->strong, MARK_STRONG);
	mark_off(f, &f->em, MARK_EM);
	mark_off(f, &f->pre, MARK_PRE);
	f->open = f->blank = f->spaced = false;
}

/* The length of the text up to a blank line, and in *NEXT where that ends. */
static size_t paragraph(const char *s, size_t len, size_t *next)
{
	for (size_t i = 0; i < len; i++) {
		const char *newline = memchr(s + i, '\n', len - i);
		size_t at, end;

		if (!newline)
			break;
		at = (size_t)(newline - s);
		for (end = at + 1; end < len && is_blank(s[end]) && s[end] != '\n';)
			end++;
		if (end < len && s[end] == '\n') {
			*next = end + 1;
			return at;
		}
		i = end - 1;
	}
	*next = len;
	return len;
}

/* Bare text: paragraphs parted by blank lines. */
static void put_bare(struct body_builder *f, const char *s, size_t len)
{
	while (len) {
		size_t next, n = paragraph(s, len, &next), i = 0;

		while (i < n && is_blank(s[i]))
			i++;
		if (i < n && !f->open)
			open_block(f, MARK_P, true);
		if (f->open) {
			put_text(f, s, n);
			if (n < len && !f->fresh)
				close_block(f);
		}
		s += next;
		len -= next;
	}
}

static void put_raw(struct body_builder *f, const char *s, size_t len)
{
	if (f->open && !f->bare)
		put_text(f, s, len);
	else
		put_bare(f, s, len);
}

/* The number of the item comes now, unless the text has it. */
static void put_number(struct body_builder *f)
{
	const char *s = buf_str(&f->raw), *end = s + f->raw.len;
	size_t len = strlen(f->number) - 1;

	while (s < end && is_blank(*s))
		s++;
	if ((size_t)(end - s) <= len || memcmp(s, f->number, len) != 0 || !is_blank(s[len])) {
		buf_puts(&f->out, f->number);
		skip_raises(f);
	}
	f->number[0] = '\0';
}

void body_builder_number(struct body_builder *f, const char *number)
{
	snprintf(f->number, sizeof f->number, "%s", number);
}

/* The text since the last mark goes where it belongs. */
void body_builder_flush(struct body_builder *f)
{
	size_t at = 0;

	if (f->number[0] && has_text(f->raw.data, f->raw.len))
		put_number(f);
	for (int i = 0; i < raises(f); i++) {
		struct body_builder_raise *r = &f->raises[i];

		if (!r->raw)
			continue;
		if (r->from > at && r->from <= f->raw.len) {
			put_raw(f, f->raw.data + at, r->from - at);
			at = r->from;
		}
		r->raw = false;
		r->from = f->out.len;
	}
	if (f->raw.len > at)
		put_raw(f, f->raw.data + at, f->raw.len - at);
	buf_clear(&f->raw);
}

void body_builder_rewrite(struct body_builder *f, size_t from, const struct buf *instead)
{
	size_t len = f->out.len, now = from + instead->len;

	if (from > len)
		return;
	buf_truncate(&f->out, from);
	buf_add(&f->out, instead->data, instead->len);
	/* What is open stands near the end. */
	if (f->ref_start > from)
		f->ref_start = f->ref_start + now > len ? f->ref_start + now - len : from;
	for (int i = 0; i < raises(f); i++)
		if (!f->raises[i].raw && f->raises[i].from > from)
			f->raises[i].from = now;
}

void body_builder_raise(struct body_builder *f, enum raised how, bool on)
{
	if (on && f->raises_n++ < BODY_BUILDER_RAISES) {
		f->raises[f->raises_n - 1] =
			(struct body_builder_raise){.how = how, .raw = true, .from = f->raw.len};
	} else if (!on && f->raises_n) {
		if (f->raises_n <= BODY_BUILDER_RAISES && !f->raises[f->raises_n - 1].raw)
			body_builder_flush(f);
		settle_raises(f, f->raises_n - 1);
		f->raises_n--;
	}
}

void body_builder_open(struct body_builder *f, enum mark_kind kind)
{
	body_builder_flush(f);
	/* The first paragraph of an item is the item. */
	if (!(f->open && f->fresh && kind == MARK_P))
		f->number[0] = '\0';
	if (f->open)
		close_block(f);
	open_block(f, kind, false);
}

void body_builder_close(struct body_builder *f)
{
	body_builder_flush(f);
	f->number[0] = '\0';
	if (f->open)
		close_block(f);
}

void body_builder_bare(struct body_builder *f, const char *s, size_t len)
{
	body_builder_close(f);
	put_bare(f, s, fit(f, s, len));
	if (f->open)
		close_block(f);
}

/* A mark outside any block starts one. */
static void need_block(struct body_builder *f)
{
	body_builder_flush(f);
	if (!f->open)
		open_block(f, MARK_P, true);
}

/* So does one that stands before the text of an item: the number is before it. */
static void need_number(struct body_builder *f)
{
	need_block(f);
	if (f->number[0])
		put_number(f);
}

void body_builder_break(struct body_builder *f)
{
	size_t len;

	need_block(f);
	settle_raises(f, 0);
	len = f->out.len;
	f->blank = false;
	while (!f->spaced && len && f->out.data[len - 1] == ' ')
		len--;
	buf_truncate(&f->out, len);
	/* Two make an empty line, more make no more. */
	if (len < 2 || memcmp(f->out.data + len - 2, "\n\n", 2) != 0)
		if (!f->fresh || f->out.data[len - 1] == '\n')
			buf_putc(&f->out, '\n');
	f->fresh = true;
}

static int *mark_counter(struct body_builder *f, enum mark mark)
{
	switch (mark) {
	case MARK_EM: return &f->em;
	case MARK_STRONG: return &f->strong;
	case MARK_STRUCK: return &f->struck;
	case MARK_NOTE: return &f->note;
	default: return &f->ref;
	}
}

void body_builder_pre(struct body_builder *f)
{
	if (!f->open || f->pre)
		return;
	buf_putc(&f->out, MARK_PRE);
	f->pre = 1;
}

void body_builder_spaced(struct body_builder *f)
{
	body_builder_flush(f);
	f->spaced = f->open;
}

void body_builder_mark(struct body_builder *f, enum mark mark, bool on)
{
	int *open = mark_counter(f, mark);

	if (on) {
		need_number(f);
		if ((*open)++ == 0) {
			put_blank(f);
			buf_putc(&f->out, (char)mark);
		}
		return;
	}
	body_builder_flush(f);
	/* The end of a block may have closed it already. */
	if (*open == 0 || --*open > 0)
		return;
	end_mark(f, mark);
}

/* False where HREF has nothing in it. */
static bool add_link(struct body_builder *f, const char *href)
{
	size_t start = f->links.len;

	sanitize_counted(&f->links, href, strlen(href), SANITIZE_COLLAPSE, &f->cleaned);
	if (f->links.len == start)
		return false;
	buf_add(&f->links, "", 1);
	f->links_n++;
	return true;
}

void body_builder_ref_open(struct body_builder *f, const char *href)
{
	need_number(f);
	if (f->ref || !add_link(f, href))
		return;
	put_blank(f);
	buf_putc(&f->out, MARK_REF);
	f->ref = 1;
	f->ref_start = f->out.len;
}

void body_builder_ref_close(struct body_builder *f)
{
	body_builder_flush(f);
	ref_off(f);
}

void body_builder_ref_bare(struct body_builder *f, const char *href)
{
	need_number(f);
	if (f->ref || !add_link(f, href))
		return;
	buf_putc(&f->out, MARK_REF);
	buf_putc(&f->out, MARK_REF_OFF);
}

bool body_builder_is_fresh(const struct body_builder *f)
{
	for (size_t i = 0; i < f->raw.len; i++)
		if (!is_blank(f->raw.data[i]))
			return false;
	return f->open && f->fresh;
}

void body_builder_plain(struct body_builder *f, const char *s, size_t len, bool one)
{
	size_t room = f->taken < BODY_BUILDER_MAX ? BODY_BUILDER_MAX - f->taken : 0;
	size_t fit = utf8_fit(s, len, room);
	struct buf clean;

	buf_init(&clean);
	f->taken += fit;
	f->cut += len - fit;
	sanitize_counted(&clean, s, fit, SANITIZE_LINES, &f->cleaned);
	if (one && clean.len) {
		body_open(&f->out, MARK_P, 0, 0, 0);
		buf_add(&f->out, clean.data, clean.len);
	} else {
		body_read(buf_str(&clean), clean.len, &f->out);
	}
	buf_done(&clean);
}

const char *body_builder_finish(struct body_builder *f, struct arena *a)
{
	body_builder_close(f);
	while (f->tables && f->tables->depth)
		body_builder_table_close(f);
	body_finish(&f->out);
	return f->out.len ? arena_copy(a, f->out.data, f->out.len) : NULL;
}
