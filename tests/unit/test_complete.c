/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Complete: what Tab offers, and what it puts in. */
#include "config.h"

#include "app/complete.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "archive/archive.h"
#include "base/buf.h"
#include "own.h"
#include "search/query.h"
#include "search/view.h"
#include "text/collate.h"
#include "text/fold.h"

static struct archive archive;
static struct collate *collate;
static struct view view;
static struct fold *fold;
static char name_a[] = "elites", name_b[] = "eid", query[] = "x";
static const struct query_name names[] = {{name_a, query}, {name_b, query}};
static const char *const topics[] = {"law", "peace", NULL};

static int setup(void **state)
{
	static const struct {
		const char *speaker, *occasion, *language;
	} rows[] = {
		{"Ann Smith", "New Year", "fa-IR"},
		{"Bob; Ann Smith", "New Year", "fa-IR"},
		{"Élodie", "Say \"no\" twice", "en"},
		{NULL, "نوروز", "en"},
		{"Smithers", "=x", NULL},
	};
	struct batch *b = batch_new();

	(void)state;
	fold = fold_new();
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct statement *s = batch_add(b);

		s->speaker = rows[i].speaker;
		s->occasion = rows[i].occasion;
		own_shared(&b->arena, s)->language = rows[i].language;
		if (i == 0)
			s->topics = topics;
		own_shared(&b->arena, s)->party = i == 0 ? "S; SD" : i == 1 ? "S" : NULL;
	}
	archive_init(&archive);
	archive_take(&archive, b);
	collate = collate_new(fold);
	view_init(&view, &archive, collate);
	view_grow(&view);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	view_done(&view);
	archive_done(&archive);
	collate_free(collate);
	fold_free(fold);
	return 0;
}

/* The cursor stands at '_'; WANT is each text that would be there, its count behind a '#'. */
static void offers(const char *with_cursor, const char *want)
{
	size_t cursor = strcspn(with_cursor, "_");
	struct buf text, got;
	struct complete c;

	buf_init(&text);
	buf_init(&got);
	buf_add(&text, with_cursor, cursor);
	buf_puts(&text, with_cursor + cursor + 1);
	complete_make(&c, buf_str(&text), cursor, &view, fold, names, 2);
	for (size_t i = 0; i < c.n; i++) {
		buf_puts(&got, i ? ", " : "");
		buf_add(&got, text.data, c.from);
		buf_puts(&got, c.items[i].text);
		buf_puts(&got, text.data + c.to);
		if (c.items[i].count)
			buf_printf(&got, "#%zu", c.items[i].count);
	}
	if (strcmp(buf_str(&got), want))
		fail_msg("'%s' offers '%s', want '%s'", with_cursor, buf_str(&got), want);
	complete_done(&c);
	buf_done(&text);
	buf_done(&got);
}

static void offers_fields(void **state)
{
	(void)state;
	offers("t_", "title:, topic:, text:, tag:");
	offers("hope -SP_", "hope -speaker:");
	offers("(hope|pl_) x", "(hope|place:) x");
	offers("nosuch_", "");
	offers("Date_", "date:, date_text:");
	offers("hope O_", "hope occasion:, hope OR");
	offers("a NO_", "a note:, a NOT");
	offers("an_", "");
	offers("hope AN_ (b)", "hope AND (b)");
	offers("mar_", "");
}

static void offers_values(void **state)
{
	(void)state;
	offers("speaker:_", "speaker:\"Ann Smith\"#2, speaker:Bob#1, speaker:Élodie#1, "
			    "speaker:Smithers#1");
	offers("speaker:SMI_", "speaker:Smithers#1, speaker:\"Ann Smith\"#2");
	offers("speaker:e_", "speaker:Élodie#1");
	offers("a speaker:\"ann_", "a speaker:\"Ann Smith\"#2");
	offers("speaker:\"ann s_\" b", "speaker:\"Ann Smith\" b#2");
	offers("speaker: _", "speaker:\"Ann Smith\"#2, speaker:Bob#1, speaker:Élodie#1, "
			     "speaker:Smithers#1");
	offers("x -speaker:  bo_ y", "x -speaker:Bob y#1");
	offers("nosuch: t_", "nosuch: title:, nosuch: topic:, nosuch: text:, nosuch: tag:");
	offers("lang:_", "lang:en#2, lang:fa-IR#2");
	offers("Languages:_", "lang:en#2, lang:fa-IR#2");
#if HAVE_ICU
	offers("lang:pers_", "lang:fa-IR#2");
#endif
	offers("topic:_", "topic:law#1, topic:peace#1");
	offers("occasion:نو_", "occasion:نوروز#1");
	offers("occasion:=_", "occasion:\"New Year\"#2, occasion:\"=x\"#1, occasion:\" twice\"#1, "
			      "occasion:نوروز#1");
	offers("kind:_", "");
	offers("party:_", "party:=S#2, party:=SD#1");
	offers("party:=sd_", "party:=SD#1");
	offers("title:_", "");
	offers("year:_", "");
}

static void offers_names(void **state)
{
	(void)state;
	offers(":_", ":elites, :eid");
	offers("a | :eid_", "a | :eid");
	offers(":x_", "");
}

/* A copy that is not shown is not counted. */
static void hidden_copies(void **state)
{
	uint64_t hidden[] = {2};

	(void)state;
	offers("party:s_", "party:=S#2, party:=SD#1");
	view.hidden = hidden;
	offers("party:s_", "party:=S#1, party:=SD#1");
	view.hidden = NULL;
}

/* Of too many the commonest are offered, and how many are not is known. */
static void offers_the_commonest(void **state)
{
	enum { MANY = 300, OFFERED = 200 };
	static char speakers[MANY][16];
	struct batch *b = batch_new();
	struct archive many;
	struct view of_many;
	struct complete c;

	(void)state;
	for (size_t i = 0; i < MANY + MANY / 10; i++) {
		struct statement *s = batch_add(b);

		/* The last thirty speak twice. */
		snprintf(speakers[i % MANY], sizeof *speakers, "p%03zu", MANY - 1 - i % MANY);
		s->speaker = speakers[i % MANY];
	}
	archive_init(&many);
	archive_take(&many, b);
	view_init(&of_many, &many, collate);
	view_grow(&of_many);
	complete_make(&c, "speaker:p", 9, &of_many, fold, NULL, 0);
	assert_int_equal(c.n, OFFERED);
	assert_int_equal(c.left_out, MANY - OFFERED);
	assert_string_equal(c.items[0].label, "p270");
	assert_int_equal(c.items[0].count, 2);
	assert_string_equal(c.items[29].label, "p299");
	assert_string_equal(c.items[30].label, "p000");
	assert_string_equal(c.items[OFFERED - 1].label, "p169");
	complete_done(&c);
	complete_make(&c, "speaker:p2", 10, &of_many, fold, NULL, 0);
	assert_int_equal(c.n, 100);
	assert_int_equal(c.left_out, 0);
	complete_done(&c);
	view_done(&of_many);
	archive_done(&many);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(hidden_copies),        cmocka_unit_test(offers_fields),
		cmocka_unit_test(offers_values),        cmocka_unit_test(offers_names),
		cmocka_unit_test(offers_the_commonest),
	};

	return cmocka_run_group_tests_name("complete", tests, setup, teardown);
}
