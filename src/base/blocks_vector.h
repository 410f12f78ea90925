/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * The loops of base/blocks over vectors. blocks.c includes this once for each kind of processor and says
 * before what that has:
 *
 *	NAME(f)             f with the kind behind its name
 *	WIDTH VEC TARGET    bytes of a vector, 16 to 64; its type; what functions are compiled for
 *	SET BITS            some bytes of a vector; the same as a number that has a bit for each
 *	LOAD(p) STORE(p, v) SPLAT(c)
 *	AND ADD(a, b)       of each byte
 *	SHL3 SHR3(v)        shifted by 3 bits; those of a neighbour may come in
 *	EQ LE(a, b)         SET of bytes that are, unsigned
 *	BOTH EITHER(a, b)   of two SETs
 *	HIGH(v)             BITS of bytes with the high bit
 *	MASK(set)           BITS
 *	ADD_IN(set, a, b)   ADD where SET is, else A
 *	LOOK(t, v)          of the 16 bytes at T those with the numbers V, 0 to 15
 *	LOOK_BUT(t, v, set) likewise, but 0 where SET is
 *	FILL(to, s, n, c)   copy N bytes, WIDTH + 1 at most, and C behind them, 2 * WIDTH in all; where that
 *	                    is done best as below, not there
 *
 * Blocks begin anywhere; what stands behind a byte is seen by loading a second vector one byte further.
 * The last bytes of a text, too few for that, are copied to where others follow that change nothing. Alone
 * this file is empty.
 */
#ifdef VEC

#define ALL ((BITS)((BITS)-1 >> (8 * sizeof(BITS) - WIDTH)))
#define FIRST(bits) ((size_t)__builtin_ctzll(bits))
#define IS(v, c) EQ(v, SPLAT(c))
#define UP_TO(v, c) LE(v, SPLAT(c))
#define FROM(v, c) LE(SPLAT(c), v)
#define IN(v, from, to) LE(ADD(v, SPLAT(256 - (from))), SPLAT((to) - (from)))

#ifndef FILL
#define FILL(to, s, n, c) \
	(STORE((to) + WIDTH, SPLAT(c)), memcpy(to, s, n), STORE((to) + (n), SPLAT(c)))
#endif

/* The block of S at AT, with two bytes behind it: where it is, or in ROOM, filled up with C. */
TARGET static inline const char *NAME(block)(char room[3 * WIDTH], const char *s, size_t at,
					     size_t len, char c)
{
	if (len - at >= WIDTH + 2)
		return s + at;
	FILL(room, s + at, len - at, c);
	return room;
}

/* Of the bytes X, with Z two behind them: where a joiner or a mark of direction may begin, U+200B to U+200F,
 * which Persian is full of. No blank and nothing unclean looks like that. */
TARGET static inline BITS NAME(joiner)(VEC x, VEC z)
{
	return MASK(BOTH(IS(x, 0xE2), IN(z, 0x8B, 0x8F)));
}

/* Of the bytes X, with Y and Z behind them: where a character of three bytes begins that blocks_clean()
 * stops at. */
TARGET static inline BITS NAME(unclean)(VEC x, VEC y, VEC z)
{
	SET marks =
		EITHER(BOTH(IS(y, 0x80), IN(z, 0xA8, 0xAE)), BOTH(IS(y, 0x81), IN(z, 0xA6, 0xAF)));
	SET last = EITHER(IS(y, 0xB7),
			  EITHER(BOTH(IS(y, 0xBB), IS(z, 0xBF)), BOTH(IS(y, 0xBF), FROM(z, 0xB9))));

	return MASK(EITHER(BOTH(IS(x, 0xE2), marks), BOTH(IS(x, 0xEF), last)));
}

/* Of the block X at P: where it is not UTF-8, or has what blocks_clean() stops at if CLEAN, else U+FFFE or
 * U+FFFF. DUE: places of bytes that must follow what began before; then those in the next block. */
TARGET static inline BITS NAME(wrong)(VEC x, const char *p, BITS *due, bool clean)
{
	VEC y = LOAD(p + 1), z = LOAD(p + 2);
	BITS two = MASK(FROM(x, 0xC0)), three = MASK(FROM(x, 0xE0)), four;
	BITS wrong = MASK(IN(x, 0xC0, 0xC1)), follows = *due | two << 1;
	SET first, second, end;

	*due = two >> (WIDTH - 1);
	if (clean)
		wrong |= MASK(BOTH(IS(x, 0xC2), UP_TO(y, 0x9F)));
	if (three) {
		four = MASK(FROM(x, 0xF0));
		follows |= three << 2 | four << 3;
		*due |= three >> (WIDTH - 2) | four >> (WIDTH - 3);
		first = EITHER(BOTH(IS(x, 0xE0), UP_TO(y, 0x9F)), BOTH(IS(x, 0xED), FROM(y, 0xA0)));
		second =
			EITHER(BOTH(IS(x, 0xF0), UP_TO(y, 0x8F)), BOTH(IS(x, 0xF4), FROM(y, 0x90)));
		end = BOTH(BOTH(IS(x, 0xEF), IS(y, 0xBF)), FROM(z, 0xBE));
		wrong |= MASK(EITHER(EITHER(first, second), EITHER(FROM(x, 0xF5), end)));
		if (clean)
			wrong |= four;
		if (clean && MASK(EITHER(IS(x, 0xE2), IS(x, 0xEF))) & ~NAME(joiner)(x, z))
			wrong |= NAME(unclean)(x, y, z);
	}
	return wrong | (MASK(IN(x, 0x80, 0xBF)) ^ (follows & ALL));
}

TARGET static size_t NAME(utf8)(const char *s, size_t len)
{
	char room[3 * WIDTH];
	BITS due = 0;

	for (size_t at = 0; at < len; at += WIDTH) {
		const char *p = NAME(block)(room, s, at, len, 'x');
		VEC x = LOAD(p);
		BITS wrong = HIGH(x) || due ? NAME(wrong)(x, p, &due, false) : 0;

		if (wrong)
			return blocks_whole(s, at + FIRST(wrong));
	}
	return blocks_whole(s, len);
}

TARGET static size_t NAME(clean)(const char *s, size_t len, bool collapse, bool after_blank)
{
	char room[3 * WIDTH];
	BITS due = 0;
	BITS before = after_blank;

	for (size_t at = 0; at < len; at += WIDTH) {
		const char *p = NAME(block)(room, s, at, len, 'x');
		VEC x = LOAD(p);
		BITS blank = collapse ? MASK(IS(x, ' ')) : 0;
		BITS stop =
			MASK(EITHER(UP_TO(x, 0x1F), IS(x, 0x7F))) | (blank & (blank << 1 | before));

		if (HIGH(x) || due)
			stop |= NAME(wrong)(x, p, &due, true);
		if (stop)
			return blocks_whole(s, at + FIRST(stop));
		before = blank >> (WIDTH - 1);
	}
	return blocks_whole(s, len);
}

TARGET static size_t NAME(text)(const char *s, size_t len, bool markup)
{
	const VEC lt = SPLAT(markup ? '<' : ']'), amp = SPLAT(markup ? '&' : ']');
	char room[3 * WIDTH];

	for (size_t at = 0; at < len; at += WIDTH) {
		VEC x = LOAD(NAME(block)(room, s, at, len, 'x'));
		BITS stop = MASK(
			EITHER(EITHER(UP_TO(x, 0x1F), IS(x, ']')), EITHER(EQ(x, lt), EQ(x, amp))));

		if (stop)
			return at + FIRST(stop);
	}
	return len;
}

/* Of the bytes X, with Y and Z behind them: where a blank begins that is none of ASCII. */
TARGET static inline BITS NAME(wide_blank)(VEC x, VEC y, VEC z)
{
	SET two = BOTH(IS(x, 0xC2), EITHER(IS(y, 0x85), IS(y, 0xA0)));
	SET spaces =
		BOTH(IS(y, 0x80), EITHER(EITHER(UP_TO(z, 0x8A), IS(z, 0xAF)), IN(z, 0xA8, 0xA9)));
	SET e2 = BOTH(IS(x, 0xE2), EITHER(spaces, BOTH(IS(y, 0x81), IS(z, 0x9F))));
	SET rest = BOTH(IS(z, 0x80),
			EITHER(BOTH(IS(x, 0xE1), IS(y, 0x9A)), BOTH(IS(x, 0xE3), IS(y, 0x80))));

	return MASK(EITHER(two, EITHER(e2, rest)));
}

TARGET static size_t NAME(visible)(const char *s, size_t len)
{
	char room[3 * WIDTH];
	size_t n = 0;

	for (size_t at = 0; at < len; at += WIDTH) {
		const char *p = NAME(block)(room, s, at, len, ' ');
		VEC x = LOAD(p);
		SET none = EITHER(UP_TO(x, ' '), IN(x, 0x7F, 0xBF));
		BITS seen = ~MASK(none) & ALL;
		BITS wide = MASK(EITHER(IS(x, 0xC2), IN(x, 0xE1, 0xE3)));

		if (wide && wide & ~NAME(joiner)(x, LOAD(p + 2)))
			seen &= ~NAME(wide_blank)(x, LOAD(p + 1), LOAD(p + 2));
		n += (size_t)__builtin_popcountll(seen);
	}
	return n;
}

/* Of the bytes X, with Y behind them: where a character of SET begins. */
TARGET static inline BITS NAME(pairs)(const struct blocks_pairs *set, VEC x, VEC y, BITS leads,
				      const char *s)
{
	static const unsigned char bits[16] = {1, 2, 4, 8, 16, 32, 64, 128};
	VEC bit = LOOK(bits, AND(y, SPLAT(7)));
	/* The low bit of the lead over three of the tail. */
	VEC place = ADD(SHL3(AND(x, SPLAT(1))), AND(SHR3(y), SPLAT(7)));
	BITS found = 0;

	/* Arabic and Persian have nearly all letters in two rows, and most blocks have some of both: a byte
	 * looks into one of them, and finds nothing in the other. */
	if (!(leads & ~MASK(IN(x, 0xD8, 0xDB)))) {
		SET second = EQ(AND(x, SPLAT(2)), SPLAT(2));
		VEC row = ADD(LOOK_BUT(set->set[12], place, second),
			      LOOK_BUT(set->set[13], place, EQ(AND(x, SPLAT(2)), SPLAT(0))));

		return leads & MASK(BOTH(EQ(AND(row, bit), bit), IN(y, 0x80, 0xBF)));
	}
	/* A row for two leads; most blocks have no more. */
	while (leads) {
		unsigned lead = (unsigned char)s[FIRST(leads)] & 0xFEu;
		BITS same = MASK(EQ(AND(x, SPLAT(0xFE)), SPLAT(lead)));
		VEC row = LOOK(set->set[(lead & 0x1F) >> 1], place);

		found |= same & MASK(EQ(AND(row, bit), bit));
		leads &= ~same;
	}
	return found & MASK(IN(y, 0x80, 0xBF));
}

TARGET static size_t NAME(lower)(const struct blocks_pairs *set, char *to, const char *s,
				 size_t len, bool after_blank)
{
	char room[3 * WIDTH];
	BITS before = after_blank;

	for (size_t at = 0, n; at < len; at += n) {
		const char *p = NAME(block)(room, s, at, len, '\n');
		VEC x = LOAD(p);
		BITS blank = MASK(IS(x, ' '));
		BITS pair = MASK(IN(x, 0xC0, 0xDF)), good = MASK(IN(x, ' ', '~')), stop;

		if (pair) {
			pair = NAME(pairs)(set, x, LOAD(p + 1), pair, p);
			good |= pair | pair << 1;
		}
		stop = (~good & ALL) | (blank & (blank << 1 | before));
		STORE(to + at, ADD_IN(IN(x, 'A', 'Z'), x, SPLAT(0x20)));
		if (stop)
			return at + FIRST(stop);
		/* What the block cuts comes with the next one. */
		n = WIDTH - (size_t)(pair >> (WIDTH - 1) & 1);
		before = blank >> (n - 1) & 1;
	}
	return len;
}

TARGET static size_t NAME(same)(const char *a, const char *b, size_t len)
{
	size_t at = 0;

	for (; len - at >= WIDTH; at += WIDTH) {
		BITS other = ~MASK(EQ(LOAD(a + at), LOAD(b + at))) & ALL;

		if (other)
			return at + FIRST(other);
	}
	return at + same_plain(a + at, b + at, len - at);
}

static const struct kind NAME(kind) = {
	.name = KIND,
	.utf8 = NAME(utf8),
	.clean = NAME(clean),
	.text = NAME(text),
	.visible = NAME(visible),
	.lower = NAME(lower),
	.same = NAME(same),
};

#undef ALL
#undef FIRST
#undef IS
#undef UP_TO
#undef FROM
#undef IN
#undef KIND
#undef NAME
#undef WIDTH
#undef VEC
#undef TARGET
#undef SET
#undef BITS
#undef LOAD
#undef STORE
#undef SPLAT
#undef AND
#undef ADD
#undef SHL3
#undef SHR3
#undef EQ
#undef LE
#undef BOTH
#undef EITHER
#undef HIGH
#undef MASK
#undef ADD_IN
#undef LOOK
#undef LOOK_BUT
#undef FILL

#endif
