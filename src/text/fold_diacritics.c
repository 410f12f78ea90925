/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <uninorm.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/utf8.h"
#include "text/fold.h"

enum { DOT_ABOVE = 0x307, DOTLESS_I = 0x131 };

/* Strokes are no marks of Unicode's, but to a reader they are. */
static bool is_stroked(uint32_t code)
{
	static const uint16_t letters[] = {0xF8, 0x111, 0x127, 0x142, 0x167, 0xF0};

	for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
		if (letters[i] == code)
			return true;
	return false;
}

static bool has_dotless_i(const char *language)
{
	return language && (!strncmp(language, "tr", 2) || !strncmp(language, "az", 2)) &&
	       (!language[2] || language[2] == '-' || language[2] == '_');
}

static void mark_add(struct buf *out, uint32_t code)
{
	char utf8[4];

	buf_add(out, utf8, utf8_encode(code, utf8));
}

void fold_marks(const char *s, size_t len, const char *language, struct buf *out)
{
	uint8_t *wide;
	size_t n = 0, step;
	bool turkic = has_dotless_i(language);

	/* Nothing but letters without marks: most text. */
	if (!turkic) {
		size_t i = 0;

		while (i < len && (unsigned char)s[i] < 0x80)
			i++;
		if (i == len)
			return;
	}
	wide = u8_normalize(UNINORM_NFKD, (const uint8_t *)s, len, NULL, &n);
	if (!wide)
		die_memory();
	for (size_t i = 0; i < n; i += step) {
		uint32_t code, after = 0;

		step = utf8_decode((const char *)wide + i, n - i, &code);
		if (i + step < n)
			utf8_decode((const char *)wide + i + step, n - i - step, &after);
		if (fold_drops_mark(code))
			mark_add(out, code);
		else if (code == DOTLESS_I || (turkic && code == 'I' && after != DOT_ABOVE))
			mark_add(out, DOTLESS_I);
		else if (turkic && code == 'i' && after != DOT_ABOVE)
			mark_add(out, DOT_ABOVE);
		else if (code >= 0x80 && is_stroked(uc_tolower(code)))
			mark_add(out, uc_tolower(code));
	}
	free(wide);
}
