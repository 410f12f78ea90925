/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "read/read_tei.h"

#include <stdlib.h>
#include <string.h>

#include "archive/archive.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "read/format.h"
#include "read/read_tei_own.h"
#include "text/url.h"
#include "text/fold.h"

#define TEI_NS "http://www.tei-c.org/ns/1.0"
#define FRUS_NS "http://history.state.gov/frus/ns/*"

static const struct debate_name names[] = {
	{"TEI", T_TEI},
	{"teiCorpus", T_TEI},
	{"TEI.2", T_TEI},
	{"teiCorpus.2", T_TEI},
	{"teiHeader", T_HEADER},
	{"titleStmt", T_TITLES},
	{"sourceDesc", T_SOURCE},
	{"publicationStmt", T_EDITION},
	{"settingDesc", T_PROFILE},
	{"setting", T_SETTING},
	{"correspDesc", T_PROFILE},
	{"correspAction", T_CORRESPONDENCE},
	{"textClass", T_PROFILE},
	{"keywords", T_TERMS},
	{"fileDesc", T_PROFILE},
	{"profileDesc", T_PROFILE},
	{"revisionDesc", T_PROFILE},
	{"change", T_CHANGE},
	{"langUsage", T_PROFILE},
	{"standOff", T_STANDOFF},
	{"title", T_TITLE},
	{"meeting", T_MEETING},
	{"author", T_AUTHOR},
	{"docAuthor", T_DOCAUTHOR},
	{"date", T_DATE},
	{"docDate", T_DOCDATE},
	{"origDate", T_DATE},
	{"creation", T_CREATION},
	{"legislativePeriod", T_PROTOCOL},
	{"sessionNo", T_PROTOCOL},
	{"filetype", T_DOWNLOAD},
	{"name", T_NAME},
	{"placeName", T_NAME},
	{"settlement", T_NAME},
	{"country", T_NAME},
	{"activity", T_ACTIVITY},
	{"abstract", T_ABSTRACT},
	{"idno", T_IDNO},
	{"term", T_TERM},
	{"particDesc", T_PERSONS},
	{"listPerson", T_PERSONS},
	{"personGrp", T_GROUP},
	{"person", T_PERSON},
	{"persName", T_PERSNAME},
	{"surname", T_SURNAME},
	{"forename", T_FORENAME},
	{"nameLink", T_NAMELINK},
	{"genName", T_GENNAME},
	{"addName", T_ADDNAME},
	{"roleName", T_ROLENAME},
	{"sex", T_GENDER},
	{"gender", T_GENDER},
	{"affiliation", T_AFFILIATION},
	{"listOrg", T_PERSONS},
	{"org", T_ORG},
	{"orgName", T_ORGNAME},
	{"castList", T_CAST},
	{"castGroup", T_CAST},
	{"castItem", T_CAST},
	{"role", T_ROLE},
	{"text", T_TEXT},
	{"group", T_DIV},
	{"front", T_FRONT},
	{"body", T_DIV},
	{"back", T_DIV},
	{"div", T_DIV},
	{"div0", T_DIV},
	{"div1", T_DIV},
	{"div2", T_DIV},
	{"div3", T_DIV},
	{"div4", T_DIV},
	{"div5", T_DIV},
	{"div6", T_DIV},
	{"div7", T_DIV},
	{"head", T_HEAD},
	{"u", T_U},
	{"post", T_POST},
	{"annotationBlock", T_TURN},
	{"annotatedU", T_TURN},
	{"sp", T_SP},
	{"speaker", T_SPEAKER},
	{"p", T_P},
	{"ab", T_P},
	{"salute", T_P},
	{"signed", T_P},
	{"trailer", T_P},
	{"label", T_LABEL},
	{"dateline", T_DATELINE},
	{"byline", T_BYLINE},
	{"opener", T_OPENER},
	{"closer", T_FLOATING},
	{"postscript", T_FLOATING},
	{"epigraph", T_FLOATING},
	{"argument", T_FLOATING},
	{"floatingText", T_FLOATING},
	{"figure", T_FLOATING},
	{"spGrp", T_DIV},
	{"seg", T_SEG},
	{"l", T_L},
	{"lg", T_LG},
	{"list", T_LIST},
	{"item", T_ITEM},
	{"table", T_TABLE},
	{"row", T_ROW},
	{"cell", T_CELL},
	{"quote", T_QUOTE},
	{"cit", T_CIT},
	{"note", T_NOTE},
	{"stage", T_NOTE},
	{"kinesic", T_NOTE},
	{"vocal", T_NOTE},
	{"incident", T_NOTE},
	{"writing", T_NOTE},
	{"figDesc", T_NOTE},
	{"gap", T_GAP},
	{"w", T_W},
	{"pc", T_PC},
	{"hi", T_HI},
	{"del", T_STRUCK},
	{"delSpan", T_STRUCK_SPAN},
	{"restore", T_RESTORED},
	{"rendition", T_RENDITION},
	{"s", T_S},
	{"q", T_Q},
	{"said", T_Q},
	{"soCalled", T_Q},
	{"quotation", T_QUOTATION},
	{"encodingDesc", T_PROFILE},
	{"editorialDecl", T_PROFILE},
	{"emph", T_EMPH},
	{"ref", T_REF},
	{"ptr", T_PTR},
	{"lb", T_LB},
	{"cb", T_LB},
	{"pb", T_PB},
	{"choice", T_CHOICE},
	{"sic", T_ALTERNATE},
	{"orig", T_ALTERNATE},
	{"abbr", T_ABBR},
	{"fw", DEBATE_LEFT_OUT + ACCOUNT_PAGE},
	{"app", T_APPARATUS},
	{"rdg", T_READING},
	{"lem", T_LEMMA},
	{"desc", T_DESC},
	{"index", DEBATE_LEFT_OUT + ACCOUNT_INDEX},
	{"binaryObject", DEBATE_LEFT_OUT + ACCOUNT_BINARY},
	{"graphic", T_SKIP},
	{"link", DEBATE_LEFT_OUT + ACCOUNT_MACHINE},
	{"linkGrp", DEBATE_LEFT_OUT + ACCOUNT_MACHINE},
	{"spanGrp", DEBATE_LEFT_OUT + ACCOUNT_MACHINE},
	{"interpGrp", DEBATE_LEFT_OUT + ACCOUNT_MACHINE},
	{"facsimile", DEBATE_LEFT_OUT + ACCOUNT_MACHINE},
	{"sourceDoc", DEBATE_LEFT_OUT + ACCOUNT_VARIANT},
	{"titlePage", T_TITLEPAGE},
	{"docTitle", T_TITLEPAGE},
	{"docImprint", T_TITLEPAGE},
	{"titlePart", T_TITLEPART},
	{"timeline", DEBATE_LEFT_OUT + ACCOUNT_MACHINE},
	{"xenoData", DEBATE_LEFT_OUT + ACCOUNT_MACHINE},
};

static bool is_ours(const char *ns)
{
	return !*ns || !strcmp(ns, TEI_NS) || url_is_namespace(ns, TEI_NS);
}

const char *tei_attribute(const struct xml_attribute *a, size_t n, const char *name)
{
	return debate_attribute(a, n, name);
}

/* A file has few languages and says them often: the last ones are remembered. */
static const char *language(struct tei *t, const char *value)
{
	unsigned known = t->langs_n < TEI_LANGS ? t->langs_n : TEI_LANGS;
	const char *clean;

	for (unsigned i = 0; i < known; i++)
		if (!strcmp(t->langs[i], value))
			return t->langs[i];
	clean = statement_builder_clean_in(&t->debate.builder, &t->arena, value, strlen(value));
	if (clean)
		t->langs[t->langs_n++ % TEI_LANGS] = clean;
	return clean;
}

/* What an element of XInclude at PLACE brings. */
static enum reading_included included_as(enum tei_place place)
{
	if (place == P_FILE)
		return INCLUDED_DOCUMENT;
	return place >= P_LINE ? INCLUDED_TEXT : INCLUDED_HEADER;
}

/* What is included stands where the level of the reference is. */
static void start_include(struct tei *t, const char *name, const struct xml_attribute *a, size_t n)
{
	const char *href = tei_attribute(a, n, "href"), *parse = tei_attribute(a, n, "parse");

	if (strcmp(name, "include") != 0)
		return;
	if (!href || tei_attribute(a, n, "xpointer") || (parse && strcmp(parse, "xml") != 0))
		reading_problem(t->r, reading_line(t->r),
				_("“%.200s” is to be included here, and is not: only whole XML "
				  "files are"),
				href ? href : "");
	else
		reading_include(t->r, href, included_as(t->levels[t->depth].place));
}

static void start_file(struct tei *t, struct tei_level *l)
{
	struct batch *b = reading_batch(t->r);

	l->place = P_FILE;
	l->ending = TEI_END_FILE;
	if (t->files++ == 0) {
		t->lang = l->lang;
		t->debate.builder.language = t->lang;
		if (t->lang && !t->named)
			b->language = arena_strdup(&b->arena, t->lang);
	}
	debate_give(&t->debate);
	tei_session_end(t);
	debate_reset(&t->debate);
	tei_header_begin(t);
	t->owner = 0;
}

static void start_in_file(struct tei *t, struct tei_level *l)
{
	switch (l->element) {
	case T_TEI: start_file(t, l); break;
	case T_HEADER:
	case T_STANDOFF:
		account_leave_out(reading_account(t->r), ACCOUNT_FILE);
		l->place = P_HEADER;
		break;
	case T_TEXT:
	case T_FRONT:
	case T_DIV:
		tei_header_end(t);
		l->place = P_TEXT;
		l->ending = TEI_END_TEXT;
		break;
	default: l->place = P_NOTHING; break;
	}
}

/* Readings stand in an apparatus, or in a group of them there, whose base text may be elsewhere. */
static struct tei_level *apparatus(struct tei_level *up)
{
	while (up->element == T_OTHER && up->place != P_TOP)
		up--;
	return up->element == T_APPARATUS ? up : NULL;
}

/* Whether L says once more what is read already: another reading, the same in another language. */
static bool is_other(struct tei *t, struct tei_level *l, const struct xml_attribute *a, size_t n)
{
	struct tei_level *up = l - 1;
	enum account_fate why = ACCOUNT_VARIANT;
	bool other = false;

	if (l->element == T_APPARATUS) {
		l->taken = (up->place != P_BODY && up->place != P_BLOCK && up->place != P_LINE) ||
			   tei_attribute(a, n, "from") || tei_attribute(a, n, "loc");
	} else if (l->element == T_READING || l->element == T_LEMMA) {
		up = apparatus(up);
		other = l->element == T_READING && (!up || up->taken);
	} else if (up->element == T_CHOICE) {
		other = l->element == T_ALTERNATE || l->element == T_ABBR || up->taken;
	} else if (l->element == T_DESC && (up->element == T_NOTE || up->element == T_GAP)) {
		other = up->taken && l->lang != up->taken_lang;
		why = ACCOUNT_LANGUAGE;
		up->taken_lang = up->taken ? up->taken_lang : l->lang;
	} else {
		return false;
	}
	if (other)
		account_leave_out(reading_account(t->r), why);
	else if (up && l->element != T_APPARATUS)
		up->taken = true;
	return other;
}

/* Whether the document is one that this program wrote: then the element starts there. */
static bool starts_own(struct tei *t, const char *name, const struct xml_attribute *a, size_t n)
{
	if (!t->ours && !t->depth && tei_own_is(name, a, n))
		t->ours = tei_own_open(t->r);
	if (t->ours)
		tei_own_start(t->ours, name, a, n);
	return t->ours;
}

static void tei_start(void *state, const char *ns, const char *name, const struct xml_attribute *a,
		      size_t n)
{
	struct tei *t = state;
	struct tei_level *up, *l;
	bool attachment = !strcmp(name, "attachment") && url_is_namespace(ns, FRUS_NS);
	const char *lang;
	int kind;

	if (starts_own(t, name, a, n))
		return;
	up = &t->levels[t->depth++];
	l = up + 1;
	*l = *up;
	l->ending = TEI_END_NOTHING;
	l->head = l->id = l->corresp = l->desc = l->day = NULL;
	l->turn = NULL;
	l->outer = NULL;
	l->head_used = false;
	l->marked = l->none = l->begun = l->taken = false;
	if (up->place == P_NOTHING)
		return;
	/* A paper that goes with a document: its date is not that of the document. */
	l->attached |= attachment;
	if (!attachment && !is_ours(ns)) {
		account_leave_out(reading_account(t->r), ACCOUNT_VOCABULARY);
		if (!strcmp(ns, XML_INCLUDE_NS))
			start_include(t, name, a, n);
		l->place = P_NOTHING;
		return;
	}
	kind = attachment ? T_FLOATING : debate_find(&t->names, name);
	if (debate_left_out(&t->debate, kind)) {
		l->place = P_NOTHING;
		return;
	}
	l->element = (enum tei_element)kind;
	if (n && ((lang = tei_attribute(a, n, "lang"))))
		l->lang = language(t, lang);
	if (l->element == T_SKIP || is_other(t, l, a, n)) {
		l->place = P_NOTHING;
		return;
	}
	tei_strike(t, l, a, n);
	switch (up->place) {
	case P_TOP: start_file(t, l); break;
	case P_FILE: start_in_file(t, l); break;
	case P_LINE: tei_line_inside(t, l, a, n); break;
	case P_LINE_NOTE: buf_putc(&t->note, ' '); break;
	case P_TEXT: tei_text_start(t, l, a, n); break;
	case P_BODY:
	case P_BLOCK: tei_body_start(t, l, a, n); break;
	default: tei_header_start(t, l, a, n); break;
	}
	if (l->struck)
		tei_strike_start(t, l);
}

/* The level's depths are those of the next block. */
static void enter(struct tei *t, const struct tei_level *l)
{
	struct body_builder *f = &t->debate.builder.text;

	f->quote = l->quote;
	f->list = l->list;
}

static void end_mark(struct tei *t, enum mark mark)
{
	body_builder_mark(&t->debate.builder.text, mark, false);
}

/* A note or direction ends; a gap that says nothing is a gap all the same. */
static void end_note(struct tei *t, const struct tei_level *l)
{
	struct body_builder *f = &t->debate.builder.text;
	bool nothing =
		!f->raw.len && f->out.len && (f->fresh || f->out.data[f->out.len - 1] == MARK_NOTE);

	if (l->element == T_GAP && nothing)
		body_builder_text(f, "…", strlen("…"));
	debate_unbracket(f);
}

static void end_inside(struct tei *t, struct tei_level *l)
{
	const struct body_builder *body = &t->debate.builder.text;
	bool note = l->element == T_NOTE || l->element == T_GAP;

	if (note && (l->ending == TEI_END_BLOCK || l->ending == TEI_END_NOTE))
		end_note(t, l);
	switch (l->ending) {
	case TEI_END_BLOCK:
		if (body->struck)
			end_mark(t, MARK_STRUCK);
		body_builder_close(&t->debate.builder.text);
		t->verse = false;
		t->token = T_OTHER;
		enter(t, l - 1);
		break;
	case TEI_END_VERSE: t->in_verse = false; break;
	case TEI_END_EM: end_mark(t, MARK_EM); break;
	case TEI_END_STRONG: end_mark(t, MARK_STRONG); break;
	case TEI_END_NOTE:
		end_mark(t, MARK_NOTE);
		/* A gap may stand for the rest of a word. */
		t->after_note = l->element == T_NOTE;
		break;
	case TEI_END_ABOVE: body_builder_raise(&t->debate.builder.text, RAISED_ABOVE, false); break;
	case TEI_END_BELOW: body_builder_raise(&t->debate.builder.text, RAISED_BELOW, false); break;
	case TEI_END_TABLE: body_builder_table_close(&t->debate.builder.text); break;
	case TEI_END_CELL: body_builder_cell_close(&t->debate.builder.text); break;
	case TEI_END_REF: body_builder_ref_close(&t->debate.builder.text); break;
	case TEI_END_TOKEN: tei_token_end(t); break;
	case TEI_END_QUOTE:
		tei_quote_end(t, l);
		enter(t, l - 1);
		break;
	default: break;
	}
}

static void free_head(struct tei *t, struct tei_level *l)
{
	/* Nothing was said under it. */
	if (l->head && !l->head_used)
		account_drop(reading_account(t->r), &l->head_text, ACCOUNT_EMPTY);
	free(l->head);
	free(l->desc);
	free(l->day);
	l->head = l->desc = l->day = NULL;
}

static void tei_end(void *state, const char *ns, const char *name)
{
	struct tei *t = state;
	int depth = t->depth;
	struct tei_level *l = &t->levels[depth];
	const char *close;
	/* Marks round a quotation are of it. */
	bool quote = l->ending == TEI_END_QUOTE || l->ending == TEI_END_LINE_QUOTE;

	(void)ns;
	(void)name;
	if (t->ours) {
		tei_own_end(t->ours);
		return;
	}
	if (!quote)
		tei_strike_end(t, l);
	switch (l->ending) {
	case TEI_END_NOTHING: break;
	case TEI_END_FILE: t->named = !--t->files; break;
	case TEI_END_TEXT:
	case TEI_END_DIV: tei_division_end(t, l); break;
	case TEI_END_STATEMENT:
		if (t->owner == depth)
			tei_statement_end(t);
		tei_nested_end(t, l);
		break;
	case TEI_END_PERSON: tei_person_end(t); break;
	case TEI_END_LINE:
		if (t->line_depth == depth)
			tei_line_end(t);
		break;
	case TEI_END_PART: tei_part_end(t); break;
	case TEI_END_TURN: buf_clear(&t->turn); break;
	case TEI_END_LINE_NOTE: buf_putc(&t->note, ' '); break;
	case TEI_END_LINE_QUOTE:
		close = tei_line_quote(t, l, false);
		tei_line_text(t, close, strlen(close));
		t->closed = true;
		break;
	default: end_inside(t, l); break;
	}
	if (quote)
		tei_strike_end(t, l);
	free_head(t, l);
	t->depth--;
}

static void tei_text(void *state, const char *s, size_t len)
{
	struct tei *t = state;

	if (t->ours) {
		tei_own_text(t->ours, s, len);
		return;
	}
	switch (t->levels[t->depth].place) {
	case P_LINE_NOTE:
		statement_builder_line(&t->debate.builder, &t->note, s, len,
				       t->levels[t->depth].raised);
		break;
	case P_LINE: tei_line_text(t, s, len); break;
	case P_BODY:
	case P_BLOCK: tei_body_text(t, s, len); break;
	default: break;
	}
}

/* ---- the whole ---- */

static bool tei_matches(const char *ns, const char *name)
{
	return is_ours(ns) && (!strcmp(name, "TEI") || !strcmp(name, "teiCorpus") ||
			       !strcmp(name, "TEI.2") || !strcmp(name, "teiCorpus.2"));
}

static void each_buf(struct tei *t, void (*f)(struct buf *b))
{
	struct buf *const all[] = {&t->line,        &t->meeting,      &t->occasion, &t->city,
				   &t->country,     &t->place,        &t->person,   &t->person_id,
				   &t->person_role, &t->who,          &t->speaker,  &t->by,
				   &t->day,         &t->day_calendar, &t->turn,     &t->note,
				   &t->strikes,     &t->rendition,    &t->span,     &t->pointer};

	for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
		f(all[i]);
	for (int i = 0; i < PARTS; i++)
		f(&t->parts[i]);
	for (int i = 0; i < PEOPLE_TRAITS; i++)
		f(&t->said[i]);
	for (int i = 0; i < TEI_DATE_MAX; i++) {
		f(&t->date[i]);
		f(&t->own[i]);
	}
}

static void *tei_open(struct reading *r)
{
	struct tei *t = xcalloc(1, sizeof *t);

	t->r = r;
	debate_init(&t->debate, r);
	arena_init(&t->arena);
	each_buf(t, buf_init);
	t->names.table = names;
	t->names.n = sizeof names / sizeof names[0];
	t->levels[0].place = P_TOP;
	return t;
}

static void tei_close(void *state, enum xml_end end)
{
	struct tei *t = state;

	if (t->ours)
		tei_own_close(t->ours, end);
	tei_people_settle(t);
	debate_close(&t->debate, end);
	tei_session_end(t);
	for (int i = t->depth; i >= 0; i--) {
		free_head(t, &t->levels[i]);
		free(t->levels[i].id);
		free(t->levels[i].corresp);
		free(t->levels[i].outer);
		tei_turn_free(&t->levels[i]);
	}
	debate_done(&t->debate);
	each_buf(t, buf_done);
	warn_once_done(&t->once);
	arena_done(&t->arena);
	fold_free(t->fold);
	free(t->orgs);
	free(t->affiliations);
	free(t);
}

static void tei_included(void *state, bool cut)
{
	struct tei *t = state;

	if (cut)
		debate_cut(&t->debate);
	/* The names of its elements go, and others may come to stand in their places. */
	memset(t->names.cache, 0, sizeof t->names.cache);
}

const struct format format_tei = {
	.name = "tei",
	.title = N_("TEI: proceedings, drama, prose"),
	.matches = tei_matches,
	.open = tei_open,
	.start = tei_start,
	.end = tei_end,
	.text = tei_text,
	.close = tei_close,
	.included = tei_included,
};
