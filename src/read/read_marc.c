/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * MARCXML, MARC 21 bibliographic records in XML as the Library of Congress has it ("MARC 21 slim"), and
 * as ISO 25577 (MarcXchange) or without a namespace: alone or as a collection.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/vec.h"
#include "read/account.h"
#include "read/debate.h"
#include "read/events.h"
#include "read/format.h"
#include "read/read_marc.h"

/* Subfields that are kept of a field. */
enum { PARTS_MAX = 1000 };

/* What the fields from one number to another are for; the first row that fits. */
static const struct {
	const char *from, *to;
	enum marc_use use;
	enum account_fate why;
} uses[] = {
	{"010", "010", MARC_ID, ACCOUNT_SECOND},
	{"015", "016", MARC_ID, ACCOUNT_SECOND},
	{"020", "020", MARC_ID, ACCOUNT_SECOND},
	{"022", "022", MARC_ID, ACCOUNT_SECOND},
	{"024", "024", MARC_ID, ACCOUNT_SECOND},
	{"027", "028", MARC_ID, ACCOUNT_SECOND},
	{"030", "030", MARC_ID, ACCOUNT_SECOND},
	{"033", "033", MARC_CODED_EVENT, ACCOUNT_MACHINE},
	{"035", "035", MARC_ID, ACCOUNT_SECOND},
	{"040", "040", MARC_LEFT, ACCOUNT_FILE},
	{"041", "041", MARC_LANGUAGE, ACCOUNT_SECOND},
	{"046", "046", MARC_CODED_DATE, ACCOUNT_SECOND},
	{"050", "085", MARC_LEFT, ACCOUNT_NUMBER},
	{"086", "088", MARC_ID, ACCOUNT_SECOND},
	{"090", "099", MARC_LEFT, ACCOUNT_NUMBER},
	{"000", "099", MARC_LEFT, ACCOUNT_MACHINE},
	{"100", "111", MARC_NAME, ACCOUNT_PERSON},
	{"130", "130", MARC_OTHER_TITLE, ACCOUNT_SECOND},
	{"210", "243", MARC_OTHER_TITLE, ACCOUNT_SECOND},
	{"245", "245", MARC_TITLE, ACCOUNT_FILE},
	{"246", "247", MARC_OTHER_TITLE, ACCOUNT_SECOND},
	{"250", "258", MARC_LEFT, ACCOUNT_FILE},
	{"260", "260", MARC_IMPRINT, ACCOUNT_PERSON},
	{"264", "264", MARC_IMPRINT, ACCOUNT_PERSON},
	{"263", "270", MARC_LEFT, ACCOUNT_FILE},
	{"351", "351", MARC_NOTE, ACCOUNT_NOTE},
	{"388", "388", MARC_NOTE, ACCOUNT_NOTE},
	{"300", "399", MARC_LEFT, ACCOUNT_FILE},
	{"400", "490", MARC_NOTE, ACCOUNT_SECOND},
	{"506", "506", MARC_LEFT, ACCOUNT_RIGHTS},
	{"518", "518", MARC_EVENT, ACCOUNT_SECOND},
	{"520", "520", MARC_SUMMARY, ACCOUNT_SECOND},
	{"533", "534", MARC_LEFT, ACCOUNT_FILE},
	{"538", "538", MARC_LEFT, ACCOUNT_FILE},
	{"540", "540", MARC_LEFT, ACCOUNT_RIGHTS},
	{"542", "542", MARC_LEFT, ACCOUNT_RIGHTS},
	{"563", "563", MARC_LEFT, ACCOUNT_FILE},
	{"583", "584", MARC_LEFT, ACCOUNT_FILE},
	{"588", "588", MARC_LEFT, ACCOUNT_FILE},
	{"500", "599", MARC_NOTE, ACCOUNT_NOTE},
	{"655", "655", MARC_GENRE, ACCOUNT_SECOND},
	{"600", "699", MARC_SUBJECT, ACCOUNT_PERSON},
	{"700", "720", MARC_NAME, ACCOUNT_PERSON},
	{"730", "740", MARC_OTHER_TITLE, ACCOUNT_SECOND},
	{"751", "752", MARC_NOTE, ACCOUNT_NOTE},
	{"753", "758", MARC_LEFT, ACCOUNT_MACHINE},
	{"773", "773", MARC_NOTE, ACCOUNT_NOTE},
	{"760", "788", MARC_LEFT, ACCOUNT_DOCUMENT},
	{"800", "830", MARC_NOTE, ACCOUNT_SECOND},
	{"852", "852", MARC_NOTE, ACCOUNT_NOTE},
	{"856", "857", MARC_LINK, ACCOUNT_NOTE},
	{"841", "878", MARC_LEFT, ACCOUNT_FILE},
	{"882", "887", MARC_LEFT, ACCOUNT_MACHINE},
	{"790", "799", MARC_LEFT, ACCOUNT_VOCABULARY}, /* a library's own, as are */
	{"890", "999", MARC_LEFT, ACCOUNT_VOCABULARY},
};

enum marc_use marc_use_of(const char *tag, enum account_fate *why)
{
	for (size_t i = 0; i < sizeof uses / sizeof *uses; i++)
		if (strcmp(tag, uses[i].from) >= 0 && strcmp(tag, uses[i].to) <= 0) {
			*why = uses[i].why;
			return uses[i].use;
		}
	*why = ACCOUNT_NOTE;
	return MARC_UNKNOWN;
}

/* ---- records ---- */

static void record_start(struct marc *m, const struct xml_attribute *a, size_t n)
{
	const char *format = debate_attribute(a, n, "format");
	const char *type = debate_attribute(a, n, "type");

	statement_builder_begin(&m->builder, reading_line(m->r));
	people_begin(&m->people);
	m->record = m->depth;
	m->other = NULL;
	if (format && *format && strncmp(format, "MARC21", 6) != 0 &&
	    strncmp(format, "MARC 21", 7) != 0)
		m->other = statement_builder_clean(&m->builder, format, strlen(format));
	m->heading = type && *type && strcmp(type, "Bibliographic") != 0;
	m->deleted = m->unimarc = m->series = m->fixed = false;
	m->titled = m->placed = 0;
	*m->dates = *m->language = 0;
	m->fixed_receipt = m->title = m->place = (struct account_receipt){0};
	m->id = NULL;
	m->names_n = 0;
	for (int i = 0; i < MARC_DATES; i++)
		m->when[i] = (struct marc_date){0};
}

/* Whether the record is of no statement; then it is dropped. */
static bool is_dropped(struct marc *m)
{
	struct statement_builder *b = &m->builder;

	if (m->other || (m->unimarc && !m->titled)) {
		reading_problem(m->r, b->line,
				_("this record is not MARC 21 but %.100s: it is left out"),
				m->other ? m->other : "UNIMARC");
		statement_builder_drop(b, ACCOUNT_VOCABULARY);
	} else if (m->deleted) {
		reading_problem(m->r, b->line,
				_("the record is marked as deleted: it is left out"));
		statement_builder_drop(b, ACCOUNT_HIDDEN);
	} else if (m->heading) {
		statement_builder_drop(b, ACCOUNT_DOCUMENT);
	} else {
		return false;
	}
	return true;
}

static void record_end(struct marc *m)
{
	struct statement_builder *b = &m->builder;

	m->record = m->field = m->part = 0;
	if (is_dropped(m)) {
		people_release(&m->people);
		return;
	}
	if (*m->language && !b->shared.language) {
		b->shared.language = statement_builder_clean(b, m->language, strlen(m->language));
		m->fixed = true;
	}
	marc_dates_give(m);
	if (!m->fixed)
		account_drop(reading_account(m->r), &m->fixed_receipt, ACCOUNT_MACHINE);
	marc_names_give(m);
	b->s.id = m->id;
	b->filled = m->people.speakers_n > 0 || b->s.id;
	if (statement_builder_end(b))
		people_emit(&m->people, &b->s);
	people_release(&m->people);
}

/* ---- fields ---- */

/* The leader: what is to become of the record, and what it is of. */
static void leader_end(struct marc *m)
{
	const char *s = buf_str(&m->line);

	s += strspn(s, "\t\r\n");
	account_refuse(reading_account(m->r), ACCOUNT_MACHINE);
	if (strlen(s) < 7)
		return;
	m->deleted = s[5] == 'd';
	m->heading |= strchr("uvxyzwq", s[6]) != NULL;
}

static void control_end(struct marc *m)
{
	struct account *account = reading_account(m->r);

	if (!strcmp(m->tag, "001") && !m->id) {
		account_keep(account);
		m->id = statement_builder_clean(&m->builder, m->line.data, m->line.len);
	} else if (!strcmp(m->tag, "008") && !m->fixed_receipt.path) {
		account_keep(account);
		m->fixed_receipt = account_receipt(account);
		marc_fixed_end(m);
	} else {
		account_refuse(account, m->tag[2] < '6' ? ACCOUNT_FILE : ACCOUNT_MACHINE);
	}
}

/* What is special about some fields, by their indicators and what came before. */
static void use_exceptions(struct marc *m)
{
	bool kept_private = !strcmp(m->tag, "541") || !strcmp(m->tag, "561");

	if (m->use == MARC_SUMMARY && (m->first == '1' || m->first == '4'))
		m->use = MARC_NOTE; /* a review, advice */
	if (kept_private && m->first == '0') {
		m->use = MARC_LEFT;
		m->why = ACCOUNT_PRIVATE;
	}
	/* What series it is of, again, in the form of a heading. */
	if (*m->tag == '8' && m->use == MARC_NOTE && m->tag[1] <= '3' && m->series)
		m->use = MARC_LEFT;
	m->series |= *m->tag == '4';
	m->unimarc |= !strcmp(m->tag, "200");
}

static void field_is(struct marc *m, const char *tag)
{
	static const char signs[] =
		"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

	memcpy(m->tag, strspn(tag, signs) < 3 ? "???" : tag, 3);
	m->tag[3] = 0;
	m->use = marc_use_of(m->tag, &m->why);
	use_exceptions(m);
}

/* The first character of an indicator; ' ' where it has none. */
static char indicator(const struct xml_attribute *a, size_t n, const char *name)
{
	const char *s = debate_attribute(a, n, name);

	return s && *s ? *s : ' ';
}

static void field_start(struct marc *m, const struct xml_attribute *a, size_t n)
{
	const char *tag = debate_attribute(a, n, "tag");

	m->field = m->depth;
	m->first = indicator(a, n, "ind1");
	m->second = indicator(a, n, "ind2");
	m->script = m->started = false;
	m->code = 0;
	m->parts_n = 0;
	field_is(m, tag && strlen(tag) == 3 ? tag : "???");
	if (m->use == MARC_LEFT)
		account_leave_out(reading_account(m->r), m->why);
}

/* The field 880 says whose text it has: "245-01/Cyrl", 00 for nobody's. */
static void link_end(struct marc *m)
{
	const char *s = buf_str(&m->line);

	account_refuse(reading_account(m->r), ACCOUNT_MACHINE);
	if (m->line.len < 6 || m->started || m->parts_n || s[3] != '-')
		return;
	m->script = strncmp(s + 4, "00", 2) != 0;
	field_is(m, s);
	if (m->script && (m->use == MARC_IMPRINT || m->use == MARC_OTHER_TITLE ||
			  m->use == MARC_GENRE || m->use == MARC_LINK))
		m->use = MARC_LEFT, m->why = ACCOUNT_SECOND;
}

/* ---- subfields ---- */

static struct body_builder *body_of(struct marc *m)
{
	return m->use == MARC_SUMMARY ? &m->builder.summary : &m->builder.notes;
}

static bool has_body(const struct marc *m)
{
	return m->use == MARC_SUMMARY || m->use == MARC_NOTE || m->use == MARC_UNKNOWN;
}

/* The next subfield of a note; what it is about stands BEFORE. */
static void body_start(struct marc *m, char before)
{
	struct body_builder *f = body_of(m);

	if (!m->started) {
		body_builder_open(f, MARK_P);
		if (m->use == MARC_UNKNOWN) {
			body_builder_text(f, m->tag, 3);
			body_builder_text(f, ": ", 2);
		}
	} else {
		body_builder_text(f, before == '3' ? ": " : " ", before == '3' ? 2 : 1);
	}
	m->started = true;
	m->streams = true;
}

/* Digits are about the field: links, sources of its terms, authority records; but for the 3, which says
 * what a note is about. */
static bool is_about(const struct marc *m, char code)
{
	if (code == '6')
		return strcmp(m->tag, "880") != 0;
	if (code == '2')
		return m->use != MARC_ID;
	if (code == '4')
		return m->use != MARC_NAME;
	if (code == 'w')
		return *m->tag == '7' || *m->tag == '8' || *m->tag == '4';
	return code >= '0' && code <= '9' && code != '3';
}

static void line_begins(struct marc *m)
{
	buf_clear(&m->line);
	account_line(reading_account(m->r));
	m->whole = true;
}

static void part_start(struct marc *m, const struct xml_attribute *a, size_t n)
{
	char before = m->code;

	m->part = m->depth;
	m->code = indicator(a, n, "code");
	if (is_about(m, m->code))
		account_leave_out(reading_account(m->r), ACCOUNT_MACHINE);
	else if (m->use == MARC_LEFT)
		account_leave_out(reading_account(m->r), m->why);
	else if (has_body(m) && !(m->code == '6' && !strcmp(m->tag, "880")))
		body_start(m, before);
	else
		line_begins(m);
}

static void part_end(struct marc *m)
{
	struct account *account = reading_account(m->r);
	const char *text;

	m->part = 0;
	m->streams = false;
	if (!m->whole)
		return;
	m->whole = false;
	account_offer(account);
	if (m->code == '6') {
		link_end(m);
		return;
	}
	/* A field of MARC itself has 9999 bytes. */
	if (m->parts_n >= PARTS_MAX) {
		account_refuse(account, ACCOUNT_LONG);
		return;
	}
	account_keep(account);
	text = statement_builder_clean(&m->builder, m->line.data, m->line.len);
	if (!text)
		return;
	m->parts = vec_fit(m->parts, m->parts_n + 1, &m->parts_size, sizeof *m->parts);
	m->parts[m->parts_n++] =
		(struct marc_subfield){m->code, text, account_receipt(account), false};
}

static void field_end(struct marc *m)
{
	m->field = 0;
	if (has_body(m) && m->started)
		body_builder_close(body_of(m));
	marc_field_end(m);
	for (size_t i = 0; i < m->parts_n; i++)
		if (!m->parts[i].taken)
			account_drop(reading_account(m->r), &m->parts[i].receipt, m->why);
}

/* ---- elements ---- */

static bool is_namespace(const char *ns)
{
	return !*ns || !strcmp(ns, "http://www.loc.gov/MARC21/slim") ||
	       !strncmp(ns, "info:lc/xmlns/marcxchange-v", 27);
}

static void control_start(struct marc *m, const char *tag)
{
	size_t len = tag ? strlen(tag) : 0;

	memcpy(m->tag, len == 3 ? tag : "???", 4);
	m->field = m->depth;
	m->parts_n = 0;
	m->script = m->started = false;
	m->use = MARC_LEFT;
	line_begins(m);
}

static void marc_start(void *state, const char *ns, const char *name, const struct xml_attribute *a,
		       size_t n)
{
	struct marc *m = state;

	m->depth++;
	if (m->part || (m->field && m->whole))
		return; /* markup within a text, as some put it there */
	if (!is_namespace(ns)) {
		account_leave_out(reading_account(m->r), ACCOUNT_VOCABULARY);
	} else if (!m->record) {
		if (!strcmp(name, "record"))
			record_start(m, a, n);
	} else if (m->field) {
		if (m->depth == m->field + 1 && !strcmp(name, "subfield"))
			part_start(m, a, n);
	} else if (m->depth == m->record + 1) {
		if (!strcmp(name, "leader"))
			control_start(m, "LDR");
		else if (!strcmp(name, "controlfield"))
			control_start(m, debate_attribute(a, n, "tag"));
		else if (!strcmp(name, "datafield"))
			field_start(m, a, n);
	}
}

static void marc_end(void *state, const char *ns, const char *name)
{
	struct marc *m = state;
	int depth = m->depth--;

	(void)ns;
	(void)name;
	if (depth == m->part) {
		part_end(m);
	} else if (depth == m->field && m->whole) {
		m->whole = false;
		m->field = 0;
		account_offer(reading_account(m->r));
		if (*m->tag == 'L')
			leader_end(m);
		else
			control_end(m);
	} else if (depth == m->field) {
		field_end(m);
	} else if (depth == m->record) {
		record_end(m);
	}
}

/* The length of a control character at S that says which letters are not sorted by: before and after an
 * article, in ISO 6630 and as the German libraries have them. */
static size_t sort_mark(const char *s, size_t len)
{
	return len > 1 && s[0] == '\xC2' && strchr("\x88\x89\x98\x9C", s[1]) && s[1] ? 2 : 0;
}

static void give_text(struct marc *m, const char *s, size_t len)
{
	if (m->streams)
		statement_builder_text(&m->builder, body_of(m), s, len);
	else if (m->whole)
		statement_builder_line(&m->builder, &m->line, s, len, RAISED_NOT);
}

static void marc_text(void *state, const char *s, size_t len)
{
	struct marc *m = state;
	size_t from = 0;

	for (size_t i = 0; i + 1 < len; i++)
		if (sort_mark(s + i, len - i)) {
			give_text(m, s + from, i - from);
			from = i + 2;
			i++;
		}
	give_text(m, s + from, len - from);
}

/* ---- the whole ---- */

static enum format_answer marc_look(const struct format *f, const struct events *begin, bool whole)
{
	const struct event *root = begin->items, *last = &begin->items[begin->n - 1];
	bool record = !strcmp(root->name, "record");

	(void)f;
	if ((!record && strcmp(root->name, "collection") != 0) || !is_namespace(root->ns))
		return FORMAT_NO;
	if (*root->ns)
		return FORMAT_YES;
	/* Names that may be anybody's. */
	if (last->kind != EVENT_START || whole)
		return FORMAT_NO;
	if (!*last->ns && (!strcmp(last->name, "leader") || ((!strcmp(last->name, "controlfield") ||
							      !strcmp(last->name, "datafield")) &&
							     event_attribute(last, "tag"))))
		return FORMAT_YES;
	return begin->depth == 1 || (begin->depth == 2 && !record && !strcmp(last->name, "record"))
		       ? FORMAT_PERHAPS
		       : FORMAT_NO;
}

static void *marc_open(struct reading *r)
{
	struct marc *m = xcalloc(1, sizeof *m);

	m->r = r;
	statement_builder_init(&m->builder, r);
	people_init(&m->people, r);
	buf_init(&m->line);
	buf_init(&m->out);
	return m;
}

static void marc_close(void *state, enum xml_end end)
{
	struct marc *m = state;

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
	buf_done(&m->out);
	free(m->parts);
	free(m->names);
	free(m);
}

const struct format format_marc = {
	.name = "marcxml",
	.title = N_("MARCXML: records of libraries (MARC 21)"),
	.look = marc_look,
	.open = marc_open,
	.start = marc_start,
	.end = marc_end,
	.text = marc_text,
	.close = marc_close,
};
