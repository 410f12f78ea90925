#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright (C) 2026 The leader-reader authors
#
# --collocates: numbers that can be counted by hand, the same as those of a program in another language, and
# the same in every format.
. "$abs_srcdir/tests/batch/lib.sh"
export LR

cat > "$TMPDIR/small.xml" << 'END'
<archive><title>Small</title>
<statement><date when="2001-01-01"/><title>One</title>
<text>The old harbour of the old town, a harbour.</text></statement>
<statement><date when="2003-01-01"/><title>Two</title><text>No ship; the harbour is old.</text></statement>
<statement><date when="2003-02-01"/><title>Three</title><text>The old ship is old.</text></statement>
</archive>
END
beside() {
  "$LR" -f harbour --collocates-span=1 --collocates-least=1 "$@" "$TMPDIR/small.xml"
}
# Within one word: [old] harbour [of], [a] harbour; [the] harbour [is]. Outside of the matches there are 20
# words, titles too; 5 of them lie in windows.
is 'by hand' 'word,logdice,lines,together,in_all,lines_by_time,statements,mi,t,g2
of,13.00,1,1,1,1 0 0,1,2.00,0.75,2.94
a,13.00,1,1,1,1 0 0,1,2.00,0.75,2.94
is,12.68,1,1,2,0 0 1,1,1.00,0.50,0.65
the,12.19,1,1,4,0 0 1,1,0.00,0.00,0.00
old,12.00,1,1,5,1 0 0,1,-0.32,-0.25,0.09' \
  beside --collocates --format=csv
before() {
  beside --collocates=lines --collocates-side=before --format=csv | sed 1d | cut -d, -f1 | LC_ALL=C sort
}
is 'before alone' 'a
old
the' before
# What two terms find in one place is no more often beside other words.
is 'a term twice' 'of,13.00,2' sh -c '"$LR" -f "harbour | harb*" --collocates-span=1 --collocates-least=1 --collocates --format=csv "$TMPDIR/small.xml" | sed -n "s/^\(of,[^,]*,[0-9]*\),.*/\1/p"'
# What is left out by a word was looked through too: old stands 5 times outside of the matches.
is 'without a word' 'old,1,1,5' sh -c '"$LR" -f "harbour -ship" --collocates-span=1 --collocates-least=1 --collocates --format=csv "$TMPDIR/small.xml" | sed -n "s/^\(old\),[^,]*,\([0-9]*,[0-9]*,[0-9]*\),.*/\1,\2/p"'
exits 'without words there is nothing beside them' 2 "$LR" --collocates -f year:2003 "$TMPDIR/small.xml"
exits 'nothing beside it' 1 "$LR" --collocates -f nosuchword "$TMPDIR/small.xml"
exits 'no such order' 2 "$LR" --collocates=size -f harbour "$TMPDIR/small.xml"
says 'and why' 'only by logdice, mi, t, g2 or lines' "$LR" --collocates=size -f harbour "$TMPDIR/small.xml"
old() {
  beside --collocates --format=json | sed -n 's/.*"word":"old".*"lines":\([0-9]*\),.*"in_all":\([0-9]*\),.*/old \1 \2/p'
}
is 'json has the same' 'old 1 5' old

if command -v python3 > /dev/null; then
  for case in 'unity 5 both 2' 'islamic 3 before 2' 'the 2 after 3'; do
    set -- $case
    "$LR" --format=csv --collocates -f "$1" --collocates-span="$2" --collocates-side="$3" \
      --collocates-least="$4" "$shipped" | sed 1d | tr '[:upper:]' '[:lower:]' | cut -d, -f1-5,7- | LC_ALL=C sort > "$TMPDIR/table"
    "$LR" --format=json "$shipped" |
      PYTHONIOENCODING=utf-8 python3 "$abs_srcdir/tests/batch/collocates.py" "$@" | LC_ALL=C sort > "$TMPDIR/again"
    if [ -s "$TMPDIR/table" ] && cmp -s "$TMPDIR/table" "$TMPDIR/again"; then
      ok "counted again: $case"
    else
      not_ok "counted again: $case" "$(diff "$TMPDIR/table" "$TMPDIR/again" | head -20)"
    fi
  done
fi
finish
