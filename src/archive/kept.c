/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "archive/kept.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "base/blocks.h"
#include "base/hash.h"

/*
 * What is packed: PACKED, a head, and differences. A difference is a byte: how many bytes of the search form
 * are the text's, up to MORE, which is followed by how many more there are, seven bits a byte, the low ones
 * first; and in its high bits what comes then:
 *
 *	CAPITAL    a capital letter of ASCII where the search form has a small one
 *	ONE        the byte that follows, for one of the search form
 *	COMMON     what is common (below) and has the number that follows
 *	OTHER      bytes that follow after how many they are and for how many of the search form they
 *	           stand, in a byte of four bits each
 */
enum { PACKED = 0xFF };
enum { CAPITAL = 0x00, ONE = 0x40, COMMON = 0x80, OTHER = 0xC0, KIND = 0xC0, MORE = 0x3F };
enum { OTHER_MAX = 15, COMMON_SIZE = 4, SPARE = OTHER_MAX + 1 };

struct head {
	char *const *folded; /* where the search form is ... */
	uint32_t at;         /* ... from this byte on */
	uint32_t len;        /* of the text */
};

/* What texts have often and search forms never: its bytes, and for how many it stands there. */
static const struct common {
	char text[COMMON_SIZE];
	uint8_t len, stands_for;
} commons[] = {
/* clang-format off */
#define TWO(s, n) {s, 2, n}
#define THREE(s, n) {s, 3, n}
	/* Joiners, marks of direction, quotation marks, dashes, an ellipsis, a blank that does not break. */
	THREE("\u200C", 0), THREE("\u200D", 0), THREE("\u200E", 0), THREE("\u200F", 0),
	THREE("\u2018", 1), THREE("\u2019", 1), THREE("\u201C", 1), THREE("\u201D", 1), THREE("\u201E", 1),
	THREE("\u2010", 1), THREE("\u2011", 1), THREE("\u2013", 1), THREE("\u2014", 1), THREE("\u2026", 3),
	TWO("\u00A0", 1), TWO("\u00AB", 1), TWO("\u00BB", 1), TWO("\u00AD", 0),
	/* Latin */
	TWO("à", 1), TWO("á", 1), TWO("â", 1), TWO("ã", 1), TWO("ä", 1), TWO("å", 1), TWO("ç", 1),
	TWO("è", 1), TWO("é", 1), TWO("ê", 1), TWO("ë", 1), TWO("í", 1), TWO("î", 1), TWO("ï", 1),
	TWO("ñ", 1), TWO("ó", 1), TWO("ô", 1), TWO("õ", 1), TWO("ö", 1), TWO("ø", 1), TWO("ú", 1),
	TWO("û", 1), TWO("ü", 1), TWO("ý", 1), TWO("ß", 2), TWO("É", 1), TWO("Ö", 1), TWO("Ü", 1),
	TWO("č", 1), TWO("ć", 1), TWO("ę", 1), TWO("ą", 1), TWO("ě", 1), TWO("ğ", 1), TWO("ı", 1),
	TWO("İ", 1), TWO("ł", 1), TWO("ř", 1), TWO("š", 1), TWO("ş", 1), TWO("ż", 1), TWO("ž", 1),
	/* Arabic and Persian */
	TWO("ك", 2), TWO("ي", 2), TWO("ى", 2), TWO("ة", 2), TWO("أ", 2), TWO("إ", 2), TWO("آ", 2),
	TWO("ؤ", 2), TWO("ئ", 2), TWO("ۀ", 2), TWO("ھ", 2), TWO("ہ", 2), TWO("ے", 2), TWO("ـ", 0),
	TWO("\u064B", 0), TWO("\u064C", 0), TWO("\u064D", 0), TWO("\u064E", 0), TWO("\u064F", 0),
	TWO("\u0650", 0), TWO("\u0651", 0), TWO("\u0652", 0), TWO("\u0654", 0), TWO("\u0670", 0),
	TWO("،", 1), TWO("؛", 1), TWO("؟", 1), TWO("٪", 1), TWO("۰", 1), TWO("۱", 1), TWO("۲", 1),
	TWO("۳", 1), TWO("۴", 1), TWO("۵", 1), TWO("۶", 1), TWO("۷", 1), TWO("۸", 1), TWO("۹", 1),
	TWO("٠", 1), TWO("١", 1), TWO("٢", 1), TWO("٣", 1), TWO("٤", 1), TWO("٥", 1), TWO("٦", 1),
	TWO("٧", 1), TWO("٨", 1), TWO("٩", 1),
	/* Cyrillic and Greek */
	TWO("А", 2), TWO("Б", 2), TWO("В", 2), TWO("Г", 2), TWO("Д", 2), TWO("Е", 2), TWO("З", 2),
	TWO("И", 2), TWO("К", 2), TWO("М", 2), TWO("Н", 2), TWO("О", 2), TWO("П", 2), TWO("Р", 2),
	TWO("С", 2), TWO("Т", 2), TWO("У", 2), TWO("Ф", 2), TWO("Х", 2), TWO("Ч", 2), TWO("Я", 2),
	TWO("й", 2), TWO("ё", 2), TWO("ї", 2), TWO("ά", 2), TWO("έ", 2), TWO("ή", 2), TWO("ί", 2),
	TWO("ό", 2), TWO("ύ", 2), TWO("ώ", 2), TWO("ς", 2),
#undef TWO
#undef THREE
	/* clang-format on */
};

enum { COMMONS = sizeof commons / sizeof *commons };

_Static_assert(COMMONS < 256, "a common difference is a byte");

/* ---- unpacking ---- */

static bool is_packed(struct kept k)
{
	return k.at && (unsigned char)*k.at == PACKED;
}

static struct head packed_head(struct kept k)
{
	struct head head;

	memcpy(&head, k.at + 1, sizeof head);
	return head;
}

/* Write what TOKEN, whose bytes follow at *P, says of the search form at *FOLDED to TO; returns how many
 * bytes that are. Both move behind it. */
static size_t unpack_one(unsigned token, const unsigned char **p, const char **folded, char *to)
{
	const struct common *common;
	size_t n, stands_for;

	switch (token & KIND) {
	case CAPITAL: *to = (char)(*(*folded)++ - ('a' - 'A')); return 1;
	case ONE:
		*to = (char)*(*p)++;
		++*folded;
		return 1;
	case COMMON:
		common = &commons[*(*p)++];
		memcpy(to, common->text, COMMON_SIZE);
		*folded += common->stands_for;
		return common->len;
	default:
		n = **p & OTHER_MAX;
		stands_for = *(*p)++ >> 4;
		memcpy(to, *p, n);
		*p += n;
		*folded += stands_for;
		return n;
	}
}

/* The first LEN bytes of the text to TO, and of a difference what belongs to it: so TO has room for SPARE
 * bytes more. Returns how many they are. */
static size_t unpack(struct kept k, const struct head *head, size_t len, char *to)
{
	const unsigned char *p = (const unsigned char *)k.at + 1 + sizeof *head;
	const char *folded = *head->folded + head->at;
	size_t n = 0;

	while (n < len) {
		unsigned token = *p++;
		size_t same = token & MORE;

		if (same == MORE) {
			unsigned shift = 0;

			do
				same += (size_t)(*p & 0x7F) << shift;
			while (shift += 7, *p++ & 0x80);
		}
		if (same > len - n)
			same = len - n;
		memcpy(to + n, folded, same);
		folded += same;
		n += same;
		if (n < len)
			n += unpack_one(token, &p, &folded, to + n);
	}
	to[n] = '\0';
	return n;
}

const char *kept_start(struct kept k, size_t len, struct buf *room)
{
	struct head head;

	if (!is_packed(k))
		return k.at;
	head = packed_head(k);
	len = len < head.len ? len : head.len;
	buf_clear(room);
	room->len = unpack(k, &head, len, buf_reserve(room, len + SPARE));
	return room->data;
}

const char *kept_text(struct kept k, struct buf *room)
{
	return kept_start(k, SIZE_MAX, room);
}

size_t kept_len(struct kept k)
{
	return is_packed(k) ? packed_head(k).len : k.at ? strlen(k.at) : 0;
}

void kept_copy(struct kept *k, struct arena *a)
{
	assert(!is_packed(*k));
	k->at = arena_strdup(a, k->at);
}

/* ---- packing ---- */

static size_t slot(const char *s, size_t len)
{
	return (size_t)hash_bytes(s, len, 0) % KEPT_SLOTS;
}

void kept_packer_init(struct kept_packer *p)
{
	*p = (struct kept_packer){0};
	/* Of two with one slot the first has it: what is said first is the most common. */
	for (size_t i = COMMONS; i-- > 0;)
		p->slots[slot(commons[i].text, commons[i].len)] = (uint8_t)(i + 1);
}

void kept_packer_done(struct kept_packer *p)
{
	buf_done(&p->out);
}

static void put_same(struct buf *out, unsigned kind, size_t same)
{
	size_t more = same - MORE;

	buf_putc(out, (char)(kind | (same < MORE ? same : MORE)));
	if (same < MORE)
		return;
	for (; more > 0x7F; more >>= 7)
		buf_putc(out, (char)(0x80 | (more & 0x7F)));
	buf_putc(out, (char)more);
}

/* The common difference that the N bytes at S are; NULL: they are none. */
static const struct common *common_of(const struct kept_packer *p, const char *s, size_t n)
{
	unsigned number = n == 2 || n == 3 ? p->slots[slot(s, n)] : 0;
	const struct common *c = number ? &commons[number - 1] : NULL;

	return c && c->len == n && !memcmp(c->text, s, n) ? c : NULL;
}

/* After SAME bytes that are the same N bytes of the text at S stand for so many of the search form. */
static void put_difference(struct kept_packer *p, size_t same, const char *s, size_t n,
			   size_t stands_for)
{
	const struct common *c = common_of(p, s, n);

	if (c && c->stands_for == stands_for) {
		put_same(&p->out, COMMON, same);
		buf_putc(&p->out, (char)(c - commons));
	} else if (n == 1 && stands_for == 1) {
		put_same(&p->out, ONE, same);
		buf_putc(&p->out, *s);
	} else {
		put_same(&p->out, OTHER, same);
		buf_putc(&p->out, (char)(stands_for << 4 | n));
		buf_add(&p->out, s, n);
	}
}

/* Two texts from a place in each on, up to their ends. */
struct pair {
	const char *s, *s_end, *folded, *folded_end;
};

static size_t character(const char *s, const char *end)
{
	size_t n = 1;

	while (s + n < end && ((unsigned char)s[n] & 0xC0) == 0x80)
		n++;
	return n;
}

/* Whether both go on alike, as far as that can be told from a few bytes: the first character is the same, and
 * where another differs it is one that may. */
static bool go_on_alike(const struct pair *at, size_t n, size_t stands_for)
{
	enum { FEW = 4 };
	const char *s = at->s + n, *folded = at->folded + stands_for, *first;

	if (s > at->s_end || folded > at->folded_end)
		return false;
	first = s < at->s_end ? s + character(s, at->s_end) : s;
	for (int i = 0; i < FEW; i++, s++, folded++) {
		if (s == at->s_end || folded == at->folded_end)
			return s == at->s_end && folded == at->folded_end;
		if (*s != *folded && !(*s >= 'A' && *s <= 'Z' && *s + ('a' - 'A') == *folded))
			return s >= first && (*s < ' ' || (unsigned char)*s >= 0x80);
	}
	return true;
}

/* Where two texts that differ are alike again: after *N bytes of the one and *STANDS_FOR of the other, or
 * after some that are as good as any. What is common is not looked for. */
static void find_alike(const struct kept_packer *p, const struct pair *at, size_t *n,
		       size_t *stands_for)
{
	enum { TRIES = 40 };
	size_t same = at->folded < at->folded_end ? character(at->folded, at->folded_end) : 0;
	size_t first = character(at->s, at->s_end), next;
	const struct common *c = common_of(p, at->s, first);
	int tries = 0;

	if (c && c->stands_for <= at->folded_end - at->folded) {
		*n = c->len;
		*stands_for = c->stands_for;
		return;
	}
	/* What is no UTF-8 may look longer. */
	first = first < OTHER_MAX ? first : OTHER_MAX;
	same = same < OTHER_MAX ? same : OTHER_MAX;
	for (*n = first; *n <= OTHER_MAX && tries < TRIES; *n += next) {
		*stands_for = same;
		if (go_on_alike(at, *n, same))
			return;
		for (*stands_for = 0; *stands_for <= OTHER_MAX && tries < TRIES;
		     ++*stands_for, tries++)
			if (go_on_alike(at, *n, *stands_for))
				return;
		next = at->s + *n < at->s_end ? character(at->s + *n, at->s_end) : OTHER_MAX;
	}
	*n = first;
	*stands_for = same;
}

/* Append the differences of AT to what P has; false: they are not worth it. */
static bool pack(struct kept_packer *p, struct pair at)
{
	enum { FEW_BYTES = 1024 };
	const size_t len = (size_t)(at.s_end - at.s), half = p->out.len + len / 2;
	const size_t most = half < len ? half : len, before = p->out.len;
	const char *from = at.s;

	for (;;) {
		size_t left = (size_t)(at.s_end - at.s);
		size_t here = (size_t)(at.folded_end - at.folded), n, stands_for;
		size_t same = blocks_same(at.s, at.folded, left < here ? left : here);

		at.s += same;
		at.folded += same;
		if (same == left) {
			put_same(&p->out, OTHER, same);
			return p->out.len <= most;
		}
		if (same < here && *at.s >= 'A' && *at.s <= 'Z' &&
		    *at.s + ('a' - 'A') == *at.folded) {
			put_same(&p->out, CAPITAL, same);
			n = stands_for = 1;
		} else {
			find_alike(p, &at, &n, &stands_for);
			put_difference(p, same, at.s, n, stands_for);
		}
		at.s += n;
		at.folded += stands_for;
		/* What is not worth it is seldom so at its start alone. */
		if (p->out.len > most ||
		    (at.s - from > FEW_BYTES && (p->out.len - before) * 2 > (size_t)(at.s - from)))
			return false;
	}
}

void kept_pack(struct kept_packer *p, struct kept *k, size_t len, char *const *folded, size_t at,
	       size_t folded_len, struct arena *a)
{
	const struct head head = {folded, (uint32_t)at, (uint32_t)len};

	buf_clear(&p->out);
	buf_putc(&p->out, (char)PACKED);
	buf_add(&p->out, &head, sizeof head);
	if (len > UINT32_MAX || at > UINT32_MAX ||
	    !pack(p, (struct pair){k->at, k->at + len, *folded + at, *folded + at + folded_len}))
		k->at = arena_copy(a, k->at, len);
	else
		k->at = arena_copy(a, p->out.data, p->out.len);
}
