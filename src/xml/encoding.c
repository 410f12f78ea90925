/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "xml/encoding.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#if HAVE_UCHARDET
#include <uchardet.h>
#endif

#include "base/blocks.h"
#include "base/buf.h"
#include "base/charset.h"
#include "base/utf8.h"

/* ---- labels ---- */

/* Letters and digits of labels, in small letters; the names are iconv's, the second one for where
 * it does not know the first. */
static const struct {
	const char *name, *other;
	const char *labels;
} encodings[] = {
	{"UTF-8", NULL, " utf8 unicode11utf8 unicode20utf8 xunicode20utf8 "},
	{"UTF-7", NULL, " utf7 unicode11utf7 unicode20utf7 xunicode20utf7 csutf7 csunicode11utf7 "},
	{"UTF-16LE", NULL,
	 " utf16 u16 utf16le ucs2 ucs2le iso10646ucs2 unicode csunicode unicodefeff "},
	{"UTF-16BE", NULL, " utf16be ucs2be unicodefffe "},
	{"UTF-32LE", NULL, " utf32 u32 utf32le ucs4 ucs4le iso10646ucs4 "},
	{"UTF-32BE", NULL, " utf32be ucs4be "},
	{"CP1252", "WINDOWS-1252",
	 " iso88591 latin1 l1 isoir100 iso885911987 cp819 ibm819 csisolatin1 ascii usascii "
	 "ansix341968 iso646us us "},
	{"ISO-8859-2", NULL, " iso88592 latin2 l2 isoir101 iso885921987 csisolatin2 "},
	{"ISO-8859-3", NULL, " iso88593 latin3 l3 isoir109 csisolatin3 "},
	{"ISO-8859-4", NULL, " iso88594 latin4 l4 isoir110 csisolatin4 "},
	{"ISO-8859-5", NULL, " iso88595 cyrillic isoir144 csisolatincyrillic "},
	{"ISO-8859-6", NULL,
	 " iso88596 iso88596e iso88596i arabic asmo708 ecma114 isoir127 csisolatinarabic "},
	{"ISO-8859-7", NULL, " iso88597 greek greek8 elot928 ecma118 isoir126 csisolatingreek "},
	{"ISO-8859-8", NULL,
	 " iso88598 iso88598e iso88598i hebrew logical visual isoir138 csisolatinhebrew "},
	{"CP1254", "ISO-8859-9", " iso88599 latin5 l5 isoir148 iso885991989 csisolatin5 "},
	{"ISO-8859-10", NULL, " iso885910 latin6 l6 isoir157 csisolatin6 "},
	{"ISO-8859-15", NULL, " iso885915 latin9 l9 csisolatin9 "},
	{"CP874", "TIS-620", " iso885911 tis620 dos874 windows874 cp874 tis62025291 "},
	{"KOI8-R", NULL, " koi8r koi8 koi cskoi8r "},
	{"KOI8-U", NULL, " koi8u koi8ru "},
	{"CP866", "IBM866", " ibm866 cp866 866 csibm866 "},
	{"MACINTOSH", NULL, " macintosh mac xmacroman macroman csmacintosh "},
	{"MAC-CYRILLIC", "MACCYRILLIC", " xmaccyrillic xmacukrainian maccyrillic "},
	{"GB18030", NULL,
	 " gb18030 gbk xgbk cp936 ms936 windows936 gb2312 gb23121980 gb231280 csgb2312 chinese "
	 "csiso58gb231280 isoir58 euccn "},
	{"BIG5-HKSCS", "BIG5", " big5 big5hkscs cnbig5 csbig5 xxbig5 cp950 windows950 "},
	{"EUC-TW", NULL, " euctw xeuctw "},
	{"CP932", "SHIFT_JIS",
	 " shiftjis sjis xsjis mskanji ms932 cp932 windows31j windows932 csshiftjis "},
	{"EUC-JP-MS", "EUC-JP", " eucjp xeucjp ujis cseucpkdfmtjapanese eucjpms "},
	{"ISO-2022-JP", NULL, " iso2022jp csiso2022jp "},
	{"CP949", "EUC-KR",
	 " euckr ksc56011987 ksc56011989 ksc5601 korean uhc cp949 windows949 cseuckr isoir149 "
	 "csksc56011987 "},
};

static bool known(const char *name)
{
	struct charset *c;

	/* That needs no conversion, and nearly all files are in it. */
	if (!strcmp(name, "UTF-8"))
		return true;
	c = charset_open(name);
	charset_close(c);
	return c != NULL;
}

/* "windows-1256", "cp1256", "x-cp1256", "win1256", "ms-ansi-1256": one family. */
static bool find_windows(const char *key, char *name)
{
	static const char *const families[] = {"windows", "win", "cp", "xcp", "ms", "msansi"};

	for (size_t i = 0; i < sizeof families / sizeof *families; i++) {
		size_t len = strlen(families[i]);

		if (!strncmp(key, families[i], len) && !strncmp(key + len, "125", 3) &&
		    key[len + 3] >= '0' && key[len + 3] <= '8' && !key[len + 4]) {
			snprintf(name, ENCODING_NAME, "CP%s", key + len);
			return true;
		}
	}
	return false;
}

bool encoding_find(const char *label, char name[ENCODING_NAME])
{
	char key[ENCODING_NAME + 2] = " ";
	size_t n = 1, given = strlen(label);

	/* What is no plain name could mean more to iconv than a name. */
	if (given >= ENCODING_NAME || strspn(label, "abcdefghijklmnopqrstuvwxyz"
						    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
						    "-_.:() ") != given)
		return false;
	for (const char *s = label; *s; s++) {
		if (*s >= 'A' && *s <= 'Z')
			key[n++] = (char)(*s - 'A' + 'a');
		else if ((*s >= 'a' && *s <= 'z') || (*s >= '0' && *s <= '9'))
			key[n++] = *s;
	}
	if (n == 1)
		return false;
	if (find_windows(key + 1, name))
		return known(name);
	key[n] = ' ';
	key[n + 1] = '\0';
	for (size_t i = 0; i < sizeof encodings / sizeof *encodings; i++) {
		if (!strstr(encodings[i].labels, key))
			continue;
		snprintf(name, ENCODING_NAME, "%s", encodings[i].name);
		if (!known(name) && encodings[i].other)
			snprintf(name, ENCODING_NAME, "%s", encodings[i].other);
		return known(name);
	}
	snprintf(name, ENCODING_NAME, "%s", label);
	return known(name);
}

void encoding_title(const char *name, char title[ENCODING_NAME])
{
	static const char *const titles[][2] = {{"CP932", "Shift_JIS"},
						{"CP949", "EUC-KR"},
						{"EUC-JP-MS", "EUC-JP"},
						{"BIG5-HKSCS", "Big5"},
						{"CP874", "windows-874"}};

	if (!strncmp(name, "CP125", 5))
		snprintf(title, ENCODING_NAME, "windows-%.8s", name + 2);
	else
		snprintf(title, ENCODING_NAME, "%.60s", name);
	for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
		if (!strcmp(name, titles[i][0]))
			snprintf(title, ENCODING_NAME, "%s", titles[i][1]);
}

bool encoding_is_ascii(const char *name)
{
	static const char ascii[] = "<?xml version=\"1.0\" encoding='";
	struct charset *c = charset_open(name);
	struct buf out;
	size_t bad;
	bool same;

	if (!c)
		return false;
	buf_init(&out);
	charset_decode(c, ascii, sizeof ascii - 1, true, &out, &bad);
	same = !strcmp(buf_str(&out), ascii);
	buf_done(&out);
	charset_close(c);
	return same;
}

/* ---- the start of a file ---- */

/* Past blanks; S ends with a NUL. */
static const char *skip_blanks(const char *s)
{
	return s + strspn(s, " \t\r\n");
}

/* What "<?xml ... encoding='NAME'" says. */
static void find_declared(const char *s, char name[ENCODING_NAME])
{
	const char *end;
	size_t len;

	name[0] = '\0';
	s = skip_blanks(s);
	if (strncmp(s, "<?xml", 5) != 0)
		return;
	end = strpbrk(s + 1, "<>");
	s = strstr(s, "encoding");
	if (!end || !s || s > end)
		return;
	s = skip_blanks(s + strlen("encoding"));
	if (*s++ != '=')
		return;
	s = skip_blanks(s);
	if (*s != '"' && *s != '\'')
		return;
	len = strcspn(s + 1, s[0] == '"' ? "\"<>" : "'<>");
	if (len > 0 && len < ENCODING_NAME && s[len + 1] == s[0])
		snprintf(name, ENCODING_NAME, "%.*s", (int)len, s + 1);
}

/* UTF-16 and UTF-32 by where the NUL bytes of the first ASCII characters are. */
static const char *find_wide(const unsigned char *s, size_t len)
{
	if (len < 4)
		return NULL;
	if (!s[0] && !s[1] && !s[2] && s[3])
		return "UTF-32BE";
	if (s[0] && !s[1] && !s[2] && !s[3])
		return "UTF-32LE";
	if (!s[0] && s[1] && !s[2] && s[3])
		return "UTF-16BE";
	if (s[0] && !s[1] && s[2] && !s[3])
		return "UTF-16LE";
	return NULL;
}

void encoding_start(const char *s, size_t len, struct encoding_start *start)
{
	static const struct {
		const char *mark;
		size_t len;
		const char *name;
	} marks[] = {{"\xFF\xFE\0\0", 4, "UTF-32LE"},
		     {"\0\0\xFE\xFF", 4, "UTF-32BE"},
		     {"\xEF\xBB\xBF", 3, "UTF-8"},
		     {"\xFF\xFE", 2, "UTF-16LE"},
		     {"\xFE\xFF", 2, "UTF-16BE"}};
	char head[1024];
	size_t n;

	*start = (struct encoding_start){0};
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		if (len >= marks[i].len && !memcmp(s, marks[i].mark, marks[i].len)) {
			start->name = marks[i].name;
			start->mark = marks[i].len;
			break;
		}
	}
	if (!start->name)
		start->name = find_wide((const unsigned char *)s, len);
	n = len - start->mark < sizeof head ? len - start->mark : sizeof head - 1;
	memcpy(head, s + start->mark, n);
	head[n] = '\0';
	find_declared(head, start->declared);
}

/* ---- UTF-8 or not ---- */

void encoding_count(const char *s, size_t len, size_t *good, size_t *bad)
{
	size_t i = 0, n, end;
	uint32_t code;

	*good = *bad = 0;
	while (i < len) {
		end = i + blocks_utf8(s + i, len - i);
		for (; i < end; i++)
			*good += (unsigned char)s[i] >= 0xC0;
		if (i == len)
			break;
		n = utf8_decode(s + i, len - i, &code);
		if (!utf8_is_bad(s + i, n, code))
			++*good;
		else if (i + n < len) /* else perhaps only cut */
			++*bad;
		i += n;
	}
}

/* ---- legacy encodings by their looks ---- */

/* What a text of bytes looks like when they are taken in pairs. */
struct pairs {
	size_t n, kana_sjis, kana_euc, hangul, hanzi, low_trail;
	size_t high, runs; /* bytes from 0x80, and runs of them */
};

static void look(const unsigned char *s, size_t len, struct pairs *p)
{
	*p = (struct pairs){0};
	for (size_t i = 0; i < len; i++) {
		p->high += s[i] >= 0x80;
		p->runs += s[i] >= 0x80 && (i == 0 || s[i - 1] < 0x80);
	}
	for (size_t i = 0; i + 1 < len; i++) {
		unsigned char a = s[i], b = s[i + 1];

		if (a < 0x81 || b < 0x40)
			continue;
		p->n++;
		p->kana_sjis += (a == 0x82 && b >= 0x9F && b <= 0xF1) || (a == 0x83 && b <= 0x96);
		p->kana_euc += (a == 0xA4 || a == 0xA5) && b >= 0xA1;
		p->hangul += a >= 0xB0 && a <= 0xC8 && b >= 0xA1;
		p->hanzi += a >= 0xB0 && a <= 0xF7 && b >= 0xA1;
		p->low_trail += b < 0x80;
		i++;
	}
}

/* Whether S is well built in NAME, a double-byte encoding. */
static bool fits(const char *name, const char *s, size_t len, size_t characters)
{
	struct charset *c = charset_open(name);
	struct buf out;
	size_t bad_at, bad = 0;

	if (!c)
		return false;
	buf_init(&out);
	charset_decode(c, s, len, false, &out, &bad_at);
	for (const char *p = buf_str(&out); (p = strstr(p, "\xEF\xBF\xBD")); p += 3)
		bad++;
	buf_done(&out);
	charset_close(c);
	return bad * 100 <= characters;
}

static const char *guess_double(const char *s, size_t len, const struct pairs *p)
{
	const char *name;

	if (p->n < 4)
		return NULL;
	if (p->kana_sjis * 5 >= p->n)
		name = "CP932";
	else if (p->kana_euc * 5 >= p->n)
		name = "EUC-JP";
	else if (p->hanzi * 2 >= p->n && p->hangul * 20 >= p->hanzi * 19)
		name = "CP949";
	else if (p->low_trail * 7 >= p->n)
		name = "BIG5-HKSCS";
	else
		name = "GB18030";
	return fits(name, s, len, p->n) ? name : NULL;
}

/*
 * The letters of a script, the frequent ones first, as bytes of an encoding. Words of these are
 * written in bytes from 0x80 throughout.
 */
static const struct {
	const char *name;
	const char *letters;
} scripts[] = {
	{"CP1251", "\xEE\xE5\xE8\xE0\xED\xF2\xE2\xF1\xF0\xEB\xE4\xEF\xEC\xEA\xFF\xE1\xF3\xFB\xFC"
		   "\xE3\xF7\xE6\xE9\xE7\xF5\xFE\xF9\xF6\xF8\xFD\xCE\xCD\xD1\xCA\xB3\xBF\xBA\xCF"},
	{"KOI8-R", "\xCF\xC5\xC9\xC1\xCE\xD4\xD7\xD3\xD2\xCC\xC4\xD0\xCD\xCB\xD1\xC2\xD5\xD9\xD8"
		   "\xC7\xDE\xD6\xCA\xDA\xC8\xC0\xDD\xC3\xDB\xDC\xEF\xEE\xF3\xEB\xF0"},
	{"CP1256", "\xC7\xED\xE3\xE1\xD1\xE6\xCF\xE4\xE5\xCA\xC8\xD3\xDA\x98\xDE\xD4\xCD\xC9\xDD"
		   "\xD2\xCE\xCC\xC3\xDF\xD5\x90\xC2\x81\xA1\xD8\xD0\xC6\x9D\xEC\x8D\xDB\xC5\xD6"},
	{"ISO-8859-6",
	 "\xC7\xE4\xEA\xE5\xE8\xE6\xD1\xCA\xC8\xC9\xD9\xCF\xD3\xE1\xE7\xE2\xE3\xC3\xCD"
	 "\xCC\xD4\xD5\xD6\xD7\xCE\xC5\xE9\xD0\xCB\xDA\xC1\xC6\xD2\xD8\xC2\xC4\xAC\xBF"},
	{"CP1253", "\xE1\xE9\xE5\xF4\xED\xEF\xEA\xF3\xE7\xF0\xF1\xF2\xF5\xDF\xEC\xE4\xEB\xDD\xF9"
		   "\xDC\xE8\xDE\xFC\xE3\xF7\xFE\xFD\xF6\xE2\xE6"},
	{"CP1255", "\xE5\xE9\xE4\xEC\xE0\xFA\xE1\xF9\xF8\xEB\xE3\xEE\xF2\xE7\xED\xF0\xE6\xF4\xF1"
		   "\xEF\xF7\xE2\xF6\xE8\xF3\xEA"},
};

static const char *guess_own(const char *s, size_t len)
{
	enum { BEST = 36, UNKNOWN = 24 };
	const char *best = "CP1252", *name;
	long most = 0, score;
	struct pairs p;

	if (memmem(s, len, "\x1b$B", 3) || memmem(s, len, "\x1b$@", 3))
		return "ISO-2022-JP";
	look((const unsigned char *)s, len, &p);
	/* Letters with accents stand alone among ASCII: no other script does. */
	if (p.high < 2 * p.runs)
		return p.kana_sjis * 5 >= p.n && p.n && (name = guess_double(s, len, &p)) ? name
											  : best;
	if ((name = guess_double(s, len, &p)))
		return name;
	for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
		score = 0;
		for (size_t k = 0; k < len; k++) {
			const char *at;

			if ((unsigned char)s[k] < 0x80)
				continue;
			at = strchr(scripts[i].letters, s[k]);
			score += at ? BEST - (at - scripts[i].letters) : -UNKNOWN;
		}
		if (score > most) {
			most = score;
			best = scripts[i].name;
		}
	}
	return best;
}

#if HAVE_UCHARDET

/* What uchardet calls an encoding, and iconv; where one is a part of another that files are in, that. */
static const struct {
	const char *said, *name;
} detected[] = {
	{"ISO-8859-1", "CP1252"},
	{"ISO-8859-2", "ISO-8859-2"},
	{"ISO-8859-3", "ISO-8859-3"},
	{"ISO-8859-4", "ISO-8859-4"},
	{"ISO-8859-5", "ISO-8859-5"},
	{"ISO-8859-6", "ISO-8859-6"},
	{"ISO-8859-7", "ISO-8859-7"},
	{"ISO-8859-8", "ISO-8859-8"},
	{"ISO-8859-9", "CP1254"},
	{"ISO-8859-10", "ISO-8859-10"},
	{"ISO-8859-11", "CP874"},
	{"ISO-8859-13", "ISO-8859-13"},
	{"ISO-8859-15", "ISO-8859-15"},
	{"ISO-8859-16", "ISO-8859-16"},
	{"WINDOWS-1250", "CP1250"},
	{"WINDOWS-1251", "CP1251"},
	{"WINDOWS-1252", "CP1252"},
	{"WINDOWS-1253", "CP1253"},
	{"WINDOWS-1254", "CP1254"},
	{"WINDOWS-1255", "CP1255"},
	{"WINDOWS-1256", "CP1256"},
	{"WINDOWS-1257", "CP1257"},
	{"WINDOWS-1258", "CP1258"},
	{"IBM852", "CP852"},
	{"IBM855", "CP855"},
	{"IBM862", "CP862"},
	{"IBM865", "CP865"},
	{"IBM866", "CP866"},
	{"KOI8-R", "KOI8-R"},
	{"MAC-CYRILLIC", "MACCYRILLIC"},
	{"TIS-620", "CP874"},
	{"VISCII", "VISCII"},
	{"BIG5", "BIG5-HKSCS"},
	{"GB18030", "GB18030"},
	{"EUC-KR", "CP949"},
	{"UHC", "CP949"},
	{"EUC-TW", "EUC-TW"},
	{"SHIFT_JIS", "CP932"},
	{"EUC-JP", "EUC-JP"},
	{"ISO-2022-JP", "ISO-2022-JP"},
};

static const char *ask_uchardet(const char *s, size_t len)
{
	uchardet_t detector = uchardet_new();
	const char *name = NULL;

	if (!detector)
		return NULL;
	if (!uchardet_handle_data(detector, s, len)) {
		uchardet_data_end(detector);
		for (size_t i = 0; i < sizeof detected / sizeof *detected; i++)
			if (!strcasecmp(uchardet_get_charset(detector), detected[i].said))
				name = detected[i].name;
	}
	uchardet_delete(detector);
	return name;
}

#else

static const char *ask_uchardet(const char *s, size_t len)
{
	(void)s;
	(void)len;
	return NULL;
}

#endif

/* Whether a text of the letters of KOI8 has those of Ukrainian, which KOI8-R has box drawing for. */
static bool is_ukrainian(const char *s, size_t len)
{
	static const char letters[] = "\xA4\xA6\xA7\xAD\xB4\xB6\xB7\xBD";

	for (size_t i = 0; i < len; i++)
		if (s[i] && strchr(letters, s[i]))
			return true;
	return false;
}

/* Tags and the blanks about them are in no language: OUT is the text between them. */
static void leave_tags_out(const char *s, size_t len, struct buf *out)
{
	bool tag = false;

	for (size_t i = 0; i < len; i++) {
		if (s[i] == '<')
			tag = true;
		if (!tag)
			buf_putc(out, s[i]);
		if (s[i] == '>' && tag) {
			tag = false;
			buf_putc(out, ' ');
		}
	}
}

const char *encoding_guess(const char *s, size_t len)
{
	enum { SAMPLE = 32 * 1024 };
	/* What our own look knows better than statistics of other texts do. */
	static const char *const ours[] = {"CP1256", "GB18030", "BIG5-HKSCS", "CP949",
					   "CP932",  "EUC-JP",  "ISO-2022-JP"};
	const char *own, *name;
	struct buf text;

	if (len > SAMPLE)
		len = SAMPLE;
	own = guess_own(s, len);
	for (size_t i = 0; i < sizeof ours / sizeof *ours; i++)
		if (!strcmp(own, ours[i]))
			return own;
	buf_init(&text);
	leave_tags_out(s, len, &text);
	name = ask_uchardet(buf_str(&text), text.len);
	buf_done(&text);
	if (!name)
		name = own;
	/* Two of Greek differ in Alpha with tonos: without that letter it is the one most files are in. */
	if (!strcmp(name, "ISO-8859-7") && !memchr(s, 0xB6, len))
		name = "CP1253";
	return !strcmp(name, "KOI8-R") && is_ukrainian(s, len) ? "KOI8-U" : name;
}
