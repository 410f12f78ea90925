#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
#
# Every translation is well formed, and its printf formats fit the program's.
cd "${abs_srcdir:-.}" || exit 99
tmp=$(mktemp -d) || exit 99
trap 'rm -rf "$tmp"' EXIT

languages=$(sed 's/#.*//' po/LINGUAS)
echo "1..$(($(echo $languages | wc -w) + 1))"
listed=$(for l in $languages; do echo "po/$l.po"; done | LC_ALL=C sort)
there=$(find po -name '*.po' | LC_ALL=C sort)
if test "$listed" = "$there"; then
  echo "ok 1 - LINGUAS names the translations that are there"
else
  echo "# listed:" $listed
  echo "# there:" $there
  echo "not ok 1 - LINGUAS names the translations that are there"
fi
n=1
for l in $languages; do
  n=$((n + 1))
  if ! msgfmt --version > /dev/null 2>&1; then
    echo "not ok $n - $l (msgfmt is missing; it comes with gettext)"
  elif msgfmt -c -o "$tmp/$l.mo" "po/$l.po" 2> "$tmp/said"; then
    echo "ok $n - $l"
  else
    sed 's/^/# /' "$tmp/said"
    echo "not ok $n - $l"
  fi
done
