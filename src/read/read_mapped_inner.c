/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "read/format.h"
#include "read/read_mapped.h"
#include "text/sanitize.h"

/* The id that the document in here is called by; NULL: none. */
static struct mapped_held *id_of(struct mapped *m)
{
	struct mapped_held *id = NULL;

	for (size_t i = 0; i < m->held_n; i++)
		if (m->m->uses[m->held[i].pattern].field == FIELD_ID &&
		    (!id || m->held[i].depth >= id->depth))
			id = &m->held[i];
	return id;
}

static void give_id(struct mapped *m)
{
	struct mapped_held *id = id_of(m);

	if (!id)
		return;
	id->used = true;
	reading_give_id(m->r, id->text);
}

/* It is shown if somebody has taken it. */
static void take_id(struct mapped *m)
{
	struct mapped_held *id = id_of(m);

	if (!reading_take_id(m->r) && id)
		id->shown = true;
}

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
	give_id(m);
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
	take_id(m);
	return true;
}

void mapped_inner_close(struct mapped *m, enum xml_end end)
{
	if (m->inner) {
		m->inner->close(m->inner_state, end);
		take_id(m);
	}
	m->inner = NULL;
	if (!m->met && m->unknown.len && end != XML_STOPPED)
		reading_problem(m->r, 0,
				_("what is in it is of no format that is read here: <%.80s>"),
				buf_str(&m->unknown));
}
