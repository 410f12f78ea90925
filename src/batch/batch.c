/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "batch/batch.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/options.h"
#include "app/output.h"
#include "app/printers.h"
#include "app/session.h"
#include "app/settings.h"
#include "archive/archive.h"
#include "archive/remark.h"
#include "base/buf.h"
#include "base/charset.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "batch/batch_private.h"
#include "batch/progress.h"
#include "batch/sgr.h"
#include "search/query.h"
#include "text/words.h"
#include "write/datapackage.h"
#include "write/entry_keys.h"
#include "write/writer.h"

enum { DONE = 0, NOTHING = 1, NOT_ALL = 1, TROUBLE = 2 };

void batch_complain(const char *text)
{
	struct buf b;

	buf_init(&b);
	buf_printf(&b, "%s: %s\n", PACKAGE, text);
	charset_print(stderr, buf_str(&b), b.len);
	buf_done(&b);
}

bool batch_gave_up(const struct query *q)
{
	if (!query_overruns(q))
		return false;
	batch_complain(query_overrun_text());
	return true;
}

static void batch_complain_of(const struct err *err)
{
	struct buf b;

	buf_init(&b);
	err_print(err, &b);
	batch_complain(buf_str(&b));
	buf_done(&b);
}

static int batch_check(struct session *session, bool full, FILE *out)
{
	const struct archive *a = session_archive(session);
	size_t problems = a->problems_n + a->problems_cut;
	size_t copies = session_duplicates(session)->hidden_n;
	struct buf b;

	buf_init(&b);
	for (size_t i = 0; i < a->problems_n; i++) {
		const struct problem *p = a->problems[i];

		buf_puts(&b, p->file);
		if (p->line)
			buf_printf(&b, ":%lu", (unsigned long)p->line);
		buf_printf(&b, ": %s\n", p->text);
	}
	if (a->problems_cut) {
		buf_printf(&b,
			   /* TRANSLATORS: in the status line; a number is put in. */
			   ngettext("and %zu more\n", "and %zu more\n",
				    (unsigned long)a->problems_cut),
			   a->problems_cut);
	}
	/* TRANSLATORS: in the status line; a number is put in. */
	buf_printf(&b, ngettext("%zu statement, ", "%zu statements, ", (unsigned long)a->n), a->n);
	if (copies)
		buf_printf(&b,
			   ngettext("%zu of them a copy, ", "%zu of them copies, ",
				    (unsigned long)copies),
			   copies);
	if (problems)
		/* TRANSLATORS: in the status line; a number is put in. */
		buf_printf(&b, ngettext("%zu problem\n", "%zu problems\n", (unsigned long)problems),
			   problems);
	else
		/* TRANSLATORS: a line of --check. */
		buf_puts(&b, _("no problems\n"));
	batch_account(session, full, &b);
	charset_print(out, buf_str(&b), b.len);
	buf_done(&b);
	return problems ? NOTHING : DONE;
}

/* Lines of text are wrapped for eyes only: on a terminal, to a readable measure. */
static int batch_width(FILE *out)
{
	enum { MEASURE = 80 };
	struct winsize size;

	if (!isatty(fileno(out)))
		return 0;
	if (ioctl(fileno(out), TIOCGWINSZ, &size) < 0 || size.ws_col == 0 || size.ws_col > MEASURE)
		return MEASURE;
	return size.ws_col;
}

/* Print what is shown, or of that only what has the id that is asked for; returns how many. */
static size_t batch_print(struct session *session, const struct options *options,
			  const struct settings *settings, FILE *out)
{
	struct progress progress;
	struct sgr sgr;
	const struct writer *writer = writer_find(options->format ? options->format : "text");
	const struct archive *archive = session_archive(session);
	const struct view *view = session_view(session);
	struct writer_context context = {.archive = archive,
					 .width = batch_width(out),
					 .calendars = session_calendars(session),
					 .marks = sgr_init(&sgr, session, settings, out),
					 .words = words_new(),
					 .keys = entry_keys_new()};
	size_t n = 0;
	struct buf b;

	buf_init(&b);
	progress_begin(&progress);
	/* Where the statements themselves are seen coming, that is enough. */
	progress.on = progress.on && !isatty(fileno(out));
	if (writer->begin)
		writer->begin(&context, &b);
	for (size_t i = 0; i < view->n && !ferror(out); i++) {
		const struct statement *s = archive->items[view_at(view, i)];

		if (options->id && strcmp(s->id, options->id) != 0)
			continue;
		writer->statement(&context, s, n++, &b);
		output_flush(&b, writer->plain, false, out);
		progress_writing(&progress, i, view->n);
	}
	progress_end(&progress);
	if (writer->end)
		writer->end(&context, &b);
	output_flush(&b, writer->plain, true, out);
	words_free(context.words);
	entry_keys_free(context.keys);
	sgr_done(&sgr);
	buf_done(&b);
	return n;
}

static int batch_no_id(const char *id)
{
	struct buf b;

	buf_init(&b);
	buf_printf(&b, _("there is no statement “%.200s” in what is shown"), id);
	batch_complain(buf_str(&b));
	buf_done(&b);
	return NOTHING;
}

static int batch_no_pair(const char *ids)
{
	struct buf b;

	buf_init(&b);
	buf_printf(&b, _("“%.200s” does not name two statements of the archive"), ids);
	batch_complain(buf_str(&b));
	buf_done(&b);
	return NOTHING;
}

static void batch_tell_problems(struct session *session)
{
	const struct archive *a = session_archive(session);
	size_t problems = a->problems_n + a->problems_cut;
	struct buf b;

	if (!problems)
		return;
	buf_init(&b);
	buf_printf(&b,
		   ngettext("%zu problem while reading; --check lists it",
			    "%zu problems while reading; --check lists them",
			    (unsigned long)problems),
		   problems);
	batch_complain(buf_str(&b));
	buf_done(&b);
}

/* The last line: what is printed is not all, because that could not be read. False: all was. */
static bool batch_tell_unread(struct session *session)
{
	const struct archive *a = session_archive(session);
	const struct problem *first = &a->unread.first;
	size_t more = a->unread.n - 1;
	struct buf b;

	if (!a->unread.n)
		return false;
	buf_init(&b);
	buf_printf(&b,
		   ngettext("read %zu statement, not all there are: ",
			    "read %zu statements, not all there are: ", (unsigned long)a->n),
		   a->n);
	buf_puts(&b, first->file);
	if (first->line)
		buf_printf(&b, ":%lu", (unsigned long)first->line);
	buf_printf(&b, ": %s", first->text);
	if (more)
		/* TRANSLATORS: in the status line; a number is put in. */
		buf_printf(&b, ngettext(" (and %zu more)", " (and %zu more)", (unsigned long)more),
			   more);
	batch_complain(buf_str(&b));
	buf_done(&b);
	return true;
}

/* Cells of the first LEN bytes of QUERY, as a message shows them. */
static int batch_cells(const char *query, size_t len)
{
	char *shown = xstrdup(query);
	int cells;

	shown[len] = '\0';
	utf8_clean_line(shown);
	cells = utf8_cells(shown, strlen(shown));
	free(shown);
	return cells;
}

/* The query, and under it a sign where PLACE is. */
static void batch_point(const char *query, const struct query_range *place)
{
	int start = batch_cells(query, place->start), end = batch_cells(query, place->end);
	char *shown = xstrdup(query);
	struct buf b;

	utf8_clean_line(shown);
	buf_init(&b);
	buf_printf(&b, "  %s\n  %*s^", shown, start, "");
	while (++start < end)
		buf_putc(&b, '~');
	buf_putc(&b, '\n');
	charset_print(stderr, buf_str(&b), b.len);
	buf_done(&b);
	free(shown);
}

/* A query that cannot be read as it stands gets no answer: who asked would take it for one. True if
 * it can. */
static bool batch_query_is_fine(struct session *session)
{
	enum query_fault fault;
	struct query_range place;
	const char *problem = session_filter_problem(session, &fault, &place);

	if (fault <= QUERY_NOTED)
		return true;
	batch_complain(problem);
	if (place.end)
		batch_point(session_filter_text(session), &place);
	return false;
}

/* The same of the query that --words compares with, or a series counts, if there is one: AGAINST. */
static bool batch_against_is_fine(struct session *session, const char *against)
{
	struct query *q = against ? session_parse(session, against) : NULL;
	struct query_range place;
	bool fine = query_fault(q, &place) <= QUERY_NOTED;
	uint32_t seed;

	if (fine && q && query_sample(q, &seed)) {
		batch_complain(_("only the filter can draw a sample"));
		query_unref(q);
		return false;
	}
	if (!fine)
		batch_complain(query_problem(q));
	if (!fine && place.end)
		batch_point(against, &place);
	query_unref(q);
	return fine;
}

static bool batch_queries_are_fine(struct session *session, const struct options *options)
{
	if (session_query(session) && options->series_n == SERIES_MOST) {
		batch_complain(_("with a filter there is room for 5 --series"));
		return false;
	}
	for (size_t i = 0; i < options->series_n; i++)
		if (!batch_against_is_fine(session, options->series[i]))
			return false;
	return batch_query_is_fine(session) && batch_against_is_fine(session, options->against);
}

/* What there is to say of one that can. */
static void batch_tell_query(struct session *session)
{
	enum query_fault fault;
	struct query_range place;
	const char *problem = session_filter_problem(session, &fault, &place);

	if (problem)
		batch_complain(problem);
}

/* Whether there is a query where what is asked for is nothing without one. */
static bool batch_has_query(struct session *session, const struct settings *settings,
			    const struct options *options)
{
	enum options_action action = options->action;
	const struct query *q = session_query(session);

	if (action == OPTIONS_CONCORDANCE && !query_terms(q)) {
		batch_complain(_("--concordance shows the words of a query in their context: "
				 "name some with --filter"));
		return false;
	}
	if (action == OPTIONS_COLLOCATES && !query_terms(q)) {
		batch_complain(_("--collocates lists the words beside those of a query: "
				 "name some with --filter"));
		return false;
	}
	if (action == OPTIONS_FORMS && !q) {
		batch_complain(_("--forms lists what the words of a query have found: "
				 "name some with --filter"));
		return false;
	}
	if (action == OPTIONS_WORDS && !q) {
		batch_complain(_("--words compares what a query finds with the rest: "
				 "give one with --filter"));
		return false;
	}
	if (action == OPTIONS_PHRASES && options->phrases_order && !q) {
		batch_complain(_("--phrases=key compares what a query finds with the rest: "
				 "give one with --filter"));
		return false;
	}
	if (action == OPTIONS_PHRASES && settings->phrases_around && !query_terms(q)) {
		batch_complain(_("--phrases-around lists the phrases around the words of a query: "
				 "name some with --filter"));
		return false;
	}
	return true;
}

bool batch_finish(FILE *out, int *status)
{
	if (!fflush(out) && !ferror(out))
		return true;
	/* What failed may have been an earlier write; nothing has happened since then. A reader that has
	 * seen enough (head, a pager) is no trouble. */
	*status = errno == EPIPE ? DONE : TROUBLE;
	if (*status == TROUBLE)
		batch_complain(errno ? strerror(errno) : _("the output could not be written"));
	return false;
}

/* Marks and notes on what is not in the archive any more are not printed. */
static void batch_tell_lost(const struct session *session)
{
	const struct remarks *r = session_remarks(session);
	size_t lost = 0;
	struct buf b;

	for (size_t i = 0; r && i < r->n; i++)
		lost += remark_says(&r->items[i]) && !r->items[i].found;
	if (!lost)
		return;
	buf_init(&b);
	buf_printf(&b,
		   ngettext("%zu statement with a mark or note is not in the archive; its notes "
			    "are kept",
			    "%zu statements with marks or notes are not in the archive; their "
			    "notes are kept",
			    (unsigned long)lost),
		   lost);
	batch_complain(buf_str(&b));
	buf_done(&b);
}

/* Whether marks and notes can be used, where they are asked for. */
static bool batch_has_remarks(const struct session *session)
{
	const struct err *err = session_remarks_error(session);

	if (err->kind)
		batch_complain_of(err);
	return !err->kind;
}

/* The table that is asked for; returns its status, or STATUS where it may be empty. */
static int batch_table(struct session *session, const struct options *options,
		       const struct settings *settings, int status, FILE *out)
{
	const char *format = options->format ? options->format : "text";
	struct sgr sgr;
	bool whole = true;
	size_t n = 0;

	switch (options->action) {
	case OPTIONS_COUNT_BY:
		if (strchr(options->count_by, ','))
			batch_cross(session, options->count_by, format, out);
		else if (options_counts_time(options))
			whole = batch_timeline(session, options, (unsigned)settings->timeline_mean,
					       format, out);
		else
			batch_count_by(session, options->count_by, format, out);
		return whole ? status : TROUBLE;
	case OPTIONS_DIFF:
		return batch_diff_ids(session, options->diff, out) ? DONE
								   : batch_no_pair(options->diff);
	case OPTIONS_NOTES:
		n = batch_notes(session, options->format ? options->format : "markdown", out);
		break;
	case OPTIONS_WORDS:
		n = batch_words(session, settings, options->against, format, options->reverse,
				&whole, out);
		if (!whole)
			return TROUBLE;
		break;
	case OPTIONS_COLLOCATES:
		n = batch_collocates(session, settings, options->collocates_order, format, out);
		break;
	case OPTIONS_PHRASES:
		n = batch_phrases(session, settings, options->phrases_order, format, out);
		break;
	case OPTIONS_REUSED: n = batch_reused(session, format, out); break;
	case OPTIONS_FORMS: n = batch_forms(session, format, out); break;
	default:
		sgr_init(&sgr, session, settings, out);
		n = batch_concordance_marked(session, format, options->concordance_sort,
					     options->reverse, options->sample,
					     (uint32_t)options->seed, sgr.match, out);
		sgr_done(&sgr);
		break;
	}
	return n ? DONE : NOTHING;
}

/* What is asked for, to OUT. */
static int batch_write(struct session *session, const struct options *options,
		       const struct settings *settings, FILE *out)
{
	struct progress progress;
	size_t n;
	int status;

	if (!batch_queries_are_fine(session, options) ||
	    !batch_has_query(session, settings, options))
		return TROUBLE;
	progress_begin(&progress);
	session_wait_and(session, progress.on ? progress_reading : NULL, &progress);
	progress_end(&progress);
	if (!batch_queries_are_fine(session, options) || !batch_has_remarks(session))
		return TROUBLE;
	batch_tell_query(session);
	n = session_view(session)->n;
	status = *session_filter_text(session) && n == 0 ? NOTHING : DONE;
	if (options->action == OPTIONS_CHECK)
		status = batch_check(session, options->check_text, out);
	else if (options->action == OPTIONS_COUNT)
		fprintf(out, "%zu\n", n);
	else if (options->action != OPTIONS_READ)
		status = batch_table(session, options, settings, status, out);
	else if (!batch_print(session, options, settings, out) && options->id)
		status = batch_no_id(options->id);
	/* What matched without it has been looked through for its hits. */
	if (options->action != OPTIONS_READ && status != TROUBLE &&
	    batch_gave_up(session_query(session)))
		status = TROUBLE;
	if (!batch_finish(out, &status))
		return status;
	if (options->action == OPTIONS_NOTES)
		batch_tell_lost(session);
	if (options->action != OPTIONS_CHECK)
		batch_tell_problems(session);
	return batch_tell_unread(session) && status != TROUBLE ? NOT_ALL : status;
}

/* Whether the file to be written is one of those that are read: no archive is ever changed. */
static bool batch_would_overwrite(const struct options *options)
{
	struct stat output, input;

	if (stat(options->output, &output) || !S_ISREG(output.st_mode))
		return false;
	for (size_t i = 0; i < options->files_n; i++)
		if (!stat(options->files[i], &input) && input.st_dev == output.st_dev &&
		    input.st_ino == output.st_ino)
			return true;
	return false;
}

/* How many statements are printed. */
static size_t batch_chosen(struct session *session, const struct options *options)
{
	const struct view *view = session_view(session);
	size_t n = 0;

	for (size_t i = 0; options->id && i < view->n; i++)
		n += !strcmp(session_archive(session)->items[view_at(view, i)]->id, options->id);
	return options->id ? n : view->n;
}

/* What the columns of the output are, into a file beside it. */
static int batch_metadata(struct session *session, const struct options *options, int status)
{
	const char *slash = strrchr(options->output, '/');
	struct writer_context context = {.archive = session_archive(session)};
	struct output output;
	struct err err = {0};
	struct buf path, text;
	bool good;

	buf_init(&path);
	buf_init(&text);
	if (slash)
		buf_add(&path, options->output, (size_t)(slash + 1 - options->output));
	buf_puts(&path, "datapackage.json");
	datapackage_put(&context, slash ? slash + 1 : options->output,
			batch_chosen(session, options), session_filter_text(session), &text);
	good = output_open(&output, buf_str(&path), OUTPUT_OVER, &err);
	if (good) {
		output_flush(&text, false, true, output.file);
		good = output_close(&output, true, &err);
	}
	if (!good)
		batch_complain_of(&err);
	buf_done(&path);
	buf_done(&text);
	return good ? status : TROUBLE;
}

const struct printers batch_printers = {
	.concordance = batch_concordance,
	.count_by = batch_count_by,
	.cross = batch_cross,
	.diff = batch_diff,
	.series = batch_series,
	.counts = batch_counts,
};

int batch_run(struct session *session, const struct options *options,
	      const struct settings *settings, FILE *out)
{
	struct output output;
	struct err err = {0};
	int status;

	if (!options->output)
		return batch_write(session, options, settings, out);
	if (batch_would_overwrite(options)) {
		err_set(&err, ERR_USAGE, options->output, 0,
			_("is a file that is read: it is not written over"));
		batch_complain_of(&err);
		return TROUBLE;
	}
	if (!output_open(&output, options->output, OUTPUT_OVER, &err)) {
		batch_complain_of(&err);
		return TROUBLE;
	}
	status = batch_write(session, options, settings, output.file);
	if (output_close(&output, status != TROUBLE, &err))
		return options->metadata && status != TROUBLE
			       ? batch_metadata(session, options, status)
			       : status;
	batch_complain_of(&err);
	return TROUBLE;
}
