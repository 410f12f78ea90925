/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "read/read_tei.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "archive/archive.h"
#include "base/utf8.h"
#include "read/day.h"
#include "read/format.h"

/* Whose date it is: the sitting's, the letter's, the text's, that on the title page, the printed
 * source's. */
enum { RANK_SOURCE = 1, RANK_PRINTED, RANK_CREATION, RANK_LETTER, RANK_SETTING };

void tei_header_begin(struct tei *t)
{
	memset(t->best, 0, sizeof t->best);
	memset(t->receipt, 0, sizeof t->receipt);
	t->title = t->author = t->activity = NULL;
	t->names_archive = t->author_speaks = false;
	t->meetings = 0;
	t->from_source = t->quoted = t->protocol = t->download = false;
	t->authors = t->author_at = 0;
	buf_clear(&t->occasion);
	buf_clear(&t->city);
	buf_clear(&t->country);
	buf_clear(&t->place);
}

static void drop(struct tei *t, int which, enum account_fate why)
{
	account_drop(reading_account(t->r), &t->receipt[which], why);
	t->receipt[which] = (struct account_receipt){0};
}

void tei_header_end(struct tei *t)
{
	struct debate *d = &t->debate;
	struct buf *place = &t->place;

	tei_people_settle(t);
	d->session.s.title = t->title;
	d->session.s.occasion = t->occasion.len ? debate_keep(d, t->occasion.data, t->occasion.len)
				: t->activity   ? t->activity
						: t->title;
	if (t->activity && d->session.s.occasion != t->activity)
		drop(t, TEI_BEST_ACTIVITY, ACCOUNT_SECOND);
	if (t->city.len) {
		drop(t, TEI_BEST_PLACE, ACCOUNT_SECOND);
		buf_clear(place);
		buf_puts(place, buf_str(&t->city));
	}
	if (t->country.len)
		buf_printf(place, "%s%s", place->len ? ", " : "", buf_str(&t->country));
	d->session.shared.place = debate_keep(d, buf_str(place), place->len);
}

void tei_session_end(struct tei *t)
{
	const struct debate *d = &t->debate;
	bool occasion = d->occasion_shown && d->session.s.occasion == t->title;

	if (t->title && !occasion && !t->names_archive)
		drop(t, TEI_BEST_TITLE, ACCOUNT_FILE);
	if (t->author && !t->author_speaks)
		drop(t, TEI_BEST_AUTHOR, ACCOUNT_FILE);
}

/* ---- dates ---- */

static const char *date_part(const struct tei *t, int which)
{
	return t->has[which] ? buf_str(&t->date[which]) : NULL;
}

static void date_end(struct tei *t, enum tei_place place)
{
	int rank = RANK_LETTER;

	switch (place) {
	case P_SETTING:
	case P_EDITION: rank = RANK_SETTING; break;
	case P_SOURCE: rank = RANK_SOURCE; break;
	case P_CREATION: rank = RANK_CREATION; break;
	case P_FRONT: rank = RANK_PRINTED; break;
	default: break;
	}

	/* The same again is not how it is printed. */
	if (t->has[TEI_WHEN] && !strcmp(buf_str(&t->date[TEI_WHEN]), buf_str(&t->line)))
		buf_clear(&t->line);
	if (t->line.len || t->has[TEI_WHEN])
		debate_date(&t->debate, rank, date_part(t, TEI_WHEN), buf_str(&t->line),
			    t->line.len, date_part(t, TEI_CALENDAR), date_part(t, TEI_ORIG));
}

/* ---- fields ---- */

/* How well a text of level L serves: in the file's own language it does best. */
static int fitness(const struct tei *t, const struct tei_level *l, bool main)
{
	bool same = l->lang == t->lang || (l->lang && t->lang && !strcasecmp(l->lang, t->lang));

	return 1 + main + 2 * same;
}

static void title_end(struct tei *t, const struct tei_level *l)
{
	struct batch *b = reading_batch(t->r);
	struct account *account = reading_account(t->r);
	int fits = fitness(t, l, t->type && !strcmp(t->type, "main"));
	const char *title;

	if ((t->type && !strcmp(t->type, "sub")) || fits <= t->best[TEI_BEST_TITLE]) {
		account_refuse(account, ACCOUNT_SECOND);
		return;
	}
	title = debate_keep(&t->debate, t->line.data, t->line.len);
	if (!title)
		return;
	account_drop(account, &t->receipt[TEI_BEST_TITLE], ACCOUNT_SECOND);
	t->receipt[TEI_BEST_TITLE] = account_receipt(account);
	t->best[TEI_BEST_TITLE] = fits;
	t->title = title;
	t->names_archive = t->files == 1 && !t->named;
	if (t->names_archive)
		b->title = arena_strdup(&b->arena, title);
}

/* "Term 27", "session 3": a bare number gets its kind, which ParlaMint has in @ana. */
static void meeting_end(struct tei *t)
{
	static const char *const kinds[] = {"term", "session", "meeting", "sitting", "agenda"};
	const char *ana = buf_str(&t->meeting), *at = strstr(ana, "parla.");
	const char *s = debate_keep(&t->debate, t->line.data, t->line.len);
	const char *kind = NULL;

	for (; at && !kind; at = strstr(at, "parla.")) {
		at += strlen("parla.");
		for (unsigned i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
			if (strncmp(at, kinds[i], strlen(kinds[i])) != 0)
				continue;
			/* The same in another language. */
			if (t->meetings & 1u << i) {
				account_refuse(reading_account(t->r), ACCOUNT_LANGUAGE);
				return;
			}
			t->meetings |= 1u << i;
			kind = kinds[i];
			break;
		}
	}
	if (!s)
		return;
	if (t->occasion.len)
		buf_puts(&t->occasion, ", ");
	if (!s[strspn(s, "0123456789")])
		buf_printf(&t->occasion, "%s ", kind ? kind : "meeting");
	buf_puts(&t->occasion, s);
}

static bool is_address(const char *s)
{
	return !strncasecmp(s, "http://", 7) || !strncasecmp(s, "https://", 8);
}

static void address(struct tei *t, const char *s, size_t len, bool source)
{
	const char *clean = debate_keep(&t->debate, s, len);

	if (!clean || !is_address(clean) || (t->debate.source && (t->from_source || !source))) {
		account_refuse(reading_account(t->r), ACCOUNT_FILE);
		return;
	}
	drop(t, TEI_BEST_SOURCE, ACCOUNT_FILE);
	t->receipt[TEI_BEST_SOURCE] = account_receipt(reading_account(t->r));
	t->debate.source = clean;
	t->from_source = source;
}

static void setting_name_end(struct tei *t)
{
	struct buf *to = &t->place;
	const char *s = debate_keep(&t->debate, t->line.data, t->line.len);

	if (t->type && (!strcmp(t->type, "city") || !strcmp(t->type, "settlement")))
		to = &t->city;
	else if (t->type && !strcmp(t->type, "country"))
		to = &t->country;
	/* The first is the file's own language's, where there are several. */
	if (s && !to->len) {
		buf_puts(to, s);
		if (to == &t->place)
			t->receipt[TEI_BEST_PLACE] = account_receipt(reading_account(t->r));
	} else {
		account_refuse(reading_account(t->r), ACCOUNT_SECOND);
	}
}

/* ---- persons ---- */

static void offer_author(struct tei *t, int fits)
{
	const char *name = tei_name(t);
	struct account *account = reading_account(t->r);

	if (name && t->author && t->author_at != t->authors && strcmp(name, t->author) != 0) {
		struct buf both;

		buf_init(&both);
		buf_printf(&both, "%s; %s", t->author, name);
		t->author = debate_keep(&t->debate, both.data, both.len);
		buf_done(&both);
		/* Another name of the same author would have to be put in its place. */
		t->best[TEI_BEST_AUTHOR] = INT_MAX;
		t->author_at = t->authors;
	} else if (name && fits > t->best[TEI_BEST_AUTHOR]) {
		account_drop(account, &t->receipt[TEI_BEST_AUTHOR], ACCOUNT_SECOND);
		t->receipt[TEI_BEST_AUTHOR] = account_receipt(account);
		t->best[TEI_BEST_AUTHOR] = fits;
		t->author = name;
		t->author_at = t->authors;
	} else {
		account_refuse(account, ACCOUNT_SECOND);
	}
	tei_parts_clear(t);
}

void tei_person_start(struct tei *t, struct tei_level *l, const struct xml_attribute *a, size_t n)
{
	const char *id = tei_attribute(a, n, "id"), *gender = tei_attribute(a, n, "sex");

	l->place = P_PERSON;
	l->ending = TEI_END_PERSON;
	t->best[TEI_BEST_PERSON] = 0;
	t->receipt[TEI_BEST_PERSON] = (struct account_receipt){0};
	t->person_line = reading_line(t->r);
	buf_clear(&t->person);
	buf_clear(&t->person_id);
	buf_clear(&t->person_role);
	if (id)
		buf_puts(&t->person_id, id);
	if (gender || (gender = tei_attribute(a, n, "gender")))
		tei_gender(t, gender, strlen(gender));
}

void tei_person_end(struct tei *t)
{
	struct debate *d = &t->debate;
	const char *id = debate_keep(d, t->person_id.data, t->person_id.len);
	const char *role = debate_keep(d, t->person_role.data, t->person_role.len);

	/* What stands in a group of persons may be a person, whose end comes first. */
	buf_clear(&t->person_id);
	if (!id || (t->levels[t->depth].element == T_GROUP && !t->person.len))
		return;
	people_person(&d->people, id, t->person.len ? t->person.data : NULL, role, t->person_line);
	if (!debate_is_open(d))
		people_release(&d->people);
}

/* A name that is so on some days only serves on others where there is no better one. */
static void person_name_end(struct tei *t, const struct tei_level *l)
{
	int fits = fitness(t, l, false);
	const char *name = tei_name(t);
	struct account *account = reading_account(t->r);
	const char *id = debate_keep(&t->debate, t->person_id.data, t->person_id.len);

	if (name && id && t->has_term) {
		t->term.trait = PEOPLE_NAME;
		t->term.value = name;
		t->term.rank = fits;
		people_term(&t->debate.people, id, &t->term, t->person_line);
		fits = 1;
	}
	if (!name || fits <= t->best[TEI_BEST_PERSON]) {
		if (!t->has_term)
			account_refuse(account, ACCOUNT_SECOND);
		return;
	}
	account_drop(account, &t->receipt[TEI_BEST_PERSON], ACCOUNT_SECOND);
	t->receipt[TEI_BEST_PERSON] = account_receipt(account);
	t->best[TEI_BEST_PERSON] = fits;
	buf_clear(&t->person);
	buf_puts(&t->person, name);
	buf_clear(&t->person_role);
	buf_puts(&t->person_role, buf_str(&t->parts[PART_ROLE]));
}

/* ---- one line ---- */

void tei_line_start(struct tei *t, struct tei_level *l)
{
	l->place = P_LINE;
	l->raised = RAISED_NOT;
	l->ending = TEI_END_LINE;
	t->line_depth = t->depth;
	buf_clear(&t->line);
	buf_clear(&t->note);
	t->line_struck = false;
	account_line(reading_account(t->r));
	tei_parts_clear(t);
}

static bool has_parts(const struct tei *t)
{
	enum tei_element e = t->levels[t->line_depth].element;

	return e == T_AUTHOR || e == T_DOCAUTHOR || e == T_PERSNAME;
}

/* A line has no marks: what they would say is written. */
static void start_line_mark(struct tei *t, struct tei_level *l, const struct xml_attribute *a,
			    size_t n)
{
	bool quote = l->element == T_Q || l->element == T_QUOTE;
	const char *open = quote ? tei_line_quote(t, l, true) : NULL;

	if (open) {
		tei_line_text(t, open, strlen(open));
		l->ending = TEI_END_LINE_QUOTE;
	} else if (!quote && tei_raised(a, n)) {
		l->raised = tei_raised(a, n);
	}
}

void tei_line_inside(struct tei *t, struct tei_level *l, const struct xml_attribute *a, size_t n)
{
	switch (l->element) {
	case T_NOTE:
	case T_GAP:
		/* A direction within a direction is part of it. */
		if (t->levels[t->line_depth].element == T_NOTE)
			break;
		l->place = P_NOTHING;
		if (t->levels[t->line_depth].element != T_HEAD &&
		    t->levels[t->line_depth].element != T_SPEAKER)
			break;
		l->place = P_LINE_NOTE;
		l->ending = TEI_END_LINE_NOTE;
		buf_putc(&t->note, ' ');
		break;
	case T_SURNAME:
	case T_FORENAME:
	case T_NAMELINK:
	case T_GENNAME:
	case T_ADDNAME:
	case T_ROLENAME:
		if (!has_parts(t))
			break;
		tei_name_part_start(t, l->element);
		l->ending = TEI_END_PART;
		break;
	case T_PERSNAME:
		if (t->levels[t->line_depth].element == T_AUTHOR)
			l->ending = TEI_END_PART;
		break;
	case T_DATE:
		/* What is round it may say no more than how it is printed. */
		if (t->levels[t->line_depth].element == T_DOCDATE && !t->has[TEI_WHEN])
			tei_date_attributes(t, a, n);
		if (t->levels[t->line_depth].element != T_HEAD)
			break;
		tei_date_attributes(t, a, n);
		t->dated_head = true;
		tei_own_date(t);
		break;
	case T_OTHER:
	case T_APPARATUS:
	case T_READING:
	case T_LEMMA:
	case T_STRUCK:
	case T_STRUCK_SPAN:
	case T_RESTORED:
	case T_ORG:
	case T_ORGNAME:
	case T_AFFILIATION:
	case T_GENDER:
	case T_W: break;
	case T_Q:
	case T_QUOTE:
	case T_HI: start_line_mark(t, l, a, n); break;
	default: tei_line_text(t, " ", 1); break;
	}
}

void tei_part_end(struct tei *t)
{
	const struct tei_level *l = &t->levels[t->depth];

	if (l->element == T_PERSNAME) {
		account_offer(reading_account(t->r));
		offer_author(t, 1 + fitness(t, l, false));
	}
	tei_name_part_end(t);
}

static struct buf *line_to(struct tei *t)
{
	return has_parts(t) ? &t->parts[t->part] : &t->line;
}

void tei_line_put(struct tei *t, const char *s)
{
	buf_puts(line_to(t), s);
	if (has_parts(t))
		tei_name_text(t, s, strlen(s), RAISED_NOT);
}

void tei_line_text(struct tei *t, const char *s, size_t len)
{
	enum raised how = t->levels[t->depth].raised;
	size_t put = tei_strike_line(t, s, len);

	t->closed &= debate_is_blank(s, len);
	statement_builder_line(&t->debate.builder, line_to(t), s + put, len - put, how);
	if (has_parts(t))
		tei_name_text(t, s + put, len - put, how);
}

/* A note in a head, or beside a speaker's name, goes with the text below it. */
static void line_note_end(struct tei *t)
{
	struct body_builder *f = &t->debate.builder.text;
	const char *s = buf_str(&t->note);

	if (s[strspn(s, " \t\r\n")] && debate_is_open(&t->debate)) {
		account_keep(reading_account(t->r));
		body_builder_open(f, MARK_STAGE);
		body_builder_text(f, s, t->note.len);
		debate_unbracket(f);
		body_builder_close(f);
	} else {
		debate_pend(&t->debate, s, t->note.len);
	}
	buf_clear(&t->note);
}

/* The day that the head of a division says is that of what is said in it. */
static void head_day(struct tei *t, struct tei_level *up)
{
	const char *session = t->debate.session.s.edtf;
	struct buf day;

	if (up->day)
		return;
	buf_init(&day);
	if (t->has[TEI_WHEN] && t->dated_head && day_length(buf_str(&t->date[TEI_WHEN])))
		buf_puts(&day, buf_str(&t->date[TEI_WHEN]));
	else
		day_in_heading(buf_str(&t->line), &day);
	if (day.len && (!session || !day_length(session) ||
			strncmp(session, buf_str(&day), day_length(session)) != 0))
		up->day = buf_take(&day);
	buf_done(&day);
}

/* A heading of a division: several make one, but for those in another language. */
static void head_end(struct tei *t, const struct tei_level *l, struct tei_level *up)
{
	const char *s = buf_str(&t->line);
	bool other = up->head && up->head_lang != l->lang;
	struct account *account = reading_account(t->r);
	struct account_receipt receipt;
	struct buf both;

	if (!s[strspn(s, " \t\r\n")] || (other && l->lang != up->lang))
		return;
	buf_init(&both);
	if (up->head && !other)
		buf_printf(&both, "%s – ", up->head);
	buf_puts(&both, s);
	account_keep(account);
	receipt = account_receipt(account);
	/* Prose that began before its head takes the new one (tei_late_head()). */
	if (other && (!up->head_used || (t->prose && up == &t->levels[t->begun])))
		account_drop(account, &up->head_text, ACCOUNT_LANGUAGE);
	up->head_text = up->head && !other && !up->head_used
				? account_receipt_both(&up->head_text, &receipt)
				: receipt;
	/* Statements have what came before; something may be said under this one, or nothing. */
	up->head_used = false;
	free(up->head);
	up->head = buf_take(&both);
	up->head_lang = l->lang;
	t->heading = true;
	head_day(t, up);
	tei_late_head(t);
}

static void role_end(struct tei *t)
{
	struct debate *d = &t->debate;
	const char *name = debate_keep(d, t->line.data, t->line.len);
	const char *id = debate_keep(d, t->person_id.data, t->person_id.len);

	if (name && id)
		people_person(&d->people, id, name, NULL, reading_line(t->r));
	buf_clear(&t->person_id);
}

void tei_lone_speaker(struct tei *t)
{
	if (!t->speaker.len || debate_is_open(&t->debate))
		return;
	debate_pend(&t->debate, t->speaker.data, t->speaker.len);
	buf_clear(&t->speaker);
	t->label = (struct account_receipt){0};
}

/* A note in a division, before any speech. */
static void note_end(struct tei *t)
{
	if (t->type && !strcmp(t->type, "speaker")) {
		account_keep(reading_account(t->r));
		tei_lone_speaker(t);
		buf_clear(&t->speaker);
		buf_add(&t->speaker, t->line.data, t->line.len);
		t->label = account_receipt(reading_account(t->r));
	} else {
		debate_pend(&t->debate, buf_str(&t->line), t->line.len);
	}
}

/* Who speaks; several may, each with an element. */
static void speaker_end(struct tei *t)
{
	struct account_receipt receipt;
	const char *before = debate_speaker(&t->debate, t->speaker.data, t->speaker.len, true);

	buf_clear(&t->speaker);
	if (before)
		buf_printf(&t->speaker, "%s; ", before);
	buf_add(&t->speaker, t->line.data, t->line.len);
	account_keep(reading_account(t->r));
	receipt = account_receipt_but(reading_account(t->r), buf_str(&t->note), t->note.len);
	t->label = before ? account_receipt_both(&t->label, &receipt) : receipt;
	line_note_end(t);
}

void tei_line_end(struct tei *t)
{
	const struct tei_level *l = &t->levels[t->line_depth];
	enum tei_place place = l[-1].place;
	const char *s = buf_str(&t->line);
	size_t len = t->line.len;

	account_offer(reading_account(t->r));
	switch (l->element) {
	case T_TITLE: title_end(t, l); break;
	case T_MEETING: meeting_end(t); break;
	case T_AUTHOR: offer_author(t, 1); break;
	case T_DATE:
	case T_DOCDATE: date_end(t, place); break;
	case T_DOCAUTHOR:
		if (!t->author)
			offer_author(t, 1);
		break;
	case T_NAME: setting_name_end(t); break;
	case T_ACTIVITY:
		if (t->activity)
			break;
		t->activity = debate_keep(&t->debate, s, len);
		t->receipt[TEI_BEST_ACTIVITY] = account_receipt(reading_account(t->r));
		break;
	case T_ABSTRACT:
		if (!t->debate.session.s.summary.at)
			t->debate.session.s.summary.at = debate_keep(&t->debate, s, len);
		break;
	case T_IDNO: address(t, s, len, place == P_SOURCE); break;
	case T_TERM:
	case T_ITEM: debate_topic(&t->debate, s, len); break;
	case T_PERSNAME:
		if (place == P_CORRESPONDENCE)
			offer_author(t, fitness(t, l, true) + 1);
		else
			person_name_end(t, l);
		break;
	case T_ROLE: role_end(t); break;
	case T_ORGNAME: tei_org_name_end(t, fitness(t, l, false)); break;
	case T_ROLENAME: tei_role_name_end(t, fitness(t, l, false)); break;
	case T_GENDER: tei_gender(t, s, len); break;
	case T_HEAD:
		head_end(t, l, &t->levels[t->line_depth - 1]);
		line_note_end(t);
		break;
	case T_TITLEPART: head_end(t, l, tei_group_text(t)); break;
	case T_SPEAKER: speaker_end(t); break;
	case T_NOTE: note_end(t); break;
	case T_RENDITION: tei_rendition_end(t); break;
	default: break;
	}
	t->line_depth = 0;
	t->type = NULL;
	buf_clear(&t->line);
}

/* ---- where elements stand ---- */

/* @type, or what the element itself says, as one of the words that matter. */
static const char *type_of(const struct xml_attribute *a, size_t n)
{
	static const char *const known[] = {"main", "sub",        "city",    "country",
					    "URI",  "settlement", "speaker", "sent"};
	const char *type = tei_attribute(a, n, "type");

	for (size_t i = 0; type && i < sizeof known / sizeof known[0]; i++)
		if (!strcasecmp(type, known[i]))
			return known[i];
	if (type && !strcasecmp(type, "url"))
		return "URI";
	return NULL;
}

static void start_field(struct tei *t, struct tei_level *l, const struct xml_attribute *a, size_t n)
{
	const char *value, *from, *to;

	t->type = type_of(a, n);
	tei_group_field(t, l->element);
	switch (l->element) {
	case T_DATE:
	case T_DOCDATE: tei_date_attributes(t, a, n); break;
	case T_AUTHOR:
	case T_DOCAUTHOR: t->authors++; break;
	case T_MEETING:
		value = tei_attribute(a, n, "ana");
		buf_clear(&t->meeting);
		buf_puts(&t->meeting, value ? value : "");
		break;
	case T_ROLE:
		value = tei_attribute(a, n, "id");
		if (value) {
			buf_clear(&t->person_id);
			buf_puts(&t->person_id, value);
		}
		break;
	case T_PERSNAME:
		t->authors += l->place == P_CORRESPONDENCE;
		tei_range(a, n, &from, &to);
		t->has_term = from || to;
		tei_term_days(&t->term, a, n);
		break;
	case T_RENDITION: tei_rendition_start(t, a, n); break;
	case T_ORGNAME:
		value = tei_attribute(a, n, "full");
		t->abbreviated = value && strcmp(value, "yes") != 0;
		break;
	case T_GENDER:
		value = tei_attribute(a, n, "value");
		if (value) {
			tei_gender(t, value, strlen(value));
			l->place = P_NOTHING;
			return;
		}
		break;
	case T_IDNO:
		if (!t->type) {
			l->place = P_NOTHING;
			return;
		}
		break;
	default: break;
	}
	tei_line_start(t, l);
}

/* Elements that lead somewhere; false for those that do not. */
static bool start_part(struct tei *t, struct tei_level *l, const struct xml_attribute *a, size_t n)
{
	const char *id = tei_attribute(a, n, "id");

	switch (l->element) {
	case T_TITLES: l->place = P_TITLES; break;
	case T_SOURCE: l->place = P_SOURCE; break;
	case T_EDITION: l->place = P_EDITION; break;
	case T_SETTING: l->place = P_SETTING; break;
	case T_CREATION: l->place = P_CREATION; break;
	case T_TERMS: l->place = P_TERMS; break;
	case T_CORRESPONDENCE: l->place = type_of(a, n) ? P_CORRESPONDENCE : P_NOTHING; break;
	case T_GROUP:
	case T_PERSON: tei_person_start(t, l, a, n); break;
	case T_ORG: tei_org_start(t, l, a, n); break;
	case T_AFFILIATION:
		if (l->place != P_PERSON)
			return false;
		tei_affiliation_start(t, l, a, n);
		break;
	case T_PERSONS:
		account_leave_out(reading_account(t->r), ACCOUNT_PERSON);
		l->place = P_PERSONS;
		break;
	case T_CAST:
		account_leave_out(reading_account(t->r), ACCOUNT_PERSON);
		l->place = P_PERSONS;
		buf_clear(&t->person_id);
		if (id)
			buf_puts(&t->person_id, id);
		break;
	default: return false;
	}
	return true;
}

static bool is_field(struct tei *t, enum tei_place place, enum tei_element e)
{
	switch (place) {
	case P_HEADER: return e == T_ABSTRACT || e == T_RENDITION;
	case P_TITLES: return e == T_TITLE || e == T_MEETING || e == T_AUTHOR;
	case P_SOURCE: return (e == T_DATE && !t->download) || e == T_IDNO;
	case P_EDITION: return e == T_IDNO || (e == T_DATE && t->protocol);
	case P_CREATION: return e == T_DATE || e == T_NAME;
	case P_FRONT:
		return e == T_DOCDATE || e == T_DOCAUTHOR ||
		       (e == T_TITLEPART && tei_group_text(t));
	case P_SETTING: return e == T_DATE || e == T_NAME || e == T_ACTIVITY;
	case P_CORRESPONDENCE: return e == T_DATE || e == T_NAME || e == T_PERSNAME;
	case P_TERMS: return e == T_TERM || e == T_ITEM;
	case P_PERSONS: return e == T_ROLE;
	case P_PERSON: return e == T_PERSNAME || e == T_GENDER;
	case P_AFFILIATION: return e == T_ROLENAME;
	case P_ORG: return e == T_ORGNAME;
	default: return false;
	}
}

static void start_change(struct tei *t, const char *when)
{
	struct draft *session = &t->debate.session;
	struct date date;

	if (when && date_parse(when, &date) &&
	    (!session->rare.updated || strcmp(when, session->rare.updated) > 0))
		session->rare.updated = debate_keep(&t->debate, when, strlen(when));
}

void tei_header_start(struct tei *t, struct tei_level *l, const struct xml_attribute *a, size_t n)
{
	const char *target = tei_attribute(a, n, "target"), *value;

	/* What a group of persons is called. */
	if (l->place == P_PERSON && l->element == T_NAME)
		l->element = T_PERSNAME;
	if (is_field(t, l->place, l->element)) {
		start_field(t, l, a, n);
		return;
	}
	if (start_part(t, l, a, n))
		return;
	t->protocol |= l->element == T_PROTOCOL;
	t->download |= l->element == T_DOWNLOAD && l->place == P_SOURCE;
	if (l->place == P_SOURCE && target && (l->element == T_REF || l->element == T_PTR))
		address(t, target, strlen(target), true);
	else if (l->element == T_QUOTATION)
		t->quoted = (value = tei_attribute(a, n, "marks")) && !strcmp(value, "all");
	else if (l->element == T_CHANGE)
		start_change(t, tei_attribute(a, n, "when"));
	if (l->place == P_TITLES || l->place == P_PERSON || l->place == P_AFFILIATION ||
	    l->place == P_ORG || l->element == T_CHANGE)
		l->place = P_NOTHING;
}
