/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "tui/narrow.h"

#include <string.h>

#include "app/session.h"
#include "base/buf.h"
#include "tui/tui.h"

void narrow_to(struct tui *tui, const char *term)
{
	const char *filter = session_filter_text(tui->session);
	struct buf b;

	buf_init(&b);
	/* What is added holds for every alternative. */
	buf_printf(&b, strchr(filter, '|') ? "(%s)" : "%s", filter);
	while (b.len && b.data[b.len - 1] == ' ')
		buf_truncate(&b, b.len - 1);
	if (b.len)
		buf_putc(&b, ' ');
	buf_puts(&b, term);
	tui_view(tui, NULL);
	tui_focus(tui, false);
	tui_filter(tui, buf_str(&b));
	buf_done(&b);
}
