/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * People: who speaks, where a statement names its speakers by reference.
 *
 * Belongs to the reader of a format, on its thread. Persons may stand anywhere in a file. A
 * statement of which a speaker has nothing but a reference to a person not met yet is held back,
 * in a copy, until that person comes or the file ends; all others go straight on. A reference that
 * leads nowhere is a problem, and then the reference itself is the name.
 *
 * A person may have other roles, another party, even another name from some day on: then what is
 * right on all days that the statement's date may be of is taken, and nothing where none is.
 *
 * In a debate the order of the file matters: there what follows a held statement is held with it, and
 * nothing is held once persons were met, for they stand together.
 */
#ifndef LR_READ_PEOPLE_H
#define LR_READ_PEOPLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"

struct date;
struct reading;
struct statement;
struct person;
struct held;
struct crowd;

/* Speakers of a statement in a debate, where an attribute may name them all and each part of an interrupted
 * speech has them again; there is a problem where it has more. */
enum { PEOPLE_SPEAKERS_MAX = 1000 };

/* What is known of a speaker: the name, and a field of the statement each. */
enum people_trait {
	PEOPLE_NAME,
	PEOPLE_ROLE,
	PEOPLE_PARTY,
	PEOPLE_CONSTITUENCY,
	PEOPLE_GENDER,
	PEOPLE_TRAITS
};

struct speaker {
	const char *traits[PEOPLE_TRAITS]; /* NULL: the person's */
	const char *otherwise; /* the name, should the person not be in the file; NULL: none */
	uint32_t person;       /* its number and 1; 0: none */
};

/* A trait that a person has on some days. */
struct people_term {
	enum people_trait trait;
	const char *value;
	int32_t first, last; /* days (date/date); DATE_DAY_MIN and _MAX: without end */
	int rank;            /* of those of a day the highest counts */
};

struct people {
	struct reading *r;
	struct arena arena; /* persons, and what is held back */
	bool debate;        /* see above; set by who owns it */
	bool described;     /* a person was met */
	struct person *items;
	size_t n, size;
	uint32_t *table; /* a hash table: numbers of persons and 1 */
	size_t table_size;
	struct speaker *speakers; /* of the current statement */
	size_t speakers_n, speakers_size;
	bool crowded;          /* it has more than are kept */
	struct crowd **crowds; /* of what is held, a hash table */
	size_t crowds_n, crowds_size;
	struct held *held, *held_last;   /* in the order of the file */
	struct held *ready, *ready_last; /* nothing is missing any more */
	struct buf joined[PEOPLE_TRAITS];
};

void people_init(struct people *p, struct reading *r);
void people_done(struct people *p);

/* A person at LINE; NAME and ROLE may be NULL. Strings are copied. */
void people_person(struct people *p, const char *id, const char *name, const char *role, long line);
/* The days FROM and TO (EDTF, to any precision; NULL: without end) into T. */
void people_term_days(struct people_term *t, const char *from, const char *to);
/* The person ID, who need not have been met yet, has the trait T on its days. */
void people_term(struct people *p, const char *id, const struct people_term *t, long line);

/* Whether the person ID was described so far. */
bool people_knows(const struct people *p, const char *id);
/* The name of the person REF, if he or she was met; else NULL. */
const char *people_name(const struct people *p, const char *ref);

/* Forget the speakers of the last statement. */
void people_begin(struct people *p);
/* A speaker, by NAME, REF (an id) or both; any may be NULL. NAME and ROLE are borrowed until
 * people_emit(). */
void people_speaker(struct people *p, const char *name, const char *role, const char *ref,
		    long line);
/* The last speaker is known to have this trait; VALUE, borrowed as above, may be NULL. */
void people_speaker_has(struct people *p, enum people_trait trait, const char *value);
/* A speaker by REF, who may well be described elsewhere: then OTHERWISE, or NULL, is the name, what
 * was given with another such reference, or REF itself. */
void people_reference(struct people *p, const char *ref, const char *otherwise, long line);
/* Whether NAME, given for a speaker of the statement, is a name that is shown: as far as persons were met. */
bool people_shows(const struct people *p, const char *name);
/* The one speaker of the statement is a person that was met: its name; NULL where there is no such, or where
 * something is known of TRAIT on DATE. */
const char *people_without(const struct people *p, enum people_trait trait,
			   const struct date *date);
/* S, whose strings are in the current batch, gets its speakers and is emitted, or held back. */
void people_emit(struct people *p, const struct statement *s);
/* Emit what was held back and is whole now. Not while a statement is being put together. */
void people_release(struct people *p);
/* The file is over: emit all that is held back, note references that lead nowhere. */
void people_end(struct people *p);

#endif
