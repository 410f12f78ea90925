/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Field: the one table of what a statement has.
 *
 * Each row says what a field is called in a query and for --count-by and --sort, what stands before
 * it where a text is printed, on which line of the head it is on the screen, what its column in JSON
 * and CSV is called, where in a statement it is, and where it is looked for. Queries, completion,
 * values, orders, concordance, writers and the head of a text go through the table, so a new field
 * is one row here (and its member of struct statement). The order is that of the columns; a field's
 * number is its place, and its bit in a set of fields.
 *
 * Pure data, any thread; what is returned is the statement's own. field.c and archive.c use each other:
 * the table tells an archive which fields it has, and one of the fields is the file's name in it.
 */
#ifndef LR_ARCHIVE_FIELD_H
#define LR_ARCHIVE_FIELD_H

#include <stdbool.h>
#include <stddef.h>

#include "archive/statement.h"

struct archive;
struct buf;
struct remark;

enum field_type {
	FIELD_TYPE_LINE,
	FIELD_TYPE_PEOPLE,  /* a line; of several speakers joined by "; " */
	FIELD_TYPE_DATE,    /* EDTF: the statement's date */
	FIELD_TYPE_MOMENT,  /* RFC 3339, as precise as given */
	FIELD_TYPE_LIST,    /* strings, NULL-terminated */
	FIELD_TYPE_SOURCES, /* addresses and their names, two such lists */
	FIELD_TYPE_BODY,    /* archive/body */
	FIELD_TYPE_NOTES,   /* a body with a note a paragraph */
	FIELD_TYPE_FILE,    /* the name of the file it is in */
	FIELD_TYPE_OWN      /* what a reader has put beside it (archive/remark) */
};

/* Where a query looks for it. */
enum field_search {
	FIELD_SEARCH_NONE,
	FIELD_SEARCH_TEXT,     /* in the index: a plain word finds it too */
	FIELD_SEARCH_VALUE,    /* under its name alone, anywhere in it */
	FIELD_SEARCH_LANGUAGE, /* the same, by the parts of a language tag */
	FIELD_SEARCH_FILE,
	FIELD_SEARCH_DATE,
	FIELD_SEARCH_OWN /* in remarks, as they are when a query is read */
};

/* Which record of a statement it is in (statement.h). */
enum field_in { FIELD_IN_STATEMENT, FIELD_IN_SHARED, FIELD_IN_RARE };

/* Which line of the head of a text on the screen it is a part of; what is in none has its own place. */
enum field_head {
	FIELD_HEAD_NONE,
	FIELD_HEAD_SPEAKER, /* who speaks, for whom */
	FIELD_HEAD_ORIGIN,  /* where and what it is */
	FIELD_HEAD_LANGUAGE /* the same line, after those */
};

struct field {
	const char *name;  /* N_(): its translation is understood in a query too */
	const char *alias; /* what a query is printed with, being shorter; NULL: none */
	const char
		*said; /* N_(): how what is looked for in it is said, for %s; NULL: with its name */
	const char *label; /* N_(): before it where a text is printed; NULL: it has no line there */
	const char *about; /* what it is, a sentence for those who get data with such a column */
	const char *many; /* N_(): over its values on the screen; NULL: they are not listed there */
	const char *column, *first_column; /* in JSON and CSV; of the first of a list; NULL: none */
	enum field_type type;
	enum field_search search;
	enum field_head head;
	enum field_in in;
	size_t member;   /* its offset there */
	unsigned covers; /* fields that a query for this one looks in besides: their bits */
	bool words;      /* its words are what the statement says */
	bool apart; /* it is about the statement or its speaker: found, but its words do not count */
	bool concordance;                                     /* a column of the concordance */
	const char *(*own)(const struct remark *m, size_t k); /* value K of FIELD_TYPE_OWN */
	/* What an order goes by where that is not the field itself. */
	const char *(*order)(const struct statement *s, char room[STATEMENT_LABEL_SIZE]);
};

/* clang-format off */
#define FIELD_MEMBER(name) .member = offsetof(struct statement, name)
#define FIELD_SHARED(name) .in = FIELD_IN_SHARED, .member = offsetof(struct statement_shared, name)
#define FIELD_RARE(name) .in = FIELD_IN_RARE, .member = offsetof(struct statement_rare, name)
#define FIELD_LIST(X) \
	X(ID, .about = "The id that the archive gives it; else one made of its place", \
	  .name = N_FIELD("id"), .said = N_FIELD("with the id %s"), \
	  .column = "id", .search = FIELD_SEARCH_VALUE, .concordance = true, \
	  FIELD_MEMBER(id)) \
	X(DATE, .about = "When it was delivered, as EDTF (ISO 8601-2), as precise as it is known", \
	  .name = N_FIELD("date"), .label = N_FIELD("Date"), .column = "date", .type = FIELD_TYPE_DATE, \
	  .search = FIELD_SEARCH_DATE, .concordance = true, FIELD_MEMBER(edtf)) \
	X(DATE_TEXT, .about = "The date as the source prints it", \
	  .name = "date_text", .said = N_FIELD("%s in the date as printed"), \
	  .label = N_FIELD("As printed"), .column = "date_text", \
	  .search = FIELD_SEARCH_VALUE, FIELD_MEMBER(date_text)) \
	X(TITLE, .about = "Its title", \
	  .name = N_FIELD("title"), .said = N_FIELD("%s in the title"), \
	  .column = "title", .search = FIELD_SEARCH_TEXT, .words = true, \
	  .order = field_order_title, FIELD_MEMBER(title)) \
	X(OCCASION, .about = "The event or series it belongs to", \
	  .name = N_FIELD("occasion"), .said = N_FIELD("%s in the occasion"), \
	  .label = N_FIELD("Occasion"), .many = N_FIELD("Occasions"), \
	  .column = "occasion", .search = FIELD_SEARCH_TEXT, .concordance = true, \
	  .order = statement_label, FIELD_MEMBER(occasion)) \
	X(SPEAKER, .about = "Who speaks; several are parted by '; '", \
	  .name = N_FIELD("speaker"), .said = N_FIELD("said by %s"), \
	  .label = N_FIELD("Speaker"), .many = N_FIELD("Speakers"), \
	  .column = "speaker", .type = FIELD_TYPE_PEOPLE, .search = FIELD_SEARCH_TEXT, \
	  .concordance = true, FIELD_MEMBER(speaker)) \
	X(ROLE, .about = "The office or function of the speaker; of several as the speakers", \
	  .name = N_FIELD("role"), .said = N_FIELD("in the role %s"), \
	  .many = N_FIELD("Roles"), .column = "role", .type = FIELD_TYPE_PEOPLE, \
	  .search = FIELD_SEARCH_TEXT, .apart = true, FIELD_SHARED(role)) \
	X(PARTY, .about = "The party or parliamentary group of the speaker", \
	  .name = N_FIELD("party"), .said = N_FIELD("of the party %s"), \
	  .label = N_FIELD("Party"), .many = N_FIELD("Parties"), .column = "party", \
	  .type = FIELD_TYPE_PEOPLE, .search = FIELD_SEARCH_TEXT, .apart = true, \
	  .head = FIELD_HEAD_SPEAKER, FIELD_SHARED(party)) \
	X(CONSTITUENCY, .about = "The constituency of the speaker", \
	  .name = N_FIELD("constituency"), .said = N_FIELD("for the constituency %s"), \
	  .label = N_FIELD("Constituency"), \
	  .many = N_FIELD("Constituencies"), .column = "constituency", .type = FIELD_TYPE_PEOPLE, \
	  .search = FIELD_SEARCH_TEXT, .apart = true, \
	  .head = FIELD_HEAD_SPEAKER, FIELD_SHARED(constituency)) \
	X(GENDER, .about = "The gender of the speaker, as the source has it", \
	  .name = N_FIELD("gender"), .said = N_FIELD("of the gender %s"), \
	  .label = N_FIELD("Gender"), .many = N_FIELD("Genders"), \
	  .column = "gender", .type = FIELD_TYPE_PEOPLE, .search = FIELD_SEARCH_VALUE, \
	  FIELD_SHARED(gender)) \
	X(PLACE, .about = "Where it was delivered", \
	  .name = N_FIELD("place"), .said = N_FIELD("%s in the place"), \
	  .label = N_FIELD("Place"), .many = N_FIELD("Places"), .column = "place", \
	  .search = FIELD_SEARCH_TEXT, .head = FIELD_HEAD_ORIGIN, FIELD_SHARED(place)) \
	X(LANGUAGE, .about = "The language of the text, as a BCP 47 tag", \
	  .name = N_FIELD("language"), .said = N_FIELD("in the language %s"), \
	  .alias = "lang", .label = N_FIELD("Language"), \
	  .many = N_FIELD("Languages"), .column = "language", .search = FIELD_SEARCH_LANGUAGE, \
	  .head = FIELD_HEAD_LANGUAGE, FIELD_SHARED(language)) \
	X(KIND, .about = "What it is: speech, message, letter ...", \
	  .name = N_FIELD("kind"), .said = N_FIELD("of the kind %s"), \
	  .label = N_FIELD("Kind"), .many = N_FIELD("Kinds"), .column = "kind", \
	  .search = FIELD_SEARCH_VALUE, .head = FIELD_HEAD_ORIGIN, FIELD_SHARED(kind)) \
	X(TOPIC, .about = "What it is about; several are parted by '; '", \
	  .name = N_FIELD("topic"), .said = N_FIELD("%s among the topics"), \
	  .label = N_FIELD("Topics"), .many = N_FIELD("Topics"), \
	  .column = "topics", .type = FIELD_TYPE_LIST, .search = FIELD_SEARCH_TEXT, \
	  FIELD_MEMBER(topics)) \
	X(SOURCE, .about = "Where it is from: addresses, or names of what has none, the main one first", \
	  .name = N_FIELD("source"), .said = N_FIELD("%s in the source"), \
	  .label = N_FIELD("Source"), .column = "sources", \
	  .first_column = "source", .type = FIELD_TYPE_SOURCES, .search = FIELD_SEARCH_TEXT, \
	  .apart = true, FIELD_MEMBER(sources)) \
	X(NOTE, .about = "Notes of the archive's editor; several are parted by an empty line", \
	  .name = N_FIELD("note"), .said = N_FIELD("%s in a note"), \
	  .column = "notes", .type = FIELD_TYPE_NOTES, \
	  .search = FIELD_SEARCH_TEXT, .apart = true, FIELD_RARE(notes)) \
	X(SUMMARY, .about = "A summary, as plain text", \
	  .name = N_FIELD("summary"), .said = N_FIELD("%s in the summary"), \
	  .column = "summary", .type = FIELD_TYPE_BODY, \
	  .search = FIELD_SEARCH_TEXT, .words = true, FIELD_MEMBER(summary)) \
	X(TEXT, .about = "The text, plain: paragraphs parted by an empty line, struck words ~~so~~", \
	  .name = N_FIELD("text"), .said = N_FIELD("%s in the text"), \
	  .column = "text", .type = FIELD_TYPE_BODY, \
	  .search = FIELD_SEARCH_TEXT, .covers = FIELD_BIT(FIELD_SUMMARY), .words = true, \
	  FIELD_MEMBER(text)) \
	X(PUBLISHED, .about = "When it was published, as RFC 3339, as precise as given", \
	  .name = N_FIELD("published"), .said = N_FIELD("published %s"), \
	  .label = N_FIELD("Published"), .column = "published", \
	  .type = FIELD_TYPE_MOMENT, .search = FIELD_SEARCH_VALUE, FIELD_MEMBER(published)) \
	X(UPDATED, .about = "When it was last revised, as RFC 3339, as precise as given", \
	  .name = N_FIELD("updated"), .said = N_FIELD("updated %s"), \
	  .label = N_FIELD("Updated"), .column = "updated", \
	  .type = FIELD_TYPE_MOMENT, .search = FIELD_SEARCH_VALUE, FIELD_RARE(updated)) \
	X(FILE, .about = "The file it was read from", \
	  .name = N_FIELD("file"), .said = N_FIELD("in the file %s"), \
	  .many = N_FIELD("Files"), .column = "file", .type = FIELD_TYPE_FILE, \
	  .search = FIELD_SEARCH_FILE, .concordance = true) \
	X(MARK, .name = N_FIELD("mark"), .said = N_FIELD("marked as %s"), .many = N_FIELD("Marks"), \
	  .type = FIELD_TYPE_OWN, .search = FIELD_SEARCH_OWN, .own = remark_mark_value) \
	X(TAG, .name = N_FIELD("tag"), .said = N_FIELD("tagged %s"), .many = N_FIELD("Tags"), \
	  .type = FIELD_TYPE_OWN, .search = FIELD_SEARCH_OWN, .own = remark_tag_value)
/* clang-format on */

/* The fields that code has to name, by number. */
enum field_id {
#define X(id, ...) FIELD_##id,
	FIELD_LIST(X)
#undef X
	/* No field: as many as a set of bits has room for. */
	FIELD_NONE = 32
};

#define FIELD_BIT(id) (1u << (id))
#define FIELD_ANY (~0u)

extern const struct field field_table[];
extern const unsigned field_count;

/* Its number. */
static inline enum field_id field_number(const struct field *f)
{
	return (enum field_id)(f - field_table);
}

/* The field that the LEN bytes at NAME mean: its name, alias or column, or its name, label or heading in the
 * interface's language, as text/name compares them; NULL: none. */
const struct field *field_find(const char *name, size_t len);
/* What a query calls it: the alias, else the name. */
const char *field_query_name(const struct field *f);

/*
 * String K (0, 1 ...) of field F of S, NULL past the last one: all that there is of it, the name of a
 * source before its address. A string may be empty. A may be NULL, and then no file has a name, and no
 * statement a remark. A body is the statement's own or made in ROOM (kept.h), which may be NULL where F is
 * none.
 */
const char *field_string(const struct field *f, const struct archive *a, const struct statement *s,
			 size_t k, struct buf *room);
/* Of F, which is one: the body of S. */
const struct kept *field_body(const struct field *f, const struct statement *s);
/* Whether there is any string of it. */
bool field_is_given(const struct field *f, const struct archive *a, const struct statement *s);

/* Byte AT of string K of FIELD of a statement. */
struct field_place {
	enum field_id field;
	size_t k, at;
};

/* The values of a field of a statement as they are counted: speakers and topics one by one, of a
 * source its name, else its address. Set field, archive and s, all else 0. */
struct field_values {
	const struct field *field;
	const struct archive *archive;
	const struct statement *s;
	size_t k;
	const char *rest; /* of a line that is taken apart */
	struct buf *room; /* of a body, the only one it has; NULL: the field is none */
};

/* The next one: LEN bytes at *VALUE, not NUL-terminated; false: there are no more. */
bool field_values_next(struct field_values *v, const char **value, size_t *len);

/* Whether its values can be counted: all but running text. */
bool field_is_counted(const struct field *f);
/* Whether a statement may have several: topics, sources, notes. */
bool field_is_list(const struct field *f);
/* What an order by F goes by; for a date and the file that is not a string: NULL, as where S lacks
 * it. Borrowed from S, or made in LABEL or, of a body, in ROOM. */
const char *field_order(const struct field *f, const struct archive *a, const struct statement *s,
			char label[STATEMENT_LABEL_SIZE], struct buf *room);

#endif
