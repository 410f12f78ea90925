/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Query: from what is typed to the tree. */
#include "config.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/hash.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "search/query_parser.h"
#include "text/character.h"
#include "text/name.h"

/* What only queries know: parts of the date in a calendar. */
static const struct query_field query_only[] = {
	/* TRANSLATORS: a word of the query language, as it may be typed. */
	{N_("year"), QUERY_DAYS_VALUE, NULL, QUERY_ANY_CALENDAR},
	{"ad", QUERY_DAYS_VALUE, NULL, QUERY_AD},
	{"sh", QUERY_DAYS_VALUE, NULL, QUERY_SH},
	{"ah", QUERY_DAYS_VALUE, NULL, QUERY_AH},
	/* TRANSLATORS: a word of the query language, as it may be typed. */
	{N_("sample"), QUERY_SAMPLE_VALUE, NULL, 0},
};

enum { ONLY_N = sizeof query_only / sizeof *query_only };

/* Parentheses in parentheses; what all the filters of the settings may add up to. */
enum { DEPTH_MAX = 64, NODES_MAX = 20000 };

static struct query_node *parse_any(struct parser *p);

size_t query_field_letters(const char *s)
{
	size_t n = 0, step, left = strlen(s);
	uint32_t code;

	for (; n < left; n += step) {
		step = utf8_decode(s + n, left - n, &code);
		if (!character_is_letter(code) && !character_is_format(code))
			break;
	}
	return n;
}

const char *query_field_name(size_t i)
{
	/* First what is looked for in the text. */
	for (int text = 1; text >= 0; text--)
		for (const struct field *f = field_table; f < field_table + field_count; f++)
			if (f->search != FIELD_SEARCH_NONE &&
			    (f->search == FIELD_SEARCH_TEXT) == text && i-- == 0)
				return field_query_name(f);
	return i < ONLY_N ? query_only[i].name : NULL;
}

bool query_field_find(const char *name, size_t len, struct query_field *field)
{
	const struct field *f = field_find(name, len);

	if (f && f->search != FIELD_SEARCH_NONE) {
		*field = (struct query_field){field_query_name(f), QUERY_META_VALUE, f, 0};
		if (f->search == FIELD_SEARCH_TEXT) {
			field->value = QUERY_TEXT_VALUE;
			field->what = FIELD_BIT(field_number(f)) | f->covers;
		} else if (f->search == FIELD_SEARCH_DATE) {
			field->value = QUERY_DAYS_VALUE;
			field->what = QUERY_ANY_CALENDAR;
		}
		return true;
	}
	for (size_t i = 0; i < ONLY_N; i++) {
		if (!name_is(query_only[i].name, name, len) &&
		    !name_is(_(query_only[i].name), name, len))
			continue;
		*field = query_only[i];
		return true;
	}
	return false;
}

/* A node of KIND over the list; nothing over nothing, and no node over one. */
static struct query_node *node_list(struct parser *p, enum query_kind kind, struct query_node *list)
{
	struct query_node *n;

	if (!list || !list->next)
		return list;
	n = query_node_new(p, kind);
	n->child = list;
	return n;
}

/* Append N to the list whose end is at **TAIL; what is itself of KIND gives its children. */
static void list_add(struct query_node ***tail, struct query_node *n, enum query_kind kind)
{
	if (!n)
		return;
	**tail = n->kind == kind ? n->child : n;
	while (**tail)
		*tail = &(**tail)->next;
}

static void skip_blanks(struct parser *p)
{
	size_t n;

	while ((n = query_blank_at(p->s)))
		p->s += n;
}

/* ":name": the filter of that name in the settings. */
static struct query_node *parse_name(struct parser *p)
{
	const char *start = ++p->s;
	const struct query_name *name = NULL;
	struct query_node *n;
	struct parser inner = *p;
	size_t len;

	while (*p->s && !query_blank_at(p->s) && !query_quote_at(p->s) && *p->s != '|' &&
	       *p->s != ')')
		p->s++;
	len = (size_t)(p->s - start);
	for (size_t i = 0; i < p->context->names_n; i++)
		if (!strncmp(p->context->names[i].name, start, len) &&
		    !p->context->names[i].name[len])
			name = &p->context->names[i];
	query_parser_at(p, start - 1, p->s);
	if (!len) {
		query_problem_set(p->q, QUERY_OPEN, _(": wants the name of a filter"));
		return NULL;
	}
	if (!name) {
		query_problem_set(p->q, QUERY_WRONG, _("no filter is named '%.*s'"),
				  (int)utf8_fit(start, len, 40), start);
		return NULL;
	}
	for (const struct parser *o = p; o; o = o->outer) {
		if (o->name != name)
			continue;
		query_problem_set(p->q, QUERY_WRONG, _("the filter '%s' asks for itself"),
				  name->name);
		return NULL;
	}
	inner.s = name->query;
	inner.name = name;
	inner.outer = p;
	inner.depth = 0;
	inner.field = NULL;
	n = query_node_new(p, QUERY_NAMED);
	n->typed = arena_strdup(&p->q->arena, name->name);
	n->child = parse_any(&inner);
	return n->child ? n : NULL;
}

/* The field named at S, whose name is *LEN bytes, in *FIELD; *UNKNOWN: it looks like one. */
static bool field_at(const char *s, size_t *len, struct query_field *field, bool *unknown)
{
	size_t n = 0;

	while (s[n] && s[n] != ':' && !query_blank_at(s + n) && !query_quote_at(s + n) &&
	       !strchr("|()", s[n]))
		n++;
	*len = n;
	*unknown = false;
	if (!n || s[n] != ':')
		return false;
	if (query_field_find(s, n, field))
		return true;
	*unknown = query_field_letters(s) == n && s[n + 1] != '/';
	return false;
}

/* The operator NAME at the parser's place: in capitals, and a word of its own. Its bytes, or 0. */
static size_t operator_at(const struct parser *p, const char *name)
{
	size_t len = strlen(name);
	const char *after = p->s + len;

	if (strncmp(p->s, name, len) != 0)
		return 0;
	return !*after || query_blank_at(after) || query_quote_at(after) || strchr("|()", *after)
		       ? len
		       : 0;
}

/* NEAR/n at the parser's place, or NEAR alone: its bytes, 0 where there is none, and the number of words in
 * *DISTANCE, 0 where that is none. */
static size_t near_at(const struct parser *p, unsigned *distance)
{
	const size_t sign = strlen(QUERY_NEAR_SIGN);
	struct buf digits;
	const char *s = p->s + sign;
	size_t len = 0;

	*distance = 0;
	if (strncmp(p->s, QUERY_NEAR_SIGN, sign) != 0)
		return operator_at(p, "NEAR");
	while (s[len] && !query_blank_at(s + len) && !query_quote_at(s + len) &&
	       !strchr("|()", s[len]))
		len++;
	/* Digits of any script. */
	buf_init(&digits);
	fold_text(p->x->fold, &digits, s, len);
	for (size_t i = 0; i < digits.len; i++) {
		char c = digits.data[i];

		*distance = c < '0' || c > '9' || *distance > QUERY_NEAR_MAX
				    ? QUERY_NEAR_MAX + 1
				    : *distance * 10 + (unsigned)(c - '0');
	}
	if (*distance > QUERY_NEAR_MAX)
		*distance = 0;
	buf_done(&digits);
	return sign + len;
}

/* Whether a list of terms ends here: at an "or", or with what holds it. */
static bool at_end(const struct parser *p)
{
	return !*p->s || *p->s == '|' || (*p->s == ')' && p->depth) || operator_at(p, "OR");
}

/* After "field:" a blank may stand, if what follows it can be nothing else than the value. */
static void skip_to_value(struct parser *p)
{
	const char *colon = p->s;
	struct query_field next;
	unsigned distance;
	bool unknown;
	size_t len;

	skip_blanks(p);
	if (p->s > colon &&
	    (at_end(p) || near_at(p, &distance) || operator_at(p, "AND") || operator_at(p, "NOT") ||
	     strchr("-!:", *p->s) || field_at(p->s, &len, &next, &unknown)))
		p->s = colon;
}

static size_t count_samples(const struct query_node *n)
{
	size_t sum = n->kind == QUERY_SAMPLE;

	for (const struct query_node *c = n->child; c; c = c->next)
		sum += count_samples(c);
	return sum;
}

/* What stands in brackets, all of it in FIELD (NULL: wherever it says). */
static struct query_node *parse_group(struct parser *p, const struct query_field *field)
{
	const struct query_field *outer = p->field;
	const char *open = p->s++;
	struct query_node *n;

	p->depth++;
	p->field = field;
	skip_blanks(p);
	query_parser_at(p, open, p->s + 1);
	if (*p->s == ')')
		query_problem_set(p->q, QUERY_OPEN, _("nothing stands in the brackets"));
	n = parse_any(p);
	p->depth--;
	p->field = outer;
	p->q->bracketed = p->q->bracketed || (n && count_samples(n));
	if (*p->s == ')') {
		p->s++;
		return n;
	}
	query_parser_at(p, open, open + 1);
	query_problem_set(p->q, QUERY_OPEN, _("the bracket is not closed"));
	return n;
}

static struct query_node *parse_atom(struct parser *p)
{
	struct query_field own;
	const struct query_field *field;
	bool unknown;
	size_t len;

	p->term = p->s;
	if (*p->s == ':')
		return parse_name(p);
	field = field_at(p->s, &len, &own, &unknown) ? &own : p->field;
	if (unknown) {
		query_parser_at(p, p->s, p->s + len + 1);
		query_problem_set(p->q, QUERY_DOUBTFUL, _("there is no field '%.*s'"),
				  (int)(len < 40 ? len : 40), p->s);
	}
	if (field == &own) {
		p->s += len + 1;
		skip_to_value(p);
	}
	if (*p->s != '(')
		return query_leaf_read(p, field);
	if (p->depth < DEPTH_MAX)
		return parse_group(p, field);
	query_parser_at(p, p->s, p->s + 1);
	query_problem_set(p->q, QUERY_WRONG, _("too many brackets within each other"));
	return query_leaf_read(p, field);
}

/* Signs that what follows must not match: a run of - and !, or NOT. The last of them is at *START, of
 * *LEN bytes, 0 where there is none. */
static bool parse_signs(struct parser *p, const char **start, size_t *len)
{
	bool negated = false;
	size_t run, word;

	*len = 0;
	for (;;) {
		run = strspn(p->s, "-!");
		word = run ? 0 : operator_at(p, "NOT");
		if (!run && !word)
			return negated;
		*start = p->s;
		*len = run + word;
		p->s += *len;
		if (word)
			skip_blanks(p);
		negated = !negated;
	}
}

/* Say that the operator of LEN bytes at S has nothing to join. */
static void operator_is_alone(struct parser *p, const char *s, size_t len)
{
	query_parser_at(p, s, s + len);
	query_problem_set(p->q, QUERY_OPEN, _("'%.*s' wants a term before it and after it"),
			  (int)len, s);
}

/* Without the dates that its words could be: beside NEAR they are words. */
static void words_only(struct query_node *n)
{
	n->spans_n = 0;
	for (struct query_node *c = n->child; c; c = c->next)
		words_only(c);
}

/* B beside the NEAR whose first parts are A; NULL: they cannot stand so. */
static struct query_node *near_join(struct parser *p, struct query_node *a, struct query_node *b,
				    unsigned distance, bool joined)
{
	struct query_node *near = a, **tail;
	unsigned fields = query_near_fields(a) & query_near_fields(b);

	if (!query_near_takes(a) || !query_near_takes(b)) {
		query_problem_set(p->q, QUERY_WRONG,
				  _("NEAR/%u wants words, quotations or expressions beside it"),
				  distance);
		return NULL;
	}
	if (!fields) {
		query_problem_set(p->q, QUERY_WRONG,
				  _("what stands beside NEAR/%u is never in the same field"),
				  distance);
		return NULL;
	}
	if (!joined) {
		near = query_node_new(p, QUERY_NEAR);
		near->child = a;
		near->cost = 8;
		words_only(a);
	}
	for (tail = &near->child; *tail; tail = &(*tail)->next)
		;
	words_only(b);
	b->distance = distance;
	*tail = b;
	near->slow = query_near_is_slow(near);
	return near;
}

/* What cannot be read as it stands is left out: what came before it counts. */
static struct query_node *parse_near(struct parser *p)
{
	struct query_node *n = parse_atom(p);
	bool joined = false;

	for (;;) {
		const char *before = p->s, *start;
		struct query_node *next, *near;
		unsigned distance, other;
		size_t len;

		skip_blanks(p);
		start = p->s;
		len = near_at(p, &distance);
		if (!len) {
			p->s = before;
			return n;
		}
		p->s += len;
		query_parser_at(p, start, p->s);
		if (!distance)
			query_problem_set(p->q,
					  len <= strlen(QUERY_NEAR_SIGN) ? QUERY_OPEN : QUERY_WRONG,
					  _("NEAR/ wants a number of words, 1 to %d: NEAR/5"),
					  QUERY_NEAR_MAX);
		skip_blanks(p);
		if (at_end(p) || near_at(p, &other) || operator_at(p, "AND") ||
		    operator_at(p, "NOT") || strchr("-!", *p->s)) {
			operator_is_alone(p, start, len);
			continue;
		}
		next = parse_atom(p);
		query_parser_at(p, start, start + len);
		if (!n || !next || !distance)
			n = n ? n : next;
		else if ((near = near_join(p, n, next, distance, joined))) {
			n = near;
			joined = true;
		}
	}
}

static struct query_node *parse_signed(struct parser *p)
{
	const char *start;
	size_t len;
	bool negated = parse_signs(p, &start, &len);
	struct query_node *n, *not ;
	unsigned distance;

	if (len &&
	    (at_end(p) || query_blank_at(p->s) || operator_at(p, "AND") || near_at(p, &distance))) {
		query_parser_at(p, start, start + len);
		query_problem_set(p->q, QUERY_OPEN, _("'%.*s' wants a term right after it"),
				  (int)len, start);
		return NULL;
	}
	n = parse_near(p);
	if (!n || !negated)
		return n;
	if (n->kind == QUERY_NOT)
		return n->child;
	not = query_node_new(p, QUERY_NOT);
	not ->child = n;
	return not ;
}

/* AND, where it stands: no more than the blank around it. False: there is none. */
static bool parse_and(struct parser *p, bool first)
{
	const char *start = p->s;
	size_t len = operator_at(p, "AND");

	if (!len)
		return false;
	p->s += len;
	skip_blanks(p);
	if (first || at_end(p) || operator_at(p, "AND"))
		operator_is_alone(p, start, len);
	return true;
}

static struct query_node *parse_all(struct parser *p)
{
	struct query_node *list = NULL, **tail = &list;
	bool first = true;

	for (;; first = false) {
		const char *before;
		unsigned distance;
		size_t near;

		skip_blanks(p);
		if (at_end(p))
			break;
		if (p->q->nodes > NODES_MAX) {
			query_problem_set(p->q, QUERY_WRONG, _("the query is too long"));
			p->s += strlen(p->s);
			break;
		}
		if (parse_and(p, first))
			continue;
		if ((near = near_at(p, &distance))) {
			operator_is_alone(p, p->s, near);
			p->s += near;
			continue;
		}
		before = p->s;
		list_add(&tail, parse_signed(p), QUERY_AND);
		if (p->s == before)
			p->s++; /* a sign that stands for nothing here */
	}
	return node_list(p, QUERY_AND, list);
}

static struct query_node *parse_any(struct parser *p)
{
	struct query_node *list = NULL, **tail = &list;
	const char *bar = NULL, *start;
	size_t len = 0;

	for (;;) {
		bool empty;

		skip_blanks(p);
		start = p->s;
		list_add(&tail, parse_all(p), QUERY_OR);
		empty = p->s == start;
		if (empty && bar)
			operator_is_alone(p, bar, len);
		len = *p->s == '|' ? 1 : operator_at(p, "OR");
		if (!len)
			break;
		bar = p->s;
		p->s += len;
		if (empty)
			operator_is_alone(p, bar, len);
	}
	return node_list(p, QUERY_OR, list);
}

/* The terms found so far, by what they find: places of 1 + their number, a power of two and twice as many as
 * nodes or more; 0: free. */
struct survey {
	struct query *q;
	size_t *places, places_n;
	struct buf text;
};

/* Whether term N is there already, else it is from now on: what two parts of a query look for is to be
 * counted once. */
static bool survey_has(struct survey *s, const struct query_node *n)
{
	const struct query *q = s->q;
	size_t at;

	buf_clear(&s->text);
	query_node_finds_key(n, &s->text);
	at = (size_t)hash_bytes(s->text.data, s->text.len, 0);
	for (; s->places[at &= s->places_n - 1]; at++)
		if (query_node_finds_same(q->terms[s->places[at] - 1], n))
			return true;
	s->places[at] = q->terms_n + 1;
	return false;
}

/* Costs of the inner nodes; and the terms that can be pointed at, in the order typed. */
static void survey_node(struct survey *s, struct query_node *n, bool negated)
{
	struct query *q = s->q;

	if (!negated && query_is_term(n) && !survey_has(s, n)) {
		q->terms = vec_fit(q->terms, q->terms_n + 1, &q->terms_size, sizeof *q->terms);
		q->terms[q->terms_n++] = n;
	}
	if (n->kind == QUERY_NEAR)
		return; /* its parts are no terms of their own */
	for (struct query_node *c = n->child; c; c = c->next) {
		survey_node(s, c, negated != (n->kind == QUERY_NOT));
		n->cost = c->cost > n->cost ? c->cost : n->cost;
	}
}

static void query_survey(struct query *q)
{
	struct survey s = {.q = q, .places_n = 2};

	while (s.places_n < 2 * q->nodes)
		s.places_n *= 2;
	s.places = xcalloc(s.places_n, sizeof *s.places);
	buf_init(&s.text);
	survey_node(&s, q->root, false);
	buf_done(&s.text);
	free(s.places);
}

/* What holds a value, in the order typed. */
static void query_gather(struct query *q, const struct query_node *n)
{
	if (query_node_is_leaf(n)) {
		q->leaves = vec_fit(q->leaves, q->leaves_n + 1, &q->leaves_size, sizeof *q->leaves);
		q->leaves[q->leaves_n++] = n;
		return;
	}
	for (const struct query_node *c = n->child; c; c = c->next)
		query_gather(q, c);
}

/* A sample is one for the whole filter. */
static void query_check_samples(struct query *q)
{
	if (q->bracketed || count_samples(q->root) > (query_sample_node(q) != NULL))
		query_problem_set(
			q, QUERY_WRONG,
			_("sample: may stand once, outside of brackets, and not after - or |"));
}

struct query *query_parse(const char *text, const struct query_context *context)
{
	struct query *q = xcalloc(1, sizeof *q);
	struct parser p = {.q = q, .context = context, .text = text, .s = text, .term = text};

	atomic_init(&q->holders, 1);
	arena_init(&q->arena);
	p.x = query_scratch_new(context->fold);
	q->root = parse_any(&p);
	query_scratch_free(p.x);
	if (q->root) {
		query_check_samples(q);
		query_survey(q);
		query_gather(q, q->root);
	}
	return q;
}

struct query *query_new(const char *text, struct fold *fold)
{
	struct query_context context = {.fold = fold};

	return query_parse(text, &context);
}
