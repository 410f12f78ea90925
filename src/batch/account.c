/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * The account at the end of --check: how much text was kept, left out and why, and is unaccounted
 * for; in full, path by path.
 */
#include "config.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "app/session.h"
#include "archive/archive.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/i18n.h"
#include "batch/batch_private.h"

/* Text that was left out for the same reason. */
struct reason {
	const char *text;
	uint64_t n;
};

static int compare_reasons(const void *a, const void *b)
{
	const struct reason *x = a, *y = b;

	if (x->n != y->n)
		return x->n < y->n ? 1 : -1;
	return strcmp(x->text, y->text);
}

static void put_reasons(const struct archive *a, struct buf *out)
{
	struct reason *reasons = xcalloc(a->text_n + 1, sizeof *reasons);
	size_t n = 0;

	for (size_t i = 0; i < a->text_n; i++) {
		const struct text_row *row = a->text[i];
		size_t k = 0;

		if (row->fate != TEXT_LEFT_OUT)
			continue;
		while (k < n && strcmp(reasons[k].text, row->reason) != 0)
			k++;
		reasons[k].text = row->reason;
		reasons[k].n += row->n;
		n += k == n;
	}
	qsort(reasons, n, sizeof *reasons, compare_reasons);
	for (size_t i = 0; i < n; i++)
		/* TRANSLATORS: how many characters, and why they are left out. */
		buf_printf(out, _("  %" PRIu64 ": %s\n"), reasons[i].n, reasons[i].text);
	free(reasons);
}

static void put_rows(const struct archive *a, enum text_fate fate, struct buf *out)
{
	for (size_t i = 0; i < a->text_n; i++) {
		const struct text_row *row = a->text[i];

		if (row->fate != fate)
			continue;
		buf_printf(out, "  %" PRIu64 " %s", row->n, row->path);
		if (*row->reason)
			buf_printf(out, ": %s", row->reason);
		buf_printf(out, " (%s", row->file);
		if (row->line)
			buf_printf(out, ":%lu", (unsigned long)row->line);
		buf_puts(out, ")\n");
	}
}

void batch_account(struct session *session, bool full, struct buf *out)
{
	const struct archive *a = session_archive(session);
	uint64_t sums[] = {[TEXT_KEPT] = 0, [TEXT_LEFT_OUT] = 0, [TEXT_UNACCOUNTED] = 0};

	for (size_t i = 0; i < a->text_n; i++)
		sums[a->text[i]->fate] += a->text[i]->n;
	buf_printf(out, _("Characters of text, without blanks: %" PRIu64 "\n"), a->text_total);
	/* TRANSLATORS: a line of --check: how many characters of text. */
	buf_printf(out, _("kept: %" PRIu64 "\n"), sums[TEXT_KEPT]);
	if (full)
		put_rows(a, TEXT_KEPT, out);
	/* TRANSLATORS: a line of --check: how many characters of text. */
	buf_printf(out, _("left out: %" PRIu64 "\n"), sums[TEXT_LEFT_OUT]);
	if (full)
		put_rows(a, TEXT_LEFT_OUT, out);
	else
		put_reasons(a, out);
	/* TRANSLATORS: a line of --check: how many characters of text. */
	buf_printf(out, _("unaccounted for: %" PRIu64 "\n"), sums[TEXT_UNACCOUNTED]);
	if (full)
		put_rows(a, TEXT_UNACCOUNTED, out);
}
