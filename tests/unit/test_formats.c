/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* The formats of data/formats: what is read of a sample of each (formats.tsv), and that nothing of it is
 * left unaccounted for. */
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
#include "archive/field.h"
#include "base/buf.h"
#include "load.h"
#include "tsv.h"

/* The field of the statement as text: "-" where it has none. */
static void field_text(const struct archive *a, const struct statement *s, const char *name,
		       struct buf *out)
{
	const struct field *f = field_find(name, strlen(name));
	const char *value;

	assert_non_null(f);
	value = field_string(f, a, s, 0, NULL);
	/* Of a source the name comes first. */
	if (value && !*value)
		value = field_string(f, a, s, 1, NULL);
	buf_clear(out);
	if ((f->type == FIELD_TYPE_BODY || f->type == FIELD_TYPE_NOTES) && value)
		body_plain(value, out);
	else
		buf_puts(out, value ? value : "-");
}

static int check(const struct tsv *t, const struct load *l, struct buf *got)
{
	size_t i = (size_t)strtoul(t->field[1], NULL, 10);
	const char *want = t->field[3];

	if (!strcmp(t->field[1], "!"))
		return load_has_problem(l, 0, t->field[2]) ? 0 : 1;
	if (!strcmp(t->field[1], "#")) {
		buf_clear(got);
		buf_printf(got, "%zu", l->a.n);
		want = t->field[2];
	} else if (i < l->a.n) {
		field_text(&l->a, l->a.items[i], t->field[2], got);
	} else {
		return 1;
	}
	return strcmp(buf_str(got), want) != 0;
}

static void test_samples(void **state)
{
	char name[64] = "";
	struct load l = {0};
	struct buf got;
	struct tsv t;
	int wrong = 0, n = 0;

	(void)state;
	assert_true(tsv_open(&t, "formats.tsv"));
	buf_init(&got);
	while (tsv_next(&t)) {
		if (strcmp(name, t.field[0]) != 0) {
			if (*name)
				load_done(&l);
			snprintf(name, sizeof name, "%s", t.field[0]);
			load_data(&l, name);
			if (l.end != READER_DONE)
				fail_msg("%s: %s", name, l.err.text);
			if (load_has_problem(&l, 0, "unaccounted"))
				print_message("# %s: text is unaccounted for\n", name), wrong++;
		}
		n++;
		buf_clear(&got);
		if (!check(&t, &l, &got))
			continue;
		print_message("# line %d, %s %s %s: “%s”\n", t.line, name, t.field[1], t.field[2],
			      buf_str(&got));
		wrong++;
	}
	load_done(&l);
	buf_done(&got);
	assert_int_equal(wrong, 0);
	assert_true(n > 50);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_samples),
	};

	if (!test_locale())
		return 99;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
