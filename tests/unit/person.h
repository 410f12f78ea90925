/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * A person at the program, without a screen: an archive of twelve statements, a struct ui of 80 x 24
 * cells, and keys that are pressed.
 */
#ifndef LR_TESTS_UNIT_PERSON_H
#define LR_TESTS_UNIT_PERSON_H

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/session.h"
#include "app/settings.h"
#include "base/err.h"
#include "ui/keys.h"
#include "ui/ui.h"

#include "load.h"

enum { PERSON_STATEMENTS = 12, PERSON_ROWS = 24, PERSON_COLUMNS = 80 };

struct person {
	char path[LOAD_PATH];
	const char *files[1];
	struct settings settings;
	struct keymap keymap;
	struct err_list mistakes;
	struct session *session;
	struct ui ui;
};

/* Two statements a year from 2001 to 2006, the newest first on the list: a speech of Ann's on New Year,
 * and an answer of Bob's in June. */
static inline void person_write(const char *path)
{
	FILE *out = fopen(path, "w");

	if (!out)
		exit(99);
	fprintf(out, "<archive><title>Speeches</title>");
	for (int year = 2001; year <= 2006; year++) {
		fprintf(out,
			"<statement id='a%d'><date when='%d-01-01'/><occasion>New Year</occasion>"
			"<speaker>Ann</speaker><text>",
			year, year);
		for (int i = 1; i <= 40; i++)
			fprintf(out, "<p>Paragraph %d of spring.</p>", i);
		fprintf(out,
			"</text></statement><statement id='b%d'><date when='%d-06-05'/>"
			"<title>An answer of %d</title><speaker>Bob</speaker>"
			"<text><p>Summer, and spring again.</p></text></statement>",
			year, year, year);
	}
	fprintf(out, "</archive>");
	if (fclose(out))
		exit(99);
}

/* Take in what the workers send until they have nothing to do. */
static inline void person_wait(struct person *p)
{
	struct pollfd fd = {.fd = session_fd(p->session), .events = POLLIN};

	ui_poll(&p->ui);
	while (session_progress(p->session).loading || !session_settled(p->session) ||
	       session_busy(p->session)) {
		poll(&fd, 1, session_busy(p->session) ? 0 : -1);
		ui_poll(&p->ui);
	}
}

/* The program is started with the file at P->path. */
static inline int person_start(struct person *p)
{
	struct err err = {0};

	p->files[0] = p->path;
	settings_init(&p->settings);
	/* The file has just been written: that would be a change. */
	p->settings.watch = false;
	keymap_init(&p->keymap);
	p->session = session_new(p->files, 1, NULL);
	if (!session_start(p->session, &err))
		return -1;
	ui_init(&p->ui, p->session, &p->settings, &p->keymap, &p->mistakes);
	ui_resize(&p->ui, PERSON_ROWS, PERSON_COLUMNS);
	person_wait(p);
	/* Some rows may have come before there was a ui to hear of them. */
	ui_rows_changed(&p->ui);
	return 0;
}

static inline int person_setup(void **state)
{
	struct person *p = calloc(1, sizeof *p);

	if (!p)
		return -1;
	load_temp_path(p->path, "person.xml");
	person_write(p->path);
	*state = p;
	return person_start(p);
}

/* The same with TEXT in the file. */
static inline int person_setup_text(void **state, const char *text)
{
	struct person *p = calloc(1, sizeof *p);
	FILE *out;

	if (!p)
		return -1;
	load_temp_path(p->path, "person.xml");
	out = fopen(p->path, "w");
	if (!out || fputs(text, out) < 0 || fclose(out))
		return -1;
	*state = p;
	return person_start(p);
}

static inline int person_teardown(void **state)
{
	struct person *p = *state;

	ui_done(&p->ui);
	session_free(p->session);
	keymap_done(&p->keymap);
	settings_done(&p->settings);
	remove(p->path);
	free(p);
	return 0;
}

/* Press KEYS: names of keys (keymap.h) parted by blanks. False: the last did nothing. */
static inline bool person_press(struct person *p, const char *keys)
{
	bool known = true;

	for (size_t n; *keys; keys += n) {
		keys += strspn(keys, " ");
		n = strcspn(keys, " ");
		known = !n || keys_press(&p->ui, keymap_key(keys, n));
	}
	person_wait(p);
	return known;
}

/* Type TEXT, letter by letter. */
static inline void person_type(struct person *p, const char *text)
{
	for (; *text; text++)
		keys_press(&p->ui, (unsigned char)*text);
	person_wait(p);
}

/* The id of the selected statement. */
static inline const char *person_id(const struct person *p)
{
	return session_archive(p->session)->items[session_view(p->session)->selected]->id;
}

#endif
