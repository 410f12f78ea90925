/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include <string.h>
#include <strings.h>

#include "archive/body.h"
#include "base/utf8.h"
#include "markup/html.h"
#include "markup/html_element.h"
#include "read/feed.h"
#include "read/format.h"
#include "text/url.h"
#include "text/sanitize.h"

/* ---- what type of text it is ---- */

static bool ends_in(const char *s, const char *end)
{
	size_t n = strlen(s), m = strlen(end);

	return n >= m && !strcasecmp(s + n - m, end);
}

/* RFC 4287, 3.1.1 and 4.1.3.3; a type that Atom 0.3 spells as a media type says the same. */
static enum feed_text text_of_type(const char *type)
{
	if (!type || !*type || !strcasecmp(type, "text") || !strcasecmp(type, "text/plain"))
		return TEXT_PLAIN;
	if (!strcasecmp(type, "html") || !strncasecmp(type, "text/html", 9))
		return TEXT_HTML;
	if (!strcasecmp(type, "xhtml") || !strcasecmp(type, "application/xhtml+xml"))
		return TEXT_ELEMENTS;
	if (!strcasecmp(type, "application/atom+xml"))
		return TEXT_ELSEWHERE;
	if (ends_in(type, "+xml") || ends_in(type, "/xml"))
		return TEXT_ELEMENTS;
	return !strncasecmp(type, "text/", 5) ? TEXT_PLAIN : TEXT_ELSEWHERE;
}

static void read_type(struct feed *f, const struct xml_attribute *a, size_t n)
{
	const char *type = xml_attribute_value(a, n, "type"),
		   *mode = xml_attribute_value(a, n, "mode");
	const char *src = xml_attribute_value(a, n, "src");
	struct feed_field *field = &f->field;

	field->type = text_of_type(type);
	if (field->type == TEXT_ELSEWHERE && field->row->how == AS_TYPED)
		field->type = TEXT_PLAIN;
	if (type && !strcasecmp(type, "application/octet-stream")) {
		field->type = TEXT_PLAIN;
		field->base64 = true;
	}
	if (mode && !strcasecmp(mode, "base64"))
		field->base64 = true;
	else if (mode && !strcasecmp(mode, "escaped") && field->type == TEXT_ELEMENTS)
		field->type = TEXT_HTML;
	else if (mode && !strcasecmp(mode, "xml") && field->type == TEXT_HTML)
		field->type = TEXT_ELEMENTS;
	if (src && *src && f->entry) {
		feed_link(f, feed_resolve(f, field->base, src), NULL);
		field->type = TEXT_ELSEWHERE;
	}
}

/* ---- it starts ---- */

static struct body_builder *body_builder_of(struct feed *f)
{
	return f->field.row->what == SLOT_SUMMARY ? &f->builder.summary : &f->builder.text;
}

static void start_markup(struct feed *f)
{
	struct body_builder *body = body_builder_of(f);

	body_builder_clear(body);
	html_begin(&f->html, body);
	f->field.markup = true;
	if (f->field.text.len)
		html_text(&f->html, f->field.text.data, f->field.text.len);
}

static void take_link(struct feed *f, const char *href, const char *title, int rank)
{
	if (f->entry) {
		feed_set_if_better(f, SLOT_LINK,
				   statement_builder_clean(&f->builder, href, strlen(href)), rank);
		feed_link(f, href, title);
	} else if (rank > f->link_rank) {
		f->link_rank = rank;
		buf_clear(&f->link);
		sanitize(&f->link, href, strlen(href), SANITIZE_COLLAPSE);
	}
}

/* False where the address is not in an attribute, but may be the element's text. */
static bool start_link(struct feed *f, const struct feed_level *l, const struct feed_row *row,
		       const struct xml_attribute *a, size_t n)
{
	const char *rel = xml_attribute_value(a, n, "rel"),
		   *href = xml_attribute_value(a, n, "href");
	const char *type = xml_attribute_value(a, n, "type"),
		   *title = xml_attribute_value(a, n, "title");
	bool main = !rel || !*rel || !strcmp(rel, "alternate") || ends_in(rel, "/alternate");

	if (!href || !*href)
		return !main;
	href = feed_resolve(f, l->base ? buf_str(l->base) : NULL, href);
	if (main)
		take_link(f, href, title,
			  !type || row->ns == NS_RSS ? 3
			  : ends_in(type, "html")    ? 4
						     : 2);
	else if (f->entry &&
		 (!strcmp(rel, "enclosure") || !strcmp(rel, "via") || !strcmp(rel, "related")))
		feed_link(f, href, title);
	return row->ns != NS_RSS;
}

/* Blogger says by a category what an entry is: posts and pages are statements. OData says the type of the
 * row, which is no topic. */
static bool is_kind(struct feed *f, const struct xml_attribute *a, size_t n)
{
	static const char rows[] = "http://schemas.microsoft.com/ado/2007/08/dataservices/scheme";
	const char *scheme = xml_attribute_value(a, n, "scheme"),
		   *term = xml_attribute_value(a, n, "term");
	const char *kind = term ? strrchr(term, '#') : NULL;

	if (scheme && (url_is_namespace(scheme, rows) ||
		       url_is_namespace(scheme, "http://docs.oasis-open.org/odata/ns/scheme")))
		return true;
	if (!scheme || strcmp(scheme, "http://schemas.google.com/g/2005#kind") != 0)
		return false;
	f->withheld |= f->entry && kind && strcmp(kind, "#post") != 0 && strcmp(kind, "#page") != 0;
	return true;
}

/* Elements whose attributes say all. */
static bool start_empty(struct feed *f, const struct feed_level *l, const struct feed_row *row,
			const struct xml_attribute *a, size_t n)
{
	const char *value;

	if (row->what == SLOT_LINK)
		return start_link(f, l, row, a, n);
	switch (row->how) {
	case AS_CATEGORY:
		if (is_kind(f, a, n))
			return true;
		value = xml_attribute_value(a, n, "label");
		if (!value || !*value)
			value = xml_attribute_value(a, n, "term");
		if (value)
			feed_topic(f, value, strlen(value));
		return value != NULL;
	case AS_ENCLOSURE:
		value = xml_attribute_value(a, n, "url");
		if (value && *value)
			feed_link(f, feed_resolve(f, l->base ? buf_str(l->base) : NULL, value),
				  NULL);
		return true;
	default: return false;
	}
}

/* Whether what is there already is as good, so that this one need not be read. */
static bool is_surplus(const struct feed *f, const struct feed_row *row)
{
	if (row->what == SLOT_SUMMARY || row->what == SLOT_TEXT)
		return f->rank[row->what] >= row->rank;
	return false;
}

/* WordPress says by an attribute what a category is: its menus and formats are no topics. */
static bool is_no_topic(const struct feed *f, const struct feed_row *row,
			const struct xml_attribute *a, size_t n)
{
	const char *domain = xml_attribute_value(a, n, "domain");

	return row->what == SLOT_TOPIC && f->wordpress && domain &&
	       strcmp(domain, "category") != 0 && strcmp(domain, "post_tag") != 0 &&
	       strcmp(domain, "tag") != 0;
}

void feed_field_start(struct feed *f, struct feed_level *l, const struct feed_row *row,
		      const struct xml_attribute *a, size_t n)
{
	/* The Co-Authors Plus of WordPress; they go before who typed it in. */
	static const struct feed_row co_author = {NS_RSS, "category", 0, AS_LINE, SLOT_SPEAKER, 7};
	struct feed_field *field = &f->field;
	const char *value = xml_attribute_value(a, n, "domain");

	if (row->what == SLOT_TOPIC && f->wordpress && value && !strcmp(value, "author"))
		row = &co_author;
	if (is_surplus(f, row)) {
		account_leave_out(reading_account(f->r), ACCOUNT_SECOND);
		return;
	}
	if (is_no_topic(f, row, a, n)) {
		account_leave_out(reading_account(f->r), ACCOUNT_MACHINE);
		return;
	}
	if (start_empty(f, l, row, a, n)) {
		account_leave_out(reading_account(f->r),
				  row->what == SLOT_LINK ? ACCOUNT_NAVIGATION : ACCOUNT_SECOND);
		return;
	}
	account_line(reading_account(f->r));
	field->depth = f->depth;
	field->row = row;
	field->type = TEXT_PLAIN;
	field->base64 = field->markup = field->elements = field->named = false;
	field->escaped = 0;
	field->base = l->base ? buf_str(l->base) : f->link.len ? buf_str(&f->link) : NULL;
	buf_clear(&field->text);
	l->ending = ENDS_FIELD;
	l->mode = row->how == AS_HTML || row->how == AS_CONTENT ? IN_BODY : IN_LINE;
	if (row->how == AS_TITLE || row->how == AS_HTML)
		field->type = TEXT_HTML;
	else if (row->how == AS_TYPED || row->how == AS_CONTENT)
		read_type(f, a, n);
	if (row->ns == NS_XHTML)
		field->type = TEXT_ELEMENTS;
	if (row->what == SLOT_ID) {
		value = xml_attribute_value(a, n, "isPermaLink");
		field->permalink = row->ns == NS_RSS && (!value || !strcasecmp(value, "true"));
	}
	/* What the text itself says of its language is the closest to the truth. */
	if (row->what == SLOT_TEXT && l->lang && l->lang != f->levels[f->entry].lang)
		feed_set_if_better(
			f, SLOT_LANGUAGE,
			statement_builder_clean(&f->builder, buf_str(l->lang), l->lang->len), 1);
	if (l->mode == IN_BODY && field->type == TEXT_ELEMENTS && !field->base64)
		start_markup(f);
}

/* ---- what is in it ---- */

/* Of a line with elements: what came since the last tag is text, whatever is in it. */
static void escape_line(struct feed *f)
{
	struct buf *text = &f->field.text, *tail = &f->scratch;

	buf_clear(tail);
	buf_add(tail, buf_str(text) + f->field.escaped, text->len - f->field.escaped);
	buf_truncate(text, f->field.escaped);
	for (size_t i = 0; i < tail->len; i++)
		if (tail->data[i] == '<' || tail->data[i] == '&')
			buf_puts(text, tail->data[i] == '<' ? "&lt;" : "&amp;");
		else
			buf_putc(text, tail->data[i]);
	f->field.escaped = text->len;
}

/* An element in a line: html_line() knows what it means. One of no HTML parts words. */
static void put_line_tag(struct feed *f, struct feed_level *l, const char *name,
			 const struct xml_attribute *a, size_t n)
{
	struct feed_field *field = &f->field;

	if (!html_element_find(name, strlen(name))) {
		buf_putc(&field->text, ' ');
		return;
	}
	l->ending = ENDS_MARKUP;
	field->elements = true;
	escape_line(f);
	html_put_tag(&field->text, name, a, n);
	field->escaped = field->text.len;
}

void feed_field_element(struct feed *f, struct feed_level *l, const char *name,
			const struct xml_attribute *a, size_t n)
{
	struct feed_field *field = &f->field;

	if (field->type == TEXT_ELSEWHERE)
		return;
	if (field->named && field->row->what == SLOT_SPEAKER) {
		account_leave_out(reading_account(f->r), ACCOUNT_PERSON);
		return;
	}
	/* An author in parts: the name is enough. */
	if (field->row->what == SLOT_SPEAKER && !strcasecmp(name, "name")) {
		buf_clear(&field->text);
		field->named = true;
	}
	l->mode = l[-1].mode;
	if (field->base64)
		return;
	if (l[-1].mode == IN_LINE && field->type != TEXT_HTML) {
		put_line_tag(f, l, name, a, n);
		return;
	}
	l->ending = ENDS_MARKUP;
	if (field->type == TEXT_HTML) {
		html_put_tag(&field->text, name, a, n);
		return;
	}
	if (!field->markup)
		start_markup(f);
	/* An element may have a base of its own. */
	body_builder_of(f)->base = l->base ? buf_str(l->base) : field->base;
	html_open(&f->html, name, a, n);
}

void feed_field_element_end(struct feed *f, const char *name)
{
	if (f->field.markup) {
		html_close(&f->html, name);
		return;
	}
	if (f->field.elements)
		escape_line(f);
	if (strcmp(name, "br") != 0 && strcmp(name, "img") != 0 && strcmp(name, "hr") != 0)
		buf_printf(&f->field.text, "</%s>", name);
	f->field.escaped = f->field.text.len;
}

void feed_field_text(struct feed *f, const char *s, size_t len)
{
	struct feed_field *field = &f->field;
	struct account *account = reading_account(f->r);
	const struct body_builder *body;
	size_t hidden, dropped;

	if (!field->markup) {
		statement_builder_line(&f->builder, &field->text, s, len, RAISED_NOT);
		return;
	}
	body = body_builder_of(f);
	hidden = body->hidden;
	dropped = body->dropped;
	html_text(&f->html, s, len);
	account_take(account, true);
	account_miss(account, body->hidden - hidden, ACCOUNT_HIDDEN);
	account_miss(account, body->dropped - dropped, ACCOUNT_SCRIPT);
}

/* ---- where a line goes ---- */

/* RSS: "mail (Name)", "Name <mail>" or what there is. */
static void take_author(struct feed *f, const struct feed_row *row, const char *s, size_t len)
{
	const char *at = memchr(s, '@', len), *mail = strstr(s, "(mailto:");
	const char *open, *close = s + len, *name;
	struct account_receipt text;

	while (close > s && (close[-1] == ' ' || close[-1] == '\n' || close[-1] == '\t'))
		close--;
	if (mail && mail > s)
		len = (size_t)(mail - s);
	else if (at && close > s && close[-1] == ')' &&
		 (open = memchr(at, '(', (size_t)(close - at))) && close - open > 2) {
		s = open + 1;
		len = (size_t)(close - 1 - s);
	} else if (at && close[-1] == '>' && (open = memchr(s, '<', (size_t)(at - s))) &&
		   strspn(s, " \t\r\n") < (size_t)(open - s)) {
		len = (size_t)(open - s);
	}
	name = statement_builder_clean(&f->builder, s, len);
	text = account_receipt(reading_account(f->r));
	feed_speaker(f, name, NULL, row->rank, &text);
}

/* What the feed itself is called and where it is. */
static void take_of_feed(struct feed *f, const struct feed_row *row, const char *s, size_t len)
{
	struct batch *b = reading_batch(f->r);
	struct account *account = reading_account(f->r);
	const char *clean = statement_builder_clean_in(&f->builder, &b->arena, s, len);

	f->builder.cleaned = (struct sanitize_count){0};
	f->builder.cut = 0;
	if (!clean)
		return;
	/* The archive is what it stands in. */
	if (f->expanded && row->what != SLOT_LINK) {
		account_refuse(account, ACCOUNT_FILE);
		return;
	}
	if (row->what == SLOT_TITLE && row->rank > f->title_rank) {
		account_drop(account, &f->title, ACCOUNT_SECOND);
		f->title = account_receipt(account);
		b->title = clean;
		f->title_rank = row->rank;
	} else if (row->what == SLOT_TITLE) {
		account_refuse(account, ACCOUNT_SECOND);
	} else if (row->what == SLOT_LANGUAGE) {
		b->language = clean;
		buf_clear(&f->language);
		buf_puts(&f->language, clean);
	} else if (row->what == SLOT_LINK) {
		/* It is used to complete other addresses, and not shown. */
		account_refuse(account, ACCOUNT_FILE);
		if (row->rank <= f->link_rank)
			return;
		buf_clear(&f->link);
		buf_puts(&f->link, clean);
		f->link_rank = row->rank;
	}
}

static void take_part(struct feed *f, enum feed_slot slot, const char *s, size_t len)
{
	struct buf *part = &f->part[slot - SLOT_NAME];

	if (part->len) {
		account_refuse(reading_account(f->r), ACCOUNT_SECOND);
		return;
	}
	account_keep(reading_account(f->r));
	f->receipt[slot] = account_receipt(reading_account(f->r));
	sanitize(part, s, utf8_fit(s, len, BODY_BUILDER_MAX), SANITIZE_COLLAPSE);
}

/* WordPress writes "never" like this. */
static bool is_no_date(const char *s)
{
	return !strncmp(s, "0000-00-00", 10) || strstr(s, " -0001 ") ||
	       !strncmp(s, "-0001-11-30", 11);
}

static void take_date(struct feed *f, const struct feed_row *row, const char *s, size_t len)
{
	const int type = row->what - SLOT_DELIVERED, at = FEED_DATES - row->rank;
	const char **date = &f->dates[type][at];
	const char *clean = statement_builder_clean(&f->builder, s, len);

	if (!clean || *date || is_no_date(clean)) {
		account_refuse(reading_account(f->r), *date ? ACCOUNT_SECOND : ACCOUNT_MACHINE);
		return;
	}
	*date = clean;
	f->date_texts[type][at] = account_receipt(reading_account(f->r));
}

static void take_id(struct feed *f, const struct feed_row *row, const char *s, size_t len)
{
	const char *id = statement_builder_clean(&f->builder, s, len);

	feed_set_if_better(f, SLOT_ID, id, row->rank);
	if (id && f->field.permalink && (!strncmp(id, "http://", 7) || !strncmp(id, "https://", 8)))
		feed_set_if_better(f, SLOT_LINK, id, 1);
}

/* A field of one line is whole: LEN bytes at S, which end in NUL, go where its row says. */
/* What WordPress says of a post: of its dates one is shown, in local time. */
static void take_of_post(struct feed *f, enum feed_slot slot, const char *s, size_t len)
{
	const char **known = &f->post[slot - SLOT_POST_TYPE];

	if (slot < SLOT_POST_TYPE)
		return;
	if (!*known)
		*known = statement_builder_clean(&f->builder, s, len);
	if (slot != SLOT_DATE && slot != SLOT_MODIFIED)
		account_refuse(reading_account(f->r),
			       slot < SLOT_DATE ? ACCOUNT_MACHINE : ACCOUNT_SECOND);
}

static const char *part_of_name(struct feed *f, enum feed_slot slot, const char *s, size_t len)
{
	const char *clean = statement_builder_clean(&f->builder, s, len);

	f->receipt[slot] = account_receipt(reading_account(f->r));
	return clean;
}

static void take(struct feed *f, const struct feed_row *row, const char *s, size_t len)
{
	const char *value;

	if (row->what >= SLOT_NAME && row->what <= SLOT_VALUE) {
		take_part(f, (enum feed_slot)row->what, s, len);
		return;
	}
	if (!f->entry) {
		take_of_feed(f, row, s, len);
		return;
	}
	switch (row->what) {
	case SLOT_ID: take_id(f, row, s, len); break;
	case SLOT_LINK:
		value = statement_builder_clean(&f->builder, s, len);
		if (!value)
			break;
		value = feed_resolve(f, f->field.base, value);
		feed_set_if_better(f, SLOT_LINK,
				   statement_builder_clean(&f->builder, value, strlen(value)),
				   row->rank);
		break;
	case SLOT_TITLE:
	case SLOT_PLACE:
	case SLOT_LANGUAGE:
	case SLOT_OCCASION:
		feed_set_if_better(f, (enum feed_slot)row->what,
				   statement_builder_clean(&f->builder, s, len), row->rank);
		break;
	case SLOT_DELIVERED:
	case SLOT_PUBLISHED:
	case SLOT_UPDATED:
	case SLOT_DATED: take_date(f, row, s, len); break;
	case SLOT_SPEAKER: take_author(f, row, s, len); break;
	case SLOT_TOPIC: feed_topic(f, s, len); break;
	case SLOT_ROLE: f->role = statement_builder_clean(&f->builder, s, len); break;
	case SLOT_PARTY: f->party = statement_builder_clean(&f->builder, s, len); break;
	case SLOT_FIRST: f->first = part_of_name(f, SLOT_FIRST, s, len); break;
	case SLOT_LAST: f->last = part_of_name(f, SLOT_LAST, s, len); break;
	default: take_of_post(f, (enum feed_slot)row->what, s, len); break;
	}
}

/* ---- it ends ---- */

/* RFC 4648; what is none of its letters is passed over. */
static void decode_base64(struct buf *text)
{
	static const char letters[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	unsigned bits = 0, value = 0;
	size_t to = 0;

	for (size_t i = 0; i < text->len && text->data[i] != '='; i++) {
		const char *letter = text->data[i] ? strchr(letters, text->data[i]) : NULL;

		if (!letter)
			continue;
		value = (value << 6 | (unsigned)(letter - letters)) & 0xFFFF;
		bits += 6;
		if (bits >= 8) {
			bits -= 8;
			text->data[to++] = (char)(value >> bits & 0xFF);
		}
	}
	buf_truncate(text, to);
}

static void end_body(struct feed *f)
{
	struct feed_field *field = &f->field;
	struct body_builder *body = body_builder_of(f);
	struct account *account = reading_account(f->r);
	enum feed_slot slot = (enum feed_slot)field->row->what;
	const char *s = buf_str(&field->text);

	if (field->markup) {
		html_end(&f->html);
	} else {
		body_builder_clear(body);
		body->base = field->base;
		if (field->type != TEXT_HTML)
			body_builder_text(body, s, field->text.len);
		else if (f->wordpress && field->row->what == SLOT_TEXT)
			html_build_lines(body, s, field->text.len);
		else
			html_build(body, s, field->text.len);
	}
	body_builder_close(body);
	body_finish(&body->out);
	body->base = NULL;
	account_drop(account, &f->receipt[slot], ACCOUNT_SECOND);
	f->receipt[slot] = (struct account_receipt){0};
	f->rank[slot] = 0;
	if (!body->out.len) {
		account_refuse(account, body->hidden    ? ACCOUNT_HIDDEN
					: body->dropped ? ACCOUNT_SCRIPT
							: ACCOUNT_MARKUP);
		return;
	}
	account_keep(account);
	f->receipt[slot] = account_receipt(account);
	/* Of markup that is XML, each element's text had its reason as it came. */
	if (!field->markup) {
		account_drop_some(account, &f->receipt[slot], body->hidden, ACCOUNT_HIDDEN);
		account_drop_some(account, &f->receipt[slot], body->dropped, ACCOUNT_SCRIPT);
	}
	account_drop_some(account, &f->receipt[slot], field->stripped, ACCOUNT_MACHINE);
	f->rank[slot] = field->row->rank;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* A CDATA section that was escaped once too often is still none of the text. */
static void unwrap(struct buf *text)
{
	static const char open[] = "<![CDATA[", close[] = "]]>";
	size_t from = 0, to = text->len;

	while (from < to && is_blank(text->data[from]))
		from++;
	while (to > from && is_blank(text->data[to - 1]))
		to--;
	if (to - from < sizeof open + sizeof close - 2 ||
	    strncmp(text->data + from, open, sizeof open - 1) != 0 ||
	    strncmp(text->data + to - (sizeof close - 1), close, sizeof close - 1) != 0)
		return;
	from += sizeof open - 1;
	to -= sizeof close - 1;
	memmove(text->data, text->data + from, to - from);
	buf_truncate(text, to - from);
}

void feed_field_end(struct feed *f)
{
	struct feed_field *field = &f->field;
	enum feed_how how = field->row->how;
	struct account_receipt text;
	size_t hidden;

	field->depth = 0;
	account_offer(reading_account(f->r));
	if (field->type == TEXT_ELSEWHERE) {
		account_refuse(reading_account(f->r), ACCOUNT_BINARY);
		field->type = TEXT_PLAIN;
		return;
	}
	if (field->base64) {
		decode_base64(&field->text);
		/* A picture, say. */
		if (!utf8_valid(buf_str(&field->text), field->text.len)) {
			account_refuse(reading_account(f->r), ACCOUNT_BINARY);
			buf_clear(&field->text);
		}
	}
	unwrap(&field->text);
	field->stripped = 0;
	if (f->wordpress && how == AS_HTML) {
		field->stripped =
			(size_t)utf8_count_visible(buf_str(&field->text), field->text.len);
		feed_strip_shortcodes(&field->text);
		field->stripped -=
			(size_t)utf8_count_visible(buf_str(&field->text), field->text.len);
	}
	if (how == AS_HTML || how == AS_CONTENT) {
		if (f->entry)
			end_body(f);
		field->markup = false;
	} else if (field->type == TEXT_HTML || field->elements) {
		if (field->elements)
			escape_line(f);
		buf_clear(&f->scratch);
		hidden = html_line(&f->scratch, buf_str(&field->text), field->text.len);
		if (!f->scratch.len)
			account_refuse(reading_account(f->r),
				       hidden ? ACCOUNT_HIDDEN : ACCOUNT_MARKUP);
		take(f, field->row, buf_str(&f->scratch), f->scratch.len);
		text = account_receipt(reading_account(f->r));
		account_drop_some(reading_account(f->r), &text, hidden, ACCOUNT_HIDDEN);
	} else {
		take(f, field->row, buf_str(&field->text), field->text.len);
	}
}

void feed_field_drop(struct feed *f)
{
	struct feed_field *field = &f->field;

	if (field->markup)
		html_end(&f->html);
	if (field->row->how == AS_HTML || field->row->how == AS_CONTENT)
		body_builder_clear(body_builder_of(f));
	field->markup = false;
	field->depth = 0;
}
