/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/vec.h"
#include "date/date.h"
#include "date/date_feed.h"
#include "markup/body_builder.h"
#include "markup/html.h"
#include "read/format.h"
#include "read/read_mapped.h"

/* A value that a field is put together of; OWN: one of the statement itself. */
struct mapped_pick {
	const char *s;
	size_t len;
	unsigned item;
	uint32_t parent;
	int depth; /* of a held one */
	const struct account_receipt *receipt;
	struct mapped_held *held; /* NULL: one of its own */
};

/* Values between FROM and TO that belong together: a name in its parts. */
struct tuple {
	size_t from, to;
};

/* ---- values that are held ---- */

static bool is_list(enum field_id field)
{
	enum field_type type = field_table[field].type;

	return type == FIELD_TYPE_PEOPLE || type == FIELD_TYPE_LIST || type == FIELD_TYPE_SOURCES;
}

static unsigned choice_of(const struct mapped *m, const struct mapping_use *use)
{
	return m->m->values[use->field].items[use->item].choice;
}

void mapped_held_remove(struct mapped *m, size_t i)
{
	const struct mapped_held *h = &m->held[i];

	/* Where no statement shows it, it is not in the archive. */
	if (h->text && !h->shown)
		account_drop(reading_account(m->r), &h->receipt,
			     h->used ? ACCOUNT_SECOND : ACCOUNT_EMPTY);
	free(h->text);
	memmove(m->held + i, m->held + i + 1, (m->held_n - i - 1) * sizeof *m->held);
	m->held_n--;
}

/* Whether NEW, of the same or an outer level, takes the place of OLD. */
static bool held_replaces(const struct mapped *m, const struct mapped_held *new,
			  const struct mapped_held *old)
{
	const struct mapping_use *a = &m->m->uses[new->pattern], *b = &m->m->uses[old->pattern];

	if (old->depth < new->depth || a->field != b->field)
		return false;
	if (new->pattern == old->pattern)
		return old->used || !is_list(a->field);
	/* A heading ends those below it. */
	return a->field == FIELD_TITLE && choice_of(m, a) == choice_of(m, b) && b->item > a->item;
}

/* It is NEW's turn; its text passes in. */
static void held_add(struct mapped *m, const struct mapped_held *new)
{
	for (size_t i = 0; i < m->held_n;)
		if (held_replaces(m, new, &m->held[i]))
			mapped_held_remove(m, i);
		else
			i++;
	m->held = vec_fit(m->held, m->held_n + 1, &m->held_size, sizeof *m->held);
	m->held[m->held_n++] = *new;
}

void mapped_level_end(struct mapped *m, int depth)
{
	const struct mapped_level *l = &m->levels[depth];

	for (size_t i = 0; i < m->held_n;) {
		struct mapped_held one = m->held[i];

		if (one.depth != depth) {
			i++;
			continue;
		}
		if (l->spoken || l->section) {
			mapped_held_remove(m, i);
			continue;
		}
		/* Nobody spoke in there: it is about what follows. */
		m->held[i].text = NULL;
		mapped_held_remove(m, i);
		one.depth--;
		held_add(m, &one);
	}
}

/* ---- values ---- */

/* LEN bytes at S, trimmed and with single blanks, in m->line. */
static void collapse(struct mapped *m, const char *s, size_t len)
{
	const char *end = s + len;

	buf_clear(&m->line);
	while (s < end) {
		const char *from;

		while (s < end && strchr(" \t\r\n", *s) && *s)
			s++;
		for (from = s; s < end && (!*s || !strchr(" \t\r\n", *s)); s++)
			continue;
		if (from == s)
			break;
		if (m->line.len)
			buf_putc(&m->line, ' ');
		buf_add(&m->line, from, (size_t)(s - from));
	}
}

void mapped_value(struct mapped *m, unsigned pattern, const char *s, size_t len, int depth,
		  const struct account_receipt *receipt)
{
	const struct mapping_use *use = &m->m->uses[pattern];
	uint32_t parent = m->levels[depth].serial;

	if (m->m->values[use->field].as.kind == MAPPING_AS_HTML) {
		buf_clear(&m->line);
		len = html_line(&m->line, s, len);
		if (receipt)
			account_drop_some(reading_account(m->r), receipt, len, ACCOUNT_HIDDEN);
	} else {
		collapse(m, s, len);
	}
	if (!m->line.len)
		return;
	if (!mapped_frame(m)) {
		struct mapped_held one = {.pattern = pattern,
					  .depth = depth,
					  .parent = parent,
					  .receipt =
						  receipt ? *receipt : (struct account_receipt){0},
					  .text = xstrdup(buf_str(&m->line))};

		/* What follows has another heading: directions from here on belong there. */
		if (use->field == FIELD_TITLE)
			debate_give(&m->debate);
		held_add(m, &one);
		return;
	}
	m->values = vec_fit(m->values, m->values_n + 1, &m->values_size, sizeof *m->values);
	m->values[m->values_n++] = (struct mapped_value){
		.pattern = pattern,
		.at = m->store.len,
		.len = m->line.len,
		.parent = parent,
		.receipt = receipt ? *receipt : (struct account_receipt){0},
	};
	buf_add(&m->store, m->line.data, m->line.len);
}

/* ---- which of them a field is made of ---- */

static void pick(struct mapped *m, const struct mapped_pick *one)
{
	m->picks = vec_fit(m->picks, m->picks_n + 1, &m->picks_size, sizeof *m->picks);
	m->picks[m->picks_n++] = *one;
}

static void pick_own(struct mapped *m, enum field_id field, unsigned choice)
{
	for (size_t i = mapped_frame(m)->values; i < m->values_n; i++) {
		const struct mapped_value *v = &m->values[i];
		const struct mapping_use *use = &m->m->uses[v->pattern];

		if (use->what == MAPPING_FIELD && use->field == field &&
		    choice_of(m, use) == choice)
			pick(m, &(struct mapped_pick){.s = m->store.data + v->at,
						      .len = v->len,
						      .item = use->item,
						      .parent = v->parent,
						      .receipt = &v->receipt});
	}
}

/* The innermost of each item, of a list the innermost ones, of headings all. */
static void pick_held(struct mapped *m, enum field_id field, unsigned choice)
{
	int innermost = -1;

	for (size_t i = 0; i < m->held_n; i++) {
		struct mapped_held *h = &m->held[i];
		const struct mapping_use *use = &m->m->uses[h->pattern];
		size_t k = m->picks_n;

		if (use->field != field || choice_of(m, use) != choice)
			continue;
		if (is_list(field) && h->depth != innermost) {
			if (h->depth < innermost)
				continue;
			innermost = h->depth;
			m->picks_n = 0;
		}
		for (k = 0; field != FIELD_TITLE && !is_list(field) && k < m->picks_n; k++)
			if (m->picks[k].item == use->item)
				break;
		if (k < m->picks_n && !is_list(field) && field != FIELD_TITLE) {
			if (m->picks[k].depth > h->depth)
				continue;
			m->picks[k].s = h->text;
			m->picks[k].len = strlen(h->text);
			m->picks[k].depth = h->depth;
			m->picks[k].held = h;
			continue;
		}
		pick(m, &(struct mapped_pick){.s = h->text,
					      .len = strlen(h->text),
					      .item = use->item,
					      .parent = h->parent,
					      .depth = h->depth,
					      .held = h});
	}
}

/* Headings from the outermost in, those of one level in the order of the mapping. */
static void sort_headings(struct mapped_pick *p, size_t n)
{
	for (size_t i = 1; i < n; i++)
		for (size_t k = i;
		     k && (p[k].depth < p[k - 1].depth ||
			   (p[k].depth == p[k - 1].depth && p[k].item < p[k - 1].item));
		     k--) {
			struct mapped_pick one = p[k];

			p[k] = p[k - 1];
			p[k - 1] = one;
		}
}

static bool is_constant(const struct mapping_value *v, unsigned choice)
{
	for (unsigned i = 0; i < v->n; i++)
		if (v->items[i].choice == choice && !v->items[i].literal)
			return false;
	return true;
}

/* The values of the statement's own that are of another choice than the one taken. */
static void drop_others(struct mapped *m, enum field_id field, unsigned choice)
{
	for (size_t i = mapped_frame(m)->values; i < m->values_n; i++) {
		struct mapped_value *v = &m->values[i];
		const struct mapping_use *use = &m->m->uses[v->pattern];

		if (use->what == MAPPING_FIELD && use->field == field &&
		    choice_of(m, use) != choice)
			account_drop(reading_account(m->r), &v->receipt, ACCOUNT_SECOND);
	}
}

/* Collect in m->picks what the field is made of: the first choice that is there. False: none is. */
static bool choose(struct mapped *m, enum field_id field, unsigned *choice)
{
	const struct mapping_value *v = &m->m->values[field];

	m->picks_n = 0;
	if (!v->line)
		return false;
	for (unsigned c = 0; c < v->choices; c++) {
		size_t held;

		if (field == FIELD_TITLE)
			pick_held(m, field, c);
		sort_headings(m->picks, m->picks_n);
		held = m->picks_n;
		pick_own(m, field, c);
		if (field == FIELD_TITLE)
			sort_headings(m->picks + held, m->picks_n - held);
		else if (!m->picks_n)
			pick_held(m, field, c);
		if (m->picks_n || is_constant(v, c)) {
			drop_others(m, field, c);
			for (size_t i = 0; i < m->picks_n; i++)
				if (m->picks[i].held)
					m->picks[i].held->shown = true;
			*choice = c;
			return true;
		}
	}
	return false;
}

/* ---- joining them ---- */

static const struct mapped_pick *find_item(const struct mapped *m, const struct tuple *t,
					   unsigned item)
{
	for (size_t i = t->from; i < t->to; i++)
		if (m->picks[i].item == item)
			return &m->picks[i];
	return NULL;
}

/* The next values that belong together, behind T; a value comes once in them. */
static bool next_tuple(const struct mapped *m, struct tuple *t)
{
	const struct mapped_pick *p = m->picks;

	t->from = t->to;
	for (size_t i = t->from; i < m->picks_n; i++) {
		t->to = i;
		if (!find_item(m, t, p[i].item))
			continue;
		/* What stands beside the one that comes again is of the next. */
		while (t->to - 1 > t->from && p[t->to - 1].parent == p[i].parent &&
		       p[t->to - 1].item != p[i].item)
			t->to--;
		return true;
	}
	t->to = m->picks_n;
	return t->to > t->from;
}

/* Whether the nearest pattern from item I on, upwards or DOWN, has its value, or there is none. */
static bool neighbour_is_there(const struct mapped *m, const struct mapping_value *v,
			       const struct tuple *t, unsigned i, int step)
{
	unsigned choice = v->items[i].choice;

	for (i += (unsigned)step; i < v->n && v->items[i].choice == choice; i += (unsigned)step)
		if (!v->items[i].literal)
			return find_item(m, t, i);
	return true;
}

/* The values of T as one, in OUT: with a joint between them where the mapping has no text there. */
static void join(const struct mapped *m, const struct mapping_value *v, unsigned choice,
		 const struct tuple *t, const char *joint, struct buf *out)
{
	bool value = false;

	buf_clear(out);
	for (unsigned i = 0; i < v->n; i++) {
		const struct mapping_item *item = &v->items[i];
		const struct mapped_pick *p;

		if (item->choice != choice)
			continue;
		if (item->literal) {
			if (!neighbour_is_there(m, v, t, i, -1) ||
			    !neighbour_is_there(m, v, t, i, 1))
				continue;
			buf_puts(out, item->literal);
			value = false;
			continue;
		}
		p = find_item(m, t, i);
		if (!p)
			continue;
		if (value)
			buf_puts(out, joint);
		if (v->as.kind == MAPPING_AS_WORDS) {
			struct buf one;

			buf_init(&one);
			buf_add(&one, p->s, p->len);
			buf_puts(out, mapping_as_word(&v->as, buf_str(&one)));
			buf_done(&one);
		} else {
			buf_add(out, p->s, p->len);
		}
		value = true;
	}
}

/* A field that there is one of, in m->line; what is given again is left out. */
static bool one_line(struct mapped *m, enum field_id field)
{
	const struct mapping_value *v = &m->m->values[field];
	struct tuple t = {0};
	unsigned choice;

	buf_clear(&m->line);
	if (!choose(m, field, &choice))
		return false;
	next_tuple(m, &t);
	for (size_t i = t.to; i < m->picks_n; i++)
		if (m->picks[i].receipt)
			account_drop(reading_account(m->r), m->picks[i].receipt, ACCOUNT_SECOND);
	join(m, v, choice, &t, " ", &m->line);
	return m->line.len;
}

static const char *clean_line(struct mapped *m, enum field_id field)
{
	return one_line(m, field)
		       ? statement_builder_clean(&m->debate.builder, m->line.data, m->line.len)
		       : NULL;
}

/* Headings, from the outermost in; one that says the same as the one before it is not said again. */
static const char *title(struct mapped *m)
{
	const struct mapping_value *v = &m->m->values[FIELD_TITLE];
	const struct mapped_pick *last = NULL;
	unsigned choice;

	if (!choose(m, FIELD_TITLE, &choice))
		return NULL;
	buf_clear(&m->line);
	for (unsigned i = 0; i < v->n; i++)
		if (v->items[i].literal && v->items[i].choice == choice) {
			join(m, v, choice, &(struct tuple){0, m->picks_n}, " – ", &m->line);
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

/* Add the LEN bytes at S to the list, unless they are there already. */
static void list_add(struct buf *list, const char *s, size_t len)
{
	for (const char *at = buf_str(list); *at;) {
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

static const char *people_field(struct mapped *m, enum field_id field, const struct buf *otherwise)
{
	const struct mapping_value *v = &m->m->values[field];
	struct tuple t = {0};
	struct buf all;
	const char *clean;
	unsigned choice;

	if (!choose(m, field, &choice))
		return clean_list(m, otherwise);
	buf_init(&all);
	do {
		next_tuple(m, &t);
		join(m, v, choice, &t, " ", &m->line);
		list_add(&all, buf_str(&m->line), m->line.len);
	} while (t.to < m->picks_n);
	clean = clean_list(m, &all);
	buf_done(&all);
	return clean;
}

/* What a name says, by the way it is written. */
struct names {
	struct buf name, party, role, constituency, time;
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
	struct tuple t = {0};
	unsigned choice;

	if (!choose(m, FIELD_SPEAKER, &choice))
		return;
	do {
		next_tuple(m, &t);
		join(m, v, choice, &t, " ", &m->line);
		take_name(m, to);
	} while (t.to < m->picks_n);
}

static void people(struct mapped *m, struct buf *time)
{
	struct statement *s = &m->debate.builder.s;
	struct names n = {0};

	speakers(m, &n);
	s->speaker = clean_list(m, &n.name);
	s->role = people_field(m, FIELD_ROLE, &n.role);
	s->party = people_field(m, FIELD_PARTY, &n.party);
	s->constituency = people_field(m, FIELD_CONSTITUENCY, &n.constituency);
	s->gender = people_field(m, FIELD_GENDER, &(struct buf){0});
	/* Who has no name here speaks by office. */
	if (!s->speaker) {
		s->speaker = s->role;
		s->role = NULL;
	}
	buf_add(time, buf_str(&n.time), n.time.len);
	buf_done(&n.name);
	buf_done(&n.party);
	buf_done(&n.role);
	buf_done(&n.constituency);
	buf_done(&n.time);
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

static void date(struct mapped *m, enum field_id field, enum statement_builder_date type,
		 const char *time)
{
	struct statement_builder *d = &m->debate.builder;
	const struct mapping_as *as = &m->m->values[field].as;
	const char *text, *printed;
	struct date read;
	bool plain = false;

	if (!one_line(m, field))
		return;
	text = statement_builder_clean(d, m->line.data, m->line.len);
	if (!text)
		return;
	buf_clear(&m->edtf);
	if (as->kind != MAPPING_AS_PLAIN && mapping_as_date(as, text, d->s.language, &m->edtf))
		add_time(&m->edtf, time);
	else if (!date_feed_read(text, strlen(text), &m->edtf) &&
		 (plain = date_parse(text, &read))) {
		buf_puts(&m->edtf, text);
		add_time(&m->edtf, time);
	}
	printed = field == FIELD_DATE ? clean_line(m, FIELD_DATE_TEXT) : NULL;
	printed = printed ? printed : plain ? "" : text;
	/* A day that is said for many statements is complained of once. */
	if (!m->edtf.len && field == FIELD_DATE && m->unread.len &&
	    !strcmp(buf_str(&m->unread), text)) {
		d->s.date_text = printed;
		return;
	}
	statement_builder_date(d, type, m->edtf.len ? buf_str(&m->edtf) : NULL, printed,
			       strlen(printed), NULL, NULL);
	if (field == FIELD_DATE && !d->s.edtf) {
		buf_clear(&m->unread);
		buf_puts(&m->unread, text);
	}
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
	struct tuple t = {0};
	unsigned choice;

	if (!choose(m, field, &choice))
		return;
	do {
		next_tuple(m, &t);
		join(m, v, choice, &t, " ", &m->line);
		each_part(m, &v->as, buf_str(&m->line), m->line.len, take);
	} while (t.to < m->picks_n);
}

static void id(struct mapped *m)
{
	struct statement *s = &m->debate.builder.s;
	const struct mapped_frame *f = mapped_frame(m);

	if (!one_line(m, FIELD_ID))
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
	struct buf time;

	buf_init(&time);
	s->turn = m->m->debate;
	/* Dates may need the language. */
	s->language = clean_line(m, FIELD_LANGUAGE);
	id(m);
	people(m, &time);
	date(m, FIELD_DATE, STATEMENT_DELIVERED, buf_str(&time));
	date(m, FIELD_PUBLISHED, STATEMENT_PUBLISHED, "");
	date(m, FIELD_UPDATED, STATEMENT_REVISED, "");
	s->title = title(m);
	s->occasion = clean_line(m, FIELD_OCCASION);
	s->place = clean_line(m, FIELD_PLACE);
	s->kind = clean_line(m, FIELD_KIND);
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

void mapped_frame_end(struct mapped *m)
{
	struct mapped_frame *f = mapped_frame(m);
	const struct statement_builder *d = &m->debate.builder;

	if (f->open) {
		bool whole = f->parts == 1 && !m->m->debate;

		if (!has_text(m) && whole)
			m->debate.textless =
				m->values_n > f->values || d->summary.out.len || d->notes.out.len;
		assemble(m);
		debate_end(&m->debate);
	}
	m->values_n = f->values;
	buf_truncate(&m->store, f->store);
	m->frames_n--;
}
