/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * The mapping that was found, as text.
 */
#include "config.h"

#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "read/guess.h"
#include "read/guess_private.h"
#include "read/sheet.h"

enum {
	LEFT_OVER_MAX = 30, /* paths that are listed */
	VARIANTS_LISTED = 3
};

/* ---- patterns ---- */

/* Whether X is called as PART is, key and all. */
static bool called_as(const struct guess_node *x, const struct guess_node *part)
{
	return guess_same_name(x, part) && (!part->key || (x->key && !strcmp(x->key, part->key) &&
							   !strcmp(x->value, part->value)));
}

/* Whether X lies in a statement as PART does below TOP; TOP NULL: it is PART itself. */
static bool is_there(const struct guess *g, const struct guess_node *x,
		     const struct guess_node *part, const struct guess_node *top)
{
	if (!top)
		return x == part;
	for (; part != top; part = part->up, x = x->up)
		if (!x || !called_as(x, part))
			return false;
	return x && guess_is_statement(g, x);
}

/* Whether X is one of the parts of F. */
static bool is_part(const struct guess *g, const struct guess_node *x, const struct guess_field *f)
{
	for (size_t i = 0; i < f->n; i++)
		if (is_there(g, x, f->parts[i], f->outside ? NULL : g->shape.top))
			return true;
	return false;
}

/* Whether a pattern for F may mean X: it is a part of it, or (a text) means nothing where it is. */
static bool is_meant(const struct guess *g, const struct guess_node *x, const struct guess_field *f)
{
	const struct guess_node *up = x;

	if (is_part(g, x, f))
		return true;
	if (f != &g->shape.fields[FIELD_TEXT])
		return false;
	while (up && !guess_is_statement(g, up))
		up = up->up;
	return !up;
}

/* Whether the last STEPS of the path of PART are those of X. */
static bool ends_alike(const struct guess_node *x, const struct guess_node *part, unsigned steps)
{
	for (; steps > 0; steps--, x = x->up, part = part->up)
		if (!x || !x->up || !called_as(x, part))
			return false;
	return true;
}

/* Whether the last STEPS of the path of PART mean parts of F alone, of all that has a value below N. */
static bool is_unique(const struct guess *g, const struct guess_node *n,
		      const struct guess_field *f, const struct guess_node *part, unsigned steps)
{
	if (n->filled && ends_alike(n, part, steps) && !is_meant(g, n, f))
		return false;
	for (const struct guess_node *c = n->child; c; c = c->next)
		if (!is_unique(g, c, f, part, steps))
			return false;
	return true;
}

static void put_step(const struct guess_node *n, struct buf *out)
{
	if (n->attribute)
		buf_printf(out, "@%s%s", *n->ns ? "*:" : "", n->name);
	else
		buf_puts(out, n->name);
	if (n->key)
		buf_printf(out, "[@%s='%s']", n->key, n->value);
}

/* The path from the STEPS-th last element to N; AS, where it is not NULL, in the place of TOP. */
static void put_path(const struct guess_node *n, unsigned steps, const struct guess_node *top,
		     const struct guess_node *as, struct buf *out)
{
	if (steps > 1) {
		put_path(n->up, steps - 1, top, as, out);
		buf_putc(out, '/');
	}
	if (n == top && as)
		buf_puts(out, as->name);
	else
		put_step(n, out);
}

/* How many steps it takes for a pattern to mean PART, or other parts of F, and nothing else; *ALL: that is
 * all there are up to the statement, or the root. */
static unsigned steps_to(const struct guess *g, const struct guess_field *f,
			 const struct guess_node *part, bool *all)
{
	const struct guess_node *top = f->outside ? NULL : g->shape.top;
	unsigned steps = part->attribute ? 2 : 1, most = 1;

	for (const struct guess_node *n = part; n != top && n->up && n->up->up; n = n->up)
		most++;
	while (steps < most && !is_unique(g, &g->tree.top, f, part, steps))
		steps++;
	*all = steps == most;
	return steps;
}

/* Append the pattern of a part, unless OUT has it from FROM on: parts of a text that are called alike. */
static void put_pattern(const struct guess_node *part, unsigned steps, const struct guess_node *top,
			const struct guess_node *as, size_t from, struct buf *out)
{
	struct buf pattern;
	const char *at;

	buf_init(&pattern);
	put_path(part, steps, top, as, &pattern);
	for (at = buf_str(out) + from; (at = strstr(at, buf_str(&pattern))); at += pattern.len)
		if ((at == out->data + from || at[-1] == ' ') &&
		    (!at[pattern.len] || at[pattern.len] == ' '))
			break;
	if (!at) {
		if (out->len > from)
			buf_putc(out, ' ');
		buf_puts(out, buf_str(&pattern));
	}
	buf_done(&pattern);
}

/* Variants of PART, an element told apart by a key, that are no parts of F: at *OTHERS up to VARIANTS_LISTED.
 * How many there are; parts of F are counted in *PARTS. */
static size_t other_variants(const struct guess_field *f, const struct guess_node *part,
			     const struct guess_node **others, size_t *parts)
{
	size_t n = 0;

	*parts = 0;
	for (const struct guess_node *c = part->up->child; c; c = c->next) {
		bool is_one = false;

		if (!guess_same_name(c, part) || c->gone || !c->count)
			continue;
		for (size_t i = 0; i < f->n; i++)
			is_one = is_one || f->parts[i] == c;
		*parts += is_one;
		if (is_one)
			continue;
		if (n < VARIANTS_LISTED)
			others[n] = c;
		n++;
	}
	return n;
}

/* Where the text is most variants of an element, say which ones it is not: others may come. False: it is
 * not so. */
static bool put_text_but(const struct guess_field *f, struct buf *out)
{
	const struct guess_node *part = f->parts[0], *others[VARIANTS_LISTED];
	size_t parts, n;

	if (!part->key || part->attribute || guess_key_is_name(part->key))
		return false;
	n = other_variants(f, part, others, &parts);
	if (parts < f->n || parts < 2 || n == 0 || n > VARIANTS_LISTED)
		return false;
	buf_puts(out, part->name);
	for (size_t i = 0; i < n; i++) {
		if (!others[i]->key)
			return false;
		buf_printf(out, "[@%s!='%s']", part->key, others[i]->value);
	}
	return true;
}

/* The patterns of a field; where one begins with the name of the statement, for each of their names. */
static void put_field(const struct guess *g, const struct guess_field *f, struct buf *out)
{
	const struct guess_node *top = f->outside ? NULL : g->shape.top;
	bool names = false;

	for (size_t peer = 0; peer == 0 || (names && peer <= g->peers_n); peer++) {
		size_t from;

		if (peer)
			buf_puts(out, " | ");
		from = out->len;
		for (size_t i = 0; i < f->n; i++) {
			bool all;
			unsigned steps = steps_to(g, f, f->parts[i], &all);

			put_pattern(f->parts[i], steps, top, peer ? g->peers[peer - 1] : NULL, from,
				    out);
			names = names || (top && all);
		}
	}
}

/* ---- how a text is to be read ---- */

/* The order of day and month in figures, where values tell. */
static void put_date_as(const struct guess_looks *l, struct buf *out)
{
	if (2 * l->stamps > l->n)
		buf_puts(out, "date.as = YMDhms\n");
	else if (2 * l->figures > l->n && l->days_first && !l->months_first)
		buf_printf(out, "date.as = D%cM%cY\n", l->sign, l->sign);
	else if (2 * l->figures > l->n && l->months_first && !l->days_first)
		buf_printf(out, "date.as = M%cD%cY\n", l->sign, l->sign);
}

/* What stands behind the names, the longest first. */
static void put_speaker_as(const struct guess_looks *l, struct buf *out)
{
	const char *before = "speaker.as = ";

	for (unsigned i = GUESS_NAME_TURNS - 1; i > 0; i--) {
		/* A comma is of the brackets; what is seldom is no rule. */
		if (!l->turns[i] || 20 * l->turns[i] < l->n)
			continue;
		buf_printf(out, "%sname%s%s%s", before,
			   i & GUESS_NAME_COMMA      ? " (constituency, party)"
			   : i & GUESS_NAME_BRACKETS ? " (party)"
						     : "",
			   i & GUESS_NAME_TIME ? " [time]" : "", i & GUESS_NAME_COLON ? ":" : "");
		before = " | ";
	}
	if (*before == ' ')
		buf_putc(out, '\n');
}

static void put_as(enum field_id id, const struct guess_field *f, struct buf *out)
{
	struct guess_looks sum = {0};

	for (size_t i = 0; i < f->n; i++) {
		sum.n += f->parts[i]->looks.n;
		sum.markup += f->parts[i]->looks.markup;
	}
	if (id == FIELD_DATE && f->n)
		put_date_as(&f->parts[0]->looks, out);
	else if (id == FIELD_SPEAKER && f->n == 1)
		put_speaker_as(&f->parts[0]->looks, out);
	else if (id == FIELD_TOPIC && strchr(f->parts[0]->looks.sample, ';'))
		buf_puts(out, "topic.as = parted by ;\n");
	else if (3 * sum.markup > sum.n &&
		 (id == FIELD_TEXT || id == FIELD_SUMMARY || id == FIELD_TITLE))
		buf_printf(out, "%s.as = html\n", field_table[id].name);
}

/* ---- keys ---- */

static void put_comment(const struct guess *g, const struct guess_field *f, struct buf *out)
{
	const struct guess_looks *l = &f->parts[0]->looks;

	/* TRANSLATORS: comments in a proposed mapping: how sure the next line is. */
	buf_printf(out, _("# %.0f %% sure"), 100 * (f->sure < 0.99 ? f->sure : 0.99));
	if (f->outside)
		buf_printf(out, ", %s", _("before the statements"));
	else
		buf_printf(out,
			   ngettext(", in %lu of %lu statement", ", in %lu of %lu statements",
				    g->shape.top->count),
			   (unsigned long)f->covered, (unsigned long)g->shape.top->count);
	if (l->n)
		buf_printf(out, _(", for instance “%s”"), l->sample);
	buf_putc(out, '\n');
}

static void put_key(const struct guess *g, enum field_id id, bool comments, struct buf *out)
{
	const struct guess_field *f = &g->shape.fields[id], *more = &g->outside[id];
	size_t at;

	if (!f->n && !more->n)
		return;
	if (comments) {
		buf_putc(out, '\n');
		if (f->n)
			put_comment(g, f, out);
		if (more->n)
			put_comment(g, more, out);
	}
	buf_printf(out, "%s = ", field_table[id].name);
	at = out->len;
	if (f->n && (id != FIELD_TEXT || !put_text_but(f, out))) {
		buf_truncate(out, at);
		put_field(g, f, out);
	}
	if (f->n && more->n)
		buf_puts(out, " | ");
	if (more->n)
		put_field(g, more, out);
	buf_putc(out, '\n');
	put_as(id, f->n ? f : more, out);
}

/* ---- what is left over ---- */

/* Whether N or what it is in is a field; what an attribute says is in no text. */
static bool is_used(const struct guess *g, const struct guess_node *n)
{
	const struct guess_node *end = n->attribute ? n->up : NULL;

	for (; n->up && n != end; n = n->up)
		for (size_t id = 0; id < GUESS_FIELDS; id++)
			if (n == g->archive_title.parts[0] || is_part(g, n, &g->shape.fields[id]) ||
			    is_part(g, n, &g->outside[id]))
				return true;
	return false;
}

/* The same of a node of the shape. */
static bool is_used_in_shape(const struct guess *g, const struct guess_node *n)
{
	for (; n != g->shape.top; n = n->up)
		for (size_t id = 0; id < GUESS_FIELDS; id++)
			for (size_t i = 0; i < g->shape.fields[id].n; i++)
				if (g->shape.fields[id].parts[i] == n)
					return true;
	return false;
}

static void put_path_from_root(const struct guess_node *n, struct buf *out)
{
	if (n->up->up)
		put_path_from_root(n->up, out);
	buf_putc(out, '/');
	put_step(n, out);
}

/* Whether all its text stands in brackets. */
static bool is_direction(const struct guess_node *n)
{
	return !n->attribute && n->looks.n && 5 * n->looks.directions >= 4 * n->looks.n;
}

/* Whether it says something that is of no field: not what its element is called. */
static bool is_left_over(const struct guess *g, const struct guess_node *n)
{
	return n->up && n->words && !is_used(g, n) && !is_direction(n) &&
	       !(n->attribute && ((n->up->key && !strcmp(n->up->key, n->name)) || *n->ns));
}

static void put_left_over(const struct guess *g, const struct guess_node *n, size_t *count,
			  struct buf *out)
{
	if (is_left_over(g, n) && ++*count <= LEFT_OVER_MAX) {
		if (*count == 1)
			buf_printf(out, "\n%s\n", _("# What these hold is of none of the fields:"));
		buf_puts(out, "# ");
		put_path_from_root(n, out);
		if (n->looks.n)
			buf_printf(out, ": “%s”", n->looks.sample);
		buf_putc(out, '\n');
	}
	for (const struct guess_node *c = n->child; c; c = c->next)
		put_left_over(g, c, count, out);
}

/* ---- the whole ---- */

/* Elements whose text stands in brackets are directions. */
static void put_stage(const struct guess *g, const struct guess_node *n, size_t *count,
		      struct buf *out)
{
	if (n != g->shape.top && !n->gone && n->words && is_direction(n) && !n->key &&
	    !is_used_in_shape(g, n) && ++*count <= VARIANTS_LISTED)
		buf_printf(out, "%s%s", *count == 1 ? "stage = " : " ", n->name);
	for (const struct guess_node *c = n->child; c; c = c->next)
		put_stage(g, c, count, out);
	if (n == g->shape.top && *count)
		buf_putc(out, '\n');
}

/* Whether the statements are rows of a spreadsheet, of which the first are the headings (sheet.h). */
static bool is_sheet(const struct guess *g)
{
	return !strcmp(g->shape.top->ns, SHEET_NS) && !strcmp(g->shape.top->name, "Row");
}

/* Whether a root before it has the same name: they differ by an attribute. */
static bool is_again(const struct guess_node *root)
{
	for (const struct guess_node *r = root->up->child; r != root; r = r->next)
		if (!strcmp(r->name, root->name))
			return true;
	return false;
}

void guess_print(const struct guess *g, bool comments, struct buf *out)
{
	size_t left = 0, stages = 0;

	if (comments) {
		buf_puts(out, _("# A guess at how these files are to be read. Mend what is wrong, "
				"and use "
				"it with\n# --mapping=FILE: see leader-reader-formats(5).\n"));
		buf_printf(out,
			   ngettext("# %lu statement was looked at.\n",
				    "# %lu statements were looked at.\n", g->shape.top->count),
			   (unsigned long)g->shape.top->count);
	}
	buf_puts(out, "root =");
	for (const struct guess_node *root = g->tree.top.child; root; root = root->next)
		if (!is_again(root))
			buf_printf(out, "%s %s", root == g->tree.top.child ? "" : " |", root->name);
	buf_putc(out, '\n');
	/* Without titles of their own they are turns: who speaks, and the first words, are what one sees. */
	if (g->shape.fields[FIELD_SPEAKER].n && !g->shape.fields[FIELD_TITLE].n)
		buf_puts(out, "debate = yes\n");
	buf_printf(out, "statement = %s%s", g->shape.top->name,
		   is_sheet(g) ? "[not(@heading)]" : "");
	for (size_t i = 0; i < g->peers_n; i++)
		buf_printf(out, " %s", g->peers[i]->name);
	buf_putc(out, '\n');
	if (g->archive_title.n) {
		buf_puts(out, "archive.title = ");
		put_field(g, &g->archive_title, out);
		buf_putc(out, '\n');
	}
	if (is_sheet(g))
		buf_puts(out, "skip.index = Row[@heading]\nskip.file = DocumentProperties\n");
	for (int id = 0; id < GUESS_FIELDS; id++)
		put_key(g, (enum field_id)id, comments, out);
	put_stage(g, g->shape.top, &stages, out);
	if (comments)
		put_left_over(g, &g->tree.top, &left, out);
}
