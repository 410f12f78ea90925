/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Akoma Ntoso 1.0 to 3.0 (OASIS LegalDocML): debates. A statement is a speech, question or answer;
 * text outside them is not read, but for scenes and narratives. Other documents of the standard, bills
 * and acts, hold no statements.
 */
#include "config.h"

#include "read/read_akn.h"

#include <stdlib.h>
#include <string.h>

#include "archive/archive.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "read/format.h"

#define AKN_NS_OLD "http://www.akomantoso.org/"
#define AKN_NS "http://docs.oasis-open.org/legaldocml/ns/akn/"

static const struct debate_name names[] = {
	{"debate", A_DEBATE},
	{"debateReport", A_DEBATE},
	{"components", A_DEBATE},
	{"component", A_DEBATE},
	{"attachments", A_DEBATE},
	{"attachment", A_DEBATE},
	{"documentCollection", A_DEBATE},
	{"officialGazette", A_DEBATE},
	{"collectionBody", A_DEBATE},
	{"meta", A_META},
	{"FRBRWork", A_WORK},
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
	{"docTitle", A_DOCTITLE},
	{"longTitle", A_DOCTITLE},
	{"shortTitle", A_DOCTITLE},
	{"debateBody", A_BODY},
	{"speech", A_SPEECH},
	{"question", A_SPEECH},
	{"answer", A_SPEECH},
	{"from", A_FROM},
	{"heading", A_HEADING},
	{"subheading", A_HEADING},
	{"p", A_P},
	{"block", A_P},
	{"tr", A_P},
	{"ul", A_LIST},
	{"ol", A_LIST},
	{"blockList", A_LIST},
	{"li", A_ITEM},
	{"item", A_ITEM},
	{"narrative", A_STAGE},
	{"scene", A_STAGE},
	{"summary", A_STAGE},
	{"remark", A_REMARK},
	{"authorialNote", A_REMARK},
	{"eol", A_BR},
	{"br", A_BR},
	{"b", A_BOLD},
	{"i", A_ITALIC},
	{"ref", A_REF},
	{"a", A_REF},
	{"num", A_SKIP},
	{"noteRef", A_SKIP},
	{"eop", A_SKIP},
	{"toc", A_SKIP},
	{"conclusions", A_SKIP},
};

static bool is_ours(const char *ns)
{
	return !*ns || !strncmp(ns, AKN_NS, strlen(AKN_NS)) ||
	       !strncmp(ns, AKN_NS_OLD, strlen(AKN_NS_OLD));
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
	if (!id)
		return;
	people_person(&d->people, id, name, NULL, reading_line(k->r));
	if (!debate_is_open(d))
		people_release(&d->people);
	if (!role || !name || k->roles_n == AKN_ROLES_MAX)
		return;
	if (!k->roles)
		k->roles = xcalloc(AKN_ROLES_MAX, sizeof *k->roles);
	k->roles[k->roles_n++] = (struct akn_role){id, name};
}

static void start_meta(struct akn *k, struct akn_level *l, const struct xml_attribute *a, size_t n)
{
	struct debate *d = &k->debate;
	const char *value;

	switch (l->element) {
	case A_WORK: l->place = AT_WORK; break;
	case A_DATE:
		value = debate_attribute(a, n, "date");
		if (l->place == AT_WORK && value)
			debate_date(d, RANK_WORK, value, "", 0, NULL, NULL);
		break;
	case A_ALIAS:
		value = debate_attribute(a, n, "value");
		if (l->place != AT_WORK || !value || d->session.occasion)
			break;
		akn_take_title(k, value, strlen(value));
		k->aliased = true;
		break;
	case A_LANGUAGE:
		value = debate_attribute(a, n, "language");
		if (value && !d->session.language)
			d->session.language =
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

static void start_root(struct akn *k, struct akn_level *l, const char *name)
{
	switch (l->element) {
	case A_DEBATE: break;
	case A_META: l->place = AT_META; break;
	case A_FRONT: l->place = AT_FRONT; break;
	case A_BODY: l->place = AT_SECTION; break;
	default:
		l->place = AT_NOTHING;
		if (!k->told)
			reading_problem(k->r, reading_line(k->r),
					_("<%s> is no debate: it is not read"), name);
		k->told = true;
		break;
	}
}

static void akn_start(void *state, const char *ns, const char *name, const struct xml_attribute *a,
		      size_t n)
{
	struct akn *k = state;
	struct akn_level *up = &k->levels[k->depth++], *l = up + 1;

	*l = *up;
	l->ending = AKN_END_NOTHING;
	l->heading = NULL;
	if (up->place == AT_NOTHING)
		return;
	l->element = (enum akn_element)debate_find(&k->names, name);
	if (!is_ours(ns) || l->element == A_SKIP) {
		l->place = AT_NOTHING;
		return;
	}
	switch (up->place) {
	case AT_TOP: l->place = AT_ROOT; break;
	case AT_ROOT: start_root(k, l, name); break;
	case AT_META:
	case AT_WORK: start_meta(k, l, a, n); break;
	case AT_FRONT: akn_front_start(k, l, a, n); break;
	case AT_SECTION: akn_section_start(k, l, name, a, n); break;
	case AT_LINE:
		if (l->element == A_P || l->element == A_BR)
			buf_putc(&k->text, ' ');
		else if (l->element == A_REMARK)
			l->place = AT_NOTHING;
		break;
	case AT_SPEECH:
	case AT_BLOCK: akn_inside_start(k, l, a, n); break;
	case AT_NOTHING: break;
	}
}

static void akn_end(void *state, const char *ns, const char *name)
{
	struct akn *k = state;
	struct akn_level *l = &k->levels[k->depth];
	struct body_builder *f = &k->debate.builder.text;

	(void)ns;
	(void)name;
	switch (l->ending) {
	case AKN_END_NOTHING: break;
	case AKN_END_SECTION: debate_give(&k->debate); break;
	case AKN_END_SPEECH: akn_speech_end(k); break;
	case AKN_END_LINE: akn_line_end(k); break;
	case AKN_END_BLOCK:
		if (l->element == A_STAGE || l->element == A_REMARK)
			debate_unbracket(f);
		body_builder_close(f);
		f->list = l[-1].list;
		break;
	case AKN_END_NOTE:
		debate_unbracket(f);
		body_builder_mark(f, MARK_NOTE, false);
		break;
	case AKN_END_STRONG: body_builder_mark(f, MARK_STRONG, false); break;
	case AKN_END_EM: body_builder_mark(f, MARK_EM, false); break;
	case AKN_END_REF: body_builder_ref_close(f); break;
	}
	free(l->heading);
	l->heading = NULL;
	k->depth--;
}

static void akn_text(void *state, const char *s, size_t len)
{
	struct akn *k = state;
	enum akn_place place = k->levels[k->depth].place;

	if (place == AT_SPEECH || place == AT_BLOCK)
		body_builder_text(&k->debate.builder.text, s, len);
	else if (place == AT_LINE)
		buf_add(&k->text, s, utf8_fit(s, len, BODY_BUILDER_MAX - k->text.len));
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
	buf_init(&k->text);
	buf_init(&k->from);
	buf_init(&k->date);
	k->names.table = names;
	k->names.n = sizeof names / sizeof names[0];
	k->levels[0].place = AT_TOP;
	return k;
}

static void akn_close(void *state, enum xml_end end)
{
	struct akn *k = state;

	debate_close(&k->debate, end);
	for (int i = k->depth; i >= 0; i--)
		free(k->levels[i].heading);
	debate_done(&k->debate);
	buf_done(&k->text);
	buf_done(&k->from);
	buf_done(&k->date);
	free(k->roles);
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
