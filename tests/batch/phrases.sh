#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
#
# --phrases: what recurs and what stands out, by hand and counted again in another language.
. "$abs_srcdir/tests/batch/lib.sh"

# Forty statements of two speakers: a phrase that one of them has alone, one that both have, and one that does
# not go over the end of a paragraph.
awk 'BEGIN { print "<archive><title>Planted</title>"
  for (i = 1; i <= 40; i++)
    printf "<statement><date when=\"20%02d-05-01\"/><title>No. %d</title><speaker>%s</speaker>" \
      "<text><p>%s %d, %s %d.</p><p>%s</p></text></statement>\n", i % 20, i, i % 2 ? "Ada" : "Bea",
      i % 2 ? "My Dear friends" : "Good people", i,
      i % 4 ? "we are here" : "here we go", i, "end"
  print "</archive>" }' > "$TMPDIR/planted.xml"

is 'the most frequent' 'phrase,statements,speakers,years,count,statements_compared,times,times_at_least,chance
we are here,30,2,15,30,,,,
My Dear friends,20,1,10,20,,,,
Good people,20,1,10,20,,,,
here we go,10,1,5,10,,,,' "$LR" --phrases --format=csv "$TMPDIR/planted.xml"
is 'of two words' 'phrase,statements,speakers,years,count,statements_compared,times,times_at_least,chance
are here,30,2,15,30,,,,
we are,30,2,15,30,,,,' "$LR" --phrases --phrases-words=2 --phrases-least=25 --format=csv "$TMPDIR/planted.xml"
is 'what stands out' 'phrase,statements,speakers,years,count,statements_compared,times,times_at_least,chance
My Dear friends,20,1,10,20,0,40.00,3.46,5.8e-11
we are here,20,1,10,20,10,2.00,1.00,8.7e-04' \
  "$LR" --phrases=key -f speaker:ada --format=csv "$TMPDIR/planted.xml"
is 'around words' 'phrase,statements,speakers,years,count,statements_compared,times,times_at_least,chance
My Dear friends,20,1,10,20,0,40.00,,' "$LR" --phrases --phrases-around -f dear --format=csv "$TMPDIR/planted.xml"
exits 'no such order' 2 "$LR" --phrases=size "$TMPDIR/planted.xml"
exits 'nothing to stand out against' 2 "$LR" --phrases=key "$TMPDIR/planted.xml"
exits 'no words to be around' 2 "$LR" --phrases --phrases-around "$TMPDIR/planted.xml"
exits 'no words either' 2 "$LR" --phrases --phrases-around --filter=2001.. "$TMPDIR/planted.xml"
exits 'nothing recurs' 1 "$LR" --phrases --phrases-least=41 "$TMPDIR/planted.xml"

# The words of a phrase alone, without what stands between them.
bare() {
  awk -F, '{ label = $1
    for (i = 2; i <= NF - 4; i++) label = label " " $i
    gsub(/“|”|—|–|…/, " ", label)
    gsub(/[^a-z0-9 .’]/, " ", label)
    gsub(/[.] /, " ", label)
    gsub(/  +/, " ", label)
    gsub(/^ | $/, "", label)
    print label "," $(NF - 3) "," $(NF - 2) "," $(NF - 1) "," $NF }'
}

if command -v python3 > /dev/null; then
  for case in '0 3' '2 2' '4 2' '6 2'; do
    set -- $case
    length=$1
    [ "$length" -gt 0 ] || length=any
    "$LR" --format=csv --phrases --phrases-words="$length" --phrases-least="$2" "$shipped" |
      sed '1d; s/,,,,$//' | tr '[:upper:]' '[:lower:]' | bare | LC_ALL=C sort > "$TMPDIR/table"
    "$LR" --format=json "$shipped" |
      PYTHONIOENCODING=utf-8 python3 "$abs_srcdir/tests/batch/phrases.py" "$@" | LC_ALL=C sort > "$TMPDIR/again"
    if [ -s "$TMPDIR/table" ] && cmp -s "$TMPDIR/table" "$TMPDIR/again"; then
      ok "counted again: $case"
    else
      not_ok "counted again: $case" "$(diff "$TMPDIR/table" "$TMPDIR/again" | head -20)"
    fi
  done
fi
finish
