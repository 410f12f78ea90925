/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "archive/codebook.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "archive/remark.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/lines.h"
#include "base/plain.h"
#include "base/vec.h"
#include "text/sanitize.h"

static const char colour_name[] = ".colour";

void codebook_done(struct codebook *c)
{
	for (size_t i = 0; i < c->n; i++) {
		free(c->items[i].name);
		free(c->items[i].meaning);
	}
	free(c->items);
	*c = (struct codebook){0};
}

struct code *codebook_get(struct codebook *c, const char *name, size_t len)
{
	struct code *code;

	for (size_t i = 0; i < c->n; i++)
		if (strlen(c->items[i].name) == len && !memcmp(c->items[i].name, name, len))
			return &c->items[i];
	c->items = vec_fit(c->items, c->n + 1, &c->size, sizeof *c->items);
	code = &c->items[c->n++];
	*code = (struct code){.name = xcalloc(len + 1, 1), .meaning = xstrdup("")};
	memcpy(code->name, name, len);
	return code;
}

/* Whether the LEN bytes at NAME are what can stand behind a "#". */
static bool is_tag(const char *name, size_t len)
{
	const char *tag;
	struct buf b;
	size_t n;
	bool same;

	buf_init(&b);
	buf_putc(&b, '#');
	buf_add(&b, name, len);
	{
		const char *s = b.data;

		tag = remark_tag_next(&s, &n);
	}
	same = tag && n == len && strlen(b.data) == len + 1;
	buf_done(&b);
	return same;
}

static bool set_colour(struct code *code, const char *value)
{
	if (value[0] != '#' || strlen(value) != 7 ||
	    strspn(value + 1, "0123456789abcdefABCDEF") != 6)
		return false;
	for (int i = 0; i < 7; i++)
		code->colour[i] = value[i] >= 'a' ? (char)(value[i] - 0x20) : value[i];
	return true;
}

static bool set(struct codebook *c, const char *name, const char *value, struct err *err)
{
	size_t len = strlen(name), end = strlen(colour_name);
	bool colour = len > end && !strcmp(name + len - end, colour_name);
	struct buf clean;

	len -= colour ? end : 0;
	if (!is_tag(name, len))
		return err_set(err, ERR_INPUT, NULL, 0,
			       _("a tag consists of letters, digits, _ and -, as after #"));
	if (colour)
		return set_colour(codebook_get(c, name, len), value) ||
		       err_set(err, ERR_INPUT, NULL, 0, _("a colour is written as #2a8f5c is"));
	buf_init(&clean);
	sanitize(&clean, value, strlen(value), SANITIZE_COLLAPSE);
	{
		struct code *code = codebook_get(c, name, len);

		free(code->meaning);
		code->meaning = xstrdup(buf_str(&clean));
	}
	buf_done(&clean);
	return true;
}

bool codebook_read(struct codebook *c, const char *path, struct err_list *errs)
{
	struct err err;
	FILE *file = plain_text(path, &err);
	size_t before = errs->n;
	enum lines_kind kind;
	struct lines line;

	if (!file) {
		if (errno == ENOENT || errno == ENOTDIR)
			return true;
		err_list_add(errs, &err);
		return false;
	}
	lines_init(&line, file);
	while (errs->n - before < ERR_LIST_MAX && (kind = lines_next(&line)) != LINES_END) {
		if (kind != LINES_PAIR)
			lines_complain(&line, kind, path, &err);
		else if (set(c, line.name, line.value, &err))
			continue;
		else
			err_set(&err, err.kind, path, line.number, "%s", err.text);
		err_list_add(errs, &err);
	}
	fclose(file);
	return errs->n == before;
}
