/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "read/read_marc.h"

#include <string.h>
#include <strings.h>

#include "base/vec.h"
#include "read/relator.h"

/* ---- roles ---- */

/* The code in "http://id.loc.gov/vocabulary/relators/spk", or S itself. */
static const char *code_of(const char *s)
{
	const char *slash = strrchr(s, '/');

	return slash && slash[1] ? slash + 1 : s;
}

/* The roles in the subfields TERM and "4" of the field; a code is one only where no term is. */
static void take_roles(struct marc *m, char term, struct marc_name *one)
{
	struct field_names *names = reading_field_names(m->r);
	bool terms = false;
	struct buf role;

	buf_init(&role);
	buf_clear(&m->out);
	for (int codes = 0; codes < 2; codes++)
		for (size_t i = 0; i < m->parts_n; i++) {
			struct marc_subfield *part = &m->parts[i];
			const char *s = codes ? code_of(part->text) : part->text;
			enum relator relator;

			if (part->code != (codes ? '4' : term))
				continue;
			part->taken = true;
			one->roles = one->roles.path
					     ? account_receipt_both(&one->roles, &part->receipt)
					     : part->receipt;
			buf_clear(&role);
			buf_printf(&role, "%.*s", (int)marc_trim(s, strlen(s)), s);
			while (role.len && strchr("., ", role.data[role.len - 1]))
				buf_truncate(&role, role.len - 1);
			relator = relator_of(names, buf_str(&role));
			one->speaks |= relator == RELATOR_SPEAKS;
			one->writes |= relator == RELATOR_WRITES;
			if (!codes || !terms)
				buf_printf(&m->out, "%s%s", m->out.len ? ", " : "", buf_str(&role));
			terms |= !codes;
		}
	buf_done(&role);
	one->role = statement_builder_clean(&m->builder, m->out.data, m->out.len);
}

/* ---- names ---- */

/* "Jr.", "III": a part of the name and no office. */
static bool is_generation(const char *s)
{
	size_t len = strcspn(s, "., ");

	return (len == 2 && (!strncasecmp(s, "jr", 2) || !strncasecmp(s, "sr", 2))) ||
	       (len && strspn(s, "IVX") == len);
}

/* A part without the brackets that go round several. */
static void put_bare(struct marc *m, const char *s)
{
	size_t len;

	s += strspn(s, "( ");
	len = marc_trim(s, strlen(s));
	while (len && s[len - 1] == ')' && !memchr(s, '(', len))
		len = marc_trim(s, len - 1);
	buf_printf(&m->out, "%.*s", (int)len, s);
}

/* "King, Martin Luther, Jr."; what else the person is called is the office. */
static void join_person(struct marc *m, struct marc_name *one)
{
	struct buf office;

	buf_init(&office);
	buf_clear(&m->out);
	for (size_t i = 0; i < m->parts_n; i++) {
		struct marc_subfield *part = &m->parts[i];
		bool generation = part->code == 'c' && is_generation(part->text);

		if (!strchr("abcq", part->code))
			continue;
		part->taken = true;
		if (part->code == 'c' && !generation) {
			buf_printf(&office, "%s%.*s", office.len ? ", " : "",
				   (int)marc_trim(part->text, strlen(part->text)), part->text);
			continue;
		}
		if (m->out.len)
			buf_puts(&m->out, generation ? ", " : " ");
		buf_printf(&m->out, "%.*s", (int)marc_trim(part->text, strlen(part->text)),
			   part->text);
	}
	one->name = marc_clean(m, m->out.data, m->out.len);
	one->office = statement_builder_clean(&m->builder, office.data, office.len);
	buf_done(&office);
}

/* "Austria. Parlament"; of a meeting "Conference on Seas (2nd)", and of a body's "(2nd, 1982)". */
static void join_body(struct marc *m, bool meeting)
{
	const char *bracketed = meeting ? "n" : "ndc";
	char unit = meeting ? 'e' : 'b';
	bool open = false;

	buf_clear(&m->out);
	for (size_t i = 0; i < m->parts_n; i++) {
		struct marc_subfield *part = &m->parts[i];
		bool in = strchr(bracketed, part->code) != NULL;

		if (!in && part->code != 'a' && part->code != unit)
			continue;
		part->taken = true;
		if (open && !in)
			buf_putc(&m->out, ')');
		if (m->out.len)
			buf_puts(&m->out, !in ? ". " : open ? ", " : " (");
		open = in;
		put_bare(m, part->text);
	}
	if (open)
		buf_putc(&m->out, ')');
}

/* When and where a meeting is. */
static void meeting_event(struct marc *m)
{
	for (size_t i = 0; i < m->parts_n; i++) {
		struct marc_subfield *part = &m->parts[i];
		struct marc_subfield bare = *part;

		if (part->code != 'd' && part->code != 'c')
			continue;
		part->taken = true;
		buf_clear(&m->out);
		put_bare(m, part->text);
		bare.text = statement_builder_clean(&m->builder, m->out.data, m->out.len);
		if (!bare.text)
			continue;
		if (part->code == 'c')
			marc_place(m, &bare, 3);
		else
			marc_date_printed(m, MARC_MEETING, &bare);
	}
}

/* The title of a work that is named by its author, after the name in m->out. */
static bool join_work(struct marc *m)
{
	bool work = false;

	for (size_t i = 0; i < m->parts_n; i++) {
		struct marc_subfield *part = &m->parts[i];

		work |= part->code == 't';
		if (!work || part->taken || !strchr("tnpkl", part->code))
			continue;
		part->taken = true;
		buf_printf(&m->out, "%s%.*s", m->out.len ? ". " : "",
			   (int)marc_trim(part->text, strlen(part->text)), part->text);
	}
	return work;
}

static void add_name(struct marc *m, const struct marc_name *one)
{
	m->names = vec_fit(m->names, m->names_n + 1, &m->names_size, sizeof *m->names);
	m->names[m->names_n++] = *one;
}

/* The name in m->out is no speaker's: of a work, in another script. */
static bool is_note(struct marc *m, const char *name)
{
	buf_clear(&m->out);
	buf_puts(&m->out, name);
	if (!join_work(m) && !m->script)
		return false;
	statement_builder_note(&m->builder, NULL,
			       statement_builder_clean(&m->builder, m->out.data, m->out.len));
	return true;
}

void marc_name_end(struct marc *m)
{
	bool meeting = !strcmp(m->tag + 1, "11"), body = !strcmp(m->tag + 1, "10");
	struct marc_name one = {0};

	if (meeting || body) {
		join_body(m, meeting);
		one.name = marc_clean(m, m->out.data, m->out.len);
	} else {
		join_person(m, &one);
	}
	if (!one.name || is_note(m, one.name))
		return;
	take_roles(m, meeting ? 'j' : 'e', &one);
	/* A meeting is no speaker. */
	if (meeting && !m->builder.s.occasion) {
		m->builder.s.occasion = one.name;
		account_drop(reading_account(m->r), &one.roles, ACCOUNT_PERSON);
		meeting_event(m);
		return;
	}
	one.writes |= *m->tag == '1' && !one.role && !meeting;
	if (meeting)
		one.speaks = false;
	add_name(m, &one);
}

/* Whether that name is one of the first speakers already: one may have two fields. */
static bool is_speaker(const struct marc *m, const char *name)
{
	for (size_t i = 0; i < m->people.speakers_n && i < 100; i++)
		if (!strcmp(m->people.speakers[i].traits[PEOPLE_NAME], name))
			return true;
	return false;
}

void marc_names_give(struct marc *m)
{
	bool speaks = false;

	for (size_t i = 0; i < m->names_n; i++)
		speaks |= m->names[i].speaks;
	for (size_t i = 0; i < m->names_n; i++) {
		const struct marc_name *one = &m->names[i];

		if (speaks ? !one->speaks : !one->writes) {
			statement_builder_note(&m->builder, one->role, one->name);
			statement_builder_note(&m->builder, one->name, one->office);
			continue;
		}
		if (is_speaker(m, one->name))
			statement_builder_note(&m->builder, one->name, one->office);
		else
			people_speaker(&m->people, one->name, one->office, NULL, m->builder.line);
		account_drop(reading_account(m->r), &one->roles, ACCOUNT_PERSON);
	}
}
