#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
#
# Each call of the system that fails, up to the 2,000th, then every 97th: printed, and in a session.
. "$abs_srcdir/tests/batch/lib.sh"
export FAILING_MAX=2000
# Two hours for each kind, on a slow machine.
export TERM_TIMEOUT=600

# passes NAME COMMAND...: a test of its own, with what it says about the calls
passes() {
  name=$1
  shift
  "$@" > "$TMPDIR/said" 2> "$TMPDIR/err"
  status=$?
  if [ $status -eq 0 ] && grep -q '^ok' "$TMPDIR/said"; then ok "$name"; else not_ok "$name" "status $status" "$(grep -v '^ok' "$TMPDIR/said")"; fi
  grep -E '^(not )?ok' "$TMPDIR/said" | sed 's/^/# /'
}
for name in limits read write open fsync rename pthread_create malloc malloc-once; do
  FAILING_NAME=$name
  export FAILING_NAME
  passes "a session: $name" "$abs_builddir/tests/screen/screen_failing"
done
unset FAILING_NAME
passes 'printed' sh "$abs_srcdir/tests/batch/failing.sh"
finish
