/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "app/sandbox.h"

#include <pthread.h>

#include "app/mailbox.h"
#include "base/buf.h"

#ifdef HAVE_LINUX_LANDLOCK_H

#include <fcntl.h>
#include <linux/landlock.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "app/paths.h"

/* Older headers know fewer rights than the kernel does; these are the numbers of its interface. */
enum {
	RIGHTS_1 = (1 << 13) - 1,  /* files and folders: run, read, write, make, remove */
	RIGHT_REFER = 1 << 13,     /* from ABI 2: move between folders */
	RIGHT_TRUNCATE = 1 << 14,  /* 3 */
	RIGHT_IOCTL_DEV = 1 << 15, /* 5 */
	NET_RIGHTS = 3             /* 4: bind, connect */
};
enum { ABI_REFER = 2, ABI_TRUNCATE = 3, ABI_NET = 4, ABI_IOCTL_DEV = 5 };

struct ruleset {
	uint64_t fs, net;
};

/* What the C library opens when it converts an encoding, translates an error or tells the time. */
static const char *const system_files[] = {
	"/usr", "/lib", "/lib64", "/etc/localtime", "/nix/store", "/etc/ld.so.cache", "/gnu/store"};
static const char *const system_variables[] = {"GCONV_PATH", "LOCPATH", "TZDIR"};

static int sandbox_abi(void)
{
	return (int)syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
}

/* What PATH is may be read, and what is below it. What is not there cannot be read anyway. */
static void sandbox_allow(int rules, const char *path)
{
	struct landlock_path_beneath_attr rule = {.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE};
	struct stat st;
	int fd = open(path, O_PATH | O_CLOEXEC);

	if (fd < 0)
		return;
	if (!fstat(fd, &st) && S_ISDIR(st.st_mode))
		rule.allowed_access |= LANDLOCK_ACCESS_FS_READ_DIR;
	rule.parent_fd = fd;
	syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
	close(fd);
}

/* The folder that PATH lies in. */
static void sandbox_allow_folder(int rules, const char *path)
{
	const char *slash = strrchr(path, '/');
	struct buf folder;

	buf_init(&folder);
	if (slash)
		buf_add(&folder, path, (size_t)(slash - path + 1));
	else
		buf_puts(&folder, ".");
	sandbox_allow(rules, buf_str(&folder));
	buf_done(&folder);
}

/* A file includes others that lie beside it and below; where it is named by a link, beside what that
 * leads to. */
static void sandbox_allow_beside(int rules, const char *path)
{
	struct stat st;
	char *real;

	if (stat(path, &st) || !S_ISREG(st.st_mode))
		return;
	sandbox_allow_folder(rules, path);
	real = realpath(path, NULL);
	if (real)
		sandbox_allow_folder(rules, real);
	free(real);
}

static void sandbox_allow_system(int rules)
{
	char *locale = paths_locale();

	for (size_t i = 0; i < sizeof system_files / sizeof *system_files; i++)
		sandbox_allow(rules, system_files[i]);
	for (size_t i = 0; i < sizeof system_variables / sizeof *system_variables; i++) {
		const char *value = getenv(system_variables[i]);

		if (value && *value)
			sandbox_allow(rules, value);
	}
	if (locale)
		sandbox_allow(rules, locale);
	free(locale);
}

bool sandbox_enter(const char *const *files, size_t n, bool anywhere)
{
	int abi = sandbox_abi(), rules;
	struct ruleset all = {.fs = RIGHTS_1};
	bool done;

	if (abi < 1)
		return false;
	all.fs |= abi >= ABI_REFER ? RIGHT_REFER : 0;
	all.fs |= abi >= ABI_TRUNCATE ? RIGHT_TRUNCATE : 0;
	all.fs |= abi >= ABI_IOCTL_DEV ? RIGHT_IOCTL_DEV : 0;
	all.net = abi >= ABI_NET ? NET_RIGHTS : 0;
	rules = (int)syscall(SYS_landlock_create_ruleset, &all,
			     abi >= ABI_NET ? sizeof all : sizeof all.fs, 0);
	if (rules < 0)
		return false;
	sandbox_allow_system(rules);
	if (anywhere)
		sandbox_allow(rules, "/");
	for (size_t i = 0; i < n; i++) {
		sandbox_allow(rules, files[i]);
		sandbox_allow_beside(rules, files[i]);
	}
	done = !prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) &&
	       !syscall(SYS_landlock_restrict_self, rules, 0);
	close(rules);
	return done;
}

void sandbox_library(struct buf *out)
{
	int abi = sandbox_abi();

	if (abi < 1)
		buf_puts(out, "no sandbox");
	else
		buf_printf(out, "Landlock %d", abi);
}

#else

bool sandbox_enter(const char *const *files, size_t n, bool anywhere)
{
	(void)files;
	(void)n;
	(void)anywhere;
	return false;
}

void sandbox_library(struct buf *out)
{
	buf_puts(out, "no sandbox");
}

#endif

struct sandboxed {
	const char *const *files;
	size_t n;
	bool anywhere;
	void (*run)(void *data);
	void *data;
};

static void *sandbox_thread(void *data)
{
	const struct sandboxed *s = data;

	sandbox_enter(s->files, s->n, s->anywhere);
	s->run(s->data);
	return NULL;
}

void sandbox_run(const char *const *files, size_t n, bool anywhere, void (*run)(void *data),
		 void *data)
{
	struct sandboxed s = {files, n, anywhere, run, data};
	pthread_t thread;

	mailbox_thread(&thread, sandbox_thread, &s);
	pthread_join(thread, NULL);
}
