/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "ui/resume.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/session.h"
#include "app/state_text.h"
#include "archive/field.h"
#include "base/err.h"
#include "base/vec.h"
#include "date/calendar.h"
#include "search/view.h"
#include "ui/find.h"
#include "ui/path.h"
#include "ui/ui.h"

/* Fields of a place: filter, key, top, paragraph, byte, focus, zoom, joined, and the step's parts. */
enum { PLACE_FIELDS = 10 };

static void put_number(struct buf *out, unsigned long long n)
{
	char text[24];

	snprintf(text, sizeof text, "%llx", n);
	state_field_put(out, text);
}

static void put_place(const struct path_place *p, unsigned parts, struct buf *out)
{
	buf_puts(out, "at");
	state_field_put(out, p->filter);
	put_number(out, p->key);
	put_number(out, p->top);
	put_number(out, p->text.paragraph);
	put_number(out, p->text.at);
	put_number(out, p->focus_text);
	put_number(out, p->zoom);
	put_number(out, p->joined);
	put_number(out, parts);
	buf_putc(out, '\n');
}

void resume_save(struct ui *ui)
{
	const struct view *v = session_view(ui->session);
	const struct path *path = &ui->path;
	struct path_place here;
	struct buf b;

	buf_init(&b);
	buf_puts(&b, "order");
	state_field_put(&b, view_sort_name(v->sort));
	put_number(&b, v->reverse);
	buf_puts(&b, "\ncalendar\t");
	calendar_choice_print(session_calendars(ui->session), &b);
	buf_putc(&b, '\n');
	for (size_t i = 0; i < path->at; i++)
		put_place(&path->steps[i].place, path->steps[i].parts, &b);
	path_save(ui, &here);
	put_place(&here, path->steps[path->at].parts, &b);
	path_place_done(&here);
	session_set_place(ui->session, buf_str(&b));
	buf_done(&b);
}

static unsigned long long number(const char *s)
{
	return s ? strtoull(s, NULL, 16) : 0;
}

static void go_order(struct ui *ui, char *const *fields, size_t n)
{
	const struct field *f = n == 3 ? field_find(fields[1], strlen(fields[1])) : NULL;

	if (f)
		session_sort(ui->session, field_number(f), number(fields[2]));
}

static void go_calendar(struct ui *ui, char *const *fields, size_t n)
{
	struct calendar_choice c = *session_calendars(ui->session);

	if (n != 2 || !calendar_choice_read(fields[1], &c))
		return;
	ui_set_calendars(ui, &c);
	buf_clear(&ui->notice);
}

/* A place as it was, its statement found in the archive. */
static bool read_place(struct ui *ui, char *const *fields, size_t n, struct path_step *step)
{
	struct path_place *p = &step->place;

	if (n != PLACE_FIELDS)
		return false;
	*step = (struct path_step){.parts = (unsigned)number(fields[9]) & PATH_ALL};
	p->filter = xstrdup(fields[1]);
	p->key = number(fields[2]);
	p->top = (size_t)number(fields[3]);
	p->text.paragraph = (size_t)number(fields[4]);
	p->text.at = (size_t)number(fields[5]);
	p->focus_text = number(fields[6]) != 0;
	p->zoom = number(fields[7]) != 0;
	p->joined = number(fields[8]) != 0;
	p->hit = SIZE_MAX;
	path_find_again(p, session_archive(ui->session));
	return true;
}

void resume_go(struct ui *ui)
{
	struct path_step *steps = NULL;
	size_t n = 0, size = 0;
	char *text = xstrdup(session_place(ui->session)), *line = text;

	while (*line) {
		char *fields[STATE_FIELDS], *end = line + strcspn(line, "\n");
		bool more = *end;
		size_t fields_n;

		*end = '\0';
		fields_n = state_fields(line, fields);
		if (!strcmp(fields[0], "order"))
			go_order(ui, fields, fields_n);
		else if (!strcmp(fields[0], "calendar"))
			go_calendar(ui, fields, fields_n);
		else if (!strcmp(fields[0], "at")) {
			steps = vec_fit(steps, n + 1, &size, sizeof *steps);
			n += read_place(ui, fields, fields_n, &steps[n]);
		}
		line = end + more;
	}
	/* Rows that still arrive leave it where it is. */
	ui->moved = ui->moved || n;
	if (n)
		path_adopt(ui, steps, n);
	else
		free(steps);
	free(text);
}
