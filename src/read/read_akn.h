/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Akoma Ntoso, within: what read_akn.c (the session, where elements stand), read_akn_line.c (what is
 * one line), read_akn_speech.c (what is a statement) and read_akn_text.c (its blocks) share. Nobody
 * else includes this. They call each other: one state machine, cut by subject.
 *
 * A statement is a speech, question or answer; or the proceedings of a section, which is its text outside
 * of speeches: that between two of them is a direction of the first.
 */
#ifndef LR_READ_READ_AKN_H
#define LR_READ_READ_AKN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "read/debate.h"
#include "text/fold.h"
#include "xml/xml.h"

/* Of when FRBRWork's file was made, of its other FRBRdates, of the day in its address, of what is printed. */
enum { RANK_FILE = 1, RANK_WORK, RANK_ADDRESS, RANK_PRINTED };

enum { AKN_ROLES_MAX = 1000 };

enum akn_element {
	A_OTHER,
	A_SKIP,
	A_DEBATE,
	A_DOCUMENT, /* one text, no turns */
	A_PARTS,    /* holds documents */
	A_META,
	A_WORK,
	A_ADDRESS,
	A_DATE,
	A_ALIAS,
	A_LANGUAGE,
	A_PERSON,
	A_ROLE,
	A_KEYWORD,
	A_FRONT,
	A_DOCDATE,
	A_RECORDED,
	A_DOCTITLE,
	A_BODY,
	A_SPEECH,
	A_GROUP,
	A_FROM,
	A_OFFICE, /* within that */
	A_HEADING,
	A_NUM,
	A_P,
	A_INTRO, /* a paragraph before or after the items of a list */
	A_HOLDER,
	A_ITEM,
	A_LIST,
	A_TABLE,
	A_ROW,
	A_CELL,
	A_STRUCTURE, /* quoted, with blocks in it */
	A_QUOTED,
	A_STAGE,
	A_REMARK,
	A_IMAGE,
	A_NOTES,    /* of the meta */
	A_NOTE_REF, /* leads to one of them */
	A_BR,
	A_BOLD,
	A_STRUCK,
	A_ABOVE,
	A_BELOW,
	A_ITALIC,
	A_REF
};

enum akn_place {
	AT_NOTHING,
	AT_TOP,
	AT_ROOT, /* akomaNtoso, debate */
	AT_META,
	AT_NOTES, /* of the meta */
	AT_WORK,
	AT_FRONT,
	AT_SECTION,
	AT_LINE,
	AT_LINE_NOTE, /* a note within it */
	AT_SPEECH,
	AT_BLOCK
};

enum akn_ending {
	AKN_END_NOTHING,
	AKN_END_DOCUMENT,
	AKN_END_META_NOTE,
	AKN_END_SECTION,
	AKN_END_SPEECH,
	AKN_END_LINE,
	AKN_END_LINE_NOTE,
	AKN_END_LINE_QUOTED,
	AKN_END_LINE_OFFICE,
	AKN_END_BLOCK,
	AKN_END_NUM,
	AKN_END_STRUCTURE,
	AKN_END_QUOTED,
	AKN_END_NOTE,
	AKN_END_TABLE,
	AKN_END_CELL,
	AKN_END_STRONG,
	AKN_END_ABOVE,
	AKN_END_BELOW,
	AKN_END_EM,
	AKN_END_REF
};

/* What an element says for all that is in it. */
struct akn_own {
	char *heading, *num, *day;               /* of a section */
	struct account_receipt numbered, headed; /* text of number and heading */
	bool used;                               /* a statement has them in its occasion */
	char *by, *as, *from;                    /* of a speech or a group of them */
	struct account_receipt label;            /* text of `from` */
	char *office;                            /* what `from` says is one */
	char *kind;                              /* of a speech: the element's name */
	char *start;                             /* when it began, as it is given */
	char *close;                             /* the quotation mark at the end */
};

struct akn_level {
	enum akn_element element;
	enum akn_place place;
	enum akn_ending ending;
	int list, quote;
	struct list_numbers numbers, *in; /* of the list that it is; of that it is in, NULL: none */
	bool aside;         /* blocks in it are directions: it stands between speeches */
	bool noted;         /* it is within a note or direction */
	bool struck;        /* text in it is struck out */
	bool strikes;       /* and that begins here */
	size_t start;       /* of an office in the line */
	enum raised raised; /* in a line: whether text is above or below it */
	bool loose;         /* the last block in it stays open for a quotation mark */
	struct akn_own own;
};

struct akn_role {
	const char *id, *name;
};

/* A note that stands in the meta, for a <noteRef> in the text. */
struct akn_note {
	const char *id, *text; /* as long as the reading */
	struct account_receipt receipt;
	bool used;
};

struct akn {
	struct reading *r;
	struct debate debate;
	struct debate_names names;
	struct fold *fold; /* made when first needed */
	struct akn_level levels[XML_DEPTH_MAX + 2];
	int depth;
	int speech;           /* the level of the open one; 0: none */
	int line;             /* the same */
	const char *document; /* what is read is one text: its element; else NULL */
	bool interrupted;     /* a speech stood within another, which may go on */
	bool timed;           /* the block has had its time */
	bool after_note;      /* the last thing was a note in a block */
	bool numbered;        /* the speech's title is its number, so far */
	bool joined;          /* the next block goes on in the open one */
	struct buf text, note, date;
	struct buf opening;   /* quotation marks before the text that comes next, */
	bool opening_in_note; /* of a note; else no note's */
	struct buf
		work; /* FRBRthis of the document's FRBRWork: the same in all languages and versions */
	struct buf day; /* the last one said among the sections */
	bool dated;
	struct arena lasting; /* roles are those of all documents of the file */
	struct akn_role *roles;
	size_t roles_n;
	struct akn_note *notes; /* of the document */
	size_t notes_n, notes_size;
	const char *noting; /* the id of the one that is being read */
	unsigned documents; /* begun */
	bool titled, aliased;
	bool collection; /* several documents, each with a meta of its own */
	bool reported;   /* that the file holds something else, too */
};

/* ---- read_akn_line.c ---- */

/* The id a pointer leads to. */
const char *akn_pointer_id(const char *s);
/* The id of an element, in any version; NULL for none. */
const char *akn_id_of(const struct xml_attribute *a, size_t n);
/* What the session is called. */
void akn_take_title(struct akn *k, const char *s, size_t len);
/* The day at the start of S is that of what follows. */
void akn_take_day(struct akn *k, const char *s);
/* A time attribute: its day is the session's in the preface, later that of what follows or, within a
 * speech, the speech's. */
void akn_recorded(struct akn *k, const struct akn_level *l, const struct xml_attribute *a,
		  size_t n);
/* Start to read one line at L. */
void akn_line_start(struct akn *k, struct akn_level *l);
void akn_line_inside(struct akn *k, struct akn_level *l, const struct xml_attribute *a, size_t n);
void akn_line_text(struct akn *k, const char *s, size_t len);
void akn_line_end(struct akn *k);
void akn_line_note_end(struct akn *k);
void akn_line_office_end(struct akn *k, const struct akn_level *l);
/* Elements of the preface. */
void akn_front_start(struct akn *k, struct akn_level *l, const struct xml_attribute *a, size_t n);

/* ---- read_akn_notes.c ---- */

/* Elements, text and the end of a note in the meta. */
void akn_notes_start(struct akn *k, struct akn_level *l, const struct xml_attribute *a, size_t n);
void akn_notes_text(struct akn *k, const char *s, size_t len);
void akn_notes_end(struct akn *k);
/* The text of the note that HREF leads to, once; NULL: there is none. */
const char *akn_notes_take(struct akn *k, const char *href);
/* The document is over: notes that nothing led to are left out. */
void akn_notes_forget(struct akn *k);

/* ---- read_akn_speech.c ---- */

/* Elements of a section. */
void akn_section_start(struct akn *k, struct akn_level *l, const char *name,
		       const struct xml_attribute *a, size_t n);
void akn_section_text(struct akn *k, const char *s, size_t len);
void akn_section_end(struct akn *k);
void akn_speech_start(struct akn *k, struct akn_level *l, const char *name,
		      const struct xml_attribute *a, size_t n);
void akn_speech_end(struct akn *k);
/* A document that is one text begins, with the current element. */
void akn_document_start(struct akn *k);
/* Text goes on after a speech that stood within another. */
void akn_resume(struct akn *k);

/* ---- read_akn_text.c ---- */

/* Elements of a speech or of other text. */
void akn_inside_start(struct akn *k, struct akn_level *l, const char *name,
		      const struct xml_attribute *a, size_t n);
void akn_inside_end(struct akn *k, struct akn_level *l);
void akn_open_block(struct akn *k, struct akn_level *l, enum mark_kind kind);
/* Text comes at L, in a block or where one is to begin: quotation marks that wait for it come before. */
void akn_open_quotes(struct akn *k, const struct akn_level *l);

#endif
