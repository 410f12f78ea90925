/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "read/office.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "text/fold.h"

/* What parts a label: brackets, commas. Words are parted by blanks and points as well. */
static const char part_ends[] = "()[],;:";
static const char word_ends[] = "()[],;: \t\r\n.";

/* Who is called "Mr" shares no name with others who are. */
static bool is_title(const char *word, size_t len)
{
	static const char *const titles[] = {"mr",   "mrs", "ms",  "miss", "dr",    "prof", "hon",
					     "sir",  "mme", "the", "lord", "lady",  "herr", "frau",
					     "dame", "de",  "of",  "von",  "madam", "sr"};

	for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
		if (strlen(titles[i]) == len && !memcmp(titles[i], word, len))
			return true;
	return false;
}

/* Whether WORD, in its search form, is one of NAME: of more than one letter, and no title. */
static bool is_of_name(const char *word, size_t len, const char *name)
{
	uint32_t code;

	if (!len || utf8_decode(word, len, &code) == len || is_title(word, len))
		return false;
	while (*(name += strspn(name, word_ends))) {
		size_t n = strcspn(name, word_ends);

		if (n == len && !memcmp(name, word, len))
			return true;
		name += n;
	}
	return false;
}

/* Where the first word of the LEN bytes at PART begins that is in NAME, too; LEN: none is. */
static size_t name_in(struct fold *fold, const char *part, size_t len, const char *name)
{
	struct buf word, whole;
	size_t i = 0, n;
	bool found = false;

	buf_init(&word);
	buf_init(&whole);
	fold_text(fold, &whole, name, strlen(name));
	while (!found && (i += strspn(part + i, word_ends)) < len) {
		n = strcspn(part + i, word_ends);
		buf_clear(&word);
		fold_text(fold, &word, part + i, n);
		found = is_of_name(buf_str(&word), word.len, buf_str(&whole));
		i += found ? 0 : n;
	}
	buf_done(&word);
	buf_done(&whole);
	return found ? i : len;
}

/* Beginnings of the words for an office; a place or a party may stand there as well. */
static bool is_office(const char *part, size_t len)
{
	static const char *const starts[] = {
		"minist",     "president", "président", "presid",  "speaker",  "chair",
		"secretar",   "secrét",    "leader",    "chief",   "commissi", "govern",
		"prime",      "premier",   "attorney",  "whip",    "rapport",  "director",
		"ambassador", "vice-",     "vice ",     "chancel", "kanzler",  "präsident",
		"senator",    "mayor",     "member of", "head of", "spokes",
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

/* PART begins, and the length of it that is returned ends, without blanks. */
static size_t trim(const char **part, size_t n)
{
	while (n && strchr(" \t\r\n", **part))
		++*part, n--;
	while (n && strchr(" \t\r\n", (*part)[n - 1]))
		n--;
	return n;
}

bool office_beside_name(struct fold *fold, const char *label, const char *name, struct buf *out)
{
	size_t start = out->len, all = strlen(label);
	bool before = true;

	if (name_in(fold, label, all, name) == all) {
		buf_puts(out, label);
		return out->len > start;
	}
	while (*(label += strspn(label, part_ends))) {
		size_t len = strcspn(label, part_ends), n, at;
		const char *part = label;

		label += len;
		n = trim(&part, len);
		at = name_in(fold, part, n, name);
		if (at < n) {
			/* "President Example" */
			before = false;
			n = trim(&part, at);
		}
		/* Before the name nothing else stands; beside and after it, titles, a place, a party may. */
		if (!(before && is_long(part, n)) && !is_office(part, n))
			continue;
		if (out->len > start)
			buf_puts(out, ", ");
		buf_add(out, part, n);
	}
	return out->len > start;
}
