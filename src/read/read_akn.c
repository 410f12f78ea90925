/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Akoma Ntoso 1.0 to 3.0 (OASIS LegalDocML): debates, statements and other documents without a kind
 * of their own. Bills, acts and judgments hold no statements.
 */
#include "config.h"

#include "read/read_akn.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "archive/archive.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "read/day.h"
#include "read/format.h"
#include "text/url.h"

#define AKN_NS_OLD "http://www.akomantoso.org/*"
#define AKN_NS "http://docs.oasis-open.org/legaldocml/ns/akn/*"

static const struct debate_name names[] = {
	{"debate", A_DEBATE},
	{"debateReport", A_DEBATE},
	{"statement", A_DOCUMENT},
	{"doc", A_DOCUMENT},
	{"components", A_PARTS},
	{"component", A_PARTS},
	{"attachments", A_PARTS},
	{"attachment", A_PARTS},
	{"documentCollection", A_PARTS},
	{"officialGazette", A_PARTS},
	{"collectionBody", A_PARTS},
	{"meta", A_META},
	{"FRBRWork", A_WORK},
	{"FRBRthis", A_ADDRESS},
	{"FRBRuri", A_ADDRESS},
	{"FRBRdate", A_DATE},
	{"FRBRalias", A_ALIAS},
	{"FRBRlanguage", A_LANGUAGE},
	{"TLCPerson", A_PERSON},
	{"TLCOrganization", A_PERSON},
	{"TLCRole", A_ROLE},
	{"keyword", A_KEYWORD},
	{"preface", A_FRONT},
	{"coverPage", A_FRONT},
	{"docDate", A_DOCDATE},
	{"recordedTime", A_RECORDED},
	{"docTitle", A_DOCTITLE},
	{"longTitle", A_DOCTITLE},
	{"shortTitle", A_DOCTITLE},
	{"debateBody", A_BODY},
	{"mainBody", A_BODY},
	{"preamble", A_BODY},
	{"conclusions", A_BODY},
	{"speech", A_SPEECH},
	{"question", A_SPEECH},
	{"answer", A_SPEECH},
	{"speechGroup", A_GROUP},
	{"from", A_FROM},
	{"role", A_OFFICE},
	{"heading", A_HEADING},
	{"subheading", A_HEADING},
	{"num", A_NUM},
	{"p", A_P},
	{"block", A_P},
	{"caption", A_P},
	{"listIntroduction", A_INTRO},
	{"listWrapUp", A_INTRO},
	{"listConclusion", A_INTRO},
	{"other", A_HOLDER},
	{"container", A_HOLDER},
	{"blockContainer", A_HOLDER},
	{"tblock", A_HOLDER},
	{"table", A_TABLE},
	{"foreign", A_HOLDER},
	{"interstitial", A_HOLDER},
	{"content", A_HOLDER},
	{"tr", A_ROW},
	{"th", A_CELL},
	{"td", A_CELL},
	{"ul", A_LIST},
	{"ol", A_LIST},
	{"blockList", A_LIST},
	{"li", A_ITEM},
	{"item", A_ITEM},
	{"quotedStructure", A_STRUCTURE},
	{"embeddedStructure", A_STRUCTURE},
	{"quotedText", A_QUOTED},
	{"embeddedText", A_QUOTED},
	{"narrative", A_STAGE},
	{"scene", A_STAGE},
	{"summary", A_STAGE},
	{"remark", A_REMARK},
	{"authorialNote", A_REMARK},
	{"img", A_IMAGE},
	{"eol", A_BR},
	{"br", A_BR},
	{"b", A_BOLD},
	{"i", A_ITALIC},
	{"sup", A_ABOVE},
	{"sub", A_BELOW},
	{"ref", A_REF},
	{"a", A_REF},
	{"notes", A_NOTES},
	{"documentRef", A_SKIP},
	{"componentRef", A_SKIP},
	{"noteRef", A_NOTE_REF},
	{"eop", DEBATE_LEFT_OUT + ACCOUNT_PAGE},
	{"toc", DEBATE_LEFT_OUT + ACCOUNT_INDEX},
};

static bool is_ours(const char *ns)
{
	return !*ns || url_is_namespace(ns, AKN_NS) || url_is_namespace(ns, AKN_NS_OLD);
}

/* ---- what the session is ---- */

/* Codes of ISO 639-2 as BCP 47 has them, where it has shorter ones. */
static const char *language(const char *code)
{
	static const char codes[][2][4] = {
		{"eng", "en"}, {"fra", "fr"}, {"fre", "fr"}, {"spa", "es"}, {"ita", "it"},
		{"por", "pt"}, {"deu", "de"}, {"ger", "de"}, {"nld", "nl"}, {"dut", "nl"},
		{"rus", "ru"}, {"ara", "ar"}, {"fas", "fa"}, {"per", "fa"}, {"tur", "tr"},
		{"swa", "sw"}, {"zho", "zh"}, {"chi", "zh"}, {"cat", "ca"}, {"ell", "el"},
		{"gre", "el"}, {"pol", "pl"}, {"ron", "ro"}, {"rum", "ro"}, {"ukr", "uk"},
		{"afr", "af"}, {"amh", "am"}, {"som", "so"}, {"heb", "he"}, {"hin", "hi"},
	};

	for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++)
		if (!strcmp(code, codes[i][0]))
			return codes[i][1];
	return code;
}

/* Roles speak, too: "the Speaker". */
static void start_person(struct akn *k, bool role, const struct xml_attribute *a, size_t n)
{
	struct debate *d = &k->debate;
	const char *id = akn_id_of(a, n), *name = debate_attribute(a, n, "showAs");

	id = id ? debate_keep(d, id, strlen(id)) : NULL;
	name = name ? debate_keep(d, name, strlen(name)) : NULL;
	/* Documents of one file describe the same persons, each for itself. */
	if (!id || (k->collection && people_knows(&d->people, id)))
		return;
	people_person(&d->people, id, name, NULL, reading_line(k->r));
	if (!debate_is_open(d))
		people_release(&d->people);
	if (!role || !name || k->roles_n == AKN_ROLES_MAX)
		return;
	if (!k->roles)
		k->roles = xcalloc(AKN_ROLES_MAX, sizeof *k->roles);
	k->roles[k->roles_n++] =
		(struct akn_role){arena_strdup(&k->lasting, id), arena_strdup(&k->lasting, name)};
}

/* What a date is of is a word of the publisher's, or a reference to one. */
static int date_rank(const struct xml_attribute *a, size_t n)
{
	static const char *const file[] = {"generation",    "markup",    "xml",
					   "xmlConversion", "transform", "instantiation"};
	const char *name = debate_attribute(a, n, "name");

	for (size_t i = 0; name && i < sizeof file / sizeof *file; i++)
		if (!strcasecmp(akn_pointer_id(name), file[i]))
			return RANK_FILE;
	return RANK_WORK;
}

static void take_work_date(struct akn *k, const char *value, int rank)
{
	/* The attribute has to be there: what programs write that know none. */
	if (!strncmp(value, "0001-01-01", strlen("0001-01-01")))
		reading_problem(k->r, reading_line(k->r), _("the date “%.100s” is not understood"),
				value);
	else
		debate_date(&k->debate, rank, value, "", 0, NULL, NULL);
}

static void start_work(struct akn *k, struct akn_level *l, const struct xml_attribute *a, size_t n)
{
	struct debate *d = &k->debate;
	const char *value = debate_attribute(a, n, l->element == A_DATE ? "date" : "value");
	char day[sizeof "2012-02-21"] = "";

	if (l->place != AT_WORK || !value)
		return;
	switch (l->element) {
	case A_DATE: take_work_date(k, value, date_rank(a, n)); break;
	case A_ADDRESS:
		if (!k->work.len)
			buf_puts(&k->work, value);
		value = day_in_address(value);
		if (!value)
			break;
		memcpy(day, value, sizeof day - 1);
		debate_date(d, RANK_ADDRESS, day, "", 0, NULL, NULL);
		break;
	default:
		if (d->session.s.occasion)
			break;
		akn_take_title(k, value, strlen(value));
		k->aliased = true;
		break;
	}
}

static void start_meta(struct akn *k, struct akn_level *l, const struct xml_attribute *a, size_t n)
{
	struct debate *d = &k->debate;
	const char *value;

	switch (l->element) {
	case A_WORK: l->place = AT_WORK; break;
	case A_NOTES:
		account_leave_out(reading_account(k->r), ACCOUNT_NOTE);
		l->place = AT_NOTES;
		break;
	case A_DATE:
	case A_ADDRESS:
	case A_ALIAS: start_work(k, l, a, n); break;
	case A_LANGUAGE:
		value = debate_attribute(a, n, "language");
		if (value && !d->session.shared.language)
			d->session.shared.language = d->builder.language =
				debate_keep(d, language(value), strlen(language(value)));
		break;
	case A_PERSON:
	case A_ROLE: start_person(k, l->element == A_ROLE, a, n); break;
	case A_KEYWORD:
		value = debate_attribute(a, n, "showAs");
		if (value)
			debate_topic(d, value, strlen(value));
		break;
	default: break;
	}
}

/* ---- where elements stand ---- */

/* A document begins: of several in a file each has a session of its own. */
static void start_document(struct akn *k, struct akn_level *l, const char *name)
{
	akn_notes_forget(k);
	if (k->documents++) {
		k->collection = true;
		debate_reset(&k->debate);
		/* It was kept there. */
		k->debate.builder.language = NULL;
		buf_clear(&k->day);
		buf_clear(&k->work);
		k->titled = k->aliased = false;
	}
	k->document = NULL;
	if (l->element == A_DOCUMENT)
		k->document = strcmp(name, "doc") != 0 ? "statement" : "doc";
	l->ending = AKN_END_DOCUMENT;
}

static void start_body(struct akn *k, struct akn_level *l)
{
	l->place = AT_SECTION;
	l->ending = AKN_END_SECTION;
	if (!k->document)
		return;
	l->place = AT_SPEECH;
	l->ending = AKN_END_NOTHING;
	akn_document_start(k);
}

static void start_root(struct akn *k, struct akn_level *l, const char *name)
{
	/* That of a paper, which comes next. */
	if (l->element == A_HEADING && l[-1].element == A_PARTS) {
		akn_line_start(k, l);
		return;
	}
	switch (l->element) {
	case A_PARTS: k->collection = true; break;
	case A_DEBATE:
	case A_DOCUMENT: start_document(k, l, name); break;
	case A_META: l->place = AT_META; break;
	case A_FRONT:
		account_leave_out(reading_account(k->r), ACCOUNT_FILE);
		l->place = AT_FRONT;
		break;
	case A_BODY: start_body(k, l); break;
	default:
		account_leave_out(reading_account(k->r), ACCOUNT_DOCUMENT);
		l->place = AT_NOTHING;
		if (!k->reported)
			reading_problem(k->r, reading_line(k->r),
					_("<%s> is no debate: it is not read"), name);
		k->reported = true;
		break;
	}
}

/* Words of L may be struck out. A line has no marks. */
static void start_struck(struct akn *k, struct akn_level *l, const struct xml_attribute *a,
			 size_t n)
{
	bool line = l[-1].place == AT_LINE && l->place == AT_LINE;

	if (l[-1].struck || (!line && l->place != AT_SPEECH && l->place != AT_BLOCK))
		return;
	l->struck = l->strikes =
		debate_struck_start(&k->names, l->element, a, n, line ? &k->text : NULL);
}

static void akn_start(void *state, const char *ns, const char *name, const struct xml_attribute *a,
		      size_t n)
{
	struct akn *k = state;
	struct akn_level *up = &k->levels[k->depth++], *l = up + 1;
	int kind;

	*l = *up;
	l->ending = AKN_END_NOTHING;
	l->strikes = false;
	l->own = (struct akn_own){0};
	if (up->place == AT_NOTHING)
		return;
	kind = is_ours(ns) ? debate_find(&k->names, name) : DEBATE_LEFT_OUT + ACCOUNT_VOCABULARY;
	l->element = (enum akn_element)kind;
	if (debate_left_out(&k->debate, kind) || l->element == A_SKIP) {
		l->place = AT_NOTHING;
		return;
	}
	/* What stands in one is its number; in a heading the note has no place. */
	if (l->element == A_NOTE_REF)
		account_leave_out(reading_account(k->r), ACCOUNT_NUMBER);
	if (l->element == A_NOTE_REF && up->place != AT_SPEECH && up->place != AT_BLOCK) {
		l->place = AT_NOTHING;
		return;
	}
	switch (up->place) {
	case AT_TOP: l->place = AT_ROOT; break;
	case AT_ROOT: start_root(k, l, name); break;
	case AT_META:
	case AT_WORK: start_meta(k, l, a, n); break;
	case AT_NOTES: akn_notes_start(k, l, a, n); break;
	case AT_FRONT: akn_front_start(k, l, a, n); break;
	case AT_SECTION: akn_section_start(k, l, name, a, n); break;
	case AT_LINE: akn_line_inside(k, l, a, n); break;
	case AT_LINE_NOTE: buf_putc(&k->note, ' '); break;
	case AT_SPEECH:
	case AT_BLOCK: akn_inside_start(k, l, name, a, n); break;
	case AT_NOTHING: break;
	}
	start_struck(k, l, a, n);
	if (l->element == A_RECORDED)
		akn_recorded(k, l, a, n);
}

static void free_own(struct akn *k, struct akn_own *own)
{
	/* Nothing was said under them. */
	if (!own->used && (own->heading || own->num))
		account_drop(reading_account(k->r), own->heading ? &own->headed : &own->numbered,
			     ACCOUNT_EMPTY);
	/* The name of who speaks is known without it. */
	account_drop(reading_account(k->r), &own->label, ACCOUNT_SECOND);
	free(own->heading);
	free(own->num);
	free(own->day);
	free(own->by);
	free(own->as);
	free(own->from);
	free(own->office);
	free(own->kind);
	free(own->start);
	free(own->close);
	*own = (struct akn_own){0};
}

static void akn_end(void *state, const char *ns, const char *name)
{
	struct akn *k = state;
	struct akn_level *l = &k->levels[k->depth];

	(void)ns;
	(void)name;
	if (l->strikes)
		debate_struck_end(&k->debate, l->place == AT_LINE ? &k->text : NULL);
	switch (l->ending) {
	case AKN_END_NOTHING: break;
	case AKN_END_DOCUMENT: debate_give(&k->debate); break;
	case AKN_END_META_NOTE: akn_notes_end(k); break;
	case AKN_END_SECTION: akn_section_end(k); break;
	case AKN_END_SPEECH:
		if (k->speech == k->depth)
			akn_speech_end(k);
		break;
	case AKN_END_LINE: akn_line_end(k); break;
	case AKN_END_LINE_NOTE: akn_line_note_end(k); break;
	case AKN_END_LINE_OFFICE: akn_line_office_end(k, l); break;
	case AKN_END_LINE_QUOTED: buf_puts(&k->text, l->own.close); break;
	default: akn_inside_end(k, l); break;
	}
	free_own(k, &l->own);
	k->depth--;
}

static void akn_text(void *state, const char *s, size_t len)
{
	struct akn *k = state;
	const struct akn_level *l = &k->levels[k->depth];

	switch (l->place) {
	case AT_SECTION:
		if (!debate_is_blank(s, len))
			akn_section_text(k, s, len);
		break;
	case AT_SPEECH:
	case AT_BLOCK:
		if ((l->loose && l->place == AT_SPEECH) || k->interrupted)
			if (debate_is_blank(s, len))
				break;
		akn_resume(k);
		if (l->struck && !debate_is_blank(s, len))
			debate_struck_text(&k->debate);
		if (k->after_note)
			debate_after_note(&k->debate.builder.text, s, len);
		k->after_note = false;
		if (!debate_is_blank(s, len))
			akn_open_quotes(k, l);
		statement_builder_text(&k->debate.builder, &k->debate.builder.text, s, len);
		break;
	case AT_LINE:
	case AT_LINE_NOTE: akn_line_text(k, s, len); break;
	case AT_NOTES: akn_notes_text(k, s, len); break;
	default: break;
	}
}

/* ---- the whole ---- */

static bool akn_matches(const char *ns, const char *name)
{
	return is_ours(ns) && !strcmp(name, "akomaNtoso");
}

static void *akn_open(struct reading *r)
{
	struct akn *k = xcalloc(1, sizeof *k);

	k->r = r;
	debate_init(&k->debate, r);
	arena_init(&k->lasting);
	buf_init(&k->text);
	buf_init(&k->note);
	buf_init(&k->opening);
	buf_init(&k->date);
	buf_init(&k->day);
	k->names.table = names;
	k->names.n = sizeof names / sizeof names[0];
	k->names.struck = A_STRUCK;
	k->levels[0].place = AT_TOP;
	return k;
}

static void akn_close(void *state, enum xml_end end)
{
	struct akn *k = state;

	debate_close(&k->debate, end);
	akn_notes_forget(k);
	for (int i = k->depth; i >= 0; i--)
		free_own(k, &k->levels[i].own);
	debate_done(&k->debate);
	buf_done(&k->text);
	buf_done(&k->note);
	buf_done(&k->opening);
	buf_done(&k->date);
	buf_done(&k->day);
	buf_done(&k->work);
	free(k->roles);
	free(k->notes);
	arena_done(&k->lasting);
	fold_free(k->fold);
	free(k);
}

const struct format format_akn = {
	.name = "akn",
	.title = N_("Akoma Ntoso: debates"),
	.matches = akn_matches,
	.open = akn_open,
	.start = akn_start,
	.end = akn_end,
	.text = akn_text,
	.close = akn_close,
};
