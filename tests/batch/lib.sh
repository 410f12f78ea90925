# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
#
# For batch tests: TAP from a shell. Source it, use the functions, end with `finish`.
#
#   is NAME WANT COMMAND...      standard output is WANT
#   exits NAME STATUS COMMAND... the exit status is STATUS
#   says NAME PATTERN COMMAND... standard error has a line that matches PATTERN (grep -E)
#   golden NAME COMMAND...       standard output is tests/batch/NAME.out (UPDATE_GOLDEN=1 writes it)

# Nothing is piped in, however the tests are started.
exec < /dev/null
data=$abs_srcdir/tests/data
shipped=$abs_srcdir/data/statements.xml
count=0
failed=0

ok() {
  count=$((count + 1))
  echo "ok $count - $1"
}
not_ok() {
  count=$((count + 1))
  failed=$((failed + 1))
  echo "not ok $count - $1"
  shift
  printf '%s\n' "$@" | sed 's/^/# /'
}
is() {
  name=$1 want=$2
  shift 2
  got=$("$@" 2> "$TMPDIR/err" < /dev/null)
  if [ "$got" = "$want" ]; then ok "$name"; else not_ok "$name" "want: $want" "got: $got" "$(cat "$TMPDIR/err")"; fi
}
exits() {
  name=$1 want=$2
  shift 2
  "$@" > "$TMPDIR/out" 2> "$TMPDIR/err" < /dev/null
  status=$?
  if [ "$status" -eq "$want" ]; then ok "$name"; else not_ok "$name" "want status $want, got $status" "$(cat "$TMPDIR/err")"; fi
}
says() {
  name=$1 pattern=$2
  shift 2
  "$@" > "$TMPDIR/out" 2> "$TMPDIR/err" < /dev/null
  if grep -qE -e "$pattern" "$TMPDIR/err"; then ok "$name"; else not_ok "$name" "want: $pattern" "got: $(cat "$TMPDIR/err")"; fi
}
golden() {
  name=$1
  shift
  file=$abs_srcdir/tests/batch/$name.out
  "$@" > "$TMPDIR/out" 2> "$TMPDIR/err" < /dev/null
  [ -z "${UPDATE_GOLDEN:-}" ] || cp "$TMPDIR/out" "$file"
  if cmp -s "$TMPDIR/out" "$file"; then ok "$name"; else not_ok "$name" "$(diff "$file" "$TMPDIR/out" | head -40)" "$(cat "$TMPDIR/err")"; fi
}
finish() {
  echo "1..$count"
  [ "$failed" -eq 0 ]
}
