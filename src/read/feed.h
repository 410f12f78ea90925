/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Feed: what the readers of Atom and of RSS share. Nobody else includes this. Its files call each other:
 * they are one state machine, cut by subject (elements, entries, fields, WordPress).
 *
 * A feed mixes vocabularies: Dublin Core, Atom within RSS, WordPress, central banks. So one table
 * of rows says for each element, by namespace and name and by what it stands in, which field of a
 * statement it is and how its text is to be read; of several elements for one field the one of the
 * highest rank is kept, the first of those with the same rank. read_atom.c and read_rss.c say what
 * a namespace without a name is; all else is in the table. Lenient: forgotten end tags, undeclared
 * prefixes, markup that stands where it should be escaped. Belongs to the reader, on its thread.
 */
#ifndef LR_READ_FEED_H
#define LR_READ_FEED_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "read/statement_builder.h"
#include "markup/html.h"
#include "read/people.h"
#include "xml/xml.h"

enum feed_ns {
	NS_OTHER,
	NS_RSS,
	NS_ATOM,
	NS_RDF,
	NS_DC,
	NS_TERMS,
	NS_CONTENT,
	NS_XHTML,
	NS_ITUNES,
	NS_GEO,
	NS_WP,
	NS_EXCERPT,
	NS_CB,
	NS_PRISM,
	NS_EVENT,
	NS_MEDIA,
	NS_DATA, /* OData: a property */
	NS_DATA_META,
	NS_APP, /* the publishing protocol of Atom */
	NS_BLOGGER
};

/* What stands in an element. */
enum feed_mode {
	IN_NOTHING, /* what is not read; but an entry may start in it */
	IN_TOP,     /* above the root element */
	IN_FEED,
	IN_ENTRY,
	IN_SOURCE, /* the feed that an Atom entry was taken from */
	IN_PERSON,
	IN_ROLE,
	IN_SPEECH, /* what a central bank says of a speech */
	IN_RESOURCE,
	IN_LOGIN, /* an author of a WordPress export */
	IN_DATA,  /* properties of OData */
	IN_META,  /* a named value of a WordPress post */
	IN_CONTROL,
	IN_LINE, /* text of one line */
	IN_BODY  /* running text, perhaps with markup */
};

/* How an element is read. */
enum feed_how {
	AS_ENTER,     /* it holds others: its mode is the row's */
	AS_ENTRY,     /* a statement */
	AS_LINE,      /* a line as it stands */
	AS_TITLE,     /* a line of HTML */
	AS_TYPED,     /* a line as its attribute `type` says (RFC 4287, 3.1) */
	AS_HTML,      /* running text in HTML, escaped or not */
	AS_CONTENT,   /* running text as its attribute `type` says */
	AS_LINK,      /* an address in attributes (RFC 4287, 4.2.7) */
	AS_CATEGORY,  /* a topic in attributes */
	AS_ENCLOSURE, /* a file that belongs to it, in attributes */
	AS_LEFT_OUT   /* it is not read; `what` says why: enum account_fate */
};

/* What it is. */
enum feed_slot {
	SLOT_NONE,
	SLOT_ID, /* SLOT_ID to SLOT_OCCASION: one line, the best one */
	SLOT_TITLE,
	SLOT_LINK,
	SLOT_PLACE,
	SLOT_LANGUAGE,
	SLOT_OCCASION,
	SLOT_DELIVERED, /* SLOT_DELIVERED to SLOT_DATED: dates, the first that is understood */
	SLOT_PUBLISHED,
	SLOT_UPDATED,
	SLOT_DATED,   /* a date that is none of these three */
	SLOT_SUMMARY, /* running text, the best one */
	SLOT_TEXT,
	SLOT_SPEAKER, /* all of the best rank */
	SLOT_TOPIC,
	SLOT_ROLE, /* of the speaker, where nothing else of the entry is */
	SLOT_PARTY,
	SLOT_FIRST, /* the parts of the speaker's name, where it is not given whole */
	SLOT_LAST,
	SLOT_NAME, /* SLOT_NAME to SLOT_VALUE: parts of something */
	SLOT_WRITTEN,
	SLOT_MAIL,
	SLOT_GIVEN,
	SLOT_FAMILY,
	SLOT_JOB,
	SLOT_BODY,
	SLOT_HREF,
	SLOT_KEY,
	SLOT_VALUE,
	SLOT_POST_TYPE, /* SLOT_POST_TYPE to SLOT_MODIFIED_GMT: of a post, mostly of WordPress */
	SLOT_POST_STATUS,
	SLOT_DRAFT, /* of Atom, and of Blogger: */
	SLOT_BLOG_TYPE,
	SLOT_BLOG_STATUS,
	SLOT_DATE,
	SLOT_DATE_GMT,
	SLOT_MODIFIED,
	SLOT_MODIFIED_GMT,
	SLOTS
};

struct feed_row {
	enum feed_ns ns;
	const char *name;
	unsigned in; /* bits of the modes that it is known in */
	enum feed_how how;
	int what; /* enum feed_slot; of AS_ENTER: enum feed_mode */
	int rank; /* 1 and up */
};

/* What the end of an element ends. */
enum feed_ending {
	ENDS_NOTHING,
	ENDS_ENTRY,
	ENDS_FIELD,
	ENDS_MARKUP, /* an element of HTML in running text */
	ENDS_PERSON,
	ENDS_RESOURCE,
	ENDS_LOGIN,
	ENDS_META
};

struct feed_level {
	enum feed_mode mode;
	enum feed_ending ending;
	bool foreign; /* of a field: in an element of another vocabulary (SVG, say) */
	const struct buf *lang, *base; /* inherited; NULL: not said */
	struct buf own_lang, own_base;
};

/* How the text of the current field is to be understood. */
enum feed_text {
	TEXT_PLAIN,
	TEXT_HTML,
	TEXT_ELEMENTS, /* markup that is XML */
	TEXT_ELSEWHERE /* none, or none that can be read */
};

struct feed_field {
	int depth; /* of its element; 0: no field is open */
	const struct feed_row *row;
	enum feed_text type;
	bool base64;
	bool markup;      /* an html_state is at work */
	bool elements;    /* a line with elements, as markup ... */
	size_t escaped;   /* ... up to here */
	bool named;       /* of an author in parts: the name was met */
	bool permalink;   /* of a guid */
	const char *base; /* of its links; NULL: none */
	struct buf text;
	size_t stripped; /* characters of it that were for programs */
};

enum { FEED_CACHE = 256, FEED_DATES = 6, FEED_LINKS = 32, FEED_AUTHORS = 16 };

struct feed_link {
	const char *href, *name;
};

struct feed {
	struct reading *r;
	enum feed_ns own;  /* that of elements without a namespace */
	const char *other; /* the root's, where it is of no known namespace: NS `own`, too */
	struct arena arena;
	struct statement_builder builder;
	struct people people;
	struct html_state html;
	struct feed_level levels[XML_DEPTH_MAX + 2]; /* [0] is above the root */
	int depth;
	struct {
		const char *ns, *name;
		const struct feed_row *row;
		enum feed_ns which;
	} cache[FEED_CACHE]; /* of elements by the addresses of their names; see xml.h */

	/* of the feed */
	struct buf link, language; /* clean; empty: not known */
	int title_rank, link_rank;
	struct account_receipt title;
	const char *authors[FEED_AUTHORS];
	size_t authors_n;
	bool wordpress; /* it is an export of one */
	bool logins;    /* and says who its authors are */

	/* of the entry */
	int entry; /* its level; 0: none is open */
	int rank[SLOTS];
	const char *best[SLOT_OCCASION + 1];
	struct account_receipt receipt[SLOTS]; /* text of what is kept */
	struct account_receipt speakers[FEED_AUTHORS];
	size_t speakers_n;
	const char *dates[SLOT_DATED - SLOT_DELIVERED + 1][FEED_DATES]; /* by rank, from the best */
	struct account_receipt date_texts[SLOT_DATED - SLOT_DELIVERED + 1][FEED_DATES];
	const char *post[SLOTS - SLOT_POST_TYPE];
	const char *role, *party; /* of the speaker, as SLOT_ROLE and SLOT_PARTY */
	const char *first, *last; /* of the speaker, as SLOT_FIRST and SLOT_LAST */
	const char *guest;        /* how a guest author of WordPress signs in */
	const char *hijri;        /* a date of another calendar that another date stands for */
	bool withheld;            /* it is no statement: a setting, a comment */
	bool table;               /* it is a row of a table */
	const char *latitude, *longitude;
	struct feed_link links[FEED_LINKS];
	size_t links_n;

	struct buf part[SLOT_VALUE - SLOT_NAME + 1];
	int person_rank;
	struct feed_field field;

	/* OData: entries that a link of this one leads to, put in (m:inline): a feed of its own */
	struct feed *inner;
	int inline_depth; /* of the element that is open; 0: none is */
	bool expanded;    /* this is such a feed */
	struct buf scratch;
};

/* ---- feed.c ---- */

/* The state of a format; OWN is the namespace of elements that have none. */
struct feed *feed_open(struct reading *r, enum feed_ns own);
void feed_start(void *state, const char *ns, const char *name, const struct xml_attribute *a,
		size_t n);
void feed_end(void *state, const char *ns, const char *name);
void feed_text(void *state, const char *s, size_t len);
void feed_close(void *state, enum xml_end end);

/* ---- feed_table.c ---- */

/* Which namespace it is, by its name, or by the prefix where that was not declared. */
enum feed_ns feed_ns(const char *ns);
/* The first row of the element, those of the same name follow it; NULL: none. */
const struct feed_row *feed_rows(enum feed_ns ns, const char *name);
/* That of them for what stands in MODE; NULL: none. */
const struct feed_row *feed_row_in(const struct feed_row *row, enum feed_mode mode);

/* ---- feed_field.c ---- */

/* An element that is a field starts: L is its level. */
void feed_field_start(struct feed *f, struct feed_level *l, const struct feed_row *row,
		      const struct xml_attribute *a, size_t n);
/* An element within the open field. */
void feed_field_element(struct feed *f, struct feed_level *l, const char *name,
			const struct xml_attribute *a, size_t n);
/* The end of one. */
void feed_field_element_end(struct feed *f, const char *name);
void feed_field_text(struct feed *f, const char *s, size_t len);
void feed_field_end(struct feed *f);
/* The open field was none; what came of it so far is forgotten. */
void feed_field_drop(struct feed *f);

/* ---- feed_entry.c ---- */

void feed_entry_start(struct feed *f, struct feed_level *l, const struct xml_attribute *a,
		      size_t n);
void feed_entry_end(struct feed *f);
/* VALUE of this rank for SLOT, where it is better than what is there; NULL is none. */
void feed_set_if_better(struct feed *f, enum feed_slot slot, const char *value, int rank);
void feed_speaker(struct feed *f, const char *name, const char *role, int rank,
		  const struct account_receipt *text);
void feed_topic(struct feed *f, const char *s, size_t len);
void feed_link(struct feed *f, const char *href, const char *name);
void feed_person_end(struct feed *f, enum feed_mode up);
void feed_resource_end(struct feed *f);
/* HREF as it is from BASE, in f->scratch. */
const char *feed_resolve(struct feed *f, const char *base, const char *href);

/* Say that the date S is of another calendar, and that another one stands for it. */
void feed_other_calendar(struct feed *f, const char *s);

/* ---- feed_wordpress.c ---- */

/* Whether the entry is public, and no part of WordPress itself. */
bool feed_post_is_public(const struct feed *f);
/* The entry describes a guest author, who is met. */
bool feed_guest_end(struct feed *f);
/* Take the shortcodes of WordPress itself out of TEXT: "[gallery ids="1"]". */
void feed_strip_shortcodes(struct buf *text);
/* The dates of a post: local time, with its offset where the time in UTC is there, too. */
void feed_post_dates(struct feed *f);
void feed_login_end(struct feed *f);
void feed_meta_end(struct feed *f);

#endif
