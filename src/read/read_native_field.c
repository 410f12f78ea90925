/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "read/read_native.h"

#include <string.h>
#include <strings.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "read/format.h"

const char *native_attribute(const struct xml_attribute *a, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (a[i].name[0] == name[0] && !strcmp(a[i].name, name) &&
		    (!*a[i].ns || !strcmp(a[i].ns, XML_NS)))
			return a[i].value;
	return NULL;
}

/* ---- language and direction ---- */

/* A file has few languages and says them often: the last ones are remembered. */
static const char *language(struct native *n, const char *value)
{
	unsigned known = n->langs_n < NATIVE_LANGS ? n->langs_n : NATIVE_LANGS;
	const char *clean;

	for (unsigned i = 0; i < known; i++)
		if (!strcmp(n->langs[i], value))
			return n->langs[i];
	clean = statement_builder_clean_in(&n->builder, &n->arena, value, strlen(value));
	if (clean)
		n->langs[n->langs_n++ % NATIVE_LANGS] = clean;
	return clean;
}

void native_inherit(struct native *n, struct native_level *l, const struct xml_attribute *a,
		    size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const char *value = a[i].value;

		if (a[i].name[0] == 'l' && !strcmp(a[i].name, "lang") &&
		    (!*a[i].ns || !strcmp(a[i].ns, XML_NS)))
			l->lang = language(n, value);
		else if (a[i].name[0] == 'd' && !strcmp(a[i].name, "dir") && !*a[i].ns)
			l->dir = !strcmp(value, "rtl")   ? MARK_RTL
				 : !strcmp(value, "ltr") ? MARK_LTR
							 : 0;
	}
}

static bool same_language(const char *a, const char *b)
{
	return a == b || (a && b && !strcasecmp(a, b));
}

/* VALUE, in LANG, becomes *FIELD where it serves better than what is there: WANTED is the language. */
static void offer(struct native *n, int which, const char **field, const char *value,
		  const char *lang, const char *wanted)
{
	struct account *account = reading_account(n->r);
	int fits = same_language(lang, wanted) ? 2 : 1;

	if (!value)
		return;
	if (fits <= n->best[which]) {
		account_refuse(account, same_language(lang, n->best_lang[which])
						? ACCOUNT_SECOND
						: ACCOUNT_LANGUAGE);
		return;
	}
	if (n->best[which])
		account_drop(account, &n->receipt[which], ACCOUNT_LANGUAGE);
	n->receipt[which] = account_receipt(account);
	n->best[which] = fits;
	n->best_lang[which] = lang;
	*field = value;
}

static const char *clean_outside(struct native *n, struct arena *a, const char *s, size_t len)
{
	struct statement_builder *d = &n->builder;
	const char *clean = statement_builder_clean_in(d, a, s, len);

	if (!d->open) {
		/* What was done outside any statement is said at once. */
		statement_builder_note_cleaned(n->r, reading_line(n->r), &d->cleaned);
		d->cleaned = (struct sanitize_count){0};
		d->cut = 0;
	}
	return clean;
}

/* ---- the archive ---- */

void native_give_notes(struct native *n)
{
	struct batch *b = reading_batch(n->r);

	if (n->notes_given)
		return;
	b->notes = body_builder_finish(&n->notes, &b->arena);
	n->notes_given = b->notes != NULL;
	statement_builder_note_cleaned(n->r, reading_line(n->r), &n->notes.cleaned);
	n->notes.cleaned = (struct sanitize_count){0};
}

static void archive_title(struct native *n, const char *lang)
{
	struct batch *b = reading_batch(n->r);
	const char *title = clean_outside(n, &b->arena, n->line.data, n->line.len);

	offer(n, BEST_ARCHIVE_TITLE, &b->title, title, lang, n->lang);
}

/* An attribute of the field that ends. */
static const char *kept(const struct native *n, int which)
{
	return n->has[which] ? buf_str(&n->kept[which]) : NULL;
}

/* ---- persons ---- */

void native_person_start(struct native *n, struct native_level *l, const struct xml_attribute *a,
			 size_t count)
{
	const char *id = native_attribute(a, count, "id");

	l->mode = IN_PERSON;
	l->ending = END_PERSON;
	n->person = n->depth;
	n->person_line = reading_line(n->r);
	n->person_id = id ? clean_outside(n, &n->arena, id, strlen(id)) : NULL;
	for (int i = 0; i < PEOPLE_TRAITS; i++) {
		n->person_traits[i] = NULL;
		n->best[BEST_PERSON + i] = 0;
	}
}

static void person_term(struct native *n, enum people_trait trait, const char *value,
			const char *from, const char *to)
{
	struct people_term t = {.trait = trait, .value = value};

	if (!value || !n->person_id)
		return;
	people_term_days(&t, from, to);
	people_term(&n->people, n->person_id, &t, n->person_line);
}

void native_person_end(struct native *n)
{
	n->person = 0;
	if (!n->person_id) {
		reading_problem(n->r, n->person_line,
				_("a person without an id: nobody can refer to it"));
		return;
	}
	people_person(&n->people, n->person_id, n->person_traits[PEOPLE_NAME],
		      n->person_traits[PEOPLE_ROLE], n->person_line);
	for (int i = PEOPLE_PARTY; i < PEOPLE_TRAITS; i++)
		person_term(n, (enum people_trait)i, n->person_traits[i], NULL, NULL);
	if (!n->builder.open)
		people_release(&n->people);
}

static enum people_trait trait_of(enum native_element e)
{
	return e == E_NAME ? PEOPLE_NAME : (enum people_trait)(PEOPLE_ROLE + (e - E_ROLE));
}

static void person_field(struct native *n, const struct native_level *l)
{
	const char *value = clean_outside(n, &n->arena, n->line.data, n->line.len);
	enum people_trait trait = trait_of(l->element);

	if (n->has[KEEP_FROM] || n->has[KEEP_TO]) {
		person_term(n, trait, value, kept(n, KEEP_FROM), kept(n, KEEP_TO));
		return;
	}
	offer(n, BEST_PERSON + (int)trait, &n->person_traits[trait], value, l->lang, n->lang);
}

/* ---- statements ---- */

void native_statement_start(struct native *n, struct native_level *l, const struct xml_attribute *a,
			    size_t count)
{
	struct statement_builder *d = &n->builder;
	const char *id = native_attribute(a, count, "id");
	const char *kind = native_attribute(a, count, "kind");
	const char *turn = native_attribute(a, count, "turn");

	native_give_notes(n);
	l->mode = IN_STATEMENT;
	l->ending = END_STATEMENT;
	n->statement = n->depth;
	statement_builder_begin(d, reading_line(n->r));
	people_begin(&n->people);
	n->best[BEST_TITLE] = n->best[BEST_OCCASION] = n->best[BEST_PLACE] = 0;
	if (id)
		d->s.id = statement_builder_clean(d, id, strlen(id));
	if (kind)
		d->shared.kind = statement_builder_clean(d, kind, strlen(kind));
	if (l->lang)
		d->shared.language = statement_builder_clean(d, l->lang, strlen(l->lang));
	d->s.turn = turn && !strcmp(turn, "yes");
}

void native_statement_end(struct native *n)
{
	struct statement_builder *d = &n->builder;

	if (n->field)
		native_field_end(n);
	n->statement = 0;
	d->filled = n->people.speakers_n > 0;
	if (statement_builder_end(d))
		people_emit(&n->people, &d->s);
	people_release(&n->people);
}

static const char *clean_kept(struct native *n, int which)
{
	return n->has[which] ? statement_builder_clean(&n->builder, n->kept[which].data,
						       n->kept[which].len)
			     : NULL;
}

static void date_field(struct native *n)
{
	const char *type = kept(n, KEEP_TYPE);
	enum statement_builder_date what = STATEMENT_DELIVERED;

	if (type && !strcmp(type, "recorded"))
		what = STATEMENT_RECORDED;
	else if (type && !strcmp(type, "published"))
		what = STATEMENT_PUBLISHED;
	else if (type && !strcmp(type, "revised"))
		what = STATEMENT_REVISED;
	else if (type && strcmp(type, "delivered") != 0)
		reading_problem(
			n->r, reading_line(n->r),
			_("“%.100s” is no type of date: delivered, published, recorded or revised"),
			type);
	if (n->has[KEEP_WHEN] && !n->kept[KEEP_WHEN].len) {
		if (what == STATEMENT_DELIVERED)
			statement_builder_undated(&n->builder);
		if (!n->line.len && !n->has[KEEP_ORIG])
			return;
		what = STATEMENT_UNREAD;
	}
	statement_builder_date(&n->builder, what, kept(n, KEEP_WHEN), n->line.data, n->line.len,
			       kept(n, KEEP_CALENDAR), kept(n, KEEP_ORIG));
}

static void speaker_field(struct native *n)
{
	struct statement_builder *d = &n->builder;
	const char *name = statement_builder_clean(d, n->line.data, n->line.len);

	people_speaker(&n->people, name, NULL, clean_kept(n, KEEP_REF), d->line);
	if (!name && !n->has[KEEP_REF])
		return;
	for (int i = 0; i < PEOPLE_TRAITS - PEOPLE_ROLE; i++)
		people_speaker_has(&n->people, (enum people_trait)(PEOPLE_ROLE + i),
				   clean_kept(n, KEEP_TRAITS + i));
}

/* An element of the statement says what an attribute of the speaker could have. */
static void trait_field(struct native *n, enum people_trait trait)
{
	const char *value = statement_builder_clean(&n->builder, n->line.data, n->line.len);
	const char **fields[PEOPLE_TRAITS] = {[PEOPLE_ROLE] = &n->builder.shared.role,
					      [PEOPLE_PARTY] = &n->builder.shared.party,
					      [PEOPLE_CONSTITUENCY] =
						      &n->builder.shared.constituency,
					      [PEOPLE_GENDER] = &n->builder.shared.gender};

	if (n->people.speakers_n)
		people_speaker_has(&n->people, trait, value);
	else if (value && !*fields[trait])
		*fields[trait] = value;
	else if (value)
		account_refuse(reading_account(n->r), ACCOUNT_SECOND);
}

static void statement_field(struct native *n, const struct native_level *l)
{
	struct statement_builder *d = &n->builder;
	const char *s = n->line.data;
	const char *value;
	size_t len = n->line.len;
	const char *wanted = n->levels[n->statement].lang;

	switch (l->element) {
	case E_DATE:
		d->date_language = l->lang;
		date_field(n);
		d->date_language = NULL;
		break;
	case E_SPEAKER: speaker_field(n); break;
	case E_TOPIC: statement_builder_topic(d, s, len); break;
	case E_SOURCE: statement_builder_source(d, kept(n, KEEP_HREF), s, len); break;
	case E_ROLE:
	case E_PARTY:
	case E_CONSTITUENCY:
	case E_GENDER: trait_field(n, trait_of(l->element)); break;
	case E_TITLE:
		offer(n, BEST_TITLE, &d->s.title, statement_builder_clean(d, s, len), l->lang,
		      wanted);
		break;
	case E_OCCASION:
		offer(n, BEST_OCCASION, &d->s.occasion, statement_builder_clean(d, s, len), l->lang,
		      wanted);
		break;
	case E_PLACE:
		value = statement_builder_clean(d, s, len);
		if (!value)
			value = clean_kept(n, KEEP_COUNTRY);
		offer(n, BEST_PLACE, &d->shared.place, value, l->lang, wanted);
		break;
	default: break;
	}
}

/* ---- fields of one line ---- */

static void keep(struct native *n, int which, const struct xml_attribute *a, size_t count,
		 const char *name)
{
	const char *value = native_attribute(a, count, name);

	n->has[which] = value != NULL;
	buf_clear(&n->kept[which]);
	if (value)
		buf_puts(&n->kept[which], value);
}

/* Of a speaker, in the order of enum people_trait. */
static const char *const speaker_attributes[] = {"role", "party", "constituency", "gender"};

void native_field_start(struct native *n, struct native_level *l, const struct xml_attribute *a,
			size_t count)
{
	l->mode = IN_FIELD;
	l->ending = END_FIELD;
	n->field = n->depth;
	buf_clear(&n->line);
	account_line(reading_account(n->r));
	if (l[-1].mode == IN_PERSON) {
		keep(n, KEEP_FROM, a, count, "from");
		keep(n, KEEP_TO, a, count, "to");
		return;
	}
	switch (l->element) {
	case E_DATE:
		keep(n, KEEP_WHEN, a, count, "when");
		keep(n, KEEP_TYPE, a, count, "type");
		keep(n, KEEP_CALENDAR, a, count, "calendar");
		keep(n, KEEP_ORIG, a, count, "orig");
		break;
	case E_SPEAKER:
		keep(n, KEEP_REF, a, count, "ref");
		for (int i = 0; i < PEOPLE_TRAITS - PEOPLE_ROLE; i++)
			keep(n, KEEP_TRAITS + i, a, count, speaker_attributes[i]);
		break;
	case E_PLACE: keep(n, KEEP_COUNTRY, a, count, "country"); break;
	case E_SOURCE: keep(n, KEEP_HREF, a, count, "href"); break;
	default: break;
	}
}

void native_field_text(struct native *n, const char *s, size_t len)
{
	statement_builder_line(&n->builder, &n->line, s, len, RAISED_NOT);
}

void native_field_end(struct native *n)
{
	const struct native_level *l = &n->levels[n->field];

	n->field = 0;
	account_offer(reading_account(n->r));
	if (!n->line.data)
		buf_reserve(&n->line, 0)[0] = '\0';
	if (l[-1].mode == IN_PERSON)
		person_field(n, l);
	else if (n->statement)
		statement_field(n, l);
	else
		archive_title(n, l->lang);
}
