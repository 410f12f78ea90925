/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "text/named_character.h"

#include <stdbool.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"

enum { NAME_MAX_LENGTH = 32 };

/* Of HTML 5's names those that are met: keys of the keyboard and marks of punctuation. */
static const struct {
	const char *name;
	uint32_t code;
} html5[] = {
	{"apos", '\''},     {"ast", '*'},        {"bsol", '\\'},     {"check", 0x2713},
	{"colon", ':'},     {"comma", ','},      {"commat", '@'},    {"dollar", '$'},
	{"equals", '='},    {"excl", '!'},       {"grave", '`'},     {"horbar", 0x2015},
	{"hyphen", 0x2010}, {"lbrace", '{'},     {"lbrack", '['},    {"lcub", '{'},
	{"lowbar", '_'},    {"lpar", '('},       {"lsqb", '['},      {"midast", '*'},
	{"NewLine", '\n'},  {"num", '#'},        {"numsp", 0x2007},  {"percnt", '%'},
	{"period", '.'},    {"plus", '+'},       {"puncsp", 0x2008}, {"quest", '?'},
	{"rbrace", '}'},    {"rbrack", ']'},     {"rcub", '}'},      {"rpar", ')'},
	{"rsqb", ']'},      {"semi", ';'},       {"sol", '/'},       {"star", 0x2606},
	{"starf", 0x2605},  {"Tab", '\t'},       {"verbar", '|'},    {"vert", '|'},
	{"hairsp", 0x200A}, {"NoBreak", 0x2060}, {"abreve", 0x103},  {"Abreve", 0x102},
	{"amacr", 0x101},   {"Amacr", 0x100},    {"aogon", 0x105},   {"Aogon", 0x104},
	{"cacute", 0x107},  {"Cacute", 0x106},   {"ccaron", 0x10D},  {"Ccaron", 0x10C},
	{"dcaron", 0x10F},  {"Dcaron", 0x10E},   {"dstrok", 0x111},  {"Dstrok", 0x110},
	{"ecaron", 0x11B},  {"Ecaron", 0x11A},   {"emacr", 0x113},   {"Emacr", 0x112},
	{"eogon", 0x119},   {"Eogon", 0x118},    {"gbreve", 0x11F},  {"Gbreve", 0x11E},
	{"Idot", 0x130},    {"inodot", 0x131},   {"imath", 0x131},   {"lstrok", 0x142},
	{"Lstrok", 0x141},  {"nacute", 0x144},   {"Nacute", 0x143},  {"ncaron", 0x148},
	{"Ncaron", 0x147},  {"odblac", 0x151},   {"Odblac", 0x150},  {"rcaron", 0x159},
	{"Rcaron", 0x158},  {"sacute", 0x15B},   {"Sacute", 0x15A},  {"scedil", 0x15F},
	{"Scedil", 0x15E},  {"tcaron", 0x165},   {"Tcaron", 0x164},  {"tcedil", 0x163},
	{"Tcedil", 0x162},  {"udblac", 0x171},   {"Udblac", 0x170},  {"uring", 0x16F},
	{"Uring", 0x16E},   {"zacute", 0x17A},   {"Zacute", 0x179},  {"zcaron", 0x17E},
	{"Zcaron", 0x17D},  {"zdot", 0x17C},     {"Zdot", 0x17B},
};

static uint32_t lookup(const char *name)
{
	uint32_t code = named_character_lookup(name);

	for (size_t i = 0; !code && i < sizeof html5 / sizeof *html5; i++)
		if (!strcmp(html5[i].name, name))
			code = html5[i].code;
	return code;
}

static bool is_alnum(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static int digit(char c, bool hex)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (hex && c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (hex && c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

static size_t number(const char *s, size_t len, uint32_t *code)
{
	bool hex = len > 2 && (s[2] == 'x' || s[2] == 'X');
	size_t start = hex ? 3 : 2, i = start;
	uint32_t n = 0;

	for (; i < len && digit(s[i], hex) >= 0; i++)
		if (n <= 0x10FFFF)
			n = n * (hex ? 16 : 10) + (uint32_t)digit(s[i], hex);
	if (i == start)
		return 0;
	*code = n == 0 || n > 0x10FFFF || (n >= 0xD800 && n <= 0xDFFF) ? UTF8_REPLACEMENT : n;
	return i + (i < len && s[i] == ';');
}

size_t named_character(const char *s, size_t len, uint32_t *code)
{
	/* Those that other letters may follow; of the others people write "&copy 2020" at most. */
	static const char *const prefixes[] = {"nbsp", "amp", "quot", "lt", "gt"};
	char name[NAME_MAX_LENGTH + 1];
	size_t n = 0;

	if (len > 1 && s[1] == '#')
		return number(s, len, code);
	while (n + 1 < len && n < NAME_MAX_LENGTH && is_alnum(s[n + 1])) {
		name[n] = s[n + 1];
		n++;
	}
	name[n] = '\0';
	if (n < 2)
		return 0;
	*code = lookup(name);
	if (n + 1 < len && s[n + 1] == ';')
		return *code ? n + 2 : 0;
	/* HTML lets the old names, Latin-1's, do without; but "?a=1&copy=2" is an address. */
	if (n + 1 < len && s[n + 1] == '=')
		return 0;
	*code = named_character_lookup(name);
	if (*code && *code < 256 && strcmp(name, "apos") != 0)
		return n + 1;
	for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
		if (!strncmp(name, prefixes[i], strlen(prefixes[i]))) {
			*code = lookup(prefixes[i]);
			return strlen(prefixes[i]) + 1;
		}
	return 0;
}

void named_character_decode(struct buf *out, const char *s, size_t len)
{
	const char *end = s + len, *amp;
	char utf8[4];
	uint32_t code;

	while ((amp = memchr(s, '&', (size_t)(end - s)))) {
		size_t n = named_character(amp, (size_t)(end - amp), &code);

		buf_add(out, s, (size_t)(amp - s));
		if (n)
			buf_add(out, utf8, utf8_encode(code, utf8));
		else
			buf_putc(out, '&');
		s = amp + (n ? n : 1);
	}
	buf_add(out, s, (size_t)(end - s));
}
