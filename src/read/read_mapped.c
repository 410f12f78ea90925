/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "read/read_mapped.h"

#include <stdlib.h>
#include <string.h>

#include "archive/archive.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "markup/body_builder.h"
#include "markup/html.h"
#include "markup/html_element.h"
#include "read/format.h"
#include "text/sanitize.h"

static struct body_builder *builder_of(struct mapped *m, enum mapped_body body)
{
	struct statement_builder *d = &m->debate.builder;

	return body == MAPPED_SUMMARY ? &d->summary : body == MAPPED_NOTE ? &d->notes : &d->text;
}

static enum mapped_body body_of(enum field_id field)
{
	return field == FIELD_TEXT      ? MAPPED_TEXT
	       : field == FIELD_SUMMARY ? MAPPED_SUMMARY
	       : field == FIELD_NOTE    ? MAPPED_NOTE
					: MAPPED_NO_BODY;
}

static const struct mapping_value *value_of(const struct mapped *m, enum mapped_body body)
{
	return &m->m->values[body == MAPPED_SUMMARY ? FIELD_SUMMARY
			     : body == MAPPED_NOTE  ? FIELD_NOTE
						    : FIELD_TEXT];
}

/* ---- running text ---- */

static void flow_end(struct mapped_flow *flow)
{
	if (flow->on)
		html_end(&flow->html);
	flow->on = false;
}

void mapped_text_end(struct mapped *m)
{
	for (enum mapped_body body = MAPPED_TEXT; body <= MAPPED_NOTE; body++)
		flow_end(&m->flows[body]);
}

/* What is written next is of BODY. */
static struct html_state *text_begin(struct mapped *m, enum mapped_body body)
{
	struct mapped_flow *flow = &m->flows[body];

	if (!flow->on) {
		mapped_frame_open(m);
		html_begin(&flow->html, builder_of(m, body));
		flow->html.paragraphs = true;
		flow->on = true;
		flow->lines = value_of(m, body)->as.kind == MAPPING_AS_LINES;
	}
	return &flow->html;
}

/* Of several choices the first that is there counts: CHOICE is there now. False: a better one was. */
static bool text_choose(struct mapped *m, enum mapped_body body, unsigned choice)
{
	struct mapped_frame *f = mapped_frame(m);

	if (body == MAPPED_STAGE)
		return true;
	if (f->choice[body] && f->choice[body] < choice)
		return false;
	if (f->choice[body] > choice && f->open) {
		mapped_text_end(m);
		body_builder_clear(builder_of(m, body));
		for (size_t i = 0; body == MAPPED_TEXT && i < m->texts_n; i++)
			account_drop(reading_account(m->r), &m->texts[i], ACCOUNT_SECOND);
		m->texts_n = 0;
	}
	f->choice[body] = choice;
	return true;
}

/* Each line for itself. */
static void put_lines(struct html_state *html, const char *s, size_t len)
{
	const char *end = s + len, *line;

	while ((line = memchr(s, '\n', (size_t)(end - s)))) {
		html_text(html, s, (size_t)(line - s));
		html_open(html, "br", NULL, 0);
		html_close(html, "br");
		s = line + 1;
	}
	html_text(html, s, (size_t)(end - s));
}

static void put_text(struct mapped *m, enum mapped_body body, const char *s, size_t len)
{
	struct account *account = reading_account(m->r);
	struct body_builder *f = builder_of(m, body);
	struct html_state *html;
	size_t hidden, dropped;

	if (body == MAPPED_STAGE) {
		statement_builder_text(&m->debate.builder, f, s, len);
		return;
	}
	html = text_begin(m, body);
	hidden = f->hidden;
	dropped = f->dropped;
	if (m->flows[body].lines)
		put_lines(html, s, len);
	else
		html_text(html, s, len);
	account->owner = m->levels[m->depth].block_serial;
	account_take(account, false);
	account->owner = 0;
	account_miss(account, f->hidden - hidden, ACCOUNT_HIDDEN);
	account_miss(account, f->dropped - dropped, ACCOUNT_SCRIPT);
}

static void body_text(struct mapped *m, struct mapped_level *l, const char *s, size_t len)
{
	if (!debate_is_blank(s, len) && !text_choose(m, l->body, l->choice)) {
		account_take(reading_account(m->r), false);
		account_miss(reading_account(m->r), utf8_count_visible(s, len), ACCOUNT_SECOND);
		return;
	}
	/* Blanks between blocks are no reason to open one. */
	if (l->body == MAPPED_STAGE || m->flows[l->body].on || !debate_is_blank(s, len))
		put_text(m, l->body, s, len);
}

/* A text as a whole, that is markup: TEXT is where its characters stand. */
static void put_markup(struct mapped *m, enum mapped_body body, const struct buf *markup,
		       const struct account_receipt *text)
{
	struct account *account = reading_account(m->r);
	struct body_builder *f = builder_of(m, body);
	size_t hidden, dropped;

	mapped_text_end(m);
	mapped_frame_open(m);
	hidden = f->hidden;
	dropped = f->dropped;
	html_build(f, buf_str(markup), markup->len);
	body_builder_close(f);
	account_drop_some(account, text, f->hidden - hidden, ACCOUNT_HIDDEN);
	account_drop_some(account, text, f->dropped - dropped, ACCOUNT_SCRIPT);
}

static void put_stage(struct mapped *m, const char *s, size_t len)
{
	struct body_builder *f = &m->debate.builder.text;

	body_builder_open(f, MARK_STAGE);
	body_builder_text(f, s, len);
	debate_unbracket(f);
	body_builder_close(f);
}

/* ---- values ---- */

static struct mapped_reading *reading_open(struct mapped *m, struct mapped_level *l)
{
	size_t had = m->readings_size;
	struct mapped_reading *v;

	m->readings =
		vec_fit(m->readings, m->readings_n + 1, &m->readings_size, sizeof *m->readings);
	if (m->readings_size > had)
		memset(m->readings + had, 0, (m->readings_size - had) * sizeof *m->readings);
	l->value = true;
	l->reading = (int)m->readings_n;
	v = &m->readings[m->readings_n++];
	buf_clear(&v->text);
	v->n = 0;
	v->body = MAPPED_NO_BODY;
	v->html = false;
	v->from = account_mark(reading_account(m->r));
	v->owner = l->serial;
	return v;
}

static void reading_add(struct mapped *m, struct mapped_reading *v, const char *s, size_t len)
{
	struct account *account = reading_account(m->r);
	size_t room = v->text.len < BODY_BUILDER_MAX ? BODY_BUILDER_MAX - v->text.len : 0;
	size_t fit = utf8_fit(s, len, room);

	buf_add(&v->text, s, fit);
	account->owner = v->owner;
	account_take(account, false);
	account->owner = 0;
	if (fit == len)
		return;
	m->debate.builder.cut += len - fit;
	account_miss(account, utf8_count_visible(s + fit, len - fit), ACCOUNT_LONG);
}

static void take_title(struct mapped *m, const char *s, size_t len)
{
	struct batch *b = reading_batch(m->r);
	const char *title = statement_builder_clean_in(&m->debate.builder, &b->arena, s, len);

	if (title && !m->titled)
		b->title = title;
	m->titled = m->titled || title;
}

/* The document says itself what is wrong. */
static void take_problem(struct mapped *m, const char *s)
{
	struct buf clean;

	buf_init(&clean);
	sanitize(&clean, s, strlen(s), SANITIZE_COLLAPSE);
	reading_problem(m->r, reading_line(m->r), _("the file says: %.200s"),
			clean.len ? buf_str(&clean) : m->levels[m->depth].name);
	buf_done(&clean);
}

/* A direction that stands in no statement: of the one before it, or the next. */
static void stage_between(struct mapped *m, const struct buf *text,
			  const struct account_receipt *receipt)
{
	if (debate_is_open(&m->debate)) {
		put_stage(m, buf_str(text), text->len);
		return;
	}
	debate_pend(&m->debate, buf_str(text), text->len);
	m->pended = m->pended.n ? account_receipt_both(&m->pended, receipt) : *receipt;
	m->pended.owner = 0;
}

static void reading_close(struct mapped *m, const struct mapped_level *l)
{
	struct mapped_reading *v = &m->readings[--m->readings_n];
	struct account_receipt text = account_since(reading_account(m->r), &v->from, v->owner);
	bool alone = v->n == 1 && !l->block; /* what is not shown of it here is nowhere */

	for (unsigned i = 0; i < v->n; i++) {
		enum mapping_what what = m->m->uses[v->patterns[i]].what;

		if (what == MAPPING_TITLE)
			take_title(m, buf_str(&v->text), v->text.len);
		else if (what == MAPPING_PROBLEM)
			take_problem(m, buf_str(&v->text));
		else
			mapped_value(m, v->patterns[i], buf_str(&v->text), v->text.len,
				     m->depth - 1, alone ? &text : NULL);
	}
	if (v->body == MAPPED_STAGE)
		stage_between(m, &v->text, &text);
	else if (v->body && mapped_frame(m) && !debate_is_blank(buf_str(&v->text), v->text.len)) {
		if (text_choose(m, v->body, l->choice))
			put_markup(m, v->body, &v->text, &text);
		else
			account_drop(reading_account(m->r), &text, ACCOUNT_SECOND);
	}
}

/* ---- elements that no pattern means ---- */

/* What the element NAME is in running text; NULL: nothing that HTML has, or nothing to read. */
static const char *markup_of(const char *name)
{
	/* Paragraphs and lines by other names. */
	static const char *const names[][2] = {
		{"para", "p"},        {"paragraph", "p"},     {"al", "p"},
		{"alinea", "p"},      {"absatz", "p"},        {"absats", "p"},
		{"stycke", "p"},      {"parrafo", "p"},       {"line", "br"},
		{"lb", "br"},         {"emphasis", "em"},     {"emph", "em"},
		{"hi", "em"},         {"nadruk", "em"},       {"bold", "b"},
		{"italic", "i"},      {"italics", "i"},       {"italique", "i"},
		{"kursiv", "i"},      {"underline", "u"},     {"superscript", "sup"},
		{"exposant", "sup"},  {"subscript", "sub"},   {"inf", "sub"},
		{"bq", "blockquote"}, {"strikethrough", "s"}, {"strike-through", "s"},
		{"struck", "s"},      {"deleted", "s"},       {"deletion", "s"},
		{"linethrough", "s"},
	};
	const struct html_element *e = html_element_find(name, strlen(name));

	if (e && e->kind != HTML_BODY && !(e->kind >= HTML_RAW && e->kind <= HTML_HEADER))
		return e->name;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (!strcasecmp(names[i][0], name))
			return names[i][1];
	return NULL;
}

/* Whether an attribute of an emphasis says that it is struck out, as @role of DocBook may. */
static bool is_struck(const struct xml_attribute *a, size_t n)
{
	static const char *const names[] = {"role", "rend", "rendition", "type", "class"};
	static const char *const words[] = {"strike", "struck", "line-through", "linethrough"};

	for (size_t i = 0; i < n; i++) {
		bool says = false;

		for (size_t k = 0; k < sizeof names / sizeof *names; k++)
			says |= !strcmp(a[i].name, names[k]);
		for (size_t k = 0; says && k < sizeof words / sizeof *words; k++)
			if (strstr(a[i].value, words[k]))
				return true;
	}
	return false;
}

/* Whether elements called NAME are parts of a line, which may end within a word. */
static bool is_run(const char *name)
{
	static const char *const names[] = {"char", "run", "r", "t", "c", "pc"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (!strcasecmp(names[i], name))
			return true;
	return false;
}

/* Whether a word may go on across the borders of an element that is this in HTML. */
static bool is_inline(const char *markup)
{
	const struct html_element *e = html_element_find(markup, strlen(markup));

	return e && e->kind < HTML_BREAK;
}

static void start_inside(struct mapped *m, struct mapped_level *l, const char *name,
			 const struct xml_attribute *a, size_t n)
{
	const char *markup = markup_of(name);
	bool parts = l[-1].before && !l[-1].running && !is_run(name);
	struct mapped_reading *v = l->reading < 0 ? NULL : &m->readings[l->reading];

	if (markup)
		parts = !is_inline(markup);
	if (v && v->html) {
		html_put_tag(&v->text, name, a, n);
		l->markup = true;
	} else if (v && parts) {
		buf_putc(&v->text, ' ');
	}
	if (l->body == MAPPED_NO_BODY || l->body == MAPPED_STAGE)
		return;
	if (markup) {
		l->struck = !strcmp(markup, "em") && is_struck(a, n);
		html_open(text_begin(m, l->body), l->struck ? "s" : markup, a, n);
		l->markup = true;
	} else if (parts && m->flows[l->body].on) {
		html_text(&m->flows[l->body].html, " ", 1);
	}
}

static void end_inside(struct mapped *m, const struct mapped_level *l, const char *name)
{
	const char *markup = markup_of(name);
	struct mapped_reading *v = l->reading < 0 ? NULL : &m->readings[l->reading];

	if (v && v->html && strcmp(name, "br") != 0 && strcmp(name, "img") != 0 &&
	    strcmp(name, "hr") != 0)
		buf_printf(&v->text, "</%s>", name);
	if (markup && l->body != MAPPED_STAGE && m->flows[l->body].on)
		html_close(&m->flows[l->body].html, l->struck ? "s" : markup);
}

/* ---- elements that a pattern means ---- */

/* A text starts that is this BODY. */
static void start_body(struct mapped *m, struct mapped_level *l, enum mapped_body body,
		       unsigned choice)
{
	const struct mapped_frame *f = mapped_frame(m);
	struct mapped_reading *v;

	l->choice = choice;
	if (body != MAPPED_STAGE && f->choice[body] && f->choice[body] < choice) {
		account_leave_out(reading_account(m->r), ACCOUNT_SECOND);
		l->skipped = true;
		return;
	}
	if (body != MAPPED_STAGE && value_of(m, body)->as.kind == MAPPING_AS_HTML) {
		v = l->value ? &m->readings[l->reading] : reading_open(m, l);
		v->body = body;
		v->html = true;
		return;
	}
	/* A paragraph in a text that is one itself is one in it. */
	if (l[-1].body == body && body != MAPPED_STAGE && m->flows[body].on) {
		html_open(&m->flows[body].html, "p", NULL, 0);
		l->block = true;
		l->body = body;
		return;
	}
	l->within = body == MAPPED_NOTE &&
		    (l[-1].within || l[-1].body == MAPPED_TEXT || l[-1].body == MAPPED_SUMMARY);
	if (!l->within)
		mapped_text_end(m);
	if (body == MAPPED_STAGE) {
		mapped_frame_open(m);
		body_builder_open(&m->debate.builder.text, MARK_STAGE);
	}
	l->text = account_mark(reading_account(m->r));
	l->block = true;
	l->block_serial = l->serial;
	l->body = body;
}

static void end_body(struct mapped *m, const struct mapped_level *l)
{
	struct body_builder *f = builder_of(m, l->body);
	struct account_receipt text;

	if (l->body == MAPPED_STAGE) {
		debate_unbracket(f);
		body_builder_close(f);
		return;
	}
	if (l[-1].body == l->body && m->flows[l->body].on) {
		html_close(&m->flows[l->body].html, "p");
		return;
	}
	if (l->within) {
		flow_end(&m->flows[l->body]);
		return;
	}
	mapped_text_end(m);
	if (l->body != MAPPED_TEXT || m->m->values[FIELD_TEXT].choices < 2)
		return;
	text = account_since(reading_account(m->r), &l->text, l->serial);
	m->texts = vec_fit(m->texts, m->texts_n + 1, &m->texts_size, sizeof *m->texts);
	m->texts[m->texts_n++] = text;
}

/* What an element is, of all that may be: the patterns that mean it. */
struct meant {
	unsigned values[MAPPED_USES_MAX];
	unsigned values_n;
	enum mapped_body body;
	unsigned choice;
	bool document, statement, turn, section, skip, stage;
	bool alone; /* a pattern means its own text only */
	enum account_fate fate;
};

static void mean_value(const struct mapped *m, struct meant *to, unsigned pattern)
{
	const struct mapping_use *use = &m->m->uses[pattern];

	if (use->what == MAPPING_FIELD && body_of(use->field)) {
		if (!to->body) {
			to->body = body_of(use->field);
			to->choice = m->m->values[use->field].items[use->item].choice + 1;
		}
	} else if (to->values_n < MAPPED_USES_MAX) {
		to->values[to->values_n++] = pattern;
	}
}

static void mean(const struct mapped *m, const struct pattern_hits *hits, struct meant *to)
{
	*to = (struct meant){0};
	for (size_t i = 0; i < hits->elements_n; i++) {
		const struct mapping_use *use = &m->m->uses[hits->elements[i]];

		to->alone |= m->m->patterns.items[hits->elements[i]].is_text;
		switch (use->what) {
		case MAPPING_DOCUMENT: to->document = true; break;
		case MAPPING_STATEMENT: to->statement = true; break;
		case MAPPING_TURN: to->turn = true; break;
		case MAPPING_SECTION: to->section = true; break;
		case MAPPING_STAGE: to->stage = true; break;
		case MAPPING_SKIP:
			to->skip = true;
			to->fate = use->fate;
			break;
		default: mean_value(m, to, hits->elements[i]); break;
		}
	}
}

/* An id is nothing that holds for what follows, but for a document in this one, nor is a text. */
static void drop_homeless(struct mapped *m, struct meant *e)
{
	unsigned n = 0;

	if (mapped_frame(m))
		return;
	e->body = MAPPED_NO_BODY;
	for (unsigned i = 0; i < e->values_n; i++) {
		const struct mapping_use *use = &m->m->uses[e->values[i]];

		if (use->what != MAPPING_FIELD || use->field != FIELD_ID || m->envelope)
			e->values[n++] = e->values[i];
	}
	e->values_n = n;
}

static void start_values(struct mapped *m, struct mapped_level *l, const struct meant *e)
{
	struct mapped_reading *v = reading_open(m, l);

	memcpy(v->patterns, e->values, sizeof v->patterns);
	v->n = e->values_n;
	for (unsigned i = 0; i < e->values_n; i++) {
		const struct mapping_use *use = &m->m->uses[e->values[i]];

		v->html |= use->what == MAPPING_FIELD &&
			   m->m->values[use->field].as.kind == MAPPING_AS_HTML;
	}
}

/* Whether something of the element is read. */
static bool start_meant(struct mapped *m, struct mapped_level *l, struct meant *e)
{
	if (e->statement) {
		l->frame = true;
		mapped_frame_start(m);
	} else if (e->turn && mapped_frame(m)) {
		mapped_frame_turn(m);
	}
	l->section = e->section;
	drop_homeless(m, e);
	/* What stands in a text is a part of it, whatever else it could be elsewhere. */
	if (e->body && l[-1].body == e->body && l[-1].choice < e->choice)
		e->body = MAPPED_NO_BODY;
	if (e->statement || e->values_n || e->body || e->stage) {
		l->reading = -1;
		l->body = MAPPED_NO_BODY;
	}
	if (e->values_n)
		start_values(m, l, e);
	if (e->body)
		start_body(m, l, e->body, e->choice);
	else if (e->stage && mapped_frame(m))
		start_body(m, l, MAPPED_STAGE, 0);
	else if (e->stage && !e->values_n)
		reading_open(m, l)->body = MAPPED_STAGE;
	return e->statement || e->values_n || e->body || e->stage;
}

/* ---- attributes ---- */

static void take_attribute(struct mapped *m, unsigned pattern, const char *value)
{
	const struct mapping_use *use = &m->m->uses[pattern];
	size_t len = strlen(value);
	enum mapped_body body;
	unsigned choice;

	if (use->what != MAPPING_FIELD) {
		if (use->what == MAPPING_TITLE)
			take_title(m, value, len);
		else if (use->what == MAPPING_PROBLEM)
			take_problem(m, value);
		return;
	}
	body = body_of(use->field);
	if (!body && (mapped_frame(m) || use->field != FIELD_ID || m->envelope))
		mapped_value(m, pattern, value, len, m->depth, NULL);
	choice = m->m->values[use->field].items[use->item].choice + 1;
	if (!body || !mapped_frame(m) || debate_is_blank(value, len) ||
	    !text_choose(m, body, choice))
		return;
	mapped_text_end(m);
	if (m->m->values[use->field].as.kind == MAPPING_AS_HTML) {
		mapped_frame_open(m);
		html_build(builder_of(m, body), value, len);
		return;
	}
	put_text(m, body, value, len);
	mapped_text_end(m);
}

/* ---- the format ---- */

static void mapped_included(void *state, bool cut)
{
	struct mapped *m = state;

	if (m->inner && m->inner->included)
		m->inner->included(m->inner_state, cut);
}

static void mapped_start(void *state, const char *ns, const char *name,
			 const struct xml_attribute *a, size_t n)
{
	struct mapped *m = state;
	struct mapped_level *l;
	const struct pattern_hits *hits;
	struct meant e = {0};
	bool meant = false;

	if (m->inner) {
		m->inner_depth++;
		m->inner->start(m->inner_state, ns, name, a, n);
		return;
	}
	l = &m->levels[++m->depth];
	hits = pattern_run_start(m->run, ns, name, a, n);

	*l = (struct mapped_level){.name = name,
				   .serial = ++m->serial,
				   .reading = l[-1].alone ? -1 : l[-1].reading,
				   .body = l[-1].alone ? MAPPED_NO_BODY : l[-1].body,
				   .choice = l[-1].choice,
				   .block_serial = l[-1].block_serial,
				   .within = l[-1].within,
				   .skipped = l[-1].skipped};
	if (l->skipped)
		return;
	if (hits->elements_n) {
		mean(m, hits, &e);
		if (e.document && mapped_inner_start(m, ns, name, a, n))
			return;
		meant = start_meant(m, l, &e);
	}
	for (size_t i = 0; i < hits->attributes_n; i++) {
		unsigned pattern = hits->attributes[i];
		const char *value =
			pattern_attribute(&m->m->patterns.items[pattern].attribute, a, n);

		if (value)
			take_attribute(m, pattern, value);
	}
	l->alone = e.alone;
	if (!meant && e.skip) {
		account_leave_out(reading_account(m->r), e.fate);
		l->skipped = !e.alone;
		l->reading = -1;
		l->body = MAPPED_NO_BODY;
	} else if (!meant && (l->reading >= 0 || l->body)) {
		start_inside(m, l, name, a, n);
	}
}

static void mapped_end(void *state, const char *ns, const char *name)
{
	struct mapped *m = state;
	struct mapped_level *l = &m->levels[m->depth];

	if (m->inner && !mapped_inner_end(m, ns, name))
		return;
	if (l->markup)
		end_inside(m, l, l->name);
	if (l->block)
		end_body(m, l);
	if (l->value)
		reading_close(m, l);
	if (l->frame)
		mapped_frame_end(m);
	mapped_level_end(m, m->depth);
	pattern_run_end(m->run);
	l[-1].before = l->name;
	m->depth--;
}

static void mapped_text(void *state, const char *s, size_t len)
{
	struct mapped *m = state;
	struct mapped_level *l = &m->levels[m->depth];

	if (m->inner) {
		m->inner->text(m->inner_state, s, len);
		return;
	}
	l->before = NULL;
	l->running = false;
	l->running = l->running || !debate_is_blank(s, len);
	if (l->skipped)
		return;
	if (l->reading >= 0)
		reading_add(m, &m->readings[l->reading], s, len);
	if (l->body)
		body_text(m, l, s, len);
}

static void *mapped_open(struct reading *r)
{
	struct mapped *m = xcalloc(1, sizeof *m);

	m->r = r;
	m->m = (const struct mapping *)(const void *)reading_format(r);
	m->run = pattern_run_new(&m->m->patterns);
	m->levels[0].reading = -1;
	for (size_t i = 0; i < m->m->patterns.n; i++)
		m->envelope |= m->m->uses[i].what == MAPPING_DOCUMENT;
	debate_init(&m->debate, r);
	buf_init(&m->store);
	buf_init(&m->line);
	buf_init(&m->edtf);
	buf_init(&m->unread);
	buf_init(&m->dated);
	buf_init(&m->dated_edtf);
	buf_init(&m->unknown);
	return m;
}

static void mapped_close(void *state, enum xml_end end)
{
	struct mapped *m = state;

	mapped_text_end(m);
	mapped_inner_close(m, end);
	account_drop(reading_account(m->r), &m->pended, ACCOUNT_EMPTY);
	debate_close(&m->debate, end);
	debate_done(&m->debate);
	pattern_run_free(m->run);
	for (size_t i = 0; i < m->readings_size; i++)
		buf_done(&m->readings[i].text);
	while (m->held_n)
		mapped_held_remove(m, m->held_n - 1);
	free(m->readings);
	free(m->values);
	free(m->frames);
	free(m->held);
	free(m->texts);
	free(m->picks);
	buf_done(&m->store);
	buf_done(&m->line);
	buf_done(&m->edtf);
	buf_done(&m->unread);
	buf_done(&m->dated);
	buf_done(&m->dated_edtf);
	buf_done(&m->unknown);
	free(m);
}

/* Whether the beginning of a document is one that the mapping is for. */
static enum format_answer mapped_look(const struct format *f, const struct events *begin,
				      bool whole)
{
	enum { ENOUGH = 500 }; /* events after which it would have shown */
	const struct mapping *m = (const struct mapping *)(const void *)f;
	enum format_answer answer = FORMAT_NO;
	struct pattern_run *run;

	if (!m->roots.n)
		return FORMAT_YES;
	run = pattern_run_new(&m->roots);
	for (size_t i = 0; i < begin->n && answer != FORMAT_YES; i++) {
		const struct event *e = &begin->items[i];

		if (e->kind == EVENT_END)
			pattern_run_end(run);
		if (e->kind != EVENT_START)
			continue;
		if (pattern_run_start(run, e->ns, e->name, e->attributes, e->n)->elements_n)
			answer = FORMAT_YES;
		else if (pattern_run_waits(run))
			answer = FORMAT_PERHAPS;
	}
	pattern_run_free(run);
	return answer == FORMAT_PERHAPS && (whole || begin->n > ENOUGH) ? FORMAT_NO : answer;
}

const struct format mapped_format = {
	.look = mapped_look,
	.open = mapped_open,
	.start = mapped_start,
	.end = mapped_end,
	.text = mapped_text,
	.close = mapped_close,
	.included = mapped_included,
};
