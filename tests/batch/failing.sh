#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
#
# One call of the system fails: no crash, nothing short with status 0, and no half file. FAILING_MAX=2000
# tries more of them (make check-deep).
. "$abs_srcdir/tests/batch/lib.sh"
cd "$TMPDIR" || exit 99
case $CC in *fsanitize*) plain= ;; *) plain=yes ;; esac
if [ "$(uname -s)" != Linux ] || [ -z "$plain" ] || ldd "$LR" 2> /dev/null | grep -q 'lib[at]san' ||
  ! $CC -shared -fPIC -O1 -o failing.so "$abs_srcdir/tests/batch/failing.c" -ldl 2> cc.err; then
  echo "1..0 # SKIP no library can stand before the others here"
  exit 0
fi
most=${FAILING_MAX:-40}
$AWK 'BEGIN { print "<archive><title>t</title>"
  for (i = 0; i < 300; i++) print "<statement id=\"s" i "\"><date when=\"2021\"/><title>" i " " sin(i) " " cos(i) "</title></statement>"
  print "</archive>" }' > s.xml
gzip -c s.xml > s.xml.gz
mkdir folder
cp s.xml folder/a.xml
cp "$shipped" folder/b.xml

# once NAME N ARGUMENTS...: run it; false where there is no N-th call
once() {
  call=$1:$2
  shift 2
  rm -f mark
  FAILING=$call FAILING_MARK=$PWD/mark LD_PRELOAD=$PWD/failing.so timeout 20 "$LR" --no-config "$@" \
    > out 2> err < /dev/null
  status=$?
  [ -s mark ]
}
# every NAME LAST ARGUMENTS...: each call of NAME up to LAST, then every 97th
every() {
  name=$1 last=$2 n=1 wrong= met=0
  shift 2
  "$LR" --no-config "$@" > want 2> err < /dev/null
  while [ $n -le 20000 ] && once "$name" $n "$@"; do
    met=$((met + 1))
    case $status in
    0) cmp -s out want || wrong="$wrong $n: short, and status 0;" ;;
    1 | 2) [ -s err ] || wrong="$wrong $n: status $status without a word;" ;;
    *) wrong="$wrong $n: status $status;" ;;
    esac
    # No library speaks for itself.
    ! grep -qv '^leader-reader: ' err || wrong="$wrong $n: $(grep -v '^leader-reader: ' err);"
    if [ $n -lt "$last" ]; then n=$((n + 1)); else n=$((n + 97)); fi
    [ -n "${FAILING_MAX:-}" ] || [ $met -lt $((last + 10)) ] || break
  done
  if [ -z "$wrong" ] && [ $met -gt 0 ]; then ok "$name: $met calls: $*"; else not_ok "$name: $*" "$met calls;$wrong"; fi
}
for file in s.xml s.xml.gz folder; do
  [ $file != s.xml.gz ] || "$LR" --version | grep -q libarchive || continue
  every read "$most" -F json "$file"
  every open "$most" -F json "$file"
done
every pthread_create "$most" --count s.xml
every malloc "$most" --count s.xml
every read "$most" --count-by=year folder

# What is written is there whole, or as it was.
saves() {
  for name in fsync rename open; do
    n=1 wrong=
    while echo before > saved && once $name $n -F json --output=saved s.xml; do
      if [ $status -eq 0 ]; then cmp -s saved want || wrong="$wrong $n: half a file;"; fi
      if [ $status -ne 0 ]; then [ "$(cat saved)" = before ] || wrong="$wrong $n: lost;"; fi
      [ "$(find . -name 'saved?*' | wc -l)" -eq 0 ] || wrong="$wrong $n: left behind;"
      [ $status -le 2 ] || wrong="$wrong $n: status $status;"
      n=$((n + 1))
      [ $n -le "$most" ] || break
    done
    if [ -z "$wrong" ] && [ $n -gt 1 ]; then ok "saving: $name"; else not_ok "saving: $name" "$n calls;$wrong"; fi
  done
}
"$LR" --no-config -F json s.xml > want 2> err < /dev/null
saves
finish
