/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * The Hansard of publicwhip and ParlParse: speeches in a row, under the headings that stand before
 * them. The date is nowhere but in the ids, "uk.org.publicwhip/debate/2004-01-05.1.0".
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "archive/archive.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "read/debate.h"
#include "read/format.h"

enum whip_element {
	W_OTHER,
	W_SPEECH,
	W_MAJOR,
	W_MINOR,
	W_DIVISION,
	W_COUNT,
	W_SKIP,
	W_P,
	W_QUOTE,
	W_LIST,
	W_ITEM,
	W_ROW,
	W_CELL,
	W_BR,
	W_BOLD,
	W_ITALIC,
	W_REF
};

static const struct debate_name names[] = {
	{"speech", W_SPEECH},
	{"major-heading", W_MAJOR},
	{"oral-heading", W_MAJOR},
	{"minor-heading", W_MINOR},
	{"division", W_DIVISION},
	{"divisioncount", W_COUNT},
	{"gidredirect", W_SKIP},
	{"p", W_P},
	{"blockquote", W_QUOTE},
	{"ul", W_LIST},
	{"ol", W_LIST},
	{"li", W_ITEM},
	{"tr", W_ROW},
	{"td", W_CELL},
	{"th", W_CELL},
	{"br", W_BR},
	{"b", W_BOLD},
	{"strong", W_BOLD},
	{"i", W_ITALIC},
	{"em", W_ITALIC},
	{"a", W_REF},
	{"phrase", W_OTHER},
};

enum whip_place { IN_TOP, IN_DEBATES, IN_HEADING, IN_DIVISION, IN_SPEECH, IN_BLOCK, IN_NOTHING };

enum whip_ending {
	WHIP_END_NOTHING,
	WHIP_END_SPEECH,
	WHIP_END_HEADING,
	WHIP_END_BLOCK,
	WHIP_END_STRONG,
	WHIP_END_EM,
	WHIP_END_REF
};

struct whip_level {
	enum whip_place place;
	enum whip_element element;
	enum whip_ending ending;
	int quote, list;
};

struct whip {
	struct reading *r;
	struct debate debate;
	struct debate_names names;
	struct whip_level levels[XML_DEPTH_MAX + 2];
	int depth;
	struct buf line, major, minor;
	struct buf date; /* the last one said */
};

/* ---- speeches ---- */

/* The length of a day, YYYY-MM-DD, at S; 0 where there is none. */
static size_t day_length(const char *s)
{
	static const char shape[] = "dddd-dd-dd";
	size_t i = 0;

	for (; shape[i]; i++)
		if (shape[i] == 'd' ? s[i] < '0' || s[i] > '9' : s[i] != shape[i])
			return 0;
	return i;
}

static void take_date(struct whip *w, const char *id)
{
	for (; id && *id; id++) {
		size_t len = day_length(id);

		if (len) {
			buf_clear(&w->date);
			buf_add(&w->date, id, len);
			return;
		}
	}
}

/* The day of the id, with the time that it was said. */
static void speech_date(struct whip *w, const char *time)
{
	struct statement_builder *d = &w->debate.builder;
	struct buf when;
	struct date date;

	if (!w->date.len)
		return;
	buf_init(&when);
	buf_puts(&when, buf_str(&w->date));
	if (time && strchr("0123456789", *time)) {
		buf_printf(&when, "T%s%s", time[1] == ':' ? "0" : "", time);
		if (!date_parse(buf_str(&when), &date))
			buf_truncate(&when, w->date.len);
	}
	statement_builder_date(d, STATEMENT_DELIVERED, buf_str(&when), "", 0, NULL, NULL);
	buf_done(&when);
}

static void speech_occasion(struct whip *w)
{
	struct statement_builder *d = &w->debate.builder;
	struct buf both;

	buf_init(&both);
	buf_puts(&both, buf_str(&w->major));
	if (w->minor.len)
		buf_printf(&both, "%s%s", both.len ? " – " : "", buf_str(&w->minor));
	d->s.occasion = statement_builder_clean(d, both.data, both.len);
	buf_done(&both);
}

static const char *attribute_line(struct whip *w, const struct xml_attribute *a, size_t n,
				  const char *name)
{
	const char *value = debate_attribute(a, n, name);

	return value ? statement_builder_clean(&w->debate.builder, value, strlen(value)) : NULL;
}

static void start_speech(struct whip *w, struct whip_level *l, const struct xml_attribute *a,
			 size_t n)
{
	struct debate *d = &w->debate;
	const char *id = debate_attribute(a, n, "id"), *url = debate_attribute(a, n, "url");
	const char *name;

	debate_begin(d, id, "speech", NULL);
	d->builder.s.kind = statement_builder_clean(&d->builder, "speech", 6);
	d->builder.s.turn = true;
	take_date(w, id);
	speech_date(w, debate_attribute(a, n, "time"));
	speech_occasion(w);
	name = attribute_line(w, a, n, "speakername");
	if (name)
		people_speaker(&d->people, name, attribute_line(w, a, n, "speakeroffice"), NULL,
			       d->builder.line);
	if (url && *url)
		statement_builder_source(&d->builder, url, "", 0);
	l->place = IN_SPEECH;
	l->ending = WHIP_END_SPEECH;
	l->quote = l->list = 0;
}

static void start_heading(struct whip *w, struct whip_level *l, const struct xml_attribute *a,
			  size_t n)
{
	debate_give(&w->debate);
	take_date(w, debate_attribute(a, n, "id"));
	buf_clear(&w->line);
	l->place = IN_HEADING;
	l->ending = WHIP_END_HEADING;
}

static void heading_end(struct whip *w, const struct whip_level *l)
{
	struct buf *to = l->element == W_MAJOR ? &w->major : &w->minor;
	const char *s = buf_str(&w->line);
	size_t len = w->line.len;

	while (len && strchr(" \t\r\n", s[len - 1]))
		len--;
	buf_clear(&w->minor);
	buf_clear(to);
	buf_add(to, s, len);
}

/* ---- text ---- */

static void enter(struct whip *w, const struct whip_level *l)
{
	w->debate.builder.text.quote = l->quote;
	w->debate.builder.text.list = l->list;
}

static void start_block(struct whip *w, struct whip_level *l, enum mark_kind kind)
{
	enter(w, l);
	body_builder_open(&w->debate.builder.text, kind);
	l->place = IN_BLOCK;
	l->ending = WHIP_END_BLOCK;
}

static void start_container(struct whip *w, struct whip_level *l)
{
	body_builder_close(&w->debate.builder.text);
	enter(w, l);
	l->place = IN_SPEECH;
	l->ending = WHIP_END_BLOCK;
}

static void start_mark(struct whip *w, struct whip_level *l, enum mark mark,
		       enum whip_ending ending)
{
	body_builder_mark(&w->debate.builder.text, mark, true);
	l->ending = ending;
}

static void start_inside(struct whip *w, struct whip_level *l, const struct xml_attribute *a,
			 size_t n)
{
	struct body_builder *f = &w->debate.builder.text;
	bool fresh = l[-1].place == IN_BLOCK && body_builder_is_fresh(f);
	const char *href;

	switch (l->element) {
	case W_P:
		if (!fresh)
			start_block(w, l, MARK_P);
		break;
	case W_ROW: start_block(w, l, MARK_P); break;
	case W_CELL:
		if (!fresh)
			body_builder_text(f, " | ", 3);
		break;
	case W_ITEM:
		l->list += l->list == 0;
		start_block(w, l, MARK_ITEM);
		break;
	case W_QUOTE:
		l->quote++;
		start_container(w, l);
		break;
	case W_LIST:
		l->list++;
		start_container(w, l);
		break;
	case W_BR: body_builder_break(f); break;
	case W_BOLD: start_mark(w, l, MARK_STRONG, WHIP_END_STRONG); break;
	case W_ITALIC: start_mark(w, l, MARK_EM, WHIP_END_EM); break;
	case W_REF:
		href = debate_attribute(a, n, "href");
		if (!href || strncasecmp(href, "http", 4) != 0)
			break;
		body_builder_ref_open(f, href);
		l->ending = WHIP_END_REF;
		break;
	default: break;
	}
}

/* How a division went is a direction after the speech before it; who voted how is left out. */
static void start_count(struct whip *w, const struct xml_attribute *a, size_t n)
{
	static const char *const sides[][2] = {
		{"ayes", "Ayes"},       {"noes", "Noes"},
		{"content", "Content"}, {"not-content", "Not content"},
		{"for", "For"},         {"against", "Against"},
		{"both", "Both"},       {"abstain", "Abstain"},
	};
	struct body_builder *f = &w->debate.builder.text;
	struct buf *line = &w->line;

	buf_clear(line);
	for (size_t i = 0; i < sizeof sides / sizeof *sides; i++) {
		const char *value = debate_attribute(a, n, sides[i][0]);

		if (value && *value)
			buf_printf(line, "%s%s %s", line->len ? ", " : "", sides[i][1], value);
	}
	if (line->len && debate_is_open(&w->debate)) {
		body_builder_open(f, MARK_STAGE);
		body_builder_text(f, line->data, line->len);
		body_builder_close(f);
	} else if (line->len) {
		debate_pend(&w->debate, line->data, line->len);
	}
	buf_clear(line);
}

static void whip_start(void *state, const char *ns, const char *name, const struct xml_attribute *a,
		       size_t n)
{
	struct whip *w = state;
	struct whip_level *up = &w->levels[w->depth++], *l = up + 1;

	*l = *up;
	l->ending = WHIP_END_NOTHING;
	if (up->place == IN_NOTHING)
		return;
	l->element = *ns ? W_OTHER : (enum whip_element)debate_find(&w->names, name);
	switch (up->place) {
	case IN_TOP: l->place = IN_DEBATES; break;
	case IN_DEBATES:
		if (l->element == W_SPEECH)
			start_speech(w, l, a, n);
		else if (l->element == W_MAJOR || l->element == W_MINOR)
			start_heading(w, l, a, n);
		else if (l->element == W_DIVISION)
			l->place = IN_DIVISION;
		else if (l->element != W_OTHER)
			l->place = IN_NOTHING;
		break;
	case IN_DIVISION:
		if (l->element == W_COUNT)
			start_count(w, a, n);
		l->place = IN_NOTHING;
		break;
	case IN_SPEECH:
	case IN_BLOCK: start_inside(w, l, a, n); break;
	default: break;
	}
}

static void whip_end(void *state, const char *ns, const char *name)
{
	struct whip *w = state;
	const struct whip_level *l = &w->levels[w->depth--];
	struct body_builder *f = &w->debate.builder.text;

	(void)ns;
	(void)name;
	switch (l->ending) {
	case WHIP_END_NOTHING: break;
	case WHIP_END_SPEECH: debate_end(&w->debate); break;
	case WHIP_END_HEADING: heading_end(w, l); break;
	case WHIP_END_BLOCK:
		body_builder_close(f);
		enter(w, l - 1);
		break;
	case WHIP_END_STRONG: body_builder_mark(f, MARK_STRONG, false); break;
	case WHIP_END_EM: body_builder_mark(f, MARK_EM, false); break;
	case WHIP_END_REF: body_builder_ref_close(f); break;
	}
}

static void whip_text(void *state, const char *s, size_t len)
{
	struct whip *w = state;
	enum whip_place place = w->levels[w->depth].place;

	if (place == IN_SPEECH || place == IN_BLOCK)
		body_builder_text(&w->debate.builder.text, s, len);
	else if (place == IN_HEADING)
		buf_add(&w->line, s, utf8_fit(s, len, BODY_BUILDER_MAX - w->line.len));
}

/* ---- the whole ---- */

static bool whip_matches(const char *ns, const char *name)
{
	return !*ns && (!strcmp(name, "publicwhip") || !strcmp(name, "debates"));
}

static void *whip_open(struct reading *r)
{
	struct whip *w = xcalloc(1, sizeof *w);

	w->r = r;
	debate_init(&w->debate, r);
	buf_init(&w->line);
	buf_init(&w->major);
	buf_init(&w->minor);
	buf_init(&w->date);
	w->names.table = names;
	w->names.n = sizeof names / sizeof names[0];
	w->levels[0].place = IN_TOP;
	return w;
}

static void whip_close(void *state, enum xml_end end)
{
	struct whip *w = state;

	debate_close(&w->debate, end);
	debate_done(&w->debate);
	buf_done(&w->line);
	buf_done(&w->major);
	buf_done(&w->minor);
	buf_done(&w->date);
	free(w);
}

const struct format format_publicwhip = {
	.name = "publicwhip",
	.title = N_("publicwhip and ParlParse: Hansard"),
	.matches = whip_matches,
	.open = whip_open,
	.start = whip_start,
	.end = whip_end,
	.text = whip_text,
	.close = whip_close,
};
