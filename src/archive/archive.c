/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "archive/archive.h"

#include <assert.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "archive/body.h"
#include "archive/field.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "text/language.h"

static const char *const none[] = {NULL};
static const struct statement_shared shares_nothing;
/* Not written to: it has no notes to be packed. */
static struct statement_rare has_nothing = {.source_names = none, .links = none};

struct batch *batch_new(void)
{
	struct batch *b = xcalloc(1, sizeof *b);

	arena_init(&b->arena);
	arena_init(&b->texts);
	arena_init(&b->packed);
	return b;
}

struct batch *batch_new_in(struct pages *strings, size_t bytes, struct pages *items,
			   size_t statements)
{
	struct batch *b = batch_new();

	arena_init_in(&b->arena, strings);
	arena_reserve(&b->arena, bytes);
	b->pages = items;
	b->block = pages_take(items, statements * sizeof *b->items);
	b->items = b->block.data;
	b->size = statements;
	return b;
}

void batch_free(struct batch *b)
{
	if (!b)
		return;
	arena_done(&b->arena);
	arena_done(&b->texts);
	arena_done(&b->packed);
	if (b->block.size)
		pages_free(&b->block);
	else if (b->size)
		free(b->items);
	free(b->said);
	free(b->problems);
	free(b->text);
	free(b->files);
	free(b);
}

size_t batch_bytes(const struct batch *b)
{
	return b->arena.bytes + b->texts.bytes + b->again;
}

/* Few fields are in all archives: those that were met are not looked for again. */
void batch_note_fields(struct batch *b)
{
	b->noted = true;
	for (const struct field *f = field_table; f < field_table + field_count; f++) {
		unsigned bit = FIELD_BIT(field_number(f));

		if (f->many && f->type == FIELD_TYPE_FILE)
			b->fields |= b->n ? bit : 0;
		for (size_t i = 0; f->many && i < b->n && !(b->fields & bit); i++)
			if (field_is_given(f, NULL, &b->items[i]))
				b->fields |= bit;
	}
}

void batch_trim(struct batch *b)
{
	struct statement *items;

	if (b->block.size && b->n) {
		pages_trim(b->pages, &b->block, b->n * sizeof *b->items);
		b->pages = NULL;
		b->size = b->n;
	} else if (b->n && b->size) {
		items = arena_alloc(&b->arena, b->n * sizeof *items);
		memcpy(items, b->items, b->n * sizeof *items);
		free(b->items);
		b->items = items;
		b->size = 0;
	}
	arena_trim(&b->arena);
	free(b->said);
	b->said = NULL;
}

/* Room for twice as many, where PAGES were thought to be enough. */
static void batch_grow_block(struct batch *b)
{
	struct pages_block more = pages_take(b->pages, 2 * b->block.size);

	memcpy(more.data, b->items, b->n * sizeof *b->items);
	pages_free(&b->block);
	b->block = more;
	b->items = more.data;
	b->size *= 2;
}

struct statement *batch_add(struct batch *b)
{
	struct statement *s;

	assert(b->size || !b->n);
	if (b->n == b->size && b->block.size)
		batch_grow_block(b);
	else if (b->n == b->size)
		b->items = vec_fit(b->items, b->n + 1, &b->size, sizeof *b->items);
	s = &b->items[b->n++];
	statement_init(s);
	return s;
}

enum {
	SAID = 256,           /* strings that are remembered, those of one hash in turn */
	SAID_BYTES = 8 << 20, /* of the longest */
	SAID_RECORDS = 256    /* the same of lists and of each kind of records */
};

struct said {
	const char *strings[SAID];
	size_t lengths[SAID];
	const char *const *lists[SAID_RECORDS];
	void *shared[SAID_RECORDS], *rare[SAID_RECORDS];
};

static struct said *batch_said(struct batch *b)
{
	if (!b->said)
		b->said = xcalloc(1, sizeof *b->said);
	return b->said;
}

const char *batch_string(struct batch *b, const char *s, size_t len)
{
	struct said *said;
	size_t i;

	if (len > SAID_BYTES)
		return arena_copy(&b->arena, s, len);
	said = batch_said(b);
	i = hash_quick(s, len, 0) % SAID;
	if (said->strings[i] && said->lengths[i] == len && !memcmp(said->strings[i], s, len)) {
		b->again += len;
	} else {
		said->strings[i] = arena_copy(&b->arena, s, len);
		said->lengths[i] = len;
	}
	return said->strings[i];
}

const char *const *batch_list(struct batch *b, const char *const *items, size_t n)
{
	const size_t size = n * sizeof *items;
	const char *const **slot =
		&batch_said(b)->lists[hash_quick((const char *)items, size, 0) % SAID_RECORDS];
	const char **copy;
	size_t same = 0;

	while (*slot && same < n && (*slot)[same] == items[same])
		same++;
	if (!*slot || same < n || (*slot)[n]) {
		copy = arena_alloc(&b->arena, size + sizeof *copy);
		memcpy(copy, items, size);
		copy[n] = NULL;
		*slot = copy;
	}
	return *slot;
}

/* A copy of the SIZE bytes of RECORD, which are pointers, or one that is among SLOTS. */
static void *record_once(struct batch *b, void **slots, const void *record, size_t size)
{
	void **slot = &slots[hash_quick(record, size, 0) % SAID_RECORDS];

	if (!*slot || memcmp(*slot, record, size) != 0) {
		*slot = arena_alloc(&b->arena, size);
		memcpy(*slot, record, size);
	}
	return *slot;
}

struct statement *batch_put(struct batch *b, const struct statement *from)
{
	struct statement *s = batch_add(b);
	struct said *said = batch_said(b);

	*s = *from;
	s->shared = record_once(b, said->shared, from->shared, sizeof *from->shared);
	if (from->rare->notes.at) {
		/* Its own, as its notes are going to be packed. */
		s->rare = arena_alloc(&b->arena, sizeof *s->rare);
		*s->rare = *from->rare;
	} else {
		s->rare = record_once(b, said->rare, from->rare, sizeof *from->rare);
	}
	return s;
}

/* A problem whose TEXT, to be cleaned, is its own. */
static struct problem *problem_add(struct batch *b, const char *file, long line, struct buf *text)
{
	struct problem *p, *last;

	b->problems =
		vec_fit(b->problems, b->problems_n + 1, &b->problems_size, sizeof *b->problems);
	last = b->problems_n ? &b->problems[b->problems_n - 1] : NULL;
	p = &b->problems[b->problems_n++];
	p->mapping = NULL;
	if (text->len)
		utf8_clean_line(text->data);
	p->text = arena_strdup(&b->arena, buf_str(text));
	/* Problems come in runs: one copy of the name serves them. */
	p->file = last && !strcmp(last->file, file) ? last->file : arena_strdup(&b->arena, file);
	p->line = statement_line_number(line);
	return p;
}

void batch_problem(struct batch *b, const char *file, long line, const char *format, ...)
{
	struct buf text;
	va_list args;

	buf_init(&text);
	va_start(args, format);
	buf_vprintf(&text, format, args);
	va_end(args);
	problem_add(b, file, line, &text);
	buf_done(&text);
}

void batch_guessed(struct batch *b, const char *file, const char *text, const char *mapping)
{
	struct buf copy;

	buf_init(&copy);
	buf_puts(&copy, text);
	problem_add(b, file, 0, &copy)->mapping = arena_strdup(&b->arena, mapping);
	b->guesses_n++;
	buf_done(&copy);
}

void batch_unread(struct batch *b, const char *file, long line, const char *text)
{
	struct buf copy;

	if (b->unread.n++) {
		batch_problem(b, file, line, "%s", text);
		return;
	}
	buf_init(&copy);
	buf_puts(&copy, text);
	b->unread.first = *problem_add(b, file, line, &copy);
	buf_done(&copy);
}

/* Of what a batch has brought and what comes after it, the first holds. */
static void keep_first(const char **first, const char **now)
{
	if (!*first)
		*first = *now;
	*now = NULL;
}

void batch_text(struct batch *b, const struct text_row *row)
{
	struct text_row *copy;

	b->text = vec_fit(b->text, b->text_n + 1, &b->text_size, sizeof *b->text);
	copy = &b->text[b->text_n++];
	*copy = *row;
	copy->path = arena_strdup(&b->arena, row->path);
	copy->file = arena_strdup(&b->arena, row->file);
}

void batch_document(struct batch *b)
{
	/* As of a statement. */
	if (b->language && !language_is_tag(b->language))
		b->language = NULL;
	keep_first(&b->first_title, &b->title);
	keep_first(&b->first_language, &b->language);
	keep_first(&b->first_notes, &b->notes);
}

void batch_file(struct batch *b, const char *name)
{
	batch_document(b);
	b->files = vec_fit(b->files, b->files_n + 1, &b->files_size, sizeof *b->files);
	b->files[b->files_n++] = arena_strdup(&b->arena, name);
}

void archive_init(struct archive *a)
{
	*a = (struct archive){0};
}

void archive_done(struct archive *a)
{
	for (size_t i = 0; i < a->batches_n; i++)
		batch_free(a->batches[i]);
	free(a->batches);
	free(a->items);
	free(a->problems);
	free(a->text);
	free(a->files);
	archive_init(a);
}

void archive_take(struct archive *a, struct batch *b)
{
	a->batches = vec_fit(a->batches, a->batches_n + 1, &a->batches_size, sizeof *a->batches);
	a->batches[a->batches_n++] = b;
	for (size_t i = 0; i < b->n; i++) {
		a->items = vec_fit(a->items, a->n + 1, &a->size, sizeof *a->items);
		a->items[a->n++] = &b->items[i];
	}
	for (size_t i = 0; i < b->problems_n; i++) {
		a->problems = vec_fit(a->problems, a->problems_n + 1, &a->problems_size,
				      sizeof *a->problems);
		a->problems[a->problems_n++] = &b->problems[i];
	}
	if (!b->noted)
		batch_note_fields(b);
	a->fields |= b->fields;
	a->problems_cut += b->problems_cut;
	if (!a->unread.n)
		a->unread.first = b->unread.first;
	a->unread.n += b->unread.n;
	a->guesses_n += b->guesses_n;
	for (size_t i = 0; i < b->text_n; i++) {
		a->text = vec_fit(a->text, a->text_n + 1, &a->text_size, sizeof *a->text);
		a->text[a->text_n++] = &b->text[i];
	}
	a->text_total += b->text_total;
	for (size_t i = 0; i < b->files_n; i++) {
		a->files = vec_fit(a->files, a->files_n + 1, &a->files_size, sizeof *a->files);
		a->files[a->files_n++] = b->files[i];
	}
	batch_document(b);
	if (!a->title)
		a->title = b->first_title;
	if (!a->language)
		a->language = b->first_language;
	if (!a->notes)
		a->notes = b->first_notes;
}

size_t archive_find(const struct archive *a, const char *id)
{
	for (size_t i = 0; i < a->n; i++)
		if (a->items[i]->id && !strcmp(a->items[i]->id, id))
			return i;
	return SIZE_MAX;
}

/* The letters at S that Persian has and Arabic has not, less those that only Arabic has. */
static int persian_letters(const char *s)
{
	static const char *const persian[] = {"پ", "چ", "ژ", "گ", "ک", "ی"};
	static const char *const arabic[] = {"ك", "ي", "ة", "ى", "أ", "إ"};
	int n = 0;

	for (; *s; s++) {
		for (size_t i = 0; i < sizeof persian / sizeof *persian; i++)
			n += !strncmp(s, persian[i], 2) - !strncmp(s, arabic[i], 2);
	}
	return n;
}

const char *archive_language(const struct archive *a)
{
	enum { SAMPLE = 200, ENOUGH = 10 };
	int letters = 0;

	if (a->language)
		return a->language;
	for (size_t i = 0; i < a->n && i < SAMPLE && letters < ENOUGH; i++) {
		const struct statement *s = a->items[i];

		if (s->shared->language)
			return s->shared->language;
		letters += s->title ? persian_letters(s->title) : 0;
		letters += s->occasion ? persian_letters(s->occasion) : 0;
	}
	return letters >= ENOUGH / 2 ? "fa" : NULL;
}

const char *archive_language_of_all(const struct archive *a)
{
	for (size_t i = 0; a->language && i < a->n; i++)
		if (!a->items[i]->shared->language)
			return NULL;
	return a->language;
}

void statement_init(struct statement *s)
{
	*s = (struct statement){
		.topics = none,
		.sources = none,
		.shared = &shares_nothing,
		.rare = &has_nothing,
	};
}

void statement_init_with(struct statement *s, struct statement_shared *shared,
			 struct statement_rare *rare)
{
	statement_init(s);
	*shared = shares_nothing;
	*rare = has_nothing;
	s->shared = shared;
	s->rare = rare;
}

void draft_init(struct draft *d)
{
	statement_init_with(&d->s, &d->shared, &d->rare);
}

static void copy_string(const char **s, struct arena *a)
{
	if (*s)
		*s = arena_strdup(a, *s);
}

static void copy_list(const char *const **list, struct arena *a)
{
	const char **copy;
	size_t n = 0;

	while ((*list)[n])
		n++;
	if (n == 0) {
		*list = none;
		return;
	}
	copy = arena_alloc(a, (n + 1) * sizeof *copy);
	for (size_t i = 0; i < n; i++)
		copy[i] = arena_strdup(a, (*list)[i]);
	copy[n] = NULL;
	*list = copy;
}

void draft_of(struct draft *to, const struct statement *from)
{
	to->s = *from;
	to->shared = *from->shared;
	to->rare = *from->rare;
	to->s.shared = &to->shared;
	to->s.rare = &to->rare;
}

void draft_copy(struct draft *to, const struct statement *from, struct arena *a,
		struct arena *texts)
{
	struct statement *s = &to->s;
	struct statement_shared *shared = &to->shared;
	struct statement_rare *rare = &to->rare;
	const char **strings[] = {&s->edtf,
				  &s->date_text,
				  &s->published,
				  &s->id,
				  &s->title,
				  &s->occasion,
				  &s->speaker,
				  &shared->role,
				  &shared->party,
				  &shared->constituency,
				  &shared->gender,
				  &shared->place,
				  &shared->language,
				  &shared->kind,
				  &shared->calendar,
				  &shared->summary_by,
				  &shared->text_status,
				  &rare->date_orig,
				  &rare->updated,
				  &rare->corresp};
	struct kept *const bodies[] = {&s->summary, &s->text, &rare->notes};
	const char *const **lists[] = {&s->topics, &s->sources, &rare->source_names, &rare->links};

	draft_of(to, from);
	for (size_t i = 0; i < sizeof strings / sizeof strings[0]; i++)
		copy_string(strings[i], a);
	for (size_t i = 0; i < sizeof bodies / sizeof bodies[0]; i++)
		if (bodies[i]->at)
			kept_copy(bodies[i], texts);
	for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++)
		copy_list(lists[i], a);
}

/* Where BLOCK's text goes on after the notes it begins with. */
static const char *after_notes(const struct body_block *block)
{
	const char *at = block->text, *end = at + block->len, *off;

	while (at < end && (*at == MARK_NOTE || *at == ' ')) {
		off = *at == ' ' ? at : memchr(at, MARK_NOTE_OFF, (size_t)(end - at));
		at = off ? off + 1 : end;
	}
	return at;
}

/* Append LEN bytes of a block's text to the N of LABEL, as far as there is room, as one line: struck
 * words in "~~". Returns how long it is now. */
static size_t add_text(char *label, size_t n, const char *s, size_t len)
{
	size_t step;
	bool struck = false;

	for (size_t i = 0; i < len; i += step) {
		unsigned char c = (unsigned char)s[i];
		const char *shown = s + i;
		size_t shown_len;

		for (step = 1; i + step < len && ((unsigned char)s[i + step] & 0xC0) == 0x80;)
			step++;
		shown_len = step;
		if (c < ' ') {
			shown = "";
			if ((c == '\n' || c == MARK_CELL) && n && label[n - 1] != ' ')
				shown = " ";
			else if (c == MARK_STRUCK || c == MARK_STRUCK_OFF)
				shown = body_mark_text((char)c);
			shown_len = strlen(shown);
		}
		/* What ends struck words must have room too. */
		if (n + shown_len + (struck || c == MARK_STRUCK ? 2 : 0) > STATEMENT_LABEL_SIZE - 1)
			break;
		struck = (struck || c == MARK_STRUCK) && c != MARK_STRUCK_OFF;
		memcpy(label + n, shown, shown_len);
		n += shown_len;
	}
	if (struck) {
		memcpy(label + n, "~~", 2);
		n += 2;
	}
	label[n] = '\0';
	return n;
}

/* Bytes that a full label may lack. */
enum { SLACK = 8 };

/* Append the first words of a body to LABEL, without its marks; where WORDS is set those of the first
 * paragraph that has more than a note. *OPEN: it would be another one if the body went on. Returns how long
 * it is now. */
static size_t add_from_body(char *label, size_t n, const char *body, bool words, bool *open)
{
	struct body_block block, first = {.len = 0};
	const char *start = NULL;

	*open = true;
	if (!body_next(&body, &first))
		return n;
	for (block = first; words && !start;) {
		start = after_notes(&block);
		if ((block.kind == MARK_P || block.kind == MARK_ITEM) &&
		    start < block.text + block.len)
			break;
		start = NULL;
		if (!body_next(&body, &block))
			break;
	}
	if (start) {
		block.len -= (size_t)(start - block.text);
		block.text = start;
	} else {
		block = first;
	}
	n = add_text(label, n, block.text, block.len);
	*open = !*body && ((words && !start) || n + SLACK < STATEMENT_LABEL_SIZE);
	return n;
}

/* The same of a body as it is kept. */
static size_t add_from_kept(char *label, size_t n, struct kept body, bool words)
{
	/* Bytes that mostly are enough. */
	enum { START = 4096 };
	const size_t len = kept_len(body), before = n;
	struct buf room;
	const char *start;
	bool open;

	if (!body.at)
		return n;
	buf_init(&room);
	start = kept_start(body, START, &room);
	if (room.len && room.len < len)
		buf_truncate(&room, utf8_fit(start, room.len, room.len - 1));
	n = add_from_body(label, n, start, words, &open);
	if (open && len > START)
		n = add_from_body(label, before, kept_text(body, &room), words, &open);
	buf_done(&room);
	return n;
}

static const char *label_from_body(struct kept body, char *label)
{
	return add_from_kept(label, 0, body, false) ? label : NULL;
}

const char *statement_line(const struct statement *s, char room[STATEMENT_LABEL_SIZE])
{
	const struct kept body = statement_body(s);
	size_t n = 0;

	if (!s->turn || (!s->speaker && !body.at))
		return statement_label(s, room);
	if (s->speaker) {
		n = utf8_fit(s->speaker, strlen(s->speaker), STATEMENT_LABEL_SIZE / 2);
		memcpy(room, s->speaker, n);
	}
	if (n && body.at) {
		room[n++] = ':';
		room[n++] = ' ';
	}
	room[n] = '\0';
	add_from_kept(room, n, body, true);
	return room;
}

const char *statement_label(const struct statement *s, char room[STATEMENT_LABEL_SIZE])
{
	const char *label = s->occasion ? s->occasion : s->title;

	if (!label)
		label = label_from_body(s->text, room);
	if (!label)
		label = label_from_body(s->summary, room);
	if (!label)
		label = s->date_text;
	if (!label)
		label = s->id;
	return label ? label : "";
}
