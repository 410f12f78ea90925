/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "read/transcript.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/err.h"
#include "base/vec.h"
#include "date/date.h"
#include "read/day.h"
#include "read/format.h"

struct transcript_heading {
	size_t start; /* in `heads` */
	int depth;    /* of its section */
	bool lasts;
	bool used; /* a statement has it in its title */
	struct account_receipt receipt;
};

static void turn_init(struct transcript_turn *turn)
{
	*turn = (struct transcript_turn){0};
	for (int i = 0; i < PEOPLE_TRAITS; i++)
		buf_init(&turn->who[i]);
	buf_init(&turn->key);
	buf_init(&turn->id);
	buf_init(&turn->when);
	buf_init(&turn->language);
}

static void turn_done(struct transcript_turn *turn)
{
	for (int i = 0; i < PEOPLE_TRAITS; i++)
		buf_done(&turn->who[i]);
	buf_done(&turn->key);
	buf_done(&turn->id);
	buf_done(&turn->when);
	buf_done(&turn->language);
}

static void turn_clear(struct transcript_turn *turn)
{
	for (int i = 0; i < PEOPLE_TRAITS; i++)
		buf_clear(&turn->who[i]);
	buf_clear(&turn->key);
	buf_clear(&turn->id);
	buf_clear(&turn->when);
	buf_clear(&turn->language);
	turn->kind = turn->status = NULL;
	turn->part = 0;
	turn->line = 0;
}

void transcript_init(struct transcript *t, struct reading *r, const struct transcript_rules *rules)
{
	t->r = r;
	t->rules = rules;
	debate_init(&t->debate, r);
	t->names.table = rules->names;
	t->names.n = rules->n;
	t->names.any_case = rules->any_case;
	t->names.struck = TRANSCRIPT_STRUCK;
	buf_init(&t->ns);
	buf_init(&t->line);
	buf_init(&t->ahead);
	buf_init(&t->clock);
	buf_init(&t->heads);
	turn_init(&t->turn);
	t->levels[0].section = true;
}

void transcript_done(struct transcript *t)
{
	debate_done(&t->debate);
	buf_done(&t->ns);
	buf_done(&t->line);
	buf_done(&t->ahead);
	buf_done(&t->clock);
	buf_done(&t->heads);
	free(t->headings);
	turn_done(&t->turn);
	while (t->outer_n)
		turn_done(&t->outer[--t->outer_n]);
	free(t->outer);
}

void transcript_close(struct transcript *t, enum xml_end end)
{
	const struct transcript_level *l = &t->levels[t->depth];

	/* The file breaks off in a field. */
	if (end == XML_CUT && (l->place == TRANSCRIPT_LINE || l->place == TRANSCRIPT_WAITING))
		transcript_refuse(t, ACCOUNT_CUT);
	debate_close(&t->debate, end);
}

void transcript_reset(struct transcript *t)
{
	transcript_close_turn(t);
	debate_reset(&t->debate);
	transcript_new_day(t);
	t->debate.session.shared.language = t->debate.builder.language;
}

void transcript_sitting(struct transcript *t, const char *s)
{
	struct batch *b = reading_batch(t->r);

	t->debate.session.s.occasion = debate_keep(&t->debate, s, strlen(s));
	if (t->debate.session.s.occasion && !b->title)
		b->title = arena_strdup(&b->arena, t->debate.session.s.occasion);
}

void transcript_language(struct transcript *t, const char *s)
{
	struct batch *b = reading_batch(t->r);

	t->debate.builder.language = s;
	t->debate.session.shared.language = s;
	if (!b->language)
		b->language = s;
}

/* ---- fields ---- */

void transcript_read(struct transcript *t, struct transcript_level *l)
{
	buf_clear(&t->line);
	account_line(reading_account(t->r));
	l->place = TRANSCRIPT_LINE;
	l->ending = TRANSCRIPT_END_OWN;
	l->raised = RAISED_NOT;
}

const char *transcript_field(struct transcript *t)
{
	const char *s = buf_str(&t->line);
	size_t len = t->line.len;

	while (len && strchr(" \t\r\n", s[len - 1]))
		len--;
	buf_truncate(&t->line, len);
	s = buf_str(&t->line);
	return s + strspn(s, " \t\r\n");
}

void transcript_keep(struct transcript *t, struct buf *to)
{
	buf_clear(to);
	transcript_add(t, to);
}

void transcript_add(struct transcript *t, struct buf *to)
{
	const char *s = transcript_field(t);

	account_offer(reading_account(t->r));
	if (!*s)
		return;
	account_keep(reading_account(t->r));
	transcript_join(to, s);
}

void transcript_join(struct buf *to, const char *s)
{
	if (*s && to->len)
		buf_puts(to, "; ");
	buf_puts(to, s);
}

void transcript_refuse(struct transcript *t, enum account_fate why)
{
	account_offer(reading_account(t->r));
	account_refuse(reading_account(t->r), why);
}

void transcript_keep_heading(struct transcript *t, const struct transcript_level *l)
{
	struct account *account = reading_account(t->r);
	const char *s = transcript_field(t);

	account_offer(account);
	if (!transcript_heading(t, l, s, false)) {
		account_refuse(account, ACCOUNT_SECOND);
		return;
	}
	account_keep(account);
	transcript_heading_text(t, account_receipt(account));
}

void transcript_heading_text(struct transcript *t, struct account_receipt receipt)
{
	t->headings[t->headings_n - 1].receipt = receipt;
}

void transcript_put(struct buf *to, const char *s)
{
	buf_clear(to);
	if (s)
		buf_puts(to, s);
}

bool transcript_part(struct buf *name, struct buf *inside)
{
	const char *s = buf_str(name);
	size_t from = name->len, to = name->len, deep = 0;

	while (to && strchr(" \t\r\n:.", s[to - 1]))
		to--;
	if (!to || s[to - 1] != ')')
		return false;
	for (from = to; from; from--) {
		deep += s[from - 1] == ')';
		deep -= s[from - 1] == '(';
		if (!deep)
			break;
	}
	if (!from)
		return false;
	buf_clear(inside);
	buf_add(inside, s + from, to - 1 - from);
	from--;
	while (from && strchr(" \t\r\n", s[from - 1]))
		from--;
	buf_truncate(name, from);
	return from > 0;
}

/* ---- headings ---- */

static void heading_pop(struct transcript *t)
{
	const struct transcript_heading *h = &t->headings[--t->headings_n];

	/* Nothing was said under it. */
	if (!h->used)
		account_drop(reading_account(t->r), &h->receipt, ACCOUNT_EMPTY);
	buf_truncate(&t->heads, h->start);
}

void transcript_section(struct transcript *t, struct transcript_level *l)
{
	if (!l->speech)
		transcript_close_turn(t);
	l->section = true;
	l->spoken = t->debate.number;
}

void transcript_section_end(struct transcript *t, int depth)
{
	while (t->headings_n && t->headings[t->headings_n - 1].depth >= depth)
		heading_pop(t);
}

static bool is_last_heading(const struct transcript *t, const char *s, int depth)
{
	const struct transcript_heading *h = t->headings;

	if (!t->headings_n)
		return false;
	h += t->headings_n - 1;
	return h->depth == depth && !strcmp(t->heads.data + h->start, s);
}

bool transcript_heading(struct transcript *t, const struct transcript_level *l, const char *s,
			bool lasts)
{
	struct transcript_level *section = &t->levels[l - t->levels];
	int depth;

	while (section > t->levels && !section->section)
		section--;
	depth = (int)(section - t->levels);
	/* Where something was said since, it is the heading of what comes now. */
	if (section->spoken != t->debate.number)
		while (t->headings_n && t->headings[t->headings_n - 1].depth == depth &&
		       !t->headings[t->headings_n - 1].lasts)
			heading_pop(t);
	section->spoken = t->debate.number;
	if (!*s || is_last_heading(t, s, depth))
		return false;
	if (l->speech) {
		debate_give(&t->debate);
		t->due = t->turn.kind != NULL;
	} else {
		transcript_close_turn(t);
	}
	t->headings =
		vec_fit(t->headings, t->headings_n + 1, &t->headings_size, sizeof *t->headings);
	t->headings[t->headings_n++] =
		(struct transcript_heading){.start = t->heads.len, .depth = depth, .lasts = lasts};
	buf_add(&t->heads, s, strlen(s) + 1);
	return true;
}

static const char *headings_joined(struct transcript *t)
{
	struct buf all;
	const char *title;

	buf_init(&all);
	for (size_t i = 0; i < t->headings_n; i++) {
		buf_printf(&all, "%s%s", i ? " – " : "", t->heads.data + t->headings[i].start);
		t->headings[i].used = true;
	}
	title = statement_builder_clean(&t->debate.builder, all.data, all.len);
	buf_done(&all);
	return title;
}

/* ---- turns ---- */

void transcript_turn(struct transcript *t, const char *kind, const char *id)
{
	turn_clear(&t->turn);
	t->turn.kind = kind;
	t->turn.line = reading_line(t->r);
	transcript_put(&t->turn.id, id);
	t->due = true;
}

void transcript_next(struct transcript *t, const char *kind)
{
	struct buf id = t->turn.id;
	unsigned part = t->turn.part;

	buf_init(&t->turn.id);
	transcript_turn(t, kind, NULL);
	t->turn.id = id;
	t->turn.part = part;
}

void transcript_interrupt(struct transcript *t, const char *kind, const char *id)
{
	t->outer = vec_fit(t->outer, t->outer_n + 1, &t->outer_size, sizeof *t->outer);
	t->outer[t->outer_n++] = t->turn;
	turn_init(&t->turn);
	transcript_turn(t, kind, id);
}

void transcript_back(struct transcript *t)
{
	debate_end(&t->debate);
	t->due = false;
	if (!t->outer_n)
		return;
	turn_done(&t->turn);
	t->turn = t->outer[--t->outer_n];
	t->due = t->turn.kind != NULL;
}

bool transcript_goes_on(struct transcript *t, const char *key)
{
	if (!t->turn.kind || !*key || strcmp(buf_str(&t->turn.key), key) != 0 ||
	    (!t->due && !debate_is_open(&t->debate)))
		return false;
	t->debate.ended = false;
	return true;
}

void transcript_end_turn(struct transcript *t)
{
	debate_end(&t->debate);
	t->due = false;
}

void transcript_close_turn(struct transcript *t)
{
	debate_give(&t->debate);
	while (t->outer_n)
		transcript_back(t);
	turn_clear(&t->turn);
	t->due = false;
}

void transcript_new_day(struct transcript *t)
{
	buf_clear(&t->clock);
	t->days = 0;
}

/* The turn began at WHEN; some hours back means after midnight. */
static void take_clock(struct transcript *t, const char *when)
{
	enum { HALF_A_DAY = 12 };

	if (t->clock.len && strtol(t->clock.data, NULL, 10) > strtol(when, NULL, 10) + HALF_A_DAY)
		t->days++;
	transcript_put(&t->clock, when);
}

/* The session's day, DAYS later, with the time; false where it is no day. */
static bool put_time(const struct transcript *t, struct buf *to)
{
	const char *edtf = t->debate.session.s.edtf;
	int32_t year;
	int month, day;

	if (!edtf || strlen(edtf) != day_length(edtf) ||
	    sscanf(edtf, "%" SCNd32 "-%d-%d", &year, &month, &day) != 3)
		return false;
	date_civil(date_day(year, month, day) + t->days, &year, &month, &day);
	buf_printf(to, "%04" PRId32 "-%02d-%02dT%s", year, month, day, t->clock.data);
	return true;
}

/*
 * The turn's own date; or the session's with the time that it is since a turn last said one. Without the
 * time those who do not say theirs would come before all who do.
 */
static void take_date(struct transcript *t)
{
	struct buf *when = &t->turn.when, all;
	struct date date;

	buf_init(&all);
	if (when->len > 2 && when->data[2] == ':')
		take_clock(t, when->data);
	else if (when->len)
		buf_puts(&all, when->data);
	buf_clear(when);
	if ((all.len || (t->clock.len && put_time(t, &all))) && date_parse(buf_str(&all), &date))
		statement_builder_date(&t->debate.builder, STATEMENT_DELIVERED, buf_str(&all), "",
				       0, NULL, NULL);
	buf_done(&all);
}

static const char *clean(struct transcript *t, const struct buf *b)
{
	return b->len ? statement_builder_clean(&t->debate.builder, b->data, b->len) : NULL;
}

static void take_speaker(struct transcript *t)
{
	struct transcript_turn *turn = &t->turn;
	struct people *people = &t->debate.people;
	const char *name = clean(t, &turn->who[PEOPLE_NAME]);
	const char *role = clean(t, &turn->who[PEOPLE_ROLE]);

	if (!name && !role)
		return;
	people_speaker(people, name ? name : role, name ? role : NULL, NULL, turn->line);
	for (int trait = PEOPLE_PARTY; trait < PEOPLE_TRAITS; trait++)
		people_speaker_has(people, (enum people_trait)trait, clean(t, &turn->who[trait]));
}

/* A statement of the current turn. */
static void begin(struct transcript *t)
{
	struct transcript_turn *turn = &t->turn;
	struct debate *d = &t->debate;
	const char *kind = turn->kind ? turn->kind : "proceedings";
	struct buf id;

	buf_init(&id);
	buf_puts(&id, buf_str(&turn->id));
	if (id.len && turn->part)
		buf_printf(&id, "-%u", turn->part + 1);
	turn->part++;
	debate_begin(d, id.len ? id.data : NULL, kind,
		     turn->language.len ? turn->language.data : NULL);
	buf_done(&id);
	if (turn->line) {
		d->builder.line = turn->line;
		d->builder.s.line = statement_line_number(turn->line);
	}
	d->builder.s.made_id |= turn->part > 1;
	d->builder.shared.kind = statement_builder_clean(&d->builder, kind, strlen(kind));
	d->builder.s.turn = true;
	d->builder.shared.text_status = turn->status;
	d->builder.s.title = headings_joined(t);
	take_speaker(t);
	take_date(t);
	t->due = false;
	t->leading = t->rules->lead && turn->kind && (turn->part == 1 || t->labelled);
}

void transcript_need(struct transcript *t, const struct transcript_level *l)
{
	struct debate *d = &t->debate;

	if (t->due || !debate_is_open(d))
		begin(t);
	t->aside = d->ended && !l->speech;
	if (l->speech)
		d->ended = false;
}

enum format_answer transcript_knows(const struct transcript_rules *rules,
				    const struct events *begin)
{
	const struct event *last = &begin->items[begin->n - 1];

	if (begin->n == 1 || last->kind != EVENT_START)
		return FORMAT_PERHAPS;
	for (size_t i = 0; i < rules->n; i++)
		if (!(rules->any_case ? strcasecmp : strcmp)(rules->names[i].name, last->name))
			return FORMAT_YES;
	return FORMAT_PERHAPS;
}
