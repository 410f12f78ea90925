/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
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
#include "read/feed.h"
#include "read/format.h"
#include "text/url.h"

#include "load.h"

/* Read a file of tests/data. */
static void read_data(struct load *l, const char *name)
{
	load_data(l, name);
	assert_int_equal(l->end, READER_DONE);
}

/* Read TEXT. */
static void read_text(struct load *l, const char *text)
{
	load_text(l, text);
	assert_int_equal(l->end, READER_DONE);
}

static void is(const char *got, const char *want)
{
	if (!want)
		assert_null(got);
	else
		assert_string_equal(got ? got : "(null)", want);
}

static void body_is(const char *body, const char *want)
{
	struct buf out;

	buf_init(&out);
	body_plain(body, &out);
	assert_string_equal(buf_str(&out), want);
	buf_done(&out);
}

static void list_is(const char *const *list, const char *want)
{
	struct buf out;

	buf_init(&out);
	for (size_t i = 0; list[i]; i++)
		buf_printf(&out, "%s%s", i ? "|" : "", list[i]);
	assert_string_equal(buf_str(&out), want);
	buf_done(&out);
}

static void atom(void **state)
{
	struct load l;
	const struct statement *s;

	(void)state;
	read_data(&l, "atom.xml");
	assert_ptr_equal(l.format, &format_atom);
	assert_int_equal(l.a.n, 3);
	assert_int_equal(l.a.problems_n, 0);
	is(l.a.title, "Statements & messages");
	s = l.a.items[0];
	is(s->id, "urn:example:1");
	is(s->title, "On water & bread");
	is(s->edtf, "2021-05-02T23:30:00+03:30");
	is(s->rare->updated, "2021-05-03T08:00:00Z");
	is(s->speaker, "A. Speaker; B. Speaker");
	is(s->shared->language, "en");
	list_is(s->topics, "Water|bread");
	list_is(s->sources, "https://office.example/1.html|https://office.example/files/1.pdf|"
			    "https://office.example/1.json");
	body_is(s->summary.at, "A summary with <b> as it stands.");
	body_is(s->text.at, "First paragraph, see more.\n\nSecond.");
	list_is(s->rare->links, "https://office.example/more.html");
	s = l.a.items[1];
	is(s->title, "پیام نوروزی");
	is(s->speaker, "دفتر");
	is(s->shared->language, "fa");
	is(s->published, NULL);
	is(s->edtf, "2021-03-20T09:37:00Z");
	list_is(s->sources, "https://office.example/fa/2.html");
	body_is(s->text.at, "سال نو مبارک.\n\n* یک\n* دو");
	s = l.a.items[2];
	is(s->title, "Two lines, a < b");
	is(s->speaker, "The Press Office");
	is(s->shared->language, "de");
	is(s->edtf, "2020-12");
	body_is(s->summary.at, "Text in base64.");
	list_is(s->sources, "https://other.example/3.html");
	assert_null(s->text.at);
	load_done(&l);
}

static void atom_03(void **state)
{
	struct load l;
	const struct statement *s;

	(void)state;
	read_data(&l, "atom03.xml");
	assert_int_equal(l.a.n, 1);
	is(l.a.title, "Old feed");
	s = l.a.items[0];
	is(s->title, "Escaped title");
	is(s->edtf, "2003-12-12T10:00:00+01:00");
	is(s->rare->updated, "2003-12-13T00:00:00Z");
	is(s->speaker, "only@old.example");
	list_is(s->sources, "https://old.example/1");
	body_is(s->summary.at, "Like <this>.");
	body_is(s->text.at, "One.\n\nTwo.");
	load_done(&l);
}

static void atom_entry_alone(void **state)
{
	struct load l;

	(void)state;
	read_text(&l, "<entry xmlns='http://www.w3.org/2005/Atom' xml:lang='fa'><id>x</id>"
		      "<title>تنها</title><content>a &lt; b\n\nc</content></entry>");
	assert_int_equal(l.a.n, 1);
	is(l.a.items[0]->title, "تنها");
	is(l.a.items[0]->shared->language, "fa");
	body_is(l.a.items[0]->text.at, "a < b\n\nc");
	load_done(&l);
}

static void rss_2(void **state)
{
	struct load l;
	const struct statement *s;

	(void)state;
	read_data(&l, "rss2.xml");
	assert_ptr_equal(l.format, &format_rss);
	assert_int_equal(l.a.n, 5);
	is(l.a.title, "News of the office");
	s = l.a.items[0];
	is(s->id, "one");
	is(s->title, "Salt & pepper");
	is(s->edtf, "2021-05-02T23:30:00+03:30");
	is(s->date_text, "Sun, 02 May 2021 23:30:00 +0330");
	is(s->speaker, "A. Speaker");
	is(s->shared->place, "Tehran");
	is(s->shared->language, "en-GB");
	list_is(s->topics, "Trade|Salt");
	list_is(s->sources, "https://news.example/en/1|https://news.example/1.mp3");
	body_is(s->summary.at, "Escaped:\n\na paragraph\n\nand one more, \"quoted\"");
	body_is(s->text.at, "The full text, linked.");
	list_is(s->rare->links, "https://news.example/en/2");
	s = l.a.items[1];
	is(s->title, "دیدار با کارگران");
	is(s->speaker, "سخنران");
	is(s->shared->language, "fa");
	list_is(s->sources, "https://news.example/fa/2");
	body_is(s->summary.at, "نشانه‌گذاری\n\nبدون گریز");
	s = l.a.items[2];
	is(s->title, "The date is a joke");
	is(s->edtf, NULL);
	is(s->date_text, "the day after tomorrow");
	body_is(s->summary.at, "From the last place it may be in.");
	is(l.a.items[3]->title, "Not closed");
	is(l.a.items[4]->title, "The last one");
	is(l.a.items[4]->published, "2021-05-01");
	load_done(&l);
}

static void rss_1(void **state)
{
	struct load l;
	const struct statement *s;

	(void)state;
	read_data(&l, "rdf.xml");
	assert_ptr_equal(l.format, &format_rss);
	assert_int_equal(l.a.n, 1);
	assert_int_equal(l.a.problems_n, 0);
	is(l.a.title, "A channel");
	s = l.a.items[0];
	is(s->id, "https://rdf.example/1");
	is(s->edtf, "2002-09");
	is(s->rare->updated, "2002-10-01");
	is(s->shared->place, "Genève");
	is(s->shared->language, "fr");
	list_is(s->sources, "https://rdf.example/1.html");
	load_done(&l);
}

static void rss_cb(void **state)
{
	struct load l;
	const struct statement *s;

	(void)state;
	read_data(&l, "rss-cb.xml");
	assert_int_equal(l.a.n, 1);
	s = l.a.items[0];
	is(s->title, "The price of bread");
	is(s->edtf, "2011-03-07");
	is(s->published, "2011-03-09T12:00:00Z");
	is(s->speaker, "Dr Ada Doe; Ben Roe");
	is(s->shared->role, "Governor, Bank of Nowhere");
	is(s->shared->place, "Guildhall");
	is(s->occasion, "The guild of bakers");
	is(s->shared->kind, "speech");
	list_is(s->topics, "inflation|bread");
	list_is(s->sources, "https://bank.example/s1|https://bank.example/s1.pdf");
	load_done(&l);
}

static void wordpress(void **state)
{
	struct load l;
	const struct statement *s;

	(void)state;
	read_data(&l, "wxr.xml");
	assert_int_equal(l.a.n, 2);
	s = l.a.items[0];
	is(s->speaker, "Ada Doe");
	is(s->edtf, "2021-05-17T01:00:00+04:30");
	is(s->rare->updated, "2021-05-18T01:00:00");
	is(s->shared->place, "Shiraz");
	list_is(s->topics, "تجارت|Bread");
	body_is(s->summary.at, "An excerpt.");
	assert_memory_equal(s->text.at, "\1First paragraph\ngoes on.\1Second ", 33);
	s = l.a.items[1];
	is(s->title, "Page of blocks");
	is(s->edtf, NULL);
	is(s->date_text, NULL);
	is(s->speaker, "gone");
	body_is(s->text.at, "A block.\n\nAnother.");
	load_done(&l);
}

static void rss_1_1(void **state)
{
	struct load l;

	(void)state;
	read_text(&l, "<Channel xmlns='http://purl.org/net/rss1.1#' xmlns:rdf='"
		      "http://www.w3.org/1999/02/22-rdf-syntax-ns#' rdf:about='http://x.example/'>"
		      "<title>T</title><items rdf:parseType='Collection'>"
		      "<item rdf:about='http://x.example/1'><title>One</title></item>"
		      "<item rdf:about='http://x.example/2'><title>Two</title></item>"
		      "</items></Channel>");
	assert_int_equal(l.a.n, 2);
	is(l.a.title, "T");
	is(l.a.items[1]->id, "http://x.example/2");
	load_done(&l);
}

static void undeclared_prefixes(void **state)
{
	struct load l;

	(void)state;
	read_text(&l, "<rss><channel><item><title>T</title><dc:creator>C</dc:creator>"
		      "<dc:date>2001</dc:date><content:encoded>&lt;p&gt;X</content:encoded>"
		      "<media:title>no</media:title></item></channel></rss>");
	assert_int_equal(l.a.n, 1);
	is(l.a.items[0]->speaker, "C");
	is(l.a.items[0]->edtf, "2001");
	is(l.a.items[0]->title, "T");
	body_is(l.a.items[0]->text.at, "X");
	load_done(&l);
}

/* What stands complete before the damage is kept, what is cut off is not. */
static void cut_off(void **state)
{
	struct load l;

	(void)state;
	read_text(&l, "<rss><channel><item><title>Whole</title></item><item><title>Half</title>"
		      "<description>and no");
	assert_int_equal(l.a.n, 1);
	is(l.a.items[0]->title, "Whole");
	assert_true(l.a.problems_n > 0);
	load_done(&l);
	read_text(&l,
		  "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>Whole</title></entry>"
		  "<entry><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>"
		  "<a href='x'>half");
	assert_int_equal(l.a.n, 1);
	load_done(&l);
}

/* Elements in a line mean what they mean in a text. */
static void lines_have_elements(void **state)
{
	struct load l;

	(void)state;
	read_text(&l, "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title type='xhtml'>"
		      "<div xmlns='http://www.w3.org/1999/xhtml'>Not <s>a &amp; &lt;b&gt;</s> "
		      "10<sup>6</sup><p>t</p><script>no</script><x/>CO<sub>2</sub> &lt;i"
		      "</div></title></entry></feed>");
	assert_int_equal(l.a.n, 1);
	is(l.a.items[0]->title, "Not ~~a & <b>~~ 10⁶ t CO₂ <i");
	load_done(&l);
}

/* What the markup hides is not shown, and that is said. */
#define WXR(items) \
	"<rss xmlns:content='http://purl.org/rss/1.0/modules/content/' " \
	"xmlns:wp='http://wordpress.org/export/1.2/' xmlns:dc='http://purl.org/dc/elements/1.1/'>" \
	"<channel><wp:wxr_version>1.2</wp:wxr_version><wp:author><wp:author_login>web" \
	"</wp:author_login><wp:author_display_name>Web " \
	"Desk</wp:author_display_name></wp:author>" items "</channel></rss>"

/* Public posts of all types but WordPress's own; who wrote them; shortcodes are no text. */
static void wordpress_posts(void **state)
{
	struct load l;

	(void)state;
	read_text(
		&l,
		WXR("<item><title>A</title><dc:creator>web</dc:creator><category "
		    "domain='author'>Lea"
		    "</category><category domain='author'>web</category><content:encoded>One "
		    "[caption id='x']A port[/caption] [gallery ids='1'] [embed]http://x.example"
		    "[/embed] [b] [[gallery]]</content:encoded><wp:post_type>speech</wp:post_type>"
		    "<wp:status>publish</wp:status></item><item><title>B</title><wp:post_type>"
		    "wp_block</wp:post_type><wp:status>publish</wp:status></item><item><title>C"
		    "</title><wp:post_type>revision</wp:post_type></item><item><title>D</title>"
		    "<wp:post_type>speech</wp:post_type><wp:status>draft</wp:status></item>"));
	assert_int_equal(l.a.n, 1);
	is(l.a.items[0]->speaker, "Lea; Web Desk");
	body_is(l.a.items[0]->text.at, "One A port [b] [[gallery]]");
	load_done(&l);
}

/* Names of RSS in any case, content without a namespace, an author in parts. */
static void rss_as_it_comes(void **state)
{
	struct load l;

	(void)state;
	read_text(&l,
		  "<rss><channel><item><Title>T</Title><PUBDATE>Tue, 07 May 2013 10:00:00 GMT"
		  "</PUBDATE><author><email>l@example.org</email><name>Lea</name><uri>u</uri>"
		  "</author><content>Words.</content></ITEM><item><title>&lt;![CDATA[U &amp;amp; V"
		  "]]&gt;</title><guid>2</guid></item></CHANNEL></RSS>");
	assert_int_equal(l.a.n, 2);
	is(l.a.items[0]->title, "T");
	is(l.a.items[0]->edtf, "2013-05-07T10:00:00Z");
	is(l.a.items[0]->speaker, "Lea");
	body_is(l.a.items[0]->text.at, "Words.");
	is(l.a.items[1]->title, "U & V");
	load_done(&l);
}

/* Dates of other vocabularies date the statement; when it was published the feed says itself. */
static void other_dates(void **state)
{
	struct load l;

	(void)state;
	read_text(&l,
		  "<rss xmlns:p='http://prismstandard.org/namespaces/basic/2.0/' "
		  "xmlns:a='http://www.w3.org/2005/Atom' "
		  "xmlns:e='http://purl.org/rss/1.0/modules/event/'><channel><item><guid>1</guid>"
		  "<p:publicationDate>2013-05-07</p:publicationDate><a:updated>2014-01-02"
		  "</a:updated></item><item><guid>2</guid><e:startdate>2013-05-08</e:startdate>"
		  "<pubDate>2013-05-01</pubDate></item></channel></rss>");
	assert_int_equal(l.a.n, 2);
	is(l.a.items[0]->edtf, "2013-05-07");
	is(l.a.items[0]->published, NULL);
	is(l.a.items[0]->rare->updated, "2014-01-02");
	is(l.a.items[1]->edtf, "2013-05-01");
	load_done(&l);
}

/* A feed's year before 1500 is one of the Hijra: another date decides, else the language, else nobody. */
static void years_of_the_hijra(void **state)
{
	struct load l;

	(void)state;
	read_text(&l, "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='fa-IR'>"
		      "<entry><id>1</id><published>1394-08-02T10:20:30+03:30</published>"
		      "<updated>2015-10-25T10:20:30+03:30</updated></entry>"
		      "<entry><id>2</id><published>1394-08-02T10:20:30+03:30</published></entry>"
		      "<entry><id>3</id><published>1394/8/2</published></entry>"
		      "<entry xml:lang='ar'><id>4</id><published>1437-01-11</published></entry>"
		      "<entry xml:lang='en'><id>5</id><published>1394-08-02</published></entry>"
		      "<entry><id>6</id><published>1494-08-02</published></entry></feed>");
	assert_int_equal(l.a.n, 6);
	is(l.a.items[0]->edtf, "2015-10-25T10:20:30+03:30");
	is(l.a.items[0]->date_text, "1394-08-02T10:20:30+03:30");
	is(l.a.items[0]->published, NULL);
	is(l.a.items[1]->edtf, "2015-10-24T10:20:30+03:30");
	is(l.a.items[1]->date_text, "1394-08-02T10:20:30+03:30");
	is(l.a.items[1]->shared->calendar, "persian");
	is(l.a.items[1]->rare->date_orig, "1394-08-02");
	is(l.a.items[2]->edtf, "2015-10-24");
	is(l.a.items[3]->edtf, "2015-10-24~");
	is(l.a.items[4]->edtf, NULL);
	is(l.a.items[4]->date_text, "1394-08-02");
	is(l.a.items[5]->edtf, NULL);
	/* One each, and that they have no title. */
	assert_int_equal(l.a.problems_n, 2 * 6);
	assert_true(load_has_problem(&l, 0, "before 1500, and its calendar is not known"));
	load_done(&l);
}

/* Rows of OData, what Blogger exports beside posts, what a video is about. */
static void atom_of_others(void **state)
{
	struct load l;
	const struct statement *s;

	(void)state;
	read_text(
		&l,
		"<feed xmlns='http://www.w3.org/2005/Atom' xmlns:q='http://search.yahoo.com/mrss/' "
		"xmlns:d='http://schemas.microsoft.com/ado/2007/08/dataservices' "
		"xmlns:m='http://schemas.microsoft.com/ado/2007/08/dataservices/metadata'><entry>"
		"<id>1</id><updated>2020-01-01</updated><category term='Model.Transcript' scheme='"
		"http://schemas.microsoft.com/ado/2007/08/dataservices/scheme'/><content "
		"type='application/xml'><m:properties><d:ID>7</d:ID><d:SpeakerFullName>Lea "
		"Muster</d:SpeakerFullName>"
		"<d:SpeakerFunction>Chair</d:SpeakerFunction><d:ParlGroupName>XY"
		"</d:ParlGroupName><d:MeetingDate>20190304</d:MeetingDate><d:Text>&lt;p&gt;Well."
		"&lt;/p&gt;</d:Text></m:properties></content></entry><entry><id>2</id><category "
		"scheme='http://schemas.google.com/g/2005#kind' "
		"term='http://schemas.google.com/blogger/2008/kind#comment'/><title>no</title>"
		"</entry><entry><id>3</id><category scheme='http://schemas.google.com/g/2005#kind' "
		"term='http://schemas.google.com/blogger/2008/kind#page'/><q:group>"
		"<q:description>About ports.</q:description></q:group></entry></feed>");
	assert_int_equal(l.a.n, 2);
	s = l.a.items[0];
	is(s->speaker, "Lea Muster");
	is(s->shared->role, "Chair");
	is(s->shared->party, "XY");
	list_is(s->topics, "");
	is(s->edtf, "2019-03-04");
	body_is(s->text.at, "Well.");
	is(l.a.items[1]->id, "3");
	list_is(l.a.items[1]->topics, "");
	body_is(l.a.items[1]->summary.at, "About ports.");
	load_done(&l);
}

/* The characters that are left out for this reason. */
static uint64_t left_out(const struct archive *a, const char *reason)
{
	uint64_t n = 0;

	for (size_t i = 0; i < a->text_n; i++)
		if (!strcmp(a->text[i]->reason, reason))
			n += a->text[i]->n;
	return n;
}

/* A row of OData: when it was written is no date of a speech; a name may come in parts. */
static void rows_of_odata(void **state)
{
	struct load l;

	(void)state;
	read_text(&l,
		  "<feed xmlns='http://www.w3.org/2005/Atom' "
		  "xmlns:d='http://docs.oasis-open.org/odata/ns/data' "
		  "xmlns:m='http://docs.oasis-open.org/odata/ns/metadata'>"
		  "<entry><id>1</id><updated>2024-01-01T00:00:00Z</updated><content "
		  "type='application/xml'><m:properties><d:MeetingDate m:null='true'/>"
		  "<d:SpeakerFirstName>Lea</d:SpeakerFirstName><d:ID>5</d:ID><d:SpeakerLastName>"
		  "Muster</d:SpeakerLastName></m:properties></content></entry>"
		  "<entry><id>2</id><updated>2024-01-01T00:00:00Z</updated><content "
		  "type='application/xml'><m:properties><d:MeetingDate>20231305</d:MeetingDate>"
		  "<d:SpeakerLastName>Muster</d:SpeakerLastName><d:Text>x</d:Text>"
		  "<d:SpeakerFirstName>Lea</d:SpeakerFirstName>"
		  "<d:SpeakerFullName>Muster Lea</d:SpeakerFullName></m:properties></content>"
		  "</entry><entry><id>3</id><updated>2024-01-01T00:00:00Z</updated><content "
		  "type='application/xml'><m:properties><d:Start>2023-12-04T08:15:00Z</d:Start>"
		  "</m:properties></content></entry></feed>");
	assert_int_equal(l.a.n, 3);
	is(l.a.items[0]->edtf, NULL);
	is(l.a.items[0]->rare->updated, "2024-01-01T00:00:00Z");
	is(l.a.items[0]->speaker, "Lea Muster");
	is(l.a.items[1]->edtf, NULL);
	is(l.a.items[1]->date_text, "20231305");
	is(l.a.items[1]->speaker, "Muster Lea");
	assert_int_equal(left_out(&l.a, "given again: another is kept"), 9);
	is(l.a.items[2]->edtf, "2023-12-04T08:15:00Z");
	load_done(&l);
}

/* A plugin puts the local time into another calendar: that in UTC is the Gregorian. */
static void eras_of_wordpress(void **state)
{
	struct load l;

	(void)state;
	read_text(&l, WXR("<item><guid>1</guid><wp:post_date>1402-02-11 10:00:00</wp:post_date>"
			  "<wp:post_date_gmt>2023-05-01 06:30:00</wp:post_date_gmt></item>"
			  "<item><guid>2</guid><wp:post_date>1402-02-11 10:00:00</wp:post_date>"
			  "<pubDate>Mon, 01 May 2023 06:30:00 +0000</pubDate></item>"
			  "<item><guid>3</guid><wp:post_date>1402-02-11 10:00:00</wp:post_date>"
			  "</item><item><guid>4</guid><wp:post_date>2023-05-01 10:00:00"
			  "</wp:post_date><wp:post_date_gmt>2023-05-01 06:30:00"
			  "</wp:post_date_gmt></item>"));
	assert_int_equal(l.a.n, 4);
	is(l.a.items[0]->edtf, "2023-05-01T06:30:00Z");
	is(l.a.items[0]->date_text, "1402-02-11 10:00:00");
	is(l.a.items[0]->published, "2023-05-01T06:30:00Z");
	assert_true(load_has_problem(&l, 0, "another date of the entry"));
	is(l.a.items[1]->edtf, "2023-05-01T06:30:00+00:00");
	is(l.a.items[2]->edtf, NULL);
	is(l.a.items[2]->date_text, "1402-02-11 10:00:00");
	is(l.a.items[3]->edtf, "2023-05-01T10:00:00+03:30");
	load_done(&l);
}

/* A year that is far ahead is of another era, in feeds and in tables. */
static void far_years(void **state)
{
	struct load l;

	(void)state;
	read_text(&l, "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='th'>"
		      "<entry><id>1</id><published>2556-05-06T10:00:00Z</published>"
		      "<updated>2013-05-06T10:00:00Z</updated></entry>"
		      "<entry><id>2</id><published>5773-08-26</published></entry></feed>");
	assert_int_equal(l.a.n, 2);
	is(l.a.items[0]->edtf, "2013-05-06T10:00:00Z");
	is(l.a.items[0]->date_text, "2556-05-06T10:00:00Z");
	is(l.a.items[0]->published, NULL);
	is(l.a.items[1]->edtf, NULL);
	is(l.a.items[1]->date_text, "5773-08-26");
	assert_true(load_has_problem(&l, 0, "has not come yet"));
	load_done(&l);
	/* In JSON, which not every build reads. */
	if (!HAVE_YAJL)
		return;
	read_text(&l, "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":["
		      "{\"id\":\"1\",\"content_text\":\"c\",\"date_published\":\"2556-05-06\"}]}");
	assert_int_equal(l.a.n, 1);
	is(l.a.items[0]->edtf, NULL);
	is(l.a.items[0]->published, NULL);
	is(l.a.items[0]->date_text, "2556-05-06");
	assert_true(load_has_problem(&l, 0, "has not come yet"));
	load_done(&l);
}

/* RFC 5023: a draft is none that was published; nor is what a Takeout of Blogger says is none. */
static void drafts(void **state)
{
	struct load l;

	(void)state;
	read_text(&l,
		  "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:a='http://www.w3.org/2007/app' "
		  "xmlns:o='http://purl.org/atom/app#' xmlns:x='urn:x' "
		  "xmlns:b='http://schemas.google.com/blogger/2018'>"
		  "<entry><id>1</id><a:control><a:draft>yes</a:draft></a:control></entry>"
		  "<entry><id>2</id><o:control><o:draft> yes </o:draft></o:control></entry>"
		  "<entry><id>3</id><a:control><a:draft>no</a:draft></a:control></entry>"
		  "<entry><id>4</id><x:control><x:draft>yes</x:draft></x:control></entry>"
		  "<entry><id>5</id><b:type>COMMENT</b:type><b:status>LIVE</b:status></entry>"
		  "<entry><id>6</id><b:type>POST</b:type><b:status>DRAFT</b:status></entry>"
		  "<entry><id>7</id><b:type>PAGE</b:type><b:status>LIVE</b:status></entry></feed>");
	assert_int_equal(l.a.n, 3);
	is(l.a.items[0]->id, "3");
	is(l.a.items[1]->id, "4");
	is(l.a.items[2]->id, "7");
	assert_int_equal(left_out(&l.a, "not published"), 4);
	load_done(&l);
}

static void hidden_text_is_counted(void **state)
{
	struct load l;

	(void)state;
	read_text(&l, "<rss><channel><item><guid>1</guid><title>a&lt;i "
		      "hidden&gt;bc&lt;/i&gt;</title><description>"
		      "&lt;p&gt;d&lt;span style='display:none'&gt;e f&lt;/span&gt;&lt;style&gt;a{}"
		      "&lt;/style&gt;</description></item>"
		      "</channel></rss>");
	assert_int_equal(l.a.n, 1);
	is(l.a.items[0]->title, "a");
	is(l.a.items[0]->summary.at, "\1d");
	assert_int_equal(l.a.problems_n, 0);
	assert_int_equal(left_out(&l.a, "hidden"), 4);
	assert_int_equal(left_out(&l.a, "script, style or form"), 3);
	load_done(&l);
}

/* A drawing in a text says of itself what it is called, and when it was made: no fields of the
 * statement, and no end of its text. */
static void a_drawing_in_a_text(void **state)
{
	struct load l;
	const struct statement *s;

	(void)state;
	read_text(&l, "<feed xmlns='http://www.w3.org/2005/Atom' "
		      "xmlns:dc='http://purl.org/dc/elements/1.1/'><entry><id>1</id>"
		      "<title>Bridges</title><content type='xhtml'>"
		      "<div xmlns='http://www.w3.org/1999/xhtml'><p>One.</p>"
		      "<svg xmlns='http://www.w3.org/2000/svg'><metadata><dc:title>Arch</dc:title>"
		      "<dc:creator>Ink</dc:creator><dc:date>1999-01-01</dc:date></metadata></svg>"
		      "<p hidden='hidden'>three</p><p>Two.</p></div></content></entry></feed>");
	assert_int_equal(l.a.n, 1);
	s = l.a.items[0];
	is(s->title, "Bridges");
	is(s->speaker, NULL);
	is(s->edtf, NULL);
	is(s->text.at, "\1One.\1Two.");
	assert_int_equal(left_out(&l.a, "script, style or form"), 17);
	assert_int_equal(left_out(&l.a, "hidden"), 5);
	/* Each by its own path. */
	for (size_t i = 0; i < l.a.text_n; i++)
		if (strstr(l.a.text[i]->path, "metadata"))
			is(l.a.text[i]->reason, "script, style or form");
	load_done(&l);
}

/* Sites that moved have https: in the names of namespaces, too: drafts stay unread. */
static void names_with_https(void **state)
{
	struct load l;

	(void)state;
	read_text(&l, "<rss xmlns:wp='https://wordpress.org/export/1.2/' "
		      "xmlns:x='https://wordpress.org/export/1.2/excerpt/' "
		      "xmlns:c='HTTPS://purl.org/rss/1.0/modules/content/'><channel>"
		      "<item><title>out</title><guid>1</guid><x:encoded>short</x:encoded>"
		      "<c:encoded>long</c:encoded><wp:status>publish</wp:status></item>"
		      "<item><title>draft</title><guid>2</guid><wp:status>draft</wp:status></item>"
		      "</channel></rss>");
	assert_int_equal(l.a.n, 1);
	is(l.a.items[0]->id, "1");
	body_is(l.a.items[0]->summary.at, "short");
	body_is(l.a.items[0]->text.at, "long");
	assert_int_equal(left_out(&l.a, "not published"), 5 + 1);
	assert_int_equal(left_out(&l.a, "another vocabulary"), 0);
	load_done(&l);
}

/* Names of Atom and of a module in RSS, without their namespace. */
static void names_without_namespace(void **state)
{
	struct load l;

	(void)state;
	read_text(&l, "<rss><channel><updated>2020-01-01</updated><item><title>a</title><guid>1"
		      "</guid><encoded>&lt;p&gt;All.&lt;/p&gt;</encoded><updated>2014-01-02"
		      "</updated><author><name>Ann</name><email>a@b.c</email></author>"
		      "</item></channel></rss>");
	assert_int_equal(l.a.n, 1);
	body_is(l.a.items[0]->text.at, "All.");
	is(l.a.items[0]->rare->updated, "2014-01-02");
	is(l.a.items[0]->speaker, "Ann");
	assert_int_equal(left_out(&l.a, "about persons and bodies"), 5);
	for (size_t i = 0; i < l.a.text_n; i++)
		assert_int_not_equal(l.a.text[i]->fate, TEXT_UNACCOUNTED);
	load_done(&l);
}

static const char *const relative_rows[][2] = {
	{"g:h", "g:h"},
	{"g", "http://a/b/c/g"},
	{"./g", "http://a/b/c/g"},
	{"g/", "http://a/b/c/g/"},
	{"/g", "http://a/g"},
	{"//g", "http://g"},
	{"?y", "http://a/b/c/d;p?y"},
	{"g?y", "http://a/b/c/g?y"},
	{"#s", "http://a/b/c/d;p?q#s"},
	{"g?y#s", "http://a/b/c/g?y#s"},
	{";x", "http://a/b/c/;x"},
	{"", "http://a/b/c/d;p?q"},
	{".", "http://a/b/c/"},
	{"./", "http://a/b/c/"},
	{"..", "http://a/b/"},
	{"../g", "http://a/b/g"},
	{"../..", "http://a/"},
	{"../../g", "http://a/g"},
	{"../../../g", "http://a/g"},
	{"/./g", "http://a/g"},
	{"/../g", "http://a/g"},
	{"g.", "http://a/b/c/g."},
	{"..g", "http://a/b/c/..g"},
	{"./../g", "http://a/b/g"},
	{"g/./h", "http://a/b/c/g/h"},
	{"g/../h", "http://a/b/c/h"},
	{"g?y/../x", "http://a/b/c/g?y/../x"},
	{"g#s/../x", "http://a/b/c/g#s/../x"},
};

static const char *const relative_others[][3] = {
	{"http://a", "g", "http://a/g"},
	{"http://a?q", "g", "http://a/g"},
	{"", "g", "g"},
	{"mailto:x@y", "g", "g"},
	{"relative/", "g", "g"},
	{"http://a/b//c", "../g", "http://a/b/g"},
};

/* RFC 3986, section 5.4, and the edges of it. */
static void relative(void **state)
{
	struct buf out;

	(void)state;
	buf_init(&out);
	for (size_t i = 0; i < sizeof relative_rows / sizeof relative_rows[0]; i++) {
		buf_clear(&out);
		url_join("http://a/b/c/d;p?q", relative_rows[i][0], &out);
		assert_string_equal(buf_str(&out), relative_rows[i][1]);
	}
	for (size_t i = 0; i < sizeof relative_others / sizeof relative_others[0]; i++) {
		buf_clear(&out);
		url_join(relative_others[i][0], relative_others[i][1], &out);
		assert_string_equal(buf_str(&out), relative_others[i][2]);
	}
	buf_clear(&out);
	url_join(NULL, "g", &out);
	assert_string_equal(buf_str(&out), "g");
	assert_true(url_is_absolute("https:x"));
	assert_false(url_is_absolute("1:x"));
	assert_false(url_is_absolute("/a:b"));
	buf_done(&out);
}

/* Links in a text: seen from the base of what they stand in, or from the text's own. */
static void links_of_texts(void **state)
{
	struct load l;

	(void)state;
	load_text(&l,
		  "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='http://a.example/x/'>"
		  "<entry><id>1</id><content type='xhtml'><div xml:base='y/' "
		  "xmlns='http://www.w3.org/1999/xhtml'><a href='1'>one</a><p xml:base='z/'>"
		  "<a href=' 2\n'>two</a></p><p><a href='3'>three</a></p></div></content></entry>"
		  "<entry><id>2</id><content type='html'>&lt;head>&lt;title>t&lt;/title>&lt;base "
		  "target=_top>&lt;base href='/b/'>&lt;base href=c/>&lt;/head>&lt;p>&lt;a "
		  "href=1>one&lt;/a> &lt;a href=http://b.example/>two&lt;/a></content></entry>"
		  "</feed>");
	assert_int_equal(l.a.n, 2);
	for (size_t i = 0; i < l.a.n; i++) {
		const char *const *links = l.a.items[i]->rare->links;

		if (!strcmp(l.a.items[i]->id, "1")) {
			assert_string_equal(links[0], "http://a.example/x/y/1");
			assert_string_equal(links[1], "http://a.example/x/y/z/2");
			assert_string_equal(links[2], "http://a.example/x/y/3");
		} else {
			assert_string_equal(links[0], "http://a.example/b/1");
			assert_string_equal(links[1], "http://b.example/");
		}
	}
	load_done(&l);
}

/* OData: what a link of an entry leads to, put in where it is asked for: the entry goes on behind it, and
 * what has a text of its own is one, too. */
static void expanded(void **state)
{
#define PROPERTIES(inner) \
	"<content type='application/xml'><m:properties>" inner "</m:properties></content>"
#define LINKED(inner) \
	"<link rel='http://docs.oasis-open.org/odata/ns/related/X' href='x'><m:inline>" inner \
	"</m:inline></link>"
	struct load l;

	(void)state;
	read_text(&l, "<feed xmlns='http://www.w3.org/2005/Atom' "
		      "xmlns:d='http://docs.oasis-open.org/odata/ns/data' "
		      "xmlns:m='http://docs.oasis-open.org/odata/ns/metadata'><title>All</title>"
		      "<entry><id>b</id><title/>" LINKED(
			      "<entry><id>m</id><title>Member</title>" PROPERTIES(
				      "<d:Name>Ann</d:Name>") "</entry>")
			      LINKED("<feed><title>Inner</title><entry><id>t</id>" LINKED(
				      "<entry><id>n</id></entry>")
					     PROPERTIES("<d:SpeakerFullName>Bo</d:SpeakerFullName>"
							"<d:Text>Two</d:Text>") "</entry></feed>")
				      LINKED("") PROPERTIES("<d:Language>DE</"
							    "d:Language><d:Title>One</d:Title>"
							    "<d:SpeakerFullName>Cy</"
							    "d:SpeakerFullName>") "</entry>"
										  "<entry><id>c</"
										  "id><title>Last</"
										  "title></entry></"
										  "feed>");
	assert_int_equal(l.a.n, 3);
	is(l.a.title, "All");
	is(l.a.items[0]->id, "t");
	is(l.a.items[0]->speaker, "Bo");
	is(l.a.items[1]->id, "b");
	is(l.a.items[1]->title, "One");
	is(l.a.items[1]->speaker, "Cy");
	is(l.a.items[1]->shared->language, "DE");
	is(l.a.items[2]->id, "c");
	is(l.a.items[2]->shared->language, NULL);
	assert_false(load_has_problem(&l, 0, "within another one"));
	load_done(&l);
	/* What comes behind an entry in another one is of neither, nor of the feed. */
	read_text(&l, "<rss version='2.0'><channel><title>T</title><item><title>A</title><item>"
		      "<title>B</title></item><description>x</description><language>xx</language>"
		      "</item><item><title>C</title></item></channel></rss>");
	assert_int_equal(l.a.n, 3);
	is(l.a.items[2]->shared->language, NULL);
	assert_true(load_has_problem(&l, 0, "unaccounted for: /rss/channel/item/description"));
	load_done(&l);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(atom),
		cmocka_unit_test(atom_03),
		cmocka_unit_test(atom_entry_alone),
		cmocka_unit_test(rss_2),
		cmocka_unit_test(rss_1),
		cmocka_unit_test(rss_cb),
		cmocka_unit_test(wordpress),
		cmocka_unit_test(wordpress_posts),
		cmocka_unit_test(rss_as_it_comes),
		cmocka_unit_test(other_dates),
		cmocka_unit_test(years_of_the_hijra),
		cmocka_unit_test(atom_of_others),
		cmocka_unit_test(drafts),
		cmocka_unit_test(rows_of_odata),
		cmocka_unit_test(eras_of_wordpress),
		cmocka_unit_test(far_years),
		cmocka_unit_test(rss_1_1),
		cmocka_unit_test(undeclared_prefixes),
		cmocka_unit_test(cut_off),
		cmocka_unit_test(hidden_text_is_counted),
		cmocka_unit_test(a_drawing_in_a_text),
		cmocka_unit_test(names_with_https),
		cmocka_unit_test(names_without_namespace),
		cmocka_unit_test(lines_have_elements),
		cmocka_unit_test(relative),
		cmocka_unit_test(links_of_texts),
		cmocka_unit_test(expanded),
	};

	return cmocka_run_group_tests_name("feed", tests, NULL, NULL);
}
