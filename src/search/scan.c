/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "search/scan.h"

#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

void scan_init(struct scan *s, const char *needle, size_t len, const uint32_t histogram[256])
{
	const unsigned char *n = (const unsigned char *)needle;

	s->needle = needle;
	s->len = len;
	s->a = s->b = 0;
	for (size_t i = 1; i < len; i++)
		if (histogram[n[i]] < histogram[n[s->a]])
			s->a = i;
	/* The second one should say something new: another byte value, where there is one. */
	s->b = s->a ? 0 : len - 1;
	for (size_t i = 0; i < len; i++) {
		if (i == s->a || n[i] == n[s->a])
			continue;
		if (n[s->b] == n[s->a] || histogram[n[i]] < histogram[n[s->b]])
			s->b = i;
	}
}

#ifdef __SSE2__

enum { STEP = 64 };

/* All ones at those of the 16 positions from P at which both rare bytes stand. */
static inline __m128i scan_pair(const char *p, const struct scan *s, __m128i first, __m128i second)
{
	__m128i x = _mm_loadu_si128((const __m128i *)(const void *)(p + s->a));
	__m128i y = _mm_loadu_si128((const __m128i *)(const void *)(p + s->b));

	return _mm_and_si128(_mm_cmpeq_epi8(x, first), _mm_cmpeq_epi8(y, second));
}

const char *scan_next(const struct scan *s, const char *at, const char *end)
{
	size_t left = (size_t)(end - at);
	__m128i first = _mm_set1_epi8(s->needle[s->a]);
	__m128i second = _mm_set1_epi8(s->needle[s->b]);

	/* A step reads up to STEP + len bytes; the last few are left to memmem(). */
	while (left >= STEP + s->len) {
		__m128i any = _mm_or_si128(_mm_or_si128(scan_pair(at, s, first, second),
							scan_pair(at + 16, s, first, second)),
					   _mm_or_si128(scan_pair(at + 32, s, first, second),
							scan_pair(at + 48, s, first, second)));

		if (_mm_movemask_epi8(any)) {
			for (int i = 0; i < STEP; i += 16) {
				unsigned bits = (unsigned)_mm_movemask_epi8(
					scan_pair(at + i, s, first, second));

				for (; bits; bits &= bits - 1) {
					const char *p = at + i + __builtin_ctz(bits);

					if (!memcmp(p, s->needle, s->len))
						return p;
				}
			}
		}
		at += STEP;
		left -= STEP;
	}
	for (; left >= 16 + s->len; at += 16, left -= 16) {
		unsigned bits = (unsigned)_mm_movemask_epi8(scan_pair(at, s, first, second));

		for (; bits; bits &= bits - 1) {
			const char *p = at + __builtin_ctz(bits);

			if (!memcmp(p, s->needle, s->len))
				return p;
		}
	}
	return left >= s->len ? memmem(at, left, s->needle, s->len) : NULL;
}

bool scan_holds(const struct scan *s, const char *at, const char *end)
{
	size_t len = (size_t)(end - at);
	const char *last; /* where the last 16 places begin */
	__m128i first = _mm_set1_epi8(s->needle[s->a]), second = _mm_set1_epi8(s->needle[s->b]);
	__m128i any = _mm_setzero_si128(), more = any;

	if (len < 16 + s->len)
		return scan_next(s, at, end);
	last = end - s->len - 15;
	for (; at + 32 <= last; at += 32) {
		any = _mm_or_si128(any, scan_pair(at, s, first, second));
		more = _mm_or_si128(more, scan_pair(at + 16, s, first, second));
	}
	for (; at < last; at += 16)
		any = _mm_or_si128(any, scan_pair(at, s, first, second));
	any = _mm_or_si128(any, scan_pair(last, s, first, second));
	return _mm_movemask_epi8(_mm_or_si128(any, more));
}

#else

bool scan_holds(const struct scan *s, const char *at, const char *end)
{
	return scan_next(s, at, end);
}

const char *scan_next(const struct scan *s, const char *at, const char *end)
{
	size_t left = (size_t)(end - at);

	return left >= s->len ? memmem(at, left, s->needle, s->len) : NULL;
}

#endif
