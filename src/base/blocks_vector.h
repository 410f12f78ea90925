/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
/*
 * The loops of base/blocks over vectors. blocks.c includes this once for each kind of processor and says
 * before what that has:
 *
 *	NAME(f)             f with the kind behind its name
 *	WIDTH VEC TARGET    bytes of a vector, 16 or 32; its type; what functions are compiled for
 *	LOAD(p) STORE(p, v) SPLAT(c)
 *	EQ LE AND OR ADD(a, b)   of each byte; EQ and LE, of unsigned ones, give all ones or none
 *	SHR3(v)             shifted by 3 bits; those of a neighbour may come in from above
 *	LOOK(t, v)          of the 16 bytes at T those with the numbers V, 0 to 15; 0 for 255
 *	MASK(v)             bit i: the high bit of byte i
 *
 * A set of places in a block is a number with a bit for each. Blocks begin anywhere; what stands behind a
 * byte is seen by loading a second vector one byte further. The last bytes of a text, too few for that,
 * are copied to where others follow that change nothing. Alone this file is empty.
 */
#ifdef VEC

#define ALL (0xFFFFFFFFu >> (32 - WIDTH))
#define IS(v, c) EQ(v, SPLAT(c))
#define UP_TO(v, c) LE(v, SPLAT(c))
#define FROM(v, c) LE(SPLAT(c), v)
#define IN(v, from, to) LE(ADD(v, SPLAT(256 - (from))), SPLAT((to) - (from)))

/* The block of S at AT, with two bytes behind it: where it is, or in ROOM, filled up with C. */
TARGET static inline const char *NAME(block)(char room[3 * WIDTH], const char *s, size_t at,
					     size_t len, char c)
{
	if (len - at >= WIDTH + 2)
		return s + at;
	STORE(room + WIDTH, SPLAT(c));
	memcpy(room, s + at, len - at);
	STORE(room + (len - at), SPLAT(c));
	return room;
}

/* Of the bytes X, with Z two behind them: where a joiner or a mark of direction may begin, U+200B to U+200F,
 * which Persian is full of. No blank and nothing unclean looks like that. */
TARGET static inline uint32_t NAME(joiner)(VEC x, VEC z)
{
	return MASK(AND(IS(x, 0xE2), IN(z, 0x8B, 0x8F)));
}

/* Of the bytes X, with Y and Z behind them: where a character of three bytes begins that blocks_clean()
 * stops at. */
TARGET static inline uint32_t NAME(unclean)(VEC x, VEC y, VEC z)
{
	VEC bidi = AND(IS(x, 0xE2), OR(AND(IS(y, 0x80), IN(z, 0xA8, 0xAE)),
				       AND(IS(y, 0x81), IN(z, 0xA6, 0xAF))));
	VEC end = AND(IS(x, 0xEF), OR(IS(y, 0xB7), OR(AND(IS(y, 0xBB), IS(z, 0xBF)),
						      AND(IS(y, 0xBF), FROM(z, 0xB9)))));

	return MASK(OR(bidi, end));
}

/* Of the block X at P: where it is not UTF-8, or has what blocks_clean() stops at if CLEAN, else U+FFFE or
 * U+FFFF. DUE: places of bytes that must follow what began before; then those in the next block. */
TARGET static inline uint32_t NAME(wrong)(VEC x, const char *p, uint64_t *due, bool clean)
{
	VEC y = LOAD(p + 1), z = LOAD(p + 2), first, second, end;
	uint32_t two = MASK(FROM(x, 0xC0)), three = MASK(FROM(x, 0xE0)), four;
	uint32_t wrong = MASK(IN(x, 0xC0, 0xC1));

	*due |= (uint64_t)two << 1;
	if (clean)
		wrong |= MASK(AND(IS(x, 0xC2), UP_TO(y, 0x9F)));
	if (three) {
		four = MASK(FROM(x, 0xF0));
		*due |= (uint64_t)three << 2 | (uint64_t)four << 3;
		first = OR(AND(IS(x, 0xE0), UP_TO(y, 0x9F)), AND(IS(x, 0xED), FROM(y, 0xA0)));
		second = OR(AND(IS(x, 0xF0), UP_TO(y, 0x8F)), AND(IS(x, 0xF4), FROM(y, 0x90)));
		end = AND(AND(IS(x, 0xEF), IS(y, 0xBF)), FROM(z, 0xBE));
		wrong |= MASK(OR(OR(first, second), OR(FROM(x, 0xF5), end)));
		if (clean)
			wrong |= four;
		if (clean && MASK(OR(IS(x, 0xE2), IS(x, 0xEF))) & ~NAME(joiner)(x, z))
			wrong |= NAME(unclean)(x, y, z);
	}
	wrong |= MASK(IN(x, 0x80, 0xBF)) ^ ((uint32_t)*due & ALL);
	*due >>= WIDTH;
	return wrong;
}

TARGET static size_t NAME(utf8)(const char *s, size_t len)
{
	char room[3 * WIDTH];
	uint64_t due = 0;

	for (size_t at = 0; at < len; at += WIDTH) {
		const char *p = NAME(block)(room, s, at, len, 'x');
		VEC x = LOAD(p);
		uint32_t wrong = MASK(x) || due ? NAME(wrong)(x, p, &due, false) : 0;

		if (wrong)
			return blocks_whole(s, at + (size_t)__builtin_ctz(wrong));
	}
	return blocks_whole(s, len);
}

TARGET static size_t NAME(clean)(const char *s, size_t len, bool collapse, bool after_blank)
{
	char room[3 * WIDTH];
	uint64_t due = 0;
	uint32_t before = after_blank;

	for (size_t at = 0; at < len; at += WIDTH) {
		const char *p = NAME(block)(room, s, at, len, 'x');
		VEC x = LOAD(p);
		uint32_t blank = collapse ? MASK(IS(x, ' ')) : 0;
		uint32_t stop =
			MASK(OR(UP_TO(x, 0x1F), IS(x, 0x7F))) | (blank & (blank << 1 | before));

		if (MASK(x) || due)
			stop |= NAME(wrong)(x, p, &due, true);
		if (stop)
			return blocks_whole(s, at + (size_t)__builtin_ctz(stop));
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
		uint32_t stop = MASK(OR(OR(UP_TO(x, 0x1F), IS(x, ']')), OR(EQ(x, lt), EQ(x, amp))));

		if (stop)
			return at + (size_t)__builtin_ctz(stop);
	}
	return len;
}

/* Of the bytes X, with Y and Z behind them: where a blank begins that is none of ASCII. */
TARGET static inline uint32_t NAME(wide_blank)(VEC x, VEC y, VEC z)
{
	VEC two = AND(IS(x, 0xC2), OR(IS(y, 0x85), IS(y, 0xA0)));
	VEC spaces = AND(IS(y, 0x80), OR(OR(UP_TO(z, 0x8A), IS(z, 0xAF)), IN(z, 0xA8, 0xA9)));
	VEC e2 = AND(IS(x, 0xE2), OR(spaces, AND(IS(y, 0x81), IS(z, 0x9F))));
	VEC rest =
		AND(IS(z, 0x80), OR(AND(IS(x, 0xE1), IS(y, 0x9A)), AND(IS(x, 0xE3), IS(y, 0x80))));

	return MASK(OR(two, OR(e2, rest)));
}

TARGET static size_t NAME(visible)(const char *s, size_t len)
{
	char room[3 * WIDTH];
	size_t n = 0;

	for (size_t at = 0; at < len; at += WIDTH) {
		const char *p = NAME(block)(room, s, at, len, ' ');
		VEC x = LOAD(p);
		VEC none = OR(UP_TO(x, ' '), OR(IS(x, 0x7F), IN(x, 0x80, 0xBF)));
		uint32_t seen = ~MASK(none) & ALL;

		uint32_t wide = MASK(OR(IS(x, 0xC2), IN(x, 0xE1, 0xE3)));

		if (wide && wide & ~NAME(joiner)(x, LOAD(p + 2)))
			seen &= ~NAME(wide_blank)(x, LOAD(p + 1), LOAD(p + 2));
		n += (size_t)__builtin_popcount(seen);
	}
	return n;
}

/* Of the bytes X, with Y behind them: where a character of SET begins. */
TARGET static inline uint32_t NAME(pairs)(const struct blocks_pairs *set, VEC x, VEC y,
					  uint32_t leads, const char *s)
{
	static const unsigned char bits[16] = {1, 2, 4, 8, 16, 32, 64, 128};
	VEC bit = LOOK(bits, AND(y, SPLAT(7)));
	/* The low bit of the lead, as bit 3, over three of the tail. */
	VEC odd = AND(EQ(AND(x, SPLAT(1)), SPLAT(1)), SPLAT(8));
	VEC place = OR(odd, AND(SHR3(y), SPLAT(7)));
	uint32_t found = 0;

	/* Arabic and Persian have nearly all letters in two rows, and most blocks have some of both: a byte
	 * looks into one of them, and finds nothing in the other. */
	if (!(leads & ~MASK(IN(x, 0xD8, 0xDB)))) {
		VEC high = AND(x, SPLAT(2));
		VEC row = OR(LOOK(set->set[12], OR(place, IS(high, 2))),
			     LOOK(set->set[13], OR(place, IS(high, 0))));

		return leads & MASK(AND(EQ(AND(row, bit), bit), IN(y, 0x80, 0xBF)));
	}
	/* A row for two leads; most blocks have no more. */
	while (leads) {
		unsigned lead = (unsigned char)s[__builtin_ctz(leads)] & 0xFEu;
		uint32_t same = MASK(IS(AND(x, SPLAT(0xFE)), lead));
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
	uint32_t before = after_blank;

	for (size_t at = 0, n; at < len; at += n) {
		const char *p = NAME(block)(room, s, at, len, '\n');
		VEC x = LOAD(p);
		uint32_t blank = MASK(IS(x, ' '));
		uint32_t pair = MASK(IN(x, 0xC0, 0xDF)), good = MASK(IN(x, ' ', '~')), stop;

		if (pair) {
			pair = NAME(pairs)(set, x, LOAD(p + 1), pair, p);
			good |= pair | pair << 1;
		}
		stop = (~good & ALL) | (blank & (blank << 1 | before));
		STORE(to + at, ADD(x, AND(IN(x, 'A', 'Z'), SPLAT(0x20))));
		if (stop)
			return at + (size_t)__builtin_ctz(stop);
		/* What the block cuts comes with the next one. */
		n = WIDTH - (pair >> (WIDTH - 1));
		before = blank >> (n - 1) & 1;
	}
	return len;
}

TARGET static size_t NAME(same)(const char *a, const char *b, size_t len)
{
	size_t at = 0;

	for (; len - at >= WIDTH; at += WIDTH) {
		uint32_t other = ~MASK(EQ(LOAD(a + at), LOAD(b + at))) & ALL;

		if (other)
			return at + (size_t)__builtin_ctz(other);
	}
	while (at < len && a[at] == b[at])
		at++;
	return at;
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
#undef IS
#undef UP_TO
#undef FROM
#undef IN
#undef KIND
#undef NAME
#undef WIDTH
#undef VEC
#undef TARGET
#undef LOAD
#undef STORE
#undef SPLAT
#undef EQ
#undef LE
#undef AND
#undef OR
#undef ADD
#undef SHR3
#undef LOOK
#undef MASK

#endif
