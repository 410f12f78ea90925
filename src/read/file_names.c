/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "read/file_names.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/hash.h"

void file_names_init(struct file_names *f)
{
	*f = (struct file_names){0};
	arena_init(&f->arena);
}

void file_names_done(struct file_names *f)
{
	arena_done(&f->arena);
	free(f->items);
}

static struct file_name *slot_of(const struct file_names *f, const char *name)
{
	size_t i = (size_t)hash_string(name, (uint64_t)(uintptr_t)f) & (f->size - 1);

	while (f->items[i].name && strcmp(f->items[i].name, name) != 0)
		i = (i + 1) & (f->size - 1);
	return &f->items[i];
}

static void grow(struct file_names *f)
{
	struct file_name *old = f->items;
	size_t size = f->size;

	f->size = size ? 2 * size : 16;
	f->items = xcalloc(f->size, sizeof *f->items);
	for (size_t i = 0; i < size; i++)
		if (old[i].name)
			*slot_of(f, old[i].name) = old[i];
	free(old);
}

struct file_name *file_names_find(struct file_names *f, const char *name)
{
	struct file_name *slot;

	if (2 * f->n >= f->size)
		grow(f);
	slot = slot_of(f, name);
	if (!slot->name) {
		*slot = (struct file_name){arena_strdup(&f->arena, name), UINT32_MAX};
		f->n++;
	}
	return slot;
}
