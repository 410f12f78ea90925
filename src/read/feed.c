/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "read/feed.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/hash.h"
#include "base/i18n.h"
#include "read/format.h"
#include "text/url.h"
#include "text/sanitize.h"

/* ---- which element ---- */

_Static_assert(FEED_CACHE == 256, "the hash has eight bits");

static enum feed_ns namespace(const struct feed *f, const char *ns) {
	enum feed_ns which;

	if (!*ns || (f->other && !strcmp(ns, f->other))) return f->own;
	which = feed_ns(ns);
	return which;
}

/* The rows of an element, mostly without comparing strings. */
static const struct feed_row *element(struct feed *f, const char *ns, const char *name,
				      enum feed_ns *which)
{
	size_t i = hash_pointer(name);

	if (f->cache[i].name != name || f->cache[i].ns != ns) {
		f->cache[i].which = namespace(f, ns);
		f->cache[i].row = feed_rows(f->cache[i].which, name);
		f->cache[i].ns = ns;
		f->cache[i].name = name;
	}
	*which = f->cache[i].which;
	return f->cache[i].row;
}

/* ---- what is inherited ---- */

static void inherit(struct feed *f, struct feed_level *l, const struct xml_attribute *a, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct buf *own;

		if (strcmp(a[i].ns, XML_NS) != 0)
			continue;
		if (!strcmp(a[i].name, "lang")) {
			own = &l->own_lang;
			buf_clear(own);
			sanitize(own, a[i].value, strlen(a[i].value), SANITIZE_COLLAPSE);
			l->lang = own;
		} else if (!strcmp(a[i].name, "base") && strlen(a[i].value) <= URL_MAX) {
			own = &l->own_base;
			buf_clear(own);
			buf_clear(&f->scratch);
			sanitize(&f->scratch, a[i].value, strlen(a[i].value), SANITIZE_COLLAPSE);
			url_join(l->base ? buf_str(l->base) : NULL, buf_str(&f->scratch), own);
			l->base = own;
		}
	}
}

/* ---- elements ---- */

static void clear_parts(struct feed *f)
{
	for (size_t i = 0; i < sizeof f->part / sizeof f->part[0]; i++)
		buf_clear(&f->part[i]);
	memset(f->receipt + SLOT_NAME, 0,
	       (SLOT_VALUE - SLOT_NAME + 1) * sizeof f->receipt[SLOT_NAME]);
}

/* An element that holds others. */
static void enter(struct feed *f, struct feed_level *l, const struct feed_row *row)
{
	l->mode = (enum feed_mode)row->what;
	switch (l->mode) {
	case IN_PERSON:
		f->person_rank = row->rank;
		l->ending = ENDS_PERSON;
		clear_parts(f);
		break;
	case IN_RESOURCE:
		l->ending = ENDS_RESOURCE;
		clear_parts(f);
		break;
	case IN_LOGIN:
		l->ending = ENDS_LOGIN;
		clear_parts(f);
		break;
	case IN_META:
		l->ending = ENDS_META;
		clear_parts(f);
		break;
	case IN_DATA: f->table = true; break;
	case IN_SPEECH:
		if (row->rank && !f->builder.shared.kind)
			f->builder.shared.kind =
				statement_builder_clean(&f->builder, row->name, strlen(row->name));
		break;
	default: break;
	}
}

/* What a link leads to stands in it: persons, votes, perhaps the statements of what the entry is. */
static bool start_inline(struct feed *f, enum feed_ns which, const char *name)
{
	struct feed_level *l = &f->levels[f->depth], *outer;

	if (which != NS_DATA_META || strcmp(name, "inline") != 0 || !f->entry || f->field.depth)
		return false;
	if (!f->inner) {
		f->inner = feed_open(f->r, NS_ATOM);
		f->inner->expanded = true;
	}
	outer = &f->inner->levels[0];
	outer->lang = l->lang;
	outer->base = l->base;
	buf_clear(&f->inner->language);
	if (f->language.len)
		buf_puts(&f->inner->language, buf_str(&f->language));
	f->inline_depth = f->depth;
	return true;
}

/* The end tag of the open field was forgotten: here is another one. HTML has elements of some of
 * these names, too, and what a drawing says of itself is no field. */
static bool is_next_field(const struct feed *f, const struct feed_row *row, enum feed_ns which)
{
	static const char *const html[] = {"title", "link", "source", "summary", "body", "div"};

	if (!f->entry || which == NS_XHTML || !feed_row_in(row, IN_ENTRY))
		return false;
	if (f->levels[f->depth - 1].foreign)
		return false;
	if (f->levels[f->depth - 1].mode == IN_LINE)
		return true;
	for (size_t i = 0; i < sizeof html / sizeof html[0]; i++)
		if (!strcmp(row->name, html[i]))
			return false;
	return true;
}

static void start_entry(struct feed *f, struct feed_level *l, const struct xml_attribute *a,
			size_t n)
{
	if (f->field.depth)
		feed_field_end(f);
	if (f->entry) {
		reading_problem(f->r, reading_line(f->r),
				_("an entry starts within another one, which ends here"));
		feed_entry_end(f);
	}
	feed_entry_start(f, l, a, n);
}

static void start_row(struct feed *f, struct feed_level *l, const struct feed_row *row,
		      const struct xml_attribute *a, size_t n)
{
	if (row->how == AS_LEFT_OUT)
		account_leave_out(reading_account(f->r), (enum account_fate)row->what);
	else if (row->how == AS_ENTER)
		enter(f, l, row);
	else
		feed_field_start(f, l, row, a, n);
}

void feed_start(void *state, const char *ns, const char *name, const struct xml_attribute *a,
		size_t n)
{
	struct feed *f = state;
	struct feed_level *up = &f->levels[f->depth++], *l = up + 1;
	const struct feed_row *row, *here;
	enum feed_ns which;

	if (f->inline_depth) {
		feed_start(f->inner, ns, name, a, n);
		return;
	}
	if (f->depth == 1 && feed_ns(ns) == NS_OTHER)
		f->other = ns;
	row = element(f, ns, name, &which);
	l->mode = IN_NOTHING;
	l->ending = ENDS_NOTHING;
	l->foreign = false;
	l->lang = up->lang;
	l->base = up->base;
	if (n)
		inherit(f, l, a, n);
	if (which == NS_WP)
		f->wordpress = true;
	if (which == NS_OTHER)
		account_leave_out(reading_account(f->r), ACCOUNT_VOCABULARY);
	else if (which == NS_DATA || which == NS_DATA_META || which == NS_APP ||
		 which == NS_BLOGGER)
		account_leave_out(reading_account(f->r), ACCOUNT_VOCABULARY);
	else if (which == NS_MEDIA)
		account_leave_out(reading_account(f->r), ACCOUNT_MEDIA);
	if (start_inline(f, which, name))
		return;
	/* An entry that another one has ended has no more fields, and the feed has none of them. */
	here = f->entry || up->mode != IN_ENTRY ? feed_row_in(row, up->mode) : NULL;
	if (row && row->how == AS_ENTRY && f->field.type != TEXT_ELSEWHERE) {
		start_entry(f, l, a, n);
	} else if (which == NS_DATA_META && feed_row_in(row, IN_ENTRY) && up->mode == IN_BODY) {
		/* The content is a row of a table, and no text. */
		feed_field_drop(f);
		start_row(f, l, feed_row_in(row, IN_ENTRY), a, n);
	} else if (up->mode == IN_LINE || up->mode == IN_BODY) {
		if (is_next_field(f, row, which)) {
			feed_field_end(f);
			start_row(f, l, feed_row_in(row, IN_ENTRY), a, n);
		} else if (f->field.depth) {
			l->foreign = up->foreign || which == NS_OTHER;
			feed_field_element(f, l, name, a, n);
		}
	} else if (here) {
		start_row(f, l, here, a, n);
	} else if (up->mode == IN_TOP) {
		l->mode = IN_FEED;
	}
	if (f->depth == 1 && l->lang && !f->language.len)
		buf_puts(&f->language, buf_str(l->lang));
}

void feed_end(void *state, const char *ns, const char *name)
{
	struct feed *f = state;
	int depth = f->depth--;
	const struct feed_level *l = &f->levels[depth];

	if (f->inline_depth && f->inline_depth < depth) {
		feed_end(f->inner, ns, name);
		return;
	}
	if (f->inline_depth == depth)
		f->inline_depth = 0;
	switch (l->ending) {
	case ENDS_NOTHING: break;
	case ENDS_ENTRY:
		if (f->entry == depth)
			feed_entry_end(f);
		break;
	case ENDS_FIELD:
		if (f->field.depth == depth)
			feed_field_end(f);
		break;
	case ENDS_MARKUP:
		if (f->field.depth)
			feed_field_element_end(f, name);
		break;
	case ENDS_PERSON: feed_person_end(f, l[-1].mode); break;
	case ENDS_RESOURCE: feed_resource_end(f); break;
	case ENDS_LOGIN: feed_login_end(f); break;
	case ENDS_META: feed_meta_end(f); break;
	}
}

void feed_text(void *state, const char *s, size_t len)
{
	struct feed *f = state;
	enum feed_mode mode = f->levels[f->depth].mode;

	if (f->inline_depth && f->inline_depth < f->depth)
		feed_text(f->inner, s, len);
	else if (f->field.depth && (mode == IN_LINE || mode == IN_BODY))
		feed_field_text(f, s, len);
}

/* ---- the whole ---- */

struct feed *feed_open(struct reading *r, enum feed_ns own)
{
	struct feed *f = xcalloc(1, sizeof *f);

	f->r = r;
	f->own = own;
	arena_init(&f->arena);
	statement_builder_init(&f->builder, r);
	people_init(&f->people, r);
	for (int i = 0; i < XML_DEPTH_MAX + 2; i++) {
		buf_init(&f->levels[i].own_lang);
		buf_init(&f->levels[i].own_base);
	}
	buf_init(&f->link);
	buf_init(&f->language);
	for (size_t i = 0; i < sizeof f->part / sizeof f->part[0]; i++)
		buf_init(&f->part[i]);
	buf_init(&f->field.text);
	buf_init(&f->scratch);
	f->levels[0].mode = IN_TOP;
	return f;
}

static void feed_free(struct feed *f)
{
	statement_builder_done(&f->builder);
	people_done(&f->people);
	for (int i = 0; i < XML_DEPTH_MAX + 2; i++) {
		buf_done(&f->levels[i].own_lang);
		buf_done(&f->levels[i].own_base);
	}
	buf_done(&f->link);
	buf_done(&f->language);
	for (size_t i = 0; i < sizeof f->part / sizeof f->part[0]; i++)
		buf_done(&f->part[i]);
	buf_done(&f->field.text);
	buf_done(&f->scratch);
	arena_done(&f->arena);
	free(f);
}

void feed_close(void *state, enum xml_end end)
{
	struct feed *f = state;

	if (f->inner)
		feed_close(f->inner, end);
	if (f->field.depth && f->field.markup)
		html_end(&f->html);
	f->field.markup = false;
	if (f->entry && end == XML_CUT) {
		reading_problem(f->r, f->builder.line,
				_("the file ends within this statement: it is left out"));
		statement_builder_drop(&f->builder, ACCOUNT_CUT);
		f->entry = 0;
	}
	if (end != XML_STOPPED) {
		if (f->entry)
			feed_entry_end(f);
		people_end(&f->people);
	}
	feed_free(f);
}
