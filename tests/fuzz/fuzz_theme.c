/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Any file of a theme: mistakes are clean sentences, and each look is one that can be shown. */
#include "config.h"

#include "fuzz.h"

#include "app/themes.h"
#include "base/err.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct err_list errs = {0};
	struct style_sheet sheet;

	themes_read_file(fuzz_file(data, size), &sheet, &errs);
	for (size_t i = 0; i < errs.n; i++)
		FUZZ_CHECK(fuzz_is_clean(errs.items[i].text, strlen(errs.items[i].text)));
	FUZZ_CHECK(errs.n <= ERR_LIST_MAX + 1);
	for (int s = 0; s < STYLES; s++) {
		struct style_look few = style_shown(sheet.looks[s], STYLE_FEW);
		struct style_look look = style_shown(sheet.looks[s], STYLE_COLOURS);

		FUZZ_CHECK(few.fg < STYLE_FEW && few.bg < STYLE_FEW);
		FUZZ_CHECK(look.fg < STYLE_COLOURS && look.bg < STYLE_COLOURS);
		FUZZ_CHECK(sheet.looks[s].fg <= STYLE_RGB + 0xFFFFFF && look.fg >= STYLE_OWN);
	}
	err_list_done(&errs);
	return 0;
}
