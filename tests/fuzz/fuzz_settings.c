/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Any file of settings: mistakes are clean sentences, and what was read is listed. */
#include "config.h"

#include "fuzz.h"

#include "app/settings.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct err_list errs = {0};
	struct settings s;

	settings_init(&s);
	settings_read(&s, fuzz_file(data, size), false, &errs);
	for (size_t i = 0; i < errs.n; i++)
		FUZZ_CHECK(fuzz_is_clean(errs.items[i].text, strlen(errs.items[i].text)));
	FUZZ_CHECK(errs.n <= ERR_LIST_MAX + 1);
	err_list_done(&errs);
	settings_done(&s);
	return 0;
}
