/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "base/blocks.h"

#include <stdatomic.h>
#include <string.h>

#include "base/utf8.h"

#if defined(__x86_64__) && !defined(BLOCKS_PLAIN)
#define BLOCKS_X86 1
#include <immintrin.h>
#else
#define BLOCKS_X86 0
#endif
#if defined(__aarch64__) && defined(__ARM_NEON) && !defined(BLOCKS_PLAIN)
#define BLOCKS_ARM 1
#include <arm_neon.h>
#else
#define BLOCKS_ARM 0
#endif

/* What is done for a kind of processor. */
struct kind {
	const char *name;
	size_t (*utf8)(const char *s, size_t len);
	size_t (*clean)(const char *s, size_t len, bool collapse, bool after_blank);
	size_t (*text)(const char *s, size_t len, bool markup);
	size_t (*visible)(const char *s, size_t len);
	size_t (*lower)(const struct blocks_pairs *set, char *to, const char *s, size_t len,
			bool after_blank);
	size_t (*same)(const char *a, const char *b, size_t len);
};

/* The plain loop is the end of the others, too. */
static size_t same_plain(const char *a, const char *b, size_t len)
{
	uint64_t x, y;
	size_t at = 0;

	for (; len - at >= sizeof x; at += sizeof x) {
		memcpy(&x, a + at, sizeof x);
		memcpy(&y, b + at, sizeof y);
		if (x != y)
			break;
	}
	while (at < len && a[at] == b[at])
		at++;
	return at;
}

#if BLOCKS_X86 || BLOCKS_ARM
/* AT, or where the character begins that would go on there: all before it is UTF-8. */
static size_t blocks_whole(const char *s, size_t at)
{
	for (size_t back = 1; back <= 3 && back <= at; back++) {
		unsigned char c = (unsigned char)s[at - back];

		if (c >= 0xC0)
			return (c >= 0xF0 ? 4u : c >= 0xE0 ? 3u : 2u) > back ? at - back : at;
		if (c < 0x80)
			break;
	}
	return at;
}
#endif

#if BLOCKS_X86

/* Sets are registers of their own here, and parts of vectors can be loaded. */
#define KIND "avx512"
#define NAME(f) f##_avx512
#define WIDTH 64
#define VEC __m512i
#define TARGET __attribute__((target("avx512bw,avx512vbmi,bmi,bmi2,popcnt")))
#define SET __mmask64
#define BITS uint64_t
#define LOAD(p) _mm512_loadu_si512(p)
#define STORE(p, v) _mm512_storeu_si512(p, v)
#define SPLAT(c) _mm512_set1_epi8((char)(c))
#define AND(a, b) _mm512_and_si512(a, b)
#define ADD(a, b) _mm512_add_epi8(a, b)
#define SHL3(v) _mm512_slli_epi16(v, 3)
#define SHR3(v) _mm512_srli_epi16(v, 3)
#define EQ(a, b) _mm512_cmpeq_epi8_mask(a, b)
#define LE(a, b) _mm512_cmple_epu8_mask(a, b)
#define BOTH(a, b) ((a) & (b))
#define EITHER(a, b) ((a) | (b))
#define HIGH(v) ((uint64_t)_mm512_movepi8_mask(v))
#define MASK(set) ((uint64_t)(set))
#define ADD_IN(set, a, b) _mm512_mask_add_epi8(a, set, a, b)
#define ROW(t) _mm512_broadcast_i32x4(_mm_loadu_si128((const __m128i *)(const void *)(t)))
#define LOOK(t, v) _mm512_shuffle_epi8(ROW(t), v)
#define LOOK_BUT(t, v, set) _mm512_maskz_shuffle_epi8(~(set), ROW(t), v)
#define FILL(to, s, n, c) fill_avx512(to, s, n, c)

TARGET static inline void fill_avx512(char *to, const char *s, size_t n, char c)
{
	const VEC rest = SPLAT(c);

	/* What is not asked for is not touched. */
	STORE(to, _mm512_mask_loadu_epi8(rest, _bzhi_u64(~UINT64_C(0), (unsigned)n), s));
	STORE(to + WIDTH, n > WIDTH ? _mm512_mask_loadu_epi8(rest, 1, s + WIDTH) : rest);
}

#include "base/blocks_vector.h"
#undef ROW

#define KIND "avx2"
#define NAME(f) f##_avx2
#define WIDTH 32
#define VEC __m256i
#define TARGET __attribute__((target("avx2,bmi,popcnt")))
#define SET __m256i
#define BITS uint32_t
#define LOAD(p) _mm256_loadu_si256((const __m256i *)(const void *)(p))
#define STORE(p, v) _mm256_storeu_si256((__m256i *)(void *)(p), v)
#define SPLAT(c) _mm256_set1_epi8((char)(c))
#define AND(a, b) _mm256_and_si256(a, b)
#define ADD(a, b) _mm256_add_epi8(a, b)
#define SHL3(v) _mm256_slli_epi16(v, 3)
#define SHR3(v) _mm256_srli_epi16(v, 3)
#define EQ(a, b) _mm256_cmpeq_epi8(a, b)
#define LE(a, b) _mm256_cmpeq_epi8(_mm256_min_epu8(a, b), a)
#define BOTH(a, b) _mm256_and_si256(a, b)
#define EITHER(a, b) _mm256_or_si256(a, b)
#define HIGH(v) ((uint32_t)_mm256_movemask_epi8(v))
#define MASK(set) HIGH(set)
#define ADD_IN(set, a, b) ADD(a, AND(set, b))
#define LOOK(t, v) \
	_mm256_shuffle_epi8( \
		_mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(const void *)(t))), \
		v)
/* No number is 255. */
#define LOOK_BUT(t, v, set) LOOK(t, EITHER(v, set))
#include "base/blocks_vector.h"

#define KIND "ssse3"
#define NAME(f) f##_ssse3
#define WIDTH 16
#define VEC __m128i
#define TARGET __attribute__((target("ssse3,popcnt")))
#define SET __m128i
#define BITS uint32_t
#define LOAD(p) _mm_loadu_si128((const __m128i *)(const void *)(p))
#define STORE(p, v) _mm_storeu_si128((__m128i *)(void *)(p), v)
#define SPLAT(c) _mm_set1_epi8((char)(c))
#define AND(a, b) _mm_and_si128(a, b)
#define ADD(a, b) _mm_add_epi8(a, b)
#define SHL3(v) _mm_slli_epi16(v, 3)
#define SHR3(v) _mm_srli_epi16(v, 3)
#define EQ(a, b) _mm_cmpeq_epi8(a, b)
#define LE(a, b) _mm_cmpeq_epi8(_mm_min_epu8(a, b), a)
#define BOTH(a, b) _mm_and_si128(a, b)
#define EITHER(a, b) _mm_or_si128(a, b)
#define HIGH(v) ((uint32_t)_mm_movemask_epi8(v))
#define MASK(set) HIGH(set)
#define ADD_IN(set, a, b) ADD(a, AND(set, b))
#define LOOK(t, v) _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)(const void *)(t)), v)
#define LOOK_BUT(t, v, set) LOOK(t, EITHER(v, set))
#include "base/blocks_vector.h"

#elif BLOCKS_ARM

/* Bit i: the high bit of byte i. */
static inline uint32_t neon_mask(uint8x16_t v)
{
	static const uint8_t weights[16] = {1, 2, 4, 8, 16, 32, 64, 128,
					    1, 2, 4, 8, 16, 32, 64, 128};
	uint8x16_t bits = vandq_u8(vcgeq_u8(v, vdupq_n_u8(0x80)), vld1q_u8(weights));

	return vaddv_u8(vget_low_u8(bits)) | (uint32_t)vaddv_u8(vget_high_u8(bits)) << 8;
}

#define KIND "neon"
#define NAME(f) f##_neon
#define WIDTH 16
#define VEC uint8x16_t
#define TARGET
#define SET uint8x16_t
#define BITS uint32_t
#define LOAD(p) vld1q_u8((const uint8_t *)(p))
#define STORE(p, v) vst1q_u8((uint8_t *)(p), v)
#define SPLAT(c) vdupq_n_u8((uint8_t)(c))
#define AND(a, b) vandq_u8(a, b)
#define ADD(a, b) vaddq_u8(a, b)
#define SHL3(v) vshlq_n_u8(v, 3)
#define SHR3(v) vshrq_n_u8(v, 3)
#define EQ(a, b) vceqq_u8(a, b)
#define LE(a, b) vcleq_u8(a, b)
#define BOTH(a, b) vandq_u8(a, b)
#define EITHER(a, b) vorrq_u8(a, b)
#define HIGH(v) neon_mask(v)
#define MASK(set) neon_mask(set)
#define ADD_IN(set, a, b) ADD(a, AND(set, b))
#define LOOK(t, v) vqtbl1q_u8(vld1q_u8(t), v)
#define LOOK_BUT(t, v, set) LOOK(t, EITHER(v, set))
#include "base/blocks_vector.h"

#endif

/* ---- byte by byte ---- */

/* The byte C in each of the eight bytes of a word. */
#define EACH(c) ((uint64_t)(c)*UINT64_C(0x0101010101010101))

static bool is_ascii(const char *s)
{
	uint64_t word;

	memcpy(&word, s, sizeof word);
	return !(word & EACH(0x80));
}

static size_t utf8_plain(const char *s, size_t len)
{
	size_t at = 0, n;
	uint32_t code;

	for (; at < len; at += n) {
		n = 1;
		if (len - at >= 8 && is_ascii(s + at))
			n = 8;
		if ((unsigned char)s[at] < 0x80)
			continue;
		n = utf8_decode(s + at, len - at, &code);
		if (utf8_is_bad(s + at, n, code) || (n == 3 && code >= 0xFFFE))
			return at;
	}
	return at;
}

/* Whether blocks_clean() stops at CODE. */
static bool is_unclean(uint32_t code)
{
	return code < 0x20 || (code >= 0x7F && code <= 0x9F) ||
	       (code >= 0x2028 && code <= 0x202E) || (code >= 0x2066 && code <= 0x206F) ||
	       (code >= 0xFDC0 && code <= 0xFDFF) || code == 0xFEFF || code >= 0xFFF9;
}

static size_t clean_plain(const char *s, size_t len, bool collapse, bool after_blank)
{
	size_t at = 0, n;
	uint32_t code;

	for (; at < len; at += n) {
		unsigned char c = (unsigned char)s[at];

		n = 1;
		/* Most letters first. */
		if (c > ' ' && c < 0x7F)
			continue;
		if (c == ' ' && !(collapse && (at ? s[at - 1] == ' ' : after_blank)))
			continue;
		n = utf8_decode(s + at, len - at, &code);
		if (c == ' ' || utf8_is_bad(s + at, n, code) || is_unclean(code))
			break;
	}
	return at;
}

static size_t text_plain(const char *s, size_t len, bool markup)
{
	size_t at = 0;

	while (at < len && (unsigned char)s[at] >= 0x20 && s[at] != ']' &&
	       !(markup && (s[at] == '<' || s[at] == '&')))
		at++;
	return at;
}

/* Whether white space beyond ASCII stands at P, LEFT bytes before the end. */
static bool is_wide_blank(const unsigned char *p, size_t left)
{
	unsigned next = left > 1 ? p[1] : 0, last = left > 2 ? p[2] : 0;

	switch (p[0]) {
	case 0xC2: return next == 0x85 || next == 0xA0;
	case 0xE1: return next == 0x9A && last == 0x80;
	case 0xE2:
		return (next == 0x80 && ((last >= 0x80 && last <= 0x8A) || last == 0xA8 ||
					 last == 0xA9 || last == 0xAF)) ||
		       (next == 0x81 && last == 0x9F);
	case 0xE3: return next == 0x80 && last == 0x80;
	default: return false;
	}
}

/* Eight bytes at once: the high bit of each that begins a visible character, if it is no wide blank. */
static uint64_t visible_bytes(uint64_t word)
{
	uint64_t low = word & EACH(0x7F);
	uint64_t ascii = (low + EACH(0x7F - 0x20)) & ~(low + EACH(1)) & ~word;

	return (ascii | (word & word << 1)) & EACH(0x80);
}

/* Whether one of the eight may begin a wide blank: 0xC2, or 0xE0 to 0xE3. */
static bool may_have_wide_blanks(uint64_t word)
{
	uint64_t two = word ^ EACH(0xC2), three = (word & EACH(0xFC)) ^ EACH(0xE0);

	return (((two - EACH(1)) & ~two) | ((three - EACH(1)) & ~three)) & EACH(0x80);
}

static size_t visible_plain(const char *s, size_t len)
{
	const unsigned char *p = (const unsigned char *)s;
	size_t n = 0, at = 0;

	while (at < len) {
		size_t here = len - at < sizeof(uint64_t) ? len - at : sizeof(uint64_t);
		uint64_t word = 0;

		/* A length that the compiler knows is one instruction. */
		if (here == sizeof word)
			memcpy(&word, p + at, sizeof word);
		else
			memcpy(&word, p + at, here);
		/* One bit a byte, added up by the multiplication. */
		n += (visible_bytes(word) >> 7) * EACH(1) >> 56;
		if (word & EACH(0x80) && may_have_wide_blanks(word))
			for (size_t i = at; i < at + here; i++)
				n -= is_wide_blank(p + i, len - i);
		at += here;
	}
	return n;
}

static size_t lower_plain(const struct blocks_pairs *set, char *to, const char *s, size_t len,
			  bool after_blank)
{
	size_t at = 0, n;

	for (; at < len; at += n) {
		unsigned char c = (unsigned char)s[at];

		n = 1;
		if (c == ' ' && after_blank)
			break;
		after_blank = c == ' ';
		if (c >= 0xC0 && c <= 0xDF && len - at >= 2 &&
		    blocks_pairs_has(set, c, (unsigned char)s[at + 1])) {
			to[at + 1] = s[at + 1];
			n = 2;
		} else if (c < ' ' || c > '~') {
			break;
		}
		to[at] = (char)(c >= 'A' && c <= 'Z' ? c + 0x20 : c);
	}
	return at;
}

static const struct kind kind_plain = {
	.name = "plain",
	.utf8 = utf8_plain,
	.clean = clean_plain,
	.text = text_plain,
	.visible = visible_plain,
	.lower = lower_plain,
	.same = same_plain,
};

/* ---- which ---- */

static const struct kind *kind_at(size_t i)
{
	const struct kind *kinds[5] = {NULL};
	size_t n = 0;

#if BLOCKS_X86
	__builtin_cpu_init();
	/* Those that have VBMI do not slow down for long vectors, as the first of the others did. */
	if (__builtin_cpu_supports("avx512vbmi") && __builtin_cpu_supports("avx512bw") &&
	    __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("popcnt"))
		kinds[n++] = &kind_avx512;
	if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
	    __builtin_cpu_supports("popcnt"))
		kinds[n++] = &kind_avx2;
	if (__builtin_cpu_supports("ssse3") && __builtin_cpu_supports("popcnt"))
		kinds[n++] = &kind_ssse3;
#elif BLOCKS_ARM
	kinds[n++] = &kind_neon;
#endif
	kinds[n++] = &kind_plain;
	return i < n ? kinds[i] : NULL;
}

/* Any thread may be the first: all come to the same. */
static _Atomic(const struct kind *) chosen;

static inline const struct kind *kind(void)
{
	const struct kind *k = atomic_load_explicit(&chosen, memory_order_relaxed);

	if (!k) {
		k = kind_at(0);
		atomic_store_explicit(&chosen, k, memory_order_relaxed);
	}
	return k;
}

const char *blocks_kind(size_t i)
{
	const struct kind *k = kind_at(i);

	return k ? k->name : NULL;
}

void blocks_use(size_t i)
{
	atomic_store_explicit(&chosen, kind_at(i), memory_order_relaxed);
}

/* ---- for others ---- */

size_t blocks_utf8(const char *s, size_t len)
{
	return kind()->utf8(s, len);
}

size_t blocks_clean(const char *s, size_t len, bool collapse, bool after_blank)
{
	return kind()->clean(s, len, collapse, after_blank);
}

size_t blocks_text(const char *s, size_t len, bool markup)
{
	return kind()->text(s, len, markup);
}

size_t blocks_visible(const char *s, size_t len)
{
	return kind()->visible(s, len);
}

size_t blocks_lower(const struct blocks_pairs *set, char *to, const char *s, size_t len,
		    bool after_blank)
{
	return kind()->lower(set, to, s, len, after_blank);
}

size_t blocks_same(const char *a, const char *b, size_t len)
{
	return kind()->same(a, b, len);
}
