/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* TEI, Akoma Ntoso and publicwhip: what is a statement, who speaks, and when. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "archive/archive.h"
#include "archive/body.h"
#include "base/buf.h"

#include "load.h"
#include "read/debate.h"
#include "xml/xml.h"

static void load_data_as(struct load *l, const char *name, const char *format)
{
	load_data(l, name);
	assert_int_equal(l->end, READER_DONE);
	assert_string_equal(l->format->name, format);
}

static void same(const char *got, const char *want)
{
	if (!got || !want)
		assert_true(got == want);
	else
		assert_string_equal(got, want);
}

static const struct statement *expect(struct load *l, size_t i, const char *id, const char *title,
				      const char *speaker, const char *text)
{
	const struct statement *s;
	struct buf plain;

	assert_true(i < l->a.n);
	s = l->a.items[i];
	same(s->id, id);
	same(s->title, title);
	same(s->speaker, speaker);
	buf_init(&plain);
	body_plain(s->text.at, &plain);
	assert_string_equal(buf_str(&plain), text);
	buf_done(&plain);
	return s;
}

static void expect_problem(const struct load *l, const char *words)
{
	if (!load_has_problem(l, 0, words))
		fail_msg("no problem with “%s”", words);
}

/* ---- TEI ---- */

static void test_parlamint(void **state)
{
	struct load l;
	const struct statement *s;

	(void)state;
	load_data_as(&l, "tei-parlamint.xml", "tei");
	assert_int_equal(l.a.n, 4);
	assert_string_equal(l.a.title, "Hiçbir Yer Meclisi, 12. birleşim");
	assert_string_equal(l.a.language, "tr");
	s = expect(&l, 0, "u1", "Su baskını", "Deniz Çınar",
		   "[14.01]\n\nOturumu açıyorum.\n\n[Alkışlar]\n\n"
		   "Söz [yerinden] sırası sizde.\n\n[Gürültüler]");
	assert_string_equal(s->edtf, "2019-03-04");
	assert_string_equal(s->date_text, "04.03.2019");
	assert_string_equal(s->occasion, "3. dönem, sitting 12");
	assert_string_equal(s->shared->place, "Kıyıköy, Hiçistan");
	assert_string_equal(s->shared->language, "tr");
	assert_string_equal(s->shared->kind, "speech");
	assert_string_equal(s->rare->updated, "2022-02-02");
	assert_string_equal(s->topics[0], "bütçe");
	assert_string_equal(s->topics[1], "su");
	assert_null(s->topics[2]);
	assert_string_equal(s->sources[0], "https://example.org/sitting/12");
	assert_null(s->sources[1]);
	/* Not in the file: the note before the speech, else the reference. */
	s = expect(&l, 1, "u2", "Su baskını", "KONUK", "Thank you.\n\n[inaudible]");
	assert_string_equal(s->shared->language, "en");
	expect(&l, 2, "u3", "Su baskını", "Koca Ali; Deniz Çınar", "Birlikte.");
	expect(&l, 3, "u4", NULL, "nobody", "Kıyıköy limanı, “güzel” bir yer. İkinci e-posta.");
	expect_problem(&l, "people.xml");
	expect_problem(&l, "2 speakers");
	assert_int_equal(l.a.problems_n, 2);
	load_done(&l);
}

static void test_drama(void **state)
{
	struct load l;
	const struct statement *s;

	(void)state;
	load_data_as(&l, "tei-drama.xml", "tei");
	assert_int_equal(l.a.n, 2);
	s = expect(&l, 0, "sp-1", "Act I – Scene 1. Some years before", "Mara",
		   "[A rock. Night.]\n\nThe lamp is lit, the sea is black,\n"
		   "and none who left is coming back.\n\n[She sits.]\n\n"
		   "Well [aside], so be it.\n\n[Thunder.]");
	assert_string_equal(s->edtf, "1887");
	assert_string_equal(l.a.title, "The Lighthouse, a play");
	assert_null(s->occasion);
	assert_non_null(strchr(s->text.at, MARK_EM));
	expect(&l, 1, "sp-2", "Act I – Scene 1. Some years before", "A VOICE", "Who\ncalls?");
	assert_int_equal(l.a.problems_n, 0);
	load_done(&l);
}

static void test_prose(void **state)
{
	struct load l;
	const struct statement *s;

	(void)state;
	load_data_as(&l, "tei-prose.xml", "tei");
	assert_int_equal(l.a.n, 2);
	assert_string_equal(l.a.title, "مجموعة الخطب");
	s = expect(&l, 0, "first", "القسم الأول – في الماء", "سليم البحري",
		   "[حاشية]\n\nالماء حياة صواب.\n\nصدر عجز\n\n[…]\n\nتتمة");
	assert_string_equal(s->edtf, "1910-08-07");
	assert_string_equal(s->shared->calendar, "islamic");
	assert_string_equal(s->rare->date_orig, "1328-07-30");
	assert_string_equal(s->date_text, "٣٠ رجب ١٣٢٨");
	assert_null(s->occasion);
	assert_string_equal(s->shared->language, "ar");
	assert_string_equal(s->summary.at, "\1خطبتان");
	assert_false(s->turn);
	s = expect(&l, 1, "second", "القسم الأول – في السفن", "نورا",
		   "سلام\n\nبقلم نورا\n\nنحو\n\n* واحد\n* اثنان\n\n> قول رابط\n\nأ  ب");
	assert_string_equal(s->edtf, "1909/1910");
	assert_null(s->summary.at);
	assert_string_equal(s->rare->links[0], "https://example.org/q");
	expect_problem(&l, "more.xml");
	assert_int_equal(l.a.problems_n, 1);
	load_done(&l);
}

/* Persons that stand after the text; the order of the speeches stays. */
static void test_persons_last(void **state)
{
	struct load l;

	(void)state;
	load_text(&l, "<TEI><text><body><div><u xml:id='a' who='#x'>A.</u><u xml:id='b'>B.</u>"
		      "<u xml:id='c' who='#y'>C.</u><p>Between.</p></div></body>"
		      "<back><listPerson><person xml:id='y'><persName>Y</persName></person>"
		      "<person xml:id='x'><persName>X</persName></person></listPerson></back>"
		      "</text></TEI>");
	assert_int_equal(l.a.n, 3);
	expect(&l, 0, "a", NULL, "X", "A.");
	expect(&l, 1, "b", NULL, NULL, "B.");
	expect(&l, 2, "c", NULL, "Y", "C.\n\n[Between.]");
	load_done(&l);
}

/* Words without blanks between them, and without @join. */
static void test_words(void **state)
{
	struct load l;

	(void)state;
	load_text(&l, "<TEI><text><body><u xml:id='a'><seg><w>One</w><w>two</w><pc>,</pc> "
		      "<w>three</w><pc>.</pc><note>x</note></seg></u></body></text></TEI>");
	assert_int_equal(l.a.n, 1);
	expect(&l, 0, "a", NULL, NULL, "One two, three. [x]");
	load_done(&l);
}

/* What comes after a section's own text, and a text without any head. */
static void test_divisions(void **state)
{
	struct load l;

	(void)state;
	load_text(
		&l,
		"<TEI><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt></fileDesc>"
		"</teiHeader><text><front><p>Preface.</p></front><body><div xml:id='o'>"
		"<head>Outer</head><p>Before.</p><div xml:id='i'><head>Inner</head><p>In.</p></div>"
		"<p>After.</p></div><div><head>Empty</head></div></body></text></TEI>");
	assert_int_equal(l.a.n, 4);
	same(l.a.items[0]->occasion, "T");
	expect(&l, 0, "div-1", NULL, NULL, "Preface.");
	expect(&l, 1, "o", "Outer", NULL, "Before.");
	expect(&l, 2, "i", "Outer – Inner", NULL, "In.");
	expect(&l, 3, "div-4", "Outer", NULL, "After.");
	load_done(&l);
}

static void test_damage(void **state)
{
	static const char *const all[] = {
		"<TEI/>",
		"<TEI><u>x</u></TEI>",
		"<TEI><text><u><u>x</u></u></text></TEI>",
		"<TEI><text><sp><speaker>a<p>b</p></sp></text></TEI>",
		"<TEI><text><div><head>h<div><head>g</head><p>t",
		"<TEI><text><div><head/><note/><gap/><p><w><w/></w><note><note>(</note></note></p>",
		"<TEI><teiHeader><titleStmt><title>a<title>b</title></title></titleStmt></"
		"teiHeader>"
		"<TEI><text><p>x</p></text></TEI><text><l>x<lg/></l></text></TEI>",
		"<TEI><text><u who='# #a #'>x<list><l>y</l></list></u></text></TEI>",
		"<TEI><text><p><date when='x'/>a</p><person xml:id='a'/><role/></text></TEI>",
		"<akomaNtoso><debate><debateBody><speech><speech><p/></speech></speech>",
		"<akomaNtoso><debate><debateBody><speech by='#'><from><from/>a</from></speech>",
		"<akomaNtoso><debate><debateBody><heading/><scene>()</scene><speech>[]</speech>",
		"<debates><speech>x<speech>y</speech></speech></debates>",
		"<debates><minor-heading>x<speech>y</speech></minor-heading>",
		"<publicwhip><speech id='' time='' speakername=''>x</speech></publicwhip>",
	};

	(void)state;
	for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
		struct load l;

		load_text(&l, all[i]);
		assert_int_equal(l.end, READER_DONE);
		load_done(&l);
	}
}

#define AKN_BODY(work, body) \
	"<akomaNtoso><debate><meta><identification><FRBRWork>" work "</FRBRWork>" \
	"<FRBRExpression><FRBRdate date='2015-01-01'/></FRBRExpression></identification>" \
	"<references><TLCPerson eId='lea' showAs='Lea Muster'/><TLCRole eId='min' " \
	"showAs='Minister of Ports'/></references></meta><debateBody>" body \
	"</debateBody></debate></akomaNtoso>"

#define TEI_FILE(titles, edition, source, profile, text) \
	"<TEI xml:lang='en'><teiHeader><fileDesc><titleStmt><title>T</title>" titles \
	"</titleStmt><publicationStmt>" edition "</publicationStmt><sourceDesc>" source \
	"</sourceDesc></fileDesc><profileDesc>" profile "</profileDesc></teiHeader><text>" text \
	"</text></TEI>"

/* Words of others, struck words, figures above the line, tables, sentences, numbers of notes. */
static void test_tei_marks(void **state)
{
	struct load l;

	(void)state;
	load_text(
		&l,
		TEI_FILE("", "", "", "",
			 "<body><div><head><q>Ports</q><q>Quays</q><note>Read out.</note></head>"
			 "<p><q>Aye.</q><q>No.</q></p><p>He said <q>not <said>now</said></q>, "
			 "“<q>or never</q>”, in 2015<ref target='#n'>3</ref>.</p>"
			 "<p xml:lang='de'>Das <soCalled>Amt</soCalled>.</p><p>We <del>may</del> "
			 "<hi rend='sub'>2</hi> km<hi rend='sup'>2</hi> x<hi rend='sup'>k</hi> <hi "
			 "rend='strong'>now</hi>.<s>One.</s><s>Two.</s></p>"
			 "<quote><p>A block.</p></quote><table><row><cell>a</cell><cell rows='2'>b"
			 "</cell></row><row><cell>c</cell></row></table></div></body>"));
	assert_int_equal(l.a.n, 1);
	expect(&l, 0, "div-1", "“Ports”“Quays”", NULL,
	       "[Read out.]\n\n“Aye.”“No.”\n\nHe said “not ‘now’”, “or never”, in 2015 3.\n\nDas "
	       "„Amt“.\n\n"
	       "We ~~may~~ ₂ km² x^k now. One. Two.\n\n> A block.\n\na  b\nc");
	load_done(&l);
}

/* Words of others that are whole paragraphs, however the elements are called and where they stand. */
static void test_tei_quoted_blocks(void **state)
{
	struct load l;

	(void)state;
	load_text(&l, TEI_FILE("", "", "", "",
			       "<body><div><head>Ports</head><p>He wrote:</p><q>No.</q><p>I say "
			       "<quote><p>one</p><p>two</p></quote> and <q><l>or</l></q> "
			       "<cit><bibl>Lee</bibl> "
			       "<quote>three</quote></cit>.</p><cit><quote>four</quote><bibl>Lee"
			       "</bibl></cit></div></body>"));
	expect(&l, 0, "div-1", "Ports", NULL,
	       "He wrote:\n\n> No.\n\nI say\n\n> one\n>\n> two\n\nand\n\n> or\n\nLee “three”.\n\n> "
	       "four\n>\n> "
	       "Lee");
	load_done(&l);
}

/* A speech within a speech is a turn, and the outer one goes on; within words of others it is one of them. */
static void test_tei_nested(void **state)
{
	static const char *const said[][3] = {
		{"x", "a", "One"},
		{"y", "b", "No"},
		{"u-3", "c", "Yes!"},
		{"u-4", "b", "I mean no\n\n[Bells]"},
		{"u-5", "a", "again.\n\nMore."},
		{"u-7", "b", "First."},
		{"z", "a", "Now me."},
	};
	struct load l;

	(void)state;
	load_text(
		&l,
		TEI_FILE("", "", "", "",
			 "<body><div><u xml:id='x' who='#a'><seg>One <u xml:id='y' who='#b'>No <u "
			 "who='#c'>Yes!</u> I mean no</u><kinesic><desc>Bells</desc></kinesic> "
			 "again.</seg> <seg>More.</seg></u><u xml:id='z' who='#a'><u who='#b'>"
			 "First.</u><seg>Now me.</seg></u></div></body>"));
	assert_int_equal(l.a.n, sizeof said / sizeof *said);
	for (size_t i = 0; i < l.a.n; i++)
		expect(&l, i, said[i][0], NULL, said[i][1], said[i][2]);
	load_done(&l);
	load_text(&l,
		  TEI_FILE("", "", "", "",
			   "<body><div><sp><speaker>A<note>Of Rome</note></speaker><p>He read:</p>"
			   "<floatingText><body><sp><speaker>X.</speaker><p>No.</p></sp></body>"
			   "</floatingText><quote><sp><speaker>Y.</speaker><p>Yes.</p></sp></quote>"
			   "</sp></div></body>"));
	assert_int_equal(l.a.n, 1);
	expect(&l, 0, "sp-1", NULL, "A", "[Of Rome]\n\nHe read:\n\nX.\n\nNo.\n\n> Y.\n>\n> Yes.");
	load_done(&l);
}

/* A paper attached to a document is a part of it, but for its date; nor has what stands before a document its
 * day. */
static void test_tei_attached(void **state)
{
	struct load l;

	(void)state;
	load_text(&l,
		  TEI_FILE("", "", "", "",
			   "<body xmlns:f='http://history.state.gov/frus/ns/1.0'><div "
			   "xml:id='c'><head>"
			   "C</head><p>Before.</p><div xml:id='d' "
			   "f:doc-dateTime-min='1967-07-29T00:00:00'>"
			   "<head>D</head><p>Text.</p><f:attachment><head>Tab "
			   "A</head><opener><dateline>"
			   "<date when='1966-01-02'>Jan. 2</date></dateline></opener><p>Paper.</p>"
			   "</f:attachment><p>End.</p></div></div></body>"));
	assert_int_equal(l.a.n, 2);
	same(expect(&l, 0, "c", "C", NULL, "Before.")->edtf, NULL);
	same(expect(&l, 1, "d", "C – D", NULL, "Text.\n\nTab A\n\nJan. 2\n\nPaper.\n\nEnd.")->edtf,
	     "1967-07-29");
	load_done(&l);
}

/* A day that only words say; an attribute says it better. */
static void test_tei_days_in_words(void **state)
{
	struct load l;

	(void)state;
	load_text(
		&l,
		TEI_FILE("", "", "", "",
			 "<body xml:lang='de'><div><head>A</head><dateline>Wien, den 6ten März "
			 "1848</dateline><p>a</p></div><div><head>B</head><opener><dateline>No. "
			 "7, Wien, <date>7. März 1848</date></dateline></opener><p>b</p></div>"
			 "<div><head>C</head><dateline>Wien</dateline><p>c</p><closer><dateline>"
			 "<date when='1848-03-08'>am 9. März 1848</date></dateline></closer></div>"
			 "<div><head>D</head><docDate>Mai 1848</docDate><p>d</p></div></body>"));
	assert_int_equal(l.a.n, 4);
	same(l.a.items[0]->edtf, "1848-03-06");
	same(l.a.items[1]->edtf, "1848-03-07");
	same(l.a.items[1]->date_text, "7. März 1848");
	same(l.a.items[2]->edtf, "1848-03-08");
	same(l.a.items[3]->edtf, "1848-05");
	load_done(&l);
	/* Words of a date are in the calendar that it names; a method of dating is of its own attribute. */
	load_text(&l, TEI_FILE("", "",
			       "<bibl><date calendar='#julian'>25 October 1917</date></bibl>", "",
			       "<body><div><head>A</head><dateline><date calendar='#cal_julian'>"
			       "5 January 1918</date></dateline><p>a</p></div>"
			       "<div><head>B</head><p>b</p></div>"
			       "<div><head>C</head><dateline><date datingMethod='#julian'>"
			       "7 March 1918</date></dateline><p>c</p></div></body>"));
	assert_int_equal(l.a.n, 3);
	same(l.a.items[0]->edtf, "1918-01-18");
	same(l.a.items[0]->rare->date_orig, "1918-01-05");
	same(l.a.items[1]->edtf, "1917-11-07");
	same(l.a.items[1]->date_text, "25 October 1917");
	same(l.a.items[2]->edtf, "1918-03-07");
	load_done(&l);
	/* And in the language of their own element: listopad is October here and November there. */
	load_text(&l,
		  TEI_FILE("", "", "", "",
			   "<body xml:lang='pl'><div><head>A</head><dateline><date xml:lang='hr' "
			   "calendar='#julian'>5. listopada 1850.</date></dateline><p>a</p></div>"
			   "<div><head>B</head><dateline><date calendar='#julian'>5 listopada "
			   "1850</date></dateline><p>b</p></div></body>"));
	same(l.a.items[0]->edtf, "1850-10-17");
	same(l.a.items[1]->edtf, "1850-11-17");
	load_done(&l);
}

/* Words that the end of a line or page divides; notes that stand right before a word. */
static void test_tei_lines(void **state)
{
	struct load l;

	(void)state;
	load_text(
		&l,
		TEI_FILE("", "", "", "",
			 "<body><div><u><seg>re-<pb break='no'/>joined par\302\255<lb/>liament "
			 "Ver¬<lb/>fassung well-<lb/>known<note>so</note>or not<note>n</note>, "
			 "<vocal><desc>Hear!</desc></vocal>yes <gap/>fore</seg></u></div></body>"));
	expect(&l, 0, "u-1", NULL, NULL,
	       "rejoined parliament Verfassung well- known [so] or not [n], [Hear!] yes […]fore");
	load_done(&l);
}

/* A name of parts is put in order; one with words of its own is as it is printed. */
static void test_tei_names(void **state)
{
	static const char *const all[][2] = {
		{"<surname>Bee</surname>, <forename>Ann</forename>", "Ann Bee"},
		{"Ann <surname>Bee</surname>", "Ann Bee"},
		{"Hon. Ann <surname>Bee</surname>, MP", "Hon. Ann Bee, MP"},
		{"<surname>Bee</surname>, Ann", "Bee, Ann"},
		{"<forename>Ann</forename> B. <surname>Bee</surname>", "Ann B. Bee"},
		{"<forename>Ann</forename><forename>May</forename> O\"<surname>Bee</surname>",
		 "Ann May O\"Bee"},
		{"Ann <nameLink>von</nameLink> Bee", "Ann von Bee"},
		{"<abbr>Dr.</abbr> <surname>Bee</surname>", "Dr. Bee"},
		{"<forename>Ann</forename><abbr>A</abbr>", "Ann"},
		{"<title>Lord</title> <forename>Bo</forename> of <placeName>Town</placeName>",
		 "Lord Bo of Town"},
		{"<choice><abbr>A.</abbr><expan>Ann</expan></choice> <surname>Bee</surname>",
		 "Ann Bee"},
		{"<roleName>Minister</roleName>, Ann <surname>Bee</surname>", "Ann Bee"},
		{"<title>Dr</title><forename>Ann</forename>, <orgName>Guild</orgName>",
		 "Dr Ann, Guild"},
		{"<forename>Ann</forename> <addName>Red</addName> <surname>Bee</surname>",
		 "Ann Red Bee"},
		{"<forename>Ann</forename> <surname><del>Old</del> Bee</surname> x",
		 "Ann ~~Old~~ Bee x"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
		struct load l;
		struct buf file;

		buf_init(&file);
		buf_printf(
			&file,
			TEI_FILE("", "", "",
				 "<particDesc><person xml:id='a'><persName>%s</persName></person>"
				 "</particDesc>",
				 "<body><div><u who='#a'>Yes.</u></div></body>"),
			all[i][0]);
		load_text(&l, buf_str(&file));
		assert_int_equal(l.a.n, 1);
		same(l.a.items[0]->speaker, all[i][1]);
		load_done(&l);
		buf_done(&file);
	}
}

/* A name before a speech is of what follows, of all elements of it, or a direction where nothing does. */
static void test_tei_labels(void **state)
{
	struct load l;

	(void)state;
	load_text(
		&l,
		TEI_FILE("", "", "", "",
			 "<body><div><note type='speaker'>Mr. B:</note><p>One.</p>"
			 "<note type='speaker'>Ms C (X):</note><p>Two.</p><p>Three.</p>"
			 "<note type='speaker'>Nobody:</note><note type='speaker'>Bo D (m):"
			 "</note><u xml:id='a' who='i-Q1'>Four</u><u prev='#a' who='i-Q1'>and five."
			 "</u><note type='speaker'>Last:</note></div></body>"));
	assert_int_equal(l.a.n, 4);
	expect(&l, 0, "div-1", NULL, "Mr. B", "One.");
	same(expect(&l, 1, "div-2", NULL, "Ms C", "Two.\n\nThree.")->shared->party, "X");
	same(expect(&l, 2, "a", NULL, "Bo D", "[Nobody:]\n\nFour\n\nand five.")->shared->party,
	     "m");
	expect(&l, 3, "proceedings-4", NULL, NULL, "[Last:]");
	load_done(&l);
}

/* What is said before a speech of a person whom the header describes: shown where it has
 * nothing of the name. */
static void test_tei_labels_of_the_known(void **state)
{
	struct load l;

	(void)state;
	load_text(
		&l,
		TEI_FILE("", "", "",
			 "<particDesc><person xml:id='a'><persName>Ann Åkerlind</persName></person>"
			 "<person xml:id='b'><persName>Bo Roe</persName></person></particDesc>",
			 "<body><div><note type='speaker'>Anf. 12 Fru ÅKERLIND (s):</note>"
			 "<u who='#a'>One.</u><note type='speaker'>(The Chair, A. Åkerlind)</note>"
			 "<u who='#a'>Two.</u><note type='speaker'>Ms Åkerlind (from a "
			 "letter):</note><u who='#a'>Three.</u><note type='speaker'>The "
			 "Chair:</note><u who='#a'>Chair.</u><note type='speaker'>Ann "
			 "Åkerlind, Bo Roe</note><u who='#a #b'>Four.</u><note type='speaker'>All "
			 "members:</note><u who='#a #b'>Five.</u><note type='speaker'>Mr C:</note>"
			 "<u who='#c'>Six.</u></div></body>"));
	assert_int_equal(l.a.n, 7);
	expect(&l, 0, "u-1", NULL, "Ann Åkerlind", "One.");
	expect(&l, 1, "u-2", NULL, "Ann Åkerlind", "Two.");
	expect(&l, 2, "u-3", NULL, "Ann Åkerlind", "Three.");
	expect(&l, 3, "u-4", NULL, "Ann Åkerlind", "[The Chair:]\n\nChair.");
	expect(&l, 4, "u-5", NULL, "Ann Åkerlind; Bo Roe", "Four.");
	expect(&l, 5, "u-6", NULL, "Ann Åkerlind; Bo Roe", "[All members:]\n\nFive.");
	expect(&l, 6, "u-7", NULL, "Mr C", "Six.");
	load_done(&l);
}

/* Letters without heads: each opens with its own date. */
static void test_tei_letters(void **state)
{
	struct load l;

	(void)state;
	load_text(&l,
		  TEI_FILE("", "", "<date when='1950'/>", "",
			   "<front><titlePage><docDate><date when='1949-01-02'>2 Jan</date>"
			   "</docDate></titlePage></front><body><div xml:id='x'><opener><dateline>"
			   "Paris, <date when='1793-11-05'>5 Nov</date></dateline></opener>"
			   "<p>One.</p></div><div><dateline><date when='1794-11-07'/></dateline>"
			   "<p>Two.</p></div><div><p>Three.</p></div><div><p>Four.</p></div>"
			   "<div><head>H</head><div><p>Five.</p></div><div><p>Six.</p><dateline>"
			   "<date when='1795-01-01'>1 Jan</date></dateline></div></div></body>"));
	assert_int_equal(l.a.n, 4);
	same(expect(&l, 0, "x", NULL, NULL, "Paris, 5 Nov\n\nOne.")->edtf, "1793-11-05");
	same(expect(&l, 1, "div-2", NULL, NULL, "Two.")->edtf, "1794-11-07");
	same(expect(&l, 2, "div-3", NULL, NULL, "Three.\n\nFour.")->edtf, "1949-01-02");
	same(expect(&l, 3, "div-4", "H", NULL, "Five.\n\nSix.\n\n1 Jan")->edtf, "1795-01-01");
	load_done(&l);
}

/* An affiliation that is known to have ended, or not to have begun, is none of the day. */
static void test_tei_ranges(void **state)
{
	struct load l;

	(void)state;
	load_text(&l,
		  TEI_FILE("", "", "<date from-iso='2020-03-04' to-iso='2020-03-05'/>",
			   "<particDesc><listOrg><org xml:id='A' role='politicalParty'><orgName>A"
			   "</orgName></org><org xml:id='B' role='politicalParty'><orgName>B"
			   "</orgName></org></listOrg><person xml:id='p'><persName>P</persName>"
			   "<affiliation role='member' ref='#A' notBefore='2016-01-01' "
			   "notAfter='2019-12-31'/><affiliation role='member' ref='#B' "
			   "from-iso='2020-01-01'/></person></particDesc>",
			   "<body><div><u who='#p'>Yes.</u></div></body>"));
	assert_int_equal(l.a.n, 1);
	same(l.a.items[0]->edtf, "2020-03-04/2020-03-05");
	same(l.a.items[0]->shared->party, "B");
	load_done(&l);
}

/* What is there several times is read once; what is no text is not read. */
static void test_tei_readings(void **state)
{
	struct load l;

	(void)state;
	load_text(
		&l,
		TEI_FILE("", "", "",
			 "<particDesc><listPerson><personGrp xml:id='g'><persName>Several Members"
			 "</persName></personGrp><personGrp "
			 "xml:id='all'><name>All</name></personGrp>"
			 "</listPerson></particDesc>",
			 "<body><div><head>H</head><u who='#g' xml:id='a'><seg>We <app><rdg>a</rdg>"
			 "<rdg>b</rdg></app> <app><lem>c</lem><rdgGrp><rdg>d</rdg></rdgGrp></app> "
			 "<app><rdgGrp><rdg>e</rdg><rdg>f</rdg></rdgGrp></app><app from='#x'><rdg>g"
			 "</rdg></app> <choice><unclear>h</unclear><unclear>i</unclear></choice> "
			 "<choice><sic>j</sic><corr>k</corr></choice><index><term>Ports</term>"
			 "</index><binaryObject>AAAA</binaryObject> <vocal><desc xml:lang='de'>"
			 "hustet</desc><desc xml:lang='fr'>tousse</desc></vocal> on</seg></u>"
			 "<u who='#all' xml:id='b'><seg>Aye.</seg></u></div></body>"));
	assert_int_equal(l.a.n, 2);
	expect(&l, 0, "a", "H", "Several Members", "We a c e h k [hustet] on");
	expect(&l, 1, "b", "H", "All", "Aye.");
	load_done(&l);
}

/* What is struck out, by whatever element says so; and what is not after all. */
static void test_tei_struck(void **state)
{
	struct load l;

	(void)state;
	load_text(
		&l,
		"<TEI><teiHeader><encodingDesc><tagsDecl><rendition xml:id='gone'>text-decoration: "
		"line-through</rendition><rendition xml:id='big'>font-size: 2em</rendition>"
		"</tagsDecl></encodingDesc></teiHeader><text><body><div><head>The "
		"<seg rend='strike'>old</seg> <restore><del>new</del></restore> port</head>"
		"<p>We <seg rend='struck'>a</seg> <emph style='text-decoration:line-through'>b"
		"</emph> <hi rendition='#gone'>c</hi> <hi rendition='#big'>d</hi> "
		"<hi rend='crossed-out bold'>e</hi> <restore><del>f</del></restore> "
		"<del>g <restore>h</restore> i</del>.</p><list rend='line-through'><item>One"
		"</item><item/><item>Two <emph>now</emph></item></list><p>Then <delSpan "
		"spanTo='#to'/>this <emph>and</emph></p><p>that<anchor xml:id='to'/> went.</p>"
		"</div></body></text></TEI>");
	assert_int_equal(l.a.n, 1);
	expect(&l, 0, "div-1", "The ~~old~~ new port", NULL,
	       "We ~~a~~ ~~b~~ ~~c~~ d ~~e~~ f ~~g~~ h ~~i~~.\n\n* ~~One~~\n* ~~Two now~~\n\n"
	       "Then ~~this~~ ~~and~~\n\n~~that~~ went.");
	load_done(&l);
}

/* Posts, utterances with a speaker round them, one over two elements, events that are attributes. */
static void test_tei_turns(void **state)
{
	struct load l;
	const struct statement *s;

	(void)state;
	load_text(
		&l,
		TEI_FILE(
			"", "", "", "",
			"<body><div desc='Fees'><post xml:id='p' who='#x' "
			"when='2020-02-03T10:00:00'>"
			"<p>Hi.</p></post><annotationBlock who='#y'><u xml:id='a'>Yes</u>"
			"</annotationBlock><kinesic desc='nods'/><u xml:id='b' prev='#a' "
			"who='#y'>and no."
			"</u></div><div><head>Sitting of Monday, 3 June 2019</head><div><head>Inner"
			"</head><u xml:id='c'>Well.</u></div></div></body>"));
	assert_int_equal(l.a.n, 3);
	s = expect(&l, 0, "p", "Fees", "x", "Hi.");
	same(s->edtf, "2020-02-03T10:00:00");
	same(s->shared->kind, "post");
	expect(&l, 1, "a", "Fees", "y", "Yes\n\n[nods]\n\nand no.");
	s = expect(&l, 2, "c", "Sitting of Monday, 3 June 2019 – Inner", NULL, "Well.");
	same(s->edtf, "2019-06-03");
	load_done(&l);
}

/* A head is a line: what its marks would say is written. */
static void test_heads(void **state)
{
	static const char *const all[] = {
		TEI_FILE("", "", "", "",
			 "<body><div><head>On <del>old</del> <q>CO<hi rend='sub'>2</hi></q></head>"
			 "<u>I say <quote>no</quote>.<seg>A block.</seg></u></div></body>"),
		AKN_BODY("",
			 "<debateSection><heading>On <del>old</del> <quotedText startQuote='“' "
			 "endQuote='”'>CO<sub>2</sub></quotedText></heading><speech><p>I say "
			 "<quotedText startQuote='“' endQuote='”'>no</quotedText>.</p><p>A block."
			 "</p></speech></debateSection>"),
		("<publicwhip><minor-heading>On "
		 "<s>old</s><br/>“CO<sub>2</sub>”</minor-heading><speech>"
		 "<p>I say “no”.</p><p>A block.</p></speech></publicwhip>"),
	};

	(void)state;
	for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
		struct load l;
		const struct statement *s;

		load_text(&l, all[i]);
		assert_int_equal(l.a.n, 1);
		s = l.a.items[0];
		same(s->title ? s->title : s->occasion, "On ~~old~~ “CO₂”");
		expect(&l, 0, s->id, s->title, NULL, "I say “no”.\n\nA block.");
		load_done(&l);
	}
}

/* A direction that finds no speech in its division does not go to the next one's. */
static void test_tei_directions(void **state)
{
	struct load l;

	(void)state;
	load_text(&l,
		  TEI_FILE("", "", "", "",
			   "<body><div><head>A</head><stage>Bells.</stage><div><head>B</head>"
			   "<stage>Doors.</stage><u xml:id='b'>Yes.</u></div></div><div><head>C"
			   "</head><note>Nobody.</note></div><div><head>D</head><u xml:id='d'>No."
			   "</u></div></body>"));
	assert_int_equal(l.a.n, 4);
	same(expect(&l, 0, "proceedings-1", "A", NULL, "[Bells.]")->shared->kind, "proceedings");
	expect(&l, 1, "b", "A – B", NULL, "[Doors.]\n\nYes.");
	expect(&l, 2, "proceedings-3", "C", NULL, "[Nobody.]");
	expect(&l, 3, "d", "D", NULL, "No.");
	load_done(&l);
}

/* A label says what follows. */
static void test_tei_label_between(void **state)
{
	struct load l;

	(void)state;
	load_text(&l, TEI_FILE("", "", "", "",
			       "<body><sp><speaker>Ann</speaker><p>One.</p></sp><label>Second part"
			       "</label><sp><speaker>Bob</speaker><p>Two.</p></sp></body>"));
	assert_int_equal(l.a.n, 2);
	expect(&l, 0, "sp-1", NULL, "Ann", "One.");
	expect(&l, 1, "sp-2", NULL, "Bob", "[Second part]\n\nTwo.");
	load_done(&l);
}

/* Several may speak, each named by an element. */
static void test_tei_speakers(void **state)
{
	struct load l;

	(void)state;
	load_text(&l, TEI_FILE("", "", "", "",
			       "<body><sp><speaker>Ann:</speaker><speaker>Bob:</speaker><p>One.</p>"
			       "</sp></body>"));
	assert_int_equal(l.a.n, 1);
	expect(&l, 0, "sp-1", NULL, "Ann; Bob", "One.");
	load_done(&l);
}

/* Each text of a group is one of its own, and what stands before one holds for no other. */
static void test_tei_group(void **state)
{
	struct load l;
	const struct statement *s;

	(void)state;
	load_text(&l,
		  TEI_FILE("", "", "<date when='1950'/>", "",
			   "<group><text xml:id='a'><body><p>One.</p></body></text>"
			   "<text xml:id='b'><front><titlePage><docTitle><titlePart>Second"
			   "</titlePart></docTitle><docAuthor>Bob</docAuthor><docDate "
			   "when='1850-01-02'>2 Jan</docDate></titlePage></front><body><p>Two.</p>"
			   "</body></text><text xml:id='c'><front><docTitle><titlePart>Third"
			   "</titlePart></docTitle><docDate when='1851-02'/></front><body><opener>"
			   "<salute>Dear</salute></opener><p>Three.</p></body></text>"
			   "<text xml:id='d'><body><p>Four.</p></body></text></group>"));
	assert_int_equal(l.a.n, 4);
	same(expect(&l, 0, "a", NULL, NULL, "One.")->edtf, "1950");
	s = expect(&l, 1, "b", "Second", "Bob", "Two.");
	same(s->edtf, "1850-01-02");
	same(s->date_text, "2 Jan");
	same(expect(&l, 2, "c", "Third", NULL, "Dear\n\nThree.")->edtf, "1851-02");
	same(expect(&l, 3, "d", NULL, NULL, "Four.")->edtf, "1950");
	load_done(&l);
}

/* Where the date of a text stands, and where one stands that is none. */
static void test_tei_days(void **state)
{
	static const char text[] = "<body><div><p>Words.</p></div></body>";
	static const struct {
		const char *file, *date, *speaker, *place;
	} all[] = {
		{TEI_FILE("", "<date>1999</date>", "", "", "%s"), NULL, NULL, NULL},
		{TEI_FILE("<author>A</author><author>B</author>", "",
			  "<bibl><date when='1950'/>"
			  "</bibl>",
			  "<creation><date when='1947-02-03'/><placeName>Ixton</placeName>"
			  "</creation>",
			  "%s"),
		 "1947-02-03", "A; B", "Ixton"},
		{TEI_FILE("<sessionNo>3</sessionNo>", "<date>1952-04-05</date>",
			  "<filetype>xml</filetype><date>2020-01-01</date>", "", "%s"),
		 "1952-04-05", NULL, NULL},
		{TEI_FILE("", "", "<date when='1930'/>", "",
			  "<front><titlePage><docAuthor>C"
			  "</docAuthor><docDate "
			  "when='1898-07-06'>x</docDate></titlePage></front>%s"),
		 "1898-07-06", "C", NULL},
		{TEI_FILE("", "", "", "",
			  "<front><div type='preface'><p>By us.</p><docDate "
			  "when='1991-02-01'/></div></front>%s"),
		 "1991-02-01", NULL, NULL},
	};

	(void)state;
	for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
		struct load l;
		struct buf b;
		const char *at = strstr(all[i].file, "%s");

		buf_init(&b);
		buf_add(&b, all[i].file, (size_t)(at - all[i].file));
		buf_puts(&b, text);
		buf_puts(&b, at + 2);
		load_text(&l, buf_str(&b));
		assert_int_equal(l.a.n, 1);
		same(l.a.items[0]->edtf, all[i].date);
		same(l.a.items[0]->speaker, all[i].speaker);
		same(l.a.items[0]->shared->place, all[i].place);
		buf_done(&b);
		load_done(&l);
	}
}

/* ---- the others ---- */

static void test_akn(void **state)
{
	struct load l;
	const struct statement *s;

	(void)state;
	load_data_as(&l, "akn.xml", "akn");
	assert_int_equal(l.a.n, 5);
	assert_string_equal(l.a.title, "Assembly of Nowhere");
	s = expect(&l, 0, "proceedings-1", NULL, NULL,
		   "The Assembly met.\n\n[The Chair takes the chair]");
	assert_string_equal(s->shared->kind, "proceedings");
	assert_string_equal(s->occasion, "Assembly of Nowhere");
	s = expect(&l, 1, "sp1", NULL, "Ann Example",
		   "I move this [loudly].\n\n* one\n* two\n\n[Applause]");
	assert_string_equal(s->shared->role, "Minister for Water");
	assert_string_equal(s->occasion, "Floods");
	assert_string_equal(s->edtf, "2012-05-07");
	assert_string_equal(s->date_text, "a Monday");
	assert_string_equal(s->shared->language, "en");
	s = expect(&l, 2, "question-3", NULL, "A Stranger", "Why?");
	assert_string_equal(s->shared->kind, "question");
	expect(&l, 3, "answer-4", NULL, "the Chair", "Because.");
	s = expect(&l, 4, "speech-5", NULL, "Somebody", "Hear, hear.");
	assert_string_equal(s->occasion, "Assembly of Nowhere");
	assert_int_equal(l.a.problems_n, 1);
	load_done(&l);
}

/* Text outside of speeches stays in its section, and no direction leaves one. */
static void test_akn_proceedings(void **state)
{
	struct load l;
	const struct statement *s;

	(void)state;
	load_text(
		&l,
		AKN_BODY("<FRBRdate date='2011-04-05' name='any'/>",
			 "<prayers><p>Prayers were read.</p></prayers><debateSection><num>1</num>"
			 "<heading>Ports<authorialNote><p>See page 2.</p></authorialNote></heading>"
			 "<subheading>Fees</subheading><p>Papers laid.</p><narrative>(Bells)"
			 "</narrative><debateSection><heading>Small ports</heading><speech>"
			 "<from>Lea:</from><p>They pay.</p></speech><p>The House divided.</p>"
			 "<blockList><item><num>(a)</num><p>Ayes 3</p></item></blockList><speech>"
			 "<from>Bo:</from><p>Never.</p></speech></debateSection><summary>(Put off)"
			 "</summary></debateSection><adjournment>It rose at six.</adjournment>"));
	assert_int_equal(l.a.n, 6);
	s = expect(&l, 0, "proceedings-1", NULL, NULL, "Prayers were read.");
	assert_string_equal(s->edtf, "2011-04-05");
	s = expect(&l, 1, "proceedings-2", NULL, NULL, "[See page 2.]\n\nPapers laid.\n\n[Bells]");
	assert_string_equal(s->occasion, "Ports – Fees");
	s = expect(&l, 2, "speech-3", NULL, "Lea",
		   "They pay.\n\n[The House divided.]\n\n[(a) Ayes 3]");
	assert_string_equal(s->occasion, "Ports – Fees – Small ports");
	expect(&l, 3, "speech-4", NULL, "Bo", "Never.");
	s = expect(&l, 4, "proceedings-5", NULL, NULL, "[Put off]");
	assert_string_equal(s->occasion, "Ports – Fees");
	expect(&l, 5, "proceedings-6", NULL, NULL, "It rose at six.");
	load_done(&l);
}

/* A heading that nothing stands under is in no statement, not in the next one, and the account says so. */
static void test_headings_alone(void **state)
{
	static const char *const all[] = {
		TEI_FILE("", "", "", "",
			 "<body><div><head>Alone</head></div><div><head>With</head><u>x</u></div>"
			 "</body>"),
		AKN_BODY("",
			 "<debateSection><heading>Alone</heading></debateSection><debateSection>"
			 "<heading>With</heading><speech><p>x</p></speech></debateSection>"),
		("<publicwhip><major-heading>Alone</major-heading><major-heading>With"
		 "</major-heading><speech><p>x</p></speech></publicwhip>"),
		("<hansard><housecommons><debates><section><title>Alone</title></section><section>"
		 "<title>With</title><p><member>A</member><membercontribution>x"
		 "</membercontribution></p></section></debates></housecommons></hansard>"),
		("<DEBATS><CHAPTER><TL-CHAP VL='EN'>Alone</TL-CHAP></CHAPTER><CHAPTER><TL-CHAP "
		 "VL='EN'>With</TL-CHAP><INTERVENTION><ORATEUR LIB='A'/><PARA>x</PARA>"
		 "</INTERVENTION></CHAPTER></DEBATS>"),
	};

	(void)state;
	for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
		struct load l;
		uint64_t n = 0;

		load_text(&l, all[i]);
		assert_int_equal(l.a.n, 1);
		same(l.a.items[0]->title ? l.a.items[0]->title : l.a.items[0]->occasion, "With");
		for (size_t k = 0; k < l.a.text_n; k++)
			if (!strcmp(l.a.text[k]->reason, "a statement without text"))
				n += l.a.text[k]->n;
		assert_int_equal(n, strlen("Alone"));
		load_done(&l);
	}
}

/* What others say within a speech is theirs. */
static void test_canada_nested(void **state)
{
	struct load l;

	(void)state;
	load_text(&l, "<Hansard xml:lang='EN'><HansardBody><OrderOfBusiness><Intervention id='a'>"
		      "<PersonSpeaking><Affiliation>Ann</Affiliation></PersonSpeaking><Content>"
		      "<ParaText>One <Interjection id='b'><PersonSpeaking><Affiliation>Some"
		      "</Affiliation></PersonSpeaking><Content><ParaText>Oh!</ParaText></Content>"
		      "</Interjection> two.</ParaText><Intervention Type='Interjection' id='c'>"
		      "<PersonSpeaking><Affiliation>Bo</Affiliation></PersonSpeaking><Content>"
		      "<ParaText>No!</ParaText></Content></Intervention><ParaText>Three.</ParaText>"
		      "</Content></Intervention></OrderOfBusiness></HansardBody></Hansard>");
	assert_int_equal(l.a.n, 5);
	expect(&l, 0, "a", NULL, "Ann", "One");
	expect(&l, 1, "b", NULL, "Some", "Oh!");
	expect(&l, 2, "a-2", NULL, "Ann", "two.");
	same(expect(&l, 3, "c", NULL, "Bo", "No!")->shared->kind, "interjection");
	expect(&l, 4, "a-3", NULL, "Ann", "Three.");
	load_done(&l);
}

/* Emphasis in headings is theirs, and a dash is no office. */
static void test_europarl(void **state)
{
	struct load l;
	const struct statement *s;

	(void)state;
	load_text(&l,
		  "<DEBATS><CHAPTER><TL-CHAP VL='DE'>Wal</TL-CHAP><TL-CHAP VL='EN'>On <EMPHAS "
		  "NAME='I'>Whales</EMPHAS> (debate)</TL-CHAP><INTERVENTION><ORATEUR LIB='Ann | "
		  "Lee'><EMPHAS NAME='B'>Ann Lee</EMPHAS><EMPHAS NAME='I'>, rapporteur (ES)"
		  "</EMPHAS>. –</ORATEUR><PARA>– One.</PARA></INTERVENTION></CHAPTER></DEBATS>");
	s = expect(&l, 0, "speech-1", "On Whales (debate)", "Ann Lee", "One.");
	same(s->shared->role, "rapporteur (ES)");
	load_done(&l);
	load_text(
		&l,
		"<DEBATS><CHAPTER><TL-CHAP VL='EN'>On</TL-CHAP><INTERVENTION><ORATEUR LIB='Ann "
		"| Lee' PP='S&amp;D'><EMPHAS NAME='B'>Ann Lee</EMPHAS><EMPHAS NAME='I'> (S&amp;D), "
		"in writing</EMPHAS>. "
		"–</ORATEUR><PARA>One.</PARA></INTERVENTION></CHAPTER></DEBATS>");
	s = expect(&l, 0, "speech-1", "On", "Ann Lee", "One.");
	same(s->shared->role, "in writing");
	same(s->shared->party, "S&D");
	load_done(&l);
	/* The name once more is no office. */
	load_text(&l,
		  "<DEBATS><CHAPTER><TL-CHAP VL='EN'>On</TL-CHAP><INTERVENTION><ORATEUR LIB='Ann "
		  "| Lee'><EMPHAS>Ann Lee</EMPHAS>, <EMPHAS NAME='I'>rapporteur</EMPHAS>. –"
		  "</ORATEUR><PARA>One.</PARA></INTERVENTION></CHAPTER></DEBATS>");
	s = expect(&l, 0, "speech-1", "On", "Ann Lee", "One.");
	same(s->shared->role, "rapporteur");
	load_done(&l);
	/* What another says within a speech is that one's alone. */
	load_text(
		&l,
		"<DEBATS><CHAPTER><TL-CHAP VL='EN'>On</TL-CHAP><INTERVENTION><ORATEUR LIB='Ann "
		"| Lee'/><PARA>One <INTERVENTION><ORATEUR LIB='Bo | Cee'/><PARA>Two.</PARA>"
		"</INTERVENTION> three.</PARA><INTERVENTION><ORATEUR LIB='Cy | Dee'/><PARA>"
		"Four.</PARA></INTERVENTION><PARA>Five.</PARA></INTERVENTION></CHAPTER></DEBATS>");
	assert_int_equal(l.a.n, 5);
	expect(&l, 1, "speech-2", "On", "Bo Cee", "Two.");
	expect(&l, 2, "speech-3", "On", "Ann Lee", "three.");
	expect(&l, 3, "speech-4", "On", "Cy Dee", "Four.");
	expect(&l, 4, "speech-5", "On", "Ann Lee", "Five.");
	load_done(&l);
}

/* Numbers of items, words of others with their marks, pictures, headings within a speech. */
static void test_akn_text(void **state)
{
	struct load l;

	(void)state;
	load_text(
		&l,
		AKN_BODY("",
			 "<debateSection><speech eId='a'><heading>On fees</heading><from>Bo</from>"
			 "<blockList><listIntroduction>Namely</listIntroduction><item><num>1)"
			 "</num><p>one</p><p>more</p></item><listWrapUp>and so on</listWrapUp>"
			 "</blockList><p>He said <quotedText startQuote='«' endQuote='»'>no"
			 "</quotedText> to <img src='x' alt='a chart'/><authorialNote><p>Below.</p>"
			 "</authorialNote>all.</p><quotedStructure "
			 "startQuote='“' endQuote='”'><section><num>2.</num><heading>Fees"
			 "</heading><content><p>All pay.</p></content></section>"
			 "</quotedStructure><p>So it is.</p></speech></debateSection>"));
	assert_int_equal(l.a.n, 1);
	expect(&l, 0, "a", "On fees", "Bo",
	       "Namely\n\n* 1) one\n  more\n\nand so on\n\nHe said «no» to [a chart] [Below.] "
	       "all.\n\n"
	       "> “2. Fees\n>\n> All pay.”\n\nSo it is.");
	load_done(&l);
}

/* Notes may stand in the meta: each in the place that leads to it, once. */
static void test_akn_notes(void **state)
{
	struct load l;

	(void)state;
	load_text(
		&l,
		AKN_BODY(
			"<notes><note eId='n1'><p>See the <b>act</b>.</p><p>All of it.</p></note>"
			"<note id='n2'><p>Later.</p></note><note eId='n3'><p>Nowhere.</p></note>"
			"<p>Lost.</p></notes>",
			"<debateSection><heading>Fees<noteRef href='#n4'>4</noteRef></heading>"
			"<speech eId='a'><from>Bo</from><p>One<noteRef href='#n1' marker='1'/> and "
			"two<noteRef href='#n2'>2</noteRef>.</p><p>Three<noteRef href='#n1'/>."
			"</p></speech></debateSection>"));
	assert_int_equal(l.a.n, 1);
	expect(&l, 0, "a", NULL, "Bo", "One [See the act. All of it.] and two [Later.].\n\nThree.");
	assert_string_equal(l.a.items[0]->occasion, "Fees");
	assert_int_equal(l.a.problems_n, 0);
	load_done(&l);
}

/* The number and the headings of a speech are its title, in any order; a later one stands in the text. */
static void test_akn_titles(void **state)
{
	struct load l;

	(void)state;
	load_text(&l,
		  AKN_BODY("", "<speech><num>12</num><heading>Fees</heading><subheading>Boats"
			       "</subheading><from>Bo</from><p>a</p><heading>More</heading><p>b"
			       "</p></speech><speech><heading>Fees</heading><num>13</num><from>Bo"
			       "</from><p>a</p></speech><speech><num>14</num><p>a</p></speech>"
			       "<speech><p>a</p><heading>Fees</heading><p>b</p></speech>"));
	assert_int_equal(l.a.n, 4);
	expect(&l, 0, "speech-1", "12 Fees – Boats", "Bo", "a\n\nMore\n\nb");
	expect(&l, 1, "speech-2", "13 Fees", "Bo", "a");
	expect(&l, 2, "speech-3", "14", NULL, "a");
	expect(&l, 3, "speech-4", "Fees", NULL, "a\n\nb");
	load_done(&l);
}

/* A group speaks for its speeches; a speech within a speech; the office before the name. */
static void test_akn_speakers(void **state)
{
	struct load l;

	(void)state;
	load_text(&l,
		  AKN_BODY("", "<speechGroup by='#lea' as='#min'><from>Lea</from><speech><p>One."
			       "</p></speech><speech by='#bo'><from>Bo</from><p>Two.</p></speech>"
			       "</speechGroup><speech by='#lea'><from>The Minister of Roads (Ms "
			       "Muster):</from><p>Three.</p><speech><from>Cy</from><p>Oh!</p>"
			       "</speech><p>Four.</p></speech><speech by='#lea'><from>Ms Muster "
			       "(North):</from><p>Five.</p></speech>"));
	assert_int_equal(l.a.n, 6);
	same(expect(&l, 0, "speech-1", NULL, "Lea Muster", "One.")->shared->role,
	     "Minister of Ports");
	same(expect(&l, 1, "speech-2", NULL, "Bo", "Two.")->shared->role, NULL);
	same(expect(&l, 2, "speech-3", NULL, "Lea Muster", "Three.")->shared->role,
	     "The Minister of Roads");
	same(expect(&l, 3, "speech-4", NULL, "Cy", "Oh!")->shared->role, NULL);
	same(expect(&l, 4, "speech-5", NULL, "Lea Muster", "Four.")->shared->role,
	     "The Minister of Roads");
	same(expect(&l, 5, "speech-6", NULL, "Lea Muster", "Five.")->shared->role, NULL);
	load_done(&l);
	/* Several speak together. */
	load_text(&l, AKN_BODY("", "<speech by='#lea #bo' as='#min'><from>Both</from><p>One.</p>"
				   "</speech><speech by=' #lea '><p>Two.</p></speech>"));
	same(expect(&l, 0, "speech-1", NULL, "Lea Muster; bo", "One.")->shared->role,
	     "Minister of Ports");
	expect(&l, 1, "speech-2", NULL, "Lea Muster", "Two.");
	load_done(&l);
}

/* What is printed before a speech names the person, and may say an office beside that. */
static void test_akn_labels(void **state)
{
	static const char *const rows[][3] = {
		{"Li Wei", "Mr. Li:", NULL},
		{"Li Wei", "Mr Li (Town):", NULL},
		{"Özil, Ömer", "Herr Ozil:", NULL},
		{"Mr J. Smith", "Mr. Speaker:", "Mr. Speaker"},
		{"Mr J. Smith", "J. Speaker:", "J. Speaker"},
		{"Иван И. Петров", "И. о. министра:", "И. о. министра"},
		{"Daniel Moi", "President Moi:", "President"},
		{"Daniel Moi", "H.E. the President (Mr. Moi):", "H.E. the President"},
		{"Smith, V.", "Vicente Smith:", NULL},
		{"Ann Muster", "Ann <role>Registrar</role> <i>(replying)</i>:", "Registrar"},
		{"Ann Muster",
		 "<recordedTime time='2015-02-03T10:00:00'>10.00</recordedTime> The "
		 "<role>Speaker</role>:",
		 "The Speaker"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct load l;
		struct buf b;

		buf_init(&b);
		buf_printf(&b,
			   "<akomaNtoso><debate><meta><references><TLCPerson eId='p' showAs='"
			   "%s'/></references></meta><debateBody><speech by='#p'><from>%s</from>"
			   "<p>a</p></speech></debateBody></debate></akomaNtoso>",
			   rows[i][0], rows[i][1]);
		load_text(&l, buf_str(&b));
		assert_int_equal(l.a.n, 1);
		same(expect(&l, 0, "speech-1", NULL, rows[i][0], "a")->shared->role, rows[i][2]);
		buf_done(&b);
		load_done(&l);
	}
}

/* What one document of a file says of roles holds in the next, which is a session of its own. */
static void test_akn_roles_of_all(void **state)
{
	struct load l;

	(void)state;
	load_text(&l,
		  "<akomaNtoso><debate><meta><references><TLCRole eId='min' showAs='Minister of "
		  "Water'/></references></meta><debateBody><speech by='#ann' as='#min'><p>a</p>"
		  "</speech></debateBody></debate><debate><debateBody><speech by='#ann' "
		  "as='#min'><p>b</p></speech></debateBody></debate></akomaNtoso>");
	assert_int_equal(l.a.n, 2);
	same(expect(&l, 0, "speech-1", NULL, "ann", "a")->shared->role, "Minister of Water");
	same(expect(&l, 1, "speech-2", NULL, "ann", "b")->shared->role, "Minister of Water");
	load_done(&l);
}

/* A time is no part of the name. */
static void test_akn_time_in_label(void **state)
{
	struct load l;

	(void)state;
	load_text(&l, AKN_BODY("", "<speech><from><recordedTime time='2015-02-03T10:00:00'>10.00"
				   "</recordedTime> Bo:</from><p>a</p></speech><speech><from>"
				   "<recordedTime time='10:00'>10.00</recordedTime> Bo:</from><p>b"
				   "</p></speech>"));
	assert_int_equal(l.a.n, 2);
	same(expect(&l, 0, "speech-1", NULL, "Bo", "a")->edtf, "2015-02-03T10:00:00");
	expect(&l, 1, "speech-2", NULL, "10.00 Bo", "b");
	load_done(&l);
}

static void test_akn_days(void **state)
{
	struct load l;

	(void)state;
	load_text(&l,
		  AKN_BODY("<FRBRthis value='/nn/debate/2010-06-07/main'/><FRBRdate "
			   "date='3000-01-01' name='generation'/>",
			   "<p>Here.</p><debateSection><heading>Sitting of Tuesday, 8 June 2010"
			   "</heading><speech><from>A</from><p>a</p></speech><speech "
			   "startTime='14:30:00'><from>A</from><p>b</p></speech></debateSection>"
			   "<debateSection><heading>Act of 5 May 2009</heading><speech "
			   "startTime='2010-06-09T10:00:00'><from>A</from><p>c</p></speech><speech>"
			   "<from>A</from><p>d</p></speech></debateSection><adjournment><p>At "
			   "<recordedTime time='2010-06-10T18:00:00'>six</recordedTime> till "
			   "<recordedTime time='2010-06-14T09:00:00'>Monday</recordedTime></p>"
			   "</adjournment>"));
	assert_int_equal(l.a.n, 6);
	same(l.a.items[0]->edtf, "2010-06-07");
	same(l.a.items[1]->edtf, "2010-06-08");
	same(l.a.items[2]->edtf, "2010-06-08T14:30:00");
	same(l.a.items[3]->edtf, "2010-06-09T10:00:00");
	same(l.a.items[4]->edtf, "2010-06-09");
	same(l.a.items[5]->edtf, "2010-06-10");
	expect_problem(&l, "3000-01-01");
	load_done(&l);
}

/* When the file was made is no day of a debate, unless nothing else is known; day one is none at all. */
static void test_akn_work_days(void **state)
{
	static const struct {
		const char *dates, *want;
	} rows[] = {
		{"<FRBRdate date='2016-01-01' name='generation'/><FRBRdate date='2015-02-03' "
		 "name='debate'/>",
		 "2015-02-03"},
		{"<FRBRdate date='2016-01-01' name='#Generation'/><FRBRdate date='2015-02-03' "
		 "name='#sitting'/>",
		 "2015-02-03"},
		{"<FRBRdate date='2015-02-03' name='sitting'/><FRBRdate date='2016-01-01' "
		 "name='markup'/>",
		 "2015-02-03"},
		{"<FRBRdate date='2016-01-01' name='generation'/>", "2016-01-01"},
		{"<FRBRdate date='0001-01-01' name='sitting'/><FRBRdate date='2016-01-01' "
		 "name='generation'/>",
		 "2016-01-01"},
		{"<FRBRdate date='0001-01-01' name=''/>", NULL},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct load l;
		struct buf b;

		buf_init(&b);
		buf_printf(&b, AKN_BODY("%s", "<speech><from>A</from><p>a</p></speech>"),
			   rows[i].dates);
		load_text(&l, buf_str(&b));
		assert_int_equal(l.a.n, 1);
		same(l.a.items[0]->edtf, rows[i].want);
		if (strstr(rows[i].dates, "0001"))
			expect_problem(&l, "“0001-01-01” is not understood");
		buf_done(&b);
		load_done(&l);
	}
}

/* A document that is one text, and another one attached to it. */
/* A document speaks the language that it names, and not that of the one before it. */
static void test_akn_languages(void **state)
{
	struct load l;

	(void)state;
	load_text(&l,
		  "<akomaNtoso><debate><meta><identification><FRBRExpression><FRBRlanguage "
		  "language='fra'/></FRBRExpression></identification></meta><preface><p><docDate>"
		  "3 mars 2020</docDate></p></preface><debateBody><speech><from>A</from><p>Un.</p>"
		  "</speech></debateBody></debate><debate><preface><p><docDate>3 juin 2021"
		  "</docDate></p></preface><debateBody><speech><from>B</from><p>Two.</p></speech>"
		  "</debateBody></debate></akomaNtoso>");
	assert_int_equal(l.a.n, 2);
	same(l.a.items[0]->shared->language, "fr");
	same(l.a.items[0]->edtf, "2020-03-03");
	same(l.a.items[1]->shared->language, NULL);
	same(l.a.items[1]->edtf, "2021-06-03");
	load_done(&l);
}

static void test_akn_document(void **state)
{
	struct load l;
	const struct statement *s;

	(void)state;
	load_text(
		&l,
		"<akomaNtoso><statement><meta><identification><FRBRWork><FRBRdate "
		"date='2018-09-10'/></FRBRWork></identification></meta><preface><p><docTitle>"
		"Resolution 4</docTitle></p></preface><preamble><p>The Council,</p></preamble>"
		"<mainBody><section><num>1.</num><heading>Ports</heading><p>Opens them.</p>"
		"</section></mainBody><conclusions><p>Done at Ixton.</p></conclusions><attachments>"
		"<attachment><doc name='annex'><meta><identification><FRBRWork><FRBRdate "
		"date='2018-09-11'/></FRBRWork></identification></meta><preface><docTitle>Annex"
		"</docTitle></preface><mainBody><p>A list.</p></mainBody></doc></attachment>"
		"<attachment><heading>Annex 2</heading><doc><mainBody><p>A "
		"map.</p></mainBody></doc>"
		"</attachment><attachment><heading>Annex 3</heading><doc><preface><docTitle>Names"
		"</docTitle></preface><mainBody><p>Lee.</p></mainBody></doc></attachment>"
		"</attachments></statement></akomaNtoso>");
	assert_int_equal(l.a.n, 4);
	assert_false(load_has_problem(&l, 0, "is not read"));
	assert_string_equal(l.a.title, "Resolution 4");
	s = expect(&l, 0, "statement-1", "Resolution 4", NULL,
		   "The Council,\n\n1. Ports\n\nOpens them.\n\nDone at Ixton.");
	same(s->edtf, "2018-09-10");
	same(s->occasion, NULL);
	s = expect(&l, 1, "doc-2", "Annex", NULL, "A list.");
	same(s->edtf, "2018-09-11");
	expect(&l, 2, "doc-3", "Annex 2", NULL, "A map.");
	same(expect(&l, 3, "doc-4", "Names", NULL, "Lee.")->occasion, "Annex 3");
	load_done(&l);
}

static void test_akn_namespaces(void **state)
{
	static const char *const all[] = {
		"<akomaNtoso>",
		"<akomaNtoso xmlns='http://www.akomantoso.org/1.0'>",
		"<akomaNtoso xmlns='http://www.akomantoso.org/2.0'>",
		"<akomaNtoso xmlns='http://docs.oasis-open.org/legaldocml/ns/akn/3.0/CSD13'>",
	};

	(void)state;
	for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
		struct load l;
		struct buf b;

		buf_init(&b);
		buf_printf(&b,
			   "%s<act/><debate><preface><docDate date='2001-02-03'>x</docDate>"
			   "</preface><debateBody><debateSection><speech id='s'><from>A:</from>"
			   "<p>a</p></speech></debateSection></debateBody></debate></akomaNtoso>",
			   all[i]);
		load_text(&l, buf_str(&b));
		assert_int_equal(l.a.n, 1);
		same(expect(&l, 0, "s", NULL, "A", "a")->edtf, "2001-02-03");
		expect_problem(&l, "<act>");
		buf_done(&b);
		load_done(&l);
	}
}

static void test_publicwhip(void **state)
{
	struct load l;
	const struct statement *s;

	(void)state;
	load_data_as(&l, "publicwhip.xml", "publicwhip");
	assert_int_equal(l.a.n, 3);
	s = expect(&l, 0, "uk.org.publicwhip/debate/2004-01-05.1.2", NULL, "Ann Example",
		   "What does a harbour cost?\n\nIt cost £5 before.");
	assert_string_equal(s->edtf, "2004-01-05T09:35:00");
	assert_string_equal(s->occasion, "Oral Answers – Harbours");
	assert_string_equal(s->sources[0], "http://example.org/1#2");
	s = expect(&l, 1, "uk.org.publicwhip/debate/2004-01-05.1.3", NULL, NULL,
		   "a  b\n\n[Ayes 12, Noes 3]");
	assert_string_equal(s->edtf, "2004-01-05");
	s = expect(&l, 2, "uk.org.publicwhip/debate/2004-01-05.2.1", NULL, "Ben Example",
		   "Good night.");
	assert_string_equal(s->occasion, "Adjournment");
	assert_null(s->sources[0]);
	assert_int_equal(l.a.problems_n, 0);
	load_done(&l);
}

/* Questions in writing, motions, an oral heading, what stands among the speeches. */
static void test_publicwhip_kinds(void **state)
{
	struct load l;
	const struct statement *s;

	(void)state;
	load_text(
		&l,
		"<publicwhip><oral-heading id='x/2013-04-05a.1'>Oral Answers</oral-heading>"
		"<major-heading>Ports</major-heading><minor-heading>Fees</minor-heading>"
		"<ques id='q' speakername='Ann' speakeroffice='Member'><p qnum='1'>How much?</p>"
		"</ques><reply id='r' speakername='Bo'><p>Two.</p></reply><division><divisioncount "
		"ayes='3' noes='1'/><motion><p>That it be "
		"so.</p></motion><mplist><mpname>Cy</mpname>"
		"</mplist></division><major-heading>Points of Order</major-heading><bills><bill>A "
		"Bill"
		"</bill><bill>B Bill</bill></bills><speech id='s' speakeroffice='The "
		"Chair'><p>Order."
		"</p></speech></publicwhip>");
	assert_int_equal(l.a.n, 4);
	s = expect(&l, 0, "q", NULL, "Ann", "How much?");
	same(s->shared->kind, "question");
	same(s->shared->role, "Member");
	same(s->occasion, "Oral Answers – Ports – Fees");
	same(s->edtf, "2013-04-05");
	s = expect(&l, 1, "r", NULL, "Bo", "Two.\n\n[Ayes 3, Noes 1]\n\n[That it be so.]");
	same(s->shared->kind, "answer");
	s = expect(&l, 2, "proceedings-3", NULL, NULL, "A Bill\n\nB Bill");
	same(s->shared->kind, "proceedings");
	/* The questions have numbers, and this is none. */
	s = expect(&l, 3, "s", NULL, "The Chair", "Order.");
	same(s->occasion, "Points of Order");
	load_done(&l);
}

/* Whatever stands in a speech: each word of it comes out, in its place. */
static void test_markup_of_speeches(void **state)
{
	static const char said[] =
		"Pay ~~ten~~ two, m², CO₂, 10^(k₁), an act, a rule, end\nof line.\n\n"
		"Fees\nboats  5\n\n* one\n  * in it\n* two\n\n> Quoted.";
	struct load l;

	(void)state;
	load_text(&l,
		  "<akomaNtoso><debate><debateBody><speech><from>Ann</from><p>Pay <del>ten</del> "
		  "<b>two</b>, m<sup>2</sup>, CO<sub>2</sub>, 10<sup>k<sub>1</sub></sup>, "
		  "<ref href='https://example.org/a'>an "
		  "act</ref>, <ref href='#s'>a rule</ref>, end<eol/>of line.</p><table><tr><th "
		  "colspan='2'>Fees</th></tr><tr><td>boats</td><td>5</td></tr></table><ul><li>one"
		  "<ul><li>in it</li></ul></li><li>two</li></ul><quotedStructure><p>Quoted.</p>"
		  "</quotedStructure></speech><speech><from>Bo</from><table><tr><td><remark>a "
		  "note</remark></td><td>x</td></tr></table></speech><scene>They vote.<table><tr>"
		  "<td>for</td><td>9</td></tr></table></scene></debateBody></debate></akomaNtoso>");
	assert_int_equal(l.a.n, 2);
	expect(&l, 0, "speech-1", NULL, "Ann", said);
	assert_string_equal(l.a.items[0]->rare->links[0], "https://example.org/a");
	assert_null(l.a.items[0]->rare->links[1]);
	expect(&l, 1, "speech-2", NULL, "Bo", "[a note]  x\n\n[They vote. | for | 9]");
	load_done(&l);

	load_text(&l, "<publicwhip><speech id='a' speakername='Ann'><p>Pay <s>ten</s> <b>two</b>, "
		      "m<sup>2</sup>, CO<sub>2</sub>, 10<sup>k<sub>1</sub></sup>, "
		      "<a href='https://example.org/a'>an act</a>, "
		      "<a href='/b'>a rule</a>, end<br/>of line.</p><table><tr><th colspan='2'>Fees"
		      "</th></tr><tr><td>boats</td><td>5</td></tr></table><ul><li>one<ul><li>in it"
		      "</li></ul></li><li>two</li></ul><blockquote><p>Quoted.</p></blockquote>"
		      "</speech></publicwhip>");
	assert_int_equal(l.a.n, 1);
	expect(&l, 0, "a", NULL, "Ann", said);
	assert_string_equal(l.a.items[0]->rare->links[0], "https://example.org/a");
	assert_null(l.a.items[0]->rare->links[1]);
	load_done(&l);
}

/* What comes after words of others is the speaker's own: text in the same paragraph, a table. */
static void test_after_quotes(void **state)
{
	struct load l;

	(void)state;
	load_text(&l,
		  "<Hansard><HansardBody><Intervention id='a'><Content><ParaText>He wrote <Quote>"
		  "<QuotePara>never</QuotePara></Quote> and I agree.</ParaText><ul><li>one<ul>"
		  "<li>in it</li></ul>more of one</li></ul><Other>a</Other><Other>b</Other> "
		  "Mc<Other>D</Other>s"
		  "</Content></Intervention></HansardBody></Hansard>");
	expect(&l, 0, "a", NULL, NULL,
	       "He wrote\n\n> never\n\nand I agree.\n\n* one\n  * in it\n  more of one\n\na b "
	       "McDs");
	load_done(&l);
	load_text(&l,
		  "<hansard><housecommons><debates><section><title>T</title><p><member>A"
		  "</member><membercontribution>: x</membercontribution></p><quote><p>quoted"
		  "</p></quote><table><tr><td>Y</td><td>1<br/>2</td></tr></table><quote><table><tr>"
		  "<td>Q</td></tr></table></quote></section></debates></housecommons>"
		  "</hansard>");
	expect(&l, 0, "speech-1", "T", "A", "x\n\n> quoted\n\nY  1\n   2\n\n> Q");
	load_done(&l);
	load_text(&l, "<hansard version='2.1'><chamber.xscript><debate><speech><talk.start><talker>"
		      "<name role='metadata'>A</name></talker><para>x</para></talk.start><motion>"
		      "<para>That y</para></motion><table><row><entry>Y</entry></row></table>"
		      "</speech></debate></chamber.xscript></hansard>");
	expect(&l, 0, "speech-1", NULL, "A", "x\n\n> That y\n\nY");
	load_done(&l);
	/* A speaker who goes on is named again, with a mark that may stand outside of the name. */
	load_text(&l,
		  "<hansard version='2.2'><chamber.xscript><debate><speech><talk.start><talker>"
		  "<name role='metadata'>A</name></talker></talk.start><talk.text><body><p>One.</p>"
		  "<p><a href='b' type='MemberInterjecting'><span>B</span></a>: Two.</p>"
		  "<p><a href='a' type='MemberContinuation'><span>A</span></a>: Three: <b>so</b>."
		  "</p><p><a href='a' type='MemberContinuation'><span>A</span></a>: Four.</p>"
		  "</body></talk.text></speech></debate></chamber.xscript></hansard>");
	expect(&l, 1, "interjection-2", NULL, "B", "Two.");
	expect(&l, 2, "speech-3", NULL, "A", "Three: so.\n\nFour.");
	load_done(&l);
}

/* Questions and answers on paper are turns of their own, whoever spoke before. */
static void test_written_questions(void **state)
{
	static const char spoken[] = "<Intervention id='s'><PersonSpeaking><Affiliation>Zed"
				     "</Affiliation></PersonSpeaking><Content><ParaText>Today."
				     "</ParaText>%s</Content></Intervention>";
	struct load l;
	struct buf b;

	(void)state;
	buf_init(&b);
	buf_puts(&b, "<Hansard><HansardBody><SubjectOfBusiness><SubjectOfBusinessTitle>Paper"
		     "</SubjectOfBusinessTitle>");
	buf_printf(&b, spoken, "");
	buf_puts(&b, "<WrittenQuestionResponse id='w'><QuestionID><B>Question No. 12</B>—"
		     "</QuestionID><Questioner><Affiliation>Mr. Kay:</Affiliation></Questioner>"
		     "<QuestionContent><ParaText>What cost?</ParaText></QuestionContent><Responder>"
		     "<Affiliation>Hon. Ell (Minister of Rail, Lib.)</Affiliation></Responder>"
		     "<ResponseContent><ParaText>None.</ParaText></ResponseContent>"
		     "</WrittenQuestionResponse><WrittenQuestionResponse><QuestionID>Question No. "
		     "13—</QuestionID><Questioner><Affiliation>Ms. Em</Affiliation></Questioner>"
		     "<QuestionContent><ParaText>Why?</ParaText></QuestionContent><ResponseContent>"
		     "<ParaText>So.</ParaText></ResponseContent></WrittenQuestionResponse>"
		     "<ParaText>Tabled.</ParaText></SubjectOfBusiness>");
	buf_printf(&b, spoken,
		   "<WrittenQuestionResponse><Questioner>Mr. Kay</Questioner>"
		   "</WrittenQuestionResponse>");
	buf_puts(&b, "</HansardBody></Hansard>");
	load_text(&l, buf_str(&b));
	assert_int_equal(l.a.n, 7);
	expect(&l, 0, "s", "Paper", "Zed", "Today.");
	same(expect(&l, 1, "w", "Paper – Question No. 12", "Mr. Kay", "What cost?")->shared->kind,
	     "question");
	same(expect(&l, 2, "w-2", "Paper – Question No. 12", "Hon. Ell", "None.")->shared->role,
	     "Minister of Rail");
	same(l.a.items[2]->shared->kind, "answer");
	same(expect(&l, 3, "question-4", "Paper – Question No. 13", "Ms. Em", "Why?")->shared->kind,
	     "question");
	same(expect(&l, 4, "answer-5", "Paper – Question No. 13", NULL, "So.")->shared->kind,
	     "answer");
	expect(&l, 5, "proceedings-6", "Paper", NULL, "Tabled.");
	expect(&l, 6, "s", NULL, "Zed", "Today.\n\nMr. Kay");
	buf_done(&b);
	load_done(&l);
	load_text(&l, "<Hansard><HansardBody><WrittenQuestionResponse id='w'><Questioner>"
		      "<PersonSpeaking><Affiliation>Mr. Kay</Affiliation></PersonSpeaking>"
		      "<QuestionContent><QuestionPara>What?</QuestionPara><QuestionPara>Why?"
		      "</QuestionPara></QuestionContent></Questioner><Responder><PersonSpeaking>"
		      "<Affiliation>Hon. Ell</Affiliation></PersonSpeaking><ResponseContent>"
		      "<ResponsePara>None.</ResponsePara></ResponseContent></Responder>"
		      "</WrittenQuestionResponse></HansardBody></Hansard>");
	assert_int_equal(l.a.n, 2);
	expect(&l, 0, "w", NULL, "Mr. Kay", "What?\n\nWhy?");
	expect(&l, 1, "w-2", NULL, "Hon. Ell", "None.");
	load_done(&l);
}

/* Struck words, by their element or its style, are told from what was said, whatever the format. */
static void test_struck(void **state)
{
	static const char *const round[][2] = {
		{"<akomaNtoso><debate><debateBody><speech><from>A</from><p>",
		 "</p></speech></debateBody></debate></akomaNtoso>"},
		{"<publicwhip><speech speakername='A'><p>", "</p></speech></publicwhip>"},
		{"<hansard "
		 "version='2.2'><chamber.xscript><debate><speech><talk.start><talker><name "
		 "role='metadata'>A</name></talker></talk.start><talk.text><body><p>",
		 "</p></body></talk.text></speech></debate></chamber.xscript></hansard>"},
		{"<hansard><housecommons><debates><section><title>T</title><p><member>A</"
		 "member><membercontribution>",
		 "</membercontribution></p></section></debates></housecommons></hansard>"},
		{"<dbtplenarprotokoll><sitzungsverlauf><rede><p klasse='J'>",
		 "</p></rede></sitzungsverlauf></dbtplenarprotokoll>"},
		{"<Hansard><HansardBody><Intervention><Content><ParaText>",
		 "</ParaText></Content></Intervention></HansardBody></Hansard>"},
		{"<compteRendu "
		 "xmlns='http://schemas.assemblee-nationale.fr/"
		 "referentiel'><contenu><point><paragraphe><orateurs><orateur><nom>A</nom></"
		 "orateur></orateurs><texte>",
		 "</texte></paragraphe></point></contenu></compteRendu>"},
		{"<DEBATS><CHAPTER><INTERVENTION><ORATEUR LIB='A'/><PARA>",
		 "</PARA></INTERVENTION></CHAPTER></DEBATS>"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof round / sizeof *round; i++) {
		struct load l;
		struct buf b;

		buf_init(&b);
		buf_printf(&b,
			   "%sWe <del>shall</del> <s>can</s> <strike>do</strike> <span style='"
			   "text-decoration: line-through'>not <del>now</del></span> go<s>ne</s>."
			   "%s",
			   round[i][0], round[i][1]);
		load_text(&l, buf_str(&b));
		assert_int_equal(l.a.n, 1);
		expect(&l, 0, l.a.items[0]->id, l.a.items[0]->title, l.a.items[0]->speaker,
		       "We ~~shall~~ ~~can~~ ~~do~~ ~~not now~~ go~~ne~~.");
		buf_done(&b);
		load_done(&l);
	}
}

/* So are whole blocks and headings; a mark ends with its block. */
static void test_struck_blocks(void **state)
{
	struct load l;

	(void)state;
	load_text(&l, "<akomaNtoso><debate><debateBody><debateSection><heading>Old <s>Act</s>"
		      "</heading><speech><from>A</from><ul style='text-decoration:line-through'>"
		      "<li>one</li><li>two</li></ul><p>three</p></speech></debateSection>"
		      "</debateBody></debate></akomaNtoso>");
	same(expect(&l, 0, "speech-1", NULL, "A", "* ~~one~~\n* ~~two~~\n\nthree")->occasion,
	     "Old ~~Act~~");
	load_done(&l);
	load_text(&l, "<Hansard><HansardBody><OrderOfBusiness><OrderOfBusinessTitle>Old <s>Act</s>"
		      "</OrderOfBusinessTitle><Intervention><Content><ul style='text-decoration: "
		      "line-through'><li>one</li><li>two</li></ul><ParaText>three</ParaText>"
		      "</Content></Intervention></OrderOfBusiness></HansardBody></Hansard>");
	expect(&l, 0, "speech-1", "Old ~~Act~~", NULL, "* ~~one~~\n* ~~two~~\n\nthree");
	load_done(&l);
	load_text(&l, "<archive version='1'><statement id='a'><text><p>We <del>do</del> <span "
		      "style='text-decoration: line-through'>not</span> go.</p></text></statement>"
		      "</archive>");
	expect(&l, 0, "a", NULL, NULL, "We ~~do~~ ~~not~~ go.");
	load_done(&l);
}

static void test_spans(void **state)
{
	static const struct {
		const char *value;
		int cells;
	} rows[] = {{"2", 2},   {"0", 0},  {"", 1},
		    {"two", 1}, {"-3", 1}, {"99999999999999999999", INT_MAX},
		    {"7x", 7},  {" 2", 1}, {"4294967298", INT_MAX}};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct xml_attribute a = {"", "cols", rows[i].value};

		assert_int_equal(debate_span(&a, 1, "cols"), rows[i].cells);
		assert_int_equal(debate_span(&a, 1, "rows"), 1);
	}
}

/* Namespaces of a site that has moved. */
/* Of several texts in a harvest the first one names the archive, however they are read. */
static void test_first_names(void **state)
{
	struct load l;

	(void)state;
#define HARVESTED(title) \
	"<record><metadata><TEI " \
	"xmlns='http://www.tei-c.org/ns/1.0'><teiHeader><fileDesc><titleStmt><title>" title \
	"</title></titleStmt></fileDesc></teiHeader><text><body><p>Said.</p></body></text></TEI>" \
	"</metadata></record>"
	load_text(&l,
		  "<OAI-PMH xmlns='http://www.openarchives.org/OAI/2.0/'><ListRecords>" HARVESTED(
			  "First") HARVESTED("Second") "</ListRecords></OAI-PMH>");
	assert_int_equal(l.a.n, 2);
	assert_string_equal(l.a.title, "First");
	load_done(&l);
}

static void test_https(void **state)
{
	struct load l;

	(void)state;
	load_text(&l, "<TEI xmlns='https://www.tei-c.org/ns/1.0'><text><body><u who='#a' "
		      "xml:id='u1'>Aye.</u></body></text></TEI>");
	assert_int_equal(l.end, READER_DONE);
	assert_string_equal(l.format->name, "tei");
	expect(&l, 0, "u1", NULL, "a", "Aye.");
	load_done(&l);
	load_text(&l, "<akomaNtoso xmlns='https://docs.oasis-open.org/legaldocml/ns/akn/3.0'>"
		      "<debate name='d'><debateBody><debateSection name='s'><speech by='#a' "
		      "eId='s1'><from>A</from><p>No.</p></speech></debateSection></debateBody>"
		      "</debate></akomaNtoso>");
	assert_int_equal(l.end, READER_DONE);
	assert_string_equal(l.format->name, "akn");
	expect(&l, 0, "s1", NULL, "A", "No.");
	load_done(&l);
	load_text(&l, "<TEI xmlns='https://www.tei-c.org/ns/9.9'/>");
	assert_int_equal(l.end, READER_FAILED);
	load_done(&l);
}

/* A note that says nothing is none; what would be blocks elsewhere are words in it. */
static void test_notes(void **state)
{
	struct load l;

	(void)state;
	load_text(&l,
		  TEI_FILE("", "", "", "",
			   "<body><div><u><seg>One <note><head/></note>two <note><hi rend='bold'/>"
			   "</note>three <note><head>See</head><list><item>a</item><item>b"
			   "</item></list><lg><l>c</l><l>d</l></lg></note> four<note><p>e</p>"
			   "</note>.</seg><note><head/></note><note>()</note></u></div></body>"));
	expect(&l, 0, "u-1", NULL, NULL, "One two three [See a b c d] four [e].");
	load_done(&l);
	load_text(&l,
		  "<akomaNtoso><debate><debateBody><debateSection><speech><p>One <remark><b/>"
		  "</remark> two <authorialNote><p/></authorialNote>three.</p><scene><i/></scene>"
		  "</speech></debateSection></debateBody></debate></akomaNtoso>");
	expect(&l, 0, "speech-1", NULL, NULL, "One two three.");
	load_done(&l);
	load_text(&l, "<Hansard><HansardBody><OrderOfBusiness><Intervention id='a'><Content>"
		      "<ParaText>One <Footnote><ParaText/></Footnote>two <Footnote><I/></Footnote>"
		      "three <Footnote><ParaText>a</ParaText><ParaText>b</ParaText><table><tr><td>c"
		      "</td><td>d</td></tr></table></Footnote> four.</ParaText><Footnote/>"
		      "<ProceduralText><I/></ProceduralText></Content></Intervention>"
		      "</OrderOfBusiness></HansardBody></Hansard>");
	expect(&l, 0, "a", NULL, NULL, "One two three [a b c d] four.");
	load_done(&l);
}

/* Words of others within words of others: each with its marks, right before and after them. */
static void test_akn_quotes(void **state)
{
#define QUOTE(text) "<embeddedStructure startQuote='“' endQuote='”'>" text "</embeddedStructure>"
	struct load l;

	(void)state;
	load_text(&l, "<akomaNtoso><debate><debateBody><debateSection><speech><p>One<remark>a"
		      "</remark><quotedText startQuote='‘' endQuote='’'>b</quotedText>.</p>"
		  /* clang-format off */
		      QUOTE("<p>c <remark>d</remark></p>" QUOTE("<p>e</p> "))
		      "<p>2</p>" QUOTE(QUOTE("<p>f</p>") "<p>g</p>")
		      "<p>3 <remark>" QUOTE("<p>h</p><p>i</p>") "</remark></p>"
		      QUOTE("<scene>j</scene><p>k</p>") "<p>4</p>"
		      QUOTE("<blockList><item><num>1</num><p>l</p></item></blockList>") "<p>5</p>"
		      QUOTE("m <b>n</b>")
		  /* clang-format on */
		  "</speech></debateSection></debateBody></debate></akomaNtoso>");
	expect(&l, 0, "speech-1", NULL, NULL,
	       "One [a] ‘b’.\n\n> “c [d]\n>\n> > “e””\n\n2\n\n> > ““f”\n>\n> g”\n\n"
	       "3 [“h i”]\n\n> [j]\n>\n> “k”\n\n4\n\n> * “1 l”\n\n5\n\n> “m n”");
	load_done(&l);
#undef QUOTE
}

/* A heading behind text or speeches of its section. */
static void test_later_headings(void **state)
{
	struct load l;

	(void)state;
	load_text(&l,
		  "<akomaNtoso><debate><debateBody><debateSection><heading>A</heading><p>one</p>"
		  "<heading>B</heading><p>two</p><speech><from>X</from><p>three</p></speech>"
		  "<heading>C</heading><speech><from>X</from><p>four</p></speech></debateSection>"
		  "</debateBody></debate></akomaNtoso>");
	assert_int_equal(l.a.n, 3);
	same(expect(&l, 0, "proceedings-1", NULL, NULL, "one\n\nB\n\ntwo")->occasion, "A");
	same(expect(&l, 1, "speech-2", NULL, "X", "three")->occasion, "A");
	same(expect(&l, 2, "speech-3", NULL, "X", "four")->occasion, "A – C");
	load_done(&l);
}

/* What happens within an utterance that has no paragraphs parts no sentence. */
static void test_tei_spoken(void **state)
{
	struct load l;

	(void)state;
	load_text(&l,
		  TEI_FILE("", "", "", "",
			   "<body><div><u xml:id='a'>So <pause/> I <vocal><desc>laughs</desc>"
			   "</vocal> think<note>n</note>. <kinesic/></u><u xml:id='b'><vocal><desc>"
			   "coughs</desc></vocal> Yes <seg>x</seg><note>y</note><seg>z</seg></u>"
			   "</div></body>"));
	assert_int_equal(l.a.n, 2);
	expect(&l, 0, "a", NULL, NULL, "So I [laughs] think [n].");
	expect(&l, 1, "b", NULL, NULL, "[coughs]\n\nYes\n\nx\n\n[y]\n\nz");
	load_done(&l);
}

/* Brackets that the file has round a note or direction go, whatever marks are in it; others stay. */
static void test_brackets(void **state)
{
	struct load l;

	(void)state;
	load_text(&l,
		  TEI_FILE("", "", "", "",
			   "<body><div><u><seg>One <note>(<hi rend='bold'>Laughs</hi>)</note>, two "
			   "<note>( <emph>a</emph> (b) )</note> three<note>( )</note> four.</seg>"
			   "<note><hi rend='italic'>[ Applause</hi> ] </note><note>(a) b (c)</note>"
			   "<note>(<hi/>)</note><seg>Five.</seg></u></div></body>"));
	expect(&l, 0, "u-1", NULL, NULL,
	       "One [Laughs], two [( a (b) )] three four.\n\n[Applause]\n\n[(a) b (c)]\n\nFive.");
	load_done(&l);
	load_text(
		&l,
		"<akomaNtoso><debate><debateBody><debateSection><speech><p>A <remark>[<i>b</i> "
		"<ref href='http://example.org/'>c</ref>]</remark> d.</p><scene>(<i>e</i>)</scene>"
		"</speech></debateSection></debateBody></debate></akomaNtoso>");
	expect(&l, 0, "speech-1", NULL, NULL, "A [b c] d.\n\n[e]");
	load_done(&l);
}

/* A list with numbers shows them, in every format that has such lists. */
static void test_numbered_lists(void **state)
{
	static const char *const all[][2] = {
		{TEI_FILE("", "", "", "",
			  "<body><u><list type='ordered'><item>a<list "
			  "rend='lower-roman'><item>b</item>"
			  "</list></item><item n='5'><p>c</p><p>d</p></item><item n='(x)'><hi "
			  "rend='sup'>2</hi>e</item><item>7. f</item></list><list><item>g</item>"
			  "</list><list type='ordered'><label>i.</label><item>h</item></list></u>"
			  "</body>"),
		 "  1. a\n    i. b\n  5. c\n  d\n  (x) ²e\n  7. f\n* g\n  i.\n* h"},
		{AKN_BODY("",
			  "<speech><ol start='3'><li>a</li><li><p>b</p></li><li "
			  "value='9'>c</li></ol>"
			  "<ol type='a'><li><b>d</b></li></ol><ol reversed=''><li>e</li></ol><ul>"
			  "<li>f</li></ul></speech>"),
		 "  3. a\n  4. b\n  9. c\n  a. d\n* e\n* f"},
		{AKN_BODY("", "<speech><ol reversed='' start='2'><li>a</li><li>b<ol "
			      "reversed=''><li>c</li><li value='7'>d</li><li>e</li></ol></li>"
			      "<li>f</li></ol></speech>"),
		 "  2. a\n  1. b\n  * c\n    7. d\n    6. e\n  0. f"},
		{"<publicwhip><speech id='uk.org.publicwhip/debate/2001-02-03a.1.1' "
		 "speakername='A'>"
		 "<ol><li>a</li><li><p>b</p></li></ol><ul><li>c</li></ul></speech></publicwhip>",
		 "  1. a\n  2. b\n* c"},
		{"<dbtplenarprotokoll sitzung-datum='03.02.2001'><sitzungsverlauf><rede id='x'><p "
		 "klasse='redner'><redner id='1'><name><nachname>A</nachname></name></redner>A:</p>"
		 "<ol><li>a</li><li><p klasse='J'>b</p></li></ol><ul><li>c</li></ul><table><tr><td>"
		 "<ol><li>d</li></ol></td></tr></table></rede></sitzungsverlauf></"
		 "dbtplenarprotokoll>",
		 "  1. a\n  2. b\n* c\n\n\302\240\302\2401. d"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
		struct load l;
		struct buf plain;

		load_text(&l, all[i][0]);
		assert_int_equal(l.a.n, 1);
		buf_init(&plain);
		body_plain(l.a.items[0]->text.at, &plain);
		assert_string_equal(buf_str(&plain), all[i][1]);
		buf_done(&plain);
		load_done(&l);
	}
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(test_markup_of_speeches),
	cmocka_unit_test(test_numbered_lists),
	cmocka_unit_test(test_parlamint),
	cmocka_unit_test(test_drama),
	cmocka_unit_test(test_prose),
	cmocka_unit_test(test_first_names),
	cmocka_unit_test(test_https),
	cmocka_unit_test(test_persons_last),
	cmocka_unit_test(test_words),
	cmocka_unit_test(test_divisions),
	cmocka_unit_test(test_tei_marks),
	cmocka_unit_test(test_tei_quoted_blocks),
	cmocka_unit_test(test_tei_nested),
	cmocka_unit_test(test_tei_attached),
	cmocka_unit_test(test_tei_days_in_words),
	cmocka_unit_test(test_tei_lines),
	cmocka_unit_test(test_tei_struck),
	cmocka_unit_test(test_tei_readings),
	cmocka_unit_test(test_tei_letters),
	cmocka_unit_test(test_tei_ranges),
	cmocka_unit_test(test_tei_labels),
	cmocka_unit_test(test_tei_labels_of_the_known),
	cmocka_unit_test(test_tei_names),
	cmocka_unit_test(test_tei_turns),
	cmocka_unit_test(test_tei_days),
	cmocka_unit_test(test_tei_directions),
	cmocka_unit_test(test_heads),
	cmocka_unit_test(test_damage),
	cmocka_unit_test(test_akn),
	cmocka_unit_test(test_akn_proceedings),
	cmocka_unit_test(test_headings_alone),
	cmocka_unit_test(test_canada_nested),
	cmocka_unit_test(test_europarl),
	cmocka_unit_test(test_akn_text),
	cmocka_unit_test(test_akn_notes),
	cmocka_unit_test(test_akn_speakers),
	cmocka_unit_test(test_akn_titles),
	cmocka_unit_test(test_akn_labels),
	cmocka_unit_test(test_akn_roles_of_all),
	cmocka_unit_test(test_akn_time_in_label),
	cmocka_unit_test(test_akn_days),
	cmocka_unit_test(test_akn_work_days),
	cmocka_unit_test(test_akn_document),
	cmocka_unit_test(test_akn_languages),
	cmocka_unit_test(test_akn_namespaces),
	cmocka_unit_test(test_publicwhip),
	cmocka_unit_test(test_publicwhip_kinds),
	cmocka_unit_test(test_spans),
	cmocka_unit_test(test_after_quotes),
	cmocka_unit_test(test_written_questions),
	cmocka_unit_test(test_struck),
	cmocka_unit_test(test_struck_blocks),
	cmocka_unit_test(test_notes),
	cmocka_unit_test(test_akn_quotes),
	cmocka_unit_test(test_later_headings),
	cmocka_unit_test(test_tei_label_between),
	cmocka_unit_test(test_tei_group),
	cmocka_unit_test(test_tei_speakers),
	cmocka_unit_test(test_tei_spoken),
	cmocka_unit_test(test_brackets),
};

int main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
