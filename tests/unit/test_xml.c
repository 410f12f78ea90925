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
#include <unistd.h>

#include "base/buf.h"
#include "xml/xml.h"

#include "load.h"

/* A parser over a string, and all it says as one: "(a x=1)text(/a)". */
struct run {
	struct xml *xml;
	const char *s;
	size_t len, at;
	size_t piece;      /* bytes a read gives at most; 0: what is asked for */
	size_t stop_after; /* elements; 0: never */
	bool fail;         /* at the end of S, a read error */
	bool quiet;        /* count only */
	size_t ahead;      /* threads, from the first element on; 0: one */
	bool broken;       /* it was told of that error ... */
	long broken_line;  /* ... here */
	size_t elements, text_bytes;
	long last_line;
	size_t lines; /* of all that was found, as one number */
	int depth, deepest;
	struct buf log, problems;
	size_t problems_n;
};

static void on_start(void *data, const char *ns, const char *name, const struct xml_attribute *a,
		     size_t n)
{
	struct run *r = data;

	r->elements++;
	r->last_line = xml_line(r->xml);
	r->lines = r->lines * 31 + (size_t)r->last_line;
	if (r->ahead)
		xml_read_ahead(r->xml, r->ahead);
	if (++r->depth > r->deepest)
		r->deepest = r->depth;
	if (r->stop_after && r->elements == r->stop_after)
		xml_stop(r->xml);
	if (r->quiet)
		return;
	buf_printf(&r->log, "(%s%s%s", ns, *ns ? "|" : "", name);
	for (size_t i = 0; i < n; i++)
		buf_printf(&r->log, " %s%s%s=%s", a[i].ns, *a[i].ns ? "|" : "", a[i].name,
			   a[i].value);
	buf_putc(&r->log, ')');
}

static void on_end(void *data, const char *ns, const char *name)
{
	struct run *r = data;

	(void)ns;
	r->depth--;
	r->lines = r->lines * 31 + (size_t)xml_line(r->xml);
	if (!r->quiet)
		buf_printf(&r->log, "(/%s)", name);
}

static void on_text(void *data, const char *s, size_t len)
{
	struct run *r = data;

	r->text_bytes += len;
	r->lines = r->lines * 31 + (size_t)xml_line(r->xml);
	if (!r->quiet)
		buf_add(&r->log, s, len);
}

static void on_problem(void *data, long line, const char *text)
{
	struct run *r = data;

	r->problems_n++;
	if (r->problems_n <= 50)
		buf_printf(&r->problems, "%ld: %s\n", line, text);
}

static long on_read(void *data, char *to, size_t len)
{
	struct run *r = data;

	if (r->piece && len > r->piece)
		len = r->piece;
	if (len > r->len - r->at)
		len = r->len - r->at;
	if (len == 0 && r->fail)
		return -1;
	memcpy(to, r->s + r->at, len);
	r->at += len;
	return (long)len;
}

static void on_broken(void *data)
{
	struct run *r = data;

	r->broken = true;
	r->broken_line = xml_line(r->xml);
}

static bool on_stopped(void *data)
{
	(void)data;
	return false;
}

static const struct xml_handler handler = {
	.start = on_start,
	.end = on_end,
	.text = on_text,
	.problem = on_problem,
	.cut = on_problem,
	.read = on_read,
	.stopped = on_stopped,
	.broken = on_broken,
};

static enum xml_end run(struct run *r)
{
	enum xml_end end;

	buf_init(&r->log);
	buf_init(&r->problems);
	r->xml = xml_new(&handler, r, NULL);
	end = xml_read(r->xml);
	xml_free(r->xml);
	return end;
}

static void done(struct run *r)
{
	buf_done(&r->log);
	buf_done(&r->problems);
}

static enum xml_end run_bytes(struct run *r, const char *s, size_t len)
{
	*r = (struct run){.s = s, .len = len};
	return run(r);
}

static void gives(const char *s, enum xml_end end, const char *log)
{
	struct run r;

	assert_int_equal(run_bytes(&r, s, strlen(s)), end);
	assert_string_equal(buf_str(&r.log), log);
	if (end == XML_WHOLE)
		assert_int_equal(r.problems_n, 0);
	else
		assert_int_not_equal(r.problems_n, 0);
	done(&r);
}

/* A problem with this line and this in its text. */
static void complains(const char *s, const char *line, const char *word)
{
	struct run r;
	const char *at;

	run_bytes(&r, s, strlen(s));
	at = strstr(buf_str(&r.problems), line);
	if (!at || !strstr(at, word))
		fail_msg("no problem “%s … %s” in: %s", line, word, buf_str(&r.problems));
	done(&r);
}

static void test_elements(void **state)
{
	(void)state;
	gives("<a/>", XML_WHOLE, "(a)(/a)");
	gives("<a x='1' y=\"2\">t<b>u</b>v</a>", XML_WHOLE, "(a x=1 y=2)t(b)u(/b)v(/a)");
	gives("<a><![CDATA[<&]]></a>", XML_WHOLE, "(a)<&(/a)");
	gives("<a><!-- no --><?no no?>x</a>", XML_WHOLE, "(a)x(/a)");
	gives("<a> \n <b/> </a>", XML_WHOLE, "(a) \n (b)(/b) (/a)");
	gives("\xEF\xBB\xBF<a>\xC3\xA9</a>", XML_WHOLE, "(a)\xC3\xA9(/a)");
}

static void test_namespaces(void **state)
{
	(void)state;
	gives("<a xmlns='u:1'><b xmlns=''/><p:c xmlns:p='u:2' p:x='1' y='2'/></a>", XML_WHOLE,
	      "(u:1|a)(b)(/b)(u:2|c u:2|x=1 y=2)(/c)(/a)");
	gives("<a xml:lang='fa'/>", XML_WHOLE,
	      "(a http://www.w3.org/XML/1998/namespace|lang=fa)(/a)");
	/* An undeclared prefix is not no namespace. */
	gives("<a><p:b p:c='1'/></a>", XML_DAMAGED, "(a)(p|b p|c=1)(/b)(/a)");
	complains("<a>\n<p:b/><p:b/></a>", "2: ", "“p”");
}

static void test_entities(void **state)
{
	(void)state;
	gives("<a x='&lt;&amp;&quot;&#38;&#x41;'>&lt;&amp;&gt;&apos;&#233;</a>", XML_WHOLE,
	      "(a x=<&\"&A)<&>'\xC3\xA9(/a)");
	gives("<a x='&amp;#38;&amp;amp;'/>", XML_WHOLE, "(a x=&#38;&amp;)(/a)");
	gives("<a x='1&eacute;2'>1&eacute;&nbsp;2&mdash;</a>", XML_DAMAGED,
	      "(a x=1\xC3\xA9"
	      "2)1\xC3\xA9\xC2\xA0"
	      "2\xE2\x80\x94(/a)");
	gives("<a x='1&huh;2'>1&huh;2&amp;</a>", XML_DAMAGED, "(a x=1&huh;2)1&huh;2&(/a)");
	complains("<a>\n&huh;&huh;</a>", "2: ", "&huh;");
}

static void test_entities_of_a_dtd(void **state)
{
	(void)state;
	/* What is plain text is put in, in content and attributes. */
	gives("<!DOCTYPE a [<!ENTITY e 'E'><!ENTITY eacute \"own\">]><a x='&e;'>1&eacute;2&e;</a>",
	      XML_WHOLE, "(a x=E)1own2E(/a)");
	gives("<!DOCTYPE a [<!ENTITY e '&#xE9;'><!ENTITY l '&#38;#60;'><!ENTITY m '&lt;&#38;'>]>"
	      "<a>&e;&l;&e;</a>",
	      XML_WHOLE, "(a)\xC3\xA9<\xC3\xA9(/a)");
	gives("<!DOCTYPE a [<!ENTITY e 'first'><!ENTITY e 'second'>]><a>&e;</a>", XML_WHOLE,
	      "(a)first(/a)");
	gives("<!DOCTYPE a [<!-- <!ENTITY e 'comment'> ]> --><!ENTITY e \"]>'\n\">]>\n<a "
	      "x='&e;'>&e;"
	      "</a>",
	      XML_WHOLE, "(a x=]>' )]>'\n(/a)");
	complains("<!DOCTYPE a [<!ENTITY e \"\n\">]>\n<a>&e;&e;\n&huh;</a>", "4: ", "&huh;");
	/* In values, too, but not of what is declared later. */
	gives("<!DOCTYPE a [<!ENTITY e 'E &#38;#38;'><!ENTITY f '(&e;)'><!ENTITY g "
	      "'&f;&f;'>]><a>&g;</a>",
	      XML_WHOLE, "(a)(E &)(E &)(/a)");
	gives("<!DOCTYPE a [<!ENTITY f '&e;'><!ENTITY e 'E'>]><a>&f;</a>", XML_DAMAGED,
	      "(a)&f;(/a)");
	/* What is more than that is not, though HTML has a character of the name. */
	gives("<!DOCTYPE a [<!ENTITY para '<p>E</p>'>]><a>&para;</a>", XML_DAMAGED,
	      "(a)&para;(/a)");
	gives("<!DOCTYPE a [<!ENTITY e '&#60;b/>'>]><a>&e;</a>", XML_DAMAGED, "(a)&e;(/a)");
	gives("<!DOCTYPE a [<!ENTITY e SYSTEM 'e.txt'>]><a>&e;</a>", XML_DAMAGED, "(a)&e;(/a)");
	gives("<!DOCTYPE a [<!ENTITY % e 'E'>]><a>&e;</a>", XML_DAMAGED, "(a)&e;(/a)");
	/* Names of HTML may be declared elsewhere. */
	gives("<!DOCTYPE a SYSTEM 'a.dtd'><a>&eacute;</a>", XML_WHOLE, "(a)\xC3\xA9(/a)");
	gives("<!DOCTYPE a [<!ENTITY % l PUBLIC 'x' 'y'>%l;]><a>&eacute;</a>", XML_WHOLE,
	      "(a)\xC3\xA9(/a)");
	gives("<!DOCTYPE a [<!ENTITY e '<b>E</b>'>]><a x='&e;'>1&e;2</a>", XML_DAMAGED,
	      "(a x=&e;)1&e;2(/a)");
	gives("<!DOCTYPE a [<!ENTITY amp '&#38;#38;'>]><a>&amp;</a>", XML_WHOLE, "(a)&(/a)");
	/* Nor does a DTD add attributes. */
	gives("<!DOCTYPE a [<!ATTLIST a x CDATA 'default'>]><a y='1'/>", XML_WHOLE, "(a y=1)(/a)");
}

static void test_entity_bombs(void **state)
{
	struct buf s;
	struct run r;

	(void)state;
	buf_init(&s);
	buf_puts(&s, "<!DOCTYPE a [<!ENTITY l0 'lollollollol'>");
	for (int i = 1; i < 40; i++) {
		buf_printf(&s, "<!ENTITY l%d '", i);
		for (int k = 0; k < 10; k++)
			buf_printf(&s, "&l%d;", i - 1);
		buf_puts(&s, "'>");
	}
	buf_puts(&s, "]><a x='&l39;'>&l39;&l39;</a>");
	assert_int_equal(run_bytes(&r, s.data, s.len), XML_DAMAGED);
	assert_string_equal(buf_str(&r.log), "(a x=&l39;)&l39;&l39;(/a)");
	done(&r);

	/* Quadratic: one long entity, many references. */
	buf_clear(&s);
	buf_puts(&s, "<!DOCTYPE a [<!ENTITY e '");
	for (int i = 0; i < 100000; i++)
		buf_putc(&s, 'x');
	buf_puts(&s, "'>]><a>");
	for (int i = 0; i < 50000; i++)
		buf_puts(&s, "&e;");
	buf_puts(&s, "</a>");
	r = (struct run){.s = s.data, .len = s.len, .quiet = true};
	assert_int_equal(run(&r), XML_DAMAGED);
	assert_true(r.text_bytes > 1000000);
	assert_true(r.text_bytes < 1024 * 1024 + 5 * s.len + 150000);
	assert_int_equal(r.problems_n, 1);
	done(&r);

	/* Parameter entities, and one that holds itself. */
	gives("<!DOCTYPE a [<!ENTITY % p '<!ENTITY e \"E\">'>%p;%p;<!ENTITY s '&s;'>]><a>&s;</a>",
	      XML_DAMAGED, "(a)&s;(/a)");
	buf_done(&s);
}

/* A file that must stay unread, however it is asked for. */
static void test_nothing_is_fetched(void **state)
{
	static const char secret[] = "secret-words";
	char path[LOAD_PATH];
	struct buf s;
	struct run r;

	(void)state;
	load_temp_path(path, "secret");
	load_write(path, secret, sizeof secret - 1);
	buf_init(&s);
	buf_printf(&s,
		   "<?oasis-xml-catalog catalog='file://%s'?>"
		   "<!DOCTYPE a PUBLIC '-//X//Y' 'file://%s' [<!ENTITY x SYSTEM 'file://%s'>"
		   "<!ENTITY %% p SYSTEM 'file://%s'>%%p;]>"
		   "<a xmlns:i='http://www.w3.org/2001/XInclude' y='&x;'>&x;"
		   "<i:include href='file://%s' parse='text'/></a>",
		   path, path, path, path, path);
	run_bytes(&r, s.data, s.len);
	assert_null(strstr(buf_str(&r.log), secret));
	assert_null(strstr(buf_str(&r.problems), secret));
	assert_non_null(strstr(buf_str(&r.log), "&x;"));
	assert_int_equal(r.elements, 2);
	done(&r);
	buf_done(&s);
	unlink(path);
}

static void test_ampersands(void **state)
{
	struct run r;
	static const char s[] = "<a>\n<b>x & y</b>\n<b>R&amp;D &lt;</b>&eacute;</a>";

	(void)state;
	assert_int_equal(run_bytes(&r, s, strlen(s)), XML_DAMAGED);
	assert_string_equal(buf_str(&r.log), "(a)\n(b)x & y(/b)\n(b)R&D <(/b)\xC3\xA9(/a)");
	done(&r);
	gives("<a x='?a=1&b=2'>?a=1&b=2&c</a>", XML_DAMAGED, "(a x=?a=1&b=2)?a=1&b=2&c(/a)");
	complains("<a>\n\n x & y</a>", "3: ", "&amp;");
	complains("<a>\n\n x?a=1&b=2</a>", "3: ", "&amp;");
}

static void test_damage(void **state)
{
	(void)state;
	gives("<a><b>1</c>2</a>", XML_DAMAGED, "(a)(b)1(/b)2(/a)");
	complains("<a>\n<b>\n</c></a>", "3: ", "</c>");
	complains("<a>\n<b x=1/></a>", "2: ", "quotation marks");
	complains("<a>\n<b x='1' x='2'/></a>", "2: ", "twice");
	complains("<a>\n1 < 2</a>", "2: ", "&lt;");
	complains("<a>\n]]></a>", "2: ", "]]>");
	complains("<a/>\n<b/>", "2: ", "not read");
	complains("<a>\n<!-- x", "2: ", "cut off");
	gives("\n \n<?xml version='1.0'?>\n<a/>", XML_DAMAGED, "(a)(/a)");
	complains("\n \n<?xml version='1.0'?>\n<a>\n&huh;</a>", "5: ", "&huh;");
}

static void test_damaged_tags(void **state)
{
	(void)state;
	/* The element and all that follows are kept, and what can be read of it. */
	gives("<a><b x=1>t</b>u</a>", XML_DAMAGED, "(a)(b x=1)t(/b)u(/a)");
	gives("<a><b x=1/>u</a>", XML_DAMAGED, "(a)(b x=1)(/b)u(/a)");
	gives("<a><b x=1&2 y=\"&amp;'\"/>u</a>", XML_DAMAGED, "(a)(b x=1&2 y=&')(/b)u(/a)");
	gives("<a><b y='2' x>t</b>u</a>", XML_DAMAGED, "(a)(b y=2)t(/b)u(/a)");
	gives("<a><b x='1>t</b>u</a>", XML_DAMAGED, "(a)(b x=1)t(/b)u(/a)");
	gives("<a><b x='1>t</b>u<c y='2'/></a>", XML_DAMAGED, "(a)(b x=1)t(/b)u(c y=2)(/c)(/a)");
	gives("<a><b x='1<2' y='<'>t</b></a>", XML_DAMAGED, "(a)(b x=1<2 y=<)t(/b)(/a)");
	gives("<a><b x='1'y='2'>t</b>u</a>", XML_DAMAGED, "(a)(b x=1 y=2)t(/b)u(/a)");
	gives("<a><b x='1''y'>t</b>u</a>", XML_DAMAGED, "(a)(b x=1)t(/b)u(/a)");
	gives("<a><b x='\x1b[3'>t</b>u</a>", XML_DAMAGED, "(a)(b x=[3)t(/b)u(/a)");
	gives("<a><b x='1' x='2'/></a>", XML_DAMAGED, "(a)(b x=1)(/b)(/a)");
	gives("<a><b x=1 <c/></b>t</a>", XML_DAMAGED, "(a)(b x=1)(c)(/c)(/b)t(/a)");
	gives("<a><b <c/></b>t</a>", XML_DAMAGED, "(a)(b)(c)(/c)(/b)t(/a)");
	gives("<a><b>t</b <c/></a>", XML_DAMAGED, "(a)(b)t(/b)(c)(/c)(/a)");
	/* No tags at all. */
	gives("<a>1<2, x <y and z> w, <>, </ >, <http://e.org>, <x@y.z></a>", XML_DAMAGED,
	      "(a)1<2, x <y and z> w, <>, , <http://e.org>, <x@y.z>(/a)");
	complains("<a><b x=1\n\ny=2>\nt</b>\n&huh;</a>", "5: ", "&huh;");
	complains("<a><b x='1\n>\nt</b>\n&huh;</a>", "4: ", "&huh;");
}

static void test_lines(void **state)
{
	struct run r;
	static const char s[] = "<?xml version='1.0'?>\n\n<a>\n<b\n  x='1'\n  y='2'\n>t</b></a>";

	(void)state;
	assert_int_equal(run_bytes(&r, s, strlen(s)), XML_WHOLE);
	/* Where the tag starts, not where libxml2 is when it tells. */
	assert_int_equal(r.last_line, 4);
	done(&r);
}

static void test_not_xml(void **state)
{
	static const char *const all[] = {"",
					  " ",
					  "\xEF\xBB\xBF",
					  "plain text",
					  "{json: 1}",
					  "<",
					  "<!--",
					  "<?xml version='1.0'?>",
					  "<!DOCTYPE a>",
					  "\x1f\x8b\x08 gzip",
					  "\xFF\xFE",
					  "<?",
					  "<!DOCTYPE a [<!ENTITY",
					  "<a",
					  "<?xml version='1.0'?><arch ",
					  "<a b='c'",
					  "%PDF-1.4\n"};
	struct run r;

	(void)state;
	for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
		assert_int_equal(run_bytes(&r, all[i], strlen(all[i])), XML_NOT_XML);
		assert_int_equal(r.elements, 0);
		done(&r);
	}
	assert_int_equal(run_bytes(&r, "\0\0\0\0\0\0", 6), XML_NOT_XML);
	done(&r);
}

static void test_depth(void **state)
{
	enum { DEPTH = 100000 };
	struct buf s;
	struct run r;

	(void)state;
	buf_init(&s);
	for (int i = 0; i < DEPTH; i++)
		buf_puts(&s, "<d>");
	buf_puts(&s, "deep");
	for (int i = 0; i < DEPTH; i++)
		buf_puts(&s, "</d>");
	run_bytes(&r, s.data, s.len);
	assert_int_equal(r.deepest, XML_DEPTH_MAX);
	assert_int_equal(r.elements, XML_DEPTH_MAX);
	assert_non_null(strstr(buf_str(&r.problems), "nested too deeply"));
	/* Newer versions of libxml2 give up at 2048. */
	if (r.depth == 0)
		assert_int_equal(r.text_bytes, 4);
	done(&r);
	/* Siblings of what is too deep are read again. */
	buf_clear(&s);
	for (int i = 0; i < XML_DEPTH_MAX + 5; i++)
		buf_puts(&s, "<d>");
	buf_puts(&s, "x");
	for (int i = 0; i < XML_DEPTH_MAX + 4; i++)
		buf_puts(&s, "</d>");
	buf_puts(&s, "<e/></d>");
	assert_int_equal(run_bytes(&r, s.data, s.len), XML_DAMAGED);
	assert_int_equal(r.depth, 0);
	assert_non_null(strstr(buf_str(&r.log), "(e)(/e)(/d)"));
	assert_int_equal(r.text_bytes, 1);
	done(&r);
	buf_done(&s);
}

static void test_attributes(void **state)
{
	enum { LONG = 10 * 1000 * 1000, MANY = 3000 };
	struct buf s;
	struct run r;

	(void)state;
	buf_init(&s);
	buf_puts(&s, "<a x='");
	memset(buf_reserve(&s, LONG), 'y', LONG);
	s.len += LONG;
	buf_puts(&s, "'>t</a>");
	assert_int_equal(run_bytes(&r, s.data, s.len), XML_WHOLE);
	assert_int_equal(r.log.len, LONG + strlen("(a x=)t(/a)"));
	done(&r);

	buf_clear(&s);
	buf_puts(&s, "<a");
	for (int i = 0; i < MANY; i++)
		buf_printf(&s, " x%d=''", i);
	buf_puts(&s, "/>");
	assert_int_equal(run_bytes(&r, s.data, s.len), XML_DAMAGED);
	assert_non_null(strstr(buf_str(&r.log), " x255="));
	assert_null(strstr(buf_str(&r.log), " x256="));
	done(&r);
	buf_done(&s);
}

static void test_long_text(void **state)
{
	enum { LONG = 20 * 1000 * 1000 };
	static const char *const kinds[][2] = {
		{"<a>", "</a>"}, {"<a><![CDATA[", "]]></a>"}, {"<a><!--", "--></a>"}};
	struct buf s;
	struct run r;

	(void)state;
	for (int i = 0; i < 3; i++) {
		buf_init(&s);
		buf_puts(&s, kinds[i][0]);
		memset(buf_reserve(&s, LONG), 'y', LONG);
		s.len += LONG;
		buf_puts(&s, kinds[i][1]);
		r = (struct run){.s = s.data, .len = s.len, .quiet = true};
		assert_int_equal(run(&r), XML_WHOLE);
		assert_int_equal(r.text_bytes, i < 2 ? LONG : 0);
		done(&r);
		buf_done(&s);
	}
}

static void test_bytes_that_are_none(void **state)
{
	static const char nul[] = "<a>\n<b>1\0"
				  "2</b><b>3</b></a>";
	static const char bad[] = "<a><b>caf\xE9 "
				  "2</b><b>3</b></a>";
	static const char control[] = "<a><b>1\x1b[31m2</b><b>3</b></a>";
	struct run r;

	(void)state;
	assert_int_equal(run_bytes(&r, nul, sizeof nul - 1), XML_DAMAGED);
	assert_string_equal(buf_str(&r.log), "(a)\n(b)1 2(/b)(b)3(/b)(/a)");
	done(&r);
	assert_int_equal(run_bytes(&r, bad, sizeof bad - 1), XML_DAMAGED);
	assert_string_equal(buf_str(&r.log), "(a)(b)caf\xC3\xA9 "
					     "2(/b)(b)3(/b)(/a)");
	assert_non_null(strstr(buf_str(&r.problems), "windows-1252"));
	done(&r);
	assert_int_equal(run_bytes(&r, control, sizeof control - 1), XML_DAMAGED);
	assert_string_equal(buf_str(&r.log), "(a)(b)12(/b)(b)3(/b)(/a)");
	done(&r);
}

static void test_encodings(void **state)
{
	static const char utf16[] = "\xFF\xFE<\0a\0>\0\xE9\0<\0/\0a\0>\0";
	static const char *const e = "(a)\xC3\xA9(/a)";
	struct run r;

	(void)state;
	gives("<?xml version='1.0' encoding='ISO-8859-1'?><a>\xE9</a>", XML_WHOLE, e);
	assert_int_equal(run_bytes(&r, utf16, sizeof utf16 - 1), XML_WHOLE);
	assert_string_equal(buf_str(&r.log), e);
	done(&r);
	gives("<?xml version='1.0' encoding='no-such'?><a>\xC3\xA9</a>", XML_DAMAGED, e);
	gives("<?xml version='1.0' encoding='no-such'?><a>\xE9</a>", XML_DAMAGED, e);
	complains("<?xml version='1.0' encoding='no-such'?><a>\xE9</a>", "1: ", "no-such");
}

static void test_pieces(void **state)
{
	/* However the bytes come, the same comes out. */
	static const char s[] = "\n<?xml version='1.0' encoding='nonsense'?><a x='\xC3\xA9&amp;'>"
				"\xD8\xA7\xD9\x84 &lt; <b/>\r\n&huh; tail</a>";
	struct run whole, r;

	(void)state;
	run_bytes(&whole, s, strlen(s));
	for (size_t piece = 1; piece < 40; piece++) {
		r = (struct run){.s = s, .len = strlen(s), .piece = piece};
		run(&r);
		assert_string_equal(buf_str(&r.log), buf_str(&whole.log));
		assert_string_equal(buf_str(&r.problems), buf_str(&whole.problems));
		done(&r);
	}
	done(&whole);
	r = (struct run){.s = "\xFF\xFE<\0a\0>\0\xE9\0<\0/\0a\0>", .len = 18, .piece = 1};
	assert_int_equal(run(&r), XML_WHOLE);
	assert_string_equal(buf_str(&r.log), "(a)\xC3\xA9(/a)");
	done(&r);
	/* A long text, that no lookahead saves. */
	for (size_t piece = 1; piece < 9; piece += 7) {
		struct buf long_text;

		buf_init(&long_text);
		buf_puts(&long_text, "<a>");
		for (int i = 0; i < 3000; i++)
			buf_printf(&long_text, "<b c='%d'>&amp;<![CDATA[]]><!-- --></b>", i);
		buf_puts(&long_text, "</a>");
		r = (struct run){.s = long_text.data, .len = long_text.len, .piece = piece};
		assert_int_equal(run(&r), XML_WHOLE);
		assert_int_equal(r.elements, 3001);
		assert_int_equal(r.text_bytes, 3000);
		done(&r);
		buf_done(&long_text);
	}
}

static void test_cut(void **state)
{
	static const char s[] =
		"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY e 'x'>]><a><b c='1'>text "
		"&amp; more</b><![CDATA[x]]><!-- y --><b d=\"2\"/></a>";
	struct run r;

	(void)state;
	for (size_t n = 0; n < strlen(s); n++) {
		enum xml_end end = run_bytes(&r, s, n);

		if (r.elements == 0)
			assert_int_equal(end, XML_NOT_XML);
		else
			assert_int_equal(end, XML_CUT);
		done(&r);
	}
	complains("<a>\n<b>\n<c", "3: ", "cut off");
	gives("<a><b>1</b><b>2", XML_CUT, "(a)(b)1(/b)(b)2");
}

static void test_stop(void **state)
{
	struct run r;
	struct buf s;

	(void)state;
	buf_init(&s);
	buf_puts(&s, "<a>");
	for (int i = 0; i < 100000; i++)
		buf_puts(&s, "<b x='1'>text</b>");
	buf_puts(&s, "</a>");
	r = (struct run){.s = s.data, .len = s.len, .stop_after = 3};
	assert_int_equal(run(&r), XML_STOPPED);
	assert_int_equal(r.elements, 3);
	assert_int_equal(r.problems_n, 0);
	/* And the rest of the file is left alone. */
	assert_true(r.at < s.len);
	done(&r);
	r = (struct run){.s = s.data, .len = 500, .fail = true};
	assert_int_equal(run(&r), XML_STOPPED);
	done(&r);
	r = (struct run){.s = s.data, .len = 0, .fail = true};
	assert_int_equal(run(&r), XML_STOPPED);
	done(&r);
	buf_done(&s);
}

static void test_many_errors(void **state)
{
	struct run r;
	struct buf s;

	(void)state;
	buf_init(&s);
	buf_puts(&s, "<a>");
	for (int i = 0; i < 50000; i++)
		buf_puts(&s, "& ");
	buf_puts(&s, "</a>");
	assert_int_equal(run_bytes(&r, s.data, s.len), XML_DAMAGED);
	/* One of a kind for each line. */
	assert_int_equal(r.problems_n, 1);
	done(&r);
	buf_done(&s);
}

/* Read ahead or not, in pieces of whatever size, damaged, stopped, broken off: it is the same. */
static void test_ahead(void **state)
{
	static const struct {
		size_t piece, stop_after;
		bool fail;
	} ways[] = {{0, 0, false}, {1000, 0, false}, {7, 0, false}, {0, 3000, false}, {0, 0, true}};
	struct buf s;
	size_t one;

	(void)state;
	buf_init(&s);
	buf_puts(&s, "<!DOCTYPE a [<!ENTITY e 'text'>]>\n<a>");
	for (int i = 0; i < 10000; i++) {
		buf_printf(&s, "<b x=\"%d\">%s &e; & more<c></b>\n", i,
			   i % 3 ? "a long text that goes by the parser, line by line,\nto its end"
				 : "<![CDATA[<short>]]>");
		if (i % 1000 == 0)
			buf_puts(&s, "\x01\xFF<b y=1 y=2 z>");
	}
	buf_puts(&s, "</a>");
	one = s.len;
	for (size_t i = 0; i < 10; i++)
		buf_puts(&s, "\n<a><b>another document</b></a>");
	for (size_t i = 0; i < 2 * sizeof ways / sizeof ways[0]; i++) {
		const size_t threads[] = {0, 2 + i % 2};
		struct run r[2];
		enum xml_end end[2];
		bool fail = ways[i / 2].fail;

		for (int k = 0; k < 2; k++) {
			r[k] = (struct run){.s = s.data,
					    .len = fail ? one : s.len,
					    .piece = ways[i / 2].piece,
					    .stop_after = ways[i / 2].stop_after,
					    .fail = fail,
					    .ahead = threads[k]};
			end[k] = run(&r[k]);
		}
		assert_int_equal(end[0], end[1]);
		assert_int_equal(r[0].elements, r[1].elements);
		assert_true(r[0].elements > 2000);
		assert_string_equal(buf_str(&r[0].log), buf_str(&r[1].log));
		assert_string_equal(buf_str(&r[0].problems), buf_str(&r[1].problems));
		assert_int_equal(r[0].last_line, r[1].last_line);
		assert_true(r[0].lines == r[1].lines);
		/* Else read() has known it at once. */
		assert_false(r[0].broken);
		assert_int_equal(r[1].broken, fail);
		if (fail)
			assert_in_range(r[1].broken_line, r[1].last_line, r[1].last_line + 1);
		done(&r[0]);
		done(&r[1]);
	}
	buf_done(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_elements),
		cmocka_unit_test(test_namespaces),
		cmocka_unit_test(test_entities),
		cmocka_unit_test(test_entities_of_a_dtd),
		cmocka_unit_test(test_entity_bombs),
		cmocka_unit_test(test_nothing_is_fetched),
		cmocka_unit_test(test_ampersands),
		cmocka_unit_test(test_damage),
		cmocka_unit_test(test_damaged_tags),
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_not_xml),
		cmocka_unit_test(test_depth),
		cmocka_unit_test(test_attributes),
		cmocka_unit_test(test_long_text),
		cmocka_unit_test(test_bytes_that_are_none),
		cmocka_unit_test(test_encodings),
		cmocka_unit_test(test_pieces),
		cmocka_unit_test(test_cut),
		cmocka_unit_test(test_stop),
		cmocka_unit_test(test_many_errors),
		cmocka_unit_test(test_ahead),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
