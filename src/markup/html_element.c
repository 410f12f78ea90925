/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "markup/html_element.h"

#include <string.h>

/* In the order of strcmp(). */
static const struct html_element elements[] = {
	{"a", HTML_LINK, false},
	{"abbr", HTML_INLINE, false},
	{"acronym", HTML_INLINE, false},
	{"address", HTML_PARA, false},
	{"applet", HTML_DROP, false},
	{"area", HTML_INLINE, true},
	{"article", HTML_PARA, false},
	{"aside", HTML_PARA, false},
	{"audio", HTML_DROP, false},
	{"b", HTML_STRONG, false},
	{"base", HTML_BASE, true},
	{"basefont", HTML_INLINE, true},
	{"bdi", HTML_INLINE, false},
	{"bdo", HTML_INLINE, false},
	{"bgsound", HTML_INLINE, true},
	{"big", HTML_INLINE, false},
	{"blink", HTML_INLINE, false},
	{"blockquote", HTML_QUOTE, false},
	{"body", HTML_BODY, false},
	{"br", HTML_BREAK, true},
	{"button", HTML_INLINE, false},
	{"canvas", HTML_DROP, false},
	{"caption", HTML_CAPTION, false},
	{"center", HTML_PARA, false},
	{"cite", HTML_EM, false},
	{"code", HTML_INLINE, false},
	{"col", HTML_INLINE, true},
	{"colgroup", HTML_ROWS, false},
	{"data", HTML_INLINE, false},
	{"datalist", HTML_DROP, false},
	{"dd", HTML_NEW_LINE, false},
	{"del", HTML_STRUCK, false},
	{"details", HTML_PARA, false},
	{"dfn", HTML_EM, false},
	{"dialog", HTML_PARA, false},
	{"dir", HTML_LIST, false},
	{"div", HTML_PARA, false},
	{"dl", HTML_PARA, false},
	{"dt", HTML_NEW_LINE, false},
	{"em", HTML_EM, false},
	{"embed", HTML_INLINE, true},
	{"fieldset", HTML_PARA, false},
	{"figcaption", HTML_PARA, false},
	{"figure", HTML_PARA, false},
	{"font", HTML_INLINE, false},
	{"footer", HTML_PARA, false},
	{"form", HTML_DROP, false},
	{"frame", HTML_INLINE, true},
	{"frameset", HTML_PARA, false},
	{"h1", HTML_HEADING, false},
	{"h2", HTML_HEADING, false},
	{"h3", HTML_HEADING, false},
	{"h4", HTML_HEADING, false},
	{"h5", HTML_HEADING, false},
	{"h6", HTML_HEADING, false},
	{"head", HTML_HEADER, false},
	{"header", HTML_PARA, false},
	{"hgroup", HTML_PARA, false},
	{"hr", HTML_PARA, true},
	{"html", HTML_BODY, false},
	{"i", HTML_EM, false},
	{"iframe", HTML_RAW_DROP, false},
	{"image", HTML_IMAGE, true},
	{"img", HTML_IMAGE, true},
	{"input", HTML_INLINE, true},
	{"ins", HTML_INLINE, false},
	{"kbd", HTML_INLINE, false},
	{"keygen", HTML_INLINE, true},
	{"label", HTML_INLINE, false},
	{"legend", HTML_PARA, false},
	{"li", HTML_ITEM, false},
	{"link", HTML_INLINE, true},
	{"listing", HTML_PRE, false},
	{"main", HTML_PARA, false},
	{"map", HTML_INLINE, false},
	{"mark", HTML_INLINE, false},
	{"marquee", HTML_INLINE, false},
	{"math", HTML_DROP, false},
	{"menu", HTML_LIST, false},
	{"meta", HTML_INLINE, true},
	{"nav", HTML_PARA, false},
	{"nobr", HTML_INLINE, false},
	{"noembed", HTML_INLINE, false},
	{"noframes", HTML_INLINE, false},
	{"noscript", HTML_INLINE, false},
	{"object", HTML_DROP, false},
	{"ol", HTML_NUMBERS, false},
	{"optgroup", HTML_PARA, false},
	{"option", HTML_PARA, false},
	{"output", HTML_INLINE, false},
	{"p", HTML_P, false},
	{"param", HTML_INLINE, true},
	{"picture", HTML_INLINE, false},
	{"plaintext", HTML_INLINE, false},
	{"pre", HTML_PRE, false},
	{"q", HTML_Q, false},
	{"rb", HTML_INLINE, false},
	{"rp", HTML_RUBY, false},
	{"rt", HTML_RUBY, false},
	{"rtc", HTML_INLINE, false},
	{"ruby", HTML_RUBY, false},
	{"s", HTML_STRUCK, false},
	{"samp", HTML_INLINE, false},
	{"script", HTML_RAW, false},
	{"search", HTML_PARA, false},
	{"section", HTML_PARA, false},
	{"select", HTML_DROP, false},
	{"slot", HTML_INLINE, false},
	{"small", HTML_INLINE, false},
	{"source", HTML_INLINE, true},
	{"span", HTML_INLINE, false},
	{"strike", HTML_STRUCK, false},
	{"strong", HTML_STRONG, false},
	{"style", HTML_RAW, false},
	{"sub", HTML_SUB, false},
	{"summary", HTML_PARA, false},
	{"sup", HTML_SUP, false},
	{"svg", HTML_DROP, false},
	{"table", HTML_TABLE, false},
	{"tbody", HTML_ROWS, false},
	{"td", HTML_CELL_KIND, false},
	{"template", HTML_DROP, false},
	{"textarea", HTML_RAW_DROP, false},
	{"tfoot", HTML_ROWS, false},
	{"th", HTML_CELL_KIND, false},
	{"thead", HTML_ROWS, false},
	{"time", HTML_INLINE, false},
	{"title", HTML_INLINE, false},
	{"tr", HTML_ROW, false},
	{"track", HTML_INLINE, true},
	{"tt", HTML_INLINE, false},
	{"u", HTML_INLINE, false},
	{"ul", HTML_LIST, false},
	{"var", HTML_EM, false},
	{"video", HTML_DROP, false},
	{"wbr", HTML_INLINE, true},
	{"xml", HTML_DROP, false},
	{"xmp", HTML_INLINE, false},
};

const struct html_element *html_element_find(const char *name, size_t len)
{
	size_t low = 0, high = sizeof elements / sizeof *elements;
	char lower[16];

	if (len >= sizeof lower)
		return NULL;
	for (size_t i = 0; i < len; i++)
		lower[i] = (char)(name[i] >= 'A' && name[i] <= 'Z' ? name[i] + 32 : name[i]);
	lower[len] = '\0';
	while (low < high) {
		size_t middle = (low + high) / 2;
		int order = strcmp(lower, elements[middle].name);

		if (order == 0)
			return &elements[middle];
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}
