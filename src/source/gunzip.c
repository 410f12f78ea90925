/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "source/gunzip.h"

#if HAVE_LIBARCHIVE

#include <limits.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "base/err.h"
#include "source/input.h"

enum { BYTES = 64 * 1024, GZIP_ONLY = 16, MAGIC = 2 };

struct gunzip {
	z_stream z;
	struct input *in;
	bool over;  /* the input has no more */
	bool whole; /* what was read so far is whole files */
	bool broken;
	const char *error;
	unsigned char bytes[BYTES];
};

struct gunzip *gunzip_new(struct input *in)
{
	struct gunzip *g = xcalloc(1, sizeof *g);

	g->in = in;
	if (inflateInit2(&g->z, MAX_WBITS + GZIP_ONLY) != Z_OK)
		die_memory();
	return g;
}

void gunzip_free(struct gunzip *g)
{
	if (!g)
		return;
	inflateEnd(&g->z);
	free(g);
}

/* More of the input, behind what is left of it. False: there is none, or it cannot be read. */
static bool gunzip_fetch(struct gunzip *g)
{
	size_t left = g->z.avail_in;
	long n;

	if (left)
		memmove(g->bytes, g->z.next_in, left);
	n = g->over ? 0 : input_raw(g->in, (char *)g->bytes + left, BYTES - left);
	g->over = n <= 0;
	g->broken = g->broken || n < 0;
	g->z.next_in = g->bytes;
	g->z.avail_in = (unsigned)left + (n > 0 ? (unsigned)n : 0);
	return n > 0;
}

/* A file is over: whether another one follows. Zeros that pad it do not count, and what is no such file
 * is not read, as gzip does. */
static bool gunzip_follows(struct gunzip *g)
{
	do {
		for (; g->z.avail_in && !*g->z.next_in; g->z.next_in++)
			g->z.avail_in--;
	} while (g->z.avail_in < MAGIC && gunzip_fetch(g));
	return g->z.avail_in >= MAGIC && !memcmp(g->z.next_in, "\x1F\x8B", MAGIC) &&
	       inflateReset(&g->z) == Z_OK;
}

static void gunzip_break(struct gunzip *g, const char *error)
{
	g->broken = true;
	g->error = error;
}

long gunzip_read(struct gunzip *g, char *to, size_t len)
{
	int status = Z_OK;

	if (len > INT_MAX)
		len = INT_MAX;
	g->z.next_out = (unsigned char *)to;
	g->z.avail_out = (unsigned)len;
	while (g->z.avail_out && !g->broken) {
		if (g->whole && !gunzip_follows(g))
			break;
		g->whole = false;
		if (!g->z.avail_in && !gunzip_fetch(g)) {
			if (!g->broken)
				gunzip_break(g, "truncated gzip input");
			break;
		}
		status = inflate(&g->z, Z_NO_FLUSH);
		g->whole = status == Z_STREAM_END;
		if (status == Z_MEM_ERROR)
			die_memory();
		if (status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR)
			gunzip_break(g, g->z.msg ? g->z.msg : "damaged gzip input");
	}
	len -= g->z.avail_out;
	return len ? (long)len : g->broken ? -1 : 0;
}

const char *gunzip_error(const struct gunzip *g)
{
	return g->error;
}

#endif
