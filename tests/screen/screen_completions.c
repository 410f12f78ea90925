/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/* The completions in the real shells, as far as they are installed: a line is typed, Tab asks the program. */
#include "config.h"

#include <unistd.h>

#include "fixture.h"

struct shell {
	const char *name;
	const char *args[4];
	const char *before,
		*after; /* what loads the completions of a folder, and stands on its two sides */
};

static const struct shell shells[] = {
	{"bash",
	 {"--norc", "--noprofile", "-i"},
	 "PS1='ready> '; source ",
	 "/leader-reader.bash\n"},
	{"zsh",
	 {"-f", "-i"},
	 "PS1='ready> '; fpath=(",
	 " $fpath); autoload -Uz compinit; compinit -u -D\n"},
	{"fish",
	 {"--no-config", "-i"},
	 "function fish_prompt; echo -n 'ready> '; end; source ",
	 "/leader-reader.fish\n"},
};

/* The shell's path; NULL: it is not here. Heap. */
static char *shell_path(const char *name)
{
	static const char *const folders[] = {"/bin", "/usr/bin", "/usr/local/bin"};
	char path[64];

	for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
		snprintf(path, sizeof path, "%s/%s", folders[i], name);
		if (!access(path, X_OK))
			return strdup(path);
	}
	return NULL;
}

/* Type LINE and Tab, wait for what it becomes, and throw the line away. */
static void completes(struct term *t, const char *line, const char *becomes)
{
	char command[4400];

	snprintf(command, sizeof command, "%s %s", getenv("LR"), line);
	term_type(t, command);
	term_wait_text(t, line[strlen(line) - 1] == ' ' ? "leader-reader" : line);
	term_type(t, "\t");
	term_ok(term_wait_text(t, becomes), "%s becomes %s", line, becomes);
	term_keys(t, "C-u");
	term_type(t, "clear\n");
	term_wait_gone(t, becomes);
}

static void test_shell(const struct shell *shell, const char *program)
{
	char *folder = term_source("data/completions");
	char *archive = term_source("tests/data/scripts.xml");
	/* Wide: the folders have long names, and what is waited for must not be parted. */
	struct term_opts opts = {.rows = 30, .cols = 800, .program = program};
	struct term *t = term_start(shell->args, &opts);
	char load[4400], line[4400];

	snprintf(load, sizeof load, "%s%s%s", shell->before, folder, shell->after);
	term_type(t, load);
	term_wait_text(t, "ready>");
	term_type(t, "clear\n");
	completes(t, "--count-b", "--count-by=");
	completes(t, "--count-by=speak", "--count-by=speaker");
	completes(t, "--format=bib", "--format=bibtex");
	completes(t, "--collocates=logd", "--collocates=logdice");
	completes(t, "--calendar=pers", "--calendar=persian");
	completes(t, "--filter=tit", "--filter=title:");
	snprintf(line, sizeof line, "%s --filter=occasion:Journ", archive);
	completes(t, line, "Besan");
	snprintf(line, sizeof line, "--output=%s/leader-reader.ba", folder);
	completes(t, line, "/leader-reader.bash");
	term_free(t);
	free(archive);
	free(folder);
}

int main(void)
{
	for (size_t i = 0; i < sizeof shells / sizeof *shells; i++) {
		char *program = shell_path(shells[i].name);

		if (program)
			test_shell(&shells[i], program);
		else
			term_ok(true, "%s # SKIP it is not here", shells[i].name);
		free(program);
	}
	return term_done();
}
