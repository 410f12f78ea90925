/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "read/relator.h"

#include <stddef.h>
#include <string.h>
#include <strings.h>

#include "read/field_names.h"

enum relator relator_of(struct field_names *names, const char *role)
{
	static const char *const writers[] = {"aut",     "cre",    "creator", "author",   "autor",
					      "autorin", "auteur", "autore",  "verfasser"};
	enum field_names_sure sure;

	if (!strcasecmp(role, "spk"))
		return RELATOR_SPEAKS;
	for (size_t i = 0; i < sizeof writers / sizeof *writers; i++)
		if (!strcasecmp(role, writers[i]))
			return RELATOR_WRITES;
	/* The word for a speaker, in many languages. */
	return field_names_find(names, role, strlen(role), &sure) == FIELD_SPEAKER &&
			       sure == FIELD_NAMES_WHOLE
		       ? RELATOR_SPEAKS
		       : RELATOR_OTHER;
}
