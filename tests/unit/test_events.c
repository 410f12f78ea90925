/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Events: what a document begins with is kept as it came. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "read/events.h"

static void test_kept(void **state)
{
	static const char root[] = "hansard", date[] = "date", ns[] = "urn:x";
	char name[] = "version", value[] = "2.1", text[] = "1961-04-11";
	const struct xml_attribute attributes[] = {{"urn:other", name, "no"}, {"", name, value}};
	struct events e;

	(void)state;
	events_init(&e);
	events_start(&e, 2, "", root, attributes, 2);
	events_start(&e, 3, ns, date, NULL, 0);
	assert_int_equal(e.depth, 2);
	events_text(&e, 4, text, strlen(text));
	events_end(&e, 5, ns, date);
	assert_int_equal(e.depth, 1);
	/* What the parser lent is its own again. */
	memset(name, 'x', strlen(name));
	memset(value, 'x', strlen(value));
	memset(text, 'x', strlen(text));
	assert_int_equal(e.n, 4);
	assert_int_equal(e.items[0].kind, EVENT_START);
	assert_int_equal(e.items[0].line, 2);
	assert_ptr_equal(e.items[0].name, root);
	assert_int_equal(e.items[0].n, 2);
	assert_string_equal(event_attribute(&e.items[0], "version"), "2.1");
	assert_null(event_attribute(&e.items[0], "date"));
	assert_int_equal(e.items[1].line, 3);
	assert_ptr_equal(e.items[1].ns, ns);
	assert_int_equal(e.items[2].kind, EVENT_TEXT);
	assert_int_equal(e.items[2].line, 4);
	assert_string_equal(e.items[2].text, "1961-04-11");
	assert_int_equal(e.items[2].len, strlen("1961-04-11"));
	assert_int_equal(e.items[3].kind, EVENT_END);
	assert_ptr_equal(e.items[3].name, date);
	events_done(&e);
}

static void test_bytes(void **state)
{
	struct events e;
	size_t bytes = 0;

	(void)state;
	events_init(&e);
	assert_int_equal(e.bytes, 0);
	/* Events without text count, too. */
	for (int i = 0; i < 100; i++) {
		events_start(&e, 1, "", "a", NULL, 0);
		assert_true(e.bytes > bytes);
		bytes = e.bytes;
	}
	events_text(&e, 1, "0123456789", 10);
	assert_true(e.bytes >= bytes + 10);
	events_clear(&e);
	assert_int_equal(e.n, 0);
	assert_int_equal(e.depth, 0);
	assert_int_equal(e.bytes, 0);
	events_done(&e);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_kept),
		cmocka_unit_test(test_bytes),
	};

	return cmocka_run_group_tests_name("events", tests, NULL, NULL);
}
