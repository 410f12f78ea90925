#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
#
# Every translation is well formed, and its printf formats fit the program's. A field has a name in it
# that can be typed before a colon, and that no other field has. In a language that runs from right to left,
# U+200E stands before an option, a command and the folder of somebody's own: else their sign would end them.
cd "${abs_srcdir:-.}" || exit 99
tmp=$(mktemp -d) || exit 99
trap 'rm -rf "$tmp"' EXIT

languages=$(sed 's/#.*//' po/LINGUAS)
echo "1..$(($(echo $languages | wc -w) * 2 + 1))"
listed=$(for l in $languages; do echo "po/$l.po"; done | LC_ALL=C sort)
there=$(find po -name '*.po' | LC_ALL=C sort)
if test "$listed" = "$there"; then
  echo "ok 1 - LINGUAS names the translations that are there"
else
  echo "# listed:" $listed
  echo "# there:" $there
  echo "not ok 1 - LINGUAS names the translations that are there"
fi

# A line a string of the table of fields: the number of the field, what the string is, the string.
tr '\n\t\\' '   ' < src/archive/field.h | sed 's/ X(/\
X(/g' | awk '
  /^X\(/ {
    row++
    while (match($0, /\.(name|label|many|alias|column) = (N_FIELD\()?"[^"]*"/)) {
      split(substr($0, RSTART, RLENGTH), part, "\"")
      is = substr(part[1], 2)
      sub(/ .*/, "", is)
      print row "\t" is "\t" part[2]
      $0 = substr($0, RSTART + RLENGTH)
    }
  }' > "$tmp/fields"

# What is wrong with the names of fields in the translation on standard input, which has a string a line.
# A query takes a name for what it is in English first, then for a name, a label, a heading.
wrong_names() {
  LC_ALL=C.UTF-8 awk '
    BEGIN { FS = "\t" }
    NR == FNR {
      field[NR] = $1; is[NR] = $2; id[NR] = $3; n = NR
      if ($2 == "name" || $2 == "alias" || $2 == "column") { english[$3] = $1 }
      next
    }
    /^msgctxt / { context = 1 }
    /^$/ { context = 0 }
    /^msgid "/ { msgid = substr($0, 8, length($0) - 8) }
    /^msgstr "/ && !context { said[msgid] = substr($0, 9, length($0) - 9) }
    END {
      for (i = 1; i <= n; i++) {
        if (is[i] != "name" && is[i] != "label" && is[i] != "many" || !(id[i] in said)) continue
        s = tolower(said[id[i]])
        sub(/(\302\240)+$/, "", s)
        if (is[i] == "name" && (s == "" || s ~ /[][ :"()|!<>=*~\/]/ || s ~ /^-/))
          print id[i] " is \"" s "\", which cannot be typed before a colon"
        if (s in english && english[s] != field[i]) print id[i] " is " s ", the English name of another field"
        if (s in of && of[s] != field[i]) print id[i] " is " s ", as another field is called"
        of[s] = field[i]
        names++
      }
      if (names < 40) print "only " names + 0 " names of fields were found"
    }' "$tmp/fields" -
}

# Lines of a translation, one string a line, where a sign has no U+200E before it.
signs_turned() {
  case $1 in
  ar | fa | he | ur) LC_ALL=C grep -E '^msgstr[^"]*"(.*[ (])?(--[a-z]|:[a-z]|~/|</)' ;;
  esac
}

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
  n=$((n + 1))
  msgcat --no-wrap --to-code=UTF-8 "po/$l.po" > "$tmp/strings" 2>&1
  said=$(wrong_names < "$tmp/strings"; signs_turned "$l" < "$tmp/strings")
  if test -z "$said"; then
    echo "ok $n - $l: names of fields, signs"
  else
    echo "$said" | sed 's/^/# /'
    echo "not ok $n - $l: names of fields, signs"
  fi
done
