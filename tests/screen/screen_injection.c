/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * Injection, by the program itself: every character that the sanitizer does not let through, in fields, and
 * in the names of files, folders, members of packed files, elements, entities, namespaces and encodings; in
 * settings, keys, mappings, marks and notes, queries and options; at prompts. All that leaves it, to the
 * terminal, through pipes, into files and to another program, is looked at by the sanitizer's own table.
 *
 * tests/unit/test_injection.c does the same with every field of every format, without the program.
 */
#include "config.h"

#include <dirent.h>
#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "fixture.h"

/* Unwanted characters, so many as the name of a file has room for. */
enum { CHUNK = 40, CHUNK_BYTES = 4 * CHUNK + 1, CHUNKS_MAX = 60, OPENERS = 2 };

static struct {
	const char *home;
	char folder[300]; /* of the files */
	char bin[400];    /* of programs */
	char chunks[CHUNKS_MAX][CHUNK_BYTES];
	size_t n;
} place;

/* ---- what is injected ---- */

/* U+0000 ends a name, and XML's own signs would only end it; surrogates are none in UTF-8. */
static bool is_injected(uint32_t code)
{
	return utf8_is_unwanted(code) && code && (code < 0xD800 || code > 0xDFFF);
}

static void make_chunks(void)
{
	size_t len = 0, in = 0;

	for (uint32_t code = 1; code <= 0x10FFFF; code++) {
		if (!is_injected(code))
			continue;
		len += utf8_encode(code, place.chunks[place.n] + len);
		if (++in == CHUNK) {
			in = len = 0;
			place.n++;
		}
	}
	/* What terminals take for more than one character. */
	place.n += in > 0;
	strcpy(place.chunks[place.n++], "\033]0;title\007\033]52;c;QQ==\007\033[31m\033P$q\033\\"
					"\302\2332J\342\200\256dcba\342\200\254");
	term_ok(place.n > 5 && place.n < CHUNKS_MAX, "%zu pieces of unwanted characters", place.n);
}

static void put_file(const char *path, const char *text)
{
	FILE *out = fopen(path, "w");

	if (!out)
		abort();
	fputs(text, out);
	fclose(out);
}

/* P in every field of a statement, as it is and as references; in names of all kinds. */
static void make_archive_of(const char *p, size_t number)
{
	struct buf b, refs;
	char path[700];
	uint32_t code;

	buf_init(&b);
	buf_init(&refs);
	for (size_t i = 0, n; p[i]; i += n) {
		n = utf8_decode(p + i, strlen(p + i), &code);
		buf_printf(&refs, "&#%lu;", (unsigned long)code);
	}
	buf_printf(&b,
		   "<?xml version='1.0'?>\n<!DOCTYPE archive [<!ENTITY e%s 'x'>]>\n"
		   "<archive xmlns:n='urn:%s'><title>T%sT</title><statement id='i%zu%s'>"
		   "<date when='2020-01-%02zu'/><title>t%st%s</title><occasion>o%so</occasion>"
		   "<speaker>s%ss</speaker><role>r%sr</role><party>p%sp</party><place>l%sl</place>"
		   "<kind>k%sk</kind><topic>c%sc</topic><language>en%s</language>"
		   "<source href='http://example.org/%s'>S%sS</source><note>n%sn</note>"
		   "<text><p>rain%srain rain <ref href='http://example.org/%s'>link</ref> %s</p>"
		   "<p>&e%s; &unknown%s;</p></text><n:x%s a%s='v%sv'>u%su</n:x%s></statement>",
		   p, p, p, number, p, number % 28 + 1, p, buf_str(&refs), p, p, p, p, p, p, p, p,
		   p, p, p, p, p, buf_str(&refs), p, p, p, p, p, p, p);
	/* cut off, which is a problem of its own */
	buf_printf(&b, "<statement id='j%zu'><date when='2019-%s'/><title>rain again</title>",
		   number, p);
	snprintf(path, sizeof path, "%s/%zu-%s.xml", place.folder, number, p);
	for (char *s = path + strlen(place.folder) + 1; *s; s++)
		*s = *s == '/' ? '_' : *s;
	put_file(path, buf_str(&b));
	buf_done(&b);
	buf_done(&refs);
}

/* Files that are refused, each by a sentence with a name that they make up. */
static void make_refused(const char *p, size_t number)
{
	char path[400], text[4 * CHUNK_BYTES];

	snprintf(path, sizeof path, "%s/../refused-%zu.xml", place.folder, number);
	snprintf(text, sizeof text,
		 number % 3 == 0   ? "<root%sroot xmlns='urn:%s'/>"
		 : number % 3 == 1 ? "<?xml version='1.0' encoding='e%se%s'?><archive/>"
				   : "plain %s text %s",
		 p, p);
	put_file(path, text);
}

static void make_places(void)
{
	char command[1200];

	place.home = term_folder();
	snprintf(place.bin, sizeof place.bin, "PATH=%s/bin:/usr/bin:/bin", place.home);
	snprintf(place.folder, sizeof place.folder, "%s/bin", place.home);
	mkdir(place.folder, 0700);
	snprintf(place.folder, sizeof place.folder, "%s/in\033[31m\302\233\342\200\256",
		 place.home);
	mkdir(place.folder, 0700);
	for (size_t i = 0; i < place.n; i++) {
		make_archive_of(place.chunks[i], i);
		make_refused(place.chunks[i], i);
	}
	snprintf(command, sizeof command,
		 "cd '%s' && tar cf all.tar in* && printf '#!/bin/sh\\ncat > \"%s/clipboard\"\\n' "
		 "> bin/xclip "
		 "&& chmod +x bin/xclip",
		 place.home, place.home);
	if (system(command) != 0)
		abort();
}

/* ---- what comes out ---- */

/* The first character of LEN bytes at S that must not leave, as "U+009B at 17"; else NULL. What isolates a
 * name in a message is the program's own, and in pairs. */
static const char *unwanted(const char *s, size_t len)
{
	static char what[60];
	uint32_t code;
	int open = 0;

	for (size_t i = 0, n; i < len; i += n) {
		bool own;

		n = utf8_decode(s + i, len - i, &code);
		open += code == 0x2068 ? 1 : code == 0x2069 ? -1 : 0;
		own = (code == 0x2068 || code == 0x2069) && open >= 0 && open <= OPENERS;
		if ((code != '\n' && code != '\r' && code != '\t' && utf8_is_unwanted(code) &&
		     !own) ||
		    utf8_is_bad(s + i, n, code)) {
			snprintf(what, sizeof what, "U+%04lX at %zu", (unsigned long)code, i);
			return what;
		}
	}
	return NULL;
}

static void is_clean(const char *what, const char *s, size_t len)
{
	const char *wrong = unwanted(s, len);

	term_ok(!wrong, "%s: %zu bytes, %s", what, len, wrong ? wrong : "clean");
}

/* The program's own sequences end here: CSI, a character set, a title, keypad modes. */
static size_t sequence(const char *s)
{
	size_t n = 2;

	if (s[1] == '[') {
		while (s[n] && (s[n] < '@' || s[n] > '~'))
			n++;
		return n + 1;
	}
	/* The title is text of the file: it is looked at as such. */
	if (s[1] == ']')
		return strcspn(s, ";") + 1;
	return s[1] == '(' || s[1] == ')' ? 3 : 2;
}

/* All that was sent to the terminal, without these. */
static void screen_is_clean(struct term *t, const char *what)
{
	const char *log, *leak = term_leak(t, 0);
	struct buf text;
	size_t len;

	term_ok(!leak, "%s: no sequence but our own, %s", what, leak ? leak : "clean");
	log = term_log(t, &len);
	buf_init(&text);
	for (size_t i = 0; i < len;) {
		if (log[i] == '\033') {
			i += sequence(log + i);
			continue;
		}
		if (!strchr("\007\b\016\017", log[i]))
			buf_putc(&text, log[i]);
		i++;
	}
	is_clean(what, buf_str(&text), text.len);
	buf_done(&text);
}

static void file_is_clean(const char *path, const char *what)
{
	struct buf b;
	FILE *in = fopen(path, "r");
	char piece[4096];
	size_t n;

	buf_init(&b);
	while (in && (n = fread(piece, 1, sizeof piece, in)) > 0)
		buf_add(&b, piece, n);
	if (in)
		fclose(in);
	term_ok(b.len > 0, "%s: written", what);
	is_clean(what, buf_str(&b), b.len);
	buf_done(&b);
}

/* ---- printed ---- */

/* Run it with ARGS, and look at both its outputs. */
static void prints(const char *what, const char *const *args)
{
	struct term_opts opts = {.stdin_file = "/dev/null",
				 .stdout_pipe = true,
				 .stderr_pipe = true,
				 .home = place.home,
				 .dir = place.home};
	struct term *t = term_start(args, &opts);
	const char *text;
	size_t len, said;
	int status = term_wait_exit(t);

	text = term_captured(t, 1, &len);
	is_clean(what, text, len);
	text = term_captured(t, 2, &said);
	is_clean(what, text, said);
	term_ok(status >= 0 && status <= 2, "%s: status %d", what, status);
	term_free(t);
}

static void each_way_of_printing(void)
{
	static const char *const ways[] = {"--format=text",
					   "--format=markdown",
					   "--format=json",
					   "--format=csv",
					   "--format=xml",
					   "--format=tei",
					   "--format=html",
					   "--format=vrt",
					   "--format=bibtex",
					   "--format=ris",
					   "--format=csl-json",
					   "--format=cite",
					   "--check",
					   "--check=text",
					   "--count-by=speaker",
					   "--count-by=topic,kind",
					   "--count-by=source",
					   "--count-by=file",
					   "--count-by=speaker,file",
					   "--words",
					   "--phrases",
					   "--reused",
					   "--concordance",
					   "--collocates",
					   "--forms",
					   "--guess",
					   "--notes",
					   "--log=log"};

	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		prints(ways[i], TERM_ARGS("--no-config", ways[i], "--filter=rain", place.folder));
		if (i % 6 == 0)
			prints("packed",
			       TERM_ARGS("--no-config", ways[i], "--filter=rain", "all.tar"));
	}
}

static void each_message(void)
{
	for (size_t i = 0; i < place.n; i++) {
		const char *p = place.chunks[i];
		char text[6][2 * CHUNK_BYTES + 200], path[300];

		snprintf(text[0], sizeof text[0], "--filter=field%s:x /(%s/", p, p);
		snprintf(text[1], sizeof text[1], "--sort=%s", p);
		snprintf(text[2], sizeof text[2], "--option%s", p);
		snprintf(text[3], sizeof text[3], "missing%s.xml", p);
		snprintf(text[4], sizeof text[4], "refused-%zu.xml", i);
		snprintf(text[5], sizeof text[5],
			 "fi%sle = x%s\ncolour = %s\nfilter.a%s = x%s\nkey%s = 1\nbind %s quit\n"
			 "statement = /%s\ntitle = %s%s\n",
			 p, p, p, p, p, p, p, p, p, p);
		snprintf(path, sizeof path, "%s/config", place.home);
		put_file(path, text[5]);
		switch (i % 4) {
		case 0: prints("a query", TERM_ARGS("--no-config", "--count", text[0])); break;
		case 1: prints("an order", TERM_ARGS("--no-config", "--count", text[1])); break;
		case 2: prints("an option", TERM_ARGS(text[2])); break;
		default:
			prints("a file that is not there", TERM_ARGS("--no-config", text[3]));
			break;
		}
		prints("a file that is refused", TERM_ARGS("--no-config", "--print", text[4]));
		prints("settings", TERM_ARGS("--config=config", "--count"));
		prints("a mapping",
		       TERM_ARGS("--no-config", "--mapping=config", "--count", text[4]));
	}
}

/* ---- on the screen ---- */

/* From the list, with a step back after each. */
static const struct {
	const char *keys, *text;
} steps[] = {
	{"!", "Problems while reading"},
	{"!G", "Problems while reading"},
	{"w", "Concordance"},
	{"t", "Timeline"},
	{"o", "Occasions"},
	{"o\t", "Speakers"},
	{"W", "Words"},
	{"P", "Phrases"},
	{"u", "assages"},
	{"xs", "export as"},
	{"O", "open: "},
	{"/speaker:\t", "speaker:s"},
	{"/source:\t", "source:"},
	{":", " :"},
};

static struct term *start_session(const char *filter)
{
	static const char *env[] = {place.bin, "DISPLAY=:0", NULL};
	struct term_opts opts = {
		.home = place.home, .dir = place.home, .env = env, .rows = 40, .cols = 130};
	struct term *t = term_start(TERM_ARGS(filter, place.folder), &opts);

	term_wait_text(t, "shown");
	term_wait_gone(t, "reading");
	return t;
}

/* Paste each of them at the prompt. */
static void paste_all(struct term *t)
{
	char text[2 * CHUNK_BYTES], typed[CHUNK_BYTES];

	for (size_t i = 0; i < place.n; i++) {
		/* What would end the line, or move in it, is a key and no text. */
		strcpy(typed, place.chunks[i]);
		for (char *c = typed; *c; c++)
			*c = (unsigned char)*c < ' ' ? ' ' : *c;
		snprintf(text, sizeof text, "/\033[200~typed%sb\033[201~", typed);
		term_type(t, text);
		term_wait_row(t, 39, "typed");
		term_type(t, "\003");
		/* Before it has gone another ^C would be one too many. */
		term_wait_gone(t, "typed");
		term_wait_text(t, "shown");
	}
}

/* Every view, prompts and their completions, a note, a copy; then that which was kept. */
static void session(void)
{
	struct term *t = start_session("--filter=rain");
	char path[500];

	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		term_type(t, steps[i].keys);
		term_wait_text(t, steps[i].text);
		term_type(t, "\033");
		term_wait_text(t, "shown");
	}
	term_type(t, "yy");
	term_wait_text(t, "copied by xclip");
	paste_all(t);
	term_type(t, "/\025rain\342\200\256\r");
	term_wait_text(t, "shown");
	term_type(t, "a\033[200~noted \342\200\256\302\233\363\240\201\201#tag\033[201~\r");
	term_wait_text(t, "noted, on the statement");
	screen_is_clean(t, "the screen");
	quit(t);
	snprintf(path, sizeof path, "%s/clipboard", place.home);
	file_is_clean(path, "the clipboard");
	snprintf(path, sizeof path, "%s/log", place.home);
	file_is_clean(path, "the log");
	snprintf(path, sizeof path, "%s/.local/state/leader-reader/history", place.home);
	file_is_clean(path, "what was typed");
}

/* Notes on all statements, as somebody else might write them into the file at PATH. */
static void forge_notes(const char *path)
{
	FILE *out = fopen(path, "a");

	for (size_t i = 0; out && i < place.n; i++) {
		const char *p = place.chunks[i];

		fprintf(out,
			"note\tid:i%zu\t0000000000000000\tn%zu\t2020\t%s\t\t\tsaid %s #t%s\ti%zu "
			"%s\n",
			i, i, p, p, p, i, p);
	}
	if (out)
		fclose(out);
}

/* Marks and notes are clean, and what somebody else put there does not come out. */
static void notes(void)
{
	char path[1000], name[500];
	const struct dirent *e;
	struct term *t;
	DIR *folder;

	snprintf(name, sizeof name, "%s/.local/state/leader-reader/archives", place.home);
	folder = opendir(name);
	while (folder && (e = readdir(folder)))
		if (strstr(e->d_name, ".state")) {
			snprintf(path, sizeof path, "%s/%s", name, e->d_name);
			file_is_clean(path, "marks and notes");
			forge_notes(path);
		}
	if (folder)
		closedir(folder);
	prints("notes", TERM_ARGS("--notes", place.folder));
	prints("tags", TERM_ARGS("--count-by=tag", place.folder));
	t = start_session("--filter=mark:noted");
	term_type(t, "G\t!");
	term_wait_text(t, "Problems while reading");
	screen_is_clean(t, "the screen with these notes");
	quit(t);
}

int main(void)
{
	make_chunks();
	make_places();
	each_way_of_printing();
	each_message();
	session();
	notes();
	return term_done();
}
