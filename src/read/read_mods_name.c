/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include <string.h>

#include "base/vec.h"
#include "read/read_mods.h"
#include "read/relator.h"

void mods_role_end(struct mods *m, const char *type)
{
	struct buf *line = &m->line;
	bool code = !strcmp(type, "code");
	enum relator role;

	while (line->len && strchr(" \t\r\n.,", line->data[line->len - 1]))
		buf_truncate(line, line->len - 1);
	mods_part(m, code ? NAME_CODE : NAME_ROLE, ", ");
	m->roles = vec_fit(m->roles, m->roles_n + 1, &m->roles_size, sizeof *m->roles);
	m->roles[m->roles_n++] =
		(struct mods_role){.receipt = account_receipt(reading_account(m->r)), .code = code};
	role = relator_of(reading_field_names(m->r), buf_str(line));
	m->speaks |= role == RELATOR_SPEAKS;
	m->writes |= role == RELATOR_WRITES;
}

void mods_name_part_end(struct mods *m, const char *type)
{
	if (!strcmp(type, "family"))
		mods_part(m, NAME_FAMILY, " ");
	else if (!strcmp(type, "given"))
		mods_part(m, NAME_GIVEN, " ");
	else if (!strcmp(type, "termsOfAddress"))
		mods_part(m, NAME_TERMS, ", ");
	else if (!strcmp(type, "date"))
		account_refuse(reading_account(m->r), ACCOUNT_PERSON);
	else /* a body's parts are one below the other */
		mods_part(m, NAME_WHOLE,
			  m->type.len && strcmp(m->type.data, "personal") != 0 ? ". " : ", ");
}

/* "Doe, Jane": where which stands first is another matter in each language. */
static const char *join_name(struct mods *m)
{
	struct buf *parts = m->parts, *line = &m->line;

	if (!parts[NAME_FAMILY].len && !parts[NAME_GIVEN].len && !parts[NAME_WHOLE].len)
		return mods_clean(m, &parts[NAME_SHOWN]);
	account_drop(reading_account(m->r), &m->shown, ACCOUNT_SECOND);
	buf_clear(line);
	for (int i = NAME_FAMILY; i <= NAME_WHOLE; i++)
		if (parts[i].len)
			buf_printf(line, "%s%s", line->len ? ", " : "", parts[i].data);
	return mods_clean(m, line);
}

/* The roles between FROM and TO are not shown, or only their codes are not. */
static void drop_roles(struct mods *m, size_t from, size_t to, bool codes, enum account_fate why)
{
	for (size_t i = from; i < to; i++)
		if (!codes || m->roles[i].code)
			account_drop(reading_account(m->r), &m->roles[i].receipt, why);
}

void mods_name_end(struct mods *m)
{
	struct mods_name one = {.roles = m->roles_from, .speaks = m->speaks, .writes = m->writes};
	bool meeting = m->type.len && !strcmp(m->type.data, "conference");
	struct buf *parts = m->parts;

	if (m->again) {
		account_drop_since(reading_account(m->r), &m->mark, ACCOUNT_SECOND);
		return;
	}
	one.name = join_name(m);
	if (!one.name) {
		account_drop_since(reading_account(m->r), &m->mark, ACCOUNT_PERSON);
		return;
	}
	one.role = mods_clean(m, &parts[parts[NAME_ROLE].len ? NAME_ROLE : NAME_CODE]);
	one.writes |= !one.role && !meeting;
	if (parts[NAME_TERMS].len && parts[NAME_OFFICE].len)
		buf_puts(&parts[NAME_TERMS], ", ");
	buf_puts(&parts[NAME_TERMS], buf_str(&parts[NAME_OFFICE]));
	one.office = mods_clean(m, &parts[NAME_TERMS]);
	one.roles_end = m->roles_n;
	if (parts[NAME_ROLE].len)
		drop_roles(m, one.roles, one.roles_end, true, ACCOUNT_SECOND);
	/* A meeting is no speaker. */
	if (meeting && !m->builder.s.occasion) {
		m->builder.s.occasion = one.name;
		statement_builder_note(&m->builder, one.name, one.office);
		drop_roles(m, one.roles, one.roles_end, false, ACCOUNT_PERSON);
		return;
	}
	m->named = vec_fit(m->named, m->named_n + 1, &m->named_size, sizeof *m->named);
	m->named[m->named_n++] = one;
}

void mods_names_give(struct mods *m)
{
	bool speaks = false;

	for (size_t i = 0; i < m->named_n; i++)
		speaks |= m->named[i].speaks;
	for (size_t i = 0; i < m->named_n; i++) {
		const struct mods_name *one = &m->named[i];

		if (speaks ? !one->speaks : !one->writes) {
			statement_builder_note(&m->builder, one->role, one->name);
			statement_builder_note(&m->builder, one->name, one->office);
			continue;
		}
		people_speaker(&m->people, one->name, one->office, NULL, m->builder.line);
		drop_roles(m, one->roles, one->roles_end, false, ACCOUNT_PERSON);
	}
}
