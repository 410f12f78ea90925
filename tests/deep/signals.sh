#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
#
# Each deadly signal in each view and prompt; each of them stopped, and its terminal gone; 1,000 resizes.
. "$abs_srcdir/tests/batch/lib.sh"
export SIGNALS=all TERM_TIMEOUT=600
if "$abs_builddir/tests/screen/screen_signals" > "$TMPDIR/said" 2>&1; then
  ok "$(grep -c '^ok' "$TMPDIR/said") things seen"
else
  not_ok 'signals and sizes' "$(grep -v '^ok' "$TMPDIR/said")"
fi
finish
