/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "read/reader_private.h"

#include "base/buf.h"
#include "base/i18n.h"
#include "read/format.h"

void document_open(struct document *d, struct reading *r)
{
	*d = (struct document){.outer = r->document,
			       .name = source_name(&r->run->source),
			       .depth = r->depth,
			       .xml = xml_new(&reading_handler, r, r->run->options.encoding)};
	if (d->outer)
		d->file = d->outer->file;
	r->document = d;
	account_forget_names(reading_account(r));
}

void document_close(struct document *d, struct reading *r)
{
	r->document = d->outer;
	xml_free(d->xml);
	account_forget_names(reading_account(r));
}

void reading_inside(struct reading *r)
{
	struct document inner;
	const struct event *again = r->again;
	int passed = r->passed;
	enum xml_end end;

	r->again = NULL;
	document_open(&inner, r);
	end = xml_read(inner.xml);
	if (end == XML_NOT_XML)
		reading_unread(r, 0, _("this is not XML"));
	r->format->included(r->state, end == XML_CUT || inner.cut_short);
	/* What it left open ends with it. */
	for (; r->passed > passed; r->passed--)
		account_leave(reading_account(r));
	for (; r->depth > inner.depth; r->depth--) {
		r->format->end(r->state, "", "");
		account_leave(reading_account(r));
	}
	document_close(&inner, r);
	r->again = again;
	source_leave(&r->run->source);
	if (reading_stopped(r))
		xml_stop(r->document->xml);
}

void reading_include(struct reading *r, const char *href, enum reading_included as)
{
	const char *why;
	struct buf text;

	if (as == INCLUDED_DOCUMENT && source_defer(&r->run->source, href))
		return;
	if (source_enter(&r->run->source, href, as == INCLUDED_TEXT, &why)) {
		reading_inside(r);
		return;
	}
	if (!why)
		return;
	buf_init(&text);
	buf_printf(&text, _("“%.200s” is to be included here, and is not: %s"), href, why);
	if (source_could_not(&r->run->source))
		reading_unread(r, reading_line(r), buf_str(&text));
	else
		reading_problem(r, reading_line(r), "%s", buf_str(&text));
	buf_done(&text);
}
