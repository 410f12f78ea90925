/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * The screen harness tested on itself: this program is also the small full-screen program that it
 * runs ("play"), and the failing tests whose reports are read back ("meta").
 */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "term.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif
#include <sys/stat.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

static char *self;

/* ---- the program under test ---- */

static int signals[2]; /* a pipe: each byte is a signal's number */
static struct termios before;
static char heard[64], fed[256];
static int keys_fd;
static bool is_stopped; /* to SIGHUP */

static void on_signal(int sig)
{
	const unsigned char c = (unsigned char)sig;
	int saved = errno;

	if (write(signals[1], &c, 1) != 1)
		_exit(99);
	errno = saved;
}

static void draw(void)
{
	struct winsize w = {0};

	ioctl(keys_fd, TIOCGWINSZ, &w);
	printf("\033[H\033[2Jsize %dx%d\r\n", w.ws_row, w.ws_col);
	printf("\033[1mbold\033[m \033[4munder\033[m \033[3mitalic\033[m \033[1;7mboth\033[m ");
	printf("\033[34;41mcolour\033[m \033[38;5;200mpink\033[m \033[38;2;1;2;3mrgb\033[m "
	       "\033[2mdim"
	       "\033[m\r\n\033[7m%-*s\033[m\r\n",
	       w.ws_col, "bar");
	printf("日本|e\xCC\x81|\033[42m\033[K\033[m\r\nfed %s;\r\nkeys %s;", fed, heard);
	fflush(stdout);
}

static void enter(void)
{
	struct termios raw = before;

	raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO | IEXTEN);
	raw.c_iflag &= ~(tcflag_t)(ICRNL | IXON);
	tcsetattr(keys_fd, TCSANOW, &raw);
	printf("\033[?1049h\033[?1h\033=");
	draw();
}

static void leave(void)
{
	printf("\033[?1l\033>\033[?25h\033[?1049l");
	fflush(stdout);
	tcsetattr(keys_fd, TCSANOW, &before);
}

/* Returns the exit code, 0 to go on. */
static int take_signal(void)
{
	unsigned char sig = 0;

	if (read(signals[0], &sig, 1) != 1)
		return 99;
	if (sig == SIGHUP)
		return 5;
	if (sig == SIGINT)
		return leave(), 6;
	if (sig == SIGTSTP) {
		leave();
		signal(SIGTSTP, SIG_DFL);
		raise(SIGTSTP); /* here it stops */
		signal(SIGTSTP, on_signal);
		enter();
	}
	if (sig == SIGWINCH)
		draw();
	return 0;
}

/* Every byte typed is shown; a dot forgets them; some do something. */
static void on_byte(unsigned char c)
{
	size_t len = strlen(heard);

	if (c == '.')
		*heard = '\0';
	else if (len + 3 < sizeof(heard))
		snprintf(heard + len, sizeof(heard) - len, "%02X", c);
	if (c == 'q' || c == 'Q') {
		if (c == 'q')
			leave();
		exit(3);
	}
	if (c == 'x')
		abort();
	fputs(c == 'b'   ? "\a"
	      : c == 't' ? "\033]2;a title\033\\"
	      : c == 'h' ? "\033[?25l"
	      : c == 'c' ? "\033[c"
	      : c == 'l' ? "\xC2\x9B"
			 : "",
	      stdout);
	for (int i = 0; c == 'p' && i < 20000; i++)
		printf("line %d\r\n", i);
	printf("\033[6H\033[Kkeys %s;", heard);
	fflush(stdout);
}

static int play(void)
{
	static const int sigs[] = {SIGWINCH, SIGTSTP, SIGINT, SIGHUP};
	struct pollfd p[2];
	unsigned char c[64];
	ssize_t n = 0;
	int status;

	/* ThreadSanitizer makes room for signals at the first blocking call, and loses one that
	 * comes just then. */
	poll(NULL, 0, 0);
	if (pipe(signals))
		return 99;
	for (size_t i = 0; i < sizeof(sigs) / sizeof(*sigs) - is_stopped; i++)
		signal(sigs[i], on_signal);
	if ((keys_fd = open("/dev/tty", O_RDWR)) < 0)
		return printf("no terminal: %s\n", strerror(errno)), 2;
	if (!isatty(STDIN_FILENO))
		for (size_t at = 0; (n = read(0, fed + at, sizeof(fed) - 1 - at)) > 0;)
			at += (size_t)n;
	tcgetattr(keys_fd, &before);
	enter();
	p[0] = (struct pollfd){.fd = signals[0], .events = POLLIN};
	p[1] = (struct pollfd){.fd = keys_fd, .events = POLLIN};
	for (;;) {
		if (poll(p, 2, -1) < 0)
			continue;
		if (p[0].revents && (status = take_signal()))
			return status;
		if (!p[1].revents)
			continue;
		n = read(keys_fd, c, sizeof(c));
		if (n <= 0 && is_stopped)
			return 7;
		if (n <= 0)
			p[1].fd = -1; /* the terminal has gone: SIGHUP will come */
		for (ssize_t i = 0; i < n; i++)
			on_byte(c[i]);
	}
}

/* Modes that need no screen. */
static int print_mode(const char *mode)
{
	extern char **environ;
	char **e;
	int c;

	if (!strcmp(mode, "env"))
		for (e = environ; *e; e++)
			puts(*e);
	if (!strcmp(mode, "golden")) {
		printf("\033[1;3Hone \033[7mtwo\033[m 日本\033[4m x\033[m\033[2;5H\033[1m "
		       "\033[34mblue");
		printf("\033[m\033[1m!\033[m\033[44m\033[K\033[m\033[3;2H");
	}
	if (!strcmp(mode, "both")) {
		puts("to the output");
		fputs("to the error\n", stderr);
	}
	if (!strcmp(mode, "copy"))
		while ((c = getchar()) != EOF)
			putchar(c);
	if (!strcmp(mode, "report"))
		puts("==1==ERROR: LeakSanitizer: nothing, it is a test");
	if (!strcmp(mode, "hold")) {
		puts("holding");
		fflush(stdout);
		for (;;)
			pause();
	}
	fflush(stdout);
	return 0;
}

/* ---- tests ---- */

static struct term *start(const char *mode, struct term_opts o)
{
	o.program = self;
	return term_start(TERM_ARGS(mode), &o);
}

static struct term *start_play(struct term_opts o)
{
	struct term *t = start("play", o);

	term_wait_text(t, "keys ;");
	return t;
}

static bool printed(const struct term *t, int fd, const char *text)
{
	return strstr(term_captured(t, fd, NULL), text) != NULL;
}

static void test_environment(void)
{
	static const char *const env[] = {"LC_ALL=C", "EXTRA=a=b", "TZ", NULL};
	struct term *t;
	struct stat st;
	char line[4096];

	setenv("LANGUAGE", "de", 1);
	setenv("ESCDELAY", "1", 1);
	t = start("env", (struct term_opts){.stdout_pipe = true, .env = env});
	term_ok(term_wait_exit(t) == 0, "a program runs");
	term_ok(!printed(t, 1, "LANGUAGE") && !printed(t, 1, "ESCDELAY"),
		"the tester's environment stays out");
	term_ok(printed(t, 1, "TERM=xterm-256color\n") && printed(t, 1, "EXTRA=a=b\n") &&
			printed(t, 1, "LC_ALL=C\n") && !printed(t, 1, "TZ="),
		"variables are fixed, added, changed, taken away");
	snprintf(line, sizeof(line), "HOME=%s\n", term_home(t));
	term_ok(printed(t, 1, line) && !stat(term_home(t), &st) && st.st_nlink == 2,
		"it has a home of its own, an empty one");
	term_free(t);
}

static void test_cells(void)
{
	struct term *t = start_play((struct term_opts){0});
	struct term_cell c;
	int row, col;

	term_ok(term_rows(t) == 24 && term_cols(t) == 80 && !strcmp(term_row(t, 0), "size 24x80"),
		"24 rows, 80 columns; blanks at the end are cut");
	term_ok(term_find(t, "under", &row, &col) && row == 1 && col == 5, "a text is found");
	term_ok(!term_find(t, "size 24x80 ?", NULL, NULL), "another is not");
	c = term_cell(t, 1, 0);
	term_ok(!strcmp(c.text, "b") && c.bold && !c.underline && c.fg == -1 && c.bg == -1, "bold");
	term_ok(term_cell(t, 1, 5).underline == 1 && term_cell(t, 1, 11).italic, "others");
	c = term_cell(t, 1, 18);
	term_ok(c.bold && c.reverse, "two at once");
	term_ok(term_find(t, "colour", &row, &col), "colours");
	c = term_cell(t, row, col);
	term_ok(c.fg == 4 && c.bg == 1, "basic colours");
	term_ok(term_cell(t, row, col + 7).fg == 200, "a palette's colour");
	term_ok(term_cell(t, row, col + 12).fg == (TERM_RGB | 0x010203), "a direct colour");
	term_ok(term_cell(t, 2, 79).reverse && !strcmp(term_cell(t, 2, 79).text, " "),
		"a bar fills the row");
	c = term_cell(t, 3, 2);
	term_ok(!strcmp(c.text, "本") && c.width == 2, "a wide character");
	c = term_cell(t, 3, 3);
	term_ok(!strcmp(c.text, "") && c.width == 0, "its second cell");
	term_ok(!strcmp(term_cell(t, 3, 5).text, "e\xCC\x81"), "a combining mark");
	term_ok(term_find(t, "|e", &row, &col) && col == 4, "text is found by cells, not bytes");
	term_ok(term_cell(t, 3, 79).bg == 2, "erased with a background");
	term_ok(term_cell(t, 24, 0).width == 0 && term_cell(t, 0, -1).width == 0, "outside");
	term_ok(term_wrote(t, 0, "\033[2mdim"), "dim only in the log");
	term_free(t);
}

static void test_keys(void)
{
	static const char *const keys[][2] = {
		{"Up", "1B4F41"},      {"End", "1B4F46"},     {"PgDn", "1B5B367E"},
		{"Del", "1B5B337E"},   {"F1", "1B4F50"},      {"F12", "1B5B32347E"},
		{"Enter", "0D"},       {"KPEnter", "1B4F4D"}, {"Tab", "09"},
		{"S-Tab", "1B5B5A"},   {"Space", "20"},       {"Backspace", "7F"},
		{"Esc", "1B"},         {"C-l", "0C"},         {"C-i", "09"},
		{"C-s", "13"},         {"C-v", "16"},         {"M-e", "1B65"},
		{"M-Enter", "1B0D"},   {"-", "2D"},           {"C-Left", "1B5B313B3544"},
		{"C-_", "1F"},         {"C-Space", "00"},     {"é", "C3A9"},
		{"ت g F", "D8AA6746"}, {"Down j", "1B4F426A"}};
	struct term *t = start_play((struct term_opts){0});
	char line[80];

	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++) {
		term_type(t, ".");
		term_wait_text(t, "keys ;");
		term_keys(t, keys[i][0]);
		snprintf(line, sizeof(line), "keys %s;", keys[i][1]);
		term_ok(term_wait_row(t, 5, line), "%s", keys[i][0]);
	}
	term_type(t, ".c");
	term_ok(term_wait_text(t, "keys 631B5B3F"), "the terminal answers");
	term_keys(t, "q");
	term_wait_exit(t);
	term_free(t);
}

static void test_state(void)
{
	struct term *t = start_play((struct term_opts){.rows = 10, .cols = 60});
	int row, col;
	size_t mark;

	term_ok(term_alt(t) && term_cursor(t, &row, &col) && row == 5 && col == 6, "cursor");
	term_ok(term_bells(t) == 0 && !strcmp(term_title(t), ""), "no bell, no title");
	term_ok(!term_leak(t, 0), "nothing leaks: %s", term_leak(t, 0) ? term_leak(t, 0) : "");
	mark = term_mark(t);
	term_type(t, "bbth");
	term_wait_text(t, "keys 62627468;");
	term_ok(term_bells(t) == 2, "two bells");
	term_ok(!strcmp(term_title(t), "a title"), "a title");
	term_ok(!term_cursor(t, NULL, NULL), "cursor hidden");
	term_ok(term_leak(t, mark) && !strncmp(term_leak(t, mark), "1B 5D", 5), "OSC is seen");
	mark = term_mark(t);
	term_type(t, "l");
	term_ok(term_wait_wrote(t, mark, "\xC2\x9B"), "the log has what the screen lacks");
	term_ok(term_leak(t, mark) && !strncmp(term_leak(t, mark), "C2 9B", 5), "C1 is seen");
	term_type(t, "p.");
	term_ok(term_wait_wrote(t, mark, "line 19999\r") && term_wait_text(t, "keys ;"),
		"much output");
	term_keys(t, "C-c");
	term_ok(term_wait_exit(t) == 6, "an exit code");
	term_ok(!term_alt(t) && term_restored(t) && !strcmp(term_row(t, 5), ""),
		"the terminal is as it was");
	term_free(t);
}

static void test_resize(void)
{
	static const int sizes[][2] = {{5, 20}, {1, 1}, {300, 300}, {24, 80}};
	struct term *t = start_play((struct term_opts){.rows = 50, .cols = 132});
	char line[32];

	term_wait_text(t, "size 50x132");
	for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++) {
		size_t mark = term_mark(t);

		term_resize(t, sizes[i][0], sizes[i][1]);
		snprintf(line, sizeof(line), "size %dx%d\r", sizes[i][0], sizes[i][1]);
		term_ok(term_wait_wrote(t, mark, line) && term_rows(t) == sizes[i][0], "%dx%d",
			sizes[i][0], sizes[i][1]);
	}
	term_resize(t, 0, 0);
	term_ok(term_wait_text(t, "size 0x0") && term_cols(t) == 80, "0x0");
	for (int i = 1; i <= 500; i++)
		term_resize(t, 1 + i % 40, 100 + i % 7);
	term_resize(t, 30, 90);
	term_ok(term_wait_row(t, 0, "size 30x90"), "a storm");
	term_free(t);
	t = start_play((struct term_opts){.rows = -1});
	term_ok(term_wait_text(t, "size 0x0"), "0x0 at the start");
	term_free(t);
}

static void test_signals(void)
{
	struct term *t = start_play((struct term_opts){0});

	for (int i = 0; i < 3; i++) {
		term_keys(t, "C-z");
		term_ok(term_wait_stop(t) == SIGTSTP, "stopped");
		term_ok(!term_alt(t) && term_restored(t), "the terminal is as it was");
		term_resize(t, 20 + i, 70);
		term_continue(t);
		term_ok(term_wait_alt(t, true) && term_wait_row(t, 0, "x70"), "continued");
		term_type(t, i % 2 ? "A" : "B.C");
		term_ok(term_wait_text(t, i % 2 ? "41;" : "43;"), "and reads");
	}
	term_signal(t, SIGKILL);
	term_ok(term_wait_exit(t) == 128 + SIGKILL && !term_restored(t), "killed, modes left");
	term_free(t);
	t = start_play((struct term_opts){0});
	term_hangup(t);
	term_ok(term_wait_exit(t) == 5, "terminal gone: SIGHUP");
	term_free(t);
	t = start("deaf", (struct term_opts){.no_hup = true});
	term_wait_text(t, "keys ;");
	term_hangup(t);
	term_ok(term_wait_exit(t) == 7, "terminal gone, no SIGHUP: the end of the keys");
	term_free(t);
	t = start_play((struct term_opts){0});
	term_keys(t, "Q");
	term_ok(term_wait_exit(t) == 3 && !term_restored(t), "modes not restored are seen");
	term_free(t);
	t = start("play", (struct term_opts){.detached = true});
	term_ok(term_wait_exit(t) == 2 && strstr(term_row(t, 0), "no terminal"),
		"no controlling terminal");
	term_free(t);
	t = start("play", (struct term_opts){.dir = "/nonexistent"});
	term_ok(term_wait_exit(t) == 127 && strstr(term_row(t, 0), "cannot start"), "no start");
	term_free(t);
}

static void test_streams(void)
{
	char path[4096], *big = calloc(1, 1 << 20);
	struct term *t;
	size_t len;
	FILE *f;

	snprintf(path, sizeof(path), "%s/input", term_folder());
	f = fopen(path, "w");
	if (!big || !f || fputs("by file", f) < 0 || fclose(f))
		exit(99);
	t = start_play((struct term_opts){.stdin_file = path});
	term_ok(term_wait_row(t, 4, "fed by file;"), "standard input from a file");
	term_type(t, "k");
	term_ok(term_wait_text(t, "keys 6B;"), "keys from the terminal");
	term_free(t);
	t = start("play", (struct term_opts){.stdin_pipe = true});
	term_feed(t, "by ", 3);
	term_feed(t, "pipe", 4);
	term_feed_end(t);
	term_ok(term_wait_row(t, 4, "fed by pipe;"), "standard input from a pipe");
	term_type(t, "k");
	term_ok(term_wait_text(t, "keys 6B;"), "keys from the terminal");
	term_free(t);
	t = start("copy", (struct term_opts){.stdin_pipe = true, .stdout_pipe = true});
	term_feed(t, big, 1 << 20);
	term_feed_end(t);
	term_ok(term_wait_exit(t) == 0 && term_captured(t, 1, &len) && len == 1 << 20,
		"a megabyte through both pipes");
	term_free(t);
	free(big);
	t = start("both", (struct term_opts){.stderr_pipe = true});
	term_ok(term_wait_exit(t) == 0 && !strcmp(term_row(t, 0), "to the output") &&
			!strcmp(term_captured(t, 2, NULL), "to the error\n"),
		"standard error apart");
	term_free(t);
}

static void test_two(void)
{
	const char *home = term_folder();
	struct term *a = start_play((struct term_opts){.home = home});
	struct term *b = start_play((struct term_opts){.home = home, .rows = 5});

	term_type(a, "A");
	term_type(b, "B");
	term_ok(term_wait_text(b, "keys 42;") && term_wait_text(a, "keys 41;"), "two terminals");
	term_ok(!strcmp(term_home(a), term_home(b)), "one home");
	term_hangup(a);
	term_ok(term_wait_exit(a) == 5, "the first one's terminal goes");
	term_type(b, "C");
	term_ok(term_wait_text(b, "keys 4243;"), "the second one's stays");
	term_free(a);
	term_free(b);
}

static const char golden[] = "4 rows, 20 columns\n"
			     "00|  one two 日本 x    |\n"
			     "00:      rrr     uu\n"
			     "01|     blue!          |\n"
			     "01:     AAAAbBBBBBBBBBB\n"
			     "02|                    |\n"
			     "03|                    |\n"
			     "r = reverse\n"
			     "u = underline\n"
			     "A = bold fg=4\n"
			     "b = bold\n"
			     "B = bg=4\n"
			     "cursor in row 2, column 1\n";

/* A test program that goes wrong; what it reports is read by expect(). */
static int meta(const char *what)
{
	struct term_opts small = {.rows = 4, .cols = 20};
	struct term *t;

	if (!strcmp(what, "plan")) {
		term_plan(2);
		term_ok(true, "one");
	} else if (!strcmp(what, "wait")) {
		term_wait_text(start("play", small), "\033never");
	} else if (!strcmp(what, "ended")) {
		t = start("golden", small);
		term_wait_exit(t);
		term_wait_row(t, 2, "never");
		term_ok(false, "%s", "no\nmore");
	} else if (!strcmp(what, "golden")) {
		term_golden(start("golden", small), "one");
		term_golden(start("golden", small), "missing");
	} else if (!strcmp(what, "report")) {
		term_wait_exit(start("report", small));
	} else if (!strcmp(what, "key")) {
		term_keys(start("play", small), "Down Nokey");
	} else {
		/* held by all that comes from here */
		if (open(getenv("FIFO"), O_WRONLY) < 0)
			return 98;
		term_wait_text(start("hold", small), "holding");
		raise(!strcmp(what, "orphan") ? SIGKILL : SIGALRM);
	}
	return term_done();
}

static void expect(const char *what, int status, const char *const *env, const char *const *lines)
{
	struct term_opts o = {.program = self, .stdout_pipe = true, .env = env};
	struct term *t = term_start(TERM_ARGS("meta", what), &o);
	bool ok = term_wait_exit(t) == status;

	for (; *lines; lines++)
		if (!printed(t, 1, *lines)) {
			term_note("it does not say: %s", *lines);
			ok = false;
		}
	if (!term_ok(ok, "%s", what))
		term_note("it says:\n%s", term_captured(t, 1, NULL));
	term_free(t);
}

static char *variable(const char *name, const char *value)
{
	size_t size = strlen(name) + strlen(value) + 2;
	char *v = malloc(size);

	if (!v)
		exit(99);
	snprintf(v, size, "%s=%s", name, value);
	return v;
}

static void test_golden(void)
{
	char dir[4096], path[4200], text[1024] = "";
	struct term_opts small = {.rows = 4, .cols = 20};
	struct term *t;
	char *top;
	FILE *f;

	snprintf(dir, sizeof(dir), "%s", term_folder());
	top = variable("abs_srcdir", dir);
	setenv("abs_srcdir", dir, 1);
	snprintf(path, sizeof(path), "%s/tests", dir);
	mkdir(path, 0700);
	snprintf(path, sizeof(path), "%s/tests/screen", dir);
	mkdir(path, 0700);
	setenv("UPDATE_GOLDEN", "1", 1);
	t = start("golden", small);
	term_golden(t, "one");
	unsetenv("UPDATE_GOLDEN");
	term_golden(t, "one");
	term_free(t);
	snprintf(path, sizeof(path), "%s/tests/screen/golden/one.txt", dir);
	if (!(f = fopen(path, "r+")) || !fread(text, 1, sizeof(text) - 1, f))
		exit(99);
	if (!term_ok(!strcmp(text, golden), "the file is as it should be"))
		term_note("%s", text);
	/* change a letter of the second row, lose the attributes of the first */
	rewind(f);
	memcpy(strstr(text, "blue"), "glue", 4);
	fprintf(f, "%.*s%s", (int)(strstr(text, "00:") - text), text, strstr(text, "01|"));
	if (fclose(f) || truncate(path, (off_t)(strlen(text) - strlen("00:      rrr     uu\n"))))
		exit(99);
	expect("golden", 1, (const char *const[]){top, NULL},
	       (const char *const[]){
		       "not ok 1 - screen one\n", "\n#   00|  one two 日本 x    |\n",
		       "\n# + 00:      rrr     uu\n", "\n# - 01|     glue!          |\n",
		       "\n# + 01|     blue!          |\n", "\n#   01:     AAAAbBBBBBBBBBB\n",
		       "\n#   cursor in row 2, column 1\n",
		       "\nnot ok 2 - screen missing: no such file; UPDATE_GOLDEN=1 writes it\n",
		       NULL});
	free(top);
}

static void test_failures(void)
{
	const char *const quick[] = {"TERM_TIMEOUT=1", NULL};

	expect("plan", 1, NULL, (const char *const[]){"1..2\nok 1 - one\n# planned 2", NULL});
	expect("wait", 1, quick,
	       (const char *const[]){
		       "not ok 1 - waited for: \"\\x1Bnever\"\n# 4 rows, 20 columns\n# 00|",
		       "\n# running\n1..1\n", NULL});
	expect("ended", 1, NULL,
	       (const char *const[]){
		       "not ok 1 - the program ended before: \"never\" in row 2\n# 4 rows",
		       "# exited with 0\nnot ok 2 - no\n# more\n1..2\n", NULL});
	expect("report", 1, NULL, (const char *const[]){"not ok 1 - a sanitizer's report\n", NULL});
	expect("key", 99, NULL, (const char *const[]){"Bail out! no such key: Nokey\n", NULL});
}

/* However a test ends, whatever it started ends too, and its folders go. */
static void test_orphans(void)
{
	const char *dir = term_folder(), *tmp = term_folder();
	char fifo[4096], *env[3] = {NULL};
	struct pollfd p = {.events = POLLIN};
	struct stat st;

	snprintf(fifo, sizeof(fifo), "%s/fifo", dir);
	if (mkfifo(fifo, 0600))
		exit(99);
#ifdef PR_SET_CHILD_SUBREAPER
	prctl(PR_SET_CHILD_SUBREAPER, 1); /* not every container's first process reaps */
#endif
	env[0] = variable("FIFO", fifo);
	env[1] = variable("TMPDIR", tmp);
	for (int i = 0; i < 2; i++) {
		if ((p.fd = open(fifo, O_RDONLY | O_NONBLOCK)) < 0)
			exit(99);
		expect(i ? "watchdog" : "orphan", i ? 99 : 128 + SIGKILL, (const char *const *)env,
		       (const char *const[]){i ? "Bail out! the test took too long" : "", NULL});
		term_ok(poll(&p, 1, 10000) == 1 && p.revents & POLLHUP, "no process is left");
		/* not to wait for what is still ours and alive */
		while (waitpid(-1, NULL, WNOHANG) > 0)
			;
		term_ok(!stat(tmp, &st) && st.st_nlink == 2, "no folder is left");
		close(p.fd);
	}
	free(env[0]);
	free(env[1]);
}

int main(int argc, char **argv)
{
	self = realpath(argv[0], NULL);
	if (argc > 2)
		return meta(argv[2]);
	is_stopped = argc > 1 && !strcmp(argv[1], "deaf");
	if (argc > 1)
		return is_stopped || !strcmp(argv[1], "play") ? play() : print_mode(argv[1]);
	test_environment();
	test_cells();
	test_keys();
	test_state();
	test_resize();
	test_signals();
	test_streams();
	test_two();
	test_golden();
	test_failures();
	test_orphans();
	free(self);
	return term_done();
}
