/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "batch/sgr.h"

#include <unistd.h>

#include "app/colour.h"
#include "app/paths.h"
#include "app/session.h"
#include "app/settings.h"
#include "app/themes.h"
#include "base/buf.h"
#include "base/err.h"
#include "batch/batch_private.h"

/* ECMA-48, 8.3.117; 256 colours and others are ISO 8613-6's, as all terminals write them. */
enum { LETTERS = 30, GROUND = 40, BRIGHT = 60 };

static void put_colour(int colour, int what, struct buf *out)
{
	uint32_t rgb;

	if (colour < 0)
		return;
	if (colour >= STYLE_RGB) {
		rgb = style_rgb(colour);
		buf_printf(out, ";%d;2;%d;%d;%d", what + 8, (int)(rgb >> 16), (int)(rgb >> 8 & 255),
			   (int)(rgb & 255));
	} else if (colour >= STYLE_NAMED) {
		buf_printf(out, ";%d;5;%d", what + 8, colour);
	} else {
		buf_printf(out, ";%d",
			   what + colour + (colour >= STYLE_FEW ? BRIGHT - STYLE_FEW : 0));
	}
}

void sgr_put(const struct style_look *look, struct buf *out)
{
	static const struct {
		unsigned bit;
		int code;
	} attributes[] = {{STYLE_BOLD, 1},
			  {STYLE_DIM, 2},
			  {STYLE_ITALIC, 3},
			  {STYLE_UNDERLINE, 4},
			  {STYLE_REVERSE, 7}};

	if (!look->attributes && look->fg < 0 && look->bg < 0)
		return;
	buf_puts(out, "\033[0");
	for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++)
		if (look->attributes & attributes[i].bit)
			buf_printf(out, ";%d", attributes[i].code);
	put_colour(look->fg, LETTERS, out);
	put_colour(look->bg, GROUND, out);
	buf_putc(out, 'm');
}

/* The theme for what is printed; what is wrong with it is told. */
static void read_sheet(const struct settings *settings, struct style_sheet *sheet)
{
	struct err_list errs = {0};
	struct buf b;

	themes_read(settings->theme, sheet, &errs);
	for (size_t i = 0; i < errs.n; i++) {
		buf_init(&b);
		paths_shorten(&errs.items[i]);
		err_print(&errs.items[i], &b);
		batch_complain(buf_str(&b));
		buf_done(&b);
	}
	if (sheet->looks[STYLE_TEXT].fg >= 0 || sheet->looks[STYLE_TEXT].bg >= 0)
		themes_read(THEMES_DEFAULT, sheet, &errs);
	err_list_done(&errs);
}

static const char *sequence(const struct style_sheet *sheet, enum style s, char room[SGR_BYTES])
{
	struct style_look look = style_shown(sheet->looks[s], colour_printed());
	struct buf b;

	buf_init(&b);
	sgr_put(&look, &b);
	snprintf(room, SGR_BYTES, "%s", buf_str(&b));
	buf_done(&b);
	return room;
}

struct writer_marks *sgr_init(struct sgr *s, struct session *session,
			      const struct settings *settings, FILE *out)
{
	struct style_sheet sheet;

	*s = (struct sgr){.map = {0}};
	if (!colour_print(settings->colour, isatty(fileno(out))))
		return NULL;
	read_sheet(settings, &sheet);
	s->marks = (struct writer_marks){.title = sequence(&sheet, STYLE_TITLE, s->title),
					 .heading = sequence(&sheet, STYLE_HEAD, s->heading),
					 .match = sequence(&sheet, STYLE_MATCH, s->match),
					 .query = session_query(session),
					 .fold = session_fold(session),
					 .map = &s->map};
	return &s->marks;
}

void sgr_done(struct sgr *s)
{
	query_ranges_done(&s->marks.ranges);
	fold_map_done(&s->map);
}
