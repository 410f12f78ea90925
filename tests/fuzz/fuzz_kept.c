/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Any text beside its search form, or beside any other bytes (a NUL parts them): it is what it was. */
#include "config.h"

#include "fuzz.h"

#include "archive/kept.h"
#include "base/arena.h"
#include "text/fold.h"

static void is_kept(const struct buf *text, struct buf *folded, size_t at)
{
	struct kept k = {buf_str(text)};
	struct kept_packer packer;
	struct arena arena;
	const char *start;
	struct buf room;

	buf_init(&room);
	arena_init(&arena);
	kept_packer_init(&packer);
	buf_reserve(folded, 1);
	kept_pack(&packer, &k, text->len, &folded->data, at, folded->len - at, &arena);
	FUZZ_CHECK(arena.bytes <= text->len + 1);
	FUZZ_CHECK(kept_len(k) == text->len);
	FUZZ_CHECK(!strcmp(kept_text(k, &room), buf_str(text)));
	start = kept_start(k, text->len / 3, &room);
	FUZZ_CHECK(strlen(start) >= text->len / 3 && !strncmp(start, buf_str(text), strlen(start)));
	kept_packer_done(&packer);
	arena_done(&arena);
	buf_done(&room);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct fold *fold;
	const char *s = (const char *)data, *nul = size ? memchr(s, '\0', size) : NULL;
	size_t len = nul ? (size_t)(nul - s) : size;
	struct buf text, folded;

	/* No text begins with what a packed one begins with. */
	if (len && data[0] == 0xFF)
		return 0;
	if (!fold)
		fold = fold_new();
	buf_init(&text);
	buf_init(&folded);
	buf_add(&text, s, len);
	buf_puts(&folded, "before");
	fold_text(fold, &folded, buf_str(&text), text.len);
	is_kept(&text, &folded, strlen("before"));
	buf_clear(&folded);
	if (nul)
		buf_add(&folded, nul + 1, size - len - 1);
	is_kept(&text, &folded, 0);
	buf_done(&text);
	buf_done(&folded);
	return 0;
}
