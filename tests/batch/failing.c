/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * A library to load before the others (LD_PRELOAD): one call fails, as the system's own might.
 *
 * $FAILING is "NAME:N": the N-th call of NAME (read, write, open, fsync, rename, malloc, pthread_create)
 * fails, counted over all threads; of malloc all that follow fail too, as where memory has run out.
 * Only calls that the program and its libraries make through the symbol are met, and reads of files
 * alone. Where it has happened the file $FAILING_MARK is made.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static char name[32];
static long which;
static atomic_long calls;
static int mark = -1;

__attribute__((constructor)) static void start(void)
{
	const char *failing = getenv("FAILING"), *path = getenv("FAILING_MARK");
	const char *colon = failing ? strchr(failing, ':') : NULL;

	if (!colon || !path || (size_t)(colon - failing) >= sizeof name)
		return;
	memcpy(name, failing, (size_t)(colon - failing));
	which = strtol(colon + 1, NULL, 10);
	mark = (int)syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC,
			    0600);
}

/* Whether this call of WHAT is to fail. */
static int fails(const char *what, int error)
{
	long n;

	if (mark < 0 || strcmp(what, name) != 0)
		return 0;
	n = atomic_fetch_add(&calls, 1) + 1;
	if (n != which && !(n > which && error == ENOMEM))
		return 0;
	if (n == which && syscall(SYS_write, mark, "x", 1) < 0)
		return 0;
	errno = error;
	return 1;
}

static int is_file(int fd)
{
	struct stat st;

	return fstat(fd, &st) == 0 && S_ISREG(st.st_mode);
}

ssize_t read(int fd, void *to, size_t len)
{
	if (is_file(fd) && fails("read", EIO))
		return -1;
	return syscall(SYS_read, fd, to, len);
}

ssize_t write(int fd, const void *from, size_t len)
{
	if (fd != mark && is_file(fd) && fails("write", ENOSPC))
		return -1;
	return syscall(SYS_write, fd, from, len);
}

int open(const char *path, int flags, ...)
{
	va_list args;
	mode_t mode;

	va_start(args, flags);
	mode = flags & O_CREAT ? va_arg(args, mode_t) : 0;
	va_end(args);
	if (fails("open", EMFILE))
		return -1;
	return (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}

int open64(const char *path, int flags, ...)
{
	va_list args;
	mode_t mode;

	va_start(args, flags);
	mode = flags & O_CREAT ? va_arg(args, mode_t) : 0;
	va_end(args);
	return open(path, flags, mode);
}

int fsync(int fd)
{
	return fails("fsync", EIO) ? -1 : (int)syscall(SYS_fsync, fd);
}

int rename(const char *from, const char *to)
{
	if (fails("rename", EACCES))
		return -1;
	return (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
}

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *p, size_t size);

void *malloc(size_t size)
{
	return fails("malloc", ENOMEM) ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
	return fails("malloc", ENOMEM) ? NULL : __libc_calloc(count, size);
}

void *realloc(void *p, size_t size)
{
	return fails("malloc", ENOMEM) ? NULL : __libc_realloc(p, size);
}

int pthread_create(pthread_t *thread, const pthread_attr_t *how, void *(*run)(void *), void *data)
{
	static int (*own)(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);

	if (fails("pthread_create", EAGAIN))
		return EAGAIN;
	if (!own)
		*(void **)&own = dlsym(RTLD_NEXT, "pthread_create");
	return own(thread, how, run, data);
}
