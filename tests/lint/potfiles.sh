#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
#
# po/POTFILES.in names exactly the files with marked strings.
cd "${abs_srcdir:-.}" || exit 99
tmp=$(mktemp -d) || exit 99
trap 'rm -rf "$tmp"' EXIT
echo 1..1

# The header that defines the marks is no user of them.
find src -type f \( -name '*.c' -o -name '*.h' \) ! -path src/base/i18n.h -exec \
  grep -lE '(^|[^A-Za-z0-9_])(_|N_[A-Z]*|[A-Z]*_|ngettext)[(]' {} + | LC_ALL=C sort > "$tmp/marked"
grep -v '^#' po/POTFILES.in | grep . > "$tmp/listed"
if diff "$tmp/listed" "$tmp/marked" > "$tmp/diff"; then
  echo "ok 1 - POTFILES.in names the files with marked strings"
else
  sed -n 's/^< /# no marked string, or out of order: /p; s/^> /# not listed: /p' "$tmp/diff"
  echo "not ok 1 - POTFILES.in names the files with marked strings"
fi
