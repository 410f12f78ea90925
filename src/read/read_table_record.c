/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include <string.h>

#include "base/i18n.h"
#include "date/date.h"
#include "markup/html.h"
#include "read/format.h"
#include "read/other_calendar.h"
#include "read/read_table.h"

/* What a record is made of, while it is. */
struct record {
	struct table *t;
	const struct table_frame *frame; /* the innermost */
	size_t from, end;                /* its values */
	bool own;                        /* this program wrote it: all is taken literally */
	struct {
		struct table_node *node;         /* whose values the field has; NULL: none */
		const struct table_frame *frame; /* that they are of */
		enum field_names_sure sure;
	} fields[FIELD_FILE + 1];
};

static const char *value_text(const struct table *t, const struct table_value *v)
{
	return t->text.data + v->at;
}

/* A text as JSON Feed 1.1 names it: literally, and as HTML, which are the same where both are there. */
static const char feed_text[] = "content_text", feed_html[] = "content_html";

static bool is_called(struct record *r, struct table_node *node, const char *name)
{
	return node && !strcmp(table_as(r->t, node, r->frame->node)->name, name);
}

/* Whether V has no markup, whatever it looks like. */
static bool is_literal(struct record *r, const struct table_value *v)
{
	return r->own || is_called(r, v->node, feed_text) ||
	       !html_is_markup(value_text(r->t, v), v->len);
}

/* ---- which field has which values ---- */

static bool is_list(enum field_id field)
{
	return field == FIELD_TOPIC || field == FIELD_SOURCE || field == FIELD_NOTE;
}

static bool is_date(enum field_id field)
{
	return field == FIELD_DATE || field == FIELD_PUBLISHED || field == FIELD_UPDATED;
}

/* How sure it has to be that a name means FIELD. */
static enum field_names_sure least_sure(enum field_id field)
{
	switch (field) {
	case FIELD_SPEAKER: return FIELD_NAMES_PIECE;
	case FIELD_ID:
	case FIELD_LANGUAGE:
	case FIELD_TOPIC:
	case FIELD_SOURCE:
	case FIELD_NOTE: return FIELD_NAMES_LIKELY;
	default: return FIELD_NAMES_MAYBE;
	}
}

bool table_inherits(const struct table_as *as)
{
	const unsigned fields = FIELD_BIT(FIELD_DATE) | FIELD_BIT(FIELD_TITLE) |
				FIELD_BIT(FIELD_OCCASION) | FIELD_BIT(FIELD_SPEAKER) |
				FIELD_BIT(FIELD_ROLE) | FIELD_BIT(FIELD_PARTY) |
				FIELD_BIT(FIELD_PLACE) | FIELD_BIT(FIELD_LANGUAGE) |
				FIELD_BIT(FIELD_KIND) | FIELD_BIT(FIELD_SOURCE);

	return as->field != FIELD_NONE && fields & FIELD_BIT(as->field) &&
	       as->sure >= FIELD_NAMES_LIKELY;
}

/* The language that dates are in: the record's, else that of a name in Arabic letters. */
static const char *date_language(const struct record *r, const char *name)
{
	static const char *const persian[] = {"پ", "چ", "ژ", "گ", "ک", "ی"};

	if (r->t->builder.shared.language)
		return r->t->builder.shared.language;
	for (size_t i = 0; i < sizeof persian / sizeof *persian; i++)
		if (strstr(name, persian[i]))
			return "fa";
	/* U+0600 to U+06FF */
	return strpbrk(name, "\xD8\xD9\xDA\xDB") ? "ar" : NULL;
}

static bool reads_as_date(struct record *r, const struct table_value *v, const char *name)
{
	struct date date;

	return table_reads_day(value_text(r->t, v), date_language(r, name), &date);
}

/* Whether S, of a file of others, says nothing of FIELD: what a program says of a text is none
 * ({"rendered": "", "protected": false}), and a number is no name, but that of a year may be a topic. */
static bool says_nothing(enum field_id field, const char *s)
{
	size_t len = strlen(s);

	if (!strcmp(s, "true") || !strcmp(s, "false"))
		return true;
	return len && strspn(s, "0123456789") == len &&
	       (field == FIELD_SPEAKER || (field == FIELD_TOPIC && len != 4));
}

/* V may be the field that its name says. */
static void offer(struct record *r, const struct table_frame *frame, struct table_value *v)
{
	const struct table_as *as = table_as(r->t, v->node, frame->node);
	enum field_id field = as->field;

	if (field == FIELD_NONE || field == FIELD_FILE || as->sure < least_sure(field))
		return;
	if (!r->own && says_nothing(field, value_text(r->t, v)))
		return;
	if (r->fields[field].node && (as->sure <= r->fields[field].sure || is_list(field)) &&
	    !(!strcmp(as->name, feed_html) && is_called(r, r->fields[field].node, feed_text)))
		return;
	/* What may mean something else is a date where it says one. */
	if (!r->own && is_date(field) && (field != FIELD_DATE || as->sure == FIELD_NAMES_MAYBE) &&
	    !reads_as_date(r, v, as->name))
		return;
	r->fields[field].node = v->node;
	r->fields[field].frame = frame;
	r->fields[field].sure = as->sure;
}

/* What the record does not say itself, from FRAME around it. */
static void inherit(struct record *r, const struct table_frame *frame)
{
	bool speaker = r->fields[FIELD_SPEAKER].node, occasion = r->fields[FIELD_OCCASION].node;

	for (size_t i = frame->from; i < frame[1].from; i++) {
		struct table_value *v = &r->t->values[i];
		const struct table_as *as = table_as(r->t, v->node, frame->node);
		enum field_id field = as->field;
		bool person = field == FIELD_SPEAKER || field == FIELD_ROLE || field == FIELD_PARTY;

		if (v->held || !table_inherits(as) || (person && speaker) ||
		    (field == FIELD_TITLE && occasion))
			continue;
		/* A title of many is the occasion of each. */
		if (field == FIELD_TITLE)
			field = FIELD_OCCASION;
		if (r->fields[field].node &&
		    (r->fields[field].frame != frame || r->fields[field].sure >= as->sure))
			continue;
		r->fields[field].node = v->node;
		r->fields[field].frame = frame;
		r->fields[field].sure = as->sure;
	}
}

static bool is_own_record(struct record *r)
{
	bool id = false, file = false;

	for (size_t i = r->from; i < r->end; i++) {
		const struct table_as *as = table_as(r->t, r->t->values[i].node, r->frame->node);

		if (!as->own)
			return false;
		id |= as->field == FIELD_ID;
		file |= as->field == FIELD_FILE;
	}
	return id && file;
}

/* The next value of FIELD from *AT on, which starts as 0; NULL: there is none. */
static struct table_value *next_value(struct record *r, enum field_id field, size_t *at)
{
	const struct table_frame *frame = r->fields[field].frame;
	size_t end;

	if (!r->fields[field].node)
		return NULL;
	end = frame == r->frame ? r->end : frame[1].from;
	if (*at < frame->from)
		*at = frame->from;
	while (*at < end) {
		struct table_value *v = &r->t->values[(*at)++];
		const struct table_as *as;

		if ((v->held && frame != r->frame) ||
		    (!r->own && is_list(field) && says_nothing(field, value_text(r->t, v))))
			continue;
		if (v->node == r->fields[field].node)
			return v;
		as = table_as(r->t, v->node, frame->node);
		if (is_list(field) && as->field == field && as->sure >= least_sure(field))
			return v;
	}
	return NULL;
}

/* ---- lines ---- */

/* Append what V says in one line. */
static void put_line(struct record *r, struct table_value *v, struct buf *out)
{
	struct table *t = r->t;
	size_t hidden;

	v->done = true;
	if (is_literal(r, v)) {
		buf_add(out, value_text(t, v), v->len);
		return;
	}
	hidden = html_line(out, value_text(t, v), v->len);
	account_drop_some(reading_account(t->r), &v->receipt, hidden, ACCOUNT_HIDDEN);
}

/* All that FIELD has, joined by "; "; NULL for nothing. */
static const char *line_of(struct record *r, enum field_id field)
{
	struct table *t = r->t;
	struct table_value *v;

	buf_clear(&t->joined);
	for (size_t at = 0; (v = next_value(r, field, &at));) {
		if (t->joined.len)
			buf_puts(&t->joined, "; ");
		put_line(r, v, &t->joined);
	}
	return statement_builder_clean(&t->builder, buf_str(&t->joined), t->joined.len);
}

/* A name in pieces, one name for each object. */
static const char *pieced_speaker(struct record *r)
{
	const struct table_node *whole = r->fields[FIELD_SPEAKER].node;
	struct table *t = r->t;
	size_t object = 0;

	buf_clear(&t->joined);
	for (size_t i = r->from; i < r->end; i++) {
		struct table_value *v = &t->values[i];
		const struct table_as *as = table_as(t, v->node, r->frame->node);

		if (v->node != whole &&
		    (as->field != FIELD_SPEAKER || as->sure != FIELD_NAMES_PIECE))
			continue;
		if (t->joined.len)
			buf_puts(&t->joined, v->object == object ? " " : "; ");
		object = v->object;
		put_line(r, v, &t->joined);
	}
	return statement_builder_clean(&t->builder, buf_str(&t->joined), t->joined.len);
}

/* Whether the name that there is for the speaker lacks what stands beside it as pieces. */
static bool is_pieced(struct record *r)
{
	size_t at = 0;
	const struct table_value *v;

	if (!r->fields[FIELD_SPEAKER].node || r->fields[FIELD_SPEAKER].frame != r->frame)
		return false;
	if (r->fields[FIELD_SPEAKER].sure != FIELD_NAMES_MAYBE)
		return r->fields[FIELD_SPEAKER].sure == FIELD_NAMES_PIECE;
	v = next_value(r, FIELD_SPEAKER, &at);
	return v && !strchr(value_text(r->t, v), ' ');
}

static void take_lines(struct record *r)
{
	struct statement *s = &r->t->builder.s;
	struct statement_shared *shared = &r->t->builder.shared;

	s->title = line_of(r, FIELD_TITLE);
	s->occasion = line_of(r, FIELD_OCCASION);
	s->speaker = is_pieced(r) ? pieced_speaker(r) : line_of(r, FIELD_SPEAKER);
	shared->role = line_of(r, FIELD_ROLE);
	shared->party = line_of(r, FIELD_PARTY);
	shared->constituency = line_of(r, FIELD_CONSTITUENCY);
	shared->gender = line_of(r, FIELD_GENDER);
	shared->place = line_of(r, FIELD_PLACE);
	shared->kind = line_of(r, FIELD_KIND);
	/* Without a title of its own it is one of those of its occasion. */
	s->turn = s->speaker && s->occasion && !s->title;
	/* What was a statement when it was written is one. */
	r->t->builder.filled = r->own || s->speaker || shared->role || shared->party ||
			       shared->constituency || shared->gender;
}

/* ---- lists ---- */

/* The same of a table that this program wrote: "; " parts items; where they have ";" before a blank, or at
 * their end, there are twice as many. */
static void split_own(const char *s, struct buf *items)
{
	while (*s) {
		size_t plain = strcspn(s, ";"), n = strspn(s + plain, ";");
		const char *next = s + plain + n;

		buf_add(items, s, plain + (*next && *next != ' ' ? n : n / 2));
		if (*next == ' ' && n % 2) {
			buf_putc(items, '\0');
			next++;
		}
		s = next;
	}
	buf_putc(items, '\0');
}

/* What one value of a table says as a list: its items, each with its NUL, or the whole. */
static void split(const struct record *r, const char *s, struct buf *items)
{
	const char *end;

	buf_clear(items);
	if (r->t->csv && r->own) {
		split_own(s, items);
		return;
	}
	while (r->t->csv && (end = strpbrk(s, ";|"))) {
		buf_add(items, s, (size_t)(end - s));
		buf_putc(items, '\0');
		s = end + 1 + strspn(end + 1, " ");
	}
	buf_puts(items, s);
	buf_putc(items, '\0');
}

static void take_topics(struct record *r)
{
	struct table *t = r->t;
	struct table_value *v;

	for (size_t at = 0; (v = next_value(r, FIELD_TOPIC, &at));) {
		v->done = true;
		split(r, value_text(t, v), &t->joined);
		for (size_t i = 0; i < t->joined.len; i += strlen(t->joined.data + i) + 1)
			statement_builder_topic(&t->builder, t->joined.data + i,
						strlen(t->joined.data + i));
	}
}

static bool is_address(const char *s)
{
	return !strpbrk(s, " \t\n") && (strstr(s, "://") || !strncmp(s, "www.", 4) ||
					!strncmp(s, "mailto:", 7) || *s == '/');
}

static void add_source(struct record *r, const char *s, bool address)
{
	struct statement_builder *d = &r->t->builder;

	if (address)
		statement_builder_source(d, s, "", 0);
	else
		statement_builder_source(d, NULL, s, strlen(s));
}

/* Written by this program: all sources in order, and which of them is the first address. */
static void take_own_sources(struct record *r)
{
	struct table *t = r->t;
	struct table_value *v;
	const char *first = NULL;
	bool met = false, any = false;

	for (size_t at = 0; (v = next_value(r, FIELD_SOURCE, &at));) {
		v->done = true;
		if (!strcmp(table_as(t, v->node, r->frame->node)->name, "source")) {
			first = value_text(t, v);
			continue;
		}
		any = true;
		split(r, value_text(t, v), &t->joined);
		for (size_t i = 0; i < t->joined.len; i += strlen(t->joined.data + i) + 1) {
			const char *item = t->joined.data + i;
			bool is_first = first && !met && !strcmp(item, first);

			add_source(r, item, is_first || (met && is_address(item)));
			met |= is_first;
		}
	}
	if (first && !any)
		add_source(r, first, true);
}

static void take_sources(struct record *r)
{
	struct table *t = r->t;
	struct table_value *v;

	if (r->own) {
		take_own_sources(r);
		return;
	}
	for (size_t at = 0; (v = next_value(r, FIELD_SOURCE, &at));) {
		v->done = true;
		add_source(r, value_text(t, v), is_address(value_text(t, v)));
	}
}

/* ---- dates ---- */

/* The value of a date; *LANGUAGE: that it is in. */
static const char *date_of(struct record *r, enum field_id field, const char **language)
{
	size_t at = 0;
	struct table_value *v = next_value(r, field, &at);

	if (!v)
		return NULL;
	v->done = true;
	*language = date_language(r, table_as(r->t, v->node, r->fields[field].frame->node)->name);
	return value_text(r->t, v);
}

/* A date in another calendar: the language tells, else the letters of all that the record says. */
static bool take_other_date(struct record *r, enum statement_builder_date type, const char *s,
			    const char *printed, const char *language)
{
	struct other_letters letters = {0};

	if (!language && other_calendar_may_be(s, NULL)) {
		for (size_t i = r->from; i < r->end; i++)
			other_calendar_letters(&letters, value_text(r->t, &r->t->values[i]),
					       r->t->values[i].len);
		language = other_calendar_language(&letters);
	}
	return other_calendar_take(&r->t->builder, type, s, printed, language, false);
}

static void take_date(struct record *r, enum statement_builder_date type, const char *when,
		      const char *text, const char *language)
{
	struct date date;

	if ((!when && !text) ||
	    (!r->own && when && take_other_date(r, type, when, text ? text : when, language)))
		return;
	r->t->builder.language = language;
	if (!r->own && when &&
	    other_calendar_far(&r->t->builder, type, when, text ? text : when, false)) {
		if (!text)
			return;
		when = NULL;
	}
	/* What people write is printed; what is EDTF is what it says. */
	if (!r->own && when && !text && !date_parse(when, &date)) {
		text = when;
		when = NULL;
	}
	statement_builder_date(&r->t->builder, type, when, text ? text : "",
			       text ? strlen(text) : 0, NULL, NULL);
}

/* The date that the record says in pieces, or what it is in: borrowed, until the next line; NULL: none. */
static const char *pieced_date(struct record *r)
{
	const struct table_frame *f = r->frame;

	if (r->own || r->fields[FIELD_DATE].sure >= FIELD_NAMES_LIKELY)
		return NULL;
	for (size_t end = r->end; f >= r->t->frames; end = f->from, f--)
		if (table_pieced_date(r->t, f, end))
			return buf_str(&r->t->joined);
	return NULL;
}

static void take_dates(struct record *r)
{
	struct statement_builder *d = &r->t->builder;
	const char *language = NULL, *when = date_of(r, FIELD_DATE, &language);
	const char *text = date_of(r, FIELD_DATE_TEXT, &language), *pieced = pieced_date(r);

	if (pieced)
		when = pieced;
	if (r->own && !when && text) {
		/* It was not understood where it came from, and is not here. */
		d->s.date_text = statement_builder_clean(d, text, strlen(text));
		reading_problem(r->t->r, r->frame->line, _("the date “%.100s” is not understood"),
				text);
	} else {
		take_date(r, STATEMENT_DELIVERED, when, text, language);
	}
	if (r->own && !when)
		statement_builder_undated(d);
	when = date_of(r, FIELD_PUBLISHED, &language);
	take_date(r, STATEMENT_PUBLISHED, when, NULL, language);
	when = date_of(r, FIELD_UPDATED, &language);
	take_date(r, STATEMENT_REVISED, when, NULL, language);
}

/* ---- bodies ---- */

/* Whether the object of V says that its text is struck out. */
static bool is_struck(const struct record *r, const struct table_value *v)
{
	enum { NEAR = 8 }; /* values that are looked at on both sides */
	static const char *const types[] = {"strikethrough", "strike", "struck", "del", "s"};
	size_t at = (size_t)(v - r->t->values), from = r->from;

	for (size_t i = at > from + NEAR ? at - NEAR : from; i < r->end && i <= at + NEAR; i++) {
		const struct table_value *other = &r->t->values[i];

		if (other->object != v->object || strcmp(other->node->name, "type") != 0)
			continue;
		for (size_t k = 0; k < sizeof types / sizeof *types; k++)
			if (!strcmp(value_text(r->t, other), types[k]))
				return true;
	}
	return false;
}

/* A text of pieces, which run on where some are no objects; else each is a paragraph. False: it is none. */
static bool take_pieces(struct record *r, enum field_id field, struct body_builder *body)
{
	const struct table_node *whole = r->fields[field].node;
	struct table *t = r->t;
	bool runs = false, pieces = false;

	if (!whole || r->fields[field].frame != r->frame)
		return false;
	if (table_is_piece(whole))
		whole = whole->up;
	for (size_t i = r->from; i < r->end; i++) {
		const struct table_node *node = t->values[i].node;

		runs |= node == whole;
		pieces |= node->up == whole && table_is_piece(node);
	}
	buf_clear(&t->joined);
	for (size_t i = r->from; pieces && i < r->end; i++) {
		struct table_value *v = &t->values[i];
		const char *struck;

		if (v->node != whole && (v->node->up != whole || !table_is_piece(v->node)))
			continue;
		v->done = true;
		struck = v->node != whole && is_struck(r, v) ? "~~" : "";
		buf_printf(&t->joined, "%s%s%s%s", t->joined.len && !runs ? "\n\n" : "", struck,
			   value_text(t, v), struck);
	}
	body_builder_plain(body, buf_str(&t->joined), t->joined.len, false);
	return pieces;
}

static void take_body(struct record *r, enum field_id field, struct body_builder *body)
{
	struct table *t = r->t;
	struct account *account = reading_account(t->r);
	struct table_value *v;

	if (take_pieces(r, field, body))
		return;
	/* Paragraphs of plain text, one of an array each, are read as one text. */
	buf_clear(&t->joined);
	for (size_t at = 0; (v = next_value(r, field, &at));) {
		v->done = true;
		if (is_literal(r, v)) {
			buf_printf(&t->joined, "%s", t->joined.len ? "\n\n" : "");
			buf_add(&t->joined, value_text(t, v), v->len);
			continue;
		}
		body_builder_plain(body, buf_str(&t->joined), t->joined.len, false);
		buf_clear(&t->joined);
		body->hidden = body->dropped = 0;
		html_build(body, value_text(t, v), v->len);
		account_drop_some(account, &v->receipt, body->hidden, ACCOUNT_HIDDEN);
		account_drop_some(account, &v->receipt, body->dropped, ACCOUNT_SCRIPT);
	}
	body_builder_plain(body, buf_str(&t->joined), t->joined.len, false);
}

static void take_notes(struct record *r)
{
	struct table *t = r->t;
	struct table_value *v;

	/* A note is a sentence, which may have a semicolon: only our own are split, at empty lines. */
	for (size_t at = 0; (v = next_value(r, FIELD_NOTE, &at));) {
		const char *note = value_text(t, v), *end;

		v->done = true;
		for (; t->csv && r->own && (end = strstr(note, "\n\n")); note = end + 2)
			body_builder_plain(&t->builder.notes, note, (size_t)(end - note), true);
		body_builder_plain(&t->builder.notes, note, strlen(note), true);
	}
}

/* What has no field: a note for each name. */
static void take_others(struct record *r)
{
	struct table *t = r->t;

	for (size_t i = r->from; i < r->end; i++) {
		const struct table_as *as = table_as(t, t->values[i].node, r->frame->node);

		if (t->values[i].done)
			continue;
		if (!strcmp(as->name, feed_text) &&
		    is_called(r, r->fields[FIELD_TEXT].node, feed_html)) {
			account_drop(reading_account(t->r), &t->values[i].receipt, ACCOUNT_SECOND);
			continue;
		}
		if (r->own) {
			/* The file's name; and the date in another calendar, which is the date once more. */
			if (as->field != FIELD_FILE)
				account_drop(reading_account(t->r), &t->values[i].receipt,
					     ACCOUNT_SECOND);
			continue;
		}
		buf_clear(&t->joined);
		buf_printf(&t->joined, "%s: ", as->name);
		for (size_t k = i; k >= i && k < r->end; k = t->values[k].next) {
			if (!t->values[k].done) {
				buf_puts(&t->joined, k > i ? "; " : "");
				buf_add(&t->joined, value_text(t, &t->values[k]), t->values[k].len);
			}
			t->values[k].done = true;
			if (!t->values[k].next)
				break;
		}
		body_builder_plain(&t->builder.notes, t->joined.data, t->joined.len, true);
	}
}

/* ---- the whole ---- */

static void take_id(struct record *r)
{
	struct table *t = r->t;
	struct statement *s = &t->builder.s;
	size_t at = 0;
	struct table_value *v = next_value(r, FIELD_ID, &at);

	if (v) {
		v->done = true;
		s->id = statement_builder_clean(&t->builder, value_text(t, v), v->len);
	}
	t->has_ids |= s->id != NULL;
	/* A table without ids is counted through. */
	if (!s->id && !t->has_ids) {
		buf_clear(&t->joined);
		buf_printf(&t->joined, "%s-%zu", t->csv ? "row" : "item", t->statements);
		s->id = statement_builder_clean(&t->builder, t->joined.data, t->joined.len);
		s->made_id = true;
	}
}

static void choose(struct record *r)
{
	struct table *t = r->t;

	for (size_t i = r->from; i < r->end; i++)
		offer(r, r->frame, &t->values[i]);
	for (const struct table_frame *f = r->frame; f-- > t->frames;)
		inherit(r, f);
}

static void begin(struct record *r)
{
	struct statement_builder *d = &r->t->builder;
	size_t cut = d->cut;

	statement_builder_begin(d, r->frame->line);
	/* Its text was read before. */
	d->since = r->frame->since;
	d->cut = cut;
}

/* Whether it was a turn of a debate when this program wrote it. */
static void take_turn(struct record *r)
{
	struct table *t = r->t;

	if (!r->own)
		return;
	t->builder.s.turn = false;
	for (size_t i = r->from; i < r->end; i++) {
		const struct table_value *v = &t->values[i];

		if (!strcmp(table_as(t, v->node, r->frame->node)->name, TABLE_TURN))
			t->builder.s.turn = v->len == 3 && !memcmp(value_text(t, v), "yes", 3);
	}
}

/* The file that the statement was in before this program wrote it. */
static void take_file(struct record *r)
{
	struct table *t = r->t;

	for (size_t i = r->from; r->own && i < r->end; i++) {
		const struct table_value *v = &t->values[i];
		const char *name;

		if (table_as(t, v->node, r->frame->node)->field != FIELD_FILE)
			continue;
		name = statement_builder_clean(&t->builder, value_text(t, v), v->len);
		if (!name)
			continue;
		t->builder.s.file = reading_file_called(t->r, name);
		/* Others may say that they were in it, too. */
		t->builder.s.first_id = false;
	}
}

void table_record(struct table *t)
{
	struct record r = {.t = t, .frame = &t->frames[t->frames_n - 1], .end = t->n};
	struct statement_builder *d = &t->builder;

	r.from = r.frame->from;
	t->statements++;
	begin(&r);
	r.own = is_own_record(&r);
	choose(&r);
	d->shared.language = line_of(&r, FIELD_LANGUAGE);
	take_id(&r);
	take_dates(&r);
	take_lines(&r);
	take_turn(&r);
	take_topics(&r);
	take_sources(&r);
	take_body(&r, FIELD_SUMMARY, &d->summary);
	take_body(&r, FIELD_TEXT, &d->text);
	take_notes(&r);
	take_others(&r);
	t->has_titles |= d->s.title || d->s.occasion;
	d->untitled = !t->has_titles;
	if (r.from == r.end || !statement_builder_end(d))
		return;
	take_file(&r);
	batch_put(reading_batch(t->r), &d->s);
	reading_emit(t->r);
}
