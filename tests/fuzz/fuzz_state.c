/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Any file of marks and notes: what is read of it is clean, and what is written is read as the same. */
#include "config.h"

#include "fuzz.h"

#include "app/state_text.h"

static void clean(const char *s)
{
	FUZZ_CHECK(!s || fuzz_is_clean(s, strlen(s)));
}

static void check(const struct remarks *r)
{
	for (size_t i = 0; i < r->n; i++) {
		const struct remark *m = &r->items[i];

		FUZZ_CHECK(remark_says(m) || m->read);
		clean(m->key);
		clean(m->label);
		clean(m->marked);
		clean(m->read);
		for (size_t k = 0; k < m->notes_n; k++) {
			clean(m->notes[k].exact);
			clean(m->notes[k].prefix);
			clean(m->notes[k].suffix);
			clean(m->notes[k].text);
		}
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct buf in, once, twice;
	struct state_text t, again;

	buf_init(&in);
	buf_init(&once);
	buf_init(&twice);
	/* Half of the inputs would not be looked at for their first line. */
	if (size && data[0] % 2)
		buf_puts(&in, "leader-reader state 1\n");
	buf_add(&in, data, size);
	state_text_init(&t);
	if (state_text_read(&t, &in)) {
		check(&t.remarks);
		state_text_print(&t, &once);
		state_text_init(&again);
		FUZZ_CHECK(state_text_read(&again, &once));
		state_text_print(&again, &twice);
		FUZZ_CHECK(once.len == twice.len && !memcmp(once.data, twice.data, once.len));
		state_text_done(&again);
	}
	state_text_done(&t);
	buf_done(&in);
	buf_done(&once);
	buf_done(&twice);
	return 0;
}
