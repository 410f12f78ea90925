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

struct reading;
struct statement;
struct person;
struct held;

struct speaker {
	const char *name, *role; /* NULL: the person's */
	const char *otherwise;   /* the name, should the person not be in the file; NULL: none */
	uint32_t person;         /* its number and 1; 0: none */
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
	struct speaker *speakers; /* of the statement at hand */
	size_t speakers_n, speakers_size;
	struct held *held, *held_last;   /* in the order of the file */
	struct held *ready, *ready_last; /* nothing is missing any more */
	struct buf names, roles;         /* being joined */
};

void people_init(struct people *p, struct reading *r);
void people_done(struct people *p);

/* A person at LINE; NAME and ROLE may be NULL. Strings are copied. */
void people_person(struct people *p, const char *id, const char *name, const char *role, long line);

/* Forget the speakers of the last statement. */
void people_begin(struct people *p);
/* A speaker, by NAME, REF (an id) or both; any may be NULL. NAME and ROLE are borrowed until
 * people_emit(). */
void people_speaker(struct people *p, const char *name, const char *role, const char *ref,
		    long line);
/* A speaker by REF, who may well be described elsewhere: then OTHERWISE, or NULL, is the name, what
 * was given with another such reference, or REF itself. */
void people_reference(struct people *p, const char *ref, const char *otherwise, long line);
/* S, whose strings are in the batch at hand, gets its speakers and is emitted, or held back. */
void people_emit(struct people *p, const struct statement *s);
/* Emit what was held back and is whole now. Not while a statement is being put together. */
void people_release(struct people *p);
/* The file is over: emit all that is held back, note references that lead nowhere. */
void people_end(struct people *p);

#endif
