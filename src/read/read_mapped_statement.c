/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "base/vec.h"
#include "date/date.h"
#include "date/date_feed.h"
#include "markup/body_builder.h"
#include "read/format.h"
#include "read/other_calendar.h"
#include "read/read_mapped.h"

static const char *clean_line(struct mapped *m, enum field_id field)
{
	return mapped_line(m, field)
		       ? statement_builder_clean(&m->debate.builder, m->line.data, m->line.len)
		       : NULL;
}

/* Headings, from the outermost in; one that says the same as the one before it is not said again. */
static const char *title(struct mapped *m)
{
	const struct mapping_value *v = &m->m->values[FIELD_TITLE];
	const struct mapped_pick *last = NULL;
	unsigned choice;

	if (!mapped_choose(m, FIELD_TITLE, &choice))
		return NULL;
	buf_clear(&m->line);
	for (unsigned i = 0; i < v->n; i++)
		if (v->items[i].literal && v->items[i].choice == choice) {
			mapped_join(m, v, choice, &(struct mapped_tuple){0, m->picks_n}, " – ",
				    &m->line);
			return statement_builder_clean(&m->debate.builder, buf_str(&m->line),
						       m->line.len);
		}
	for (size_t i = 0; i < m->picks_n; last = &m->picks[i++]) {
		const struct mapped_pick *p = &m->picks[i];

		if (last && last->len == p->len && !memcmp(last->s, p->s, p->len))
			continue;
		if (m->line.len)
			buf_puts(&m->line, " – ");
		buf_add(&m->line, p->s, p->len);
	}
	return statement_builder_clean(&m->debate.builder, buf_str(&m->line), m->line.len);
}

/* ---- fields ---- */

/* Add the LEN bytes at S to the list, unless they are there already; a long list is not looked through. */
static void list_add(struct buf *list, const char *s, size_t len)
{
	enum { LONG = 4096 };

	for (const char *at = buf_str(list); *at && list->len < LONG;) {
		size_t n = strcspn(at, ";");

		if (n == len && !memcmp(at, s, len))
			return;
		at += n + (at[n] == ';');
		at += *at == ' ';
	}
	if (list->len)
		buf_puts(list, "; ");
	buf_add(list, s, len);
}

static const char *clean_list(struct mapped *m, const struct buf *list)
{
	return list->len ? statement_builder_clean(&m->debate.builder, list->data, list->len)
			 : NULL;
}

/* What a name, whose text is RECEIPT's, says of a field that an element of its own says ALL of: what is not
 * in there is shown nowhere. */
static void drop_other(struct mapped *m, const struct account_receipt *receipt,
		       const struct buf *said, const struct buf *all)
{
	if (said->len && strcasecmp(buf_str(said), buf_str(all)) != 0)
		account_drop_some(reading_account(m->r), receipt,
				  utf8_count_visible(said->data, said->len), ACCOUNT_SECOND);
}

/* OTHERWISE: what the names say, whose text is RECEIPT's. */
static const char *people_field(struct mapped *m, enum field_id field, const struct buf *otherwise,
				const struct account_receipt *receipt)
{
	const struct mapping_value *v = &m->m->values[field];
	struct mapped_tuple t = {0};
	struct buf all;
	const char *clean;
	unsigned choice;

	if (!mapped_choose(m, field, &choice))
		return clean_list(m, otherwise);
	buf_init(&all);
	do {
		mapped_tuple_next(m, &t);
		mapped_join(m, v, choice, &t, " ", &m->line);
		list_add(&all, buf_str(&m->line), m->line.len);
	} while (t.to < m->picks_n);
	drop_other(m, receipt, otherwise, &all);
	clean = clean_list(m, &all);
	buf_done(&all);
	return clean;
}

/* What a name says, by the way it is written. */
struct names {
	struct buf name, party, role, constituency, time;
	struct account_receipt receipt; /* of their text, where it is the statement's own */
};

static void take_name(struct mapped *m, struct names *to)
{
	const struct mapping_as *as = &m->m->values[FIELD_SPEAKER].as;
	struct mapping_span p[MAPPING_PARTS];
	struct buf name;

	mapping_as_name(as, buf_str(&m->line), m->line.len, p);
	buf_init(&name);
	buf_add(&name, p[MAPPING_NAME].s ? p[MAPPING_NAME].s : p[MAPPING_FIRST].s,
		p[MAPPING_NAME].s ? p[MAPPING_NAME].len : p[MAPPING_FIRST].len);
	if (p[MAPPING_LAST].s && name.len)
		buf_putc(&name, ' ');
	buf_add(&name, p[MAPPING_LAST].s, p[MAPPING_LAST].len);
	list_add(&to->name, buf_str(&name), name.len);
	buf_done(&name);
	if (p[MAPPING_PARTY].s)
		list_add(&to->party, p[MAPPING_PARTY].s, p[MAPPING_PARTY].len);
	if (p[MAPPING_ROLE].s)
		list_add(&to->role, p[MAPPING_ROLE].s, p[MAPPING_ROLE].len);
	if (p[MAPPING_CONSTITUENCY].s)
		list_add(&to->constituency, p[MAPPING_CONSTITUENCY].s, p[MAPPING_CONSTITUENCY].len);
	if (!to->time.len)
		buf_add(&to->time, p[MAPPING_TIME].s, p[MAPPING_TIME].len);
}

/* Each part of the LEN bytes at S between the marks that part them. */
static void each_part(struct mapped *m, const struct mapping_as *as, const char *s, size_t len,
		      void (*take)(struct mapped *m, const char *s, size_t len))
{
	const char *mark = as->kind == MAPPING_AS_PARTED ? as->ways->text : "";
	size_t mark_len = strlen(mark);
	const char *end = s + len, *at;

	while (mark_len && (at = strstr(s, mark)) && at < end) {
		take(m, s, (size_t)(at - s));
		s = at + mark_len;
	}
	take(m, s, (size_t)(end - s));
}

static void speakers(struct mapped *m, struct names *to)
{
	const struct mapping_value *v = &m->m->values[FIELD_SPEAKER];
	struct mapped_tuple t = {0};
	unsigned choice;

	if (!mapped_choose(m, FIELD_SPEAKER, &choice))
		return;
	if (m->picks_n && m->picks[0].receipt && !m->picks[0].held)
		to->receipt = *m->picks[0].receipt;
	do {
		mapped_tuple_next(m, &t);
		mapped_join(m, v, choice, &t, " ", &m->line);
		take_name(m, to);
	} while (t.to < m->picks_n);
}

static void people(struct mapped *m, struct buf *time)
{
	struct statement *s = &m->debate.builder.s;
	struct statement_shared *shared = &m->debate.builder.shared;
	struct names n = {0};

	speakers(m, &n);
	s->speaker = clean_list(m, &n.name);
	shared->role = people_field(m, FIELD_ROLE, &n.role, &n.receipt);
	shared->party = people_field(m, FIELD_PARTY, &n.party, &n.receipt);
	shared->constituency = people_field(m, FIELD_CONSTITUENCY, &n.constituency, &n.receipt);
	shared->gender = people_field(m, FIELD_GENDER, &(struct buf){0}, &n.receipt);
	/* Who has no name here speaks by office. */
	if (!s->speaker) {
		s->speaker = shared->role;
		shared->role = NULL;
	}
	buf_add(time, buf_str(&n.time), n.time.len);
	buf_done(&n.name);
	buf_done(&n.party);
	buf_done(&n.role);
	buf_done(&n.constituency);
	buf_done(&n.time);
}

/* Read S as the mapping says, into m->edtf; a day that is said for many statements is read once. */
static bool read_as(struct mapped *m, const struct mapping_as *as, const char *s)
{
	if (m->dated_as != as || strcmp(buf_str(&m->dated), s) != 0) {
		m->dated_as = as;
		buf_clear(&m->dated);
		buf_clear(&m->dated_edtf);
		buf_puts(&m->dated, s);
		mapping_as_date(as, s, m->debate.builder.shared.language, &m->dated_edtf);
	}
	buf_add(&m->edtf, m->dated_edtf.data, m->dated_edtf.len);
	return m->edtf.len;
}

/* The time of day of a date that has none. */
static void add_time(struct buf *edtf, const char *time)
{
	size_t len = edtf->len;
	struct date date;

	if (!*time || !date_parse(buf_str(edtf), &date) || date.precision != DATE_DAY)
		return;
	buf_printf(edtf, "T%s", time);
	if (!date_parse(buf_str(edtf), &date))
		buf_truncate(edtf, len);
}

/* Whether TEXT is what a program wrote of the day EDTF, year first, and nothing to be shown. */
static bool is_machine_written(const char *text, const char *edtf)
{
	return !strncmp(text, edtf, 4) && strspn(text, "0123456789-:.,+TZ ") == strlen(text);
}

/* Whether TEXT, of which m->edtf may be read, is a date in another calendar than the Gregorian. */
static bool other_calendar(struct mapped *m, enum statement_builder_date type, const char *text,
			   bool noted)
{
	struct statement_builder *d = &m->debate.builder;
	const struct mapped_frame *f = mapped_frame(m);
	const char *s = m->edtf.len ? buf_str(&m->edtf) : text, *language = d->shared.language;
	struct other_letters letters = {0};

	if (!language && other_calendar_may_be(s, NULL)) {
		other_calendar_letters(&letters, buf_str(&m->store) + f->store,
				       m->store.len - f->store);
		other_calendar_letters(&letters, buf_str(&d->text.out), d->text.out.len);
		language = other_calendar_language(&letters);
	}
	return other_calendar_take(d, type, s, text, language, noted);
}

/* What is wrong with the date TEXT has been said. */
static void note(struct mapped *m, const char *text)
{
	buf_clear(&m->unread);
	buf_puts(&m->unread, text);
}

static void date(struct mapped *m, enum field_id field, enum statement_builder_date type,
		 const char *time)
{
	struct statement_builder *d = &m->debate.builder;
	const struct mapping_as *as = &m->m->values[field].as;
	const char *text, *printed;
	struct date read;
	bool plain = false, noted;

	if (!mapped_line(m, field))
		return;
	text = statement_builder_clean(d, m->line.data, m->line.len);
	if (!text)
		return;
	buf_clear(&m->edtf);
	if (as->kind != MAPPING_AS_PLAIN && read_as(m, as, text))
		add_time(&m->edtf, time);
	else if (!date_feed_read(text, strlen(text), &m->edtf) &&
		 (plain = date_parse(text, &read))) {
		buf_puts(&m->edtf, text);
		add_time(&m->edtf, time);
	}
	noted = m->unread.len && !strcmp(buf_str(&m->unread), text);
	if ((m->edtf.len && other_calendar_far(d, type, buf_str(&m->edtf), text, noted)) ||
	    other_calendar(m, type, text, noted)) {
		note(m, text);
		return;
	}
	plain = plain || (m->edtf.len && is_machine_written(text, buf_str(&m->edtf)));
	printed = field == FIELD_DATE ? clean_line(m, FIELD_DATE_TEXT) : NULL;
	printed = printed ? printed : plain ? "" : text;
	/* A day that is said for many statements is complained of once. */
	if (!m->edtf.len && field == FIELD_DATE && noted) {
		d->s.date_text = printed;
		return;
	}
	statement_builder_date(d, type, m->edtf.len ? buf_str(&m->edtf) : NULL, printed,
			       strlen(printed), NULL, NULL);
	if (field == FIELD_DATE && !d->s.edtf)
		note(m, text);
}

static void take_topic(struct mapped *m, const char *s, size_t len)
{
	statement_builder_topic(&m->debate.builder, s, len);
}

static void take_source(struct mapped *m, const char *s, size_t len)
{
	struct buf href;

	buf_init(&href);
	buf_add(&href, s, len);
	statement_builder_source(&m->debate.builder, buf_str(&href), "", 0);
	buf_done(&href);
}

static void list(struct mapped *m, enum field_id field,
		 void (*take)(struct mapped *m, const char *s, size_t len))
{
	const struct mapping_value *v = &m->m->values[field];
	struct mapped_tuple t = {0};
	unsigned choice;

	if (!mapped_choose(m, field, &choice))
		return;
	do {
		mapped_tuple_next(m, &t);
		mapped_join(m, v, choice, &t, " ", &m->line);
		each_part(m, &v->as, buf_str(&m->line), m->line.len, take);
	} while (t.to < m->picks_n);
}

static void id(struct mapped *m)
{
	struct statement *s = &m->debate.builder.s;
	const struct mapped_frame *f = mapped_frame(m);

	if (!mapped_line(m, FIELD_ID))
		return;
	if (f->parts > 1)
		buf_printf(&m->line, "-%u", f->parts);
	s->id = statement_builder_clean(&m->debate.builder, m->line.data, m->line.len);
	s->made_id = false;
}

/* All that is known of the part that is being put together goes into it. */
static void assemble(struct mapped *m)
{
	struct statement *s = &m->debate.builder.s;
	struct statement_shared *shared = &m->debate.builder.shared;
	struct buf time;

	buf_init(&time);
	s->turn = m->m->debate;
	/* Turns of which the mapping knows no title. */
	m->debate.builder.untitled =
		s->turn && !m->m->values[FIELD_TITLE].line && !m->m->values[FIELD_OCCASION].line;
	/* Dates may need the language. */
	shared->language = clean_line(m, FIELD_LANGUAGE);
	id(m);
	people(m, &time);
	date(m, FIELD_DATE, STATEMENT_DELIVERED, buf_str(&time));
	date(m, FIELD_PUBLISHED, STATEMENT_PUBLISHED, "");
	date(m, FIELD_UPDATED, STATEMENT_REVISED, "");
	s->title = title(m);
	s->occasion = clean_line(m, FIELD_OCCASION);
	/* What says the day in words is shown already. */
	if (s->edtf && s->occasion && s->date_text && !strcmp(s->occasion, s->date_text))
		s->date_text = NULL;
	shared->place = clean_line(m, FIELD_PLACE);
	shared->kind = clean_line(m, FIELD_KIND);
	list(m, FIELD_TOPIC, take_topic);
	list(m, FIELD_SOURCE, take_source);
	buf_done(&time);
}

/* ---- statements ---- */

struct mapped_frame *mapped_frame(struct mapped *m)
{
	return m->frames_n ? &m->frames[m->frames_n - 1] : NULL;
}

void mapped_frame_open(struct mapped *m)
{
	struct mapped_frame *f = mapped_frame(m);

	if (f->open)
		return;
	debate_begin(&m->debate, NULL, f->name, NULL);
	memset(f->choice, 0, sizeof f->choice);
	m->texts_n = 0;
	m->pended = (struct account_receipt){0};
	f->open = true;
	f->parts++;
}

static bool has_text(struct mapped *m)
{
	struct body_builder *text = &m->debate.builder.text;

	mapped_text_end(m);
	body_builder_close(text);
	body_finish(&text->out);
	return text->out.len;
}

/* Somebody else speaks: what there is so far is a statement. Without a text it is not, yet. */
static void frame_part(struct mapped *m)
{
	struct mapped_frame *f = mapped_frame(m);

	mapped_text_end(m);
	if (!f || !f->open)
		return;
	f->open = false;
	if (!has_text(m)) {
		m->debate.builder.open = false;
		m->debate.number--;
		f->parts--;
		return;
	}
	assemble(m);
	debate_end(&m->debate);
}

void mapped_frame_start(struct mapped *m)
{
	frame_part(m);
	for (size_t i = 0; i < m->held_n; i++)
		m->held[i].used = true;
	for (int i = m->depth - 1; i >= 0 && !m->levels[i].spoken; i--)
		m->levels[i].spoken = true;
	m->frames = vec_fit(m->frames, m->frames_n + 1, &m->frames_size, sizeof *m->frames);
	m->frames[m->frames_n++] = (struct mapped_frame){
		.depth = m->depth,
		.values = m->values_n,
		.store = m->store.len,
		.name = m->levels[m->depth].name,
	};
	mapped_frame_open(m);
}

void mapped_frame_turn(struct mapped *m)
{
	struct mapped_frame *f = mapped_frame(m);
	size_t n = f->values;

	/* What stands there may be a direction for who speaks now. */
	if (f->choice[MAPPED_TEXT])
		frame_part(m);
	/* Who spoke does not any more; all else is as it was. */
	for (size_t i = n; i < m->values_n; i++) {
		const struct mapping_use *use = &m->m->uses[m->values[i].pattern];

		if (use->what == MAPPING_FIELD && field_table[use->field].type != FIELD_TYPE_PEOPLE)
			m->values[n++] = m->values[i];
	}
	m->values_n = n;
	mapped_frame_open(m);
}

/* Whether it says something without a text: more than when and under which number. */
static bool says_enough(const struct mapped *m, const struct mapped_frame *f)
{
	static const enum field_id little[] = {FIELD_ID,        FIELD_DATE,    FIELD_DATE_TEXT,
					       FIELD_PUBLISHED, FIELD_UPDATED, FIELD_LANGUAGE,
					       FIELD_KIND};
	const struct statement_builder *d = &m->debate.builder;

	for (size_t i = f->values; i < m->values_n; i++) {
		enum field_id field = m->m->uses[m->values[i].pattern].field;
		size_t k = 0;

		while (k < sizeof little / sizeof *little && little[k] != field)
			k++;
		if (k == sizeof little / sizeof *little)
			return true;
	}
	return d->summary.out.len || d->notes.out.len;
}

void mapped_frame_end(struct mapped *m)
{
	struct mapped_frame *f = mapped_frame(m);

	if (f->open) {
		bool whole = f->parts == 1 && !m->m->debate;

		if (!has_text(m) && whole)
			m->debate.textless = says_enough(m, f);
		assemble(m);
		debate_end(&m->debate);
	}
	m->values_n = f->values;
	buf_truncate(&m->store, f->store);
	m->frames_n--;
}
