/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "read/mapping.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/alternatives.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/lines.h"
#include "base/plain.h"
#include "base/vec.h"
#include "read/read_mapped.h"
#include "text/sanitize.h"

/* A line of the file. */
struct pair {
	const char *key, *value;
	long line;
};

struct parse {
	struct mapping *m;
	const char *file;
	struct pair *pairs;
	size_t n, size;
	struct err *err;
	struct buf what;
};

/* Why a part of a document is left out: the words of the account that make sense here. */
static const struct {
	const char *name;
	enum account_fate fate;
} reasons[] = {
	{"binary", ACCOUNT_BINARY},     {"comment", ACCOUNT_COMMENT},
	{"document", ACCOUNT_DOCUMENT}, {"file", ACCOUNT_FILE},
	{"front", ACCOUNT_FRONT},       {"hidden", ACCOUNT_HIDDEN},
	{"index", ACCOUNT_INDEX},       {"language", ACCOUNT_LANGUAGE},
	{"login", ACCOUNT_LOGIN},       {"machine", ACCOUNT_MACHINE},
	{"media", ACCOUNT_MEDIA},       {"navigation", ACCOUNT_NAVIGATION},
	{"note", ACCOUNT_NOTE},         {"number", ACCOUNT_NUMBER},
	{"page", ACCOUNT_PAGE},         {"person", ACCOUNT_PERSON},
	{"private", ACCOUNT_PRIVATE},   {"rights", ACCOUNT_RIGHTS},
	{"script", ACCOUNT_SCRIPT},     {"second", ACCOUNT_SECOND},
	{"variant", ACCOUNT_VARIANT},   {"vocabulary", ACCOUNT_VOCABULARY},
	{"votes", ACCOUNT_VOTES},
};

/* Keys that are lists of patterns. */
static const struct {
	const char *name;
	enum mapping_what what;
} lists[] = {
	{"archive.title", MAPPING_TITLE}, {"statement", MAPPING_STATEMENT},
	{"turn", MAPPING_TURN},           {"problem", MAPPING_PROBLEM},
	{"document", MAPPING_DOCUMENT},   {"section", MAPPING_SECTION},
	{"stage", MAPPING_STAGE},
};

enum { REASONS = sizeof reasons / sizeof *reasons, LISTS = sizeof lists / sizeof *lists };

static bool fail(struct parse *p, const struct pair *pair, const char *at)
{
	/* TRANSLATORS: a key of a mapping, what is expected there, what stands there. */
	return err_set(p->err, ERR_INPUT, p->file, pair->line,
		       /* TRANSLATORS: what was expected in a line of a mapping. */
		       /* TRANSLATORS: a key of a mapping; what should stand there. */
		       *at ? _("%.60s: expected %s, not “%.60s”") : _("%.60s: expected %s"),
		       pair->key, buf_str(&p->what), at);
}

static bool expected(struct parse *p, const struct pair *pair, const char *what, const char *at)
{
	buf_clear(&p->what);
	buf_puts(&p->what, what);
	return fail(p, pair, at);
}

/* ---- the fields ---- */

/* The field that the LEN bytes at NAME are; the file's name and what readers add are not the
 * mapping's to say. */
static const struct field *find_field(const char *name, size_t len)
{
	for (const struct field *f = field_table; f < field_table + field_count; f++)
		if (f->type < FIELD_TYPE_FILE && strlen(f->name) == len &&
		    !memcmp(f->name, name, len))
			return f;
	return NULL;
}

static bool is_body(const struct field *f)
{
	return f->type == FIELD_TYPE_BODY || f->type == FIELD_TYPE_NOTES;
}

/* ---- values ---- */

static bool add_pattern(struct parse *p, const struct pair *pair, const char **at,
			const struct mapping_use *use)
{
	struct mapping *m = p->m;
	const char *end;

	buf_clear(&p->what);
	end = patterns_add(&m->patterns, *at, &p->what);
	if (!end)
		return fail(p, pair, *at);
	*at = end;
	m->uses = vec_fit(m->uses, m->patterns.n, &m->uses_size, sizeof *m->uses);
	m->uses[m->patterns.n - 1] = *use;
	return true;
}

/* A text in quotation marks, which *AT begins with. */
static bool add_literal(struct parse *p, const struct pair *pair, const char **at,
			struct mapping_item *item)
{
	const char *end = strchr(*at + 1, **at);
	struct buf clean;

	if (!end)
		return expected(p, pair, _("a quotation mark that closes"), *at);
	buf_init(&clean);
	sanitize(&clean, *at + 1, (size_t)(end - *at - 1), 0);
	item->literal = arena_strdup(&p->m->arena, buf_str(&clean));
	buf_done(&clean);
	*at = end + 1;
	return true;
}

static bool read_value(struct parse *p, const struct pair *pair, const struct field *f)
{
	struct mapping_value *v = &p->m->values[field_number(f)];
	struct mapping_use use = {.what = MAPPING_FIELD, .field = field_number(f)};
	struct mapping_item items[MAPPING_ITEMS_MAX], *kept;
	unsigned choice = 0;

	for (const char *at = pair->value + strspn(pair->value, " \t"); *at;
	     at += strspn(at, " \t")) {
		if (*at == '|') {
			choice++;
			at++;
			continue;
		}
		if (v->n == MAPPING_ITEMS_MAX)
			/* TRANSLATORS: what was expected in a line of a mapping. */
			return expected(p, pair, _("fewer patterns"), at);
		items[v->n] = (struct mapping_item){.choice = choice};
		use.item = v->n;
		if (*at == '"' || *at == '\'') {
			if (is_body(f))
				/* TRANSLATORS: what was expected in a line of a mapping. */
				return expected(p, pair, _("a pattern"), at);
			if (!add_literal(p, pair, &at, &items[v->n]))
				return false;
		} else if (!add_pattern(p, pair, &at, &use)) {
			return false;
		}
		v->n++;
	}
	if (!v->n)
		return expected(p, pair, _("a pattern"), "");
	v->choices = choice + 1;
	v->line = pair->line;
	v->items = kept = arena_alloc(&p->m->arena, v->n * sizeof *kept);
	memcpy(kept, items, v->n * sizeof *kept);
	return true;
}

static bool read_list(struct parse *p, const struct pair *pair, const struct mapping_use *use)
{
	const char *at = pair->value + strspn(pair->value, " \t|");

	if (!*at)
		return expected(p, pair, _("a pattern"), "");
	for (; *at; at += strspn(at, " \t|"))
		if (!add_pattern(p, pair, &at, use))
			return false;
	return true;
}

/* Patterns of what a document begins with: they are meant from the root on. */
static bool read_root(struct parse *p, const struct pair *pair)
{
	struct patterns *roots = &p->m->roots;
	struct buf one;
	bool good = true;

	buf_init(&one);
	for (const char *at = pair->value + strspn(pair->value, " \t|"); good && *at;) {
		const char *end;

		buf_clear(&one);
		buf_printf(&one, "%s%s", *at == '/' ? "" : "/", at);
		buf_clear(&p->what);
		end = patterns_add(roots, buf_str(&one), &p->what);
		good = end || fail(p, pair, at);
		if (!good)
			break;
		at += end - buf_str(&one) - (*at == '/' ? 0 : 1);
		at += strspn(at, " \t|");
	}
	buf_done(&one);
	return good && (roots->n || expected(p, pair, _("a pattern"), ""));
}

/* ---- keys ---- */

static bool read_as(struct parse *p, const struct pair *pair, size_t len)
{
	const struct field *f = find_field(pair->key, len);
	struct mapping_value *v;

	if (!f)
		return expected(p, pair, _("a field before “.as”, as in date.as"), "");
	v = &p->m->values[field_number(f)];
	if (!v->line) {
		buf_clear(&p->what);
		/* TRANSLATORS: a line of the file that is missing: "date = ...". */
		buf_printf(&p->what, _("a line %s = ... too"), f->name);
		return fail(p, pair, "");
	}
	buf_clear(&p->what);
	return mapping_as_read(&v->as, field_number(f), pair->value, &p->m->arena, &p->what) ||
	       fail(p, pair, pair->value);
}

static bool read_skip(struct parse *p, const struct pair *pair, const char *reason)
{
	struct mapping_use use = {.what = MAPPING_SKIP};
	struct alternatives a;

	for (size_t i = 0; i < REASONS; i++) {
		if (strcmp(reasons[i].name, reason) != 0)
			continue;
		use.fate = reasons[i].fate;
		return read_list(p, pair, &use);
	}
	buf_clear(&p->what);
	/* TRANSLATORS: a list of words follows. */
	buf_puts(&p->what, _("a reason after “skip.”: "));
	alternatives_begin(&a, &p->what);
	for (size_t i = 0; i < REASONS; i++)
		alternatives_add(&a, reasons[i].name);
	alternatives_end(&a);
	return fail(p, pair, reason);
}

static bool read_debate(struct parse *p, const struct pair *pair)
{
	p->m->debate = !strcmp(pair->value, "yes");
	return p->m->debate || !strcmp(pair->value, "no") ||
	       expected(p, pair, _("yes or no"), pair->value);
}

static bool read_name(struct parse *p, const struct pair *pair)
{
	struct buf clean;

	buf_init(&clean);
	sanitize(&clean, pair->value, strlen(pair->value), SANITIZE_COLLAPSE);
	p->m->format.title = arena_strdup(&p->m->arena, buf_str(&clean));
	buf_done(&clean);
	return *p->m->format.title || expected(p, pair, _("what the format is called"), "");
}

static bool unknown_key(struct parse *p, const struct pair *pair)
{
	struct alternatives a;

	buf_clear(&p->what);
	/* TRANSLATORS: a list of words follows. */
	buf_puts(&p->what, _("a key: "));
	alternatives_begin(&a, &p->what);
	alternatives_add(&a, "name");
	alternatives_add(&a, "root");
	alternatives_add(&a, "xmlns");
	for (size_t i = 0; i < LISTS; i++)
		alternatives_add(&a, lists[i].name);
	alternatives_add(&a, "debate");
	alternatives_add(&a, "skip");
	for (const struct field *f = field_table; f < field_table + field_count; f++)
		if (f->type < FIELD_TYPE_FILE)
			alternatives_add(&a, f->name);
	alternatives_end(&a);
	return fail(p, pair, "");
}

static bool starts(const char *s, const char *with)
{
	return !strncmp(s, with, strlen(with));
}

static bool is_xmlns(const struct pair *pair)
{
	return !strcmp(pair->key, "xmlns") || starts(pair->key, "xmlns.");
}

static bool is_as(const struct pair *pair, size_t *field)
{
	size_t len = strlen(pair->key);

	*field = len - 3;
	return len > 3 && !strcmp(pair->key + len - 3, ".as");
}

static bool read_pair(struct parse *p, const struct pair *pair)
{
	const struct field *f = find_field(pair->key, strlen(pair->key));
	size_t len;

	if (f)
		return read_value(p, pair, f);
	if (!strcmp(pair->key, "name"))
		return read_name(p, pair);
	if (!strcmp(pair->key, "root"))
		return read_root(p, pair);
	if (!strcmp(pair->key, "debate"))
		return read_debate(p, pair);
	if (starts(pair->key, "skip."))
		return read_skip(p, pair, pair->key + strlen("skip."));
	for (size_t i = 0; i < LISTS; i++)
		if (!strcmp(pair->key, lists[i].name))
			return read_list(p, pair, &(struct mapping_use){.what = lists[i].what});
	return is_as(pair, &len) || is_xmlns(pair) || unknown_key(p, pair);
}

/* ---- the whole ---- */

/* Lists may go on in another line. */
static bool is_repeated(const char *key)
{
	for (size_t i = 0; i < LISTS; i++)
		if (!strcmp(key, lists[i].name))
			return true;
	return starts(key, "skip.") || !strcmp(key, "root");
}

/* Which namespaces there are has to be known before any pattern, how a field is read after the field:
 * so the lines may stand in any order. */
static bool read_pairs(struct parse *p)
{
	size_t len;

	for (size_t i = 0; i < p->n; i++) {
		const struct pair *pair = &p->pairs[i];

		for (size_t k = 0; k < i && !is_repeated(pair->key); k++)
			if (!strcmp(pair->key, p->pairs[k].key))
				return expected(p, pair, _("each key once"), "");
		if (!is_xmlns(pair))
			continue;
		patterns_prefix(&p->m->patterns, pair->key + (pair->key[5] ? 6 : 5), pair->value);
		patterns_prefix(&p->m->roots, pair->key + (pair->key[5] ? 6 : 5), pair->value);
	}
	for (size_t i = 0; i < p->n; i++)
		if (!read_pair(p, &p->pairs[i]))
			return false;
	for (size_t i = 0; i < p->n; i++)
		if (is_as(&p->pairs[i], &len) && !read_as(p, &p->pairs[i], len))
			return false;
	for (size_t i = 0; i < p->m->patterns.n; i++)
		if (p->m->uses[i].what == MAPPING_STATEMENT ||
		    p->m->uses[i].what == MAPPING_DOCUMENT)
			return true;
	return err_set(p->err, ERR_INPUT, p->file, 0,
		       _("a mapping must have a line 'statement = ...'"));
}

static bool read_lines(struct parse *p, FILE *file)
{
	enum lines_kind kind;
	struct lines line;

	lines_init(&line, file);
	while ((kind = lines_next(&line)) != LINES_END) {
		if (kind != LINES_PAIR) {
			lines_complain(&line, kind, p->file, p->err);
			p->err->kind = ERR_INPUT;
			return false;
		}
		p->pairs = vec_fit(p->pairs, p->n + 1, &p->size, sizeof *p->pairs);
		p->pairs[p->n++] =
			(struct pair){arena_strdup(&p->m->arena, line.name),
				      arena_strdup(&p->m->arena, line.value), line.number};
	}
	return !ferror(file) || err_set(p->err, ERR_INPUT, p->file, 0, "%s", strerror(errno));
}

static struct mapping *parse_file(FILE *file, const char *name, size_t len, const char *path,
				  struct err *err)
{
	struct mapping *m = xcalloc(1, sizeof *m);
	struct parse p = {.m = m, .file = path, .err = err};
	bool good;

	_Static_assert((int)FIELD_FILE < (int)MAPPING_FIELDS, "each field has its place");
	arena_init(&m->arena);
	patterns_init(&m->patterns);
	patterns_init(&m->roots);
	buf_init(&p.what);
	m->format = mapped_format;
	m->format.name = m->format.title = arena_copy(&m->arena, name, len);
	good = read_lines(&p, file) && read_pairs(&p);
	buf_done(&p.what);
	free(p.pairs);
	if (good)
		return m;
	mapping_free(m);
	return NULL;
}

struct mapping *mapping_parse(const char *text, size_t len, const char *name, const char *file,
			      struct err *err)
{
	/* An empty one is no stream to some libraries. */
	FILE *in = fmemopen((char *)(uintptr_t)(len ? text : "\n"), len ? len : 1, "r");
	struct mapping *m;

	if (!in) {
		err_set(err, ERR_INPUT, file, 0, "%s", strerror(errno));
		return NULL;
	}
	m = parse_file(in, name, strlen(name), file, err);
	fclose(in);
	return m;
}

struct mapping *mapping_read(const char *path, struct err *err)
{
	const char *base = strrchr(path, '/'), *dot;
	FILE *in = plain_text(path, err);
	struct mapping *m;

	if (!in)
		return NULL;
	base = base ? base + 1 : path;
	dot = strrchr(base, '.');
	m = parse_file(in, base, dot && dot > base ? (size_t)(dot - base) : strlen(base), path,
		       err);
	fclose(in);
	return m;
}

void mapping_free(struct mapping *m)
{
	if (!m)
		return;
	patterns_done(&m->patterns);
	patterns_done(&m->roots);
	arena_done(&m->arena);
	free(m->uses);
	free(m);
}
