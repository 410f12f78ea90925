/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "text/cells.h"

#include <wchar.h>

#include "base/utf8.h"

bool cells_is_mark(uint32_t code, uint32_t next)
{
	if (code < 0x300)
		return false;
	if (code == 0x200C)
		return true;
	if (code == 0x200D)
		return !next || utf8_width(next) < 2; /* not between emoji */
	if ((code >= 0x200B && code <= 0x200F) || (code >= 0x2060 && code <= 0x206F) ||
	    code == 0x061C || (code >= 0xFE00 && code <= 0xFE0F) || code == 0xFEFF ||
	    (code >= 0x1F3FB && code <= 0x1F3FF) || code >= 0xE0000 || utf8_is_unwanted(code))
		return false;
	return wcwidth((wchar_t)code) == 0;
}

uint32_t cells_circle(void)
{
	return wcwidth(0x25CC) > 0 ? 0x25CC : ' ';
}
