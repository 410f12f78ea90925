/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "term.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/select.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include <vterm.h>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || \
	__has_feature(memory_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

enum { TEXTS = 8 }; /* how long a string from term_row() lives */
enum { TIMEOUT = SANITIZED ? 200 : 10, WATCHDOG = 12, BAIL_OUT = 99 };

struct bytes {
	char *data; /* a NUL follows the last one */
	size_t len, size;
};

/* What the harness reads: the terminal, the leader's notes, the program's output; what it writes. */
enum { TTY, NOTE, OUT, ERR, IN, FDS };

/* From the leader: first the program's id, then each stop, last the end. */
struct note {
	pid_t pid;
	int status;
	int restored;
};

struct term {
	struct term *next;
	VTerm *vt;
	VTermScreen *screen;
	int rows, cols;
	int fd[FDS];             /* -1: closed */
	int leash;               /* while this is open the leader lets the program live */
	struct bytes got[FDS];   /* got[TTY] is the log */
	struct bytes keys, feed; /* not yet taken by the terminal, by standard input */
	bool feed_end;
	pid_t leader, pid;
	bool stopped, ended, restored, failed;
	int status;
	bool alt, cursor;
	int bells;
	char *text[TEXTS], *title;
	unsigned texts;
	const char *home;
	size_t dumped; /* length of the log when the screen was last shown, plus 1 */
};

static struct term *terms;
static char **folders; /* the first holds all others */
static size_t folder_count;
static pid_t owner;
static int tests, failures, planned;

static _Noreturn TERM_PRINTF(1, 2) void bail_out(const char *fmt, ...)
{
	va_list ap;

	printf("Bail out! ");
	va_start(ap, fmt);
	vprintf(fmt, ap);
	va_end(ap);
	putchar('\n');
	exit(BAIL_OUT);
}

static void *need(void *p)
{
	if (!p)
		bail_out("no memory");
	return p;
}

static void bytes_add(struct bytes *b, const void *data, size_t len)
{
	if (!b->data || b->size - b->len <= len) {
		b->size = (b->len + len + 64) * 2;
		b->data = need(realloc(b->data, b->size));
	}
	if (len)
		memcpy(b->data + b->len, data, len);
	b->len += len;
	b->data[b->len] = '\0';
}

static TERM_PRINTF(2, 3) void bytes_printf(struct bytes *b, const char *fmt, ...)
{
	char line[PATH_MAX];
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(line, sizeof(line), fmt, ap);
	va_end(ap);
	bytes_add(b, line, n < (int)sizeof(line) ? (size_t)n : sizeof(line) - 1);
}

static void bytes_cut(struct bytes *b, size_t len)
{
	memmove(b->data, b->data + len, b->len - len + 1);
	b->len -= len;
}

/* ---- time ---- */

static long timeout_ms(void)
{
	const char *s = getenv("TERM_TIMEOUT");
	long n = s ? strtol(s, NULL, 10) : 0;

	return (n > 0 && n < 100000 ? n : TIMEOUT) * 1000;
}

static long long now_ms(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return ts.tv_sec * 1000LL + ts.tv_nsec / 1000000;
}

/* Nothing is lost if nobody listens. */
static void tell(int fd, const void *bytes, size_t len)
{
	while (write(fd, bytes, len) < 0 && errno == EINTR)
		;
}

/* The leaders see our end of the leash close, kill the programs and remove the folders. */
static void on_alarm(int sig)
{
	static const char text[] = "\nBail out! the test took too long\n";

	(void)sig;
	tell(STDOUT_FILENO, text, sizeof(text) - 1);
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
static void clean_up(void)
{
	if (getpid() != owner)
		return;
	while (terms)
		term_free(terms);
	if (remove_folders())
		printf("# %s could not be removed: %s\n", folders[0], strerror(errno));
	while (folder_count)
		free(folders[--folder_count]);
	free(folders);
	folders = NULL;
}

static void set_up(void)
{
	if (owner)
		return;
	owner = getpid();
	setvbuf(stdout, NULL, _IOLBF, 0);
	signal(SIGPIPE, SIG_IGN);
	signal(SIGALRM, on_alarm);
	alarm((unsigned)(timeout_ms() / 1000 * WATCHDOG));
	atexit(clean_up);
}

const char *term_folder(void)
{
	const char *tmp = getenv("TMPDIR");
	struct bytes path = {0};
	char *real;

	set_up();
	if (!folders) {
		real = need(realpath(tmp && *tmp ? tmp : P_tmpdir, NULL));
		bytes_printf(&path, "%s/leader-reader-XXXXXX", real);
		free(real);
	} else {
		bytes_printf(&path, "%s/%zu", folders[0], folder_count);
	}
	if (folders ? mkdir(path.data, 0700) : !mkdtemp(path.data))
		bail_out("%s: %s", path.data, strerror(errno));
	folders = need(realloc(folders, (folder_count + 1) * sizeof(*folders)));
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
	tell(notes, &note, sizeof(note));
	while (!ended) {
		if (waitpid(pid, &note.status, WNOHANG | WUNTRACED | WCONTINUED) == pid) {
			stopped = WIFSTOPPED(note.status);
			if (WIFCONTINUED(note.status))
				continue;
			ended = !stopped;
			note.restored = same_modes(modes);
			tell(notes, &note, sizeof(note));
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
		name = need(strndup(*env, strcspn(*env, "=")));
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

/* In the new session: start the program in a group of its own, in the foreground, and lead it. */
static _Noreturn void start_session(char **argv, const struct term_opts *o, const char *home,
				    const int *end, int leash, int notes)
{
	struct termios modes;
	struct term *t;
	pid_t pid;
	int i;

	for (t = terms; t; t = t->next) { /* or they would never see an end */
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

static void make_pipe(int *reader, int *writer)
{
	int p[2];

	if (pipe2(p, O_CLOEXEC))
		bail_out("pipe: %s", strerror(errno));
	*reader = p[0];
	*writer = p[1];
}

static char **make_argv(const char *program, const char *const *args)
{
	size_t n = 0;
	char **argv;

	if (!program && !(program = getenv("LR")))
		bail_out("LR names no program");
	while (args && args[n])
		n++;
	argv = need(calloc(n + 2, sizeof(*argv)));
	if (!(argv[0] = realpath(program, NULL)))
		bail_out("%s: %s", program, strerror(errno));
	for (n = 0; args && args[n]; n++)
		argv[n + 1] = need(strdup(args[n]));
	return argv;
}

static struct term *new_term(const struct term_opts *o);
static bool pump(struct term *t, long ms);

struct term *term_start(const char *const *args, const struct term_opts *opts)
{
	const struct term_opts usual = {0}, *o = opts ? opts : &usual;
	struct term *t = new_term(o);
	struct winsize size = {.ws_row = (unsigned short)(o->rows < 0 ? 0 : t->rows),
			       .ws_col = (unsigned short)(o->rows < 0 ? 0 : t->cols)};
	char **argv = make_argv(o->program, args), **arg;
	int end[FDS] = {-1, -1, -1, -1, -1}, leash;
	sigset_t all, old;

	make_pipe(&leash, &t->leash);
	make_pipe(&t->fd[NOTE], &end[NOTE]);
	if (o->stdin_pipe)
		make_pipe(&end[IN], &t->fd[IN]);
	if (o->stdout_pipe)
		make_pipe(&t->fd[OUT], &end[OUT]);
	if (o->stderr_pipe)
		make_pipe(&t->fd[ERR], &end[ERR]);
	fflush(stdout);
	sigfillset(&all);
	sigprocmask(SIG_BLOCK, &all, &old);
	t->leader = forkpty(&t->fd[TTY], NULL, NULL, &size);
	if (!t->leader)
		start_session(argv, o, t->home, end, leash, end[NOTE]);
	sigprocmask(SIG_SETMASK, &old, NULL);
	if (t->leader < 0)
		bail_out("forkpty: %s", strerror(errno));
	close(leash);
	for (int i = 0; i < FDS; i++)
		if (end[i] >= 0)
			close(end[i]);
	for (int i = 0; i < FDS; i++)
		if (t->fd[i] >= 0 &&
		    (fcntl(t->fd[i], F_SETFD, FD_CLOEXEC) || fcntl(t->fd[i], F_SETFL, O_NONBLOCK)))
			bail_out("fcntl: %s", strerror(errno));
	for (arg = argv; *arg; arg++)
		free(*arg);
	free(argv);
	while (!t->pid && !t->ended)
		pump(t, timeout_ms());
	return t;
}

/* ---- bytes in and out ---- */

static void on_answer(const char *s, size_t len, void *user)
{
	struct term *t = user;

	bytes_add(&t->keys, s, len);
}

static int on_property(VTermProp prop, VTermValue *val, void *user)
{
	struct term *t = user;

	if (prop == VTERM_PROP_ALTSCREEN)
		t->alt = val->boolean;
	if (prop == VTERM_PROP_CURSORVISIBLE)
		t->cursor = val->boolean;
	return 1;
}

static int on_bell(void *user)
{
	struct term *t = user;

	t->bells++;
	return 1;
}

/* libvterm (0.1.4, 0.3.3) crashes when a wide character comes to a screen of one column. */
static int model_cols(int cols)
{
	return cols > 1 ? cols : 2;
}

static struct term *new_term(const struct term_opts *o)
{
	static const VTermScreenCallbacks calls = {.settermprop = on_property, .bell = on_bell};
	struct term *t = need(calloc(1, sizeof(*t)));
	int i;

	set_up();
	t->rows = o->rows > 0 ? o->rows : 24;
	t->cols = o->cols > 0 ? o->cols : 80;
	t->home = o->home ? o->home : term_folder();
	t->restored = true;
	for (i = 0; i < FDS; i++) {
		t->fd[i] = -1;
		bytes_add(&t->got[i], "", 0);
	}
	t->vt = need(vterm_new(t->rows, model_cols(t->cols)));
	vterm_set_utf8(t->vt, 1);
	vterm_output_set_callback(t->vt, on_answer, t);
	t->screen = vterm_obtain_screen(t->vt);
	vterm_screen_enable_altscreen(t->screen, 1);
	vterm_screen_set_callbacks(t->screen, &calls, t);
	vterm_screen_reset(t->screen, 1);
	t->next = terms;
	terms = t;
	return t;
}

static void close_fd(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

static void take_note(struct term *t)
{
	struct note note;
	ssize_t n = read(t->fd[NOTE], &note, sizeof(note));

	if (n < 0 && (errno == EAGAIN || errno == EINTR))
		return;
	if (n != sizeof(note)) {
		close_fd(&t->fd[NOTE]);
		t->ended = true;
	} else if (!t->pid) {
		t->pid = note.pid;
	} else {
		t->status = note.status;
		t->restored = note.restored;
		t->stopped = WIFSTOPPED(note.status);
		t->ended = !t->stopped;
	}
}

/* EIO from the terminal, as EOF from a pipe: the last one who could write has gone. */
static void take_bytes(struct term *t, int i)
{
	char buf[16384];
	ssize_t n = read(t->fd[i], buf, sizeof(buf));

	if (n < 0 && (errno == EAGAIN || errno == EINTR))
		return;
	if (n <= 0) {
		close_fd(&t->fd[i]);
		return;
	}
	bytes_add(&t->got[i], buf, (size_t)n);
	if (i == TTY)
		vterm_input_write(t->vt, buf, (size_t)n);
}

static void give_bytes(struct bytes *b, int *fd)
{
	ssize_t n = b->len ? write(*fd, b->data, b->len) : 0;

	if (n > 0)
		bytes_cut(b, (size_t)n);
	else if (n < 0 && errno != EAGAIN && errno != EINTR)
		close_fd(fd);
}

/* Move what can be moved, after at most MS milliseconds. False: nothing happened. */
static bool pump(struct term *t, long ms)
{
	struct pollfd p[FDS];
	int i;

	if (t->feed_end && !t->feed.len)
		close_fd(&t->fd[IN]);
	for (i = 0; i < FDS; i++)
		p[i] = (struct pollfd){.fd = t->fd[i], .events = POLLIN};
	if (t->keys.len)
		p[TTY].events |= POLLOUT;
	p[IN].events = t->feed.len ? POLLOUT : 0;
	if (poll(p, FDS, (int)ms) <= 0)
		return false;
	if (p[NOTE].revents)
		take_note(t);
	if (p[TTY].revents & POLLOUT)
		give_bytes(&t->keys, &t->fd[TTY]);
	if (p[IN].revents & POLLOUT)
		give_bytes(&t->feed, &t->fd[IN]);
	else if (p[IN].revents)
		close_fd(&t->fd[IN]);
	for (i = TTY; i <= ERR; i++)
		if (i != NOTE && t->fd[i] >= 0 && p[i].revents & ~POLLOUT)
			take_bytes(t, i);
	return true;
}

void term_drain(struct term *t)
{
	while (pump(t, 0))
		;
}

/* A report of a sanitizer would else pass unseen: on a screen, or behind an expected exit code. */
static void check_reports(const char *output)
{
	const char *at = strstr(output, "Sanitizer:");

	if (!at && !(at = strstr(output, ": runtime error: ")))
		return;
	while (at > output && at[-1] != '\n')
		at--;
	term_ok(false, "a sanitizer's report\n%s", at);
}

void term_free(struct term *t)
{
	struct term **at = &terms;
	int i;

	term_drain(t);
	check_reports(t->got[TTY].data);
	check_reports(t->got[ERR].data);
	while (*at != t)
		at = &(*at)->next;
	*at = t->next;
	tell(t->leash, "", 1); /* a word, so that it knows this from our death */
	close(t->leash);
	waitpid(t->leader, NULL, 0);
	for (i = 0; i < FDS; i++) {
		close_fd(&t->fd[i]);
		free(t->got[i].data);
	}
	for (i = 0; i < TEXTS; i++)
		free(t->text[i]);
	vterm_free(t->vt);
	free(t->keys.data);
	free(t->feed.data);
	free(t->title);
	free(t);
}

/* ---- to the program ---- */

void term_send(struct term *t, const char *bytes, size_t len)
{
	bytes_add(&t->keys, bytes, len);
	pump(t, 0);
}

void term_type(struct term *t, const char *text)
{
	term_send(t, text, strlen(text));
}

/* One key without its modifiers: a named one (by the modes of the terminal) or a character. */
static bool send_key(struct term *t, const char *name, size_t len, VTermModifier mod)
{
	static const struct {
		const char *name;
		VTermKey key;
	} keys[] = {{"Up", VTERM_KEY_UP},
		    {"Down", VTERM_KEY_DOWN},
		    {"Left", VTERM_KEY_LEFT},
		    {"Right", VTERM_KEY_RIGHT},
		    {"Home", VTERM_KEY_HOME},
		    {"End", VTERM_KEY_END},
		    {"PgUp", VTERM_KEY_PAGEUP},
		    {"PgDn", VTERM_KEY_PAGEDOWN},
		    {"Ins", VTERM_KEY_INS},
		    {"Del", VTERM_KEY_DEL},
		    {"Enter", VTERM_KEY_ENTER},
		    {"Tab", VTERM_KEY_TAB},
		    {"Backspace", VTERM_KEY_BACKSPACE},
		    {"Esc", VTERM_KEY_ESCAPE},
		    {"KPEnter", VTERM_KEY_KP_ENTER}};
	bool space = len == 5 && !strncmp(name, "Space", len);
	char c, *end = NULL;
	size_t i;
	long n;

	for (i = 0; i < sizeof(keys) / sizeof(*keys); i++)
		if (strlen(keys[i].name) == len && !strncmp(keys[i].name, name, len))
			return vterm_keyboard_key(t->vt, keys[i].key, mod), true;
	n = *name == 'F' && len > 1 ? strtol(name + 1, &end, 10) : 0;
	if (n >= 1 && n <= 12 && end == name + len)
		return vterm_keyboard_key(t->vt, (VTermKey)VTERM_KEY_FUNCTION(n), mod), true;
	for (i = 1; i < len && ((unsigned char)name[i] & 0xC0) == 0x80; i++)
		;
	if ((i != len && !space) || mod & VTERM_MOD_SHIFT)
		return false;
	c = space ? ' ' : *name;
	if (mod & VTERM_MOD_CTRL)
		c = c == '?' ? 0x7F : c & 0x1F;
	if (mod & VTERM_MOD_ALT)
		bytes_add(&t->keys, "\033", 1);
	bytes_add(&t->keys, &c, 1);
	if (!space)
		bytes_add(&t->keys, name + 1, len - 1);
	return true;
}

void term_keys(struct term *t, const char *names)
{
	static const char letters[] = "SMC"; /* as VTERM_MOD_SHIFT, _ALT, _CTRL: 1, 2, 4 */
	const char *s = names, *letter;
	unsigned mod;
	size_t len;

	term_drain(t);
	while (*(s += strspn(s, " "))) {
		for (mod = 0; s[1] == '-' && s[2] != ' ' && (letter = strchr(letters, *s)); s += 2)
			mod |= 1u << (letter - letters);
		len = strcspn(s, " ");
		if (!send_key(t, s, len, (VTermModifier)mod))
			bail_out("no such key: %.*s", (int)len, s);
		if (!strncmp(s, "Esc", len) && s[len + strspn(s + len, " ")])
			bail_out("Esc must come last: %s", names);
		s += len;
	}
	pump(t, 0);
}

void term_feed(struct term *t, const void *bytes, size_t len)
{
	bytes_add(&t->feed, bytes, len);
	pump(t, 0);
}

void term_feed_end(struct term *t)
{
	t->feed_end = true;
	pump(t, 0);
}

void term_resize(struct term *t, int rows, int cols)
{
	struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};

	term_drain(t);
	if (rows > 0 && cols > 0) {
		vterm_set_size(t->vt, rows, model_cols(cols));
		t->rows = rows;
		t->cols = cols;
	}
	if (t->fd[TTY] >= 0 && ioctl(t->fd[TTY], TIOCSWINSZ, &size))
		bail_out("TIOCSWINSZ: %s", strerror(errno));
}

void term_signal(struct term *t, int sig)
{
	if (!t->ended)
		kill(t->pid, sig);
}

void term_continue(struct term *t)
{
	t->stopped = false;
	if (!t->ended)
		kill(-t->pid, SIGCONT);
}

void term_hangup(struct term *t)
{
	term_drain(t);
	close_fd(&t->fd[TTY]);
}

/* ---- waiting ---- */

/* Nothing more can come. */
static bool is_over(struct term *t, void *arg)
{
	(void)arg;
	return t->ended && t->fd[TTY] < 0 && t->fd[OUT] < 0 && t->fd[ERR] < 0;
}

/* A terminal that has failed once gets a tenth of the time from then on. */
static bool wait_for(struct term *t, bool (*pred)(struct term *t, void *arg), void *arg)
{
	long long left, end = now_ms() + timeout_ms() / (t->failed ? 10 : 1);

	while (!pred(t, arg)) {
		left = end - now_ms();
		if (left <= 0 || is_over(t, NULL))
			return false;
		pump(t, (long)left);
	}
	return true;
}

bool term_wait(struct term *t, bool (*pred)(struct term *t, void *arg), void *arg, const char *what)
{
	if (wait_for(t, pred, arg))
		return true;
	t->failed = true;
	return term_ok(false, "%s: %s",
		       is_over(t, NULL) ? "the program ended before" : "waited for", what);
}

struct wanted {
	const char *text;
	int row;
	size_t from;
	bool on;
};

static bool has_text(struct term *t, void *arg)
{
	struct wanted *w = arg;

	return term_find(t, w->text, NULL, NULL) == w->on;
}

static bool has_row(struct term *t, void *arg)
{
	struct wanted *w = arg;

	return strstr(term_row(t, w->row), w->text) != NULL;
}

static bool has_alt(struct term *t, void *arg)
{
	struct wanted *w = arg;

	return t->alt == w->on;
}

static bool has_written(struct term *t, void *arg)
{
	struct wanted *w = arg;

	return term_wrote(t, w->from, w->text);
}

static bool has_stopped(struct term *t, void *arg)
{
	(void)arg;
	return t->stopped;
}

/* Spell bytes out so that they can stand in a line of comment. */
static const char *spell(const char *bytes, size_t len, struct bytes *out)
{
	size_t i;

	out->len = 0;
	for (i = 0; i < len; i++)
		bytes_printf(out,
			     (unsigned char)bytes[i] < ' ' || bytes[i] == 0x7F ? "\\x%02X" : "%c",
			     (unsigned char)bytes[i]);
	return out->data;
}

static bool wait_wanted(struct term *t, bool (*pred)(struct term *t, void *arg), struct wanted *w,
			const char *before, const char *after)
{
	struct bytes what = {0}, text = {0};
	bool ok;

	spell(w->text, strlen(w->text), &text);
	bytes_printf(&what, "%s%s%s", before, text.len ? text.data : "", after);
	ok = term_wait(t, pred, w, what.data);
	free(what.data);
	free(text.data);
	return ok;
}

bool term_wait_text(struct term *t, const char *text)
{
	return wait_wanted(t, has_text, &(struct wanted){.text = text, .on = true}, "\"", "\"");
}

bool term_wait_gone(struct term *t, const char *text)
{
	return wait_wanted(t, has_text, &(struct wanted){.text = text}, "no \"", "\"");
}

bool term_wait_row(struct term *t, int row, const char *text)
{
	char where[32];

	snprintf(where, sizeof(where), "\" in row %d", row);
	return wait_wanted(t, has_row, &(struct wanted){.text = text, .row = row}, "\"", where);
}

bool term_wait_alt(struct term *t, bool on)
{
	return wait_wanted(t, has_alt, &(struct wanted){.text = "", .on = on}, "the ",
			   on ? "alternate screen" : "main screen");
}

bool term_wait_wrote(struct term *t, size_t from, const char *bytes)
{
	return wait_wanted(t, has_written, &(struct wanted){.text = bytes, .from = from}, "bytes ",
			   "");
}

int term_wait_stop(struct term *t)
{
	if (!term_wait(t, has_stopped, NULL, "a stop"))
		return 0;
	term_drain(t);
	return WSTOPSIG(t->status);
}

static bool has_ended(struct term *t, void *arg)
{
	(void)arg;
	return t->ended;
}

int term_wait_exit(struct term *t)
{
	if (!term_wait(t, has_ended, NULL, "the end"))
		return -1;
	if (!wait_for(t, is_over, NULL))
		term_note("the program ended, but something still holds its terminal or pipes");
	return WIFSIGNALED(t->status) ? 128 + WTERMSIG(t->status) : WEXITSTATUS(t->status);
}

/* ---- what the screen shows ---- */

static void add_char(char *text, uint32_t c)
{
	static const unsigned char first[] = {0, 0, 0xC0, 0xE0, 0xF0};
	int i, n = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;

	if (c < ' ' || (c >= 0x7F && c < 0xA0))
		c = '?'; /* must not reach the tester's terminal */
	text += strlen(text);
	for (i = n - 1; i > 0; i--, c >>= 6)
		text[i] = (char)(0x80 | (c & 0x3F));
	text[0] = (char)(first[n] | c);
	text[n] = '\0';
}

static int colour(const VTermColor *c)
{
	if (VTERM_COLOR_IS_DEFAULT_FG(c) || VTERM_COLOR_IS_DEFAULT_BG(c))
		return -1;
	if (VTERM_COLOR_IS_INDEXED(c))
		return c->indexed.idx;
	return TERM_RGB | c->rgb.red << 16 | c->rgb.green << 8 | c->rgb.blue;
}

struct term_cell term_cell(const struct term *t, int row, int col)
{
	struct term_cell cell = {.fg = -1, .bg = -1};
	VTermScreenCell c;
	size_t i;

	if (row < 0 || row >= t->rows || col < 0 || col >= t->cols ||
	    !vterm_screen_get_cell(t->screen, (VTermPos){row, col}, &c))
		return cell;
	cell.width = c.width;
	if (c.chars[0] == UINT32_MAX)
		cell.width = 0;
	else if (!c.chars[0])
		cell.text[0] = ' ';
	else
		for (i = 0; i < VTERM_MAX_CHARS_PER_CELL && c.chars[i]; i++)
			add_char(cell.text, c.chars[i]);
	cell.bold = c.attrs.bold;
	cell.italic = c.attrs.italic;
	cell.blink = c.attrs.blink;
	cell.reverse = c.attrs.reverse;
	cell.strike = c.attrs.strike;
	cell.underline = c.attrs.underline;
	cell.fg = colour(&c.fg);
	cell.bg = colour(&c.bg);
	return cell;
}

int term_rows(const struct term *t)
{
	return t->rows;
}

int term_cols(const struct term *t)
{
	return t->cols;
}

/* The text of a row, all its blanks. */
static void add_row(const struct term *t, int row, struct bytes *b)
{
	struct term_cell cell;
	int col;

	for (col = 0; col < t->cols; col++) {
		cell = term_cell(t, row, col);
		bytes_add(b, cell.text, strlen(cell.text));
	}
}

const char *term_row(struct term *t, int row)
{
	char **text = &t->text[t->texts++ % TEXTS];
	struct bytes b = {0};

	bytes_add(&b, "", 0);
	add_row(t, row, &b);
	while (b.len && b.data[b.len - 1] == ' ')
		b.data[--b.len] = '\0';
	free(*text);
	return *text = b.data;
}

bool term_find(struct term *t, const char *text, int *row, int *col)
{
	const char *line, *at = NULL;
	int r, c = 0;

	for (r = 0; r < t->rows; r++)
		if ((line = term_row(t, r)) && (at = strstr(line, text)))
			break;
	if (!at)
		return false;
	while (at > line || !*term_cell(t, r, c).text)
		line += strlen(term_cell(t, r, c++).text);
	if (row)
		*row = r;
	if (col)
		*col = c;
	return true;
}

bool term_cursor(const struct term *t, int *row, int *col)
{
	VTermPos pos;

	vterm_state_get_cursorpos(vterm_obtain_state(t->vt), &pos);
	if (row)
		*row = pos.row;
	if (col)
		*col = pos.col;
	return t->cursor;
}

bool term_alt(const struct term *t)
{
	return t->alt;
}

int term_bells(const struct term *t)
{
	return t->bells;
}

bool term_restored(const struct term *t)
{
	return t->restored;
}

long term_pid(const struct term *t)
{
	return t->pid;
}

const char *term_home(const struct term *t)
{
	return t->home;
}

/* ---- what the program wrote ---- */

const char *term_log(const struct term *t, size_t *len)
{
	if (len)
		*len = t->got[TTY].len;
	return t->got[TTY].data;
}

size_t term_mark(const struct term *t)
{
	return t->got[TTY].len;
}

bool term_wrote(const struct term *t, size_t from, const char *bytes)
{
	const struct bytes *log = &t->got[TTY];

	return from <= log->len && memmem(log->data + from, log->len - from, bytes, strlen(bytes));
}

const char *term_captured(const struct term *t, int fd, size_t *len)
{
	const struct bytes *b = &t->got[fd == 1 ? OUT : ERR];

	if (len)
		*len = b->len;
	return b->data;
}

/* libvterm hands titles over differently from version to version: read them from the log. */
const char *term_title(struct term *t)
{
	const char *s = t->got[TTY].data, *title = "";
	size_t len = 0, n;

	while ((s = strstr(s, "\033]"))) {
		s += 2;
		n = strcspn(s, "\007\033");
		if ((*s == '0' || *s == '2') && s[1] == ';' && s[n]) {
			title = s + 2;
			len = n - 2;
		}
	}
	free(t->title);
	return t->title = need(strndup(title, len));
}

/* How many bytes at S a well-behaved program may write; 0: none. */
static size_t harmless(const char *s)
{
	static const char *const escapes[] = {"(0", "(B", ")0", ")B", "=", ">", "7", "8", "M"};
	const unsigned char *u = (const unsigned char *)s;
	size_t i, n;

	if (*s == '\033' && s[1] == '[') {
		n = 2 + strspn(s + 2, "0123456789;:<=>?");
		n += strspn(s + n, " !\"#$%&'()*+,-./");
		return u[n] >= '@' && u[n] < 0x7F ? n + 1 : 0;
	}
	for (i = 0; *s == '\033' && i < sizeof(escapes) / sizeof(*escapes); i++)
		if (!strncmp(s + 1, escapes[i], strlen(escapes[i])))
			return 1 + strlen(escapes[i]);
	if (*u < 0x80)
		return (*u >= ' ' && *u < 0x7F) || (*u && strchr("\a\b\t\n\r", *u));
	n = *u < 0xE0 ? 2 : *u < 0xF0 ? 3 : 4;
	for (i = 1; i < n; i++)
		if ((u[i] & 0xC0) != 0x80)
			return 0;
	if (*u < 0xC2 || *u > 0xF4 || (*u == 0xC2 && u[1] < 0xA0) || (*u == 0xE0 && u[1] < 0xA0) ||
	    (*u == 0xED && u[1] > 0x9F) || (*u == 0xF0 && u[1] < 0x90) ||
	    (*u == 0xF4 && u[1] > 0x8F))
		return 0;
	return n;
}

const char *term_leak(struct term *t, size_t from)
{
	const struct bytes *log = &t->got[TTY];
	char **text = &t->text[t->texts++ % TEXTS];
	struct bytes out = {0};
	size_t i = from, n;

	while (i < log->len && (n = harmless(log->data + i)))
		i += n;
	if (i >= log->len)
		return NULL;
	for (n = 0; n < 16 && i + n < log->len; n++)
		bytes_printf(&out, "%s%02X", n ? " " : "", (unsigned char)log->data[i + n]);
	bytes_printf(&out, " at byte %zu", i);
	free(*text);
	return *text = out.data;
}

/* ---- the screen as a text that people can read and compare ---- */

struct legend {
	char style[62][64];
	char letter[62];
	int count, others;
};

static void add_colour(char *style, size_t size, const char *name, int c)
{
	size_t len = strlen(style);

	if (c >= TERM_RGB)
		snprintf(style + len, size - len, " %s=#%06X", name, (unsigned)(c - TERM_RGB));
	else if (c >= 0)
		snprintf(style + len, size - len, " %s=%d", name, c);
}

/* The attributes in words; of a blank only those that can be seen. */
static void describe(const struct term_cell *c, char *style, size_t size)
{
	static const char *const lines[] = {"", " underline", " double", " curly"};
	bool blank = !strcmp(c->text, " ");

	snprintf(style, size, "%s%s%s%s%s%s", c->bold && !blank ? " bold" : "",
		 c->italic && !blank ? " italic" : "", lines[c->underline & 3],
		 c->blink && !blank ? " blink" : "", c->strike ? " strike" : "",
		 c->reverse ? " reverse" : "");
	if (!blank || c->reverse || c->underline || c->strike)
		add_colour(style, size, "fg", c->fg);
	add_colour(style, size, "bg", c->bg);
}

/* The letter of a style: simple ones have theirs, others get A to Z, then digits, as they come. */
static char letter(struct legend *l, const char *style)
{
	static const char own[][2][12] = {{"b", " bold"},  {"i", " italic"}, {"u", " underline"},
					  {"k", " blink"}, {"s", " strike"}, {"r", " reverse"}};
	static const char others[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
	size_t i;
	int n;

	if (!*style)
		return ' ';
	for (n = 0; n < l->count; n++)
		if (!strcmp(l->style[n], style))
			return l->letter[n];
	if (n == 42)
		return '?';
	l->letter[n] = '\0';
	for (i = 0; i < sizeof(own) / sizeof(*own); i++)
		if (!strcmp(own[i][1], style))
			l->letter[n] = own[i][0][0];
	if (!l->letter[n])
		l->letter[n] = others[l->others++ % 36];
	snprintf(l->style[n], sizeof(l->style[n]), "%s", style);
	l->count++;
	return l->letter[n];
}

static void render(const struct term *t, struct bytes *b)
{
	struct legend legend = {.count = 0};
	struct term_cell cell;
	char style[64], c = ' ';
	int row, col, i;
	size_t len;

	bytes_printf(b, "%d rows, %d columns\n", t->rows, t->cols);
	for (row = 0; row < t->rows; row++) {
		bytes_printf(b, "%02d|", row);
		add_row(t, row, b);
		bytes_printf(b, "|\n%02d:", row);
		len = b->len - 3;
		for (col = 0; col < t->cols; col++) {
			cell = term_cell(t, row, col);
			if (*cell.text) { /* else right of a wide one: its letter again */
				describe(&cell, style, sizeof(style));
				c = letter(&legend, style);
			}
			bytes_add(b, &c, 1);
		}
		while (b->data[b->len - 1] == ' ')
			b->len--;
		if (b->len == len + 3)
			b->len = len;
		else
			bytes_add(b, "\n", 1);
	}
	for (i = 0; i < legend.count; i++)
		bytes_printf(b, "%c =%s\n", legend.letter[i], legend.style[i]);
	if (term_cursor(t, &row, &col))
		bytes_printf(b, "cursor in row %d, column %d\n", row, col);
	else
		bytes_printf(b, "cursor hidden\n");
}

static bool is_attributes(const char *line, size_t len)
{
	size_t digits = strspn(line, "0123456789");

	return digits && digits < len && line[digits] == ':';
}

/* Rows stand in both texts; lines of attributes may stand in one of them alone. */
static void print_diff(const char *want, const char *got)
{
	size_t w, g;
	int more; /* 1: only WANT has attributes here, -1: only GOT */

	while (*want || *got) {
		w = strcspn(want, "\n");
		g = strcspn(got, "\n");
		more = is_attributes(want, w) - is_attributes(got, g);
		if (*want && *got && w == g && !memcmp(want, got, w)) {
			printf("#   %.*s\n", (int)w, want);
		} else {
			if (*want && more >= 0)
				printf("# - %.*s\n", (int)w, want);
			if (*got && more <= 0)
				printf("# + %.*s\n", (int)g, got);
		}
		if (more >= 0)
			want += w + (want[w] != '\0');
		if (more <= 0)
			got += g + (got[g] != '\0');
	}
}

static char *read_file(const char *path)
{
	struct bytes b = {0};
	char buf[4096];
	size_t n;
	FILE *f = fopen(path, "r");

	if (!f)
		return NULL;
	bytes_add(&b, "", 0);
	while ((n = fread(buf, 1, sizeof(buf), f)))
		bytes_add(&b, buf, n);
	fclose(f);
	return b.data;
}

static bool equals(struct term *t, void *want)
{
	struct bytes b = {0};
	bool same;

	render(t, &b);
	same = !strcmp(b.data, want);
	free(b.data);
	return same;
}

static bool update_golden(struct term *t, const char *name, const char *path)
{
	struct bytes b = {0};
	FILE *f;

	while (!is_over(t, NULL) && pump(t, timeout_ms() / 20))
		; /* there is no condition to wait for yet: until nothing comes */
	render(t, &b);
	if (!(f = fopen(path, "w")) || fputs(b.data, f) < 0 || fclose(f))
		bail_out("%s: %s", path, strerror(errno));
	free(b.data);
	return term_ok(true, "screen %s (written)", name);
}

static bool compare_golden(struct term *t, const char *name, char *want)
{
	bool ok = wait_for(t, equals, want);
	struct bytes got = {0};

	t->dumped = t->got[TTY].len + 1; /* the difference shows it */
	term_ok(ok, "screen %s", name);
	if (!ok) {
		t->failed = true;
		render(t, &got);
		print_diff(want, got.data);
		free(got.data);
	}
	return ok;
}

bool term_golden(struct term *t, const char *name)
{
	const char *update = getenv("UPDATE_GOLDEN");
	char *dir = term_source("tests/screen/golden"), *want;
	struct bytes path = {0};
	bool ok;

	bytes_printf(&path, "%s/%s.txt", dir, name);
	want = read_file(path.data);
	if (update && !strcmp(update, "1")) {
		mkdir(dir, 0777);
		ok = update_golden(t, name, path.data);
	} else if (want) {
		ok = compare_golden(t, name, want);
	} else {
		ok = term_ok(false, "screen %s: no such file; UPDATE_GOLDEN=1 writes it", name);
	}
	free(want);
	free(path.data);
	free(dir);
	return ok;
}

/* ---- results ---- */

/* As comments, line by line; what could upset the tester's terminal is spelled out. */
static void print_comment(const char *text)
{
	struct bytes line = {0};
	size_t n;

	for (; *text; text += n + (text[n] != '\0')) {
		n = strcspn(text, "\n");
		printf("# %s\n", n ? spell(text, n, &line) : "");
	}
	free(line.data);
}

void term_note(const char *fmt, ...)
{
	char text[8192];
	va_list ap;

	set_up();
	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	print_comment(text);
}

void term_dump(struct term *t)
{
	struct bytes b = {0};

	render(t, &b);
	if (t->stopped)
		bytes_printf(&b, "stopped by signal %d\n", WSTOPSIG(t->status));
	else if (!t->ended)
		bytes_printf(&b, "running\n");
	else if (WIFSIGNALED(t->status))
		bytes_printf(&b, "killed by signal %d\n", WTERMSIG(t->status));
	else
		bytes_printf(&b, "exited with %d\n", WEXITSTATUS(t->status));
	print_comment(b.data);
	if (t->got[ERR].len)
		term_note("standard error:\n%s", t->got[ERR].data);
	free(b.data);
	t->dumped = t->got[TTY].len + 1;
}

bool term_ok(bool ok, const char *fmt, ...)
{
	char text[8192], *end;
	struct term *t;
	va_list ap;

	set_up();
	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	end = text + strcspn(text, "\n");
	end += *end ? 1 : 0;
	printf("%sok %d - %.*s\n", ok ? "" : "not ", ++tests, (int)strcspn(text, "\n"), text);
	print_comment(end);
	if (!ok)
		failures++;
	for (t = terms; t && !ok; t = t->next)
		if (t->dumped != t->got[TTY].len + 1)
			term_dump(t);
	return ok;
}

void term_plan(int n)
{
	set_up();
	planned = n;
	printf("1..%d\n", n);
}

int term_done(void)
{
	clean_up();
	if (!planned)
		printf("1..%d\n", tests);
	else if (planned != tests)
		printf("# planned %d tests, ran %d\n", planned, tests), failures++;
	if (failures)
		printf("# %d of %d failed\n", failures, tests);
	fflush(stdout);
	return failures ? EXIT_FAILURE : EXIT_SUCCESS;
}
