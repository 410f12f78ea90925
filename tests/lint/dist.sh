#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
#
# The tarball holds every file that git tracks, and beside those only what the autotools make. distcheck
# cannot see a missing file that nothing in the build happens to read.
src=${abs_srcdir:-.}
cd "${abs_builddir:-.}" || exit 99
# An unpacked tarball may lie inside some other checkout: only a .git of its own counts.
if ! test -e "$src/.git" || ! command -v git > /dev/null; then
  echo "1..0 # SKIP not a git checkout, or no git"
  exit 0
fi
# automake wants the folder's name relative to the build folder
tmp=$(mktemp -d dist-check.XXXXXX) || exit 99
trap 'chmod -R u+w "$tmp"; rm -rf "$tmp"' EXIT
echo 1..2

# The checkout may belong to another user than the one who tests it: in containers it often does.
git -c safe.directory='*' -C "$src" ls-files | LC_ALL=C sort > "$tmp/tracked"
# distdir is the tarball before it is packed. The outer make's flags (a job server, -n) are not for this one.
if ! (unset MAKEFLAGS MFLAGS MAKELEVEL; ${MAKE:-make} -s distdir distdir="$tmp/tree" top_distdir="$tmp/tree") \
    > "$tmp/said" 2>&1; then
  sed 's/^/# /' "$tmp/said"
  echo "Bail out! make distdir failed"
  exit 1
fi
(cd "$tmp/tree" && find . -type f | sed 's,^\./,,' | LC_ALL=C sort) > "$tmp/packed"

if missing=$(LC_ALL=C comm -23 "$tmp/tracked" "$tmp/packed") && test -z "$missing"; then
  echo "ok 1 - every tracked file is in the tarball"
else
  printf '%s\n' "$missing" | sed 's/^/# missing: /'
  echo "not ok 1 - every tracked file is in the tarball (EXTRA_DIST, _SOURCES)"
fi

made='^(ABOUT-NLS|INSTALL|Makefile\.in|aclocal\.m4|config\.h\.in|configure|data/([A-Za-z_]+/)?leader-reader\.1|data/leader-reader-config\.5|build-aux/.*|m4/.*)$'
made_po='^po/(Makefile\.in\.in|Makevars\.template|Rules-quot|.*\.(gmo|header|pot|sed|sin)|stamp-po)$'
stray=$(LC_ALL=C comm -13 "$tmp/tracked" "$tmp/packed" | grep -vE "$made" | grep -vE "$made_po")
if test -z "$stray"; then
  echo "ok 2 - the tarball holds nothing that git does not know"
else
  printf '%s\n' "$stray" | sed 's/^/# not tracked: /'
  echo "not ok 2 - the tarball holds nothing that git does not know"
fi
