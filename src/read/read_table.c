/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "read/read_table.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/hash.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "read/format.h"

/* ---- what names mean ---- */

enum {
	WAITING_MAX = 4096, /* objects before it is known which are statements */
	HELD_MAX = 64       /* those of them that have a text */
};

/* Whether an object that is called NAME is no more than a wrapper of what is in it. */
static bool is_wrapper(const char *name)
{
	static const char *const names[] = {
		"_source", "article",    "attributes", "data",    "doc",  "document",
		"entry",   "fields",     "item",       "message", "node", "object",
		"post",    "properties", "record",     "tweet",
	};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (!strcmp(names[i], name))
			return true;
	return false;
}

/* Append the names from WITHIN to NODE; where BARE, without those of wrappers. */
static void put_path(const struct table_node *node, const struct table_node *within, bool bare,
		     struct buf *out)
{
	if (node == within || !node->up)
		return;
	put_path(node->up, within, bare, out);
	if (bare && is_wrapper(node->name))
		return;
	buf_printf(out, "%s%s", out->len ? "." : "", node->name);
}

/* Whether this program writes a column or key with this name. */
static bool is_own(const char *name)
{
	for (const struct field *f = field_table; f < field_table + field_count; f++)
		if ((f->column && !strcmp(f->column, name)) ||
		    (f->first_column && !strcmp(f->first_column, name)))
			return true;
	return !strcmp(name, "date_calendar") || !strcmp(name, TABLE_TURN);
}

const struct table_as *table_as(struct table *t, struct table_node *node,
				const struct table_node *within)
{
	struct table_as *as = &node->as[0];

	if (as->within == within)
		return as;
	if (node->as[1].within == within || as->within)
		as = &node->as[1];
	if (as->within == within)
		return as;
	buf_clear(&t->scratch);
	put_path(node, within, false, &t->scratch);
	as->within = within;
	as->name = arena_copy(&t->arena, buf_str(&t->scratch), t->scratch.len);
	/* {"post": {"record": {"text": ...}}} is a text. */
	buf_clear(&t->scratch);
	if (node != within && node->up)
		put_path(node->up, within, true, &t->scratch);
	buf_printf(&t->scratch, "%s%s", t->scratch.len ? "." : "", node->name ? node->name : "");
	as->field = field_names_find(t->names, buf_str(&t->scratch), t->scratch.len, &as->sure);
	as->own = is_own(as->name);
	return as;
}

/* The place of what is called NAME, as the parser has it, below UP. */
static struct table_node **node_slot(const struct table *t, const struct table_node *up,
				     const char *name)
{
	uint64_t h = hash_number((uint64_t)(uintptr_t)up * 31 + (uint64_t)(uintptr_t)name);
	size_t i = (size_t)h & (t->nodes_size - 1);

	while (t->nodes[i] && (t->nodes[i]->up != up || t->nodes[i]->name != name))
		i = (i + 1) & (t->nodes_size - 1);
	return &t->nodes[i];
}

static void nodes_grow(struct table *t)
{
	struct table_node **old = t->nodes;
	size_t size = t->nodes_size;

	t->nodes_size = size ? 2 * size : 64;
	t->nodes = xcalloc(t->nodes_size, sizeof(*t->nodes));
	for (size_t i = 0; i < size; i++)
		if (old[i])
			*node_slot(t, old[i]->up, old[i]->name) = old[i];
	free(old);
}

static struct table_node *node_below(struct table *t, struct table_node *up, const char *name)
{
	struct table_node **slot;

	if (2 * t->nodes_n >= t->nodes_size)
		nodes_grow(t);
	slot = node_slot(t, up, name);
	if (!*slot) {
		*slot = arena_calloc(&t->arena, 1, sizeof **slot);
		(*slot)->up = up;
		(*slot)->name = name;
		t->nodes_n++;
	}
	return *slot;
}

/* ---- objects and their values ---- */

static void frame_begin(struct table *t, const struct table_level *l)
{
	t->frames[t->frames_n++] = (struct table_frame){
		.node = l->node,
		.from = t->n,
		.line = reading_line(t->r),
		.since = account_mark(reading_account(t->r)),
	};
}

/* Whether a value is the text of FRAME, by its name there or by its own ("details.body"). */
static bool is_text(struct table *t, struct table_node *node, const struct table_frame *frame)
{
	const struct table_as *as = table_as(t, node, frame->node);

	if (as->field == FIELD_TEXT && as->sure == FIELD_NAMES_MAYBE && node->up &&
	    node->up != frame->node)
		as = table_as(t, node, node->up);
	return as->field == FIELD_TEXT && as->sure >= FIELD_NAMES_LIKELY;
}

bool table_is_piece(const struct table_node *node)
{
	return node->up && node->up->name && !strcmp(node->name, node->up->name);
}

/* Whether FRAME is a piece of the text of OUTER. */
static bool is_piece(struct table *t, const struct table_frame *frame,
		     const struct table_frame *outer)
{
	for (size_t i = frame->from; i < t->n; i++) {
		struct table_node *node = t->values[i].node;

		if (node->up == frame->node && table_is_piece(node) && is_text(t, node, outer))
			return true;
	}
	return false;
}

/* The values that were for the statements in FRAME, which is none, and those that came too late. */
static void frame_forget(struct table *t, const struct table_frame *frame)
{
	for (size_t i = frame->from; i < t->n; i++) {
		struct table_value *v = &t->values[i];

		if (v->done)
			continue;
		account_drop(reading_account(t->r), &v->receipt, ACCOUNT_FILE);
		if (i >= frame->inherited && table_inherits(table_as(t, v->node, frame->node)))
			reading_problem(
				t->r, v->line,
				_("“%.100s” stands after the statements: it is in none of them"),
				table_as(t, v->node, frame->node)->name);
	}
}

static void values_forget(struct table *t, size_t from)
{
	while (t->waiting_n && t->waiting[t->waiting_n - 1].frame.from >= from) {
		const struct table_waiting *w = &t->waiting[--t->waiting_n];

		t->held_n -= w->depth && w->frame.has_text;
	}
	buf_truncate(&t->text, from < t->n ? t->values[from].at : t->text.len);
	t->n = from;
}

/* ---- objects that wait ---- */

/* Whether W waits in frame number DEPTH, the outermost being 1. */
static bool waits_in(const struct table *t, const struct table_waiting *w, int depth)
{
	return w->depth == depth + 1 && w->frame.from >= t->frames[depth - 1].from;
}

/* How many objects that are statements, if what they are in is none, wait in frame number DEPTH. */
static size_t held_in(const struct table *t, int depth)
{
	size_t n = 0;

	for (size_t i = 0; t->held_n && i < t->waiting_n; i++)
		n += waits_in(t, &t->waiting[i], depth) && t->waiting[i].frame.has_text;
	return n;
}

/* Choose those of NODE's array that wait in frame number DEPTH, from the first one on. */
static void choose_array(struct table *t, const struct table_node *node, int depth)
{
	for (size_t i = 0; i < t->waiting_n; i++) {
		struct table_waiting *w = &t->waiting[i];

		if (w->frame.node != node || !waits_in(t, w, depth))
			continue;
		w->chosen = true;
		for (size_t k = w->frame.from; k < w->end; k++)
			t->values[k].held = true;
	}
}

/* Frame number DEPTH has no text of its own: objects in it that have one are statements, and so are those
 * beside them in an array that have none. */
static void record_held(struct table *t, int depth)
{
	struct table_frame *frame = &t->frames[depth], own = *frame;
	const size_t n = t->n;
	const int frames_n = t->frames_n;

	if (!held_in(t, depth))
		return;
	for (size_t i = 0; i < t->waiting_n; i++)
		if (!t->waiting[i].chosen && t->waiting[i].frame.has_text &&
		    waits_in(t, &t->waiting[i], depth))
			choose_array(t, t->waiting[i].frame.node, depth);
	t->frames_n = depth + 1;
	for (size_t i = 0; i < t->waiting_n; i++) {
		struct table_waiting *w = &t->waiting[i];

		if (!w->chosen || !w->depth)
			continue;
		t->record = w->frame.node;
		*frame = w->frame;
		t->n = w->end;
		w->depth = 0;
		t->held_n -= w->frame.has_text;
		table_record(t);
		frame[-1].has_statements = true;
		frame[-1].inherited = w->frame.from;
	}
	*frame = own;
	t->n = n;
	t->frames_n = frames_n;
}

/* The innermost frame waits, up to its end, for what it will be. */
static void frame_wait(struct table *t, const struct table_frame *frame)
{
	t->waiting = vec_fit(t->waiting, t->waiting_n + 1, &t->waiting_size, sizeof *t->waiting);
	t->waiting[t->waiting_n++] =
		(struct table_waiting){.frame = *frame, .end = t->n, .depth = t->frames_n};
	t->held_n += frame->has_text;
}

/* Whether the innermost frame, a statement if what it is in is none, waits for that. Once it is known what
 * the objects of an array are they are given at once, and so is what would have to wait long. */
static bool frame_holds(struct table *t, const struct table_frame *frame)
{
	size_t held = held_in(t, t->frames_n - 1);

	if (t->waiting_n == WAITING_MAX || held == HELD_MAX) {
		record_held(t, t->frames_n - 1);
		return false;
	}
	return held || frame->node != t->record;
}

static bool is_statement(const struct table *t, const struct table_frame *frame)
{
	if (t->frames_n == 1)
		return true;
	/* Beside objects with a text, one without is another of them: a title and a link, say. */
	if (!frame->has_text && frame->node != t->record)
		return false;
	for (int i = 0; i < t->frames_n - 1; i++)
		if (t->frames[i].has_text)
			return false;
	return true;
}

static void frame_end(struct table *t)
{
	struct table_frame *frame = &t->frames[t->frames_n - 1];
	struct table_frame *outer = t->frames_n > 1 ? frame - 1 : NULL;
	bool is;

	if (!frame->has_text)
		record_held(t, t->frames_n);
	is = is_statement(t, frame);
	if (frame->broken) {
		account_drop_since(reading_account(t->r), &frame->since, ACCOUNT_CUT);
		account_settle(reading_account(t->r));
	} else if (frame->has_statements && !frame->has_text) {
		frame_forget(t, frame);
	} else if (is && outer && !is_piece(t, frame, outer) && frame_holds(t, frame)) {
		frame_wait(t, frame);
		t->frames_n--;
		return;
	} else if (is && (!outer || !is_piece(t, frame, outer))) {
		table_record(t);
	} else {
		/* Part of what it is in. */
		for (size_t i = frame->from; i < t->n; i++)
			outer->has_text |= is_text(t, t->values[i].node, outer);
		outer->broken |= frame->broken;
		if (!t->record && t->waiting_n < WAITING_MAX)
			frame_wait(t, frame);
		t->frames_n--;
		return;
	}
	if (outer && (is || frame->has_statements)) {
		outer->has_statements = true;
		outer->inherited = frame->from;
	}
	values_forget(t, frame->from);
	t->frames_n--;
}

/* The text of a value is whole. */
static void value_end(struct table *t, const struct table_level *l)
{
	struct account *account = reading_account(t->r);
	const struct table_level *up = l - 1;
	struct table_frame *frame;
	struct table_value *v;

	if (!t->frames_n || !t->line.len)
		return;
	frame = &t->frames[t->frames_n - 1];
	account_offer(account);
	account_keep(account);
	if (!l->item && !t->csv && l->node->object == up->object)
		reading_problem(t->r, reading_line(t->r), _("the key “%.100s” is given twice"),
				l->node->name);
	l->node->object = up->object;
	if (l->node->value < t->n && t->values[l->node->value].node == l->node)
		t->values[l->node->value].next = t->n;
	l->node->value = t->n;
	t->values = vec_fit(t->values, t->n + 1, &t->size, sizeof *t->values);
	v = &t->values[t->n++];
	*v = (struct table_value){
		.node = l->node,
		.at = t->text.len,
		.len = t->line.len,
		.line = reading_line(t->r),
		.object = up->object,
		.item = l->item,
		.receipt = account_receipt(account),
	};
	buf_add(&t->text, t->line.data, t->line.len);
	buf_putc(&t->text, '\0');
	frame->has_text |= is_text(t, v->node, frame);
}

/* ---- callbacks ---- */

static void *table_open(struct reading *r)
{
	struct table *t = xcalloc(1, sizeof *t);

	t->r = r;
	t->names = reading_field_names(r);
	statement_builder_init(&t->builder, r);
	arena_init(&t->arena);
	t->root = arena_calloc(&t->arena, 1, sizeof *t->root);
	buf_init(&t->text);
	buf_init(&t->line);
	buf_init(&t->scratch);
	buf_init(&t->joined);
	return t;
}

static bool is_item(const struct table *t, const char *name)
{
	return t->csv ? t->depth == 2 : !strcmp(name, "item");
}

static void table_start(void *state, const char *ns, const char *name,
			const struct xml_attribute *attributes, size_t n)
{
	struct table *t = state;
	struct table_level *l = &t->levels[++t->depth], *up = l - 1;

	(void)attributes;
	(void)n;
	*l = (struct table_level){.node = t->root};
	if (t->depth == 1) {
		t->csv = !strcmp(name, "csv");
		return;
	}
	if (!strcmp(ns, XML_TABLE_NS)) {
		for (int i = 0; i < t->frames_n; i++)
			t->frames[i].broken = true;
		l->container = true;
		return;
	}
	if (!up->container) {
		up->container = true;
		up->object = ++t->objects;
		up->frame = up->item && t->depth > 2;
		if (up->frame)
			frame_begin(t, up);
	}
	l->item = is_item(t, name);
	l->node = l->item ? up->node : node_below(t, up->node, name);
	buf_clear(&t->line);
	account_line(reading_account(t->r));
}

static void table_end(void *state, const char *ns, const char *name)
{
	struct table *t = state;
	struct table_level *l = &t->levels[t->depth];

	(void)ns;
	(void)name;
	if (!l->container && t->depth > 1) {
		if (!t->frames_n && t->line.len)
			reading_problem(t->r, reading_line(t->r),
					_("a value that is in no object: it is left out"));
		value_end(t, l);
	}
	if (l->frame)
		frame_end(t);
	t->depth--;
	buf_clear(&t->line);
}

static void table_text(void *state, const char *s, size_t len)
{
	struct table *t = state;

	statement_builder_line(&t->builder, &t->line, s, len, RAISED_NOT);
}

static void table_close(void *state, enum xml_end end)
{
	struct table *t = state;

	for (int i = t->frames_n; end == XML_CUT && i > 0; i--)
		if (!t->frames[i - 1].has_text)
			record_held(t, i);
	if (end == XML_CUT && t->frames_n) {
		account_drop_since(reading_account(t->r), &t->frames[0].since, ACCOUNT_CUT);
		account_settle(reading_account(t->r));
	}
	statement_builder_done(&t->builder);
	arena_done(&t->arena);
	buf_done(&t->text);
	buf_done(&t->line);
	buf_done(&t->scratch);
	buf_done(&t->joined);
	free(t->nodes);
	free(t->values);
	free(t->waiting);
	free(t);
}

/* ---- whether it is one ---- */

/* Fields that some name surely means. */
struct sight {
	unsigned fields, whole; /* likely, and by the whole name */
	bool long_text;         /* a text that is more than a label */
	bool own;               /* all names are those that this program writes */
};

enum { LABEL_MAX = 80 };

#define HAS(fields, f) ((fields)&FIELD_BIT(f))

static void see(struct sight *s, struct field_names *names, const char *name, size_t text)
{
	enum field_names_sure sure;
	enum field_id field = field_names_find(names, name, strlen(name), &sure);

	s->own &= is_own(name);
	if (field == FIELD_FILE || (field != FIELD_NONE && sure >= FIELD_NAMES_LIKELY))
		s->fields |= FIELD_BIT(field);
	if (sure == FIELD_NAMES_WHOLE)
		s->whole |= FIELD_BIT(field);
	if (field == FIELD_TEXT && sure == FIELD_NAMES_WHOLE && text > LABEL_MAX)
		s->long_text = true;
}

/* What is said, and by whom, where or when: or all of what this program writes. Beside other files of
 * a folder a list of statements without their texts is about those. */
static bool seems_statement(const struct sight *s, bool found)
{
	const unsigned what = FIELD_BIT(FIELD_TITLE) | FIELD_BIT(FIELD_SPEAKER) |
			      FIELD_BIT(FIELD_OCCASION) | FIELD_BIT(FIELD_SUMMARY);
	const unsigned when = FIELD_BIT(FIELD_DATE) | FIELD_BIT(FIELD_PUBLISHED);
	const unsigned file = FIELD_BIT(FIELD_FILE) | FIELD_BIT(FIELD_TEXT);

	if (s->own && HAS(s->fields, FIELD_ID) && HAS(s->fields, FIELD_FILE))
		return true;
	if (HAS(s->fields, FIELD_TEXT))
		return s->long_text || (s->fields & ~file);
	if (found && !HAS(s->fields, FIELD_SUMMARY))
		return false;
	return (s->fields & what && s->fields & when) ||
	       (HAS(s->fields, FIELD_TITLE) && HAS(s->fields, FIELD_SPEAKER));
}

static bool is_item_start(const struct event *e)
{
	return e->kind == EVENT_START && !strcmp(e->name, "item");
}

/* Whether an object that is an item begins at number AT. */
static bool is_object_start(const struct events *begin, size_t at)
{
	return at + 1 < begin->n && is_item_start(&begin->items[at]) &&
	       begin->items[at + 1].kind == EVENT_START;
}

/* The text of the value that begins with E; NULL: it has none. {"rendered": "Text"} is one, too. */
static const struct event *text_of(const struct event *e, const struct event *end)
{
	static const char *const wraps[] = {"rendered", "value", "#text", "$t"};

	if (e + 1 < end && e[1].kind == EVENT_TEXT)
		return e + 1;
	for (size_t i = 0; e + 2 < end && i < sizeof wraps / sizeof *wraps; i++)
		if (e[1].kind == EVENT_START && e[2].kind == EVENT_TEXT &&
		    !strcmp(e[1].name, wraps[i]))
			return e + 2;
	return NULL;
}

/* Look at the values from number FROM on, up to END or the next object that is an item. */
static void look_at_object(const struct events *begin, size_t from, size_t end, struct sight *s)
{
	for (size_t i = from + 1; i + 1 < end && !is_object_start(begin, i); i++) {
		const struct event *e = &begin->items[i], *text;

		if (e->kind != EVENT_START || is_item_start(e))
			continue;
		text = text_of(e, begin->items + end);
		if (text)
			see(s, begin->names, e->name, text->len);
	}
}

/* Look at the last object before END that is an item, alone and with what stands before it in the
 * outermost. */
static bool look_at_item(const struct events *begin, size_t end)
{
	struct sight s = {.own = true};
	size_t from = end;

	while (from > 1 && !(from < end && is_object_start(begin, from)))
		from--;
	look_at_object(begin, from, end, &s);
	if (seems_statement(&s, begin->found))
		return true;
	if (!HAS(s.fields, FIELD_TEXT))
		return false;
	look_at_object(begin, 1, end, &s);
	return seems_statement(&s, begin->found);
}

/* Look at each object that is an item, without those in it: what it says may stand behind them. */
static bool look_at_all(const struct events *begin)
{
	enum { DEEP = 32 };
	struct {
		struct sight sight;
		size_t depth; /* that it begins at */
	} open[DEEP];
	size_t n = 0, depth = 0;
	bool is = false;

	for (size_t i = 0; i < begin->n && !is; i++) {
		const struct event *e = &begin->items[i], *text;

		if (e->kind == EVENT_TEXT)
			continue;
		depth += e->kind == EVENT_START ? 1 : (size_t)-1;
		if (e->kind == EVENT_END && n && depth < open[n - 1].depth) {
			struct sight *s = &open[--n].sight;

			if (HAS(s->fields, FIELD_TEXT) && n)
				s->fields |= open[0].sight.fields;
			is = seems_statement(s, begin->found);
		} else if (is_object_start(begin, i) && n < DEEP) {
			open[n].sight = (struct sight){.own = true};
			open[n++].depth = depth;
		} else if (e->kind == EVENT_START && n && !is_item_start(e) &&
			   (text = text_of(e, begin->items + begin->n))) {
			see(&open[n - 1].sight, begin->names, e->name, text->len);
		}
	}
	return is;
}

static enum format_answer table_look(const struct format *f, const struct events *begin, bool whole)
{
	const struct event *root = begin->items;
	size_t n = begin->n;

	/* The formats are called as the roots are. */
	if (strcmp(root->ns, XML_TABLE_NS) != 0 || strcmp(root->name, f->name) != 0)
		return FORMAT_NO;
	/* The names of its columns were asked for (table_columns()). */
	if (!strcmp(root->name, "csv"))
		return FORMAT_YES;
	if (whole)
		return look_at_item(begin, begin->n) || look_at_all(begin) ? FORMAT_YES : FORMAT_NO;
	/* Another object has just begun. */
	if (n > 2 && begin->items[n - 1].kind == EVENT_START &&
	    is_item_start(&begin->items[n - 2]) && look_at_item(begin, n - 2))
		return FORMAT_YES;
	return FORMAT_PERHAPS;
}

bool table_columns(struct field_names *names, const char *const *columns, size_t n, bool rows,
		   bool found)
{
	const unsigned any =
		FIELD_BIT(FIELD_TEXT) | FIELD_BIT(FIELD_TITLE) | FIELD_BIT(FIELD_SPEAKER);
	struct sight s = {.own = true};

	for (size_t i = 0; i < n; i++)
		see(&s, names, columns[i], 0);
	/* A line of a letter may look like a header; our own is one even where nothing follows. */
	if (!rows)
		return s.own;
	if (!found && s.whole & any)
		return true;
	return seems_statement(&s, found);
}

const struct format format_json = {
	.name = "json",
	.title = N_("JSON: objects whose keys say what they are"),
	.look = table_look,
	.open = table_open,
	.start = table_start,
	.end = table_end,
	.text = table_text,
	.close = table_close,
};

const struct format format_csv = {
	.name = "csv",
	.title = N_("CSV: tables whose columns say what they are"),
	.look = table_look,
	.open = table_open,
	.start = table_start,
	.end = table_end,
	.text = table_text,
	.close = table_close,
};
