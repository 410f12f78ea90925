#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
#
# What desktops and catalogues of software read of us is valid, by their own tools where they are; the
# version is the same everywhere.
cd "${abs_srcdir:-.}" || exit 99
echo 1..6
tmp=$(mktemp -d) || exit 99
trap 'rm -rf "$tmp"' EXIT
check() { # NUMBER WHAT TOOL ARGUMENT...
  number=$1 what=$2
  shift 2
  if ! command -v "$1" > /dev/null; then
    echo "ok $number - $what # SKIP no $1"
  elif "$@" > "$tmp/said" 2>&1; then
    echo "ok $number - $what"
  else
    sed 's/^/# /' "$tmp/said"
    echo "not ok $number - $what"
  fi
}
check 1 "the desktop entry" desktop-file-validate --no-hints data/desktop/leader-reader.desktop
check 2 "the metainfo" appstreamcli validate --no-net data/desktop/leader-reader.metainfo.xml
check 3 "the icon" xmllint --nonet --noout data/desktop/leader-reader.svg
check 4 "codemeta.json" python3 -c 'import json; json.load(open("codemeta.json", encoding="utf-8"))'
version=$(sed -n 's/^AC_INIT(\[leader-reader\],\[\([^]]*\)\].*/\1/p' configure.ac)
address=$(sed -n 's/^AC_INIT(\[leader-reader\],\[[^]]*\],\[\([^]]*\)\].*/\1/p' configure.ac)
if test -n "$version" && grep -qx "version: $version" CITATION.cff && grep -q "\"version\": \"$version\"" codemeta.json &&
  grep -q "^$version" NEWS; then
  echo "ok 5 - the version is the same in configure.ac, CITATION.cff, codemeta.json and NEWS"
else
  echo "not ok 5 - the version is the same in configure.ac, CITATION.cff, codemeta.json and NEWS"
fi
if test -n "$address" && grep -q "^Maintainer: .*<$address>" packaging/debian/control &&
  grep -q "^ -- .*<$address>" packaging/debian/changelog; then
  echo "ok 6 - the address is the same in configure.ac and packaging/debian"
else
  echo "not ok 6 - the address is the same in configure.ac and packaging/debian"
fi
