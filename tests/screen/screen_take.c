/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* Copying, links, and programs that have the terminal for a while. */
#include "config.h"

#include <signal.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "fixture.h"

static const char archive[] =
	"<archive><title>Links</title><statement id='s1'><date when='2020-05-01'/>"
	"<title>With links</title><speaker>Ann</speaker>"
	"<source href='https://example.org/a'>Site</source>"
	"<text><p>See <ref href='https://example.org/one'>one</ref> and "
	"<ref href='-x:two'>two</ref>.</p><p>سلام بر شما.</p></text></statement>"
	"<statement id='s2'><date when='2019'/><title>Without</title>"
	"<text><p>Nothing leads on.</p></text></statement></archive>";

/* A folder with the archive, and "bin" in it for programs. */
struct place {
	const char *folder;
	char file[300], path[300];
};

static void write_to(const char *path, const char *text, mode_t mode)
{
	FILE *out = fopen(path, "w");

	if (!out)
		abort();
	fputs(text, out);
	fclose(out);
	chmod(path, mode);
}

static void make_place(struct place *p)
{
	p->folder = term_folder();
	snprintf(p->file, sizeof p->file, "%s/links.xml", p->folder);
	write_to(p->file, archive, 0644);
	snprintf(p->path, sizeof p->path, "%s/bin", p->folder);
	mkdir(p->path, 0755);
	snprintf(p->path, sizeof p->path, "PATH=%s/bin", p->folder);
}

/* A program NAME that notes its arguments and what it reads, and then does MORE. */
static void make_program(const struct place *p, const char *name, const char *more)
{
	char path[400], text[1000];

	snprintf(path, sizeof path, "%s/bin/%s", p->folder, name);
	snprintf(text, sizeof text,
		 "#!/bin/sh\nprintf '%%s|' \"$@\" > %s/%s.args\n"
		 "test -t 0 || /bin/cat > %s/%s.got\n%s\n",
		 p->folder, name, p->folder, name, more);
	write_to(path, text, 0755);
}

/* What program NAME noted in a file with this ENDING; heap. */
static char *noted(const struct place *p, const char *name, const char *ending)
{
	char path[400], *text = calloc(1, 4000);
	FILE *in;

	if (!text)
		abort();
	snprintf(path, sizeof path, "%s/%s.%s", p->folder, name, ending);
	in = fopen(path, "r");
	if (in && fread(text, 1, 3999, in) == 0)
		*text = '\0';
	if (in)
		fclose(in);
	return text;
}

static bool was_noted(const struct place *p, const char *name, const char *ending, const char *text)
{
	enum { TRIES = 200 };
	const struct timespec pause = {.tv_nsec = 20 * 1000 * 1000};
	char *have = noted(p, name, ending);
	bool same = !strcmp(have, text);

	/* What is slow is left to itself, and notes it later. */
	for (int i = 0; i < TRIES && !same; i++) {
		nanosleep(&pause, NULL);
		free(have);
		have = noted(p, name, ending);
		same = !strcmp(have, text);
	}
	if (!same)
		term_note("%s.%s: %s", name, ending, have);
	free(have);
	return same;
}

static struct term *start(const struct place *p, const char *const *env, const char *option)
{
	struct term_opts opts = {.env = env, .dir = p->folder, .home = p->folder};
	struct term *t = term_start(TERM_ARGS(option, p->file), &opts);

	term_wait_text(t, "With links");
	return t;
}

static void clipboard_programs(void)
{
	static const struct {
		const char *name, *variable, *args;
	} programs[] = {
		{"wl-copy", "WAYLAND_DISPLAY=wayland-0", "--type|text/plain|"},
		{"xclip", "DISPLAY=:0", "-in|-selection|clipboard|"},
		{"xsel", "DISPLAY=:0", "--input|--clipboard|"},
		{"pbcopy", "NOTHING=1", "|"},
	};
	static const char title[] = "With links\nhttps://example.org/a\n";

	for (size_t i = 0; i < sizeof programs / sizeof *programs; i++) {
		struct place p;
		const char *env[] = {NULL, programs[i].variable, NULL};
		char said[100];
		struct term *t;

		make_place(&p);
		env[0] = p.path;
		make_program(&p, programs[i].name, "exit 0");
		t = start(&p, env, "--no-config");
		term_type(t, "y");
		term_wait_text(
			t, "copy:  y title  t text  u link  c citation  q quotation  m Markdown");
		/* However narrow, each key is seen. */
		term_resize(t, 12, 40);
		term_wait_text(t, "copy:  y title  t text  u link");
		term_wait_text(t, "c citation  q quotation  m Markdown");
		term_resize(t, 24, 80);
		term_type(t, "y");
		snprintf(said, sizeof said, "copied by %s: title, 33 characters", programs[i].name);
		term_wait_text(t, said);
		term_ok(was_noted(&p, programs[i].name, "got", title) &&
				was_noted(&p, programs[i].name, "args", programs[i].args),
			"%s got the title and the link", programs[i].name);
		term_type(t, "1yu");
		snprintf(said, sizeof said, "copied by %s: link, 23 characters", programs[i].name);
		term_wait_text(t, said);
		term_ok(was_noted(&p, programs[i].name, "got", "https://example.org/one"),
			"%s got the first link", programs[i].name);
		term_ok(!term_leak(t, 0), "nothing odd was written");
		quit(t);
	}
}

/* One that fails is passed over; the terminal is the last to be asked. */
static void the_terminal_copies(void)
{
	static const struct {
		const char *variable, *bytes;
	} cases[] = {
		{"NOTHING=1", "\033]52;c;aHR0cHM6Ly9leGFtcGxlLm9yZy9h\a"},
		{"TMUX=/tmp/t,1,0", "\033Ptmux;\033\033]52;c;aHR0cHM6Ly9leGFtcGxlLm9yZy9h\a\033\\"
				    "\033]52;c;aHR0cHM6Ly9leGFtcGxlLm9yZy9h\a"},
		{"STY=1.x", "\033P\033]52;c;aHR0cHM6Ly9leGFtcGxlLm9yZy9h\a\033\\"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct place p;
		const char *env[] = {NULL, "DISPLAY=:0", cases[i].variable, NULL};
		struct term *t;
		size_t from;

		make_place(&p);
		env[0] = p.path;
		make_program(&p, "xclip", "exit 1");
		make_program(&p, "xsel", "exit 1");
		make_program(&p, "pbcopy", "exit 1");
		t = start(&p, env, "--no-config");
		from = term_mark(t);
		term_type(t, "yu");
		term_wait_text(t,
			       "sent to the terminal to be copied (OSC 52): link, 21 characters");
		term_ok(term_wrote(t, from, cases[i].bytes), "the terminal was asked, with %s",
			cases[i].variable);
		quit(t);
	}
}

/* One that hangs keeps nobody waiting; when its time is over, the next is asked. */
static void a_clipboard_that_hangs(void)
{
	struct place p;
	const char *env[] = {NULL, "DISPLAY=:0", NULL};
	const char *log;
	struct term *t;
	size_t from;

	make_place(&p);
	env[0] = p.path;
	make_program(&p, "xclip", "exec /bin/sleep 60");
	make_program(&p, "xsel", "exit 1");
	make_program(&p, "pbcopy", "exit 1");
	t = start(&p, env, "--no-config");
	from = term_mark(t);
	term_type(t, "yu?");
	term_wait_text(t, "Moving");
	term_keys(t, "Esc");
	term_wait_text(t, "sent to the terminal to be copied (OSC 52): link, 21 characters");
	log = term_log(t, NULL);
	term_ok(strstr(log + from, "Moving") < strstr(log + from, "\033]52;"),
		"keys are heard while it hangs");
	quit(t);
}

/* Each of the things that can be copied, by the command of the setting. */
static void what_is_copied(void)
{
	static const struct {
		const char *keys, *label, *part;
	} cases[] = {
		{"yt", "text", "With links\n==========\n"},
		{"yc", "citation", "Ann, “With links” (1 May 2020), https://example.org/a."},
		{"yq", "quotation",
		 "“See one and two.”\n\nAnn, “With links” (1 May 2020).\n"
		 "https://example.org/a#:~:text=See%20one%20and%20two\ns1, "},
		{"ym", "Markdown", "## With links\n"},
	};
	struct place p;
	const char *env[] = {NULL, NULL};
	char *config = config_with("clipboard = keep --here\n");
	struct term *t;

	make_place(&p);
	env[0] = p.path;
	make_program(&p, "keep", "exit 0");
	t = start(&p, env, config);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char said[100], *have;

		term_type(t, cases[i].keys);
		snprintf(said, sizeof said, "copied by keep: %s, ", cases[i].label);
		term_wait_text(t, said);
		have = noted(&p, "keep", "got");
		term_ok(!strncmp(have, cases[i].part, strlen(cases[i].part)), "%s copies the %s",
			cases[i].keys, cases[i].label);
		free(have);
	}
	/* In logical order. */
	term_type(t, "/سلام\r");
	term_wait_text(t, "1 of 1");
	term_keys(t, "Enter n");
	term_type(t, "yq");
	term_wait_text(t, "copied by keep: quotation");
	{
		char *have = noted(&p, "keep", "got");

		term_ok(strstr(have, "سلام بر شما") != NULL, "letters are in the order of reading");
		free(have);
	}
	term_type(t, "9yu");
	term_wait_text(t, "there is no link 9: this text has 2");
	quit(t);
	free(config);
}

static void links_are_opened(void)
{
	struct place p;
	const char *env[] = {NULL, "DISPLAY=:0", NULL};
	struct term *t;

	make_place(&p);
	env[0] = p.path;
	make_program(&p, "xdg-open", "exit 0");
	t = start(&p, env, "--no-config");
	term_type(t, "O");
	term_wait_text(t, "open: https://example.org/a");
	term_wait_text(t, "[1] https://example.org/one");
	term_keys(t, "Tab");
	term_wait_text(t, "open: https://example.org/one");
	term_keys(t, "Enter");
	term_wait_text(t, "opened by xdg-open: https://example.org/one");
	term_ok(was_noted(&p, "xdg-open", "args", "https://example.org/one|"),
		"it has the address");
	/* What could be taken for an option, or is of an unknown kind, is not passed on. */
	term_type(t, "2O");
	term_wait_text(t, "not opened: “-x:two” is not a kind of link");
	term_ok(was_noted(&p, "xdg-open", "args", "https://example.org/one|"), "and nothing else");
	term_keys(t, "j");
	wait_selected(t, "Without");
	term_type(t, "O");
	term_wait_text(t, "this text has no link");
	quit(t);
}

/* Of what a file has as an address nothing is run, and nothing is an option; what is opened is as it was. */
static void kinds_of_links(void)
{
	static const char *const refused[] = {"javascript:alert(1)",
					      "data:text/html,x",
					      "file:///etc/passwd",
					      "smb://host/x",
					      "leader-reader:x",
					      "exec:id",
					      "--help",
					      "-remote=x",
					      "//host/x",
					      "$(touch PWN)",
					      "xhttp://host/",
					      "HTTP"};
	static const char *const opened[] = {
		"http://host/`touch PWN`;$(touch PWN)", "HTTPS://host/'--x",
		"mailto:a@b.example?subject=--help", "gemini://host/%20|x"};
	enum {
		REFUSED = sizeof refused / sizeof *refused,
		OPENED = sizeof opened / sizeof *opened
	};
	struct place p;
	const char *env[] = {NULL, "DISPLAY=:0", NULL};
	char said[200], path[400];
	struct term *t;
	FILE *out;

	make_place(&p);
	env[0] = p.path;
	make_program(&p, "xdg-open", "exit 0");
	out = fopen(p.file, "w");
	if (!out)
		abort();
	fprintf(out, "<archive><title>L</title><statement id='s'><title>With links</title><text>");
	for (size_t i = 0; i < REFUSED + OPENED; i++)
		fprintf(out, "<p><ref href=\"%s\">x</ref></p>",
			i < REFUSED ? refused[i] : opened[i - REFUSED]);
	fprintf(out, "</text></statement></archive>");
	fclose(out);
	t = start(&p, env, "--no-config");
	for (size_t i = 0; i < REFUSED; i++) {
		snprintf(said, sizeof said, "%zuO", i + 1);
		term_type(t, said);
		snprintf(said, sizeof said, "not opened: “%s”", refused[i]);
		term_wait_text(t, said);
	}
	term_ok(was_noted(&p, "xdg-open", "args", ""), "none of them was passed on");
	for (size_t i = 0; i < OPENED; i++) {
		snprintf(said, sizeof said, "%zuO", REFUSED + i + 1);
		term_type(t, said);
		snprintf(said, sizeof said, "opened by xdg-open: %s", opened[i]);
		term_wait_text(t, said);
		snprintf(said, sizeof said, "%s|", opened[i]);
		term_ok(was_noted(&p, "xdg-open", "args", said), "one word, as it is: %s",
			opened[i]);
	}
	quit(t);
	snprintf(path, sizeof path, "%s/PWN", p.folder);
	term_ok(access(path, F_OK) != 0, "no shell has seen it");
}

/* A file is no option of the editor, whatever it is called. */
static void files_are_no_options(void)
{
	static const char *const names[] = {"-x.xml", "+x.xml"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct place p;
		const char *env[] = {NULL, "EDITOR=edit", NULL};
		struct term_opts opts = {.env = env};
		char path[400], args[100];
		struct term *t;

		make_place(&p);
		env[0] = p.path;
		/* Its screen would be gone before it is seen. */
		make_program(&p, "edit", "/bin/sleep 1");
		snprintf(path, sizeof path, "%s/%s", p.folder, names[i]);
		write_to(path, archive, 0600);
		opts.dir = opts.home = p.folder;
		t = term_start(TERM_ARGS("--no-config", "--", names[i]), &opts);
		term_wait_text(t, "With links");
		term_type(t, "e");
		term_wait_alt(t, false);
		term_wait_alt(t, true);
		term_wait_text(t, "With links");
		snprintf(args, sizeof args, "+1|./%s|", names[i]);
		term_ok(was_noted(&p, "edit", "args", args), "%s is a file", names[i]);
		quit(t);
	}
}

/* The program NAME has the terminal; then the screen is back as it was. */
static void has_terminal(struct term *t, const char *keys, const char *says)
{
	term_type(t, keys);
	term_wait_alt(t, false);
	term_wait_text(t, says);
	term_ok(term_restored(t), "it has the terminal as it was");
	term_keys(t, "Enter");
	term_wait_alt(t, true);
	term_wait_text(t, "With links");
}

static void programs_have_the_terminal(void)
{
	struct place p;
	const char *env[] = {NULL, "PAGER=page -x", "EDITOR=edit 'a b'", NULL};
	char *have, line[400];
	struct term *t;

	make_place(&p);
	env[0] = p.path;
	make_program(&p, "page", "echo here is the pager; read line < /dev/tty");
	make_program(&p, "edit", "echo here is the editor; read line < /dev/tty");
	make_program(&p, "tally", "echo 12 of them");
	make_program(&p, "rude", "PATH=/bin:/usr/bin stty raw -echo < /dev/tty");
	t = start(&p, env, "--no-config");
	has_terminal(t, "v", "here is the pager");
	have = noted(&p, "page", "got");
	term_ok(was_noted(&p, "page", "args", "-x|") && strstr(have, "سلام بر شما."),
		"the pager has the text");
	free(have);
	has_terminal(t, "e", "here is the editor");
	snprintf(line, sizeof line, "a b|+1|%s|", p.file);
	term_ok(was_noted(&p, "edit", "args", line), "the editor has file and line");
	term_type(t, "|");
	term_wait_text(t, "give the text to:");
	term_type(t, "tally -c\r");
	term_wait_text(t, "12 of them");
	term_wait_text(t, "tally ended with status 0; Enter goes back");
	term_ok(!term_alt(t), "what it writes is seen");
	term_keys(t, "Enter");
	term_wait_alt(t, true);
	term_wait_text(t, "tally ended with status 0");
	/* It leaves the terminal as a program does that is killed. */
	term_type(t, "|rude\r");
	term_wait_text(t, "rude ended with status 0; Enter goes back");
	term_keys(t, "Enter");
	term_wait_alt(t, true);
	term_type(t, "|nothing-like-that\r");
	term_wait_text(t, "nothing-like-that cannot be run");
	term_type(t, "|tally '\r");
	term_wait_text(t, "a quotation mark is not closed");
	quit(t);
}

/* ^C and ^Z are for the program; ^Z stops us with it. */
static void keys_of_the_program(void)
{
	static const char waits[] = "trap : INT; echo here is a program; read line < /dev/tty\n"
				    "read line < /dev/tty";
	struct place p;
	const char *env[] = {NULL, "PAGER=page", NULL};
	struct term *t;

	make_place(&p);
	env[0] = p.path;
	make_program(&p, "page", waits);
	t = start(&p, env, "--no-config");
	term_type(t, "v");
	term_wait_text(t, "here is a program");
	term_keys(t, "C-z");
	term_ok(term_wait_stop(t) == SIGTSTP, "^Z stops it with the program");
	term_continue(t);
	term_keys(t, "C-c");
	term_keys(t, "Enter");
	term_keys(t, "Enter");
	term_wait_alt(t, true);
	term_wait_text(t, "With links");
	term_ok(!term_find(t, "^C again quits", NULL, NULL), "^C was not for us");
	quit(t);
}

/* What stands in FILE of the folder, at most a few lines; "" where there is none. */
static bool file_has(const struct place *p, const char *file, const char *text)
{
	char path[400], have[2000] = "";
	FILE *in;

	snprintf(path, sizeof path, "%s/%s", p->folder, file);
	in = fopen(path, "r");
	if (!in)
		return false;
	have[fread(have, 1, sizeof have - 1, in)] = '\0';
	fclose(in);
	return strstr(have, text) != NULL;
}

static void files_are_written(void)
{
	struct place p;
	struct term *t;

	make_place(&p);
	t = start(&p, NULL, "--no-config");
	term_type(t, "x");
	term_wait_text(t, "export:  t this text   s all shown   m all marked   v this view");
	term_type(t, "t");
	term_wait_text(t, "export as: text");
	term_keys(t, "Tab");
	term_wait_text(t, "export as: markdown");
	term_keys(t, "Enter");
	term_wait_text(t, "to file: s1.md");
	term_keys(t, "Enter");
	term_wait_text(t, "written to ~/s1.md: 1 statement as markdown");
	term_ok(file_has(&p, "s1.md", "## With links\n"), "the file has the text");
	quit(t);
}

/* A file that is there is written over only when that is asked, one that is read never. */
static void files_are_not_lost(void)
{
	struct place p;
	struct term *t;
	char path[400];

	make_place(&p);
	snprintf(path, sizeof path, "%s/there.txt", p.folder);
	write_to(path, "old", 0644);
	t = start(&p, NULL, "--no-config");
	term_type(t, "xs");
	term_wait_text(t, "export as: text");
	term_keys(t, "C-u");
	term_type(t, "csv\r");
	term_wait_text(t, "to file: links.csv");
	term_keys(t, "C-u");
	term_type(t, "the\t");
	term_wait_text(t, "to file: there.txt");
	term_keys(t, "Enter");
	term_wait_text(t, "that file is there:  y write over it   n another name");
	term_type(t, "n");
	term_wait_text(t, "to file: there.txt");
	term_keys(t, "Enter");
	term_wait_text(t, "that file is there");
	term_type(t, "q");
	term_wait_text(t, "not written");
	term_ok(file_has(&p, "there.txt", "old"), "it was left alone");
	term_type(t, "xs\r");
	term_wait_text(t, "to file: links.csv");
	term_keys(t, "C-u");
	term_type(t, "there.txt\ry");
	term_wait_text(t, "written to ~/there.txt: 2 statements as csv");
	term_ok(file_has(&p, "there.txt", "s2,2019,") && !file_has(&p, "there.txt", "old"),
		"now it was not");
	/* What is read is never written over; what cannot be written leaves nothing. */
	term_type(t, "xs\r");
	term_wait_text(t, "to file: links.csv");
	term_keys(t, "C-u");
	term_type(t, "links.xml\r");
	term_wait_text(t, "links.xml is a file that is read, and not written over");
	term_type(t, "xs\r");
	term_wait_text(t, "to file: links.csv");
	term_keys(t, "C-u");
	term_type(t, "no/such/place\r");
	term_wait_text(t, "cannot be written: No such file or directory");
	term_type(t, "xt");
	term_wait_text(t, "export as: csv");
	term_keys(t, "C-u");
	term_type(t, "odt\r");
	term_wait_text(t, "no format “odt”; Tab goes through them");
	term_wait_text(t, "export as: odt");
	term_keys(t, "Esc");
	quit(t);
}

/* What is marked, and the table of a view. */
static void chosen_things_are_written(void)
{
	struct place p;
	struct term *t;

	make_place(&p);
	t = start(&p, NULL, "--no-config");
	term_type(t, "xm");
	term_wait_text(t, "nothing is marked");
	term_type(t, "xv");
	term_wait_text(t, "no view is open that is a table");
	term_keys(t, "j");
	wait_selected(t, "Without");
	term_type(t, "mgxm");
	term_wait_text(t, "export as: text");
	/* What is typed takes the place of what was offered. */
	term_type(t, "json\r");
	term_wait_text(t, "to file: links.jsonl");
	term_keys(t, "Enter");
	term_wait_text(t, "written to ~/links.jsonl: 1 statement as json");
	term_ok(file_has(&p, "links.jsonl", "\"id\":\"s2\"") &&
			!file_has(&p, "links.jsonl", "\"id\":\"s1\""),
		"what is marked is written");
	term_type(t, "o");
	term_wait_text(t, "1 value, 1 without");
	term_type(t, "xv");
	term_wait_text(t, "export as: json");
	term_keys(t, "C-u");
	term_type(t, "markdown\r");
	term_wait_text(t, "no format “markdown”");
	term_keys(t, "C-u");
	term_type(t, "csv\r\r");
	term_wait_text(t, "written to ~/links.csv: the view as csv");
	term_ok(file_has(&p, "links.csv", "speaker,statements,all,statements_by_time\n"),
		"the table of the view is written");
	term_keys(t, "Esc");
	wait_selected(t, "With links");
	quit(t);
}

/* What takes long without a screen says how far it is, where standard error is a terminal. */
static void long_work_is_seen(void)
{
	enum { MANY = 3000 };
	static const char one[] = "<statement><date when='2001'/><title>T</title>"
				  "<text><p>Words that fill a line.</p></text></statement>\n";
	struct term_opts opts = {.stdin_pipe = true, .stdout_pipe = true};
	struct term *t = term_start(TERM_ARGS("--no-config", "--count", "-"), &opts);

	/* More than is looked at before it is known what this is. */
	term_feed(t, "<archive>", strlen("<archive>"));
	for (int i = 0; i < MANY; i++)
		term_feed(t, one, strlen(one));
	term_wait_text(t, "leader-reader: reading: ");
	term_feed(t, "</archive>", strlen("</archive>"));
	term_feed_end(t);
	term_ok(term_wait_exit(t) == 0, "it ends well");
	term_ok(!strcmp(term_captured(t, 1, NULL), "3000\n"),
		"standard output has the answer alone");
	term_ok(!term_find(t, "reading: ", NULL, NULL), "what was said is gone");
	term_free(t);
}

int main(void)
{
	clipboard_programs();
	the_terminal_copies();
	a_clipboard_that_hangs();
	what_is_copied();
	links_are_opened();
	kinds_of_links();
	files_are_no_options();
	programs_have_the_terminal();
	keys_of_the_program();
	files_are_written();
	files_are_not_lost();
	chosen_things_are_written();
	long_work_is_seen();
	return term_done();
}
