/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* The terminal of a screen test: start and end, bytes in and out, signals, waiting. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "term_private.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

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

enum { TIMEOUT = SANITIZED ? 200 : 10 };

/* ---- time ---- */

long term_timeout_ms(void)
{
	const char *s = getenv("TERM_TIMEOUT");
	long n = s ? strtol(s, NULL, 10) : 0;

	return (n > 0 && n < 100000 ? n : TIMEOUT) * 1000;
}

/* The pause between keys, in milliseconds; 0: none. Where there is one, the screen is read byte by byte, too:
 * so a test that takes a step half done for the whole fails each time, not once in a thousand. */
static long pause_ms(void)
{
	const char *s = getenv("TERM_SLOW");
	long n = s ? strtol(s, NULL, 10) : 0;

	return n > 0 && n < 1000 ? n : 0;
}

static long long now_ms(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return ts.tv_sec * 1000LL + ts.tv_nsec / 1000000;
}

/* ---- bytes in and out ---- */

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
	ssize_t n = read(t->fd[i], buf, i == TTY && pause_ms() ? 1 : sizeof(buf));

	if (n < 0 && (errno == EAGAIN || errno == EINTR))
		return;
	if (n <= 0) {
		close_fd(&t->fd[i]);
		return;
	}
	bytes_add(&t->got[i], buf, (size_t)n);
	if (i == TTY) {
		t->drew = now_ms();
		term_screen_write(t, buf, (size_t)n);
	}
}

/* Give as many as LEN of them. */
static void give_bytes(struct bytes *b, int *fd, size_t len)
{
	ssize_t n = len ? write(*fd, b->data, len) : 0;

	if (n > 0)
		bytes_cut(b, (size_t)n);
	else if (n < 0 && errno != EAGAIN && errno != EINTR)
		close_fd(fd);
}

/* The length in bytes of the first key that waits: a character, or an escape sequence. */
static size_t first_key(const struct bytes *b)
{
	size_t n = 1;

	if (b->data[0] == '\033' && b->len > 1 && strchr("[O", b->data[1]))
		for (n = 2; n < b->len && (unsigned char)b->data[n] < '@';)
			n++;
	n += b->data[0] == '\033' && n < b->len;
	while (n < b->len && ((unsigned char)b->data[n] & 0xC0) == 0x80)
		n++;
	return n;
}

/* All keys that wait, or, where TERM_SLOW asks for it, the first one when it is time. */
static void give_keys(struct term *t)
{
	if (!pause_ms()) {
		give_bytes(&t->keys, &t->fd[TTY], t->keys.len);
	} else if (now_ms() >= t->next_key) {
		give_bytes(&t->keys, &t->fd[TTY], first_key(&t->keys));
		t->next_key = now_ms() + pause_ms();
	}
}

bool term_pump(struct term *t, long ms)
{
	struct pollfd p[FDS];
	long long pause = t->keys.len ? t->next_key - now_ms() : 0;
	int i;

	if (pause > 0 && ms > pause)
		ms = (long)pause;
	if (t->feed_end && !t->feed.len)
		close_fd(&t->fd[IN]);
	for (i = 0; i < FDS; i++)
		p[i] = (struct pollfd){.fd = t->fd[i], .events = POLLIN};
	if (t->keys.len && pause <= 0)
		p[TTY].events |= POLLOUT;
	p[IN].events = t->feed.len ? POLLOUT : 0;
	if (poll(p, FDS, (int)ms) <= 0)
		return false;
	if (p[NOTE].revents)
		take_note(t);
	if (p[TTY].revents & POLLOUT)
		give_keys(t);
	if (p[IN].revents & POLLOUT)
		give_bytes(&t->feed, &t->fd[IN], t->feed.len);
	else if (p[IN].revents)
		close_fd(&t->fd[IN]);
	for (i = TTY; i <= ERR; i++)
		if (i != NOTE && t->fd[i] >= 0 && p[i].revents & ~POLLOUT)
			take_bytes(t, i);
	return true;
}

void term_drain(struct term *t)
{
	while (term_pump(t, 0))
		;
}

/* ---- the Esc key ---- */

/* In ms: how long the program waits for what may follow, so that what it draws sooner is no answer; and how
 * long it is quiet after it has drawn its answer, and until it is clear that there is none. */
enum { ESCAPE_DELAY = 100, ANSWERED = 30, NO_ANSWER = 1000 };

void term_escape(struct term *t)
{
	while (t->keys.len && t->fd[TTY] >= 0 && pause_ms())
		term_pump(t, pause_ms());
	t->escape = now_ms();
}

void term_after_escape(struct term *t)
{
	while (t->escape && !t->ended && now_ms() < t->escape + NO_ANSWER) {
		term_pump(t, ANSWERED / 2);
		if (t->drew >= t->escape + ESCAPE_DELAY && now_ms() >= t->drew + ANSWERED)
			break;
	}
	t->escape = 0;
}

/* ---- start and end ---- */

static struct term *new_term(const struct term_opts *o)
{
	struct term *t = term_need(calloc(1, sizeof(*t)));
	int i;

	term_set_up();
	t->rows = o->rows > 0 ? o->rows : 24;
	t->cols = o->cols > 0 ? o->cols : 80;
	t->home = o->home ? o->home : term_folder();
	t->restored = true;
	for (i = 0; i < FDS; i++) {
		t->fd[i] = -1;
		bytes_add(&t->got[i], "", 0);
	}
	term_screen_start(t);
	t->next = term_list;
	term_list = t;
	return t;
}

static void make_pipe(int *reader, int *writer)
{
	int p[2];

	if (pipe2(p, O_CLOEXEC))
		term_bail_out("pipe: %s", strerror(errno));
	*reader = p[0];
	*writer = p[1];
}

static char **make_argv(const char *program, const char *const *args)
{
	size_t n = 0;
	char **argv;

	if (!program && !(program = getenv("LR")))
		term_bail_out("LR names no program");
	while (args && args[n])
		n++;
	argv = term_need(calloc(n + 2, sizeof(*argv)));
	if (!(argv[0] = realpath(program, NULL)))
		term_bail_out("%s: %s", program, strerror(errno));
	for (n = 0; args && args[n]; n++)
		argv[n + 1] = term_need(strdup(args[n]));
	return argv;
}

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
		term_start_session(argv, o, t->home, end, leash, end[NOTE]);
	sigprocmask(SIG_SETMASK, &old, NULL);
	if (t->leader < 0)
		term_bail_out("forkpty: %s", strerror(errno));
	close(leash);
	for (int i = 0; i < FDS; i++)
		if (end[i] >= 0)
			close(end[i]);
	for (int i = 0; i < FDS; i++)
		if (t->fd[i] >= 0 &&
		    (fcntl(t->fd[i], F_SETFD, FD_CLOEXEC) || fcntl(t->fd[i], F_SETFL, O_NONBLOCK)))
			term_bail_out("fcntl: %s", strerror(errno));
	for (arg = argv; *arg; arg++)
		free(*arg);
	free(argv);
	while (!t->pid && !t->ended)
		term_pump(t, term_timeout_ms());
	return t;
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
	struct term **at = &term_list;
	int i;

	term_drain(t);
	check_reports(t->got[TTY].data);
	check_reports(t->got[ERR].data);
	while (*at != t)
		at = &(*at)->next;
	*at = t->next;
	term_tell(t->leash, "", 1); /* a word, so that it knows this from our death */
	close(t->leash);
	waitpid(t->leader, NULL, 0);
	for (i = 0; i < FDS; i++) {
		close_fd(&t->fd[i]);
		free(t->got[i].data);
	}
	for (i = 0; i < TEXTS; i++)
		free(t->text[i]);
	term_screen_end(t);
	free(t->keys.data);
	free(t->feed.data);
	free(t->title);
	free(t);
}

/* ---- to the program ---- */

void term_send(struct term *t, const char *bytes, size_t len)
{
	term_after_escape(t);
	bytes_add(&t->keys, bytes, len);
	term_pump(t, 0);
}

void term_type(struct term *t, const char *text)
{
	term_send(t, text, strlen(text));
}

void term_feed(struct term *t, const void *bytes, size_t len)
{
	bytes_add(&t->feed, bytes, len);
	term_pump(t, 0);
}

void term_feed_end(struct term *t)
{
	t->feed_end = true;
	term_pump(t, 0);
}

void term_tell_size(struct term *t, int rows, int cols)
{
	struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};

	if (t->fd[TTY] >= 0 && ioctl(t->fd[TTY], TIOCSWINSZ, &size))
		term_bail_out("TIOCSWINSZ: %s", strerror(errno));
}

void term_resize(struct term *t, int rows, int cols)
{
	term_drain(t);
	if (rows > 0 && cols > 0)
		term_screen_resize(t, rows, cols);
	term_tell_size(t, rows, cols);
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

bool term_is_over(struct term *t, void *arg)
{
	(void)arg;
	return t->ended && t->fd[TTY] < 0 && t->fd[OUT] < 0 && t->fd[ERR] < 0;
}

bool term_wait_quietly(struct term *t, bool (*pred)(struct term *t, void *arg), void *arg)
{
	long long left, end = now_ms() + term_timeout_ms() / (t->failed ? 10 : 1);

	while (!pred(t, arg)) {
		left = end - now_ms();
		if (left <= 0 || term_is_over(t, NULL))
			return false;
		term_pump(t, (long)left);
	}
	return true;
}

bool term_wait(struct term *t, bool (*pred)(struct term *t, void *arg), void *arg, const char *what)
{
	if (term_wait_quietly(t, pred, arg))
		return true;
	t->failed = true;
	return term_ok(false, "%s: %s",
		       term_is_over(t, NULL) ? "the program ended before" : "waited for", what);
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

static bool wait_wanted(struct term *t, bool (*pred)(struct term *t, void *arg), struct wanted *w,
			const char *before, const char *after)
{
	struct bytes what = {0}, text = {0};
	bool ok;

	bytes_spell(w->text, strlen(w->text), &text);
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
	if (!term_wait_quietly(t, term_is_over, NULL))
		term_note("the program ended, but something still holds its terminal or pipes");
	return WIFSIGNALED(t->status) ? 128 + WTERMSIG(t->status) : WEXITSTATUS(t->status);
}

/* ---- what else is known ---- */

bool term_restored(const struct term *t)
{
	return t->restored;
}

bool term_ended(const struct term *t)
{
	return t->ended;
}

bool term_sanitized(void)
{
	return SANITIZED;
}

long term_pid(const struct term *t)
{
	return t->pid;
}

const char *term_home(const struct term *t)
{
	return t->home;
}
