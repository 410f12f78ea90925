#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
#
# The manual is clean mdoc and knows every command and setting of the program's tables; the page of the
# formats knows every key of a mapping. No page leads to one that there is not. A page in another language
# says of every option, key and name what the English one does.
src=${abs_srcdir:-.}
tmp=$(mktemp -d) || exit 99
trap 'rm -rf "$tmp"' EXIT
translated=$(cd "$src/data" && ls -d */leader-reader.1.in | sed 's,/.*,,')
echo "1..$((9 + 4 * $(printf '%s\n' "$translated" | wc -l)))"

# page NAME: its file; one that is made is in the build folder, or came with the tarball
page() {
  if test -f "${abs_builddir:-.}/data/$1"; then
    echo "${abs_builddir:-.}/data/$1"
  else
    echo "$src/data/$1"
  fi
}
main=$(page leader-reader.1)
settings=$(page leader-reader-config.5)
formats=$(page leader-reader-formats.5)
set -- "$main" "$settings" "$formats" "$(page leader-reader-archive.5)" "$(page leader-reader-query.7)" \
  "$(page leader-reader-statistics.7)"

if ! command -v mandoc > /dev/null; then
  echo "ok 1 # SKIP there is no mandoc"
else
  # Whether the manuals it refers to are installed says something of the machine, not of the page.
  mandoc -Tlint -W style "$@" 2>&1 | grep -v -e 'mandoc\.db' -e 'referenced manual not found' > "$tmp/said"
  if test -s "$tmp/said"; then
    sed 's/^/# /' "$tmp/said"
    echo "not ok 1 - mandoc finds nothing to say"
  else
    echo "ok 1 - mandoc finds nothing to say"
  fi
fi

# rows HEADER: the names in its table, X(ID, "name", ...); the name is the first string of a row
rows() {
  sed -n 's/^[[:space:]]*X([A-Z][A-Z_]*, *[^"]*"\([^"]*\)".*/\1/p' "$src/$1"
}
# knows NUMBER WHAT HEADER PAGE: each name stands in the page as a word of its own
knows() {
  names=$(rows "$3")
  missing=
  for name in $names; do
    grep -qE "(^|[ \"&])$name([ \",.]|\$)" "$4" || missing="$missing $name"
  done
  if test -n "$names" && test -z "$missing"; then
    echo "ok $1 - the page knows every $2 of $3"
  else
    echo "# missing:${missing:- the table itself: no rows found in $3}"
    echo "not ok $1 - the page knows every $2 of $3"
  fi
}
knows 2 command src/ui/commands.h "$main"
knows 3 setting src/app/settings.h "$settings"

if grep -n '@[A-Z]*@' "$@" > "$tmp/left"; then
  sed 's/^/# /' "$tmp/left"
  echo "not ok 4 - no mark was left unfilled"
else
  echo "ok 4 - no mark was left unfilled"
fi

# What the program's own list of keys names, in the sentence it has for one that it does not know.
echo 'x = y' > "$tmp/none.format"
keys=$("$LR" --no-config --mapping="$tmp/none.format" --check none 2>&1 |
  sed -n 's/.*expected a key: //p' | sed 's/,//g; s/ or / /')
missing=
for key in $keys; do
  grep -qE "(^|^\.It Ic |, )$key( ,| |\$)" "$formats" || missing="$missing $key"
done
if test -n "$keys" && test -z "$missing"; then
  echo "ok 5 - the page of the formats knows every key"
else
  echo "# missing:${missing:- the list of keys itself}"
  echo "not ok 5 - the page of the formats knows every key"
fi

# A group of keys has one heading, that of the program's help; numbers stand for their names.
sed -n 's/^\t\[GROUP_[A-Z]*\] = N_("\(.*\)"),$/.Ss \1/p' "$src/src/ui/command.c" > "$tmp/groups"
sed -n '/^\.Sh KEYS/,/^\.Sh MOUSE/p' "$main" | grep '^\.Ss' | head -n "$(wc -l < "$tmp/groups")" > "$tmp/headings"
if test -s "$tmp/groups" && cmp -s "$tmp/groups" "$tmp/headings" && ! grep -n '[A-Z]_MOST' "$settings"; then
  echo "ok 6 - the groups of keys stand as in the help"
else
  sed 's/^/# /' "$tmp/headings"
  echo "not ok 6 - the groups of keys stand as in the help"
fi

# What mandoc passes over groff may stumble on: the rest of the page is lost then.
if ! command -v groff > /dev/null; then
  echo "ok 7 # SKIP there is no groff"
elif said=$(groff -mdoc -Tutf8 -ww -z "$@" 2>&1 | grep -e 'cannot' -e 'automatically ending') && test -n "$said"; then
  echo "# $said"
  echo "not ok 7 - groff reads the pages to their ends"
else
  echo "ok 7 - groff reads the pages to their ends"
fi

# Each page is led to from the first one and leads to no page that is missing.
sed -n 's/.*Xr \(leader-reader[a-z-]*\) \([157]\).*/\1.\2/p' "$@" | LC_ALL=C sort -u > "$tmp/named"
for file; do
  echo "${file##*/}"
done | LC_ALL=C sort > "$tmp/there"
sed -n '/^\.Sh SEE ALSO/,/^\.Sh AUTHORS/s/.*Xr \(leader-reader[a-z-]*\) \([157]\).*/\1.\2/p' "$main" > "$tmp/led"
echo leader-reader.1 >> "$tmp/led"
LC_ALL=C sort -u -o "$tmp/led" "$tmp/led"
if test -s "$tmp/there" && cmp -s "$tmp/named" "$tmp/there" && cmp -s "$tmp/led" "$tmp/there"; then
  echo "ok 8 - the pages lead to one another"
else
  diff "$tmp/there" "$tmp/named" | sed 's/^/# /'
  diff "$tmp/there" "$tmp/led" | sed 's/^/# /'
  echo "not ok 8 - the pages lead to one another"
fi

# The examples of the settings and the keys are read without a word.
literal() {
  ${AWK:-awk} -v n="$1" '/^\.Ed/ { on = 0 } on { print } /^\.Bd -literal/ { on = ++i == n }' "$settings"
}
mkdir -p "$tmp/config/leader-reader"
literal 1 > "$tmp/config/leader-reader/config"
literal 2 > "$tmp/config/leader-reader/keys"
if grep -q '^split = 35' "$tmp/config/leader-reader/config" && grep -q '^bind ' "$tmp/config/leader-reader/keys" &&
  said=$(XDG_CONFIG_HOME=$tmp/config "$LR" --list-settings 2>&1 > "$tmp/list") && test -z "$said" &&
  grep -q '^split = 35' "$tmp/list" && XDG_CONFIG_HOME=$tmp/config "$LR" --list-keys | grep -q '^quit .*x (list)'; then
  echo "ok 9 - the examples of settings and keys are read"
else
  echo "# $said"
  echo "not ok 9 - the examples of settings and keys are read"
fi

# names FILE: each option, key, value, variable, file and page that it names, with the number of the section;
# the heads of its lists in their order; the number of sections
names() {
  sed -e 's/\\\[u200E\]//g' -e 's/\\&//g' -e '/^\.\\"/d' "$1" | ${AWK:-awk} '/^\.Sh/ { section++ } /^\./ {
    kind = ""
    sub(/^\./, "")
    for (i = 1; i <= NF; i++) {
      if ($i ~ /^(Cm|Ev|Fl|Ic|Pa|Xr)$/)
        kind = $i
      else if ($i ~ /^[A-Z][a-z]$/)
        kind = ""
      else if (kind != "" && $i !~ /^[.,:;()]$/) {
        sub(/:$/, "", $i)
        print section, kind, $i
      }
    }
  }' | LC_ALL=C sort -u
  grep '^\.It' "$1"
  grep -c '^\.Sh' "$1"
}

# Pages in other languages, as data/fa/leader-reader.1.in.
n=9
for language in $translated; do
  page=$(page "$language/leader-reader.1")

  # mandoc knows sections by their English names and takes a letter outside ASCII for the sign \[uXXXX].
  n=$((n + 1))
  what="mandoc and groff read the page in $language"
  if ! command -v mandoc > /dev/null || ! command -v groff > /dev/null; then
    echo "ok $n # SKIP there is no mandoc or no groff"
  else
    {
      # two streams in one pipe would cut into each other's lines
      { mandoc -Tlint -W style "$page" 2> "$tmp/errors"; cat "$tmp/errors"; } |
        grep -v -e 'mandoc\.db' -e 'referenced manual not found' -e 'first section is not "NAME"' \
          -e 'description line outside NAME' -e 'trailing delimiter: .*\\\[u[0-9A-F]*\]$' \
          -e 'line longer than 80 bytes: .*\\\[u'
      groff -mdoc -Kutf8 -Tutf8 -ww -z "$page" 2>&1 | grep -e 'cannot' -e 'automatically ending'
      groff -mdoc -Kutf8 -Tutf8 "$page" 2>&1 | sed -n 1p | grep -v '^LEADER-READER(1).*LEADER-READER(1)$'
    } > "$tmp/said"
    if test -s "$tmp/said"; then
      sed 's/^/# /' "$tmp/said"
      echo "not ok $n - $what"
    else
      echo "ok $n - $what"
    fi
  fi

  n=$((n + 1))
  names "$src/data/leader-reader.1.in" > "$tmp/english"
  names "$src/data/$language/leader-reader.1.in" > "$tmp/other"
  if test -s "$tmp/english" && diff "$tmp/english" "$tmp/other" > "$tmp/said"; then
    echo "ok $n - the page in $language has what the English one has"
  else
    sed 's/^</# missing: /; s/^>/# not in English: /' "$tmp/said" | grep '^#'
    echo "not ok $n - the page in $language has what the English one has"
  fi

  n=$((n + 1))
  knows "$n" command src/ui/commands.h "$page"

  n=$((n + 1))
  while read -r _ title; do
    said=$(sed -n "/^msgid \"$title\"\$/{n;s/^msgstr \"\(.*\)\"\$/\1/p;}" "$src/po/$language.po")
    echo ".Ss ${said:-$title}"
  done < "$tmp/groups" > "$tmp/wanted"
  grep '^\.Ss' "$page" > "$tmp/headings"
  if test -s "$tmp/wanted" && cmp -s "$tmp/wanted" "$tmp/headings" && ! grep -n '@[A-Z]*@' "$page"; then
    echo "ok $n - the keys stand in the page in $language with its words"
  else
    diff "$tmp/wanted" "$tmp/headings" | sed 's/^/# /'
    echo "not ok $n - the keys stand in the page in $language with its words"
  fi
done
