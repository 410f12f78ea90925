/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "write/qdc.h"

#include <string.h>

#include "archive/codebook.h"
#include "base/buf.h"
#include "base/hash.h"
#include "write/tags.h"

static void put_guid(const char *name, struct buf *out)
{
	uint64_t a = hash_string(name, 1), b = hash_string(name, 2);

	/* Version 8 of RFC 9562: made in a way of our own. */
	buf_printf(out, "%08x-%04x-8%03x-%04x-%012llx", (unsigned)(a >> 32),
		   (unsigned)(a >> 16) & 0xFFFF, (unsigned)a & 0xFFF,
		   ((unsigned)(b >> 48) & 0x3FFF) | 0x8000,
		   (unsigned long long)(b & UINT64_C(0xFFFFFFFFFFFF)));
}

static void put_code(const struct code *code, struct buf *out)
{
	buf_puts(out, "    <Code guid=\"");
	put_guid(code->name, out);
	buf_putc(out, '"');
	tags_attribute("name", code->name, out);
	buf_puts(out, " isCodable=\"true\"");
	tags_attribute("color", *code->colour ? code->colour : NULL, out);
	if (!*code->meaning) {
		buf_puts(out, "/>\n");
		return;
	}
	buf_puts(out, "><Description>");
	tags_text(code->meaning, strlen(code->meaning), out);
	buf_puts(out, "</Description></Code>\n");
}

void qdc_write(const struct codebook *c, struct buf *out)
{
	buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		      "<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\"");
	tags_attribute("origin", PACKAGE_STRING, out);
	buf_puts(out, ">\n  <Codes>\n");
	for (size_t i = 0; i < c->n; i++)
		put_code(&c->items[i], out);
	buf_puts(out, "  </Codes>\n</CodeBook>\n");
}
