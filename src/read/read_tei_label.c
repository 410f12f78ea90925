/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* TEI: the words before a speech that say who speaks, beside what the header says of that person. */
#include "config.h"

#include "read/read_tei.h"

#include <string.h>

#include "base/utf8.h"
#include "read/format.h"
#include "read/office.h"
#include "text/fold.h"
#include "text/sanitize.h"

/* "SPD", "m", "CDU/CSU": letters of one case, and few of them. A place or an office is longer. */
static bool is_party(const char *s, size_t len)
{
	bool upper = false, lower = false;

	for (size_t i = 0; i < len; i++) {
		unsigned char c = (unsigned char)s[i];

		if (!(c >= 0x80 || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
		      (i && strchr("/-.", c))))
			return false;
		upper |= c >= 'A' && c <= 'Z';
		lower |= c >= 'a' && c <= 'z';
	}
	return len && len <= 10 && !(upper && lower);
}

/* The bytes of "Anf. 12 " at S, which numbers the speech; 0: none. */
static size_t number_of_speech(const char *s)
{
	static const char *const words[] = {"Anf. ", "Anf ", "Anförande "};

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
		size_t len = strlen(words[i]), digits;

		if (strncmp(s, words[i], len) != 0)
			continue;
		digits = strspn(s + len, "0123456789");
		if (digits && s[len + digits] == ' ')
			return len + digits + 1;
	}
	return 0;
}

const char *tei_label(struct tei *t, const char *s, size_t len, const char **party)
{
	struct debate *d = &t->debate;
	const char *label = debate_speaker(d, s, len, false), *open;
	size_t n;

	*party = NULL;
	if (!label)
		return NULL;
	label += number_of_speech(label);
	n = strlen(label);
	open = strrchr(label, '(');
	if (n < 2 || label[n - 1] != ')' || !open || open == label || open[-1] != ' ' ||
	    !is_party(open + 1, (size_t)(label + n - 1 - (open + 1))))
		return label;
	*party = statement_builder_clean(&d->builder, open + 1,
					 (size_t)(label + n - 1 - (open + 1)));
	return statement_builder_clean(&d->builder, label, (size_t)(open - label));
}

/* ---- what a label says that is no name ---- */

const char *tei_next_pointer(struct tei *t, const char **s)
{
	const char *at = *s + strspn(*s, " \t\r\n");
	size_t len = strcspn(at, " \t\r\n");
	const char *hash = memchr(at, '#', len), *from = hash ? hash + 1 : at;

	*s = at + len;
	buf_clear(&t->pointer);
	sanitize_counted(&t->pointer, from, (size_t)(at + len - from), SANITIZE_COLLAPSE,
			 &t->debate.builder.cleaned);
	return t->pointer.len ? buf_str(&t->pointer) : NULL;
}

static bool is_letter(char c)
{
	return (unsigned char)c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/* The next word of S, folded; its length in *LEN. NULL: there is none. */
static const char *next_word(const char *s, size_t *len)
{
	while (*s && !is_letter(*s))
		s++;
	for (*len = 0; is_letter(s[*len]);)
		++*len;
	return *len ? s : NULL;
}

/* Whether the word of LEN bytes at S, or one that it begins where a full stop follows, is in NAMES. */
static bool is_in(const char *names, const char *s, size_t len)
{
	size_t n;

	for (; (names = next_word(names, &n)); names += n)
		if ((n == len || (n > len && s[len] == '.')) && !memcmp(names, s, len))
			return true;
	return false;
}

/* What one is called by, whoever one is. */
static bool is_address(const char *s, size_t len)
{
	static const char *const words[] = {
		"mr",   "mrs", "ms",   "miss",   "herr",   "hr",     "fru",     "frau",
		"m",    "mme", "mlle", "gospod", "gospa",  "g",      "ga",      "pan",
		"pani", "sr",  "sra",  "senor",  "senora", "senhor", "senhora", "sig"};

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (strlen(words[i]) == len && !memcmp(words[i], s, len))
			return true;
	return false;
}

/* Whether the label S has words, and none that is in NAMES: it calls them by something else. */
static bool says_other(struct tei *t, const char *s, const char *names)
{
	struct buf label, known;
	bool other = false, named = false;
	const char *at;
	size_t len;

	if (!t->fold)
		t->fold = fold_new();
	buf_init(&label);
	buf_init(&known);
	fold_text(t->fold, &label, s, strlen(s));
	fold_text(t->fold, &known, names, strlen(names));
	for (at = buf_str(&label); !named && (at = next_word(at, &len)); at += len) {
		named = is_in(buf_str(&known), at, len);
		other |= !is_address(at, len);
	}
	buf_done(&label);
	buf_done(&known);
	return other && !named;
}

/* The names of those that WHO, a list of pointers, points at, into NAMES; false: there is one, who is not
 * described: the label alone says who that is. */
static bool names_of(struct tei *t, const char *who, struct buf *names)
{
	const char *ref, *name;
	size_t n = 0;
	bool all = true;

	for (; (ref = tei_next_pointer(t, &who)); n++) {
		name = people_name(&t->debate.people, ref);
		all = all && name;
		buf_printf(names, "%s ", name ? name : "");
	}
	return n > 1 || (n && all);
}

void tei_label_tell(struct tei *t, const char *who)
{
	const char *party, *label = tei_label(t, t->speaker.data, t->speaker.len, &party);
	struct buf names;

	buf_init(&names);
	t->label_told = label && names_of(t, who, &names) && says_other(t, label, buf_str(&names));
	if (t->label_told)
		debate_pend(&t->debate, t->speaker.data, t->speaker.len);
	buf_done(&names);
}

/* The office that LABEL gives to the speaker, where the header knows of none on that day. */
static const char *office(struct tei *t, const char *label)
{
	const struct statement *own = &t->debate.builder.s, *session = &t->debate.session.s;
	const char *name = people_without(&t->debate.people, PEOPLE_ROLE,
					  own->edtf ? &own->date : &session->date);
	const char *role = NULL;
	struct buf found;

	if (!name || !label)
		return NULL;
	if (!t->fold)
		t->fold = fold_new();
	buf_init(&found);
	/* What is shown as a direction is none; a part of the speech that goes on has not been asked yet. */
	if (office_beside_name(t->fold, label, name, &found) && !says_other(t, label, name))
		role = statement_builder_clean(&t->debate.builder, found.data, found.len);
	buf_done(&found);
	return role;
}

static size_t visible(const char *s)
{
	return s ? utf8_count_visible(s, strlen(s)) : 0;
}

void tei_label_settle(struct tei *t, const char *label, const char *party)
{
	struct people *people = &t->debate.people;
	struct account_receipt *text = &t->label;
	const char *role;
	uint64_t kept;

	if (!t->label_told && !people_shows(people, label)) {
		role = office(t, label);
		kept = visible(role);
		if (role)
			people_speaker_has(people, PEOPLE_ROLE, role);
		/* So may be the party of who is called otherwise. */
		if (people->speakers_n &&
		    people->speakers[people->speakers_n - 1].traits[PEOPLE_PARTY] == party)
			kept += visible(party);
		if (text->n > kept)
			account_drop_some(reading_account(t->r), text, text->n - kept,
					  ACCOUNT_SECOND);
	}
	*text = (struct account_receipt){0};
	t->label_told = false;
}
