/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "analysis/vocabulary.h"
#include "app/options.h"
#include "app/paths.h"
#include "app/recipe.h"
#include "app/sandbox.h"
#include "app/session.h"
#include "app/settings.h"
#include "app/stop_words.h"
#include "app/suggest.h"
#include "app/themes.h"
#include "archive/field.h"
#include "base/buf.h"
#include "base/charset.h"
#include "base/digits.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/pages.h"
#include "base/width.h"
#include "batch/batch.h"
#include "linear/linear.h"
#include "read/guess_files.h"
#include "read/mappings.h"
#include "read/reader.h"
#include "source/digest.h"
#include "source/input.h"
#include "source/unpack.h"
#include "write/writer.h"
#include "xml/xml.h"
#include "search/query.h"
#include "text/bidi.h"
#include "text/collate.h"
#include "text/fold.h"
#include "text/language.h"
#include "ui/direction.h"
#include "ui/keymap.h"
#include "tui/tui.h"

enum { EXIT_TROUBLE = 2 };

/* How long a pipe on standard input that nobody named may take to say something. */
enum { PIPE_MS = 500 };

/* What is closed must not become another file that is opened: on standard input it would be read, on
 * standard output written to. */
static void main_close_gaps(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", O_RDONLY) != fd)
			exit(end_program(EXIT_TROUBLE));
}

static void main_locale(void)
{
	char *folder;

	setlocale(LC_ALL, "");
	/* In the C locale nothing but ASCII could be shown; most systems have this one beside it. */
	if (!strcmp(nl_langinfo(CODESET), "ANSI_X3.4-1968") ||
	    !strcmp(nl_langinfo(CODESET), "US-ASCII"))
		setlocale(LC_CTYPE, "C.UTF-8");
	folder = paths_locale();
#if ENABLE_NLS
	bindtextdomain(PACKAGE, folder);
	bind_textdomain_codeset(PACKAGE, "UTF-8");
	textdomain(PACKAGE);
#endif
	free(folder);
}

/* The language that the program speaks, as the head of its translation says; "" for English. */
static void main_language(struct buf *language)
{
	static const char key[] = "Language: ";
	/* The head translates the empty string; a variable, lest xgettext take it for a message. */
	const char *line = "";

#if ENABLE_NLS
	line = gettext(line);
#endif
	while (*line && strncmp(line, key, sizeof key - 1) != 0) {
		line += strcspn(line, "\n");
		line += *line == '\n';
	}
	if (*line)
		buf_add(language, line + sizeof key - 1, strcspn(line + sizeof key - 1, "\n"));
}

/* Digits go by that language; in English by the locale's, where they are asked for. */
static void main_digits(enum digits wanted)
{
	struct buf language;

	buf_init(&language);
	main_language(&language);
	if (!language.len && wanted == DIGITS_NATIVE && setlocale(LC_MESSAGES, NULL))
		buf_puts(&language, setlocale(LC_MESSAGES, NULL));
	digits_choose(wanted, buf_str(&language));
	buf_done(&language);
}

/* What is read and what is printed, a line each. */
static void main_list_formats(const struct mappings *mappings)
{
	const struct writer *const *writers = writer_all();
	struct buf b;

	buf_init(&b);
	/* TRANSLATORS: heading over the formats that are read. */
	buf_printf(&b, "# %s\n", _("read"));
	reader_list_formats(mappings, &b);
	/* TRANSLATORS: heading over the formats that are printed. */
	buf_printf(&b, "# %s\n", _("printed"));
	for (size_t i = 0; writers[i]; i++)
		buf_printf(&b, "%s\t%s\n", writers[i]->name, _(writers[i]->title));
	charset_print(stdout, buf_str(&b), b.len);
	buf_done(&b);
}

/* A sentence on standard error. */
static void main_say(const char *text)
{
	struct buf b;

	buf_init(&b);
	buf_printf(&b, "%s: %s\n", PACKAGE, text);
	charset_print(stderr, buf_str(&b), b.len);
	buf_done(&b);
}

static void main_complain(const struct err *err)
{
	struct buf b;

	buf_init(&b);
	err_print(err, &b);
	main_say(buf_str(&b));
	buf_done(&b);
}

static void main_complain_all(const struct err_list *errs)
{
	for (size_t i = 0; i < errs->n; i++)
		main_complain(&errs->items[i]);
}

/* VERBOSE: also how the screen will be, as far as the environment and the SETTINGS say. */
static void main_version(const struct settings *settings, bool verbose)
{
	struct buf b;

	buf_init(&b);
	buf_printf(&b, "%s\n%s, ", PACKAGE_STRING, tui_library());
	xml_library(&b);
	buf_puts(&b, ", ");
	fold_library(&b);
	bidi_library(&b);
	unpack_library(&b);
	buf_puts(&b, ", ");
	query_library(&b);
	digest_library(&b);
	collate_library(&b);
	buf_puts(&b, ", ");
	sandbox_library(&b);
	if (verbose) {
		struct direction d;

		direction_init(&d, settings);
		buf_putc(&b, '\n');
		direction_print(&d, &b);
		buf_printf(&b, "\n%s",
			   _("The screen asks the terminal itself, too: ^G there says what it "
			     "has found."));
		direction_done(&d);
	}
	buf_puts(&b, "\nCopyright (C) 2026 The leader-reader authors\n");
	buf_puts(&b, _("License GPLv3+: GNU GPL version 3 or later. This is free software: you may "
		       "change\n"
		       "and share it. There is no warranty, to the extent permitted by law."));
	buf_putc(&b, '\n');
	charset_print(stdout, buf_str(&b), b.len);
	buf_done(&b);
}

/* Settings and keys, from the user's files; then the settings of the command line. What is wrong in
 * the files is kept in MISTAKES, not fatal. */
static void main_configure(const struct options *o, struct settings *settings,
			   struct keymap *keymap, struct err_list *mistakes)
{
	char *path = o->config ? xstrdup(o->config) : paths_config("config");
	char *keys = paths_config("keys");

	themes_user(!o->no_config);
	settings_init(settings);
	keymap_init(keymap);
	if ((!o->no_config || o->config) && path)
		settings_read(settings, path, !o->config, mistakes);
	options_settings(o, settings);
	width_set_ambiguous(settings->ambiguous_width);
	if (!o->no_config && keys)
		keymap_read(keymap, keys, mistakes);
	for (size_t i = 0; i < mistakes->n; i++)
		paths_shorten(&mistakes->items[i]);
	free(path);
	free(keys);
}

/* On a tour everything is as a new user finds it, and nothing of it is kept. */
static void main_tour(struct settings *settings)
{
	static const char *const rows[][2] = {
		{"history", "no"}, {"resume", "no"}, {"read-marks", "no"}, {"filter", ""}};
	struct err err;

	settings->tour = true;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		settings_set(settings, rows[i][0], rows[i][1], &err);
}

/* What is shown: what FILTER says, or a sample of that; lines of a concordance are drawn later. */
static void main_filter(const struct options *o, const char *filter, struct session *session)
{
	struct buf b;

	buf_init(&b);
	if (o->sample && o->action != OPTIONS_CONCORDANCE) {
		query_text_begin(filter, &b);
		buf_printf(&b, "sample:%lu/%lu", o->sample, o->seed);
	} else {
		buf_puts(&b, filter);
	}
	if (b.len)
		session_filter(session, buf_str(&b));
	buf_done(&b);
}

/* Order and filter. The filter of the settings is for the screen only: a script should not depend on
 * it. */
static void main_apply(const struct options *o, const struct settings *settings, bool screen,
		       struct session *session)
{
	const char *filter = o->filter ? o->filter : screen ? settings->filter : "";
	struct buf marked;
	struct calendar_choice calendars = settings->calendars;
	struct buf language;

	calendars.own = settings->own_month_names;
	session_sort(session, settings->sort, settings->reverse);
	session_show_duplicates(session, settings->show_duplicates);
	session_set_calendars(session, &calendars);
	session_names(session, settings->names, settings->names_n);
	session_exact_diacritics(session, settings->exact_diacritics);
	buf_init(&language);
	main_language(&language);
	language_speak(buf_str(&language));
	session_collation(session, settings->collation, language.len ? buf_str(&language) : "en");
	buf_done(&language);
	buf_init(&marked);
	if (o->marked) {
		buf_printf(&marked, *filter ? "(%s) %s" : "%s%s", filter, "mark:=marked");
		filter = buf_str(&marked);
	}
	main_filter(o, filter, session);
	buf_done(&marked);
}

/* Whether FIELD, a name or NULL, is one that readers fill. */
static bool main_is_own(const char *name)
{
	const struct field *f = name ? field_find(name, strlen(name)) : NULL;

	return f && f->type == FIELD_TYPE_OWN;
}

/* Marks, notes and places are kept in the user's folder; who prints looks there if something asks for it. */
static void main_keep(const struct options *o, const struct settings *settings, bool screen,
		      struct err_list *mistakes, struct session *session)
{
	char *folder;

	/* What is tried on a tour is nobody's. */
	if (o->tour) {
		session_keep(session, "");
		return;
	}
	if (!screen && !query_is_own(session_query(session)) && o->action != OPTIONS_NOTES &&
	    !main_is_own(o->count_by) && field_table[settings->sort].type != FIELD_TYPE_OWN)
		return;
	folder = paths_state("archives");
	session_keep(session, folder);
	free(folder);
	folder = o->no_config ? NULL : paths_config("codebook");
	if (folder)
		session_read_codes(session, folder, mistakes);
	free(folder);
}

/* What is read. */
struct main_input {
	const char *const *files;
	size_t n;
	bool from_stdin;
	char *shipped; /* the archive that comes with the program */
	const char *own[1];
	const char *notice; /* what there is to say of the choice; NULL: nothing ... */
	const char *hint;   /* ... that matters */
};

/* The files that are named; else what is piped in; else the shipped archive. */
static void main_input_init(struct main_input *in, const struct options *o)
{
	enum input_standard standard;

	*in = (struct main_input){.files = o->files, .n = o->files_n};
	if (!in->n) {
		standard = input_standard(PIPE_MS);
		if (standard != INPUT_READY && !o->tour)
			in->hint = _(
				":tour shows around, ? helps; this archive came with the program");
		in->shipped = paths_data("statements.xml");
		in->own[0] = standard == INPUT_READY ? "-" : in->shipped;
		in->files = in->own;
		in->n = 1;
		if (standard == INPUT_SILENT)
			in->notice = _("nothing came from standard input: this is the archive that "
				       "comes with the program; 'leader-reader -' waits");
	}
	for (size_t i = 0; i < in->n; i++)
		in->from_stdin = in->from_stdin || !strcmp(in->files[i], "-");
}

/* Whether it can be read at all, as far as that is seen from here; BLIND: and there is no screen for what is
 * to be shown. */
static bool main_input_check(const struct main_input *in, bool blind)
{
	struct err err;

	if (blind)
		err_set(&err, ERR_USAGE, NULL, 0,
			_("--tour is for the screen: standard output is no terminal"));
	else if (in->from_stdin && isatty(STDIN_FILENO))
		err_set(&err, ERR_USAGE, NULL, 0,
			_("standard input is the terminal; name a file, or use a pipe"));
	else
		return true;
	main_complain(&err);
	return false;
}

/* Append what was printed to the log, if there is to be one. */
static bool main_log(const struct options *o, const struct settings *settings,
		     struct session *session)
{
	struct err err = {0};
	struct buf what;
	bool good;

	if (!o->log)
		return true;
	buf_init(&what);
	options_what(o, &what);
	good = recipe_log(session, settings, buf_str(&what), false, o->log, &err);
	if (!good)
		main_complain(&err);
	buf_done(&what);
	return good;
}

/* Show what the session reads, or print it. */
static int main_run(const struct options *o, struct settings *settings, bool screen,
		    const struct main_input *in, struct keymap *keymap, struct err_list *mistakes,
		    struct session *session)
{
	bool terminal = isatty(STDOUT_FILENO);
	struct err err = {0};
	int status;

	if (!session_start(session, &err)) {
		main_complain(&err);
		return EXIT_TROUBLE;
	}
	if (in->notice)
		main_say(in->notice);
	if (!screen) {
		main_complain_all(mistakes);
		status = batch_run(session, o, settings, stdout);
		return status == EXIT_TROUBLE || main_log(o, settings, session) ? status
										: EXIT_TROUBLE;
	}
	if (settings->linear) {
		status = linear_run(session, &batch_printers, settings, keymap, in->from_stdin,
				    in->notice, mistakes, &err);
		if (!terminal)
			batch_finish(stdout, &status);
	} else {
		status = tui_run(session, &batch_printers, settings, keymap, !isatty(STDIN_FILENO),
				 in->notice, in->hint, mistakes, &err);
	}
	if (err.kind)
		main_complain(&err);
	return status;
}

/* The formats that are data: the one asked for, those of the user, those of the program. */
static bool main_mappings(const struct options *o, struct mappings *m, struct err_list *mistakes)
{
	char *folder = o->no_config ? NULL : paths_config("formats");
	struct err err;
	bool good = !o->mapping || mappings_add_file(m, o->mapping, &err);

	if (!good)
		main_complain(&err);
	if (folder)
		mappings_add_folder(m, folder, mistakes);
	mappings_add_own(m);
	free(folder);
	return good;
}

/* A mapping for the files, as well as it can be guessed. */
struct main_guess {
	const struct main_input *in;
	const struct reader_options *how;
	bool good;
	struct buf out;
	struct err err;
};

static void main_guess_files(void *data)
{
	struct main_guess *g = data;

	g->good = guess_files(g->in->files, g->in->n, g->how, &g->out, &g->err);
}

/* Print it. */
static int main_guess(const struct main_input *in, const struct reader_options *how)
{
	struct main_guess g = {.in = in, .how = how};

	buf_init(&g.out);
	sandbox_run(in->files, in->n, how->follow_links, main_guess_files, &g);
	if (g.good)
		charset_print(stdout, buf_str(&g.out), g.out.len);
	else
		main_complain(&g.err);
	buf_done(&g.out);
	return fflush(stdout) || !g.good ? EXIT_TROUBLE : EXIT_SUCCESS;
}

/* Read the files and show or print them. */
static int main_read(const struct options *o, struct settings *settings,
		     const struct mappings *mappings, struct keymap *keymap,
		     struct err_list *mistakes)
{
	bool screen = o->action == OPTIONS_READ && !o->print &&
		      (isatty(STDOUT_FILENO) || (o->linear && settings->linear));
	const struct reader_options how = {.encoding =
						   *settings->encoding ? settings->encoding : NULL,
					   .mappings = mappings,
					   .follow_links = settings->follow_links};
	struct main_input in;
	struct session *session;
	struct err err;
	int status = EXIT_TROUBLE;

	if (!screen && !options_fit(o, &err)) {
		main_complain(&err);
		return status;
	}
	main_input_init(&in, o);
	if (!main_input_check(&in, o->tour && !screen)) {
		free(in.shipped);
		return status;
	}
	if (o->action == OPTIONS_GUESS) {
		status = main_guess(&in, &how);
	} else {
		session = session_new(in.files, in.n, &how);
		main_apply(o, settings, screen, session);
		main_keep(o, settings, screen, mistakes, session);
		status = main_run(o, settings, screen, &in, keymap, mistakes, session);
		session_free(session);
	}
	free(in.shipped);
	return status;
}

/* Words that are left out where words are listed. */
static bool main_stop_words(struct settings *settings, struct vocabulary *words)
{
	struct err err;

	if (!*settings->stop_words)
		return true;
	if (!stop_words_read(words, settings->stop_words, &err)) {
		main_complain(&err);
		return false;
	}
	settings->stop = words;
	return true;
}

static int main_act(const struct options *o)
{
	struct settings settings;
	struct keymap keymap;
	struct mappings mappings = {0};
	struct err_list mistakes = {0};
	struct vocabulary words;
	int status = EXIT_SUCCESS;

	vocabulary_init(&words);
	main_configure(o, &settings, &keymap, &mistakes);
	main_digits(settings.digits);
	if (!main_mappings(o, &mappings, &mistakes))
		status = EXIT_TROUBLE;
	if (o->action < OPTIONS_HELP && !main_stop_words(&settings, &words))
		status = EXIT_TROUBLE;
	settings.mapping = o->mapping;
	settings.log = o->log;
	if (o->tour)
		main_tour(&settings);
	settings.own_formats = mappings.own > (o->mapping != NULL);
	if (o->action >= OPTIONS_LIST_FORMATS)
		main_complain_all(&mistakes);
	switch (o->action) {
	case OPTIONS_HELP: options_help(stdout); break;
	case OPTIONS_VERSION: main_version(&settings, o->verbose); break;
	case OPTIONS_LIST_FORMATS: main_list_formats(&mappings); break;
	case OPTIONS_LIST_KEYS: keymap_list(&keymap, stdout); break;
	case OPTIONS_LIST_SETTINGS: settings_list(&settings, stdout); break;
	default:
		if (!status)
			status = main_read(o, &settings, &mappings, &keymap, &mistakes);
		break;
	}
	/* What was read has been written out and checked by the batch. */
	if (o->action >= OPTIONS_HELP)
		batch_finish(stdout, &status);
	err_list_done(&mistakes);
	mappings_done(&mappings);
	keymap_done(&keymap);
	settings_done(&settings);
	vocabulary_done(&words);
	return status;
}

/* What could stand next on the command line, for shells: --complete and the words typed so far. */
static int main_complete(int argc, char **argv)
{
	int status = EXIT_SUCCESS;
	struct buf b;

	buf_init(&b);
	suggest_words((const char *const *)argv, (size_t)argc, &b);
	charset_print(stdout, buf_str(&b), b.len);
	buf_done(&b);
	batch_finish(stdout, &status);
	return status;
}

int main(int argc, char **argv)
{
	struct options options;
	struct err err = {0};
	int status;

	end_guard();
	main_close_gaps();
	pages_start();
	/* A closed pipe and a file that must not grow are seen where they are written to. */
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
	paths_init(argv[0]);
	main_locale();
	xml_init();
	/* not an option like the others: what follows it need not make sense yet */
	if (argc > 1 && !strcmp(argv[1], "--complete"))
		return end_program(main_complete(argc - 2, argv + 2));
	if (!options_parse(&options, argc, argv, &err)) {
		main_complain(&err);
		options_done(&options);
		return end_program(EXIT_TROUBLE);
	}
	status = main_act(&options);
	options_done(&options);
	return end_program(status);
}
