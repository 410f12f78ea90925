/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "app/signals.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stddef.h>
#include <string.h>
#include <unistd.h>

#include "app/restore.h"
#include "base/err.h"

static int wake[2] = {-1, -1};
static volatile sig_atomic_t lent_to; /* the program that has the terminal; 0: none */
static volatile sig_atomic_t ending;  /* SIGTERM or SIGHUP, once it has come */

static void on_message(int number)
{
	unsigned char byte = (unsigned char)number;
	int saved = errno;

	if (number == SIGTERM || number == SIGHUP) {
		ending = number;
		if (lent_to)
			kill((pid_t)lent_to, number);
	}
	/* Full means that there is plenty to wake up for. */
	if (write(wake[1], &byte, 1) < 0)
		errno = saved;
	errno = saved;
}

static void on_fault(int number);

/* Every signal that ends a process or stops it, but SIGKILL, SIGSTOP and those that the program ignores;
 * the real-time ones are taken by number. */
static struct {
	int number;
	void (*handler)(int);
	struct sigaction before;
} signals[] = {
	{.number = SIGWINCH, .handler = on_message},  {.number = SIGTSTP, .handler = on_message},
	{.number = SIGTERM, .handler = on_message},   {.number = SIGHUP, .handler = on_message},
	{.number = SIGINT, .handler = on_message},    {.number = SIGQUIT, .handler = on_message},
	{.number = SIGALRM, .handler = on_message},   {.number = SIGUSR1, .handler = on_message},
	{.number = SIGUSR2, .handler = on_message},   {.number = SIGVTALRM, .handler = on_message},
	{.number = SIGPROF, .handler = on_message},   {.number = SIGXCPU, .handler = on_message},
#ifdef SIGPOLL
	{.number = SIGPOLL, .handler = on_message},
#endif
#ifdef SIGPWR
	{.number = SIGPWR, .handler = on_message},
#endif
#ifdef SIGSTKFLT
	{.number = SIGSTKFLT, .handler = on_message},
#endif
	{.number = SIGSEGV, .handler = on_fault},     {.number = SIGBUS, .handler = on_fault},
	{.number = SIGFPE, .handler = on_fault},      {.number = SIGILL, .handler = on_fault},
	{.number = SIGABRT, .handler = on_fault},     {.number = SIGSYS, .handler = on_fault},
	{.number = SIGTRAP, .handler = on_fault},
};

enum { SIGNALS = sizeof signals / sizeof *signals };

/* It waits, blocked, until the handler returns; then it does what it did before. */
static void on_fault(int number)
{
	restore_now();
	for (size_t i = 0; i < SIGNALS; i++)
		if (signals[i].number == number)
			sigaction(number, &signals[i].before, NULL);
	raise(number);
}

/* A stack that has run over is no place to run a handler on. */
static void own_stack(void)
{
	static char bytes[64 * 1024];
	stack_t stack = {.ss_sp = bytes, .ss_size = sizeof bytes}, now;

	if (sigaltstack(NULL, &now) == 0 && now.ss_flags & SS_DISABLE)
		sigaltstack(&stack, NULL);
}

static void handle(int number, void (*handler)(int), struct sigaction *before)
{
	struct sigaction action = {0};

	action.sa_handler = handler;
	action.sa_flags = SA_RESTART | SA_ONSTACK;
	sigemptyset(&action.sa_mask);
	sigaction(number, &action, before);
}

static void handle_real_time(void (*handler)(int))
{
#ifdef SIGRTMIN
	for (int number = SIGRTMIN; number <= SIGRTMAX; number++)
		handle(number, handler, NULL);
#else
	(void)handler;
#endif
}

bool signals_start(struct err *err)
{
	if (wake[0] < 0 && pipe(wake) < 0)
		return err_set(err, ERR_INPUT, NULL, 0, "pipe: %s", strerror(errno));
	for (int i = 0; i < 2; i++) {
		fcntl(wake[i], F_SETFD, FD_CLOEXEC);
		fcntl(wake[i], F_SETFL, O_NONBLOCK);
	}
	own_stack();
	for (size_t i = 0; i < SIGNALS; i++)
		handle(signals[i].number, signals[i].handler, &signals[i].before);
	handle_real_time(on_message);
	return true;
}

void signals_stop(void)
{
	for (size_t i = 0; i < SIGNALS; i++)
		sigaction(signals[i].number, &signals[i].before, NULL);
	handle_real_time(SIG_DFL);
}

void signals_release(int number)
{
	handle(number, SIG_DFL, NULL);
}

void signals_take(int number)
{
	handle(number, on_message, NULL);
}

void signals_forward(pid_t pid)
{
	lent_to = (sig_atomic_t)pid;
	/* It may have come before it was known to whom it goes. */
	if (pid && ending)
		kill(pid, ending);
}

int signals_fd(void)
{
	return wake[0];
}

int signals_next(void)
{
	unsigned char byte;

	return read(wake[0], &byte, 1) == 1 ? byte : 0;
}

void signals_stop_process(void)
{
	sigset_t tstp, before;

	signals_release(SIGTSTP);
	sigemptyset(&tstp);
	sigaddset(&tstp, SIGTSTP);
	sigprocmask(SIG_UNBLOCK, &tstp, &before);
	raise(SIGTSTP);
	/* Here again after SIGCONT. */
	sigprocmask(SIG_SETMASK, &before, NULL);
	signals_take(SIGTSTP);
}
