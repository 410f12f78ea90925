/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * TEI, within: what read_tei.c (where elements stand), read_tei_header.c (the session, its persons)
 * and read_tei_text.c (what is said) share. Nobody else includes this. They call each other: one state
 * machine, cut by subject.
 *
 * TEI P5 and P4 (no namespace), the Text Encoding Initiative's Guidelines; ParlaMint and
 * Parla-CLARIN are customizations of it. A statement is a `u`, an `sp`, or, where there are none, the
 * text below a division's head. Every open element has a level, which says by its place what may
 * stand in it; elements that are not known are looked through.
 */
#ifndef LR_READ_READ_TEI_H
#define LR_READ_READ_TEI_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "read/debate.h"
#include "base/warn_once.h"
#include "xml/xml.h"

enum tei_element {
	T_OTHER,
	T_SKIP,
	T_ALTERNATE, /* not read within <choice> */
	T_ABBR,      /* the same */
	T_CHOICE,
	T_APPARATUS, /* of readings */
	T_READING,
	T_LEMMA,
	T_DESC,
	T_TEI,
	T_HEADER,
	T_TITLES,
	T_SOURCE,
	T_EDITION,
	T_SETTING,
	T_CORRESPONDENCE,
	T_TERMS,
	T_CHANGE,
	T_PROFILE, /* header elements that are only gone through */
	T_STANDOFF,
	T_QUOTATION,
	T_CREATION,
	T_PROTOCOL, /* a header of GermaParl's kind */
	T_DOWNLOAD,
	T_FRONT,
	T_TITLEPAGE,
	T_TITLEPART,
	T_DOCDATE,
	T_DOCAUTHOR,
	T_TITLE,
	T_MEETING,
	T_AUTHOR,
	T_DATE,
	T_NAME,
	T_ACTIVITY,
	T_ABSTRACT,
	T_IDNO,
	T_TERM,
	T_PERSONS,
	T_PERSON,
	T_GROUP, /* of persons */
	T_PERSNAME,
	T_SURNAME,
	T_FORENAME,
	T_NAMELINK,
	T_GENNAME,
	T_ADDNAME,
	T_ROLENAME,
	T_GENDER,
	T_AFFILIATION,
	T_ORG,
	T_ORGNAME,
	T_CAST,
	T_ROLE,
	T_TEXT,
	T_DIV,
	T_HEAD,
	T_U,
	T_POST,
	T_SP,
	T_TURN, /* says who speaks the utterance in it */
	T_SPEAKER,
	T_P,
	T_LABEL,
	T_DATELINE, /* a paragraph whose date is the statement's */
	T_BYLINE,
	T_SEG,
	T_L,
	T_LG,
	T_LIST,
	T_ITEM,
	T_TABLE,
	T_ROW,
	T_CELL,
	T_QUOTE,
	T_CIT, /* a quotation and where it is from */
	T_OPENER,
	T_FLOATING, /* a block that holds blocks */
	T_NOTE,
	T_GAP,
	T_W,
	T_PC,
	T_HI,
	T_STRUCK,
	T_STRUCK_SPAN,
	T_RESTORED,
	T_RENDITION, /* declares a look of text */
	T_S,
	T_Q,
	T_EMPH,
	T_REF,
	T_PTR,
	T_LB,
	T_PB
};

enum tei_place {
	P_NOTHING, /* what is in it is not read */
	P_TOP,
	P_FILE, /* TEI, teiCorpus */
	P_HEADER,
	P_TITLES,
	P_SOURCE,
	P_EDITION,
	P_SETTING,
	P_CREATION,
	P_FRONT, /* what is before the text, and no statement */
	P_CORRESPONDENCE,
	P_TERMS,
	P_PERSONS,
	P_PERSON,
	P_AFFILIATION,
	P_ORG,
	P_LINE,      /* text of one line */
	P_LINE_NOTE, /* a note in it */
	P_TEXT,      /* text, body, div: statements */
	P_BODY,      /* blocks of a statement, or bare text */
	P_BLOCK      /* text with marks */
};

/* What the end of an element ends. */
enum tei_ending {
	TEI_END_NOTHING,
	TEI_END_FILE,
	TEI_END_TEXT,
	TEI_END_DIV,
	TEI_END_STATEMENT,
	TEI_END_PERSON,
	TEI_END_LINE,
	TEI_END_PART,
	TEI_END_BLOCK,
	TEI_END_VERSE,
	TEI_END_EM,
	TEI_END_STRONG,
	TEI_END_NOTE,
	TEI_END_TURN,
	TEI_END_LINE_NOTE,
	TEI_END_LINE_QUOTE,
	TEI_END_TABLE,
	TEI_END_CELL,
	TEI_END_ABOVE,
	TEI_END_BELOW,
	TEI_END_QUOTE,
	TEI_END_REF,
	TEI_END_TOKEN
};

/* Where the words of a day stand, from the less to the more certain. */
enum tei_day { TEI_DAY_NOT, TEI_DAY_LINE, TEI_DAY_DATE };

/* What holds round a text in a group of them, while it has a day or an author of its own. */
struct tei_outer {
	bool dated, authored;
	struct date date;
	const char *edtf, *date_text, *calendar, *date_orig; /* in the session's arena */
	int date_rank;
	struct account_receipt day;
	const char *author;
	int best;
	struct account_receipt receipt;
};

struct tei_level {
	enum tei_element element;
	enum tei_place place;
	enum tei_ending ending;
	const char *lang;
	int quote, list;
	struct list_numbers numbers, *in; /* of the list that it is; of that it is in, NULL: none */
	bool dated;                       /* a date in it is the statement's */
	bool attached;                    /* it is within a paper that goes with a document */
	enum tei_day day_said;            /* its text may say that date */
	bool byline;                      /* a name in it is the speaker's */
	bool taken;                       /* one of several that say the same was read */
	const char *taken_lang;
	bool begun;         /* a division in which something was said */
	bool noted;         /* it is within a note */
	enum raised raised; /* in a line */
	bool marked;        /* it got a quotation mark */
	bool named;         /* its text is the speaker's name */
	bool struck;        /* its text is struck out */
	bool restored;      /* what strikes out in it does not hold */
	bool none;          /* a division that stands for a statement without a text */
	char *id;           /* of a division; owned */
	char *corresp;      /* the same: what corresponds to it */
	char *head;         /* the same */
	char *desc;         /* the same: what the division is called where it has no head */
	char *day;          /* the same: the day that its head says */
	const char *head_lang;
	bool head_used; /* a statement has it in its title */
	struct account_receipt head_text;
	struct tei_outer *outer; /* of a text in a group; owned */
	struct tei_turn *turn;   /* of a speech that another one interrupts; owned */
};

/* Parts of a person's name, in the order they are put together; and all but the role as it is printed. */
enum {
	PART_PLAIN,
	PART_FORENAME,
	PART_LINK,
	PART_SURNAME,
	PART_GENERATION,
	PART_ROLE,
	PART_WHOLE,
	PARTS
};

/* Fields that may come in several languages: how well the one that is kept fits; and others whose text may
 * turn out not to be shown. */
enum {
	TEI_BEST_TITLE,
	TEI_BEST_PERSON,
	TEI_BEST_AUTHOR,
	TEI_BEST_ACTIVITY,
	TEI_BEST_PLACE,
	TEI_BEST_SOURCE,
	TEI_BEST_ROLE,
	TEI_BEST_MAX
};

/* Of an organisation's name: that it is the short one, beside how well its language fits. */
enum { TEI_SHORT = 8 };

struct tei_org {
	const char *id, *name;
	int rank; /* as a party; 0: it is none */
	int fits; /* of the name */
	struct account_receipt receipt;
};

/* A person's place in an organisation: a term, once it is known of what. */
struct tei_affiliation {
	const char *person, *refs;
	bool member;
	int fits; /* of the name of the role, which is the term's value until then */
	long line;
	struct people_term term;
};

/* A date's attributes. */
enum { TEI_WHEN, TEI_CALENDAR, TEI_ORIG, TEI_DATE_MAX };

enum { TEI_LANGS = 8 };

struct tei_own;

struct tei {
	struct reading *r;
	struct tei_own *ours; /* all of it, where this program wrote it; NULL: it did not */
	struct debate debate;
	struct debate_names names;
	struct arena arena;                         /* of languages */
	struct tei_level levels[XML_DEPTH_MAX + 2]; /* [0] is above the root */
	int depth;
	const char *langs[TEI_LANGS]; /* the last ones met */
	unsigned langs_n;
	const char *lang; /* the root's */
	int files;        /* depth of TEI and teiCorpus: 1 in the outermost one */
	bool named;       /* there was one before, which has named the archive */
	int best[TEI_BEST_MAX];
	struct account_receipt receipt[TEI_BEST_MAX]; /* text of what is kept */
	/* the line being read */
	int line_depth; /* its level; 0: none */
	struct buf line;
	struct buf parts[PARTS];
	int part, last_part;
	size_t part_end;  /* where the last element's text ends in the whole */
	bool own_words;   /* the name has words that are in no part */
	bool line_struck; /* the line's last text is */
	struct buf date[TEI_DATE_MAX];
	bool has[TEI_DATE_MAX];
	const char *type;    /* of a name or note: a literal, or NULL */
	struct buf meeting;  /* what kind of meeting */
	unsigned meetings;   /* kinds of them met */
	struct buf occasion; /* the meetings */
	struct buf city, country, place;
	struct people_term term; /* a name of a person: its days */
	bool has_term;
	bool abbreviated; /* a name of an organisation is the short one */
	struct tei_org *orgs;
	size_t orgs_n, orgs_size;
	struct tei_affiliation *affiliations; /* that are not settled */
	size_t affiliations_n, affiliations_size;
	size_t settled_orgs, settled_affiliations; /* how many there were when all was settled */
	struct buf person; /* its name; PERSON_ID its id, PERSON_ROLE what stands in the name */
	struct buf person_role;
	struct buf person_id;
	long person_line;
	const char *title, *author, *activity; /* of the session */
	bool names_archive;                    /* the title is the archive's, too */
	bool author_speaks;                    /* some statement is the author's */
	bool from_source; /* the session's address is its source's, not the edition's */
	/* the current statement */
	int owner;    /* the level of the statement that is open; 0: none */
	bool heading; /* a head was the last thing in it */
	int begun;    /* the division where prose began: its head may come yet */
	bool prose;   /* it is one without a speaker's element */
	struct buf who, speaker, by;
	struct account_receipt
		label;   /* text of the speaker's label, until it is known what becomes of it */
	bool label_told; /* it is shown as a direction */
	struct buf said[PEOPLE_TRAITS]; /* of the speaker, by attributes of the speech itself */
	struct buf own[TEI_DATE_MAX];   /* its own date */
	bool has_own[TEI_DATE_MAX];
	struct buf day; /* words that say it; in the language */
	const char *day_lang;
	struct buf day_calendar; /* that they are in, as CLDR calls it; "": nothing is said */
	enum tei_day day_said;
	bool again;         /* it goes on, and so does its speaker */
	bool interrupted;   /* the speech round the one that has ended has not gone on yet */
	struct fold *fold;  /* for comparing labels with names; NULL: there was none to compare */
	struct buf turn;    /* @who of the element round an utterance */
	struct buf pointer; /* the id of the last one */
	struct buf note;    /* in the line being read */
	bool protocol;      /* the date of the edition is the sitting's */
	bool download;      /* what the source has a date of is a file that was fetched */
	unsigned authors;   /* elements for an author met; AUTHOR_AT: the one that was last taken */
	unsigned author_at;
	bool dated_head; /* a date stands in the head being read */
	bool quoted;     /* quotation marks are in the text already */
	int quotes;      /* that are open */
	bool closed;     /* the last thing is a mark that has been put at the end of one */
	int due;         /* the level whose mark comes before its first text; 0: none */
	bool apart;      /* a number that must not run into the word before it comes next */
	bool after_note; /* the last thing was a note, or direction, in a block */
	bool verse;      /* the open block is of verse lines */
	bool in_verse;   /* and one of them is open */
	/* words as elements */
	enum tei_element token; /* the last one, T_W or T_PC; T_OTHER: text came since */
	bool joined;            /* nothing may come between it and the next */
	bool blank;             /* there was a blank after it */
	bool joins;             /* the file says so with @join */
	int tokens;             /* depth of open ones */
	struct buf strikes;     /* ids of renditions that strike out, each with its NUL */
	struct buf rendition;   /* id of the one being read */
	struct buf span;        /* id of where text stops to be struck out */
	struct warn_once once;
};

const char *tei_attribute(const struct xml_attribute *a, size_t n, const char *name);

/* Elements of the header and of lists of persons; L is the level, the one below it says where. */
void tei_header_start(struct tei *t, struct tei_level *l, const struct xml_attribute *a, size_t n);
void tei_header_begin(struct tei *t);
/* The header is over: what it said becomes the session. */
void tei_header_end(struct tei *t);
/* The session is over, and all its statements are given: what none of them has is not shown. */
void tei_session_end(struct tei *t);
void tei_person_start(struct tei *t, struct tei_level *l, const struct xml_attribute *a, size_t n);
void tei_person_end(struct tei *t);
void tei_org_start(struct tei *t, struct tei_level *l, const struct xml_attribute *a, size_t n);
/* A line is over: a name of the last organisation, or of the role in the last affiliation; the
 * greatest FITS counts. */
void tei_org_name_end(struct tei *t, int fits);
void tei_role_name_end(struct tei *t, int fits);
void tei_affiliation_start(struct tei *t, struct tei_level *l, const struct xml_attribute *a,
			   size_t n);
/* The days of @from and @to, or of what else says between which two days; NULL: it is not said. */
void tei_range(const struct xml_attribute *a, size_t n, const char **from, const char **to);
/* The same, or that of @when. */
void tei_term_days(struct people_term *term, const struct xml_attribute *a, size_t n);
void tei_gender(struct tei *t, const char *value, size_t len);
/* What the attributes of a speech say of its speaker, as GermaParl has them, into t->said. */
void tei_said(struct tei *t, const struct xml_attribute *a, size_t n);
/* The last speaker gets that. */
void tei_give_said(struct tei *t);
/* The LEN bytes at S without a number of the speech before the name; in *PARTY what stands in
 * brackets after it, if that is a party; both in the batch's arena. */
const char *tei_label(struct tei *t, const char *s, size_t len, const char **party);
/* The next pointer in S, "#id", or into another file, "people.xml#id": its id, until the next call. NULL:
 * none. */
const char *tei_next_pointer(struct tei *t, const char **s);
/* The label before the speech that starts is shown with it where it has no word of the names of those that
 * WHO points at: an office, or somebody else. */
void tei_label_tell(struct tei *t, const char *who);
/* The speech is over, its speakers are known: what became of LABEL, the words before it, and PARTY, that
 * they say. An office in them is the role of who has none. */
void tei_label_settle(struct tei *t, const char *label, const char *party);
/* What persons are in organisations, of all that is known of both. */
void tei_people_settle(struct tei *t);
/* Start to read a line at L. */
void tei_line_start(struct tei *t, struct tei_level *l);
void tei_line_inside(struct tei *t, struct tei_level *l, const struct xml_attribute *a, size_t n);
/* S is where text of the line goes. */
void tei_line_put(struct tei *t, const char *s);
void tei_line_text(struct tei *t, const char *s, size_t len);
void tei_line_end(struct tei *t);
void tei_part_end(struct tei *t);
/* Parts of a name: there are none yet; one starts, or ends; S is text of it, raised so. */
void tei_parts_clear(struct tei *t);
void tei_name_part_start(struct tei *t, enum tei_element e);
void tei_name_part_end(struct tei *t);
void tei_name_text(struct tei *t, const char *s, size_t len, enum raised how);
/* The name that they make, cleaned, in the session's arena; NULL for none. */
const char *tei_name(struct tei *t);
/* Attributes of a date into t->date. */
void tei_date_attributes(struct tei *t, const struct xml_attribute *a, size_t n);

/* A text in a group of them starts, or ends, at L. */
void tei_group_start(struct tei *t, struct tei_level *l);
void tei_group_end(struct tei *t, struct tei_level *l);
/* The level of the one that this is in; NULL: it is in none. */
struct tei_level *tei_group_text(struct tei *t);
/* What an edition puts before the text is of this TYPE: it is no statement, but it may say the date. */
bool tei_is_prefatory(const char *type);
/* Whether L is what a title page has, before such a text without one: then it has been started. */
bool tei_group_front(struct tei *t, struct tei_level *l, const struct xml_attribute *a, size_t n);
/* A day or author comes in what stands before such a text: what is known of others does not hold. */
void tei_group_field(struct tei *t, enum tei_element e);

/* Elements of <text>: divisions, statements, blocks, words. */
void tei_text_start(struct tei *t, struct tei_level *l, const struct xml_attribute *a, size_t n);
void tei_body_start(struct tei *t, struct tei_level *l, const struct xml_attribute *a, size_t n);
void tei_body_text(struct tei *t, const char *s, size_t len);
/* What comes before the first text of a quotation or reference, now that this is S. */
void tei_text_begins(struct tei *t, const char *s, size_t len);
void tei_quote_start(struct tei *t, struct tei_level *l);
/* The same in a line; what is appended there. */
const char *tei_line_quote(struct tei *t, const struct tei_level *l, bool open);
/* A list starts with L; an item of it with L, in which its number is OUT. False where it has none. */
void tei_list_start(struct tei_level *l, const struct xml_attribute *a, size_t n);
bool tei_item_number(struct tei_level *l, const struct xml_attribute *a, size_t n,
		     char out[LIST_NUMBER]);
/* Emphasis; and whether the attributes of an element raise it. */
void tei_hi_start(struct tei *t, struct tei_level *l, const struct xml_attribute *a, size_t n);
enum raised tei_raised(const struct xml_attribute *a, size_t n);
/* A line or page of the source ends within a text. */
void tei_break(struct tei *t, const struct tei_level *l, const struct xml_attribute *a, size_t n);
/* A declaration of such a look, and its text, the line. */
void tei_rendition_start(struct tei *t, const struct xml_attribute *a, size_t n);
void tei_rendition_end(struct tei *t);
/* Whether L, an element in a text, strikes its own text out or restores it: before it starts. */
void tei_strike(struct tei *t, struct tei_level *l, const struct xml_attribute *a, size_t n);
/* It has started, or ends. */
void tei_strike_start(struct tei *t, const struct tei_level *l);
void tei_strike_end(struct tei *t, const struct tei_level *l);
/* S comes in a block, or in the line: it is struck out or not. Blanks of S that are there already. */
void tei_strike_text(struct tei *t, const char *s, size_t len);
size_t tei_strike_line(struct tei *t, const char *s, size_t len);
void tei_quote_end(struct tei *t, struct tei_level *l);
/* The title of what stands here: all heads, from the outermost in. */
void tei_take_heads(struct tei *t, int depth);
/* A blank that is due between a word and what is no word. */
void tei_settle(struct tei *t);
void tei_token_end(struct tei *t);
void tei_statement_end(struct tei *t);
/* What is open is over, with all that may follow it. */
void tei_give(struct tei *t);
void tei_begin(struct tei *t, const char *id, const char *corresp, const char *prefix,
	       const char *lang);
/* A speech starts; the statement of the speech L, which DAY is that of, begins. */
void tei_speech_start(struct tei *t, struct tei_level *l, const struct xml_attribute *a, size_t n);
void tei_speech_begin(struct tei *t, const struct tei_level *l, const char *id, const char *corresp,
		      const char *day);
/* Whether L is a speech within a speech, which starts. */
bool tei_nested_start(struct tei *t, struct tei_level *l, const struct xml_attribute *a, size_t n);
/* S comes: the speech that was interrupted goes on with it. False where it is blank, and of none. */
bool tei_resume(struct tei *t, const char *s, size_t len);
/* The speech L ends. */
void tei_nested_end(struct tei *t, struct tei_level *l);
void tei_turn_free(struct tei_level *l);
/* A name before a speech that nobody spoke under is a direction. */
void tei_lone_speaker(struct tei *t);
void tei_division_end(struct tei *t, struct tei_level *l);
/* The division has its head only after its text began. */
void tei_late_head(struct tei *t);
/* The day of a statement. Take the own date that was read; forget it. */
void tei_own_date(struct tei *t);
void tei_clear_day(struct tei *t);
/* The text of L, and of what is in it, says it in words; S is text of the level. */
void tei_day_said(struct tei *t, struct tei_level *l, enum tei_day how);
void tei_day_text(struct tei *t, const char *s, size_t len);
/* The day WHEN that it says itself, or that of the head it stands under; false: there is none. */
bool tei_take_day(struct tei *t, const char *when);
/* The same for what has no element of its own: all ways to say it. */
void tei_prose_day(struct tei *t);
/* The days of a document in the Foreign Relations of the United States: attributes of its own namespace,
 * from and to. */
void tei_document_day(struct tei_level *l, const struct xml_attribute *a, size_t n);

#endif
