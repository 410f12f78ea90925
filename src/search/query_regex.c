/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Query: regular expressions.
 *
 * PCRE2 and not the C library's: regexec() cannot be stopped, and both it and regcomp() can be made
 * to take all time and memory there is; PCRE2 counts its steps and gives up where it is asked to.
 */
#include "config.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "search/query_tree.h"
#include "text/character.h"

#if HAVE_PCRE2

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

enum {
	PATTERN_MAX = 2000,     /* bytes */
	STEPS_MAX = 500 * 1000, /* for one paragraph: some milliseconds */
	HEAP_MAX = 16 * 1024,   /* KiB */
	OVERRUNS_MAX = 20       /* so many paragraphs, then it is given up */
};

struct query_regex {
	pcre2_code *code;
	pcre2_match_context *limits;
	atomic_uint overruns;
};

/* ---- The pattern, folded ---- */

/* Append the search form of the character at S, STEP bytes, as it must stand in a pattern. */
static void fold_literal(struct fold *fold, struct buf *out, const char *s, size_t step,
			 bool in_class)
{
	struct buf form;
	uint32_t code;
	size_t first;

	buf_init(&form);
	fold_text(fold, &form, s, step);
	if (form.len) {
		first = utf8_decode(form.data, form.len, &code);
		if (!in_class && first < form.len)
			buf_puts(out, "(?:");
		for (size_t i = 0; i < form.len; i++) {
			/* What was no sign of the pattern's must not become one. */
			if ((unsigned char)*s >= 0x80 && strchr("\\^$.[]|()?*+{}-", form.data[i]))
				buf_putc(out, '\\');
			buf_putc(out, form.data[i]);
		}
		if (!in_class && first < form.len)
			buf_putc(out, ')');
	}
	buf_done(&form);
}

/* The bytes of an escape at S, with its braces: \d, \x{..}, \p{..}. */
static size_t escape_bytes(const char *s)
{
	const char *brace;

	if (!s[1])
		return 1;
	if (s[2] == '{' && strchr("xpPkgoN", s[1]) && (brace = strchr(s, '}')))
		return (size_t)(brace - s) + 1;
	return 2;
}

/* The bytes of what opens a special group at S: "(?:", "(?<name>", "(*VERB)". */
static size_t group_bytes(const char *s)
{
	size_t n = 2;

	if (s[1] != '?' && s[1] != '*')
		return 1;
	while (s[n] && !strchr(":=!>|)", s[n]))
		n++;
	return n + (s[n] != '\0');
}

/* The letters of PATTERN are folded; classes, escapes and names are kept. */
static void fold_pattern(struct fold *fold, struct buf *out, const char *pattern)
{
	bool in_class = false;
	size_t step;

	for (const char *s = pattern; *s; s += step) {
		uint32_t code;

		step = utf8_decode(s, strlen(s), &code);
		if (*s == '\\' && (unsigned char)s[1] >= 0x80)
			continue; /* a letter that needs no escape */
		if (*s == '\\')
			step = escape_bytes(s);
		else if (in_class && s[0] == '[' && s[1] == ':' && strstr(s, ":]"))
			step = (size_t)(strstr(s, ":]") - s) + 2;
		else if (!in_class && *s == '(')
			step = group_bytes(s);
		else if (!in_class && *s == '[')
			step = s[1] == '^' ? (s[2] == ']' ? 3 : 2) : (s[1] == ']' ? 2 : 1);
		else if ((unsigned char)*s >= 0x80 || (*s >= 'A' && *s <= 'Z')) {
			fold_literal(fold, out, s, step, in_class);
			continue;
		}
		if (*s == '[')
			in_class = true;
		else if (*s == ']')
			in_class = false;
		buf_add(out, s, step);
	}
}

/* ---- Compiling and matching ---- */

struct query_regex *query_regex_new(struct query *q, const char *pattern, struct fold *fold,
				    bool closed)
{
	static const uint32_t options =
		PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C | PCRE2_DOLLAR_ENDONLY;
	size_t offset;
	struct query_regex *re = NULL;
	pcre2_code *code;
	struct buf b, composed;
	int error;

	buf_init(&b);
	buf_init(&composed);
	character_compose(&composed, pattern, strlen(pattern));
	fold_pattern(fold, &b, buf_str(&composed));
	buf_done(&composed);
	if (b.len > PATTERN_MAX) {
		query_problem_set(q, QUERY_WRONG, _("the expression is too long"));
		buf_done(&b);
		return NULL;
	}
	code = pcre2_compile((PCRE2_SPTR)buf_str(&b), b.len, options, &error, &offset, NULL);
	if (code) {
		pcre2_jit_compile(code, PCRE2_JIT_COMPLETE);
		re = xcalloc(1, sizeof *re);
		re->code = code;
		re->limits = pcre2_match_context_create(NULL);
		if (!re->limits)
			die_memory();
		pcre2_set_match_limit(re->limits, STEPS_MAX);
		pcre2_set_depth_limit(re->limits, STEPS_MAX);
		pcre2_set_heap_limit(re->limits, HEAP_MAX);
		atomic_init(&re->overruns, 0);
	} else {
		char text[200] = "";

		pcre2_get_error_message(error, (PCRE2_UCHAR *)text, sizeof text);
		/* TRANSLATORS: the second is the library's own sentence, in English */
		query_problem_set(q, closed ? QUERY_WRONG : QUERY_DOUBTFUL, _("/%.*s/: %s"),
				  (int)utf8_fit(pattern, strlen(pattern), 60), pattern, text);
	}
	buf_done(&b);
	return re;
}

void query_regex_free(struct query_regex *re)
{
	if (!re)
		return;
	pcre2_code_free(re->code);
	pcre2_match_context_free(re->limits);
	free(re);
}

unsigned query_regex_overruns(const struct query_regex *re)
{
	return atomic_load_explicit(&re->overruns, memory_order_relaxed);
}

void query_regex_scratch_free(void *match)
{
	pcre2_match_data_free(match);
}

/* In the one paragraph of LEN bytes at S, from AT on. */
static bool regex_paragraph(struct query_regex *re, struct query_scratch *x, const char *s,
			    size_t len, size_t *at, size_t *end)
{
	while (*at < len || (*at == 0 && len)) {
		size_t *found;
		int rc = pcre2_match(re->code, (PCRE2_SPTR)s, len, *at, PCRE2_NO_UTF_CHECK,
				     x->match, re->limits);

		if (rc == PCRE2_ERROR_JIT_STACKLIMIT)
			rc = pcre2_match(re->code, (PCRE2_SPTR)s, len, *at,
					 PCRE2_NO_UTF_CHECK | PCRE2_NO_JIT, x->match, re->limits);
		if (rc < 0) {
			if (rc != PCRE2_ERROR_NOMATCH)
				atomic_fetch_add_explicit(&re->overruns, 1, memory_order_relaxed);
			return false;
		}
		found = pcre2_get_ovector_pointer(x->match);
		if (found[0] < found[1] && found[0] >= *at) {
			*at = found[0];
			*end = found[1];
			return true;
		}
		/* What matches nothing at all finds nothing to show: look behind it. */
		*at = found[0] > *at ? found[0] : *at;
		do
			++*at;
		while (*at < len && ((unsigned char)s[*at] & 0xC0) == 0x80);
	}
	return false;
}

bool query_regex_next(struct query_regex *re, struct query_scratch *x, const char *s, size_t len,
		      size_t *at, size_t *end)
{
	if (!x->match)
		x->match = pcre2_match_data_create(1, NULL);
	if (!x->match)
		die_memory();
	while (*at < len) {
		size_t from = *at, to = *at, inner;
		bool found;

		while (from > 0 && s[from - 1] != FOLD_BREAK && s[from - 1] != INDEX_FIELD)
			from--;
		while (to < len && s[to] != FOLD_BREAK && s[to] != INDEX_FIELD)
			to++;
		if (query_regex_overruns(re) >= OVERRUNS_MAX)
			return false;
		inner = *at - from;
		found = regex_paragraph(re, x, s + from, to - from, &inner, end);
		if (found) {
			*at = from + inner;
			*end += from;
			return true;
		}
		*at = to + 1;
	}
	return false;
}

void query_library(struct buf *out)
{
	char version[64] = "";

	pcre2_config(PCRE2_CONFIG_VERSION, version);
	version[strcspn(version, " ")] = '\0';
	buf_printf(out, "PCRE2 %s", version);
}

#else

struct query_regex *query_regex_new(struct query *q, const char *pattern, struct fold *fold,
				    bool closed)
{
	(void)pattern;
	(void)fold;
	query_problem_set(q, closed ? QUERY_WRONG : QUERY_DOUBTFUL,
			  _("this build has no regular expressions"));
	return NULL;
}

void query_regex_free(struct query_regex *re)
{
	(void)re;
}

unsigned query_regex_overruns(const struct query_regex *re)
{
	(void)re;
	return 0;
}

void query_regex_scratch_free(void *match)
{
	(void)match;
}

bool query_regex_next(struct query_regex *re, struct query_scratch *x, const char *s, size_t len,
		      size_t *at, size_t *end)
{
	(void)re;
	(void)x;
	(void)s;
	(void)len;
	(void)at;
	(void)end;
	return false;
}

void query_library(struct buf *out)
{
	buf_puts(out, _("no regular expressions"));
}

#endif
