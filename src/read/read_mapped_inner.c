/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "read/format.h"
#include "read/read_mapped.h"
#include "text/sanitize.h"

bool mapped_inner_start(struct mapped *m, const char *ns, const char *name,
			const struct xml_attribute *a, size_t n)
{
	const struct format *f = reading_within(m->r, ns, name, a, n);

	if (!f) {
		if (!m->unknown.len)
			sanitize(&m->unknown, name, strlen(name), SANITIZE_COLLAPSE);
		return false;
	}
	m->met = true;
	m->inner = f;
	m->inner_depth = 1;
	m->inner_state = reading_open_within(m->r, f);
	f->start(m->inner_state, ns, name, a, n);
	return true;
}

bool mapped_inner_end(struct mapped *m, const char *ns, const char *name)
{
	const struct format *f = m->inner;

	f->end(m->inner_state, ns, name);
	if (--m->inner_depth > 0)
		return false;
	m->inner = NULL;
	f->close(m->inner_state, XML_WHOLE);
	return true;
}

void mapped_inner_close(struct mapped *m, enum xml_end end)
{
	if (m->inner)
		m->inner->close(m->inner_state, end);
	m->inner = NULL;
	if (!m->met && m->unknown.len && end != XML_STOPPED)
		reading_problem(m->r, 0,
				_("what is in it is of no format that is read here: <%.80s>"),
				buf_str(&m->unknown));
}
