/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "app/program.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/charset.h"
#include "base/clock.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/vec.h"

extern char **environ;

/* Those that run on, until their end is known; and how long between two looks for an end, and until one that
 * is asked to end is made to, in ms. */
enum { LEFT_MAX = 32, LOOK_FIRST = 1, LOOK_MOST = 20, LOOK_FEEDING = 100, STOP_MS = 200 };

static pid_t left[LEFT_MAX];

/* ---- words ---- */

void program_word(struct program_words *w, const char *word)
{
	w->items = vec_fit(w->items, w->n + 2, &w->size, sizeof *w->items);
	w->items[w->n++] = xstrdup(word);
	w->items[w->n] = NULL;
}

/* The word at *TEXT, past it; false: a quotation mark is not closed. */
static bool read_word(const char **text, struct buf *word)
{
	char quote = '\0';
	const char *s = *text;

	for (; *s && (quote || !strchr(" \t\n", *s)); s++) {
		if (quote ? *s == quote : *s == '\'' || *s == '"')
			quote = quote ? '\0' : *s;
		else if (*s == '\\' && s[1] && quote != '\'')
			buf_putc(word, *++s);
		else
			buf_putc(word, *s);
	}
	*text = s;
	return !quote;
}

bool program_split(struct program_words *w, const char *text, struct err *err)
{
	size_t before = w->n;
	bool closed = true;
	struct buf word;

	buf_init(&word);
	for (;;) {
		text += strspn(text, " \t\n");
		if (!*text || !closed)
			break;
		buf_clear(&word);
		closed = read_word(&text, &word);
		program_word(w, buf_str(&word));
	}
	buf_done(&word);
	if (!closed)
		return err_set(err, ERR_USAGE, NULL, 0, _("a quotation mark is not closed"));
	if (w->n == before || !*w->items[before])
		/* TRANSLATORS: no program was named. */
		return err_set(err, ERR_USAGE, NULL, 0, _("no command"));
	return true;
}

void program_words_done(struct program_words *w)
{
	for (size_t i = 0; i < w->n; i++)
		free(w->items[i]);
	free(w->items);
	*w = (struct program_words){0};
}

/* ---- starting ---- */

/* Take note of the ends of those that were left. */
static void look_after_left(void)
{
	for (int i = 0; i < LEFT_MAX; i++)
		if (left[i] && waitpid(left[i], NULL, WNOHANG) != 0)
			left[i] = 0;
}

/* What of ours it reads from and writes to: INPUT is the end of a pipe that is its own, or -1. */
static int set_files(posix_spawn_file_actions_t *files, unsigned how, int input)
{
	int error = 0;

	if (input >= 0)
		error = posix_spawn_file_actions_adddup2(files, input, STDIN_FILENO);
	else if (!(how & PROGRAM_TERMINAL))
		error = posix_spawn_file_actions_addopen(files, STDIN_FILENO, "/dev/null", O_RDONLY,
							 0);
	else if (!isatty(STDIN_FILENO))
		error = posix_spawn_file_actions_addopen(files, STDIN_FILENO, "/dev/tty", O_RDWR,
							 0);
	for (int fd = STDOUT_FILENO; !error && fd <= STDERR_FILENO; fd++)
		if (!(how & PROGRAM_TERMINAL))
			error = posix_spawn_file_actions_addopen(files, fd, "/dev/null", O_WRONLY,
								 0);
	return error;
}

/* No signal is blocked, ignored or ours. One without the terminal does not hear its ^C either. */
static int set_signals(posix_spawnattr_t *how_it_runs, unsigned how)
{
	short flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF;
	sigset_t set;
	int error;

	if (!(how & PROGRAM_TERMINAL))
		flags |= POSIX_SPAWN_SETPGROUP;
	sigemptyset(&set);
	error = posix_spawnattr_setsigmask(how_it_runs, &set);
	sigfillset(&set);
	error = error ? error : posix_spawnattr_setsigdefault(how_it_runs, &set);
	error = error ? error : posix_spawnattr_setpgroup(how_it_runs, 0);
	return error ? error : posix_spawnattr_setflags(how_it_runs, flags);
}

static int spawn(struct program *p, const struct program_words *w, unsigned how, int input)
{
	posix_spawn_file_actions_t files;
	posix_spawnattr_t how_it_runs;
	int error = posix_spawn_file_actions_init(&files);

	if (error)
		return error;
	error = posix_spawnattr_init(&how_it_runs);
	if (!error) {
		error = set_files(&files, how, input);
		error = error ? error : set_signals(&how_it_runs, how);
		error = error ? error
			      : posix_spawnp(&p->pid, w->items[0], &files, &how_it_runs, w->items,
					     environ);
		posix_spawnattr_destroy(&how_it_runs);
	}
	posix_spawn_file_actions_destroy(&files);
	return error;
}

/* A pipe that no other program gets an end of. */
static bool make_pipe(int ends[2])
{
	if (pipe(ends))
		return false;
	for (int i = 0; i < 2; i++)
		fcntl(ends[i], F_SETFD, FD_CLOEXEC);
	fcntl(ends[1], F_SETFL, O_NONBLOCK);
	return true;
}

bool program_start(struct program *p, const struct program_words *w, unsigned how, struct err *err)
{
	int ends[2] = {-1, -1}, error = 0;

	*p = (struct program){.name = w->items[0], .input = -1};
	look_after_left();
	if (how & PROGRAM_INPUT && !make_pipe(ends))
		error = errno;
	if (!error)
		error = spawn(p, w, how, ends[0]);
	if (ends[0] >= 0)
		close(ends[0]);
	p->input = ends[1];
	if (!error)
		return true;
	if (p->input >= 0)
		close(p->input);
	*p = (struct program){.name = w->items[0], .input = -1};
	return err_set(err, ERR_USAGE, NULL, 0, _("%s cannot be run: %s"), w->items[0],
		       strerror(error));
}

/* ---- while it runs ---- */

void program_end_input(struct program *p)
{
	if (p->input >= 0)
		close(p->input);
	p->input = -1;
}

bool program_feed(struct program *p, const char **data, size_t *len, int ms)
{
	struct pollfd fd = {.fd = p->input, .events = POLLOUT};
	int ready = *len ? poll(&fd, 1, ms) : 1;
	ssize_t n = ready > 0 && *len ? write(p->input, *data, *len) : 0;

	if (n > 0) {
		*data += n;
		*len -= (size_t)n;
	}
	if ((n < 0 && errno != EAGAIN && errno != EINTR) || !*len)
		program_end_input(p);
	return ready > 0 || (ready < 0 && errno == EINTR);
}

static int status_of(int status)
{
	return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

bool program_wait(struct program *p, int ms, int *status)
{
	int64_t end = clock_ms() + ms;
	int pause = LOOK_FIRST, state;

	for (;;) {
		pid_t pid = waitpid(p->pid, &state, WNOHANG);

		if (pid == p->pid) {
			*status = status_of(state);
			return true;
		}
		if (clock_ms() >= end)
			return false;
		poll(NULL, 0, pause);
		pause = pause * 2 < LOOK_MOST ? pause * 2 : LOOK_MOST;
	}
}

void program_attend(struct program *p, const char *data, size_t len, void (*stopped)(void),
		    int *status)
{
	int state;
	pid_t pid;

	for (;;) {
		if (p->input >= 0)
			program_feed(p, &data, &len, LOOK_FEEDING);
		pid = waitpid(p->pid, &state, WUNTRACED | (p->input >= 0 ? WNOHANG : 0));
		if (pid < 0 && errno != EINTR)
			state = 0;
		else if (pid != p->pid)
			continue;
		if (pid < 0 || !WIFSTOPPED(state))
			break;
		stopped();
		kill(p->pid, SIGCONT);
	}
	program_end_input(p);
	*status = status_of(state);
}

void program_stop(struct program *p)
{
	int status;

	/* It leads a group of its own. */
	kill(-p->pid, SIGTERM);
	if (program_wait(p, STOP_MS, &status))
		return;
	kill(-p->pid, SIGKILL);
	waitpid(p->pid, NULL, 0);
}

void program_kill(struct program *p)
{
	/* Its group is its own, or not yet. */
	if (kill(-p->pid, SIGKILL))
		kill(p->pid, SIGKILL);
	waitpid(p->pid, NULL, 0);
}

void program_leave(struct program *p)
{
	for (int i = 0; i < LEFT_MAX; i++)
		if (!left[i]) {
			left[i] = p->pid;
			return;
		}
}
