/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "read/debate.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "archive/archive.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/hash.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "markup/html_css.h"
#include "read/day.h"
#include "read/format.h"
#include "text/character.h"

void debate_init(struct debate *d, struct reading *r)
{
	*d = (struct debate){.r = r};
	statement_builder_init(&d->builder, r);
	people_init(&d->people, r);
	d->people.debate = true;
	arena_init(&d->arena);
	buf_init(&d->pending);
	draft_init(&d->session);
}

void debate_done(struct debate *d)
{
	statement_builder_done(&d->builder);
	people_done(&d->people);
	arena_done(&d->arena);
	buf_done(&d->pending);
	free(d->topics.items);
}

void debate_reset(struct debate *d)
{
	debate_give(d);
	arena_done(&d->arena);
	arena_init(&d->arena);
	draft_init(&d->session);
	d->source = NULL;
	d->date_rank = 0;
	d->date = (struct account_receipt){0};
	d->topics.n = 0;
	d->occasion_shown = false;
	buf_clear(&d->pending);
}

/* ---- the session ---- */

static const char *copy(struct arena *a, const char *s)
{
	return s ? arena_strdup(a, s) : NULL;
}

static const char *inherited(struct batch *b, const char *s)
{
	return s ? batch_string(b, s, strlen(s)) : NULL;
}

/* A date that has been given in a second calendar already: kept as it stands. */
static void third_calendar(struct debate *d, const char *calendar, const char *orig)
{
	struct buf b;

	buf_init(&b);
	buf_printf(&b, "%s (%s)", orig, calendar);
	d->session.s.date_text = statement_builder_clean_in(&d->builder, &d->arena, b.data, b.len);
	buf_done(&b);
}

/* Nobody has spoken on a day that has not come: it stands for "not known". */
static bool is_future(struct debate *d, const char *when)
{
	struct date date;

	if (!when || !date_parse(when, &date) || !date_is_future(&date, reading_today(d->r)))
		return false;
	reading_problem(d->r, reading_line(d->r),
			_("the date “%.100s” has not come yet: it is not taken"), when);
	return true;
}

/* Whether a date of RANK says more than the one that is known. */
static bool is_wanted(const struct debate *d, int rank, const char *when, const char *orig)
{
	const struct statement *s = &d->session.s;

	if (!s->edtf || rank > d->date_rank)
		return true;
	/* The same day once more, in another calendar or in words. */
	return rank == d->date_rank && when && !strcmp(s->edtf, when) && !s->rare->date_orig &&
	       (orig || !s->date_text);
}

void debate_date(struct debate *d, int rank, const char *when, const char *text, size_t len,
		 const char *calendar, const char *orig)
{
	struct statement *s = &d->session.s;

	if (s->edtf && rank == d->date_rank && when && !strcmp(s->edtf, when) &&
	    s->rare->date_orig && orig && calendar && !s->date_text)
		third_calendar(d, calendar, orig);
	if (is_future(d, when) || !is_wanted(d, rank, when, orig)) {
		/* Without a text it may be read from an attribute, or from what is kept as another field. */
		if (len)
			account_refuse(d->builder.account, ACCOUNT_SECOND);
		return;
	}
	/* What is wrong with it is said once, and not with each speech. */
	debate_give(d);
	statement_builder_begin(&d->builder, reading_line(d->r));
	statement_builder_date(&d->builder, STATEMENT_DELIVERED, when, text, len, calendar, orig);
	d->builder.open = false;
	if (!when && is_future(d, d->builder.s.edtf))
		return;
	/* What is not understood takes the place of nothing. */
	if (d->builder.s.edtf || (!s->edtf && !s->date_text && d->builder.s.date_text)) {
		if (d->dated == d->number)
			account_drop(d->builder.account, &d->date, ACCOUNT_SECOND);
		d->date = len ? account_receipt(d->builder.account) : (struct account_receipt){0};
		d->dated = d->number;
		d->date_rank = rank;
		s->date = d->builder.s.date;
		s->edtf = copy(&d->arena, d->builder.s.edtf);
		s->date_text = copy(&d->arena, d->builder.s.date_text);
		d->session.shared.calendar = copy(&d->arena, d->builder.shared.calendar);
		d->session.rare.date_orig = copy(&d->arena, d->builder.rare.date_orig);
	}
}

const char *debate_keep(struct debate *d, const char *s, size_t len)
{
	return statement_builder_clean_in(&d->builder, &d->arena, s, len);
}

void debate_topic(struct debate *d, const char *s, size_t len)
{
	const char *topic = debate_keep(d, s, len);
	struct statement_builder_list *l = &d->topics;

	if (!topic)
		return;
	l->items = vec_fit(l->items, l->n + 1, &l->size, sizeof *l->items);
	l->items[l->n++] = topic;
}

/* What the statement does not say itself. */
static void inherit(struct debate *d)
{
	struct draft *from = &d->session;
	struct statement_builder *to = &d->builder;
	struct statement *s = &to->s;
	struct batch *b = reading_batch(d->r);

	if (!s->edtf && !s->date_text) {
		s->date = from->s.date;
		s->edtf = inherited(b, from->s.edtf);
		s->date_text = inherited(b, from->s.date_text);
		to->shared.calendar = inherited(b, from->shared.calendar);
		to->rare.date_orig = inherited(b, from->rare.date_orig);
	}
	d->occasion_shown |= !s->occasion && !(d->titled && s->title);
	if (!s->occasion && !(d->titled && s->title))
		s->occasion = inherited(b, from->s.occasion);
	if (!to->shared.place)
		to->shared.place = inherited(b, from->shared.place);
	if (!to->shared.language)
		to->shared.language = inherited(b, from->shared.language);
	if (!to->rare.updated)
		to->rare.updated = inherited(b, from->rare.updated);
	/* What a file is about is no summary of a turn in it; of several texts it goes with the first. */
	if (!s->turn && from->s.summary.at) {
		const char *summary = kept_text(from->s.summary, NULL);

		body_builder_text(&d->builder.summary, summary, strlen(summary));
		body_builder_close(&d->builder.summary);
		from->s.summary.at = NULL;
	}
	if (!d->builder.sources.n && d->source)
		statement_builder_source(&d->builder, d->source, "", 0);
	if (!d->builder.topics.n)
		for (size_t i = 0; i < d->topics.n; i++)
			statement_builder_topic(&d->builder, d->topics.items[i],
						strlen(d->topics.items[i]));
}

/* ---- a statement ---- */

void debate_begin(struct debate *d, const char *id, const char *prefix, const char *language)
{
	struct statement_builder *builder = &d->builder;
	struct buf made;

	debate_give(d);
	statement_builder_begin(builder, reading_line(d->r));
	people_begin(&d->people);
	d->number++;
	d->titled = d->textless = false;
	if (id)
		builder->s.id = statement_builder_clean(builder, id, strlen(id));
	if (!builder->s.id) {
		buf_init(&made);
		buf_printf(&made, "%s-%zu", prefix, d->number);
		builder->s.id = statement_builder_clean(builder, made.data, made.len);
		builder->s.made_id = true;
		buf_done(&made);
	}
	if (language)
		builder->shared.language =
			statement_builder_clean(builder, language, strlen(language));
	for (size_t at = 0; at < d->pending.len; at += strlen(d->pending.data + at) + 1) {
		body_builder_open(&builder->text, MARK_STAGE);
		body_builder_text(&builder->text, d->pending.data + at,
				  strlen(d->pending.data + at));
		debate_unbracket(&builder->text);
		body_builder_close(&builder->text);
	}
	buf_clear(&d->pending);
}

void debate_end(struct debate *d)
{
	body_builder_close(&d->builder.text);
	d->ended = d->builder.open;
}

void debate_give(struct debate *d)
{
	if (!d->builder.open)
		return;
	d->ended = false;
	body_builder_close(&d->builder.text);
	body_finish(&d->builder.text.out);
	/* Who speaks and says nothing has not spoken. */
	if (!d->builder.text.out.len && !d->textless) {
		statement_builder_drop(&d->builder, ACCOUNT_EMPTY);
		return;
	}
	inherit(d);
	d->builder.filled = true;
	if (statement_builder_end(&d->builder))
		people_emit(&d->people, &d->builder.s);
	people_release(&d->people);
}

bool debate_is_open(const struct debate *d)
{
	return d->builder.open;
}

/* Whether C is none of the words that a note or direction is made of. */
static bool is_between(char c)
{
	return strchr(" \t\r\n", c) || mark_is_inline(c);
}

/* Where the innermost note of OUT, or its last block, has its words. */
static size_t note_start(const struct buf *out)
{
	size_t from = out->len;

	while (from && out->data[from - 1] != MARK_NOTE && !mark_is_kind(out->data[from - 1]) &&
	       !mark_is_block(out->data[from - 1]))
		from--;
	return from;
}

void debate_unbracket(struct body_builder *f)
{
	bool fresh = f->fresh;
	size_t start, from, to, end;
	struct buf rest;
	const char *s;
	char open, close;

	body_builder_flush(f);
	s = buf_str(&f->out);
	start = from = note_start(&f->out);
	to = f->out.len;
	while (from < to && is_between(s[from]))
		from++;
	while (to > from && is_between(s[to - 1]))
		to--;
	/* Only where they are round all there is. */
	if (!f->open || to - from < 2 || (s[from] != '(' && s[from] != '['))
		return;
	open = s[from];
	close = open == '(' ? ')' : ']';
	if (s[to - 1] != close || memchr(s + from + 1, open, to - from - 2) ||
	    memchr(s + from, close, to - from - 1))
		return;
	buf_init(&rest);
	buf_add(&rest, s + start, from - start);
	end = to;
	from += 1 + strspn(s + from + 1, " ");
	for (to--; to > from && s[to - 1] == ' ';)
		to--;
	f->fresh = to <= from && fresh;
	if (to > from)
		buf_add(&rest, s + from, to - from);
	buf_add(&rest, s + end, f->out.len - end);
	body_builder_rewrite(f, start, &rest);
	buf_done(&rest);
}

void debate_after_note(struct body_builder *f, const char *s, size_t len)
{
	uint32_t code;

	utf8_decode(s, len, &code);
	if (character_is_word(code))
		body_builder_text(f, " ", 1);
}

void debate_pend(struct debate *d, const char *s, size_t len)
{
	size_t fit = 0, start = d->pending.len;

	if (start < DEBATE_PENDING_MAX)
		fit = utf8_fit(s, len, DEBATE_PENDING_MAX - start);
	/* Cut at a NUL, too: it parts one from the next. */
	if (memchr(s, '\0', fit))
		fit = strlen(s);
	while (fit && strchr(" \t\r\n", s[fit - 1]))
		fit--;
	if (!fit)
		return;
	buf_add(&d->pending, s, fit);
	buf_add(&d->pending, "", 1);
	account_keep(d->builder.account);
}

void debate_cut(struct debate *d)
{
	struct statement_builder *builder = &d->builder;

	if (!builder->open || d->ended || builder->s.file != reading_file(d->r))
		return;
	reading_problem(d->r, builder->line,
			_("the file ends within this statement: it is left out"));
	statement_builder_drop(builder, ACCOUNT_CUT);
}

void debate_close(struct debate *d, enum xml_end end)
{
	if (end == XML_CUT)
		debate_cut(d);
	if (end == XML_STOPPED)
		return;
	debate_give(d);
	people_end(&d->people);
}

/* ---- elements and attributes ---- */

/* Who writes reports takes them from HTML, whatever the other elements are called. */
static bool is_struck_name(const char *name)
{
	return !strcasecmp(name, "del") || !strcasecmp(name, "s") || !strcasecmp(name, "strike");
}

int debate_find(struct debate_names *names, const char *name)
{
	size_t i = hash_pointer(name);

	_Static_assert(DEBATE_CACHE == 256, "the hash has eight bits");
	if (names->cache[i].name != name) {
		int kind = 0;

		for (size_t k = 0; k < names->n && !kind; k++)
			if (!(names->any_case ? strcasecmp : strcmp)(names->table[k].name, name))
				kind = names->table[k].kind;
		if (!kind && is_struck_name(name))
			kind = names->struck;
		names->cache[i].kind = kind;
		names->cache[i].name = name;
	}
	return names->cache[i].kind;
}

bool debate_strikes(const struct xml_attribute *a, size_t n)
{
	const char *style = debate_attribute(a, n, "style");

	return style && html_css_strikes(style);
}

bool debate_struck_start(const struct debate_names *names, int kind, const struct xml_attribute *a,
			 size_t n, struct buf *line)
{
	if (!(kind && kind == names->struck) && !debate_strikes(a, n))
		return false;
	if (line)
		buf_puts(line, "~~");
	return true;
}

void debate_struck_text(struct debate *d)
{
	if (!d->builder.text.struck)
		body_builder_mark(&d->builder.text, MARK_STRUCK, true);
}

void debate_struck_end(struct debate *d, struct buf *line)
{
	if (line)
		buf_puts(line, "~~");
	else if (d->builder.text.struck)
		body_builder_mark(&d->builder.text, MARK_STRUCK, false);
}

bool debate_is_blank(const char *s, size_t len)
{
	size_t i = 0;

	while (i < len && strchr(" \t\r\n", s[i]))
		i++;
	return i == len;
}

bool debate_left_out(struct debate *d, int kind)
{
	if (kind < DEBATE_LEFT_OUT)
		return false;
	account_leave_out(d->builder.account, (enum account_fate)(kind - DEBATE_LEFT_OUT));
	return true;
}

const char *debate_attribute(const struct xml_attribute *a, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (a[i].name[0] == name[0] && !strcmp(a[i].name, name) &&
		    (!*a[i].ns || !strcmp(a[i].ns, XML_NS)))
			return a[i].value;
	return NULL;
}

int debate_span(const struct xml_attribute *a, size_t n, const char *name)
{
	const char *value = debate_attribute(a, n, name);
	long cells = value && *value >= '0' && *value <= '9' ? strtol(value, NULL, 10) : 1;

	return cells > INT_MAX ? INT_MAX : (int)cells;
}

const char *debate_speaker(struct debate *d, const char *s, size_t len, bool point)
{
	while (len && (strchr(" \t\r\n:", s[len - 1]) || (point && s[len - 1] == '.')))
		len--;
	return statement_builder_clean(&d->builder, s, len);
}
