/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "markup/html_css.h"

#include <stddef.h>
#include <string.h>
#include <strings.h>

#include "markup/html_element.h"

/* Whether one of the words of the LEN bytes at S is WORD, in any case. */
static bool has_word(const char *s, size_t len, const char *word)
{
	size_t n = strlen(word);

	for (size_t i = 0, end; i < len; i = end + 1) {
		for (end = i; end < len && !html_is_blank(s[end]) && s[end] != '!';)
			end++;
		if (end - i == n && !strncasecmp(s + i, word, n))
			return true;
	}
	return false;
}

/* The value of the last declaration of PROPERTY, *LEN bytes; NULL: there is none. */
static const char *value_of(const char *style, const char *property, size_t *len)
{
	size_t n = strlen(property);
	const char *value = NULL;

	*len = 0;

	while (*style) {
		size_t declaration = strcspn(style, ";");
		const char *s = style, *end = style + declaration;

		while (s < end && html_is_blank(*s))
			s++;
		if ((size_t)(end - s) > n && !strncasecmp(s, property, n)) {
			for (s += n; s < end && html_is_blank(*s);)
				s++;
			if (s < end && *s == ':') {
				value = s + 1;
				*len = (size_t)(end - value);
			}
		}
		style = end + (*end == ';');
	}
	return value;
}

static bool says(const char *style, const char *property, const char *word)
{
	size_t len;
	const char *value = value_of(style, property, &len);

	return value && has_word(value, len, word);
}

bool html_css_hides(const char *style)
{
	return says(style, "display", "none") || says(style, "visibility", "hidden") ||
	       says(style, "visibility", "collapse");
}

bool html_css_strikes(const char *style)
{
	return says(style, "text-decoration", "line-through") ||
	       says(style, "text-decoration-line", "line-through");
}

enum raised html_css_raises(const char *style)
{
	if (says(style, "vertical-align", "super"))
		return RAISED_ABOVE;
	return says(style, "vertical-align", "sub") ? RAISED_BELOW : RAISED_NOT;
}

char html_css_numbers(const char *style)
{
	static const struct {
		const char *word;
		char type;
	} types[] = {
		{"decimal", '1'},     {"decimal-leading-zero", '1'},
		{"lower-alpha", 'a'}, {"lower-latin", 'a'},
		{"upper-alpha", 'A'}, {"upper-latin", 'A'},
		{"lower-roman", 'i'}, {"upper-roman", 'I'},
		{"none", '*'},        {"disc", '*'},
		{"circle", '*'},      {"square", '*'},
	};
	static const char *const properties[] = {"list-style-type", "list-style"};

	for (size_t k = 0; k < sizeof properties / sizeof *properties; k++)
		for (size_t i = 0; i < sizeof types / sizeof *types; i++)
			if (says(style, properties[k], types[i].word))
				return types[i].type;
	return 0;
}
