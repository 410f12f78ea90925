/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "source/input.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/i18n.h"
#include "source/unpack.h"

/* How long a pipe gives nothing before it is silent: who fills it may just be slower than we are; and
 * how often it is then asked whether anyone still wants it. In milliseconds. */
enum { IDLE_MS = 20, POLL_MS = 100 };

/* A pipe may stay silent for ever; who waits for it must still be able to go. */
static bool input_wait(struct input *in)
{
	struct pollfd fd = {.fd = in->fd, .events = POLLIN};

	if (!in->waits || poll(&fd, 1, IDLE_MS) > 0)
		return true;
	in->hooks->waiting(in->hooks->data);
	while (poll(&fd, 1, POLL_MS) <= 0) {
		if (in->hooks->stopped(in->hooks->data)) {
			in->stopped = true;
			return false;
		}
	}
	return true;
}

/* From the file descriptor itself. */
static long input_fetch(struct input *in, char *to, size_t len)
{
	ssize_t n;

	do {
		if (!input_wait(in))
			return -1;
		n = read(in->fd, to, len);
	} while (n < 0 && (errno == EINTR || errno == EAGAIN));
	if (n < 0)
		in->error = errno;
	else
		in->done += (uint64_t)n;
	return (long)n;
}

long input_raw(struct input *in, char *to, size_t len)
{
	size_t n = in->head_len - in->head_pos;

	if (n == 0)
		return input_fetch(in, to, len);
	if (n > len)
		n = len;
	memcpy(to, in->head + in->head_pos, n);
	in->head_pos += n;
	return (long)n;
}

static const char *input_errno_text(int error)
{
	if (error == ENOENT || error == ENOTDIR)
		return _("there is no such file");
	if (error == EACCES || error == EPERM)
		return _("this file may not be read");
	return strerror(error);
}

/* Why it cannot be read at all, or KIND is that it is not to be; NULL where it can. */
static const char *input_refuse(struct input *in, bool is_stdin, enum err_kind *kind)
{
	*kind = ERR_READ;
	if (in->fd < 0 || fstat(in->fd, &in->st))
		return input_errno_text(errno);
	*kind = ERR_INPUT;
	if (S_ISDIR(in->st.st_mode))
		return _("this is a folder, not a file");
	if (is_stdin && isatty(in->fd))
		return _("standard input is a terminal: nothing is piped in");
	if (S_ISBLK(in->st.st_mode) || S_ISCHR(in->st.st_mode))
		return is_stdin ? _("standard input is a device: nothing is piped in")
				: _("this is a device, not a file");
	return NULL;
}

/* Look how it begins: as much as it takes to know that it is packed, or not. */
static bool input_look(struct input *in)
{
	while (in->head_len < INPUT_HEAD && unpack_maybe(in->head, in->head_len)) {
		long n = input_fetch(in, in->head + in->head_len, INPUT_HEAD - in->head_len);

		if (n < 0)
			return false;
		if (n == 0)
			break;
		in->head_len += (size_t)n;
	}
	return true;
}

/* Whether a pipe has bytes, for which it has MS milliseconds. One that is closed at the other end
 * without any has none. */
static bool input_pipe_speaks(int fd, int ms)
{
	int64_t end = clock_ms() + ms;
	struct pollfd p = {.fd = fd, .events = POLLIN};
	int waiting = 0, ready;

	while ((ready = poll(&p, 1, ms)) < 0 && errno == EINTR) {
		ms = (int)(end - clock_ms());
		ms = ms > 0 ? ms : 0;
	}
	return ready > 0 && p.revents & POLLIN && ioctl(fd, FIONREAD, &waiting) == 0 && waiting > 0;
}

enum input_standard input_standard(int ms)
{
	struct stat st;
	bool ready;
	char c;

	if (fstat(STDIN_FILENO, &st))
		return INPUT_NOTHING;
	if (S_ISREG(st.st_mode))
		ready = pread(STDIN_FILENO, &c, 1, lseek(STDIN_FILENO, 0, SEEK_CUR)) > 0;
	else if (S_ISFIFO(st.st_mode))
		ready = input_pipe_speaks(STDIN_FILENO, ms);
	else
		return INPUT_NOTHING;
	return ready ? INPUT_READY : INPUT_SILENT;
}

bool input_open(struct input *in, const char *path, const char *name,
		const struct input_hooks *hooks, struct err *err)
{
	bool is_stdin = !strcmp(path, "-");
	struct err packed = {0};
	enum err_kind kind;
	const char *why;

	*in = (struct input){.hooks = hooks, .own = !is_stdin};
	/* Not to hang on a device; a pipe without a writer is waited for by poll(). */
	in->fd = is_stdin ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	why = input_refuse(in, is_stdin, &kind);
	if (!why) {
		kind = ERR_READ;
		in->seeks = S_ISREG(in->st.st_mode) && !is_stdin;
		in->waits = !S_ISREG(in->st.st_mode);
		if (S_ISREG(in->st.st_mode) && in->st.st_size > 0)
			in->size = (uint64_t)in->st.st_size;
		if (!input_look(in))
			why = in->stopped ? "" : input_errno_text(in->error);
		else if (unpack_kind(in->head, in->head_len) &&
			 !(in->unpack = unpack_new(in, &packed)))
			why = packed.text;
	}
	if (!why)
		return true;
	if (*why)
		err_set(err, kind, name, 0, "%s", why);
	input_close(in);
	return false;
}

void input_close(struct input *in)
{
	unpack_free(in->unpack);
	in->unpack = NULL;
	if (in->fd >= 0 && in->own)
		close(in->fd);
	in->fd = -1;
}

enum input_next input_next(struct input *in)
{
	if (in->unpack)
		return unpack_next(in->unpack);
	if (in->given)
		return INPUT_END;
	in->given = true;
	return INPUT_DOCUMENT;
}

const char *input_member(const struct input *in)
{
	return in->unpack ? unpack_member(in->unpack) : NULL;
}

const char *input_peek(struct input *in)
{
	if (in->unpack)
		return unpack_peek(in->unpack);
	in->head[in->head_len] = '\0';
	return in->head;
}

long input_read(struct input *in, char *to, size_t len)
{
	return in->unpack ? unpack_read(in->unpack, to, len) : input_raw(in, to, len);
}

const char *input_error(const struct input *in)
{
	if (in->stopped)
		return NULL;
	if (in->error)
		return strerror(in->error);
	return in->unpack ? unpack_error(in->unpack) : NULL;
}
