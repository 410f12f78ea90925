/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* A body that is kept beside its search form is, byte for byte, what was read. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "archive/archive.h"
#include "archive/field.h"
#include "archive/kept.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/marks.h"
#include "own.h"
#include "search/index.h"
#include "text/fold.h"

static struct kept_packer packer;
static struct fold *fold;
static struct arena arena;
static struct buf folded, forms, room;

static int set_up(void **state)
{
	(void)state;
	kept_packer_init(&packer);
	fold = fold_new();
	arena_init(&arena);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	kept_packer_done(&packer);
	fold_free(fold);
	arena_done(&arena);
	buf_done(&folded);
	buf_done(&forms);
	buf_done(&room);
	return 0;
}

/* The bytes that TEXT, LEN of them, takes beside its search form. */
static size_t takes(const char *text, size_t len, const char *form, size_t form_len)
{
	struct kept k = {text};
	size_t before = arena.bytes, taken;
	const char *start;
	char *there;

	buf_clear(&forms);
	buf_puts(&forms, "others ");
	buf_add(&forms, form, form_len);
	kept_pack(&packer, &k, len, &forms.data, strlen("others "), form_len, &arena);
	taken = arena.bytes - before;
	/* It is elsewhere by the time the text is wanted. */
	there = forms.data;
	forms.data = arena_copy(&arena, there, forms.len);
	memset(there, 'x', forms.len);
	assert_ptr_not_equal(k.at, text);
	assert_int_equal(kept_len(k), len);
	assert_string_equal(kept_text(k, &room), text);
	assert_int_equal(strlen(kept_text(k, &room)), len);
	start = kept_start(k, len / 3, &room);
	assert_true(strlen(start) >= len / 3 && strlen(start) <= len);
	assert_memory_equal(start, text, strlen(start));
	assert_string_equal(kept_start(k, len, &room), text);
	forms.data = there;
	return taken;
}

static size_t takes_folded(const char *text)
{
	buf_clear(&folded);
	fold_text(fold, &folded, text, strlen(text));
	return takes(text, strlen(text), buf_str(&folded), folded.len);
}

static void texts_take_little(void **state)
{
	static const char plain[] = "all of it is in small letters, with single blanks, and so on, "
				    "and it is more than a hundred bytes long, which takes two";

	(void)state;
	assert_in_range(takes_folded(plain), 1, 20);
	assert_in_range(
		takes_folded("\1The Speech of Ann: “It’s 1 – no, 2 o’clock…” She said so in "
			     "Paris, as ever.\1\16Not\17 that it mattered to Bob."),
		1, 60);
	assert_in_range(
		takes_folded("\1می‌خواهم بگویم که این کتاب‌ها را ۱۲ "
			     "سال "
			     "پیش "
			     "نوشته‌ام، و "
			     "هنوز هم آن‌ها را می‌خوانم."),
		1, 60);
	assert_in_range(
		takes_folded("\1Élève, garçon, Noël : « Où êtes-vous ? » disait-il à l’école "
			     "de la forêt, près de l’hôtel."),
		1, 70);
}

static void what_is_unlike_stays_as_it_is(void **state)
{
	static const char text[] = "nothing of this is like that";

	(void)state;
	assert_int_equal(takes(text, strlen(text), "0123456789", 10), sizeof text);
	assert_int_equal(takes(text, strlen(text), "", 0), sizeof text);
	assert_int_equal(takes("", 0, "", 0), 1);
	assert_int_equal(takes("é", 2, "e", 1), 3);
}

static const char *const pieces[] = {
	"a",
	"B",
	" ",
	"  ",
	"é",
	"É",
	"e\u0301",
	"\1",
	"\5\34",
	"\16",
	"\u200C",
	"ك",
	"ی",
	"ﷺ",
	"½",
	"ﬁ",
	"ẞ",
	"10²",
	"한",
	"\u3099",
	"\n",
	"Ω",
	"Ж",
	"word ",
	"Some Words ",
	"long enough that its length is more than one byte holds, which is sixty-three; "};

/* Whatever the one and the other are: changes of any length, anywhere, and runs as long as they may be. */
static void any_difference_is_kept(void **state)
{
	enum { PIECES = sizeof pieces / sizeof *pieces };
	struct buf text, other;
	uint32_t number = 1;

	(void)state;
	buf_init(&text);
	buf_init(&other);
	for (int i = 0; i < 20000; i++) {
		buf_clear(&text);
		buf_clear(&other);
		for (uint32_t n = 1 + (number >> 8) % 40; n; n--) {
			const char *piece;

			number = number * 1103515245 + 12345;
			piece = pieces[(number >> 16) % PIECES];
			buf_puts(&text, piece);
			/* At times what stands for it is something else, or nothing, or too much. */
			if ((number >> 8) % 16)
				fold_text(fold, &other, piece, strlen(piece));
			else
				buf_puts(&other, pieces[(number >> 12) % PIECES]);
		}
		takes_folded(buf_str(&text));
		takes(buf_str(&text), text.len, buf_str(&other), other.len);
	}
	buf_clear(&text);
	for (int i = 0; i < 100000; i++)
		buf_puts(&text, "word ");
	buf_puts(&text, "A");
	assert_in_range(takes_folded(buf_str(&text)), 1, 24);
	arena_done(&arena);
	arena_init(&arena);
	buf_done(&text);
	buf_done(&other);
}

/* What stands in a list is the same whether a body is packed or not, of which the start alone is unpacked. */
static void labels_are_the_same(void **state)
{
	/* Notes that are longer than that start, short and long paragraphs, a letter where it ends. */
	static const struct {
		const char *before, *again, *after;
	} bodies[] = {
		{"\1Short.\1", "Some Words ", "Z"},
		{"\1", "Some Words ", "Z"},
		{"\1\24", "a Note é", "\25 What Is Said.\1More"},
		{"\3", "they Applaud ", "\1What Is Said"},
		{"\1", "\16\17", "What Is Said"},
		{"\1A", "\16\17ß", "ﺀ"},
		{"\1AB", "É\26\27", "\1C"},
	};
	struct buf text;

	(void)state;
	buf_init(&text);
	for (size_t i = 0; i < sizeof bodies / sizeof *bodies * 40; i++) {
		const size_t b = i / 40;
		char rooms[4][STATEMENT_LABEL_SIZE];
		struct statement s;

		buf_clear(&text);
		buf_puts(&text, bodies[b].before);
		while (text.len < 4080 + i % 40)
			buf_puts(&text, bodies[b].again);
		buf_puts(&text, bodies[b].after);
		statement_init(&s);
		s.turn = true;
		s.text.at = buf_str(&text);
		assert_true(*statement_line(&s, rooms[0]) && *statement_label(&s, rooms[1]));
		buf_clear(&folded);
		fold_text(fold, &folded, text.data, text.len);
		kept_pack(&packer, &s.text, text.len, &folded.data, 0, folded.len, &arena);
		assert_string_equal(statement_line(&s, rooms[2]), rooms[0]);
		assert_string_equal(statement_label(&s, rooms[3]), rooms[1]);
	}
	buf_done(&text);
}

static void nothing_is_kept_of_nothing(void **state)
{
	(void)state;
	assert_null(kept_text((struct kept){NULL}, &room));
	assert_int_equal(kept_len((struct kept){NULL}), 0);
	/* A string is borrowed. */
	assert_string_equal(kept_text((struct kept){"as it is"}, NULL), "as it is");
	assert_int_equal(kept_len((struct kept){"as it is"}), 8);
}

/* Of a batch, bodies are kept by its search form, and all else is as it was. */
static void a_batch_is_kept(void **state)
{
	static const char text[] = "\1The Text is said here, in Some words that are long enough.";
	static const char notes[] = "\1A Note of the editor of the archive, about the Text itself.";
	struct batch *b = batch_new();
	struct index *ix = index_new();
	const struct field *f;
	struct statement *s;

	(void)state;
	for (int i = 0; i < 3; i++) {
		s = batch_add(b);
		s->title = "A Title that is as long as the text of a statement may be";
		s->text.at = i == 1 ? NULL : arena_strdup(&b->texts, text);
		own_rare(&b->arena, s)->notes.at = i == 0 ? NULL : arena_strdup(&b->texts, notes);
	}
	batch_trim(b);
	for (int i = 0; i < 3; i++)
		index_take(ix, fold, &b->items[i], &packer, &b->packed);
	index_finish(ix, b);
	arena_done(&b->texts);
	for (int i = 0; i < 3; i++) {
		s = &b->items[i];
		assert_string_equal(s->title,
				    "A Title that is as long as the text of a statement may be");
		f = &field_table[FIELD_TEXT];
		assert_int_equal(field_is_given(f, NULL, s), i != 1);
		if (i != 1)
			assert_string_equal(field_string(f, NULL, s, 0, &room), text);
		assert_null(field_string(f, NULL, s, 1, &room));
		f = &field_table[FIELD_NOTE];
		if (i != 0)
			assert_string_equal(field_string(f, NULL, s, 0, &room), notes);
		assert_null(s->summary.at);
	}
	batch_free(b);
	index_free(ix);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(texts_take_little),
		cmocka_unit_test(what_is_unlike_stays_as_it_is),
		cmocka_unit_test(any_difference_is_kept),
		cmocka_unit_test(labels_are_the_same),
		cmocka_unit_test(nothing_is_kept_of_nothing),
		cmocka_unit_test(a_batch_is_kept),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("kept", tests, set_up, tear_down);
}
