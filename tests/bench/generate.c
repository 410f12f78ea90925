/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Generate: an archive to measure with, on standard output.
 *
 * generate STATEMENTS [BYTES [FORMAT [MARKUP]]]: so many statements, each of about BYTES bytes (1240) but for
 * tags, FORMAT rss, native, tei (a debate) or annotated (the same with an element for each word, as
 * ParlaMint's .ana files have), MARKUP of a hundred of RSS with HTML in their text (0). English and Persian
 * by turns, words as unevenly common as in real text. The same arguments give the same bytes.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const english[] = {
	"the",
	"of",
	"and",
	"to",
	"in",
	"that",
	"is",
	"a",
	"for",
	"this",
	"with",
	"not",
	"people",
	"as",
	"on",
	"which",
	"are",
	"it",
	"be",
	"by",
	"country",
	"nation",
	"must",
	"our",
	"government",
	"work",
	"one",
	"years",
	"justice",
	"have",
	"economy",
	"peace",
	"rights",
	"law",
	"youth",
	"science",
	"progress",
	"unity",
	"parliament",
	"election",
	"minister",
	"education",
	"university",
	"culture",
	"production",
	"enemies",
	"hope",
	"independence",
	"history",
	"security",
	"region",
	"agreement",
	"treaty",
	"negotiations",
	"declaration",
	"sanctions",
	"revolution",
	"constitution",
	"health",
	"industry",
	"employment",
	"families",
	"villages",
	"agriculture",
	"water",
	"environment",
	"responsibility",
	"service",
	"freedom",
	"honour",
	"resistance",
	"solidarity",
	"international",
	"conference",
	"delegation",
	"ceremony",
	"anniversary",
	"pilgrimage",
	"entrepreneurs",
	"vaccination",
	"earthquake",
	"reconstruction",
	"archipelago",
	"quorum",
};

static const char *const persian[] = {
	"و",
	"در",
	"به",
	"از",
	"که",
	"این",
	"را",
	"با",
	"است",
	"برای",
	"آن",
	"ملت",
	"مردم",
	"کشور",
	"ما",
	"باید",
	"می‌شود",
	"می‌کند",
	"های",
	"خود",
	"یک",
	"کار",
	"سال",
	"دولت",
	"ایران",
	"عدالت",
	"جوانان",
	"علم",
	"پیشرفت",
	"وحدت",
	"مجلس",
	"انتخابات",
	"وزیر",
	"آموزش",
	"دانشگاه",
	"فرهنگ",
	"تولید",
	"دشمن",
	"امید",
	"استقلال",
	"تاریخ",
	"امنیت",
	"منطقه",
	"توافق",
	"مذاکرات",
	"اعلامیه",
	"تحریم",
	"انقلاب",
	"قانون",
	"سلامت",
	"صنعت",
	"اشتغال",
	"خانواده",
	"روستا",
	"کشاورزی",
	"آب",
	"محیط",
	"مسئولیت",
	"خدمت",
	"آزادی",
	"عزت",
	"مقاومت",
	"همبستگی",
	"بین‌المللی",
	"اجلاس",
	"هیئت",
	"مراسم",
	"سالگرد",
	"حج",
	"کارآفرینان",
	"زلزله",
	"بازسازی",
};

enum { SPEAKERS = 200 };

enum { ENGLISH = sizeof english / sizeof *english, PERSIAN = sizeof persian / sizeof *persian };

static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
				     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

static uint64_t seed = 42;

/* xorshift64*: a number below N. */
static unsigned roll(unsigned n)
{
	seed ^= seed >> 12;
	seed ^= seed << 25;
	seed ^= seed >> 27;
	return (unsigned)((seed * 0x2545F4914F6CDD1Du >> 33) % n);
}

/* The first words of a list come far more often than the last. */
static const char *word(int is_persian)
{
	unsigned n = is_persian ? PERSIAN : ENGLISH;
	unsigned i = (unsigned)((uint64_t)roll(n) * roll(n) * roll(n) / n / n);

	return is_persian ? persian[i] : english[i];
}

static size_t words(int is_persian, size_t bytes)
{
	size_t n = 0;

	while (n < bytes) {
		const char *w = word(is_persian);

		n += strlen(w) + 1;
		printf("%s%s", w, n < bytes ? " " : ".");
	}
	return n;
}

static void paragraphs(int is_persian, size_t bytes, const char *open, const char *close)
{
	for (size_t n = 0; n < bytes;) {
		size_t part = 200 + roll(400);

		fputs(open, stdout);
		n += words(is_persian, part < bytes - n ? part : bytes - n);
		fputs(close, stdout);
	}
}

static void date(unsigned number, unsigned of, unsigned *year, unsigned *month, unsigned *day)
{
	/* 1989 to 2023, the newest first, as feeds are. */
	unsigned at = (unsigned)((uint64_t)(of - number - 1) * 34 * 336 / of);

	*year = 1989 + at / 336;
	*month = at / 28 % 12;
	*day = 1 + at % 28;
}

static void rss_item(unsigned i, unsigned of, size_t bytes, unsigned markup)
{
	int fa = i & 1;
	unsigned y, m, d;

	date(i, of, &y, &m, &d);
	printf("<item><title>");
	words(fa, 40);
	printf("</title><link>https://archive.example/%s/%u</link>"
	       "<guid isPermaLink=\"false\">statement-%u</guid>"
	       "<pubDate>%02u %s %u %02u:%02u:00 GMT</pubDate><category>",
	       fa ? "fa" : "en", i, i, d, months[m], y, i % 24, i % 60);
	words(fa, 8);
	printf("</category>\n<description>");
	if (i % 100 < markup)
		paragraphs(fa, bytes, "&lt;p&gt;", "&lt;/p&gt;\n");
	else
		paragraphs(fa, bytes, "", "\n\n");
	printf("</description></item>\n");
}

static void native_item(unsigned i, unsigned of, size_t bytes)
{
	int fa = i & 1;
	unsigned y, m, d;

	date(i, of, &y, &m, &d);
	printf("<statement id=\"s%u\"><date when=\"%u-%02u-%02u\"/><title>", i, y, m + 1, d);
	words(fa, 40);
	printf("</title><occasion>");
	words(fa, 20);
	printf("</occasion>\n<text xml:lang=\"%s\">", fa ? "fa" : "en");
	paragraphs(fa, bytes, "<p>", "</p>\n");
	printf("</text></statement>\n");
}

/* A word with what is known of it. */
static size_t token(int fa, unsigned id, unsigned n)
{
	const char *w = word(fa);

	printf("<w xml:id=\"u%u.w%u\" msd=\"UPosTag=NOUN|Number=Sing\" lemma=\"%s\">%s</w>\n", id,
	       n, w, w);
	return strlen(w) + 1;
}

static void sentence(int fa, unsigned id, unsigned number, size_t bytes)
{
	unsigned words_n = 0;

	printf("<s xml:id=\"u%u.s%u\">\n", id, number);
	for (size_t n = 0; n < bytes;)
		n += token(fa, id, number * 100 + words_n++);
	printf("<pc msd=\"UPosTag=PUNCT\">.</pc>\n<linkGrp type=\"UD-SYN\">\n");
	for (unsigned i = 1; i < words_n; i++)
		printf("<link ana=\"ud-syn:nsubj\" target=\"#u%u.w%u #u%u.w%u\"/>\n", id,
		       number * 100, id, number * 100 + i);
	puts("</linkGrp></s>");
}

static void tei_item(unsigned i, size_t bytes, int annotated)
{
	int fa = i & 1;

	printf("<u xml:id=\"u%u\" who=\"#p%u\" ana=\"#regular\" xml:lang=\"%s\">", i, i % SPEAKERS,
	       fa ? "fa" : "en");
	if (!annotated)
		paragraphs(fa, bytes, "<seg>", "</seg>\n");
	for (size_t n = 0; annotated && n < bytes; n += 100) {
		printf("<seg>");
		sentence(fa, i, (unsigned)(n / 100), 100);
		puts("</seg>");
	}
	puts("</u>");
}

static void tei_header(void)
{
	puts("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	     "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\" "
	     "xml:lang=\"en\"><teiHeader><fileDesc><titleStmt>"
	     "<title>Generated</title></titleStmt></fileDesc><profileDesc><settingDesc><setting>"
	     "<date when=\"2020-01-01\"/></setting></settingDesc><particDesc><listPerson>");
	for (unsigned i = 0; i < SPEAKERS; i++)
		printf("<person xml:id=\"p%u\"><persName>Speaker %u</persName></person>\n", i, i);
	puts("</listPerson></particDesc></profileDesc></teiHeader><text><body>"
	     "<div type=\"debateSection\">");
}

static const struct format {
	const char *name, *begin, *end; /* NULL: it has more to say at the beginning */
} formats[] = {
	{"rss",
	 "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	 "<rss version=\"2.0\"><channel><title>Generated</title>",
	 "</channel></rss>"},
	{"native",
	 "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	 "<archive xmlns=\"urn:leader-reader:archive:1\"><title>Generated</title>",
	 "</archive>"},
	{"tei", NULL, "</div></body></text></TEI>"},
	{"annotated", NULL, "</div></body></text></TEI>"},
};

enum { FORMATS = sizeof formats / sizeof *formats, RSS = 0, NATIVE, TEI, ANNOTATED };

int main(int argc, char **argv)
{
	unsigned n = argc > 1 ? (unsigned)strtoul(argv[1], NULL, 10) : 0;
	size_t bytes = argc > 2 ? (size_t)strtoul(argv[2], NULL, 10) : 1240;
	const char *name = argc > 3 ? argv[3] : "rss";
	unsigned markup = argc > 4 ? (unsigned)strtoul(argv[4], NULL, 10) : 0;
	int format = 0;

	while (format < FORMATS && strcmp(formats[format].name, name) != 0)
		format++;
	if (!n || format == FORMATS) {
		fputs("usage: generate STATEMENTS [BYTES [rss|native|tei|annotated [MARKUP]]]\n",
		      stderr);
		return 2;
	}
	/* Tags, title and date. */
	bytes = bytes > 360 ? bytes - 350 : 10;
	if (formats[format].begin)
		puts(formats[format].begin);
	else
		tei_header();
	for (unsigned i = 0; i < n; i++) {
		if (format == RSS)
			rss_item(i, n, bytes, markup);
		else if (format == NATIVE)
			native_item(i, n, bytes);
		else
			tei_item(i, bytes, format == ANNOTATED);
	}
	puts(formats[format].end);
	return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
}
