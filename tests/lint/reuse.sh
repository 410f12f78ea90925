#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
#
# Every tracked file says its licence, or REUSE.toml says it for it; every licence named is in LICENSES/ and
# every text there is named. Versions of `reuse` before 4 do not know REUSE.toml: they are given the same as
# .reuse/dep5, which they do know, in a copy.
src=${abs_srcdir:-.}
if ! test -e "$src/.git" || ! command -v git > /dev/null; then
  echo "1..0 # SKIP not a git checkout, or no git"
  exit 0
fi
tmp=$(mktemp -d) || exit 99
trap 'rm -rf "$tmp"' EXIT
cd "$src" || exit 99
echo 1..4
files() { git -c safe.directory='*' -C "$src" ls-files; }
verdict() { # NUMBER WHAT, with the offenders in $tmp/bad
  if test -s "$tmp/bad"; then
    sed 's/^/# /' "$tmp/bad"
    echo "not ok $1 - $2"
  else
    echo "ok $1 - $2"
  fi
}

# the paths of REUSE.toml, one a line
sed -n 's/^path = \[\(.*\)\]$/\1/p' REUSE.toml | tr ',' '\n' | sed 's/^ *"//; s/"$//' > "$tmp/paths"
files | grep -v '^LICENSES/' | while read -r file; do
  head -n 40 "$file" | grep -aq 'SPDX-License-Identifier:' && continue
  while read -r path; do
    case $path in
    *'/**') test "${file#"${path%\*\*}"}" != "$file" && continue 2 ;;
    *) test "$file" = "$path" && continue 2 ;;
    esac
  done < "$tmp/paths"
  echo "$file"
done > "$tmp/bad"
verdict 1 "every file's licence is known"

files | while read -r file; do
  test "${file#LICENSES/}" = "$file" && head -n 8 "$file" | sed -n 's/.*SPDX-License-Identifier[:"]* *=* *"*\([A-Za-z0-9. -]*[A-Za-z0-9]\).*/\1/p'
done | sed 's/ AND /\n/g' | LC_ALL=C sort -u > "$tmp/named"
files | sed -n 's,^LICENSES/\(.*\)\.txt$,\1,p' | LC_ALL=C sort > "$tmp/there"
LC_ALL=C comm -3 "$tmp/named" "$tmp/there" > "$tmp/bad"
verdict 2 "the licences named are those in LICENSES"

: > "$tmp/bad"
cmp -s COPYING LICENSES/GPL-3.0-or-later.txt || echo COPYING > "$tmp/bad"
verdict 3 "COPYING is the licence of LICENSES"

if ! command -v reuse > /dev/null; then
  echo "ok 4 - reuse lint # SKIP no reuse"
  exit 0
fi
mkdir "$tmp/copy"
files | tar -cf - -T - | tar -xf - -C "$tmp/copy"
cd "$tmp/copy" || exit 99
if ! reuse --help | grep -q 'REUSE.toml'; then
  mkdir .reuse
  {
    echo 'Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/'
    echo
    echo "Files: $(sed 's,/\*\*$,/*,' "$tmp/paths" | tr '\n' ' ')"
    echo 'Copyright: 2026 The leader-reader authors'
    echo 'License: GPL-3.0-or-later'
  } > .reuse/dep5
fi
# a checkout of its own: in a folder within another it would look at that one
git init -q && git add -A
if reuse --root . lint > "$tmp/said" 2>&1; then
  echo "ok 4 - reuse lint"
else
  sed 's/^/# /' "$tmp/said"
  echo "not ok 4 - reuse lint"
fi
