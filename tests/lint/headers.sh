#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
#
# Every header can be included alone, twice, and without a warning: in C11, and in C23 where the
# compiler knows it.
cd "${abs_srcdir:-.}" || exit 99
tmp=$(mktemp -d) || exit 99
trap 'rm -rf "$tmp"' EXIT
cc=${CC:-cc}

headers=$(find src -name '*.h' | LC_ALL=C sort)
echo "1..$(($(echo "$headers" | wc -l) * 2))"
n=0
for std in c11 c2x; do
  skip=
  if ! $cc -std=$std -fsyntax-only -x c /dev/null 2> /dev/null; then
    skip=" # SKIP the compiler does not know -std=$std"
  fi
  for h in $headers; do
    n=$((n + 1))
    name="$h alone in $std"
    if test -n "$skip"; then
      echo "ok $n - $name$skip"
      continue
    fi
    printf '#include "config.h"\n#include "%s"\n#include "%s"\nextern int alone;\n' "${h#src/}" "${h#src/}" > "$tmp/alone.c"
    if $cc -std=$std -fsyntax-only -Wall -Wextra -pedantic -Werror -I"${abs_builddir:-.}" -Isrc $LIBRARY_CFLAGS \
      "$tmp/alone.c" 2> "$tmp/said"; then
      echo "ok $n - $name"
    else
      sed 's/^/# /' "$tmp/said"
      echo "not ok $n - $name"
    fi
  done
done
