/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "source/digest.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"

#if HAVE_NETTLE

#include <nettle/sha2.h>
#include <nettle/version.h>

enum { PIECE = 64 * 1024 };

bool digest_available(void)
{
	return true;
}

static bool digest_read(int fd, struct buf *out)
{
	uint8_t digest[SHA256_DIGEST_SIZE], piece[PIECE];
	struct sha256_ctx hash;
	ssize_t n;

	sha256_init(&hash);
	while ((n = read(fd, piece, sizeof piece)) > 0 || (n < 0 && errno == EINTR))
		if (n > 0)
			sha256_update(&hash, (size_t)n, piece);
	if (n < 0)
		return false;
	sha256_digest(&hash, sizeof digest, digest);
	for (size_t i = 0; i < sizeof digest; i++)
		buf_printf(out, "%02x", digest[i]);
	return true;
}

bool digest_file(const char *path, struct buf *out)
{
	/* What is no plain file could keep one waiting. */
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct stat st;
	bool good;

	if (fd < 0)
		return false;
	good = !fstat(fd, &st) && S_ISREG(st.st_mode) && digest_read(fd, out);
	close(fd);
	return good;
}

void digest_library(struct buf *out)
{
	buf_printf(out, ", Nettle %d.%d", NETTLE_VERSION_MAJOR, NETTLE_VERSION_MINOR);
}

#else

bool digest_available(void)
{
	return false;
}

bool digest_file(const char *path, struct buf *out)
{
	(void)path;
	(void)out;
	return false;
}

void digest_library(struct buf *out)
{
	(void)out;
}

#endif
