/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Mappings: how they are read, what is wrong with them, and what is read by them. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "archive/archive.h"
#include "archive/body.h"
#include "base/buf.h"
#include "base/err.h"
#include "load.h"
#include "read/mapping.h"
#include "read/mappings.h"

/* Read XML by the mapping TEXT; then mapped_done(). */
struct mapped_load {
	struct mappings mappings;
	struct load l;
};

static void mapped_load(struct mapped_load *m, const char *text, const char *xml)
{
	char mapping[LOAD_PATH], path[LOAD_PATH];
	const char *const files[] = {path};
	const struct reader_options options = {.mappings = &m->mappings};
	const struct reader_sink sink = {.opened = load_opened,
					 .statement = load_statement,
					 .waiting = load_statement,
					 .stopped = load_stopped,
					 .data = &m->l};
	struct batch *b = batch_new();
	struct err err;

	*m = (struct mapped_load){0};
	load_temp_path(mapping, "own.format");
	load_temp_path(path, "own.xml");
	load_write(mapping, text, strlen(text));
	load_write(path, xml, strlen(xml));
	if (!mappings_add_file(&m->mappings, mapping, &err))
		fail_msg("line %ld: %s", err.line, err.text);
	archive_init(&m->l.a);
	m->l.end = reader_read(files, 1, &options, &b, &sink, &m->l.err);
	archive_take(&m->l.a, b);
	if (m->l.end != READER_DONE)
		fail_msg("%s", m->l.err.text);
	unlink(mapping);
	unlink(path);
}

static void mapped_done(struct mapped_load *m)
{
	load_done(&m->l);
	mappings_done(&m->mappings);
}

/* All statements, a line each: "speaker (party), title @date: text". */
static void expect(const char *text, const char *xml, const char *want)
{
	struct mapped_load m;
	struct buf got;

	mapped_load(&m, text, xml);
	buf_init(&got);
	for (size_t i = 0; i < m.l.a.n; i++) {
		const struct statement *s = m.l.a.items[i];

		if (s->speaker)
			buf_puts(&got, s->speaker);
		if (s->shared->party)
			buf_printf(&got, " (%s)", s->shared->party);
		if (s->title)
			buf_printf(&got, ", %s", s->title);
		if (s->edtf)
			buf_printf(&got, " @%s", s->edtf);
		buf_puts(&got, ": ");
		if (s->text.at)
			body_plain(s->text.at, &got);
		buf_putc(&got, '\n');
	}
	assert_string_equal(buf_str(&got), want);
	buf_done(&got);
	mapped_done(&m);
}

/* ---- the language ---- */

static void test_errors(void **state)
{
	static const struct {
		const char *text;
		long line;
		const char *words;
	} cases[] = {
		{"statement = a\nspeakr = b\n", 2, "speakr: expected a key"},
		{"statement = a\n\n# c\nspeaker = b[\n", 4, "speaker: expected an attribute"},
		{"statement = a\nspeaker =\n", 2, "speaker: expected a pattern"},
		{"statement = a\nspeaker\n", 2, "name = value"},
		{"statement = a\nspeaker = 'b\n", 2, "quotation mark"},
		{"statement = a\nspeaker = b\nspeaker = c\n", 3, "once"},
		{"statement = a\ntext = 'b'\n", 2, "text: expected a pattern"},
		{"statement = a\ndate.as = D.M.Y\n", 2, "a line date = "},
		{"statement = a\nfoo.as = D.M.Y\n", 2, "a field before"},
		{"statement = a\ndate = b\ndate.as = D.M\n", 3, "not “D.M”"},
		{"statement = a\ndate = b\ndate.as = D.D.Y\n", 3, "D.M.Y"},
		{"statement = a\nspeaker = b\nspeaker.as = nom (party)\n", 3, "speaker.as"},
		{"statement = a\nkind = b\nkind.as = J\n", 3, "words for words"},
		{"statement = a\ntext = b\ntext.as = markdown\n", 3, "html, lines or plain"},
		{"statement = a\nskip.whim = b\n", 2, "a reason after"},
		{"statement = a\nskip = b\n", 2, "expected a key"},
		{"statement = a\nspeaker = q:b\n", 2, "xmlns.q"},
		{"statement = a\ndebate = maybe\n", 2, "yes or no"},
		{"statement = a\nname =\n", 2, "called"},
		{"statement = a\nfile = b\n", 2, "expected a key"},
		{"name = x\n", 0, "statement"},
		{"", 0, "statement"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct err err = {0};
		struct mapping *m = mapping_parse(cases[i].text, strlen(cases[i].text), "own",
						  "own.format", &err);

		if (m || err.line != cases[i].line || !strstr(err.text, cases[i].words) ||
		    strcmp(err.file, "own.format") != 0)
			fail_msg("%s: %s:%ld: %s", cases[i].text, err.file, err.line, err.text);
	}
}

static void test_name(void **state)
{
	static const char text[] = "name = Own \x1b[31mspeeches\nstatement = a\n";
	struct err err;
	struct mapping *m = mapping_parse(text, sizeof text - 1, "own", "f", &err);

	(void)state;
	assert_non_null(m);
	assert_string_equal(m->format.name, "own");
	assert_null(strchr(m->format.title, '\x1b'));
	mapping_free(m);
}

/* ---- values ---- */

static void test_choices_and_joints(void **state)
{
	static const char map[] = "statement = s\n"
				  "speaker = last ', ' first | name | 'nobody'\n"
				  "title = h1 h2\ntext = t\n";

	(void)state;
	expect(map, "<r><s><first>Ann</first><last>Lee</last><t>x</t></s></r>", "Lee, Ann: x\n");
	expect(map, "<r><s><last>Lee</last><t>x</t></s></r>", "Lee: x\n");
	expect(map, "<r><s><name>Bo</name><t>x</t></s></r>", "Bo: x\n");
	expect(map, "<r><s><name> </name><t>x</t></s></r>", "nobody: x\n");
	expect(map, "<r><s><name>Bo</name><last>Lee</last><t>x</t></s></r>", "Lee: x\n");
	expect(map, "<r><s><h2>In</h2><h1>Out</h1><t>x</t></s></r>", "nobody, Out – In: x\n");
}

static void test_several_of_one(void **state)
{
	static const char map[] = "statement = s\nspeaker = first last\ntext = t\ndate = d\n";

	(void)state;
	expect(map,
	       "<r><s><p><first>A</first><last>B</last></p><p><last>D</last><first>C</first></p>"
	       "<t>x</t></s></r>",
	       "A B; C D: x\n");
	/* The first has no first name: the second's is not his. */
	expect(map,
	       "<r><s><p><last>B</last></p><p><first>C</first><last>D</last></p><t>x</t></s></r>",
	       "B; C D: x\n");
	expect(map, "<r><s><d>2001</d><d>2002</d><t>x</t></s></r>", " @2001: x\n");
}

static void test_what_holds(void **state)
{
	static const char map[] =
		"statement = s\nspeaker = @by\ndate = date\ntitle = h\ntext = s\n";

	(void)state;
	/* For those that follow in the same parent, and no further. */
	expect(map,
	       "<r><date>2001</date><part><h>One</h><s>a</s><s>b</s></part><s>c</s>"
	       "<date>2002</date><s>d</s></r>",
	       ", One @2001: a\n, One @2001: b\n @2001: c\n @2002: d\n");
	/* From a part in which nobody speaks. */
	expect(map, "<r><meta><x><date>2001</date></x></meta><s>a</s></r>", " @2001: a\n");
	/* Headings within headings. */
	expect(map, "<r><d><h>A</h><d><h>B</h><s>a</s></d><d><h>C</h><s>b</s></d><s>c</s></d></r>",
	       ", A – B: a\n, A – C: b\n, A: c\n");
	/* An attribute of what it stands in. */
	expect("statement = s\nspeaker = turn/@by\ntext = s\n",
	       "<r><turn by='X'><s>a</s></turn><s>b</s></r>", "X: a\n: b\n");
	/* A heading of another level ends those below it. */
	expect("statement = s\ntitle = h1 h2\ntext = s\n",
	       "<r><h1>A</h1><h2>B</h2><s>a</s><h1>C</h1><s>b</s></r>", ", A – B: a\n, C: b\n");
	/* A section in which nobody speaks says nothing of what follows. */
	expect("statement = s\nsection = d\ntitle = h\ntext = s\n",
	       "<r><d><h>A</h></d><d><s>a</s></d></r>", ": a\n");
	/* What is its own comes first, whatever choice it is. */
	expect("statement = s\nspeaker = name | body | \"nobody\"\ntext = t\n",
	       "<r><name>Ann</name><s><t>1</t></s><s><body>B</body><t>2</t></s></r>",
	       "Ann: 1\nB: 2\n");
	expect("statement = s\nspeaker = name | body | \"nobody\"\ntext = t\n",
	       "<r><s><t>1</t></s></r>", "nobody: 1\n");
}

static void test_as(void **state)
{
	static const char name[] =
		"statement = s\nspeaker = who\ntext = t\ndate = d\n"
		"date.as = D.M.Y | YMD | Y/M/D h:m\n"
		"speaker.as = name (party) [time]: | name (party) | last, first\n";

	(void)state;
	expect(name, "<r><s><who>Ann Lee (Q):</who><d>3.4.2001</d><t>x</t></s></r>",
	       "Ann Lee (Q) @2001-04-03: x\n");
	expect(name,
	       "<r><s><who>Ann (Annie) Lee (Q) [10:05:00]:</who><d>20010403</d><t>x</t></s></r>",
	       "Ann (Annie) Lee (Q) @2001-04-03T10:05:00: x\n");
	expect(name, "<r><s><who>Lee, Ann</who><d>2001/4/3 9:30</d><t>x</t></s></r>",
	       "Ann Lee @2001-04-03T09:30:00: x\n");
	expect("statement = s\ndate = @d\ndate.as = YMDThms | Y-M-D h:m\ntext = s\n",
	       "<r><s d='20010403T010203.500+0200'>a</s><s d='20010403T010203Z'>b</s>"
	       "<s d='2001-4-3 9:30'>c</s></r>",
	       " @2001-04-03T01:02:03+02:00: a\n @2001-04-03T01:02:03Z: b\n"
	       " @2001-04-03T09:30:00: c\n");
	/* What fits none stays whole, and so does a day that is none. */
	expect(name, "<r><s><who>The Chair</who><d>31.2.2001</d><t>x</t></s></r>",
	       "The Chair: x\n");
	/* Nor is a part of one a month, or the first of several days all of them. */
	expect("statement = s\ndate = d\ndate.as = Y-M-D | D.M.Y | Y-M\ntext = t\n",
	       "<r><s><d>2001-2-31</d><t>a</t></s><s><d>2001-2</d><t>b</t></s>"
	       "<s><d>3.2.2001 – 5.2.2001</d><t>c</t></s><s><d>3.2.2001-5.2.2001</d><t>d</t></s>"
	       "<s><d>2001-02-03-05:00</d><t>e</t></s><s><d>3.2.2001. Noon</d><t>f</t></s></r>",
	       ": a\n @2001-02: b\n @2001-02-03/2001-02-05: c\n: d\n @2001-02-03: e\n @2001-02-03: "
	       "f\n");
	expect("statement = s\nspeaker = a\nspeaker.as = parted by ;\ntext = t\n",
	       "<r><s><a>X; Y</a><t>x</t></s></r>", "X; Y: x\n");
}

static void test_words_for_words(void **state)
{
	struct mapped_load m;

	(void)state;
	mapped_load(&m,
		    "statement = s\nkind = @k\nkind.as = J: reply, N: speech\ntopic = a\n"
		    "topic.as = parted by ,\nid = @id\nsource = 'https://example.org/' @id\n"
		    "text = s\n",
		    "<r><s k='J' id='1'>x<a>p, q</a></s><s k='Z' id='2'>y</s></r>");
	assert_string_equal(m.l.a.items[0]->shared->kind, "reply");
	assert_string_equal(m.l.a.items[1]->shared->kind, "Z");
	assert_string_equal(m.l.a.items[0]->topics[1], "q");
	assert_null(m.l.a.items[0]->topics[2]);
	assert_string_equal(m.l.a.items[1]->id, "2");
	assert_string_equal(m.l.a.items[1]->sources[0], "https://example.org/2");
	mapped_done(&m);
}

/* A day with words round it, in the language of the statement; what is not understood is said once. */
static void test_days_in_sentences(void **state)
{
	static const char map[] = "statement = s\ndate = h\ndate.as = in a sentence\n"
				  "language = 'nb'\ntext = s\n";
	struct mapped_load m;

	(void)state;
	expect(map, "<r><h>Møte onsdag den 2. oktober 2013 kl. 10</h><s>a</s></r>",
	       " @2013-10-02: a\n");
	expect("statement = s\ndate = h\ndate.as = D.M.Y | in a sentence\ntext = s\n",
	       "<r><h>on 4 May 2001, late</h><s>a</s><h>5.6.2001</h><s>b</s></r>",
	       " @2001-05-04: a\n @2001-06-05: b\n");
	mapped_load(&m, map, "<r><h>Møte i dag</h><s>a</s><s>b</s></r>");
	assert_string_equal(m.l.a.items[1]->date_text, "Møte i dag");
	assert_int_equal(m.l.a.problems_n, 3);
	mapped_done(&m);
}

/* ---- texts ---- */

static void test_texts(void **state)
{
	static const char map[] = "statement = s\nspeaker = n\ntext = t\nstage = st\n";

	(void)state;
	expect(map, "<r><s><t>One</t><t>Two <b>bold</b> x<br/>y</t></s></r>",
	       ": One\n\nTwo bold x\ny\n");
	/* Of a name that stands in the text, nothing is text. */
	expect(map, "<r><s><t><n>Ann:</n> One</t></s></r>", "Ann: One\n");
	expect(map, "<r><s><t>One <st>(Noise)</st> two</t><st>End</st></s></r>",
	       ": One\n\n[Noise]\n\ntwo\n\n[End]\n");
	expect(map, "<r><st>Before</st><s><t>One</t></s><st>(After)</st></r>",
	       ": [Before]\n\nOne\n\n[After]\n");
	expect(map, "<r><s><t>A blank line\n\nparts.</t></s></r>", ": A blank line\n\nparts.\n");
	expect(map, "<r><s><t><al>One</al><al>Two</al></t></s></r>", ": One\n\nTwo\n");
	/* Words in elements of no meaning do not run together; those of a line do. */
	expect(map, "<r><s><t><x>One</x><x>two</x></t></s></r>", ": One two\n");
	expect(map, "<r><s><t><Char>O</Char><Char>ne</Char></t></s></r>", ": One\n");
	/* Nor do they where text stands between them; some names are known. */
	expect(map,
	       "<r><s><t>It's <x>h</x><y>e</y>re</t><t><nadruk>O</nadruk><inf>2</inf></t></s></r>",
	       ": It's here\n\nO₂\n");
	expect("statement = s\ntext = t\ntext.as = html\n",
	       "<r><s><t>&lt;p&gt;One&lt;/p&gt;&lt;p&gt;Two&lt;/p&gt;</t></s></r>",
	       ": One\n\nTwo\n");
	expect("statement = s\ntext = t\ntext.as = lines\n",
	       "<r><s><t>\nOne\nTwo\n\nThree\n</t></s></r>", ": One\nTwo\n\nThree\n");
	/* The first choice that is there, in whatever order they come. */
	expect("statement = s\ntext = a | b\n",
	       "<r><s><b>B</b><a>A</a></s><s><a>A</a><b>B</b></s>"
	       "<s><a> </a><b>B</b></s></r>",
	       ": A\n: A\n: B\n");
	expect("statement = s\ntext = a | b\n", "<r><s><a>A <b>B</b></a></s></r>", ": A B\n");
	expect("statement = s\ntext = s/@a s/text()\n", "<r><s a='A'>t<x>no</x></s></r>",
	       ": A\n\nt\n");
}

/* A note in a text does not part it, whatever it holds; one beside it is one beside it. */
static void test_notes_in_texts(void **state)
{
	static const char map[] = "statement = s\nnote = fn fn//p\ntext = t p\nsummary = a\n";
	struct mapped_load m;

	(void)state;
	mapped_load(&m, map,
		    "<r><s><a>Sum<fn>in it</fn>mary.</a><t>One<fn><p>First</p><x><p>second "
		    "<b>b</b></p></x>"
		    "</fn> two <b>three<fn>plain</fn> "
		    "four</b>.</t><fn><p>beside</p></fn><t>Five.</t></s></r>");
	assert_string_equal(m.l.a.items[0]->summary.at, "\1Summary.");
	assert_int_equal(m.l.a.problems_n, 1); /* it has no title */
	mapped_done(&m);
	expect(map,
	       "<r><s><t>One<fn><p>First</p><x><p>second</p></x></fn> two <b>three<fn>plain</fn> "
	       "four</b>."
	       "</t><fn><p>beside</p></fn><t>Five.</t></s></r>",
	       ": One two three four.\n\nFive.\n");
}

/* Figures of another calendar: by the language, or the letters; said once for many; never silent. */
static void test_other_calendars(void **state)
{
	static const char map[] = "statement = s\ndate = d\ntext = t\nlanguage = s/@xml:lang\n";
	struct mapped_load m;
	size_t told = 0;

	(void)state;
	expect(map, "<r><s xml:lang='fa'><d>1397-08-02</d><t>a</t></s></r>", " @2018-10-24: a\n");
	expect(map, "<r><s><d>1397/8/2</d><t>متن که گفته شد</t></s></r>",
	       " @2018-10-24: متن که گفته شد\n");
	expect(map, "<r><s><d>۱۳۹۷/۰۸/۰۲</d><t>متن که گفته شد</t></s></r>",
	       " @2018-10-24: متن که گفته شد\n");
	expect(map, "<r><s><d>1443-02-03</d><t>هذا نص الكلمة</t></s></r>",
	       " @2021-09-10~: هذا نص الكلمة\n");
	expect(map, "<r><s><d>1443-02-03</d><t>یہ تقریر ہے</t></s></r>",
	       " @2021-09-10~: یہ تقریر ہے\n");
	expect("statement = s\ndate = d\ndate.as = D.M.Y\ntext = t\n",
	       "<r><s><d>2.8.1397</d><t>متن که گفته شد</t></s></r>",
	       " @2018-10-24: متن که گفته شد\n");
	/* Nobody can tell: not taken. What others say of the middle ages is. */
	expect(map, "<r><s xml:lang='fa'><d>1397</d><t>a</t></s></r>", ": a\n");
	expect(map, "<r><s xml:lang='ar'><d>1258-02-10</d><t>a</t></s></r>", ": a\n");
	expect(map, "<r><s xml:lang='fr'><d>1397-08-02</d><t>a</t></s></r>", " @1397-08-02: a\n");
	expect(map, "<r><s><d>1397-08-02</d><t>He said متن of it.</t></s></r>",
	       " @1397-08-02: He said متن of it.\n");
	expect(map, "<r><s><d>1997-08-02</d><t>متن که گفته شد</t></s></r>",
	       " @1997-08-02: متن که گفته شد\n");
	/* Of other eras. */
	expect(map, "<r><s><d>2563-01-02</d><t>a</t></s></r>", ": a\n");
	mapped_load(&m, "statement = s\ndate = d\ntext = t\ntitle = h\n",
		    "<r><d>1397-08-02</d><s><h>یک</h><t>متن که گفته شد</t></s>"
		    "<s><h>دو</h><t>متن که گفته شد</t></s></r>");
	for (size_t i = 0; i < m.l.a.problems_n; i++)
		told += strstr(m.l.a.problems[i]->text, "is read as one of the Solar Hijri") !=
			NULL;
	assert_int_equal(told, 1);
	assert_string_equal(m.l.a.items[1]->edtf, "2018-10-24");
	assert_string_equal(m.l.a.items[1]->date_text, "1397-08-02");
	assert_string_equal(m.l.a.items[1]->shared->calendar, "persian");
	mapped_done(&m);
}

static void test_changing_hands(void **state)
{
	static const char map[] = "statement = s\nturn = n\nspeaker = n\nparty = s/@p\nid = s/@id\n"
				  "title = h\ntext = p\n";
	struct mapped_load m;

	(void)state;
	expect(map, "<r><s id='a'><h>T</h><n>A</n><p>1</p><p>2</p><n>B</n><p>3</p></s></r>",
	       "A, T: 1\n\n2\nB, T: 3\n");
	mapped_load(&m, map, "<r><s id='a'><n>A</n><p>1</p><n>B</n><p>3</p></s></r>");
	assert_string_equal(m.l.a.items[0]->id, "a");
	assert_string_equal(m.l.a.items[1]->id, "a-2");
	mapped_done(&m);
	/* A direction before it is of who speaks first. */
	expect("statement = s\nturn = n\nspeaker = n\ntext = p\nstage = st\n",
	       "<r><st>Noise</st><s><n>A</n><p>1</p></s><st>End</st></r>",
	       "A: [Noise]\n\n1\n\n[End]\n");
	/* Who is called and says nothing has not spoken. */
	expect(map, "<r><s><n>A</n><n>B</n><p>3</p></s></r>", "B: 3\n");
}

static void test_one_within_another(void **state)
{
	(void)state;
	expect("statement = s i\nspeaker = n\ntext = p\n",
	       "<r><s><n>A</n><p>1</p><i><n>B</n><p>2</p></i><p>3</p></s></r>",
	       "A: 1\nB: 2\nA: 3\n");
}

/* What is not read is reported; what is skipped is left out for a reason, all that is in it too. */
static void test_account(void **state)
{
	static const char map[] =
		"statement = s\ntext = p\nskip.page = no\nskip.person = who/text()\n"
		"speaker = who/n\n";
	struct mapped_load m;

	(void)state;
	mapped_load(&m, map, "<r><s><who>(<n>A</n>):</who><no>1<p>x</p></no><p>text</p></s></r>");
	assert_int_equal(m.l.a.problems_n, 1);
	assert_true(load_has_problem(&m.l, 0, "no title"));
	assert_string_equal(m.l.a.items[0]->speaker, "A");
	mapped_done(&m);
	mapped_load(&m, "statement = s\nproblem = error error/@code\ntext = s\n",
		    "<r><error code='7'>No such day</error><s>a</s></r>");
	assert_true(load_has_problem(&m.l, 1, "the file says: No such day"));
	assert_true(load_has_problem(&m.l, 1, "the file says: 7"));
	mapped_done(&m);
	mapped_load(&m, map, "<r><s><lost>abc</lost><p>text</p></s></r>");
	assert_true(
		load_has_problem(&m.l, 0, "3 characters of text are unaccounted for: /r/s/lost"));
	mapped_done(&m);
}

/* How much of the text is left out in the elements at PATH, and why. */
static void expect_left_out(const char *map, const char *xml, const char *path, const char *reason,
			    uint64_t n)
{
	struct mapped_load m;
	uint64_t found = 0;

	mapped_load(&m, map, xml);
	for (size_t i = 0; i < m.l.a.text_n; i++)
		if (m.l.a.text[i]->fate == TEXT_LEFT_OUT && !strcmp(m.l.a.text[i]->path, path) &&
		    strstr(m.l.a.text[i]->reason, reason))
			found += m.l.a.text[i]->n;
	assert_int_equal(found, n);
	mapped_done(&m);
}

static void test_what_is_left_out(void **state)
{
	static const char map[] = "statement = s\nspeaker = n | who\ntitle = h | g\ntext = p | q\n";

	(void)state;
	/* The name in it is shown, the words round it are not. */
	expect_left_out(map, "<r><s><who>(<n>Ann</n>):</who><p>x</p></s></r>", "/r/s/who", "again",
			3);
	expect_left_out(map, "<r><s><who>(<n>Ann</n>):</who><p>x</p></s></r>", "/r/s/who/n", "", 0);
	expect_left_out(map, "<r><g>Gone</g><h>Here</h><s><p>x</p></s></r>", "/r/g", "again", 4);
	expect_left_out(map, "<r><h>Alone</h></r>", "/r/h", "without text", 5);
	expect_left_out(map, "<r><s><q>abc</q><p>x</p></s></r>", "/r/s/q", "again", 3);
	expect_left_out(map, "<r><s><p>x</p><q>abc</q></s></r>", "/r/s/q", "again", 3);
	expect_left_out("statement = s\nstage = st\ntext = s\n", "<r><st>Noise</st></r>", "/r/st",
			"without text", 5);
}

/* ---- which format a document is of ---- */

static void test_root(void **state)
{
	struct mapped_load m;

	(void)state;
	mapped_load(&m, "root = a/b[@x]\nstatement = b\ntext = b\n", "<a><c/><b x='1'>t</b></a>");
	assert_string_equal(m.l.format->name, m.mappings.items[0]->format.name);
	assert_int_equal(m.l.a.n, 1);
	mapped_done(&m);
	/* The user's come before all others. */
	mapped_load(&m, "root = rss\nstatement = item\ntext = item\n", "<rss><item>t</item></rss>");
	assert_string_equal(m.l.format->name, m.mappings.items[0]->format.name);
	mapped_done(&m);
	mapped_load(&m, "root = rss/own\nstatement = item\ntext = item\n",
		    "<rss><channel><item><description>t</description></item></channel></rss>");
	assert_string_equal(m.l.format->name, "rss");
	mapped_done(&m);
}

/* ---- documents in documents ---- */

static void test_envelopes(void **state)
{
	static const char map[] = "root = e\ndocument = e/*\nskip.file = note\n";
	struct mapped_load m;

	(void)state;
	/* Elements of the envelope by the names of the other format, and the other way round. */
	mapped_load(
		&m, map,
		"<e><rss><channel><item><title>A</title><note>lost</note><description>a</"
		"description>"
		"</item></channel></rss><note>n</note>"
		"<rss><channel><item><title>B</title><description>b</description></item></channel>"
		"</rss></e>");
	assert_int_equal(m.l.a.n, 2);
	assert_string_equal(m.l.a.items[1]->title, "B");
	assert_true(load_has_problem(&m.l, 0, "unaccounted for: /e/rss/channel/item/note"));
	assert_false(load_has_problem(&m.l, 0, "unaccounted for: /e/note"));
	mapped_done(&m);
	mapped_load(&m, map, "<e><svg>x</svg></e>");
	assert_true(load_has_problem(&m.l, 0, "no format that is read here: <svg>"));
	mapped_done(&m);
	/* It breaks off within the other document. */
	mapped_load(&m, map,
		    "<e><rss><channel><item><title>A</title><description>a</description></item>");
	assert_int_equal(m.l.a.n, 1);
	mapped_done(&m);
}

/* ---- those of the program ---- */

static void test_own(void **state)
{
	struct mappings all = {0};

	(void)state;
	mappings_add_own(&all);
	assert_true(all.n > 0);
	assert_int_equal(all.own, 0);
	for (size_t i = 0; i < all.n; i++) {
		assert_true(all.items[i]->roots.n > 0);
		assert_string_not_equal(all.items[i]->format.name, all.items[i]->format.title);
	}
	mappings_done(&all);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_errors),
		cmocka_unit_test(test_name),
		cmocka_unit_test(test_choices_and_joints),
		cmocka_unit_test(test_several_of_one),
		cmocka_unit_test(test_what_holds),
		cmocka_unit_test(test_as),
		cmocka_unit_test(test_words_for_words),
		cmocka_unit_test(test_days_in_sentences),
		cmocka_unit_test(test_texts),
		cmocka_unit_test(test_notes_in_texts),
		cmocka_unit_test(test_other_calendars),
		cmocka_unit_test(test_changing_hands),
		cmocka_unit_test(test_one_within_another),
		cmocka_unit_test(test_account),
		cmocka_unit_test(test_what_is_left_out),
		cmocka_unit_test(test_root),
		cmocka_unit_test(test_envelopes),
		cmocka_unit_test(test_own),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
