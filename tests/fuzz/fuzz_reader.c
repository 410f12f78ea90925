/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Any file, through the front door: what is read of it leaves clean in every format. */
#include "config.h"

#include "fuzz_read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct mappings mappings;

	if (!mappings.n)
		mappings_add_own(&mappings);
	fuzz_read(data, size, &mappings);
	return 0;
}
