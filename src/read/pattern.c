/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "read/pattern.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/vec.h"

void patterns_init(struct patterns *p)
{
	*p = (struct patterns){0};
	arena_init(&p->arena);
	patterns_prefix(p, "xml", XML_NS);
}

void patterns_done(struct patterns *p)
{
	arena_done(&p->arena);
	free(p->items);
	free(p->names);
	free(p->prefixes);
}

void patterns_prefix(struct patterns *p, const char *prefix, const char *ns)
{
	p->prefixes =
		vec_fit(p->prefixes, p->prefixes_n + 1, &p->prefixes_size, sizeof *p->prefixes);
	p->prefixes[p->prefixes_n++] = (struct pattern_prefix){arena_strdup(&p->arena, prefix),
							       arena_strdup(&p->arena, ns)};
}

/* Its namespace; NULL where it is not declared. The last declaration counts. */
static const char *prefix_find(const struct patterns *p, const char *prefix, size_t len)
{
	for (size_t i = p->prefixes_n; i-- > 0;)
		if (!strncmp(p->prefixes[i].prefix, prefix, len) && !p->prefixes[i].prefix[len])
			return p->prefixes[i].ns;
	return NULL;
}

/* ---- reading one ---- */

struct parse {
	struct patterns *p;
	const char *at;
	struct buf *what;
};

static bool expected(struct parse *s, const char *what)
{
	buf_clear(s->what);
	buf_puts(s->what, what);
	return false;
}

static size_t name_length(const char *s)
{
	return strcspn(s, "/|[]@'\"=()*:! \t");
}

bool pattern_can_name(const char *name)
{
	size_t len = name_length(name);

	return len && !name[len];
}

static bool prefix_of(struct parse *s, size_t len, struct pattern_name *to)
{
	to->ns = prefix_find(s->p, s->at, len);
	if (!to->ns) {
		buf_clear(s->what);
		/* TRANSLATORS: what is expected: a line of the file that says which namespace it is. */
		buf_printf(s->what, _("a line that declares the prefix: xmlns.%.*s = ..."),
			   len < 60 ? (int)len : 60, s->at);
	}
	return to->ns;
}

/* name, *, prefix:name, prefix:*, *:name. */
static bool read_name(struct parse *s, bool attribute, struct pattern_name *to)
{
	size_t len = name_length(s->at);

	*to = (struct pattern_name){0};
	if (!len && s->at[0] == '*' && s->at[1] == ':') {
		s->at += 2;
		len = name_length(s->at);
	} else if (!len && s->at[0] == '*' && !attribute) {
		s->at++;
		return true;
	} else if (len && s->at[len] == ':') {
		if (!prefix_of(s, len, to))
			return false;
		s->at += len + 1;
		len = name_length(s->at);
		if (!len && s->at[0] == '*' && !attribute) {
			s->at++;
			return true;
		}
	} else {
		to->ns = attribute ? "" : prefix_find(s->p, "", 0);
	}
	if (!len)
		return expected(s, attribute ? _("the name of an attribute")
					     : _("the name of an element, or *"));
	to->name = arena_copy(&s->p->arena, s->at, len);
	s->at += len;
	return true;
}

static void skip_blanks(struct parse *s)
{
	s->at += strspn(s->at, " \t");
}

/* 'value' or "value", with blanks round it. */
static bool read_value(struct parse *s, const char **value)
{
	const char *end;

	skip_blanks(s);
	if ((*s->at != '\'' && *s->at != '"') || !(end = strchr(s->at + 1, *s->at)))
		return expected(s, _("a value in quotation marks"));
	*value = arena_copy(&s->p->arena, s->at + 1, (size_t)(end - s->at - 1));
	s->at = end + 1;
	return true;
}

/* What stands in brackets, from the "[" on. */
static bool read_condition(struct parse *s, struct pattern_step *step)
{
	struct pattern_condition *c = arena_calloc(&s->p->arena, 1, sizeof *c);
	bool lacks;

	s->at++;
	skip_blanks(s);
	lacks = !strncmp(s->at, "not(", 4);
	s->at += lacks ? 4 : 0;
	skip_blanks(s);
	if (*s->at != '@')
		return expected(s, _("an attribute in the brackets: [@name], [@name='value'] or "
				     "[not(@name)]"));
	s->at++;
	if (!read_name(s, true, &c->attribute))
		return false;
	skip_blanks(s);
	c->asks = lacks ? PATTERN_LACKS : PATTERN_HAS;
	if (lacks && *s->at++ != ')')
		return expected(s, _("a bracket that closes: [not(@name)]"));
	if (!lacks && (*s->at == '=' || (s->at[0] == '!' && s->at[1] == '='))) {
		c->asks = *s->at == '=' ? PATTERN_IS : PATTERN_IS_NOT;
		s->at += *s->at == '=' ? 1 : 2;
		if (!read_value(s, &c->value))
			return false;
	}
	skip_blanks(s);
	if (*s->at != ']')
		return expected(s, _("a “]” after the condition"));
	s->at++;
	c->next = step->conditions;
	step->conditions = c;
	return true;
}

/* The number of the name of an element. */
static unsigned name_number(struct patterns *p, const struct pattern_name *name)
{
	for (size_t i = 0; i < p->names_n; i++) {
		const struct pattern_name *n = &p->names[i];

		if ((n->name == name->name ||
		     (n->name && name->name && !strcmp(n->name, name->name))) &&
		    (n->ns == name->ns || (n->ns && name->ns && !strcmp(n->ns, name->ns))))
			return (unsigned)i;
	}
	p->names = vec_fit(p->names, p->names_n + 1, &p->names_size, sizeof *p->names);
	p->names[p->names_n] = *name;
	return (unsigned)p->names_n++;
}

static bool read_step(struct parse *s, struct pattern_step *step)
{
	struct patterns *p = s->p;
	struct pattern_name name;

	if (!read_name(s, false, &name))
		return false;
	step->name = name_number(p, &name);
	step->conditions = NULL;
	while (*s->at == '[')
		if (!read_condition(s, step))
			return false;
	if (!step->conditions)
		return true;
	if (p->conditions_n == PATTERN_CONDITIONS_MAX)
		return expected(s, _("fewer elements with conditions: there may be 64 in a file"));
	step->bit = p->conditions_n;
	p->conditions[p->conditions_n++] = step->conditions;
	return true;
}

/* One or two slashes: *DEEP says which. */
static bool read_slashes(struct parse *s, bool *deep)
{
	if (*s->at != '/')
		return false;
	*deep = s->at[1] == '/';
	s->at += *deep ? 2 : 1;
	return true;
}

static bool read_steps(struct parse *s, struct pattern *to, struct pattern_step *steps)
{
	bool deep = true;

	to->rooted = read_slashes(s, &deep) && !deep;
	for (;;) {
		if (*s->at == '@') {
			if (to->n && deep)
				return expected(s, _("an element before the attribute: //*/@name"));
			s->at++;
			to->is_attribute = true;
			if (!to->n)
				steps[to->n++] = (struct pattern_step){
					.name = name_number(s->p, &(struct pattern_name){0}),
					.deep = deep};
			return read_name(s, true, &to->attribute);
		}
		if (to->n && !deep && !strncmp(s->at, "text()", 6)) {
			s->at += 6;
			to->is_text = true;
			return true;
		}
		if (to->n == PATTERN_STEPS_MAX)
			return expected(s, _("a shorter pattern: 16 steps at most"));
		steps[to->n].deep = deep;
		if (!read_step(s, &steps[to->n]))
			return false;
		to->n++;
		if (!read_slashes(s, &deep))
			return true;
	}
}

const char *patterns_add(struct patterns *p, const char *s, struct buf *what)
{
	struct pattern_step steps[PATTERN_STEPS_MAX], *kept;
	struct parse parse = {p, s, what};
	struct pattern pattern = {.base = p->positions};

	if (!read_steps(&parse, &pattern, steps))
		return NULL;
	if (*parse.at && !strchr(" \t|", *parse.at)) {
		expected(&parse, _("a blank, a “|” or the end of the line after the pattern"));
		return NULL;
	}
	if (p->positions + pattern.n + 1 > PATTERN_POSITIONS_MAX) {
		expected(&parse, _("fewer patterns in one file"));
		return NULL;
	}
	kept = arena_alloc(&p->arena, pattern.n * sizeof *kept);
	memcpy(kept, steps, pattern.n * sizeof *kept);
	pattern.steps = kept;
	p->positions += pattern.n + 1;
	p->items = vec_fit(p->items, p->n + 1, &p->size, sizeof *p->items);
	p->items[p->n++] = pattern;
	return parse.at;
}

const char *pattern_attribute(const struct pattern_name *name, const struct xml_attribute *a,
			      size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (a[i].name[0] == name->name[0] && !strcmp(a[i].name, name->name) &&
		    (!name->ns || !strcmp(a[i].ns, name->ns)))
			return a[i].value;
	return NULL;
}
