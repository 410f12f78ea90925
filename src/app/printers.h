/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Printers: what prints the tables of views, for who has a view open and wants it as a file.
 *
 * They are the functions of batch/, which ui/ does not know: main.c hands them on.
 */
#ifndef LR_APP_PRINTERS_H
#define LR_APP_PRINTERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "analysis/concordance.h"

struct counts;
struct series;
struct session;

/* As in batch/batch_private.h; FORMAT is "text", "csv" or "json". */
struct printers {
	size_t (*concordance)(struct session *session, const char *format,
			      enum concordance_sort sort, bool reverse, size_t sample,
			      uint32_t seed, FILE *out);
	void (*count_by)(struct session *session, const char *field, const char *format, FILE *out);
	void (*cross)(struct session *session, const char *fields, const char *format, FILE *out);
	void (*series)(const struct series *s, unsigned mean, bool dispersion, const char *format,
		       FILE *out);
	void (*diff)(struct session *session, const size_t number[2], FILE *out);
	size_t (*counts)(struct counts *c, const char *format, FILE *out);
};

#endif
