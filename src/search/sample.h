/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Sample: so many of many, drawn by chance, and drawn again as the same ones.
 *
 * Each of them gets a number that its name and the seed make, as good as any by chance; those with the
 * smallest numbers are drawn. So the same seed draws the same statements whatever their order is and
 * wherever their file lies, and of a larger sample the smaller one is a part. The numbers must not
 * change from version to version: who has written down a seed relies on them. Pure functions.
 */
#ifndef LR_SEARCH_SAMPLE_H
#define LR_SEARCH_SAMPLE_H

#include <stddef.h>
#include <stdint.h>

/* The number of NAME, and of the one that is its PLACE-th, under SEED. */
uint64_t sample_number(const char *name, size_t place, uint32_t seed);

/* Something that may be drawn. */
struct sample_item {
	uint64_t number;
	size_t at; /* of those with the same number the first one is drawn */
};

/* The N of so many that may be drawn. */
struct sample {
	struct sample_item *items; /* a heap, its largest first */
	size_t n, size;
};

void sample_init(struct sample *s, size_t size);
void sample_done(struct sample *s);
void sample_add(struct sample *s, uint64_t number, size_t at);

#endif
