/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * EAD, Encoded Archival Description (2002 and EAD3): finding aids of archives.
 *
 * What is described, the whole (archdesc) and each component of it (c, c01 to c12), is a statement, given
 * where the components in it begin. A component has from those that it stands in what holds for it too: what
 * it is a part of, who keeps it, the language. Who made the whole need not have made each part, nor when.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "archive/archive.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "read/account.h"
#include "read/debate.h"
#include "read/format.h"
#include "read/read_ead.h"
#include "read/relator.h"

static const struct debate_name names[] = {
	{"archdesc", E_UNIT},
	{"c", E_UNIT},
	{"c01", E_UNIT},
	{"c02", E_UNIT},
	{"c03", E_UNIT},
	{"c04", E_UNIT},
	{"c05", E_UNIT},
	{"c06", E_UNIT},
	{"c07", E_UNIT},
	{"c08", E_UNIT},
	{"c09", E_UNIT},
	{"c10", E_UNIT},
	{"c11", E_UNIT},
	{"c12", E_UNIT},
	{"dsc", E_LIST},
	{"did", E_DID},
	{"unittitle", E_TITLE},
	{"unitdate", E_DATE},
	{"unitdatestructured", E_STRUCTURED},
	{"datesingle", E_SINGLE},
	{"daterange", E_RANGE},
	{"fromdate", E_FROM},
	{"todate", E_TO},
	{"unitid", E_ID},
	{"origination", E_ORIGINATION},
	{"persname", E_NAME},
	{"corpname", E_NAME},
	{"famname", E_NAME},
	{"name", E_NAME},
	{"repository", E_REPOSITORY},
	{"langmaterial", E_LANGUAGES},
	{"language", E_LANGUAGE},
	{"container", E_CONTAINER},
	{"physloc", E_CONTAINER},
	{"abstract", E_SUMMARY},
	{"scopecontent", E_SUMMARY},
	{"bioghist", E_NOTES},
	{"arrangement", E_NOTES},
	{"odd", E_NOTES},
	{"note", E_NOTES},
	{"didnote", E_NOTES},
	{"custodhist", E_NOTES},
	{"acqinfo", E_NOTES},
	{"relatedmaterial", E_NOTES},
	{"separatedmaterial", E_NOTES},
	{"bibliography", E_NOTES},
	{"altformavail", E_NOTES},
	{"originalsloc", E_NOTES},
	{"otherfindaid", E_NOTES},
	{"materialspec", E_NOTES},
	{"controlaccess", E_ACCESS},
	{"subject", E_TERM},
	{"geogname", E_TERM},
	{"function", E_TERM},
	{"occupation", E_TERM},
	{"title", E_TERM},
	{"genreform", E_GENRE},
	{"part", E_PART},
	{"dao", E_LINK},
	{"daoloc", E_LINK},
	{"head", E_HEAD},
	{"head01", E_HEAD},
	{"head02", E_HEAD},
	{"head03", E_HEAD},
	{"thead", DEBATE_LEFT_OUT + ACCOUNT_NAVIGATION},
	{"p", E_BLOCK},
	{"item", E_BLOCK},
	{"defitem", E_BLOCK},
	{"chronitem", E_BLOCK},
	{"event", E_BLOCK},
	{"bibref", E_BLOCK},
	{"row", E_BLOCK},
	{"entry", E_BLOCK},
	{"lb", E_BREAK},
	{"eadheader", DEBATE_LEFT_OUT + ACCOUNT_FILE},
	{"control", DEBATE_LEFT_OUT + ACCOUNT_FILE},
	{"frontmatter", DEBATE_LEFT_OUT + ACCOUNT_FRONT},
	{"runner", DEBATE_LEFT_OUT + ACCOUNT_PAGE},
	{"address", DEBATE_LEFT_OUT + ACCOUNT_PERSON},
	{"physdesc", DEBATE_LEFT_OUT + ACCOUNT_FILE},
	{"physdescset", DEBATE_LEFT_OUT + ACCOUNT_FILE},
	{"physdescstructured", DEBATE_LEFT_OUT + ACCOUNT_FILE},
	{"accessrestrict", DEBATE_LEFT_OUT + ACCOUNT_RIGHTS},
	{"userestrict", DEBATE_LEFT_OUT + ACCOUNT_RIGHTS},
	{"legalstatus", DEBATE_LEFT_OUT + ACCOUNT_RIGHTS},
	{"prefercite", DEBATE_LEFT_OUT + ACCOUNT_FILE},
	{"processinfo", DEBATE_LEFT_OUT + ACCOUNT_FILE},
	{"accruals", DEBATE_LEFT_OUT + ACCOUNT_FILE},
	{"appraisal", DEBATE_LEFT_OUT + ACCOUNT_FILE},
	{"phystech", DEBATE_LEFT_OUT + ACCOUNT_FILE},
	{"fileplan", DEBATE_LEFT_OUT + ACCOUNT_FILE},
	{"index", DEBATE_LEFT_OUT + ACCOUNT_INDEX},
	{"relations", DEBATE_LEFT_OUT + ACCOUNT_DOCUMENT},
	{"objectxmlwrap", DEBATE_LEFT_OUT + ACCOUNT_VOCABULARY},
};

/* Bytes of what components have from one unit, and of what they are a part of, at most: many may have it. */
enum { PART_MAX = 500, WHOLE_MAX = 2000 };

/* ---- statements ---- */

static struct ead_unit *unit_of(struct ead *e)
{
	return &e->units[e->unit];
}

const char *ead_clean(struct ead *e, const struct buf *b)
{
	return b->len ? statement_builder_clean(&e->builder, b->data, b->len) : NULL;
}

/* The attribute NAME, if it is there, instead of what TO has. */
static void keep_attribute(struct buf *to, const struct xml_attribute *a, size_t n,
			   const char *name)
{
	const char *s = debate_attribute(a, n, name);

	if (s && *s) {
		buf_clear(to);
		buf_puts(to, s);
	}
}

static void statement_open(struct ead *e)
{
	statement_builder_begin(&e->builder, reading_line(e->r));
	people_begin(&e->people);
	e->open = true;
	e->numbered = e->dated_own = false;
}

/* B, which is clean, in the batch; many statements have it. */
static const char *shared(struct ead *e, const struct buf *b)
{
	return b->len ? batch_string(reading_batch(e->r), b->data, b->len) : NULL;
}

/* What it is a part of, who keeps it and under which number, its language. */
static void inherit(struct ead *e)
{
	struct statement_builder *b = &e->builder;
	struct buf *scratch = &e->scratch;
	const char *kept = NULL;
	bool cut = false;

	buf_clear(scratch);
	for (int i = 1; i <= e->unit; i++) {
		const struct buf *parts = e->units[i].parts;

		if (i < e->unit && parts[UNIT_TITLE].len && !cut) {
			cut = scratch->len + parts[UNIT_TITLE].len >= WHOLE_MAX;
			buf_printf(scratch, "%s%s", scratch->len ? " – " : "",
				   cut ? "…" : parts[UNIT_TITLE].data);
		}
		if (parts[UNIT_LANGUAGE].len)
			b->shared.language = parts[UNIT_LANGUAGE].data[0] == ' '
						     ? NULL
						     : shared(e, &parts[UNIT_LANGUAGE]);
		if (parts[UNIT_REPOSITORY].len)
			kept = parts[UNIT_REPOSITORY].data;
	}
	/* No occasion: all of a series would look alike in a list. */
	if (scratch->len)
		statement_builder_note(&e->builder, "part of", scratch->data);
	if (!b->s.title)
		b->s.title = shared(e, &unit_of(e)->parts[UNIT_TITLE]);
	buf_clear(scratch);
	if (kept)
		buf_printf(scratch, "%s%s%s", kept, e->numbered ? ", " : "",
			   e->numbered ? b->s.id : "");
	if (scratch->len)
		statement_builder_source(b, NULL, scratch->data, scratch->len);
	if (!b->shared.kind)
		b->shared.kind = ead_clean(e, &unit_of(e)->parts[UNIT_KIND]);
}

static void statement_give(struct ead *e)
{
	if (!e->open)
		return;
	e->open = false;
	inherit(e);
	e->builder.filled = e->people.speakers_n > 0 || e->numbered;
	if (statement_builder_end(&e->builder))
		people_emit(&e->people, &e->builder.s);
	people_release(&e->people);
}

/* A component without a number has that of its place in the whole: "MS 12:c2.1", the first in the second. */
static void put_place(struct ead *e)
{
	const struct buf *whole = &e->units[1].parts[UNIT_NUMBER];

	if (e->unit < 2)
		return;
	buf_clear(&e->scratch);
	buf_printf(&e->scratch, "%s%s", buf_str(whole), whole->len ? ":c" : "c");
	for (int i = 1; i < e->unit; i++)
		buf_printf(&e->scratch, "%s%u", i == 1 ? "" : ".", e->units[i].components);
	e->builder.s.id = ead_clean(e, &e->scratch);
}

static void unit_start(struct ead *e, const struct xml_attribute *a, size_t n)
{
	const char *id = debate_attribute(a, n, "id");
	struct ead_unit *u;

	statement_give(e);
	unit_of(e)->components++;
	u = &e->units[++e->unit];
	u->depth = e->depth;
	u->components = 0;
	for (int i = 0; i < UNIT_PARTS; i++)
		buf_clear(&u->parts[i]);
	keep_attribute(&u->parts[UNIT_KIND], a, n, "level");
	keep_attribute(&u->parts[UNIT_KIND], a, n, "otherlevel");
	statement_open(e);
	put_place(e);
	if (id)
		e->builder.s.id = statement_builder_clean(&e->builder, id, strlen(id));
}

/* ---- lines ---- */

static void line_begins(struct ead *e)
{
	buf_clear(&e->line);
	account_line(reading_account(e->r));
}

/* A speaker may be named as who made it, and again among the terms. */
static void add_speaker(struct ead *e, const char *name)
{
	for (size_t i = 0; i < e->people.speakers_n && i < 100; i++)
		if (!strcmp(e->people.speakers[i].traits[PEOPLE_NAME], name))
			return;
	people_speaker(&e->people, name, NULL, NULL, e->builder.line);
}

/* Who made it; a role says when somebody only collected it. */
static void name_end(struct ead *e)
{
	struct account *account = reading_account(e->r);
	const char *name, *role;
	enum relator relator;

	account_offer(account);
	name = ead_clean(e, &e->line);
	if (!name)
		return;
	account_keep(account);
	role = ead_clean(e, &e->role);
	relator = relator_of(reading_field_names(e->r), role ? role : "creator");
	if (relator == RELATOR_OTHER)
		statement_builder_note(&e->builder, role, name);
	else
		add_speaker(e, name);
}

/* For the unit's components; a long one is cut. */
static void put_part(struct ead *e, int part, const char *s)
{
	size_t len = strlen(s), fit = utf8_fit(s, len, PART_MAX);

	buf_printf(&unit_of(e)->parts[part], "%.*s%s", (int)fit, s, fit < len ? "…" : "");
}

static void id_end(struct ead *e)
{
	const char *id = ead_clean(e, &e->line);

	account_keep(reading_account(e->r));
	if (id && !e->numbered) {
		e->builder.s.id = id;
		e->numbered = true;
		put_part(e, UNIT_NUMBER, id);
	} else {
		statement_builder_note(&e->builder, NULL, id);
	}
}

static void repository_end(struct ead *e)
{
	const char *s = ead_clean(e, &e->line);

	account_keep(reading_account(e->r));
	if (!s)
		return;
	if (unit_of(e)->parts[UNIT_REPOSITORY].len || strlen(s) > PART_MAX)
		statement_builder_note(&e->builder, NULL, s);
	if (!unit_of(e)->parts[UNIT_REPOSITORY].len)
		put_part(e, UNIT_REPOSITORY, s);
}

/* Of two titles the second is another one. */
static void title_end(struct ead *e)
{
	const char *title = ead_clean(e, &e->line);

	account_keep(reading_account(e->r));
	if (e->builder.s.title || !title) {
		statement_builder_note(&e->builder, NULL, title);
		return;
	}
	e->builder.s.title = title;
	put_part(e, UNIT_TITLE, title);
}

/* One code says it; else it is said in words. */
static void languages_end(struct ead *e)
{
	struct account *account = reading_account(e->r);
	struct buf *to = &unit_of(e)->parts[UNIT_LANGUAGE];
	const char *code = ead_clean(e, &e->code);

	/* Several: not that of what it is in either. */
	if (e->languages > 1)
		buf_putc(to, ' ');
	if (code && e->languages == 1 && !to->len) {
		account_refuse(account, ACCOUNT_SECOND);
		buf_puts(to, code);
	} else {
		account_keep(account);
		statement_builder_note(&e->builder, NULL, ead_clean(e, &e->line));
	}
}

static void term_end(struct ead *e, enum ead_element element)
{
	const char *term = ead_clean(e, &e->line), *role = ead_clean(e, &e->role);
	enum relator relator = relator_of(reading_field_names(e->r), role ? role : "");

	account_keep(reading_account(e->r));
	if (!term)
		return;
	if (element == E_NAME && relator == RELATOR_SPEAKS)
		add_speaker(e, term);
	else if (element == E_NAME && role && strcasecmp(role, "subject") != 0)
		statement_builder_note(&e->builder, role, term);
	else if (element == E_GENRE && !e->builder.shared.kind)
		e->builder.shared.kind = term;
	else
		statement_builder_topic(&e->builder, term, strlen(term));
}

static void line_end(struct ead *e, const struct ead_level *l)
{
	struct account *account = reading_account(e->r);

	if (l->section == E_ORIGINATION) {
		name_end(e);
		return;
	}
	account_offer(account);
	switch (l->section) {
	case E_TITLE: title_end(e); break;
	case E_DATE:
		account_keep(account);
		ead_date_end(e, e->line.data, e->line.len);
		break;
	case E_STRUCTURED:
		account_keep(account);
		if (l->element == E_SINGLE || l->element == E_RANGE)
			ead_date_end(e, e->line.data, e->line.len);
		break;
	case E_ID: id_end(e); break;
	case E_REPOSITORY: repository_end(e); break;
	case E_LANGUAGES: languages_end(e); break;
	case E_CONTAINER:
		account_keep(account);
		statement_builder_note(&e->builder, ead_clean(e, &e->role), ead_clean(e, &e->line));
		break;
	case E_ACCESS: term_end(e, l->element); break;
	default: account_refuse(account, ACCOUNT_SECOND); break;
	}
}

/* ---- elements ---- */

static void leave_out(struct ead *e, struct ead_level *l, enum account_fate why)
{
	account_leave_out(reading_account(e->r), why);
	l->sink = TO_NOTHING;
	l->out = true;
}

static void link_start(struct ead *e, const struct xml_attribute *a, size_t n)
{
	const char *href = NULL, *title = NULL;

	for (size_t i = 0; i < n; i++) {
		if (!strcmp(a[i].name, "href"))
			href = a[i].value;
		else if (!strcmp(a[i].name, "title") || !strcmp(a[i].name, "linktitle"))
			title = a[i].value;
	}
	if (href)
		statement_builder_source(&e->builder, href, title ? title : "",
					 title ? strlen(title) : 0);
}

/* Whether a label is that of who made it, and of nobody who only collected it. */
static bool is_maker(const char *label)
{
	static const char *const words[] = {"creat", "origin",    "author",
					    "produ", "provenien", "créat"};

	for (size_t i = 0; label && i < sizeof words / sizeof *words; i++)
		if (!strncasecmp(label, words[i], strlen(words[i])))
			return true;
	return false;
}

/* A line begins with the element, for its SECTION. */
static void start_line(struct ead *e, struct ead_level *l, enum ead_element section,
		       const struct xml_attribute *a, size_t n)
{
	l->section = section;
	l->sink = TO_LINE;
	buf_clear(&e->role);
	if (section != E_ORIGINATION || !is_maker(debate_attribute(a, n, "label")))
		keep_attribute(&e->role, a, n, section == E_CONTAINER ? "type" : "label");
	keep_attribute(&e->role, a, n, section == E_CONTAINER ? "localtype" : "role");
	keep_attribute(&e->role, a, n, section == E_CONTAINER ? "label" : "relator");
	line_begins(e);
}

/* What describes a unit, directly or in its did. */
static void describe(struct ead *e, struct ead_level *l, const struct xml_attribute *a, size_t n)
{
	switch (l->element) {
	case E_TITLE:
	case E_ID:
	case E_REPOSITORY:
	case E_ORIGINATION:
	case E_CONTAINER: start_line(e, l, l->element, a, n); break;
	case E_LANGUAGES:
		buf_clear(&e->code);
		keep_attribute(&e->code, a, n, "langcode");
		e->languages = e->code.len > 0;
		start_line(e, l, l->element, a, n);
		break;
	case E_DATE:
		ead_date_start(e, a, n);
		start_line(e, l, l->element, a, n);
		break;
	case E_STRUCTURED:
		ead_date_start(e, a, n);
		l->section = E_STRUCTURED;
		break;
	case E_SUMMARY:
	case E_NOTES:
		l->section = l->element;
		l->sink = l->element == E_SUMMARY ? TO_SUMMARY : TO_NOTES;
		body_builder_close(l->sink == TO_SUMMARY ? &e->builder.summary : &e->builder.notes);
		break;
	case E_ACCESS: l->section = E_ACCESS; break;
	case E_LINK: link_start(e, a, n); break;
	case E_HEAD: leave_out(e, l, ACCOUNT_NAVIGATION); break;
	case E_BLOCK:
		l->section = E_NOTES;
		l->sink = TO_NOTES;
		break;
	default: break;
	}
}

/* An element within a line. */
static void start_in_line(struct ead *e, struct ead_level *l, const struct xml_attribute *a,
			  size_t n)
{
	bool blank = debate_is_blank(buf_str(&e->line), e->line.len);

	if (l->element == E_PART && !blank)
		buf_puts(&e->line, l->section == E_ACCESS       ? " – "
				   : l->section == E_REPOSITORY ? ". "
								: ", ");
	if (l->element == E_BREAK)
		buf_putc(&e->line, ' ');
	if (l->section == E_ORIGINATION && l->element == E_NAME) {
		keep_attribute(&e->role, a, n, "role");
		keep_attribute(&e->role, a, n, "relator");
	}
	if (l->section == E_LANGUAGES && l->element == E_LANGUAGE) {
		keep_attribute(&e->code, a, n, "langcode");
		e->languages++;
	}
	if (l->section == E_TITLE && l->element == E_DATE) {
		ead_date_start(e, a, n);
		e->dated = e->line.len;
	}
	if (l->section == E_STRUCTURED && (l->element == E_FROM || l->element == E_TO)) {
		if (l->element == E_TO && !blank)
			buf_puts(&e->line, "–");
		ead_date_point(e, l->element == E_TO, a, n);
	}
}

/* It ends. */
static void end_in_line(struct ead *e, const struct ead_level *l)
{
	if (l->section == E_TITLE && l->element == E_DATE) {
		ead_date_end(e, e->line.data + e->dated, e->line.len - e->dated);
		e->builder.date = (struct account_receipt){0}; /* its text is the title's */
	} else if (l->section == E_ORIGINATION && l->element == E_NAME) {
		name_end(e);
		line_begins(e);
	}
}

static void access_start(struct ead *e, struct ead_level *l, const struct xml_attribute *a,
			 size_t n)
{
	if (l->element == E_TERM || l->element == E_NAME || l->element == E_GENRE)
		start_line(e, l, E_ACCESS, a, n);
	else if (l->element == E_HEAD || l->element == E_BLOCK)
		describe(e, l, a, n);
}

static void structured_start(struct ead *e, struct ead_level *l, const struct xml_attribute *a,
			     size_t n)
{
	if (l->element != E_SINGLE && l->element != E_RANGE)
		return;
	start_line(e, l, E_STRUCTURED, a, n);
	buf_clear(&e->when);
	if (l->element == E_SINGLE)
		ead_date_single(e, a, n);
}

static void body_start(struct ead *e, struct ead_level *l)
{
	struct body_builder *f = l->sink == TO_SUMMARY ? &e->builder.summary : &e->builder.notes;

	if (l->element == E_BLOCK || l->element == E_HEAD)
		body_builder_close(f);
	else if (l->element == E_BREAK)
		body_builder_break(f);
	if (l->element == E_HEAD && l->sink == TO_SUMMARY)
		leave_out(e, l, ACCOUNT_NAVIGATION);
}

static bool is_namespace(const char *ns)
{
	return !*ns || !strcmp(ns, "urn:isbn:1-931666-22-9") ||
	       !strncmp(ns, "http://ead3.archivists.org/schema", 33);
}

/* Within a text all is text, but what is not to be shown. */
static bool is_left_out(struct ead *e, struct ead_level *l, const char *ns, int kind,
			const struct xml_attribute *a, size_t n)
{
	const char *audience = debate_attribute(a, n, "audience");

	if (audience && !strcmp(audience, "internal"))
		leave_out(e, l, ACCOUNT_PRIVATE);
	else if (l->sink == TO_LINE && kind == DEBATE_LEFT_OUT + ACCOUNT_PERSON)
		leave_out(e, l, ACCOUNT_PERSON);
	else if (l->sink != TO_NOTHING)
		return false;
	else if (!is_namespace(ns))
		leave_out(e, l, ACCOUNT_VOCABULARY);
	else if (kind >= DEBATE_LEFT_OUT)
		leave_out(e, l, (enum account_fate)(kind - DEBATE_LEFT_OUT));
	return l->out;
}

static void ead_start(void *state, const char *ns, const char *name, const struct xml_attribute *a,
		      size_t n)
{
	struct ead *e = state;
	struct ead_level *up = &e->levels[e->depth++], *l = up + 1;
	int kind = debate_find(&e->names, name);

	*l = (struct ead_level){.section = up->section, .sink = up->sink, .out = up->out};
	if (l->out || is_left_out(e, l, ns, kind, a, n))
		return;
	l->element = kind < DEBATE_LEFT_OUT ? (enum ead_element)kind : E_OTHER;
	if (l->element == E_UNIT && up->sink == TO_NOTHING && up->section == E_OTHER) {
		unit_start(e, a, n);
		return;
	}
	if (!e->unit || l->element == E_DID)
		return;
	if (l->element == E_LIST && up->sink == TO_NOTHING) {
		statement_give(e);
		return;
	}
	/* What follows the components. */
	if (!e->open && up->element == E_UNIT)
		statement_open(e);
	if (!e->open && (l->element == E_HEAD || l->element == E_BLOCK))
		leave_out(e, l, l->element == E_HEAD ? ACCOUNT_NAVIGATION : ACCOUNT_NOTE);
	if (!e->open)
		return;
	if (up->sink == TO_LINE)
		start_in_line(e, l, a, n);
	else if (up->sink != TO_NOTHING)
		body_start(e, l);
	else if (up->section == E_ACCESS)
		access_start(e, l, a, n);
	else if (up->section == E_STRUCTURED)
		structured_start(e, l, a, n);
	else
		describe(e, l, a, n);
}

static void ead_end(void *state, const char *ns, const char *name)
{
	struct ead *e = state;
	const struct ead_level *l = &e->levels[e->depth], *up = l - 1;

	(void)ns;
	(void)name;
	if (l->out) {
		e->depth--;
		return;
	}
	if (l->sink == TO_LINE && up->sink != TO_LINE)
		line_end(e, l);
	else if (l->sink == TO_LINE)
		end_in_line(e, l);
	else if (l->sink != TO_NOTHING &&
		 (l->element == E_BLOCK || l->element == E_HEAD || up->sink == TO_NOTHING))
		body_builder_close(l->sink == TO_SUMMARY ? &e->builder.summary : &e->builder.notes);
	if (e->unit && unit_of(e)->depth == e->depth) {
		statement_give(e);
		e->unit--;
	}
	e->depth--;
}

static void ead_text(void *state, const char *s, size_t len)
{
	struct ead *e = state;
	struct statement_builder *b = &e->builder;

	switch (e->levels[e->depth].sink) {
	case TO_LINE: statement_builder_line(b, &e->line, s, len, RAISED_NOT); break;
	case TO_SUMMARY: statement_builder_text(b, &b->summary, s, len); break;
	case TO_NOTES: statement_builder_text(b, &b->notes, s, len); break;
	case TO_NOTHING: break;
	}
}

/* ---- the whole ---- */

static bool ead_matches(const char *ns, const char *name)
{
	return !strcmp(name, "ead") && is_namespace(ns);
}

static void *ead_open(struct reading *r)
{
	struct ead *e = xcalloc(1, sizeof *e);

	e->r = r;
	statement_builder_init(&e->builder, r);
	people_init(&e->people, r);
	e->names.table = names;
	e->names.n = sizeof names / sizeof names[0];
	return e;
}

static void ead_close(void *state, enum xml_end end)
{
	struct ead *e = state;

	if (e->open && end == XML_CUT) {
		reading_problem(e->r, e->builder.line,
				_("the file ends within this statement: it is left out"));
		statement_builder_drop(&e->builder, ACCOUNT_CUT);
	} else if (end != XML_STOPPED) {
		statement_give(e);
	}
	if (end != XML_STOPPED)
		people_end(&e->people);
	statement_builder_done(&e->builder);
	people_done(&e->people);
	buf_done(&e->line);
	buf_done(&e->when);
	buf_done(&e->role);
	buf_done(&e->code);
	buf_done(&e->scratch);
	for (size_t i = 0; i < sizeof e->units / sizeof *e->units; i++)
		for (int k = 0; k < UNIT_PARTS; k++)
			buf_done(&e->units[i].parts[k]);
	free(e);
}

const struct format format_ead = {
	.name = "ead",
	.title = N_("EAD: finding aids of archives"),
	.matches = ead_matches,
	.open = ead_open,
	.start = ead_start,
	.end = ead_end,
	.text = ead_text,
	.close = ead_close,
};
