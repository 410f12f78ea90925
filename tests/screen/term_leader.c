/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * What must hold however a test ends: the leader, which starts the program and kills what is left of
 * it, the folders, the watchdog.
 */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "term_private.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/select.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

enum { WATCHDOG = 12 }; /* times the timeout */

struct term *term_list;
static char **folders; /* the first holds all others */
static size_t folder_count;
static pid_t owner;

void term_tell(int fd, const void *bytes, size_t len)
{
	while (write(fd, bytes, len) < 0 && errno == EINTR)
		;
}

/* The leaders see our end of the leash close, kill the programs and remove the folders. */
static void on_alarm(int sig)
{
	static const char text[] = "\nBail out! the test took too long\n";

	(void)sig;
	term_tell(STDOUT_FILENO, text, sizeof(text) - 1);
	_exit(BAIL_OUT);
}

/* ---- folders ---- */

static int remove_one(const char *path, const struct stat *st, int flag, struct FTW *ftw)
{
	(void)st, (void)flag, (void)ftw;
	return remove(path);
}

static int remove_folders(void)
{
	return folders ? nftw(folders[0], remove_one, 16, FTW_DEPTH | FTW_PHYS) : 0;
}

/* At exit, however the test came to it. */
void term_clean_up(void)
{
	if (getpid() != owner)
		return;
	while (term_list)
		term_free(term_list);
	if (remove_folders())
		printf("# %s could not be removed: %s\n", folders[0], strerror(errno));
	while (folder_count)
		free(folders[--folder_count]);
	free(folders);
	folders = NULL;
}

void term_watch(void)
{
	alarm((unsigned)(term_timeout_ms() / 1000 * WATCHDOG));
}

void term_set_up(void)
{
	if (owner)
		return;
	owner = getpid();
	setvbuf(stdout, NULL, _IOLBF, 0);
	signal(SIGPIPE, SIG_IGN);
	signal(SIGALRM, on_alarm);
	term_watch();
	atexit(term_clean_up);
}

const char *term_folder(void)
{
	const char *tmp = getenv("TMPDIR");
	struct bytes path = {0};
	char *real;

	term_set_up();
	if (!folders) {
		real = term_need(realpath(tmp && *tmp ? tmp : P_tmpdir, NULL));
		bytes_printf(&path, "%s/leader-reader-XXXXXX", real);
		free(real);
	} else {
		bytes_printf(&path, "%s/%zu", folders[0], folder_count);
	}
	if (folders ? mkdir(path.data, 0700) : !mkdtemp(path.data))
		term_bail_out("%s: %s", path.data, strerror(errno));
	folders = term_need(realloc(folders, (folder_count + 1) * sizeof(*folders)));
	folders[folder_count++] = path.data;
	return folder_count > 1 ? path.data : term_folder();
}

char *term_source(const char *path)
{
	const char *top = getenv("abs_srcdir");
	struct bytes b = {0};

	bytes_printf(&b, "%s/%s", top && *top ? top : ".", path);
	return b.data;
}

/* ---- the leader, and the start of the program ---- */

static volatile sig_atomic_t hung_up;

static void on_leader_signal(int sig)
{
	if (sig == SIGHUP)
		hung_up = 1;
}

static bool same_modes(const struct termios *a)
{
	struct termios b;

	return !tcgetattr(STDIN_FILENO, &b) && a->c_iflag == b.c_iflag && a->c_oflag == b.c_oflag &&
	       a->c_cflag == b.c_cflag && a->c_lflag == b.c_lflag &&
	       !memcmp(a->c_cc, b.c_cc, sizeof(b.c_cc));
}

/* As a shell does. SIGCONT only where it is needed: it would undo a SIGSTOP under way, and the leak
 * sanitizer's attaching to a program that ends would then wait for ever. */
static void pass_hangup(pid_t pid, bool stopped)
{
	kill(-pid, SIGHUP);
	if (stopped)
		kill(-pid, SIGCONT);
}

/* Kill what is left of program PID, let go of the terminal, wait for the end of the test's interest;
 * if the test died without a word, clean up for it. */
static _Noreturn void end_lead(pid_t pid, int leash, bool ended)
{
	char word;

	if (kill(-pid, SIGKILL) && !ended)
		kill(pid, SIGKILL);
	if (!ended)
		waitpid(pid, NULL, 0);
	close(STDIN_FILENO);
	close(STDOUT_FILENO);
	close(STDERR_FILENO);
	if (!read(leash, &word, 1))
		remove_folders();
	_exit(0);
}

/* Tell what becomes of program PID until it has ended or the leash is cut. All signals are blocked
 * but in pselect(): none is lost, and no SIGTTOU stops the leader itself. */
static _Noreturn void lead(pid_t pid, int leash, int notes, bool pass_hup,
			   const struct termios *modes)
{
	struct note note = {pid, 0, 1};
	struct sigaction act = {.sa_handler = on_leader_signal};
	bool stopped = false, ended = false;
	sigset_t open;
	fd_set set;

	sigaction(SIGHUP, &act, NULL);
	sigaction(SIGCHLD, &act, NULL);
	sigfillset(&open);
	sigdelset(&open, SIGHUP);
	sigdelset(&open, SIGCHLD);
	term_tell(notes, &note, sizeof(note));
	while (!ended) {
		if (waitpid(pid, &note.status, WNOHANG | WUNTRACED | WCONTINUED) == pid) {
			stopped = WIFSTOPPED(note.status);
			if (WIFCONTINUED(note.status))
				continue;
			ended = !stopped;
			note.restored = same_modes(modes);
			term_tell(notes, &note, sizeof(note));
			continue;
		}
		if (hung_up && pass_hup)
			pass_hangup(pid, stopped);
		hung_up = 0;
		FD_ZERO(&set);
		FD_SET(leash, &set);
		if (pselect(leash + 1, &set, NULL, NULL, NULL, &open) > 0)
			break;
	}
	end_lead(pid, leash, ended);
}

/* Make the environment: nothing of the tester's own may change what a test sees. */
static void set_environment(const char *home, const char *const *env)
{
	static const char *const passed[] = {
		"ASAN_OPTIONS",  "LSAN_OPTIONS",      "MSAN_OPTIONS",    "TSAN_OPTIONS",
		"UBSAN_OPTIONS", "LLVM_PROFILE_FILE", "LD_LIBRARY_PATH", "TERMINFO_DIRS"};
	static const char *const fixed[][2] = {{"TERM", "xterm-256color"},
					       {"LC_ALL", "C.UTF-8"},
					       {"TZ", "UTC"},
					       {"PATH", "/usr/bin:/bin"}};
	static const char *const below[][2] = {{"HOME", ""},
					       {"XDG_CONFIG_HOME", "/.config"},
					       {"XDG_DATA_HOME", "/.local/share"},
					       {"XDG_STATE_HOME", "/.local/state"},
					       {"XDG_CACHE_HOME", "/.cache"},
					       {"XDG_RUNTIME_DIR", "/run"},
					       {"XDG_CONFIG_DIRS", "/etc/xdg"},
					       {"XDG_DATA_DIRS", "/share"}};
	char *kept[sizeof(passed) / sizeof(*passed)], *name;
	size_t i;

	for (i = 0; i < sizeof(passed) / sizeof(*passed); i++)
		kept[i] = getenv(passed[i]) ? strdup(getenv(passed[i])) : NULL;
	clearenv();
	for (i = 0; i < sizeof(passed) / sizeof(*passed); i++)
		if (kept[i])
			setenv(passed[i], kept[i], 1);
	for (i = 0; i < sizeof(fixed) / sizeof(*fixed); i++)
		setenv(fixed[i][0], fixed[i][1], 1);
	for (i = 0; i < sizeof(below) / sizeof(*below); i++) {
		struct bytes b = {0};

		bytes_printf(&b, "%s%s", home, below[i][1]);
		setenv(below[i][0], b.data, 1);
	}
	for (; env && *env; env++) {
		name = term_need(strndup(*env, strcspn(*env, "=")));
		if (strchr(*env, '='))
			setenv(name, strchr(*env, '=') + 1, 1);
		else
			unsetenv(name);
	}
}

/* Become the program. END: its ends of the pipes, -1 where the terminal stays. */
static _Noreturn void become(char **argv, const struct term_opts *o, const char *home,
			     const int *end)
{
	const struct rlimit no_core = {0, 0};
	sigset_t none;
	int sig, in = end[IN];

	if (o->detached) {
		setsid();
	} else {
		setpgid(0, 0);
		tcsetpgrp(STDIN_FILENO, getpid());
	}
	if (o->stdin_file && (in = open(o->stdin_file, O_RDONLY | O_CLOEXEC)) < 0)
		goto error;
	if ((in >= 0 && dup2(in, STDIN_FILENO) < 0) ||
	    (end[OUT] >= 0 && dup2(end[OUT], STDOUT_FILENO) < 0) ||
	    (end[ERR] >= 0 && dup2(end[ERR], STDERR_FILENO) < 0) || chdir(o->dir ? o->dir : home))
		goto error;
	setrlimit(RLIMIT_CORE, &no_core);
	set_environment(home, o->env);
	for (sig = 1; sig < NSIG; sig++)
		signal(sig, SIG_DFL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	execv(argv[0], argv);
error:
	dprintf(STDERR_FILENO, "cannot start %s: %s\n", argv[0], strerror(errno));
	_exit(127);
}

_Noreturn void term_start_session(char **argv, const struct term_opts *o, const char *home,
				  const int *end, int leash, int notes)
{
	struct termios modes;
	struct term *t;
	pid_t pid;
	int i;

	for (t = term_list; t; t = t->next) { /* or they would never see an end */
		close(t->leash);
		for (i = 0; i < FDS; i++)
			close(t->fd[i]);
	}
	if (tcgetattr(STDIN_FILENO, &modes) || (pid = fork()) < 0)
		_exit(BAIL_OUT);
	if (!pid)
		become(argv, o, home, end);
	if (!o->detached) {
		setpgid(pid, pid);
		tcsetpgrp(STDIN_FILENO, pid);
	}
	for (i = OUT; i < FDS; i++)
		close(end[i]);
	lead(pid, leash, notes, !o->no_hup, &modes);
}
