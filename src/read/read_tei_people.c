/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* TEI: organisations, and what persons are in them (ParlaMint's listOrg and affiliation). */
#include "config.h"

#include "read/read_tei.h"

#include <string.h>

#include "base/utf8.h"
#include "base/vec.h"
#include "read/format.h"
#include "text/character.h"
#include "text/raised.h"

/* What an organisation makes of its members: a group counts before a party. */
enum { ORG_OTHER, ORG_PARTY, ORG_GROUP };

static int org_rank(const char *role)
{
	static const struct {
		const char *role;
		int rank;
	} known[] = {
		{"parliamentaryGroup", ORG_GROUP}, {"parliamentary_group", ORG_GROUP},
		{"politicalGroup", ORG_GROUP},     {"politicalParty", ORG_PARTY},
		{"political_party", ORG_PARTY},    {"party", ORG_PARTY},
	};

	for (size_t i = 0; role && i < sizeof known / sizeof known[0]; i++)
		if (!strcmp(role, known[i].role))
			return known[i].rank;
	return ORG_OTHER;
}

static const char *keep(struct tei *t, const char *s, size_t len)
{
	return s ? statement_builder_clean_in(&t->debate.builder, &t->arena, s, len) : NULL;
}

static const char *keep_attribute(struct tei *t, const struct xml_attribute *a, size_t n,
				  const char *name)
{
	const char *value = tei_attribute(a, n, name);

	return keep(t, value, value ? strlen(value) : 0);
}

/* ---- organisations ---- */

void tei_org_start(struct tei *t, struct tei_level *l, const struct xml_attribute *a, size_t n)
{
	l->place = P_ORG;
	t->orgs = vec_fit(t->orgs, t->orgs_n + 1, &t->orgs_size, sizeof *t->orgs);
	t->orgs[t->orgs_n++] = (struct tei_org){
		.id = keep_attribute(t, a, n, "id"),
		.rank = org_rank(tei_attribute(a, n, "role")),
	};
}

void tei_org_name_end(struct tei *t, int fits)
{
	struct account *account = reading_account(t->r);
	struct tei_org *org = t->orgs_n ? &t->orgs[t->orgs_n - 1] : NULL;
	const char *name = keep(t, t->line.data, t->line.len);

	/* What is said short is how a party is known. */
	fits += t->abbreviated ? TEI_SHORT : 0;
	if (!org || !org->rank || !name) {
		account_refuse(account, ACCOUNT_PERSON);
		return;
	}
	if (fits <= org->fits) {
		account_refuse(account, ACCOUNT_SECOND);
		return;
	}
	account_keep(account);
	account_drop(account, &org->receipt, ACCOUNT_SECOND);
	org->receipt = account_receipt(account);
	org->name = name;
	org->fits = fits;
}

/* The first that REFS, pointers parted by blanks, leads to among parties; NULL: none. */
static const struct tei_org *party_of(const struct tei *t, const char *refs)
{
	for (const char *s = refs; s && *(s += strspn(s, " \t\r\n"));) {
		size_t len = strcspn(s, " \t\r\n");
		const char *hash = memchr(s, '#', len), *id = hash ? hash + 1 : s;
		size_t id_len = (size_t)(s + len - id);

		for (size_t i = 0; i < t->orgs_n; i++)
			if (t->orgs[i].rank && t->orgs[i].id && t->orgs[i].name &&
			    strlen(t->orgs[i].id) == id_len && !memcmp(t->orgs[i].id, id, id_len))
				return &t->orgs[i];
		s += len;
	}
	return NULL;
}

/* ---- what a person is ---- */

void tei_range(const struct xml_attribute *a, size_t n, const char **from, const char **to)
{
	static const char *const names[][2] = {
		{"from", "to"},
		{"from-iso", "to-iso"},
		{"notBefore", "notAfter"},
		{"notBefore-iso", "notAfter-iso"},
	};

	*from = *to = NULL;
	for (size_t i = 0; i < sizeof names / sizeof *names && !*from && !*to; i++) {
		*from = tei_attribute(a, n, names[i][0]);
		*to = tei_attribute(a, n, names[i][1]);
	}
}

void tei_term_days(struct people_term *term, const struct xml_attribute *a, size_t n)
{
	const char *when = tei_attribute(a, n, "when"), *from, *to;

	if (!when)
		when = tei_attribute(a, n, "when-iso");
	tei_range(a, n, &from, &to);
	people_term_days(term, from ? from : when, to ? to : when);
}

void tei_affiliation_start(struct tei *t, struct tei_level *l, const struct xml_attribute *a,
			   size_t n)
{
	const char *role = tei_attribute(a, n, "role");
	struct tei_affiliation *added;

	l->place = P_AFFILIATION;
	t->affiliations = vec_fit(t->affiliations, t->affiliations_n + 1, &t->affiliations_size,
				  sizeof *t->affiliations);
	added = &t->affiliations[t->affiliations_n++];
	*added = (struct tei_affiliation){
		.person = keep(t, t->person_id.data, t->person_id.len),
		.refs = keep_attribute(t, a, n, "ref"),
		.member = role && !strcmp(role, "member"),
		.line = reading_line(t->r),
	};
	tei_term_days(&added->term, a, n);
}

void tei_role_name_end(struct tei *t, int fits)
{
	struct tei_affiliation *last =
		t->affiliations_n ? &t->affiliations[t->affiliations_n - 1] : NULL;
	const char *name = keep(t, t->line.data, t->line.len);

	if (!last || !name || fits <= last->fits) {
		account_refuse(reading_account(t->r), ACCOUNT_LANGUAGE);
		return;
	}
	if (last->fits)
		account_drop(reading_account(t->r), &t->receipt[TEI_BEST_ROLE], ACCOUNT_LANGUAGE);
	t->receipt[TEI_BEST_ROLE] = account_receipt(reading_account(t->r));
	last->term.value = name;
	last->fits = fits;
}

void tei_gender(struct tei *t, const char *value, size_t len)
{
	struct people_term term = {.trait = PEOPLE_GENDER,
				   .value = keep(t, value, len),
				   .first = DATE_DAY_MIN,
				   .last = DATE_DAY_MAX};
	const char *id = keep(t, t->person_id.data, t->person_id.len);

	if (id && term.value)
		people_term(&t->debate.people, id, &term, t->person_line);
}

/* Of membership in a party or group the party; of all else the name of the role. */
static bool settle(struct tei *t, struct tei_affiliation *one)
{
	const struct tei_org *party = one->member ? party_of(t, one->refs) : NULL;
	struct people_term *term = &one->term;

	if (party) {
		term->trait = PEOPLE_PARTY;
		term->value = party->name;
		term->rank = party->rank;
	} else if (term->value) {
		term->trait = PEOPLE_ROLE;
	}
	if (!one->person || (!party && !term->value))
		return !one->person;
	people_term(&t->debate.people, one->person, term, one->line);
	return true;
}

void tei_people_settle(struct tei *t)
{
	size_t kept = 0;

	/* A corpus has thousands of headers, and most say nothing new. */
	if (t->settled_orgs == t->orgs_n && t->settled_affiliations == t->affiliations_n)
		return;
	/* What is not known yet may be when the file is over: organisations may stand at its end. */
	for (size_t i = 0; i < t->affiliations_n; i++)
		if (!settle(t, &t->affiliations[i]) && t->affiliations[i].member)
			t->affiliations[kept++] = t->affiliations[i];
	t->affiliations_n = t->settled_affiliations = kept;
	t->settled_orgs = t->orgs_n;
}

/* ---- names ---- */

void tei_parts_clear(struct tei *t)
{
	for (int i = 0; i < PARTS; i++)
		buf_clear(&t->parts[i]);
	t->part = PART_PLAIN;
	t->last_part = PART_FORENAME;
	t->part_end = 0;
	t->own_words = false;
}

void tei_name_part_start(struct tei *t, enum tei_element e)
{
	struct buf *whole = &t->parts[PART_WHOLE];

	switch (e) {
	case T_SURNAME: t->part = PART_SURNAME; break;
	case T_NAMELINK: t->part = PART_LINK; break;
	case T_GENNAME: t->part = PART_GENERATION; break;
	case T_ROLENAME: t->part = PART_ROLE; break;
	case T_ADDNAME: t->part = t->last_part; break;
	default: t->part = PART_FORENAME; break;
	}
	if (t->part != PART_ROLE)
		t->last_part = t->part;
	buf_putc(&t->parts[t->part], ' ');
	/* Right behind one another elements are words, too. */
	if (whole->len && whole->len == t->part_end)
		buf_putc(whole, ' ');
}

void tei_name_part_end(struct tei *t)
{
	t->part = PART_PLAIN;
}

static bool has_letters(const char *s, size_t len)
{
	uint32_t code;

	for (size_t i = 0; i < len;) {
		i += utf8_decode(s + i, len - i, &code);
		if (character_is_letter(code))
			return true;
	}
	return false;
}

void tei_name_text(struct tei *t, const char *s, size_t len, enum raised how)
{
	enum tei_element e = t->levels[t->depth].element;
	bool name = t->levels[t->line_depth].element == T_PERSNAME;
	struct buf *whole = &t->parts[PART_WHOLE];

	/* What an author is a member of is no name. */
	if (t->part == PART_ROLE ||
	    (!name && (e == T_AFFILIATION || e == T_ORGNAME || e == T_IDNO)))
		return;
	/* Behind the parts of a name its abbreviation stands in transcripts of speech (ISO 24624). */
	if (e == T_ABBR && (t->parts[PART_FORENAME].len || t->parts[PART_SURNAME].len))
		return;
	if (t->part == PART_PLAIN && (name || t->depth == t->line_depth))
		t->own_words |= has_letters(s, len);
	if (whole->len < BODY_BUILDER_MAX)
		raised_put(whole, s, utf8_fit(s, len, BODY_BUILDER_MAX - whole->len), how);
	t->part_end = t->depth > t->line_depth ? whole->len : 0;
}

/* Where a name has words that are in no part, its order is that in which it is printed. */
const char *tei_name(struct tei *t)
{
	struct buf *all = &t->parts[PART_FORENAME], *whole = &t->parts[PART_WHOLE];
	const char *s = buf_str(whole);
	size_t from = 0, to = whole->len;

	if (!t->own_words && (all->len || t->parts[PART_SURNAME].len)) {
		for (int i = PART_LINK; i <= PART_GENERATION; i++)
			buf_printf(all, " %s", buf_str(&t->parts[i]));
		return debate_keep(&t->debate, all->data, all->len);
	}
	/* The role is kept elsewhere: so goes the comma before it. */
	while (t->parts[PART_ROLE].len && from < to && strchr(" \t\r\n,", s[from]))
		from++;
	while (t->parts[PART_ROLE].len && to > from && strchr(" \t\r\n,", s[to - 1]))
		to--;
	return debate_keep(&t->debate, s + from, to - from);
}

/* ---- what a speech says ---- */

void tei_said(struct tei *t, const struct xml_attribute *a, size_t n)
{
	/* Of several the first that is there. */
	static const struct {
		const char *name;
		enum people_trait trait;
	} known[] = {
		{"name", PEOPLE_NAME},
		{"position", PEOPLE_ROLE},
		{"role", PEOPLE_ROLE},
		{"party", PEOPLE_PARTY},
		{"parliamentary_group", PEOPLE_PARTY},
		{"constituency", PEOPLE_CONSTITUENCY},
		{"gender", PEOPLE_GENDER},
	};

	for (int i = 0; i < PEOPLE_TRAITS; i++)
		buf_clear(&t->said[i]);
	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
		const char *value = tei_attribute(a, n, known[i].name);

		/* "NA" is R's for nothing. */
		if (value && strcmp(value, "NA") != 0 && !t->said[known[i].trait].len)
			buf_puts(&t->said[known[i].trait], value);
	}
}

void tei_give_said(struct tei *t)
{
	struct debate *d = &t->debate;

	for (int i = PEOPLE_ROLE; i < PEOPLE_TRAITS; i++)
		if (t->said[i].len)
			people_speaker_has(&d->people, (enum people_trait)i,
					   statement_builder_clean(&d->builder, t->said[i].data,
								   t->said[i].len));
}
