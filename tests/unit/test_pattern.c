/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Patterns: which elements and attributes of a document they mean. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "read/pattern.h"

/* Elements as "a/b[x=1]": each step is opened, the last one is what is asked about. Names are kept here:
 * the same name has to have the same address. */
static const char *intern(const char *s, size_t len)
{
	static char names[64][16];
	static size_t n;

	for (size_t i = 0; i < n; i++)
		if (strlen(names[i]) == len && !memcmp(names[i], s, len))
			return names[i];
	assert_true(n < 64 && len < 16);
	memcpy(names[n], s, len);
	return names[n++];
}

/* Open the element at *AT, "p:name[x=1]", with prefixes as namespaces. */
static const struct pattern_hits *open_step(struct pattern_run *r, const char **at)
{
	static char value[16];
	struct xml_attribute a = {"", "", value};
	size_t len = strcspn(*at, "/["), ns = strcspn(*at, ":/[");
	const char *name = *at;
	size_t n = 0;

	ns = ns < len ? ns + 1 : 0;
	*at += len;
	if (**at == '[') {
		size_t key = strcspn(*at + 1, "=");

		a.name = intern(*at + 1, key);
		len -= ns;
		snprintf(value, sizeof value, "%.*s", (int)strcspn(*at + key + 2, "]"),
			 *at + key + 2);
		*at = strchr(*at, ']') + 1;
		n = 1;
	} else {
		len -= ns;
	}
	*at += **at == '/';
	return pattern_run_start(r, intern(name, ns ? ns - 1 : 0), intern(name + ns, len), &a, n);
}

/* Whether PATTERN means the last element of PATH, or an attribute of it. */
static bool means(const char *pattern, const char *path)
{
	const struct pattern_hits *hits = NULL;
	struct patterns p;
	struct pattern_run *r;
	struct buf what;
	bool found;

	buf_init(&what);
	patterns_init(&p);
	patterns_prefix(&p, "n", "m");
	if (!patterns_add(&p, pattern, &what))
		fail_msg("%s: %s", pattern, buf_str(&what));
	r = pattern_run_new(&p);
	while (*path)
		hits = open_step(r, &path);
	found = hits->elements_n || hits->attributes_n;
	pattern_run_free(r);
	patterns_done(&p);
	buf_done(&what);
	return found;
}

static const struct {
	const char *pattern, *path;
	bool means;
} meant[] = {
	{"a", "a", true},
	{"a", "b/a", true},
	{"a", "a/b", false},
	{"/a", "a", true},
	{"/a", "b/a", false},
	{"a/b", "a/b", true},
	{"a/b", "x/a/b", true},
	{"a/b", "a/x/b", false},
	{"a//b", "a/x/y/b", true},
	{"a//b", "a/b", true},
	{"a//b", "x/b", false},
	{"//b", "x/b", true},
	{"/a//b", "x/a/b", false},
	{"/a//b/c", "a/b/b/c", true},
	{"/a//b/c", "a/b/x/c", false},
	{"*", "x/y", true},
	{"a/*", "a/y", true},
	{"a/*", "y", false},
	{"a/*/b", "a/x/b", true},
	{"a/*/b", "a/b", false},
	/* the innermost of several ways that begin alike */
	{"a/a/b", "a/a/a/b", true},
	{"a[@x]", "a[x=1]", true},
	{"a[@x]", "a", false},
	{"a[@x='1']", "a[x=1]", true},
	{"a[@x='1']", "a[x=2]", false},
	{"a[@x=\"1\"]/b", "a[x=1]/b", true},
	{"a[@x='1']/b", "a[x=2]/b", false},
	{"a[@x!='1']", "a[x=2]", true},
	{"a[@x!='1']", "a", false},
	{"a[not(@x)]", "a", true},
	{"a[not(@x)]", "a[x=1]", false},
	{"a[@x][@y]", "a[x=1]", false},
	{"*[@x='1']//b", "c[x=1]/d/b", true},
	{"a[ @x = '1' ]", "a[x=1]", true},
	{"a/@x", "a", true},
	{"a/@x", "b", false},
	{"@x", "a/b", true},
	{"a/text()", "a", true},
	/* a name without a prefix is of any namespace here, as none is declared for it */
	{"a", "q:a", true},
	{"n:a", "m:a", true},
	{"n:a", "a", false},
	{"n:a", "n:a", false},
	{"n:*", "m:b", true},
	{"n:*", "q:b", false},
	{"*:a", "q:a", true},
	{"page.no", "page.no", true},
};

static void test_what_is_meant(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof meant / sizeof *meant; i++)
		if (means(meant[i].pattern, meant[i].path) != meant[i].means)
			fail_msg("%s of %s: not %d", meant[i].pattern, meant[i].path,
				 meant[i].means);
}

static void test_default_namespace(void **state)
{
	const char *named = "m:a", *bare = "a";
	struct patterns p;
	struct pattern_run *r;
	struct buf what;

	(void)state;
	buf_init(&what);
	patterns_init(&p);
	patterns_prefix(&p, "", "m");
	assert_non_null(patterns_add(&p, "a", &what));
	r = pattern_run_new(&p);
	assert_int_equal(open_step(r, &named)->elements_n, 1);
	assert_int_equal(open_step(r, &bare)->elements_n, 0);
	pattern_run_free(r);
	patterns_done(&p);
	buf_done(&what);
}

static void test_what_is_none(void **state)
{
	static const struct {
		const char *pattern, *what;
	} cases[] = {
		{"a[", "attribute"},
		{"a[b]", "attribute"},
		{"a[@]", "name of an attribute"},
		{"a[@x='1]", "quotation"},
		{"a[@x=1]", "quotation"},
		{"a[not(@x]", "closes"},
		{"a[@x", "]"},
		{"a/", "name of an element"},
		{"a///b", "name of an element"},
		{"/", "name of an element"},
		{"@", "name of an attribute"},
		{"@x/a", "a blank"},
		{"a//@x", "before the attribute"},
		{"a]", "a blank"},
		{"q:a", "xmlns.q"},
		{"q:*", "xmlns.q"},
		{"a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q", "16"},
	};
	struct buf what;

	(void)state;
	buf_init(&what);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct patterns p;

		patterns_init(&p);
		buf_clear(&what);
		if (patterns_add(&p, cases[i].pattern, &what) ||
		    !strstr(buf_str(&what), cases[i].what))
			fail_msg("%s: “%s”", cases[i].pattern, buf_str(&what));
		patterns_done(&p);
	}
	buf_done(&what);
}

static void test_more_conditions_than_there_may_be(void **state)
{
	struct patterns p;
	struct buf what;
	int n = 0;

	(void)state;
	buf_init(&what);
	patterns_init(&p);
	while (n < 1000 && patterns_add(&p, "a[@x]", &what))
		n++;
	assert_int_equal(n, PATTERN_CONDITIONS_MAX);
	assert_non_null(strstr(buf_str(&what), "64"));
	patterns_done(&p);
	buf_done(&what);
}

/* More states than are remembered: what is open is still known when the others are forgotten. */
static void test_many_states(void **state)
{
	static const char *const names[] = {"a", "b", "c", "d", "e", "f",
					    "g", "h", "i", "j", "k", "l"};
	enum { N = sizeof names / sizeof *names };
	struct patterns p;
	struct pattern_run *r;
	struct buf what, one;

	(void)state;
	buf_init(&what);
	buf_init(&one);
	patterns_init(&p);
	for (size_t i = 0; i < N; i++) {
		buf_clear(&one);
		buf_printf(&one, "%s//z", names[i]);
		assert_non_null(patterns_add(&p, buf_str(&one), &what));
	}
	r = pattern_run_new(&p);
	pattern_run_start(r, intern("", 0), intern("a", 1), NULL, 0);
	/* Each set of names is a state of its own. */
	for (unsigned set = 0; set < 1u << N; set++) {
		size_t open = 0, n = 1;

		for (size_t i = 1; i < N; i++) {
			if (!(set >> i & 1))
				continue;
			pattern_run_start(r, intern("", 0), intern(names[i], 1), NULL, 0);
			open++;
			n++;
		}
		assert_int_equal(
			pattern_run_start(r, intern("", 0), intern("z", 1), NULL, 0)->elements_n,
			n);
		for (open++; open; open--)
			pattern_run_end(r);
	}
	pattern_run_free(r);
	patterns_done(&p);
	buf_done(&one);
	buf_done(&what);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_what_is_meant),
		cmocka_unit_test(test_default_namespace),
		cmocka_unit_test(test_what_is_none),
		cmocka_unit_test(test_more_conditions_than_there_may_be),
		cmocka_unit_test(test_many_states),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
