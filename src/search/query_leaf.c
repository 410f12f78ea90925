/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Query: from a value that is typed to a leaf of the tree. */
#include "config.h"

#include <string.h>

#include "archive/remark.h"
#include "base/i18n.h"
#include "base/vec.h"
#include "search/query_parser.h"
#include "text/language.h"

void query_parser_at(struct parser *p, const char *from, const char *to)
{
	if (!p->outer)
		p->q->at = (struct query_range){.start = (size_t)(from - p->text),
						.end = (size_t)(to - p->text)};
}

struct query_node *query_node_new(struct parser *p, enum query_kind kind)
{
	struct query_node *n = arena_calloc(&p->q->arena, 1, sizeof *n);

	n->kind = kind;
	n->fields = QUERY_ALL_TEXT;
	p->q->nodes++;
	return n;
}

size_t query_quote_at(const char *s)
{
	static const char *const marks[] = {"\"", "“", "”", "„", "«", "»"};

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (!strncmp(s, marks[i], strlen(marks[i])))
			return strlen(marks[i]);
	return 0;
}

size_t query_blank_at(const char *s)
{
	static const char *const blanks[] = {"\u00a0", "\u3000"};

	if ((*s && (unsigned char)*s <= ' ') || *s == 0x7F)
		return 1;
	for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++)
		if (!strncmp(s, blanks[i], strlen(blanks[i])))
			return strlen(blanks[i]);
	return 0;
}

/* A value as it stands in the query. */
struct value {
	const char *s;
	size_t len;
	bool quoted, exact, whole, regex, closed;
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
	query_parser_at(p, open, open + 1);
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
		query_parser_at(p, s, s + 1);
		query_problem_set(p->q, QUERY_DOUBTFUL, _("no bracket is open that ) could close"));
		return;
	}
}

/* Bytes of the mark at S that closes a quotation; PLAIN: it has a plain one at its end, too, and others are
 * what is quoted. */
static size_t value_closes_at(const char *s, bool plain)
{
	return plain ? *s == '"' : query_quote_at(s);
}

/* Of FIELD, NULL where none is named: a word of the text is no whole value. */
static void value_read(struct parser *p, const struct query_field *field, struct value *v)
{
	size_t quote;
	bool plain;

	*v = (struct value){0};
	if (*p->s == '/') {
		value_read_regex(p, v);
		return;
	}
	if (*p->s == '=') {
		v->exact = true;
		p->s++;
		v->whole = field && *p->s == '=';
		p->s += v->whole;
	}
	quote = query_quote_at(p->s);
	v->quoted = quote > 0;
	plain = *p->s == '"' && strchr(p->s + 1, '"');
	query_parser_at(p, p->s, p->s + quote);
	v->s = p->s += quote;
	while (*p->s && !value_closes_at(p->s, plain) &&
	       (quote || (!query_blank_at(p->s) && *p->s != '|' && !(*p->s == ')' && p->depth))))
		p->s++;
	v->len = (size_t)(p->s - v->s);
	v->closed = value_closes_at(p->s, plain) > 0;
	if (quote && !v->closed)
		query_problem_set(p->q, QUERY_OPEN, _("the quotation is not closed"));
	if (quote)
		p->s += value_closes_at(p->s, plain);
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
	n = query_node_new(p, QUERY_REGEX);
	n->typed = pattern;
	n->regex = re;
	p->q->regexes = vec_fit(p->q->regexes, p->q->regexes_n + 1, &p->q->regexes_size,
				sizeof *p->q->regexes);
	p->q->regexes[p->q->regexes_n++] = re;
	n->cost = 9;
	if (field) {
		n->field = *field;
		n->fields = field->what;
	}
	return n;
}

static void leaf_wants_date(struct parser *p, const char *field, enum query_fault fault)
{
	/* TRANSLATORS: what follows are examples of dates */
	query_problem_set(p->q, fault, _("%s: wants a date: 2021, 2021-06, 2019..2021"), field);
}

/* Folded, so that digits are ASCII. */
static struct query_node *leaf_days(struct parser *p, const struct query_field *field,
				    const struct value *v, bool tell)
{
	struct query_node *n = query_node_new(p, QUERY_DAYS);
	struct buf folded;
	size_t start = 0;

	buf_init(&folded);
	fold_text(p->x->fold, &folded, v->s, v->len);
	n->exact = v->exact;
	n->whole = v->whole;
	if (!v->exact && folded.len && folded.data[0] == '=') { /* within the quotation */
		n->exact = true;
		start = 1;
	}
	if (field)
		n->field = *field;
	n->cost = 1;
	if (query_days_make(p->q, n, buf_str(&folded) + start, folded.len - start,
			    field ? field->what : QUERY_ANY_CALENDAR)) {
		if (query_days_are_open(buf_str(&folded) + start, folded.len - start))
			leaf_wants_date(p, field ? field->name : "date", QUERY_DOUBTFUL);
	} else if (!field || field->what != QUERY_ANY_CALENDAR ||
		   !query_days_printed(p->q, n, buf_str(&folded) + start)) {
		if (tell)
			leaf_wants_date(
				p, field->name,
				query_days_half(buf_str(&folded) + start, folded.len - start)
					? QUERY_DOUBTFUL
					: QUERY_WRONG);
		n = NULL;
	}
	buf_done(&folded);
	return n;
}

/* Whether VALUE is what N asks for. */
static bool leaf_holds(struct parser *p, const struct query_node *n, const char *value)
{
	if (n->whole)
		return query_whole_holds(n, p->x, value, strlen(value));
	return n->exact && !n->elements_n ? !strcmp(value, n->typed)
					  : query_term_holds(n, p->x, value, strlen(value));
}

/* Remarks change, and a query does not: N knows the statements whose remarks, in what OWN says of them, match
 * as it is read; or where it asks for none, those that have some. */
static void leaf_own(struct parser *p, struct query_node *n,
		     const char *(*own)(const struct remark *m, size_t k))
{
	const struct remarks *r = p->context->remarks;
	const char *value;

	p->q->own = n->remarks = true;
	if (!r)
		return;
	n->stamp = r->stamp;
	n->own = arena_calloc(&p->q->arena, r->links_n ? r->links_n : 1, sizeof *n->own);
	for (size_t i = 0; i < r->links_n; i++) {
		bool found = false;

		for (size_t k = 0; !found && (value = own(r->links[i].remark, k)); k++)
			found = n->whole && !n->len ? true : leaf_holds(p, n, value);
		if (found)
			n->own[n->own_n++] = r->links[i].s;
	}
}

/* What a file's name or a remark says is looked at while the query is read. */
static void leaf_look(struct parser *p, struct query_node *n)
{
	const struct query_context *c = p->context;
	const struct field *field = n->field.field;

	if (field->search == FIELD_SEARCH_OWN)
		leaf_own(p, n, field->own);
	if (field->search != FIELD_SEARCH_FILE)
		return;
	n->files = arena_calloc(&p->q->arena, c->files_n ? c->files_n : 1, sizeof *n->files);
	n->files_n = c->files_n;
	for (size_t i = 0; i < c->files_n; i++)
		n->files[i] = leaf_holds(p, n, c->files[i]);
}

/* A value of FIELD as a whole; without one, what lacks the field. */
static struct query_node *leaf_whole(struct parser *p, const struct query_field *field,
				     const struct value *v)
{
	bool days = field->value == QUERY_DAYS_VALUE;
	struct query_node *n = query_node_new(p, days ? QUERY_DAYS : QUERY_META);

	n->typed = query_clean(p->q, v->s, v->len);
	n->field = *field;
	n->exact = n->whole = true;
	n->cost = 2;
	query_whole_make(p->q, n, p->x);
	leaf_look(p, n);
	return n;
}

static struct query_node *leaf_meta(struct parser *p, const struct query_field *field,
				    const struct value *v)
{
	struct query_node *n = query_node_new(p, QUERY_META);
	char code[LANGUAGE_CODE];

	n->typed = query_clean(p->q, v->s, v->len);
	n->field = *field;
	n->exact = v->exact;
	n->cost = 2;
	if (query_pattern_is(n->typed, strlen(n->typed))) {
		if (field->field->search == FIELD_SEARCH_LANGUAGE) {
			query_problem_set(p->q, QUERY_WRONG, _("%s: takes no * and no ~"),
					  field->name);
			return NULL;
		}
		if (!query_pattern_make(p->q, n, p->x, false))
			return NULL;
	} else if (!query_term_make(p->q, n, p->x, false)) {
		return NULL;
	}
	if (field->field->search == FIELD_SEARCH_LANGUAGE &&
	    language_find(n->typed, strlen(n->typed), code))
		n->language = arena_strdup(&p->q->arena, code);
	leaf_look(p, n);
	return n;
}

#define ZWNJ "\u200c"

/* Fill in what word or pattern N is looked for with. False: nothing is left of it. */
static bool leaf_make(struct parser *p, struct query_node *n)
{
	bool exact_diacritics = !p->context->ignore_diacritics;

	return n->kind == QUERY_PATTERN ? query_pattern_make(p->q, n, p->x, exact_diacritics)
					: query_term_make(p->q, n, p->x, exact_diacritics);
}

/* Word N with blanks for its ZWNJs; NULL where that leaves nothing. A hyphen, which is the same to a pattern,
 * leaves "~" with all that it stands behind. */
static struct query_node *leaf_spaced(struct parser *p, const struct query_node *n)
{
	struct query_node *spaced = query_node_new(p, n->kind);
	const char *s = n->typed, *mark;
	char parts = n->kind == QUERY_PATTERN && strchr(s, '~') ? '-' : ' ';
	struct buf b;

	buf_init(&b);
	while ((mark = strstr(s, ZWNJ))) {
		buf_add(&b, s, (size_t)(mark - s));
		buf_putc(&b, parts);
		s = mark + strlen(ZWNJ);
	}
	buf_puts(&b, s);
	spaced->typed = query_clean(p->q, buf_str(&b), b.len);
	buf_done(&b);
	spaced->fields = n->fields;
	spaced->quoted = true;
	return leaf_make(p, spaced) ? spaced : NULL;
}

/* "near/3" is a word, but hardly meant so. */
static void leaf_check_near(struct parser *p, const struct value *v)
{
	enum { SIGN = 5 };

	if (v->quoted || v->exact || v->len <= SIGN || v->len > SIGN + 3 ||
	    strncmp(v->s, "near/", SIGN) != 0 || strspn(v->s + SIGN, "0123456789") != v->len - SIGN)
		return;
	/* TRANSLATORS: an operator that was typed in small letters: did you mean NEAR/3? */
	query_problem_set(p->q, QUERY_NOTED, _("did you mean NEAR%.*s?"), (int)(v->len - SIGN + 1),
			  v->s + SIGN - 1);
}

static struct query_node *leaf_word(struct parser *p, const struct query_field *field,
				    const struct value *v)
{
	const char *typed = query_clean(p->q, v->s, v->len);
	bool pattern = query_pattern_is(typed, strlen(typed));
	struct query_node *n, *days = NULL;

	if (!field)
		leaf_check_near(p, v);
	if (!field && !v->quoted && !pattern)
		days = leaf_days(p, NULL, v, false);
	if (days && memmem(v->s, v->len, "..", 2))
		return days;
	n = query_node_new(p, pattern ? QUERY_PATTERN : QUERY_WORD);
	if (field) {
		n->field = *field;
		n->fields = field->what;
	}
	n->exact = v->exact;
	n->quoted = v->quoted;
	n->typed = typed;
	if (!leaf_make(p, n))
		return NULL;
	if (!n->exact && strstr(n->typed, ZWNJ))
		n->spaced = leaf_spaced(p, n);
	if (field && field->field == &field_table[FIELD_NOTE])
		leaf_own(p, n, remark_note_value);
	if (days) {
		memcpy(n->spans, days->spans, sizeof n->spans);
		n->spans_n = days->spans_n;
		n->calendars = days->calendars;
		n->dates = days->typed;
	}
	n->cost = n->slow ? 7 : pattern ? 6 : n->len > 4 ? 3 : n->len > 2 ? 4 : 5;
	return n;
}

/* A number in the LEN bytes at S, digits folded; false: there is none, or it is too large. */
static bool number_read(const char *s, size_t len, unsigned long *number)
{
	enum { DIGITS_MAX = 9 };

	*number = 0;
	for (size_t i = 0; i < len; i++) {
		if (s[i] < '0' || s[i] > '9')
			return false;
		*number = *number * 10 + (unsigned long)(s[i] - '0');
	}
	return len && len <= DIGITS_MAX;
}

/* How many, and after a slash the seed. */
static struct query_node *leaf_sample(struct parser *p, const struct query_field *field,
				      const struct value *v)
{
	struct query_node *n = query_node_new(p, QUERY_SAMPLE);
	unsigned long number, seed = QUERY_SEED;
	struct buf b;
	size_t slash;
	bool good;

	buf_init(&b);
	fold_text(p->x->fold, &b, v->s, v->len);
	slash = strcspn(buf_str(&b), "/");
	good = number_read(buf_str(&b), slash, &number) && number &&
	       (slash == b.len || number_read(buf_str(&b) + slash + 1, b.len - slash - 1, &seed));
	buf_clear(&b);
	if (!good) {
		query_problem_set(
			p->q, QUERY_DOUBTFUL,
			/* TRANSLATORS: the first number is how many, the second what they are drawn by */
			_("%s: wants how many, and a seed if any: 20 or 20/7"), field->name);
	} else {
		n->sample = number;
		n->seed = (uint32_t)seed;
		n->field = *field;
		buf_printf(&b, "%lu/%lu", number, seed);
		n->typed = arena_copy(&p->q->arena, b.data, b.len);
	}
	buf_done(&b);
	return good ? n : NULL;
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

struct query_node *query_leaf_read(struct parser *p, const struct query_field *field)
{
	struct value v;

	value_read(p, field, &v);
	query_parser_at(p, p->term, p->s);
	if (v.whole && field->field && (v.len || (v.quoted && v.closed)) &&
	    !(v.len && field->value == QUERY_DAYS_VALUE))
		return leaf_whole(p, field, &v);
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
	if (field->value == QUERY_SAMPLE_VALUE)
		return leaf_sample(p, field, &v);
	return leaf_days(p, field, &v, true);
}
