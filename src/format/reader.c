/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "format/reader.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdarg.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "format/format.h"
#include "text/sanitize.h"

/* The order is that of the list people see; a root element fits one row at most. */
static const struct format *const formats[] = {&format_native, &format_atom, &format_rss,
					       &format_tei,    &format_akn,  &format_publicwhip};

enum { FORMATS = sizeof formats / sizeof formats[0] };

/* How often a pipe that gives nothing is asked whether anyone still wants it, in milliseconds. */
enum { PATIENCE = 100 };

struct reading {
	const char *name; /* of the file, cleaned */
	uint32_t file;
	int fd;
	bool waits; /* reading may block */
	struct batch **batch;
	const struct reader_sink *sink;
	struct reader_progress at;
	struct xml *xml;
	const struct format *format;
	void *state;
	size_t problems;
	struct err *err;
	bool failed;     /* ERR is set */
	bool cut_short;  /* by an error of the file system */
	char head[1024]; /* how the file begins */
	size_t head_len;
};

struct batch *reading_batch(struct reading *r)
{
	return *r->batch;
}

void reading_emit(struct reading *r)
{
	*r->batch = r->sink->statement(r->sink->data, *r->batch, &r->at);
}

uint32_t reading_file(const struct reading *r)
{
	return r->file;
}

long reading_line(const struct reading *r)
{
	return xml_line(r->xml);
}

void reading_problem(struct reading *r, long line, const char *format, ...)
{
	struct buf text;
	va_list args;

	if (++r->problems > PROBLEMS_MAX) {
		(*r->batch)->problems_cut++;
		return;
	}
	buf_init(&text);
	va_start(args, format);
	buf_vprintf(&text, format, args);
	va_end(args);
	batch_problem(*r->batch, r->name, line, "%s", buf_str(&text));
	buf_done(&text);
}

static void reading_fail(struct reading *r, const char *text)
{
	err_set(r->err, ERR_INPUT, r->name, 0, "%s", text);
	r->failed = true;
}

/* ---- what it is ---- */

/* Past a byte order mark, blanks, an XML declaration and comments. */
static const char *skip_prolog(const char *s)
{
	const char *end;

	if (!strncmp(s, "\xEF\xBB\xBF", 3))
		s += 3;
	for (;;) {
		s += strspn(s, " \t\r\n");
		if (!strncmp(s, "<?xml", 5) && (end = strstr(s, "?>")))
			s = end + 2;
		else if (!strncmp(s, "<!--", 4) && (end = strstr(s, "-->")))
			s = end + 3;
		else
			return s;
	}
}

static bool looks_like_html(const char *head)
{
	static const char *const begins[] = {"!doctype html", "html", "head", "body", "meta",
					     "script",        "div",  "p",    "h1",   "table"};
	const char *s = skip_prolog(head);

	if (*s++ != '<')
		return false;
	for (size_t i = 0; i < sizeof begins / sizeof begins[0]; i++) {
		size_t len = strlen(begins[i]);

		if (!strncasecmp(s, begins[i], len) && (s[len] == '>' || strchr(" \t\r\n", s[len])))
			return true;
	}
	return false;
}

static void fail_unknown(struct reading *r, const char *ns, const char *name)
{
	struct buf list;

	if (!strcasecmp(name, "html") || looks_like_html(r->head)) {
		reading_fail(r, _("this is HTML, not an archive"));
		return;
	}
	buf_init(&list);
	for (size_t i = 0; i < FORMATS; i++)
		buf_printf(&list, "%s%s", i ? ", " : "", _(formats[i]->title));
	if (*ns)
		err_set(r->err, ERR_INPUT, r->name, reading_line(r),
			_("the root element <%.80s> of the namespace “%.160s” is of no format that "
			  "is "
			  "read here (%s)"),
			name, ns, buf_str(&list));
	else
		err_set(r->err, ERR_INPUT, r->name, reading_line(r),
			_("the root element <%.80s> is of no format that is read here (%s)"), name,
			buf_str(&list));
	r->failed = true;
	buf_done(&list);
}

/* ---- callbacks of the parser ---- */

static void reading_start(void *data, const char *ns, const char *name,
			  const struct xml_attribute *attributes, size_t n)
{
	struct reading *r = data;

	for (size_t i = 0; !r->format && i < FORMATS; i++) {
		if (formats[i]->matches(ns, name)) {
			r->format = formats[i];
			r->sink->opened(r->sink->data, r->format);
			r->state = r->format->open(r);
		}
	}
	if (r->format) {
		r->format->start(r->state, ns, name, attributes, n);
	} else {
		fail_unknown(r, ns, name);
		xml_stop(r->xml);
	}
}

static void reading_end(void *data, const char *ns, const char *name)
{
	struct reading *r = data;

	r->format->end(r->state, ns, name);
}

static void reading_text(void *data, const char *s, size_t len)
{
	struct reading *r = data;

	r->format->text(r->state, s, len);
}

static void reading_xml_problem(void *data, long line, const char *text)
{
	reading_problem(data, line, "%s", text);
}

static bool reading_stopped(void *data)
{
	struct reading *r = data;

	return r->sink->stopped(r->sink->data);
}

/* A pipe may stay silent for ever; who waits for it must still be able to go. */
static bool reading_wait(struct reading *r)
{
	struct pollfd fd = {.fd = r->fd, .events = POLLIN};

	if (!r->waits || poll(&fd, 1, 0) > 0)
		return true;
	/* Before the format is known the reading may yet fail, and then the batch is as it was. */
	if (r->format)
		*r->batch = r->sink->waiting(r->sink->data, *r->batch, &r->at);
	while (poll(&fd, 1, PATIENCE) <= 0)
		if (reading_stopped(r))
			return false;
	return true;
}

static void reading_keep_head(struct reading *r, const char *s, size_t len)
{
	size_t room = sizeof r->head - 1 - r->head_len;

	if (len > room)
		len = room;
	memcpy(r->head + r->head_len, s, len);
	r->head_len += len;
}

static long reading_read(void *data, char *to, size_t len)
{
	struct reading *r = data;
	ssize_t n;

	do {
		if (!reading_wait(r))
			return -1;
		n = read(r->fd, to, len);
	} while (n < 0 && (errno == EINTR || errno == EAGAIN));
	if (n < 0) {
		if (r->format)
			reading_problem(r, reading_line(r), _("reading ended here: %s"),
					strerror(errno));
		else
			reading_fail(r, strerror(errno));
		r->cut_short = true;
		return -1;
	}
	r->at.done += (uint64_t)n;
	reading_keep_head(r, to, (size_t)n);
	return (long)n;
}

static const struct xml_handler handler = {
	.start = reading_start,
	.end = reading_end,
	.text = reading_text,
	.problem = reading_xml_problem,
	.read = reading_read,
	.stopped = reading_stopped,
};

/* ---- opening ---- */

static void fail_errno(struct reading *r, int error)
{
	if (error == ENOENT || error == ENOTDIR)
		reading_fail(r, _("there is no such file"));
	else if (error == EACCES || error == EPERM)
		reading_fail(r, _("this file may not be read"));
	else
		reading_fail(r, strerror(error));
}

static bool reading_open(struct reading *r, const char *path)
{
	struct stat st;
	bool is_stdin = !strcmp(path, "-");

	/* Not to hang on a device; a pipe without a writer is waited for by poll(). */
	r->fd = is_stdin ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	if (r->fd < 0 || fstat(r->fd, &st)) {
		fail_errno(r, errno);
		return false;
	}
	if (S_ISDIR(st.st_mode))
		reading_fail(r, _("this is a folder, not a file"));
	else if (is_stdin && isatty(r->fd))
		reading_fail(r, _("standard input is a terminal: nothing is piped in"));
	else if (S_ISBLK(st.st_mode) || (S_ISCHR(st.st_mode) && !is_stdin))
		reading_fail(r, _("this is a device, not a file"));
	if (r->failed)
		return false;
	if (S_ISREG(st.st_mode) && st.st_size > 0)
		r->at.size = (uint64_t)st.st_size;
	r->waits = !S_ISREG(st.st_mode);
	return true;
}

/* The file is read, or as much of it as could be: what it was. */
static enum reader_end reading_finish(struct reading *r, enum xml_end end)
{
	const char *blank = r->head;

	if (r->format)
		r->format->close(r->state, r->cut_short ? XML_CUT : end);
	if (r->failed)
		return READER_FAILED;
	if (end == XML_STOPPED && !r->cut_short)
		return READER_STOPPED;
	if (r->format)
		return READER_DONE;
	if (!strncmp(blank, "\xEF\xBB\xBF", 3))
		blank += 3;
	if (r->at.done < sizeof r->head && !blank[strspn(blank, " \t\r\n")] &&
	    strlen(r->head) == r->head_len)
		reading_fail(r, _("this file is empty"));
	else if (looks_like_html(r->head))
		reading_fail(r, _("this is HTML, not an archive"));
	else
		reading_fail(r, _("this is not XML"));
	return READER_FAILED;
}

enum reader_end reader_read(const char *path, uint32_t file, struct batch **batch,
			    const struct reader_sink *sink, struct err *err)
{
	struct reading r = {.file = file, .batch = batch, .sink = sink, .err = err, .fd = -1};
	size_t problems = (*batch)->problems_n, problems_cut = (*batch)->problems_cut;
	enum reader_end end = READER_FAILED;
	struct buf name;

	buf_init(&name);
	sanitize(&name, path, strlen(path), 0);
	r.name = buf_str(&name);
	if (reading_open(&r, path)) {
		r.xml = xml_new(&handler, &r);
		end = reading_finish(&r, xml_read(r.xml));
		xml_free(r.xml);
	}
	if (r.fd >= 0 && strcmp(path, "-") != 0)
		close(r.fd);
	if (end == READER_FAILED) {
		/* Where there is no archive, what is wrong with it is of no interest. */
		(*batch)->problems_n = problems;
		(*batch)->problems_cut = problems_cut;
	}
	buf_done(&name);
	return end;
}

void reader_list_formats(struct buf *out)
{
	for (size_t i = 0; i < FORMATS; i++)
		buf_printf(out, "%s\t%s\n", formats[i]->name, _(formats[i]->title));
}
