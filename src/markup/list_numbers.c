/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "markup/list_numbers.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "markup/html_css.h"
#include "xml/xml.h"

int list_number_read(const char *s, int otherwise)
{
	char *end;
	long n;

	if (!s)
		return otherwise;
	n = strtol(s, &end, 10);
	return end == s || n > INT_MAX / 2 || n < INT_MIN / 2 ? otherwise : (int)n;
}

char list_number_type(const struct xml_attribute *a, size_t n, char otherwise)
{
	const char *s = xml_attribute_value(a, n, "type"),
		   *style = xml_attribute_value(a, n, "style");
	char type = style ? html_css_numbers(style) : 0;

	if (type)
		return type;
	/* Only a style gives a bulleted list numbers. */
	return s && otherwise != '*' && *s && !s[1] && strchr("1aAiI", *s) ? *s : otherwise;
}

/* N in letters: 1 is a, 27 is aa. */
static void put_letters(char *out, size_t size, int n, char first)
{
	char digits[16];
	size_t i = sizeof digits - 1;

	digits[i] = '\0';
	for (; n > 0 && i > 0; n = (n - 1) / 26)
		digits[--i] = (char)(first + (n - 1) % 26);
	snprintf(out, size, "%s", digits + i);
}

static void put_roman(char *out, size_t size, int n, bool upper)
{
	static const struct {
		int value;
		const char *lower, *upper;
	} parts[] = {{1000, "m", "M"}, {900, "cm", "CM"}, {500, "d", "D"}, {400, "cd", "CD"},
		     {100, "c", "C"},  {90, "xc", "XC"},  {50, "l", "L"},  {40, "xl", "XL"},
		     {10, "x", "X"},   {9, "ix", "IX"},   {5, "v", "V"},   {4, "iv", "IV"},
		     {1, "i", "I"}};
	size_t at = 0;

	out[0] = '\0';
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		for (; n >= parts[i].value && at + 3 < size; n -= parts[i].value)
			at += (size_t)snprintf(out + at, size - at, "%s",
					       upper ? parts[i].upper : parts[i].lower);
}

void list_number_text(char out[LIST_NUMBER], int n, char type)
{
	char text[32];

	if ((type == 'a' || type == 'A') && n > 0)
		put_letters(text, sizeof text, n, type);
	else if ((type == 'i' || type == 'I') && n > 0 && n < 4000)
		put_roman(text, sizeof text, n, type == 'I');
	else
		snprintf(text, sizeof text, "%d", n);
	snprintf(out, LIST_NUMBER, "%s. ", text);
}

void list_numbers_start(struct list_numbers *l, bool numbered, const struct xml_attribute *a,
			size_t n)
{
	const char *start = numbered ? xml_attribute_value(a, n, "start") : NULL;
	int from = list_number_read(start, INT_MIN);
	bool down = numbered && xml_attribute_value(a, n, "reversed");

	l->type = list_number_type(a, n, numbered ? '1' : '*');
	l->step = down ? -1 : 1;
	l->next = from != INT_MIN ? from : 1;
	l->unknown = down && from == INT_MIN;
}

bool list_numbers_item(struct list_numbers *l, const struct xml_attribute *a, size_t n,
		       char out[LIST_NUMBER])
{
	char type = list_number_type(a, n, l->type ? l->type : '*');
	int own = list_number_read(xml_attribute_value(a, n, "value"), INT_MIN);
	int number = own != INT_MIN ? own : l->next;

	/* From a number of its own on the others are known. */
	l->unknown &= own == INT_MIN;
	if (l->unknown)
		type = '*';
	l->next = number + l->step;
	if (type != '*')
		list_number_text(out, number, type);
	return type != '*';
}
