/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/vec.h"
#include "read/format.h"
#include "read/read_akn.h"

/* An element within the notes of the meta starts. */
void akn_notes_start(struct akn *k, struct akn_level *l, const struct xml_attribute *a, size_t n)
{
	const char *id = akn_id_of(a, n);

	/* A paragraph of the note, say. */
	if (l[-1].ending == AKN_END_META_NOTE || k->noting || !id) {
		if (k->noting)
			buf_putc(&k->text, ' ');
		return;
	}
	k->noting = arena_strdup(&k->lasting, id);
	l->ending = AKN_END_META_NOTE;
	buf_clear(&k->text);
	account_line(reading_account(k->r));
}

void akn_notes_text(struct akn *k, const char *s, size_t len)
{
	if (k->noting)
		statement_builder_line(&k->debate.builder, &k->text, s, len, RAISED_NOT);
}

/* It ends: it waits for who refers to it. */
void akn_notes_end(struct akn *k)
{
	struct account *account = reading_account(k->r);

	account_offer(account);
	if (k->text.len) {
		account_keep(account);
		k->notes = vec_fit(k->notes, k->notes_n + 1, &k->notes_size, sizeof *k->notes);
		k->notes[k->notes_n++] = (struct akn_note){
			.id = k->noting,
			.text = arena_copy(&k->lasting, k->text.data, k->text.len),
			.receipt = account_receipt(account),
		};
	}
	k->noting = NULL;
	buf_clear(&k->text);
}

const char *akn_notes_take(struct akn *k, const char *href)
{
	const char *id = href ? akn_pointer_id(href) : NULL;

	for (size_t i = 0; id && i < k->notes_n; i++) {
		struct akn_note *note = &k->notes[i];

		if (strcmp(note->id, id) != 0)
			continue;
		if (note->used)
			return NULL;
		note->used = true;
		return note->text;
	}
	return NULL;
}

void akn_notes_forget(struct akn *k)
{
	for (size_t i = 0; i < k->notes_n; i++)
		if (!k->notes[i].used)
			account_drop(reading_account(k->r), &k->notes[i].receipt, ACCOUNT_NOTE);
	k->notes_n = 0;
}
