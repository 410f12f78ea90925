/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "xml/xml_error.h"

#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"

/* From libxml/xmlerror.h, whose numbers are part of the library's interface and do not change; only
 * xml.c knows its headers. */
enum {
	DOCUMENT_END = 5,
	INVALID_HEX_CHARREF = 6,
	INVALID_DEC_CHARREF = 7,
	INVALID_CHARREF = 8,
	INVALID_CHAR = 9,
	ENTITYREF_SEMICOL_MISSING = 23,
	LT_IN_ATTRIBUTE = 38,
	ATTRIBUTE_NOT_STARTED = 39,
	ATTRIBUTE_NOT_FINISHED = 40,
	ATTRIBUTE_WITHOUT_VALUE = 41,
	ATTRIBUTE_REDEFINED = 42,
	COMMENT_NOT_FINISHED = 45,
	PI_NOT_FINISHED = 47,
	DOCTYPE_NOT_FINISHED = 61,
	MISPLACED_CDATA_END = 62,
	CDATA_NOT_FINISHED = 63,
	RESERVED_XML_NAME = 64,
	SPACE_REQUIRED = 65,
	NAME_REQUIRED = 68,
	GT_REQUIRED = 73,
	TAG_NAME_MISMATCH = 76,
	HYPHEN_IN_COMMENT = 80,
	INVALID_ENCODING = 81,
	UNDEFINED_NAMESPACE = 201,
};

static const struct {
	int code;
	const char *text;
} sentences[] = {
	{DOCUMENT_END, N_("what follows the end of the document is not read")},
	{INVALID_HEX_CHARREF, N_("a character reference that stands for no character")},
	{INVALID_DEC_CHARREF, N_("a character reference that stands for no character")},
	{INVALID_CHARREF, N_("a character reference that stands for no character")},
	{INVALID_CHAR, N_("a character that XML does not allow")},
	{INVALID_ENCODING, N_("bytes that are not in the encoding of the file")},
	{ENTITYREF_SEMICOL_MISSING, N_("“&” should be written “&amp;”; text may be missing here")},
	{LT_IN_ATTRIBUTE, N_("“<” in the value of an attribute")},
	{ATTRIBUTE_NOT_STARTED, N_("the value of an attribute is not in quotation marks")},
	{ATTRIBUTE_NOT_FINISHED, N_("the value of an attribute is not closed")},
	{ATTRIBUTE_WITHOUT_VALUE, N_("an attribute without a value")},
	{ATTRIBUTE_REDEFINED, N_("an attribute stands twice in one tag")},
	{COMMENT_NOT_FINISHED, N_("a comment is not closed")},
	{HYPHEN_IN_COMMENT, N_("“--” within a comment")},
	{PI_NOT_FINISHED, N_("a processing instruction is not closed")},
	{CDATA_NOT_FINISHED, N_("a CDATA section is not closed")},
	{MISPLACED_CDATA_END, N_("“]]>” in the text")},
	{RESERVED_XML_NAME, N_("an XML declaration that is not at the start of the file")},
	{SPACE_REQUIRED, N_("a blank is missing")},
	{GT_REQUIRED, N_("a tag is not closed")},
	{DOCTYPE_NOT_FINISHED, N_("the document type declaration is damaged")},
};

void xml_error_describe(const struct xml_error *e, struct buf *out)
{
	if (e->code == TAG_NAME_MISMATCH && e->a && e->b) {
		buf_printf(out, _("<%s> of line %ld is closed by </%s>"), e->a, e->line, e->b);
		return;
	}
	if (e->code == UNDEFINED_NAMESPACE && e->a) {
		buf_printf(out, _("the prefix “%s” is not declared"), e->a);
		return;
	}
	if (e->code == NAME_REQUIRED && strstr(e->message, "EntityRef")) {
		buf_puts(out, _("“&” should be written “&amp;”"));
		return;
	}
	if (e->code == NAME_REQUIRED && strstr(e->message, "StartTag")) {
		buf_puts(out, _("“<” that begins no tag should be written “&lt;”"));
		return;
	}
	if (e->code == INVALID_CHAR && strstr(e->message, "UTF-8")) {
		buf_puts(out, _("bytes that are not in the encoding of the file"));
		return;
	}
	for (size_t i = 0; i < sizeof sentences / sizeof sentences[0]; i++) {
		if (sentences[i].code == e->code) {
			buf_puts(out, _(sentences[i].text));
			return;
		}
	}
	/* TRANSLATORS: %.*s is a message of the XML library, in English. */
	buf_printf(out, _("damaged XML: %.*s"), (int)strcspn(e->message, "\n"), e->message);
}
