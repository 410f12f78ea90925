/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "text/character.h"

#include <stdlib.h>

#include <unictype.h>
#include <uninorm.h>

#include "base/buf.h"
#include "base/err.h"

bool character_is_word(uint32_t code)
{
	return uc_is_property_alphabetic(code) ||
	       uc_is_general_category_withtable(code, UC_CATEGORY_MASK_M | UC_CATEGORY_MASK_N);
}

bool character_is_letter(uint32_t code)
{
	return uc_is_general_category_withtable(code, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M);
}

bool character_is_format(uint32_t code)
{
	return uc_is_general_category_withtable(code, UC_CATEGORY_MASK_Cf);
}

void character_compose(struct buf *out, const char *s, size_t len)
{
	size_t n = 0;
	uint8_t *composed = u8_normalize(UNINORM_NFC, (const uint8_t *)s, len, NULL, &n);

	if (!composed && len)
		die_memory();
	buf_add(out, (const char *)composed, n);
	free(composed);
}
