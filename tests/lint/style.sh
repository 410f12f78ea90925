#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
#
# Files one can still read, and one layout. A file ends where its subject ends, at 800 lines at most.
cd "${abs_srcdir:-.}" || exit 99
echo 1..3

long=$(find src -type f \( -name '*.c' -o -name '*.h' \) -exec wc -l {} + | awk '$2 != "total" && $1 > 800')
if test -z "$long"; then
  echo "ok 1 - no source file is longer than 800 lines"
else
  printf '%s\n' "$long" | sed 's/^ */# /'
  echo "not ok 1 - no source file is longer than 800 lines"
fi

untidy=$(find src tests bootstrap .ci Makefile.am configure.ac data/mkmanual.awk -type f \( -name '*.[ch]' -o -name '*.sh' -o -name '*.mk' \
  -o -name '*.am' -o -name '*.ac' -o -name '*.awk' -o -name bootstrap -o -name run \) \
  -exec grep -nE '[[:blank:]]+$' {} /dev/null \;
  find src -type f -name '*.[ch]' -exec grep -nE '^ {8,}[^ *]' {} /dev/null \;)
if test -z "$untidy"; then
  echo "ok 2 - no blanks at line ends, no blanks for tabs"
else
  printf '%s\n' "$untidy" | sed 's/^/# /'
  echo "not ok 2 - no blanks at line ends, no blanks for tabs"
fi

# Each version of clang-format has its own opinions; ours is 14.
format=
for f in clang-format-14 clang-format; do
  if $f --version 2> /dev/null | grep -q 'version 14\.'; then
    format=$f
    break
  fi
done
if test -z "$format"; then
  echo "ok 3 - laid out by .clang-format # SKIP clang-format 14 is not installed"
elif said=$(find src tests -type f -name '*.[ch]' -exec $format --dry-run -Werror {} + 2>&1); then
  echo "ok 3 - laid out by .clang-format"
else
  printf '%s\n' "$said" | sed 's/^/# /'
  echo "not ok 3 - laid out by .clang-format (make format)"
fi
