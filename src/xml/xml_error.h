/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * XML error: what libxml2 finds wrong, in a sentence of ours. Used by xml.c alone; pure.
 */
#ifndef LR_XML_XML_ERROR_H
#define LR_XML_XML_ERROR_H

struct buf;

struct xml_error {
	int code;            /* as libxml2 numbers them */
	const char *message; /* its own, in English; never NULL */
	const char *a, *b;   /* names it is about, may be NULL */
	long line;           /* where what it is about began, if it says */
};

/* Append a translated sentence; where there is none, the library's own message, trimmed. */
void xml_error_describe(const struct xml_error *e, struct buf *out);

#endif
