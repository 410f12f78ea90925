#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
#
# Files one can still read: not too long, lines not too wide, functions that a screen shows, one layout.
cd "${abs_srcdir:-.}" || exit 99

# Prints what is hard to read in the files below the folders src and tests that are here.
hard_to_read() {
  find src tests -type f \( -name '*.[ch]' -o -name '*.sh' -o -name '*.mk' -o -name '*.am' \) |
    LC_ALL=C sort | LC_ALL=C xargs ${AWK:-awk} '
    # Columns of S: a tab goes to the next multiple of 8, a character in UTF-8 has one first byte.
    function columns(s,   n, i) {
      gsub(/[\200-\277]/, "", s)
      for (n = 0; (i = index(s, "\t")); s = substr(s, i + 1)) {
        n += i - 1
        n += 8 - n % 8
      }
      return n + length(s)
    }
    function hard(line, why) { printf "%s:%d: %s\n", FILENAME, line, why }
    FNR == 1 { start = 0 }
    FNR == 801 && FILENAME ~ /^src\// { hard(FNR, "a file of more than 800 lines") }
    FILENAME ~ /\.[ch]$/ && /^\{/ { start = FNR }
    FILENAME ~ /\.[ch]$/ && /^\}/ {
      if (start && FNR - start + 1 > 60)
        hard(start, "a function of " FNR - start + 1 " lines, more than 60")
      start = 0
    }
    # What stands in quotation marks in a script is data, as long as it has to be.
    FILENAME ~ /\.sh$/ { gsub(/\047[^\047]*\047|"([^"\\]|\\.)*"/, "\"\"") }
    columns($0) > 110 { hard(FNR, columns($0) " columns, more than 110") }'
}

# check RIGHT-OR-WRONG FILE: what the rules say of a tree with standard input in FILE and nothing else
check() {
  rm -rf "$tmp/src" "$tmp/tests" && mkdir -p "$tmp/src" "$tmp/tests" && cat > "$tmp/$2" || exit 99
  said=$(cd "$tmp" && hard_to_read)
  case $1 in
  wrong) test -n "$said" ;;
  right) test -z "$said" ;;
  esac || echo "# taken for not $1: $2${said:+: $said}"
}

# lines N TEXT: N lines of TEXT
lines() {
  ${AWK:-awk} -v n="$1" -v text="$2" 'BEGIN { for (i = 0; i < n; i++) print text }'
}

tmp=$(mktemp -d) || exit 99
trap 'rm -rf "$tmp"' EXIT
echo 1..4

ten=0123456789
hundred=$ten$ten$ten$ten$ten$ten$ten$ten$ten$ten
said=$(
  lines 801 '' | check wrong src/a.c
  lines 800 '' | check right src/a.c
  lines 801 '' | check right tests/a.c
  echo "/* $hundred$ten" | check wrong src/a.h
  echo "# $hundred 34567" | check right src/a.mk
  echo "# $hundred 345678X" | check right src/a.mk
  echo "# $hundred 345678XY" | check wrong src/a.mk
  printf '\t\t%s%s\n' "$ten$ten$ten$ten$ten$ten$ten$ten$ten" 12345 | check wrong tests/a.am
  printf '%s%s\n' "$hundred" éééééééééé | check right src/a.c
  printf '%s%s\n' "$hundred" ééééééééééé | check wrong src/a.c
  echo "echo '$hundred$hundred'" | check right tests/a.sh
  echo "echo $hundred$ten" | check wrong tests/a.sh
  { printf 'int a(void)\n{\n'; lines 58 '	a();'; echo '}'; } | check right tests/a.c
  { printf 'int a(void)\n{\n'; lines 59 '	a();'; echo '}'; } | check wrong tests/a.c
  { echo 'int a[] = {'; lines 99 '	1,'; echo '};'; } | check right src/a.c
) || exit 99
test -z "$said" && echo "ok 1 - the rules know right from wrong" || {
  printf '%s\n' "$said"
  echo "not ok 1 - the rules know right from wrong"
}

said=$(hard_to_read)
test -z "$said" && echo "ok 2 - no file, line or function is too long" || {
  printf '%s\n' "$said" | sed 's/^/# /'
  echo "not ok 2 - no file, line or function is too long"
}

untidy=$(find src tests bootstrap .ci Makefile.am configure.ac data/mkmanual.awk -type f \
  \( -name '*.[ch]' -o -name '*.sh' -o -name '*.mk' -o -name '*.am' -o -name '*.ac' -o -name '*.awk' \
  -o -name bootstrap -o -name run \) -exec grep -nE '[[:blank:]]+$' {} /dev/null \;
  find src -type f -name '*.[ch]' -exec grep -nE '^ {8,}[^ *]' {} /dev/null \;)
if test -z "$untidy"; then
  echo "ok 3 - no blanks at line ends, no blanks for tabs"
else
  printf '%s\n' "$untidy" | sed 's/^/# /'
  echo "not ok 3 - no blanks at line ends, no blanks for tabs"
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
  echo "ok 4 - laid out by .clang-format # SKIP clang-format 14 is not installed"
elif said=$(find src tests -type f -name '*.[ch]' -exec $format --dry-run -Werror {} + 2>&1); then
  echo "ok 4 - laid out by .clang-format"
else
  printf '%s\n' "$said" | sed 's/^/# /'
  echo "not ok 4 - laid out by .clang-format (make format)"
fi
