/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Any file of keys: mistakes are clean sentences, and keys can still be pressed. */
#include "config.h"

#include "fuzz.h"

#include "ui/keymap.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct err_list errs = {0};
	struct keymap m;

	keymap_init(&m);
	keymap_read(&m, fuzz_file(data, size), &errs);
	for (size_t i = 0; i < errs.n; i++)
		FUZZ_CHECK(fuzz_is_clean(errs.items[i].text, strlen(errs.items[i].text)));
	FUZZ_CHECK(errs.n <= ERR_LIST_MAX + 1);
	err_list_done(&errs);
	keymap_done(&m);
	return 0;
}
