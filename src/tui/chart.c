/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright (C) 2026 The leader-reader authors */
#include "config.h"

#include "tui/chart.h"

#include <string.h>

#include "base/buf.h"
#include "base/charset.h"
#include "tui/screen_text.h"

bool chart_blocks(void)
{
	return !strcmp(charset_symbol("█", "#"), "█");
}

const char *chart_block(int eighths)
{
	static const char *const blocks[CHART_EIGHTHS + 1] = {" ", "▁", "▂", "▃", "▄",
							      "▅", "▆", "▇", "█"};

	if (!chart_blocks())
		return eighths >= CHART_EIGHTHS / 2 ? "#" : "_";
	return blocks[eighths < 0 ? 0 : eighths > CHART_EIGHTHS ? CHART_EIGHTHS : eighths];
}

const char *chart_across(int eighths)
{
	static const char *const blocks[CHART_EIGHTHS + 1] = {" ", "▏", "▎", "▍", "▌",
							      "▋", "▊", "▉", "█"};

	if (!chart_blocks())
		return eighths >= CHART_EIGHTHS / 2 ? "#" : " ";
	if (screen_mirrored()) /* of the right side there is an eighth and a half */
		return eighths > 6 ? "█" : eighths > 2 ? "▐" : eighths > 0 ? "▕" : " ";
	return blocks[eighths < 0 ? 0 : eighths > CHART_EIGHTHS ? CHART_EIGHTHS : eighths];
}

const char *chart_shade(void)
{
	return chart_blocks() ? "░" : ":";
}

const char *chart_shape(size_t i)
{
	static const char *const shapes[CHART_SERIES][2] = {{"■", "#"}, {"▲", "^"}, {"●", "o"},
							    {"◆", "+"}, {"▼", "v"}, {"×", "x"}};
	const char *const *shape = shapes[i % CHART_SERIES];

	return chart_blocks() ? shape[0] : shape[1];
}

void chart_strip(const double *values, size_t n, size_t cells, struct buf *out)
{
	static const char *const bars[] = {" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
	static const char plain[] = " ..::||##";
	double sums[CHART_STRIP] = {0}, most = 0;

	cells = cells > CHART_STRIP ? CHART_STRIP : cells;
	cells = n < cells ? n : cells;
	for (size_t i = 0; i < n; i++) {
		double *sum = &sums[i * cells / n];

		*sum += values[i];
		most = *sum > most ? *sum : most;
	}
	for (size_t i = 0; i < cells; i++) {
		int eighths = most > 0 ? (int)(sums[i] * 8 / most + 0.999) : 0;
		char ascii[2] = {plain[eighths], '\0'};

		buf_puts(out, charset_symbol(bars[eighths], ascii));
	}
}

int chart_eighths(double value, double top, int height)
{
	int n;

	if (value <= 0 || top <= 0)
		return 0;
	if (value >= top)
		return height * CHART_EIGHTHS;
	n = (int)(value / top * height * CHART_EIGHTHS + 0.5);
	return n < 1 ? 1 : n;
}

double chart_step(double top, int height, int rows, bool whole)
{
	static const double factors[] = {1, 2, 5};
	double power = whole ? 1 : 1e-6;
	int most = height / rows > 0 ? height / rows : 1;

	for (;; power *= 10)
		for (size_t i = 0; i < sizeof factors / sizeof *factors; i++)
			if (power * factors[i] * (most + 1) > top)
				return power * factors[i];
}
