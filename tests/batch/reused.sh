#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
#
# --reused: passages that stand in more than one statement, planted and found again in another language.
. "$abs_srcdir/tests/batch/lib.sh"

# Words by chance, and in them passages that several statements have: one of twelve words, ten of which a
# third statement has; one of eight that stands twice in one of its two; seven words, which are too few.
awk 'function words(n,   s) {
    s = ""
    while (n-- > 0) {
      seed = (seed * 48271) % 2147483647
      s = s " w" seed % 401
    }
    return s
  }
  BEGIN { seed = 7
  long = "One Two three four five six seven eight nine ten eleven twelve"
  part = "two three four, five six seven eight nine ten ELEVEN"
  eight = "a b c d e f g h"
  seven = "p q r s t u v"
  print "<archive><title>Planted</title>"
  for (i = 1; i <= 60; i++) {
    text = words(40)
    if (i == 3 || i == 30) text = text " " long words(9)
    if (i == 44) text = text " " part words(9)
    if (i == 10) text = text " " eight words(5) " " eight
    if (i == 50) text = text " " eight
    if (i == 20 || i == 40) text = text " " seven
    printf "<statement id=\"s%d\"><date when=\"2001-01-01\"/><title>No. %d</title><text><p>%s</p><p>%s</p></text></statement>\n",
      i, i, text, words(20)
  }
  print "</archive>" }' > "$TMPDIR/planted.xml"

is 'planted passages' 'passage,words,statements,count
One Two three four five six seven eight nine ten eleven twelve,12,2,2
Two three four five six seven eight nine ten eleven,10,3,3
a b c d e f g h,8,2,3' "$LR" --reused --format=csv "$TMPDIR/planted.xml"
is 'in what matches' 'passage,words,statements,count
a b c d e f g h,8,2,3' "$LR" --reused -f 'id:s10 | id:s50' --format=csv "$TMPDIR/planted.xml"
exits 'nothing is said again' 1 "$LR" --reused -f 'id:s20 | id:s40' "$TMPDIR/planted.xml"

if command -v python3 > /dev/null; then
  for file in "$TMPDIR/planted.xml" "$shipped" "$data/parliaments/canada.xml" "$data/parliaments/europarl.xml"; do
    "$LR" --format=csv --reused "$file" 2> /dev/null | sed 1d |
      awk -F, '{ print $(NF - 2) "," $(NF - 1) "," $NF }' | LC_ALL=C sort > "$TMPDIR/table"
    "$LR" --format=json "$file" 2> /dev/null |
      PYTHONIOENCODING=utf-8 python3 "$abs_srcdir/tests/batch/reused.py" | cut -d, -f1-3 | LC_ALL=C sort > "$TMPDIR/again"
    if cmp -s "$TMPDIR/table" "$TMPDIR/again"; then
      ok "found again: ${file##*/}"
    else
      not_ok "found again: ${file##*/}" "$(diff "$TMPDIR/table" "$TMPDIR/again" | head -20)"
    fi
  done
fi

# The order of the list changes nothing: of passages as long the first in the file comes first.
awk 'BEGIN {
  a = "the quick brown fox jumps over the lazy dog"; b = "a large round stone rolls down the steep hill"
  print "<archive><title>Ordered</title>"
  for (i = 1; i <= 4; i++)
    printf "<statement id=\"o%d\"><date when=\"200%d-01-01\"/><title>%d</title><text><p>%s</p></text></statement>\n",
      i, i, 9 - i, i % 2 ? a : i % 4 ? b : toupper(b)
  print "</archive>" }' > "$TMPDIR/ordered.xml"
for order in date file title; do
  printf 'sort = %s\n' "$order" > "$TMPDIR/config"
  is "in the order of $order" 'passage,words,statements,count
the quick brown fox jumps over the lazy dog,9,2,2
a large round stone rolls down the steep hill,9,2,2' "$LR" --config="$TMPDIR/config" --reused --format=csv "$TMPDIR/ordered.xml"
done
finish
