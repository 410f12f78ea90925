/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Field names: which field of a statement people mean by the name of an element, column or key.
 *
 * "speaker", "SpeakerName", "sprecher_in", "REDNER", "nom-orateur" and سخنران are all the speaker. A name
 * is parted into words (at signs, digits and humps, and where two words that are known are written
 * as one: "Sitzungsdatum"), which are looked up in their search form (text/fold) in one table of
 * some thirty languages. Of several words those win that say more: the date of a speech is a date,
 * the party of a speaker a party, but the address of a speaker is nothing of the statement. How sure
 * that is comes with it: whoever asks looks at the values as well.
 *
 * Belongs to one thread. Never fails; what is no name of a field is FIELD_NONE.
 */
#ifndef LR_READ_FIELD_NAMES_H
#define LR_READ_FIELD_NAMES_H

#include <stddef.h>

#include "archive/field.h"

struct field_names;

/* How sure it is that a name means a field. */
enum field_names_sure {
	FIELD_NAMES_NOT,    /* it is FIELD_NONE */
	FIELD_NAMES_PIECE,  /* a piece of the field: a first name */
	FIELD_NAMES_MAYBE,  /* a word of the name means it, or the name can mean other things too */
	FIELD_NAMES_LIKELY, /* all words are known: "speech_date" */
	FIELD_NAMES_WHOLE   /* the whole name means it: "date" */
};

struct field_names *field_names_new(void);
void field_names_free(struct field_names *names);

/* The field that is called NAME, LEN bytes of any text; *SURE says how sure that is. */
enum field_id field_names_find(struct field_names *names, const char *name, size_t len,
			       enum field_names_sure *sure);

#endif
