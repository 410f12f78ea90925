/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * A library to load before the others (LD_PRELOAD): one call fails, as the system's own might.
 *
 * $FAILING is "NAME:N": the N-th call of NAME (read, write, open, fsync, rename, malloc, malloc-once,
 * pthread_create) fails, counted over all threads; of malloc all that follow fail too, as where memory has
 * run out. What opens a file is "open", whatever it is called. Only calls that the program and its libraries
 * make through the symbol are met, and reads of files alone. Where it has happened the file $FAILING_MARK
 * gets a line: who has called; and where the program crashes, another: "crash" and in what. Calls of ICU
 * do not fail.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static char name[32];
static atomic_long which, calls;
static int mark = -1;

static const char *module_of(const void *code)
{
	Dl_info info;

	return dladdr(code, &info) && info.dli_fname ? info.dli_fname : "?";
}

static void note(const char *what, const char *who)
{
	if (syscall(SYS_write, mark, what, strlen(what)) < 0 ||
	    syscall(SYS_write, mark, who, strlen(who)) < 0 || syscall(SYS_write, mark, "\n", 1) < 0)
		mark = -1;
}

/* ---- crashes ---- */

enum { FRAMES = 16 };

typedef int (*set_action)(int, const struct sigaction *, struct sigaction *);

static struct sigaction programs; /* what the program does about SIGSEGV */

static set_action own_action(void)
{
	static set_action own;

	if (!own)
		*(void **)&own = dlsym(RTLD_NEXT, "sigaction");
	return own;
}

/* Note what has crashed, or what gave the C library something to crash with; then do as the program does. */
static void on_crash(int number, siginfo_t *info, void *context)
{
	void *frames[FRAMES];
	int n = info->si_code > 0 ? backtrace(frames, FRAMES) : 0;

	(void)context;
	/* this function, and what the kernel returns to */
	for (int i = 2; i < n; i++)
		if (!strstr(module_of(frames[i]), "/libc.so")) {
			note("crash ", module_of(frames[i]));
			break;
		}
	if (programs.sa_handler != SIG_DFL && programs.sa_handler != SIG_IGN) {
		programs.sa_handler(number);
		return;
	}
	own_action()(number, &programs, NULL);
	raise(number);
}

static void watch_crashes(void)
{
	struct sigaction action = {.sa_sigaction = on_crash, .sa_flags = SA_SIGINFO | SA_ONSTACK};
	void *frame[1];

	/* It loads what it needs the first time. */
	backtrace(frame, 1);
	own_action()(SIGSEGV, &action, &programs);
}

int sigaction(int number, const struct sigaction *new, struct sigaction *old)
{
	if (number != SIGSEGV || mark < 0)
		return own_action()(number, new, old);
	if (old)
		*old = programs;
	if (new)
		programs = *new;
	return 0;
}

/* ---- failing ---- */

/* Whether this call of WHAT is to fail. */
static int fails_for(const char *what, int error, const void *caller)
{
	int memory = error == ENOMEM;
	long n;

	if (mark < 0 || (strcmp(what, name) != 0 && !(memory && !strcmp(name, "malloc-once"))))
		return 0;
	n = atomic_fetch_add(&calls, 1) + 1;
	if (n != which && !(n > which && memory && !strcmp(name, "malloc")))
		return 0;
	/* It has no answer: it waits for a lock of its own, for ever. The next call fails instead. */
	if (strstr(module_of(caller), "/libicu")) {
		if (n == which)
			which++;
		return 0;
	}
	note("", module_of(caller));
	errno = error;
	return 1;
}

#define fails(what, error) fails_for(what, error, __builtin_return_address(0))

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
	watch_crashes();
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

/* The function NAME of whoever comes next. */
static void own(void *function, const char *called)
{
	if (!*(void **)function)
		*(void **)function = dlsym(RTLD_NEXT, called);
}

FILE *fopen(const char *path, const char *mode)
{
	static FILE *(*next)(const char *, const char *);

	own(&next, "fopen");
	return fails("open", EMFILE) ? NULL : next(path, mode);
}

DIR *opendir(const char *path)
{
	static DIR *(*next)(const char *);

	own(&next, "opendir");
	return fails("open", EMFILE) ? NULL : next(path);
}

int mkstemp(char *path)
{
	static int (*next)(char *);

	own(&next, "mkstemp");
	return fails("open", EMFILE) ? -1 : next(path);
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
	static int (*next)(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);

	own(&next, "pthread_create");
	return fails("pthread_create", EAGAIN) ? EAGAIN : next(thread, how, run, data);
}
