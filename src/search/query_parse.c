/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Query: from what is typed to the tree. */
#include "config.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "search/query_tree.h"
#include "text/character.h"
#include "text/language.h"
#include "text/name.h"

/* What only queries know: parts of the date in a calendar; bookmarks. */
static const struct query_field query_only[] = {
	{N_("year"), QUERY_DAYS_VALUE, NULL, QUERY_ANY_CALENDAR},
	{"ad", QUERY_DAYS_VALUE, NULL, QUERY_AD},
	{"sh", QUERY_DAYS_VALUE, NULL, QUERY_SH},
	{"ah", QUERY_DAYS_VALUE, NULL, QUERY_AH},
	{N_("mark"), QUERY_MARK_VALUE, NULL, 0},
};

enum { ONLY_N = sizeof query_only / sizeof *query_only };

/* Parentheses in parentheses; what all the filters of the settings may add up to. */
enum { DEPTH_MAX = 64, NODES_MAX = 20000 };

struct parser {
	struct query *q;
	struct query_scratch *x;
	const struct query_context *context;
	const char *text, *s;
	const char *term;                /* where the term that is being read begins */
	const struct query_field *field; /* of the group that is being read; NULL: none */
	int depth;                       /* open parentheses */
	/* The named filter that is being read, and who asked for it. */
	const struct query_name *name;
	const struct parser *outer;
};

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

/* What is read now is [FROM, TO); of a named filter it is its name in the text that was typed. */
static void parser_at(struct parser *p, const char *from, const char *to)
{
	if (!p->outer)
		p->q->at = (struct query_range){(size_t)(from - p->text), (size_t)(to - p->text)};
}

static struct query_node *node_new(struct parser *p, enum query_kind kind)
{
	struct query_node *n = arena_calloc(&p->q->arena, 1, sizeof *n);

	n->kind = kind;
	n->fields = QUERY_ALL_TEXT;
	p->q->nodes++;
	return n;
}

/* A node of KIND over the list; nothing over nothing, and no node over one. */
static struct query_node *node_list(struct parser *p, enum query_kind kind, struct query_node *list)
{
	struct query_node *n;

	if (!list || !list->next)
		return list;
	n = node_new(p, kind);
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

/* The sign of a quotation, in any keyboard's form: " “ ” „ « ». Its bytes, 0 where there is none. */
static size_t quote_at(const char *s)
{
	static const char *const marks[] = {"\"", "“", "”", "„", "«", "»"};

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (!strncmp(s, marks[i], strlen(marks[i])))
			return strlen(marks[i]);
	return 0;
}

/* The bytes of the blank at S, 0 where there is none. Controls count as such: no text holds them. */
static size_t blank_at(const char *s)
{
	static const char *const blanks[] = {"\u00a0", "\u3000"};

	if ((*s && (unsigned char)*s <= ' ') || *s == 0x7F)
		return 1;
	for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++)
		if (!strncmp(s, blanks[i], strlen(blanks[i])))
			return strlen(blanks[i]);
	return 0;
}

static void skip_blanks(struct parser *p)
{
	size_t n;

	while ((n = blank_at(p->s)))
		p->s += n;
}

/* A value as it stands in the query. */
struct value {
	const char *s;
	size_t len;
	bool quoted, exact, regex, closed;
};

static void value_read_regex(struct parser *p, struct value *v)
{
	const char *open = p->s;

	v->regex = true;
	v->s = ++p->s;
	while (*p->s && *p->s != '/')
		p->s += *p->s == '\\' && p->s[1] ? 2 : 1;
	v->len = (size_t)(p->s - v->s);
	v->closed = *p->s == '/';
	p->s += v->closed;
	parser_at(p, open, open + 1);
	if (!v->closed)
		query_problem_set(p->q, QUERY_OPEN,
				  _("the expression is not closed: another / is missing"));
}

/* A bracket that closes none is text, but hardly meant so. */
static void value_check_brackets(struct parser *p, const struct value *v)
{
	int open = 0;

	for (const char *s = v->s; s < v->s + v->len; s++) {
		open += (*s == '(') - (*s == ')');
		if (open >= 0)
			continue;
		parser_at(p, s, s + 1);
		query_problem_set(p->q, QUERY_DOUBTFUL, _("no bracket is open that ) could close"));
		return;
	}
}

static void value_read(struct parser *p, struct value *v)
{
	size_t quote;

	*v = (struct value){0};
	if (*p->s == '/') {
		value_read_regex(p, v);
		return;
	}
	if (*p->s == '=') {
		v->exact = true;
		p->s++;
	}
	quote = quote_at(p->s);
	v->quoted = quote > 0;
	parser_at(p, p->s, p->s + quote);
	v->s = p->s += quote;
	while (*p->s && !quote_at(p->s) &&
	       (quote || (!blank_at(p->s) && *p->s != '|' && !(*p->s == ')' && p->depth))))
		p->s++;
	v->len = (size_t)(p->s - v->s);
	v->closed = quote_at(p->s) > 0;
	if (quote && !v->closed)
		query_problem_set(p->q, QUERY_OPEN, _("the quotation is not closed"));
	if (quote)
		p->s += quote_at(p->s);
	else
		value_check_brackets(p, v);
}

static struct query_node *leaf_regex(struct parser *p, const struct query_field *field,
				     const struct value *v)
{
	struct query_node *n;
	struct query_regex *re;
	char *pattern;

	if (field && field->value != QUERY_TEXT_VALUE) {
		query_problem_set(p->q, QUERY_WRONG, _("%s: takes no expression"), field->name);
		return NULL;
	}
	pattern = arena_copy(&p->q->arena, v->s, v->len);
	re = query_regex_new(p->q, pattern, p->x->fold, v->closed);
	if (!re)
		return NULL;
	n = node_new(p, QUERY_REGEX);
	n->typed = pattern;
	n->regex = re;
	n->cost = 9;
	if (field) {
		n->field = *field;
		n->fields = field->what;
	}
	return n;
}

/* Folded, so that digits are ASCII. */
static struct query_node *leaf_days(struct parser *p, const struct query_field *field,
				    const struct value *v, bool tell)
{
	struct query_node *n = node_new(p, QUERY_DAYS);
	struct buf folded;
	size_t start = 0;

	buf_init(&folded);
	fold_text(p->x->fold, &folded, v->s, v->len);
	n->exact = v->exact;
	if (!v->exact && folded.len && folded.data[0] == '=') { /* within the quotation */
		n->exact = true;
		start = 1;
	}
	if (field)
		n->field = *field;
	n->cost = 1;
	if (!query_days_make(p->q, n, buf_str(&folded) + start, folded.len - start,
			     field ? field->what : QUERY_ANY_CALENDAR) &&
	    !(field && field->what == QUERY_ANY_CALENDAR &&
	      query_days_printed(p->q, n, buf_str(&folded) + start))) {
		if (tell)
			query_problem_set(
				p->q,
				query_days_half(buf_str(&folded) + start, folded.len - start)
					? QUERY_DOUBTFUL
					: QUERY_WRONG,
				/* TRANSLATORS: what follows are examples of dates */
				_("%s: wants a date: 2021, 2021-06, 2019..2021"), field->name);
		n = NULL;
	}
	buf_done(&folded);
	return n;
}

static struct query_node *leaf_meta(struct parser *p, const struct query_field *field,
				    const struct value *v)
{
	struct query_node *n = node_new(p, QUERY_META);
	const struct query_context *c = p->context;
	char code[LANGUAGE_CODE];

	n->typed = query_clean(p->q, v->s, v->len);
	n->field = *field;
	n->exact = v->exact;
	n->cost = 2;
	if (!query_term_make(p->q, n, p->x, false))
		return NULL;
	if (field->field->search == FIELD_SEARCH_LANGUAGE &&
	    language_find(n->typed, strlen(n->typed), code))
		n->language = arena_strdup(&p->q->arena, code);
	if (field->field->search != FIELD_SEARCH_FILE)
		return n;
	n->files = arena_calloc(&p->q->arena, c->files_n ? c->files_n : 1, sizeof *n->files);
	n->files_n = c->files_n;
	for (size_t i = 0; i < c->files_n; i++) {
		struct buf *b = &p->x->text;

		buf_clear(b);
		fold_text(p->x->fold, b, c->files[i], strlen(c->files[i]));
		n->files[i] = n->exact ? !strcmp(c->files[i], n->typed)
				       : memmem(buf_str(b), b->len, n->needle, n->len) != NULL;
	}
	return n;
}

#define ZWNJ "\u200c"

/* Word N with blanks for its ZWNJs; NULL where that leaves nothing. */
static struct query_node *leaf_spaced(struct parser *p, const struct query_node *n)
{
	struct query_node *spaced = node_new(p, QUERY_WORD);
	const char *s = n->typed, *mark;
	struct buf b;

	buf_init(&b);
	while ((mark = strstr(s, ZWNJ))) {
		buf_add(&b, s, (size_t)(mark - s));
		buf_putc(&b, ' ');
		s = mark + strlen(ZWNJ);
	}
	buf_puts(&b, s);
	spaced->typed = query_clean(p->q, buf_str(&b), b.len);
	buf_done(&b);
	spaced->fields = n->fields;
	spaced->quoted = true;
	return query_term_make(p->q, spaced, p->x, !p->context->ignore_diacritics) ? spaced : NULL;
}

static struct query_node *leaf_word(struct parser *p, const struct query_field *field,
				    const struct value *v)
{
	struct query_node *n, *days = NULL;

	if (!field && !v->quoted)
		days = leaf_days(p, NULL, v, false);
	if (days && memmem(v->s, v->len, "..", 2))
		return days;
	n = node_new(p, QUERY_WORD);
	if (field) {
		n->field = *field;
		n->fields = field->what;
	}
	n->exact = v->exact;
	n->quoted = v->quoted;
	n->typed = query_clean(p->q, v->s, v->len);
	if (!query_term_make(p->q, n, p->x, !p->context->ignore_diacritics))
		return NULL;
	if (!n->exact && strstr(n->typed, ZWNJ))
		n->spaced = leaf_spaced(p, n);
	if (days) {
		memcpy(n->spans, days->spans, sizeof n->spans);
		n->spans_n = days->spans_n;
	}
	n->cost = n->slow ? 7 : n->len > 4 ? 3 : n->len > 2 ? 4 : 5;
	return n;
}

/* Say that nothing stands where V should. */
static void value_is_missing(struct parser *p, const struct query_field *field,
			     const struct value *v)
{
	if (v->quoted || v->regex)
		query_problem_set(p->q, QUERY_OPEN, _("nothing is quoted here"));
	else if (v->exact)
		query_problem_set(p->q, QUERY_OPEN, _("nothing stands after ="));
	else if (field)
		query_problem_set(p->q, QUERY_OPEN, _("%s: wants a value"), field->name);
}

/* A value by itself, or that of a field. */
static struct query_node *parse_value(struct parser *p, const struct query_field *field)
{
	struct query_node *n;
	struct value v;

	value_read(p, &v);
	parser_at(p, p->term, p->s);
	if (!v.len) {
		value_is_missing(p, field, &v);
		return NULL;
	}
	if (v.regex)
		return leaf_regex(p, field, &v);
	if (!field || field->value == QUERY_TEXT_VALUE)
		return leaf_word(p, field, &v);
	if (field->value == QUERY_META_VALUE)
		return leaf_meta(p, field, &v);
	if (field->value == QUERY_DAYS_VALUE)
		return leaf_days(p, field, &v, true);
	query_problem_set(p->q, QUERY_NOTED, _("statements cannot be marked yet, so none is"));
	n = node_new(p, QUERY_NOTHING);
	n->field = *field;
	n->typed = query_clean(p->q, v.s, v.len);
	return *n->typed ? n : NULL;
}

/* ":name": the filter of that name in the settings. */
static struct query_node *parse_name(struct parser *p)
{
	const char *start = ++p->s;
	const struct query_name *name = NULL;
	struct query_node *n;
	struct parser inner = *p;
	size_t len;

	while (*p->s && !blank_at(p->s) && !quote_at(p->s) && *p->s != '|' && *p->s != ')')
		p->s++;
	len = (size_t)(p->s - start);
	for (size_t i = 0; i < p->context->names_n; i++)
		if (!strncmp(p->context->names[i].name, start, len) &&
		    !p->context->names[i].name[len])
			name = &p->context->names[i];
	parser_at(p, start - 1, p->s);
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
	n = node_new(p, QUERY_NAMED);
	n->typed = arena_strdup(&p->q->arena, name->name);
	n->child = parse_any(&inner);
	return n->child ? n : NULL;
}

/* The field named at S, whose name is *LEN bytes, in *FIELD; *UNKNOWN: it looks like one. */
static bool field_at(const char *s, size_t *len, struct query_field *field, bool *unknown)
{
	size_t n = 0;

	while (s[n] && s[n] != ':' && !blank_at(s + n) && !quote_at(s + n) && !strchr("|()", s[n]))
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
	return !*after || blank_at(after) || quote_at(after) || strchr("|()", *after) ? len : 0;
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
	bool unknown;
	size_t len;

	skip_blanks(p);
	if (p->s > colon && (at_end(p) || operator_at(p, "AND") || operator_at(p, "NOT") ||
			     strchr("-!:", *p->s) || field_at(p->s, &len, &next, &unknown)))
		p->s = colon;
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
	parser_at(p, open, p->s + 1);
	if (*p->s == ')')
		query_problem_set(p->q, QUERY_OPEN, _("nothing stands in the brackets"));
	n = parse_any(p);
	p->depth--;
	p->field = outer;
	if (*p->s == ')') {
		p->s++;
		return n;
	}
	parser_at(p, open, open + 1);
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
		parser_at(p, p->s, p->s + len + 1);
		query_problem_set(p->q, QUERY_DOUBTFUL, _("there is no field '%.*s'"),
				  (int)(len < 40 ? len : 40), p->s);
	}
	if (field == &own) {
		p->s += len + 1;
		skip_to_value(p);
	}
	if (*p->s != '(')
		return parse_value(p, field);
	if (p->depth < DEPTH_MAX)
		return parse_group(p, field);
	parser_at(p, p->s, p->s + 1);
	query_problem_set(p->q, QUERY_WRONG, _("too many brackets within each other"));
	return parse_value(p, field);
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

static struct query_node *parse_signed(struct parser *p)
{
	const char *start;
	size_t len;
	bool negated = parse_signs(p, &start, &len);
	struct query_node *n, *not ;

	if (len && (at_end(p) || blank_at(p->s) || operator_at(p, "AND"))) {
		parser_at(p, start, start + len);
		query_problem_set(p->q, QUERY_OPEN, _("'%.*s' wants a term right after it"),
				  (int)len, start);
		return NULL;
	}
	n = parse_atom(p);
	if (!n || !negated)
		return n;
	if (n->kind == QUERY_NOT)
		return n->child;
	not = node_new(p, QUERY_NOT);
	not ->child = n;
	return not ;
}

/* Say that the operator of LEN bytes at S has nothing to join. */
static void operator_is_alone(struct parser *p, const char *s, size_t len)
{
	parser_at(p, s, s + len);
	query_problem_set(p->q, QUERY_OPEN, _("'%.*s' wants a term before it and after it"),
			  (int)len, s);
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

/* Costs of the inner nodes; and the terms that can be pointed at, in the order typed. */
static void query_survey(struct query *q, struct query_node *n, bool negated)
{
	if (!negated && (n->kind == QUERY_WORD || n->kind == QUERY_REGEX)) {
		q->terms = vec_fit(q->terms, q->terms_n + 1, &q->terms_size, sizeof *q->terms);
		q->terms[q->terms_n++] = n;
	}
	for (struct query_node *c = n->child; c; c = c->next) {
		query_survey(q, c, negated != (n->kind == QUERY_NOT));
		n->cost = c->cost > n->cost ? c->cost : n->cost;
	}
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
	if (q->root)
		query_survey(q, q->root, false);
	return q;
}

struct query *query_new(const char *text, struct fold *fold)
{
	struct query_context context = {.fold = fold};

	return query_parse(text, &context);
}
