/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "read/read_native.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/hash.h"
#include "base/i18n.h"
#include "read/debate.h"
#include "read/format.h"

#define NATIVE_NS "urn:leader-reader:archive:1"

static const char *const element_names[] = {
	[E_ARCHIVE] = "archive",
	[E_PERSON] = "person",
	[E_NAME] = "name",
	[E_ROLE] = "role",
	[E_PARTY] = "party",
	[E_CONSTITUENCY] = "constituency",
	[E_GENDER] = "gender",
	[E_STATEMENT] = "statement",
	[E_DATE] = "date",
	[E_TITLE] = "title",
	[E_SPEAKER] = "speaker",
	[E_OCCASION] = "occasion",
	[E_PLACE] = "place",
	[E_TOPIC] = "topic",
	[E_SOURCE] = "source",
	[E_NOTE] = "note",
	[E_SUMMARY] = "summary",
	[E_TEXT] = "text",
	[E_P] = "p",
	[E_HEAD] = "head",
	[E_STAGE] = "stage",
	[E_ITEM] = "item",
	[E_QUOTE] = "quote",
	[E_LIST] = "list",
	[E_TABLE] = "table",
	[E_ROW] = "row",
	[E_CELL] = "cell",
	[E_EM] = "em",
	[E_STRONG] = "strong",
	[E_DEL] = "del",
	[E_BR] = "br",
	[E_REF] = "ref",
	[E_SPAN] = "span",
};

static bool is_ours(const char *ns)
{
	return !*ns || !strcmp(ns, NATIVE_NS);
}

static enum native_element find_element(const char *ns, const char *name)
{
	enum { N = sizeof element_names / sizeof element_names[0] };

	if (!is_ours(ns))
		return E_FOREIGN;
	for (int i = E_ARCHIVE; i < N; i++)
		if (!strcmp(element_names[i], name))
			return (enum native_element)i;
	return E_UNKNOWN;
}

_Static_assert(NATIVE_CACHE == 256, "the hash has eight bits");

/* The same, mostly without comparing strings. */
static enum native_element element(struct native *n, const char *ns, const char *name)
{
	size_t i = hash_pointer(name);

	if (n->cache[i].name != name || n->cache[i].ns != ns) {
		n->cache[i].element = find_element(ns, name);
		n->cache[i].ns = ns;
		n->cache[i].name = name;
	}
	return n->cache[i].element;
}

static bool is_field(enum native_element e)
{
	return e >= E_DATE && e <= E_SOURCE;
}

static bool is_trait(enum native_element e)
{
	return e >= E_ROLE && e <= E_GENDER;
}

static bool is_block(enum native_element e)
{
	return e >= E_P && e <= E_CELL;
}

static bool is_inline(enum native_element e)
{
	return e >= E_EM && e <= E_SPAN;
}

/* ---- complaints ---- */

static void complain_unknown(struct native *n, const char *name)
{
	if (warn_once(&n->names, '?', name))
		reading_problem(n->r, reading_line(n->r),
				_("the element <%s> is not known: it is not read"), name);
}

/* The attributes that an element has, beside its language and direction. */
static bool is_attribute(enum native_element e, const char *name)
{
	static const char *const known[E_SPAN + 1][6] = {
		[E_ARCHIVE] = {"version"},
		[E_PERSON] = {"id"},
		[E_NAME] = {"from", "to"},
		[E_ROLE] = {"from", "to"},
		[E_PARTY] = {"from", "to"},
		[E_CONSTITUENCY] = {"from", "to"},
		[E_GENDER] = {"from", "to"},
		[E_STATEMENT] = {"id", "kind", "turn"},
		[E_DATE] = {"when", "type", "calendar", "orig"},
		[E_SPEAKER] = {"ref", "role", "party", "constituency", "gender"},
		[E_PLACE] = {"country"},
		[E_TOPIC] = {"scheme"},
		[E_SOURCE] = {"href", "type", "retrieved"},
		[E_NOTE] = {"by", "made", "exact", "prefix", "suffix"},
		[E_SUMMARY] = {"by"},
		[E_TEXT] = {"status"},
		[E_CELL] = {"cols", "rows"},
		[E_REF] = {"href", "show"},
	};

	for (const char *const *k = known[e]; *k; k++)
		if (!strcmp(*k, name))
			return true;
	return !strcmp(name, "dir");
}

/* An attribute may be meant as what there is an element for. */
static void look_at_attributes(struct native *n, enum native_element e,
			       const struct xml_attribute *a, size_t count)
{
	char name[WARN_ONCE_LENGTH];

	for (size_t i = 0; i < count; i++) {
		if (*a[i].ns || is_attribute(e, a[i].name))
			continue;
		snprintf(name, sizeof name, "%s@%s", element_names[e], a[i].name);
		if (warn_once(&n->names, '@', name))
			reading_problem(n->r, reading_line(n->r),
					_("the attribute %s of <%s> is not known: it is not read"),
					a[i].name, element_names[e]);
	}
}

static void complain_misplaced(struct native *n, const struct native_level *l)
{
	const char *name = element_names[l->element], *up = element_names[l[-1].element];

	if (warn_once(&n->names, '!', name))
		reading_problem(n->r, reading_line(n->r),
				_("the element <%s> does not belong in <%s>"), name, up ? up : "?");
}

/* Text where no text can be: between the fields. */
static void complain_stray(struct native *n, const char *s, size_t len)
{
	size_t i = 0;

	while (i < len && (s[i] == ' ' || s[i] == '\n' || s[i] == '\t' || s[i] == '\r'))
		i++;
	if (i == len || n->stray)
		return;
	n->stray = true;
	reading_problem(n->r, reading_line(n->r), _("text outside any field is not read"));
}

/* ---- text with marks ---- */

/* Of the block that has just been opened. */
static void space(const struct native_level *l, const struct xml_attribute *a, size_t count)
{
	const char *value = count ? native_attribute(a, count, "space") : NULL;

	if (value && !strcmp(value, "preserve"))
		body_builder_spaced(l->body);
}

/* The level's depths and direction are those of the next block. */
static void enter(const struct native_level *l)
{
	l->body->quote = l->quote;
	l->body->list = l->list;
	l->body->dir = l->dir;
}

static void start_ref(struct native *n, struct native_level *l, const struct xml_attribute *a,
		      size_t count)
{
	const char *href = native_attribute(a, count, "href");
	const char *show = native_attribute(a, count, "show");

	/* The archive's own notes have no list of links. */
	if (!href || l->body == &n->notes)
		return;
	if (show && !strcmp(show, "number")) {
		body_builder_ref_bare(l->body, href);
		return;
	}
	body_builder_ref_open(l->body, href);
	l->ending = END_REF;
}

static void start_inline(struct native *n, struct native_level *l, const struct xml_attribute *a,
			 size_t count)
{
	l->mode = IN_BLOCK;
	switch (l->element) {
	case E_EM:
		body_builder_mark(l->body, MARK_EM, true);
		l->ending = END_EM;
		break;
	case E_STRONG:
		body_builder_mark(l->body, MARK_STRONG, true);
		l->ending = END_STRONG;
		break;
	case E_DEL:
		body_builder_mark(l->body, MARK_STRUCK, true);
		l->ending = END_DEL;
		break;
	case E_NOTE:
	case E_STAGE:
		body_builder_mark(l->body, MARK_NOTE, true);
		l->ending = END_NOTE;
		break;
	case E_REF: start_ref(n, l, a, count); break;
	case E_BR: body_builder_break(l->body); break;
	default:
		if (!debate_strikes(a, count))
			break;
		body_builder_mark(l->body, MARK_STRUCK, true);
		l->ending = END_DEL;
		break;
	}
}

static enum mark_kind block_kind(enum native_element e)
{
	switch (e) {
	case E_HEAD: return MARK_HEAD;
	case E_STAGE: return MARK_STAGE;
	case E_ITEM: return MARK_ITEM;
	default: return MARK_P;
	}
}

/* Rows and cells outside a table are paragraphs. */
static void start_table(struct native_level *l, const struct xml_attribute *a, size_t count)
{
	l->mode = l->element == E_CELL ? IN_BLOCK : IN_BODY;
	switch (l->element) {
	case E_TABLE:
		body_builder_close(l->body);
		enter(l);
		body_builder_table_open(l->body);
		l->ending = END_TABLE;
		break;
	case E_ROW: body_builder_row(l->body); break;
	default:
		body_builder_cell(l->body, debate_span(a, count, "cols"),
				  debate_span(a, count, "rows"));
		l->ending = END_CELL;
		break;
	}
}

static void start_block(struct native_level *l, const struct xml_attribute *a, size_t count)
{
	if (l->element >= E_TABLE && l->element <= E_CELL) {
		start_table(l, a, count);
		return;
	}
	if (l->element == E_QUOTE || l->element == E_LIST) {
		body_builder_close(l->body);
		l->mode = IN_BODY;
		l->ending = END_BLOCK;
		if (l->element == E_QUOTE)
			l->quote++;
		else
			l->list++;
		enter(l);
		return;
	}
	l->mode = IN_BLOCK;
	/* The first paragraph of an item is the item. */
	if (l->element == E_P && l[-1].element == E_ITEM && body_builder_is_fresh(l->body))
		return;
	if (l->element == E_ITEM && l->list == 0)
		l->list = 1;
	enter(l);
	body_builder_open(l->body, block_kind(l->element));
	space(l, a, count);
	l->ending = END_BLOCK;
}

static void start_body(struct native *n, struct native_level *l, const struct xml_attribute *a,
		       size_t count)
{
	struct statement_builder *d = &n->builder;
	bool summary = l->element == E_SUMMARY;
	const char *value = native_attribute(a, count, summary ? "by" : "status");
	const char **field = summary ? &d->shared.summary_by : &d->shared.text_status;

	if (value && !*field)
		*field = statement_builder_clean(d, value, strlen(value));
	/* A text in a language of its own is what the statement is in. */
	if (!summary && l->lang && l->lang != n->levels[n->statement].lang)
		d->shared.language = statement_builder_clean(d, l->lang, strlen(l->lang));
	l->body = summary ? &d->summary : &d->text;
	l->mode = IN_BODY;
	l->ending = END_BLOCK;
	body_builder_close(l->body);
	enter(l);
}

static void start_note(struct native_level *l, struct body_builder *body,
		       const struct xml_attribute *a, size_t count)
{
	l->body = body;
	l->mode = IN_BLOCK;
	l->ending = END_BLOCK;
	enter(l);
	body_builder_open(body, MARK_P);
	space(l, a, count);
}

/* ---- where elements stand ---- */

static void start_in_statement(struct native *n, struct native_level *l,
			       const struct xml_attribute *a, size_t count)
{
	l->quote = l->list = 0;
	if (is_field(l->element) || is_trait(l->element)) {
		native_field_start(n, l, a, count);
	} else if (l->element == E_SUMMARY || l->element == E_TEXT) {
		start_body(n, l, a, count);
	} else if (l->element == E_NOTE) {
		start_note(l, &n->builder.notes, a, count);
	} else if (is_block(l->element)) {
		complain_misplaced(n, l);
		l->body = &n->builder.text;
		start_block(l, a, count);
	} else {
		complain_misplaced(n, l);
	}
}

/* The end tag of what is open was forgotten: here is the next field. */
static bool is_next_field(const struct native *n, const struct native_level *l)
{
	return n->statement && !n->person &&
	       (is_field(l->element) || l->element == E_SUMMARY || l->element == E_TEXT);
}

static void start_in_field(struct native *n, struct native_level *l, const struct xml_attribute *a,
			   size_t count)
{
	if (is_next_field(n, l)) {
		complain_misplaced(n, l);
		if (n->field)
			native_field_end(n);
		start_in_statement(n, l, a, count);
	} else if (is_inline(l->element) || is_block(l->element) || l->element == E_NOTE) {
		/* A line has no marks: the words are what counts. */
		l->mode = IN_FIELD;
		if (!n->field)
			return;
		if (l->element == E_NOTE) {
			native_field_text(n, "[", 1);
			l->ending = END_BRACKET;
		} else if (l->element == E_BR || is_block(l->element)) {
			native_field_text(n, " ", 1);
		}
	} else {
		complain_misplaced(n, l);
	}
}

static void start_in_body(struct native *n, struct native_level *l, const struct xml_attribute *a,
			  size_t count)
{
	if (is_block(l->element)) {
		start_block(l, a, count);
	} else if (is_inline(l->element) || l->element == E_NOTE) {
		start_inline(n, l, a, count);
	} else if (is_next_field(n, l)) {
		complain_misplaced(n, l);
		start_in_statement(n, l, a, count);
	} else {
		complain_misplaced(n, l);
	}
}

static void start_in_block(struct native *n, struct native_level *l, const struct xml_attribute *a,
			   size_t count)
{
	if (is_inline(l->element) || l->element == E_NOTE || l->element == E_STAGE) {
		start_inline(n, l, a, count);
	} else if (is_block(l->element)) {
		start_block(l, a, count);
	} else if (n->statement && (l->element == E_SUMMARY || l->element == E_TEXT)) {
		complain_misplaced(n, l);
		start_in_statement(n, l, a, count);
	} else {
		/* "In <place>Tehran</place>": meant as part of the sentence. */
		complain_misplaced(n, l);
		l->mode = IN_BLOCK;
	}
}

static void start_in_archive(struct native *n, struct native_level *l,
			     const struct xml_attribute *a, size_t count)
{
	if (l->element == E_TITLE) {
		native_field_start(n, l, a, count);
	} else if (l->element == E_NOTE) {
		if (n->notes_given)
			reading_problem(
				n->r, reading_line(n->r),
				_("a note of the archive after its statements is not read"));
		else
			start_note(l, &n->notes, a, count);
	} else {
		complain_misplaced(n, l);
	}
}

static void start_root(struct native *n, struct native_level *l, const struct xml_attribute *a,
		       size_t count)
{
	const char *version = native_attribute(a, count, "version");
	struct batch *b = reading_batch(n->r);

	l->mode = IN_ARCHIVE;
	n->lang = l->lang;
	n->builder.language = n->lang;
	if (n->lang)
		b->language = arena_strdup(&b->arena, n->lang);
	if (version && strcmp(version, "1") != 0)
		reading_problem(n->r, reading_line(n->r),
				_("version “%.20s” of the format is not known: read as version 1"),
				version);
}

static void start_statement(struct native *n, struct native_level *l, const struct xml_attribute *a,
			    size_t count)
{
	if (n->field)
		native_field_end(n);
	if (n->person)
		native_person_end(n);
	if (n->statement) {
		reading_problem(n->r, reading_line(n->r),
				_("a statement starts within another one, which ends here"));
		native_statement_end(n);
	}
	native_statement_start(n, l, a, count);
}

static void native_start(void *state, const char *ns, const char *name,
			 const struct xml_attribute *a, size_t count)
{
	struct native *n = state;
	struct native_level *up = &n->levels[n->depth++], *l = up + 1;

	*l = *up;
	l->mode = IN_NOTHING;
	l->ending = END_NOTHING;
	if (up->mode == IN_NOTHING)
		return;
	l->element = element(n, ns, name);
	if (l->element == E_FOREIGN) {
		account_leave_out(reading_account(n->r), ACCOUNT_VOCABULARY);
		return;
	}
	if (count)
		native_inherit(n, l, a, count);
	if (l->element == E_UNKNOWN) {
		complain_unknown(n, name);
		if (up->mode == IN_ARCHIVE || up->mode == IN_WRAPPER)
			l->mode = IN_WRAPPER;
		return;
	}
	look_at_attributes(n, l->element, a, count);
	if (l->element == E_STATEMENT) {
		start_statement(n, l, a, count);
		return;
	}
	if (l->element == E_PERSON &&
	    (up->mode == IN_ARCHIVE || up->mode == IN_WRAPPER || up->mode == IN_STATEMENT)) {
		native_person_start(n, l, a, count);
		return;
	}
	switch (up->mode) {
	case IN_TOP: start_root(n, l, a, count); break;
	case IN_ARCHIVE: start_in_archive(n, l, a, count); break;
	case IN_WRAPPER: l->mode = l->element == E_ARCHIVE ? IN_WRAPPER : IN_NOTHING; break;
	case IN_PERSON:
		if (l->element == E_NAME || is_trait(l->element))
			native_field_start(n, l, a, count);
		else
			complain_misplaced(n, l);
		break;
	case IN_STATEMENT: start_in_statement(n, l, a, count); break;
	case IN_FIELD: start_in_field(n, l, a, count); break;
	case IN_BODY: start_in_body(n, l, a, count); break;
	case IN_BLOCK: start_in_block(n, l, a, count); break;
	case IN_NOTHING: break;
	}
}

static void native_end(void *state, const char *ns, const char *name)
{
	struct native *n = state;
	int depth = n->depth--;
	const struct native_level *l = &n->levels[depth], *up = l - 1;

	(void)ns;
	(void)name;
	switch (l->ending) {
	case END_NOTHING: return;
	case END_STATEMENT:
		if (n->statement == depth)
			native_statement_end(n);
		return;
	case END_PERSON:
		if (n->person == depth)
			native_person_end(n);
		return;
	case END_FIELD:
		if (n->field == depth)
			native_field_end(n);
		return;
	case END_BRACKET:
		if (n->field)
			native_field_text(n, "]", 1);
		return;
	case END_BLOCK: body_builder_close(l->body); break;
	case END_EM: body_builder_mark(l->body, MARK_EM, false); return;
	case END_STRONG: body_builder_mark(l->body, MARK_STRONG, false); return;
	case END_DEL: body_builder_mark(l->body, MARK_STRUCK, false); return;
	case END_NOTE: body_builder_mark(l->body, MARK_NOTE, false); return;
	case END_REF: body_builder_ref_close(l->body); return;
	case END_TABLE: body_builder_table_close(l->body); break;
	case END_CELL: body_builder_cell_close(l->body); break;
	}
	if (up->mode == IN_BODY || up->mode == IN_BLOCK)
		enter(up);
}

static void native_text(void *state, const char *s, size_t len)
{
	struct native *n = state;
	const struct native_level *l = &n->levels[n->depth];

	switch (l->mode) {
	case IN_BODY:
	case IN_BLOCK: statement_builder_text(&n->builder, l->body, s, len); break;
	case IN_FIELD:
		if (n->field)
			native_field_text(n, s, len);
		break;
	case IN_NOTHING: break;
	default: complain_stray(n, s, len); break;
	}
}

/* ---- the whole ---- */

static bool native_matches(const char *ns, const char *name)
{
	return is_ours(ns) && (!strcmp(name, "archive") || !strcmp(name, "statement"));
}

static void *native_open(struct reading *r)
{
	struct native *n = xcalloc(1, sizeof *n);

	n->r = r;
	arena_init(&n->arena);
	statement_builder_init(&n->builder, r);
	people_init(&n->people, r);
	body_builder_init(&n->notes);
	buf_init(&n->line);
	for (int i = 0; i < KEEP_MAX; i++)
		buf_init(&n->kept[i]);
	n->levels[0].mode = IN_TOP;
	return n;
}

static void native_close(void *state, enum xml_end end)
{
	struct native *n = state;

	if (n->statement && end == XML_CUT) {
		reading_problem(n->r, n->builder.line,
				_("the file ends within this statement: it is left out"));
		statement_builder_drop(&n->builder, ACCOUNT_CUT);
		n->statement = 0;
	}
	if (end != XML_STOPPED) {
		if (n->statement)
			native_statement_end(n);
		people_end(&n->people);
		native_give_notes(n);
	}
	statement_builder_done(&n->builder);
	people_done(&n->people);
	body_builder_done(&n->notes);
	buf_done(&n->line);
	warn_once_done(&n->names);
	for (int i = 0; i < KEEP_MAX; i++)
		buf_done(&n->kept[i]);
	arena_done(&n->arena);
	free(n);
}

const struct format format_native = {
	.name = "native",
	/* TRANSLATORS: name of the native format. */
	.title = N_("leader-reader archive"),
	.matches = native_matches,
	.open = native_open,
	.start = native_start,
	.end = native_end,
	.text = native_text,
	.close = native_close,
};
