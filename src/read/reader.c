/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "read/reader.h"

#include <stdatomic.h>
#include <string.h>
#include <strings.h>

#include "date/date.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "read/account.h"
#include "read/events.h"
#include "read/field_names.h"
#include "read/file_names.h"
#include "read/format.h"
#include "read/guess.h"
#include "read/guesses.h"
#include "read/likeness.h"
#include "read/mapping.h"
#include "read/mappings.h"
#include "read/reader_private.h"
#include "read/sheet.h"
#include "source/source.h"
#include "source/unpack.h"
#include "text/sanitize.h"

/* The order is that of the list people see; where a document fits two rows, the first has it. */
static const struct format *const formats[] = {
	&format_native,     &format_atom,      &format_rss,     &format_tei,       &format_akn,
	&format_publicwhip, &format_bundestag, &format_hansard, &format_australia, &format_canada,
	&format_france,     &format_europarl,  &format_mods,    &format_marc,      &format_ead,
	&format_json,       &format_csv};

enum { FORMATS = sizeof formats / sizeof formats[0] };

struct batch *reading_batch(struct reading *r)
{
	return *r->run->batch;
}

const struct format *reading_format(const struct reading *r)
{
	return r->format;
}

struct account *reading_account(struct reading *r)
{
	return &r->run->account;
}

static const struct reader_progress *reading_progress(struct reading *r)
{
	r->at.done = atomic_load_explicit(&r->done, memory_order_relaxed);
	r->at.size = r->run->source.total;
	return &r->at;
}

void reading_emit(struct reading *r)
{
	struct run *run = r->run;

	r->statements++;
	*run->batch = run->sink->statement(run->sink->data, *run->batch, reading_progress(r));
}

uint32_t reading_file(const struct reading *r)
{
	return r->document->file;
}

bool reading_claim_ids(struct reading *r)
{
	bool first = !r->ids_known;

	r->ids_known = true;
	return first;
}

struct field_names *reading_field_names(struct reading *r)
{
	if (!r->run->names)
		r->run->names = field_names_new();
	return r->run->names;
}

long reading_line(const struct reading *r)
{
	return r->again ? r->again->line : xml_line(r->document->xml);
}

int32_t reading_today(const struct reading *r)
{
	return r->run->today;
}

uint32_t reading_file_called(struct reading *r, const char *name)
{
	struct file_name *file = file_names_find(&r->run->called, name);

	if (file->number == UINT32_MAX) {
		batch_file(reading_batch(r), name);
		account_file(reading_account(r), name);
		file->number = r->run->files++;
	}
	return file->number;
}

/* ---- which formats there are ---- */

/* Row I of all formats, in the order they are asked in: the user's, those in C, the program's own
 * mappings. NULL: there are no more. */
static const struct format *format_row(const struct mappings *m, size_t i)
{
	if (i < m->own)
		return &m->items[i]->format;
	i -= m->own;
	if (i < FORMATS)
		return formats[i];
	i += m->own - FORMATS;
	return i < m->n ? &m->items[i]->format : NULL;
}

static const struct format *reading_row(const struct reading *r, size_t i)
{
	return format_row(r->run->options.mappings, i);
}

static void reading_fail(struct reading *r, const char *text)
{
	err_set(r->err, ERR_INPUT, r->document->name, 0, "%s", text);
	r->failed = true;
}

/* ---- what it is ---- */

static bool is_html(const struct reading *r)
{
	return !strcasecmp(r->begin.items->name, "html") || likeness_html(r->head);
}

/* Whether it is known to hold no statements, whatever is in it. */
static bool is_hopeless(const struct reading *r)
{
	return likeness_html(r->head) || !strcmp(r->begin.items->ns, XML_TABLE_NS) ||
	       guesses_hopeless(&r->begin);
}

/* No format knows the document that has begun. */
static void fail_unknown(struct reading *r)
{
	const struct event *root = r->begin.items;

	if (is_html(r)) {
		reading_fail(r, _("this is HTML, not an archive"));
		return;
	}
	if (!strcmp(root->ns, XML_TABLE_NS)) {
		reading_fail(
			r, _("this is JSON, but not of statements: none of its objects has a text, "
			     "or a date and a title or speaker"));
		return;
	}
	if (*root->ns)
		err_set(r->err, ERR_INPUT, r->document->name, root->line,
			_("the root element <%.80s> of the namespace “%.160s” is of no format that "
			  "--list-formats names, and nothing in it looks like statements"),
			root->name, root->ns);
	else
		err_set(r->err, ERR_INPUT, r->document->name, root->line,
			_("the root element <%.80s> is of no format that --list-formats names, and "
			  "nothing in it looks like statements"),
			root->name);
	r->failed = true;
}

/* ---- what a format gets ---- */

/* The file is one of the archive. */
static void reading_number(struct reading *r)
{
	struct document *d = r->document;

	batch_file(reading_batch(r), d->name);
	account_file(reading_account(r), d->name);
	d->file = r->run->files++;
	d->numbered = true;
}

static void give_start(struct reading *r, const char *ns, const char *name,
		       const struct xml_attribute *attributes, size_t n)
{
	if (!r->document->numbered)
		reading_number(r);
	account_enter(reading_account(r), ns, name);
	if (r->reads && r->depth < XML_DEPTH_MAX) {
		r->depth++;
		r->format->start(r->state, ns, name, attributes, n);
		return;
	}
	if (!r->reads && r->passed == 0)
		reading_problem(r, reading_line(r),
				_("a second document is of no format that is read here"));
	r->passed++;
}

static void give_end(struct reading *r, const char *ns, const char *name)
{
	if (r->passed) {
		r->passed--;
	} else {
		/* What was put off still belongs in the root. */
		while (r->depth == 1 && !r->document->outer && source_enter_later(&r->run->source))
			reading_inside(r);
		r->depth--;
		r->format->end(r->state, ns, name);
	}
	account_leave(reading_account(r));
}

static void give_text(struct reading *r, const char *s, size_t len)
{
	struct account *account = reading_account(r);

	account_piece(account, utf8_count_visible(s, len), reading_line(r), reading_file(r));
	if (r->reads)
		r->format->text(r->state, s, len);
	account_piece_end(account);
}

/* ---- what it begins with ---- */

static enum format_answer ask(const struct format *f, const struct events *begin, bool whole)
{
	const struct event *root = begin->items;

	if (f->matches)
		return f->matches(root->ns, root->name) ? FORMAT_YES : FORMAT_NO;
	return f->look(f, begin, whole);
}

/* Several threads read from here on, or one again. */
static void reading_ahead(struct reading *r, bool on)
{
	const struct reader_sink *sink = r->run->sink;

	r->ahead = on;
	if (sink->ahead)
		sink->ahead(sink->data, on);
}

/* The document is of the format F. */
static void reading_open(struct reading *r, const struct format *f)
{
	if (!r->format) {
		reading_number(r);
		r->run->sink->opened(r->run->sink->data, f);
	}
	r->format = f;
	r->state = f->open(r);
	r->reads = true;
	if (r->run->options.threads > 1 && source_is_large(&r->run->source) &&
	    xml_read_ahead(r->document->xml, r->run->options.threads))
		reading_ahead(r, true);
}

/* What was kept goes the way of all that follows. */
static void reading_give(struct reading *r)
{
	struct events begin = r->begin;

	events_init(&r->begin);
	for (size_t i = 0; i < begin.n && r->format; i++) {
		const struct event *e = r->again = &begin.items[i];

		switch (e->kind) {
		case EVENT_START: give_start(r, e->ns, e->name, e->attributes, e->n); break;
		case EVENT_END: give_end(r, e->ns, e->name); break;
		case EVENT_TEXT: give_text(r, e->text, e->len); break;
		}
	}
	r->again = NULL;
	events_done(&begin);
}

/* The format of the document that has begun, as it may be guessed. NULL, where WHOLE: it holds no
 * statements; else: not known yet. */
static const struct format *reading_guess(struct reading *r, bool whole)
{
	struct guesses *guesses = &r->run->guesses;
	const struct format *f = guesses_known(guesses, &r->begin);
	struct buf mapping, clean;

	if (f || !whole)
		return f;
	buf_init(&mapping);
	buf_init(&clean);
	f = guesses_make(guesses, &r->begin, &mapping);
	sanitize(&clean, buf_str(&mapping), mapping.len, SANITIZE_LINES);
	if (clean.len && run_keeps(r->run, &r->run->noted))
		batch_guessed(
			reading_batch(r), r->document->name,
			_("of no known format: read by a guessed mapping, which --guess prints"),
			buf_str(&clean));
	buf_done(&mapping);
	buf_done(&clean);
	return f;
}

/* Look at the document, and no more, once enough of it is there. */
static void reading_look(struct reading *r, bool whole)
{
	if (!whole)
		return;
	guess_look(r->run->options.only, &r->begin);
	r->looked = true;
	events_clear(&r->begin);
	xml_stop(r->document->xml);
}

/* Another element has started, or (WHOLE) there is nothing more to know: whose is the document? */
static void reading_recognise(struct reading *r, bool whole)
{
	const struct format *f;

	if (r->run->options.only) {
		reading_look(r, whole);
		return;
	}
	for (; (f = reading_row(r, r->row)); r->row++) {
		enum format_answer answer = ask(f, &r->begin, whole);

		if (answer == FORMAT_PERHAPS && !whole)
			return;
		if (answer == FORMAT_YES)
			break;
	}
	if (!f && !r->format && !is_hopeless(r)) {
		f = reading_guess(r, whole);
		if (!f && !whole)
			return;
	}
	if (f)
		reading_open(r, f);
	if (!r->format) {
		fail_unknown(r);
		xml_stop(r->document->xml);
	}
	reading_give(r);
}

const struct format *reading_within(struct reading *r, const char *ns, const char *name,
				    const struct xml_attribute *attributes, size_t n)
{
	const struct format *perhaps = NULL, *f;
	struct events begin;
	size_t could_be = 0;

	events_init(&begin);
	events_start(&begin, reading_line(r), ns, name, attributes, n);
	for (size_t i = 0; (f = reading_row(r, i)); i++) {
		enum format_answer answer = f == r->format ? FORMAT_NO : ask(f, &begin, false);

		if (answer == FORMAT_YES)
			break;
		if (answer == FORMAT_PERHAPS && !could_be++)
			perhaps = f;
	}
	events_done(&begin);
	return f ? f : could_be == 1 ? perhaps : NULL;
}

void *reading_open_within(struct reading *r, const struct format *f)
{
	const struct format *outer = r->format;
	void *state;

	batch_document(reading_batch(r));
	r->format = f;
	state = f->open(r);
	r->format = outer;
	return state;
}

void reading_give_id(struct reading *r, const char *id)
{
	r->given_id = id;
}

const char *reading_take_id(struct reading *r)
{
	const char *id = r->given_id;

	r->given_id = NULL;
	return id;
}

/* Where the document begins with more than that, it has to be known by now. */
static bool is_much(const struct reading *r)
{
	return r->begin.bytes > FORMAT_BEGIN_MAX;
}

/* ---- callbacks of the parser ---- */

static bool reading_columns(void *data, const char *const *names, size_t n, bool rows)
{
	struct reading *r = data;

	return table_columns(reading_field_names(r), names, n, rows, source_found(&r->run->source));
}

static void reading_start(void *data, const char *ns, const char *name,
			  const struct xml_attribute *attributes, size_t n)
{
	struct reading *r = data;
	bool begins = !r->begin.n && !r->reads && !r->passed;

	if (begins && !r->sheet)
		r->sheet = sheet_new(ns);
	if (r->sheet)
		attributes = sheet_start(r->sheet, ns, name, attributes, &n);
	/* A document begins, or none of the formats has known it so far. */
	if (r->begin.n || begins) {
		if (begins) {
			r->row = 0;
			r->begin.names = reading_field_names(r);
			r->begin.found = source_found(&r->run->source);
		}
		events_start(&r->begin, reading_line(r), ns, name, attributes, n);
		reading_recognise(r, is_much(r));
	} else {
		give_start(r, ns, name, attributes, n);
	}
}

static void reading_end(void *data, const char *ns, const char *name)
{
	struct reading *r = data;

	if (r->sheet)
		sheet_end(r->sheet, ns, name);
	if (!r->begin.n) {
		give_end(r, ns, name);
		return;
	}
	events_end(&r->begin, reading_line(r), ns, name);
	if (!r->begin.depth || is_much(r))
		reading_recognise(r, true);
}

static void reading_text(void *data, const char *s, size_t len)
{
	struct reading *r = data;

	if (r->sheet)
		sheet_text(r->sheet, s, len);
	if (!r->begin.n) {
		give_text(r, s, len);
		return;
	}
	events_text(&r->begin, reading_line(r), s, len);
	if (is_much(r))
		reading_recognise(r, true);
}

static void reading_document(void *data)
{
	struct reading *r = data;

	/* One that is included stands within another. */
	if (r->depth > 0)
		return;
	if (r->reads)
		r->format->close(r->state, XML_WHOLE);
	r->reads = false;
	account_forget_names(reading_account(r));
}

static void reading_xml_problem(void *data, long line, const char *text)
{
	reading_problem(data, line, "%s", text);
}

static void reading_xml_cut(void *data, long line, const char *text)
{
	reading_unread(data, line, text);
}

bool reading_stopped(void *data)
{
	const struct reading *r = data;

	return r->run->sink->stopped(r->run->sink->data);
}

static void reading_keep_head(struct reading *r, const char *s, size_t len)
{
	size_t room = sizeof r->head - 1 - r->head_len;

	if (len > room)
		len = room;
	memcpy(r->head + r->head_len, s, len);
	r->head_len += len;
}

/* The document breaks off, because of WHY. */
static void reading_broken(struct reading *r, const char *why)
{
	struct buf text;

	r->document->cut_short = true;
	if (r->begin.n)
		reading_recognise(r, true);
	if (!r->format) {
		reading_fail(r, why);
		r->err->kind = ERR_READ;
		return;
	}
	buf_init(&text);
	buf_printf(&text, _("reading ended here: %s"), why);
	reading_unread(r, reading_line(r), buf_str(&text));
	buf_done(&text);
}

/* No more can be read: say why, where that is an error. */
static void reading_ends(void *data)
{
	struct reading *r = data;
	const char *why = source_error(&r->run->source);

	if (why)
		reading_broken(r, why);
}

/* Called by another thread where it is read ahead. */
static long reading_read(void *data, char *to, size_t len)
{
	struct reading *r = data;
	struct source *source = &r->run->source;
	long n = source_read(source, to, len);

	atomic_store_explicit(&r->done, source_at(source), memory_order_relaxed);
	if (n >= 0) {
		r->read += (uint64_t)n;
		reading_keep_head(r, to, (size_t)n);
	} else if (!r->ahead) {
		reading_ends(r);
	}
	return n;
}

static void reading_alone(void *data)
{
	reading_ahead(data, false);
}

static bool reading_meanwhile(void *data)
{
	const struct reading *r = data;
	const struct reader_sink *sink = r->run->sink;

	return sink->meanwhile && sink->meanwhile(sink->data);
}

const struct xml_handler reading_handler = {
	.start = reading_start,
	.end = reading_end,
	.text = reading_text,
	.problem = reading_xml_problem,
	.cut = reading_xml_cut,
	.read = reading_read,
	.stopped = reading_stopped,
	.broken = reading_ends,
	.alone = reading_alone,
	.meanwhile = reading_meanwhile,
	.columns = reading_columns,
	.document = reading_document,
};

/* ---- one document ---- */

static void reading_unaccounted(void *data, const struct account_finding *what)
{
	struct reading *r = data;

	if (!run_keeps(r->run, &r->lost))
		return;
	batch_problem(reading_batch(r), what->file, what->line,
		      ngettext("%llu character of text is unaccounted for: %s",
			       "%llu characters of text are unaccounted for: %s",
			       (unsigned long)what->n),
		      (unsigned long long)what->n, what->path);
}

/* Where the text of a document without statements stands. */
static void reading_text_found(void *data, const struct account_finding *what)
{
	struct buf *list = data;

	buf_printf(list, "%s%s", list->len ? ", " : "", what->path);
}

/* The text of the document is settled: what is wrong with it. */
static void reading_account_end(struct reading *r)
{
	struct account *account = reading_account(r);
	struct buf list;

	buf_init(&list);
	account_document_most(account, r->statements ? NULL : reading_text_found, &list);
	if (!r->statements && list.len)
		reading_problem(r, 0, _("there is no statement in this file; its text is in %s"),
				buf_str(&list));
	account_document_end(account, reading_unaccounted, r);
	buf_done(&list);
}

/* The file is read, or as much of it as could be: what it was. */
static enum reader_end reading_finish(struct reading *r, enum xml_end end)
{
	const char *blank = r->head;
	bool cut_short = r->document->cut_short;

	if (r->begin.n && end != XML_STOPPED)
		reading_recognise(r, true);
	if (r->reads)
		r->format->close(r->state, cut_short ? XML_CUT : end);
	if (r->failed)
		return READER_FAILED;
	if (r->looked)
		return READER_DONE;
	if (end == XML_STOPPED && !cut_short)
		return READER_STOPPED;
	if (r->format) {
		if (end == XML_CUT || cut_short)
			account_cut(reading_account(r));
		reading_account_end(r);
		return READER_DONE;
	}
	if (!strncmp(blank, "\xEF\xBB\xBF", 3))
		blank += 3;
	if (unpack_kind(r->head, r->head_len))
		reading_fail(r, _("this is a packed file within another: it is not opened"));
	else if (r->read < sizeof r->head && !blank[strspn(blank, " \t\r\n")] &&
		 strlen(r->head) == r->head_len)
		reading_fail(r, _("this file is empty"));
	else if (likeness_html(r->head))
		reading_fail(r, _("this is HTML, not an archive"));
	else if (xml_lacks(r->document->xml))
		reading_fail(r, xml_lacks(r->document->xml));
	else if (end == XML_ENDLESS)
		reading_fail(
			r,
			_("there is no element at its beginning, however long: this is not XML"));
	else
		reading_fail(r, _("this is not XML"));
	return READER_FAILED;
}

static enum reader_end read_document(struct run *run, struct err *err)
{
	struct reading r = {.run = run, .err = err};
	struct document document;
	struct batch *b = *run->batch;
	size_t problems = b->problems_n, problems_cut = b->problems_cut, unread_n = run->unread;
	struct unread unread = b->unread;
	enum reader_end end;

	run->now = &r;
	events_init(&r.begin);
	document_open(&document, &r);
	end = reading_finish(&r, xml_read(document.xml));
	document_close(&document, &r);
	/* Elements that a file left open. */
	account_reset(&run->account);
	events_done(&r.begin);
	sheet_free(r.sheet);
	run->now = NULL;
	if (end == READER_FAILED && *run->batch == b) {
		/* Where there is no archive, what is wrong with it is of no interest. */
		b->problems_n = problems;
		b->problems_cut = problems_cut;
		b->unread = unread;
		run->unread = unread_n;
	}
	return end;
}

/* ---- all of them ---- */

/* Before the format is known the reading may yet fail, and then the batch is as it was. */
static void run_waiting(void *data)
{
	struct run *run = data;
	struct reading *r = run->now;

	if (r && r->format)
		*run->batch = run->sink->waiting(run->sink->data, *run->batch, reading_progress(r));
}

static bool run_stopped(void *data)
{
	struct run *run = data;

	return run->sink->stopped(run->sink->data);
}

static void run_note(void *data, const char *file, const char *text, bool unread)
{
	struct run *run = data;

	if (unread)
		run_unread(run, file, 0, text);
	else if (run_keeps(run, &run->noted))
		batch_problem(*run->batch, file, 0, "%s", text);
}

/* What cannot be used is a problem among others; an error once nothing else can be used. */
static void run_useless(struct run *run, const struct err *err)
{
	bool found = source_found(&run->source);

	/* What was found may be something else than an archive; what was named should be one. JSON and CSV
	 * of other things are in many folders. */
	if (!found || err->kind == ERR_READ)
		run_unread(run, err->file, err->line, err->text);
	else if (!unpack_name_is_table(err->file) && run_keeps(run, &run->noted))
		batch_problem(*run->batch, err->file, err->line, "%s", err->text);
	if (found)
		source_useless(&run->source, err);
	else if (!run->first.kind)
		run->first = *err;
}

enum reader_end reader_read(const char *const *files, size_t n,
			    const struct reader_options *options, struct batch **batch,
			    const struct reader_sink *sink, struct err *err)
{
	struct run run = {.batch = batch, .sink = sink, .today = date_last_today()};
	struct mappings own = {0};
	const struct source_hooks hooks = {
		{run_waiting, run_stopped, &run}, run_note, options && options->follow_links};
	enum source_next next;

	if (options)
		run.options = *options;
	if (!run.options.mappings) {
		mappings_add_own(&own);
		run.options.mappings = &own;
	}
	account_init(&run.account);
	file_names_init(&run.called);
	source_init(&run.source, files, n, &hooks);
	do {
		struct err one = {0};
		enum reader_end end = READER_FAILED;

		next = source_next(&run.source, &one);
		if (next == SOURCE_DOCUMENT)
			end = read_document(&run, &one);
		if (next != SOURCE_END && end == READER_FAILED)
			run_useless(&run, &one);
		if (end != READER_FAILED)
			source_used(&run.source);
		run.opened = run.opened || end == READER_DONE;
	} while (next != SOURCE_END);
	source_done(&run.source);
	account_give(&run.account, *run.batch);
	account_done(&run.account);
	guesses_done(&run.guesses);
	mappings_done(&own);
	field_names_free(run.names);
	file_names_done(&run.called);
	if (run.sink->stopped(run.sink->data))
		return READER_STOPPED;
	if (!run.opened && run.first.kind)
		*err = run.first;
	return run.opened ? READER_DONE : READER_FAILED;
}

void reader_list_formats(const struct mappings *mappings, struct buf *out)
{
	const struct format *f;

	for (size_t i = 0; (f = format_row(mappings, i)); i++)
		buf_printf(out, "%s\t%s\n", f->name, _(f->title));
}
