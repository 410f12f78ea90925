/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "read/read_tei_own.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "read/format.h"
#include "read/read_native.h"

/* Where an element stands. */
enum tei_own_place {
	TOP,
	CORPUS,
	CORPUS_HEAD,
	STATEMENT,
	HEAD,
	TITLES,
	TEXT,
	NOTES,
	INSIDE,
	NOTHING
};

/* What an element that the native format has no name for says of the statement. */
enum tei_own_said {
	SAID_NOTHING,
	SAID_ID,
	SAID_KIND,
	SAID_TURN,
	SAID_SUMMARY_BY,
	SAID_TEXT_STATUS
};

/* An element AT a place, of this name and, where KEY is, with that attribute: what the native format calls
 * it, NULL where it is only gone through, and the place in it. NOTHING: it is left out, and WHY. */
struct rule {
	enum tei_own_place at;
	const char *name, *key, *value;
	const char *native;
	enum tei_own_place in;
	enum account_fate why;
	enum tei_own_said said;
};

static const struct rule rules[] = {
	{TOP, "teiCorpus", .native = "archive", .in = CORPUS},
	{CORPUS, "teiHeader", .in = CORPUS_HEAD},
	{CORPUS, "TEI", .native = "statement", .in = STATEMENT},
	{CORPUS_HEAD, "fileDesc", .in = CORPUS_HEAD},
	{CORPUS_HEAD, "titleStmt", .in = CORPUS_HEAD},
	{CORPUS_HEAD, "notesStmt", .in = CORPUS_HEAD},
	{CORPUS_HEAD, "title", .native = "title", .in = INSIDE},
	{CORPUS_HEAD, "note", .native = "note", .in = INSIDE},
	{CORPUS_HEAD, "publicationStmt", .in = NOTHING, .why = ACCOUNT_FILE},
	{CORPUS_HEAD, "sourceDesc", .in = NOTHING, .why = ACCOUNT_FILE},
	{STATEMENT, "teiHeader", .in = HEAD},
	{STATEMENT, "text", .in = TEXT},
	{HEAD, "fileDesc", .in = HEAD},
	{HEAD, "titleStmt", .in = TITLES},
	{TITLES, "title", "type", "label", .in = NOTHING, .why = ACCOUNT_SECOND},
	{TITLES, "title", .native = "title", .in = INSIDE},
	{TITLES, "author", .in = NOTHING, .why = ACCOUNT_SECOND},
	{HEAD, "publicationStmt", .in = NOTHING, .why = ACCOUNT_FILE},
	{HEAD, "sourceDesc", .in = HEAD},
	{HEAD, "bibl", .in = HEAD},
	{HEAD, "profileDesc", .in = HEAD},
	{HEAD, "textClass", .in = HEAD},
	{HEAD, "keywords", .in = HEAD},
	{HEAD, "author", .native = "speaker", .in = INSIDE},
	{HEAD, "title", "type", "event", .native = "occasion", .in = INSIDE},
	{HEAD, "pubPlace", .native = "place", .in = INSIDE},
	{HEAD, "date", .native = "date", .in = INSIDE},
	{HEAD, "ref", .native = "source", .in = INSIDE},
	{HEAD, "term", .native = "topic", .in = INSIDE},
	{HEAD, "note", "type", "role", .native = "role", .in = INSIDE},
	{HEAD, "note", "type", "party", .native = "party", .in = INSIDE},
	{HEAD, "note", "type", "constituency", .native = "constituency", .in = INSIDE},
	{HEAD, "note", "type", "gender", .native = "gender", .in = INSIDE},
	{HEAD, "idno", .in = INSIDE, .said = SAID_ID},
	{HEAD, "note", "type", "kind", .in = INSIDE, .said = SAID_KIND},
	{HEAD, "note", "type", "turn", .in = INSIDE, .said = SAID_TURN},
	{HEAD, "note", "type", "summary_by", .in = INSIDE, .said = SAID_SUMMARY_BY},
	{HEAD, "note", "type", "text_status", .in = INSIDE, .said = SAID_TEXT_STATUS},
	{TEXT, "body", .in = TEXT},
	{TEXT, "div", "type", "summary", .native = "summary", .in = INSIDE},
	{TEXT, "div", "type", "text", .native = "text", .in = INSIDE},
	{TEXT, "div", "type", "notes", .in = NOTES},
	{TEXT, "div", "type", "none", .in = NOTHING, .why = ACCOUNT_EMPTY},
	{NOTES, "p", .native = "note", .in = INSIDE},
	{INSIDE, "p", "rend", "head", .native = "head", .in = INSIDE},
	{INSIDE, "hi", "rend", "italic", .native = "em", .in = INSIDE},
	{INSIDE, "hi", "rend", "bold", .native = "strong", .in = INSIDE},
	{INSIDE, "emph", .native = "em", .in = INSIDE},
	{INSIDE, "lb", .native = "br", .in = INSIDE},
	{INSIDE, "p", .native = "p", .in = INSIDE},
	{INSIDE, "head", .native = "head", .in = INSIDE},
	{INSIDE, "stage", .native = "stage", .in = INSIDE},
	{INSIDE, "quote", .native = "quote", .in = INSIDE},
	{INSIDE, "list", .native = "list", .in = INSIDE},
	{INSIDE, "item", .native = "item", .in = INSIDE},
	{INSIDE, "table", .native = "table", .in = INSIDE},
	{INSIDE, "row", .native = "row", .in = INSIDE},
	{INSIDE, "cell", .native = "cell", .in = INSIDE},
	{INSIDE, "note", .native = "note", .in = INSIDE},
	{INSIDE, "del", .native = "del", .in = INSIDE},
	{INSIDE, "ref", .native = "ref", .in = INSIDE},
};

struct level {
	enum tei_own_place place;
	enum tei_own_said said;
	const char *native; /* the element that stands open for it; NULL: none */
};

struct tei_own {
	struct reading *r;
	struct native *native;
	struct level levels[XML_DEPTH_MAX + 2]; /* [0] is above the root */
	int depth;
	struct buf line; /* of what is said */
	struct buf when, orig;
};

bool tei_own_is(const char *name, const struct xml_attribute *a, size_t n)
{
	const char *label = xml_attribute_value(a, n, "n");

	return !strcmp(name, "teiCorpus") && label && !strcmp(label, "urn:leader-reader:archive:1");
}

struct tei_own *tei_own_open(struct reading *r)
{
	struct tei_own *t = xcalloc(1, sizeof *t);

	t->r = r;
	t->native = format_native.open(r);
	t->levels[0].place = TOP;
	buf_init(&t->line);
	buf_init(&t->when);
	buf_init(&t->orig);
	return t;
}

static const struct rule *find(enum tei_own_place at, const char *name,
			       const struct xml_attribute *a, size_t n)
{
	for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++) {
		const struct rule *rule = &rules[i];
		const char *value;

		if (rule->at != at || strcmp(rule->name, name) != 0)
			continue;
		value = rule->key ? xml_attribute_value(a, n, rule->key) : NULL;
		if (!rule->key || (value && !strcmp(value, rule->value)))
			return rule;
	}
	return NULL;
}

/* ---- attributes ---- */

enum { ATTRIBUTES = 8 };

/* @when has what W3C can say, else @when-custom in its first word; the rest of that is the day in another
 * calendar. */
static size_t date_attributes(struct tei_own *t, const struct xml_attribute *a, size_t n,
			      struct xml_attribute to[ATTRIBUTES])
{
	const char *when = xml_attribute_value(a, n, "when");
	const char *custom = xml_attribute_value(a, n, "when-custom");
	const char *type = xml_attribute_value(a, n, "type");
	const char *calendar = xml_attribute_value(a, n, "datingMethod");
	size_t first = !when && custom ? strcspn(custom, " ") : 0, count = 0;

	buf_clear(&t->when);
	buf_clear(&t->orig);
	buf_puts(&t->when, when ? when : "");
	if (custom) {
		buf_add(&t->when, custom, first);
		buf_puts(&t->orig, custom + first + (custom[first] == ' '));
	}
	to[count++] = (struct xml_attribute){"", "when", buf_str(&t->when)};
	if (t->orig.len)
		to[count++] = (struct xml_attribute){"", "orig", buf_str(&t->orig)};
	if (calendar)
		to[count++] = (struct xml_attribute){"", "calendar", calendar + (*calendar == '#')};
	if (type)
		to[count++] = (struct xml_attribute){"", "type", type};
	return count;
}

/* One that the native format has, as it calls it there; false for those that it has not. */
static bool translate(const struct xml_attribute *a, struct xml_attribute *to)
{
	*to = *a;
	if (!strcmp(a->name, "target"))
		to->name = "href";
	else if (!strcmp(a->name, "rend") && !strcmp(a->value, "number"))
		to->name = "show";
	else if (!strcmp(a->name, "style") && !strncmp(a->value, "direction: ", 11))
		*to = (struct xml_attribute){"", "dir", a->value + 11};
	else
		return !strcmp(a->name, "lang") || !strcmp(a->name, "space") ||
		       !strcmp(a->name, "cols");
	return true;
}

static void start_native(struct tei_own *t, const char *name, const struct xml_attribute *a,
			 size_t n)
{
	struct xml_attribute to[ATTRIBUTES];
	size_t count = 0;

	if (!strcmp(name, "date"))
		count = date_attributes(t, a, n, to);
	else
		for (size_t i = 0; i < n && count < ATTRIBUTES; i++)
			count += translate(&a[i], &to[count]);
	t->levels[t->depth].native = name;
	format_native.start(t->native, "", name, to, count);
}

/* ---- elements ---- */

/* What somebody has put into a text since is gone through; elsewhere the native reader complains. */
void tei_own_start(struct tei_own *t, const char *name, const struct xml_attribute *a, size_t n)
{
	const struct level *up = &t->levels[t->depth++];
	struct level *l = &t->levels[t->depth];
	const struct rule *rule = find(up->place, name, a, n);

	*l = (struct level){.place = rule ? rule->in : up->place};
	if (up->place == NOTHING)
		return;
	if (l->place == NOTHING) {
		account_leave_out(reading_account(t->r), rule->why);
	} else if (rule && rule->said) {
		l->said = rule->said;
		buf_clear(&t->line);
		account_line(reading_account(t->r));
	} else if (rule ? rule->native != NULL : up->place != INSIDE) {
		/* An address that stands for a name is there twice. */
		if (rule && up->place == HEAD && !strcmp(rule->native, "source"))
			account_leave_out(reading_account(t->r), ACCOUNT_SECOND);
		start_native(t, rule ? rule->native : name, a, n);
	}
}

static void take(struct tei_own *t, enum tei_own_said said)
{
	struct statement_builder *d = &t->native->builder;
	const char **const fields[] = {[SAID_ID] = &d->s.id,
				       [SAID_KIND] = &d->shared.kind,
				       [SAID_SUMMARY_BY] = &d->shared.summary_by,
				       [SAID_TEXT_STATUS] = &d->shared.text_status};
	const char *value;

	account_offer(reading_account(t->r));
	value = statement_builder_clean(d, buf_str(&t->line), t->line.len);
	if (said == SAID_TURN)
		d->s.turn = value && !strcmp(value, "yes");
	else
		*fields[said] = value;
}

/* A source without a name shows its address, with blanks where the target has none. */
static void end_source(struct native *n)
{
	struct buf target;

	buf_init(&target);
	for (const char *s = buf_str(&n->line); *s; s++)
		buf_printf(&target, *s == ' ' ? "%%20" : "%c", *s);
	if (n->has[KEEP_HREF] && !strcmp(buf_str(&n->kept[KEEP_HREF]), buf_str(&target))) {
		buf_clear(&n->kept[KEEP_HREF]);
		buf_puts(&n->kept[KEEP_HREF], buf_str(&n->line));
		buf_clear(&n->line);
	}
	buf_done(&target);
}

void tei_own_end(struct tei_own *t)
{
	const struct level *l = &t->levels[t->depth--];

	if (l->said)
		take(t, l->said);
	if (!l->native)
		return;
	if (l[-1].place == HEAD && !strcmp(l->native, "source"))
		end_source(t->native);
	format_native.end(t->native, "", l->native);
}

void tei_own_text(struct tei_own *t, const char *s, size_t len)
{
	const struct level *l = &t->levels[t->depth];

	if (l->said)
		statement_builder_line(&t->native->builder, &t->line, s, len, RAISED_NOT);
	else if (l->place != NOTHING)
		format_native.text(t->native, s, len);
}

void tei_own_close(struct tei_own *t, enum xml_end end)
{
	format_native.close(t->native, end);
	buf_done(&t->line);
	buf_done(&t->when);
	buf_done(&t->orig);
	free(t);
}
