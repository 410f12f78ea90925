/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Marks and notes as they are printed: as Markdown, CSV, JSON-LD (W3C Web Annotation) and XML. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "archive/remark.h"
#include "archive/statement_key.h"
#include "base/buf.h"
#include "text/fold.h"
#include "write/notes.h"
#include "write/writer.h"

#include "load.h"

static const char archive[] =
	"<archive><title>t</title>"
	"<statement id=\"s1\"><date when=\"2021-03-04\"/><title>Of "
	"\"hope\"</title><speaker>Ada</speaker>"
	"<source href=\"https://example.org/1\"/><text><p>It was a day of hope, they "
	"said.</p></text></statement>"
	"<statement id=\"s 2\"><date "
	"when=\"2021-03-05\"/><title>*Two*</title><text><p>No.</p></text></statement>"
	"</archive>";

struct noted {
	struct load load;
	struct statement_keys keys;
	struct remarks remarks;
	struct fold *fold;
};

/* What FORMAT prints of both statements; the second has a mark alone. */
static void prints(struct noted *n, const char *format, const char *want)
{
	const struct notes_format *f = notes_format_find(format);
	const struct writer_context c = {.archive = &n->load.a, .noted = true};
	struct buf out;

	assert_non_null(f);
	buf_init(&out);
	if (f->begin)
		f->begin(&c, &out);
	for (size_t i = 0; i < 2; i++)
		f->remark(&c, n->fold, n->load.a.items[i],
			  remarks_of(&n->remarks, n->load.a.items[i]), i, &out);
	if (f->end)
		f->end(&c, &out);
	assert_string_equal(buf_str(&out), want);
	buf_done(&out);
}

/* A note of these six strings; they are copied. */
static void put(struct remark *m, const char *const *s)
{
	remark_put_note(m, &(struct remark_note){(char *)s[0], (char *)s[1], (char *)s[2],
						 (char *)s[3], (char *)s[4], (char *)s[5]});
}

static int setup(void **state)
{
	struct noted *n = calloc(1, sizeof *n);
	struct remark *m;

	if (!n)
		return -1;
	load_text(&n->load, archive);
	if (n->load.a.n != 2)
		return -1;
	n->fold = fold_new();
	m = remarks_get(&n->remarks, "id:s1", 0, "Of hope");
	put(m, (const char *[]){"n1", "2026-01-02T03:04:05Z", "day of hope", "It was a ",
				", they said.", "#plan, see *this*\n# and #more"});
	put(m, (const char *[]){"n-2", "2026-01-03T03:04:05Z", "gone words", "", "", "without"});
	m = remarks_get(&n->remarks, "id:s 2", 0, "Two");
	remark_set(&m->marked, "2026-01-04T03:04:05Z");
	statement_keys_grow(&n->keys, &n->load.a);
	remarks_link(&n->remarks, &n->keys, &n->load.a);
	n->load.a.remarks = &n->remarks;
	*state = n;
	return 0;
}

static int teardown(void **state)
{
	struct noted *n = *state;

	remarks_done(&n->remarks);
	statement_keys_done(&n->keys);
	fold_free(n->fold);
	load_done(&n->load);
	free(n);
	return 0;
}

static void test_markdown(void **state)
{
	prints(*state, "markdown",
	       "## Of \"hope\"\n"
	       "\n"
	       "4 March 2021 · Ada · s1 · <https://example.org/1>\n"
	       "\n"
	       "> …It was a **day of hope**, they said.…\n"
	       "\n"
	       "\\#plan, see *this*  \n"
	       "\\# and #more\n"
	       "\n"
	       "<small>2026-01-02T03:04:05Z</small>\n"
	       "\n"
	       "> **gone words**\n"
	       "\n"
	       "*(no longer in this text)*\n"
	       "\n"
	       "without\n"
	       "\n"
	       "<small>2026-01-03T03:04:05Z</small>\n"
	       "\n"
	       "## \\*Two\\*\n"
	       "\n"
	       "5 March 2021 · s 2 · marked\n");
}

static void test_csv(void **state)
{
	prints(*state, "csv",
	       "id,date,title,speaker,source,marked,note_id,made,tags,exact,prefix,suffix,found,"
	       "note\n"
	       "s1,2021-03-04,\"Of \"\"hope\"\"\",Ada,https://example.org/1,,n1,2026-01-02T03:04"
	       ":05Z,plan more,day of hope,It was a ,\", they said.\",yes,\"#plan, see *this*\n"
	       "# and #more\"\n"
	       "s1,2021-03-04,\"Of \"\"hope\"\"\",Ada,https://example.org/1,,n-2,2026-01-03T03:0"
	       "4:05Z,,gone words,,,no,without\n"
	       "s 2,2021-03-05,*Two*,,,2026-01-04T03:04:05Z,,,,,,,,\n");
}

static void test_jsonld(void **state)
{
	prints(*state, "jsonld",
	       "{\"@context\":\"http://www.w3.org/ns/anno.jsonld\",\"type\":\"AnnotationPage\","
	       "\"items\":[\n"
	       "{\"type\":\"Annotation\",\"motivation\":\"commenting\",\"id\":\"urn:leader-reade"
	       "r:note:n1\",\"created\":\"2026-01-02T03:04:05Z\",\"body\":[{\"type\":\"TextualBo"
	       "dy\",\"purpose\":\"commenting\",\"format\":\"text/plain\",\"value\":\"#plan, see"
	       " *this*\\n# and #more\"},{\"type\":\"TextualBody\",\"purpose\":\"tagging\",\"val"
	       "ue\":\"plan\"},{\"type\":\"TextualBody\",\"purpose\":\"tagging\",\"value\":\"mor"
	       "e\"}],\"target\":{\"source\":\"https://example.org/1\",\"scope\":\"urn:leade"
	       "r-reader:statement:id:s1\",\"selector\":{\"type\":\""
	       "TextQuoteSelector\",\"exact\":\"day of hope\",\"prefix\":\"It was a \",\"suffix"
	       "\":\", they said.\"}}},\n"
	       "{\"type\":\"Annotation\",\"motivation\":\"commenting\",\"id\":\"urn:leader-reade"
	       "r:note:n2\",\"created\":\"2026-01-03T03:04:05Z\",\"body\":[{\"type\":\"TextualBo"
	       "dy\",\"purpose\":\"commenting\",\"format\":\"text/plain\",\"value\":\"without\"}"
	       "],\"target\":{\"source\":\"https://example.org/1\",\"scope\":\"urn:leader-rea"
	       "der:statement:id:s1\",\"selector\":{\"type\":\"Text"
	       "QuoteSelector\",\"exact\":\"gone words\",\"prefix\":\"\",\"suffix\":\"\"}}},\n"
	       "{\"type\":\"Annotation\",\"motivation\":\"bookmarking\",\"id\":\"urn:leader-read"
	       "er:mark:id:s%202\",\"created\":\"2026-01-04T03:04:05Z\",\"target\":{\"source\":"
	       "\"urn:leader-reader:statement:id:s%202\",\"scope\":\"urn:leader-reader:statem"
	       "ent:id:s%202\"}}\n"
	       "]}\n");
}

static void test_xml(void **state)
{
	prints(*state, "xml",
	       "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	       "<archive xmlns=\"urn:leader-reader:archive:1\" version=\"1\">\n"
	       "<title>t</title>\n"
	       "\n"
	       "<statement id=\"s1\">\n"
	       "<date when=\"2021-03-04\"></date>\n"
	       "<title>Of &quot;hope&quot;</title>\n"
	       "<speaker>Ada</speaker>\n"
	       "<source href=\"https://example.org/1\"></source>\n"
	       "<text>\n"
	       "<p>It was a day of hope, they said.</p>\n"
	       "</text>\n"
	       "<note by=\"reader\" made=\"2026-01-02T03:04:05Z\" exact=\"day of hope\" prefix="
	       "\"It was a \" suffix=\", they said.\">#plan, see *this*\n"
	       "# and #more</note>\n"
	       "<note by=\"reader\" made=\"2026-01-03T03:04:05Z\" exact=\"gone words\">without</"
	       "note>\n"
	       "</statement>\n"
	       "\n"
	       "<statement id=\"s 2\">\n"
	       "<date when=\"2021-03-05\"></date>\n"
	       "<title>*Two*</title>\n"
	       "<text>\n"
	       "<p>No.</p>\n"
	       "</text>\n"
	       "</statement>\n"
	       "</archive>\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_markdown, setup, teardown),
		cmocka_unit_test_setup_teardown(test_csv, setup, teardown),
		cmocka_unit_test_setup_teardown(test_jsonld, setup, teardown),
		cmocka_unit_test_setup_teardown(test_xml, setup, teardown),
	};

	return cmocka_run_group_tests_name("notes", tests, NULL, NULL);
}
