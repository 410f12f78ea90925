/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * MODS, the Metadata Object Description Schema of the Library of Congress (version 3): records of libraries
 * and archives, alone or as a collection.
 */
#include "config.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/vec.h"
#include "read/account.h"
#include "read/debate.h"
#include "read/field_names.h"
#include "read/format.h"
#include "read/read_mods.h"
#include "text/language.h"

static const char mods_namespace[] = "http://www.loc.gov/mods/v3";

static const struct debate_name names[] = {
	{"modsCollection", M_COLLECTION},
	{"mods", M_RECORD},
	{"titleInfo", M_TITLE_INFO},
	{"nonSort", M_NON_SORT},
	{"title", M_TITLE},
	{"subTitle", M_SUBTITLE},
	{"partNumber", M_PART_NUMBER},
	{"partName", M_PART_NAME},
	{"name", M_NAME},
	{"namePart", M_NAME_PART},
	{"displayForm", M_DISPLAY_FORM},
	{"role", M_ROLE},
	{"roleTerm", M_ROLE_TERM},
	{"description", M_DESCRIPTION},
	{"affiliation", DEBATE_LEFT_OUT + ACCOUNT_PERSON},
	{"nameIdentifier", DEBATE_LEFT_OUT + ACCOUNT_PERSON},
	{"alternativeName", DEBATE_LEFT_OUT + ACCOUNT_PERSON},
	{"etal", DEBATE_LEFT_OUT + ACCOUNT_PERSON},
	{"originInfo", M_ORIGIN},
	{"placeTerm", M_PLACE_TERM},
	{"dateCreated", M_CREATED},
	{"dateIssued", M_ISSUED},
	{"dateModified", M_MODIFIED},
	{"dateOther", M_DATE_OTHER},
	{"dateCaptured", M_DATE_LEFT},
	{"dateValid", M_DATE_LEFT},
	{"copyrightDate", M_DATE_LEFT},
	{"publisher", DEBATE_LEFT_OUT + ACCOUNT_PERSON},
	{"agent", DEBATE_LEFT_OUT + ACCOUNT_PERSON},
	{"edition", DEBATE_LEFT_OUT + ACCOUNT_FILE},
	{"issuance", DEBATE_LEFT_OUT + ACCOUNT_FILE},
	{"frequency", DEBATE_LEFT_OUT + ACCOUNT_FILE},
	{"language", M_LANGUAGE},
	{"languageTerm", M_LANGUAGE_TERM},
	{"scriptTerm", DEBATE_LEFT_OUT + ACCOUNT_MACHINE},
	{"genre", M_GENRE},
	{"abstract", M_ABSTRACT},
	{"note", M_NOTE},
	{"tableOfContents", M_NOTE},
	{"targetAudience", M_NOTE},
	{"subject", M_SUBJECT},
	{"hierarchicalGeographic", M_SUBJECT_LIST},
	{"geographicCode", DEBATE_LEFT_OUT + ACCOUNT_MACHINE},
	{"cartographics", DEBATE_LEFT_OUT + ACCOUNT_MACHINE},
	{"relatedItem", M_RELATED},
	{"identifier", M_IDENTIFIER},
	{"location", M_LOCATION},
	{"physicalLocation", M_WHERE},
	{"shelfLocator", M_WHERE},
	{"subLocation", M_WHERE},
	{"url", M_URL},
	{"holdingExternal", DEBATE_LEFT_OUT + ACCOUNT_FILE},
	{"enumerationAndChronology", DEBATE_LEFT_OUT + ACCOUNT_NUMBER},
	{"typeOfResource", DEBATE_LEFT_OUT + ACCOUNT_FILE},
	{"physicalDescription", DEBATE_LEFT_OUT + ACCOUNT_FILE},
	{"classification", DEBATE_LEFT_OUT + ACCOUNT_NUMBER},
	{"part", DEBATE_LEFT_OUT + ACCOUNT_NUMBER},
	{"accessCondition", DEBATE_LEFT_OUT + ACCOUNT_RIGHTS},
	{"extension", DEBATE_LEFT_OUT + ACCOUNT_VOCABULARY},
	{"recordInfo", M_ABOUT},
	{"recordIdentifier", M_RECORD_ID},
};

/* ---- lines ---- */

const char *mods_clean(struct mods *m, const struct buf *text)
{
	return statement_builder_clean(&m->builder, text->data, text->len);
}

void mods_part(struct mods *m, int part, const char *joint)
{
	const char *s = mods_clean(m, &m->line);

	account_keep(reading_account(m->r));
	if (s)
		buf_printf(&m->parts[part], "%s%s", m->parts[part].len ? joint : "", s);
}

/* WHAT the text is that follows. */
static void put_label(struct body_builder *f, const char *what)
{
	if (!what || !*what)
		return;
	body_builder_text(f, what, strlen(what));
	body_builder_text(f, ": ", 2);
}

/* ---- titles ---- */

/* "The harvest: an address. Part 2, The dam" in m->line. */
static void join_title(struct mods *m)
{
	static const char *const joints[] = {"", "", ": ", ". ", ". "};
	struct buf *line = &m->line;

	buf_clear(line);
	for (int i = PART_NON_SORT; i <= PART_NAME; i++) {
		const char *joint = i == PART_NAME && m->parts[PART_NUMBER].len ? ", " : joints[i];

		if (!m->parts[i].len)
			continue;
		buf_puts(line, line->len && i > PART_TITLE ? joint : "");
		buf_puts(line, m->parts[i].data);
		/* "The", but "L'". */
		if (i == PART_NON_SORT && isalnum((unsigned char)line->data[line->len - 1]))
			buf_putc(line, ' ');
	}
}

static void title_end(struct mods *m)
{
	/* One of another kind, as a uniform one, stands only where there is no other. */
	int rank = m->again ? 1 : m->type.len ? 2 : m->primary ? 4 : 3;
	const char *title;

	join_title(m);
	title = mods_clean(m, &m->line);
	if (!title || rank <= m->titled) {
		account_drop_since(reading_account(m->r), &m->mark, ACCOUNT_SECOND);
		return;
	}
	account_drop(reading_account(m->r), &m->title, ACCOUNT_SECOND);
	m->title = account_since(reading_account(m->r), &m->mark, 0);
	m->titled = rank;
	m->builder.s.title = title;
}

/* ---- other lines ---- */

/* A field that there is one of: the first. */
static void take_field(struct mods *m, const char **field)
{
	if (*field) {
		account_refuse(reading_account(m->r), ACCOUNT_SECOND);
		return;
	}
	account_keep(reading_account(m->r));
	*field = mods_clean(m, &m->line);
}

/* The first; a code says more than a name. What is no tag, as "Modern Greek", stands in a note. */
static void language_end(struct mods *m, const char *type)
{
	const char **language = &m->builder.shared.language;
	const char *value = mods_clean(m, &m->line);
	bool coded = !strcmp(type, "code");

	if (value && !language_is_tag(value)) {
		statement_builder_note(&m->builder, "language", value);
		return;
	}
	if (*language && (m->coded || !coded || m->again)) {
		account_refuse(reading_account(m->r), ACCOUNT_SECOND);
		return;
	}
	account_drop(reading_account(m->r), &m->language, ACCOUNT_SECOND);
	account_keep(reading_account(m->r));
	m->language = account_receipt(reading_account(m->r));
	m->coded = coded;
	*language = value;
}

static void take_id(struct mods *m, int rank, const char *type, const char *value)
{
	if (!value)
		return;
	m->ids = vec_fit(m->ids, m->ids_n + 1, &m->ids_size, sizeof *m->ids);
	m->ids[m->ids_n++] = (struct mods_id){*type ? type : NULL, value, rank};
}

/* The best is the id; addresses are sources, and all others, as call numbers are, stand in notes. */
static void give_ids(struct mods *m)
{
	const struct mods_id *best = NULL;

	for (size_t i = 0; i < m->ids_n; i++)
		if (!best || m->ids[i].rank > best->rank)
			best = &m->ids[i];
	m->builder.s.id = best ? best->value : NULL;
	for (size_t i = 0; i < m->ids_n; i++) {
		const struct mods_id *one = &m->ids[i];

		if (!strncasecmp(one->value, "http://", 7) ||
		    !strncasecmp(one->value, "https://", 8))
			statement_builder_source(&m->builder, one->value, "", 0);
		else if (one != best && one->rank > RANK_ATTRIBUTE)
			statement_builder_note(&m->builder, one->type, one->value);
	}
}

/* "Agriculture – Austria", of one name "Doe, Jane, 1950-". */
static void take_subject(struct mods *m, const struct mods_level *l)
{
	mods_part(m, NAME_WHOLE, m->apart ? " – " : l->element == M_NAME_PART ? ", " : " ");
	m->apart = false;
}

static void url_end(struct mods *m, const char *label)
{
	const char *address = mods_clean(m, &m->line);

	account_keep(reading_account(m->r));
	if (address)
		statement_builder_source(&m->builder, address, label, strlen(label));
}

/* ---- elements ---- */

static void record_start(struct mods *m, const struct xml_attribute *a, size_t n)
{
	const char *id = debate_attribute(a, n, "ID");

	statement_builder_begin(&m->builder, reading_line(m->r));
	people_begin(&m->people);
	m->record = m->depth;
	m->titled = 0;
	m->coded = false;
	m->language = m->title = (struct account_receipt){0};
	m->ids_n = m->named_n = m->dates.n = m->roles_n = 0;
	buf_clear(&m->scripts);
	if (id)
		take_id(m, RANK_ATTRIBUTE, "",
			statement_builder_clean(&m->builder, id, strlen(id)));
}

static void record_end(struct mods *m)
{
	struct statement_builder *b = &m->builder;

	mods_dates_give(&m->dates, &m->builder);
	mods_names_give(m);
	give_ids(m);
	m->record = 0;
	b->filled = m->people.speakers_n > 0 || b->s.id;
	if (statement_builder_end(b))
		people_emit(&m->people, &b->s);
	people_release(&m->people);
}

/* Whether a section NAME of this GROUP, the same in several scripts, was there. */
static bool was_there(struct mods *m, const char *name, const char *group)
{
	size_t from = m->scripts.len;

	if (!group)
		return false;
	buf_printf(&m->scripts, "%s %s", name, group);
	buf_putc(&m->scripts, '\0');
	for (size_t i = 0; i < from; i += strlen(m->scripts.data + i) + 1)
		if (!strcmp(m->scripts.data + i, m->scripts.data + from)) {
			buf_truncate(&m->scripts, from);
			return true;
		}
	return false;
}

static void clear_parts(struct mods *m)
{
	for (int i = 0; i < PARTS; i++)
		buf_clear(&m->parts[i]);
}

static void section_start(struct mods *m, const char *name, const struct xml_attribute *a, size_t n)
{
	const char *usage = debate_attribute(a, n, "usage");
	const char *type = debate_attribute(a, n, "type");

	clear_parts(m);
	buf_clear(&m->type);
	buf_puts(&m->type, type ? type : "");
	m->primary = usage && !strcmp(usage, "primary");
	m->again = was_there(m, name, debate_attribute(a, n, "altRepGroup"));
	m->speaks = m->writes = m->apart = false;
	m->roles_from = m->roles_n;
	m->mark = account_mark(reading_account(m->r));
	m->shown = (struct account_receipt){0};
}

/* What it stands in may have several titles, short ones too. */
static void related_title_end(struct mods *m)
{
	join_title(m);
	statement_builder_note(&m->builder, NULL, mods_clean(m, &m->line));
	clear_parts(m);
}

static void section_end(struct mods *m, const struct mods_level *l)
{
	switch (l->element) {
	case M_TITLE_INFO: title_end(m); break;
	case M_NAME: mods_name_end(m); break;
	case M_SUBJECT:
		statement_builder_topic(&m->builder, m->parts[NAME_WHOLE].data,
					m->parts[NAME_WHOLE].len);
		break;
	case M_LOCATION:
		statement_builder_note(&m->builder, NULL, mods_clean(m, &m->parts[NAME_WHOLE]));
		break;
	default: break;
	}
}

/* Whether the text of the element is a line that is taken. */
static bool takes_line(const struct mods *m, const struct mods_level *l,
		       const struct xml_attribute *a, size_t n)
{
	const char *type = debate_attribute(a, n, "type");
	const char *invalid = debate_attribute(a, n, "invalid");

	switch (l->section) {
	case M_TITLE_INFO: return l->element >= M_NON_SORT && l->element <= M_PART_NAME;
	case M_NAME: return l->element >= M_NAME_PART && l->element <= M_DESCRIPTION;
	case M_ORIGIN:
		return (l->element >= M_CREATED && l->element <= M_DATE_LEFT) ||
		       (l->element == M_PLACE_TERM && !(type && !strcmp(type, "code")));
	case M_LANGUAGE: return l->element == M_LANGUAGE_TERM;
	case M_GENRE: return true;
	case M_SUBJECT:
		return l->element != M_SUBJECT && l->element != M_SUBJECT_LIST &&
		       l->element != M_NAME && l->element != M_TITLE_INFO && l->element != M_ROLE &&
		       l->element != M_ROLE_TERM;
	case M_RELATED:
		return m->type.len &&
		       (!strcmp(m->type.data, "host") || !strcmp(m->type.data, "series")) &&
		       l[-1].element == M_TITLE_INFO && l[-2].element == M_RELATED &&
		       l->element >= M_NON_SORT && l->element <= M_PART_NAME;
	case M_IDENTIFIER: return !(invalid && !strcmp(invalid, "yes"));
	case M_LOCATION: return l->element == M_WHERE || l->element == M_URL;
	case M_ABOUT: return l->element == M_RECORD_ID;
	default: return false;
	}
}

/* What is said before a note: what it is called, or its type. */
static void note_start(struct mods *m, const struct xml_attribute *a, size_t n)
{
	const char *label = debate_attribute(a, n, "displayLabel");
	const char *type = label && *label ? label : debate_attribute(a, n, "type");

	body_builder_close(&m->builder.notes);
	put_label(&m->builder.notes, type);
}

static void child_start(struct mods *m, struct mods_level *l, const char *name,
			const struct xml_attribute *a, size_t n)
{
	l->section = l->element;
	section_start(m, name, a, n);
	switch (l->element) {
	case M_ABSTRACT:
		body_builder_close(&m->builder.summary);
		l->sink = TO_SUMMARY;
		break;
	case M_NOTE:
		note_start(m, a, n);
		l->sink = TO_NOTES;
		break;
	case M_ABOUT: account_leave_out(reading_account(m->r), ACCOUNT_FILE); break;
	case M_RELATED: account_leave_out(reading_account(m->r), ACCOUNT_DOCUMENT); break;
	default: break;
	}
}

static void line_start(struct mods *m, struct mods_level *l, const struct xml_attribute *a,
		       size_t n)
{
	const char *type = debate_attribute(a, n, "type");
	const char *label = debate_attribute(a, n, "displayLabel");

	l->sink = TO_LINE;
	buf_clear(&m->line);
	account_line(reading_account(m->r));
	l->type = statement_builder_clean(&m->builder, type ? type : "", type ? strlen(type) : 0);
	if (l->element == M_URL)
		l->type = statement_builder_clean(&m->builder, label ? label : "",
						  label ? strlen(label) : 0);
	l->type = l->type ? l->type : "";
	if (l->element >= M_CREATED && l->element <= M_DATE_LEFT && l->section == M_ORIGIN)
		mods_date_start(&m->dates, (enum mods_date_kind)(l->element - M_CREATED), a, n);
}

static void line_end(struct mods *m, const struct mods_level *l)
{
	account_offer(reading_account(m->r));
	switch (l->section) {
	case M_TITLE_INFO:
	case M_RELATED: mods_part(m, (int)l->element - M_NON_SORT, " "); break;
	case M_NAME:
		if (l->element == M_NAME_PART)
			mods_name_part_end(m, l->type);
		else if (l->element == M_ROLE_TERM)
			mods_role_end(m, l->type);
		else
			mods_part(m, l->element == M_DESCRIPTION ? NAME_OFFICE : NAME_SHOWN, ", ");
		if (l->element == M_DISPLAY_FORM)
			m->shown = account_receipt(reading_account(m->r));
		break;
	case M_ORIGIN:
		if (l->element == M_PLACE_TERM)
			take_field(m, &m->builder.shared.place);
		else
			mods_date_end(&m->dates, &m->builder, &m->line);
		break;
	case M_LANGUAGE: language_end(m, l->type); break;
	case M_GENRE: take_field(m, &m->builder.shared.kind); break;
	case M_SUBJECT: take_subject(m, l); break;
	case M_IDENTIFIER:
		take_id(m, !strcmp(l->type, "local") ? RANK_LOCAL : RANK_IDENTIFIER, l->type,
			mods_clean(m, &m->line));
		account_keep(reading_account(m->r));
		break;
	case M_LOCATION:
		if (l->element == M_URL)
			url_end(m, l->type);
		else
			mods_part(m, NAME_WHOLE, ", ");
		break;
	default:
		take_id(m, RANK_RECORD, "", mods_clean(m, &m->line));
		account_keep(reading_account(m->r));
		break;
	}
}

static void mods_start(void *state, const char *ns, const char *name, const struct xml_attribute *a,
		       size_t n)
{
	struct mods *m = state;
	struct mods_level *up = &m->levels[m->depth++], *l = up + 1;
	int kind = strcmp(ns, mods_namespace) != 0 ? DEBATE_LEFT_OUT + ACCOUNT_VOCABULARY
						   : debate_find(&m->names, name);

	*l = (struct mods_level){.section = up->section, .sink = up->sink, .type = ""};
	/* Markup within a text, as some put it there. */
	if (up->sink != TO_NOTHING) {
		if (up->sink != TO_LINE)
			body_builder_close(up->sink == TO_SUMMARY ? &m->builder.summary
								  : &m->builder.notes);
		return;
	}
	if (kind >= DEBATE_LEFT_OUT) {
		account_leave_out(reading_account(m->r),
				  (enum account_fate)(kind - DEBATE_LEFT_OUT));
		l->section = M_OTHER;
		return;
	}
	l->element = (enum mods_element)kind;
	if (!m->record) {
		if (l->element == M_RECORD)
			record_start(m, a, n);
		return;
	}
	if (m->depth == m->record + 1)
		child_start(m, l, name, a, n);
	if (l->section == M_SUBJECT && (up->element == M_SUBJECT || up->element == M_SUBJECT_LIST))
		m->apart = true;
	if (takes_line(m, l, a, n))
		line_start(m, l, a, n);
	else if (l->element == M_IDENTIFIER)
		account_leave_out(reading_account(m->r), ACCOUNT_SECOND);
	else if (l->element == M_PLACE_TERM)
		account_leave_out(reading_account(m->r), ACCOUNT_MACHINE);
	else if (l->section == M_SUBJECT && l->element == M_ROLE)
		account_leave_out(reading_account(m->r), ACCOUNT_PERSON);
}

static void mods_end(void *state, const char *ns, const char *name)
{
	struct mods *m = state;
	const struct mods_level *l = &m->levels[m->depth--], *up = l - 1;

	(void)ns;
	(void)name;
	if (l->sink == TO_LINE && up->sink != TO_LINE)
		line_end(m, l);
	else if (l->sink == TO_SUMMARY)
		body_builder_close(&m->builder.summary);
	else if (l->sink == TO_NOTES)
		body_builder_close(&m->builder.notes);
	if (!m->record)
		return;
	if (l->section == M_RELATED && l->element == M_TITLE_INFO)
		related_title_end(m);
	if (m->depth + 1 == m->record)
		record_end(m);
	else if (m->depth == m->record)
		section_end(m, l);
}

static void mods_text(void *state, const char *s, size_t len)
{
	struct mods *m = state;
	struct statement_builder *b = &m->builder;

	switch (m->levels[m->depth].sink) {
	case TO_LINE: statement_builder_line(b, &m->line, s, len, RAISED_NOT); break;
	case TO_SUMMARY: statement_builder_text(b, &b->summary, s, len); break;
	case TO_NOTES: statement_builder_text(b, &b->notes, s, len); break;
	case TO_NOTHING: break;
	}
}

/* ---- the whole ---- */

static bool mods_matches(const char *ns, const char *name)
{
	return !strcmp(ns, mods_namespace) &&
	       (!strcmp(name, "mods") || !strcmp(name, "modsCollection"));
}

static void *mods_open(struct reading *r)
{
	struct mods *m = xcalloc(1, sizeof *m);

	m->r = r;
	statement_builder_init(&m->builder, r);
	people_init(&m->people, r);
	buf_init(&m->line);
	buf_init(&m->type);
	buf_init(&m->scripts);
	for (int i = 0; i < PARTS; i++)
		buf_init(&m->parts[i]);
	m->names.table = names;
	m->names.n = sizeof names / sizeof names[0];
	m->levels[0].type = "";
	return m;
}

static void mods_close(void *state, enum xml_end end)
{
	struct mods *m = state;

	if (m->record && end == XML_CUT) {
		reading_problem(m->r, m->builder.line,
				_("the file ends within this statement: it is left out"));
		statement_builder_drop(&m->builder, ACCOUNT_CUT);
	} else if (m->record && end != XML_STOPPED) {
		record_end(m);
	}
	if (end != XML_STOPPED)
		people_end(&m->people);
	statement_builder_done(&m->builder);
	people_done(&m->people);
	buf_done(&m->line);
	buf_done(&m->type);
	buf_done(&m->scripts);
	for (int i = 0; i < PARTS; i++)
		buf_done(&m->parts[i]);
	free(m->ids);
	free(m->roles);
	free(m->named);
	free(m->dates.items);
	free(m);
}

const struct format format_mods = {
	.name = "mods",
	.title = N_("MODS: records of libraries and archives"),
	.matches = mods_matches,
	.open = mods_open,
	.start = mods_start,
	.end = mods_end,
	.text = mods_text,
	.close = mods_close,
};
