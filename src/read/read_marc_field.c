/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "read/read_marc.h"

/* ---- lines ---- */

/* Whether the full stop behind the LEN bytes at S is a part of their last word: an initial, an
 * abbreviation. A short word may well be one. */
static bool keeps_stop(const char *s, size_t len)
{
	static const char *const shortened[] = {"assn", "bros", "corp", "dept", "govt",
						"hist", "intl", "univ", "comm", "conf"};
	size_t from = len;

	while (from > 0 &&
	       ((unsigned char)s[from - 1] >= 0x80 || isalnum((unsigned char)s[from - 1])))
		from--;
	if (from == len)
		return s[len - 1] == '.'; /* an ellipsis */
	for (size_t i = 0; i < sizeof shortened / sizeof *shortened; i++)
		if (len - from == 4 && !strncasecmp(s + from, shortened[i], 4))
			return true;
	return utf8_count_visible(s + from, len - from) < 4;
}

size_t marc_trim(const char *s, size_t len)
{
	for (;;) {
		while (len && s[len - 1] == ' ')
			len--;
		if (len && s[len - 1] == ',')
			len--;
		else if (len > 1 && s[len - 2] == ' ' && strchr("/:;=+", s[len - 1]))
			len--;
		else if (len > 1 && s[len - 1] == '.' && !keeps_stop(s, len - 1))
			return len - 1;
		else
			return len;
	}
}

const char *marc_clean(struct marc *m, const char *text, size_t len)
{
	return statement_builder_clean(&m->builder, text, marc_trim(text, len));
}

static struct marc_subfield *part_of(struct marc *m, char code)
{
	for (size_t i = 0; i < m->parts_n; i++)
		if (m->parts[i].code == code && !m->parts[i].taken)
			return &m->parts[i];
	return NULL;
}

const char *marc_take(struct marc *m, char code)
{
	struct marc_subfield *part = part_of(m, code);

	if (part)
		part->taken = true;
	return part ? part->text : NULL;
}

void marc_place(struct marc *m, const struct marc_subfield *from, int rank)
{
	struct account *account = reading_account(m->r);
	const char *s = from->text + strspn(from->text, "[( ");
	size_t len = marc_trim(s, strlen(s));

	while (len && strchr("])", s[len - 1]) && !memchr(s, s[len - 1] == ')' ? '(' : '[', len))
		len = marc_trim(s, len - 1);
	/* "No place." */
	if (m->placed >= rank || !len || !strncasecmp(s, "s.l", 3) || strstr(s, "not identified")) {
		account_drop(account, &from->receipt, ACCOUNT_SECOND);
		return;
	}
	account_drop(account, &m->place, ACCOUNT_SECOND);
	m->place = from->receipt;
	m->placed = rank;
	m->builder.shared.place = statement_builder_clean(&m->builder, s, len);
}

/* ---- titles ---- */

/* What stands before the subfield CODE of a title, which comes after the text BEFORE. */
static const char *title_joint(char code, const char *before)
{
	char last = before[strlen(before) - 1];

	if (code == 'n' || code == 'p')
		return last == ',' ? ", " : ". ";
	return last == '=' ? " = " : last == ';' ? "; " : code == 'b' ? ": " : " ";
}

/* "The harvest: an address. Part 2, The dam" of the subfields CODES in m->out. */
static void join_title(struct marc *m, const char *codes)
{
	const char *before = NULL;

	buf_clear(&m->out);
	for (size_t i = 0; i < m->parts_n; i++) {
		struct marc_subfield *part = &m->parts[i];
		size_t len = marc_trim(part->text, strlen(part->text));

		if (!strchr(codes, part->code) || !len)
			continue;
		part->taken = true;
		if (before)
			buf_puts(&m->out, title_joint(part->code, before));
		buf_printf(&m->out, "%.*s", (int)len, part->text);
		before = part->text;
	}
}

/* One receipt for all that is taken of the field. */
static struct account_receipt receipt_of(const struct marc *m)
{
	struct account_receipt all = {0};

	for (size_t i = 0; i < m->parts_n; i++)
		if (m->parts[i].taken)
			all = all.path ? account_receipt_both(&all, &m->parts[i].receipt)
				       : m->parts[i].receipt;
	return all;
}

static void take_title(struct marc *m, int rank)
{
	const char *title = statement_builder_clean(&m->builder, m->out.data, m->out.len);
	struct account_receipt receipt = receipt_of(m);

	if (!title || rank <= m->titled) {
		account_drop(reading_account(m->r), &receipt, ACCOUNT_SECOND);
		return;
	}
	account_drop(reading_account(m->r), &m->title, ACCOUNT_SECOND);
	m->title = receipt;
	m->titled = rank;
	m->builder.s.title = title;
}

/* In another script it stands in a note. */
static void title_end(struct marc *m)
{
	join_title(m, "abnp");
	if (m->script) {
		statement_builder_note(
			&m->builder, NULL,
			statement_builder_clean(&m->builder, m->out.data, m->out.len));
	} else {
		take_title(m, 2);
		for (size_t i = 0; i < m->parts_n; i++)
			if (m->parts[i].code == 'f' && !m->parts[i].taken)
				marc_date_printed(m, MARC_PRODUCED, &m->parts[i]);
	}
	/* Who is responsible for it, in the words of the title page. */
	for (const char *s; (s = marc_take(m, 'c'));)
		statement_builder_note(&m->builder, NULL, marc_clean(m, s, strlen(s)));
}

/* Where it was issued, or (264 _0) made, and when. */
static void imprint_end(struct marc *m)
{
	bool made = !strcmp(m->tag, "264") && m->second == '0';
	bool issued = strcmp(m->tag, "264") != 0 || m->second == '1';

	for (size_t i = 0; i < m->parts_n && (made || issued); i++) {
		struct marc_subfield *part = &m->parts[i];

		if (part->code != 'a' && part->code != 'c')
			continue;
		part->taken = true;
		if (part->code == 'a')
			marc_place(m, part, made ? 2 : 1);
		else
			marc_date_printed(m, made ? MARC_PRODUCED : MARC_ISSUED, part);
	}
}

/* ---- notes, topics, ids ---- */

/* What was recorded or said when and where: all of it is a note, and what is said to be so, or reads as a
 * date, is the date and the place too. */
static void event_end(struct marc *m)
{
	buf_clear(&m->out);
	for (size_t i = 0; i < m->parts_n; i++) {
		struct marc_subfield *part = &m->parts[i];
		struct marc_subfield both = {part->code, part->text, {0}, true};

		part->taken = true;
		buf_printf(&m->out, "%s%s",
			   !m->out.len            ? ""
			   : part[-1].code == '3' ? ": "
						  : ", ",
			   part->text);
		if (part->code == 'p' && !m->script)
			marc_place(m, &both, 4);
		else if ((part->code == 'd' || part->code == 'a') && !m->script)
			marc_date_printed(m, MARC_EVENT_NOTE, &both);
	}
	statement_builder_note(&m->builder, NULL,
			       statement_builder_clean(&m->builder, m->out.data, m->out.len));
}

/* "Agriculture – Austria", of one name "Doe, Jane, 1950-". */
static void subject_end(struct marc *m)
{
	bool free_words = !strcmp(m->tag, "653");

	buf_clear(&m->out);
	for (size_t i = 0; i < m->parts_n; i++) {
		struct marc_subfield *part = &m->parts[i];

		if (part->code == 'e' || part->code == '3')
			continue;
		part->taken = true;
		if (m->out.len && (free_words || strchr("vxyz", part->code))) {
			buf_truncate(&m->out, marc_trim(m->out.data, m->out.len));
			if (free_words) {
				statement_builder_topic(&m->builder, m->out.data, m->out.len);
				buf_clear(&m->out);
			} else {
				buf_puts(&m->out, " – ");
			}
		} else if (m->out.len) {
			buf_putc(&m->out, ' ');
		}
		buf_puts(&m->out, part->text);
	}
	if (m->out.len)
		statement_builder_topic(&m->builder, m->out.data,
					marc_trim(m->out.data, m->out.len));
}

static void genre_end(struct marc *m)
{
	const char *s = m->builder.shared.kind ? NULL : marc_take(m, 'a');

	if (s)
		m->builder.shared.kind = marc_clean(m, s, strlen(s));
}

/* Codes of languages that say nothing: none, several, not known. */
static bool is_no_language(const char *code)
{
	return !strcmp(code, "mul") || !strcmp(code, "und") || !strcmp(code, "zxx") || !*code;
}

/* That of 008, if it has one, is the most of it. */
static void language_end(struct marc *m)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz";
	struct marc_subfield *part = part_of(m, 'a');
	size_t len;

	if (!is_no_language(m->language) || m->builder.shared.language || !part)
		return;
	part->taken = true;
	len = strlen(part->text);
	/* Codes of MARC were written one behind the other. */
	if (m->second != '7' && len > 3 && len % 3 == 0 && strspn(part->text, letters) == len) {
		account_drop_some(reading_account(m->r), &part->receipt, len - 3, ACCOUNT_SECOND);
		len = 3;
	}
	m->builder.shared.language = statement_builder_clean(&m->builder, part->text, len);
}

static bool is_address(const char *s)
{
	return !strncasecmp(s, "http://", 7) || !strncasecmp(s, "https://", 8);
}

/* Addresses are sources; all others, but for the one of the record, stand in notes. */
static void id_end(struct marc *m)
{
	static const struct {
		const char *tag, *what;
	} called[] = {{"010", "LCCN"}, {"020", "ISBN"}, {"022", "ISSN"}};
	const char *what = !strcmp(m->tag, "024") ? marc_take(m, '2') : NULL, *s;

	for (size_t i = 0; i < sizeof called / sizeof *called; i++)
		if (!strcmp(m->tag, called[i].tag))
			what = called[i].what;
	while ((s = marc_take(m, 'a'))) {
		s = marc_clean(m, s, strlen(s));
		if (s && is_address(s))
			statement_builder_source(&m->builder, s, "", 0);
		else
			statement_builder_note(&m->builder, what, s);
		if (!m->id)
			m->id = s;
	}
}

static void link_end(struct marc *m)
{
	const char *name = marc_take(m, 'y'), *s;

	name = name ? name : marc_take(m, '3');
	name = name ? name : marc_take(m, 'z');
	name = name ? name : "";
	while ((s = marc_take(m, 'u')))
		statement_builder_source(&m->builder, s, name, strlen(name));
	while ((s = marc_take(m, 'z')))
		statement_builder_note(&m->builder, NULL, s);
}

void marc_field_end(struct marc *m)
{
	switch (m->use) {
	case MARC_ID: id_end(m); break;
	case MARC_CODED_DATE: marc_coded_date_end(m); break;
	case MARC_CODED_EVENT: marc_coded_event_end(m); break;
	case MARC_LANGUAGE: language_end(m); break;
	case MARC_NAME: marc_name_end(m); break;
	case MARC_TITLE: title_end(m); break;
	case MARC_OTHER_TITLE:
		join_title(m, "abnp");
		take_title(m, 1);
		break;
	case MARC_IMPRINT: imprint_end(m); break;
	case MARC_EVENT: event_end(m); break;
	case MARC_SUBJECT: subject_end(m); break;
	case MARC_GENRE: genre_end(m); break;
	case MARC_LINK: link_end(m); break;
	case MARC_LEFT:
	case MARC_SUMMARY:
	case MARC_NOTE:
	case MARC_UNKNOWN: break;
	}
}
