/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "read/office.h"

#include <stddef.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"

/* What parts a label: brackets, commas. Words are parted by blanks and points as well. */
static const char part_ends[] = "()[],;:";
static const char word_ends[] = "()[],;: \t\r\n.";

/* Whether a word of three bytes or more of the LEN bytes at PART occurs in NAME. */
static bool names(const char *part, size_t len, const char *name)
{
	size_t i = 0;

	while (i < len) {
		size_t n;

		i += strspn(part + i, word_ends);
		if (i >= len)
			break;
		n = strcspn(part + i, word_ends);
		for (const char *at = name; n > 2 && *at;) {
			size_t m = strcspn(at, word_ends);

			if (m == n && !strncasecmp(at, part + i, n))
				return true;
			at += m;
			at += strspn(at, word_ends);
		}
		i += n;
	}
	return false;
}

/* Beginnings of the words for an office; a place or a party may stand there as well. */
static bool is_office(const char *part, size_t len)
{
	static const char *const starts[] = {
		"minist",     "president", "président", "presid",  "speaker",   "chair",
		"secretar",   "secrét",    "leader",    "chief",   "commissi",  "govern",
		"prime",      "premier",   "attorney",  "whip",    "rapport",   "director",
		"ambassador", "vice",      "chancel",   "kanzler", "präsident", "senator",
		"mayor",      "member of", "head of",   "spokes",
	};

	for (size_t i = 0; i + 3 < len; i++)
		for (size_t k = 0; k < sizeof starts / sizeof *starts; k++)
			if ((i == 0 || strchr(" -", part[i - 1])) && strlen(starts[k]) <= len - i &&
			    !strncasecmp(part + i, starts[k], strlen(starts[k])))
				return true;
	return false;
}

/* "Mrs", "the Hon." and the like say nothing beside a name. */
static bool is_long(const char *part, size_t len)
{
	return len > 4 && memchr(part, ' ', len);
}

bool office_beside_name(const char *label, const char *name, struct buf *out)
{
	size_t start = out->len;
	bool named = names(label, strlen(label), name), before = true;

	if (!named) {
		buf_puts(out, label);
		return out->len > start;
	}
	while (*(label += strspn(label, part_ends))) {
		size_t len = strcspn(label, part_ends), n = len;
		const char *part = label;

		label += len;
		while (n && strchr(" \t\r\n", *part))
			part++, n--;
		while (n && strchr(" \t\r\n", part[n - 1]))
			n--;
		if (names(part, n, name)) {
			before = false;
			continue;
		}
		/* Before the name nothing else stands; after it, a place or a party may. */
		if (!(before ? is_long(part, n) || is_office(part, n) : is_office(part, n)))
			continue;
		if (out->len > start)
			buf_puts(out, ", ");
		buf_add(out, part, n);
	}
	return out->len > start;
}
